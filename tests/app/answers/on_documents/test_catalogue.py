"""Questions on the documents themselves are answered from what the index knows of them."""

from __future__ import annotations

import pytest

from app.assistant import Assistant
from app.scope import Filters
from tests.app.invented import assert_quotes

TITLE = "Note conceptuelle – réunion de la Commission des questions de migration (CAM)"


@pytest.mark.parametrize(
    "text",
    [
        *("What is this document about?", "What's this note about?", "De quoi parle ce document ?"),
        *("De quoi traite cette note ?", "Quel est le sujet de cette note ?", "¿De qué trata la nota?"),
        *("¿De qué habla este documento?", "Do que trata este documento?", "De que fala esta nota?"),
    ],
)
def test_what_a_document_is_about_is_told_by_its_title_its_headings_and_its_first_sentence(
    note: Assistant, text: str
) -> None:
    answer = note.ask(text)
    assert answer.status == "answered" and answer.derived
    assert TITLE in answer.answer and "Processus de Quito - 2018" in answer.answer
    assert answer.citations[0].quote.startswith("La migration internationale")
    assert_quotes(note, answer)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("What is the symbol of this document?", "CIDRP03521F04"),
        ("Quelle est la cote du document ?", "CIDRP03521F04"),
        ("¿Cuál es la signatura del documento?", "CIDRP03521F04"),
        ("Qual é o símbolo do documento?", "CIDRP03521F04"),
    ],
)
def test_what_stands_in_the_text_is_cited(note: Assistant, text: str, expected: str) -> None:
    answer = note.ask(text)
    assert answer.answer == f"{expected} [1]" and not answer.derived
    assert_quotes(note, answer)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("De quand date cette note ?", "2021 (d'après la fiche"),
        ("When was this document written?", "2021 (from what is recorded"),
        ("What is the date of this document?", "2021 (from what is recorded"),
        ("¿De cuándo es este documento?", "2021 (según la ficha"),
        ("De quando é esta nota?", "2021 (segundo a ficha"),
        ("What is the title of this document?", f"{TITLE} (from what is recorded"),
        ("Quel est le titre de la note ?", f"{TITLE} (d'après la fiche"),
        ("¿Cuál es el título del documento?", f"{TITLE} (según la ficha"),
        ("In what language is it written?", "French (from what is recorded"),
        ("En quelle langue est écrit ce document ?", "français (d'après la fiche"),
        ("¿En qué idioma está escrita la nota?", "francés (según la ficha"),
        ("Em que língua está escrito o documento?", "francês (segundo a ficha"),
    ],
)
def test_what_is_only_known_of_a_document_is_labelled_as_such(note: Assistant, text: str, expected: str) -> None:
    answer = note.ask(text)
    assert answer.answer.startswith(expected)
    assert answer.derived and not answer.citations


@pytest.mark.parametrize(
    "text",
    [
        *("How many documents do you have?", "Which documents can I ask about?", "What are your sources?"),
        *("Combien de documents as-tu ?", "Quels documents puis-je consulter ?", "¿Qué documentos hay?"),
        *("¿Cuántos documentos tienes?", "Quantos documentos há?", "Que documentos você tem?"),
    ],
)
def test_documents_are_counted_and_listed(note: Assistant, seas: Assistant, text: str) -> None:
    answer = note.ask(text)
    assert [item.value for item in answer.items] == ["1"] and f"{TITLE} (2021)" in answer.answer
    assert [item.value for item in seas.ask(text).items] == ["5"]


def test_of_several_documents_all_are_named_and_of_one_that_is_filtered_its_own_is_told(seas: Assistant) -> None:
    asked = "What is the date of this document?"
    several = seas.ask(asked)
    assert "(5)" in several.answer and "Carta del Consejo" in several.answer
    assert "2021" in seas.ask(asked, filters=Filters(documents=("tern-2021",))).answer


def test_a_title_that_the_text_states_is_cited(seas: Assistant) -> None:
    answer = seas.ask("Quel est le titre de ce document ?", filters=Filters(documents=("note",)))
    assert answer.answer == "Note sur la coopération maritime [1]"
    assert_quotes(seas, answer)


def test_its_date_is_that_of_the_document_where_a_turn_spoke_of_it(note: Assistant) -> None:
    assert note.ask("And its date?", history=["What is this document about?"]).answer.startswith("2021")
    assert note.ask("In what language is it written?", history=["When was the CAM created?"]).status == "not_found"


@pytest.mark.parametrize(
    "text",
    [
        *("Who wrote this note?", "Qui a écrit cette note ?", "¿Quién escribió esta nota?", "Quem escreveu esta nota?"),
        *("Who is the author?", "Qui est l'auteur du document ?", "Where was this document written?"),
        *("Why was this document written?", "Who signed this document?", "How many pages does the document have?"),
        *(
            "When was the document adopted?",
            "How many documents were adopted in 2018?",
            "Which documents mention Chile?",
        ),
        *("What is the date of the meeting?", "What is the title of the resolution?", "Is this document binding?"),
    ],
)
def test_what_nothing_tells_of_a_document_stays_refused(note: Assistant, text: str) -> None:
    assert note.ask(text).status == "not_found"


@pytest.mark.parametrize(
    "text",
    [
        "Quelle est la cote du document ? Merci !",
        "What document number does the note have? Thanks!",
        "¿Qué signatura tiene la nota? ¡Gracias!",
        "Qual é a cota do documento? Obrigado desde já!",
    ],
)
def test_thanks_behind_a_question_on_a_document_change_nothing(note: Assistant, text: str) -> None:
    assert "CIDRP03521F04" in note.ask(text).answer
