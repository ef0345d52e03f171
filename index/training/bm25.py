"""Compare BM25 of this project with bm25s and tantivy: quality, speed, memory, size and adding one document.

    python -m index.training.bm25 --data DIR --index DIR

bm25s and tantivy are called as their manuals do, with their own analysis of the language (stop words, Snowball's
stemmers). Quality is taken on half B of the development sets in one language, P@1 / R@5, a tie as a miss; speed, memory
and size over the passages of an index, each kind in a process of its own. ``tantivy`` is no dependency: install it for
the measurement.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from index.lexical import Lexical, LexicalWriter
from index.search import Index, ranking
from index.training.measure import PASSAGES, QUESTIONS, in_half, rank_of_right, read_rows

KINDS = ("own tables", "bm25s", "tantivy")
STEMMERS = {"en": "english", "es": "spanish", "fr": "french", "pt": "portuguese"}
QUERIES = 100
LIMIT = 10
# The passages over which speed is taken count as this language for all three.
LANGUAGE = "en"

Texts = Sequence[str]
# What was built: a search for the best few, one that scores all passages, and the seconds that adding one text takes.
Best = Callable[[str], object]
All = Callable[[str], NDArray[np.float32]]
Built = tuple[Best, All, Callable[[str], float]]


def own(texts: Texts, language: str, folder: Path) -> Built:
    """Build this project's tables; one text more is a segment of its own."""
    writer = LexicalWriter([language])
    for text in texts:
        writer.add(text, "", language)
    writer.write(folder)
    lexical = Lexical([folder], [language], ranking().bm25)

    def scores(query: str) -> NDArray[np.float32]:
        return lexical.scores(lexical.weigh(query)).raw

    def add(text: str) -> float:
        begun = time.perf_counter()
        more = LexicalWriter([language])
        more.add(text, "", language)
        (folder / "more").mkdir()
        more.write(folder / "more")
        return time.perf_counter() - begun

    return (lambda query: np.argpartition(scores(query), -LIMIT)[-LIMIT:]), scores, add


def bm25s(texts: Texts, language: str, folder: Path) -> Built:
    """Build with bm25s; it adds nothing to an index, so that one text more means the index anew."""
    import bm25s as library
    import Stemmer

    stemmer = Stemmer.Stemmer(STEMMERS[language])
    stop = language if language == "en" else None

    def tokens(some: Texts, ids: bool = True) -> Any:
        return library.tokenize(list(some), stopwords=stop, stemmer=stemmer, return_ids=ids, show_progress=False)

    def built(some: Texts) -> Any:
        made = library.BM25(k1=ranking().bm25.k1, b=ranking().bm25.b)
        made.index(tokens(some), show_progress=False)
        made.save(folder)
        return made

    index = built(texts)

    def scores(query: str) -> NDArray[np.float32]:
        (words,) = tokens([query], ids=False)
        known = [word for word in words if word in index.vocab_dict]
        return index.get_scores(known) if known else np.zeros(len(texts), np.float32)

    def add(text: str) -> float:
        begun = time.perf_counter()
        built([*texts, text])
        return time.perf_counter() - begun

    return (
        (lambda query: index.retrieve(tokens([query]), k=min(LIMIT, len(texts)), show_progress=False)),
        scores,
        add,
    )


def tantivy(texts: Texts, language: str, folder: Path) -> Built:
    """Build with tantivy, in one segment; one text more is a segment more."""
    import tantivy as library

    chain = library.TextAnalyzerBuilder(library.Tokenizer.simple()).filter(library.Filter.lowercase())
    chain = chain.filter(library.Filter.stopword(STEMMERS[language])).filter(library.Filter.stemmer(STEMMERS[language]))
    schema = library.SchemaBuilder()
    schema.add_unsigned_field("number", stored=True)
    schema.add_text_field("text", stored=False, tokenizer_name="own")
    index = library.Index(schema.build(), path=str(folder))
    index.register_tokenizer("own", chain.build())

    def put(some: Iterable[tuple[int, str]]) -> None:
        writer = index.writer(heap_size=128_000_000, num_threads=1)
        for number, text in some:
            writer.add_document(library.Document(number=number, text=text))
        writer.commit()
        writer.wait_merging_threads()
        index.reload()

    put(enumerate(texts))

    def found(query: str, limit: int) -> list[tuple[float, int]]:
        searcher = index.searcher()
        words = "".join(char if char.isalnum() else " " for char in query)
        hits = searcher.search(index.parse_query(words, ["text"]), limit).hits
        return [(score, searcher.doc(place)["number"][0]) for score, place in hits]

    def scores(query: str) -> NDArray[np.float32]:
        every = np.zeros(len(texts), np.float32)
        for score, number in found(query, len(texts)):
            every[number] = score
        return every

    def add(text: str) -> float:
        begun = time.perf_counter()
        put([(len(texts), text)])
        return time.perf_counter() - begun

    return (lambda query: found(query, LIMIT)), scores, add


