"""Messages that ask several things, and their questions."""

from __future__ import annotations

import re
from itertools import pairwise

from app.answers.from_sentences.alignment import content_words
from app.messages import enumerated, openings
from app.questions.cues import BY_AGE, FOUNDING, RANKS, asks_clearly, cue, polar, scores
from app.questions.focus import dates_each, granted_end
from app.questions.leftovers import blanked
from ingest import countries, dates
from ingest.folding import fold
from ingest.lexicon import spelt
from ingest.records import Span

_SPLIT = re.compile(
    r"(?<=[?؟;])\s+|,\s*(?=(?:et|and|y|e|ainsi que|as well as|puis)\s)|\s(?=(?:et|and|y|e)\s(?!que\b))|,\s+|\s(?=\+\s)"
)
# Stands for the spaces of what is not split.
_JOINER = "\u2060"
# A sentence ends at a stop behind a word of four letters or more, so that «AG/RES. 2738» and «art. 58» go on.
_SENTENCE = re.compile(r"(?<=[^\W\d_]{4})(?:[.!:]|\s[!:])\s+")
# A question without a known kind begins with its interrogative, or a preposition before it.
_FIRST = 3
# The most words behind the interrogative of a question that names nobody, «who is it?».
_WHO_IS = 2


# What opens a second question for a yes or a no on the same thing, «… and do they still work?», «… e elas ainda …».
_AND_IT = re.compile(
    r"(?:et|and|y|e) (?:elles?|ils?|est-(?:ce|elle|il)|sont-(?:elles|ils)|(?:is|are|does|do|was) (?:it|th[aeio]\w+)"
    r"|(?:cet(?:te)?|ce|ess?[ae]|est[ae]) \w+"
    r"|\w+-t-(?:elle|il|elles|ils)|el[ae]s?|ell[oa]s?|sigue\w*|siguen|continua\w*|ainda|todavia)\b"
)


def parts(text: str, language: str) -> list[str]:
    """Split a message that asks several things into its questions; each piece but the first brings its own kind.

    «Quand a-t-elle été créée, par quelle résolution ?» asks two things, «… l'Argentine et le Chili ?» one.
    """
    text = openings.without_also(text, language)
    restrict = {c.name for c in cue("restrict", language).find(fold(text))}
    if "both" in restrict and not restrict & RANKS:  # «which of the two has more …?» sets no lists side by side
        return [text]
    if granted_end(fold(text), language):
        return [text]
    listed = enumerated.parts(text, language)
    if listed:
        return listed
    begin = max(_asking(text), _opened(text))
    context, text = text[:begin], text[begin:]
    pieces = _pieces(text, language)
    found: list[str] = []
    asks_so = cue("backward", language).search(fold(pieces[0])) is not None or _asks(pieces[0], language)
    opening = len(pieces) > 1 and len(pieces[0].split()) <= 2 and not (asks_so or scores(fold(pieces[0]), language))
    opening = opening and not _is_whole(fold(pieces[0]), language)
    if opening and not (
        openings.asks_of_it(pieces[1], language) or openings.shares_verb(pieces[0], pieces[1], language)
    ):
        pieces = pieces[1:]  # «OK, and which …»
    for at, piece in enumerate(pieces):
        if not piece:
            continue
        if at + 1 < len(pieces) and found and found[-1].endswith("?") and _leads(piece, pieces[at + 1], language):
            pieces[at + 1] = f"{piece}, {pieces[at + 1]}"
            continue
        begins = _asks_anew(piece, language)
        behind = bool(found) and found[-1].endswith("?")
        goes_on = bool(found) and not behind and _goes_on(fold(piece), found[-1], language)
        begins = begins or (behind and _wants_verdict(piece, language))
        said = (f"{each} ?" for each in (piece, " ".join(pieces[at:])))  # «… and is it up and running?»
        begins = begins or (goes_on and any(_wants_verdict(each, language) for each in said))
        begins = begins or (behind and (dates_each(fold(piece), language) or _is_but_named(fold(piece), language)))
        of_it = bool(found) and openings.asks_of_it(piece, language)
        begins = begins or of_it or (bool(found) and openings.opens(piece, found[-1], language))
        aside = bool(found) and not behind and openings.is_aside(piece, text, language)
        asks = aside and (_asks(found[-1], language) or _wants_verdict(f"{found[-1]} ?", language))
        if asks and piece is pieces[-1]:
            found[-1] += " ?"  # what it says of the name asks for nothing
            continue
        begins = begins and not aside and not (found and openings.is_what_is_said(piece, found[-1], language))
        if found and openings.if_not(piece, language):
            found[-1] = f"{found[-1].rstrip(' ,')} ?"
            found.append(piece[openings.if_not(piece, language) :])
        elif found and not begins:
            found[-1] += (" " if not found[-1].endswith((" ", ",")) else "") + piece
        elif found and _opens_verdict(found[-1], pieces[at:], language):
            found[-1] = f"{found[-1].rstrip(' ,;')} ?"
            found.append(piece)
        elif of_it:
            found.append(openings.without_joint(piece).rstrip(" ?"))  # it wants no yes
        elif found and (_leads_to(found[-1], piece, language) or not _asks(found[-1], language)):
            found[-1] += ", " + piece
        else:
            found.append(piece)
    for at in range(len(found) - 2, -1, -1):  # «when, where and by how many was it signed?»
        found[at] = _completed(found[at], found[at + 1], language)
    found = [each for piece in found for each in _of_each_act(piece, language)]
    found = [each for piece in found for each in _of_each_rank(piece, language)]
    if found:
        found[0] = context + found[0]
    return [piece.strip(" ,+") for piece in found if any(ch.isalnum() for ch in piece)]


