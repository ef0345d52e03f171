"""Language versions and successive versions of one text: recognised by symbol, title, numbers and words, and linked.

Words are compared by the least hashes of their runs of five (Broder 1997, «On the resemblance and containment of
documents», one hash parted into bins: Li, Owen and Zhang 2012), numbers by those of the numbers themselves: what a
translation keeps.
"""

from __future__ import annotations

import re
import zlib
from array import array
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from rapidfuzz import fuzz

from ingest.labels import comparable, word_set
from ingest.records import Document, Metadata

# Characters that a text has at least to be compared by its words; a shorter one is told by its symbol or title.
LEAST_COMPARED = 400
BINS = 128
RUN = 5
# Likenesses in [0, 1] from which two documents are versions or translations of one text; see `_version`.
SAME_TEXT = 0.5
SAME_DRAFT = 0.75
SAME_NAME = 0.15
SAME_SUBJECT = 0.01
SAME_NUMBERS = 0.6
FEWEST_NUMBERS = 12
MOST_ALIKE = 100
# Words that a title has at least by which alone versions are told.
FEWEST_WORDS = 4
# How alike, of 100, titles of versions are: one may say «revised» more.
ALIKE = 90
# A translation may be longer, but not as much as this times.
STRETCH = 1.8

_EMPTY = 0xFFFFFFFF
_NUMBER = re.compile(r"\d+(?:[.,/]\d+)*")
_CORRECTION = re.compile(r"[/\s]*corr\.?\s?\d+$", re.IGNORECASE)
# The acronym behind a title, «… Medical Corps (BCEMC)», which another version may lack.
_BRACKETED = re.compile(r"\s\([A-ZÀ-Þ][\w&.-]{1,14}\)\s*$")
_REVISED = re.compile(r"[/.\s-](?:rev|version|v)[./\s]*\d+$", re.IGNORECASE)
_REVISION = re.compile(r"[/.\s-]*(?:rev|corr|add|version|v)[./\s]*(\d+)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Signature:
    """What is kept of a document to compare it: its metadata, and hashes of its words and numbers."""

    id: str
    metadata: Metadata
    words: array[int]
    numbers: array[int]
    count: int
    length: int


def signature(document: Document) -> Signature:
    """Return the signature of a document."""
    words = re.findall(r"\w+", document.text.lower())
    runs = (" ".join(words[at : at + RUN]) for at in range(max(1, len(words) - RUN + 1)))
    numbers = {number.replace(",", ".") for number in _NUMBER.findall(document.text) if len(number) > 1}
    return Signature(
        document.id, document.metadata, _least(runs), _least(numbers), len(numbers), max(1, len(document.text))
    )


def is_compared(metadata: Metadata, length: int) -> bool:
    """Tell whether a document of so many characters can be told to be a version of another."""
    return length >= LEAST_COMPARED or bool(metadata.symbol) or _corrected_title(metadata.title) is not None


def links(signatures: Sequence[Signature]) -> dict[str, Metadata]:
    """Return the metadata, with ``translation_of`` and ``version_of``, of the documents that turn out to be linked.

    The oldest version is the one that the others are linked to, the first in the corpus where dates do not tell. What
    the manifest or the file says is left as it is.
    """
    order = {each.id: number for number, each in enumerate(signatures)}
    found: dict[str, Metadata] = {}
    # A translation is one of the version that has its very symbol or date, where there is one.
    pairs = sorted(_candidates(signatures), key=lambda pair: _apart(*pair))
    for translations in (False, True):
        for one, other in pairs:
            first, second = sorted((one, other), key=lambda each: _age(each, order))
            if translations and _is_linked(second, found) and not _is_linked(first, found):
                # A version among others is what the one in another language was made from.
                first, second = second, first
            if not _is_linked(second, found):
                known = found.get(second.id, second.metadata)
                if translations and _translates(first, second, found):
                    found[second.id] = replace(known, translation_of=first.id)
                elif not translations and _succeeds(first, second, found):
                    found[second.id] = replace(known, version_of=first.id)
    return found


def _is_linked(each: Signature, found: dict[str, Metadata]) -> bool:
    metadata = found.get(each.id, each.metadata)
    return metadata.translation_of is not None or metadata.version_of is not None


def _translates(first: Signature, second: Signature, found: dict[str, Metadata]) -> bool:
    """Tell whether a document is to be linked to one in another language, that is no translation itself."""
    return found.get(first.id, first.metadata).translation_of is None and _is_translation(first, second)


def _succeeds(first: Signature, second: Signature, found: dict[str, Metadata]) -> bool:
    """Tell whether a document is to be linked to one in its language: a correction to any, others to the oldest."""
    if first.metadata.language != second.metadata.language:
        return False
    return _corrects(second, first) or (not _is_linked(first, found) and _is_version(first, second))


def _corrects(second: Signature, first: Signature) -> bool:
    """Tell by symbol or title whether a document is a correction to another one."""
    symbol, other = _spaced(second.metadata.symbol), _spaced(first.metadata.symbol)
    corrected = _CORRECTION.sub("", symbol)
    if symbol and other:
        return corrected not in ("", symbol) and corrected == other
    named = _corrected_title(second.metadata.title)
    if named is None or is_correction(first.metadata):
        return False
    title = _plain(first.metadata.title)
    # «Corrigendum to the … adopted in Lima» may say some words more.
    long = len(title.split()) >= 3 and len(named.split()) <= len(title.split()) + 4
    return long and fuzz.token_set_ratio(named, title) >= ALIKE


def is_correction(metadata: Metadata) -> bool:
    """Tell by symbol or title whether a document is a correction."""
    return bool(_CORRECTION.search(metadata.symbol or "")) or _corrected_title(metadata.title) is not None


def _corrected_title(title: str) -> str | None:
    """Return the title without the word at its beginning or end that says that it is a correction, None without one."""
    name = _plain(title)
    for word in word_set("corrections"):
        if name.startswith(f"{word} "):
            return name[len(word) + 1 :]
        if name.endswith(f" {word}"):
            return name[: -len(word) - 1]
    return None


def _apart(one: Signature, other: Signature) -> tuple[bool, bool]:
    """Return whether two documents differ in their symbol, and in their date."""
    return one.metadata.symbol != other.metadata.symbol, one.metadata.date != other.metadata.date


def _least(items: Iterable[str]) -> array[int]:
    """Return the least hash of items in each of the bins."""
    least = array("I", [_EMPTY] * BINS)
    for item in items:
        value = zlib.crc32(item.encode("utf-8", "surrogatepass")) * 2654435761 % 2**32
        bin_number = value % BINS
        if value < least[bin_number]:
            least[bin_number] = value
    return least


def likeness(one: array[int], other: array[int]) -> float:
    """Return the estimated share of items that two sets have in common, in [0, 1]."""
    filled = [(a, b) for a, b in zip(one, other, strict=True) if a != _EMPTY or b != _EMPTY]
    return sum(a == b for a, b in filled) / len(filled) if filled else 0.0


def _candidates(signatures: Sequence[Signature]) -> list[tuple[Signature, Signature]]:
    """Return the pairs that are worth comparing: with a symbol, a title, or some hashes in common."""
    buckets: dict[tuple[object, ...], list[int]] = defaultdict(list)
    corrections = {at: name for at, each in enumerate(signatures) if (name := _corrected_title(each.metadata.title))}
    ends: dict[tuple[str, ...], list[int]] = defaultdict(list)
    by_number: dict[int, list[int]] = defaultdict(list)
    for at, each in enumerate(signatures):
        if each.metadata.symbol:
            buckets["symbol", _base(each.metadata.symbol)].append(at)
        named = corrections.get(at) or _plain(each.metadata.title)
        ends[tuple(named.split()[-2:])].append(at)
        if each.length < LEAST_COMPARED:
            continue
        buckets["title", *_name(each.metadata.title).split()[:4]].append(at)
        buckets["settled", *_settled(each.metadata.title)[:4]].append(at)
        for place in range(0, BINS, 2):
            band = tuple(each.words[place : place + 2])
            if _EMPTY not in band:
                buckets["words", place, *band].append(at)
        for value in each.numbers if each.count >= FEWEST_NUMBERS else ():
            if value != _EMPTY:
                by_number[value].append(at)
    pairs: set[tuple[int, int]] = set()
    for members in buckets.values():
        pairs |= _pairs(members)
    for members in ends.values():
        pairs |= {pair for pair in _pairs(members) if not corrections.keys().isdisjoint(pair)}
    common: Counter[tuple[int, int]] = Counter()
    for members in by_number.values():
        common.update(_pairs(members))
    pairs |= {pair for pair, count in common.items() if count >= FEWEST_NUMBERS // 2}
    return [(signatures[a], signatures[b]) for a, b in sorted(pairs)]


def _pairs(members: Sequence[int]) -> set[tuple[int, int]]:
    """Return all pairs of the members of a bucket; none where half the corpus is in it, as with a form or a year."""
    if len(members) > MOST_ALIKE:
        return set()
    return {(a, b) for at, a in enumerate(members) for b in members[at + 1 :]}


def _age(each: Signature, order: dict[str, int]) -> tuple[bool, str, int, int]:
    # A correction comes after what it corrects, whatever the dates say or do not say.
    revision = _REVISION.search(each.metadata.symbol or "")
    return (
        is_correction(each.metadata),
        each.metadata.date or "9999",
        int(revision[1]) if revision else 0,
        order[each.id],
    )


def _base(symbol: str) -> str:
    return _spaced(_REVISION.sub("", symbol))


def _spaced(symbol: str | None) -> str:
    return " ".join((symbol or "").upper().split())


def _name(title: str) -> str:
    return " ".join(word for word in comparable(title).split() if not any(char.isdigit() for char in word))


def _plain(title: str) -> str:
    return _name(re.sub(r"[^\w\s]", " ", title))


def _same_symbol(one: Signature, other: Signature) -> bool:
    a, b = one.metadata.symbol, other.metadata.symbol
    return bool(a and b) and _base(a or "") == _base(b or "")


def _is_translation(one: Signature, other: Signature) -> bool:
    """Tell whether two documents say the same in two languages."""
    if one.metadata.language == other.metadata.language:
        return False
    if max(one.length, other.length) > STRETCH * min(one.length, other.length):
        return False
    common = likeness(one.numbers, other.numbers)
    if _same_symbol(one, other):
        return common >= SAME_NUMBERS / 2 or min(one.count, other.count) < FEWEST_NUMBERS
    return common >= SAME_NUMBERS and min(one.count, other.count) >= FEWEST_NUMBERS


def _is_version(one: Signature, other: Signature) -> bool:
    """Tell whether two documents of one language are stages of one text."""
    if one.metadata.language != other.metadata.language:
        return False
    common = likeness(one.words, other.words)
    if _same_symbol(one, other):
        revised = any(_REVISED.search(each.metadata.symbol or "") for each in (one, other))
        return common >= (SAME_SUBJECT if revised else SAME_NAME)
    if common >= SAME_SUBJECT and _revises(one.metadata, other.metadata):
        return True
    if one.metadata.symbol and other.metadata.symbol:
        # Resolutions of each year say much the same; a draft and what became of it say nearly all the same.
        return common >= SAME_DRAFT
    names = _name(one.metadata.title), _name(other.metadata.title)
    named = min(len(name.split()) for name in names) >= 3 and fuzz.token_set_ratio(*names) >= ALIKE
    return common >= SAME_TEXT or (common >= SAME_NAME and named and _same_year(one, other))


def _revises(one: Metadata, other: Metadata) -> bool:
    """Tell by their titles whether one text is a later version of another, of another year and all in other words.

    One of them says that it is, or both are of a kind that stays in force: two reports of a title are of two years.
    """
    names = _settled(one.title), _settled(other.title)
    if names[0] != names[1] or len(names[0]) < FEWEST_WORDS or one.date == other.date:
        return False
    lasting, revised = word_set("lasting"), word_set("revisions")
    titles = [set(_plain(each.title).split()) for each in (one, other)]
    return not lasting.isdisjoint(names[0]) or len(titles[0] & revised) != len(titles[1] & revised)


def _settled(title: str) -> tuple[str, ...]:
    """Return the words of a title without figures, those of up to two letters, and those that tell of a version."""
    bare = _BRACKETED.sub("", title)
    return tuple(word for word in _plain(bare).split() if len(word) > 2 and word not in word_set("revisions"))


def _same_year(one: Signature, other: Signature) -> bool:
    """Tell whether two documents are of one year and edition, as far as their dates and titles tell."""
    years = {each.metadata.date[:4] for each in (one, other) if each.metadata.date}
    editions = {tuple(re.findall(r"\d+", each.metadata.title)) for each in (one, other)}
    return len(years) < 2 and len(editions) < 2
