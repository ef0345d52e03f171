"""A sentence falls short of a question where it has no value of the kind asked for, nor other words that tell it."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from app.answers.from_sentences.offered import falls_short
from app.assistant import Assistant
from app.drafts import Draft
from app.questions.question import understand
from tests.app.invented import assistant_over

OTTERS = """# Otter League (OTL)

The Otter League (OTL) was created in 2010 and has nine member states.

Its dues fall due on 31 January. They are paid to its treasurer.

An extraordinary session is held if three parties ask for it.

The costs of a complaint are borne by whoever loses.

Each port keeps a fifth of its berths for others. Each port keeps berths for others.

A member that hides its catch loses its vote for a year.
"""
LOUTRES = "# Ligue\n\nLa caution est rendue à l'expiration du contrat. La caution est rendue par le trésorier.\n"
NUTRIAS = "# Liga\n\nLa garantía se devuelve al vencer el contrato. La garantía la devuelve el tesorero.\n"
LONTRAS = "# Liga\n\nA garantia devolve-se ao vencer o contrato. A garantia é devolvida pelo tesoureiro.\n"


@pytest.fixture(scope="module")
def otters(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    files = {"otters.en.md": OTTERS, "l.fr.md": LOUTRES, "n.es.md": NUTRIAS, "o.pt.md": LONTRAS}
    return assistant_over(tmp_path_factory.mktemp("otters"), files)


def _falls_short(otters: Assistant, text: str, words: str, answers: float, wanted: Mapping[str, float] = {}) -> bool:
    every = (s for document in otters.knowledge.metadata for s in otters.knowledge.sentences(document))
    sentence = next(each for each in every if words in each.text)
    draft = Draft("text", features={"answers": answers})
    return falls_short(understand(text, otters.names), draft, sentence, otters.knowledge, wanted)


@pytest.mark.parametrize(
    "text",
    [
        "Quand les cotisations de l'OTL sont-elles dues ?",
        "When are the dues of the OTL to be paid?",
        "¿Cuándo vencen las cuotas de la OTL?",
        "Quando vencem as quotas da OTL?",
    ],
)
def test_a_day_of_every_year_is_a_date_and_no_day_is_none(otters: Assistant, text: str) -> None:
    assert not _falls_short(otters, text, "31 January", 0.6)
    assert _falls_short(otters, text, "paid to its treasurer", 0.95)


@pytest.mark.parametrize(
    ("text", "occasion", "other"),
    [
        ("Quand la caution est-elle rendue ?", "à l'expiration", "par le trésorier"),
        ("When may an extraordinary session of the OTL be held?", "if three parties", "paid to its treasurer"),
        ("¿Cuándo se devuelve la garantía?", "al vencer", "el tesorero"),
        ("Quando se devolve a garantia?", "ao vencer", "pelo tesoureiro"),
    ],
)
def test_in_which_case_a_thing_happens_tells_when_where_the_reader_is_certain(
    otters: Assistant, text: str, occasion: str, other: str
) -> None:
    assert not _falls_short(otters, text, occasion, 0.95)
    assert _falls_short(otters, text, occasion, 0.6)
    assert _falls_short(otters, text, other, 0.95)


@pytest.mark.parametrize(
    ("share", "number"),
    [
        ("Quelle part de ses places chaque port de l'OTL garde-t-il ?", "Combien de places les ports gardent-ils ?"),
        ("What share of its berths does each port of the OTL keep?", "How many berths do the ports keep?"),
        ("¿Qué parte de sus plazas guarda cada puerto de la OTL?", "¿Cuántas plazas guardan los puertos?"),
        ("Que parte dos seus lugares guarda cada porto da OTL?", "Quantos lugares guardam os portos?"),
    ],
)
def test_a_share_in_words_is_one_where_a_share_is_asked_for(otters: Assistant, share: str, number: str) -> None:
    assert not _falls_short(otters, share, "a fifth", 0.6)
    assert _falls_short(otters, number, "a fifth", 0.6)
    assert _falls_short(otters, share, "keeps berths", 0.6)


@pytest.mark.parametrize(
    "text",
    [
        "Qui paie les frais d'une plainte à l'OTL ?",
        "Who pays the costs of a complaint to the OTL?",
        "¿Quién paga las costas de una queja en la OTL?",
        "Quem paga as custas de uma queixa na OTL?",
    ],
)
def test_who_may_have_no_name_where_the_reader_is_certain(otters: Assistant, text: str) -> None:
    assert not _falls_short(otters, text, "whoever loses", 0.95)
    assert _falls_short(otters, text, "whoever loses", 0.6)


@pytest.mark.parametrize(
    "text",
    [
        "Que perd un membre de l'OTL qui cache sa pêche ?",
        "What does a member of the OTL lose that hides its catch?",
        "¿Qué pierde un miembro de la OTL que oculta su captura?",
        "O que perde um membro da OTL que esconde a sua captura?",
    ],
)
def test_no_country_is_missed_where_hardly_any_is_wanted(otters: Assistant, text: str) -> None:
    assert not _falls_short(otters, text, "loses its vote", 0.95, {"country": 0.02, "text": 0.7})


@pytest.mark.parametrize(
    "text",
    [
        "Quels sont les membres de l'OTL ?",
        "Which are the members of the OTL?",
        "¿Cuáles son los miembros de la OTL?",
        "Quais são os membros da OTL?",
    ],
)
def test_countries_are_missed_where_they_are_wanted(otters: Assistant, text: str) -> None:
    assert _falls_short(otters, text, "loses its vote", 0.95, {"country": 0.9, "text": 0.1})
