"""Quotation marks, and the name and colour of things that all formats share."""

from __future__ import annotations

import re
from functools import cache

from app.output import wording

INK = "#1f2a44"
ACCENT = "#8a6d3b"
PALE = "#d9dee8"
GREY = "#5c6475"

# What XML 1.0 cannot hold (https://www.w3.org/TR/xml/#charsets), and what shows no glyph anywhere.
_ILLEGAL = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@cache
def quote_marks(language: str) -> tuple[str, str]:
    """Return what stands before and behind a quote in a language."""
    opening, closing = wording.say("quote", language, text="\0", marks="").rstrip().split("\0")
    # The space that French sets inside its marks never ends a line.
    return opening.replace(" ", "\u00a0"), closing.replace(" ", "\u00a0")


def clean(text: str) -> str:
    """Return text without characters that no XML format can hold."""
    return _ILLEGAL.sub("", text)
