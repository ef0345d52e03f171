"""What the tests of briefings share: the note, a small corpus full of markup, and a corpus of fifty bodies."""

from __future__ import annotations

import itertools
import re
from pathlib import Path

import pytest

from app.assistant import Assistant
from app.briefing.records import Briefing

# Every one of these means something in Markdown, HTML or Typst; here they are words.
HOSTILE = (
    "The Reef Forum coordinates #set text(red), $x^2$, `code`, *stars*, _lines_, [a link](http://example.org/), "
    '<script>alert("1")</script>, &amp; and \\ back | pipes @label ~tilde~ // comment.'
)
_ESCAPED = re.sub(r"([\\`*_\[\]<>#&~|])", r"\\\1", HOSTILE)
REEF = f"""# Reef Forum (REEF) - 2001

The Reef Forum is a consultative process of island states. {_ESCAPED} Its members are Fiji,
Samoa, Tonga and Vanuatu. The Reef Forum is not binding. It cooperates with the Tide Council (TIDE) on the exchange
of coastal data.

# Tide Council (TIDE) - 2010

The Tide Council was established by Resolution 7/2010 in March 2010. Its mandate is to promote the exchange of coastal
data among its members. Its members are Fiji, Kiribati and Tonga. The Council no longer operates.

# Storm Platform (STORM)

The Storm Platform seeks to protect fishing villages from storms.

# The meeting

Two rounds are foreseen with the panellists, who will answer the following questions in 7 minutes:

1. What are the main challenges and good practices of the mechanism you represent?
2. What are the openings for cooperation and exchange of coastal data with the other mechanisms present today?
"""


def assistant_on(folder: Path, place: Path) -> Assistant:
    """Build an index of a folder and open it."""
    from index.build import build

    build(folder, place)
    return Assistant.open(place)


@pytest.fixture(scope="session")
def note(note_index: Path) -> Assistant:
    """An assistant on the project's own note."""
    return Assistant.open(note_index)


@pytest.fixture(scope="session")
def reef(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    """An assistant on three bodies, in sentences full of other formats' markup."""
    folder = tmp_path_factory.mktemp("reef")
    (folder / "reef.en.md").write_text(REEF, "utf-8")
    return assistant_on(folder, tmp_path_factory.mktemp("index") / "reef")


@pytest.fixture(scope="session")
def fifty(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    """An assistant on fifty bodies, thirty of them with members."""
    folder = tmp_path_factory.mktemp("fifty")
    states = ["Fiji", "Samoa", "Tonga", "Vanuatu", "Kiribati", "Palau", "Nauru", "Tuvalu"]
    groups = itertools.cycle(itertools.combinations(states, 4))
    names = [f"{kind} {place}" for kind in ("Harbour", "River", "Forest", "Desert", "Valley") for place in _PLACES]
    parts = []
    for number, (name, group) in enumerate(zip(names, groups, strict=False)):
        short = "".join(word[0] for word in name.split()) + f"X{number}"
        members = f" Its members are {', '.join(group[:-1])} and {group[-1]}." if number < 30 else ""
        parts.append(
            f"# {name} Council ({short}) - {1960 + number}\n\n"
            f"The {name} Council is a consultative process on topic{number}. "
            f"It aims to promote the exchange of data on topic{number % 7} among its members.{members}\n"
        )
    (folder / "fifty.en.md").write_text("\n\n".join(parts), "utf-8")
    return assistant_on(folder, tmp_path_factory.mktemp("index") / "fifty")


_PLACES = ("North", "South", "East", "West", "Upper", "Lower", "Inner", "Outer", "Old", "New")


@pytest.fixture(scope="session")
def crm(note: Assistant) -> Briefing:
    """The briefing on one body of the note, in French."""
    return note.brief(["CRM"])
