"""Where the question proper begins in a message: behind what leads up to it or is taken for granted."""

from __future__ import annotations

import re
from collections.abc import Callable

from app.bodies.joined import ordered
from app.messages.asker import noun_of
from app.messages.enumerated import counted
from app.questions.cues import asks_clearly, cue, data, polar, scores
from app.questions.leftovers import GROUPS, content, inside
from app.questions.tags import framed, judged, reported
from ingest import countries
from ingest.folding import fold
from ingest.lexicon import Cue, spelt
from ingest.records import Span

# In so many words the time of each is asked for and nothing else.
_FEW = 8
# With more words than this a message that names a body asks something of it.
_NAMED = 2
# So many characters behind the comma of an opening clause the question opens at most.
_NEAR = 12
# A message is read to its end: of more clauses than this only the last can be the question proper.
_CLAUSES = 40


# What stands before a question that is wished for, «je voudrais savoir entre quels acteurs …».
_WISHED = re.compile(rf"\b{spelt('wished', data())}\b(?: \w{{2,6}})?\s+$")


def granted_end(folded: str, language: str) -> int:
    """Return where the question begins behind a clause that takes something for granted: «Ya que …, ¿cuántos …?»."""
    return _behind_clause("granted", folded, language)


def _behind_clause(group: str, folded: str, language: str) -> int:
    """Return where the question begins behind an opening clause of a group: at the last comma that one follows."""
    opening = cue(group, language).search(folded)
    if opening is None or folded[: opening.start].strip(" ¿¡"):
        return 0
    commas = [m.start() for m in re.finditer(r",(?!\s(?:et|and|y|e)\s)", folded)]
    commas = [comma for comma in commas if scores(folded[comma:], language)]
    for comma in reversed(commas):
        found = (cue(each, language).search(folded, comma) for each in ("interrogative", "polar"))
        turns = cue("adversative", language).search(folded, comma, comma + _NEAR) is not None
        if any(each is not None and (turns or each.start - comma <= _NEAR) for each in found):
            return comma + 1
    return next((comma + 1 for comma in commas if polar(folded[comma + 1 :], language)), 0)


def turned(text: str, language: str) -> int:
    """Return where a question begins that a «but» sets against a statement: «It is no treaty, but is it binding?».

    0 where none does: what stands behind must open as a question by its verb, or by its mark.
    """
    folded = fold(text)
    found = [c for c in cue("adversative", language).find(folded) if folded[: c.start].rstrip().endswith(",")]
    for each in found if "?" in folded and len(folded) == len(text) else ():
        begin = re.match(r"\s*(?:alors\s|then\s|entonces\s|entao\s)?", folded[each.end :])
        tail = folded[each.end + (begin.end() if begin else 0) :]
        opening = cue("polar", language).search(tail)
        opens = opening is not None and opening.start == 0 and cue("interrogative", language).search(tail) is None
        opens = (opens and cue("tag", language).search(tail) is None) or tail.startswith("¿")
        opens = opens or (_asks_soon(tail, language) and not asks_clearly(folded[: each.start], language))
        if opens and not polar(f"{folded[: each.start]}.", language) and scores(tail, language):
            return len(folded) - len(tail)
    return 0


def _asks_soon(folded: str, language: str) -> bool:
    """Tell whether some words open with what can only ask, «but when …?»."""
    asks = (c.start for c in cue("interrogative", language).find(folded) if c.name == "clear")
    return min(asks, default=_NEAR) < _NEAR


def without_aside(text: str, language: str) -> str:
    """Return a message without a closing clause on how the asker came to it, «… that I heard about this morning»."""
    found = cue("aside", language).search(fold(text))
    if found is None or not scores(fold(text)[: found.start], language):
        return text
    return text[: found.start].rstrip(" ,") + ("?" if text.rstrip().endswith("?") else "")


def without_belief(text: str, language: str) -> str:
    """Return a statement that one says to believe, «I thought that it had 13 members», as a question whether it is so.

    One that goes on to ask something else stays as it is.
    """
    found = cue("belief", language).search(fold(text))
    if found is None or fold(text)[: found.start].strip(" ¿¡"):
        return text
    if turned(text, language):
        return text[found.end :].strip()
    said = text[found.end :].strip(" .,!?")
    return text if asks_clearly(fold(said), language) or not said else f"{said}?"


