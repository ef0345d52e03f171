"""The lists of members that documents give of a body."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace

from app.answers.from_sentences import sought
from app.answers.yes_no import polarity
from app.drafts import Evidence, evidence_of, merged
from app.knowledge import Knowledge
from app.questions.cues import cue
from ingest.facts.belonging import WEAK
from ingest.folding import fold
from ingest.gazetteer import words
from ingest.lexicon import Cue, cues
from ingest.records import Fact, FactKind, Value

# Ways of taking part of which a question asks by name, and that are not those of the members at large.
BESIDE = frozenset({"left", "observer", "associate", "candidate"})
# The most characters between «formerly» and the way of taking part, «formerly an observer».
_BESIDE, _RIGHT_BEHIND = 5, 2


@dataclass(frozen=True, slots=True)
class Roll:
    """The members of a body that one document lists: code to value and fact; ``complete`` where it lists all.

    ``aspect`` is the way of taking part of the longest list in it.
    """

    body: str
    document: str
    members: dict[str, tuple[Fact, Value]]
    complete: bool
    derived: bool
    aspect: str

    def evidence(self, codes: Iterable[str] | None = None) -> list[Evidence]:
        """Return the evidence for some members, or for all."""
        wanted = set(self.members if codes is None else codes)
        by_fact: dict[int, tuple[Fact, list[Value]]] = {}
        for code, (fact, value) in self.members.items():
            if code in wanted:
                by_fact.setdefault(id(fact), (fact, []))[1].append(value)
        found = [e for fact, values in by_fact.values() for e in evidence_of(fact, values)]
        return merged([e for e in found if e.marks or len(found) == 1] or found)


def rolls(knowledge: Knowledge, body: str, aspects: frozenset[str] = frozenset()) -> list[Roll]:
    """Return the member lists of a body, one a document, newest first.

    Within a document lists that name countries one by one go before a region that stands for its countries, and the
    way of taking part that was asked for («signed») before others.
    """
    by_document: dict[str, list[Fact]] = {}
    for fact in knowledge.facts(body, FactKind.MEMBERS):
        by_document.setdefault(fact.document, []).append(fact)
    found = []
    for document, facts in by_document.items():
        # Who founded it stays a founder.
        left = [f for f in facts if not f.polarity and "founder" not in aspects]
        gone = {v.value for f in left for v in f.values if v.kind == "country"}
        present = [f for f in facts if f.polarity]
        asked = [f for f in present if f.aspect in aspects]
        if "founder" in aspects and not asked and _founds(knowledge, body, document):
            asked = [f for f in present if _enacts(f, knowledge)]
        chosen = asked or _of_today(present)
        if "founder" in aspects and not asked:
            continue
        plain = [f for f in chosen if not all(v.derived for v in f.values)]
        chosen = plain or chosen
        largest = max((len(f.values) for f in chosen), default=0)
        main = [f for f in chosen if len(f.values) == largest][:1]
        beside = {main[0].aspect, "joined"} - ({"joined"} if "founder" in aspects else set()) if main else set()
        more = [f for f in chosen if f not in main and f.aspect in beside]
        members: dict[str, tuple[Fact, Value]] = {}
        for fact in main + more:
            for value in fact.values:
                if value.kind != "date" and value.value not in gone:
                    members.setdefault(value.value, (fact, value))
        if members:
            complete = bool(main[0].complete) and not _is_outnumbered(knowledge, main[0], len(members))
            derived = any(v.derived for _, v in members.values())
            found.append(Roll(body, document, members, complete, derived, main[0].aspect))
    return found if aspects & {"founder", "joined"} else _with_later(found, knowledge)


def _with_later(found: list[Roll], knowledge: Knowledge) -> list[Roll]:
    """Return lists, newest first, with those who joined by newer documents on the newest list of members at large.

    A newer document that but tells who joined gives no list of its own: «Peru acceded in 2012».
    """
    first = next((i for i, roll in enumerate(found) if roll.aspect != "joined"), None)
    if not first:
        return found
    base, when = found[first], knowledge.metadata[found[first].document].date
    later = [roll for roll in found[:first] if when and (knowledge.metadata[roll.document].date or "") > when]
    if len(later) < first:
        return found
    added = {code: told for roll in later for code, told in roll.members.items() if _joined_after(told[0], when or "")}
    members = base.members | {code: told for code, told in added.items() if code not in base.members}
    return [replace(base, members=members), *found[first + 1 :]]


def _joined_after(fact: Fact, date: str) -> bool:
    """Tell whether who joined, by a fact, did so no sooner than at some date, or leaves that open."""
    return all(value.value >= date[: len(value.value)] for value in fact.values if value.kind == "date")


def watchers(knowledge: Knowledge, body: str, aspects: frozenset[str]) -> list[Roll]:
    """Return who stands beside a body in the ways asked for, as its newest document says: a list that may go on."""
    facts = [f for f in knowledge.facts(body, FactKind.MEMBERS) if f.aspect in aspects & BESIDE]
    facts = [f for f in facts if f.document == facts[0].document]
    named = {v.value: (f, v) for f in facts for v in held(f, knowledge)}
    return (
        [Roll(body, facts[0].document, named, complete=False, derived=False, aspect=facts[0].aspect)] if named else []
    )


def held(fact: Fact, knowledge: Knowledge) -> list[Value]:
    """Return the countries of a list of those beside a body that did not give up their place since."""
    named = [value for value in fact.values if value.kind == "country"]
    return named if fact.aspect == "left" else [v for v in named if not gave_up((v.value,), fact, knowledge)]


def gave_up(codes: Collection[str], fact: Fact, knowledge: Knowledge) -> bool:
    """Tell whether the sentence on some countries says that their way of taking part has ended.

    It does so behind it, «an observer, it left in 2018», or beside it, «formerly an observer».
    """
    whole = " ".join(span.of(knowledge.document(fact.document).text) for span in fact.evidence)
    text = fold(polarity.of_country(codes, whole))
    tongue = knowledge.metadata[fact.document].language
    ways, ends, former = (sought.found(group, text, tongue) for group in ("lower_rank", "given_up", "former"))
    if any(each.start > way.end for way in ways[-1:] for each in ends):
        return True
    return any(_stands_by(each, way) for way in ways for each in former)


def _stands_by(former: Cue, way: Cue) -> bool:
    """Tell whether «formerly» stands right before a way of taking part, or «until 2020» right behind it."""
    return 0 <= way.start - former.end <= _BESIDE or 0 <= former.start - way.end <= _RIGHT_BEHIND


def newest(knowledge: Knowledge) -> list[Roll]:
    """Return the newest member list of each body that the documents describe and list members of."""
    return [found[0] for body in knowledge.described if (found := rolls(knowledge, body))]


def _founds(knowledge: Knowledge, body: str, document: str) -> bool:
    """Tell whether a document is the act that creates a body."""
    return any(f.document == document and f.aspect == "created" for f in knowledge.facts(body, FactKind.FOUNDED))


def _enacts(fact: Fact, knowledge: Knowledge) -> bool:
    """Tell whether a list is of those in whose name an act speaks, «The Governments of A, B and C,»."""
    text = knowledge.document(fact.document).text[fact.evidence[0].start : fact.values[0].span.start]
    named = cues("enacting", knowledge.metadata[fact.document].language).search(fold(text))
    return named is not None and fact.label == text[named.start : named.end]


def _is_outnumbered(knowledge: Knowledge, roll: Fact, listed: int) -> bool:
    """Tell whether the section of a list counts more members than are listed, whenever it counts them."""
    document = knowledge.document(roll.document)
    section = document.section_at(roll.evidence[0].start)
    counted = [
        int(fact.values[0].value)
        for fact in knowledge.facts(roll.body or "", FactKind.COUNT)
        if fact.document == roll.document
        and document.section_at(fact.evidence[0].start) == section
        and fact.values[0].value.isdigit()
        and tells_members(fact, knowledge)
    ]
    return bool(counted) and min(counted) > listed


def counts_members(unit: str, language: str) -> bool:
    """Tell whether what a number of a text counts are countries or members."""
    return bool(unit) and cue("memberlike", language).search(fold(unit)) is not None


def tells_members(fact: Fact, knowledge: Knowledge) -> bool:
    """Tell whether a count says how many belong to its body.

    «It has paid out to 17 countries» and «the two have three members in common» count others.
    """
    tongue = knowledge.metadata[fact.document].language
    if not counts_members(fact.unit, tongue):
        return False
    text = fold(fact.evidence[0].of(knowledge.document(fact.document).text))
    if any(c.name == "both" for c in cue("restrict", tongue).find(text)):
        return False
    if any(c.name == "member" for c in cue("memberlike", tongue).find(fold(fact.unit))):
        return True
    named = [text[c.start : c.end] for c in cues("members", tongue).find(text) if c.name in {"member", "joined", "all"}]
    acts = any(c.name in {"adopted", "signed"} for c in cues("founded", tongue).find(text))
    unit = words(fact.unit)
    return acts or any(said not in WEAK and said not in unit for said in named)


def _of_today(facts: list[Fact]) -> list[Fact]:
    """Return the lists without those of founders, where a list of members says who belongs by now."""
    return [f for f in facts if f.aspect != "founder"] if any(f.aspect == "member" for f in facts) else facts
