"""What countries belong to: which lists name them, who is on more, on one alone or on all; bodies by their size."""

from __future__ import annotations

import pytest

from app.assistant import Assistant
from tests.app.invented import assert_quotes, values


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a Argentina participa de quê?", ["csm", "quito-process"]),
        ("e a Nicarágua, faz parte de algum?", ["crm"]),
        ("list everything Panama belongs to", ["crm", "mirps", "quito-process"]),
        ("Le Mexique participe à quoi ?", ["crm", "mirps", "quito-process"]),
        ("¿A qué pertenece Panamá?", ["crm", "mirps", "quito-process"]),
        ("is Peru in any of these?", ["csm", "quito-process"]),
        ("Which is in more processes, Mexico or Costa Rica?", ["CR", "MX"]),
        ("Brazil v. Bolivia: who's in more processes?", ["BR"]),
        ("¿Quién está en más procesos, Brasil o Bolivia?", ["BR"]),
        ("Which countries are in all the processes?", []),
        ("¿Qué países son miembros de todos los procesos?", []),
        ("What countries are in exactly one process?", ["BO", "CA", "NI", "PY", "SR", "SV", "US", "VE"]),
        ("Which countries take part in only one of the processes?", ["BO", "CA", "NI", "PY", "SR", "SV", "US", "VE"]),
        ("Quels pays sont membres d'un seul des processus ?", ["BO", "CA", "NI", "PY", "SR", "SV", "US", "VE"]),
        ("¿Qué países participan en uno solo de los procesos?", ["BO", "CA", "NI", "PY", "SR", "SV", "US", "VE"]),
        ("Que países estão em apenas um dos processos?", ["BO", "CA", "NI", "PY", "SR", "SV", "US", "VE"]),
        ("Quels pays ne sont que dans la CSM ?", ["BO", "PY", "SR", "VE"]),
        ("Quels pays n'appartiennent qu'à la CRM ?", ["CA", "NI", "SV", "US"]),
    ],
)
def test_what_a_country_belongs_to_is_read_off_the_lists(note: Assistant, text: str, expected: list[str]) -> None:
    answer = note.ask(text)
    assert answer.status == "answered"
    assert sorted(values(answer)) == expected
    assert_quotes(note, answer)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Haiti faz parte de algum processo?", "Nenhuma lista de membros dos documentos nomeia este país: Haiti."),
        ("is Cuba in any of these?", "No list of members in the documents names this country: Cuba."),
        ("¿Está Haití en alguno de los procesos?", "Ninguna lista de miembros de los documentos nombra a este país"),
        ("Cuba fait-il partie d'un de ces mécanismes ?", "Aucune liste de membres des documents ne nomme ce pays"),
    ],
)
def test_of_a_country_on_no_list_this_is_said(note: Assistant, text: str, said: str) -> None:
    answer = note.ask(text)
    assert answer.status == "not_found"
    assert answer.answer.startswith(said)


@pytest.mark.parametrize("text", ["Does Haiti host refugees of any of these?", "What did Cuba sign in 2018?"])
def test_what_else_is_asked_of_a_country_is_not_read_off_the_lists(note: Assistant, text: str) -> None:
    answer = note.ask(text)
    assert answer.status == "not_found"
    assert "Haiti" not in answer.answer


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Quels pays ne participent qu'à la CSM et à aucun autre processus ?", ["BO", "PY", "SR", "VE"]),
        ("countries only in SACM and nothing else?", ["BO", "PY", "SR", "VE"]),
        ("¿Qué países están solo en la CSM?", ["BO", "PY", "SR", "VE"]),
        ("Que países só participam do MIRPS e da CRM?", ["BZ", "GT", "HN"]),
        ("How many countries are only in SACM?", ["4"]),
    ],
)
def test_only_on_a_list_leaves_out_who_is_on_another(note: Assistant, text: str, expected: list[str]) -> None:
    assert sorted(values(note.ask(text))) == expected


