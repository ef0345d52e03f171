"""Questions that lean on the turns before them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from app.answers.from_sentences.sought import marked
from app.conversation import further, listed, pairs
from app.conversation.pointing import SHORTEST, is_elliptic, is_whole, of_that_one, points_at, points_back, states
from app.questions import intervals
from app.questions.cues import BY_AGE, FOUNDING, RANKS, cue
from app.questions.kinds import asks_countries
from app.questions.leftovers import blanked
from app.questions.question import Question
from app.questions.units import asked_units
from ingest.folding import fold
from ingest.lexicon import spelt
from ingest.records import Span

# Kinds of question that name a country.
_OF_COUNTRIES = ("members", "count", "date", "leader", "seat", "bodies", "partners", "other")
# Kinds of question for what a body has.
_HELD = ("members", "seat", "leader", "count", "instrument", "date")
# With more words of its own a question asks something new.
_REASKED = 2
# What joins a question to the one before.
_AND = re.compile(rf"\W*{spelt('and')}\s")
# With so many words and countries of its own a question may be about them, and of no body.
_TELLING = 2
# From this weight on a question asks for bodies.
_CLEAR = 2.0
# A «when?» of so few words asks for the date of what the turn before spoke of; of more where that was how it began, or
# where a month is asked for.
_BARE, _LONGER = 4, 6
# What the interrogative alone says of a time, «since when?», «until when?».
_SPANS = frozenset({"begun", "until", "ended", "month"})


def _next_posed(question: Question, earlier: Question) -> Question | None:
    """Return a short follow-up for another of the questions that a document puts, «And the second one?», or None."""
    puts = cue("posed", earlier.language).search(earlier.folded) is not None
    ranked = cue("ordinal", question.language).search(question.folded) is not None
    goes_on = cue("following", question.language).search(question.folded) is not None
    if not (puts and (ranked or goes_on) and is_elliptic(question)) or question.bodies or question.unknown:
        return None
    if ranked:
        return replace(question, folded=f"{question.folded} {_without_rank(earlier)}", kind="other", polar=False)
    restrict = question.restrict | {"following"}
    return replace(question, folded=earlier.folded, restrict=restrict, kind="other", polar=False)


def _without_rank(question: Question) -> str:
    """Return a folded question without the ranks it names."""
    ranks = [Span(c.start, c.end) for c in cue("ordinal", question.language).find(question.folded)]
    return blanked(question.folded, ranks)


def follow(
    question: Question, earlier: Question | None, answered: Sequence[str], recent: Sequence[str] = ()
) -> Question:
    """Return a question with what it leaves to the earlier turn: the body, or the kind.

    ``recent`` are the bodies that the turns before were about, oldest first: «which of the two» means the last of them.

    ``answered`` are the bodies that the earlier answer gave: «À quel conseil était-elle rattachée ?» after «Quel
    était le prédécesseur de la CAM ?» speaks of that predecessor. A question that names a body of its own, or a
    name that nobody knows, drops the earlier body.
    """
    if earlier is None:
        return question
    question = _placed(_beside_year(question, earlier), earlier)
    if earlier.asks("members", "count") and listed.asks_which(narrowed := listed.of_region(question)):
        question = narrowed
    them = listed.counted(question, earlier) or listed.among_them(question, earlier)
    them = them or listed.belonging(question, earlier)
    them = them or listed.any_of_region(question, earlier) or listed.any_or_all(question, earlier)
    if them is not None:
        return them
    again = further.asked(question, earlier, answered) or _asked_again(question, earlier, recent)
    if again is not None:
        return again
    if question.named == "hint" and (named := states(question)):
        question = replace(question, bodies=(), named="", countries=named)
    elif question.named == "hint" and not points_at(question):
        question = replace(question, bodies=(), named="")
    of_list = listed.others(question, earlier) or listed.elsewhere(question, earlier)
    of_list = of_list or listed.against(question, earlier)
    if of_list is not None:
        return of_list
    if listed.asks_which(question) and earlier.kind in {"members", "count"}:
        return listed.narrowed(question, earlier)
    if (
        question.asks("members", "other", "bodies")
        and "both" in question.restrict
        and earlier.asks("members")
        and len(question.bodies) == 1
    ):
        if len(earlier.countries) > 1 and not question.countries:  # «Are A and B both in it? And both in the other?»
            rest = question.restrict - {"both"}
            return replace(question, kind="members", countries=earlier.countries, restrict=rest, polar=True)
        both = tuple(dict.fromkeys((*earlier.bodies, *question.bodies)))
        return replace(question, kind="members", bodies=both, named="earlier")
    if not question.bodies and len(earlier.bodies) >= 2 and cue("each", question.language).search(question.folded):
        return replace(question, bodies=earlier.bodies, named="earlier")  # «…, and what year is each from?»
    if listed.left_out(question, earlier):
        return replace(question, kind="members", bodies=tuple(dict.fromkeys((*earlier.bodies, *question.bodies))))
    if (that := of_that_one(question, answered)) is not None:
        return that
    if question.bodies:
        if question.asks("count") and earlier.asks("count") and not (question.terms or question.content):
            return replace(question, terms=_counted(earlier))  # «… and how many does the other have?»
        if question.polar and question.kind == "members" and not question.countries and question.follows:
            return replace(question, countries=earlier.countries)  # «Et de celui de Quito, en fait-il partie ?»
        if (
            is_elliptic(question)
            and question.kind in {"other", "bodies", "definition"}
            and not question.scores.get("definition")
            and not (question.polar and question.content)
        ):
            return _same_again(question, earlier, question.bodies)
        return question
    return _of_earlier(question, earlier, tuple(answered) or earlier.bodies)


def _asked_again(question: Question, earlier: Question, recent: Sequence[str]) -> Question | None:
    """Return a question that puts the earlier one again, of the last two bodies, another country or thing; or None."""
    posed = _next_posed(question, earlier)
    if posed is not None:
        return posed
    if one := pairs.one_of(question, earlier, recent):
        return _of_one(question, earlier, one)
    pair = pairs.of_two(question, earlier, recent) or pairs.beside_rank(question, earlier)
    if pair is not None:
        return pair
    if question.polar and question.restrict & BY_AGE and earlier.bodies and not (question.bodies or question.content):
        return replace(question, bodies=earlier.bodies, named="earlier")  # «Is it the oldest of all?»
    ranks = bool(question.restrict & RANKS and earlier.restrict & RANKS) and earlier.asks("bodies")
    if ranks and not question.bodies and is_elliptic(question):
        return replace(_same_again(question, earlier, earlier.bodies), polar=False)  # «And the newest of the six?»
    if _of_year(question, earlier):
        return replace(_same_again(question, earlier, earlier.bodies), polar=False)
    if _is_same_country_question(question, earlier):
        return replace(_same_again(question, earlier, ()), polar=earlier.polar)
    if _of_the_same_body(question, earlier):
        others = tuple(dict.fromkeys((*question.bodies, *question.others)))
        return replace(question, bodies=earlier.bodies, named="earlier", others=others)
    if (beside := pairs.ranked_beside(question, earlier)) is not None:
        return beside
    if earlier.kind == "count" and _counts_another(question):
        again = _same_again(question, earlier, earlier.bodies)
        return replace(again, content=question.content, terms=question.terms, polar=False)
    return None


def _of_one(question: Question, earlier: Question, bodies: tuple[str, ...]) -> Question:
    """Return a follow-up on one of two bodies with what the turn before asked where it asks for nothing of its own."""
    asked = replace(question, bodies=bodies, named="earlier", restrict=question.restrict - BY_AGE - {"other"}, hints=())
    if not is_elliptic(question) or not question.asks("other", "bodies") or question.expects:
        return asked
    text = earlier.text if earlier.named == "earlier" else question.text
    return replace(_same_again(asked, earlier, bodies), text=text, restrict=earlier.restrict)


def _of_earlier(question: Question, earlier: Question, bodies: tuple[str, ...]) -> Question:
    """Return a question that names no body as one about those of the earlier turn, where it may be."""
    if _asks_alike(question, earlier):
        return question
    if not bodies and not question.unknown and (question.follows or _short(question)):
        return _on_topic(question, earlier)
    of_all = bool(question.countries) and _asks_several(question)  # «Who chairs it? Which of these bodies has Brazil?»
    apart = question.kind == "bodies" and (not question.follows or of_all) and not _of_its_act(question, earlier)
    apart = apart or _is_of_others(question)
    names = [word for word in question.unknown if not marked("organ", fold(word), question.language)]
    question, of_them = listed.of_them(question, earlier)
    back = points_back(question.folded, question.language)
    strange = names and not (of_them or back or (question.polar and cue("it", question.language).search(question.bare)))
    if strange or not bodies or apart:
        return question
    if (
        question.countries
        and is_elliptic(question)
        and not question.asks("reason")
        and question.scores.get("members", 0) <= 0.5
        and len(question.scores) <= 1
    ):
        replies = cue("replied", question.language).search(question.bare) is not None
        if (
            question.polar and not replies and not earlier.asks(*_OF_COUNTRIES)
        ):  # «What is the CRM?», «Is Mexico in it?»
            return replace(question, kind="members", bodies=bodies, named="earlier")
        again = _same_again(question, earlier, earlier.bodies)  # «Who is in it?», «What about Paraguay?»
        belongs = earlier.asks("members", "count") and not earlier.countries
        if belongs and question.asks("other", "members", "themes") and not question.expects:
            return replace(again, kind="members", polar=True)
        return replace(again, polar=earlier.polar) if earlier.countries else again  # «How much from Norway?», «Canada?»
    if earlier.kind == "count" and not (question.terms or question.content) and question.expects != "number":
        question = replace(question, terms=_counted(earlier))  # «How many axes?», «What are they, one by one?»
    if _of_its_act(question, earlier) and question.expects == "who" and question.asks("members"):
        question = replace(question, kind="other", scores={})  # «By which resolution? And who adopted it?»
    home = cue("home", question.language).search(question.bare) is not None
    if question.kind == "seat" and not question.aspects and not home:
        signed = {"created", "signed"} if earlier.kind == "date" else set()
        question = replace(question, aspects=earlier.aspects | signed)
    bare = _LONGER if "month" in question.aspects or earlier.aspects & FOUNDING else _BARE
    ends = "ended" in question.aspects and bool(question.scores.get("status"))  # «… and when was it dissolved?»
    if question.kind == "date" and question.aspects <= _SPANS and len(question.folded.split()) <= bare and not ends:
        # «Quantos países o assinaram, e quando?»
        own = earlier.content if earlier.asks("instrument") else earlier.terms
        begun = "begun" in question.aspects and earlier.asks("count")  # «How many take part, and since when?»
        own = own if bodies == earlier.bodies and not begun else ()  # «which is the oldest, and from which year?»
        question = replace(question, aspects=question.aspects | earlier.aspects, content=own, terms=earlier.terms)
    if question.kind == "date" and earlier.countries and not question.countries:
        question = replace(question, countries=earlier.countries, aspects=question.aspects | earlier.aspects)
    if (
        question.kind == "other"
        and len(question.folded.split()) <= 8
        and 0 < len(question.content) <= _REASKED
        and earlier.kind in {"legal", "status"}
        and not _asks_anew(question, earlier)
    ):
        again = _same_again(question, earlier, earlier.bodies)
        return replace(again, content=question.content, terms=question.terms, polar=earlier.polar)
    if question.kind == "other" and not question.content and not _asks_anew(question, earlier):
        return _same_again(question, earlier, bodies)
    new = question.kind != earlier.kind and question.asks(*_HELD)  # «Is it binding? And its seat?»
    if (new or not earlier.polar) and _is_noun(question) and (question.asks("other") or not question.years):
        question = replace(question, polar=False)
    own = (*question.content, *question.countries, *question.years)
    several = question.asks("bodies") and _asks_several(question)
    joined = _AND.match(question.folded) is not None  # «Do its acts bind, and how often does the chair change?»
    whole = is_whole(question) and not joined and len(own) >= (1 if several else _TELLING)
    return replace(question, bodies=bodies, named="partial" if whole else "earlier")


def _asks_alike(question: Question, earlier: Question) -> bool:
    """Tell whether a question for a body puts its own condition as the earlier one did, «… and which has six?»"""
    asks = all(each.scores.get("bodies", 0.0) >= _CLEAR and not each.polar for each in (question, earlier))
    own = question.content or question.numbers or question.years
    return asks and bool(own) and not earlier.bodies and question.text != earlier.text and is_whole(question)


def _is_of_others(question: Question) -> bool:
    """Tell whether a question asks which bodies a country it names is in, are of a year, or which of all do a thing."""
    which = question.scores.get("bodies", 0.0) >= _CLEAR and is_whole(question)
    own = question.countries or question.years
    return which and bool(own or (question.asks("status", "legal", "date") and _asks_several(question)))


def _asks_several(question: Question) -> bool:
    """Tell whether a question speaks of bodies at large, «Which of the mechanisms …?»"""
    nouns = cue("bodylike", question.language).find(question.bare)
    return any(question.bare[: each.end].endswith("s") for each in nouns)


def _counted(question: Question) -> tuple[str, ...]:
    """Return the words for what a question asks the number of."""
    return tuple(word for unit in asked_units(question) for word in unit)


def _asks_anew(question: Question, earlier: Question) -> bool:
    """Tell whether a follow-up without words of its own content asks another thing: «And what did it ask for?».

    It has an interrogative where the turn before wanted a yes or a no, or asks a yes or a no of how a thing began.
    """
    if asks_countries(question.bare, question.language) and not asks_countries(earlier.bare, earlier.language):
        return True  # «What is it?», «Which country joins in it?»
    asks = cue("interrogative", question.language).search(question.bare) is not None
    return (earlier.polar and asks) or (question.polar and bool(question.aspects & FOUNDING) and bool(question.years))


def _of_its_act(question: Question, earlier: Question) -> bool:
    """Tell whether a question asks which body adopted the act that the earlier one asked for."""
    return earlier.asks("instrument") and "adopted" in question.aspects


def _is_noun(question: Question) -> bool:
    """Tell whether a follow-up is but the noun of another thing, «And the plan of 2010?», and asks no yes or no."""
    short = not question.countries and len(question.folded.split()) <= SHORTEST
    return (
        short
        and re.match(
            r"\W*(?:et|and|y|e) (?:l[ae]s?|los|el|[ao]s?|the|l'|d[aeo]s?|del|s(?:on|a|es)|its|sus?|seus?|suas?)\b"
            r"(?! (?:que|quem|qui|who|quien)\b)",
            question.folded,
        )
        is not None
    )


def _of_year(question: Question, earlier: Question) -> bool:
    """Tell whether a question asks which thing of an earlier answer is of a year: «which one is from 2013?»"""
    act = question.asks("instrument") and not cue("interrogative", question.language).search(question.bare)
    one = (act or question.asks("bodies", "date", "other")) and bool(question.years) and not question.content
    listed = earlier.asks("instrument", "partners", "other", "bodies") and "contribute" in earlier.aspects
    brought = bool(earlier.aspects & {"whatever", "happening"})  # «What happened in 2012? And in 2016?»
    return one and not question.bodies and (brought or (listed and bool(earlier.bodies)))


def _is_same_country_question(question: Question, earlier: Question) -> bool:
    """Tell whether a question asks of another country what the one before asked of one: «Et l'Argentine ?»"""
    alone = bool(question.countries) and not question.bodies and is_elliptic(question)
    alone = alone and not question.scores.get("count")
    return alone and bool(earlier.countries) and not earlier.bodies and question.scores.keys() <= {"members"}


