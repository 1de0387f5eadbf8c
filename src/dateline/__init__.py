"""dateline: one sourced record of a crisis out of many news reports.

import dateline

with dateline.open("kaz.dateline") as record:
    record.read("reports/")
    record.figures(measure="killed").to_frame()
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from dateline import errors
from dateline.errors import DatelineError, IngestError, NotFound, PackError, RecordError, SpanError, UsageError

if TYPE_CHECKING:
    from dateline.record import (
        CheckSummary,
        Fault,
        Info,
        JudgeSummary,
        MergeSummary,
        Progress,
        ReadSummary,
        Record,
        Rows,
        Shown,
        View,
        merge,
        open,
        read_report,
    )

__all__ = [
    "CheckSummary",
    "DatelineError",
    "Fault",
    "Info",
    "IngestError",
    "JudgeSummary",
    "MergeSummary",
    "NotFound",
    "PackError",
    "Progress",
    "ReadSummary",
    "Record",
    "RecordError",
    "Rows",
    "Shown",
    "SpanError",
    "UsageError",
    "View",
    "__version__",
    "merge",
    "open",
    "read_report",
]

__version__ = "0.1.0"

_LAZY = {*__all__} - {*errors.__all__, "__version__"}


def __getattr__(name: str) -> Any:
    # The facade draws in SQLAlchemy; whoever only wants the version or the errors does not wait for it.
    if name in _LAZY:
        import dateline.record

        return getattr(dateline.record, name)
    raise AttributeError(f"module 'dateline' has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted(__all__)
