"""Numbers and names of others than those asked about stay untold."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.answers.from_sentences.counted import is_of_other_place, is_of_other_share, is_of_others
from app.assistant import Assistant
from app.questions.question import understand
from tests.app.invented import assistant_over, values

TEXT = """Pacte des lagunes (PDL) - 2018
Le Pacte des lagunes est un accord de coopération. Il a été signé par 64 pays lors d'une conférence à Dakar (Sénégal), \
en décembre 2018. Il comporte 23 objectifs, répartis en cinq domaines. Sa plateforme compte plus de 192 partenaires \
institutionnels. En 2020, le nombre de migrants des lagunes était de 81 000 personnes.

Charte des deltas (CDD) - 2018
La Charte des deltas a été établie après plus de 18 mois de discussions entre les États, adoptée par le \
Bénin et le Togo.

Office des estrans (ODE)
L'Office des estrans a été fondé à Accra en 1992 par le Ghana, le Libéria et le Nigéria. Il veille sur les crabes.
"""


GLOSSARY = """
[[body]]
id = "lagoons"
fr = { name = "Pacte des lagunes", acronym = "PDL" }
en = { name = "Lagoon Compact" }
es = { name = "Pacto de las Lagunas" }
pt = { name = "Pacto das Lagunas" }

[[body]]
id = "deltas"
fr = { name = "Charte des deltas", acronym = "CDD" }
en = { name = "Delta Charter" }
es = { name = "Carta de los Deltas" }
pt = { name = "Carta dos Deltas" }

