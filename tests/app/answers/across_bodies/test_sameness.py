"""Two bodies measured against each other: years, numbers of members, what they share."""

from __future__ import annotations

import pytest

from app.assistant import Assistant
from tests.app.invented import assert_quotes, values


@pytest.mark.parametrize(
    ("text", "opening", "expected"),
    [
        ("Are the Coral Guild and the Reef Station from the same year?", "Yes", ["2001", "2001-05"]),
        ("Is the Lagoon Bureau from the same year as the Coral Guild?", "No", ["2001", "2010"]),
        ("La Guilde des coraux et le Bureau des lagunes ont-ils le même nombre de membres ?", "Non", ["2", "3"]),
        ("O Escritório das Lagunas e a Guilda dos Corais têm o mesmo número de países?", "Não", ["2", "3"]),
        ("Coral Guild vs Lagoon Bureau: same number of countries?", "No", ["2", "3"]),
        ("Guilde des coraux et Bureau des lagunes : même nombre de pays ?", "Non", ["2", "3"]),
        ("Gremio de los Corales y Oficina de las Lagunas: ¿mismo número de países?", "No", ["2", "3"]),
        ("Guilda dos Corais e Escritório das Lagunas: mesmo número de países?", "Não", ["2", "3"]),
        ("¿La Estación de los Arrecifes está en más países que el Gremio de los Corales?", "Sí", ["3", "7", "station"]),
        ("Does the Lagoon Bureau have more members than the Coral Guild?", "No", ["2", "3", "guild"]),
    ],
)
def test_two_bodies_are_compared_with_both_values(
    reefs: Assistant, text: str, opening: str, expected: list[str]
) -> None:
    answer = reefs.ask(text)
    assert answer.answer.startswith(f"{opening}.")
    assert values(answer) == expected
    assert_quotes(reefs, answer)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("How many countries are in both the Coral Guild and the Lagoon Bureau?", ["1"]),
        ("Combien de pays la Guilde des coraux et le Bureau des lagunes ont-ils en commun ?", ["1"]),
        ("Combien d'années séparent la Guilde des coraux du Bureau des lagunes ?", ["9"]),
        ("¿Cuántos años hay entre el Gremio de los Corales y la Oficina de las Lagunas?", ["9"]),
    ],
)
def test_members_shared_and_years_apart_are_counted(reefs: Assistant, text: str, expected: list[str]) -> None:
    answer = reefs.ask(text)
    assert values(answer) == expected
    assert answer.derived


def test_a_body_without_a_year_is_compared_to_none(reefs: Assistant) -> None:
    assert not reefs.ask("Are the Coral Guild and the Dune Panel from the same year?").answer.startswith(("Yes", "No."))


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("Le Bureau des lagunes est-il antérieur à la Guilde des coraux ?", "no"),
        ("Does the Coral Guild predate the Lagoon Bureau?", "yes"),
        ("¿La Oficina de las Lagunas es más antigua que el Gremio de los Corales?", "no"),
        ("¿El Gremio de los Corales es anterior a la Oficina de las Lagunas?", "yes"),
        ("A Guilda dos Corais é mais velha que o Escritório das Lagunas?", "yes"),
        ("A Guilda dos Corais é posterior ao Escritório das Lagunas?", "no"),
    ],
)
def test_whether_one_body_is_earlier_is_told_by_both_years(reefs: Assistant, text: str, verdict: str) -> None:
    answer = reefs.ask(text)
    assert answer.verdict == verdict
    assert {"2010"} < set(values(answer))


@pytest.mark.parametrize(
    "text",
    [
        "Qui a créé la Station des récifs ?",
        "Who created the Reef Station?",
        "¿Qué órgano creó la Estación de los Arrecifes?",
        "Quem criou a Estação dos Recifes?",
    ],
)
def test_who_created_a_body_is_who_adopted_its_act(reefs: Assistant, text: str) -> None:
    assert values(reefs.ask(text)) == ["assemblee-des-recifs"]


