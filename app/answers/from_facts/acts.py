"""The acts that a sentence names, where a question asks for an instrument: one, or all where it asks for several."""

from __future__ import annotations

import re
from collections.abc import Sequence

from app.answers.from_provisions import articles
from app.answers.from_sentences.alignment import likeness
from app.answers.from_sentences.choice import year_behind
from app.answers.from_sentences.held import beside, item_at, named_in, place_in
from app.drafts import Draft, DraftItem, Evidence
from app.knowledge import Knowledge, Sentence
from app.questions.cues import cue
from app.questions.question import Question
from ingest import symbols
from ingest.facts import instruments
from ingest.folding import fold
from ingest.gazetteer import words
from ingest.labels import marker_of
from ingest.lexicon import cues
from ingest.records import Span
from ingest.topics import is_act

# The number behind the noun of an act, «decision 14/6», «Resolución n.º 3».
_NUMBER = re.compile(r"\s(?:n(?:[.o]|umero)?[.\sºo°]*)?\d+(?:[/-](?:\d+|[ivxlc]+))*\b")
# From this likeness on two nouns for an act are one in two languages.
_KIND = 0.6
# The plural of a noun, in a cue: «resoluciones», no «consensus».
_PLURAL = re.compile(r"[^isu]s$")


def names_one(sentence: Sentence, knowledge: Knowledge) -> bool:
    """Tell whether a sentence names an act, with a capital or by its symbol."""
    tongue = knowledge.metadata[sentence.document].language
    named = [c for c in cues("instrument", tongue).find(fold(sentence.text)) if c.name == "noun"]
    return bool(symbols.find(sentence.text)) or any(sentence.text[c.start].isupper() for c in named)


def numbered(question: Question, sentence: Sentence, knowledge: Knowledge) -> list[DraftItem]:
    """Return the act that a sentence cites by noun and number, «(decision 14/6)», where one of its kind is asked for.

    It must be the only one, or open the sentence as its label, «Decision 12/03: …», or its paragraph.
    """
    return _cited(question, sentence, knowledge) or _over(question, sentence, knowledge)


def _over(question: Question, sentence: Sentence, knowledge: Knowledge) -> list[DraftItem]:
    """Return the act whose label opens the paragraph that a sentence stands in, «Decision 11/01. The group was …»."""
    block = sentence.unit.block
    first = next((s for s in knowledge.sentences(sentence.document) if s.unit.block == block), sentence)
    own = _cited(question, first, knowledge) if first.unit.start < sentence.unit.start else []
    return [item for item in own if not first.text[: place_in(first, item).start].strip(" -•*(")]


def _cited(question: Question, sentence: Sentence, knowledge: Knowledge) -> list[DraftItem]:
    """Return the act that a sentence cites by noun and number, the only one or the one that opens it."""
    kinds = [noun for noun, _, _ in _nouns(question.bare, question.language)]
    folded, found = fold(sentence.text), []
    for noun, start, end in _nouns(folded, knowledge.metadata[sentence.document].language):
        number = _NUMBER.match(folded, end)
        named = number is not None and _is_given(question, number.group())
        if number is not None and not named and any(likeness(kind, noun) >= _KIND for kind in kinds):
            found.append(Span(start, number.end()))
    marker = marker_of(sentence.text)
    behind = sentence.text[marker[1] :] if marker else sentence.text
    opening = len(sentence.text) - len(behind.lstrip())
    cited = [span for span in found if span.start == opening] or found
    return [item_at(sentence, "instrument", span.of(sentence.text), span) for span in cited] if len(cited) == 1 else []


def _is_given(question: Question, name: str) -> bool:
    """Tell whether a question gives the name of an act itself, or its number, «who added article 11?»."""
    figures = set(re.findall(r"\d+", name))
    return fold(name) in question.folded or (bool(figures) and figures <= set(question.numbers))


def _nouns(folded: str, language: str) -> list[tuple[str, int, int]]:
    """Return the nouns for acts in a folded text, each with its place."""
    found = [c for c in cues("instrument", language).find(folded) if c.name == "noun"]
    return [(folded[c.start : c.end], c.start, c.end) for c in found]


