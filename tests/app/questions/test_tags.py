"""What asks if one is right or wrong to say a thing, before it or behind it."""

from __future__ import annotations

import pytest

from app.questions.tags import framed, is_turned, judged, without_tag
from ingest.folding import fold

SAID = {
    "fr": "la Ligue oblige ses membres",
    "en": "the League binds its members",
    "es": "la Liga obliga a sus miembros",
    "pt": "a Liga obriga os seus membros",
}


@pytest.mark.parametrize(
    ("before", "language"),
    [
        ("Dois-je comprendre que", "fr"),
        ("Ai-je raison de dire que", "fr"),
        ("Puis-je dire sans me tromper que", "fr"),
        ("Would I be right in telling my minister that", "en"),
        ("Do I understand correctly that", "en"),
        ("Could I say without being wrong that", "en"),
        ("¿Tengo razón al decir que", "es"),
        ("¿Debo entender que", "es"),
        ("¿Puede mi ministra decir que", "es"),
        ("Tenho razão em dizer que", "pt"),
        ("Posso afirmar sem erro que", "pt"),
        ("Estou certo ao dizer que", "pt"),
    ],
)
def test_what_asks_if_one_is_right_leaves_the_claim(before: str, language: str) -> None:
    text = f"{before} {SAID[language]}?"
    assert without_tag(text, language) == f"{SAID[language]}?"
    assert not is_turned(text, language, denied=False)


@pytest.mark.parametrize(
    ("before", "language"),
    [
        ("Ai-je tort de dire que", "fr"),
        ("N'est-il pas faux de dire que", "fr"),
        ("Ma ministre se trompe-t-elle en écrivant que", "fr"),
        ("Would it be a mistake to tell the press that", "en"),
        ("Isn't it wrong to say that", "en"),
        ("Could I be mistaken in saying that", "en"),
        ("¿Me equivoco si afirmo que", "es"),
        ("¿No es falso decir que", "es"),
        ("Seria errado dizer que", "pt"),
        ("Engano-me ao afirmar que", "pt"),
    ],
)
def test_what_asks_if_one_is_wrong_turns_the_claim_round(before: str, language: str) -> None:
    text = f"{before} {SAID[language]}?"
    assert without_tag(text, language) == f"{SAID[language]}?"
    assert is_turned(text, language, denied=False)


@pytest.mark.parametrize(
    ("text", "language", "said"),
    [
        ("Serait-ce une erreur de qualifier la Ligue de contraignante ?", "fr", "la Ligue de contraignante?"),
        ("Would it be a mistake to call the League legally binding?", "en", "the League legally binding?"),
        ("¿Sería un error incluir a Malta entre los miembros?", "es", "a Malta entre los miembros?"),
        ("Seria errado contar Malta entre os membros?", "pt", "Malta entre os membros?"),
    ],
)
def test_what_one_is_wrong_to_call_a_thing_is_the_claim(text: str, language: str, said: str) -> None:
    assert without_tag(text, language) == said
    assert is_turned(text, language, denied=False)


@pytest.mark.parametrize(
    ("text", "language", "turned"),
    [
        ("Si je dis que la Ligue oblige ses membres, ai-je raison ?", "fr", False),
        ("If I write that the League binds its members, am I wrong?", "en", True),
        ("Si digo que la Liga obliga a sus miembros, ¿me equivoco?", "es", True),
        ("Se eu disser que a Liga obriga os seus membros, tenho razão?", "pt", False),
    ],
)
def test_one_may_be_right_or_wrong_behind_what_one_says(text: str, language: str, *, turned: bool) -> None:
    assert without_tag(text, language) == f"{SAID[language]}?"
    assert is_turned(text, language, denied=False) == turned


@pytest.mark.parametrize(
    ("text", "language", "said"),
    [
        (
            "Quant à la Ligue, ai-je tort de dire qu'elle oblige ses membres ?",
            "fr",
            "Quant à la Ligue, elle oblige ses membres?",
        ),
        ("For the speech tomorrow, is it wrong to say that the League binds them?", "en", "the League binds them?"),
        ("Sobre la Liga: ¿es un error decir que obliga?", "es", "Sobre la Liga: obliga?"),
        ("Para o discurso, é errado dizer que a Liga obriga?", "pt", "a Liga obriga?"),
    ],
)
def test_what_leads_up_to_it_stays_where_it_names_something(text: str, language: str, said: str) -> None:
    assert without_tag(text, language) == said
    assert is_turned(text, language, denied=False)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Le texte dit-il que la Ligue oblige ses membres ?", "fr"),
        ("Does the Council say rightly that the League binds its members?", "en"),
        ("Why would it be wrong to say that the League binds its members?", "en"),
        ("¿Puede decirme que países forman parte de la Liga?", "es"),
        ("Pode me dizer que países fazem parte da Liga?", "pt"),
    ],
)
def test_what_names_or_asks_something_else_frames_no_claim(text: str, language: str) -> None:
    assert framed(fold(text), language) is None
    assert without_tag(text, language) == text


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("ai-je été induit en erreur", "fr", "wrong"),
        ("am i right", "en", "right"),
        ("¿es falso", "es", "wrong"),
        ("estou errado", "pt", "wrong"),
        ("is the treaty wrong", "en", ""),
    ],
)
def test_a_clause_of_judging_names_nothing(text: str, language: str, expected: str) -> None:
    assert judged(fold(text), language) == expected


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Is there a mistake in the list of members of the League?", "en"),
        ("Do they have the right to call a meeting of the League?", "en"),
        ("Pour quelle raison compte-t-elle onze membres dans la Ligue ?", "fr"),
        ("¿Hay un error en el trato de la Liga?", "es"),
        ("Há um erro na lista de membros da Liga?", "pt"),
    ],
)
def test_a_noun_for_a_right_a_mistake_or_a_list_judges_nothing(text: str, language: str) -> None:
    assert without_tag(text, language) == text
