"""The set-up holds together: what is required is pinned, and the README says why."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
README = (ROOT / "README.md").read_text("utf-8")


def _name(requirement: str) -> str:
    return re.split(r"[<>=!~ \[;]", requirement, maxsplit=1)[0].lower().replace("_", "-")


def _pins() -> list[str]:
    lines = (ROOT / "constraints.txt").read_text("utf-8").splitlines()
    return [line for line in lines if line and not line.startswith("#")]


def test_every_dependency_is_pinned() -> None:
    required = [*PROJECT["dependencies"], *PROJECT["optional-dependencies"]["dev"]]
    assert {_name(each) for each in required} <= {_name(pin) for pin in _pins()}


def test_a_pin_is_an_exact_public_version() -> None:
    for pin in _pins():
        assert re.fullmatch(r"[A-Za-z0-9._-]+==[A-Za-z0-9.]+", pin), pin


def test_the_readme_says_why_each_dependency_is_there() -> None:
    for requirement in [*PROJECT["dependencies"], *PROJECT["optional-dependencies"]["dev"]]:
        assert re.search(rf"`{re.escape(_name(requirement))}`", README, re.IGNORECASE), requirement


def test_the_readme_names_the_two_commands() -> None:
    assert "make run" in README
    assert "make test" in README
