"""Tell whether an index is up to date, and open the default one, built first where it is not."""

from __future__ import annotations

import logging
from collections.abc import Callable
from pathlib import Path

from index import encoder as encoders
from index import hashes
from index.build import Progress, Summary, build, software_version
from index.manifest import mend_command, read_manifest
from index.pipeline import Pipeline
from index.search import Index
from ingest.errors import IndexProblem

log = logging.getLogger(__name__)


def is_stale(
    index_dir: Path | str,
    corpus_dir: Path | str,
    encoder: str | None = None,
    *,
    fingerprint: Callable[[Path], dict[str, str]] | None = None,
) -> bool:
    """Tell whether an index would come out otherwise if it were built now.

    True where the documents, the encoder, or the code that reads them are not those it was built with, and where it is
    missing or damaged.
    """
    try:
        return _differs(Index.open(index_dir), Path(corpus_dir), encoder, fingerprint)
    except IndexProblem:
        return True


def _differs(
    index: Index,
    corpus_dir: Path,
    encoder: str | None,
    fingerprint: Callable[[Path], dict[str, str]] | None,
) -> bool:
    """Tell whether what an index was built from and with has changed."""
    manifest = index.manifest
    if manifest.software != software_version():
        return True
    if encoders.whole_name(encoder or encoders.BUNDLED) != manifest.encoder.name:
        return True
    if manifest.encoder.name == encoders.BUNDLED and encoders.bundled_revision() != manifest.encoder.revision:
        return True
    if fingerprint is None:
        return hashes.fingerprint(index.directory, corpus_dir) != manifest.corpus
    return dict(fingerprint(corpus_dir)) != manifest.corpus


def _chosen_encoder(index_dir: Path) -> str | None:
    """Return the name of the encoder that the index in a folder was built with; IndexProblem where there is none."""
    return read_manifest(index_dir, mend_command(None)).encoder.name


def ensure(
    index_dir: Path | str,
    corpus_dir: Path | str,
    *,
    encoder: str | None = None,
    progress: Progress | None = None,
    pipeline: Pipeline | None = None,
) -> tuple[Index, Summary | None]:
    """Open the default index, built first where it is missing, damaged or stale.

    Returns it with the summary of the build, None where nothing had to be built. An index whose corpus folder is gone
    is opened as it is. ``encoder`` is by default that of the index which stands, so that one chosen once stays.
    """
    mend = mend_command(None)
    try:
        encoder = encoder or _chosen_encoder(Path(index_dir))
        index = Index.open(index_dir, mend=mend)
        calls = pipeline.fingerprint if pipeline else None
        if not _differs(index, Path(corpus_dir), encoder, calls):
            return index, None
    except IndexProblem as problem:
        log.debug("%s", problem)
    summary = build(corpus_dir, index_dir, encoder=encoder, progress=progress, pipeline=pipeline)
    return Index.open(index_dir, mend=mend), summary
