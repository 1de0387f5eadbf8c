"""`read --engine ray` and `import`: what they pass on, print, and give as exit code. No Ray runs here."""

from __future__ import annotations

import json

import pytest

from dateline.cli.app import main
from dateline.cluster import ClusterSummary, Step
from dateline.model.report import Skipped

DONE = ClusterSummary(
    out="claims", given=3, read=1, unchanged=1, failed=(Skipped("c.warc.gz", "OSError: gone"),), items=9, reports=7,
    skipped=2, named=(Skipped("https://x.example/1", "truncated record: 3 of 9 bytes; crawl it again"),), damaged=1,
    figures=12, blocks=2, series=4,
)  # fmt: skip


@pytest.fixture
def asked(monkeypatch, tmp_path):
    """Has `cluster.read` give a summary; holds what it was asked."""
    found = {}

    def read(paths, **how):
        found.update(how, paths=paths)
        how["progress"](Step(1, 3, "a.jsonl", "read"))
        return found.get("gives", DONE)

    monkeypatch.setattr("dateline.cluster.read", read, raising=False)
    monkeypatch.chdir(tmp_path)
    return found


def test_options_are_passed_on_and_no_record_is_made(asked, tmp_path):
    options = ["--address", "auto", "--blocks", "day", "--workers", "3", "--limit-seconds", "9", "--outlet", "Post"]
    assert main(["read", "crawl", "--engine", "ray", "--out", "claims", *options]) == 0
    asked.pop("progress")
    assert asked == {
        "paths": ["crawl"], "out": "claims", "address": "auto", "blocks": "day", "workers": 3, "limit_seconds": 9.0,
        "outlet": "Post", "published": None, "dates": None, "trust_file_dates": False,
    }  # fmt: skip
    assert list(tmp_path.iterdir()) == []


def test_counts_and_what_was_left_out_are_told(asked, capsys):
    main(["read", "crawl", "--engine", "ray", "--out", "claims"])
    out = capsys.readouterr().out
    for words in ("2 (1 of them truncated or broken)", "https://x.example/1", "c.warc.gz: OSError: gone", "4 series"):
        assert words in out
    assert "dateline import claims" in out


def test_for_programs_it_is_one_object(asked, capsys):
    main(["read", "crawl", "--engine", "ray", "--out", "claims", "--json"])
    told = json.loads(capsys.readouterr().out)
    assert (told["damaged"], told["failed"][0]["name"]) == (1, "c.warc.gz")


@pytest.mark.parametrize(
    ("gives", "args", "code"),
    [
        (DONE, ["--strict"], 3),
        (ClusterSummary(out="claims", given=1, read=1, items=1, reports=1), ["--strict"], 0),
        (ClusterSummary(out="claims", given=1, failed=(Skipped("a", "gone"),)), [], 1),
        (ClusterSummary(out="claims"), [], 1),
    ],
)
def test_exit_codes(asked, gives, args, code):
    asked["gives"] = gives
    assert main(["read", "crawl", "--engine", "ray", "--out", "claims", *args]) == code


@pytest.mark.parametrize(
    "args",
    [["--engine", "ray"], ["--out", "claims"], ["--address", "auto"], ["--engine", "spark"], ["--blocks", "year"]],
)
def test_options_that_do_not_fit_together_are_wrong_use(asked, args):
    assert main(["read", "crawl", *args]) == 2


def test_ctrl_c_says_where_it_goes_on(monkeypatch, tmp_path, capsys):
    def stopped(*_, **__):
        raise KeyboardInterrupt

    monkeypatch.setattr("dateline.cluster.read", stopped, raising=False)
    assert main(["read", "crawl", "--engine", "ray", "--out", "claims"]) == 130
    assert "the same command goes on" in capsys.readouterr().err


def test_import_of_what_is_no_output_is_an_error(tmp_path, monkeypatch, capsys):
    pytest.importorskip("pyarrow")
    monkeypatch.chdir(tmp_path)
    assert main(["import", "."]) == 1
    assert "no output of a cluster" in capsys.readouterr().err
