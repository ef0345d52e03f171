"""All that a question for a yes says, held against what its answer rests on: «signed in New York in 2018?».

A yes to one half of a statement is none where the documents contradict the other half, and none is given where they are
silent on it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from app import confidence, premises
from app.alignment import likeness
from app.answers import agents, figures, upheld
from app.cues import FOUNDING
from app.drafts import Draft
from app.knowledge import Knowledge
from app.question import Question
from ingest.folding import fold

# Keys of answers whose yes is told by one value, whatever else the question says.
_OF_VALUE = frozenset({"founded", "ended", "period", "leader", "parent", "predecessor", "instrument", "status", "text"})
# From this likeness on a text has a word.
_SAID = 0.85


def held(draft: Draft, question: Question, knowledge: Knowledge) -> Draft | None:
    """Return a yes where its evidence bears out all that a question names, a no where it contradicts any of it.

    None where it is silent on some of it: the founder, a place, another body, a figure, a proper name.
    """
    if not draft.verdict or draft.key not in _OF_VALUE or not draft.evidence or "not" in question.restrict:
        return draft
    told = [_by(question, knowledge), _there(draft, question, knowledge), _counted(draft, question, knowledge)]
    if False in told:
        return replace(draft, verdict=False)
    return None if None in told or not _named(draft, question, knowledge) else draft


def _by(question: Question, knowledge: Knowledge) -> bool | None:
    """Tell whether the documents name the founder that a question names, True where it names none."""
    return agents.upheld(question, knowledge)[0] if agents.named(question) else True


def _there(draft: Draft, question: Question, knowledge: Knowledge) -> bool | None:
    """Tell whether the documents name the place of a founding that a question names, None where they name no place."""
    if not question.unknown or not question.aspects & FOUNDING or draft.key not in {"founded", "text"}:
        return True
    if premises.elsewhere(question, knowledge) is not None:
        return False
    return True


def _counted(draft: Draft, question: Question, knowledge: Knowledge) -> bool | None:
    """Tell whether the evidence of an answer gives no other years and numbers than a question."""
    if draft.key in {"founded"} or question.restrict & {"before", "after"}:
        return True
    texts = [(each.span.of(knowledge.document(each.document).text), each.document) for each in draft.evidence]
    borne = [figures.borne_out(question, text, knowledge.metadata[name].language) for text, name in texts]
    return False if False in borne and True not in borne else True


def _named(draft: Draft, question: Question, knowledge: Knowledge) -> bool:
    """Tell whether the evidence of an answer has every proper name of a question: the other bodies, and those of none."""
    shown = confidence.shown(draft, knowledge)
    if not upheld.names_bodies(question, shown, knowledge):
        return False
    return all(upheld.is_written(word, shown) for word in _proper(question))


def _proper(question: Question) -> Sequence[str]:
    """Return the words of content of a question that it writes as names, the first one left out."""
    behind = {fold(word) for word in re.findall(r"(?<=\s)[\"'«“’]?([A-ZÀ-Þ][\w-]{2,})", question.text)}
    return [w for w in (*question.content, *map(fold, question.unknown)) if any(likeness(w, b) >= 1.0 or w == b for b in behind)]
