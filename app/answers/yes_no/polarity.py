"""What a text affirms or denies of what a question asks: by the clause that tells it, and by what denies there.

A text denies by «not» and «never», and by words that turn a thing round: «excluded», «suspended», «pending». A question
may do both itself: «Was it never suspended?» is held against what is said of the suspension.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from itertools import pairwise

from app.answers.from_sentences.alignment import content_words, coverage, likeness
from app.answers.from_sentences.sought import found, marked, without
from app.questions.cues import cue
from app.questions.leftovers import blanked
from app.questions.question import Question
from ingest import countries
from ingest.folding import fold
from ingest.gazetteer import words
from ingest.lexicon import Cue, cues, spelt
from ingest.records import Span

# Below this share of a question's words a text is about something else.
_ABOUT = 0.5
# Up to so many words lead a sentence, and up to fewer than so many are no clause.
_LEAD, _SHORT = 3, 3
# From this share on a clause holds a word.
_HELD = 0.9
# Of so many words behind «without» one is what is lacking.
_LACKED = 4
# Who does a thing is told by up to so many words.
_DOERS = 2
_SENTENCES = re.compile(r"[.;]\s(?=\W*[A-ZÀ-Þ\d(]|\w)")
_CLAUSES = re.compile(r"[.,;:]\s|\s[–—]\s")
# A «not» of an adjective alone.
_NON = re.compile(r"\bnon[\s-](\w{4,})|\bna?o[\s-](\w{3,}(?:ntes?|bles?|veis|ales|ais|tari[oa]s|tori[oa]s))\b")
# A participle opens what is set in commas.
_INSERTED = re.compile(rf"\s*{spelt('participle')}\b")
# What stands between a «not» and the word that it denies.
_STEP = r"(?:(?!(?:et|and|y|e|ni|nem|nor)\b)[\w-]+[\s'’]+)"
_RULED = re.compile(rf"\W*{_STEP}{{0,4}}(?:[\w-]+,[^.,;:]{{1,40}},\s)?{_STEP}{{0,2}}")


def denied(text: str, language: str) -> bool:
    """Tell whether a text of a language denies; «no later than» and the like do not."""
    plain = without("limits", fold(text), language)
    return cues("negation", language).search(plain.replace("'", " ")) is not None


def denies(text: str, language: str, question: Question) -> bool | None:
    """Tell whether a text denies what a question asks, by «not» or by a word of its own like «excluded».

    Such a word in the question turns it round: who is exempt is so where the text says it, or where it denies what he
    is exempt from; None where it speaks of neither. Of what is asked to be so by now, words of ending and of waiting
    are a no.
    """
    exception = excepted(question, text, language)
    if exception is not None:
        ruled_out = denies(text[: exception.start], language, question)
        return None if ruled_out is None else not ruled_out
    lacking = lacks(question, text, language)
    if lacking is not None:
        return not lacking
    turning = _own_turning(question)
    said = _as_asked(fold(text if turning else clause(question, text, language)), language, question)
    nots = denials(said, language)
    told = _turning(question, without("limits", said, language), language, turning)
    if turning:  # «Is a party that withdraws exempt?» is not told by what withdraws
        aside = [word for word in question.terms if all(likeness(word, each) < _HELD for each in turning)]
        told = [each for each in told if all(likeness(word, said[each.start : each.end]) < _HELD for word in aside)]
    if not turning and _asks_present(question) and not told:
        whole = without("conceded", fold(text), language)  # «in operation, although two sittings were cancelled»
        told = found("lapsed", whole, language) if not marked("still", said, language) else []
    if turning and not told:
        akin = any(likeness(word, text) >= _HELD for each in turning for word in words(each))
        if akin or nots:
            return akin and bool(nots)
        plain = marked("denied", main(question), question.language) or marked("still", said, language)
        return True if plain else None  # «Are schools exempt?» where they pay
    if told and not turning and _is_restored(fold(text), language):
        told = []
    ruled = [any(_rules(denial, word, said) for denial in nots) for word in told]
    free = [each for each in nots if not any(_rules(each, word, said) for word in told)]
    if turning:
        return all(ruled) or any(marked("privative", said[each.start : each.end], language) for each in free)
    akin = any(likeness(word, said[each.start : each.end]) >= _HELD for each in told for word in question.terms)
    return bool(free) or not all(ruled) or (akin and bool(told))


def _own_turning(question: Question) -> list[str]:
    """Return the words of a question's main clause that turn a thing round themselves, «Is it suspended?»."""
    asked = main(question)
    now = _asks_present(question) or not marked("past", question.bare, question.language)
    groups = ["denied", "lapsed"] if now else ["denied"]
    found_in = (found(group, asked, question.language) for group in groups)
    own = [asked[c.start : c.end] for c in next(filter(None, found_in), [])]
    if not own and _asks_present(question):
        aspects = [c for c in cue("aspect", question.language).find(asked) if c.name in {"ended", "left"}]
        own = [asked[c.start : c.end] for c in aspects]
    return own


