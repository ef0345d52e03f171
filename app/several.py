"""The parts of a message that lean on its other parts: «what is its budget, and what was it before?».

So do values that a question wants beside the one that answers it, «which country got it, and how much?».
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from app.answers import pointed
from app.confidence import MARGIN, chance, model
from app.drafts import Draft
from app.question import Question
from app.understanding import Settles

Solved = list[tuple[Question, Draft | None]]


def widened(solved: Solved, further: Callable[[Question, Draft], Draft | None]) -> Solved:
    """Return answers with what ``further`` finds beside each that is sure and that no other answer gives."""
    least = model().threshold
    given = {(item.kind, item.value) for _, draft in solved if draft is not None for item in draft.items}
    found: Solved = []
    for question, draft in solved:
        found.append((question, draft))
        more = further(question, draft) if draft is not None and chance(draft) >= least else None
        if more is not None and not given & {(item.kind, item.value) for item in more.items}:
            found.append((question, more))
    return found


def completed(text: str, solved: Sequence[tuple[Question, Draft | None]], settle: Settles) -> Solved:
    """Return the parts of a message with what the whole of it finds for those that say too little by themselves.

    ``settle`` returns a question as it is best answered, and the draft of its answer. What an answer to another part
    gives is none to a part that leans on it.
    """
    least = model().threshold
    done = [draft for _, draft in solved if draft is not None and chance(draft) >= least]
    if len(solved) < 2 or not done:
        return list(solved)
    given = {item.value for draft in done for item in draft.items}
    found: Solved = []
    for question, draft in solved:
        sure = chance(draft) >= least
        untold = draft is not None and question.named == "earlier" and pointed.is_untold(question, draft)
        if sure and not untold:
            found.append((question, draft))
            continue
        asked, told = settle(replace(question, text=text, besides=(*question.besides, *given)))
        new = told is not None and bool({item.value for item in told.items} - given)
        better = new and chance(told) >= (least if sure else chance(draft) + MARGIN)
        found.append((asked, told) if better else (question, draft))
    return found
