"""Whether what a question says of some countries is what a list of members tells: that they belong, and nothing else.

A list of members is no answer to who left a body, opposed, hosts or finances it, wants to join it or joined it last.
"""

from __future__ import annotations

from collections.abc import Sequence

from app.answers.from_sentences.alignment import likeness
from app.answers.from_sentences.sought import marked
from app.answers.withheld.payers import PAID
from app.drafts import Draft
from app.knowledge import Knowledge
from app.questions.concepts import concepts
from app.questions.cues import cue
from app.questions.leftovers import function_words
from app.questions.question import Question
from ingest import numbers
from ingest.bodies import generic
from ingest.folding import fold
from ingest.gazetteer import words
from ingest.lexicon import cues
from ingest.records import Fact, FactKind
from ingest.topics import is_act

# What a country may do to a body beside belonging to it: the words of a list must say that it does.
_BESIDE = frozenset(
    {"left", "ratified", "donor", "contribute", "chair", "secretariat", "request", "possible", "future"}
)
# Concepts of what a country may do to a body, or a body for it, without its belonging to it.
_DONE = frozenset({"payment", "hosting", "refusal", "chair", "support", "criticism", "benefit", "sending"})
# What one does to take part.
_JOINING = frozenset({"signed", "adopted", "joined", "ratified"})
# Ways of taking part that are not those of the members at large.
_APART = frozenset({"left", "observer", "associate", "candidate"})
# Below this likeness to any word of a list, its headings and the names of its body a word is not borne out by it.
_BORNE = 0.4
# What tells how many belong, where the number counts members.
_NUMBERS = frozenset({"number", "number_listed", "number_named"})
# Answers that are the list of one body, and what parts some of its members from the rest.
_OF_ONE = _NUMBERS | {"members", "members_partial", "relation"}
_OF_SETS = frozenset({"both", "not", "alone", "every"})
_MEASURED = frozenset({"most", "fewest"})


def are_unborne(draft: Draft, question: Question, knowledge: Knowledge) -> bool:
    """Tell whether members or their number are given for something else than that they belong."""
    if question.polar or draft.corrects or draft.key not in _OF_ONE:
        return False
    lists = _facts_of(draft, knowledge, belonging=True) if _lists(draft) or _counts(draft, knowledge) else []
    text, tongues = _told(draft, question, knowledge)
    if not lists:
        return _stand_apart(draft, question, knowledge) or _tells_no_joining(draft, question, text, tongues)
    begin = _subject(question)
    told = {c.name for tongue in tongues for c in cue("aspect", tongue).find(text)}
    done = _done(question, begin, knowledge) & question.aspects & _BESIDE
    if done - told:
        return True
    if _wishes(question, begin) and not any(cue("wishing", tongue).search(text) for tongue in tongues):
        return True
    if _is_of_beginning(question) and not _are_dated(draft, question, lists, told):
        return True
    if _are_of_one(question, lists) or _does_otherwise(question, begin, text, knowledge):
        return True
    if cue("city", question.language).search(question.bare) is not None:
        return True
    if question.regions or question.restrict & _OF_SETS:
        return False  # which of them a region or another list leaves is what the other words ask
    return says_more(question) and bool(question.restrict & _MEASURED) and len(question.bodies) < 2


def says_more(question: Question) -> bool:
    """Tell whether a question says more of some countries than that they belong: «how many countries has it helped?»"""
    return bool(_predicate(question, _subject(question)))


def _lists(draft: Draft) -> bool:
    return bool(draft.items) and all(item.kind == "country" for item in draft.items)


def _counts(draft: Draft, knowledge: Knowledge) -> bool:
    """Tell whether an answer is a number of countries or members."""
    if draft.key not in _NUMBERS or not draft.items or draft.items[0].kind != "number":
        return False
    unit = fold(draft.items[0].unit)
    tongues = {knowledge.metadata[each.document].language for each in draft.evidence}
    return draft.key != "number" or any(cue("memberlike", tongue).search(unit) for tongue in tongues)


def _facts_of(draft: Draft, knowledge: Knowledge, *, belonging: bool) -> list[Fact]:
    """Return the lists that an answer rests on: of those who belong, or of those who stand apart."""
    return [
        fact
        for fact in knowledge.all_facts(FactKind.MEMBERS)
        if belonging == (fact.polarity and fact.aspect not in _APART)
        and any(each.meets(fact.document, span) for each in draft.evidence for span in fact.evidence)
    ]


def _stand_apart(draft: Draft, question: Question, knowledge: Knowledge) -> bool:
    """Tell whether countries are given that but observe, or left, where the question is for those who belong."""
    if not _lists(draft) or not question.asks("members") or "not" in question.restrict:
        return False
    if marked("lacking", question.bare, question.language) or (says_more(question) and not question.countries):
        return False  # «who signed without having ratified?», «which country gave money?»
    apart = _facts_of(draft, knowledge, belonging=False)
    named = {value.value for fact in apart for value in fact.values}
    asked = {fact.aspect for fact in apart} & question.aspects
    return bool(apart) and not asked and {item.value for item in draft.items} <= named


