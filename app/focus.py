"""Where the question proper begins in a message: behind what leads up to it or is taken for granted."""

from __future__ import annotations

import re

from app.cues import cue, scores
from ingest.folding import fold

# A message is read to its end: of more clauses than this only the last can be the question proper.
_CLAUSES = 40


# What stands before a question that is wished for, «je voudrais savoir entre quels acteurs …».
_WISHED = re.compile(r"\b(?:savoir|know|saber|tell me|dire|decir\w*|dizer|learn|conocer|connaitre)\b(?: \w{2,6})?\s+$")


def granted_end(folded: str, language: str) -> int:
    """Return where the question begins behind a clause that takes something for granted: «Ya que …, ¿cuántos …?»."""
    opening = cue("granted", language).search(folded)
    comma = folded.find(",")
    if opening is None or folded[: opening.start].strip(" ¿¡") or comma < 0:
        return 0
    asks = cue("interrogative", language).search(folded, comma)
    return comma + 1 if asks is not None and asks.start - comma <= 12 and scores(folded[comma:], language) else 0


def without_aside(text: str, language: str) -> str:
    """Return a message without a closing clause on how the asker came to it, «… that I heard about this morning»."""
    found = cue("aside", language).search(fold(text))
    if found is None or not scores(fold(text)[: found.start], language):
        return text
    return text[: found.start].rstrip(" ,") + ("?" if text.rstrip().endswith("?") else "")


def focus(folded: str, language: str) -> int:
    """Return where the question proper begins in a long-winded message: at its last interrogative, or last clause."""
    opening = cue("polar", language).search(folded)
    if len(folded.split()) <= 18 or (opening is not None and opening.start == 0 and "?" in folded):
        return 0
    starts = [m.end() for m in re.finditer(r"[:;.?!¿]\s*|,\s", folded[:-2])]
    last = _last_question(folded, language)
    if last:
        return last
    asks = [c.start for c in cue("interrogative", language).find(folded) if c.name == "clear"]
    asks += [
        c.start for c in cue("polar", language).find(folded) if c.start in starts or "'" in folded[c.start : c.end]
    ]
    asks += [c.start for c in cue("indirect", language).find(folded)]
    wished = [a for a in asks if _WISHED.search(folded[:a]) is not None]
    known = [p for p in sorted(asks)[-_CLAUSES:] if scores(folded[p:], language) or p in wished]
    if known:
        return known[0] if len(known) == 1 else next((k for k in known if len(folded[k:].split()) <= 32), known[-1])
    return next((p for p in reversed(starts[-_CLAUSES:]) if scores(folded[p:], language)), 0)


def _last_question(folded: str, language: str) -> int:
    """Return where the one sentence with a question mark begins behind others that only lead up to it; 0 elsewhere."""
    end = folded.rstrip().rfind("?")
    if end < 0 or "?" in folded[:end]:
        return 0
    starts = [m.end() for m in re.finditer(r"[.:;!]\s+", folded[:end])]
    begin = starts[-1] if starts else 0
    asks = cue("interrogative", language).search(folded, begin) or cue("polar", language).search(folded, begin)
    backward = cue("backward", language).search(folded, begin)
    return begin if asks is not None and backward is None and scores(folded[begin:], language) else 0
