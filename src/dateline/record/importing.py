"""What a cluster read, into a record: as if the record had read the files itself."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import PurePosixPath

from dateline.errors import RecordError
from dateline.model.plain import Row, report_of
from dateline.model.report import Report, Skipped
from dateline.record.results import Progress, ReadSummary
from dateline.record.taking import take_in
from dateline.store import Store


def import_into(store: Store, folder: str, *, progress: Callable[[Progress], None] | None) -> ReadSummary:
    """Write the reports of a cluster's output with their claims.

    What the cluster made of a report is taken only where this dateline would have made the same: same text, day, zones
    and reader. All else is read here, so the record is the one that reading the files would have given.

    Raises:
        RecordError: the folder holds no output, or a file of it is broken.
    """
    output = _Output(folder)
    return take_in(
        store, output.items(), strict=False, progress=progress, workers=None, total=output.total, known=output.answer
    )


class _Output:
    """The files of an output, in the order in which their inputs would have been read."""

    def __init__(self, folder: str) -> None:
        try:
            from dateline.cluster.files import Folder
        except ModuleNotFoundError as error:
            raise RecordError(f"{error.name} is not installed; pip install 'dateline[crawl]' brings it") from error
        self._folder = Folder(folder)
        found = {name: self._folder.about(name) for name in self._folder.names("read", ".parquet")}
        told = {name: json.loads(words) for name, words in found.items() if words}
        if not told:
            raise RecordError(f"{folder}: no output of a cluster; give the folder of read --engine ray --out")
        self._names = sorted(told, key=lambda name: PurePosixPath(told[name]["input"]).parts)
        self.total = sum(one["counts"]["items"] for one in told.values())
        self._last: tuple[Report, Row] | None = None

    def items(self) -> Iterator[Report | Skipped]:
        """All reports, and what was skipped with its reason."""
        from dateline.cluster.schema import item_rows

        for name in self._names:
            for table in self._folder.tables(name):
                for row in item_rows(table):
                    if row["outcome"] == "skipped":
                        yield Skipped(row["name"], row["reason"])
                        continue
                    report = report_of(row)
                    self._last = (report, row)
                    yield report

    def answer(self, report: Report, reader: str) -> Row | None:
        """What the cluster made of the report that was given last; None if another reader or another report."""
        if self._last is None or self._last[0] != report or self._last[1]["reader"] != reader:
            return None
        return {"report": report.key, "reader": reader, "claims": json.loads(self._last[1]["claims"]), "fault": ""}
