"""Killed, cut off, or watched: whatever happens to a reader, the record is whole and the rest can be read."""

from __future__ import annotations

import itertools
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

import dateline
import toy
from dateline.server import Safety, make_app

TESTS = Path(__file__).parents[1]
COUNT = 40
READ = """
import os, resource, signal, sys
sys.path.insert(0, {tests!r})
import toy, dateline
toy.use()
def step(now):
    print(now.name, flush=True)
    if {room} and now.done == 3:
        # From here on the disk is full but for a little.
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        most = os.path.getsize({path!r} + "-wal") + {room}
        resource.setrlimit(resource.RLIMIT_FSIZE, (most, most))
with dateline.open({path!r}) as record:
    record.read({folder!r}, published="2022-01-06", progress=step)
"""


@pytest.fixture
def folder(tmp_path):
    text = "There were {n} killed in Astrel on 2022-01-05 and {m} injured in Borvia on 2022-01-05, the town said."
    texts = {f"r{n:02}": text.format(n=n + 1, m=n + 100) + " Words." * 200 for n in range(COUNT)}
    return toy.write(tmp_path / "in", **texts)


@pytest.fixture
def undisturbed(tmp_path, folder, toy):
    with dateline.open(tmp_path / "whole.dateline") as record:
        record.read(folder, published="2022-01-06")
        return list(record.export_rows())


def reader(path, folder, room=0):
    code = READ.format(tests=str(TESTS), path=str(path), folder=str(folder), room=room)
    return subprocess.Popen(
        [sys.executable, "-c", code], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, bufsize=1
    )


def whole(path, told):
    """The record is sound, and holds what was acknowledged once and with all its claims."""
    with dateline.open(path) as record:
        names = [report.name for report in record.reports()]
        assert record.check().faults == ()
        assert set(told) <= set(names)
        assert len(names) == len(set(names))
        assert all(report.figures == 2 for report in record.reports())


def goes_on(path, folder, undisturbed):
    with dateline.open(path) as record:
        assert record.read(folder, published="2022-01-06").given == COUNT
        assert record.check().faults == ()
        assert list(record.export_rows()) == undisturbed


def test_killed_again_and_again_at_random_points(tmp_path, folder, undisturbed):
    path = tmp_path / "r.dateline"
    chance = random.Random(6)
    for _ in range(4):
        process = reader(path, folder)
        told = [process.stdout.readline().strip()]
        time.sleep(chance.uniform(0, 0.2))
        process.send_signal(signal.SIGKILL)
        out, _ = process.communicate()
        # The last line may be half: then nobody was told.
        told += [line for line in out.splitlines(keepends=True) if line.endswith("\n")]
        whole(path, [line.strip() for line in told if line.strip()])
    goes_on(path, folder, undisturbed)


@pytest.mark.skipif(not hasattr(signal, "SIGXFSZ"), reason="needs limits on the size of files")
@pytest.mark.parametrize("room", [3_000, 50_000])
def test_a_full_disk_ends_the_reader_and_harms_nothing(tmp_path, folder, undisturbed, room):
    path = tmp_path / "r.dateline"
    process = reader(path, folder, room=room)
    out, err = process.communicate()
    assert process.returncode
    assert "RecordError" in err
    whole(path, out.split())
    assert len(out.split()) < COUNT
    goes_on(path, folder, undisturbed)


def test_asked_and_checked_while_it_is_written(tmp_path, folder, undisturbed):
    path = tmp_path / "r.dateline"
    process = reader(path, folder)
    told = [process.stdout.readline().strip()]
    while process.poll() is None:
        whole(path, told)
        told.append(process.stdout.readline().strip() or told[-1])
    assert process.communicate() is not None
    assert process.returncode == 0
    goes_on(path, folder, undisturbed)


def test_pages_are_shown_while_it_is_written(tmp_path, folder, undisturbed):
    path = tmp_path / "r.dateline"
    process = reader(path, folder)
    told = {process.stdout.readline().strip()}
    client = TestClient(make_app(path, safety=Safety()), base_url="http://127.0.0.1:8022")
    for page in itertools.cycle(("/", "/figures", "/reports", "/review", "/api/v1/figures")):
        assert client.get(page).status_code == 200
        told.add(process.stdout.readline().strip())
        if process.poll() is not None:
            break
    assert process.communicate() is not None
    assert process.returncode == 0
    whole(path, told - {""})
    goes_on(path, folder, undisturbed)


def test_two_readers_at_once_leave_what_one_would(tmp_path, folder, undisturbed):
    path = tmp_path / "r.dateline"
    both = [reader(path, folder), reader(path, folder)]
    told = set()
    for process in both:
        out, err = process.communicate()
        assert process.returncode == 0, err
        told |= set(out.split())
    whole(path, told)
    assert len(told) == COUNT
    goes_on(path, folder, undisturbed)
