"""The words of briefings in the four languages: ``strings/briefing.toml``, and how fast they are spoken."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from app.strings import read


@cache
def strings() -> Mapping[str, Mapping[str, str]]:
    """Return all strings: key to language to words."""
    return read("briefing")


def say(key: str, language: str, **slots: str) -> str:
    """Return the words of a key with the slots filled in; KeyError for an unknown key."""
    return strings()[key][language].format(**slots)


@cache
def _pace() -> dict[str, int]:
    return tomllib.loads(files("app.briefing").joinpath("pace.toml").read_text("utf-8"))


def pace(language: str) -> int:
    """Return the words a minute that speaking notes in a language are timed at; the sources stand in `pace.toml`."""
    return _pace()[language]


def spoken(text: str) -> int:
    """Return the number of words to be spoken: runs between white space that hold a letter or figure."""
    return sum(1 for word in text.split() if re.search(r"\w", word))


def seconds(text: str, language: str) -> float:
    """Return the seconds that a text takes."""
    return 60 * spoken(text) / pace(language)


def clock(total: float) -> str:
    """Return seconds as minutes and seconds, «3:07», rounded up."""
    whole = int(-(-total // 1))
    return f"{whole // 60}:{whole % 60:02d}"
