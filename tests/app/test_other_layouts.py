"""Questions over documents of other layouts: fact sheets, pages with tables, acts that create a body."""

from __future__ import annotations

import pytest

from app.assistant import Assistant
from app.questions import question as questions
from app.questions.cues import polar, scores
from tests.app.invented import assistant_over

PAGE = """# Conseil des moulins du Sahel (CMS)

Le Conseil des moulins du Sahel est présidé en 2021 par la juriste malienne Aïssata Keïta.

## Nos entités

| Entité | Création | Siège | Rôle |
|---|---|---|---|
| Comité des pales (CDP) | 2004 | Ségou | contrôle les pales |
| Atelier des vannes (ADV) | 2010 | Mopti | répare les vannes |
"""

CHARTER = """# Fondo de las Acequias (FDA)

El Fondo de las Acequias se estableció en 2012 para financiar acequias. Lo administran el Perú y Bolivia.
"""


@pytest.fixture(scope="module")
def mills(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    files = {"page.fr.md": PAGE, "carta.es.md": CHARTER}
    return assistant_over(tmp_path_factory.mktemp("mills"), files)


def quoted(assistant: Assistant, text: str) -> str:
    [(_, draft)] = assistant.consider(questions.clean(text))
    assert draft is not None
    document = assistant.knowledge.document
    return " ".join(each.span.of(document(each.document).text) for each in draft.evidence)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Qu'est-ce que le Comité des pales ?", "contrôle les pales"),
        ("What is the Fondo de las Acequias?", "para financiar acequias"),
        ("Qui préside le Conseil des moulins du Sahel ?", "Aïssata Keïta"),
        ("Which countries run the Fondo de las Acequias?", "el Perú y Bolivia"),
    ],
)
def test_what_no_sentence_defines_is_told_by_what_it_is_for(mills: Assistant, text: str, words: str) -> None:
    assert words in quoted(mills, text)


def test_who_leads_in_another_year_is_not_told(mills: Assistant) -> None:
    assert mills.ask("Qui préside le Conseil des moulins du Sahel ?").status == "answered"
    assert mills.ask("Qui préside le Conseil des moulins du Sahel en 2023 ?").status == "not_found"


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("À quoi sert le Comité des pales du Conseil des moulins du Sahel ?", 1),
        ("À quoi servent le Comité des pales et l'Atelier des vannes ?", 2),
        ("Is the Comité des pales binding on those who use the Atelier des vannes?", 1),
    ],
)
def test_of_names_that_do_not_stand_side_by_side_the_first_is_asked_about(
    mills: Assistant, text: str, asked: int
) -> None:
    assert len(mills.asked(questions.clean(text))) == asked


@pytest.mark.parametrize(
    ("folded", "language", "asked"),
    [
        ("que tres estados la habian ratificado cuando entro en vigor?", "es", False),
        ("cuando la camara resuelve un litigio, ¿su decision es obligatoria?", "es", False),
        ("which states had signed it when it took effect?", "en", False),
        ("quand a-t-elle ete creee ?", "fr", True),
        ("e quando foi assinado?", "pt", True),
    ],
)
def test_when_asks_for_a_date_only_where_it_opens_the_question(folded: str, language: str, asked: bool) -> None:
    assert ("date" in scores(folded, language)) is asked


@pytest.mark.parametrize(
    ("folded", "language", "yes_or_no"),
    [
        ("o grupo, que continua ativo, foi mantido pela assembleia?", "pt", True),
        ("the group, which is still active, was kept?", "en", True),
        ("ja que o pacto e um tratado, os paises sao obrigados a cumpri-lo?", "pt", True),
        ("la ligue, qui la preside ?", "fr", False),
    ],
)
def test_a_relative_clause_asks_for_nothing(folded: str, language: str, yes_or_no: bool) -> None:
    assert polar(folded, language) is yes_or_no


SHEET = """# Atoll Lagoon Facility (ALF)

- Established: 17 September 2013
- Focus areas: wrecks; drinking water; local training
- Capital paid in: USD 37.5 million
- Largest donor: Japan (USD 18 million)

| Indicator | 2019 | 2020 |
|---|---|---|
| Lagoons followed | 58 | 61 |
| Nests counted | 410 | 395 |

The Facility is led by an Executive Secretary. Should the Facility have a budget of its own?
"""


@pytest.fixture(scope="module")
def atoll(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    files = {"sheet.en.md": SHEET}
    return assistant_over(tmp_path_factory.mktemp("atoll"), files)


@pytest.mark.parametrize(
    ("turns", "values"),
    [
        (["When was the facility ALF created?"], ["2013-09-17"]),
        (["What is the paid-in capital of the ALF, in millions of dollars?"], ["37.5"]),
        (["How many lagoons did the ALF follow in 2020?", "And the year before?"], ["58"]),
        (["Combien de lagunes l'ALF a-t-il suivies en 2019 ?", "Et l'année suivante ?"], ["61"]),
    ],
)
def test_dates_scales_and_years_are_taken_as_they_are_asked(
    atoll: Assistant, turns: list[str], values: list[str]
) -> None:
    *earlier, last = turns
    assert [item.value for item in atoll.ask(last, history=earlier).items] == values


def test_a_label_for_what_a_body_works_on_tells_its_themes(atoll: Assistant) -> None:
    assert "wrecks; drinking water" in quoted(atoll, "What are the focus areas of the ALF?")


@pytest.mark.parametrize("text", ["Who is the Executive Secretary of the ALF?", "nom du secrétaire exécutif de l'ALF"])
def test_a_post_is_not_the_name_of_who_holds_it(atoll: Assistant, text: str) -> None:
    answer = atoll.ask(text)
    assert [item for item in answer.items if item.kind == "text"] == []


def test_what_one_country_gave_is_no_other_sum(atoll: Assistant) -> None:
    assert atoll.ask("How much has Australia given to the ALF?").status == "not_found"


def test_a_question_in_the_text_answers_none(atoll: Assistant) -> None:
    assert atoll.ask("What is the budget of the ALF?").status == "not_found"


def test_what_took_effect_in_a_year_was_not_created_in_it(tmp_path_factory: pytest.TempPathFactory) -> None:
    reed = "# Reed Council (RDC)\n\nThe Reed Council was created in 2009. Its charter entered into force in 2011.\n"
    files = {
        "a.en.md": reed,
        "b.en.md": "# Dune Network (DNW)\n\nThe Dune Network was created in May 2011.\n",
    }
    answer = assistant_over(tmp_path_factory.mktemp("years"), files).ask("Which bodies were created in 2011?")
    assert [item.value for item in answer.items] == ["dnw"]
