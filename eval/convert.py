"""Bring passages and questions as JSON Lines into SQuAD files and BEIR folders, for ``govqa eval --format``.

    python -m eval.convert FOLDER TARGET

FOLDER holds pairs such as ``NAME_passages.jsonl.gz`` (id, lang, text, title) and ``NAME_questions….jsonl.gz``
(id, passage_id, and either question or question_LANGUAGE). Questions in the passages' language become a SQuAD file;
those in another, or of another file over the same passages, a BEIR folder, as SQuAD has no place for them.
"""

from __future__ import annotations

import argparse
import gzip
import json
import logging
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from ingest.errors import EvaluationError

log = logging.getLogger(__name__)

Rows = list[dict[str, Any]]


def convert(folder: Path, target: Path) -> list[Path]:
    """Convert all pairs of a folder; returns what was written, as paths below ``target``."""
    passages = {path.name.partition("_passages")[0]: _read(path) for path in sorted(folder.glob("*_passages.jsonl.gz"))}
    if not passages:
        raise EvaluationError(f"{folder}: expected files *_passages.jsonl.gz, found none")
    target.mkdir(parents=True, exist_ok=True)
    written = []
    for path in sorted(folder.glob("*_questions*.jsonl.gz")):
        asked = path.name.partition("_questions")[0]
        questions = _read(path)
        for name, rows in passages.items():
            if not _same_set(asked, name) or not {row["passage_id"] for row in questions} <= {
                row["id"] for row in rows
            }:
                continue
            for language, field in _languages(questions[0]):
                own = language == rows[0]["lang"]
                made = target / (f"{name}.json" if own else f"{_family(name)}_{language}_over_{rows[0]['lang']}")
                (_write_squad if own else _write_beir)(made, rows, questions, field)
                written.append(made)
    return written


def _languages(question: dict[str, Any]) -> Iterator[tuple[str, str]]:
    if "question" in question:
        yield question["lang"], "question"
    for field in question:
        if match := re.fullmatch(r"question_(\w\w)", field):
            yield match.group(1), field


def _same_set(first: str, second: str) -> bool:
    return _family(first) == _family(second)


def _family(name: str) -> str:
    return re.sub(r"_(?:en|es|fr|pt)$", "", name)


def _write_squad(path: Path, passages: Rows, questions: Rows, field: str) -> None:
    by_passage: dict[str, Rows] = {}
    for question in questions:
        by_passage.setdefault(question["passage_id"], []).append(
            {"id": question["id"], "question": question[field], "answers": _answers(question)}
        )
    articles: dict[str, Rows] = {}
    for row in passages:
        paragraph = {"id": row["id"], "context": row["text"], "qas": by_passage.get(row["id"], [])}
        articles.setdefault(row.get("title", ""), []).append(paragraph)
    data = [{"title": title, "paragraphs": paragraphs} for title, paragraphs in articles.items()]
    path.write_text(json.dumps({"version": "1.1", "data": data}, ensure_ascii=False), encoding="utf-8")


def _answers(question: dict[str, Any]) -> Rows:
    pairs = zip(question.get("answers", ()), question.get("answer_start", ()), strict=False)
    return [{"text": text, "answer_start": start} for text, start in pairs]


def _write_beir(folder: Path, passages: Rows, questions: Rows, field: str) -> None:
    (folder / "qrels").mkdir(parents=True, exist_ok=True)
    corpus = [
        {"_id": row["id"], "title": row.get("title", "").replace("_", " "), "text": row["text"]} for row in passages
    ]
    queries = [{"_id": row["id"], "text": row[field]} for row in questions]
    for name, rows in (("corpus.jsonl", corpus), ("queries.jsonl", queries)):
        lines = "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
        (folder / name).write_text(lines, encoding="utf-8")
    judged = "".join(f"{row['id']}\t{row['passage_id']}\t1\n" for row in questions)
    (folder / "qrels" / "test.tsv").write_text("query-id\tcorpus-id\tscore\n" + judged, encoding="utf-8")


def _read(path: Path) -> Rows:
    with gzip.open(path, "rt", encoding="utf-8") as file:
        return [json.loads(line) for line in file]


def main() -> None:
    """Convert the folder named on the command line."""
    parser = argparse.ArgumentParser(prog="python -m eval.convert", description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("target", type=Path)
    arguments = parser.parse_args()
    logging.basicConfig(level=logging.INFO, format="%(message)s")
    for path in convert(arguments.folder, arguments.target):
        log.info("%s", path)


if __name__ == "__main__":
    main()
