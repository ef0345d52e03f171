"""Baselines and ablations: the same questions through less than the whole, in one table.

All share passages, analyzers and encoder with what they are compared to; nothing in them is tuned on the questions
reported. The pipeline that a user would pick instead has its own chunks: RecursiveCharacterTextSplitter of 1,000
characters with 200 of overlap, an encoder, FAISS, and nothing else.
"""

from __future__ import annotations

import hashlib
import logging
import tempfile
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from app.records import Answer
from eval.estimates import Estimate, mean_estimate
from eval.measures import BY_NAME
from eval.questions import Question, load
from eval.run import DEPTH, Asks, SetRun, search_measures
from eval.suite import QuestionSet, documents_of, run_entry
from index import encoder as encoders
from index.build import build
from index.pipeline import default_pipeline
from index.search import Hit, Index
from ingest.errors import EncoderError
from ingest.records import Document, Passage

if TYPE_CHECKING:
    from app.assistant import Assistant

log = logging.getLogger(__name__)

CHUNK, OVERLAP = 1000, 200
USUAL_ENCODER = "sentence-transformers/all-MiniLM-L6-v2"
SEARCH = ("P@1", "R@5", "RR@10", "nDCG@10")
COLUMNS = ("right", "accuracy", "evidence P@1", "abstention recall", "wrongly refused")

Table = dict[str, dict[str, Estimate]]


def bm25_only(place: Path) -> Index:
    """Open an index that ranks by BM25 alone."""
    return _weighted(place, 1.0)


def encoder_only(place: Path) -> Index:
    """Open an index that ranks by the encoder alone."""
    return _weighted(place, 0.0)


def ablate(entry: QuestionSet, assistant: Assistant, whole: SetRun, seed: int = 0) -> Table:
    """Return the measures of the whole and of each system that lacks a part of it."""
    from app.assistant import Assistant

    place = assistant.index.directory
    corpus = Path(assistant.index.manifest.corpus_dir)
    questions = [line.question for line in load(entry.questions)]
    table = {"govqa": _columns(whole, seed)}

    def add(name: str, opened: Assistant) -> None:
        log.info("%s: %s", entry.name, name)
        table[name] = _columns(run_entry(entry, opened), seed)

    for name, share in (("BM25 alone", 1.0), ("encoder alone", 0.0)):
        opened = Assistant.open(place)
        opened.index.ranking = _shares(opened.index, share)
        add(name, opened)
    with tempfile.TemporaryDirectory(prefix="govqa-ablation-") as folder:
        for name, changes in (
            ("without headings", {"passages": _without_headings}),
            ("without facts", {"extract": lambda document, bodies: ()}),
        ):
            built = Path(folder) / name.replace(" ", "-")
            build(corpus, built, pipeline=replace(default_pipeline(), **changes))
            add(name, Assistant.open(built))
    forced = Insistent(assistant)
    log.info("%s: without abstention", entry.name)
    table["without abstention"] = _columns(run_entry(entry, assistant, asks=forced), seed)
    table |= {name: _search_only(system, questions, seed) for name, system in usual_pipelines(assistant.index)}
    return table


@dataclass(frozen=True, slots=True)
class Insistent:
    """An assistant that never refuses: where it would, it shows the nearest passage as its answer."""

    assistant: Asks

    def ask(self, question: str, *, history: Sequence[str] = (), language: str | None = None) -> Answer:
        """Answer one question, whatever comes of it."""
        answer = self.assistant.ask(question, history=history, language=language)
        if answer.status == "answered" or not answer.related:
            return answer
        nearest = answer.related[0]
        return replace(
            answer, status="answered", answer=nearest.quote, citations=(nearest,), related=answer.related[1:]
        )


class UsualPipeline:
    """Chunks of a recursive splitter, an encoder and FAISS: what a tutorial would have one build."""

    def __init__(self, documents: Iterable[Document], encoder: encoders.Encoder) -> None:
        """Cut, encode and index the documents."""
        import faiss

        self.passages = [chunk for document in documents for chunk in chunks(document)]
        self._encoder = encoder
        self._index: Any = faiss.IndexFlatIP(encoder.info.dimension)
        self._index.add(np.ascontiguousarray(encoder.encode_passages([chunk.text for chunk in self.passages])))

    def search(self, query: str, limit: int = DEPTH) -> list[Hit]:
        """Return the nearest chunks by cosine."""
        cosines, numbers = self._index.search(np.ascontiguousarray(self._encoder.encode_queries([query])), limit)
        pairs = zip(numbers[0], cosines[0], strict=True)
        return [
            Hit(self.passages[number], float(cosine), 0.0, float(cosine)) for number, cosine in pairs if number >= 0
        ]


def chunks(document: Document) -> list[Passage]:
    """Cut a document as the usual pipeline does; each chunk's place is found from where the one before began.

    The splitter's own ``add_start_index`` is not used: it returns wrong places for repeated text.
    """
    from langchain_text_splitters import RecursiveCharacterTextSplitter

    found = []
    start = 0
    for text in RecursiveCharacterTextSplitter(chunk_size=CHUNK, chunk_overlap=OVERLAP).split_text(document.text):
        start = document.text.index(text, start)
        name = hashlib.sha256(f"{document.id}\0{start}\0{text}".encode()).hexdigest()[:16]
        end = start + len(text)
        found.append(Passage(name, document.id, document.metadata.language, None, (), None, None, start, end, text))
        start += 1
    return found


def usual_pipelines(index: Index) -> list[tuple[str, UsualPipeline]]:
    """Return the usual pipeline with the encoder most take, where this machine has it, and with the bundled one."""
    documents = list(documents_of(index).values())
    systems = []
    for label, encoder in (("all-MiniLM-L6-v2", _at_hand(USUAL_ENCODER)), ("bundled encoder", encoders.load())):
        if encoder is not None:
            systems.append((f"splitter {CHUNK}/{OVERLAP}, {label}, FAISS", UsualPipeline(documents, encoder)))
    return systems


def _at_hand(name: str) -> encoders.Encoder | None:
    """Return an encoder that was downloaded before; nothing is fetched from the network for a comparison."""
    from huggingface_hub import snapshot_download
    from huggingface_hub.errors import LocalEntryNotFoundError

    try:
        return encoders.load(snapshot_download(name, local_files_only=True))
    except (LocalEntryNotFoundError, EncoderError):
        log.info("left out: %s is not on this machine; have it with: hf download %s", name, name)
        return None


def _weighted(place: Path, share: float) -> Index:
    index = Index.open(place)
    index.ranking = _shares(index, share)
    return index


def _shares(index: Index, share: float) -> Any:
    return replace(index.ranking, same_language=share, other_language=share, unknown_language=share)


def _without_headings(document: Document) -> list[Passage]:
    return [replace(passage, path=()) for passage in default_pipeline().passages(document)]


def _columns(part: SetRun, seed: int) -> dict[str, Estimate]:
    names = (*COLUMNS, *(f"search {name}" for name in SEARCH))
    return {name: BY_NAME[name].estimate(part.rows, seed) for name in names}


def _search_only(system: UsualPipeline, questions: Sequence[Question], seed: int) -> dict[str, Estimate]:
    """Return the search measures of a system that answers nothing.

    Its chunks are longer, so that one overlaps a gold quote more easily than a passage does.
    """
    values: Mapping[str, Mapping[str, float]] = search_measures(questions, system, system.passages)
    units = {question.id: question.unit for question in questions}
    return {
        f"search {name}": mean_estimate([row[name] for row in values.values()], [units[key] for key in values], seed)
        for name in SEARCH
    }
