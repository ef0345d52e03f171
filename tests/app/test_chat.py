"""The web chat in a real browser: ask, open a citation, follow up, change the language; nothing leaves the machine."""

from __future__ import annotations

import os
import re
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit
from urllib.request import urlopen

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

ROOT = Path(__file__).resolve().parents[2]
QUESTION = "Quels pays font partie du Processus de Quito ?"
LOCAL = {"127.0.0.1", "localhost", ""}
START_SECONDS = 90


@pytest.fixture(scope="session")
def address(note_index: Path) -> Iterator[str]:
    """The address of ``govqa chat``, run as a user runs it."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "app.cli", "chat", "--index", str(note_index), "--port", str(port)]
    # A proxy that is not there: were the server itself to ask for anything outside, it would fail loudly.
    environment = {**os.environ, "HTTPS_PROXY": "http://127.0.0.1:9", "HTTP_PROXY": "http://127.0.0.1:9"}
    with subprocess.Popen(command, cwd=ROOT, env=environment, stderr=subprocess.PIPE) as process:
        try:
            yield _answering(f"http://127.0.0.1:{port}/", process)
        finally:
            process.terminate()
            process.wait(20)


def _answering(address: str, process: subprocess.Popen[bytes]) -> str:
    until = time.monotonic() + START_SECONDS
    while time.monotonic() < until and process.poll() is None:
        try:
            with urlopen(address, timeout=5):
                return address
        except OSError:
            time.sleep(0.2)
    process.kill()
    assert process.stderr is not None
    raise AssertionError(f"the chat did not start: {process.stderr.read().decode()}")


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """The system's Chromium."""
    program = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if program is None:
        pytest.skip("no Chromium: install it with apt-get install chromium")
    with sync_playwright() as playwright:
        # As root, as in a container, Chromium runs only without its own sandbox.
        arguments = ["--no-sandbox"] if hasattr(os, "geteuid") and os.geteuid() == 0 else []
        browser = playwright.chromium.launch(executable_path=program, args=arguments)
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
def page(browser: Browser, address: str, locale: str, width: int) -> Iterator[Page]:
    """The chat in a fresh window, whose every request and error is watched."""
    context = browser.new_context(locale=locale, viewport={"width": width, "height": 860})
    page = context.new_page()
    asked: list[str] = []
    wrong: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("websocket", lambda sent: asked.append(sent.url))
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.on("console", lambda message: wrong.append(message.text) if message.type == "error" else None)
    page.goto(address)
    page.locator("#question textarea").wait_for()
    yield page
    context.close()
    assert asked
    away = [
        url for url in asked if urlsplit(url).scheme not in ("data", "blob") and urlsplit(url).hostname not in LOCAL
    ]
    assert away == []
    assert wrong == []


def _ask(page: Page, question: str) -> None:
    before = page.locator(".turn").count()
    page.fill("#question textarea", question)
    page.press("#question textarea", "Enter")
    expect(page.locator(".turn")).to_have_count(before + 1)


def test_a_citation_opens_its_passage_with_the_quote_marked(page: Page) -> None:
    _ask(page, QUESTION)
    expect(page.locator(".turn .words")).to_contain_text("Argentine")
    page.locator("button.source").first.click()
    passage = page.locator("#shown .passage")
    expect(passage.locator(".heading").first).to_contain_text("Processus de Quito - 2018")
    marked = "".join(passage.locator("mark.quote").all_text_contents())
    assert marked.startswith("Il regroupe l'Argentine, le Brésil,")
    expect(passage.locator("mark.quote").first).to_be_in_viewport()


def test_the_whole_document_is_shown_on_demand_to_the_letter(page: Page, corpus: Path) -> None:
    _ask(page, QUESTION)
    page.locator(".words button.reference").first.click()
    page.locator("[data-view=document]").click()
    text = page.locator("#shown .text")
    expect(text).to_contain_text("CIDRP03521F04")
    assert text.text_content() == (corpus / "cam-concept-note.fr.txt").read_text("utf-8")
    expect(text.locator("mark.quote").first).to_be_in_viewport()
    page.locator("[data-view=close]").click()
    expect(page.locator("#shown .pick")).to_be_visible()


