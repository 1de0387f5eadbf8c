"""Who reads: however many processes, the record is the same; what goes wrong in one costs nobody else."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

import dateline
from dateline.crew import pool, run
from dateline.ingest import make_report
from dateline.model.plain import report_of, report_row
from dateline.record.taking import take_in

STAGES = "crew_stages"
TESTS = str(Path(__file__).parent)


def reports(count=24, **odd):
    texts = {f"r{n:02}": f"There were {n + 1} killed in Astrel on 2022-01-05, the town said." for n in range(count)}
    return [make_report(text, name=name, address=name, language="en") for name, text in (texts | odd).items()]


@pytest.fixture
def staged(monkeypatch):
    """Workers run a toy stage; this process knows its name."""
    from dateline.record import taking

    monkeypatch.setattr(taking, "_reader", lambda language: "toy-1")
    monkeypatch.setattr(run, "_MOST", 4)

    def use(stage):
        monkeypatch.setattr(pool, "STAGE", f"{STAGES}:{stage}")

    monkeypatch.syspath_prepend(TESTS)
    return use


def read(path, items, **how):
    told = []
    with dateline.open(path) as record:
        summary = take_in(record._store, items, strict=False, progress=lambda step: told.append(step.name), **how)
        record.resolve()
        return summary, told, list(record.export_rows())


def test_a_report_as_plain_data_comes_back_whole():
    for report in [*reports(2), make_report("LIMA, Jan. 5 (Wire) - It was \ud800 said.\n\nMore.", outlet="Post")]:
        assert report_of(report_row(report)) == report


def test_with_two_workers_the_record_is_that_of_one_process(tmp_path):
    texts = [
        "Police said on Thursday that {n} people were killed in Almaty.",
        "Rain is expected, {n} millimetres of it.",
    ]
    items = [make_report(texts[n % 2].format(n=n + 3), name=f"r{n}", language="en") for n in range(6)]
    one = read(tmp_path / "one.dateline", items, workers=1)
    two = read(tmp_path / "two.dateline", items, workers=2)
    assert one[0].workers == 1
    assert two[0].workers == 2
    assert len(two[0].peak_mb) == 3
    assert one[2]
    assert [{**row, "recorded_at": None} for row in one[2]] == [{**row, "recorded_at": None} for row in two[2]]


def test_the_order_of_reports_is_kept(tmp_path, staged):
    staged("slow_first")
    _, told, _ = read(tmp_path / "r.dateline", reports(), workers=2)
    assert told == [f"r{n:02}" for n in range(24)]


def test_the_same_text_twice_in_one_run_is_unchanged_the_second_time(tmp_path, staged):
    staged("read_batch")
    items = reports(6)
    changed = make_report("There were 99 killed in Astrel on 2022-01-06.", name="r00", address="r00", language="en")
    summary, _, rows = read(tmp_path / "r.dateline", [*items, *items, changed], workers=2)
    assert (summary.given, summary.read, summary.unchanged, summary.new_versions) == (13, 7, 6, 1)
    assert len(rows) == 6


@pytest.mark.parametrize(("grown", "often", "most"), [(-1e9, 2, 3), (1e9, 2, 1), (-1e9, 100, 1)])
def test_a_worker_that_has_grown_makes_room_for_a_fresh_one(staged, monkeypatch, grown, often, most):
    staged("who")
    monkeypatch.setattr(pool, "_GROWN_MB", grown)
    monkeypatch.setattr(pool, "_OFTEN", often)
    with pool.Pool(1, limit=60) as workers:
        answers = [workers.send([report_row(report)]).result() for report in reports(5)]
        assert workers.held[0] > 0
    assert len({row["fault"] for rows in answers for row in rows}) == most


def test_a_worker_that_dies_costs_only_the_report_that_killed_it(tmp_path, staged):
    staged("read_batch")
    summary, _, rows = read(tmp_path / "r.dateline", reports(10, bad="DIE here."), workers=2)
    assert [(one.name, "SIGKILL" in one.reason) for one in summary.skipped] == [("bad", True)]
    assert summary.read == 10
    assert len(rows) == 10


def test_a_report_that_takes_too_long_is_skipped_and_named(tmp_path, staged):
    staged("read_batch")
    summary, _, _ = read(tmp_path / "r.dateline", reports(5, bad="HANG here."), workers=1 + 1, limit=2.0)
    assert [one.name for one in summary.skipped] == ["bad"]
    assert "--limit-seconds" in summary.skipped[0].reason
    assert summary.read == 5


def test_one_process_keeps_to_the_limit_too(tmp_path, monkeypatch):
    from dateline.record import taking

    monkeypatch.setattr(taking, "_reader", lambda language: "toy-1")
    monkeypatch.setattr(taking, "_claims", lambda report: time.sleep(60) if "HANG" in report.text else ())
    summary, _, _ = read(tmp_path / "r.dateline", reports(3, bad="HANG here."), limit=0.5)
    assert [one.name for one in summary.skipped] == ["bad"]
    assert summary.read == 3


def test_a_report_that_the_reader_trips_over_is_named(tmp_path, staged):
    staged("read_batch")
    summary, _, _ = read(tmp_path / "r.dateline", reports(5, bad="TRIP here."), workers=2)
    assert [one.name for one in summary.skipped] == ["bad"]
    assert "please report this" in summary.skipped[0].reason


def test_a_stage_that_cannot_start_is_told_and_nothing_is_left_running(tmp_path, staged):
    staged("nowhere")
    with pytest.raises(dateline.RecordError, match="--workers 1"):
        read(tmp_path / "r.dateline", reports(5), workers=2)


def test_few_reports_stay_in_one_process(tmp_path, toy):
    summary, _, _ = read(tmp_path / "r.dateline", reports(5), workers=None)
    assert summary.workers == 1


INTERRUPTED = """
import signal, sys
# A job in the background inherits that interruptions are not heard.
signal.signal(signal.SIGINT, signal.default_int_handler)
sys.path.insert(0, {tests!r})
from dateline.cli import app
from dateline.crew import pool, run
from dateline.record import taking
taking._reader = lambda language: "toy-1"
run._MOST = 2
pool.STAGE = "crew_stages:slow"
sys.exit(app.main(["read", {folder!r}, "--record", {path!r}, "--workers", "2"]))
"""


def children(of):
    found = []
    for entry in Path("/proc").glob("[0-9]*/stat"):
        try:
            name, _, rest = entry.read_text().rpartition(")")
        except OSError:
            continue
        if rest.split()[1] == str(of):
            found.append(int(name.split()[0]))
    return found


def alive(pid):
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


def until(true, seconds=60):
    end = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < end
        time.sleep(0.05)


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="needs /proc")
@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGKILL])
def test_a_reader_that_is_ended_leaves_a_good_record_and_no_process(tmp_path, how):
    folder = tmp_path / "in"
    folder.mkdir()
    for report in reports(200):
        (folder / f"{report.name}.txt").write_text(f"{report.text} " + "The town said so that week in the paper. " * 3)
    path = tmp_path / "r.dateline"
    code = INTERRUPTED.format(tests=TESTS, folder=str(folder), path=str(path))
    process = subprocess.Popen(
        [sys.executable, "-c", code], stderr=subprocess.PIPE, stdout=subprocess.PIPE, text=True, start_new_session=True
    )
    until(lambda: path.exists() and path.stat().st_size and known(path) >= 4)
    workers = children(process.pid)
    assert workers
    # As a terminal does it: to the whole group.
    os.killpg(process.pid, how) if how == signal.SIGINT else process.send_signal(how)
    _, err = process.communicate(timeout=60)
    if how == signal.SIGINT:
        assert process.returncode == 130
        assert "the same command goes on" in err
        assert "Traceback" not in err
    until(lambda: not any(alive(worker) for worker in workers))
    with dateline.open(path) as record:
        assert 4 <= len(record.reports()) < 200


def known(path):
    with dateline.open(path) as record:
        return len(record.reports())
