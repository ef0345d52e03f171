"""Who leads a body: the facts that bear on the office, the time and the turn that a question asks for."""

from __future__ import annotations

import re
from collections.abc import Iterable

from app.answers.from_sentences.alignment import coverage, likeness
from app.knowledge import Knowledge
from app.questions.cues import cue, data, interrogated
from app.questions.question import Question
from ingest import countries, dates
from ingest.folding import fold
from ingest.lexicon import Cue, cues, spelt
from ingest.records import Fact

# The rank of who hosts a body among those who lead it, and words that ask for the host.
_HOST = 3
_HOSTS = re.compile(rf"\b{spelt('hosting', data())}")
# Below this share of a question's words who leads is told of something else.
_CLOSE = 0.4
# Ends a clause that has a year of its own: «in 2025 Honduras; in 2024 Costa Rica, and in 2026 Mexico».
_CLAUSE = re.compile(r"[;:|]|,(?!\d)|\b(?:et|and|y|e)\b")
# The years of a term, «for the period 2017–2019», «2023/24».
_TERM = re.compile(r"(?<![\d/-])((?:19|20)\d\d)\s?[-–/]\s?((?:19|20)?\d\d)(?![\d/-])")
# Whom an office is handed on by, «passes from Peru to Chile».
_FROM = re.compile(r"\b(?:from|de|d[eu]s?|del|d[oa]s?)\s(?:(?:the|la|le|les|el|los|las|o|a|os|as)\s|l')?$|\bd'$")

# Verbs of which the first named is the new holder, but for the passive, and how far behind them the old one stands.
_TAKES = re.compile(spelt("replaces.office", data()))
_BY, _RIGHT_BEHIND = re.compile(r"\s(?:by|par|por|pel[oa])\b"), 30

# In front of a date that begins or ends a term.
_TERM_OF = re.compile(r"\b(?:jusqu\w*|until|till|hasta|ate|depuis|since|desde|a partir)\b\W*(?:\w+\W+){0,2}$")


def of_deputy(question: Question) -> bool:
    """Tell whether a question is for who stands beside the one in the chair."""
    return bool(_of_deputy(question))


def _of_deputy(question: Question) -> list[Cue]:
    """Return the words of a question for an office beside the chair, «vice-chair», «her deputy»."""
    named = cues("deputy", question.language).find(question.bare)
    beside = cue("stand_in", question.language)
    if beside.search(question.bare) is None:
        return named
    leads = [c for c in cue("kind", question.language).find(question.bare) if c.name == "leader"]
    return [*named, *(c for c in leads if beside.search(question.bare, c.start, c.end) is not None)]


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
    if (own := in_year(question, text, knowledge.metadata[fact.document].language)) and own.isdisjoint(
        v.value for v in fact.values
    ):
        return any(v.kind == "text" for v in fact.values)
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


def in_year(question: Question, text: str, language: str) -> set[str]:
    """Return the country that a text of a language names in a clause with a year asked about, «Peru in 2024, Chile …».

    Of what comes after that year it is that of the clauses behind, «Peru until 2024 and then Chile»; of two in one
    clause the one whom an office is handed on to. Nothing where the text names no other country.
    """
    named = countries.find(text)
    if not question.years or len({match.value for match in named}) < 2:
        return set()
    cuts = (m.start() for m in _CLAUSE.finditer(fold(text)))
    ends = [cut for cut in cuts if not any(m.span.start <= cut < m.span.end for m in named)]
    own = [sum(end <= m.span.start for end in ends) for m in named]  # the number of its clause
    handed = cues("handover", language).search(fold(text)) is not None
    several = handed or len({told.iso[:4] for told in dates.find(text)}) > 1
    found: set[str] = set()
    for told in dates.find(text):
        if not any(year.startswith(told.iso) or told.iso.startswith(year) for year in question.years):
            continue
        if not (several or _TERM_OF.search(fold(text[: told.span.start]))):
            continue  # a meeting, «in Panama in February; Honduras was elected»
        clause = sum(end <= told.span.start for end in ends)
        later = "after" in question.restrict
        beside = [m for m, at in zip(named, own, strict=True) if (at > clause if later else at == clause)]
        if len(beside) > 1:  # «Peru took over from Chile in 2024»
            beside = [m for m in beside if handed and not _hands_on(text, m.span.start, language)]
        found |= {m.value for m in beside}
    return found


def _end(term: re.Match[str]) -> str:
    """Return the last year of a term, «2017-19» told in full."""
    return term[1][: 4 - len(term[2])] + term[2]


def _hands_on(text: str, at: int, language: str) -> bool:
    """Tell whether who stands at a place of a text hands an office on: named before the verb, or behind a «from».

    Whom another succeeds stands right behind the verb.
    """
    folded = fold(text)
    verb = cues("handover", language).search(folded)
    if verb is None:
        return False
    if _TAKES.match(folded, verb.start) and not _BY.match(folded, verb.end):
        return 0 <= at - verb.end < _RIGHT_BEHIND
    return at < verb.start or _FROM.search(folded[:at]) is not None


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
