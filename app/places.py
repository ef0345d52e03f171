"""Where the corpus lies and where an index goes when nobody says otherwise."""

from __future__ import annotations

import os
from pathlib import Path

EVALUATION = "evaluation"
"""The folder, inside the state folder, of the latest report and of draft cases."""

_HOME = Path(__file__).resolve().parents[1]


def default_corpus() -> Path:
    """Return ``GOVQA_CORPUS`` or the folder that ships with the project; it lies beside the rooms, in a wheel too."""
    named = os.environ.get("GOVQA_CORPUS")
    return Path(named) if named else _HOME / "corpus"


def default_index() -> Path:
    """Return ``GOVQA_INDEX``, ``.govqa/index`` of a checkout, or a folder among the user's data for a wheel."""
    named = os.environ.get("GOVQA_INDEX")
    if named:
        return Path(named)
    return _made() / "index"


def default_state() -> Path:
    """Return where the web app keeps accounts, conversations and feedback: ``GOVQA_STATE``, or beside the index."""
    named = os.environ.get("GOVQA_STATE")
    return Path(named) if named else _made()


def checkout() -> Path | None:
    """Return the folder of the checkout that runs, None where it is an installed wheel."""
    return _HOME if (_HOME / "pyproject.toml").is_file() else None


def _made() -> Path:
    """Return the folder for what a run makes: ``.govqa`` of a checkout, one among the user's data for a wheel."""
    if (_HOME / "pyproject.toml").is_file():
        return _HOME / ".govqa"
    from platformdirs import user_data_path

    return user_data_path("govqa", appauthor=False)