def _turning(question: Question, text: str, language: str, own: Sequence[str]) -> list[Cue]:
    """Return the words of a folded text that turn round what is asked, «excluded», and by now also «suspended».

    With words of the question's ``own`` that do, and of what was only proposed, whenever that was.
    """
    told = found("denied", text, language)
    proposed = marked("proposed", text, language) and not marked("proposed", question.bare, question.language)
    if own or proposed or _asks_present(question):
        told = [*told, *found("lapsed", text, language)]
    return sorted(told, key=lambda each: each.start)


def denials(text: str, language: str) -> list[Cue]:
    """Return the words by which a folded text denies; «no later than» and the like do not."""
    return cues("negation", language).find(without("limits", text, language).replace("'", " "))


def _rules(denial: Cue, word: Cue, text: str) -> bool:
    """Tell whether a «not» denies a word that stands a few words behind it in the same clause."""
    return denial.end <= word.start and _RULED.fullmatch(text, denial.end, word.start) is not None


def _is_restored(text: str, language: str) -> bool:
    """Tell whether a folded text says behind a word of ending that all is as it was, «suspended, then restored».

    So does one behind a request that was granted. «Lifted» ends a reservation, but not a suspension.
    """
    restored = found("restored", text, language)
    ends = [
        c for c in found("lapsed", text, language) if not any(o.start < c.end and c.start < o.end for o in restored)
    ]
    return bool(ends) and any(each.start > ends[-1].start for each in restored)


def _as_asked(text: str, language: str, question: Question) -> str:
    """Return a folded text without what looks like a denial and denies nothing that a question asks."""
    plain = without("only", text, language) if excepted(question, text, language, "only") is not None else text
    return _without_kinds(_without_privation(plain, language, question), question)


def _without_privation(text: str, language: str, question: Question) -> str:
    """Return a folded text without each «without» of something that a question does not ask about."""
    asked = {*question.content, *question.terms, *content_words(question.bare)}
    strange = []
    alike = marked("privative", question.bare, question.language)
    for each in found("privative", text, language):
        behind = _CLAUSES.split(text[each.end :])[0]
        lacked = content_words(behind)[:_LACKED]
        if question.asks("legal") and _binds(behind, language):
            continue  # «a political instrument, without binding effect»
        if alike or not any(likeness(own, " ".join(lacked)) >= _HELD for own in asked):
            strange.append(Span(each.start, each.end))
    return blanked(text, strange)


def lacks(question: Question, text: str, language: str) -> bool | None:
    """Tell whether a text says that there is none of what a question asks to do without, «leave without notice?».

    None where the question does without nothing, or the text does not speak of it.
    """
    said = without("only", fold(text), language)  # «observes only where it is invited»
    for each in found("privative", question.bare, question.language):
        word = _behind(question.bare, each.end)
        places = [m.start() for m in re.finditer(r"\w{4,}", said) if word and likeness(word, m.group()) >= _HELD]
        nots = [
            c for c in (*denials(said, language), *found("privative", said, language)) if c.end <= (places or [0])[0]
        ]
        if places:
            return any(_RULED.fullmatch(said, c.end, places[0]) for c in nots)
    return None


def _without_kinds(text: str, question: Question) -> str:
    """Return a folded text without the «non» of adjectives that a question does not ask about, «non-binding»."""
    asked = {*question.content, *question.terms, *content_words(question.bare)}
    strange = []
    for non in _NON.finditer(text):
        denied_of = " ".join([non[1] or non[2], *content_words(_CLAUSES.split(text[non.end() :])[0])[:1]])
        if all(likeness(word, denied_of) < _ABOUT for word in asked):
            strange.append(non)
    plain = question.asks("legal") or question.aspects & {"ended", "left"}
    return text if plain or not asked else blanked(text, [Span(*m.span()) for m in strange])


def _behind(text: str, position: int) -> str:
    """Return the first word of content behind a place of a folded text, or ""."""
    return next(iter(content_words(text[position:])), "")


def main(question: Question) -> str:
    """Return the main clause of a question, folded: without tags and without what «although», «if» or «who» open."""
    return without("aside", question.bare, question.language)


def denies_claim(question: Question) -> bool:
    """Tell whether a question puts a denial to the test, «Is it true that it never voted?»."""
    return question.claimed and denies_itself(question)


def denies_itself(question: Question) -> bool:
    """Tell whether a question denies in its main clause: «doesn't it?» does not, nor does «even if it has not paid»."""
    asked = main(question)
    if not question.claimed:
        asked = without("expecting", asked, question.language)
    return marked("negated", asked, question.language)


