"""Who belongs to a body, or stands apart from it: lists of countries and regions in a sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from ingest import countries, dates, numbers
from ingest.bodies import Bodies
from ingest.facts.belonging import OUTSIDE, takes_part, telling
from ingest.facts.listings import Run, runs_of
from ingest.facts.statements import Statement, fact
from ingest.lexicon import PHRASES, Cue, cues, spelt
from ingest.records import BlockKind, Fact, FactKind, Span, Value

_NUMBER_BEFORE = re.compile(
    r"(?:\d+|\b(?:deux|trois|quatre|cinq|six|sept|huit|neuf|dix|two|three|four|five|six|seven|eight|nine|ten)) \w+"
    r" (?:d'|de |du |in |of |en |em )?$"
)
# What each pays or holds: «Spain and France 25 %» are not all.
_SHARE = re.compile(
    rf"\W*(?:{spelt('pays_share', PHRASES)}\s)?(?:\w+\s){{0,2}}\d+(?:[.,]\d+)?\s?"
    r"(?:%|per\s?cent|pour cent|por cien\w+)"
)
# «open to accession by any state of the basin»: nobody has joined yet.
_OPEN = re.compile(r"\b(?:ouvert\w*|open\w*|abiert\w*|abert\w*)\s(?:a|to|for|para)\s?(?:l'|the\s|la\s)?$")
# «membership is open to the states between A and B».
_OPENED = re.compile(r"\b(?:ouvert\w*|open\w*|abiert\w*|abert\w*)\s(?:al?|aux?|aos?|to|for|para)\b")
# «A and B took part as observers».
_AS = re.compile(rf"\b{spelt('in_capacity', PHRASES)}\b")
# Whom an agreement is concluded with is no member: «a headquarters agreement signed with Kenya».
_WITH = re.compile(r"\W*(?:\w+ly\W+)?(?:with|avec|con|com)\b")


def facts(statements: Sequence[Statement], bodies: Bodies) -> Iterator[Fact]:
    """Yield one fact for each list of members in a sentence."""
    for statement in statements:
        if statement.unit.kind is BlockKind.HEADING:
            continue
        for run in runs_of(statement.text):
            found = _from_run(statement, run)
            if found is not None:
                yield from _by_date(statement, run, found)
                yield from _watching(statement, run, found)


def _watching(statement: Statement, run: Run, found: Fact) -> Iterator[Fact]:
    """Yield how one takes part that did not ratify, «Angola, which has not ratified it, sits as an observer»."""
    told = found.label_span.end - statement.start if found.label_span else 0
    if found.aspect != "absent" or told <= run.end:
        return
    begin, end = statement.clause(run.end)
    for way in statement.cues("members", told, end, "associate", "observer")[:1]:
        neither = _NOR.search(statement.folded[told : way.start]) is not None
        if not neither and not countries.find(statement.text[told : way.start]) and begin <= run.start:
            span = statement.span(way.start, way.end)
            values = tuple(v for v in found.values if v.kind != "date") + tuple(_since(statement, way, run))
            yield replace(
                found, values=values, aspect=way.name, label=span.of(statement.document.text), label_span=span
            )


# What denies a second way of taking part, «is neither a member nor an observer».
_NOR = re.compile(r"\b(?:ni|nor|nem|or|ou|o)\s(?:\w+\s){0,3}$")
_NEITHER = re.compile(r"\b(?:ni|nor|nem)\s(?:\w+\s){0,3}$")
# The date in a bracket behind one of a list, «Chile (22 October 2013) and Peru (9 February 2016)».
_OWN_DATE = re.compile(r"\s?\(([^()]{4,40})\)")


def _by_date(statement: Statement, run: Run, found: Fact) -> list[Fact]:
    """Return a fact for each of a list that came or went on a date of its own, else the one of all of them."""
    own = [_OWN_DATE.match(statement.text, place.span.end) for place in run.places]
    told = [(place, m, dates.find(m[1])) for place, m in zip(run.places, own, strict=True) if m]
    told = [(place, m, when) for place, m, when in told if len(when) == 1]
    who = [value for value in found.values if value.kind == "country"]
    if found.aspect == "member" or not len(told) == len(who) == len(run.places) > 1:
        return [found]
    apart = []
    for value, (_, match, when) in zip(who, told, strict=True):
        begin, end = (match.start(1) + edge for edge in (when[0].span.start, when[0].span.end))
        apart.append(replace(found, values=(value, Value("date", when[0].iso, statement.span(begin, end)))))
    return apart


def _from_run(statement: Statement, run: Run) -> Fact | None:
    """Return the membership that a list of countries states, or None where it is about something else."""
    head = statement.folded[: run.start]
    if _spoken_for(statement, run) or _takes_sides(statement, run) or _SHARE.match(statement.folded, run.end):
        return None
    cue = telling(statement, run)
    if cue is None or (run.regions and not _all_countries(statement, run)):
        return None
    behind = cue.start >= run.end
    if not behind and cue.name in {"signed", "adopted"} and _WITH.match(head, cue.end):
        return None
    opened = _OPEN.search(head[: cue.start]) or _OPENED.search(head, cue.end)
    if not behind and (statement.is_of_another(cue.start) or opened):
        return None
    aspect = _aspect(statement, cue, run)
    if aspect == "left" and cues("taken_back", statement.language).search(statement.folded, cue.start):
        return None
    if aspect == "left" and _leaves_another(statement, run):
        return None
    plain = len(run.places) - len(run.regions)
    if plain < 2 and not run.regions and aspect not in {"joined", *OUTSIDE} and not _single(statement, cue, run):
        return None
    body = _body_behind(statement, cue) if behind else _body_before(statement, cue)
    if body is None:
        return None
    values = values_of(statement.start, run)
    if aspect in {"joined", "left", "observer", "associate"}:
        values += _since(statement, cue, run)
    outside = aspect == "joined" or aspect in OUTSIDE
    return fact(
        statement,
        FactKind.MEMBERS,
        body,
        values,
        label=(cue.start, cue.end),
        complete=False if outside or (behind and plain < 2) else is_whole(statement, run),
        polarity=aspect not in OUTSIDE,
        aspect=aspect,
    )


# What names, behind who left, what was left: «le retrait du Royaume-Uni de l'Union européenne».
_LEFT_WHAT = re.compile(r"\s(?:from|de|du|del|d[ao]s?)\s?(?:(?:the|la|el|les)\s|l['’])?(?=[A-ZÀ-Þ])")


def _leaves_another(statement: Statement, run: Run) -> bool:
    """Tell whether a name that is none of the body's own stands behind who left, as what they left."""
    named = _LEFT_WHAT.match(statement.text, run.end)
    return named is not None and not statement.is_own_word(named.end())


