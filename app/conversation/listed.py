"""Follow-ups on a list that a turn before gave: those of it that …, the others, how many they are, and elsewhere."""

from __future__ import annotations

from dataclasses import replace

from app.questions.cues import RANKS, cue
from app.questions.question import Question
from ingest import countries
from ingest.folding import fold
from ingest.gazetteer import words
from ingest.lexicon import Cue

# A follow-up that but asks for the list, or for the rest of it, has no more words.
_BARE = 6
# One that names a body beside has no more.
_BESIDE = 12

# Kinds of question that are answered with a list of countries or bodies.
_LISTING = ("members", "bodies", "leader", "partners")


def counted(question: Question, earlier: Question) -> Question | None:
    """Return «how many are they?» as one for the number of what the earlier turn listed, or None."""
    if question.kind != "count" or question.content or question.polar:
        return None
    if question.bodies:
        return among_them(question, earlier)
    points = {**question.scores, "members": 2.0}
    if earlier.asks("members") and len(earlier.bodies) > 1 and not earlier.restrict & RANKS:
        apart = earlier.restrict & {"not", "both"} or frozenset({"both"})
        restrict = question.restrict | apart  # «Are all of A in B? How many of them are?»
        return replace(question, bodies=earlier.bodies, named="earlier", restrict=restrict, scores=points)
    if (
        earlier.asks("members") and earlier.bodies and earlier.regions and not earlier.polar
    ):  # «How many are the others?»
        asked = replace(question, bodies=earlier.bodies, named="earlier", regions=earlier.regions, scores=points)
        return replace(asked, restrict=question.restrict | (earlier.restrict & {"not"}), denied=earlier.denied)
    if "all" in earlier.restrict and not earlier.bodies:
        return replace(question, restrict=question.restrict | {"all"})  # «How many mechanisms? And how many of 2018?»
    if earlier.asks("themes") and not question.terms and earlier.terms:
        return replace(question, bodies=earlier.bodies, named="earlier", terms=earlier.terms)  # «How many axes?»
    return _how_many(question, earlier)


def _how_many(question: Question, earlier: Question) -> Question | None:
    """Return «how many is that?» as the question before it, whose answer is to be counted; or None.

    «In how many countries?» asks for another number than that of those listed.
    """
    nouns = cue("memberlike", question.language).find(question.bare)
    own = [word for word in question.terms if not any(word in question.bare[c.start : c.end] for c in nouns)]
    asks = question.expects == "number" or "together" in question.restrict
    lists = earlier.asks(*_LISTING) or (bool(earlier.scores.get("bodies")) and not earlier.bodies)
    if not (asks and lists) or own or earlier.polar or question.countries or question.regions:
        return None
    if question.restrict & {"both", "not"}:
        return None  # «How many do they share?» is of two lists
    if nouns and (not earlier.asks("members") or cue("placing", question.language).search(question.bare) is not None):
        return None
    if earlier.asks("members") and (earlier.countries or len(earlier.bodies) != 1):
        return None
    named = earlier.named or "earlier"
    return replace(
        earlier, text=question.text, restrict=earlier.restrict | {"counted"}, expects="number", named=named, polar=False
    )


def any_or_all(question: Question, earlier: Question) -> Question | None:
    """Return «is any of them in B?», «are all of them?», behind the list of A, as one for a yes or a no; or None."""
    some = cue("some_of", question.language).search(question.folded)
    plain = question.asks("members", "other", "parent", "bodies") and not (question.countries or question.regions)
    plain = plain and (not question.content or (some is not None and not _says_more(question, some)))
    noun = cue("memberlike", question.language).search(question.bare) is not None
    they = "every" in question.restrict and (question.follows or not noun)  # «Are they all in B?»
    if not (question.polar and plain and _is_of_them(question, earlier, meant=they)):
        return None
    restrict = question.restrict - {"all", "between"}
    bodies = (*earlier.bodies, *question.bodies)
    return replace(
        question, kind="members", bodies=bodies, named="earlier", restrict=restrict, scores={"members": 2.0}, terms=()
    )


