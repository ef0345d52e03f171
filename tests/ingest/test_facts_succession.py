"""Who succeeds whom, who is dissolved then, and the day on which an act creates a body."""

from __future__ import annotations

import pytest

from ingest.records import FactKind
from tests.ingest.stated import NAMES, said, stated


@pytest.mark.parametrize(
    ("sentence", "language", "old"),
    [
        ("La Liga sucede al Comité de las Algas, que quedará disuelto con este Acuerdo.", "es", "Comité de las Algas"),
        ("The League succeeds the Algae Committee, which shall be dissolved by this Act.", "en", "Algae Committee"),
        ("La Ligue succède au Comité des algues, qui sera dissous par cet accord.", "fr", "Comité des algues"),
        ("A Liga sucede ao Comité das Algas, que fica extinto.", "pt", "Comité das Algas"),
    ],
)
def test_the_one_succeeded_is_the_one_dissolved(sentence: str, language: str, old: str) -> None:
    made = said(sentence, language)
    body = made.bodies.named(old)
    assert made.values(NAMES[language], FactKind.PREDECESSOR) == [body]
    assert made.of(NAMES[language], FactKind.ENDED) == []
    assert made.of(old, FactKind.ENDED)


def test_a_clause_on_the_body_itself_is_its_own() -> None:
    assert said("La Liga, que quedó disuelta en 2010, tuvo su sede en Lima.", "es").values("LDJ", FactKind.ENDED) == [
        "2010"
    ]


@pytest.mark.parametrize(
    ("head", "sentence", "language"),
    [
        ("Suscrito en Paita el 3 de mayo de 2011", "Se crea la Liga de los Juncos (LDJ).", "es"),
        ("Adopted at Lund, 3 May 2011", "1. Establish the Reed League (RDL) as a forum.", "en"),
    ],
)
def test_the_day_of_an_act_is_that_of_what_it_creates(head: str, sentence: str, language: str) -> None:
    made = stated(f"{head}\n\n{sentence}\n", language)
    assert made.values(NAMES[language], FactKind.FOUNDED, "created") == ["2011-05-03"]


def test_a_name_keeps_its_last_adjective() -> None:
    text = "La Ligue relève de la Conférence des ministres de la protection civile et du Comité des ports durables."
    named = [name for body in said(text, "fr").bodies.all for name in body.names["fr"]]
    assert {"Conférence des ministres de la protection civile", "Comité des ports durables"} <= set(named)
