"""Sentences that cannot answer a question: they are about another body, place, time, way of taking part or people."""

from __future__ import annotations

import re
from collections.abc import Mapping

from app.answers.across_bodies import joining, sets, themes
from app.answers.from_facts import leaders
from app.answers.from_facts.relations import asks_successor
from app.answers.from_provisions.provisions import matters
from app.answers.from_sentences.alignment import coverage, likeness
from app.answers.from_sentences.counted import (
    is_of_other_place,
    is_of_other_share,
    is_of_others,
    is_uncounted,
    only_recurs,
)
from app.answers.from_sentences.sentences import of_another_turn
from app.answers.from_sentences.sought import marked
from app.answers.from_sentences.spelt import spell, table_row
from app.answers.from_tables import tables
from app.answers.withheld import organs
from app.answers.withheld.meetings import is_of_other_meeting
from app.answers.withheld.needed import asks_needed, tells_needed
from app.answers.withheld.owners import is_in, is_stated_of_another
from app.answers.yes_no import polarity, verdicts
from app.bodies.meant import by_kind
from app.drafts import Evidence, evidence_of
from app.knowledge import Knowledge, Sentence
from app.questions import ordinals
from app.questions.concepts import concepts
from app.questions.cues import FOUNDING, cue
from app.questions.leftovers import inside
from app.questions.question import Question
from app.scope import ScopedIndex
from ingest import countries, dates
from ingest.bodies import generic
from ingest.dates import covers
from ingest.folding import fold
from ingest.gazetteer import words
from ingest.lexicon import cues
from ingest.records import LANGUAGES, FactKind, Span
from ingest.topics import is_act

# From this likeness on a name is that of a row.
SAME_NAME = 0.9
# What says what something is for, and not what came before it.
_PURPOSE = re.compile(
    r"\b(?:afin d\w*|dans le but|in order to|so (?:that|as)|aim\w*|purpose\w*|a fin de|con el fin|com o fim|para \w+)"
)
# What a body is for, as a question may name it.
_PURPOSES = frozenset({"mandate", "objective", "function"})
# Below this one it has nothing like a word.
_UNLIKE = 0.2
# Below this share of what an effect is asked on a sentence is on an effect on something else.
_HALF = 0.5


# A word with a capital inside a sentence.
_NAME = re.compile(r"(?<=[\w,;:’'(] )[A-ZÀ-Þ][\w-]{2,}|(?<=[’'])[A-ZÀ-Þ]\w{2,}")


def is_of_other(question: Question, sentence: Sentence, knowledge: Knowledge) -> bool:
    """Tell whether a sentence is about another body, way of taking part, turn or people, or names no city asked for."""
    if _speaks_of_another(question, sentence, knowledge):
        return True
    if tables.is_of_other_row(question, sentence, knowledge) or _is_of_one(question, sentence):
        return True
    if _lacks_theme(question, sentence, knowledge) or _tells_no_successor(question, sentence, knowledge):
        return True
    tongue = knowledge.metadata[sentence.document].language
    if is_uncounted(question, sentence.text, tongue) or only_recurs(question, sentence.text, tongue):
        return True
    if asks_needed(question) and not tells_needed(sentence.text, tongue):
        return True
    if organs.is_of_other(question, matters(question), sentence.document, sentence.unit.span, knowledge):
        return True
    if is_of_others(question, sentence.document, sentence.unit.span, knowledge):
        return True
    if is_stated_of_another(question, sentence, knowledge):
        return True
    if ordinals.of_others(question.text, sentence.text):
        return True
    why_not = question.asks("reason") and "not" in question.restrict
    if why_not and not marked("cause", _PURPOSE.sub(" ", fold(sentence.text)), tongue):
        return True  # that it is not so is no reason why, nor what would be good for
    headed = knowledge.with_headings(sentence.document, (sentence.unit.span,))
    if is_of_other_share(question, sentence.text) or is_of_other_place(question, headed):
        return True
    if question.asks("seat") and not question.polar and of_city(question):
        return not names_place(question, sentence, knowledge)
    if question.asks("seat") and not question.aspects & FOUNDING and _tells_no_seat(question, sentence, knowledge):
        return True
    valued = question.asks("leader") or (question.asks("count", "other") and not question.polar)
    if valued and _is_of_other_years(question, sentence, knowledge):
        return True
    if _tells_no_such_act(question, sentence, knowledge) or is_of_other_meeting(question, sentence, knowledge):
        return True
    return question.asks("date") and of_another_turn(question, sentence)


