"""Passages hold to the character, cover all text and never cross a section."""

from __future__ import annotations

from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from ingest import corpus, layout, sentences
from ingest.passages import passages
from ingest.records import Document, Metadata
from ingest.sections import sections

CORPUS = Path(__file__).parents[2] / "corpus"

words = st.text(alphabet="abcé ,.\u00a0«»", min_size=1, max_size=400)
lines = st.one_of(
    words,
    st.sampled_from(
        ["", "", "", "Artículo 3. Miembros", "OVERVIEW OF WORK", "Forum of Lakes (FOL) - 1999", "- one;", "1. Who?"]
    ),
)


def make(text: str) -> Document:
    blocks = layout.blocks(text)
    return Document("d", "d.txt", "0", Metadata("d", "en"), text, blocks, sections(text, blocks))


@settings(max_examples=150, deadline=None)
@given(st.lists(lines, min_size=1, max_size=14), st.sampled_from([60, 200, 700]))
def test_passages_are_exact_cover_the_text_and_stay_in_their_section(parts: list[str], length: int) -> None:
    document = make("\n".join(parts))
    found = passages(document, length)
    covered = [False] * len(document.text)
    for passage in found:
        assert document.text[passage.start : passage.end] == passage.text == passage.text.strip()
        assert not any(covered[passage.start : passage.end])
        covered[passage.start : passage.end] = [True] * (passage.end - passage.start)
        heads = [section.heading for section in document.sections if section.heading]
        assert len(passage.text) <= length or passage.start in [head.start for head in heads]
        assert {document.section_at(at) for at in (passage.start, passage.end - 1)} == {passage.section}
    for section in document.sections:
        if section.heading:
            covered[section.heading.start : section.heading.end] = [True] * (
                section.heading.end - section.heading.start
            )
    assert all(seen or char.isspace() for seen, char in zip(covered, document.text, strict=True))


def test_passages_of_the_note_hold_whole_sentences() -> None:
    [note] = [item for item in corpus.documents(CORPUS) if isinstance(item, Document) and item.id == "cam-concept-note"]
    found = passages(note)
    assert len(found) == 22
    for unit in sentences.of(note):
        holders = [p for p in found if p.start < unit.end and unit.start < p.end]
        inside = [p for p in holders if p.start <= unit.start and unit.end <= p.end]
        assert holders == inside
    assert found[5].path == ("Conférence régionale sur la migration (CRM) - 1996",)
    assert len({passage.id for passage in found}) == len(found)


def test_a_section_without_text_gives_its_heading() -> None:
    document = make("It opens.\n\nFIRST PART\n\nSECOND PART\n\nText stands here.\n")
    assert [passage.text for passage in passages(document)] == ["It opens.", "FIRST PART", "Text stands here."]