def _tells_no_joining(draft: Draft, question: Question, text: str, tongues: Sequence[str]) -> bool:
    """Tell whether who joined first or last is answered by a country of a text that tells of no joining."""
    ranks = cue("at_first", question.language).search(question.bare) is not None and question.asks("members")
    joins = {c.name for tongue in tongues for c in cues("members", tongue).find(text)} & {"joined", "founder"}
    return _lists(draft) and ranks and not joins


def _told(draft: Draft, question: Question, knowledge: Knowledge) -> tuple[str, list[str]]:
    """Return the folded sentences of an answer with their headings and its body's names, and their languages."""
    parts = [knowledge.with_headings(each.document, (each.span,)) for each in draft.evidence]
    known = [knowledge.bodies[body].names for body in question.bodies if body in knowledge.bodies]
    parts += [name for names in known for group in names.values() for name in group]
    return fold(" ".join(parts)), [knowledge.metadata[each.document].language for each in draft.evidence]


def _subject(question: Question) -> int:
    """Return where the countries end of which a question says something: «which member states», «who»."""
    nouns = cue("memberlike", question.language).find(question.bare)
    if not nouns:
        asks = cue("interrogative", question.language).search(question.bare)
        return asks.end if asks is not None else 0
    end = nouns[0].end
    for noun in nouns:
        if end <= noun.start <= end + 1:  # «états membres»
            end = noun.end
    return end


def _predicate(question: Question, begin: int) -> str:
    """Return the first word that a question says of some countries, behind a place; nothing where they but belong."""
    language = question.language
    plain = [c for group in ("standing", "belonging") for c in cue(group, language).find(question.bare, begin)]
    plain += [c for c in cue("kind", language).find(question.bare, begin) if c.name == "members"]
    plain += [c for c in cue("aspect", language).find(question.bare, begin) if c.name in _JOINING]
    plain += cue("on_purpose", language).find(question.bare, begin)
    belongs = min((c.start for c in plain), default=len(question.bare))
    return next((word for word in words(question.bare[begin:belongs]) if _tells(word, question)), "")


def _does_otherwise(question: Question, begin: int, text: str, knowledge: Knowledge) -> bool:
    """Tell whether what a question first says of some countries is known to be no belonging, «does it help?»."""
    verb = next((word for word in words(question.bare[begin:]) if word not in function_words()), "")
    other = bool(concepts(verb) & _DONE) and not generic(verb, question.language)
    return other and not _backs([verb], question, knowledge) and likeness(verb, text) < _BORNE


def _are_of_one(question: Question, lists: Sequence[Fact]) -> bool:
    """Tell whether a list is of one of two bodies asked about, «which MIRPS countries signed the compact?»."""
    of = {fact.body for fact in lists}
    return len(question.bodies) > 1 and not of >= set(question.bodies) and not question.restrict & _OF_SETS


def _tells(word: str, question: Question) -> bool:
    """Tell whether a word is one of content, and no number or noun for bodies or members."""
    if word not in question.content or word in function_words() or numbers.find(word):
        return False
    if word in map(fold, question.unknown):
        return False  # a name
    nouns = ("memberlike", "bodylike", "region")
    return not generic(word, question.language) and not any(cue(n, question.language).search(word) for n in nouns)


def _done(question: Question, begin: int, knowledge: Knowledge) -> set[str]:
    """Return the aspects of what a question says of some countries, behind a place."""
    found = cue("aspect", question.language).find(question.bare, begin)
    backed = [c for c in found if c.name == "donor"]
    backed = [c for c in backed if _backs(words(question.bare[c.start : c.end]), question, knowledge)]
    return {c.name for c in found if c not in backed}


def _backs(said: Sequence[str], question: Question, knowledge: Knowledge) -> bool:
    """Tell whether an act is but backed, «which states support the Declaration?», as by those who adopted it."""
    acts = [body for body in question.bodies if body in knowledge.bodies and is_act(knowledge.bodies, body)]
    return bool(acts) and not any(concepts(word) & PAID for word in said)


def _wishes(question: Question, begin: int) -> bool:
    """Tell whether a question is for those who want to do a thing or are yet to do it."""
    return cue("wishing", question.language).search(question.bare, begin) is not None


def _is_of_beginning(question: Question) -> bool:
    """Tell whether a question is for those who belonged or came first or last."""
    founds = "founder" in question.aspects
    return founds or cue("at_first", question.language).search(question.bare) is not None


def _are_dated(draft: Draft, question: Question, lists: Sequence[Fact], told: set[str]) -> bool:
    """Tell whether lists say who came when, or who was there at first; one read off a sentence only by its words."""
    of_facts = "share" not in draft.features
    founds = of_facts and "founder" in question.aspects
    return founds or (of_facts and any(fact.aspect == "joined" for fact in lists)) or "founder" in told
