"""The whole reading of one report, component by component."""

from __future__ import annotations

from dataclasses import replace

from dateline.errors import SpanError
from dateline.extract.actors import find_actors
from dateline.extract.attributions import find_attributions
from dateline.extract.blocks import find_blocks
from dateline.extract.events import find_events
from dateline.extract.figures import find_figures
from dateline.extract.places import find_places
from dateline.extract.quantities import find_quantities
from dateline.extract.reading import Reading
from dateline.extract.statements import find_statements
from dateline.extract.times import find_times
from dateline.language import Pack
from dateline.model.claim import Claim
from dateline.model.report import Report

READER_VERSION = "1"
"""Raised by one with every release that reads differently; part of each claim's ``reader``."""


def reader_name(pack: Pack) -> str:
    """Name and version of what reads with this pack, as it stands in the exchange form."""
    return f"dateline-{READER_VERSION}/{pack.pipeline}"


def read(report: Report, pack: Pack) -> Reading:
    """Read one report. The components' order is that of their needs."""
    reading = Reading(report, pack, blocks=find_blocks(report, pack))
    reading = replace(reading, times=find_times(reading))
    reading = replace(reading, quantities=find_quantities(reading))
    reading = replace(reading, places=find_places(reading))
    reading = replace(reading, actors=find_actors(reading))
    reading = replace(reading, attributions=find_attributions(reading))
    reading = replace(reading, figures=find_figures(reading))
    reading = replace(reading, events=find_events(reading))
    return replace(reading, statements=find_statements(reading))


def read_claims(report: Report, pack: Pack) -> tuple[Claim, ...]:
    """All claims of one report, by place in the text.

    Raises:
        SpanError: a claim's words do not stand at its span; a fault of the reader, never of the report.
    """
    reading = read(report, pack)
    claims: list[Claim] = [*reading.figures, *reading.events, *reading.statements]
    for claim in claims:
        found = claim.span.of(report.text)
        if found != claim.text:
            raise SpanError(
                f"{report.name}:{claim.span.start}-{claim.span.end}: text is {found!r}, "
                f"value was read from {claim.text!r}; please report this"
            )
    return tuple(sorted(claims, key=lambda claim: (claim.span, claim.kind, claim.id)))
