"""What puts a statement to the test: the tag at its end, «…, wasn't it?», or words before it, «Is it true that …»."""

from __future__ import annotations

import re

from app.answers.from_sentences.alignment import content_words
from app.questions.cues import asks_clearly, cue, scores
from app.questions.leftovers import blanked, function_words
from ingest.folding import fold
from ingest.gazetteer import words
from ingest.lexicon import Cue
from ingest.records import Span

# A statement has so many words at least.
_SAID = 3
# A name or a figure.
_NAMES = re.compile(r"[A-ZÀ-Þ]\w|\d")


def without_tag(text: str, language: str) -> str:
    """Return a statement that is put to the test as a question of its own: without «…, right?».

    One that asks something else as well, «When was it signed, right?», stays as it is.
    """
    if said := reported(text, language):
        return f"{said}?"
    folded = fold(text)
    if len(folded) != len(text):
        return text
    tag = _tag(folded, language)
    put = cue("put_to_test", language).search(folded)
    begin = put.end if put is not None and not folded[: put.start].strip(" ¿¡\"'") else 0
    lead, opening = "", framed(folded, language, asked=tag is not None and tag.name != "")
    if opening is not None and ((tag is None and "?" in folded) or not _denies(folded[: opening.end], language)):
        # «Não é verdade que …» denies where no question mark or a tag follows
        begin, lead = max(begin, opening.end), text[: opening.start]
        lead = lead if _NAMES.search(lead, 1) else ""
    if tag is not None and not begin:
        begin = _led_up_to(text[: tag.start])
    said = lead + text[begin : tag.start if tag is not None else len(text)].strip(" ,;:.?!¿'’")
    if (not begin and tag is None) or len(said.split()) < _SAID - bool(begin) or asks_clearly(fold(said), language):
        return text
    return f"{said}?"


def _led_up_to(text: str) -> int:
    """Return where in a text with a tag the last sentence begins, where those before it name nothing: «I have a doubt.»

    0 where they do: what is put to the test may be of what they name.
    """
    last = next((stop.end() for stop in reversed(list(_STOP.finditer(text)))), 0)
    return 0 if _NAMES.search(text, 1, last) else last


def is_turned(text: str, language: str, *, denied: bool) -> bool:
    """Tell whether a yes to what is put to the test is a no to the message, «Would it be wrong to say that …?».

    So it is where a denial has a tag that asks whether it is so after all, «It does not bind, does it?».
    """
    folded = fold(text)
    after_all = denied and any(not folded[c.end :].strip(" ?!.") for c in cue("tag_turned", language).find(folded))
    asks = (framed(folded, language), _tag(folded, language))
    wrong = any(each is not None and each.name == "wrong" for each in asks)
    return after_all or wrong or judged(_STOP.split(folded)[-1], language) == "wrong"


def framed(folded: str, language: str, *, asked: bool = False) -> Cue | None:
    """Return what opens a message by asking if one is right, or wrong, to say what stands behind it; its name tells.

    «Would I be wrong in telling my minister that …», «As for A, is it right to call it …»: it names and asks nothing
    else. Where that is ``asked`` behind, it need but tell who says it, «If I write that …, am I wrong?».
    """
    for end in cue("said_behind", language).find(folded):
        starts = (0, *(m.end() for m in _LEAD.finditer(folded, 0, end.start)))
        for start in (starts[0], starts[-1]):
            head = folded[start : end.end if end.name == "omission" else end.start]
            named = judged(head, language, asked=asked)
            if named and (end.name == "clause" or named != "may"):  # «Can you list A?» judges nothing
                return Cue(named, start, end.end)
    return None


# What ends what leads up to such a clause.
_LEAD = re.compile(r"[,:]\s")


def judged(folded: str, language: str, *, asked: bool = False) -> str:
    """Return whether a clause but asks if one is "right" or "wrong" to say something, or "may"; "" for any other."""
    found = cue("judged", language).find(folded)
    names = {each.name for each in found}
    plain = blanked(folded, [Span(each.start, each.end) for each in found])  # «razón» is no reason
    asks = cue("interrogative", language).search(folded.strip(" ¿"))
    if not (names or asked) or scores(plain, language) or cue("expects", language).search(plain) is not None:
        return ""
    said = cue("asserting", language).find(plain)
    left = words(blanked(plain, [Span(each.start, each.end) for each in said]))
    if not (names or said) or not set(left) <= function_words() or (asks is not None and not asks.start):
        return ""
    return next((name for name in ("right", "wrong") if name in names), "may")


