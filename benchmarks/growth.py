"""What one more report costs in records of 1,000, 10,000 and 100,000 reports.

No set is needed and nothing is read: reports and claims are made up and written straight into a record. Stories have
1 to 60 reports (most of them few, four on average), their own people and town in one of thirty countries, and last up
to three weeks; one report in five is a copy of another with a sentence more; three in ten have a stock sentence that
others have, too; all name common names, and others in passing; 40 appear each day. Measured is the settling of one
more report, of an old story or of a new one, twenty times at each size; memory is that of the process at its highest.
``--limit`` sets the largest record.
"""

from __future__ import annotations

import argparse
import hashlib
import itertools
import random
import resource
import statistics
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from dateline.model.report import Published, Report, Zone
from dateline.model.span import Span
from dateline.model.vocabulary import PublishedBasis, ZoneKind
from dateline.record.settling import settle
from dateline.store import Store
from dateline.store.write import write_report

_SIZES = (1_000, 10_000, 100_000)
_BATCH = 500
_TOLD = 2_500
_TIMES = 20
_A_DAY = 40
_SYLLABLES = tuple(a + b + c for a in "bdfgklmnprstvz" for b in "aeiou" for c in ("", "n", "r", "s", "l"))
_FIRST = ("John", "Michael", "Maria", "Ahmed", "Mohammed", "David", "Anna", "Ali", "Jose", "Fatima", "Ivan", "Grace")
_COUNTRIES = (
    "Kenya", "Peru", "Nepal", "Yemen", "Mali", "Haiti", "Sudan", "Chile", "Serbia", "Laos", "Iraq", "Ghana", "Bolivia",
    "Armenia", "Somalia", "Myanmar", "Ukraine", "Nigeria", "Libya", "Ecuador", "Lebanon", "Niger", "Congo", "Pakistan",
    "Mexico", "Honduras", "Kazakhstan", "Thailand", "Mozambique", "Ethiopia",
)  # fmt: skip
_COMMON = ("Monday", "Tuesday", "London", "Washington", "Police Department", "United Nations", "Red Cross", "Reuters")
_STOCK = tuple(
    f"{who} said that {what} and that more would be known {when}."
    for who in ("Officials", "The council", "Relatives", "Doctors", "A spokesman")
    for what in ("an inquiry had been opened", "nobody was to blame", "the number could not be confirmed")
    for when in ("in the coming days", "by the end of the week", "once the roads were open")
)
_USED = 0.3
"""Share of reports with a stock sentence; of crisis reports, one in three shares any five words with another's."""
_DEEDS = (("ASSAULT", "attacked"), ("PROTEST", "marched"))


@dataclass
class _Story:
    country: str
    town: str
    people: list[str]
    begun: date
    left: int
    toll: int
    place: int
    texts: list[str]


def main(options: argparse.Namespace) -> int:
    """Grow a record and print a line at each size."""
    largest = options.limit or _SIZES[-1]
    sizes = [size for size in _SIZES if size < largest] + [largest]
    with tempfile.TemporaryDirectory() as folder:
        store = Store(Path(folder) / "growth.dateline")
        made = _reports(random.Random(7))
        count = 0
        for size in sizes:
            begun = time.perf_counter(), time.process_time()
            first = count
            while count < size:
                for _ in range(min(_BATCH, size - count)):
                    _write(store, *next(made))
                    count += 1
                settle(store)
                if count // _TOLD > (count - _BATCH) // _TOLD:
                    print(
                        f"{count:>7,} reports: {time.process_time() - begun[1]:.0f} s of CPU since {first:,}",
                        flush=True,
                    )
            built = (time.perf_counter() - begun[0]) / max(1, count - first)
            built_cpu = (time.process_time() - begun[1]) / max(1, count - first)
            spent = []
            for _ in range(_TIMES):
                _write(store, *next(made))
                count += 1
                before = time.perf_counter(), time.process_time()
                settle(store)
                spent.append((time.perf_counter() - before[0], time.process_time() - before[1]))
            memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
            wall, cpu = ([1000 * one[at] for one in spent] for at in (0, 1))
            print(
                f"{size:>7,} reports: one more {statistics.median(wall):.0f} ms ({statistics.median(cpu):.0f} ms "
                f"of CPU, slowest {max(wall):.0f} and {max(cpu):.0f} ms), in batches of {_BATCH} "
                f"{1000 * built:.0f} ms a report with writing ({1000 * built_cpu:.0f} ms of CPU), {memory:.0f} MB",
                flush=True,
            )
        store.close()
    return 0


def _write(store: Store, report: Report, claims: list[dict[str, Any]]) -> None:
    with store.writing() as connection:
        write_report(connection, report, claims, reader="growth", address_key=report.name)


