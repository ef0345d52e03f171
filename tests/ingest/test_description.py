"""Title, date and symbol, read from the first lines of a document."""

from __future__ import annotations

from pathlib import Path

import pytest

from ingest import corpus, description
from ingest.manifest import Entry
from ingest.readers import Extract
from ingest.records import Block, BlockKind, Document, Page

OAS = "AG/RES. 2738 (XLII-O/12)"
BODY = "\n\nThe General Assembly took note of what follows, as it had been asked to do by its members."


@pytest.mark.parametrize(
    ("head", "symbol", "date"),
    [
        pytest.param("A/RES/73/3\n\n18 October 2018", "A/RES/73/3", "2018-10-18", id="united nations"),
        pytest.param(OAS + "\n\nPROMOTION OF LAW\n\nAdopted on 4 June 2012", OAS, "2012-06-04", id="oas"),
        pytest.param("CIDI/doc. 12/21\n\n3 de marzo de 2021", "CIDI/doc. 12/21", "2021-03-03", id="cidi"),
        pytest.param("Note\n\nParis, le 1er août 2019", None, "2019-08-01", id="french date"),
        pytest.param(
            "Heron Declaration\n\nAdopted in Skagen on 4 June 2015 by the ministers of the Heron Coast and their guests"
            "\n\nRecalling the meeting held in Esbjerg on 11 February 2009,",
            None,
            "2015-06-04",
            id="a line on the adoption before a recital",
        ),
        pytest.param(
            "Déclaration du Héron\n\nVersion révisée, adoptée à Brest le 3 mai 2021 ; elle remplace celle du "
            "2 mars 2014",
            None,
            "2021-05-03",
            id="the text before is of another date",
        ),
        pytest.param(
            "Carta de la Garza\n\nAprobada en Loja el 9 de mayo de 2011 y modificada en Manta el 8 de julio de 2018",
            None,
            "2018-07-08",
            id="last amended",
        ),
        pytest.param(
            "Carta da Garça\n\nPreâmbulo\n\nOs Estados.\n\n1. Sede\n\nAssinada em Faro a 3 de maio de 2009 por seis "
            "Estados "
            "e mais tarde por outros três, a Carta rege a rede das reservas de aves e tem um secretariado.",
            None,
            None,
            id="no line below the title",
        ),
        pytest.param(
            "The rules of 2012 recall (A/73/L.4) and no more than that, at length.", None, None, id="named only"
        ),
    ],
)
def test_the_head_of_a_document_gives_symbol_and_date(
    tmp_path: Path, head: str, symbol: str | None, date: str | None
) -> None:
    (tmp_path / "a.txt").write_text(head + BODY)
    [found] = corpus.documents(tmp_path)
    assert isinstance(found, Document)
    assert (found.metadata.symbol, found.metadata.date) == (symbol, date)


@pytest.mark.parametrize(
    ("head", "title", "date"),
    [
        pytest.param("S/RES/1325 (2000)\n\nResolution 1325 (2000)", "Resolution 1325 (2000)", None, id="symbol first"),
        pytest.param("WHA72.8: Medicines\n\n28 May 2019", "WHA72.8: Medicines", "2019-05-28", id="one line"),
        pytest.param(
            "Resolución 7\n\nAprobada por el Consejo de los Lagos en su sesión 42ª, celebrada el 31 de octubre de 2000",
            "Resolución 7", "2000-10-31", id="date at the end of a long line",
        ),
        pytest.param(
            "Note\n\nThe Forum was created on 3 May 1998 by the ministers of the eleven riparian states of the basin.",
            "Note", None, id="date within a sentence",
        ),
        pytest.param(
            "Charter\n\nKelp Network, text issued by the joint chairs behind the meeting of all"
            " the kelp growers of the coast, Lund, 27 March 2023. This text supersedes that of 18 October 2022.",
            "Charter", "2023-03-27", id="date before that of the text that is replaced",
        ),
    ],
)  # fmt: skip
def test_the_head_of_a_document_gives_its_title(tmp_path: Path, head: str, title: str, date: str | None) -> None:
    (tmp_path / "a.txt").write_text(head + BODY)
    [found] = corpus.documents(tmp_path)
    assert isinstance(found, Document)
    assert (found.metadata.title, found.metadata.date) == (title, date)


def test_the_manifest_goes_before_what_the_document_says(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("A/RES/73/3\n\n18 October 2018" + BODY)
    (tmp_path / "corpus.toml").write_text('[[document]]\nid = "a"\nfile = "a.txt"\nsymbol = "X/1"\ndate = "2001"\n')
    [found] = corpus.documents(tmp_path)
    assert isinstance(found, Document)
    assert (found.metadata.symbol, found.metadata.date) == ("X/1", "2001")


@pytest.mark.parametrize(
    ("heads", "title"),
    [
        pytest.param(("| ASSR \\", "(0) ae ii"), "scan", id="stains alone"),
        pytest.param(("| ASSR \\ ~~ |", "Dam of Oma"), "Dam of Oma", id="stains longer than a title"),
        pytest.param(("| ASSR \\", "ADMISSION OF NEW MEMBERS"), "ADMISSION OF NEW MEMBERS", id="a heading"),
    ],
)
def test_stains_of_a_scan_are_no_title(heads: tuple[str, str], title: str) -> None:
    text = "\n".join(heads)
    first, second = len(heads[0]), len(text)
    blocks = (Block(BlockKind.HEADING, 0, first, 1), Block(BlockKind.HEADING, first + 1, second, 1))
    extract = Extract("pdf", text, blocks, pages=(Page(1, None, 0, second, ocr=70.0),))
    assert description.metadata(Entry("a", "old/scan.pdf"), {}, extract).title == title


def test_a_title_and_a_symbol_are_on_one_line_and_turn_no_letters(tmp_path: Path) -> None:
    entry = '[[document]]\nid = "a"\nfile = "a.txt"\ntitle = "Two\\nlines \\u202eback"\nsymbol = "X/1\\n\\u2066Y"\n'
    (tmp_path / "corpus.toml").write_text(entry)
    (tmp_path / "a.txt").write_text("Some words.")
    [found] = corpus.documents(tmp_path)
    assert isinstance(found, Document)
    assert (found.metadata.title, found.metadata.symbol) == ("Two lines back", "X/1 Y")
