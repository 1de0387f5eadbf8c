"""What every test may ask for."""

from __future__ import annotations

import pytest

from dateline.language import Pack, load_pack


@pytest.fixture(scope="session")
def pack() -> Pack:
    return load_pack("en")