BUILDERS: dict[str, Callable[[Texts, str, Path], Built]] = {"own tables": own, "bm25s": bm25s, "tantivy": tantivy}


def quality(data: Path) -> list[str]:
    """Return a line of the table for each development set in one language."""
    lines = []
    for name, (file, key, language, told) in QUESTIONS.items():
        if "→" in name:
            continue
        passages = read_rows(data / "dev" / f"{PASSAGES[told]}.jsonl.gz")
        numbers = {row["id"]: number for number, row in enumerate(passages)}
        questions = [row for row in read_rows(data / "dev" / f"{file}.jsonl.gz") if in_half(row["passage_id"], "B")]
        right = [numbers[row["passage_id"]] for row in questions]
        cells = []
        for kind in KINDS:
            with tempfile.TemporaryDirectory(prefix="govqa-bm25-") as folder:
                _, scores, _ = BUILDERS[kind]([row["text"] for row in passages], language, Path(folder))
                ranks = rank_of_right(np.stack([scores(row[key]) for row in questions]), right)
            cells.append(f"{(ranks < 1).mean():.3f} / {(ranks < 5).mean():.3f}")
        lines.append(f"| {name}, {len(questions)} questions | {' | '.join(cells)} |")
    return lines


def speed(kind: str, index: Path) -> dict[str, float]:
    """Return seconds to build, milliseconds a query (p50), MB of memory and disk, and seconds to add one text."""
    whole = Index.open(index)
    total = len(whole.lexical)
    texts = [passage.text for passage in whole.catalogue.passages(whole.numbers())]
    queries = [" ".join(texts[number * total // QUERIES].split()[:12]) for number in range(min(QUERIES, total))]
    before = _memory()
    with tempfile.TemporaryDirectory(prefix="govqa-bm25-") as name:
        begun = time.process_time()
        best, _, add = BUILDERS[kind](texts, LANGUAGE, Path(name))
        built = time.process_time() - begun
        best(queries[0])
        times = []
        for query in queries:
            # Processor time: other work on the machine must not decide.
            begun = time.process_time()
            best(query)
            times.append(time.process_time() - begun)
        disk = sum(path.stat().st_size for path in Path(name).rglob("*") if path.is_file())
        memory = _memory() - before
        added = add("The quorvex of the lagoon was counted in May.")
    return {
        "build, s": built,
        "query p50, ms": float(np.median(times)) * 1000,
        "peak memory, MB": memory,
        "on disk, MB": disk / 1e6,
        "one text more, s": added,
    }


def _memory() -> float:
    """Return the peak of this process's memory so far, in MB."""
    # Linux hands a child the peak of its parent in ru_maxrss; VmHWM is the process's own.
    status = Path("/proc/self/status")
    if status.exists():
        return int(next(line for line in status.read_text().splitlines() if line.startswith("VmHWM")).split()[1]) / 1e3
    import resource

    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6


def main(arguments: Sequence[str] | None = None) -> int:
    """Print both tables in Markdown."""
    parser = argparse.ArgumentParser(prog="python -m index.training.bm25", description=__doc__)
    parser.add_argument("--data", type=Path, metavar="DIR", help="the folder that holds dev/")
    parser.add_argument("--index", type=Path, required=True, metavar="DIR", help="whose passages speed is taken over")
    parser.add_argument("--kind", choices=KINDS, help=argparse.SUPPRESS)
    given = parser.parse_args(arguments)
    if given.kind:
        print(json.dumps(speed(given.kind, given.index)))
        return 0
    print(f"| | {' | '.join(KINDS)} |\n|---|---|---|---|")
    for line in quality(given.data) if given.data else ():
        print(line, flush=True)
    rows = []
    for kind in KINDS:
        command = [sys.executable, "-m", "index.training.bm25", "--index", str(given.index), "--kind", kind]
        rows.append(json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout))
    for name in rows[0]:
        print(f"| {name} | {' | '.join(f'{row[name]:.2f}' for row in rows)} |")
    return 0


if __name__ == "__main__":
    sys.exit(main())