def _takes_sides(statement: Statement, run: Run) -> bool:
    """Tell whether a list is of those that took a side, «com a abstenção de Angola»."""
    sided = cues("sided", statement.language).find(statement.folded, max(0, run.start - 60), run.start)
    return bool(sided) and not re.search(r"[.;:]", statement.folded[sided[-1].end : run.start])


def _spoken_for(statement: Statement, run: Run) -> bool:
    """Tell whether a list is of those that a member takes part for, «la France y participe au titre de Mayotte»."""
    begin = statement.clause(run.start)[0]
    for behalf in cues("behalf", statement.language).find(statement.folded, max(begin, run.start - 60), run.start):
        if not re.search(r"[,:]", statement.folded[behalf.end : run.start]):
            return any(begin <= m.span.start < behalf.start for m in countries.find(statement.text[: run.start]))
    return False


def _aspect(statement: Statement, cue: Cue, run: Run) -> str:
    """Return the way of taking part; one that is denied is none: «Croatia never acceded»."""
    if cue.name == "joined" and cue.start < run.end and _is_pending(statement, run):
        return "candidate"
    if cue.name == "candidate" and cue.start >= run.end and _was_admitted(statement, cue):
        return "joined"
    if cue.name in {"observer", "associate"} and _NEITHER.search(statement.folded, run.end, cue.start):
        return "absent"
    if cue.name in {"observer", "associate"} and cue.start >= run.end and _only_asked(statement, run, cue):
        return "candidate"
    beside = statement.cues("members", run.end, min(len(statement.folded), run.end + 40), "observer", "associate")
    if cue.name == "member" and cue.start < run.end and beside and _is_as(statement, run.end, beside[0]):
        return beside[0].name
    if cue.name in OUTSIDE or cue.start < run.end:
        return cue.name
    between = statement.folded[run.end : cue.start].replace("'", " ")
    if cues("negation", statement.language).search(between.rpartition(",")[2][-24:]) is None:
        return cue.name
    # «Lesotho was no founding member: it acceded in 2018.»
    return "joined" if statement.cues("members", cue.end, None, "joined") else "absent"


