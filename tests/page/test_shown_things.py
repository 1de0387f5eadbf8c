"""What the pages of one thing show: a series, an event, an actor, an origin."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

import pytest

from dateline.errors import NotFound
from dateline.model.judgement import Correction
from dateline.model.rows import ActorLink, ActorRow, OriginRow
from dateline.page import PAGES, Asked, SiteLinks, Snapshot, render
from dateline.page.speakers import key_of
from dateline.page.words import say_number
from dateline.phrases import say_count
from dateline.record import Rows
from handmade import HandRecord, event, figure, full_record, mention, report, series, statement
from showing import relation, shown, two, words


@pytest.mark.parametrize(("name", "keyed"), [(name, bool(page.keys)) for name, page in PAGES.items()])
def test_a_key_that_nothing_has_is_not_found(name, keyed):
    with pytest.raises(NotFound):
        shown(full_record(), name, "Z00" if keyed else "x")


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


def test_a_story_is_named_by_its_place_and_days(sample_snapshot: Snapshot):
    (key,) = [key for key in sample_snapshot.stories if key]
    assert "<h1>Almaty, 3 to 11 January 2022</h1>" in shown(sample_snapshot, "story", key)


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


def test_a_figure_that_was_not_compared_says_why():
    rows = [figure(id="F1", series="N1"), figure(id="F2", series="N1", status="conditional", low=500, high=500)]
    record = HandRecord(reports=[report()], figures=rows, series=[series(figures=("F1", "F2"), latest="F1")])
    text = words(shown(record, "series", "N1"))
    assert "only planned, feared or conditional" in text
    assert "not compared" not in text


def test_an_event_gives_the_number_of_a_figure_once(sample_snapshot: Snapshot):
    told = [one for one in sample_snapshot.events.values() if one.figures]
    assert told
    for one in told:
        figures = words(shown(sample_snapshot, "event", one.key)).split(" Figures ")[1].split(" Story ")[0]
        for id in one.figures:
            row = sample_snapshot.figures[id]
            assert f"{say_number(row)} {say_count(row)}" not in figures


def test_a_headline_and_its_text_give_a_number_once():
    record = two(report_key="R1", origin="O1", zone="headline", low=164, high=164, text="164")
    html = shown(record, "series", "N1")
    assert re.findall(r'<tr id="(F\d)">', html) == ["F1"]
    assert 'id="F2"' in html and "and in its headline" in html
    assert "1 figure in 2 reports" in words(html) and "1 headline with the number" in words(html)


def test_a_headline_with_another_number_stands_for_itself():
    html = shown(two(report_key="R1", origin="O1", zone="headline"), "series", "N1")
    assert re.findall(r'<tr id="(F\d)">', html) == ["F1", "F2"]


def test_what_is_counted_of_revisions_is_said():
    record = two()
    third = figure(id="F3", low=300, high=300, text="300", report_key="R2", origin="O2")
    record.rows["figures"] = Rows([*record.rows["figures"], third])
    record.rows["series"] = Rows([series(figures=("F1", "F2", "F3"), latest="F3")])
    record.rows["relations"] = Rows([relation(), relation(a="F2", b="F3")])
    assert "revised (2 pairs)" in words(shown(record, "series", "N1"))


def test_since_when_a_total_counts_is_the_same_beside_its_words():
    days = {"time_start": date(2022, 1, 2), "time_end": date(2022, 1, 10), "time_basis": "inferred"}
    row = figure(id="F1", series="N1", cumulative=True, **days)
    other = figure(id="F2", series="N1", cumulative=True, report_key="R2", time_basis="stated")
    other = replace(other, time_start=date(2022, 1, 1), time_end=date(2022, 1, 9))
    one = series(figures=("F1", "F2"), latest="F1", cumulative=True, as_of=date(2022, 1, 10))
    record = HandRecord(reports=[report(), report(key="R2")], figures=[row, other], series=[one])
    card, beside = (words(shown(record, page, key)) for page, key in (("overview", ""), ("note", "F1")))
    assert "counted since 2 January 2022 (inferred)" in card
    assert "2 to 10 January 2022 (inferred)" in beside
    assert "1 January" not in card + beside.split("Others on this")[0]
