"""The articles of a text: which one deals with a matter, and what one lays down, by the labels that number them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from app.answers.from_provisions import provisions
from app.answers.from_sentences.alignment import content_words, coverage, likeness
from app.answers.from_sentences.held import item_at
from app.drafts import Draft, DraftItem, Evidence
from app.knowledge import Knowledge, Sentence
from app.questions.concepts import concepts
from app.questions.cues import cue
from app.questions.leftovers import blanked
from app.questions.question import Question
from ingest.facts.provisions import of_heading
from ingest.folding import fold
from ingest.gazetteer import words
from ingest.labels import label_of
from ingest.lexicon import cues
from ingest.records import LANGUAGES, BlockKind, Span

# What a title counts beside the words below it, and the least that an article must account for of what is asked.
_TITLED, _LEAST = 0.3, 0.65
_DOCUMENTS = 3
# From this likeness on a title has a name.
_SAME = 0.85
_SHOWN = 3
# The most words of a title that runs in with the text, and the sentences at the head of a text.
_TITLE, _OPENING = 6, 4


def answer(question: Question, knowledge: Knowledge) -> Draft | None:
    """Answer «which article deals with votes?» and «what does article 8 say?»; None where no article is asked for."""
    asked = cue("article", question.language).search(question.bare)
    if asked is None or question.polar:
        return None
    if asked.name == "which":
        return _which(question, knowledge)
    return _told(question, knowledge, question.bare[asked.start : asked.end].split()[-1])


class _Article(NamedTuple):
    """A numbered article: its label and title, where both stand, and where its text does."""

    document: str
    label: str
    title: str
    heading: Span
    text: Span


def _articles(question: Question, knowledge: Knowledge) -> Iterator[_Article]:
    """Yield the numbered articles of the documents asked about."""
    found = [name for body in question.bodies[:1] for name in knowledge.documents_on(body)]
    if not found:
        hits = knowledge.index.search(question.text, limit=2 * _DOCUMENTS, language=question.language)
        found = [hit.passage.document for hit in hits]
    for name in [each for each in dict.fromkeys(found) if _is_meant(each, question, knowledge)][:_DOCUMENTS]:
        yield from _headed(name, knowledge)
        yield from _run_in(name, knowledge)


def _headed(name: str, knowledge: Knowledge) -> Iterator[_Article]:
    """Yield the articles of a document that are sections with a heading."""
    for section in knowledge.document(name).sections:
        label = label_of(section.title)
        if label is not None and label.kind == "article" and section.heading is not None:
            title = section.title[len(label.text) :]
            yield _Article(name, label.text, title, section.heading, Span(section.start, section.end))


def _run_in(name: str, knowledge: Knowledge) -> Iterator[_Article]:
    """Yield the articles of a document whose label opens their own paragraph, «**Article 8. Confidentiality.** …»."""
    units = knowledge.sentences(name)
    opening = [at for at, each in enumerate(units) if _is_label(each)]
    for at, following in pairwise([*opening, len(units)]):
        label, behind = label_of(units[at].text), units[at + 1 : following]
        stop = next((i for i, each in enumerate(behind) if each.unit.kind is BlockKind.HEADING), len(behind))
        own = behind[:stop]
        if label is None or not own:
            continue
        titled = len(own) > 1 and len(own[0].text.split()) <= _TITLE
        heading = Span(units[at].unit.start, (own[0] if titled else units[at]).unit.end)
        text = Span(heading.start, own[-1].unit.end)
        yield _Article(name, label.text, own[0].text if titled else "", heading, text)


def _is_label(sentence: Sentence) -> bool:
    """Tell whether a sentence of a paragraph is but the label of an article."""
    label = label_of(sentence.text) if sentence.unit.kind is not BlockKind.HEADING else None
    return label is not None and label.kind == "article" and not sentence.text[label.end :].strip()


def _is_meant(name: str, question: Question, knowledge: Knowledge) -> bool:
    """Tell whether the title of a document speaks against no kind of act and no name that a question gives.

    «What does article 15 of the Charter say?» asks for no article of a convention.
    """
    document = knowledge.document(name)
    opening = [each.text for each in knowledge.sentences(name)[:_OPENING]]
    title = fold(" ".join([document.metadata.title, *(section.title for section in document.sections[:1])]))
    spans = [Span(c.start, c.end) for c in cue("article", question.language).find(question.bare)]
    asked, told = _acts(blanked(question.bare, spans), question.language), _acts(title, None)
    if asked and told and not asked & told:
        return False
    named = [word for word in question.unknown if not _acts(fold(word), question.language)]
    head = fold(" ".join([title, *opening]))  # where it was made may stand below its title
    return all(fold(word) in words(head) or likeness(fold(word), head) >= _SAME for word in named)


def _acts(folded: str, language: str | None) -> frozenset[str]:
    """Return what the nouns for acts in a folded text stand for, in a language or in any."""
    tongues = [language] if language else LANGUAGES
    nouns = [folded[c.start : c.end] for t in tongues for c in cues("instrument", t).find(folded) if c.name == "noun"]
    return frozenset(concept for noun in nouns for concept in concepts(noun))


def _which(question: Question, knowledge: Knowledge) -> Draft | None:
    """Return the article that accounts best for the words and the matter of a question, its title before its text."""
    filler = {
        w for c in cue("article", question.language).find(question.bare) for w in question.bare[c.start : c.end].split()
    }
    named = {fold(name) for name in question.unknown}  # of which text, see `_is_meant`
    told = filler | named | _about(question)
    own = [word for word in content_words(question.bare) if word not in told and not _acts(word, question.language)]
    matters = provisions.matters(question).keys()
    if not own:
        return None
    rated = []
    for position, article in enumerate(_articles(question, knowledge)):
        document = knowledge.document(article.document)
        text, title = article.text.of(document.text), article.title.strip(" .:–—-")
        same = bool(matters & of_heading(title, document.metadata.language))
        score = coverage(own, text) + _TITLED * max(coverage(own, title) if title else 0.0, float(same))
        rated.append((round(score, 3), -position, article))
    best = max(rated, key=lambda row: row[:2], default=None)
    if best is None or best[0] < _LEAST:
        return None
    item = _item(best[2])
    draft = Draft("relation", [item], list(item.evidence), bodies=question.bodies[:1])
    draft.covered = tuple(dict.fromkeys((*own, *question.content)))
    return draft


def _item(article: _Article) -> DraftItem:
    """Return an article as a value, marked in its heading."""
    mark = Span(article.heading.start, article.heading.start + len(article.label))
    return DraftItem("instrument", article.label, (Evidence(article.document, article.heading, (mark,)),))


def over(question: Question, sentence: Sentence, knowledge: Knowledge) -> DraftItem | None:
    """Return the article that a sentence stands in, where a question asks which one; None where it cites one itself."""
    if not _asks_which(question) or cited(question, sentence):
        return None
    every = [*_headed(sentence.document, knowledge), *_run_in(sentence.document, knowledge)]
    own = [each for each in every if each.text.start <= sentence.unit.start < each.text.end]
    return _item(own[-1]) if own else None


def _about(question: Question) -> set[str]:
    """Return the words that say that an article is about something, «deals with»."""
    asks = [c for c in cue("kind", question.language).find(question.bare) if c.name in {"themes", "instrument"}]
    found = [*asks, *cue("act", question.language).find(question.bare)]
    return {word for c in found for word in question.bare[c.start : c.end].split()}


def _told(question: Question, knowledge: Knowledge, number: str) -> Draft | None:
    """Return the heading of an article that a question names by its number, and its first sentences."""
    for article in _articles(question, knowledge):
        if article.label.lower().split()[-1].rstrip(".ºo°") != number:
            continue
        inside = [
            Evidence(article.document, sentence.unit.span)
            for sentence in knowledge.sentences(article.document)
            if article.heading.end <= sentence.unit.start < article.text.end
            and sentence.unit.kind is not BlockKind.HEADING
        ]
        evidence = [*inside[:_SHOWN], Evidence(article.document, article.heading)]
        draft = Draft("text", evidence=evidence, bodies=question.bodies[:1])
        draft.covered = (*question.content, number)
        return draft
    return None


# An article that a text cites by its number, «aux termes de l'article 58 du Règlement».
_CITED = re.compile(
    r"\b(?:articles?|art[íi]culos?|artigos?|clauses?|cl[áa]usulas?)\s\d+[ºª]?(?:\(\d+\))?", re.IGNORECASE
)


def cited(question: Question, sentence: Sentence) -> list[DraftItem]:
    """Return the article that a sentence cites by its number, where a question asks which one and it cites but one."""
    if not _asks_which(question):
        return []
    found = [Span(*match.span()) for match in _CITED.finditer(sentence.text)]
    return [item_at(sentence, "instrument", span.of(sentence.text), span) for span in found] if len(found) == 1 else []


def misses(question: Question, items: Sequence[DraftItem]) -> bool:
    """Tell whether a question asks which article it is and none of some values is one: no council is, no resolution."""
    if not items or not _asks_which(question):
        return False
    return not any(_CITED.match(item.value) or label_of(item.value) is not None for item in items)


def _asks_which(question: Question) -> bool:
    """Tell whether a question asks which article it is that says something: «who amended article 6?» names its own."""
    asked = cue("article", question.language).search(question.bare)
    return asked is not None and asked.name == "which" and not question.polar and not _CITED.search(question.text)
