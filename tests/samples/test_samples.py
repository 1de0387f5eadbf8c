"""The samples that ship: read whole, and as varied as their table says."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import dateline
from dateline.brief import as_text, make_brief
from dateline.ingest import take
from dateline.model.report import Report
from dateline.model.vocabulary import PublishedBasis, ZoneKind
from dateline.samples import folder


def reports() -> dict[str, Report]:
    found = list(take(folder()))
    assert all(isinstance(entry, Report) for entry in found)
    return {entry.name: entry for entry in found if isinstance(entry, Report)}


def test_all_samples_are_read() -> None:
    found = reports()
    assert len(found) == 16
    assert {report.language for report in found.values()} == {"en", "ru"}
    assert [r.name for r in found.values() if r.published.basis is PublishedBasis.UNKNOWN] == ["01-courier-undated.txt"]


def test_the_glued_date_is_found() -> None:
    report = reports()["02-post-glued-date.txt"]
    assert (report.published.day, report.published.basis) == (date(2022, 1, 10), PublishedBasis.TEXT)


def test_the_page_has_its_caption_twice_and_its_menus_marked() -> None:
    report = reports()["03-city-hall-page.html"]
    kinds = [zone.kind for zone in report.zones]
    assert kinds.count(ZoneKind.CAPTION) == 2
    assert kinds.count(ZoneKind.FURNITURE) >= 10
    bodies = [zone.span.of(report.text) for zone in report.zones if zone.kind is ZoneKind.BODY]
    assert len(bodies) == 7
    assert bodies[0].startswith("Kazakhstan’s interior ministry")


def test_the_agency_text_is_the_same_in_both_papers() -> None:
    found = reports()
    one, other = found["04-gazette-agency.txt"], found["05-herald-agency.txt"]

    def body(report: Report) -> list[str]:
        return [zone.span.of(report.text) for zone in report.zones if zone.kind is ZoneKind.BODY]

    assert body(one) == body(other)
    assert one.headline != other.headline
    assert one.dateline_day == other.dateline_day == date(2022, 1, 6)


def test_every_sample_is_described() -> None:
    table = (folder().parent / "README.md").read_text("utf-8")
    described = set(re.findall(r"\d\d-[\w-]+\.\w+", table))
    assert described == {path.name for path in folder().iterdir() if not path.name.endswith(".meta.json")}


def test_the_crowd_that_two_count_differently_is_the_contradiction_that_the_samples_hold(tmp_path) -> None:
    with dateline.open(tmp_path / "r.dateline") as record:
        record.read(folder())
        figures = {row.id: row for row in record.figures()}
        found = record.relations(relation=("contradicted",))
    pairs = {frozenset((figures[row.a].text, figures[row.b].text)) for row in found}
    assert frozenset(("more than 1,000", "a few hundred")) in pairs
    assert frozenset(("12", "18")) not in pairs


def test_the_lines_of_the_brief_in_the_readme_are_those_of_the_samples(tmp_path) -> None:
    readme = (Path(__file__).parents[2] / "README.md").read_text(encoding="utf-8")
    shown = readme.split("three lines of it:")[1].split("```")[1]
    with dateline.open(tmp_path / "r.dateline") as record:
        record.read(folder())
        told = " ".join(as_text(make_brief(record)).split())
    lines = [" ".join(line.split()) for line in re.split(r"\n\n|\n  - ", shown) if line.strip()]
    assert len(lines) == 6
    assert [line for line in lines if line not in told] == []
