"""Which figures of a sentence tell what an event did to people."""

from __future__ import annotations

from dateline.extract.events.merging import Found
from dateline.extract.reading import Block, Reading
from dateline.model.span import Span
from dateline.model.vocabulary import EventType, Measure

_MEASURES = {
    EventType.ASSAULT: {
        Measure.KILLED, Measure.INJURED, Measure.HOSPITALISED, Measure.MISSING, Measure.ABDUCTED, Measure.DESTROYED,
        Measure.INCIDENTS, Measure.ATTACKERS,
    },
    EventType.DISASTER: {
        Measure.KILLED, Measure.INJURED, Measure.HOSPITALISED, Measure.MISSING, Measure.DESTROYED, Measure.INCIDENTS,
        Measure.INFECTED, Measure.AFFECTED, Measure.DISPLACED,
    },
    EventType.COERCE: {Measure.DETAINED, Measure.DISPLACED},
    EventType.SANCTION: {Measure.SENTENCED},
    EventType.PROTEST: {Measure.PARTICIPANTS},
    EventType.MOBILIZE: {Measure.FORCES},
    EventType.RETREAT: {Measure.RELEASED, Measure.FORCES},
    EventType.AID: {Measure.AID, Measure.EVACUATED, Measure.RESCUED},
    EventType.DISMISS: {Measure.DISMISSED},
}  # fmt: skip


def figures_of(reading: Reading, found: Found) -> tuple[str, ...]:
    """Ids of the figures whose words stand in the clause of the event and that count what such an event does."""
    measures = _MEASURES.get(found.type)
    if not measures or not reading.figures:
        return ()
    block = reading.blocks[found.block]
    sentence = block.sentence(found.token.i)
    own = {token.i for token in found.tokens}
    return tuple(
        f.id
        for f in reading.figures
        if f.measure in measures and sentence.contains(f.span) and _within(block, f.span, own)
    )


def _within(block: Block, span: Span, own: set[int]) -> bool:
    """Whether the nearest verb or event word above a figure is one of the event's own: "accused them of killing 18"."""
    covered = block.covered(span)
    if covered is None:
        return False
    token = block.doc[covered[1] - 1]
    while token.i not in own:
        if (token.pos_ == "VERB" and token.dep_ != "amod") or token.head.i == token.i:
            return False
        token = token.head
    return True
