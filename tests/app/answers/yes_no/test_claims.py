"""A statement put to the test is upheld where all that it says is borne out: who, where, when, how many."""

from __future__ import annotations

import pytest

from app.assistant import Assistant
from tests.app.invented import assert_quotes, assistant_over

FILES = {
    "note.en.md": """# Mountain water bodies

## Alpine Water Council (AWC) - 2009

The Alpine Water Council (AWC) was created in May 2009 as a standing committee by the Charter of Bergen. It has five
members: Austria, France, Italy, Slovenia and Switzerland. It is led by Austria and Italy. It is not legally binding.

## Karst Springs Network (KSN) or Vela Process - 2015

The Karst Springs Network (KSN) was launched in March 2015 in Zadar. The Network runs projects in 14 countries.
No formal link exists between the AWC and the KSN.
The Network succeeds the Old Springs Panel, which was dissolved in June 2015.

## Glacier Watch Group (GWG) - 2011

The Glacier Watch Group (GWG) was created in 2011. Its activities have been suspended since April 2019.

## Moraine Lakes Panel (MLP) - 2013

The Moraine Lakes Panel (MLP) was created in 2013. It is dormant and has not met since June 2018. It has not been
dissolved.
""",
}


@pytest.fixture(scope="module")
def waters(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    return assistant_over(tmp_path_factory.mktemp("waters"), FILES)


def verdict(assistant: Assistant, text: str) -> str:
    answer = assistant.ask(text)
    assert_quotes(assistant, answer)
    return (answer.verdict or "none") if answer.status == "answered" else "silent"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The Alpine Water Council was created by the Charter of Bergen in 2009, right?", "yes"),
        ("The AWC was created by the Charter of Oslo in 2009, wasn't it?", "no"),
        ("Le AWC a été créé en 2009 par la Charte d'Oslo, n'est-ce pas ?", "no"),
        ("El AWC fue creado en 2009 por la Carta de Oslo, ¿verdad?", "no"),
        ("O AWC foi criado em 2009 pela Carta de Oslo, certo?", "no"),
        ("The KSN was launched in 2015 in Zadar, right?", "yes"),
        ("The KSN was launched in 2015 in Trieste, right?", "no"),
        ("Le KSN a été lancé en 2015 à Trieste, non ?", "no"),
        ("El KSN se lanzó en Trieste en 2015, ¿no?", "no"),
        ("O KSN foi lançado em Trieste em 2015, não foi?", "no"),
        ("The GWG was created in 2011 by the United Nations, right?", "silent"),
        ("The AWC was created in 2009 in Vienna, right?", "silent"),
        ("The AWC was created in 2011 and the GWG in 2009, right?", "no"),
        ("The AWC was created in 2009 and the GWG in 2011, right?", "yes"),
        ("Le AWC date de 2011 et le GWG de 2009, non ?", "no"),
        ("The AWC is binding and dates from 2009, right?", "no"),
    ],
)
def test_one_false_part_makes_a_statement_false(waters: Assistant, text: str, expected: str) -> None:
    assert verdict(waters, text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The AWC is led by Austria and Italy, right?", "yes"),
        ("Is the Vela Process the KSN?", "yes"),
        ("Is the Vela Process the same as the AWC?", "no"),
        ("Le processus Vela est-il le GWG ?", "silent"),
        ("Are the KSN and the Vela Process the same thing?", "yes"),
        ("¿El AWC y el KSN son lo mismo?", "no"),
        ("Have the AWC and the KSN an agreement?", "no"),
        ("Le AWC et le KSN ont-ils un accord de coopération ?", "no"),
        ("Have the AWC and the GWG an agreement?", "silent"),
        ("Did the AWC repair the dikes in Austria after the floods?", "silent"),
        ("The KSN covers 14 countries, doesn't it?", "yes"),
        ("The KSN covers 20 countries, doesn't it?", "no"),
        ("¿El KSN abarca 20 países?", "no"),
        ("Is the AWC a temporary committee?", "no"),
        ("Is the AWC a permanent body?", "yes"),
        ("¿Es el AWC un órgano temporal?", "no"),
    ],
)
def test_who_leads_what_it_is_called_how_many_and_for_how_long(waters: Assistant, text: str, expected: str) -> None:
    assert verdict(waters, text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Is the GWG still suspended?", "yes"),
        ("Is the GWG no longer active?", "yes"),
        ("Is the GWG still active?", "no"),
        ("Le GWG est-il toujours suspendu ?", "yes"),
        ("Le GWG ne fonctionne plus, n'est-ce pas ?", "yes"),
        ("¿Sigue suspendido el GWG?", "yes"),
        ("¿El GWG ya no funciona?", "yes"),
        ("O GWG não foi suspenso, pois não?", "no"),
        ("O GWG já não funciona?", "yes"),
        ("Is the KSN still active?", "silent"),
        ("¿Sigue activo el KSN?", "silent"),
    ],
)
def test_whether_a_body_has_ended_is_told_of_that_body(waters: Assistant, text: str, expected: str) -> None:
    assert verdict(waters, text) == expected


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("So France is not in the AWC?", "That is not so."),
        ("Germany is not in the AWC, right?", "That is so."),
        ("La France n'est pas dans le AWC, n'est-ce pas ?", "C'est inexact."),
        ("Francia no está en el AWC, ¿no?", "No es así."),
        ("A França não está no AWC, pois não?", "Não é assim."),
        ("Isn't France in the AWC?", "Yes."),
        ("Is France in the AWC?", "Yes."),
    ],
)
def test_a_denial_is_told_to_be_so_or_not(waters: Assistant, text: str, said: str) -> None:
    assert waters.ask(text).answer.startswith(said)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The CAM was created by the Permanent Council, wasn't it?", "no"),
        ("La CAM a été créée par l'Assemblée générale de l'OEA en 2012, non ?", "yes"),
        ("Le Processus de Quito a été créé par la Déclaration de Buenos Aires ?", "no"),
        ("R4V is run by UNHCR and UNICEF, right?", "no"),
        ("¿La R4V la dirigen ACNUR y la OIM?", "yes"),
        ("The CAM's predecessor was set up in 2012, right?", "no"),
        ("O predecessor da CAM foi criado em 2008?", "yes"),
        ("La comisión especial funcionó de 2008 a 2014, ¿no?", "no"),
        ("Was the CSM created in 1999 in Buenos Aires?", "silent"),
        ("Does the RCM include all the Caribbean states?", "no"),
        ("A CSM inclui todos os países da América do Sul?", "yes"),
        ("¿Incluye la CSM a algún país de América Central?", "no"),
        ("Does the RCM or the Quito Process have more members?", "none"),
        ("Is the special committee a permanent body?", "silent"),
        ("¿Tiene la CSM relación con la CRM?", "yes"),
    ],
)
def test_the_note_bears_out_or_denies_all_of_a_statement(note: Assistant, text: str, expected: str) -> None:
    assert verdict(note, text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Le MLP a-t-il été dissous ?", "no"),
        ("Has the MLP been dissolved?", "no"),
        ("¿Fue disuelto el MLP?", "no"),
        ("O MLP foi dissolvido?", "no"),
        ("Is the MLP still active?", "no"),
        ("Is the MLP dormant?", "yes"),
    ],
)
def test_a_body_at_rest_was_not_dissolved_where_its_text_says_so(waters: Assistant, text: str, expected: str) -> None:
    assert verdict(waters, text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Depuis quand les activités du GWG sont-elles suspendues ?",
        "Since when have the activities of the GWG been suspended?",
        "¿Desde cuándo están suspendidas las actividades del GWG?",
        "Desde quando estão suspensas as atividades do GWG?",
    ],
)
def test_since_when_it_is_at_rest_is_told(waters: Assistant, text: str) -> None:
    assert [item.value or item.name for item in waters.ask(text).items] == ["2019-04"]
