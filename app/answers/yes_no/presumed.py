"""An act whose reason, time or number is asked for, and that a text denies: «Why was it dissolved?», «It never was».

The clause that denies it must say nothing beyond what the question says: that observers do not vote denies no vote of
members, and that it does not meet in May no meeting.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from app.answers.from_sentences.alignment import content_words, coverage, likeness
from app.answers.from_sentences.sought import found, marked, sought, without
from app.answers.yes_no import polarity
from app.drafts import Draft, Evidence
from app.knowledge import Knowledge, Sentence
from app.questions.cues import cue
from app.questions.leftovers import blanked
from app.questions.question import Question
from ingest import countries, dates, numbers
from ingest.bodies import generic
from ingest.dates import covers
from ingest.folding import fold
from ingest.lexicon import spelt
from ingest.records import LANGUAGES

# From this likeness on a word of a text is the act asked about, and from that one on another word of the question.
_ACT, _SAID = 0.85, 0.6
# What goes on behind a denied act with another one, and how an adverb ends.
_NEXT = re.compile(rf"\b{spelt('and')}\b")
_ADVERB = re.compile(spelt("adverb"))
# The word behind «stopped», «cessé de».
_BEHIND = re.compile(r"\W+(?:\w{1,3}\W+)?(\w+)")


def set_right(question: Question, sentence: Sentence, knowledge: Knowledge) -> Draft | None:
    """Return a sentence as what sets a question right where it denies the act that this takes for granted, else None.

    It is then as sure as a fact, whatever a reader makes of it who looks for a reason or a date.
    """
    tongue = knowledge.metadata[sentence.document].language
    if not _presumes(question) or _is_of_value(question, sentence.text):
        return None
    place = Evidence(sentence.document, sentence.unit.span)
    draft = Draft("premise", evidence=[place], bodies=question.bodies[:1], covered=question.content)
    if _is_turned_down(question, sentence.text, tongue):
        return draft
    told: set[str] = set()
    for clause in polarity.clauses(sentence.text, tongue):
        own = polarity.states(clause)
        told = own or told
        named = (knowledge.bodies.find(clause), countries.find(clause), dates.find(clause))
        text = fold(blanked(clause, [match.span for matches in named for match in matches]))
        of_asked = set(question.countries) <= told or (not own and _of_none(text, tongue))
        if of_asked and _denies(question, text, tongue):
            return draft
    return None


def _presumes(question: Question) -> bool:
    """Tell whether a question takes an act for granted: it asks why, when or how much, and denies nothing itself.

    When a thing will be done presumes not that it was.
    """
    asks = bool(question.scores.get("reason")) or sought(question) in {"date", "number"}
    if not asks or question.polar or marked("to_come", question.bare, question.language):
        return False
    return "not" not in question.restrict and not polarity.denies_itself(question)


def _is_of_value(question: Question, text: str) -> bool:
    """Tell whether a text gives a date or a number where one is asked for, or is of other years than the question's."""
    told = {match.iso for match in dates.find(text)}
    if question.years and told:
        return not any(covers(year, day) or covers(day, year) for year in question.years for day in told)
    wants = sought(question)
    return (wants == "date" and bool(told)) or (wants == "number" and bool(numbers.find(text)))


# What of a country a request may be for that need not say so, «The request of Chad was put off».
_JOINING = frozenset({"joined", "observer", "associate", "candidate"})


def _is_turned_down(question: Question, text: str, tongue: str) -> bool:
    """Tell whether a text says that a request or proposal of what a question takes for granted came to nothing yet.

    It is that of the countries asked about, on their joining or on what the question says.
    """
    own, language = polarity.of_country(question.countries, text), question.language
    folded = fold(own)
    if marked("denied", question.bare, language) or marked("lapsed", question.bare, language):
        return False
    asked_for = marked("proposed", folded, tongue) and (
        marked("denied", folded, tongue) or marked("lapsed", folded, tongue)
    )
    joins = bool(question.aspects & _JOINING) or question.scores.get("members", 0.0) >= 1.0
    of_asked = bool(question.countries) and polarity.states(own) == set(question.countries)
    return asked_for and of_asked and (joins or coverage(question.content or question.terms, own) >= _SAID)


def _of_none(text: str, tongue: str) -> bool:
    """Tell whether a folded clause speaks of no member at all, «No State has denounced it»."""
    first = next(iter(polarity.denials(text, tongue)), None)
    noun = cue("memberlike", tongue).search(text)
    return first is not None and noun is not None and not text[first.end : noun.start].strip()


def _denies(question: Question, text: str, tongue: str) -> bool:
    """Tell whether a folded clause, without its names, denies an act that a question speaks of, and says no more."""
    plain = without("come_to_pass", text, tongue)
    if cue("no_longer", tongue).search(plain) is not None:
        return False
    asked, presumed = content_words(question.folded), _presumed(question)
    denials = polarity.denials(plain, tongue)
    for denial in denials:
        before, behind = _told(plain[: denials[0].start], tongue), _told(_NEXT.split(plain[denial.end :])[0], tongue)
        acts = behind[: 2 if behind and _is_light(behind[0]) else 1]
        rest = [word for word in (*before, *behind) if word not in acts and not _is_light(word)]
        if any(_is_said(word, presumed, _ACT) for word in acts) and all(_is_said(w, asked, _SAID) for w in rest):
            return True
    return False


def _presumed(question: Question) -> list[str]:
    """Return the words of a question that may be what it takes for granted: not what «stopped» stands before."""
    bare = question.bare
    ends = [c for c in cue("aspect", question.language).find(bare) if c.name == "ended"]
    ends += found("lapsed", bare, question.language)
    behind = (_BEHIND.match(bare, each.end) for each in ends)
    stopped = {match[1] for match in behind if match is not None}
    return [word for word in content_words(bare) if word not in stopped]


def _told(text: str, tongue: str) -> list[str]:
    """Return the words of content of a folded text, without adverbs and without those that deny."""
    words = content_words(text)
    return [word for word in words if _ADVERB.fullmatch(word) is None and not polarity.denials(word, tongue)]


def _is_light(word: str) -> bool:
    """Tell whether a word is that for any body or member, which tells nothing of what is denied."""
    return any(generic(word, each) or cue("memberlike", each).search(word) is not None for each in LANGUAGES)


def _is_said(word: str, asked: Sequence[str], least: float) -> bool:
    """Tell whether a word is like one of some others."""
    return any(likeness(each, word) >= least for each in asked)
