"""RSS and Atom to entries: what a feed tells of each item, as text. Reads bytes only; asks nobody."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from email.utils import parsedate_to_datetime
from html import unescape
from html.entities import html5
from urllib.parse import urljoin, urlsplit

from lxml import etree
from lxml import html as html_parser

from dateline.errors import IngestError

_ITEMS = ("item", "entry")
_TEXTS = ("encoded", "content", "description", "summary")
_DAYS = ("published", "pubDate", "date", "issued", "updated", "modified")
_BLOCKS = frozenset(
    {"p", "div", "br", "li", "ul", "ol", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "tr", "table"}
    | {"figure", "figcaption", "section", "article"}
)
_SILENT = frozenset({"script", "style", "noscript", "template"})
_XML_NAMES = frozenset({b"amp", b"lt", b"gt", b"quot", b"apos"})
_NAMED = re.compile(rb"&([A-Za-z][A-Za-z0-9]{1,31});")
_BLANKS = re.compile(r"[ \t\r\f\v\xa0]+")
_GAPS = re.compile(r" *\n\s*")


@dataclass(frozen=True, slots=True)
class Entry:
    """One item of a feed.

    Attributes:
        address: Where the item stands ("" if the feed does not say).
        id: The feed's own word for it, else its address, else its title.
        title, text: Without markup; ``text`` is the fullest that the feed gives, often a summary.
        published: Day, in the zone that the feed writes; None if it tells none.
    """

    address: str
    id: str
    title: str
    text: str
    published: date | None


def read_feed(data: bytes, address: str = "") -> tuple[str, tuple[Entry, ...]]:
    """The title of a feed and its entries, in its order; what has neither text nor title is no entry.

    Args:
        data: RSS 0.9x, 1.0, 2.0 or Atom; a document that is not well-formed is read as far as it can be understood.
        address: Where it is from, for links that are relative.

    Raises:
        IngestError: it is no feed.
    """
    # Entities are never resolved: they could name files, or grow without end.
    parser = etree.XMLParser(recover=True, resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        root = etree.fromstring(_NAMED.sub(_numbered, data.strip()), parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise IngestError(f"{address}: is no feed ({error}); give the address of RSS or Atom") from None
    if root is None or _name(root) not in ("rss", "RDF", "feed"):
        raise IngestError(f"{address}: is no feed; give the address of RSS or Atom, not of a page")
    channel = next((child for child in root if _name(child) == "channel"), root)
    title = _plain(_first(channel, ("title",)))
    entries = (_entry(node, address) for node in root.iter() if _name(node) in _ITEMS)
    return title, tuple(entry for entry in entries if entry.text or entry.title)


def _numbered(found: re.Match[bytes]) -> bytes:
    """Names of HTML are none of XML: "&nbsp;" would be lost."""
    told = html5.get(f"{found[1].decode()};")
    if found[1] in _XML_NAMES or told is None:
        return found[0]
    return b"".join(b"&#%d;" % ord(character) for character in told)


def _name(node: etree._Element) -> str:
    return str(etree.QName(node).localname) if isinstance(node.tag, str) else ""


def _first(node: etree._Element, names: Iterable[str]) -> etree._Element | None:
    """The first child of the first name that any has words in."""
    for name in names:
        for child in node:
            if _name(child) == name and (child.text or len(child)):
                return child
    return None


def _entry(node: etree._Element, base: str) -> Entry:
    title = _plain(_first(node, ("title",)))
    link = _link(node, base)
    guid = _first(node, ("guid", "id"))
    id = (guid.text or "").strip() if guid is not None else ""
    if not link and urlsplit(id).scheme in ("http", "https"):
        link = id
    texts = [_plain(child) for name in _TEXTS if (child := _first(node, (name,))) is not None]
    return Entry(link, id or link or title, title, max(texts, key=len, default=""), _day(node))


def _link(node: etree._Element, base: str) -> str:
    for child in node:
        if _name(child) == "link":
            told = child.get("href") or (child.text or "").strip()
            if told and child.get("rel", "alternate") == "alternate":
                return str(urljoin(base, told))
    return ""


def _day(node: etree._Element) -> date | None:
    for name in _DAYS:
        child = _first(node, (name,))
        if child is not None and (found := _read_day((child.text or "").strip())):
            return found
    return None


def _read_day(words: str) -> date | None:
    try:
        return datetime.fromisoformat(words).date()
    except ValueError:
        pass
    try:
        return parsedate_to_datetime(words).date()
    except (ValueError, TypeError, IndexError):
        return None


def _plain(node: etree._Element | None) -> str:
    """The words of an element, markup in it or escaped in its text taken off; blocks stand on lines of their own."""
    if node is None:
        return ""
    words = "".join(_words(node)) if len(node) else node.text or ""
    if "<" in words or "&" in words:
        try:
            words = "".join(_words(html_parser.fragment_fromstring(words, create_parent="div")))
        except (etree.ParserError, ValueError):
            words = unescape(words)
    return _GAPS.sub("\n\n", _BLANKS.sub(" ", words)).strip()


def _words(node: etree._Element) -> Iterator[str]:
    name = _name(node).lower()
    if name not in _SILENT and isinstance(node.tag, str):
        edge = "\n" if name in _BLOCKS else ""
        yield edge + (node.text or "")
        for child in node:
            yield from _words(child)
            yield child.tail or ""
        yield edge
