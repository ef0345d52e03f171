"""An answer in the making: values and the places they rest on, before they are numbered and put into words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from ingest import countries
from ingest.bodies import generic
from ingest.records import LANGUAGES, Fact, FactKind, Span, Value

_BODY_KINDS = frozenset({FactKind.PARENT, FactKind.PREDECESSOR, FactKind.PARTNERS})


@dataclass(frozen=True, slots=True)
class Evidence:
    """A stretch of a document that is quoted, and the stretches inside it that hold the value."""

    document: str
    span: Span
    marks: tuple[Span, ...] = ()

    def meets(self, document: str, span: Span) -> bool:
        """Tell whether a stretch of a document shares a character with the one that is quoted."""
        return self.document == document and self.span.start < span.end and span.start < self.span.end


@dataclass(slots=True)
class DraftItem:
    """A value that was asked for: kind and value as in ``ingest.records.Value``, and the evidence it rests on.

    ``of`` is the body that it is told of, where an answer holds the same of several.
    """

    kind: str
    value: str
    evidence: tuple[Evidence, ...]
    derived: bool = False
    unit: str = ""
    bound: str = ""
    correction: str = ""
    of: str = ""


@dataclass(slots=True)
class Draft:
    """What is known in reply to one question.

    ``key`` names the sentence of the wording file that presents it and ``slots`` its other words. ``evidence`` is in
    the order of showing. ``features`` are what the confidence is estimated from; all lie in [0, 1]. ``covered`` are
    words of the question that the answer accounts for by its kind, whatever its own words. ``compared`` are the values
    that a difference lies between: told beside it, but not asked for. ``guessed`` is an answer
    whose sentence was found by what it is on or counts alone: whose quorum it is, only reading tells.
    """

    key: str
    items: list[DraftItem] = field(default_factory=list)
    evidence: list[Evidence] = field(default_factory=list)
    verdict: bool | None = None
    derived: bool = False
    slots: dict[str, str] = field(default_factory=dict)
    bodies: tuple[str, ...] = ()
    features: dict[str, float] = field(default_factory=dict)
    rows: list[tuple[str, list[tuple[str, tuple[Evidence, ...]]]]] = field(default_factory=list)
    extra: list[Draft] = field(default_factory=list)
    covered: tuple[str, ...] = ()
    compared: tuple[DraftItem, ...] = ()
    guessed: bool = False

    @property
    def refigured(self) -> bool:
        """Whether it is a no that gives the number which stands in place of that put to the test."""
        return self.verdict is False and self.key == "legal" and [item.kind for item in self.items] == ["number"]

    @property
    def corrects(self) -> bool:
        """Whether it sets right what its question takes for granted: no sentence is likelier to answer that."""
        return self.key.startswith("premise")


def evidence_of(fact: Fact, values: Iterable[Value] = ()) -> tuple[Evidence, ...]:
    """Return the evidence of a fact; values are marked where they stand, else the fact's own label."""
    marks = [value.span for value in (values or fact.values)]
    found = []
    for span in fact.evidence:
        inside = tuple(mark for mark in marks if span.start <= mark.start and mark.end <= span.end)
        found.append(Evidence(fact.document, span, inside))
    return tuple(found)


def countries_in(evidence: Evidence, stretch: Span, text: str) -> list[DraftItem]:
    """Return the countries that a stretch of a document of some text names, each where it stands first."""
    found: dict[str, DraftItem] = {}
    for match in countries.find(stretch.of(text)):
        mark = Span(stretch.start + match.span.start, stretch.start + match.span.end)
        found.setdefault(match.value, DraftItem("country", match.value, (replace(evidence, marks=(mark,)),)))
    return list(found.values())


def item_of(fact: Fact, value: Value) -> DraftItem:
    """Return a fact's value as an item; of several stretches of evidence those that hold the value."""
    found = evidence_of(fact, [value])
    holding = tuple(each for each in found if each.marks) or found
    kind = "body" if value.kind == "text" and _names_body(fact, value) else value.kind
    return DraftItem(kind, value.value, holding, value.derived, fact.unit, fact.bound, fact.correction)


def _names_body(fact: Fact, value: Value) -> bool:
    """Tell whether a name that no body of the corpus goes by is all the same that of a body, and not of a person."""
    if fact.kind is FactKind.LEADER:
        return any(generic(value.value, language) for language in LANGUAGES)
    return fact.kind in _BODY_KINDS


def merged(evidence: Sequence[Evidence]) -> list[Evidence]:
    """Return evidence with each stretch once, its marks together, in the order first met."""
    table: dict[tuple[str, Span], set[Span]] = {}
    for each in evidence:
        table.setdefault((each.document, each.span), set()).update(each.marks)
    return [Evidence(document, span, tuple(sorted(marks))) for (document, span), marks in table.items()]


def draft_of(key: str, body: str, facts: Sequence[Fact]) -> Draft:
    """Build a draft of the values of some facts."""
    draft = Draft(key, bodies=(body,))
    seen: set[str] = set()
    for fact in facts:
        for value in fact.values:
            if value.kind in {"date"} or value.value in seen:
                continue
            seen.add(value.value)
            draft.items.append(item_of(fact, value))
    draft.evidence = merged([e for f in facts for e in evidence_of(f)])
    return draft
