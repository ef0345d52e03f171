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
        ("who are the SACM members | and Quito? | which has more?", ["12", "csm", "quito-process"]),
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


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("Which is newer, the CAM or the CMC, and by how many years?", ["Caribbean", "4 "]),
        ("Lequel est le plus ancien, la CAM ou la CMC, et de combien d'années ?", ["Commission", "4 "]),
        ("¿Cuál es más reciente, la CAM o la CMC, y por cuántos años?", ["Consultas", "4 "]),
        ("Qual é mais antiga, a CAM ou a CMC, e por quantos anos?", ["Comissão", "4 "]),
        ("¿Qué proceso es más reciente, Quito o Lima, y por cuántos años?", ["Proceso de Quito", "19 "]),
        ("Which is larger, the CSM or the MIRPS, and how many members does each have?", ["South", ": 12 ", ": 6, "]),
        (
            "Which of the two has fewer countries, the CSM or the MIRPS, and how many has each?",
            ["Comp", ": 12 ", "): 6, "],
        ),
        (
            "Lequel des deux a le plus de pays, la CSM ou le MIRPS, et combien en a chacun ?",
            ["Conf", ": 12 ", "): 6, "],
        ),
        (
            "¿Cuál de los dos tiene más países, la CSM o el MIRPS, y cuántos tiene cada uno?",
            ["Conf", ": 12 ", "): 6, "],
        ),
        ("Qual das duas tem mais países, a CSM ou o MIRPS, e quantos tem cada uma?", ["Conf", ": 12 ", "): 6, "]),
    ],
)
def test_what_is_asked_beside_which_comes_first_is_asked_of_both(note: Assistant, text: str, lines: list[str]) -> None:
    told = note.ask(text).answer.split("\n")
    assert len(told) == len(lines)
    assert all(begin in line for line, begin in zip(told, lines, strict=True))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Which came later, the CRM or the CAM?", "cam"),
        ("Laquelle est née plus tard, la CRM ou la CAM ?", "cam"),
        ("¿Cuál surgió después, la CRM o la CAM?", "cam"),
        ("Qual veio depois, a CRM ou a CAM?", "cam"),
        ("Qual veio antes, a CAM ou a CMC?", "cam"),
        ("O que veio primeiro: o Processo de Quito ou a CMC?", "cmc"),
        ("Which came first: the Quito Process or the Caribbean Migration Consultations?", "cmc"),
        ("¿Qué fue primero: la CMC o la CAM?", "cam"),
        ("Qu'est-ce qui est venu en premier : la CMC ou la CAM ?", "cam"),
        ("Which came first, the CAM or the Caribbean Migration Consultations?", "cam"),
        ("Between the CAM and the Caribbean Migration Consultations, which came later?", "cmc"),
        ("CRM et CSM : laquelle est venue après ?", "csm"),
        ("De la CRM y la CSM, ¿cuál apareció después?", "csm"),
        ("Entre a CAM e a CMC, qual veio antes?", "cam"),
    ],
)
def test_a_choice_of_two_bodies_may_be_ordered_by_an_adverb(note: Assistant, text: str, expected: str) -> None:
    assert values(note.ask(text)) == [expected]


@pytest.mark.parametrize(
    ("turns", "verdict"),
    [
        ("Is the CSM the oldest of all?", "no"),
        ("La CRM est-elle toujours la plus ancienne de toutes ?", "yes"),
        ("¿Cuándo se creó la CRM? | ¿Sigue siendo el más antiguo de todos?", "yes"),
        ("Quando foi criada a CAM? | Ela ainda é a mais antiga de todas?", "no"),
        ("When was the RCM created? | Is it the oldest one?", "yes"),
        ("Is the CMC the newest mechanism?", "no"),
    ],
)
def test_a_body_may_be_held_against_all(note: Assistant, turns: str, verdict: str) -> None:
    *history, text = turns.split(" | ")
    answer = note.ask(text, history=history)
    assert answer.verdict == verdict
    assert answer.derived


def test_whether_the_oldest_still_works_is_no_question_of_its_age(note: Assistant) -> None:
    assert note.ask("Which forum is the oldest, and is it still active?").verdict is None


