"""Where corpus and index lie by default."""

from __future__ import annotations

from pathlib import Path

import pytest

from app import places


def test_a_checkout_keeps_its_index_beside_its_corpus() -> None:
    home = places.default_corpus().parent
    assert (home / "pyproject.toml").is_file()
    assert places.default_index() == home / ".govqa" / "index"


def test_a_wheel_keeps_its_index_among_the_user_s_data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(places, "_HOME", tmp_path / "site-packages")
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    assert places.default_corpus() == tmp_path / "site-packages" / "corpus"
    assert tmp_path / "site-packages" not in places.default_index().parents
    assert places.default_index().parts[-2:] == ("govqa", "index")


def test_the_state_lies_beside_the_index(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("GOVQA_STATE", raising=False)
    assert places.default_state() == places.default_index().parent
    monkeypatch.setenv("GOVQA_STATE", str(tmp_path / "s"))
    assert places.default_state() == tmp_path / "s"


def test_the_environment_chooses_otherwise(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GOVQA_INDEX", str(tmp_path / "i"))
    monkeypatch.setenv("GOVQA_CORPUS", str(tmp_path / "c"))
    assert (places.default_index(), places.default_corpus()) == (tmp_path / "i", tmp_path / "c")
