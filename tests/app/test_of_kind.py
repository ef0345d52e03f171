"""Bodies that are meant by their kind alone: «the two global compacts», the mechanisms of the region."""

from __future__ import annotations

import pytest

from app.assistant import Assistant
from tests.app.invented import assert_quotes, values

_ALL = ["cam", "cmc", "crm", "csm", "gcm", "gcr", "mirps", "quito-process", "r4v"]


@pytest.mark.parametrize(
    "text",
    [
        *("compare the two global compacts", "Compare the global compacts", "Compare os pactos globais"),
        *("diferencias entre los dos pactos mundiales", "¿Cuáles son las diferencias entre los pactos mundiales?"),
        *("quelle est la différence entre les deux pactes ?", "Comparez les deux pactes mondiaux"),
    ],
)
def test_the_plural_of_a_kind_compares_the_bodies_of_that_kind(note: Assistant, text: str) -> None:
    answer = note.ask(text)
    assert answer.answer.count("\n- ") >= 4 and "2018" in answer.answer
    assert "18 mois" not in answer.answer
    assert_quotes(note, answer)


@pytest.mark.parametrize(
    "text",
    [
        *("les deux conférences : comparaison", "Compare as duas conferências", "How do the two conferences differ?"),
        *("diferencias entre las conferencias", "compare the conferences on migration"),
    ],
)
def test_the_two_conferences_are_set_side_by_side(note: Assistant, text: str) -> None:
    answer = note.ask(text)
    assert "1996" in answer.answer and "1999" in answer.answer
    assert_quotes(note, answer)


@pytest.mark.parametrize(
    "text",
    [
        *(
            "compare the commissions",
            "Compare the two platforms",
            "Compare the three conferences",
            "compare the mechanisms",
        ),
        *("Comparez les politiques migratoires", "Compare los dos planes", "compare the compacts on labour"),
        *("Comparez les pactes sur le travail", "Compara los pactos sobre el trabajo"),
    ],
)
def test_what_is_no_group_of_a_kind_is_not_compared(note: Assistant, text: str) -> None:
    assert note.ask(text).status == "not_found"


@pytest.mark.parametrize(
    "text",
    [
        *("quels sont les mécanismes de la région ?", "Quels sont les mécanismes existants dans la région ?"),
        *("Which mechanisms exist in the region?", "which mechanisms exist in the Americas?"),
        *("¿Cuáles son los mecanismos de la región?", "¿Qué mecanismos hay en la región?"),
        *("Quais são os mecanismos da região?", "Que mecanismos existem nas Américas?"),
    ],
)
def test_the_mechanisms_of_the_region_are_all_that_the_documents_describe(note: Assistant, text: str) -> None:
    answer = note.ask(text)
    assert values(answer) == _ALL
    assert_quotes(note, answer)


def test_of_a_smaller_region_only_its_own_are_listed(note: Assistant) -> None:
    for text in ("Quels mécanismes existent dans les Caraïbes ?", "¿Qué mecanismos existen en el Caribe?"):
        assert values(note.ask(text)) == ["cmc", "r4v"]
    assert values(note.ask("¿Qué mecanismos existen en América Central?")) == ["crm", "mirps"]


@pytest.mark.parametrize(
    "text",
    [
        *("Which mechanisms exist in Africa?", "Quels mécanismes existent en Europe ?", "¿Qué mecanismos hay en Asia?"),
        *("Why are these mechanisms not coordinated?", "Pourquoi ces mécanismes ne sont-ils pas articulés ?"),
        *("¿Por qué no están coordinados estos mecanismos?", "Why were these mechanisms created?"),
        *("Who coordinates these mechanisms?", "Qui coordonne ces mécanismes ?", "Quem coordena esses mecanismos?"),
        *("¿Quién coordina estos mecanismos?", "Who finances these mechanisms?", "Que font ces mécanismes ?"),
        "What do these mechanisms do?",
    ],
)
def test_no_list_answers_what_is_asked_of_bodies_at_large(note: Assistant, text: str) -> None:
    assert note.ask(text).status == "not_found"


@pytest.mark.parametrize(
    "text",
    [
        *("Which country is in the most mechanisms?", "Quel pays participe au plus grand nombre de mécanismes ?"),
        *("¿Qué país está en más mecanismos?", "Que país participa em mais mecanismos?"),
    ],
)
def test_a_country_that_is_asked_for_is_no_list_of_bodies(note: Assistant, text: str) -> None:
    assert all(item.kind != "body" for item in note.ask(text).items)


