"""Who pays for a thing, kept apart from who receives and from what is given towards another thing."""

from __future__ import annotations

import re

from app.answers.from_sentences.sought import found
from app.confidence import quoted
from app.drafts import Draft
from app.knowledge import Knowledge
from app.questions.concepts import concepts
from app.questions.cues import cue
from app.questions.question import Question
from ingest.folding import fold
from ingest.gazetteer import words
from ingest.lexicon import cues

# What a question for who pays names, and what a text that tells of it does; what is given towards another thing.
PAID = frozenset({"money", "payment", "donor"})
_GIVEN, _TOLD = PAID | {"gift"}, PAID | {"budget", "dues"}
_TOWARDS = re.compile(r"\s(?:to|towards|au|aux|a|al|ao|aos|pour|para)\b")
_TO_WHOM = re.compile(r"\b(?:to whom|a qui|a quien(?:es)?|a quem|(?:para|pour|for) (?:qui|quien(?:es)?|quem|whom))\b")


def is_but_received(draft: Draft, question: Question, knowledge: Knowledge) -> bool:
    """Tell whether who pays is answered by a sentence that tells what is given and to whom, and of nobody that gives.

    «The provision of financial support to the states» names only who receives.
    """
    pays = "donor" in question.aspects or _names(question, _GIVEN)
    who = question.expects == "who" and _TO_WHOM.search(question.bare) is None
    if not pays or not (who or question.scores.get("bodies")) or not draft.evidence:
        return False
    if draft.key == "bodies" and not question.bodies:
        return False  # «Which initiative supports asylum systems?» is told by whose section it is
    return all(_tells_no_giver(text, tongue) for text, tongue in quoted(draft, knowledge))


def tells_of_none(draft: Draft, question: Question, knowledge: Knowledge) -> bool:
    """Tell whether who pays for a thing is answered by a text that tells of no money and no backing.

    That the thing is itself «a contribution to the Compact» tells of none who pays.
    """
    if not question.asks("partners") or "donor" not in question.aspects or not _names(question, PAID):
        return False  # «Who supports it?»
    told = [(each.document, fold(knowledge.with_headings(each.document, (each.span,)))) for each in draft.evidence]
    return bool(told) and not any(_tells_payment(text, knowledge.metadata[name].language) for name, text in told)


def _names(question: Question, given: frozenset[str]) -> bool:
    """Tell whether a question names something of some concepts."""
    return any(concepts(word) & given for word in words(question.bare))


def _tells_no_giver(text: str, tongue: str) -> bool:
    """Tell whether a text tells of a giving by its noun, and by whom it is done nowhere behind that."""
    folded = fold(text)
    given = found("giving", folded, tongue)
    return bool(given) and not any(each.start > given[0].end for each in found("done_by", folded, tongue))


def _tells_payment(folded: str, language: str) -> bool:
    """Tell whether a folded text tells of what is paid, or of somebody who backs a thing."""
    named = [*cue("aspect", language).find(folded), *cues("partners", language).find(folded)]
    if any(each.name == "donor" for each in named) or cues("backing", language).search(folded) is not None:
        return True
    said = ((concepts(word.group()), word.end()) for word in re.finditer(r"\w+", folded))
    return any(given & _TOLD - ({"dues"} if _TOWARDS.match(folded, end) else set()) for given, end in said)
