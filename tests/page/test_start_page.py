"""What the start page shows of a record."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

from dateline.brief.common import foremost
from dateline.model.rows import ActorLink
from dateline.page import Asked, ServedLinks, Snapshot, render
from dateline.page.picking import lately
from handmade import HandRecord, event, figure, full_record, mention, report, series
from showing import shown, two, words


def test_the_start_page_has_the_number_its_holder_its_day_and_its_range():
    text = words(shown(two(), "overview"))
    assert "200 People killed, in Astrel, running total officials as of 10 January 2022" in text
    assert "1 of 2 origins gives this number another says 164" in text
    assert "revised" in text


def test_a_number_that_nobody_stands_for_is_no_figure_of_the_start_page():
    record = HandRecord(
        reports=[report()], figures=[figure(status="denied")], series=[series(status="denied")], relations=[]
    )
    text = words(shown(record, "overview"))
    assert "No report gives a number that anyone stands for" in text
    assert "Denied or disputed: 164 people killed" in text


def test_the_last_visit_leads_to_what_changed_since():
    snap = Snapshot(full_record())  # type: ignore[arg-type]
    html = render(snap, Asked("overview"), ServedLinks(), last_visit=datetime(2022, 1, 10, 18, tzinfo=UTC))
    assert 'href="/changes?since=2022-01-10T18%3A00%3A00%2B00%3A00"' in html
    assert "what changed since 10 January 2022, 18:00 UTC" in words(html)


def test_what_is_planned_for_a_day_to_come_did_not_happen_lately():
    coming = event(key="V2", time_start=date(2022, 3, 1), time_end=date(2022, 3, 1), mentions=())
    record = HandRecord(reports=[report()], events=[event(), coming], mentions=[mention()])
    text = words(shown(record, "overview"))
    assert "6 January 2022" in text
    assert "1 March 2022" not in text


def test_the_newest_day_is_told_however_light_its_events_are():
    early = [event(key=f"V{n}", origins=5, mentions=()) for n in range(10, 20)]
    newest = event(key="V2", origins=1, time_start=date(2022, 1, 9), time_end=date(2022, 1, 9), mentions=())
    days = lately(Snapshot(HandRecord(reports=[report()], events=[*early, newest])))  # type: ignore[arg-type]
    assert [(day.day, len(rows)) for day, rows in days] == [(9, 1), (6, 7)]


def test_figures_that_are_newer_than_all_events_are_named():
    record = HandRecord(
        reports=[report()], events=[event()], mentions=[mention()], figures=[figure()], series=[series()], relations=[]
    )
    assert "figures go on to 10 January 2022 : 164" in words(shown(record, "overview"))


def test_the_latest_and_largest_total_is_not_left_out_for_few_origins():
    def of(key: str, low: int, day: int, **more: Any) -> tuple[Any, Any]:
        row = figure(id=f"F{key}", low=low, high=low, series=f"N{key}", measure="detained")
        own: dict[str, Any] = {"key": f"N{key}", "measure": "detained", "figures": (row.id,), "latest": row.id}
        return row, series(**(own | {"as_of": date(2022, 1, day), "low": low, "high": low} | more))

    made = [of(str(n), 20, 7, origins=3) for n in range(1, 9)]
    made += [of("A", 7939, 10, origins=1), of("B", 10, 10, origins=1), of("C", 9000, 6, origins=1)]
    made += [of("D", 9000, 10, origins=1, group="police"), of("E", 9000, 10, origins=1, place_country="FR")]
    claims = {row.id: row for row, _ in made}
    kept = [row.key for row in foremost([row for _, row in made], claims, 8)]
    assert kept[0] == "NA"
    assert len(kept) == 8
    assert not {"NB", "NC", "ND", "NE"} & set(kept)


def test_a_harm_that_two_origins_tell_is_not_left_out_for_a_fourth_count_of_the_dead():
    def of(key: str, measure: str, origins: int) -> tuple[Any, Any]:
        row = figure(id=f"F{key}", series=f"N{key}", measure=measure)
        own = {"key": f"N{key}", "measure": measure, "figures": (row.id,), "latest": row.id, "origins": origins}
        return row, series(**own)

    made = [of(str(n), "killed", 10 + n) for n in range(10)]
    made += [of("A", "injured", 3), of("B", "injured", 2), of("C", "missing", 1), of("D", "aid", 9)]
    kept = [row.key for row in foremost([row for _, row in made], {row.id: row for row, _ in made}, 8)]
    assert kept == ["N9", "N8", "N7", "N6", "N5", "N4", "N3", "NA"]


def test_of_one_it_is_a_person():
    row = figure(id="F1", low=1, high=1, people="people", text="One", series="N1")
    record = HandRecord(reports=[report()], figures=[row], series=[series(figures=("F1",), latest="F1", low=1, high=1)])
    text = words(shown(record, "overview"))
    assert "1 Person killed" in text


def test_a_running_total_says_since_when_it_counts():
    def text(**values: Any) -> str:
        row = figure(id="F1", series="N1", cumulative=True, **values)
        one = series(figures=("F1",), latest="F1", cumulative=True, as_of=date(2022, 1, 10))
        return words(shown(HandRecord(reports=[report()], figures=[row], series=[one]), "overview"))

    days = {"time_start": date(2022, 1, 2), "time_end": date(2022, 1, 10), "time_basis": "stated"}
    assert "counted since 2 January 2022 (“since the unrest began”)" in text(time_text="since the unrest began", **days)
    assert "counted since 2 January 2022 (inferred)" in text(**(days | {"time_basis": "inferred"}))
    assert "since when it counts is not said" in text(time_end=date(2022, 1, 10))


def test_another_place_of_a_figures_own_report_is_said():
    row = figure(id="F1", series="N1", place="Elsewhere", place_name="Elsewhere")
    record = HandRecord(reports=[report()], figures=[row], series=[series(figures=("F1",), latest="F1")])
    assert "its own report: Elsewhere" in words(shown(record, "overview"))


def test_what_older_versions_left_is_said_with_what_mends_it():
    class Older(HandRecord):
        def info(self) -> Any:
            last = datetime(2022, 1, 11, 9, tzinfo=UTC)
            moved = {"resolver": "r-2", "resolver_before": "r-1", "resolver_since": last + timedelta(days=1)}
            return replace(super().info(), old_readers=("dateline-3/en",), last_recorded=last, **moved)

    for page in ("overview", "review"):
        html = shown(Older(reports=[report()]), page)
        assert "reader 3" in html
        assert "dateline read FILES --record x.dateline" in html
        assert "brought the claims together anew on 12 January 2022" in html
    assert "brought the claims together anew" not in shown(full_record(), "overview")


def test_of_several_stories_the_largest_gives_its_figures_first():
    reports = [
        report(story="C1"),
        report(key="R2", name="b.txt", story="C1"),
        report(key="R3", name="c.txt", story="C2"),
    ]
    figures = [figure(), figure(id="F3", report_key="R3", low=900, high=900, text="900", series="N2", origin="O3")]
    lines = [series(story="C1"), series(key="N2", figures=("F3",), latest="F3", low=900, high=900, story="C2")]
    record = HandRecord(reports=reports, figures=figures, series=lines)
    html = shown(record, "overview")
    order = [html.index(what) for what in ('<h3><a href="/story/C1"', '<h3><a href="/story/C2"', 'id="h-stories"')]
    assert order == sorted(order)
    assert html.index('<p class="big') > order[0]
    first, second = html[order[0] : order[1]], html[order[1] : order[2]]
    assert 'href="/series/N2' in second and 'href="/series/N2' not in first
    assert "2 stories:" in words(html)


def _deed(number: int, type: str = "PROTEST", **values: Any) -> tuple[Any, Any]:
    """An event of one mention, with the actor and the count that are given."""
    id, agents = f"E{number:02}", values.pop("agents", ())
    named = tuple(ActorLink(words, 0, 1, key) for words, key in agents)
    row = event(
        key=f"V{number:02}", type=type, mode="", agents=tuple(words for words, _ in agents), mentions=(id,), **values
    )
    return row, mention(id=id, type=type, mode="", agents=named, figures=row.figures, event=row.key)


def _told(made: list[tuple[Any, Any]], most: int = 8) -> list[str]:
    record = HandRecord(reports=[report()], events=[row for row, _ in made], mentions=[row for _, row in made])
    days = lately(Snapshot(record), most=most)  # type: ignore[arg-type]
    return [one.event.key for _, rows in days for one in rows]


def test_counts_alone_leave_room_for_what_was_done():
    counts = [_deed(n, "ASSAULT", figures=(f"F{n}",), origins=3) for n in range(10, 20)]
    deeds = [_deed(n, agents=((f"guild {n}", f"A{n}"),)) for n in range(30, 40)]
    told = _told([*counts, *deeds])
    assert sum(key < "V20" for key in told) == 3
    assert len(told) == 8
    assert len(_told(counts)) == 8, "where nothing else is known, counts are told"


def test_what_one_actor_did_is_told_once():
    one = [_deed(n, "RETREAT", agents=((words, "A1"),)) for n, words in ((10, "Orvan"), (11, "Premier Orvan"))]
    others = [_deed(n, agents=((f"guild {n}", f"A{n}"),)) for n in range(30, 33)]
    told = _told([*one, *others])
    assert len(told) == 4
    assert len([key for key in told if key < "V20"]) == 1


def test_who_denies_a_number_stands_beside_it():
    other = figure(id="F9", low=90, high=90, status="denied", source="the county", report_key="R2")
    record = HandRecord(
        reports=[report(), report(key="R2")],
        figures=[figure(), other],
        series=[series(figures=(figure().id, "F9"))],
        relations=[],
    )
    assert "also denied 90 (the county)" in words(shown(record, "overview"))
