"""The words and figures of a question that no name accounts for."""

from __future__ import annotations

from app.questions.leftovers import GROUPS, blanked, content, figures, inside, unknown
from ingest.records import Span


def test_blanking_keeps_the_length() -> None:
    assert blanked("abcdef", [Span(1, 3), Span(5, 6)]) == "a  de "
    assert [inside(place, [Span(1, 3)]) for place in range(4)] == [False, True, True, False]


def test_figures_are_digits_or_counted_words_and_no_years() -> None:
    assert figures("les 12 etats de 1994", ["1994"], "fr") == ("12",)
    assert figures("les onze etats", [], "fr") == ("11",)
    assert figures("la resolution 2738.5", [], "fr") == ()


def test_a_word_that_is_a_number_in_another_language_is_no_figure() -> None:
    assert figures("only once members agree", [], "en") == ()
    assert figures("once estados", [], "es") == ("11",)


def test_content_is_what_no_cue_filler_or_name_accounts_for() -> None:
    folded = "quels pays membres de la ligue ont des volcans"
    name = Span(folded.index("ligue"), folded.index("ligue") + 5)
    assert content(folded, [name], "fr", GROUPS) == ("volcans",)


def test_acronyms_and_capitalised_words_inside_a_question_are_unknown_names() -> None:
    assert unknown("Quand l'OTAN et le Forum de Brème ont-ils été créés ?", [], {"forum"}) == ("OTAN", "Brème")
    assert unknown("Quand ?", [], set()) == ()
    assert unknown("Et comment un État peut-il en sortir ?", [], set()) == ()
    assert unknown("How does a Member leave, un Estado, um Estado?", [], set()) == ()
    text = "Who leads NATO?"
    assert unknown(text, [Span(text.index("NATO"), len(text) - 1)], set()) == ()
