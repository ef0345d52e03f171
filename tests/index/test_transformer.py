"""The bundled transformer encoder: its vectors beside those of sentence-transformers, its speed, what it imports."""

from __future__ import annotations

import shutil
import subprocess
import sys
import time
from pathlib import Path

import numpy as np
import pytest

from index import transformer
from index.sentences import stretches_of
from index.transformer import TransformerEncoder

MODEL = Path(transformer.__file__).with_name("models") / "multilingual"
TEXTS = [
    "Quels pays sont membres de la Conférence sud-américaine sur les migrations ?",
    "Which countries are members of the South American Conference on Migration?",
    "¿Cuándo se creó el Proceso de Quito?",
    "Quando foi criado o Processo de Quito?",
    "CSM",
    "Le Processus a été créé en 1999. " * 20,
]


@pytest.fixture(scope="module")
def encoder() -> TransformerEncoder:
    return TransformerEncoder.load(MODEL)


def test_vectors_lie_within_eleven_degrees_of_those_of_sentence_transformers(encoder: TransformerEncoder) -> None:
    sentence_transformers = pytest.importorskip("sentence_transformers")
    reference = sentence_transformers.SentenceTransformer(str(MODEL), device="cpu", local_files_only=True)
    cosines = (encoder.encode(TEXTS) * reference.encode(TEXTS, normalize_embeddings=True)).sum(axis=1)
    assert cosines.min() > 0.98 and cosines.mean() > 0.99


def test_vectors_have_length_one(encoder: TransformerEncoder) -> None:
    vectors = encoder.encode(TEXTS)
    assert vectors.dtype == np.float32 and vectors.shape == (len(TEXTS), encoder.dimension)
    np.testing.assert_allclose(np.linalg.norm(vectors, axis=1), 1, atol=1e-5)


def test_a_vector_does_not_depend_on_the_batch(encoder: TransformerEncoder) -> None:
    together = encoder.encode(TEXTS)
    for row, text in enumerate(TEXTS):
        np.testing.assert_array_equal(encoder.encode([text])[0], together[row])


def test_the_vectors_of_passages_do_not_depend_on_their_sentences(encoder: TransformerEncoder) -> None:
    parts = [((0, 2), (2, len(text))) for text in TEXTS]
    vectors, found = encoder.encode_parts(TEXTS, parts)
    np.testing.assert_allclose(vectors, encoder.encode(TEXTS), atol=1e-5)
    assert found.shape == (2 * len(TEXTS), encoder.dimension)
    np.testing.assert_allclose(np.linalg.norm(found, axis=1), 1, atol=1e-5)


def test_a_sentence_that_is_the_whole_text_lies_where_the_text_does(encoder: TransformerEncoder) -> None:
    vectors, found = encoder.encode_parts(TEXTS, [((0, len(text)),) for text in TEXTS])
    # The marks before and after the text belong to the text alone.
    assert (vectors * found).sum(axis=1).min() > 0.85


def test_the_sentence_that_answers_is_nearest_wherever_it_stands(encoder: TransformerEncoder) -> None:
    filler = "Le secrétariat prépare les documents de la réunion. "
    for before in (0, 3, 60):
        text = filler * before + "Le Brésil et le Chili en sont membres. " + filler * 3
        parts = stretches_of(text, "fr")
        _, found = encoder.encode_parts([text], [parts])
        nearest = parts[int((found @ encoder.encode(["Which countries are members?"])[0]).argmax())]
        assert text[slice(*nearest)] == "Le Brésil et le Chili en sont membres."


def test_a_part_without_words_is_all_zeros(encoder: TransformerEncoder) -> None:
    _, found = encoder.encode_parts(["paz  "], [((3, 5), (0, 3))])
    assert not found[0].any() and found[1].any()


def test_no_parts_give_no_vectors(encoder: TransformerEncoder) -> None:
    assert encoder.encode_parts(["paz"], [()])[1].shape == (0, encoder.dimension)
    assert encoder.encode_parts([], [])[0].shape == (0, encoder.dimension)


def test_no_texts_give_no_vectors(encoder: TransformerEncoder) -> None:
    assert encoder.encode([]).shape == (0, encoder.dimension)


def test_an_empty_text_has_a_vector(encoder: TransformerEncoder) -> None:
    assert np.isfinite(encoder.encode([""])).all()


def test_case_and_accents_change_nothing(encoder: TransformerEncoder) -> None:
    first, second = encoder.encode(["Réunion à Brasília", "REUNION A BRASILIA"])
    np.testing.assert_array_equal(first, second)


def test_a_text_longer_than_the_limit_is_cut(encoder: TransformerEncoder) -> None:
    first, second = encoder.encode(["paz " * 254, "paz " * 600])
    np.testing.assert_array_equal(first, second)


@pytest.mark.parametrize(
    ("question", "right", "wrong"),
    [
        ("When was it founded?", "Le mécanisme a été créé en 1996.", "Les pays membres sont le Brésil et le Chili."),
        ("¿Qué países son miembros?", "Les pays membres sont le Brésil et le Chili.", "Il a été créé en 1996."),
        ("acordo não vinculativo", "non-binding agreement", "heads of state"),
        ("What does the secretariat do?", "A secretaria organiza as reuniões.", "As fronteiras foram fechadas."),
    ],
    ids=["en-fr", "es-fr", "pt-en", "en-pt"],
)
def test_a_text_lies_nearer_to_what_answers_it_in_another_language(
    encoder: TransformerEncoder, question: str, right: str, wrong: str
) -> None:
    asked, near, far = encoder.encode([question, right, wrong])
    assert asked @ near > asked @ far


def test_neither_torch_nor_transformers_is_imported() -> None:
    program = (
        "import sys; from pathlib import Path; from index.transformer import TransformerEncoder; "
        f"TransformerEncoder.load(Path({str(MODEL)!r})).encode(['paz']); "
        "print(sorted({'torch', 'sentence_transformers', 'transformers', 'onnx'} & set(sys.modules)))"
    )
    root = Path(__file__).parents[2]
    found = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True, cwd=root)
    assert found.stdout.strip() == "[]"


def test_a_question_is_encoded_in_eight_milliseconds(encoder: TransformerEncoder) -> None:
    times = []
    for _ in range(20):
        start = time.perf_counter()
        encoder.encode([TEXTS[0]])
        times.append(time.perf_counter() - start)
    assert min(times) < 0.008


def test_weights_of_another_vocabulary_are_refused(encoder: TransformerEncoder) -> None:
    with pytest.raises(ValueError, match="got 3"):
        TransformerEncoder(encoder.tokenizer, np.zeros((3, 4), np.float16), np.zeros((2, 4), np.float32), None)


def test_weights_of_another_kind_are_refused(tmp_path: Path) -> None:
    folder = Path(shutil.copytree(MODEL, tmp_path / "model", ignore=shutil.ignore_patterns("*.safetensors")))
    static = MODEL.with_name("static") / "model.safetensors"
    shutil.copy(static, folder / "model.safetensors")
    with pytest.raises(ValueError, match="expected the tensors of a BERT"):
        TransformerEncoder.load(folder)


def test_the_folder_takes_less_than_sixty_megabytes() -> None:
    assert sum(path.stat().st_size for path in MODEL.rglob("*") if path.is_file()) < 60_000_000
