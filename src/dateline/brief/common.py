"""What the sections of a brief share: which claims are firm, what is told first, how reports are cited."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import timedelta

from dateline.model.rows import ClaimRow, EventRow, FigureRow, SeriesRow
from dateline.model.vocabulary import HARMS, Measure
from dateline.phrases import cite, many, say_bounds

Claims = dict[str, ClaimRow]

FIRM = ("stated", "attributed")
DOUBTFUL = ("unconfirmed", "denied", "conditional")
_MEASURES = [measure.value for measure in Measure]
_PAST = timedelta(days=60)
_SMALL = 10
"""How many times a count another of its country must be for the one to stand behind it."""
_ENOUGH = 3
"""Series of one measure that a reader of a few is told before another harm is left out."""
_WIDE = ("country", "region", "province", "district", "city", "site")


def measure_rank(row: object) -> int:
    """The dead come first, then as the list of measures goes; what is no figure comes last."""
    measure = getattr(row, "measure", "")
    return _MEASURES.index(measure) if measure in _MEASURES else len(_MEASURES)


def untold(*rows: ClaimRow | None) -> int:
    """How much is not told of where and when these hold: what has neither place nor day stands to little."""
    return sum((not row.place) + (row.time_start is None and row.time_end is None) for row in rows if row is not None)


def of_two_days(a: ClaimRow | None, b: ClaimRow | None) -> bool:
    """Whether two claims hold for two days, as far as their days are told."""
    days = [row.time_end or row.published if row is not None else None for row in (a, b)]
    return None not in days and days[0] != days[1]


def bounds(row: ClaimRow) -> str:
    """The number of a figure in words; "" for other claims."""
    return say_bounds(row.low, row.high, row.approx, row.text) if isinstance(row, FigureRow) else ""


def origins_of(rows: Sequence[ClaimRow]) -> int:
    """How many origins claims come from; before resolving, each report is one."""
    return len({row.origin or row.report_key for row in rows})


def disputed(event: EventRow) -> bool:
    """Whether one report tells an event as so and another, or the same one, denies it."""
    return event.status in FIRM and "denied" in event.statuses


def shares(wanted: Iterable[int], lines: int) -> list[int]:
    """Lines for each of several lists, dealt out one by one: a long list does not crowd out a short one."""
    wanted = list(wanted)
    given = [0] * len(wanted)
    while sum(given) < min(lines, sum(wanted)):
        for place, want in enumerate(wanted):
            if given[place] < want and sum(given) < lines:
                given[place] += 1
    return given


def cited(rows: Sequence[ClaimRow], origins: int) -> str:
    """Reports in brackets' words: two by name, the rest counted, with the number of origins if more than one."""
    once = list(dict.fromkeys(cite(row) for row in rows))
    words = "; ".join(once[:2])
    if len(once) > 2:
        words += f" and {many(len(once) - 2, 'other report')}"
    return f"{words}; {origins} origins" if origins > 1 else words


def _latest_totals(
    ranked: Sequence[SeriesRow], rest: Sequence[SeriesRow], claims: Mapping[str, ClaimRow]
) -> list[SeriesRow]:
    """What was left out though it is later and larger than all that is told of its story, measure and country."""
    told: dict[tuple[object, ...], list[SeriesRow]] = {}
    for row in ranked:
        told.setdefault(_family(row), []).append(row)
    found: dict[tuple[object, ...], SeriesRow] = {}
    for row in rest:
        others = told.get(_family(row))
        if not others or row.group != "people" or not row.as_of or (number := _least(row, claims)) is None:
            continue
        sizes = [size for one in others if (size := _least(one, claims, most=True)) is not None]
        later = all(one.as_of and one.as_of < row.as_of for one in others)
        if later and sizes and number > max(sizes):
            best = found.get(_family(row))
            if best is None or (row.as_of, number) > (best.as_of, _least(best, claims)):
                found[_family(row)] = row
    return list(found.values())


