"""The body that a question is about where it names another one first.

Of the founding act of a body, what the act does is asked of that body; of two parties, «the memorandum between A and B»
is one text; and an organ of a body may go by its name in another language than the documents'.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from itertools import pairwise

from app.alignment import content_words, likeness
from app.cues import cue
from app.knowledge import Knowledge
from app.names import NameMatcher
from app.question import Question
from ingest.folding import fold
from ingest.lexicon import cues
from ingest.records import LANGUAGES, FactKind, Metadata
from ingest.topics import is_act

# How like a question's words those of an organ's name are: its closest word, its farthest, and all on the whole.
_SAME = 0.9
_NEAR = 0.35
_ALIKE = 0.68
# The most organs of one body that a question is held against.
_ORGANS = 200
# The most characters between the noun of an act and «between», «the arrangement on data between A and B».
_BETWEEN = 30
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


def is_of_act_between(question: Question) -> bool:
    """Tell whether a question is about an act between two bodies, «the arrangement between A and B», not of each."""
    between = [c for c in cue("restrict", question.language).find(question.bare) if c.name == "between"]
    nouns = [c for c in cues("instrument", question.language).find(question.bare) if c.name == "noun"]
    gaps = [place.start - noun.end for place in between for noun in nouns if noun.end <= place.start]
    return bool(gaps) and min(gaps) <= _BETWEEN


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
    """Return the folded words of a question that may name an organ: all but the names that stand in it in full."""
    return question.bare if question.named == "exact" else question.folded


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
    """Return the body named beside another in its documents whose every telling word the question says in its way."""
    text = _words_of(question)
    rated = []
    for body in knowledge.beside(owner)[:_ORGANS]:
        for group in knowledge.bodies[body].names.values():
            said = [likeness(word, text) for word in content_words(group[0])]
            if len(said) >= 2 and max(said) >= _SAME and min(said) >= _NEAR and sum(said) / len(said) >= _ALIKE:
                rated.append((sum(said) / len(said), body))
    return max(rated)[1] if rated else None
