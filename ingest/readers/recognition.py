"""The pages of a PDF that are to be recognised, as many at once as there are cores, and what is said of the others."""

from __future__ import annotations

import time
from collections.abc import Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field
from typing import Any

from ingest.language import familiarity
from ingest.readers import ocr
from ingest.readers.lines import Line
from ingest.readers.sheets import Sheet
from ingest.workers import cores

# Under the limit on the time of a document, so that what is recognised by then is kept.
SECONDS = 480.0
# How many times the characters of a stamp a picture must have, to be read in its place.
MORE = 2.0


@dataclass(slots=True)
class Recognised:
    """The mean confidence, in percent, of each page that was recognised, and the pages that could not be."""

    confidence: dict[int, float] = field(default_factory=dict)
    wordless: list[int] = field(default_factory=list)
    garbled: list[int] = field(default_factory=list)
    late: list[int] = field(default_factory=list)
    damaged: list[int] = field(default_factory=list)

    def warnings(self) -> tuple[str, ...]:
        """Return a line on the pages of each kind, with the remedy."""
        found = []
        if self.wordless:
            found.append(f"no text on {_numbers(self.wordless)}, a picture; {_remedy()}")
        if self.garbled:
            found.append(f"the types of {_numbers(self.garbled)} do not tell their letters; {_remedy()}")
        if self.late:
            found.append(f"no text on {_numbers(self.late)}, a picture: {_LATE}")
        if self.damaged:
            found.append(f"{_numbers(self.damaged)} damaged and left out; get the file again")
        return tuple(found)

    def reason(self, count: int) -> str:
        """Return why a file of so many pages has no text at all."""
        if self.late:
            return f"unreadable: its {count} pages are pictures without text: {_LATE}"
        if self.wordless:
            return f"unreadable: its {count} pages are pictures without text; {_remedy()}"
        if self.garbled:
            return f"unreadable: the types of its {count} pages do not tell their letters; {_remedy()}"
        kind = "damaged" if self.damaged else "empty"
        return f"expected text, found {count} {kind} pages; get the file again"


_LATE = f"recognising took more than {SECONDS:g} seconds; split the file"


def of(document: Any, sheets: Sequence[Sheet]) -> Recognised:
    """Give the pages that are to be recognised their lines, and say how that went."""
    done = Recognised(damaged=[each.number for each in sheets if each.damaged])
    wanted = [each for each in sheets if each.picture]
    if not wanted:
        return done
    deadline = time.monotonic() + SECONDS
    waiting: list[tuple[Sheet, Future[ocr.Recognised | None]]] = []
    count = cores()
    with ThreadPoolExecutor(count) as pool:
        for sheet in wanted:
            if time.monotonic() > deadline:
                _failed(sheet, done, late=True)
                continue
            # The library draws one page at a time, and pictures are large: few wait to be recognised.
            waiting.append((sheet, pool.submit(ocr.recognise, ocr.picture(document, sheet.number), sheet.number)))
            if len(waiting) > count:
                _take(*waiting.pop(0), done)
        for each in waiting:
            _take(*each, done)
    return done


def _take(sheet: Sheet, future: Future[ocr.Recognised | None], done: Recognised) -> None:
    made = future.result()
    if made is None or not made.lines:
        _failed(sheet, done, late=False, tried=made is not None)
    elif _is_better(made.lines, sheet):
        done.confidence[sheet.number] = made.confidence
        if (made.turn - sheet.turn) % 180:
            sheet.width, sheet.height = sheet.height, sheet.width
        sheet.lines, sheet.rules, sheet.turn = made.lines, [], made.turn


def _failed(sheet: Sheet, done: Recognised, *, late: bool, tried: bool = False) -> None:
    if sheet.lines and (sheet.layer is not None or tried):
        return
    kind = done.late if late else done.garbled if sheet.garbled else done.wordless
    kind.append(sheet.number)


def _is_better(made: Sequence[Line], sheet: Sheet) -> bool:
    """Tell whether what was recognised says more than what stands on the page besides its picture."""
    if not sheet.lines:
        return True
    new, old = (" ".join(line.text for line in each) for each in (made, sheet.lines))
    if sheet.layer is None:
        return len(new) > MORE * len(old)
    return (familiarity(new) or 0.0) > (familiarity(old) or 0.0)


def _remedy() -> str:
    if ocr.languages():
        return "Tesseract found no words there; scan it again"
    return "install Tesseract with the languages fra, eng, spa and por, and build again"


def _numbers(pages: Sequence[int]) -> str:
    """Return page numbers in words, runs of them as «3–7»."""
    runs: list[list[int]] = []
    for page in sorted(pages):
        if runs and page == runs[-1][-1] + 1:
            runs[-1].append(page)
        else:
            runs.append([page])
    shown = [str(run[0]) if len(run) == 1 else f"{run[0]}–{run[-1]}" for run in runs]
    return ("page " if len(pages) == 1 else "pages ") + ", ".join(shown)
