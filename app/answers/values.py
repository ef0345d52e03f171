"""The values that a sentence holds of the type asked for, chosen by what the cross-encoder finds asked for in it."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from app.answers.sentences import EVERY, HOLDERS
from app.answers.sought import sought
from app.drafts import DraftItem, Evidence
from app.knowledge import Knowledge, Sentence
from app.question import Question
from index.cross_encoder import Reading
from ingest.bodies import generic
from ingest.folding import fold
from ingest.records import LANGUAGES, Span

# The values that a question wants (`sought`), in the words of the kinds that `HOLDERS` knows.
KINDS = {
    "who": "leader",
    "names": "leader",
    "number": "count",
    "date": "date",
    "country": "members",
    "one": "members",
}
# Of these mostly one is asked for, and others only where they are about as likely.
_SINGLE = frozenset({"date", "count"})
_AS_LIKELY = 0.1
# From this chance on words are what is asked for.
ASKED = 0.5
# Words of a name that do not begin it.
_BEFORE = re.compile(r"(?:[a-zß-ÿ’']+\s+)*(?=\S)")


@dataclass(frozen=True, slots=True)
class Told:
    """What the cross-encoder makes of a sentence that stands ``ahead`` characters behind the start of what it read.

    ``wanted`` is how likely the question wants a value of each kind.
    """

    reading: Reading
    ahead: int
    wanted: Mapping[str, float] = field(default_factory=dict)

    @property
    def wants_name(self) -> bool:
        """Whether a body or an act is wanted by its name."""
        return max(self.wanted.get("body", 0.0), self.wanted.get("instrument", 0.0)) >= ASKED

    @property
    def answers(self) -> float:
        """The chance in [0, 1] that the sentence answers."""
        return 1 / (1 + math.exp(-self.reading.score))

    def chance(self, start: int, end: int) -> float:
        """Return the chance in [0, 1] that some characters of the sentence are asked for."""
        return self.reading.chance(self.ahead + start, self.ahead + end)

    def of(self, item: DraftItem, sentence: Sentence) -> float:
        """Return the chance that a value is asked for, the highest of its marks."""
        start, end = sentence.unit.start, sentence.unit.end
        own = [each for each in item.evidence if each.document == sentence.document]
        marks = [mark for each in own for mark in each.marks if start <= mark.start < end]
        return max((self.chance(mark.start - start, mark.end - start) for mark in marks), default=0.0)

    def stretches(self, text: str) -> list[tuple[int, int]]:
        """Return the whole words of a sentence that are asked for, neighbours together."""
        found: list[tuple[int, int]] = []
        for word in re.finditer(r"\w(?:[\w’'./-]*\w)?", text):
            if self.chance(*word.span()) < ASKED:
                continue
            if found and not re.search(r"[^\s]{2,}|[;:]", text[found[-1][1] : word.start()]):
                found[-1] = (found[-1][0], word.end())
            else:
                found.append(word.span())
        return found


def chosen(question: Question, sentence: Sentence, knowledge: Knowledge, told: Told) -> list[DraftItem]:
    """Return the values of the type that a question wants which are asked for; where none is, those that its words
    point to."""
    kind = KINDS.get(sought(question))
    if kind is None:
        return []
    rated = [(told.of(item, sentence), item) for item in EVERY[kind](question, sentence, knowledge)]
    least = ASKED
    if kind in _SINGLE:  # of several as likely all are told
        least = max([ASKED, *(chance - _AS_LIKELY for chance, _ in rated)])
    picked = [item for chance, item in rated if chance >= least]
    pointed = HOLDERS[kind](question, sentence, knowledge)
    one = kind in _SINGLE or sought(question) == "one"
    if one and {item.value for item in pointed} <= {item.value for item in picked}:
        return pointed or picked
    return picked or pointed


def named(question: Question, sentence: Sentence, knowledge: Knowledge, told: Told) -> list[DraftItem]:
    """Return the bodies, acts or persons that the words asked for name: known ones, else whatever has a capital."""
    found: dict[str, DraftItem] = {}
    for start, end in told.stretches(sentence.text):
        text = sentence.text[start:end]
        known = [m for m in knowledge.bodies.find(text) if m.value not in question.bodies]
        places: Sequence[tuple[str, str, int, int]] = [
            ("body", m.value, start + m.span.start, start + m.span.end) for m in known
        ] or _capital(text, start, question, told)
        for kind, value, begin, stop in places:
            span = Span(sentence.unit.start + begin, sentence.unit.start + stop)
            evidence = Evidence(sentence.document, sentence.unit.span, (span,))
            found.setdefault(value, DraftItem(kind, value, (evidence,)))
    return list(found.values())


def _capital(text: str, start: int, question: Question, told: Told) -> list[tuple[str, str, int, int]]:
    """Return a stretch of words as a name, from its first capital on, or nothing where it has none."""
    first = re.search(r"[A-ZÀ-Þ]", text)
    if first is None or fold(text) in question.folded:
        return []
    value = text[first.start() :]
    wants = told.wanted
    is_act = question.asks("instrument") or wants.get("instrument", 0.0) > max(wants.get("body", 0.0), ASKED)
    is_body = not is_act and any(generic(value, language) for language in LANGUAGES)
    kind = "instrument" if is_act else "body" if is_body else "text"
    return [(kind, value, start + first.start(), start + len(text))]
