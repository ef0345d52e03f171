"""Web pages: what is kept, and what is left out."""

from __future__ import annotations

import pytest

from ingest import readers
from ingest.records import BlockKind
from tests.ingest.readers.files import of_kind, shown

PAGE = """<!doctype html><html lang="en"><head><title>The Forum | Site</title>
<meta name="dc.date" content="2019-05-03"><link rel="canonical" href="https://example.org/forum"></head>
<body><nav><a href="/">Home</a></nav><header>Ministry of Links</header><div class="cookie-banner">We use cookies</div>
<main><h1>The Forum</h1>
<p>It was created in 1996.<sup><a href="#fn1">1</a></sup> It has two <b>aims</b>:</p>
<ul><li>to meet;<ul><li>each year</li></ul></li><li>to publish.</li></ul>
<ol start="3"><li><p>third</p></li></ol>
<h2>Members</h2><p><strong>First wave</strong></p><p>Two<br>lines &amp; more</p>
<table><tr><th>Country</th><th>Year</th></tr><tr><td rowspan="2">Peru</td><td>1996</td></tr>
<tr><td>1997</td></tr></table>
<script>var x = 1;</script><aside>Related pages</aside>
<section class="footnotes"><ol><li id="fn1">See resolution 70/1. <a href="#r1">↩</a></li></ol></section></main>
<footer>Contact</footer></body></html>"""


def test_structure_is_kept_and_furniture_left_out() -> None:
    extract = readers.read(PAGE.encode())
    assert shown(extract) == [
        ("heading", 1, "", "The Forum"),
        ("paragraph", 0, "", "It was created in 1996.¹ It has two aims:"),
        ("item", 1, "", "to meet;"),
        ("item", 2, "", "each year"),
        ("item", 1, "", "to publish."),
        ("item", 1, "3.", "3. third"),
        ("heading", 2, "", "Members"),
        ("heading", 3, "", "First wave"),
        ("paragraph", 0, "", "Two\nlines & more"),
        ("row", 0, "", "Country | Year"),
        ("row", 0, "", "Peru | 1996"),
        ("row", 0, "", "Peru | 1997"),
        ("footnote", 0, "¹", "¹ See resolution 70/1."),
    ]
    leads = {block.lead.of(extract.text) for block in extract.blocks if block.lead}
    assert leads == {"It was created in 1996.¹ It has two aims:"}
    headers = [block.header.of(extract.text) for block in extract.blocks if block.header]
    assert headers == ["Country | Year", "Country | Year"]


def test_the_head_of_a_page_gives_metadata() -> None:
    assert readers.read(PAGE.encode()).metadata == {
        "title": "The Forum",
        "language": "en",
        "date": "2019-05-03",
        "source": "https://example.org/forum",
    }


@pytest.mark.parametrize(
    "data",
    [
        pytest.param("<html><body><p>Déjà vu à Genève</p></body></html>".encode(), id="utf-8"),
        pytest.param("<html><body><p>Déjà vu à Genève</p></body></html>".encode("utf-16"), id="utf-16"),
        pytest.param(
            '<html><meta charset="iso-8859-1"><body><p>Déjà vu à Genève</p></body></html>'.encode("cp1252"), id="cp1252"
        ),
    ],
)
def test_the_encoding_of_a_page_is_told(data: bytes) -> None:
    assert readers.read(data).text == "Déjà vu à Genève"


def test_a_table_that_only_lays_out_the_page_is_text() -> None:
    page = b"<html><body><table role=presentation><tr><td><p>One thing.</p></td><td><p>Another.</p></td></tr></table>"
    assert of_kind(readers.read(page), BlockKind.PARAGRAPH) == ["One thing.", "Another."]
    assert of_kind(readers.read(page), BlockKind.ROW) == []
