"""The questions of a panel, found by structure, and the passages that bear on a question."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from app.answers.from_sentences.alignment import content_words, likeness
from app.briefing.desk import evidence_at
from app.drafts import Evidence
from app.knowledge import Knowledge, Sentence
from ingest import countries
from ingest.bodies import generic
from ingest.folding import fold
from ingest.language import detect
from ingest.records import BlockKind, Document, Span

# A phrase stands in a sentence where its words do to this mean likeness, in [0, 1].
_CLOSE = 0.75
# A phrase that stands in more than this part of the sentences on bodies tells none of them apart.
_COMMON = 0.4
_OWN = 3
_OTHERS = 4
_NEAREST = 3
_NUMBER = re.compile(r"\(?(?:\d{1,2}|[ivx]{1,4}|[a-h])\s*[.)\-–—]", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class PanelQuestion:
    """A question to panellists: its words without their number, and where it stands (None for the user's own)."""

    text: str
    evidence: Evidence | None = None


@dataclass(frozen=True, slots=True)
class Theme:
    """A phrase of a question: its words as they are shown, and folded."""

    shown: str
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Bearing:
    """What bears on a question for one body: passages of its own by theme, and what is said of others by theme."""

    own: tuple[tuple[str, tuple[Sentence, ...]], ...]
    others: tuple[tuple[str, tuple[Sentence, ...]], ...]
    nearest: tuple[Evidence, ...]


@cache
def _words() -> dict[str, list[str]]:
    return tomllib.loads(files("app.briefing").joinpath("panel.toml").read_text("utf-8"))


def found_questions(knowledge: Knowledge) -> list[PanelQuestion]:
    """Return the questions that documents put to panellists: numbered, interrogative, led to by words of a panel."""
    found = []
    for record in knowledge.index.documents():
        document = knowledge.document(record.id)
        for sentence in knowledge.sentences(record.id):
            if asks_panel(document, sentence):
                found.append(PanelQuestion(_unnumbered(document, sentence), evidence_at(sentence)))
    return found


def asks_panel(document: Document, sentence: Sentence) -> bool:
    """Tell whether a sentence is a numbered question under a paragraph that announces a panel."""
    block = document.blocks[sentence.unit.block]
    text = " ".join(sentence.text.split())
    if block.kind is not BlockKind.ITEM or not text.endswith("?"):
        return False
    numbered = _NUMBER.match(block.label) or _NUMBER.match(text)
    lead = block.lead.of(document.text) if block.lead else _heading(document, block.start)
    return bool(numbered) and announces(lead)


def announces(text: str) -> bool:
    """Tell whether a text speaks of a panel or those who speak on it."""
    folded = fold(text)
    return any(re.search(rf"(?<!\w){re.escape(word)}", folded) for word in _words()["announce"])


def _heading(document: Document, offset: int) -> str:
    return " ".join(document.path(document.section_at(offset)))


def _unnumbered(document: Document, sentence: Sentence) -> str:
    text = " ".join(sentence.text.split())
    label = document.blocks[sentence.unit.block].label
    if label and text.startswith(label):
        return text[len(label) :].strip()
    return _NUMBER.sub("", text, count=1).strip()


def themes(text: str) -> list[Theme]:
    """Return the phrases of a question that are about something: runs of words of content, bodies and places apart."""
    language = detect(text)
    folded = fold(text)
    taken = [m.span for m in countries.find(text, capitalised=False)]
    taken += [m.span for m in countries.find_regions(text, capitalised=False)]
    wanted = set(content_words(text))
    found: list[Theme] = []
    run: list[re.Match[str]] = []
    before = ""
    for token in re.finditer(r"\w+|[^\w\s]", folded):
        word = token.group()
        whole = word in wanted and not _empty(word, before, language) and not _inside(token.start(), taken)
        if not whole and run:
            found.append(_theme(text, run))
            run = []
        if whole:
            run.append(token)
        before = word
    if run:
        found.append(_theme(text, run))
    return list({theme.words: theme for theme in found}.values())


def _theme(text: str, run: Sequence[re.Match[str]]) -> Theme:
    return Theme(text[run[0].start() : run[-1].end()], tuple(token.group() for token in run))


def _empty(word: str, before: str, language: str) -> bool:
    """Tell whether a word of a question is about no theme: a filler, what the panellist does, or a kind of body."""
    if any(word.startswith(front) for front in _words()["filler"]) or before in _words()["address"]:
        return True
    singular = word.rstrip("s")
    return generic(word, language) or generic(singular, language)


def _inside(offset: int, spans: Iterable[Span]) -> bool:
    return any(span.start <= offset < span.end for span in spans)


def asks_for_others(text: str) -> bool:
    """Tell whether a question asks for bodies other than one's own."""
    return any(word in _words()["others"] for word in fold(text).replace("'", " ").split())


class Panel:
    """The sentences that questions are held against."""

    def __init__(self, knowledge: Knowledge) -> None:
        """Take what the documents say."""
        self.knowledge = knowledge
        self._kept: dict[str, tuple[Sentence, ...]] = {}
        self._named: dict[Sentence, list[str]] = {}

    def sentences(self, body: str) -> tuple[Sentence, ...]:
        """Return the sentences on a body, those of its own sections first; questions to a panel and leads apart."""
        if body not in self._kept:
            usable = [s for s in self.knowledge.sentences_on(body) if self._states(s)]
            self._kept[body] = tuple(sorted(usable, key=lambda s: s.body != body))
        return self._kept[body]

    def _states(self, sentence: Sentence) -> bool:
        text = sentence.text.rstrip()
        return not text.endswith("?") and not (text.endswith(":") and announces(text)) and " " in text

    def own(self, body: str) -> tuple[Sentence, ...]:
        """Return the sentences of a body's own sections."""
        return tuple(s for s in self.sentences(body) if s.body == body)

    def telling(self, question: str) -> list[Theme]:
        """Return the themes of a question that tell sentences apart."""
        every = [s for body in self.knowledge.described for s in self.own(body)]
        found = []
        for theme in themes(question):
            share = sum(_stands(theme, s.text) for s in every) / max(1, len(every))
            if share <= _COMMON or len(every) < 5:
                found.append(theme)
        return found

    def bearing(self, question: str, body: str, others: str) -> Bearing:
        """Return what bears on a question; ``others`` is the title of the group of sentences that name other bodies."""
        telling = self.telling(question)
        groups = self._grouped(telling, self.sentences(body), _OWN)
        if asks_for_others(question):
            used = {s for _, sentences in groups for s in sentences}
            naming = [s for s in self.sentences(body) if s not in used and self.names_another(s, body)]
            if naming:
                groups.append((others, tuple(naming[:_OWN])))
        own = {s for _, sentences in groups for s in sentences}
        elsewhere = [s for b in self.knowledge.described if b != body for s in self.own(b) if s not in own]
        return Bearing(
            tuple(groups),
            tuple(self._grouped(telling, elsewhere, _OTHERS)),
            () if groups else tuple(self._nearest(question, body)),
        )

    def _grouped(
        self, telling: Sequence[Theme], sentences: Sequence[Sentence], most: int
    ) -> list[tuple[str, tuple[Sentence, ...]]]:
        """Return sentences under the theme they hold best, each once, the closest first and ties in text order."""
        groups: dict[str, list[tuple[float, int, Sentence]]] = {theme.shown: [] for theme in telling}
        for place, sentence in enumerate(sentences):
            scored = [(_likeness(theme, sentence.text), -i, theme) for i, theme in enumerate(telling)]
            best = max(scored, key=lambda row: row[:2], default=None)
            if best is not None and best[0] >= _CLOSE:
                breadth = sum(score for score, _, _ in scored)
                groups[best[2].shown].append((-round(breadth, 3), place, sentence))
        return [
            (shown, tuple(sentence for _, _, sentence in sorted(group, key=lambda row: row[:2])[:most]))
            for shown, group in groups.items()
            if group
        ]

    def names_another(self, sentence: Sentence, body: str) -> bool:
        """Tell whether a sentence names another body that the documents describe."""
        return any(other in self.knowledge.described and other != body for other in self.named_in(sentence))

    def named_in(self, sentence: Sentence) -> list[str]:
        """Return the bodies that a sentence names, each once."""
        if sentence not in self._named:
            self._named[sentence] = list(dict.fromkeys(m.value for m in self.knowledge.bodies.find(sentence.text)))
        return self._named[sentence]

    def _nearest(self, question: str, body: str) -> list[Evidence]:
        """Return the passages that search finds nearest, those on the body first."""
        record = self.knowledge.bodies[body]
        names = [name for group in record.names.values() for name in group[:1]]
        hits = self.knowledge.index.search(question, limit=8, language=detect(question), expansions=names)
        inside = {(s.document, s.unit.start): s for s in self.own(body)}
        own: list[Evidence] = []
        rest: list[Evidence] = []
        for hit in hits:
            span = Span(hit.passage.start, hit.passage.end)
            evidence = Evidence(hit.passage.document, span)
            document = self.knowledge.document(hit.passage.document)
            if any(asks_panel(document, s) and span.start <= s.unit.start < span.end for s in self._all(document.id)):
                continue
            held = any(d == hit.passage.document and span.start <= at < span.end for d, at in inside)
            (own if held else rest).append(evidence)
        return (own + rest)[:_NEAREST]

    def _all(self, document: str) -> tuple[Sentence, ...]:
        return self.knowledge.sentences(document)


def _likeness(theme: Theme, text: str) -> float:
    return sum(likeness(word, text) for word in theme.words) / len(theme.words)


def _stands(theme: Theme, text: str) -> bool:
    return _likeness(theme, text) >= _CLOSE
