"""When a body meets: what is told of the meetings of others, or of past ones where it is asked of the next."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.answers.withheld.meetings import is_of_other_meeting
from app.questions.question import understand
from tests.app.invented import assistant_over

MINUTES = """# Otter League (OTL): minutes

The next meeting will be held in Lomé in May 2031. The League met in Cork in May 2029.

The next review is planned for June 2032.
"""
OTHERS = "# Heron Pact (HEP)\n\nThe Heron Pact (HEP) was created in 2012.\n"
NEXT, PAST = "The next meeting will be held in Lomé in May 2031.", "The League met in Cork in May 2029."
REVIEW = "The next review is planned for June 2032."


@pytest.mark.parametrize(
    ("text", "held"),
    [
        ("Quand aura lieu la prochaine réunion de l'OTL ?", {NEXT}),
        ("When is the next meeting of the OTL?", {NEXT}),
        ("¿Cuándo es la próxima reunión de la OTL?", {NEXT}),
        ("Quando será a próxima reunião da OTL?", {NEXT}),
        ("Quand aura lieu la prochaine réunion du HEP ?", set()),
        ("When did the HEP last meet?", set()),
        ("¿Cuándo fue la última reunión del HEP?", set()),
        ("Quando será a próxima reunião do HEP?", set()),
        ("When did the OTL last meet?", {NEXT, PAST, REVIEW}),
        ("When was the OTL created?", {NEXT, PAST, REVIEW}),
    ],
)
def test_when_a_body_meets_is_told_by_its_own_text_and_the_next_time_by_what_is_to_come(
    text: str, held: set[str], tmp_path: Path
) -> None:
    made = assistant_over(tmp_path, {"minutes.en.md": MINUTES, "herons.en.md": OTHERS})
    found = [
        s for name in made.knowledge.metadata for s in made.knowledge.sentences(name) if s.text in {NEXT, PAST, REVIEW}
    ]
    question = understand(text, made.names)
    assert {s.text for s in found if not is_of_other_meeting(question, s, made.knowledge)} == held
