"""A document with sections on several bodies that a message speaks of: «the four bodies of the Rabat note»."""

from __future__ import annotations

import re
from dataclasses import dataclass

from app.answers.from_sentences.alignment import content_words, likeness
from app.knowledge import Knowledge
from app.questions.cues import cue
from app.questions.leftovers import blanked, function_words
from ingest import dates, numbers
from ingest.folding import fold
from ingest.gazetteer import words
from ingest.lexicon import Cue
from ingest.records import LANGUAGES, BlockKind, Span

# A document has sections on so many bodies at least.
_FEWEST = 3
# So much of a document tells what it is called, when and where it was made, in characters.
_HEAD = 600
# From this share on of what a message tells of a document that one is meant.
_TOLD = 0.5
# From this likeness on a word is one of those.
_SAME = 0.9
# A name, or a figure.
_NAME = re.compile(r"\b(?:[A-ZÀ-Þ]\w+|\d+)")
_CLAUSE = re.compile(r"[,;:?!]")
# What leads from bodies to the document that they are in.
_OF = re.compile(r"\b(?:of|in|from|d[eu]s?|d|del|d[ao]s?|dans|en|em|n[ao]s?)\b")


@dataclass(frozen=True, slots=True)
class Survey:
    """The document that a message speaks of, and the message without the words for it."""

    document: str
    plain: str


def asked(text: str, language: str, knowledge: Knowledge) -> Survey | None:
    """Return the document on several bodies of which a message speaks as one that holds them, or None.

    It is told by how many bodies it has sections on, by its date, or by words that stand at its head; where it is the
    only one by nothing, but by nothing else.
    """
    span = _phrase(text, language)
    if span is None:
        return None
    surveys = {each: told for each in knowledge.documents_for(text, language) if (told := _bodies(each, knowledge))}
    counted = {c.value for c in numbers.find(text[: span.start])}
    alone = 0.5 * (len(surveys) == 1)
    rated = {}
    for each, told in surveys.items():
        fit = _fit(span.of(text), each, language, knowledge)
        rated[each] = (alone if fit is None else fit) + (str(told) in counted)
    best = max(rated.values(), default=0.0)
    found = [each for each, fit in rated.items() if fit == best]
    if len(found) != 1 or best < _TOLD:
        return None
    return Survey(found[0], f"{text[: span.start].rstrip()}{text[span.end :]}")


def may_name(text: str) -> bool:
    """Tell whether a text speaks in any language of a document that holds bodies."""
    return any(_phrase(text, language) is not None for language in LANGUAGES)


def _phrase(text: str, language: str) -> Span | None:
    """Return where a message says of bodies that a document holds them, «described in the May 2023 note»."""
    folded = fold(text)
    beside = function_words() | {fold(word) for word in _NAME.findall(text)}
    for noun in cue("bodylike", language).find(folded):
        for document in cue("survey", language).find(folded, noun.end):
            between = folded[noun.end : document.start]
            holds = [Span(each.start, each.end) for each in cue("survey_holds", language).find(between)]
            if (
                _CLAUSE.search(between)
                or set(words(blanked(between, holds))) - beside
                or not (holds or _OF.search(between))
            ):
                break  # «every process that the note dates to 2015» is of 2015
            return Span(noun.end, _end(folded, document, language))
    return None


def _end(folded: str, document: Cue, language: str) -> int:
    """Return where the words behind the noun for a document end: at a mark, a verb or an interrogative."""
    close = _CLAUSE.search(folded, document.end)
    verb = cue("survey_end", language).search(folded, document.end)
    end = min(close.start() if close else len(folded), verb.start if verb else len(folded))
    return len(folded[:end].rstrip(" ."))


def _bodies(document: str, knowledge: Knowledge) -> int:
    """Return on how many bodies a document has one section each; 0 where on fewer than three."""
    heads = [s.body for s in knowledge.sentences(document) if s.unit.kind is BlockKind.HEADING and s.body]
    return len(heads) if len(heads) == len(set(heads)) >= _FEWEST else 0


def _fit(phrase: str, document: str, language: str, knowledge: Knowledge) -> float | None:
    """Return the share of what a phrase tells of a document that is so, its dates and other words; None of nothing."""
    date, told = knowledge.metadata[document].date or "", dates.find(phrase)
    head = fold(f"{knowledge.metadata[document].title} {knowledge.document(document).text[:_HEAD]}")
    folded = fold(blanked(phrase, [each.span for each in told]))
    groups = (cue("survey", language), cue("survey_holds", language))
    rest = content_words(blanked(folded, [Span(c.start, c.end) for group in groups for c in group.find(folded)]))
    fits = [date.startswith(each.iso) or each.iso in head for each in told]
    fits += [likeness(word, head) >= _SAME for word in rest]
    return sum(fits) / len(fits) if fits else None
