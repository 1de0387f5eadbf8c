"""The file: made once, refused when it is something else, brought up to date, never overwritten."""

from __future__ import annotations

import os
import sqlite3
import stat

import pytest
import sqlalchemy as sa
from hypothesis import given
from hypothesis import strategies as st

import dateline
import toy
from dateline.errors import RecordError
from dateline.store import SCHEMA, Store, schema, tables
from dateline.store.types import escape, unescape

TEXT = "There were 3 killed in Astrel that week, the town said."


@pytest.fixture
def path(tmp_path):
    return tmp_path / "r.dateline"


def test_a_missing_record_is_made_only_if_wanted(path):
    with pytest.raises(RecordError, match="there is no such record"):
        Store(path, create=False)
    assert not path.exists()
    Store(path).close()
    Store(path, create=False).close()


@pytest.mark.parametrize("content", [b"Not a database at all, but long enough to be one.", b"SQLite"])
def test_a_file_that_is_no_record_is_refused(path, content):
    path.write_bytes(content)
    with pytest.raises(RecordError, match="not a dateline record"):
        Store(path)
    assert path.read_bytes() == content


def test_a_database_of_something_else_is_refused(path):
    with sqlite3.connect(path) as other:
        other.execute("create table shopping (item text)")
    other.close()
    with pytest.raises(RecordError, match="not a dateline record"):
        Store(path)


def test_a_folder_and_a_missing_folder_are_told(tmp_path):
    with pytest.raises(RecordError, match="a folder"):
        Store(tmp_path)
    with pytest.raises(RecordError, match="there is no folder"):
        Store(tmp_path / "nowhere" / "r.dateline")


def test_a_damaged_file_is_told(path, tmp_path):
    with dateline.open(path):
        pass
    data = path.read_bytes()
    path.write_bytes(data[:100] + b"\xff" * (len(data) - 100))
    with pytest.raises(RecordError, match=r"damaged|not a dateline record"):
        dateline.open(path)


@pytest.mark.skipif(os.geteuid() == 0, reason="the superuser may write everywhere")
def test_a_file_that_may_not_be_written_is_told(path, toy_folder):
    with dateline.open(path):
        pass
    path.chmod(stat.S_IRUSR)
    with pytest.raises(RecordError, match="cannot be written"), dateline.open(path) as record:
        record.read(toy_folder)


def test_a_full_disk_is_told_and_what_was_read_stays(path, tmp_path, toy):
    folder = write_many(tmp_path / "in", 40)
    with dateline.open(path) as record:
        record.read(sorted(folder.iterdir())[:5])
        with record._store._engine.connect() as connection:
            pages = connection.exec_driver_sql("PRAGMA page_count").scalar()

        @sa.event.listens_for(record._store._engine, "checkout")
        def limit(connection, *_):
            connection.execute(f"PRAGMA max_page_count = {pages + 2}")

        with pytest.raises(RecordError, match="disk is full"):
            record.read(folder)
    with dateline.open(path) as record:
        assert len(record.reports()) >= 5
        assert record.read(folder).unchanged >= 5
        assert len(record.reports()) == 40


def write_many(folder, count):
    return toy.write(folder, **{f"r{n:02}": f"{TEXT} Report {n} of the lot. " + "Words. " * 300 for n in range(count)})


def test_an_older_record_is_brought_up_to_date(path, monkeypatch):
    with dateline.open(path):
        pass
    monkeypatch.setattr(schema, "SCHEMA", SCHEMA + 1)
    monkeypatch.setitem(
        schema.MIGRATIONS, SCHEMA, lambda connection: connection.execute(sa.text("CREATE TABLE extra (id INTEGER)"))
    )
    store = Store(path)
    with store.reading() as connection:
        assert "extra" in sa.inspect(connection).get_table_names()
        assert connection.execute(sa.select(sa.func.max(tables.schema.c.version))).scalar() == SCHEMA + 1
    store.close()


def test_a_migration_that_fails_leaves_the_record_as_it_was(path, monkeypatch):
    with dateline.open(path):
        pass

    def fail(connection):
        connection.execute(sa.text("CREATE TABLE extra (id INTEGER)"))
        raise ValueError("half way")

    with monkeypatch.context() as patch:
        patch.setattr(schema, "SCHEMA", SCHEMA + 1)
        patch.setitem(schema.MIGRATIONS, SCHEMA, fail)
        with pytest.raises(ValueError, match="half way"):
            Store(path)
    with sqlite3.connect(path) as file:
        assert not file.execute("select 1 from sqlite_master where name = 'extra'").fetchall()
    file.close()
    Store(path).close()


def test_a_record_of_a_newer_dateline_is_refused(path):
    with dateline.open(path):
        pass
    with sqlite3.connect(path) as file:
        file.execute("insert into dateline_schema values (?, '2030-01-01T00:00:00.000000Z')", (SCHEMA + 1,))
    file.close()
    with pytest.raises(RecordError, match="newer dateline"):
        Store(path)


@pytest.mark.parametrize("table", sorted(tables.metadata.tables))
def test_no_row_can_be_changed_or_deleted(path, table, toy, toy_folder):
    with dateline.open(path) as record:
        record.read(toy_folder)
    with sqlite3.connect(path) as file:
        if not file.execute(f"select 1 from {table}").fetchone():
            pytest.skip("no row yet")
        column = file.execute(f"pragma table_info({table})").fetchone()[1]
        for deed in (f"delete from {table}", f'update {table} set "{column}" = "{column}"'):
            with pytest.raises(sqlite3.IntegrityError, match="append-only"):
                file.execute(deed)
    file.close()


def test_every_row_has_its_record_time(path, toy, toy_folder):
    with dateline.open(path) as record:
        record.read(toy_folder)
    for table in tables.metadata.tables.values():
        # Hints are an index over traits, which have theirs.
        assert table.name == "hint" or not table.c.recorded_at.nullable, table.name


def test_record_time_never_goes_back(path, toy, tmp_path, monkeypatch):
    from dateline.store import write

    with dateline.open(path) as record:
        record.read(toy_file(tmp_path, "a", TEXT))

        class Slow(write.datetime):
            @classmethod
            def now(cls, tz=None):
                return super().now(tz).replace(year=2001)

        monkeypatch.setattr(write, "datetime", Slow)
        record.read(toy_file(tmp_path, "b", TEXT + " Again."))
        times = [report.recorded_at for report in sorted(record.reports(), key=lambda report: report.name)]
        assert times == sorted(times)
        assert times[1].year > 2001


def toy_file(tmp_path, name, text):
    return toy.write(tmp_path / name, **{name: text})


@pytest.fixture
def toy_folder(tmp_path):
    return toy.write(tmp_path / "in", a=TEXT, b="Reds stormed Astrel on 2022-01-05. Marta said: it is calm there.")


def test_a_filter_by_measure_goes_through_an_index(path):
    from dateline.store.query import Query

    store = Store(path)
    asked = sa.select(tables.claim.c.id).where(*Query(measure=frozenset({"killed"})).conditions())
    with store.reading() as connection:
        sql = str(asked.compile(connection, compile_kwargs={"literal_binds": True}))
        plan = " ".join(row[-1] for row in connection.exec_driver_sql("EXPLAIN QUERY PLAN " + sql))
    store.close()
    assert "claim_measure" in plan


@given(st.text(st.characters()))
def test_any_string_survives_the_database(text):
    assert unescape(escape(text)) == text
    escape(text).encode("utf-8")
    assert "\0" not in escape(text)