def asked(question: Question, sentence: Sentence, knowledge: Knowledge) -> list[DraftItem]:
    """Return the act that a sentence names with a capital or a symbol and more than its noun: the first, or all.

    One that the question names is not asked for, and those of the kind that it asks for go before others.
    """
    if cited := numbered(question, sentence, knowledge):
        return cited
    statement = knowledge.statement(sentence)
    found = []
    for value in instruments.named(statement) if statement else ():
        known = knowledge.named_in(value.value)
        own = known & set(question.bodies) or _is_given(question, value.value)
        if " " in value.value and not own:
            evidence = Evidence(sentence.document, sentence.unit.span, (value.span,))
            found.append(DraftItem("instrument", value.value, (evidence,)))
    if _asks_several(question):
        found += _other_acts(question, sentence, found, knowledge)
        return found or named_in(question, sentence, knowledge)
    kinds = [noun for noun, _, _ in _nouns(question.bare, question.language)]
    alike = [item for item in found if any(likeness(kind, words(item.value)[0]) >= _KIND for kind in kinds)]
    found = alike or found
    dated = of_its_year(question, sentence, knowledge, found)
    return dated or found[:1] or named_in(question, sentence, knowledge)


def spelt(sentence: Sentence, knowledge: Knowledge) -> list[tuple[int, int]]:
    """Return where in a sentence the whole names of acts stand that it names by a proper name or a symbol."""
    statement = knowledge.statement(sentence)
    begin = sentence.unit.start
    return [(v.span.start - begin, v.span.end - begin) for v in instruments.named(statement)] if statement else []


def of_its_year(
    question: Question, sentence: Sentence, knowledge: Knowledge, acts: Sequence[DraftItem] = ()
) -> list[DraftItem]:
    """Return those of some acts of a sentence, or of the bodies it names, that have a year asked about behind them.

    It stands in brackets: «the Plan (2010)».
    """
    years = {year[:4] for year in question.years}
    named = [item_at(sentence, "body", m.value, m.span) for m in beside(question, sentence, knowledge)]
    for items in (acts, named):
        if own := [item for item in items if year_behind(sentence.text, place_in(sentence, item).end) in years]:
            return own
    return []


def completed(draft: Draft, question: Question, knowledge: Knowledge) -> Draft:
    """Return an answer that only quotes, where an act is asked for, with the act that its sentence names.

    Where an article is asked for, that is the one that the sentence stands in.
    """
    if draft.key != "text" or draft.items or question.polar or not question.asks("instrument"):
        return draft
    for evidence in draft.evidence:
        for sentence in knowledge.sentences(evidence.document):
            if evidence.meets(sentence.document, sentence.unit.span):
                article = articles.over(question, sentence, knowledge)
                if article is not None:
                    draft.key, draft.items, draft.evidence = "relation", [article], [*article.evidence, evidence]
                    return draft
                draft.items += asked(question, sentence, knowledge)
    return draft


def _asks_several(question: Question) -> bool:
    """Tell whether a question asks for acts in the plural, or for two kinds of act: «which plan and declaration»."""
    asked = [c for c in cue("kind", question.language).find(question.bare) if c.name == "instrument"]
    return len(asked) > 1 or any(_PLURAL.search(question.bare[c.start : c.end]) for c in asked)


def _other_acts(
    question: Question, sentence: Sentence, found: Sequence[DraftItem], knowledge: Knowledge
) -> list[DraftItem]:
    """Return the acts among the bodies that a sentence names beside those found already."""
    items = [item_at(sentence, "body", m.value, m.span) for m in knowledge.bodies.find(sentence.text)]
    acts = [item for item in items if is_act(knowledge.bodies, item.value) and item.value not in question.bodies]
    return [item for item in acts if not any(_overlap(item, other) for other in found)]


def _overlap(one: DraftItem, other: DraftItem) -> bool:
    """Tell whether two values stand at one place of a sentence."""
    first, second = one.evidence[0].marks[0], other.evidence[0].marks[0]
    return first.start < second.end and second.start < first.end
