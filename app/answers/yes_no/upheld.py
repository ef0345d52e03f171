"""Whether a sentence upholds what a question for a yes or a no names: without a decisive word of it a yes is none.

«Does it give military support?» is not told by «financial and technical support», nor «Was it created by the Permanent
Council?» by a sentence on the day it was created.
"""

from __future__ import annotations

import re

from rapidfuzz import fuzz

from app.answers.from_sentences.alignment import content_words, coverage, likeness
from app.answers.from_sentences.sought import marked
from app.answers.yes_no import figures
from app.knowledge import Knowledge
from app.questions.cues import cue
from app.questions.leftovers import WORD, blanked, function_words
from app.questions.question import Question
from ingest import countries
from ingest.folding import fold
from ingest.gazetteer import words
from ingest.lexicon import cues
from ingest.records import LANGUAGES, FactKind

# From this likeness on a text holds a word; below the other it has nothing like it.
_HELD, _UNLIKE = 0.85, 0.2
# Kinds of which a sentence that denies tells by a word for them.
_TOLD = ("predecessor", "parent", "leader", "partners", "seat", "legal", "status")
# So many per cent alike two spellings of a name are, and the subject of a sentence stands before so many characters.
_SPELT, _OPENING = 75, 24
# From this share of its words on a text says a name.
_NAMED = 0.9
# Small words behind which a noun stands, and those that tie a noun to the one before it.
_DETERMINERS = {
    "fr": "la le les l du des de d au aux",
    "en": "the of",
    "es": "la el los las al del de",
    "pt": "a o as os da do das dos de na no nas nos ao aos",
}
_TIES = {"of", "de", "d", "du", "des", "del", "do", "da", "dos", "das"}
# How adjectives end that stand behind their noun.
_ADJECTIVE = re.compile(
    r"\w{2,}(?:[ai]re?s?|[aei]l(?:es?|s)?|a(?:ux|is|les)|i(?:f|fs|ve|ves|v[oa]s?)|i(?:ques?|c[oa]s?)|eu(?:x|ses?)|os[oa]s?"
    r"|[aei]d[oa]s?|ee?s?|ien(?:ne)?s?|an[oa]s?|aine?s?|(?<!ai)[ae]nte?s?|[ae]ri[oa]s?|bles?|veis|eis)"
)
# How verbs end behind «de», «tenus de suivre».
_INFINITIVE = re.compile(r"\w{2,}(?:[aei]r|[dtv]re)")
# A verb with its pronoun behind it, «circule-t-il».
_INVERTED = re.compile(r"(\w+)-(?:t-)?(?:ils?|elles?|on)\b")
# What stands between the own words of a name and the name of the body that it is part of.
_OF = re.compile(r"\s(?:of|de|des|du|del|d[aeo]s?)\b|\sd'")


def upholds(
    question: Question, text: str, shown: str, tongue: str, knowledge: Knowledge, *, sure: bool = False
) -> bool:
    """Tell whether a text of a language bears out the bodies, names, regions and decisive words that a question names.

    ``shown`` is the text with the headings above it; ``sure`` tells that the reader takes it for the answer.
    """
    if not names_bodies(question, shown, knowledge) or not _names_regions(question, shown):
        return False
    if not all(is_written(fold(name), shown) for name in question.unknown):
        return False
    plain = blanked(shown, [match.span for match in knowledge.bodies.find(shown)])  # «the Lima process» sits nowhere
    if not all(is_written(name, plain) for name in proper(question)):
        return False
    if question.asks("leader") and question.countries and not _leads(question, text, knowledge):
        return False
    counted = bool(question.numbers) and figures.borne_out(question, text, tongue)  # «It has three pillars, right?»
    return (counted or not _lacks_all(question, shown)) and not lacks_noun(question, shown, sure=sure)


def proper(question: Question) -> list[str]:
    """Return the words of content of a question that it writes as names, and only so, the first one left out."""
    behind = {fold(word) for word in re.findall(r"(?<=\s)[\"'«“’]?([A-ZÀ-Þ][\w-]{2,})", question.text)}
    behind -= {fold(word) for word in re.findall(r"\b[a-zß-ÿ][\w-]{2,}", question.text)}
    asked = (*question.content, *map(fold, question.unknown))
    named = [word for word in asked if any(likeness(word, b) >= 1.0 or word == b for b in behind)]
    return [word for word in named if cue("memberlike", question.language).search(word) is None]  # «of the Parties»


def is_written(name: str, shown: str) -> bool:
    """Tell whether a text has a name, be it in the spelling of another language, «haoussa»."""
    return likeness(name, shown) >= _HELD or any(fuzz.ratio(name, word) >= _SPELT for word in words(shown))


