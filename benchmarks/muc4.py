"""MUC-4 attack reports (upper case wire texts, full templates): date, place, number of victims, effect, TST1 and TST2.

Data: the archive with ``tst1/tst1-muc3``, ``tst1/key-tst1.v7``, ``tst2/tst2-muc4`` and ``tst2/key-tst2.v4``.

An answer is a template: a violent event of the record (ASSAULT; stated, attributed or unconfirmed) that names whom or
what it hit, or a figure of people killed, injured or abducted that no event holds; those of one place and day in one
report are taken together, of one kind also where one of the two tells neither (an abduction is always another deed).
Where no figure is told, the number before the victims counts; who is named is one. Fights between armed sides and what
only soldiers and rebels suffer are left out, as MUC does, and so is what lies two years back, what lies outside the
nine countries that the task is about (a place outside them gives way to the first of the nine that the report names),
and attacks with neither day nor town nor anything counted. A day that the words do not tell is "on or before
the report's day".
Templates of a report are paired with the key's so that most slots agree; slots of templates without a partner are
missing or spurious. Partial answers count half, as in MUC: days that meet the key's range; the right country where
the key names a town. Optional templates of the key are not missing. Numbers and effects are sets.

Best of 1992 on its unseen tests: about F .59 (date), .61 (place), .61 (victim number), .57 (effect). A third of the
reports, by a hash of the number, is held out: ``held_...`` are its figures, and ``--misses`` shows none of it.
"""

from __future__ import annotations

import functools
import hashlib
import re
import tarfile
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from benchmarks.parses import cached_pack
from benchmarks.score import PRF, Result
from dateline.extract.read import read
from dateline.extract.reading import Reading
from dateline.ingest.make import make_report
from dateline.model.claim import Claim, EventMention, Figure
from dateline.model.quantity import Quantity
from dateline.model.span import Span
from dateline.model.vocabulary import EventType, Group, Measure, PlacePrecision, Status, TimeBasis
from dateline.world import gazetteer
from dateline.world.fold import fold

_SETS = (("tst1/tst1-muc3", "tst1/key-tst1.v7"), ("tst2/tst2-muc4", "tst2/key-tst2.v4"))
_SLOTS = ("date", "place", "number", "effect")
_MONTHS = {
    m: n for n, m in enumerate(["JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"], 1)
}
_DAY = re.compile(r"(\d{1,2}) ([A-Z]{3})[A-Z]* (\d{2})")
_FIGHTERS = {"MIL", "REB"}
# The task is about these countries.
_NINE = {"AR", "BO", "CL", "CO", "EC", "SV", "GT", "HN", "PE"}
_ARMED = {"MIL", "REB", "COP", "UAF", "CRM"}


@dataclass
class Template:
    """One incident. Days are inclusive, None open; place a country code and folded names, narrowest last."""

    start: date | None = None
    end: date | None = None
    country: str = ""
    names: tuple[str, ...] = ()
    number: set[str] = field(default_factory=set)
    effect: set[str] = field(default_factory=set)
    optional: bool = False
    kind: str = ""

    def has(self, slot: str) -> int:
        """How many fillers a slot has."""
        if slot == "date":
            return int(self.end is not None)
        if slot == "place":
            return int(bool(self.country))
        return len(self.number if slot == "number" else self.effect)


def run(data: Path, *, misses: int, limit: int | None, check: bool) -> Result:
    """Score both test parts together."""
    result = Result()
    counts: dict[str, list[float]] = {f"{h}{slot}": [0, 0, 0] for h in ("", "held_") for slot in _SLOTS}
    for texts, key in _parts(data):
        for name in list(texts)[:limit]:
            gold = key.get(name, [])
            found = gold if check else _templates(texts[name], name)
            held = "held_" if int(hashlib.sha256(name.encode()).hexdigest(), 16) % 3 == 0 else ""
            pairs = _paired(gold, found)
            for one, other in pairs:
                for slot in _SLOTS:
                    hit = _agree(slot, one, other) if one and other else 0.0
                    count = counts[held + slot]
                    count[0] += hit
                    if other and not (one and one.optional and not one.has(slot)):
                        count[1] += other.has(slot)
                    if one and not (one.optional and not other):
                        count[2] += one.has(slot)
                    if not held and one and one.has(slot) and hit < one.has(slot):
                        result.miss(slot, f"{name} gold {_told(one)} found {_told(other)}")
            if not held and any(one is None for one, _ in pairs):
                result.miss("spurious", f"{name} {[_told(o) for i, o in pairs if i is None]}")
    for name, (hit, system, wanted) in counts.items():
        result.add(name, PRF(hit, int(system), int(wanted)))
    return result


