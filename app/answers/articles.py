"""The articles of a text: which one deals with a matter, and what one lays down, by the headings that number them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from app.alignment import content_words, coverage, likeness
from app.answers import provisions
from app.answers.sentences import item_at
from app.concepts import concepts
from app.cues import cue
from app.drafts import Draft, DraftItem, Evidence
from app.knowledge import Knowledge, Sentence
from app.leftovers import blanked
from app.question import Question
from ingest.facts.provisions import of_heading
from ingest.folding import fold
from ingest.gazetteer import words
from ingest.labels import label_of
from ingest.lexicon import cues
from ingest.records import LANGUAGES, BlockKind, Section, Span

# What a title counts beside the words below it, and the least that an article must account for of what is asked.
_TITLED, _LEAST = 0.3, 0.65
_DOCUMENTS = 3
# From this likeness on a title has a name.
_SAME = 0.85
_SHOWN = 3


def answer(question: Question, knowledge: Knowledge) -> Draft | None:
    """Answer «which article deals with votes?» and «what does article 8 say?»; None where no article is asked for."""
    asked = cue("article", question.language).search(question.bare)
    if asked is None or question.polar:
        return None
    if asked.name == "which":
        return _which(question, knowledge)
    return _told(question, knowledge, question.bare[asked.start : asked.end].split()[-1])


def _articles(question: Question, knowledge: Knowledge) -> Iterator[tuple[str, Section, str]]:
    """Yield the numbered articles of the documents asked about, each with its document and its label."""
    found = [name for body in question.bodies[:1] for name in knowledge.documents_on(body)]
    if not found:
        hits = knowledge.index.search(question.text, limit=2 * _DOCUMENTS, language=question.language)
        found = [hit.passage.document for hit in hits]
    for name in [each for each in dict.fromkeys(found) if _is_meant(each, question, knowledge)][:_DOCUMENTS]:
        for section in knowledge.document(name).sections:
            label = label_of(section.title)
            if label is not None and label.kind == "article" and section.heading is not None:
                yield name, section, label.text


def _is_meant(name: str, question: Question, knowledge: Knowledge) -> bool:
    """Tell whether the title of a document speaks against no kind of act and no name that a question gives.

    «What does article 15 of the Charter say?» asks for no article of a convention.
    """
    document = knowledge.document(name)
    title = fold(" ".join([document.metadata.title, *(section.title for section in document.sections[:1])]))
    spans = [Span(c.start, c.end) for c in cue("article", question.language).find(question.bare)]
    asked, told = _acts(blanked(question.bare, spans), question.language), _acts(title, None)
    if asked and told and not asked & told:
        return False
    named = [word for word in question.unknown if not _acts(fold(word), question.language)]
    return all(fold(word) in words(title) or likeness(fold(word), title) >= _SAME for word in named)


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
    own = [word for word in content_words(question.bare) if word not in filler and word not in _about(question)]
    matters = provisions.matters(question).keys()
    if not own:
        return None
    rated = []
    for position, (name, section, label) in enumerate(_articles(question, knowledge)):
        document = knowledge.document(name)
        title = section.title[len(label) :]
        text = Span(section.start, section.end).of(document.text)
        same = bool(matters & of_heading(title, document.metadata.language))
        score = coverage(own, text) + _TITLED * max(coverage(own, title) if title.strip(" .:–—-") else 0.0, float(same))
        rated.append((round(score, 3), -position, name, section, label))
    best = max(rated, key=lambda row: row[:2], default=None)
    if best is None or best[0] < _LEAST:
        return None
    _, _, name, section, label = best
    heading = section.heading or Span(section.start, section.end)
    mark = Span(heading.start, heading.start + len(label))
    evidence = Evidence(name, heading, (mark,))
    draft = Draft("relation", [DraftItem("instrument", label, (evidence,))], [evidence], bodies=question.bodies[:1])
    draft.covered = tuple(dict.fromkeys((*own, *question.content)))
    return draft


def _about(question: Question) -> set[str]:
    """Return the words that say that an article is about something, «deals with»."""
    asks = [c for c in cue("kind", question.language).find(question.bare) if c.name in {"themes", "instrument"}]
    found = [*asks, *cue("act", question.language).find(question.bare)]
    return {word for c in found for word in question.bare[c.start : c.end].split()}


def _told(question: Question, knowledge: Knowledge, number: str) -> Draft | None:
    """Return the heading of an article that a question names by its number, and its first sentences."""
    for name, section, label in _articles(question, knowledge):
        if label.lower().split()[-1].rstrip(".ºo°") != number or section.heading is None:
            continue
        inside = [
            Evidence(name, sentence.unit.span)
            for sentence in knowledge.sentences(name)
            if section.start <= sentence.unit.start < section.end and sentence.unit.kind is not BlockKind.HEADING
        ]
        draft = Draft("text", evidence=[*inside[:_SHOWN], Evidence(name, section.heading)], bodies=question.bodies[:1])
        draft.covered = (*question.content, number)
        return draft
    return None


# An article that a text cites by its number, «aux termes de l'article 58 du Règlement».
_CITED = re.compile(
    r"\b(?:articles?|art[íi]culos?|artigos?|clauses?|cl[áa]usulas?)\s\d+[ºª]?(?:\(\d+\))?", re.IGNORECASE
)


def cited(question: Question, sentence: Sentence) -> list[DraftItem]:
    """Return the article that a sentence cites by its number, where a question asks which one and it cites but one."""
    asked = cue("article", question.language).search(question.bare)
    if asked is None or asked.name != "which" or question.polar:
        return []
    found = [Span(*match.span()) for match in _CITED.finditer(sentence.text)]
    return [item_at(sentence, "instrument", span.of(sentence.text), span) for span in found] if len(found) == 1 else []
