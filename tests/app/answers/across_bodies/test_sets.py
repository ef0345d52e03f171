"""Lists of members held against each other: which of them name a country, whether one lies within the other."""

from __future__ import annotations

import pytest

from app.assistant import Assistant
from tests.app.invented import assert_quotes, values


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Is Spain in the Ligue des phares or in the Comité des balises?", ["comite", "ligue"]),
        ("La Grèce est-elle dans la LDP, dans le CDB ou dans les deux ?", ["ligue"]),
        ("Portugal está en la Liga de los Faros o en el CDB?", ["comite"]),
        ("A Tunísia está em qual destes dois: LDP ou CDB?", ["comite"]),
    ],
)
def test_a_country_is_told_of_the_lists_that_name_it(seas: Assistant, text: str, expected: list[str]) -> None:
    answer = seas.ask(text)
    assert values(answer) == expected
    assert answer.derived
    assert_quotes(seas, answer)


def test_a_country_that_no_whole_list_names_is_in_none(seas: Assistant) -> None:
    assert seas.ask("Is Chile in the LDP or in the CDB?").verdict == "no"


@pytest.mark.parametrize(
    "text",
    [
        "Are all members of the CDB also in the LDP?",
        "Tous les membres du CDB sont-ils aussi dans la LDP ?",
        "¿Todos los países del CDB participan en la LDP?",
        "Todos os países do CDB fazem parte da LDP?",
    ],
)
def test_all_of_a_list_are_in_another_only_where_none_lacks(seas: Assistant, text: str) -> None:
    answer = seas.ask(text)
    assert answer.verdict == "no"
    assert values(answer) == ["PT", "TN"]


@pytest.mark.parametrize(
    ("text", "verdict", "expected"),
    [
        ("Do all African members of the CDB also belong to the LDP?", "no", ["TN"]),
        ("Tous les membres africains du CDB appartiennent-ils aussi à la LDP ?", "no", ["TN"]),
        ("¿Todos los miembros europeos del CDB pertenecen también a la LDP?", "no", ["PT"]),
        ("Todos os membros europeus do CDB pertencem também à LDP?", "no", ["PT"]),
        ("Am I right that not all members of the CDB belong to the LDP?", "yes", ["PT", "TN"]),
        ("Est-il vrai que les membres du CDB ne font pas tous partie de la LDP ?", "yes", ["PT", "TN"]),
        ("¿Es cierto que no todos los miembros del CDB están en la LDP?", "yes", ["PT", "TN"]),
        ("É verdade que nem todos os membros do CDB fazem parte da LDP?", "yes", ["PT", "TN"]),
    ],
)
def test_all_of_a_list_are_those_of_a_region_or_are_denied(
    seas: Assistant, text: str, verdict: str, expected: list[str]
) -> None:
    answer = seas.ask(text)
    assert answer.verdict == verdict
    assert values(answer) == expected


def test_how_many_of_them_counts_those_on_both_lists(seas: Assistant) -> None:
    assert values(seas.ask("How many of them are?", history=["Are all members of the CDB also in the LDP?"])) == ["2"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Qui siège au CDB sans être de la LDP ?", ["PT", "TN"]),
        ("¿Quién está en el CDB pero no en la LDP?", ["PT", "TN"]),
        ("Deux pays, sauf erreur, sont à la fois dans la LDP et dans le CDB. Lesquels ?", ["ES", "IT"]),
    ],
)
def test_who_is_on_a_list_is_asked_in_many_words(seas: Assistant, text: str, expected: list[str]) -> None:
    assert values(seas.ask(text)) == expected


def test_both_are_the_two_countries_of_the_turn_before(seas: Assistant) -> None:
    answer = seas.ask("E no CDB, os dois?", history=["A Espanha e a Grécia estão na LDP?"])
    assert answer.verdict == "no"


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("Was the Forum des marées launched before 2003?", "no"),
        ("Was the Forum des marées launched after 2002?", "yes"),
        ("¿El Forum des marées se lanzó antes de 2004?", "yes"),
        ("O Forum des marées foi lançado depois de 2004?", "no"),
        ("Le Forum des marées a été lancé avant 2004 ?", "yes"),
        ("¿El Forum des marées se lanzó en 2004?", "no"),
    ],
)
def test_a_date_lies_before_or_after_another(seas: Assistant, text: str, verdict: str) -> None:
    assert seas.ask(text).verdict == verdict


