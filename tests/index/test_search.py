"""Searching a built index: what it finds, in what order, and what it gives back."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from index import encoder as encoders
from index.build import build
from index.encoder import EncoderInfo
from index.freshness import ensure, is_stale
from index.search import Index, ranking
from index.sentences import coded, dense_text, stretches_of
from ingest.errors import CorpusError, IndexStale
from tests.index.corpora import BODY, FRENCH, PIPELINE, HashingEncoder, extract, passages, read, write


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write(tmp_path_factory.mktemp("corpus"))


@pytest.fixture(autouse=True)
def stand_in(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(encoders, "load", lambda name=None, revision=None: HashingEncoder())


@pytest.fixture(scope="module")
def index(corpus: Path, tmp_path_factory: pytest.TempPathFactory) -> Index:
    place = tmp_path_factory.mktemp("index")
    build(corpus, place, encoder=HashingEncoder(), pipeline=PIPELINE)
    return Index.open(place)


@pytest.mark.parametrize(
    ("query", "language", "found"),
    [
        ("Le Pérou est-il membre du processus de Quito ?", "fr", "Il regroupe l'Équateur et le Pérou."),
        ("resolution 2738", "fr", "Elle a été créée en 1996 par la résolution AG/RES. 2738 (XLII-O/12)."),
        ("ag/res 2738", None, "Elle a été créée en 1996 par la résolution AG/RES. 2738 (XLII-O/12)."),
        ("r4v", None, "The platform R4V coordinates the response for refugees in 17 countries."),
        ("Which agencies founded it?", "en", "It was founded by the agencies of the United Nations."),
    ],
)  # fmt: skip
def test_the_right_passage_comes_first(index: Index, query: str, language: str | None, found: str) -> None:
    assert index.search(query, language=language)[0].passage.text == found


@pytest.mark.parametrize("query", ["processus de Quito", "migration regionale", "refugees", "Pérou 1996"])
def test_scores_are_the_mix_worked_out_passage_by_passage(index: Index, query: str) -> None:
    hits = index.search(query, limit=50, language="fr")
    translated = index.translator.weights(query, "fr")
    lexical = index.lexical.scores(index.lexical.weigh(query, translated=translated))
    vector = HashingEncoder().encode_queries([query])[0]
    expected = {}
    for number, passage in enumerate(index.catalogue.passages(range(6))):
        share = ranking().same_language if passage.language == "fr" else ranking().other_language
        own = coded(HashingEncoder().encode_passages([passage.text[a:b] for a, b in stretches_of(passage.text, "fr")]))
        whole = float(HashingEncoder().encode_passages([dense_text(passage)])[0] @ vector)
        dense = max([whole, *((own.rows @ vector) * own.scales).tolist()])
        if lexical.raw[number] > 0 or dense > 0:
            expected[passage.id] = share * float(lexical.share(np.array([number]))[0]) + (1 - share) * max(dense, 0)
    assert {hit.passage.id: hit.score for hit in hits} == pytest.approx(expected, abs=2e-6)
    assert [(-hit.score, hit.passage.id) for hit in hits] == sorted((-hit.score, hit.passage.id) for hit in hits)
    assert all(0 <= hit.score <= 1 and 0 <= hit.lexical <= 1 and -1.001 <= hit.dense <= 1.001 for hit in hits)


def test_fewer_hits_are_the_first_of_more(index: Index) -> None:
    everything = index.search("la migration et les pays", limit=50)
    for limit in range(len(everything) + 1):
        assert index.search("la migration et les pays", limit=limit) == everything[:limit]


def test_only_the_documents_asked_for_are_searched(index: Index) -> None:
    hits = index.search("pays countries", limit=50, documents=["platform"])
    assert {hit.passage.document for hit in hits} == {"platform"}
    assert index.search("pays", documents=[]) == []


def test_an_expansion_finds_what_bears_the_full_name(index: Index) -> None:
    plain, expanded = index.search("RCM", limit=1), index.search("RCM", limit=1, expansions=BODY.names["fr"])
    assert expanded[0].passage.path == ("Conférence régionale sur la migration",)
    assert expanded[0].lexical > 0 == plain[0].lexical


@pytest.mark.parametrize("query", ["", "   ", "zzz", "?!", "\x00", "a" * 10_000])
def test_a_query_of_no_known_word_finds_nothing_by_words(index: Index, query: str) -> None:
    assert all(hit.lexical == 0 for hit in index.search(query))


def test_documents_come_back_as_they_went_in(index: Index, corpus: Path) -> None:
    note = read(corpus / "note.fr.txt")
    assert index.document("note") == note
    assert index.document("note") is index.document("note")
    assert note.text == FRENCH
    with pytest.raises(KeyError):
        index.document("other")


def test_the_list_of_documents_counts(index: Index, corpus: Path) -> None:
    note, platform = index.documents()
    assert (note.id, note.passages, note.sections, note.pages, note.characters) == ("note", 4, 2, 1, len(FRENCH))
    assert (platform.metadata.language, platform.warnings) == ("en", ("a warning",))


def test_passages_are_found_by_section_and_place(index: Index, corpus: Path) -> None:
    note = read(corpus / "note.fr.txt")
    all_passages = passages(note)
    assert index.passages_of("note") == all_passages
    assert index.passages_of("note", 1) == all_passages[2:]
    for passage in all_passages:
        assert index.passage_at("note", passage.start) == index.passage_at("note", passage.end - 1) == passage
        assert note.text[passage.start : passage.end] == passage.text
    assert index.passage_at("note", 0) is None


def test_bodies_and_facts_come_back_as_they_went_in(index: Index, corpus: Path) -> None:
    expected = [extract(read(corpus / name), index_of_bodies())[0] for name in ("note.fr.txt", "platform.en.txt")]
    assert index.bodies() == (BODY,)
    assert index.facts() == index.facts("crm") == expected
    assert index.facts("other") == []


def index_of_bodies() -> object:
    return PIPELINE.registry((BODY,), [object()])  # type: ignore[list-item]


def test_the_vector_of_a_query_is_the_encoders(index: Index) -> None:
    np.testing.assert_array_equal(index.encode("migration"), HashingEncoder().encode_queries(["migration"])[0])


def test_another_encoder_under_the_same_name_is_refused(index: Index, monkeypatch: pytest.MonkeyPatch) -> None:
    other = HashingEncoder()
    other.info = EncoderInfo("hashing", "2", 32)
    monkeypatch.setattr(encoders, "load", lambda *_: other)
    opened = Index.open(index.directory)
    with pytest.raises(IndexStale, match=r"revision 1 .*found revision 2 .*govqa build --index .* --encoder hashing"):
        opened.search("migration")


def test_a_file_that_cannot_be_read_is_noted_and_the_rest_built(tmp_path: Path) -> None:
    corpus = write(tmp_path / "corpus")
    (corpus / "bad.fr.txt").write_bytes(b"\xff\xfe")
    summary = build(corpus, tmp_path / "index", encoder=HashingEncoder(), pipeline=PIPELINE)
    assert summary.problems == ("bad.fr.txt: expected text, found bytes",)
    assert (summary.documents, summary.passages, summary.facts) == (2, 6, 2)
    assert Index.open(tmp_path / "index").notices() == list(summary.problems)


def test_an_empty_corpus_is_refused_in_one_line(tmp_path: Path) -> None:
    (tmp_path / "corpus").mkdir()
    with pytest.raises(CorpusError, match="found none that can be read"):
        build(tmp_path / "corpus", tmp_path / "index", encoder=HashingEncoder(), pipeline=PIPELINE)


def add_document(corpus: Path) -> None:
    (corpus / "new.fr.txt").write_text("# Titre\n\nUn texte.")


def change_document(corpus: Path) -> None:
    (corpus / "note.fr.txt").write_text("# Titre\n\nUn texte.")


def remove_document(corpus: Path) -> None:
    (corpus / "note.fr.txt").unlink()


@pytest.mark.parametrize("change", [add_document, change_document, remove_document])
def test_an_index_is_stale_once_its_documents_change(tmp_path: Path, change: Callable[[Path], None]) -> None:
    corpus, place = write(tmp_path / "corpus"), tmp_path / "index"
    build(corpus, place, encoder=HashingEncoder(), pipeline=PIPELINE)
    assert not is_stale(place, corpus, "hashing", fingerprint=PIPELINE.fingerprint)
    assert is_stale(place, corpus, "another", fingerprint=PIPELINE.fingerprint)
    change(corpus)
    assert is_stale(place, corpus, "hashing", fingerprint=PIPELINE.fingerprint)


def test_the_default_index_keeps_the_encoder_that_was_chosen_for_it(tmp_path: Path) -> None:
    corpus, place = write(tmp_path / "corpus"), tmp_path / "index"
    ensure(place, corpus, encoder="hashing", pipeline=PIPELINE)
    assert ensure(place, corpus, pipeline=PIPELINE)[1] is None
    change_document(corpus)
    index, summary = ensure(place, corpus, pipeline=PIPELINE)
    assert summary is not None and index.manifest.encoder.name == "hashing"


def test_the_default_index_is_built_when_missing_and_opened_when_fresh(tmp_path: Path) -> None:
    corpus, place = write(tmp_path / "corpus"), tmp_path / "index"
    index, summary = ensure(place, corpus, encoder="hashing", pipeline=PIPELINE)
    assert summary is not None and len(index.documents()) == 2
    assert ensure(place, corpus, encoder="hashing", pipeline=PIPELINE)[1] is None
    next(place.glob("*/terms.txt")).unlink()
    assert ensure(place, corpus, encoder="hashing", pipeline=PIPELINE)[1] is not None


def test_each_sentence_has_its_cosine_with_a_question_and_the_nearest_is_its_own(index: Index) -> None:
    for record in index.documents():
        stretches, cosines = index.near("x", record.id)
        text = index.document(record.id).text
        assert list(stretches) == sorted(stretches)
        assert len(stretches) == len(cosines)
        assert all(text[start:end].strip() == text[start:end] for start, end in stretches)
        longest = max(range(len(stretches)), key=lambda at: stretches[at][1] - stretches[at][0])
        start, end = stretches[longest]
        _, own = index.near(text[start:end], record.id)
        assert int(np.argmax(own)) == longest
