"""Amounts of money asked for in a scale, over one invented text with several of them."""

from __future__ import annotations

import pytest

from app.assistant import Assistant
from tests.app.invented import assistant_over, values

TEXT = """# Heather Roads Fund (HRF)

The Heather Roads Fund was created in 2011. The Heather Roads Fund has an opening target of EUR 90 million. \
Norway pledged EUR 7 million to the Heather Roads Fund and Iceland EUR 3 million.

| Item | Value |
|---|---|
| Budget 2019 | EUR 4.5 million |
"""


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    return assistant_over(tmp_path_factory.mktemp("amounts"), {"fund.en.md": TEXT})


@pytest.mark.parametrize(
    ("question", "amount"),
    [
        ("What is the opening target of the Heather Roads Fund in millions of euros?", "90"),
        ("How many millions of euros did Norway pledge to the Heather Roads Fund?", "7"),
        ("How many millions of euros did Iceland pledge to the Heather Roads Fund?", "3"),
        ("¿Cuántos millones de euros prometió Noruega al HRF?", "7"),
        ("Quantos milhões de euros prometeu a Islândia ao HRF?", "3"),
        ("Combien de millions d'euros la Norvège a-t-elle promis au HRF ?", "7"),
    ],
)
def test_of_several_amounts_the_one_with_the_words_asked_before_it_is_given(
    assistant: Assistant, question: str, amount: str
) -> None:
    [(_, draft)] = assistant.consider(question)
    assert draft is not None
    assert [item.value for item in draft.items] == [amount]


def test_the_amount_of_one_year_is_not_that_of_another(assistant: Assistant) -> None:
    assert "4.5" not in values(assistant.ask("How much was the budget of the Heather Roads Fund in 2020?"))
