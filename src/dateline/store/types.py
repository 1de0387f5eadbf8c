"""Column types that give back exactly what was put in, on every database."""

from __future__ import annotations

import json
import re
from datetime import UTC, date, datetime
from typing import Any

from sqlalchemy import String, Text
from sqlalchemy.dialects import postgresql
from sqlalchemy.engine import Dialect
from sqlalchemy.types import TypeDecorator

# No database takes a lone surrogate, PostgreSQL takes no NUL; both come in broken JSON and must come out again.
_UNSAFE = re.compile("[\x00\x1b\ud800-\udfff]")
_ESCAPED = re.compile("\x1b([0-9a-f]{4})")


_TEXT = Text().with_variant(postgresql.TEXT(collation="C"), "postgresql")


def escape(text: str) -> str:
    """Text that a database takes; ESC and four hex digits stand for each character that it would not."""
    return _UNSAFE.sub(lambda match: f"\x1b{ord(match[0]):04x}", text)


def unescape(text: str) -> str:
    """The text that ``escape`` was given."""
    return _ESCAPED.sub(lambda match: chr(int(match[1], 16)), text) if "\x1b" in text else text


def Word(length: int | None = None) -> String:  # noqa: N802 - a type of column, as String is one
    """A short text of ours: a key, a day, a value of a closed list. Sorted by code points on every database."""
    return String(length).with_variant(postgresql.VARCHAR(length, collation="C"), "postgresql")


class ExactText(TypeDecorator[str]):
    """Any Python string, lone surrogates and NUL included."""

    impl = _TEXT
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:
        """Escape."""
        return None if value is None else escape(value)

    def process_result_value(self, value: str | None, dialect: Dialect) -> str | None:
        """Unescape."""
        return None if value is None else unescape(value)


class JsonText(TypeDecorator[Any]):
    """A list or dict as JSON text, keys sorted, so that equal values are equal text."""

    impl = _TEXT
    cache_ok = True

    def process_bind_param(self, value: Any, dialect: Dialect) -> str | None:
        """Write."""
        return None if value is None else json.dumps(value, ensure_ascii=True, sort_keys=True)

    def process_result_value(self, value: str | None, dialect: Dialect) -> Any:
        """Read."""
        if value == "[]":  # Most are: asking json would take a quarter of the time in which claims are read.
            return []
        return None if value is None else json.loads(value)


class Day(TypeDecorator[date]):
    """A day, as ISO text."""

    impl = Word(10)
    cache_ok = True

    def process_bind_param(self, value: date | None, dialect: Dialect) -> str | None:
        """Write."""
        return None if value is None else value.isoformat()

    def process_result_value(self, value: str | None, dialect: Dialect) -> date | None:
        """Read."""
        return None if value is None else date.fromisoformat(value)


class RecordTime(TypeDecorator[datetime]):
    """A moment in UTC with microseconds, as text that sorts as time does."""

    impl = Word(27)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> str | None:
        """Write."""
        return None if value is None else value.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")

    def process_result_value(self, value: str | None, dialect: Dialect) -> datetime | None:
        """Read."""
        return None if value is None else datetime.fromisoformat(value)
