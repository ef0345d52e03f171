"""A number put to the test is held against the list of members, or against the one number of the same thing."""

from __future__ import annotations

import pytest

from app.assistant import Assistant

# Bounds that five members keep to, and such as they do not.
KEPT = [
    "La Ligue des phares compte-t-elle au moins cinq membres ?",
    "Les membres de la Ligue des phares sont-ils moins de 6 ?",
    "La Ligue des phares n'a pas plus de 5 membres, n'est-ce pas ?",
    "Les membres de la Ligue des phares sont-ils au nombre de 5 ?",
    "Does the Lighthouse League have exactly five members?",
    "Does the Lighthouse League have no more than 5 members?",
    "Does the Lighthouse League count 7 members or fewer?",
    "Is the number of members of the Lighthouse League 5?",
    "¿Tiene la Liga de los Faros como máximo 5 miembros?",
    "¿Al menos 4 Estados integran la Liga de los Faros?",
    "A Liga dos Faróis tem menos de 6 membros?",
    "A Liga dos Faróis reúne no máximo 5 países?",
]
BROKEN = [
    "La Ligue des phares compte-t-elle au moins six membres ?",
    "Est-ce que plus de 5 États font partie de la Ligue des phares ?",
    "Does the Lighthouse League have fewer than five members?",
    "Does the Lighthouse League have 6 members or more?",
    "¿Son menos de 5 los miembros de la Liga de los Faros?",
    "¿Tiene la Liga de los Faros como mínimo 6 miembros?",
    "A Liga dos Faróis tem pelo menos 6 membros?",
    "A Liga dos Faróis tem no máximo 4 membros?",
]


@pytest.mark.parametrize(("text", "verdict"), [*((t, "yes") for t in KEPT), *((t, "no") for t in BROKEN)])
def test_a_bound_on_the_members_is_decided_by_their_list(seas: Assistant, text: str, verdict: str) -> None:
    assert seas.ask(text).verdict == verdict


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("Les CMC réunissent-elles plus de 15 gouvernements ?", "yes"),
        ("Did fewer than 160 countries sign the GCM?", "no"),
        ("¿Cuenta la R4V con al menos 190 socios?", "yes"),
        ("A R4V tem menos de 100 parceiros?", "no"),
    ],
)
def test_a_bound_is_decided_by_the_one_number_of_the_thing(note: Assistant, text: str, verdict: str) -> None:
    assert note.ask(text).verdict == verdict


@pytest.mark.parametrize(
    "text",
    [
        "Les CMC réunissent-elles plus de 30 gouvernements ?",
        "Do more than 30 governments take part in the CMC?",
        "¿Participan más de 30 gobiernos en las CMC?",
        "A R4V tem mais de 250 parceiros?",
    ],
)
def test_a_bound_that_the_documents_leave_open_is_neither(note: Assistant, text: str) -> None:
    assert note.ask(text).verdict is None


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("Est-ce que 3 pays font partie du MIRPS ?", "no"),
        ("Le MIRPS compte-t-il au plus 5 membres ?", "no"),
        ("¿El MIRPS tiene como máximo 7 miembros?", "yes"),
    ],
)
def test_a_number_put_by_an_inversion_or_a_bound_wants_a_yes_or_no(note: Assistant, text: str, verdict: str) -> None:
    assert note.ask(text).verdict == verdict


@pytest.mark.parametrize(
    "text",
    [
        "Bonjour, je prépare une fiche. Le MIRPS réunit plus de 8 pays, n'est-ce pas ?",
        "Good morning, I am preparing a brief. The MIRPS has no more than 5 members, right?",
        "Buenos días, preparo una ficha. El MIRPS reúne a menos de 5 países, ¿no?",
        "Bom dia, preparo uma ficha. O MIRPS reúne mais de 7 países, não é?",
    ],
)
def test_a_sentence_that_names_nothing_before_a_claim_is_no_part_of_it(note: Assistant, text: str) -> None:
    assert note.ask(text).verdict == "no"