@pytest.mark.parametrize(
    "text",
    [
        "Which mechanism is the newest, and what year is it from?",
        "Quel mécanisme est le plus récent, et de quelle année est-il ?",
    ],
)
def test_what_is_asked_beside_the_newest_is_asked_of_it(seas: Assistant, text: str) -> None:
    body, date = values(seas.ask(text))
    assert "tern" in date.lower() or "tern" in body.lower()
    assert "2018-05-04" in {body, date}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("How many countries are in the LDP but not in the CDB?", "3"),
        ("Combien de pays siègent au CDB sans être membres de la LDP ?", "2"),
        ("¿Cuántos países del CDB no están en la LDP?", "2"),
        ("Quantos países da LDP também fazem parte do CDB?", "2"),
        ("How many CFA countries are not in the RIS?", "3"),
    ],
)
def test_how_many_are_on_one_list_and_not_on_another_is_counted(seas: Assistant, text: str, expected: str) -> None:
    answer = seas.ask(text)
    assert values(answer) == [expected]
    assert answer.derived
    assert_quotes(seas, answer)


def test_who_is_counted_is_named_beside_the_number(seas: Assistant) -> None:
    assert "Portugal and Tunisia" in seas.ask("How many CDB countries are not in the LDP?").answer


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("How many African countries are in the RIS?", "2"),
        ("Combien de pays africains compte le CDB ?", "1"),
        ("¿Cuántos países de África forman parte del CDB?", "1"),
        ("Quantos países da América do Sul fazem parte da RIS?", "1"),
        ("Combien d'États caribéens compte la LDP ?", "0"),
    ],
)
def test_the_members_of_a_region_are_counted_not_all_members(seas: Assistant, text: str, expected: str) -> None:
    assert values(seas.ask(text)) == [expected]


@pytest.mark.parametrize(
    "text",
    ["How many African countries take part in the FDM?", "Quantos países africanos fazem parte do Fórum das Marés?"],
)
def test_a_list_that_is_not_whole_counts_no_region(seas: Assistant, text: str) -> None:
    assert seas.ask(text).status == "not_found"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Which bodies include Spain but not France?", ["comite"]),
        ("Quels organes comptent l'Italie mais pas la Tunisie ?", ["ligue"]),
        ("¿Qué organismos incluyen a Portugal pero no a Malta?", ["comite"]),
    ],
)
def test_a_country_before_the_not_must_be_on_the_list(seas: Assistant, text: str, expected: list[str]) -> None:
    assert values(seas.ask(text)) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Which country is in the most bodies?",
        "Quel pays est membre du plus grand nombre d'organismes ?",
        "¿Qué país participa en más organismos?",
        "Que países estão no maior número de listas?",
    ],
)
def test_the_countries_on_the_most_lists_are_found(note: Assistant, text: str) -> None:
    answer = note.ask(text)
    assert sorted(item.code or "" for item in answer.items) == ["CR", "MX", "PA"]
    assert answer.derived
    assert_quotes(note, answer)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Which countries take part in more than one mechanism?", 15),
        ("Quels pays ne participent qu'à un seul mécanisme ?", 8),
        ("¿Qué países están en un solo mecanismo?", 8),
        ("Quais países fazem parte de vários mecanismos?", 15),
    ],
)
def test_countries_on_several_lists_or_on_one_are_found(note: Assistant, text: str, expected: int) -> None:
    assert len(note.ask(text).items) == expected


def test_how_many_countries_are_on_several_lists_is_counted(note: Assistant) -> None:
    assert values(note.ask("How many countries belong to several mechanisms?")) == ["15"]


@pytest.mark.parametrize(
    "text",
    [
        "Quels pays ne sont que dans l'un des deux : le MIRPS ou le Processus de Quito ?",
        "Which countries are in the MIRPS or the Quito Process but not in both?",
        "¿Qué países están en uno solo de los dos, el MIRPS o el Proceso de Quito?",
        "Que países estão só em uma das duas listas, MIRPS e Processo de Quito?",
    ],
)
def test_those_on_one_of_two_lists_alone_are_told_list_by_list(note: Assistant, text: str) -> None:
    answer = note.ask(text)
    assert [item.code for item in answer.items][:3] == ["BZ", "GT", "HN"]
    first, second = answer.answer.splitlines()
    assert "(3)" in first
    assert "(9)" in second


