"""Which article of a text deals with a matter, and what an article says, asked by its number."""

from __future__ import annotations

import pytest

from app.assistant import Assistant
from tests.app.invented import assistant_over

RULES = """# Reglamento de la Liga de Faros (LDF)

## Artículo 1 – Creación

Se crea la Liga de Faros.

## Artículo 2 – Votación

Cada Parte tiene un voto. Las decisiones se adoptan por mayoría simple.

## Artículo 3 – Presupuesto

Las Partes pagan una cuota anual.

## Artículo 14 – Naufragios

La Liga socorre a los barcos en peligro.
"""


@pytest.fixture(scope="module")
def rules(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    files = {"reglamento.es.md": RULES}
    return assistant_over(tmp_path_factory.mktemp("rules"), files)


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("¿Qué artículo del reglamento de la LDF trata de la votación?", "Artículo 2"),
        ("Which article of the LDF rules deals with voting?", "Artículo 2"),
        ("Dans quel article de la LDF parle-t-on du budget ?", "Artículo 3"),
        ("Que artigo da LDF trata dos naufrágios?", "Artículo 14"),
    ],
)
def test_the_article_on_a_matter_is_told_by_its_heading(rules: Assistant, text: str, label: str) -> None:
    answer = rules.ask(text)
    assert [item.name for item in answer.items] == [label]
    assert answer.citations[0].quote.startswith(label)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("¿Qué dice el artículo 3 de la LDF?", "cuota anual"),
        ("What does article 14 of the LDF say?", "socorre a los barcos"),
    ],
)
def test_an_article_asked_for_by_its_number_is_quoted(rules: Assistant, text: str, words: str) -> None:
    assert words in rules.ask(text).citations[0].quote


@pytest.mark.parametrize("text", ["Which article of the LDF deals with piracy?", "What does article 9 of the LDF say?"])
def test_where_no_article_is_about_it_none_is_told(rules: Assistant, text: str) -> None:
    assert rules.ask(text).status == "not_found"


PACT = """# Nota sobre dos ligas

## Parte I. Pacto de Cádiz por el que se crea la Liga de Boyas (LBO)

Hecho en Cádiz el 4 de mayo de 2011.

**Artículo 1. Sede.** La Liga tiene su sede en Rota.

**Artículo 2. Idiomas.** Son idiomas oficiales el español y el francés.

**Artículo 3.** Las boyas perdidas se devuelven a su dueño en el plazo de diez días.

## Parte II. Otros datos

La Liga de Boyas (LBO) vendió cuarenta faroles en 2015.
"""


@pytest.fixture(scope="module")
def pact(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    return assistant_over(tmp_path_factory.mktemp("pact"), {"nota.es.md": PACT})


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("¿Qué artículo de la LBO trata de los idiomas?", "Artículo 2"),
        ("Which article of the Cádiz agreement deals with languages?", "Artículo 2"),
        ("Quel article de la LBO parle du délai et du propriétaire des bouées perdues ?", "Artículo 3"),
        ("Que artigo da LBO diz que as boias perdidas são devolvidas ao dono?", "Artículo 3"),
    ],
)
def test_an_article_whose_label_runs_in_with_its_text_is_told(pact: Assistant, text: str, label: str) -> None:
    answer = pact.ask(text)
    assert [item.name for item in answer.items] == [label]
    assert any(citation.quote.startswith(label) for citation in answer.citations)


def test_what_stands_below_the_next_heading_is_in_no_article(pact: Assistant) -> None:
    assert pact.ask("Which article of the LBO says that forty lanterns were sold?").items == ()
