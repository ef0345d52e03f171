"""The bodies of a region: by their names, by whom they bring together, or by members that they have there."""

from __future__ import annotations

from collections.abc import Sequence

from app.answers.from_facts.rolls import newest, rolls
from app.knowledge import Knowledge
from app.questions.cues import cue
from app.questions.question import Question
from ingest import countries
from ingest.records import FactKind


def of_regions(question: Question, bodies: list[str], knowledge: Knowledge) -> list[str]:
    """Return the bodies that are of the regions of a question, or with members there where it asks for these."""
    if not question.regions:
        return bodies
    if not cue("with_members", question.language).search(question.bare):
        return _in_regions(bodies, question.regions, knowledge)
    states = countries.states_of(question.regions)
    return [body for body in bodies if (found := rolls(knowledge, body)) and states & found[0].members.keys()]


def _in_regions(bodies: list[str], regions: Sequence[str], knowledge: Knowledge) -> list[str]:
    """Return the bodies that are of some regions: a name or what it is says so, or they hold the countries it lists.

    A region that holds all countries that any body lists is the one that the documents are on.
    """
    states = countries.states_of(regions)
    listed = {roll.body: set(roll.members) for roll in newest(knowledge)}
    if listed and set().union(*listed.values()) <= states:
        return bodies
    return [b for b in bodies if _names_region(b, regions, knowledge) or (b in listed and listed[b] <= states)]


def _names_region(body: str, regions: Sequence[str], knowledge: Knowledge) -> bool:
    """Tell whether the names of a body, or what it is said to be and whom it brings together, name a region."""
    names = " ".join(name for group in knowledge.bodies[body].names.values() for name in group)
    facts = knowledge.facts(body, FactKind.DEFINITION, FactKind.MEMBERS)
    told = " ".join(e.of(knowledge.document(fact.document).text) for fact in facts for e in fact.evidence)
    named = {match.value for match in countries.find_regions(f"{names} {told}")}
    # Of a joint region the key holds both, «latin_america_caribbean», of a part that of the whole, «northern_africa».
    return any(region in each for region in regions for each in named)