def clause(question: Question, text: str, tongue: str) -> str:
    """Return the clauses of a text that say what a question asks, or all of it where none says it by itself.

    A few words at the front govern the rest: «Rejeter, par quatre voix contre deux, la proposition …».
    """
    parts = clauses(text, tongue)
    for asked in (question.content, question.terms) if len(parts) > 1 else ():
        rated = [coverage(asked, each) for each in parts]
        best = max(rated)
        if asked and rated.count(best) == 1 and best >= coverage(asked, text) - 0.1:
            break
    else:
        return text
    said = parts[rated.index(best)]
    lead = parts[:1] if len(words(parts[0])) <= _LEAD and parts[0] != said else []
    binds = question.asks("legal") and not _binds(said, tongue)
    treaty = "treaty" in question.aspects and not _is_treaty(said, tongue)
    why = parts[: parts.index(said)][-1:] if _is_for_lack(question, said, tongue) else []
    more = [
        each
        for each in parts
        if each not in lead
        and (
            each in why
            or _adds(question, each, said)
            or (binds and _binds(each, tongue))
            or (treaty and _is_treaty(each, tongue))
        )
    ]
    return ", ".join([*lead, said, *more])


def _is_for_lack(question: Question, text: str, language: str) -> bool:
    """Tell whether a clause only tells who else does what a body is asked to be able to do, as what came before has it.

    «It has no legal personality, so the contracts are signed by the host»: can it sign them?
    """
    folded = fold(text).strip()
    opening, doer = (next(iter(found(group, folded, language)), None) for group in ("conclusive", "done_by"))
    if "possible" not in question.aspects or opening is None or opening.start or doer is None:
        return False
    return coverage(content_words(folded[doer.end :])[:_DOERS], question.folded) < _ABOUT


def _binds(text: str, language: str) -> bool:
    """Tell whether a text speaks of what binds."""
    return any(each.name == "binding" for each in cues("legal", language).find(fold(text)))


def _is_treaty(text: str, language: str) -> bool:
    """Tell whether a text speaks of a treaty."""
    return any(each.name == "treaty" for each in cue("aspect", language).find(fold(text)))


def _adds(question: Question, text: str, said: str) -> bool:
    """Tell whether a text holds a word of a question's main clause that another text lacks."""
    said_in = words(main(question))
    asked = [w for w in question.terms if (len(w) > 3 or w.isdigit()) and w in said_in]
    return any(coverage([w], text) >= _HELD and coverage([w], said) < _ABOUT for w in asked)


def excepted(question: Question, text: str, language: str, group: str = "excepting") -> Cue | None:
    """Return the word behind which a text speaks of what is asked as an exception: «no reservations, except to …»."""
    folded = fold(text)
    for word in found(group, folded, language):
        own = not any(each.start > word.end for each in found("opened", folded, language))
        if group == "excepting" and _says_all(question, text[word.end :], text[: word.start]):
            continue
        if own and _adds(question, _CLAUSES.split(text[word.end :])[0], text[: word.start]):
            return word
    return None


def _says_all(question: Question, behind: str, before: str) -> bool:
    """Tell whether an exception says by itself what is asked: «…, except on insurance, which takes consensus»."""
    terms = question.terms
    return len(terms) > 1 and coverage(terms, behind) >= _HELD and coverage(terms, before) < _ABOUT


def of_country(asked: Collection[str], text: str) -> str:
    """Return the sentences of a text that name one of some countries, and those behind that name none, or all of it."""
    own: list[str] = []
    for each in _SENTENCES.split(text) if asked else ():
        named = states(each)
        if named.intersection(asked) or (own and not named):
            own.append(each)
    return ". ".join(own) or text


def states(text: str) -> set[str]:
    """Return the codes of the countries that a text names."""
    return {match.value for match in countries.find(text)}


def clauses(text: str, language: str) -> list[str]:
    """Return the clauses of a text; a word or two go with what is before them, «valued, not required»."""
    made: list[str] = []
    for part in (part for piece in opened(text, language) for part in _CLAUSES.split(piece)):
        if made and len(words(part)) < _SHORT:
            made[-1] += f", {part}"
        elif part.strip():
            made.append(part)
    return _rejoined(made)


def opened(text: str, language: str) -> list[str]:
    """Return a text cut where a word opens a clause of its own, «although», «while»."""
    cuts = [each.start for each in found("opened", fold(text), language)] if len(fold(text)) == len(text) else []
    return [text[a:b] for a, b in pairwise([0, *cuts, len(text)])]


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


def _asks_present(question: Question) -> bool:
    """Tell whether a question asks if something is so by now: it works, it belongs, it is still there."""
    present = question.asks("status", "members") and not question.aspects & {"possible", "future"}
    return present or marked("still", question.bare, question.language)
