"""What a question asks: its language, the bodies it is about, the kind of answer, and what restricts it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable

from app.names import NameMatcher
from app.spelling import correct
from ingest import countries, dates, numbers
from ingest.errors import QuestionError
from ingest.folding import fold
from ingest.language import detect
from ingest.lexicon import Cues, cues, weights
from ingest.records import LANGUAGES, Span

LONGEST = 10_000

_WORD = re.compile(r"[\w']+")
_KINDS = (
    "members count reason date instrument mandate themes legal status leader parent predecessor partners seat definition bodies compare"
).split()
_GROUPS = ("kind", "interrogative", "polar", "follow", "filler", "aspect", "restrict")
_SPLIT = re.compile(r"(?<=[?؟;])\s+|,\s*(?=(?:et|and|y|e|ainsi que|as well as|puis)\s)|\s(?=(?:et|and|y|e)\s)|,\s+")


@dataclass(frozen=True, slots=True)
class Question:
    """A question as understood.

    ``kind`` is what is asked for («members», «date», … or «other»); ``scores`` the weight of evidence for each kind.
    ``bodies`` are the ids of the bodies asked about, ``named`` how they were found: "exact", "partial", "hint" (by one
    word of a name), "earlier" (from an earlier turn) or ""; ``others`` are bodies that it names beside these, but that no document describes. ``terms``
    are all words of content, ``numbers`` the figures. ``countries`` and ``regions`` are codes and keys, ``years`` ISO dates. ``content`` are the
    folded words that are none of the above and that an answer should account for; ``unknown`` proper names that no
    body, country or date accounts for.
    """

    text: str
    folded: str
    language: str
    kind: str
    scores: dict[str, float]
    bodies: tuple[str, ...] = ()
    named: str = ""
    others: tuple[str, ...] = ()
    terms: tuple[str, ...] = ()
    numbers: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()
    regions: tuple[str, ...] = ()
    years: tuple[str, ...] = ()
    polar: bool = False
    aspects: frozenset[str] = frozenset()
    restrict: frozenset[str] = frozenset()
    content: tuple[str, ...] = ()
    unknown: tuple[str, ...] = ()
    follows: bool = False

    def asks(self, *kinds: str) -> bool:
        """Tell whether the question is of one of these kinds."""
        return self.kind in kinds


def data() -> Traversable:
    """Return the file of cues for questions."""
    return files("app.lexicon").joinpath("questions.toml")


def cue(group: str, language: str) -> Cues:
    """Return the cues of a group for questions in a language."""
    return cues(group, language, data())


@cache
def _weights() -> dict[str, float]:
    return weights("weight", data())


def clean(text: str) -> str:
    """Return a question without control characters and doubled spaces.

    Raises QuestionError where nothing is left to read or it is longer than 10,000 characters.
    """
    if len(text) > LONGEST:
        raise QuestionError(f"a question may have up to {LONGEST:,} characters, this one has {len(text):,}; shorten it")
    plain = "".join(char if char.isprintable() or char.isspace() else " " for char in text)
    plain = " ".join(plain.split())
    if not any(char.isalnum() for char in plain):
        raise QuestionError("the question is empty; type what you want to know")
    return plain


def understand(text: str, names: NameMatcher, language: str | None = None) -> Question:
    """Return what one question asks, by itself; ``follow`` adds what earlier turns say."""
    language = language or detect(text)
    corrected = correct(text, language, names.vocabulary)
    bodies, others, named, spans = _bodies(corrected, names, language)
    begin = _focus(fold(corrected), language)
    if begin:
        corrected = " " * begin + corrected[begin:]
    folded = fold(corrected)
    places = [m for m in countries.find(corrected, capitalised=False) if not _inside(m.span.start, spans)]
    regions = [m for m in countries.find_regions(corrected, capitalised=False) if not _inside(m.span.start, spans)]
    blanked = _blank(folded, spans)
    scores = _scores(blanked, language)
    if places and not regions and scores.get("members", 0) == 0 and bodies:
        scores["members"] = 0.5
    kind = max(scores, key=lambda name: (scores[name], -_KINDS.index(name))) if scores else "other"
    told = dates.find(_blank(corrected, spans))
    taken = spans + [m.span for m in places] + [m.span for m in regions] + [m.span for m in told]
    years = [*(m.iso for m in told), *_decades(blanked, language)]
    return Question(
        text,
        folded.strip(),
        language,
        kind,
        scores,
        tuple(bodies),
        named,
        tuple(others),
        _content(folded, taken, language, ("interrogative", "polar", "follow", "filler", "restrict")),
        _numbers(_blank(folded, taken), years),
        tuple(dict.fromkeys(m.value for m in places)),
        tuple(dict.fromkeys(m.value for m in regions)),
        tuple(dict.fromkeys(years)),
        _polar(blanked, language),
        frozenset(c.name for c in cue("aspect", language).find(blanked)),
        frozenset(c.name for c in cue("restrict", language).find(blanked)),
        _content(folded, taken, language, _GROUPS),
        _unknown(corrected, taken, names),
        cue("follow", language).search(blanked) is not None,
    )


def _bodies(text: str, names: NameMatcher, language: str) -> tuple[list[str], list[str], str, list[Span]]:
    """Return the bodies asked about, those only mentioned, how they were found, and the spans of their names.

    Bodies that the documents describe go before those they only name («la commission de l'OEA» is about the
    commission); the words around an exact name may point to a second body.
    """
    found = names.find(text)
    spans = [match.span for match in found]
    exact = list(dict.fromkeys(match.value for match in found))
    described = [body for body in exact if body in names.described]
    places = [m.span for m in countries.find(text, capitalised=False)]
    blank = _blank(fold(text), spans + places if described else spans)
    partial, more = names.partial(_name_like(blank, language))
    partial = [body for body in partial if body not in exact]
    if described:
        beside = {m.value for m in found if _modifies(text, m.span.start)}
        described = [b for b in exact if b in names.described or (b in names.known and b not in beside)]
        others = [body for body in exact if body not in described]
        if partial and partial[0] in names.described and names.is_named_as_kind(blank, more):
            found_bodies = [(m.span.start, m.value) for m in found if m.value in described]
            order = sorted([*found_bodies, (more[0].start, partial[0])])
            return list(dict.fromkeys(b for _, b in order)), others, "exact", spans + more
        return described, others, "exact", spans
    how = "partial" if len(more) > 1 else "hint"
    stated = [body for body in exact if body in names.known]
    if partial and partial[0] in names.described and more and (not stated or more[0].start < spans[0].start):
        return partial, exact, how, spans + more
    if stated:
        return stated, [body for body in exact if body not in stated], "exact", spans
    if partial and not exact:
        return partial, [], how, spans + more
    return exact, [], "exact" if exact else "", spans


_OF = re.compile(r"(?:\b(?:de|du|des|of|del|do|da|dos|das|by|par|por|pel[oa])(?: (?:la|the|los|las))?|d'|de l')\s*$")


def _modifies(text: str, position: int) -> bool:
    """Tell whether a name stands behind «of» or «by», and so only says more of another noun."""
    return _OF.search(fold(text[:position])) is not None


def _name_like(folded: str, language: str) -> str:
    """Return a text with only the words that may be part of a body's name: content, and kinds of body."""
    kept = set(_content(folded, [], language, _GROUPS))
    subjects = [c for c in cues("subject", language).find(folded) if c.name == "noun"]
    keep = [(m.start(), m.end()) for m in _WORD.finditer(folded) if m.group().strip("'").split("'")[-1] in kept]
    keep += [(c.start, c.end) for c in subjects]
    chars = [" "] * len(folded)
    for start, end in keep:
        chars[start:end] = folded[start:end]
    return "".join(chars)


