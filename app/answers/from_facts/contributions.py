"""What a body contributes to: the bodies and instruments named, of the kind and the year asked for."""

from __future__ import annotations

from dataclasses import replace

from app.drafts import Draft, DraftItem, draft_of, item_of
from app.knowledge import Knowledge
from app.questions.leftovers import kinds_of_body
from app.questions.question import Question
from ingest import dates
from ingest.records import Fact, FactKind, Value

# The most characters between two names of one list: «…  (2010) et la Déclaration …».
_LIST_GAP = 20
# The most characters behind a name in which its year stands.
_YEAR_GAP = 8


def given(question: Question, knowledge: Knowledge, body: str) -> Draft | None:
    """Answer what a body contributes to: the bodies and instruments named, of the kind asked for where one is."""
    stated = [f for f in knowledge.facts(body, FactKind.PARTNERS) if f.aspect == "contribution" and f.values]
    facts = [replace(fact, values=_of_years(_listed_together(fact), fact, question, knowledge)) for fact in stated]
    facts = [fact for fact in facts if fact.values]
    kinds = kinds_of_body(question.bare, question.language)
    narrowed = []
    for fact in facts:
        fitting = tuple(v for v in fact.values if v.kind == "body" and any(knowledge.is_a(v.value, k) for k in kinds))
        narrowed.append(replace(fact, values=fitting) if fitting else fact)
    fitting_facts = [n for n, f in zip(narrowed, facts, strict=True) if n is not f]
    if any(k.endswith("s") for k in kinds) and all(len(f.values) < 2 for f in fitting_facts):
        fitting_facts = []  # several are asked for: a kind that but one of them is called leaves out the others
    chosen = fitting_facts or facts
    if not chosen:
        return None
    draft = draft_of("partners", body, chosen[:1])
    if "date" in question.scores:
        draft.items += _dates(draft, knowledge)
    return draft


def _listed_together(fact: Fact) -> tuple[Value, ...]:
    """Return the first values of a fact that stand in one list, with no more than a bracket between them."""
    kept = [fact.values[0]]
    for value in fact.values[1:]:
        if value.span.start - kept[-1].span.end > _LIST_GAP:
            break
        kept.append(value)
    return tuple(kept)


def _of_years(values: tuple[Value, ...], fact: Fact, question: Question, knowledge: Knowledge) -> tuple[Value, ...]:
    """Return the values of a list that stand beside the year asked for, «la Déclaration (2013)»; all where none is."""
    text = knowledge.document(fact.document).text
    beside = [dates.find(text[v.span.end : v.span.end + _YEAR_GAP]) for v in values]
    if not question.years or not any(beside):
        return values
    return tuple(
        v
        for v, near in zip(values, beside, strict=True)
        if any(m.iso[:4] in {y[:4] for y in question.years} for m in near)
    )


def _dates(draft: Draft, knowledge: Knowledge) -> list[DraftItem]:
    """Return the years that stand beside the bodies and instruments of an answer, «la Déclaration (2013)»."""
    found = []
    for item in [item for item in draft.items if item.kind == "body"]:
        for fact in knowledge.facts(item.value, FactKind.FOUNDED)[:1]:
            found += [item_of(fact, v) for v in fact.values if v.kind == "date"]
    return found
