"""What a figure counts, brought into a form in which two can be compared."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from dateline.model.rows import FigureRow
from dateline.resolve.places import Where
from dateline.resolve.words import head_noun, listed, plain_name, table, words_of

_LONG = 3
"""Days from which a stretch is a longer one and no single event."""

# Reports use these for one another where nobody else is meant: "300 demonstrators", "317 people detained".
_ANYONE = frozenset({"people", "civilians", "demonstrators", "passengers"})
# Groups and measures too wide to compare by: ministers are not senators, fire engines not tents.
_NOUN_TELLS = frozenset({"officials", "incidents", "aid", "other"})


OF_A_MOMENT = frozenset({"participants", "forces", "attackers"})
"""One crowd, one force: counted once, so another number is another opinion and no later count."""


@dataclass(frozen=True, slots=True)
class Counted:
    """One figure with what it counts.

    Attributes:
        row: The figure.
        where: Its place.
        group: Who, with those who are named for one another made one.
        noun: What, where the group does not say it: "house", "school"; "" for people.
        nations: Names among the words for them: "tunisian", "cambodian".
        planned: No fact yet (conditional).
        total: A running total or a longer stretch, not one event.
        part: A part of another count: linked to it, or "two of the members that were killed".
    """

    row: FigureRow
    where: Where
    story: str
    group: str
    noun: str
    harm: str
    nations: frozenset[str]
    planned: bool
    total: bool
    part: bool

    @property
    def days(self) -> tuple[date, date] | None:
        """Event time as a closed interval, None if the report does not tell it in words.

        A day that was only taken from the day of publication parts nothing: the next paper has the next day.
        """
        return _interval(self.row) if self.row.time_basis != "published" else None

    @property
    def hint(self) -> tuple[date, date] | None:
        """Event time, words or no words."""
        return _interval(self.row)

    @property
    def place_said(self) -> bool:
        """Whether the place stands in the figure's own sentence; else it was carried over and parts nothing alone."""
        row = self.row
        return row.place_start is not None and row.sentence[0] <= row.place_start < row.sentence[1]

    @property
    def as_of(self) -> date | None:
        """The day for which a running total holds: its last day, else the day of the report."""
        return (self.row.time_end if self.total else None) or self.row.published

    @property
    def subject(self) -> tuple[str, ...]:
        """What two figures must have in common to be of one series, days and place aside."""
        return (
            self.story,
            self.row.measure,
            self.group,
            self.noun,
            self.harm,
            "planned" if self.planned else "",
            "part" if self.part else "",
        )


def _interval(row: FigureRow) -> tuple[date, date] | None:
    first, last = row.time_start or row.time_end, row.time_end or row.time_start
    return (first, last) if first is not None and last is not None else None


def counted(row: FigureRow, where: Where) -> Counted:
    """What a figure counts."""
    first, last = row.time_start or row.time_end, row.time_end or row.time_start
    long = first is not None and last is not None and (last - first).days >= _LONG
    things = row.group == "things"
    return Counted(
        row=row,
        where=where,
        # A report of no story is compared with itself only.
        story=row.story or row.report_key,
        group="anyone" if row.group in _ANYONE else row.group,
        noun=head_noun(row.people) if things or row.group in _NOUN_TELLS or row.measure in _NOUN_TELLS else "",
        harm=_harm(row) if row.measure == "destroyed" else "",
        nations=_nations(row),
        planned=row.status == "conditional",
        part=bool(row.part_of) or _is_part(row),
        total=row.cumulative or (long and row.time_precision not in ("month", "year")),
    )


def _nations(row: FigureRow) -> frozenset[str]:
    # A headline may write every word with a capital; elsewhere the number stands before, so no sentence opens here.
    words = [] if row.zone == "headline" else [w for w in row.people.split() if w[0].isupper() and not w.isupper()]
    return frozenset(plain_name(word).removesuffix("s") for word in words)


def _is_part(row: FigureRow) -> bool:
    after = " ".join(words_of(row.sentence_text[row.end - row.sentence[0] :])[:2])
    return after in listed("parts")


def _harm(row: FigureRow) -> str:
    """Whether things were damaged only; "" where they were destroyed, both or neither is said."""
    found = " " + " ".join(words_of(row.sentence_text)) + " "
    said = {kind for kind, phrases in table()["harm"].items() if any(f" {phrase} " in found for phrase in phrases)}
    return "damaged" if said == {"damaged"} else ""
