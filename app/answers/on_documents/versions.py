"""What the versions of a text say apart to a message that names them, one alone or several with their dates."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import product
from typing import Protocol

from rapidfuzz import fuzz

from app.bodies import meant
from app.bodies.names import NameMatcher
from app.confidence import chance, model
from app.drafts import Draft
from app.knowledge import Knowledge
from app.messages import editions, surveys
from app.messages.parts import parts
from app.output import wording
from app.questions.cues import cue, scores
from app.questions.kinds import asks_countries
from app.questions.leftovers import blanked, function_words
from app.questions.question import Question, clean, understand
from app.questions.units import counts_members
from ingest.errors import QuestionError
from ingest.folding import fold
from ingest.records import Span

Solved = list[tuple[Question, Draft | None]]

# From this likeness on, of 100, sentences of two versions say the same, but for a value or two.
_ALIKE = 70
# What an answer is about is told by the name of the version that it is read from.
_NAMED = {"unnamed": 0.0, "body": 1.0, "on": 1.0}
_CHANGES = frozenset({"joined", "left"})
# What a question for those who take part may speak of beside.
_TAKES_PART = _CHANGES | {"signed", "adopted", "created", "donor"}
# What asks a text for the countries that take part in it, and for their number.
_PARTIES = ("ask_parties", "ask_parties_number")
# The number that a question for how one became another asks for, «from how many days to how many».
_AMOUNT = re.compile(
    r"combien(?: d\w*\W\w+)?|how (?:much|many)(?: (?!to\b)\w+)?"
    r"|cuant[oa]s?(?: (?!a\b)\w+)?|quant[oa]s?(?: (?!para\b)\w+)?"
)


class Reader(Protocol):
    """What answers from some documents alone."""

    def asked(self, text: str, history: Sequence[str] = ()) -> list[Question]:
        """Return the questions that a message asks."""

    def consider(self, text: str, history: Sequence[str] = ()) -> Solved:
        """Return each question that a message asks with its draft."""

    def settle(self, question: Question) -> tuple[Question, Draft | None]:
        """Return a question as it is best answered, and the draft of its answer."""


class Versions:
    """Answers a message from the versions of a text that it names, each read alone."""

    def __init__(self, knowledge: Knowledge, names: NameMatcher, reads: Callable[[str], Reader]) -> None:
        """Take what is known, the names, and what reads one document alone."""
        self._knowledge = knowledge
        self._names = names
        self._reads = reads

    def answered(self, text: str, history: Sequence[str] = ()) -> Solved | None:
        """Return what each version of a text says to a message that names some of them, where each says something.

        None where no version is named, or they do not say enough; no draft where they are to be compared.
        """
        surveyed = self._surveyed(text, history) if surveys.may_name(text) else None
        if surveyed is not None or not self._knowledge.versions or not editions.may_name(text):
            return surveyed
        whole = understand(text, self._names)
        text = editions.spelt(text, whole.language, self._knowledge, self._names.spelled(whole.language))
        named = editions.asked(text, whole.language, self._knowledge, history[-1] if history else "", whole.bodies)
        if named is None:
            return None
        turns = [self._without(turn, named.stages) for turn in history]
        plain = named.plain
        if self._asks_again(plain, whole.language):
            if not turns:
                return None  # «And in both versions?» without an earlier turn
            plain = turns.pop()
        turns = [turn for turn in turns if any(char.isalnum() for char in turn)]
        if not any(char.isalnum() for char in plain):
            return None
        if len(named.stages) == 1:
            solved = self._read(text, plain, turns, named.stages[0], named.stages)
            return solved if any(_is_sure(draft) for _, draft in solved) else None
        return self._apart(replace(whole, text=text), plain, turns, named.stages)

    def _surveyed(self, text: str, history: Sequence[str]) -> Solved | None:
        """Return what a document on several bodies says to a message on those of it, where it surely does."""
        found = surveys.asked(text, understand(text, self._names).language, self._knowledge)
        solved = self._reads(found.document).consider(clean(found.plain), history) if found is not None else []
        return solved if solved and all(_is_sure(draft) for _, draft in solved) else None

    def _without(self, turn: str, stages: Sequence[str]) -> str:
        """Return an earlier message without the words that name versions."""
        return editions.without(turn, understand(turn, self._names).language, stages, self._knowledge)

    def _asks_again(self, plain: str, language: str) -> bool:
        """Tell whether nothing is asked but what the turn before asked: «And under the revised text?»"""
        try:
            asked = understand(clean(plain), self._names, language)
        except QuestionError:
            return True
        says = asked.terms or asked.content or asked.bodies or asked.countries or asked.scores
        return not says and cue("interrogative", language).search(asked.bare) is None

    def _read(self, text: str, plain: str, turns: Sequence[str], stage: str, of: Sequence[str]) -> Solved:
        """Return what one of some versions says to a message; who takes part in it is asked of the text itself."""
        reader = self._reads(stage)
        asked = reader.asked(clean(plain), turns)
        first = asked[0]
        if not first.bodies or first.named == "hint":
            first = replace(first, bodies=meant.main_bodies(of, self._knowledge), named="earlier")
        options: list[Solved] = []
        for put in (first, replace(first, text=text)) if len(asked) == 1 else ():
            options.append([reader.settle(put)])
            if _sureness(options[-1]) >= model().threshold:
                return options[-1]
        options.append(reader.consider(plain, turns))
        if not (first.content or first.restrict or first.countries or first.aspects - _TAKES_PART):
            kinds = (first.asks("members"), counts_members(first))
            of_text = [
                reader.asked(wording.say(put, first.language)) for put, so in zip(_PARTIES, kinds, strict=True) if so
            ]
            listed = [[reader.settle(question) for question in questions] for questions in of_text]
            options += [own for own in listed if own[0][1] is not None and own[0][1].key != "number"]
        return max(options, key=_sureness)

    def _apart(self, whole: Question, plain: str, turns: Sequence[str], stages: Sequence[str]) -> Solved | None:
        """Return what some versions of a text say to a message, the newest first, as one answer."""
        language = whole.language
        compares = "compare" in scores(fold(plain), language)
        changes = cue("changed", language).search(fold(plain)) is not None
        pieces = self._pieces(whole, _compared(plain, language) if compares or changes else plain)
        options = []
        for stage in reversed(stages):
            read = [
                self._read(whole.text, piece, [*turns, *pieces[:at]], stage, stages)[0]
                for at, piece in enumerate(pieces)
            ]
            options.append([(question, draft) for question, draft in read if draft is not None])
        ways = [way for way in product(*options) if len({frozenset(i.kind for i in d.items) for _, d in way}) == 1]
        best = max(ways, key=lambda way: chance(weakest([d for _, d in way], self._knowledge)), default=None)
        if best is None:
            return [(whole, None)] if compares else None
        drafts = [draft for _, draft in best]
        least = weakest(drafts, self._knowledge)
        if not _is_sure(least):
            return [(whole, None)] if compares else None
        asked = replace(best[0][0], text=whole.text, aspects=whole.aspects, restrict=whole.restrict)
        answer = joined(asked, drafts, _denied(whole.text, language, stages, self._knowledge))
        return [(best[0][0], replace(answer, features=least.features))]

    def _pieces(self, whole: Question, plain: str) -> list[str]:
        """Return the questions that a message puts to each version; who came in or left is told by both lists."""
        language = whole.language
        mark = cue("but_not", language).search(fold(plain))
        before = plain[: mark.start] if mark is not None else ""
        pieces = parts(clean(before if any(map(str.isalnum, before)) else plain), language)
        pieces = [piece for at, piece in enumerate(pieces) if not at or understand(piece, self._names, language).terms]
        lists = asks_countries(whole.bare, language) and (mark is not None or bool(whole.aspects & _CHANGES))
        if lists and understand(pieces[0], self._names, language).asks("members") and not whole.aspects - _TAKES_PART:
            return [wording.say(_PARTIES[0], language)]
        return [piece if piece.endswith("?") else f"{piece} ?" for piece in pieces]


def _sureness(solved: Solved) -> float:
    """Return how sure the surest of some answers is, read in the version that was named."""
    for _, draft in solved:
        if draft is not None:
            draft.features |= _NAMED
    return max((chance(draft) for _, draft in solved if draft is not None), default=0.0)


def _is_sure(draft: Draft | None) -> bool:
    return draft is not None and chance(draft) >= model().threshold


def _compared(plain: str, language: str) -> str:
    """Return a question for what became another or is to be compared, «the target», to be put to each version."""
    folded = fold(plain)
    changes = cue("changed", language).find(folded)
    amount = next((found for each in changes if (found := _AMOUNT.search(folded, each.start, each.end))), None)
    if amount is not None:  # «from how many days to how many»
        span = next(each for each in changes if each.start <= amount.start() < each.end)
        return f"{plain[: span.start]}{plain[amount.start() : amount.end()]}{plain[span.end :]}"
    spans = [Span(each.start, each.end) for each in changes]
    spans += [Span(each.start, each.end) for each in cue("kind", language).find(folded) if each.name == "compare"]
    told = blanked(plain, spans).strip(" ?¿.!,:").split()
    stops = function_words()
    while len(told) > 1 and fold(told[0]) in stops and fold(told[1]) in stops:
        del told[0]
    thing = " ".join(told)
    if language == "en" and not thing.startswith("the "):
        thing = f"the {thing}"
    several = re.match(r"(?:les|los|las|os|as)\s|the\s\w+s\b", fold(thing)) is not None
    return wording.say("ask_several" if several else "ask_one", language, thing=thing)


def _denied(text: str, language: str, stages: Sequence[str], knowledge: Knowledge) -> str | None:
    """Return the version that stands behind the «not» of «in the 2014 text but not in the 2020 one», or None."""
    folded = fold(text)
    mark = cue("but_not", language).search(folded)
    if mark is None:
        return None
    classes = {each.name for each in cue("edition", language).find(folded, mark.end)}
    named = [each for each in stages if (knowledge.metadata[each].date or "")[:4] in folded[mark.end :]]
    named += [stages[0]] if "earlier" in classes else []
    named += [stages[-1]] if "later" in classes else []
    return named[0] if len(set(named)) == 1 else None


def weakest(drafts: Sequence[Draft], knowledge: Knowledge) -> Draft:
    """Return the draft that the answer of several versions is as sure as: the least sure one, by its features.

    Where the versions say the same but for a value, that both do so bears them out, and the surest one tells.
    """
    rated = sorted(drafts, key=chance)
    texts = [" ".join(each.span.of(knowledge.document(each.document).text) for each in d.evidence[:1]) for d in drafts]
    alike = all(fuzz.token_set_ratio(texts[0], text) >= _ALIKE for text in texts[1:])
    return rated[-1 if alike else 0]


def joined(question: Question, drafts: Sequence[Draft], denied: str | None = None) -> Draft:
    """Return what the versions of a text say, newest first, as one answer; ``drafts`` are in that order.

    Which countries came in or left between two of them is told by their lists; ``denied`` is the version in which those
    asked for are not.
    """
    newest, oldest = drafts[0], drafts[-1]
    changed = question.aspects & _CHANGES or "not" in question.restrict or denied is not None
    if changed and all(item.kind == "country" for draft in drafts for item in draft.items):
        gone = "left" in question.aspects if denied is None else _is_read_in(newest, denied)
        kept, other = (oldest, newest) if gone else (newest, oldest)
        beside = {item.value for item in other.items}
        items = [replace(item, derived=True) for item in kept.items if item.value not in beside]
        key = kept.key if kept.key == other.key else "members_partial"
        evidence = [*kept.evidence, *other.evidence]
        return replace(
            kept, items=items, evidence=evidence, derived=True, key=key if items else "none_shared", extra=[]
        )
    return replace(newest, extra=list(drafts[1:]), slots=newest.slots | {"editions": "yes"})


def _is_read_in(draft: Draft, document: str) -> bool:
    """Tell whether an answer is read in a document."""
    return any(each.document == document for each in draft.evidence)