def _reports(dice: random.Random) -> Iterator[tuple[Report, list[dict[str, Any]]]]:
    """Reports with their claims, day by day, without end."""
    words = [_name(dice).casefold() for _ in range(20_000)]
    zipf = list(itertools.accumulate(1 / (at + 10) for at in range(len(words))))
    running: list[_Story] = []
    count = 0
    while True:
        day = date(2001, 1, 1) + timedelta(days=count // _A_DAY)
        running = [one for one in running if one.left > 0 and (day - one.begun).days <= 21]
        if not running or dice.random() < 0.25:
            size = min(60, max(1, int(dice.paretovariate(1.1))))
            people = [f"{dice.choice(_FIRST)} {_name(dice)}" for _ in range(4)]
            toll, place = dice.randint(2, 90), dice.randrange(10**6)
            running.append(_Story(dice.choice(_COUNTRIES), _name(dice), people, day, size, toll, place, []))
        story = dice.choice(running)
        story.left -= 1
        count += 1
        yield _report(dice, story, day, f"r{count}", dice.choices(words, cum_weights=zipf, k=240))


def _name(dice: random.Random) -> str:
    return "".join(dice.choice(_SYLLABLES) for _ in range(dice.randint(2, 3))).capitalize()


def _report(
    dice: random.Random, story: _Story, day: date, name: str, words: list[str]
) -> tuple[Report, list[dict[str, Any]]]:
    story.toll += dice.randint(0, 3)
    copied = dice.random() < 0.2 and bool(story.texts)
    text = dice.choice(story.texts) + f" {dice.choice(_STOCK)}" if copied else _text(dice, story, words)
    story.texts.append(text)
    published = Published(day, PublishedBasis.GIVEN)
    zones = (Zone(ZoneKind.BODY, Span(0, len(text))),)
    report = Report(
        name=name, text=text, zones=zones, published=published, outlet=f"Paper {dice.randrange(30)}", language="en",
        headline=f"{words[0].capitalize()} {words[1]} in {story.town}",
    )  # fmt: skip
    return report, list(_claims(report, story, day))


def _text(dice: random.Random, story: _Story, words: list[str]) -> str:
    who = dice.sample(story.people, 3)
    sentences = [
        f"In {story.town} {story.toll} people were killed, {who[0]} said on {dice.choice(_COMMON)}.",
        f"By the account of {who[1]}, {story.toll * 2} were injured {words[0]} the {words[1]} of {story.town}.",
        f"{who[2]} attacked the {words[2]} and {who[0]} marched to {story.town}, as {dice.choice(_COMMON)} was told.",
        f"It is the {words[3]} of {story.country} that {words[4]} has {words[5]}.",
    ]
    for at in range(0, len(words), 16):
        some = words[at : at + 16]
        # What is named in passing, and in no other report of the story.
        sentences.append(" ".join([some[0].capitalize(), *some[1:8], _name(dice), *some[8:]]) + ".")
    if dice.random() < _USED:
        sentences.append(dice.choice(_STOCK))
    dice.shuffle(sentences)
    return " ".join(sentences)


def _claims(report: Report, story: _Story, day: date) -> Iterator[dict[str, Any]]:
    text = report.text
    for measure, word in (("killed", "people were killed"), ("injured", "were injured")):
        end = text.find(word)
        start = text.rfind(" ", 0, end - 1) + 1
        number = int(text[start : end - 1])
        own = {"measure": measure, "low": number, "high": number, "approx": False, "people": "people"}
        own |= {"people_start": None, "people_end": None, "group": "people", "cumulative": True, "part_of": ""}
        yield _claim(report, story, day, "figure", start, end - 1) | own
    for type, word in _DEEDS:
        start = text.find(word)
        name = " ".join(text[:start].split()[-2:])
        at = text.rfind(name, 0, start)
        agent = {"text": name, "start": at, "end": at + len(name), "actor": name}
        own = {"type": type, "mode": "", "agents": [agent], "recipients": [], "figures": []}
        yield _claim(report, story, day, "event", start, start + len(word)) | own


def _claim(report: Report, story: _Story, day: date, kind: str, start: int, end: int) -> dict[str, Any]:
    text = report.text
    first = text.rfind(". ", 0, start) + 2 if ". " in text[:start] else 0
    last = text.find(".", end) + 1 or len(text)
    at = text.find(story.town)
    return {
        "id": kind[0].upper() + hashlib.sha256(f"{report.key} {kind} {start}".encode()).hexdigest()[:10],
        "kind": kind, "start": start, "end": end, "text": text[start:end], "sentence": [first, last], "zone": "body",
        "place": story.town, "place_start": at, "place_end": at + len(story.town), "place_id": story.place,
        "place_name": story.town, "place_lat": 40.0, "place_lon": 60.0, "place_country": "XA", "place_admin1": "",
        "place_precision": "city", "time_start": story.begun.isoformat(), "time_end": day.isoformat(), "time_text": "",
        "time_text_start": None, "time_text_end": None, "time_precision": "range", "time_basis": "stated",
        "source": "", "source_kind": "", "via": "", "source_start": None, "source_end": None, "via_start": None,
        "via_end": None, "status": "stated",
    }  # fmt: skip
