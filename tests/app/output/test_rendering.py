"""Drafts become answers: numbered citations, sliced quotes, values in words."""

from __future__ import annotations

import pytest

from app.assistant import Assistant
from app.drafts import Draft, DraftItem, Evidence, merged
from app.output.rendering import Numbering
from app.questions.question import Question, about
from ingest.records import Span
from tests.app.invented import NOTE, assert_quotes

SENTENCE = "Elle a été fondée en mars 1994 à Gênes."


def evidence(words: str, *marks: str) -> Evidence:
    start = NOTE.index(words)
    inside = [Span(NOTE.index(mark, start), NOTE.index(mark, start) + len(mark)) for mark in marks]
    return Evidence("note", Span(start, start + len(words)), tuple(inside))


def sure(draft: Draft, seas: Assistant) -> list[tuple[Question, Draft | None]]:
    return [(about("date", "ligue"), draft)]


def test_evidence_gets_one_number_in_the_order_of_first_use() -> None:
    first, second = Evidence("a", Span(0, 5)), Evidence("b", Span(0, 5))
    numbering = Numbering()
    assert numbering.add([second, first, second]) == [1, 2]
    assert numbering.add([Evidence("b", Span(0, 5), (Span(1, 2),))]) == [1]
    assert numbering.of([first]) == [2]
    assert numbering.of([Evidence("c", Span(0, 5))]) == []
    assert numbering.order[0].marks == (Span(1, 2),)


def test_evidence_of_one_stretch_is_merged_with_all_its_marks() -> None:
    span = Span(0, 9)
    both = merged([Evidence("a", span, (Span(5, 6),)), Evidence("b", span), Evidence("a", span, (Span(1, 2),))])
    assert both == [Evidence("a", span, (Span(1, 2), Span(5, 6))), Evidence("b", span)]


def test_a_citation_is_a_slice_of_the_document_with_where_it_stands(seas: Assistant) -> None:
    (citation,) = seas.renderer.citations([evidence(SENTENCE, "mars 1994")], "fr")
    assert citation.quote == SENTENCE
    assert (citation.document, citation.title, citation.language) == ("note", "Note sur la coopération maritime", "fr")
    assert citation.section.endswith("Ligue des phares (LDP) - 1994")
    ((start, end),) = citation.marks
    assert NOTE[start:end] == "mars 1994"
    assert citation.page is None and not citation.ocr


def test_values_are_said_in_the_language_of_the_answer(seas: Assistant) -> None:
    shown = (evidence(SENTENCE),)
    expected = {
        ("country", "GR"): ("Grèce", "Greece", "Grecia", "Grécia"),
        ("date", "1994-03"): ("mars 1994", "March 1994", "marzo de 1994", "março de 1994"),
        ("body", "ligue"): (
            "Ligue des phares (LDP)",
            "Lighthouse League (LHL)",
            "Liga de los Faros (LDF)",
            "Liga dos Faróis (LDF)",
        ),
    }
    for (kind, value), names in expected.items():
        item = DraftItem(kind, value, shown)
        assert tuple(seas.renderer.name(item, language) for language in ("fr", "en", "es", "pt")) == names


@pytest.mark.parametrize(
    ("given", "typed"), [("12", "12"), ("3.7%", "3.7"), ("281e6", "281000000"), ("1.5e6", "1500000")]
)
def test_numbers_are_typed_without_their_scale(seas: Assistant, given: str, typed: str) -> None:
    draft = Draft("number", [DraftItem("number", given, (evidence(SENTENCE),))], [evidence(SENTENCE)])
    answer = seas.renderer.answer("?", sure(draft, seas), "fr", threshold=-1.0)
    assert answer.items[0].value == typed


def test_an_answer_below_the_threshold_is_withheld_with_its_chance(seas: Assistant) -> None:
    draft = Draft("founded", [DraftItem("date", "1994-03", (evidence(SENTENCE),))], [evidence(SENTENCE)])
    given = seas.renderer.answer("fondée", sure(draft, seas), "fr", threshold=-1.0)
    kept = seas.renderer.answer("fondée", sure(draft, seas), "fr", threshold=1.1)
    assert (given.status, kept.status) == ("answered", "not_found")
    assert kept.confidence == given.confidence
    assert (kept.items, kept.citations) == ((), ())
    assert kept.related
    assert_quotes(seas, kept)


def test_what_is_not_in_the_documents_is_named_in_the_asker_s_language(seas: Assistant) -> None:
    texts = {
        "Quand le Cercle des sondes a-t-il été créé ?": ": les documents ne donnent pas cette date.",
        "When was the Cercle des sondes founded?": ": the documents do not give that date.",
        "¿Cuándo se creó el Cercle des sondes?": ": los documentos no dan esa fecha.",
        "Quando foi criado o Cercle des sondes?": ": os documentos não dão essa data.",
    }
    for text, said in texts.items():
        answer = seas.ask(text)
        assert answer.answer.startswith("Cercle des sondes")
        assert answer.answer.endswith(said)


def test_passages_on_the_body_asked_about_come_first_among_the_nearest(seas: Assistant) -> None:
    related = seas.ask("Quand le Cercle des sondes a-t-il été créé ?").related
    assert "Cercle des sondes" in related[0].section + related[0].quote


def test_of_two_questions_the_one_that_is_not_answered_is_said_to_be_so(seas: Assistant) -> None:
    answer = seas.ask("Quand la Ligue des phares a-t-elle été créée et qui la préside ?")
    assert answer.status == "answered"
    first, second = answer.answer.split("\n")
    assert "mars 1994" in first
    assert second.endswith(": les documents ne disent pas qui en assure la direction ou la présidence.")
