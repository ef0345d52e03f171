"""What is fuzzed, and what must hold of it: each target takes bytes and raises where a promise is broken.

GovqaError is an answer like any other, as long as its message is one line that a terminal can show. `Broken` and
every other error are findings.
"""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from eval.endurance import asking, mutations, reading, seeds
from eval.endurance.promises import hold
from ingest.errors import GovqaError


@dataclass(frozen=True, slots=True)
class Target:
    """A call to fuzz, what to begin from, words to mix in, and a mutation that knows the format (None: blind).

    ``run`` returns what the same bytes must give again; ``largest`` is the most bytes that are tried.
    """

    name: str
    run: Callable[[bytes], object]
    seeds: Callable[[], list[bytes]]
    words: tuple[str, ...] = ()
    mutate: Callable[[bytes, int, random.Random, mutations.Bytes], bytes] | None = None
    largest: int = 16_384


def outcome(target: Target, data: bytes) -> object:
    """Return what a target makes of bytes, the message where it refuses them; raises where a promise is broken."""
    try:
        return target.run(data)
    except GovqaError as error:
        message = str(error)
        hold(message.isprintable(), f"the message is one printable line: {message!r:.300}")
        hold(0 < len(message) < 2000 + 8 * len(data), f"the message has {len(message)} characters")
        return message


_CUES = (
    "qui",
    "quand",
    "combien",
    "membres",
    "who",
    "when",
    "how many",
    "since",
    "cuáles",
    "país",
    "quantos",
    "?",
    "¿",
)
_TOML = ("[[document]]", "[[body]]", "[[correction]]", '"', "'''", "= ", "id", "file", "fr", "{", "}", "[", "]", "1e9")
_ZIPPED = 65_536


def _format(name: str, begin: Callable[[], list[bytes]], *words: str) -> Target:
    return Target(name, partial(reading.document, name), begin, words)


def _office(name: str, begin: Callable[[], list[bytes]], *words: str) -> Target:
    return Target(name, partial(reading.document, name), begin, words, mutations.archive, _ZIPPED)


_ALL = (
    _format("text", seeds.text, "\n\n", "1. ", "Article ", "¹", "\u0301"),
    _format("markdown", seeds.markdown, "# ", "|", "[^1]", "---\n", "> "),
    _format("html", seeds.html, "<table>", "<td>", "<li>", "<p>", "</", "<h1>"),
    _format("rtf", seeds.rtf, "\\par", "\\u", "\\'", "{\\*", "\\bin", "\\cell", "\\uc"),
    Target("pdf", partial(reading.document, "pdf"), seeds.pdf, ("BT", "ET", "Tf", "Td", "Tj", "TJ"), mutations.numbers),
    _office("docx", seeds.docx, "w:p", "w:val", "w:tbl", "\u2028"),
    _office("odt", seeds.odt, "text:p", "text:list", "table:table"),
    Target("jsonl", reading.json_lines, seeds.jsonl, ('"text":', '"id":', "\\ud800", "{"), mutations.compressed),
    Target("archive", reading.archived, seeds.archives, ("PK\x01\x02", "<!DOCTYPE"), mutations.archive, _ZIPPED),
    Target("doc", reading.old_word, seeds.doc, largest=_ZIPPED),
    Target("manifest", reading.manifest, seeds.manifests, (*_TOML, "date", "../", "language", "translation_of")),
    Target("glossary", reading.glossary, seeds.glossaries, (*_TOML, "acronym", "other")),
    Target("corrections", reading.corrected, seeds.corrections, (*_TOML, "kind", "value", "why", "by")),
    Target("understand", asking.understood, seeds.questions, _CUES, largest=2048),
    Target("ask", asking.asked, seeds.conversations, (*_CUES, "\x1f"), largest=2048),
    Target("batch", asking.batched, seeds.batches, ('"question":', '"history":', '"id":', "\\ud800", "NaN", "[")),
    Target("cite", asking.followed, seeds.clicks, ("open ", "read ", "find ", "@cam-concept-note", "+", "~", "-")),
    Target("calls", asking.called, seeds.messages, ('"params":', '"arguments":', '"name":', "\\ud800", "1e999", "NaN")),
)
TARGETS = {target.name: target for target in _ALL}
