"""What is asked alike of each of several bodies, «Do both A and B bind?», «Is neither in force?», as one yes or no."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import pairwise

from app.answers.from_sentences.alignment import content_words
from app.bodies.names import NameMatcher
from app.confidence import chance, model
from app.drafts import Draft, merged
from app.knowledge import Knowledge
from app.questions.cues import RANKS, cue
from app.questions.question import Question
from ingest.folding import fold

# Words by which a thing is asked of each of several bodies, or of either.
_GROUPS = ("alike", "any_of_two")
# What sets bodies against each other, or asks of their members, is not so of one by itself.
_BETWEEN = RANKS | {"same", "missing", "between"}
_OF_TWO = frozenset({"compare", "bodies", "predecessor"})
# What says that each is meant falls away where one is asked about.
_MEANT = frozenset({"both", "every"})


def is_asked(question: Question) -> bool:
    """Tell whether a question for a yes or a no says that it asks the same of each of some bodies."""
    return question.polar and any(cue(group, question.language).search(question.folded) for group in _GROUPS)


def apart(
    question: Question, read: Callable[[str, str], Question], names: NameMatcher, knowledge: Knowledge
) -> list[Question]:
    """Return a question for a yes or a no that is on each of several bodies, once for each of them; mostly nothing.

    ``read`` understands a text by itself: that of the message with the name of one body in the place of all.
    """
    if not is_asked(question) or question.asks(*_OF_TWO) or question.restrict & _BETWEEN:
        return []
    if question.countries or (question.asks("members") and not (question.numbers or question.regions)):
        return []  # lists of members are held against each other
    if len({b for b in question.bodies if b in knowledge.described}) < 2 or question.denied:
        return []
    if _is_beside(question, names):
        return []
    texts = _texts(question, names)
    if not texts and question.asks("members") and question.regions:
        return []  # «Do all African members of A belong to B as well?»
    if not texts:
        plain = question.restrict - _MEANT - ({"not"} if _is_neither(question) else set())
        kind = "date" if question.asks("other") and question.years and not question.content else question.kind
        return [replace(question, bodies=(body,), kind=kind, restrict=plain) for body in question.bodies]
    asked = [replace(read(text, question.language), named="exact") for text in texts]
    alone = all(part.polar and part.bodies == (body,) for part, body in zip(asked, question.bodies, strict=True))
    return asked if alone else []


def _texts(question: Question, names: NameMatcher) -> list[str]:
    """Return the text of a question with each of its bodies alone, or nothing where it does not name them in a row."""
    text, folded = question.text, fold(question.text)
    found = {match.value: match.span for match in reversed(names.find(text)) if match.value in question.bodies}
    spans = sorted(found.values())
    between = [text[a.end : b.start] for a, b in pairwise(spans)]
    if len(found) != len(question.bodies) or len(folded) != len(text) or any(map(content_words, between)):
        return []
    said = [each for group in _GROUPS for each in cue(group, question.language).find(folded)]
    plain = "".join(" " if any(c.start <= at < c.end for c in said) else ch for at, ch in enumerate(text))
    head, tail = plain[: spans[0].start], plain[spans[-1].end :]
    return [" ".join(f"{head}{found[body].of(text)}{tail}".split()) for body in question.bodies]


def _is_beside(question: Question, names: NameMatcher) -> bool:
    """Tell whether it is asked of those of one body whether they are also of another, «are all of A also in B?»."""
    found = [match.span for match in names.find(question.text) if match.value in question.bodies]
    between = fold(question.text)[found[0].end : found[-1].start] if found else ""
    return any(each.name == "both" for each in cue("restrict", question.language).find(between))


def _is_neither(question: Question) -> bool:
    return cue("neither", question.language).search(question.folded) is not None


def together(question: Question, solved: Sequence[tuple[Question, Draft | None]]) -> Draft | None:
    """Return the yes or no to all of some questions together; None where one that it hangs on has no sure answer."""
    least = model().threshold
    sure = [(q, d) for q, d in solved if d is not None and d.verdict is not None and chance(d) >= least]
    neither = _is_neither(question) and not any("not" in part.restrict for part, _ in solved)
    told = [(d, (d.verdict != q.turned) != neither) for q, d in sure]
    either = cue("any_of_two", question.language).search(question.folded) is not None
    decisive = [d for d, holds in told if holds == either]  # one no denies both, one yes is enough for either
    if not decisive and len(told) < len(solved):
        return None
    drafts = decisive or [d for d, _ in told]
    weakest = min(drafts, key=chance)
    draft = Draft("text", derived=True, bodies=question.bodies, features=weakest.features, covered=weakest.covered)
    draft.verdict = (bool(decisive) == either) != question.turned
    others = [d for d, _ in told if d not in drafts]  # what is told of the others is shown behind
    draft.evidence = merged([place for one in [*drafts, *others] for place in one.evidence])
    if all(one.items for one in drafts):
        draft.key = "relation"
        draft.items = [replace(one.items[0], of=one.bodies[0]) for one in drafts if one.bodies]
    return draft
