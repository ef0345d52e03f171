"""Which countries, declarations, plans … the documents name: «Which Caribbean countries are mentioned?»."""

from __future__ import annotations

from collections.abc import Iterable

from app import lexicon
from app.answers.from_sentences import sought
from app.drafts import Draft, DraftItem, Evidence, merged
from app.knowledge import Knowledge, Sentence
from app.questions.cues import cue
from app.questions.leftovers import blanked, content
from app.questions.question import Question
from ingest import countries
from ingest.folding import fold
from ingest.gazetteer import Match
from ingest.lexicon import Cue, cues
from ingest.records import BlockKind, Span

_DOCUMENTS = lexicon.FOLDER / "documents.toml"
# Of more documents than this not all that they name is listed, and no more things than this are.
_MOST_DOCUMENTS, _MOST = 12, 60


def answer(question: Question, knowledge: Knowledge) -> Draft | None:
    """Answer which countries, of a region or of any, or which acts of a kind the documents name; else None."""
    noun = _noun(question)
    documents = list(knowledge.metadata) if noun is not None else []
    if noun is None or not 0 < len(documents) <= _MOST_DOCUMENTS:
        return None
    every = [each for document in documents for each in knowledge.sentences(document)]
    items = _countries(question, every) if noun.name == "country" else _acts(question, every, knowledge)
    if not 0 < len(items) <= _MOST:
        return None
    evidence = merged([place for item in items for place in item.evidence])
    return Draft("relation", items, evidence, derived=True, covered=question.content)


def _noun(question: Question) -> Cue | None:
    """Return the noun of what a question asks that the documents name, where it asks that alone; else None."""
    if question.polar or question.named in {"exact", "earlier"} or question.years or question.countries:
        return None
    folded, language = question.folded.ljust(len(question.text)), question.language
    asks = cue("asks_which", language).search(folded)
    there = cue("stands_there", language).find(folded)
    if asks is None or folded[: asks.start].strip(" ¿¡,") or not there:
        return None
    nouns = (*cue("memberlike", language).find(folded), *cue("act_made", language).find(folded))
    bare = blanked(folded, [match.span for match in _regions(question)])
    noun = next((c for c in nouns if c.name in {"country", "own"} and not bare[asks.end : c.start].strip()), None)
    if noun is None or noun.start > there[-1].start or (noun.name == "own" and bare != folded):
        return None
    documents = [c for c in cues("document", language, _DOCUMENTS).find(folded) if c.name != "it"]
    said = [Span(c.start, c.end) for c in (asks, noun, *there, *documents)]
    left = content(blanked(bare, said), (), language, ("filler", "follow"))
    return None if left else noun


def _regions(question: Question) -> list[Match[str]]:
    found = cue("region", question.language).find(question.folded)
    return [
        *countries.find_regions(question.text, capitalised=False),
        *(Match(each.name, Span(each.start, each.end)) for each in found),
    ]


def _countries(question: Question, sentences: Iterable[Sentence]) -> list[DraftItem]:
    """Return the countries that some sentences name, those of a region where one is asked about."""
    regions = tuple(dict.fromkeys(match.value for match in _regions(question)))
    inside = countries.states_of(regions)
    found: dict[str, DraftItem] = {}
    for sentence in sentences:
        for match in countries.find(sentence.text):
            if not regions or match.value in inside:
                place = _place(sentence, match.span.start, match.span.end)
                found.setdefault(match.value, DraftItem("country", match.value, (place,), True))
    return list(found.values())


def _acts(question: Question, sentences: Iterable[Sentence], knowledge: Knowledge) -> list[DraftItem]:
    """Return the acts of a kind that some sentences name, each once, by the body that goes by its name if one does."""
    found: dict[str, DraftItem] = {}
    for sentence in sentences:
        if sentence.unit.kind is BlockKind.HEADING and sentence.body is not None:
            continue
        for start, end in sought.names(question, sentence.text, own_noun=True):
            name = sentence.text[start:end]
            owners = {m.value for m in knowledge.bodies.find(sentence.text) if m.span.start == start}
            place = _place(sentence, start, end)
            if owners:
                body = next(iter(sorted(owners)))
                found.setdefault(body, DraftItem("body", body, (place,), True))
            elif _is_name(name):
                found.setdefault(fold(name), DraftItem("instrument", name, (place,), True))
    return list(found.values())


def _is_name(text: str) -> bool:
    """Tell whether a name has more than the noun of its kind, «Declaration of Cork» and no «Declaration replaces»."""
    return sum(word[0].isupper() or word[0].isdigit() for word in text.split()) > 1


def _place(sentence: Sentence, start: int, end: int) -> Evidence:
    begin = sentence.unit.start
    return Evidence(sentence.document, sentence.unit.span, (Span(begin + start, begin + end),))
