"""The words of the page, in plain sentences."""

from __future__ import annotations

import functools
import tomllib
from importlib import resources
from typing import Any

from dateline.page.asked import Asked
from dateline.page.snapshot import Snapshot


def make(snapshot: Snapshot, asked: Asked) -> dict[str, Any]:
    """Terms in parts: for each an id, its words, and what they mean."""
    return {"title": "What the words mean", "parts_of": _table()["part"]}


@functools.cache
def glosses() -> dict[str, str]:
    """What a term means, by its id."""
    return {id: says for part in _table()["part"] for id, _, says in part["terms"]}


@functools.cache
def _table() -> dict[str, Any]:
    return tomllib.loads((resources.files("dateline.page") / "glossary.toml").read_text("utf-8"))
