"""Bytes and files to Report: zones, days of publication. Never edits text."""

from dateline.ingest.make import make_report
from dateline.ingest.take import read_dates, take

__all__ = ["make_report", "read_dates", "take"]
