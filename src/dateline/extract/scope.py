"""Where and when a claim was so: the one place that ties a claim to a place and to days.

Needs: blocks, times, places; attributions, so that "said on Wednesday" dates no event and "officials in Cairo said"
places none. Gives: the place and the interval for any token that carries a claim.

What stands in the clause comes first, then the rest of the sentence, then what the report carries over: the day of what
happened, the running place, and last the day and the main place of the report itself.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from dateline.extract.days_said import Days
from dateline.extract.mentions import PlaceMention, TimeMention
from dateline.extract.reading import Reading
from dateline.extract.whereabouts import PlaceWords, Whereabouts, lies_in, place_words, smaller_and_close
from dateline.model.place import PlaceRef
from dateline.model.time import UNKNOWN_TIME, Interval
from dateline.model.vocabulary import Precision, TimeBasis


def place_of(reading: Reading, block: int, token: int, *, outcome: bool = False) -> PlaceRef | None:
    """The narrowest place that the clause around a token is about; None if none can be told.

    ``outcome``: the claim is what an event left behind; where the clause says only the country, it was so in the town
    of that country that the report is about.
    """
    scope = _scope(reading)
    stated = scope.places.pointed_at(block, token) or scope.places.stated(block, token)
    main = scope.places.main
    if outcome and stated is not None and main is not None:
        narrower = scope.places.main_happens and lies_in(main.place, stated.place)
        if narrower or smaller_and_close(main.place, stated.place):
            return main
    return stated or scope.places.running(block, token)


def time_of(
    reading: Reading,
    block: int,
    token: int,
    *,
    toll: bool = False,
    outcome: bool = False,
    total: bool = False,
    planned: bool = False,
) -> Interval:
    """The days that the clause around a token is about; UNKNOWN_TIME if they cannot be told.

    Args:
        reading: With times, places and attributions.
        block: Index of the block.
        token: The word that carries the claim.
        toll: The claim is the toll of one event: it has the event's day, even where it rose later.
        outcome: The claim is what an event left behind (killed, injured, homeless): a day not said is the event's.
        planned: The claim is an amount promised, which may come at any time: a day not said is not known.
        total: The claim is a running total so far ("have been rescued"): from the event's day to the report's.
    """
    scope = _scope(reading)
    happened = scope.days.happened
    if toll and happened is not None:
        return happened
    stated = scope.days.stated(block, token)
    if stated is not None:
        return stated
    if planned:
        return UNKNOWN_TIME
    background = scope.days.background(block, token)
    if background is not None:
        return replace(background, basis=TimeBasis.INFERRED)
    day = reading.report.anchor
    if happened is not None and total and day is not None and happened.start != day:
        return replace(happened, end=day, precision=Precision.RANGE, basis=TimeBasis.INFERRED)
    if happened is not None and (toll or (outcome and not scope.days.goes_on(block, token))):
        return replace(happened, basis=TimeBasis.INFERRED)
    if day is None:
        return UNKNOWN_TIME
    return Interval(day, day, Precision.DAY, TimeBasis.PUBLISHED)


@dataclass(frozen=True)
class _Scope:
    """What one report tells of days and places, and the mentions that it was made of."""

    days: Days
    places: Whereabouts
    of_times: tuple[TimeMention, ...]
    of_places: tuple[PlaceMention, ...]


def _scope(reading: Reading) -> _Scope:
    """The scope of a reading, kept with its first parsed block: it lives and dies with the parse."""
    kept = reading.blocks[0].doc.user_data if reading.blocks else {}
    scope = kept.get("dateline.scope")
    if not isinstance(scope, _Scope) or scope.of_times is not reading.times or scope.of_places is not reading.places:
        words: PlaceWords = reading.pack.once("scope.words", lambda: place_words(reading.pack.table("scope")))
        scope = _Scope(Days(reading, words.happening), Whereabouts(reading, words), reading.times, reading.places)
        kept["dateline.scope"] = scope
    return scope
