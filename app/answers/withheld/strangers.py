"""Questions on a body that nobody declares, «the Gamma Council»: no other body is meant, and only its name answers."""

from __future__ import annotations

import re
from dataclasses import replace

from rapidfuzz.distance import OSA

from app.answers.from_sentences.alignment import likeness
from app.answers.withheld.misfits import asks_beside_name
from app.confidence import CERTAIN
from app.drafts import Draft
from app.knowledge import Knowledge, Sentence
from app.questions.known import may_be_word
from app.questions.question import Question
from ingest.bodies import generic
from ingest.folding import fold
from ingest.gazetteer import words
from ingest.records import LANGUAGES

# From this likeness on a sentence holds a name, and the kind of what is named in another language.
_HELD, _KIND = 0.99, 0.7


def apart(question: Question, knowledge: Knowledge) -> Question:
    """Return a question without the body that some of its words point to, where their name is that of a stranger.

    «The Lund conference on reefs» is the council on reefs where something that is told of it says Lund.
    """
    if question.named in {"", "hint"}:
        question = replace(
            question, strangers=tuple(dict.fromkeys((*question.strangers, *_of_no_text(question, knowledge))))
        )
    if not question.strangers:
        return question
    told = " ".join(s.text for body in question.bodies for s in knowledge.sentences_on(body))
    if question.bodies and _names(question, told):
        return replace(question, strangers=())
    content = tuple(dict.fromkeys((*question.content, *question.hints)))
    unknown = tuple(dict.fromkeys((*question.unknown, *question.strangers)))
    return replace(question, bodies=(), named="", content=content, unknown=unknown)


def _of_no_text(question: Question, knowledge: Knowledge) -> list[str]:
    """Return the names that a question holds, words of no language, which no document has or spells otherwise."""
    names = [name for name in question.unknown if not any(may_be_word(fold(name), tongue) for tongue in LANGUAGES)]
    spelt = {name: {w for t in LANGUAGES for w in knowledge.index.spellings(t, fold(name)[0])} for name in names}
    return [name for name in names if not any(_is_near(fold(name), word) for word in spelt[name])]


def _is_near(folded: str, word: str) -> bool:
    return OSA.distance(folded, word) * _LETTERS <= min(len(folded), len(word))


def is_told_of_none(draft: Draft, question: Question, knowledge: Knowledge) -> bool:
    """Tell whether a question names a stranger and nothing that is told, with what stands above it, has its name.

    What surely answers a question that says more than that name may stand there under another.
    """
    certain = draft.features.get("answers", 0.0) >= CERTAIN and asks_beside_name(question)
    if question.bodies or not question.strangers or certain:
        return False
    told = ((e, knowledge.with_headings(e.document, (e.span,))) for e in draft.evidence)
    return not any(_names(question, f"{text} {knowledge.opening(each.document)}") for each, text in told)


def is_of_stranger(question: Question, sentence: Sentence, knowledge: Knowledge) -> bool:
    """Tell whether a question names a body that nobody declares, «the Gamma Council», and a sentence does not."""
    if question.bodies:
        return False
    text = f"{sentence.text} {knowledge.heading_of(sentence)}"
    if not _names(question, f"{text} {knowledge.opening(sentence.document)}"):
        return True
    for name in set(question.unknown).difference(question.strangers):
        beside = re.search(rf"(\w*)\W{{1,2}}{re.escape(name)}\W{{0,2}}(\w*)", question.text)
        kinds = [fold(word) for word in beside.groups()] if beside else []
        kinds = [*kinds, fold(name)]  # «the Lima Group», where only a Lima Process is known
        of = re.search(rf"(\w{{4,}})\s(?:of|de|del|d[aeou]s?)\s(?:l[aeo]s?\s)?{re.escape(name)}", question.text, re.I)
        kinds += [fold(of[1])] if of else []  # «the Declaration of Los Angeles»
        if {fold(name), *question.numbers} <= set(words(text)):
            continue  # «AG», of which word vectors know nothing, with the number of its act
        is_body = name.isupper() or any(generic(kind, question.language) for kind in kinds if kind)
        is_kind = generic(fold(name), question.language)  # «Tratado» may be a treaty there
        if is_body and likeness(fold(name), text) < (_KIND if is_kind else _HELD):
            return True
    return False


# A word with a capital, and the least letters for each that may be others in another language, «Bichkek».
_CAPITAL = re.compile(r"\b[A-ZÀ-Þ][\w-]+")
_LETTERS = 4


def _names(question: Question, text: str) -> bool:
    """Tell whether a text has all words of the name of a stranger; one letter is none of a text."""
    return all(len(name) > 1 and _is_said(fold(name), text) for name in question.strangers)


def _is_said(folded: str, text: str) -> bool:
    """Tell whether a text has a word, a form of it, or a name that is spelt as it may be in another language."""
    if folded in words(text) or likeness(folded, text) >= _HELD:
        return True
    names = {fold(each) for each in _CAPITAL.findall(text)}
    return any(_is_near(folded, each) for each in names if each[0] == folded[0])
