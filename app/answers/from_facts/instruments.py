"""The instrument of a body: the act that founded it, of the sort and year asked for, and who adopted that act."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from app.answers.from_sentences.alignment import content_words, coverage
from app.answers.on_documents.mentioned import names_act
from app.answers.yes_no import figures
from app.drafts import Draft, draft_of, item_of
from app.knowledge import Knowledge
from app.questions import omissions
from app.questions.cues import FOUNDING, cue, data
from app.questions.leftovers import kinds_of_body
from app.questions.question import Question
from ingest import dates
from ingest.folding import fold
from ingest.gazetteer import words
from ingest.lexicon import Cue, cues, spelt
from ingest.records import Fact, FactKind, Span, Value

# Below this share of a question's words an instrument is that of something else than the founding.
_FOUNDING = 0.4
# The most characters behind an act in which stands who adopted it.
_CHAIN = 60
# A capitalised name right behind an act, «… de l'Assemblée générale de juin 2012».
_OF_NAME = re.compile(
    r"\s(?:de la|de l['’]|du|de|of the|of|del|do|da|by the|by|par la|par le|par l['’]|por la|por el|pel[oa])\s?"
    r"([A-ZÀ-Þ][\w-]+(?:\s(?!de\b|du\b|of\b|do\b|da\b|del\b|in\b|en\b|em\b|on\b|le\b)[\w-]+)?)"
)
_ARTICLE = re.compile(rf"\b{spelt('provision_noun', data())}\b")
_ACT = re.compile(r"resoluc|resolut|declarac|declarat")
# Acts of founding that a body has of its instrument.
_MADE = frozenset({"created", "launched"})
_ISSUED = ("instrument", "bodies", "other", "leader", "definition", "parent")
# The kinds whose cues ask for a body, «quel organe», «quel est l'organe de».
_BODIES = frozenset({"bodies", "parent"})
# From this share of its words on a question names who adopted an act.
_SAID = 0.7
# Sorts of acts that are no other's name: a protocol is no declaration; a treaty may be called a convention.
_SORTS = {
    "protocol": re.compile("protoc"),
    "decision": re.compile("resol|decis"),
    "declaration": re.compile("declara"),
    "memorandum": re.compile("memorand"),
    "decree": re.compile("decre"),
    "rules": re.compile(r"regl|regul|\brules"),
}


def founding(question: Question, facts: Sequence[Fact], knowledge: Knowledge) -> Draft | None:
    """Answer by which act a body was founded; None where another act, one of its own or only a date is asked for.

    Where it is said to be the act of a body that its sentence does not name, who adopted it is given beside.
    """
    if "contribute" in question.aspects and not question.aspects & FOUNDING:
        return None
    chosen = [f for f in _newest(facts, question) if _as_asked(question, f, knowledge)]
    if not chosen or question.expects == "date" or not _accounts(question, chosen, knowledge):
        return None
    draft = draft_of("instrument", question.bodies[0], chosen)
    told = {body for f in chosen for span in f.evidence for body in _named(span, f, knowledge)}
    adopted = _adopted(question, knowledge) if question.aspects & FOUNDING and set(question.others) - told else None
    if adopted is not None and coverage(content_words(adopted.items[0].value), question.text) < _SAID:
        draft.key, draft.items = "ranked_row", [*draft.items, *adopted.items]
    return draft


def _named(span: Span, fact: Fact, knowledge: Knowledge) -> set[str]:
    return set(knowledge.named(span.of(knowledge.document(fact.document).text)))


def corrected(question: Question, knowledge: Knowledge) -> Draft | None:
    """Answer a question that gives the act which founded a body another number, sort or year by that act, and its date.

    «Which month is resolution 12, the one that created A, from?» where resolution 31 did.
    """
    if question.polar or not question.bodies or not question.aspects & _MADE:
        return None
    every = knowledge.facts(question.bodies[0], FactKind.INSTRUMENT)
    facts = [f for f in every if not _is_provision(f)]
    if not facts or not all(_is_another(question, fact, knowledge) for fact in facts):
        return None
    if any(sorts_of(question.bare) & sorts_of(f.values[0].value) for f in every if f not in facts):
        return None  # «the rules» of which an article founded it
    draft = draft_of("premise_instrument", question.bodies[0], facts[:1])
    if _is_of_another_year(question, facts[0]):
        draft.items += [item_of(facts[0], value) for value in _dates(facts[0])[:1]]
    elif question.asks("date"):
        founded = knowledge.facts(question.bodies[0], FactKind.FOUNDED)
        own = [f for f in founded if any(e.meets(f.document, span) for e in draft.evidence for span in f.evidence)]
        draft.items += [item_of(f, v) for f in own[:1] for v in f.values if v.kind == "date"]
    return draft


def _is_another(question: Question, fact: Fact, knowledge: Knowledge) -> bool:
    """Tell whether a question speaks of an act by another number than a fact's, or asks for one of another sort."""
    if figures.is_numbered_otherwise(question, knowledge.around(fact)) or _is_of_another_year(question, fact):
        return True
    asked, told = sorts_of(question.bare), sorts_of(" ".join(v.value for v in fact.values))
    article = _ARTICLE.search(question.folded) is not None
    return question.asks("instrument") and not article and bool(asked and told) and not asked & told


