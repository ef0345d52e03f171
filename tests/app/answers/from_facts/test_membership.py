"""Who belongs: whole lists and partial ones, a yes or no, what lists share, versions that disagree."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.assistant import Assistant
from tests.app.invented import assert_quotes, assistant_over, values

LIGUE = ["ES", "FR", "GR", "IT", "MT"]
COMITE = ["ES", "IT", "PT", "TN"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Quels pays sont membres de la Ligue des phares ?", LIGUE),
        ("Which countries are members of the Lighthouse League?", LIGUE),
        ("¿Qué países son miembros de la Liga de los Faros?", LIGUE),
        ("¿Cuáles son los miembros de la Liga de los Faros?", LIGUE),
        ("Quais países são membros da Liga dos Faróis?", LIGUE),
        ("Quais são os membros da Liga dos Faróis?", LIGUE),
        ("LDP members", LIGUE),
        ("qels pays fon parti de la Ligue des phares", LIGUE),
        ("membres CDB", COMITE),
        ("Which countries are members of the Consejo de los Faroles Australes?", ["AR", "CL", "UY"]),
        ("Quels pays sont membres de la Rede das Ilhas Salgadas ?", ["AO", "BR", "CV"]),
    ],
)
def test_a_list_is_given_whole_in_any_language(seas: Assistant, text: str, expected: list[str]) -> None:
    answer = seas.ask(text)
    assert values(answer) == expected
    assert len(answer.citations) == 1
    assert not answer.derived
    assert_quotes(seas, answer)


def test_countries_are_named_and_sorted_in_the_language_of_the_answer(seas: Assistant) -> None:
    answer = seas.ask("Which countries are members of the Lighthouse League?")
    assert [item.name for item in answer.items] == ["France", "Greece", "Italy", "Malta", "Spain"]
    assert "5 countries" in answer.answer


def test_an_observer_is_not_among_the_members(seas: Assistant) -> None:
    assert "MA" not in values(seas.ask("Quels pays sont membres de la Ligue des phares ?"))
    assert values(seas.ask("Quels pays sont observateurs de la Ligue des phares ?")) == ["MA"]
    assert values(seas.ask("Which countries are observers of the Lighthouse League?")) == ["MA"]


@pytest.mark.parametrize(
    "text",
    [
        "Il me faut la liste complète des membres de la Ligue des phares, sans les observateurs.",
        "Who are the members of the Lighthouse League, not counting observers?",
        "Dame la lista completa de los miembros de la Liga de los Faros, sin los observadores",
        "Preciso da lista completa dos membros da Liga dos Faróis, sem os observadores.",
    ],
)
def test_members_without_the_observers_are_the_members(seas: Assistant, text: str) -> None:
    assert values(seas.ask(text)) == ["ES", "FR", "GR", "IT", "MT"]


def test_who_founded_a_body_and_left_it_stays_a_founder(tmp_path: Path) -> None:
    reeds = assistant_over(
        tmp_path,
        {
            "charter.en.txt": "Reed League (RDL)\n\nThe Reed League looks after marshes. Its founding members are "
            "Chile, Ecuador and Peru. Peru withdrew in 2015.\n"
        },
    )
    assert values(reeds.ask("Which countries are the founding members of the Reed League?")) == ["CL", "EC", "PE"]


ACT = """# Acuerdo de Lodos sobre los juncos

Los Gobiernos de las Repúblicas de Chile, Ecuador y Perú,

Han convenido en lo siguiente:

## Artículo 1

Se establece la Liga de los Juncos (LIJU).

## Artículo 2

Bolivia se adhirió el 22 de agosto de 2014.

Hecho en Lodos el 14 de mayo de 2009.

