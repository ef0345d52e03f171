"""Of the right sentence the right value: one country or several, a name of the kind asked for, whole lists alone."""

from __future__ import annotations

import numpy as np
import pytest

from app.answers.from_sentences import candidates, reading
from app.answers.from_sentences.held import EVERY
from app.answers.from_sentences.offered import cell_of
from app.answers.from_sentences.spelt import Part
from app.answers.from_sentences.values import Told
from app.assistant import Assistant
from app.questions.question import understand
from index.cross_encoder import Reading
from tests.app.invented import assistant_over, values

TARNS = """# Note sur les étangs

## Réseau des étangs (REDET)

Le Réseau des étangs (REDET) est un forum. La quinzième réunion s'est tenue au Panama en février 2023 ; le Honduras \
y a été élu à la présidence.

Quatre groupes sont actifs : Vannes (coordonné par l'Argentine), Digues (Chili), Boues (Espagne) et Alertes (Mexique).

Le budget de 2024 a été adopté par quatre voix pour et l'abstention du Brésil.

Le Réseau a pris acte de la demande d'adhésion présentée par la Bolivie le 10 octobre 2022.

Haïti et Sainte-Lucie y sont associés : ils reçoivent les documents et peuvent prendre la parole, mais ne votent pas.
"""
MERES = """# Nota sobre as lagoas

## Pacto das lagoas (PALAG)

O Pacto das lagoas (PALAG) é um fórum de oito membros desde a adesão da Colômbia. A representante da Organização \
Meteorológica dos Lagos justificou a ausência na reunião de Tarma.

## Liga das represas (LIREP)

A Liga das represas (LIREP) tem três países membros: Angola, Brasil e Cabo Verde. O Haiti é associado da Liga: pode \
tomar a palavra, mas não vota.
"""


@pytest.fixture(scope="module")
def tarns(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    return assistant_over(tmp_path_factory.mktemp("tarns"), {"etangs.fr.md": TARNS, "lagoas.pt.md": MERES})


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Quel pays a été élu à la présidence du REDET en février 2023 ?", ["HN"]),
        ("Which country was elected to chair REDET in February 2023?", ["HN"]),
        ("¿Qué país fue elegido para presidir la REDET en febrero de 2023?", ["HN"]),
        ("Que país foi eleito para presidir a REDET em fevereiro de 2023?", ["HN"]),
        ("Quels pays coordonnent les groupes actifs du REDET ?", ["AR", "CL", "ES", "MX"]),
        ("Which countries coordinate the active groups of REDET?", ["AR", "CL", "ES", "MX"]),
        ("¿Qué países coordinan los grupos activos de la REDET?", ["AR", "CL", "ES", "MX"]),
        ("Que países coordenam os grupos ativos da REDET?", ["AR", "CL", "ES", "MX"]),
        ("Quel pays s'est abstenu lors du vote du budget 2024 du REDET ?", ["BR"]),
        ("Which country abstained when the 2024 budget of REDET was adopted?", ["BR"]),
        ("¿Qué país se abstuvo cuando se aprobó el presupuesto 2024 de la REDET?", ["BR"]),
        ("Que país se absteve quando foi aprovado o orçamento de 2024 da REDET?", ["BR"]),
    ],
)
def test_as_many_countries_are_told_as_are_asked_for(tarns: Assistant, text: str, expected: list[str]) -> None:
    assert values(tarns.ask(text)) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Quelle organisation a excusé son absence à la réunion de Tarma ?",
        "Which organisation sent apologies for the Tarma meeting?",
        "¿Qué organización excusó su ausencia en la reunión de Tarma?",
        "Que organização justificou a ausência na reunião de Tarma?",
    ],
)
def test_who_is_called_by_the_kind_asked_for_goes_before_whom_the_section_is_on(tarns: Assistant, text: str) -> None:
    [asked] = tarns.asked(text)
    first = tarns.solver.rated(asked, candidates.find(asked, tarns.knowledge))[0]
    draft = reading.drafted(asked, first, tarns.knowledge)
    assert draft is not None and "palag" not in {item.value for item in draft.items}
    assert any("meteorol" in item.value.lower() for item in draft.items)


