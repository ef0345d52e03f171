"""Countries and regions in text: names in four languages to ISO 3166 codes, regions to the states of UN M49."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Sequence
from functools import cache
from importlib.resources import files
from itertools import permutations

from babel import Locale
from babel.numbers import get_currency_name, get_territory_currencies

from ingest.folding import fold
from ingest.gazetteer import Gazetteer, Match, words
from ingest.kept import kept
from ingest.records import LANGUAGES, Span

# How Portuguese is spelt in Portugal and in Africa, «Irão», «Vietname»; the names shown are those of CLDR's «pt».
_SPELLINGS = ("pt_PT",)
# Codes that CLDR names but that are no countries: groupings, outlying parts and pseudo-territories.
_NOT_COUNTRIES = frozenset({"AC", "CP", "CQ", "DG", "EA", "EU", "EZ", "IC", "QO", "TA", "UN", "XA", "XB", "ZZ"})


@cache
def _data(name: str) -> dict[str, dict[str, object]]:
    return tomllib.loads(files("ingest").joinpath(name).read_text("utf-8"))


@cache
def codes() -> frozenset[str]:
    """Return the ISO 3166 alpha-2 codes of all countries and territories that have a name in CLDR."""
    names = Locale("en").territories
    return frozenset(str(code) for code in names if len(str(code)) == 2 and code not in _NOT_COUNTRIES)


@cache
def name(code: str, language: str, *, official: bool = False) -> str:
    """Return a country's short name (CLDR) or, where there is one, its official name in a language.

    Raises KeyError for a code that is no country's.
    """
    if official:
        entry = _official().get(code, {})
        if language in entry or "en" in entry:
            return str(entry.get(language, entry.get("en")))
    return str(Locale(language).territories[code]).replace("\u2019", "'")


@cache
def _official() -> dict[str, dict[str, object]]:
    return _data("official_names.toml")


@cache
def _names() -> tuple[tuple[str, str], ...]:
    """Return pairs of name and code; English and French first, so that a clash falls to them."""
    pairs: list[tuple[str, str]] = []
    known = sorted(codes())
    for language in LANGUAGES:
        pairs += [(name(code, language), code) for code in known]
    for spelling in _SPELLINGS:
        pairs += [(name(code, spelling), code) for code in known]
    for code in known:
        pairs += [(str(value), code) for value in _official().get(code, {}).values()]
    aliases = _data("country_aliases.toml")["aliases"]
    for code, names in aliases.items():
        pairs += [(str(value), code) for value in names]  # type: ignore[attr-defined]
    pairs += [(variant, code) for text, code in pairs for variant in _variants(text)]
    # «Myanmar (Birmanie)» is also found by what stands before the bracket.
    pairs += [(text.split(" (")[0], code) for text, code in pairs if " (" in text]
    return tuple(pairs)


_OF = (" de ", " del ", " de la ", " do ", " da ", " du ", " d'", " of ", " of the ")


def _variants(name: str) -> list[str]:
    """Return other spellings of a name: «and» for «&», and each form of the preposition before its last part."""
    found = [name.replace(" & ", joined) for joined in (" and ", " et ", " y ", " e ") if " & " in name]
    cut, of = max((name.rfind(of), of) for of in _OF)
    if cut > 0:
        found += [name[:cut] + other + name[cut + len(of) :] for other in _OF if other != of]
    return found


@cache
def _gazetteer() -> Gazetteer[str]:
    return Gazetteer(_names())


@cache
def _asked_gazetteer() -> Gazetteer[str]:
    """Return the names under which people ask for countries, «DR» and «RD» among them."""
    short = _data("country_aliases.toml")["short"]
    return Gazetteer([*_names(), *((str(n), code) for code, names in short.items() for n in names)])  # type: ignore[attr-defined]


@cache
def _place_words() -> tuple[re.Pattern[str], tuple[str, ...]]:
    """Return what stands right before, and right behind, a country's name that is part of another name."""
    city = _data("country_aliases.toml")["city"]
    before = "|".join(re.escape(fold(str(w))) for w in city["before"])  # type: ignore[attr-defined]
    return re.compile(rf"\b(?:{before})$"), tuple(fold(str(w)) for w in city["after"])  # type: ignore[attr-defined]


# What links a coin to the state that issues it: «dólares de los Estados Unidos», «dollars of the …».
_ISSUED = re.compile(r"(\w{3,})\s(?:(?:of|de|du|des|da|do|das|dos|del)(?:\s(?:the|la|las|los))?\s|d['’])$")
_COIN = re.compile(r"\s(\w{3,})")