def _focus(folded: str, language: str) -> int:
    """Return where the question proper begins in a long-winded message: at its last interrogative, or last clause."""
    opening = cue("polar", language).search(folded)
    if len(folded.split()) <= 18 or (opening is not None and opening.start == 0 and "?" in folded):
        return 0
    starts = [m.end() for m in re.finditer(r"[:;.?!¿]\s*|,\s", folded[:-2])]
    asks = [c.start for c in cue("interrogative", language).find(folded) if c.name == "clear"]
    asks += [
        c.start for c in cue("polar", language).find(folded) if c.start in starts or "'" in folded[c.start : c.end]
    ]
    known = sorted(position for position in asks if _scores(folded[position:], language))
    if known:
        return known[0] if len(known) == 1 else next((k for k in known if len(folded[k:].split()) <= 32), known[-1])
    sentences = [position for position in starts if _scores(folded[position:], language)]
    return sentences[-1] if sentences else 0


def _numbers(folded: str, years: Sequence[str]) -> tuple[str, ...]:
    """Return the figures of a question, also those in words before a noun («onze États»), years left out."""
    digits = re.findall(r"(?<![\w.])\d+(?![\w.])", folded)
    worded = [c.value for c in numbers.find(folded) if c.unit and c.value.isdigit() and int(c.value) > 2]
    return tuple(dict.fromkeys(n for n in (*digits, *worded) if n not in years))


