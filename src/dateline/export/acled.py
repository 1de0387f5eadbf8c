"""Events in the shape of ACLED's tables: its columns in its order, empty where unknown, ours behind them."""

from __future__ import annotations

import functools
import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from importlib import resources
from typing import Any

from dateline.export.countries import countries
from dateline.model.coming import is_ahead
from dateline.model.rows import EventRow, FigureRow, MentionRow

Line = dict[str, Any]

_FIRM = ("stated", "attributed")
_COUNTED = ("injured", "hospitalised", "missing", "abducted", "detained", "displaced")
_WEEK, _MONTH = 7, 31
_RIOTING = (6, 5)
_WORD = re.compile(r"[a-z]+")
_BEHIND = re.compile(r" (?:of|in|from|at|on|with|who|that|loyal|outside|near) ")
_NUMBER = re.compile(r"^(?:(?:at least|more than|up to|about|around|some|nearly|almost|over) )?[\d,.]+ ", re.IGNORECASE)


@functools.cache
def _table() -> dict[str, Any]:
    return tomllib.loads((resources.files("dateline.export") / "acled.toml").read_text("utf-8"))


def acled_columns() -> tuple[str, ...]:
    """Columns in order: ACLED's thirty-one, then those that only dateline has."""
    return tuple(_table()["columns"])


def acled_code_book() -> Iterator[Line]:
    """One line a column: its name and what stands in it."""
    for name, meaning in _table()["columns"].items():
        yield {"column": name, "meaning": meaning}


def acled_rows(
    events: Iterable[EventRow], mentions: Iterable[MentionRow], figures: Iterable[FigureRow]
) -> Iterator[Line]:
    """One line for each event of a type that ACLED has and that somebody asserts, in the order given.

    Nothing is added up: where deaths are told of several groups and of no whole, they stand in words alone. So do
    running totals, which count more than one event.
    """
    said = {row.id: row for row in mentions}
    counts = {row.id: row for row in figures}
    for event in events:
        types = _types(event)
        rows = [said[id] for id in event.mentions if id in said]
        if types and rows and event.status in _FIRM and not is_ahead(event, said):
            yield _line(event, rows, [counts[id] for id in event.figures if id in counts], types)


def _types(event: EventRow) -> Sequence[str] | None:
    known: dict[str, list[str]] = _table()["types"]
    return known.get(f"{event.type} {event.mode}") or known.get(event.type)


def _line(event: EventRow, rows: Sequence[MentionRow], figures: Sequence[FigureRow], types: Sequence[str]) -> Line:
    # Actors of several mentions put together would say what no report says: one mention stands for all.
    told = max(
        (row for row in rows if row.status in _FIRM),
        key=lambda row: bool(row.agents) + bool(row.recipients),
        default=rows[0],
    )
    agents, recipients = _names(told.agents), _names(told.recipients)
    disorder, kind, sub = types
    one, other = _code(agents), _code(recipients)
    if agents and kind in _table()["marchers"]:
        one = _table()["marchers"][kind]  # whoever demonstrates is a demonstrator there
    if event.type == "ASSAULT" and not kind:
        kind, sub = _met(event.mode, one, other)
    deaths = [row for row in figures if row.measure == "killed" and row.status in _FIRM]
    iso, country = countries().get(event.place_country, (None, ""))
    start, end = event.time_start or event.time_end, event.time_end or event.time_start
    vague = event.place_precision in ("country", "region", "unknown", "")
    line: Line = dict.fromkeys(acled_columns())
    line |= {
        "event_id_cnty": f"{event.place_country or 'XX'}-{event.key}",
        "event_date": start.isoformat() if start else None,
        "year": start.year if start else None,
        "time_precision": _time_precision(event),
        "disorder_type": disorder,
        "event_type": kind,
        "sub_event_type": sub,
        "actor1": agents[0] if agents else "",
        "assoc_actor_1": "; ".join(agents[1:]),
        "inter1": one,
        "actor2": recipients[0] if recipients else "",
        "assoc_actor_2": "; ".join(recipients[1:]),
        "inter2": other,
        "interaction": _interaction(agents, recipients, one, other),
        "civilian_targeting": "Civilian targeting" if kind == "Violence against civilians" else "",
        "iso": iso,
        "country": country,
        "admin1": event.place_admin1,
        "location": event.place_name or event.place,
        "latitude": None if vague else event.place_lat,
        "longitude": None if vague else event.place_lon,
        "geo_precision": _table()["geo_precision"].get(event.place_precision) if event.place else None,
        "source": "; ".join(dict.fromkeys(row.outlet or row.report for row in rows)),
        "notes": _notes(told, figures),
        **_fatalities(deaths),
        "date_start": event.time_start.isoformat() if event.time_start else None,
        "date_end": end.isoformat() if end and event.time_end else None,
        "country_code": event.place_country,
        "location_words": event.place,
        "who_says_so": "; ".join(event.sources),
        "status": "; ".join(dict.fromkeys((event.status, *event.statuses))),
        "origins": event.origins,
        "plover": f"{event.type} {event.mode}".strip(),
        "story": event.story,
        "evidence": "; ".join(event.mentions),
        "first_reported": min((row.published.isoformat() for row in rows if row.published), default=None),
    }
    demanded: list[str] = _table()["demanded"]["columns"]
    return line | {"left_open": "; ".join(name for name in demanded if not line[name])}


