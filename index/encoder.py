"""Encoders: the bundled one, and any sentence-transformers model by name or path.

An encoder turns questions and passages into vectors (n, dim) float32 of length 1. An index records which one it was
built with, and its revision, and is searched with no other.
"""

from __future__ import annotations

import fnmatch
import hashlib
import logging
import os
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

import numpy as np
from numpy.typing import NDArray

from index.static import stretches
from ingest.errors import EncoderError

if TYPE_CHECKING:
    from index.static import StaticEncoder
    from index.transformer import TransformerEncoder

log = logging.getLogger(__name__)

MODELS = Path(__file__).with_name("models")
BUNDLED = "govqa-multilingual"
BUNDLED_FOLDER = MODELS / "multilingual"
# Those that ship with the project, by the names that --encoder knows them by: the transformer, and the static one,
# which is a hundred times faster and knows the same languages less well.
SHIPPED = {"govqa-multilingual": MODELS / "multilingual", "govqa-static": MODELS / "static"}
PROMPTS = Path(__file__).with_name("prompts.toml")

# How long the hub may take to answer at all.
HUB_SECONDS = 5

# The files of a model that its vectors do not depend on.
_NO_WEIGHTS = (".md", ".txt~", ".lock", ".metadata", "recipe.json")
Vectors = NDArray[np.float32]
Parts = Sequence[Sequence[tuple[int, int]]]


@dataclass(frozen=True, slots=True)
class EncoderInfo:
    """Which encoder an index was built with: its name or full path, its revision or hash, and its dimension."""

    name: str
    revision: str
    dimension: int


class Encoder(Protocol):
    """What the index asks of an encoder."""

    @property
    def info(self) -> EncoderInfo:
        """Return name, revision and dimension."""
        ...

    def encode_queries(self, texts: Sequence[str]) -> Vectors:
        """Return the vectors (n, dim) float32 of questions."""
        ...

    def encode_passages(self, texts: Sequence[str]) -> Vectors:
        """Return the vectors (n, dim) float32 of passages."""
        ...

    def encode_parts(self, texts: Sequence[str], parts: Parts) -> tuple[Vectors, Vectors]:
        """Return the vectors (n, dim) float32 of passages, and (m, dim) of stretches of each, all in a row."""
        ...


class BundledEncoder:
    """An encoder that ships with the project, run without torch."""

    def __init__(self, folder: Path = BUNDLED_FOLDER, name: str = BUNDLED) -> None:
        """Load it; EncoderError where its folder holds none."""
        try:
            self._model = _without_torch(folder)
        except (OSError, ValueError, KeyError) as error:
            raise EncoderError(
                f"the bundled encoder in {folder} cannot be loaded ({_line(error)}); "
                "install govqa again, or choose another model with --encoder"
            ) from error
        self.info = EncoderInfo(name, bundled_revision(folder), self._model.dimension)

    def encode_queries(self, texts: Sequence[str]) -> Vectors:
        """Return the vectors (n, dim) float32 of questions."""
        return self._model.encode(texts)

    def encode_passages(self, texts: Sequence[str]) -> Vectors:
        """Return the vectors (n, dim) float32 of passages."""
        return self._model.encode(texts)

    def encode_parts(self, texts: Sequence[str], parts: Parts) -> tuple[Vectors, Vectors]:
        """Return the vectors (n, dim) float32 of passages, and (m, dim) of stretches of each, all in a row."""
        return self._model.encode_parts(texts, parts)


def _without_torch(folder: Path) -> StaticEncoder | TransformerEncoder:
    """Load the encoder in a folder; that of a transformer holds a configuration of the model."""
    if (folder / "config.json").exists():
        from index.transformer import TransformerEncoder

        return TransformerEncoder.load(folder)
    from index.static import StaticEncoder

    return StaticEncoder.load(folder)


class SentenceTransformerEncoder:
    """A sentence-transformers model with its own query and passage prompts."""

    def __init__(self, name: str, revision: str | None = None) -> None:
        """Load a model by name or path, of one revision where it is given; EncoderError where that fails."""
        name = whole_name(name)
        self._model: Any = _load(name, revision)
        self._query, self._passage = _prompts(name, self._model)
        dimension = len(self.encode_queries(["a"])[0])
        self.info = EncoderInfo(name, _revision(name, self._model), dimension)

    def encode_queries(self, texts: Sequence[str]) -> Vectors:
        """Return the vectors (n, dim) float32 of questions."""
        return self._encode(texts, self._query)

    def encode_passages(self, texts: Sequence[str]) -> Vectors:
        """Return the vectors (n, dim) float32 of passages."""
        return self._encode(texts, self._passage)

    def encode_parts(self, texts: Sequence[str], parts: Parts) -> tuple[Vectors, Vectors]:
        """Return the vectors (n, dim) float32 of passages, and (m, dim) of stretches of each, all in a row."""
        return self.encode_passages(texts), self.encode_passages(stretches(texts, parts))

    def _encode(self, texts: Sequence[str], prompt: str) -> Vectors:
        """Encode texts with a prompt before each; the empty prompt also keeps the model's default one out."""
        if not texts:
            return np.zeros((0, self.info.dimension), np.float32)
        vectors = self._model.encode(
            list(texts), prompt=prompt, normalize_embeddings=True, convert_to_numpy=True, show_progress_bar=False
        )
        return np.ascontiguousarray(vectors, np.float32)