def _is_of_them(question: Question, earlier: Question, *, meant: bool) -> bool:
    """Tell whether a question that names one body is on those whom the turn before listed of another.

    It says so, «of them», where they are not ``meant`` without.
    """
    of_them = meant or cue("of_them", question.language).search(question.folded) is not None
    lists = earlier.asks("members") and len(earlier.bodies) == 1 and not (earlier.polar or earlier.countries)
    return of_them and lists and len(question.bodies) == 1 and question.bodies != earlier.bodies


def among_them(question: Question, earlier: Question) -> Question | None:
    """Return «which of them are in B?», «how many are also in B?», «and without Peru?» as one on the list before.

    Those of the list are then also in B, or not in it, of a region, or without the countries that are left out.
    """
    lists = earlier.asks("members", "count") and earlier.bodies and not (earlier.countries or earlier.restrict & RANKS)
    apart = tuple(body for body in question.others if body in question.besides)
    denying = any(each.name == "not" for each in cue("restrict", question.language).find(question.folded))
    if denying and apart and not question.bodies:  # «And outside B?»
        restrict = question.restrict | {"not"}
        question = replace(question, bodies=apart, others=(), besides=(), restrict=restrict, polar=False)
    alone = not (question.content or question.countries or question.years or question.others)
    kinds = ("members", "count", "bodies", "other", "seat", "parent", *(["definition"] if denying else []))
    paired = "other" in question.restrict or cue("of_pair", question.language).search(question.folded) is not None
    if not (lists and alone and question.asks(*kinds)) or paired or of_region(question) != question:
        return None
    new = tuple(body for body in question.bodies if body not in earlier.bodies)
    nouns = ("memberlike", "bodylike")
    noun = any(cue(group, question.language).search(question.bare) for group in nouns)
    verb = cue("polar", question.language).search(question.bare) is not None
    polar = question.polar and verb and cue("relative", question.language).search(question.bare) is None
    said = cue("of_them", question.language).search(question.folded) is not None
    said = said or (bool(question.restrict & {"both", "not"}) and not noun and len(words(question.bare)) <= _BESIDE)
    if not new:
        left = question.besides and not (question.bodies or noun) and len(question.folded.split()) <= _BARE
        besides = (*earlier.besides, *question.besides)
        return replace(earlier, text=question.text, besides=besides, polar=False) if left else None
    joined = earlier.restrict & {"either", "together"}
    if not said or len(new) < len(question.bodies) or joined or earlier.polar or polar:
        return None
    gone = earlier.denied or (earlier.bodies[1:] if "not" in earlier.restrict else ())
    gone = (*gone, *(question.denied or (new if "not" in question.restrict else ())))
    bodies = tuple(sorted((*earlier.bodies, *new), key=gone.__contains__))
    asked = replace(question, kind="members", scores={"members": 2.0}, bodies=bodies, named="earlier", terms=())
    asked = replace(asked, polar=False, claimed=False)
    restrict = frozenset({"not" if gone else "both"} | ({"counted"} if question.asks("count") else set()))
    regions, besides = (*earlier.regions, *question.regions), (*earlier.besides, *question.besides)
    return replace(asked, denied=gone, restrict=restrict, regions=regions, besides=besides)


def of_them(question: Question, earlier: Question) -> tuple[Question, bool]:
    """Return a question with the standing that the earlier one gave to those it asks of, and whether it asks of such.

    «Who observes?», «Which of them stayed away from the Lima session?» is of those who observe.
    """
    asks = cue("of_them", question.language).search(question.bare) is not None
    standing = earlier.aspects & {"observer"} if asks else frozenset()
    return replace(question, aspects=question.aspects | standing), asks


