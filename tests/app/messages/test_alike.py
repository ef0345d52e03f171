"""What is asked alike of each of several bodies, answered with one yes or no for all of them."""

from __future__ import annotations

import pytest

from app.assistant import Assistant
from tests.app.invented import assert_quotes, values


@pytest.mark.parametrize(
    "text",
    [
        "Do both the MIRPS and the GCR aim at dignified, safe returns?",
        "Le MIRPS et le Pacte mondial sur les réfugiés visent-ils tous deux des retours dignes et sûrs ?",
        "¿Buscan tanto el MIRPS como el Pacto Mundial sobre los Refugiados un retorno digno y seguro?",
        "O MIRPS e o Pacto Global sobre Refugiados visam ambos um retorno digno e seguro?",
    ],
)
def test_what_the_text_says_of_each_is_a_yes_with_the_words_on_each(note: Assistant, text: str) -> None:
    answer = note.ask(text)
    assert answer.verdict == "yes"
    assert any("retours sûrs" in each.quote for each in answer.citations)
    assert any("le retour se fasse" in each.quote for each in answer.citations)
    assert_quotes(note, answer)


@pytest.mark.parametrize(
    "text",
    [
        "Do both the CRM and the CSM involve civil society?",
        "La CRM et la CSM font-elles toutes deux une place à la société civile ?",
        "¿Mencionan tanto la CRM como la CSM a la sociedad civil?",
        "Tanto a CRM como a CSM envolvem a sociedade civil?",
    ],
)
def test_what_it_says_of_one_alone_is_no_answer(note: Assistant, text: str) -> None:
    assert note.ask(text).status == "not_found"


@pytest.mark.parametrize(
    "text",
    [
        "Is neither the GCM nor the Quito Process binding?",
        "Ni le GCM ni le Processus de Quito ne sont contraignants, n'est-ce pas ?",
        "Ni el GCM ni el Proceso de Quito son vinculantes, ¿verdad?",
        "Nem o GCM nem o Processo de Quito são vinculantes, certo?",
    ],
)
def test_neither_is_so_where_both_are_denied(note: Assistant, text: str) -> None:
    answer = note.ask(text)
    assert answer.verdict == "yes"
    assert len(answer.citations) == 2


@pytest.mark.parametrize(
    ("text", "verdict", "years"),
    [
        ("Are the CRM and the CAM both from before 2000?", "no", ["2012-06"]),
        ("Le Processus de Quito et la R4V datent-ils tous deux de 2018 ?", "yes", ["2018", "2018"]),
        ("¿Datan de 2018 tanto el Proceso de Quito como la R4V?", "yes", ["2018", "2018"]),
        ("A CRM e a CAM são ambas anteriores a 2000?", "no", ["2012-06"]),
    ],
)
def test_a_time_holds_for_all_or_the_others_are_named(
    note: Assistant, text: str, verdict: str, years: list[str]
) -> None:
    answer = note.ask(text)
    assert (answer.verdict, values(answer)) == (verdict, years)


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("Are the two global compacts both from 2018?", "yes"),
        ("Les deux pactes mondiaux sont-ils antérieurs à 2018 ?", "no"),
        ("¿Son los dos pactos mundiales, el de migración y el de refugiados, anteriores a 2018?", "no"),
        ("Os dois pactos globais são de 2018?", "yes"),
    ],
)
def test_bodies_that_are_meant_by_their_kind_are_asked_about_one_by_one(
    note: Assistant, text: str, verdict: str
) -> None:
    assert note.ask(text).verdict == verdict


@pytest.mark.parametrize("text", ["Do both compacts have 23 objectives?", "Os dois pactos têm 23 objetivos?"])
def test_what_one_of_a_kind_has_is_not_said_of_both(note: Assistant, text: str) -> None:
    assert note.ask(text).status == "not_found"


@pytest.mark.parametrize(
    "text",
    [
        "The Quito Process is non-binding, right?",
        "Le Processus de Quito est-il non contraignant ?",
        "¿Es no vinculante el Proceso de Quito?",
        "O Processo de Quito é não vinculante, certo?",
    ],
)
def test_a_non_before_an_adjective_is_denied_once(note: Assistant, text: str) -> None:
    assert note.ask(text).verdict == "yes"


@pytest.mark.parametrize(
    ("text", "verdict", "years"),
    [
        ("Does either the RCM or the SACM date from after 2000?", "no", ["1996", "1999"]),
        ("Does either the CRM or the CAM date from before 2000?", "yes", ["1996"]),
        ("Est-ce que l'une des deux, la CRM ou la CAM, date d'avant 2000 ?", "yes", ["1996"]),
        ("¿Alguna de las dos, la CRM o la CAM, es anterior a 2000?", "yes", ["1996"]),
        ("Alguma das duas, a CRM ou a CAM, é anterior a 2000?", "yes", ["1996"]),
    ],
)
def test_either_is_so_where_one_is(note: Assistant, text: str, verdict: str, years: list[str]) -> None:
    answer = note.ask(text)
    assert (answer.verdict, values(answer)) == (verdict, years)


@pytest.mark.parametrize(
    "text",
    [
        "Le GCM et le Processus de Quito sont-ils l'un comme l'autre contraignants ?",
        "Are the GCM and the Quito Process each of the two binding?",
        "¿Son el GCM y el Proceso de Quito, uno y otro, vinculantes?",
        "O GCM e o Processo de Quito são, um e outro, vinculantes?",
    ],
)
def test_one_and_the_other_asks_of_each(note: Assistant, text: str) -> None:
    assert note.ask(text).verdict == "no"


@pytest.mark.parametrize(
    "text",
    [
        "Les 17 pays de la R4V comprennent-ils tous les membres du Processus de Quito ?",
        "Do the 17 countries of the R4V include all the members of the Quito Process?",
        "¿Los 17 países de la R4V incluyen a todos los miembros del Proceso de Quito?",
        "Os 17 países da R4V incluem todos os membros do Processo de Quito?",
    ],
)
def test_all_of_what_one_has_is_asked_of_none_by_itself(note: Assistant, text: str) -> None:
    assert note.ask(text).status == "not_found"
