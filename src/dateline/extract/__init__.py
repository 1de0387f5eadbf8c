"""One report to its claims: a pure function of report and pack, no state between reports."""

from dateline.extract.read import read, read_claims, reader_name

__all__ = ["read", "read_claims", "reader_name"]
