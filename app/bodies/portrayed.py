"""Bodies that a question describes by what the documents tell of them, by their names.

It tells a tie, «the platform run by A and B», a number that the documents state, «the compact of the 23 objectives», or
the act that made it and who heads it.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import replace

from app.answers.from_sentences.alignment import likeness
from app.bodies.meant import act_places, goes_by
from app.knowledge import Knowledge
from app.questions.cues import FOUNDING, TIES, cue, scores
from app.questions.leftovers import function_words
from app.questions.question import Question
from ingest import countries, dates, numbers
from ingest.bodies import display_name
from ingest.folding import fold
from ingest.gazetteer import words
from ingest.lexicon import Cue, cues
from ingest.records import Fact, FactKind, Span

# The definite article before the noun for a body, so that «which conference joins …?» asks for one.
_THE = re.compile(r"(?:^|\W)(?:the|l[ae']|el|al|del|o|a|ao|[dn][ao]|pel[ao]|du|au)\s?$")
# What of a sentence its verb is, «the platform is run by A»: it says so and describes no more.
_IS = re.compile(r"\b(?:is|are|was|were|est|sont|etait|es|son|era|fue|e|sao|foi|esta)\b")
_TEXT = re.compile(r"\btext[eo]?\b")
# What ties a number to the noun before it, «of the 23 objectives», «aux 192 partenaires».
_OF = re.compile(
    r"\s(?:of|with|de|des|d[aeo]s?|del?|aux?|a|con|com|qui compte|that has|que tiene|que tem)\s"
    r"(?:(?:the|its|les|ses|los|las|sus|os|as|seus|suas)\s)?"
)
# From this likeness on two words are for one thing.
_SAME = 0.8
# So many words may stand between the noun and the tie, and between the tie and each of what it names.
_BEFORE, _BETWEEN = 2, 5
# Acts by which a text is of a place.
_PLACED = frozenset({"signed", "adopted"})
# Kinds of question whose answer a body told by its act or its head has of its own.
_OF_BODY = (
    *("members", "count", "date", "seat", "mandate", "themes", "definition", "legal", "status", "partners"),
    *("parent", "predecessor"),
)
# What tells such a body apart and is asked for no more.
_TELLING = frozenset({"instrument", "leader", "bodies"})
# What tells an act by its number, «12/2017», «2738».
_NUMBERED = re.compile(r"\d+(?:[/-]\d+)+|\d{3,}")


def named(text: str, language: str, knowledge: Knowledge) -> str:
    """Return a question with the name of the one body that it describes, or as it is where there is none."""
    folded = fold(text)
    if len(folded) != len(text):
        return text
    for noun in _nouns(folded, language):
        for tie in cue("described_by", language).find(folded, noun.end):
            between = words(folded[noun.end : tie.start])
            if len(between) > _BEFORE or _IS.search(folded[noun.end : tie.start]):
                break
            told, end = _objects(text, tie.end, knowledge)
            bodies = {fact.body for fact in _facts(tie.name, told, knowledge)} if told else set()
            before = folded[: noun.start]
            asks = cue("interrogative", language).search(before) is not None or bool(scores(before, language))
            asks = asks or re.search(r"\w{3}", folded[end:]) is not None
            if len(bodies) == 1 and asks:
                return f"{text[: noun.start]}{_name(str(*bodies), language, knowledge)}{text[end:]}"
    return _counted(text, language, knowledge)


def of_told(question: Question, knowledge: Knowledge) -> Question | None:
    """Return a question about a body told by its act, its head or its seat as one about that body, or None.

    «How many members has the body created by the Treaty of Lund?», «Where does the forum led by Ms Paz sit?»
    """
    told = cue("bodylike", question.language).search(question.folded)
    seated = cue("seated", question.language).search(question.folded, told.end) if told is not None else None
    telling = _TELLING | ({"seat"} if seated else set())
    points = {kind: weight for kind, weight in question.scores.items() if kind not in telling}
    asked = question.asks("leader") or (seated is not None and question.asks("seat"))
    kind = max(points, key=lambda each: points[each], default="") if asked else question.kind
    if kind in TIES and question.scores.get("bodies"):
        return None  # «Which body was born of the Treaty of Lund?» asks for that body
    named = bool(question.bodies) and question.named != "hint"
    if named or question.others or told is None or kind not in _OF_BODY:
        return None
    facts = _seated(question.folded[told.end :], knowledge) if seated is not None else []
    facts = facts or (acts_named(question, knowledge, told.end) if question.aspects & FOUNDING else [])
    facts = facts or (headed(question.unknown, knowledge) if question.scores.get("leader") else [])
    if len({fact.body for fact in facts}) != 1:
        return None
    said = " ".join(value.value for fact in facts for value in fact.values)
    own = {*words(said), *words(question.folded[told.start : told.end])}
    own |= {word for name in question.unknown for word in words(name)}
    own |= set(words(question.folded[seated.start : seated.end])) if seated is not None else set()
    dates_told = {match.iso for match in dates.find(said)}
    return replace(
        question,
        kind=kind,
        bodies=(facts[0].body,),
        named="exact",
        scores=points,
        aspects=question.aspects - ({"joined"} if question.asks("date") else FOUNDING),
        content=tuple(word for word in question.content if word not in own),
        terms=tuple(word for word in question.terms if word not in own),
        numbers=tuple(number for number in question.numbers if number not in own),
        years=tuple(year for year in question.years if year not in dates_told),
        unknown=(),
    )


def _seated(folded: str, knowledge: Knowledge) -> list[Fact]:
    """Return the facts that a body has its seat at the place that some words name in full."""
    said = set(words(folded))
    facts = [f for f in knowledge.all_facts(FactKind.SEAT) if f.body and f.polarity]
    return [f for f in facts if any(set(words(v.value)) <= said for v in f.values)]


def headed(names: Sequence[str], knowledge: Knowledge) -> list[Fact]:
    """Return the facts that a person, whose name has all of some words, heads a body."""
    said = {word for name in names for word in words(name)}
    facts = knowledge.all_facts(FactKind.LEADER) if said else []
    return [f for f in facts if f.body and f.polarity and any(said <= set(words(v.value)) for v in f.values)]


def acts_named(question: Question, knowledge: Knowledge, start: int = 0) -> list[Fact]:
    """Return the facts on bodies made by the act that a question names behind a place, by its place or its number."""
    nouns = [c for c in cues("instrument", question.language).find(question.folded, start) if c.name == "noun"]
    kinds = [question.folded[noun.start : noun.end] for noun in nouns]
    places, numbered = act_places(question.folded, nouns), set(_NUMBERED.findall(question.folded[start:]))
    made = [f for f in knowledge.all_facts(FactKind.INSTRUMENT) if f.body and f.polarity] if nouns else []
    return [f for f in made if goes_by(f, kinds, places, knowledge) or _is_numbered(f, numbered)]


def _is_numbered(fact: Fact, numbered: Collection[str]) -> bool:
    own = [set(_NUMBERED.findall(value.value)) for value in fact.values]
    years = {match.iso[:4] for value in fact.values for match in dates.find(value.value)}
    return any(bool(each - years) and each <= set(numbered) for each in own)


def _counted(text: str, language: str, knowledge: Knowledge) -> str:
    """Return a question with the name of the one body of which it tells a number that a document states of it."""
    folded = fold(text)
    for noun in _nouns(folded, language):
        for count in numbers.find(text, language):
            if count.number.start < noun.end or not _OF.fullmatch(folded, noun.end, count.number.start):
                continue
            unit = next(iter(words(fold(count.unit))), "")
            facts = [f for f in knowledge.all_facts(FactKind.COUNT) if any(v.value == count.value for v in f.values)]
            bodies = {f.body for f in facts if f.body and unit and likeness(unit, fold(f.unit)) >= _SAME}
            if len(bodies) == 1:
                end = folded.index(unit, count.number.end) + len(unit)
                return f"{text[: noun.start]}{_name(str(*bodies), language, knowledge)}{text[end:]}"
    return text


def _nouns(folded: str, language: str) -> list[Cue]:
    """Return the nouns for one body or text behind a definite article."""
    found = [c for group in ("subject", "instrument") for c in cues(group, language).find(folded) if c.name == "noun"]
    found += [*cue("bodylike", language).find(folded), *(Cue("noun", *m.span()) for m in _TEXT.finditer(folded))]
    return [noun for noun in found if _THE.search(folded[: noun.start])]


def _objects(text: str, start: int, knowledge: Knowledge) -> tuple[set[str], int]:
    """Return the bodies, countries and regions named right behind a place and joined to one another, and their end."""
    found: list[tuple[Span, str]] = [(m.span, m.value) for m in knowledge.bodies.find(text, any_case=True)]
    for match in (*countries.find_regions(text, capitalised=False), *countries.find(text, capitalised=False)):
        found.append((match.span, match.value))
    told: set[str] = set()
    end = start
    for span, value in sorted(found, key=lambda each: each[0]):
        if span.start < start:
            continue
        gap = words(fold(text[end : span.start]))
        if len(gap) > _BETWEEN or any(word not in function_words() for word in gap):
            break
        told, end = {*told, value}, max(end, span.end)
    return told, end


def _facts(tie: str, told: set[str], knowledge: Knowledge) -> Sequence[Fact]:
    """Return the facts that tell of a body that it has a tie to all of what is named."""
    if tie == "led":
        return [f for f in knowledge.all_facts(FactKind.LEADER) if f.body and told <= {v.value for v in f.values}]
    if tie == "replaced":
        return [f for f in knowledge.all_facts(FactKind.PREDECESSOR) if f.body and told <= {v.value for v in f.values}]
    if tie == "placed":
        made = [f for f in knowledge.all_facts(FactKind.FOUNDED) if f.body and f.aspect in _PLACED]
        return [f for f in made if any(told <= _places(v.value) for v in f.values if v.kind == "place")]
    return [f for f in knowledge.all_facts(FactKind.MEMBERS) if f.body and told <= _places(_said(f, knowledge))]


def _places(text: str) -> set[str]:
    """Return the countries and regions that a text names."""
    return {match.value for match in (*countries.find(text), *countries.find_regions(text))}


def _said(fact: Fact, knowledge: Knowledge) -> str:
    text = knowledge.document(fact.document).text
    return " ".join(span.of(text) for span in fact.evidence)


def _name(body: str, language: str, knowledge: Knowledge) -> str:
    """Return the acronym of a body in a language, or else a name that it goes by."""
    own = knowledge.bodies[body]
    known = [name for tongue in (language, *own.acronyms) for name in own.acronyms.get(tongue, ())]
    return known[0] if known else display_name(own, language)
