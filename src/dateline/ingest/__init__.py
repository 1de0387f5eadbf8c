"""Bytes and files to Report: zones, days of publication. Never edits text."""

from dateline.ingest.make import make_report

__all__ = ["make_report"]
