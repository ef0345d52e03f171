"""Messages that ask several things, and questions that lean on the turns before them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from app.alignment import content_words
from app.cues import FOUNDING, RANKS, cue, polar, scores
from app.focus import granted_end
from app.leftovers import blanked
from app.question import Question
from ingest import countries, dates
from ingest.folding import fold
from ingest.gazetteer import words
from ingest.lexicon import cues
from ingest.records import Span

_SPLIT = re.compile(r"(?<=[?؟;])\s+|,\s*(?=(?:et|and|y|e|ainsi que|as well as|puis)\s)|\s(?=(?:et|and|y|e)\s)|,\s+")
_THAT = re.compile(
    r"\b(?:cette|cet|ce|this|that|esa|esta|ese|este|essa|esse|dessa|desse|nessa|nesse)\s(\w+)"
    r"|\b(?:its?|seu|sua|su) (\w+)"
)


# Kinds of question that name a country.
_OF_COUNTRIES = ("members", "count", "date", "leader", "seat", "bodies", "partners", "other")
# With more words of its own a question asks something new.
_REASKED = 2
# A «when?» of so few words asks for the date of what the turn before spoke of.
_BARE = 4
# What the interrogative alone says of a time, «since when?», «until when?».
_SPANS = frozenset({"begun", "until", "ended"})
# A sentence ends at a stop behind a word of four letters or more, so that «AG/RES. 2738» and «art. 58» go on.
_SENTENCE = re.compile(r"(?<=[^\W\d_]{4})[.!:]\s+")
_ONE = re.compile(r"\b(?:ones?|celui|celle|ceux|celles|(?:el|la|los|las|o|a|os|as) d[eao]l?)\b")


# A question without a known kind begins with its interrogative, or a preposition before it.
_FIRST = 3


def parts(text: str, language: str) -> list[str]:
    """Split a message that asks several things into its questions; each piece but the first brings its own kind.

    «Quand a-t-elle été créée, par quelle résolution ?» asks two things, «… l'Argentine et le Chili ?» one.
    """
    if cue("restrict", language).search(fold(text)) and "both" in {
        c.name for c in cue("restrict", language).find(fold(text))
    }:
        return [text]
    if granted_end(fold(text), language):
        return [text]
    begin = _asking(text)
    context, text = text[:begin], text[begin:]
    pieces = _SPLIT.split(text)
    found: list[str] = []
    if len(pieces) > 1 and len(pieces[0].split()) <= 2 and not scores(fold(pieces[0]), language):
        pieces = pieces[1:]  # «OK, and which …»
    for piece in pieces:
        if not piece:
            continue
        begins = _asks_anew(piece, language)
        begins = begins or (bool(found) and found[-1].endswith("?") and _wants_verdict(piece, language))
        if found and not begins:
            found[-1] += (" " if not found[-1].endswith((" ", ",")) else "") + piece
        elif found and not (_asks_anew(found[-1], language, anywhere=True) or _wants_verdict(found[-1], language)):
            found[-1] += ", " + piece
        else:
            found.append(piece)
    found = [_completed(piece, behind, language) for piece, behind in zip(found, [*found[1:], ""], strict=True)]
    found = [each for piece in found for each in _of_each_act(piece, language)]
    if found:
        found[0] = context + found[0]
    return [piece.strip(" ,") for piece in found if any(ch.isalnum() for ch in piece)]


# Kinds that an interrogative alone asks for.
_ALONE = frozenset({"date", "seat", "other"})


def _completed(piece: str, behind: str, language: str) -> str:
    """Return a piece that is only an interrogative with what the next one says, «when and where will it be held?»."""
    folded = fold(piece)
    spans = [c for group in ("kind", "interrogative") for c in cue(group, language).find(folded)]
    left = blanked(folded, [Span(c.start, c.end) for c in spans])
    asks = cue("interrogative", language).find(fold(behind))
    if not spans or not asks or content_words(left) or not scores(folded, language).keys() <= _ALONE:
        return piece
    if re.search(r"\w{3}", left):
        return piece
    taken = max(
        (c.end for c in cue("kind", language).find(fold(behind)) if c.start <= asks[0].start < c.end), default=0
    )
    return f"{piece} {behind[max(taken, asks[0].end) :].strip()}"


# What joins two acts of one thing, «was signed and came into force», «se firmó y entró en vigor».
_AND_ACT = re.compile(r"\s(?:et|and|y|e)\s(?:[\w-]{1,6}\s){0,2}")


def _of_each_act(piece: str, language: str) -> list[str]:
    """Return a question for the time of two acts as one for each, «when was it signed and in force?»."""
    folded = fold(piece)
    times = [c.start for c in cue("expects", language).find(folded) if c.name == "date"]
    acts = [c for c in cue("aspect", language).find(folded) if c.name in FOUNDING | {"in_force"}]
    for first, second in pairwise(sorted(acts, key=lambda c: c.start)):
        apart = (first.name == "in_force") != (second.name == "in_force")
        tail = piece[second.end :]
        if dates.find(tail) or not times or times[0] > first.start:
            continue  # «the pact, signed and in force since 2008» is but named
        if apart and _AND_ACT.fullmatch(folded, first.end, second.start):
            return [piece[: first.end] + tail, piece[: first.start] + piece[second.start : second.end] + tail]
    return [piece]


def _asking(text: str) -> int:
    """Return where the first sentence with a question mark begins, else the last: those before only lead up to it."""
    end = text.find("?") if "?" in text else len(text.rstrip()) - 1
    starts = [m.end() for m in _SENTENCE.finditer(text, 0, max(end, 0))]
    return starts[-1] if starts else 0


def _asks_anew(piece: str, language: str, *, anywhere: bool = False) -> bool:
    """Tell whether a piece holds an interrogative near its beginning and something of its own that is asked."""
    folded = fold(piece)
    head = folded if anywhere else folded[:34]
    found = cue("interrogative", language).find(head)
    words = folded.split()
    limit = len(folded) if anywhere else len(" ".join(words[:5]))
    asks = [c for c in found if c.start <= limit]
    if not asks or len(words) > 40:
        return False
    # «Who is its depositary and …», «… et dans quel délai»: what is asked need be of no known kind.
    opens = asks[0].start <= _FIRST if anywhere else any(c.name == "clear" for c in asks)
    return bool(scores(folded, language)) or (opens and bool(content_words(folded[asks[0].end :])))


def _wants_verdict(piece: str, language: str) -> bool:
    """Tell whether a piece is a question of its own for a yes or a no, «Est-elle contraignante ?»."""
    folded = fold(piece)
    return "?" in piece and polar(folded, language) and bool(scores(folded, language))


def points_back(text: str, language: str) -> bool:
    """Tell whether a message speaks of «that organisation», what an earlier answer named."""
    for match in _THAT.finditer(fold(text)):
        noun = cues("subject", language).search(match[1] or "")
        if noun is not None and noun.name == "noun":
            return True
    return False


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
    question = _beside_year(question, earlier)
    again = _asked_again(question, earlier, recent)
    if again is not None:
        return again
    if question.named == "hint" and (states := _states(question)):
        question = replace(question, bodies=(), named="", countries=states)
    elif question.named == "hint" and not _points_at(question):
        question = replace(question, bodies=(), named="")
    if _which_of_them(question) and earlier.kind in {"members", "count"}:
        return _narrowed(question, earlier)
    if (
        question.asks("members", "other", "bodies")
        and "both" in question.restrict
        and earlier.asks("members")
        and len(question.bodies) == 1
    ):
        return replace(question, kind="members", bodies=tuple(dict.fromkeys((*earlier.bodies, *question.bodies))))
    if not question.bodies and len(earlier.bodies) >= 2 and cue("each", question.language).search(question.folded):
        return replace(question, bodies=earlier.bodies, named="earlier")  # «…, and what year is each from?»
    if _left_out(question, earlier):
        return replace(question, kind="members", bodies=tuple(dict.fromkeys((*earlier.bodies, *question.bodies))))
    if question.bodies:
        if question.polar and question.kind == "members" and not question.countries and question.follows:
            return replace(question, countries=earlier.countries)  # «Et de celui de Quito, en fait-il partie ?»
        if (
            _elliptic(question)
            and question.kind in {"other", "bodies", "definition"}
            and not question.scores.get("definition")
        ):
            return _same_again(question, earlier, question.bodies)
        return question
    return _of_earlier(question, earlier, tuple(answered) or earlier.bodies)


def _asked_again(question: Question, earlier: Question, recent: Sequence[str]) -> Question | None:
    """Return a question that puts the earlier one again, of the last two bodies, another country or thing; or None."""
    if not question.bodies and len(recent) >= 2 and cue("of_two", question.language).search(question.folded):
        return replace(question, bodies=tuple(recent[-2:]), named="earlier")
    if _of_year(question, earlier):
        return replace(_same_again(question, earlier, earlier.bodies), polar=False)
    if _is_same_country_question(question, earlier):
        return replace(_same_again(question, earlier, ()), polar=earlier.polar)
    if _of_the_same_body(question, earlier):
        others = tuple(dict.fromkeys((*question.bodies, *question.others)))
        return replace(question, bodies=earlier.bodies, named="earlier", others=others)
    if _ranks_beside(question, earlier):
        return replace(question, bodies=(*earlier.bodies, *question.bodies), named="earlier")
    if earlier.kind == "count" and _counts_another(question):
        again = _same_again(question, earlier, earlier.bodies)
        return replace(again, content=question.content, terms=question.terms, polar=False)
    return None


def _of_earlier(question: Question, earlier: Question, bodies: tuple[str, ...]) -> Question:
    """Return a question that names no body as one about those of the earlier turn, where it may be."""
    if not bodies and not question.unknown and (question.follows or _short(question)):
        return _on_topic(question, earlier)
    if question.unknown or not bodies or (question.kind == "bodies" and not question.follows):
        return question
    if (
        question.countries
        and _elliptic(question)
        and question.scores.get("members", 0) <= 0.5
        and len(question.scores) <= 1
    ):
        if question.polar and not earlier.asks(*_OF_COUNTRIES):  # «What is the CRM?», «Is Mexico in it?»
            return replace(question, kind="members", bodies=bodies, named="earlier")
        return _same_again(question, earlier, earlier.bodies)
    if question.kind == "seat" and not question.aspects:
        question = replace(
            question, aspects=earlier.aspects | ({"created", "signed"} if earlier.kind == "date" else set())
        )
    if question.kind == "date" and question.aspects <= _SPANS and len(question.folded.split()) <= _BARE:
        # «Quantos países o assinaram, e quando?»
        question = replace(
            question, aspects=question.aspects | earlier.aspects, content=earlier.terms, terms=earlier.terms
        )
    if question.kind == "date" and earlier.countries and not question.countries:
        question = replace(question, countries=earlier.countries, aspects=question.aspects | earlier.aspects)
    if (
        question.kind == "other"
        and len(question.folded.split()) <= 8
        and 0 < len(question.content) <= _REASKED
        and earlier.kind in {"legal", "status"}
    ):
        again = _same_again(question, earlier, earlier.bodies)
        return replace(again, content=question.content, terms=question.terms, polar=earlier.polar)
    if question.kind == "other" and not question.content:
        return _same_again(question, earlier, bodies)
    return replace(question, bodies=bodies, named="earlier")


def _of_year(question: Question, earlier: Question) -> bool:
    """Tell whether a question asks which thing of an earlier answer is of a year: «which one is from 2013?»"""
    one = question.asks("bodies", "date", "other") and bool(question.years) and not question.content
    listed = earlier.asks("instrument", "partners", "other", "bodies") and "contribute" in earlier.aspects
    return one and listed and not question.bodies and bool(earlier.bodies)


def _is_same_country_question(question: Question, earlier: Question) -> bool:
    """Tell whether a question asks of another country what the one before asked of one: «Et l'Argentine ?»"""
    alone = (
        bool(question.countries) and not question.bodies and _elliptic(question) and not question.scores.get("count")
    )
    return alone and bool(earlier.countries) and not earlier.bodies and question.scores.keys() <= {"members"}


