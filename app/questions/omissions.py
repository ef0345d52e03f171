"""What a question wants left out of its answer: «besides UNHCR», «à part le Mexique», «which other …?»."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from app.answers.from_sentences.alignment import content_words, coverage
from app.drafts import Draft, DraftItem
from app.questions.cues import cue, data
from app.questions.leftovers import function_words, inside, with_masks
from ingest import countries, numbers
from ingest.folding import fold
from ingest.gazetteer import words
from ingest.lexicon import Cue, spelt
from ingest.numbers import amount
from ingest.records import Span

if TYPE_CHECKING:
    from app.questions.question import Question

_CLAUSE = re.compile(r"[,;:?!]")
# Groups of cues whose words end a list of names.
_ENDING = ("interrogative", "polar", "kind", "counts_in")
# From this share of its words on a question names a value.
_SAID = 0.7
# Kinds of value that may be left out of an answer.
_NAMES = frozenset({"body", "country", "instrument"})


def spans(bare: str, language: str, *names: str) -> list[Span]:
    """Return the stretches of a folded question that name what is left out, each to its clause's end.

    One that opens the question with a comma behind it ends there: «Besides its goals, what does it contain?»
    ``names`` are the classes of cues that open them: "apart" («besides»), "with" («with whom»); all where none.
    Names alone before «aside» are left out as those behind «apart from» are.
    """
    found = []
    for each in cue("besides", language).find(bare):
        if each.name == "behind":
            closed = bare[each.end :].lstrip().startswith(",")  # «Is Peru excluded from A?» leaves nobody out
            found += [Span(0, each.end)] if each.start and closed and _are_names(bare[: each.start]) else []
            continue
        if names and each.name not in names:
            continue
        close = _CLAUSE.search(bare, each.end)
        ends = [close.start()] if close else []
        if each.name == "apart" and not (close and close.group() == "," and not bare[: each.start].strip(" ¿")):
            ends += [c.start for group in _ENDING for c in _verbs(group, bare, each.end, language)]
        found.append(Span(each.start, min(ends, default=len(bare))))
    return found


def kept_from(text: str, begin: int, language: str) -> int:
    """Return where the question proper of a message begins, with the places before it that it leaves out or asks of.

    «Besides Peru, …», «Peru, Chile and Cuba: which of them …».
    """
    places = [match.span for match in countries.find(text) if match.span.start < begin]
    named = [span.start for span in (*places, *(match.span for match in countries.find_regions(text)))]
    masked = with_masks(fold(text), places)
    apart = [span for span in spans(masked, language, "apart") if span.start < begin] if begin else []
    kept = [span.start for span in apart if any(inside(at, [span]) for at in named)]
    if len(places) > 1 and masked[:begin].rstrip(" ¿").endswith(":") and _are_names(masked[:begin]):
        kept.append(places[0].start)
    return min([begin, *kept])


def _are_names(masked: str) -> bool:
    """Tell whether but names, each letter an «x», and small words stand in some words."""
    return all(set(word) == {"x"} or word in function_words() for word in words(masked))


# What opens a clause behind a comma that only says more of what a question names, «the Declaration, which A adopted».
_SAYS_MORE = re.compile(rf",\s{spelt('says_more', data())}\b[^,;:?!]*")
# What is asked of one thing that is named.
_OF_ONE = frozenset({"date", "seat", "instrument", "legal", "status", "mandate", "leader", "parent", "predecessor"})


def says_more(folded: str, kind: str) -> list[Span]:
    """Return the clauses of a question for one value that but say more of what it names; none of other questions."""
    return [Span(*match.span()) for match in _SAYS_MORE.finditer(folded)] if kind in _OF_ONE else []


def _verbs(group: str, bare: str, start: int, language: str) -> list[Cue]:
    """Return the cues that end a list of names: verbs and interrogatives, not «the countries of»."""
    nouns = {c.start for c in cue("memberlike", language).find(bare, start)}
    return [c for c in cue(group, language).find(bare, start) if c.start not in nouns]


def leave_out(draft: Draft, question: Question) -> None:
    """Take the values that the question sets aside out of a draft, but where nothing else would be left."""
    gone = set(question.besides)
    if "other" in question.restrict:
        of_states = question.asks("bodies") and question.countries  # «Peru is in A; in which other one is it?»
        gone |= {*question.others, *(question.bodies if of_states else question.bodies[1:])}
    for each in question.besides:
        gone |= countries.states(each) if each in countries.regions() else set()
    kept = [item for item in draft.items if item.kind not in _NAMES or item.value not in gone]
    if len(draft.items) > 1 and all(item.kind == "number" for item in draft.items) and question.numbers:
        kept = [item for item in draft.items if amount(item.value) not in _amounts(question)]
    if question.polar or not kept or len(kept) == len(draft.items):
        return
    draft.items = kept
    draft.bodies = tuple(body for body in draft.bodies if body not in gone) or draft.bodies
    draft.derived = draft.derived or bool(gone)


def _amounts(question: Question) -> set[float]:
    """Return the numbers that a question says itself, «from 82 million in 1970 to how many?»."""
    told = numbers.find(question.text, question.language)
    return {amount(count.written) for count in told if count.value in question.numbers}


def only_repeats(draft: Draft, question: Question) -> bool:
    """Tell whether an answer names but the person or the one body that a question names.

    So does «Ms Paz» to «Who came after Ms Paz?», and the CRM to «With which body did the CRM sign it?». One that is
    left the choice names them all.
    """
    if question.polar or is_offered(draft, question):
        return False
    if draft.key == "bodies" and question.named == "exact" and len(question.bodies) == 1 and not question.others:
        return [item.value for item in draft.items if item.kind == "body"] == [*question.bodies]
    named = [item for item in draft.items if item.kind == "text"]
    return bool(named) and all(fold(item.value) in question.folded for item in named)


def is_offered(draft: Draft, question: Question) -> bool:
    """Tell whether a question names all values of an answer and leaves the choice, «the Assembly or the Council?»."""
    if not draft.items or cue("either", question.language).search(question.bare) is None:
        return False
    named = [item.value in question.others if item.kind == "body" else _says(question, item) for item in draft.items]
    return all(named)


def _says(question: Question, item: DraftItem) -> bool:
    return coverage(content_words(item.value), question.text) >= _SAID
