"""Claims in plain English: one way to say a number, a day, a place, a source, and a whole claim.

Everything here takes rows of a record (model/rows.py) and gives words. What is not known is said to be not known.
"""

from __future__ import annotations

import functools
import re
import tomllib
from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from importlib import resources
from typing import Any

from dateline.model.rows import ClaimRow, EventRow, FigureRow, MentionRow, ReportRow, SeriesRow, StatementRow

NOT_KNOWN = "not known"
QUOTES = '“”„«»"'

_MONTH_NAMES = "January February March April May June July August September October November December"
_MONTHS = _MONTH_NAMES.split()
_OVER = re.compile(r"\b(?:more than|over|above|upwards? of)\b|\+|\bplus\b", re.IGNORECASE)
_PAST = re.compile(r"said|says|told|wrote|\w+ed", re.IGNORECASE)
_DONE_TO = ("ASSAULT", "COERCE", "SANCTION", "DISMISS")
_DONE = re.compile(
    r"(?!(?:open|clash|fir|battl|retaliat)ed)(?:\w+ed|shot|hurt|beaten|held|freed|slain|struck)", re.IGNORECASE
)
_STRONG = re.compile(r"[\d,.]+[- ]strong", re.IGNORECASE)
_UNDER = re.compile(r"\b(?:fewer|less) than\b|\bunder\b|\bbelow\b", re.IGNORECASE)


@functools.cache
def wording() -> dict[str, Any]:
    """The table of words, phrases.toml."""
    return tomllib.loads((resources.files("dateline") / "phrases.toml").read_text("utf-8"))


def say_bounds(low: int | None, high: int | None, approx: bool = False, words: str = "") -> str:
    """Bounds as a reader expects them: "164", "at least 20", "up to 400", "about 1,000", "24-99".

    Args:
        low: Inclusive, None for no bound.
        high: Inclusive, None for no bound.
        approx: Whether the report hedges.
        words: The report's number phrase; "more than 300" is then said so, and not "at least 301".
    """
    if low is None and high is None:
        return NOT_KNOWN
    if low is None and high is not None:
        if _UNDER.search(words):
            return f"fewer than {high + 1:,}"
        return f"nearly {high:,}" if approx else f"up to {high:,}"
    if high is None and low is not None:
        return f"more than {low - 1:,}" if low > 0 and _OVER.search(words) else f"at least {low:,}"
    if low == high:
        return f"about {low:,}" if approx else f"{low:,}"
    return f"{low:,}-{high:,}"


def say_day(day: date | None) -> str:
    """A day in words that no reader can take for another: "6 January 2022"."""
    if day is None:
        return NOT_KNOWN
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def say_days(start: date | None, end: date | None, precision: str = "") -> str:
    """An interval of days: "6 January 2022", "1 to 6 January 2022", "January 2022", "since 1 January 2022".

    Whole months and years are said as such unless the precision is known to be finer.
    """
    if start is None or end is None:
        if start is not None:
            return f"since {say_day(start)}"
        return f"until {say_day(end)}" if end is not None else NOT_KNOWN
    if start == end:
        return say_day(start)
    after = end + timedelta(days=1) if end < date.max else end
    whole = start.day == 1 and after.day == 1 and start.year == end.year
    if precision in ("year", "") and whole and start.month == 1 and end.month == 12:
        return str(start.year)
    if precision in ("month", "") and whole and start.month == end.month:
        return f"{_MONTHS[start.month - 1]} {start.year}"
    first = str(start.day)
    if start.year != end.year:
        first = say_day(start)
    elif start.month != end.month:
        first = f"{start.day} {_MONTHS[start.month - 1]}"
    return f"{first} to {say_day(end)}"


def say_published(row: ReportRow) -> str:
    """When a report was published, marked where that is inferred: else the days that the record leaves open."""
    if row.published is None and row.possible_days:
        return f"{say_days(row.possible_days[0], row.possible_days[-1])} (inferred)"
    weak = row.published_basis in ("file", "inferred")
    return say_day(row.published) + (f" ({row.published_basis})" if weak else "")


