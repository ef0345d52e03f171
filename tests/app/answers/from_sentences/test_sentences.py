"""Of several values in one sentence the one whose own words were asked for, over one invented text."""

from __future__ import annotations

import pytest

from app.answers.from_sentences.sentences import requested
from app.assistant import Assistant
from tests.app.invented import assistant_over

TEXT = """# Accord sur la route des tourbières (ART)

L'Accord sur la route des tourbières (ART) a été signé en 2012.

## Article 4 – Dimensions

La route comprend 3 460 kilomètres de chaussées pavées, 620 kilomètres de sentiers balisés, trois bacs et sept postes \
de péage.

## Article 5 – Contributions

Les contributions au budget de la route sont les suivantes : Norvège, 45 % ; Islande, 35 % ; Danemark, 20 %.

## Article 6 – Direction

2. La route est dirigée par un intendant, nommé pour un mandat de quatre ans renouvelable une seule fois.

3. La taxe de passage ne peut excéder 0,2 pour cent de la valeur des marchandises.

## Article 7 – Délais

Le délai d'autorisation des convois est passé de neuf jours à trente et une heures.

4. La présidence, que la Norvège exerce jusqu'au 31 décembre 2023, passera à l'Islande pour un an.
"""


@pytest.fixture(scope="module")
def road(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    return assistant_over(tmp_path_factory.mktemp("road"), {"accord.fr.md": TEXT})


@pytest.mark.parametrize(
    ("question", "value"),
    [
        ("Combien de kilomètres de sentiers balisés la route des tourbières a-t-elle ?", "620"),
        ("Combien de kilomètres de chaussées pavées ?", "3460"),
        ("Quel pourcentage du budget l'Islande verse-t-elle ?", "35%"),
        ("What percentage of the budget does Denmark pay?", "20%"),
        ("Combien d'années dure le mandat de l'intendant ?", "4"),
        ("Qual é a taxa de passagem máxima, em percentagem?", "0.2%"),
        ("À combien d'heures est passé le délai d'autorisation des convois ?", "31"),
        ("Qui exerce la présidence après la Norvège ?", "IS"),
    ],
)
def test_of_several_values_the_one_asked_for_is_drafted(road: Assistant, question: str, value: str) -> None:
    [(_, draft)] = road.consider(question)
    assert draft is not None
    assert [item.value for item in draft.items] == [value]


def test_of_two_requests_the_one_to_whom_the_question_names_is_told(note: Assistant) -> None:
    [asked] = note.asked("What does the Quito Process request the government of Venezuela to do?")
    draft = requested(asked, note.knowledge)
    assert draft is not None
    [told] = [each.span.of(note.knowledge.document(each.document).text) for each in draft.evidence]
    assert "appelé le gouvernement vénézuélien" in told


@pytest.mark.parametrize(
    "text",
    [
        "Quels accords marquants sont sortis de la conférence sud-américaine, et en quelle année chacun ?",
        "Quels accords sont sortis de la CSM et de quelle année est chacun d'eux ?",
        "What agreements came out of the South American conference, and in which year each?",
        "¿Qué acuerdos destacados salieron de la conferencia sudamericana y de qué año es cada uno?",
        "Que acordos marcantes saíram da conferência sul-americana, e em que ano cada um?",
    ],
)
def test_what_came_out_of_a_body_comes_with_the_year_of_each(note: Assistant, text: str) -> None:
    values = {item.value for item in note.ask(text).items}
    assert values == {"south-american-plan", "buenos-aires-declaration", "2010", "2013"}


@pytest.mark.parametrize(
    "text",
    [
        "Quels accords marquants sont sortis de la conférence régionale, et en quelle année chacun ?",
        "¿Qué acuerdos salieron del Proceso de Quito?",
        "Que acordos saíram do Processo de Quito?",
    ],
)
def test_the_act_that_founded_a_body_did_not_come_out_of_it(note: Assistant, text: str) -> None:
    assert note.ask(text).status == "not_found"