@pytest.mark.parametrize(
    ("text", "expected", "language"),
    [
        ("Mexique", ["crm", "mirps", "quito-process"], "fr"),
        ("Mexico", ["crm", "mirps", "quito-process"], "en"),
        ("¿Y Uruguay?", ["csm", "quito-process"], "es"),
        ("Et le Guatemala ?", ["crm", "mirps"], "fr"),
        ("And Chile?", ["csm", "quito-process"], "en"),
        ("E o Brasil?", ["csm", "quito-process"], "pt"),
        ("Venezuela", ["csm"], "es"),
    ],
)
def test_a_country_alone_asks_where_it_belongs(note: Assistant, text: str, expected: list[str], language: str) -> None:
    answer = note.ask(text)
    assert (values(answer), answer.language) == (expected, language)
    assert_quotes(note, answer)


def test_a_country_that_no_list_names_is_answered_as_that_question_is(note: Assistant) -> None:
    alone, asked = note.ask("Trinidad and Tobago"), note.ask("Which mechanisms does Trinidad and Tobago belong to?")
    assert (alone.status, alone.answer) == (asked.status, asked.answer)
    assert alone.status == "not_found"


def test_a_country_alone_behind_a_question_for_members_stays_a_follow_up(note: Assistant) -> None:
    assert note.ask("¿Y Uruguay?", history=["Is Chile a member of the CSM?"]).verdict == "yes"
    assert note.ask("Mexico?", history=["Which countries are in the CSM?"]).verdict == "no"


@pytest.mark.parametrize(
    "text",
    [
        "What does each of the two global compacts seek?",
        "Que vise chacun des deux pactes mondiaux ?",
        "¿qué busca cada uno de los dos pactos mundiales, el de migración y el de refugiados?",
        "O que busca cada um dos dois pactos globais?",
        "¿Qué buscan los dos pactos mundiales?",
    ],
)
def test_what_is_asked_of_each_of_a_kind_is_told_of_each(note: Assistant, text: str) -> None:
    answer = note.ask(text)
    quoted = " ".join(citation.quote for citation in answer.citations)
    assert "toutes les dimensions de la migration internationale" in quoted
    assert "relever les défis actuels liés aux situations de réfugiés" in quoted
    assert len(answer.answer.split("\n")) == 2


@pytest.mark.parametrize(
    "text",
    [
        "When was each of the two conferences created?",
        "Quand les deux conférences ont-elles été créées ?",
        "¿En qué año se creó cada una de las dos conferencias?",
        "Quando foi criada cada uma das duas conferências?",
    ],
)
def test_the_date_of_each_of_a_kind_is_told(note: Assistant, text: str) -> None:
    assert values(note.ask(text)) == ["1996", "1999"]


@pytest.mark.parametrize(
    "text",
    [
        "When was the migration conference created?",
        "Quand la conférence sur la migration a-t-elle été créée ?",
        "¿Cuándo se creó la conferencia sobre migraciones?",
        "Quando foi criada a conferência sobre migração?",
    ],
)
def test_where_two_bodies_may_be_meant_each_is_told_of(note: Assistant, text: str) -> None:
    answer = note.ask(text)
    assert values(answer) == ["1996", "1999"]
    assert "CRM" in answer.answer or "RCM" in answer.answer


@pytest.mark.parametrize(
    "text",
    [
        "When was the Global Compact on Fisheries created?",
        "Quand la conférence sur la migration des oiseaux a-t-elle été créée ?",
        "¿Cuándo se creó el Pacto Mundial sobre las pensiones?",
        "Quando foi criado o Pacto Global para as pescas?",
    ],
)
def test_what_says_more_than_two_bodies_names_share_is_neither(note: Assistant, text: str) -> None:
    assert note.ask(text).status == "not_found"


def test_another_number_of_a_kind_than_there_is_is_not_taken_for_it(note: Assistant) -> None:
    assert note.ask("What does each of the three global compacts seek?").status == "not_found"


@pytest.mark.parametrize(
    "text",
    [
        "Combien de pays ont signé le pacte ?",
        "How many countries signed the compact?",
        "¿Cuántos países firmaron el pacto?",
        "Quantos países assinaram o pacto?",
    ],
)
def test_a_kind_that_several_are_of_is_asked_of_each(note: Assistant, text: str) -> None:
    answer = note.ask(text)
    assert values(answer) == ["164"]
    first, second = answer.answer.split("\n")
    assert "164" in first
    assert "164" not in second


@pytest.mark.parametrize(
    "text",
    [
        "Le pacte est-il contraignant ?",
        "¿El pacto es vinculante?",
        "O pacto é vinculante?",
    ],
)
def test_a_kind_with_its_article_needs_no_earlier_turn(note: Assistant, text: str) -> None:
    assert note.ask(text).verdict == "no"


def test_a_pronoun_without_an_earlier_turn_is_on_nothing(note: Assistant) -> None:
    assert note.ask("Et quels pays en sont membres ?").status == "not_found"
