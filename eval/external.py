"""Question sets that others made: SQuAD files, BEIR folders, tables of question and document.

They are measured by search: is the document that a question was asked of among the first found? A document counts by
its best passage. The same passages are ranked by BM25 alone in the same run, so that a figure has something beside it.
"""

from __future__ import annotations

import csv
import gzip
import hashlib
import json
import logging
import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from eval.baselines import bm25_only, encoder_only
from eval.compare import permutation_test
from eval.estimates import Estimate, mean_estimate
from eval.report import estimate_table
from eval.run import Searches, per_query
from index.build import build
from index.pipeline import Pipeline
from index.search import Index
from ingest import passages
from ingest.bodies import Naming
from ingest.errors import EvaluationError
from ingest.language import detect
from ingest.readers import text as text_reader
from ingest.records import Document, Metadata
from ingest.sections import sections

log = logging.getLogger(__name__)

# Passages fetched for a question, so that ten documents are among them even where each has several.
DEPTH = 50
DOCUMENTS = 10


@dataclass(frozen=True, slots=True)
class Text:
    """A document of a foreign set."""

    id: str
    text: str
    title: str = ""


@dataclass(frozen=True, slots=True)
class ForeignSet:
    """Documents, questions by id, and the relevant documents of each question with their grade (1 or more)."""

    name: str
    documents: tuple[Text, ...]
    questions: dict[str, str]
    relevant: dict[str, dict[str, int]]
    language: str | None = None


@dataclass(frozen=True, slots=True)
class Results:
    """Search measures by system, and the p of each system's RR@10 against BM25 alone."""

    name: str
    documents: int
    passages: int
    questions: int
    systems: dict[str, dict[str, Estimate]]
    p: dict[str, float] = field(default_factory=dict)

    def to_json(self) -> dict[str, Any]:
        """Return the results as an object for a file."""
        return asdict(self)


def read_set(path: Path, format: str, language: str | None = None) -> ForeignSet:
    """Read a set of others; raises EvaluationError with the line where it cannot be used."""
    readers = {"squad": _read_squad, "beir": _read_beir, "tsv": _read_tsv}
    if not path.exists():
        raise EvaluationError(f"{path}: expected a {format} set, found nothing there")
    try:
        found = readers[format](path, language)
    except (KeyError, TypeError, AttributeError) as error:
        raise EvaluationError(
            f"{path}: expected a {format} set, a field is missing or of another type: {error}"
        ) from error
    except (OSError, UnicodeDecodeError, json.JSONDecodeError) as error:
        raise EvaluationError(f"{path}: cannot be read as a {format} set: {error}") from error
    ids = {document.id for document in found.documents}
    for query, relevant in found.relevant.items():
        for document in relevant:
            if document not in ids:
                raise EvaluationError(f"{path}: question {query} names document {document}, which is not in the set")
    if not found.questions or not found.documents:
        raise EvaluationError(f"{path}: expected questions and documents, found none")
    return found


def measure(found: ForeignSet, half: str | None = None, seed: int = 0) -> Results:
    """Index the documents in a temporary place and measure search, BM25 alone and the encoder alone.

    ``half`` keeps the questions whose first relevant document falls into half "a" or "b" (`half_of`).
    """
    questions = {
        query: words
        for query, words in found.questions.items()
        if found.relevant.get(query) and (half is None or half_of(min(found.relevant[query])) == half)
    }
    if not questions:
        raise EvaluationError(f"{found.name}: expected questions with a relevant document, found none")
    with tempfile.TemporaryDirectory(prefix="govqa-eval-") as folder:
        place = Path(folder) / "index"
        log.info("%s: indexing %d documents", found.name, len(found.documents))
        build(Path(folder), place, pipeline=_pipeline(found))
        index = Index.open(place)
        systems: dict[str, Searches] = {
            "govqa": index,
            "BM25 alone": bm25_only(place),
            "encoder alone": encoder_only(place),
        }
        qrels = {query: found.relevant[query] for query in questions}
        rows = {name: per_query(qrels, _ranked(system, questions)) for name, system in systems.items()}
        count = index.manifest.counts["passages"]
    return Results(
        found.name,
        len(found.documents),
        count,
        len(questions),
        {name: _estimates(values, seed) for name, values in rows.items()},
        {
            name: permutation_test(_column(rows["BM25 alone"], "RR@10"), _column(values, "RR@10"), seed)
            for name, values in rows.items()
            if name != "BM25 alone"
        },
    )


def half_of(document: str) -> str:
    """Return the half a document falls into: "a", which may be tuned on, where the sha256 of its id begins evenly."""
    return "b" if hashlib.sha256(document.encode("utf-8")).digest()[0] % 2 else "a"


def table(results: Results) -> str:
    """Return the results as a table, one line a system."""
    size = f"{results.questions} questions, {results.documents} documents, {results.passages} passages"
    tests = [f"{name} against BM25 alone on RR@10: p = {p:.4f} (randomisation test)" for name, p in results.p.items()]
    return f"== {results.name}: {size}\n\n" + estimate_table(results.systems) + "\n\n" + "\n".join(tests) + "\n"


def _ranked(system: Searches, questions: Mapping[str, str]) -> dict[str, dict[str, float]]:
    run: dict[str, dict[str, float]] = {}
    for query, words in questions.items():
        # The best passage of a document stands for it.
        first = dict.fromkeys(hit.passage.document for hit in system.search(words, limit=DEPTH))
        run[query] = {document: float(DOCUMENTS - rank) for rank, document in enumerate(list(first)[:DOCUMENTS])}
    return run


