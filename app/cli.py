"""The command line: ``govqa build | ask | search | text | chat | brief | doctor``, and what eval/ adds to it.

Data goes to standard output, progress to standard error. Exit 0 when the call was served, also where the documents do
not say; 1 for a bad corpus, index, file or batch line; 2 for a call that cannot be meant.

A room above adds commands through the entry-point group ``govqa.commands``: each entry is a function
``register(subparsers)`` that adds parsers and sets their default ``run``, a function from the parsed arguments to the
exit code.
"""

from __future__ import annotations

import argparse
import logging
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from app import commands
from app.operations import logs
from ingest.errors import GovqaError, UsageError
from ingest.records import LANGUAGES

log = logging.getLogger("govqa")

COMMANDS_GROUP = "govqa.commands"
_OWN = ("build", "ask", "search", "text", "chat", "brief", "user", "backup", "restore", "doctor")
_LIMIT = 10


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code; errors that a user can mend are one line on standard error."""
    _speak_utf8()
    arguments = sys.argv[1:] if argv is None else list(argv)
    try:
        parsed = _parser(arguments).parse_args(arguments)
        logs.configure(
            parsed.verbose,
            getattr(parsed, "log_format", "text"),
            getattr(parsed, "log_level", None),
            getattr(parsed, "log_questions", False),
        )
        code: int = parsed.run(parsed)
        sys.stdout.flush()
        return code
    except UsageError as error:
        return _failed(error, 2)
    except GovqaError as error:
        return _failed(error, 1)
    except BrokenPipeError:
        # The reader has what it wanted (`govqa … | head`); the interpreter's own last flush must not complain.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except OSError as error:
        return _failed(error, 1)
    except KeyboardInterrupt:
        return 130


def _failed(error: Exception, code: int) -> int:
    from app.output.terminal import visible

    print(visible(f"govqa: {' '.join(str(error).split())}"), file=sys.stderr)
    return code


def _speak_utf8() -> None:
    """Write UTF-8 whatever the locale; half a surrogate pair, which JSON can carry in, goes out as its escape."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")


def _parser(arguments: Sequence[str]) -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="govqa",
        description="Answers about governance documents, quoted to the letter and cited.",
        epilog="Exit codes: 0 served, also where the documents do not say; 1 bad corpus, index, file or batch line; "
        "2 wrong usage.",
    )
    parser.add_argument("--version", action=_Version, nargs=0, help="print the version and exit")
    parser.add_argument("-v", "--verbose", action="store_true", help="tell more on standard error")
    group = parser.add_subparsers(metavar="COMMAND", required=True)
    _add_build(group)
    _add_ask(group)
    _add_search(group)
    _add_text(group)
    _add_chat(group)
    _add_user(group)
    _add_keeping(group)
    _add_doctor(group)
    _add_brief(group)
    if next((word for word in arguments if not word.startswith("-")), None) not in _OWN:
        _add_plugins(group)
    return parser


class _Version(argparse.Action):
    """Print the installed version; read only when asked for, because finding it reads the disk."""

    def __call__(self, parser: argparse.ArgumentParser, *_: object) -> None:
        from importlib.metadata import version

        print(f"govqa {version('govqa')}")
        parser.exit()


def _add_build(group: Any) -> None:
    parser = group.add_parser("build", help="read a corpus and build its index", description=commands.build.__doc__)
    parser.add_argument(
        "--corpus", type=Path, metavar="DIR", help="folder of documents (default: the one of the project)"
    )
    _add_index(parser)
    parser.add_argument(
        "--encoder", metavar="NAME_OR_PATH", help="any sentence-transformers model (default: the bundled one)"
    )
    parser.add_argument(
        "--strict", action="store_true", help="fail when a document cannot be read, instead of leaving it out"
    )
    parser.set_defaults(run=commands.build)


def _add_ask(group: Any) -> None:
    parser = group.add_parser("ask", help="answer a question, with citations", description=commands.ask.__doc__)
    parser.add_argument("question", nargs="?", metavar="QUESTION", help="in French, English, Spanish or Portuguese")
    parser.add_argument("--language", choices=LANGUAGES, help="language of the answer (default: that of the question)")
    parser.add_argument("--official-names", action="store_true", help="countries by their official names")
    _add_output(parser, '{"id": …, "question": …, "history": […]}')
    _add_index(parser)
    parser.set_defaults(run=commands.ask)


def _add_search(group: Any) -> None:
    parser = group.add_parser(
        "search", help="list the passages nearest to a query", description=commands.search.__doc__
    )
    parser.add_argument("question", nargs="?", metavar="QUERY")
    parser.add_argument(
        "--limit", type=_positive, default=_LIMIT, metavar="N", help="passages at most (default: %(default)s)"
    )
    _add_output(parser, '{"id": …, "question": …}')
    _add_index(parser)
    parser.set_defaults(run=commands.search)


def _add_text(group: Any) -> None:
    parser = group.add_parser("text", help="print the canonical text of a document", description=commands.text.__doc__)
    parser.add_argument("document", metavar="DOCUMENT", help="its id, as citations give it")
    _add_index(parser)
    parser.set_defaults(run=commands.text)


