"""One published item as it was received."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from datetime import date

from dateline.model.span import Span
from dateline.model.vocabulary import PublishedBasis, ZoneKind


@dataclass(frozen=True, slots=True)
class Zone:
    """What a stretch of a report's text is. Zones mark text; they never change it."""

    kind: ZoneKind
    span: Span


@dataclass(frozen=True, slots=True)
class Published:
    """When a report was published; ``day`` None means not known. ``span`` is set where the text itself says so."""

    day: date | None = None
    basis: PublishedBasis = PublishedBasis.UNKNOWN
    span: Span | None = None


@dataclass(frozen=True)
class Report:
    """One published item as it was received; the text never changes.

    Attributes:
        name: File name or URL; the ``report`` field of the exchange form. Unique together with the text.
        text: The text as decoded, nothing cut out, no newline translated.
        zones: In text order, without overlap; white space between zones belongs to none. One body zone a paragraph.
        published: Day of publication and what it rests on.
        address: Where it was read from (path or URL as given); the key under which a changed text is a new version.
        outlet, headline, bylines, dateline_place: "" or () where not known.
        dateline_day: The day printed in the dateline ("CAIRO, Jan. 28"), None if none; it beats ``published``.
        language: ISO 639-1, "" if not detected.
        encoding: Of the bytes, "" where the text came as text.
        bytes_sha256: Of the bytes received, hex; of the UTF-8 text where the text came as text.
    """

    name: str
    text: str
    zones: tuple[Zone, ...] = ()
    published: Published = field(default_factory=Published)
    address: str = ""
    outlet: str = ""
    headline: str = ""
    bylines: tuple[str, ...] = ()
    dateline_place: str = ""
    dateline_day: date | None = None
    language: str = ""
    encoding: str = ""
    bytes_sha256: str = ""

    @property
    def text_sha256(self) -> str:
        """SHA-256 of the text in UTF-8, hex."""
        # surrogatepass: a lone surrogate from broken JSON must not stop the record from naming the text.
        return hashlib.sha256(self.text.encode("utf-8", "surrogatepass")).hexdigest()

    @property
    def key(self) -> str:
        """Stable key of this text under this name: "R" and twelve hex digits."""
        digest = hashlib.sha256(f"{self.name}\0{self.text_sha256}".encode("utf-8", "surrogatepass"))
        return "R" + digest.hexdigest()[:12]

    @property
    def anchor(self) -> date | None:
        """The day that relative days are counted from: the dateline's where printed, else that of publication."""
        return self.dateline_day or self.published.day


@dataclass(frozen=True, slots=True)
class Skipped:
    """A file or item that was not taken in, and why, in one line with the remedy."""

    name: str
    reason: str