@pytest.mark.parametrize(
    ("text", "opening"),
    [
        ("Are the Coral Guild, the Reef Station and the Lagoon Bureau all from the same year?", "No"),
        ("La Guilde des coraux, la Station des récifs et le Bureau des lagunes sont-ils de la même année ?", "Non"),
        (
            "¿El Gremio de los Corales, la Estación de los Arrecifes y la Oficina de las Lagunas son del mismo año?",
            "No",
        ),
        ("A Guilda dos Corais, a Estação dos Recifes e o Escritório das Lagunas são todos do mesmo ano?", "Não"),
    ],
)
def test_three_bodies_are_of_one_year_where_all_are(reefs: Assistant, text: str, opening: str) -> None:
    answer = reefs.ask(text)
    assert answer.answer.startswith(f"{opening}.")
    assert sorted(values(answer)) == ["2001", "2001-05", "2010"]


@pytest.mark.parametrize(
    "text",
    [
        "Qui est né la même année que la Guilde des coraux ?",
        "Which bodies are as old as the Coral Guild?",
        "¿Qué organismos tienen la misma edad que el Gremio de los Corales?",
        "Que organismos têm a mesma idade que a Guilda dos Corais?",
        "With which body does the Coral Guild share its founding year?",
        "¿Con qué organismo comparte el Gremio de los Corales su año de creación?",
    ],
)
def test_bodies_of_one_age_are_of_one_year(reefs: Assistant, text: str) -> None:
    assert values(reefs.ask(text)) == ["station"]


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("Do the Quito Process and the Global Compact for Migration have the same legal status?", "yes"),
        ("Le Processus de Quito et le Pacte mondial sur les migrations ont-ils la même nature juridique ?", "yes"),
        ("¿Tienen el Proceso de Quito y el Pacto Mundial para la Migración el mismo carácter jurídico?", "yes"),
        ("O Processo de Quito e o Pacto Global para Migração têm o mesmo estatuto jurídico?", "yes"),
        ("Do the two global compacts have the same legal status?", None),  # of one of them nothing is said
    ],
)
def test_bodies_bind_alike_only_where_it_is_told_of_each(note: Assistant, text: str, verdict: str | None) -> None:
    answer = note.ask(text)
    assert answer.verdict == verdict
    assert len(answer.citations) == (2 if verdict else 0)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Which mechanism has the most partners?", ["r4v"]),
        ("Quel mécanisme a le plus d'objectifs ?", ["gcm"]),
        ("¿Qué mecanismo tiene más ejes temáticos?", ["quito-process"]),
        ("Qual mecanismo tem mais objetivos?", ["gcm"]),
        ("Which mechanism has the fewest objectives?", []),  # of one alone is their number told
    ],
)
def test_who_has_the_most_of_a_thing_is_told_by_the_numbers_stated_of_it(
    note: Assistant, text: str, expected: list[str]
) -> None:
    answer = note.ask(text)
    assert values(answer) == expected
    assert_quotes(note, answer)


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("Le Forum des marées a-t-il plus d'observatoires que la Ligue des phares n'a de membres ?", "yes"),
        ("Does the Lighthouse League have more members than the Tide Forum has observatories?", "no"),
        ("¿Hay más observatorios en el Foro de las Mareas que miembros en la Liga de los Faros?", "yes"),
        ("Há mais membros na Liga dos Faróis do que observatórios no Fórum das Marés?", "no"),
    ],
)
def test_two_things_that_are_counted_of_two_bodies_are_compared(seas: Assistant, text: str, verdict: str) -> None:
    answer = seas.ask(text)
    assert answer.verdict == verdict
    assert {"5", "40"} <= set(values(answer))
    assert_quotes(seas, answer)


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("Est-il vrai que le Bureau des lagunes n'a pas plus de membres que la Guilde des coraux ?", "yes"),
        ("Am I right that the Coral Guild does not have more members than the Lagoon Bureau?", "no"),
        ("¿Es cierto que la Oficina de las Lagunas no tiene más miembros que el Gremio de los Corales?", "yes"),
        ("É verdade que a Guilda dos Corais não tem mais membros que o Escritório das Lagunas?", "no"),
    ],
)
def test_a_denied_comparison_is_put_to_the_test(reefs: Assistant, text: str, verdict: str) -> None:
    assert reefs.ask(text).verdict == verdict
