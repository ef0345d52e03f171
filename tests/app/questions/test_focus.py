"""What of a message is the question, and what only stands around it."""

from __future__ import annotations

import re

import pytest

from app.assistant import Assistant
from app.questions.focus import focus, without_remarks
from ingest import countries
from ingest.records import Span
from tests.app.invented import values


def asked(text: str, language: str, *names: str) -> str:
    """Return a message without its remarks, where some names are known."""

    def named(sentence: str) -> list[Span]:
        return [Span(sentence.index(n), sentence.index(n) + len(n)) for n in names if n in sentence]

    return without_remarks(text, language, named)


def with_states(sentence: str) -> list[Span]:
    """Return where a sentence names countries and the LDP."""
    return [
        *(match.span for match in countries.find(sentence)),
        *(Span(m.start(), m.end()) for m in re.finditer("LDP", sentence)),
    ]


@pytest.mark.parametrize(
    ("text", "language", "left"),
    [
        ("J'ai une note à rendre demain : la LDP, c'est quoi ?", "fr", "la LDP, c'est quoi ?"),
        ("I am drafting remarks for my boss. What is the LDP?", "en", "What is the LDP?"),
        ("¿Qué países forman la LDP? Es para un reportaje de hoy.", "es", "¿Qué países forman la LDP?"),
        ("Estou fazendo um trabalho. O que é a LDP?", "pt", "O que é a LDP?"),
        ("Petite question avant la séance : qui préside la LDP ?", "fr", "qui préside la LDP ?"),
        ("Two lines on the LDP please: what is it?", "en", "LDP: what is it?"),
    ],
)
def test_a_sentence_that_neither_asks_nor_tells_is_left_out_but_for_its_names(
    text: str, language: str, left: str
) -> None:
    assert asked(text, language, "LDP") == left


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("See art. 58 of AG/RES. 2738. Who is in the LDP?", "en"),  # a figure may matter
        ("The LDP was founded by Spain. Is that right?", "en"),  # so may what was done
        ("Quand la LDP a-t-elle été créée ? Par qui ?", "fr"),
        ("Bonjour.", "fr"),
        ("LDP. CDB.", "pt"),
    ],
)
def test_what_asks_or_may_be_leant_on_stays(text: str, language: str) -> None:
    assert asked(text, language, "LDP", "CDB") == text


@pytest.mark.parametrize(
    ("text", "language", "left"),
    [
        ("Je prépare une note sur les phares d'Afrique du Nord : la LDP, c'est quoi ?", "fr", "la LDP, c'est quoi ?"),
        ("I am writing on lighthouses in Central America: what is the LDP?", "en", "what is the LDP?"),
        ("Estoy escribiendo sobre los faros de América Central: ¿qué es la LDP?", "es", "¿qué es la LDP?"),
        ("Estou a preparar uma nota sobre os faróis da América Central: o que é a LDP?", "pt", "o que é a LDP?"),
    ],
)
def test_where_the_asker_works_on_narrows_no_question_that_names_its_body(text: str, language: str, left: str) -> None:
    assert asked(text, language, "LDP", "phares", "lighthouses", "faros", "faróis", "Central", "Nord") == left


@pytest.mark.parametrize(
    ("text", "language", "left"),
    [
        ("Nous sommes 12 dans la délégation. Qui préside la LDP ?", "fr", "Qui préside la LDP ?"),
        ("I was at the 2018 summit and have a question: who chairs the LDP?", "en", "who chairs the LDP?"),
        ("In 2021 Chile left the council. When was the LDP created?", "en", "When was the LDP created?"),
        ("Ayer un periodista citó la cifra de 40 países. ¿Cuándo se creó la LDP?", "es", "¿Cuándo se creó la LDP?"),
        ("Uma reunião ocorreu em Genebra em 2019. Quem preside a LDP?", "pt", "Quem preside a LDP?"),
        ("Acabo de leer un artículo sobre la LDP. ¿Es vinculante?", "es", "LDP: ¿Es vinculante?"),
    ],
)
def test_what_a_sentence_before_tells_of_something_else_is_left_out(text: str, language: str, left: str) -> None:
    assert without_remarks(text, language, with_states) == left


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Le Pérou organise la prochaine réunion. Fait-il partie de la LDP ?", "fr"),
        ("A summit was held in May 2019. Was the LDP founded at that meeting?", "en"),
        ("Perú organiza la próxima reunión. ¿Cuándo se adhirió a la LDP?", "es"),
        ("O Chile deixou o conselho em 2021. Ele faz parte da LDP?", "pt"),
    ],
)
def test_what_the_question_leans_on_is_kept(text: str, language: str) -> None:
    assert without_remarks(text, language, with_states) != text.partition(". ")[2]


