"""Documents are added, asked about and removed in the browser; a hostile one stays text everywhere."""

from __future__ import annotations

import csv
import io
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import quote
from urllib.request import urlopen

import pytest
import typst
from docx import Document as WordFile
from playwright.sync_api import Page, expect

from tests.app.web.steps import ask, go, marked

HOSTILE = """Delta Forum (DF) - 2011

The Delta Forum was created in 2011 <script>document.title='taken'</script> by the Treaty of Delta.

Its main objective is <img src=x onerror="document.title='taken'"> to protect [deltas](javascript:alert(1)) & <b>x</b>.

=HYPERLINK("http://127.0.0.1:9/x","y") is the legal basis of the Delta Forum.

Its members are Chile and Peru.
"""


@pytest.fixture(scope="module")
def own(web_corpus: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A corpus and an index that these tests may change."""
    from index.build import build

    folder = tmp_path_factory.mktemp("uploads")
    shutil.copytree(web_corpus, folder / "corpus")
    build(folder / "corpus", folder / "index")
    return folder


@pytest.fixture(scope="module")
def address(own: Path, run: Callable[..., Iterator[str]]) -> Iterator[str]:
    """The app over them."""
    yield from run(own / "index", own / "state")


def upload(page: Page, *files: Path) -> None:
    """Add files and wait for the new index."""
    go(page, "documents")
    page.locator("#documents input[type=file]").set_input_files(list(files))
    expect(page.locator("#status .built")).to_be_visible(timeout=60_000)


@pytest.fixture(scope="module")
def hostile(own: Path) -> Path:
    """The hostile document, under a hostile name."""
    path = own / "<b>=cmd.txt"
    path.write_text(HOSTILE, "utf-8")
    return path


def test_a_hostile_document_is_added_asked_about_and_stays_text(
    opened: Callable[[str], Page], address: str, own: Path, hostile: Path
) -> None:
    page = opened(address)
    upload(page, hostile)
    row = page.locator("#documents tr", has_text="Delta Forum")
    expect(row).to_have_count(1)
    stored = list((own / "corpus" / "uploads").iterdir())
    assert [path.suffix for path in stored] == [".text"]
    assert stored[0].name.startswith("upload-")
    assert stored[0].stat().st_mode & 0o077 == 0
    go(page, "ask")
    turn = ask(page, "What is the main objective of the Delta Forum?")
    expect(turn.locator("blockquote").first).to_contain_text("<img src=x onerror=")
    turn.locator("button.source").first.click()
    expect(page.locator("#shown mark.quote").first).to_be_visible()
    assert "<img src=x onerror=\"document.title='taken'\"> to protect [deltas](javascript:alert(1)) & <b>" in marked(
        page
    )
    page.locator("#shown [data-value=document]").click()
    expect(page.locator("#shown .text")).to_contain_text("=HYPERLINK(")
    assert page.locator(".turn img, .passage img, .pane script, .passage .text a").count() == 0
    expect(page).to_have_title("Questions aux documents")


def test_a_pdf_shows_its_page_with_the_quote_boxed(opened: Callable[[str], Page], address: str, own: Path) -> None:
    (own / "epsilon.typ").write_text(
        '#set document(title: "Epsilon Accord")\n= Epsilon Council (EC) - 2016\n#lorem(40)\n\n'
        "The Epsilon Council was created in 2016. Its members are Chile and Peru.\n"
    )
    (own / "epsilon.pdf").write_bytes(typst.compile(str(own / "epsilon.typ")))
    page = opened(address)
    upload(page, own / "epsilon.pdf")
    go(page, "ask")
    turn = ask(page, "Which countries are members of the Epsilon Council?")
    turn.locator("button.source").first.click()
    picture = page.locator("#shown figure.page img").first
    expect(picture).to_be_visible()
    assert picture.evaluate("async image => { await image.decode(); return image.naturalWidth }") > 300
    box = page.locator("#shown figure.page .box").first.bounding_box()
    whole = picture.bounding_box()
    assert box is not None
    assert whole is not None
    assert whole["x"] < box["x"] < box["x"] + box["width"] < whole["x"] + whole["width"]
    assert whole["y"] < box["y"] < box["y"] + box["height"] < whole["y"] + whole["height"] / 2


def test_the_words_of_a_hostile_document_are_text_in_every_export(
    opened: Callable[[str], Page], address: str, hostile: Path
) -> None:
    page = opened(address)
    ask(page, "What is the main objective of the Delta Forum?")
    links = {kind: page.locator(f"#exports a[href*='.{kind}']").get_attribute("href") for kind in ("docx", "md")}
    with urlopen(address.rstrip("/") + str(links["docx"])) as answer:
        word = WordFile(io.BytesIO(answer.read()))
    texts = "\n".join(p.text for p in word.paragraphs) + "\n".join(
        c.text for t in word.tables for r in t.rows for c in r.cells
    )
    assert "<img src=x onerror=" in texts
    assert not [r for r in word.part.rels.values() if "javascript" in r.target_ref]
    with urlopen(address.rstrip("/") + str(links["md"])) as answer:
        markdown = answer.read().decode("utf-8")
    assert "\\<img src" in markdown
    assert "[deltas](" not in markdown


def test_no_cell_of_a_download_is_a_formula(address: str, hostile: Path) -> None:
    with urlopen(f"{address}download/facts.csv?lang=en") as answer:
        assert answer.headers["content-disposition"] == 'attachment; filename="facts.csv"'
        rows = list(csv.reader(io.StringIO(answer.read().decode("utf-8-sig"))))
    assert len({len(row) for row in rows}) == 1
    assert any("Delta Forum" in cell for row in rows for cell in row)
    assert not [cell for row in rows for cell in row if cell.startswith(("=", "+", "-", "@"))]


@pytest.mark.parametrize(
    ("name", "content", "why"),
    [
        ("picture.md", b"\x89PNG\r\n\x1a\n" + b"\0" * 40, "PNG"),
        ("program.txt", b"\x7fELF" + b"\0" * 40, "program"),
        ("empty.txt", b"  \n", "empty"),
    ],
    ids=["a picture named Markdown", "a program named text", "nothing"],
)
def test_what_is_no_document_is_refused_by_its_content(
    opened: Callable[[str], Page], address: str, own: Path, name: str, content: bytes, why: str
) -> None:
    (own / name).write_bytes(content)
    page = opened(address)
    go(page, "documents")
    with page.expect_response(lambda response: "/documents?name=" in response.url) as answer:
        page.locator("#documents input[type=file]").set_input_files(own / name)
    assert answer.value.status == 422
    expect(page.locator(".uploads .error")).to_contain_text(why)


def test_a_document_is_removed_and_no_longer_answered_from(
    opened: Callable[[str], Page], address: str, own: Path
) -> None:
    extra = own / "gamma.md"
    extra.write_text("# Gamma Council (GC) - 2015\n\nThe Gamma Council was created in 2015.\n", "utf-8")
    page = opened(address)
    upload(page, extra)
    page.on("dialog", lambda dialog: dialog.accept())
    page.locator("#documents tr", has_text="Gamma Council").locator("[data-do=remove]").click()
    expect(page.locator("#documents tr", has_text="Gamma Council")).to_have_count(0, timeout=60_000)
    go(page, "ask")
    expect(ask(page, "When was the Gamma Council created?").locator(".not_found")).to_have_count(1)
    assert len(list((own / "state" / "removed").iterdir())) == 1


def test_a_stored_file_is_not_served(address: str, own: Path) -> None:
    name = next((own / "corpus" / "uploads").iterdir()).name
    for path in (f"uploads/{name}", f"gradio_api/file={quote(str(own / 'corpus' / 'uploads' / name))}"):
        with pytest.raises(OSError, match="404"):
            urlopen(address + path)
