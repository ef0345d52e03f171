"""Which stage of a text a quote is from: what it is a version or translation of, and which versions came after it."""

from __future__ import annotations

from app.knowledge import Knowledge
from app.output.labels import labels
from ingest.records import Document, Metadata
from ingest.versions import is_correction

_NAMED = 3


def note(knowledge: Knowledge, document: Document, language: str) -> str:
    """Say in a language what a document is a version, translation or correction of, and what came after it; or "".

    «version of LC/doc.5/19 (2018-05-03); later version: LC/doc.5/19 rev. 2 (2021-06-09)»: the symbol, else the title.
    """
    words, meta = labels(language), document.metadata
    parts = []
    version = "correction_of" if is_correction(meta) else "version_of"
    for key, other in ((version, meta.version_of), ("translation_of", meta.translation_of)):
        known = _metadata(knowledge, other)
        if known is not None:
            parts.append(words[key].format(name=_name(known)))
    later = _later(knowledge, document)
    for key, corrects in (("corrected_by", True), ("later_version", False)):
        names = [_name(each) for each in later if is_correction(each) is corrects]
        if names:
            parts.append(words[key].format(name=", ".join(names[:_NAMED]) + (" …" if names[_NAMED:] else "")))
    return "; ".join(parts)


def _later(knowledge: Knowledge, document: Document) -> list[Metadata]:
    """Return the versions that are linked to a document, or with it to an older one, and came after it, newest first.

    Those that are linked to the document itself came after it also where a date is missing.
    """
    meta = document.metadata
    own = {each: knowledge.metadata[each] for each in knowledge.versions_of(document.id)}
    beside = knowledge.versions_of(meta.version_of) if meta.version_of else ()
    for each in beside:
        other = knowledge.metadata[each]
        if each != document.id and meta.date and other.date and other.date > meta.date:
            own[each] = other
    return sorted(own.values(), key=lambda each: each.date or "", reverse=True)


def _metadata(knowledge: Knowledge, document: str | None) -> Metadata | None:
    """Return the metadata of a document, None where it is not in the index, as one that could not be read."""
    try:
        return knowledge.metadata[document] if document is not None else None
    except KeyError:
        return None


def _name(meta: Metadata) -> str:
    return f"{meta.symbol or meta.title}{f' ({meta.date})' if meta.date else ''}"
