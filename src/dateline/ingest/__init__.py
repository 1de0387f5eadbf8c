"""Bytes and files to Report: zones, days of publication. Never edits text."""

from dateline.ingest.files import how_many
from dateline.ingest.make import make_report
from dateline.ingest.take import read_dates, take

__all__ = ["how_many", "make_report", "read_dates", "take"]