[[body]]
id = "shores"
fr = { name = "Office des estrans", acronym = "ODE" }
en = { name = "Foreshore Office" }
es = { name = "Oficina de los Estuarios" }
pt = { name = "Ofício dos Estuários" }
"""


@pytest.fixture(scope="module")
def lagoons(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    files = {"lagunes.fr.txt": TEXT, "glossary.toml": GLOSSARY}
    return assistant_over(tmp_path_factory.mktemp("lagoons"), files)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Combien de pays ont signé le Pacte des lagunes ?", ["64"]),
        ("How many partners does the platform of the Lagoon Compact have?", ["192"]),
        ("¿Cuántos objetivos tiene el Pacto de las Lagunas?", ["23"]),
        ("According to this document, how many countries signed the Lagoon Compact?", ["64"]),
        ("Combien de nations ont de plus signé le Pacte des lagunes ?", ["64"]),
    ],
)
def test_what_is_counted_is_told(lagoons: Assistant, text: str, found: list[str]) -> None:
    assert values(lagoons.ask(text)) == found


@pytest.mark.parametrize(
    "text",
    [
        "Combien de femmes y avait-il parmi les migrants des lagunes en 2020 ?",
        "How many refugees were there in 2020?",
        "¿Cuántos niños migrantes había en 2020?",
        "Quantas mulheres migrantes havia em 2020?",
        "Combien de pays n'ont pas signé le Pacte des lagunes ?",
        "How many countries abstained on the Lagoon Compact?",
        "¿Cuántos países rechazaron el Pacto de las Lagunas?",
        "Quantos países não assinaram o Pacto das Lagunas?",
    ],
)
def test_the_number_of_others_is_not_that_of_those_asked_for(lagoons: Assistant, text: str) -> None:
    assert lagoons.ask(text).status == "not_found"


@pytest.mark.parametrize(
    ("text", "tongue", "told"),
    [
        ("Combien d'employés a le Fonds ?", "fr", "Le secrétariat du fonds compte neuf personnes."),
        ("Combien d'enfants le Fonds a-t-il aidés ?", "es", "El fondo no ayudó a ningún niño más que a nueve."),
        ("How many employees does the Fund have?", "fr", "Son personnel, soit neuf agents, reste au secrétariat."),
        ("How many employees does the Fund have?", "en", "The office of the fund is run by nine people."),
        ("¿Cuántos empleados tiene el Fondo?", "pt", "O secretariado do fundo tem nove pessoas."),
        ("Quantos funcionários tem o Fundo?", "es", "La Secretaría del fondo cuenta con nueve personas."),
    ],
)
def test_workers_may_be_told_by_other_words_and_women_may_not(
    tmp_path: Path, text: str, tongue: str, told: str
) -> None:
    paper = assistant_over(tmp_path, {f"paper.{tongue}.txt": f"{told}\n"})
    (document,) = paper.knowledge.metadata
    sentence = next(s for s in paper.knowledge.sentences(document) if s.text == told)

    def other(asked: str) -> bool:
        return is_of_others(understand(asked, paper.names), document, sentence.unit.span, paper.knowledge)

    assert (other(text), other("How many women does the Fund have?")) == (False, True)


@pytest.mark.parametrize(
    ("history", "text"),
    [
        ([], "Je veux la liste des objectifs du Pacte des lagunes, un par un"),
        (["How many objectives does the Lagoon Compact have?"], "What are they, one by one?"),
        ([], "Nombra los objetivos del Pacto de las Lagunas"),
        (["Quantos parceiros tem a plataforma do Pacto das Lagunas?"], "E quem são?"),
    ],
)
def test_things_that_are_but_counted_are_not_named(lagoons: Assistant, history: list[str], text: str) -> None:
    assert lagoons.ask(text, history=history).status == "not_found"


@pytest.mark.parametrize(
    "text",
    [
        "Dans quelle ville la Charte des deltas a-t-elle été adoptée ?",
        "In which city was the Delta Charter adopted?",
        "¿En qué ciudad se adoptó la Carta de los Deltas?",
        "Em que cidade foi adotada a Carta dos Deltas?",
    ],
)
def test_no_sentence_without_a_city_answers_which_city(lagoons: Assistant, text: str) -> None:
    assert lagoons.ask(text).status == "not_found"


@pytest.mark.parametrize("text", ["Qui a fondé l'Office des estrans ?", "Who founded the Foreshore Office?"])
def test_the_countries_that_founded_a_body_are_values(lagoons: Assistant, text: str) -> None:
    answer = lagoons.ask(text)
    assert values(answer) == ["GH", "LR", "NG"]
    assert "par le Ghana" in answer.citations[0].quote


@pytest.mark.parametrize(
    "text", ["Lesquels de ces mécanismes s'occupent des lagunes ?", "Which of these mechanisms deal with lagoons?"]
)
def test_which_bodies_deal_with_something_is_not_asked_of_the_one_named_after_it(lagoons: Assistant, text: str) -> None:
    (asked,) = lagoons.asked(text)
    assert (asked.kind, asked.bodies) == ("bodies", ())


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Quelle part de la population les migrants représentaient-ils en 1970 ?", True),
        ("What percentage of the population were migrants in 2020?", False),
        ("¿Cuántos migrantes había en 1970?", False),
    ],
)
def test_the_share_of_a_year_is_no_share_of_another(note: Assistant, text: str, expected: bool) -> None:
    said = "Les migrants étaient 82 millions en 1970 et 281 millions en 2020, soit 3,7 % de la population."
    assert is_of_other_share(note.asked(text)[0], said) is expected


def test_the_states_of_a_region_that_a_list_names_are_counted_and_told_as_a_reading(note: Assistant) -> None:
    answer = note.ask("How many states belong to the Regional Conference on Migration?")
    assert values(answer) == ["11"]
    assert answer.derived
    assert "M49" in answer.answer


@pytest.mark.parametrize(
    ("text", "expected"),
    [("Combien de migrants comptait l'Asie en 2020 ?", True), ("Combien de migrants y avait-il en 2020 ?", False)],
)
def test_who_lives_in_a_region_is_not_told_by_a_number_of_all(note: Assistant, text: str, expected: bool) -> None:
    assert is_of_other_place(note.asked(text)[0], "En 2020, les migrants étaient 281 millions.") is expected


def test_an_act_of_a_place_that_nobody_knows_is_not_read_off_another(note: Assistant) -> None:
    assert note.ask("Que dit la note de la Déclaration de Las Palmas ?").status == "not_found"


@pytest.mark.parametrize(
    "text",
    [
        "How many migrants are there in the world?",
        "Combien y a-t-il de migrants internationaux ?",
        "¿Cuántos migrantes internacionales hay?",
    ],
)
def test_a_share_is_no_number_of_things_and_the_newest_number_goes_first(note: Assistant, text: str) -> None:
    answer = note.ask(text)
    assert answer.status == "not_found" or values(answer) == ["281000000"]


@pytest.mark.parametrize("text", ["¿Cuántos países forman parte de la CSM?", "Quantos países fazem parte da CSM?"])
def test_to_take_part_asks_for_no_share(note: Assistant, text: str) -> None:
    assert values(note.ask(text)) == ["12"]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("What was the total number of refugees in the world in 2020?", None),
        ("Quel était le total des réfugiés dans le monde en 2020 ?", None),
        ("¿Cuál era el total de refugiados en el mundo en 2020?", None),
        ("Em 2020, qual era o total de refugiados no mundo?", None),
        ("Em 2020, qual era o total de migrantes no mundo?", "281000000"),
        ("What was the total of migrants in 1970?", "82000000"),
    ],
)
def test_a_total_is_of_the_people_that_it_is_asked_of(note: Assistant, text: str, value: str | None) -> None:
    assert [item.value for item in note.ask(text).items] == ([value] if value else [])


@pytest.mark.parametrize(
    ("text", "tongue", "them", "else_"),
    [
        (
            "Combien de femmes le Mali a-t-il reçues ?",
            "fr",
            "Le Mali a reçu neuf d'entre elles.",
            "Le Mali a reçu neuf barges.",
        ),
        ("How many women did Mali receive?", "en", "Mali received nine of them.", "Mali received nine barges."),
        ("¿Cuántas mujeres recibió Malí?", "es", "Malí recibió a nueve de ellas.", "Malí recibió nueve barcazas."),
        ("Quantas mulheres recebeu o Mali?", "pt", "O Mali recebeu nove delas.", "O Mali recebeu nove barcaças."),
    ],
)
def test_who_are_counted_may_be_named_before(tmp_path: Path, text: str, tongue: str, them: str, else_: str) -> None:
    paper = assistant_over(tmp_path, {f"paper.{tongue}.txt": f"{them} {else_}\n"})
    (document,) = paper.knowledge.metadata
    spans = {s.text: s.unit.span for s in paper.knowledge.sentences(document)}
    question = understand(text, paper.names)
    assert not is_of_others(question, document, spans[them], paper.knowledge)
    assert is_of_others(question, document, spans[else_], paper.knowledge)
