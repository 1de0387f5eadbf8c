from __future__ import annotations

from dataclasses import replace
from datetime import date

from dateline.brief import as_text, make_brief
from dateline.model.rows import RelationRow
from handmade import HandRecord, event, figure, full_record, mention, report, series


def lines(record: HandRecord, title: str) -> list[str]:
    page = make_brief(record)  # type: ignore[arg-type]
    return [line.text for section in page.sections if section.title.startswith(title) for line in section.lines]


def test_every_line_ends_with_its_evidence():
    text = as_text(make_brief(full_record()))  # type: ignore[arg-type]
    told = [line for line in text.splitlines() if line.startswith("  - ")]
    assert len(told) >= 5
    assert all(line.endswith("]") and "[" in line for line in told)


def test_what_happened_stands_under_its_day():
    page = make_brief(full_record())  # type: ignore[arg-type]
    (line,) = page.sections[0].lines
    assert line.day == "6 January 2022"
    assert (
        line.text
        == "Two editors arrested by police, in Astrel, according to officials (Sample Courier, 10 January 2022)."
    )
    assert line.evidence == ("E1",)


def test_a_day_that_no_words_tell_is_marked():
    for basis, mark in (("stated", ""), ("inferred", "; day inferred"), ("published", "; day of the report")):
        record = HandRecord(reports=[report()], events=[event()], mentions=[mention(time_basis=basis)])
        (line,) = lines(record, "What happened")
        assert line.endswith(f"(Sample Courier, 10 January 2022){mark}."), basis


def test_a_denied_event_is_not_told_as_having_happened():
    record = HandRecord(
        reports=[report()], events=[event(status="denied", statuses=("denied",))], mentions=[mention(status="denied")]
    )
    assert lines(record, "What happened") == []
    (doubt,) = lines(record, "Unconfirmed")
    assert doubt.startswith("Denied or disputed: two editors arrested by police")


def test_what_one_tells_and_another_denies_did_not_simply_happen():
    told = event(status="attributed", statuses=("attributed", "denied"), mentions=("E1", "E2"))
    denial = mention(id="E2", status="denied", source="The mayor", report="b.txt", outlet="Sample Post")
    record = HandRecord(reports=[report()], events=[told], mentions=[mention(), denial])
    assert lines(record, "What happened") == []
    (line,) = lines(record, "Unconfirmed")
    assert line.startswith("Denied or disputed: two editors arrested by police, in Astrel; ")
    assert "said by officials, denied by the mayor (Sample Courier" in line


def test_mentions_of_one_event_that_is_denied_are_one_line():
    denials = [mention(id=f"E{n}", status="denied", text="custody", agents=()) for n in (1, 2)]
    full = mention(id="E3", status="denied", text="custody")
    (line,) = lines(HandRecord(reports=[report()], mentions=[*denials, full]), "Unconfirmed")
    assert "arrest of two editors by police" in line


def test_the_latest_figure_of_a_series_says_who_says_so_and_how_far_reports_lie_apart():
    (line,) = lines(full_record(), "Figures, and who")
    assert line.startswith("164 people killed, in Astrel, according to officials (Sample Courier, 10 January 2022)")
    assert "origins" not in line
    assert "others give 24-99" in line


def test_support_is_counted_in_origins_that_give_the_very_number():
    again = [figure(id=f"F{n}", origin=f"O{n}") for n in (2, 3)]
    copy = figure(id="F4", origin="O1")
    row = series(figures=("F1", "F2", "F3", "F4"), origins=3)
    record = HandRecord(reports=[report()], figures=[figure(), *again, copy], series=[row])
    (line,) = lines(record, "Figures, and who")
    assert line.endswith("; the same number in 3 origins.")


def test_a_conditional_figure_is_no_latest_figure():
    record = HandRecord(
        reports=[report()], figures=[figure(status="conditional")], series=[series(status="conditional")]
    )
    assert lines(record, "Figures, and who") == []
    assert len(lines(record, "Unconfirmed")) == 1


