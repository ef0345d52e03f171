"""Yes or no: what a sentence says to a question that wants one, by the clause that tells it and what denies there.

What a question denies itself counts: «Was it rejected?» is a yes where the sentence says so and a no where it does not.
"""

from __future__ import annotations

import re
from dataclasses import replace

from app.answers.from_facts import nature, times
from app.answers.from_facts.rolls import held
from app.answers.from_sentences.alignment import content_words, coverage, likeness
from app.answers.from_sentences.sought import found, marked, without
from app.answers.yes_no import claims, figures, polarity, upheld
from app.confidence import quoted
from app.drafts import Draft, Evidence, evidence_of, merged
from app.knowledge import Knowledge
from app.questions import omissions, ordinals
from app.questions.cues import FOUNDING, cue
from app.questions.leftovers import function_words
from app.questions.question import Question
from ingest import countries, numbers
from ingest.facts import timing
from ingest.folding import fold
from ingest.gazetteer import words
from ingest.lexicon import Cue
from ingest.records import FactKind, Span

# Below this share of a question's words a sentence from facts is about something else.
_ABOUT = 0.5
# From this share on a clause holds a word.
_HELD = 0.9


def told(question: Question, text: str, tongue: str) -> bool | None:
    """Return the yes or no that a text of a language gives, or None where it gives none.

    None too where the country asked about is not named: silence would have to count as a no. Another year or number
    than the one asked about is a no.
    """
    if not set(question.countries) <= polarity.states(text) or text.rstrip().endswith("?"):
        return None
    if _is_of_one_alone(question, text, tongue) or _is_of_some(question, text, tongue):
        return None
    if _is_but_requested(question, text, tongue) or _is_to_come(question, text, tongue):
        return None
    if _is_but_aimed_at(question, text, tongue):
        return None
    if figures.leaves_open(question, text, tongue) or _is_of_other_act(question, text, tongue):
        return None
    turned = polarity.denies_itself(question)
    denied = polarity.denies(polarity.of_country(question.countries, text), tongue, question)
    if denied is None:
        return False if not turned and _is_refuted(question, text, tongue) else None
    verdict = (denied or (question.asks("members") and observes(question, text, tongue))) == turned
    if verdict and not turned and (_is_refuted(question, text, tongue) or _is_not_alone(question, text)):
        return False
    if turned and not verdict and question.numbers and figures.borne_out(question, text, tongue) is False:
        return True  # «It does not have 15 members, right?» where it has 12
    if turned and not verdict and (_votes_otherwise(question, text, tongue) or _opposes(question, text, tongue)):
        return True  # «Did Chile not vote against it?» where it voted for it
    return verdict


def _is_refuted(question: Question, text: str, tongue: str) -> bool:
    """Tell whether a text gives another figure or rank, the opposite or another language than the one asked about."""
    if figures.borne_out(question, text, tongue) is False or _opposes(question, text, tongue):
        return True
    if ordinals.of_other_rank(question.text, text):
        return True
    if _is_of_other_languages(question, text, tongue) or _is_of_other_majority(question, text, tongue):
        return True
    return _votes_otherwise(question, text, tongue)


# Acts of which no other word for taking part tells, each with those that do.
_ACTS = {"ratified": {"ratified"}, "signed": {"signed", "adopted", "ratified"}}


def _is_of_other_act(question: Question, text: str, tongue: str) -> bool:
    """Tell whether a text says nothing of an act asked about, «Have all members ratified it?», or of how it binds.

    That it does not bind legally tells nothing of whether it does politically.
    """
    told = {each.name for each in cue("aspect", tongue).find(fold(text))}
    if question.asks("legal") and "political" in question.aspects:
        return "legal" in told
    asked = {each.name for each in cue("aspect", question.language).find(polarity.main(question))}
    return any(act in asked and not told & ways for act, ways in _ACTS.items())


