"""Reuters-21578 in its original SGML: robustness, datelines, evidence and speed over old newswire.

The data is the archive of the 22 ``.sgm`` files, as distributed. Each item is put together as it went over the wire:
title, author, dateline and hard-wrapped body. Its tags are the gold for what ingest must find in the plain text.

- ``zones_hold``: reports whose zones stand in order, do not overlap and hold every character that is no white space.
- ``place``, ``day``: datelines of the gold (DATELINE tag) whose place, and whose day, ingest finds.
- ``no_place``: reports without a DATELINE tag in which it finds none.
- ``title``: titles found as the headline.

With ``--limit``, the first so many items are also read whole (``dateline.extract.read``), timed in CPU seconds on one
core with no cache, beside the bare spaCy pipeline and the parser as dateline runs it over the same text; the share of
claims whose words stand at their span is ``evidence``. No published figure uses this set so; GDELT's field
extraction re-implemented in Python does about 20 reports/s on one core.
"""

from __future__ import annotations

import html
import re
import tarfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from benchmarks.score import Result
from dateline.extract.read import read_claims
from dateline.ingest import make_report
from dateline.ingest.dates import read_day
from dateline.language import load_pack
from dateline.model.report import Report
from dateline.model.vocabulary import ZoneKind

_ITEM = re.compile(r"<REUTERS\b[^>]*NEWID=\"(\d+)\"[^>]*>(.*?)</REUTERS>", re.DOTALL)
_CONTROL = re.compile(r"&#\d+;|[\x00-\x08\x0e-\x1f\x7f]")


@dataclass(frozen=True)
class WireItem:
    """One item: the text as a reader has it, and what its tags say of it."""

    name: str
    text: str
    title: str
    dateline: str
    day: date | None

    def report(self) -> Report:
        """The item as ingest makes it of text and date alone."""
        return make_report(self.text, name=self.name, published=self.day, outlet="Reuters")


def read_items(path: Path) -> Iterator[WireItem]:
    """All items of the archive, in order."""
    with tarfile.open(path) as archive:
        for member in sorted(archive.getmembers(), key=lambda member: member.name):
            stream = archive.extractfile(member) if member.name.endswith(".sgm") else None
            if stream is not None:
                # One file holds a few bytes of Latin-1.
                for number, markup in _ITEM.findall(stream.read().decode("latin-1")):
                    yield _item(number, markup)


def _item(number: str, markup: str) -> WireItem:
    def tag(name: str) -> str:
        found = re.search(rf"<{name}\b[^>]*>(.*?)</{name}>", markup, re.DOTALL)
        return html.unescape(_CONTROL.sub("", found[1])) if found else ""

    body = tag("BODY")
    title, dateline = tag("TITLE").strip(), tag("DATELINE")
    if not body:  # brief items have all their words in TEXT, some with a title too
        whole = re.search(r"<TEXT\b[^>]*>(.*?)</TEXT>", markup, re.DOTALL)
        body = (
            html.unescape(_CONTROL.sub("", re.sub(r"<TITLE>.*?</TITLE>", "", whole[1], flags=re.DOTALL)))
            if whole
            else ""
        )
    parts = [title, tag("AUTHOR").rstrip(), dateline + body]
    return WireItem(number, "\n".join(part for part in parts if part.strip()), title, dateline, read_day(tag("DATE")))


def run(data: Path, *, misses: int, limit: int | None, check: bool) -> Result:
    """Score ingest on all items; with ``limit``, read and time the first so many."""
    result = Result()
    items = list(read_items(data))[:limit]
    reports = [item.report() for item in items]
    hold = [_holds(report) for report in reports]
    result.share("zones_hold", sum(hold), len(items))
    dated = [(item, report) for item, report in zip(items, reports, strict=True) if _place(item.dateline)]
    found = [(item, report) for item, report in dated if _same(report.dateline_place, _place(item.dateline))]
    result.share("place", len(found), len(dated))
    for item, report in dated:
        if not _same(report.dateline_place, _place(item.dateline)):
            result.miss("place", f"{item.name}: {item.dateline.strip()!r}, found {report.dateline_place!r}")
    with_day = [(item, report) for item, report in dated if re.search(r"\d", item.dateline)]
    result.share("day", sum(report.dateline_day is not None for _, report in with_day), len(with_day))
    bare = [(item, report) for item, report in zip(items, reports, strict=True) if not item.dateline.strip()]
    result.share("no_place", sum(not report.dateline_place for _, report in bare), len(bare))
    for item, report in bare:
        if report.dateline_place:
            result.miss("place that is none", f"{item.name}: {report.dateline_place!r} in {item.text[:120]!r}")
    titled = [(i, r) for i, r in zip(items, reports, strict=True) if i.title and i.text.strip() != i.title]
    result.share("title", sum(" ".join(i.title.split()) == r.headline for i, r in titled), len(titled))
    for item, report in titled:
        if " ".join(item.title.split()) != report.headline:
            result.miss("title", f"{item.name}: {item.title!r}, found {report.headline!r}")
    for report in reports:
        for zone in report.zones:
            if zone.kind in (ZoneKind.FURNITURE, ZoneKind.CAPTION):
                result.miss(zone.kind.value, f"{report.name}: {zone.span.of(report.text)[:150]!r}")
    if limit is not None:
        _speed(items, reports, result)
    return result


def _speed(items: list[WireItem], reports: list[Report], result: Result) -> None:
    from benchmarks.speed import plain_spacy  # it reads the set by this module

    pack = load_pack("en")
    words = sum(len(report.text.split()) for report in reports)
    list(pack.parse(["Warm up the pipeline, please."]))
    bare, _ = plain_spacy(reports)
    start = time.process_time()
    for _ in pack.parse([report.text for report in reports]):
        pass
    parse = time.process_time() - start
    start = time.process_time()
    claims = [(report, claim) for report in (item.report() for item in items) for claim in read_claims(report, pack)]
    whole = time.process_time() - start
    right = sum(report.text[claim.span.start : claim.span.end] == claim.text for report, claim in claims)
    result.share("evidence", right, len(claims))
    for name, seconds in (("bare spaCy", bare), ("the pack's parser", parse), ("dateline", whole)):
        key = name.replace(" ", "_")
        result.notes |= {f"{key}_reports_s": len(reports) / seconds, f"{key}_words_s": words / seconds}
        result.lines.append(
            f"{name:24s} {len(reports) / seconds:.1f} reports/s, {words / seconds:.0f} words/s (CPU, one core)"
        )


def _holds(report: Report) -> bool:
    """Whether zones stand in order, apart, and hold every character that is no white space."""
    at = 0
    for zone in report.zones:
        if zone.span.start < at or report.text[at : zone.span.start].strip():
            return False
        at = zone.span.end
    return not report.text[at:].strip()


def _place(dateline: str) -> str:
    return re.split(
        r",?\s+(?:Jan|Feb|March|April|May|June|July|Aug|Sep|Oct|Nov|Dec)", dateline.strip(), flags=re.IGNORECASE
    )[0].strip(" ,-")


def _same(found: str, wanted: str) -> bool:
    return found.casefold().strip(" ,.") == wanted.casefold().strip(" ,.")
