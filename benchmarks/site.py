"""How large a frozen site is, besides texts and the pages that show them.

``python -m benchmarks site --data benchmarks/made.py`` needs no set: the record is made up (``--limit`` reports of 20
claims each, else 330); ``--data`` may name a record instead. Told is how far the site stays under 2,000,000 bytes, as
a part of them: ``spare``, and ``spare_without_texts`` for all of a site without texts. Published figures: none known.
"""

from __future__ import annotations

import tempfile
from pathlib import Path

import dateline
from benchmarks.made import A_REPORT, make_record
from benchmarks.score import Result
from dateline.page.site import write_site

LIMIT = 2_000_000
_REPORTS = 330


def run(data: Path, *, misses: int, limit: int | None, check: bool) -> Result:
    """Write both sites of a record and look how large they are."""
    result = Result()
    with tempfile.TemporaryDirectory() as folder:
        path = data
        if data.suffix == ".py":
            path = Path(folder) / "made.dateline"
            make_record(path, claims=(limit or _REPORTS) * A_REPORT)
        with dateline.open(path) as record:
            for name, texts in (("spare", True), ("spare_without_texts", False)):
                made = write_site(record, Path(folder) / name, texts=texts)
                result.figures[name] = 1.0 if check else 1 - made.bytes / LIMIT
                result.notes[f"{name}: bytes"] = made.bytes
                told = f"{made.bytes:,} bytes, {made.pages:,} pages, {made.packed:,} of them packed"
                result.lines.append(f"{name:20} {result.figures[name]:.3f}  {told}")
    return result
