"""Every error dateline raises on purpose.

    DatelineError
    ├── IngestError        a file or item could not be taken in
    ├── SpanError          evidence does not stand where a value says it does
    ├── PackError          a language pack, pipeline or table is missing or broken
    ├── RecordError        the record cannot be opened, or is not one
    ├── NotFound           no claim, report, event or series has that id
    └── UsageError         the call or its options do not fit together

A message says what, where (file, line or span), and what to do.
"""

__all__ = ["DatelineError", "IngestError", "NotFound", "PackError", "RecordError", "SpanError", "UsageError"]


class DatelineError(Exception):
    """Root of all errors that dateline raises on purpose."""


class IngestError(DatelineError):
    """A file or one item of it could not be taken in."""


class SpanError(DatelineError):
    """The words at a span are not the words that a value was read from."""


class PackError(DatelineError):
    """A language pack, its pipeline or one of its tables is missing or broken."""


class RecordError(DatelineError):
    """The record cannot be opened, or the file is not a record."""


class NotFound(DatelineError):  # noqa: N818 - reads as the sentence it makes
    """Nothing in the record has that id."""


class UsageError(DatelineError):
    """The call or its options do not fit together."""
