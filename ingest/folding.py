"""Fold text for matching without moving a single offset."""

from __future__ import annotations

import unicodedata

_PLAIN = {
    "\u2019": "'",
    "\u2018": "'",
    "\u02bc": "'",
    "`": "'",
    "\u00b4": "'",
    "\u2010": "-",
    "\u2011": "-",
    "\u2012": "-",
    "\u2013": "-",
    "\u2014": "-",
}


class _Table(dict[int, str]):
    """A translation table that works out each character once."""

    def __missing__(self, code: int) -> str:
        char = chr(code)
        folded = _PLAIN.get(char)
        if folded is None:
            if char.isspace():
                folded = "\n" if char == "\n" else " "
            else:
                base = unicodedata.normalize("NFD", char)[0].lower()
                folded = base if len(base) == 1 else char
        self[code] = folded
        return folded


_TABLE = _Table()


def fold(text: str) -> str:
    """Return ``text`` in lower case without accents, with plain quotes, hyphens and spaces, and of the same length.

    Every character maps to exactly one, so that a match in the folded text has the same span in ``text``.
    """
    return text.translate(_TABLE)
