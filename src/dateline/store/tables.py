"""The tables of a record. Every table is append-only; docs/reference/tables.md describes each column."""

from __future__ import annotations

from sqlalchemy import BigInteger, Boolean, Column, Float, ForeignKey, Index, Integer, MetaData, Table, text

from dateline.store.types import Day, ExactText, JsonText, RecordTime, Word

metadata = MetaData()

OPEN_DAY = "published_basis IN ('unknown', 'inferred')"
"""Of a reading whose day nobody gave and no text tells; as words, since an index stands for it."""


def _recorded() -> Column[object]:
    return Column("recorded_at", RecordTime, nullable=False)


schema = Table(
    "dateline_schema",
    metadata,
    Column("version", Integer, primary_key=True, autoincrement=False),
    _recorded(),
)

report = Table(
    "report",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("key", Word(13), nullable=False, unique=True),
    Column("name", ExactText, nullable=False),
    Column("text", ExactText, nullable=False),
    Column("text_sha256", Word(64), nullable=False, index=True),
    Column("bytes_sha256", Word(64), nullable=False),
    Column("encoding", Word(), nullable=False),
    Column("words", Integer, nullable=False),
    _recorded(),
    # A name may be longer than PostgreSQL's ordinary index takes.
    Index("ix_report_name", "name", postgresql_using="hash"),
)

version = Table(
    "version",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("address_key", Word(64), nullable=False),
    Column("address", ExactText, nullable=False),
    Column("report", ForeignKey("report.key"), nullable=False, index=True),
    _recorded(),
    Index("version_address", "address_key", "id"),
)

reading = Table(
    "reading",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("report", ForeignKey("report.key"), nullable=False),
    Column("digest", Word(64), nullable=False),
    Column("reader", Word(), nullable=False),
    Column("language", Word(), nullable=False),
    Column("published", Day),
    Column("published_basis", Word(), nullable=False),
    Column("published_start", Integer),
    Column("published_end", Integer),
    Column("outlet", ExactText, nullable=False),
    Column("headline", ExactText, nullable=False),
    Column("bylines", JsonText, nullable=False),
    Column("dateline_place", ExactText, nullable=False),
    Column("dateline_day", Day),
    Column("zones", JsonText, nullable=False),
    _recorded(),
    Index("reading_report", "report", "id"),
    Index("reading_recorded", "recorded_at"),
    Index("reading_open", "report", sqlite_where=text(OPEN_DAY), postgresql_where=text(OPEN_DAY)),
)

claim = Table(
    "claim",
    metadata,
    Column("reading", ForeignKey("reading.id"), primary_key=True),
    Column("id", Word(11), primary_key=True),
    Column("kind", Word(), nullable=False),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("text", ExactText, nullable=False),
    Column("sentence_start", Integer, nullable=False),
    Column("sentence_end", Integer, nullable=False),
    Column("zone", Word(), nullable=False),
    Column("place", ExactText, nullable=False),
    Column("place_start", Integer),
    Column("place_end", Integer),
    Column("place_id", Integer),
    Column("place_name", ExactText, nullable=False),
    Column("place_lat", Float),
    Column("place_lon", Float),
    Column("place_country", Word(), nullable=False),
    Column("place_admin1", ExactText, nullable=False),
    Column("place_precision", Word(), nullable=False),
    Column("time_start", Day),
    Column("time_end", Day),
    Column("time_text", ExactText, nullable=False),
    Column("time_text_start", Integer),
    Column("time_text_end", Integer),
    Column("time_precision", Word(), nullable=False),
    Column("time_basis", Word(), nullable=False),
    Column("source", ExactText, nullable=False),
    Column("source_kind", Word(), nullable=False),
    Column("via", ExactText, nullable=False),
    Column("source_start", Integer),
    Column("source_end", Integer),
    Column("via_start", Integer),
    Column("via_end", Integer),
    Column("status", Word(), nullable=False),
    Column("measure", Word()),
    Column("low", BigInteger),
    Column("high", BigInteger),
    Column("approx", Boolean),
    Column("people", ExactText),
    Column("people_start", Integer),
    Column("people_end", Integer),
    Column("group", Word()),
    Column("cumulative", Boolean),
    Column("part_of", Word()),
    Column("type", Word()),
    Column("mode", Word()),
    Column("agents", JsonText),
    Column("recipients", JsonText),
    Column("figures", JsonText),
    Column("cue", ExactText),
    Column("cue_start", Integer),
    Column("cue_end", Integer),
    Column("direct", Boolean),
    _recorded(),
    Index("claim_id", "id", "reading"),
    Index("claim_measure", "measure", "time_start"),
    Index("claim_type", "type", "mode", "time_start"),
    Index("claim_kind", "kind", "time_start"),
    Index("claim_place", "place_id"),
)