def say_time(row: ClaimRow | EventRow) -> str:
    """When a thing was so, with what the days rest on where the words do not state them."""
    words = row.time_text if isinstance(row, ClaimRow) else ""
    if row.time_start is None and row.time_end is None:
        return f"{NOT_KNOWN} (the report says “{words}”)" if words else NOT_KNOWN
    days = say_days(row.time_start, row.time_end, row.time_precision)
    basis = row.time_basis if isinstance(row, ClaimRow) else ""
    return days + {"published": " (day of the report)", "inferred": " (inferred)"}.get(basis, "")


def say_place(row: ClaimRow | EventRow | SeriesRow, *, precision: bool = False) -> str:
    """Where a thing was so; with ``precision`` also how finely, where that is not a town."""
    name = row.place_name or row.place
    if not name:
        return NOT_KNOWN
    fine = "city" if isinstance(row, SeriesRow) else row.place_precision
    return f"{name} ({fine})" if precision and fine not in ("city", "unknown") else name


def say_source(row: ClaimRow) -> str:
    """Who says so, relay included: "Kazakh officials, via state television"; the outlet for its own voice."""
    name = inside(row.source)
    if name.casefold() in wording()["inside"]["pronouns"]:
        # Whom the word stands for was not found out; alone it would read like a slip of ours.
        name = f"a source that is only called “{name.casefold() if name != 'I' else name}”"
    if not name:
        name = "a source that is not named"
        if row.source_kind == "outlet":
            name = row.outlet or "the report itself"
    return f"{name}, via {inside(row.via)}" if row.via and row.via != row.source else name


def say_count(row: FigureRow) -> str:
    """What a figure counts: "164 people killed", "24-99 demonstrators killed (“dozens”)"."""
    number = "no" if row.low == row.high == 0 else say_bounds(row.low, row.high, row.approx, row.text)
    if _STRONG.fullmatch(row.text):
        number = row.text  # "3,000-strong force": what is counted is not the force
    says = say_measure(row.measure, number, say_people(row))
    vague = row.low is not None and row.high is not None and row.low != row.high
    return f"{says} (“{row.text}”)" if vague and not any(c.isdigit() for c in row.text) else says


def say_series(row: SeriesRow, figure: FigureRow | None = None) -> str:
    """What a series counts, without a number: "people killed, in Kazakhstan, running total".

    Args:
        row: The series.
        figure: The figure whose number is said before it: of one it is "person killed".
    """
    one = figure is not None and figure.low == figure.high == 1
    parts = [say_measure(row.measure, "", one_of(say_people(row)) if one else say_people(row)).rstrip(" :")]
    if row.place_name or row.place:
        parts.append(f"in {say_place(row)}")
    if row.cumulative:
        parts.append("running total")
    return ", ".join(parts)


def say_measure(measure: str, number: str, people: str) -> str:
    """A measure with its number and who is counted: "164", "people" killed."""
    words = wording()["measure"].get(measure, {})
    told = people.casefold().rsplit(" ", 1)[-1] in words.get("told", ())
    says: str = "{number} {people}" if told else words.get("says", "{number} {people}")
    return " ".join(says.format(number=number, people=people).split())


def say_counted(row: FigureRow, as_of: date | None = None) -> str:
    """Which days the number of one event counts: "of 4 to 6 January 2022 (inferred)"; "" for none, or for ``as_of``.

    Words of the report stand with days that rest on them.
    """
    last = min(filter(None, (row.time_end, row.published)), default=None)
    if row.time_basis not in ("stated", "inferred") or (row.time_start is None and last is None):
        return ""
    if row.time_start == last == as_of:
        return ""
    return f"of {say_days(row.time_start, last, row.time_precision)}{_rests(row)}"


def say_counted_since(row: FigureRow) -> str:
    """Since when a running total counts: "counted since 1 January 2022 (“this month”)"; "" if it tells no first day."""
    last = min(filter(None, (row.time_end, row.published)), default=None)
    if row.time_start is None or (last and row.time_start >= last):
        return ""
    return f"counted since {say_day(row.time_start)}{_rests(row)}"


