"""What a heading declares of a body: its name, acronyms, other names and year, each where it stands."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from ingest.folding import fold
from ingest.forms import is_headed, opening
from ingest.glossary import Glossary
from ingest.labels import comparable, label_of, structure, word_set
from ingest.lexicon import PHRASES, spelt
from ingest.naming import PLACE_OF, is_other, spells
from ingest.records import Declaration, Span

_BRACKET = re.compile(r"[(\[]([^()\[\]]*)[)\]]")
_TAIL_YEAR = re.compile(
    r"(?<!\d)(?<!\d )\s*(?:[-–—]\s*|,\s+)((?:1[89]|20)\d\d)(?:\s*[-–—]\s*(?:(?:1[89]|20)\d\d)?)?\s*$"
)
_YEAR = re.compile(r"(?<!\d)((?:1[89]|20)\d\d)(?!\d)(?:\s*[-–—]\s*(?:1[89]|20)\d\d)?$")
# A day or a few small words before a year: it is that of a state of things.
_DATED = re.compile(
    r"\b\d{1,2}\.?º?\s+(?:de\s+)?[a-zà-ÿ]+\s+(?:del?\s+)?\d{4}$|^\s*[a-zà-ÿ]+\s+[a-zà-ÿ]+\s", re.IGNORECASE
)
# What a version of a text is, «DECLARATION … (REVISED)».
_VERSION = re.compile(spelt("version", PHRASES))
_ACRONYM = re.compile(
    r"[kMGT]W(?:h|p)?|US\$?|USD|EUR|GBP|F?CFA|X[AO]F|N/?A|TEU|PIB|GDP"
    rf"|(?i:{spelt('version', PHRASES)})"
)
_ACRONYM = re.compile(r"(?![IVX]+$)(?=\S*[A-ZÀ-Þ]\S*[A-ZÀ-Þ0-9])[A-ZÀ-Þ][\w&.-]{1,14}$")
# What an act says in its title of the body that it creates, «Acuerdo por el que se establece la Comisión …».
_CREATING = re.compile(
    r"\b(?:(?:portant|relati(?:f|ve)\sà\sla)\s(?:création|institution|constitution)\sd(?:u\s|es\s|e\s(?:la\s|l['’])?|['’])"
    r"|(?:instituant|créant|établissant|constituant)\s(?:l[ae]\s|les\s|l['’]|une?\s)"
    r"|(?:establishing|creating|constituting|(?:on|for)\sthe\s(?:establishment|creation)\sof)\s(?:the\s|an?\s)"
    r"|(?:(?:por\s(?:el|la)\s)?que\s(?:se\s)?(?:crea|establece|constituye|instituye)|sobre\sla\screación\sde|constitutiv[oa]\sde)"
    r"\s?(?:(?:el|la|los|las|una?)\s|l\s)"
    r"|(?:que\s(?:cria|estabelece|constitui|institui)\s(?:[oa]s?|uma?)|(?:sobre\sa\scriação|constitutiv[oa])\sd[oa]s?)\s)",
    re.IGNORECASE,
)
# The acronym that opens a heading before the name that it stands for, «CRM : Conférence régionale …».
_ACRONYM_FIRST = re.compile(r"\s*(?P<acronym>[A-ZÀ-Þ][\w&.-]{1,14})\s?(?::|\s[–—-])\s(?=[A-ZÀ-Þ])")
_QUOTES = "«»“”\"'’‘ \u00a0\u202f\t\n"


@dataclass(slots=True)
class _Finds:
    """What was read off a heading so far; spans are in the document."""

    names: list[Span]
    acronyms: list[str]
    others: list[str]
    year: Span | None = None


def declaration(text: str, start: int, end: int, glossary: Glossary | None = None) -> Declaration | None:
    """Return what the heading ``text[start:end]`` declares of a body, or None where it only labels a part.

    A heading declares a body where it gives an acronym in brackets, or a name and its year, or where it is a name
    that the glossary knows.
    """
    label = label_of(text[start:end])
    at = start + label.end if label else start
    finds = _read(text, at, end)
    if not finds.names:
        return None
    name = finds.names[0]
    words = _words(text, name)
    known = glossary.match(words) if glossary else None
    signs = bool(finds.acronyms) or (finds.year is not None and not label)
    if known is None and (not signs or _is_generic(words)):
        return None
    name = _aligned(text, name, finds.acronyms) if known is None else name
    others = [_words(text, span) for span in finds.names[1:]] + finds.others
    year = finds.year.of(text) if finds.year else None
    return Declaration(
        _words(text, name), name, tuple(dict.fromkeys(finds.acronyms)), tuple(dict.fromkeys(others)), year, finds.year
    )


def _words(text: str, span: Span) -> str:
    return " ".join(span.of(text).split())


def _is_generic(words: str) -> bool:
    return comparable(words) in word_set("generic") or not any(map(str.isalpha, words))


def _read(text: str, start: int, end: int) -> _Finds:
    finds = _Finds([], [], [])
    tail = _TAIL_YEAR.search(text, start, end)
    if tail and tail.start() > start:
        finds.year = Span(*tail.span(1))
        end = tail.start()
    at = start = _acronym_first(text, start, end, finds)
    for bracket in _BRACKET.finditer(text, start, end):
        _read_names(text, at, bracket.start(), finds, after_bracket=at > start)
        for piece in re.finditer(r"[^,;]+", bracket[1]):
            _read_piece(piece.group(), bracket.start(1) + piece.start(), finds)
        at = bracket.end()
    _read_names(text, at, end, finds, after_bracket=at > start)
    return finds


def _acronym_first(text: str, start: int, end: int, finds: _Finds) -> int:
    """Read the acronym that stands before a name, and return where that name begins; a paper's form is no name."""
    first = _ACRONYM_FIRST.match(text, start, end)
    if first is None or not _is_acronym(first["acronym"]) or not is_headed(text[first.end() : end]):
        return start
    finds.acronyms.append(first["acronym"])
    return first.end()


