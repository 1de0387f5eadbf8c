"""One round after another: ask, read what is new, tell what it changed."""

from __future__ import annotations

import hashlib
import json
import tempfile
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from dateline.errors import IngestError
from dateline.ingest.feeds import Entry, read_feed
from dateline.model.report import Skipped
from dateline.model.rows import EventRow, ReportRow
from dateline.record import ChangeRow, Record, View
from dateline.record.changes import changes
from dateline.watch.fetch import Fetcher
from dateline.watch.file import Feed

_SHORTEST = 20
"""Characters: a title with less text than that below it is read by itself."""
_MORE = 2
"""So many times the words of an entry make a text that its feed only sums up."""
_DOCUMENTS = (".xml", ".rss", ".atom", ".rdf")
_LONGEST = timedelta(hours=1)
_FIRST = timedelta(minutes=2)


@dataclass(frozen=True, slots=True)
class Arrival:
    """One report that came, and what moved by it.

    Attributes:
        what: "revised", "contradicted", "same number" (of another origin), "new", "same wire" (a copy of a text known
            before) or "nothing" (no figure and no event that is new).
        changes: What moved, as ``Record.diff`` tells it; of "same wire" nothing.
    """

    report: ReportRow
    what: str
    changes: tuple[ChangeRow, ...]


@dataclass(frozen=True, slots=True)
class Round:
    """What one round brought: arrivals in report time, what could not be asked or read, how many feeds were asked."""

    arrivals: tuple[Arrival, ...]
    faults: tuple[Skipped, ...]
    asked: int


