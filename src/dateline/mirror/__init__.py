"""A copy of the record's tables as Parquet files, and questions of the whole record answered from it by DuckDB."""

from dateline.mirror.parts import Mirror, MirrorSummary
from dateline.mirror.tally import PERIODS, PLACES, checked, tally

__all__ = ["PERIODS", "PLACES", "Mirror", "MirrorSummary", "checked", "tally"]
