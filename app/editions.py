"""Versions of a text that a question asks about apart: «under the 2014 text and under the revised one»."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from rapidfuzz import fuzz

from app import meant
from app.confidence import chance, model
from app.cues import cue
from app.drafts import Draft
from app.knowledge import Knowledge
from app.names import NameMatcher
from app.parts import parts
from app.question import Question, clean, understand
from app.spelling import correct
from app.understanding import Settles
from ingest.folding import fold
from ingest.gazetteer import words
from ingest.labels import word_set
from ingest.lexicon import cues
from ingest.records import LANGUAGES, Span

# From this likeness on, of 100, sentences of two versions say the same, but for a value or two.
_ALIKE = 70
# What an answer is about is told by the name of the version that it is read from.
_NAMED = {"unnamed": 0.0, "body": 1.0, "on": 1.0}
_CHANGES = frozenset({"joined", "left"})
# What asks for a thing of each version, one or several, where they are compared by it.
_WHAT = {
    "fr": ("Quel est {} ?", "Quelles sont {} ?"),
    "en": ("What is {}?", "What are {}?"),
    "es": ("¿Cuál es {}?", "¿Cuáles son {}?"),
    "pt": ("Qual é {}?", "Quais são {}?"),
}
_ARTICLE = r"(?:(?:the|les?|la|el|los|las|os?|as?)\s|l['’])?"
_YEAR = re.compile(r"\b(?:19|20)\d{2}\b")


def asked(text: str, language: str, knowledge: Knowledge) -> tuple[tuple[str, ...], list[Span]]:
    """Return the versions of one text that a question names, oldest first, and the words that name them.

    A version is named by the year of its date, beside a word of the text's title or its kind, or by such words as
    «the revised text» and «both versions» where another is named or the title is.
    """
    folded = fold(text)
    told = cue("edition", language).find(folded)
    years = list(_YEAR.finditer(folded))
    if not told and len({year.group() for year in years}) < 2 and not (years and _names_text(folded, language)):
        return (), []
    best: tuple[int, tuple[str, ...], list[Span]] = (0, (), [])
    for group in knowledge.versions:
        titled = _titled(folded, group, knowledge)
        own = {(knowledge.metadata[each].date or "")[:4]: each for each in group}
        dated = [year for year in years if year.group() in own]
        named = {own[year.group()] for year in dated}
        classes = {each.name for each in told}
        if not titled and not (dated and (classes or len(named) > 1)):
            continue
        if len(dated) < len(years) and not classes and len(named) < 2:
            continue  # «in the 2014 text but not in that of 2017», where none is of 2017
        if "both" in classes:
            named |= {group[0], group[-1]}
        named |= {group[0]} if "earlier" in classes else set()
        named |= {group[-1]} if "later" in classes else set()
        spans = [Span(*year.span()) for year in dated] + [Span(each.start, each.end) for each in told]
        spans += [Span(*word.span()) for word in re.finditer(r"\w+", folded) if word.group() in titled]
        score = 2 * len(titled) + len(dated)
        if named and score > best[0]:
            best = score, tuple(each for each in group if each in named), spans
    return best[1:]


def _names_text(folded: str, language: str) -> bool:
    """Tell whether a folded text has a noun for a text, «the declaration»."""
    return any(each.name == "noun" for each in cues("instrument", language).find(folded))


def answered(
    text: str, knowledge: Knowledge, names: NameMatcher, settles_in: Callable[[str], Settles | None]
) -> tuple[Question, Draft | None] | None:
    """Return what each version of a text says to a message that names some of them, where each says something.

    ``settles_in`` returns what settles a question from one document alone. A message that names one version is answered
    from that one. None where no version is named, or they do not say enough; no draft where they are to be compared.
    """
    if not knowledge.versions or not _may_name(fold(text)):
        return None
    whole = understand(text, names)
    text = correct(text, whole.language, names.spelled(whole.language))  # «Tánger» as the documents spell it
    stages, spans = asked(text, whole.language, knowledge)
    plain = "".join(char for at, char in enumerate(text) if not any(s.start <= at < s.end for s in spans))
    if not stages or not any(char.isalnum() for char in plain):
        return None
    compares = len(stages) > 1 and whole.scores.get("compare", 0) > 0
    plain = _compared(whole) if compares else parts(clean(plain), whole.language)[0]
    question = replace(understand(plain, names, whole.language), text=plain if compares else text)
    if not question.bodies:
        body = whole.bodies or meant.main_bodies(stages, knowledge)
        question = replace(question, bodies=body, named=whole.named or "earlier")
    lists = len(stages) > 1 and whole.asks("members") and (whole.aspects & _CHANGES or "not" in whole.restrict)
    if lists:  # who came in or left is told by both lists
        question = replace(question, aspects=question.aspects - _CHANGES, restrict=question.restrict - {"not"})
    told: list[tuple[Question, Draft]] = []
    for stage in reversed(stages):
        settle = settles_in(stage)
        found, draft = settle(question) if settle is not None else (question, None)
        if draft is None:
            return (whole, None) if compares else None
        draft.features |= _NAMED
        told.append((found, draft))
    drafts = [draft for _, draft in told]
    least = weakest(drafts, knowledge)
    if chance(least) < model().threshold:
        return (whole, None) if compares else None
    asked_for = replace(told[0][0], text=text, aspects=whole.aspects, restrict=whole.restrict)
    answer = (
        joined(asked_for, drafts, _denied(text, whole.language, stages, knowledge)) if len(drafts) > 1 else drafts[0]
    )
    return told[0][0], replace(answer, features=least.features)


def _compared(question: Question) -> str:
    """Return a question for what is to be compared, «the target», of each version."""
    compares = cue("kind", question.language)
    told = [word for word in question.terms if not any(c.name == "compare" for c in compares.find(word))]
    found = re.search(rf"{_ARTICLE}\b{re.escape(told[0])}\w*", question.folded) if told else None
    thing = " ".join([found.group() if found else "", *told[1:]]).strip()
    thing = f"the {thing}" if question.language == "en" and not thing.startswith("the ") else thing
    several = re.match(r"(?:les|los|las|os|as)\s|the\s\w+s\b", thing) is not None
    return _WHAT[question.language][several].format(thing)


def _denied(text: str, language: str, stages: Sequence[str], knowledge: Knowledge) -> str | None:
    """Return the version that stands behind the «not» of «in the 2014 text but not in the 2020 one», or None."""
    folded = fold(text)
    mark = cue("but_not", language).search(folded)
    if mark is None:
        return None
    classes = {each.name for each in cue("edition", language).find(folded, mark.end)}
    named = [each for each in stages if (knowledge.metadata[each].date or "")[:4] in folded[mark.end :]]
    named += [stages[0]] if "earlier" in classes else []
    named += [stages[-1]] if "later" in classes else []
    return named[0] if len(set(named)) == 1 else None


def _may_name(folded: str) -> bool:
    """Tell whether a folded text may name a version in any language: by a year, or by a word for one."""
    return bool(_YEAR.search(folded)) or any(cue("edition", language).search(folded) for language in LANGUAGES)


def _titled(folded: str, group: Sequence[str], knowledge: Knowledge) -> set[str]:
    """Return the names in the titles of some documents that a folded text holds: words with a capital, of no kind."""
    names: set[str] = set()
    for each in group:
        title = knowledge.metadata[each].title
        capitals = re.findall(r"\b[A-ZÀ-Þ][\w-]{2,}", title.title() if title.isupper() else title)
        names |= {fold(name) for name in capitals}
    return names.intersection(words(folded)) - word_set("lasting") - word_set("revisions")


def weakest(drafts: Sequence[Draft], knowledge: Knowledge) -> Draft:
    """Return the draft that the answer of several versions is as sure as: the least sure one, by its features.

    Where the versions say the same but for a value, that both do so bears them out, and the surest one tells.
    """
    rated = sorted(drafts, key=chance)
    texts = [" ".join(each.span.of(knowledge.document(each.document).text) for each in d.evidence[:1]) for d in drafts]
    alike = all(fuzz.token_set_ratio(texts[0], text) >= _ALIKE for text in texts[1:])
    return rated[-1 if alike else 0]


def joined(question: Question, drafts: Sequence[Draft], denied: str | None = None) -> Draft:
    """Return what the versions of a text say, newest first, as one answer; ``drafts`` are in that order.

    Which countries came in or left between two of them is told by their lists; ``denied`` is the version in which those
    asked for are not.
    """
    newest, oldest = drafts[0], drafts[-1]
    changed = question.aspects & _CHANGES or "not" in question.restrict or denied is not None
    if changed and all(item.kind == "country" for draft in drafts for item in draft.items):
        gone = "left" in question.aspects if denied is None else _is_read_in(newest, denied)
        kept, other = (oldest, newest) if gone else (newest, oldest)
        beside = {item.value for item in other.items}
        items = [replace(item, derived=True) for item in kept.items if item.value not in beside]
        key = kept.key if kept.key == other.key else "members_partial"
        evidence = [*kept.evidence, *other.evidence]
        return replace(kept, items=items, evidence=evidence, derived=True, key=key, extra=[])
    return replace(newest, extra=list(drafts[1:]), slots=newest.slots | {"editions": "yes"})


def _is_read_in(draft: Draft, document: str) -> bool:
    """Tell whether an answer is read in a document."""
    return any(each.document == document for each in draft.evidence)
