"""What pages show of a record, and where their links lead."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

import dateline
from dateline.brief.common import foremost
from dateline.errors import NotFound, UsageError
from dateline.model.judgement import Correction
from dateline.model.rows import ActorLink, ActorRow, OriginRow, RelationRow
from dateline.page import PAGES, Asked, ServedLinks, SiteLinks, Snapshot, render
from dateline.page.about import about
from dateline.page.picking import lately
from dateline.page.speakers import key_of
from dateline.page.views.changes import times
from dateline.page.words import say_number
from dateline.phrases import say_claim, say_count
from dateline.record import Rows
from handmade import HandRecord, event, figure, full_record, mention, report, series, statement


def shown(record: HandRecord | Snapshot, page: str, key: str = "", /, **values: str) -> str:
    snap = record if isinstance(record, Snapshot) else Snapshot(record)  # type: ignore[arg-type]
    return render(snap, Asked(page, key, values), ServedLinks())


def words(html: str) -> str:
    """The text of the main part, on one line."""
    main = html.split("<main", 1)[1].split("</main>")[0]
    return " ".join(re.sub(r"<[^>]+>", " ", main).replace("&#39;", "'").split())


def relation(**values: Any) -> RelationRow:
    own = {"a": "F1", "b": "F2", "relation": "revised", "scope": (), "same_origin": False, "reason": "It went up."}
    return RelationRow(**(own | values))


def two(**second: Any) -> HandRecord:
    later = figure(
        **({"id": "F2", "low": 200, "high": 200, "text": "200", "report_key": "R2", "origin": "O2"} | second)
    )
    line = series(figures=("F1", "F2"), latest="F2", low=200, high=200, highest=200, reports=2, origins=2)
    return HandRecord(
        reports=[report(), report(key="R2", name="b.txt", origin="O2")],
        figures=[figure(), later],
        series=[line],
        relations=[relation()],
    )


LISTS = ["overview", "stories", "figures", "events", "statements", "sources", "reports", "differences", "changes"]


@pytest.mark.parametrize("name", [*LISTS, "search"])
def test_an_empty_record_says_so_and_what_to_do(name):
    told = re.search(r'<div class="empty"><p>(.*?)</p><p>(.*?)</p>', shown(HandRecord(), name))
    assert told
    assert all(told.groups())


@pytest.mark.parametrize("name", ["figures", "events", "statements", "reports"])
def test_filters_that_nothing_passes_can_be_taken_away(name):
    html = shown(full_record(), name, source="nobody of this name")
    assert "Take the filters away" in html


@pytest.mark.parametrize(("name", "keyed"), [(name, bool(page.keys)) for name, page in PAGES.items()])
def test_a_key_that_nothing_has_is_not_found(name, keyed):
    with pytest.raises(NotFound):
        shown(full_record(), name, "Z00" if keyed else "x")


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


def test_a_series_tells_each_figure_and_how_it_stands_to_the_one_before():
    html = shown(two(), "series", "N1")
    rows = re.findall(r'<tr id="(F\d)">(.*?)</tr>', html, re.DOTALL)
    assert [id for id, _ in rows] == ["F1", "F2"]
    assert "the first" in rows[0][1]
    assert "It went up." in rows[1][1]
    assert 'href="#F1"' in rows[1][1]


def test_the_gravest_relation_is_told_first():
    record = two()
    third = figure(id="F3", low=5, high=5, report_key="R2", published=date(2022, 1, 11))
    record.rows["figures"] = Rows([*record.rows["figures"], third])
    record.rows["series"] = Rows([series(figures=("F1", "F2", "F3"), latest="F2")])
    same = relation(a="F2", b="F3", relation="same", reason="They agree.")
    against = relation(a="F1", b="F3", relation="contradicted", reason="Both cannot be right.")
    record.rows["relations"] = Rows([relation(), same, against])
    html = shown(record, "series", "N1")
    (row,) = re.findall(r'<tr id="F3">(.*?)</tr>', html, re.DOTALL)
    assert "Both cannot be right." in row
    assert "They agree." not in row


def test_a_series_says_what_must_not_be_taken_for_it():
    record = two(series="N2", group="police")
    record.rows["series"] = Rows([series(), series(key="N2", figures=("F2",), latest="F2", people="police officers")])
    record.rows["relations"] = Rows(
        [relation(relation="different_scope", scope=("group",), reason="Others are counted.")]
    )
    text = words(shown(record, "series", "N1"))
    assert "What must not be taken for it" in text
    assert "Others are counted. Differs in: group." in text


def test_differences_show_both_evidences_and_the_reason():
    html = shown(two(), "differences")
    assert "It went up." in html
    for key, id in (("R1", "F1"), ("R2", "F2")):
        assert f'href="/report/{key}?claim={id}#{id}"' in html


def test_differences_of_one_kind_only():
    assert "It went up." not in shown(two(), "differences", status="contradicted")
    with pytest.raises(UsageError, match="status"):
        shown(two(), "differences", status="wrong")


def test_a_disputed_event_has_both_sides():
    told = event(status="attributed", statuses=("attributed", "denied"), mentions=("E1", "E2"))
    denial = mention(id="E2", status="denied", source="The mayor", report_key="R2")
    record = HandRecord(reports=[report(), report(key="R2")], events=[told], mentions=[mention(), denial])
    html = shown(record, "differences")
    assert 'href="/report/R1?claim=E1#E1"' in html
    assert 'href="/report/R2?claim=E2#E2"' in html
    text = words(shown(record, "event", "V1"))
    assert "Asserted by officials" in text
    assert "denied the mayor" in text


def test_statements_stand_by_speaker_those_who_are_not_named_last():
    rows = [
        statement(id="S1", source="It", source_kind="unnamed"),
        statement(id="S2", source="", source_kind="unnamed"),
        statement(id="S3", source="The mayor"),
        statement(id="S4", source="the Mayor"),
    ]
    html = shown(HandRecord(reports=[report()], statements=rows), "statements")
    heads = re.findall(r"<h2>(.*?)<", html)
    assert [head.strip() for head in heads] == ["The mayor", "Sources that are not named"]
    for words in ("mayor", "The  Mayor"):
        one = shown(HandRecord(reports=[report()], statements=rows), "statements", speaker=words)
        assert re.findall(r'<li id="(S\d)">', one) == ["S3", "S4"]


def test_copies_count_once_and_their_page_says_why():
    origin = OriginRow(
        key="O1", reports=("R1", "R2"), names=("a", "b"), kind="copy", credit="Wire", evidence="they have one text"
    )
    record = HandRecord(reports=[report(), report(key="R2")], origins=[origin])
    assert "2 reports : they have one text; credited to Wire" in words(shown(record, "sources"))
    assert "They have one text" in words(shown(record, "origin", "O1"))
    assert "one text with 1 other" in words(shown(record, "reports"))


def test_an_actor_has_what_it_did_what_it_suffered_and_what_it_said():
    actor = ActorRow(key="A1", name="the mayor", names=("the mayor", "Ana Sol"), mentions=2, reports=1)
    does = mention(agents=(ActorLink("the mayor", 0, 1, "A1"),))
    suffers = mention(id="E2", event="V2", recipients=(ActorLink("Ana Sol", 0, 1, "A1"),))
    record = HandRecord(
        reports=[report()],
        actors=[actor],
        mentions=[does, suffers],
        events=[event(), event(key="V2", mentions=("E2",))],
        statements=[statement(source="Ana Sol")],
    )
    html = shown(record, "actor", "A1")
    did, rest = html.split("What was done to it")
    suffered, said = rest.split("What it said")
    assert "/event/V1" in did
    assert "/event/V2" in suffered
    assert 'id="S1"' in said


def test_a_frozen_page_has_no_forms_and_no_links_that_ask(sample_snapshot: Snapshot):
    for name, page in PAGES.items():
        for key in list(page.keys(sample_snapshot))[:3] if page.keys else [""]:
            if page.live:
                continue
            html = render(sample_snapshot, Asked(name, key, whole=True), SiteLinks(depth=1 if key else 0))
            assert "<form" not in html, name
            assert not re.search(r'href="[^"]*\?', html), name
            assert not re.search(r'href="/', html), name


def test_text_of_reports_is_never_markup():
    bad = '<script>alert(1)</script><img src=x onerror="x">'
    what = {"source": bad, "place_name": bad, "outlet": bad, "headline": bad, "sentence_text": bad, "text": bad}
    what |= {"start": 0, "end": len(bad), "sentence": (0, len(bad))}
    record = HandRecord(
        reports=[report(outlet=bad, headline=bad, name=bad)],
        figures=[figure(**what, people=bad)],
        mentions=[mention(**what, agents=(ActorLink(bad, 0, 1, "A1"),))],
        statements=[statement(**what)],
        events=[event(place_name=bad, agents=(bad,), text=bad)],
        series=[series(place_name=bad, people=bad, source=bad)],
        actors=[ActorRow(key="A1", name=bad, names=(bad,), mentions=1, reports=1)],
        origins=[OriginRow(key="O1", reports=("R1",), names=(bad,), kind="alone", credit=bad, evidence=bad)],
    )
    for name in ("overview", "figures", "events", "statements", "sources", "reports", "differences"):
        html = shown(record, name)
        assert "<img src=x" not in html, name
        assert "<script>alert" not in html, name
    for name, key in (("series", "N1"), ("event", "V1"), ("actor", "A1"), ("origin", "O1")):
        html = shown(record, name, key)
        assert "<img src=x" not in html, name
        assert "<script>alert" not in html, name


def test_from_every_list_of_the_sample_record_the_words_are_one_click_away(sample_snapshot: Snapshot):
    for name in ("overview", "figures", "events", "statements", "differences"):
        html = shown(sample_snapshot, name)
        linked = re.findall(r'href="/report/(\w+)\?claim=(\w+)#(\w+)"', html)
        assert linked, name
        for key, claim, at in linked:
            assert claim == at
            assert sample_snapshot.claims[claim].report_key == key


def test_a_story_is_named_by_its_place_and_days(sample_snapshot: Snapshot):
    (key,) = [key for key in sample_snapshot.stories if key]
    assert "<h1>Almaty, 3 to 11 January 2022</h1>" in shown(sample_snapshot, "story", key)


def test_words_are_found_and_lead_to_them(sample_snapshot: Snapshot):
    html = shown(sample_snapshot, "search", q="intensive care")
    assert "<mark>intensive</mark>" in html
    assert re.search(r'href="/report/\w+\?claim=', html)
    assert "No report holds all of these words" in shown(sample_snapshot, "search", q="zzzqqq")


def test_changes_since_before_the_reading_are_all_new(sample_snapshot: Snapshot):
    text = words(shown(sample_snapshot, "changes", since="2020-01-01"))
    assert "learned since 1 January 2020" in text
    assert "The record began on" in text
    assert "16 reports" in text


def test_changes_of_one_kind_since_before_the_reading_are_listed(sample_snapshot: Snapshot):
    assert "new : 16 reports" in words(shown(sample_snapshot, "changes", since="2020-01-01", status="new"))


def test_readings_are_offered_as_times_to_look_back_to():
    morning, noon = datetime(2026, 1, 5, 8, 0, 30, tzinfo=UTC), datetime(2026, 1, 5, 12, 0, tzinfo=UTC)
    read = [morning, morning + timedelta(minutes=9), noon]
    record = HandRecord(reports=[report(key=f"R{n}", recorded_at=moment) for n, moment in enumerate(read)])
    assert times(Snapshot(record)) == [("2026-01-05T11:59:59+00:00", 1), ("2026-01-05T08:00:29+00:00", 2)]


def test_a_state_of_the_past_is_said_on_every_page(sample_snapshot: Snapshot):
    html = shown(sample_snapshot, "figures", as_of="2030-01-01")
    assert "The record as it stood at 1 January 2030" in html
    assert re.search(r'href="/series/\w+\?as_of=2030-01-01"', html)


def test_counts_differ_from_the_number_by_origin():
    record = two()
    copy = figure(id="F4", report_key="R3", low=200, high=200, origin="O2")
    record.rows["figures"] = Rows([*record.rows["figures"], copy])
    record.rows["series"] = Rows([series(figures=("F1", "F2", "F4"), latest="F2", low=200, high=200, origins=2)])
    # Two reports of one origin give the number: that is one origin, not two with this number.
    assert "with this number" not in words(shown(record, "overview"))


def test_an_event_names_the_larger_one_and_what_it_takes_in():
    larger = event(key="V2", type="PROTEST", mode="demo", mentions=())
    record = HandRecord(reports=[report()], events=[event(part_of="V2"), larger], mentions=[mention()])
    assert 'href="/event/V2"' in shown(record, "event", "V1")
    assert "What it takes in" in shown(record, "event", "V2")
    assert 'href="/event/V1"' in shown(record, "event", "V2")


def test_a_word_for_many_is_set_as_the_report_has_it():
    assert say_number(figure(low=24, high=99, text="Dozens")) == "“dozens”"
    assert say_number(figure(low=20, high=30, text="20 to 30")) == "20-30"
    assert say_number(figure(low=20, high=None, text="at least 20")) == "at least 20"
    corrected = (Correction("low", 24, 40, "J1", "marta"),)
    assert say_number(figure(low=40, high=99, text="dozens", corrections=corrected)) == "40-99"


def test_the_heading_of_the_filter_has_those_that_are_set_with_days_in_words():
    given = {"type": "", "place": "", "since": "2022-01-10", "until": "", "origins": "2"}
    assert "<summary>Filter: from 10 January 2022, at least 2 origins</summary>" in shown(
        full_record(), "events", **given
    )
    assert "<summary>Filter</summary>" in shown(full_record(), "events", type="", since="")


def test_a_word_for_many_stands_once_in_a_line():
    row = figure(low=24, high=99, text="dozens", approx=True)
    line = series(low=24, high=99, lowest=24, highest=99)
    html = shown(HandRecord(reports=[report()], figures=[row], series=[line], relations=[]), "series", line.key)
    assert html.split("<tbody>")[1].split("</tbody>")[0].count("dozens") == 1
    assert "agrees with 44" not in html


def test_one_holder_in_two_spellings_is_one():
    record = two(source="Kazakhstan’s ministry")
    first, *rest = record.rows["figures"]
    record.rows["figures"] = Rows([replace(first, source="Kazakhstan's ministry"), *rest])
    assert re.search(r"of 2 origins; (1|one) source\b", words(shown(record, "series", "N1")))
    assert key_of("“Red” ministry") == key_of('"Red" ministry')


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


def test_numbers_are_found_with_and_without_their_separators(sample_snapshot: Snapshot):
    for typed in ("7939", "7,939"):
        html = shown(sample_snapshot, "search", q=typed)
        assert "<mark>7,939</mark>" in html
    assert "No report holds all of these words" in shown(sample_snapshot, "search", q="939000")


def test_what_is_said_of_days_after_its_report_is_to_come():
    events = [
        event(key="V1", mentions=("E1",), time_start=date(2022, 3, 1), time_end=date(2022, 3, 1)),
        event(key="V2", mentions=("E2",), time_start=date(2022, 1, 9), time_end=date(2022, 1, 9)),
    ]
    told = [mention(id=id, published=date(2022, 1, 10)) for id in ("E1", "E2")]
    record = HandRecord(reports=[report()], events=events, mentions=told)
    text = words(shown(record, "events"))
    assert text.index("9 January 2022") < text.index("Said to come") < text.index("1 March 2022 to come")
    assert lately(Snapshot(record))[0][0] == date(2022, 1, 9)  # type: ignore[arg-type]
    assert "to come" in words(shown(record, "event", "V1"))
    assert "to come" not in words(shown(record, "event", "V2"))


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


def test_a_figure_that_was_not_compared_says_why():
    rows = [figure(id="F1", series="N1"), figure(id="F2", series="N1", status="conditional", low=500, high=500)]
    record = HandRecord(reports=[report()], figures=rows, series=[series(figures=("F1", "F2"), latest="F1")])
    text = words(shown(record, "series", "N1"))
    assert "only planned, feared or conditional" in text
    assert "not compared" not in text


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


def test_judgements_name_what_they_are_on_in_words(sample_snapshot):
    story = sample_snapshot
    event_, series_, report_ = (next(iter(rows)) for rows in (story.events, story.series, story.reports))
    for id in (event_, series_, report_, next(iter(story.origins)), next(iter(story.actors))):
        told = about(story, id)
        assert id not in told.words
        assert told.key == id
    assert about(story, "V00000000").words == "an event that is no more"
    mention_ = story.events[event_].mentions[0]
    assert about(story, "V00000000", (mention_,)).key == event_


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


def test_an_event_gives_the_number_of_a_figure_once(sample_snapshot: Snapshot):
    told = [one for one in sample_snapshot.events.values() if one.figures]
    assert told
    for one in told:
        figures = words(shown(sample_snapshot, "event", one.key)).split(" Figures ")[1].split(" Story ")[0]
        for id in one.figures:
            row = sample_snapshot.figures[id]
            assert f"{say_number(row)} {say_count(row)}" not in figures


def test_a_decision_that_undoes_another_says_which(sample_record_path, tmp_path):
    path = tmp_path / "own.dateline"
    path.write_bytes(sample_record_path.read_bytes())
    with dateline.open(path) as record:
        row = record.figures()[0]
        key = record.judge(row.id, "rejected", who="Ada").key
        record.judge(key, "undone", who="Ada")
        text = words(shown(Snapshot(record), "judgements"))
    assert f"Rejected by Ada: {say_claim(row)}" in text
    assert key not in text