# Where a sentence of a message ends: at a stop behind four letters, an acronym or a figure, so that «art. 58» goes on,
# and at any other mark.
_STOP = re.compile(r"(?<=[^\W\d_]{4}\.)\s+|(?<=[A-Z]{2}\.)\s+|(?<=\d\.)\s+|(?<=[\w\s\"»)][!:;?])\s+")
# Where a clause of a message begins.
_CLAUSE = re.compile(r"\s*(?:[,;–—]|\s-\s|[.?!…]+(?=\s))\s*")
# What marks more than a remark: what was done, is taken up again, wished for or put to the test.
_TELLING = ("aspect", "backward", "indirect", "put_to_test")
# What refers to a text, «art. 58 of AG/RES. 2738».
_REFERENCE = re.compile(r"\b[Aa]rt\b|[A-Z]{2,}[/.]")
# What a state does, or is, that a sentence before may name.
_OF_STATES = frozenset({"joined", "left", "signed", "ratified", "adopted", "observer", "candidate", "donor", "founder"})


def without_remarks(text: str, language: str, named: Callable[[str], list[Span]]) -> str:
    """Return a message without what stands around the question and neither asks nor tells, «It is for a report.»

    Closing clauses go, «…, I am on air in a minute», and whole sentences. Of such a sentence the names that it holds
    are kept, «Two lines on the CRM: what is it?»; ``named`` finds them.
    """
    text = _without_closing_remarks(text, language, named)
    sentences = [each for each in _STOP.split(text) if each.strip()]
    asking = " ".join(each for each in sentences if each.rstrip().endswith("?"))
    if len(sentences) < 2 or (asking and not tells(fold(asking), language)) or reported(text, language):
        return text
    clauses = [fold(sentences[-1]), *_CLAUSE.split(fold(sentences[-1]))]
    if sentences[-1] in asking and any(cue("backward", language).search(each) for each in clauses):
        return text
    asked = any(each.rstrip().endswith("?") and scores(fold(each), language) for each in sentences)
    asks_more = asked and not _asks_but_which(fold(asking), language)  # «I need the act that made A; which is it?»
    kept: list[str] = []
    asks = False
    proper = asking or sentences[-1]
    own = named(proper)
    for sentence in sentences:
        names = named(sentence) if sentence in proper else _leaned_on(sentence, named(sentence), proper, own, language)
        told = asks_more and sentence not in proper and _is_of_asker(sentence, names, language)
        if _asks(sentence, language, asked=asked and (told or not names)):
            kept, asks = [*kept, sentence], True
        elif not names and asked and (told or _is_remark(fold(sentence), language)):
            continue  # «I am closing a note and lack one thing: …»
        elif sentence not in proper and _leads_up(sentence, names, asking, own, language):
            continue  # «Peru hosts the next meeting. When was A founded?»
        elif told:
            kept.append(_named_alone(sentence, names))  # «I have just read an article on A. When was it founded?»
        elif _tells_more(fold(sentence), language) or (asks and kept[-1].rstrip().endswith(":")):
            kept.append(sentence)
        elif names:
            kept.append(_named_alone(sentence, names))
    return " ".join(kept) if asks else text


def _leaned_on(sentence: str, names: list[Span], asking: str, own: list[Span], language: str) -> list[Span]:
    """Return what a sentence names that the question behind it may lean on.

    That is no region and no common noun where the question names something by itself, and not one of several countries
    beside a body unless it asks of several.
    """
    places = countries.find(sentence)
    beside = len(places) > 1 and len(names) > len(places) and cue("several", language).search(fold(asking)) is None
    dropped = [place.span for place in places] if beside else []
    if own:
        dropped += [region.span for region in countries.find_regions(sentence)]
        dropped += [span for span in names if span.of(sentence).islower()]
    return [span for span in names if not inside(span.start, dropped)]


def _named_alone(sentence: str, names: list[Span]) -> str:
    """Return a sentence that but names what a question is about as these names, or as it is where none is a capital's.

    Words that are not written as names, «global migrant stock:», may say what is asked.
    """
    if sentence.rstrip().endswith(":") and not any(ch.isupper() for span in names for ch in span.of(sentence)):
        return sentence
    return ", ".join(span.of(sentence) for span in _as_named(sentence, names)) + ":"


def _as_named(text: str, names: list[Span]) -> list[Span]:
    """Return where names stand in a text, one stretch where but small words part them: «Pacto sobre os Refugiados»."""
    found: list[Span] = []
    for span in sorted(names, key=lambda each: each.start):
        if found and _JOINT.fullmatch(text, found[-1].end, span.start):
            found[-1] = Span(found[-1].start, max(found[-1].end, span.end))
        else:
            found.append(span)
    return found


# What may stand between two words of one name, «Sul-Americana», «Pacte mondial sur les réfugiés».
_JOINT = re.compile(r"[\s’'-]*(?:\w{1,5}[\s’']+){0,2}")


