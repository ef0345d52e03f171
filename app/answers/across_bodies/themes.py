"""Which bodies deal with a theme, by what the documents say that a body is, is for and works on."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from app.answers.across_bodies.conditions import heading
from app.answers.from_sentences.alignment import content_words, likeness
from app.drafts import Evidence, evidence_of
from app.knowledge import Knowledge
from app.questions.concepts import stands_for
from app.questions.cues import cue
from app.questions.kinds import asks_bodies, likeliest
from app.questions.leftovers import blanked, content
from app.questions.question import Question
from ingest.folding import fold
from ingest.lexicon import cues
from ingest.records import FactKind, Span

# From this likeness on a word of a document is that of a theme, or its translation.
_SAME = 0.9
# Of one likeness less sure than this several bodies are too many.
_SURE = 0.95
_NEAR = 0.05
# What a body is said to be, to be for and to work on.
_TELLING = (FactKind.DEFINITION, FactKind.MANDATE, FactKind.THEMES)


# Kinds that the words for a theme, or for what a body does with one, may look like.
_LOOKS = frozenset({"themes", "mandate", "leader", "definition", "count"})


def as_asked(question: Question) -> Question:
    """Return a question for the bodies that deal with a theme as one for bodies alone; any other as it is."""
    if not question.scores.get("bodies") or not asks_bodies(question.bare, question.language) or not theme(question):
        return question
    looks = _LOOKS | ({"legal"} if "treaty" in question.aspects else set())  # «la traite» is no treaty
    points = {kind: weight for kind, weight in question.scores.items() if kind not in looks}
    return replace(question, kind=likeliest(points), scores=points)


def theme(question: Question) -> tuple[str, ...]:
    """Return the words of the theme that bodies are asked for, those behind «deal with»; none where there is none."""
    dealing = cue("dealing", question.language).search(question.bare)
    if dealing is None or question.polar or question.bodies or question.years:
        return ()
    behind = question.bare[dealing.end :]
    return content(behind, (), question.language, ("interrogative", "follow", "besides"))


def dealing_with(asked: Sequence[str], among: Iterable[str], knowledge: Knowledge) -> list[tuple[str, list[Evidence]]]:
    """Return the bodies of which a sentence or their heading holds all words of a theme, each with that place.

    Several bodies that are told by likeness alone are too unsure: then there are none. Those of whose place the very
    words speak go before those of what is only near: statistics are not any data.
    """
    rated: dict[str, tuple[float, Evidence]] = {}
    for body in among:
        for place in _places(body, knowledge):
            text = _told(place, knowledge)
            each = [likeness(word, text) for word in asked]
            score = min(each)
            if score >= _SAME and score > rated.get(body, (0.0,))[0]:
                rated[body] = score, place
    best = max((score for score, _ in rated.values()), default=0.0)
    kept = [(body, [place]) for body, (score, place) in rated.items() if score >= best - _NEAR]
    kept = [(body, [place]) for body, [place] in kept if _is_meant(asked, _told(place, knowledge))] or kept
    return kept if best >= _SURE or len(kept) == 1 else []


def _is_meant(asked: Sequence[str], text: str) -> bool:
    own = content_words(text)
    return all(likeness(word, text) >= _SURE or stands_for(word, own) for word in asked)


def _places(body: str, knowledge: Knowledge) -> list[Evidence]:
    return [*heading(knowledge, body), *(e for fact in knowledge.facts(body, *_TELLING) for e in evidence_of(fact))]


def _told(place: Evidence, knowledge: Knowledge) -> str:
    """Return what a place says without the words that only say that something is dealt with, «domaines de travail»."""
    text = fold(place.span.of(knowledge.document(place.document).text))
    language = knowledge.metadata[place.document].language
    verbs = [*cue("dealt", language).find(text), *cues("themes", language).find(text)]
    return " ".join(content_words(blanked(text, [Span(each.start, each.end) for each in verbs])))
