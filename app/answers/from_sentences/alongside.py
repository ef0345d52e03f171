"""The bodies that stand in one list with the countries of an answer, «The observers are Norway and the Tidal Forum»."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from app.answers.from_sentences.held import item_at, place_in
from app.answers.from_sentences.sought import whole
from app.drafts import Draft, DraftItem, merged
from app.knowledge import Knowledge, Sentence
from app.questions.cues import cue
from app.questions.leftovers import function_words
from app.questions.question import Question
from ingest.facts.listings import runs_of
from ingest.folding import fold
from ingest.gazetteer import words
from ingest.records import Span

# What stands between two names of one list: a bracket behind the first, what joins them, the article and the kind of
# thing in front of the second, «, bem como a organização …».
_BETWEEN = re.compile(
    r"(?:\s\([^()]{1,60}\))?(?:\s?[,;])?\s?(?:(?:et|and|y|e|ainsi que|as well as|as[ií] como|bem como)\b)?\s?"
    r"(?:(?:the|la|les?|el|l[ao]s|[oa]s?|d[ue]s?|del?|d[ao]s?)\s|l['’])?(?:[a-zà-ÿ]{4,}\s)?"
    r"(?:(?:[Gg]ou?vern\w+|[Gg]obierno)\s(?:(?:of|del?|du|d[ao]s?)\s)?(?:(?:the|la|les)\s|[dl]['’])?)?"
)
_JOINED = re.compile(r"[,;]|\b(?:et|and|y|e|ainsi que|as well as|as[ií] como|bem como)\b")
# What closes a list: a stop, a bracket with the acronym of its last name, or the verb where it opens the sentence.
_CLOSED = re.compile(r"(?:\s\([^()]{1,60}\))?\s?(?:[.,;:)]|$)")
# Up to so many characters in front of a list it is what its sentence speaks of, «The …».
_OPENS = 12
# A name that no body of the documents goes by has so many words at least.
_NAME = 2
_CAPITAL = re.compile(r"(?<![\w'’-])[A-ZÀ-Þ][\w-]{2,}")


def complete(draft: Draft, question: Question, knowledge: Knowledge) -> None:
    """Add to the countries or bodies of an answer the bodies that stand in one list with them, «its observers?»

    Not where countries alone are asked for.
    """
    if not draft.items or not _asks_for_any(question) or {item.kind for item in draft.items} - {"country", "body"}:
        return
    told = {item.value for item in draft.items}
    for each in draft.evidence:
        for sentence in knowledge.sentences(each.document):
            if each.meets(sentence.document, sentence.unit.span):
                draft.items += [item for item in _beside(draft.items, sentence, knowledge) if item.value not in told]
                told |= {item.value for item in draft.items}
    if any(item.kind == "body" for item in draft.items) and draft.key in {"members", "members_partial"}:
        draft.key = "relation"
        draft.evidence = merged([e for item in draft.items for e in item.evidence])


def _asks_for_any(question: Question) -> bool:
    """Tell whether a question asks who takes part, or who does something, and not which countries do."""
    who = question.asks("members", "partners") or (question.expects == "who" and not question.asks("leader"))
    countries = any(c.name != "member" for c in cue("memberlike", question.language).find(question.bare))
    apart = question.polar or question.regions or question.years or "not" in question.restrict
    return who and not (countries or apart)


def _beside(items: Sequence[DraftItem], sentence: Sentence, knowledge: Knowledge) -> list[DraftItem]:
    """Return the bodies of the lists of a sentence in which one of some values stands, beside bodies countries too."""
    kinds = {"body"} if any(item.kind == "country" for item in items) else {"body", "country"}
    text = sentence.text
    lists: list[list[tuple[Span, list[DraftItem]]]] = []
    for name in _names(sentence, knowledge):
        between = text[lists[-1][-1][0].end : name[0].start] if lists else ""
        if lists and _JOINED.search(between) and _BETWEEN.fullmatch(between):
            lists[-1].append(name)
        else:
            lists.append([name])
    found: list[DraftItem] = []
    for each in lists:
        places = [place_in(sentence, item) for _, own in each for item in own]
        meets = any(_is_at(item, sentence, place) for item in items for place in places)
        if meets and len(each) > 1 and (each[0][0].start <= _OPENS or _CLOSED.match(text, each[-1][0].end)):
            found += [item for _, own in each for item in own if item.kind in kinds]
    return found


def _is_at(item: DraftItem, sentence: Sentence, place: Span) -> bool:
    """Tell whether a value is marked at a place of a sentence."""
    start = sentence.unit.start
    marks = [mark for each in item.evidence if each.document == sentence.document for mark in each.marks]
    return any(mark.start - start < place.end and place.start < mark.end - start for mark in marks)


def _names(sentence: Sentence, knowledge: Knowledge) -> list[tuple[Span, list[DraftItem]]]:
    """Return the lists of countries and the names of bodies of a sentence, in their order, each with its values."""
    text = sentence.text
    found: dict[Span, list[DraftItem]] = {}
    for run in runs_of(text):
        places = [match for at, match in enumerate(run.places) if at not in run.regions]
        if places:
            found[Span(run.start, run.end)] = [item_at(sentence, "country", m.value, m.span) for m in places]
    for match in knowledge.bodies.find(text):
        found[match.span] = [item_at(sentence, "body", match.value, match.span)]
    for capital in _CAPITAL.finditer(text):
        span = Span(*whole(text, *capital.span()))
        taken = any(each.start <= capital.start() < each.end for each in found)
        if taken or fold(capital.group()) in function_words() or len(words(span.of(text))) < _NAME:
            continue
        acronym = Span(span.end + len(" ("), text.find(")", span.end))
        found[span] = found.pop(acronym, []) or [item_at(sentence, "body", span.of(text), span)]
    ordered = [*sorted(found), Span(len(text) + 1, len(text) + 1)]
    return [(here, found[here]) for here, behind in pairwise(ordered) if here.end <= behind.start]