def _is_of_another_year(question: Question, fact: Fact) -> bool:
    """Tell whether an act goes by the date of another year than that in which a question puts it."""
    told = [value.value for value in _dates(fact)]
    return bool(question.years and told) and not any(d[:4] == y[:4] for d in told for y in question.years)


def _dates(fact: Fact) -> list[Value]:
    """Return the dates that an act goes by, «Convention de Lund du 3 mai 2010»."""
    found = [(value.span.start, match) for value in fact.values for match in dates.find(value.value)]
    return [Value("date", m.iso, Span(start + m.span.start, start + m.span.end)) for start, m in found]


def issuer(question: Question, knowledge: Knowledge) -> Draft | None:
    """Answer who adopted the act that founded a body: the body that stands right behind the act, «… de l'Assemblée».

    Who created a body is who adopted that act. One may be named by its number alone, «resolution 12».
    """
    acts = [c for c in cues("instrument", question.language).find(question.bare) if c.name == "noun"]
    asks = cue("kind", question.language).find(question.bare)
    behind = "adopted" in question.aspects  # «… saiu de que órgão?»
    heads = [c for c in asks if c.name in _BODIES and (not acts or c.start < acts[0].start or behind)]
    named = bool(acts) or names_act(question)
    numbered = named and bool(question.numbers) and not question.bodies
    if (len(question.bodies) != 1 and not numbered) or not (question.asks(*_ISSUED) or heads):
        return None
    who = question.expects == "who" or _heads_noun(question, acts)
    of_act = any(c.name == "parent" and not content_words(question.bare[c.end : a.start]) for c in heads for a in acts)
    adopted = (named or question.named == "earlier") and "adopted" in question.aspects and (heads or who)
    created = not named and "created" in question.aspects and (question.asks("bodies") or who)
    is_open = (adopted or of_act or created) and not question.polar
    return _adopted(question, knowledge) if is_open else _offered(question, knowledge)


def _heads_noun(question: Question, acts: Sequence[Cue]) -> bool:
    """Tell whether a question is but a noun for a body and what it did, «the organ that issued resolution 12»."""
    asks = cue("interrogative", question.language).search(question.bare)
    kinds = kinds_of_body(question.bare[: acts[0].start], question.language) if acts else []
    return asks is None and not question.polar and bool(kinds)


def _offered(question: Question, knowledge: Knowledge) -> Draft | None:
    """Answer «Was it the Assembly or the Council that created it?» by the founder, where that is offered."""
    draft = _adopted(question, knowledge) if question.aspects & (_MADE | {"adopted"}) else None
    return draft if draft is not None and omissions.is_offered(draft, question) else None


