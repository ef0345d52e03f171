"""What is shipped: the source archive, the wheel built from it, and the program as the wheel installs it.

``GOVQA_INSTALLED`` names the folder of programs of an environment that the wheel is installed in (``make dist-test``);
without it the wheel is put into a new one that borrows its libraries from the one that runs the tests.
"""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
import sysconfig
import tarfile
import time
import urllib.error
import urllib.request
import venv
import zipfile
from pathlib import Path

import pytest

from app.operations.licences import needed

ROOT = Path(__file__).resolve().parents[1]
ROOMS = ("ingest", "index", "app", "eval", "corpus")


def files_of(room: str) -> set[str]:
    made = {"__pycache__", "uploads"}
    files = (path.relative_to(ROOT) for path in (ROOT / room).rglob("*") if path.is_file())
    return {path.as_posix() for path in files if made.isdisjoint(path.parts)}


def hatchling(source: Path, target: str, folder: Path) -> Path:
    command = [sys.executable, "-m", "hatchling", "build", "-t", target, "-d", str(folder)]
    subprocess.run(command, cwd=source, check=True, capture_output=True)
    (made,) = folder.iterdir()
    return made


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return hatchling(ROOT, "sdist", tmp_path_factory.mktemp("sdist"))


@pytest.fixture(scope="module")
def wheel(archive: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel built from the archive alone, so that nothing is missing from that."""
    place = tmp_path_factory.mktemp("source")
    with tarfile.open(archive) as file:
        file.extractall(place, filter="data")
    (source,) = place.iterdir()
    return hatchling(source, "wheel", tmp_path_factory.mktemp("wheel"))


@pytest.fixture(scope="module")
def programs(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    if named := os.environ.get("GOVQA_INSTALLED"):
        return Path(named).resolve()
    wheel: Path = request.getfixturevalue("wheel")
    place = tmp_path_factory.mktemp("clean")
    venv.create(place, symlinks=True)
    python = place / "bin" / "python"
    # A line of a .pth file is a folder to look in; .pth files in that folder, such as the checkout's own, are not read.
    packages = subprocess.run([python, "-c", "import site; print(site.getsitepackages()[0])"], **CAPTURED).stdout
    (Path(packages.strip()) / "libraries.pth").write_text(sysconfig.get_path("purelib") + "\n")
    command = [sys.executable, "-m", "pip", "--python", str(python), "install", "--no-deps", "--no-index", str(wheel)]
    subprocess.run(command, **CAPTURED)
    return python.parent


CAPTURED = {"check": True, "capture_output": True, "text": True}


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("home")


@pytest.fixture(scope="module")
def surroundings(home: Path) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("GOVQA_", "PYTHON"))}
    return kept | {"HOME": str(home), "XDG_DATA_HOME": str(home / "data"), "PYTHONDONTWRITEBYTECODE": "1"}


def run(programs: Path, surroundings: dict[str, str], *arguments: str) -> str:
    command = [str(programs / arguments[0]), *arguments[1:]]
    return subprocess.run(command, cwd=surroundings["HOME"], env=surroundings, **CAPTURED).stdout


def test_the_wheel_holds_every_file_of_the_rooms_and_the_documents(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as file:
        names = set(file.namelist())
    for room in ROOMS:
        assert files_of(room) <= names
    documents = {name.partition("/share/doc/govqa/")[2] for name in names if "/share/doc/govqa/" in name}
    assert {"web.md", "deploying.md", "deploy/govqa.service", "deploy/nginx.conf"} <= documents
    assert not [name for name in names if name.startswith("tests/")]


def test_the_source_archive_holds_what_building_and_testing_need(archive: Path) -> None:
    with tarfile.open(archive) as file:
        names = {name.partition("/")[2] for name in file.getnames()}
    assert {"pyproject.toml", "constraints.txt", "Makefile", "README.md", "LICENSE", "tests/test_shipping.py"} <= names
    assert not [name for name in names if name.startswith((".venv", ".govqa", ".git/"))]


def test_the_installed_program_answers_from_an_index_among_the_users_data(
    programs: Path, surroundings: dict[str, str], home: Path
) -> None:
    place = Path(run(programs, surroundings, "python", "-c", "import app; print(app.__file__)").strip()).parents[1]
    assert ROOT not in place.parents and place != ROOT
    before = sorted(place.glob("*"))
    answer = run(programs, surroundings, "govqa", "ask", "--json", "Which countries are part of the Quito Process?")
    found = json.loads(answer)
    assert found["status"] == "answered" and len(found["items"]) == 12
    assert (home / "data" / "govqa" / "index" / "manifest.json").is_file()
    assert sorted(place.glob("*")) == before


def test_the_installed_program_searches_briefs_and_names_its_version(
    programs: Path, surroundings: dict[str, str], home: Path
) -> None:
    assert run(programs, surroundings, "govqa", "--version").startswith("govqa ")
    assert "cam-concept-note" in run(programs, surroundings, "govqa", "search", "¿Quiénes son miembros?")
    run(programs, surroundings, "govqa", "brief", "CRM", "--format", "html", "--output", str(home / "crm.html"))
    assert "<style" in (home / "crm.html").read_text("utf-8")


def page_of(address: str) -> tuple[str, str]:
    """The page and its headers, once the server that has told its address has come up."""
    for _ in range(600):
        try:
            with urllib.request.urlopen(address, timeout=60) as page:
                return page.read().decode("utf-8"), str(page.headers)
        except urllib.error.URLError:
            time.sleep(0.1)
    raise TimeoutError(address)


def test_the_installed_program_serves_its_page(programs: Path, surroundings: dict[str, str]) -> None:
    command = [str(programs / "govqa"), "chat", "--port", "0"]
    with subprocess.Popen(
        command, cwd=surroundings["HOME"], env=surroundings, stderr=subprocess.PIPE, text=True
    ) as server:
        try:
            assert server.stderr is not None
            told = next(line for line in server.stderr if "http://" in line)
            address = re.search(r"http://[\d.]+:\d+", told)
            assert address is not None
            text, headers = page_of(address[0])
            assert "gradio" in text and "default-src 'self'" in headers
        finally:
            server.send_signal(signal.SIGINT)
            server.wait(30)


def test_every_package_that_a_run_needs_has_a_licence_and_none_is_under_the_affero_one() -> None:
    found = {each.package.lower(): each.licence for each in needed()}
    assert {"numpy", "gradio", "torch", "tokenizers"} <= found.keys()
    assert not [package for package, licence in found.items() if licence == "?"]
    assert not [package for package, licence in found.items() if re.search("affero|agpl", licence, re.IGNORECASE)]
