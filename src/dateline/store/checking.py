"""Whether a record is whole: words at their spans, hashes, rows that hang on nothing, the file itself."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, Table, func, select

from dateline.model.judgement import judgement_key
from dateline.store import tables
from dateline.store.judgements import judgements

_report, _version, _reading, _claim = tables.report, tables.version, tables.reading, tables.claim

_SPANS = (("source", "source"), ("via", "via"), ("place", "place"), ("people", "people"), ("cue", "cue"))
"""Fields whose words stand in the text at ``X_start`` to ``X_end``, where those are set."""

DAMAGED = "the file is damaged; take your last backup, or read the reports again into a new record"
CHANGED = "it was changed by another program; take your last backup, or read the report again into a new record"


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that is not as it must be.

    Attributes:
        kind: ``file``, ``hash``, ``span``, ``orphan`` or ``order``.
        id: What it is about: a claim, report, judgement or table.
        what: What is wrong, in a sentence.
        remedy: What to do.
    """

    kind: str
    id: str
    what: str
    remedy: str


def faults(connection: Connection) -> Iterator[Fault]:
    """Everything that is wrong, the file first. Reads the whole record, text by text."""
    damaged = list(_file(connection))
    yield from damaged
    if damaged:
        return
    yield from _orphans(connection)
    yield from _texts(connection)
    yield from _order(connection)
    for judgement in judgements(connection):
        if judgement.key != judgement_key(judgement):
            yield Fault("hash", judgement.key, "the judgement is not the one that its key was made of", CHANGED)


def _file(connection: Connection) -> Iterator[Fault]:
    if connection.dialect.name != "sqlite":
        return
    for (told,) in connection.exec_driver_sql("PRAGMA integrity_check(20)"):
        if told != "ok":
            yield Fault("file", "file", str(told), DAMAGED)


def _orphans(connection: Connection) -> Iterator[Fault]:
    """Rows that name something that is not there."""
    judgement, undone = tables.judgement, tables.judgement.alias("undone")
    hanging: tuple[tuple[Table, ColumnElement[Any], ColumnElement[Any]], ...] = (
        (_version, _version.c.report, _report.c.key),
        (_reading, _reading.c.report, _report.c.key),
        (_claim, _claim.c.reading, _reading.c.id),
        (tables.claim_link, tables.claim_link.c.claim, _claim.c.id),
        (tables.report_link, tables.report_link.c.report, _report.c.key),
        (tables.relation, tables.relation.c.a, _claim.c.id),
        (tables.relation, tables.relation.c.b, _claim.c.id),
        (judgement, judgement.c.undoes, undone.c.key),
    )
    for table, column, wanted in hanging:
        lost = column.is_not(None) & column.not_in(select(wanted))
        if table is tables.relation:
            lost &= ~table.c.gone
        for name in connection.execute(select(column).where(lost).distinct().limit(20)).scalars():
            yield Fault("orphan", str(name), f"a row of {table.name} names it, and it is not there", CHANGED)
    bare = select(_report.c.key).where(_report.c.key.not_in(select(_reading.c.report)))
    for key in connection.execute(bare.limit(20)).scalars():
        yield Fault("orphan", key, "the report is there without a reading of it", CHANGED)
    if connection.dialect.name == "sqlite":
        # Contentless: its rows are counted by their sizes.
        indexed = connection.exec_driver_sql("SELECT count(*) FROM report_words_docsize").scalar()
    else:
        indexed = connection.exec_driver_sql("SELECT count(*) FROM report_words").scalar()
    kept = connection.execute(select(func.count()).select_from(_report)).scalar()
    if indexed != kept:
        yield Fault("orphan", "report_words", f"the index of words holds {indexed} reports of {kept}", CHANGED)


def _texts(connection: Connection) -> Iterator[Fault]:
    """Hashes of the texts, and the words of every claim, of all readings, at their spans."""
    columns = (_report.c.id, _report.c.key, _report.c.name, _report.c.text, _report.c.text_sha256)
    last = 0
    while rows := connection.execute(
        select(*columns).where(_report.c.id > last).order_by(_report.c.id).limit(50)
    ).all():
        last = rows[-1].id
        texts = {row.key: row.text for row in rows}
        for row in rows:
            sha = hashlib.sha256(row.text.encode("utf-8", "surrogatepass")).hexdigest()
            key = "R" + hashlib.sha256(f"{row.name}\0{sha}".encode("utf-8", "surrogatepass")).hexdigest()[:12]
            if (sha, key) != (row.text_sha256, row.key):
                yield Fault("hash", row.key, "the text is not the one that was received", CHANGED)
        readings = {
            row.id: row.report
            for row in connection.execute(select(_reading.c.id, _reading.c.report).where(_reading.c.report.in_(texts)))
        }
        for claim in connection.execute(select(_claim).where(_claim.c.reading.in_(readings))):
            yield from _claim_faults(claim, texts[readings[claim.reading]])


def _claim_faults(claim: Row[Any], text: str) -> Iterator[Fault]:
    fields = claim._mapping
    if text[claim.start : claim.end] != claim.text:
        what = f"its words {claim.text!r} do not stand at {claim.start}-{claim.end} of the text"
        yield Fault("span", claim.id, what, CHANGED)
    spans = [(name, fields[f], fields[f"{s}_start"], fields[f"{s}_end"]) for f, s in _SPANS for name in [f"its {f}"]
              if f"{s}_start" in fields]  # fmt: skip
    spans.append(("its time", claim.time_text, claim.time_text_start, claim.time_text_end))
    for role in ("agents", "recipients"):
        spans += [(f"one of its {role}", one["text"], one["start"], one["end"]) for one in fields[role] or ()]
    for what, words, start, end in spans:
        if start is not None and _plain(text[start:end]) != _plain(words):
            yield Fault("span", claim.id, f"{what} {words!r} do not stand at {start}-{end} of the text", CHANGED)
    if not 0 <= claim.sentence_start <= claim.sentence_end <= len(text):
        yield Fault("span", claim.id, "its sentence lies outside the text", CHANGED)


def _plain(words: str) -> str:
    # What else a claim names is kept as it was parsed: lines joined, a text in capitals in the case of prose.
    return " ".join(words.split()).casefold()


def _order(connection: Connection) -> Iterator[Fault]:
    """Record times rise with row numbers; what asks for an earlier state rests on that."""
    for table in (_report, _version, _reading, tables.judgement):
        before = func.lag(table.c.recorded_at).over(order_by=table.c.id).label("before")
        rows = select(table.c.id, table.c.recorded_at, before).subquery()
        for id in connection.execute(select(rows.c.id).where(rows.c.recorded_at < rows.c.before).limit(5)).scalars():
            yield Fault("order", f"{table.name} {id}", "it was recorded before the row ahead of it", CHANGED)


def counts(connection: Connection) -> dict[str, int]:
    """Rows of each table."""
    return {
        name: connection.execute(select(func.count()).select_from(table)).scalar() or 0
        for name, table in sorted(tables.metadata.tables.items())
    }
