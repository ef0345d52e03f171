"""What versions of one text say apart, where a question names them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from app.answers.on_documents.versions import joined
from app.assistant import Assistant
from app.drafts import Draft, DraftItem, Evidence
from app.messages.editions import asked
from app.questions.question import about, understand
from ingest.records import Span
from tests.app.invented import assert_quotes, values


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("What do the 2018 and the 2021 text of the Tern Declaration say?", "en", ("tern-2018", "tern-2021")),
        ("Que dit le texte initial de la Déclaration de Tern ?", "fr", ("tern-2018",)),
        ("¿Qué dice el texto revisado de la Declaración de Tern?", "es", ("tern-2021",)),
        ("O que dizem as duas versões da Declaração de Tern?", "pt", ("tern-2018", "tern-2021")),
        ("What was the target in 2018, and what is it under the revised text?", "en", ("tern-2018", "tern-2021")),
        ("When was the Tern Declaration adopted?", "en", ()),
        ("What happened between 2018 and 2019?", "en", ()),
        ("What does the original text of the Lighthouse League say?", "en", ()),
    ],
)
def test_the_versions_that_a_question_names_are_read(
    seas: Assistant, text: str, language: str, expected: tuple[str, ...]
) -> None:
    named = asked(text, language, seas.knowledge, bodies=understand(text, seas.names).bodies)
    assert (named.stages if named is not None else ()) == expected


@pytest.mark.parametrize(
    "text",
    [
        "How many states endorsed the 2018 text of the Tern Declaration, and how many the 2021 one?",
        "Combien d'États soutiennent les deux versions de la Déclaration de Tern ?",
    ],
)
def test_each_version_is_quoted_with_its_date_the_newest_first(seas: Assistant, text: str) -> None:
    answer = seas.ask(text)
    assert values(answer) == ["3", "4"]
    lines = answer.answer.splitlines()
    assert "2021: 4 " in lines[0] and lines[0].endswith("[1]")
    assert "2018: 3 " in lines[1] and lines[1].endswith("[2]")
    assert [each.document for each in answer.citations] == ["tern-2021", "tern-2018"]
    assert_quotes(seas, answer)


@pytest.mark.parametrize(
    ("text", "language", "plain"),
    [
        ("Which states signed the original Tern Declaration in 2018?", "en", "Which states signed the Declaration?"),
        ("Quel est l'objectif d'après la version révisée de la Déclaration de Tern ?", "fr", "Quel est l'objectif?"),
        ("Según el texto de mayo de 2018, ¿cuál es la meta?", "es", "¿cuál es la meta?"),
        ("Qual é a meta na Declaração de Tern de 2021?", "pt", "Qual é a meta?"),
    ],
)
def test_a_message_is_put_to_a_version_without_the_words_that_name_it(
    seas: Assistant, text: str, language: str, plain: str
) -> None:
    named = asked(text, language, seas.knowledge)
    assert named is not None and named.plain == plain


@pytest.mark.parametrize(
    "text",
    ["And under the revised text?", "Et dans le texte révisé ?", "¿Y en la versión revisada?", "E na versão de 2021?"],
)
def test_a_turn_that_names_but_a_version_asks_it_what_the_turn_before_asked(seas: Assistant, text: str) -> None:
    answer = seas.ask(text, history=["How many states endorsed the original text of the Tern Declaration?"])
    assert values(answer) == ["4"]
    assert {each.document for each in answer.citations} == {"tern-2021"}


def test_one_version_is_answered_from_alone(seas: Assistant) -> None:
    answer = seas.ask("Which states endorsed the original text of the Tern Declaration?")
    assert values(answer) == ["CA", "IE", "NO"]
    assert {each.document for each in answer.citations} == {"tern-2018"}


@pytest.mark.parametrize(
    ("aspects", "expected"), [({"joined"}, ["IS"]), ({"left"}, ["NO"]), (set(), ["CA", "IE", "IS"])]
)
def test_who_came_in_or_left_between_two_versions_is_told_by_their_lists(
    aspects: set[str], expected: list[str]
) -> None:
    newest, oldest = _listing("tern-2021", "CA", "IE", "IS"), _listing("tern-2018", "CA", "IE", "NO")
    question = replace(about("members", "tern"), aspects=frozenset(aspects))
    draft = joined(question, [newest, oldest])
    assert [item.value for item in draft.items] == expected
    if aspects:
        assert draft.derived and {each.document for each in draft.evidence} == {"tern-2018", "tern-2021"}
    else:
        assert [each.evidence[0].document for each in draft.extra] == ["tern-2018"]


def _listing(document: str, *codes: str) -> Draft:
    evidence = Evidence(document, Span(0, 9))
    return Draft("members_partial", [DraftItem("country", code, (evidence,)) for code in codes], [evidence])
