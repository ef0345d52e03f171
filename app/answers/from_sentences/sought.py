"""What a question wants of the sentence that answers it, told by its interrogative or by the noun it asks with."""

from __future__ import annotations

import re
from functools import cache

from app import lexicon
from app.answers.from_sentences.alignment import content_words, likeness
from app.questions.cues import cue
from app.questions.leftovers import blanked, function_words
from app.questions.question import Question
from ingest.bodies import generic
from ingest.folding import fold
from ingest.gazetteer import words
from ingest.lexicon import Cue, Cues, cues
from ingest.records import LANGUAGES, Span

_FILE = lexicon.FOLDER / "sought.toml"
# Kinds of question that want a value of one type, whatever their nouns.
_OF_KIND = {"date": "date", "count": "number", "members": "country", "leader": "who"}
# From this likeness on a word of a sentence is the noun that a question asks with, in any language.
_SAME_NOUN = 0.7
# The most characters between an interrogative and the noun it asks with, «quel était alors le montant».
_GAP = 8
# So many words behind the interrogative a question still names what it asks for.
_HEAD_WORDS = 2
# Behind its first word a name goes on with capitals and numbers, with what a link joins, and with an adjective where a
# link or the end of the clause follows: «Code de conduite sur l'accès aux données», «Comité consultatif des usagers».
_WORD = r"[\w’'-]+"
_LINK = r"(?:(?:de|du|des|of|for|on|del|do|da|dos|das|sobre|sur|para|pour|aux?|à)\b|d['’])"
_LINKED = re.compile(rf"\s{_LINK}\s?(?:(?:the\b|la\b|le\b|les\b|l['’]|el\b|los\b|las\b)\s?)?(?!\d){_WORD}")
_PROPER = re.compile(r"\s(?:[nN]\.?\s?[ºo°]\.?\s?[\w/-]+|[A-ZÀ-Þ][\w’'-]*|\d[\w/-]*)")
_ADJECTIVE = re.compile(rf"\s(?!{_LINK}){_WORD}(?=\s(?:{_LINK}|et|and|y|e|ou|or)\s|\s?[,.;:()|]|$)")
_QUOTED = re.compile(r"[«“\"]\s?([^«»“”\"]{3,80}?)\s?[»”\"]")


@cache
def _cues(group: str, language: str) -> Cues:
    return cues(group, language, _FILE)


def sought(question: Question) -> str:
    """Return the type of value that a question wants: "date", "number", "country", "one" country, "who",
    "names" or ""."""
    if question.polar:
        return ""
    if question.kind in _OF_KIND:
        wanted = _OF_KIND[question.kind]
        told = question.content or "candidate" in question.aspects
        return "one" if wanted == "country" and told and _noun(question) == "one" else wanted
    if question.expects:
        return question.expects
    return _noun(question)


def asks_one(question: Question) -> bool | None:
    """Tell whether one country is asked for by its noun, «which country», or several are; None where neither is."""
    return {"one": True, "country": False}.get("" if question.polar else _noun(question))


def _noun(question: Question) -> str:
    """Return the type of value that the noun of a question wants, or nothing."""
    return next((c.name for c in _cues("sought", question.language).find(question.bare) if _is_asked(question, c)), "")


def _is_asked(question: Question, noun: Cue) -> bool:
    """Tell whether a question asks for what a noun names: it stands behind the interrogative, or there is none."""
    text, language = question.bare, question.language
    asks = cue("interrogative", language).search(text)
    if asks is None or noun.start <= asks.start < noun.end:
        return True
    return any(0 <= noun.start - head.end <= _GAP for head in _cues("head", language).find(text))


def may_be_length(question: Question) -> bool:
    """Tell whether a length of time answers as well as a day, «le délai de réponse»."""
    return _cues("either", question.language).search(question.bare) is not None


def lasts(question: Question) -> bool:
    """Tell whether a question asks how long something takes without a word for time, «how much notice …?»."""
    return _cues("lasting", question.language).search(question.folded) is not None


