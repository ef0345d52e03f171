"""Known names in text: longest first, accents and hyphens aside."""

from __future__ import annotations

from ingest.gazetteer import Gazetteer, words


def test_longest_name_wins() -> None:
    names = Gazetteer([("Guinea", "GN"), ("Guinea-Bissau", "GW")])
    text = "Guinea Bissau and Guinea"
    assert [(m.value, m.span.of(text)) for m in names.find(text)] == [("GW", "Guinea Bissau"), ("GN", "Guinea")]


def test_accents_and_line_breaks_do_not_matter() -> None:
    names = Gazetteer([("Forum des océans", "f")])
    assert [m.value for m in names.find("le FORUM DES\nOCEANS")] == ["f"]


def test_marks_between_words_part_a_name() -> None:
    assert Gazetteer([("Sea Fund", "f")]).find("Sea; Fund") == []


def test_capitalised_names_only_where_asked() -> None:
    names = Gazetteer([("chad", "TD")])
    assert names.find("a chad", capitalised=True) == []
    assert [m.value for m in names.find("in Chad", capitalised=True)] == ["TD"]


def test_first_value_given_for_a_name_holds() -> None:
    assert [m.value for m in Gazetteer([("Congo", "CD"), ("congo", "CG")]).find("Congo")] == ["CD"]


def test_words_are_folded() -> None:
    assert words("L’État-major (É.-U.)") == ["l", "etat", "major", "e", "u"]
