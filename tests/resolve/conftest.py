"""The rules of comparison are tested alone: two made-up figures show too little for an opinion on the pair."""

from __future__ import annotations

import pytest

from dateline.resolve import relations


@pytest.fixture(autouse=True)
def rules_alone(request, monkeypatch):
    """No second opinion, but for tests that ask for it."""
    if request.node.get_closest_marker("opinion") is None:
        monkeypatch.setattr(relations, "weigh", lambda pairs, verdicts: list(verdicts))
