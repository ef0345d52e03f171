"""Questions made of the facts of a corpus, whose answers follow from the facts by counting and comparing.

Only facts beyond doubt are taken: one whole list of members with nothing against it, one year of founding. Where a fact
was read wrongly the answer expected is wrong with it: what is measured is what is made of facts, not their reading.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Literal

from eval.questions import LANGUAGES, Evidence, GoldCountry, GoldItem, GoldName, GoldNumber, Kind, Language, Question
from eval.renaming import article
from eval.rephrasing import HALVES, Variation, wordings
from index.search import Index
from ingest import countries
from ingest.bodies import Bodies
from ingest.records import Body, Fact, FactKind

# Ways of coming into being, one of which a year of founding must be told by.
_BEGUN = frozenset({"created", "launched", "heading"})
_TRIES = 20
_VOWELS = "aàâeéèêiîoôuûy"


@dataclass(frozen=True, slots=True)
class Case:
    """What a question from facts is on (bodies by id, a country's code, a year), and what is right."""

    bodies: tuple[str, ...] = ()
    country: str = ""
    year: str = ""
    items: tuple[GoldItem, ...] = ()
    verdict: Literal["yes", "no"] | None = None


class Facts:
    """The facts of a corpus: members and years of founding by body, those beyond doubt and all that are told."""

    def __init__(self, index: Index) -> None:
        """Read the facts of an open index."""
        self.index = index
        self.bodies = Bodies(index.bodies())
        self.told: dict[FactKind, dict[str, list[Fact]]] = {FactKind.MEMBERS: {}, FactKind.FOUNDED: {}}
        for fact in index.facts(kinds=tuple(self.told)):
            if fact.body in self.bodies:
                self.told[fact.kind].setdefault(fact.body, []).append(fact)
        joined, begun = self.told[FactKind.MEMBERS], self.told[FactKind.FOUNDED]
        self.touched = {body: _values(facts, "country") for body, facts in joined.items()}
        self.members = {body: found for body, facts in joined.items() if (found := _members(facts))}
        self.dated = {body: {date[:4] for date in _values(facts, "date")} for body, facts in begun.items()}
        dated = {body: [fact for fact in facts if _values([fact], "date")] for body, facts in begun.items()}
        sure = {body for body, facts in dated.items() if _BEGUN & {fact.aspect for fact in facts}}
        self.years = {body: min(years) for body, years in self.dated.items() if body in sure and len(years) == 1}

    def named(self, body: str) -> GoldName:
        """Return a body as an expected value, by any of its names."""
        groups = (*self.bodies[body].names.values(), *self.bodies[body].acronyms.values())
        return GoldName("body", tuple(name for group in groups for name in group))

    def evidence(self, case: Case) -> tuple[Evidence, ...]:
        """Return where what a case rests on is told: the years of its bodies, or their members."""
        told = self.told[FactKind.FOUNDED if case.year else FactKind.MEMBERS]
        spans = {(fact.document, span) for body in case.bodies for fact in told[body] for span in fact.evidence}
        return tuple(Evidence(d, s.start, s.end, s.of(self.index.document(d).text)) for d, s in sorted(spans))


def _values(facts: Iterable[Fact], kind: str) -> frozenset[str]:
    return frozenset(value.value for fact in facts for value in fact.values if value.kind == kind)


def _members(facts: Collection[Fact]) -> frozenset[str]:
    """Return the countries of the one whole list of members; none where other facts name more, or deny some."""
    present = [fact for fact in facts if fact.polarity]
    whole = [fact for fact in present if fact.complete]
    lists = {_values([fact], "country") for fact in [f for f in whole if f.aspect == "member"] or whole}
    against = _values((fact for fact in facts if not fact.polarity), "country")
    (listed,) = lists if len(lists) == 1 else (frozenset(),)
    return listed if listed >= _values(present, "country") and not listed & against else frozenset()


def _some(pool: Iterable[str], number: int, rng: random.Random) -> tuple[str, ...]:
    """Draw some of a pool; raises LookupError where it holds too few."""
    order = sorted(pool)
    if len(order) < number:
        raise LookupError(f"expected {number} or more, found {len(order)}")
    return tuple(rng.sample(order, number))


def _listed(codes: Iterable[str]) -> tuple[GoldItem, ...]:
    return tuple(GoldCountry("country", code) for code in sorted(codes))


def _both(facts: Facts, rng: random.Random) -> Case | None:
    pair = _some(facts.members, 2, rng)
    shared = facts.members[pair[0]] & facts.members[pair[1]]
    return Case(pair, items=_listed(shared)) if shared else None


def _only(facts: Facts, rng: random.Random) -> Case | None:
    pair = _some(facts.members, 2, rng)
    members, others = (facts.members[body] for body in pair)
    own = members - others
    # Who is told of the other body as an observer or a candidate might be meant or not.
    return Case(pair, items=_listed(own)) if own and own != members and not own & facts.touched[pair[1]] else None


def _how_many(facts: Facts, rng: random.Random) -> Case | None:
    case = _both(facts, rng)
    return case and Case(case.bodies, items=(GoldNumber("number", len(case.items)),))


def _larger(facts: Facts, rng: random.Random) -> Case | None:
    pair = _some(facts.members, 2, rng)
    small, large = sorted(pair, key=lambda body: len(facts.members[body]))
    return Case(pair, items=(facts.named(large),)) if len(facts.members[small]) < len(facts.members[large]) else None


def _oldest(facts: Facts, rng: random.Random) -> Case | None:
    three = _some(facts.years, 3, rng)
    first, second = sorted((facts.years[body], body) for body in three)[:2]
    return Case(three, year=first[0], items=(facts.named(first[1]),)) if first[0] < second[0] else None


def _year(facts: Facts, rng: random.Random) -> Case | None:
    year = facts.years[_some(facts.years, 1, rng)[0]]
    found = tuple(body for body, years in sorted(facts.dated.items()) if year in years)
    return Case(found, year=year, items=tuple(map(facts.named, found))) if set(found) <= set(facts.years) else None


def _founded(facts: Facts, rng: random.Random) -> Case:
    (body,) = _some(facts.years, 1, rng)
    away = rng.choice((0, 0, 0, -4, -1, 2))
    return Case((body,), year=str(int(facts.years[body]) + away), verdict="no" if away else "yes")


def _before(facts: Facts, rng: random.Random) -> Case:
    (body,) = _some(facts.years, 1, rng)
    away = rng.choice((-5, -2, 2, 5))
    return Case((body,), year=str(int(facts.years[body]) + away), verdict="yes" if away > 0 else "no")


def _member(facts: Facts, rng: random.Random) -> Case:
    (body,) = _some(facts.members, 1, rng)
    belongs = rng.random() < 0.5
    others = frozenset().union(*facts.members.values()) - facts.touched[body]
    (country,) = _some(facts.members[body] if belongs else others, 1, rng)
    return Case((body,), country=country, verdict="yes" if belongs else "no")


# What is asked of facts, by class.
TOPICS: Mapping[str, Mapping[str, Callable[[Facts, random.Random], Case | None]]] = {
    "across": {
        "both": _both,
        "only": _only,
        "how_many": _how_many,
        "larger": _larger,
        "oldest": _oldest,
        "year": _year,
    },
    "yes_no": {"founded": _founded, "before": _before, "member": _member},
}


def from_facts(kind: str, facts: Facts, rng: random.Random) -> Iterator[Variation]:
    """Yield questions of a class, what is asked and the languages in turn, until hardly any other can be made."""
    seen: set[str] = set()
    topics = list(TOPICS[kind])
    turn = missed = 0
    while missed < _TRIES * len(topics) * len(LANGUAGES):
        # So that each topic comes in each language, however few are taken.
        topic, language = topics[(turn // 4 + turn) % len(topics)], LANGUAGES[turn % 4]
        turn, missed = turn + 1, missed + 1
        half = rng.choice(HALVES)
        try:
            case = next(case for _ in range(_TRIES) if (case := TOPICS[kind][topic](facts, rng)))
            text = worded(rng.choice(wordings()[kind][topic][half][language]), case, facts.bodies, language, rng)
        except (LookupError, StopIteration):  # too few bodies, or one without a name or an article in the language
            continue
        if text not in seen:
            missed = 0
            seen.add(text)
            asks: Kind = "across" if kind == "across" else "date" if case.year else "members"
            question = Question(f"{kind}-{topic}-{len(seen)}", text, language, asks, "plain", answerable=True)
            unit = "-".join((topic, *case.bodies, case.country, case.year))
            evidence = facts.evidence(case)
            made = replace(question, group=unit, verdict=case.verdict, items=case.items, evidence=evidence)
            yield Variation(kind, half, made)


def worded(template: str, case: Case, bodies: Bodies, language: Language, rng: random.Random) -> str:
    """Put the names of a case into a wording; raises LookupError where one has no form in the language."""
    named = dict(zip("ABC", case.bodies, strict=False))
    parts = {letter: _called(bodies[named[letter]], language, rng) for letter in "ABC" if f"{{{letter}}}" in template}
    if case.country:
        name, sort = countries.name(case.country, language), article(case.country, language)
        parts["X"] = _with_article(name, sort, language)
    text = template.format(Y=case.year, **parts)
    for apart, joined in wordings()["contractions"][language]:
        text = text.replace(f" {apart}", f" {joined}")
    mark = text.startswith("¿")
    return text[:mark] + text[mark].upper() + text[mark + 1 :]


def _called(body: Body, language: Language, rng: random.Random) -> str:
    names, acronyms = body.names.get(language, ())[:1], body.acronyms.get(language, ())[:1]
    name = (names or acronyms)[0] if rng.random() < 0.5 else (acronyms or names)[0]
    if language == "en":
        return name if name.lower().startswith("the ") else _with_article(name, "the", language)
    head = names[0].split()[0].lower() if names else ""
    (sort,) = [sort for sort, heads in wordings()["heads"].items() if head in heads[language]] or ("",)
    return _with_article(name, sort, language)


def _with_article(name: str, sort: str, language: Language) -> str:
    """Return a name behind its article; raises LookupError where none of this sort is told for the language."""
    articles: Mapping[str, str] = wordings()["articles"][language]
    vowel = name[0].lower() in _VOWELS
    if sort == "vowel" and not vowel:
        raise LookupError(f"expected a vowel, found «{name}»: an h may be sounded or not")
    return articles["vowel" if vowel and "vowel" in articles and sort in ("m", "f") else sort] + name
