"""Keywords without a verb: of a founding, of what may be so or not, and of another name."""

from __future__ import annotations

import pytest

from app.assistant import Assistant
from tests.app.invented import values


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("crm founded", "1996"),
        ("founded crm?", "1996"),
        ("csm fondation", "1999"),
        ("csm fundada", "1999"),
        ("csm criação", "1999"),
        ("cmc launched when", "2016-01"),
        ("cmc lanzamiento", "2016-01"),
        ("quito established", "2018"),
        ("gcm signé", "2018-12"),
        ("gcm assinatura", "2018-12"),
    ],
)
def test_keywords_of_a_founding_ask_for_its_date(note: Assistant, text: str, date: str) -> None:
    assert values(note.ask(text)) == [date]


@pytest.mark.parametrize(
    "text", ["mirps adopción", "csm founders", "quito founded by", "r4v adopted", "crm founded in Mexico?"]
)
def test_of_what_no_date_is_told_none_is_given(note: Assistant, text: str) -> None:
    assert not [item for item in note.ask(text).items if item.kind == "date"]


def test_of_two_bodies_the_founding_is_compared(note: Assistant) -> None:
    assert note.ask("La CAM a été créée avant les consultations des Caraïbes ?").verdict == "yes"


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("quito binding?", "no"),
        ("gcm contraignant ?", "no"),
        ("gcm politiquement contraignant ?", "yes"),
        ("gcm treaty?", "no"),
        ("pacto migración vinculante?", "no"),
        ("processo de quito obrigatório", "no"),
        ("cmc active?", "no"),
        ("cmc inactive?", "yes"),
        ("cmc operacional?", "no"),
    ],
)
def test_keywords_for_what_may_be_so_get_a_yes_or_a_no(note: Assistant, text: str, verdict: str) -> None:
    assert note.ask(text).verdict == verdict


@pytest.mark.parametrize(
    "text",
    [
        *("legal status of the gcm", "statut juridique du gcm", "force juridique du pacte migration ?"),
        *(
            "force juridique du gcm ?",
            "fuerza jurídica del pacto de migración?",
            "força jurídica do pacto de migração?",
        ),
    ],
)
def test_a_noun_for_what_it_is_asks_for_no_yes(note: Assistant, text: str) -> None:
    answer = note.ask(text)
    assert (answer.status, answer.verdict) == ("answered", None)


@pytest.mark.parametrize("text", ["r4v binding?", "csm contraignante ?", "binding processes?"])
def test_what_no_sentence_states_is_not_found(note: Assistant, text: str) -> None:
    assert note.ask(text).status == "not_found"


@pytest.mark.parametrize(
    "text",
    [
        "other names of the SACM",
        "What is the SACM's other name?",
        "quel est l'autre nom de la CSM ?",
        "Sous quel autre nom connaît-on la CSM ?",
        "Comment la CSM s'appelle-t-elle aussi ?",
        "¿Cómo se llama también la CSM?",
        "¿De qué otra manera se conoce a la CSM?",
        "otro nombre csm",
        "Como também se chama a CSM?",
        "De que outro modo é conhecida a CSM?",
    ],
)
def test_what_a_body_is_also_called_is_its_other_name(note: Assistant, text: str) -> None:
    assert [item.name for item in note.ask(text).items] == ["processus de Lima"]


@pytest.mark.parametrize(
    "text",
    [
        "What is the other name of the CAM?",
        "Comment appelle-t-on aussi le processus de Quito ?",
        "¿Cómo se llama también la CMC?",
        "Qual é o outro nome do MIRPS?",
    ],
)
def test_a_body_of_one_name_has_no_other(note: Assistant, text: str) -> None:
    assert note.ask(text).status == "not_found"


@pytest.mark.parametrize(
    ("text", "body"),
    [
        ("À quel organe la CAM est-elle rattachée ?", "cidi"),
        ("Sous quel organe la CAM est-elle placée ?", "cidi"),
        ("Which organ does the CAM fall under?", "cidi"),
        ("¿A qué órgano está adscrita la CAM?", "cidi"),
        ("A que órgão a CAM está vinculada?", "cidi"),
        ("À quelle organisation la CAM est-elle rattachée ?", "oas"),
        ("A que organização pertence a CAM?", "oas"),
        ("À quel organe la commission spéciale était-elle rattachée ?", "oas-permanent-council"),
        ("¿De qué órgano dependía la comisión especial?", "oas-permanent-council"),
    ],
)
def test_an_organ_is_no_organization(note: Assistant, text: str, body: str) -> None:
    [(_, draft)] = note.consider(text)
    assert draft is not None
    assert [item.value for item in draft.items] == [body]


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("CMC Caraïbes encore active", "no"),
        ("CMC Caribbean still working", "no"),
        ("CMC Caribe funciona actualmente", "no"),
        ("CMC Caribe ainda funciona", "no"),
    ],
)
def test_what_may_be_so_of_a_body_is_asked_beside_its_place_too(note: Assistant, text: str, verdict: str) -> None:
    assert note.ask(text).verdict == verdict
