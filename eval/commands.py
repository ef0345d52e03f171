"""The commands that the evaluation adds to the command line: ``govqa eval`` and ``govqa bench``."""

from __future__ import annotations

import argparse
import json
import logging
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ingest.errors import EvaluationError, UsageError

if TYPE_CHECKING:
    from eval.run import Run, SetRun
    from eval.suite import QuestionSet

log = logging.getLogger(__name__)

FORMATS = ("govqa", "squad", "beir", "tsv")


def register(commands: Any) -> None:
    """Add ``eval`` and ``bench`` to the subparsers of the command line."""
    _add_eval(commands)
    _add_bench(commands)


def _add_eval(commands: Any) -> None:
    parser = commands.add_parser("eval", help="measure answers and search on question sets", description=_eval.__doc__)
    parser.add_argument(
        "--questions", type=Path, metavar="FILE", help="a question file, or a set of others (see --format)"
    )
    parser.add_argument("--format", choices=FORMATS, default="govqa", help="what --questions is (default: %(default)s)")
    parser.add_argument(
        "--set", action="append", default=[], metavar="NAME", help="a set of the project, or all; repeatable"
    )
    parser.add_argument("--index", type=Path, metavar="DIR", help="index to ask (default: that of the set's corpus)")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write every row and measure as JSON")
    parser.add_argument("--html", type=Path, metavar="FILE", help="write one self-contained page")
    parser.add_argument("--gate", action="store_true", help="exit 1 where a threshold of the gate file does not hold")
    parser.add_argument(
        "--gate-file", type=Path, metavar="FILE", help="thresholds (default: gate.toml beside the questions)"
    )
    parser.add_argument("--ablations", action="store_true", help="run the baselines and ablations as well")
    parser.add_argument(
        "--rename", type=int, metavar="SEED", help="ask again with all bodies and countries renamed, and show both"
    )
    parser.add_argument("--half", choices=("a", "b"), help="with --format: only the tuning (a) or reporting (b) half")
    parser.add_argument("--language", help="with --format: the language of the documents (default: guessed)")
    parser.add_argument(
        "--failures", type=int, metavar="N", help="failures to print (default: 10 of a tuning set, else none)"
    )
    parser.add_argument("--seed", type=int, default=0, help="of the bootstrap (default: %(default)s)")
    parser.set_defaults(run=_eval)
    actions = parser.add_subparsers(metavar="ACTION")
    _add_check(actions)
    _add_compare(actions)
    _add_feedback(actions)


def _add_check(actions: Any) -> None:
    parser = actions.add_parser("check", help="check question files against their corpus", description=_check.__doc__)
    parser.add_argument(
        "files", nargs="*", type=Path, metavar="FILE", help="question files (default: all of the project)"
    )
    # Under their own names, so that they do not overwrite those given before the action.
    parser.add_argument("--index", dest="check_index", type=Path, metavar="DIR", help="index of the corpus")
    parser.add_argument("--place", action="store_true", help="first write into FILE where each gold quote stands")
    parser.add_argument("--schema", action="store_true", help="print the JSON Schema of a question and exit")
    parser.set_defaults(run=_check)


def _add_compare(actions: Any) -> None:
    parser = actions.add_parser("compare", help="judge run B against run A", description=_compare.__doc__)
    parser.add_argument("before", type=Path, metavar="A.json")
    parser.add_argument("after", type=Path, metavar="B.json")
    parser.set_defaults(run=_compare)


def _add_feedback(actions: Any) -> None:
    parser = actions.add_parser(
        "import-feedback", help="draft questions from the chat's thumbs-down", description=_feedback.__doc__
    )
    parser.add_argument(
        "file", nargs="?", metavar="FILE", help="feedback as JSON Lines, - is standard input (default: the chat's)"
    )
    parser.add_argument("--output", type=Path, metavar="FILE", help="where the drafts go (default: standard output)")
    parser.set_defaults(run=_feedback)


