"""The current figures of a mirror in one narrow table, ready to be counted: joined once, not with each question.

The table tells the state of one moment of the mirror. What has changed since is told by report and taken from the other
tables; when that is much, the table is made anew.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import duckdb

_TABLE = "figures.parquet"
_STATE = "figures.json"
_STALE = 20
"""One in how many readings or resolved reports may be newer than the table."""

COLUMNS = {
    "id": "VARCHAR", "report": "UBIGINT", "origin": "UBIGINT", "measure": "VARCHAR", "group": "VARCHAR",
    "status": "VARCHAR", "low": "BIGINT", "high": "BIGINT", "place_country": "VARCHAR", "place_admin1": "VARCHAR",
    "place_name": "VARCHAR", "day": "DATE",
}  # fmt: skip
"""Reports and origins stand as hashes of 64 bits: they are counted, not named, and numbers are counted faster."""

_TOLD = """
WITH
 shown AS (
  SELECT DISTINCT ON (address_key) report FROM version ORDER BY address_key, id DESC
 ),
 newest AS (
  SELECT r.report, max(r.id) AS id FROM reading r
  WHERE r.report IN (SELECT report FROM shown) AND {of_report} GROUP BY r.report
 ),
 own AS (
  SELECT report, arg_max(origin, resolution) AS origin FROM report_link r WHERE {of_report} GROUP BY report
 ),
 found AS (
  SELECT c.*, n.report FROM claim c JOIN newest n ON n.id = c.reading WHERE c.kind = 'figure'
 ),
 copied AS (
  SELECT claim, arg_max_null(origin, resolution) AS origin FROM claim_link
  WHERE {of_claim} AND claim IN (SELECT claim FROM claim_link WHERE origin IS NOT NULL) GROUP BY claim
 )
SELECT f.id, hash(f.report) AS report, hash(coalesce(p.origin, o.origin, f.report)) AS origin, f.measure, f."group",
 f.status, f.low, f.high, f.place_country, f.place_admin1,
 coalesce(nullif(f.place_name, ''), f.place) AS place_name,
 CAST(coalesce(f.time_end, f.time_start) AS DATE) AS day
FROM found f LEFT JOIN own o ON o.report = f.report LEFT JOIN copied p ON p.claim = f.id
"""

_ALL = _TOLD.format(of_report="true", of_claim="true")
_FRESH = _TOLD.format(of_report="r.report IN (SELECT report FROM changed)", of_claim="claim IN (SELECT id FROM found)")

_CHANGED = """
CREATE TEMP TABLE changed AS
SELECT report FROM reading WHERE id > {reading}
UNION SELECT report FROM version WHERE address_key IN (SELECT address_key FROM version WHERE id > {version})
UNION SELECT report FROM report_link WHERE resolution > {report_link}
UNION SELECT r.report FROM reading r WHERE r.id IN (
 SELECT c.reading FROM claim c WHERE c.id IN (SELECT claim FROM claim_link WHERE resolution > {claim_link})
)
"""


class Figures:
    """The narrow table of one mirror's folder."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def renew(self, base: duckdb.DuckDBPyConnection, upto: Mapping[str, int]) -> None:
        """Make the table anew if it is not there or too old. ``base`` has the mirror's tables as views."""
        if self._is_near(self._upto(), upto):
            return
        beside = self._folder / f"{_TABLE}.unfinished"
        rows = _ALL + " ORDER BY f.place_country, day"
        base.execute(f"COPY ({rows}) TO '{quoted(beside)}' (FORMAT parquet, COMPRESSION zstd)")
        # A table that is newer than what is said of it is told over by report; one that is older would not be.
        beside.replace(self._folder / _TABLE)
        state = self._folder / f"{_STATE}.unfinished"
        state.write_text(json.dumps({"upto": dict(upto), "duckdb": _version()}, indent=1) + "\n", "utf-8")
        state.replace(self._folder / _STATE)

    def lay(self, base: duckdb.DuckDBPyConnection, upto: Mapping[str, int]) -> None:
        """Make the view ``told`` of all current figures. ``base`` has the mirror's tables as views."""
        columns = ", ".join(f'"{name}"' for name in COLUMNS)
        known = self._upto()
        if not known:
            base.execute(f"CREATE VIEW told AS {_ALL}")
            return
        table = f"read_parquet('{quoted(self._folder / _TABLE)}')"
        if known == upto:
            base.execute(f"CREATE VIEW told AS SELECT {columns} FROM {table}")
            return
        base.execute(_CHANGED.format(**known))
        base.execute(f"CREATE TEMP TABLE fresh AS {_FRESH}")
        base.execute(
            f"CREATE VIEW told AS SELECT {columns} FROM {table} "
            f"WHERE report NOT IN (SELECT hash(report) FROM changed) UNION ALL BY NAME SELECT {columns} FROM fresh"
        )

    def _upto(self) -> dict[str, int]:
        state = self._folder / _STATE
        if not state.exists() or not (self._folder / _TABLE).exists():
            return {}
        told = json.loads(state.read_text("utf-8"))
        # Another version may hash otherwise.
        known: dict[str, int] = told["upto"] if told["duckdb"] == _version() else {}
        return known

    @staticmethod
    def _is_near(known: Mapping[str, int], upto: Mapping[str, int]) -> bool:
        """Whether few reports can have changed since: each new reading, text or place of a report is a row."""
        return bool(known) and all(upto[name] - known[name] <= upto[name] / _STALE for name in ("reading", "version"))


def _version() -> str:
    import duckdb

    return duckdb.__version__


def quoted(path: Path) -> str:
    """A path within quotes of SQL."""
    return str(path).replace("'", "''")
