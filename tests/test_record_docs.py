"""The reference names what is there: tables and columns, calls and filters, errors, relations."""

from __future__ import annotations

import inspect
import re
from pathlib import Path

import pytest

import dateline
from dateline import errors
from dateline.record.view import RELATIONS
from dateline.resolve import relations
from dateline.resolve.relations import pairing
from dateline.resolve.reports import origins
from dateline.store import Store, tables

DOCS = Path(__file__).parents[1] / "docs"
TABLES = (DOCS / "reference" / "tables.md").read_text("utf-8")
PYTHON = (DOCS / "reference" / "python.md").read_text("utf-8")
RESOLVING = (DOCS / "concepts" / "resolving.md").read_text("utf-8")
SECTIONS = dict(re.findall(r"^## (\w+)\n(.*?)(?=^## |\Z)", TABLES, re.MULTILINE | re.DOTALL))


def described(section):
    cells = re.findall(r"^\| ((?:`\w+`(?:, )?)+) \|", section, re.MULTILINE)
    return [name for cell in cells for name in re.findall(r"`(\w+)`", cell)]


@pytest.mark.parametrize("table", sorted(tables.metadata.tables))
def test_every_column_is_described_once(table):
    columns = [column.name for column in tables.metadata.tables[table].columns]
    assert sorted(described(SECTIONS[table])) == sorted(columns)


def test_every_table_of_the_file_is_described(tmp_path):
    store = Store(tmp_path / "r.dateline")
    with store.reading() as connection:
        names = {row[0] for row in connection.exec_driver_sql("select name from sqlite_master where type = 'table'")}
    store.close()
    # FTS5 keeps its index in tables of its own.
    assert {name for name in names if not re.match(r"report_words_|sqlite_", name)} == set(SECTIONS)


CALLS = [name for name, _ in inspect.getmembers(dateline.Record, inspect.isfunction) if not name.startswith("_")]


@pytest.mark.parametrize("call", CALLS)
def test_every_call_and_its_options_are_described(call):
    assert re.search(rf"`(?:record\.)?{call}\(", PYTHON), f"docs/reference/python.md does not name {call}"
    line = next(line for line in PYTHON.splitlines() if re.search(rf"`(?:record\.)?{call}\(", line))
    for option in list(inspect.signature(getattr(dateline.Record, call)).parameters)[1:]:
        assert re.search(rf"\b{option}\b", line), f"docs/reference/python.md: {call} has {option}"


@pytest.mark.parametrize("name", dateline.__all__)
def test_every_public_name_is_described(name):
    assert getattr(dateline, name) is not None
    assert re.search(rf"\b{name}\b", PYTHON), f"docs/reference/python.md does not name {name}"


def test_errors_are_those_of_the_tree():
    assert set(errors.__all__) <= set(dateline.__all__)
    for name in errors.__all__:
        assert name in PYTHON


def test_relations_and_scopes_are_described():
    for name in (*RELATIONS, "place", "group", "time", "measure", "event"):
        assert f"`{name}`" in RESOLVING


def test_the_thresholds_are_those_of_the_code():
    assert (origins.SHINGLE, origins.OVERLAP, origins.HELD) == (5, 0.5, 0.8)
    assert (relations._FEW, relations._CROWD) == (24, 120)
    assert (pairing._BESIDE, pairing._BESIDE_IN_SERIES) == (12, 20)
    for words in ("five-word", "half", "four fifths", "24 figures", "120 figures", "twelve", "twenty"):
        assert words in RESOLVING
