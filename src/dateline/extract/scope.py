"""Where and when a claim was so: the one place that ties a claim to a place and to days.

Needs: blocks, times, places; attributions, so that "said on Wednesday" dates no event and "officials in Cairo said"
places none. Gives: the place and the interval for any token that carries a claim.

What stands in the clause comes first, then the rest of the sentence, then what the report carries over: the day of what
happened, the running place, and last the day and the main place of the report itself.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from dateline.extract.mentions import Mention, PlaceMention, TimeMention
from dateline.extract.reading import Reading
from dateline.model.place import Place, PlaceRef
from dateline.model.time import UNKNOWN_TIME, Interval
from dateline.model.vocabulary import PlacePrecision, Precision, TimeBasis, ZoneKind

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_NARROW = {
    PlacePrecision.SITE: 0,
    PlacePrecision.CITY: 1,
    PlacePrecision.DISTRICT: 2,
    PlacePrecision.PROVINCE: 3,
    PlacePrecision.COUNTRY: 4,
    PlacePrecision.REGION: 5,
    PlacePrecision.UNKNOWN: 3,
}
_RECENT = timedelta(days=45)
"""A day further back belongs to an earlier event, which the report only looks back on."""


_SEASONS = {"SP", "SU", "FA", "WI"}
"""A season told is seldom the time of a claim: "on a winter's night"."""
_REACH = 1
"""Paragraphs back that a place carries over from."""
_OPENING = 4
"""Blocks (headline and first paragraphs) that tell what a report is about."""


def place_of(reading: Reading, block: int, token: int, *, outcome: bool = False) -> PlaceRef | None:
    """The narrowest place that the clause around a token is about; None if none can be told.

    ``outcome``: the claim is what an event left behind; where the clause says only the country, it was so in the town
    of that country that the report is about.
    """
    scope = _scope(reading)
    stated = scope.pointed_place(block, token) or scope.stated_place(block, token)
    main = scope.main
    if (
        outcome
        and scope.main_happens
        and stated is not None
        and main is not None
        and _lies_in(main.place, stated.place)
    ):
        return main
    return stated or scope.running_place(block, token)


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
    happened = scope.happened
    if toll and happened is not None:
        return happened
    stated = scope.stated_time(block, token)
    if stated is not None:
        return stated
    if planned:
        return UNKNOWN_TIME
    background = scope.background(block, token)
    if background is not None:
        return replace(background, basis=TimeBasis.INFERRED)
    day = reading.report.anchor
    if happened is not None and total and day is not None and happened.start != day:
        return replace(happened, end=day, precision=Precision.RANGE, basis=TimeBasis.INFERRED)
    if happened is not None and (toll or (outcome and not scope.goes_on(block, token))):
        return replace(happened, basis=TimeBasis.INFERRED)
    if day is None:
        return UNKNOWN_TIME
    return Interval(day, day, Precision.DAY, TimeBasis.PUBLISHED)


@dataclass(frozen=True)
class _Words:
    locative: frozenset[str]
    movement: frozenset[str]
    heads: frozenset[str]
    kinds: frozenset[str]
    happening: frozenset[str]


class _Scope:
    """What one report says of places and times, sorted by where it stands; made once a reading."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.times, self.places = reading.times, reading.places
        table = reading.pack.table("scope")
        self.words: _Words = reading.pack.once(
            "scope.words",
            lambda: _Words(
                frozenset(table["place"]["locative"]),
                frozenset(table["place"]["movement"]),
                frozenset(table["place"]["happening_heads"]),
                frozenset(table["place"]["kinds"]),
                frozenset(table["time"]["happening"]),
            ),
        )
        self.cues = {(a.block, i) for a in reading.attributions for i in range(a.first, a.last)}
        self.sources = [a.source for a in reading.attributions if a.source is not None]
        self.times_in: dict[int, list[TimeMention]] = {}
        for time in reading.times:
            self.times_in.setdefault(time.block, []).append(time)
        self.places_in: dict[int, list[PlaceMention]] = {}
        for place in reading.places:
            self.places_in.setdefault(place.block, []).append(place)
        self.happened = self._happened()
        self.happening_at: set[str] = set()
        self.main_happens = False
        self.main = self._main_place()

    # Time

    def stated_time(self, block: int, token: int) -> Interval | None:
        """The days said in the clause, else in the sentence."""
        doc = self.reading.blocks[block].doc
        sentence = doc[token].sent
        options = []
        for mention in self.times_in.get(block, ()):
            if not (sentence.start <= mention.first < sentence.end) or not self._dates(mention):
                continue
            head = _head(doc, mention)
            if self._of_saying(block, head):
                continue
            options.append((_clause_distance(doc[token], head), abs(mention.first - token), mention))
        if not options:
            return None
        mention = min(options, key=lambda option: option[:2])[2]
        clause = _clause(doc[token])
        if clause.dep_ == "relcl" and mention.first <= clause.head.i < mention.last:
            # "the worst since 1959, when two died": they died in that year, not since.
            return _only(self._interval(mention), mention.value)
        interval = self._interval(mention)
        if any(
            t.lower_ == "since" for t in _head(doc, mention).ancestors if t.i >= sentence.start and t.i < mention.last
        ):
            # "since the quake 11 days ago": up to the report's day.
            anchor = self.reading.report.anchor
            if interval.start is not None and anchor is not None and interval.end == interval.start <= anchor:
                interval = replace(interval, end=anchor, precision=Precision.RANGE)
        return interval

    def _of_saying(self, block: int, head: Token) -> bool:
        """Whether a time only says when something was said: "said on Wednesday"."""
        return (block, _clause(head).i) in self.cues or any((block, t.i) in self.cues for t in _near(head))

    def background(self, block: int, token: int) -> Interval | None:
        """The days of an earlier event that the sentence before looks back on, where this one goes on in the past."""
        anchor = self.reading.report.anchor
        doc = self.reading.blocks[block].doc
        start = doc[token].sent.start
        verb = _clause(doc[token])
        if anchor is None or verb.tag_ not in ("VBD", "VBN") or any(t.tag_ in ("VBP", "VBZ") for t in verb.children):
            return None
        if start > 0:
            before, sentence = block, doc[start - 1].sent
        elif block > 0 and len(self.reading.blocks[block - 1].doc):
            before, sentence = block - 1, list(self.reading.blocks[block - 1].doc.sents)[-1]
        else:
            return None
        told = [m for m in self.times_in.get(before, ()) if sentence.start <= m.first < sentence.end and self._dates(m)]
        if not told or any(m.interval.end is None or m.interval.end >= anchor - _RECENT for m in told):
            return None
        return self._interval(told[-1])

    def goes_on(self, block: int, token: int) -> bool:
        """Whether the clause tells a state of the report's day: "are living in the open", "need food"."""
        verb = _clause(self.reading.blocks[block].doc[token])
        if verb.tag_ in ("VBP", "VBZ"):
            return verb.lemma_ not in ("be", "have")
        tags = {t.lower_ for t in verb.children if t.dep_ in ("aux", "auxpass")}
        return bool(tags & {"is", "are", "'re"}) and verb.tag_ == "VBG"

    def _dates(self, mention: TimeMention) -> bool:
        if (
            mention.type == "SET"
            or mention.value in ("PRESENT_REF", "PAST_REF", "FUTURE_REF", "")
            or mention.value[-2:] in _SEASONS
        ):
            return False
        return mention.interval.known or (mention.relative and mention.type in ("DATE", "TIME"))

    def _interval(self, mention: TimeMention) -> Interval:
        interval, anchor = mention.interval, self.reading.report.anchor
        if interval.start is not None and interval.end is None and anchor is not None and interval.start <= anchor:
            interval = replace(interval, end=anchor)
        return replace(interval, text=mention.text, span=mention.span)

    def _happened(self) -> Interval | None:
        """The day of what the report is about: the recent day said most with a word for something that happens."""
        anchor = self.reading.report.anchor
        if anchor is None:
            return None
        votes: Counter[date] = Counter()
        first: dict[date, TimeMention] = {}
        for mention in self.times:
            day = mention.interval.start
            if mention.type not in ("DATE", "TIME") or day is None or day != mention.interval.end:
                continue
            if not (anchor - _RECENT <= day <= anchor and self._dates(mention)):
                continue
            weight = 3 * self._tells_happening(mention) + 2 * (mention.block < _OPENING)
            if self.reading.blocks[mention.block].zone is ZoneKind.CAPTION:
                weight = 1
            if weight and self._past(mention):
                first.setdefault(day, mention)
                votes[day] += weight
        if not votes:
            return None
        return self._interval(first[min(votes, key=lambda day: (-votes[day], day))])

    def _past(self, mention: TimeMention) -> bool:
        doc = self.reading.blocks[mention.block].doc
        if self._of_saying(mention.block, _head(doc, mention)):
            return False
        return any(t.tag_ in ("VBD", "VBN", "VBG") for t in doc[mention.first].sent)

    def _tells_happening(self, mention: TimeMention) -> bool:
        doc = self.reading.blocks[mention.block].doc
        head = _head(doc, mention)
        return any(
            token.lemma_.lower() in self.words.happening
            and abs(token.i - mention.first) < 15
            and _clause_distance(token, head) <= 2
            for token in doc[mention.first].sent
        )

    # Place

    def stated_place(self, block: int, token: int) -> PlaceRef | None:
        """The place said in the clause, else in the sentence."""
        doc = self.reading.blocks[block].doc
        sentence = doc[token].sent
        options = []
        for mention in self.places_in.get(block, ()):
            if sentence.start <= mention.first < sentence.end:
                head = _head(doc, mention)
                role = self._role(mention, head)
                if role >= 3:
                    continue
                near = _clause_distance(doc[token], head)
                options.append((min(near, 2), role, _narrowness(mention), abs(mention.first - token), mention))
        if not options:
            return None
        return self._ref(min(options, key=lambda option: option[:4])[4])

    def pointed_place(self, block: int, token: int) -> PlaceRef | None:
        """What "there" in the clause points back to: the last place told of before."""
        doc = self.reading.blocks[block].doc
        if not any(t.lower_ == "there" and t.dep_ != "expl" for t in _clause(doc[token]).children):
            return None
        before = [m for m in self.places if not m.demonym and (m.block, m.last) <= (block, token)]
        near = before and before[-1].block >= block - 2
        return self._ref(before[-1]) if near else None

    def running_place(self, block: int, token: int) -> PlaceRef | None:
        """The place of the sentences before in the paragraph, else the main place of the report."""
        doc = self.reading.blocks[block].doc
        sentence = doc[token].sent
        before = [
            mention
            for mention in self.places_in.get(block, ())
            if mention.first < sentence.start and self._role(mention, _head(doc, mention)) <= 1
        ]
        if before:
            return self._ref(before[-1])
        return self._of_paragraph_before(block) or self.main

    def _of_paragraph_before(self, block: int) -> PlaceRef | None:
        """Where the paragraph before tells that something is so, if it tells of one place only."""
        for earlier in range(block - 1, max(-1, block - 1 - _REACH), -1):
            doc = self.reading.blocks[earlier].doc
            told = [m for m in self.places_in.get(earlier, ()) if self._role(m, _head(doc, m)) == 0]
            if len({m.text for m in told}) == 1:
                return self._ref(told[0])
            if told:
                return None
        return None

    def _role(self, mention: PlaceMention, head: Token) -> int:
        """0 where something is so there; 1 where the place itself is told of; 2 the place of a happening's name; 3 a
        mere part of somebody's name or a source.
        """
        dep, above = head.dep_, head.head
        if mention.demonym:
            return 4
        if any(source.contains(mention.span) for source in self.sources):
            happens = dep == "pobj" and above.head.lemma_.lower() in self.words.happening
            return 1 if happens else 4
        if dep == "pobj" and above.lower_ == "of" and above.head.lower_ in self.words.kinds:
            # "in the city of X" is X itself.
            dep, above = above.head.dep_, above.head.head
        if self._contains_one_before(mention):
            return 3
        if dep == "appos" and above.pos_ == "PROPN":
            dep, above = above.dep_, above.head
        if dep == "pobj":
            if above.lower_ in self.words.locative:
                noun = above.head.pos_ in ("NOUN", "PROPN") and above.head.lemma_.lower() not in self.words.happening
                return 1 if noun else 0
            if above.lower_ in ("from", "of") and above.head.pos_ in ("NOUN", "PROPN"):
                return 2 if above.head.lower_ in self.words.heads else 3
            return 1 if above.lower_ in self.words.movement else 2
        if dep == "nsubj" and mention.place is not None and mention.place.precision is PlacePrecision.COUNTRY:
            # A country that does something acts; one that something is done to is a place.
            return 3
        if dep in ("compound", "poss", "nmod", "amod"):
            return 2 if above.lower_ in self.words.heads else (2 if dep == "poss" else 3)
        return 1

    def _contains_one_before(self, mention: PlaceMention) -> bool:
        """Whether it only says where the place before it lies: "Springfield, north Ohio"; or is the dateline."""
        doc = self.reading.blocks[mention.block].doc
        after = doc[mention.last].text if mention.last < len(doc) else ""
        if mention.first == 0 and after in ("—", "–", "--", "-"):
            return True
        for other in self.places_in.get(mention.block, ()):
            if other.last < mention.first <= other.last + 3:
                between = [t.text for t in doc[other.last : mention.first]]
                if between[0] == "," and "and" not in between:
                    return _narrowness(other) <= _narrowness(mention)
        return False

    def _main_place(self) -> PlaceRef | None:
        """Where the report is about: the place told of most, what its opening tells and where it happens counted more.

        A country's people and its other places speak for each place in it. Of a town and a smaller one close by that is
        told of nearly as much, it is the smaller: the narrower word for the same spot.
        """
        weights: Counter[str] = Counter()
        countries: Counter[str] = Counter()
        first: dict[str, PlaceMention] = {}
        for mention in self.places:
            if mention.place is None:
                continue
            countries[mention.place.country] += 1
            role = self._role(mention, _head(self.reading.blocks[mention.block].doc, mention))
            if role >= 3:
                continue
            key = f"{mention.place.id}:{mention.place.name}"
            first.setdefault(key, mention)
            happens = role in (0, 2) and self._happens_at(mention)
            if happens:
                self.happening_at.add(key)
            opening = 3.0 if mention.block < _OPENING else 1.0
            narrow = 1.5 if mention.place.precision is PlacePrecision.CITY else 1.0
            weights[key] += opening * (4 if happens else 2 if role == 0 else 1) * narrow  # type: ignore[assignment]
        if not weights:
            return None
        for key, mention in first.items():
            if mention.place is not None:
                weights[key] += countries[mention.place.country] * 0.3  # type: ignore[assignment]
        best = max(weights, key=lambda key: (weights[key], -first[key].span.start))
        close = [
            key
            for key in weights
            if weights[key] >= weights[best] * 0.4 and _smaller_and_close(first[key].place, first[best].place)
        ]
        best = max(close, key=lambda key: weights[key]) if close else best
        self.main_happens = best in self.happening_at
        return self._ref(first[best])

    def _happens_at(self, mention: PlaceMention) -> bool:
        """Whether a word for something that happens governs the place: "an explosion in ...", "overturned in ..."."""
        token = _head(self.reading.blocks[mention.block].doc, mention)
        for _ in range(4):
            token = token.head
            if token.lemma_.lower() in self.words.happening:
                return True
        return False

    def _ref(self, mention: PlaceMention) -> PlaceRef:
        return PlaceRef(mention.text, mention.span, mention.place)


