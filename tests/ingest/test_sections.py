"""Section trees of four layouts against trees written by hand."""

from __future__ import annotations

from pathlib import Path

import pytest

from ingest import readers
from ingest.glossary import Glossary
from ingest.records import BlockKind, Body, Section
from ingest.sections import sections

NOTE = Path(__file__).parents[2] / "corpus" / "cam-concept-note.fr.txt"

MARKDOWN = """---
title: Charter of the Tarn Basin Forum
date: 2014-05-02
---

Adopted by the founding members.

# Charter

## Tarn Basin Forum (TBF) - 1987

The forum is a place of dialogue.

### Members

Members are:

- Austria and **Hungary**;
- Italy.

### Bodies

| Body | Seat |
|------|------|
| Board | Graz |
| Bureau | Pécs |

## Background

The [first meeting](https://example.org) was held in 1986.[^1]

[^1]: The records are lost.
"""

ARTICLES = """ESTATUTO DE LA COMISIÓN DEL ESTRECHO

Las Partes han acordado lo siguiente:

CAPÍTULO I
DE LA COMISIÓN

Artículo 1. Creación
Se crea la Comisión del Estrecho. Tiene su sede en Ceuta.

Artículo 2. Miembros. Son miembros de la Comisión los Estados que firmen. El art. 58 no se aplica.

Artículo 3.- Los Estados miembros podrán retirarse en cualquier momento mediante aviso.

CAPÍTULO II
FUNCIONES

Artículo 4
Son funciones de la Comisión:
a) informar;
b) vigilar.

Artículo 5 bis. Idiomas
Los idiomas son el español y el portugués.
"""

UPPER = """RELATÓRIO DA COMISSÃO DO LAGO

A Comissão reuniu-se em maio.

CONTEXTO

O lago secou em 1950.

1. Quem paga as obras?
2. Quem decide sobre as obras que ainda não começaram?

REDE DE ALERTA DO LAGO (RAL) - 2004

A rede tem 12 postos.

REDE DE BARCOS DO LAGO (2010)

A rede de barcos foi extinta.
"""

DECIMAL = """Briefing on the harbour fund

1. Background

The fund began as a lottery.

2. Mandate and tools

2.1 Mandate

It lends to harbours.

2.2 Tools

The tools are:
1. loans
2. grants

2.2.1 Loans
They last ten years.

3. Review

3.1 The fund is reviewed every five years by its board.
"""


def tree(text: str, found: tuple[Section, ...]) -> list[tuple[str, int, int | None]]:
    """Return title, level and parent of each section."""
    return [(section.title, section.level, section.parent) for section in found]


def read(source: str, glossary: Glossary | None = None) -> tuple[readers.Extract, tuple[Section, ...]]:
    extract = readers.read(source.encode())
    return extract, sections(extract.text, extract.blocks, glossary)


def test_the_note_has_nine_headings_a_preamble_and_a_closing_part() -> None:
    extract, found = read(NOTE.read_text("utf-8"))
    assert extract.format == "text"
    assert tree(extract.text, found) == [
        ("", 1, None),
        ("Conférence régionale sur la migration (CRM) - 1996", 1, None),
        ("Conférence sud-américaine sur la migration (CSM) ou processus de Lima - 1999", 1, None),
        ("Commission des questions de migration (CAM) - 2012", 1, None),
        ("Consultations sur les migrations dans les Caraïbes (CMC) - 2016", 1, None),
        ("Cadre intégral régional pour la protection et les solutions (MIRPS)", 1, None),
        ("Processus de Quito - 2018", 1, None),
        (
            "Plateforme de coordination inter-agences pour les réfugiés et les migrants du Venezuela "
            "(Plate-forme R4V) - 2018",
            1,
            None,
        ),
        (
            "Pacte mondial pour des migrations sûres, ordonnées et régulières ou "
            "Pacte mondial sur les migrations (GCM) - 2018",
            1,
            None,
        ),
        ("Pacte mondial sur les réfugiés - 2018", 1, None),
        ("", 1, None),
    ]
    assert extract.text[found[4].start : found[4].end].endswith("Ce processus ne fonctionne pas actuellement.")
    assert extract.text[found[10].start :].startswith("Compte tenu de ce qui précède, cette réunion")


