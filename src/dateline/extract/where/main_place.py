"""The main place of a report: where what is not told to be elsewhere was so.

Needs: blocks, places, attributions.
"""

from __future__ import annotations

from collections import Counter, defaultdict

from dateline.extract.clauses import head_of, in_dateline
from dateline.extract.mentions import PlaceMention
from dateline.extract.places.pointers import capital_of, is_entry
from dateline.extract.places.pointers import quarter as quarter_of
from dateline.extract.times.told import OPENING
from dateline.extract.where.bureaus import of_abroad
from dateline.extract.where.nearness import holds, smaller_and_close
from dateline.extract.where.place_roles import Roles
from dateline.extract.where.place_ties import only_wanted
from dateline.model.place import Place, PlaceRef
from dateline.model.vocabulary import PlacePrecision, ZoneKind

_SURE = 5
"""Weight above which what is told of a place needs no dateline beside it."""
_MANY = 2
"""Towns of one country that make a report one about the country."""
_COUNTIES = (PlacePrecision.PROVINCE, PlacePrecision.DISTRICT)
_AS_MUCH = 0.5
"""Share of the weight of a report's first town from which another is told of as much."""
_NEARLY_ALL = 0.7
"""Share of what is told of a country's places from which a province of it is the report's."""
_SCATTERED = 4
"""Countries that a report tells of, from which it may have no main place."""
_HOME = 0.4
"""Share of what is told of places that a main place's country has in such a report."""
_OFTEN = 4
"""Mentions of a country and its places from which a report names it all along."""
_FAR_LESS = 3
"""How many times more often it is named than the country of the place told of most."""
_SEAT = 4.5
"""What a dateline adds to a town that the report tells of."""
_HELD = 2.0
"""How many times its own weight a place may gain by its country being named."""
_BESIDE = 0.4
"""Weight of a place of old days, or where something was only said."""


