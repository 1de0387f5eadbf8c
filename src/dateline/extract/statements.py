"""Find statements: reported speech as claims.

Needs: blocks, attributions. Gives: ``Reading.statements``, in text order.
"""

from __future__ import annotations

from dateline.extract.mentions import Attribution
from dateline.extract.reading import Reading
from dateline.extract.scope import place_of, time_of
from dateline.model.claim import Source, Statement, claim_id
from dateline.model.vocabulary import Status


def find_statements(reading: Reading) -> tuple[Statement, ...]:
    """One statement for each attribution of speech, in text order; empty if there is none.

    The evidence is the content's longest stretch, the first of equals; words on the other side of the cue are left
    out, since a claim has one span.
    """
    made = [_statement(reading, a) for a in reading.attributions if a.speech]
    return tuple(sorted(made, key=lambda s: (s.span, s.id)))


def _statement(reading: Reading, attribution: Attribution) -> Statement:
    report = reading.report
    block = reading.blocks[attribution.block]
    span = max(attribution.contents, key=lambda c: (c.end - c.start, -c.start))
    token = attribution.first
    return Statement(
        id=claim_id(report.key, "statement", span, f"{attribution.span.start}"),
        report=report.key,
        span=span,
        text=reading.words(span),
        sentence=block.sentence(token),
        zone=block.zone.value,
        source=_source(attribution, reading),
        status=_status(attribution),
        time=time_of(reading, attribution.block, token),
        place=place_of(reading, attribution.block, token),
        cue=attribution.span,
        cue_text=attribution.text,
        direct=attribution.direct,
    )


def _source(attribution: Attribution, reading: Reading) -> Source:
    text, span = attribution.name, attribution.name_span
    if not text and attribution.source is not None:
        text, span = reading.words(attribution.source), attribution.source
    return Source(text, attribution.kind, attribution.via, span, attribution.via_span)


def _status(attribution: Attribution) -> Status:
    if attribution.denies:
        return Status.DENIED
    if attribution.doubts:
        return Status.UNCONFIRMED
    return Status.ATTRIBUTED
