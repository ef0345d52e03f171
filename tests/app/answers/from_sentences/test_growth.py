"""By how much a number changed: the difference, told with both levels; never one level for it."""

from __future__ import annotations

import pytest

from app.assistant import Assistant
from tests.app.invented import assistant_over, values

TEXT = """Note sur les bacs
Entre 1980 et 2010, le nombre de passagers des bacs est passé de 30 millions en 1980 à \
12 millions en 2010, soit 4 % des voyageurs.

Le trafic des ports a augmenté de 15 % entre 1990 et 2000.
"""


@pytest.fixture(scope="module")
def ferries(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    return assistant_over(tmp_path_factory.mktemp("ferries"), {"bacs.fr.txt": TEXT})


@pytest.mark.parametrize(
    "text",
    [
        "By how much did the number of passengers fall between 1980 and 2010?",
        "How much has the number of passengers fallen since 1980?",
        "De combien le nombre de passagers a-t-il diminué depuis 1980 ?",
        "De combien le nombre de passagers a-t-il baissé en trente ans ?",
        "¿En cuánto disminuyó el número de pasajeros desde 1980?",
        "Em quanto diminuiu o número de passageiros desde 1980?",
        "By how much has the number of passengers decreased?",
    ],
)
def test_the_difference_tells_by_how_much_beside_both_levels(ferries: Assistant, text: str) -> None:
    answer = ferries.ask(text)
    assert answer.status == "answered" and answer.derived, text
    assert values(answer) == ["18000000"], text  # the levels are told, and are no values asked for
    plain = answer.answer.replace("\u202f", "").replace("\xa0", "").replace(",", "").replace(".", "")
    assert "30000000" in plain and "12000000" in plain, text


@pytest.mark.parametrize(
    "text",
    [
        "By how much did the number of passengers fall in ten years?",
        "How much has the number of passengers fallen since 1995?",
        "By how much has the number of parcels fallen since 1980?",
        "¿En cuánto disminuyó el número de paquetes desde 1980?",
    ],
)
def test_no_level_stands_for_a_change(ferries: Assistant, text: str) -> None:
    answer = ferries.ask(text)
    assert not {"12000000", "18000000", "30000000"} & set(values(answer)), text


def test_a_change_that_is_told_is_given(ferries: Assistant) -> None:
    for text in ("De combien le trafic des ports a-t-il augmenté ?", "By how much did the traffic of the ports grow?"):
        assert values(ferries.ask(text)) == ["15"], text
