"""What documents of other kinds tell: communiqués, reports and revised declarations, with invented bodies."""

from __future__ import annotations

import pytest

from app.assistant import Assistant
from tests.app.invented import assert_quotes, assistant_over, values

COMMUNIQUE = """COMUNICADO FINAL DA III REUNIÃO DO CONSELHO DAS SALINAS

Faro, 4 de junho de 2021

1. Os Ministros recordaram que o Conselho das Salinas (CSAL) foi criado pela Carta de Aveiro, assinada em 9 de março de
2012, com o objetivo de proteger as salinas tradicionais.

2. Os Ministros aprovaram o Acordo sobre o Sal Marinho, que será aberto à assinatura em Setúbal.

3. As reuniões anteriores do Conselho tiveram lugar em Aveiro (2013) e em Tavira (2017).

Feito em Faro, em 4 de junho de 2021.
"""

CHARTER = """# Charter of the Peat Forum

## 1. Establishment

The Peat Forum (PF) was established by the Galway Declaration of 3 May 2006.

## 2. Membership

The founding members are Ireland, Estonia and Latvia. Finland joined in 2010. Membership is open to any state between
Norway and Poland.

## 3. Season

The cutting season runs from 1 July to 31 August. Decisions are taken by a majority of two thirds.

## 4. Work in 2020

Seven drains were dug and four were closed.
"""

REVISED = """DECLARACIÓN DE SORIA SOBRE LOS PÁRAMOS (VERSIÓN REVISADA)

Las Ministras y los Ministros de España, Portugal y Francia, reunidos en Soria,

Declaran:

PRIMERO. Que la Red de los Páramos (RPA) mantiene su carácter no vinculante.

SEGUNDO. Que la Red se reunirá cada dos años.

TERCERO. Crear un fondo administrado por el Banco de las Cumbres (BCU).

CUARTO. Que la Red publicará un informe con el apoyo de la Fundación Alta Estepa (FAE).
"""


@pytest.fixture(scope="module")
def papers(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    files = {"comunicado.pt.txt": COMMUNIQUE, "charter.en.md": CHARTER, "declaracion.es.txt": REVISED}
    return assistant_over(tmp_path_factory.mktemp("papers"), files)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Quando foi criado o CSAL?", ["2012-03-09"]),
        ("When was the CSAL created?", ["2012-03-09"]),
        ("Which states are members of the Peat Forum?", ["EE", "FI", "IE", "LV"]),
        ("¿Qué países integran el PF?", ["EE", "FI", "IE", "LV"]),
        ("How many drains were closed in 2020?", ["4"]),
        ("Combien de drains ont été creusés en 2020 ?", ["7"]),
        ("¿Qué países son miembros de la RPA?", ["ES", "FR", "PT"]),
    ],
)
def test_values_are_those_that_the_paper_gives(papers: Assistant, text: str, expected: list[str]) -> None:
    answer = papers.ask(text)
    assert values(answer) == expected
    assert_quotes(papers, answer)


@pytest.mark.parametrize(
    "text",
    ["Para que serve o CSAL?", "What is the aim of the CSAL?", "Quel est le but du CSAL ?", "¿Qué busca el CSAL?"],
)
def test_the_aim_with_which_a_body_was_created_is_told(papers: Assistant, text: str) -> None:
    assert "proteger as salinas" in papers.ask(text).citations[0].quote


@pytest.mark.parametrize(
    "text",
    [
        "O Acordo sobre o Sal Marinho já foi assinado?",
        "Has the Sea Salt Agreement been signed?",
        "L'accord sur le sel marin a-t-il été signé ?",
        "¿Ya se firmó el acuerdo sobre la sal marina?",
        "How many days are decisions taken by?",
        "What does article 1 of the Treaty say?",
    ],
)
def test_what_is_yet_to_come_is_not_said_to_be_done(papers: Assistant, text: str) -> None:
    assert papers.ask(text).status == "not_found"
