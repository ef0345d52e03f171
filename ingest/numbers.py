"""Counts in running text: a number in digits or words, what it counts, and whether it is a bound."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from ingest import symbols
from ingest.dates import any_of, days, values
from ingest.dates import find as find_dates
from ingest.folding import fold
from ingest.kept import kept
from ingest.records import LANGUAGES, Span

# «3. The levy …», «2.1) …», «5.3 Decisions …»: the number of a paragraph counts nothing.
_ENUMERATOR = re.compile(r"\s*(?:\(?\d{1,3}(?:\.\d{1,3})*[.)]-?\s|\d{1,3}(?:\.\d{1,2})+\s(?=[A-ZÀ-Þ]))")


_ARTICLE = re.compile(r"\s(?:an?|une|una|uma)$")

# What stands behind a number as a value for the word of size beside it, or for a share.
MARKS = {"million": "e6", "billion": "e9", "thousand": "e3", "%": "%"}


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

    @property
    def written(self) -> str:
        """The number as a value, its word of size as a mark behind it: «5.2e6», «60%»."""
        return self.value + MARKS.get(self.scale, "")


def amount(written: str) -> float:
    """Return the amount of a number as `Count.written` gives it, that of a share without its sign.

    Raises ValueError where it is none.
    """
    return float(written.rstrip("%"))


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
    scales = "|".join(sorted(_scales(), key=len, reverse=True))
    digits = r"\d{1,3}(?:[ .,]\d{3})+(?![\d])|\d+(?:[.,]\d+)?"
    share = rf"\s?%|\s(?:{'|'.join(map(str, values()['percent']['words']))})\b"  # type: ignore[call-overload]
    # In brackets stands what was said before in words, «five (5) members», but for a share: «Chile (40 %)».
    bare = rf"(?<![\w/.\-(])(?<!\(\d\s)(?<!\(\d\d\s)(?<!\(\d\d\d\s)|(?<=\()(?=\d+(?:[.,]\d+)?(?:{share}))"
    return re.compile(
        rf"(?:{bare})(?P<n>{digits}|{_run(language)})(?:\s+(?P<s>{scales})\b)?(?P<p>{share})?(?![\w/]|-\w|\.?[ªº]|\.(?:[ao]s?|er)\b)"
    )


def _run(language: str) -> str:
    """Return the pattern of number words in a row, «deux cent cinquante»; a thousand at their end is a scale."""
    words = any_of({*_words_of(language), *_compound("hundred")})
    thousand, one, hundred = ("|".join(_compound(name)) for name in ("thousand", "one", "hundred"))
    link = r"(?:-|\s(?:and|et|y|e)\s|\s)"
    inner = rf"(?:{words}|{one}|(?:{thousand})(?={link}(?:{words})\b))\b"
    return rf"(?:(?:{one})\s(?=(?:{hundred})\b))?(?:{words}|(?:{thousand}))\b(?:{link}{inner})*"


@cache
def _compound(name: str) -> tuple[str, ...]:
    return tuple(map(str, values()["compound"][name]))  # type: ignore[call-overload]


@cache
def _tokens(language: str) -> tuple[dict[str, int], re.Pattern[str]]:
    """Return the value of each number word of a language, those that multiply and one included, and what finds them."""
    table = {word: _words()[word] for word in _words_of(language)}
    table |= dict.fromkeys(_compound("hundred"), 100) | dict.fromkeys(_compound("thousand"), 1000)
    table |= dict.fromkeys(_compound("one"), 1)
    token = re.compile("|".join(rf"\b{re.escape(word)}\b" for word in sorted(table, key=len, reverse=True)))
    return table, token


def _groups(folded: str, start: int, end: int, language: str) -> list[tuple[int, Span]]:
    """Return the numbers that number words in a row make up: «deux cent cinquante» one, «vingt et trente» two.

    A word adds where it is smaller than what stands open; a hundred and a thousand multiply.
    """
    table, token = _tokens(language)
    found = list(token.finditer(folded, start, end))
    groups: list[tuple[int, Span]] = []
    whole = part = 0  # the thousands, and what is open below them
    begin = last = start
    for position, match in enumerate(found):
        word, value = match.group(), table[match.group()]
        following = found[position + 1].group() if position + 1 < len(found) else ""
        if word in _compound("hundred") and part < 100:
            part = max(part, 1) * 100
        elif word in _compound("thousand") and not whole:
            whole, part = max(part, 1) * 1000, 0
        elif not (whole or part) or (_adds(part, value) and not (part and following in _compound("hundred"))):
            part += value
        else:
            groups.append((whole + part, Span(begin, last)))
            whole, part, begin = 0, value, match.start()
        last = match.end()
    groups.append((whole + part, Span(begin, last)))
    return [group for group in groups if group[0] > 1]


def _adds(part: int, value: int) -> bool:
    """Tell whether a number adds to the open part of one before it: 5 to 20 and to 100, 12 to 60, but not 30 to 20."""
    tens = part % 100
    if not tens:
        return value < 100 or not part
    return (value < 10 and tens >= 20 and not tens % 10) or (10 <= value < 20 and tens in {60, 80})


@cache
def _bounds() -> tuple[tuple[str, str], ...]:
    pairs = [(str(w), kind) for kind, ws in values()["bounds"].items() for w in ws]  # type: ignore[attr-defined]
    return tuple(sorted(pairs, key=lambda pair: -len(pair[0])))


@cache
def _parts() -> re.Pattern[str]:
    """Return what makes of the number before it a part, «two-thirds»."""
    return re.compile(rf"[\s-](?:{'|'.join(map(str, values()['parts']['words']))})\b")  # type: ignore[call-overload]


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


@kept
def find(text: str, language: str = "") -> list[Count]:
    """Return the counts in a text, in order.

    Dates and days, the text's own number, parts («two thirds») and what stands inside a symbol are left out.
    With a language only its number words count: Portuguese «dos» is no two, English «once» no eleven.
    """
    folded = fold(text)
    taken = [*(mention.span for mention in find_dates(text)), *days(text), *_symbols(text)]
    counts = []
    opening = _ENUMERATOR.match(text)
    for match in _pattern(language).finditer(folded, opening.end() if opening else 0):
        start, end = match.span()
        if any(span.start < end and start < span.end for span in taken) or _parts().match(folded, end):
            continue
        scale = _scales().get(match["s"] or "", "") or ("%" if match["p"] else "")
        if match["n"][0].isdigit():
            counts.append(_count(text, folded, parse(match["n"]), scale, Span(start, end)))
            continue
        groups = _groups(folded, start, match.end("n"), language)
        for value, span in groups[:-1]:
            counts.append(_count(text, folded, str(value), "", span))
        for value, span in groups[-1:]:
            stop = end if span.end == match.end("n") else span.end
            counts.append(_count(text, folded, str(value), scale, Span(span.start, stop)))
    return counts


def _symbols(text: str) -> list[Span]:
    """Return where symbols stand, «AG/RES. 2738», but not where a sentence may end, «… Chile. 12 countries»."""
    found = symbols.find(text)
    return [each.span for each in found if each.provision or "/" in each.text or " " not in each.text]


def _count(text: str, folded: str, value: str, scale: str, number: Span) -> Count:
    """Return a count with the unit behind it and the bound before it."""
    end = _unit_end(folded, number.end)
    unit = text[number.end : end].strip()
    return Count(value, unit, bound(folded, number.start), scale, number, Span(number.start, max(number.end, end)))


def bound(folded: str, start: int) -> str:
    """Return what the words right before a number of a folded text make of it: "min", "max", "about" or ""."""
    head = folded[max(0, start - 24) : start].rstrip()
    for text in (_ARTICLE.sub("", head), head):  # «more than a dozen»
        for words, kind in _bounds():
            if text.endswith(words) and not text[: -len(words)][-1:].isalnum():
                return kind
    return ""


def bounding() -> frozenset[str]:
    """Return the words, folded, of what stands before a number and bounds it, «at least»."""
    return frozenset(word for phrase, _ in _bounds() for word in phrase.split())


# What links a number to what it counts, and a word of that with the mark behind it.
_COUNTED = re.compile(r"\s+(?:de|d'|of)\s*")
_UNIT_WORD = re.compile(r"[\s]*([\w'-]+)([.,;:!?()«»\"]?)")


def _unit_end(folded: str, start: int) -> int:
    """Return where the noun phrase after a number ends: at most four words, up to a stop word or a mark."""
    end = position = start
    leading = _COUNTED.match(folded, start)  # «82 millions de migrants»
    if leading:
        position = leading.end()
    for taken, match in enumerate(_UNIT_WORD.finditer(folded, position)):
        if match.start() != position or match[1] in _stops() or taken >= 4:
            break
        end = position = match.end(1)
        if match[2]:
            break
    return end
