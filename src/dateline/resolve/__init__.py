"""Claims of many reports to origins, stories, actors, series, events, comparisons: pure functions over plain rows."""

from dateline.resolve.plain import RESOLVER, PlainReport, Resolution
from dateline.resolve.run import resolve

__all__ = ["RESOLVER", "PlainReport", "Resolution", "resolve"]
