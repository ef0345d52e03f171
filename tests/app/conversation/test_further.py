"""Follow-ups that ask a further thing of what the turn before was about."""

from __future__ import annotations

import pytest

from app.assistant import Assistant
from app.conversation.further import asked_again
from app.questions.question import understand
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


@pytest.mark.parametrize(
    ("earlier", "text", "expected"),
    [
        (
            "Quand se tiendra la Xe réunion de la CSM ?",
            "Et dans quelle ville ?",
            "dans quelle ville se tiendra la Xe réunion de la CSM ?",
        ),
        (
            "When was the tenth meeting of the CSM held?",
            "and where was it?",
            "where was the tenth meeting of the CSM held?",
        ),
        (
            "¿En qué año se celebra la X Reunión de la CSM?",
            "¿Y en qué ciudad?",
            "en qué ciudad se celebra la X Reunión de la CSM?",
        ),
        ("Quando é a X Reunião da CSM?", "E em que cidade vai ser?", "em que cidade é a X Reunião da CSM?"),
        (
            "Qui a été élu secrétaire de la CSM ?",
            "Et pour combien de temps ?",
            "pour combien de temps a été élu secrétaire de la CSM ?",
        ),
        ("Who was elected secretary of the CSM?", "For how long?", "For how long was elected secretary of the CSM?"),
        (
            "¿Quién fue elegido secretario de la CSM?",
            "¿por cuánto tiempo?",
            "por cuánto tiempo fue elegido secretario de la CSM?",
        ),
        ("Quem foi eleito secretário da CSM?", "e por quanto tempo?", "por quanto tempo foi eleito secretário da CSM?"),
        ("Quand la CSM a-t-elle été créée ?", "Et où ?", "Et où ?"),
        ("Who chairs the CSM?", "And where?", "And where?"),
        ("When is the tenth meeting of the CSM?", "And where is the secretariat?", "And where is the secretariat?"),
    ],
)
def test_a_bare_where_or_how_long_opens_the_earlier_question_anew(
    note: Assistant, earlier: str, text: str, expected: str
) -> None:
    assert asked_again(text, understand(earlier, note.names)) == expected


@pytest.mark.parametrize(
    ("turns", "expected"),
    [
        ("Quel est le plus ancien de ces mécanismes ? | Et le plus récent ?", "newest"),
        ("Which of the mechanisms is the oldest? | And the newest of the nine?", "newest"),
        ("¿Cuál de los mecanismos es el más reciente? | ¿Y el más antiguo?", "oldest"),
        ("Qual dos mecanismos é o mais recente? | E o mais antigo de todos?", "oldest"),
    ],
)
def test_the_other_end_of_a_ranking_is_asked_of_the_same_bodies(note: Assistant, turns: str, expected: str) -> None:
    first, text = turns.split(" | ")
    (question,) = note.asked(text, [first])
    assert question.kind == "bodies" and expected in question.restrict
    assert values(note.ask(text, history=[first])) == values(note.ask(f"Which mechanism is the {expected}?"))
