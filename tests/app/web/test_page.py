"""The web app in a real browser: every way that a reader goes, and nothing leaves the machine."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from urllib.parse import quote
from urllib.request import urlopen

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Locator, Page, expect

from app.assistant import Assistant
from app.records import Answer
from tests.app.web.steps import ask, go, marked

QUESTION = "Quels pays font partie du Processus de Quito ?"
IN_FOUR = {
    "fr": QUESTION,
    "en": "Which countries are members of the South American Conference on Migration?",
    "es": "¿Cuándo se creó la Comisión de Asuntos Migratorios?",
    "pt": "O Processo de Quito é juridicamente vinculante?",
}
TABS = ("ask", "explore", "brief", "documents", "evaluation")


@pytest.fixture(scope="session")
def assistant(web_index: Path) -> Assistant:
    """What the page ought to show."""
    return Assistant.open(web_index)


def assert_opens_every_quote(page: Page, turn: Locator, answer: Answer) -> None:
    """Open each citation and compare what is marked with its quote, character by character."""
    cited = answer.citations or answer.related
    assert turn.locator("button.source").count() == len(cited)
    for position, citation in enumerate(cited):
        turn.locator("button.source").nth(position).click()
        expect(page.locator("#shown mark.quote").first).to_be_in_viewport()
        page.wait_for_function(
            "wanted => [...document.querySelectorAll('#shown mark.quote')].map(m => m.textContent).join('') === wanted",
            arg=citation.quote,
        )
        assert marked(page) == citation.quote


@pytest.mark.parametrize("language", IN_FOUR)
def test_each_citation_of_an_answer_in_any_language_opens_on_exactly_its_words(
    page: Page, assistant: Assistant, language: str
) -> None:
    turn = ask(page, IN_FOUR[language])
    answer = assistant.ask(IN_FOUR[language])
    assert (answer.language, answer.status) == (language, "answered")
    assert turn.locator(".words").text_content() == answer.answer
    assert_opens_every_quote(page, turn, answer)


def test_what_the_documents_do_not_say_is_shown_as_such_with_related_passages_that_open(
    page: Page, assistant: Assistant
) -> None:
    question = "Qui est le président de la CSM ?"
    turn = ask(page, question)
    expect(turn.locator(".missing")).to_have_text("Non trouvé dans les documents")
    assert_opens_every_quote(page, turn, assistant.ask(question))


def test_an_answer_says_how_sure_it_is_how_old_and_in_what_language_its_source_is(page: Page) -> None:
    turn = ask(page, IN_FOUR["en"])
    chips = turn.locator(".chips span").all_text_contents()
    assert any("Confiance" in chip for chip in chips)
    assert "Selon un document de 2021" in chips
    assert "Original : français" in chips
    shared = ask(page, "Quels pays sont à la fois dans la CSM et le Processus de Quito ?")
    expect(shared.locator(".chips")).to_contain_text("Composé à partir de plusieurs passages")


def test_a_reference_in_the_answer_opens_its_passage_and_the_whole_document_to_the_letter(
    page: Page, web_corpus: Path
) -> None:
    ask(page, QUESTION)
    page.locator(".words button.reference").first.click()
    expect(page.locator("#shown .heading").first).to_contain_text("Processus de Quito - 2018")
    page.locator("#shown [data-value=document]").click()
    text = page.locator("#shown .text")
    expect(text).to_contain_text("CIDRP03521F04")
    assert text.text_content() == (web_corpus / "cam-concept-note.fr.txt").read_text("utf-8")
    expect(text.locator("mark.quote").first).to_be_in_viewport()
    page.locator("#shown button.close").click()
    expect(page.locator("#shown .pick")).to_be_visible()


def test_a_follow_up_speaks_of_the_body_asked_about_before(page: Page) -> None:
    ask(page, QUESTION)
    turn = ask(page, "Est-il contraignant ?")
    expect(turn.locator("blockquote").first).to_contain_text("n'est pas contraignant")


def test_a_suggested_question_is_answered_by_a_click_and_a_new_conversation_begins_by_another(page: Page) -> None:
    page.locator("#tips button").first.click()
    expect(page.locator(".turn .answered")).to_have_count(1)
    page.locator("#clear").click()
    expect(page.locator(".turn")).to_have_count(0)
    expect(page.locator("#tips button").first).to_be_visible()


def test_filters_keep_out_what_they_say_until_they_are_removed(page: Page) -> None:
    filters = page.locator("#filters")
    filters.locator("summary").click()
    filters.locator("input[name=languages][value=en]").check()
    expect(ask(page, QUESTION).locator(".not_found")).to_have_count(1)
    alto = ask(page, "Quand l'Alto Basin Commission a-t-elle été créée ?")
    expect(alto.locator(".words")).to_contain_text("2005")
    expect(alto.locator(".chips")).to_contain_text("Avec filtres")
    filters.locator("input[name=until]").fill("2011")
    filters.locator("input[name=until]").blur()
    expect(ask(page, "Quand l'Alto Basin Commission a-t-elle été créée ?").locator(".not_found")).to_have_count(1)
    filters.locator("[data-do=unfilter]").click()
    expect(filters.locator("input:checked")).to_have_count(0)
    page.locator("#said [data-do=retry]").click()
    expect(page.locator(".turn").last.locator(".words")).to_contain_text("2005")


@pytest.mark.parametrize("kind", ["documents", "bodies"])
def test_filters_by_document_and_body_hold_too(page: Page, kind: str) -> None:
    page.locator("#filters summary").click()
    value = {"documents": "alto", "bodies": "crm"}[kind]
    page.locator(f"#filters input[name={kind}][value={value}]").check()
    expect(ask(page, QUESTION).locator(".not_found")).to_have_count(1)


def test_the_keyboard_alone_asks_opens_a_citation_and_comes_back(page: Page) -> None:
    for _ in range(40):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.matches('#question textarea')"):
            break
    page.keyboard.type(QUESTION)
    page.keyboard.press("Enter")
    expect(page.locator(".turn .answered")).to_have_count(1)
    for _ in range(40):
        page.keyboard.press("Shift+Tab")
        if page.evaluate("document.activeElement.matches('.reference')"):
            break
    page.keyboard.press("Enter")
    expect(page.locator("#shown h2")).to_be_focused()
    assert marked(page).startswith("Il regroupe l'Argentine")
    page.keyboard.press("Escape")
    expect(page.locator("#shown .pick")).to_be_visible()
    expect(page.locator(".reference").first).to_be_focused()
    page.keyboard.press("1")
    expect(page.locator("#shown h2")).to_be_focused()


def test_an_address_asks_its_question_in_its_language(opened: Callable[[str], Page], served: str) -> None:
    page = opened(f"{served}?q={quote(IN_FOUR['pt'])}&lang=pt")
    expect(page.locator("h1")).to_have_text("Perguntas aos documentos")
    expect(page.locator(".turn .answered")).to_have_count(1)


def test_the_link_of_a_citation_opens_it_again_and_tells_when_the_document_has_changed(
    page: Page, opened: Callable[[str], Page]
) -> None:
    ask(page, QUESTION)
    page.locator("button.source").first.click()
    page.locator("#shown [data-local=link]").click()
    expect(page.locator("#shown [data-local=link]")).to_contain_text("✓")
    address = page.evaluate("navigator.clipboard.readText()")
    again = opened(address)
    expect(again.locator("#shown mark.quote").first).to_be_visible()
    assert marked(again) == marked(page)
    expect(again.locator("#shown .changed")).to_have_count(0)
    other = opened(re.sub(r"~[0-9a-f]{8}", "~00000000", address))
    expect(other.locator("#shown .changed")).to_be_visible()


def test_an_answer_is_copied_with_each_quote_and_its_place(page: Page) -> None:
    ask(page, QUESTION)
    page.locator("[data-local=copy]").click()
    expect(page.locator("[data-local=copy]")).to_contain_text("✓")
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied.startswith("12 pays : Argentine")
    assert "[1] « Il regroupe l'Argentine, le Brésil" in copied
    assert "CIDRP03521F04" in copied


def test_a_thumb_with_its_comment_becomes_a_draft_case(page: Page) -> None:
    ask(page, QUESTION)
    page.locator(".thumb[data-value='0/down']").click()
    expect(page.locator(".thumb[data-value='0/down']")).to_have_attribute("aria-pressed", "true")
    page.locator(".comment textarea").fill("<b>Il manque</b> un pays")
    page.locator(".comment button").click()
    expect(page.locator(".thanks")).to_contain_text("<b>Il manque</b> un pays")
    go(page, "evaluation")
    opinion = page.locator(".opinions li").first
    expect(opinion).to_contain_text(QUESTION)
    expect(opinion).to_contain_text("<b>Il manque</b> un pays")
    opinion.locator("[data-do=draft]").click()
    expect(page.locator(".drafts")).to_contain_text('"question": "Quels pays font partie', timeout=60_000)


def test_earlier_conversations_can_be_opened_again_and_deleted(
    page: Page, opened: Callable[[str], Page], served: str
) -> None:
    question = "Quand la CRM a-t-elle été créée ?"
    ask(page, question)
    again = opened(served)
    again.locator("#history summary").click()
    again.locator("#history [data-do=resume]", has_text=question).first.click()
    expect(again.locator(".turn .answered")).to_have_count(1)
    before = again.locator("#history [data-do=delete]").count()
    again.locator("#history [data-do=delete]").first.click()
    expect(again.locator("#history [data-do=delete]")).to_have_count(before - 1)


@pytest.mark.parametrize("kind", ["docx", "pdf", "md"])
def test_a_conversation_is_downloaded_with_its_citations(page: Page, kind: str) -> None:
    ask(page, QUESTION)
    with page.expect_download() as download:
        page.locator(f"#exports a[href*='.{kind}']").click()
    content = Path(download.value.path()).read_bytes()
    assert content.startswith({"docx": b"PK", "pdf": b"%PDF", "md": b"#"}[kind])


def test_the_matrix_opens_the_words_that_name_the_country_and_a_sheet_its_facts(page: Page) -> None:
    go(page, "explore")
    page.locator("button.dot[aria-label^='Équateur — Processus de Quito']").click()
    expect(page.locator("#evidence mark.quote strong").first).to_have_text("Équateur")
    assert marked(page, "#evidence").startswith("Il regroupe l'Argentine")
    page.locator("#evidence button.close").click()
    page.locator("#pictures .event[aria-label*='2005']").click()
    expect(page.locator("#evidence mark.quote strong").first).to_have_text("2005")
    page.locator("#evidence button.close").click()
    page.locator("#pictures select").select_option("crm")
    expect(page.locator("#pictures .facts")).to_contain_text("Cette conférence représente une tribune")
    page.locator("#pictures .facts button").first.click()
    expect(page.locator("#evidence mark.quote").first).to_be_visible()


def test_a_document_is_read_and_searched_whatever_the_case_and_accents(page: Page) -> None:
    go(page, "documents")
    page.locator("#documents button.title", has_text="Note conceptuelle").click()
    page.locator("#document input[name=query]").fill("REGIONALE   sur la MIGRATION")
    page.locator("#document .find button").click()
    expect(page.locator("#document .found li").first).to_contain_text("régionale sur la migration")
    page.locator("#document .found button").last.click()
    expect(page.locator("#document mark.quote").first).to_be_visible()
    assert marked(page, "#document").casefold() == "régionale sur la migration"
    expect(page.locator("#document mark.quote")).to_be_in_viewport()


def test_a_briefing_is_made_and_downloaded(page: Page) -> None:
    go(page, "brief")
    page.locator("#briefform input[name=bodies][value=crm]").check()
    page.locator("#briefform .primary").click()
    expect(page.locator(".briefing h2")).to_contain_text("CRM", timeout=30_000)
    with page.expect_download() as download:
        page.locator(".briefing a[href*='.docx']").click()
    assert Path(download.value.path()).read_bytes().startswith(b"PK")


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
    ask(page, QUESTION)
    page.locator("#head select").select_option("pt")
    expect(page.locator("h1")).to_have_text("Perguntas aos documentos")
    expect(page.locator(".turn")).to_have_count(1)
    expect(page.locator("#ask")).to_have_text("Perguntar")
    expect(page.locator("#tab-documents-button")).to_have_text("Documentos")
    go(page, "documents")
    expect(page.locator("#documents thead")).to_contain_text("Idioma")
    page.locator("#head select").select_option("es")
    expect(page.locator("#documents thead")).to_contain_text("Pasajes")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_light_and_dark_follow_the_system_and_the_reader_s_own_choice_wins(page: Page, scheme: str) -> None:
    def ground() -> int:
        return int(page.evaluate("+getComputedStyle(document.body).backgroundColor.match(/\\d+/)[0]"))

    assert (ground() < 128) == (scheme == "dark")
    page.locator("#head [data-local=theme]").click()
    assert (ground() < 128) == (scheme == "light")
    page.reload()
    page.locator("#filters details").wait_for(state="attached")
    assert (ground() < 128) == (scheme == "light")


@pytest.mark.parametrize("width", [390])
def test_a_phone_shows_every_tab_without_scrolling_sideways(page: Page, width: int) -> None:
    ask(page, QUESTION)
    page.locator("button.source").first.click()
    expect(page.locator("#shown mark.quote").first).to_be_in_viewport()
    page.locator("#shown button.close").click()
    for tab in TABS:
        go(page, tab)
        page.wait_for_timeout(300)
        widest = page.evaluate(
            "Math.max(document.documentElement.scrollWidth, ...[...document.querySelectorAll('.pane')]"
            ".map(pane => pane.getBoundingClientRect().right))"
        )
        assert widest <= width, tab


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_serious_on_any_tab(page: Page, scheme: str) -> None:
    ask(page, QUESTION)
    page.locator("button.source").first.click()
    page.locator("#filters summary").click()
    page.locator("#shown .passage").wait_for()
    found = []
    for tab in TABS:
        go(page, tab)
        page.wait_for_timeout(500)
        for violation in Axe().run(page).response["violations"]:
            if violation["impact"] in ("serious", "critical"):
                found.append((tab, violation["id"], [node["html"][:160] for node in violation["nodes"][:3]]))
    assert found == []


@pytest.mark.parametrize(
    "hostile",
    [
        '<img src=x onerror="document.title=1">',
        "{{7*7}} ${7*7} <b>bold</b> **bold** [a](http://x.example)",
        "</textarea><script>alert(1)</script>",
    ],
    ids=["image", "templates", "script"],
)
def test_a_hostile_question_is_shown_as_text(page: Page, hostile: str) -> None:
    turn = ask(page, hostile)
    expect(turn.locator(".asked")).to_contain_text(hostile)
    assert page.locator(".turn img, .turn script, .turn .asked b, .turn a").count() == 0


@pytest.mark.parametrize("question", ["   ", "a" * 10_001], ids=["blank", "too long"])
def test_a_question_that_cannot_be_one_gets_a_message_in_the_reader_s_language(page: Page, question: str) -> None:
    expect(ask(page, question).locator(".error")).to_contain_text("La question est")
    expect(ask(page, QUESTION).locator(".words")).to_contain_text("Argentine")


def test_the_server_forbids_the_page_to_reach_out(served: str) -> None:
    with urlopen(served, timeout=10) as answer:
        policy = answer.headers["content-security-policy"]
    assert "default-src 'self'" in policy
    assert not re.search(r"https?:|\*", policy)