@cache
def _coins(code: str) -> frozenset[str]:
    """Return the words for the money of a territory in the plural, folded, by CLDR: «dollars» and «dolares»."""
    names = [get_currency_name(each, locale=tongue) for each in get_territory_currencies(code) for tongue in LANGUAGES]
    ends = {word for name in names for word in (words(name)[0], words(name)[-1])}
    return frozenset(word + plural for word in ends for plural in ("s", "es"))


def _is_money(code: str, front: str, behind: str) -> bool:
    """Tell whether the folded words around a country's name make it the name of its money."""
    around = [match[1] for match in (_ISSUED.search(front), _COIN.match(behind)) if match]
    return any(word in _coins(code) for word in around)


@cache
def _ambiguous() -> frozenset[str]:
    return frozenset(fold(str(w)) for w in _data("country_aliases.toml")["words"]["ambiguous"])  # type: ignore[attr-defined]


@cache
def _occasions() -> dict[str, re.Pattern[str]]:
    """Return what names are also those of an occasion, and what behind or before one tells which of the two is meant.

    ``nouns`` are names that are a place only in a list of places.
    """
    data = _data("country_aliases.toml")["occasion"]
    return {name: re.compile(str(pattern)) for name, pattern in data.items()}


def _is_occasion(text: str, span: Span) -> bool:
    """Tell whether a name is that of a meeting, «IX Reunião Ordinária», rather than of a place."""
    told = _occasions()
    named = span.of(text).split()[-1].lower()
    if not told["names"].fullmatch(fold(named)):
        return False
    head, tail = fold(text[max(0, span.start - 24) : span.start]), fold(text[span.end : span.end + 24])
    if told["nouns"].fullmatch(named) and not (told["beside"].match(tail) or told["behind"].search(head)):
        return True
    return told["after"].match(tail.lstrip()) is not None or told["before"].search(head) is not None


# The letters of the shortest names, «US» and «UK», which are written in capitals.
_LETTERS = 2
# The letters of the longest names that in small letters may be words, «usa».
_SHORT = 3


def _is_word(name: str, head: str, *, asked: bool) -> bool:
    """Tell whether a name is more likely a word: «us» and «reunion» in small letters, «Us» however it is written.

    In a question «uk» is none, nor is «the us»; ``head`` is the folded text before the name.
    """
    short = len(name.replace(".", "")) <= _SHORT
    if short and asked and name.islower():
        small = _data("country_aliases.toml")["small"]
        behind = head.split()[-1] if head else ""
        return name not in small["names"] and behind not in small["articles"]  # type: ignore[operator]
    if not name.split()[-1][0].isupper():
        return short or fold(name).split()[-1] in _ambiguous()
    return len(name) == _LETTERS and not name.isupper()


@kept
def find(text: str, *, capitalised: bool = True) -> list[Match[str]]:
    """Return the countries named in a text, in order, each an ISO 3166 code with its span.

    With ``capitalised`` (documents) a name must begin with a capital; questions are typed in any case. A country's
    name inside that of a city, gulf, canal or currency is not a country.
    """
    before, after = _place_words()
    matches = []
    gazetteer = _gazetteer() if capitalised else _asked_gazetteer()
    for match in gazetteer.find(text, capitalised=capitalised):
        start, end = match.span.start, match.span.end
        front, behind = fold(text[max(0, start - 28) : start]), fold(text[end : end + 14])
        head, tail = front.rstrip(), behind[:10].strip()
        named = match.span.of(text)
        if _is_word(named, head, asked=not capitalised):
            continue
        money = text[end : end + 1] == "$" or _is_money(match.value, front, behind)
        elsewhere = before.search(head) is not None or tail.startswith(after) or money
        if not elsewhere and not _is_occasion(text, match.span):
            matches.append(match)
    return sorted([*matches, *_by_adjective(text, matches)], key=lambda match: match.span)


# A state that goes by its adjective, before or behind what it is: «la République tunisienne», «the Tunisian Republic».
_REALM = "(?:republi(?:que|ca|c)|royaume|reino|kingdom|confedera(?:tion|cion|cao)|principa(?:ute|lity|do))"
_ENTITLED = (
    re.compile(rf"\b{_REALM}\s(?:(?!{_REALM}\b)\w+(?:\s(?:et|and|y|e))?\s){{0,3}}?$"),
    re.compile(rf"\s(?:\w+\s){{0,2}}?{_REALM}\b"),
)