def _add_bench(commands: Any) -> None:
    parser = commands.add_parser(
        "bench", help="time the assistant beside the bare libraries", description=_bench.__doc__
    )
    parser.add_argument("--index", type=Path, metavar="DIR", help="index to time (default: the project's own)")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the figures as JSON")
    parser.add_argument(
        "--repeat", type=int, default=200, metavar="N", help="calls timed of each kind (default: %(default)s)"
    )
    parser.add_argument(
        "--scale", type=Path, metavar="DIR", help="measure how a large corpus grows instead, by shares of it"
    )
    parser.add_argument(
        "--share", default="1,10,50,100", metavar="P,P", help="with --scale: shares in percent (default: %(default)s)"
    )
    parser.add_argument(
        "--work",
        type=Path,
        metavar="DIR",
        help="with --scale: where shares and indexes stay, so that a run goes on (default: a folder for the run alone)",
    )
    parser.set_defaults(run=_bench)


def _eval(arguments: argparse.Namespace) -> int:
    """Ask every question of a set and measure answers, evidence, abstention, confidence and time."""
    if arguments.format != "govqa":
        return _external(arguments)
    from eval.report import gate_report, run_report
    from eval.run import Run, write
    from eval.suite import open_for, run_entry, run_renamed

    thresholds = _thresholds(arguments)
    entries = _entries(arguments, thresholds)
    sets: list[SetRun] = []
    ablations = {}
    for entry in entries:
        if arguments.rename is not None:
            sets += run_renamed(entry, arguments.rename)
            continue
        assistant = open_for(entry, arguments.index)
        sets.append(run_entry(entry, assistant))
        if arguments.ablations:
            from eval.baselines import ablate

            ablations[entry.name] = ablate(entry, assistant, sets[-1], seed=arguments.seed)
    run = Run(tuple(sets), arguments.seed, ablations)
    print(run_report(run, arguments.failures), end="")
    _keep(run)
    if arguments.json:
        write(run, arguments.json)
    if arguments.html:
        _write_html(run, arguments.html)
    if not arguments.gate:
        return 0
    from eval.gate import judge

    verdicts = judge(run, thresholds)
    print("\n" + gate_report(verdicts), end="")
    return 0 if all(verdict.held for verdict in verdicts) else 1


def _thresholds(arguments: argparse.Namespace) -> list[Any]:
    if not arguments.gate:
        return []
    from eval.gate import load_gate
    from eval.suite import QUESTIONS

    beside = arguments.questions.parent / "gate.toml" if arguments.questions else QUESTIONS / "gate.toml"
    return load_gate(arguments.gate_file or beside)


def _entries(arguments: argparse.Namespace, thresholds: Sequence[Any]) -> list[QuestionSet]:
    from eval.gate import gate_sets
    from eval.suite import QuestionSet, chosen, suite

    if arguments.questions and arguments.set:
        raise UsageError("expected --questions or --set, not both")
    if arguments.questions:
        return [QuestionSet(arguments.questions.stem, "report", arguments.questions)]
    sets = suite()
    return chosen(arguments.set or gate_sets(thresholds, sets), sets)


def _keep(run: Run) -> None:
    """Leave the run where the web app shows the latest one; that it cannot be left there spoils nothing."""
    from app.places import EVALUATION, default_state
    from eval.run import write

    folder = default_state() / EVALUATION
    try:
        folder.mkdir(parents=True, exist_ok=True)
        write(run, folder / "latest.json.new")
        (folder / "latest.json.new").replace(folder / "latest.json")
    except OSError as error:
        log.warning("the web app will not show this run: %s", error)


def _write_html(run: Run, path: Path) -> None:
    from eval.html import page

    path.write_text(page(run), encoding="utf-8")
    log.info("wrote %s", path)


