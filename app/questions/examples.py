"""Example questions for the first screen, made from what the corpus declares."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from app.output.labels import labels
from ingest.records import Body, Fact, FactKind

_PATTERNS = (
    (FactKind.MEMBERS, "example_members"),
    (FactKind.FOUNDED, "example_date"),
    (FactKind.MANDATE, "example_mandate"),
    (FactKind.LEGAL, "example_legal"),
)


def examples(bodies: Mapping[str, Body], facts: Iterable[Fact], language: str) -> tuple[str, ...]:
    """Return one question for each kind of fact that the documents hold, about another body each where they can."""
    known: dict[FactKind, list[str]] = {}
    for fact in facts:
        if fact.body in bodies and fact.body not in known.setdefault(fact.kind, []):
            known[fact.kind].append(fact.body)
    words, used, questions = labels(language), set[str](), []
    for kind, pattern in _PATTERNS:
        candidates = [body for body in known.get(kind, ()) if bodies[body].declared]
        fresh = [body for body in candidates if body not in used]
        chosen = next(iter(fresh or candidates), None)
        if chosen is not None:
            used.add(chosen)
            questions.append(words[pattern].format(body=name(bodies[chosen], language)))
    return tuple(questions)


def name(body: Body, language: str) -> str:
    """Return what a body is called in a language, or in any other one where it has no name in that."""
    for names in (body.names.get(language), *body.names.values(), *body.acronyms.values()):
        if names:
            return names[0]
    return body.id
