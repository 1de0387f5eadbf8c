"""The closed lists of values of the record.

Source: the record's own definition (docs/reference/claims.md); event types and modes after the PLOVER manual 2.0 draft,
with DISASTER, DISMISS and PRICE added by dateline and marked so.
"""

from __future__ import annotations

from enum import StrEnum


class Measure(StrEnum):
    """What a figure counts."""

    KILLED = "killed"
    INJURED = "injured"
    HOSPITALISED = "hospitalised"
    MISSING = "missing"
    ABDUCTED = "abducted"
    DETAINED = "detained"
    SENTENCED = "sentenced"
    RELEASED = "released"
    DISPLACED = "displaced"
    EVACUATED = "evacuated"
    RESCUED = "rescued"
    INFECTED = "infected"
    AFFECTED = "affected"
    PARTICIPANTS = "participants"
    FORCES = "forces"
    ATTACKERS = "attackers"
    DESTROYED = "destroyed"
    INCIDENTS = "incidents"
    AID = "aid"
    DISMISSED = "dismissed"
    OTHER = "other"


HARMS: tuple[str, ...] = (Measure.KILLED, Measure.INJURED, Measure.MISSING, Measure.DISPLACED)
"""What is told of a crisis before anything else, where nothing else was asked."""


class Group(StrEnum):
    """Who is counted; THINGS where it is not people."""

    CIVILIANS = "civilians"
    DEMONSTRATORS = "demonstrators"
    POLICE = "police"
    MILITARY = "military"
    SECURITY_FORCES = "security_forces"
    MILITANTS = "militants"
    OFFICIALS = "officials"
    MEDIA = "media"
    MEDICS = "medics"
    CHILDREN = "children"
    FOREIGNERS = "foreigners"
    PRISONERS = "prisoners"
    PASSENGERS = "passengers"
    PEOPLE = "people"
    THINGS = "things"


class SourceKind(StrEnum):
    """What kind of holder a source is; OUTLET for the outlet's own voice."""

    OUTLET = "outlet"
    GOVERNMENT = "government"
    POLICE = "police"
    MILITARY = "military"
    OPPOSITION = "opposition"
    MILITANTS = "militants"
    WITNESS = "witness"
    MEDICAL = "medical"
    RESCUE = "rescue"
    NGO = "ngo"
    UN = "un"
    MEDIA = "media"
    COMPANY = "company"
    EXPERT = "expert"
    UNNAMED = "unnamed"
    OTHER = "other"


class Status(StrEnum):
    """What the text does with a claim."""

    STATED = "stated"
    ATTRIBUTED = "attributed"
    UNCONFIRMED = "unconfirmed"
    DENIED = "denied"
    CONDITIONAL = "conditional"


class Precision(StrEnum):
    """How finely a time is known."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    YEAR = "year"
    RANGE = "range"
    UNKNOWN = "unknown"


class TimeBasis(StrEnum):
    """Where a claim's days come from: the words, the day of publication, an inference, or nothing."""

    STATED = "stated"
    PUBLISHED = "published"
    INFERRED = "inferred"
    NONE = "none"


class PublishedBasis(StrEnum):
    """What a report's day of publication rests on."""

    GIVEN = "given"
    TABLE = "table"
    METADATA = "metadata"
    TEXT = "text"
    FILE = "file"
    INFERRED = "inferred"
    UNKNOWN = "unknown"


class ZoneKind(StrEnum):
    """What a stretch of a report is."""

    HEADLINE = "headline"
    BYLINE = "byline"
    DATELINE = "dateline"
    BODY = "body"
    CAPTION = "caption"
    FURNITURE = "furniture"


class PlacePrecision(StrEnum):
    """How finely a place is known: a spot in a town, a town, second- or first-order division, country, or wider."""

    SITE = "site"
    CITY = "city"
    DISTRICT = "district"
    PROVINCE = "province"
    COUNTRY = "country"
    REGION = "region"
    UNKNOWN = "unknown"


class Verdict(StrEnum):
    """What a person decided on what the machine read."""

    ACCEPTED = "accepted"
    REJECTED = "rejected"
    UNSURE = "unsure"
    CORRECTED = "corrected"
    SAME = "same"
    DIFFERENT = "different"
    UNDONE = "undone"


class EventType(StrEnum):
    """PLOVER's event types; the last three are dateline's own."""

    AGREE = "AGREE"
    CONSULT = "CONSULT"
    SUPPORT = "SUPPORT"
    CONCEDE = "CONCEDE"
    COOPERATE = "COOPERATE"
    AID = "AID"
    RETREAT = "RETREAT"
    REQUEST = "REQUEST"
    REJECT = "REJECT"
    ACCUSE = "ACCUSE"
    THREATEN = "THREATEN"
    PROTEST = "PROTEST"
    SANCTION = "SANCTION"
    MOBILIZE = "MOBILIZE"
    COERCE = "COERCE"
    ASSAULT = "ASSAULT"
    DISASTER = "DISASTER"
    DISMISS = "DISMISS"
    PRICE = "PRICE"


MODES: dict[EventType, tuple[str, ...]] = {
    EventType.CONSULT: ("visit", "third-party", "multilateral", "phone"),
    EventType.RETREAT: ("withdraw", "release", "disarm", "ceasefire", "access", "resign"),
    EventType.REQUEST: ("assist", "change", "yield", "meet"),
    EventType.REJECT: ("assist", "change", "yield", "meet"),
    EventType.ACCUSE: ("disapprove", "investigate", "allege"),
    EventType.THREATEN: ("restrict", "arrest", "relations", "expel", "territory", "violence"),
    EventType.PROTEST: ("demo", "riot", "strike", "hunger", "boycott", "obstruct", "vandalize"),
    EventType.SANCTION: ("convict", "expel", "withdraw", "discontinue"),
    EventType.MOBILIZE: ("troops", "weapons", "police", "militia"),
    EventType.COERCE: (
        "seize",
        "restrict",
        "censor",
        "curfew",
        "martial-law",
        "arrest",
        "deport",
        "withhold",
        "misinformation",
        "cyber",
    ),
    EventType.ASSAULT: (
        "abduct",
        "beat",
        "torture",
        "sexual",
        "targeted",
        "destroy",
        "primitive",
        "firearms",
        "explosives",
        "suicide-attack",
        "aerial",
        "drone",
        "heavy-weapons",
        "crowd-control",
        "unconventional",
    ),
    EventType.DISASTER: ("earthquake", "flood", "storm", "fire", "epidemic", "accident"),
}
"""Modes a type may have; a type without an entry has none. An event may have no mode ("")."""