def _pieces(text: str, language: str) -> list[str]:
    """Split a message where a further question may begin; French «y» is no «and», «et qui y a pris part ?».

    The name of a region, «d'Amérique latine et des Caraïbes», is kept whole.
    """
    found: list[str] = []
    whole = text
    for region in countries.find_regions(text):
        whole = whole[: region.span.start] + region.span.of(whole).replace(" ", _JOINER) + whole[region.span.end :]
    for piece in (each.replace(_JOINER, " ") for each in _SPLIT.split(whole)):
        if found and language == "fr" and piece.startswith("y "):
            found[-1] += f" {piece}"
        else:
            found += [each for own in _before_what(piece, language) for each in _before_dates(own, language)]
    for at in range(len(found) - 3, -1, -1):
        if openings.is_cut(found[at], found[at + 1], language):
            found[at : at + 3] = [", ".join(found[at : at + 3])]
    return found


# Where a noun of what was named before may begin, «… with their years».
_WITH = re.compile(r"\s(?=(?:with|avec|con|com)\s)")


def _before_dates(piece: str, language: str) -> list[str]:
    """Split a piece before the noun at its end for the times of what it names, «… avec leur année».

    «The mechanisms with their years» is one list, of all bodies with their times.
    """
    for joint in _WITH.finditer(piece):
        if openings.dates_it(piece[joint.end() :], language) and not _is_of_all(piece[: joint.start()], language):
            return [piece[: joint.start()], piece[joint.end() :]]
    return [piece]


# What is said where all bodies are asked for, and no more.
_OF_ALL = ("bodylike", "ordering", "interrogative")


def _is_of_all(piece: str, language: str) -> bool:
    """Tell whether a piece asks for bodies at large, «list all the mechanisms», and names nothing that tells which."""
    folded = fold(piece)
    said = content_words(folded)
    beside = (w for w in said if not any(cue(group, language).search(w) is not None for group in _OF_ALL))
    return cue("bodylike", language).search(folded) is not None and not any(beside)


# A «que» that may be «which» or «that», «e que órgão a aprovou?», «e que ainda funciona».
_AND_THAT = re.compile(r"\s(?=(?:y|e)\sque\s)", re.IGNORECASE)
# What such a word asks for beside the noun behind it.
_WHAT = frozenset({"bodies", "date", "members", "instrument", "parent", "seat", "leader", "count"})


def _before_what(piece: str, language: str) -> list[str]:
    """Split a piece before an «and which» written as «and that», where the noun behind it is one that is asked for."""
    for joint in _AND_THAT.finditer(piece):  # «porque é que …» has no «and»
        behind = fold(piece[joint.end() + len("e ") :])
        asked = [c for c in cue("kind", language).find(behind) if not c.start and c.name in _WHAT]
        asked += [c for c in cue("interrogative", language).find(behind) if not c.start and c.name == "clear"]
        if any(" " in behind[: c.end] for c in asked):
            return [piece[: joint.start()], piece[joint.end() :]]
    return [piece]


