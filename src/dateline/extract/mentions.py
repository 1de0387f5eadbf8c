"""What components hand to each other: mentions, tied to tokens and to the report's text."""

from __future__ import annotations

from dataclasses import dataclass

from dateline.model.place import Place
from dateline.model.quantity import Quantity
from dateline.model.span import Span
from dateline.model.time import Interval
from dateline.model.vocabulary import Group, SourceKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """Some tokens of one block. ``first`` inclusive, ``last`` exclusive, as spaCy slices; ``span`` the same words in
    the report's text.
    """

    block: int
    first: int
    last: int
    span: Span
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeMention(Mention):
    """A time expression.

    ``value`` is its TIMEX3 value ("2022-01-06", "P3D", "PAST_REF"), "" if it could not be told; ``type`` is DATE, TIME,
    DURATION or SET. ``interval`` has the days, without days where the anchor is not known. ``relative`` is true where
    the days hang on the anchor.
    """

    type: str
    value: str
    interval: Interval
    relative: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class QuantityMention(Mention):
    """A number phrase with its bound words; ``noun`` is the token index of what is counted, None if it stands alone.

    ``money``, ``percent`` and ``ordinal`` mark what is seldom a figure of people or things.
    """

    quantity: Quantity
    noun: int | None = None
    unit: str = ""
    money: bool = False
    percent: bool = False
    ordinal: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceMention(Mention):
    """A place name; ``place`` None where no entry fits or two fit equally well.

    ``demonym`` is true for "Kazakh" and "Russian-led": the place is the country, the words are not its name.
    ``embedded`` is true inside the name of something else ("Cairo" in "Cairo University"): not where it happened.
    ``address`` is true for a house, a block of a street or a crossing, whose town is the place.
    """

    place: Place | None
    demonym: bool = False
    embedded: bool = False
    address: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ActorMention(Mention):
    """A person, organisation or group of people that can act or speak, or a pronoun for one.

    ``head`` is the token index of the head noun. ``entity`` is the same for all mentions of one actor in the report.
    ``name`` is the fullest words that the report has for it. ``sector`` is PLOVER's (GOV, COP, MIL, OPP, CVL ...; "" if
    not known), ``country`` ISO alpha-2 ("" if not known), ``group`` as figures count it, ``kind`` as a source.
    """

    head: int
    entity: str
    name: str
    pronoun: bool = False
    named: bool = False
    sector: str = ""
    country: str = ""
    group: Group = Group.PEOPLE
    kind: SourceKind = SourceKind.OTHER


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribution(Mention):
    """Reported speech or thought; the mention itself is the cue ("said", "according to").

    ``contents`` are the stretches of what is said, in text order, possibly in several sentences; ``source`` the
    holder's words as the report has them at this place (None where nobody is named: "reportedly"), ``name`` the words
    to credit (the antecedent's, where the source is a pronoun; "" where nobody is named). ``speech`` is false for
    thought and intention ("believes", "wants"), which sources no figure. ``denies`` for "denied that"; ``doubts`` for
    "could not confirm". ``direct``: all of it stands in quotation marks; ``quoted``: some of it does.
    """

    contents: tuple[Span, ...]
    source: Span | None
    name: str
    name_span: Span | None = None
    kind: SourceKind = SourceKind.UNNAMED
    via: str = ""
    via_span: Span | None = None
    direct: bool = False
    quoted: bool = False
    speech: bool = True
    denies: bool = False
    doubts: bool = False
