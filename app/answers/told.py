"""What a sentence says a thing is, «this is one of the main challenges», and what is said of a subject at all."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from app.alignment import content_words, coverage, likeness
from app.answers import figures
from app.answers.sentences import item_at
from app.cues import cue
from app.drafts import Draft, Evidence
from app.knowledge import Knowledge, Sentence
from app.leftovers import blanked
from app.question import Question
from ingest import numbers
from ingest.bodies import generic
from ingest.folding import fold
from ingest.gazetteer import words
from ingest.lexicon import cues
from ingest.numbers import Count
from ingest.records import LANGUAGES, BlockKind, Span

# Kinds of question that ask for a value and for no sentence.
_VALUED = ("date", "count", "members", "seat", "leader", "predecessor", "partners")
# From this likeness on a word of a sentence is one that is asked about.
_SAME = 0.9
# So many words may stand between what says that something is and what it is, «l'un des principaux».
_BETWEEN = 5
# Of more sentences than this a subject is what all is about.
_FEW = 2
# The share of the other words asked about that a sentence holds which says what the thing is.
_HELD = 0.5
# Within so many words beyond their number the words of a subject stand together.
_NEAR = 2


# Kinds that facts tell of a body.
_OF_FACTS = frozenset({"mandate", "themes", "instrument", "parent", "predecessor", "leader"})


def identified(question: Question, knowledge: Knowledge) -> Draft | None:
    """Answer «What is the main challenge?» by the sentence that says of something that it is one; else None."""
    narrowed = question.countries or question.numbers or question.years
    noun = "" if question.polar or question.asks(*_VALUED) or narrowed else _noun(question)
    if (
        not noun
        or cue("memberlike", question.language).search(noun) is not None
        or any(generic(noun, language) for language in LANGUAGES)
    ):
        return None  # which body it is that does something is told by no «these are its organs»
    if question.bodies and question.kind in _OF_FACTS:
        return None  # what a body is for, and by what act it was made, is told by its facts
    named = question.named in {"exact", "earlier"}
    sought = question if named else replace(question, bodies=())
    rest = [w for w in question.content if w != noun and w not in question.hints and w in _own(question)]
    found = [
        sentence
        for sentence in _sentences(sought, knowledge)
        if _is_said_to_be(noun, sentence, knowledge) and coverage(rest, sentence.text) >= _HELD
    ]
    return _whole(found, sought) if len(found) == 1 else None


def _own(question: Question) -> str:
    """Return a folded question without the words that say whose view is asked for, «according to its authors»."""
    spans = [Span(c.start, c.end) for c in cue("attributed", question.language).find(question.folded)]
    return blanked(question.folded, spans)


def _noun(question: Question) -> str:
    """Return the noun of what a question asks with its first words, «What is the main challenge …?», else nothing."""
    folded = _own(question)
    asks = cue("asks_which", question.language).search(folded)
    if asks is None or folded[: asks.start].strip(" ¿¡,"):
        return ""
    behind = words(folded[asks.end :])[: _BETWEEN + 1]
    return next((word for word in behind if word in question.terms and word.isalpha()), "")


def _is_said_to_be(noun: str, sentence: Sentence, knowledge: Knowledge) -> bool:
    """Tell whether a sentence says of something that it is the thing of a noun, «which is one of the main problems»."""
    tongue = knowledge.metadata[sentence.document].language
    folded = fold(sentence.text)
    for verb in cue("being", tongue).find(folded):
        behind = words(folded[verb.end :])[: _BETWEEN + 1]
        if any(likeness(noun, word) >= _SAME for word in behind) and "?" not in sentence.text:
            return True
    return False


def on_subject(question: Question, knowledge: Knowledge) -> Draft | None:
    """Answer «What does it say about asylum?» by the sentences that speak of that; None where many do."""
    asked = _subject(question)
    if not asked or question.polar or question.bodies or question.countries or question.years:
        return None
    found = [each for each in _sentences(question, knowledge) if _speaks_of(asked, each, knowledge)]
    found = [each for each in found if _stand_together(asked, each.text)] or found
    return _whole(found, question) if 0 < len(found) <= _FEW else None


def _speaks_of(asked: Sequence[str], sentence: Sentence, knowledge: Knowledge) -> bool:
    """Tell whether a sentence holds all words of a subject, none of them in a verb that only looks like one."""
    folded = fold(sentence.text)
    verbs = cue("dealt", knowledge.metadata[sentence.document].language).find(folded)
    text = blanked(folded, [Span(each.start, each.end) for each in verbs])
    return all(likeness(word, text) >= _SAME for word in asked)


def _stand_together(asked: Sequence[str], text: str) -> bool:
    """Tell whether the words of a subject stand beside each other in a text, «un bien commun»."""
    own = content_words(text)
    width = len(asked) + _NEAR
    stretches = (" ".join(own[at : at + width]) for at in range(max(1, len(own) - width + 1)))
    return any(all(likeness(word, stretch) >= _SAME for word in asked) for stretch in stretches)


def _subject(question: Question) -> tuple[str, ...]:
    """Return the words of what a question wants to be told of, none where it asks for something of it."""
    asks = cue("on_subject", question.language).search(question.folded)
    if asks is None or question.folded[: asks.start].strip(" ¿¡,"):
        return ()
    spans = [Span(c.start, c.end) for c in cue("filler", question.language).find(question.folded)]
    return content_words(blanked(question.folded, spans)[asks.end :])


def length(question: Question, knowledge: Knowledge) -> Draft | None:
    """Answer «How much time has each speaker?» by the one length of time of the one sentence that speaks of that.

    «Has each speaker ten minutes?» is decided by it.
    """
    within = cue("deadline", question.language).search(question.folded) is not None
    timed = within or cue("timelike", question.language).search(question.folded) is not None
    asks = within or question.polar or question.asks("count")
    if not timed or not asks or question.years or bool(question.numbers) != question.polar:
        return None
    found = _timed(question, knowledge)
    told = [(each, count) for each in found for count in _lengths(each, knowledge)]
    if len(told) != 1:
        return None
    sentence, count = told[0]
    of = tuple([sentence.body] if sentence.body else sorted(knowledge.subjects(sentence.document))[:1])
    if question.polar:
        verdict = figures.borne_out(question, sentence.text, knowledge.metadata[sentence.document].language)
        draft = _whole([sentence], question)
        draft.verdict, draft.bodies = verdict, of
        return draft if verdict is not None else None
    item = item_at(sentence, "number", count.value, count.number)
    draft = Draft("number", [item], list(item.evidence), bodies=of, covered=question.content)
    draft.slots["unit"] = " ".join(count.unit.split()[:1])
    return draft


def _timed(question: Question, knowledge: Knowledge) -> list[Sentence]:
    """Return the sentences that speak of all whose time a question is about."""
    found = (cue(group, question.language).find(question.folded) for group in ("at_hand", "deadline"))
    idle = [Span(c.start, c.end) for each in found for c in each]
    own = words(blanked(question.folded, idle))
    asked = [w for w in question.content if w in own and cue("timelike", question.language).search(w) is None]
    asked = [w for w in asked if numbers.parse(w) not in question.numbers]
    whose = [w for w in asked if cues("event", question.language).search(w) is None]  # a sitting lasts longer
    if not whose or question.countries or question.regions:
        return []
    return [
        each
        for each in _sentences(question, knowledge)
        if all(likeness(w, each.text) >= _SAME for w in asked) and {each.body} >= set(question.bodies[:1])
    ]


def _lengths(sentence: Sentence, knowledge: Knowledge) -> list[Count]:
    """Return the lengths of time that a sentence gives, «7 minutes»."""
    tongue = knowledge.metadata[sentence.document].language
    units = [(count, words(fold(count.unit))[:1]) for count in numbers.find(sentence.text)]
    return [count for count, unit in units if unit and cue("timelike", tongue).search(unit[0]) is not None]


def _sentences(question: Question, knowledge: Knowledge) -> list[Sentence]:
    """Return the sentences that may tell it: those on the body asked about, else those of the likeliest documents."""
    if question.bodies:
        return list(knowledge.sentences_on(question.bodies[0]))
    documents = knowledge.documents_for(question.text, question.language)
    every = (sentence for each in documents for sentence in knowledge.sentences(each))
    return [sentence for sentence in every if sentence.unit.kind is not BlockKind.HEADING]


def _whole(found: Sequence[Sentence], question: Question) -> Draft:
    ordered = sorted(found, key=lambda sentence: (sentence.document, sentence.unit.start))
    places = [Evidence(sentence.document, sentence.unit.span) for sentence in ordered]
    return Draft("text", evidence=places, bodies=question.bodies[:1], covered=question.content)