def _is_of_one_alone(question: Question, text: str, tongue: str) -> bool:
    """Tell whether a text gives a number and does not say that it is the same for another, which a question asks."""
    if not ("same" in question.restrict and question.asks("count")):
        return False
    return not any(each.name == "same" for each in cue("restrict", tongue).find(fold(text)))


def _is_of_some(question: Question, text: str, tongue: str) -> bool:
    """Tell whether a text says not of all, or not of the only one, what a question says of it.

    «Signed by 164 states» is no signing by all of them, nor is «the first agreement» the only one.
    """
    said = {each.name for each in cue("restrict", tongue).find(fold(text))}
    if found("the_only", question.folded, question.language) and "alone" not in said:
        return True
    for every in cue("restrict", question.language).find(question.bare) if "every" not in said else ():
        noun = content_words(question.bare[every.end :])[:1] if every.name == "every" else []
        timed = any(cue("timelike", question.language).search(word) for word in noun)  # «every year»
        counted = [c.unit for c in numbers.find(text) if c.unit and noun and not timed]
        if any(likeness(noun[0], unit) >= _HELD or _are_states(noun[0], unit, question, tongue) for unit in counted):
            return True
    return False


def _are_states(noun: str, unit: str, question: Question, tongue: str) -> bool:
    """Tell whether a word of a question and what a number of a text counts are nouns for countries."""
    asked, told = cue("memberlike", question.language).search(noun), cue("memberlike", tongue).search(fold(unit))
    return asked is not None and told is not None and asked.name == told.name


# Behind a noun what goes on with it, «États membres des Nations Unies», and then another of one list.
_BESIDE = re.compile(
    r"(?:\s\w{4,})?(?:\s(?:of|de|des|du|del|d[aeo]s?)(?:\s(?:the|la|las|los|les))?(?:\s\w+){1,2})?"
    r"(?:,|\s(?:et|and|y|e))\s(?:(?:des|les|la|le|the|los|las|el|os|as|\d+)\s|l['’])?(\w+)"
)


def _is_not_alone(question: Question, text: str) -> bool:
    """Tell whether a text lists others beside what a question says is alone: «Did only states take part?»"""
    for alone in (c for c in cue("restrict", question.language).find(question.bare) if c.name == "alone"):
        noun = content_words(question.bare[alone.end :])[:1] or content_words(question.bare[: alone.start])[-1:]
        for word in re.finditer(r"\w{4,}", fold(text)) if noun else ():
            listed = _BESIDE.match(fold(text), word.end()) if likeness(noun[0], word.group()) >= _HELD else None
            if listed is not None and listed[1] not in function_words() and listed[1] not in question.folded:
                return True
    return False


# Of two words that oppose one another a sentence with one denies the other.
_OPPOSED = (
    ("lasting", "passing"),
    ("growing", "shrinking"),
    ("open", "closed"),
    ("good", "bad"),
    ("dependent", "independent"),
    ("voluntary", "compulsory"),
    ("free", "paid"),
    ("deciding", "advising"),
    ("at_once", "later"),
    ("yearly", "every_few_years"),
)
# What ends the clause in which a vote is told, and what tells that votes were cast.
_ENDS = re.compile(r"[,;:]")
_VOTED = re.compile(r"\b(?:vot(?!re\b)|voix\b|abst[eiu])")
# What turns a word into its opposite, and how many letters two words share that are one but for that.
_TURNED, _SHARED = re.compile(r"(?:des|dis|de|un)(?=\w{7})"), 6


