"""Greetings, thanks and questions for what the tool can do are met with what it does and what may be asked."""

from __future__ import annotations

import re

import pytest

from app.assistant import Assistant
from app.messages import courtesies

_SAID = {
    "fr": (
        *("Bonjour", "Merci beaucoup", "Merci, c'est parfait !", "Bonjour, que peux-tu faire ?", "Salut ! Qui es-tu ?"),
        *("À quoi sers-tu ?", "Comment ça marche ?", "Quelles questions puis-je poser ?", "Bonjour à tous"),
    ),
    "en": (
        *("Hello", "Hi there!", "Thank you very much for your help", "What can you do?", "Who are you?", "help"),
        *("What questions can I ask you?", "How does this tool work?", "Good morning, can you help me?"),
    ),
    "es": (
        *(
            "Hola",
            "Muchas gracias",
            "Buenos días, ¿qué puedes hacer?",
            "¿Quién eres?",
            "¿Cómo funciona esto?",
            "¿Qué idiomas hablas?",
        ),
        *("¿En qué me puedes ayudar?", "¿Qué preguntas puedo hacer?"),
    ),
    "pt": (
        *("Olá", "Muito obrigada!", "Bom dia, o que você pode fazer?", "Quem é você?", "Que perguntas posso fazer?"),
        *("Você pode me ajudar?", "Para que serve esta ferramenta?"),
    ),
}


@pytest.mark.parametrize(("language", "text"), [(tongue, text) for tongue, said in _SAID.items() for text in said])
def test_a_courtesy_is_met_with_what_the_tool_does_and_two_questions_that_it_answers(
    note: Assistant, language: str, text: str
) -> None:
    answer = note.ask(text)
    assert (answer.status, answer.language) == ("not_found", language)
    assert not answer.citations and not answer.related
    asked = [each.strip() for each in re.findall(r"[«“](.*?)[»”]", answer.answer)]
    assert len(asked) == 2
    assert [note.ask(each).status for each in asked] == ["answered", "answered"]


def test_the_reply_is_in_the_language_that_is_asked_for(note: Assistant) -> None:
    assert note.ask("Hello", language="pt").answer.startswith("Respondo a perguntas")


@pytest.mark.parametrize(
    "text",
    [
        *("Hello, who are the members of the MIRPS?", "Bonjour, quels pays sont membres du MIRPS ?"),
        *("Hola, ¿quiénes son los miembros del MIRPS?", "Olá, quais países são membros do MIRPS?"),
        *("Good afternoon, who are the members of the MIRPS?", "Bonsoir, quels pays sont membres du MIRPS ?"),
        *("Buenas tardes, ¿quiénes son los miembros del MIRPS?", "Boa tarde, quais países são membros do MIRPS?"),
    ],
)
def test_a_greeting_before_a_question_changes_nothing(note: Assistant, text: str) -> None:
    assert [item.code for item in note.ask(text).items] == ["BZ", "CR", "GT", "HN", "MX", "PA"]


@pytest.mark.parametrize(
    "text",
    [
        *(
            "What can the MIRPS do?",
            "Who are they?",
            "How does it work?",
            "Can you help refugees?",
            "Help for refugees?",
        ),
        *("Que peut faire la CAM ?", "Qui sont-ils ?", "¿Qué puede hacer?", "¿Quiénes son?", "O que pode fazer a CAM?"),
        *("Merci de me dire qui préside la CRM", "Obrigado por dizer quem são os membros"),
    ],
)
def test_what_may_be_asked_of_the_documents_is_no_courtesy(text: str) -> None:
    assert courtesies.spoken(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "Bonsoir, dans quels mécanismes figure le Belize ?",
        "Good afternoon, which mechanisms list Belize?",
        "Buenas tardes, ¿en qué mecanismos figura Belice?",
        "Boa noite, em que mecanismos figura Belize?",
    ],
)
def test_a_greeting_before_a_comma_is_no_word_of_the_question(note: Assistant, text: str) -> None:
    bare = text.partition(", ")[2]
    assert note.ask(text).answer == note.ask(bare[0].upper() + bare[1:]).answer
    assert note.ask(text).confidence == pytest.approx(note.ask(bare).confidence)


@pytest.mark.parametrize(
    ("text", "thanks"),
    [
        ("Dans quels mécanismes figure le Belize ?", "Merci d'avance."),
        ("Which mechanisms list Belize?", "Thanks in advance!"),
        ("¿En qué mecanismos figura Belice?", "Muchas gracias de antemano."),
        ("Em que mecanismos figura Belize?", "Obrigado desde já."),
    ],
)
def test_thanks_behind_a_question_are_no_words_of_it(note: Assistant, text: str, thanks: str) -> None:
    assert note.ask(f"{text} {thanks}").answer == note.ask(text).answer
    assert note.ask(f"{text} {thanks}").confidence == pytest.approx(note.ask(text).confidence)


