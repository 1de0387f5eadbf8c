"""Days of reports whose own day was taken away: DATA is the folder with NAME-reports.csv.gz (date, text).

Of each report that names a past day of the week without its date, the day is taken away and sought among all others of
its topic, which keep theirs. ``answered`` is the share for which a day of the week was found, ``right`` the share of
these that is the right day; ``days_right``: the true day of publication is among those that were left. ``few_...``:
the same with only two to six other reports of the topic in the record, drawn with seed 7. The sets' own days are those
on which a page was first seen; pages that were rewritten later count as wrong though they are right.
"""

from __future__ import annotations

import csv
import gzip
import random
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from benchmarks.parses import cached_pack
from benchmarks.relations import rows_of
from benchmarks.score import Result
from dateline.ingest import make_report
from dateline.model.report import Published, Report
from dateline.model.rows import ClaimRow
from dateline.resolve.days.told import find_told, last_such
from dateline.resolve.days.undated import Beside, Dated, Dating, beside
from dateline.resolve.plain import PlainReport, plain_of
from dateline.resolve.reports.near import Near
from dateline.resolve.reports.parts import is_small
from dateline.resolve.reports.traits import trait_of

_SEED = 7
_FEW, _DRAWS = (2, 6), 2


def _reports(path: Path, limit: int | None) -> list[Report]:
    csv.field_size_limit(10**8)
    with gzip.open(path, "rt", encoding="utf-8", newline="") as file:
        lines = list(csv.DictReader(file))[:limit]
    made = []
    for at, line in enumerate(lines):
        day = date.fromisoformat(line["date"])
        made.append(make_report(line["text"], name=f"{path.name.split('-')[0]}-{at}", published=day))
    return made


class _Record:
    """Dated reports, of which one after the other is laid beside those most like it."""

    def __init__(self, reports: Sequence[PlainReport], rows: Mapping[str, list[ClaimRow]]) -> None:
        self._reports = {report.key: report for report in reports}
        self._rows = rows
        traits = [trait_of(report, rows[report.key]) for report in reports]
        self._near = Near(traits, by_names=not is_small(len(reports)))
        self._dating = Dating(len(reports), len(reports), lambda keys: [row for key in keys for row in rows[key]])

    def days(self, report: PlainReport, own: list[ClaimRow]) -> Dated | None:
        """Days of one report, which is not laid beside itself."""
        found = beside(self._near, trait_of(report, own))
        near = [Beside(self._reports[key], alike) for key, alike in found if key != report.key]
        return self._dating.days(report, own, near)


def run(data: Path, *, misses: int, limit: int | None, check: bool) -> Result:
    """Take the day of one report after the other away and seek it again."""
    pack, result = cached_pack(), Result()
    counts = {"": [0, 0, 0, 0], "few_": [0, 0, 0, 0]}
    for path in sorted(data.glob("*-reports.csv.gz")):
        reports = _reports(path, limit)
        rows: dict[str, list[ClaimRow]] = defaultdict(list)
        for row in rows_of(reports, pack):
            rows[row.report_key].append(row)
        bare = [plain_of(report) for report in reports]
        whole = _Record(bare, rows)
        draw = random.Random(_SEED)
        for full, report in zip(reports, bare, strict=True):
            told = find_told(report.body)
            if not told or report.published is None:
                continue
            own = rows_of([replace(full, published=Published())], pack)
            asked = [("", whole)]
            for _ in range(_DRAWS):
                others = draw.sample([other for other in bare if other.key != report.key], draw.randint(*_FEW))
                asked.append(("few_", _Record(others, rows)))
            for name, record in asked:
                true = last_such(report.published, told[0].weekday)
                open_one = replace(report, published=None)
                found = Dated((report.published,), "") if check else record.days(open_one, own)
                count = counts[name]
                count[0] += 1
                if found is None:
                    continue
                was = last_such(found.days[0], told[0].weekday)
                count[1] += 1
                count[2] += was == true
                count[3] += report.published in found.days
                if was != true:
                    result.miss(f"{name}wrong", f"{report.name} of {report.published}: {found.days[0]}; {found.why}")
    for name, (asked_for, answered, right, kept) in counts.items():
        result.share(f"{name}answered", answered, asked_for)
        result.share(f"{name}right", right, answered)
        result.share(f"{name}days_right", kept, answered)
    return result