@pytest.mark.parametrize(
    ("text", "language", "left"),
    [
        ("Je rédige un mémoire sur la LDP, le Pérou et la Bolivie. Est-elle contraignante ?", "fr", "LDP: "),
        ("I am writing a thesis on the LDP, Peru and Bolivia. Is it binding?", "en", "LDP: "),
        ("Estoy escribiendo una tesis sobre la LDP, Perú y Bolivia. ¿Es vinculante?", "es", "LDP: "),
        ("Estou a escrever uma tese sobre a LDP, o Peru e a Bolívia. É vinculativa?", "pt", "LDP: "),
    ],
)
def test_of_a_body_and_countries_named_before_the_question_only_the_body_is_kept(
    text: str, language: str, left: str
) -> None:
    names = ("LDP", "Peru", "Pérou", "Perú", "Bolivie", "Bolivia", "Bolívia")
    assert asked(text, language, *names).startswith(left)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("J'ai une note à rendre : la Ligue des phares, elle date de quand ?", ["1994-03"]),
        ("When was the Lighthouse League founded? It is for a report that closes today.", ["1994-03"]),
        ("Te cuento rápido: ¿cuándo se fundó la Liga de los Faros? Gracias.", ["1994-03"]),
        ("Só em duas linhas. Quando foi fundada a Liga dos Faróis?", ["1994-03"]),
    ],
)
def test_a_question_between_remarks_is_answered_as_by_itself(seas: Assistant, text: str, found: list[str]) -> None:
    assert values(seas.ask(text)) == found


@pytest.mark.parametrize(
    "text",
    [
        "I know the CSM is later than the CRM, but when is the CRM from?",
        "Je sais que la CSM est postérieure à la CRM, mais la CRM date de quand ?",
        "Sé que la CSM es posterior a la CRM, pero ¿la CRM de cuándo es?",
        "Sei que a CSM é posterior à CRM, mas a CRM é de quando?",
        "La CSM est de 1999, mais de quand date la CRM ?",
    ],
)
def test_a_but_behind_what_is_known_asks_of_what_it_names_alone(note: Assistant, text: str) -> None:
    assert values(note.ask(text)) == ["1996"]


def test_as_well_as_asks_for_no_number() -> None:
    text = "a espanha e membro tanto da liga dos farois da costa do sul quanto do comite regional das balizas do mar?"
    assert focus(text, "pt") == 0


@pytest.mark.parametrize(
    ("text", "language", "left"),
    [
        ("Qui est dans la LDP, pour que je puisse colorier la carte ?", "fr", "Qui est dans la LDP?"),
        ("Who is in the LDP so that I can colour in the map?", "en", "Who is in the LDP?"),
        ("¿Qué países forman la LDP, para ponerlo en mi discurso?", "es", "¿Qué países forman la LDP?"),
        ("O Peru faz parte da LDP, para que eu possa colorir o mapa?", "pt", "O Peru faz parte da LDP?"),
        ("Quem está na LDP para eu preencher a ficha?", "pt", "Quem está na LDP?"),
    ],
)
def test_what_the_asker_does_with_the_answer_is_left_out(text: str, language: str, left: str) -> None:
    assert asked(text, language, "LDP") == left
