"""What a figure counts, brought into a form in which two can be compared."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Set
from dataclasses import dataclass, replace
from datetime import date, timedelta

from dateline.model.rows import FigureRow
from dateline.resolve.counts.shares import is_share
from dateline.resolve.counts.values import held_by, point, ratio, same_source
from dateline.resolve.counts.whom import (
    ARMED,
    HARMED,
    group_beside_armed,
    is_anyone,
    nations_of,
    noun_of,
    own_body,
    regrouped,
)
from dateline.resolve.counts.wording import (
    clause_of,
    denies_nothing,
    gives_instead,
    is_all,
    is_among_them,
    is_as_of,
    is_earlier_state,
    is_possessive,
)
from dateline.resolve.entities.places import Where
from dateline.resolve.words import head_noun, listed, says, table, words_of

_LONG = 3
"""Days from which a stretch is a longer one and no single event."""

_RIVAL = 5.0
"""How many times the number of another holder may be as one of the same count."""

_OWN = 2.0
"""The same of what the report itself gives."""

_RIVAL_ONCE = 10.0
"""The same where one disaster has one toll, whoever guesses it."""

_PAST = timedelta(days=60)
"""How long before its own report a count ended that only looks back: an old quake, last year's attack."""

_WIDER = (
    {"anyone", "civilians"},
    {"anyone", "demonstrators"},
    {"anyone", "prisoners"},
    {"security_forces", "police"},
    {"security_forces", "military"},
)

_SINGLING = frozenset({"in", "at", "on", "from", "around", "near"})

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
        kind: What befell them, where the measure is wide: "damaged", "trapped"; "" if it is not said.
        nations: Names among the words for them: "tunisian", "cambodian".
        planned: No fact yet (conditional).
        total: A running total or a longer stretch, not one event.
        part: A part of another count: linked to it, or "two of the members that were killed".
        window: For one stretch only: "in the past day".
        alone: For one of several places only: "in the port alone".
        disputes: Whether its report says that a number given by others is wrong.
        disputed: The numbers that it calls so, none where it names none.
        spot: Whether its report tells of what happened at one spot: a crash, a blast.
        once: Whether its report tells of one disaster, at one spot or over a wide land: a quake.
        first: The day of the first report that prints the sentence, where others copy it.
        sender: Who counts the people it sent: "the charity said five of its staff"; "" for all others.
        towns: Keys of the towns that the claims of its report name.
        main: The largest count of its measure in its report, parts aside, or another holder's count of the same: all
            whom it counts, whatever they are called.
    """

    row: FigureRow
    where: Where
    story: str
    group: str
    noun: str
    kind: str
    nations: frozenset[str]
    planned: bool
    total: bool
    part: bool
    window: bool
    alone: bool
    disputes: bool
    spot: bool
    first: date | None
    sender: str = ""
    main: bool = False
    once: bool = False
    disputed: frozenset[int] = frozenset()
    towns: frozenset[str] = frozenset()

    @property
    def days(self) -> tuple[date, date] | None:
        """Event time as a closed interval, None if the report does not tell it in words.

        A day that was only taken from the day of publication parts nothing: the next paper has the next day. Neither
        does the day of counting: "as of Monday".
        """
        row, days = self.row, _interval(self.row)
        unsaid = row.time_basis == "inferred" and not (row.time_text or row.cumulative)
        by_report = row.time_basis == "published" or (unsaid and days == (row.published, row.published))
        return None if by_report or is_as_of(row) else days

    @property
    def hint(self) -> tuple[date, date] | None:
        """Event time, words or no words."""
        return _interval(self.row)

    @property
    def place_said(self) -> bool:
        """Whether the place stands in the figure's own sentence; else it was carried over and parts nothing alone.

        "Bangkok's talk of scores" is of a government, and says no more of the place than another sentence.
        """
        row = self.row
        if row.place_start is None or not row.sentence[0] <= row.place_start < row.sentence[1]:
            return False
        if self.place_of_holder:
            return False
        after = row.sentence_text[row.place_start - row.sentence[0] + len(row.place) :]
        return not is_possessive(after)

    @property
    def place_of_holder(self) -> bool:
        """Whether the place only says where a government sits: "the health ministry in Bishkek said".

        Police and doctors in a town count those of the town.
        """
        row = self.row
        if row.source_kind != "government" or None in (row.source_start, row.source_end, row.place_start):
            return False
        within = (row.source_start or 0) <= (row.place_start or 0) < (row.source_end or 0)
        return within and row.place in row.source

    @property
    def place_guessed(self) -> bool:
        """Whether a crowd's place is only told after it, of something else: crowds gather in many towns."""
        return self.row.measure in OF_A_MOMENT and self.place_later

    @property
    def place_later(self) -> bool:
        """Whether its place was taken from a sentence further down."""
        return self.row.place_start is not None and self.row.place_start >= self.row.sentence[1]

    @property
    def past(self) -> bool:
        """Whether it only looks back: its days ended long before its report."""
        days = self.days
        return days is not None and self.first is not None and days[1] < self.first - _PAST

    @property
    def as_of(self) -> date | None:
        """The day for which it holds: the last of a running total or of an earlier state, else that of the report."""
        # "Since the protests began in August" tells no last day, though August has one; nor does "since 17 October".
        vague = self.row.time_precision in ("week", "month", "year") or self._begins_only
        dated = (self.total and not vague) or is_earlier_state(self.row) or is_as_of(self.row)
        return (self.row.time_end if dated else None) or self.first

    @property
    def _begins_only(self) -> bool:
        """Whether its only day is the one since which was counted."""
        row = self.row
        one_day = row.time_start is not None and row.time_start == row.time_end and row.time_end != self.first
        return one_day and _is_since(row)

    @property
    def subject(self) -> tuple[str, ...]:
        """What two figures must have in common to be of one series, days and place aside."""
        return (
            self.story,
            self.row.measure,
            self.group,
            self.noun,
            self.kind,
            "planned" if self.planned else "",
            "part" if self.part else "",
        )


