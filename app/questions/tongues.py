"""The language that a question is in: short ones are told by what they are made of, or by the turns before them."""

from __future__ import annotations

from collections.abc import Mapping

from app.bodies.names import NameMatcher
from app.questions.cues import cue
from app.questions.known import told_by_words
from app.questions.leftovers import blanked
from ingest import countries
from ingest.folding import fold
from ingest.gazetteer import words
from ingest.language import detect, detect_scores
from ingest.records import LANGUAGES, Body, Span

# From this share on the words around the names tell the language of a question.
_TELLING = 0.6
# Of so few words beside the names, «MIRPS énfasis», the words that only one language listens for tell it.
_KEYWORDS = 3
# What tells one language outweighs the share of the words for others where it has this much of its own.
_PLAUSIBLE = 0.2
# A follow-up of so few words beside the names keeps the language of the turn before where they may be of that one.
_FOLLOWING, _HARDLY = 8, 0.1


def spoken(text: str, names: NameMatcher, before: str | None = None) -> str:
    """Return the language of a question: that of its words around the names, where these tell; names may be foreign.

    ``before`` is the language of the turn before, which a follow-up keeps unless its own words tell another.
    """
    places = [match.span for match in countries.find(text, capitalised=False)]
    bare = blanked(text, [*(match.span for match in names.find(text)), *places])
    around = detect_scores(bare)
    said = words(bare)
    likely = max(around, key=lambda language: around[language])
    signs = [tongue for tongue in LANGUAGES if cue("tells", tongue).search(fold(bare)) is not None]
    signed = signs[0] if len(signs) == 1 and around[signs[0]] >= _PLAUSIBLE else None
    beside = words(blanked(bare, [match.span for match in countries.find_regions(bare, capitalised=False)]))
    known = told_by_words(said) if len(beside) <= _KEYWORDS else []  # «members outside South America»
    told = signed or (known[0] if len(known) == 1 else None)
    if before is not None and len(said) <= _FOLLOWING and around[before] >= _HARDLY:
        return told if told is not None and (signed or around[told] >= _TELLING) else before
    if told:
        return told
    if around[likely] >= _TELLING:
        return likely
    told = _of_name(text, places) if places else _of_keywords(text, known, around, names)
    return told or detect(text)


def _of_keywords(text: str, known: list[str], around: Mapping[str, float], names: NameMatcher) -> str | None:
    """Return the likeliest language of a few words, «secretariat RCM»; None where they are many or names alone.

    ``known`` are the languages whose words they are, none where they tell nothing; ``around`` tells how likely each is.
    Where they are of several that of the names is meant, which tells names alone where it is the only one.
    """
    named = [(names.bodies[match.value], match.span) for match in names.find(text)]
    own = [t for t in known or LANGUAGES if named and all(fold(s.of(text)) in _names_in(b, t) for b, s in named)]
    if not words(blanked(text, [span for _, span in named])):
        return own[0] if len(own) == 1 else None
    if len(words(text)) > _KEYWORDS:
        return None
    return max((known and own) or known or LANGUAGES, key=lambda language: around[language])


def _names_in(body: Body, language: str) -> list[str]:
    return [fold(name) for name in (*body.names.get(language, ()), *body.acronyms.get(language, ()))]


def _of_name(text: str, places: list[Span]) -> str | None:
    """Return the one language in which a country that a text names is written so, accents and all, «Bolívia»."""
    for place in places:
        named = place.of(text).lower()
        tongues = [t for t in LANGUAGES if any(countries.name(code, t).lower() == named for code in countries.codes())]
        if len(tongues) == 1:
            return tongues[0]
    return None
