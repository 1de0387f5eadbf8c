"""What makes a run citable."""

from __future__ import annotations

import hashlib
import json
import re
from importlib import resources
from pathlib import Path

import dateline
from dateline.cli.app import main

TEXTS = {"a.txt": "Police said 12 people were killed in Astrel on Thursday.", "b.txt": "At least 20 houses were burnt."}
DOCS = (Path(__file__).parents[2] / "docs" / "reference" / "method.md").read_text("utf-8")


def made(folder, order):
    folder.mkdir()
    for name, text in TEXTS.items():
        (folder / name).write_text(text)
    with dateline.open(folder / "r.dateline") as record:
        for name in order:
            record.read(folder / name, published="2022-01-07", workers=1)
        first = record.method()
        record.judge(record.figures()[0].id, "reject", who="marta")
        return first, record.method()


def test_the_same_texts_have_the_same_hashes_and_a_decision_has_another(tmp_path):
    one, judged = made(tmp_path / "one", ["a.txt", "b.txt"])
    other, _ = made(tmp_path / "other", ["b.txt", "a.txt"])
    assert one == other
    assert one["record"]["claims_sha256"] != judged["record"]["claims_sha256"]
    assert one["record"]["texts_sha256"] == judged["record"]["texts_sha256"]
    assert judged["record"]["judgements"] == 1


def test_hashes_are_those_that_anyone_can_make(sample_record_path):
    with dateline.open(sample_record_path) as record:
        told = record.method()
        texts = sorted(row.text_sha256 for row in record.reports())
    assert told["record"]["texts_sha256"] == hashlib.sha256("".join(f"{one}\n" for one in texts).encode()).hexdigest()
    table = resources.files("dateline") / "resolve" / "words.toml"
    assert told["installed"]["tables"]["resolve/words.toml"] == hashlib.sha256(table.read_bytes()).hexdigest()
    assert told["installed"]["is_what_made_it"] is True
    assert all(len(hash) == 64 for hash in told["installed"]["pipelines"].values())
    assert told["readers"][0] in told["cite_as"]


def test_by_command_it_is_one_object_that_names_neither_time_nor_folder(sample_record_path, capsys):
    assert main(["info", "--method", "--record", str(sample_record_path)]) == 0
    out = capsys.readouterr().out
    told = json.loads(out)
    assert str(sample_record_path.parent) not in out and not re.search(r"\d{4}-\d\d-\d\dT", out)
    names = {*told, *told["record"], *told["installed"]}
    assert {name for name in names if not re.search(rf"\b{name}\b", DOCS)} == set()
