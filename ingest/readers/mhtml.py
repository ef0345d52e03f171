"""Web pages saved as one file (MHTML): a mail of parts, the first page of which is read."""

from __future__ import annotations

import email
import email.policy
import re
from dataclasses import replace
from email.message import Message

from ingest.errors import DocumentError
from ingest.readers import Extract, html

_OPENING = re.compile(rb"[A-Za-z][A-Za-z-]*:[^\n]*\n")
_RELATED = re.compile(rb"^content-type:\s*multipart/(?:related|alternative)", re.IGNORECASE | re.MULTILINE)


def recognises(data: bytes) -> bool:
    """Tell whether bytes begin with the head of a mail of several parts."""
    head = data.lstrip(b"\xef\xbb\xbf\r\n")[:4096].partition(b"\r\n\r\n")[0]
    return _OPENING.match(head) is not None and _RELATED.search(head) is not None


def read(data: bytes) -> Extract:
    """Read the page of a saved web page; raises DocumentError where it holds none."""
    mail = email.message_from_bytes(data.lstrip(b"\xef\xbb\xbf\r\n"), policy=email.policy.compat32)
    page = next(
        (part for part in mail.walk() if part.get_content_type() in ("text/html", "application/xhtml+xml")), None
    )
    content = page.get_payload(decode=True) if page is not None else None
    if page is None or not isinstance(content, bytes) or not content.strip():
        raise DocumentError("expected a web page, found a saved mail without one; save the page again")
    extract = html.read(content, page.get_content_charset() or "")
    metadata = dict(extract.metadata)
    for address in (_address(mail, "Snapshot-Content-Location"), _address(page, "Content-Location")):
        if address and "source" not in metadata:
            metadata["source"] = address
    return replace(extract, format="mhtml", metadata=metadata)


def _address(part: Message, name: str) -> str:
    value = str(part.get(name) or "").strip()
    return value if value.startswith("http") else ""
