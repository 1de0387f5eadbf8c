"""Bytes and files to Report: zones, days of publication. Never edits text."""