def _without_closing_remarks(text: str, language: str, named: Callable[[str], list[Span]]) -> str:
    """Return a message without the clauses at its end that say who waits for the answer, what for and how soon."""
    marks = [m.span() for m in _CLAUSE.finditer(text)]
    if len(fold(text)) == len(text):
        marks += [(c.start, c.start) for c in cue("purpose", language).find(fold(text)) if c.start]
    for start, end in sorted(marks, reverse=True):
        before, tail = text[:start], text[end:]
        openings = [c for group in ("remark", "purpose") for c in cue(group, language).find(fold(tail)) if not c.start]
        behind = fold(tail)[max((c.end for c in openings), default=0) :]  # «para que» may ask what for
        if not openings or named(tail) or asks_clearly(behind, language) or judged(fold(tail), language):
            break
        if not (scores(fold(before), language) or (named(before) and len(before.split()) > _NAMED)):
            break
        asked = "?" in text[start:end] or text.rstrip().endswith("?")
        text = before.rstrip(" ,") + ("?" if asked and not before.endswith("?") else "")
    return text


def _is_remark(folded: str, language: str) -> bool:
    """Tell whether a sentence without figures opens as one on whoever asks, and puts no question."""
    opening = cue("remark", language).search(folded)
    opens = opening is not None and not re.search(r"\w", folded[: opening.start])
    return opens and not asks_clearly(folded, language) and not any(ch.isdigit() for ch in folded)


def _is_of_asker(sentence: str, names: list[Span], language: str) -> bool:
    """Tell whether a sentence is but on whoever asks, «I have this file since 2015», and names nothing asked for."""
    folded = fold(sentence)
    if cue("asker", language).search(folded) is None or _points(folded, language):
        return False
    dated = any(map(str.isdigit, folded))
    done = dated and cue("aspect", language).search(folded) is not None  # «My draft says that A was founded in 1994.»
    of_name = done or any(noun_of(folded, name, language) for name in names)
    return not of_name if names else not scores(folded, language)


def _points(folded: str, language: str) -> bool:
    """Tell whether a sentence puts a question, or holds something to be taken up again."""
    told = any(cue(group, language).search(folded) for group in _TELLING[1:]) or framed(folded, language)
    return asks_clearly(folded, language) or bool(told)


def _leads_up(sentence: str, names: list[Span], asking: str, own: list[Span], language: str) -> bool:
    """Tell whether a sentence that names no body tells but of something else than the question behind it.

    That names a body by itself, and leaves no country and nothing else to what stands before it.
    """
    folded, asked = fold(sentence), fold(asking)
    told, places = countries.find(sentence), countries.find(asking)
    leads = len(own) > len(places) and len(names) <= len(told) and len(folded.split()) >= _FEW // 2
    if not leads or _points(folded, language) or _REFERENCE.search(sentence) is not None:
        return False
    joins = polar(asked, language) and bool(scores(asked, language).keys() & {"members", "bodies"})
    joins = joins or any(c.name in _OF_STATES for c in cue("aspect", language).find(asked))
    leans = cue("leaning", language).search(asked) is not None or cue("of_them", language).search(asked) is not None
    return not (sentence.rstrip().endswith(":") or leans or (told and joins and not places))


def _tells_more(folded: str, language: str) -> bool:
    """Tell whether a sentence of a message that is no question says what one may lean on, by its words or figures.

    So does one that orders in time what stands behind its colon, «Which came first: A or B?», or counts it.
    """
    return (
        asks_clearly(folded, language)
        or (folded.rstrip().endswith(":") and bool(ordered(folded, language) or counted(folded.rstrip(": "), language)))
        or any(ch.isdigit() for ch in folded)
        or any(cue(group, language).search(folded) for group in _TELLING)
        or framed(folded, language) is not None
    )


def _asks(sentence: str, language: str, *, asked: bool) -> bool:
    """Tell whether a sentence asks for something by itself; ``asked`` tells that another one does with its mark.

    Behind such a one it asks for more where it opens with what it asks for, «How big is it? Number of partners.», or
    asks of each.
    """
    noun = cue("nominal", language).search(fold(sentence))
    more = not asked or (noun is not None and not fold(sentence)[: noun.start].strip())
    more = more or dates_each(fold(sentence), language)
    return sentence.rstrip().endswith("?") or (bool(scores(fold(sentence), language)) and more)


def dates_each(folded: str, language: str) -> bool:
    """Tell whether some words but ask for the time of each of some things, «Year of each please»."""
    asks = scores(folded, language).keys() == {"date"} and len(folded.split()) <= _FEW
    return asks and cue("each", language).search(folded) is not None


def dates_all(folded: str, language: str) -> bool:
    """Tell whether some words but ask for the times of several things, «from which years are they?», or of each."""
    lasts = any(c.name == "between" for c in cue("restrict", language).find(folded))
    if lasts or len(folded.split()) > _FEW or scores(folded, language).keys() != {"date"}:
        return False
    return dates_each(folded, language) or cue("times_of_all", language).search(folded) is not None


