"""Recognise the bodies that a question names: by name or acronym, or by some words of a name."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Collection
from functools import cached_property, lru_cache
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from app.answers.from_sentences.alignment import TRANSLATION, word_vector
from app.bodies.nouns import (
    OF_SOME,
    QUALIFIED,
    TELLING,
    THE_KIND,
    asks_on,
    is_kind,
    is_noun,
    is_one,
    linked,
    shared_front,
    spelt_words,
    stem,
)
from app.questions.concepts import concepts
from app.questions.leftovers import function_words
from app.questions.spelling import Spellings, no_words
from ingest import countries
from ingest.bodies import Bodies
from ingest.folding import fold
from ingest.gazetteer import Match, words
from ingest.lexicon import cues
from ingest.records import LANGUAGES, Span

# Of so many bodies at most that go by the same words each is told of.
_MOST_RIVALS = 3
# With more bodies than this, names are not compared across languages word by word.
_MOST_TRANSLATED = 400
# So it is where the name itself is plural, «the Consultations of …».
_SEVERAL = frozenset({"les", "des", "los", "las", "os", "as", "dos", "das", "aos", "nas"})


# From this likeness on two kinds of body are one in two languages.
_SAME_KIND = 0.5


class NameMatcher:
    """The names of the bodies of a corpus, for reading questions."""

    def __init__(
        self,
        bodies: Bodies,
        described: Collection[str],
        known: Collection[str] = (),
        spellings: Spellings = no_words,
    ) -> None:
        """Take all bodies, the ids of those that the documents describe, and of those they state any fact of.

        ``spellings`` are the words of the documents.
        """
        self.bodies = bodies
        self.spellings = spellings
        self.known = frozenset(described) | frozenset(known)
        self.described = frozenset(described)
        self._spelled: dict[str, frozenset[str]] = {}
        self._words: dict[str, set[str]] = {}
        self._full: dict[str, set[str]] = {}
        for body in bodies.all:
            names = [n for group in (*body.names.values(), *body.acronyms.values()) for n in group]
            self._words[body.id] = {stem(w) for name in names for w in spelt_words(name) if len(w) > 2}
            self._full[body.id] = {w for name in names for w in spelt_words(name) if len(w) > 3}
        self._count = counts = Counter(w for group in self._words.values() for w in group)
        self._idf = {w: math.log((1 + len(self._words)) / n) for w, n in counts.items()}
        self.vocabulary = frozenset(
            w
            for body in bodies.all
            for group in (*body.names.values(), *body.acronyms.values())
            for name in group
            for w in spelt_words(name)
            if len(w) > 3
        )
        self._kinds = {stem(w) for w in self._generic}

    def owned(self, matched: Collection[str], owner: str) -> str | None:
        """Return the one body whose names hold some words and one of the names of its owner, «foro del Mercosur»."""
        stems = {stem(word) for word in matched}
        own = self._words[owner] - self._kinds
        found = [body for body, held in self._words.items() if body != owner and stems <= held and own & held]
        return found[0] if len(found) == 1 else None

    @cached_property
    def _generic(self) -> set[str]:
        """Return the name words that are kinds of body, «conférence», «compact»."""
        return {
            w
            for w in self.vocabulary
            if any((c := cues("subject", tongue).search(w)) and c.name == "noun" for tongue in LANGUAGES)
        }

    def spelled(self, language: str) -> frozenset[str]:
        """Return the words of the names that bodies go by in a language, or in any where they have none in it."""
        if language not in self._spelled:
            self._spelled[language] = frozenset(
                w
                for body in self.bodies.all
                for names in ([body.names[language]] if language in body.names else body.names.values())
                for group in (names, *body.acronyms.values())
                for name in group
                for w in spelt_words(name)
                if len(w) > 3
            )
        return self._spelled[language]

    @cached_property
    def written(self) -> frozenset[str]:
        """The words of all names, and the acronyms."""
        short = (each for body in self.bodies.all for group in body.acronyms.values() for each in group)
        return self.vocabulary | {fold(each) for each in short}

    def find(self, text: str) -> list[Match[str]]:
        """Return the bodies named in full or by acronym, in order."""
        return list(self._named(text))

    @lru_cache(512)  # noqa: B019 - one matcher lives as long as its index is open
    def _named(self, text: str) -> tuple[Match[str], ...]:
        found = self.bodies.find(text, any_case=True)
        return tuple(m for m in found if m.span.of(text).isupper() or fold(m.span.of(text)) not in function_words())

    def partial(self, folded: str, extra: str = "", whole: str = "") -> tuple[list[str], list[Span]]:
        """Return the bodies that some words of a question point to, best one only, and the spans of these words.

        A word counts by its rarity among the names; there must be a word of few names, and either a second word
        or a kind of body. ``whole`` is the question with its articles, for «the compact on migration».
        """
        kind, named = self._by_kind(whole)
        tokens = [(stem(m.group()), Span(*m.span())) for m in re.finditer(r"\w{3,}", folded)]
        tokens += [(stem(w), Span(0, 0)) for w in words(extra) if len(w) > 2]
        asked = {span.of(folded) for _, span in tokens if span.end}
        hits = {
            body: {stem(word) for word in asked if stem(word) in own and self._akin(word, body)}
            | {token for token, span in tokens if not span.end and token in own}
            for body, own in self._words.items()
        }
        spelt = {body: sum(self._idf[t] for t in own) for body, own in hits.items()}
        hits = self._translated(folded, hits)
        for group in (self.known & frozenset(self._words), frozenset(self._words) - self.known):
            scores = {
                b: sum(self._idf[t] for t in hits[b])
                for b in group
                if (self._enough(hits[b], len(tokens)) and self._told_by_kind(b, hits[b])) or b == kind
            }
            if not scores:
                continue
            ranked = sorted(scores, key=lambda body: (-scores[body] - 0.3 * (body in self.described), body))
            if (
                kind in scores and spelt[kind] >= spelt[ranked[0]]
            ):  # no likeness of words outdoes «the migration committee»
                ranked.insert(0, ranked.pop(ranked.index(kind)))
            elif len(ranked) > 1 and self._rival(scores, ranked):
                return [], []
            best = ranked[0]
            told = [span for token, span in tokens if span.end and token in hits[best]]
            told += self._going_on(best, told, [span for _, span in tokens if span.end], folded)
            told += self._of_its_states(best, folded) if told else []
            return [best], sorted({*told, *(named if best == kind else [])}, key=lambda span: span.start)
        return [], []

    def _of_its_states(self, body: str, folded: str) -> list[Span]:
        """Return the adjectives of the states that the names of a body say, «venezolanos» for «… from Venezuela»."""
        found = {match.span: match.value for tongue in LANGUAGES for match in countries.find_adjectives(folded, tongue)}
        own = self._words[body]
        return [
            s for s, c in found.items() if any(stem(fold(countries.name(c, tongue))) in own for tongue in LANGUAGES)
        ]

    def _going_on(self, body: str, told: list[Span], spans: list[Span], folded: str) -> list[Span]:
        """Return the translations of a body's name words right beside words of it, «movilidad de los trabajadores»."""
        if not told or len(self._words) > _MOST_TRANSLATED:
            return []
        own, known = np.stack([word_vector(word) for word in sorted(self._full[body])]), set(told)
        row = list(pairwise(sorted({*told, *spans}, key=lambda span: span.start)))
        for beside in (row, [(b, a) for a, b in row][::-1]):
            for before, span in beside:
                between = words(folded[min(before.end, span.end) : max(before.start, span.start)])
                if before in known and all(word in function_words() for word in between):
                    like = np.max(own @ word_vector(span.of(folded))) >= TRANSLATION
                    known |= {span} if span.end - span.start >= TELLING and like else set()
        told_by = len(told) > 1 or any(is_kind(span.of(folded)) for span in known)  # one word proves little by itself
        return sorted(known - set(told), key=lambda span: span.start) if told_by else []

    def _akin(self, word: str, body: str) -> bool:
        """Tell whether a name of a body has a form or a cognate of a word: «intervención» is no «inter-agences»."""
        return any(
            shared_front(word, own) * 2 >= max(len(word), len(own)) for own in self._by_stem[body].get(stem(word), ())
        )

    @cached_property
    def _by_stem(self) -> dict[str, dict[str, list[str]]]:
        """The words of the names of each body by their beginning."""
        table: dict[str, dict[str, list[str]]] = {}
        for body in self.bodies.all:
            own = table.setdefault(body.id, {})
            for group in (*body.names.values(), *body.acronyms.values()):
                for word in {w for name in group for w in words(name) if len(w) > 2}:
                    own.setdefault(stem(word), []).append(word)
        return table

    def _rival(self, scores: dict[str, float], ranked: list[str]) -> bool:
        """Tell whether a second body fits about as well as the best; one not described is no rival of one that is."""
        best, second = ranked[:2]
        if best in self.described and second not in self.described:
            return scores[second] > scores[best] + 0.3
        return scores[second] > scores[best] - 0.2

    def _translated(self, folded: str, hits: dict[str, set[str]]) -> dict[str, set[str]]:
        """Add the name words of which a question holds a translation, by the likeness of word vectors."""
        asked = [m.group() for m in re.finditer(r"\w{4,}", folded)]
        if not asked or len(self._words) > _MOST_TRANSLATED:
            return hits
        words_known, matrix = self._vectors
        like = np.max(matrix @ np.stack([word_vector(word) for word in asked]).T, axis=1) >= TRANSLATION
        translated = {word for word, hit in zip(words_known, like, strict=True) if hit}
        kinds = {each for word in asked if is_kind(word) for each in self.like(word)}
        translated |= {word for word in self._generic if stem(word) in kinds}  # «pacto» for «pacte»
        found = {}
        for body, own in hits.items():
            more = {stem(word) for word in self._full[body] & translated}
            # One translated word proves little; two, or one beside a word of the name itself, point to the body.
            found[body] = own | more if len(own | more) >= 2 else own
        return found

    @cached_property
    def _vectors(self) -> tuple[list[str], NDArray[np.float32]]:
        """All words of the names, and their vectors (n, dim)."""
        known = sorted(set().union(*self._full.values())) if self._full else []
        if not known:
            return [], np.zeros((0, len(word_vector("a"))), np.float32)
        return known, np.stack([word_vector(word) for word in known])

    def _enough(self, matched: set[str], tokens: int) -> bool:
        rare = [t for t in matched if self._count[t] <= max(2, len(self._words) // 5) and t not in self._kinds]
        if not rare:
            return False
        return len(matched) >= 2 or (tokens <= 5 and any(self._owners(t) <= 1 for t in rare))

    def is_written(self, text: str, span: Span) -> bool:
        """Tell whether a word is written as a name; at the beginning, where all are, it must be one of a name."""
        return text[span.start].isupper() and (span.start > 0 or fold(span.of(text)) in self.vocabulary)

    def words_of(self, body: str) -> set[str]:
        """Return the words of all names of a body."""
        return {word for own in self._by_stem[body].values() for word in own}

    def _told_by_kind(self, body: str, matched: set[str]) -> bool:
        """Tell whether words for a body that nothing is told of hold a kind: «international migrants» is no IOM."""
        return body in self.known or bool(matched & self._kinds)

    def _by_kind(self, folded: str) -> tuple[str | None, list[Span]]:
        """Return the one described body whose names hold both words of «the compact on migration», and their spans."""
        found = list(re.finditer(r"\w+", folded))
        tokens = [match.group() for match in found]
        for place, kind in enumerate(tokens):
            for first, about in linked(tokens, place):
                if (owner := self._owner(kind, tokens[about])) is None:
                    continue
                named = first > 0 and tokens[first - 1] in _SEVERAL and kind in self.words_of(owner)
                # At the beginning no article need be said: «migration compact: when was it signed?»
                bare = first > 0 and about == place + 1 and self._is_bare(tokens[first - 1 : about + 1], owner)
                if named or first == 0 or bare or is_one(tokens[first - 1], kind):
                    return owner, [Span(*found[place].span()), Span(*found[about].span())]
        return None, []

    def _is_bare(self, tokens: list[str], body: str) -> bool:
        """Tell whether a kind and a theme are set side by side as in notes, «signer pacte migration», by three words.

        So it is where no name has the theme right behind its kind, as «conférence régionale», and no small word stands
        before: «une conférence régionale» may be any.
        """
        before, kind, theme = tokens
        names = [words(name) for group in self.bodies[body].names.values() for name in group]
        joined = any((stem(a), stem(b)) == (stem(kind), stem(theme)) for own in names for a, b in pairwise(own))
        return not (joined or before in function_words() or before.isdigit())

    def alone(self, text: str, language: str) -> tuple[str, Span] | None:
        """Return the one body of a kind that a text names by that kind alone, «the Council», and where, or None.

        There must be no other body of that kind, even one that documents but name.
        """
        folded = fold(text)
        for match in THE_KIND.finditer(folded):
            kind = match["kind"]
            if not is_noun(kind, language) or OF_SOME.match(folded, match.end()):
                continue
            if language != "en" and QUALIFIED.match(folded, match.end()) and not asks_on(folded, match.end(), language):
                continue  # «la comisión especial»
            alike = self.like(kind)
            owners = [body for body, own in self._words.items() if alike & own]
            if len(owners) == 1 and owners[0] in self.described:
                return owners[0], Span(*match.span("kind"))
        return None

    def like(self, kind: str) -> set[str]:
        """Return the beginnings of the kinds of body that are the same in some language, «conseil» for «council»."""
        vector = word_vector(kind)
        cognate = {word for word in self._generic if shared_front(word, kind) >= 3 and concepts(word) & concepts(kind)}
        alike = {word for word in self._generic if float(word_vector(word) @ vector) >= _SAME_KIND}
        return {stem(word) for word in {kind, *cognate, *alike}}

    def runs_on(self, text: str, match: Match[str]) -> bool:
        """Tell whether a name's last word goes with a kind of body behind it to another one, «UN migration compact»."""
        own = words(match.span.of(text))
        behind = re.match(r"\s(\w{4,})", text[match.span.end :])
        owner = self._owner(fold(behind[1]), own[-1]) if behind is not None and len(own) > 1 else None
        return owner is not None and owner != match.value

    def kinds_of(self, body: str) -> str:
        """Return the kinds of body in the names of a body."""
        return " ".join(sorted(self._full[body] & self._generic))

    def same_kinds(self, word: str) -> str:
        """Return a word with the kinds of body in the names that say the same in any language, «pact compact pacte»."""
        return " ".join([word, *sorted(w for w in self._generic if concepts(w) & concepts(word))])

    def _owner(self, kind: str, about: str) -> str | None:
        """Return the one described body of a kind, by the same word or one that says the same, with another word."""
        owners = self._owned_by(kind, about)
        return owners[0] if len(owners) == 1 else None

    def _owned_by(self, kind: str, about: str) -> list[str]:
        """Return the described bodies of a kind, by the same word or one that says the same, with another word."""
        if stem(kind) not in self._kinds and not concepts(kind) & self._kind_concepts:
            return []
        return [
            body
            for body in sorted(self.described)
            if stem(about) in self._words[body]
            and (stem(kind) in self._words[body] or concepts(kind) & self._concepts_of[body])
        ]

    def rivals(self, folded: str) -> tuple[str, ...]:
        """Return the two or three described bodies that «the migration conference», «the pact» may be, or nothing."""
        found = list(re.finditer(r"\w+", folded))
        tokens = [match.group() for match in found]
        for place, kind in enumerate(tokens):
            for first, about in linked(tokens, place):
                owners = self._owned_by(kind, tokens[about])
                whole = not OF_SOME.match(folded, found[max(place, about)].end())
                if 1 < len(owners) <= _MOST_RIVALS and whole and first and is_one(tokens[first - 1], kind):
                    return tuple(owners)
        alone = [kind for before, kind in pairwise(tokens) if stem(kind) in self._kinds and is_one(before, kind)]
        owned = [[b for b in sorted(self.described) if stem(kind) in self._words[b]] for kind in alone]
        return next((tuple(owners) for owners in owned if 1 < len(owners) <= _MOST_RIVALS), ())

    @cached_property
    def _concepts_of(self) -> dict[str, frozenset[str]]:
        """What the kinds of body in the names of each described body stand for."""
        kinds = self._generic
        return {
            body: frozenset(c for word in self._full[body] & kinds for c in concepts(word)) for body in self.described
        }

    @cached_property
    def _kind_concepts(self) -> frozenset[str]:
        """What the kinds of body stand for in the names of all described bodies."""
        return frozenset().union(*self._concepts_of.values())

    def _owners(self, token: str) -> int:
        """Return how many described bodies have a word in a name."""
        return sum(token in self._words[body] for body in self.described)

    def is_unique(self, folded: str, span: Span) -> bool:
        """Tell whether a word is part of the names of one described body only."""
        return self._owners(stem(span.of(folded))) == 1

    def is_proper(self, found: list[str], spans: list[Span], folded: str) -> bool:
        """Tell whether a word is a proper name that a body bears in each of its languages, «quito»."""
        named = self.bodies[found[0]].names if found else {}
        own = [{w for name in group for w in words(name)} for group in named.values()]
        return len(own) > 1 and len(spans) == 1 and all(spans[0].of(folded) in group for group in own)

    def is_named_as_kind(self, folded: str, spans: list[Span]) -> bool:
        """Tell whether one of these words is a kind of body, so that the words name a body rather than a theme."""
        return any(stem(span.of(folded)) in self._kinds or is_kind(span.of(folded)) for span in spans)
