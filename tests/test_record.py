"""The record from outside: what goes in comes out, once, tied to its words."""

from __future__ import annotations

import json
import subprocess
import sys
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import dateline
import toy
from dateline.model.rows import FigureRow
from dateline.record import settling
from dateline.store.tables import metadata

pytestmark = pytest.mark.usefixtures("toy")


@pytest.fixture
def path(either):
    return either


@pytest.fixture
def folder(tmp_path):
    return toy.write(
        tmp_path / "in",
        a="ASTREL — Some 18 killed in Astrel on 2022-01-05. Reds stormed Astrel on 2022-01-05. Marta said: so it is.",
        b="By night it was 20 killed in Astrel on 2022-01-05, officials of the town told reporters there.",
    )


def dump(record):
    """All rows of all tables, as text: what a second reading must not change."""
    with record._store.reading() as connection:
        tables = metadata.sorted_tables
        return "\n".join(repr(sorted(map(repr, connection.execute(table.select())))) for table in tables)


def test_what_is_read_can_be_asked(path, folder):
    with dateline.open(path) as record:
        summary = record.read(folder, published="2022-01-06")
        assert (summary.given, summary.read, summary.figures, summary.events, summary.statements) == (2, 2, 2, 1, 1)
        assert [row.low for row in record.figures(measure="killed")] == [18, 20]
        (statement,) = record.statements(speaker="marta")
        assert statement.text == "so it is"
        (event,) = record.events(place="Astrel", since="2022-01-05")
        assert (event.type, event.agents, event.origins) == ("ASSAULT", ("Reds",), 1)


def test_a_record_of_older_rules_says_that_it_is_brought_together_anew(path, folder, monkeypatch, caplog):
    with dateline.open(path) as record:
        record.read(folder)
    dateline.open(path).close()
    assert not caplog.text
    monkeypatch.setattr(settling, "RESOLVER", "newer rules")
    monkeypatch.setattr(settling, "_QUIET", timedelta(0))
    dateline.open(path).close()
    assert "bringing its claims together anew" in caplog.text


def test_every_span_slices_back(path, folder):
    with dateline.open(path) as record:
        record.read(folder)
        for row in (*record.figures(), *record.mentions(), *record.statements()):
            text = record.text(row.report_key)
            assert text[row.start : row.end] == row.text
            assert row.text in row.sentence_text == text[slice(*row.sentence)]


def test_reading_twice_changes_nothing(path, folder):
    with dateline.open(path) as record:
        record.read(folder, published="2022-01-06")
        before = dump(record)
        summary = record.read(folder, published="2022-01-06")
        assert (summary.given, summary.read, summary.unchanged) == (2, 0, 2)
        assert dump(record) == before


def test_a_day_once_known_is_not_lost_by_reading_without_it(path, folder):
    with dateline.open(path) as record:
        record.read(folder, published="2022-01-06")
        assert record.read(folder).unchanged == 2
        assert {report.published for report in record.reports()} == {date(2022, 1, 6)}


def test_a_day_given_later_is_taken(path, folder):
    with dateline.open(path) as record:
        summary = record.read(folder)
        assert sorted(summary.undated) == ["a.txt", "b.txt"]
        summary = record.read(folder, published="2022-01-06")
        assert (summary.read, summary.reread, summary.undated) == (2, 2, ())
        assert len(record.figures()) == 2


def test_a_changed_text_is_a_new_version(path, folder):
    with dateline.open(path) as record:
        record.read(folder)
        (old,) = record.figures(report="b.txt")
        between = datetime.now(UTC)
        toy.write(folder, b="By morning it was 31 killed in Astrel on 2022-01-05, and the town was quiet again.")
        summary = record.read(folder)
        assert (summary.read, summary.new_versions, summary.unchanged) == (1, 1, 1)
        (new,) = record.figures(report="b.txt")
        assert (new.low, len(record.reports())) == (31, 2)
        (report,) = [row for row in record.reports() if row.name == "b.txt"]
        assert (report.version, report.versions) == (2, 2)
        assert [row.id for row in record.as_of(between).figures(report="b.txt")] == [old.id]
        shown = record.show(old.id)
        assert (shown.row.low, record.show(old.report_key).id) == (20, old.report_key)
        assert shown.current_until is not None
        assert record.show(new.id).current_until is None
        with pytest.raises(dateline.NotFound):
            record.show("Fffffffffff")


def test_a_text_that_returns_is_current_again(path, tmp_path):
    folder = toy.write(tmp_path / "in", a="Officials spoke of 18 killed in Astrel this week.")
    with dateline.open(path) as record:
        record.read(folder)
        toy.write(folder, a="Officials spoke of 19 killed in Astrel this week.")
        record.read(folder)
        toy.write(folder, a="Officials spoke of 18 killed in Astrel this week.")
        record.read(folder)
        assert [row.low for row in record.figures()] == [18]


