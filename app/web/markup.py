"""HTML from text. Whatever comes from a question or a document is escaped here, and never read as Markdown or HTML."""

from __future__ import annotations

import html
from collections.abc import Iterable


def escape(text: object) -> str:
    """Escape for element content and quoted attributes."""
    return html.escape(str(text), quote=True)


def button(label: str, do: str, value: object = "", *, kind: str = "", title: str = "", inner: str = "") -> str:
    """Return a button that tells its tab to ``do`` something with a ``value``; ``inner`` is HTML before the label."""
    extra = f' class="{kind}"' if kind else ""
    extra += f' title="{escape(title)}" aria-label="{escape(title)}"' if title else ""
    return f'<button type="button" data-do="{do}" data-value="{escape(value)}"{extra}>{inner}{escape(label)}</button>'


def highlighted(text: str, marks: Iterable[tuple[int, int]]) -> str:
    """Return escaped text with ``<mark>`` around ``[start, end)`` stretches; overlapping ones are joined."""
    parts: list[str] = []
    done = 0
    for start, end in sorted(marks):
        start, end = max(start, done), min(end, len(text))
        if start >= end:
            continue
        parts += [escape(text[done:start]), "<mark>", escape(text[start:end]), "</mark>"]
        done = end
    return "".join(parts) + escape(text[done:])


def safe_link(address: str | None, label: str) -> str:
    """Return a link to a web address that a document's metadata gives; nothing for any other scheme."""
    if not address or not address.lower().startswith(("https://", "http://")):
        return ""
    return f'<a href="{escape(address)}" target="_blank" rel="noopener noreferrer">{escape(label)}</a>'


_HAND = "M7 11v9H3v-9zm0 0 4-8c1.7 0 2.6 1.2 2.4 2.8L13 9h6.2c1.2 0 2 1.1 1.8 2.2l-1.4 7A2.2 2.2 0 0 1 17.4 20H7"


def thumb(way: str) -> str:
    """Return the picture of a thumb, up or down; fonts do not all have one."""
    turned = ' transform="rotate(180 12 12)"' if way == "down" else ""
    return f'<svg viewBox="0 0 24 24" aria-hidden="true"><path{turned} d="{_HAND}"/></svg>'