def _opposes(question: Question, text: str, tongue: str) -> bool:
    """Tell whether a text says the opposite of a word of the question alone: «permanent» where «temporary» is asked."""
    asked = {each.name for each in found("opposed", question.bare, question.language)}
    told = {each.name for each in found("opposed", fold(text), tongue)} | {figures.trend(text)} - {""}
    if any({a, b} <= told for a, b in _OPPOSED):  # «to ease the pressures, to strengthen the independence»
        terms = question.content or question.terms
        nearest = max(polarity.clauses(text, tongue), key=lambda each: coverage(terms, each), default=text)
        told = {each.name for each in found("opposed", fold(nearest), tongue)}
    pairs = (*_OPPOSED, *((b, a) for a, b in _OPPOSED))
    apart = sum(a in asked and b in told and not {a, b} <= asked and a not in told for a, b in pairs)
    return (apart + _is_turned(question, text)) % 2 == 1


def _is_turned(question: Question, text: str) -> bool:
    """Tell whether a text has a word of a question but for what turns it round: «politicised», «depoliticised»."""
    asked, told = set(words(question.bare)), set(words(text))
    return any(_turns(a, b) or _turns(b, a) for a in asked - told for b in told - asked if a[:4] != b[:4])


def _turns(word: str, plain: str) -> bool:
    """Tell whether a word is another one with what turns it round before it."""
    before = _TURNED.match(word)
    rest = word[before.end() :] if before else ""
    return len(rest) > _SHARED and rest[:_SHARED] == plain[:_SHARED]


def _is_of_other_languages(question: Question, text: str, tongue: str) -> bool:
    """Tell whether a text names languages, and not the one that a question asks about.

    They are those of what is asked: «written in English, although hearings may be held in Thai».
    """
    asked = _spoken(question.bare)
    rest = [word for word in question.terms if not _spoken(word)]
    nearest = max(polarity.opened(text, tongue), key=lambda each: coverage(rest, each)) if asked and rest else text
    told = _spoken(nearest) or _spoken(text)
    return bool(told) and bool(asked - told)


def _spoken(text: str) -> set[str]:
    """Return the languages that a text names."""
    return {timing.spoken()[word] for word in words(text) if word in timing.spoken()}


def _is_of_other_majority(question: Question, text: str, tongue: str) -> bool:
    """Tell whether a text asks for another majority: two thirds where a simple one is asked, consensus where any is."""
    asked = {each.name for each in found("majority", question.bare, question.language)}
    exception = polarity.excepted(question, text, tongue)  # «by two thirds, except on the budget, by consensus»
    folded = fold(text[exception.start :] if exception is not None else text)
    told = {each.name for each in found("majority", folded, tongue)}
    if asked == {"some"}:
        return told == {"all"}
    return bool(asked - {"some"}) and bool(told - {"some"}) and (asked - {"some"}).isdisjoint(told)


def _votes_otherwise(question: Question, text: str, tongue: str) -> bool:
    """Tell whether a text gives a country another vote than is asked, or votes where all are said to have agreed.

    A country's vote is the one told nearest to its name.
    """
    folded = fold(text)
    told = found("vote", folded, tongue)
    if not told or _VOTED.search(folded) is None:
        return False
    if {each.name for each in found("majority", question.bare, question.language)} == {"all"}:
        agreed = any(each.name == "all" for each in found("majority", folded, tongue))
        return not agreed and any(each.name != "for" for each in told)
    asked = {each.name for each in found("vote", question.bare, question.language)}
    places = [m.span for m in countries.find(text) if m.value in question.countries]
    nearest = {min(told, key=lambda vote: _apart(vote, at, folded)).name for at in places}
    return len(asked) == 1 and bool(nearest) and asked.isdisjoint(nearest)


def _apart(vote: Cue, place: Span, text: str) -> tuple[bool, int]:
    """Return whether a clause ends between a vote and a place of a text, and how many characters lie there."""
    begin, end = min(vote.end, place.end), max(vote.start, place.start)
    return _ENDS.search(text, begin, end) is not None, end - begin


