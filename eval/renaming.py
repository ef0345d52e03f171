"""Rename every body and country of a corpus and its questions, to show that nothing knows them by heart.

A body keeps the noun that says what it is («Conférence», «Processus»), so that genders and articles still fit, and has
an invented name for the rest; its acronym is made of the new initials. Countries change places with others that take
the same article and lie in the same of the regions that the documents name, so that a region still holds its states.
Documents, manifest, glossary and questions are changed alike, and all from one seed.
"""

from __future__ import annotations

import json
import random
import re
import tomllib
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass, replace
from functools import cache
from importlib.resources import files
from pathlib import Path

from eval.questions import LANGUAGES, Evidence, GoldCountry, GoldItem, GoldName, GoldText, Line, Question, fold
from ingest import bodies as body_names
from ingest import corpus, countries, manifest
from ingest.bodies import Bodies
from ingest.errors import EvaluationError
from ingest.gazetteer import words
from ingest.glossary import FILE as GLOSSARY
from ingest.glossary import Glossary
from ingest.records import Body, Document

# In typing errors and nicknames a name does not stand in a form that could be found and changed.
LEFT_OUT = ("typos", "nickname")
_ENGLISH_END = frozenset(["on", "of", "for", "to", "and", "from", "in", "against", "with"])
_LEADING = frozenset(["alto", "alta", "haut", "haute", "high", "grand", "grande", "gran"])
_MOST_ROOTS = 3
# Letters that a word has at least which tells one name from others.
_OWN_WORD = 4
_Key = tuple[tuple[str, ...], tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Change:
    """A stretch of the old text and what stands in its place."""

    start: int
    end: int
    new: str


@dataclass(frozen=True, slots=True)
class Renamed:
    """A text after the changes, and where each old offset went."""

    text: str
    changes: tuple[Change, ...]

    def offset(self, old: int) -> int:
        """Return where an offset outside of the changed words has gone."""
        done = bisect_right([change.start for change in self.changes], old)
        gained = 0
        for change in self.changes[:done]:
            if old < change.end:
                return change.start + gained + (len(change.new) if old > change.start else 0)
            gained += len(change.new) - (change.end - change.start)
        return old + gained


class Renaming:
    """The new names of a corpus's bodies and countries."""

    def __init__(self, bodies: Bodies, documents: Sequence[Document], seed: int) -> None:
        """Invent the names; the same seed gives the same ones."""
        rng = random.Random(seed)
        self._bodies = bodies
        self._names: dict[tuple[str, str], str] = {}
        self._acronyms: dict[str, str] = {}
        self.ids: dict[str, str] = {}
        invented = _invented(rng, {word for document in documents for word in words(document.text)})
        self._documents = documents
        for body in bodies.all:
            self._invent(body, invented)
        self.countries = _permuted(documents, rng)

    def _invent(self, body: Body, invented: Iterator[str]) -> None:
        most = max((len(re.sub(r"\W", "", a)) for group in body.acronyms.values() for a in group), default=2)
        roots: list[str] = []
        for attempt in range(100):
            count = min(max(most - 1, 1), _MOST_ROOTS)
            roots = [next(invented).capitalize() for _ in range(count)]
            shorts = self._shorts(body, roots)
            if not set(shorts.values()) & (set(self._acronyms.values()) | set(self._acronyms)) or attempt == 99:
                break
        self._acronyms |= {old: new for old, new in self._shorts(body, roots).items() if old not in self._acronyms}
        by_rank = {0: "-".join(roots)}
        for language, group in body.names.items():
            for rank, name in enumerate(group):
                if rank not in by_rank:
                    by_rank[rank] = next(invented).capitalize()
                self._names.setdefault((body.id, _key(name)), titled(name, by_rank[rank], language))
        self.ids[body.id] = "-".join(word.lower() for word in roots)

    def _shorts(self, body: Body, roots: Sequence[str]) -> dict[str, str]:
        """Return a new acronym for each old one: the initials of the new name in its language."""
        found: dict[str, str] = {}
        # An acronym that serves in several languages is made for the one of the document that uses it.
        home = [
            document.metadata.language
            for document in self._documents
            if any(acronym in document.text for group in body.acronyms.values() for acronym in group)
        ]
        for language, group in sorted(body.acronyms.items(), key=lambda pair: pair[0] not in home[:1]):
            name = (body.names.get(language) or next(iter(body.names.values()), ("",)))[0]
            composed = titled(name, "-".join(roots), language) if name else "-".join(roots)
            initials = "".join(w[0] for w in re.findall(r"\w+", composed) if w[0].isupper()) or roots[0][:3].upper()
            for rank, acronym in enumerate(group):
                new = initials if len(initials) > 1 else roots[0][:3].upper()
                found.setdefault(acronym, new + roots[0][1 : 1 + rank].upper())
        return found

    def text(self, old: str, language: str, question: bool = False) -> Renamed:
        """Change all names in a text; in a question in any case."""
        changes = [
            Change(match.span.start, match.span.end, self._body(match.value, match.span.of(old), language, question))
            for match in self._bodies.find(old, any_case=question)
        ]
        for place in countries.find(old, capitalised=not question):
            free = all(place.span.end <= c.start or c.end <= place.span.start for c in changes)
            if free and place.value in self.countries:
                new = self._country(place.value, place.span.of(old), language)
                changes.append(Change(place.span.start, place.span.end, new))
        changes.sort(key=lambda change: change.start)
        parts, at = [], 0
        for change in changes:
            parts += [old[at : change.start], change.new]
            at = change.end
        return Renamed("".join([*parts, old[at:]]), tuple(changes))

    def name(self, body: str, old: str) -> str:
        """Return the new form of one name or acronym of a body."""
        if old in self._acronyms:
            return self._acronyms[old]
        return self._names.get((body, _key(old)), old)

    def gone(self, texts: Iterable[str]) -> set[str]:
        """Return the words of the old names that stand neither in the new ones nor in the renamed texts.

        A question that still holds one names a body by a part of its old name, which no document tells of.
        """
        held = {word for text in (*texts, *self._names.values()) for word in words(text)}
        own = {
            word for body in self._bodies.all for group in body.names.values() for name in group for word in words(name)
        }
        return {word for word in own - held if len(word) >= _OWN_WORD}

    def any_name(self, old: str) -> str:
        """Return the new form of a name that an answer may give, as it is where it names no body of the corpus."""
        body = self._bodies.named(old)
        return self.name(body, old) if body else self.text(old, "en").text

    def _body(self, body: str, form: str, language: str, question: bool) -> str:
        if form in self._acronyms:
            return self._acronyms[form]
        for old, short in self._acronyms.items():
            if fold(form) == fold(old):
                return short.lower() if form.islower() else short
        new = self._names.get((body, _key(form)), "")
        if not new:
            raise EvaluationError(
                f"the name «{form}» of {body} has no new form; a name of the glossary should have one"
            )
        # The head keeps the letters it was written with, so that capitals and missing accents stay.
        head = _head(form, language if _key(form) in self._forms(body, language) else "")
        new = new.replace(_head(new, language), head, 1) if head and fold(head) == fold(_head(new, language)) else new
        return new.lower() if question and form.islower() else new

    def _forms(self, body: str, language: str) -> set[str]:
        return {_key(name) for name in self._bodies[body].names.get(language, ())}

    def _country(self, code: str, form: str, language: str) -> str:
        new = self.countries[code]
        official = any(fold(form) == fold(countries.name(code, each, official=True)) for each in LANGUAGES)
        official = official and fold(form) != fold(countries.name(code, language))
        name = countries.name(new, language, official=official).partition(" (")[0]
        return fold(name) if form.islower() else name


def rename(folder: Path, lines: Sequence[Line], target: Path, seed: int = 0) -> list[Line]:
    """Write a renamed copy of a corpus into a new folder and return the questions that go with it.

    Left out are questions in which the bodies stand in a form that cannot be found (typing errors, nicknames, a part of
    a name), or that ask of a single body and yet name none. Raises EvaluationError for a file that is no text.
    """
    glossary = Glossary.load(folder / GLOSSARY)
    documents = []
    for document in corpus.documents(folder, glossary):
        if not isinstance(document, Document) or document.pages:
            raise EvaluationError(f"{document.file}: only text and Markdown can be renamed")
        documents.append(document)
    bodies = body_names.registry(glossary.bodies, documents)
    renaming = Renaming(bodies, documents, seed)
    texts = {document.id: renaming.text(document.text, document.metadata.language) for document in documents}
    target.mkdir(parents=True)
    for document in documents:
        place = target / document.file
        place.parent.mkdir(parents=True, exist_ok=True)
        source = (folder / document.file).read_text(encoding="utf-8-sig")
        place.write_text(renaming.text(source, document.metadata.language).text, encoding="utf-8", newline="\n")
    (target / manifest.FILE).write_text(_manifest(folder, renaming), encoding="utf-8")
    (target / GLOSSARY).write_text(_glossary(glossary, renaming), encoding="utf-8")
    for made in corpus.documents(target):
        if not isinstance(made, Document) or made.text != texts[made.id].text:
            raise EvaluationError(f"{made.file}: the renamed file does not read as its renamed text")
    olds = {document.id: document.text for document in documents}
    gone = renaming.gone(each.text for each in texts.values())
    kept = []
    for line in lines:
        question = _question(line.question, renaming, texts, olds)
        if question is not None and gone.isdisjoint(words(" ".join((*question.history, question.question)))):
            kept.append(replace(line, question=question))
    return kept


def _question(old: Question, renaming: Renaming, texts: dict[str, Renamed], olds: dict[str, str]) -> Question | None:
    if old.wording in LEFT_OUT:
        return None
    asked = [renaming.text(words_, old.language, question=True) for words_ in (*old.history, old.question)]
    if old.kind != "across" and not any(each.changes for each in asked):
        return None
    evidence = []
    for gold in old.evidence:
        moved = texts[gold.document]
        start, end = moved.offset(gold.start), moved.offset(gold.end)
        evidence.append(Evidence(gold.document, start, end, moved.text[start:end]))
    return replace(
        old,
        question=asked[-1].text,
        history=tuple(each.text for each in asked[:-1]),
        items=tuple(_item(item, old, renaming, texts, olds) for item in old.items),
        evidence=tuple(evidence),
    )


def _item(
    item: GoldItem, question: Question, renaming: Renaming, texts: dict[str, Renamed], olds: dict[str, str]
) -> GoldItem:
    if isinstance(item, GoldCountry):
        return replace(item, code=renaming.countries.get(item.code, item.code))
    if isinstance(item, GoldName):
        return replace(item, names=tuple(dict.fromkeys(renaming.any_name(name) for name in item.names)))
    if isinstance(item, GoldText):
        contains = (_contained(part, question, texts, olds) for part in item.contains)
        return replace(item, contains=tuple(contains))
    return item


def _contained(part: str, question: Question, texts: dict[str, Renamed], olds: dict[str, str]) -> str:
    """Return expected words as they now stand in the quote that holds them."""
    spaced = r"\s+".join(map(re.escape, part.split()))
    for gold in question.evidence:
        found = re.compile(spaced, re.IGNORECASE).search(olds[gold.document], gold.start, gold.end)
        if found:
            moved = texts[gold.document]
            return moved.text[moved.offset(found.start()) : moved.offset(found.end())]
    return part


def _manifest(folder: Path, renaming: Renaming) -> str:
    tables = []
    for entry in manifest.load(folder):
        values = {key: value for key, value in asdict(entry).items() if value is not None}
        if "title" in values:
            values["title"] = renaming.text(values["title"], values.get("language", "en")).text
        tables.append("[[document]]\n" + "".join(f"{key} = {_toml(value)}\n" for key, value in values.items()))
    return "\n".join(tables)


def _glossary(glossary: Glossary, renaming: Renaming) -> str:
    tables = []
    for body in glossary.bodies:
        lines = [f"id = {_toml(renaming.ids[body.id])}"]
        if glossary.kinds.get(body.id):
            lines.append(f"kind = {_toml(glossary.kinds[body.id])}")
        for language in LANGUAGES:
            names = [renaming.name(body.id, name) for name in body.names.get(language, ())]
            shorts = [renaming.name(body.id, name) for name in body.acronyms.get(language, ())]
            parts = [f"name = {_toml(names[0])}"] if names else []
            parts += [f"acronym = {_toml(shorts)}"] if shorts else []
            parts += [f"other = {_toml(names[1:])}"] if names[1:] else []
            if parts:
                lines.append(f"{language} = {{ {', '.join(parts)} }}")
        tables.append("[[body]]\n" + "\n".join(lines) + "\n")
    return "\n".join(tables)


def _toml(value: object) -> str:
    # A JSON string, list of strings or boolean is TOML as well.
    return json.dumps(value, ensure_ascii=False)


def _key(name: str) -> str:
    return " ".join(words(name))


def _head(name: str, language: str) -> str:
    """Return the noun that tells what a body is: the first word, in English the last before «on», «of», «for»."""
    parts = name.split()
    if len(parts) < 2:
        return ""
    if language == "en":
        end = next((n for n, word in enumerate(parts) if n and word.lower() in _ENGLISH_END), len(parts))
        return parts[end - 1]
    return " ".join(parts[:2]) if fold(parts[0]) in _LEADING and len(parts) > 2 else parts[0]


def titled(name: str, root: str, language: str) -> str:
    """Return a name that keeps the noun which says what a body is, and has a root for the rest."""
    head = _head(name, language)
    if not head:
        return root
    return f"{root} {head}" if language == "en" else f"{head} de {root}"


def _invented(rng: random.Random, known: set[str]) -> Iterator[str]:
    """Yield invented words that begin with a consonant and stand nowhere in the documents."""
    seen = set(known)
    while True:
        syllables = "".join(rng.choice("bdfglmnprtvz") + rng.choice("aeiou") for _ in range(rng.choice((2, 3))))
        word = syllables + rng.choice(("", "r", "l", "n"))
        if word not in seen:
            seen.add(word)
            yield word


def _permuted(documents: Sequence[Document], rng: random.Random) -> dict[str, str]:
    """Return a new country for each state: another of the same articles and the same named regions."""
    named = sorted({match.value for document in documents for match in countries.find_regions(document.text)})
    held = {region: countries.states(region) for region in named}
    languages = sorted({document.metadata.language for document in documents})
    groups: dict[_Key, list[str]] = {}
    for code in _states():
        place = tuple(region for region in named if code in held[region])
        groups.setdefault((place, tuple(article(code, language) for language in LANGUAGES)), []).append(code)
    lonely: dict[_Key, list[str]] = {}
    pairs: dict[str, str] = {}
    for (place, _), members in sorted(groups.items()):
        if len(members) > 1:
            pairs |= _rotated(members, rng)
        else:
            articles = tuple(article(members[0], language) for language in languages)
            lonely.setdefault((place, articles), []).append(members[0])
    # Those that nobody matches in all four languages: the languages of the documents alone must do.
    for _, members in sorted(lonely.items()):
        pairs |= _rotated(members, rng)
    return pairs


def _rotated(members: Sequence[str], rng: random.Random) -> dict[str, str]:
    order = sorted(members)
    rng.shuffle(order)
    return dict(zip(order, order[1:] + order[:1], strict=True))


@cache
def _states() -> tuple[str, ...]:
    regions = tomllib.loads(files("ingest").joinpath("regions.toml").read_text("utf-8"))
    return tuple(sorted({code for region in regions for code in countries.states(region)}))


@cache
def _articles() -> dict[str, dict[str, list[str]]]:
    return tomllib.loads(files("eval").joinpath("renaming.toml").read_text("utf-8"))


def article(code: str, language: str) -> str:
    """Return the class of a country's article in a language: plural, bare, vowel, m or f."""
    name = fold(countries.name(code, language))
    if language == "en":
        the = name.startswith(("united", "dominican", "central african", "czech")) or name.endswith("s")
        return "the" if the or code in {"GM"} else "bare"
    if language == "es":
        return "plural" if name.endswith("s") else "f" if name.startswith("republica") else "bare"
    data = _articles()[language]
    for kind in ("plural", "bare"):
        if code in data[kind]:
            return kind
    if language == "fr" and name[0] in "aeiouyh":
        return "vowel"
    ending = ("e",) if language == "fr" else ("a",)
    return "m" if code in data["masculine"] or not name.endswith(ending) else "f"
