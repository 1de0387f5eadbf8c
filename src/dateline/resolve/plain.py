"""What resolving takes and gives, as plain rows: it knows no record and no reader."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from dateline.model.report import Report
from dateline.model.rows import RelationRow
from dateline.model.vocabulary import ZoneKind

RESOLVER = "resolve-20"
"""Name and version of the rules of this room; raised by one with every release that resolves differently."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PlainReport:
    """What resolving needs of a report.

    ``body`` is the text of its body zones, joined by newlines; headline, captions and furniture are left out, since
    copies of one agency text differ in them.
    """

    key: str
    name: str
    outlet: str = ""
    headline: str = ""
    dateline_place: str = ""
    published: date | None = None
    text_sha256: str = ""
    body: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Resolution:
    """What was brought together. Claims and reports are named by id and key.

    Attributes:
        origin, story: Of each report; story "" for a report that is about none.
        claim_origin: Of each claim that comes from elsewhere than its report: it stands in a copied passage.
        series: Of each figure. event: Of each event mention.
        actors: Of each event mention: role ("agents", "recipients") to one key for each that stands there, "" if none.
        things: Kind ("origin") to key to what is known of it.
        relations: How figures stand to each other, by ids.
    """

    origin: Mapping[str, str] = field(default_factory=dict)
    story: Mapping[str, str] = field(default_factory=dict)
    claim_origin: Mapping[str, str] = field(default_factory=dict)
    series: Mapping[str, str] = field(default_factory=dict)
    event: Mapping[str, str] = field(default_factory=dict)
    actors: Mapping[str, Mapping[str, list[str]]] = field(default_factory=dict)
    things: Mapping[str, Mapping[str, dict[str, Any]]] = field(default_factory=dict)
    relations: tuple[RelationRow, ...] = ()


def plain_of(report: Report) -> PlainReport:
    """A report as resolving takes it."""
    return PlainReport(
        key=report.key,
        name=report.name,
        outlet=report.outlet,
        headline=report.headline,
        dateline_place=report.dateline_place,
        published=report.published.day,
        text_sha256=report.text_sha256,
        body="\n".join(zone.span.of(report.text) for zone in report.zones if zone.kind is ZoneKind.BODY),
    )


def key_of(prefix: str, parts: Iterable[object]) -> str:
    """A key made of what defines a thing: the same whatever was read first, and short enough to type.

    Eight characters of base 32 (40 bits): a record of a million series has one chance in two of a single clash.
    """
    digest = hashlib.sha256("\0".join(str(part) for part in parts).encode("utf-8", "surrogatepass")).digest()
    value = int.from_bytes(digest[:5], "big")
    return prefix + "".join("0123456789abcdefghjkmnpqrstvwxyz"[value >> shift & 31] for shift in range(35, -1, -5))