def _is_but_requested(question: Question, text: str, tongue: str) -> bool:
    """Tell whether a text only asks for what a question takes for done: «called on the government to accept aid»."""
    if "request" in question.aspects or question.asks("mandate", "themes"):
        return False
    folded = fold(text)
    if marked("proposed", folded, tongue) and marked("denied", folded, tongue):
        return False  # «The request of Chad was put off» tells what became of it
    asks = [c.start for c in cue("aspect", tongue).find(folded) if c.name == "request"]
    terms = question.content or question.terms
    said = [m.start() for m in re.finditer(r"\w{4,}", folded) if any(likeness(w, m.group()) >= _HELD for w in terms)]
    return bool(asks and said) and min(said) > min(asks)


def _is_to_come(question: Question, text: str, tongue: str) -> bool:
    """Tell whether a word of what a question takes for done stands only where a text speaks of what is to come.

    «Has it been signed?» is not told by «which will be opened for signature», but by «it has not been signed yet».
    """
    language = question.language
    if not marked("past", question.bare, language) or marked("to_come", question.bare, language):
        return False
    clauses = polarity.clauses(text, tongue)
    ahead = [c for c in clauses if marked("to_come", fold(c), tongue) and not polarity.denied(c, tongue)]
    rest = " ".join(each for each in clauses if each not in ahead)
    words_told = [w for w in question.terms if any(likeness(w, each) >= _HELD for each in ahead)]
    return any(likeness(word, rest) < _HELD for word in words_told)


def by_sentence(draft: Draft, question: Question, knowledge: Knowledge) -> Draft | None:
    """Return an answer to a yes-or-no question with its verdict, or None where it only gives values.

    One that is a sentence has its verdict; one that corrects the question, is between two things or is
    on several bodies needs none.
    """
    free = draft.verdict is not None or draft.corrects or draft.extra or omissions.is_offered(draft, question)
    if not question.polar or free or any("|" in word for word in question.terms):
        said = claims.held(draft, question, knowledge) if question.polar else draft
        if said is not None and _is_of_other_rhythm(said, question, knowledge):
            return replace(said, key="text", items=[], verdict=False)
        return replace(said, verdict=False) if said is not None and _is_outvoted(said, question, knowledge) else said
    rests = draft.evidence[0] if draft.evidence else None
    text = rests.span.of(knowledge.document(rests.document).text) if rests else ""
    beside = {*question.others, *question.bodies[1:]}
    if beside and not (rests and beside <= {match.value for match in knowledge.bodies.find(text)}):
        return draft  # silence on the other body is no yes and no no
    if draft.key != "text" or draft.items or rests is None:
        return None
    verdict = upheld_at(question, rests, knowledge, ranked=bool(of_rank(question, rests, knowledge)))
    if coverage(question.content or question.terms, text) < _ABOUT:
        return None
    return None if verdict is None else replace(draft, verdict=verdict)


def _is_outvoted(draft: Draft, question: Question, knowledge: Knowledge) -> bool:
    """Tell whether a yes rests on a rule or a vote by another majority than the one asked about."""
    plain = draft.key == "text" and not polarity.denies_itself(question)
    told = quoted(draft, knowledge) if draft.verdict and plain else []
    return any(_is_of_other_majority(question, *each) or _votes_otherwise(question, *each) for each in told)


def _is_of_other_rhythm(draft: Draft, question: Question, knowledge: Knowledge) -> bool:
    """Tell whether a yes rests on what is done but every few years where a question asks if it is so each year."""
    asked = {each.name for each in found("opposed", question.bare, question.language)}
    if not draft.verdict or "yearly" not in asked or polarity.denies_itself(question):
        return False
    told = {each.name for text, tongue in quoted(draft, knowledge) for each in found("opposed", fold(text), tongue)}
    return "every_few_years" in told - asked


# A Spanish verb for what was done, told from what is done by its accent alone, «alivió».
_PRETERITE = re.compile(r"\w{3,}ó\b")


