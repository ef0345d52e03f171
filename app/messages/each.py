"""Questions that name several bodies: asked of each, of all together, or of the first that the others only tell of."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from app.answers.across_bodies import across, sameness, timeline
from app.bodies import meant, portrayed
from app.bodies.names import NameMatcher
from app.knowledge import Knowledge
from app.messages import alike
from app.messages.openings import dates_it
from app.questions.cues import cue
from app.questions.focus import dates_all
from app.questions.question import Question
from app.questions.units import counts_each

# Kinds that of several bodies are asked of each.
OF_EACH = frozenset(
    {"date", "leader", "parent", "predecessor", "partners", "seat", "instrument", "mandate", "themes"}
    | {"legal", "status", "definition", "count"}
)
# Restrictions that leave a question one of each body.
WIDE = frozenset({"every", "between"})
# The most characters between two names that a dash makes one.
_JOINED = 3


def each_of(question: Question, knowledge: Knowledge, names: NameMatcher) -> list[Question]:
    """Return a question once for each body it names, «when were A and B founded?», where it asks of each alone."""
    question = meant.of_text(question, knowledge) or question
    question = meant.of_instrument(question, knowledge) or question
    question = portrayed.of_told(question, knowledge) or question
    question = meant.of_parties(question, knowledge) or question
    question = meant.of_organ(question, knowledge, names) or question
    spelt = question.asks("other") and "acronym" in question.aspects
    bodies = [b for b in question.bodies if b in names.known or question.named == "earlier" or spelt]
    if len(bodies) > 1 and counts_each(question):
        return [replace(question, bodies=(body,)) for body in bodies]
    alone = (
        (question.kind in OF_EACH or spelt or meant.asks_lists(question))
        and question.named in {"exact", "earlier"}
        and not question.restrict - WIDE
        and not alike.is_asked(question)
        and not sameness.things_compared(question)
    )
    together = across.concerns(question, knowledge) or timeline.asks_for_order(question)
    if len(bodies) < 2 or not alone or together or _counts_between(question, names):
        return [question]
    if meant.is_of_act_between(question):
        return [replace(question, bodies=(), named="", others=(*question.bodies, *question.others))]
    of_each = question.named == "earlier" and (
        any(cue(group, question.language).search(question.folded) for group in ("each", "several"))
        or dates_all(question.folded, question.language)
        or dates_it(question.text, question.language)
    )
    if not of_each and (meant.is_of_shared_act(question) or not meant.are_listed(question, names)):
        return [meant.of_first(question, names)]
    return [replace(question, bodies=(body,)) for body in bodies]


def leaned_on(question: Question, names: NameMatcher) -> Question:
    """Return a question as what follows leans on it: «the panel of the fund» is one body, a list is several."""
    if len(question.bodies) < 2 or question.named != "exact" or question.restrict - WIDE:
        return question
    of_one = question.kind in OF_EACH and not meant.are_listed(question, names)
    return meant.of_first(question, names) if of_one or meant.is_of_shared_act(question) else question


def _counts_between(question: Question, names: NameMatcher) -> bool:
    """Tell whether a number is asked of two bodies together: the years between them, what one has in the other."""
    apart = cue("apart", question.language).search(question.folded) is not None
    spans = [match.span for match in names.find(question.text)]
    joined = any(b.start - a.end <= _JOINED for a, b in pairwise(spans))  # «the A–B memorandum»
    return question.asks("count") and (apart or joined or not meant.are_listed(question, names))
