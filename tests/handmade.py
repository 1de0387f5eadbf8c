"""Rows made by hand, and a record that holds only them: for tests of what is said and printed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from dateline.errors import NotFound
from dateline.model.answers import Hit, LinkRow, Mark, ProposalRow, TimelineRow
from dateline.model.claim import ActorRef, Claim, EventMention, Figure, Statement
from dateline.model.judgement import JudgementRow
from dateline.model.quantity import Quantity
from dateline.model.report import Skipped
from dateline.model.rows import (
    ActorLink,
    ActorRow,
    ClaimRow,
    EventRow,
    FigureRow,
    MentionRow,
    OriginRow,
    RelationRow,
    ReportRow,
    SeriesRow,
    StatementRow,
)
from dateline.model.span import Span
from dateline.model.vocabulary import EventType, Measure
from dateline.record import Info, ReadSummary, Rows, Shown

SENTENCE = "Officials in Astrel said 164 people were killed."

_CLAIM: dict[str, Any] = {
    "report": "a.txt",
    "report_key": "R1",
    "outlet": "Sample Courier",
    "headline": "Toll rises in Astrel",
    "published": date(2022, 1, 10),
    "start": 25,
    "end": 28,
    "text": "164",
    "sentence": (0, len(SENTENCE)),
    "sentence_text": SENTENCE,
    "zone": "body",
    "place": "Astrel",
    "place_start": 13,
    "place_end": 19,
    "place_id": 1,
    "place_name": "Astrel",
    "place_lat": -1.5,
    "place_lon": 2.25,
    "place_country": "KZ",
    "place_admin1": "",
    "place_precision": "city",
    "time_start": None,
    "time_end": None,
    "time_text": "",
    "time_text_start": None,
    "time_text_end": None,
    "time_precision": "unknown",
    "time_basis": "none",
    "source": "Officials",
    "source_kind": "government",
    "via": "",
    "source_start": 0,
    "source_end": 9,
    "via_start": None,
    "via_end": None,
    "status": "attributed",
    "origin": "O1",
    "story": "",
    "reader": "test-1",
    "recorded_at": datetime(2026, 1, 2, tzinfo=UTC),
}


def figure(**values: Any) -> FigureRow:
    own = {"id": "F1", "measure": "killed", "low": 164, "high": 164, "approx": False, "people": "people"}
    own |= {"people_start": 29, "people_end": 35, "group": "people", "cumulative": True, "part_of": "", "series": "N1"}
    return FigureRow(**(_CLAIM | own | values))


def mention(**values: Any) -> MentionRow:
    own = {"id": "E1", "type": "COERCE", "mode": "arrest", "figures": (), "event": "V1", "text": "arrested"}
    own |= {"agents": (ActorLink("police", 1, 7),), "recipients": (ActorLink("two editors", 8, 19),)}
    return MentionRow(**(_CLAIM | own | values))


def statement(**values: Any) -> StatementRow:
    own = {"id": "S1", "cue": "said", "cue_start": 20, "cue_end": 24, "direct": False, "text": "the town was calm"}
    return StatementRow(**(_CLAIM | own | values))


def report(**values: Any) -> ReportRow:
    own: dict[str, Any] = {"key": "R1", "name": "a.txt", "address": "a.txt", "outlet": "Sample Courier"}
    own |= {"headline": "Toll rises in Astrel", "bylines": (), "published": date(2022, 1, 10), "version": 1}
    own |= {"published_basis": "given", "dateline_place": "", "dateline_day": None, "language": "en", "versions": 1}
    own |= {"encoding": "utf-8", "text_sha256": "0" * 64, "bytes_sha256": "0" * 64, "words": 8, "current": True}
    own |= {"reader": "test-1", "recorded_at": None, "figures": 1, "events": 1, "statements": 1, "origin": "O1"}
    return ReportRow(**(own | {"story": ""} | values))


def event(**values: Any) -> EventRow:
    own: dict[str, Any] = {"key": "V1", "type": "COERCE", "mode": "arrest", "text": "arrested", "place": "Astrel"}
    own |= {"place_id": 1, "place_name": "Astrel", "place_country": "KZ", "place_admin1": "", "place_lat": None}
    own |= {"place_lon": None, "place_precision": "city", "time_start": date(2022, 1, 6)}
    own |= {"time_end": date(2022, 1, 6), "time_precision": "day", "agents": ("police",), "recipients": ("editors",)}
    own |= {"figures": (), "mentions": ("E1",), "status": "stated", "statuses": ("stated",), "sources": ()}
    return EventRow(**(own | {"reports": 1, "origins": 1, "story": ""} | values))


def series(**values: Any) -> SeriesRow:
    own: dict[str, Any] = {"key": "N1", "measure": "killed", "group": "people", "people": "people", "place": "Astrel"}
    own |= {"place_id": 1, "place_name": "Astrel", "place_country": "KZ", "cumulative": True, "figures": ("F1",)}
    own |= {"latest": "F1", "low": 164, "high": 164, "approx": False, "as_of": date(2022, 1, 10)}
    own |= {"source": "Officials", "status": "attributed", "lowest": 164, "highest": 164, "reports": 1, "origins": 1}
    return SeriesRow(**(own | {"contradicted": False, "story": ""} | values))


def one_of_each() -> list[Claim]:
    what = {"report": "R1", "span": Span(0, 1), "text": "x", "sentence": Span(0, 1)}
    return [
        Figure(id="F1", measure=Measure.KILLED, quantity=Quantity(1, 1), **what),
        EventMention(id="E1", type=EventType.COERCE, agents=(ActorRef("x", Span(0, 1)),), **what),
        Statement(id="S1", **what),
    ]


class HandRecord:
    """A record that holds what it is given; filters are kept in ``asked`` and not applied."""

    def __init__(self, **rows: Iterable[Any]) -> None:
        self.rows = {name: Rows(value) for name, value in rows.items()}
        self.asked: dict[str, dict[str, Any]] = {}
        self.stood: object = None
        self.summary = ReadSummary()
        self.raises: Exception | None = None

    def _ask(self, name: str, filters: dict[str, Any]) -> Rows[Any]:
        if self.raises:
            raise self.raises
        self.asked[name] = {key: value for key, value in filters.items() if value not in (None, False)}
        return self.rows.get(name, Rows())

    def reports(self, **filters: Any) -> Rows[ReportRow]:
        return self._ask("reports", filters)

    def figures(self, **filters: Any) -> Rows[FigureRow]:
        return self._ask("figures", filters)

    def events(self, **filters: Any) -> Rows[EventRow]:
        return self._ask("events", filters)

    def mentions(self, **filters: Any) -> Rows[MentionRow]:
        return self._ask("mentions", filters)

    def statements(self, **filters: Any) -> Rows[StatementRow]:
        return self._ask("statements", filters)

    def series(self, **filters: Any) -> Rows[SeriesRow]:
        return self._ask("series", filters)

    def relations(self, **filters: Any) -> Rows[RelationRow]:
        return self._ask("relations", filters)

    def origins(self) -> Rows[OriginRow]:
        return self._ask("origins", {})

    def actors(self) -> Rows[ActorRow]:
        return self._ask("actors", {})

    def links(self, **filters: Any) -> Rows[LinkRow]:
        return self._ask("links", filters)

    def proposals(self, **filters: Any) -> Rows[ProposalRow]:
        return self._ask("proposals", filters)

    def judgements(self, **filters: Any) -> Rows[JudgementRow]:
        return self._ask("judgements", filters)

    def timeline(self, **filters: Any) -> Rows[TimelineRow]:
        return self._ask("timeline", filters)

    def search(self, words: str, **filters: Any) -> Rows[Hit]:
        return self._ask("search", filters | {"words": words})

    def claims(self) -> list[ClaimRow]:
        return [row for name in ("figures", "mentions", "statements") for row in self.rows.get(name, ())]

    def show(self, id: str) -> Shown:
        for row in self.claims():
            if row.id == id:
                marks = (Mark("evidence", row.start, row.end, row.text),)
                return self._shown(row.id, row.kind, row, marks)
        for kind, rows in (("report", "reports"), ("series", "series"), ("event", "events")):
            for row in self.rows.get(rows, ()):
                if row.key == id:
                    return self._shown(id, kind, row, ())
        raise NotFound(f"{id}: nothing in the record has that id; ids stand in the last column of every list")

    def _shown(self, id: str, kind: str, row: Any, marks: tuple[Mark, ...]) -> Shown:
        claims: Rows[Any] = Rows(self.claims())
        none: Rows[Any] = Rows()
        relations = self.rows.get("relations", none)
        return Shown(
            id=id, kind=kind, row=row, report=None, marks=marks, claims=claims, relations=relations, history=none
        )

    def export_rows(
        self, *, what: str = "claims", include_rejected: bool = False, sentences: bool = False
    ) -> Iterator[dict[str, Any]]:
        given = {"include_rejected": include_rejected, "sentences": sentences}
        self.asked["export"] = {"what": what} | {name: True for name, value in given.items() if value}
        yield {"id": "F1", "report": "a.txt", "text": "=1+1", "low": 1, "high": None, "place_lat": -1.5}
        yield {"id": "F2", "report": "b.txt", "text": "zwei\u2028drei", "agents": [{"text": "x"}], "approx": True}

    def info(self) -> Info:
        counts = (
            "schema reports texts undated not_read outlets figures mentions statements series events origins actors"
        )
        numbers = dict.fromkeys(counts.split(), 1) | {"stories": 1, "relations": 1}
        days = {"first_day": "2022-01-01", "last_day": "2022-01-10", "first_recorded": None, "last_recorded": None}
        skipped = (Skipped("b.bin", "is no text"),)
        return Info(path="x.dateline", skipped=skipped, readers=("test-1",), resolved=True, **numbers, **days)  # type: ignore[arg-type]

    def as_of(self, moment: object) -> HandRecord:
        self.stood = ("as_of", moment)
        return self

    def as_reported_by(self, day: object) -> HandRecord:
        self.stood = ("as_reported_by", day)
        return self

    def read(self, paths: object, **how: Any) -> ReadSummary:
        self.asked["read"] = {"paths": paths, **how}
        if self.raises:
            raise self.raises
        return self.summary

    def __enter__(self) -> HandRecord:
        return self

    def __exit__(self, *error: object) -> None:
        return None


def full_record() -> HandRecord:
    """A record with one of everything, and a second report that differs."""
    other = {"report": "b.txt", "report_key": "R2", "outlet": "Sample Post", "published": date(2022, 1, 11)}
    second = figure(id="F2", low=24, high=99, approx=True, text="dozens", source="", source_kind="outlet",
                    status="stated", origin="O2", **other)  # fmt: skip
    denied = figure(id="F3", low=400, high=400, text="400", status="denied", source="A minister", series="N2", **other)
    undated = replace(report(), key="R3", name="c.txt", published=None, published_basis="unknown", outlet="")
    line = {"day": date(2022, 1, 6), "day_end": date(2022, 1, 6), "kind": "event", "key": "V1", "text": "arrested"}
    line |= {"type": "COERCE", "place": "Astrel", "low": None, "high": None, "source": "", "status": "stated"}
    return HandRecord(
        reports=[report(), report(key="R2", name="b.txt", origin="O2", outlet="Sample Post"), undated],
        figures=[figure(), second, denied],
        mentions=[mention()],
        statements=[statement()],
        events=[event()],
        series=[series(figures=("F1", "F2"), origins=2, reports=2, lowest=24, highest=164, contradicted=True)],
        relations=[
            RelationRow(
                a="F1",
                b="F2",
                relation="contradicted",
                scope=(),
                same_origin=False,
                reason="164 and dozens cannot both hold for 10 January 2022",
            )
        ],
        timeline=[TimelineRow(origins=1, evidence=("E1",), **line)],  # type: ignore[arg-type]
        search=[
            Hit(
                report="a.txt",
                report_key="R1",
                outlet="Sample Courier",
                headline="",
                start=0,
                end=4,
                published=None,
                snippet="… Officials in Astrel …",
            )
        ],
    )


def put(monkeypatch: Any, record: HandRecord, folder: Path) -> str:
    """Let the command line find this record; gives the path to name."""
    path = folder / "hand.dateline"
    path.write_bytes(b"")
    monkeypatch.setattr("dateline.record.open", lambda *args, **kwargs: record)
    return str(path)
