"""Who is left out of a body, and what a question only grants before it asks."""

from __future__ import annotations

import pytest

from app.assistant import Assistant
from tests.app.invented import values


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("La CRM exclut-elle le Canada ?", "no"),
        ("La CRM laisse-t-elle de côté le Canada ?", "no"),
        ("Does the Regional Conference on Migration leave out Canada?", "no"),
        ("Is Canada left out of the RCM?", "no"),
        ("¿Deja fuera la CRM a Canadá?", "no"),
        ("A CRM deixa de fora o Canadá?", "no"),
        ("Is Mexico excluded from the RCM?", "no"),
        ("¿Perú está excluido de la CSM?", "no"),
        ("O Peru está excluído da CSM?", "no"),
        ("Le Venezuela est-il exclu du Processus de Quito ?", "yes"),
        ("Does the SACM leave Mexico out?", "yes"),
        ("¿La CSM excluye a México?", "yes"),
        ("A CSM exclui o México?", "yes"),
    ],
)
def test_whether_a_body_leaves_out_a_country_is_told_by_its_list(note: Assistant, text: str, verdict: str) -> None:
    assert note.ask(text).verdict == verdict


@pytest.mark.parametrize(
    "text",
    [
        "Quels pays d'Amérique centrale le MIRPS exclut-il ?",
        "Which countries of Central America does the MIRPS exclude?",
        "¿Qué países de Centroamérica excluye el MIRPS?",
        "Que países da América Central o MIRPS exclui?",
    ],
)
def test_those_that_a_body_leaves_out_are_the_rest_of_their_region(note: Assistant, text: str) -> None:
    assert values(note.ask(text)) == ["NI", "SV"]


@pytest.mark.parametrize(
    "text",
    [
        "Bien qu'il ne soit pas un traité, le GCM est-il considéré comme un engagement politiquement contraignant ?",
        "Although it is not a treaty, is the GCM held to be a politically binding commitment?",
        "Aunque no sea un tratado, ¿el GCM se considera como un compromiso que obliga políticamente?",
        "Embora não seja um tratado, o GCM é tido como um compromisso que obriga politicamente?",
    ],
)
def test_what_a_question_grants_first_is_not_what_it_asks(note: Assistant, text: str) -> None:
    assert note.ask(text).verdict == "yes"


@pytest.mark.parametrize(
    ("before", "text"),
    [
        ("À quel plan de 2010 la CSM a-t-elle contribué ?", "Et la déclaration qui vint trois ans plus tard ?"),
        ("Which 2010 plan did the SACM help bring about?", "And the declaration that came three years after it?"),
        ("¿A qué plan de 2010 contribuyó la CSM?", "¿Y la declaración de tres años después?"),
        ("Para que plano de 2010 contribuiu a CSM?", "E a declaração que veio três anos depois?"),
    ],
)
def test_an_act_so_many_years_after_another_is_of_the_same_body(note: Assistant, before: str, text: str) -> None:
    assert values(note.ask(text, history=[before])) == ["buenos-aires-declaration"]


@pytest.mark.parametrize(
    "text",
    [
        "Nous avons reçu l'invitation à la réunion de la CAM et mon ministre hésite à y envoyer quelqu'un. Dans quel "
        "but se tient-elle ?",
        "We have just received the invitation to the CAM meeting and my minister wants to know whom to send. For what "
        "purpose is it held?",
        "Nos acaba de llegar la invitación a la reunión de la CAM y mi ministro duda en enviar a alguien. ¿Con qué "
        "propósito se celebra?",
        "Acabámos de receber o convite para a reunião da CAM e o meu ministro hesita em mandar alguém. Com que "
        "finalidade se realiza?",
    ],
)
def test_what_is_held_is_the_meeting_and_not_the_body(note: Assistant, text: str) -> None:
    assert "cette réunion de la CAM a pour but" in note.ask(text).answer


@pytest.mark.parametrize(
    "text",
    [
        "Quelle fraction de la population mondiale les migrants formaient-ils en 2020 ?",
        "What fraction of the world's population were migrants in 2020?",
        "¿Qué fracción de la población mundial eran los migrantes en 2020?",
        "Que fração da população mundial eram os migrantes em 2020?",
    ],
)
def test_a_fraction_is_a_share(note: Assistant, text: str) -> None:
    assert values(note.ask(text)) == ["3.7"]


@pytest.mark.parametrize(
    "text",
    [
        "Bien que le Processus de Quito, lancé en 2018, ne soit pas un traité, est-il contraignant ?",
        "Although the Quito Process, launched in 2018, is no treaty, is it binding?",
        "Aunque el Proceso de Quito, lanzado en 2018, no es un tratado, ¿es vinculante?",
        "Embora o Processo de Quito, lançado em 2018, não seja um tratado, ele é vinculante?",
    ],
)
def test_what_is_granted_may_have_an_aside(note: Assistant, text: str) -> None:
    assert note.ask(text).verdict == "no"
