"""Language data: how people ask in French, English, Spanish and Portuguese."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from ingest.lexicon import table

FOLDER = Path(__file__).parent


def read(name: str) -> Mapping[str, Any]:
    """Return a file of this folder, by its name without ending; not to be changed."""
    return table(FOLDER / f"{name}.toml")
