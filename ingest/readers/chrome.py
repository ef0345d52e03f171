"""What stands around the text of a web page: menus, banners, tools, hidden words, and tables that only lay it out."""

from __future__ import annotations

import re
from typing import Any

from ingest.readers.writer import tidy

_SILENT = frozenset(
    str.split(
        "script style noscript template iframe svg canvas object embed form button select textarea input nav aside "
        "footer dialog menu head audio video map del s strike rp rt"
    )
)
_ROLES = frozenset(str.split("navigation banner contentinfo search complementary dialog menu menubar toolbar"))
# Words of classes and ids by which sites, whatever makes them, mark what stands around their text.
FURNITURE = re.compile(
    r"(?:^|[\s_-])(?:nav(?:bar|box|igation)?|menu|breadcrumbs?|cookies?|consent|gdpr|onetrust|sidebar|share|sharing|sharedaddy|"
    r"addtoany|social|skip(?:-?links?)?|pagination|pager|advert(?:isement)?|newsletter|subscribe|toc|popup|modal|banner|"
    r"table[\s_-]of[\s_-]contents\d*|sr-only|visually-hidden|screen-reader-text|print-(?:only|links?)|noprint|printfooter|"
    r"related(?:-?(?:posts?|articles?|content|links?|news|items))?|relatedposts|comments?(?:-(?:area|list|respond))|comments|"
    r"widget(?:-area)?|(?:entry|post|article)-meta|byline|editsection|catlinks|footer|copyright|site-header|search-(?:block|box|form)|"
    r"lang(?:uage)?-(?:btn|switcher|selector))(?:$|[\s_-])",
    re.IGNORECASE,
)
# The part of a page's words from which an element is its text, whatever it is called.
MOST_OF_PAGE = 0.4
NOTE = re.compile(r"(?:^|[\s_-])(?:footnotes?|endnotes?)(?:$|[\s_-])", re.IGNORECASE)
_UNSEEN = re.compile(r"(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden)", re.IGNORECASE)


def is_furniture(node: Any, length: int) -> bool:
    """Tell whether an element, of a page of some length in characters, is no part of its text."""
    tag = node.tag
    if tag in _SILENT:
        return not (tag in ("aside", "footer") and NOTE.search(names(node)))
    attributes = node.attributes
    if _UNSEEN.search(attributes.get("style") or "") or attributes.get("title") in ("header", "footer"):
        # LibreOffice marks the running head and foot so.
        return True
    if "hidden" in attributes or attributes.get("aria-hidden") == "true" or attributes.get("role") in _ROLES:
        return True
    if tag == "header" and node.css_first("h1, h2") is None:
        return True
    if tag in ("div", "ul", "ol", "section", "p", "span", "sup", "table") and FURNITURE.search(names(node)):
        return not NOTE.search(names(node)) and len(node.text(separator=" ")) < MOST_OF_PAGE * length
    return tag == "td" and _holds_links(node) and is_layout(_table_of(node))


def _holds_links(node: Any) -> bool:
    """Tell whether a cell holds nothing but links, as the menu of an old page does."""
    links = node.css("a")
    words = sum(len(tidy(link.text())) for link in links)
    return len(links) > 2 and words >= 0.9 * len(tidy(node.text(separator=" ")).replace(" ", ""))


def _table_of(node: Any) -> Any:
    while node is not None and node.tag != "table":
        node = node.parent
    return node


def names(node: Any) -> str:
    """Return what an element is called: its classes, id and role."""
    attributes = node.attributes
    return f"{attributes.get('class') or ''} {attributes.get('id') or ''} {attributes.get('role') or ''}"


def is_layout(node: Any) -> bool:
    """Tell whether a table only lays out a page: headings, tables or several paragraphs stand in its cells."""
    if node is None:
        return False
    if node.attributes.get("role") in ("presentation", "none") or node.css_first("table table, table h1, table h2"):
        return True
    if node.css_first("th, caption") or (node.attributes.get("border") or "0") != "0":
        return False
    cells = node.css("td")
    return len(cells) == len(node.css("tr")) or any(
        len(cell.css("p, ul, ol, center, hr, h3, h4")) > 2 for cell in cells
    )