def test_a_follow_up_speaks_of_the_body_asked_about_before(page: Page) -> None:
    _ask(page, QUESTION)
    _ask(page, "Est-il contraignant ?")
    expect(page.locator(".turn").last.locator("blockquote").first).to_contain_text("n'est pas contraignant")


def test_an_example_question_is_asked_by_a_click(page: Page) -> None:
    page.locator("#tips button").first.click()
    expect(page.locator(".turn .answered")).to_have_count(1)
    page.locator("#clear").click()
    expect(page.locator(".turn")).to_have_count(0)
    expect(page.locator("#tips button").first).to_be_visible()


def test_what_the_documents_do_not_say_is_shown_as_such_with_the_nearest_passages(page: Page) -> None:
    _ask(page, "Qui est le président de la CSM ?")
    expect(page.locator(".not_found .missing")).to_have_text("Non trouvé dans les documents")
    expect(page.locator(".not_found blockquote").first).to_be_visible()


@pytest.mark.parametrize(
    ("locale", "title"),
    [
        ("fr-CA", "Questions aux documents"),
        ("en-GB", "Ask the documents"),
        ("es-MX", "Preguntas a los documentos"),
        ("pt-BR", "Perguntas aos documentos"),
    ],
)
def test_the_page_speaks_the_browser_s_language(page: Page, locale: str, title: str) -> None:
    expect(page.locator("h1")).to_have_text(title)
    expect(page).to_have_title(title)
    expect(page.locator("html")).to_have_attribute("lang", locale[:2])


def test_the_language_can_be_changed_and_the_conversation_stays(page: Page) -> None:
    _ask(page, QUESTION)
    page.locator("#language").get_by_text("Português").click()
    expect(page.locator("h1")).to_have_text("Perguntas aos documentos")
    expect(page.locator(".turn")).to_have_count(1)
    expect(page.locator("#ask")).to_have_text("Perguntar")


@pytest.mark.parametrize(
    "hostile",
    [
        '<img src=x onerror="document.title=1">',
        "{{7*7}} ${7*7} <b>bold</b> **bold**",
        "</textarea><script>alert(1)</script>",
    ],
    ids=["image", "templates", "script"],
)
def test_a_hostile_question_is_shown_as_text(page: Page, hostile: str) -> None:
    _ask(page, hostile)
    expect(page.locator(".turn .asked")).to_contain_text(hostile)
    assert page.locator(".turn img, .turn script, .turn .asked b").count() == 0


@pytest.mark.parametrize("question", ["   ", "a" * 10_001], ids=["blank", "too long"])
def test_a_question_that_cannot_be_one_gets_a_message(page: Page, question: str) -> None:
    _ask(page, question)
    expect(page.locator(".turn .error")).to_be_visible()
    _ask(page, QUESTION)
    expect(page.locator(".turn").last.locator(".words")).to_contain_text("Argentine")


@pytest.mark.parametrize("width", [390])
def test_a_phone_shows_all_without_scrolling_sideways(page: Page, width: int) -> None:
    _ask(page, QUESTION)
    page.locator("button.source").first.click()
    expect(page.locator("mark.quote").first).to_be_in_viewport()
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.locator("[data-view=close]").click()
    page.locator("#ask").scroll_into_view_if_needed()
    expect(page.locator("#ask")).to_be_in_viewport()


def test_the_server_forbids_the_page_to_reach_out(address: str) -> None:
    with urlopen(address, timeout=10) as answer:
        policy = answer.headers["content-security-policy"]
    assert "default-src 'self'" in policy
    assert not re.search(r"https?:|\*", policy)


def test_a_port_that_is_taken_is_told_in_one_line(address: str, note_index: Path) -> None:
    port = urlsplit(address).port
    command = [sys.executable, "-m", "app.cli", "chat", "--index", str(note_index), "--port", str(port)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, timeout=60, check=False)
    assert done.returncode == 1
    assert done.stderr.decode().count("\n") == 1
    assert "--port" in done.stderr.decode()
