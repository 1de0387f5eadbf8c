"""What holds of every report, with the real reader: words stand at their spans, and nothing depends on chance."""

from __future__ import annotations

from importlib import resources

import pytest

import dateline

SAMPLES = sorted(
    (path for path in (resources.files("dateline") / "samples" / "reports").iterdir() if path.name.endswith(".txt")),
    key=lambda path: path.name,
)


@pytest.fixture(scope="module")
def record(tmp_path_factory):
    with dateline.open(tmp_path_factory.mktemp("samples") / "r.dateline") as made:
        made.read([str(path) for path in SAMPLES], published="2022-01-10")
        yield made


def test_all_samples_are_read(record):
    assert len(record.reports()) == len(SAMPLES) > 0
    assert not record.info().skipped


def test_every_span_slices_back(record):
    rows = [*record.figures(), *record.mentions(), *record.statements()]
    assert rows
    for row in rows:
        text = record.text(row.report_key)
        assert text[row.start : row.end] == row.text
        assert text[slice(*row.sentence)] == row.sentence_text
        if row.source_start is not None and row.via_start is None and row.source:
            assert text[row.source_start : row.source_end]
        for mark in record.show(row.id).marks if row.kind == "figure" else ():
            assert text[mark.start : mark.end] == mark.text != ""


def test_ids_are_unique_within_the_record(record):
    ids = [row["id"] for row in record.export_rows()]
    assert len(ids) == len(set(ids))


def test_every_figure_has_its_series_and_every_mention_its_event(record):
    assert all(row.series and row.origin for row in record.figures())
    assert all(row.event and row.origin for row in record.mentions())
    assert sum(len(row.figures) for row in record.series()) == len(record.figures())
    assert sum(len(row.mentions) for row in record.events()) == len(record.mentions())


def test_another_order_gives_the_same_record(record, tmp_path):
    with dateline.open(tmp_path / "r.dateline") as other:
        for path in reversed(SAMPLES):
            other.read(str(path), published="2022-01-10")
        for what in ("claims", "relations", "events", "series", "origins"):
            assert list(other.export_rows(what=what)) == list(record.export_rows(what=what))


def test_reading_again_changes_nothing(record):
    before = list(record.export_rows())
    summary = record.read([str(path) for path in SAMPLES], published="2022-01-10")
    # One of the samples is in a language without a pack: kept, and told each time.
    assert (summary.read, summary.unchanged + len(summary.not_read)) == (0, len(SAMPLES))
    assert list(record.export_rows()) == before