def _of_the_same_body(question: Question, earlier: Question) -> bool:
    """Tell whether a question on a tie asks of «it», and names but the other end: «Is it also run by IOM?»"""
    tie = question.asks("leader", "partners", "parent", "predecessor") and question.polar and question.follows
    same = question.kind == earlier.kind and bool(earlier.bodies) and not set(question.bodies) & set(earlier.bodies)
    return tie and same and question.named == "exact" and cue("it", question.language).search(question.bare) is not None


def _ranks_beside(question: Question, earlier: Question) -> bool:
    """Tell whether a question ranks another body beside that of the earlier one: «Which is older, it or the RCM?»"""
    ranks = question.follows and bool(question.restrict & RANKS) and question.asks("date", "bodies", "other", "compare")
    return ranks and len(question.bodies) == 1 == len(earlier.bodies) and question.bodies != earlier.bodies


def _counts_another(question: Question) -> bool:
    """Tell whether a question but names other things to be counted: «¿Y organizaciones internacionales?»"""
    few = 0 < len(question.content) <= _REASKED and len(question.folded.split()) <= _BARE + 1
    return few and question.asks("other", "bodies") and not question.bodies and not question.countries


def _beside_year(question: Question, earlier: Question) -> Question:
    """Return a question about «the year before» as one about that year, where an earlier turn names one."""
    told = cue("beside_year", question.language).search(question.bare)
    if told is None or question.years or len(earlier.years) != 1 or not earlier.years[0][:4].isdigit():
        return question
    year = str(int(earlier.years[0][:4]) + (-1 if told.name == "before" else 1))
    kept = [w for w in question.content if w not in question.bare[told.start : told.end]]
    points = {k: v for k, v in question.scores.items() if k not in {"date", "predecessor"}}
    kind = question.kind if question.kind in points else max(points, key=lambda k: points[k], default="other")
    return replace(question, years=(year,), content=tuple(kept), kind=kind, scores=points)


