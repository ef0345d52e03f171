"""What links the bodies of an index: members on both lists, sentences that name both, themes."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from app.answers.from_sentences.alignment import content_words
from app.briefing.facts import roll_of
from app.briefing.panel import Panel
from app.knowledge import Knowledge, Sentence
from app.questions.cues import cue
from index.analyzers import terms
from index.static import default_encoder
from ingest import countries
from ingest.bodies import generic
from ingest.folding import fold
from ingest.gazetteer import words
from ingest.lexicon import cues

_THEMES = 8
# Cosine of the bundled static encoder from which words of two languages are taken for translations.
_TRANSLATION = 0.62


@dataclass(frozen=True, slots=True)
class Common:
    """A theme that stands in sentences on two bodies: its words in each, the sentences, and how telling it is."""

    body: str
    words: tuple[str, str]
    own: Sentence
    other: Sentence
    weight: float


class Links:
    """What links the bodies of an index; read once, asked for each body."""

    def __init__(self, panel: Panel) -> None:
        """Take the sentences on bodies."""
        self.panel = panel
        self.knowledge: Knowledge = panel.knowledge
        self.bodies = self.knowledge.described
        self.rolls = {body: roll for body in self.bodies if (roll := roll_of(self.knowledge, body))}
        self._terms: dict[str, dict[str, list[tuple[Sentence, str]]]] = {}
        self._stems: dict[str, dict[Sentence, set[str]]] = {}
        self._mentions: dict[tuple[str, str], list[Sentence]] = {}
        self._themes: dict[tuple[str, str], list[Common]] = {}
        names = " ".join(name for body in self.knowledge.bodies.all for group in body.names.values() for name in group)
        self._names = set(words(names))

    def shared(self, body: str, other: str) -> list[str]:
        """Return the countries on both lists."""
        if body not in self.rolls or other not in self.rolls:
            return []
        theirs = self.rolls[other].members
        return [code for code in self.rolls[body].members if code in theirs]

    def mentions(self, body: str, other: str) -> list[Sentence]:
        """Return the sentences that name both bodies, or that stand in the section of one and name the other."""
        if (body, other) not in self._mentions:
            self._mentions[body, other] = self._naming_both(body, other)
        return self._mentions[body, other]

    def _naming_both(self, body: str, other: str) -> list[Sentence]:
        found: list[Sentence] = []
        for subject, named in ((body, other), (other, body)):
            for sentence in self.panel.sentences(subject):
                inside = self.panel.named_in(sentence)
                if named in inside and (sentence.body == subject or subject in inside) and sentence not in found:
                    found.append(sentence)
        return found

    def others(self, body: str) -> list[str]:
        """Return the other bodies, those with most in common first: members, then mentions; ties in corpus order."""
        rest = [other for other in self.bodies if other != body]
        return sorted(rest, key=lambda other: (-len(self.shared(body, other)), -len(self.mentions(body, other))))

    def themes(self, body: str, other: str) -> list[Common]:
        """Return the themes of two bodies, most telling first; a word counts by how few bodies' sentences hold it."""
        if (body, other) not in self._themes:
            self._themes[body, other] = self._common(body, other)
        return self._themes[body, other]

    def _common(self, body: str, other: str) -> list[Common]:
        mine, theirs = self.terms_of(body), self.terms_of(other)
        counts = self._counts
        limit = max(2, len(self.bodies) // 4)
        found = []
        for term in sorted(mine.keys() & theirs.keys()):
            if counts[term] <= limit:
                left, right = self._closest(mine[term], theirs[term])
                weight = self._weight(left[0], right[0])
                found.append(Common(other, (left[1], right[1]), left[0], right[0], weight))
        found += self._translated(body, other)
        best: dict[tuple[Sentence, Sentence], list[Common]] = {}
        for each in found:
            best.setdefault((each.own, each.other), []).append(each)
        # One word in common is chance more often than not; an expression, or two words, are not.
        merged = [_as_one(group) for group in best.values() if len(group) > 1 or " " in group[0].words[0]]
        return sorted(merged, key=lambda each: (-each.weight, each.own.unit.start, each.other.unit.start))

    def terms_of(self, body: str) -> dict[str, list[tuple[Sentence, str]]]:
        """Return the expressions of a body's own sentences, by stem: sentence and words as they stand there.

        An expression is a word of content, or two with nothing but words without content between («droits des
        migrants»); words of names of bodies and places count in pairs only, kinds of body and of member not at all.
        """
        if body not in self._terms:
            table: dict[str, list[tuple[Sentence, str]]] = {}
            for sentence in self.panel.own(body):
                language = self.knowledge.metadata[sentence.document].language
                places = [m.span.of(sentence.text) for m in countries.find(sentence.text)]
                places += [m.span.of(sentence.text) for m in countries.find_regions(sentence.text)]
                barred = set(words(" ".join(places)))
                # «visant à», «établi»: how a document says what a body is, not what it works on.
                found = [c for group in ("mandate", "founded") for c in cues(group, language).find(fold(sentence.text))]
                before: tuple[str, re.Match[str]] | None = None
                for match in re.finditer(r"[^\W\d_]+|[^\w\s'’-]", sentence.text):
                    inside = any(each.start <= match.start() < each.end for each in found)
                    stemmed = "" if inside else self._stem_of(match.group(), language, barred)
                    if not stemmed:
                        before = before if match.group()[0].isalpha() and not content_words(match.group()) else None
                        continue
                    single = len(match.group()) >= 5 and fold(match.group()) not in self._names
                    if single:
                        table.setdefault(stemmed, []).append((sentence, match.group()))
                    if before is not None and before[0] != stemmed:
                        pair = sentence.text[before[1].start() : match.end()]
                        table.setdefault(f"{before[0]} {stemmed}", []).append((sentence, pair))
                    before = (stemmed, match)
            self._terms[body] = table
        return self._terms[body]

    def _stem_of(self, word: str, language: str, barred: set[str]) -> str:
        """Return the stem of a word that can be part of a theme, else nothing."""
        folded = fold(word)
        plain = not word[0].isalpha() or word.isupper() or folded in barred or not content_words(word)
        if plain or cue("memberlike", language).search(folded) or generic(word, language):
            return ""
        return next(iter(terms(word, language)), "")

    @cached_property
    def _counts(self) -> Counter[str]:
        return Counter(term for body in self.bodies for term in self.terms_of(body))

    def _weight(self, left: Sentence, right: Sentence) -> float:
        """Return how much two sentences have in common: the rarity of the stems in both, summed."""
        counts = self._counts
        own = self._stems_of(left) & self._stems_of(right)
        return float(sum(np.log((1 + len(self.bodies)) / counts[term]) for term in own if counts[term]))

    def _stems_of(self, sentence: Sentence) -> set[str]:
        body = sentence.body or ""
        if body not in self._stems:
            table: dict[Sentence, set[str]] = {}
            for term, places in self.terms_of(body).items():
                for held, _ in places:
                    table.setdefault(held, set()).add(term)
            self._stems[body] = table
        return self._stems[body].get(sentence, set())

    def _closest(
        self, mine: Sequence[tuple[Sentence, str]], theirs: Sequence[tuple[Sentence, str]]
    ) -> tuple[tuple[Sentence, str], tuple[Sentence, str]]:
        pairs = [(left, right) for left in mine for right in theirs]
        return max(pairs, key=lambda pair: self._weight(pair[0][0], pair[1][0]))

    def _translated(self, body: str, other: str) -> list[Common]:
        """Return themes in sentences of two languages, by words that the encoder takes for translations."""
        mine, theirs = self._by_language(body), self._by_language(other)
        counts = self._counts
        found = []
        for tongue, left in mine.items():
            for second, right in theirs.items():
                if tongue == second or not left or not right:
                    continue
                # Names look alike in all languages, and a word alone is chance more often than not.
                likeness = default_encoder().encode(list(left)) @ default_encoder().encode(list(right)).T
                keys, others = list(left), list(right)
                pairs: dict[tuple[Sentence, Sentence], list[Common]] = {}
                for i, j in zip(*np.nonzero(likeness >= _TRANSLATION), strict=True):
                    one, two = left[keys[i]], right[others[j]]
                    weight = float(np.log((1 + len(self.bodies)) / max(1, counts[one[2]])))
                    each = Common(other, (one[1], two[1]), one[0], two[0], weight)
                    pairs.setdefault((one[0], two[0]), []).append(each)
                for group in pairs.values():
                    if min(len({each.words[side].lower() for each in group}) for side in (0, 1)) > 1:
                        found += group
        return found

    def _by_language(self, body: str) -> dict[str, dict[str, tuple[Sentence, str, str]]]:
        table: dict[str, dict[str, tuple[Sentence, str, str]]] = {}
        for term, places in self.terms_of(body).items():
            for sentence, word in places:
                tongue = self.knowledge.metadata[sentence.document].language
                if " " not in word and not word[0].isupper():
                    table.setdefault(tongue, {}).setdefault(fold(word), (sentence, word, term))
        return table


def _as_one(group: Sequence[Common]) -> Common:
    """Return the themes of one pair of sentences as one, in text order; expressions that overlap are one."""
    first = group[0]

    def shown(side: int, text: str) -> str:
        places = [(at, at + len(each.words[side])) for each in group if (at := text.find(each.words[side])) >= 0]
        merged: list[tuple[int, int]] = []
        for start, end in sorted(places):
            if merged and start <= merged[-1][1]:
                merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
            else:
                merged.append((start, end))
        return ", ".join(" ".join(text[start:end].split()) for start, end in merged)

    weight = max(each.weight for each in group)
    return Common(first.body, (shown(0, first.own.text), shown(1, first.other.text)), first.own, first.other, weight)
