"""`dateline cite`: what is pasted into an article."""

from __future__ import annotations

import json

import pytest

import dateline
from dateline.cli.app import main


@pytest.fixture
def record(sample_record_path, monkeypatch):
    monkeypatch.setenv("DATELINE_RECORD", str(sample_record_path))
    with dateline.open(sample_record_path) as kept:
        yield kept


def test_a_claim_is_one_line_with_who_says_so_and_where(record, capsys):
    row = next(row for row in record.figures(measure="killed") if row.source and row.outlet and row.low == row.high)
    assert main(["cite", row.id]) == 0
    (line,) = capsys.readouterr().out.splitlines()
    assert "according to" in line and row.outlet in line and line == record.cite(row.id).text


def test_wikitext_quotes_the_sentence(record, capsys):
    assert main(["cite", record.figures()[0].id[:8], "--as", "wikitext"]) == 0
    out = capsys.readouterr().out
    assert "<ref>{{cite news |title=" in out and "|quote=" in out


def test_of_a_series_the_latest_figure_is_cited_and_of_an_event_a_mention_of_it(record):
    series = next(row for row in record.series() if len(row.figures) > 2)
    assert record.cite(series.key) == record.cite(series.latest)
    event = next(row for row in record.events() if len(row.mentions) > 1)
    assert record.cite(event.key) in [record.cite(id) for id in event.mentions]


def test_for_programs_all_ways_of_writing(record, capsys):
    ids = [row.id for row in record.figures()[:2]]
    assert main(["cite", *ids, "--json"]) == 0
    rows = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [row["id"] for row in rows] == ids
    assert all(set(row) == {"id", "text", "markdown", "wikitext"} for row in rows)


def test_what_says_nothing_is_not_cited(record, capsys):
    assert main(["cite", record.reports()[0].key]) == 1
    assert "a report is not cited; give the id of a claim" in capsys.readouterr().err
    assert main(["cite", "F00000000000"]) == 1
    assert "no claim of this record has that id" in capsys.readouterr().err