def _told(one: Template | None) -> str:
    return (
        f"{one.start}..{one.end} {one.country} {one.names} {one.number} {one.effect} {one.kind}" if one else "nothing"
    )


def _paired(gold: list[Template], found: list[Template]) -> list[tuple[Template | None, Template | None]]:
    left, pairs = list(found), []
    wanted = [(sum(_agree(s, g, f) for s in _SLOTS), g, f) for g in gold for f in found]
    taken: set[int] = set()
    out: list[tuple[Template | None, Template | None]] = []
    for score, g, f in sorted(wanted, key=lambda w: -w[0]):
        if score > 0 and id(g) not in taken and id(f) not in taken:
            taken |= {id(g), id(f)}
            pairs.append((g, f))
            left.remove(f)
    out.extend(pairs)
    out.extend((g, None) for g in gold if id(g) not in taken)
    out.extend((None, f) for f in found if id(f) not in taken)
    return out


def _agree(slot: str, gold: Template, found: Template) -> float:
    if slot == "date":
        if gold.end is None or found.end is None:
            return 0.0
        if (gold.start, gold.end) == (found.start, found.end):
            return 1.0
        meet = (gold.start or date.min) <= found.end and (found.start or date.min) <= gold.end
        return 0.5 if meet else 0.0
    if slot == "place":
        if not gold.country or gold.country != found.country:
            return 0.0
        return 1.0 if not gold.names or set(gold.names) & set(found.names) else 0.5
    mine, theirs = (gold.number, found.number) if slot == "number" else (gold.effect, found.effect)
    return float(len(mine & theirs))


def _parts(data: Path) -> list[tuple[dict[str, str], dict[str, list[Template]]]]:
    parts = []
    with tarfile.open(data) as archive:
        files = {m.name: m for m in archive.getmembers() if m.isfile()}

        def content(end: str) -> str:
            member = next(m for name, m in files.items() if name.endswith(end))
            opened = archive.extractfile(member)
            assert opened is not None
            return opened.read().decode("latin-1")

        for texts, key in _SETS:
            parts.append((_messages(content(texts)), _key(content(key))))
    return parts


def _messages(text: str) -> dict[str, str]:
    pieces = re.split(r"^((?:TST|DEV)\d-MUC\d-\d{4})\s*$", text, flags=re.MULTILINE)
    return {name: body.strip() for name, body in zip(pieces[1::2], pieces[2::2], strict=True)}


def _key(text: str) -> dict[str, list[Template]]:
    found: dict[str, list[Template]] = {}
    for block in re.split(r"^0\.  ", text, flags=re.MULTILINE)[1:]:
        slots: dict[str, str] = {}
        name = ""
        for line in ("0.  " + block).splitlines():
            if line.startswith(";"):
                continue
            if head := re.match(r"\d+\.\s+([A-Z ]+: [A-Z ]+?)\s{2,}(.*)", line):
                name = head.group(1)
                slots[name] = head.group(2)
            elif line.strip():
                slots[name] = slots.get(name, "") + "\n" + line.strip()
        message = slots.get("MESSAGE: ID", "").strip()
        templates = found.setdefault(message, [])
        if "*" not in slots.get("INCIDENT: TYPE", "*"):
            templates.append(_gold(slots))
    return found


def _gold(slots: dict[str, str]) -> Template:
    made = Template(optional="OPTIONAL" in slots.get("MESSAGE: TEMPLATE", ""), kind=slots["INCIDENT: TYPE"].strip())
    when = slots.get("INCIDENT: DATE", "").split("/")[0]
    days = [date(1900 + int(y), _MONTHS[m], int(d)) for d, m, y in _DAY.findall(when)]
    if days:
        made.end = days[-1]
        made.start = None if when.strip().startswith(("-", "(-")) and len(days) == 1 else days[0]
    parts = [
        re.sub(r"\(.*?\)", "", p).strip(" ?\n") for p in slots.get("INCIDENT: LOCATION", "").split("\n")[0].split(":")
    ]
    parts = [p for p in parts if p and p not in ("-", "*")]
    if parts:
        made.country = _country(parts[0])
        made.names = tuple(fold(p) for p in parts[1:])
    for slot, into in (("HUM TGT: NUMBER", made.number), ("HUM TGT: EFFECT OF INCIDENT", made.effect)):
        for line in slots.get(slot, "").split("\n"):
            value = re.split(r"[:/]", line)[0].strip(" ?")
            if value and value not in ("-", "*") and not line.strip().startswith('"'):
                into.add(value.replace(" ", ""))
    return made