@pytest.mark.parametrize(
    "text",
    [
        "La Bolivie a-t-elle demandé à adhérer au REDET ?",
        "Has Bolivia applied to join REDET?",
        "¿Ha pedido la República de Bolivia entrar en la REDET?",
        "A Bolívia pediu para aderir à REDET?",
    ],
)
def test_who_asked_to_join_is_told_by_the_request(tarns: Assistant, text: str) -> None:
    assert tarns.ask(text).verdict == "yes"


@pytest.mark.parametrize(
    "text",
    [
        "Haïti peut-il prendre la parole au REDET ?",
        "O Haiti pode tomar a palavra na LIREP?",
    ],
)
def test_what_the_sentence_on_an_associate_says_else_is_no_matter_of_belonging(tarns: Assistant, text: str) -> None:
    assert tarns.ask(text).verdict != "no"


@pytest.mark.parametrize(
    "text",
    [
        "Quels pays sont à la fois dans le PALAG et dans la LIREP ?",
        "Which countries are in both PALAG and LIREP?",
        "¿Qué países están tanto en el PALAG como en la LIREP?",
        "Que países estão tanto no PALAG como na LIREP?",
    ],
)
def test_lists_that_are_not_whole_share_nobody_for_all_that_is_known(tarns: Assistant, text: str) -> None:
    draft = tarns.settle(tarns.asked(text)[0])[1]
    assert draft is None or draft.key != "none_shared"


def test_the_month_of_may_allows_nothing(tarns: Assistant) -> None:
    for text in ("Had Chile joined REDET by May 2022?", "Had Chile joined REDET on 6 May 2022?"):
        assert "possible" not in understand(text, tarns.names).aspects
    assert "possible" in understand("May Chile join REDET?", tarns.names).aspects


@pytest.mark.parametrize(
    "text",
    [
        "Qui compte plus de pays membres, la LIREP ou le PALAG ?",
        "Which has more member countries, LIREP or PALAG?",
        "¿Cuál tiene más países miembros, LIREP o PALAG?",
        "Qual tem mais países membros, LIREP ou PALAG?",
    ],
)
def test_who_has_more_member_countries_is_asked_of_their_number(tarns: Assistant, text: str) -> None:
    assert "most" in understand(text, tarns.names).restrict


FICHE = """# Fiches des offices (FO)

## Office des jetées (OJET)

| Office | Siège | État actuel |
|---|---|---|
| Office des jetées (OJET) | Brest | mis en sommeil prolongé le 30 septembre 2019 |
| Office des quais (OQUA) | Lomé | actif |

## Accord de Tacuari

El Gobierno de la República del Paraguay es depositario del Acuerdo de Tacuari.
"""


@pytest.fixture(scope="module")
def offices(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    return assistant_over(tmp_path_factory.mktemp("offices"), {"fiches.fr.md": FICHE})


@pytest.mark.parametrize(
    "text",
    [
        "Quand a-t-on mis fin à l'OJET ?",
        "When was OJET wound up?",
        "¿Cuándo se disolvió la OJET?",
        "Quando foi dissolvida a OJET?",
    ],
)
def test_of_a_cell_the_date_is_told_where_one_is_asked_for(offices: Assistant, text: str) -> None:
    [document] = offices.knowledge.metadata
    row = next(each for each in offices.knowledge.sentences(document) if "sommeil" in each.text)
    part = Part(0, len(row.text), 0)
    wanted = Told(Reading(5.0, np.array([[0, len(row.text)]]), np.array([1.0])), (part,))
    [item] = cell_of(understand(text, offices.names), row, offices.knowledge, wanted)
    assert (item.kind, item.value) == ("date", "2019-09-30")


@pytest.mark.parametrize(
    "text",
    [
        "Qui est dépositaire de l'accord de Tacuari ?",
        "Who is the depositary of the Tacuari agreement?",
        "¿Quién es depositario del Acuerdo de Tacuari?",
        "Quem é o depositário do acordo de Tacuari?",
    ],
)
def test_a_government_is_told_as_its_country(offices: Assistant, text: str) -> None:
    [document] = offices.knowledge.metadata
    sentence = next(each for each in offices.knowledge.sentences(document) if "Gobierno" in each.text)
    items = EVERY["leader"](understand(text, offices.names), sentence, offices.knowledge)
    assert [(item.kind, item.value) for item in items] == [("country", "PY")]
