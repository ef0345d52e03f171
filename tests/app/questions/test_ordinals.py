"""The ordinal numbers of occasions."""

from __future__ import annotations

import pytest

from app.questions import ordinals


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Who chaired the sixth ministerial meeting?", {6}),
        ("La XII Reunión Ordinaria se celebró en Loja.", {12}),
        ("a 3.ª sessão ordinária", {3}),
        ("la quatrième réunion", {4}),
        ("the 21st session", {21}),
        ("the second objective of the Forum", set()),
        ("the I and the V columns", set()),
        ("Article V", set()),
    ],
)
def test_the_ordinals_of_occasions_are_read(text: str, expected: set[int]) -> None:
    assert ordinals.of_occasions(text) == expected


def test_a_text_on_another_meeting_is_of_another() -> None:
    assert ordinals.of_others("Where was the third meeting?", "The IV Meeting took place in Loja.")
    assert not ordinals.of_others("Where was the third meeting?", "It took place in Loja.")


@pytest.mark.parametrize(
    ("asked", "text", "other"),
    [
        ("Who was the first president of the Reed League?", "Sa dernière présidente a été Mme Mar.", True),
        ("Jusqu'à quand court son mandat actuel ?", "Its first mandate ran to 2022.", True),
        ("¿Hasta cuándo va el mandato vigente?", "Son premier mandat a pris fin en 2022.", True),
        ("Quem foi o último presidente?", "The first president was Ms Mar.", True),
        ("Quem foi o último presidente?", "Su última presidenta fue la Sra. Mar.", False),
        ("When was the last meeting?", "La sixième réunion s'est tenue en 2022.", False),
        ("Where was the first meeting?", "The last meeting was in Loja.", True),
        ("Who is the current president?", "The last president took office in 2020.", False),
    ],
)
def test_the_first_of_a_row_is_neither_the_last_nor_the_one_of_now(asked: str, text: str, other: bool) -> None:
    assert ordinals.of_other_rank(asked, text) is other


def test_a_text_on_another_term_is_of_another() -> None:
    assert ordinals.of_others("le budget du deuxième exercice biennal", "El presupuesto del primer bienio será de 5.")
    assert ordinals.of_others("the second semester", "Palau preside no primeiro semestre.")
    assert not ordinals.of_others("the second biennium", "El presupuesto del segundo bienio")
    assert not ordinals.of_others("the second biennium", "The first chair was Palau.")


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("vingt et unième séance", 21),
        ("la vingt-deuxième réunion", 22),
        ("the twenty-first session", 21),
        ("twenty-ninth meeting of the Board", 29),
        ("la vigésima primera reunión", 21),
        ("la vigésima novena reunión", 29),
        ("a vigésima primeira reunião", 21),
        ("a vigésima oitava reunião", 28),
        ("the thirtieth session", 30),
    ],
)
def test_occasions_beyond_the_twentieth_are_known_by_their_words(text: str, number: int) -> None:
    assert number in ordinals.of_occasions(text)
    assert number not in ordinals.of_occasions("the second session, la vingtième séance")


@pytest.mark.parametrize("text", ["L'Assemblée a fondé le comité", "L’Assemblée générale, où siège-t-elle ?"])
def test_the_article_of_an_assembly_is_no_numeral(text: str) -> None:
    assert ordinals.of_occasions(text) == set()


def test_a_numeral_before_an_assembly_still_counts() -> None:
    assert ordinals.of_occasions("La L Assemblée se tiendra à Quito") == {50}
