"""Two or more bodies side by side."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from app.answers.across_bodies import sets
from app.answers.from_facts import texts
from app.answers.from_facts.rolls import rolls
from app.answers.from_facts.times import founding
from app.drafts import Draft, Evidence, draft_of, evidence_of, merged
from app.knowledge import Knowledge
from app.questions.cues import cue
from app.questions.question import Question, about
from ingest.folding import fold
from ingest.lexicon import cues
from ingest.records import Fact, FactKind

# What is done to a text that founds a body.
_PAPER = frozenset({"signed", "adopted"})
# The most characters between a number and the verb that tells what those did whom it counts.
_NEAR = 40


def answer(question: Question, knowledge: Knowledge) -> Draft | None:
    """Return a table of what the documents say of each body; None where fewer than two are named."""
    if len(question.bodies) < 2:
        return None
    draft = Draft("compare", derived=True, bodies=question.bodies)
    shared = sets.shared(replace(question, restrict=frozenset({"both"})), knowledge) if _of_members(question) else None
    for row, make in _rows(question).items():
        cells = [make(knowledge, body) for body in question.bodies]
        if any(cells):
            draft.rows.append((row, [cell or ("", ()) for cell in cells]))
    if not draft.rows:
        return None
    draft.evidence = merged([e for _, cells in draft.rows for _, evidence in cells for e in evidence])
    if shared is not None:
        draft.extra.append(shared)
    return draft


def of_one_matter(question: Question) -> bool:
    """Tell whether bodies are to be compared by one matter, «the legal nature of A and that of B»."""
    return question.asks("compare") and len(question.scores.keys() - _LOOSE) == 1 and bool(_asked(question))


def _asked(question: Question) -> list[str]:
    """Return the kinds of question beside the comparison of which rows tell."""
    return [kind for kind in question.scores if kind in _ROWS_OF]


def _rows(question: Question) -> dict[str, Row]:
    """Return the rows of a table, those of the matter alone where bodies are to be compared by one."""
    if not of_one_matter(question):
        return _ROWS
    kind = _asked(question)[0]
    if kind == "members" and not _of_members(question):
        return _ROWS
    quoted = {"legal": {"legal": _quoted(FactKind.LEGAL)}, "status": {"status": _quoted(FactKind.STATUS)}}
    return quoted.get(kind) or {row: _ROWS[row] for row in _ROWS_OF[kind]}


def _of_members(question: Question) -> bool:
    """Tell whether bodies are to be compared by their members too, so that what their lists share is told."""
    return bool(question.scores.get("members")) and not (question.polar or question.countries or question.regions)


Cell = tuple[str, tuple[Evidence, ...]]
Row = Callable[[Knowledge, str], Cell | None]


def _founded(knowledge: Knowledge, body: str) -> Cell | None:
    found = founding(knowledge, body, frozenset({"in_force", *_PAPER}))
    return (f"date:{found[1].value}", evidence_of(found[0], [found[1]])) if found else None


def _done(aspect: str) -> Row:
    def cell(knowledge: Knowledge, body: str) -> Cell | None:
        for fact in knowledge.facts(body, FactKind.FOUNDED):
            dated = [value for value in fact.values if value.kind == "date"]
            if fact.aspect == aspect and dated:
                return f"date:{dated[0].value}", evidence_of(fact, dated[:1])
        return None

    return cell


def _members(knowledge: Knowledge, body: str) -> Cell | None:
    lists = rolls(knowledge, body)
    if lists:
        return "countries:" + ",".join(lists[0].members), tuple(lists[0].evidence())
    return _counted(knowledge, body, signed=False)


def _signatories(knowledge: Knowledge, body: str) -> Cell | None:
    return _counted(knowledge, body, signed=True)


def _counted(knowledge: Knowledge, body: str, *, signed: bool) -> Cell | None:
    """Return how many members or, with ``signed``, signatories a body counts."""
    for fact in countries_counted(knowledge, body):
        if _are_signatories(fact, knowledge) == signed:
            return f"number:{fact.values[0].value}", evidence_of(fact)
    return None


def countries_counted(knowledge: Knowledge, body: str) -> list[Fact]:
    """Return what the documents tell of how many countries or members a body counts, has signed it or works in."""
    facts = knowledge.facts(body, FactKind.COUNT)
    return [f for f in facts if cue("memberlike", knowledge.metadata[f.document].language).search(fold(f.unit))]


def _are_signatories(fact: Fact, knowledge: Knowledge) -> bool:
    """Tell whether what a number counts are those who signed, by a verb beside it: «signed by 164 countries»."""
    text = fold(fact.evidence[0].of(knowledge.document(fact.document).text))
    at = fact.values[0].span.start - fact.evidence[0].start
    found = cues("founded", knowledge.metadata[fact.document].language).find(text, max(0, at - _NEAR), at + _NEAR)
    return any(each.name in _PAPER for each in found)


def _relation(kind: FactKind) -> Row:
    def cell(knowledge: Knowledge, body: str) -> Cell | None:
        facts = [f for f in knowledge.facts(body, kind) if f.values]
        if not facts:
            return None
        draft = draft_of(kind.value, body, facts[:1])
        text = "; ".join(f"{item.kind}:{item.value}" for item in draft.items)
        return text, tuple(draft.evidence)

    return cell


def _polar(kind: FactKind) -> Row:
    def cell(knowledge: Knowledge, body: str) -> Cell | None:
        facts = [f for f in knowledge.facts(body, kind) if f.aspect not in {"political", "treaty"}]
        return ("yes" if facts[0].polarity else "no", evidence_of(facts[0])) if facts else None

    return cell


def _quoted(kind: FactKind) -> Row:
    def cell(knowledge: Knowledge, body: str) -> Cell | None:
        facts = knowledge.facts(body, kind)
        return ("quote", evidence_of(facts[0])) if facts else None

    return cell


def _purpose(knowledge: Knowledge, body: str) -> Cell | None:
    question = about("mandate", body)
    draft = texts.purpose(question, knowledge)
    return ("quote", tuple(draft.evidence[:1])) if draft else None


_ROWS: dict[str, Row] = {
    "founded": _founded,
    "signed": _done("signed"),
    "adopted": _done("adopted"),
    "members": _members,
    "signatories": _signatories,
    "instrument": _relation(FactKind.INSTRUMENT),
    "leader": _relation(FactKind.LEADER),
    "parent": _relation(FactKind.PARENT),
    "legal": _polar(FactKind.LEGAL),
    "status": _polar(FactKind.STATUS),
    "mandate": _purpose,
}

# The rows that tell of what a kind of question asks, and kinds that say no more than that bodies are compared.
_ROWS_OF = {
    "members": ("members",),
    "date": ("founded", "signed", "adopted"),
    "instrument": ("instrument",),
    "leader": ("leader",),
    "parent": ("parent",),
    "legal": ("legal",),
    "status": ("status",),
    "mandate": ("mandate",),
}
_LOOSE = frozenset({"compare", "bodies"})
