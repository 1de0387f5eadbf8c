"""A sequence of rows that can become a table."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any, Generic, TypeVar, overload

if TYPE_CHECKING:
    import pandas as pd

T = TypeVar("T")


class Rows(Sequence[T], Generic[T]):
    """Rows of one kind, in a fixed order; behaves as a tuple.

    Slices are ``Rows`` too. Two are equal if they hold equal rows in the same order.
    """

    __slots__ = ("_of", "_rows")

    def __init__(self, rows: Iterable[T] = (), *, of: type[Any] | None = None) -> None:
        self._rows = tuple(rows)
        self._of = of

    @overload
    def __getitem__(self, index: int) -> T: ...
    @overload
    def __getitem__(self, index: slice) -> Rows[T]: ...
    def __getitem__(self, index: int | slice) -> T | Rows[T]:
        if isinstance(index, slice):
            return Rows(self._rows[index], of=self._of)
        return self._rows[index]

    def __len__(self) -> int:
        return len(self._rows)

    def __iter__(self) -> Iterator[T]:
        return iter(self._rows)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Rows) and self._rows == other._rows

    def __hash__(self) -> int:
        return hash(self._rows)

    def __repr__(self) -> str:
        return f"Rows({list(self._rows)!r})"

    def to_dicts(self) -> list[dict[str, Any]]:
        """One dict a row, fields in their documented order; inner rows become dicts, days stay days."""
        return [to_dict(row) for row in self._rows]

    def to_frame(self) -> pd.DataFrame:
        """A pandas table: one line a row, one column a field; columns are there even if there are no rows.

        Counts are nullable whole numbers (``Int64``): a bound that is not stated is ``<NA>``, never 0 or a float.
        """
        import pandas as pd

        frame = pd.DataFrame(self.to_dicts(), columns=self._columns())
        for name in self._whole() & set(frame.columns):
            frame[name] = frame[name].astype("Int64")
        return frame

    def _kinds(self) -> list[type[Any]]:
        kinds = {type(row) for row in self._rows} or ({self._of} if self._of else set())
        return sorted(kinds, key=lambda kind: kind.__name__)

    def _whole(self) -> set[str]:
        fields = [field for kind in self._kinds() for field in dataclasses.fields(kind)]
        return {field.name for field in fields if field.type in ("int", "int | None")}

    def _columns(self) -> list[str] | None:
        columns: dict[str, None] = {}
        for kind in self._kinds():
            columns |= dict.fromkeys(names_of(kind))
        return list(columns) or None


def names_of(kind: type[Any]) -> list[str]:
    """Columns of a kind of row; claims show their ``kind`` after their id."""
    names = [field.name for field in dataclasses.fields(kind)]
    if getattr(kind, "kind", None) and "kind" not in names:
        names.insert(names.index("id") + 1, "kind")
    return names


def to_dict(row: Any) -> dict[str, Any]:
    """A row as a dict of plain values."""
    return {name: _plain(getattr(row, name)) for name in names_of(type(row))}


def _plain(value: Any) -> Any:
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return to_dict(value)
    if isinstance(value, tuple):
        return [_plain(one) for one in value]
    return value
