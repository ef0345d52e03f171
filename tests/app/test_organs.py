"""A rule of one organ, a number that is and one that is needed, and how often and how long, are told apart."""

from __future__ import annotations

import pytest

from app.assistant import Assistant
from tests.app.invented import assert_quotes, assistant_over

UNION = """# Statutes of the Alpine Beekeeping Union (ABU)

Article 1. The Alpine Beekeeping Union was founded in Bregenz on 4 May 2009.

Article 2. The Assembly meets every spring.

Article 3. The Secretary-General is elected by the Assembly for a term of five years.

Article 4. The Hive Health Panel consists of twelve members and publishes a bulletin every two years.

Article 5. The Audit Board reviews the accounts. Its quorum is three members.

Article 6. Austria, which owes four annual contributions, lost its right to vote in 2019.
"""
RED = """# Estatutos de la Red Andina de Cartógrafos (REDCART)

Artículo 1. La Red Andina de Cartógrafos fue creada en Cuenca el 3 de abril de 2011.

Artículo 2. La Dirección Ejecutiva se ejerce por un período de cuatro años.

Artículo 3. El Comité de Toponimia está formado por nueve miembros y publica un informe cada dos años.

Artículo 4. Habrá quórum en el Consejo con la presencia de cinco miembros.
"""
MANIFEST = """
[[document]]
id = "union"
file = "union.en.md"
title = "Statutes of the Alpine Beekeeping Union"
language = "en"
date = "2020"

[[document]]
id = "red"
file = "red.es.md"
title = "Estatutos de la Red Andina de Cartógrafos"
language = "es"
date = "2021"
"""


@pytest.fixture(scope="module")
def bees(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    files = {"union.en.md": UNION, "red.es.md": RED, "corpus.toml": MANIFEST}
    return assistant_over(tmp_path_factory.mktemp("bees"), files)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("For how many years is the Secretary-General of the ABU elected?", "5"),
        ("What is the quorum of the ABU's Audit Board?", "3"),
        ("¿Cuántos años dura el mandato de la Dirección Ejecutiva de la REDCART?", "4"),
        ("Quel est le quorum du Conseil de la REDCART ?", "5"),
        ("Quantos membros devem estar presentes para haver quórum no Conselho da REDCART?", "5"),
        ("How many members does the ABU's Hive Health Panel have?", "12"),
    ],
)
def test_what_a_rule_says_of_the_organ_asked_about_is_told(bees: Assistant, text: str, value: str) -> None:
    answer = bees.ask(text)
    assert value in [item.value for item in answer.items]
    assert_quotes(bees, answer)


@pytest.mark.parametrize(
    "text",
    [
        "For how many years are the members of the ABU's Hive Health Panel appointed?",
        "Pour combien d'années les membres du panel sanitaire de l'ABU sont-ils nommés ?",
        "¿Por cuántos años se nombra a los miembros del Comité de Toponimia de la REDCART?",
        "Por quantos anos são nomeados os membros do Comité de Toponímia da REDCART?",
    ],
)
def test_how_often_an_organ_reports_is_no_term_of_its_members(bees: Assistant, text: str) -> None:
    assert bees.ask(text).status == "not_found"


@pytest.mark.parametrize(
    "text",
    [
        "Quel est le quorum de l'Assemblée de l'ABU ?",
        "¿Cuál es el quórum de la Asamblea de la ABU?",
        "Qual é o quórum da Comissão da REDCART?",
        "What is the quorum of the REDCART's Bureau?",
    ],
)
def test_the_quorum_of_one_organ_is_none_of_another(bees: Assistant, text: str) -> None:
    assert bees.ask(text).status == "not_found"


@pytest.mark.parametrize(
    "text",
    [
        "Combien de membres faut-il pour que le Comité de Toponimia de la REDCART puisse siéger ?",
        "How many members must be present at the ABU's Hive Health Panel?",
        "¿Cuántos miembros tienen que estar presentes en el Comité de Toponimia?",
        "Quantos membros são necessários para que o Comité de Toponimia se reúna?",
    ],
)
def test_how_many_members_there_are_is_not_how_many_are_needed(bees: Assistant, text: str) -> None:
    assert bees.ask(text).status == "not_found"


@pytest.mark.parametrize("text", ["What vote do decisions of the ABU need?", "Quelle majorité faut-il à l'ABU ?"])
def test_what_befell_one_country_is_no_rule_on_votes(bees: Assistant, text: str) -> None:
    assert bees.ask(text).status == "not_found"