def _scope(reading: Reading) -> _Scope:
    """The scope of a reading, kept with its first parsed block: it lives and dies with the parse."""
    if not reading.blocks:
        return _Scope(reading)
    kept = reading.blocks[0].doc.user_data
    scope = kept.get("dateline.scope")
    if not isinstance(scope, _Scope) or scope.times is not reading.times or scope.places is not reading.places:
        scope = _Scope(reading)
        kept["dateline.scope"] = scope
    return scope


def _smaller_and_close(one: Place | None, two: Place | None) -> bool:
    """Whether ``one`` is a town within some 25 km of a larger one."""
    if one is None or two is None or one is two or None in (one.lat, one.lon, two.lat, two.lon):
        return False
    cities = one.precision is two.precision is PlacePrecision.CITY and 0 < one.population < two.population
    north, east = abs((one.lat or 0) - (two.lat or 0)), abs((one.lon or 0) - (two.lon or 0))
    return cities and north < 0.22 and east < 0.35


def _lies_in(inner: Place | None, outer: Place | None) -> bool:
    """Whether a town lies in a country, at a region or sea told with it, or right by a larger town."""
    if inner is None or outer is None or inner.precision not in (PlacePrecision.CITY, PlacePrecision.SITE):
        return False
    if outer.precision is PlacePrecision.COUNTRY:
        return inner.country == outer.country
    return outer.precision is PlacePrecision.REGION or _smaller_and_close(inner, outer)


