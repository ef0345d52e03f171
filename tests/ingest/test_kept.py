"""What a finder found in a short text is kept, and nobody can change what is kept."""

from __future__ import annotations

from ingest.kept import kept


def test_short_texts_are_looked_through_once_and_long_ones_each_time() -> None:
    seen: list[str] = []

    @kept
    def letters(text: str, *, upper: bool = False) -> list[str]:
        """Return the letters of a text."""
        seen.append(text)
        return [char.upper() if upper else char for char in text]

    letters("ab").append("c")
    assert letters("ab") == ["a", "b"]
    assert letters("ab", upper=True) == ["A", "B"]
    assert seen == ["ab", "ab"]
    assert letters("x" * 5000) == letters("x" * 5000)
    assert len(seen) == 4
