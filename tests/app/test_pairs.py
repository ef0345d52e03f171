"""Follow-ups on the last two bodies, and on a list that a turn before gave."""

from __future__ import annotations

import pytest

from app.assistant import Assistant
from tests.app.invented import values


@pytest.mark.parametrize(
    ("turns", "expected"),
    [
        ("Quand la CRM a-t-elle été créée ? | Et la CSM ? | Combien d'années les séparent ?", ["3"]),
        ("when was Quito created | SACM | how many years apart are they?", ["19"]),
        ("¿Cuándo se creó la CAM? | ¿Y la CMC? | ¿Cuántos años de diferencia hay?", ["4"]),
        ("Quando foi criada a CRM? | E a CSM? | Quantos anos de diferença?", ["3"]),
        ("when was the CAM set up? | and the CMC? | so which came first?", ["cam"]),
        ("Quando foi criado o Processo de Quito? | E a CAM? | Qual é mais antigo?", ["cam"]),
        ("¿Cuándo se creó la CAM? | ¿Y la CMC? | ¿Cuál es más reciente?", ["cmc"]),
        ("Quand la CAM a-t-elle été créée ? | et la CMC ? | laquelle est la plus récente ?", ["cmc"]),
        ("when was the CAM created? | and the CMC? | which mechanism is the oldest?", ["crm"]),
        ("who are the SACM members | and Quito? | which has more?", ["csm", "quito-process"]),
        ("Qui est membre de la CSM ? | et du MIRPS ? | lequel en compte le plus ?", ["csm"]),
        ("¿Quiénes integran la CSM? | ¿y el MIRPS? | ¿cuál tiene menos?", ["mirps"]),
        ("MIRPS membros | E em Quito? | Quais estão nos dois?", ["CR", "MX", "PA"]),
        ("Qui fait partie du MIRPS ? | Et à Quito ? | Lesquels figurent sur les deux listes ?", ["CR", "MX", "PA"]),
        ("who is in the MIRPS? | and Quito? | which countries do they have in common?", ["CR", "MX", "PA"]),
        ("¿Quiénes son miembros de la CSM? | ¿Y de la CRM? | ¿Cuántos tienen en común?", ["0"]),
        ("MIRPS members | Quito Process members | overlap?", ["CR", "MX", "PA"]),
        ("¿Quiénes integran el MIRPS? | ¿Y el Proceso de Quito? | ¿Cuáles están en ambos?", ["CR", "MX", "PA"]),
        ("When was Quito created? | And the CMC? | Which is the oldest mechanism?", ["crm"]),
        ("When was the RCM created? | And the CSM? | Which one has more members?", ["csm"]),
        ("Quand la CRM a-t-elle été créée ? | Et la CSM ? | Laquelle compte le plus de membres ?", ["csm"]),
        ("¿Cuándo se creó la CRM? | ¿Y la CSM? | ¿Cuál tiene menos países?", ["crm"]),
        ("Quem faz parte da CRM? | E do MIRPS? | Quais estão só na CRM?", ["CA", "NI", "SV", "US"]),
        ("who is in the CSM? | And in Quito? | Which are only in the CSM?", ["BO", "PY", "SR", "VE"]),
        (
            "Which countries are in the RCM? | And in the MIRPS? | Which are in the RCM but not in the other?",
            ["CA", "DO", "NI", "SV", "US"],
        ),
    ],
)
def test_a_follow_up_may_mean_the_last_two_bodies(note: Assistant, turns: str, expected: list[str]) -> None:
    *history, text = turns.split(" | ")
    assert sorted(values(note.ask(text, history=history))) == expected


OTHERS = ["CR", "DO", "MX", "PA"]
CENTRAL = ["BZ", "CR", "GT", "HN", "MX", "PA"]


@pytest.mark.parametrize(
    ("turns", "expected"),
    [
        ("quais países tão no processo de quito? | desses, quais são da américa do sul? | e os outros?", OTHERS),
        ("which countries are in Quito? | which of them are in South America? | and the others?", OTHERS),
        ("Quels pays sont à Quito ? | lesquels sont d'Amérique du Sud ? | et les autres ? | combien sont-ils ?", ["4"]),
        ("¿Qué países integran el MIRPS? | ¿Cuáles de ellos están también en Quito? | ¿Y en la CRM?", CENTRAL),
        ("¿Qué países integran el MIRPS? | ¿Cuáles están también en Quito? | ¿Y en la CRM? | ¿Y cuántos son?", ["6"]),
        ("which countries are in both MIRPS and Quito? | and in Quito but not in the SACM?", OTHERS),
        ("Quantos países tem o MIRPS? | me lista", CENTRAL),
        ("¿Cuántos países tiene el MIRPS? | ¿cuáles?", CENTRAL),
        ("how many countries are in the MIRPS? | list them", CENTRAL),
        ("Quels sont les axes de la CRM ? | combien y en a-t-il ?", ["3"]),
        ("quais são os eixos da CRM? | quantos são?", ["3"]),
        ("What are the axes of the RCM? | how many are there?", ["3"]),
        ("How many members does the CSM have? | and the CRM?", ["11"]),
    ],
)
def test_a_follow_up_narrows_counts_or_turns_round_a_list(note: Assistant, turns: str, expected: list[str]) -> None:
    *history, text = turns.split(" | ")
    assert sorted(values(note.ask(text, history=history))) == expected


@pytest.mark.parametrize(
    ("turns", "expected"),
    [
        ("o brasil tá no mirps? | então em quais ele tá?", ["csm", "quito-process"]),
        ("o brasil tá no mirps? | então em quais ele tá? | e o México?", ["crm", "mirps", "quito-process"]),
        ("¿Bolivia está en Quito? | Entonces ¿en cuál está Bolivia?", ["csm"]),
        ("Le Brésil est-il dans le MIRPS ? | alors dans lesquels est-il ?", ["csm", "quito-process"]),
        ("Is Brazil in the MIRPS? | to which one does it belong?", ["csm", "quito-process"]),
        ("Is Peru in the RCM? | Then which ones is it in?", ["csm", "quito-process"]),
        ("Chile é membro do MIRPS, não é? | ah, e de qual ele é então?", ["csm", "quito-process"]),
    ],
)
def test_a_country_that_is_not_in_one_body_is_looked_for_in_the_others(
    note: Assistant, turns: str, expected: list[str]
) -> None:
    *history, text = turns.split(" | ")
    assert sorted(values(note.ask(text, history=history))) == expected


@pytest.mark.parametrize(
    ("turns", "expected"),
    [
        ("Is Mexico in the CRM? | of which organisation is it part?", []),
        ("Le Mexique est-il dans la CRM ? | dans quel cadre travaille-t-elle ?", []),
        ("What is the CAM? | what is the CMC? | how many years ago were they created?", []),
        ("who leads the R4V? | and the CAM? | which is older?", ["crm"]),
        ("Which countries are in the MIRPS? | and the others?", CENTRAL),
        ("which countries are in the CSM? | how many share a border?", []),
    ],
)
def test_what_means_no_two_bodies_no_list_and_no_country_stays_what_it_was(
    note: Assistant, turns: str, expected: list[str]
) -> None:
    *history, text = turns.split(" | ")
    assert sorted(values(note.ask(text, history=history))) == expected
