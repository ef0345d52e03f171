"""Counts in running text: a number in digits or words, what it counts, and whether it is a bound."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from ingest.dates import find as find_dates
from ingest.dates import values
from ingest.folding import fold
from ingest.records import LANGUAGES, Span


# «3. The levy …», «2.1) …»: the number of a paragraph counts nothing.
_ENUMERATOR = re.compile(r"\s*\(?\d{1,3}(?:\.\d{1,3})*[.)]-?\s")


@dataclass(frozen=True, slots=True)
class Count:
    """A number in text: decimal ``value``, the ``unit`` (the words after it, as written), bound and spans.

    ``bound`` is "min" («plus de 20»), "max", "about" or "". ``scale`` is the word of size beside the number
    («millions»), "%" for a share. ``span`` covers number and unit, ``number`` the number with its scale.
    """

    value: str
    unit: str
    bound: str
    scale: str
    number: Span
    span: Span


@cache
def _words() -> dict[str, int]:
    table: dict[str, int] = {}
    for language in LANGUAGES:
        for word, value in values()["numbers"][language].items():  # type: ignore[attr-defined]
            table[word] = int(value)
            table[word.replace("-", " ")] = int(value)
    return table


@cache
def _words_of(language: str) -> tuple[str, ...]:
    if language not in LANGUAGES:
        return tuple(_words())
    own = [str(word) for word in values()["numbers"][language]]  # type: ignore[attr-defined]
    return tuple(dict.fromkeys([*own, *(word.replace("-", " ") for word in own)]))


@cache
def _scales() -> dict[str, str]:
    return {str(word): size for size, words in values()["scales"].items() for word in words}  # type: ignore[attr-defined]


@cache
def _pattern(language: str) -> re.Pattern[str]:
    words = "|".join(sorted(map(re.escape, _words_of(language)), key=len, reverse=True))
    scales = "|".join(sorted(_scales(), key=len, reverse=True))
    digits = r"\d{1,3}(?:[ .,]\d{3})+(?![\d])|\d+(?:[.,]\d+)?"
    share = rf"\s?%|\s(?:{'|'.join(map(str, values()['percent']['words']))})\b"  # type: ignore[call-overload]
    return re.compile(
        rf"(?<![\w/.\-(])(?P<n>{digits}|(?:{words})\b)(?:\s+(?P<s>{scales})\b)?(?P<p>{share})?(?![\w/]|-\w)"
    )


@cache
def _bounds() -> tuple[tuple[str, str], ...]:
    pairs = [(str(w), kind) for kind, ws in values()["bounds"].items() for w in ws]  # type: ignore[attr-defined]
    return tuple(sorted(pairs, key=lambda pair: -len(pair[0])))


@cache
def _stops() -> frozenset[str]:
    return frozenset(map(str, values()["unit_stops"]["words"]))  # type: ignore[call-overload]


def parse(number: str) -> str:
    """Return a number as written («1,5», «12 000», «douze») as a decimal without separators («1.5», «12000», «12»)."""
    folded = fold(number).strip()
    if folded in _words():
        return str(_words()[folded])
    if re.fullmatch(r"\d{1,3}([ .,]\d{3})+", folded):
        return re.sub(r"[ .,]", "", folded)
    return folded.replace(",", ".")


def find(text: str, language: str = "") -> list[Count]:
    """Return the counts in a text, in order; dates, the text's own number and those inside a symbol are left out.

    With a language only its number words count: Portuguese «dos» is no two, English «once» no eleven.
    """
    folded = fold(text)
    dates = [mention.span for mention in find_dates(text)]
    counts = []
    opening = _ENUMERATOR.match(folded)
    for match in _pattern(language).finditer(folded, opening.end() if opening else 0):
        start, end = match.span()
        if any(date.start < end and start < date.end for date in dates):
            continue
        scale = _scales().get(match["s"] or "", "") or ("%" if match["p"] else "")
        bound = _bound(folded, start)
        unit_end = _unit_end(folded, end)
        unit = text[end:unit_end].strip()
        counts.append(Count(parse(match["n"]), unit, bound, scale, Span(start, end), Span(start, max(end, unit_end))))
    return counts


def _bound(folded: str, start: int) -> str:
    head = folded[max(0, start - 24) : start].rstrip()
    for words, kind in _bounds():
        if head.endswith(words) and not head[: -len(words)][-1:].isalnum():
            return kind
    return ""


def _unit_end(folded: str, start: int) -> int:
    """Return where the noun phrase after a number ends: at most four words, up to a stop word or a mark."""
    end = start
    of = re.compile(r"\s+(?:de|d'|of)\s*")
    position = start
    leading = of.match(folded, start)  # «82 millions de migrants»
    if leading:
        position = leading.end()
    for taken, match in enumerate(re.compile(r"[\s]*([\w'-]+)([.,;:!?()«»\"]?)").finditer(folded, position)):
        if match.start() != position or match[1] in _stops() or taken >= 4:
            break
        end = position = match.end(1)
        if match[2]:
            break
    return end