def _left_out(question: Question, earlier: Question) -> bool:
    """Tell whether a question asks which members of the earlier turn's body the one that it names has not."""
    apart = "not" in question.restrict and not question.polar and not question.countries
    return apart and question.kind in {"members", "bodies"} and earlier.kind == "members" and len(question.bodies) == 1


def _on_topic(question: Question, earlier: Question) -> Question:
    """Return a question about what an earlier one that named no body spoke of, «Ça fait quelle part ?»."""
    return replace(
        question,
        kind=earlier.kind if question.kind == "other" and not question.content else question.kind,
        scores=earlier.scores if question.kind == "other" and not question.content else question.scores,
        years=question.years or earlier.years,
        terms=tuple(dict.fromkeys((*question.terms, *earlier.terms))),
        content=tuple(dict.fromkeys((*question.content, *earlier.content))),
    )


def _short(question: Question) -> bool:
    """Tell whether a question is too short to say what it is about."""
    return len(question.terms) <= 3 and len(question.folded.split()) <= 9


def _points_at(question: Question) -> bool:
    """Tell whether a short follow-up means a body by one word of its name: «and the Quito one?», «Et Quito ?»."""
    one = _ONE.search(question.folded) is not None
    pointed = re.search(_ONE.pattern + r" (?:d\w{1,2}|sur|on|of|sobre|para|pour) ", question.folded)
    if (not pointed and question.kind not in {"other", "bodies", "definition", "members"}) or (
        not pointed and not _elliptic(question, 12 if one else 9)
    ):
        return False
    proper = any(word in question.hints for word in map(fold, re.findall(r"(?<=\s)[A-ZÀ-Þ]\w+", question.text)))
    return proper or one


