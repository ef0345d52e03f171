"""What is said of observers, of a section's body and of a country that asked to join, and what a yes takes from it."""

from __future__ import annotations

import pytest

from app.assistant import Assistant
from tests.app.invented import assert_quotes, assistant_over

_CHARTER = """CHARTER OF THE SOUTHERN KELP NETWORK

Done at Bluff on 3 May 2011

1. The Southern Kelp Network (SKN) unites the kelp authorities of Australia, Chile, New Zealand and Peru.

2. Fiji takes part as an observer.

3. Observers may speak at the plenary but may not vote.

4. Samoa asked to join the Network on 9 March 2022.

5. The request of Palau to become an observer was put off to the next plenary.

6. The recommendations of the plenary are not binding.

7. By exception, the diving protocols bind the members that sign them.
"""


@pytest.fixture(scope="module")
def kelp(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    return assistant_over(tmp_path_factory.mktemp("kelp"), {"charter.en.txt": _CHARTER})


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("Can Fiji vote in the Southern Kelp Network?", "no"),
        ("Les Fidji ont-elles le droit de vote au Southern Kelp Network ?", "no"),
        ("¿Puede votar Fiyi en la SKN?", "no"),
        ("As Fiji podem votar na SKN?", "no"),
        ("Is Palau an observer of the SKN?", "no"),
        ("Os Palau já são observadores da SKN?", "no"),
        ("Has Samoa asked to join the SKN?", "yes"),
        ("Do the diving protocols of the SKN bind those that sign them?", "yes"),
        ("Are the recommendations of the SKN binding?", "no"),
    ],
)
def test_a_yes_or_a_no_is_of_the_way_and_of_the_thing_asked_about(kelp: Assistant, text: str, verdict: str) -> None:
    answer = kelp.ask(text)
    assert answer.verdict == verdict
    assert_quotes(kelp, answer)


def test_what_observers_may_do_is_told_with_who_is_one(kelp: Assistant) -> None:
    quotes = [each.quote for each in kelp.ask("Can Fiji vote in the SKN?").citations]
    assert any("may not vote" in quote for quote in quotes)
    assert any("Fiji" in quote for quote in quotes)
