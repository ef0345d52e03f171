"""Names of bodies in running text: those that an acronym follows, and those that a kind of body heads."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from ingest import countries
from ingest.dates import values
from ingest.folding import fold
from ingest.forms import opening
from ingest.gazetteer import words
from ingest.lexicon import PHRASES, Cues, cues, spelt
from ingest.records import Block, BlockKind, Document

_QUOTE = "«“”»\"'’‘*_ \u00a0\u202f"
_BRACKET = re.compile(r"\(([^()\n]{2,90}(?:\n[^()\n]{1,60})?)\)|\[([A-Z][^\[\]\n]{1,20})\]")
_ACRONYM = re.compile(r"(?![IVXLCDM]+$)[A-ZÀ-Þ][\w.-]*[A-ZÀ-Þ0-9][\w-]*$")
# A short name in quotes: «the Network», “CARPIN”.
_SHORT = r"[«“\"]\s*(?:(?:the|le|la|el|o|a|os|as|les|los|las)\s+|l['’])?(?P<{}>[\w.-]+)\s*[»”\"]"
_HEREAFTER = re.compile(
    rf",?\s*[(\[]?{spelt('hereafter', PHRASES)}"
    rf"[^«“\"(]{{0,40}}{_SHORT.format('a')}(?:\s*(?:,|o|ou|or|u|y|et|and|e)\s*{_SHORT.format('b')})?",
    re.IGNORECASE,
)
# What an acronym has and no other short name, «the Member-States».
_CAPITALS = re.compile(r"[A-ZÀ-Þ]{2}")
# An acronym that words declare, «…, abbreviated WIOPORT», «…, cuya sigla es CORPA».
_DECLARED = re.compile(
    rf"(?:\s?[,(])?\s{spelt('with_acronym', PHRASES)}"
    r"\s*:?\s*[«“\"]?\s?(?P<acronym>[\w-]+(?:\.[\w-]+)*)"
)
_CAPITAL = r"[A-ZÀ-Þ][\w’'–-]*"
# Behind a name and its acronym, what another name of that body follows: «…, also known as the Lima Process».
_KNOWN_AS = re.compile(
    rf"(?:\s\([^()]{{2,30}}\))?,?\s{spelt('known_as', PHRASES)}\s"
    r"(?:(?:de|du|d['’]|the|le|la|el|o|a|l['’])\s?){0,2}"
)
# What may follow the first part of a name: «… and Displacement».
_GOES_ON = re.compile(rf"(?:\s(?:and|et|y|e)(?:\s{_CAPITAL})+)?")
_UNIT = re.compile(r"[kMGT]Wh?|US\$?|USD|EUR|GBP|FCFA|X[AO]F|N/?A|TEU")
# What joins two bodies in one phrase, «le CAMESS avec le Mécanisme …»: the second has the acronym behind it.
_BESIDE = re.compile(r"\b(?:avec|with|com|con)\s(?:(?:the|le|la|el|los|las|les|o|a|os|as)\s|l['’])(?=\w)")
# A word before the name of a place, «Gulf of Guinea», that goes with it into the name of a body.
PLACE_OF = re.compile(
    rf"\b{spelt('place_of', PHRASES)}"
    r"\s(?:of|de|du|del|do|da|d['’])\s?$"
)
# The words of an organ before the body that it belongs to, and that body's fewest words.
_ORGAN_OF = re.compile(
    r"(?:Assembl[ée]e|Asamblea|Assembleia|Secr[ée]tariat|Secretar[ií]a(?:do)?|Bureau|Conse(?:il|jo|lho)|Comit[éê])"
    r"(?: [\w-]+)?"
    r"(?: (?:de|des|d['’]) ?(?:[Gg]o[bv]ernador\w+|[Gg]ouverneurs|[Mm]inistr\w+|[Aa]dministra\w+))?"
    r" (?:d[aeo]|del|de la|de l['’]|du)[ ]?(?=[A-ZÀ-Þ])"
)
_OWNER = 3
# An occasion, no body: «Conferência Ordinária em Mindelo».
_HELD = re.compile(r"\b(?:[Ee]xtra)?[Oo]rdin[aá]ri[oa]\b|\b(?:[Ee]xtra)?ordinaire\b")
_QUOTED = re.compile(r"[«“\"]\s?([^«»“”\"]{3,80}?)\s?[»”\"]")
_WORD = re.compile(r"[^\W_][\w'’.-]*(?:–[A-ZÀ-Þ][\w'’.-]*)*")
_CONNECTORS = frozenset(
    """
    de des du d la le les l et sur pour aux au en of the and for on in to y e del los las el para por
    sobre da do das dos na no nas nos à às ao aos a con com contra entre
    """.split()  # noqa: SIM905 - a list of words reads better so
)
_ELIDED = re.compile(r"^[ldLDnN]['’]")
_ENGLISH = re.compile(rf"{_CAPITAL}(?:[ \n](?:(?:of|for|on|against)[ \n](?:the[ \n])?|and[ \n])?{_CAPITAL})*")
_IBERIAN = re.compile(
    rf"{_CAPITAL}(?:[ \n](?:(?:de|del|do|da|dos|das|para|sobre|y|e|em|en|à|às|ao|aos|contra|com|con)[ \n]"
    rf"(?:(?:la|las|los|el|o|os|a|as)[ \n])?)?{_CAPITAL})+"
)
_FRENCH_TAIL = re.compile(
    r"(?:[ \n]+(?P<adjective>[a-zà-ÿ-]+(?:al|ale|aux|ales|el|elle|els|elles|ique|iques|aire|aires|ien|ienne|iens"
    r"|iennes|éen|éenne|éens|éennes|ain|aine|ains|aines|ais|aise|aises|ois|oise|if|ive|ifs|ives|and|ande|ant|ante|é|ée|és|ées|ier|ière"
    r"|ile|iles|able|ables|ible|ibles|ieure?s?|euses?|ine|ines))(?![\w’'])"
    rf"|[ \n]+(?P<capital>(?!Le |La |Les ){_CAPITAL})"
    r"|[ \n]+(?P<link>de la|de l[’']|des|du|de|d[’']|sur les?|sur la|sur l[’']|pour les?|pour la|pour l[’']|contre"
    r" la|contre le|contre les|à la|aux|et d[eu]s?|et de la)"
    r"[ \n]*(?P<noun>[\wà-ÿ’'-]+(?:–[A-ZÀ-Þ][\w’'-]*)*))"
)
_FRENCH_ARTICLE = re.compile(
    r"(?:\b(?:le|la|les|du|des|au|aux|de|d'une?|une?|cette|son|sa|notre|et|avec|par)\s|\b[ldnmst]')$"
)
# «Ms Ana Pires (RAI)» is somebody of that body.
_PERSON = re.compile(
    r"(?:M\.|MM?e?|Mlle|Mrs?\.?|Ms\.?|Dra?\.?|Sra?\.?|Profª?\.?|Ing\.|Lic\.|Don|Doña|Dona|Ambassad\w+|Embai?xador\w*)\s"
)
_ORDINAL = re.compile(r"\d+(?:st|nd|rd|th)|[ivxl]+|(?:twenty-|thirty-)?(?:first|second|third|\w+th)")
_OCCASION = re.compile(r"summits?|conference|meeting|session|assembly|congress|round")
# Words that open a sentence with a capital and are no part of a name.
OPENERS = frozenset(
    """
    the a an this that these its their under in at on by for from with and or but as all each every both
    our when while where since until after before el la los las un una este esta estos estas su sus en
    por para con como o a os as um uma esse essa seu sua no na nos nas ao aos pelo pela le les l cette
    ces son sa ses
    """.split()  # noqa: SIM905 - a list of words reads better so
)


@dataclass(frozen=True, slots=True)
class Name:
    """A name found in running text, with its acronym and another name where the text gives them."""

    name: str
    acronym: str | None
    other: str = ""


def names(document: Document) -> list[Name]:
    """Return the names of bodies in the text of a document, those with an acronym first."""
    language = document.metadata.language
    running = [block for block in document.blocks if block.kind is not BlockKind.HEADING]
    found = [name for block in running for name in _with_acronym(_words(document, block), language)]
    found += [name for block in running for name in _with_other(_words(document, block), language)]
    for block in running:
        found += [Name(text, None) for text in headed(_words(document, block), language)]
    return list(dict.fromkeys(found))


def _words(document: Document, block: Block) -> str:
    return document.text[block.start : block.end]


def _with_acronym(text: str, language: str) -> Iterator[Name]:
    for match in _BRACKET.finditer(text):
        inside = match[1] or match[2]
        first, *more = re.split(r"[,;]|\s(?:or|ou|o|y|et|and)\s", inside)
        given = bool(more) and re.match(r"\s*[«“\"]\s?\w+['’\s]", first) is not None  # ("the Authority" or LKA)
        acronym = (more[0] if given else first).strip(_QUOTE)
        if not _ACRONYM.match(acronym) or acronym.isdigit() or is_other(acronym):
            continue
        name = name_before(text, match.start(), acronym, language)
        if name and not _PERSON.match(name) and ")" not in name:
            yield Name(without_form(name, acronym), acronym)
    declared = [(match.start(), match["acronym"]) for match in _DECLARED.finditer(text)]
    for match in _HEREAFTER.finditer(text):
        short = [name for name in (match["a"], match["b"]) if name and _CAPITALS.search(name)]
        declared += [(match.start(), acronym) for acronym in short]
    for start, acronym in declared:
        name = name_before(text, start, acronym, language) if acronym and _ACRONYM.match(acronym) else None
        if name:
            yield Name(without_form(name, acronym), acronym)


def without_form(name: str, acronym: str) -> str:
    """Return a name without the form of a text before it, «Fourth Meeting of the …», which no acronym spells."""
    whole = spells(words(name), fold(re.sub(r"\W", "", acronym)))
    return name if whole else name[opening(name) :]


def _with_other(text: str, language: str) -> Iterator[Name]:
    for match in _KNOWN_AS.finditer(text):
        head, tail = text[: match.start()], text[match.end() : match.end() + 100]
        first = _closing(" ".join(head.split()), language)
        quoted = _QUOTED.match(tail)
        second = quoted[1] if quoted else next((n for n in headed(match[0][-4:] + tail, language) if n in tail), None)
        if first and second and tail.find(second) <= 2:
            yield Name(first, None, second)


def _closing(head: str, language: str) -> str | None:
    """Return the name that a text ends with, «the Dialogue on Mobility and Displacement», or None."""
    for name in headed(head, language):
        at = head.rfind(name)
        if _GOES_ON.fullmatch(head, at + len(name)):
            return head[at:]
    return None


def is_other(word: str) -> bool:
    """Tell whether what stands in brackets is a country, «Winston Baptiste (Trinité-et-Tobago)», a unit or a money."""
    return _UNIT.fullmatch(word) is not None or (not word.isupper() and bool(countries.find(word)))


def name_before(text: str, end: int, acronym: str, language: str = "en") -> str | None:
    """Return the proper name that ends at ``end`` and that ``acronym`` may stand for, or None.

    The nearest capitalised word from which the words spell the acronym opens the name; where none does, the kind of
    body that heads it, or the farthest capitalised word of an unbroken run of capitals and connectors.
    """
    head = text[max(0, end - 180) : end]
    offset = max(0, end - 180)
    cut = max((m.end() for m in re.finditer(r"[.;:!?]\s|,\s|[»”\"(]|\n\s*\n", head)), default=0)
    tokens = list(_WORD.finditer(head, cut))[-16:]
    letters = fold(re.sub(r"\W", "", acronym))
    run: int | None = None
    broken = False
    for position in range(len(tokens) - 1, -1, -1):
        bare = _ELIDED.sub("", tokens[position].group())
        start = tokens[position].end() - len(bare)
        if bare[:1].isupper():
            if spells([w for t in tokens[position:] for w in _parts(t.group())], letters):
                place = PLACE_OF.search(head[:start])
                return _proper(head[place.start() if place else start :])
            if not broken:
                run = start
        elif fold(bare) not in _CONNECTORS and run is not None:
            broken = True
    whole = " ".join(head.split())
    kind = next((name for name in headed(head, language) if whole.strip(_QUOTE + ",").endswith(name)), None)
    return kind or (_proper(text[offset + run : end]) if run is not None else None)


def _parts(word: str) -> list[str]:
    return words(_ELIDED.sub("", word))


def _proper(name: str) -> str | None:
    plain = " ".join(name.split()).strip(_QUOTE + ",")
    plain = plain[max((m.end() for m in _BESIDE.finditer(plain)), default=0) :]
    return plain if len(words(plain)) >= 2 or plain.isupper() else None


def spells(parts: list[str], letters: str) -> bool:
    """Tell whether the letters are made of the fronts of the words, in order, from the first word to near the last."""
    if not parts or not letters.startswith(parts[0][0]):
        return False

    @cache
    def rest(at: int, done: int) -> bool:
        if done == len(letters):
            return at >= len(parts) - 2
        if at == len(parts):
            return False
        if at > 0 and rest(at + 1, done):
            return True
        taken = 0
        while taken < len(parts[at]) and done + taken < len(letters) and parts[at][taken] == letters[done + taken]:
            taken += 1
            if rest(at + 1, done + taken):
                return True
        return False

    return rest(0, 0)


def headed(text: str, language: str) -> list[str]:
    """Return the proper names in a text that a kind of body heads, «Mekong Flood Desk», «Banque de semences»."""
    if language == "fr":
        found = _french(text)
    elif language in ("es", "pt"):
        found = _iberian(text, language)
    else:
        found = _english(text)
    owners = (_of_owner(name, language) for name in found if name)
    return [name for name in dict.fromkeys(owners) if name and not _is_country(name) and not _HELD.search(name)]


def _of_owner(name: str, language: str) -> str:
    """Return the body whose organ a name is, «Assembleia da | Rede da Raia Verde», or the name itself."""
    organ = _ORGAN_OF.match(name)
    kind = re.match(r"\w+", name[organ.end() :]) if organ else None
    if organ is None or kind is None or len(name[organ.end() :].split()) < _OWNER:
        return name
    return name[organ.end() :] if language != "en" and _is(kind[0], "noun", language) else name


def _is_country(name: str) -> bool:
    return any(match.span.start == 0 for match in countries.find(name))


@cache
def _kinds(language: str) -> Cues:
    return cues("body", language)


def _is(word: str, kind: str, language: str) -> bool:
    folded = fold(word)
    return any(c.name == kind and c.start == 0 and c.end == len(folded) for c in _kinds(language).find(folded))


def _is_name(parts: list[str], language: str) -> bool:
    """Tell whether words hold more than kinds of body and their usual attributes, and no acronym."""
    telling = [p for p in parts if p not in _CONNECTORS]
    if any(p.isupper() and len(p) > 2 for p in telling):
        return False
    return any(not _is(p, "noun", language) and not _is(p, "modifier", language) for p in telling)


def _english(text: str) -> Iterator[str]:
    for match in _ENGLISH.finditer(text):
        parts = match.group().split()
        while parts and fold(parts[0]) in OPENERS | _CONNECTORS:
            parts = parts[1:]
        whole = " ".join(parts)
        parts = whole[opening(whole) :].split()
        parts = _before_second(parts)
        while parts and (fold(parts[-1]) in _CONNECTORS):
            parts = parts[:-1]
        if len(parts) < 2 or not _is_name(parts, "en") or _is_occasion(parts):
            continue
        links = [i for i, part in enumerate(parts) if part in {"of", "for", "on", "against"}]
        head = parts[links[0] - 1] if links else parts[-1]
        if _is(head, "noun", "en") and not parts[-1].endswith(("'s", "’s")):
            yield " ".join(parts)


def _is_occasion(parts: list[str]) -> bool:
    """Tell whether words name one meeting of a body, «Third Summit of the League», and no body."""
    counted = _ORDINAL.fullmatch(fold(parts[0])) is not None
    held = next((i for i, part in enumerate(parts[:4]) if i and _OCCASION.fullmatch(fold(part))), None)
    return counted and held is not None and parts[held + 1 : held + 2] in ([], ["of"], ["for"], ["on"])


def _before_second(parts: list[str]) -> list[str]:
    """Cut a name before an «and» that joins another name to it."""
    for position, part in enumerate(parts):
        if part == "and" and any(_is(p, "noun", "en") for p in parts[:position]):
            return parts[:position]
    return parts


def _iberian(text: str, language: str) -> Iterator[str]:
    for match in _IBERIAN.finditer(text):
        parts = match.group().split()
        at = next((i for i, part in enumerate(parts) if _is(part, "noun", language)), None)
        if at is None:
            continue
        parts = parts[at:]
        for position, part in enumerate(parts):
            rest = " ".join(parts[position + 1 :])
            joins = part in {"y", "e"} and (countries.find(rest) or _is(parts[-1], "noun", language))
            second = position and part in {"y", "e"} and any(_is(p, "noun", language) for p in parts[position + 1 :])
            listed = position and parts[position - 1] not in _CONNECTORS and _is_country(" ".join(parts[position:]))
            if joins or second or listed:
                parts = parts[:position]
                break
        while parts and parts[-1] in _CONNECTORS:
            parts = parts[:-1]
        if len(parts) >= 2 and _is_name(parts[1:], language):
            yield " ".join(parts)


def _french(text: str) -> Iterator[str]:
    folded = fold(text)
    for cue in _kinds("fr").find(folded):
        if cue.name != "noun" or not text[cue.start].isupper() or text[cue.start : cue.end].isupper():
            continue
        if not _FRENCH_ARTICLE.search(folded[: cue.start]):
            continue
        end, links = _french_end(text, cue.end)
        parts = text[cue.start : end].split()
        while fold(parts[-1]) in _CONNECTORS:
            parts = parts[:-1]
        tail = [re.sub(r"^[dl]['’]", "", p) for p in parts[1:]]
        capital = any(p[:1].isupper() for p in tail)
        if links and tail and (capital or len(tail) >= 2) and _is_name(tail, "fr"):
            yield " ".join(parts)


def _french_end(text: str, at: int) -> tuple[int, int]:
    """Return where the name after a French head noun ends, and how many phrases and capitalised words it has."""
    links, start = 0, at
    while True:
        match = _FRENCH_TAIL.match(text, at)
        if match is None:
            return at, links
        noun = match["noun"] or ""
        bare = match["link"] is not None and links == 0 and at == start
        if noun and (_is_no_noun(noun) or (match["link"].startswith("et") and _is(noun, "noun", "fr"))):
            return at, links
        if bare and re.match(r"sur|pour|contre|à|aux|et", match["link"]):
            return at, links
        links += match["adjective"] is None
        at = match.end()


def _is_no_noun(word: str) -> bool:
    folded = fold(word)
    determiner = folded in _CONNECTORS | {"ses", "son", "sa", "leur", "leurs", "ce", "cette", "ces", "deux", "trois"}
    return determiner or word.isdigit() or folded in _months() or folded in values()["numbers"]["fr"]  # type: ignore[operator]


@cache
def _months() -> frozenset[str]:
    return frozenset(str(month) for month in values()["months"]["fr"])  # type: ignore[attr-defined]