@pytest.mark.parametrize(
    "turns",
    [
        "when was the CAM created? | and the CMC? | is it older?",
        "Quand la CAM a-t-elle été créée ? | et la CMC ? | est-elle plus ancienne ?",
        "¿Cuándo se creó la CAM? | ¿y la CMC? | ¿es más antigua?",
        "Quando foi criada a CAM? | e a CMC? | ela é mais antiga?",
    ],
)
def test_a_body_held_against_one_other_is_not_held_against_all(note: Assistant, turns: str) -> None:
    *history, text = turns.split(" | ")
    assert note.ask(text, history=history).verdict is None


@pytest.mark.parametrize(
    "turns",
    [
        "Qui est membre du Processus de Quito ? | et parmi eux, lesquels sont d'Amérique centrale ?",
        "who is in the Quito Process? | which of them are in Central America?",
        "¿Qué países integran el Proceso de Quito? | ¿y cuáles de ellos son de América Central?",
        "Quem faz parte do Processo de Quito? | E quais deles ficam na América Central?",
    ],
)
def test_those_of_a_list_that_are_of_a_region_are_no_body_of_that_region(note: Assistant, turns: str) -> None:
    *history, text = turns.split(" | ")
    assert sorted(values(note.ask(text, history=history))) == ["CR", "MX", "PA"]


@pytest.mark.parametrize(
    ("turns", "expected"),
    [
        (
            "Quels pays sont à la fois dans la CSM et dans le Processus de Quito ?"
            " | Et lesquels sont dans le premier mais pas dans le second ?",
            ["BO", "PY", "SR", "VE"],
        ),
        (
            "Which countries are in both the Lima Process and the Quito Process?"
            " | And which are in the latter but not the former?",
            ["CR", "DO", "MX", "PA"],
        ),
        (
            "¿Qué países están a la vez en la CSM y en el Proceso de Quito?"
            " | ¿Y cuáles están en el segundo pero no en el primero?",
            ["CR", "DO", "MX", "PA"],
        ),
        (
            "Que países estão ao mesmo tempo na CSM e no Processo de Quito?"
            " | E quantos estão no primeiro mas não no segundo?",
            ["4"],
        ),
    ],
)
def test_the_first_and_the_second_are_the_two_bodies_of_the_turn_before(
    note: Assistant, turns: str, expected: list[str]
) -> None:
    earlier, text = turns.split(" | ")
    assert values(note.ask(text, history=[earlier])) == expected


@pytest.mark.parametrize(
    ("turns", "expected"),
    [
        ("Quand la CRM a-t-elle été créée ? | Et la CAM ? | Est-elle contraignante ? | Et l'autre ?", ["crm"]),
        ("Who is in the CSM? | Who is in the Quito Process? | When was it created? | And the first one?", ["csm"]),
        ("¿Cuándo se creó la CAM? | ¿Quiénes integran la CRM? | ¿Cuándo se creó? | ¿Y la primera?", ["cam"]),
        ("Quem integra a CSM? | Quando foi criada a CRM? | Quem a integra? | E a outra?", ["csm"]),
        ("When was the SACM created? | And Quito? | How many members has it? | And the other one?", ["csm"]),
    ],
)
def test_a_follow_up_may_mean_one_of_the_last_two_bodies(note: Assistant, turns: str, expected: list[str]) -> None:
    *history, text = turns.split(" | ")
    found, asked = (note.asked(each, history[:at])[-1] for each, at in ((text, len(history)), (history[-1], -1)))
    assert (list(found.bodies), found.kind, found.polar) == (expected, asked.kind, asked.polar)


@pytest.mark.parametrize(
    "turns",
    [
        "Date de la première réunion de la CSM ? | Date de la deuxième réunion de la CRM ? | Et la première ?",
        "Which is older, the CAM or the CMC? | And the first one?",
        "¿Quiénes integran la CSM? | ¿Y la otra?",
        "Qual é o mais recente, o Processo de Quito ou a CAM? | E o primeiro?",
    ],
)
def test_the_first_is_no_body_where_rows_or_ranks_are_spoken_of(note: Assistant, turns: str) -> None:
    *history, text = turns.split(" | ")
    earlier = note.asked(history[-1], history[:-1])[-1]
    assert note.asked(text, history)[-1].bodies in {earlier.bodies, ()}