def others(question: Question, earlier: Question) -> Question | None:
    """Return «and the others?» as one for the members that the earlier list of some of them left out, or None."""
    named = question.bodies or question.countries or question.regions or question.content or question.polar
    rest = cue("the_rest", question.language).search(question.folded)
    else_ = (
        (rest or "other" in question.restrict) and question.asks("members") and earlier.asks("members") and not named
    )
    if else_ and earlier.countries and len(earlier.bodies) == 1:  # «Is Peru in it? Who else is?»
        return replace(question, bodies=earlier.bodies, named="earlier", besides=earlier.countries)
    if rest is None or _says_more(question, rest) or question.countries or question.regions:
        return None
    short = len(question.folded.split()) <= _BARE
    some = earlier.asks("members") and (earlier.regions or len(earlier.bodies) > 1) and not earlier.polar
    if not short or not some or question.bodies or "not" in earlier.restrict:
        return None
    restrict = (earlier.restrict | {"not"}) - {"both", "other"}
    denied = earlier.regions if len(earlier.bodies) == 1 else ()
    again = replace(earlier, text=question.text, folded=question.folded, bare=question.bare)
    return replace(again, restrict=restrict, denied=denied)


def elsewhere(question: Question, earlier: Question) -> Question | None:
    """Return «and in the CRM?», behind «which of A are in B?», as one on those of A in that body; or None."""
    some = earlier.named == "earlier" or cue("members_of", earlier.language).search(earlier.bare) is not None
    of_some = earlier.asks("members") and some and len(earlier.bodies) == 2 and not earlier.polar
    alone = len(question.bodies) == 1 and not (question.content or question.countries or question.restrict - {"both"})
    short = len(words(question.bare)) <= _BARE and question.kind in {"other", "bodies", "members"}
    if not (of_some and alone and short) or "not" in earlier.restrict or question.bodies[0] in earlier.bodies:
        return None
    return replace(earlier, text=question.text, bodies=(earlier.bodies[0], question.bodies[0]), hints=question.hints)


def against(question: Question, earlier: Question) -> Question | None:
    """Return «and in A but not in B?», behind a question for members, as one for members; or None."""
    set_apart = len(question.bodies) == 2 and bool(question.restrict & {"not", "both"}) and not question.polar
    if not (set_apart and earlier.asks("members") and question.kind in {"other", "bodies", "seat"}):
        return None
    return replace(question, kind="members", scores={"members": 2.0}, content=()) if not question.content else None


def belonging(question: Question, earlier: Question) -> Question | None:
    """Return «which one is it in, then?» as a question for the bodies that the country of the earlier turn is in."""
    anywhere = cue("belongs_where", question.language).search(question.folded) is not None
    where = anywhere or cue("in_which", question.language).search(question.folded) is not None
    of_country = bool(earlier.countries) and earlier.asks("members", "bodies")
    own = question.bodies and question.named != "hint"
    plain = question.asks("other", "bodies", "members", "parent") or (anywhere and question.asks("definition", "seat"))
    plain = plain and not (question.aspects or question.restrict)
    nouns = any(cue(group, question.language).search(question.bare) for group in ("memberlike", "timelike"))
    if not (where and of_country and plain) or own or nouns or question.content or question.regions:
        return None
    asked = replace(question, kind="bodies", scores={"bodies": 2.0, "members": 2.0}, bodies=(), named="", hints=())
    return replace(asked, countries=question.countries or earlier.countries, terms=(), polar=False)


def of_region(question: Question) -> Question:
    """Return a question with the region that its words stand for in place of the body that they point to.

    «Which of them are in South America?» means no South American body.
    """
    found = [(c.name, question.folded[c.start : c.end]) for c in cue("region", question.language).find(question.folded)]
    found += [(m.value, m.span.of(question.text)) for m in countries.find_regions(question.text, capitalised=False)]
    named = {word for _, said in found for word in words(said)}
    if question.named in {"exact", "earlier"} or not named or not set(question.hints) <= named:
        return question
    regions = tuple(dict.fromkeys((*question.regions, *(key for key, _ in found))))
    content, terms, unknown = (
        tuple(w for w in each if not set(words(w)) <= named and not cue("lying", question.language).search(fold(w)))
        for each in (question.content, question.terms, question.unknown)
    )
    kind = "bodies" if question.scores.get("bodies") and question.asks("members") else question.kind
    denied = regions if "not" in question.restrict else ()
    asked = replace(question, bodies=(), named="", hints=(), regions=regions, kind=kind, denied=denied)
    return replace(asked, content=content, terms=terms, unknown=unknown)


