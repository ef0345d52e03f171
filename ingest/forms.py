"""How titles write the name of a body: behind the form of a text, «Charter of the Forum …», and in capitals."""

from __future__ import annotations

import re
from collections.abc import Collection

from ingest.folding import fold
from ingest.lexicon import cues
from ingest.records import LANGUAGES

# What leads from the form of a text to the body, with the number of an occasion before it, «de la IVe Conférence».
_LINK = re.compile(
    r"(?i:\s(?:(?:of|on|for|about|establishing|creating|de|du|des|del|d[aeo]s?|sur|sobre|pour|para|portant|relati[fv]\w*\s[aà])"
    r"\s(?:(?:the|an?|la|le|les|el|los|las|[oa]s?)\s|l['’])?|d['’])(?:(?:\d+|[IVXL]+)[\wª-º.]*\s)?)(?=[A-ZÀ-Þ])"
)
# Before which word of a title its form stands at the latest, «Fourth Annual Meeting of …».
_LATEST = 3
# So many letters before them leave room for so many words.
_WORD = re.compile(r"[^\W_][\w'’.-]*")
# The most words of an English name up to the kind of body, «Nordic-Baltic Consultative | Forum».
_BEFORE_KIND = 6
# An English name goes on behind its kind of body with one of these.
_GOES_ON = re.compile(r"[,:;(]|\s(?:of|on|for|against|in|to|and)\s")
_SMALL = frozenset(
    """
    a à al and ao aos as às au aux con com contra d da das de del des do dos du e el em en entre et for in l la las le
    les los na nas no nos o of on os para pelo por pour sobre sous sur the to um uma un una y
    """.split()  # noqa: SIM905 - a list of words reads better so
)
_ROMAN = re.compile(r"[IVX]+[ªº.]?")
# What counts an occasion, «Third Summit of the …», «4e Conférence des …».
_ORDINAL = re.compile(
    r"\d+(?:st|nd|rd|th|e|eme|er|[ao]|\.?[ªº])?|[ivxl]+|(?:twenty-|thirty-)?(?:first|second|third|\w+th)"
)
_ELISION = re.compile(r"^[DLdl]['’]")


def opening(name: str) -> int:
    """Return where the body's name begins behind the form of a text in a title, 0 where it opens the title."""
    folded = fold(name)
    started = [match.start() for match in _WORD.finditer(name)][: _LATEST + 1]
    for language in LANGUAGES:
        forms = [cue for cue in cues("form", language).find(folded) if cue.start in started]
        if not forms or (not _is_counted(folded) and _opens(folded, language)):
            continue
        for link in _LINK.finditer(name, forms[0].end):
            if _opens(folded[link.end() :], language) and len(name[link.end() :].split()) > 1:
                return link.end()
    return 0


def is_headed(name: str) -> bool:
    """Tell whether words open with a kind of body, in English with what goes before it, and go on: a body's name."""
    folded = fold(name)
    return len(folded.split()) > 1 and any(_opens(folded, language) for language in LANGUAGES)


def _is_counted(folded: str) -> bool:
    """Tell whether a text opens with the number of an occasion."""
    first = _WORD.match(folded)
    return first is not None and _ORDINAL.fullmatch(first.group()) is not None


def _opens(folded: str, language: str) -> bool:
    """Tell whether a text opens with the name of a body: with its kind, in English with what goes before that."""
    if language == "en":
        end = _GOES_ON.search(folded)
        before = folded[: end.start()] if end else folded
        at = [match.start() for match in _WORD.finditer(before)]
        return 0 < len(at) <= _BEFORE_KIND and _is_kind(before[at[-1] :].strip(), language)
    first = _WORD.match(folded)
    return first is not None and _is_kind(first.group(), language)


def _is_kind(word: str, language: str) -> bool:
    found = cues("body", language).search(word)
    return found is not None and found.name == "noun" and (found.start, found.end) == (0, len(word))


def in_prose(name: str, acronyms: Collection[str] = ()) -> str:
    """Return a name of several words that is written in capitals as prose writes it, acronyms as they are."""
    spelled = name.split()
    if name != name.upper() or sum(len(word) > _LATEST for word in spelled) < 2:
        return name
    return " ".join(_cased(word, first=not at, acronyms=acronyms) for at, word in enumerate(spelled))


def _cased(word: str, *, first: bool, acronyms: Collection[str]) -> str:
    if word in acronyms or _ROMAN.fullmatch(word):
        return word
    if word.lower() in _SMALL and not first:
        return word.lower()
    elided = _ELISION.match(word)
    if elided:
        return elided.group().lower() + _cased(word[elided.end() :], first=True, acronyms=acronyms)
    return re.sub(r"[^\W\d_]+(?:['’][^\W\d_]+)?", lambda match: match.group().capitalize(), word)
