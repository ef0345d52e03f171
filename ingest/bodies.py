"""The bodies that a corpus speaks of: from the glossary, from headings, and from names with their acronym in the text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from ingest.folding import fold
from ingest.gazetteer import Gazetteer, Match, words
from ingest.lexicon import cues
from ingest.records import LANGUAGES, Body, Declaration, Document, Span

_ACRONYM = re.compile(r"\(\s*[«“\"]?(?P<a>[A-ZÀ-Þ][\w.-]*[A-ZÀ-Þ0-9][\w-]*)[»”\"]?\s*(?:[),;]|(?:or|ou|o)\s+[«“\"])")
_NAME_WORD = re.compile(r"[\w'’.-]+")
_CONNECTORS = frozenset(
    "de des du d la le les l et sur pour aux au en of the and for on in to y e del los las el para por sobre da do das dos na no à a con com".split()
)


@dataclass(frozen=True, slots=True)
class Bodies:
    """All bodies of a corpus, found by any of their names."""

    all: tuple[Body, ...]
    _names: Gazetteer[str] = field(init=False, repr=False)
    _acronyms: dict[str, str] = field(init=False, repr=False)
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
        for match in re.finditer(r"[\w&./-]*\w", text):
            body = self._acronym(match.group(), any_case)
            if body is None:
                continue
            if not any(span.start <= match.start() < span.end for span in taken):
                found.append(Match(body, Span(*match.span())))
        return sorted(found, key=lambda m: m.span)

    def _acronym(self, token: str, any_case: bool) -> str | None:
        if token in self._acronyms:
            return self._acronyms[token]
        if any_case and len(token) >= 3:
            plain = fold(token).replace("-", "")
            return next((body for name, body in self._acronyms.items() if fold(name).replace("-", "") == plain), None)
        return None


def registry(glossary: Sequence[Body], documents: Iterable[Document]) -> Bodies:
    """Gather the bodies of a corpus: those of the glossary, and those that headings and texts declare.

    A declared name or acronym that the glossary knows is the same body and adds its names; others become bodies of
    their own, whose id is made from the acronym or the name.
    """
    table = _Table(glossary)
    for document in documents:
        for section in document.sections:
            if section.declares:
                table.declare(section.declares, document.metadata.language)
        for name, acronym in _declared_in_text(document):
            table.add(name, (acronym,), (), document.metadata.language, declared=False)
    return Bodies(table.bodies())


class _Table:
    """Bodies under construction, merged by name and acronym."""

    def __init__(self, glossary: Sequence[Body]) -> None:
        self._names: dict[str, dict[str, list[str]]] = {}
        self._acronyms: dict[str, dict[str, list[str]]] = {}
        self._declared: set[str] = set()
        self._lookup: dict[str, str] = {}
        self._by_acronym: dict[str, str] = {}
        for body in glossary:
            self._names[body.id] = {language: list(names) for language, names in body.names.items()}
            self._acronyms[body.id] = {language: list(names) for language, names in body.acronyms.items()}
            if body.declared:
                self._declared.add(body.id)
            for names in body.names.values():
                for name in names:
                    self._lookup.setdefault(" ".join(words(name)), body.id)
            for names in body.acronyms.values():
                for name in names:
                    self._by_acronym.setdefault(name, body.id)

    def declare(self, declaration: Declaration, language: str) -> None:
        self.add(declaration.name, declaration.acronyms, declaration.others, language, declared=True)

    def add(self, name: str, acronyms: Sequence[str], others: Sequence[str], language: str, *, declared: bool) -> None:
        known = self._known(name, acronyms)
        body = known if known is not None else self._new_id(acronyms[0] if acronyms else name)
        names = self._names.setdefault(body, {}).setdefault(language, [])
        for text in (name, *others):
            if text and " ".join(words(text)) not in {" ".join(words(n)) for n in names}:
                names.append(text)
            self._lookup.setdefault(" ".join(words(text)), body)
        short = self._acronyms.setdefault(body, {}).setdefault(language, [])
        for acronym in acronyms:
            if acronym not in short and self._by_acronym.setdefault(acronym, body) == body:
                short.append(acronym)
        if declared:
            self._declared.add(body)

    def _known(self, name: str, acronyms: Sequence[str]) -> str | None:
        body = self._lookup.get(" ".join(words(name)))
        if body is not None:
            return body
        for acronym in acronyms:
            body = self._by_acronym.get(acronym)
            # One acronym may serve two bodies: the names must share a word of weight.
            if body is not None and self._akin(body, name):
                return body
        return None

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

        return tuple(
            Body(body, freeze(names), freeze(self._acronyms.get(body, {})), body in self._declared)
            for body, names in self._names.items()
        )


def _declared_in_text(document: Document) -> list[tuple[str, str]]:
    """Return the names that stand right before their acronym in brackets, «Conseil permanent (CP)»."""
    headings = [section.heading for section in document.sections if section.heading]
    pairs = []
    for match in _ACRONYM.finditer(document.text):
        if any(span.start <= match.start() < span.end for span in headings):
            continue
        name = name_before(document.text, match.start(), match["a"])
        if name:
            pairs.append((name, match["a"]))
    return pairs


def name_before(text: str, end: int, acronym: str) -> str | None:
    """Return the proper name that ends at ``end`` and that ``acronym`` may stand for, or None.

    Walking back over name words and connectors, the name begins at the nearest capitalised word with the acronym's
    first letter, else at the farthest capitalised word of an unbroken run of capitals and connectors.
    """
    line = max(text.rfind(mark, 0, end) for mark in ("\n", ". ", ";", ":", ", ")) + 1
    tokens = list(_NAME_WORD.finditer(text, max(line, end - 160), end))
    best = fallback = None
    matched = False
    for token in reversed(tokens[-14:]):
        word = token.group()
        bare = re.sub(r"^[ldLD]['’]", "", word)
        if not bare:
            continue
        capital = bare[0].isupper()
        if capital:
            offset = token.end() - len(bare)
            if fold(bare[0]) == fold(acronym[0]):
                best, matched = offset, True
                break
            best = offset
        elif best is not None and fold(word) not in _CONNECTORS:
            fallback = fallback or best
    best = best if matched else (fallback or best)
    if best is None:
        return None
    name = " ".join(text[best:end].split())
    return name if len(words(name)) >= 2 or name.isupper() else None


def section_bodies(document: Document, bodies: Bodies) -> list[str | None]:
    """Return for each section the id of the body it is about, or None.

    A section is about the body its heading declares or names, else about its parent's. In a document whose headings
    declare no body and name one at most, the rest of it is about the body that the document as a whole is about.
    """
    found: list[str | None] = []
    for section in document.sections:
        body = _declared_body(section.declares, bodies) if section.declares else None
        if body is None and section.title:
            body = _named_by(section.title, bodies)
        if body is None and section.parent is not None:
            body = found[section.parent]
        found.append(body)
    if any(section.declares for section in document.sections) or len(set(found) - {None}) > 1:
        return found
    main = main_body(document, bodies)
    return [main if body is None else body for body in found]


def _declared_body(declaration: Declaration, bodies: Bodies) -> str | None:
    for name in (declaration.name, *declaration.acronyms, *declaration.others):
        body = bodies.named(name)
        if body is not None:
            return body
    return None


def _named_by(title: str, bodies: Bodies) -> str | None:
    """Return the body that makes up most of a heading's words, if there is one."""
    matches = bodies.find(title)
    if not matches:
        return None
    longest = max(matches, key=lambda match: match.span.end - match.span.start)
    share = len(words(longest.span.of(title))) / max(1, len(words(title)))
    return longest.value if share >= 0.5 else None


