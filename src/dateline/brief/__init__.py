"""The one-page account of a record, made of what the facade gives."""

from dateline.brief.make import make_brief
from dateline.brief.page import Brief, Line, Section, as_text

__all__ = ["Brief", "Line", "Section", "as_text", "make_brief"]
