"""A cluster's parts with the toy reader: files in, a folder of Parquet out."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from dateline.crew import pool
from dateline.language import PACKS

TESTS = str(Path(__file__).parents[1])
TOWNS = ("Astrel", "Borvia", "Cindel")


@pytest.fixture
def staged(monkeypatch: pytest.MonkeyPatch, toy: None) -> None:
    """Reading is the toy's, in processes of its own."""
    monkeypatch.setattr(pool, "STAGE", "crew_stages:read_batch")
    monkeypatch.syspath_prepend(TESTS)


def line(number: int, words: str = "") -> dict[str, Any]:
    town = TOWNS[number % 3]
    text = words or f"There were {number + 1} killed in {town} on 2022-01-05. Rebels stormed {town} on 2022-01-05."
    return {"id": f"r{number:03}", "text": text, "date": f"2022-01-{6 + number % 9:02}", "language": "en"}


@pytest.fixture
def crawl(tmp_path: Path) -> Callable[..., Path]:
    """Makes a folder of files of JSON lines, and tells where it is."""

    def make(files: int = 3, lines: int = 8, **odd: str) -> Path:
        folder = tmp_path / "crawl"
        folder.mkdir(exist_ok=True)
        for at in range(files):
            rows = [line(number) for number in range(at * lines, (at + 1) * lines)]
            (folder / f"part{at}.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows))
        for name, text in odd.items():
            row = {**line(500), "id": name, "text": text}
            (folder / f"{name}.jsonl").write_text(json.dumps(row) + "\n")
        return folder

    return make


@pytest.fixture
def plan(tmp_path: Path, staged: None) -> Iterator[Any]:
    from dateline.cluster.units import Plan
    from dateline.cluster.work import close

    readers = dict.fromkeys(PACKS, "toy-1")
    yield Plan(out=str(tmp_path / "out"), limit=20.0, readers=readers, stage="crew_stages:read_batch")
    close()
