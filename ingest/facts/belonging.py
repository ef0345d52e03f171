"""The words beside a list of countries that say in which way those belong to a body, or stand apart from it."""

from __future__ import annotations

import re

from ingest import countries
from ingest.facts.listings import Run
from ingest.facts.statements import Statement
from ingest.lexicon import PHRASES, Cue, cues, spelt
from ingest.records import BlockKind

CLASSES = ("member", "founder", "joined", "left", "observer", "associate", "candidate", "absent")
# Ways of standing apart from a body: no membership.
OUTSIDE = frozenset({"left", "observer", "associate", "candidate", "absent"})
_SECOND = re.compile(
    r"(?:^|[;:.(]|,(?:\s(?:et|and|y|e|but|mais|pero|mas))?)\W*(?:\d+(?:\.\d+)*\W+)?"
    r"(?:(?:auxquel(?:le)?s|which|(?:to )?whom|(?:a|con) l[oa]s (?:que|cuales)|a?[ao]s quais)\s)?"
    r"(?:(?:solicita|convida|invite|invites|invita|congratulates|felicita)\s)?"
    r"(?:(?:les?|la|l|the|el|los|las|o|a|os|as|ao|aos|al|gobiernos?|governos?|gouvernements?|governments?|de|du|des|d|of|del|do|da|dos|das"
    r"|republique|republic|republica|royaume|kingdom|reino|etat|state|estado)\W+)*$"
)
# «It was reported that the Republic of Peru acceded in 2012»: who joined is told of somebody right behind «that».
_REPORTED = re.compile(
    r"\b(?:que|qu|that)\W+(?:(?:les?|la|l|the|el|los|las|o|a|os|as|gobiernos?|governos?|gouvernements?|governments?|de|du|des|d|of"
    r"|del|do|da|dos|das|republique|republic|republica|royaume|kingdom|reino|etat|state|estado)\W+)*$"
)
# So near behind a country stands that it joined.
_RIGHT_BEHIND = 4
WEAK = frozenset(
    {"par", "by", "por", "entre", "between", "pays", "countries", "paises", "states", "pelo", "pela", "pelos", "pelas"}
)
_LIGHT_START = re.compile(
    r"\W*(?:\d+\W+)?(?:(?:we|nous|nos|nosotros|nosotras),?\s)?(?:(?:les?|la|l|the|el|los|las|o|a|os|as|gobiernos?|governos?|gouvernements?|governments?|de|du|des|d|of|del"
    r"|do|da|dos|das|republique|republic|republica|royaume|kingdom|reino|etat|state|estado|delegation|delegacion|delegacao)\W+)*"
)
_TAKES_PART = re.compile(spelt("taking_part", PHRASES))
# Where something happens is no list that a title names, «Members. Elections take place in Chile and Peru».
_WHERE = re.compile(r"\b(?:in|at|en|em|n[ao]s?|dans|aux?)\s(?:(?:the|la|les?|l[oa]s|el)\s|l['’]\s?)?$")
# Where the next sentence of an item begins.
_STOP = re.compile(r"\.\s+(?=[A-ZÀ-Þ])")
# «A, B y C, miembros de la Alianza», in the middle of a sentence.
_NAMED_MEMBERS = re.compile(
    r",\s(?:(?:all|tous|todos|toutes|todas|the|les|los|os|estados|etats|member|paises|pays)\s){0,2}"
    r"(?:miembros|membres|membros|members|partes|parties|states? parties)\s"
    r"(?:d[eu]s?|d'|del|d[oa]s?|of|to|en|a|au|aux)\b"
)


def telling(statement: Statement, run: Run) -> Cue | None:
    """Return the words that say in which way those of a list belong to a body or stand apart from it, or None."""
    return (
        _founders(statement, run)
        or _member_since(statement, run)
        or _cue_behind(statement, run)
        or _cue(statement, statement.folded[: run.start], run)
        or _between(statement, run)
        or _enacting(statement, run)
    )


# Between «by» and those who founded a body: their number and what they are, «by five States: …».
_BY = re.compile(r"\b(?:par|by|por|pel[oa]s?)\b([^.;,()]{0,60})$")
_FOUNDS = frozenset({"created", "launched"})


def _founders(statement: Statement, run: Run) -> Cue | None:
    """Return what says that a list founded the body, «fundada em 2013, por cinco países: …»."""
    head = statement.folded[: run.start]
    by = _BY.search(head)
    if by is None or len(run.places) - len(run.regions) < 2:
        return None
    told = statement.cues("founded", statement.clause(by.start())[0], run.start)
    if not told or told[-1].name not in _FOUNDS or not 0 <= by.start() - told[-1].end < 90:
        return None
    between = statement.cues("members", told[-1].end, run.start, *CLASSES)
    made_of = any(c.start <= by.start() and head[c.start : c.end] not in WEAK for c in between)
    led = _is_led_by(statement, told[-1].end, run.start)  # «Two groups are established: one led by Chile and Peru»
    if made_of or led or statement.cues("instrument", told[-1].end, run.start, "noun"):
        return None
    return Cue("founder", told[-1].start, told[-1].end)


