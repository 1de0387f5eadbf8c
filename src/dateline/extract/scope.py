"""Where and when a claim was so: the one place that ties a claim to a place and to days.

Needs: blocks, times, places; attributions, so that "said on Wednesday" dates no event and "officials in Cairo said"
places none. Gives: the place and the interval for any token that carries a claim.

What stands in the clause comes first, then the rest of the sentence, then what the report carries over: the day of what
happened, the running place, and last the day and the main place of the report itself.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from dateline.extract.clauses import clause_of
from dateline.extract.mentions import PlaceMention, TimeMention
from dateline.extract.reading import Reading
from dateline.extract.times.told import OPENING, RECENT, TimeWords
from dateline.extract.when.by_now import amid, buried_by_now, gives_now, lacking, of_amount
from dateline.extract.when.days_said import Days
from dateline.extract.when.going_on import day_of_speech
from dateline.extract.when.named_days import counts_since, tells_need
from dateline.extract.when.tenses import Tense, brings, foretold, tense_of
from dateline.extract.when.untold_days import inferred
from dateline.extract.where.nearness import lies_in, smaller_and_close
from dateline.extract.where.place_roles import PlaceWords, place_words
from dateline.extract.where.whereabouts import Whereabouts
from dateline.model.place import PlaceRef
from dateline.model.time import UNKNOWN_TIME, Interval
from dateline.model.vocabulary import Precision, TimeBasis

if TYPE_CHECKING:
    from spacy.tokens import Token


def place_of(
    reading: Reading,
    block: int,
    token: int,
    *,
    outcome: bool = False,
    national: bool = False,
    own: bool = False,
    days: Interval = UNKNOWN_TIME,
) -> PlaceRef | None:
    """The narrowest place that the clause around a token is about; None if none can be told.

    Args:
        reading: With times, places and attributions.
        block: Index of the block.
        token: The word that carries the claim.
        outcome: The claim is what an event left behind; where the clause says only the country, it was so in the town
            of that country that the report is about.
        national: A national office gives a running total; where the clause says no place, it is the country's.
        own: Only a place said with the clause's own verb.
        days: The days of the claim: what was long before has no claim to the report's place, and what went on for days
            in a country to one of its towns.
    """
    scope = scope_of(reading)
    places = scope.places
    if own:
        return places.said_in(block, token)
    if places.extents.everywhere(block, token):
        return None
    stated = places.pointed.at(block, token) or places.stated(block, token)
    main = places.main
    ongoing = scope.days.ongoing
    past, long = scope.past(days), scope.long(days)
    if outcome and stated is not None and main is not None:
        lead = block < OPENING and places.loosely(stated, ongoing=ongoing)
        narrower = (places.main_happens or lead) and not long and lies_in(main.place, stated.place)
        if narrower or smaller_and_close(main.place, stated.place):
            return main
    if stated is not None:
        return stated
    whole = places.extents.whole_country(block, token, national=ongoing and (national or (outcome and long)))
    if whole is not None:
        return whole
    if past:
        return places.before(block, token)
    return places.running(block, token)


def time_of(
    reading: Reading,
    block: int,
    token: int,
    *,
    toll: bool = False,
    outcome: bool = False,
    total: bool = False,
    planned: bool = False,
    carried: bool = True,
    followed: bool = False,
    at_once: bool = False,
    tally: bool = False,
    many: bool = False,
    dozens: bool = False,
    since_open: bool = False,
    ill: bool = False,
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
        carried: A day not said may be that of what the report mainly tells. True for counts; what merely happened or
            was said besides has no claim to that day.
        followed: It is a deed told in the past, which goes with the day that the text has come to.
        at_once: The event did it when it happened (killed, missing, burnt), whatever is told of it in the present.
        many: It counts more than one: how many a disease "has killed" so far began at some time not told.
        dozens: It counts so many that they may have come together one by one.
        tally: Of a disease, it may count all so far: not one patient, not "new" ones.
        ill: It counts who fell ill or died: of a disease that is known by the report's day, and began before.
        since_open: Of a disease, it does count all so far: where no start is told, it is open.
    """
    scope = scope_of(reading)
    token = scope.days.of_verb(block, token)
    toll = toll and not buried_by_now(reading.blocks[block].doc[token])
    happened = scope.days.happened_to(block, token, outcome=outcome or toll)
    stated = scope.days.stated(block, token)
    if toll and happened is not None and (stated is None or stated.start == stated.end):
        return happened
    day = scope.days.day
    up_to = happened is not None and stated is not None and _not_after(happened, stated)
    if happened is not None and outcome and up_to and scope.days.up_to(block, token):
        return replace(happened, basis=TimeBasis.INFERRED)
    running = outcome or total
    began = scope.days.began
    tally = tally and scope.days.spreads
    so_far = tally or total or scope.days.unrest(block, token) or scope.days.perfect(block, token)
    on_top = tally and scope.days.untold.adds(block, token)
    if (running or tally) and began is not None and day is not None and so_far and not on_top:
        said = scope.days.said_on(block, token)
        if stated is None or (stated.start == stated.end and scope.days.up_to(block, token)):
            end = said or (stated.end if stated is not None else None) or day
            return Interval(began, max(began, end), Precision.RANGE, TimeBasis.INFERRED)
    looked_back = stated is None and since_open and scope.days.background(block, token) is not None
    if since_open and scope.days.spreads and began is None and day is not None and not looked_back:
        raised = brings(reading.blocks[block].doc[token], scope.days.words)
        at = stated is not None and toll and stated.start == stated.end
        if stated is None or at or raised:
            one = stated is not None and stated.start == stated.end
            end = scope.days.said_on(block, token) or (stated.end if stated is not None and one else None) or day
            return Interval(None, end, Precision.RANGE, TimeBasis.INFERRED)
    if stated is not None:
        of_it = happened is not None and outcome and scope.days.harmed and _holds(stated, happened, day)
        return inferred(happened) if of_it and happened is not None else stated
    lasted = scope.days.lasted(block, token) if running and day is not None else 0
    if lasted > 1 and day is not None:
        end = scope.days.said_on(block, token) or day
        return Interval(end - timedelta(days=lasted - 1), end, Precision.RANGE, TimeBasis.INFERRED)
    if planned:
        # Money is promised on the day on which that is said.
        said_when = scope.days.said_when(block, token)
        if said_when is not None:
            return inferred(said_when)
        given = of_amount(reading.blocks[block].doc[token])
        if day is not None and gives_now(given, scope.days.words):
            return Interval(day, day, Precision.DAY, TimeBasis.PUBLISHED)
        so_far = day is not None and scope.days.untold.sums_up(block, given.i)
        return Interval(None, day, Precision.RANGE, TimeBasis.INFERRED) if so_far else UNKNOWN_TIME
    if scope.days.refused(block, token):
        return UNKNOWN_TIME
    background = scope.days.pointed_back(block, token) or scope.days.background(block, token)
    background = background or scope.days.untold.looked_back(block, token)
    background = background or day_of_speech(scope.days.untold, block, reading.blocks[block].doc[token])
    if background is not None:
        return replace(background, basis=TimeBasis.INFERRED)
    if (
        many
        and running
        and scope.days.spreads
        and began is None
        and day is not None
        and scope.days.perfect(block, token)
    ):
        return Interval(None, scope.days.said_on(block, token) or day, Precision.RANGE, TimeBasis.INFERRED)
    under_way = scope.days.goes_on(block, token, at_once=at_once)
    struck, word = scope.days.struck, reading.blocks[block].doc[token]
    if struck is not None and day is not None and tells_need(word, scope.days.words):
        return Interval(day, day, Precision.DAY, TimeBasis.PUBLISHED)
    total = total or (many and struck is not None and counts_since(word, scope.days.words))
    if happened is not None and total and day is not None and happened.start != day and not under_way:
        return replace(happened, end=day, precision=Precision.RANGE, basis=TimeBasis.INFERRED)
    reports = not (toll or scope.days.harmed or scope.days.untold.talks)
    if reports and day is not None and amid(word, scope.days.words):
        return Interval(None, scope.days.said_on(block, token) or day, Precision.RANGE, TimeBasis.INFERRED)
    came_to = scope.days.untold.running(block, token) if (carried or followed) and not toll else None
    # What is done about a disaster is not done on its day.
    of_it = struck is None or outcome
    if came_to is not None and not of_it and struck is not None and came_to.start == struck.start:
        came_to = None
    by_news = scope.days.one and not (scope.days.harmed and _was_so(reading.blocks[block].doc[token]))
    if came_to is not None and (happened is None or not outcome or by_news):
        return inferred(came_to)
    to_come = tense_of(reading.blocks[block].doc[token], scope.days.words) is Tense.OPEN
    to_come = to_come and not _left_so(word) and (not at_once or foretold(word, scope.days.words))
    lasts = to_come or under_way
    if happened is not None and (toll or (outcome and not lasts)):
        return replace(happened, basis=TimeBasis.INFERRED)
    if (not carried and _before_another(word)) or _ever_since(word):
        return UNKNOWN_TIME
    near = happened is not None and day is not None and happened.start is not None and (day - happened.start).days <= 3
    if carried and happened is not None and near and of_it and scope.days.told(block, token):
        return replace(happened, basis=TimeBasis.INFERRED)
    if day is None or scope.days.chronicle:
        return UNKNOWN_TIME
    if not carried and not followed:
        return Interval(day, day, Precision.DAY, TimeBasis.PUBLISHED)
    said = scope.days.said_on(block, token)
    untold = scope.days.untold
    counted = (tally and untold.found(block, token)) or (said is not None and (tally or many or not at_once))
    if carried and scope.days.spreads and counted:
        # Of a disease: all so far, or what was found on the day on which it was made known.
        end = said or day
        return Interval(None if tally else end, end, Precision.RANGE if tally else Precision.DAY, TimeBasis.INFERRED)
    if carried and scope.days.spreads and tally:
        return UNKNOWN_TIME
    if carried and (total or running or many) and untold.adds_up(block, token):
        return Interval(None, said or day, Precision.RANGE, TimeBasis.INFERRED)
    by_then = scope.days.said_by(block, token)
    had = tense_of(word, scope.days.words) in (Tense.SINCE, Tense.BEFORE)
    if carried and many and had and (dozens or said is None) and by_then is not None and by_then < day:
        # "said in May that it had killed 250": they add up to then.
        return Interval(None, by_then, Precision.RANGE, TimeBasis.INFERRED)
    supposed = untold.supposed(block, token, outcome=outcome, at_once=at_once, deed=followed, said=said)
    if carried and dozens and supposed.basis is TimeBasis.NONE and untold.come_together(block, token):
        return Interval(None, said or day, Precision.RANGE, TimeBasis.INFERRED)
    of_now = supposed.basis is TimeBasis.PUBLISHED
    saved = not (outcome or planned) and {word.lemma_, clause_of(word).lemma_} & scope.days.words.saving
    untimed = supposed.basis is TimeBasis.NONE and not untold.tells_time(block, token)
    after_it = (struck is not None or untold.aftermath) and (of_now or untimed)
    if saved and after_it and ((total and of_now) or _at_some_time(word, scope.days.words)):
        # "saved a girl from the rubble", "rescuers pull a girl from the rubble": on some day since the disaster.
        begun = struck.start if struck is not None else None
        return Interval(begun, day, Precision.RANGE, TimeBasis.INFERRED)
    by_now = carried and many and outcome and supposed.basis is TimeBasis.NONE
    if by_now and untold.by_now(block, token, spreads=scope.days.spreads):
        if said is None and lacking(word, scope.days.words):
            return Interval(day, day, Precision.DAY, TimeBasis.PUBLISHED)
        return Interval(None, said or day, Precision.RANGE, TimeBasis.INFERRED)
    since = tense_of(word, scope.days.words) is Tense.SINCE
    own = outcome or total or untold.sums_up(block, token)
    if carried and of_now and since and many and _over_days(scope.days, own=own) and untold.come_together(block, token):
        # "has sent 40 doctors", told by nothing else of this day: by then.
        return Interval(None, said or day, Precision.RANGE, TimeBasis.INFERRED)
    open_ = carried and of_now and not scope.days.spreads and not (untold.of_today or untold.told_today)
    if open_ and _has_been(word, scope.days.words):
        return UNKNOWN_TIME  # "dropped 900 meals", where nothing is told to have been on this day
    known_by = scope.days.spreads and ill and (since or supposed.basis is not TimeBasis.NONE)
    if known_by and not scope.days.untold.adds(block, token):
        # One patient, one death: known by the report's day.
        return Interval(None, said or day, Precision.RANGE, TimeBasis.INFERRED)
    return supposed