def _rests(row: FigureRow) -> str:
    if row.time_basis == "inferred":
        return " (inferred)"
    return f" (“{row.time_text}”)" if row.time_text and not any(c.isdigit() for c in row.time_text) else ""


def one_of(people: str) -> str:
    """One of those who are counted: "people" becomes "person", "police officers" "police officer"."""
    words = people.split(" ")
    if not {"and", "or", "of", "in", "from"}.isdisjoint(words):
        return people  # which of the words is the noun is not known
    head = words[-1]
    known: dict[str, str] = wording()["one"]
    if head.casefold() in known:
        one = known[head.casefold()]
    elif head.endswith("ies") and len(head) > 4:
        one = f"{head[:-3]}y"
    elif head.endswith("s") and not head.endswith(("ss", "us", "is")):
        one = head[:-1]
    else:
        one = head
    return " ".join([*words[:-1], one])


def say_people(row: FigureRow | SeriesRow) -> str:
    """Who is counted, in the report's words, else by group: "people", "police officers"; of one "person"."""
    one = row.low == row.high == 1
    if row.people:
        told = " ".join(row.people.split())
        return one_of(told) if one and isinstance(row, FigureRow) else told
    measure = wording()["measure"].get(row.measure, {})
    if row.group in ("people", "things") and "people" in measure:
        return str(measure["person" if one else "people"])
    return str(wording()["group"].get(row.group, ("people", "person"))[1 if one else 0])


def say_group(row: FigureRow | SeriesRow) -> str:
    """The group that is counted: "members of the security forces"; "" for people or things of any kind."""
    return "" if row.group in ("people", "things") else str(wording()["group"].get(row.group, (row.group,))[0])


def say_names(names: Iterable[str]) -> str:
    """Names in a row, each once: "protesters and police"; "" for none."""
    once = [name for name in dict.fromkeys(inside(" ".join(name.split())) for name in names) if name]
    if len(once) > 4:
        return f"{', '.join(once[:3])} and {len(once) - 3} more"
    return "".join(once) if len(once) < 2 else f"{', '.join(once[:-1])} and {once[-1]}"


def inside(words: str) -> str:
    """Words as they stand inside a sentence: "The police" becomes "the police", a name keeps its capital."""
    first = words.split(" ", 1)[0]
    # A word all in capitals is printed so on purpose, or everything around it is.
    shouted = len(first) > 1 and first.isupper()
    return words[:1].lower() + words[1:] if first.lower() in wording()["inside"]["lower"] and not shouted else words


def say_event(row: MentionRow | EventRow) -> str:
    """What happened: "arrest of Karim Massimov", "shooting by police at demonstrators"."""
    noun, tie = _event_words(row.type, row.mode)
    agents, recipients = say_names(_names(row.agents)), say_names(_names(row.recipients))
    # The report's own verb tells more than our noun. An event of many mentions has many verbs: then the noun.
    alone = isinstance(row, MentionRow) or len(row.mentions) == 1
    if alone and recipients and row.type in _DONE_TO and _DONE.fullmatch(row.text):
        return f"{recipients} {row.text.lower()}{f' by {agents}' if agents else ''}"
    by = f" by {agents}" if agents else ""
    to = f" {tie} {recipients}" if recipients else ""
    # "Arrest of A by B", but "request by B to A": what follows "of" belongs close to its noun.
    return f"{noun}{to}{by}" if tie == "of" else f"{noun}{by}{to}"


def spokesman(event: EventRow, claims: Mapping[str, ClaimRow]) -> MentionRow | None:
    """The mention that stands for an event: a firm one, that names the commonest actors, and most of them.

    Mentions of one event differ in whom they name. Their actors put together would say what no report says.

    Returns:
        None if none of its mentions is among ``claims``.
    """
    rows = [row for id in event.mentions if isinstance(row := claims.get(id), MentionRow)]

    def worth(row: MentionRow) -> tuple[bool, int, int]:
        common = sum(
            any(actor.text.casefold() == name.casefold() for actor in actors)
            for actors, names in ((row.agents, event.agents), (row.recipients, event.recipients))
            for name in names[:1]
        )
        same = row.status == event.status or {row.status, event.status} == {"stated", "attributed"}
        return same, common, bool(row.agents) + bool(row.recipients)

    return max(rows, key=worth, default=None)


