"""The bodies of which a sentence holds most of the words of a question, where no condition reads them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from app.answers.across_bodies import unread
from app.answers.from_sentences.alignment import coverage
from app.answers.from_sentences.sentences import inside
from app.drafts import Evidence
from app.knowledge import LOOSE_PASSAGES, Knowledge, Sentence
from app.questions.question import Question

# From this share of the words on a sentence may be what is asked for, and so far behind the best one.
_CLOSE, _BEHIND = 0.6, 0.08
# So many bodies are told at most.
_MOST = 4


def nearest(
    question: Question, knowledge: Knowledge, among: Sequence[str]
) -> tuple[list[tuple[str, list[Evidence]]], float]:
    """Return the bodies of which a sentence accounts for most of a question's words, and the share that it holds."""
    asked = question.content or question.terms
    if not asked:
        return [], 0.0
    scores: dict[str, tuple[float, Evidence]] = {}
    for body, sentence in _sentences(question, knowledge, [b for b in among if b not in question.bodies]):
        score = coverage(asked, sentence.text + " " + knowledge.heading_of(sentence))
        if question.bodies and not any(m.value in question.bodies for m in knowledge.bodies.find(sentence.text)):
            score *= 0.7
        if score > scores.get(body, (0.0,))[0]:
            scores[body] = (score, Evidence(sentence.document, sentence.unit.span))
    best = max((s for s, _ in scores.values()), default=0.0)
    near = [body for body, (score, _) in scores.items() if score >= max(_CLOSE, best - _BEHIND)]
    many = len(among) > unread.MOST_READ
    beyond = () if question.bodies or many or not near else unread.unread(question, knowledge)
    found = [(body, [scores[body][1]]) for body in near if unread.are_told(beyond, body, knowledge)]
    return (found if len(found) <= _MOST else []), best


def _sentences(question: Question, knowledge: Knowledge, among: Sequence[str]) -> Iterator[tuple[str, Sentence]]:
    """Yield the sentences of the sections on some bodies; of a great many bodies, only those that search finds."""
    if len(among) <= unread.MOST_READ:
        yield from ((b, each) for b in among for each in knowledge.sentences_on(b) if each.body == b)
        return
    kept = frozenset(among)
    for hit in knowledge.index.search(question.text, limit=LOOSE_PASSAGES, language=question.language):
        yield from ((each.body, each) for each in inside(hit, knowledge) if each.body in kept)
