"""Typing errors are mended towards words that govqa listens for, and nothing else is touched."""

from __future__ import annotations

import pytest

from app.questions.known import told_by_words
from app.questions.spelling import correct
from ingest.folding import fold

NAMES = frozenset({"ligue", "phares", "balises", "marees"})


@pytest.mark.parametrize(
    ("text", "language", "word"),
    [
        ("les pays mebres", "fr", "membres"),
        ("les pays memmbres", "fr", "membres"),
        ("le comité des balizes", "fr", "balises"),
        ("which coutries are members", "en", "countries"),
        ("is it biding?", "en", "binding"),
        ("a-t-il ete suprime ?", "fr", "supprime"),
        ("los mienbros", "es", "miembros"),
        ("l'Argentne", "fr", "argentine"),
        ("el Urugay", "es", "uruguay"),
        ("when was it foundd", "en", "founded"),
    ],
)
def test_a_slip_is_mended(text: str, language: str, word: str) -> None:
    assert word in fold(correct(text, language, NAMES))


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Quels sont les pays membres de la Ligue des phares ?", "fr"),
        ("the beginning and the end of it", "en"),
        ("LDQ, RSI et MRPIS", "fr"),
        ("phare", "fr"),
        ("¿Cuándo se fundó?", "es"),
        ("¿Son obligatorias para las compañías las recomendaciones?", "es"),
        ("Quantos compromissos contém o texto?", "pt"),
        ("los mecanismos descritos", "es"),
        ("How many commitments and fellowships are there?", "en"),
        ("Quels sont les engagements des compagnies ?", "fr"),
        ("AG/RES. 2738 (XLII-O/12)", "fr"),
        ("os eixos fundamentais", "pt"),
        ("la coopération des organisations", "fr"),
        ("les conditions de la participation", "fr"),
        ("créant", "fr"),
        ("acheter localement", "fr"),
        ("os alimentados e as emendas", "pt"),
        ("las corredores y los alimentados", "es"),
        ("the posted workers", "en"),
        ("los nueve de la lista, ¿cuál es el monto?", "es"),
        ("os membros e as atas", "pt"),
        ("assentam num tratado", "pt"),
        ("", "fr"),
    ],
)
def test_right_words_acronyms_and_figures_are_left_alone(text: str, language: str) -> None:
    assert correct(text, language, NAMES) == text


def test_a_misspelt_question_gets_the_answer_of_the_right_one(seas: object) -> None:
    from app.assistant import Assistant

    assert isinstance(seas, Assistant)
    right = seas.ask("Quels pays sont membres du Comité des balises ?")
    wrong = seas.ask("Quels pays sont mebres du Comité des balizes ?")
    assert [item.code for item in wrong.items] == [item.code for item in right.items] == ["ES", "IT", "PT", "TN"]


def test_words_that_one_language_alone_listens_for_tell_it() -> None:
    assert told_by_words(["enfasis"]) == ["es"]
    assert told_by_words(["binding"]) == ["en"]
    assert told_by_words(["secretariat"]) == ["fr", "en"]
    assert told_by_words([]) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Is Chile in the MIPRS?", "Is Chile in the MIRPS?"),
        ("Is Chile in the MERPS?", "Is Chile in the MERPS?"),
        ("Is Chile in the UNHRC?", "Is Chile in the UNHRC?"),
    ],
)
def test_two_swapped_letters_of_an_acronym_said_as_a_word_are_put_right(text: str, expected: str) -> None:
    assert correct(text, "en", NAMES | {"mirps", "unhcr"}) == expected


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("¿Aceptó el gobierno?", "es"),
        ("puedo invitarlas", "es"),
        ("as discussões das delegações", "pt"),
        ("o governo aceitou", "pt"),
    ],
)
def test_forms_of_known_words_are_no_slips(text: str, language: str) -> None:
    assert correct(text, language, NAMES) == text


@pytest.mark.parametrize(
    ("text", "language", "word"),
    [
        ("le processus de Kito", "fr", "quito"),
        ("the Marrakech compact", "en", "marrakesh"),
        ("el proceso de Kuito", "es", "kuito"),
        ("uma comisao anterior", "pt", "comissao"),
    ],
)
def test_a_name_is_known_by_its_sound_and_a_kind_of_body_by_one_slip(text: str, language: str, word: str) -> None:
    assert word in fold(correct(text, language, frozenset({"quito", "processus", "marrakesh", "comissao"})))


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("Coment s'appelle le comité ?", "fr", "Comment s'appelle le comité ?"),
        ("Whare is it, and whst is it?", "en", "Where is it, and what is it?"),
        ("¿Kuantos son? Quen es", "es", "¿Cuantos son? Quien es"),
        ("Quemm preside?", "pt", "Quem preside?"),
    ],
)
def test_the_word_that_asks_is_known_by_its_sound_or_but_for_a_slip(text: str, language: str, expected: str) -> None:
    assert correct(text, language, NAMES) == expected


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Il combine deux textes", "fr"),
        ("Wheat is sold, were you there?", "en"),
        ("Cuatro son de ellos", "es"),
        ("Onda de calor", "pt"),
    ],
)
def test_a_real_word_is_no_misspelt_interrogative(text: str, language: str) -> None:
    assert correct(text, language, NAMES) == text


def test_of_two_near_words_the_likelier_slip_is_meant() -> None:
    assert correct("quando foi crada", "pt", NAMES) == "quando foi criada"
    assert correct("les pyas", "fr", NAMES) == "les pays"
