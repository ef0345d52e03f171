"""Where a clause with a subject of its own begins in a sentence, and which body a clause on a noun is said of."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, lru_cache

from ingest.folding import fold
from ingest.gazetteer import Match
from ingest.lexicon import FACTS, spelt
from ingest.records import Span

_DETERMINED = r"(?:(?:the|le|la|les|el|los|las|o|a|os|as)\s|l['’])"
# Behind «which», what says that what is spoken of is another: «que lo administra», «qui en fait partie».
_OBJECT = r"(?:(?:the|les?|la|l[oa]s?|el|[oa]s?|en|y|lui|leur)\s|l['’])"
# Behind a name, before what is said of it: a bracket and a closing mark.
_BEHIND = r"(?:\s?\([^)]{0,80}\))?[\s)»”\"'’]*"
# Characters that a clause on a noun runs at most.
_REACH = 240


@cache
def _patterns(language: str) -> dict[str, re.Pattern[str]]:
    """Return what joins clauses in a language, by name; over the words of a sentence in small letters."""
    own = (language,)
    names = ("and", "participle", "joining.clause", "joining.noun", "relative.subject", "relative.owner")
    words = {name: spelt(name, languages=own) for name in names}
    finite = rf"(?:{spelt('finite', languages=own)}(?!\w)|[ns]['’])"
    # «…, replaced the Pact»: with an object behind it, a word like a participle is none.
    acts = r"|\w+ed\s(?:the|an?|its|their)\b" if language == "en" else ""
    participle = rf"{words['participle']}(?!\w){'(?!' + acts[7:] + ')' if acts else ''}"
    that_of = spelt("that_of", languages=own)
    patterns = {
        "opens": rf"\W*(?:{words['joining.clause']}|{words['joining.noun']})(?!\w)",
        "joined": rf"(?<!\w){words['joining.clause']}\s?(?P<subject>{_DETERMINED}?)$",
        "coupled": rf"(?:,|(?<!\w){words['joining.noun']})\s(?P<subject>(?:{that_of}|{_DETERMINED})?)$",
        "that_of": that_of,
        "agent": rf"{_BEHIND}\s{spelt('by', languages=own)}\s",
        "by": rf"(?<!\w){spelt('by', languages=own)}\s",
        "says": rf"{_BEHIND}\s?{finite}",
        "finite": rf"(?<![\w'’]){finite}",
        "resumed": rf",\s(?:{words['and']}\s(?!{participle})|{finite}{acts})",
        "fronted": rf"\W*{participle}",
        "goes_on": rf"{_BEHIND},\s{finite}",
        "coordinated": rf"\s{words['and']}\s{finite}",
        "subject": rf"{_BEHIND},\s{words['relative.subject']}\s(?!{_OBJECT})",
        "owner": rf"{_BEHIND},\s{words['relative.owner']}\s",
        "participle": rf"{_BEHIND},\s(?={participle})",
    }
    return {name: re.compile(pattern) for name, pattern in patterns.items()}


@cache
def _another(language: str) -> re.Pattern[str]:
    """Return what names another subject behind a clause on a noun, «…, the Agency»; over folded words."""
    return re.compile(rf",\s{_DETERMINED}{spelt('body.noun', FACTS, (language,))}\b")


def starts(text: str, language: str, mentions: Sequence[Match[str]], *, whole: bool = False) -> list[int]:
    """Return where in a sentence clauses begin that have a body as their subject: «…, while the Pact is».

    With ``whole`` not those that a mere phrase comes before, which is said of them too: «In 1994, | the Pact was».
    """
    found = _starts(text, language, tuple(m.span for m in mentions))
    return [start for start, is_whole in found if is_whole or not whole]


def begin(text: str, language: str, mentions: Sequence[Match[str]], position: int) -> int:
    """Return where the clause around a place begins that has a body as its subject, 0 where none does."""
    return max((s for s in starts(text, language, mentions, whole=True) if s <= position), default=0)


@lru_cache(4096)
def _starts(text: str, language: str, spans: tuple[Span, ...]) -> tuple[tuple[int, bool], ...]:
    lower, own = text.lower(), _patterns(language)
    found: list[tuple[int, bool]] = []
    for span in spans:
        front = max(0, span.start - 40)
        head = lower[front : span.start]
        joined = own["joined"].search(head)
        coupled = own["coupled"].search(head)
        before = re.split(r"(?<=\w{4})\.\s|[;:]\s", lower[found[-1][0] if found else 0 : span.start])[-1]
        if joined and lower[: front + joined.start()].strip(" ,"):
            found.append((front + joined.start("subject"), True))
        elif coupled and (own["says"].match(lower, span.end) or _is_elliptic(own, lower, coupled, before, span)):
            said = own["finite"].search(before) is not None
            is_whole = said and (not coupled[0].startswith(",") or own["opens"].match(before) is not None)
            if is_whole or coupled[0].startswith(","):
                found.append((front + coupled.start("subject"), is_whole))
    return tuple(found)


def _is_elliptic(own: dict[str, re.Pattern[str]], lower: str, coupled: re.Match[str], before: str, span: Span) -> bool:
    """Tell whether a clause leaves its verb out, «X is chaired by Norway and Y by Chile»."""
    said = own["by"].search(before) and own["agent"].match(lower, span.end)
    return bool(said) and not coupled[0].startswith(",")


def ahead(text: str, language: str, mentions: Sequence[Match[str]], begin: int, position: int) -> Match[str] | None:
    """Return the body that a participle at the front of a clause is said of: «Founded in 1994, the Pact …»."""
    lower, own = text.lower(), _patterns(language)
    front = own["fronted"].match(lower, begin)
    comma = lower.find(", ", position)
    if front is None or comma < 0 or re.search(r"[,;:]", lower[begin:position]):
        return None
    match = next((m for m in mentions if m.span.start > comma), None)
    if match is None or not re.fullmatch(rf"{_DETERMINED}?", lower[comma + 2 : match.span.start]):
        return None
    bare = not any(begin <= m.span.start < comma for m in mentions)  # else a list may go on, «Agreed by X, Y and Z»
    return match if bare or own["says"].match(lower, match.span.end) else None


def is_that_of(text: str, language: str, begin: int, end: int) -> bool:
    """Tell whether «that of» stands in a stretch before a name, and so what is said is said of that name."""
    return _patterns(language)["that_of"].fullmatch(text.lower(), begin, end) is not None


def goes_on(text: str, language: str, end: int) -> bool:
    """Tell whether a sentence goes on with a verb behind a comma, and so with what it spoke of, «X, …, was founded»."""
    return _patterns(language)["goes_on"].match(text.lower(), end) is not None


def is_described(text: str, language: str, end: int) -> bool:
    """Tell whether a participle is set behind a name, «X, attached to …»."""
    return _patterns(language)["participle"].match(text.lower(), end) is not None


def antecedent(text: str, language: str, mentions: Sequence[Match[str]], position: int) -> Match[str] | None:
    """Return the body that a relative clause or participle around a place is set behind: «the Pact, which … in force».

    None where the place stands in none, or where the clause that it interrupts has gone on, «…, was founded».
    """
    lower, own = text.lower(), _patterns(language)
    first = max((s for s in starts(text, language, mentions) if s <= position), default=0)
    for match in reversed([m for m in mentions if first <= m.span.start and m.span.end < position]):
        for kind in ("subject", "owner", "participle"):
            opened = own[kind].match(lower, match.span.end, position)
            if opened is None or position - match.span.end > _REACH:
                continue
            if not _is_over(text, language, opened.end(), position, kind):
                return match
    return None


def _is_over(text: str, language: str, begin: int, position: int, kind: str) -> bool:
    """Tell whether a clause on a noun ends before a place."""
    lower, own = text.lower(), _patterns(language)
    ends = [
        own["resumed"].search(lower, begin, position + 24),
        _another(language).search(fold(text), begin, position + 24),
    ]
    if kind == "participle":
        ends.append(own["coordinated"].search(lower, begin, position + 24))
    return ";" in lower[begin:position] or any(end is not None and end.start() < position for end in ends)
