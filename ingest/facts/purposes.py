"""What a body is, what it is for and what it works on."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from functools import partial
from itertools import takewhile

from ingest.bodies import Bodies
from ingest.facts import clauses
from ingest.facts.fields import labelled
from ingest.facts.relations import THINGS, inside_name
from ingest.facts.statements import Statement, fact
from ingest.folding import fold
from ingest.lexicon import PHRASES, Cue, cues, spelt
from ingest.records import BlockKind, Fact, FactKind, Span, Value

_NUMBER = re.compile(r"^\W*(?:\d+(?:\.\d+)*[.)]?\s+)")
_WORDY = re.compile(r"\w+\W+\w+\W+\w+")
_OUTSIDE = re.compile(rf"\b{spelt('outside_tasks', PHRASES)}\b")
# «set up by the ministers responsible for energy»: who did it is responsible, not the body.
_AGENT = re.compile(rf"\b{spelt('by')}\b[^,;.]{{0,40}}$")
_CHARGES = re.compile(
    r"(?:encomienda|encarga|encarrega|charges?|tasks?|entrusts?)\s(?:[aeo]|al|ao|le|la|l|the)\b|entrusts?\b"
)
_NONE_AT_ALL = re.compile(r"\b(?:without|sans|sin|sem)\s(?:\w+\s){0,2}$")
_TITLE_NUMBER = re.compile(r"^\W*(?:\d+(?:\.\d+)*[.)]?|[ivx]+[.)]|(?:art\w*|title|titre|titulo)\s+\w+)[\s.:–—-]+")
_ORDER = ("mandate", "objective", "function", "emphasis", "aim")


def facts(statements: Sequence[Statement], bodies: Bodies) -> Iterator[Fact]:
    """Yield mandates and aims, themes, and the sentence that defines each body."""
    defined: set[tuple[str, int | None]] = set()
    for statement in statements:
        if statement.is_heading or statement.unit.kind is BlockKind.FOOTNOTE:
            continue
        yield from _mandate(statement)
        yield from _announced(statement)
        yield from _themes(statement)
        yield from _definition(statement, defined)
    yield from _headed(statements)


def activities(statements: Sequence[Statement], stated: Collection[int]) -> Iterator[Fact]:
    """Yield what a body does: sentences with it as their subject of which nothing else is stated."""
    for statement in statements:
        if statement.unit.kind is not BlockKind.PARAGRAPH or statement.start in stated:
            continue
        opening = re.search(r"\w+\W+\w+", _NUMBER.sub(lambda m: " " * len(m[0]), statement.folded))
        body = statement.subject(opening.end(), strict=True) if opening else None
        if body is None or body != statement.body or _is_title(statement) or not _WORDY.search(statement.folded):
            continue
        amended = statement.cues("founded", 0, None, "amended")
        if amended or statement.is_organ(opening.end() if opening else 0) or _passes_on(statement):
            continue
        value = Value("text", statement.text, statement.unit.span)
        titled = cues("mandate", statement.language).search(fold(statement.title))
        negative = _is_negative(statement)
        yield fact(
            statement,
            FactKind.MANDATE,
            body,
            [value],
            evidence=statement.evidence(),
            polarity=not negative,
            aspect=titled.name if titled and titled.name in _ORDER and not negative else "activity",
        )


def _is_title(statement: Statement) -> bool:
    """Tell whether a paragraph is no sentence: it has no full stop or colon at its end."""
    return re.search(r"[.;:!?…»”\"')\]]\s*$", statement.text) is None


def _passes_on(statement: Statement) -> bool:
    """Tell whether a sentence is about the body's things, founding act or term rather than its work."""
    act = next(iter(statement.cues("instrument", 0, 24, "noun")), None)
    named = act is not None and any(m.span.start <= act.start < m.span.end for m in statement.mentions)
    opens = act is not None and re.fullmatch(r"\W*(?:\w{1,4}\W+)?", statement.folded[: act.start]) is not None
    return THINGS.match(statement.folded) is not None or (opens and not named) or _is_term(statement)


def _is_negative(statement: Statement) -> bool:
    """Tell whether a sentence says what the body does not do."""
    born = re.match(r"\W*née?s?\b", statement.text.lower())  # folded it is «ne»
    return not born and cues("negation", statement.language).search(statement.folded[:22].replace("'", " ")) is not None