def _has_been(token: Token, words: TimeWords) -> bool:
    """Whether a clause tells in the simple past, or in that before it, what was done."""
    return tense_of(token, words) in (Tense.PAST, Tense.BEFORE)


def _at_some_time(token: Token, words: TimeWords) -> bool:
    """Whether a clause tells what was done, or shows it as a caption does: "rescuers pull a girl from the rubble"."""
    verb = clause_of(token)
    shown = verb.tag_ in ("VBP", "VBZ") and not any(t.dep_ in ("aux", "advmod") for t in verb.children)
    return shown or _has_been(token, words)


def _over_days(days: Days, *, own: bool) -> bool:
    """Whether what a report counts may have come together over the days before it: nothing is told of its own day, or
    it is of an earlier event, and tells how far things have come (``own``).
    """
    if days.spreads or not days.untold.of_today:
        return not days.spreads
    before = days.happened is not None and days.happened.start != days.day
    return own and (before or days.untold.aftermath)


def _left_so(token: Token) -> bool:
    """Whether a clause tells in passing what befell somebody: "tents for 900 left homeless"."""
    verb = clause_of(token)
    return verb.dep_ == "acl" and verb.tag_ == "VBN" and not any(t.dep_ in ("aux", "auxpass") for t in verb.children)


def _was_so(token: Token) -> bool:
    """Whether a clause tells how it was when harm was done: "the ferry had 150 on board", "was carrying 150"."""
    verb = clause_of(token)
    return verb.lemma_ in ("be", "have") or (
        verb.tag_ == "VBG" and any(t.lower_ in ("was", "were") and t.dep_ == "aux" for t in verb.children)
    )


