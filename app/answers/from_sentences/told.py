"""What a sentence says a thing is, «this is one of the main challenges», and what is said of a subject at all."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from app.answers.from_provisions.provisions import matters
from app.answers.from_sentences.alignment import content_words, coverage, likeness
from app.answers.from_sentences.held import item_at
from app.answers.from_sentences.sought import marked
from app.answers.withheld import organs
from app.answers.yes_no import figures
from app.drafts import Draft, Evidence
from app.knowledge import Knowledge, Sentence
from app.questions.concepts import concepts
from app.questions.cues import cue
from app.questions.leftovers import blanked
from app.questions.question import Question
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
# From this likeness on a word is said and no other that stands for it too.
_SURE = 0.95
# So many words may stand between what says that something is and what it is, «l'un des principaux».
_BETWEEN = 5
# Of more sentences than this a subject is what all is about.
_FEW = 2
# The share of the other words asked about that a sentence holds which says what the thing is.
_HELD = 0.5
# Within so many words beyond their number the words of a subject stand together.
_NEAR = 2


# Concepts of what is wrong, of which any word stands for all, and one of them.
_FAULTS = frozenset({"difficulty", "lack"})
_A_FAULT = "problem"
# Kinds that facts tell of a body.
_OF_FACTS = frozenset({"mandate", "themes", "instrument", "parent", "predecessor", "leader"})


def identified(question: Question, knowledge: Knowledge) -> Draft | None:
    """Answer «What is the main challenge?» by the sentence that says of something that it is one; else None."""
    narrowed = question.countries or question.numbers or question.years
    noun = "" if question.polar or narrowed else _noun(question)
    faulty = bool(concepts(noun) & _FAULTS)
    if question.asks(*_VALUED) and not faulty:
        return None
    if (
        not noun
        or (question.asks("legal", "status") and question.scores.get("bodies"))
        or any(cue(group, question.language).search(noun) for group in ("memberlike", "bodylike"))
        or any(generic(noun, language) for language in LANGUAGES)
    ):
        return None  # which body it is that does something is told by no «these are its organs»
    named = question.named in {"exact", "earlier"}
    if question.bodies and question.kind in _OF_FACTS and (named or not faulty):
        return None  # what a body is for, and by what act it was made, is told by its facts
    sought = question if named else replace(question, bodies=())
    rest = [w for w in question.content if w != noun and w not in question.hints and w in _own(question)]
    if faulty:
        more = cue("no_more_said", question.language)
        rest = [w for w in rest if more.search(w) is None and w not in _asked_fault(question)]
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
    if _asked_fault(question):
        return _A_FAULT
    asks = cue("asks_which", question.language).search(folded)
    if asks is None or folded[: asks.start].strip(" ¿¡,"):
        return ""
    behind = words(folded[asks.end :])[: _BETWEEN + 1]
    if any(cue("bodylike", question.language).search(word) for word in behind[:1]):
        return ""  # «Which mechanism is defunct?» asks for a mechanism
    sizes = cue("no_more_said", question.language)
    return next((w for w in behind if w in question.terms and w.isalpha() and sizes.search(w) is None), "")


def _asked_fault(question: Question) -> list[str]:
    """Return the words with which a question opens that ask what is wrong, none where it asks something else."""
    folded = _own(question)
    fault = cue("asks_fault", question.language).search(folded)
    opens = fault is not None and not folded[: fault.start].strip(" ¿¡,")
    return words(folded[fault.start : fault.end]) if fault is not None and opens else []


def _is_said_to_be(noun: str, sentence: Sentence, knowledge: Knowledge) -> bool:
    """Tell whether a sentence says of something that it is the thing of a noun, «which is one of the main problems»."""
    tongue = knowledge.metadata[sentence.document].language
    folded = fold(sentence.text)
    for verb in cue("being", tongue).find(folded):
        behind = words(folded[verb.end :])[: _BETWEEN + 1]
        if any(likeness(noun, word) >= _SAME for word in behind) and "?" not in sentence.text:
            return True
    return False


def caused(question: Question, knowledge: Knowledge) -> Draft | None:
    """Answer «Why has it become so disputed?» by the one sentence that gives a cause and says all that is asked."""
    if question.bodies or question.polar or question.countries or question.years or not question.scores.get("reason"):
        return None
    turns = cue("becoming", question.language)
    if "not" in question.restrict:
        return None  # what is not so is told by no cause of it
    asked = [word for word in question.content if turns.search(word) is None]
    found = [
        each
        for each in _sentences(question, knowledge)
        if len(asked) > 1
        and marked("cause", fold(each.text), knowledge.metadata[each.document].language)
        and all(likeness(word, each.text) >= _SAME for word in asked)
    ]
    return _whole(found, question) if len(found) == 1 else None


def achieved(question: Question, knowledge: Knowledge) -> Draft | None:
    """Answer what a body achieved by the one sentence on it that says what it contributed to or brought about."""
    asks = cue("asks_achieved", question.language).search(question.bare)
    if asks is None or len(question.bodies) != 1 or question.polar or question.countries or question.years:
        return None
    said = words(question.bare[asks.start : asks.end])
    found = [
        each
        for each in _sentences(question, knowledge)
        if cue("has_achieved", knowledge.metadata[each.document].language).search(fold(each.text)) is not None
        and knowledge.spoken_of(each)[0] == question.bodies[0]
    ]
    about = [word for word in question.content if word not in said]
    if len(found) != 1 or coverage(about, found[0].text) < (_SAME if about else 0.0):
        return None
    return _whole(found, question)


def of_use(question: Question, knowledge: Knowledge) -> Draft | None:
    """Answer whether bodies at large were of use by the one sentence that tells of a good effect of theirs."""
    asks = cue("asks_effect", question.language).search(question.bare)
    if asks is None or not question.polar or question.bodies or question.countries or question.regions:
        return None
    said, more = words(question.bare[asks.start : asks.end]), cue("no_more_said", question.language)
    if any(word not in said and more.search(word) is None for word in question.content):
        return None
    found = []
    for each in _sentences(question, knowledge):
        tongue, folded = knowledge.metadata[each.document].language, fold(each.text)
        if cue("good_effect", tongue).search(folded) and cue("bodylike", tongue).search(folded):
            found.append(each)
    return replace(_whole(found, question), key="legal", verdict=True) if len(found) == 1 else None


def on_subject(question: Question, knowledge: Knowledge) -> Draft | None:
    """Answer «What does it say about asylum?» by the sentences that speak of that; None where many do."""
    asked = _subject(question)
    if not asked or question.polar or question.bodies or question.countries or question.years:
        return None
    found = [each for each in _sentences(question, knowledge) if _speaks_of(asked, each, knowledge)]
    found = [each for each in found if stand_together(asked, each.text)] or found
    if len(found) > _FEW:
        found = [each for each in found if all(likeness(word, each.text) >= _SURE for word in asked)]
    return _whole(found, question) if 0 < len(found) <= _FEW else None


def _speaks_of(asked: Sequence[str], sentence: Sentence, knowledge: Knowledge) -> bool:
    """Tell whether a sentence holds all words of a subject, none of them in a verb that only looks like one."""
    text = without_verbs(sentence, knowledge)
    return all(likeness(word, text) >= _SAME for word in asked)


def without_verbs(sentence: Sentence, knowledge: Knowledge) -> str:
    """Return a folded sentence without the verbs that look like what is dealt with, «processus qui traitent de …»."""
    folded = fold(sentence.text)
    verbs = cue("dealt", knowledge.metadata[sentence.document].language).find(folded)
    return blanked(folded, [Span(each.start, each.end) for each in verbs])


def stand_together(asked: Sequence[str], text: str) -> bool:
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
    counts = question.asks("count") and "all" not in question.restrict  # «how many of the bodies meet every year?»
    asks = within or question.polar or counts
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
        if not organs.is_of_other(question, matters(question), each.document, each.unit.span, knowledge)
    ]


def _lengths(sentence: Sentence, knowledge: Knowledge) -> list[Count]:
    """Return the lengths of time that a sentence gives, «7 minutes»."""
    tongue = knowledge.metadata[sentence.document].language
    units = [(count, words(fold(count.unit))[:1]) for count in numbers.find(sentence.text, tongue)]
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