_DECADE = re.compile(
    r"\b(?:annees|anos|the|decennie|decada|decada de los|decade)\s(?:de\s)?(?:19|20)?([0-9]0)s?\b|\b(?:19|20)?([0-9]0)s\b"
)
_DECADE_WORDS = {
    "vingt": 2, "trente": 3, "quarante": 4, "cinquante": 5, "soixante": 6, "soixante-dix": 7, "quatre-vingts?": 8, "quatre-vingt-dix": 9,
    "twenties": 2, "thirties": 3, "forties": 4, "fifties": 5, "sixties": 6, "seventies": 7, "eighties": 8, "nineties": 9,
    "veinte": 2, "treinta": 3, "cuarenta": 4, "cincuenta": 5, "sesenta": 6, "setenta": 7, "ochenta": 8, "noventa": 9,
    "vinte": 2, "trinta": 3, "quarenta": 4, "cinquenta": 5, "sessenta": 6, "oitenta": 8, "noventa": 9,
}  # fmt: skip


def _decades(folded: str, language: str) -> list[str]:
    """Return decades as «199x»; one without a century is of the twentieth but for the years 00 and 10."""
    found = []
    for match in _DECADE.finditer(folded):
        tens = match[1] or match[2]
        century = re.search(r"(19|20)\d0", match.group())
        found.append(f"{century[1] if century else ('20' if tens in {'00', '10'} else '19')}{tens[0]}x")
    for word, tens in _DECADE_WORDS.items():
        if re.search(rf"\b(?:annees|anos|the|decada de los)\s{word}\b|\b{word}\b(?<=ties)", folded):
            found.append(f"19{tens}x")
    return found


def parts(text: str, names: NameMatcher, language: str) -> list[str]:
    """Split a message that asks several things into its questions; each piece but the first brings its own kind.

    «Quand a-t-elle été créée, par quelle résolution ?» asks two things, «… l'Argentine et le Chili ?» one.
    """
    if cue("restrict", language).search(fold(text)) and "both" in {
        c.name for c in cue("restrict", language).find(fold(text))
    }:
        return [text]
    pieces = _SPLIT.split(text)
    found: list[str] = []
    for piece in pieces:
        if not piece:
            continue
        begins = _asks_anew(piece, language)
        if found and not begins:
            found[-1] += (" " if not found[-1].endswith((" ", ",")) else "") + piece
        elif found and not _asks_anew(found[-1], language, anywhere=True):
            found[-1] += ", " + piece
        else:
            found.append(piece)
    return [piece.strip(" ,") for piece in found if any(ch.isalnum() for ch in piece)]


def _asks_anew(piece: str, language: str, *, anywhere: bool = False) -> bool:
    """Tell whether a piece holds an interrogative near its beginning and a kind of its own."""
    folded = fold(piece)
    head = folded if anywhere else folded[:34]
    found = cue("interrogative", language).find(head)
    words = folded.split()
    limit = len(folded) if anywhere else len(" ".join(words[:4]))
    if not any(c.start <= limit for c in found):
        return False
    if len(words) > 40:
        return False
    return bool(_scores(folded, language))


