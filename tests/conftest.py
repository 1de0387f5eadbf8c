"""What every test may ask for."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

import dateline
from dateline.language import Pack, load_pack
from dateline.page import Snapshot
from dateline.samples import folder


@pytest.fixture(scope="session")
def pack() -> Pack:
    return load_pack("en")


@pytest.fixture(scope="session")
def sample_record_path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A record of the sample reports, read once. Copy it before writing to it."""
    path = tmp_path_factory.mktemp("samples") / "samples.dateline"
    with dateline.open(path) as record:
        record.read(folder())
    return path


@pytest.fixture(scope="session")
def sample_snapshot(sample_record_path: Path) -> Iterator[Snapshot]:
    """The rows of that record."""
    with dateline.open(sample_record_path) as record:
        yield Snapshot(record)


@pytest.fixture
def toy(monkeypatch: pytest.MonkeyPatch) -> None:
    """The record reads with a toy reader."""
    import toy
    from dateline.record import taking

    for name in ("_claims", "_reader", "_is_readable"):
        monkeypatch.setattr(taking, name, getattr(taking, name))
    toy.use()
