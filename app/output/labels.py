"""The words of the interface in the four languages: ``strings/labels.toml``."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from app.strings import read
from ingest.records import LANGUAGES


@cache
def labels(language: str) -> Mapping[str, str]:
    """Return the labels in a language; one that is not spoken here gets English."""
    spoken = language if language in LANGUAGES else "en"
    return {key: words[spoken] for key, words in read("labels").items()}


def preferred(header: str) -> str:
    """Return the spoken language that an ``Accept-Language`` header (RFC 9110, 12.5.4) wants most, else English."""
    best, weight = "en", 0.0
    for entry in header.split(","):
        tag, _, parameter = entry.strip().partition(";")
        language = tag.strip().lower().partition("-")[0]
        wanted = _quality(parameter)
        if language in LANGUAGES and wanted > weight:
            best, weight = language, wanted
    return best


def _quality(parameter: str) -> float:
    name, _, value = parameter.strip().partition("=")
    if name.strip().lower() != "q":
        return 1.0
    try:
        return float(value)
    except ValueError:
        return 0.0
