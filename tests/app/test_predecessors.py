"""What came before a body is told apart from that body: who was created, and who was dissolved."""

from __future__ import annotations

import pytest

from app.assistant import Assistant
from tests.app.invented import assistant_over, values
from tests.app.polar import FILES


@pytest.fixture(scope="module")
def polar(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    return assistant_over(tmp_path_factory.mktemp("polar"), FILES)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("¿Cuándo se creó la RLS?", ["2012-04-14"]),
        ("When was the RLS created?", ["2012-04-14"]),
        ("Quand la RLS a-t-elle été créée ?", ["2012-04-14"]),
        ("When was the PDC established?", ["2015-05-04"]),
        ("When was the CFS created?", ["1998-05-03"]),
        ("When was the CCL created?", ["2007-10-09"]),
        ("When was the predecessor of the CFS created?", ["1984-06-02"]),
        ("¿Cuándo se creó el RPG y cuándo se disolvió?", ["2006-03", "2022"]),
        ("When was the CFS created and when was it dissolved?", ["1998-05-03"]),
        ("¿Cuándo se disolvió la CFS?", []),
    ],
)
def test_when_a_body_began_and_ended_is_not_told_of_another(polar: Assistant, text: str, expected: list[str]) -> None:
    assert values(polar.ask(text)) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Quel organe a précédé la RLS ?",
        "¿Qué organismo precedió a la RLS?",
        "What came before the RLS?",
        "Which body did the RLS succeed?",
        "Que órgão precedeu a RLS?",
    ],
)
def test_what_a_body_succeeds_is_its_predecessor(polar: Assistant, text: str) -> None:
    assert "Comité de Cuencas Lacustres" in polar.ask(text).answer.splitlines()[0]


@pytest.mark.parametrize(
    "text",
    [
        "Qu'est-ce qui a pris le relais du Comité de Cuencas Lacustres ?",
        "What took over from the Comité de Cuencas Lacustres?",
        "¿Qué organismo sustituyó al Comité de Cuencas Lacustres?",
        "Que organismo substituiu o Comité de Cuencas Lacustres?",
    ],
)
def test_what_took_over_from_a_body_is_what_succeeded_it(polar: Assistant, text: str) -> None:
    assert values(polar.ask(text)) == ["rls"]


@pytest.mark.parametrize(
    "text",
    [
        "Quel organe a pris le relais du RPG une fois dissous ?",
        "Which body took over from the RPG once it was dissolved?",
        "¿Qué organismo sustituyó al RPG cuando dejó de funcionar?",
        "Que organismo substituiu o RPG quando deixou de funcionar?",
        "¿Qué organismo sustituyó a la RLS?",
        "Un autre organe a-t-il pris la relève du RPG maintenant qu'il est dissous ?",
        "Has some other body taken over from the RPG now that it is dissolved?",
        "¿Algún otro órgano ha tomado el relevo del RPG ahora que está disuelto?",
        "Outro órgão tomou o lugar do RPG agora que está dissolvido?",
    ],
)
def test_that_a_body_ended_or_had_a_predecessor_is_no_successor(polar: Assistant, text: str) -> None:
    assert polar.ask(text).status == "not_found"


@pytest.mark.parametrize("text", ["Was the RLS dissolved?", "¿Sigue activa la RLS?", "Is the CFS dissolved?"])
def test_that_the_predecessor_is_dissolved_says_nothing_of_the_body(polar: Assistant, text: str) -> None:
    assert polar.ask(text).verdict is None


def test_that_the_predecessor_is_dissolved_is_told(polar: Assistant) -> None:
    assert polar.ask("¿Se disolvió el Comité de Cuencas Lacustres?").verdict == "yes"
    assert polar.ask("Is the RPG still active?").verdict == "no"


@pytest.mark.parametrize(
    ("earlier", "text", "other"),
    [
        (
            "Quelle résolution a créé la CAM ?",
            "Et celle qui a créé son prédécesseur ?",
            "Et celle qui a créé le Processus de Quito ?",
        ),
        (
            "Which resolution set up the CAM?",
            "And the one that set up its predecessor?",
            "And the one that set up the Quito Process?",
        ),
        (
            "¿Qué resolución creó la CAM?",
            "¿Y la que creó a su predecesora?",
            "¿Y la que creó el Proceso de Quito?",
        ),
        (
            "Que resolução criou a CAM?",
            "E a que criou a sua antecessora?",
            "E a que criou o Processo de Quito?",
        ),
    ],
)
def test_the_one_that_founded_another_is_the_act_and_no_body(
    note: Assistant, earlier: str, text: str, other: str
) -> None:
    assert note.ask(text, history=[earlier]).status == "not_found"
    told = note.ask(other, history=[earlier])
    assert "Déclaration de Quito" in told.items[0].name


@pytest.mark.parametrize(
    "text",
    [
        "Qu'est-ce qui a remplacé la Commission des bouées et quand ?",
        "What replaced the Commission des bouées and when?",
        "¿Qué reemplazó a la Commission des bouées y cuándo?",
        "O que substituiu a Commission des bouées e quando?",
    ],
)
def test_what_came_after_a_body_is_told_with_its_time(seas: Assistant, text: str) -> None:
    assert values(seas.ask(text)) == ["1994-04", "comite"]