# The most words of a label that runs in with the text behind it.
_LABEL = 4


def _runs_in(statement: Statement) -> bool:
    """Tell whether a sentence is but the label of the text behind it in its paragraph, «**Mandate.** The Forum …»."""
    opens = statement.unit.kind is BlockKind.PARAGRAPH and statement.start == statement.block.start
    return opens and statement.unit.end < statement.block.end and len(statement.folded.split()) <= _LABEL


def _mandate(statement: Statement) -> Iterator[Fact]:
    found = [c for c in statement.cues("mandate") if c.name in _ORDER]
    if not found or _runs_in(statement):
        return
    found = [c for c in found if not inside_name(statement, c) and not _AGENT.search(statement.folded[: c.start])]
    if not found:
        return
    apart: dict[int, list[Cue]] = {}
    for cue in found:
        begin = clauses.begin(statement.text, statement.language, statement.mentions, cue.start)
        apart.setdefault(begin, []).append(cue)
    for told in apart.values():
        yield from _charged(statement, min(told, key=lambda c: (_ORDER.index(c.name), c.start)))


def _charged(statement: Statement, cue: Cue) -> Iterator[Fact]:
    """Yield the mandate or aim that a cue tells, of the body of its clause."""
    charged = statement.object(cue)
    if _is_about_office(statement, charged is not None):
        return
    if charged is None and _CHARGES.match(statement.folded, cue.start):
        return  # «tasks the Scientific Panel with …» is the mandate of another
    body = charged.value if charged and cue.name == "mandate" else statement.subject(cue.start, cue.end, wide=True)
    listed = statement.unit.kind is BlockKind.ITEM and statement.block.lead is not None
    if body is None or (charged is None and (listed or _is_of_organ(statement, cue))):
        return
    if _NONE_AT_ALL.search(statement.folded[: cue.start]):
        return  # «without a written mandate» tells none
    value = Value("text", statement.text, statement.unit.span)
    yield fact(
        statement,
        FactKind.MANDATE,
        body,
        [value],
        label=(cue.start, cue.end),
        evidence=statement.evidence(),
        polarity=not (cue.name == "mandate" and (statement.is_denied(cue, 30) or _excluded(statement))),
        aspect=cue.name,
    )


def _is_of_organ(statement: Statement, cue: Cue) -> bool:
    """Tell whether an aim is an organ's; what the states commit themselves to in a list is the aim of the text."""
    if not statement.is_organ(cue.start):
        return False
    states = [c for c in statement.cues("organ", 0, cue.start, "states") if c.start < 12]
    return not (states and statement.items and cue.name == "aim")


def _announced(statement: Statement) -> Iterator[Fact]:
    """Yield a list of aims that its heading names: «Purpose: The Partnership will: (a) …»."""
    if not statement.items or statement.body is None or statement.cues("mandate") or statement.cues("members"):
        return
    title = fold(statement.title)
    found = [c for c in cues("mandate", statement.language).find(title) if c.name in _ORDER]
    purpose = re.search(rf"\b{spelt('purpose', PHRASES)}\b", title)
    if not found and purpose is None:
        return
    opening = re.search(r"\w+\W+\w+", statement.folded)
    body = statement.subject(opening.end()) if opening else statement.body
    value = Value("text", statement.text, statement.unit.span)
    aspect = "objective" if purpose else found[0].name
    yield fact(
        statement, FactKind.MANDATE, body or statement.body, [value], evidence=statement.evidence(), aspect=aspect
    )


def _headed(statements: Sequence[Statement]) -> Iterator[Fact]:
    """Yield the list that stands right below a heading for aims or themes, without words between: «Nos missions»."""
    for position, heading in enumerate(statements):
        words = _TITLE_NUMBER.sub("", heading.folded)
        is_label = heading.is_heading or _runs_in(heading)
        title = cues("titled", heading.language).search(words) if is_label else None
        items = list(takewhile(partial(_is_bare_item, heading), statements[position + 1 :])) if title else []
        if title is not None and not items and title.end - title.start == len(words.rstrip(" .:")):
            yield from _below(title, heading, statements[position + 1 : position + 2])
        if title is None or len(items) < 2 or items[0].body is None:
            continue
        span = Span(items[0].start, items[-1].unit.end)
        value = Value("text", span.of(heading.document.text), span)
        evidence = (heading.unit.span, *(item.unit.span for item in items))
        kind = FactKind.THEMES if title.name == "themes" else FactKind.MANDATE
        yield fact(items[0], kind, items[0].body, [value], evidence=evidence, aspect=title.name)