# The concept of the words for the deposit of an instrument.
_DEPOSIT = "depositary"
# What of an act may be asked for its date, and by the names of which acts a text tells of it.
_TOLD_BY = {
    "in_force": {"in_force"},
    "ratified": {"ratified", "joined"},
    "signed": {"signed"},
    "adopted": {"adopted"},
}


def _tells_no_such_act(question: Question, sentence: Sentence, knowledge: Knowledge) -> bool:
    """Tell whether it is asked when or where an act was signed or came into force, and a sentence tells it not.

    The date that an act goes by is no such time; since when a rule applies may be told in any words.
    """
    asked = question.aspects & _TOLD_BY.keys() - ({"ratified"} if question.aspects & FOUNDING else set())
    if not question.asks("date", "seat") or not asked or (question.polar and "in_force" not in asked):
        return False
    if "since" in question.restrict:
        return False
    tongue = knowledge.metadata[sentence.document].language
    text = fold(f"{sentence.text} {knowledge.above(sentence)}")
    groups = (cue("aspect", tongue), cue("timely", tongue), cues("founded", tongue), cues("members", tongue))
    told = {each.name for group in groups for each in group.find(text)}
    if all(any(_DEPOSIT in concepts(word) for word in words(each)) for each in (question.bare, sentence.text)):
        return False  # «deposited its instrument»
    return not any(told & _TOLD_BY[name] for name in asked)


def _tells_no_successor(question: Question, sentence: Sentence, knowledge: Knowledge) -> bool:
    """Tell whether it is asked what came before or after a body, and a sentence neither says so nor names another."""
    if not question.asks("predecessor") or question.polar or not question.bodies:
        return False
    tongue = knowledge.metadata[sentence.document].language
    own = knowledge.facts(question.bodies[0], FactKind.PREDECESSOR)
    if asks_successor(question) and any(f.aspect == "predecessor" and is_in(f, sentence) for f in own):
        return True  # what came before it is not what came after
    if cues("predecessor", tongue).search(fold(f"{sentence.text} {knowledge.above(sentence)}")) is not None:
        return False
    known = [match.span for match in knowledge.bodies.find(sentence.text) if match.value in question.bodies]
    known += [match.span for match in (*countries.find(sentence.text), *countries.find_regions(sentence.text))]
    return all(inside(name.start(), known) for name in _NAME.finditer(sentence.text))


def _is_of_one(question: Question, sentence: Sentence) -> bool:
    """Tell whether a sentence on one body cannot tell of bodies at large, «What do these mechanisms do?».

    So too where a comparison names neither of the things that it is of, «compare the compacts on labour».
    """
    named = (question.bodies, question.others, question.countries, question.years, question.numbers, question.unknown)
    if sentence.body is None or question.polar or any(named):
        return False
    at_large = cue("bodylike", question.language).search(question.bare) is not None and "all" in question.restrict
    return question.asks("compare") or (at_large and not question.content and question.asks("mandate", "themes"))


def _lacks_theme(question: Question, sentence: Sentence, knowledge: Knowledge) -> bool:
    """Tell whether the bodies of a theme are asked for and a sentence has nothing like any word of it."""
    theme = themes.theme(question) if question.asks("bodies") else ()
    text = f"{sentence.text} {knowledge.heading_of(sentence)}"
    return bool(theme) and all(likeness(word, text) < _UNLIKE for word in theme)


def _is_of_other_years(question: Question, sentence: Sentence, knowledge: Knowledge) -> bool:
    """Tell whether a sentence names years, and neither one asked about nor since when.

    A version of a text that is of the year asked about may name any other.
    """
    meta = knowledge.metadata[sentence.document]
    dated = meta.date is not None and any(covers(year, meta.date) for year in question.years)
    if dated and (meta.version_of or any(m.version_of == sentence.document for m in knowledge.metadata.values())):
        return False
    told = {match.iso[:4] for match in dates.find(sentence.text)}
    text, tongue = fold(sentence.text), knowledge.metadata[sentence.document].language
    since = any(c.name == "since" for c in cue("restrict", tongue).find(text))
    return bool(question.years and told) and not since and told.isdisjoint(year[:4] for year in question.years)


def is_but_named(question: Question, sentence: Sentence, signals: Mapping[str, float], knowledge: Knowledge) -> bool:
    """Tell whether a sentence but names the act whose text, or the body whose mandate, a question asks for."""
    body = next((each for each in question.bodies if each in knowledge.bodies), "")
    if not body or body in knowledge.described:
        return False
    if question.asks("mandate") and question.aspects & _PURPOSES and not question.polar:
        tongue = knowledge.metadata[sentence.document].language
        return cues("mandate", tongue).search(fold(sentence.text)) is None
    says = cue("saying", question.language).search(question.bare) is not None
    return says and is_act(knowledge.bodies, body) and not signals["subject"]


