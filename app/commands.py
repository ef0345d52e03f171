"""What each command of the command line does, from its parsed arguments to its exit code."""

from __future__ import annotations

import argparse
import logging
import os
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from app.places import default_corpus, default_index, default_state
from ingest.errors import GovqaError, IndexStale, UsageError

if TYPE_CHECKING:
    from app.assistant import Assistant
    from app.briefing.compose import Composer
    from app.records import Answer
    from index.build import Summary
    from index.search import Index

log = logging.getLogger(__name__)

_NAMED = 10
_BAR = 30


def build(arguments: argparse.Namespace) -> int:
    """Read the documents of a folder and build the index that the other commands answer from."""
    from index.build import build as build_index

    corpus, place = arguments.corpus or default_corpus(), arguments.index or default_index()
    progress = _progress(corpus)
    _report(build_index(corpus, place, encoder=arguments.encoder, progress=progress, strict=arguments.strict))
    return 0


def ask(arguments: argparse.Namespace) -> int:
    """Answer a question with whole sentences of the documents, quoted and cited; or say that they do not say."""
    _check_input(arguments)
    assistant = _assistant(arguments.index)
    wanted = {"language": arguments.language, "official_names": arguments.official_names}
    if arguments.batch is not None:
        from app.batch import Query

        def respond(query: Query) -> dict[str, Any]:
            found: Answer = assistant.ask(query.question, history=query.history, **wanted)
            return found.to_json()

        return _run_batch(arguments.batch, respond)
    answer = assistant.ask(arguments.question, **wanted)
    if arguments.json:
        _print_json(answer.to_json())
    else:
        from app.output.terminal import plain

        print(plain(answer))
    return 0


def search(arguments: argparse.Namespace) -> int:
    """List the passages nearest to a query, best first."""
    _check_input(arguments)
    index = _index(arguments.index)
    if arguments.batch is not None:
        from app.batch import Query

        def respond(query: Query) -> dict[str, Any]:
            return {"hits": _hits(index, query.question, arguments.limit)}

        return _run_batch(arguments.batch, respond)
    hits = _hits(index, arguments.question, arguments.limit)
    if arguments.json:
        _print_json({"hits": hits})
    else:
        from app.output.terminal import plain_hits

        print(plain_hits(hits), end="")
    return 0


def text(arguments: argparse.Namespace) -> int:
    """Print the canonical text of a document, byte for byte: the text that the spans of citations count in."""
    index = _index(arguments.index)
    try:
        document = index.document(arguments.document)
    except KeyError:
        known = sorted(each.id for each in index.documents())
        more = f" and {len(known) - _NAMED} more" if len(known) > _NAMED else ""
        raise GovqaError(
            f"no document {arguments.document!r} in the index; it holds {', '.join(known[:_NAMED])}{more}"
        ) from None
    sys.stdout.buffer.write(document.text.encode("utf-8"))
    sys.stdout.buffer.flush()
    return 0


def chat(arguments: argparse.Namespace) -> int:
    """Serve the web chat until Ctrl-C; nothing that is asked leaves this machine."""
    assistant = _assistant(arguments.index)
    from app.web.server import Settings, serve

    serve(
        assistant,
        Settings(
            arguments.host,
            arguments.port,
            arguments.keep,
            arguments.accounts,
            arguments.keep_feedback,
            arguments.most,
            os.environ.get("GOVQA_METRICS_TOKEN", ""),
        ),
    )
    return 0


def brief(arguments: argparse.Namespace) -> int:
    """Prepare a panellist: what the documents say of a body, question by question, with notes that fit the time."""
    from app.briefing.delivery import FORMATS, refuse_taken, render, write, write_set

    output: Path | None = arguments.output
    named = output.suffix.lower().lstrip(".") if output else ""
    format = arguments.format or (named if named in FORMATS else "md")
    _check_brief(arguments, format)
    if output is not None:
        refuse_taken(output)
    composer = _assistant(arguments.index).composer
    if arguments.list:
        _print_choices(composer, arguments.language or composer.spoken())
        return 0
    bodies = composer.knowledge.described if arguments.all else arguments.bodies
    wanted = composer.wanted(
        bodies, arguments.question or (), arguments.language, arguments.minutes, arguments.official_names
    )
    if arguments.all:
        names = write_set(composer, wanted, format, output or Path(), _bar())
        log.info("wrote %d files to %s", len(names), output)
        return 0
    data = render(composer.brief(wanted), format)
    if output is not None:
        write(output, data)
        return 0
    if format == "md":
        from app.output.terminal import visible

        data = visible(data.decode("utf-8")).encode("utf-8")
    sys.stdout.buffer.write(data)
    sys.stdout.buffer.flush()
    return 0


def backup(arguments: argparse.Namespace) -> int:
    """Keep what users made in one file, also while the web app runs; the index is left out, since it can be built."""
    from app.operations.keeping import backup as keep

    contents = keep(arguments.file, default_state(), arguments.corpus or default_corpus(), force=arguments.force)
    size = arguments.file.stat().st_size
    log.info("kept %d files in %s (%d bytes)", len(contents.files), arguments.file, size)
    return 0


def restore(arguments: argparse.Namespace) -> int:
    """Bring back a backup, whole or not at all; the app must not be running on the same folder."""
    from app.operations.restoring import finish
    from app.operations.restoring import restore as bring_back

    state = default_state()
    if arguments.file is None:
        if not finish(state):
            raise UsageError("expected the FILE of a backup; there is no restore that was cut off")
        log.info("finished the restore into %s", state)
        return 0
    found = bring_back(arguments.file, state, arguments.corpus or default_corpus(), force=arguments.force)
    log.info("brought back %d files; the default index is built anew with the next question", found.files)
    for name in found.others:
        log.warning("%s is not in the backup, and stays", name)
    return 0


