"""Names of bodies that no document knows."""

from __future__ import annotations

import pytest

from app.bodies.strangers import beside_kinds
from ingest.records import Span

OWN = {"committee", "beacons", "comite", "balises", "balizas"}


@pytest.mark.parametrize(
    ("text", "language", "names"),
    [
        ("Who chairs the Ghent Committee on Beacons?", "en", ("Ghent",)),
        ("is the tampere committee binding", "en", ("tampere",)),
        ("Qui préside le Comité de Gand sur les balises ?", "fr", ("Gand",)),
        ("¿Quién preside el Comité K7 de las Balizas?", "es", ("K7",)),
        ("Quem preside o Comitê XBX?", "pt", ("XBX",)),
        ("Who chairs the Committee on Beacons?", "en", ()),
        ("Qui préside le Comité des balises à Gand ?", "fr", ()),
        ("¿Es Chile miembro del Comité de Chile?", "es", ()),
        ("Quando foi criado o Comitê, Tampere?", "pt", ()),
        ("Which special committee was it?", "en", ()),
    ],
)
def test_the_words_of_a_name_beside_a_kind_that_no_known_name_has(
    text: str, language: str, names: tuple[str, ...]
) -> None:
    assert beside_kinds(text, language, (), OWN) == names


def test_a_name_elsewhere_says_nothing_of_the_body_that_words_point_to() -> None:
    text = "Does the Committee on Beacons meet the Ghent Council?"
    start = text.index("Beacons")
    assert beside_kinds(text, "en", [Span(start, start + len("Beacons"))], OWN) == ()
    start = text.index("Council")
    assert beside_kinds(text, "en", [Span(start, start + len("Council"))], OWN) == ("Ghent",)
