"""What a table says: a cell by its row and its column, the row that ranks first, all rows, two rows set apart."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.answers.from_sentences import candidates
from app.answers.from_sentences.spelt import placed, spell
from app.answers.from_tables import cells
from app.assistant import Assistant
from app.drafts import Evidence
from app.questions.question import understand
from tests.app.invented import assert_quotes, assistant_over

HARBOURS = """# Report of the Lantern Guild (LGU)

The Lantern Guild (LGU) looks after the harbour lights.

## Shipyards

| Shipyard | Host country | Opened | Budget (crowns) |
|---|---|---|---|
| Old Quay | Norway | 1998 | 4,200 |
| Amber Dock | Latvia | 2006 | 9,100 |
| Silver Basin Yard | Finland | 2015 | 1,750 |

## Conferences

| Conference | Town | Year | Result |
|---|---|---|---|
| First | Sandvik | 2011 | Charter of Lamps |
| Second | Visby | 2014 | Rules on Foghorns |
| Third | Hanko | 2019 | Atlas of Reefs |
"""


FERRIES = """# Pacte des bacs (PBA)

Le Pacte des bacs (PBA) entretient les bacs du fleuve.

## Fonds des pontons

| Contributeur | Promis (milliers de couronnes) | Payé (milliers de couronnes) | Délégué au conseil |
|---|---|---|---|
| Royaume de Norvège | 70 | 45 | Mme Astrid Holm |
| République de Finlande | 30 | 12 | M. Eero Salo |
| République de Lettonie | 20 | 18 | Mme Ilze Kalniņa |

## Bacs

