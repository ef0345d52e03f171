"""An organ that a resolution sets up: who sits on it, who stands beside its chair; and what binds, body or advice."""

from __future__ import annotations

import pytest

from app.assistant import Assistant
from tests.app.invented import assert_quotes, assistant_over

RESOLUTION = """COMPACT OF THE WEIRS (CTW)
ASSEMBLY

Resolution 4/7

Malmo, 4 May 2022

The Assembly,

Recalling the Compact concluded at Malmo on 11 August 2005 by Chad, Chile, Ghana, Mali, Peru and Togo,

1. Decides to establish the Standing Committee on Emergency Stocks (SCS) as an organ of the Assembly, with effect \
from 1 June 2022;

2. Decides that the Committee shall consist of three Parties elected for two years, and elects as its first members:
   (a) Chad,
   (b) Mali,
   (c) Togo;

3. Appoints Ms Ida Holm, of Chad, as first Chair of the Committee, and Mr Olof Berg, of Mali, as Vice-Chair.
"""
AGREEMENT = """ACUERDO POR EL QUE SE ESTABLECE LA RED DE ESCLUSAS (REDESC)

Artículo 1. Se establece la Red de Esclusas, en adelante «la REDESC».

Artículo 2. El Comité Científico asesora a la Red. Sus dictámenes no tienen carácter vinculante.

Artículo 3. El presente Acuerdo obliga a las Partes. Las recomendaciones del Consejo no generan obligaciones jurídicas.
"""
NOTE = """# Pacte des digues (PDD)

Le Pacte des digues a été créé en 2011. Le Pacte des digues n'est pas juridiquement contraignant. Le secrétariat a \
son siège à Bergen. La tempête de 2019 a laissé 41 000 personnes sans abri. Mme Ida Holm dirige le Pacte des digues. \
La Norvège a quitté le Pacte des digues le 31 décembre 2014.
"""
MANIFEST = """
[[document]]
id = "agreement"
file = "agreement.es.txt"
title = "Acuerdo de la Red de Esclusas"
language = "es"
date = "2012-05-04"

[[document]]
id = "note"
file = "note.fr.md"
title = "Note sur le Pacte des digues"
language = "fr"
date = "2012-05-04"

[[document]]
id = "resolution"
file = "resolution.en.txt"
title = "Resolution 4/7"
language = "en"
date = "2022-05-04"
"""


@pytest.fixture(scope="module")
def weirs(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    files = {
        "resolution.en.txt": RESOLUTION,
        "agreement.es.txt": AGREEMENT,
        "note.fr.md": NOTE,
        "corpus.toml": MANIFEST,
    }
    return assistant_over(tmp_path_factory.mktemp("weirs"), files)


@pytest.mark.parametrize(
    "text",
    [
        "Quels États siègent au comité des stocks d'urgence de la CTW ?",
        "Which states sit on the CTW committee on emergency stocks?",
        "¿Qué Estados integran el comité de existencias de emergencia del CTW?",
        "Que Estados integram o comité de emergências do CTW?",
    ],
)
def test_a_committee_of_a_compact_has_members_of_its_own(weirs: Assistant, text: str) -> None:
    answer = weirs.ask(text)
    assert sorted(item.code or "" for item in answer.items) == ["ML", "TD", "TG"]
    assert_quotes(weirs, answer)


def test_what_the_lead_of_a_list_says_is_said_of_those_listed(weirs: Assistant) -> None:
    answer = weirs.ask("Which states were elected to the committee on emergency stocks of the CTW?")
    assert sorted(item.code or "" for item in answer.items) == ["ML", "TD", "TG"]


@pytest.mark.parametrize(
    ("earlier", "text"),
    [
        ("Qui préside le SCS ?", "Et qui est son adjoint ?"),
        ("Who chairs the SCS?", "And who is her deputy?"),
        ("¿Quién preside el SCS?", "¿Y quién es su suplente?"),
        ("Quem preside ao SCS?", "E quem é o adjunto?"),
    ],
)
def test_a_deputy_is_who_stands_beside_the_chair(weirs: Assistant, earlier: str, text: str) -> None:
    assert [item.value for item in weirs.ask(text, history=[earlier]).items] == ["Olof Berg"]


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("La REDESC est-elle contraignante ?", "yes"),
        ("Is the REDESC binding?", "yes"),
        ("¿Es vinculante la REDESC?", "yes"),
        ("A REDESC é vinculante?", "yes"),
        ("Les recommandations de la REDESC sont-elles contraignantes ?", "no"),
        ("Are the recommendations of the REDESC binding?", "no"),
        ("¿Lo que recomienda la REDESC es vinculante?", "no"),
        ("O que a REDESC recomenda é vinculante?", "no"),
    ],
)
def test_advice_that_binds_nobody_makes_no_treaty_free(weirs: Assistant, text: str, verdict: str) -> None:
    assert weirs.ask(text).verdict == verdict


@pytest.mark.parametrize(
    "text",
    [
        "La REDESC et le PDD sont-ils tous les deux contraignants ?",
        "Are the REDESC and the PDD both binding?",
        "¿Son vinculantes ambos, la REDESC y el PDD?",
        "A REDESC e o PDD são ambos vinculantes?",
    ],
)
def test_both_bind_only_where_each_does(weirs: Assistant, text: str) -> None:
    answer = weirs.ask(text)
    assert answer.verdict == "no"
    assert {citation.document for citation in answer.citations} == {"agreement", "note"}


@pytest.mark.parametrize(
    ("earlier", "text"),
    [
        ("Qui dirige le PDD ?", "Et quand se termine son mandat ?"),
        ("Who leads the PDD?", "And when does her term of office end?"),
        ("¿Quién dirige el PDD?", "¿Y cuándo termina su mandato?"),
        ("Quem dirige o PDD?", "E quando termina o seu mandato?"),
        ("Où siège le PDD ?", "Combien de personnes y emploie-t-il ?"),
        ("Where is the PDD based?", "How many people does it employ there?"),
        ("¿Dónde está el PDD?", "¿A cuántas personas emplea allí?"),
        ("Onde fica o PDD?", "Quantas pessoas emprega ali?"),
    ],
)
def test_what_is_of_no_office_ends_no_term_and_people_in_need_are_no_staff(
    weirs: Assistant, earlier: str, text: str
) -> None:
    assert weirs.ask(text, history=[earlier]).status == "not_found"


@pytest.mark.parametrize(
    "text", ["PDD secrétariat ville", "PDD secretariat city", "PDD secretaría ciudad", "PDD secretariado cidade"]
)
def test_keywords_of_a_secretariat_and_a_city_ask_for_its_seat(weirs: Assistant, text: str) -> None:
    assert weirs.asked(text)[0].kind == "seat"
