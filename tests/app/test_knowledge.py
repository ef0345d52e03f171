"""What the documents say of a body, newest document first, and the places that it rests on."""

from __future__ import annotations

from pathlib import Path

import pytest

from app import knowledge as knowing
from app.assistant import Assistant
from app.drafts import Evidence, evidence_of, item_of
from index.build import build
from ingest.records import Fact, FactKind, Span, Value
from tests.app.invented import assistant_over


def test_the_bodies_described_are_those_that_a_heading_declares_or_a_sentence_founds(seas: Assistant) -> None:
    assert set(seas.knowledge.described) == {"ligue", "forum", "comite", "cds", "cfa", "ris", "tern"}
    assert any("bouées" in name for body in seas.bodies.all for name in body.names.get("fr", ()))


def test_facts_come_from_the_newest_document_first(seas: Assistant) -> None:
    facts = seas.knowledge.facts("tern", FactKind.MEMBERS)
    assert [fact.document for fact in facts] == ["tern-2021", "tern-2018"]
    assert seas.knowledge.documents_on("tern") == ["tern-2021", "tern-2018"]
    assert seas.knowledge.facts("ris", FactKind.ENDED) == []


def test_the_sentences_on_a_body_are_slices_of_its_sections_without_headings(seas: Assistant) -> None:
    found = seas.knowledge.sentences_on("cds")
    assert [sentence.text for sentence in found] == [
        "Le Cercle des sondes est un réseau de laboratoires.",
        "Il regroupe 30 laboratoires.",
    ]
    for sentence in found:
        text = seas.knowledge.document(sentence.document).text
        assert text[sentence.unit.start : sentence.unit.end] == sentence.text
        assert "cercle des sondes (cds)" in seas.knowledge.heading_of(sentence)


def test_the_date_of_some_documents_is_that_of_the_newest(seas: Assistant) -> None:
    assert seas.knowledge.as_of(["tern-2018", "note"]) == "2020"
    assert seas.knowledge.as_of([]) is None


def test_facts_read_a_body_or_a_kind_at_a_time_are_those_read_all_at_once(seas: Assistant) -> None:
    every, known = seas.index.facts(), seas.knowledge
    bodies = list(dict.fromkeys(fact.body for fact in every))
    for body in bodies:
        for kind in FactKind:
            assert sorted(map(repr, known.facts(body, kind))) == sorted(
                repr(fact) for fact in every if (fact.body, fact.kind) == (body, kind)
            )
    kinds = (FactKind.MEMBERS, FactKind.FOUNDED)
    assert known.all_facts(*kinds) == [
        fact for body in bodies for kind in kinds for fact in every if (fact.body, fact.kind) == (body, kind)
    ]
    assert sum(count for *_, count in seas.index.fact_counts()) == len(every)
    weak = {FactKind.COUNT, FactKind.PROVISION}
    assert known.stated == {fact.body for fact in every if fact.body and fact.kind not in weak}
    some = every[3].document
    assert seas.index.facts(documents=(some,)) == [fact for fact in every if fact.document == some]


def test_of_very_many_facts_of_no_body_those_of_documents_that_search_finds_are_taken(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "corpus").mkdir()
    (tmp_path / "corpus" / "nets.md").write_text("# Nets\n\nThe fishers mended 420 nets in spring.\n")
    (tmp_path / "corpus" / "ropes.md").write_text("# Ropes\n\nThe sailors spliced 95 ropes in autumn.\n")
    build(tmp_path / "corpus", tmp_path / "index")
    known = Assistant.open(tmp_path / "index").knowledge
    question = "How many ropes did the sailors splice?"

    def counted() -> list[str]:
        return [fact.values[0].value for fact in known.loose_facts(FactKind.COUNT, question, "en")]

    assert counted() == ["420", "95"]
    monkeypatch.setattr(knowing, "MOST_LOOSE", 1)
    monkeypatch.setattr(knowing, "LOOSE_PASSAGES", 1)
    assert counted() == ["95"]


def test_metadata_are_those_of_the_documents(seas: Assistant) -> None:
    records = seas.index.documents()
    assert dict(seas.knowledge.metadata) == {record.id: record.metadata for record in records}
    assert len(seas.knowledge.metadata) == len(records)
    with pytest.raises(KeyError):
        seas.knowledge.metadata["no such"]


def test_evidence_marks_a_value_only_in_the_stretch_that_holds_it() -> None:
    value = Value("country", "PT", Span(12, 14))
    fact = Fact("b", FactKind.MEMBERS, (value,), "d", (Span(0, 10), Span(10, 20)), unit="membres", bound="min")
    assert evidence_of(fact) == (Evidence("d", Span(0, 10)), Evidence("d", Span(10, 20), (Span(12, 14),)))
    item = item_of(fact, value)
    assert item.evidence == (Evidence("d", Span(10, 20), (Span(12, 14),)),)
    assert (item.kind, item.value, item.unit, item.bound) == ("country", "PT", "membres", "min")


_BULLETINS = {
    "fr": (
        "Bulletin",
        "La Ligue des loutres (LLO) a été créée en 2012.",
        "Son secrétaire est à Vigo.",
        "Le Pacte des hérons (PDH)",
    ),
    "en": (
        "Bulletin",
        "The Otter League (OTL) was created in 2012.",
        "Its secretary is in Vigo.",
        "The Heron Pact (HEP)",
    ),
    "es": (
        "Boletín",
        "La Liga de las Nutrias (LDN) fue creada en 2012.",
        "Su secretario está en Vigo.",
        "El Pacto de las Garzas (PDG)",
    ),
    "pt": (
        "Boletim",
        "A Liga das Lontras (LLO) foi criada em 2012.",
        "O secretário está em Vigo.",
        "O Pacto das Garças (PDG)",
    ),
}


@pytest.mark.parametrize("language", [*_BULLETINS])
def test_a_paragraph_is_on_the_one_body_that_it_names_unless_a_heading_names_another(
    language: str, tmp_path: Path
) -> None:
    title, first, then, other = _BULLETINS[language]
    short = first[first.index("(") + 1 : first.index(")")]
    beside = other[other.index("(") + 1 : other.index(")")]
    founded = {
        "fr": "a été créé en 2010",
        "en": "was created in 2010",
        "es": "fue creado en 2010",
        "pt": "foi criado em 2010",
    }
    both = f"{other} {founded[language]}. {first} {then}"
    text = f"# {title} 8\n\n{first} {then}\n\n{both}\n\n## {other}\n\n{first} {then}\n"
    knowledge = assistant_over(tmp_path, {f"bulletin.{language}.md": text}).knowledge
    (name,) = knowledge.metadata
    alone, second, headed = [s for s in knowledge.sentences(name) if s.text == then]
    assert knowledge.of_paragraph(alone) == knowledge.bodies.named(short) is not None
    assert knowledge.of_paragraph(second) is None  # two are named before
    assert headed.body == knowledge.bodies.named(beside) is not None
    assert knowledge.of_paragraph(headed) is None