def _leads(question: Question, text: str, knowledge: Knowledge) -> bool:
    """Tell whether the countries of a question may lead the body asked about: no others do, or one opens a text."""
    if any(match.value in question.countries for match in countries.find(text[:_OPENING])):
        return True
    facts = [fact for body in question.bodies[:1] for fact in knowledge.facts(body, FactKind.LEADER)]
    told = {value.value for fact in facts for value in fact.values}
    return not told or set(question.countries) <= told


def concerns(question: Question, text: str, shown: str, language: str, knowledge: Knowledge) -> bool:
    """Tell whether a text that denies is on what a question asks: «it does not bind» denies no funding."""
    groups = (question.kind, "ended") if question.asks("status") else (question.kind,)
    told = question.asks(*_TOLD) and any(cues(group, language).search(fold(text)) for group in groups)
    if told or question.asks("predecessor"):
        return told
    if question.others or question.bodies[1:]:
        return names_bodies(question, shown, knowledge)
    if question.countries:
        return True
    asked = content_words(question.bare)
    return not asked or any(likeness(word, shown) >= _HELD for word in asked)


def names_bodies(question: Question, shown: str, knowledge: Knowledge) -> bool:
    """Tell whether a text names the bodies that a question names beside the one asked about."""
    beside = {*question.others, *question.bodies[1:]}
    named = knowledge.named(shown) if beside else set()
    return all(body in named or _is_spelt_out(body, shown, knowledge) for body in beside)


def _is_spelt_out(body: str, shown: str, knowledge: Knowledge) -> bool:
    """Tell whether a text gives a body by the own words of its name, «l'Assemblée générale», and what it is part of."""
    folded = fold(shown)
    for name in (fold(each) for group in knowledge.bodies[body].names.values() for each in group):
        own = _OF.split(name)[0]
        if len(words(own)) > 1 and own in folded and coverage(content_words(name), shown) >= _NAMED:
            return True
    return False


def _names_regions(question: Question, shown: str) -> bool:
    """Tell whether a text names the regions that a question does, where it names any."""
    told = {match.value for match in countries.find_regions(shown)}
    named = set(question.regions)  # two regions named apart may be one in the text, «Latin America and the Caribbean»
    return not told or named <= told or countries.states_of(named) == countries.states_of(told)


def _lacks_all(question: Question, shown: str) -> bool:
    """Tell whether a text has nothing like any word of a question that names nothing else which it has."""
    if question.others or question.bodies[1:] or question.regions or not question.content:
        return False
    named = question.content if question.countries else question.terms  # how a country takes part is no vote of its own
    asked = [word for word in named if not _is_light(word, question.language)]
    return bool(asked) and all(likeness(word, shown) < _UNLIKE for word in asked)


def lacks_noun(question: Question, shown: str, *, sure: bool = False) -> bool:
    """Tell whether a text has nothing like a noun of a question, or like the word that tells which is meant.

    A noun stands behind an article or «of»; which is meant is told by the word beside one that the text has,
    «apoyo militar». Where the reader is ``sure``, a noun by itself may be told by another: «can newspapers come?» by
    «the press may attend», but not «countries of destination» by «countries of origin».
    """
    language = question.language
    found = [match.group() for match in WORD.finditer(question.folded)]
    pieces = [piece for word in found for piece in word.split("'") if piece]
    small = set(_DETERMINERS[language].split())
    asked = set(question.content) or (set(question.terms) if question.asks("themes") else set())
    asked -= {*figures.spelt(question), *(verb[1] for verb in _INVERTED.finditer(question.folded))}
    for at, word in enumerate(pieces):
        if word not in asked or _is_light(word, language) or likeness(word, shown) >= _UNLIKE:
            continue
        before = pieces[at - 1] if at else ""
        if before in {"de", "d"} and _INFINITIVE.fullmatch(word):
            continue
        behind = pieces[at + 1] if at + 1 < len(pieces) else ""
        beside = behind if language == "en" else before
        told = language == "en" or _ADJECTIVE.fullmatch(word) is not None
        told = told and beside not in function_words() and len(beside) > 2 and likeness(beside, shown) >= _HELD
        noun = _depends(pieces[:at], shown, language) if sure else before in small
        if noun or (told and beside in question.terms):
            return True
    return False


def _depends(before: list[str], shown: str, language: str) -> bool:
    """Tell whether behind some words a noun tells which of a thing is meant that a text has, «countries of …»."""
    small = set(_DETERMINERS[language].split())
    while before and before[-1] in small - _TIES:
        before = before[:-1]
    head = before[-2] if len(before) > 1 and before[-1] in _TIES else ""
    return len(head) > 2 and head not in function_words() and likeness(head, shown) >= _HELD


def _is_light(word: str, language: str) -> bool:
    """Tell whether a word tells nothing of what is asked, «agenda»."""
    return "|" in word or any(marked("light", word, tongue) for tongue in {language, *LANGUAGES})