def _interval(row: FigureRow) -> tuple[date, date] | None:
    first, last = row.time_start or row.time_end, row.time_end or row.time_start
    return (first, last) if first is not None and last is not None else None


def counted(
    row: FigureRow, where: Where, *, disputed: Set[int] | None = None, spot: bool = False, once: bool = False
) -> Counted:
    """What a figure counts, as it stands alone; ``in_company`` adds what others tell of it. ``disputed``: if any."""
    disputes = disputed is not None
    row = regrouped(_as_held(row) if disputes else row)
    first, last = row.time_start or row.time_end, row.time_end or row.time_start
    long = first is not None and last is not None and (last - first).days >= _LONG and not _is_of_a_named_event(row)
    return Counted(
        row=row,
        where=where,
        # A report of no story is compared with itself only.
        story=row.story or row.report_key,
        group="anyone" if is_anyone(row) else row.group,
        noun=noun_of(row),
        kind=_kind(row),
        nations=nations_of(row),
        sender=own_body(row),
        planned=row.status == "conditional",
        part=bool(row.part_of) or _is_part(row) or is_among_them(row) or _are_others(row),
        total=(row.cumulative and not _is_of_a_named_event(row))
        or (long and row.time_precision not in ("month", "year"))
        or _is_since(row),
        window=says(clause_of(row), "windows") or _alone(row) == "time" or _is_on_top(row),
        alone=_alone(row) == "place",
        disputes=disputes,
        disputed=frozenset(disputed or ()),
        spot=spot,
        once=once,
        first=row.published,
    )


def _as_held(row: FigureRow) -> FigureRow:
    """The row as its holder gives it, where another sentence than its own has somebody deny it."""
    if row.status != "denied" or not row.source or not denies_nothing(row):
        return row
    return replace(row, status="attributed")


def in_company(figures: Iterable[Counted]) -> list[Counted]:
    """Figures with what the others of their story and origin tell of them, in the order given.

    Where a story counts dead policemen, soldiers or fighters too, its civilians and demonstrators are a group of their
    own. What a copy prints is as old as the first report that printed it.
    """
    figures = _with_shares(list(figures))
    armed = {
        (one.story, one.row.measure)
        for one in figures
        if one.row.group in ARMED and one.row.measure in HARMED and not is_all(one.row)
    }
    first: dict[tuple[object, ...], date] = {}
    for one in figures:
        if one.row.published is not None:
            first[printed(one)] = min(first.get(printed(one), date.max), one.row.published)
    mains = _mains(figures)
    return [
        replace(
            one,
            main=one.row.id in mains,
            group=group_beside_armed(one.row) if (one.story, one.row.measure) in armed else one.group,
            first=first.get(printed(one)) if one.row.published else None,
        )
        for one in figures
    ]


def _with_shares(figures: list[Counted]) -> list[Counted]:
    """The figures, with what those beside them in their report tell of whether they are a part."""
    reports: dict[tuple[str, str, str], list[FigureRow]] = defaultdict(list)
    for one in figures:
        if not one.planned:
            reports[one.row.report_key, one.row.measure, one.kind].append(one.row)
    shares = (is_share(one.row, one.part, reports[one.row.report_key, one.row.measure, one.kind]) for one in figures)
    return [one if one.part == share else replace(one, part=share) for one, share in zip(figures, shares, strict=True)]


def _mains(figures: Iterable[Counted]) -> set[str]:
    """Ids of the largest count of each measure in each report, and of its rivals, parts and stretches aside."""
    most: dict[tuple[str, str], list[Counted]] = defaultdict(list)
    for one in figures:
        if one.part or one.window or one.planned or one.row.status == "denied" or one.row.measure not in HARMED:
            continue
        most[one.row.report_key, one.row.measure].append(one)
    found: set[str] = set()
    for members in most.values():
        kept = [one for one in members if not any(gives_instead(other.row, one.row) for other in members)] or members
        largest = max(kept, key=lambda one: (one.row.status != "unconfirmed", point(one.row) or 0, one.row.id))
        found |= {one.row.id for one in kept if one is largest or _are_rivals(one, largest)}
    return found


