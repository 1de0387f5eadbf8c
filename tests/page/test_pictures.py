"""Rows of the pictures: what stands where, and as finely as it is known."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

import dateline
from dateline.errors import UsageError
from dateline.page import Asked, ServedLinks, SiteLinks, Snapshot, render
from dateline.page.charting import chart
from dateline.page.views import map as world_map
from dateline.page.views import timeline
from handmade import HandRecord, event, report

REPORTS = {
    "a.txt": (
        "2022-01-07",
        "ALMATY, Jan 7 - Police said 18 officers were killed in Almaty on Thursday. Protesters stormed the airport in "
        "Almaty on Wednesday. At least 40 people were injured across Kazakhstan in the week, the health ministry said.",
    ),
    "b.txt": (
        "2022-01-09",
        "ALMATY, Jan 9 - The health ministry said 164 people had been killed in Almaty. Police denied that 164 people "
        "had been killed in Almaty. A crowd burned cars in Almaty.",
    ),
    "c.txt": (None, "A bomb exploded in Aktau on Friday. <script>alert(1)</script> Soldiers killed two men in Aktau."),
}


@pytest.fixture(scope="module")
def snapshot(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Snapshot]:
    folder: Path = tmp_path_factory.mktemp("pictures")
    with dateline.open(folder / "r.dateline") as record:
        for name, (day, text) in REPORTS.items():
            (folder / name).write_text(text, "utf-8")
            record.read(folder / name, published=day)
        yield Snapshot(record)


def data(html: str, name: str) -> dict:
    found = re.search(rf'<script type="application/json" id="data-{name}">(.*?)</script>', html, re.DOTALL)
    assert found
    return json.loads(found[1])


def test_every_event_is_on_the_timeline_or_among_those_without_a_day(snapshot):
    made = timeline.make(snapshot, Asked("timeline", values={"kind": "event"}))
    assert {row["key"] for row in made["rows"] + made["undated"]} == set(snapshot.events)
    assert all(row["start"] or row["end"] for row in made["rows"])
    assert not any(row["start"] or row["end"] for row in made["undated"])
    assert sum(count for _, count in made["days"]) == made["total"] == len(made["rows"])


def test_a_running_total_stands_on_its_last_day(sample_snapshot):
    total = next(row for row in sample_snapshot.figures.values() if row.cumulative and row.time_start != row.time_end)
    made = timeline.make(sample_snapshot, Asked("timeline", values={"kind": "figure"}))
    rows = [row for row in made["rows"] if row["key"] == total.series and row["end"] == str(total.time_end)]
    assert rows
    assert all(row["start"] == row["end"] for row in rows)


def test_figures_of_one_series_and_day_are_one_row(sample_snapshot):
    made = timeline.make(sample_snapshot, Asked("timeline", values={"kind": "figure"}))
    keys = [(row["key"], row["start"], row["end"]) for row in made["rows"] if row["page"] == "series"]
    assert len(keys) == len(set(keys))


@pytest.mark.parametrize(
    ("values", "passes"),
    [
        ({"status": "denied"}, lambda row: row["status"] == "denied" or row["kind"] == "event"),
        ({"type": "PROTEST"}, lambda row: row["kind"] == "event" and row["type"] == "PROTEST"),
        ({"measure": "killed"}, lambda row: row["kind"] == "figure" and row["type"] == "killed"),
        ({"place": "Aktau"}, lambda row: row["place"] == "Aktau"),
        ({"origins": "2"}, lambda row: row["origins"] >= 2),
        ({"since": "2022-01-09"}, lambda row: (row["end"] or row["start"]) >= "2022-01-09"),
    ],
)
def test_filters_hold_for_events_and_figures(sample_snapshot, values, passes):
    made = timeline.make(sample_snapshot, Asked("timeline", values=values))
    assert made["rows"]
    assert all(passes(row) for row in made["rows"])


def test_a_filter_that_makes_no_sense_is_told(snapshot):
    with pytest.raises(UsageError):
        timeline.make(snapshot, Asked("timeline", values={"status": "sure"}))


def test_of_too_many_rows_those_of_most_origins_are_kept_and_all_days_counted(sample_snapshot, monkeypatch):
    whole = timeline.make(sample_snapshot, Asked("timeline"))
    monkeypatch.setattr(timeline, "MOST", 10)
    again = Snapshot(sample_snapshot.view)
    made = timeline.make(again, Asked("timeline"))
    assert (len(made["rows"]), made["total"], made["days"]) == (10, whole["total"], whole["days"])
    kept = min(row["origins"] for row in made["rows"])
    assert sum(row["origins"] > kept for row in whole["rows"]) <= 10
    assert f"{whole['total']} rows pass" in render(again, Asked("timeline"), ServedLinks())


def test_places_are_counted_once_and_as_fine_as_they_are_known(sample_snapshot):
    made = world_map.make(sample_snapshot, Asked("map"))
    places = made["places"] + made["off_map"]
    assert sum(place["events"] for place in places) + sum(place["figures"] for place in places) + made[
        "unplaced"
    ] == len(sample_snapshot.events) + len(sample_snapshot.series)
    known = {place["name"]: place for place in places}
    assert (known["Kazakhstan"]["precision"], known["Kazakhstan"]["country"]) == ("country", "KZ")
    assert known["Almaty"]["precision"] == "city"
    assert sum(known["Almaty"]["statuses"].values()) == known["Almaty"]["events"] + known["Almaty"]["figures"]


def test_a_chart_holds_every_figure_with_its_words(sample_snapshot):
    series = next(iter(sample_snapshot.series.values()))
    figures = [sample_snapshot.figures[id] for id in series.figures]
    made = chart(sample_snapshot, figures)
    assert {claim["id"] for point in made["points"] for claim in point["claims"]} == set(series.figures)
    for point in made["points"]:
        row = sample_snapshot.figures[point["claims"][0]["id"]]
        assert (point["low"], point["high"], point["status"]) == (row.low, row.high, row.status)
        assert point["day"] == (str(row.time_end or row.time_start) if row.time_end or row.time_start else None)
        days = [sample_snapshot.figures[claim["id"]].published for claim in point["claims"]]
        assert point["told"] == min((str(day) for day in days if day), default=None)


def test_a_chart_says_what_contradicts_and_what_revises(sample_snapshot):
    quarrel = next(row for row in sample_snapshot.relations if row.relation == "contradicted")
    change = next(row for row in sample_snapshot.relations if row.relation == "revised")
    ids = dict.fromkeys((quarrel.a, quarrel.b, change.a, change.b))
    made = chart(sample_snapshot, [sample_snapshot.figures[id] for id in ids])
    against = [pair for pair in made["pairs"] if pair["relation"] == "contradicted"]
    assert against
    for pair in against:
        assert pair["reason"]
        for end in (pair["a"], pair["b"]):
            assert "contradicted" in made["points"][end]["marks"]
    for pair in made["pairs"]:
        if pair["relation"] == "revised":
            assert "revised" in made["points"][pair["b"]]["marks"]


def test_no_line_joins_what_unnamed_holders_say(sample_snapshot):
    for row in sample_snapshot.figures.values():
        (point,) = chart(sample_snapshot, [row])["points"]
        assert bool(point["line"]) == bool(row.source or row.outlet)


@pytest.mark.parametrize("links", [ServedLinks(), SiteLinks()], ids=["served", "site"])
@pytest.mark.parametrize("page", ["timeline", "map"])
def test_a_picture_has_its_table_and_its_rows(snapshot, links, page):
    html = render(snapshot, Asked(page), links)
    rows = data(html, page)["rows" if page == "timeline" else "places"]
    assert rows
    table = html.split("The same as a table")[1]
    for row in rows:
        assert (row["text"] if page == "timeline" else row["name"]).replace("'", "&#39;") in table
    assert "style=" not in html and "onclick" not in html


def test_words_of_reports_stay_words_in_the_data_of_a_page(snapshot):
    for page in (Asked("timeline"), Asked("map"), *(Asked("series", key) for key in snapshot.series)):
        assert "<script>alert" not in render(snapshot, page, ServedLinks())


def test_of_several_stories_the_timeline_knows_the_days_of_the_largest():
    reports = [
        report(story="C1"),
        report(key="R2", name="b.txt", story="C1"),
        report(key="R3", name="c.txt", story="C2"),
    ]
    events = [event(story="C1"), event(key="V2", story="C2", time_start=date(2020, 5, 1), time_end=date(2020, 5, 1))]
    several = Snapshot(HandRecord(reports=reports, events=events))
    made = data(render(several, Asked("timeline"), ServedLinks()), "timeline")
    assert len(made["days"]) == 2
    assert [day for day, _ in made["main"]] == [str(event().time_start)]
    alone = Snapshot(HandRecord(reports=reports[:2], events=events[:1]))
    assert data(render(alone, Asked("timeline"), ServedLinks()), "timeline")["main"] == []