def doctor(arguments: argparse.Namespace) -> int:
    """Check the installation and say what to do; exit 1 where something stops use."""
    from app.operations.doctor import Installation, examine, to_json

    checks = examine(Installation.of(arguments.corpus, arguments.index, arguments.port))
    found = to_json(checks)
    if arguments.json:
        _print_json(found)
    else:
        print("\n".join(check.line() for check in checks))
    return 0 if found["ok"] else 1


def _check_brief(arguments: argparse.Namespace, format: str) -> None:
    from app.briefing.compose import LONGEST_MINUTES
    from app.briefing.delivery import BINARY

    if arguments.list:
        return
    if arguments.all == bool(arguments.bodies):
        raise UsageError("expected the names of one or more bodies or --all, one of the two; see brief --list")
    if not 1 <= arguments.minutes <= LONGEST_MINUTES:
        raise UsageError(f"expected --minutes from 1 to {LONGEST_MINUTES}, found {arguments.minutes:g}")
    if arguments.all and arguments.output is None:
        raise UsageError("--all makes several files: name a new folder, or a zip file, with --output")
    if arguments.output is None and format in BINARY and sys.stdout.isatty():
        raise UsageError(f"a {format} file is nothing for a terminal: name a file with --output")


def _print_choices(composer: Composer, language: str) -> None:
    """Print the bodies that can be briefed on and the questions that the documents put to panellists."""
    from app.briefing.desk import Desk

    desk = Desk(composer.knowledge, language)
    for body in composer.knowledge.described:
        print(f"{desk.short(body)}\t{desk.body(body)}")
    for number, question in enumerate(composer.questions(()), 1):
        print(f"--question {number}\t{question.text}")


def _bar() -> Callable[[str, int, int], None]:
    """Return a progress bar on standard error; silent where that is no terminal."""

    def tell(name: str, done: int, total: int) -> None:
        full = round(_BAR * done / total)
        end = "\n" if done == total else ""
        print(
            f"\r[{'#' * full}{'.' * (_BAR - full)}] {done}/{total} {name:<24.24}", end=end, file=sys.stderr, flush=True
        )

    return tell if sys.stderr.isatty() else lambda name, done, total: None


def _check_input(arguments: argparse.Namespace) -> None:
    if (arguments.question is None) == (arguments.batch is None):
        raise UsageError("expected either words to look for or --batch FILE, one of the two; see --help")


def _index(named: Path | None) -> Index:
    """Open an index; the default one is built first where it is missing or stale, a named one never is."""
    if named is None:
        from index.freshness import ensure

        index, built = ensure(default_index(), default_corpus(), progress=_progress(default_corpus()))
        if built is not None:
            _report(built)
        return index
    from index.search import Index

    index = Index.open(named)
    _refuse_stale(index)
    return index


def _assistant(named: Path | None) -> Assistant:
    from app.assistant import Assistant

    return Assistant(_index(named))


def _refuse_stale(index: Index) -> None:
    """Raise ``IndexStale`` where the documents that a named index was built from have changed since."""
    from index.freshness import is_stale
    from index.manifest import mend_command

    corpus = Path(index.manifest.corpus_dir)
    # An index may be used far from its documents: where they are gone, nothing says that it is stale.
    if corpus.is_dir() and is_stale(index.directory, corpus, index.manifest.encoder.name):
        raise IndexStale(
            f"the index in {index.directory} is stale: the documents in {corpus} have changed, or the program has; "
            f"run: {mend_command(index.directory)} --corpus {corpus}"
        )


def _progress(corpus: Path) -> Callable[[str, int], None]:
    """Return a bar on standard error with rate and time left; silent where that is no terminal."""
    if not sys.stderr.isatty():
        return lambda step, done: None
    from app.output.terminal import Meter
    from ingest.corpus import expected

    total: list[int] = []
    meter = Meter()

    def tell(step: str, done: int) -> None:
        if not total:
            # Counted when the first are done: a build that has nothing to do need not wait for it.
            total.append(expected(corpus))
        line = meter.line(step, done, max(total[0], done), time.monotonic())
        if line:
            print(f"\r{line}", end="", file=sys.stderr, flush=True)

    return tell


def _report(summary: Summary) -> None:
    for line in (*summary.problems, *summary.warnings):
        log.warning("%s", line)
    log.info(
        "built the index %s (documents: %d, passages: %d, facts: %d)%s",
        summary.index,
        summary.documents,
        summary.passages,
        summary.facts,
        f"; left out: {summary.omitted}" if summary.omitted else "",
    )


def _hits(index: Index, query: str, limit: int) -> list[dict[str, Any]]:
    from app.output.terminal import hit_to_json

    return [hit_to_json(hit) for hit in index.search(query, limit=limit)]


def _run_batch(name: str, respond: Any) -> int:
    from app.batch import run_batch

    failed = False
    with _lines(name) as lines:
        for payload in run_batch(lines, respond):
            failed = failed or "error" in payload
            _print_json(payload)
    return 1 if failed else 0


def _lines(name: str) -> Any:
    if name == "-":
        from contextlib import nullcontext

        return nullcontext(sys.stdin.buffer)
    try:
        return Path(name).open("rb")
    except OSError as error:
        raise GovqaError(f"cannot read the batch file {name}: {error.strerror}") from None


def _print_json(payload: dict[str, Any]) -> None:
    # A program that feeds questions one by one waits for each answer.
    from app.output.terminal import json_line

    print(json_line(payload), flush=True)
