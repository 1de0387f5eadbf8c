"""A saved web page to its visible text, in the page's order.

Nothing that a reader of the page would see is left out: menus and captions stay and are told apart by zones. The text
made here is the report's text, and all offsets are offsets into it.
"""

from __future__ import annotations

import json
import logging
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from dateline.ingest.dates import read_day
from dateline.ingest.rules import words as words_of
from dateline.model.span import Span
from dateline.model.vocabulary import ZoneKind

_FURNITURE_NAMES = re.compile(
    r"(?:^|[\s_-])(?:nav(?:bar|igation)?|menu|share|sharing|social|cookies?|consent|newsletter|subscribe|subscription|"
    r"signup|breadcrumbs?|footer|sidebar|related|recommended|promo|advert(?:isement)?|ads?|comments?|toolbar|masthead|"
    r"skip-?link|most-?read|trending|tags|popup|modal|paywall)(?:$|[\s_-])",
    re.IGNORECASE,
)
_CAPTION_NAMES = re.compile(r"(?:^|[\s_-])(?:\w*caption|photo-?credit|image-?credit)(?:$|[\s_-])", re.IGNORECASE)
_BYLINE_NAMES = re.compile(r"(?:^|[\s_-])(?:byline|author|authors)(?:$|[\s_-])", re.IGNORECASE)
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_DATE_NAMES = (
    "article:published_time",
    "og:article:published_time",
    "og:published_time",
    "datepublished",
    "dc.date.issued",
    "dcterms.issued",
    "dcterms.created",
    "dc.date",
    "dcterms.date",
    "parsely-pub-date",
    "sailthru.date",
    "cxenseparse:recs:publishtime",
    "pubdate",
    "publishdate",
    "publish-date",
    "publication_date",
    "date",
)
_SILENT = logging.NullHandler()
_LINE_BREAK = "\0"  # no page can hold it
_SENTENCE_END = re.compile(r"[.!?…][\"'”’»)\]]*$")
_TYPES = re.compile(r"Article|Report|BlogPosting|Posting")


@dataclass
class Page:
    """A page's text, its paragraphs with their kinds as the markup gives them, and its metadata."""

    text: str
    paragraphs: tuple[Span, ...]
    hints: dict[int, ZoneKind]
    published: date | None = None
    headline: str = ""
    outlet: str = ""
    bylines: tuple[str, ...] = ()


@dataclass
class _Block:
    kind: ZoneKind | None
    pieces: list[str] = field(default_factory=list)
    linked: int = 0
    outside: bool = False  # of the one element that the page marks as its main one

    def parts(self) -> Iterator[str]:
        """The block's paragraphs: a double line break parts them, or one after a sentence's end or a short line."""
        lines = [" ".join(line.split()) for line in "".join(self.pieces).split(_LINE_BREAK)]
        held: list[str] = []
        for line in lines:
            if held and (not line or _SENTENCE_END.search(held[-1]) or (len(held[-1]) < 40 and not line[0].islower())):
                yield "\n".join(held)
                held = []
            if line:
                held.append(line)
        if held:
            yield "\n".join(held)


