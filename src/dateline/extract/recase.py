"""Upper case text to the case that the parser knows, character for character.

A paragraph in capitals ("POLICE FIRED ON THE CROWD IN LIMA") is lower-cased; sentence starts, names, months, demonyms
and places get their capitals back, acronyms keep theirs. A word is a name when the parser's own vocabulary does
not hold it. The length never changes, so offsets hold.
"""

from __future__ import annotations

import re
from itertools import pairwise

from dateline.language import Pack
from dateline.model.vocabulary import PlacePrecision
from dateline.world import gazetteer

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_BRACKETED = re.compile(r"[\[(]([A-Z]{2,8})[\])]")
_START = re.compile(r"(?:^|[.!?][\"”’)\]]*\s+|[:;-]\s+[\"“]|^[\"“\[(]+)\W*$")
# A short paragraph in capitals is a heading or an acronym; below this many words nothing is known of its case.
_FEWEST_WORDS = 5
_CAPITALS = 0.85
_ENDINGS = (
    ("ies", "y"), ("es", ""), ("es", "e"), ("s", ""), ("ied", "y"), ("ed", ""), ("ed", "e"), ("ing", ""), ("ing", "e"),
    ("er", ""), ("er", "e"), ("est", ""), ("est", "e"), ("ly", ""), ("'s", ""), ("’s", ""), ("s'", ""),
)  # fmt: skip
_TOWN = 100_000
_LARGE = 500_000


def recase(text: str, pack: Pack) -> str:
    """The text in sentence case where it is all but wholly in capitals; else the text itself. Same length, always."""
    words = _WORD.findall(text)
    letters = [c for c in text if c.isalpha()]
    if len(words) < _FEWEST_WORDS or sum(c.isupper() for c in letters) < _CAPITALS * len(letters):
        return text
    lower = "".join(low if len(low := c.lower()) == 1 else c for c in text)
    known = _known(pack)
    table = pack.table("recase")
    found = list(_WORD.finditer(lower))
    capital = [False] * len(found)
    keep = {m.group(1).lower() for m in _BRACKETED.finditer(text)}
    for n, match in enumerate(found):
        word = match.group()
        bare = word.removesuffix("'s").removesuffix("’s")
        dated = word in table["months"] and _beside_number(lower, match)
        starts = bool(_START.search(lower[max(0, match.start() - 12) : match.start()])) or match.start() == 0
        capital[n] = starts or word in table["calendar"] or dated or _is_name(bare, known, pack)
    _places(lower, found, capital, pack)
    titles = pack.table("actors")["titles"]["plain"]
    for n in range(1, len(found) - 1):
        # "judge hector Larios": between a title and a name stands a name.
        if (
            capital[n + 1]
            and not capital[n]
            and found[n - 1].group() in titles
            and found[n].end() + 1 == found[n + 1].start()
        ):
            capital[n] = True
    out = list(lower)
    for match, cap in zip(found, capital, strict=True):
        if match.group() in keep:
            out[match.start() : match.end()] = text[match.start() : match.end()]
        elif cap:
            out[match.start()] = text[match.start()]
    return "".join(out)


def _known(pack: Pack) -> frozenset[str]:
    made: frozenset[str] = pack.once("recase.words", pack.vocabulary)
    return made


def _is_name(word: str, known: frozenset[str], pack: Pack) -> bool:
    names: dict[str, bool] = pack.once("recase.names", dict)
    if word not in names:
        names[word] = len(word) > 1 and (gazetteer().demonym(word.title()) is not None or not _common(word, known))
    return names[word]


def _common(word: str, known: frozenset[str]) -> bool:
    """Whether the vocabulary holds a word or what it is an inflection of."""
    if word in known:
        return True
    for ending, stem in _ENDINGS:
        if word.endswith(ending):
            base = word[: -len(ending)] + stem
            # "stopped", "running": the consonant is doubled.
            doubled = len(base) > 3 and base[-1] == base[-2] and base[:-1] in known
            if len(base) > 1 and (base in known or doubled):
                return True
    return False


def _beside_number(text: str, match: re.Match[str]) -> bool:
    around = text[max(0, match.start() - 3) : match.start()] + text[match.end() : match.end() + 3]
    return any(c.isdigit() for c in around)


def _places(lower: str, found: list[re.Match[str]], capital: list[bool], pack: Pack) -> None:
    """Capitals for known places of up to three words; one of a single common word must be a large one."""
    for size in (3, 2, 1):
        for n in range(len(found) - size + 1):
            part = found[n : n + size]
            if any(lower[a.end() : b.start()] not in (" ", "-", ". ") for a, b in pairwise(part)):
                continue
            words = [m.group().removesuffix("'s").removesuffix("’s") for m in part]
            if size > 1 and all(capital[n : n + size]):
                continue
            if _is_place(" ".join(words).title(), size, pack):
                capital[n : n + size] = [True] * size


def _is_place(name: str, size: int, pack: Pack) -> bool:
    places: dict[str, bool] = pack.once("recase.places", dict)
    if name not in places:
        first = name.split()[0].lower()
        found = [] if first in pack.once("recase.stops", lambda: _stops(pack)) else gazetteer().find(name)[:1]
        large = _TOWN if size > 1 else _LARGE
        places[name] = any(p.precision is PlacePrecision.COUNTRY or p.population >= large for p in found)
    return places[name]


def _stops(pack: Pack) -> frozenset[str]:
    """Words that open no place's name, though a town of the name there may be."""
    table = pack.table("actors")
    words = {word for entry in table["class"].values() for word in entry["words"]} | set(table["generic"]["words"])
    return frozenset(words) | set(pack.table("recase")["function"])
