"""Ask what nobody has written: questions made by a program, whose answer is known by construction.

    python -m eval.variations SET… [--class C …] [--number 40] [--seed 0] [--json FILE] [--failures]

Varied are the plain questions of a set that are answered right, and it is told how many stay so (``typing``,
``wrapped``, ``together``) or, asked of an invented body, find nothing (``near_miss``); ``across`` and ``yes_no`` are
made of the facts of the set's corpus. Answers are judged as `govqa eval` judges them. Half of the wordings, «shown»,
may be looked at while rules are mended; of the others, «kept», and of the splits calibrate and report, only counts are
told.
"""

from __future__ import annotations

import argparse
import json
import logging
import random
import sys
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

from app.records import Answer
from eval.estimates import Estimate, mean_estimate
from eval.factual import TOPICS, Facts, from_facts
from eval.questions import LANGUAGES, Question, load
from eval.rephrasing import HALVES, MADE, Half, rephrased
from eval.report import cell, failure_list, table_text
from eval.run import ask_one
from eval.scoring import CLOSED, Row
from eval.suite import QuestionSet, body_names, chosen, documents_of, open_for, suite
from ingest.bodies import Bodies
from ingest.errors import GovqaError

if TYPE_CHECKING:
    from app.assistant import Assistant

log = logging.getLogger(__name__)

FORMAT = "govqa-variations/1"
NUMBER = 40
# The splits whose rows may be looked at: see suite.toml.
OPEN = ("tune", "teach")
CLASSES = (*MADE, *TOPICS)


@dataclass(frozen=True, slots=True)
class Varied:
    """What a variation came to; ``looked_at`` tells whether its row may be shown."""

    set: str
    kind: str
    half: Half
    looked_at: bool
    row: Row


class Asking:
    """A set's assistant and judge, which asks each plain question but once."""

    def __init__(self, entry: QuestionSet, assistant: Assistant) -> None:
        """Take a set and what it is asked of."""
        self.entry = entry
        self.assistant = assistant
        self._documents = documents_of(assistant.index)
        self._names = body_names(assistant.index)
        self._right: dict[str, bool] = {}
        self._given: dict[str, set[str]] = {}

    def ask(self, question: str, *, history: Sequence[str] = (), language: str | None = None) -> Answer:
        """Answer a question, and keep of what kinds the values given are."""
        answer = self.assistant.ask(question, history=history, language=language)
        self._given[question] = {item.kind for item in answer.items}
        return answer

    def vary(self, kind: str, number: int, seed: int) -> Iterator[Varied]:
        """Ask so many variations of a class, or as many as can be made of plain questions that are answered right."""
        rng = random.Random(f"{seed} {self.entry.name} {kind}")
        if kind in MADE:
            questions = [line.question for line in load(self.entry.questions)]
            made = rephrased(kind, questions, Bodies(self.assistant.index.bodies()), rng)
        else:
            made = from_facts(kind, Facts(self.assistant.index), rng)
        for each in islice((each for each in made if self._is_fair(each.plain)), number):
            looked_at = each.half == "shown" and self.entry.split in OPEN
            yield Varied(self.entry.name, kind, each.half, looked_at, self._row(each.question))

    def _is_fair(self, plain: Sequence[Question]) -> bool:
        """Tell whether questions are answered right, and none with values that would be too many for the others."""
        for each in plain:
            if each.id not in self._right:
                self._right[each.id] = self._row(each).right
        wanted = {item.kind for each in plain for item in each.items} & set(CLOSED)
        unasked = (self._given[each.question] - {item.kind for item in each.items} for each in plain)
        return all(self._right[each.id] for each in plain) and not any(wanted & kinds for kinds in unasked)

    def _row(self, question: Question) -> Row:
        return ask_one(question, self, self._documents, self._names)


def measures(found: Sequence[Varied], seed: int) -> dict[str, dict[str, Estimate]]:
    """Return by class, and in it by language and half, the shares right, not found and wrong with their intervals."""
    made: dict[str, dict[str, Estimate]] = {}
    for kind in dict.fromkeys(each.kind for each in found):
        for part in ("all", *LANGUAGES, *HALVES):
            own = [each for each in found if each.kind == kind and part in ("all", each.row.language, each.half)]
            rows, units = [each.row for each in own], [each.row.unit for each in own]
            made[f"{kind} {part}"] = {
                "right": mean_estimate([row.right for row in rows], units, seed),
                "not found": mean_estimate([row.outcome == "refused" for row in rows], units, seed),
                "wrong": mean_estimate([row.outcome in ("wrong", "invented") for row in rows], units, seed),
            }
    return made


def table(found: Sequence[Varied], seed: int) -> str:
    """Return the measures as columns, with their 95 % intervals."""
    lines = [
        [name, str(shares["right"].n), *(cell(each) for each in shares.values())]
        for name, shares in measures(found, seed).items()
    ]
    return table_text(["variations", "asked", "right", "not found", "wrong"], lines) + "\n"


def to_json(found: Sequence[Varied], seed: int) -> dict[str, Any]:
    """Return an object for a file: the measures, and the rows that may be looked at."""
    made = {
        part: {name: asdict(each) for name, each in shares.items()} for part, shares in measures(found, seed).items()
    }
    rows = [{"set": each.set, "class": each.kind, **asdict(each.row)} for each in found if each.looked_at]
    return {"format": FORMAT, "seed": seed, "measures": made, "rows": rows}


def failures(found: Sequence[Varied], entries: Sequence[QuestionSet]) -> str:
    """Return by set the failures that may be looked at, or say that none are."""
    parts = []
    for entry in entries:
        rows = [each.row for each in found if each.looked_at and each.set == entry.name]
        closed = f"no rows are shown, as it is of the split {entry.split}; they are of: {', '.join(OPEN)}"
        told = failure_list(rows, len(rows)) or "no failures of wordings shown"
        parts.append(f"== {entry.name}: {told if entry.split in OPEN else closed}\n")
    return "\n".join(parts)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; exit 1 where a set is not known or cannot be asked."""
    parser = argparse.ArgumentParser(
        prog="python -m eval.variations", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("sets", nargs="+", metavar="SET", help="a set of the project, or all")
    parser.add_argument(
        "--class", dest="classes", action="append", choices=CLASSES, help="repeatable (default: all of them)"
    )
    parser.add_argument("--number", type=int, default=NUMBER, help="asked of each class and set (default: %(default)s)")
    parser.add_argument("--seed", type=int, default=0, help="of the questions and the bootstrap (default: %(default)s)")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write measures, and rows of wordings shown")
    parser.add_argument("--failures", action="store_true", help="print the failures of wordings shown")
    given = parser.parse_args(arguments)
    if given.number < 1:
        parser.error(f"expected --number of 1 or more, found {given.number}")
    logging.basicConfig(level=logging.INFO, format="%(message)s")
    found: list[Varied] = []
    try:
        entries = chosen(given.sets, suite())
        for entry in entries:
            asking = Asking(entry, open_for(entry))
            for kind in given.classes or CLASSES:
                own = list(asking.vary(kind, given.number, given.seed))
                log.info("%s, %s: %d questions", entry.name, kind, len(own))
                found += own
    except GovqaError as error:
        print(f"eval.variations: {error}", file=sys.stderr)
        return 1
    print(table(found, given.seed), end="")
    if given.failures:
        print("\n" + failures(found, entries), end="")
    if given.json:
        given.json.write_text(json.dumps(to_json(found, given.seed), ensure_ascii=False, indent=1) + "\n", "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
