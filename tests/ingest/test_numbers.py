"""Counts in running text."""

from __future__ import annotations

import pytest

from ingest.numbers import find, parse


@pytest.mark.parametrize(
    ("words", "value"), [("1,5", "1.5"), ("12 000", "12000"), ("douze", "12"), ("12,400", "12400"), ("vinte", "20")]
)
def test_number_is_a_plain_decimal(words: str, value: str) -> None:
    assert parse(words) == value


@pytest.mark.parametrize(
    ("text", "value", "unit", "bound", "scale"),
    [
        ("plus de 192 partenaires institutionnels", "192", "partenaires institutionnels", "min", ""),
        ("environ 52 000 toponymes", "52000", "toponymes", "about", ""),
        ("1,2 million d’euros", "1.2", "d’euros", "", "million"),
        ("nine member states", "9", "member states", "", ""),
        ("64 estaciones de aforo", "64", "estaciones", "", ""),
        ("24 % da quota", "24", "", "", "%"),
        ("ne peut excéder 0,2 pour cent", "0.2", "", "", "%"),
        ("el 15 por ciento", "15", "", "", "%"),
        ("par la Suisse (45 pour cent)", "45", "", "", "%"),
        ("by Norway (45 per cent)", "45", "", "", "%"),
        ("por Chile (45 por ciento)", "45", "", "", "%"),
        ("pelo Brasil (40%)", "40", "", "", "%"),
        ("five (5) members", "5", "", "", ""),
        ("2. Il siège quatre fois", "4", "fois", "", ""),
        ("4.1) The Board has six members", "6", "members", "", ""),
    ],
)
def test_count_has_value_unit_and_bound(text: str, value: str, unit: str, bound: str, scale: str) -> None:
    (found,) = find(text)
    assert (found.value, found.unit, found.bound, found.scale) == (value, unit, bound, scale)


@pytest.mark.parametrize(
    ("text", "language", "values"),
    [
        ("one hundred and twenty members", "en", ["120"]),
        ("twenty-three thousand four hundred and five", "en", ["23405"]),
        ("between one hundred and two hundred people", "en", ["100", "200"]),
        ("deux cent cinquante agents", "fr", ["250"]),
        ("soixante-quinze pays", "fr", ["75"]),
        ("mille cinq cents euros", "fr", ["1500"]),
        ("entre vingt et trente pays", "fr", ["20", "30"]),
        ("une vingtaine de pays", "fr", ["20"]),
        ("trente et une heures", "fr", ["31"]),
        ("dos mil quinientos treinta y uno", "es", ["2531"]),
        ("dos y una comisión", "es", ["2"]),
        ("ciento veinte miembros", "es", ["120"]),
        ("mil e duzentos agentes", "pt", ["1200"]),
        ("cento e vinte e cinco membros", "pt", ["125"]),
        ("one member, un seul membre", "", []),
        ("une somme (300 000 euros)", "fr", []),
    ],
)
def test_number_words_in_a_row_make_one_number_where_they_add_up(text: str, language: str, values: list[str]) -> None:
    assert [count.value for count in find(text, language)] == values


def test_a_thousand_behind_a_number_is_its_scale() -> None:
    assert [(c.value, c.scale, c.unit) for c in find("vingt-cinq mille réfugiés", "fr")] == [
        ("25", "thousand", "réfugiés")
    ]


def test_number_words_are_those_of_the_language() -> None:
    assert find("a Conferência dos Ministros", "pt") == []
    assert [c.value for c in find("dos veces al año", "es")] == ["2"]


def test_dates_and_years_count_nothing() -> None:
    assert find("le 3 juin 2004") == []


@pytest.mark.parametrize("text", ["a 9.ª Conferência", "a 9ª Conferência", "la 3.er reunión", "o 4.º artigo"])
def test_an_ordinal_counts_nothing(text: str) -> None:
    assert find(text) == []


def test_a_number_inside_a_symbol_counts_nothing() -> None:
    text = "Par la résolution AG/RES. 2738 (XLII-O/12) et l'article 58, elle compte 12 États."
    assert [count.value for count in find(text)] == ["12"]


def test_a_number_that_opens_the_next_sentence_is_no_symbol() -> None:
    assert [count.value for count in find("It met in Chile. 12 countries came.")] == ["12"]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("from 1 July to 31 August", "en"),
        ("du 1er au 3 juillet", "fr"),
        ("a más tardar el 30 de septiembre de cada año", "es"),
        ("até 31 de maio", "pt"),
        ("by two-thirds of the vote", "en"),
        ("por dos tercios de los votos", "es"),
        ("les deux tiers des voix", "fr"),
        ("dois terços dos votos", "pt"),
    ],
)
def test_days_and_parts_are_no_counts(text: str, language: str) -> None:
    assert find(text, language) == []