| Bac | Rive | Passagers par jour | Révision valable jusqu'au |
|---|---|---|---|
| Martin-pêcheur | Kuldi | 340 | 30 juin 2027 |
| Héron cendré | Valmi | 910 | 31 mars 2026 |
"""


@pytest.fixture(scope="module")
def ferries(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    return assistant_over(tmp_path_factory.mktemp("ferries"), {"pacte.fr.md": FERRIES})


@pytest.fixture(scope="module")
def harbours(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    return assistant_over(tmp_path_factory.mktemp("harbours"), {"report.en.md": HARBOURS})


def _told(harbours: Assistant, text: str) -> list[str]:
    answer = harbours.ask(text)
    assert_quotes(harbours, answer)
    return [item.name for item in answer.items]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("What is the budget of the Amber Dock shipyard?", "9,100"),
        ("Quel est le budget du chantier Amber Dock ?", "9\u202f100"),
        ("¿Cuál es el presupuesto del astillero Old Quay?", "4.200"),
        ("Qual é o orçamento do estaleiro Silver Basin?", "1.750"),
        ("When did the Old Quay shipyard open?", "1998"),
        ("Quand le chantier naval Amber Dock a-t-il ouvert ?", "2006"),
        ("¿En qué año se inauguró el astillero Silver Basin Yard?", "2015"),
        ("Where is the Silver Basin Yard?", "Finland"),
        ("In which country is the Amber Dock shipyard?", "Latvia"),
        ("What was the result of the third conference?", "Atlas of Reefs"),
        ("Quel fut le résultat de la deuxième conférence ?", "Rules on Foghorns"),
        ("¿Dónde se celebró la segunda conferencia?", "Visby"),
        ("In what year was the first conference?", "2011"),
        ("Which town was the conference of 2019 in?", "Hanko"),
    ],
)
def test_a_cell_is_told_by_its_row_and_its_column(harbours: Assistant, text: str, value: str) -> None:
    assert _told(harbours, text) == [value]


@pytest.mark.parametrize(
    ("text", "row"),
    [
        ("Which shipyard is the newest?", "Silver Basin Yard"),
        ("Quel est le chantier naval le plus ancien ?", "Old Quay"),
        ("Which shipyard has the largest budget?", "Amber Dock"),
        ("¿Qué astillero tiene el mayor presupuesto?", "Amber Dock"),
        ("Qual é o estaleiro com o menor orçamento?", "Silver Basin Yard"),
        ("Which shipyard is in Latvia?", "Amber Dock"),
    ],
)
def test_the_row_that_ranks_first_or_is_described_is_told_by_its_name(harbours: Assistant, text: str, row: str) -> None:
    assert _told(harbours, text)[0] == row


@pytest.mark.parametrize(
    "text", ["List the shipyards.", "What are the shipyards of the LGU?", "¿Cuáles son los astilleros?"]
)
def test_all_rows_are_listed(harbours: Assistant, text: str) -> None:
    assert _told(harbours, text) == ["Old Quay", "Amber Dock", "Silver Basin Yard"]


def test_two_rows_are_set_apart_with_their_difference(harbours: Assistant) -> None:
    answer = harbours.ask("How much larger is the budget of the Amber Dock than that of the Old Quay?")
    assert [item.name for item in answer.items] == ["4,900"] and answer.derived
    assert "4,200" in answer.answer and "9,100" in answer.answer


@pytest.mark.parametrize(
    "text",
    [
        "What is the budget of the Copper Quarry shipyard?",
        "When will the Old Quay shipyard close?",
        "Who runs the Amber Dock shipyard?",
        "What was the result of the fourth conference?",
        "¿Dónde se celebró la conferencia de 2016?",
        "Quel était le budget du chantier Amber Dock en 1950 ?",
    ],
)
def test_a_row_or_a_column_that_the_table_lacks_is_not_answered(harbours: Assistant, text: str) -> None:
    assert harbours.ask(text).status == "not_found"


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("¿Cuánto ha pagado Noruega al PBA, en miles de coronas?", ["45"]),
        ("Combien la Finlande a-t-elle promis au PBA ?", ["30"]),
        ("Norway and Finland: what has each paid to the PBA?", ["45", "12"]),
        ("Quem é o delegado da Letónia no conselho do PBA?", ["Mme Ilze Kalniņa"]),
        ("Until when is the overhaul of the Héron cendré ferry valid?", ["March 31, 2026"]),
        ("Which country has paid the most to the PBA?", ["Norway", "45"]),
        ("¿Qué país ha pagado menos al PBA?", ["Finlandia", "12"]),
    ],
)
def test_rows_are_found_by_the_countries_asked_about_and_columns_by_words_of_any_language(
    ferries: Assistant, text: str, values: list[str]
) -> None:
    assert sorted(_told(ferries, text)) == sorted(values)


@pytest.mark.parametrize(
    "text",
    [
        "How much has Denmark paid to the PBA?",
        "Combien la Norvège a-t-elle de marins au PBA ?",
        "Quanto pagou a Estónia ao PBA?",
        "¿Hasta cuándo vale la revisión del bac Cormorán?",
    ],
)
def test_a_country_or_a_number_that_no_cell_holds_is_not_told(ferries: Assistant, text: str) -> None:
    assert ferries.ask(text).status == "not_found"


BODIES = """# Overview of river bodies

| Body | Seat | Votes needed | Boats |
|---|---|---|---|
| Otter Council (OTC) | Sandvik | three fifths of the wardens | 14 |
| Heron League (HEL) | Visby | simple majority | 6 |

## Otter Council (OTC)

The Otter Council (OTC) was founded in 1999. Its secretary is elected every year.

## Heron League (HEL)

