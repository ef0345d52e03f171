"""A yes or no over whole documents: what a question denies, what has been given up, and the figure that is told."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.answers.yes_no.figures import instead
from app.assistant import Assistant
from app.questions.question import understand
from tests.app.invented import assert_quotes, assistant_over

_CHARTER = """CHARTER OF THE NORTHERN FERRY BOARD

Done at Mandal on 3 May 2011

1. The Northern Ferry Board (NFB) unites the ferry authorities of Denmark, Finland, Iceland and Norway.

2. Estonia, an observer until 2017, gave up that status by letter of 9 March 2017. Latvia takes part as an observer, \
with a voice and without a vote.

3. Sweden signed the Charter but has never ratified it.

4. Norway pays 40 per cent of the contributions, Denmark 25 per cent and Iceland 15 per cent.

5. The pilot fund was closed in 2019 for lack of gifts.

6. The rules of the dock are adopted by a majority of two thirds.
"""


@pytest.fixture(scope="module")
def ferries(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    folder: Path = tmp_path_factory.mktemp("ferries")
    return assistant_over(folder, {"charter.en.txt": _CHARTER})


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("Is it true that Sweden never ratified the charter of the Northern Ferry Board?", "yes"),
        ("É verdade que a Suécia nunca ratificou a carta do Northern Ferry Board?", "yes"),
        ("¿Sigue Estonia como observadora del Northern Ferry Board?", "no"),
        ("Is Latvia an observer of the Northern Ferry Board?", "yes"),
        ("Is Latvia a full member of the Northern Ferry Board?", "no"),
        ("C'est vrai que la Lettonie n'est qu'observatrice du Northern Ferry Board ?", "yes"),
    ],
)
def test_what_is_denied_or_given_up_is_told_as_the_document_says_it(
    ferries: Assistant, text: str, verdict: str
) -> None:
    answer = ferries.ask(text)
    assert answer.verdict == verdict
    assert_quotes(ferries, answer)


@pytest.mark.parametrize("text", ["Does Poland pay 30 % of the contributions?", "Did Sweden ask for a loan?"])
def test_of_what_no_sentence_tells_there_is_no_verdict(ferries: Assistant, text: str) -> None:
    assert ferries.ask(text).verdict is None


@pytest.mark.parametrize(
    ("question", "language", "text", "expected"),
    [
        ("Dinamarca paga el 30 %, ¿verdad?", "es", "Norway pays 40 per cent, Denmark 25 per cent.", "25"),
        ("Does it pay 30 % of the dues?", "en", "It pays 25 per cent of the dues.", "25"),
        ("Does it pay 30 % of the dues?", "en", "It pays 25 per cent in May and 20 per cent in June.", None),
        ("Does it have 30 members?", "en", "It was founded by 12 ports.", None),
    ],
)
def test_the_figure_that_a_text_gives_instead_is_told_where_it_is_one(
    seas: Assistant, question: str, language: str, text: str, expected: str | None
) -> None:
    found = instead(understand(question, seas.names, language), text, language)
    assert (found.value if found else None) == expected
