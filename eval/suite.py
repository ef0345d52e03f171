"""The project's own question sets, and the opening of what they are asked of."""

from __future__ import annotations

import logging
import tempfile
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from app.places import default_corpus, default_index
from eval.questions import Line, load
from eval.run import Asks, SetRun, run_set
from ingest.errors import EvaluationError
from ingest.records import Document, Passage

if TYPE_CHECKING:
    from app.assistant import Assistant
    from index.search import Index

log = logging.getLogger(__name__)

QUESTIONS = Path(__file__).resolve().parent / "questions"


@dataclass(frozen=True, slots=True)
class QuestionSet:
    """A named file of questions; ``corpus`` is the folder that it is about, None for the project's own."""

    name: str
    split: str
    questions: Path
    corpus: Path | None = None

    @property
    def own(self) -> bool:
        """Whether the set is over the project's own corpus."""
        return self.corpus is None


def suite(path: Path = QUESTIONS / "suite.toml") -> list[QuestionSet]:
    """Return the sets that a suite file names; raises EvaluationError where it cannot be used."""
    try:
        entries = tomllib.loads(path.read_text(encoding="utf-8"))["set"]
        sets = [
            QuestionSet(
                entry["name"],
                entry["split"],
                (path.parent / entry["questions"]).resolve(),
                (path.parent / entry["corpus"]).resolve() if "corpus" in entry else None,
            )
            for entry in entries
        ]
    except (OSError, tomllib.TOMLDecodeError, KeyError, TypeError) as error:
        raise EvaluationError(f"{path}: expected [[set]] tables with name, questions and split: {error}") from error
    return sets


def chosen(names: Sequence[str], sets: Sequence[QuestionSet]) -> list[QuestionSet]:
    """Return the sets of these names; «all» is every one, and no name at all those over the project's own corpus."""
    if not names:
        return [entry for entry in sets if entry.own]
    if "all" in names:
        return list(sets)
    known = {entry.name: entry for entry in sets}
    for name in names:
        if name not in known:
            raise EvaluationError(f"no question set {name!r}; there are: {', '.join(known)}, all")
    return [known[name] for name in names]


def open_for(entry: QuestionSet, index: Path | None = None) -> Assistant:
    """Open the assistant that a set is asked of; builds the index where it is the default one or that of a set."""
    from app.assistant import Assistant

    return Assistant.open(place_of(entry) if index is None else index)


def place_of(entry: QuestionSet) -> Path:
    """Return the folder of the index that a set is asked of, built first where it is missing or stale."""
    from index.freshness import ensure

    place = default_index() if entry.corpus is None else corpus_index(entry.corpus)
    ensure(index_dir=place, corpus_dir=entry.corpus or default_corpus())
    return place


def corpus_index(corpus: Path) -> Path:
    """Return where the index of an evaluation corpus goes: beside the default index, as it is no source either."""
    return default_index().parent / "eval" / corpus.name


def run_entry(
    entry: QuestionSet, assistant: Assistant, asks: Asks | None = None, lines: Sequence[Line] | None = None
) -> SetRun:
    """Run one set with an open assistant.

    ``asks`` answers in its place where given, over the same index; ``lines`` are the questions, those of the set's
    file where not given.
    """
    index = assistant.index
    lines = load(entry.questions) if lines is None else lines
    log.info("%s: %d questions", entry.name, len(lines))
    return run_set(
        entry.name,
        entry.split,
        lines,
        asks or assistant,
        documents_of(index),
        index,
        passages_of(index),
        encoder=index.manifest.encoder.name,
        names=body_names(index),
    )


def run_renamed(entry: QuestionSet, seed: int) -> tuple[SetRun, SetRun]:
    """Run a set twice, as it is and with all bodies and countries renamed, over the questions that can be renamed."""
    from app.assistant import Assistant
    from eval.renaming import rename
    from index.build import build

    lines = load(entry.questions)
    with tempfile.TemporaryDirectory(prefix="govqa-renamed-") as folder:
        corpus = Path(folder) / "corpus"
        renamed = rename(entry.corpus or default_corpus(), lines, corpus, seed)
        build(corpus, Path(folder) / "index")
        after = run_entry(entry, Assistant.open(Path(folder) / "index"), lines=renamed)
    kept = {line.question.id for line in renamed}
    before = run_entry(entry, open_for(entry), lines=[line for line in lines if line.question.id in kept])
    return before, replace(after, name=f"{entry.name} renamed", split="renamed")


def documents_of(index: Index) -> dict[str, Document]:
    """Return all documents of an index by their id."""
    return {record.id: index.document(record.id) for record in index.documents()}


def passages_of(index: Index) -> list[Passage]:
    """Return all passages of an index."""
    return [passage for record in index.documents() for passage in index.passages_of(record.id)]


def body_names(index: Index) -> dict[str, tuple[str, ...]]:
    """Return all names and acronyms of the bodies an index knows, by their id, for the support measure."""
    return {
        body.id: tuple(name for forms in (*body.names.values(), *body.acronyms.values()) for name in forms)
        for body in index.bodies()
    }
