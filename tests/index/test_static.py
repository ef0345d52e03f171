"""The numpy static encoder gives what sentence-transformers gives, and imports nothing heavy."""

import json
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from index.static import StaticEncoder, map_tensor

MODEL = Path(__file__).parents[2] / "index" / "models" / "static"
TEXTS = [
    "Quels pays sont membres de la Conférence régionale sur les migrations ?",
    "Which countries are members of the Regional Conference on Migration?",
    "¿Qué países son miembros de la Conferencia Regional sobre Migración?",
    "Quais países são membros da Conferência Regional sobre Migração?",
    "CSM",
    "l’élection de 2021 (art. 15.1)",
    "палка 中文 ☃",
    "mandate " * 700,
]


@pytest.fixture(scope="module")
def encoder() -> StaticEncoder:
    return StaticEncoder.load(MODEL)


def test_vectors_equal_those_of_sentence_transformers(encoder: StaticEncoder) -> None:
    sentence_transformers = pytest.importorskip("sentence_transformers")
    model = sentence_transformers.SentenceTransformer(str(MODEL), device="cpu", local_files_only=True)
    expected = np.asarray(model.encode(TEXTS), np.float32)
    np.testing.assert_allclose(encoder.encode(TEXTS), expected, atol=1e-3)


def test_vectors_have_length_one(encoder: StaticEncoder) -> None:
    vectors = encoder.encode(TEXTS)
    assert vectors.dtype == np.float32
    assert vectors.shape == (len(TEXTS), encoder.dimension)
    np.testing.assert_allclose(np.linalg.norm(vectors, axis=1), 1, atol=1e-5)


def test_vector_is_the_mean_of_the_rows_of_its_pieces(encoder: StaticEncoder) -> None:
    ids = encoder.tokenizer.encode("pays membres", add_special_tokens=False).ids
    assert len(ids) == 2
    mean = np.asarray(encoder.weights[ids], np.float64).mean(axis=0)
    np.testing.assert_allclose(encoder.encode(["pays membres"])[0], mean / np.linalg.norm(mean), atol=1e-5)


def test_vector_does_not_depend_on_the_batch(encoder: StaticEncoder) -> None:
    many = encoder.encode(TEXTS * 40)
    np.testing.assert_array_equal(many[-len(TEXTS) :], encoder.encode(TEXTS))


def test_text_without_word_pieces_is_the_zero_vector(encoder: StaticEncoder) -> None:
    assert not encoder.encode(["", "  \n"]).any()


def test_no_texts_give_no_vectors(encoder: StaticEncoder) -> None:
    assert encoder.encode([]).shape == (0, encoder.dimension)


def test_accents_and_case_change_nothing(encoder: StaticEncoder) -> None:
    plain, written = encoder.encode(["migracion", "MIGRACIÓN"])
    np.testing.assert_array_equal(plain, written)


@pytest.mark.parametrize(
    ("question", "right", "wrong"),
    [
        ("Which countries are members?", "Les pays membres sont le Brésil et le Chili.", "Il fut créé en 1996."),
        ("¿Cuándo fue creado?", "Il fut créé en 1996.", "Les pays membres sont le Brésil et le Chili."),
        ("acordo não vinculativo", "non-binding agreement", "heads of state"),
    ],
    ids=["en-fr", "es-fr", "pt-en"],
)
def test_text_lies_nearer_to_what_answers_it_in_another_language(
    encoder: StaticEncoder, question: str, right: str, wrong: str
) -> None:
    asked, near, far = encoder.encode([question, right, wrong])
    assert asked @ near > asked @ far


def test_neither_torch_nor_sentence_transformers_is_imported() -> None:
    program = (
        "import sys; from pathlib import Path; from index.static import StaticEncoder; "
        f"StaticEncoder.load(Path({str(MODEL)!r})).encode(['paz']); "
        "print(sorted({'torch', 'sentence_transformers', 'transformers'} & set(sys.modules)))"
    )
    root = Path(__file__).parents[2]
    found = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True, cwd=root)
    assert found.stdout.strip() == "[]"


def write_safetensors(path: Path, name: str, kind: str, values: np.ndarray) -> None:
    entry = {"dtype": kind, "shape": list(values.shape), "data_offsets": [0, values.nbytes]}
    header = json.dumps({name: entry}).encode()
    path.write_bytes(len(header).to_bytes(8, "little") + header + values.tobytes())


def test_tensor_is_mapped_with_its_values(tmp_path: Path) -> None:
    values = np.array([[1, 2.5], [-3, 0.25], [0, 7]], np.float16)
    write_safetensors(tmp_path / "m.safetensors", "embedding.weight", "F16", values)
    np.testing.assert_array_equal(map_tensor(tmp_path / "m.safetensors", "embedding.weight"), values)


def test_missing_tensor_is_named_in_the_error(tmp_path: Path) -> None:
    write_safetensors(tmp_path / "m.safetensors", "other", "F16", np.zeros((1, 1), np.float16))
    with pytest.raises(ValueError, match=r"«embedding.weight».*\['other'\]"):
        map_tensor(tmp_path / "m.safetensors", "embedding.weight")


def test_number_type_that_is_not_read_is_named_in_the_error(tmp_path: Path) -> None:
    write_safetensors(tmp_path / "m.safetensors", "embedding.weight", "BF16", np.zeros((1, 1), np.float16))
    with pytest.raises(ValueError, match=r"found \['BF16'\]"):
        map_tensor(tmp_path / "m.safetensors", "embedding.weight")


def test_weights_of_another_vocabulary_are_refused(encoder: StaticEncoder) -> None:
    with pytest.raises(ValueError, match="got 3"):
        StaticEncoder(encoder.tokenizer, np.zeros((3, 4), np.float16))
