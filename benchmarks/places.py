"""Places in news: GeoWebNews (200 reports) and LGL (588 local reports), recognition and resolution.

Data: one archive with ``GeoWebNews/*.ann`` and ``*.txt`` (brat), ``GWN.xml`` and ``Corpora/lgl.xml``.

Recognition. A mention is right if its characters are exactly those of a gold toponym; ``*_overlap``: if it shares at
least one with it, one to one.

- ``gwn``: gold are all 2,720 toponyms of GeoWebNews as its authors count them (Gritta et al., A Pragmatic Guide to
  Geoparsing Evaluation: literal and associative, so names, modifiers, metonyms, names inside names of organisations,
  demonyms, languages, homonyms). Not gold: ``*_Expression`` and ``Non_Toponym``.
- ``gwn_literal``: gold are Literal, Literal_Modifier, Mixed, Coercion and Embedded_Literal; a mention that matches one
  of the associative toponyms is neither right nor wrong.
- ``lgl``: gold are all toponyms of LGL. ``lgl_linked``: those without a link (streets, mostly) are neither right nor
  wrong.

Resolution. ``*_near``: of the toponyms with gold coordinates that were recognised exactly, the share whose place lies
within 161 km (100 miles); a mention left without a place is wrong. ``*_near_overlap``: recognised by overlap.
``*_near_all``: of all gold toponyms with coordinates, found or not.
Best published: recognition F1 .739 (GeoWebNews) and .713 (LGL); resolution, Mordecai 3, .941 and .827.

``BENCH_PART=seen`` scores two thirds of the reports, ``held`` the third that nobody looks at (by a hash of the name).
"""

from __future__ import annotations

import hashlib
import os
import re
import tarfile
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from xml.etree import ElementTree

from benchmarks.parses import cached_pack
from benchmarks.score import PRF, Result
from dateline.extract.mentions import PlaceMention
from dateline.extract.places import find_places
from dateline.extract.reading import Reading
from dateline.extract.text.blocks import find_blocks
from dateline.ingest.make import make_report
from dateline.world import distance_km

_NEAR_KM = 161.0
_NO_TOPONYM = {"Literal_Expression", "Non_Lit_Expression", "Non_Toponym"}
_LITERAL = {"Literal", "Literal_Modifier", "Mixed", "Coercion", "Embedded_Literal"}
# GeoWebNews puts title and link before the text and marks neither: they are read, as a headline would be, not scored.
_HEAD = re.compile(r"TITLE:.*LINK:.*\n")


@dataclass(frozen=True)
class Gold:
    """One toponym of the gold."""

    start: int
    end: int
    kind: str
    point: tuple[float, float] | None


@dataclass(frozen=True)
class Found:
    """One place of the system, or of the gold given as the system's."""

    start: int
    end: int
    point: tuple[float, float] | None


@dataclass(frozen=True)
class Item:
    """One report with its gold."""

    set: str
    name: str
    text: str
    outlet: str
    gold: tuple[Gold, ...]


def run(data: Path, *, misses: int, limit: int | None, check: bool) -> Result:
    """Score both sets."""
    items = [item for item in load(data) if _wanted(item.name)]
    result = Result()
    pack = None if check else cached_pack()
    for name in ("gwn", "lgl"):
        chosen = [item for item in items if item.set == name][:limit]
        found = [
            tuple(Found(g.start, g.end, g.point) for g in item.gold) if pack is None else _read(item, pack)
            for item in chosen
        ]
        _score(result, name, chosen, found)
    return result


def load(data: Path) -> list[Item]:
    """All reports of both sets, in a fixed order."""
    with tarfile.open(data) as archive:
        files = {m.name: archive.extractfile(m) for m in archive.getmembers() if m.isfile()}
        texts = {name: file.read() for name, file in files.items() if file}
    return [*_geowebnews(texts), *_lgl(texts["Corpora/lgl.xml"])]


def _wanted(name: str) -> bool:
    part = os.environ.get("BENCH_PART", "")
    held = hashlib.sha256(name.encode()).digest()[0] % 3 == 0
    return not part or held == (part == "held")


def _geowebnews(texts: dict[str, bytes]) -> Iterator[Item]:
    points = {
        node.findtext("geonamesID"): (float(node.findtext("latitude") or 0), float(node.findtext("longitude") or 0))
        for node in ElementTree.fromstring(texts["GWN.xml"]).iter("toponym")
        if node.findtext("latitude")
    }
    for name in sorted(n for n in texts if n.endswith(".ann")):
        # brat counts characters as read, line ends included.
        text = texts[name.removesuffix("ann") + "txt"].decode()
        yield Item("gwn", name, text, "", tuple(_brat(texts[name].decode(), points)))


def _brat(lines: str, points: dict[str | None, tuple[float, float]]) -> Iterator[Gold]:
    rows = [line.split("\t") for line in lines.splitlines()]
    notes = {row[1].split()[1]: row[2].strip() for row in rows if row[0].startswith("#") and len(row) > 2}
    for row in rows:
        if not row[0].startswith("T"):
            continue
        kind, start, *_, end = row[1].split()
        if kind in _NO_TOPONYM:
            continue
        note = notes.get(row[0], "")
        pair = re.fullmatch(r"(-?\d+\.\d+)\s*,\s*(-?\d+\.\d+)", note)
        point = (float(pair[1]), float(pair[2])) if pair else points.get(note if note.isdigit() else "-")
        yield Gold(int(start), int(end), kind, point)