def _adopted(question: Question, knowledge: Knowledge) -> Draft | None:
    """Return who adopted the act that founded a body, by the name that stands right behind the act."""
    for fact in _meant(question, knowledge):
        text = knowledge.document(fact.document).text
        last = fact.values[0].span.end
        for match in knowledge.bodies.find(text[last : last + _CHAIN]):
            span = Span(last + match.span.start, last + match.span.end)
            if match.value not in question.bodies and span.end <= fact.evidence[0].end:
                value = Value("body", match.value, span)
                return draft_of("instrument", fact.body or "", [replace(fact, values=(value,))])
        named = _OF_NAME.match(text[last : fact.evidence[0].end])
        if named is not None:
            value = Value("text", named[1], Span(last + named.start(1), last + named.end(1)))
            return draft_of("instrument", fact.body or "", [replace(fact, values=(value,))])
    return None


def _meant(question: Question, knowledge: Knowledge) -> list[Fact]:
    """Return the acts that founded a body asked about, or any of the number that a question gives."""
    if question.bodies:
        return knowledge.facts(question.bodies[0], FactKind.INSTRUMENT)
    numbers = set(question.numbers)
    return [f for f in knowledge.all_facts(FactKind.INSTRUMENT) if numbers <= set(words(fold(f.values[0].value)))]


def sorts_of(text: str) -> frozenset[str]:
    """Return the sorts of acts that a text names; what an assembly decides goes by «resolution» and by «decision»."""
    return frozenset(sort for sort, pattern in _SORTS.items() if pattern.search(fold(text)))


def _as_asked(question: Question, fact: Fact, knowledge: Knowledge) -> bool:
    """Tell whether an instrument is of the sort asked for, «which protocol», and of the year where one is named."""
    asked, named = sorts_of(question.bare), sorts_of(" ".join(v.value for v in fact.values))
    beside = _asks_for_both(question) and _is_provision(fact)
    if asked and named and not asked & named and not beside:
        return False
    text = " ".join(span.of(knowledge.document(fact.document).text) for span in fact.evidence)
    told = [m.iso for m in dates.find(text)]
    if not told and len(fact.evidence) > 1:  # the text itself is the act, and bears the date of its document
        told = [knowledge.metadata[fact.document].date or ""]
    return not question.years or not told or any(d[:4] == y[:4] for d in told for y in question.years)


def _accounts(question: Question, facts: Sequence[Fact], knowledge: Knowledge) -> bool:
    """Tell whether instruments are those of the founding: «which decision appointed her?» asks for another."""
    said = {
        word
        for group in ("founded", "instrument")
        for c in cues(group, question.language).find(question.bare)
        for word in words(question.bare[c.start : c.end])
    }
    rest = [word for word in question.content if word not in said]
    return coverage(rest, " ".join(knowledge.around(fact) for fact in facts)) >= _FOUNDING


def _newest(facts: Sequence[Fact], question: Question) -> list[Fact]:
    """Return all instruments of the newest document; for an article, or an act, that is asked for, such only."""
    newest = [f for f in facts if f.document == facts[0].document]
    provisions = [f for f in newest if _is_provision(f)]
    if _asks_for_both(question):
        return newest
    if _ARTICLE.search(question.folded) and provisions:
        return provisions
    resolutions = [f for f in newest if f not in provisions]
    return (resolutions or newest)[:1] if _ACT.search(question.folded) else newest


def _is_provision(fact: Fact) -> bool:
    return fold(fact.values[0].value).startswith("art")


def _asks_for_both(question: Question) -> bool:
    """Tell whether a question asks for an act and an article, «the resolution and the article under which …».

    «The article of the resolution» is but the article.
    """
    act, article = _ACT.search(question.folded), _ARTICLE.search(question.folded)
    return act is not None and article is not None and act.start() < article.start()