def _is_but_aimed_at(question: Question, text: str, tongue: str) -> bool:
    """Tell whether a word of what a question takes for done stands only behind what a text says is aimed at.

    «Has it eased the pressure?» is not told by «it seeks to ease the pressure».
    """
    asked, language = question.bare, question.language
    past = marked("past", asked, language) or _PRETERITE.search(question.text) is not None
    if not past or marked("aimed", asked, language) or question.aspects & FOUNDING:
        return False
    aim = next(iter(found("aimed", fold(text), tongue)), None)
    if aim is None or len(fold(text)) != len(text):
        return False
    words_told = [w for w in question.content or question.terms if likeness(w, text[aim.end :]) >= _HELD]
    return bool(words_told) and all(likeness(word, text[: aim.start]) < _HELD for word in words_told)


def upheld_at(
    question: Question, place: Evidence, knowledge: Knowledge, *, ranked: bool, sure: bool = False
) -> bool | None:
    """Return the yes or no that a stretch of a document gives, None where it does not say all that is asked.

    ``ranked`` tells that the countries asked about are told to be of the rank that it speaks of; see ``of_rank``.
    ``sure`` tells that the reader takes it for the answer, which says what is asked in other words where it denies
    nothing: «The press may attend.»
    """
    text = place.span.of(knowledge.document(place.document).text)
    tongue = knowledge.metadata[place.document].language
    if ranked:
        question = replace(question, countries=())  # what is said of all observers is said of each
    verdict = told(question, text, tongue)
    if verdict is None:
        return None
    if nature.durations(question.bare, question.language, knowledge) and not nature.durations(text, tongue, knowledge):
        return None
    title = knowledge.metadata[place.document].title
    shown = f"{title} {knowledge.with_headings(place.document, (place.span,))} {_owner(place, knowledge)}"
    if verdict != polarity.denies_itself(question):
        plain = sure and not polarity.denied(text, tongue)
        return verdict if upheld.upholds(question, text, shown, tongue, knowledge, sure=plain) else None
    if question.years and times.holds(question, knowledge):
        return None  # another year is no no where the founding is of the year asked about
    refuted = _is_refuted(question, text, tongue) or _is_not_alone(question, text)
    return verdict if refuted or upheld.concerns(question, text, shown, tongue, knowledge) else None


def _owner(place: Evidence, knowledge: Knowledge) -> str:
    """Return a name of the body that the section around a place is on, or ""."""
    own = (s.body for s in knowledge.sentences(place.document) if place.meets(s.document, s.unit.span))
    body = next(own, None)
    return next((each for group in knowledge.bodies[body].names.values() for each in group), "") if body else ""


def of_rank(question: Question, place: Evidence, knowledge: Knowledge) -> list[Evidence]:
    """Return where it is told that all countries asked about take part in the way of which a text speaks, or nothing.

    «Observers have no vote» speaks of Chile where that is told to be one.
    """
    text, tongue = place.span.of(knowledge.document(place.document).text), knowledge.metadata[place.document].language
    ways = {each.name for each in found("lower_rank", fold(text), tongue)}
    if not ways or not question.countries or not question.bodies or polarity.states(text):
        return []
    facts = [f for f in knowledge.facts(question.bodies[0], FactKind.MEMBERS) if f.aspect in ways]
    told_of = {v.value: fact for fact in facts for v in held(fact, knowledge) if v.value in question.countries}
    if set(question.countries) != told_of.keys():
        return []
    return merged([each for fact in told_of.values() for each in evidence_of(fact)])


def observes(question: Question, text: str, language: str) -> bool:
    """Tell whether a sentence only lets take part as an observer or the like where the question asks for a member."""
    asked, said = question.bare, without("lower_rank", fold(text), language)
    full = any(c.name == "member" for c in cue("memberlike", question.language).find(asked))
    full = full or marked("full_rank", asked, question.language)
    if not full or marked("lower_rank", asked, question.language) or not marked("lower_rank", fold(text), language):
        return False
    return not any(c.name == "member" for c in cue("memberlike", language).find(said))
