"""Facts that a document states of bodies, each resting on whole sentences, list items or headings."""

from __future__ import annotations

from ingest.bodies import Bodies
from ingest.facts import (
    deputies,
    endings,
    fields,
    founding,
    holders,
    instruments,
    leaders,
    members,
    nature,
    provisions,
    purposes,
    quantities,
    relations,
    rolls,
    titled,
)
from ingest.facts.discourse import statements
from ingest.records import Document, Fact, FactKind, Span

_RULES = (
    founding.facts,
    endings.facts,
    instruments.facts,
    rolls.facts,
    members.facts,
    quantities.facts,
    nature.facts,
    purposes.facts,
    relations.facts,
    leaders.facts,
    deputies.facts,
    holders.facts,
    fields.facts,
)
# Rules that read a question as the title of its answer.
_ASKED = (titled.facts, provisions.facts)


def extract(document: Document, bodies: Bodies) -> list[Fact]:
    """Return the facts of a document in text order; nothing is inferred beyond what its sentences and layout say."""
    everything = statements(document, bodies)
    # A page of questions and answers states what its answers say.
    found = [each for each in everything if each.is_heading or not each.is_question]
    facts = [fact for rule in _RULES for fact in rule(found, bodies)]
    facts += purposes.activities(found, {fact.evidence[0].start for fact in facts if fact.kind is not FactKind.COUNT})
    facts += [fact for rule in _ASKED for fact in rule(everything, bodies)]
    unlike = {(f.body, f.kind, f.values, f.aspect, f.unit, f.polarity, _place(f)): f for f in reversed(facts)}
    return sorted(unlike.values(), key=lambda fact: (fact.evidence[0].start, fact.kind, fact.body, fact.label))


def _place(fact: Fact) -> tuple[Span, ...]:
    """Return what tells two provisions apart that hold the same values: their sentences."""
    return fact.evidence if fact.kind is FactKind.PROVISION else ()