def _country(name: str) -> str:
    found = [p for p in gazetteer().find(name.split(" - ")[0].title()) if p.precision is PlacePrecision.COUNTRY]
    return found[0].country if found else name


_pack = functools.cache(cached_pack)


def _templates(text: str, name: str) -> list[Template]:
    day = _DAY.search(text[:400])
    published = date(1900 + int(day.group(3)), _MONTHS[day.group(2)], int(day.group(1))) if day else None
    paragraphs = [Span(*m.span()) for m in re.finditer(r"\S(?:.|\n(?!\s*\n))*", text)]
    reading = read(make_report(text, name=name, published=published, paragraphs=paragraphs, language="en"), _pack())
    kept: list[Template] = []
    mine = {f for e in reading.events for f in e.figures}
    loose = [m for f in reading.figures if f.id not in mine and (m := _harm(f, reading, published))]
    for made in [m for e in reading.events if (m := _template(e, reading, published))] + loose:
        into = next((k for k in kept if _one(k, made)), None)
        if into is None:
            if made.effect != {_UNHURT}:
                kept.append(made)
            continue
        into.number |= made.number
        into.effect |= made.effect
        if not into.names:
            into.names, into.country = made.names, into.country or made.country
        if into.start is None and made.start is not None:
            into.start, into.end = made.start, made.end
    freed = any(e.mode == "release" and e.status is not Status.CONDITIONAL and e.recipients for e in reading.events)
    for one in kept:
        one.effect -= {_UNHURT} if len(one.effect) > 1 else set()
        one.effect |= {"REGAINEDFREEDOM"} if freed and one.kind == "KIDNAPPING" else set()
    return kept


def _one(kept: Template, made: Template) -> bool:
    # Who dies by a bomb or in a fire is told as killed: only abductions are always another deed.
    if made.kind and kept.kind != made.kind:
        same = kept.start == made.start and set(kept.names) == set(made.names)
        if not same or "KIDNAPPING" in (kept.kind, made.kind):
            return False
    if kept.country and made.country and kept.country != made.country:
        return False
    if kept.names and made.names and not set(kept.names) & set(made.names):
        return False
    return kept.start is None or made.start is None or kept.start == made.start


def _template(event: EventMention, reading: Reading, published: date | None) -> Template | None:
    if event.type is not EventType.ASSAULT or event.status in (Status.DENIED, Status.CONDITIONAL):
        return None
    sectors = {a.entity: a.sector for a in reading.actors}
    sides = [{sectors.get(r.actor, "") for r in refs} for refs in (event.agents, event.recipients)]
    if sides[0] and sides[1] and sides[0] | sides[1] <= _ARMED:
        return None
    if len(event.agents) > 1 and sides[0] <= _ARMED and not event.recipients:
        return None
    if sides[1] and sides[1] <= _FIGHTERS:
        return None
    groups = {f.group for f in reading.figures if f.id in event.figures and f.measure in _EFFECT}
    if groups and groups <= {Group.MILITARY, Group.MILITANTS} and not sides[1] - _FIGHTERS - {""}:
        return None
    if event.text.lower().startswith(("clash", "fight", "combat", "battle")) and not event.figures:
        return None
    kind = {"explosives": "BOMBING", "abduct": "KIDNAPPING", "destroy": "ARSON"}.get(event.mode, "ATTACK")
    if kind == "ATTACK" and not event.recipients and not event.figures:
        return None
    made = Template(kind=kind)
    if not _set_time_place(event, reading, published, made):
        return None
    figures = {f.id: f for f in reading.figures}
    named = {a.entity for a in reading.actors if a.named}
    _victims(event, [figures[i] for i in event.figures], sectors, named, reading, made)
    # Attacks with no day, no town and nothing counted are talk of attacks, no incident.
    told = made.start is not None or made.names or event.figures
    return made if told or kind != "ATTACK" else None