def test_only_the_members_are_all_of_them(note: Assistant) -> None:
    assert len(values(note.ask("List only the members of SACM"))) == 12
    assert note.ask("Is Chile only in SACM?").verdict == "no"


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Quais países estão na CSM ou no MIRPS?", 18),
        ("Which countries belong to the CSM or the Quito Process?", 16),
        ("Quels pays sont membres de la CSM ou du MIRPS ?", 18),
        ("¿Qué países están en la CSM o en el MIRPS?", 18),
        ("Which countries are in both SACM and Quito?", 8),
        ("O Processo de Quito e o MIRPS: que países estão em ambos?", 3),
    ],
)
def test_or_joins_lists(note: Assistant, text: str, count: int) -> None:
    assert len(values(note.ask(text))) == count


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("how many countries in total are in MIRPS + Quito", "15"),
        ("Quantos países têm o MIRPS e o Processo de Quito juntos?", "15"),
        ("Combien de pays comptent la CSM et le Processus de Quito réunis ?", "16"),
        ("Combien de membres la CSM compte-t-elle de plus que le MIRPS ?", "6"),
        ("how many more members does Quito have than MIRPS?", "6"),
        ("Quantos países a mais tem Quito do que o MIRPS?", "6"),
        ("¿Cuántos miembros más tiene Quito que el MIRPS?", "6"),
        ("De combien le nombre de migrants a-t-il augmenté entre 1970 et 2020 ?", "199000000"),
        ("¿Cuánto aumentó el número de migrantes entre 1970 y 2020?", "199000000"),
        ("By how much did the number of migrants grow between 1970 and 2020?", "199000000"),
    ],
)
def test_numbers_are_added_and_taken_apart(note: Assistant, text: str, expected: str) -> None:
    answer = note.ask(text)
    assert answer.items[0].value == expected
    assert answer.derived
    assert_quotes(note, answer)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("¿Qué Estados no pertenecen ni a la CSM ni al MIRPS pero sí a la CRM?", ["CA", "DO", "NI", "SV", "US"]),
        ("who wasn't in Quito but is in SACM", ["BO", "PY", "SR", "VE"]),
        ("Quels pays ne sont pas dans Quito mais sont dans la CSM ?", ["BO", "PY", "SR", "VE"]),
        ("Quais países não estão no MIRPS mas estão na CRM?", ["CA", "DO", "NI", "SV", "US"]),
        ("Who is missing from Quito among the SACM members?", ["BO", "PY", "SR", "VE"]),
    ],
)
def test_what_is_denied_first_is_left_out(note: Assistant, text: str, expected: list[str]) -> None:
    assert sorted(values(note.ask(text))) == expected


@pytest.mark.parametrize(
    "text", ["Which countries are in neither SACM nor MIRPS?", "Quais não estão na CSM nem em Quito?"]
)
def test_who_is_on_no_list_at_all_is_not_told(note: Assistant, text: str) -> None:
    assert note.ask(text).status == "not_found"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Le MIRPS compte-t-il plus de membres que la CSM ?", "(MIRPS) : 6; Conférence"),
        ("Is Quito bigger than SACM?", "Quito Process: 12; South American"),
        ("El MIRPS tiene más miembros que la CSM?", "(MIRPS): 6; Conferencia"),
    ],
)
def test_sizes_stand_in_the_order_of_the_question(note: Assistant, text: str, said: str) -> None:
    answer = note.ask(text)
    assert answer.verdict == "no"
    assert said in answer.answer


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("how many processes are older than Quito?", "4"),
        ("Combien de mécanismes sont plus anciens que le Processus de Quito ?", "4"),
        ("¿Cuántos procesos son más antiguos que Quito?", "4"),
        ("Quantos processos são mais recentes que a CAM?", "5"),
        ("Combien d'États le Processus de Quito et la CSM ont-ils en commun ?", "8"),
        ("how many yrs between the RCM and SACM", "3"),
    ],
)
def test_bodies_older_than_one_are_counted(note: Assistant, text: str, expected: str) -> None:
    assert note.ask(text).items[0].value == expected


def test_no_order_is_made_up_within_a_year(note: Assistant) -> None:
    for text in ("¿Cuál mecanismo nació primero en 2018?", "Which mechanism was created first in 2018?"):
        assert values(note.ask(text)) == ["gcm", "gcr", "quito-process", "r4v"]


@pytest.mark.parametrize(
    "text",
    [
        "Quels mécanismes ont pour membres des pays d'Amérique centrale ?",
        "Which mechanisms include Central American countries?",
        "¿Qué mecanismos tienen miembros de Centroamérica?",
    ],
)
def test_bodies_with_members_of_a_region_need_not_be_of_it(note: Assistant, text: str) -> None:
    assert values(note.ask(text)) == ["crm", "mirps", "quito-process"]


@pytest.mark.parametrize(
    "text",
    [
        "Quels pays du Processus de Quito ne sont pas sud-américains ?",
        "Which Quito members are not South American?",
        "¿Qué países de Quito no son sudamericanos?",
        "Quais membros de Quito não são sul-americanos?",
    ],
)
def test_members_are_told_apart_by_the_adjective_of_a_region(note: Assistant, text: str) -> None:
    assert values(note.ask(text)) == ["CR", "DO", "MX", "PA"]


