"""Which bodies a noun for their kind means, «which conferences …», «the two global compacts»."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from app.answers.from_sentences.alignment import likeness
from app.knowledge import Knowledge
from app.questions.cues import cue
from app.questions.leftovers import kinds_of_body
from app.questions.question import Question
from ingest import numbers
from ingest.gazetteer import words

# From this likeness on a word is one of a name, in the singular or in another language.
_SAME = 0.9
# So many bodies are set side by side where a question names but their kind.
_FEWEST, _MOST_COMPARED = 2, 4


def of_noun(question: Question, knowledge: Knowledge) -> list[str]:
    """Return the bodies of the kind asked for by its noun, «which conferences …?», or all where the noun tells none."""
    described = list(knowledge.described)
    if not question.asks("bodies", "instrument") or cue("bodylike", question.language).search(question.bare):
        return described
    asked = words(question.bare)
    nouns = {body: [noun for noun in kinds_named(knowledge, body) if is_said(noun, asked)] for body in described}
    return [body for body in described if nouns[body]] or described


def is_kind_said(question: Question, knowledge: Knowledge) -> bool:
    """Tell whether a question has a noun for the kind of some bodies and not of all, «le pacte»."""
    return len(of_noun(replace(question, kind="bodies"), knowledge)) < len(knowledge.described)


def compared(question: Question, knowledge: Knowledge) -> tuple[str, ...]:
    """Return the bodies that a question means by the plural of their kind, «compare the two global compacts».

    None where the noun stands for bodies at large, where they are no two to four or not as many as the question says,
    or where it has words that their names do not share.
    """
    if cue("bodylike", question.language).search(question.folded):
        return ()
    kinds = {body: kinds_named(knowledge, body) for body in knowledge.described}
    plurals = [word for word in words(question.folded) if word.endswith(("s", "x"))]
    nouns = [word for word in plurals if any(is_said(kind, [word]) for own in kinds.values() for kind in own)]
    found = [body for body, own in kinds.items() if any(is_said(kind, nouns) for kind in own)]
    counted = [each for each in numbers.find(question.folded) if each.value.isdigit()]
    said = {int(each.value) for each in counted if not each.unit or any(noun in words(each.unit) for noun in nouns)}
    said |= {2} if "both" in question.restrict else set()
    if not _FEWEST <= len(found) <= _MOST_COMPARED or said - {len(found)}:
        return ()
    left = [w for w in unnamed(question.content, found, knowledge) if w not in nouns and not w.isdigit()]
    return () if left else tuple(found)


def left_open(question: Question, rivals: tuple[str, ...], knowledge: Knowledge) -> tuple[str, ...]:
    """Return the bodies that a question may be on, «the migration conference», where it says no more to tell which."""
    told = question.bodies or question.strangers or unnamed(question.content, rivals, knowledge)
    return () if told else rivals


def unnamed(asked: Sequence[str], bodies: Sequence[str], knowledge: Knowledge) -> tuple[str, ...]:
    """Return the words that no name of some bodies holds."""
    own = [word for body in bodies for word in words_named(knowledge, body)]
    return tuple(word for word in asked if not is_said(word, own))


def words_named(knowledge: Knowledge, body: str) -> list[str]:
    """Return the words of all names of a body."""
    return words(" ".join(name for group in knowledge.bodies[body].names.values() for name in group))


def kinds_named(knowledge: Knowledge, body: str) -> list[str]:
    """Return the words of a body's names that stand for a kind of body, «compact», «conférence»."""
    named = knowledge.bodies[body].names.items()
    return [noun for tongue, names in named for noun in kinds_of_body(" ".join(names), tongue)]


def is_said(word: str, asked: Sequence[str]) -> bool:
    """Tell whether a word is among some others, in another form or language."""
    return any(likeness(each, word) >= _SAME for each in asked)