def _met(mode: str, one: int | None, other: int | None) -> Sequence[str]:
    """Type and sub-type of an assault by who meets whom; empty ones where that is not known."""
    met = _table()["met"]
    if one in met["armed"] and other in met["armed"]:
        kind: Sequence[str] = met["battle"]
    elif one in met["armed"] and other == 6 and mode in ("firearms", "beat", "crowd-control"):
        kind = met["on_protesters"]
    elif other == 7:
        kind = met["on_civilians"]
    elif one in _RIOTING and mode != "crowd-control":
        kind = met["by_demonstrators"] if one == _RIOTING[0] else met["by_rioters"]
    else:
        kind = ("", "")
    return kind


def _names(links: Iterable[Any]) -> list[str]:
    names = [_without_number(" ".join(link.text.split())) for link in links]
    kept = [name for name in names if name and name.casefold() not in _table()["actors"]["pronouns"]]
    return list({name.casefold(): name for name in reversed(kept)}.values())[::-1]


def _without_number(name: str) -> str:
    """Who without how many: the count has a column of its own, or stands in the notes."""
    words = name.split(" ")
    counting: list[str] = _table()["actors"]["counting"]
    while words and (words[0].casefold() in counting or words[0].replace(",", "").replace(".", "").isdigit()):
        words = words[1:]
    return " ".join(words)


def _code(names: Sequence[str]) -> int | None:
    # What a name ends in says what it is: a "police station" is no police.
    head = _BEHIND.split(names[0].casefold(), maxsplit=1)[0] if names else ""
    words = " ".join(_WORD.findall(head))
    for code, known in _table()["codes"].items():
        if any(f" {words}".endswith(f" {word}") for word in known):
            return int(code)
    return None


def _interaction(agents: Sequence[str], recipients: Sequence[str], one: int | None, other: int | None) -> int | None:
    if not agents or one is None or (recipients and other is None):
        return None
    return one * 10 if other is None else min(one, other) * 10 + max(one, other)


def _time_precision(event: EventRow) -> int | None:
    if event.time_start is None or event.time_end is None:
        return None
    days = (event.time_end - event.time_start).days + 1
    return 1 if days == 1 else 2 if days <= _WEEK else 3 if days <= _MONTH else None


def _fatalities(deaths: Sequence[FigureRow]) -> Mapping[str, Any]:
    """Best, lowest and highest number of deaths of an event itself, and the words for them."""
    own = [row for row in deaths if not row.cumulative]
    words = "; ".join(dict.fromkeys(f"{row.text} {row.people}".strip() for row in deaths))
    whole = [row for row in own if row.group == "people"] or (own if len({row.group for row in own}) == 1 else [])
    if not whole:
        return {"fatalities_words": words}
    numbers = [number for row in whole if (number := _number(row)) is not None]
    lows = [row.low for row in whole if row.low is not None] + numbers
    highs = [row.high for row in whole]
    return {
        "fatalities": min(numbers, default=None),
        "fatalities_low": min(lows, default=None),
        "fatalities_high": None if None in highs else max(high for high in highs if high is not None),
        "fatalities_words": words,
    }


def _number(row: FigureRow) -> int | None:
    if row.corrections or any(character.isdigit() for character in row.text):
        return row.low
    said = row.text.casefold().split()
    rule: dict[str, int] = _table()["words"]
    if row.low is not None and row.low != row.high:
        # "Tens of thousands" is more than tens: the last such word alone would be wrong, too.
        named = [rule[word] for word in said if word in rule]
        return named[0] if len(named) == 1 and "of" not in said[:-1] else row.low
    return row.low


def _notes(told: MentionRow, figures: Sequence[FigureRow]) -> str:
    parts = [" ".join(told.sentence_text.split())]
    size = next((row for row in figures if row.measure == "participants"), None)
    if size is not None:
        parts.append(f"[size={size.text}]")
    counted = [f"{row.measure}: {row.text} {row.people}".strip() for row in figures if row.measure in _COUNTED]
    counted += [f"killed, a running total: {row.text} {row.people}".strip() for row in figures if _is_total(row)]
    return " ".join([*parts, *(f"[{words}]" for words in dict.fromkeys(counted))])


def _is_total(row: FigureRow) -> bool:
    return row.measure == "killed" and row.cumulative
