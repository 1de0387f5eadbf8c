"""The rules of reading are tested alone: what was learned beside them would hide what they miss."""

from __future__ import annotations

import pytest

from dateline.extract.figures import find


@pytest.fixture(autouse=True)
def rules_alone(request, monkeypatch):
    """No number is read by what was learned, but for tests that ask for it."""
    if request.node.get_closest_marker("learned") is None:
        monkeypatch.setattr(find, "learned", lambda reading, ruled, words: {})