def test_counts_add_up_whatever_is_given(path, tmp_path):
    folder = toy.write(
        tmp_path / "in", a="There were 3 killed in Astrel that week.", trip="TRIP over this report, reader."
    )
    (folder / "empty.txt").write_text("")
    (folder / "image.txt").write_bytes(b"\x89PNG\r\n\x1a\n\x00\x00\x00")
    (folder / "lines.jsonl").write_text('{"text": "There were 4 killed in Borvia that week."}\n{broken\n')
    with dateline.open(path) as record:
        summary = record.read(folder)
        assert summary.given == summary.read + summary.unchanged + len(summary.skipped) + len(summary.not_read)
        assert summary.read == 2
        assert any("TRIP" in skipped.reason for skipped in summary.skipped)
        assert {skipped.name for skipped in record.info().skipped} >= {"trip.txt", "empty.txt"}


def test_strict_makes_the_first_fault_an_error_and_keeps_what_was_read(path, tmp_path):
    folder = toy.write(
        tmp_path / "in", a="There were 3 killed in Astrel that week.", b="TRIP over this report, reader."
    )
    with dateline.open(path) as record:
        with pytest.raises(dateline.IngestError, match="TRIP"):
            record.read(folder, strict=True)
        assert len(record.reports()) == 1
        assert record.info().resolved


def test_another_reader_reads_again_and_the_older_reading_stays(path, folder):
    with dateline.open(path) as record:
        record.read(folder)
        before = datetime.now(UTC)
        toy.use("toy-2")
        assert record.read(folder).reread == 2
        (row,) = record.figures(report="a.txt")
        assert row.reader == "toy-2"
        assert [old.reader for old in record.show(row.id).history] == ["toy-1"]
        assert record.as_of(before).figures(report="a.txt")[0].reader == "toy-1"


def test_as_of_a_time_before_the_record_is_empty(path, folder):
    with dateline.open(path) as record:
        record.read(folder)
        view = record.as_of(datetime.now(UTC) - timedelta(days=1))
        assert (len(view.figures()), len(view.reports()), len(view.relations())) == (0, 0, 0)
        assert not view.search("Astrel")


def test_as_reported_by_leaves_out_what_came_later(path, tmp_path):
    first = toy.write(tmp_path / "one", a="In the town 18 killed in Astrel on 2022-01-05 were counted by officials.")
    second = toy.write(
        tmp_path / "two", b="Later that week 20 killed in Astrel on 2022-01-05 were counted by officials."
    )
    with dateline.open(path) as record:
        record.read(second, published="2022-01-09")
        record.read(first, published="2022-01-06")
        assert [row.low for row in record.as_reported_by("2022-01-07").figures()] == [18]
        (series,) = record.as_reported_by("2022-01-09").series()
        assert (series.low, series.figures) == (20, record.series()[0].figures)


def test_filters_narrow(path, folder):
    with dateline.open(path) as record:
        record.read(folder, published="2022-01-06")
        assert len(record.figures(place="xa")) == 2
        assert not record.figures(place="Borvia")
        assert not record.figures(since="2022-01-06")
        assert len(record.figures(until="2022-01-05")) == 2
        assert not record.figures(measure="injured")
        with pytest.raises(dateline.UsageError, match="killed"):
            record.figures(measure="kiled")


def test_show_a_claim_tells_report_marks_and_comparisons(path, folder):
    with dateline.open(path) as record:
        record.read(folder, published="2022-01-06")
        row = record.figures()[0]
        shown = record.show(row.id[:6].lower())
        assert (shown.id, shown.kind, shown.report.name) == (row.id, "figure", "a.txt")
        assert {mark.what: mark.text for mark in shown.marks} == {"evidence": "18", "place": "Astrel"}
        assert len(shown.relations) == 1
        assert shown.relations == record.relations(claim=row.id)


@pytest.mark.parametrize("ask", ["series", "events", "origins", "actors", "reports"])
def test_show_what_is_of_several_claims(path, folder, ask):
    with dateline.open(path) as record:
        record.read(folder, published="2022-01-06")
        row = getattr(record, ask)()[0]
        shown = record.show(row.key)
        assert (shown.row, len(shown.claims) > 0) == (row, True)


def test_an_unknown_id_is_told(path, folder):
    with dateline.open(path) as record:
        for id in ("F0000000000", "R0", "N0", "V0", "O0", "A0", "", "%"):
            with pytest.raises(dateline.NotFound):
                record.show(id)


def test_words_around_what_is_found_are_whole(path, folder):
    text = f"{'Markets opened as on any other morning. ' * 4}A bridge collapsed. {'Crossings were suspended. ' * 6}"
    (folder / "long.txt").write_text(text)
    with dateline.open(path) as record:
        record.read(folder)
        (hit,) = record.search("bridge")
    assert hit.snippet.startswith("… ") and hit.snippet.endswith(" …")
    assert set(hit.snippet.strip("… ").split()) <= set(text.split())
    assert hit.snippet.strip("… ") in text


