"""What SQLite and PostgreSQL say differently: guards of the tables, and the index of words."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

from sqlalchemy import Connection, Float, Integer, Select, column, select, text

from dateline.store.types import escape

_WORD = re.compile(r"[^\W_]+")
_FAR = 16_383
"""The last place in a text that PostgreSQL's index tells from those behind it."""

_REFUSE = """
CREATE OR REPLACE FUNCTION dateline_refuse() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN RAISE EXCEPTION 'the record is append-only'; END $$
"""


def guard(connection: Connection, name: str) -> None:
    """Let the database itself refuse to change or delete a row: nothing is overwritten, whoever writes."""
    if connection.dialect.name == "postgresql":
        connection.execute(text(_REFUSE))
        deeds = "BEFORE UPDATE OR DELETE OR TRUNCATE"
        trigger = f"CREATE TRIGGER {name}_append_only {deeds} ON {name} EXECUTE FUNCTION dateline_refuse()"
        connection.execute(text(trigger))
        return
    for deed in ("UPDATE", "DELETE"):
        connection.execute(
            text(
                f"CREATE TRIGGER {name}_no_{deed.lower()} BEFORE {deed} ON {name} "
                f"BEGIN SELECT RAISE(ABORT, 'the record is append-only'); END"
            )
        )


def make_words(connection: Connection) -> None:
    """Make the index of words. It holds where words stand; the text itself is only in report.text."""
    if connection.dialect.name == "postgresql":
        connection.execute(text("CREATE TABLE report_words (id integer PRIMARY KEY, words tsvector NOT NULL)"))
        connection.execute(text("CREATE INDEX report_words_words ON report_words USING gin (words)"))
        return
    connection.execute(
        text("CREATE VIRTUAL TABLE report_words USING fts5(headline, text, content='', tokenize='unicode61')")
    )


def add_words(connection: Connection, report: int, headline: str, words: str) -> None:
    """Index a report's headline and text under its number."""
    if connection.dialect.name == "postgresql":
        connection.execute(
            text("INSERT INTO report_words (id, words) VALUES (:id, CAST(:words AS tsvector))"),
            {"id": report, "words": _vector(headline, words)},
        )
        return
    connection.execute(
        text("INSERT INTO report_words (rowid, headline, text) VALUES (:id, :headline, :text)"),
        {"id": report, "headline": escape(headline), "text": escape(words)},
    )


def matching(connection: Connection, phrases: Sequence[str]) -> Select[tuple[int, float]]:
    """Number and rank (lowest is best) of reports that hold all phrases."""
    if connection.dialect.name == "postgresql":
        asked = " & ".join(f"({' <-> '.join(_lexemes(phrase))})" for phrase in phrases if _lexemes(phrase))
        hits = text(
            "SELECT id, -ts_rank(words, CAST(:asked AS tsquery)) AS rank FROM report_words "
            "WHERE words @@ CAST(:asked AS tsquery)"
        ).bindparams(asked=asked)
    else:
        # Each goes in as a phrase, so that no sign of the user's is taken for one of FTS5's own.
        quoted = " ".join('"' + phrase.replace('"', " ") + '"' for phrase in phrases)
        hits = text("SELECT rowid AS id, rank FROM report_words WHERE report_words MATCH :asked").bindparams(
            asked=escape(quoted)
        )
    found = hits.columns(column("id", Integer), column("rank", Float)).subquery("hits")
    return select(found.c.id, found.c.rank)


def _fold(words: str) -> list[str]:
    """Words as SQLite's index has them: without case and marks, parted by all that is neither letter nor digit."""
    plain = "".join(one for one in unicodedata.normalize("NFKD", words.casefold()) if not unicodedata.combining(one))
    return _WORD.findall(plain)


def _lexemes(words: str) -> list[str]:
    return [f"'{word}'" for word in _fold(words)]


def _vector(headline: str, words: str) -> str:
    # A gap, so that no phrase reaches from the headline into the text.
    above = _fold(headline)
    places = [*enumerate(above, 1), *enumerate(_fold(words), len(above) + 3)]
    return " ".join(f"'{word[:500]}':{min(at, _FAR)}" for at, word in places)
