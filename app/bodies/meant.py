"""The body that a question is about where it names another one first.

Of the founding act of a body, what the act does is asked of that body; of two parties, «the memorandum between A and B»
is one text; and an organ of a body may go by its name in another language than the documents'.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import replace
from itertools import pairwise

from rapidfuzz.distance import OSA

from app.answers.from_sentences.alignment import content_words, likeness
from app.bodies.names import NameMatcher
from app.knowledge import Knowledge
from app.questions.cues import cue
from app.questions.leftovers import blanked, function_words
from app.questions.question import Question
from ingest.bodies import generic
from ingest.folding import fold
from ingest.gazetteer import words
from ingest.lexicon import Cue, cues, spelt
from ingest.records import LANGUAGES, Fact, FactKind, Metadata, Span
from ingest.topics import is_act

# How like a question's words those of an organ's name are: its closest word, its farthest, and all on the whole.
_SAME = 0.9
_NEAR = 0.35
_ALIKE = 0.68
# The most organs of one body that a question is held against.
_ORGANS = 200
# The most characters between the noun of an act and «between», «the arrangement on data between A and B».
_BETWEEN = 30
# What a country does that takes part in a text.
_TAKING = frozenset({"signed", "joined", "adopted"})
# From this likeness on two nouns for a text are one in two languages.
_KIND = 0.6
# What makes a text the only one of its kind, and what tells it from others.
_THE = re.compile(r"(?:^|\W)(?:the|la|le|l'|el|al|del|o|a|ao|[dn][ao]|du|au)\s?$")
_OF_IT = re.compile(r"\s(?:of|on|for|de|du|des|del|d[ao]s?|sur|sobre|para|pour|[a-z]+[aeo]l[es]?\b)|\sd'")
# Between the name of an organ and that of its body.
_OF = re.compile(r"\s*(?:(?:of|de|du|des|del|do|da|dos|das|at|within)(?: (?:the|la|las|los|l'))?|d'|de l')\s*")


def of_act(question: Question, knowledge: Knowledge) -> Question | None:
    """Return a question about an act as one about the body that the act founded, or None where there is none.

    Only when it took effect, whether it binds and whether it still does is told of both; who signed it is not.
    """
    if not question.asks("date", "legal", "status") or len(question.bodies) != 1:
        return None
    if not is_act(knowledge.bodies, question.bodies[0]):
        return None
    act = question.bodies[0]
    for fact in knowledge.all_facts(FactKind.INSTRUMENT):
        if fact.body and fact.body != act and any(act in knowledge.named(value.value) for value in fact.values):
            return replace(question, bodies=(fact.body,), named="exact")
    return None


def by_kind(question: Question, knowledge: Knowledge) -> bool:
    """Tell whether a question means a body by its kind and another word of its name, «the compact on refugees»."""
    of_kind = any(generic(word, question.language) for word in question.hints)
    return of_kind and question.named == "partial" and question.bodies[0] in knowledge.described


def of_parties(question: Question, knowledge: Knowledge) -> Question | None:
    """Return a question about a text between two bodies as one about that text; None where there is no such text.

    What the text states stands with one of the two: with that one the question is asked.
    """
    pair = {*question.bodies, *question.others}
    nouns = [c for c in cues("instrument", question.language).find(question.bare) if c.name == "noun"]
    if len(pair) != 2 or not nouns:
        return None
    stated: dict[str, Counter[str]] = {}
    for body in sorted(pair):
        for fact in knowledge.facts(body, *FactKind):
            stated.setdefault(fact.document, Counter())[body] += 1
    texts = {name for name in stated if _is_between(pair, knowledge.metadata[name], knowledge)}
    if not texts:
        return None
    first = next(name for name in knowledge.metadata if name in texts)
    main = max(sorted(stated[first]), key=lambda body: stated[first][body])
    return replace(question, bodies=(main,), others=tuple(sorted(pair - {main})), named="exact")


def of_text(question: Question, knowledge: Knowledge) -> Question | None:
    """Return a question on who takes part in a text, «who signed the Declaration?», as one on what that text is on.

    The text is named by words of its title or, where there is no other, by its kind alone.
    """
    tongue = question.language
    nouns = [c for c in cues("instrument", tongue).find(question.folded) if c.name == "noun"]
    counts = question.asks("count") and cue("memberlike", tongue).search(question.bare) is None
    takes = (
        question.scores.get("members") or question.aspects & _TAKING or cue("standing", tongue).search(question.bare)
    )
    belongs = bool(question.polar and question.countries and takes and question.asks("instrument", "members"))
    if question.bodies or question.others or not nouns or not (question.asks("members", "count") or belongs) or counts:
        return None
    kind = question.folded[nouns[0].start : nouns[0].end]
    told = {fold(name) for name in question.unknown} | (act_places(question.folded, nouns[:1]) if belongs else set())
    told -= {kind}
    alone = _THE.search(question.folded[: nouns[0].start]) and not _OF_IT.match(question.folded, nouns[0].end)
    if not told and not alone:
        return None
    texts = [
        name for name, meta in knowledge.metadata.items() if meta.translation_of is None and _is_titled(meta, kind)
    ]
    texts = [name for name in texts if told <= set(words(knowledge.metadata[name].title))]
    versions = [set(group) for group in knowledge.versions]
    if not texts or (len(texts) > 1 and not any(set(texts) <= group for group in versions)):
        return None
    bodies = main_bodies(texts, knowledge)
    if not bodies:
        return None
    own = {*told, kind, *words(" ".join(knowledge.metadata[name].title for name in texts))}
    standing = cue("standing", tongue)
    content = tuple(word for word in question.content if word not in own and not standing.search(word))
    if belongs and content:
        return None  # «Does the Declaration mention Japan?»
    kind = "members" if belongs else question.kind
    return replace(question, bodies=bodies, named="exact", kind=kind, content=content, unknown=())


# What stands behind the noun for an act, «the Declaration of Lund», «Convenio de Las Palmas», or before it.
_OF_PLACE = re.compile(r"\s(?:(?:of|d[eu]|d[ao]|del)\s(?:l[ao]s?\s)?|d')(\w{4,})")
_PLACE_BEFORE = re.compile(r"(?:^|\W)(\w{4,})\s$")


def act_places(folded: str, nouns: Sequence[Cue]) -> set[str]:
    """Return the words behind nouns for an act, or else before them, that may name the place that it goes by."""
    found = set()
    for noun in nouns:
        behind = _OF_PLACE.match(folded, noun.end)
        place = behind or _PLACE_BEFORE.search(folded[: noun.start])
        found |= {place[1]} - function_words() if place else set()
    return found


def of_instrument(question: Question, knowledge: Knowledge) -> Question | None:
    """Return when a founding act that goes by its place took effect, or who is party to it, as asked of its body.

    «When did the Treaty of Lund enter into force?» is about the one body whose act the facts call so. None where
    another thing is asked: what an act rules is told of the act.
    """
    nouns = [c for c in cues("instrument", question.language).find(question.folded) if c.name == "noun"]
    parties = _asks_parties(question)
    if question.bodies or question.others or not nouns or not (parties or question.asks("date")):
        return None
    places = act_places(question.folded, nouns)
    kinds = [question.folded[noun.start : noun.end] for noun in nouns]
    made = [f for f in knowledge.all_facts(FactKind.INSTRUMENT) if f.body and goes_by(f, kinds, places, knowledge)]
    if len({fact.body for fact in made}) != 1:
        return None
    own = {word for fact in made for value in fact.values for word in words(value.value)} | places
    content = tuple(word for word in question.content if word not in own)
    unknown = tuple(name for name in question.unknown if fold(name) not in {*own, *kinds})
    kind = question.kind
    if parties:
        endorsed = cue("endorsed", question.language)
        kind, content = "members", tuple(word for word in content if not endorsed.search(word))
    return replace(question, bodies=(made[0].body,), named="exact", kind=kind, content=content, unknown=unknown)


def _asks_parties(question: Question) -> bool:
    """Tell whether a question on an act is which states take part in it, or whether some state does."""
    if not question.asks("members", "instrument", "legal", "partners", "other"):
        return False
    takes = cue("endorsed", question.language).search(question.bare) or question.aspects & _TAKING
    states = question.countries if question.polar else cue("memberlike", question.language).search(question.bare)
    return bool(takes and states)


def goes_by(fact: Fact, kinds: Sequence[str], places: Collection[str], knowledge: Knowledge) -> bool:
    """Tell whether an act is of one of some kinds and of one of some places, spelt as in another language perhaps."""
    tongue = knowledge.metadata[fact.document].language
    for value in fact.values:
        folded = fold(value.value)
        nouns = [c for c in cues("instrument", tongue).find(folded) if c.name == "noun"]
        placed = any(OSA.distance(own, place) <= 1 for own in act_places(folded, nouns) for place in places)
        alike = (likeness(kind, folded[noun.start : noun.end]) >= _KIND for kind in kinds for noun in nouns[:1])
        if placed and any(alike):
            return True
    return False


def _is_titled(meta: Metadata, kind: str) -> bool:
    """Tell whether the title of a text says that it is of a kind, «déclaration», in whichever language."""
    title = fold(meta.title)
    nouns = [title[c.start : c.end] for c in cues("instrument", meta.language).find(title) if c.name == "noun"]
    return any(likeness(kind, noun) >= _KIND for noun in nouns)


def of_that_kind(kind: str, asked: Sequence[str], given: Sequence[str], knowledge: Knowledge) -> tuple[str, ...]:
    """Return the one body of an answer whose name says a kind, «that declaration», as none of those asked does."""
    alike = [
        body
        for body in dict.fromkeys((*asked, *given))
        if any(likeness(kind, name) >= _KIND for group in knowledge.bodies[body].names.values() for name in group)
    ]
    return tuple(alike) if len(alike) == 1 and alike[0] not in asked else ()


def main_bodies(documents: Sequence[str], knowledge: Knowledge) -> tuple[str, ...]:
    """Return the one body that all of some documents list members of, or else state facts of, if only one."""
    facts = [knowledge.index.facts(documents=(each,)) for each in documents]
    for kinds in ({FactKind.MEMBERS}, set(FactKind) - {FactKind.COUNT, FactKind.PROVISION}):
        of_each = [{fact.body for fact in found if fact.body and fact.kind in kinds} for found in facts]
        shared = set.intersection(*of_each)
        if len(shared) == 1:
            return tuple(shared)
    return ()


# What stands between two names of one thing, «the Forum (FDM)», or of two that a dash joins.
_ONLY_MARKS = re.compile(r"\s?[^\w\s]+\s?")


def of_first(question: Question, names: NameMatcher) -> Question:
    """Return a question about the first of the bodies that it names, beside the others."""
    named = {match.value for match in names.find(question.text)}
    first = next((body for body in question.bodies if body in named), question.bodies[0])
    rest = tuple(dict.fromkeys((*question.others, *(b for b in question.bodies if b != first))))
    return replace(question, bodies=(first,), others=rest)


# The most characters before a name in which what joins it to another stands, «and of the».
_BEFORE = 12
# Marks or a word that make a list of names, beside the conjunctions of each language.
_MARK = re.compile(r"[,;/&+]|\b(?:ni|nor|puis|vs|versus|contre)\b")


def are_listed(question: Question, names: NameMatcher) -> bool:
    """Tell whether the names in a question stand side by side: not «the panel of the fund», «used by the fund»."""
    text = question.text
    spans = [match.span for match in names.find(text)]
    if len(spans) > 1:
        between = [text[a.end : b.start] for a, b in pairwise(spans)]
        return all(_joins(each, question.language) or _ONLY_MARKS.fullmatch(each) for each in between)
    around = (text[max(0, spans[0].start - _BEFORE) : spans[0].start], text[spans[0].end :]) if spans else (text,)
    return any(_joins(each, question.language) for each in around)


# What stands before the noun of a list that is asked for, «List of members of A and of B», «Who are the members of …».
_LIST_OF = re.compile(rf"(?:^|\b(?:the|l[eao]s?|os|{spelt('of')}|des))\W*$")


def asks_lists(question: Question) -> bool:
    """Tell whether a question asks for the list of each body it names, «Members of A and of B».

    «Which countries are members of A and of B?» asks for those on both.
    """
    told = question.countries or question.regions or question.years or question.numbers
    if not question.asks("members") or question.polar or question.restrict or told:
        return False
    nouns = cue("memberlike", question.language).find(question.bare)
    heads = [c for c in nouns if c.name == "member" and _LIST_OF.search(question.bare[: c.start])]
    return len(nouns) == len(heads) > 0 and all(question.bare[: c.end].endswith("s") for c in heads)


def _joins(text: str, language: str) -> bool:
    """Tell whether words between or around names make a list of them."""
    return any(found.search(fold(text)) is not None for found in (_MARK, cue("conjunction", language)))


def is_of_act_between(question: Question) -> bool:
    """Tell whether a question is about an act between two bodies, «the arrangement between A and B», not of each."""
    between = [c for c in cue("restrict", question.language).find(question.bare) if c.name == "between"]
    nouns = [c for c in cues("instrument", question.language).find(question.bare) if c.name == "noun"]
    gaps = [place.start - noun.end for place in between for noun in nouns if noun.end <= place.start]
    return bool(gaps) and min(gaps) <= _BETWEEN


def is_of_shared_act(question: Question) -> bool:
    """Tell whether a question is about one act that two bodies signed, «their memorandum», «a memorandum with»."""
    nouns = [c for c in cues("instrument", question.language).find(question.bare) if c.name == "noun"]
    shared = any(_THEIR.search(question.bare[: n.start]) or _WITH.match(question.bare, n.end) for n in nouns)
    return shared and ("signed" in question.aspects or question.polar)


# What tells of an act that it is of two together.
_THEIR = re.compile(r"\b(?:their|leur|su|seu|sua)\s(?:\w+\s)?$")
_WITH = re.compile(r"\s(?:(?:d[eo]|of|sur|on|sobre)\s\w+\s)?(?:with|avec|con|com)\b")


def _is_between(pair: set[str], text: Metadata, knowledge: Knowledge) -> bool:
    """Tell whether the title of a text names an act and both of two bodies."""
    if not pair <= knowledge.named(text.title):
        return False
    return any(c.name == "noun" for c in cues("instrument", text.language).find(fold(text.title)))


def of_organ(question: Question, knowledge: Knowledge, names: NameMatcher) -> Question | None:
    """Return a question about an organ of the body named as one about that organ, or None.

    The organ is named before its body, «the Customs Court of the Union», or by words that mean those of its name.
    """
    if len(question.bodies) != 1 or not _has_kind(question):
        return None
    owner = question.bodies[0]
    organ = _before_owner(question, names) or _by_meaning(question, knowledge, owner)
    if organ is None:
        return None
    return replace(question, bodies=(organ,), others=(owner, *question.others), named="exact")


def _words_of(question: Question) -> str:
    """Return the folded words of a question that may name an organ: but the names in full, and what it says was done.

    «The Gulu Compact, created» names no «Fonds de Gulu».
    """
    done = [Span(c.start, c.end) for c in cue("aspect", question.language).find(question.folded)]
    return question.bare if question.named == "exact" else blanked(question.folded, done)


def _has_kind(question: Question) -> bool:
    """Tell whether a question names a kind of body beside the names in it, or another body."""
    text = _words_of(question)
    kinds = (c.name for tongue in LANGUAGES for c in cues("subject", tongue).find(text))
    return bool(question.others) or "noun" in kinds


def _before_owner(question: Question, names: NameMatcher) -> str | None:
    """Return the body that is named right before «of» and the body asked about."""
    found = sorted(names.find(question.text), key=lambda match: match.span)
    for organ, owner in pairwise(found):
        between = fold(question.text[organ.span.end : owner.span.start])
        if organ.value in question.others and owner.value in question.bodies and _OF.fullmatch(between):
            return organ.value
    return None


def _by_meaning(question: Question, knowledge: Knowledge, owner: str) -> str | None:
    """Return the body named beside another in its documents whose every telling word the question says in its way.

    One of them at least is no word of its owner's name too: «the Gulu Compact» is no «Fund of Gulu».
    """
    text, rated = _words_of(question), []
    shared = {word for group in knowledge.bodies[owner].names.values() for name in group for word in words(name)}
    for body in knowledge.beside(owner)[:_ORGANS]:
        for group in knowledge.bodies[body].names.values():
            said = [likeness(word, text) for word in content_words(group[0])]
            own = [likeness(word, text) for word in content_words(group[0]) if word not in shared]
            if (
                len(said) >= 2
                and max(own, default=0.0) >= _SAME
                and min(said) >= _NEAR
                and sum(said) / len(said) >= _ALIKE
            ):
                rated.append((sum(said) / len(said), body))
    return max(rated)[1] if rated else None