class MainPlace:
    """The main place of one report.

    Attributes:
        ref: The place, None where none can be told.
        happens: Whether something that happens is told of right there.
        seated: Whether only a dateline tells of it.
        seat_of_more: Whether it is the dateline's town, and its country is told of as much.
    """

    def __init__(self, roles: Roles, *, ongoing: bool = False) -> None:
        self.roles = roles
        self.reading = roles.reading
        self.ongoing = ongoing
        self.happening_at: set[str] = set()
        self.happens = False
        self.seated = False
        self.seat_of_more = False
        self.weights: dict[str, float] = defaultdict(float)
        self.first: dict[str, PlaceMention] = {}
        self.bare: dict[str, float] = {}
        self.seats: set[str] = set()
        self.dated: list[PlaceMention] = []
        self.stays: set[str] = set()
        self.ref = self._best()
        if self._scattered():
            self.ref = None
        if ongoing or self.happens:
            return
        docs = [block.doc for block in self.reading.blocks]
        spot = quarter_of(roles.places_in, OPENING, docs, roles.words.quarters) or self._spot()
        if spot is not None and not self._told_with(spot):
            self.ref = PlaceRef(spot.text, spot.span, self.ref.place if self.ref else None)

    def _best(self) -> PlaceRef | None:
        """Where the report is about: the place told of most, what its opening tells and where it happens counted more.

        A country's people and its other places speak for each place in it. Of a town and a smaller one close by that is
        told of nearly as much, it is the smaller: the narrower word for the same spot.
        """
        weights, first = self.weights, self.first
        hints: list[tuple[PlaceMention, float]] = []
        for mention in self.reading.places:
            hint = self._weigh(mention)
            if hint:
                hints.append((mention, hint))
        if not weights or (not self.stays and any(hint > 1 for _, hint in hints)):
            # "the coffins go home to Chile": of a place that is only gone to, nothing is told.
            town = self._local()
            abroad = of_abroad(self.roles, town)
            if abroad is not None:
                return _ref(abroad[0]) if len(abroad) == 1 else None
            return _ref(town) if town is not None else None
        told = set(weights)
        best = max(weights, key=lambda key: weights[key])
        if best not in self.happening_at and weights[best] <= _SURE:
            self._hinted(hints)
        bare = self.bare = dict(weights)
        countries = Counter(m.place.country for m in self.reading.places if m.place is not None)
        for key, mention in first.items():
            if mention.place is not None:
                weights[key] += min(countries[mention.place.country] * 0.3, self.bare[key] * _HELD)
        # A correspondent in the town that is told of.
        self.dated = [mention for mention, hint in hints if hint > 1]
        self.seats = {_key(mention) for mention in self.dated}
        best = max(weights, key=lambda key: (weights[key] + _SEAT * (key in self.seats), -first[key].span.start))
        close = [
            key
            for key in weights
            if bare[key] >= bare[best] * 0.4 and smaller_and_close(first[key].place, first[best].place)
        ]
        best = max(close, key=lambda key: weights[key]) if close else best
        self.happens = best in self.happening_at
        self.seated = best in self.seats and best not in told
        self.seat_of_more = best in self.seats and self._of_country(first[best]) >= bare[best]
        named = None if self.happens else self._named_most(first[best], countries)
        if named is not None:
            return _ref(named)
        return _ref(self._of_scope(best))

    def _named_most(self, best: PlaceMention, countries: Counter[str]) -> PlaceMention | None:
        """The country that a report names all along, where little is told of any place: "the U.S. count" beside one
        case in a far country. None where the best is of that country, or is told of nearly as much.
        """
        land, often = countries.most_common(1)[0]
        wide = best.place is not None and best.place.precision is PlacePrecision.COUNTRY
        here = best.place.country if best.place is not None and wide else ""
        if not here or land in ("", here) or often < _OFTEN or countries[here] * _FAR_LESS > often:
            return None
        return next(
            (
                m
                for m in self.reading.places
                if m.place is not None and m.place.country == land and not m.demonym and not m.embedded
                if m.place.precision is PlacePrecision.COUNTRY
            ),
            None,
        )

    def _of_country(self, town: PlaceMention) -> float:
        """What is told of the country that a town lies in."""
        return max(
            (
                self.bare[key]
                for key, m in self.first.items()
                if m.place is not None and town.place is not None and m.place.country == town.place.country
                if m.place.precision is PlacePrecision.COUNTRY
            ),
            default=-1.0,
        )

    def _scattered(self) -> bool:
        """Whether the report tells of many countries, and of none above all: then it has no main place."""
        shares: Counter[str] = Counter()
        for key, mention in self.first.items():
            if mention.place is not None and mention.place.country:
                shares[mention.place.country] += self.bare.get(key, 0.0)  # type: ignore[assignment]
        if self.happens or len(shares) < _SCATTERED:
            return False
        main = self.ref.place.country if self.ref is not None and self.ref.place is not None else ""
        return shares[main] < sum(shares.values()) * _HOME

    def _weigh(self, mention: PlaceMention) -> float:
        """Count what is told of a place; where only a dateline or a name tells of a town, say how much it hints at."""
        doc = self.reading.blocks[mention.block].doc
        head = head_of(doc, mention)
        capital = self.roles.seat(mention)
        role = 1 if capital is not None else self.roles.role(mention, head)
        street = self.roles.is_street(mention)
        told = capital or mention
        city = told.place is not None and told.place.precision is PlacePrecision.CITY
        if role == 3 and city and self.roles.at_spot(mention):
            role = 1
        if role >= 3:
            if not city or mention.demonym or mention.embedded or street or self.roles.set_aside(mention):
                return 0.0
            # The town of the dateline, or one whose police speak, is likely the report's, unless more is said.
            return 1.6 if in_dateline(doc, mention) and mention.block < OPENING else 0.5
        key = _key(told)
        past = self.roles.looks_back(mention) or is_entry(doc, mention.first, self.reading.places, mention.block)
        hospital = head.head.lower_ in self.roles.words.wards
        wanted = only_wanted(head, self.roles.words.demanding)
        # "the Springfield bombing", far down: another matter, as a rule.
        aside = role == 2 and mention.block >= OPENING and head.dep_ in ("compound", "nmod", "amod")
        happens = (
            not hospital
            and not aside
            and (role in (0, 2) or capital is not None)
            and not past
            and not wanted
            and self.roles.happens_at(mention)
        )
        country = mention.place is not None and mention.place.precision is PlacePrecision.COUNTRY
        if mention.embedded and not country and not happens:
            return 0.0
        if (street and key not in self.first) or (told.place is None and not (happens and role == 0)):
            return 0.0
        self.first.setdefault(key, told)
        if happens and (role == 0 or told.place is None or told.place.precision is not PlacePrecision.COUNTRY):
            # "the Haiti quake" leaves open where in Haiti.
            self.happening_at.add(key)
        weight = 3.0 if mention.block < OPENING else 1.0
        if head.dep_ == "pobj" and head.head.lower_ in ("from", "to", "towards", "via"):
            weight = 1.0
        else:
            self.stays.add(key)
        if past or hospital or wanted or self.roles.of_saying(mention.block, head):
            weight = _BESIDE
        self.weights[key] += weight * (4 if happens else 2 if role == 0 else 1) * (1.5 if city else 1.0)
        return 0.0

    def _in_byline(self, mention: PlaceMention) -> bool:
        """Whether a report is signed in a town: "By Ana Quispe in Arica"."""
        block = self.reading.blocks[mention.block]
        named = mention.first > 0 and block.doc[mention.first - 1].lower_ in ("in", "at")
        return block.zone is ZoneKind.BYLINE and named

    def _spot(self) -> PlaceMention | None:
        """The spot without an entry of its own where the opening says that it happened."""
        for block in range(min(OPENING, len(self.reading.blocks))):
            for mention in self.roles.places_in.get(block, ()):
                head = head_of(self.reading.blocks[block].doc, mention)
                there = mention.place is None and self.roles.role(mention, head) <= 1
                there = there and head.lower_ not in self.roles.words.wards and not self.roles.is_street(mention)
                if there and self.roles.happens_at(mention) and not self.roles.looks_back(mention):
                    return mention
        return None

    def _told_with(self, spot: PlaceMention) -> bool:
        """Whether the main place is told right after a spot: "near the Milldale stop in Springfield"."""
        main = self.ref
        return main is not None and any(
            spot.last <= m.first <= spot.last + 3 and m.text == main.text
            for m in self.roles.places_in.get(spot.block, ())
        )

    def _hinted(self, hints: list[tuple[PlaceMention, float]]) -> None:
        """Towns that only a dateline or a name tells of, where they lie in the country that the rest is about: a
        correspondent may sit in another.
        """
        told: Counter[str] = Counter()
        for key, mention in self.first.items():
            if mention.place is not None:
                told[mention.place.country] += self.weights[key]  # type: ignore[assignment]
        if not told:
            return
        most = max(told, key=lambda country: told[country])
        for mention, weight in hints:
            if mention.place is not None and mention.place.country == most:
                self.first.setdefault(_key(mention), mention)
                self.weights[_key(mention)] += weight * 1.5

    def _local(self) -> PlaceMention | None:
        """Where no place is told of, the town whose police or council speak, else that of the dateline."""
        towns = [
            m
            for m in self.reading.places
            if m.place is not None and m.place.precision is PlacePrecision.CITY
            if not self.roles.is_street(m) and not self.roles.set_aside(m)
        ]
        counts = Counter(m.place.id for m in towns if m.place is not None)
        if not towns:
            return None
        signed = [m for m in towns if self._in_byline(m)]
        return max(signed or towns, key=lambda m: (counts[m.place.id] if m.place else 0, -m.span.start))

    def _of_scope(self, best: str) -> PlaceMention:
        """The country instead of one of its many towns; its only town instead of the country."""
        first = self.first
        chosen = first[best]
        place = chosen.place
        if place is None:
            return chosen
        county = self._headed(place, best)
        if county is not None:
            return county
        if self.happens:
            return chosen
        towns = [
            m
            for m in first.values()
            if m.place is not None
            and m.place.country == place.country
            and m.place.precision in (PlacePrecision.CITY, PlacePrecision.PROVINCE)
        ]
        told = [m for m in towns if self.bare[_key(m)] >= self.bare[best] * _AS_MUCH]
        if place.precision is PlacePrecision.CITY and len(told) >= _MANY and (self.ongoing or best not in self.seats):
            whole = [
                m
                for m in first.values()
                if m.place is not None
                and m.place.country == place.country
                and m.place.precision is PlacePrecision.COUNTRY
            ]
            return self._holding(towns) or (whole[0] if whole else chosen)
        here = self._on_the_spot(place)
        if here is not None:
            return here
        if place.precision is PlacePrecision.COUNTRY and len(towns) == 1 and self._tells_of(towns[0], best):
            return towns[0]
        headed = [m for m in towns if self._in_headline(m)]
        if place.precision is PlacePrecision.COUNTRY and len(headed) == 1:
            return headed[0]
        if place.precision is PlacePrecision.COUNTRY and not self.ongoing:
            # One thing that happened in one place: what the opening names beside the country is the narrower word.
            near = [m for m in towns if m.block < OPENING]
            town: PlaceMention | None = max(near, key=lambda m: self.weights[_key(m)], default=None)
            if town is not None and self.roles.happens_near(town):
                return town
        return chosen

    def _on_the_spot(self, land: Place) -> PlaceMention | None:
        """The town that a report of a country is written from, where that is no seat of the press, of its state or of a
        province that is told of: who writes from there has gone to where it happened.
        """
        if land.precision is not PlacePrecision.COUNTRY or self.ongoing:
            return None
        for town in self.dated:
            place = town.place
            if place is None or place.country != land.country or place.name.casefold() in self.roles.words.bureaus:
                continue
            seat = capital_of(land.country, [town]) is not None
            # "CHANGSHA -- Floods in Hunan Province": the province's own seat.
            wide = any(m.place != land and holds(m.place, place) for m in self.first.values())
            if not (seat or wide):
                return town
        return None

    def _holding(self, towns: list[PlaceMention]) -> PlaceMention | None:
        """The province told of that holds nearly all that is told of towns and divisions of its country."""
        told = sum(self.bare[_key(m)] for m in towns)
        for wide in towns:
            held = [m for m in towns if m is wide or holds(wide.place, m.place)]
            if len(held) > _MANY and sum(self.bare[_key(m)] for m in held) >= told * _NEARLY_ALL:
                return wide
        return None

    def _tells_of(self, town: PlaceMention, country: str) -> bool:
        """Whether a country's only town is more than named in passing."""
        place = self.first[country].place
        often = sum(m.place is not None and m.place == place and not m.demonym for m in self.reading.places)
        once = sum(m.place is not None and m.place == town.place for m in self.reading.places) == 1
        if once and town.block >= OPENING and often > _MANY:
            # One visit told far down gives no town to what is told of its country all along.
            return False
        return town.block < OPENING or self.weights[_key(town)] >= self.weights[country] * _AS_MUCH

    def _headed(self, place: Place, best: str) -> PlaceMention | None:
        """The division that the headline names that holds the towns told of: "Flood bulletin, Springfield county"."""
        for wide in self.first.values():
            if wide.place is None or wide.place.precision not in _COUNTIES or not self._in_headline(wide):
                continue
            others = [key for key in self.happening_at if key != best and holds(wide.place, self.first[key].place)]
            if holds(wide.place, place) and (others or not self.happens):
                return wide
        return None

    def _in_headline(self, mention: PlaceMention) -> bool:
        return self.reading.blocks[mention.block].zone is ZoneKind.HEADLINE


def _key(mention: PlaceMention) -> str:
    return f"{mention.place.id}:{mention.place.name}" if mention.place is not None else f":{mention.text.casefold()}"


def _ref(mention: PlaceMention) -> PlaceRef:
    return PlaceRef(mention.text, mention.span, mention.place)
