"""The facade: open a record, read reports into it, ask it. Strings the rooms together."""

from dateline.record.changes import CHANGES, ChangeRow
from dateline.record.facade import Record, open, read_report
from dateline.record.judging import VERDICTS, JudgeSummary
from dateline.record.keeping import held, kept
from dateline.record.keptview import KeptView
from dateline.record.latest import headline, main_series
from dateline.record.results import Info, Progress, ReadSummary, Shown
from dateline.record.rows import Rows
from dateline.record.upkeep import CheckSummary, Fault, MergeSummary, merge
from dateline.record.view import View
from dateline.resolve.gather import as_of_day

__all__ = [
    "CHANGES",
    "VERDICTS",
    "ChangeRow",
    "CheckSummary",
    "Fault",
    "Info",
    "JudgeSummary",
    "KeptView",
    "MergeSummary",
    "Progress",
    "ReadSummary",
    "Record",
    "Rows",
    "Shown",
    "View",
    "as_of_day",
    "headline",
    "held",
    "kept",
    "main_series",
    "merge",
    "open",
    "read_report",
]