def is_doubtful(
    question: Question, sentence: Sentence, signals: Mapping[str, float], knowledge: Knowledge, *, certain: bool
) -> bool:
    """Tell whether a sentence may be on another body than the one asked about, or tells of no leader asked for.

    ``certain`` tells that the reader is certain that it answers.
    """
    surely = question.named in {"exact", "earlier"} or (question.polar and by_kind(question, knowledge))
    elsewhere = surely and signals["elsewhere"]
    if elsewhere and not (certain and _is_of_own_document(question, sentence, knowledge)):
        return True
    if not question.asks("leader") or question.polar or signals["told"]:
        return False
    tongue = knowledge.metadata[sentence.document].language
    text = fold(f"{sentence.text} {knowledge.above(sentence)}")
    return all(c.name != "leader" for c in cue("kind", tongue).find(text))


def _is_of_own_document(question: Question, sentence: Sentence, knowledge: Knowledge) -> bool:
    """Tell whether a document tells of the body asked about, and neither it nor a sentence there is on another.

    A ministry that signs a note on a protocol, or an organ of a commission in its convention, is not described.
    """
    own = {*question.bodies, *question.others}
    titled = knowledge.subjects(sentence.document) if sentence.body is None else frozenset[str]()
    spoken = {sentence.body, knowledge.spoken_of(sentence)[0]} & set(knowledge.described)
    if spoken - own or (titled and not titled & own):
        return False
    return any(sentence.document in knowledge.documents_on(body) for body in question.bodies[:1])


def asks_beside_name(question: Question) -> bool:
    """Tell whether a question says more than a name or symbol that nobody declares, and than what is asked of any."""
    named = (*question.unknown, *_NAME.findall(question.text))
    name = {*question.numbers, *question.hints, *(word for each in named for word in words(fold(each)))}
    return any(word not in name and not generic(word, question.language) for word in question.content)


def is_left_out(question: Question, knowledge: Knowledge) -> bool:
    """Tell whether filters leave out the bodies asked about: a passage that passes may speak of these beside others."""
    chosen = knowledge.index.filters.bodies if isinstance(knowledge.index, ScopedIndex) else ()
    return bool(chosen and question.bodies) and not set(question.bodies) & set(chosen)


def wants_more(question: Question) -> bool:
    """Tell whether no one sentence can answer: what two lists share, or a year told by another that is not known."""
    of_lists = (
        not question.asks("count", "date") or cue("memberlike", question.language).search(question.bare) is not None
    )
    apart = ("both" in question.restrict and of_lists) or ("not" in question.restrict and not question.polar)
    beside = cue("beside_year", question.language).search(question.bare) is not None
    later = question.asks("members") and joining.narrows(question) and not question.years and not question.polar
    apart = (apart and len(question.bodies) > 1) or sets.wants_unknown(question)
    return apart or (beside and not question.years) or later


def _speaks_of_another(question: Question, sentence: Sentence, knowledge: Knowledge) -> bool:
    """Tell whether a sentence is about another way of taking part or of binding than the one asked about."""
    text, tongue = fold(sentence.text), knowledge.metadata[sentence.document].language
    if "observer" in question.aspects and question.asks("members"):
        asks_to = question.polar and marked("proposed", text, tongue)  # «Is it an observer?», «Its request was put off»
        return not asks_to and not any(c.name == "observer" for c in cues("members", tongue).find(text))
    if question.asks("members") and not question.polar and verdicts.observes(question, text, tongue):
        return True
    of_those = question.asks("members") or (question.asks("other") and question.expects == "who")
    if of_those and "not" in question.restrict and not question.polar:
        lacking = marked("denied", text, tongue) or marked("to_come", text, tongue)  # «has still to ratify it»
        return not (lacking or polarity.denied(sentence.text, tongue))
    if question.asks("mandate") and {"mandate", "lasts"} <= {c.name for c in cues("term", tongue).find(text)}:
        return True  # how long a term of office lasts
    if question.asks("leader", "other") and not question.polar and leaders.of_deputy(question):
        return cues("deputy", tongue).search(text) is None
    if question.asks("legal") and "political" in question.aspects:
        return not any(c.name == "politically" for c in cues("legal", tongue).find(text))
    return False


def of_city(question: Question) -> bool:
    """Tell whether a question asks for a city."""
    return cue("city", question.language).search(question.bare) is not None