def _lgl(xml: bytes) -> Iterator[Item]:
    for article in ElementTree.fromstring(xml).iter("article"):
        gold = []
        for node in article.iter("toponym"):
            lat, lon = node.findtext("gaztag/lat"), node.findtext("gaztag/lon")
            point = (float(lat), float(lon)) if lat and lon else None
            start, end = int(node.findtext("start") or 0), int(node.findtext("end") or 0)
            gold.append(Gold(start, end, "linked" if point else "unlinked", point))
        text = article.findtext("text") or ""
        yield Item("lgl", article.get("docid", ""), text, article.findtext("domain") or "", tuple(gold))


def _read(item: Item, pack: object) -> tuple[Found, ...]:
    report = make_report(item.text, name=item.name, outlet=item.outlet)
    reading = Reading(report, pack)  # type: ignore[arg-type]
    reading = replace(reading, blocks=find_blocks(report, reading.pack))
    head = _HEAD.match(item.text)
    start = head.end() if head else 0
    return tuple(_found(mention) for mention in find_places(reading) if mention.span.start >= start)


def _found(mention: PlaceMention) -> Found:
    place = mention.place
    point = (place.lat, place.lon) if place and place.lat is not None and place.lon is not None else None
    return Found(mention.span.start, mention.span.end, point)


def _pairs(gold: tuple[Gold, ...], found: tuple[Found, ...], *, exact: bool) -> dict[int, int]:
    """Gold number to system number, one to one; exact matches first."""
    pairs: dict[int, int] = {}
    spans = {(f.start, f.end): n for n, f in reversed(list(enumerate(found)))}
    for n, g in enumerate(gold):
        hit = spans.get((g.start, g.end))
        if hit is not None and hit not in pairs.values():
            pairs[n] = hit
    taken = set(pairs.values())
    for n, g in enumerate(gold):
        for m, f in enumerate(found) if not exact and n not in pairs else ():
            if m not in taken and f.start < g.end and g.start < f.end:
                pairs[n] = m
                taken.add(m)
                break
    return pairs


def _near(gold: Gold, found: Found) -> bool:
    return bool(gold.point and found.point) and distance_km(*gold.point, *found.point) <= _NEAR_KM  # type: ignore[misc]


def _score(result: Result, name: str, items: list[Item], found: list[tuple[Found, ...]]) -> None:
    core = _LITERAL if name == "gwn" else {"linked"}
    part = f"{name}_literal" if name == "gwn" else f"{name}_linked"
    counts = dict.fromkeys(
        ("hit", "overlap", "system", "gold", "core", "core_hit", "core_loose", "soft", "soft_loose"), 0
    )
    near = near_of = near_loose = near_loose_of = points = 0
    for item, system in zip(items, found, strict=True):
        exact, loose = (_pairs(item.gold, system, exact=e) for e in (True, False))
        is_core = [g.kind in core for g in item.gold]
        counts["hit"] += len(exact)
        counts["overlap"] += len(loose)
        counts["system"] += len(system)
        counts["gold"] += len(item.gold)
        counts["core"] += sum(is_core)
        counts["core_hit"] += sum(is_core[n] for n in exact)
        counts["core_loose"] += sum(is_core[n] for n in loose)
        counts["soft"] += sum(not is_core[n] for n in exact)
        counts["soft_loose"] += sum(not is_core[n] for n in loose)
        points += sum(g.point is not None for g in item.gold)
        for pairs, strict in ((exact, True), (loose, False)):
            with_point = [(item.gold[n], system[m]) for n, m in pairs.items() if item.gold[n].point]
            right = sum(_near(g, f) for g, f in with_point)
            if strict:
                near, near_of = near + right, near_of + len(with_point)
            else:
                near_loose, near_loose_of = near_loose + right, near_loose_of + len(with_point)
        _note_misses(result, item, system, exact)
    c = counts
    result.add(name, PRF(c["hit"], c["system"], c["gold"]))
    result.add(f"{name}_overlap", PRF(c["overlap"], c["system"], c["gold"]))
    result.add(part, PRF(c["core_hit"], c["system"] - c["soft"], c["core"]))
    result.add(f"{part}_overlap", PRF(c["core_loose"], c["system"] - c["soft_loose"], c["core"]))
    result.share(f"{name}_near", near, near_of)
    result.share(f"{name}_near_overlap", near_loose, near_loose_of)
    result.share(f"{name}_near_all", near_loose, points)


def _note_misses(result: Result, item: Item, system: tuple[Found, ...], pairs: dict[int, int]) -> None:
    def around(start: int, end: int) -> str:
        text = item.text
        shown = f"{text[max(0, start - 50) : start]}[{text[start:end]}]{text[end : end + 40]}"
        return f"{item.name} " + " ".join(shown.split())

    for n, g in enumerate(item.gold):
        if n not in pairs:
            result.miss(f"{item.set} missed", f"{g.kind} {around(g.start, g.end)}")
        elif g.point and not _near(g, system[pairs[n]]):
            result.miss(f"{item.set} far", f"{system[pairs[n]].point} for {g.point} {around(g.start, g.end)}")
    for m, f in enumerate(system):
        if m not in pairs.values():
            result.miss(f"{item.set} extra", around(f.start, f.end))
