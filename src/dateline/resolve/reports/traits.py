"""What one report is brought together by: told from the report alone, once, and kept.

Reports that belong together have keys in common, by which a late one finds its own among many without a look at the
rest: a sample of the five-word sequences of its text, and its most telling names.
"""

from __future__ import annotations

import functools
import hashlib
import math
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from dateline.model.rows import ClaimRow, FigureRow
from dateline.resolve.common import weight
from dateline.resolve.plain import PlainReport
from dateline.resolve.reports.names import marks_of
from dateline.resolve.words import plain_words

RULES = 3
"""Raised by one whenever the same report would get other traits: what was kept before is then made anew."""

SHINGLE = 5

_WHOLE, _FEWEST = 128, 8
"""Sequences up to which all are keys; of a longer text a half, a quarter, an eighth at least."""
_FAR = 8
"""Sequences by which a text is known again after months, under its own headline only."""
FAR_SHARED = 2
"""So many of them a copy shares; one alone may be of a stock sentence."""
_NAMES, _TELLING = 20, 16
"""Names that are keys: so many, and none that weighs less."""
_LOUD = 8
"""By how much a weight is multiplied that is named once, so that counts become whole numbers."""

_CREDIT = re.compile(r"\(\s*([A-Z][A-Za-z.&/ -]{1,40})\s*\)\s*$|^[^\n(]{0,60}\(([A-Z][A-Za-z.&/ -]{1,40})\)\s*[-–—]")


@dataclass(frozen=True, kw_only=True)
class Trait:
    """What one report is brought together by.

    Attributes:
        key, name, headline, published: The report's.
        marks: Its names and what happened where and when, with how much each tells.
        telling: Whether it counts anything or tells of an event.
        counts: The measures of what it counts.
        words: Hash of the words of its body, "" if it has none.
        shingles: How many five-word sequences the body has.
        sample, far: Its keys: of its text, of its text under its headline.
        credit: The agency that it credits, "" if none.
    """

    key: str
    name: str
    headline: str
    published: date | None
    marks: Mapping[str, int]
    telling: bool
    counts: frozenset[str] = frozenset()
    words: str
    shingles: int
    sample: frozenset[int]
    far: frozenset[int]
    credit: str

    # Most reports that are looked at share stock sentences only, and are never weighed by names.
    @functools.cached_property
    def named(self) -> frozenset[str]:
        """Its most telling names."""
        marks = self.marks
        telling = sorted((mark for mark in marks if weight(mark) >= _TELLING), key=lambda mark: (-marks[mark], mark))
        return frozenset(telling[:_NAMES])

    @property
    def names(self) -> frozenset[int]:
        """Its keys of names."""
        return frozenset(_hash("name", mark) for mark in self.named)

    @functools.cached_property
    def square(self) -> int:
        """Sum of the squares of its marks; what happened only some time that day makes no report longer."""
        named = sum(value * value for mark, value in self.marks.items() if mark[0] != "~")
        return named or sum(value * value for value in self.marks.values())

    @property
    def part(self) -> int:
        """One in how many of its sequences is a key."""
        return _part(self.shingles)

    @property
    def order(self) -> tuple[Any, ...]:
        """Earliest report first; one without a day stands after those with one."""
        return (self.published or date.max, self.name, self.key)

    @property
    def hints(self) -> Iterator[int]:
        """All keys under which it is found."""
        yield from sorted(self.sample | self.far | self.names)


def trait_of(report: PlainReport, claims: Iterable[ClaimRow]) -> Trait:
    """The trait of a report. ``claims``: its own, as the machine read them."""
    claims = list(claims)
    words = plain_words(report.body)
    hashes = sorted({_hash("text", shingle) for shingle in shingles_of(words)})
    marks = {
        mark: round(_LOUD * (1 + math.log(count))) * weight(mark)
        for mark, count in sorted(marks_of(report, claims).items())
    }
    return made(
        report,
        {
            "marks": marks,
            "telling": any(claim.kind in ("figure", "event") for claim in claims),
            "counts": sorted({claim.measure for claim in claims if isinstance(claim, FigureRow)}),
            "words": hashlib.sha256(" ".join(words).encode("utf-8", "surrogatepass")).hexdigest() if words else "",
            "shingles": len(hashes),
            "sample": _sample(hashes),
            "far": [_hash("far", f"{report.headline}\0{one}") for one in hashes[:_FAR]],
            "credit": _credit(report.body),
        },
    )


def made(report: PlainReport, kept: Mapping[str, Any]) -> Trait:
    """The trait of a report out of what was kept of it (``kept_of``)."""
    return Trait(
        key=report.key,
        name=report.name,
        headline=report.headline,
        published=report.published,
        marks=kept["marks"],
        telling=kept["telling"],
        counts=frozenset(kept["counts"]),
        words=kept["words"],
        shingles=kept["shingles"],
        sample=frozenset(kept["sample"]),
        far=frozenset(kept["far"]),
        credit=kept["credit"],
    )


def kept_of(trait: Trait) -> dict[str, Any]:
    """What must be kept of a trait to make it again."""
    return {
        "marks": dict(trait.marks),
        "telling": trait.telling,
        "counts": sorted(trait.counts),
        "words": trait.words,
        "shingles": trait.shingles,
        "sample": sorted(trait.sample),
        "far": sorted(trait.far),
        "credit": trait.credit,
    }


def shingles_of(words: list[str]) -> set[str]:
    """All sequences of five words."""
    return {" ".join(words[at : at + SHINGLE]) for at in range(len(words) - SHINGLE + 1)}


def _sample(hashes: list[int]) -> list[int]:
    """Those whose hash ends in zeros: one text's sample of a common sequence is the other's, too."""
    part = _part(len(hashes))
    return [one for one in hashes if one % part == 0]


def _part(shingles: int) -> int:
    """One in how many sequences of a text of so many is a key."""
    part = 1
    while part < _FEWEST and shingles > _WHOLE * part:
        part *= 2
    return part


def _hash(kind: str, words: str) -> int:
    digest = hashlib.blake2b(f"{RULES} {kind} {words}".encode("utf-8", "surrogatepass"), digest_size=8).digest()
    return int.from_bytes(digest, "big", signed=True)


def _credit(body: str) -> str:
    found = _CREDIT.search(body.strip())
    return next((name.strip() for name in found.groups() if name), "") if found else ""
