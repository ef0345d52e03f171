"""What one sentence offers in answer: a cell, a value or a name of the kind asked for, and whether that falls short."""

from __future__ import annotations

import re
from collections.abc import Mapping
from itertools import pairwise

from app.answers.from_facts import acts
from app.answers.from_provisions import articles
from app.answers.from_sentences.held import HOLDERS, beside, item_at, named_in
from app.answers.from_sentences.pointed import NAMING
from app.answers.from_sentences.sentences import is_precise
from app.answers.from_sentences.sought import asks_one, marked, may_be_length, names, sought
from app.answers.from_sentences.spelt import table_row
from app.answers.from_sentences.values import ASKED, Told, chosen, likeliest, meant, named
from app.answers.from_tables import cells
from app.answers.withheld.misfits import names_place
from app.confidence import CERTAIN
from app.drafts import Draft, DraftItem, Evidence
from app.knowledge import Knowledge, Sentence
from app.questions.cues import BY_AGE, FOUNDING, cue
from app.questions.leftovers import WORD, function_words, kinds_of_body
from app.questions.question import Question
from app.questions.wanted import UNLIKELY
from ingest import countries, dates
from ingest.bodies import generic
from ingest.dates import days
from ingest.folding import fold
from ingest.gazetteer import words
from ingest.lexicon import cues, spelt
from ingest.records import LANGUAGES, Span

# What parts the words of a name from what follows.
_PAUSE = re.compile(r"[.,;:()]")
# What stands between two names that are joined, «… (UNHCR) and the IOM».
_JOINED = re.compile(
    rf"\)?\s{spelt('and')}\s(?:(?:par|by|por|con|com|avec|with)\s)?(?:(?:l[aeo]s?|the|el|[oa]s?)\s|l['’])?"
)
# The kind of a cell that is the value which a question seeks.
_CELLS = {"date": "date", "number": "number", "country": "country", "one": "country"}


def items_of(question: Question, sentence: Sentence, knowledge: Knowledge, told: Told) -> list[DraftItem]:
    """Return the values of the type asked for that a sentence holds."""
    if question.kind not in HOLDERS and (dated := acts.of_its_year(question, sentence, knowledge)):
        return dated
    if question.asks("instrument") and (cited := articles.cited(question, sentence)):
        return cited
    if question.asks("instrument"):
        return acts.asked(question, sentence, knowledge) or _called(question, sentence, knowledge, told)
    if question.asks("members") and (called := _called(question, sentence, knowledge, told, own_noun=True)):
        return called
    found = chosen(question, sentence, knowledge, told)
    if not found and may_be_length(question):
        found = HOLDERS["count"](question, sentence, knowledge)
    by_name = told.wants_name or sought(question) in {"who", "names"}
    if found or (question.kind in HOLDERS and not by_name):
        return found
    if question.asks("bodies") and not question.bodies:
        called = _called(question, sentence, knowledge, told, own_noun=True)
        if any(told.of(item, sentence) >= ASKED for item in called):
            return likeliest(called, sentence, told)
        return _of_section(sentence, knowledge) or named_in(question, sentence, knowledge)
    if question.asks("bodies") and _tells_of_named(question, sentence, knowledge):
        return _of_section(sentence, knowledge)
    bodies = named_in(question, sentence, knowledge) if question.asks(*NAMING) else []
    found = [item for item in bodies if told.of(item, sentence) >= ASKED] or likeliest(bodies, sentence, told)
    found = found or _called(question, sentence, knowledge, told)
    return found or (named(question, sentence, knowledge, told) if by_name else [])


def with_joined(
    items: list[DraftItem], question: Question, sentence: Sentence, knowledge: Knowledge
) -> list[DraftItem]:
    """Return the bodies of an answer with those that its sentence joins to them, «led by the UNHCR and the IOM»."""
    one = asks_one(question) or cue("one_body", question.language).search(question.folded) is not None
    if one or not items or any(item.kind != "body" or not item.evidence[0].marks for item in items):
        return items
    told = {item.value: item for item in items}
    for before, match in pairwise(knowledge.bodies.find(sentence.text)):
        if _JOINED.fullmatch(fold(sentence.text[before.span.end : match.span.start])) is None:
            continue
        for known, more in ((before, match), (match, before)):
            if known.value in told and more.value not in (*question.bodies, *question.others, *question.besides):
                told.setdefault(more.value, item_at(sentence, "body", more.value, more.span))
    return sorted(told.values(), key=lambda item: item.evidence[0].marks[0].start)


