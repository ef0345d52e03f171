"""Countries and regions by name in four languages."""

from __future__ import annotations

import pytest

from ingest import countries


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("du Costa Rica et des États-Unis d’Amérique", ["CR", "US"]),
        ("la República Federativa del Brasil y la República del Paraguay", ["BR", "PY"]),
        ("el Estado Plurinacional de Bolivia", ["BO"]),
        ("Bosnia and Herzegovina, Trinidad and Tobago", ["BA", "TT"]),
        ("a República Democrática de São Tomé e Príncipe", ["ST"]),
        ("the Lao People’s Democratic Republic", ["LA"]),
        ("Bolivie (État plurinational de)", ["BO"]),
        ("dos millones de dólares de los Estados Unidos, con la abstención de Costa Rica", ["CR"]),
        ("2 millions de dollars des États-Unis versés par le Canada", ["CA"]),
        ("the sum of ten million United States dollars", []),
        ("a Região Administrativa Especial de Macau e Hong Kong", ["MO", "HK"]),
        ("los delegados de los Estados Unidos", ["US"]),
        ("las realidades de Brasil", ["BR"]),
        ("Kazajstán, Uzbekistán y Trinidad y Tabago", ["KZ", "UZ", "TT"]),
        ("o Irão, o Vietname, o Tajiquistão e as Maurícias", ["IR", "VN", "TJ", "MU"]),
        ("Is the US in it, and the UK?", ["US", "GB"]),
    ],
)
def test_official_and_inflected_names_are_found(text: str, codes: list[str]) -> None:
    assert [match.value for match in countries.find(text)] == codes


@pytest.mark.parametrize(
    "text",
    [
        "la réunion de la commission",
        "Ciudad de México",
        "le golfe de Guinée",
        "le bassin du lac Tchad",
        "the Lake Chad basin",
        "la cuenca del lago Malawi",
        "o mar do Japão",
        "Us delegates met",
        "US$ 750,000 a year",
        "em Salvador da Bahia",
        "à Port-d'Espagne",
        "in Port of Spain",
        "en Puerto España",
    ],
)
def test_everyday_words_and_cities_are_no_countries(text: str) -> None:
    assert countries.find(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "avec le rapport d'Haïti",
        "with the support of Haiti",
        "the passport of Haiti",
        "el aeropuerto de Haití",
        "o aeroporto de Haiti",
        "lo que aportó Haití",
    ],
)
def test_words_that_end_like_one_for_a_place_are_none(text: str) -> None:
    assert [match.value for match in countries.find(text)] == ["HT"]


def test_central_america_holds_its_eight_states() -> None:
    assert countries.states("central_america") == {"BZ", "CR", "GT", "HN", "MX", "NI", "PA", "SV"}


def test_north_america_beside_central_america_is_the_narrower_one() -> None:
    found = countries.find_regions("tous les pays d’Amérique du Nord et d’Amérique centrale")
    assert [match.value for match in found] == ["northern_america", "central_america"]


def test_names_are_read_as_in_brazil_and_as_in_portugal() -> None:
    found = countries.find("o Benim e o Benin, o Irão e o Irã, o Vietname e o Vietnã, Trindade e Tobago")
    assert [match.value for match in found] == ["BJ", "BJ", "IR", "IR", "VN", "VN", "TT"]


def test_names_are_in_the_language_asked_for() -> None:
    assert countries.name("BR", "fr") == "Brésil"
    assert countries.name("BO", "es", official=True) == "Estado plurinacional de Bolivia"


def test_a_city_named_like_a_country_is_none() -> None:
    found = countries.find("la Mesa de San Salvador, en El Salvador y San Marino")
    assert [match.value for match in found] == ["SV", "SM"]


@pytest.mark.parametrize(
    ("text", "regions"),
    [
        ("in North and Central America", ["northern_america", "central_america"]),
        ("en América del Norte y Central", ["northern_america", "central_america"]),
        ("en Afrique occidentale et centrale", ["western_africa", "middle_africa"]),
        ("na América do Sul e Central", ["south_america", "central_america"]),
    ],
)
def test_two_regions_may_share_their_noun(text: str, regions: list[str]) -> None:
    assert sorted(match.value for match in countries.find_regions(text)) == sorted(regions)


def test_a_meeting_that_opens_a_sentence_is_no_island() -> None:
    assert countries.find("La réunion dure deux jours", capitalised=False) == []
    assert [match.value for match in countries.find("La Réunion", capitalised=False)] == ["RE"]


@pytest.mark.parametrize(
    ("text", "language", "code"),
    [
        ("le gouvernement haitien", "fr", "HT"),
        ("the south african delegation", "en", "ZA"),
        ("la delegacion chilena", "es", "CL"),
        ("o governo cabo-verdiano", "pt", "CV"),
        ("les autorites canadiennes", "fr", "CA"),
        ("la federation mauritanienne", "fr", "MR"),
        ("the kyrgyz government", "en", "KG"),
        ("la delegacion croata", "es", "HR"),
        ("a delegacao timorense", "pt", "TL"),
    ],
)
def test_the_adjectives_of_states_are_found(text: str, language: str, code: str) -> None:
    assert [match.value for match in countries.find_adjectives(text, language)] == [code]


@pytest.mark.parametrize(
    ("text", "language"),
    [("sud-americain", "fr"), ("chinchilla", "es"), ("indication", "en"), ("servico", "pt"), ("serviam", "pt")],
)
def test_longer_words_are_no_adjectives_of_states(text: str, language: str) -> None:
    assert countries.find_adjectives(text, language) == []


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("is DR in the League?", ["DO"]),
        ("la RD est dans la Ligue ?", ["DO"]),
        ("¿la rd y los eeuu están en la Liga?", ["DO", "US"]),
        ("os eua e a RD fazem parte da Liga?", ["US", "DO"]),
        ("are the us and uk in it?", ["US", "GB"]),
        ("les usa en sont ?", ["US"]),
        ("tell us if it works", []),
        ("¿quién lo usa?", []),
        ("does Dr Alba chair it?", []),
    ],
)
def test_a_question_may_have_a_country_by_its_initials(text: str, codes: list[str]) -> None:
    assert [match.value for match in countries.find(text, capitalised=False)] == codes


def test_initials_that_only_people_who_ask_use_are_no_country_in_a_document() -> None:
    assert countries.find("Approved by the DR, see RD 12.") == []


def test_each_of_several_republics_is_told_by_its_adjective() -> None:
    found = countries.find("entre a República Quirguiz, a República Eslovena e a República Moldava")
    assert [match.value for match in found] == ["KG", "SI", "MD"]