def test_the_headings_of_the_note_declare_names_acronyms_and_years_where_they_stand() -> None:
    extract, found = read(NOTE.read_text("utf-8"))
    declared = [section.declares for section in found if section.declares]
    assert [(d.name, d.acronyms, d.others, d.year) for d in declared] == [
        ("Conférence régionale sur la migration", ("CRM",), (), "1996"),
        ("Conférence sud-américaine sur la migration", ("CSM",), ("processus de Lima",), "1999"),
        ("Commission des questions de migration", ("CAM",), (), "2012"),
        ("Consultations sur les migrations dans les Caraïbes", ("CMC",), (), "2016"),
        ("Cadre intégral régional pour la protection et les solutions", ("MIRPS",), (), None),
        ("Processus de Quito", (), (), "2018"),
        (
            "Plateforme de coordination inter-agences pour les réfugiés et les migrants du Venezuela",
            ("R4V",),
            ("Plate-forme R4V",),
            "2018",
        ),
        (
            "Pacte mondial pour des migrations sûres, ordonnées et régulières",
            ("GCM",),
            ("Pacte mondial sur les migrations",),
            "2018",
        ),
        ("Pacte mondial sur les réfugiés", (), (), "2018"),
    ]
    for d in declared:
        assert d.name_span.of(extract.text) == d.name
        assert d.year_span is None or d.year_span.of(extract.text) == d.year


def test_the_questions_of_the_note_are_items_and_the_glued_symbol_is_none_of_them() -> None:
    extract, _ = read(NOTE.read_text("utf-8"))
    items = [block for block in extract.blocks if block.kind is BlockKind.ITEM]
    assert [item.label for item in items] == ["1.", "2."]
    assert extract.text[items[1].start : items[1].end].endswith("dans les Amériques ?")
    assert all(item.lead and item.lead.of(extract.text).endswith("en 7 minutes :") for item in items)
    last = extract.blocks[-1]
    assert extract.text[last.start : last.end] == "CIDRP03521F04"


def test_markdown_is_read_without_markup() -> None:
    extract, found = read(MARKDOWN)
    assert extract.metadata == {"title": "Charter of the Tarn Basin Forum", "date": "2014-05-02"}
    assert extract.text == (
        "Adopted by the founding members.\n\nCharter\n\nTarn Basin Forum (TBF) - 1987\n\n"
        "The forum is a place of dialogue.\n\nMembers\n\nMembers are:\n\nAustria and Hungary;\nItaly.\n\n"
        "Bodies\n\nBody | Seat\nBoard | Graz\nBureau | Pécs\n\nBackground\n\n"
        "The first meeting was held in 1986.¹\n\n¹ The records are lost."
    )
    assert tree(extract.text, found) == [
        ("", 1, None),
        ("Charter", 1, None),
        ("Tarn Basin Forum (TBF) - 1987", 2, 1),
        ("Members", 3, 2),
        ("Bodies", 3, 2),
        ("Background", 2, 1),
    ]
    assert [bool(section.declares) for section in found] == [False, False, True, False, False, False]
    rows = [block for block in extract.blocks if block.kind is BlockKind.ROW]
    assert [row.header and row.header.of(extract.text) for row in rows] == [None, "Body | Seat", "Body | Seat"]
    items = [block for block in extract.blocks if block.kind is BlockKind.ITEM]
    assert [item.lead and item.lead.of(extract.text) for item in items] == ["Members are:", "Members are:"]


def test_numbered_articles_stand_under_their_chapters() -> None:
    extract, found = read(ARTICLES)
    assert tree(extract.text, found) == [
        ("ESTATUTO DE LA COMISIÓN DEL ESTRECHO", 1, None),
        ("CAPÍTULO I DE LA COMISIÓN", 2, 0),
        ("Artículo 1. Creación", 3, 1),
        ("Artículo 2. Miembros.", 3, 1),
        ("Artículo 3.-", 3, 1),
        ("CAPÍTULO II FUNCIONES", 2, 0),
        ("Artículo 4", 3, 5),
        ("Artículo 5 bis. Idiomas", 3, 5),
    ]
    assert extract.text[found[3].heading.end : found[3].end].strip() == (  # type: ignore[union-attr]
        "Son miembros de la Comisión los Estados que firmen. El art. 58 no se aplica."
    )
    assert not any(section.declares for section in found)
    items = [block for block in extract.blocks if block.kind is BlockKind.ITEM]
    assert [item.label for item in items] == ["a)", "b)"]


