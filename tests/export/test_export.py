from __future__ import annotations

import csv
import io
import json
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.errors import UsageError
from dateline.export import CLAIM_COLUMNS, csv_lines, guard, jsonl_lines, to_json, write_whole
from dateline.model.exchange import to_row
from handmade import one_of_each


def test_columns_of_a_claims_table_are_the_exchange_form():
    fields = {name for claim in one_of_each() for name in to_row(claim, report_name="a.txt", reader="test")}
    assert set(CLAIM_COLUMNS) == fields | {
        "sentence_text",
        "outlet",
        "headline",
        "published",
        "story",
        "judged",
        "judged_by",
        "corrections",
    }
    assert len(CLAIM_COLUMNS) == len(set(CLAIM_COLUMNS))


@given(st.dictionaries(st.text(), st.text() | st.integers() | st.none() | st.booleans() | st.lists(st.text())))
def test_a_line_of_json_gives_the_same_back_and_is_one_line(row):
    (line,) = jsonl_lines([row])
    assert json.loads(line) == row
    assert len(line.splitlines()) == 1
    line.encode("utf-8")


def test_what_would_drive_a_terminal_is_escaped_and_what_people_write_is_not():
    assert to_json("\x1b]0;t\x07\x9b1m\u202e") == '"\\u001b]0;t\\u0007\\u009b1m\\u202e"'
    assert to_json("Қазақстан 😀 “so”") == '"Қазақстан 😀 “so”"'


def test_a_lone_surrogate_survives():
    (line,) = jsonl_lines([{"text": "a\ud800b"}])
    assert json.loads(line.encode("utf-8")) == {"text": "a\ud800b"}


def test_days_become_iso_words_and_other_objects_are_refused():
    assert to_json({"day": date(2022, 1, 6)}) == '{"day": "2022-01-06"}'
    with pytest.raises(TypeError):
        to_json(object())


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", "\n", "＝", "＠"])
def test_no_cell_starts_a_formula(start):
    assert guard(f"{start}cmd") == f"'{start}cmd"


def read_csv(lines: list[str]) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO("".join(lines), newline="")))


def test_numbers_stay_numbers_and_unknown_is_an_empty_cell():
    (row,) = read_csv(list(csv_lines([{"lat": -1.5, "low": 0, "high": None, "approx": False, "words": "-1.5"}])))
    assert row == {"lat": "-1.5", "low": "0", "high": "", "approx": "false", "words": "'-1.5"}


def test_lists_are_json_and_line_ends_stay_in_their_cell():
    (row,) = read_csv(list(csv_lines([{"agents": [{"text": "a, b"}], "none": [], "text": 'two\nlines, "q"'}])))
    assert json.loads(row["agents"]) == [{"text": "a, b"}]
    assert row["none"] == ""
    assert row["text"] == 'two\nlines, "q"'


def test_columns_are_there_without_a_row_and_new_fields_follow():
    assert list(csv_lines([], ("a", "b"))) == ["a,b\r\n"]
    assert list(csv_lines([{"c": 1, "a": 2}], ("a", "b"))) == ["a,b,c\r\n", "2,,1\r\n"]


@given(st.lists(st.dictionaries(st.sampled_from("abc"), st.text(st.characters(exclude_categories=["Cs"])))))
def test_a_reader_of_csv_finds_every_row(rows):
    found = read_csv(list(csv_lines(rows, "abc")))
    assert len(found) == len(rows)
    for row, back in zip(rows, found, strict=True):
        assert {name: cell.removeprefix("'") if guard(row.get(name, "")) != row.get(name, "") else cell
                for name, cell in back.items()} == {name: row.get(name, "") for name in "abc"}  # fmt: skip


def test_a_file_is_written_whole(tmp_path: Path):
    target = tmp_path / "claims.jsonl"
    assert write_whole(["a\n", "b\n"], target) == 2
    assert target.read_text() == "a\nb\n"
    assert [path.name for path in tmp_path.iterdir()] == ["claims.jsonl"]


def test_an_error_midway_leaves_the_old_file(tmp_path: Path):
    target = tmp_path / "claims.jsonl"
    target.write_text("old\n")

    def broken():
        yield "new\n"
        raise RuntimeError("stopped")

    with pytest.raises(RuntimeError):
        write_whole(broken(), target)
    assert target.read_text() == "old\n"
    assert [path.name for path in tmp_path.iterdir()] == ["claims.jsonl"]


def test_a_folder_that_is_not_there_is_named(tmp_path: Path):
    with pytest.raises(UsageError, match="nowhere"):
        write_whole([], tmp_path / "nowhere" / "claims.csv")
