"""Pages of records made by hand, and what stands on them."""

from __future__ import annotations

import re
from typing import Any

from dateline.model.rows import RelationRow
from dateline.page import Asked, ServedLinks, Snapshot, render
from handmade import HandRecord, figure, report, series


def shown(record: HandRecord | Snapshot, page: str, key: str = "", /, **values: str) -> str:
    snap = record if isinstance(record, Snapshot) else Snapshot(record)  # type: ignore[arg-type]
    return render(snap, Asked(page, key, values), ServedLinks())


def words(html: str) -> str:
    """The text of the main part, on one line."""
    main = html.split("<main", 1)[1].split("</main>")[0]
    return " ".join(re.sub(r"<[^>]+>", " ", main).replace("&#39;", "'").split())


def relation(**values: Any) -> RelationRow:
    own = {"a": "F1", "b": "F2", "relation": "revised", "scope": (), "same_origin": False, "reason": "It went up."}
    return RelationRow(**(own | values))


def two(**second: Any) -> HandRecord:
    later = figure(
        **({"id": "F2", "low": 200, "high": 200, "text": "200", "report_key": "R2", "origin": "O2"} | second)
    )
    line = series(figures=("F1", "F2"), latest="F2", low=200, high=200, highest=200, reports=2, origins=2)
    return HandRecord(
        reports=[report(), report(key="R2", name="b.txt", origin="O2")],
        figures=[figure(), later],
        series=[line],
        relations=[relation()],
    )
