"""Write one segment of an index: all that is stored of some documents and of nothing else (see `index.segments`)."""

from __future__ import annotations

from pathlib import Path

from index import words
from index.lexical import LexicalWriter
from index.preparation import Prepared
from index.sentences import SentenceWriter
from index.standing import write_owners
from index.vectors import VectorWriter
from index.volume import VolumeWriter


class SegmentWriter:
    """Collects documents as they are prepared, and writes the files of a segment into a folder."""

    def __init__(self, folder: Path, languages: list[str], dimension: int) -> None:
        """Begin in an empty folder; ``languages`` are those of the index, to which those that are met are added."""
        self.folder = folder
        self.volume = VolumeWriter(folder)
        self.words: words.Counts = {}
        self._languages = languages
        self._lexical = LexicalWriter(languages)
        self._vectors, self._sentences = VectorWriter(dimension), SentenceWriter(dimension)

    def add(self, portion: Prepared) -> None:
        """Add documents."""
        new = set(portion.terms.languages) - set(self._languages)
        self._languages += sorted(new, key=portion.terms.languages.index)
        self._lexical.extend(portion.terms)
        self._vectors.add(portion.vectors)
        self._sentences.add(portion.sentences)
        words.add(self.words, portion.words)
        for document, passages, naming in zip(portion.documents, portion.passages, portion.namings, strict=True):
            self.volume.add(document, passages, naming)

    def write(self, *, first: bool) -> None:
        """Write what the documents make together; the first segment has a table of words."""
        self._vectors.write(self.folder)
        self._sentences.write(self.folder)
        # What is written makes room for the tables of BM25, which take the most to make.
        del self._vectors, self._sentences
        self._lexical.write(self.folder)
        write_owners(self.folder, self.volume.owners)
        if first:
            words.write_table(self.folder, self.words)
