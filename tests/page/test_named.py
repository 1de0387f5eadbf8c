"""What things are called, and how far the figures of a series agree."""

from __future__ import annotations

import re
from datetime import date
from types import SimpleNamespace
from typing import Any

import pytest

from dateline.citing import citation
from dateline.model.vocabulary import ZoneKind
from dateline.page import SiteLinks, Snapshot
from dateline.page.agreeing import can_be_one, support
from dateline.page.lookup import index, script
from dateline.page.naming import record_name, series_aside, series_name, story_name
from dateline.page.titles import called, cut, in_short, report_title
from dateline.page.whence import whence
from handmade import HandRecord, figure, full_record, report, series


def snap(record: HandRecord) -> Snapshot:
    return Snapshot(record)  # type: ignore[arg-type]


def held(*figures, **values):
    rows = [figure(report_key=f"R{one['id']}", origin=f"O{one['id']}", **one) for one in figures]
    ids = tuple(row.id for row in rows)
    line = series(**({"figures": ids, "standing": ids, "latest": ids[-1]} | values))
    return snap(HandRecord(reports=[report()], figures=rows, series=[line], relations=[])), line, rows[-1]


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("folder/strike.2.dateline", "strike.2"),
        ("postgresql://anna@host/news?record=strike", "strike"),
        ("postgresql:///news", "news"),
    ],
)
def test_a_record_is_called_by_its_file_or_its_own_name_on_a_server(path, name):
    assert record_name(SimpleNamespace(info=SimpleNamespace(path=path))) == name


def test_words_for_many_agree_with_a_number_and_other_numbers_are_named():
    made, line, latest = held(
        {"id": "F1", "low": 24, "high": 99, "text": "dozens"},
        {"id": "F2", "low": 2, "high": 2, "text": "two"},
        {"id": "F3", "low": 26, "high": 26, "text": "26"},
        best="F3",
    )
    told = support(made, line, latest)
    assert (told.agree, told.of) == (2, 3)
    assert [row.id for row in told.others] == ["F2"]
    assert told.best is None


def test_the_number_that_most_agree_with_is_told_where_it_is_not_the_latest():
    made, line, latest = held(
        {"id": "F1", "low": 44, "high": 44},
        {"id": "F2", "low": 44, "high": 44},
        {"id": "F3", "low": 50, "high": 50},
        best="F1",
    )
    told = support(made, line, latest)
    assert told.best is not None and told.best.id == "F1"
    assert [(row.low, row.high) for row in told.others] == [(44, 44)]


def test_what_no_longer_stands_is_none_of_the_others():
    made, line, latest = held(
        {"id": "F1", "low": 164, "high": 164}, {"id": "F2", "low": 44, "high": 44}, standing=("F2",)
    )
    assert support(made, line, latest).others == ()


def test_bounds_that_are_not_known_are_open():
    assert can_be_one(figure(low=20, high=None), figure(low=30, high=30))
    assert not can_be_one(figure(low=20, high=None), figure(low=300, high=300))
    assert not can_be_one(figure(low=20, high=None), figure(low=None, high=9))


def test_series_of_one_name_are_told_apart_and_others_are_left_alone():
    rows = [
        figure(id="F1", source="the mayor", time_start=date(2022, 1, 5), time_end=date(2022, 1, 5)),
        figure(id="F2", source="a doctor", time_start=date(2022, 1, 6), time_end=date(2022, 1, 6)),
        figure(id="F3", measure="injured"),
    ]
    lines = [
        series(key="N1", figures=("F1",), latest="F1"),
        series(key="N2", figures=("F2",), latest="F2"),
        series(key="N3", figures=("F3",), latest="F3", measure="injured"),
    ]
    made = snap(HandRecord(reports=[report()], figures=rows, series=lines))
    assert series_aside(made, lines[0]) == "5 January 2022"
    assert series_aside(made, lines[1]) == "6 January 2022"
    assert series_aside(made, lines[2]) == ""


def test_series_of_one_name_and_day_are_told_apart_by_who_counts():
    day = date(2022, 1, 5)
    rows = [
        figure(id="F1", source="the mayor", time_start=day, time_end=day),
        figure(id="F2", source="a doctor", time_start=day, time_end=day),
    ]
    lines = [series(key=f"N{n}", figures=(f"F{n}",), latest=f"F{n}") for n in (1, 2)]
    made = snap(HandRecord(reports=[report()], figures=rows, series=lines))
    assert series_aside(made, lines[0]) == "5 January 2022, as the mayor says"
    assert series_aside(made, lines[1]) == "5 January 2022, as a doctor says"


