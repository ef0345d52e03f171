"""What the tests do in a browser again and again."""

from __future__ import annotations

from playwright.sync_api import Locator, Page, expect


def ask(page: Page, question: str) -> Locator:
    """Ask a question and return its turn once it is answered."""
    before = page.locator(".turn").count()
    page.fill("#question textarea", question)
    page.press("#question textarea", "Enter")
    expect(page.locator(".turn")).to_have_count(before + 1)
    turn = page.locator(".turn").last
    expect(turn.locator(".answer, .error")).to_have_count(1)
    return turn


def go(page: Page, tab: str) -> None:
    """Open a tab, by the menu where the window is too narrow to show it."""
    button = page.locator(f"#tab-{tab}-button")
    if not button.is_visible():
        page.locator("#tabs .overflow-menu > button").click()
        button = page.locator("#tabs .overflow-dropdown button").nth(0)
        for each in page.locator("#tabs .overflow-dropdown button").all():
            if tab in (each.get_attribute("id") or ""):
                button = each
    button.click()


def marked(page: Page, pane: str = "#shown") -> str:
    """Return the words that are marked as the quote, as they stand on the page."""
    return "".join(page.locator(f"{pane} mark.quote").all_text_contents())
