"""Lists in one question that are asked for one by one: numbers of several things, bare nouns, two nouns of one verb."""

from __future__ import annotations

import re
from itertools import pairwise

from app.questions.cues import FOUNDING, cue, data, polar, scores
from ingest.bodies import generic
from ingest.folding import fold
from ingest.lexicon import spelt

_BETWEEN = re.compile(r",\s(?:(?:et|and|y|e)\s)?|\s(?:et|and|y|e)\s")
_AND = re.compile(r"\s(?:et|and|y|e)\s")
# From so many on things are a list; one of them has no more words.
_MANY, _LONGEST, _FEWEST = 3, 4, 2
# The most words of a noun of a list, and of the last one, «…, and the council that it belongs to».
_NOUN, _LAST = 6, 10
_COLON = re.compile(r"\s?:\s")
_PLUS = re.compile(r"\s?\+\s?")
# An interrogative with two nouns, «in which city and month …».
_OF_TWO = re.compile(
    r"(\W*(?:\w{1,6}\s)?(?:which|what|quel(?:le)?s?|que|qu[ae]l|quais|cual(?:es)?)\s)(\w+)\s(?:et|and|y|e)\s(\w+)(?=\s)"
)
# A noun and a preposition before a relative pronoun, «o conselho ao qual pertence».
_RELATIVE = re.compile(r"\w{3,}\s(?:a|aos?|d[ao]s?|n[ao]s?|pel[ao]s?)\s$")
# What may stand before the interrogative that a piece of a list opens with, «in which city».
_OPENING = re.compile(r"(?:\w{1,4}\s)?")
# What two such nouns ask for by themselves.
_VALUES = frozenset({"date", "seat", "members", "leader", "instrument"})


def parts(text: str, language: str) -> list[str]:
    """Return the questions of a message that asks for a list, each with what it needs; nothing for other messages."""
    listed = _of_each(text, language) or _numbers(text, language) or _nouns(text, language)
    return listed or _of_two(text, language) or _described(text, language)


# What stands for the noun that the lead of a list counts, «two years: that of A and that of B».
_THAT = r"(?:that|the one|cel(?:le|ui)|el|la|[ao])\s(?=(?:of|del?|du|des|d[aeo]s?)\s|d['’])"
_EACH = re.compile(rf"(?:,\s|,?\s(?:et|and|y|e)\s)(?={_THAT})", re.IGNORECASE)


def _of_each(text: str, language: str) -> list[str]:
    """Return a question for each thing of which the same is asked, «I need two years: that of A and that of B»."""
    lead, *rest = _COLON.split(text.rstrip("?. "), 1)
    pieces = _EACH.split(rest[0]) if rest else []
    if len(pieces) < _FEWEST or not all(re.match(_THAT, piece, re.IGNORECASE) for piece in pieces):
        return []
    noun = counted(lead, language)
    return [re.sub(rf"^{_THAT}", f"{noun} ", piece, flags=re.IGNORECASE) for piece in pieces] if noun else []


# What joins two things that are described, and what stands for the kind of the second.
_JOINT = re.compile(r"\W+(?:et|and|y|e)\s")
_KIND = re.compile(r"\W*(?:(?:the|les?|la|el|l[ao]s|un[ea]?|uma?|[ao]s?)\s|l')?(?P<noun>\w{3,})\s")
_SAID = r"(?:qui|dont|that|which|with|que|cuy[oa]|con|com)"
_THE_ONE = re.compile(rf"(?:that|the one|cel(?:le|ui)|el|la|[ao])\s(?={_SAID}\b)")


def _described(text: str, language: str) -> list[str]:
    """Return each of two bodies that a message but describes, «the pact with 23 aims and the one with six»."""
    noun = _described_kind(text, language)
    for joint in _JOINT.finditer(text) if noun else ():
        behind = text[joint.end() :]
        same = _THE_ONE.match(fold(behind))
        if same is not None or _described_kind(behind, language):
            return [text[: joint.start()], f"{noun} {behind[same.end() :]}" if same is not None else behind]
    return []


def _described_kind(text: str, language: str) -> str:
    """Return the kind of body that a text opens with and says more of, «the forum that …»; else ""."""
    folded = fold(text)
    opening = _KIND.match(folded)
    if opening is None or not (
        generic(opening["noun"], language) or cue("bodylike", language).search(opening["noun"]) is not None
    ):
        return ""
    said = cue("relative", language).search(folded, opening.end())
    return opening["noun"] if said is not None and said.start == opening.end() else ""


def counted(lead: str, language: str) -> str:
    """Return in the singular the noun that the lead of a list ends in, «I need two years», where it asks; mostly ""."""
    plural = (lead.split() or [""])[-1]
    return next((one for one in (plural[:-1], plural[:-2]) if one and scores(f"{fold(one)} ?", language)), "")


def _numbers(text: str, language: str) -> list[str]:
    """Return a question for each of three things or more that one asks the number of, «how many A, B and C has it?»."""
    folded = fold(text)
    asks = next((c for c in cue("expects", language).find(folded) if c.name == "number"), None)
    if asks is None or re.search(r"[,:?]", folded[: asks.end]) or any(c in text[asks.end :].rstrip("? ") for c in ":?"):
        return []
    head, pieces = text[: asks.end], _BETWEEN.split(text[asks.end :].strip())
    if not _AND.search(text[asks.end :]):
        return []  # «how many partners, at a minimum, does it have?»
    listed = pieces[:-1]
    if len(pieces) < _MANY or not all(_is_noun(piece, language) for piece in listed):
        return []
    apart = cue("interrogative", language).search(fold(pieces[-1])) or not len(pieces[-1].split()) > 1
    return [] if apart else [f"{head} {piece}" for piece in pieces]


