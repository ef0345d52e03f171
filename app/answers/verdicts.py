"""Yes or no: what a sentence says to a question that wants one, by the clause that tells it and what denies there.

What a question denies itself counts: «Was it rejected?» is a yes where the sentence says so and a no where it does not.
"""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise

from app.alignment import content_words, coverage, likeness
from app.answers import claims, figures, nature, times, upheld
from app.answers.sought import found, marked, without
from app.cues import cue
from app.drafts import Draft, Evidence
from app.knowledge import Knowledge
from app.leftovers import blanked, function_words
from app.question import Question
from ingest import countries
from ingest.facts import timing
from ingest.folding import fold
from ingest.gazetteer import words
from ingest.lexicon import Cue, cues
from ingest.records import Span

# Below this share of a question's words a sentence from facts is about something else.
_ABOUT = 0.5
# Up to so many words lead a sentence, and up to fewer than so many are no clause.
_LEAD, _SHORT = 3, 3
# From this share on a clause holds a word.
_HELD = 0.9
_SENTENCES = re.compile(r"[.;]\s(?=\W*[A-ZÀ-Þ\d(]|\w)")
_CLAUSES = re.compile(r"[.,;:]\s|\s[–—]\s")
# A «not» of an adjective alone.
_NON = re.compile(r"\bnon[\s-](\w{4,})|\bna?o[\s-](\w{3,}(?:ntes?|bles?|veis|ales|ais|tari[oa]s|tori[oa]s))\b")
# A participle opens what is set in commas.
_INSERTED = re.compile(r"\s*(?:[a-zß-ÿ]{2,}(?:[ai]d[oa]s?|ist[oa]s?|ée?s?|vue?s?|ed)|set up|made|begun|held)\b")


def told(question: Question, text: str, tongue: str) -> bool | None:
    """Return the yes or no that a text of a language gives, or None where it gives none.

    None too where the country asked about is not named: silence would have to count as a no. Another year or number
    than the one asked about is a no.
    """
    if not set(question.countries) <= _named(text) or text.rstrip().endswith("?"):
        return None
    if _is_but_requested(question, text, tongue) or _is_to_come(question, text, tongue):
        return None
    turned = denies_itself(question)
    verdict = denies(_of_country(question, text), tongue, question) == turned
    if verdict and not turned and (_is_refuted(question, text, tongue) or _is_not_alone(question, text)):
        return False
    return verdict and not (question.asks("members") and observes(question, text, tongue))


def _is_refuted(question: Question, text: str, tongue: str) -> bool:
    """Tell whether a text gives another figure, the opposite or another language than the one asked about."""
    if figures.borne_out(question, text, tongue) is False or _opposes(question, text, tongue):
        return True
    return _is_of_other_languages(question, text)


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
)
# What turns a word into its opposite, and how many letters two words share that are one but for that.
_TURNED, _SHARED = re.compile(r"(?:des|dis|de|un)(?=\w{7})"), 6


def _opposes(question: Question, text: str, tongue: str) -> bool:
    """Tell whether a text says the opposite of a word of the question alone: «permanent» where «temporary» is asked."""
    asked = {each.name for each in found("opposed", question.bare, question.language)}
    told = {each.name for each in found("opposed", fold(text), tongue)} | {figures.trend(text)} - {""}
    if any({a, b} <= told for a, b in _OPPOSED):  # «to ease the pressures, to strengthen the independence»
        terms = question.content or question.terms
        nearest = max(_clauses(text, tongue), key=lambda each: coverage(terms, each), default=text)
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


def _is_of_other_languages(question: Question, text: str) -> bool:
    """Tell whether a text names languages, and not the one that a question asks about."""
    asked, told = ({timing.spoken()[w] for w in words(each) if w in timing.spoken()} for each in (question.bare, text))
    return bool(told) and bool(asked - told)


def _is_but_requested(question: Question, text: str, tongue: str) -> bool:
    """Tell whether a text only asks for what a question takes for done: «called on the government to accept aid»."""
    if "request" in question.aspects or question.asks("mandate", "themes"):
        return False
    folded = fold(text)
    asks = [c.start for c in cue("aspect", tongue).find(folded) if c.name == "request"]
    terms = question.content or question.terms
    said = [m.start() for m in re.finditer(r"\w{4,}", folded) if any(likeness(w, m.group()) >= _HELD for w in terms)]
    return bool(asks and said) and min(said) > min(asks)