# Kinds that an interrogative alone asks for.
_ALONE = frozenset({"date", "seat", "other", "count"})


# What asks whether it binds or works behind what asks something else, «…, is it binding?», «… y es vinculante?».
_IT_IS = re.compile(r"(?:(?:et|and|y|e) )?(?:est-(?:elle|il|ce)|(?:is|does) it|es|esta|sigue|e|continua|ainda)\b")


def _goes_on(folded: str, before: str, language: str) -> bool:
    """Tell whether a piece asks a yes or a no of the thing before it, and not when a second act of it was."""
    acts = {c.name for c in cue("aspect", language).find(folded)} & {"in_force", "signed", "adopted"}
    asked = scores(fold(before), language)
    so = _IT_IS.match(folded) is not None and scores(folded, language).keys() <= {"legal", "status"}
    so = so and bool(asked) and "bodies" not in asked and _asks(before, language)
    return (so or _AND_IT.match(folded) is not None) and not acts


# What opens a question on another relation than that of «how many», «and for what purpose».
_AND_FOR = re.compile(rf"{spelt('and')}\s(?:{spelt('preposition')}|de|from)\s")
# The noun behind an interrogative.
_NOUN = re.compile(r"^\s?\w+")
# What «how many» counts.
_COUNTED = re.compile(r"\s*(?:(?:de\s|d['’])?\w+)?")


def _completed(piece: str, behind: str, language: str) -> str:
    """Return a piece that is only an interrogative with what the next one says, «when and where will it be held?».

    What «how many and which countries» counts is told by the noun that the next interrogative asks for. «What A and
    what B came out of it?» asks for both by one verb.
    """
    lead, comma, bare = piece.rpartition(", ")
    if comma:  # «Under the treaty, where and when …»
        return f"{lead}{comma}{_completed(bare, behind, language)}"
    folded = fold(piece)
    if openings.shares_verb(piece, behind, language):
        return f"{piece} {behind[openings.shared_end(behind) :]}"
    spans = [c for group in ("kind", "interrogative") for c in cue(group, language).find(folded)]
    left = blanked(folded, [Span(c.start, c.end) for c in spans])
    asks = cue("interrogative", language).find(fold(behind))
    if not spans or not asks or content_words(left) or not scores(folded, language).keys() <= _ALONE:
        return piece
    if _is_whole(folded, language):
        return piece
    if re.search(r"\w{3}", left):
        return piece
    taken = max(
        (c.end for c in cue("kind", language).find(fold(behind)) if c.start <= asks[0].start < c.end), default=0
    )
    end = max(taken, asks[0].end)
    if scores(folded, language).get("count"):
        if _AND_FOR.match(fold(behind)):
            return f"{piece} {_NOUN.sub('', behind[end:]).strip(' ?')}"  # «how much, and for what purpose, was paid?»
        end = min(c.end for c in asks if c.start == asks[0].start)
    if any(c.name == "number" and c.end == end for c in cue("expects", language).find(fold(behind))):
        end += _COUNTED.match(behind[end:]).end()  # type: ignore[union-attr]
    return f"{piece} {behind[end:].strip()}"


# What joins two acts of one thing, «was signed and came into force», «se firmó y entró en vigor».
_AND_ACT = re.compile(r"\s(?:et|and|y|e)\s(?:[\w-]{1,6}[\s'’]){0,3}")


def _of_each_act(piece: str, language: str) -> list[str]:
    """Return a question for the time of two acts as one for each, «when was it signed and in force?».

    So too «dates of signature and entry into force».
    """
    folded = fold(piece)
    times = [c.start for group in ("expects", "kind") for c in cue(group, language).find(folded) if c.name == "date"]
    acts = [c for c in cue("aspect", language).find(folded) if c.name in FOUNDING | {"in_force"}]
    for first, second in pairwise(sorted(acts, key=lambda c: c.start)):
        apart = (first.name == "in_force") != (second.name == "in_force")
        tail = piece[second.end :]
        if dates.find(tail) or not times or min(times) > first.start:
            continue  # «the pact, signed and in force since 2008» is but named
        if apart and _AND_ACT.fullmatch(folded, first.end, second.start):
            return [piece[: first.end] + tail, piece[: first.start] + piece[second.start : second.end] + tail]
    return [piece]