@pytest.mark.parametrize(
    "text",
    [
        "quem está em quito e no mirps ao mesmo tempo?",
        "países que estão em quito E mirps",
        "who is in quito and mirps?",
    ],
)
def test_a_name_beside_another_needs_no_capital(note: Assistant, text: str) -> None:
    assert values(note.ask(text)) == ["CR", "MX", "PA"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Which countries are in SACM or Quito but not in MIRPS?", 13),
        ("Which countries are in Quito or MIRPS but not in both?", 12),
        ("How many more partners does R4V have than Quito has members?", 1),
    ],
)
def test_what_is_joined_and_denied_counts_each_list_once(note: Assistant, text: str, expected: int) -> None:
    answer = note.ask(text)
    assert len(answer.items) == expected
    assert "5:" not in answer.answer


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("Le Brésil participe-t-il à un autre processus que la CSM ?", "yes"),
        ("Is Chile in any other process than SACM?", "yes"),
        ("Le Canada participe-t-il à un autre processus que la CRM ?", None),
        ("Is Brazil in everything?", None),
        ("Is R4V bigger than Quito?", None),
    ],
)
def test_another_list_is_told_where_one_names_the_country(note: Assistant, text: str, verdict: str | None) -> None:
    assert note.ask(text).verdict == verdict


@pytest.mark.parametrize(
    "text", ["Which mechanisms is Mexico in but Guatemala is not?", "¿En qué procesos está México pero no Guatemala?"]
)
def test_bodies_are_told_by_a_country_they_have_and_one_they_have_not(note: Assistant, text: str) -> None:
    assert values(note.ask(text)) == ["quito-process"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Does Belize belong to anything?", ["crm", "mirps"]),
        ("¿Belice pertenece a algo?", ["crm", "mirps"]),
        ("Le Belize appartient-il à quelque chose ?", ["crm", "mirps"]),
        ("Belize pertence a alguma coisa?", ["crm", "mirps"]),
        ("Je viens du Paraguay, à quoi appartenons-nous ?", ["csm"]),
        ("Vengo de Paraguay, ¿a qué pertenecemos?", ["csm"]),
        ("Where does the Dominican Republic sit?", ["crm", "quito-process"]),
        ("Which is bigger, MIRPS or the CSM?", ["csm"]),
        ("Is the RCM or the CSM larger?", ["csm"]),
        ("Laquelle est plus grande, la CRM ou la CSM ?", ["csm"]),
        ("¿Cuál es mayor, el MIRPS o la CSM?", ["csm"]),
        ("Qual é maior, o MIRPS ou a CSM?", ["csm"]),
        ("Which is smaller, MIRPS or the CSM?", ["mirps"]),
    ],
)
def test_where_a_country_belongs_and_which_of_two_is_larger_is_told_in_any_wording(
    note: Assistant, text: str, expected: list[str]
) -> None:
    assert values(note.ask(text)) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Does Spain belong to anything?",
        "Which has the bigger budget, the CAM or the CSM?",
        "Where does the CAM sit?",
        "C'est qui le président ?",
    ],
)
def test_what_no_list_of_members_tells_is_not_answered(note: Assistant, text: str) -> None:
    assert note.ask(text).status == "not_found"


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("La CSM, c'est qui ?", 12),
        ("C'est qui, le MIRPS ?", 6),
        ("Which countries take part in only one of the processes?", 8),
        ("¿Qué países participan en uno solo de los procesos?", 8),
        ("Quels pays ne participent qu'à un seul des processus ?", 8),
        ("Que países participam em apenas um dos processos?", 8),
    ],
)
def test_the_members_of_a_body_and_of_one_list_alone_are_all_named(note: Assistant, text: str, count: int) -> None:
    assert len(values(note.ask(text))) == count


@pytest.mark.parametrize(
    "text",
    [
        "Où est-ce qu'on retrouve la Colombie ?",
        "Where do we find Colombia?",
        "¿Dónde aparece Colombia?",
        "Onde a Colômbia é mencionada?",
        "Em cuais mecanismos a Colômbia aparese como menbro?",
    ],
)
def test_where_a_country_is_found_asks_for_the_lists_that_name_it(note: Assistant, text: str) -> None:
    assert {item.value for item in note.ask(text).items} == {"csm", "quito-process"}