Participaron en la novena reunión delegaciones de Chile, de Ecuador y de Perú.
"""


@pytest.mark.parametrize(
    "text",
    [
        "Quels pays ont fondé la LIJU en 2009 ?",
        "Which countries founded the LIJU?",
        "¿Cuáles son los miembros fundadores de la LIJU?",
        "Que países criaram a LIJU?",
    ],
)
def test_those_in_whose_name_an_act_speaks_founded_what_it_creates(tmp_path: Path, text: str) -> None:
    reeds = assistant_over(tmp_path, {"acuerdo.es.md": ACT})
    assert values(reeds.ask(text)) == ["CL", "EC", "PE"]
    assert values(reeds.ask("Which countries are members of the LIJU?")) == ["BO", "CL", "EC", "PE"]


@pytest.mark.parametrize(
    "text",
    [
        "Which members of the Lighthouse League blocked Portugal's accession?",
        "Quels membres de la Ligue des phares ont bloqué l'adhésion du Portugal ?",
    ],
)
def test_who_acts_upon_a_country_is_not_told_by_the_list_that_leaves_it_out(seas: Assistant, text: str) -> None:
    assert seas.ask(text).status == "not_found"


def test_an_observer_has_not_left(seas: Assistant) -> None:
    assert seas.ask("Quels pays ont quitté la Ligue des phares ?").status == "not_found"
    assert seas.ask("Has Morocco left the Lighthouse League?").verdict != "yes"


def test_a_partial_list_is_said_to_be_one(seas: Assistant) -> None:
    answer = seas.ask("Which countries are members of the Tide Forum?")
    assert values(answer) == ["FR", "MA", "PT"]
    assert "does not say that the list is complete" in answer.answer


@pytest.mark.parametrize(
    ("text", "verdict", "quote"),
    [
        ("L'Espagne est-elle membre de la Ligue des phares ?", "yes", "Elle compte cinq États membres"),
        ("Is Spain a member of the Lighthouse League?", "yes", "Elle compte cinq États membres"),
        ("¿Es España miembro de la Liga de los Faros?", "yes", "Elle compte cinq États membres"),
        ("A Espanha é membro da Liga dos Faróis?", "yes", "Elle compte cinq États membres"),
        ("Le Portugal est-il membre de la Ligue des phares ?", "no", "Elle compte cinq États membres"),
        ("Is Portugal a member of the Lighthouse League?", "no", "Elle compte cinq États membres"),
        ("Is Portugal a member of the Tide Forum?", "yes", "Il réunit notamment"),
        ("Le Maroc est-il membre de la Ligue des phares ?", "no", "Le Maroc y participe en qualité d'observateur."),
        ("Le Maroc est-il observateur à la Ligue des phares ?", "yes", "Le Maroc y participe"),
        ("Is Spain a member of both the Lighthouse League and the Committee on Beacons?", "yes", "Il compte quatre"),
        ("Is Malta a member of both the Lighthouse League and the Committee on Beacons?", "no", "Il compte quatre"),
    ],
)
def test_membership_of_one_country_is_a_yes_or_no_with_its_quote(
    seas: Assistant, text: str, verdict: str, quote: str
) -> None:
    answer = seas.ask(text)
    assert answer.verdict == verdict
    assert any(quote in citation.quote for citation in answer.citations)
    assert_quotes(seas, answer)


@pytest.mark.parametrize(
    "text",
    [
        "L'Espagne est-elle membre du Forum des marées ?",
        "Is Spain a member of the Tide Forum?",
        "Is Spain a member of both the Lighthouse League and the Tide Forum?",
        "Quels pays sont membres de la Ligue des phares mais pas du Forum des marées ?",
        "Is Italy a member of the Cercle des sondes?",
        "Do the Tern Declaration and the Tide Forum share members?",
        "Is Spain an observer of the Lighthouse League?",
    ],
)
def test_no_is_never_said_from_a_list_that_is_not_whole(seas: Assistant, text: str) -> None:
    answer = seas.ask(text)
    assert (answer.status, answer.verdict, answer.items) == ("not_found", None, ())


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Quels pays sont membres à la fois de la Ligue des phares et du Comité des balises ?", ["ES", "IT"]),
        ("Which countries are in both the Lighthouse League and the Committee on Beacons?", ["ES", "IT"]),
        ("¿Qué países están tanto en la Liga de los Faros como en el Comité de las Balizas?", ["ES", "IT"]),
        ("Que países estão tanto na Liga dos Faróis como no Comitê das Balizas?", ["ES", "IT"]),
        ("Quels pays sont membres de la Ligue des phares mais pas du Comité des balises ?", ["FR", "GR", "MT"]),
        ("Which countries are in the Committee on Beacons but not in the Lighthouse League?", ["PT", "TN"]),
        ("Quels pays sont à la fois dans la Ligue des phares et le Forum des marées ?", ["FR"]),
    ],
)
def test_lists_are_intersected_and_subtracted_with_both_cited(seas: Assistant, text: str, expected: list[str]) -> None:
    answer = seas.ask(text)
    assert values(answer) == expected
    assert answer.derived
    assert len(answer.citations) == 2
    assert_quotes(seas, answer)


def test_lists_that_share_nothing_are_said_to(seas: Assistant) -> None:
    answer = seas.ask("Which countries are in both the Tern Declaration and the Committee on Beacons?")
    assert answer.items == ()
    assert "No country" in answer.answer


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Quels pays d'Afrique du Nord sont membres du Comité des balises ?", ["TN"]),
        ("Which countries of Southern Europe are members of the Lighthouse League?", ["ES", "GR", "IT", "MT"]),
        ("Quels pays de la Ligue des phares ne sont pas en Europe du Sud ?", ["FR"]),
    ],
)
def test_a_list_is_cut_down_to_a_region(seas: Assistant, text: str, expected: list[str]) -> None:
    answer = seas.ask(text)
    assert values(answer) == expected
    assert answer.derived


@pytest.mark.parametrize(
    "text",
    [
        "Quand le Portugal a-t-il adhéré à la Ligue des phares ?",
        "Pourquoi le Portugal est-il membre de la Ligue des phares ?",
        "Quand le Portugal a-t-il signé la Ligue des phares ?",
        "Quand le Portugal est-il entré à la Ligue des phares ?",
    ],
)
def test_a_wrong_premise_is_corrected_by_the_list(seas: Assistant, text: str) -> None:
    answer = seas.ask(text)
    assert values(answer) == LIGUE
    assert answer.answer.removeprefix("Non. ").startswith("Portugal ne figure pas sur la liste")


def test_a_wrong_number_of_members_is_corrected(seas: Assistant) -> None:
    answer = seas.ask("Quels sont les 7 membres de la Ligue des phares ?")
    assert values(answer) == ["5", *LIGUE]
    assert "pas le nombre" in answer.answer


def test_versions_that_disagree_are_both_shown_the_newest_first(seas: Assistant) -> None:
    answer = seas.ask("Which states endorse the Tern Declaration?")
    first, second = answer.answer.split("\n")
    assert "Iceland" in first and "4 countries" in first
    assert "Iceland" not in second and "3 countries" in second and "2018-05-04" in second
    assert [citation.document for citation in answer.citations] == ["tern-2021", "tern-2018"]
    assert answer.as_of == "2021-05-04"


def test_membership_is_judged_by_the_newest_version(seas: Assistant) -> None:
    assert seas.ask("Does Iceland endorse the Tern Declaration?").verdict == "yes"
    assert seas.ask("Does Denmark endorse the Tern Declaration?").verdict == "no"


@pytest.mark.parametrize(
    "text",
    [
        "Which country joined the Lighthouse League most recently?",
        "Quel est le dernier pays à avoir rejoint la Ligue des phares ?",
        "¿Cuál fue el primer país en adherirse a la Liga de los Faros?",
        "Qual foi o último país a aderir à Liga dos Faróis?",
    ],
)
def test_who_joined_first_or_last_is_not_answered_with_the_whole_list(seas: Assistant, text: str) -> None:
    answer = seas.ask(text)
    assert answer.status == "not_found"
    assert not answer.items


@pytest.mark.parametrize(
    "text",
    [
        "Depuis quand le Portugal est-il dans la Ligue des phares ?",
        "When did Portugal get into the Lighthouse League?",
        "¿Cuándo entró Portugal a la Liga de los Faros?",
        "Desde quando Portugal está na Liga dos Faróis?",
    ],
)
def test_since_when_a_country_belongs_that_the_whole_list_leaves_out_is_corrected(seas: Assistant, text: str) -> None:
    assert values(seas.ask(text)) == LIGUE


CRISIS = """Note sur les îles

