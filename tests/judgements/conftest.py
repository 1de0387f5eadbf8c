"""A record read by the toy reader, to be judged."""

from __future__ import annotations

import pytest
import toy

import dateline

REPORTS = {
    "a": "Some 18 killed in Astrel on 2022-01-05. Reds stormed Astrel on 2022-01-05. Marta said: so it is.",
    "b": "By night it was 20 killed in Astrel on 2022-01-05, the town said. Also 7 injured in Borvia on 2022-01-05.",
    "c": "Blues stormed Borvia on 2022-01-05. There were 9 killed in Cindel on 2022-01-05, a doctor told us.",
}


@pytest.fixture(autouse=True)
def _toy(toy):
    """All tests of this folder read with the toy reader."""


@pytest.fixture
def folder(tmp_path):
    return toy.write(tmp_path / "in", **REPORTS)


@pytest.fixture
def path(tmp_path):
    return tmp_path / "r.dateline"


@pytest.fixture
def record(path, folder):
    with dateline.open(path) as made:
        made.read(folder, published="2022-01-06")
        yield made