def _tells_of_named(question: Question, sentence: Sentence, knowledge: Knowledge) -> bool:
    """Tell whether a sentence is on a body of the kind asked for, and but names the one asked about: «which conference
    does the Declaration come from?»"""
    subject, named = knowledge.spoken_of(sentence)
    if subject is None or subject not in knowledge.described or set(question.bodies) & set(knowledge.described):
        return False
    kinds = kinds_of_body(question.bare, question.language)
    return set(question.bodies) <= named and any(knowledge.is_a(subject, kind) for kind in kinds)


def cell_of(question: Question, sentence: Sentence, knowledge: Knowledge, told: Told) -> list[DraftItem]:
    """Return the cell of a row that is likeliest asked for, where one surely is that the question does not name.

    Where the question's own words want a date, a number or a country, cells that are none do not stand for one. Of
    columns that are of a body each, those of the bodies asked about count.
    """
    of_table = table_row(sentence, knowledge)
    if of_table is None:
        return []
    table, row = of_table
    given = set(question.countries) | {year[:4] for year in question.years}
    tongue = knowledge.metadata[sentence.document].language
    own = cells.columns_of((*question.bodies, *question.others), table, knowledge)
    items = {
        column: cells.items(sentence.document, tongue, table, row, column)
        for column, cell in enumerate(row.cells)
        if cell.text and not cells.held(cell.text) & given and (not own or column in own)
    }
    kind = _CELLS.get(sought(question))
    typed = {column: each for column, each in items.items() if each[0].kind == kind}
    if kind == "date" and not typed:  # «dissolved on 30 September 2019»
        dated = {column: dates.find(row.cells[column].text) for column in items}
        typed = {
            column: [DraftItem("date", found[0].iso, items[column][0].evidence)]
            for column, found in dated.items()
            if len(found) == 1
        }
        items |= typed
    chances = {at: told.chance(row.cells[at].start, row.cells[at].end) for at in typed or items}
    best = max(chances, key=lambda column: (chances[column], -column), default=0)
    return items[best] if chances.get(best, 0.0) >= ASKED or (own and len(chances) == 1) else []


def _of_section(sentence: Sentence, knowledge: Knowledge) -> list[DraftItem]:
    """Return the body that a sentence is about, where the question asks which body it is of that something is said."""
    subject = knowledge.spoken_of(sentence)[0]
    described = subject is not None and subject in knowledge.described
    if described or sentence.body is None:
        body = subject if described else next(iter(knowledge.subjects(sentence.document)), None)
    else:
        body = sentence.body
    evidence = (Evidence(sentence.document, sentence.unit.span),)
    return [DraftItem("body", body, evidence)] if body is not None else []


def _called(
    question: Question, sentence: Sentence, knowledge: Knowledge, told: Told, own_noun: bool = False
) -> list[DraftItem]:
    """Return what a sentence calls by a name of the kind asked for, «Which code …», «Quel comité …».

    A name goes on to the end of the words asked for that it begins. Who did something to a body is not that body.
    """
    found = []
    asked_of = [m.span for m in knowledge.bodies.find(sentence.text) if m.value in question.bodies]
    stretches = told.stretches(sentence.text)
    bodies = beside(question, sentence, knowledge)
    spelt = acts.spelt(sentence, knowledge)
    for start, end in names(question, sentence.text, own_noun):
        known = [match for match in bodies if match.span.start <= start < match.span.end]
        if known:
            found.append(item_at(sentence, "body", known[0].value, known[0].span))
            continue
        if question.expects == "who" and any(span.start <= start < span.end for span in asked_of):
            continue
        stretches = [*stretches, *(each for each in spelt if each[0] == start)]
        end = max([end, *(stop for begin, stop in stretches if start <= begin < end)])
        end = _whole_phrase(sentence.text, start, end)
        value = sentence.text[start:end]
        kind = "body" if any(generic(value, tongue) for tongue in LANGUAGES) else "instrument"
        own = meant(value, question, sentence, knowledge)
        if own is not None and fold(value) not in question.folded and not _is_members(value):
            found.append(item_at(sentence, kind if own == value else "body", own, Span(start, end)))
    return found


def _whole_phrase(text: str, start: int, end: int) -> int:
    """Return where a name ends that breaks off at small words, «Règlement applicable aux»: with the next other word."""
    while words(text[start:end])[-1:] and words(text[start:end])[-1] in function_words():
        following = WORD.search(text, end)
        if following is None or _PAUSE.search(text[end : following.start()]):
            return end
        end = following.end()
    return end