def _of_the_same_body(question: Question, earlier: Question) -> bool:
    """Tell whether a question on a tie asks of «it», and names but the other end: «Is it also run by IOM?»

    So does one on an act that names but who did it, «In which month did the Assembly adopt it?».
    """
    acted = cue("act_on_it", question.language).search(question.bare) is not None and len(question.bodies) == 1
    if acted and earlier.bodies and question.asks("date", "seat", "instrument") and not question.polar:
        return question.bodies[0] not in earlier.bodies
    tie = question.asks("leader", "partners", "parent", "predecessor") and question.polar and question.follows
    same = question.kind == earlier.kind and bool(earlier.bodies) and not set(question.bodies) & set(earlier.bodies)
    return tie and same and question.named == "exact" and cue("it", question.language).search(question.bare) is not None


def _counts_another(question: Question) -> bool:
    """Tell whether a question but names other things to be counted: «¿Y organizaciones internacionales?»"""
    few = 0 < len(question.content) <= _REASKED and len(question.folded.split()) <= _BARE + 1
    return few and question.asks("other", "bodies") and not question.bodies and not question.countries


def _placed(question: Question, earlier: Question) -> Question:
    """Return «and in the countries of origin?» as a question on what is done there: it asks for no list of these."""
    opening = cue("placing", question.language).search(question.bare)
    opens = opening is not None and not question.bare[: opening.start].strip(" ¿")
    nouns = [c.start for c in cue("memberlike", question.language).find(question.bare)]
    asks = nouns and cue("interrogative", question.language).search(question.bare, 0, nouns[0]) is not None
    listed = earlier.asks("members", "count", "bodies", "compare") or question.bodies or question.countries
    if not opens or asks or listed or not question.asks("members"):
        return question
    return replace(question, kind="other", scores={}, polar=False)


