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


def test_hidden_and_struck_words_and_the_foot_of_a_printed_page_are_left_out() -> None:
    page = (
        "<html><body><div title='header'>Doc. 4</div><p>Seen <span style='display: none'>not</span>"
        "<del>struck</del>here.</p><span class='sr-only'>for machines</span></body></html>"
    )
    assert readers.read(page.encode()).text == "Seen here."


def test_cells_that_reach_over_columns_and_the_rows_of_a_head_are_kept() -> None:
    page = """<html><body><table><thead><tr><th colspan="3">Table 1. Dues</th></tr></thead><tbody></tbody></table>
<table><thead><tr><th rowspan="2">Country</th><th colspan="2">Dues</th></tr><tr><th>2011</th><th>2012</th></tr></thead>
<tr><td>Peru</td><td>1</td><td>2</td></tr></table></body></html>"""
    extract = readers.read(page.encode())
    head = "Country | Dues | Dues\nCountry | 2011 | 2012"
    assert extract.text == f"Table 1. Dues\n\n{head}\nPeru | 1 | 2"
    assert [each.header and each.header.of(extract.text) for each in extract.blocks] == [None, None, None, head]


def test_letters_number_a_list_and_a_note_has_the_mark_of_its_link() -> None:
    page = """<html><body><ol type="a" start="2"><li>second</li></ol><p>Ended.<sup><a href="#s1">ii</a></sup></p>
<div id="sdendnote2"><p><a href="#a">ii</a> See 70/1.</p></div></body></html>"""
    assert shown(readers.read(page.encode())) == [
        ("item", 1, "b.", "b. second"),
        ("paragraph", 0, "", "Ended.ⁱⁱ"),
        ("footnote", 0, "ⁱⁱ", "ⁱⁱ See 70/1."),
    ]


def test_no_heading_of_several_is_the_title_of_a_page() -> None:
    page = "<html><head><title>The Pact</title></head><body><h1>Aims</h1><p>x</p><h1>Members</h1><p>y</p></body></html>"
    assert readers.read(page.encode()).metadata["title"] == "The Pact"