def marked(group: str, text: str, language: str) -> bool:
    """Tell whether a folded text of a language holds a word of a group of yes or no: "denied", "lapsed", "still"."""
    return _cues(group, language).search(text) is not None


def without(group: str, text: str, language: str) -> str:
    """Return a folded text of a language without what the cues of a group cover: "limits" or "aside"."""
    return blanked(text, [Span(c.start, c.end) for c in _cues(group, language).find(text)])


def found(group: str, text: str, language: str) -> list[Cue]:
    """Return the words of a group, "opened" or "excepting", in a folded text of a language."""
    return _cues(group, language).find(text)


def heads(question: Question) -> tuple[str, ...]:
    """Return the nouns behind an interrogative that tell the kind of thing a question asks the name of."""
    for asks in _cues("head", question.language).find(question.bare):
        behind = words(question.bare[asks.end :])[:_HEAD_WORDS]
        found = content_words(" ".join(behind))
        if found and found[0] == behind[0]:
            return found
    return ()


def names(question: Question, text: str, own_noun: bool = False) -> list[tuple[int, int]]:
    """Return where a text names a thing of the kind that a question asks for, by a capitalised or quoted name.

    Where the noun is there, but in no name («The organs are the Assembly and the Bureau»), the kinds of body behind it
    are named; without a noun, «What did it replace?», all of them. With ``own_noun`` the noun must be in the name.
    """
    nouns = heads(question)
    own = [m for m in _capitals(text) if any(likeness(noun, m.group().lower()) >= _SAME_NOUN for noun in nouns)]
    if own or own_noun:
        return _wholes(text, own)
    near = [m.start() for m in re.finditer(r"\w{3,}", text) if any(likeness(n, fold(m.group())) >= 0.9 for n in nouns)]
    if nouns and not near:
        return []
    quoted = [match.span(1) for match in _QUOTED.finditer(text)]
    kinds = [m for m in _capitals(text) if any(generic(fold(m.group()), tongue) for tongue in LANGUAGES)]
    return quoted or _wholes(text, [m for m in kinds if not near or m.start() > near[0]])


def _capitals(text: str) -> list[re.Match[str]]:
    found = re.finditer(r"(?<![\w'-])[A-ZÀ-Þ][\w-]{2,}", text)
    return [match for match in found if fold(match.group()) not in function_words()]


def _wholes(text: str, places: list[re.Match[str]]) -> list[tuple[int, int]]:
    """Return the whole names around some nouns, each stretch once."""
    found: list[tuple[int, int]] = []
    for place in places:
        if not found or place.start() >= found[-1][1]:
            found.append(whole(text, *place.span()))
    return found


def persons(text: str, language: str) -> list[tuple[int, int]]:
    """Return where a text names persons by a form of address, «la señora Ana Prado»."""
    found = []
    for title in _cues("honorific", language).find(fold(text)):
        name = re.match(
            r"\.?\s+([A-ZÀ-Þ][\w’'-]+(?:\s(?:(?:de|da|do|del|van|von|el|al|la)\s)?[A-ZÀ-Þ][\w’'-]+)*)",
            text[title.end :],
        )
        if name:
            found.append((title.end + name.start(1), title.end + name.end(1)))
    return found


def whole(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the whole name around its noun: in front of it capitals, «Emergency Panel», behind it the rest."""
    before = re.search(r"(?:[A-ZÀ-Þ][\w’'-]*\s)+$", text[:start])
    if before:
        article = re.match(r"(?:The|This|By|In|An?|Les?|La|Los|Las|El|Os?|As)\s", before.group())
        start = before.start() + (article.end() if article else 0)
    is_noun = True
    while True:
        step = (
            _LINKED.match(text, end) or _PROPER.match(text, end) or (_ADJECTIVE.match(text, end) if is_noun else None)
        )
        if step is None:
            return start, end
        end, is_noun = step.end(), False