def _are_rivals(one: Counted, largest: Counted) -> bool:
    """Whether another holder gives another count of all of them in the report: 17 dead by the one, 25 by the other."""
    a, b = one.row, largest.row
    # What the report opens with in its own voice is its count, whatever somebody claims below.
    opens = not held_by(a) and bool(held_by(b)) and a.start < b.start and ratio(a, b) <= _OWN
    held = (opens or bool(held_by(a) and held_by(b))) and not same_source(a, b) and one.group == largest.group
    # Of one disaster nobody has counted for days: what each holder believes is all that there is.
    believed = a.status != "unconfirmed" or (one.once and bool(a.source))
    return held and believed and not one.alone and ratio(a, b) <= (_RIVAL_ONCE if one.once else _RIVAL)


def may_be_one_group(one: Counted, other: Counted) -> bool:
    """Whether two groups may be one under another name: demonstrators and people, officers and security forces."""
    pair = {one.group, other.group}
    return len(pair) == 1 or pair in _WIDER or is_called_after_ones_own(one, other)


def is_called_after_ones_own(one: Counted, other: Counted) -> bool:
    """Whether one's word leaves open whose men they are: where soldiers speak, "their comrades" are soldiers."""
    groups = {figure.row.group for figure in (one, other)}
    nouns = [head_noun(figure.row.people) for figure in (one, other)]
    if not groups <= ARMED:
        return bool(groups & ARMED) and "people" in groups and any(noun in listed("comrades") for noun in nouns)
    # Gendarmes are soldiers to some, and police to others.
    return any(noun in listed("half_soldiers") for noun in nouns) and "militants" not in groups


def printed(one: Counted) -> tuple[object, ...]:
    """What two copies of one sentence have in common: their figure is one claim, whatever was read of its days."""
    row = one.row
    return (row.origin or row.report_key, row.measure, row.low, row.high, row.sentence_text)


def _is_part(row: FigureRow) -> bool:
    after = row.sentence_text[row.end - row.sentence[0] :]
    # "Two of whom were children" are some; "35, of whom 24 were children" are all.
    return not after.lstrip().startswith(",") and " ".join(words_of(after)[:2]) in listed("parts")


def _is_on_top(row: FigureRow) -> bool:
    """Whether it is what came on top of an earlier count: "25 new deaths", "another two"."""
    after = words_of(row.sentence_text[row.end - row.sentence[0] :])[:1]
    return row.text.casefold().startswith(("another ", "a further ")) or not listed("on_top").isdisjoint(after)


def _are_others(row: FigureRow) -> bool:
    """Whether they are some who died beside those told of before: "buried 40,000 and believe another 100,000 died"."""
    before = words_of(row.sentence_text[: max(0, row.start - row.sentence[0])])[-1:]
    return row.measure == "killed" and not listed("on_top_before").isdisjoint(before)


def _alone(row: FigureRow) -> str:
    """What its sentence singles out: a stretch of time ("time"), a place ("place"), or nothing ("")."""
    words = words_of(row.sentence_text)
    at = words.index("alone") if "alone" in words else 0
    if not at:
        return ""
    before = words[max(0, at - 3) : at]
    # "In Harsk alone", and not "she lives alone".
    singled = not _SINGLING.isdisjoint(words[max(0, at - 7) : at])
    return "time" if any(w in listed("stretches") or w.isdigit() for w in before) else "place" if singled else ""


def _is_since(row: FigureRow) -> bool:
    """Whether the count runs since a day or a beginning, as its clause says."""
    after = words_of(row.sentence_text[row.end - row.sentence[0] :])[:25]
    at = after.index("since") + 1 if "since" in after else 0
    # "94 on Tuesday, in the worst night since the protests began" are those of one night.
    alone = not listed("of_one_only").isdisjoint(after[: at or len(after)])
    return bool(at) and not alone and any(w in listed("beginnings") or w.isdigit() for w in after[at : at + 6])


def _is_of_a_named_event(row: FigureRow) -> bool:
    """Whether its stretch only says which event is meant: "last week's mosque attack" was on one day of that week."""
    if row.time_precision not in ("week", "month") or not row.time_text:
        return False
    _, found, after = row.sentence_text.partition(row.time_text)
    return bool(found) and is_possessive(after)


def _kind(row: FigureRow) -> str:
    """What befell them, where the measure alone does not tell it; "" where nothing or two things are said."""
    kinds: dict[str, dict[str, list[str]]] = table()["kinds"]
    if row.measure not in kinds:
        return ""
    told_by = (row.people, clause_of(row), row.sentence_text)
    found = ({kind for kind, phrases in kinds[row.measure].items() if says(text, phrases)} for text in told_by)
    said = next((some for some in found if some), set())
    told = said.pop() if len(said) == 1 else ""
    # That they were destroyed is what the measure says by itself.
    return "" if told == row.measure else told


def touch(one: tuple[date, date], other: tuple[date, date], slack: timedelta) -> bool:
    """Whether two closed intervals share a day, or lie no further apart than the slack."""
    return one[0] <= other[1] + slack and other[0] <= one[1] + slack