def test_search_finds_words_and_phrases(path, folder):
    with dateline.open(path) as record:
        record.read(folder)
        (hit,) = record.search('officials "of the town"')
        assert record.text(hit.report_key)[hit.start : hit.end] == "officials"
        assert "of the town" in hit.snippet
        assert not record.search("astrel nowhere")
        for strange in ('town" OR "calm', "NEAR(", "col:umn*"):
            record.search(strange)
        with pytest.raises(dateline.UsageError):
            record.search(' "" ! ')


def test_lists_become_tables(path, folder):
    with dateline.open(path) as record:
        frame = record.figures().to_frame()
        assert len(frame) == 0
        assert {"id", "kind", "measure", "low", "series"} <= set(frame.columns)
        record.read(folder)
        frame = record.figures().to_frame()
        assert frame["low"].tolist() == [18, 20]
        assert (str(frame["low"].dtype), str(frame["place_id"].dtype)) == ("Int64", "Int64")
        assert len(record.origins().to_frame()) == 2


def test_exported_rows_are_the_exchange_form(path, folder):
    with dateline.open(path) as record:
        record.read(folder, published="2022-01-06")
        rows = list(record.export_rows())
        assert json.loads(json.dumps(rows)) == rows
        figure = next(row for row in rows if row["kind"] == "figure")
        assert figure["time_start"] == "2022-01-05"
        assert figure["series"] and figure["origin"]
        (relation,) = record.export_rows(what="relations")
        assert set(relation) == {"a", "b", "relation", "scope", "same_origin", "reason"}
        with pytest.raises(dateline.UsageError, match="claims"):
            record.export_rows(what="everything")


def test_a_text_in_a_strange_language_is_kept_and_not_read(path, tmp_path, monkeypatch):
    from dateline.record import taking

    monkeypatch.setattr(taking, "_is_readable", lambda language: False)
    folder = toy.write(tmp_path / "in", a="There were 3 killed in Astrel that week.")
    with dateline.open(path) as record:
        summary = record.read(folder)
        assert ([item.name for item in summary.not_read], summary.read) == (["a.txt"], 0)
        assert record.info().not_read == 1
        assert "Astrel" in record.text("a.txt")
        assert len(record.search("Astrel")) == 1


TEXTS = [
    "At noon there were 18 killed in Astrel on 2022-01-05, a doctor of the town hospital told the paper by phone.",
    "Later 20 killed in Astrel on 2022-01-05 were counted. Reds stormed Astrel on 2022-01-05 with two lorries.",
    "In the east 7 injured in Borvia on 2022-02-01 were seen by a nurse. Greens stormed Borvia on 2022-02-01.",
    "Another paper has 25 killed in Astrel on 2022-01-05 while 90 detained in Astrel on 2022-01-07 went home.",
    "Reds stormed Astrel on 2022-01-05 and left. The rest of the week was calm in all of the towns around it.",
]


def content(record):
    """What a record says, record times and the order of reading aside."""
    lists = [[*record.export_rows(what=what)] for what in ("claims", "relations", "events", "series", "origins")]
    return json.dumps(lists, sort_keys=True)


@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(order=st.permutations(range(len(TEXTS))), cut=st.integers(0, len(TEXTS)))
def test_the_order_of_reading_does_not_matter(tmp_path_factory, order, cut):
    base = tmp_path_factory.mktemp("order")
    files = []
    for at, text in enumerate(TEXTS):
        (base / f"{at}.txt").write_text(text)
        files.append(base / f"{at}.txt")
    with dateline.open(base / "one.dateline") as together, dateline.open(base / "two.dateline") as apart:
        together.read(files, published="2022-02-02")
        apart.read([files[at] for at in order[:cut]], published="2022-02-02")
        for at in order[cut:]:
            apart.read(files[at], published="2022-02-02")
        assert content(apart) == content(together)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.text(st.characters(), min_size=1))
def test_any_text_comes_out_as_it_went_in(tmp_path_factory, text):
    from dateline.ingest import make_report
    from dateline.record.taking import take_in

    with dateline.open(tmp_path_factory.mktemp("text") / "r.dateline") as record:
        report = make_report(text, name="any.txt")
        take_in(record._store, [report], strict=True, progress=None)
        assert record.text(report.key) == text


def test_import_draws_in_nothing_heavy():
    code = "import dateline, sys; print([m for m in ('spacy', 'pandas', 'sqlalchemy', 'numpy') if m in sys.modules])"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True).stdout.strip() == "[]"


def test_asking_a_record_draws_in_no_parser(path, folder):
    with dateline.open(path) as record:
        record.read(folder)
    code = f"import dateline, sys; dateline.open({str(path)!r}).figures(); "
    code += "print('spacy' in sys.modules, 'pandas' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True).stdout.strip() == "False False"


def test_one_text_without_a_record(pack):
    rows = dateline.read_report("Police said 12 people were killed in Cairo on Friday.", published="2011-01-29")
    figure = next(row for row in rows if isinstance(row, FigureRow))
    assert (figure.text, figure.measure, figure.series) == ("12", "killed", None)
    with pytest.raises(dateline.UsageError):
        dateline.read_report("x", colour="red")
