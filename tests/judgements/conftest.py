"""A record read by the toy reader, to be judged."""

from __future__ import annotations

import pytest
from judged_reports import REPORTS

import dateline
import toy


@pytest.fixture(autouse=True)
def _toy(toy):
    """All tests of this folder read with the toy reader."""


@pytest.fixture
def folder(tmp_path):
    return toy.write(tmp_path / "in", **REPORTS)


@pytest.fixture
def path(either):
    return either


@pytest.fixture
def record(path, folder):
    with dateline.open(path) as made:
        made.read(folder, published="2022-01-06")
        yield made