def declared_charset(data: bytes) -> str:
    """The charset that a page's first 2,048 bytes declare, "" if none."""
    found = re.search(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w:.-]+)""", data[:2048], re.IGNORECASE)
    return found[1].decode("ascii", "replace") if found else ""


def read_page(markup: str) -> Page | None:
    """The visible text of a page; None if it shows none.

    Blocks become paragraphs, separated by blank lines; ``<br>`` breaks a line. White space inside a block is folded,
    as a browser folds it; entities are decoded; scripts, styles and hidden elements are no text.
    """
    from lxml import etree
    from lxml import html as parser

    markup = re.sub(r"^\s*<\?xml[^>]*\?>", "", markup.lstrip("\ufeff"))  # lxml refuses str with a declared encoding
    try:
        root = parser.document_fromstring(markup, parser=parser.HTMLParser(huge_tree=True))
    except (etree.ParserError, ValueError):
        return None
    metadata = _metadata(root)
    main = _main_text(markup)
    body = root.find("body")
    blocks = _blocks(body if body is not None else root)
    text, spans, hints = _lay_out(blocks, main)
    if not text:
        return None
    return Page(text, tuple(spans), hints, **metadata)


def _lay_out(blocks: Iterable[_Block], main: str) -> tuple[str, list[Span], dict[int, ZoneKind]]:
    spans: list[Span] = []
    parts: list[str] = []
    hints: dict[int, ZoneKind] = {}
    at = 0
    for block in blocks:
        for words in block.parts():
            spans.append(Span(at, at + len(words)))
            if kind := _kind(block, words, main):
                hints[at] = kind
            parts.append(words)
            at += len(words) + 2
    return "\n\n".join(parts), spans, hints


def _kind(block: _Block, words: str, main: str) -> ZoneKind | None:
    """What the markup says a block is; None leaves it to its words."""
    if block.kind is ZoneKind.FURNITURE:
        # A long sentence that the extractor of main text keeps is no menu, whatever its box is called; nor is one
        # without a link where the extractor finds nothing at all.
        kept = _squeeze(words) in main if main else bool(_SENTENCE_END.search(words)) and not block.linked
        return None if len(words) > 60 and kept else ZoneKind.FURNITURE
    if block.kind is not None:
        return block.kind
    if len(words) >= 200:
        return None
    linked = block.linked >= 0.8 * len("".join("".join(block.pieces).replace(_LINE_BREAK, "").split()))
    if block.outside:
        # Teasers, and scraps like "Most viewed". Numbers may be news wherever they stand.
        scrap = len(words) < 60 and not _SENTENCE_END.search(words) and not re.search(r"\d", words)
        return ZoneKind.FURNITURE if linked or (scrap and _squeeze(words) not in main) else None
    return ZoneKind.FURNITURE if linked and _squeeze(words) not in main else None


def _blocks(body: Any) -> Iterator[_Block]:
    mains = list(body.iter("main")) or list(body.iter("article"))
    main = mains[0] if len(mains) == 1 else None
    blocks: list[_Block] = [_Block(None, outside=main is not None)]

    def fresh(kind: ZoneKind | None, outside: bool) -> None:
        if blocks[-1].pieces:
            blocks.append(_Block(kind, outside=outside))
        else:
            blocks[-1].kind, blocks[-1].outside = kind, outside

    def add(words: str | None, linked: bool) -> None:
        if words:
            blocks[-1].pieces.append(words)
            if linked:
                blocks[-1].linked += len("".join(words.split()))

    # An own stack: a page may be nested deeper than Python's.
    stack: list[tuple[Any, bool, ZoneKind | None, bool]] = [(body, False, None, False)]
    outside = main is not None
    while stack:
        element, leaving, kind, linked = stack.pop()
        if leaving:
            outside = outside or element is main
            if element.tag not in words_of("page", "inline"):
                fresh(kind, outside)
            add(element.tail, linked)
            continue
        if element.tag == "br":
            add(_LINE_BREAK, False)
        if (
            element.tag == "br"
            or not isinstance(element.tag, str)
            or element.tag in words_of("page", "dropped")
            or _is_hidden(element)
        ):
            add(element.tail if element is not body else None, linked)
            continue
        own = _own_kind(element) or kind
        outside = outside and element is not main
        stack.append((element, True, kind, linked))
        if element.tag not in words_of("page", "inline"):
            fresh(own, outside)
        elif own is not kind and own is ZoneKind.BYLINE and not "".join(blocks[-1].pieces).strip():
            blocks[-1].kind = own
        inside = linked or element.tag == "a"
        add(element.text, inside)
        stack.extend((child, False, own, inside) for child in reversed(element))
    return iter(blocks)


def _own_kind(element: Any) -> ZoneKind | None:
    names = f"{element.get('class') or ''} {element.get('id') or ''}"
    if element.tag in ("body", "html", "main", "article"):
        return None  # their class names speak of the page's layout ("article has-sidebar")
    if element.tag in ("header", "aside") and not _in_article(element) and element.find(".//h1") is None:
        return ZoneKind.FURNITURE  # the site's own; inside an article they hold its title, or a box that belongs to it
    if element.tag in words_of("page", "menus") or element.get("role") in (
        "navigation",
        "banner",
        "contentinfo",
        "search",
    ):
        return ZoneKind.FURNITURE
    if element.tag == "figcaption" or _CAPTION_NAMES.search(names):
        return ZoneKind.CAPTION
    if element.tag == "h1":
        return ZoneKind.HEADLINE
    if element.get("rel") == "author" or _BYLINE_NAMES.search(names):
        return ZoneKind.BYLINE
    return ZoneKind.FURNITURE if _FURNITURE_NAMES.search(names) else None


def _in_article(element: Any) -> bool:
    return any(above.tag in ("article", "main") for above in element.iterancestors())


def _is_hidden(element: Any) -> bool:
    return element.get("hidden") is not None or bool(_HIDDEN.search(element.get("style") or ""))


def _main_text(markup: str) -> str:
    """What trafilatura holds for the page's main text, squeezed, for asking whether a paragraph is in it."""
    from trafilatura import extract

    # Without a handler of its own, what it warns of would go to the user's screen.
    logging.getLogger("trafilatura").addHandler(_SILENT)
    if not re.search(r"<body\b", markup, re.IGNORECASE):
        markup = f"<html><body>{markup}</body></html>"  # it refuses a fragment
    found = extract(markup, include_comments=False, favor_recall=True, output_format="txt")
    return _squeeze(found or "")


