"""Time expressions: extents, types and values.

``--data`` is an archive (.tar.gz) or folder with TimeML documents (.tml: TimeBank, AQUAINT and the like) or with the
WikiWars corpus (keyinline/*.xml with TIMEX2). Metric: that of TempEval-3: an expression is found "strict" where both
ends agree and "relaxed" where they share a character; a value counts where a relaxed match has an equal value. Each
gold expression is matched once.

HeidelTime 1.8 by its authors' tables (relaxed, value): TimeBank .916, .792; AQUAINT .918, .730; on TimeBank 1.2 the
value is right in .876 of what it found. The two sets are scored apart too (by the folder that a document lies in).
WikiWars: SynTime's strict extent F1 is .815.
A third of the documents, by a hash of their names, is reported apart ("held"): their misses are never printed, so that
rules are not made after them.

Values of TIMEX2 and TIMEX3 are made alike before comparing: decades "198", "198X"; centuries "19", "19XX"; a trailing
":00" of clocks; "1949-XX" and "1949"; TIMEX2's way
with sets ("daily" is XXXX-XX-XX). WikiWars nests expressions (the outer around an event) and has some
without value: of nested ones the inner is scored, those without value count for extent only.
"""

from __future__ import annotations

import hashlib
import html
import re
import tarfile
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from benchmarks.parses import cached_pack
from benchmarks.score import PRF, Result
from dateline.extract.mentions import TimeMention
from dateline.extract.reading import Reading
from dateline.extract.text.blocks import find_blocks
from dateline.extract.times import find_times
from dateline.model.report import Published, Report, Zone
from dateline.model.span import Span
from dateline.model.vocabulary import PublishedBasis, ZoneKind


@dataclass(frozen=True)
class Timex:
    """An expression of gold or system; offsets in the document's text."""

    start: int
    end: int
    type: str
    value: str


@dataclass(frozen=True)
class Document:
    """A text with its gold."""

    name: str
    text: str
    published: date | None
    gold: tuple[Timex, ...]
    timex2: bool = False
    part: str = ""

    @property
    def held(self) -> bool:
        """Whether the document belongs to the third that is looked at by figures only."""
        return int(hashlib.sha1(self.name.encode()).hexdigest(), 16) % 3 == 0


def run(data: Path, *, misses: int, limit: int | None, check: bool) -> Result:
    """Score all documents of a set."""
    documents = list(_documents(data))[:limit]
    pack = cached_pack()
    result = Result()
    pairs = []
    for document in documents:
        if check:
            found: tuple[Timex, ...] = document.gold
        else:
            report = _report(document)
            reading = Reading(report, pack)
            reading = replace(reading, blocks=find_blocks(report, pack))
            found = tuple(Timex(m.span.start, m.span.end, m.type, _value(m, document)) for m in find_times(reading))
        pairs.append((document, found))
    _score(result, "", pairs)
    _score(result, "held_", [pair for pair in pairs if pair[0].held])
    _score(result, "seen_", [pair for pair in pairs if not pair[0].held])
    for part in sorted({document.part for document, _ in pairs} - {""}):
        _score(result, f"{part.lower()}_", [pair for pair in pairs if pair[0].part == part])
    for document, found in pairs:
        if not document.held:
            _misses(result, document, found)
    return result


# TIMEX2 gives what happens again and again the value of a day, month or year that is not known.
_SETS = {"P1D": "XXXX-XX-XX", "P1W": "XXXX-WXX", "P1M": "XXXX-XX", "P1Y": "XXXX"}


def _value(mention: TimeMention, document: Document) -> str:
    if document.timex2 and mention.type == "SET":
        return _SETS.get(mention.value, mention.value)
    return mention.value


_PARAGRAPH = re.compile(r"\S(?:.*\S)?(?:\n.*\S)*")


def _report(document: Document) -> Report:
    """The document as a report: a body zone each paragraph, nothing taken for head or furniture."""
    zones = tuple(Zone(ZoneKind.BODY, Span(*m.span())) for m in _PARAGRAPH.finditer(document.text))
    published = Published(document.published, PublishedBasis.GIVEN if document.published else PublishedBasis.UNKNOWN)
    return Report(name=document.name, text=document.text, zones=zones, published=published, language="en")


def _score(result: Result, prefix: str, pairs: list[tuple[Document, tuple[Timex, ...]]]) -> None:
    system = sum(len(found) for _, found in pairs)
    gold = sum(len(document.gold) for document, _ in pairs)
    valued = sum(1 for document, _ in pairs for timex in document.gold if timex.value)
    strict = relaxed = typed = right = matched = 0
    for document, found in pairs:
        for one, other in _matches(document.gold, found):
            relaxed += 1
            strict += (one.start, one.end) == (other.start, other.end)
            typed += one.type == other.type
            if one.value:
                matched += 1
                right += normal(one.value) == normal(other.value)
    result.add(f"{prefix}strict", PRF(strict, system, gold))
    result.add(f"{prefix}relaxed", PRF(relaxed, system, gold))
    result.add(f"{prefix}type", PRF(typed, system, gold))
    # Expressions whose gold has no value can be neither right nor wrong: their matches leave the count of the system.
    result.add(f"{prefix}value", PRF(right, system - (relaxed - matched), valued))
    result.share(f"{prefix}value_of_found", right, matched)