def _before_another(token: Token) -> bool:
    """Whether the clause only says what came before another ("after protesters stormed the hall"): its day is open."""
    verb = token
    while verb.dep_ in ("conj", "auxpass", "aux") and verb.head.i != verb.i:
        verb = verb.head
    if verb.dep_ == "pcomp":
        return verb.head.lower_ == "after"
    return verb.dep_ == "advcl" and any(t.dep_ == "mark" and t.lower_ in ("after", "since") for t in verb.children)


def _ever_since(token: Token) -> bool:
    """Whether the clause only says since when something is so: "are in isolation since a waiter fell ill"."""
    verb = clause_of(token)
    return verb.dep_ == "advcl" and any(t.dep_ == "mark" and t.lower_ == "since" for t in verb.children)


def _holds(stated: Interval, happened: Interval, day: date | None) -> bool:
    """Whether a stretch that is over ("last month's bombings") is told of the day that the report is about."""
    start, end, then = stated.start, stated.end, happened.start
    if start is None or end is None or then is None or day is None or end >= day:
        return False
    return start < end and start <= then <= end and end - start <= timedelta(days=31)


def _not_after(one: Interval, two: Interval) -> bool:
    return one.start is None or two.start is None or one.start <= two.start


_LONG = timedelta(days=3)
"""A stretch over which what goes on in a country is no longer that of one town."""