def _add_chat(group: Any) -> None:
    parser = group.add_parser("chat", help="serve the web chat", description=commands.chat.__doc__)
    parser.add_argument("--host", default="127.0.0.1", metavar="H", help="address to listen on (default: %(default)s)")
    parser.add_argument(
        "--port", type=_port, default=7860, metavar="P", help="port to listen on (default: %(default)s)"
    )
    parser.add_argument(
        "--keep",
        type=_days,
        default=30,
        metavar="DAYS",
        help="days that conversations are kept, 0 writes none to disk (default: %(default)s)",
    )
    parser.add_argument(
        "--keep-feedback",
        type=_days,
        metavar="DAYS",
        help="days that feedback is kept, with what it is about (default: as conversations)",
    )
    parser.add_argument(
        "--accounts",
        action="store_true",
        help="ask for a log-in on this machine too (elsewhere it is always asked for)",
    )
    parser.add_argument(
        "--most",
        type=_positive,
        default=100,
        metavar="N",
        help="requests worked on at once; more are refused with 503 (default: %(default)s)",
    )
    parser.add_argument(
        "--log-format", choices=logs.FORMATS, default="text", help="of standard error; json tells of each request"
    )
    parser.add_argument("--log-level", choices=logs.LEVELS, help="least of what is told (default: info)")
    parser.add_argument("--log-questions", action="store_true", help="let the words of questions into the log")
    _add_index(parser)
    parser.set_defaults(run=commands.chat)


def _add_brief(group: Any) -> None:
    parser = group.add_parser("brief", help="prepare a panellist's briefing", description=commands.brief.__doc__)
    parser.add_argument("bodies", nargs="*", metavar="BODY", help="name or acronym of a body, «CRM»; several share one")
    parser.add_argument("--all", action="store_true", help="one briefing a body and an overview, in a folder or zip")
    parser.add_argument("--list", action="store_true", help="list the bodies and the panel's questions, and exit")
    parser.add_argument(
        "--question",
        action="append",
        metavar="Q",
        help="a question of your own, or the number of a panel's one; may be given again (default: the panel's, all)",
    )
    parser.add_argument("--language", choices=LANGUAGES, help="language of the reader (default: that of the documents)")
    parser.add_argument(
        "--minutes", type=float, default=7.0, metavar="N", help="minutes to speak, up to 60 (default: 7)"
    )
    parser.add_argument("--official-names", action="store_true", help="countries by their official names")
    parser.add_argument(
        "--format", choices=("md", "docx", "pdf", "html"), help="(default: by the name of --output, else md)"
    )
    parser.add_argument(
        "--output", type=Path, metavar="FILE", help="a new file (default: standard output); with --all folder or zip"
    )
    _add_index(parser)
    parser.set_defaults(run=commands.brief)


def _add_user(group: Any) -> None:
    from app.web import commands as accounts

    parser = group.add_parser("user", help="accounts of the web app", description=accounts.__doc__)
    actions = parser.add_subparsers(metavar="ACTION", required=True)
    add = actions.add_parser(
        "add", help="make an account, or give one a new password", description=accounts.add.__doc__
    )
    add.add_argument("name", metavar="NAME")
    add.add_argument("--admin", action="store_true", help="may add and remove documents, and read the feedback")
    add.set_defaults(run=accounts.add)
    remove = actions.add_parser("remove", help="remove an account", description=accounts.remove.__doc__)
    remove.add_argument("name", metavar="NAME")
    remove.set_defaults(run=accounts.remove)
    listed = actions.add_parser("list", help="list the accounts", description=accounts.listing.__doc__)
    listed.set_defaults(run=accounts.listing)


def _add_keeping(group: Any) -> None:
    kept = "accounts, conversations, feedback, the documents and what stands beside them"
    for name, run, words in (
        ("backup", commands.backup, f"keep in one file: {kept}"),
        ("restore", commands.restore, f"bring back from a backup: {kept}"),
    ):
        parser = group.add_parser(name, help=words, description=run.__doc__)
        left_out = {"nargs": "?", "help": "a backup (left out: finish a restore that was cut off)"}
        parser.add_argument(
            "file", type=Path, metavar="FILE", **(left_out if name == "restore" else {"help": "a new file"})
        )
        parser.add_argument(
            "--corpus", type=Path, metavar="DIR", help="folder of documents (default: the one of the project)"
        )
        parser.add_argument("--force", action="store_true", help="write over what is there")
        parser.set_defaults(run=run)


def _add_doctor(group: Any) -> None:
    parser = group.add_parser("doctor", help="check the installation", description=commands.doctor.__doc__)
    parser.add_argument("--corpus", type=Path, metavar="DIR", help="folder of documents (default: as for build)")
    parser.add_argument(
        "--port", type=_port, default=7860, metavar="P", help="port that is wanted (default: %(default)s)"
    )
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    _add_index(parser)
    parser.set_defaults(run=commands.doctor)


def _add_index(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--index", type=Path, metavar="DIR", help="folder of the index (default: GOVQA_INDEX, or the project's own)"
    )


def _add_output(parser: argparse.ArgumentParser, shape: str) -> None:
    parser.add_argument("--json", action="store_true", help="print one JSON object (--batch does anyway)")
    parser.add_argument(
        "--batch", metavar="FILE", help=f"read JSON Lines ({shape}) from FILE, - is standard input; print as many"
    )


def _add_plugins(group: Any) -> None:
    from importlib.metadata import entry_points

    for entry in sorted(entry_points(group=COMMANDS_GROUP), key=lambda entry: entry.name):
        try:
            register = entry.load()
        except (ImportError, AttributeError) as error:
            log.warning("the commands of %s are not available: %s", entry.value, error)
            continue
        register(group)


def _positive(text: str) -> int:
    if not text.isdecimal() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"expected a whole number from 1, found {text!r}")
    return int(text)


def _days(text: str) -> int:
    if not text.isdecimal() or int(text) > 36_500:
        raise argparse.ArgumentTypeError(f"expected a number of days from 0, found {text!r}")
    return int(text)


def _port(text: str) -> int:
    if not text.isdecimal() or int(text) > 65535:
        raise argparse.ArgumentTypeError(f"expected a port from 0 to 65535, found {text!r}")
    return int(text)


if __name__ == "__main__":
    sys.exit(main())
