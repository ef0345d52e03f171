"""Follow-ups that ask a further thing of what the turn before was about."""

from __future__ import annotations

import pytest

from app.assistant import Assistant
from tests.app.invented import values


@pytest.mark.parametrize(
    ("turns", "expected"),
    [
        ("Combien de partenaires compte la R4V ? | et de pays ?", ["17"]),
        ("how many partners does the R4V have? | and countries?", ["17"]),
        ("¿Cuántos socios tiene la R4V? | ¿y países?", ["17"]),
        ("Quantos parceiros tem a R4V? | e países?", ["17"]),
        ("Combien de membres compte la CSM ? | Et le MIRPS ?", ["6"]),
        ("Quantos países tem a CSM? | e o MIRPS?", ["6"]),
        ("Quel mécanisme est dirigé par le HCR ? | et par qui d'autre ?", ["iom"]),
        ("which mechanism is led by UNHCR? | and who else?", ["iom"]),
        ("¿Qué mecanismo dirige ACNUR? | ¿y quién más?", ["iom"]),
        ("Qual mecanismo é dirigido pelo ACNUR? | e quem mais?", ["iom"]),
        ("Quel mécanisme ne fonctionne plus ? | Quand a-t-il été lancé ?", ["2016-01"]),
        ("Which mechanism no longer works? | when was it launched?", ["2016-01"]),
        ("Qual mecanismo já não funciona? | Quando foi lançado?", ["2016-01"]),
        ("La CMC fonctionne-t-elle encore ? | Quand a-t-elle été lancée ?", ["2016-01"]),
        ("whats the CAM mandate | who did it replace? | and when did that one run?", ["2008-04", "2012-06"]),
        ("Qual é o mandato da CAM? | E a quem ela pertence?", ["cidi"]),
        ("Who does the CAM belong to?", ["cidi"]),
        ("Where was the GCM signed? | By how many?", ["164"]),
        ("Où le GCM a-t-il été signé ? | Et par combien ?", ["164"]),
        ("¿Dónde se firmó el GCM? | ¿Por cuántos?", ["164"]),
        ("Onde foi assinado o GCM? | Por quantos?", ["164"]),
        ("¿Cuántos migrantes había en 2020? | ¿Y en 1970?", ["82000000"]),
    ],
)
def test_a_follow_up_asks_a_further_thing_of_the_same_body(note: Assistant, turns: str, expected: list[str]) -> None:
    *history, text = turns.split(" | ")
    assert sorted(values(note.ask(text, history=history))) == expected


@pytest.mark.parametrize(
    "turns",
    [
        "La CMC fonctionne-t-elle encore ? | Depuis quand ?",
        "Is the CMC still active? | since when?",
        "¿Sigue funcionando la CMC? | ¿desde cuándo?",
        "A CMC ainda funciona? | desde quando?",
    ],
)
def test_since_when_a_thing_works_no_more_is_not_when_it_began(note: Assistant, turns: str) -> None:
    first, text = turns.split(" | ")
    assert note.ask(text, history=[first]).status == "not_found"


@pytest.mark.parametrize(
    "turns",
    [
        "La CSM a été créée en 1999 ? | Et par qui ?",
        "when was the SACM created? | and by whom?",
        "¿Cuándo se creó la CSM? | ¿y por quién?",
        "Quando foi criada a CSM? | e por quem?",
        "Par qui la CSM a-t-elle été créée ?",
    ],
)
def test_by_whom_a_body_was_founded_is_told_by_the_sentence_that_says_so(note: Assistant, turns: str) -> None:
    *history, text = turns.split(" | ")
    assert "créé il y a plus de 20 ans par les pays" in note.ask(text, history=history).citations[0].quote


@pytest.mark.parametrize(
    "turns",
    [
        "Quelle résolution a créé la CAM ? | Et à qui appartient la CAM, créée en 2012 ?",
        "Which resolution set up the CAM? | And what does the CAM, set up in 2012, belong to?",
        "¿Qué resolución creó la CAM? | ¿Y a qué organismo pertenece la CAM, creada en 2012?",
        "Que resolução criou a CAM? | E a que organização pertence a CAM, criada em 2012?",
    ],
)
def test_to_which_body_a_thing_belongs_is_not_the_act_that_founded_it(note: Assistant, turns: str) -> None:
    *history, text = turns.split(" | ")
    assert not {item.kind for item in note.ask(text, history=history).items} & {"instrument"}