def _matches(gold: tuple[Timex, ...], found: tuple[Timex, ...]) -> list[tuple[Timex, Timex]]:
    """One to one, equal extents first, then in text order."""
    pairs: list[tuple[Timex, Timex]] = []
    left = list(found)
    rest = []
    for timex in gold:
        same = next((f for f in left if (f.start, f.end) == (timex.start, timex.end)), None)
        if same:
            left.remove(same)
            pairs.append((timex, same))
        else:
            rest.append(timex)
    for timex in rest:
        near = next((f for f in left if f.start < timex.end and timex.start < f.end), None)
        if near:
            left.remove(near)
            pairs.append((timex, near))
    return pairs


def normal(value: str) -> str:
    """A value in the one spelling that both standards' spellings share."""
    value = re.sub(r"(?<=\d)(-XX)+$", "", value.strip().upper())
    if re.fullmatch(r"\d{3}X?", value):
        return value[:3] + "X"
    value = re.sub(r"^(\d\d)XX$", r"\1", value)
    value = re.sub(r"(T\d\d:\d\d):00$", r"\1", value)
    value = re.sub(r"(T\d\d)$", r"\1:00", value)
    value = re.sub(r"^BC0*(\d+)$", r"BC\1", value)
    value = re.sub(r"^(\d{4})-0?(Q|H|W)0?(\d)$", r"\1-\g<2>\3", value)
    value = re.sub(r"^P(\d+)E$", lambda m: f"P{int(m[1]) * 10}Y", value)
    return re.sub(r"^P(\d+)DE$", lambda m: f"P{int(m[1]) * 10}Y", value)


def _misses(result: Result, document: Document, found: tuple[Timex, ...]) -> None:
    pairs = _matches(document.gold, found)

    def around(timex: Timex) -> str:
        text = document.text
        words = text[timex.start : timex.end]
        line = f"{text[max(0, timex.start - 45) : timex.start]}[{words}]{text[timex.end : timex.end + 30]}"
        return f"{document.name} ({document.published}): {' '.join(line.split())}"

    for one, other in pairs:
        if one.value and normal(one.value) != normal(other.value):
            words = document.text[other.start : other.end]
            result.miss("wrong value", f"{one.value} read {other.value} ({words!r}) {around(one)}")
    matched = {one for one, _ in pairs}, {other for _, other in pairs}
    for timex in document.gold:
        if timex not in matched[0]:
            result.miss("missed", f"{timex.value} {timex.type} {around(timex)}")
    for timex in found:
        if timex not in matched[1]:
            result.miss("extra", f"{timex.value} {timex.type} {around(timex)}")


_TAG = re.compile(r"<(/?)(\w+)([^>]*)>")
_ATTRIBUTE = re.compile(r'(\w+)="([^"]*)"')


def _documents(data: Path) -> Iterator[Document]:
    files = list(_files(data))
    # An archive of WikiWars may hold conversions beside the original: the original is scored.
    original = any("/keyinline/" in name for name, _ in files)
    for name, text in files:
        if name.endswith(".tml") and not original:
            yield _timeml(name, text)
        elif "/keyinline/" in name and name.endswith(".xml"):
            yield _wikiwars(name, text)


def _files(data: Path) -> Iterator[tuple[str, str]]:
    if data.is_dir():
        for path in sorted(data.rglob("*")):
            if path.suffix in (".tml", ".xml"):
                yield path.as_posix(), path.read_text("utf-8")
        return
    with tarfile.open(data) as archive:
        for member in sorted(archive.getmembers(), key=lambda m: m.name):
            if member.isfile() and member.name.endswith((".tml", ".xml")):
                stream = archive.extractfile(member)
                assert stream
                yield member.name, stream.read().decode("utf-8")


def _timeml(name: str, text: str) -> Document:
    head, _, body = text.partition("<TEXT>")
    body = body.partition("</TEXT>")[0]
    created = re.search(r"<DCT>.*?</DCT>", head, re.S)
    value = dict(_ATTRIBUTE.findall(created.group()))["value"] if created else ""
    plain, gold = _strip(body, "TIMEX3", "value", "type")
    part = Path(name).parent.name
    return Document(Path(name).stem, plain, _date(value), tuple(t for t in gold if t.end > t.start), part=part)


def _wikiwars(name: str, text: str) -> Document:
    head, _, body = text.partition("<TEXT>")
    body = body.partition("</TEXT>")[0]
    created = re.search(r"<DATETIME>(.*?)</DATETIME>", head, re.S)
    stamp = re.search(r"\d{4}-\d\d-\d\d", created.group(1)) if created else None
    plain, gold = _strip(body, "TIMEX2", "val", "")
    inner = tuple(t for t in gold if not any(o is not t and t.start <= o.start and o.end <= t.end for o in gold))
    return Document(
        Path(name).name.partition(".")[0], plain, _date(stamp.group()) if stamp else None, inner, timex2=True
    )


def _date(value: str) -> date | None:
    try:
        return date.fromisoformat(value[:10])
    except ValueError:
        return None


def _strip(body: str, tag: str, value: str, kind: str) -> tuple[str, list[Timex]]:
    """Text without tags and the expressions that stood in it."""
    plain: list[str] = []
    length = 0
    at = 0
    open_: list[tuple[int, dict[str, str]]] = []
    gold: list[Timex] = []
    for match in _TAG.finditer(body):
        piece = html.unescape(body[at : match.start()])
        plain.append(piece)
        length += len(piece)
        at = match.end()
        if match.group(2) != tag:
            continue
        if match.group(1):
            start, attributes = open_.pop()
            gold.append(Timex(start, length, attributes.get(kind, ""), attributes.get(value, "")))
        elif not match.group(3).endswith("/"):
            open_.append((length, dict(_ATTRIBUTE.findall(match.group(3)))))
    plain.append(html.unescape(body[at:]))
    return "".join(plain), sorted(gold, key=lambda t: (t.start, t.end))
