"""What readers of formats hand on: one item with what is known of it, not yet a Report."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from dateline.ingest.dates import read_day
from dateline.ingest.make import make_report
from dateline.model.report import Report
from dateline.model.span import Span
from dateline.model.vocabulary import PublishedBasis, ZoneKind

LIMIT = 100 * 1024 * 1024
"""Bytes: a larger file or archive member is not read."""

FIELDS: dict[str, tuple[str, ...]] = {
    "text": ("text", "body", "content", "article", "article_text", "full_text", "fulltext", "maintext", "raw_text"),
    "headline": ("title", "headline"),
    "published": (
        "published",
        "date",
        "pubdate",
        "pub_date",
        "date_publish",
        "date_published",
        "published_at",
        "publishedat",
        "publish_date",
        "published_date",
        "publication_date",
        "datepublished",
        "publishdate",
        "datetime",
    ),
    "outlet": ("outlet", "source", "publisher", "source_domain", "sitename", "site_name", "newspaper", "domain"),
    "address": ("url", "link", "address", "source_url", "canonical_url"),
    "bylines": ("byline", "bylines", "author", "authors"),
    "language": ("language", "lang"),
    "name": ("id", "name", "doc", "docid", "doc_id", "report", "uuid", "guid", "file"),
}
"""Names that a field may have in JSON, CSV and metadata, best first; case and blanks do not matter."""


@dataclass(frozen=True)
class Item:
    """One report's text and what its file says of it."""

    name: str
    text: str
    address: str = ""
    encoding: str = ""
    bytes_sha256: str = ""
    published: date | None = None
    outlet: str = ""
    headline: str = ""
    bylines: tuple[str, ...] = ()
    language: str = ""
    paragraphs: tuple[Span, ...] | None = None
    hints: Mapping[int, ZoneKind] = field(default_factory=dict)

    def with_metadata(self, fields: Mapping[str, Any]) -> Item:
        """The item with the values of a metadata file, where that has them."""
        known = read_fields(fields)
        return replace(
            self,
            published=read_day(known.get("published")) or self.published,
            outlet=_line(known.get("outlet")) or self.outlet,
            headline=_line(known.get("headline")) or self.headline,
            bylines=_people(known.get("bylines")) or self.bylines,
            language=_code(known.get("language")) or self.language,
            address=_line(known.get("address")) or self.address,
        )

    def report(self, day: date | None, basis: PublishedBasis) -> Report:
        """The report, dated as the caller decided; ``day`` None leaves it to the text."""
        return make_report(
            self.text,
            name=self.name,
            published=day,
            basis=basis,
            outlet=self.outlet,
            headline=self.headline,
            bylines=self.bylines,
            language=self.language,
            address=self.address,
            encoding=self.encoding,
            bytes_sha256=self.bytes_sha256,
            paragraphs=self.paragraphs,
            hints=self.hints,
        )


def read_fields(fields: Mapping[str, Any]) -> dict[str, Any]:
    """The values under dateline's own field names; empty ones left out."""
    folded = {fold(key): value for key, value in fields.items() if isinstance(key, str)}
    found = {}
    for ours, names in FIELDS.items():
        for name in names:
            if folded.get(name) not in (None, "", [], {}):
                found[ours] = folded[name]
                break
    return found


def item_of_fields(
    fields: Mapping[str, Any], *, name: str, address: str, encoding: str, bytes_sha256: str
) -> Item | None:
    """The item of a JSON object or a table's row; None if it has no text.

    The text is the text field to the letter, so that offsets are offsets into what the item's owner has; a title is
    metadata, and no claim is read from it.
    """
    known = read_fields(fields)
    text = known.get("text")
    if not isinstance(text, str) or not text.strip():
        return None
    own = _line(known.get("address")) or _line(known.get("name"))
    item = Item(own or name, text, address=address, encoding=encoding, bytes_sha256=bytes_sha256)
    return item.with_metadata(fields)


def fold(key: str) -> str:
    """A field's name as it is looked up."""
    return key.strip().casefold().replace(" ", "_").replace("-", "_")


def _line(value: object) -> str:
    if isinstance(value, dict):  # {"name": "Example Wire"}, as schema.org and news APIs have it
        value = value.get("name") or value.get("title") or ""
    return " ".join(str(value).split()) if isinstance(value, str | int | float) else ""


def _people(value: object) -> tuple[str, ...]:
    if isinstance(value, list):
        return tuple(name for one in value if (name := _line(one)))
    words = _line(value)
    if words.casefold().startswith("by "):
        words = words[3:]
    return tuple(part.strip() for part in words.replace(" and ", ", ").replace(";", ",").split(",") if part.strip())


def _code(value: object) -> str:
    code = _line(value).casefold().replace("_", "-").split("-")[0]
    return code if len(code) == 2 and code.isalpha() else ""