def test_a_fear_that_comes_later_hides_no_toll():
    feared = figure(id="F2", status="unconfirmed", source="a union", low=300, high=300, text="300")
    known = {"figures": ("F1", "F2"), "latest": "F2", "status": "unconfirmed"}
    record = HandRecord(reports=[report()], figures=[figure(), feared], series=[series(**known, standing=("F1",))])
    (line,) = lines(record, "Figures, and who")
    assert line.startswith("164 people killed")
    assert line.endswith("; unconfirmed: 300.")


def test_a_toll_that_was_taken_back_is_not_told_again():
    denied = figure(id="F2", status="denied")
    known = {"figures": ("F1", "F2"), "latest": "F2", "status": "denied"}
    record = HandRecord(reports=[report()], figures=[figure(), denied], series=[series(**known, standing=())])
    assert lines(record, "Figures, and who") == []


def test_copies_of_one_doubt_are_one_line():
    copies = [figure(id="F1", status="denied"), figure(id="F2", status="denied", report="b.txt", outlet="Sample Post")]
    page = make_brief(HandRecord(reports=[report()], figures=copies))  # type: ignore[arg-type]
    (line,) = page.sections[0].lines
    assert line.evidence == ("F1", "F2")
    assert "2 origins" not in line.text


def test_contradictions_come_with_their_reason():
    assert lines(full_record(), "What differs") == [
        "Contradicted: 164 and dozens cannot both hold for 10 January 2022."
    ]


def test_a_series_that_differs_in_many_pairs_takes_one_line():
    many = [figure(id=f"F{n}", published=date(2022, 1, n)) for n in range(1, 5)]
    pairs = [("F1", "F2"), ("F1", "F4"), ("F2", "F3")]
    rows = [RelationRow(a=a, b=b, relation="contradicted", scope=(), same_origin=False, reason=a + b) for a, b in pairs]
    record = HandRecord(reports=[report()], figures=many, relations=rows)
    assert lines(record, "What differs") == ["Contradicted: F1F4 (2 more pairs of the same series)."]


def test_of_the_pairs_of_a_series_the_one_is_told_whose_days_and_places_are_known():
    rows = [
        RelationRow(a=a, b=b, relation="revised", scope=(), same_origin=False, reason=a + b)
        for a, b in [("F1", "F2"), ("F1", "F3"), ("F2", "F4"), ("F3", "F4")]
    ]
    days = {1: date(2022, 1, 5), 2: date(2022, 1, 6), 3: date(2022, 1, 6), 4: date(2022, 1, 6)}
    many = [figure(id=f"F{n}", published=day, time_start=day, time_end=day) for n, day in days.items()]
    many[2] = replace(many[2], place="", time_start=None, time_end=None)
    record = HandRecord(reports=[report()], figures=many, relations=rows)
    assert lines(record, "What differs") == ["Revised: F1F2 (3 more pairs of the same series)."]


def test_a_long_list_of_plans_does_not_crowd_out_a_denial():
    plans = [figure(id=f"F{n}", low=n, status="conditional") for n in range(20, 60)]
    denied = figure(id="F1", status="denied")
    told = lines(HandRecord(reports=[report()], figures=[*plans, denied]), "Unconfirmed")
    assert len(told) == 8
    assert told[0].startswith("Denied")


def test_counts_of_two_measures_are_no_difference_worth_telling():
    row = RelationRow(a="F1", b="F2", relation="different_scope", scope=("measure",), same_origin=False, reason="x")
    assert lines(HandRecord(reports=[report()], relations=[row]), "What differs") == []


def test_an_undated_report_is_listed_as_not_known():
    assert lines(full_record(), "Not known") == ["Day of publication: c.txt."]