def main_body(document: Document, bodies: Bodies) -> str | None:
    """Return the body that a document as a whole is about, or None.

    The one its title names; else of the bodies named in it the one that is named most, counting mentions by the
    noun of its name («la Autoridad»), where it is named three times at least.
    """
    titles = [document.metadata.title, *(s.title for s in document.sections[:1])]
    for title in titles:
        matches = bodies.find(title)
        if matches:
            return matches[0].value
    counts: dict[str, int] = {}
    for match in bodies.find(document.text):
        counts[match.value] = counts.get(match.value, 0) + 1
    if not counts:
        return None
    for noun, body in aliases(document, bodies).items():
        counts[body] = counts.get(body, 0) + len(re.findall(rf"(?<!\w){noun}(?!\w)", document.text))
    best = max(sorted(counts), key=lambda body: counts[body])
    return best if counts[best] >= 3 else None


def aliases(document: Document, bodies: Bodies) -> dict[str, str]:
    """Return the nouns that stand for a body in a document, «the Council», by the body; only where one body fits.

    A noun is a capitalised kind of body that is part of a name in the document's language.
    """
    language = document.metadata.language
    found: dict[str, set[str]] = {}
    for body in {match.value for match in bodies.find(document.text)}:
        for name in bodies[body].names.get(language, ()):
            for word in re.findall(r"[^\W\d_][\w-]*", name):
                cue = cues("subject", language).search(fold(word))
                if cue is not None and cue.name == "noun" and cue.end == len(word):
                    found.setdefault(word[:1].upper() + word[1:], set()).add(body)
                    break
    return {noun: next(iter(owners)) for noun, owners in sorted(found.items()) if len(owners) == 1}


def generic(text: str, language: str) -> bool:
    """Tell whether a text names a kind of body («conférence», «council») rather than anything else."""
    return cues("subject", language).search(fold(text)) is not None


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