def _external(arguments: argparse.Namespace) -> int:
    """Measure search on a set that others made."""
    if arguments.questions is None:
        raise UsageError(f"--format {arguments.format} needs --questions FILE")
    from eval.external import measure, read_set, table

    results = measure(
        read_set(arguments.questions, arguments.format, arguments.language), half=arguments.half, seed=arguments.seed
    )
    print(table(results), end="")
    if arguments.json:
        arguments.json.write_text(json.dumps(results.to_json(), ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    return 0


def _check(arguments: argparse.Namespace) -> int:
    """Check schema, quotes, duplicates, balance and reasons; exit 1 where a question cannot be used."""
    from eval.check import check, place
    from eval.questions import load, schema_text
    from eval.suite import QuestionSet, documents_of, place_of, suite
    from index.search import Index

    if arguments.schema:
        print(schema_text(), end="")
        return 0
    named = {entry.questions: entry for entry in suite()}
    entries = [named.get(path.resolve(), QuestionSet(path.stem, "report", path)) for path in arguments.files]
    findings = []
    total = 0
    for group in _by_corpus(entries or [entry for entry in named.values() if entry.questions.exists()]):
        documents = documents_of(Index.open(arguments.check_index or arguments.index or place_of(group[0])))
        texts = {key: document.text for key, document in documents.items()}
        if arguments.place:
            for path in (entry.questions for entry in group):
                kept = path.read_text(encoding="utf-8").split("\n")
                path.write_text("\n".join(place(line, texts) if line else "" for line in kept), encoding="utf-8")
        lines = [line for entry in group for line in load(entry.questions)]
        total += len(lines)
        findings += check(lines, texts)
    errors = sum(finding.severity == "error" for finding in findings)
    for finding in findings:
        print(finding)
    print(f"{total} questions: {errors} errors, {len(findings) - errors} warnings")
    return 1 if errors else 0


def _by_corpus(entries: Sequence[QuestionSet]) -> list[list[QuestionSet]]:
    groups: dict[Path | None, list[QuestionSet]] = {}
    for entry in entries:
        groups.setdefault(entry.corpus, []).append(entry)
    return list(groups.values())


def _compare(arguments: argparse.Namespace) -> int:
    """Tell question by question what run B won and lost against run A, with a paired test."""
    from eval.compare import compare
    from eval.report import comparison_report
    from eval.run import read

    print(comparison_report(compare(read(arguments.before), read(arguments.after))), end="")
    return 0


def _feedback(arguments: argparse.Namespace) -> int:
    """Turn thumbs-down from the chat into draft questions, for somebody to complete and check."""
    from eval.feedback import drafts, read_feedback

    lines = "".join(json.dumps(draft, ensure_ascii=False) + "\n" for draft in drafts(read_feedback(arguments.file)))
    if arguments.output:
        if arguments.output.exists():
            raise EvaluationError(f"{arguments.output}: the file exists; drafts never overwrite questions")
        arguments.output.write_text(lines, encoding="utf-8")
    else:
        sys.stdout.write(lines)
    return 0


def _bench(arguments: argparse.Namespace) -> int:
    """Time cold start, build, search and answers with 1, 4 and 16 clients, each beside the bare library calls."""
    if arguments.scale:
        return _scale(arguments)
    from eval.bench import bench, table

    figures = bench(arguments.index, repeat=arguments.repeat)
    print(table(figures), end="")
    if arguments.json:
        arguments.json.write_text(json.dumps(figures.to_json(), ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    return 0


def _scale(arguments: argparse.Namespace) -> int:
    """Measure builds, memory, disk, search and answers at growing shares of a corpus."""
    import tempfile
    from dataclasses import asdict

    from eval.scale import scale, table

    try:
        shares = [float(each) for each in arguments.share.split(",")]
    except ValueError:
        shares = []
    if not shares or not all(0 < each <= 100 for each in shares):
        raise UsageError(f"expected --share with percents above 0 and up to 100, as in 1,10, found {arguments.share!r}")
    with tempfile.TemporaryDirectory(prefix="govqa-scale-") as folder:
        sizes = []
        for size in scale(arguments.scale, shares, arguments.work or Path(folder), arguments.repeat):
            sizes.append(size)
            log.info("%g %%: done", size.share)
    print(table(sizes), end="")
    if arguments.json:
        arguments.json.write_text(json.dumps([asdict(size) for size in sizes], indent=1) + "\n", encoding="utf-8")
    return 0