def tells(folded: str, language: str) -> bool:
    """Tell whether the question proper says of itself what it is about: «…: de que ano é?» does not."""
    about = content(folded, (), language, GROUPS) or cue("aspect", language).search(folded) is not None
    return bool(about) or not scores(folded, language).keys() <= {"date", "count"}


# Up to so many words a question may ask but for what the sentence before it tells of.
_BARE = 5


def focus(folded: str, language: str) -> int:
    """Return where the question proper begins in a long-winded message: at its last interrogative, or last clause."""
    behind = turned(folded, language) or _behind_clause("conceding", folded, language)
    if behind:
        return behind
    opening = cue("polar", language).search(folded)
    if len(folded.split()) <= 18 or (opening is not None and opening.start == 0 and "?" in folded):
        return 0
    starts = [m.end() for m in re.finditer(r"[:;.?!¿]\s*|,\s", folded[:-2])]
    last = _last_question(folded, language)
    if last is not None:
        return last
    both = [Span(c.start, c.end) for c in cue("restrict", language).find(folded) if c.name == "both"]
    clear = [c.start for c in cue("interrogative", language).find(folded) if c.name == "clear"]
    asks = [start for start in clear if not inside(start, both)]  # «tanto da CSM quanto do Processo»
    asks += [
        c.start for c in cue("polar", language).find(folded) if c.start in starts or "'" in folded[c.start : c.end]
    ]
    asks += [c.start for c in cue("indirect", language).find(folded)]
    # A verb with its pronoun behind it asks from the beginning of its clause on, «Caracas a-t-elle …».
    asks += [max([0, *(s for s in starts if s <= c.start)]) for c in _inverted(folded, language)]
    wished = [a for a in asks if _WISHED.search(folded[:a]) is not None]
    known = [p for p in sorted(asks)[-_CLAUSES:] if scores(folded[p:], language) or p in wished]
    if known:
        return known[0] if len(known) == 1 else next((k for k in known if len(folded[k:].split()) <= 32), known[-1])
    last = next((p for p in reversed(starts[-_CLAUSES:]) if scores(folded[p:], language)), 0)
    return _with_subject(folded, [0, *(start for start in starts if start < last)], last)


# What opens a clause between commas that only says more of what stands before it, «A, which is no state, …».
_RELATIVE = re.compile(r"(?:qui|que|qu'|dont|which|who|whose|quien|cuy[oa]|cuj[oa]|o qual|a qual)\b")


def _with_subject(folded: str, starts: list[int], begin: int) -> int:
    """Return where a question begins whose last clause goes on from what a relative clause says more of."""
    while len(starts) > 1 and _RELATIVE.match(folded, starts[-1]) is not None:
        begin = starts[-2]
        starts = starts[:-2] or [0]
    return begin


def _inverted(folded: str, language: str) -> list[Cue]:
    """Return where a verb has its pronoun behind it, by a hyphen."""
    return [c for c in cue("polar", language).find(folded) if "-" in folded[c.start : c.end]]


def _last_question(folded: str, language: str) -> int | None:
    """Return where the one sentence with a question mark begins behind others that only lead up to it, or None.

    One that asks but which is not told by itself: it goes on from the sentence before it.
    """
    end = folded.rstrip().rfind("?")
    if end < 0 or "?" in folded[:end]:
        return None
    starts = [m.end() for m in re.finditer(r"[.:;!]\s+", folded[:end])]
    starts = [s for s in starts if not (folded[s - 2] == ":" and _opens_choice(folded[: s - 2], folded[s:], language))]
    begin = starts[-1] if starts else 0
    asks = cue("interrogative", language).search(folded, begin) or cue("polar", language).search(folded, begin)
    backward = cue("backward", language).search(folded, begin)
    tail = folded[begin:]
    bare = _asks_but_which(tail, language)
    if bare:
        begin = starts[-2] if len(starts) > 1 else 0  # «I need those in A without B. Which ones are they?»
    full = asks is not None and asks.start == begin and len(tail.split()) > _BARE  # «Is Haiti in A, in B or in C?»
    found = asks is not None and backward is None and (full or bool(scores(tail, language)))
    return begin if found and (begin or bare) else None


def _asks_but_which(folded: str, language: str) -> bool:
    """Tell whether a question asks but which, and so goes on from the sentence before it."""
    bare = len(folded.split()) <= _BARE and scores(folded, language).keys() <= {"bodies", "definition"}
    return bare and not content(folded, (), language, GROUPS)


def _opens_choice(before: str, behind: str, language: str) -> bool:
    """Tell whether what stands before a colon asks, and behind it but what one chooses between: «Which is older: …?»"""
    asks = asks_clearly(re.split(r"[.;!?]\s", before)[-1], language)
    return asks and cue("either", language).search(behind) is not None