def test_how_many_are_on_one_of_two_lists_alone_counts_both_sides(note: Assistant) -> None:
    answer = note.ask("How many countries are in only one of the MIRPS and the Quito Process?")
    assert [item.value for item in answer.items] == ["12"]


@pytest.mark.parametrize(
    "text",
    [
        "Is it true that none of the members of the CSM is among the countries that adopted the MIRPS?",
        "Aucun des pays du MIRPS n'est membre de la CSM, c'est bien cela ?",
        "¿La CSM y el MIRPS no tienen ningún miembro en común?",
        "É verdade que nenhum dos membros da CSM está entre os países que adotaram o MIRPS?",
        "No CSM member belongs to the MIRPS, right?",
        "Do the CSM and the MIRPS have no member in common?",
    ],
)
def test_that_no_country_is_on_both_lists_is_a_yes_to_one_who_denies_any(note: Assistant, text: str) -> None:
    answer = note.ask(text)
    assert (answer.verdict, values(answer)) == ("yes", [])


@pytest.mark.parametrize(
    "text",
    [
        "Is it true that none of the Quito Process members adopted the MIRPS?",
        "Est-il exact qu'aucun pays du Processus de Quito n'a adopté le MIRPS ?",
        "¿Es verdad que ningún país del Proceso de Quito adoptó el MIRPS?",
        "É verdade que nenhum país do Processo de Quito adotou o MIRPS?",
    ],
)
def test_those_on_both_lists_are_a_no_to_it(note: Assistant, text: str) -> None:
    answer = note.ask(text)
    assert (answer.verdict, values(answer)) == ("no", ["CR", "MX", "PA"])


@pytest.mark.parametrize(
    "text",
    [
        "Which countries of the Quito Process adopted the MIRPS?",
        "Quels pays du Processus de Quito ont adopté le MIRPS ?",
        "¿Qué países del Proceso de Quito adoptaron el MIRPS?",
        "Quais países do Processo de Quito adotaram o MIRPS?",
    ],
)
def test_the_countries_of_one_that_took_up_another_are_those_on_both(note: Assistant, text: str) -> None:
    assert values(note.ask(text)) == ["CR", "MX", "PA"]


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("Neither Belize nor Chile is in the Quito Process, right?", "no"),
        ("Ni la Bolivie ni le Chili ne font partie du Processus de Quito, n'est-ce pas ?", "no"),
        ("Confírmeme una cosa: ¿ni Belice ni Honduras están en el Proceso de Quito?", "yes"),
        ("Nem Belize nem Honduras estão no Processo de Quito?", "yes"),
    ],
)
def test_neither_of_two_countries_is_in_it_only_where_both_lack(note: Assistant, text: str, verdict: str) -> None:
    assert note.ask(text).verdict == verdict


@pytest.mark.parametrize(
    ("first", "text", "verdict"),
    [
        ("Which countries adopted the MIRPS?", "Are any of them in the Quito Process?", "yes"),
        ("Quels pays ont adopté le MIRPS ?", "Certains d'entre eux sont-ils dans le Processus de Quito ?", "yes"),
        ("¿Qué países adoptaron el MIRPS?", "¿Alguno de ellos está en la CSM?", "no"),
        ("Que países adotaram o MIRPS?", "E algum deles está no Processo de Quito?", "yes"),
        ("Which countries adopted the MIRPS?", "Are they all in the Quito Process?", "no"),
        ("Quels pays ont adopté le MIRPS ?", "Sont-ils tous membres du Processus de Quito ?", "no"),
        ("¿Qué países adoptaron el MIRPS?", "¿Están todos en el Proceso de Quito?", "no"),
        ("Que países adotaram o MIRPS?", "Estão todos no Processo de Quito?", "no"),
    ],
)
def test_those_just_listed_are_held_against_another_list(note: Assistant, first: str, text: str, verdict: str) -> None:
    assert note.ask(text, history=[first]).verdict == verdict


