"""The documents of a build that may be versions or translations of each other, and how they are linked."""

from __future__ import annotations

from index.earlier import Earlier, Where
from index.segment import SegmentWriter
from ingest import versions
from ingest.findings import Kept
from ingest.records import Document, Metadata
from ingest.versions import Signature

# Documents that are compared with each other, at most.
MOST_COMPARED = 20_000


class Versions:
    """Collects what documents are compared by."""

    def __init__(self) -> None:
        """Begin without any."""
        self._files: set[str] = set()
        self._signatures: list[Signature] = []
        # Where those that are known from an earlier index stand there, by id.
        self.places: dict[str, Where] = {}

    def note(self, found: Document | Kept, earlier: Earlier | None) -> None:
        """Take a document in; the lines of one file are no versions of each other."""
        if found.file in self._files:
            return
        self._files.add(found.file)
        if len(self._signatures) >= MOST_COMPARED:
            return
        if isinstance(found, Document):
            compared = versions.is_compared(found.metadata, len(found.text))
            own = versions.signature(found) if compared else None
        else:
            own = earlier.signature(found.place) if earlier else None
            self.places[found.id] = found.place
        if own is not None and versions.is_compared(own.metadata, own.length):
            self._signatures.append(own)

    def links(self) -> dict[str, Metadata]:
        """Return the metadata of the documents that turn out to be linked."""
        return versions.links(self._signatures)

    def write(self, segment: SegmentWriter, linked: dict[str, Metadata]) -> None:
        """Write the links of the documents of a segment, and what they are compared by."""
        for own in self._signatures:
            if own.id in segment.volume:
                segment.volume.add_signature(own)
        for identifier, metadata in linked.items():
            if identifier in segment.volume:
                segment.volume.set_metadata(identifier, metadata)