def _tag(folded: str, language: str) -> Cue | None:
    """Return the tag at the end of a message, named "wrong" where it asks whether one is so: «…, am I mistaken?»."""
    tags = [c for group in ("tag", "tag_turned") for c in cue(group, language).find(folded)]
    start = next((c.start for c in tags if not folded[c.end :].strip(" ?!.")), None)
    clause = max((at + len(each) for each in (", ", "; ", "¿") if (at := folded.rfind(each)) >= 0), default=0)
    named = judged(folded[clause if start is None else start :], language)
    if start is None and (not named or not folded[:clause].strip(" ,;¿")):
        return None
    return Cue(named, clause if start is None else start, len(folded))


def _denies(folded: str, language: str) -> bool:
    return any(c.name == "not" for c in cue("restrict", language).find(folded))


# Where a sentence of a message ends, and where a further clause of what is claimed may begin.
_STOP = re.compile(r"(?<=[\w\s\"»)][.!?:])\s+")
_AND = re.compile(r",\s(?:et|and|y|e|mas|mais|but|pero)\s")


def reported(text: str, language: str) -> str:
    """Return what a message says that somebody claims, where its last sentence asks whether that is so; mostly "".

    «The minister says that it binds nobody. Is he right?»: a clause behind the claim that asks and names nothing goes.
    """
    *before, last = _STOP.split(text)
    if not before or "?" not in last or not _asks_if_so(fold(last).strip(" ¿?!."), language):
        return ""
    for sentence in reversed(before):
        verb = next((c for g in ("reported", "belief") if (c := cue(g, language).search(fold(sentence)))), None)
        said = sentence[verb.end :].strip(" .,!?'’") if verb is not None else ""
        if len(said.split()) >= _SAID:
            more = next((m for m in _AND.finditer(said) if _is_aside(said[m.end() :], language)), None)
            return said[: more.start()] if more is not None else said
    return ""


def _is_aside(clause: str, language: str) -> bool:
    """Tell whether a clause holds no name, no figure and nothing that a question may be about."""
    return not _NAMES.search(clause) and not scores(fold(clause), language)


def _asks_if_so(folded: str, language: str) -> bool:
    """Tell whether a sentence but asks whether what was said is so, «Is he right?», «Is it true that it is not?»."""
    so = cue("so_it_is", language).search(folded)
    if (so is not None and so.start == 0 and so.end == len(folded)) or judged(folded, language):
        return True
    put = framed(folded, language)
    return put is not None and not content_words(folded[put.end :])


def is_statement(text: str, language: str) -> bool:
    """Tell whether a question for a yes or a no has the form of a statement, «So Chile is not in it?».

    One opens with its verb or «not», inverts verb and subject, asks whether, or asks for one more thing.
    """
    folded = re.sub(r"^\W*(?:(?:so|donc|alors|entonces|entao)\b\W*)?", "", fold(text))
    verbs = cue("polar", language).find(folded)
    asks = any(c.start == 0 or "-" in folded[c.start : c.end] for c in verbs)
    denied = any(c.start == 0 for c in cue("restrict", language).find(folded) if c.name == "not")
    taken = cue("taken_up", language).search(folded)
    asks = asks or (taken is not None and taken.start == 0) or folded.startswith("est-ce")
    return not (asks or denied or cue("too", language).search(folded) or cue("indirect", language).search(folded))


# Words that ask wherever they stand, by their accent: relative and conjunction have none.
_STRESSED = re.compile(r"\b(?:qu[éê]|cuál(?:es)?|cuánt[oa]s?|quién(?:es)?|cuándo|dónde|cómo)\b(?=\W*\w)", re.IGNORECASE)


def asks_inside(text: str, bare: str, language: str) -> bool:
    """Tell whether a question with the form of a statement holds a word that asks, «¿Y esa ley qué objetivos fija?»."""
    return _STRESSED.search(text) is not None and is_statement(bare, language)
