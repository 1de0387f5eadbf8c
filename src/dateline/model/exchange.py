"""The exchange form: one flat JSON object a claim, with fixed names and values (docs/reference/claims.md)."""

from __future__ import annotations

from typing import Any

from dateline.model.claim import ActorRef, Claim, EventMention, Figure, Statement

Row = dict[str, Any]


def to_row(claim: Claim, *, report_name: str, reader: str) -> Row:
    """The exchange form of a claim; ``series``, ``event`` and ``origin`` are null until resolved.

    All fields that the form fixes are present; those of another kind of claim are left out.
    """
    place, time, source = claim.place, claim.time, claim.source
    entry = place.place if place else None
    row: Row = {
        "id": claim.id,
        "report": report_name,
        "report_key": claim.report,
        "kind": claim.kind,
        "start": claim.span.start,
        "end": claim.span.end,
        "text": claim.text,
        "sentence": [claim.sentence.start, claim.sentence.end],
        "zone": claim.zone,
    }
    row.update(_own_fields(claim))
    row.update(
        place=place.text if place else "",
        place_start=place.span.start if place else None,
        place_end=place.span.end if place else None,
        place_id=entry.id if entry else None,
        place_name=entry.name if entry else "",
        place_lat=entry.lat if entry else None,
        place_lon=entry.lon if entry else None,
        place_country=entry.country if entry else "",
        place_admin1=entry.admin1 if entry else "",
        place_precision=entry.precision.value if entry else "unknown",
        time_start=time.start.isoformat() if time.start else None,
        time_end=time.end.isoformat() if time.end else None,
        time_text=time.text,
        time_text_start=time.span.start if time.span else None,
        time_text_end=time.span.end if time.span else None,
        time_precision=time.precision.value,
        time_basis=time.basis.value,
        source=source.text,
        source_kind=source.kind.value,
        via=source.via,
        source_start=source.span.start if source.span else None,
        source_end=source.span.end if source.span else None,
        via_start=source.via_span.start if source.via_span else None,
        via_end=source.via_span.end if source.via_span else None,
        status=claim.status.value,
        series=None,
        event=None,
        origin=None,
        reader=reader,
    )
    return row


def _own_fields(claim: Claim) -> Row:
    if isinstance(claim, Figure):
        return {
            "measure": claim.measure.value,
            "low": claim.quantity.low,
            "high": claim.quantity.high,
            "approx": claim.quantity.approx,
            "people": claim.people,
            "people_start": claim.people_span.start if claim.people_span else None,
            "people_end": claim.people_span.end if claim.people_span else None,
            "group": claim.group.value,
            "cumulative": claim.cumulative,
            "part_of": claim.part_of,
        }
    if isinstance(claim, EventMention):
        return {
            "type": claim.type.value,
            "mode": claim.mode,
            "agents": [_actor(ref) for ref in claim.agents],
            "recipients": [_actor(ref) for ref in claim.recipients],
            "figures": list(claim.figures),
        }
    if isinstance(claim, Statement):
        return {
            "cue": claim.cue_text,
            "cue_start": claim.cue.start if claim.cue else None,
            "cue_end": claim.cue.end if claim.cue else None,
            "direct": claim.direct,
        }
    raise TypeError(f"{type(claim).__name__} is no kind of claim")


def _actor(ref: ActorRef) -> Row:
    return {"text": ref.text, "start": ref.span.start, "end": ref.span.end, "actor": ref.actor}
