"""What a report is about, as weighted marks: its names, and what happened in which town on which day.

A report has its marks by itself: neither they nor their weights depend on what else was read.
"""

from __future__ import annotations

import functools
import re
from collections import Counter
from collections.abc import Iterable, Iterator

from dateline.model.rows import ClaimRow
from dateline.resolve.common import is_word, weight
from dateline.resolve.plain import PlainReport
from dateline.resolve.words import listed
from dateline.world import gazetteer

Marks = dict[str, float]

_NAME = re.compile(r"[^\W\d_][\w'’-]*")
_SELDOM, _LARGE = 14, 100_000
"""Weight of a word, and people of a place, from which the word at the start of a sentence is the place."""
_STARTS = frozenset('.!?:;\n"“”‘([—–-')


def marks_of(report: PlainReport, claims: Iterable[ClaimRow]) -> Counter[str]:
    """How often one report has each mark; ``claims`` are its own."""
    claims = list(claims)
    places = {name for claim in claims for name in _place_names(claim)}
    found, openings = _names(report)
    numbers = listed("number_words")
    heading = {_plain(word) for word in _NAME.findall(report.headline) if word[0].isupper()}
    openings.update(word for word in heading if not numbers.issuperset(word.split("-")))
    # Every word has a capital there: those that are names elsewhere in the report, or are no words at all, are names.
    opened = {
        name: count
        for name, count in openings.items()
        if name in found or name in places or not is_word(name) or _is_known(name)
    }
    marks = found + Counter(opened)
    for name in list(marks):
        # "Croatian" is of Croatia.
        land = gazetteer().demonym(name.title())
        if land is not None:
            marks.setdefault(_plain(land.name), 1)
    for claim in claims:
        for name in _place_names(claim):
            marks.setdefault(name, 1)
        marks.update(dict.fromkeys(_happenings(claim), 1))
    return marks


def _happenings(claim: ClaimRow) -> Iterator[str]:
    """What happened on which day, and in which town; the next day's too, since a night is of both."""
    what = getattr(claim, "measure", "") or getattr(claim, "type", "")
    if not what or claim.time_precision != "day" or claim.time_start is None:
        return
    for step in (0, 1):
        day = claim.time_start.toordinal() + step
        if claim.kind == "figure":
            yield f"~{what} {day}"
        if claim.place_precision in ("site", "city", "district"):
            yield f"@{claim.place_id or claim.place.casefold()} {day}"


@functools.lru_cache(maxsize=4096)
def _is_known(name: str) -> bool:
    """Whether a word that may be no name is that of a large town or a country."""
    return weight(name) >= _SELDOM and any(place.population >= _LARGE for place in gazetteer().find(name))


@functools.lru_cache(maxsize=4096)
def land_of(mark: str) -> str:
    """The country of a mark that is a country, a large town or what happened in a town; "" if it is no such mark."""
    known = gazetteer()
    if mark[:1] == "@":
        id = mark[1:].split(" ")[0]
        place = known.by_id(int(id)) if id.isdecimal() else None
        return place.country if place is not None else ""
    large = () if mark[:1] == "~" else (place for place in known.find(mark) if place.population >= _LARGE)
    return next((place.country for place in large), "")


def _place_names(claim: ClaimRow) -> list[str]:
    """Names of a claim's place and of the division that it lies in."""
    names = (_plain(name) for name in (claim.place_name or claim.place, claim.place_admin1))
    return [name for name in names if name and name not in listed("no_names")]


def _names(report: PlainReport) -> tuple[Counter[str], Counter[str]]:
    """Capitalised words within sentences of the body, two in a row as one name too; and words that open a sentence.

    The dateline's place counts twice.
    """
    no_names = listed("no_names")
    numbers = listed("number_words")
    found: Counter[str] = Counter()
    openings: Counter[str] = Counter()
    before, end = "", -1
    for match in _NAME.finditer(report.body):
        if not match[0][0].isupper():
            before = ""
            continue
        name = _plain(match[0])
        if numbers.issuperset(name.split("-")):
            # "Twenty-one were hurt" names nobody.
            before = ""
            continue
        if before and match.start() == end + 1:
            found[f"{before} {name}"] += 1
        stands = report.body[max(0, match.start() - 3) : match.start()].rstrip(" ")[-1:]
        opens = not stands or stands in _STARTS
        for part in {name, *name.split("-")}:
            if part not in no_names and len(part) > 2:
                (openings if opens else found)[part] += 1
        before, end = name, match.end()
    for word in _NAME.findall(report.dateline_place):
        found[_plain(word)] += 2
    return found, openings


def _plain(word: str) -> str:
    return word.casefold().removesuffix("'s").removesuffix("’s").rstrip("'’-")
