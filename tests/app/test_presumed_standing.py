"""A seat or a membership that a question takes for granted is set right where a document tells of another one."""

from __future__ import annotations

import pytest

from app.assistant import Assistant
from tests.app.invented import assistant_over

_NOTE = """---
title: Note sur le Réseau des digues
language: fr
date: 2024-02-01
---

# Réseau des digues (RDD)

Le Réseau des digues (RDD) est un organisme de coopération qui surveille les digues. Son siège est à Ostende ; le
centre de calcul est installé à Anvers. Ses membres sont la Belgique, la France et les Pays-Bas.

# Conseil des vannes (CDV)

Le Conseil des vannes (CDV) est un organe de concertation. Son siège est à Gand. Le Conseil a rejeté en 2022 la
proposition de déplacer son secrétariat à Bruges. Ses membres sont la Belgique et la France.

# Union des écluses (UDE)

L'Union des écluses (UDE) compte trois membres : la Belgique, la France et les Pays-Bas. La Suisse y participe en
qualité d'observateur depuis 2017. L'Union a invité l'Autriche à adhérer à sa charte. Le Luxembourg s'est retiré de
l'Union.
"""


@pytest.fixture(scope="module")
def dykes(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    return assistant_over(tmp_path_factory.mktemp("dykes"), {"note.md": _NOTE})


@pytest.mark.parametrize(
    "text",
    [
        "Depuis quand le RDD a-t-il son siège à Liège ?",
        "Why does the RDD have its seat in Liège?",
        "¿Por qué tiene el RDD su sede en Lieja?",
        "Desde quando o RDD tem a sua sede em Liège?",
        "Le siège du RDD est à Anvers, n'est-ce pas ?",
        "The RDD has its seat in Anvers, doesn't it?",
        "El RDD tiene su sede en Anvers, ¿verdad?",
        "O RDD tem sede em Anvers, não é?",
    ],
)
def test_a_seat_elsewhere_is_set_right(dykes: Assistant, text: str) -> None:
    answer = dykes.ask(text)
    assert answer.verdict == "no"
    assert "Ostende" in answer.citations[0].quote


@pytest.mark.parametrize(
    "text",
    [
        "Depuis quand le RDD a-t-il son siège à Ostende ?",
        "Since when has the RDD had its seat in Ostende?",
        "¿Desde cuándo tiene el RDD su sede en Ostende?",
        "Desde quando o RDD tem a sua sede em Ostende?",
    ],
)
def test_a_seat_that_the_document_tells_is_not_denied(dykes: Assistant, text: str) -> None:
    assert dykes.ask(text).verdict != "no"


@pytest.mark.parametrize(
    "text",
    [
        "Depuis quand le CDV a-t-il son siège à Bruges ?",
        "Since when has the CDV had its seat in Bruges?",
        "¿Desde cuándo tiene el CDV su sede en Bruges?",
        "Desde quando o CDV tem a sua sede em Bruges?",
    ],
)
def test_a_seat_that_a_sentence_speaks_of_is_left_to_that_sentence(dykes: Assistant, text: str) -> None:
    assert [item.value for item in dykes.ask(text).items] != ["Gand"]


@pytest.mark.parametrize(
    "text",
    [
        "En quelle année la Suisse est-elle devenue membre de l'UDE ?",
        "When did Switzerland become a member of the UDE?",
        "¿Desde cuándo es Suiza miembro de pleno derecho de la UDE?",
        "Desde quando a Suíça é membro da UDE?",
        "Pourquoi la Suisse a-t-elle quitté l'UDE ?",
        "Why did Switzerland leave the UDE?",
        "¿Por qué se retiró Suiza de la UDE?",
        "Por que a Suíça saiu da UDE?",
    ],
)
def test_an_observer_is_told_to_be_one(dykes: Assistant, text: str) -> None:
    answer = dykes.ask(text)
    assert answer.verdict == "no"
    assert "observateur" in answer.citations[0].quote
    assert answer.items == ()


@pytest.mark.parametrize(
    "text",
    [
        "Pourquoi le Luxembourg a-t-il quitté l'UDE ?",
        "Why did Luxembourg leave the UDE?",
        "¿Por qué se retiró Luxemburgo de la UDE?",
        "Por que o Luxemburgo saiu da UDE?",
        "Depuis quand la Suisse est-elle observatrice à l'UDE ?",
        "Since when has Switzerland been an observer in the UDE?",
        "¿Desde cuándo es Suiza observadora en la UDE?",
        "Desde quando a Suíça é observadora na UDE?",
    ],
)
def test_who_left_or_observes_is_not_denied_it(dykes: Assistant, text: str) -> None:
    assert dykes.ask(text).verdict != "no"


@pytest.mark.parametrize(
    "text",
    [
        "Pour une fiche, il me faudrait la liste complète des membres de l'UDE, y compris ceux qui n'ont pas signé.",
        "I'm preparing a table: could you list every member of the UDE, including the one admitted last?",
        "Necesito la lista completa de los miembros de la UDE, incluidos los que no han firmado.",
        "Preciso da lista completa dos membros da UDE, incluindo os que não assinaram.",
    ],
)
def test_who_is_asked_for_too_is_on_the_list(dykes: Assistant, text: str) -> None:
    answer = dykes.ask(text)
    assert {item.code for item in answer.items} >= {"BE", "FR", "NL"}