@pytest.mark.parametrize(
    ("thanks", "following"),
    [
        ("Thanks!", "And the CAM?"),
        ("Merci beaucoup", "Et la CAM ?"),
        ("Muchas gracias", "¿Y la CAM?"),
        ("Obrigado", "E a CAM?"),
    ],
)
def test_thanks_between_two_turns_leave_the_second_a_follow_up(note: Assistant, thanks: str, following: str) -> None:
    first = "When was the CSM founded?"
    for history, text in (((first, thanks), following), ((first,), f"{thanks.rstrip('!')}! {following}")):
        assert [item.value for item in note.ask(text, history=history).items] == ["2012-06"]


@pytest.mark.parametrize(
    ("text", "question"),
    [
        ("Laissons ça. Le GCM est-il contraignant ?", "Le GCM est-il contraignant ?"),
        ("Let's drop that. Is the GCM binding?", "Is the GCM binding?"),
        ("Otra cosa: ¿el GCM es vinculante?", "¿el GCM es vinculante?"),
        ("Deixemos isso. O GCM é vinculante?", "O GCM é vinculante?"),
        ("Another body: is it binding?", "Another body: is it binding?"),
    ],
)
def test_what_leaves_a_subject_is_no_part_of_the_question(text: str, question: str) -> None:
    assert courtesies.without(text) == question


@pytest.mark.parametrize(
    ("text", "question"),
    [
        ("On dit qu'elle a fermé en 2005, ce qui m'étonne. Quand ?", "On dit qu'elle a fermé en 2005. Quand ?"),
        ("They say it closed in 2005, which I doubt. When?", "They say it closed in 2005. When?"),
        ("Dicen que cerró en 2005, lo que no me cuadra. ¿Cuándo?", "Dicen que cerró en 2005. ¿Cuándo?"),
        ("Dizem que fechou em 2005, o que me surpreende. Quando?", "Dizem que fechou em 2005. Quando?"),
        ("It runs a fund, which pays for it. Since when?", "It runs a fund, which pays for it. Since when?"),
    ],
)
def test_what_one_thinks_of_a_claim_is_no_part_of_the_question(text: str, question: str) -> None:
    assert courtesies.without(text) == question


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("Le ministre veut savoir si la LDP est contraignante.", "si la LDP est contraignante ?"),
        ("Je dois expliquer à ma collègue quand la LDP a été créée avant jeudi.", "quand la LDP a été créée ?"),
        ("The minister wants to know whether the LDP binds. It is urgent.", "whether the LDP binds ? It is urgent."),
        ("I’d like to check who chairs the LDP.", "who chairs the LDP ?"),
        ("They asked me in a meeting when the LDP was founded and I had no answer.", "when the LDP was founded ?"),
        ("Mi jefa me pregunta cuándo se creó la LDP.", "cuándo se creó la LDP ?"),
        ("Tengo que explicarle a mi colega si la LDP es vinculante.", "si la LDP es vinculante ?"),
        ("O meu chefe quer saber se a LDP é vinculante até sexta-feira.", "se a LDP é vinculante ?"),
        ("A delegate asked me yesterday whether the LDP binds.", "whether the LDP binds ?"),
        ("O ministro pergunta-se se a LDP é vinculante.", "se a LDP é vinculante ?"),
        ("Gostaria de verificar quem preside a LDP.", "quem preside a LDP ?"),
        ("Le ministre veut connaître la LDP.", "Le ministre veut connaître la LDP."),
        ("When did the council ask whether Chile would join?", "When did the council ask whether Chile would join?"),
    ],
)
def test_what_somebody_wants_to_know_is_asked_by_itself(text: str, asked: str) -> None:
    assert courtesies.without(text) == asked


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("Mon chef me demande si le Canada fait partie de la CSM.", "Non"),
        ("The minister wants to know whether Mexico is in the RCM.", "Yes"),
        ("El ministro quiere saber si Panamá forma parte de la CRM.", "Sí"),
        ("A minha diretora deseja saber se o Chile faz parte da CSM antes de quinta-feira.", "Sim"),
    ],
)
def test_whether_a_thing_is_so_is_answered_by_yes_or_no_to_who_wants_to_know(
    note: Assistant, text: str, verdict: str
) -> None:
    assert note.ask(text).answer.startswith(verdict)


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("Vite fait - LDP - siège ?", "LDP - siège ?"),
        ("Quick question – LDP – members?", "LDP – members?"),
        ("Una rápida: LDP, ¿sede?", "LDP, ¿sede?"),
        ("Só uma coisa — LDP, membros?", "LDP, membros?"),
        ("LDP - membros?", "LDP - membros?"),
    ],
)
def test_what_says_that_a_question_is_short_is_left_out(text: str, asked: str) -> None:
    assert courtesies.without(text) == asked


@pytest.mark.parametrize("text", ["OEA - instrument de création ?", "OEA - instrumento de criação?"])
def test_a_body_and_a_noun_want_no_yes(note: Assistant, text: str) -> None:
    assert note.ask(text).answer.startswith("résolution")
