"""The words of a question that its names and cues leave over, and the figures in it."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from functools import cache

from app.questions.cues import cue
from index.analyzers import rules
from ingest import numbers
from ingest.bodies import generic
from ingest.folding import fold
from ingest.gazetteer import words
from ingest.lexicon import cues
from ingest.records import LANGUAGES, Span

WORD = re.compile(r"[\w']+")
GROUPS = (
    *("kind", "act", "interrogative", "polar", "follow", "filler", "aspect", "restrict", "besides"),
    *("amounting", "main", "none_of", "exists_since"),
)


@cache
def function_words() -> frozenset[str]:
    """Return the folded stop words of the four languages: «who» is no World Health Organization."""
    return frozenset(fold(word) for tongue in LANGUAGES for word in rules(tongue).stop_words)


def content(
    folded: str,
    taken: Sequence[Span],
    language: str,
    groups: Sequence[str],
    apart: Collection[str] = (),
) -> tuple[str, ...]:
    """Return the words that no name, place, function word or cue of some groups accounts for; ``apart`` are no cues."""
    stops = function_words()
    bare = blanked(folded, taken)
    used = [
        (c.start, c.end)
        for group in groups
        for c in cue(group, language).find(bare)
        if ("-" not in bare[c.start : c.end] or c.name in {"members", "definition"}) and c.name not in apart
    ]
    words = []
    for match in WORD.finditer(bare):
        word = match.group().strip("'").rpartition("'")[2]
        start = match.start() + match.group().rindex(word)  # «l'année» is the word «année»
        if len(word) < 3 and not word.isdigit():
            continue
        if "filler" in groups and cues("instrument", language).search(word) is not None and len(word) > 4:
            continue
        if word in stops or any(first <= start and start + len(word) <= end for first, end in used):
            continue
        words.append(word)
    return tuple(dict.fromkeys(words))


# Where a clause of its own begins.
_BEGINS = re.compile(r"[;:.,]\W*$")


def requested(bare: str, language: str) -> list[Span]:
    """Return where a clause behind a statement but requests what that counts: «There are nine; can you list them?»."""
    found = cue("request", language).find(bare)
    return [Span(c.start, c.end) for c in found if _BEGINS.search(bare, 0, c.start)]


def unknown(text: str, taken: Sequence[Span], names: Collection[str]) -> tuple[str, ...]:
    """Return acronyms, and capitalised words inside the sentence, that no known name covers; «un État» is no name."""
    bare = blanked(text, taken)
    found = []
    for match in re.finditer(r"(?<![\w'’])(?:[ldLD]['’])?([A-ZÀ-Þ][\w-]*)", bare):
        word = match[1]
        acronym = len(word) >= 2 and sum(ch.isupper() for ch in word) >= 2
        opening = not bare[: match.start()].strip(" ¿¡«\"'") or bare[: match.start()].rstrip()[-1:] in "?.!:"
        if acronym and any(cue("filler", tongue).search(fold(word)) for tongue in LANGUAGES):
            continue  # «OK, …», «SVP»
        proper = not opening and len(word) > 3 and fold(word) not in names and not _is_of_any(fold(word))
        if (acronym and not bare.isupper()) or proper:
            found.append(word)
    return tuple(found)


def _is_of_any(word: str) -> bool:
    """Tell whether a folded word is the noun for any country, government or member."""
    found = [cue("memberlike", language).search(word) for language in LANGUAGES]
    return any(each is not None and each.end - each.start == len(word) for each in found)


def figures(folded: str, years: Sequence[str], language: str) -> tuple[str, ...]:
    """Return the figures of a question, also those in words before a noun («onze États»), years left out."""
    digits = re.findall(r"(?<![\w.])\d+(?![\w.])", folded)
    worded = [c.value for c in numbers.find(folded, language) if c.unit and c.value.isdigit() and int(c.value) > 2]
    return tuple(dict.fromkeys(n for n in (*digits, *worded) if n not in years))


def kinds_of_body(folded: str, language: str) -> list[str]:
    """Return the words of a question for a kind of body, «conference»."""
    return [word for word in words(folded) if generic(word, language)]


def with_masks(text: str, spans: list[Span]) -> str:
    """Return a text with stretches that are but names, «Estados Unidos», without their words."""
    for span in spans:
        text = text[: span.start] + "x" * (span.end - span.start) + text[span.end :]
    return text


def blanked(text: str, spans: Iterable[Span]) -> str:
    """Return a text with some stretches blanked out, of the same length."""
    chars = list(text)
    for span in spans:
        for position in range(span.start, span.end):
            chars[position] = " "
    return "".join(chars)


def inside(position: int, spans: Sequence[Span]) -> bool:
    return any(span.start <= position < span.end for span in spans)
