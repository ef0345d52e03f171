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

Bolivia denunció los Estatutos el 3 de mayo de 2017; la denuncia surtió efecto el 3 de mayo de 2018.

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


@pytest.mark.parametrize(
    "text",
    [
        "¿Cuándo entró en vigor la REDCART?",
        "REDCART entry into force date",
        "Quand la REDCART est-elle entrée en vigueur ?",
        "Quando entrou em vigor a REDCART?",
    ],
)
def test_that_a_withdrawal_took_effect_is_no_entry_into_force(bees: Assistant, text: str) -> None:
    assert "2018-05-03" not in [item.value for item in bees.ask(text).items]


LAKES = """# Ligue des Lacs (LDL)

La Ligue des Lacs (LDL) a été fondée en 2010. Elle compte quatre États membres : la Suisse, la France, l'Italie et \
l'Autriche.
"""
GLACIERS = """# Rules of the Glacier Watch Network (GWN)

The Glacier Watch Network (GWN) was founded in 2012. It has three member states: Austria, Norway and Switzerland.

The Moraine Circle (MCI) is a network of guides.
"""


@pytest.fixture(scope="module")
def lists(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    return assistant_over(tmp_path_factory.mktemp("lists"), {"lakes.fr.md": LAKES, "glaciers.en.md": GLACIERS})


@pytest.mark.parametrize(
    ("text", "countries"),
    [
        ("membres de la LDL qui sont aussi membres à part entière du GWN ?", {"AT", "CH"}),
        ("members of the LDL that are also full members of the GWN", {"AT", "CH"}),
        ("miembros de la LDL que también son miembros del GWN", {"AT", "CH"}),
        ("membros da LDL que também são membros de pleno direito do GWN", {"AT", "CH"}),
        ("membres de la LDL qui sont aussi membres du MCI ?", set()),
    ],
)
def test_who_is_also_a_member_of_another_body_is_asked_of_both(
    lists: Assistant, text: str, countries: set[str]
) -> None:
    assert {item.code for item in lists.ask(text).items} == countries