def _is_to_come(question: Question, text: str, tongue: str) -> bool:
    """Tell whether a word of what a question takes for done stands only where a text speaks of what is to come.

    «Has it been signed?» is not told by «which will be opened for signature».
    """
    language = question.language
    if not marked("past", question.bare, language) or marked("to_come", question.bare, language):
        return False
    clauses = _clauses(text, tongue)
    ahead = [each for each in clauses if marked("to_come", fold(each), tongue)]
    rest = " ".join(each for each in clauses if each not in ahead)
    words_told = [w for w in question.terms if any(likeness(w, each) >= _HELD for each in ahead)]
    return any(likeness(word, rest) < _HELD for word in words_told)


def by_sentence(draft: Draft, question: Question, knowledge: Knowledge) -> Draft | None:
    """Return an answer to a yes-or-no question with its verdict, or None where it only gives values.

    One that is a sentence has its verdict; one that corrects the question, is between two things or is
    on several bodies needs none.
    """
    free = draft.verdict is not None or draft.corrects or draft.extra
    if not question.polar or free or any("|" in word for word in question.terms):
        return claims.held(draft, question, knowledge) if question.polar else draft
    rests = draft.evidence[0] if draft.evidence else None
    text = rests.span.of(knowledge.document(rests.document).text) if rests else ""
    beside = {*question.others, *question.bodies[1:]}
    if beside and not (rests and beside <= {match.value for match in knowledge.bodies.find(text)}):
        return draft  # silence on the other body is no yes and no no
    if draft.key != "text" or draft.items or rests is None:
        return None
    verdict = upheld_at(question, rests, knowledge)
    if coverage(question.content or question.terms, text) < _ABOUT:
        return None
    return None if verdict is None else replace(draft, verdict=verdict)


def upheld_at(question: Question, place: Evidence, knowledge: Knowledge) -> bool | None:
    """Return the yes or no that a stretch of a document gives, None where it does not say all that is asked."""
    text = place.span.of(knowledge.document(place.document).text)
    verdict = told(question, text, knowledge.metadata[place.document].language)
    if verdict is None:
        return None
    tongue = knowledge.metadata[place.document].language
    if nature.durations(question.bare, question.language, knowledge) and not nature.durations(text, tongue, knowledge):
        return None
    title = knowledge.metadata[place.document].title
    shown = f"{title} {knowledge.with_headings(place.document, (place.span,))}"
    if verdict != denies_itself(question):
        return verdict if upheld.upholds(question, text, shown, knowledge) else None
    if question.years and times.holds(question, knowledge):
        return None  # another year is no no where the founding is of the year asked about
    refuted = _is_refuted(question, text, tongue) or _is_not_alone(question, text)
    return verdict if refuted or upheld.concerns(question, text, shown, tongue, knowledge) else None


def denied(text: str, language: str) -> bool:
    """Tell whether a text of a language denies; «no later than» and the like do not."""
    plain = without("limits", fold(text), language)
    return cues("negation", language).search(plain.replace("'", " ")) is not None


def denies(text: str, language: str, question: Question) -> bool:
    """Tell whether a text denies what a question asks, by «not» or by a word of its own like «excluded».

    A word of denying in the question turns it round: who is exempt is so where the text says it, and not elsewhere.
    Of what is asked to be so by now, words of ending and of waiting are a no.
    """
    said, whole, asked = fold(clause(question, text, language)), fold(text), question.bare
    exception = _excepted(question, text, language)
    if exception is not None:
        return not denies(text[: exception.start], language, question)
    plain = without("only", said, language) if _excepted(question, said, language, "only") is not None else said
    if marked("lacking", asked, question.language):
        plain = without("lacking", plain, language)
    plain = _without_kinds(_without_privation(plain, language, question), question)
    turned = denied(plain, language)
    plain = without("limits", plain, language)
    if marked("denied", asked, question.language):
        turned ^= not marked("denied", whole, language)
    else:
        turned ^= marked("denied", plain, language)
    if not _asks_present(question):
        return turned
    if question.aspects & {"ended", "left"} or marked("lapsed", asked, question.language):
        return turned ^ (marked("still", said, language) and not marked("lapsed", whole, language))
    return turned ^ marked("lapsed", said, language)


def _without_privation(text: str, language: str, question: Question) -> str:
    """Return a folded text without the «without» of what a question does without too, «certified without reserve»."""
    asked = [_behind(question.folded, each.end) for each in found("privative", question.folded, question.language)]
    shared = []
    for each in found("privative", text, language) if asked else ():
        word = _behind(text, each.end)
        if any(word and likeness(own, word) >= _HELD for own in asked):
            shared.append(Span(each.start, each.end))
    return blanked(text, shared)