# What stands between a country and that it joined in a clause on it, «welcoming Peru, which acceded in 2012».
_WHICH = re.compile(
    r",\s(?:which|who|that|qui|que|(?:el|la) cual|[oa] qual|lequel|laquelle)\s"
    r"(?:(?:has|had|a|ha|se|y|also|aussi|tambien|tambem)\s){0,2}"
)
# What may stand between a country and «member since»: «, a full», «, which has been a», «, qui en est».
_SINCE_WHEN = re.compile(
    r"\W*(?:(?:which|who|that|qui|que|en|an?|une?|um|uma|un|has|have|had|been|est|es|e|is|full|the|was|lui|elle)\W+){0,5}"
)
_SINCE = re.compile(r"\b(?:since|depuis|desde)$")


def _member_since(statement: Statement, run: Run) -> Cue | None:
    """Return what says behind one country, wherever it stands, since when it belongs or that it joined.

    «Guinea, a member since 2012», «welcoming Guinea, which acceded in 2012».
    """
    if len(run.places) != 1:
        return None
    found = statement.cues("members", run.end, min(len(statement.folded), run.end + 60), "joined")
    told = (c for c in found if _SINCE.search(statement.folded[c.start : c.end]))
    since = next((c for c in told if _SINCE_WHEN.fullmatch(statement.folded, run.end, c.start)), None)
    return since or next((c for c in found if _WHICH.fullmatch(statement.folded, run.end, c.start)), None)


def _cue(statement: Statement, head: str, run: Run) -> Cue | None:
    """Return the nearest verb or noun before a list that says what the list is of."""
    found = statement.cues("members", 0, run.start, *CLASSES)
    found += statement.cues("founded", 0, run.start, "adopted", "signed")
    found = [c for c in found if not any(m.span.start <= c.start < m.span.end for m in statement.mentions)]
    strong = [c for c in found if head[c.start : c.end] not in WEAK and run.start - c.end < 120]
    # «membres … : A, B, C» may be some words away; a verb further than a clause away is another matter.
    strong = [c for c in strong if not re.search(r"[;.]", head[c.end : run.start]) and not _meets(statement, c)]
    strong = [c for c in strong if not _is_denied_member(statement, c, run)]
    strong = [c for c in strong if c.name in OUTSIDE or not _is_led_by(statement, c.end, run.start)]
    strong = [c for c in strong if c.end > statement.head or not _WHERE.search(head, statement.head)]
    strong = [c for c in strong if not any(_holds(o, c) and o.name in OUTSIDE for o in strong)]
    if strong:
        # Of nested cues at the end, adopted and signed tell more than «pays» or «par».
        last = max(strong, key=lambda c: c.end)
        special = [c for c in strong if c.name != "member" and last.end - c.end < 40]
        return max(special, key=lambda c: c.end) if special else last
    return None


def _is_led_by(statement: Statement, start: int, end: int) -> bool:
    """Tell whether a stretch says whom something is led by, «composed of all members, is co-chaired by Sweden»."""
    led = statement.cues("leader", start, end, "chair", "lead")
    return (
        bool(led)
        and re.search(r"\b(?:by|par|por|pel[oa]s?)\b[^,]*$", statement.folded[led[-1].start : end]) is not None
    )


def _holds(outer: Cue, inner: Cue) -> bool:
    """Tell whether a cue is part of a longer one, «accession» of «application for accession»."""
    return outer.start <= inner.start and inner.end <= outer.end and outer.end - outer.start > inner.end - inner.start


def _between(statement: Statement, run: Run) -> Cue | None:
    """Return «entre» before a list in a sentence that says what the body is: «un espacio de diálogo entre A, B y C»."""
    defined = statement.cues("definition", 0, run.start)
    near = re.search(r"\b(?:entre|between|among)\b(?=[^,;:]{0,40}$)", statement.folded[: run.start])
    if not defined or near is None or statement.opening(0, defined[0].start) == "other":
        return None
    return Cue("member", *near.span()) if len(run.places) - len(run.regions) >= 3 else None


# From so many states on a paragraph that opens with them and ends with a comma names those in whose name a text speaks.
_IN_WHOSE_NAME = 3
# Whoever they are: «We, the Speakers of the parliaments of …», «Los Fiscales Generales de …».
_SPEAKS = re.compile(
    r"\W*(?:(?:we|nous|nos|nosotr[oa]s),?\s)?(?:(?:les?|the|l[oa]s|[oa]s)\s)?(?!(?:que|dont|whose|cuy)\b)\w[^,;:.()]{3,110}$"
)


