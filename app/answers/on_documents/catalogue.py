"""Questions on the documents themselves: title, date, symbol and language, what they are about, which there are."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from app import lexicon
from app.bodies.names import NameMatcher
from app.drafts import Draft, DraftItem, Evidence, merged
from app.knowledge import Knowledge
from app.questions.leftovers import blanked
from app.questions.question import Question
from ingest import countries
from ingest.folding import fold
from ingest.language import detect
from ingest.lexicon import cues
from ingest.records import LANGUAGES, BlockKind, Span

_WORDS = lexicon.FOLDER / "documents.toml"
# Such a question has no more words.
_LONGEST = 14
# What may be asked of «it» where no document is named and nothing was spoken of before.
_TOLD_ALONE = frozenset({"title", "symbol", "language"})
# So many headings tell what a document is about, and so many documents are listed.
_HEADINGS, _LISTED = 12, 10
# What is asked, the most telling first.
_ORDER = ("symbol", "title", "language", "about", "date", "list")
# Of all documents but which they are is told before what they are about.
_OF_ALL = ("symbol", "title", "language", "list", "about", "date")


def asked(text: str, names: NameMatcher, history: Sequence[str] = ()) -> tuple[str, str] | None:
    """Return what a message asks of the documents and its language, None where it asks of anything else or of more.

    The answer is "title", "date", "symbol", "language", "about" or "list". «Who wrote this note?» asks for more.
    """
    folded = fold(text)
    if len(folded.split()) > _LONGEST or names.find(text) or countries.find(text):
        return None
    likely = detect(text)
    for language in sorted(LANGUAGES, key=lambda each: each != likely):
        kind = _kind(folded, language)
        if kind is None:
            continue
        document = {each.name for each in cues("document", language, _WORDS).find(folded)}
        if kind == "list" and "all" not in document:
            continue
        if document & {"one", "all"} and not ("it" in document and kind in {"about", "list"}):
            return kind, language
        before = asked(history[-1], names, history[:-1]) if history else None
        if before is not None or (not history and kind in _TOLD_ALONE):
            return kind, language
    return None


def as_question(question: Question) -> Question:
    """Return a question as one on the documents themselves, which names and asks nothing else."""
    return replace(question, kind="document", scores={}, bodies=(), others=(), named="exact", content=(), polar=False)


def _kind(folded: str, language: str) -> str | None:
    """Return what is asked of a document where a folded text holds nothing but words for that."""
    found = [each for group in ("document", "asks") for each in cues(group, language, _WORDS).find(folded)]
    beside = cues("beside", language, _WORDS).find(folded)
    if any(char.isalnum() for char in blanked(folded, [Span(each.start, each.end) for each in (*found, *beside)])):
        return None
    kinds = {each.name for each in cues("asks", language, _WORDS).find(folded)}
    whole = any(each.name == "all" for each in found)
    return next((kind for kind in (_OF_ALL if whole else _ORDER) if kind in kinds), None)


def answer(kind: str, knowledge: Knowledge) -> Draft | None:
    """Return what the index knows of its documents; of several, but which they are. None where there is none."""
    documents = list(knowledge.metadata)
    if not documents:
        return None
    if len(documents) > 1 or kind == "list":
        return _listed(documents)
    return _told(kind, documents[0], knowledge)


def _listed(documents: Sequence[str]) -> Draft:
    count = DraftItem("number", str(len(documents)), (), True)
    return Draft("documents", [count], derived=True, slots={"documents": ",".join(documents[:_LISTED])})


def _told(kind: str, identifier: str, knowledge: Knowledge) -> Draft | None:
    meta = knowledge.metadata[identifier]
    if kind == "about":
        return _about(identifier, knowledge)
    value = {"title": meta.title, "date": meta.date, "symbol": meta.symbol, "language": meta.language}[kind]
    if not value:
        return None
    place = _place(value, identifier, knowledge) if kind in {"title", "symbol"} else None
    shown = {"title": "text", "symbol": "text"}.get(kind, kind)
    evidence = (place,) if place else ()
    return Draft(
        "document_stated" if place else "document_described",
        [DraftItem(shown, value, evidence, derived=place is None)],
        list(evidence),
        derived=place is None,
    )


def _place(value: str, identifier: str, knowledge: Knowledge) -> Evidence | None:
    """Return where a text states a title or a symbol in so many words, or None."""
    match = re.search(rf"(?<!\w){re.escape(value)}(?!\w)", knowledge.document(identifier).text)
    match = match or re.search(re.escape(value), knowledge.document(identifier).text)
    if match is None:
        return None
    mark = Span(*match.span())
    for each in knowledge.sentences(identifier):
        if each.unit.start <= mark.start and mark.end <= each.unit.end:
            return Evidence(identifier, each.unit.span, (mark,))
    return None


def _about(identifier: str, knowledge: Knowledge) -> Draft:
    """Return a document's title with the headings of its sections and its first sentence."""
    document = knowledge.document(identifier)
    sentences = knowledge.sentences(identifier)
    opening = [Evidence(identifier, s.unit.span) for s in sentences if s.unit.kind is not BlockKind.HEADING][:1]
    headed = [section for section in document.sections if section.heading is not None and section.title]
    if len(headed) > 1 and headed[0].title == document.metadata.title:
        headed = headed[1:]
    top = min((section.level for section in headed), default=0)
    shown = [section for section in headed if section.level == top][:_HEADINGS]
    places = [Evidence(identifier, section.heading) for section in shown if section.heading is not None]
    items = [DraftItem("text", s.title, (place,), True) for s, place in zip(shown, places, strict=True)]
    key = "document_about" if items else "document_about_plain"
    return Draft(key, items, merged([*opening, *places]), derived=True, slots={"documents": identifier})
