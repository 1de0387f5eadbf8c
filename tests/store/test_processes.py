"""Killed, or two at once: a report is in the record whole and once, or not at all."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

import dateline
import toy
from dateline.store import tables

TESTS = Path(__file__).parent.parent
READ = """
import sys
sys.path.insert(0, {tests!r})
import toy, dateline
toy.use()
with dateline.open({path!r}) as record:
    record.read({folder!r}, published="2022-01-06", progress=lambda step: print(step.name, flush=True))
"""


def reading(path, folder):
    code = READ.format(tests=str(TESTS), path=str(path), folder=str(folder))
    return subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, text=True, env=dict(os.environ))


@pytest.fixture
def folder(tmp_path):
    text = "There were {n} killed in Astrel on 2022-01-05 and {m} injured in Astrel on 2022-01-05, the town said."
    return toy.write(tmp_path / "in", **{f"r{n:02}": text.format(n=n + 1, m=n + 100) for n in range(30)})


@pytest.mark.parametrize("kill_at", [1, 7, 19])
def test_killed_while_reading_the_record_opens_and_continues(either, tmp_path, folder, kill_at, toy):
    path = either
    process = reading(path, folder)
    told = [process.stdout.readline().strip() for _ in range(kill_at)]
    process.send_signal(signal.SIGKILL)
    process.wait()
    process.stdout.close()
    with dateline.open(path) as record:
        names = [report.name for report in record.reports()]
        assert set(told) <= set(names)
        assert len(names) == len(set(names))
        assert all(report.figures == 2 for report in record.reports())
        summary = record.read(folder, published="2022-01-06")
        assert (summary.unchanged, summary.read) == (len(names), 30 - len(names))
        assert record.info().resolved
        after = list(record.export_rows())
    with dateline.open(tmp_path / "whole.dateline") as whole:
        whole.read(folder, published="2022-01-06")
        assert list(whole.export_rows()) == after


def test_two_processes_may_read_into_one_record(either, folder, toy):
    path = either
    processes = [reading(path, folder), reading(path, folder)]
    for process in processes:
        process.communicate()
        assert process.returncode == 0
    with dateline.open(path) as record, record._store.reading() as connection:
        assert len(connection.execute(tables.report.select()).all()) == 30
        assert len(connection.execute(tables.reading.select()).all()) == 30
        assert len(connection.execute(tables.claim.select()).all()) == 60
        assert record.info().resolved


def test_a_record_can_be_asked_while_it_is_written(either, folder, toy):
    path = either
    process = reading(path, folder)
    process.stdout.readline()
    with dateline.open(path, create=False) as record:
        assert record.figures()
    process.communicate()
    assert process.returncode == 0