# What joins two ranks of one thing, «the oldest and the newest mechanism», «la más antigua y la más reciente».
_AND_RANK = re.compile(r"(?P<noun>(?:\s[\w-]{4,})?)\s(?:et|and|y|e)\s(?:[\w'’]{1,5}\s?)?")


def _of_each_rank(piece: str, language: str) -> list[str]:
    """Return a question for the first and the last of some things as one for each."""
    folded = fold(piece)
    ranks = sorted((c for c in cue("restrict", language).find(folded) if c.name in BY_AGE), key=lambda c: c.start)
    for first, second in pairwise(ranks):
        joint = _AND_RANK.fullmatch(folded, first.end, second.start)
        if first.name != second.name and joint is not None:
            tail, noun = piece[second.end :], piece[joint.start("noun") : joint.end("noun")]
            own = "" if noun else tail
            return [
                piece[: first.end] + noun + own,
                piece[: first.start] + piece[second.start : second.end] + noun + tail,
            ]
    return [piece]


def _asking(text: str) -> int:
    """Return where the first sentence with a question mark begins, else the last: those before only lead up to it."""
    end = text.find("?") if "?" in text else len(text.rstrip()) - 1
    starts = [m.end() for m in _SENTENCE.finditer(text, 0, max(end, 0))]
    return starts[-1] if starts else 0


def _opened(text: str) -> int:
    """Return where the first question opens by its mark, «De todos los que enumeran, ¿cuál es el más antiguo?»."""
    at = text.find("¿")
    return at if at > 0 and "?" not in text[:at] else 0


# What opens a piece that only says among what the next one asks, «of the countries that adopted A, which …».
_AMONG = re.compile(
    r"(?:parmi|d'entre|des|dentre|entre|of|out of|among|amongst|de (?:entre )?l[ao]s|d[ao]s)\s(?!wh|qu[aei]|cual)"
)


def _asks(piece: str, language: str) -> bool:
    """Tell whether a piece asks something by itself, by an interrogative, a verb or the noun that it opens with."""
    if _is_whole(fold(piece), language):
        return True
    folded = re.sub(r"^\W+(?:(?:et|and|y|e)\s)?|^(?:et|and|y|e)\s", "", fold(piece))
    if "?" not in piece and _AMONG.match(folded) is not None:
        return ", " in folded and _asks_anew(folded.rpartition(", ")[2], language)
    noun = cue("nominal", language).search(folded)
    opens = noun is not None and noun.start == 0 and bool(scores(folded, language))
    bare = folded.rpartition(", ")[2]  # «under the pact, where …»
    opens = opens or any(c.end - c.start == len(bare) for c in cue("interrogative", language).find(bare))
    opens = opens or (piece.rstrip().endswith("?") and (bool(scores(folded, language)) or len(folded.split()) > 4))
    return opens or _asks_anew(folded, language, anywhere=True) or _wants_verdict(piece, language)


def _leads_to(piece: str, behind: str, language: str) -> bool:
    """Tell whether a piece says when or of what the next one asks, «If they do not agree, by what majority …»."""
    opening = cue("condition", language).search(fold(piece))
    condition = opening is not None and opening.start == 0 and "?" not in piece and _AND.match(fold(behind)) is None
    return condition or openings.turns_to(piece, behind, language)


def _leads(piece: str, behind: str, language: str) -> bool:
    """Tell whether a piece but says of when or where the next one asks, «Before 2000, which bodies were there?»"""
    asks = any("?" in piece or _asks(each, language) for each in (piece, f"{piece} ?"))
    return not asks and _asks_anew(behind, language)


def _is_whole(folded: str, language: str) -> bool:
    """Tell whether a piece is but «who is it», which names nobody and yet is a question."""
    who = cue("expects", language).search(folded)
    behind = folded[who.end :].split() if who is not None and who.name == "who" and who.start <= _FIRST else []
    return 0 < len(behind) <= _WHO_IS and not content_words(" ".join(behind))


