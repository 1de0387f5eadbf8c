"""Attack reports (HRDsAttack, ``train.json.gz`` or ``dev.json.gz``): the kinds of violation, where, and when.

The set asks one answer a report; the record holds many claims. The rule from the one to the other, the report's main
attack: of the events stated or attributed that are attacks (ASSAULT, COERCE, convictions), each gets two points where
a journalist, activist, protester or worker suffers it, one where it stands in the title or the first four paragraphs,
one where its day is printed and one where its place is; the first with most points is the main one. Country, city and
day are its own; a country or city that it lacks is the one that most attacks of the report have (else most places of
the report); the year and month that it lacks are those of publication. Kinds of violation are those of all attacks in
the first twelve paragraphs.

``violation``: micro F1 over kinds ("unknown" is no kind). The others: F1 over reports of the value, gold values
"None" and "unknown" being none. Countries are compared by code (Hong Kong counts as China, as most of the set's
coders had it), cities as the gazetteer names them, months by number. Published on the set's test part: a fine-tuned
T5 .714 (violation), .66, .23, .50, .33, .14 (country, city, year, month, day).

A third of the reports, by a hash of the title, is held out: ``held_...`` are its figures, and ``--misses`` shows none
of it.
"""

from __future__ import annotations

import functools
import gzip
import hashlib
import html
import json
import re
from collections import Counter
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Any

from benchmarks.parses import cached_pack
from benchmarks.score import PRF, Result
from dateline.extract.read import read
from dateline.extract.reading import Reading
from dateline.ingest.make import make_report
from dateline.model.claim import EventMention
from dateline.model.place import Place
from dateline.model.time import Interval
from dateline.model.vocabulary import EventType, PlacePrecision, Precision, Status
from dateline.world import gazetteer
from dateline.world.fold import fold

Answer = dict[str, Any]
_FIELDS = ("country", "city", "year", "month", "day")
_NONE = {None, "", "none", "unknown", "nan", "n/a", "insufficient information"}
_KILL = {"kill", "assassinate", "murder", "execute", "lynch", "massacre", "slay", "slaughter", "die", "behead", "hang"}
_TOWN = {PlacePrecision.CITY, PlacePrecision.SITE, PlacePrecision.DISTRICT}
_DEFENDERS = {"JRN", "OPP", "SOC", "LAB", "EDU", "NGO", "REL"}


def run(data: Path, *, misses: int, limit: int | None, check: bool) -> Result:
    """Score one part of the set."""
    reports = json.loads(gzip.decompress(data.read_bytes()))[:limit]
    result = Result()
    pairs = []
    for entry in reports:
        gold = _gold(entry["annotations"][0]["annotation"])
        sample = entry["sample"]
        found = gold if check else _answer(sample)
        title = str(sample["Input.title"])
        held = int(hashlib.sha256(title.encode()).hexdigest(), 16) % 3 == 0
        pairs.append((held, title, gold, found))
    for part in (False, True):
        rows = [(title, gold, found) for held, title, gold, found in pairs if held is part]
        _score(result, rows, "held_" if part else "")
    return result


def _score(result: Result, rows: list[tuple[str, Answer, Answer]], prefix: str) -> None:
    kinds = [(g["violation"], f["violation"]) for _, g, f in rows]
    hit = sum(len(g & f) for g, f in kinds)
    result.add(f"{prefix}violation", PRF(hit, sum(len(f) for _, f in kinds), sum(len(g) for g, _ in kinds)))
    for name in _FIELDS:
        right = sum(g[name] is not None and g[name] == f[name] for _, g, f in rows)
        said = sum(f[name] is not None for _, _, f in rows)
        result.add(f"{prefix}{name}", PRF(right, said, sum(g[name] is not None for _, g, _ in rows)))
        for title, g, f in rows:
            if not prefix and g[name] != f[name]:
                result.miss(name, f"gold {g[name]}, found {f[name]} | {title}")
    for title, g, f in rows:
        if not prefix and g["violation"] != f["violation"]:
            result.miss("violation", f"gold {sorted(g['violation'])}, found {sorted(f['violation'])} | {title}")


def _gold(note: dict[str, Any]) -> Answer:
    year, month, day = (_plain(note[key]) for key in ("year", "month", "date"))
    return {
        "violation": frozenset(note["violation_types"]) - {"unknown"},
        "country": _country(_plain(note["country"])),
        "city": _city(_plain(note["city"])),
        "year": _number(year),
        "month": _month(month),
        "day": _number(day),
    }


