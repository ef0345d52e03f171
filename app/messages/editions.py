"""Versions of a text that a message names, «under the 2014 text and under the revised one», and the words for them."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from app.knowledge import Knowledge
from app.questions.cues import cue
from app.questions.spelling import correct
from ingest import dates
from ingest.folding import fold
from ingest.gazetteer import words
from ingest.labels import word_set
from ingest.lexicon import Cue, cues
from ingest.records import LANGUAGES, Span

_STAGES = frozenset({"earlier", "later", "both"})
_YEAR = re.compile(r"\b(?:19|20)\d{2}\b")
_NAME = re.compile(r"\b[A-ZÀ-Þ][\w-]{2,}")
_NAMES = re.compile(r"\b[A-ZÀ-Þ][\w-]{2,}(?: (?:d[aeo]s? |of )?[A-ZÀ-Þ][\w-]{2,})*")
# How far from its date the place stands where a text was adopted, in characters.
_BESIDE = 60
# What asks which text it is: «which earlier text …?» names none.
_ASKED = re.compile(r"\b(?:which|what|quel(?:le)?s?|que|cual|qual|quais) $")
# Between words of one phrase stand only spaces, apostrophes, hyphens.
_JOINED = re.compile(r"[\s'’-]*")
# A phrase that names a version, by the labels of its words: «n» a kind of text, «v» a word for any text, «t» a name of
# it, «c» what tells the version, and those of ``_JOINTS``.
_PHRASE = re.compile(r"(?:[poa]+&(?=[poa]))*[poa]*[cnvt](?:[poa&cnvt]*[cnvt])?")
_JOINTS = {"by": "p", "of": "o", "the": "a", "and": "&", "done": "d"}
_NOUNS = frozenset({"n", "v"})
# A word of so few letters before a name is the first of it, «Da Nang».
_SHORT = 2


@dataclass(frozen=True, slots=True)
class Named:
    """The versions of one text that a message names, oldest first, and the message without the words for them."""

    stages: tuple[str, ...]
    plain: str


@dataclass(frozen=True, slots=True)
class _Word:
    start: int
    end: int
    label: str


def asked(
    text: str, language: str, knowledge: Knowledge, earlier: str = "", bodies: Collection[str] = ()
) -> Named | None:
    """Return the versions of one text that a message names, or None.

    A version is named by the year or month of its date, by the place where it was adopted, or by such words as «the
    revised text» and «both versions»; the text by a word of its title, here or in the turn ``earlier``, by the
    ``bodies`` asked about, or by nothing where no other text has versions.
    """
    folded = fold(text)
    classes = {each.name for each in _told(folded, language)}
    years = {each.iso[:4] for each in dates.find(folded)}
    best: tuple[int, Named | None] = (-1, None)
    for group in knowledge.versions:
        titles, places = _titles(group, knowledge), _places(group, knowledge)
        found = _phrases(text, language, group, knowledge)
        dated = {each for each, _ in _dated(folded, group, knowledge)}
        said = [folded[phrase[0].start : phrase[-1].end] for phrase in found if _labels(phrase) & _NOUNS]
        placed = {places[name] for name in places if any(_at(name, each) for each in said)}
        own = {fact.body for fact in knowledge.index.facts(documents=group)} if bodies else set()
        of_body = not own.isdisjoint(bodies) if bodies else len(knowledge.versions) == 1
        titled = not titles.isdisjoint(words(folded)) or bool(placed)
        if not (titled or of_body or not titles.isdisjoint(words(fold(earlier)))):
            continue
        if not (classes or placed or len(dated) > 1 or (dated and any(_is_of_text(phrase) for phrase in found))):
            continue
        if len(dated) < len(years) and not (classes or placed or len(dated) > 1):
            continue  # «in the 2014 text but not in that of 2017», where none is of 2017
        named = dated | placed
        named |= {group[0]} if classes & {"both", "earlier"} else set()
        named |= {group[-1]} if classes & {"both", "later"} else set()
        if named == {group[-1]} and cue("changed", language).search(folded) is not None:
            named.add(group[-2])  # «how did it change with the revision?»
        score = 2 * titled + len(dated) + of_body
        if named and score > best[0]:
            best = score, Named(tuple(each for each in group if each in named), _cut(text, found))
    return best[1]


def without(text: str, language: str, stages: Sequence[str], knowledge: Knowledge) -> str:
    """Return a message without the words that name versions of the text that some stages are of."""
    group = next(group for group in knowledge.versions if set(stages) <= set(group))
    return _cut(text, _phrases(text, language, group, knowledge))


def may_name(text: str) -> bool:
    """Tell whether a text may name a version in any language: by a year, or by a word for one."""
    folded = fold(text)
    return bool(_YEAR.search(folded)) or any(cue("edition", language).search(folded) for language in LANGUAGES)


def spelt(text: str, language: str, knowledge: Knowledge, spelled: Collection[str]) -> str:
    """Return a message with the names in titles of versions as these spell them, «Tánger» as «tangier»."""
    titles = {name for group in knowledge.versions for name in _titles(group, knowledge)}

    def told(match: re.Match[str]) -> str:
        name = correct(match.group(), language, spelled)
        return name if fold(name) in titles else match.group()

    return _NAME.sub(told, text)


def _told(folded: str, language: str) -> list[Cue]:
    """Return the words of a folded text that tell a version by its rank, «the original text»."""
    found = cue("edition", language).find(folded)
    return [each for each in found if each.name in _STAGES and not _ASKED.search(folded[: each.start])]


def _dated(folded: str, group: Sequence[str], knowledge: Knowledge) -> list[tuple[str, Span]]:
    """Return the versions that a folded text names by their date, each with the words for it; a month may do."""
    told = [(each.iso, each.span) for each in dates.find(folded)]
    told = told or [(f"-{month}-", span) for month, span in dates.months(folded)]
    found = []
    for iso, span in told:
        of_date = [each for each in group if _is_of(iso, knowledge.metadata[each].date or "")]
        found += [(of_date[0], span)] if len(of_date) == 1 else []
    return found


def _is_of(told: str, date: str) -> bool:
    """Tell whether a date begins as another does, or is of a month, «-11-»."""
    return date.startswith(told) or (told[0] == "-" and told in f"{date}-")


def _titles(group: Sequence[str], knowledge: Knowledge) -> set[str]:
    """Return the names in the titles of some documents, folded: words with a capital, of no kind of text."""
    titles = [knowledge.metadata[each].title for each in group]
    names = {fold(name) for title in titles for name in _NAME.findall(title.title() if title.isupper() else title)}
    return names - word_set("lasting") - word_set("revisions")


def _places(group: Sequence[str], knowledge: Knowledge) -> dict[str, str]:
    """Return the names beside the date of a version in it, folded, that stand beside that of no other, by version."""
    titles = _titles(group, knowledge)
    found: dict[str, set[str]] = {}
    for each in group:
        text, meta = knowledge.document(each).text, knowledge.metadata[each]
        days = [m.span for m in dates.find(text) if m.iso == meta.date and len(m.iso) == len("2019-06-12")]
        near = [text[max(0, day.start - _BESIDE) : day.end + _BESIDE] for day in days]
        named = {fold(name) for part in near for name in _NAMES.findall(part.partition(" ")[2].rpartition(" ")[0])}
        common = {fold(word) for word in re.findall(r"\b[^\W\dA-ZÀ-Þ]\w+", text)}  # «security» is no place
        common |= titles | word_set("lasting") | word_set("revisions")
        joints = cue("edition_joint", meta.language)
        found[each] = {n for n in named if not (common & set(words(n)) or dates.months(n) or joints.search(n))}
    return {name: each for each in group for name in found[each] if sum(name in own for own in found.values()) == 1}


def _at(name: str, folded: str) -> list[Span]:
    """Return where a name stands in a folded text."""
    return [Span(*match.span()) for match in re.finditer(rf"\b{re.escape(name)}\b", folded)]


def _phrases(text: str, language: str, group: Sequence[str], knowledge: Knowledge) -> list[list[_Word]]:
    """Return the words of each phrase of a message that names versions of a text, or may."""
    folded = fold(text)
    names = (*_titles(group, knowledge), *_places(group, knowledge))
    spans = {
        "t": [span for name in names for span in _at(name, folded)],
        "c": [span for _, span in _dated(folded, group, knowledge)],
        "n": [Span(c.start, c.end) for c in cues("instrument", language).find(folded) if c.name == "noun"],
        "v": [Span(c.start, c.end) for c in cue("edition", language).find(folded) if c.name == "noun"],
    }
    spans["c"] += [Span(each.start, each.end) for each in _told(folded, language)]
    for each in cue("edition_joint", language).find(folded):
        spans.setdefault(_JOINTS[each.name], []).append(Span(each.start, each.end))
    found: list[_Word] = []
    for match in re.finditer(r"\w+", folded):
        at = match.start()
        label = next((x for x in "nvtpoa&cd" if any(span.start <= at < span.end for span in spans.get(x, ()))), "x")
        last = found[-1] if found else _Word(0, 0, "|")
        if label == "d":  # «the text adopted in 2016»
            label = "o" if last.label in _NOUNS else "x"
        if label == "t" and text[last.start].isupper() and last.start < last.end <= last.start + _SHORT:
            found[-1] = replace(last, label="t")
        if not _JOINED.fullmatch(folded[last.end : at]):
            found.append(_Word(at, at, "|"))
        found.append(_Word(at, match.end(), label))
    line = "".join(word.label for word in found)
    return [found[match.start() : match.end()] for match in _PHRASE.finditer(line)]


def _labels(phrase: Sequence[_Word]) -> set[str]:
    return {word.label for word in phrase}


def _is_of_text(phrase: Sequence[_Word]) -> bool:
    """Tell whether a phrase names a text, by its noun and a name of it, or its noun and what tells the version."""
    labels = _labels(phrase)
    return bool(labels & _NOUNS and "c" in labels) or {"n", "t"} <= labels


def _cut(text: str, phrases: Sequence[Sequence[_Word]]) -> str:
    """Return a message without the phrases that name versions; «the declaration» stays where it is what is asked of."""
    for phrase in reversed(phrases):
        labels = _labels(phrase)
        if not ("c" in labels or ("t" in labels and labels & _NOUNS)):
            continue
        if not labels & _NOUNS:  # «of Panama City in 2025»
            names = [at for at, word in enumerate(phrase) if word.label == "t"]
            behind, before = (phrase[names[-1] + 1 :], phrase[: names[0]]) if names else (phrase, phrase)
            phrase = behind if "c" in _labels(behind) else before
            if "c" not in _labels(phrase):
                continue
        line = "".join(word.label for word in phrase)
        fund = re.match(r"[oa]*t+(?=p)", line)  # «of the Levant Fund in the first text»
        phrase, line = (phrase[fund.end() :], line[fund.end() :]) if fund else (phrase, line)
        start, end = phrase[0].start, phrase[-1].end
        text = text[:start] + _kept(text, phrase, line) + text[end:]
    text = re.sub(r"\(\s*\)|\s{2,}", " ", text)
    text = re.sub(r"[\s,;:]+(?=[?!.]$)|\s+(?=,)", "", text)
    return text.strip(" ,;:-–")


def _kept(text: str, phrase: Sequence[_Word], line: str) -> str:
    """Return what stays of a phrase: its noun where it is no adjunct, the article of a noun behind it."""
    noun = next((at for label in "nv" if (at := line.find(label)) >= 0), None)
    first = len(line) - len(line.lstrip("oa"))
    if noun is None:
        before_noun = line[-1] == "c" and "a" in line and re.match(r"\s\w", text[phrase[-1].end :])
        told = next(at for at, label in enumerate(line) if label in "ct")
        return text[phrase[0].start : phrase[told].start] if before_noun else ""  # «the 2016 target»
    if line[0] == "p" or (line[0] == "o" and not {"n", "t"} <= set(line)):
        return ""
    article = line[noun - 1] == "a" if noun else False
    lead = text[phrase[noun - 1].start : phrase[noun].start] if article else text[phrase[0].start : phrase[first].start]
    lead = text[phrase[0].start : phrase[first].start] if line[0] == "o" else lead
    return lead + text[phrase[noun].start : phrase[noun].end]