def _is_but_named(folded: str, language: str) -> bool:
    """Tell whether a piece only names the body before another, which the next one asks of, «And its predecessor, …»."""
    clear = asks_clearly(folded, language)
    return not clear and "?" not in folded and cue("nested", language).search(folded) is not None


# A noun and what opens a clause on it, «the ten themes on which», «los ejes en los que».
_NOUN_PHRASE = re.compile(
    r"(?:(?:les?|la|the|el|los|las|os?|as?)\s|l')(?:[\w'-]+\s){1,3}(?:sur|dans|avec|pour|par|on|in|with|for|by|en|con|por"
    r"|sobre|em|com|n[oa]s)\s(?:(?:los|las|el|la|os|as)\s)?(?:which|whom|l[ae]s?quel\w*|que|quais|qual|cuales|cual)\b"
)


# The French «or» between two words, which is no «where».
_OR = re.compile(r"(?<=\w{3})\sou\s")


def _is_left_out(folded: str, language: str) -> bool:
    """Tell whether a piece opens with what the one before leaves out, «but not among those that adopted A»."""
    denies = any(c.name == "not" and not c.start for c in cue("restrict", language).find(folded))
    return denies and any(not c.start for c in cue("turning", language).find(folded))


def _asks_anew(piece: str, language: str, *, anywhere: bool = False) -> bool:
    """Tell whether a piece holds an interrogative near its beginning and something of its own that is asked."""
    folded = fold(_OR.sub(", ", piece))
    if _NOUN_PHRASE.match(folded.strip()) or _is_left_out(folded.strip(), language):
        return False  # «C'est quoi, les dix thèmes sur lesquels …»
    head = folded if anywhere else folded[:34]
    found = cue("interrogative", language).find(head)
    words = folded.split()
    limit = len(folded) if anywhere else len(" ".join(words[:5]))
    asks = [c for c in found if c.start <= limit and not _is_or(piece, c.start, c.end)]
    if not asks or len(words) > 40 or _is_but_named(folded, language):
        return False
    # «Who is its depositary and …», «… et dans quel délai»: what is asked need be of no known kind.
    opens = asks[0].start <= _FIRST if anywhere else any(c.name == "clear" for c in asks)
    ranks = any(c.name in RANKS for c in cue("restrict", language).find(folded, asks[0].end))
    return bool(scores(folded, language)) or ranks or (opens and bool(content_words(folded[asks[0].end :])))


def _is_or(piece: str, start: int, end: int) -> bool:
    """Tell whether a word inside a piece is French «ou» as «or», «processus ou pactes», and no «où»."""
    return start > _FIRST and piece[start:end].casefold() == "ou"


# What joins a further question to one for a yes or a no.
_AND = re.compile(r"(?:et|and|y|e)\s")


def _opens_verdict(piece: str, behind: list[str], language: str) -> bool:
    """Tell whether a piece asks for a yes or a no before another question, «Is it still at work, and since when?».

    ``behind`` are that one and those that follow, the last of which joins all, «Is it binding, where is it, and who …».
    """
    folded, following = fold(piece), fold(behind[0])
    joined = _AND.match(following) or folded.endswith(";") or (len(behind) > 1 and _AND.match(fold(behind[-1])))
    if "?" in piece or not joined or not scores(following, language):
        return False  # «Does it do any good, and in what way?» is one question
    if any(_is_put(folded[: c.start], folded[c.end :]) for c in cue("backward", language).find(folded)):
        return True  # «I hear that …: is that right, and since when?»
    stated = language == "pt" and bool(scores(folded, language).keys() & {"status", "legal"})
    return polar(folded, language) or (stated and polar(f"{folded} ?", language))


def _is_put(before: str, behind: str) -> bool:
    """Tell whether words that put something to the test close a piece and stand apart in it, «…: is that so»."""
    return before.strip(" ¿")[-1:] in {"", ":", ";", ","} and not behind.strip(" ,")


def _wants_verdict(piece: str, language: str) -> bool:
    """Tell whether a piece is a question of its own for a yes or a no, «Est-elle contraignante ?»."""
    return "?" in piece and polar(fold(piece), language) and bool(scores(fold(piece), language))