_THAT = re.compile(
    r"\b(?:cette|cet|ce|this|that|esa|esta|ese|este|essa|esse|dessa|desse|nessa|nesse)\s(\w+)|\b(?:its?|seu|sua|su) (\w+)"
)


def points_back(text: str, language: str) -> bool:
    """Tell whether a message speaks of «that organisation», what an earlier answer named."""
    for match in _THAT.finditer(fold(text)):
        noun = cues("subject", language).search(match[1] or "")
        if noun is not None and noun.name == "noun":
            return True
    return False


def follow(question: Question, earlier: Question | None, answered: Sequence[str]) -> Question:
    """Return a question with what it leaves to the earlier turn: the body, or the kind.

    ``answered`` are the bodies that the earlier answer gave: «À quel conseil était-elle rattachée ?» after «Quel
    était le prédécesseur de la CAM ?» speaks of that predecessor. A question that names a body of its own, or a
    name that nobody knows, drops the earlier body.
    """
    if earlier is None:
        return question
    if question.named == "hint" and not _elliptic(question):
        question = replace(question, bodies=(), named="")
    if _which_of_them(question) and earlier.kind in {"members", "count"}:
        return _narrowed(question, earlier)
    if question.bodies:
        if (
            _elliptic(question)
            and question.kind in {"other", "bodies", "definition"}
            and not question.scores.get("definition")
        ):
            return _same_again(question, earlier, question.bodies)
        return question
    bodies = tuple(answered) or earlier.bodies
    if question.unknown or not bodies or (question.kind == "bodies" and not question.follows):
        return question
    if (
        question.countries
        and _elliptic(question)
        and question.scores.get("members", 0) <= 0.5
        and len(question.scores) <= 1
    ):
        return _same_again(question, earlier, earlier.bodies)
    if question.kind == "seat" and not question.aspects:
        question = replace(
            question, aspects=earlier.aspects | ({"created", "signed"} if earlier.kind == "date" else set())
        )
    if question.kind == "date" and earlier.countries and not question.countries:
        question = replace(question, countries=earlier.countries, aspects=question.aspects | earlier.aspects)
    if (
        question.kind == "other"
        and len(question.folded.split()) <= 6
        and question.content
        and earlier.kind in {"legal", "status"}
    ):
        again = _same_again(question, earlier, earlier.bodies)
        return replace(again, content=question.content, terms=question.terms, polar=earlier.polar)
    if question.kind == "other" and not question.content:
        return _same_again(question, earlier, bodies)
    return replace(question, bodies=bodies, named="earlier")


def _which_of_them(question: Question) -> bool:
    """Tell whether a question asks to name things an earlier answer counted or listed: «Lesquels ?»."""
    return (
        question.kind == "bodies"
        and not question.content
        and len(question.folded.split()) <= (12 if question.bodies else 4)
    )


def _narrowed(question: Question, earlier: Question) -> Question:
    """Return the list of members that an earlier turn spoke of, cut down by the bodies that this one names."""
    memberlike = earlier.kind == "members" or cue("memberlike", earlier.language).search(earlier.folded) is not None
    kind = "members" if memberlike else ("themes" if "themes" in earlier.scores else "other")
    bodies = tuple(dict.fromkeys((*earlier.bodies, *question.bodies)))
    content = question.content if memberlike else earlier.content
    return replace(
        question,
        kind=kind,
        scores={kind: 2.0},
        bodies=bodies,
        named="earlier",
        content=content,
        terms=earlier.terms,
        polar=False,
    )


def _same_again(question: Question, earlier: Question, bodies: tuple[str, ...]) -> Question:
    """Return the earlier question, asked of another body or country."""
    return replace(
        question,
        bodies=bodies,
        named=question.named or "earlier",
        kind=earlier.kind,
        scores=earlier.scores,
        polar=question.polar
        and bool(question.countries)
        or earlier.polar
        and bool(question.countries or not earlier.countries or question.bodies),
        aspects=question.aspects | earlier.aspects,
        countries=question.countries or earlier.countries,
        years=question.years or earlier.years,
        content=earlier.content,
        terms=earlier.terms,
    )


