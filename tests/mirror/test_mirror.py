"""The Parquet mirror: in step with the record, and the same answers as from its rows."""

from __future__ import annotations

import itertools

import pytest

import dateline
import toy
from dateline.errors import RecordError, UsageError
from dateline.mirror import Mirror
from dateline.mirror import figures as mirror_figures
from dateline.mirror import parts as mirror_parts

pytestmark = pytest.mark.usefixtures("toy")

WAYS = ["country", "place", "day", "week", "month", "year", "measure", "group", "status"]


@pytest.fixture
def path(tmp_path):
    return tmp_path / "r.dateline"


def read(record, folder, **texts):
    record.read(toy.write(folder, **texts), published="2022-01-06")


@pytest.fixture
def record(path, tmp_path):
    with dateline.open(path) as made:
        read(
            made,
            tmp_path / "one",
            a="Some 18 killed in Astrel on 2022-01-05, and 7 injured in Borvia on 2022-01-09, it was told.",
            b="By night it was 20 killed in Astrel on 2022-01-05, officials of the town told reporters there.",
            c="In the hills 3 detained in Cindel were counted by those who keep the prison of that town.",
        )
        yield made


def both(record, **asked):
    """The answer from the mirror, which must be that from rows."""
    from_rows = super(dateline.Record, record).tally(**asked)
    record.mirror()
    assert record.tally(**asked) == from_rows
    return from_rows


@pytest.mark.parametrize("by", [*WAYS, *itertools.pairwise(WAYS[:4]), ("week", "country", "measure")])
def test_the_mirror_answers_as_the_rows_do(record, by):
    asked = by if isinstance(by, tuple) else (by,)
    if len({"day", "week", "month", "year"} & set(asked)) > 1:
        with pytest.raises(UsageError, match="one period"):
            record.tally(by=asked)
    else:
        assert sum(row.figures for row in both(record, by=asked)) == 4


def test_bounds_are_told_and_nothing_is_added_up(record):
    killed = both(record, by=("place", "day"), measure="killed")
    assert [(row.place, row.figures, row.reports, row.lowest, row.highest) for row in killed] == [
        ("Astrel", 2, 2, 18, 20)
    ]
    assert both(record, by="measure", since="2022-01-06")[0].measure == "injured"
    assert both(record, by="measure", until="2022-01-08")[0].measure == "killed"


@pytest.mark.parametrize("measure", ["killed", ["killed", "injured"]])
@pytest.mark.parametrize("since", [None, "2022-01-06"])
def test_some_measures_and_days_are_counted_as_the_rows_are(record, measure, since):
    for by in ("week", ("country", "month"), ("country", "measure"), "measure", "group"):
        both(record, by=by, measure=measure, since=since)


def test_what_is_not_known_is_a_group_of_its_own_and_stands_last(record):
    assert [str(row.period) for row in both(record, by="week")] == ["2022-01-03", "None"]


def test_what_was_decided_counts(record, path):
    record.mirror()
    first, second = record.figures(measure="killed")
    record.judge(first.id, "reject")
    record.judge(second.id, "correct", values={"low": 25, "high": 25})
    (row,) = both(record, by="measure", measure="killed")
    assert (row.figures, row.lowest, row.highest) == (1, 25, 25)
    record.judge(first.id, "undo")
    (row,) = both(record, by="measure", measure="killed")
    assert (row.figures, row.lowest, row.highest) == (2, 18, 25)


def test_a_newer_text_takes_the_place_of_the_older(record, tmp_path):
    record.mirror()
    read(record, tmp_path / "one", a="Some 30 killed in Astrel on 2022-01-05, it was told by those who had been there.")
    (row,) = both(record, by="measure", measure="killed")
    assert (row.figures, row.lowest, row.highest) == (2, 20, 30)


