"""Versions of a text that a question asks about apart: «under the 2014 text and under the revised one»."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from rapidfuzz import fuzz

from app.confidence import chance, model
from app.cues import cue
from app.drafts import Draft
from app.knowledge import Knowledge
from app.names import NameMatcher
from app.parts import parts
from app.question import Question, clean, understand
from app.understanding import Settles
from ingest.folding import fold
from ingest.gazetteer import words
from ingest.labels import word_set
from ingest.records import LANGUAGES, Span

# From this likeness on, of 100, sentences of two versions say the same, but for a value or two.
_ALIKE = 70
# What an answer is about is told by the name of the version that it is read from.
_NAMED = {"unnamed": 0.0, "body": 1.0, "on": 1.0}
_YEAR = re.compile(r"\b(?:19|20)\d{2}\b")


def asked(text: str, language: str, knowledge: Knowledge) -> tuple[tuple[str, ...], list[Span]]:
    """Return the versions of one text that a question names, oldest first, and the words that name them.

    A version is named by the year of its date, beside a word of the text's title or its kind, or by such words as
    «the revised text» and «both versions» where another is named or the title is.
    """
    folded = fold(text)
    told = cue("edition", language).find(folded)
    years = list(_YEAR.finditer(folded))
    if not told and len({year.group() for year in years}) < 2:
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


def answered(
    text: str, knowledge: Knowledge, names: NameMatcher, settles_in: Callable[[str], Settles | None]
) -> tuple[Question, Draft] | None:
    """Return what each version of a text says to a message that names some of them, where each says something.

    ``settles_in`` returns what settles a question from one document alone. A message that names one version is answered
    from that one. None where no version is named, or they do not say enough.
    """
    if not knowledge.versions or not _may_name(fold(text)):
        return None
    whole = understand(text, names)
    stages, spans = asked(text, whole.language, knowledge)
    plain = "".join(char for at, char in enumerate(text) if not any(s.start <= at < s.end for s in spans))
    if not stages or not any(char.isalnum() for char in plain):
        return None
    question = replace(understand(parts(clean(plain), whole.language)[0], names, whole.language), text=text)
    if not question.bodies:
        question = replace(question, bodies=whole.bodies, named=whole.named)
    told: list[tuple[Question, Draft]] = []
    for stage in reversed(stages):
        settle = settles_in(stage)
        found, draft = settle(question) if settle is not None else (question, None)
        if draft is None:
            return None
        draft.features |= _NAMED
        told.append((found, draft))
    drafts = [draft for _, draft in told]
    least = weakest(drafts, knowledge)
    if chance(least) < model().threshold:
        return None
    answer = joined(told[0][0], drafts) if len(drafts) > 1 else drafts[0]
    return told[0][0], replace(answer, features=least.features)


def _may_name(folded: str) -> bool:
    """Tell whether a folded text may name a version in any language: by two years, or by a word for one."""
    two_years = len(set(_YEAR.findall(folded))) > 1
    return two_years or any(cue("edition", language).search(folded) for language in LANGUAGES)


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


def joined(question: Question, drafts: Sequence[Draft]) -> Draft:
    """Return what the versions of a text say, newest first, as one answer; ``drafts`` are in that order.

    Which countries came in or left between two of them is told by their lists.
    """
    newest, oldest = drafts[0], drafts[-1]
    changed = question.aspects & {"joined", "left"} or "not" in question.restrict
    if changed and all(item.kind == "country" for draft in drafts for item in draft.items):
        gone = "left" in question.aspects
        kept, other = (oldest, newest) if gone else (newest, oldest)
        beside = {item.value for item in other.items}
        items = [replace(item, derived=True) for item in kept.items if item.value not in beside]
        return replace(
            kept, items=items, evidence=[*kept.evidence, *other.evidence], derived=True, key="members_partial"
        )
    return replace(newest, extra=list(drafts[1:]), slots=newest.slots | {"editions": "yes"})
