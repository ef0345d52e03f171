"""The bodies that a corpus speaks of: from the glossary, from headings, and from names in running text."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from ingest.folding import fold
from ingest.forms import in_prose
from ingest.gazetteer import Gazetteer, Match, words
from ingest.lexicon import cues
from ingest.naming import Name, spells
from ingest.naming import names as names_in
from ingest.records import LANGUAGES, Body, Declaration, Document, Span
from ingest.topics import section_bodies as section_bodies

# What joins the name of an organ to that of its body.
_OF = re.compile(r"\s(?:(?:of|de|du|del|d[ao])(?:\s(?:the|la|los|las))?\s|d['’]|de\sl['’])")
# An acronym of fewer letters spells too much by chance.
_LENT = 4
_TOKEN = re.compile(r"[\w&./-]*\w")


@dataclass(frozen=True, slots=True)
class Bodies:
    """All bodies of a corpus, found by any of their names."""

    all: tuple[Body, ...]
    _names: Gazetteer[str] = field(init=False, repr=False)
    _acronyms: dict[str, str] = field(init=False, repr=False)
    _uncased: dict[str, str] = field(init=False, repr=False)
    _by_id: dict[str, Body] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        """Index names and acronyms; the first body given a name keeps it."""
        names = [(name, body.id) for body in self.all for group in body.names.values() for name in group]
        acronyms: dict[str, str] = {}
        for body in self.all:
            for group in body.acronyms.values():
                for acronym in group:
                    acronyms.setdefault(acronym, body.id)
        object.__setattr__(self, "_names", Gazetteer(names))
        object.__setattr__(self, "_acronyms", acronyms)
        uncased = {_bare(name): body for name, body in reversed(acronyms.items())}
        object.__setattr__(self, "_uncased", uncased)
        object.__setattr__(self, "_by_id", {body.id: body for body in self.all})

    def __getitem__(self, body: str) -> Body:
        """Return a body by its id; KeyError where there is none."""
        return self._by_id[body]

    def __contains__(self, body: object) -> bool:
        """Tell whether there is a body of this id."""
        return body in self._by_id

    def named(self, name: str) -> str | None:
        """Return the id of the body of exactly this name or acronym, or None."""
        if name in self._acronyms:
            return self._acronyms[name]
        matches = self._names.find(name)
        if len(matches) == 1 and words(name) == words(matches[0].span.of(name)):
            return matches[0].value
        return None

    def find(self, text: str, *, any_case: bool = False) -> list[Match[str]]:
        """Return the bodies named in a text, in order, longest name first at each place.

        Acronyms count in capitals only, unless ``any_case`` (questions), names in any case. A name of one word must
        begin with a capital in documents.
        """
        found = [
            m for m in self._names.find(text) if any_case or " " in m.span.of(text) or text[m.span.start].isupper()
        ]
        taken = [match.span for match in found]
        begun = [span.start for span in taken]
        for match in _TOKEN.finditer(text):
            at = bisect_right(begun, match.start()) - 1
            if at >= 0 and match.start() < taken[at].end:
                continue
            body = self._acronym(match.group(), any_case)
            found += self._joined(match, any_case) if body is None else [Match(body, Span(*match.span()))]
        return sorted(found, key=lambda m: m.span)

    def _joined(self, token: re.Match[str], any_case: bool) -> list[Match[str]]:
        """Return the bodies whose acronyms are joined, «RAAS-CAM», «RAAS/CAM», where both are acronyms of some."""
        if "-" not in token.group() and "/" not in token.group():
            return []
        parts = [*re.finditer(r"[^/-]+", token.group())]
        bodies = [self._acronym(part.group(), any_case) for part in parts] if len(parts) == 2 else []
        start = token.start()
        return [
            Match(body, Span(start + part.start(), start + part.end()))
            for body, part in zip(bodies, parts, strict=False)
            if body is not None and None not in bodies
        ]

    def _acronym(self, token: str, any_case: bool) -> str | None:
        if token in self._acronyms:
            return self._acronyms[token]
        if any_case and len(token) >= 3:
            return self._uncased.get(_bare(token))
        return None


def _bare(acronym: str) -> str:
    """Return an acronym folded, without hyphens and stops in it: «R.A.D.» as «rad»."""
    return fold(acronym).replace("-", "").replace(".", "")


@dataclass(frozen=True, slots=True)
class Naming:
    """What a document says of the names of bodies: what its headings declare, and the names in its text."""

    language: str
    declared: tuple[Declaration, ...] = ()
    names: tuple[Name, ...] = ()

    def __bool__(self) -> bool:
        """Tell whether it names any."""
        return bool(self.declared or self.names)


def naming(document: Document) -> Naming:
    """Return what a document says of the names of bodies."""
    declared = tuple(section.declares for section in document.sections if section.declares)
    return Naming(document.metadata.language, declared, tuple(names_in(document)))


def registry(glossary: Sequence[Body], documents: Iterable[Document]) -> Bodies:
    """Gather the bodies of documents; see `gathered`."""
    return gathered(glossary, map(naming, documents))


def gathered(glossary: Sequence[Body], namings: Iterable[Naming]) -> Bodies:
    """Gather the bodies of a corpus: those of the glossary, and those that headings and texts declare.

    A declared name or acronym that the glossary knows is the same body and adds its names; others become bodies of
    their own, whose id is made from the acronym or the name. A name without acronym that is part of a longer known
    name is no body of its own.
    """
    table = _Table(glossary)
    plain: list[tuple[str, str]] = []
    for own in namings:
        for declaration in own.declared:
            table.declare(declaration, own.language)
        for found in own.names:
            if found.acronym or found.other:
                acronyms, others = ([each] if each else [] for each in (found.acronym, found.other))
                table.add(found.name, acronyms, others, own.language, declared=False)
            else:
                plain.append((found.name, own.language))
    for name, language in sorted(plain, key=lambda pair: (-len(pair[0]), pair)):
        name = table.without_owner(name)
        if name and not table.holds(name):
            table.add(name, (), (), language, declared=False)
    return Bodies(table.bodies())


class _Table:
    """Bodies under construction, merged by name and acronym."""

    def __init__(self, glossary: Sequence[Body]) -> None:
        self._names: dict[str, dict[str, list[str]]] = {}
        self._acronyms: dict[str, dict[str, list[str]]] = {}
        self._declared: set[str] = set()
        self._lookup: dict[str, str] = {}
        self._parts: set[tuple[str, ...]] = set()
        self._by_acronym: dict[str, str] = {}
        for body in glossary:
            self._names[body.id] = {language: list(names) for language, names in body.names.items()}
            self._acronyms[body.id] = {language: list(names) for language, names in body.acronyms.items()}
            if body.declared:
                self._declared.add(body.id)
            for names in body.names.values():
                for name in names:
                    self._find_by(words(name), body.id)
            for names in body.acronyms.values():
                for name in names:
                    self._by_acronym.setdefault(name, body.id)

    def declare(self, declaration: Declaration, language: str) -> None:
        self.add(declaration.name, declaration.acronyms, declaration.others, language, declared=True)

    def add(self, name: str, acronyms: Sequence[str], others: Sequence[str], language: str, *, declared: bool) -> None:
        known = self._known(name, acronyms, language)
        body = known if known is not None else self._new_id(acronyms[0] if acronyms else name)
        names = self._names.setdefault(body, {}).setdefault(language, [])
        for text in (name, *others):
            known_as = next((at for at, name in enumerate(names) if words(name) == words(text)), None)
            if text and known_as is None:
                names.append(text)
            elif text and known_as is not None and names[known_as].isupper():
                names[known_as] = text  # prose tells which of its words have a capital
            self._find_by(words(text), body)
        short = self._acronyms.setdefault(body, {}).setdefault(language, [])
        for acronym in acronyms:
            if acronym not in short and self._by_acronym.setdefault(acronym, body) == body:
                short.append(acronym)
        if declared:
            self._declared.add(body)

    def holds(self, name: str) -> bool:
        """Tell whether a name is one that is known, or a part of it."""
        return tuple(words(name)) in self._parts

    def without_owner(self, name: str) -> str:
        """Return a name without that of the known body it ends with, «Conference of Speakers of the | Isles Forum»."""
        for link in _OF.finditer(name):
            owner = self._lookup.get(" ".join(words(name[link.end() :])))
            if owner is not None and any(self._acronyms[owner].values()):
                return name[: link.start()] if len(words(name[: link.start()])) > 1 else ""
        return name

    def _find_by(self, name: list[str], body: str) -> None:
        """Let a name find a body, but where it finds another already."""
        self._lookup.setdefault(" ".join(name), body)
        lengths = range(1, len(name) + 1)
        self._parts.update(tuple(name[at : at + length]) for length in lengths for at in range(len(name) - length + 1))

    def _known(self, name: str, acronyms: Sequence[str], language: str) -> str | None:
        body = self._lookup.get(" ".join(words(name)))
        if body is not None:
            return body
        for acronym in acronyms:
            body = self._by_acronym.get(acronym)
            # One acronym may serve two bodies: the names must share a word of weight.
            if body is not None and (self._akin(body, name) or self._borrows(body, name, acronym, language)):
                return body
        return None

    def _borrows(self, body: str, name: str, acronym: str, language: str) -> bool:
        """Tell whether an acronym is that of a body's name in another language, «Reed Table (MEJU)», «Mesa del Junco».

        It spells one of the two names and not the other, which so goes by an acronym that is not its own.
        """
        letters = fold(re.sub(r"\W", "", acronym))
        if len(letters) < _LENT or language in self._names[body]:
            return False
        known = [spells(words(each), letters) for group in self._names[body].values() for each in group]
        return spells(words(name), letters) != any(known)

    def _akin(self, body: str, name: str) -> bool:
        mine = {w[:5] for w in words(name) if len(w) > 3}
        return any(
            mine & {w[:5] for w in words(known) if len(w) > 3}
            for group in self._names[body].values()
            for known in group
        )

    def _new_id(self, name: str) -> str:
        stem = "-".join(words(name))[:60] or "body"
        candidate, number = stem, 2
        while candidate in self._names:
            candidate, number = f"{stem}-{number}", number + 1
        return candidate

    def bodies(self) -> tuple[Body, ...]:
        def freeze(table: dict[str, list[str]]) -> dict[str, tuple[str, ...]]:
            return {language: tuple(names) for language, names in table.items() if names}

        for groups in self._names.values():
            for names in groups.values():
                names[:] = [in_prose(name, self._by_acronym) for name in names]
        return tuple(
            Body(body, freeze(names), freeze(self._acronyms.get(body, {})), body in self._declared)
            for body, names in self._names.items()
        )


@dataclass(frozen=True, slots=True)
class Renamed:
    """The names, and acronyms, by which other bodies are found, or bodies are found that have changed."""

    names: frozenset[str]
    acronyms: frozenset[str]
    _gazetteer: Gazetteer[str] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        """Index the names."""
        object.__setattr__(self, "_gazetteer", Gazetteer((name, name) for name in sorted(self.names)))

    def __bool__(self) -> bool:
        """Tell whether there are any."""
        return bool(self.names or self.acronyms)

    def named_in(self, document: Document) -> bool:
        """Tell whether a document names one of them: else its facts are what they were."""
        texts = (document.text, document.metadata.title, *(section.title for section in document.sections))
        return any(self._gazetteer.find(text) or not self.acronyms.isdisjoint(_TOKEN.findall(text)) for text in texts)


def renamed(before: Sequence[Body], after: Sequence[Body]) -> Renamed:
    """Return all names of the bodies that are not the same in two registries, and names that other bodies have now."""
    old, new = ({body.id: body for body in bodies} for bodies in (before, after))
    changed = {name for name, body in _owned((*before, *after)) if old.get(body) != new.get(body)}
    # The first body that has a name is found by it.
    first, now = (dict(reversed(list(_owned(bodies)))) for bodies in (before, after))
    changed |= {name for name in first.keys() | now.keys() if first.get(name) != now.get(name)}
    return Renamed(
        frozenset(name for kind, name in changed if kind == "name"),
        frozenset(name for kind, name in changed if kind == "acronym"),
    )


def _owned(bodies: Iterable[Body]) -> Iterator[tuple[tuple[str, str], str]]:
    """Yield the names and acronyms of bodies, each with the id of its body."""
    for body in bodies:
        for group in body.names.values():
            yield from ((("name", " ".join(words(name))), body.id) for name in group)
        for group in body.acronyms.values():
            yield from ((("acronym", name), body.id) for name in group)


def generic(text: str, language: str) -> bool:
    """Tell whether a text names a kind of body («conférence», «council») rather than anything else."""
    return any(cue.name == "noun" for cue in cues("subject", language).find(fold(text)))


def display_name(body: Body, language: str) -> str:
    """Return a body's name in a language, or in the one the documents give, official name first."""
    for key in (language, *LANGUAGES):
        if body.names.get(key):
            return body.names[key][0]
    for key in (language, *LANGUAGES):
        if body.acronyms.get(key):
            return body.acronyms[key][0]
    return body.id


def acronym(body: Body, language: str) -> str | None:
    """Return a body's acronym in a language, or in the one the documents give; None where it has none."""
    for key in (language, *LANGUAGES):
        if body.acronyms.get(key):
            return body.acronyms[key][0]
    return None
