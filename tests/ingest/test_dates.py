"""Days of publication: from metadata and from the text's head, never from prose or the clock."""

from __future__ import annotations

from datetime import date

import pytest

from dateline.ingest import make_report
from dateline.ingest.dates import read_day
from dateline.model.vocabulary import PublishedBasis, ZoneKind

PROSE = "Police in the northern port fired tear gas at a crowd of several hundred dock workers on Tuesday night."
MORE = "The crowd left before midnight, two residents said, and the gates of the harbour were closed until morning."


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("2022-01-05", date(2022, 1, 5)),
        ("2022-01-05T23:30:00-05:00", date(2022, 1, 5)),
        ("Wed, 05 Jan 2022 10:00:00 GMT", date(2022, 1, 5)),
        ("5 January 2022", date(2022, 1, 5)),
        ("January 5th, 2022", date(2022, 1, 5)),
        ("20220105", date(2022, 1, 5)),
        ("01/15/2022", date(2022, 1, 15)),
        ("15.01.2022", date(2022, 1, 15)),
        ("2022/01/05 14:05", date(2022, 1, 5)),
        ("03/04/2022", None),
        ("2022-13-45", None),
        ("Thursday", None),
        ("", None),
        (None, None),
    ],
)
def test_read_day(words: object, day: date | None) -> None:
    assert read_day(words) == day


@pytest.mark.parametrize(
    "stamp",
    [
        "Published: 5 January 2022",
        "Published 5 January 2022 14:05 GMT",
        "Jan. 5, 2022",
        "Wednesday, January 5, 2022",
        "2022-01-05",
        "2022-01-05 14:05",
        "Updated 14:05 GMT (2205 HKT) January 5, 2022",
        "First published on Wed 5 Jan 2022 14.05 GMT",
        "Posted on 5 January 2022 at 2:05 p.m. EST",
        "Date: 2022-01-05",
        "By Ann Lee, Jan. 5, 2022",
        "PORT ELM, 5 January 2022",
    ],
)
def test_a_date_printed_in_the_head(stamp: str) -> None:
    report = make_report(f"Port city counts its wounded\n{stamp}\n{PROSE}\n{MORE}")
    assert (report.published.day, report.published.basis) == (date(2022, 1, 5), PublishedBasis.TEXT)
    assert report.published.span is not None
    assert read_day(report.published.span.of(report.text)) == date(2022, 1, 5)
    assert [z.span.of(report.text) for z in report.zones if z.kind is ZoneKind.BODY] == [PROSE, MORE]


@pytest.mark.parametrize(
    "prefix", ["date 2022-01-10 ", "Newspapers from United States date 2022-01-10 ", " 2022-01-10 "]
)
def test_a_date_glued_to_the_first_sentence(prefix: str) -> None:
    report = make_report(f"{prefix}{PROSE}\n\n{MORE}")
    assert report.published.day == date(2022, 1, 10)
    assert report.published.span is not None
    assert report.published.span.of(report.text) == "2022-01-10"
    assert report.zones[-2].span.of(report.text) == PROSE
    assert {zone.kind for zone in report.zones[:-2]} == {ZoneKind.FURNITURE}


def test_headline_stamp_and_byline_on_one_line():
    report = make_report(f"Port city counts its wounded Updated: 2022-01-10 13:14 By Agencies\n{PROSE}\n{MORE}")
    kinds = [zone.kind for zone in report.zones]
    assert kinds[:3] == [ZoneKind.HEADLINE, ZoneKind.FURNITURE, ZoneKind.BYLINE]
    assert report.headline == "Port city counts its wounded"
    assert report.published.day == date(2022, 1, 10)


@pytest.mark.parametrize(
    "line", ["Example Wire | 5 January 2022", "Example Wire, Jan. 5, 2022", "Elmport · 2022-01-05"]
)
def test_a_line_of_outlet_and_day(line: str) -> None:
    report = make_report(f"Port city counts its wounded\n{line}\n{PROSE}\n{MORE}")
    assert report.published.day == date(2022, 1, 5)
    assert report.outlet in line
    assert report.outlet
    assert report.dateline_place == ""


def test_first_publication_comes_before_an_update():
    report = make_report(f"Updated: 7 January 2022\nPublished: 5 January 2022\n{PROSE}\n{MORE}")
    assert report.published.day == date(2022, 1, 5)


def test_a_full_date_in_the_dateline_dates_the_report():
    report = make_report(f"PORT ELM, Jan. 5, 2022 (AP) - {PROSE}")
    assert (report.published.day, report.dateline_day) == (date(2022, 1, 5), date(2022, 1, 5))
    assert report.published.basis is PublishedBasis.TEXT


@pytest.mark.parametrize(
    "text",
    [
        f"On 5 January 2022 the port burned. {PROSE}",
        f"{PROSE}\nThe report, published on 5 January 2022, counts nine dead.\n{MORE}",
        f"Published on 5 January 2022, the report counts nine dead among the dock workers.\n{MORE}",
        f"Published: 03/04/2022\n{PROSE}",
        f"{PROSE}\n{MORE}\nJanuary 5, 2022",
        f"January 5, 2022 saw the worst fighting in the port since the war, residents said.\n{MORE}",
        f"The law was dated 5 January 2022 and took effect at once, the ministry of ports said.\n{MORE}",
    ],
)
def test_no_date_is_taken_from_prose_or_where_it_could_be_two(text: str) -> None:
    assert make_report(text).published.day is None


def test_what_the_caller_says_beats_the_text():
    report = make_report(f"Published: 5 January 2022\n{PROSE}", published=date(2022, 1, 6))
    assert (report.published.day, report.published.basis) == (date(2022, 1, 6), PublishedBasis.GIVEN)