def _set_time_place(claim: Claim, reading: Reading, published: date | None, made: Template) -> bool:
    stated = claim.time.basis in (TimeBasis.STATED, TimeBasis.INFERRED)
    start = claim.time.start if stated else None
    if start is not None and published is not None and (published - start).days > 730:
        return False
    made.start, made.end = start, (claim.time.end or start if stated else None) or published
    place = claim.place.place if claim.place else None
    if place is not None:
        made.country = place.country
        narrow = place.precision is not PlacePrecision.COUNTRY
        made.names = (fold(place.name), fold(place.admin1)) if narrow else ()
    if made.country not in _NINE:
        seen = [m.place.country for m in reading.places if m.place and m.place.country in _NINE]
        if not seen and made.country:
            return False
        made.country, made.names = seen[0] if seen else "", ()
    made.names = tuple(n for n in made.names if n)
    return True


# So many are the dead of a war, no incident's.
_WAR = 1000


def _harm(figure: Figure, reading: Reading, published: date | None) -> Template | None:
    """A figure of people harmed that no event holds."""
    kind = {Measure.KILLED: "", Measure.INJURED: "", Measure.ABDUCTED: "KIDNAPPING"}.get(figure.measure)
    if kind is None or figure.cumulative or figure.status in (Status.DENIED, Status.CONDITIONAL):
        return None
    low = figure.quantity.low
    # "Six priests, five of them Spaniards": the five are no others.
    if re.match(r"\s+(?:OF|AMONG) (?:THEM|WHOM)\b", reading.report.text[figure.span.end :]):
        return None
    if (low or 0) >= _WAR or figure.group in (Group.MILITARY, Group.MILITANTS, Group.THINGS):
        return None
    made = Template(kind=kind)
    if not _set_time_place(figure, reading, published, made):
        return None
    _number(figure, made)
    return made


def _victims(
    event: EventMention,
    figures: list[Figure],
    sectors: dict[str, str],
    named: set[str],
    reading: Reading,
    made: Template,
) -> None:
    word = event.text.lower()
    for figure in figures:
        _number(figure, made)
    people = [r for r in event.recipients if r.actor and sectors.get(r.actor) not in ("GOVBODY",)]
    if figures:
        # A figure tells its people; who is told beside them by name is one more.
        people = [r for r in people if r.actor in named and not any(f.span.overlaps(r.span) for f in figures)]
    if not people:
        return
    for ref in people:
        many = ref.actor not in named and _MANY.search(ref.text.lower())
        said = next((q.quantity for q in reading.quantities if q.span.overlaps(ref.span)), None)
        if many and said is not None and said.low is not None:
            made.number.add(_told_number(said))
        else:
            made.number.add("PLURAL" if many else "1")
    if hurt := _HURT.match(word):
        made.effect.add("DEATH" if hurt["dead"] else "INJURY")
    elif _DEADLY.match(reading.report.text[event.span.end :]):
        made.effect.add("DEATH")


def _told_number(quantity: Quantity) -> str:
    low, high = quantity.low, quantity.high
    if low is None or (low != high and quantity.approx):
        return "PLURAL"
    return f"~{low}" if quantity.approx else str(low) if low == high else f"{low}-"


_MANY = re.compile(r"(?:s|men|people|children)\b\W*$")
_HURT = re.compile(r"(?P<dead>kill|murder|assassin|massacr|execut|die|slay|slain|slaught)|wound|injur|hurt|maim")
_DEADLY = re.compile(r"\s+(?:to\s+death|dead|and\s+killed)\b", re.IGNORECASE)
_UNHURT = "NOINJURYORDEATH"
_EFFECT = {Measure.KILLED: "DEATH", Measure.INJURED: "INJURY", Measure.HOSPITALISED: "INJURY"}


def _number(figure: Figure, made: Template) -> None:
    effect = _EFFECT.get(figure.measure)
    if figure.quantity.high == 0:
        made.effect |= {_UNHURT} if effect else set()
        return
    if effect or figure.measure is Measure.ABDUCTED:
        made.number.add(_told_number(figure.quantity))
        made.effect |= {effect} if effect else set()
