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


AROUND = """<div id="onetrust-consent-sdk">We use cookies</div><div class="site-header">The Lakes</div>
<div class="region-sidebar">{body}<div class="entry-meta">Posted by admin</div>
<div class="sharedaddy">Share: X</div><ul class="addtoany_list"><li>WhatsApp</li></ul>
<span class="mw-editsection">[edit]</span>
<sup class="noprint">[source?]</sup><div class="related-posts"><h3>Related</h3><p>Other news</p></div></div>
<div id="comments" class="comments-area">A comment</div><div class="site-footer">Contact</div>"""


def test_what_sites_put_around_a_text_is_left_out_and_a_text_in_a_box_called_so_is_kept() -> None:
    body = (
        "<h1>The Pact</h1><p>The Pact was adopted in Lima in 1998 by the ministers of eleven riparian states.</p>" * 2
    )
    extract = readers.read(f"<html><body>{AROUND.format(body=body)}</body></html>".encode())
    assert [each[3] for each in shown(extract)] == [
        "The Pact", "The Pact was adopted in Lima in 1998 by the ministers of eleven riparian states.",
    ] * 2  # fmt: skip


def test_an_old_page_laid_out_by_a_table_is_text_without_its_menu() -> None:
    page = """<html><body><table><tr><td><a>Home</a><br><a>About us</a><br><a>Documents</a></td><td>
<center>DECLARATION</center><p>The Ministers<p>1. <i>Decide</i> to meet;<p>2. Request a budget.<br>
<br>Done at Lima.</td></tr></table></body></html>"""
    assert [each[3] for each in shown(readers.read(page.encode()))] == [
        "DECLARATION", "The Ministers", "1. Decide to meet;", "2. Request a budget.", "Done at Lima.",
    ]  # fmt: skip


def test_rows_that_each_have_a_name_have_no_header() -> None:
    rows = "<tr><th>Created</th><td>1998</td></tr><tr><th>Seat</th><td>Quito<sup>2</sup></td></tr>"
    page = f"<html><body><table><tr><th colspan=2>The Forum</th></tr>{rows}</table></body></html>"
    extract = readers.read(page.encode())
    assert [each[3] for each in shown(extract)] == ["The Forum", "Created | 1998", "Seat | Quito²"]
    assert all(block.header is None for block in extract.blocks)


def test_a_page_is_not_in_the_language_of_its_template() -> None:
    words = "La Comisión fue creada en 1998 por los gobiernos de los países de la cuenca y tiene su sede en Quito."
    assert "language" not in readers.read(f'<html lang="en-US"><body><p>{words}</p></body></html>'.encode()).metadata


MHTML = """From: <Saved by Blink>
Snapshot-Content-Location: https://example.org/pact
MIME-Version: 1.0
Content-Type: multipart/related; type="text/html";
	boundary="--b"

----b
Content-Type: text/css

p { color: red }
----b
Content-Type: text/html; charset="windows-1252"
Content-Transfer-Encoding: quoted-printable

<html><head><title>Le pacte</title></head><body><p>Le pacte a =E9t=E9 adopt=E9 =
en 1998.</p></body></html>
----b--
"""


@pytest.mark.parametrize("end", ["\n", "\r\n"], ids=["LF", "CRLF"])
def test_a_page_saved_with_its_parts_is_read(end: str) -> None:
    extract = readers.read(MHTML.replace("\n", end).encode())
    assert (extract.format, extract.text) == ("mhtml", "Le pacte a été adopté en 1998.")
    assert extract.metadata == {"title": "Le pacte", "source": "https://example.org/pact"}
