"""`dateline timeline`: what happened by day, events and figures together."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from rich.text import Text

from dateline.cli import options
from dateline.cli.looking import look, print_json
from dateline.cli.terminal import bullet, note, screen, status_text, tag, text
from dateline.model.answers import TimelineRow
from dateline.model.rows import ClaimRow, EventRow, FigureRow, MentionRow
from dateline.model.vocabulary import Measure
from dateline.phrases import (
    cite,
    inside,
    many,
    say_claim,
    say_days,
    say_event,
    say_place,
    sentence_case,
    spokesman,
)

_MEASURES = [measure.value for measure in Measure]


def timeline(
    record: options.RecordFile = options.DEFAULT_RECORD,
    place: options.PlaceName = None,
    since: options.Since = None,
    until: options.Until = None,
    story: options.StoryKey = None,
    as_of: options.AsOf = None,
    reported_by: options.ReportedBy = None,
    rejected: options.Rejected = False,
    as_json: options.Json = False,
) -> None:
    """Tell what happened by day, events and figures together; unknown days stand last."""
    with look(record, as_of=as_of, reported_by=reported_by) as view:
        rows = view.timeline(place=place, story=story, since=since, until=until, include_rejected=rejected)
        if as_json:
            print_json(rows)
            return
        told = (*view.figures(include_rejected=rejected), *view.mentions(include_rejected=rejected)) if rows else ()
        claims: dict[str, ClaimRow] = {row.id: row for row in told}
        events = view.events(include_rejected=rejected) if rows else ()
        happened: dict[str, EventRow] = {row.key: row for row in events}
    console = screen()
    said = _said_by_events(happened.values(), claims)
    day = ""
    for row in sorted(rows, key=lambda row: _order(row, claims)):
        lines = list(_lines(row, claims, happened, said))
        if not lines:
            continue
        now = say_days(row.day, row.day_end or row.day) if row.day else "Day not known"
        if now != day:
            console.print()
            console.print(text(now, "bold"))
            day = now
        for line in lines:
            bullet(console, line)
    if not rows:
        note("nothing on these days; look at what the record holds with: dateline info")
    if since or until:
        note("what has no known day is left out under --since and --until")


def _order(row: TimelineRow, claims: dict[str, ClaimRow]) -> tuple[str, str, bool, int]:
    counted = next((one.measure for id in row.evidence if isinstance(one := claims.get(id), FigureRow)), "")
    days = (str(row.day or "9999"), str(row.day_end or row.day or "9999"))
    return (*days, row.kind != "event", _MEASURES.index(counted) if counted in _MEASURES else len(_MEASURES))


def _lines(
    row: TimelineRow, claims: dict[str, ClaimRow], happened: dict[str, EventRow], said_above: set[str]
) -> Iterator[Text]:
    told = [claims[id] for id in row.evidence if id in claims]
    event = happened.get(row.key)
    if event is not None:
        yield _event_line(row, spokesman(event, claims) or event, told)
        return
    told = [one for one in told if one.id not in said_above]
    # One series holds several numbers; each is said with the reports that give it, and with no other.
    said: dict[str, list[ClaimRow]] = {}
    for one in told:
        said.setdefault(say_claim(one, cited=False), []).append(one)
    for words, ones in said.items():
        origins = len({one.origin or one.report_key for one in ones})
        yield _line(sentence_case(words), ones, origins, tuple(one.id for one in ones[:3]))


def _said_by_events(events: Iterable[EventRow], claims: dict[str, ClaimRow]) -> set[str]:
    """Figures whose number the line of an event says already: "more than 200 people detained"."""
    said: set[str] = set()
    for event in events:
        if event.figures and len(event.mentions) == 1:
            words = say_event(event).lower()
            said.update(id for id in event.figures if id in claims and claims[id].text.lower() in words)
    return said


def _event_line(row: TimelineRow, event: EventRow | MentionRow, told: list[ClaimRow]) -> Text:
    words = sentence_case(say_event(event))
    if event.place:
        words += f", in {say_place(event)}"
    if row.day is None and isinstance(event, MentionRow) and event.time_text:
        words += f", “{event.time_text}”"
    if row.source and row.status != "stated":
        tie = "source named:" if row.status == "denied" else "according to"
        words += f", {tie} {inside(row.source)}"
    line = _line(words, told, row.origins, (row.key,))
    if row.status in ("stated", "attributed"):
        return line
    return Text.assemble(status_text(row.status), ": ", line)


def _line(words: str, told: Iterable[ClaimRow], origins: int, ids: tuple[str, ...]) -> Text:
    cited = list(dict.fromkeys(cite(one) for one in told))
    more = f" and {many(len(cited) - 2, 'other report')}" if len(cited) > 2 else ""
    support = f"; {origins} origins" if origins > 1 else ""
    tail = f" ({'; '.join(cited[:2])}{more}{support})" if cited else ""
    return text(words + tail).append(tag(*ids))
