"""Running heads, feet and page numbers, and the titles, tables and columns beside them that are text."""

from __future__ import annotations

from collections.abc import Callable

from ingest import readers
from ingest.records import BlockKind
from tests.ingest.readers.files import of_kind

Print = Callable[[str], bytes]

HEADS = r"""
#set page(width: 420pt, height: 400pt, margin: 60pt, footer: none, header: context {
  let page = counter(page).get().first()
  let title = query(heading).filter(each => each.location().page() <= here().page()).last().body
  set text(8pt)
  if calc.odd(page) [Lakes Commission #h(1fr) #page] else [#page #h(1fr) #title]})
#set text(size: 10pt)
"""
PARTS = "".join(f"= Part on matter {number}\n#lorem(170)\n\n" for number in range(1, 4))


def test_heads_that_change_from_page_to_page_are_told_by_the_number_beside_them(printed: Print) -> None:
    extract = readers.read(printed(HEADS + PARTS))
    assert of_kind(extract, BlockKind.HEADING) == [f"Part on matter {number}" for number in (1, 2, 3)]
    assert extract.text.count("Part on matter") == 3 and "Lakes" not in extract.text
    assert [(page.number, page.label) for page in extract.pages][:2] == [(1, "1"), (2, "2")]


def test_heads_of_two_pages_are_told_by_the_number_beside_them(printed: Print) -> None:
    extract = readers.read(printed(HEADS + PARTS[:45] + "= Part on matter 2\nThe end.\n#pagebreak()\nAfter it."))
    assert extract.text.count("Part on matter 2") == 1
    assert "Lakes" not in extract.text


def test_heads_without_a_number_that_change_are_told_by_their_place(printed: Print) -> None:
    heads = HEADS.replace("if calc.odd(page) [Lakes Commission #h(1fr) #page] else [#page #h(1fr) #title]", "title")
    extract = readers.read(printed(heads + PARTS + PARTS))
    assert extract.text.count("Part on matter") == 6


def test_titles_of_slides_are_text(printed: Print) -> None:
    titles = [f"Matter {word} of the council" for word in ("one", "two", "three", "four", "five")]
    slides = "#pagebreak()".join(f"#text(20pt)[{title}] #v(20pt) It meets in Lima.\n" for title in titles)
    extract = readers.read(printed("#set page(width: 400pt, height: 225pt, margin: 30pt)\n" + slides))
    assert of_kind(extract, BlockKind.HEADING) == titles


def test_the_header_of_a_table_that_fills_pages_is_text(printed: Print) -> None:
    rows = "".join(f"[Country {number}], [{number + 1} May 1990], [{number * 10}]," for number in range(40))
    source = f"""#set page(width: 420pt, height: 400pt, margin: 60pt, numbering: "1")
= Annex
#pagebreak()
#table(columns: (80pt, 120pt, 80pt), table.header([Country], [Accession], [Dues]), {rows})"""
    extract = readers.read(printed(source))
    found = [block for block in extract.blocks if block.kind is BlockKind.ROW]
    assert extract.text[found[0].start : found[0].end] == "Country | Accession | Dues"
    assert len(found) == 41 and len({page.number for page in extract.pages}) >= 4
    assert {block.header.of(extract.text) for block in found[1:] if block.header} == {"Country | Accession | Dues"}


def test_columns_of_unequal_length_are_read_one_after_the_other(printed: Print) -> None:
    source = f"""#set page(width: 420pt, height: 595pt, margin: 60pt)
#set text(size: 9pt)
#grid(columns: 2, gutter: 14pt, [{" #lorem(30)" * 3} #v(12pt) == Seat
  The seat is in Lima. #lorem(120)], [The right column is short. #lorem(90)])"""
    text = readers.read(printed(source)).text
    assert text.index("Seat") < text.index("The seat is in Lima") < text.index("The right column is short")
