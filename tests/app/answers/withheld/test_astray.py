"""What tells of another thing than the one asked about is no answer."""

from __future__ import annotations

import pytest

from app.answers.withheld.astray import is_astray
from app.assistant import Assistant
from app.drafts import Draft, DraftItem, Evidence
from app.questions.question import understand
from ingest.records import Span
from tests.app.invented import assistant_over, values


@pytest.mark.parametrize(
    "text",
    [
        "When is the CAM meeting?",
        "Quand a lieu la réunion de la CAM ?",
        "¿Cuándo es la reunión de la CAM?",
        "quando é a reunião da CAM?",
    ],
)
def test_the_founding_of_a_body_is_not_when_it_meets(note: Assistant, text: str) -> None:
    assert note.ask(text).status == "not_found"


@pytest.mark.parametrize("text", ["When was the CAM created?", "Quand la CAM a-t-elle été créée ?"])
def test_the_founding_is_told_where_it_is_asked_for(note: Assistant, text: str) -> None:
    assert [item.value for item in note.ask(text).items] == ["2012-06"]


@pytest.mark.parametrize(
    "text",
    [
        "Who represents Colombia in the Quito Process?",
        "Qui représente la Colombie dans le Processus de Quito ?",
        "¿Quién representa a Colombia en el Proceso de Quito?",
        "Quem representa a Colômbia no Processo de Quito?",
        "Quién financia el MIRPS?",
        "quem assinou o pacto global?",
        "what technical groups does Quito have",
        "tell me the ten themes in Quito",
        "Which objectives of the GCM are about labor mobility?",
        "Quel est le nom en espagnol de la CSM ?",
    ],
)
def test_who_acts_which_parts_and_foreign_names_are_not_made_up(note: Assistant, text: str) -> None:
    assert note.ask(text).status == "not_found"


@pytest.mark.parametrize("text", ["Quels objectifs vise le GCM ?", "Which objectives does the GCM have?"])
def test_what_a_body_aims_at_is_still_told(note: Assistant, text: str) -> None:
    assert note.ask(text).status == "answered"


@pytest.mark.parametrize(
    ("text", "lead"),
    [
        ("o que é OIM?", "Os documentos apenas nomeiam"),
        ("What is the IOM?", "The documents do no more than name"),
        ("¿Qué es el CIDI?", "Los documentos no hacen más que nombrar"),
        ("Qu'est-ce que le CIDI ?", "Les documents ne font que nommer"),
    ],
)
def test_a_body_that_is_only_named_is_said_to_be_so(note: Assistant, text: str, lead: str) -> None:
    assert note.ask(text).answer.startswith(lead)


def test_an_acronym_is_spelt_out_as_the_document_has_it(note: Assistant) -> None:
    assert values(note.ask("Que signifie GCM ?")) == ["Pacte mondial sur les migrations (GCM)"]
    assert values(note.ask("qual a sigla em francês da CSM?")) == ["Conférence sud-américaine sur la migration (CSM)"]


@pytest.mark.parametrize(
    "text", ["Combien de questions seront posées aux panélistes ?", "How many questions are there?"]
)
def test_minutes_are_no_number_of_questions(note: Assistant, text: str) -> None:
    assert "7" not in values(note.ask(text))


PETRELS = """# Petrel Watch Network (PEWAN)

The Petrel Watch Network was founded in Galle on 3 May 2012 by Chile, Fiji, Ghana and Peru. The Network runs 31 hides \
in four countries: Chile, Fiji, Ghana and Peru. The congress that adopted its charter was attended by 64 delegations.

## Working groups of PEWAN

| Group | Lead country | Set up |
|---|---|---|
| Moulting | Chile | 2014 |
| Nesting | To be designated | 2016 |

## Figures of PEWAN

| Measure | 2021 | 2022 | 2023 |
|---|---|---|---|
| Days taken to answer | 58 | 49 | 41 |

# Gannet Alliance (GANAL)

The Gannet Alliance was founded in 2015. Its members are Chile, Peru and Togo. In 2019 the Alliance signed a \
memorandum with the Petrel Watch Network.
"""


@pytest.fixture(scope="module")
def petrels(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    return assistant_over(tmp_path_factory.mktemp("petrels"), {"petrels.en.md": PETRELS})


@pytest.mark.parametrize(
    "text",
    [
        # the number of the whole is not that of one country
        "Combien des affûts du PEWAN se trouvent au Ghana ?",
        "How many of the PEWAN's hides are in Ghana?",
        "¿Cuántos de los puestos de observación del PEWAN están en Ghana?",
        "Quantos dos abrigos do PEWAN ficam no Gana?",
        # who signed for a body is no country on two lists
        "Qui a signé au nom de GANAL le mémorandum avec le PEWAN ?",
        "Who signed the memorandum with PEWAN on behalf of GANAL?",
        "¿Quién firmó el memorando con PEWAN en nombre de GANAL?",
        "Quem assinou em nome da GANAL o memorando com o PEWAN?",
        # nor is a person a country
        "Quelle personne dirige le groupe Moulting du PEWAN ?",
        "Who personally leads the Moulting group of PEWAN?",
        "¿Qué persona dirige el grupo Moulting del PEWAN?",
        "Que pessoa dirige o grupo Moulting do PEWAN?",
        # and a cell that is still to be filled tells nobody
        "Quel pays dirige le groupe Nesting du PEWAN ?",
        "Which country leads the Nesting group of PEWAN?",
        "¿Qué país dirige el grupo Nesting del PEWAN?",
        "Que país dirige o grupo Nesting do PEWAN?",
    ],
)
def test_what_is_told_of_all_of_another_year_or_of_nobody_is_no_answer(petrels: Assistant, text: str) -> None:
    assert petrels.ask(text).status == "not_found"


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("How many hides does PEWAN run?", "31"),
        ("PEWAN days taken to answer 2022", "49"),
        ("Which country leads the Moulting group of PEWAN?", "CL"),
        ("¿Qué país dirige el grupo Moulting del PEWAN?", "CL"),
    ],
)
def test_the_whole_the_year_and_the_country_are_told_where_they_are_asked_for(
    petrels: Assistant, text: str, value: str
) -> None:
    assert value in values(petrels.ask(text))


@pytest.mark.parametrize(
    ("text", "astray"),
    [
        ("Combien de jours a mis le PEWAN pour répondre en 2019 ?", True),
        ("PEWAN days taken to answer, 2019", True),
        ("¿Cuántos días tardó el PEWAN en responder en 2019?", True),
        ("Quantos dias levou o PEWAN a responder em 2019?", True),
        ("PEWAN days taken to answer, 2022", False),
    ],
)
def test_the_column_of_another_year_is_not_that_of_the_year_asked_about(
    petrels: Assistant, text: str, astray: bool
) -> None:
    row = next(s for s in petrels.knowledge.sentences_on("pewan") if "| 49 |" in s.text)
    at = row.unit.start + row.text.index("49")
    place = (Evidence(row.document, row.unit.span, (Span(at, at + 2),)),)
    draft = Draft("relation", [DraftItem("number", "49", place)], list(place))
    assert is_astray(draft, understand(text, petrels.names), petrels.knowledge) is astray