Ronde des îles (RDI) - 2001
La Ronde des îles est un processus de coopération qui répond à la crise des ports au Pérou. Elle compte trois États \
membres : le Danemark, la Norvège et la Suède.
"""


def test_a_country_that_a_body_deals_with_has_not_joined_it_by_that(tmp_path: Path) -> None:
    island = assistant_over(tmp_path, {"note.fr.txt": CRISIS})
    for text in ("Quand le Pérou a-t-il rejoint la Ronde des îles ?", "When did Peru join the Ronde des îles?"):
        assert [item.code for item in island.ask(text).items] == ["DK", "NO", "SE"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Quels pays sont à la fois dans celle des Phares et celui des Balises ?", ["ES", "IT"]),
        ("Which countries are in both Phares and Balises?", ["ES", "IT"]),
        ("¿Quiénes están en los dos, en la de los Faros y en el de las Balizas?", ["ES", "IT"]),
        ("Que países estão tanto na dos Faróis como no das Balizas?", ["ES", "IT"]),
    ],
)
def test_two_bodies_may_each_be_meant_by_one_word_of_their_names(
    seas: Assistant, text: str, expected: list[str]
) -> None:
    assert values(seas.ask(text)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("quito mirps países em comum", ["CR", "MX", "PA"]),
        ("membres communs quito mirps", ["CR", "MX", "PA"]),
        ("que paises no estan en quito pero si en la sudamericana", ["BO", "PY", "SR", "VE"]),
        ("which countries are in the mirps but not in quito", ["BZ", "GT", "HN"]),
        ("paises do mirps que nao estao em quito", ["BZ", "GT", "HN"]),
        ("cuantos países suman la CRM y la CSM?", ["23"]),
    ],
)
def test_a_proper_name_in_small_letters_is_known_beside_another_body(
    note: Assistant, text: str, expected: list[str]
) -> None:
    assert sorted(values(note.ask(text))) == expected


def test_another_word_of_a_name_in_small_letters_names_no_body_beside(note: Assistant) -> None:
    assert note.ask("quels pays de la crm ne sont pas protégés").status == "not_found"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Quels pays d'Amérique du Sud ne sont pas dans le Processus de Quito ?", ["BO", "PY", "SR", "VE"]),
        ("Which South American countries are not part of the Quito Process?", ["BO", "PY", "SR", "VE"]),
        ("Que países da América Central não estão no MIRPS?", ["NI", "SV"]),
        ("¿Qué países del Proceso de Quito no son de América del Sur?", ["CR", "DO", "MX", "PA"]),
        ("Which members of the Quito Process are not in South America?", ["CR", "DO", "MX", "PA"]),
        ("Quels pays sud-américains font partie du MIRPS ?", []),
    ],
)
def test_a_region_and_a_whole_list_tell_who_is_left_out(note: Assistant, text: str, expected: list[str]) -> None:
    answer = note.ask(text)
    assert answer.derived
    assert sorted(values(answer)) == expected
    assert_quotes(note, answer)


def test_members_of_no_body_are_not_asked_of_all_bodies(note: Assistant) -> None:
    assert note.ask("Which of the member states have ratified?").status == "not_found"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Le gouvernement mexicain fait-il partie de la CRM ?", "yes"),
        ("Le gouvernement haïtien est-il membre de la CRM ?", "no"),
        ("Is the Haitian government a member of the CSM?", "no"),
        ("¿El gobierno chileno participa en el Proceso de Quito?", "yes"),
        ("A delegação brasileira participa da CSM?", "yes"),
    ],
)
def test_who_acts_for_a_state_is_the_state(note: Assistant, text: str, expected: str) -> None:
    assert note.ask(text).verdict == expected


@pytest.mark.parametrize(
    "text",
    [
        "I'm with the Surinamese delegation. Which of these mechanisms names us as a member?",
        "De quels mécanismes le gouvernement surinamais est-il membre ?",
        "Soy de la embajada de Surinam, la delegación surinamesa: ¿en qué mecanismos estamos?",
    ],
)
def test_the_bodies_of_a_state_told_by_its_adjective_are_found(note: Assistant, text: str) -> None:
    assert [item.value for item in note.ask(text).items] == ["csm"]


@pytest.mark.parametrize(
    "text",
    [
        "Que demande le processus de Quito au gouvernement vénézuélien ?",
        "What did the Quito Process ask the Venezuelan government?",
    ],
)
def test_what_is_asked_of_a_state_takes_no_membership_for_granted(note: Assistant, text: str) -> None:
    answer = note.ask(text)
    assert answer.status == "not_found" or "gouvernement vénézuélien" in answer.citations[0].quote


@pytest.mark.parametrize(
    "text",
    [
        "Pourquoi le Mexique a-t-il adhéré à la CSM s'il n'est pas en Amérique du Sud ?",
        "Why did Mexico join the SACM?",
        "¿Por qué entró México en la CSM si no queda en América del Sur?",
        "Por que o México entrou na CSM se não fica na América do Sul?",
    ],
)
def test_why_a_country_joined_that_did_not_is_answered_no(note: Assistant, text: str) -> None:
    answer = note.ask(text)
    assert answer.verdict == "no"
    assert "UY" in values(answer)


@pytest.mark.parametrize(
    "text",
    [
        "Y a-t-il un pays qui appartienne à la fois au MIRPS et à la CSM ?",
        "Is there any country that belongs to the MIRPS and the SACM at the same time?",
        "¿Hay algún país que pertenezca al mismo tiempo al MIRPS y a la CSM?",
        "Existe algum país que pertença ao mesmo tempo ao MIRPS e à CSM?",
    ],
)
def test_whether_any_country_is_in_both_is_told_with_a_no(note: Assistant, text: str) -> None:
    assert note.ask(text).verdict == "no"


@pytest.mark.parametrize(
    "text",
    [
        "La Ligue des phares est-elle ouverte à l'adhésion du Chili ?",
        "Is the Lighthouse League open to Chile?",
        "¿Está abierta la Liga de los Faros a la adhesión de Chile?",
        "A Liga dos Faróis está aberta à adesão do Chile?",
    ],
)
def test_whether_a_country_may_join_is_not_told_by_the_list_that_leaves_it_out(seas: Assistant, text: str) -> None:
    assert seas.ask(text).status == "not_found"
    assert seas.ask("Is Chile a member of the Lighthouse League?").verdict == "no"


def test_what_leads_up_to_whether_a_country_belongs_is_left_out(seas: Assistant) -> None:
    text = "A colleague from Valparaíso joins us on Monday at nine. Is Chile in the Lighthouse League or in the CDB?"
    assert seas.ask(text).verdict == "no"
