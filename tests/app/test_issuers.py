"""Who adopted the act that founded a body is told by the name behind the act, however the question asks for it."""

from __future__ import annotations

import pytest

from app.assistant import Assistant
from tests.app.invented import assistant_over, values

NOTE = """Note sur les lacs

Comité des écluses (CDE) - 2014
Ce comité a été créé en tant qu'organe permanent du Conseil des lacs (CDL) au moyen de la résolution LL/RES. 311 \
(VI-O/14) de l'Assemblée lacustre de mai 2014. Son prédécesseur était la Commission des barrages. Il a \
été constitué, aux termes de l'article 7 du Règlement applicable aux sessions ordinaires du CDL, pour veiller aux crues.
"""
FILES = {"note.fr.txt": NOTE}


@pytest.fixture(scope="module")
def lakes(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    return assistant_over(tmp_path_factory.mktemp("lakes"), FILES)


@pytest.mark.parametrize(
    "text",
    [
        "Quel est l'organe dont émane la résolution portant création du Comité des écluses ?",
        "Which body issued the resolution that set up the Comité des écluses?",
        "¿De qué órgano emana la resolución que creó el CDE?",
        "De que órgão emana a resolução que criou o CDE?",
        "L'organe dont émane la résolution 311",
        "Which body adopted resolution 311?",
        "¿De qué órgano es la resolución 311?",
        "de que orgao e a resolucao 311",
    ],
)
def test_the_organ_of_an_act_is_who_stands_behind_it(lakes: Assistant, text: str) -> None:
    assert values(lakes.ask(text)) == ["Assemblée lacustre"]


@pytest.mark.parametrize(
    "text",
    [
        "Est-ce l'Assemblée lacustre ou le Conseil des lacs qui a créé le CDE ?",
        "Was it the Council or the Assemblée lacustre that created the CDE?",
        "¿Fue la Asamblea lacustre o el Consejo quien creó el CDE?",
        "Foi o Conselho ou a Assembleia lacustre que criou o CDE?",
    ],
)
def test_of_two_that_a_question_offers_the_founder_is_told(lakes: Assistant, text: str) -> None:
    assert values(lakes.ask(text)) == ["Assemblée lacustre"]


@pytest.mark.parametrize(
    ("earlier", "text"),
    [
        ("Quand le CDE a-t-il été créé ?", "Et quelle assemblée l'a décidé ?"),
        ("When was the CDE created?", "And which assembly decided it?"),
        ("¿Cuándo se creó el CDE?", "¿Y qué asamblea lo decidió?"),
        ("Quando foi criado o CDE?", "E que assembleia o decidiu?"),
    ],
)
def test_who_decided_on_a_body_is_asked_of_an_earlier_turn(lakes: Assistant, earlier: str, text: str) -> None:
    assert values(lakes.ask(text, history=[earlier])) == ["Assemblée lacustre"]


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("Le CDE a-t-il été créé par un acte de l'Assemblée lacustre ?", "yes"),
        ("Was the CDE created by a decision of the Council of Ministers?", "no"),
        ("¿El CDE fue creado por una decisión de la Asamblea lacustre?", "yes"),
        ("O CDE foi criado por um ato do Conselho dos Lagos?", "no"),
    ],
)
def test_who_founded_a_body_by_its_act_is_put_to_the_test(lakes: Assistant, text: str, verdict: str) -> None:
    assert lakes.ask(text).verdict == verdict


@pytest.mark.parametrize("text", ["Which body adopted resolution 312?", "¿Qué órgano adoptó la resolución 312?"])
def test_who_adopted_an_act_of_another_number_is_not_told(lakes: Assistant, text: str) -> None:
    assert lakes.ask(text).items == ()


@pytest.mark.parametrize(
    "text",
    [
        "Aux termes de quelle disposition le CDE a-t-il été constitué ?",
        "Which regulation was the CDE set up under?",
        "¿Qué reglamento se invoca para la constitución del CDE?",
        "Nos termos de que disposição foi constituído o CDE?",
    ],
)
def test_the_rules_under_which_a_body_was_set_up_are_named_whole(lakes: Assistant, text: str) -> None:
    assert values(lakes.ask(text))[0].endswith("Règlement applicable aux sessions ordinaires du CDL")


@pytest.mark.parametrize(
    "text",
    [
        "De quelle résolution procédait la création de la Commission des barrages ?",
        "Which resolution created the Commission des barrages?",
        "¿Qué resolución creó la Commission des barrages?",
        "Que resolução criou a Commission des barrages?",
    ],
)
def test_the_act_of_a_body_is_not_that_of_its_predecessor(lakes: Assistant, text: str) -> None:
    assert lakes.ask(text).items == ()
