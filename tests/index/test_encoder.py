"""Encoders: the bundled one, and a sentence-transformers model by its path."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from index import encoder
from ingest.errors import EncoderError


@pytest.fixture(scope="module")
def small_model(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make a real sentence-transformers model of three dimensions with prompts of its own."""
    from sentence_transformers import SentenceTransformer
    from sentence_transformers.sentence_transformer.modules import StaticEmbedding
    from tokenizers import Tokenizer
    from tokenizers.models import WordLevel
    from tokenizers.pre_tokenizers import WhitespaceSplit

    tokenizer = Tokenizer(WordLevel({"[UNK]": 0, "ask": 1, "migration": 2, "say": 3}, "[UNK]"))
    tokenizer.pre_tokenizer = WhitespaceSplit()
    weights = np.array([[0, 0, 0.001], [1, 0, 0], [0, 1, 0], [0, 0, 1]], np.float32)
    model = SentenceTransformer(
        modules=[StaticEmbedding(tokenizer, embedding_weights=weights)],
        prompts={"query": "ask ", "document": "say "},
        device="cpu",
    )
    folder = tmp_path_factory.mktemp("model")
    model.save(str(folder))
    return folder


def test_a_model_by_path_is_used_with_its_own_prompts(small_model: Path) -> None:
    loaded = encoder.load(str(small_model))
    half = np.sqrt(0.5)
    np.testing.assert_allclose(loaded.encode_queries(["migration"]), [[half, half, 0]], atol=1e-6)
    np.testing.assert_allclose(loaded.encode_passages(["migration"]), [[0, half, half]], atol=1e-6)
    assert loaded.info == encoder.EncoderInfo(str(small_model), encoder.load(str(small_model)).info.revision, 3)


def test_the_revision_of_a_model_by_path_changes_with_its_files(small_model: Path, tmp_path: Path) -> None:
    import shutil

    copy = Path(shutil.copytree(small_model, tmp_path / "copy"))
    before = encoder.load(str(copy)).info.revision
    (copy / "README.md").write_text("notes do not count")
    assert encoder.load(str(copy)).info.revision == before
    weights = copy / "model.safetensors"
    data = bytearray(weights.read_bytes())
    data[-1] ^= 1
    weights.write_bytes(data)
    assert encoder.load(str(copy)).info.revision != before


def test_a_path_without_a_model_is_named(tmp_path: Path) -> None:
    with pytest.raises(
        EncoderError, match=r"expected a sentence-transformers model in .*nothing, found no such folder"
    ):
        encoder.load(str(tmp_path / "nothing"))


def test_a_folder_that_holds_no_model_is_named(tmp_path: Path) -> None:
    with pytest.raises(EncoderError, match="cannot be loaded") as caught:
        encoder.load(str(tmp_path))
    assert "\n" not in str(caught.value)


def test_without_a_network_the_message_names_the_default(monkeypatch: pytest.MonkeyPatch) -> None:
    import sentence_transformers

    def refuse(*_: object, **__: object) -> None:
        raise OSError("We couldn't connect to the hub\nand more")

    monkeypatch.setattr(sentence_transformers, "SentenceTransformer", refuse)
    monkeypatch.setattr(encoder, "_reach_hub", lambda: None)
    with pytest.raises(EncoderError) as caught:
        encoder.load("someone/some-model")
    message = str(caught.value)
    assert "someone/some-model is not on this machine and cannot be fetched" in message
    assert encoder.BUNDLED in message and "\n" not in message


def test_a_hub_out_of_reach_is_asked_once(monkeypatch: pytest.MonkeyPatch) -> None:
    import sentence_transformers

    asked: list[object] = []

    def refuse(*_: object, local_files_only: bool = False, **__: object) -> None:
        asked.append(local_files_only)
        raise OSError("not in the cache")

    def unreachable() -> None:
        raise OSError("Name or service not known")

    monkeypatch.setattr(sentence_transformers, "SentenceTransformer", refuse)
    monkeypatch.setattr(encoder, "_reach_hub", unreachable)
    with pytest.raises(EncoderError, match="Name or service not known"):
        encoder.load("someone/some-model")
    assert asked == [True]


def test_a_folder_is_recorded_by_its_full_path(small_model: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(small_model.parent)
    assert encoder.load(small_model.name).info.name == str(small_model.resolve())
    assert encoder.whole_name("someone/some-model") == "someone/some-model"
    assert encoder.whole_name(encoder.BUNDLED) == encoder.BUNDLED


def test_another_model_encodes_stretches_apart(small_model: Path) -> None:
    loaded = encoder.load(str(small_model))
    vectors, parts = loaded.encode_parts(["migration ask", "say"], [((0, 9), (10, 13)), ()])
    half = np.sqrt(0.5)
    np.testing.assert_allclose(vectors, loaded.encode_passages(["migration ask", "say"]))
    np.testing.assert_allclose(parts, [[0, half, half], [half, 0, half]], atol=1e-6)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("intfloat/multilingual-e5-small", ("query: ", "passage: ")),
        ("/models/e5-base", ("query: ", "passage: ")),
        ("sentence-transformers/all-MiniLM-L6-v2", ("", "")),
    ],
)
def test_prompts_of_known_models_are_given_where_they_carry_none(name: str, expected: tuple[str, str]) -> None:
    assert encoder._prompts(name, object()) == expected


def test_the_bundled_encoder_gives_vectors_of_length_one() -> None:
    loaded = encoder.load()
    vectors = loaded.encode_queries(["Processus de Quito", "migration"])
    assert vectors.dtype == np.float32 and vectors.shape == (2, loaded.info.dimension)
    np.testing.assert_allclose(np.linalg.norm(vectors, axis=1), 1, atol=1e-5)
    assert loaded.info.name == encoder.BUNDLED and len(loaded.info.revision) == 16