def _below(title: Cue, heading: Statement, following: Sequence[Statement]) -> Iterator[Fact]:
    """Yield the sentence right below a heading for aims, «Mission», where it states no aim by its own words."""
    for statement in following:
        own = statement.unit.section == heading.unit.section and statement.unit.kind is BlockKind.PARAGRAPH
        bare = title.name != "themes" and not statement.items and not any(_mandate(statement))
        if not own or not bare or statement.body is None or not _WORDY.search(statement.folded) or _is_term(statement):
            continue
        value = Value("text", statement.text, statement.unit.span)
        evidence = (statement.unit.span, heading.unit.span)
        yield fact(statement, FactKind.MANDATE, statement.body, [value], evidence=evidence, aspect=title.name)


def _is_term(statement: Statement) -> bool:
    """Tell whether a sentence says how long a mandate lasts rather than what it is: «Son mandat expire en 2030»."""
    held = cues("term", statement.language).find(statement.folded)
    return {"mandate", "lasts"} <= {cue.name for cue in held}


def _is_bare_item(heading: Statement, statement: Statement) -> bool:
    """Tell whether a statement is an item that no sentence announces, of words rather than of a label and a value."""
    lead = statement.block.lead
    own = statement.unit.section == heading.unit.section
    bare = statement.unit.kind is BlockKind.ITEM and (lead is None or lead.start == heading.start)
    return own and bare and labelled(statement) is None


def _excluded(statement: Statement) -> bool:
    """Tell whether a sentence says what is not within a mandate: «Quedan fuera de su competencia …»."""
    return _OUTSIDE.search(statement.folded) is not None


def _is_about_office(statement: Statement, charged: bool) -> bool:
    """Tell whether a mandate is somebody's term of office, or one that ends or passes to another.

    Where a body is ``charged`` with it by name, a post that the sentence names too has none: «The directors recalled
    that it is for the Forum to …».
    """
    if statement.cues("predecessor", 0, None, "successor") or statement.cues("ended") or _is_term(statement):
        return True
    return bool(statement.cues("post")) and not statement.items and not charged


def _themes(statement: Statement) -> Iterator[Fact]:
    cue = next(iter(statement.cues("themes")), None)
    if cue is None:
        return
    several = re.match(r"\w+(?:s|es)\b|\w+ d", statement.folded[cue.start : cue.end]) is not None or bool(
        statement.items
    )
    colon = statement.folded[cue.end :].lstrip()[:1] == ":"
    body = statement.subject(cue.start, cue.end, strict=not several and not colon)
    after = statement.folded[cue.end :]
    if after.startswith(","):
        return  # the end of a phrase, «in free areas, …»
    listed = after.count(",") >= 2 or bool(statement.items) or (":" in after and "," in after)
    if body is None or not listed:
        return
    value = Value("text", statement.text, statement.unit.span)
    yield fact(
        statement,
        FactKind.THEMES,
        body,
        [value],
        label=(cue.start, cue.end),
        evidence=statement.evidence(),
        aspect="themes",
    )


def _definition(statement: Statement, defined: set[tuple[str, int | None]]) -> Iterator[Fact]:
    """Yield the first sentence of a body's section that says what it is, or its first sentence."""
    if statement.unit.kind is not BlockKind.PARAGRAPH:
        return
    cue = next(iter(statement.cues("definition")), None)
    if cue is None or cue.start > 120:
        return
    body = statement.subject(cue.start, strict=True)
    if body is None:
        return
    key = (body, statement.unit.section)
    if key in defined:
        return
    defined.add(key)
    value = Value("text", statement.text, statement.unit.span)
    yield fact(statement, FactKind.DEFINITION, body, [value], label=(cue.start, cue.end))
