"""The whole reading of one report, component by component."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from dateline.errors import SpanError
from dateline.extract.actors import find_actors
from dateline.extract.attributions import find_attributions
from dateline.extract.events import find_events
from dateline.extract.figures import find_figures
from dateline.extract.numbers.quantities import find_quantities
from dateline.extract.places import find_places
from dateline.extract.reading import Reading
from dateline.extract.said.statements import find_statements
from dateline.extract.text.blocks import Piece, find_blocks, parsed, pieces_of
from dateline.extract.text.strays import outside
from dateline.extract.times import find_times
from dateline.language import Pack
from dateline.model.claim import Claim
from dateline.model.report import Report


def read(report: Report, pack: Pack) -> Reading:
    """Read one report. The components' order is that of their needs."""
    return _read(Reading(report, pack, blocks=find_blocks(report, pack)))


def _read(reading: Reading) -> Reading:
    reading = replace(reading, times=find_times(reading))
    reading = replace(reading, quantities=find_quantities(reading))
    reading = replace(reading, places=find_places(reading))
    reading = replace(reading, actors=find_actors(reading))
    reading = replace(reading, attributions=find_attributions(reading))
    reading = replace(reading, figures=find_figures(reading))
    reading = replace(reading, events=outside(reading, find_events(reading)))
    return replace(reading, statements=outside(reading, find_statements(reading)))


def read_claims(report: Report, pack: Pack) -> tuple[Claim, ...]:
    """All claims of one report, by place in the text.

    Raises:
        SpanError: a claim's words do not stand at its span; a fault of the reader, never of the report.
    """
    return read_many([report], pack)[0]


def read_many(reports: Sequence[Report], pack: Pack) -> list[tuple[Claim, ...]]:
    """The claims of several reports, one tuple a report, parsed together: the same claims, sooner.

    Raises:
        SpanError: as ``read_claims``.
    """
    pieces: list[list[Piece]] = [pieces_of(report, pack) for report in reports]
    docs = pack.parse([piece.text for own in pieces for piece in own]) if pack.together else None
    found = []
    for report, own in zip(reports, pieces, strict=True):
        blocks = parsed(own, [next(docs) for _ in own] if docs else pack.parse([piece.text for piece in own]), pack)
        found.append(_claims(_read(Reading(report, pack, blocks=blocks))))
    return found


def _claims(reading: Reading) -> tuple[Claim, ...]:
    report = reading.report
    claims: list[Claim] = [*reading.figures, *reading.events, *reading.statements]
    for claim in claims:
        found = claim.span.of(report.text)
        if found != claim.text:
            raise SpanError(
                f"{report.name}:{claim.span.start}-{claim.span.end}: text is {found!r}, "
                f"value was read from {claim.text!r}; please report this"
            )
    return tuple(sorted(claims, key=lambda claim: (claim.span, claim.kind, claim.id)))
