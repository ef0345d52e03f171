"""Who leads a body: the facts that bear on the office, the time and the turn that a question asks for."""

from __future__ import annotations

import re
from collections.abc import Iterable

from app.alignment import coverage, likeness
from app.cues import cue, interrogated
from app.knowledge import Knowledge
from app.question import Question
from ingest import countries, dates
from ingest.folding import fold
from ingest.lexicon import Cue, cues
from ingest.records import Fact

# The rank of who hosts a body among those who lead it, and words that ask for the host.
_HOST = 3
_HOSTS = re.compile(r"\b(?:host|heberg|accueil|acog|aloj|alberg|hosped|acolh|abrig|secretar|sedia)")
# Below this share of a question's words who leads is told of something else.
_CLOSE = 0.4
# Ends a clause that has a year of its own: «in 2025 Honduras; in 2024 Costa Rica, and in 2026 Mexico».
_CLAUSE = re.compile(r"[;:|]|,(?!\d)|\b(?:et|and|y|e)\b")
# The years of a term, «for the period 2017–2019», «2023/24».
_TERM = re.compile(r"(?<![\d/-])((?:19|20)\d\d)\s?[-–/]\s?((?:19|20)?\d\d)(?![\d/-])")
# Whom an office is handed on by, «passes from Peru to Chile».
_FROM = re.compile(r"\b(?:from|de|d[eu]s?|del|d[oa]s?)\s(?:(?:the|la|le|les|el|los|las|o|a|os|as)\s|l')?$|\bd'$")


def of_deputy(question: Question) -> bool:
    """Tell whether a question is for who stands beside the one in the chair."""
    return bool(_of_deputy(question))


def _of_deputy(question: Question) -> list[Cue]:
    """Return the words of a question for an office beside the chair, «vice-chair», «her deputy»."""
    named = cues("deputy", question.language).find(question.bare)
    return [*named, *cue("stand_in", question.language).find(question.bare)]


def office(question: Question) -> tuple[str, ...]:
    """Return the words of content of a question that name the office beside the chair, or that somebody holds it."""
    own = _own_words(question)
    return tuple(word for word in question.content if word not in own)


def asks_otherwise(question: Question) -> bool:
    """Tell whether a question on an office is not for who holds it: until when, who is deputy, who comes after Peru."""
    if question.polar:
        return False
    if question.expects in {"date", "number"} or cue("beside_office", question.language).search(question.bare):
        return True
    posts = cues("post", question.language)
    named = question.countries or [word for word in question.unknown if not posts.search(fold(word))]
    return bool(question.restrict & {"before", "after"} and named)


def asked(question: Question, facts: Iterable[Fact], knowledge: Knowledge) -> list[Fact]:
    """Return the facts on who leads in the office, the year and the turn asked for; who leads before who hosts."""
    facts = [f for f in facts if _is_of_kind(question, f) and _names_places(question, f, knowledge)]
    facts = [f for f in facts if _same_office(question, f, knowledge)]
    facts = [f for f in facts if _in_time(question, f, knowledge) and _in_turn(question, f, knowledge)]
    named = question.countries or question.others or question.unknown or len(question.bodies) != 1
    if not question.polar or not named:
        facts = [f for f in facts if coverage(_own_words(question), knowledge.around(f)) >= _CLOSE]
    ways = question.aspects & {"chair", "secretariat"}
    if ways or not facts or _HOSTS.search(question.bare):
        return [f for f in facts if not ways or f.aspect in ways]
    first = [f for f in facts if _heads(f) < _HOST]
    return sorted(first or facts, key=_heads)  # who hosts a unit is not who heads it


def _own_words(question: Question) -> list[str]:
    """Return the words of content of a question that narrow down who is asked for."""
    groups = [cue(name, question.language) for name in ("standing", "holding")]
    spans = [(c.start, c.end) for c in _of_deputy(question)]
    offices = {word for start, end in spans for word in re.findall(r"\w+", question.bare[start:end])}
    return [word for word in question.content if word not in offices and not any(g.search(word) for g in groups)]


