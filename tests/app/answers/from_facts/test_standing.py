"""Questions on one country and several lists, or several countries and one: who is on which, and who is not."""

from __future__ import annotations

import re

import pytest

from app.assistant import Assistant
from app.output import wording
from tests.app.invented import assert_quotes

_BODIES = {"ldp": "ligue", "cdb": "comite"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Is Greece in the LDP and the CDB?",
            "No. Greece: not on the list that the document gives for {cdb}. Greece: on the list of {ldp}.",
        ),
        (
            "La Grèce est-elle membre de la LDP et du CDB ?",
            "Non. Grèce : pas sur la liste que donne le document pour {cdb}. Grèce : sur la liste de {ldp}.",
        ),
        (
            "¿Pertenecen España y Grecia al CDB?",
            "No. Grecia: no figura en la lista que da el documento para {cdb}. España: en la lista de {cdb}.",
        ),
        (
            "A Espanha e a Grécia fazem parte do CDB?",
            "Não. Grécia: não consta da lista que o documento dá para {cdb}. Espanha: na lista de {cdb}.",
        ),
        (
            "Is Spain in the CDB but not Greece?",
            "Yes. Spain: on the list of {cdb}. Greece: not on the list that the document gives for {cdb}.",
        ),
        (
            "¿Está España en el CDB pero no Grecia?",
            "Sí. España: en la lista de {cdb}. Grecia: no figura en la lista que da el documento para {cdb}.",
        ),
        (
            "Is Greece in the LDP but not in the CDB?",
            "Yes. Greece: on the list of {ldp}. Greece: not on the list that the document gives for {cdb}.",
        ),
        (
            "Is Greece or Spain in the CDB?",
            "Yes. Spain: on the list of {cdb}. Greece: not on the list that the document gives for {cdb}.",
        ),
        ("Is Spain in the LDP but not in the CDB?", "No. Spain: on the list of {ldp} and {cdb}."),
        (
            "A Grécia não está na LDP nem no CDB, certo?",
            "Não é assim. Grécia: na lista de {ldp}. Grécia: não consta da lista que o documento dá para {cdb}.",
        ),
        (
            "Is Chile in neither the LDP nor the CDB?",
            "Yes. Chile: not on the list that the document gives for {ldp} and {cdb}.",
        ),
    ],
)
def test_a_no_tells_who_is_on_which_list(seas: Assistant, text: str, expected: str) -> None:
    answer = seas.ask(text)
    names = {key: wording.body(seas.knowledge.bodies, body, answer.language) for key, body in _BODIES.items()}
    told = " ".join(re.sub(r"\[\d+\]", "", answer.answer).split())
    assert told == expected.format(**names)
    assert_quotes(seas, answer)


def test_where_a_list_may_go_on_a_country_is_not_said_to_be_missing(note: Assistant) -> None:
    answer = note.ask("Is Haiti in the Caribbean Migration Consultations and in SACM?")
    assert "not on the list" not in answer.answer


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Is Greece in the LDP?", ["GR"]),
        ("La Grèce est-elle membre de la LDP ?", ["GR"]),
        ("¿Pertenecen España e Italia al CDB?", ["ES", "IT"]),
        ("A Espanha faz parte da LDP e do CDB?", ["ES"]),
        ("Is Greece in the CDB?", []),
    ],
)
def test_a_country_that_is_found_on_a_list_is_the_value_of_the_yes(
    seas: Assistant, text: str, expected: list[str]
) -> None:
    answer = seas.ask(text)
    assert [item.code for item in answer.items] == expected
    quotes = {each.number: each for each in answer.citations}
    for item in answer.items:
        for number in item.citations:
            start = quotes[number].start
            marked = [quotes[number].quote[a - start : b - start] for a, b in quotes[number].marks]
            assert wording.country(item.code or "", "fr") in marked
