"""What tests of events ask a reading for: kind and sides of each."""

from __future__ import annotations

from datetime import date

from dateline.extract.read import read
from dateline.ingest.make import make_report
from dateline.language import Pack

DAY = date(2021, 3, 10)


def told(text: str, pack: Pack) -> list[tuple[str, list[str], list[str]]]:
    """Kind, agents and recipients of each event."""
    events = read(make_report(text, published=DAY), pack).events
    return [(f"{e.type.value}/{e.mode}", [a.text for a in e.agents], [r.text for r in e.recipients]) for e in events]
