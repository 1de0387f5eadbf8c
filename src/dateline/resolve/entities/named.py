"""Words for those who act, taken apart: country, office, name; and one spelling for names that have several."""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass

from dateline.resolve.words import listed, plain_name, table
from dateline.world.fold import fold
from dateline.world.gazetteer import gazetteer

_SPELLINGS = tuple(
    (re.compile(pattern), instead)
    for pattern, instead in (
        (r"kh|gh", "h"),
        (r"dzh|zh|dj", "j"),
        (r"tz|cz", "ts"),
        (r"ph", "f"),
        (r"w", "v"),
        (r"q|ck|c(?=[aou])", "k"),
        (r"ou|oo", "u"),
        (r"i?y+i?|ij|ee|j(?=[aeou])|i+", "i"),
        (r"(?<=[aeou])ie|(?<=[aeou])i(?=e)", "e"),
        (r"(?<=[aeo])i(?=e)", ""),
        (r"eff?$", "ev"),
        (r"off$", "ov"),
        (r"(.)\1", r"\1"),
    )
)
_SHORTEST = 5
"""Letters from which a name is taken for another spelling of one; of shorter ones too many are alike."""


@dataclass(frozen=True, slots=True)
class Called:
    """What words for somebody say.

    Attributes:
        country: ISO code of the people or country that they name ("Kazakh", "Egypt's"), "" if none.
        office: What the person holds ("interior minister"), "" if none, or if it was held once.
        name: What is left: a name or a noun, in one spelling for names.
        plain: The same as it was written.
    """

    country: str
    office: str
    name: str
    plain: str


@functools.lru_cache(maxsize=65536)
def called(text: str) -> Called:
    """Take words for somebody apart."""
    words = plain_name(text).split()
    country = _country_before(text, words)
    if country:
        words = words[1:]
    if len(words) > 1 and words[0] in ("country", "nation"):
        words = words[1:]
    office, words = _office_of(words)
    plain = " ".join(words)
    return Called(country, office, spelled(plain), plain)


@functools.lru_cache(maxsize=65536)
def spelled(name: str) -> str:
    """One spelling for the ways in which a name is written in English: Nazarbayev and Nazarbaev are one."""
    return " ".join(_one_spelling(word) for word in fold(name).split())


def _one_spelling(word: str) -> str:
    if len(word) < _SHORTEST:
        return word
    first = word[0]
    for pattern, instead in _SPELLINGS:
        word = pattern.sub(instead, word)
    # An acronym has the first letter as it is written.
    return first + word[1:] if first == "c" else word


def _country_before(text: str, words: list[str]) -> str:
    """The country that the first word names, before who is meant: "Kazakh officials", "Egypt's army"."""
    raw = [word for word in text.split() if word.casefold() not in ("the", "a", "an", "some")]
    if len(words) < 2 or len(raw) < 2:
        return ""
    # "German Castor" may be a first name; "German soldiers" and "German Chancellor Castor" are not.
    whole_name = len(words) == 2 and raw[1][:1].isupper() and words[1] not in listed("titles") | listed("bodies")
    place = gazetteer().demonym(words[0].capitalize())
    if place is not None and not whole_name:
        return place.country
    if raw[0] in ("US", "U.S.", "UK", "U.K.") or raw[0].endswith(("'s", "’s")) or not raw[1][:1].isupper():
        return country_named(words[0])
    return ""


@functools.lru_cache(maxsize=65536)
def country_named(name: str) -> str:
    """ISO code of the country that a name is of, "" if it is of none, or of another place as well known."""
    found = gazetteer().find(name)
    return found[0].country if found and found[0].precision == "country" else ""


def _office_of(words: list[str]) -> tuple[str, list[str]]:
    """The office that words begin with, and the rest; no office where it was held once, or is another's deputy."""
    titles, offices = listed("titles"), table()["offices"]
    before, rest = [], list(words)
    while rest and (rest[0] in titles or rest[0] in listed("once_held")):
        before.append(rest.pop(0))
    if not rest:
        # "The president": the office is all there is.
        return "", words
    told = " ".join(before)
    if not set(before).isdisjoint(listed("once_held")):
        return "", rest or words
    office = next((one for one in offices if told.endswith(one)), "")
    return office, rest