def test_upper_case_titles_and_questions_in_a_list_are_told_apart() -> None:
    extract, found = read(UPPER)
    assert tree(extract.text, found) == [
        ("RELATÓRIO DA COMISSÃO DO LAGO", 1, None),
        ("CONTEXTO", 1, None),
        ("REDE DE ALERTA DO LAGO (RAL) - 2004", 1, None),
        ("REDE DE BARCOS DO LAGO (2010)", 1, None),
    ]
    assert [(s.declares.name, s.declares.year) for s in found if s.declares] == [
        ("REDE DE ALERTA DO LAGO", "2004"),
        ("REDE DE BARCOS DO LAGO", "2010"),
    ]


def test_decimal_numbers_nest_and_numbered_sentences_are_items() -> None:
    extract, found = read(DECIMAL)
    assert tree(extract.text, found) == [
        ("Briefing on the harbour fund", 1, None),
        ("1. Background", 2, 0),
        ("2. Mandate and tools", 2, 0),
        ("2.1 Mandate", 3, 2),
        ("2.2 Tools", 3, 2),
        ("2.2.1 Loans", 4, 4),
        ("3. Review", 2, 0),
    ]
    labels = [block.label for block in extract.blocks if block.kind is BlockKind.ITEM]
    assert labels == ["1.", "2.", "3.1"]


@pytest.mark.parametrize(
    ("heading", "expected"),
    [
        pytest.param("Background", None, id="a bare label"),
        pytest.param("Artículo 3. Miembros", None, id="an article"),
        pytest.param("Introduction - 2018", None, id="a generic word with a year"),
        pytest.param("Resolution on fish (A/RES/73/3)", None, id="a symbol in brackets"),
        pytest.param("Alpine Water Board (AWB), 1974", ("Alpine Water Board", ("AWB",), (), "1974"), id="comma year"),
        pytest.param("Junta de Aguas (JA, 1974)", ("Junta de Aguas", ("JA",), (), "1974"), id="year in the bracket"),
        pytest.param(
            "Creación del Fondo de Aguas (FDA)", ("Fondo de Aguas", ("FDA",), (), None), id="words before the name"
        ),
        pytest.param(
            "Rhine Forum, also known as the Basel Group (RF) – 1990",
            ("Rhine Forum", ("RF",), ("Basel Group",), "1990"),
            id="also known as",
        ),
        pytest.param(
            "Fórum do Reno (FR) ou processo da Basileia - 1990",
            ("Fórum do Reno", ("FR",), ("processo da Basileia",), "1990"),
            id="ou",
        ),
        pytest.param(
            "Fonds pour les réfugiés ou apatrides (FRA)",
            ("Fonds pour les réfugiés ou apatrides", ("FRA",), (), None),
            id="ou inside a name",
        ),
        pytest.param("4.3 The Moon Desk", ("Moon Desk", (), (), None), id="a glossary name"),
    ],
)
def test_a_heading_declares_a_body(heading: str, expected: tuple[object, ...] | None) -> None:
    glossary = Glossary.of((Body("moon", {"en": ("Moon Desk",)}),))
    _, found = read(f"# {heading}\n\nText.\n", glossary)
    declares = found[0].declares
    assert (declares and (declares.name, declares.acronyms, declares.others, declares.year)) == expected


def test_wrapped_paragraphs_are_one_block() -> None:
    source = "The first line of a paragraph that goes\non in the second line and the\nthird one.\n\n"
    source += "Overview\n\nMore text\nthat goes on.\n"
    extract, found = read(source)
    assert [section.title for section in found] == ["", "Overview"]
    assert [extract.text[b.start : b.end].count("\n") for b in extract.blocks] == [2, 0, 1]


def test_every_character_that_is_not_space_stands_in_one_block() -> None:
    for source in (NOTE.read_text("utf-8"), MARKDOWN, ARTICLES, UPPER, DECIMAL):
        extract, _ = read(source)
        covered = [False] * len(extract.text)
        for block in extract.blocks:
            assert not any(covered[block.start : block.end])
            covered[block.start : block.end] = [True] * (block.end - block.start)
        assert all(seen or char.isspace() for seen, char in zip(covered, extract.text, strict=True))