def _only(interval: Interval, value: str) -> Interval:
    """The interval without what "since" adds to it: the period of its value alone."""
    start = interval.start
    if start is None:
        return interval
    if len(value) == 4:
        return replace(interval, end=date(start.year, 12, 31), precision=Precision.YEAR)
    if len(value) == 7:
        following = date(start.year + start.month // 12, start.month % 12 + 1, 1)
        return replace(interval, end=following - timedelta(days=1), precision=Precision.MONTH)
    return replace(interval, end=start, precision=Precision.DAY)


def _narrowness(mention: PlaceMention) -> int:
    return _NARROW[mention.place.precision] if mention.place is not None else 0


def _head(doc: Doc, mention: Mention) -> Token:
    """The token of a mention that hangs outside it."""
    tokens = [doc[i] for i in range(mention.first, mention.last)]
    return next((t for t in tokens if not mention.first <= t.head.i < mention.last), tokens[-1])


def _clause(token: Token) -> Token:
    """The verb of the clause that a token stands in; the root where there is no verb."""
    for _ in range(30):
        if token.pos_ in ("VERB", "AUX") and token.dep_ not in ("aux", "auxpass", "amod", "compound"):
            return token
        if token.head.i == token.i:
            return token
        token = token.head
    return token


def _near(head: Token) -> tuple[Token, ...]:
    """The words that a time hangs on: "said on Wednesday"."""
    return (head.head, head.head.head) if head.head.dep_ == "prep" else (head.head,)


def _clause_distance(token: Token, other: Token) -> int:
    """0 in one clause, 1 in coordinated clauses, 2 in one above or below, 3 elsewhere in the sentence."""
    one, two = _clause(token), _clause(other)
    if one.i == two.i:
        return 0
    if two.i in {t.i for t in one.conjuncts}:
        return 1
    if one.is_ancestor(two) or two.is_ancestor(one):
        return 2
    return 3
