"""What a question puts to the test of a crisis or a situation in one country, and the documents tell of another."""

from __future__ import annotations

import re

from app.answers.from_sentences.alignment import likeness
from app.drafts import Draft, Evidence
from app.knowledge import Knowledge
from app.questions.cues import FOUNDING, cue
from app.questions.question import Question
from ingest import countries
from ingest.folding import fold

# From this likeness on a sentence says a word.
_SAID = 0.85
# What a question may say of a body and a matter: that it came to be by it, or is about it.
_OF_IT = FOUNDING | {"topic", "related"}
# What stands between a matter and where it is, «crise migratoire au Venezuela», «the situation in Haiti».
_THERE = re.compile(
    r"(?:\s\w{4,}){0,2}\s(?:(?:in|of|a|au|aux|en|de|du|des|del|d[aeo]s?|n[ao]s?)\s(?:(?:the|la|les|las|los)\s)?|d')"
)


def answer(question: Question, knowledge: Knowledge) -> Draft | None:
    """Answer «Was it born of the crisis in Haiti?» with a no where a sentence on the body tells of one elsewhere.

    None where any tells of one there, and where a question says more of it than that.
    """
    asked = _matters(question.folded, question.language) if question.polar and len(question.bodies) == 1 else set()
    more = [word for word in question.content if not _is_of_matter(word, question.language)]
    if not asked or set(question.countries) != asked or question.others or question.aspects - _OF_IT:
        return None
    found = None
    for sentence in knowledge.sentences_on(question.bodies[0]):
        told = _matters(fold(sentence.text), knowledge.metadata[sentence.document].language)
        if told & asked:
            return None
        own = sentence.body == question.bodies[0] and all(likeness(word, sentence.text) >= _SAID for word in more)
        if told and found is None and own:
            found = Evidence(sentence.document, sentence.unit.span)
    if found is None:
        return None
    verdict = "not" in question.restrict
    return Draft("text", evidence=[found], bodies=question.bodies, verdict=verdict, covered=question.content)


def names_matter(question: Question) -> bool:
    """Tell whether all countries that a question names are those of a crisis or the like."""
    return set(question.countries) == _matters(question.folded, question.language)


def _is_of_matter(word: str, language: str) -> bool:
    """Tell whether a word is one for a matter, or for what a body does in view of one, «respond»."""
    topic = any(c.name == "topic" for c in cue("aspect", language).find(word))
    return topic or cue("matter", language).search(word) is not None


def _matters(folded: str, language: str) -> set[str]:
    """Return the countries in which a folded text says that there is a crisis or the like."""
    ends = [each.end for each in cue("matter", language).find(folded)]
    states = countries.find(folded, capitalised=False)
    return {m.value for m in states if any(_THERE.fullmatch(folded, end, m.span.start) for end in ends)}