skipped = Table(
    "skipped",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("name", ExactText, nullable=False),
    Column("reason", ExactText, nullable=False),
    _recorded(),
)

resolution = Table(
    "resolution",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("resolver", Word(), nullable=False),
    Column("upto_reading", Integer, nullable=False),
    Column("upto_version", Integer, nullable=False),
    Column("upto_judgement", Integer, nullable=False, server_default="0"),
    Column("reports", Integer, nullable=False, server_default="0"),
    _recorded(),
)

claim_link = Table(
    "claim_link",
    metadata,
    Column("claim", Word(11), primary_key=True),
    Column("resolution", ForeignKey("resolution.id"), primary_key=True),
    Column("series", Word()),
    Column("event", Word()),
    Column("actors", JsonText, nullable=False),
    Column("origin", Word()),
    _recorded(),
    Index("claim_link_series", "series"),
    Index("claim_link_event", "event"),
)

report_link = Table(
    "report_link",
    metadata,
    Column("report", ForeignKey("report.key"), primary_key=True),
    Column("resolution", ForeignKey("resolution.id"), primary_key=True),
    Column("origin", Word(), nullable=False, index=True),
    Column("story", Word(), nullable=False, index=True),
    Column("part", Word(), nullable=False, server_default="", index=True),
    _recorded(),
)

trait = Table(
    "trait",
    metadata,
    Column("reading", ForeignKey("reading.id"), primary_key=True),
    Column("rules", Integer, primary_key=True),
    Column("body", JsonText, nullable=False),
    _recorded(),
)

# A hundred short rows a report: their key is all that there is of them, so the table is its own index.
hint = Table(
    "hint",
    metadata,
    Column("hash", BigInteger, primary_key=True, autoincrement=False),
    Column("day", Integer, primary_key=True, autoincrement=False),
    Column("reading", Integer, primary_key=True, autoincrement=False),
    sqlite_with_rowid=False,
)

overlap = Table(
    "overlap",
    metadata,
    Column("a", ForeignKey("reading.id"), primary_key=True),
    Column("b", ForeignKey("reading.id"), primary_key=True),
    Column("rules", Integer, primary_key=True),
    Column("share", Float, nullable=False),
    Column("held", Float, nullable=False),
    Column("passages", JsonText, nullable=False),
    _recorded(),
    Index("overlap_b", "b"),
)

thing = Table(
    "thing",
    metadata,
    Column("kind", Word(), primary_key=True),
    Column("key", Word(), primary_key=True),
    Column("resolution", ForeignKey("resolution.id"), primary_key=True),
    Column("body", JsonText, nullable=False),
    _recorded(),
)

relation = Table(
    "relation",
    metadata,
    Column("a", Word(11), primary_key=True),
    Column("b", Word(11), primary_key=True),
    Column("resolution", ForeignKey("resolution.id"), primary_key=True),
    Column("relation", Word(), nullable=False),
    Column("scope", JsonText, nullable=False),
    Column("same_origin", Boolean, nullable=False),
    Column("reason", ExactText, nullable=False),
    Column("gone", Boolean, nullable=False),
    _recorded(),
    Index("relation_b", "b"),
)

judgement = Table(
    "judgement",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("key", Word(11), nullable=False, unique=True),
    Column("kind", Word(), nullable=False),
    Column("target", Word(), nullable=False, index=True),
    Column("other", Word(), nullable=False),
    Column("verdict", Word(), nullable=False),
    Column("field", Word(), nullable=False),
    Column("value", JsonText),
    Column("evidence", JsonText, nullable=False),
    Column("undoes", Word(11), index=True),
    Column("who", ExactText, nullable=False),
    Column("why", ExactText, nullable=False),
    Column("decided_at", RecordTime, nullable=False),
    _recorded(),
)