def _by_adjective(text: str, found: Sequence[Match[str]]) -> list[Match[str]]:
    """Return the states that a text names by their adjective, «la República Tunecina», but those found by name."""
    folded = fold(text)
    if not re.search(rf"\b{_REALM}\b", folded):
        return []
    matches: dict[int, Match[str]] = {}
    for adjective in (each for tongue in LANGUAGES for each in find_adjectives(folded, tongue)):
        behind, before = _ENTITLED
        head, tail = behind.search(folded[: adjective.span.start]), before.match(folded, adjective.span.end)
        start = head.start() if head else adjective.span.start
        end = adjective.span.end if head or not tail else tail.end()
        if (
            not (head or tail)
            or not text[start].isupper()
            or any(m.span.start < end > start < m.span.end for m in found)
        ):
            continue
        matches.setdefault(start, Match(adjective.value, Span(start, end)))
    return list(matches.values())


@cache
def _adjectives(language: str) -> tuple[re.Pattern[str], dict[str, str]]:
    """Return the pattern of the adjectives of states in a folded text of a language, and each beginning's code."""
    table = _data("demonyms.toml")[language]
    known = {str(stem): code for code, stems in table.items() for stem in stems}  # type: ignore[attr-defined]
    stems = "|".join(re.escape(stem) for stem in sorted(known, key=len, reverse=True))
    # «South American» is no adjective of a state.
    return re.compile(rf"(?<![\w-])(?<!south )(?<!north )(?<!latin )(?<!central )({stems})\w{{0,3}}(?![\w-])"), known


def find_adjectives(folded: str, language: str) -> list[Match[str]]:
    """Return the adjectives of states in a folded text of a language, «mexicain», each as the state's code."""
    pattern, known = _adjectives(language)
    return [Match(known[m[1]], Span(*m.span())) for m in pattern.finditer(folded)]


@cache
def _regions() -> dict[str, dict[str, object]]:
    return _data("regions.toml")


def regions() -> tuple[str, ...]:
    """Return the keys of all regions."""
    return tuple(_regions())


@cache
def _region_gazetteer() -> Gazetteer[str]:
    pairs = [(str(n), key) for key, entry in _regions().items() for n in entry["names"]]  # type: ignore[attr-defined]
    return Gazetteer([*pairs, *_joined(pairs)])


# Between two regions that are named with one noun.
_AND = "+"
_JOINTS = ("and", "et", "y", "e")


def _joined(pairs: Sequence[tuple[str, str]]) -> list[tuple[str, str]]:
    """Return the names of two regions that share their noun: «West and Central Africa»."""
    found = []
    for (one, first), (other, second) in permutations(pairs, 2):
        mine, its = one.split(), other.split()
        if first == second or len(mine) < 2 or len(its) < 2:
            continue
        if mine[-1] == its[-1]:
            found += [(" ".join((*mine[:-1], joint, *its)), f"{first}{_AND}{second}") for joint in _JOINTS]
        if mine[0] == its[0]:
            found += [(" ".join((*mine, joint, *its[1:])), f"{first}{_AND}{second}") for joint in _JOINTS]
    return found


@cache
def states(region: str) -> frozenset[str]:
    """Return the ISO codes of the sovereign states of a region of UN M49; KeyError for an unknown region."""
    entry = _regions()[region]
    found = set(entry.get("states", ()))  # type: ignore[call-overload]
    for part in entry.get("parts", ()):  # type: ignore[attr-defined]
        found |= states(part)
    return frozenset(found)


def states_of(regions: Iterable[str]) -> frozenset[str]:
    """Return the codes of the sovereign states of some regions together; none for no region."""
    return frozenset[str]().union(*(states(region) for region in regions))


@kept
def find_regions(text: str, *, capitalised: bool = True) -> list[Match[str]]:
    """Return the regions named in a text, each read as narrowly as the regions named beside it ask."""
    matches = [
        Match(key, match.span)
        for match in _region_gazetteer().find(text, capitalised=capitalised)
        for key in match.value.split(_AND)
    ]
    named = {match.value for match in matches}
    narrowed = []
    for match in matches:
        beside = _regions()[match.value].get("beside", {})
        value = next((to for other, to in beside.items() if other in named), match.value)  # type: ignore[attr-defined]
        narrowed.append(Match(value, match.span))
    return narrowed


@cache
def region_words() -> frozenset[str]:
    """Return the folded words of the names of regions."""
    return frozenset(w for entry in _regions().values() for n in entry["names"] for w in words(n))  # type: ignore[attr-defined]


def region_name(region: str, language: str) -> str:
    """Return a region's name; the data lists them in the order French, English, Spanish, Portuguese."""
    names: list[str] = list(_regions()[region]["names"])  # type: ignore[call-overload]
    position = LANGUAGES.index(language)
    return names[min(position, len(names) - 1)]
