"""The words of [statements] in the table ``attributions``, by which the rooms of speech tell what was really said.

Needs: the language. Gives: look-ups of lemmas.
"""

from __future__ import annotations

from dataclasses import dataclass, fields

from dateline.extract.reading import Reading


@dataclass(frozen=True)
class StatementWords:
    """Look-ups of [statements] in the table ``attributions``."""

    findings: frozenset[str]
    finders: frozenset[str]
    manner: frozenset[str]
    things: frozenset[str]
    onward: frozenset[str]
    anyone: frozenset[str]
    modals: frozenset[str]
    pronouns: frozenset[str]
    own: frozenset[str]
    telling: frozenset[str]
    inferring: frozenset[str]
    showing: frozenset[str]
    human: frozenset[str]
    asking: frozenset[str]
    supposing: frozenset[str]
    results: frozenset[str]
    outcomes: frozenset[str]
    unsaid: frozenset[str]
    ailing: frozenset[str]


def statement_words(reading: Reading) -> StatementWords:
    """The look-ups of a report's language."""
    found: StatementWords = reading.pack.once(
        "statements.words", lambda: _build(reading.pack.table("attributions")["statements"])
    )
    return found


def _build(table: dict[str, str]) -> StatementWords:
    return StatementWords(**{field.name: frozenset(table[field.name].split()) for field in fields(StatementWords)})
