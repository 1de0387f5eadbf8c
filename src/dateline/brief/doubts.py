"""What is unconfirmed, denied or disputed, planned, feared or conditional."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from dateline.brief.common import DOUBTFUL, FIRM, Claims, cited, disputed, measure_rank, origins_of, shares
from dateline.brief.page import Line, Section
from dateline.model.rows import ClaimRow, EventRow, MentionRow
from dateline.phrases import many, say_claim, say_event, say_names, say_place, sentence_case, spokesman, wording


def doubtful(claims: Claims, events: Sequence[EventRow], lines: int) -> Section:
    """A share of the lines for each kind of doubt, figures first; what is disputed is told with both sides."""
    queues: dict[str, list[tuple[tuple[int, ...], Line]]] = {status: [] for status in DOUBTFUL}
    told: set[str] = set()
    for event in events:
        if disputed(event):
            queues["denied"].append(((-1, -event.origins), _dispute(event, claims)))
            told.update(event.mentions)
    for rows in _groups(row for row in claims.values() if row.id not in told):
        rank = (measure_rank(rows[0]), _empty(rows[0]), -origins_of(rows))
        text = f"{sentence_case(say_claim(rows[0], cited=False))} ({cited(rows, origins_of(rows))})."
        queues[rows[0].status].append((rank, Line(text, tuple(row.id for row in rows))))
    ranked = [[line for _, line in sorted(queue, key=lambda item: item[0])] for queue in queues.values()]
    out = tuple(
        line for queue, share in zip(ranked, shares(map(len, ranked), lines), strict=True) for line in queue[:share]
    )
    left = sum(map(len, ranked)) - len(out)
    more = f"{many(left, 'more claim')}: dateline figures --status unconfirmed,denied,conditional"
    return Section("Unconfirmed, denied, or not a fact so far", out, more if left else "")


def _groups(claims: Iterable[ClaimRow]) -> list[list[ClaimRow]]:
    """Doubtful claims that are one to a reader: the same words of several reports, mentions of one event."""
    found: dict[tuple[str, str], list[ClaimRow]] = {}
    for row in claims:
        if row.status in DOUBTFUL:
            event = row.event if isinstance(row, MentionRow) else None
            found.setdefault((row.status, event or say_claim(row, cited=False)), []).append(row)
    # The mention that names most stands for the others.
    return [sorted(rows, key=_empty) for rows in found.values()]


def _empty(row: ClaimRow) -> int:
    """How many of its slots an event mention leaves open; 0 for a figure."""
    return (not row.agents) + (not row.recipients) + (not row.place) if isinstance(row, MentionRow) else 0


def _dispute(event: EventRow, claims: Claims) -> Line:
    rows = [claims[id] for id in event.mentions if id in claims]
    sides = []
    for statuses, word in ((FIRM, "said by"), (("denied",), "denied by")):
        names = [row.source or row.outlet or row.report for row in rows if row.status in statuses]
        sides.append(f"{word} {say_names(names)}" if names else "")
    place = f", in {say_place(event)}" if event.place_name or event.place else ""
    what = say_event(spokesman(event, claims) or event)
    words = f"{wording()['status']['denied']}: {what}{place}; {', '.join(side for side in sides if side)}"
    return Line(f"{words} ({cited(rows, event.origins)}).", event.mentions)
