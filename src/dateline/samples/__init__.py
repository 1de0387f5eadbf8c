"""Reports that ship with dateline: invented, to try things on. What each exercises: README.md beside this file."""

from __future__ import annotations

from importlib import resources
from pathlib import Path

__all__ = ["folder"]


def folder() -> Path:
    """The folder of the sample reports, and of nothing else."""
    return Path(str(resources.files("dateline.samples") / "reports"))
