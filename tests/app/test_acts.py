"""The acts that a sentence names: one where one is asked for, all where several are."""

from __future__ import annotations

import pytest

from app.answers import acts
from app.assistant import Assistant
from app.question import understand
from tests.app.invented import assistant_over

NOTE = """# Conférence des digues (CDD)

La Conférence des digues (CDD) a abouti à la Déclaration de Sète (2011) et à la Convention de Menton (2014).
"""


@pytest.fixture(scope="module")
def dykes(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    return assistant_over(tmp_path_factory.mktemp("dykes"), {"note.fr.md": NOTE})


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Quels textes la CDD a-t-elle produits ?", ["Déclaration de Sète", "Convention de Menton"]),
        ("Which documents did the CDD produce?", ["Déclaration de Sète", "Convention de Menton"]),
        ("¿Qué instrumentos produjo la CDD?", ["Déclaration de Sète", "Convention de Menton"]),
        ("Quais documentos a CDD produziu?", ["Déclaration de Sète", "Convention de Menton"]),
        ("Which document did the CDD produce?", ["Déclaration de Sète"]),
        ("Which document did the CDD produce in 2014?", ["Convention de Menton"]),
        ("Quel texte la CDD a-t-elle produit en 2011 ?", ["Déclaration de Sète"]),
    ],
)
def test_all_acts_are_told_where_several_are_asked_for_without_their_years(
    dykes: Assistant, text: str, expected: list[str]
) -> None:
    asked = understand(text, dykes.names)
    [document] = dykes.knowledge.metadata
    [sentence] = [each for each in dykes.knowledge.sentences(document) if "abouti" in each.text]
    assert [item.value for item in acts.asked(asked, sentence, dykes.knowledge)] == expected