def _states(question: Question) -> tuple[str, ...]:
    """Return the states that a short follow-up names and no «one» of them: «And Venezuela itself?» is no body."""
    if _ONE.search(question.folded) or not _elliptic(question):
        return ()
    found = [(m.value, words(fold(m.span.of(question.text)))) for m in countries.find(question.text)]
    return tuple(dict.fromkeys(value for value, named in found if set(named) <= set(question.hints)))


def _which_of_them(question: Question) -> bool:
    """Tell whether a question asks to name things an earlier answer counted or listed: «Lesquels ?», «Quais eram?»."""
    named = question.kind == "other" and question.expects == "names"
    return (
        (question.kind == "bodies" or named)
        and not question.content
        and len(question.folded.split()) <= (12 if question.bodies else 4)
    )


def _narrowed(question: Question, earlier: Question) -> Question:
    """Return the list of members that an earlier turn spoke of, cut down by the bodies that this one names."""
    memberlike = earlier.kind == "members" or cue("memberlike", earlier.language).search(earlier.folded) is not None
    kind = "members" if memberlike else ("themes" if "themes" in earlier.scores else "other")
    bodies = tuple(dict.fromkeys((*earlier.bodies, *question.bodies)))
    content = question.content if memberlike else earlier.content
    return replace(
        question,
        kind=kind,
        scores={kind: 2.0},
        bodies=bodies,
        named="earlier",
        content=content,
        terms=earlier.terms,
        polar=False,
    )


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
        terms=earlier.terms,
    )


def _elliptic(question: Question, longest: int = 9) -> bool:
    """Tell whether a question is but a name, «Et le Guatemala ?», «and the Quito one?», of so many words at most."""
    return len(question.content) <= 1 and len(question.folded.split()) <= longest
