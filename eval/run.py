"""Run question sets through the public calls of ``app`` and ``index`` and keep a row for each question."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from pydantic import TypeAdapter, ValidationError

from app.records import Answer
from eval.check import check
from eval.estimates import Estimate
from eval.measures import measure_all
from eval.questions import Line, Question
from eval.scoring import Row, score
from ingest.errors import EvaluationError
from ingest.records import Document, Passage

if TYPE_CHECKING:
    from index.search import Hit

FORMAT = "govqa-eval/1"
DEPTH = 10


class Asks(Protocol):
    """Anything that answers questions: the assistant, or a baseline."""

    def ask(self, question: str, *, history: Sequence[str] = (), language: str | None = None) -> Answer:
        """Answer one question."""


class Searches(Protocol):
    """Anything that finds passages: the index, or a baseline over the same passages."""

    def search(self, query: str, limit: int = DEPTH) -> Sequence[Hit]:
        """Return the best passages, best first."""


@dataclass(frozen=True, slots=True)
class SetRun:
    """The rows of one question set, and over which documents (id to sha256) and with which encoder they were made."""

    name: str
    split: str
    documents: dict[str, str]
    encoder: str
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Run:
    """What one call of ``govqa eval`` measured; ``ablations`` holds, by set and system, what the baselines came to."""

    sets: tuple[SetRun, ...]
    seed: int = 0
    ablations: dict[str, dict[str, dict[str, Estimate]]] = field(default_factory=dict)

    def pooled(self) -> list[Row]:
        """Return the rows of all sets of the reporting split together."""
        return [row for part in self.sets if part.split == "report" for row in part.rows]


_RUN: TypeAdapter[Run] = TypeAdapter(Run)


def run_set(
    name: str,
    split: str,
    lines: Sequence[Line],
    assistant: Asks,
    documents: Mapping[str, Document],
    searcher: Searches,
    passages: Sequence[Passage],
    *,
    encoder: str = "",
    names: Mapping[str, Sequence[str]] | None = None,
    progress: Callable[[int, int], None] | None = None,
) -> SetRun:
    """Ask every question of a set and score the answers and the search.

    Raises EvaluationError, with line numbers, where a gold quote is not in these documents.
    """
    refuse_foreign(lines, documents)
    searched = search_measures([line.question for line in lines], searcher, passages)
    rows = []
    for number, line in enumerate(lines, start=1):
        row = ask_one(line.question, assistant, documents, names)
        row.search.update(searched.get(line.question.id, {}))
        rows.append(row)
        if progress:
            progress(number, len(lines))
    return SetRun(name, split, {key: doc.sha256 for key, doc in sorted(documents.items())}, encoder, tuple(rows))


def ask_one(
    question: Question,
    assistant: Asks,
    documents: Mapping[str, Document],
    names: Mapping[str, Sequence[str]] | None = None,
) -> Row:
    """Ask one question, time it on the wall clock, and score the answer."""
    begun = time.perf_counter()
    answer = assistant.ask(question.question, history=question.history)
    seconds = time.perf_counter() - begun
    return score(question, answer, lambda document: documents[document].text, seconds, names)


def refuse_foreign(lines: Sequence[Line], documents: Mapping[str, Document]) -> None:
    """Raise EvaluationError where questions rest on quotes that these documents do not hold at the place given."""
    faults = [
        f"{finding.file}:{finding.line}: {finding.message}"
        for finding in check(lines, {key: document.text for key, document in documents.items()})
        if finding.message.startswith("evidence")
    ]
    if faults:
        more = f" (and {len(faults) - 3} more)" if len(faults) > 3 else ""
        raise EvaluationError(
            f"{'; '.join(faults[:3])}{more}: questions and index are of different corpora, or the questions are wrong; "
            "see them all with: govqa eval check"
        )


def search_measures(
    questions: Iterable[Question], searcher: Searches, passages: Sequence[Passage]
) -> dict[str, dict[str, float]]:
    """Return P@1, R@5, RR@10 and nDCG@10 of each answerable question that stands alone, through ir_measures.

    A passage is relevant that overlaps a gold quote. Follow-ups are left out: a search sees no earlier question.
    """
    qrels: dict[str, dict[str, int]] = {}
    run: dict[str, dict[str, float]] = {}
    for question in questions:
        if not question.answerable or question.history:
            continue
        qrels[question.id] = {
            passage.id: 1 for passage in passages if question.rests_on(passage.document, passage.start, passage.end)
        }
        hits = searcher.search(question.question, limit=DEPTH)
        # Ranks, not scores: equal scores would be ordered anew by the name of the passage.
        run[question.id] = {hit.passage.id: float(DEPTH - rank) for rank, hit in enumerate(hits)}
    return per_query(qrels, run)


def per_query(qrels: dict[str, dict[str, int]], run: dict[str, dict[str, float]]) -> dict[str, dict[str, float]]:
    """Return the four search measures by question; a question without a relevant passage counts 0."""
    import ir_measures
    from ir_measures import RR, P, R, nDCG

    names = {P @ 1: "P@1", R @ 5: "R@5", RR @ 10: "RR@10", nDCG @ 10: "nDCG@10"}
    found = {query: dict.fromkeys(names.values(), 0.0) for query in qrels}
    judged = {query: relevant for query, relevant in qrels.items() if relevant and run.get(query)}
    if judged:
        for metric in ir_measures.iter_calc(list(names), judged, {query: run[query] for query in judged}):
            found[metric.query_id][names[metric.measure]] = float(metric.value)
    return found


def to_json(run: Run) -> dict[str, Any]:
    """Return a run as an object for a file: rows, and every measure on every slice."""
    return {
        "format": FORMAT,
        "seed": run.seed,
        "sets": [
            {
                "name": part.name,
                "split": part.split,
                "documents": part.documents,
                "encoder": part.encoder,
                "measures": _plain(measure_all(part.rows, run.seed)),
                "rows": [asdict(row) for row in part.rows],
            }
            for part in run.sets
        ],
        "ablations": {name: _plain(table) for name, table in run.ablations.items()},
    }


def write(run: Run, path: Path) -> None:
    """Write a run as JSON."""
    path.write_text(json.dumps(to_json(run), ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def read(path: Path) -> Run:
    """Read a run that ``write`` wrote; raises EvaluationError for anything else."""
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise EvaluationError(f"{path}: cannot read the run: {error.strerror or error}") from error
    except ValueError as error:
        raise EvaluationError(f"{path}: expected a run written by govqa eval --json, found no JSON: {error}") from error
    if not isinstance(data, dict) or data.get("format") != FORMAT:
        found = data.get("format") if isinstance(data, dict) else type(data).__name__
        raise EvaluationError(
            f"{path}: expected a run of format {FORMAT}, found {found}; make one: govqa eval --json FILE"
        )
    try:
        return _RUN.validate_python(data)
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        place = ".".join(map(str, first["loc"]))
        raise EvaluationError(f"{path}: expected a run of format {FORMAT}; {place}: {first['msg']}") from error


def _plain(table: Mapping[str, Mapping[str, Estimate]]) -> dict[str, dict[str, Any]]:
    return {name: {measure: asdict(value) for measure, value in values.items()} for name, values in table.items()}