def _was_admitted(statement: Statement, cue: Cue) -> bool:
    """Tell whether a clause says behind an application that it was granted, «applied in 2021 and was admitted»."""
    told = statement.cues("members", cue.end, statement.clause(cue.end)[1], "joined")
    return bool(told) and not any(statement.is_denied(each) for each in told)


def _only_asked(statement: Statement, run: Run, cue: Cue) -> bool:
    """Tell whether those before a way of taking part only asked for it, «asked in 2022 to become an observer»."""
    begin, end = statement.clause(run.end)
    asked = cues("asked_for", statement.language).search(statement.folded, run.end, cue.start)
    granted = statement.cues("members", cue.start, end, "joined")
    return begin <= run.start and asked is not None and not granted


def _is_pending(statement: Statement, run: Run) -> bool:
    """Tell whether an accession told before a list is still to come, «is approved, subject to ratification»."""
    folded, end = statement.folded, statement.clause(run.end)[1]
    pending = cues("pending", statement.language).search(folded[run.end : run.end + 60])
    return pending is not None or cues("conditional", statement.language).search(folded, run.end, end) is not None


def _is_as(statement: Statement, start: int, way: Cue) -> bool:
    """Tell whether those before a place take part in the way named behind it, «as observers», and nobody else does."""
    between = statement.text[start : way.start]
    told = _AS.search(statement.folded, start, way.end) is not None
    return told and re.search(r"[;.:(]", between) is None and not countries.find(between)


def _body_behind(statement: Statement, cue: Cue) -> str | None:
    """Return the body that countries before their verb belong to: one named behind it, else that of the text."""
    after = statement.object(cue, wide=True)
    return after.value if after else statement.body


def _body_before(statement: Statement, cue: Cue) -> str | None:
    """Return the body that a verb or noun before a list speaks of: «the Desk, founded by …» is the one right before."""
    return statement.subject(cue.start, cue.end, wide=True, apposed=cue.name == "founder")


def is_whole(statement: Statement, run: Run) -> bool:
    """Tell whether a list is given as the whole: no «such as» beside it, and as many as the number before it says."""
    head = statement.folded[: run.start]
    near = list(statement.cues("members", max(0, run.start - 40), min(len(statement.folded), run.end + 24), "partial"))
    if any(c.end <= run.start or c.start >= run.end for c in near):
        return False
    stated = [c for c in numbers.find(statement.text[: run.start]) if run.start - c.span.end < 40 and not c.scale]
    if stated and stated[-1].value.isdigit() and not run.regions and head:
        return int(stated[-1].value) <= len(run.places)
    return True


def _since(statement: Statement, cue: Cue, run: Run) -> list[Value]:
    """Return the date beside a country that joined or left, «Mali, which joined last, has been a member since …»."""
    told = statement.cues("members", max(cue.end, run.end), statement.clause(run.end)[1], "joined")
    granted = cue.name == "candidate"  # the day of the admission, not that of the application
    ends = [*([] if granted else [max(cue.end, run.end)]), *(c.end for c in told if granted or cue.name == "joined")]
    near = [m for end in ends for m in dates.find(statement.text) if 0 <= m.span.start - end <= 30]
    return [Value("date", m.iso, statement.span(m.span.start, m.span.end)) for m in near[:1]]


# What names who signed, and not where: «signed by Peru», «Signatory: Peru», no «Done at Iquitos, Peru».
_SIGNER = re.compile(r"\b(?:par|by|por|pel[oa]s?)\b|:")


def _single(statement: Statement, cue: Cue, run: Run) -> bool:
    """Tell whether one country alone may make a list: «dont le seul membre est …», «signed by X»."""
    if cue.start >= run.end:
        return takes_part(statement, run, cue)
    between = statement.folded[cue.end : run.start]
    return cue.name in {"adopted", "signed"} and len(between) < 12 and _SIGNER.search(between) is not None


def _all_countries(statement: Statement, run: Run) -> bool:
    head = statement.folded[: run.start]
    if _NUMBER_BEFORE.search(head):
        return False
    found = [c for c in cues("members", statement.language).find(head) if c.name == "all"]
    return any(run.start - c.end < 12 for c in found)


def values_of(offset: int, run: Run) -> list[Value]:
    values: list[Value] = []
    for position, match in enumerate(run.places):
        span = Span(offset + match.span.start, offset + match.span.end)
        if position in run.regions:
            values += [Value("country", code, span, derived=True) for code in sorted(countries.states(match.value))]
        else:
            values.append(Value("country", match.value, span))
    seen: set[str] = set()
    return [v for v in values if not (v.value in seen or seen.add(v.value))]  # type: ignore[func-returns-value]