def _beside_year(question: Question, earlier: Question) -> Question:
    """Return a question about «the year before», «fifty years earlier» as one about the year that is meant.

    An earlier turn must name the one it is told by.
    """
    told = intervals.apart(question)
    if told is None or question.years or len(earlier.years) != 1 or not earlier.years[0][:4].isdigit():
        return question
    years, span = told
    year = str(int(earlier.years[0][:4]) + years)
    kept, terms = ([w for w in own if w not in span.of(question.bare)] for own in (question.content, question.terms))
    points = {k: v for k, v in question.scores.items() if k not in {"date", "predecessor", "status"}}
    kind = question.kind if question.kind in points else max(points, key=lambda k: points[k], default="other")
    return replace(
        question,
        years=(year,),
        numbers=(),
        bare=blanked(question.bare, [span]),
        content=tuple(kept),
        terms=tuple(terms),
        kind=kind,
        scores=points,
        restrict=question.restrict - {"before", "after"},
        polar=False,
    )


def _on_topic(question: Question, earlier: Question) -> Question:
    """Return a question about what an earlier one that named no body spoke of, «Ça fait quelle part ?»."""
    again = bool(question.years) and question.asks("other") and not question.content  # «¿Y en 1970?»
    return replace(
        question,
        polar=earlier.polar if again else question.polar,
        kind=earlier.kind if question.kind == "other" and not question.content else question.kind,
        scores=earlier.scores if question.kind == "other" and not question.content else question.scores,
        years=question.years or earlier.years,
        terms=tuple(dict.fromkeys((*question.terms, *earlier.terms))),
        content=tuple(dict.fromkeys((*question.content, *earlier.content))),
    )


def _short(question: Question) -> bool:
    """Tell whether a question is too short to say what it is about."""
    return len(question.terms) <= 3 and len(question.folded.split()) <= 9


def _same_again(question: Question, earlier: Question, bodies: tuple[str, ...]) -> Question:
    """Return the earlier question, asked of another body or country."""
    return replace(
        question,
        bodies=bodies,
        named=question.named or "earlier",
        kind=earlier.kind,
        scores=earlier.scores,
        polar=(question.polar and bool(question.countries))
        or (earlier.polar and bool(question.countries or not earlier.countries or question.bodies)),
        aspects=question.aspects | earlier.aspects,
        countries=question.countries or earlier.countries,
        years=question.years or earlier.years,
        content=earlier.content,
        terms=earlier.terms or (_counted(earlier) if earlier.asks("count") else ()),
    )
