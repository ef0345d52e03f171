"""What the tests of the web app share: a corpus with a second document, the app run as a user runs it, a browser."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext
from pathlib import Path
from urllib.parse import urlsplit
from urllib.request import urlopen

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Playwright, sync_playwright

ROOT = Path(__file__).resolve().parents[3]
START_SECONDS = 90
LOCAL = {"127.0.0.1", "localhost", ""}
FLAGS = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking"]
SECOND = """# Alto Basin Commission (ABC) - 2005

The Alto Basin Commission was created in 2005 by the Treaty of Alto. Its members are Chile, Ecuador and Peru.

Its main objective is to protect the waters of the basin.
"""


@pytest.fixture(scope="session")
def web_corpus(corpus: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the project's corpus with a second, English document of 2012."""
    folder = tmp_path_factory.mktemp("web") / "corpus"
    shutil.copytree(corpus, folder)
    (folder / "alto.md").write_text(SECOND, "utf-8")
    with (folder / "corpus.toml").open("a", encoding="utf-8") as manifest:
        manifest.write(
            '\n[[document]]\nid = "alto"\nfile = "alto.md"\ntitle = "Report on the Alto Basin"\nlanguage = "en"\n'
            'date = "2012-03"\nsymbol = "ABC/12"\nsource = "https://example.org/alto"\n'
        )
    return folder


@pytest.fixture(scope="session")
def web_index(web_corpus: Path) -> Path:
    """An index of that corpus."""
    from index.build import build

    place = web_corpus.parent / "index"
    build(web_corpus, place)
    return place


@pytest.fixture(scope="session")
def served(web_index: Path) -> Iterator[str]:
    """The address of ``govqa chat``, open to this machine; for tests that change no document."""
    with run_chat(web_index, web_index.parent / "state") as address:
        yield address


@contextmanager
def run_chat(index: Path, state: Path, *options: str, log: Path | None = None) -> Iterator[str]:
    """Run ``govqa chat`` on a free port until the block ends, its log to a file if wanted, and give its address."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "app.cli", "chat", "--index", str(index), "--port", str(port), *options]
    # A proxy that is not there: were the server itself to ask for anything outside, it would fail loudly.
    environment = {
        **os.environ,
        "HTTPS_PROXY": "http://127.0.0.1:9",
        "HTTP_PROXY": "http://127.0.0.1:9",
        "GOVQA_STATE": str(state),
    }
    with (
        log.open("wb") if log else nullcontext(subprocess.PIPE) as errors,
        subprocess.Popen(command, cwd=ROOT, env=environment, stderr=errors) as process,
    ):
        try:
            yield _answering(f"http://127.0.0.1:{port}/", process)
        finally:
            process.terminate()
            process.wait(20)


def _answering(address: str, process: subprocess.Popen[bytes]) -> str:
    until = time.monotonic() + START_SECONDS
    while time.monotonic() < until and process.poll() is None:
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", urlsplit(address).port or 0)) == 0:
                try:
                    with urlopen(address + "login", timeout=30):
                        return address
                except OSError as error:
                    if getattr(error, "code", None) in (401, 404, 405):
                        return address
        time.sleep(0.1)
    process.kill()
    told = process.stderr.read().decode() if process.stderr else "see its log"
    raise AssertionError(f"the chat did not start: {told}")


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    """Playwright, started once."""
    with sync_playwright() as started:
        yield started


@pytest.fixture(scope="session")
def browser(playwright: Playwright) -> Iterator[Browser]:
    """The system's Chromium."""
    program = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if program is None:
        pytest.skip("no Chromium: install it with apt-get install chromium")
    browser = playwright.chromium.launch(executable_path=program, args=FLAGS)
    yield browser
    browser.close()


@pytest.fixture
def locale() -> str:
    """The browser's language."""
    return "fr-FR"


@pytest.fixture
def width() -> int:
    """The window's width in pixels."""
    return 1280


@pytest.fixture
def scheme() -> str:
    """Whether the reader's system is light or dark."""
    return "light"


@pytest.fixture
def opened(browser: Browser, locale: str, width: int, scheme: str) -> Iterator[Callable[[str], Page]]:
    """Open a page in a fresh window whose every request and error is watched."""
    context: BrowserContext = browser.new_context(
        locale=locale,
        viewport={"width": width, "height": 860},
        color_scheme="dark" if scheme == "dark" else "light",
        permissions=["clipboard-read", "clipboard-write"],
    )
    asked: list[str] = []
    wrong: list[str] = []

    def told(text: str) -> bool:
        return "422" in text or "503" in text

    def open_page(address: str) -> Page:
        page = context.new_page()
        page.on("request", lambda request: asked.append(request.url))
        page.on("websocket", lambda sent: asked.append(sent.url))
        page.on("pageerror", lambda error: wrong.append(str(error)))
        # That the server refuses a file or has too much to do is no fault of the page, though the console says so.
        page.on("console", lambda m: wrong.append(m.text) if m.type == "error" and not told(m.text) else None)
        page.goto(address)
        page.locator("#question textarea").wait_for()
        # The page is ready once it speaks the reader's language.
        page.locator("#filters details").wait_for(state="attached")
        return page

    yield open_page
    context.close()
    assert asked
    away = [u for u in asked if urlsplit(u).scheme not in ("data", "blob") and urlsplit(u).hostname not in LOCAL]
    assert away == []
    assert wrong == []


@pytest.fixture
def page(opened: Callable[[str], Page], served: str) -> Page:
    """The app in a fresh window."""
    return opened(served)


@pytest.fixture(scope="session")
def run() -> Callable[..., Iterator[str]]:
    """Run ``govqa chat`` over an index and a state folder, with further options; yields its address."""

    def running(index: Path, state: Path, *options: str) -> Iterator[str]:
        with run_chat(index, state, *options) as address:
            yield address

    return running