@dataclass(frozen=True)
class Scope:
    """What one report tells of days and places, and the mentions that it was made of."""

    days: Days
    places: Whereabouts
    of_times: tuple[TimeMention, ...]
    of_places: tuple[PlaceMention, ...]

    def past(self, days: Interval) -> bool:
        """Whether days lie long before the report."""
        day = self.days.day
        return day is not None and days.end is not None and days.end < day - RECENT

    def adds_up(self, block: int, token: int) -> bool:
        """Whether the clause tells what has come together so far in a country in turmoil, on no day that is said:
        "thousands have been detained". That is of the country, not of the town that is told of most.
        """
        return self.days.ongoing and self.so_far(block, token)

    def so_far(self, block: int, token: int) -> bool:
        """Whether the clause tells what has come together so far, on no day that is said: "have killed thousands"."""
        if not self.days.perfect(block, token):
            return False
        verb = clause_of(self.places.reading.blocks[block].doc[token])
        unsure = any(t.tag_ == "MD" or t.lower_ in ("here", "there") for t in verb.children)
        return not unsure and self.days.stated(block, token) is None

    def long(self, days: Interval) -> bool:
        """Whether a claim of the report's own time covers many days."""
        if self.past(days) or days.start is None or days.end is None:
            return False
        return days.end - days.start >= _LONG


def scope_of(reading: Reading) -> Scope:
    """The scope of a reading, kept with its first parsed block: it lives and dies with the parse."""
    kept = reading.blocks[0].doc.user_data if reading.blocks else {}
    scope = kept.get("dateline.scope")
    if not isinstance(scope, Scope) or scope.of_times is not reading.times or scope.of_places is not reading.places:
        words: PlaceWords = reading.pack.once("scope.words", lambda: place_words(reading.pack.table("scope")))
        table = reading.pack.table("scope")["time"]
        times: TimeWords = reading.pack.once(
            "scope.times", lambda: TimeWords(**{name: frozenset(several) for name, several in table.items()})
        )
        days = Days(reading, times)
        scope = Scope(
            days, Whereabouts(reading, words, ongoing=days.ongoing, spreads=days.spreads), reading.times, reading.places
        )
        kept["dateline.scope"] = scope
    return scope
