"""Messages that ask several values of one thing, or one of several things: each is told, with its own quote."""

from __future__ import annotations

import pytest

from app.assistant import Assistant
from app.messages.parts import parts
from app.questions.question import understand
from app.questions.units import counts_two


@pytest.mark.parametrize(
    ("text", "language", "pieces"),
    [
        ("CSM : année, nombre de membres et autre nom ?", "fr", ["année", "nombre de membres", "autre nom"]),
        ("SACM: year founded, how many members, other name?", "en", ["year founded", "how many members", "other name"]),
        ("otro nombre de la CSM y año de creación", "es", ["otro nombre de la CSM", "año de creación"]),
        ("outro nome da CSM e ano de criação", "pt", ["outro nome da CSM", "ano de criação"]),
        ("year and number of members of the CSM?", "en", ["year", "number of members of the CSM"]),
        ("date et lieu de signature du pacte ?", "fr", ["date de signature du pacte", "lieu de signature du pacte"]),
        ("pact: signature date, city, number of signatories", "en",
         ["signature date", "city", "number of signatories"]),
        ("lugar y fecha de la firma del pacto", "es", ["lugar de la firma del pacto", "fecha de la firma del pacto"]),
        ("qual lei criou o fundo e que orgao a aprovou?", "pt", ["qual lei criou o fundo", "e que orgao a aprovou?"]),
        ("que ley lo creo y que organo la aprobo?", "es", ["que ley lo creo", "y que organo la aprobo?"]),
        ("Liste os fundos com o ano de cada um", "pt", ["Liste os fundos", "com o ano de cada um"]),
        ("Quels fonds datent d'avant 2010 avec leur année", "fr",
         ["Quels fonds datent d'avant 2010", "avec leur année"]),
        ("¿Qué plan y qué declaración salieron de ahí?", "es",
         ["¿Qué plan salieron de ahí?", "y qué declaración salieron de ahí?"]),
    ],
)  # fmt: skip
def test_each_thing_asked_is_a_part(text: str, language: str, pieces: list[str]) -> None:
    assert parts(text, language) == pieces


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("chair and secretariat of the fund", "en"),  # both ask who runs it
        ("uma rede criada em 2010 e que ainda funciona", "pt"),
        ("Does it work with its partners?", "en"),
        ("Le fonds existe-t-il et que fait-il avec ses membres", "fr"),
        ("How many members of the CSM and of the RCM?", "en"),
        ("compare the fund and network membership", "en"),
        ("list all the mechanisms with their year", "en"),
        ("Énumère les mécanismes avec leur année", "fr"),
        ("Enumera los procesos con su año", "es"),
        ("Liste os mecanismos com seus anos", "pt"),
    ],
)
def test_what_asks_one_thing_stays_whole(text: str, language: str) -> None:
    assert parts(text, language) == [text]


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("CSM : autre nom, année de création et nombre de membres ?", ["processus de Lima", "1999", "12 "]),
        ("Conferencia Suramericana: año de creación, número de miembros y otro nombre",
         ["1999", "12 ", "processus de Lima"]),
        ("ano e número de membros da Conferência Sul-Americana", ["1999", "12 "]),
        ("R4V : cb de pays et cb de partenaires ?", ["17 ", "plus de 192"]),
        ("What preceded the CAM and between which months was it at work?", ["Special Committee", "From April 2008 to"]),
        ("¿Qué comisión precedió a la CAM y entre qué meses funcionó?", ["Comisión Especial", "De abril de 2008 a"]),
        ("Laquelle est la plus ancienne, la CAM ou la CMC, et de quelles années datent-elles ?",
         ["Commission des questions", "Commission des questions", "Consultations"]),
        ("Which is newer, the CMC or the CAM, and what years are they from?", ["Caribbean", "Caribbean", "Committee"]),
        ("Which mechanisms were created before 2000, with their years?", ["Regional", "Regional", "South American"]),
        ("Liste os mecanismos criados antes de 2000 com o ano de cada um",
         ["Conferência", "Conferência", "Conferência"]),
    ],
)  # fmt: skip
def test_each_value_has_its_line(note: Assistant, text: str, lines: list[str]) -> None:
    told = note.ask(text).answer.split("\n")
    assert len(told) == len(lines)
    for line, begins in zip(told, lines, strict=True):
        assert line.startswith(begins), line


def test_of_one_body_chosen_the_year_of_that_one_is_told(note: Assistant) -> None:
    answer = note.ask("Laquelle est la plus ancienne, la CAM ou la CMC, et en quelle année est-elle née ?")
    assert "2012" in answer.answer and "2016" not in answer.answer


@pytest.mark.parametrize(
    "text",
    [
        "international migrants: 1970 vs 2020",
        "stock mondial de migrants internationaux : 1970 et 2020",
        "¿Cuántos migrantes había en 1970 frente a 2020?",
        "Compare o número de migrantes internacionais em 1970 e 2020",
    ],
)
def test_the_numbers_of_two_years_are_both_told(note: Assistant, text: str) -> None:
    assert [item.value for item in note.ask(text).items] == ["82000000", "281000000"]


@pytest.mark.parametrize(
    "text",
    [
        "global refugee stock: 1970 vs 2020",
        "nombre de migrants 1990 vs 2020",
        "¿Qué parte de la población eran los migrantes en 1970 y en 2020?",
        "quantos migrantes em 1980 e em 2020?",
    ],
)
def test_two_years_of_which_one_is_not_told_are_not_answered_by_half(note: Assistant, text: str) -> None:
    assert note.ask(text).status == "not_found"


@pytest.mark.parametrize(
    "text",
    [
        "With which two other forums does the SACM have ties?",
        "Avec quels deux autres forums la CSM dialogue-t-elle ?",
        "¿Con qué dos foros se complementa o dialoga la CSM?",
        "Com quais dois fóruns a CSM dialoga?",
    ],
)
def test_as_many_ties_are_told_as_are_asked_for(note: Assistant, text: str) -> None:
    assert len(note.ask(text).items) == 2


@pytest.mark.parametrize(
    ("text", "two"),
    [
        ("Quel pourcentage est la part minimale et maximale d'un membre ?", True),
        ("What percentage is the lowest and the highest share of a member?", True),
        ("¿Qué porcentaje es la cuota mínima y máxima de un miembro?", True),
        ("Quota mínima e máxima de um membro, em percentagem?", True),
        ("Combien de phoques ont été comptés en 2015 et en 2021 ?", True),
        ("How many seals were counted in 2015 and 2021?", True),
        ("¿Cuántas focas se contaron en 2015 y 2021?", True),
        ("Quantas focas foram contadas em 2015 e em 2021?", True),
        ("Combien de phoques ont été comptés entre 2015 et 2021 ?", False),
        ("How many seals were counted from July 2015 to June 2021?", False),
        ("¿Cuántas focas se contaron entre 2015 y 2021?", False),
        ("Qual é a quota mínima de um membro, em percentagem?", False),
    ],
)
def test_both_ends_of_a_range_and_two_years_ask_for_two_numbers(seas: Assistant, text: str, two: bool) -> None:
    assert counts_two(understand(text, seas.names)) is two