def test_a_long_section_is_cut_and_says_what_is_left():
    days = [event(key=f"V{n}", mentions=(f"E{n}",), time_start=date(2022, 1, n)) for n in range(1, 21)]
    late = [mention(id=f"E{n}", published=date(2022, 2, 1)) for n in range(1, 21)]
    record = HandRecord(reports=[report()], events=days, mentions=late)
    (section,) = make_brief(record, lines=5).sections  # type: ignore[arg-type]
    assert len(section.lines) == 5
    assert section.more == "15 more events: dateline events"


def test_what_is_said_of_days_after_its_report_has_not_happened():
    events = [event(key="V1", mentions=("E1",), time_start=date(2022, 3, 1)), event(key="V2", mentions=("E2",))]
    told = [mention(id=id, published=date(2022, 1, 10)) for id in ("E1", "E2")]
    record = HandRecord(reports=[report()], events=events, mentions=told)
    section = next(one for one in make_brief(record).sections if one.title.startswith("What happened"))  # type: ignore[arg-type]
    assert all("E1" not in line.evidence for line in section.lines)
    assert section.more == "1 event said of days after their reports: dateline events"


def test_what_has_most_origins_is_kept():
    days = [event(key=f"V{n}", origins=n, time_start=date(2022, 1, n)) for n in range(1, 6)]
    (section,) = make_brief(HandRecord(reports=[report()], events=days), lines=2).sections  # type: ignore[arg-type]
    assert [line.day for line in section.lines] == ["4 to 6 January 2022", "5 to 6 January 2022"]


def test_an_empty_record_makes_an_empty_brief():
    page = make_brief(HandRecord())  # type: ignore[arg-type]
    assert page.sections == ()
    assert page.title == "Brief"


def test_the_order_of_rows_does_not_change_the_brief():
    record, turned = full_record(), full_record()
    turned.rows = {name: replace_order(rows) for name, rows in turned.rows.items()}
    assert set(as_text(make_brief(record)).splitlines()) == set(as_text(make_brief(turned)).splitlines())  # type: ignore[arg-type]


def replace_order(rows):
    return type(rows)(reversed([replace(row) for row in rows]))


def test_the_whole_country_is_told_before_its_city_and_all_people_before_some():
    def made(key: str, id: str, **values: object) -> tuple[object, object]:
        precision = values.pop("place_precision", "city")
        shown = figure(id=id, series=key, place_precision=precision, **values)
        return shown, series(key=key, figures=(id,), latest=id, **values)

    made_up = [
        made("N1", "F1", place="Astrel", place_name="Astrel", low=3, high=3),
        made("N2", "F2", place="Astrel", place_name="Astrel", low=2, high=2, group="children", people="children"),
        made("N3", "F3", place="Norland", place_name="Norland", low=9, high=9, place_precision="country"),
    ]
    record = HandRecord(reports=[report()], figures=[one for one, _ in made_up], series=[row for _, row in made_up])
    assert [line.split()[0] for line in lines(record, "Figures, and who")] == ["9", "3", "2"]


def counts(*made: tuple[str, dict[str, object]]) -> list[str]:
    """First words of the lines of figures, each given as its number with what else is told of it."""
    figures, rows = [], []
    for at, (number, values) in enumerate(made):
        known = {"place_name": f"Place {at}", "low": int(number), "high": int(number)} | values
        days = {name: known.pop(name) for name in ("time_start", "time_end") if name in known}
        figures.append(figure(id=f"F{at}", series=f"N{at}", place_precision="city", **known, **days))
        rows.append(series(key=f"N{at}", figures=(f"F{at}",), latest=f"F{at}", **known))
    record = HandRecord(reports=[report()], figures=figures, series=rows)
    return [line.split()[0] for line in lines(record, "Figures, and who")]


def test_a_count_many_times_smaller_than_another_of_its_country_does_not_lead():
    assert counts(("1", {}), ("300", {})) == ["300", "1"]


def test_a_disaster_that_is_only_recalled_does_not_lead():
    old = {"time_start": date(2008, 5, 1), "time_end": date(2008, 5, 31)}
    assert counts(("800", old), ("3", {})) == ["3", "800"]
