"""The tables of a record. Every table is append-only; docs/reference/tables.md describes each column."""

from __future__ import annotations

from sqlalchemy import BigInteger, Boolean, Column, Float, ForeignKey, Index, Integer, MetaData, String, Table

from dateline.store.types import Day, ExactText, JsonText, RecordTime

metadata = MetaData()


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
    Column("key", String(13), nullable=False, unique=True),
    Column("name", ExactText, nullable=False, index=True),
    Column("text", ExactText, nullable=False),
    Column("text_sha256", String(64), nullable=False, index=True),
    Column("bytes_sha256", String(64), nullable=False),
    Column("encoding", String, nullable=False),
    Column("words", Integer, nullable=False),
    _recorded(),
)

version = Table(
    "version",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("address_key", String(64), nullable=False),
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
    Column("digest", String(64), nullable=False),
    Column("reader", String, nullable=False),
    Column("language", String, nullable=False),
    Column("published", Day),
    Column("published_basis", String, nullable=False),
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
)

claim = Table(
    "claim",
    metadata,
    Column("reading", ForeignKey("reading.id"), primary_key=True),
    Column("id", String(11), primary_key=True),
    Column("kind", String, nullable=False),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("text", ExactText, nullable=False),
    Column("sentence_start", Integer, nullable=False),
    Column("sentence_end", Integer, nullable=False),
    Column("zone", String, nullable=False),
    Column("place", ExactText, nullable=False),
    Column("place_start", Integer),
    Column("place_end", Integer),
    Column("place_id", Integer),
    Column("place_name", ExactText, nullable=False),
    Column("place_lat", Float),
    Column("place_lon", Float),
    Column("place_country", String, nullable=False),
    Column("place_admin1", ExactText, nullable=False),
    Column("place_precision", String, nullable=False),
    Column("time_start", Day),
    Column("time_end", Day),
    Column("time_text", ExactText, nullable=False),
    Column("time_text_start", Integer),
    Column("time_text_end", Integer),
    Column("time_precision", String, nullable=False),
    Column("time_basis", String, nullable=False),
    Column("source", ExactText, nullable=False),
    Column("source_kind", String, nullable=False),
    Column("via", ExactText, nullable=False),
    Column("source_start", Integer),
    Column("source_end", Integer),
    Column("via_start", Integer),
    Column("via_end", Integer),
    Column("status", String, nullable=False),
    Column("measure", String),
    Column("low", BigInteger),
    Column("high", BigInteger),
    Column("approx", Boolean),
    Column("people", ExactText),
    Column("people_start", Integer),
    Column("people_end", Integer),
    Column("group", String),
    Column("cumulative", Boolean),
    Column("part_of", String),
    Column("type", String),
    Column("mode", String),
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
    Column("resolver", String, nullable=False),
    Column("upto_reading", Integer, nullable=False),
    Column("upto_version", Integer, nullable=False),
    Column("upto_judgement", Integer, nullable=False, server_default="0"),
    _recorded(),
)

claim_link = Table(
    "claim_link",
    metadata,
    Column("claim", String(11), primary_key=True),
    Column("resolution", ForeignKey("resolution.id"), primary_key=True),
    Column("series", String),
    Column("event", String),
    Column("actors", JsonText, nullable=False),
    _recorded(),
    Index("claim_link_series", "series"),
    Index("claim_link_event", "event"),
)

report_link = Table(
    "report_link",
    metadata,
    Column("report", ForeignKey("report.key"), primary_key=True),
    Column("resolution", ForeignKey("resolution.id"), primary_key=True),
    Column("origin", String, nullable=False, index=True),
    Column("story", String, nullable=False, index=True),
    _recorded(),
)

thing = Table(
    "thing",
    metadata,
    Column("kind", String, primary_key=True),
    Column("key", String, primary_key=True),
    Column("resolution", ForeignKey("resolution.id"), primary_key=True),
    Column("body", JsonText, nullable=False),
    _recorded(),
)

relation = Table(
    "relation",
    metadata,
    Column("a", String(11), primary_key=True),
    Column("b", String(11), primary_key=True),
    Column("resolution", ForeignKey("resolution.id"), primary_key=True),
    Column("relation", String, nullable=False),
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
    Column("key", String(11), nullable=False, unique=True),
    Column("kind", String, nullable=False),
    Column("target", String, nullable=False, index=True),
    Column("other", String, nullable=False),
    Column("verdict", String, nullable=False),
    Column("field", String, nullable=False),
    Column("value", JsonText),
    Column("evidence", JsonText, nullable=False),
    Column("undoes", String(11), index=True),
    Column("who", ExactText, nullable=False),
    Column("why", ExactText, nullable=False),
    Column("decided_at", RecordTime, nullable=False),
    _recorded(),
)
