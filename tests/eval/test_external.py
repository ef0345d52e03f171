"""Sets that others made: read, refused where bad, and measured beside BM25."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest

from eval.convert import convert
from eval.external import half_of, measure, read_set, table
from ingest.errors import EvaluationError

PASSAGES = {
    "p0": "The council of the lake meets in Geneva every spring and counts the boats.",
    "p1": "Salt is mined in the north, where the railway ends and the winter is long.",
    "p2": "A charter of 1951 gives the island its own court and its own coins.",
}
QUESTIONS = {"q0": ("Where does the council of the lake meet?", "p0"), "q1": ("Which charter gives the court?", "p2")}


def squad_file(folder: Path) -> Path:
    paragraphs = [
        {"id": key, "context": text, "qas": [{"id": q, "question": w} for q, (w, p) in QUESTIONS.items() if p == key]}
        for key, text in PASSAGES.items()
    ]
    paragraphs[1]["qas"].append({"id": "q9", "question": "Who?", "is_impossible": True})  # type: ignore[attr-defined]
    path = folder / "set.json"
    path.write_text(json.dumps({"data": [{"title": "A_title", "paragraphs": paragraphs}]}), encoding="utf-8")
    return path


def beir_folder(folder: Path) -> Path:
    path = folder / "beir"
    (path / "qrels").mkdir(parents=True)
    corpus = "".join(json.dumps({"_id": key, "title": "", "text": text}) + "\n" for key, text in PASSAGES.items())
    (path / "corpus.jsonl").write_text(corpus, encoding="utf-8")
    queries = "".join(json.dumps({"_id": key, "text": words}) + "\n" for key, (words, _) in QUESTIONS.items())
    (path / "queries.jsonl").write_text(queries, encoding="utf-8")
    judged = "query-id\tcorpus-id\tscore\n" + "".join(f"{q}\t{p}\t1\n" for q, (_, p) in QUESTIONS.items())
    (path / "qrels" / "test.tsv").write_text(judged, encoding="utf-8")
    return path


def tsv_file(folder: Path) -> Path:
    path = folder / "set.tsv"
    rows = "".join(f"{words}\t{PASSAGES[p]}\n" for words, p in QUESTIONS.values())
    path.write_text("question\tdocument\n" + rows, encoding="utf-8")
    return path


@pytest.mark.parametrize(("format", "make"), [("squad", squad_file), ("beir", beir_folder), ("tsv", tsv_file)])
def test_set_of_each_format_is_indexed_and_measured_beside_bm25(tmp_path: Path, format: str, make: object) -> None:
    results = measure(read_set(make(tmp_path), format, "en"))  # type: ignore[operator]
    assert results.questions == 2
    assert list(results.systems) == ["govqa", "BM25 alone", "encoder alone"]
    assert results.systems["BM25 alone"]["P@1"].value == 1.0
    assert results.systems["govqa"]["nDCG@10"].value == 1.0
    assert results.p["govqa"] == 1.0
    assert "BM25 alone" in table(results)


def test_half_of_is_by_the_first_byte_of_the_sha256() -> None:
    # sha256("p0") begins with 0x6a…, sha256("abc") with 0xba…, sha256("") with 0xe3….
    import hashlib

    for name in ("p0", "abc", ""):
        assert half_of(name) == ("a" if hashlib.sha256(name.encode()).hexdigest()[1] in "02468ace" else "b")


@pytest.mark.parametrize(
    ("format", "name", "content", "message"),
    [
        ("squad", "x.json", "{", "cannot be read as a squad set"),
        ("squad", "x.json", '{"data": [{"paragraphs": [{}]}]}', "a field is missing"),
        ("squad", "x.json", '{"data": []}', "found none"),
        ("tsv", "x.tsv", "a\tb\n", "line 1: expected columns named question and document"),
        ("tsv", "x.tsv", "question\tdocument\nonly one\n", "line 2: expected a question and a document"),
    ],
)
def test_bad_set_is_refused(tmp_path: Path, format: str, name: str, content: str, message: str) -> None:
    (tmp_path / name).write_text(content, encoding="utf-8")
    with pytest.raises(EvaluationError, match=message):
        read_set(tmp_path / name, format)


@pytest.mark.parametrize(
    ("file", "line", "message"),
    [
        ("corpus.jsonl", "nothing", "line 4: expected JSON"),
        ("corpus.jsonl", '{"_id": "x"}', "line 4: expected an object with _id and text"),
        ("qrels/test.tsv", "q0\tp1\tyes", "line 4: expected query, document and a whole-number score"),
        ("qrels/test.tsv", "q7\tp1\t1", "query q7 is not in queries.jsonl"),
        ("qrels/test.tsv", "q0\tp7\t1", "question q0 names document p7"),
    ],
)
def test_bad_line_of_a_beir_folder_is_refused_with_its_number(
    tmp_path: Path, file: str, line: str, message: str
) -> None:
    path = beir_folder(tmp_path)
    with (path / file).open("a", encoding="utf-8") as out:
        out.write(line + "\n")
    with pytest.raises(EvaluationError, match=message):
        read_set(path, "beir")


def test_missing_set_is_refused(tmp_path: Path) -> None:
    with pytest.raises(EvaluationError, match="found nothing there"):
        read_set(tmp_path / "none", "beir")


def test_convert_makes_squad_files_and_cross_lingual_beir_folders(tmp_path: Path) -> None:
    def write(name: str, rows: list[dict[str, object]]) -> None:
        with gzip.open(tmp_path / name, "wt", encoding="utf-8") as file:
            file.writelines(json.dumps(row) + "\n" for row in rows)

    write("s_en_passages.jsonl.gz", [{"id": "p0", "lang": "en", "text": "A text.", "title": "T"}])
    write("s_questions.jsonl.gz", [{"id": "q", "passage_id": "p0", "question_en": "A?", "question_pt": "Um?"}])
    written = convert(tmp_path, tmp_path / "out")
    assert [path.name for path in written] == ["s_en.json", "s_pt_over_en"]
    assert read_set(written[0], "squad").questions == {"q": "A?"}
    crossed = read_set(written[1], "beir")
    assert (crossed.questions, crossed.relevant) == ({"q": "Um?"}, {"q": {"p0": 1}})