def _without_kinds(text: str, question: Question) -> str:
    """Return a folded text without the «non» of adjectives that a question does not ask about, «non-binding»."""
    asked = {*question.content, *question.terms, *content_words(question.bare)}
    strange = [m for m in _NON.finditer(text) if all(likeness(word, m[1] or m[2]) < _ABOUT for word in asked)]
    plain = question.asks("legal") or question.aspects & {"ended", "left"}
    return text if plain or not asked else blanked(text, [Span(*m.span()) for m in strange])


def _behind(text: str, position: int) -> str:
    """Return the first word of content behind a place of a folded text, or ""."""
    return next(iter(content_words(text[position:])), "")


def denies_itself(question: Question) -> bool:
    """Tell whether a question denies in its main clause: «doesn't it?» does not, nor does «even if it has not paid»."""
    main = without("aside", question.bare, question.language)
    return any(c.name == "not" for c in cue("restrict", question.language).find(main))


def clause(question: Question, text: str, tongue: str) -> str:
    """Return the clauses of a text that say what a question asks, or all of it where none says it by itself.

    A few words at the front govern the rest: «Rejeter, par quatre voix contre deux, la proposition …».
    """
    asked = question.content or question.terms
    clauses = _clauses(text, tongue)
    if not asked or len(clauses) < 2:
        return text
    rated = [coverage(asked, each) for each in clauses]
    best = max(rated)
    if rated.count(best) > 1 or best < coverage(asked, text) - 0.1:
        return text
    said = clauses[rated.index(best)]
    lead = clauses[:1] if len(words(clauses[0])) <= _LEAD and clauses[0] != said else []
    return ", ".join([*lead, said, *(each for each in clauses if each not in lead and _adds(question, each, said))])


def _adds(question: Question, text: str, said: str) -> bool:
    """Tell whether a text holds a word of a question's main clause that another text lacks."""
    main = words(without("aside", question.bare, question.language))
    asked = [w for w in question.terms if (len(w) > 3 or w.isdigit()) and w in main]
    return any(coverage([w], text) >= _HELD and coverage([w], said) < _ABOUT for w in asked)


def _excepted(question: Question, text: str, language: str, group: str = "excepting") -> Cue | None:
    """Return the word behind which a text speaks of what is asked as an exception: «no reservations, except to …»."""
    folded = fold(text)
    for word in found(group, folded, language):
        own = not any(each.start > word.end for each in found("opened", folded, language))
        if own and _adds(question, _CLAUSES.split(text[word.end :])[0], text[: word.start]):
            return word
    return None


def _of_country(question: Question, text: str) -> str:
    """Return the sentences of a text that name a country asked about, or all of it."""
    asked = set(question.countries)
    own = [each for each in _SENTENCES.split(text) if asked & _named(each)]
    return " ".join(own) or text


def _clauses(text: str, language: str) -> list[str]:
    """Return the clauses of a text; a word or two go with what is before them, «valued, not required»."""
    made: list[str] = []
    cuts = [each.start for each in found("opened", fold(text), language)] if len(fold(text)) == len(text) else []
    pieces = [text[a:b] for a, b in pairwise([0, *cuts, len(text)])]
    for part in (part for piece in pieces for part in _CLAUSES.split(piece)):
        if made and len(words(part)) < _SHORT:
            made[-1] += f", {part}"
        elif part.strip():
            made.append(part)
    return _rejoined(made)


def _rejoined(clauses: list[str]) -> list[str]:
    """Return clauses, those that one set in commas parts as one: «the alert, foreseen in the plan, has not begun»."""
    made: list[str] = []
    parted = False
    for at, each in enumerate(clauses):
        if parted:
            made[-2] += f" {each}"
        else:
            made.append(each)
        parted = not parted and 0 < at < len(clauses) - 1 and _INSERTED.match(each) is not None
    return made


def _named(text: str) -> set[str]:
    return {match.value for match in countries.find(text)}


def _asks_present(question: Question) -> bool:
    """Tell whether a question asks if something is so by now: it works, it belongs, it is still there."""
    present = question.asks("status", "members") or marked("still", question.bare, question.language)
    return present and not question.aspects & {"possible", "future"}


def observes(question: Question, text: str, language: str) -> bool:
    """Tell whether a sentence only lets take part as an observer where the question asks for a member."""
    ranks = {c.name for c in cues("members", language).find(fold(text))} & {"member", "observer"}
    asked = cue("memberlike", question.language).search(question.bare) is not None
    return ranks == {"observer"} and asked and "observer" not in question.aspects