def _enacting(statement: Statement, run: Run) -> Cue | None:
    """Return the noun for those in whose name a text speaks, «The Governments of A, B and C, meeting in D,».

    Its verb, «have agreed as follows», stands in a paragraph of its own, and this one ends with a comma, or at its end.
    """
    if statement.unit.kind is not BlockKind.PARAGRAPH or not _goes_on(statement):
        return None
    if statement.start > statement.block.start or not statement.folded[run.end :].startswith(","):
        return None
    named = cues("enacting", statement.language).search(statement.folded, 0, run.start)
    opens = named is not None and _LIGHT_START.fullmatch(statement.folded[: named.start]) is not None
    near = named is not None and not re.search(r"[,;:.]", statement.folded[named.end : run.start])
    if named and opens and near:
        return Cue("member", named.start, named.end)
    plain = len(run.places) - len(run.regions)
    first = re.search(r"\w", statement.text)
    speaks = first is not None and statement.text[first.start()].isupper() and plain >= _IN_WHOSE_NAME
    if not speaks or first is None or _SPEAKS.match(statement.folded[: run.start]) is None:
        return None
    return Cue("member", first.start(), run.start) if _is_preamble(statement) else None


# What ends a preamble in one sentence with those who speak, «…, agree as follows:».
_AS_FOLLOWS = re.compile(rf"{spelt('as_follows', PHRASES)}\s?:$")


def _goes_on(statement: Statement) -> bool:
    """Tell whether a paragraph of a preamble leads on to the next one, or to what is agreed."""
    end = statement.folded.rstrip("*_ \n")
    return end.endswith((",", ";")) or _AS_FOLLOWS.search(end) is not None


def _is_preamble(statement: Statement) -> bool:
    """Tell whether paragraphs that go on, up to one that ends with a colon, stand behind this: «Agree as follows:»."""
    for block in statement.document.blocks:
        if block.start > statement.block.start:
            last = statement.document.text[block.start : block.end].rstrip("*_ \n")[-1:]
            if block.kind is BlockKind.HEADING or last not in ",;:":
                return False
            if last == ":":
                return True
    return False


def _is_denied_member(statement: Statement, cue: Cue, run: Run) -> bool:
    """Tell whether a way of standing apart has its own countries before it: «France is an observer; members are …»."""
    return cue.name in {"candidate", "absent"} and run.start - cue.end > 40


def _meets(statement: Statement, cue: Cue) -> bool:
    """Tell whether «se réunit», «se reúne» speak of meeting rather than of uniting."""
    words = statement.folded[cue.start : cue.end]
    around = re.search(r"\bse\s$", statement.folded[: cue.start]) or statement.folded.startswith("-se", cue.end)
    return words.startswith("reun") and around is not None and around is not False


def _cue_behind(statement: Statement, run: Run) -> Cue | None:
    """Return the verb right behind a list that opens its clause, «l'Iran et le Kazakhstan en font partie»."""
    named = _NAMED_MEMBERS.match(statement.folded, run.end)
    if named and len(run.places) > 1:
        return next(iter(statement.cues("members", run.end, named.end(), "member")), None)
    head = statement.folded[: run.start]
    opens = _LIGHT_START.fullmatch(head) is not None
    reported = not opens and _REPORTED.search(head) is not None
    if not opens and not reported and not _SECOND.search(head):
        return None
    full_stop = _STOP.search(statement.text, run.end)
    end = min(statement.clause(run.end)[1], full_stop.start() if full_stop else len(statement.text))
    found = statement.cues("members", run.end, min(end, run.end + 120), *CLASSES)
    found += statement.cues("founded", run.end, min(end, run.end + 90), "adopted", "signed")
    found = [c for c in found if statement.folded[c.start : c.end] not in WEAK and not _meets(statement, c)]
    # «Fiji attends, and Tonga has left.»
    found = [c for c in found if c.name != "left" or not countries.find(statement.text[run.end : c.start])]
    outside = next((c for c in found if c.name in OUTSIDE), None)
    if outside is not None:
        return outside
    near = [c for c in found if c.start - run.end < 48 and not _other_list(statement, run.end, c)]
    if reported:
        near = [c for c in near if c.name == "joined" and c.start - run.end < _RIGHT_BEHIND]
    elif not opens:
        near = [c for c in near if _says_more(statement, run, c) and c.start - run.end < 24]
    return near[0] if near else None


def _says_more(statement: Statement, run: Run, cue: Cue) -> bool:
    """Tell whether words in a second clause tell of one more that belongs, «; la France y participe»."""
    return cue.name == "joined" or takes_part(statement, run, cue)


def _other_list(statement: Statement, start: int, cue: Cue) -> bool:
    """Tell whether what a verb says of the countries before it is said of others: «A signed what members are: …»."""
    between = statement.folded[start : cue.start]
    return re.search(rf"\b{spelt('in_office', PHRASES)}\b", between) is not None


# What stands between a country and what it is called, «Peru, its ninth member».
_APPOSED = re.compile(r",\s(?:(?!(?:not|pas|non|no|nao)\b)[\w-]+\s){0,2}")


def takes_part(statement: Statement, run: Run, cue: Cue) -> bool:
    """Tell whether words behind a country say that it belongs: «; la France y participe», «Peru, its ninth member»."""
    beside = cue.name == "member" and _APPOSED.fullmatch(statement.folded, run.end, cue.start) is not None
    return beside or _TAKES_PART.match(statement.folded, cue.start) is not None