def _estimates(values: Mapping[str, Mapping[str, float]], seed: int) -> dict[str, Estimate]:
    names = list(next(iter(values.values())))
    return {name: mean_estimate(_column(values, name), list(values), seed) for name in names}


def _column(values: Mapping[str, Mapping[str, float]], name: str) -> list[float]:
    return [row[name] for row in values.values()]


class _NoBodies:
    """A set of others has no glossary and no facts to be extracted."""

    all = ()


def _pipeline(found: ForeignSet) -> Pipeline:
    return Pipeline(
        fingerprint=lambda folder: {},
        documents=lambda folder: _documents(found),
        passages=passages.passages,
        naming=lambda document: Naming(document.metadata.language),
        glossary=lambda folder: (),
        registry=lambda glossary, namings: _NoBodies(),
        extract=lambda document, bodies: (),
    )


def _documents(found: ForeignSet) -> Iterator[Document]:
    for source in found.documents:
        data = source.text.encode("utf-8")
        extract = text_reader.read(data)
        yield Document(
            id=source.id,
            file=source.id,
            sha256=hashlib.sha256(data).hexdigest(),
            metadata=Metadata(source.title, found.language or detect(extract.text)),
            text=extract.text,
            blocks=extract.blocks,
            sections=sections(extract.text, extract.blocks, None),
        )


def _read_squad(path: Path, language: str | None) -> ForeignSet:
    """Read SQuAD 1.1 or 2.0; a question without an answer has no relevant document and is left out."""
    data = json.loads(_text(path))
    documents: list[Text] = []
    questions: dict[str, str] = {}
    relevant: dict[str, dict[str, int]] = {}
    for article in data["data"]:
        for paragraph in article["paragraphs"]:
            identifier = str(paragraph.get("id", f"p{len(documents)}"))
            documents.append(Text(identifier, paragraph["context"], str(article.get("title", "")).replace("_", " ")))
            for question in paragraph["qas"]:
                if question.get("is_impossible"):
                    continue
                questions[str(question["id"])] = question["question"]
                relevant[str(question["id"])] = {identifier: 1}
    return ForeignSet(path.stem, tuple(documents), questions, relevant, language)


def _read_beir(path: Path, language: str | None) -> ForeignSet:
    """Read a BEIR folder: corpus.jsonl, queries.jsonl and the test judgements in qrels/."""
    documents = tuple(
        Text(str(row["_id"]), row["text"], row.get("title") or "") for row in _json_lines(_either(path, "corpus.jsonl"))
    )
    texts = {str(row["_id"]): row["text"] for row in _json_lines(_either(path, "queries.jsonl"))}
    judged = next(
        (
            path / "qrels" / f"{name}.tsv"
            for name in ("test", "dev", "train")
            if (path / "qrels" / f"{name}.tsv").exists()
        ),
        None,
    )
    if judged is None:
        raise EvaluationError(f"{path}: expected qrels/test.tsv, found none")
    relevant: dict[str, dict[str, int]] = {}
    for number, row in _table(judged):
        if len(row) != 3 or not row[2].strip().lstrip("-").isdecimal():
            if number == 1:
                continue
            raise EvaluationError(
                f"{judged}: line {number}: expected query, document and a whole-number score, found {row}"
            )
        if int(row[2]) > 0:
            relevant.setdefault(row[0], {})[row[1]] = int(row[2])
    missing = next((query for query in relevant if query not in texts), None)
    if missing is not None:
        raise EvaluationError(f"{judged}: query {missing} is not in queries.jsonl")
    return ForeignSet(path.name, documents, {query: texts[query] for query in relevant}, relevant, language)


def _read_tsv(path: Path, language: str | None) -> ForeignSet:
    """Read a table whose first line names the columns ``question`` and ``document`` (its text); others are ignored."""
    rows = _table(path)
    _, head = next(rows, (1, []))
    names = [name.strip().lower() for name in head]
    if "question" not in names or "document" not in names:
        raise EvaluationError(f"{path}: line 1: expected columns named question and document, found {', '.join(head)}")
    asked, told = names.index("question"), names.index("document")
    documents: dict[str, str] = {}
    questions: dict[str, str] = {}
    relevant: dict[str, dict[str, int]] = {}
    for number, row in rows:
        if len(row) <= max(asked, told) or not row[asked].strip() or not row[told].strip():
            raise EvaluationError(f"{path}: line {number}: expected a question and a document, found {row}")
        identifier = documents.setdefault(row[told], f"d{len(documents)}")
        questions[f"q{number}"] = row[asked]
        relevant[f"q{number}"] = {identifier: 1}
    texts = tuple(Text(identifier, words) for words, identifier in documents.items())
    return ForeignSet(path.stem, texts, questions, relevant, language)


def _text(path: Path) -> str:
    data = path.read_bytes()
    return (gzip.decompress(data) if path.suffix == ".gz" else data).decode("utf-8-sig")


def _either(folder: Path, name: str) -> Path:
    packed = folder / f"{name}.gz"
    return packed if packed.exists() else folder / name


def _json_lines(path: Path) -> Iterator[dict[str, Any]]:
    for number, line in enumerate(_text(path).split("\n"), start=1):
        if line.strip():
            try:
                row = json.loads(line)
            except json.JSONDecodeError as error:
                raise EvaluationError(f"{path}: line {number}: expected JSON, found {error}") from error
            if not isinstance(row, dict) or "_id" not in row or "text" not in row:
                raise EvaluationError(f"{path}: line {number}: expected an object with _id and text")
            yield row


def _table(path: Path) -> Iterator[tuple[int, list[str]]]:
    rows = csv.reader(_text(path).split("\n"), delimiter="\t", quoting=csv.QUOTE_NONE)
    for number, row in enumerate(rows, start=1):
        if row:
            yield number, row
