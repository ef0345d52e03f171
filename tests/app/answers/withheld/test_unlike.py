"""Values of another sort than those asked for are no answers; who applied, left or is suspended is told."""

from __future__ import annotations

import pytest

from app.assistant import Assistant
from tests.app.invented import assistant_over, values

GUILD = """# Rules of the Boreal Weavers Guild (BOWEG)

Article 1. The Boreal Weavers Guild was founded in Turku on 4 May 2009. Its members are Finland, Norway and Sweden, \
and Denmark, whose rights have been suspended since 2020. Estonia and Latvia have applied to join. Iceland left in 2018.

Article 2. The Assembly may validly sit with at least two members present. Notice of an ordinary session goes out \
sixty days beforehand. A member may leave by giving six months' notice.

Article 3. The Guild trains dyers, 92 per cent of whom are women, and brings together 64 workshops of four countries.

Article 4. The Chair is Ms Aino Salo, elected on 3 March 2021; the Vice-Chair is Mr Olav Dahl.
"""
LOOMS = """# Austral Loom Compact (AULOC)

The Austral Loom Compact was founded in Temuco on 2 June 2014. Peru asked in 2019 to become an observer; no decision \
has been taken.
"""
MANIFEST = """
[[document]]
id = "guild"
file = "guild.en.md"
title = "Rules of the Boreal Weavers Guild"
language = "en"
date = "2022"

[[document]]
id = "looms"
file = "looms.en.md"
title = "Austral Loom Compact"
language = "en"
date = "2021"
"""


@pytest.fixture(scope="module")
def guild(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    files = {"guild.en.md": GUILD, "looms.en.md": LOOMS, "corpus.toml": MANIFEST}
    return assistant_over(tmp_path_factory.mktemp("guild"), files)


@pytest.mark.parametrize(
    "text",
    [
        # a share is no number of people
        "Combien de teinturières la BOWEG a-t-elle formées ?",
        "How many dyers has the BOWEG trained?",
        "¿Cuántas tintoreras formó la BOWEG?",
        "Quantas tintureiras formou a BOWEG?",
        # the figure of the question itself
        "Combien des 64 ateliers de la BOWEG sont norvégiens ?",
        "How many of the BOWEG's 64 workshops are in Norway?",
        "¿Cuántos de los 64 talleres de la BOWEG son noruegos?",
        "Quantas das 64 oficinas da BOWEG são norueguesas?",
        # the notice of ordinary sessions
        "Combien de jours à l'avance la BOWEG convoque-t-elle une session extraordinaire ?",
        "How many days of notice are there for an extraordinary session of the BOWEG?",
        "¿Con cuántos días de antelación se convoca una sesión extraordinaria de la BOWEG?",
        "Com quantos dias de antecedência se convoca uma sessão extraordinária da BOWEG?",
        # the day of the chair's election
        "Quand le vice-président de la BOWEG a-t-il été élu ?",
        "When was the Vice-Chair of the BOWEG elected?",
        "¿Cuándo fue elegido el vicepresidente de la BOWEG?",
        "Quando foi eleito o vice-presidente da BOWEG?",
    ],
)
def test_a_value_of_another_sort_is_no_answer(guild: Assistant, text: str) -> None:
    assert guild.ask(text).status == "not_found"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Quels pays ont demandé à entrer dans la BOWEG ?", ["EE", "LV"]),
        ("Which countries have applied to join the BOWEG?", ["EE", "LV"]),
        ("¿Qué países han pedido entrar en la BOWEG?", ["EE", "LV"]),
        ("Que países pediram para entrar na BOWEG?", ["EE", "LV"]),
        ("Quel pays a quitté la BOWEG ?", ["IS"]),
        ("Which country has left the BOWEG?", ["IS"]),
        ("¿Qué país abandonó la BOWEG?", ["IS"]),
        ("Que país abandonou a BOWEG?", ["IS"]),
        ("Qui est membre de la BOWEG, y compris celui qui est suspendu ?", ["DK", "FI", "NO", "SE"]),
        ("Which countries are in the BOWEG, including the suspended one?", ["DK", "FI", "NO", "SE"]),
        ("¿Qué países forman la BOWEG, incluido el suspendido?", ["DK", "FI", "NO", "SE"]),
        ("Que países formam a BOWEG, incluindo o suspenso?", ["DK", "FI", "NO", "SE"]),
        ("Combien de membres faut-il pour que la BOWEG puisse siéger valablement ?", ["2"]),
        ("How many members must be there for the BOWEG to validly sit?", ["2"]),
        ("¿Cuántos miembros hacen falta para que la BOWEG pueda sesionar válidamente?", ["2"]),
        ("Quantos membros são precisos para que a BOWEG possa deliberar validamente?", ["2"]),
    ],
)
def test_who_applied_who_left_and_how_many_must_be_present_is_told(
    guild: Assistant, text: str, expected: list[str]
) -> None:
    assert sorted(values(guild.ask(text))) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Le Pérou est-il observateur à l'AULOC ?",
        "Is Peru an observer at the AULOC?",
        "¿Es Perú observador en el AULOC?",
        "O Peru é observador na AULOC?",
    ],
)
def test_who_but_asked_to_be_an_observer_is_none_also_where_no_members_are_listed(guild: Assistant, text: str) -> None:
    assert guild.ask(text).verdict == "no"


@pytest.mark.parametrize(
    "text",
    [
        "Quel acte a mis en place la Guilde des coraux ?",
        "Which act set up the Coral Guild?",
        "¿Qué acto creó el Gremio de los Corales?",
        "Que ato criou a Guilda dos Corais?",
    ],
)
def test_an_act_that_a_body_contributed_to_did_not_found_it(reefs: Assistant, text: str) -> None:
    assert reefs.ask(text).status == "not_found"


@pytest.mark.parametrize(
    "text",
    [
        "Combien de jours a duré la conférence de Marrakech où fut signé le pacte migratoire ?",
        "How many days did the Marrakech conference that signed the migration compact last?",
        "¿Cuántos días duró la conferencia de Marrakech que firmó el pacto migratorio?",
        "Quantos dias durou a conferência de Marraquexe que assinou o pacto migratório?",
    ],
)
def test_so_many_countries_are_no_number_of_days(note: Assistant, text: str) -> None:
    assert note.ask(text).status == "not_found"


@pytest.mark.parametrize(
    "text", ["How many months' notice must a member of the BOWEG give to leave?", "How much notice to leave the BOWEG?"]
)
def test_months_of_notice_are_a_length_of_time(guild: Assistant, text: str) -> None:
    assert values(guild.ask(text)) == ["6"]