def load(name: str | None = None, revision: str | None = None) -> Encoder:
    """Return an encoder by name or path, the bundled one where it is None; EncoderError where it cannot be had."""
    if name is None or name in SHIPPED:
        return _bundled(name or BUNDLED)
    return SentenceTransformerEncoder(name, revision)


def whole_name(name: str) -> str:
    """Return a model's name as it is, and the path of a folder in full, so that it is found from any other."""
    folder = Path(name).expanduser()
    return str(folder.resolve()) if name not in SHIPPED and folder.is_dir() else name


@lru_cache(2)
def _bundled(name: str) -> BundledEncoder:
    """Load an encoder that ships with the project once; it keeps no state."""
    return BundledEncoder(SHIPPED[name], name)


def bundled_revision(folder: Path = BUNDLED_FOLDER) -> str:
    """Return the hash of the bundled encoder; EncoderError where it is not there.

    Kept for each state of the files (size and time), because hashing it takes longer than a question.
    """
    try:
        stats = tuple((path.name, path.stat().st_size, path.stat().st_mtime_ns) for path in _model_files(folder))
    except OSError as error:
        raise EncoderError(f"the bundled encoder in {folder} cannot be read: {_line(error)}") from error
    if not stats:
        raise EncoderError(f"expected the bundled encoder in {folder}, found nothing; install govqa again")
    return _hash_folder(str(folder), stats)


@lru_cache(8)
def _hash_folder(folder: str, _state: tuple[tuple[str, int, int], ...]) -> str:
    """Return the hash of a model's files; ``_state`` is there for the cache."""
    digest = hashlib.sha256()
    for path in _model_files(Path(folder)):
        with path.open("rb") as file:
            digest.update(f"{path.relative_to(folder).as_posix()}\0".encode())
            digest.update(hashlib.file_digest(file, "sha256").digest())
    return digest.hexdigest()[:16]


def _model_files(folder: Path) -> list[Path]:
    """Return the files that decide a model's vectors, in the order of their names."""
    files = (path for path in folder.rglob("*") if path.is_file())
    return sorted(
        path
        for path in files
        if not path.name.endswith(_NO_WEIGHTS)
        and not any(part.startswith(".") for part in path.relative_to(folder).parts)
    )


def _load(name: str, revision: str | None) -> Any:
    """Load a sentence-transformers model: from a folder, from what was downloaded before, else from the network."""
    folder = Path(name).expanduser()
    looks_like_path = name.startswith((".", "~", os.sep)) or name.count("/") > 1
    if looks_like_path and not folder.is_dir():
        raise EncoderError(
            f"expected a sentence-transformers model in {name}, found no such folder; "
            "give --encoder a folder or a model's name, or leave it out for the default encoder"
        )
    from sentence_transformers import SentenceTransformer

    _quieten()
    target = str(folder) if folder.is_dir() else name
    pinned = None if folder.is_dir() else revision
    try:
        return SentenceTransformer(target, revision=pinned, device="cpu", local_files_only=True)
    except Exception as error:  # the library raises many kinds
        if folder.is_dir():
            raise EncoderError(f"the encoder in {name} cannot be loaded: {_line(error)}") from error
        log.info("%s is not on this machine yet", name)
    try:
        _reach_hub()
        return SentenceTransformer(target, revision=pinned, device="cpu")
    except Exception as error:
        raise EncoderError(
            f"the encoder {name} is not on this machine and cannot be fetched from the network ({_line(error)}); "
            f"connect, give --encoder a local folder, or leave --encoder out for the default, {BUNDLED}"
        ) from error


def _reach_hub() -> None:
    """Raise whatever stands between this machine and the hub; the library alone tries again for a minute and a half."""
    from huggingface_hub import constants, get_session

    get_session().head(constants.ENDPOINT, timeout=HUB_SECONDS)


def _quieten() -> None:
    """Keep the bars of the libraries off standard error, where the project's own progress stands."""
    from transformers.utils import logging as bars

    bars.disable_progress_bar()  # type: ignore[no-untyped-call]


def _prompts(name: str, model: Any) -> tuple[str, str]:
    """Return what goes before a question and before a passage: its own, else those known for its name."""
    own: dict[str, str] = {key: value for key, value in dict(getattr(model, "prompts", {}) or {}).items() if value}
    if own:
        passage = next((own[key] for key in ("document", "passage", "corpus") if key in own), "")
        return own.get("query", ""), passage
    last = name.rstrip("/").rpartition("/")[2].lower()
    for entry in tomllib.loads(PROMPTS.read_text("utf-8"))["model"]:
        if fnmatch.fnmatchcase(last, entry["pattern"]):
            return entry["query"], entry["passage"]
    return "", ""


def _revision(name: str, model: Any) -> str:
    """Return a folder's hash, or the commit of a model that came by name."""
    folder = Path(name).expanduser()
    if folder.is_dir():
        stats = tuple((path.name, path.stat().st_size, path.stat().st_mtime_ns) for path in _model_files(folder))
        return _hash_folder(str(folder), stats)
    for module in model:
        config = getattr(getattr(module, "auto_model", None), "config", None)
        commit = getattr(config, "_commit_hash", None)
        if commit:
            return str(commit)
    data = getattr(model, "model_card_data", None)
    return str(getattr(data, "base_model_revision", None) or "unknown")


def _line(error: BaseException) -> str:
    """Return the first line of an error's message, at most 160 characters."""
    first = (str(error).strip() or type(error).__name__).splitlines()[0]
    return first if len(first) <= 160 else first[:157] + "…"
