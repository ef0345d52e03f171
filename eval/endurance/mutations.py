"""Mutations that know a format: the XML inside an archive, what gzip holds, the numbers of a PDF.

Flipped bytes of a compressed file seldom come past its checksum; these change what lies inside and pack it again.
"""

from __future__ import annotations

import gzip
import io
import random
import re
import zipfile
import zlib
from collections.abc import Callable

Bytes = Callable[[bytes, int], bytes]
"""A blind mutation: bytes and the most bytes that may come out."""

NUMBERS = (b"0", b"-1", b"1", b"2", b"9", b"255", b"65536", b"99999999999", b"-2147483648", b"1e309", b"0.0001", b"nan")
_LARGEST_PART = 1 << 20


def archive(data: bytes, largest: int, rng: random.Random, blind: Bytes) -> bytes:
    """Change one part of a ZIP archive, its XML as a tree for the most part; bytes of the whole now and then."""
    if rng.random() < 0.08:
        return blind(data, largest)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as whole:
            kept = [info for info in whole.infolist() if info.file_size < _LARGEST_PART]
            parts = {info.filename: whole.read(info) for info in kept}
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, ValueError, OSError, EOFError):
        return blind(data, largest)
    if not parts:
        return blind(data, largest)
    # The longer a part, the more of the reader's work hangs on it.
    name = rng.choices(list(parts), [len(part) + 1 for part in parts.values()])[0]
    roll = rng.random()
    if roll < 0.03:
        del parts[name]
    elif roll < 0.25:
        parts[name] = blind(parts[name], len(parts[name]) + 256)
    else:
        parts[name] = xml(parts[name], rng, blind)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as made:
        for title, part in parts.items():
            made.writestr(zipfile.ZipInfo(title), part)
    return out.getvalue() if len(out.getvalue()) <= largest else data


def xml(data: bytes, rng: random.Random, blind: Bytes) -> bytes:
    """Delete, double, move or wrap an element of XML, or change an attribute or a text; blindly where it is none."""
    from lxml import etree

    try:
        root = etree.fromstring(data, etree.XMLParser(resolve_entities=False, huge_tree=False))
    except etree.XMLSyntaxError:
        return blind(data, len(data) + 64)
    nodes = [node for node in root.iter() if isinstance(node.tag, str)]
    for _ in range(rng.choice((1, 1, 1, 2, 4, 16))):
        _change(rng.choice(nodes), nodes, rng, blind)
    changed: bytes = etree.tostring(root, encoding="UTF-8", xml_declaration=True)
    return changed


def _change(node: object, nodes: list[object], rng: random.Random, blind: Bytes) -> None:
    import copy

    element: object = node
    parent = element.getparent()  # type: ignore[attr-defined]
    what = rng.randrange(7)
    if what == 0 and parent is not None:
        parent.remove(element)
    elif what == 1 and parent is not None:
        parent.insert(rng.randrange(len(parent) + 1), copy.deepcopy(element))
    elif what == 2:
        rng.choice(nodes).append(copy.deepcopy(element))  # type: ignore[attr-defined]
    elif what == 3 and parent is not None:
        inner = copy.deepcopy(element)
        for _ in range(rng.choice((1, 2, 40))):
            outer = inner.makeelement(element.tag)  # type: ignore[attr-defined]
            outer.append(inner)
            inner = outer
        parent.replace(element, inner)
    elif what == 4:
        element.tag = rng.choice(nodes).tag  # type: ignore[attr-defined]
    elif what == 5 and element.attrib:  # type: ignore[attr-defined]
        name = rng.choice(sorted(element.attrib))  # type: ignore[attr-defined]
        element.attrib[name] = _value(element.attrib[name], rng, blind)  # type: ignore[attr-defined]
    else:
        element.text = _value(element.text or "", rng, blind)  # type: ignore[attr-defined]


def _value(text: str, rng: random.Random, blind: Bytes) -> str:
    if rng.random() < 0.4:
        return rng.choice(NUMBERS).decode()
    changed = blind(text.encode("utf-8"), len(text) + 64).decode("utf-8", "replace")
    return "".join(char for char in changed if char.isprintable() or char in "\t\n")


def compressed(data: bytes, largest: int, rng: random.Random, blind: Bytes) -> bytes:
    """Change what gzip holds, or the bytes where it is none."""
    if not data.startswith(b"\x1f\x8b") or rng.random() < 0.1:
        return blind(data, largest)
    try:
        inside = zlib.decompressobj(31).decompress(data, _LARGEST_PART)
    except zlib.error:
        return blind(data, largest)
    packed = gzip.compress(blind(inside, len(inside) + 512), mtime=0)
    return packed if len(packed) <= largest else data


def numbers(data: bytes, largest: int, rng: random.Random, blind: Bytes) -> bytes:
    """Change a few of the numbers in a file, or double or drop some of its lines, or blindly any bytes."""
    roll = rng.random()
    if roll < 0.35:
        return blind(data, largest)
    if roll < 0.75:
        found = list(re.finditer(rb"-?\d+(?:\.\d+)?", data))
        for place in sorted(rng.sample(found, min(len(found), rng.choice((1, 2, 5)))), key=lambda m: -m.start()):
            value = rng.choice(NUMBERS) if rng.random() < 0.4 else str(rng.randrange(0, 700)).encode()
            data = data[: place.start()] + value + data[place.end() :]
        return data[:largest]
    lines = data.split(b"\n")
    at, to = rng.randrange(len(lines)), rng.randrange(len(lines))
    if roll < 0.85:
        del lines[at]
    elif roll < 0.95:
        lines.insert(to, lines[at])
    else:
        lines[at], lines[to] = lines[to], lines[at]
    return b"\n".join(lines)[:largest]
