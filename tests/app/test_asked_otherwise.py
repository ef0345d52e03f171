"""Facts of the asked kind that answer another question give way, over small invented texts."""

from __future__ import annotations

import pytest

from app.assistant import Assistant
from tests.app.invented import assistant_over, values

CHARTER = """# Charter of the Heron Council (HRC)

## 1. Establishment

The Heron Council (HRC) was established on 4 May 2011 by the Declaration of Split. Its seat is in Zadar.

## 2. Members

The members of the Council are Albania, Croatia, Italy and Slovenia. Malta takes part as an associate. Serbia may \
become a member on written notice. The founding members are Croatia and Italy.

## 3. Aims

The Council has the aim of protecting herons and their marshes. Outside its mandate lie hunting permits.

## 4. Organs

The Feather Board has seven members. Three members constitute a quorum. The Council is chaired by Italy. The \
depositary is informed of every amendment. The Government of Albania is the depositary of this Charter.

## 5. Languages

The official language of the Council is Italian. Minutes are also published in Ladin language. Venetian may be used at \
hearings of the Feather Board.

## 6. Work

The common register is due on 30 June 2027. Two ferries, 40 kilometres of dykes and 12 observatories serve the \
Council. Each member pays 9,000 United States dollars. Members that do not deliver their counts lose their vote.
"""

RED = """# Carta de la Red de Garzas (RGZ)

La Red de Garzas (RGZ) fue creada el 7 de junio de 2015 en Lima. Son miembros de la Red: Chile, Ecuador y Perú. La \
Red tiene su sede en Quito.
"""

CERCLE = """# Note sur le Cercle des Aigrettes (CDA)

Le Cercle des Aigrettes (CDA) est une association de ports. Il regroupe la Belgique et la France.
"""


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    files = {"charter.en.md": CHARTER, "carta.es.md": RED, "note.fr.md": CERCLE}
    return assistant_over(tmp_path_factory.mktemp("herons"), files)


def _stated(assistant: Assistant, question: str) -> list[str]:
    """Return the values that facts alone give to a question."""
    drafts = [assistant.solver.stated(asked) for asked in assistant.asked(question)]
    return [item.value for draft in drafts if draft is not None for item in draft.items]


@pytest.mark.parametrize(
    ("question", "codes"),
    [
        ("Which countries are members of the Heron Council?", ["AL", "HR", "IT", "SI"]),
        ("Quels sont les membres fondateurs du HRC ?", ["HR", "IT"]),
        ("¿Quiénes son los miembros fundadores del HRC?", ["HR", "IT"]),
        ("Which countries are associates of the HRC?", ["MT"]),
        ("Quais são os membros associados do HRC?", ["MT"]),
    ],
)
def test_members_founders_and_associates_are_three_lists(assistant: Assistant, question: str, codes: list[str]) -> None:
    assert values(assistant.ask(question)) == codes


@pytest.mark.parametrize(
    "question",
    [
        "Which ports belong to the Heron Council?",
        "Que portos fazem parte do HRC?",
        "May a member of the Heron Council keep a private register?",
        "Quels membres du HRC n'ont pas transmis leurs comptages pour le registre commun ?",
        "When is the common register of the HRC due?",
        "¿Qué protocolo firmó el HRC?",
        "Where will the next meeting of the HRC be held?",
        "Quand le HRC a-t-il conclu son accord de siège avec la Croatie ?",
        "Who takes the chair of the HRC after Italy?",
    ],
)
def test_facts_of_the_kind_give_way_where_another_thing_is_asked(assistant: Assistant, question: str) -> None:
    assert not {"AL", "HR", "IT", "SI", "2011-05-04", "Zadar", "Declaration of Split"} & set(
        _stated(assistant, question)
    )


@pytest.mark.parametrize(
    "question",
    [
        "How many members does the Heron Council have?",
        "Combien de membres compte le HRC ?",
        "Quantos governos participam no HRC?",
    ],
)
def test_members_of_an_organ_and_of_a_quorum_are_not_counted(assistant: Assistant, question: str) -> None:
    assert values(assistant.ask(question)) == ["4"]


def test_a_number_counts_what_is_asked(assistant: Assistant) -> None:
    assert _stated(assistant, "How many kilometres of dykes serve the Heron Council?") == ["40"]
    assert _stated(assistant, "How many herons does the Heron Council protect?") == []


@pytest.mark.parametrize(
    "question", ["En que ano começou a RGZ?", "¿Cuándo empezó la RGZ?", "When did the RGZ begin?", "De quando é a RGZ?"]
)
def test_a_beginning_by_any_verb_is_the_founding(assistant: Assistant, question: str) -> None:
    assert _stated(assistant, question) == ["2015-06-07"]


def test_one_who_may_join_can(assistant: Assistant) -> None:
    assert assistant.ask("Can Serbia become a member of the Heron Council?").verdict == "yes"
    assert assistant.ask("Is Serbia a member of the Heron Council?").verdict == "no"


@pytest.mark.parametrize("question", ["Who is the depositary of the HRC charter?", "Qui est dépositaire du HRC ?"])
def test_the_depositary_is_named(assistant: Assistant, question: str) -> None:
    assert values(assistant.ask(question)) == ["AL"]


def test_what_lies_outside_a_mandate_is_told_from_the_aims(assistant: Assistant) -> None:
    inside = assistant.ask("What is the aim of the Heron Council?").citations[0].quote
    assert "protecting herons" in inside


def test_of_two_bodies_the_one_with_a_date_is_not_the_older(assistant: Assistant) -> None:
    assert _stated(assistant, "Which is older, the CDA or the RGZ?") == []
    assert _stated(assistant, "Which is older, the HRC or the RGZ?") == ["hrc"]


def test_a_body_is_found_by_where_it_sits(assistant: Assistant) -> None:
    assert _stated(assistant, "Which network has its secretariat in Quito?") in ([], ["rgz"])


@pytest.mark.parametrize("question", ["What are the organs of the HRC?", "Quels sont les organes du HRC ?"])
def test_organs_of_one_body_are_not_all_bodies(assistant: Assistant, question: str) -> None:
    assert "rgz" not in _stated(assistant, question)


def test_what_may_be_used_is_not_denied_by_another_language(assistant: Assistant) -> None:
    assert assistant.ask("May Venetian be used at some hearings of the HRC?").verdict != "no"


def test_the_second_holder_of_a_post_is_not_the_first(assistant: Assistant) -> None:
    assert _stated(assistant, "Who was the second chair of the HRC?") == []


def test_what_leads_up_to_a_bare_when_says_what_is_dated(assistant: Assistant) -> None:
    asked = "I must quote the Harbour Covenant on reed cutting mentioned by the HRC in my paper: from what year?"
    assert "2011-05-04" not in _stated(assistant, asked)
