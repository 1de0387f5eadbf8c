"""A record on a PostgreSQL server: its own schema, its own errors, refused when it is something else."""

from __future__ import annotations

import pytest
import sqlalchemy as sa
from sqlalchemy.exc import DBAPIError

import dateline
import toy
from dateline.errors import RecordError, UsageError
from dateline.record.address import is_there, name_of
from dateline.store import SCHEMA, Store, schema, tables

pytestmark = pytest.mark.usefixtures("toy")


@pytest.fixture
def address(server):
    return f"{server}&record=own"


@pytest.fixture
def folder(tmp_path):
    return toy.write(
        tmp_path / "in", a="Some 18 killed in Astrel on 2022-01-05. Café owners said: we saw the fire there."
    )


def test_a_record_is_there_once_it_is_made(server):
    address = f"{server}&record=made"
    assert not is_there(address)
    with pytest.raises(RecordError, match="there is no such record"):
        dateline.open(address, create=False)
    dateline.open(address).close()
    assert is_there(address)
    dateline.open(address, create=False).close()


def test_records_of_one_database_know_nothing_of_each_other(server, folder):
    with dateline.open(f"{server}&record=one") as one, dateline.open(f"{server}&record=two") as two:
        one.read(folder)
        assert (len(one.reports()), len(two.reports())) == (1, 0)


@pytest.mark.parametrize("name", ["order", "user", "both"])
def test_a_record_may_be_called_by_a_word_of_sql(server, folder, name):
    with dateline.open(f"{server}&record={name}") as record:
        record.read(folder)
        assert len(record.reports()) == 1
    assert is_there(f"{server}&record={name}")


@pytest.mark.parametrize("words", ["cafe owners", "CAFÉ", '"saw the fire"', "killed Astrel"])
def test_words_are_found_as_in_a_file(address, folder, words, tmp_path):
    with dateline.open(address) as there, dateline.open(tmp_path / "r.dateline") as here:
        for record in (there, here):
            record.read(folder)
            assert [hit.report for hit in record.search(words)] == ["a.txt"]
            assert not record.search('"fire saw"')


def test_no_row_can_be_changed_or_deleted(address, folder):
    with dateline.open(address) as record:
        record.read(folder)
        for change in ("UPDATE claim SET low = 19", "DELETE FROM report", "TRUNCATE judgement"):
            with pytest.raises(DBAPIError, match="append-only"), record._store._engine.begin() as connection:
                connection.execute(sa.text(change))


def test_an_older_record_is_brought_up_to_date(server, monkeypatch):
    address = f"{server}&record=older"
    dateline.open(address).close()
    monkeypatch.setattr(schema, "SCHEMA", SCHEMA + 1)
    monkeypatch.setitem(
        schema.MIGRATIONS, SCHEMA, lambda made: made.execute(sa.text("CREATE TABLE extra (id INTEGER)"))
    )
    store = Store(address)
    with store.reading() as connection:
        assert connection.execute(sa.select(sa.func.max(tables.schema.c.version))).scalar() == SCHEMA + 1
    store.close()


def test_a_schema_of_something_else_is_refused(server):
    engine = sa.create_engine(server.replace("postgresql://", "postgresql+psycopg://"))
    with engine.begin() as connection:
        connection.execute(sa.text("CREATE SCHEMA shop"))
        connection.execute(sa.text("CREATE TABLE shop.item (name text)"))
    engine.dispose()
    with pytest.raises(RecordError, match="not a dateline record"):
        dateline.open(f"{server}&record=shop")


@pytest.mark.parametrize(
    ("address", "told"),
    [
        ("postgresql://marta:secret@127.0.0.1:1/news", "no server answers"),
        ("postgresql://marta:secret@host.invalid/news", "no host of that name"),
    ],
)
def test_a_server_that_is_not_there_is_told_without_the_password(address, told):
    with pytest.raises(RecordError, match=told) as error:
        dateline.open(address)
    assert "secret" not in str(error.value)
    assert "secret" not in name_of(address)


def test_a_database_that_is_not_there_is_told(server):
    with pytest.raises(RecordError, match="createdb"):
        dateline.open(server.replace("/postgres?", "/nowhere?"))


@pytest.mark.parametrize("name", ["Kaz", "a-b", "1st", "x;drop"])
def test_a_strange_name_of_a_record_is_refused(server, name):
    with pytest.raises(UsageError, match="small letters"):
        dateline.open(f"{server}&record={name}")
