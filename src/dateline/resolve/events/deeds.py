"""Which words tell of one kind of deed: "killed" and "the killing", "quake" and "earthquake".

Forms are led back to a base by the endings of English and a list of irregular ones, checked against the table; the
table (``deeds.tsv``) knows which noun comes of which verb, and which words have a sense in common.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from importlib import resources

from dateline.resolve.words import table

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")
_ENDINGS = (
    ("ies", "y"),
    ("ied", "y"),
    ("es", ""),
    ("es", "e"),
    ("s", ""),
    ("ed", ""),
    ("ed", "e"),
    ("ing", ""),
    ("ing", "e"),
)
_PREPOSITIONS = frozenset({"of", "on", "in", "into", "for", "to", "at", "by", "with", "from", "against", "over", "as"})

SAME, ALIKE, NEAR, WIDER = "same", "alike", "near", "wider"


@dataclass(frozen=True, slots=True)
class Deed:
    """What a trigger's words tell.

    Attributes:
        word: Base form of its head.
        family: The verb that it comes of, or itself.
        sets: Sets of synonyms to the rank of the sense, 0 the commonest; wider: sets that hold these.
    """

    word: str
    family: str
    sets: dict[str, int] = field(default_factory=dict)
    wider: frozenset[str] = frozenset()


@functools.lru_cache(maxsize=65536)
def deed(text: str) -> Deed:
    """The deed that a trigger's words tell; of words that the table does not have, only their form."""
    base = _base_of_phrase(text)
    rows = _rows()
    line = rows.get(base)
    if line is None:
        return Deed(base, base)
    _, family, own, above = line.split("\t")
    sets = {number: int(rank) for number, rank in (one.split(":") for one in own.split(",") if one)}
    return Deed(base, table()["families"].get(base, family or base), sets, frozenset(filter(None, above.split(","))))


def differ_in_number(one: str, other: str) -> bool:
    """Whether one trigger is the plural of the other: "the attack" is none of "attacks"."""
    a, b = (text.casefold() for text in (one, other))
    return a != b and (a in (b + "s", b + "es") or b in (a + "s", a + "es"))


@functools.lru_cache(maxsize=262144)
def kinship(one: str, other: str) -> str:
    """How two triggers stand: of the SAME family, ALIKE in the commonest sense, NEAR in another, WIDER, or ""."""
    a, b = deed(one), deed(other)
    if a.family == b.family:
        return SAME
    if a.family.split("_")[0] == b.family.split("_")[0]:
        # "Checked in" and "checked into": a particle may change the deed, and often does not.
        return ALIKE
    shared = a.sets.keys() & b.sets.keys()
    if shared:
        return ALIKE if min(max(a.sets[one], b.sets[one]) for one in shared) == 0 else NEAR
    return WIDER if a.wider & b.sets.keys() or b.wider & a.sets.keys() else ""


def _base_of_phrase(text: str) -> str:
    """Base of the head: "gunned down" is gun_down, "the placing of him" is place, "a DUI arrest" is arrest."""
    words = _WORD.findall(text.casefold())
    words = [word.removesuffix("'s").removesuffix("’s") for word in words]
    rows = _rows()
    if len(words) > 1:
        first = base(words[0])
        if f"{first}_{words[1]}" in rows:
            return f"{first}_{words[1]}"
        cut = next((at for at, word in enumerate(words) if at and word in _PREPOSITIONS), len(words))
        # A verb form stands first, what it is done to follows; in a name of a deed the head is last.
        if words[0] != first and not words[0].endswith("s") and first in rows:
            return first
        words = words[:cut]
    return base(words[-1]) if words else text.casefold()


@functools.lru_cache(maxsize=65536)
def base(word: str) -> str:
    """Base form of one word in lower case: "shot" is shoot, "killings" is killing; itself if nothing fits."""
    irregular = _irregular().get(word)
    if irregular is not None:
        return irregular
    rows = _rows()
    if word in rows:
        return word
    return next((found for found in _without_ending(word) if found in rows), word)


def _without_ending(word: str) -> Iterator[str]:
    for ending, instead in _ENDINGS:
        if word.endswith(ending) and len(word) > len(ending) + 1:
            stem = word[: -len(ending)]
            if ending in ("ed", "ing") and stem[-1:] == stem[-2:-1]:
                # "stabbed": the last letter is doubled before the ending; "killed": it is not.
                yield stem if stem in _rows() else stem[:-1]
            yield stem + instead


@functools.cache
def _rows() -> dict[str, str]:
    text = (resources.files("dateline.resolve.events") / "deeds.tsv").read_text("utf-8")
    return {line.split("\t", 1)[0]: line for line in text.splitlines() if not line.startswith("#")}


@functools.cache
def _irregular() -> dict[str, str]:
    return {form: base for base, forms in table()["irregular"].items() for form in forms}