@pytest.mark.parametrize(
    "text",
    [
        "How many CSM members are not in the Quito Process, and which ones are they?",
        "Combien de membres de la CSM ne sont pas dans le Processus de Quito, et lesquels ?",
        "¿Cuántos países de la CSM no participan en el Proceso de Quito y cuáles son?",
        "Quantos membros da CSM não estão no Processo de Quito, e quais são?",
    ],
)
def test_those_asked_for_by_name_are_those_that_were_counted(note: Assistant, text: str) -> None:
    assert values(note.ask(text)) == ["4", "BO", "PY", "SR", "VE"]


@pytest.mark.parametrize(
    "text",
    [
        "Counting each country once, how many countries do the Quito Process and the MIRPS have between them?",
        "Le Processus de Quito et le MIRPS, sans compter deux fois, cela fait combien de pays ?",
        "Sumando el Proceso de Quito y el MIRPS, sin repetir, ¿cuántos países son?",
        "Somando o Processo de Quito e o MIRPS sem repetir, dá quantos países?",
    ],
)
def test_each_country_of_two_lists_counts_once(note: Assistant, text: str) -> None:
    assert values(note.ask(text)) == ["15"]


@pytest.mark.parametrize(
    ("first", "text", "verdict"),
    [
        ("Is the RCM older than the CAM?", "And is it older than the CMC?", "yes"),
        ("La CRM est-elle plus ancienne que la CAM ?", "Et est-elle plus ancienne que la CSM ?", "yes"),
        ("¿Quién dirige la R4V?", "¿Y lleva el mismo año que el Proceso de Quito?", "yes"),
        ("Quem dirige a R4V?", "E é do mesmo ano que a CAM?", "no"),
    ],
)
def test_the_one_before_is_held_against_another(note: Assistant, first: str, text: str, verdict: str) -> None:
    assert note.ask(text, history=[first]).verdict == verdict


@pytest.mark.parametrize(
    "text",
    [
        "Quels pays sont membres d'au moins deux de ces organismes : LDP, CDB et CFA ?",
        "Which states belong to two or more of the LHL, the COB and the CFA?",
        "¿Quién está en por lo menos dos de los tres: LDF, CDB, CFA?",
        "Que países são membros de pelo menos dois destes organismos: LDF, CDB e CFA?",
    ],
)
def test_a_country_on_so_many_lists_at_least_is_named(seas: Assistant, text: str) -> None:
    answer = seas.ask(text)
    assert values(answer) == ["ES", "IT"]
    assert "2" in answer.answer
    assert_quotes(seas, answer)


@pytest.mark.parametrize(
    "text",
    [
        "Who sits in all three bodies: Lighthouse League, Committee on Beacons and CFA?",
        "Quels États sont membres des trois, LDP, CDB et CFA ?",
        "¿Qué países están en los tres: LDF, CDB y CFA?",
        "Que países estão nos três: LDF, CDB e CFA?",
    ],
)
def test_all_of_three_are_no_sum_of_them(seas: Assistant, text: str) -> None:
    assert values(seas.ask(text)) == []


@pytest.mark.parametrize(
    "text",
    [
        "De la LDP et du CDB, lequel compte la Grèce parmi ses membres ?",
        "Of the Lighthouse League and the Committee on Beacons, which has Greece among its members?",
        "De la LDF y el CDB, ¿cuál cuenta con Grecia entre sus miembros?",
        "Da LDF e do CDB, qual conta com a Grécia entre os seus membros?",
    ],
)
def test_which_of_two_has_a_country_names_that_body(seas: Assistant, text: str) -> None:
    assert values(seas.ask(text)) == ["ligue"]


@pytest.mark.parametrize(
    "text",
    [
        "En dehors de la LDP, à quels organismes l'Italie appartient-elle ?",
        "Leaving the Lighthouse League aside, which bodies is Italy a member of?",
        "Which body other than the Lighthouse League counts Italy among its members?",
        "Dejando de lado la LDF, ¿a qué organismos pertenece Italia?",
        "Fuera de la LDF, ¿de qué otro organismo es miembro Italia?",
        "Que outro organismo, que não a LDF, conta com a Itália entre os seus membros?",
        "A Itália está na LDF; em que outro organismo está?",
    ],
)
def test_a_body_that_is_left_aside_is_not_denied(seas: Assistant, text: str) -> None:
    assert values(seas.ask(text)) == ["comite"]
