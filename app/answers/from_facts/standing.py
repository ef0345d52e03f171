"""Where countries stand: on which of some lists of members they are, and on which they are not."""

from __future__ import annotations

from collections.abc import Sequence

from app.answers.from_facts.rolls import Roll
from app.drafts import Draft, DraftItem, merged
from app.questions.cues import cue
from app.questions.question import Question
from ingest import countries

# So much may stand between «only» and the countries or members of which it is said.
_BESIDE = 12


def told(codes: Sequence[str], lists: Sequence[Roll], *, verdict: bool, denying: bool = False) -> Draft:
    """Return a yes or no on countries and lists that tells who is on which of them, and who is not where that is known.

    What the verdict rests on comes first: those that are missing for a «no», or a «yes» to a ``denying`` question.
    """
    on = _grouped([(roll, [c for c in codes if c in roll.members]) for roll in lists])
    off = _grouped([(roll, [c for c in codes if c not in roll.members]) for roll in lists if roll.complete])
    found = [_line("member_yes", *each) for each in on]
    lacking = [_line("member_no", *each) for each in off]
    first, *others = [*found, *lacking] if not lacking or (found and verdict != denying) else [*lacking, *found]
    draft = Draft(first.key, first.items, verdict=verdict, derived=True, bodies=first.bodies, slots=first.slots)
    draft.evidence = first.evidence
    draft.extra = others
    return draft


def are_alone(question: Question) -> bool:
    """Tell whether «only» is said of the countries or members that a question names, and not of what it is to do."""
    nouns = [(c.start, c.end) for c in cue("memberlike", question.language).find(question.folded)]
    nouns += [(m.span.start, m.span.end) for m in countries.find(question.folded, capitalised=False)]
    alone = [c for c in cue("restrict", question.language).find(question.folded) if c.name == "alone"]
    gaps = [max(start - each.end, each.start - end) for each in alone for start, end in nouns]
    return any(gap <= _BESIDE for gap in gaps)


def lacked(question: Question) -> frozenset[str]:
    """Return the countries that a question with a «not» denies: of «with Mexico but not Guatemala» those behind it.

    Where «but» opens the clause of the «not», all of that clause: «Mexico is in but Guatemala is not».
    """
    denied = [c.start for c in cue("restrict", question.language).find(question.folded) if c.name == "not"]
    named = {m.value: m.span.start for m in countries.find(question.folded, capitalised=False)}
    asked = frozenset(question.countries)
    turns = [0, *(c.start for c in cue("turning", question.language).find(question.folded))]
    clauses = {max(turn for turn in turns if turn <= place) for place in denied}
    apart = {code for code, start in named.items() if max(turn for turn in turns if turn <= start) in clauses}
    if apart & asked and asked - apart:
        return asked & apart
    before = {code for code, start in named.items() if denied and start < min(denied)}
    return asked - before or asked


def _grouped(standing: Sequence[tuple[Roll, list[str]]]) -> list[tuple[list[Roll], list[str]]]:
    """Return lists with the countries of each, those of the same countries together."""
    found: dict[tuple[str, ...], list[Roll]] = {}
    for roll, codes in standing:
        if codes:
            found.setdefault(tuple(codes), []).append(roll)
    return [(lists, list(codes)) for codes, lists in found.items()]


def _line(key: str, lists: Sequence[Roll], codes: Sequence[str]) -> Draft:
    draft = Draft(key, derived=True, bodies=tuple(roll.body for roll in lists), slots={"country": ",".join(codes)})
    draft.evidence = merged([e for roll in lists for e in roll.evidence(codes) or roll.evidence()])
    named = [(c, merged([e for roll in lists for e in roll.evidence([c])])) for c in codes if key == "member_yes"]
    draft.items = [DraftItem("country", code, tuple(found), True) for code, found in named]
    return draft