# What says of what went before that something is or is not in it, «counting the compacts», and counts nothing itself.
_WITH = re.compile(rf"\W*{spelt('counted_in', data())}\b")


def _is_noun(piece: str, language: str) -> bool:
    """Tell whether a piece of a list is the name of a thing that is counted, without a name or a verb's object."""
    if _WITH.match(fold(piece)):
        return False
    words = piece.split()
    asks = cue("interrogative", language).search(fold(piece))
    return 0 < len(words) < _LONGEST and asks is None and piece == piece.lower() and not any(map(str.isdigit, piece))


def _nouns(text: str, language: str) -> list[str]:
    """Return a question for each noun of a list, «For the CSM: year, members and mandate?», «A + B + number of C».

    Without a lead or a plus sign they are three or more, or each of another kind, «year and other name of the CSM».
    """
    lead, *rest = _COLON.split(text.rstrip("?. "), 1)
    bare = not rest and _PLUS.search(text) is None
    if not rest:
        lead, rest = "", [lead]
    counts = "count" in scores(fold(lead), language)  # «Two numbers for R4V: partners and countries»
    if counts or cue("interrogative", language).search(fold(lead)) or "compare" in scores(fold(text), language):
        return []  # what is compared is no list of what is asked for, «compare A and B membership»
    pieces = [piece for each in _PLUS.split(rest[0]) for piece in _BETWEEN.split(each)]
    longest = [*([_LAST if bare else _NOUN] * (len(pieces) - 1)), _LAST]
    kinds = [_wanted(piece, language) for piece in pieces]
    told = [bool(kind) and len(p.split()) <= most for kind, p, most in zip(kinds, pieces, longest, strict=True)]
    if any(piece.startswith("¿") for piece in pieces[1:]):
        return []  # «La Carta, ¿de qué conferencia es?» asks of what it names first
    if len(pieces) < _FEWEST or not all(told) or any(_asks(p, language) for p in (pieces[:1] if lead else pieces)):
        return []
    apart = len(set(kinds)) == len(kinds) and not polar(fold(text), language)
    listed = not bare or apart or (len(pieces) >= _MANY and "?" not in text)
    return _of_one_act(pieces, language) if listed else []


def _of_one_act(pieces: list[str], language: str) -> list[str]:
    """Return the nouns of a list, a single word with the act that the next one names: «date et lieu de signature»."""
    found = list(pieces)
    for at, (piece, behind) in enumerate(pairwise(pieces)):
        joint = _OF.search(fold(behind))
        acts = [c for c in cue("aspect", language).find(fold(behind)) if c.name in FOUNDING]
        named = joint is not None and any(c.start == joint.end() for c in acts)
        alike = len(piece.split()) == 1 and cue("home", language).search(fold(piece)) is None
        alike = alike and {_wanted(piece, language), _wanted(behind, language)} <= _OF_ACT
        if joint is not None and named and alike:  # «city, number of signatories»: a number is of no act
            found[at] = piece + behind[joint.start() :]
    return found


# What an act has, and may be asked for by a single word.
_OF_ACT = frozenset({"date", "seat"})
# What stands between a noun and the act that it is of, «lieu de la signature».
_OF = re.compile(r"\s(?:d[aeo]s?|del|of)\s(?:(?:la|el|the|its|sa|su|sua)\s)?|\sd[e']?\s?(?:l')?(?<=')")


def _wanted(piece: str, language: str) -> str:
    """Return the kind of thing that a piece of a list asks for, "alias" for another name, or ""."""
    if any(each.name == "alias" for each in cue("aspect", language).find(fold(piece))):
        return "alias"
    points = scores(fold(piece), language)
    return max(sorted(points), key=lambda kind: points[kind], default="")


def _asks(piece: str, language: str) -> bool:
    """Tell whether a piece of a list opens with an interrogative; «the council of which it is part» does not."""
    folded = fold(piece)
    found = cue("interrogative", language).find(folded)
    opens = (_OPENING.fullmatch(folded, 0, c.start) for c in found)
    clear = (c.name == "clear" and _RELATIVE.search(folded[: c.start]) is None for c in found)
    return any(opens) or any(clear)


def _of_two(text: str, language: str) -> list[str]:
    """Return a question for each of two nouns behind one interrogative, «in which city and month was it signed?»."""
    found = _OF_TWO.match(fold(text))
    if found is None:
        return []
    rest = text[found.end() :]
    own = [_asked(text[: found.end(1)], text[found.start(at) : found.end(at)], language) for at in (2, 3)]
    kinds = [scores(fold(each), language) for each in own]
    told = [{max(points, key=lambda kind: points[kind])} if points else set() for points in kinds]
    apart = all(each <= _VALUES and each for each in told) and told[0] != told[1]
    return [f"{each}{rest}" for each in own] if apart else []


def _asked(head: str, noun: str, language: str) -> str:
    """Return a noun behind an interrogative, which in French is of its gender."""
    ways = [head, re.sub("(quel)le", r"\1", head), re.sub(r"(quel)\b", r"\1le", head)]
    return next((f"{way}{noun}" for way in ways if scores(fold(way + noun), language)), head + noun)
