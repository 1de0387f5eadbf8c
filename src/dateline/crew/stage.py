"""The reading stage: reports as plain rows to claims as plain rows. A pure function, the same wherever it runs.

One process calls it directly, the process pool in each worker, a cluster in each of its tasks. It opens no file, keeps
no state but the loaded pack, and gives for each row one row, in order, whatever the report holds.
"""

from __future__ import annotations

from collections.abc import Sequence

from dateline.errors import PackError
from dateline.model.exchange import to_row
from dateline.model.plain import Row, report_of
from dateline.model.report import Report


def warm(language: str = "en") -> None:
    """Load what reading needs, so that the first report is as quick as the others."""
    from dateline.language import load_pack

    load_pack(language)
    read_batch([{**_PROBE, "language": language}])


def read_batch(rows: Sequence[Row]) -> list[Row]:
    """Read reports.

    Args:
        rows: As ``model.plain.report_row`` makes them, each in a language that a pack reads.

    Returns:
        One row a report: ``report`` (its key), ``reader``, ``claims`` (the exchange form) and ``fault``: "" or, for a
        report that the reader tripped over, what happened; it has no claims then.

    Raises:
        PackError: a pack or its pipeline is not installed.
    """
    return read_reports([report_of(row) for row in rows])


def read_reports(reports: Sequence[Report]) -> list[Row]:
    """The same of reports in hand."""
    if len(reports) > 1 and len({report.language for report in reports}) == 1:
        try:
            return _together(reports)
        except (PackError, MemoryError):
            raise
        except Exception:
            # One of them; read one by one, the others are not lost.
            pass
    return [_alone(report) for report in reports]


def _together(reports: Sequence[Report]) -> list[Row]:
    from dateline.extract import read_many, reader_name
    from dateline.language import load_pack

    pack = load_pack(reports[0].language)
    reader = reader_name(pack)
    return [
        {
            "report": report.key,
            "reader": reader,
            "claims": [to_row(claim, report_name=report.name, reader=reader) for claim in claims],
            "fault": "",
        }
        for report, claims in zip(reports, read_many(reports, pack), strict=True)
    ]


def _alone(report: Report) -> Row:
    try:
        return _together([report])[0]
    except (PackError, MemoryError):
        raise
    except Exception as error:
        # One report that the reader trips over must never cost the others; it is named, and the fault with it.
        return {"report": report.key, "reader": "", "claims": [], "fault": fault_of(error)}


def fault_of(error: Exception) -> str:
    """What a person is told of a report that the reader tripped over."""
    return f"{type(error).__name__}: {error}; please report this"


_PROBE: Row = {
    "name": "probe",
    "text": "Police said on Thursday that 12 people were killed in Almaty.",
    "zones": [["body", 0, 61]],
    "published": "2022-01-07",
    "published_basis": "given",
    "published_start": None,
    "published_end": None,
    "address": "",
    "outlet": "",
    "headline": "",
    "bylines": [],
    "dateline_place": "",
    "dateline_day": None,
    "language": "en",
    "encoding": "",
    "bytes_sha256": "",
}
