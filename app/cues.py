"""What the words of a question point to: the cues of the language data, the kinds of question, yes or no."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from ingest.lexicon import Cues, cues, weights

KINDS = (
    *("members", "count", "reason", "date", "instrument", "mandate", "themes", "legal", "status"),
    *("leader", "parent", "predecessor", "partners", "seat", "definition", "bodies", "compare"),
)


@cache
def data() -> Path:
    """Return the file of cues for questions."""
    return Path(__file__).with_name("lexicon") / "questions.toml"


@cache
def cue(group: str, language: str) -> Cues:
    """Return the cues of a group for questions in a language."""
    return cues(group, language, data())


@cache
def _weights() -> dict[str, float]:
    return weights("weight", data())


def scores(folded: str, language: str) -> dict[str, float]:
    """Return how strongly the words of a question point to each kind, the longest cue of a kind counting."""
    table = _weights()
    found_kinds: dict[str, float] = {}
    joined = [(c.start, c.end) for c in cue("restrict", language).find(folded) if c.name == "both"]
    for found in cue("kind", language).find(folded):
        if any(start < found.start and found.end <= end for start, end in joined):
            continue  # «tanto do MIRPS quanto do Processo» asks for no number
        bonus = 0.3 if found.end - found.start > 14 else 0.0
        found_kinds[found.name] = max(found_kinds.get(found.name, 0.0), table[found.name] + bonus)
    return found_kinds


def polar(folded: str, language: str) -> bool:
    """Tell whether a question wants a yes or a no.

    It opens with a verb or with «est-ce que», or it holds an inversion or a question mark, and no interrogative word
    opens it or a clause of it («les pays qui l'intègrent» holds none).
    """
    plain = re.sub(r"^\W+", "", folded)
    if cue("alternative", language).search(plain) is not None:
        return True
    indirect = cue("indirect", language).search(plain)
    if indirect is not None and not any(
        c.name == "clear" for c in cue("interrogative", language).find(plain, 0, indirect.start)
    ):
        return True
    if cue("request", language).search(plain) is not None:
        return False
    asks = [c for c in cue("interrogative", language).find(plain) if _opens(plain, c.start)]
    opening = cue("polar", language).find(plain)
    first = [c for c in opening if c.start == 0]
    if first and not any(0 < c.start <= first[0].end + 1 for c in asks if c.end > first[0].end):
        return True
    inverted = any(
        "-" in plain[c.start : c.end] or plain[c.start : c.end].startswith(("s'il", "si ", "whether")) for c in opening
    )
    if plain.startswith(("est-ce", "est ce qu")):
        return True
    # «Le Mexique participe à quels mécanismes ?» asks where the answer would stand.
    return not asks and cue("in_place", language).search(plain) is None and (inverted or "?" in folded)


def _opens(text: str, position: int) -> bool:
    """Tell whether a word stands among the first three of its clause."""
    head = re.split(r"[,;:?!¿]|\b(?:et|and|y|e)\b", text[:position])[-1]
    return len(head.split()) <= 2
