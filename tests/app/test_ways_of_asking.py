"""One thing asked in many ways is answered alike, over an invented note."""

from __future__ import annotations

import pytest

from app.assistant import Assistant
from app.messages import courtesies
from app.messages.openings import with_number
from tests.app.invented import assistant_over, values

NOTE = """Note sur les rivières

Cercle des Loutres (CDL) - 1988
Le Cercle des Loutres est un forum consultatif. Il compte trois États membres : la Belgique, le Chili et la France. \
Sa fonction principale est de protéger les loutres.

Plateforme des Castors (PLC) - 2014
La Plateforme des Castors est un mécanisme de coordination dirigé par le Cercle des Loutres. Elle est composée de plus \
de 60 partenaires institutionnels dans 9 pays d'Europe.

Pacte des Roseaux (PDR) - 2009
Le Pacte des Roseaux est un accord de coopération. Il a été signé par 31 pays lors d'une conférence à Gand \
(Belgique), en mai 2009. Il comporte 14 objectifs, répartis en trois domaines. Le pacte n'est pas juridiquement \
contraignant.

Accord des Berges (ADB) - 2017
Il a été établi après plus de 20 mois de discussions entre des experts et des pêcheurs. L'accord vise à garder les \
berges.
"""


@pytest.fixture(scope="module")
def rivers(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    return assistant_over(tmp_path_factory.mktemp("rivers"), {"note.fr.md": NOTE})


@pytest.mark.parametrize(
    ("text", "question"),
    [
        ("Auriez-vous l'obligeance de me préciser le but du PDR ?", "le but du PDR"),
        ("Je vous saurais gré de m'indiquer quand le PDR est né.", "quand le PDR est né."),
        ("I was wondering how many states signed the PDR.", "how many states signed the PDR."),
        ("Would you be so kind as to tell me the year of the PDR?", "the year of the PDR"),
        ("¿Tendría la amabilidad de indicarme el año del PDR?", "el año del PDR"),
        ("Me gustaría saber cuándo nació el PDR.", "cuándo nació el PDR."),
        ("Teria a gentileza de me informar o ano do PDR?", "o ano do PDR"),
        ("Gostaria de saber quando o PDR nasceu.", "quando o PDR nasceu."),
        ("Could you tell me whether the PDR binds?", "Could you tell me whether the PDR binds?"),
    ],
)
def test_what_leads_up_to_a_question_is_no_part_of_it(text: str, question: str) -> None:
    assert courtesies.without(text) == question


@pytest.mark.parametrize(
    ("text", "question"),
    [
        ("Le PDR, si je puis me permettre, date de quand ?", "Le PDR date de quand ?"),
        ("Selon la note, quand le PDR est-il né, au juste ?", "quand le PDR est-il né ?"),
        ("When, according to the note, was the PDR signed?", "When was the PDR signed?"),
        ("El PDR, por curiosidad, ¿de qué año es?", "El PDR ¿de qué año es?"),
        ("Quando, até onde se sabe, nasceu o PDR?", "Quando nasceu o PDR?"),
        ("When, in the treaty of 2009, was it signed?", "When, in the treaty of 2009, was it signed?"),
    ],
)
def test_what_is_set_in_between_commas_changes_nothing(text: str, question: str) -> None:
    assert courtesies.without(text) == question


@pytest.mark.parametrize(
    ("language", "text", "question"),
    [
        ("fr", "La PLC a plein de partenaires, non ? Combien ?", "La PLC a combien de partenaires ?"),
        ("en", "The PLC has loads of partners, right? How many?", "The PLC has how many partners ?"),
        ("es", "La PLC tiene muchos socios, ¿cuántos?", "La PLC tiene cuantos socios ?"),
        ("pt", "A PLC tem vários parceiros. Quantos são?", "A PLC tem quantos parceiros ?"),
        ("en", "The PLC has partners. How many?", "The PLC has partners. How many?"),
    ],
)
def test_how_many_behind_a_statement_of_many_asks_for_their_number(language: str, text: str, question: str) -> None:
    assert with_number(text, language) == question


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("Combien de buts le PDR compte-t-il ?", "14"),
        ("How many aims does the PDR set out?", "14"),
        ("¿Cuántos propósitos tiene el PDR?", "14"),
        ("Quantas finalidades tem o PDR?", "14"),
        ("À combien se chiffrent les partenaires de la PLC ?", "60"),
        ("What does the number of partners of the PLC amount to?", "60"),
        ("¿A cuánto asciende el total de asociados de la PLC?", "60"),
        ("Por quantos parceiros é composta a PLC?", "60"),
        ("En mai 2009, combien de gouvernements ont paraphé le PDR ?", "31"),
        ("In May 2009, how many governments subscribed to the PDR?", "31"),
        ("En mayo de 2009, ¿cuántos gobiernos rubricaron el PDR?", "31"),
        ("Em maio de 2009, quantos governos subscreveram o PDR?", "31"),
    ],
)
def test_things_counted_by_another_noun_or_verb_are_the_same(rivers: Assistant, text: str, number: str) -> None:
    assert values(rivers.ask(text)) == [number]


@pytest.mark.parametrize(
    "text",
    [
        ("Quel forum ou processus est né avant tous les autres ?"),
        ("Which mechanism has the greatest seniority?"),
        ("¿Qué mecanismo tiene más años a sus espaldas?"),
        ("Qual dos mecanismos detém a maior antiguidade?"),
        ("mecanisme le + ancien"),
    ],
)
def test_the_one_of_greatest_age_is_the_oldest(rivers: Assistant, text: str) -> None:
    assert [item.name.partition(" (")[0] for item in rivers.ask(text).items] == ["Cercle des Loutres"]


@pytest.mark.parametrize(
    "text",
    [
        ("Quelle est l'année de l'ADB ?"),
        ("Après plus de 20 mois de discussions, en quelle année l'ADB a-t-il été établi ?"),
        ("After more than 20 months of discussions, in which year did the ADB come about?"),
        ("Tras más de 20 meses de discusiones, ¿en qué año quedó establecido el ADB?"),
        ("Depois de mais de 20 meses de discussões, em que ano o ADB viu a luz?"),
    ],
)
def test_the_year_in_a_heading_is_that_of_what_a_question_tells_of_its_making(rivers: Assistant, text: str) -> None:
    assert values(rivers.ask(text)) == ["2017"]


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("Chili dans le CDL ?", "yes"),
        ("Chile a CDL member?", "yes"),
        ("¿Chile miembro del CDL?", "yes"),
        ("Chile membro do CDL?", "yes"),
        ("le PDR oblige en droit ou quoi", "no"),
        ("the PDR is legally binding or what", "no"),
        ("el PDR obliga legalmente o qué", "no"),
        ("o PDR obriga legalmente ou o quê", "no"),
    ],
)
def test_short_questions_that_leave_two_ways_open_want_a_yes_or_a_no(
    rivers: Assistant, text: str, verdict: str
) -> None:
    assert rivers.ask(text).verdict == verdict


@pytest.mark.parametrize(
    "text",
    [
        *("Il y avait 82 millions de migrants en 1970, mais combien en 2020 ?",),
        *("There were 82 million migrants in 1970, but how many in 2020?",),
        *("De 82 millones en 1970 se pasó en 2020 ¿a cuántos migrantes internacionales?",),
        *("Eram 82 milhões de migrantes em 1970; e em 2020, quantos?",),
    ],
)
def test_a_number_that_the_question_tells_is_no_answer_to_it(note: Assistant, text: str) -> None:
    assert values(note.ask(text)) == ["281000000"]
