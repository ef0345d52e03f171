"""Questions that say more than «members of X» or «who leads X»: a part of the members, a time, another office."""

from __future__ import annotations

import pytest

from app.assistant import Assistant
from tests.app.invented import assistant_over, values

LEAGUE = """# Report of the Puffin League (PFL)

The Puffin League (PFL) was created on 4 May 2011 by the Charter of Vardo. The members of the League are Denmark, \
Iceland, Ireland, Norway and Portugal. Ireland joined in 2015, and Portugal joined in 2019. Canada and Japan take part \
as observers. Denmark and Norway keep two seats each on the tribunal.

In 2024 Iceland chairs the League; in 2025 Norway will chair it. The Director of the League is Ms Sigrun Hald, who \
succeeded Mr Petter Lund in 2021. The Vice-Chair of the League is Ireland.
"""


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    return assistant_over(tmp_path_factory.mktemp("puffins"), {"report.en.md": LEAGUE})


def _stated(assistant: Assistant, question: str, *history: str) -> list[str]:
    """Return the values that facts alone give to a question."""
    drafts = [assistant.solver.stated(asked) for asked in assistant.asked(question, history)]
    return sorted(item.value for draft in drafts if draft is not None for item in draft.items)


@pytest.mark.parametrize(
    "question",
    [
        "Which members of the Puffin League keep two seats on the tribunal?",
        "Quels membres de la PFL ont deux sièges au tribunal ?",
        "¿Qué miembros de la PFL tienen dos puestos en el tribunal?",
        "Que membros da PFL têm dois lugares no tribunal?",
        "Which country of the Puffin League keeps the nests?",
        "Quel pays de la PFL garde les nids ?",
        "¿Qué país de la PFL guarda los nidos?",
        "Que país da PFL guarda os ninhos?",
    ],
)
def test_a_list_of_members_tells_no_part_of_them(assistant: Assistant, question: str) -> None:
    assert len(_stated(assistant, question)) < 5


@pytest.mark.parametrize(
    "question",
    [
        "Quels pays composent la PFL ?",
        "Which countries make up the Puffin League?",
        "¿Qué países componen la PFL?",
        "Quais países compõem a PFL?",
        "Quels États sont aujourd'hui parties à la PFL ?",
    ],
)
def test_the_list_is_told_by_whatever_verb_for_belonging(assistant: Assistant, question: str) -> None:
    assert _stated(assistant, question) == ["DK", "IE", "IS", "NO", "PT"]


@pytest.mark.parametrize(
    ("question", "codes"),
    [
        ("Which countries joined the Puffin League in 2015?", ["IE"]),
        ("Quels pays ont rejoint la PFL en 2019 ?", ["PT"]),
        ("¿Qué países ingresaron en la PFL después de 2016?", ["PT"]),
        ("Que países aderiram à PFL antes de 2018?", ["IE"]),
        ("Which countries joined the Puffin League after 2020?", []),
    ],
)
def test_who_joined_then_is_told_by_dates_of_joining(assistant: Assistant, question: str, codes: list[str]) -> None:
    assert _stated(assistant, question) == codes


@pytest.mark.parametrize(
    "question", ["Et les observateurs ?", "And the observers?", "¿Y los observadores?", "E os observadores?"]
)
def test_observers_asked_for_after_members_are_not_the_members(assistant: Assistant, question: str) -> None:
    assert values(assistant.ask(question, history=["PFL ?"])) == ["CA", "JP"]


@pytest.mark.parametrize(
    "question",
    [
        "Quel est le salaire de la directrice de la PFL ?",
        "What is the salary of the Director of the Puffin League?",
        "¿Cuál es el sueldo de la directora de la PFL?",
        "Qual é o vencimento da diretora da PFL?",
        "Who appoints the Director of the Puffin League?",
        "Qui nomme la directrice de la PFL ?",
        "Who is the deputy director of the Puffin League?",
        "¿Cuándo termina el mandato de la directora de la PFL?",
        "Quem preside à PFL depois da Islândia?",
        "Who heads the delegation of Portugal to the Puffin League?",
    ],
)
def test_what_goes_with_an_office_is_not_who_holds_it(assistant: Assistant, question: str) -> None:
    assert _stated(assistant, question) == []


@pytest.mark.parametrize(
    ("question", "found"),
    [
        ("Which country chairs the Puffin League in 2024?", ["IS"]),
        ("Quel pays préside la PFL en 2026 ?", []),
        ("¿Quién dirige la PFL?", ["Sigrun Hald"]),
        ("Que países presidem à PFL?", ["IS"]),
    ],
)
def test_who_leads_is_of_the_time_and_the_kind_asked_for(assistant: Assistant, question: str, found: list[str]) -> None:
    assert _stated(assistant, question) == found