def test_no_two_series_of_a_record_have_one_name(sample_snapshot):
    names = [series_name(sample_snapshot, row).casefold() for row in sample_snapshot.series.values()]
    assert len(set(names)) == len(names)


def test_a_report_without_a_headline_is_called_by_its_first_sentence(sample_snapshot):
    for row in sample_snapshot.reports.values():
        title = report_title(sample_snapshot, row)
        assert title == row.headline or (title != row.name and len(title) <= 112)
        zones = sample_snapshot.view.zones(row.key)
        text = sample_snapshot.view.text(row.key)
        if not row.headline:
            body = next(text[z.span.start : z.span.end] for z in zones if z.kind in (ZoneKind.BODY, ZoneKind.HEADLINE))
            assert " ".join(body.split()).startswith(title.removesuffix(" …")[:40])


def test_a_claim_is_cited_by_outlet_or_by_words_and_not_by_its_file(sample_snapshot):
    for row in sample_snapshot.figures.values():
        told = in_short(sample_snapshot, row)
        assert told == row.outlet or (told.startswith("“") and row.report not in told)


def test_titles_are_cut_between_words():
    assert cut("one two three", 8) == "one two …"
    assert cut("short", 8) == "short"


def test_the_index_of_a_frozen_site_has_all_kinds_of_things(sample_snapshot):
    made = index(sample_snapshot, SiteLinks())
    assert len(made["reports"]) == len(sample_snapshot.reports)
    assert len(made["series"]) == len(sample_snapshot.series)
    sentences = {" ".join(row.sentence_text.split()) for row in sample_snapshot.claims.values()}
    assert {row[2] for row in made["words"]} == sentences
    assert all(made["reports"][row[0]][0] == sample_snapshot.claims[row[1]].report_key for row in made["words"])


def test_the_index_cannot_end_the_script_that_it_is():
    told = script(snap(full_record()), SiteLinks())
    assert re.fullmatch(r'window\.datelineSearch="[\u3000-\uafff]+";\n', told)


def test_a_claim_of_a_report_without_outlet_is_cited_by_its_words(sample_snapshot):
    row = next(one for one in sample_snapshot.figures.values() if not one.outlet and one.source)
    told = citation(row, sample_snapshot.reports[row.report_key], called=called(sample_snapshot, row))
    title = report_title(sample_snapshot, sample_snapshot.reports[row.report_key])
    assert f"(“{title}”, " in told.text
    assert row.report not in told.text + told.markdown + told.wikitext


def test_a_place_that_its_sentence_does_not_name_says_what_it_rests_on(sample_snapshot):
    told = {row.id: whence(sample_snapshot, row) for row in sample_snapshot.figures.values()}
    assert any(words == "named earlier in the report" for words in told.values())
    for id, words in told.items():
        row = sample_snapshot.figures[id]
        named = row.place_start is not None and row.sentence[0] <= row.place_start < row.sentence[1]
        assert bool(words) == bool(row.place and not named)


def test_a_line_that_many_texts_bear_is_no_headline():
    def titles(many: int) -> set[str]:
        rows = [report(key=f"R{n}", name=f"{n}.txt", origin=f"O{n}", headline="Most read today") for n in range(many)]
        made: Any = HandRecord(reports=rows)
        made.text = lambda key: "Two were hurt in Astrel on Monday. More is not known."
        made.zones = lambda key: []
        return {report_title(Snapshot(made), row) for row in rows}

    assert titles(2) == {"Most read today"}
    assert titles(5) == {"Two were hurt in Astrel on Monday."}


def story_of(*places):
    """The name of a story of one report with one figure in each place, given by name and country."""
    rows = [
        figure(id=f"F{n}", story="C1", report_key="R1", place=name, place_name=name, place_country=land)
        for n, (name, land) in enumerate(places)
    ]
    shown = SimpleNamespace(claims={row.id: row for row in rows}, stories={"C1": [report()]})
    shown.once = lambda _, make: make()
    return story_name(shown, "C1")


def test_a_story_is_named_by_the_place_of_most_claims_and_a_bulletin_by_none():
    assert story_of(("Zemra", "XA"), ("Zemra", "XA"), ("Astrel", "XB")).startswith("Zemra, ")
    lands = [("Astrel", "XA"), ("Bold", "XB"), ("Cern", "XC"), ("Dorn", "XD")]
    assert story_of(*lands).startswith("Several countries, ")