def event_noun(type: str, mode: str = "") -> str:
    """The noun for a kind of event: "arrest", "air strike"."""
    return _event_words(type, mode)[0]


def say_statement(row: StatementRow) -> str:
    """Reported speech; in quotation marks only where the report has it so."""
    words = " ".join(row.text.split()).removeprefix("that ")
    # Words that carry their own marks, whole or in part, are shown as they are.
    if not row.direct:
        return inside(words)
    return words if any(mark in words for mark in QUOTES) else f"“{words}”"


def cite(row: ClaimRow) -> str:
    """The report of a claim as a citation: "Sample Courier, 10 January 2022"; "a.txt, undated"."""
    return f"{row.outlet or row.report}, {say_day(row.published) if row.published else 'undated'}"


def say_claim(row: ClaimRow, *, cited: bool = True) -> str:
    """A whole claim as one phrase, without a full stop.

    "164 people killed, in Kazakhstan, according to Kazakh officials (Sample Courier, 10 January 2022)".
    """
    tail = f" ({cite(row)})" if cited else ""
    if isinstance(row, StatementRow):
        return _with_status(row, _said(row)) + tail
    if isinstance(row, FigureRow):
        parts = [say_count(row)]
    elif isinstance(row, MentionRow):
        parts = [say_event(row)]
    else:
        parts = [row.text]
    if say_place(row) != NOT_KNOWN:
        parts.append(f"in {say_place(row)}")
    if row.time_basis in ("stated", "inferred") and (row.time_start or row.time_end):
        parts.append(_when(row))
    elif row.time_text and row.time_start is None and row.time_end is None:
        parts.append(f"day {say_time(row)}")
    if row.source and row.status == "denied":
        # The one named may be the one who denies it: "according to" would turn that round.
        parts.append(f"source named: {say_source(row)}")
    elif row.source:
        parts.append(f"according to {say_source(row)}")
    elif row.source_kind != "outlet":
        parts.append("reportedly (no source named)")
    return _with_status(row, ", ".join(parts)) + tail


def many(count: int, noun: str, plural: str = "") -> str:
    """A count with its noun: "1 report", "1,234 reports"."""
    return f"{count:,} {noun if count == 1 else plural or noun + 's'}"


def sentence_case(words: str) -> str:
    """The first letter made a capital, the rest left as it is."""
    return words[:1].upper() + words[1:]


def _when(row: ClaimRow) -> str:
    days = say_time(row)
    if row.time_start is None or row.time_end is None:
        return days
    if row.time_start == row.time_end:
        return f"on {days}"
    return f"from {days}" if " to " in days else f"in {days}"


def _said(row: StatementRow) -> str:
    cue = " ".join(row.cue.split())
    if not row.source and row.source_kind != "outlet":
        return f"{say_statement(row)} ({cue}; no source named)" if cue else f"{say_statement(row)} (no source named)"
    if cue.lower().startswith("according"):
        return f"according to {say_source(row)}, {say_statement(row)}"
    # "Police saying", "officials to say": only a plain past reads well before what was said.
    plain = _PAST.fullmatch(cue)
    colon = "" if plain and not row.direct else ":"
    return f"{say_source(row)}{' ' + cue if plain else ''}{colon} {say_statement(row)}"


def _with_status(row: ClaimRow, words: str) -> str:
    ahead = wording()["status"].get(row.status, "")
    return f"{ahead}: {words}" if ahead else words


def _event_words(type: str, mode: str) -> tuple[str, str]:
    table = wording()["event"]
    noun, tie = table.get(f"{type} {mode}") or table.get(type) or (type.lower(), "with")
    return noun, tie


def _names(actors: Iterable[Any]) -> list[str]:
    names = [actor if isinstance(actor, str) else actor.text for actor in actors]
    return [name for name in names if name.casefold() not in wording()["inside"]["pronouns"]]