def _squeeze(words: str) -> str:
    return "".join(char for char in words.casefold() if char.isalnum())


def _metadata(root: Any) -> dict[str, Any]:
    metas: dict[str, str] = {}
    for meta in root.iter("meta"):
        key = (meta.get("property") or meta.get("name") or meta.get("itemprop") or "").casefold()
        if key and meta.get("content"):
            metas.setdefault(key, " ".join(meta.get("content").split()))
    linked = _linked_data(root)
    days = [linked.get("datePublished"), *(metas.get(name) for name in _DATE_NAMES), *_time_elements(root)]
    author = linked.get("author") or metas.get("author") or ""
    publisher = linked.get("publisher")
    return {
        "published": next((day for words in days if (day := read_day(words))), None),
        "headline": str(linked.get("headline") or metas.get("og:title") or _title(root) or ""),
        "outlet": _name(publisher) or metas.get("og:site_name", ""),
        "bylines": tuple(name for one in (author if isinstance(author, list) else [author]) if (name := _name(one))),
    }


def _linked_data(root: Any) -> dict[str, Any]:
    """The article's entry among the page's JSON-LD, {} if there is none."""
    for script in root.iter("script"):
        if (script.get("type") or "").casefold() != "application/ld+json":
            continue
        try:
            found = json.loads(script.text or "")
        except ValueError:
            continue
        queue = found if isinstance(found, list) else [found]
        for entry in queue:
            if isinstance(entry, dict):
                queue = queue + [one for one in entry.get("@graph", []) if isinstance(one, dict)]
        for entry in queue:
            if isinstance(entry, dict) and _TYPES.search(str(entry.get("@type", ""))):
                return entry
    return {}


def _time_elements(root: Any) -> list[str]:
    """Days of time elements that say of themselves, or alone, that they date the page."""
    times = [one for one in root.iter("time") if one.get("datetime")]
    marked = [
        one for one in times if one.get("pubdate") is not None or "publish" in (one.get("class") or "").casefold()
    ]
    marked += [one for one in times if (one.get("itemprop") or "").casefold() == "datepublished"]
    return [one.get("datetime") for one in marked or (times if len(times) == 1 else [])]


def _title(root: Any) -> str:
    """A page's only h1; the title element names the outlet too, so it is no headline."""
    heads = list(root.iter("h1"))
    return " ".join(heads[0].text_content().split()) if len(heads) == 1 else ""


def _name(value: object) -> str:
    if isinstance(value, dict):
        value = value.get("name")
    return " ".join(value.split()) if isinstance(value, str) else ""
