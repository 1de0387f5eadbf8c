"""The current figures of a mirror in one narrow table, ready to be counted: joined once, not with each question.

The table tells the state of one moment of the mirror. What has changed since is told by report and taken from the other
tables; when that is much, the table is made anew. What a person rejected or corrected is laid over it.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from dateline.mirror import firsts

if TYPE_CHECKING:
    import duckdb

_TABLE = "figures.parquet"
_STATE = "figures.json"
_FORM = 2
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


_LAID_OVER = """
CREATE TEMP TABLE added AS
SELECT {plain} FROM ({fresh}) WHERE id NOT IN (SELECT id FROM put_aside)
UNION ALL BY NAME SELECT * REPLACE (hash(report) AS report, hash(origin) AS origin) FROM corrected;
CREATE TEMP TABLE gone AS
SELECT id, report, origin FROM {kept}
WHERE report IN (SELECT hash(report) FROM changed) OR id IN (SELECT id FROM put_aside);
CREATE TEMP TABLE touched_report AS SELECT report AS key FROM added UNION SELECT report FROM gone;
CREATE TEMP TABLE touched_origin AS SELECT origin AS key FROM added UNION SELECT origin FROM gone;
CREATE TEMP TABLE touched AS
SELECT {plain}, {markers},
 report IN (FROM touched_report) AS report_touched, origin IN (FROM touched_origin) AS origin_touched
FROM {kept} WHERE (report_touched OR origin_touched) AND id NOT IN (SELECT id FROM gone)
UNION ALL BY NAME SELECT *, true AS report_touched, true AS origin_touched FROM added;
CREATE VIEW told AS
SELECT {plain}, {names} FROM {kept} WHERE report NOT IN (FROM touched_report) AND origin NOT IN (FROM touched_origin)
UNION ALL BY NAME SELECT {plain}, {renewed} FROM ({beside});
"""
"""Of a report or an origin one of whose rows changed all are taken, and the first ones told anew."""


class Figures:
    """The narrow table of one mirror's folder."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def renew(self, base: duckdb.DuckDBPyConnection, upto: Mapping[str, int]) -> None:
        """Make the table anew. ``base`` has the mirror's tables as views."""
        beside = self._folder / f"{_TABLE}.unfinished"
        rows = firsts.beside(_ALL) + " ORDER BY place_country, day"
        base.execute(f"COPY ({rows}) TO '{quoted(beside)}' (FORMAT parquet, COMPRESSION zstd)")
        # A table that is newer than what is said of it is told over by report; one that is older would not be.
        beside.replace(self._folder / _TABLE)
        state = self._folder / f"{_STATE}.unfinished"
        state.write_text(json.dumps({"upto": dict(upto), "made": _made()}, indent=1) + "\n", "utf-8")
        state.replace(self._folder / _STATE)

    def is_near(self, upto: Mapping[str, int]) -> bool:
        """Whether few reports can have changed since: each new reading, text or place of a report is a row."""
        known = self._upto()
        return bool(known) and all(upto[name] - known[name] <= upto[name] / _STALE for name in ("reading", "version"))

    def lay(
        self,
        base: duckdb.DuckDBPyConnection,
        upto: Mapping[str, int],
        *,
        put_aside: Iterable[str] = (),
        corrected: Iterable[Mapping[str, Any]] = (),
    ) -> None:
        """Make the view ``told`` of all current figures.

        Args:
            base: Has the mirror's tables as views.
            upto: How far the mirror has come.
            put_aside: Ids of figures to leave out.
            corrected: Figures to put in, with the fields of ``COLUMNS``, report and origin by their keys.
        """
        known = self._upto()
        kept = f"read_parquet('{quoted(self._folder / _TABLE)}')"
        if not known:
            # Not made yet, or by another version: all are told from the tables.
            base.execute(f"CREATE TEMP TABLE every AS {firsts.beside(_ALL)}")
            known, kept = dict(upto), "every"
        aside, mended = list(put_aside), list(corrected)
        if known == upto and not aside and not mended:
            base.execute(f"CREATE VIEW told AS SELECT * FROM {kept}")
            return
        _table(base, "put_aside", {"id": "VARCHAR"}, [[id] for id in aside])
        plain = COLUMNS | {"report": "VARCHAR", "origin": "VARCHAR"}
        _table(base, "corrected", plain, [[row[name] for name in COLUMNS] for row in mended])
        base.execute(_CHANGED.format(**known))
        markers = list(firsts.COLUMNS)
        base.execute(
            _LAID_OVER.format(
                kept=kept,
                plain=", ".join(f'"{name}"' for name in COLUMNS),
                fresh=_FRESH if known != upto else f"{_FRESH} LIMIT 0",
                names=", ".join(markers),
                markers=", ".join(f"{name} AS kept_{name}" for name in markers),
                renewed=", ".join(
                    f"CASE WHEN {name.partition('_')[0]}_touched THEN {name} ELSE kept_{name} END AS {name}"
                    for name in markers
                ),
                beside=firsts.beside("FROM touched"),
            )
        )

    def _upto(self) -> dict[str, int]:
        state = self._folder / _STATE
        if not state.exists() or not (self._folder / _TABLE).exists():
            return {}
        told = json.loads(state.read_text("utf-8"))
        known: dict[str, int] = told["upto"] if told.get("made") == _made() else {}
        return known


def _table(base: duckdb.DuckDBPyConnection, name: str, columns: Mapping[str, str], rows: list[list[Any]]) -> None:
    told = ", ".join(f'"{column}" {kind}' for column, kind in columns.items())
    base.execute(f"CREATE TEMP TABLE {name} ({told})")
    if rows:
        base.executemany(f"INSERT INTO {name} VALUES ({', '.join('?' * len(columns))})", rows)


def _made() -> str:
    """What a table must be made by to be of use: another DuckDB may hash otherwise, other code have other columns."""
    import duckdb

    return f"{duckdb.__version__} {_FORM}"


def quoted(path: Path) -> str:
    """A path within quotes of SQL."""
    return str(path).replace("'", "''")
