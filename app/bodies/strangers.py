"""Bodies that no document knows, named beside a noun for a kind of body: «the Ghent Compact», «Plateforme R9X»."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence

from rapidfuzz.distance import OSA

from app.answers.from_sentences.alignment import likeness
from app.questions import ordinals
from app.questions.cues import cue
from app.questions.known import may_be_word
from app.questions.leftovers import function_words, inside
from ingest import countries, dates
from ingest.bodies import generic
from ingest.folding import fold
from ingest.lexicon import cues
from ingest.records import LANGUAGES, Span

# A word of a name, and what may stand between two of them.
_WORD = re.compile(r"[^\W_]+(?:-[^\W_]+)*")
_GAP = re.compile(r"[ '’]")
# What links a kind of body to what it is named for, the articles behind that, and letters that are words.
_LINKS = re.compile(r"of|for|on|against|d[eu]?|des|del|d[ao]s?|sur|pour|contre|sobre|para|contra")
_ARTICLES = re.compile(r"the|l|l[ae]s?|los|el|[oa]s?")
_LETTERS = frozenset("aeioy")
# From this likeness on a word is one of a body's names in another language.
_SAME = 0.6


def beside_kinds(text: str, language: str, spans: Sequence[Span], own: Collection[str]) -> tuple[str, ...]:
    """Return the words of names around nouns for a kind of body that are none of ``own``, the words of known names.

    They have a capital or are no word of a language, «the tampere network». Where ``spans`` tell which words point to a
    body, those of the name that has such a word are meant.
    """
    row = list(_WORD.finditer(text))
    places = (*countries.find(text, capitalised=False), *countries.find_regions(text, capitalised=False))
    known = [*spans, *(match.span for match in places), *(match.span for match in dates.find(text))]
    found: dict[str, None] = {}
    for place in (at for at, match in enumerate(row) if _is_kind(fold(match[0]))):
        phrase = sorted((place, *_phrase(text, row, place, own, language)))
        begin, end = row[phrase[0]].start(), row[phrase[-1]].end()
        if spans and not any(begin <= span.start < end for span in spans):
            continue
        strange = [row[at] for at in phrase if at != place and not inside(row[at].start(), known)]
        found |= {m[0]: None for m in strange if _is_name(m[0], language) and not is_of(fold(m[0]), own)}
    return tuple(found)


def _phrase(text: str, row: Sequence[re.Match[str]], place: int, own: Collection[str], language: str) -> Iterator[int]:
    """Yield the places of the words around a kind of body that may belong to its name."""
    at = place - 1
    while language == "en" and at >= 0 and text[row[at].end() : row[at + 1].start()] == " ":
        word = row[at][0]
        if fold(word) in function_words() or _is_kind(fold(word)) or (at < place - 1 and not word[0].isupper()):
            break
        yield at
        at -= 1
    at, linked = place + 1, False
    while at < len(row) and _GAP.fullmatch(text[row[at - 1].end() : row[at].start()]):
        word = row[at][0]
        if _LINKS.fullmatch(word) or (linked and _ARTICLES.fullmatch(word)):
            linked = True
        elif _is_kind(fold(word)):
            break
        elif word[0].isupper() or linked:
            yield at
            linked = False
        elif fold(word) not in own:
            break
        at += 1


def _is_kind(folded: str) -> bool:
    return any(generic(folded, language) for language in LANGUAGES)


def _is_name(word: str, language: str) -> bool:
    """Tell whether a word is written as a name, «Ghent», «K7», or is no word of a language, and no cue."""
    folded = fold(word)
    if len(word) == 1:
        return word.isupper() and folded not in _LETTERS
    if folded in function_words() or word.isdigit():
        return False
    if word[0].islower():
        if ordinals.told(folded.replace("-", " ")) or ordinals.is_last_but_one(folded):
            return False
        return len(word) > 3 and not any(may_be_word(folded, tongue) for tongue in LANGUAGES)
    known = any(
        cue(group, tongue).search(folded) for group in ("filler", "memberlike", "region") for tongue in LANGUAGES
    )
    act = any(cues("instrument", tongue).search(folded) for tongue in LANGUAGES)
    return not (known or act or _is_kind(folded) or countries.find_adjectives(folded, language))


def is_of(folded: str, own: Collection[str]) -> bool:
    """Tell whether a word is one of some, a form or a translation of it, or as it is spelt elsewhere, «Bichkek»."""
    if folded in own or likeness(folded, " ".join(sorted(own))) >= _SAME:
        return True
    alike = (each for each in own if each[0] == folded[0])
    return any(OSA.distance(folded, each) * 3 <= min(len(folded), len(each)) for each in alike)
