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
    states = countries.states_of(question.regions)
    listed = {body: found[0] for body in bodies if (found := rolls(knowledge, body))}
    if _of_members("every", question):
        return [body for body, roll in listed.items() if states <= roll.members.keys()]
    if _of_members("alone", question):
        return [body for body, roll in listed.items() if roll.complete and roll.members.keys() <= states]
    if not cue("with_members", question.language).search(question.bare):
        return _in_regions(bodies, question.regions, knowledge)
    return [body for body, roll in listed.items() if states & roll.members.keys()]


def _of_members(way: str, question: Question) -> bool:
    """Tell whether it is all members, or they alone, that a question speaks of, «all Asian states», not all bodies."""
    said = [c.end for c in cue("restrict", question.language).find(question.folded) if c.name == way]
    nouns = {g: [c.start for c in cue(g, question.language).find(question.folded)] for g in ("memberlike", "bodylike")}
    behind = {g: min((at for at in found if said and at >= said[0]), default=None) for g, found in nouns.items()}
    first, other = behind["memberlike"], behind["bodylike"]
    return first is not None and (other is None or first < other)


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