The Heron League (HEL) was founded in 2004.
"""


@pytest.fixture(scope="module")
def rivers(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    return assistant_over(tmp_path_factory.mktemp("rivers"), {"overview.en.md": BODIES})


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("How many boats has the Otter Council?", "14"),
        ("¿Cuántos votos necesita la HEL?", "simple majority"),
        ("Combien de bateaux a la HEL ?", "6"),
    ],
)
def test_a_table_of_bodies_tells_what_no_fact_does(rivers: Assistant, text: str, value: str) -> None:
    assert value in _told(rivers, text)


@pytest.mark.parametrize(
    "text",
    [
        "Who voted against the secretary of the Otter Council?",
        "How many cars has the HEL?",
        "Combien de voitures a la HEL ?",
        "¿Cuántos coches tiene la HEL?",
        "Quantos carros tem a HEL?",
    ],
)
def test_a_table_of_bodies_tells_nothing_beside_its_columns(rivers: Assistant, text: str) -> None:
    assert rivers.ask(text).status == "not_found"


def test_the_column_of_a_number_says_what_it_counts(rivers: Assistant) -> None:
    document = rivers.index.documents()[0].id
    table = rivers.knowledge.tables(document)[0]
    row = table.rows[1]
    told = Evidence(document, row.span, (row.place(3),))
    assert cells.head(told, [table]) == "Boats"
    assert cells.head(Evidence(document, row.span), [table]) == ""


def test_a_row_is_read_with_the_names_of_its_columns(ferries: Assistant) -> None:
    row = next(
        each
        for document in ferries.index.documents()
        for each in ferries.knowledge.sentences(document.id)
        if each.text.startswith("Martin-pêcheur")
    )
    read = spell(row, ferries.knowledge)
    assert read.text.endswith(
        "Bac: Martin-pêcheur; Rive: Kuldi; Passagers par jour: 340; Révision valable jusqu'au: 30 juin 2027"
    )
    begin = row.text.index("340")
    assert [read.text[start:end] for start, end in placed(read.parts, begin, begin + 3)] == ["340"]


_ROWS = {
    "fr": (
        "# Deux cercles comparés",
        "Membres",
        "Fidji et Tonga",
        "Droit par bateau",
        "Cercle des cannes (CIRO)",
        "Kiribati, Samoa",
    ),
    "en": (
        "# Two circles compared",
        "Members",
        "Fiji, Tonga",
        "Fee per vessel",
        "Circle of Rods (CIRO)",
        "Kiribati, Samoa",
    ),
    "es": (
        "# Dos círculos comparados",
        "Miembros",
        "Fiyi y Tonga",
        "Tasa por buque",
        "Círculo de Cañas (CIRO)",
        "Kiribati, Samoa",
    ),
    "pt": (
        "# Dois círculos comparados",
        "Membros",
        "Fiji e Tonga",
        "Taxa por navio",
        "Círculo de Canas (CIRO)",
        "Quiribáti, Samoa",
    ),
}


@pytest.mark.parametrize("language", [*_ROWS])
def test_cell_of_a_column_that_is_of_a_body_is_told_and_a_list_of_countries_is_countries(
    language: str, tmp_path: Path
) -> None:
    title, members, own, fee, circle, others = _ROWS[language]
    text = f"""{title}

|  | {circle} | Drin Lagoon Club (DRIL) |
|---|---|---|
| {members} | {others} | {own} |
| {fee} | 150 | 900 |
| A | {own}, 2016 | B |
"""
    circles = assistant_over(tmp_path, {f"circles.{language}.md": text})
    knowledge = circles.knowledge
    (name,) = knowledge.metadata
    (table,) = knowledge.tables(name)
    assert cells.columns_of(("dril",), table, knowledge) == {2}
    first, second, third = table.rows
    listed = cells.items(name, language, table, first, 2)
    assert [(item.kind, item.value) for item in listed] == [("country", "FJ"), ("country", "TO")]
    places = [item.evidence[0].marks[0].of(knowledge.document(name).text) for item in listed]
    assert " ".join(places) in {own.replace(",", "").replace(" et ", " ").replace(" y ", " ").replace(" e ", " ")}
    assert [item.kind for item in cells.items(name, language, table, third, 1)] == ["text"]  # a year beside
    assert cells.is_under(("dril",), Evidence(name, second.span), knowledge)
    assert not cells.is_under(("dril",), Evidence(name, table.header), knowledge)
    sentence = next(s for s in knowledge.sentences(name) if s.unit.span == second.span)
    asked = understand("How much does a vessel of the DRIL pay?", circles.names)
    signals = next(found for each, found in candidates.find(asked, knowledge) if each.unit == sentence.unit)
    assert signals["names"] == 1.0 and signals["elsewhere"] == 0.0
