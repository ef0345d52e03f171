"""What all tests share: no network, no skipping in CI, and one index of the project's own corpus."""

from __future__ import annotations

import os
import socket
from collections.abc import Generator, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import pytest

if TYPE_CHECKING:
    from app.assistant import Assistant

ROOT = Path(__file__).resolve().parents[1]
Report = TypeVar("Report", pytest.TestReport, pytest.CollectReport)
_LOOPBACK = ("127.", "::1", "localhost")

# Before any test imports a library that reads them once.
os.environ["HF_HUB_OFFLINE"] = "1"
os.environ["GRADIO_ANALYTICS_ENABLED"] = "False"


def pytest_configure() -> None:
    """Keep the user's own places out of the tests."""
    for name in ("GOVQA_INDEX", "GOVQA_CORPUS"):
        os.environ.pop(name, None)


@pytest.fixture(autouse=True, scope="session")
def own_state(tmp_path_factory: pytest.TempPathFactory) -> None:
    """Keep accounts, conversations and reports of the tests out of the user's own."""
    os.environ["GOVQA_STATE"] = str(tmp_path_factory.mktemp("state"))


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport() -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """With CI=true a skipped test is a failure: a missing browser must not pass for a tested chat."""
    return _no_skipping((yield))


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report() -> Generator[None, pytest.CollectReport, pytest.CollectReport]:
    """With CI=true a skipped module is a failure too."""
    return _no_skipping((yield))


def _no_skipping(report: Report) -> Report:
    if report.outcome == "skipped" and os.environ.get("CI", "").lower() == "true":
        report.outcome = "failed"
        report.longrepr = f"skipped with CI=true: {report.longrepr}"
    return report


@pytest.fixture(autouse=True, scope="session")
def no_network() -> Iterator[None]:
    """Refuse every connection of this process that leaves the machine."""
    connect = socket.socket.connect

    def guarded(self: socket.socket, address: Any) -> None:
        if isinstance(address, tuple) and not str(address[0]).startswith(_LOOPBACK):
            raise AssertionError(f"a test tried to reach {address[0]}")
        connect(self, address)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(socket.socket, "connect", guarded)
        yield


@pytest.fixture(scope="session")
def corpus() -> Path:
    """The corpus that ships with the project."""
    return ROOT / "corpus"


@pytest.fixture(scope="session")
def note_index(corpus: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An index of that corpus with the bundled encoder, built once for all tests; read it only."""
    from index.build import build

    place = tmp_path_factory.mktemp("index") / "note"
    build(corpus, place)
    return place


@pytest.fixture(scope="session")
def note(note_index: Path) -> Assistant:
    """What answers from the project's own corpus."""
    from app.assistant import Assistant

    return Assistant.open(note_index)


@pytest.fixture(scope="session")
def reefs(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    """What answers from the invented text of `tests.app.reefs`."""
    from tests.app import reefs
    from tests.app.invented import assistant_over

    return assistant_over(tmp_path_factory.mktemp("reefs"), reefs.FILES)


@pytest.fixture(scope="session")
def seas(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    """What answers from the small invented corpus of `tests.app.invented`."""
    from app.assistant import Assistant
    from index.build import build
    from tests.app import invented

    place = tmp_path_factory.mktemp("seas")
    build(invented.write(place / "corpus"), place / "index")
    return Assistant.open(place / "index")
