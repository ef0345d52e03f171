"""What a text lays down beside its facts: amendments, sessions, quorum, votes, terms, languages, budget and the like.

A provision is one sentence with the matter it regulates (``aspect``, a class of ``provisions.toml``) and every value it
holds: dates, numbers, countries and bodies. The matter stands in the sentence, in the short heading above it, or in the
question that it answers. A «label: value» line is a provision of aspect "label", and the answer to a question of the
text one of aspect "asked"; ``unit`` holds that label or question.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from pathlib import Path

from ingest import countries, dates, numbers
from ingest.bodies import Bodies
from ingest.facts.fields import labelled
from ingest.facts.statements import Statement, fact
from ingest.folding import fold
from ingest.lexicon import Cue, cues
from ingest.records import BlockKind, Fact, FactKind, Span, Value

LEXICON = Path(__file__).parents[1] / "lexicon" / "provisions.toml"
# A heading of more words names no single matter.
_LONGEST_HEADING = 8
# So far before its matter a negation denies it, in characters: «has no secretariat, budget or legal personality».
_REACH = 60


def facts(statements: Sequence[Statement], bodies: Bodies) -> Iterator[Fact]:
    """Yield a provision for each matter that a sentence, item or row speaks of."""
    asked: Statement | None = None
    for statement in statements:
        if statement.is_question or statement.is_heading or statement.body is None:
            asked = statement if statement.is_question else None
            continue
        if asked is not None and not _answers(statement, asked):
            asked = None
        label = labelled(statement)
        values = _values(statement, bare=label is not None or asked is not None)
        yield from _said(statement, values)
        for owner in dict.fromkeys(owner for owner in (statement.body, statement.about) if owner is not None):
            yield from _headed(statement, values, asked, owner)
            if label is not None:
                yield _whole(statement, values, "label", owner, label["label"])


def _said(statement: Statement, values: Sequence[Value]) -> Iterator[Fact]:
    """Yield the provisions whose matter stands in the sentence itself."""
    for cue in first_of_each(cues("provision", statement.language, LEXICON).find(statement.folded)):
        if any(m.span.start <= cue.start < m.span.end for m in statement.mentions):
            continue
        named = statement.named_subject(statement.clause(cue.start)[0], cue.start)
        body = named.value if named is not None else statement.body
        # What an organ does, «the Assembly of Focal Points meets …», is the matter of its section's body too.
        for owner in dict.fromkeys(owner for owner in (body, statement.about) if owner is not None):
            yield fact(
                statement,
                FactKind.PROVISION,
                owner,
                values,
                label=(cue.start, cue.end),
                evidence=_evidence(statement),
                polarity=not statement.is_denied(cue, _REACH),
                aspect=cue.name,
            )


def _headed(statement: Statement, values: Sequence[Value], asked: Statement | None, body: str) -> Iterator[Fact]:
    """Yield the provisions whose matter stands in the heading alone, or in the question that is answered."""
    told = {cue.name for cue in cues("provision", statement.language, LEXICON).find(statement.folded)}
    for name in sorted(of_heading(statement.title, statement.language) - told):
        yield _whole(statement, values, name, body)
    if asked is not None:
        for name in sorted(of_heading(asked.text, statement.language) - told):
            yield _whole(statement, values, name, body, evidence=(statement.unit.span, asked.unit.span))
        yield _whole(statement, values, "asked", body, asked.text, evidence=(statement.unit.span, asked.unit.span))


def _whole(
    statement: Statement,
    values: Sequence[Value],
    aspect: str,
    body: str,
    unit: str = "",
    evidence: tuple[Span, ...] = (),
) -> Fact:
    """Return the provision that a statement as a whole is."""
    return fact(
        statement,
        FactKind.PROVISION,
        body,
        values,
        evidence=evidence or _evidence(statement),
        polarity=not _denies(statement),
        aspect=aspect,
        unit=unit,
    )


def first_of_each(found: Sequence[Cue]) -> list[Cue]:
    """Return the first cue of each class."""
    first: dict[str, Cue] = {}
    for cue in found:
        first.setdefault(cue.name, cue)
    return list(first.values())


@lru_cache(4096)
def of_heading(title: str, language: str) -> frozenset[str]:
    """Return the matters that a short heading names, «Artículo 10. Enmiendas»."""
    if len(title.split()) > _LONGEST_HEADING:
        return frozenset()
    return frozenset(cue.name for cue in cues("provision", language, LEXICON).find(fold(title)))


def _answers(statement: Statement, asked: Statement) -> bool:
    """Tell whether a statement belongs to the answer of a question: in its block, or in the one right behind it."""
    return statement.unit.section == asked.unit.section and statement.unit.block - asked.unit.block <= 1


def _denies(statement: Statement) -> bool:
    """Tell whether a statement has a negation near its front."""
    return cues("negation", statement.language).search(statement.folded[:_REACH].replace("'", " ")) is not None


def _evidence(statement: Statement) -> tuple[Span, ...]:
    """Return the unit, and the header of a row that has one."""
    header = statement.block.header if statement.unit.kind is BlockKind.ROW else None
    return (*statement.evidence(), header) if header is not None else statement.evidence()


def _values(statement: Statement, *, bare: bool = False) -> list[Value]:
    """Return all typed values of a statement in text order; with ``bare`` numbers without a unit too."""
    found = [Value("date", m.iso, statement.span(m.span.start, m.span.end)) for m in dates.find(statement.text)]
    for count in numbers.find(statement.text, statement.language):
        if bare or count.unit or count.scale:
            amount = count.written
            found.append(statement.value("number", count.number.start, count.number.end, amount))
    found += [statement.value("country", m.span.start, m.span.end, m.value) for m in countries.find(statement.text)]
    found += [
        statement.value("body", m.span.start, m.span.end, m.value)
        for m in statement.mentions
        if m.value != statement.body
    ]
    return sorted(found, key=lambda value: value.span)
