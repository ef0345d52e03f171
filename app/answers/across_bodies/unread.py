"""What a question says of the bodies that it asks for and no condition reads, «that have an emblem of their own»."""

from __future__ import annotations

import re
from collections.abc import Sequence

from app.answers.across_bodies.by_noun import is_said, kinds_named
from app.answers.across_bodies.conditions import topics
from app.answers.across_bodies.extents import counting_words
from app.answers.from_sentences.alignment import coverage
from app.knowledge import Knowledge
from app.questions.cues import TIES, cue
from app.questions.leftovers import function_words
from app.questions.question import Question
from ingest import numbers
from ingest.gazetteer import words

# Words that ask for bodies, stand for any of them or say but that a document holds or gives them.
_PLAIN = ("bodylike", "act_made", "here", "survey", "survey_holds", "stands_there", "timelike", "bears", "ordering")
# Ways of being tied to a body that no condition reads where no name stands beside.
_BESIDE = frozenset({"observer", "candidate", "associate", "secretariat", "chair", "donor", "contribute"})
# From this mean likeness on the sentences on a body hold some words.
_TOLD = 0.65
# Of more bodies than this the sentences are not all read.
MOST_READ = 60
# What adds to what is asked for, with the words up to the one that says what.
_ADDING = re.compile(r"\b(?:and|et|y|e|with|avec|con|com|without|sans|sin|sem|that|who|qui|que)\s(?:\w+\W+){0,3}$")
# A word of so few letters right before an interrogative links it to what stands before, «of which».
_LINK = 2


def unread(question: Question, knowledge: Knowledge, beside: Sequence[str] = ()) -> tuple[str, ...]:
    """Return the words of a question for bodies that neither its conditions nor its asking account for.

    ``beside`` are further groups of cues that account for words. What is told of half of all bodies, «these migration
    mechanisms», tells none from another.
    """
    if topics(question):
        return ()  # what a body deals with is told in many words
    counted = {*counting_words(question), *_asking(question)}
    left = [word for word in (*question.content, *_tied(question)) if word not in counted]
    working = ("belonging", "holding") if "status" in question.scores else ()  # «no longer in operation at present»
    groups = (*_PLAIN, *beside, *working, *(("belonging",) if question.countries else ()))
    plain = [cue(group, question.language) for group in groups]
    left = [word for word in left if all(group.search(word) is None for group in plain)]
    left = [word for word in left if not _is_figure(word, question)]
    bodies = list(knowledge.described) if left else []
    kinds = [noun for body in bodies for noun in kinds_named(knowledge, body)]
    left = [word for word in left if not is_said(word, kinds)]
    if len(bodies) > MOST_READ:
        return tuple(left)
    return tuple(w for w in left if 2 * sum(are_told([w], body, knowledge) for body in bodies) < len(bodies))


def are_told(some: Sequence[str], body: str, knowledge: Knowledge) -> bool:
    """Tell whether the sentences on a body hold some words."""
    told = [s for s in knowledge.sentences_on(body) if s.body == body] if some else []
    text = " ".join([s.text for s in told] + [knowledge.heading_of(s) for s in told[:1]])
    return not some or coverage(some, text) >= _TOLD


def adds(question: Question, some: Sequence[str]) -> bool:
    """Tell whether some words stand behind one that adds to what is asked for, «… before 2000 and run a library»."""
    places = [at for word in some if (at := question.bare.find(word)) >= 0]
    return any(_ADDING.search(question.bare[:at]) for at in places)


def _asking(question: Question) -> list[str]:
    """Return the words in which a request leads to its bodies, «for a comparative table: which mechanisms …».

    «On the agenda of which mechanisms …» says more of them.
    """
    bare, asks = question.bare, cue("interrogative", question.language).search(question.bare)
    nouns = cue("bodylike", question.language).search(bare)
    before = bare[: min((c.start for c in (asks, nouns) if c is not None), default=0)]
    said = words(before)
    linked = asks is not None and asks.start == len(before) and not re.search(r"[,;:.¿]\W*$", before)
    of_them = linked and len(said) > 1 and len(said[-1]) <= _LINK
    return said if function_words().intersection(said) and not of_them else []


def _is_figure(word: str, question: Question) -> bool:
    """Tell whether a word is part of a time, «the nineties», or says how many bodies there are, «which of the nine»."""
    if not numbers.find(word, question.language):
        return False
    behind = next(iter(words(question.bare.partition(word)[2])), "")
    of_bodies = cue("bodylike", question.language).search(behind) is not None
    return bool(question.years) or of_bodies or not behind or behind in function_words()


def _tied(question: Question) -> list[str]:
    """Return the words of a question for what bodies are tied to, «a secretariat», where it names nothing."""
    if question.bodies or question.others or question.unknown or question.countries:
        return []
    bare = question.bare
    ties = [c for c in cue("kind", question.language).find(bare) if c.name in TIES and c.name != "instrument"]
    ties += [c for c in cue("aspect", question.language).find(bare) if c.name in _BESIDE]
    return [w for w in question.terms if w not in question.content and any(w in bare[c.start : c.end] for c in ties)]
