"""Office files are ZIP archives of XML: they are opened within limits, and their XML without entities."""

from __future__ import annotations

import io
import zipfile
import zlib
from typing import Any

from ingest.errors import DocumentError

# Far more than any report holds, far less than what fills a machine.
LARGEST_PART = 200 * 1024 * 1024
LARGEST_WHOLE = 600 * 1024 * 1024
MOST_PARTS = 20_000

_DECLARED = (b"<!DOCTYPE", b"<!ENTITY", "<!DOCTYPE".encode("utf-16-le"), "<!DOCTYPE".encode("utf-16-be"))


def opened(data: bytes) -> zipfile.ZipFile:
    """Return an archive whose parts, unpacked, keep the limits; DocumentError where it is broken, locked or a bomb."""
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
        parts = archive.infolist()
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as error:
        raise DocumentError(
            f"expected a whole Office file, found a damaged or truncated one ({_words(error)}); get it again"
        ) from error
    size = sum(part.file_size for part in parts)
    if size > LARGEST_WHOLE or len(parts) > MOST_PARTS or any(part.file_size > LARGEST_PART for part in parts):
        raise DocumentError(
            f"its {len(data)} bytes unpack to {size} in {len(parts)} parts, at most {LARGEST_WHOLE} are read "
            "(a ZIP bomb?); remove the file"
        )
    if any(part.flag_bits & 1 for part in parts):
        raise DocumentError("the file is encrypted; save it again without a password")
    return archive


def part(archive: zipfile.ZipFile, name: str) -> bytes | None:
    """Return a part of an archive, None where it has none of that name; DocumentError where it is broken."""
    try:
        with archive.open(name) as file:
            # The size that the archive gives may be a lie.
            data = file.read(LARGEST_PART + 1)
    except KeyError:
        return None
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, RuntimeError) as error:
        raise DocumentError(f"its part {_shown(name)} is damaged ({_words(error)}); get the file again") from error
    if len(data) > LARGEST_PART:
        raise DocumentError(
            f"its part {_shown(name)} unpacks to more than {LARGEST_PART} bytes (a ZIP bomb?); remove the file"
        )
    return data


def check_declarations(archive: zipfile.ZipFile) -> None:
    """Raise DocumentError where a part of XML declares entities, which Office programs never write."""
    for name in archive.namelist():
        if name.endswith((".xml", ".rels")):
            data = part(archive, name) or b""
            if any(sign in data for sign in _DECLARED):
                raise DocumentError(
                    f"its part {_shown(name)} declares XML entities, which can read other files or grow without end; "
                    "save the file again with an Office program"
                )


def xml(data: bytes, name: str) -> Any:
    """Return the root of an XML part, parsed without entities, network or unlimited depth."""
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, recover=False)
    try:
        return etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise DocumentError(
            f"its part {_shown(name)} is no valid XML ({_words(error)}); save the file again"
        ) from error


def _shown(words: str) -> str:
    return words if words.isprintable() else ascii(words)


def _words(error: BaseException) -> str:
    return _shown(" ".join(str(error).split())[:100]) or type(error).__name__