def _is_recalled(row: SeriesRow, claims: Mapping[str, ClaimRow]) -> bool:
    """Whether the latest figure is of a time long before its report: an old quake, last year's attack."""
    told = claims.get(row.latest)
    if told is None or told.time_end is None or told.published is None or told.time_basis == "published":
        return False
    return told.time_end < told.published - _PAST


def _family(row: SeriesRow) -> tuple[object, ...]:
    return row.story, row.measure, row.place_country


def _least(row: SeriesRow, claims: Mapping[str, ClaimRow], *, most: bool = False) -> int | None:
    """The number of the latest figure of a series, of a range its least, or with ``most`` its most."""
    told = claims.get(row.latest)
    if not isinstance(told, FigureRow):
        return None
    return (told.high or told.low) if most else told.low


def _with_every_harm(
    ranked: Sequence[SeriesRow], by_origins: Sequence[SeriesRow], leading: Collection[str]
) -> list[SeriesRow]:
    """The same with each harm that two origins tell, in place of the least borne out of what many are told of."""
    kept = list(ranked)
    for measure in HARMS:
        own = [row for row in by_origins if row.measure == measure and row.origins > 1 and row.group == "people"]
        first = next((row for row in own if row.key in leading), own[0] if own else None)
        crowd = [row for row in kept if sum(one.measure == row.measure for one in kept) > _ENOUGH]
        if first is None or not crowd or any(row.measure == measure for row in kept):
            continue
        kept[kept.index(min(crowd, key=lambda row: (row.key in leading, row.origins, row.key)))] = first
    return kept


def foremost(
    series: Iterable[SeriesRow], claims: Mapping[str, ClaimRow], most: int, *, leading: Collection[str] = ()
) -> list[SeriesRow]:
    """Series for a reader who takes in only a few: those of most origins, told by measure, the dead first.

    Of one measure, the country of most origins comes first. Within a country all people stand before some of them, and
    the wider place before the narrower: who reads only the first line takes it for the whole. The latest total of all
    people is not left out for being of few origins: it stands before the smaller and older ones of its country. A count
    of another time that reports only recall, and one many times smaller than another of its country, lead nothing.
    Series whose keys are in ``leading`` stand before the others of their measure and country, in place of the last.
    A harm that two origins tell is not left out for the fourth series of another.
    """
    rows = list(series)
    recalled = {row.key for row in rows if _is_recalled(row, claims)}
    by_origins = sorted(
        rows, key=lambda row: (row.key in recalled, -row.origins, measure_rank(row), -len(row.figures), row.key)
    )
    ranked = by_origins[:most]
    totals = _latest_totals(ranked, by_origins[most:], claims)[: most // 4]
    ranked = ranked[: most - len(totals)] + totals
    latest = {row.key for row in totals}
    for row in rows:
        kin = [one for one in ranked if _family(one) == _family(row)]
        if row.key in leading and kin and row not in kin:
            ranked[ranked.index(kin[-1])] = row
    ranked = _with_every_harm(ranked, [row for row in by_origins if row.key not in recalled], leading)
    support: dict[tuple[str, str], int] = {}
    largest: dict[tuple[object, ...], int] = {}
    for row in ranked:
        if row.group == "people" and row.key not in recalled:
            largest[_family(row)] = max(largest.get(_family(row), 0), _least(row, claims, most=True) or 0)
        family = (row.measure, row.place_country)
        support[family] = max(support.get(family, 0), row.origins)

    def place(row: SeriesRow) -> tuple[object, ...]:
        told = claims.get(row.latest)
        precision = told.place_precision if told else ""
        width = _WIDE.index(precision) if precision in _WIDE else len(_WIDE)
        part = row.group != "people"
        country = (-support[row.measure, row.place_country], row.place_country)
        small = (_least(row, claims, most=True) or 0) * _SMALL < largest.get(_family(row), 0)
        weighs = (row.key not in leading, row.key not in latest, part, small, width)
        return (measure_rank(row), row.key in recalled, *country, *weighs, -row.origins, row.place_name, row.key)

    return sorted(ranked, key=place)
