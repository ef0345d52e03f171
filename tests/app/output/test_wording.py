"""The words of answers: four languages, the same slots, countries and dates through Babel."""

from __future__ import annotations

import string

import pytest

from app import strings
from app.output import wording
from ingest import countries
from ingest.records import LANGUAGES

STRINGS = strings.read("answers")


def slots(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}


@pytest.mark.parametrize("key", STRINGS)
def test_every_sentence_is_there_in_four_languages_with_the_same_slots(key: str) -> None:
    assert set(STRINGS[key]) == set(LANGUAGES)
    wanted = slots(STRINGS[key]["fr"])
    for language in LANGUAGES:
        assert slots(STRINGS[key][language]) == wanted, language
        assert bool(STRINGS[key][language]) == bool(STRINGS[key]["fr"])


def test_every_kind_of_question_has_words_for_what_is_not_said() -> None:
    from app.questions.cues import KINDS

    unsaid = {kind for kind in KINDS if not wording.has(f"what_{kind}")}
    assert unsaid <= {"reason", "definition", "bodies", "compare"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_country_has_a_short_and_an_official_name(language: str) -> None:
    for code in countries.codes():
        for official in (False, True):
            name = wording.country(code, language, official=official)
            assert name and name != code and not name.isupper(), code


@pytest.mark.parametrize(
    ("language", "months"),
    [
        ("fr", "janvier février mars avril mai juin juillet août septembre octobre novembre décembre"),
        ("en", "January February March April May June July August September October November December"),
        ("es", "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre"),
        ("pt", "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro"),
    ],
)
def test_every_month_is_named_in_its_language(language: str, months: str) -> None:
    of = " de " if language in {"es", "pt"} else " "
    for number, month in enumerate(months.split(), 1):
        assert wording.date(f"2012-{number:02}", language) == f"{month}{of}2012"


def test_dates_are_written_as_precisely_as_they_are_known() -> None:
    assert wording.date("2012", "fr") == "2012"
    assert [wording.date("2018-12-10", language) for language in LANGUAGES] == [
        "10 décembre 2018",
        "December 10, 2018",
        "10 de diciembre de 2018",
        "10 de dezembro de 2018",
    ]


@pytest.mark.parametrize(
    ("value", "bound", "language", "words"),
    [
        ("192", "min", "fr", "plus de 192"),
        ("192", "min", "en", "more than 192"),
        ("10", "max", "es", "como máximo 10"),
        ("30", "about", "pt", "cerca de 30"),
        ("281e6", "", "en", "281,000,000"),
        ("281e6", "", "es", "281.000.000"),
        ("3.7%", "", "fr", "3,7\u00a0%"),
        ("3.7%", "", "en", "3.7%"),
    ],
)
def test_numbers_carry_their_bound_scale_and_marks(value: str, bound: str, language: str, words: str) -> None:
    assert wording.number(value, language, bound) == words


def test_countries_come_in_the_order_of_the_language() -> None:
    codes = ["EC", "US", "DE", "ES"]
    assert wording.in_order(codes, "fr") == ["DE", "EC", "ES", "US"]  # Allemagne, Équateur, Espagne, États-Unis
    assert wording.in_order(codes, "en") == ["EC", "DE", "ES", "US"]  # Ecuador, Germany, Spain, United States
    assert wording.in_order(codes, "es") == ["DE", "EC", "ES", "US"]  # Alemania, Ecuador, España, Estados Unidos
    assert wording.in_order(["MX", "CL"], "pt") == ["CL", "MX"]


def test_official_names_are_longer_and_given_on_request() -> None:
    assert wording.country("BO", "es") == "Bolivia"
    assert wording.country("BO", "es", official=True) == "Estado plurinacional de Bolivia"
    assert wording.country("BR", "pt", official=True) == "República Federativa do Brasil"


def test_lists_are_joined_as_the_language_does() -> None:
    assert [wording.listing(["a", "b", "c"], language) for language in LANGUAGES] == [
        "a, b et c",
        "a, b, and c",
        "a, b y c",
        "a, b e c",
    ]


def test_languages_are_named() -> None:
    assert wording.language_name("fr", "pt") == "francês"
    assert wording.language_name("pt", "en") == "Portuguese"


def test_an_unknown_sentence_is_an_error() -> None:
    assert not wording.has("no such sentence")
    with pytest.raises(KeyError):
        wording.say("no such sentence", "fr")


def test_words_with_braces_fill_a_slot_as_they_are() -> None:
    assert wording.say("quote", "en", text="{0} {marks} %s", marks="[1]") == "“{0} {marks} %s” [1]"
