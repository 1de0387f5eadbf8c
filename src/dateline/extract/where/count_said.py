"""The place that the sentence of a count says, and where it says only who remembers, gives or is told of besides.

Needs: blocks, places, a count. Gives: its place, None where the sentence says none.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from dateline.extract.clauses import clause_of, head_of
from dateline.extract.reading import Reading
from dateline.extract.scope import Scope
from dateline.extract.times.told import OPENING
from dateline.extract.where.count import DISASTER, MANY, OUTCOMES, TREATED, WIDE, Count
from dateline.extract.where.nearness import holds, lies_in, same_country, smaller_and_close
from dateline.model.place import PlaceRef
from dateline.model.span import Span
from dateline.model.vocabulary import Measure, PlacePrecision

if TYPE_CHECKING:
    from spacy.tokens import Token


def said_place(scope: Scope, count: Count, elsewhere: set[Span]) -> PlaceRef | None:
    """The place that the sentence says; the town of the report where it says only the country around it."""
    places, block, token = scope.places, count.block, count.token
    main = places.main
    stated = places.pointed.at(block, token, number=count.number)
    if stated is None and count.source is not None and count.measure in TREATED:
        here = places.stated(block, token, number=count.number, elsewhere=elsewhere, strict=True)
        stated = places.named.hospital(count.source) if here is None else None
    if stated is None:
        stated = places.stated(block, token, number=count.number, elsewhere=elsewhere)
    if stated is not None and count.measure is Measure.AID and is_given_in(scope, stated):
        return places.extents.struck(DISASTER)
    if stated is None or main is None or count.measure not in OUTCOMES:
        return stated
    town = stated.place is not None and stated.place.precision not in WIDE
    if count.size >= MANY and town and not scope.past(count.days) and places.extents.aside(stated, block, token):
        struck = places.extents.struck(count.size) or places.extents.whole_country(block, token, national=False)
        if struck is not None and same_country(struck, stated):
            # "Thousands may have died in the quake, which hit west of the port".
            return struck
    if town and not scope.past(count.days) and _remembered(scope, stated, count):
        return places.extents.struck(DISASTER)
    lead = block < OPENING and places.loosely(stated, ongoing=scope.days.ongoing)
    if scope.days.spreads and not places.main_happens:
        # What spreads over a country is counted there, not in the town that the report is written from.
        return stated
    wide = stated.place is not None and stated.place.precision is PlacePrecision.COUNTRY
    if wide and count.size >= MANY and places.extents.names_what_sweeps(block, token):
        # "The quake devastated Peru; thousands are feared dead".
        return stated
    inside = lies_in(main.place, stated.place) or (lead and holds(stated.place, main.place))
    one_town = count.size < DISASTER
    narrower = (places.main_happens or lead) and not scope.long(count.days) and inside and one_town
    return main if narrower or smaller_and_close(main.place, stated.place) else stated


def _remembered(scope: Scope, stated: PlaceRef, count: Count) -> bool:
    """Whether a town is only where the dead of a disaster are remembered, or brought to: "a service in Lima for dozens
    of its staff who died in the quake", "the bodies of eight whom the quake killed have come home to Lima".
    """
    places = scope.places
    doc = places.reading.blocks[count.block].doc
    # "the bodies of two climbers killed in the quake".
    clauses = (clause_of(doc[count.token]), *doc[count.number].head.children)
    own = next((t for t in clauses if t.dep_ in ("acl", "relcl")), None)
    struck = places.extents.struck(DISASTER) if own is not None else None
    if struck is None or own is None or _near(places.reading, stated, own):
        return False
    swept = any(t.lemma_.lower() in places.words.sweeping for t in own.subtree)
    rites = any(t.lemma_.lower() in places.words.rites for t in doc[count.token].sent)
    return rites or (swept and not same_country(struck, stated))


def _near(reading: Reading, stated: PlaceRef, verb: Token) -> bool:
    """Whether a place stands in the clause of a verb."""
    heads = [head_of(reading.blocks[m.block].doc, m) for m in reading.places if m.span == stated.span]
    return any(verb.is_ancestor(head) for head in heads)


def is_given_in(scope: Scope, stated: PlaceRef) -> bool:
    """Whether a place is only where help was given or raised, which goes to where a disaster struck: "people in Peru
    have donated", "a concert in Lima raised".
    """
    struck = scope.places.extents.struck(DISASTER)
    if struck is None or same_country(struck, stated):
        return False
    for mention in scope.places.reading.places:
        if mention.span == stated.span:
            head = head_of(scope.places.reading.blocks[mention.block].doc, mention)
            return head.dep_ == "pobj" and head.head.lower_ in ("in", "at", "across")
    return False