def _read_piece(piece: str, offset: int, finds: _Finds) -> None:
    """Read one piece of a bracket: a year, an acronym, or another name («Plate-forme R4V», «the “Facility”»)."""
    year = _YEAR.search(piece)
    if year and _DATED.search(piece):
        return  # «(état au 30 avril 2019)» dates the text, not a body
    if year:
        finds.year = finds.year or Span(offset + year.start(1), offset + year.end(1))
        piece = piece[: year.start()].rstrip(" -–—")
    # «OEA/OAS» is two acronyms; a symbol such as «A/RES/73/3» is none.
    joined = re.fullmatch(r"\s*[A-Z]{3,}(?:/[A-Z]{3,})+\s*", piece)
    parts = piece.split("/") if joined else re.split(r"\s+(?:ou|or|o|u|y|et|and|e)\s+", piece)
    for part in parts:
        words = part.strip(_QUOTES)
        if not words:
            continue
        last = words.split()[-1].strip(_QUOTES)
        if _is_acronym(last):
            finds.acronyms.append(last)
        quoted = part.strip()[0] in '«“"'
        if words != last and (_is_acronym(last) or quoted):
            finds.others.append(" ".join(words.split()))


def _is_acronym(word: str) -> bool:
    """Tell whether a word is written as an acronym and is no country, unit or word for a version."""
    return _ACRONYM.match(word) is not None and not _VERSION.fullmatch(fold(word)) and not is_other(word)


def _read_names(text: str, start: int, end: int, finds: _Finds, after_bracket: bool) -> None:
    """Read the names outside brackets: the first is the name, those after «ou», «also known as» … are others."""
    for span in _split_aliases(text, start, end, after_bracket):
        words = span.of(text)
        if finds.names and _is_acronym(words):
            finds.acronyms.append(words)
        elif any(map(str.isalpha, words)):
            finds.names.append(span)


def _split_aliases(text: str, start: int, end: int, after_bracket: bool) -> Iterator[Span]:
    at = start
    for match in _alias_pattern().finditer(text, start, end):
        opens = not text[at : match.start()].strip(_QUOTES + ",") and after_bracket
        made = _CREATING.search(text, at, match.end())
        if made and made.end() == match.end():
            continue  # «Acordo que institui o Fundo …»
        weak = match["weak"] is not None
        if weak and not opens and not _is_other_name(text[at : match.start()], text[match.end() : end]):
            continue
        yield from _trimmed(text, at, match.start())
        at = match.end()
    if at > start or not after_bracket:
        yield from _trimmed(text, at, end)


@cache
def _alias_pattern() -> re.Pattern[str]:
    aliases = structure()["aliases"]
    strong = "|".join(re.escape(word) for word in sorted(aliases["strong"], key=len, reverse=True))
    weak = "|".join(re.escape(word) for word in aliases["weak"])
    return re.compile(rf"(?:(?<=\s)|(?<=[,)])|^),?\s*(?:(?P<strong>{strong})|(?P<weak>{weak}))\s+", re.IGNORECASE)


def _is_other_name(before: str, after: str) -> bool:
    """Tell whether a plain «or» joins two names of one thing rather than two words of one name.

    The second must open like a name: with the head noun of the first, or with a capital where the first is not
    written in capitals throughout.
    """
    head, tail = before.split(), after.split()
    if not head or len(tail) < 2 or not tail[0][0].isupper():
        return False
    running = any(word[0].islower() and len(word) > 4 for word in head[1:])
    return comparable(head[0]) == comparable(tail[0]) or running


def _trimmed(text: str, start: int, end: int) -> Iterator[Span]:
    """Yield the span without quotes, stray marks and an opening article; nothing where no word remains."""
    loose = _QUOTES + ",;:-–—."
    while start < end and text[start] in loose:
        start += 1
    while end > start and text[end - 1] in loose:
        end -= 1
    first = re.match(r"(\w+['’]|\w+\s+)", text[start:end])
    articles = word_set("articles")
    if first and comparable(first[0]) in articles and text[start + first.end() : end][:1].isupper():
        start += first.end()
    if start < end:
        yield Span(start, end)


def _aligned(text: str, name: Span, acronyms: list[str]) -> Span:
    """Cut words before the name that an acronym spells: «Création du Fonds d’aide (FA)» names «Fonds d’aide».

    A name begins behind a word in small letters, so that none is cut in two. Where the acronym spells none, an act is
    cut to the body that it says it creates, and a text to the body that it is of, «Charter of the Forum …».
    """
    words = list(re.finditer(r"\w+", name.of(text)))
    for acronym in acronyms:
        letters = comparable(acronym)
        for at in reversed(range(len(words))):
            begins = at == 0 or (words[at - 1][0].islower() and words[at][0][0].isupper())
            if begins and spells([comparable(word[0]) for word in words[at:]], letters):
                front = name.of(text)[: words[at].start()]
                place = PLACE_OF.search(front)
                return Span(name.start + (place.start() if place else len(front)), name.end)
    made = _CREATING.search(name.of(text))
    is_act = bool(words) and comparable(words[0][0]) in word_set("lasting")
    if acronyms and made and (is_act or made.start() == 0):
        return Span(name.start + made.end(), name.end)
    whole = any(spells([comparable(word[0]) for word in words], comparable(acronym)) for acronym in acronyms)
    return name if whole else Span(name.start + opening(name.of(text)), name.end)
