"""The hand-marked figures of our own invented reports are tied to the words they quote."""

import json
from pathlib import Path

import pytest

_OWN = Path(__file__).parents[1] / "benchmarks" / "own"
_REPORTS = {"open": 14, "open2": 10, "open3": 14, "open5": 21, "open6": 22, "closed2": 6, "closed5": 21, "kinds": 8}


@pytest.mark.parametrize("part", list(_REPORTS))
def test_every_mark_stands_in_its_report(part: str) -> None:
    rows = [json.loads(line) for line in (_OWN / f"{part}.jsonl").read_text("utf-8").splitlines()]
    assert len(rows) == _REPORTS[part]
    for row in rows:
        text = (_OWN / part / f"{row['doc']}.txt").read_text("utf-8")
        spans = [tuple(figure["span"]) for figure in row["figures"]]
        assert len(set(spans)) == len(spans), row["doc"]
        for figure in row["figures"]:
            start, end = figure["span"]
            assert text[start:end] == figure["quote"]
            assert text.count(figure["in"]) == 1, figure
            assert text.index(figure["in"]) <= start < end <= text.index(figure["in"]) + len(figure["in"])


@pytest.mark.parametrize("part", list(_REPORTS))
def test_every_report_says_when_it_was_published_or_that_nobody_knows(part: str) -> None:
    names = {path.name.removesuffix(".meta.json") for path in (_OWN / part).glob("*.meta.json")}
    assert names == {path.stem for path in (_OWN / part).glob("*.txt")}
    for name in names:
        meta = json.loads((_OWN / part / f"{name}.meta.json").read_text("utf-8"))
        assert meta["doc"] == name
        assert meta["published"] is None or len(meta["published"]) == 10