def _is_of_kind(question: Question, fact: Fact) -> bool:
    """Tell whether a fact names what is asked for, a person or countries: «which countries chair it?» wants no name."""
    kinds = {value.kind for value in fact.values}
    if "person" in question.aspects and "text" not in kinds:
        return False
    nouns = [c for c in cue("memberlike", question.language).find(question.bare) if c.name == "country"]
    told = (question.bare[c.start : c.end] for c in nouns)
    return "country" in kinds or not any(interrogated(question.bare, question.language, noun) for noun in told)


def has_ended(fact: Fact, by: str, knowledge: Knowledge) -> bool:
    """Tell whether a sentence gives a term of office that was over at a date."""
    text = fact.evidence[0].of(knowledge.document(fact.document).text)
    at = max(0, fact.values[0].span.start - fact.evidence[0].start)
    term = _TERM.search(text, at) or _TERM.search(text)
    return term is not None and _end(term) < by[:4]


def _names_places(question: Question, fact: Fact, knowledge: Knowledge) -> bool:
    """Tell whether a sentence names the countries that a question does: who heads the delegation of Peru."""
    if question.polar or not question.countries:
        return True
    return set(question.countries) <= {m.value for m in countries.find(knowledge.around(fact))}


def _in_time(question: Question, fact: Fact, knowledge: Knowledge) -> bool:
    """Tell whether who leads does so in the year asked for: by the clause, else the sentence, else the document."""
    if not question.years:
        return True
    text = fact.evidence[0].of(knowledge.document(fact.document).text)
    at = fact.values[0].span.start - fact.evidence[0].start
    if not 0 <= at < len(text) or _hands_on(text, at, knowledge.metadata[fact.document].language):
        return False
    ends = [0, *(m.start() for m in _CLAUSE.finditer(fold(text))), len(text)]
    clause = (max(e for e in ends if e <= at), min(e for e in ends if e > at))
    whole = dates.find(text)
    terms = [*_TERM.finditer(text, *clause), *_TERM.finditer(text)]
    if terms:
        return any(terms[0][1] <= year[:4] <= _end(terms[0]) for year in question.years)
    told = sorted(m.iso[:4] for m in whole if clause[0] <= m.span.start < clause[1])
    if not told and len({m.iso[:4] for m in whole}) > 1:
        return False  # each year has another one
    dated = text[slice(*clause)] if told else text
    told = told or [m.iso[:4] for m in whole] or [(fact.as_of or "")[:4]]
    begun = cue("restrict", knowledge.metadata[fact.document].language).find(fold(dated))
    if any(c.name == "since" for c in begun):  # «in office since 2020» is so in 2022
        return any(told[0] <= year[:4] for year in question.years)
    return any(told[0] <= year[:4] <= told[-1] for year in question.years)


def _end(term: re.Match[str]) -> str:
    """Return the last year of a term, «2017-19» told in full."""
    return term[1][: 4 - len(term[2])] + term[2]


def _hands_on(text: str, at: int, language: str) -> bool:
    """Tell whether who stands at a place of a text hands an office on: named before the verb, or behind a «from»."""
    folded = fold(text)
    verb = cues("handover", language).search(folded)
    return verb is not None and (at < verb.start or _FROM.search(folded[:at]) is not None)


def _in_turn(question: Question, fact: Fact, knowledge: Knowledge) -> bool:
    """Tell whether a fact may tell who came second or comes next, where that is asked."""
    text = fold(fact.evidence[0].of(knowledge.document(fact.document).text))
    turn = cue("turn", question.language).search(question.bare) is not None
    return not turn or cue("turn", knowledge.metadata[fact.document].language).search(text) is not None


def _heads(fact: Fact) -> int:
    """Return the rank of a way of leading where none is asked for: who leads goes before who chairs or hosts."""
    person = any(v.kind == "text" for v in fact.values)
    return {"lead": 0, "secretariat": 1 if person else _HOST}.get(fact.aspect, 2)


def _same_office(question: Question, fact: Fact, knowledge: Knowledge) -> bool:
    """Tell whether a fact speaks of the office that is asked for, where one is: a chair is no director."""
    found = [c for c in cue("aspect", question.language).find(question.bare) if c.name == "role"]
    offices = [question.bare[c.start : c.end].split()[0] for c in found]
    text = fact.evidence[0].of(knowledge.document(fact.document).text)
    return not offices or any(likeness(office, text) >= 0.6 for office in offices)
