"""Plain text: the encoding is detected, the text made canonical, and its structure told from the layout."""

from __future__ import annotations

import codecs
import re
import unicodedata

from ingest import layout
from ingest.errors import DocumentError
from ingest.readers import Extract

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# One-byte encodings in which French, English, Spanish and Portuguese are found.
_LEGACY = ["cp1252", "latin_1", "iso8859_15", "mac_roman", "cp850"]
_UTF8_SEQUENCE = re.compile(rb"[\xc3-\xdf][\x80-\xbf]|[\xe1-\xef][\x80-\xbf]{2}")
_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0e-\x1f]")
MOST_CONTROLS = 0.01


def read(data: bytes) -> Extract:
    """Read a plain text; raises DocumentError where the bytes are no text."""
    text = decode(data)
    return Extract("text", text, layout.blocks(text))


def decode(data: bytes) -> str:
    """Return the canonical text of a text file's bytes: NFC, ``\\n`` line ends, no byte order mark, else unchanged.

    Raises DocumentError for NUL bytes, invalid UTF-8 or UTF-16, and for what is no text.
    """
    text = canonical(_decode(data))
    if not text.strip():
        raise DocumentError("the file holds only white space; remove it or put the document in its place")
    if len(_CONTROLS.findall(text)) > MOST_CONTROLS * len(text):
        raise DocumentError("expected text, found mostly control characters; convert the file to text")
    return text


def canonical(text: str) -> str:
    """Return text as NFC with ``\\n`` line ends and without byte order mark, nothing else changed."""
    return unicodedata.normalize("NFC", text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n"))


def _decode(data: bytes) -> str:
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            return _strict(data[len(bom) :], encoding)
    if b"\x00" in data:
        return _without_bom(data)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        # Some sequences are valid UTF-8 of more than one byte: broken UTF-8 rather than an older encoding.
        if len(_UTF8_SEQUENCE.findall(data)) > len(re.findall(rb"[\x80-\xff]", data)) // 4:
            raise _invalid("utf-8", error) from error
    return _legacy(data)


def _strict(data: bytes, encoding: str) -> str:
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        raise _invalid(encoding, error) from error
    if "\x00" in text:
        raise DocumentError(
            f"expected text, found a NUL character at {text.index(chr(0))}; remove it or export it again"
        )
    return text


def _invalid(encoding: str, error: UnicodeDecodeError) -> DocumentError:
    byte = error.object[error.start]
    return DocumentError(
        f"expected {encoding.upper()}, found the invalid byte 0x{byte:02x} at {error.start}; save the file as UTF-8"
    )


def _without_bom(data: bytes) -> str:
    """Decode UTF-16 that has no mark: nearly all its NUL bytes are on one side of the pairs."""
    even, odd = data[0::2].count(0), data[1::2].count(0)
    half = len(data) // 2 or 1
    for side, other, encoding in ((odd, even, "utf-16-le"), (even, odd, "utf-16-be")):
        if side > 0.4 * half and other < 0.05 * half:
            return _strict(data, encoding)
    raise DocumentError(
        f"expected text, found a NUL byte at {data.index(0)}; the file is binary or damaged, export it again"
    )


def _legacy(data: bytes) -> str:
    from charset_normalizer import from_bytes

    best = from_bytes(data, cp_isolation=_LEGACY).best()
    if best is None:
        raise DocumentError("expected text, found bytes in no known encoding; save the file again as UTF-8")
    # Latin-1 and its like have no typographic quotes: the bytes 0x80-0x9f there are always cp1252.
    encoding = (
        "cp1252" if best.encoding in ("latin_1", "iso8859_15") and re.search(rb"[\x80-\x9f]", data) else best.encoding
    )
    return data.decode(encoding, errors="strict") if encoding != "cp1252" else _strict(data, "cp1252")