def any_of_region(question: Question, earlier: Question) -> Question | None:
    """Return «any from the Caribbean among them?» as one whether a list that a turn before gave has some; or None."""
    asks = cue("any_of", question.language).search(question.bare) is not None
    listed = earlier.asks("members", "count") or (earlier.asks("other") and earlier.expects == "who")
    if not asks or not listed or not earlier.bodies or len(words(question.text)) > _BESIDE:
        return None
    asked = of_region(question)
    other = asked.bodies or asked.countries or asked.years or asked.numbers or asked.expects or asked.unknown
    if not asked.regions or other or asked.content or not asked.asks("members", "other", "bodies", "seat"):
        return None
    restrict = (asked.restrict - {"all", "between"}) | (earlier.restrict & {"both", "not"})
    asked = replace(asked, kind="members", scores={"members": 2.0}, bodies=earlier.bodies, named="earlier")
    return replace(asked, restrict=restrict, polar=True, claimed=False)


def _says_more(question: Question, said: Cue) -> bool:
    """Tell whether a question has words of content beside those of a cue."""
    return not set(question.content) <= set(words(question.folded[said.start : said.end]))


def asks_which(question: Question) -> bool:
    """Tell whether a question asks to name things an earlier answer counted or listed: «Lesquels ?», «list them»."""
    asks = cue("list_them", question.language).search(question.folded)
    if asks is not None and not (_says_more(question, asks) or question.bodies or question.countries):
        return len(words(question.text)) <= _BARE
    named = question.kind == "other" and question.expects == "names"
    said = [word for word in question.folded.split() if cue("conjunction", question.language).search(word) is None]
    return (
        (question.kind == "bodies" or named)
        and not question.content
        and len(said) <= (_BESIDE if question.bodies or question.regions else 4)
    )


# How a question sets lists against each other, which one that asks for their names leaves to it.
_OF_LISTS = frozenset({"not", "both", "either", "together"})


def narrowed(question: Question, earlier: Question) -> Question:
    """Return the list of members that an earlier turn spoke of, cut down by the bodies that this one names."""
    memberlike = earlier.kind == "members" or cue("memberlike", earlier.language).search(earlier.folded) is not None
    kind = "members" if memberlike else ("themes" if "themes" in earlier.scores else "other")
    bodies = tuple(dict.fromkeys((*earlier.bodies, *question.bodies)))
    if question.bodies and cue("exclusive", question.language).search(question.bare) is not None:
        bodies = question.bodies  # «Which are only in A?» means no other list
    elif question.bodies and _denies_other(question):
        bodies = tuple(dict.fromkeys((*question.bodies, *earlier.bodies)))
    content = question.content if memberlike else earlier.content
    held = earlier.restrict & _OF_LISTS if not (question.bodies or question.restrict) else question.restrict
    return replace(
        question,
        kind=kind,
        restrict=held,
        denied=question.denied or (earlier.denied if held else ()),
        scores={kind: 2.0},
        bodies=bodies,
        named="earlier",
        regions=question.regions or earlier.regions,
        content=content,
        terms=earlier.terms,
        polar=False,
    )


def _denies_other(question: Question) -> bool:
    """Tell whether a question is for those of the body that it names who are not in the other: «… but not in it»."""
    turn = cue("but_not", question.language).search(question.bare)
    behind = cue("restrict", question.language).find(question.bare, turn.start) if turn is not None else []
    return any(each.name == "other" for each in behind)


def left_out(question: Question, earlier: Question) -> bool:
    """Tell whether a question asks which members of the earlier turn's body the one that it names has not."""
    apart = "not" in question.restrict and not question.polar and not question.countries
    return apart and question.kind in {"members", "bodies"} and earlier.kind == "members" and len(question.bodies) == 1
