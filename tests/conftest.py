"""What every test may ask for."""

from __future__ import annotations

import pytest

from dateline.language import Pack, load_pack


@pytest.fixture(scope="session")
def pack() -> Pack:
    return load_pack("en")


@pytest.fixture
def toy(monkeypatch: pytest.MonkeyPatch) -> None:
    """The record reads with a toy reader."""
    import toy
    from dateline.record import taking

    for name in ("_claims", "_reader", "_is_readable"):
        monkeypatch.setattr(taking, name, getattr(taking, name))
    toy.use()
