"""What a build leaves out: a line for each file, or line of one, and the count that ends the run."""

from __future__ import annotations

import logging
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from ingest.errors import CorpusError
from ingest.findings import Copy, shown

log = logging.getLogger(__name__)

_LINE = re.compile(r"line \d+: ")
_REASONS = 3


@dataclass(frozen=True, slots=True)
class Omitted:
    """A file, or a ``line`` of one, that gives no document of its own: what is told of it, and why in short."""

    told: str
    why: str
    line: bool = False
    copy: bool = False


def omitted(found: object) -> Omitted:
    """Return what is said of a copy, or of anything with an ``error`` that names its ``file`` first."""
    if isinstance(found, Copy):
        return Omitted(found.note, "the same bytes as another", copy=True)
    told = " ".join(str(getattr(found, "error", found)).split())
    why = told.removeprefix(f"{shown(str(getattr(found, 'file', '')))}: ")
    of_line = _LINE.match(why)
    return Omitted(told, (why[of_line.end() :] if of_line else why).partition(";")[0], of_line is not None)


def counted(each: Sequence[Omitted]) -> str:
    """Return how many files and lines are left out, with the reasons that most have; empty where none is.

    «2 files and 1 line (the file is empty: 2; expected JSON: 1)»
    """
    lines = sum(one.line for one in each)
    amounts = ((len(each) - lines, "file"), (lines, "line"))
    what = " and ".join(f"{count} {name}{'s' if count > 1 else ''}" for count, name in amounts if count)
    reasons = Counter(one.why for one in each).most_common()
    told = [f"{why}: {count}" for why, count in reasons[:_REASONS]]
    others = sum(count for _, count in reasons[_REASONS:])
    return f"{what} ({'; '.join([*told, *([f'for other reasons: {others}'] if others else [])])})" if each else ""


def refusal(each: Sequence[Omitted]) -> CorpusError:
    """Return the error of a strict build; where several files cannot be read, tell each of them before."""
    unread = [one for one in each if not one.copy]
    mend = "or build without --strict to leave"
    if len(unread) == 1:
        return CorpusError(f"{unread[0].told}; mend the file, {mend} it out")
    for one in unread:
        log.warning("%s", one.told)
    return CorpusError(f"{counted(unread)} cannot be read; mend them, {mend} them out")
