"""What the cross-encoder is taught on, out of the question sets: sentences, and the words of them that answer.

    python -m eval.cross_lessons --tokenizer FILE --output FILE

Of each question of the sets that are not reported: the sentences that the linear reader rates highest and those that
hold gold evidence, cut into the pieces of a tokenizer; which of them answer; which pieces of these are asked for; the
pieces of the question alone and the kinds of value that it wants. They go into a file of JSON lines (gzip), which
`eval.cross_training` reads on any machine.
"""

from __future__ import annotations

import argparse
import logging
from collections.abc import Iterator, Sequence
from pathlib import Path

from tokenizers import Tokenizer

from app.answers.from_sentences import candidates
from app.answers.from_sentences.spelt import placed
from app.confidence import reading as linear
from app.questions.question import clean
from eval.lesson_file import Lesson, write
from eval.marks import Stretch, marks
from eval.questions import Question as Gold
from eval.questions import load
from eval.scoring import Names
from eval.suite import QuestionSet, body_names, open_for, suite
from index.cross_encoder import Pair, pair

log = logging.getLogger(__name__)

# Sentences of a question that are taken: so many, and none so much less likely (log odds) than the first.
TAKEN, BEHIND = 12, 8.0


def lessons(entry: QuestionSet, tokenizer: Tokenizer) -> Iterator[Lesson]:
    """Yield the questions of a set that ask one thing, with the sentences that may answer each."""
    assistant = open_for(entry)
    names = body_names(assistant.index)
    for line in load(entry.questions):
        gold = line.question
        meant = assistant.asked(clean(gold.question), gold.history)
        if len(meant) != 1:
            continue
        found = [(linear().score(signals), each) for each, signals in candidates.find(meant[0], assistant.knowledge)]
        found.sort(key=lambda each: -each[0])
        one = Lesson(entry.name, entry.split, pair(tokenizer, gold.question, "").pieces, wants(gold))
        for rank, (rated, sentence) in enumerate(found):
            place = (sentence.document, sentence.unit.start, sentence.unit.end)
            right = gold.answerable and gold.rests_on(*place)
            if not right and repeats(gold, sentence.document, sentence.text, names):
                continue
            if right or (rank < TAKEN and found[0][0] - rated <= BEHIND):
                question, spelt = candidates.pair(meant[0], sentence, assistant.knowledge)
                own = marks(gold.items, sentence.text, names) if right else []
                spans = [place for start, end in own for place in placed(spelt.parts, start, end)]
                read = pair(tokenizer, question, spelt.text)
                one.pieces.append(read.pieces)
                one.right.append(right)
                one.rated.append(round(rated, 3))
                one.asked.append(touched(read, spans) if spans or not right else None)
        if one.pieces:
            yield one


def repeats(gold: Gold, document: str, text: str, names: Names) -> bool:
    """Tell whether a passage of another document than the gold evidence holds all values expected.

    It may well answer too, so that neither «it does» nor «it does not» is learnt of it.
    """
    elsewhere = gold.answerable and all(each.document != document for each in gold.evidence)
    return elsewhere and bool(gold.items) and all(marks([item], text, names) for item in gold.items)


def wants(gold: Gold) -> list[str]:
    """Return the kinds of value that a question wants, a verdict among them; none where it has no answer."""
    if not gold.answerable:
        return []
    return sorted({item.kind for item in gold.items} | ({"verdict"} if gold.verdict else set()))


def touched(read: Pair, spans: Sequence[Stretch]) -> list[int]:
    """Return of each piece of a text whether it lies within one of some stretches of it, as 0 or 1."""
    return [int(any(start < end and stop > begin for begin, end in spans)) for start, stop in read.places]


def main() -> None:
    """Write the lessons of all sets but those that are reported."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--tokenizer", type=Path, required=True, metavar="FILE")
    parser.add_argument("--output", type=Path, required=True, metavar="FILE")
    arguments = parser.parse_args()
    logging.basicConfig(level=logging.INFO, format="%(message)s")
    tokenizer = Tokenizer.from_file(str(arguments.tokenizer))
    found = []
    for entry in suite():
        if entry.split != "report":
            own = list(lessons(entry, tokenizer))
            log.info("%s: %d questions, %d pairs", entry.name, len(own), sum(len(each.pieces) for each in own))
            found += own
    write(found, arguments.output)


if __name__ == "__main__":
    main()