def _plain(value: object) -> str | None:
    text = str(value).strip() if value is not None else ""
    return None if text.lower() in _NONE else text


def _number(text: str | None) -> int | None:
    found = re.match(r"\d+", text or "")
    return int(found.group()) if found else None


def _month(text: str | None) -> int | None:
    if text is None or text[:1].isdigit():
        return _number(text)
    names = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
    return names.index(text[:3].lower()) + 1 if text[:3].lower() in names else None


def _country(name: str | None) -> str | None:
    if name is None:
        return None
    found = [p for p in gazetteer().find(name) if p.country]
    states = [p for p in found if p.precision is PlacePrecision.COUNTRY]
    demonym = gazetteer().demonym(name)
    # What is no country's name stays itself and can match nothing: it counts as missed.
    code = (states or ([demonym] if demonym else found) or [None])[0]
    return _CHINA.get(code.country, code.country) if code else name


_CHINA = {"HK": "CN"}


def _city(name: str | None) -> str | None:
    if name is None:
        return None
    found = [p for p in gazetteer().find(name) if p.precision in _TOWN]
    return fold(found[0].name if found else name)


_pack = functools.cache(cached_pack)


def _answer(sample: dict[str, Any]) -> Answer:
    text = re.sub(r"</?p>", "\n", sample["Input.article_interface"])
    text = f"{sample['Input.title']}\n\n" + html.unescape(re.sub(r"<[^>]+>", " ", text))
    published = date.fromisoformat(sample["Input.publish_date"][:10])
    reading = read(make_report(text, name=str(sample["Input.title"]), published=published), _pack())
    return _main_attack(reading, published)


def _main_attack(reading: Reading, published: date) -> Answer:
    starts = [block.span(0, 1).start for block in reading.blocks]
    sectors = {actor.entity: actor.sector for actor in reading.actors}
    attacks = [e for e in reading.events if _is_attack(e)]

    def paragraph(event: EventMention) -> int:
        return sum(start <= event.span.start for start in starts) - 1

    def points(event: EventMention) -> int:
        defender = any(sectors.get(ref.actor) in _DEFENDERS for ref in event.recipients)
        return 2 * defender + (paragraph(event) <= 4) + _printed(event.time) + (event.place is not None)

    main = max(attacks, key=points, default=None)  # the first of those with most points
    places = [e.place.place for e in attacks if e.place and e.place.place]
    every = [m.place for m in reading.places if m.place]
    place = main.place.place if main and main.place else None
    country = (place.country if place else "") or _most(p.country for p in places) or _most(p.country for p in every)
    towns = [p for p in ([place] if place else []) + places if p.precision in _TOWN and p.country == country]
    time = main.time if main else None
    start = time.start if time else None
    return {
        "violation": frozenset(kind for e in attacks if paragraph(e) <= 12 for kind in _kinds(e)),
        "country": _CHINA.get(country, country) or None,
        "city": _city(_town(towns)),
        "year": start.year if start else published.year,
        "month": start.month
        if start and time and time.precision is not Precision.YEAR
        else (None if start else published.month),
        "day": start.day if start and time and _printed(time) else None,
    }


def _printed(time: Interval) -> bool:
    """Whether the report prints the day itself, not a weekday: the set's coders gave a day there only."""
    return time.precision is Precision.DAY and bool(re.search(r"\d", time.text))


def _town(towns: list[Place]) -> str | None:
    return _most(p.name for p in towns) or None


def _most(values: Iterable[str]) -> str:
    counted = Counter(value for value in values if value)
    return counted.most_common(1)[0][0] if counted else ""


def _is_attack(event: EventMention) -> bool:
    if event.status in (Status.DENIED, Status.CONDITIONAL):
        return False
    return event.type in (EventType.ASSAULT, EventType.COERCE) or event.mode == "convict"


def _kinds(event: EventMention) -> set[str]:
    word = event.text.lower()
    if event.mode == "abduct":
        return {"enforced disappearance"} if "disappear" in word else {"kidnapping"}
    if event.mode in ("torture", "beat"):
        return {"torture"}
    if event.mode in ("arrest", "convict"):
        return {"arbitrary detention"}
    if event.mode == "targeted" or any(word.startswith(stem.removesuffix("e")) for stem in _KILL):
        return {"killing"}
    return {"other"}