def _is_members(value: str) -> bool:
    """Tell whether a name opens with a word for members, «Estados observadores», or with «delegações de Angola»."""
    if countries.find(value) and any(cues("enacting", tongue).search(fold(value)) for tongue in LANGUAGES):
        return True
    return any(
        (c := cue("memberlike", tongue).search(fold(value))) is not None and c.start == 0 for tongue in LANGUAGES
    )


# The kinds of value without which a sentence answers no question of a kind.
_NEEDED = {
    "date": frozenset({"date"}),
    "number": frozenset({"number"}),
    "country": frozenset({"country", "body", "instrument"}),
    "one": frozenset({"country", "body"}),
    "who": frozenset({"body", "country", "text", "instrument"}),
}


def falls_short(
    question: Question, draft: Draft, sentence: Sentence, knowledge: Knowledge, wanted: Mapping[str, float]
) -> bool:
    """Tell whether a sentence holds no value that could answer, «led by a Director-General» to «who leads it?».

    ``wanted`` tells how likely the question wants a value of each kind.
    """
    kind = "who" if question.expects == "who" else sought(question)
    needed = _NEEDED.get(kind) if wanted.get(_CELLS.get(kind, kind), 1.0) >= UNLIKELY else None
    if not question.bodies and _is_of_other_noun(question, draft, knowledge):
        return True
    held = {item.kind for item in draft.items}
    if needed is not None and not held & needed and not (may_be_length(question) and "number" in held):
        return not _tells_otherwise(kind, question, draft, sentence, knowledge)
    if question.asks("seat") and not question.aspects & FOUNDING and not names_place(question, sentence, knowledge):
        return True
    if question.asks("members") and not _ranks(question, sentence, knowledge):
        return True
    if question.asks("leader") and _is_personal(question) and "text" not in held:
        return True
    if question.asks("date") and not is_precise(question, draft.items):
        return True
    if question.asks("date") and "future" in question.aspects:
        now = knowledge.metadata[sentence.document].date or ""
        return all(item.value <= now for item in draft.items)
    if question.asks("instrument"):
        return not held - {"date", "number"} and not acts.names_one(sentence, knowledge)
    return False


def _is_of_other_noun(question: Question, draft: Draft, knowledge: Knowledge) -> bool:
    """Tell whether a question asks for what another body's name opens with, «which plan», and none given has it."""
    bodies = [item.value for item in draft.items if item.kind == "body" and item.value in knowledge.bodies]
    names = [name for body in knowledge.bodies.all for group in body.names.values() for name in group] if bodies else []
    nouns = [word for word in question.content if any(fold(name).startswith(word) for name in names)]
    return bool(nouns) and not any(knowledge.is_a(body, noun) for body in bodies for noun in nouns)


def _tells_otherwise(kind: str, question: Question, draft: Draft, sentence: Sentence, knowledge: Knowledge) -> bool:
    """Tell whether a sentence gives what is asked for in words that are no value: a day of any year, an occasion.

    A share may be «a fifth», and who does a thing may have no name: «it is for whoever loses».
    """
    certain, text = draft.features["answers"] >= CERTAIN, fold(sentence.text)
    tongue = knowledge.metadata[sentence.document].language
    if kind == "date":
        return bool(days(sentence.text)) or (certain and marked("on_occasion", text, tongue))
    if kind == "number":
        share = cue("sharelike", question.language).search(question.bare)
        return share is not None and marked("fraction", text, tongue)
    return kind == "who" and (certain or _has_agent(question, sentence, knowledge))


def _ranks(question: Question, sentence: Sentence, knowledge: Knowledge) -> bool:
    """Tell whether a sentence says who came first or last, where a question asks that of members."""
    asked = question.restrict & BY_AGE
    told = cue("restrict", knowledge.metadata[sentence.document].language).find(fold(sentence.text))
    return not asked or bool(asked & {c.name for c in told})


def _has_agent(question: Question, sentence: Sentence, knowledge: Knowledge) -> bool:
    """Tell whether a sentence says by whom a thing was made, or between whom it stands, in words that are no name."""
    tongue = knowledge.metadata[sentence.document].language
    group = "between" if "between" in question.restrict else "agent"
    text = fold(sentence.text)
    if group == "agent" and not (question.aspects & FOUNDING and cues("founded", tongue).search(text)):
        return False
    return cue(group, tongue).search(text) is not None


def _is_personal(question: Question) -> bool:
    """Tell whether a question asks for the holder of a post that only a person holds: a director, no chair."""
    posts = [question.bare[c.start : c.end] for c in cues("post", question.language).find(question.bare)]
    chairs = cues("leader", question.language)
    return any(all(c.name != "chair" for c in chairs.find(post)) for post in posts)
