"""A question that its words tell no kind of, by the fact that the sentence states which the reader surely finds.

«Does it carry legal weight?» has none of the words for «binding»; where the reader is sure of the sentence which says
that the body does not bind, that is what is asked.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from app.answers.from_sentences.reading import Rated
from app.answers.yes_no import upheld
from app.drafts import Evidence
from app.knowledge import Knowledge
from app.questions.question import Question
from ingest.records import Fact, FactKind

# The kinds of fact that answer a question as a whole, the kind of question for each, and the kind of value it wants.
_KINDS = {
    FactKind.LEGAL: ("legal", "verdict"),
    FactKind.STATUS: ("status", "verdict"),
    FactKind.ENDED: ("status", "verdict"),
    FactKind.MEMBERS: ("members", "country"),
    FactKind.LEADER: ("leader", "body"),
}
# What words weigh that only touch on a kind of question, «members»; with more of them its kind is told.
_LOOSE = 2.0
# From this chance on that a sentence answers its fact is taken for what is asked.
_FOUND = 0.8
# From this chance on a kind of value is wanted.
_WANTED = 0.5


def told_by(
    question: Question, rated: Sequence[Rated], knowledge: Knowledge, wanted: Mapping[str, float]
) -> Question | None:
    """Return a question as one for the fact behind the sentence that the reader is sure of, or None.

    The fact must be of the body asked about, if any is, and of a kind whose values the question wants.
    """
    if not rated or rated[0].told.answers < _FOUND or not wanted or max(question.scores.values(), default=0) > _LOOSE:
        return None
    sentence = rated[0].sentence
    place = Evidence(sentence.document, sentence.unit.span)
    for fact in knowledge.index.facts(kinds=tuple(_KINDS), documents=(sentence.document,)):
        kind, value = _KINDS[fact.kind]
        if kind == question.kind or wanted[value] < _WANTED or not _is_of(fact, question):
            continue
        if value == "verdict" and question.polar and upheld.lacks_noun(question, sentence.text):
            continue  # «Does it fight trafficking?» is no question whether it binds
        if any(place.meets(fact.document, span) for span in fact.evidence):
            polar = question.polar if value != "verdict" else True
            return replace(
                question, kind=kind, bodies=(fact.body,), named="exact", polar=polar, content=(), unknown=(), hints=()
            )
    return None


def _is_of(fact: Fact, question: Question) -> bool:
    """Tell whether a fact is of the one body asked about, or of any where the question names none."""
    return bool(fact.body) and (question.bodies == (fact.body,) if question.bodies else not question.others)