class Watch:
    """Feeds and the record that they are read into."""

    def __init__(self, record: Record, feeds: Sequence[Feed], *, fetcher: Fetcher | None = None) -> None:
        self._record, self._feeds = record, feeds
        self._fetcher = fetcher or Fetcher()
        self._seen: set[str] = set()
        self._held: dict[str, ReportRow] = {}
        self._waits: dict[str, tuple[datetime, timedelta]] = {}

    def round(self) -> Round:
        """Ask each feed once, one after another, and read what it has that is new.

        A feed that cannot be had is named and left alone for a while, longer each time; the others go on.
        """
        faults: list[Skipped] = []
        before = self._record.as_of(datetime.now(UTC))
        held = list(self._record.reports())
        known = {row.key for row in held}
        self._held = {row.address: row for row in held}
        asked = 0
        with tempfile.TemporaryDirectory(prefix="dateline-") as folder:
            for number, feed in enumerate(self._feeds):
                if self._is_waiting(feed):
                    continue
                asked += 1
                try:
                    paths = list(self._new(feed, Path(folder) / f"feed-{number}.jsonl"))
                except IngestError as error:
                    faults.append(Skipped(feed.address, str(error).removeprefix(f"{feed.address}: ")))
                    self._leave_alone(feed)
                    continue
                self._waits.pop(feed.address, None)
                if paths:
                    faults += self._record.read(paths, outlet=feed.outlet, workers=1).skipped
        fresh = [row for row in self._record.reports() if row.key not in known]
        return Round(tuple(self._told(fresh, before) if fresh else ()), tuple(faults), asked)

    def _is_waiting(self, feed: Feed) -> bool:
        until, _ = self._waits.get(feed.address, (datetime.min.replace(tzinfo=UTC), _FIRST))
        return datetime.now(UTC) < until

    def _leave_alone(self, feed: Feed) -> None:
        if feed.folder is None:
            _, last = self._waits.get(feed.address, (None, _FIRST / 2))
            self._waits[feed.address] = (datetime.now(UTC) + min(last * 2, _LONGEST), min(last * 2, _LONGEST))

    def _new(self, feed: Feed, target: Path) -> Iterator[Path]:
        """Files to read: the entries of a feed that were not seen before, and what lies in a folder beside feeds."""
        documents: list[tuple[bytes, str]] = []
        if feed.folder is None:
            data = self._fetcher.get(feed.address)
            documents += [(data, feed.address)] if data is not None else []
        else:
            if not feed.folder.exists():
                raise IngestError("is not there")
            for path in sorted(feed.folder.iterdir()) if feed.folder.is_dir() else [feed.folder]:
                if path.suffix.lower() in _DOCUMENTS:
                    documents.append((path.read_bytes(), path.as_uri()))
                elif path.is_file() and self._is_new(f"{path} {path.stat().st_mtime_ns} {path.stat().st_size}"):
                    yield path
        lines = [line for data, address in documents for line in self._lines(data, address, feed)]
        if lines:
            target.write_text("".join(f"{json.dumps(line)}\n" for line in lines), "utf-8")
            yield target

    def _lines(self, data: bytes, address: str, feed: Feed) -> Iterator[dict[str, str | None]]:
        title, entries = read_feed(data, address)
        for entry in entries:
            if not self._is_new(f"{address} {entry}") or self._is_held(entry.address, _text(entry)):
                continue
            yield {
                "name": entry.address or entry.id,
                "address": entry.address or f"{address}#{entry.id}",
                "title": entry.title,
                "text": _text(entry),
                "published": entry.published.isoformat() if entry.published else None,
                "outlet": feed.outlet or title,
            }

    def _is_held(self, address: str, text: str) -> bool:
        """Whether the record has that text under the address, or far more of it: a summary replaces no article."""
        row = self._held.get(address)
        if row is None:
            return False
        sha256 = hashlib.sha256(text.encode("utf-8", "backslashreplace")).hexdigest()
        return row.words > _MORE * len(text.split()) or any(
            one.text_sha256 == sha256 for one in self._record.versions(row.key)
        )

    def _is_new(self, words: str) -> bool:
        sign = hashlib.sha256(words.encode("utf-8", "backslashreplace")).hexdigest()
        new = sign not in self._seen
        self._seen.add(sign)
        return new

    def _told(self, fresh: Sequence[ReportRow], before: View) -> Iterator[Arrival]:
        said = {row.id: row.report_key for row in self._record.mentions(include_rejected=True)}
        of: dict[str, list[ChangeRow]] = defaultdict(list)
        copies: set[str] = set()
        origins: set[str | None] = set()
        for change in changes(before, self._record):
            if change.kind == "report":
                copies |= {change.id} if change.origins == "same origin" else set()
            elif change.kind in ("figure", "event") and change.origins != "same origin":
                for key in _reports_of(change, said):
                    of[key].append(change)
        for row in sorted(
            fresh, key=lambda row: (row.published is None, row.published or datetime.max.date(), row.name)
        ):
            # Of copies that came in one round the first is news.
            if row.key in copies or (row.origin is not None and row.origin in origins and row.version == 1):
                yield Arrival(row, "same wire", ())
            else:
                yield Arrival(row, _what(of[row.key]), tuple(of[row.key]))
            origins.add(row.origin)


def _reports_of(change: ChangeRow, said: Mapping[str, str]) -> set[str]:
    if isinstance(change.row, EventRow):
        return {said[id] for id in change.row.mentions if id in said}
    return {change.row.report_key} if change.row is not None else set()


def _what(moved: Sequence[ChangeRow]) -> str:
    kinds = {change.change for change in moved}
    if "contradicted" in kinds or "withdrawn" in kinds:
        return "contradicted"
    if "revised" in kinds:
        return "revised"
    if any(change.origins != "new origin" for change in moved):
        return "new"
    return "same number" if moved else "nothing"


def _text(entry: Entry) -> str:
    """The entry as a report: its title above its text, as it would be printed."""
    if len(entry.text) < _SHORTEST:
        return f"{entry.title}\n\n{entry.text}".strip()
    return entry.text if entry.text.startswith(entry.title) else f"{entry.title}\n\n{entry.text}"