@pytest.mark.parametrize("stale", [0.01, 1_000_000], ids=["table kept", "table made anew"])
def test_what_changed_since_the_table_of_figures_was_made_is_told(record, tmp_path, monkeypatch, stale):
    monkeypatch.setattr(mirror_figures, "_STALE", stale)
    record.mirror()
    read(record, tmp_path / "one", a="Some 30 killed in Astrel on 2022-01-05, it was told by those who had been there.")
    # A copy: an origin that another report had already.
    read(
        record,
        tmp_path / "two",
        d="By night it was 20 killed in Astrel on 2022-01-05, officials of the town told reporters there.",
    )
    record.judge(record.figures(measure="detained")[0].id, "reject")
    for by in (("place", "day"), ("country", "week"), ("measure",), ("country", "measure"), "month"):
        both(record, by=by)
        both(record, by=by, since="2022-01-05")
    assert both(record, by="measure", measure="killed")[0].highest == 30


def test_without_its_table_of_figures_the_mirror_answers_from_the_others(record, monkeypatch):
    monkeypatch.setattr(mirror_figures.Figures, "renew", lambda *_: None)
    record.judge(record.figures(measure="detained")[0].id, "reject")
    for by in (("country", "week"), ("measure",)):
        both(record, by=by)


def test_only_what_is_new_is_written(record, tmp_path, path):
    first = record.mirror()
    assert first.added["report"] == 3
    assert first.added["claim"] == 4
    assert record.mirror().added == {}
    read(record, tmp_path / "two", d="Some 5 killed in Borvia on 2022-01-11, it was told in the town that day.")
    assert record.mirror().added["claim"] == 1
    assert sum(row.figures for row in both(record, by="country")) == 5


def test_the_mirror_of_a_record_on_a_server_is_that_of_a_file(record, server, tmp_path):
    pq = pytest.importorskip("pyarrow.parquet")
    with dateline.open(f"{server}&record=mirrored") as there:
        there.read(tmp_path / "one", published="2022-01-06")
        there.mirror(tmp_path / "there")
    record.mirror(tmp_path / "here")
    for name in ("report", "version", "reading", "claim", "claim_link", "report_link"):
        # In a moment of its own each, so that times of writing differ.
        here, other = (
            [
                {key: value for key, value in row.items() if key != "recorded_at"}
                for file in (tmp_path / side / name).glob("*.parquet")
                for row in pq.read_table(file).to_pylist()
            ]
            for side in ("here", "there")
        )
        assert here == other
        assert here


def test_many_parts_become_one(record, tmp_path, path, monkeypatch):
    monkeypatch.setattr(mirror_parts, "_MOST_PARTS", 2)
    for at in range(5):
        read(record, tmp_path / f"more{at}", d=f"Some {at + 1} killed in Borvia on 2022-01-11, it was told that day.")
        record.mirror()
    mirror = Mirror(path.with_name(path.name + ".parquet"))
    assert len(mirror.parts("claim")) <= 3
    assert sum(row.figures for row in both(record, by="country")) == 9


def test_what_a_killed_process_left_is_not_counted(record, path):
    record.mirror()
    folder = path.with_name(path.name + ".parquet") / "claim"
    (whole,) = folder.glob("*.parquet")
    # Parts beyond what is said to be there: written, but the process died before it could say so.
    first, last = map(int, whole.stem.split("-"))
    (folder / f"{last:012}-{last + 5:012}.parquet").write_bytes(whole.read_bytes())
    (folder / "half.unfinished").write_bytes(b"half")
    assert first == 0
    assert sum(row.figures for row in both(record, by="country")) == 4


def test_a_folder_of_something_else_is_refused(record, tmp_path):
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "letter.txt").write_text("Dear all")
    with pytest.raises(RecordError, match="no mirror"):
        record.mirror(tmp_path / "mine")


def test_the_mirror_of_another_record_is_refused(record, tmp_path):
    record.mirror(tmp_path / "mirror")
    with dateline.open(tmp_path / "other.dateline") as other, pytest.raises(RecordError, match="another record"):
        other.mirror(tmp_path / "mirror")


def test_an_unknown_way_is_told(record):
    with pytest.raises(UsageError, match="there is country"):
        record.tally(by="colour")
