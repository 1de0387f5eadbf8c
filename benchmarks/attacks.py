"""Attack reports (HRDsAttack, ``train.json.gz`` or ``dev.json.gz``): the kinds of violation, where, and when.

The set asks one answer a report, its main attack; the record holds many claims. The rule from the one to the other:
attacks are the events stated or attributed of ASSAULT, COERCE and convictions, and the figures of people killed,
injured, detained, abducted, sentenced or missing.

- Kinds of violation: those of all attacks.
- Country and city: the one with most points. The place of an attack gives one, a place named in the sentence of one
  gives one more, any other a half; all twice in the title and the first four paragraphs. A city needs three points.
- Day: the expression of a day, month or year up to publication with most points, the first of several. In the sentence
  of an attack event it has two, of an attack's figure one, in the sentence before one; in the title and the first four
  paragraphs one; printed with a number or as a month two; the narrower the more. A weekday ("on Friday") gives its
  month and year only, as the set's coders gave a day where one is printed. With none: the month of publication.

``violation``: micro F1 over kinds ("unknown" is no kind). The others: F1 over reports of the value, gold values
"None" and "unknown" being none. Countries are compared by code (Hong Kong counts as China, as most of the set's
coders had it), cities as the gazetteer names them, months by number. Published on the set's test part: a fine-tuned
T5 .714 (violation), .66, .23, .50, .33, .14 (country, city, year, month, day); its scorer counts values right of all
reports, those where the coders left the value blank among them, as ``..._of_all`` does here.

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
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from benchmarks.parses import cached_pack
from benchmarks.score import PRF, Result
from dateline.extract.read import read
from dateline.extract.reading import Reading
from dateline.ingest.make import make_report
from dateline.model.claim import Claim, EventMention, Figure
from dateline.model.place import Place
from dateline.model.span import Span
from dateline.model.vocabulary import EventType, Measure, PlacePrecision, Status
from dateline.world import gazetteer
from dateline.world.fold import fold

Answer = dict[str, Any]
_FIELDS = ("country", "city", "year", "month", "day")
_NONE = {None, "", "none", "unknown", "nan", "n/a", "insufficient information"}
_KILL = {"kill", "assassinate", "murder", "execute", "lynch", "massacre", "slay", "slaughter", "die", "behead", "hang"}
_TOWN = {PlacePrecision.CITY, PlacePrecision.SITE, PlacePrecision.DISTRICT}
# Places of a country's standing that are cities.
_CITIES = {"HK", "MO", "SG"}
_NOT_SO = {Status.DENIED, Status.CONDITIONAL}
_HARM = {
    Measure.KILLED: "killing",
    Measure.INJURED: "other",
    Measure.DETAINED: "arbitrary detention",
    Measure.SENTENCED: "arbitrary detention",
    Measure.ABDUCTED: "kidnapping",
    Measure.MISSING: "enforced disappearance",
}


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
        result.share(f"{prefix}{name}_of_all", right, len(rows))
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
    codes = states or ([demonym] if demonym else found)
    return _CHINA.get(codes[0].country, codes[0].country) if codes else name


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


@dataclass(frozen=True)
class _Told:
    """A reading and which of its sentences tell of attacks; sentences by number, in text order."""

    reading: Reading
    attacks: tuple[EventMention, ...]
    harm: tuple[Figure, ...]
    starts: tuple[int, ...]
    blocks: tuple[int, ...]
    with_event: frozenset[int]
    with_figure: frozenset[int]

    @classmethod
    def of(cls, reading: Reading) -> _Told:
        """Sorts the claims of a reading."""
        sentences = [(b.span(s.start, s.end).start, n) for n, b in enumerate(reading.blocks) for s in b.doc.sents]
        starts = tuple(start for start, _ in sentences)
        attacks = tuple(e for e in reading.events if _is_attack(e))
        harm = tuple(f for f in reading.figures if f.measure in _HARM and f.status not in _NOT_SO)

        def numbers(claims: Iterable[Claim]) -> frozenset[int]:
            return frozenset(bisect_right(starts, claim.span.start) - 1 for claim in claims)

        return cls(reading, attacks, harm, starts, tuple(n for _, n in sentences), numbers(attacks), numbers(harm))

    def number(self, span: Span) -> int:
        """Number of the sentence that a span starts in."""
        return bisect_right(self.starts, span.start) - 1

    def early(self, span: Span) -> bool:
        """Whether it stands in the title or the first four paragraphs."""
        return self.blocks[self.number(span)] <= _EARLY

    def tells(self, number: int) -> bool:
        """Whether a sentence tells of an attack."""
        return number in self.with_event or number in self.with_figure


def _main_attack(reading: Reading, published: date) -> Answer:
    told = _Told.of(reading)
    country, town = _where(told)
    year, month, day = _when(told, published)
    kinds = {kind for event in told.attacks for kind in _kinds(event)} | {_HARM[f.measure] for f in told.harm}
    return {
        "violation": frozenset(kinds),
        "country": _CHINA.get(country, country) or None,
        "city": _city(town or None),
        "year": year,
        "month": month,
        "day": day,
    }


def _where(told: _Told) -> tuple[str, str]:
    """Country and town with most points (here in halves), "" for none."""
    points: list[tuple[Place, int, Span]] = []
    for claim in (*told.attacks, *told.harm):
        if claim.place and claim.place.place:
            points.append((claim.place.place, 2, claim.span))
    for mention in told.reading.places:
        if mention.place:
            points.append((mention.place, 1 + told.tells(told.number(mention.span)), mention.span))
    countries: Counter[str] = Counter()
    towns: Counter[str] = Counter()
    for place, weight, span in points:
        weight *= 2 if told.early(span) else 1
        countries[place.country] += weight
        if place.precision in _TOWN or (place.precision is PlacePrecision.COUNTRY and place.country in _CITIES):
            towns[place.name] += weight
    del countries[""]
    town, most = towns.most_common(1)[0] if towns else ("", 0)
    return countries.most_common(1)[0][0] if countries else "", town if most >= _ENOUGH else ""


def _when(told: _Told, published: date) -> tuple[int, int | None, int | None]:
    """Year, month and day of the expression with most points, else year and month of publication."""
    best: tuple[float, date, int] | None = None
    for mention in told.reading.times:
        start, shape = mention.interval.start, _SHAPE.match(mention.value)
        if not start or not shape or mention.type not in ("DATE", "TIME") or start > published:
            continue
        size = 3 if shape["day"] else 2 if shape["month"] else 1
        printed = bool(re.search(r"\d" if size == _DAY else r"\d|[A-Z][a-z]", mention.text))
        number = told.number(mention.span)
        points = (
            2 * (number in told.with_event)
            + (number in told.with_figure)
            + told.tells(number + 1)
            + told.early(mention.span)
            + 2 * printed
            + size / 2
        )
        if best is None or points > best[0]:
            best = points, start, size if size < _DAY or printed else 2
    if best is None:
        return published.year, published.month, None
    _, start, size = best
    return start.year, start.month if size > 1 else None, start.day if size == _DAY else None


_SHAPE = re.compile(r"\d{4}(?:(?P<month>-\d\d)(?P<day>-\d\d)?(?:T.*)?$|-[WSFQH].*$|$)")
_DAY, _EARLY, _ENOUGH = 3, 4, 6


def _is_attack(event: EventMention) -> bool:
    if event.status in _NOT_SO:
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
