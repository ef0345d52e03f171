"""What a document says of itself: its title, date and symbol, read from how its first lines are set."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import dropwhile, takewhile
from pathlib import PurePosixPath
from typing import Any

from ingest import dates, manifest, symbols
from ingest.folding import fold
from ingest.language import detect
from ingest.lexicon import cues
from ingest.manifest import Entry
from ingest.readers import Extract
from ingest.records import LANGUAGES, Block, BlockKind, Metadata

# The blocks and characters at the beginning that count as its head.
HEAD_BLOCKS = 14
HEAD_LENGTH = 2500
SHORT = 160
TITLE_LENGTH = 250
_ALIASES = {"lang": "language", "url": "source", "type": "kind", "reference": "symbol"}
_LONG_WORD = re.compile(r"[^\W\d_]{3,}")
_STEERING = re.compile("[\\x00-\\x1f\\x7f-\\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
# Formats whose first large words are often the name of the body that publishes.
_PRINTED = frozenset(("pdf", "doc", "docx", "odt", "rtf"))


def title(extract: Extract) -> str | None:
    """Return the heading that names the document, else a short first block, else None.

    A printed document may open with the name of who publishes it; its title is the first heading of some length.
    """
    head = [block for block in _head(extract) if not _is_symbol(_words(extract, block))] or _head(extract)
    if not head:
        return None
    headings = [block for block in head if block.kind is BlockKind.HEADING]
    if any(page.ocr is not None for page in extract.pages[:1]):
        # Stains and stamps are recognised as words too, but not as many at once, nor as long ones.
        legible = [block for block in headings if len(_LONG_WORD.findall(_words(extract, block))) >= 2]
        longest = max(legible, key=lambda block: block.end - block.start, default=None)
        return _words(extract, longest)[:TITLE_LENGTH] if longest else None
    if extract.format in _PRINTED and headings:
        long = [block for block in headings if len(_words(extract, block).split()) >= 4]
        undated = [block for block in long if not _full_dates(_words(extract, block))]
        chosen = next(iter(undated or long or headings))
        return _words(extract, chosen)[:TITLE_LENGTH]
    first = head[0]
    words = _words(extract, first)
    return words if first.kind is BlockKind.HEADING or len(words) <= SHORT else None


def _is_symbol(words: str) -> bool:
    """Tell whether a block is nothing but the symbol of its document."""
    found = symbols.find(words)
    return bool(found) and not found[0].provision and len(found[0].text) >= 0.9 * len(words.strip(" .*"))


def date(extract: Extract) -> str | None:
    """Return the day or month that a heading at the beginning gives, else one that stands in a short line there.

    A line on how the text came about goes before other lines, «Adopted in Kotor on 12 May 2016 by the Speakers …».
    """
    head = _head(extract)
    for kinds in ((BlockKind.HEADING,), (BlockKind.PARAGRAPH, BlockKind.ITEM, BlockKind.ROW)):
        if BlockKind.HEADING not in kinds:
            below = [_words(extract, block) for block in _below_title(head)]
            made = [day for words in below for day in _adoptions(words) or _replacing(words)]
            if made:
                return made[0]
        for block in head:
            words = _words(extract, block)
            limit = TITLE_LENGTH if block.kind is BlockKind.HEADING else SHORT
            found = _full_dates(words) if block.kind in kinds and len(words) <= limit else []
            # A line that is longer ends with it, as those on the adoption do.
            if found and (block.kind is BlockKind.HEADING or len(words) <= 80 or _ends_dated(words)):
                return found[0]
    return None


def _below_title(head: Sequence[Block]) -> list[Block]:
    """Return the blocks between the headings at the beginning and the next one."""
    below = list(dropwhile(lambda block: block.kind is BlockKind.HEADING, head))
    return list(takewhile(lambda block: block.kind is not BlockKind.HEADING, below))


# The characters of a date that tells at least the month.
_MONTH = len("2000-01")
# A line on how a text came about opens with what was done, so many words in, «Consolidated text approved in …».
_OPENING = 2
_ACTS = frozenset({"adopted", "signed", "amended"})


def _adoptions(words: str) -> list[str]:
    """Return when a line that opens with its adoption, signature or revision says that a text was last made or changed.

    That is the last of the dates that follow such words: others tell of the text before, «; it replaces that of …».
    """
    folded = fold(words)
    if len(words) > 2 * TITLE_LENGTH or not _full_dates(folded):
        return []
    acts = sorted({c for tongue in LANGUAGES for c in cues("founded", tongue).find(folded)}, key=lambda c: c.start)
    if not any(c.name in _ACTS and len(folded[: c.start].split()) <= _OPENING for c in acts):
        return []
    ends = [c.start for c in acts[1:]] + [len(folded)]
    told = [_full_dates(folded[c.start : end])[:1] for c, end in zip(acts, ends, strict=True) if c.name in _ACTS]
    return sorted((day for days in told for day in days), reverse=True)[:1]


def _replacing(words: str) -> list[str]:
    """Return the date that ends what is said before the text that this one replaces, also with a date.

    «Issued by the Chair, Lund, 27 March 2023. This text supersedes that of 18 October 2022.»
    """
    folded = fold(words)
    if len(words) > 2 * TITLE_LENGTH:
        return []
    replaces = min((c.start for tongue in LANGUAGES for c in cues("predecessor", tongue).find(folded)), default=0)
    if not _full_dates(folded[replaces:]):
        return []
    last = max(dates.find(folded[:replaces]), key=lambda mention: mention.span.end, default=None)
    ends = last is not None and folded[last.span.end : last.span.end + 1] in {".", ";", ","}
    return [last.iso] if last is not None and ends and len(last.iso) >= _MONTH else []


def _ends_dated(words: str) -> bool:
    last = max((mention.span.end for mention in dates.find(words)), default=0)
    return not words[last:].strip(" .;)]")


def symbol(extract: Extract) -> str | None:
    """Return the symbol that stands alone, or first, in a short line at the beginning, else one in the page heads."""
    for block in _head(extract):
        words = _words(extract, block)
        if len(words) > TITLE_LENGTH:
            continue
        for found in symbols.find(words):
            alone = len(found.text) >= 0.5 * len(words) or (found.span.start == 0 and len(words) <= SHORT)
            if not found.provision and alone:
                return " ".join(found.text.split())
    for words in extract.metadata.get("running", ()):
        for found in symbols.find(words):
            if (
                not found.provision
                and "/" in found.text
                and found.span.start == 0
                and len(found.text) >= 0.8 * len(words)
            ):
                return " ".join(found.text.split())
    return None


def _head(extract: Extract) -> list[Block]:
    return [block for block in extract.blocks[:HEAD_BLOCKS] if block.start < HEAD_LENGTH]


def _words(extract: Extract, block: Block) -> str:
    return " ".join(extract.text[block.start : block.end].split())


def _full_dates(words: str) -> list[str]:
    """Return the dates of at least a month; «from 1 to 3 May» and the like give the first."""
    words = re.sub(r"(?<=\d)(?:er|st|nd|rd|th|º)\b", "", words)
    return [mention.iso for mention in dates.find(words) if len(mention.iso) >= 7]


def given(values: Mapping[str, Any]) -> tuple[dict[str, Any], list[str]]:
    """Return what a file says of itself under the manifest's keys; what cannot be used becomes a warning."""
    found: dict[str, Any] = {}
    warnings = []
    for name, value in values.items():
        key = _ALIASES.get(name.lower(), name.lower())
        if key not in manifest.KEYS or key in ("id", "file"):
            continue
        if key == "official":
            found[key] = str(value).lower() not in ("false", "no", "0")
            continue
        words = str(value)
        bad_language = key == "language" and words.lower()[:2] not in LANGUAGES
        if bad_language or (key == "date" and not manifest.valid_date(words)):
            warnings.append(f"its front matter gives the {key} {words!r}, which cannot be used; correct it")
            continue
        found[key] = words.lower()[:2] if key == "language" else words
    return found, warnings


def _shown(words: str) -> str:
    """Return a title or symbol on one line, without what steers a terminal or turns the order of letters."""
    return " ".join(_STEERING.sub(" ", words).split())


def metadata(entry: Entry, said: Mapping[str, Any], extract: Extract) -> Metadata:
    """Put the metadata together: the manifest before the file, and what neither says told from the text."""

    def known(key: str) -> Any:
        value = getattr(entry, key)
        return said.get(key) if value is None else value

    official = known("official")
    return Metadata(
        title=_shown(known("title") or title(extract) or PurePosixPath(entry.file).stem) or entry.id,
        language=known("language") or detect(extract.text),
        date=known("date") or date(extract),
        symbol=_shown(known("symbol") or "") or symbol(extract),
        source=known("source"),
        kind=known("kind"),
        official=True if official is None else official,
        translation_of=known("translation_of"),
        version_of=known("version_of"),
    )