def names_place(question: Question, sentence: Sentence, knowledge: Knowledge) -> bool:
    """Tell whether a sentence holds a name that no body, and where a city is asked for no country or member, is."""
    city = of_city(question)
    known = [m.span for m in knowledge.bodies.find(sentence.text)]
    known += [m.span for m in (*countries.find(sentence.text), *countries.find_regions(sentence.text)) if city]
    if city:
        tongue = knowledge.metadata[sentence.document].language
        known += [Span(c.start, c.end) for c in cue("memberlike", tongue).find(fold(sentence.text))]
    names = [m for m in _NAME.finditer(sentence.text) if not (city and _is_of_body(m.group()))]
    return any(not inside(name.start(), known) for name in names)


def _tells_no_seat(question: Question, sentence: Sentence, knowledge: Knowledge) -> bool:
    """Tell whether a sentence without a word for a seat lists members of a body asked about, or is on its founding.

    It is on that or on a meeting where a question asks by such a word, «where does it have its seat?».
    """
    text, tongue = fold(sentence.text), knowledge.metadata[sentence.document].language
    if cues("seat", tongue).search(text) is not None:
        return False
    acts = (cues(group, tongue).search(text) for group in ("founded", "event"))
    if any(acts) and cues("seat", question.language).search(question.bare) is not None:
        return True
    facts = [f for body in question.bodies for f in knowledge.facts(body, FactKind.MEMBERS)]
    own = [f for f in facts if any(e.meets(sentence.document, sentence.unit.span) for e in evidence_of(f))]
    named = {match.value for match in countries.find(sentence.text)}
    return bool(named) and named <= {v.value for fact in own for v in fact.values}


def _is_of_body(word: str) -> bool:
    """Tell whether a word is one for a kind of body, «l'Assemblée», and names no city."""
    return any(generic(fold(word), language) for language in LANGUAGES)


def is_effect_on_other(question: Question, sentence: Sentence) -> bool:
    """Tell whether a sentence says nothing of that on which a question asks for an effect."""
    asks = cue("asks_effect", question.language).search(question.bare)
    if asks is None or question.bodies:
        return False
    said, more = words(question.bare[asks.start : asks.end]), cue("no_more_said", question.language)
    sort = cue("of_quality", question.language)
    rest = [w for w in question.content if w not in said and more.search(w) is None and sort.search(w) is None]
    return bool(rest) and coverage(rest, sentence.text) < _HALF


def is_of_other_section(question: Question, sentence: Sentence, knowledge: Knowledge) -> bool:
    """Tell whether a sentence stands in a section on another body, under no heading that names one asked about."""
    if sentence.body in {None, *question.bodies, *question.others}:
        return False
    above = {*knowledge.named_in(knowledge.heading_of(sentence)), knowledge.of_paragraph(sentence)}
    return not above & set(question.bodies)


def is_of_section(question: Question, sentence: Sentence, knowledge: Knowledge) -> bool:
    """Tell whether a sentence stands in a section on another body than one of which a yes, no or value is asked.

    A number or members are of that other body only where they are a count of it or a list of its own.
    """
    if not (question.polar or question.asks("count", "members")) or not is_of_other_section(
        question, sentence, knowledge
    ):
        return False
    kind = FactKind.MEMBERS if question.asks("members") else FactKind.COUNT
    told = knowledge.facts(sentence.body, kind) if sentence.body is not None else ()
    place = Evidence(sentence.document, sentence.unit.span)
    return question.polar or any(place.meets(fact.document, span) for fact in told for span in fact.evidence)


def founds_nothing(question: Question, sentence: Sentence, knowledge: Knowledge) -> bool:
    """Tell whether a sentence of the section on another body founds nothing: it names no founding instrument."""
    if not (question.asks("instrument") and question.aspects & FOUNDING and question.bodies):
        return False
    founded = cues("founded", knowledge.metadata[sentence.document].language).search(fold(sentence.text))
    return founded is None and sentence.body not in {None, *question.bodies, *question.others}


def names_other(question: Question, sentence: Sentence, knowledge: Knowledge) -> bool:
    """Tell whether a sentence names bodies that documents describe, none of them that of which a number is asked."""
    named = knowledge.named(sentence.text) & set(knowledge.described)
    return bool(question.bodies and named) and not named & {*question.bodies, *question.others}


def is_other_row(question: Question, sentence: Sentence, knowledge: Knowledge) -> bool:
    """Tell whether a sentence is a row of a table that lacks a name which a question gives."""
    if table_row(sentence, knowledge) is None:
        return False
    text = spell(sentence, knowledge).text
    return any(likeness(fold(name), text) < SAME_NAME for name in question.unknown)
