"""What a message tells of whoever asks, and what is asked of the documents."""

from __future__ import annotations

import re

import pytest

from app.messages.asker import without_asker
from ingest.records import Span


def asked(text: str, language: str) -> str:
    """Return a message without its asker, where the LDP is known."""

    def named(sentence: str) -> list[Span]:
        return [Span(sentence.index("LDP"), sentence.index("LDP") + 3)] if "LDP" in sentence else []

    return without_asker(text, language, named)


@pytest.mark.parametrize(
    ("text", "language", "left"),
    [
        (
            "Un collègue veut citer l'acte constitutif de la LDP : quelle référence dois-je lui donner ?",
            "fr",
            "acte constitutif de la LDP",
        ),
        (
            "I still need the list of members of the LDP. Could you give it to me?",
            "en",
            "the list of members of the LDP",
        ),
        ("Me falta la lista de los miembros de la LDP, ¿me la podría dar?", "es", "la lista de los miembros de la LDP"),
        ("Eu preciso do número de membros da LDP; o que devo escrever?", "pt", "número de membros da LDP"),
        ("Mon ministre voudrait rencontrer celui qui préside la LDP. De qui s'agit-il ?", "fr", "qui préside la LDP"),
        ("My minister would like to meet whoever chairs the LDP. Who is that?", "en", "whoever chairs the LDP"),
    ],
)
def test_what_the_asker_needs_of_a_body_is_asked_for(text: str, language: str, left: str) -> None:
    assert asked(text, language) == left


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Quand la LDP a-t-elle été créée ?", "fr"),
        ("Which country asked to know the seat of the LDP?", "en"),
        ("¿Quién preside la LDP? ¿Qué debemos pagar a la LDP?", "es"),
        ("A LDP quer saber quem paga?", "pt"),  # a body's wish is no asker's
        ("I read that the LDP binds. Is that right?", "en"),
    ],
)
def test_a_question_without_an_asker_stays(text: str, language: str) -> None:
    assert asked(text, language) == text


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Mon ministre ne connaît pas la LDP ; comment lui expliquer son mandat ?", "fr"),
        ("My minister doesn't know the LDP; how do I explain its mandate?", "en"),
        ("Mi ministra no conoce la LDP; ¿cómo le explico su mandato?", "es"),
        ("O meu ministro não conhece a LDP; como explico o seu mandato?", "pt"),
    ],
)
def test_a_question_at_the_end_that_says_what_is_asked_stays(text: str, language: str) -> None:
    assert asked(text, language) == text


@pytest.mark.parametrize(
    ("text", "language", "left"),
    [
        ("En tant que membre de la LDP, je demande : qui préside la LDP ?", "fr", "je demande : qui préside la LDP ?"),
        ("We at the LDP wonder: who chairs the LDP?", "en", "wonder: who chairs the LDP?"),
        ("Nosotros, en la LDP, preguntamos: ¿quién preside la LDP?", "es", "preguntamos: ¿quién preside la LDP?"),
        ("Como membro da LDP, quero saber: quem preside a LDP?", "pt", "quero saber: quem preside a LDP?"),
        ("I work for the LDP. Who chairs it?", "en", "I work for the LDP. Who chairs it?"),
        ("Who sits on behalf of the LDP in the LDP?", "en", "Who sits on behalf of the LDP in the LDP?"),
    ],
)
def test_the_body_that_an_asker_speaks_for_is_not_asked_about(text: str, language: str, left: str) -> None:
    def named(sentence: str) -> list[Span]:
        return [Span(*found.span()) for found in re.finditer("LDP", sentence)]

    assert without_asker(text, language, named) == left


@pytest.mark.parametrize(
    ("text", "language", "left"),
    [
        ("D'après la note de la LDP, quand le CAR a-t-il été créé ?", "fr", "quand le CAR a-t-il été créé ?"),
        ("Quand le CAR a-t-il été créé, selon la fiche de la LDP ?", "fr", "Quand le CAR a-t-il été créé ?"),
        ("According to the note on the LDP, who chairs the CAR?", "en", "who chairs the CAR?"),
        ("In the LDP concept note, who chairs the CAR?", "en", "who chairs the CAR?"),
        ("Según la nota de la LDP, ¿quién preside el CAR?", "es", "¿quién preside el CAR?"),
        ("Quem preside o CAR, segundo o documento da LDP?", "pt", "Quem preside o CAR?"),
        ("Na nota da LDP, quem preside o CAR?", "pt", "quem preside o CAR?"),
        ("D'après la note de la LDP, quand est née la LDP ?", "fr", "quand est née la LDP ?"),
        ("quem preside a LDP na nota da LDP?", "pt", "quem preside a LDP?"),
    ],
)
def test_the_body_whose_document_a_message_goes_by_is_not_asked_about(text: str, language: str, left: str) -> None:
    def named(sentence: str) -> list[Span]:
        return [Span(*match.span()) for match in re.finditer("LDP|CAR", sentence)]

    assert re.sub(r"\s+\?", " ?", without_asker(text, language, named)).replace(" ?", "?") == left.replace(" ?", "?")


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("D'après la note de la LDP, qui la préside ?", "fr"),  # it names no other
        ("According to the LDP note, is France in it?", "en"),
        ("¿Preside el CAR la LDP, según la nota?", "es"),
        ("Na LDP, quem preside o CAR?", "pt"),  # no document is spoken of
    ],
)
def test_a_body_that_a_message_is_about_stays_beside_its_document(text: str, language: str) -> None:
    def named(sentence: str) -> list[Span]:
        return [Span(*match.span()) for match in re.finditer("LDP|CAR|France", sentence)]

    assert without_asker(text, language, named) == text
