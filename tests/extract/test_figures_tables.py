"""Tables of bulletins: the heading of a column tells what its numbers count, the first cell of a row where."""

from __future__ import annotations

from datetime import date

import pytest

from dateline.extract.read import read
from dateline.ingest import make_report
from dateline.language import Pack


def rows(text: str, pack: Pack) -> list[str]:
    found = read(make_report(text, published=date(2023, 2, 8)), pack).figures
    return [f"{f.measure} {f.text} {f.place.text if f.place else '-'}" for f in found]


BARRED = """District | Dead | Injured | Houses destroyed
Gondar | 64 | 90 | 1,204
Mekelle | 7 | 15 | 88
Total | 71 | 105 | 1,292
"""

EDGED = """| District | Deaths | Missing | Budget |
|---|---|---|---|
| Gondar | 64 | 12 | 900 |
| Mekelle | 7 | none | 40 |
"""


def test_bars(pack: Pack) -> None:
    found = rows(BARRED, pack)
    assert found[3:6] == ["killed 7 Mekelle", "injured 15 Mekelle", "destroyed 88 Mekelle"]
    assert [line.rsplit(" ", 1)[0] for line in found[6:]] == ["killed 71", "injured 105", "destroyed 1,292"]
    assert len(found) == 9


def test_bars_at_the_edges(pack: Pack) -> None:
    found = rows(EDGED, pack)
    assert found[:2] == ["killed 64 Gondar", "missing 12 Gondar"]
    assert "killed 7 Mekelle" in found
    assert not any("900" in line or "40" in line for line in found)


@pytest.mark.parametrize(
    "text",
    [
        "Home | News | Sport\nGondar | 64 | 90\n",
        "Team | Won | Lost\nGondar | 12 | 3\n",
    ],
)
def test_what_is_no_table(text: str, pack: Pack) -> None:
    assert rows(text, pack) == []