def _elliptic(question: Question) -> bool:
    """Tell whether a question is but a name, «Et le Guatemala ?», «and the Quito one?»."""
    return len(question.content) <= 1 and len(question.folded.split()) <= 9


def _scores(folded: str, language: str) -> dict[str, float]:
    table = _weights()
    scores: dict[str, float] = {}
    for found in cue("kind", language).find(folded):
        bonus = 0.3 if found.end - found.start > 14 else 0.0
        scores[found.name] = max(scores.get(found.name, 0.0), table[found.name] + bonus)
    return scores


def _polar(folded: str, language: str) -> bool:
    """Tell whether a question wants a yes or a no.

    It opens with a verb or with «est-ce que», or it holds an inversion or a question mark, and no interrogative word
    opens it or a clause of it («les pays qui l'intègrent» holds none).
    """
    plain = re.sub(r"^\W+", "", folded)
    asks = [c for c in cue("interrogative", language).find(plain) if _opens(plain, c.start)]
    opening = cue("polar", language).find(plain)
    first = [c for c in opening if c.start == 0]
    if first and not any(c.start <= first[0].end + 1 for c in asks if c.end > first[0].end):
        return True
    inverted = any(
        "-" in plain[c.start : c.end] or plain[c.start : c.end].startswith(("s'il", "si ", "whether")) for c in opening
    )
    if plain.startswith(("est-ce", "est ce qu")):
        return True
    return not asks and (inverted or "?" in folded)


def _opens(text: str, position: int) -> bool:
    """Tell whether a word stands among the first three of its clause."""
    head = re.split(r"[,;:?!¿]|\b(?:et|and|y|e)\b", text[:position])[-1]
    return len(head.split()) <= 2


def _content(folded: str, taken: Sequence[object], language: str, groups: Sequence[str]) -> tuple[str, ...]:
    """Return the words that no name, place, function word or cue of some groups accounts for."""
    from index.analyzers import rules

    stops = {fold(word) for tongue in LANGUAGES for word in rules(tongue).stop_words}
    blank = _blank(folded, taken)
    used = [
        (c.start, c.end)
        for group in groups
        for c in cue(group, language).find(blank)
        if "-" not in blank[c.start : c.end]
    ]
    words = []
    for match in _WORD.finditer(blank):
        word = match.group().strip("'")
        if "'" in word:
            word = word.split("'")[-1]
        if len(word) < 3 and not word.isdigit():
            continue
        if "filler" in groups and cues("instrument", language).search(word) is not None and len(word) > 4:
            continue
        if word in stops or any(start <= match.start() and match.end() <= end for start, end in used):
            continue
        words.append(word)
    return tuple(dict.fromkeys(words))


def _unknown(text: str, taken: Sequence[object], names: NameMatcher) -> tuple[str, ...]:
    """Return acronyms, and capitalised words inside the sentence, that no known name covers."""
    blank = _blank(text, taken)
    found = []
    for match in re.finditer(r"(?<![\w'’])(?:[ldLD]['’])?([A-ZÀ-Þ][\w-]*)", blank):
        word = match[1]
        acronym = len(word) >= 2 and sum(ch.isupper() for ch in word) >= 2
        opening = not blank[: match.start()].strip(" ¿¡«\"'") or blank[: match.start()].rstrip()[-1:] in "?.!:"
        if acronym and not blank.isupper() or (not opening and len(word) > 3 and fold(word) not in names.vocabulary):
            found.append(word)
    return tuple(found)


def _blank(text: str, spans: Iterable[object]) -> str:
    """Return a text with some stretches blanked out, of the same length."""
    chars = list(text)
    for span in spans:
        for position in range(span.start, span.end):  # type: ignore[attr-defined]
            chars[position] = " "
    return "".join(chars)


def _inside(position: int, spans: Sequence[object]) -> bool:
    return any(span.start <= position < span.end for span in spans)  # type: ignore[attr-defined]
