"""What users read, in French, English, Spanish and Portuguese: one file of strings for each place it is read in."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from pathlib import Path


def read(name: str) -> Mapping[str, Mapping[str, str]]:
    """Return the strings of a file, by its name without ending: key to language to words."""
    return tomllib.loads(Path(__file__).with_name(f"{name}.toml").read_text("utf-8"))
