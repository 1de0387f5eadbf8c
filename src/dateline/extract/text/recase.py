"""Upper case text to the case that the parser knows, character for character.

A paragraph in capitals ("POLICE FIRED ON THE CROWD IN LIMA") is lower-cased; sentence starts, names, months, demonyms
and places get their capitals back, acronyms keep theirs. A word is a name when the parser's own vocabulary does
not hold it. The length never changes, so offsets hold.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
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
_LONGEST_NAME, _SHORTEST = 4, 3
_TOWN = 100_000
_LARGE = 500_000


def recase(text: str, pack: Pack, names: frozenset[str] = frozenset()) -> str:
    """The text in sentence case where it is all but wholly in capitals; else the text itself. Same length, always.

    Args:
        text: A paragraph.
        pack: The language.
        names: Words, in lower case, that are names in this report though the vocabulary holds them (``surnames``).
    """
    if not _shouts(text):
        return text
    lower = "".join(low if len(low := c.lower()) == 1 else c for c in text)
    known = _known(pack)
    table = pack.table("recase")
    found = list(_WORD.finditer(lower))
    capital = [False] * len(found)
    keep = {m.group(1).lower() for m in _BRACKETED.finditer(text)} - names
    for n, match in enumerate(found):
        word = match.group()
        bare = word.removesuffix("'s").removesuffix("’s")
        dated = word in table["months"] and (
            _beside_number(lower, match) or (n > 0 and found[n - 1].group() in table["monthly"])
        )
        starts = bool(_START.search(lower[max(0, match.start() - 12) : match.start()])) or match.start() == 0
        capital[n] = starts or word in table["calendar"] or dated or bare in names or _is_name(bare, known, pack)
    _places(lower, found, capital, pack)
    _titles(found, capital, pack)
    _sites(lower, found, capital, pack)
    out = list(lower)
    for match, cap in zip(found, capital, strict=True):
        if match.group() in keep:
            out[match.start() : match.end()] = text[match.start() : match.end()]
        elif cap:
            out[match.start()] = text[match.start()]
    return "".join(out)


def _shouts(text: str) -> bool:
    letters = [c for c in text if c.isalpha()]
    many = len(_WORD.findall(text)) >= _FEWEST_WORDS
    return many and sum(c.isupper() for c in letters) >= _CAPITALS * len(letters)


def surnames(texts: Iterable[str], pack: Pack) -> frozenset[str]:
    """Names of persons that are words too: "COLONEL RENE PONCE, ...", "COLONEL PONCE SAID" in a report in capitals.

    A word is one where it ends what starts with a title: after a name and before a comma or bracket, or before a verb
    of saying. In lower case; empty for a report that is not in capitals.
    """
    found: set[str] = set()
    for text in texts:
        if _shouts(text):
            words = list(_WORD.finditer(text.lower()))
            found.update(_surname(text, words, at, pack) for at in range(len(words)))
    return frozenset(found - {""})


def _surname(text: str, words: list[re.Match[str]], at: int, pack: Pack) -> str:
    """The word of the vocabulary that ends a name whose title is word ``at``; "" if there is none."""
    table, known, titles = pack.table("recase"), _known(pack), pack.table("actors")["titles"]["plain"]
    title = words[at].group()
    if title not in titles:
        return ""
    first = at + 1
    while first < len(words) and words[first].group() in titles:
        first += 1
    last = first
    while last < len(words) and last - first < _LONGEST_NAME and _is_name(words[last].group(), known, pack):
        last += 1
    if last >= len(words) or text[words[last - 1].end() : words[last].start()].strip(" ."):
        return ""
    word, before = words[last].group(), words[last - 1].group()
    no_name = word in titles or any(word in table[name] for name in ("function", "beside", "said"))
    if no_name or word.endswith("ly") or len(word) < _SHORTEST or not before.isalpha():
        return ""  # not "the president also said", not "the president's mansion,"
    after = text[words[last].end() :].lstrip(" ")[:1]
    named = last > first
    speaks = after.isalpha() and words[last + 1].group() in table["said"]
    ends = named and after and after in ",[]("
    return word if ends or (speaks and (named or title not in table["vague_titles"])) else ""


def _titles(found: list[re.Match[str]], capital: list[bool], pack: Pack) -> None:
    """Capitals for titles before names ("Colonel Zarate") and for a word between them ("judge Hector Larios")."""
    titles = pack.table("actors")["titles"]["plain"]
    for n in range(len(found) - 2, -1, -1):
        adjoins = capital[n + 1] and found[n].end() + 1 == found[n + 1].start()
        between = n > 0 and found[n - 1].group() in titles
        if adjoins and not capital[n] and (found[n].group() in titles or between):
            capital[n] = True


def _sites(lower: str, found: list[re.Match[str]], capital: list[bool], pack: Pack) -> None:
    """Capitals for what a street or a building ends with ("Arce Street", "Rosales Hospital"); "Lima airport" has none:
    the town's name is the better known.
    """
    types = pack.table("places")["types"]
    streets = pack.once("recase.streets", lambda: frozenset(word.lower() for word in types["streets"]))
    sites = pack.once("recase.sites", lambda: frozenset(word.lower() for word in types["site"]))
    for n, match in enumerate(found):
        word = match.group()
        if n == 0 or capital[n] or word not in sites or not capital[n - 1]:
            continue
        named = lower[found[n - 1].end() : match.start()] == " " and not found[n - 1].group().endswith(("'s", "’s"))
        capital[n] = named and (word in streets or not _is_place(found[n - 1].group().title(), 1, pack))


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
        no_name = first in pack.once("recase.stops", lambda: _stops(pack))
        no_name |= size == 1 and first in pack.table("recase")["alone"]
        found = [] if no_name else gazetteer().find(name)[:1]
        large = _TOWN if size > 1 else _LARGE
        places[name] = any(p.precision is PlacePrecision.COUNTRY or p.population >= large for p in found)
    return places[name]


def _stops(pack: Pack) -> frozenset[str]:
    """Words that open no place's name, though a town of the name there may be."""
    table = pack.table("actors")
    words = {word for entry in table["class"].values() for word in entry["words"]} | set(table["generic"]["words"])
    return frozenset(words) | set(pack.table("recase")["function"])
