"""`dateline show`, `brief` and `info`: one thing in full, one page, the counts."""

from __future__ import annotations

import dataclasses
import json
from datetime import date, datetime
from typing import TYPE_CHECKING, Annotated, Any

import typer
from rich.console import Console
from rich.text import Text

from dateline.cli import options
from dateline.cli.judging import print_judgements, say_correction
from dateline.cli.looking import command_for, look, print_json
from dateline.cli.terminal import bullet, clean, emit, heading, marked, pairs, screen, status_text, tag, text
from dateline.model.rows import ActorRow, ClaimRow, EventRow, FigureRow, OriginRow, ReportRow, SeriesRow, StoryRow
from dateline.phrases import (
    cite,
    many,
    say_bounds,
    say_claim,
    say_day,
    say_days,
    say_event,
    say_place,
    say_published,
    say_series,
    say_source,
    sentence_case,
    wording,
)

if TYPE_CHECKING:
    from dateline.brief import Brief
    from dateline.record import Info, Shown


def show(
    id: Annotated[
        str,
        typer.Argument(
            metavar="ID", help="Id of a claim, report, event, series, story, origin or actor; a start is enough."
        ),
    ],
    record: options.RecordFile = options.DEFAULT_RECORD,
    as_of: options.AsOf = None,
    as_json: options.Json = False,
) -> None:
    """Show all that is known of one thing, with the sentence and the exact words marked >>so<<."""
    with look(record, as_of=as_of) as view:
        shown = view.show(id)
    if as_json:
        from dateline.record.rows import to_dict

        print_json([{name: _plain(getattr(shown, name), to_dict) for name in _SHOWN}])
        return
    console = screen()
    if shown.current_until is not None:
        console.print(f"Not current: a newer text or reading followed on {say_day(shown.current_until.date())}.\n")
    if isinstance(shown.row, ClaimRow):
        _show_claim(console, shown, shown.row)
    else:
        _show_thing(console, shown)


_TOLD, _OTHERS = 30, 8
"""Most comparisons shown of one thing: of what counts the same, and of what does not."""

_SHOWN = (
    "id",
    "kind",
    "row",
    "report",
    "marks",
    "claims",
    "relations",
    "history",
    "judgements",
    "current_until",
    "links",
)


def _plain(value: Any, to_dict: Any) -> Any:
    if value is None or isinstance(value, str):
        return value
    if isinstance(value, datetime):
        return value.isoformat()
    return to_dict(value) if dataclasses.is_dataclass(value) else [to_dict(one) for one in value]


def _show_claim(console: Console, shown: Shown, row: ClaimRow) -> None:
    console.print(text(f"{sentence_case(say_claim(row))}.", "bold"))
    console.print()
    ahead = row.start - row.sentence[0]
    if ahead >= 0 and row.end <= row.sentence[1]:
        bullet(console, marked(row.sentence_text, ahead, ahead + row.end - row.start))
    else:
        bullet(console, marked(row.text, 0, len(row.text)))
    console.print()
    rows: list[tuple[str, str | Text]] = [
        ("what", f"{shown.kind}, {_values(row)}"),
        ("who says so", f"{say_source(row)} ({wording()['kind'].get(row.source_kind, row.source_kind)})"),
        ("status", status_text(row.status)),
        ("when", f"{say_days(row.time_start, row.time_end, row.time_precision)}; {_time_words(row)}"),
        ("where", _place_words(row)),
        ("report", f"{cite(row)}; {row.report}" + (f"; “{row.headline}”" if row.headline else "")),
        ("report id", row.report_key),
        ("words at", f"{row.start}-{row.end} of the report's text, sentence {row.sentence[0]}-{row.sentence[1]}"),
        ("origin", row.origin or "not resolved"),
        ("read by", row.reader),
        ("id", row.id),
    ]
    if row.judged:
        rows.insert(0, ("judged", f"{row.judged}, by {row.judged_by}"))
    rows += [("corrected", f"{say_correction(one)}") for one in row.corrections]
    pairs(console, rows)
    others = [claim for claim in shown.claims if claim.id != row.id]
    _claims(console, "Other claims of the same series or event, oldest report first", others)
    _relations(console, shown)
    _claims(console, "Read before as", list(shown.history))
    print_judgements(console, shown.judgements)


def _values(row: ClaimRow) -> str:
    if isinstance(row, FigureRow):
        total = ", running total" if row.cumulative else ""
        series = f", series {row.series}" if row.series else ""
        return f"{row.measure}: {say_bounds(row.low, row.high, row.approx)}, group {row.group}{total}{series}"
    event = getattr(row, "event", None)
    kind = f"{getattr(row, 'type', '')} {getattr(row, 'mode', '')}".strip()
    return ", ".join(part for part in (kind, f"event {event}" if event else "", f"“{_short(row.text)}”") if part)


def _short(words: str, most: int = 80) -> str:
    words = " ".join(words.split())
    return words if len(words) <= most else words[: most - 1] + "…"


def _time_words(row: ClaimRow) -> str:
    basis = {
        "stated": "the report says so",
        "published": "taken from the day of the report",
        "inferred": "inferred, not stated",
        "none": "the report states no day, or its own day is not known",
    }
    said = f" (“{row.time_text}”)" if row.time_text else ""
    return f"{basis.get(row.time_basis, row.time_basis)}{said}; precision: {row.time_precision}"


def _place_words(row: ClaimRow) -> str:
    if not row.place:
        return say_place(row)
    link = "not linked to a gazetteer"
    if row.place_name:
        where = ", ".join(part for part in (row.place_name, row.place_admin1, row.place_country) if part)
        geonames = f", GeoNames {row.place_id}" if row.place_id else ""
        known = row.place_lat is not None and row.place_lon is not None
        point = f", {row.place_lat:.4f} {row.place_lon:.4f}" if known else ""
        link = f"{where}{geonames}{point}; precision: {row.place_precision}"
    return f"“{row.place}”: {link}"


def _show_thing(console: Console, shown: Shown) -> None:
    row = shown.row
    console.print(text(_headline(row), "bold"))
    console.print()
    pairs(
        console, [(name.replace("_", " "), _said(value)) for name, value in _fields(row) if value not in ("", None, ())]
    )
    order = "by their place in the text" if shown.kind == "report" else "oldest report first"
    if shown.links:
        heading(console, "Why these words are for it")
        for link in shown.links:
            bullet(console, text(f"“{link.words}”: {link.why}").append(tag(*link.claims[:3])))
    _claims(console, f"Claims, {order}", list(shown.claims))
    _relations(console, shown)
    print_judgements(console, shown.judgements)


def _headline(row: Any) -> str:
    if isinstance(row, ReportRow):
        day = say_published(row) if row.published or row.possible_days else "undated"
        return f"{row.headline or row.name} ({row.outlet or 'outlet not known'}, {day})"
    if isinstance(row, EventRow):
        days = say_days(row.time_start, row.time_end, row.time_precision)
        return f"{sentence_case(say_event(row))}; day: {days}; place: {say_place(row, precision=True)}"
    if isinstance(row, SeriesRow):
        latest = say_bounds(row.low, row.high, row.approx)
        return f"{sentence_case(say_series(row))}; latest: {latest}, as of {say_day(row.as_of)}"
    if isinstance(row, OriginRow):
        return (
            f"One text in {len(row.reports)} reports" if len(row.reports) > 1 else f"A text of its own: {row.names[0]}"
        )
    if isinstance(row, StoryRow):
        return f"Story of {many(len(row.reports), 'report')}, {say_days(row.first_day, row.last_day)}"
    return row.name if isinstance(row, ActorRow) else str(row)


def _fields(row: Any) -> list[tuple[str, Any]]:
    return [(field.name, getattr(row, field.name)) for field in dataclasses.fields(row)]


def _said(value: Any) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, tuple):
        return ", ".join(say_day(one) if isinstance(one, date) else clean(one) for one in value)
    if isinstance(value, datetime):
        return f"{say_day(value.date())} {value:%H:%M} UTC"
    return say_day(value) if isinstance(value, date) else str(value)


def _claims(console: Console, title: str, rows: list[ClaimRow]) -> None:
    if not rows:
        return
    heading(console, f"{title} ({len(rows):,})")
    for row in rows:
        bullet(console, text(sentence_case(say_claim(row))).append(tag(row.id)))


def _relations(console: Console, shown: Shown) -> None:
    if not shown.relations:
        return
    heading(console, "How its figures stand to others")
    # What counts the same comes first; of what does not, the nearest in kind, and not all.
    order = list(wording()["relation"])
    ranked = sorted(
        shown.relations,
        key=lambda row: (
            row.relation == "different_scope",
            order.index(row.relation),
            len(row.scope),
            "measure" in row.scope,
        ),
    )
    others = [row for row in ranked if row.relation == "different_scope"]
    told = [row for row in ranked if row.relation != "different_scope"]
    shown_others = [row for row in others if "measure" not in row.scope][:_OTHERS]
    for row in (*told[:_TOLD], *shown_others):
        word = wording()["relation"].get(row.relation, row.relation)
        bullet(console, text(f"{word}: {row.reason}").append(tag(row.a, row.b)))
    if len(told) > _TOLD:
        left = many(len(told) - _TOLD, "more comparison")
        bullet(console, text(f"({left} of what counts the same: dateline export --what relations)", "dim"))
    if len(others) > len(shown_others):
        left = many(len(others) - len(shown_others), "comparison")
        bullet(console, text(f"({left} with what counts something else: dateline export --what relations)", "dim"))


def brief(
    record: options.RecordFile = options.DEFAULT_RECORD,
    lines: Annotated[int, typer.Option("--lines", metavar="N", min=1, help="Most lines in a section.")] = 8,
    story: options.StoryKey = None,
    as_of: options.AsOf = None,
    reported_by: options.ReportedBy = None,
    as_json: options.Json = False,
) -> None:
    """Tell the record on one page: what happened, latest figures, what is doubtful, what differs and why."""
    from dateline.brief import make_brief

    with look(record, as_of=as_of, reported_by=reported_by) as view:
        page = make_brief(view, lines=lines, story=story)
    if as_json:
        print_json([dataclasses.asdict(page)])
    else:
        print_brief(screen(), page)


def print_brief(console: Console, page: Brief) -> None:
    """A brief for people; the ids of the evidence end each line."""
    console.print(text(page.title, "bold"))
    console.print(text(page.about))
    for section in page.sections:
        heading(console, section.title)
        day = ""
        for line in section.lines:
            if line.day and line.day != day:
                bullet(console, text(line.day, "italic"))
                day = line.day
            ids = ", ".join(line.evidence[:3]) + (
                f" and {len(line.evidence) - 3} more" if len(line.evidence) > 3 else ""
            )
            bullet(console, text(line.text).append(tag(ids)), indent=4 if line.day else 2, mark="- ")
        if section.more:
            bullet(console, text(f"({section.more})", "dim"))


def info(
    record: options.RecordFile = options.DEFAULT_RECORD,
    method: Annotated[
        bool,
        typer.Option(
            "--method", metavar="", help="For a paper: versions, rules, models and hashes, as one JSON object."
        ),
    ] = False,
    as_of: options.AsOf = None,
    as_json: options.Json = False,
) -> None:
    """Show what a record holds, in counts, and what read it.

    With --method: what makes the run citable, and lets others see whether theirs is the same.
    """
    from dateline import __version__

    with look(record, as_of=as_of) as view:
        if method:
            emit(json.dumps(view.method(), indent=2, ensure_ascii=False) + "\n")
            return
        known = view.info()
    if as_json:
        from dateline.record.rows import to_dict

        print_json([{"dateline": __version__, **to_dict(known)}])
        return
    claims = _listed((known.figures, "figure"), (known.mentions, "event mention"), (known.statements, "statement"))
    together = _listed((known.events, "event"), (known.relations, "comparison"), (known.actors, "actor"))
    pairs(
        screen(),
        [
            ("record", known.path),
            ("dateline", __version__),
            ("schema", str(known.schema)),
            ("read by", ", ".join(known.readers) or "nothing read so far"),
            ("reports", f"{many(known.reports, 'report')} of {many(known.outlets, 'outlet')}"),
            ("versions", f"{many(known.texts, 'text')}, older versions included"),
            ("published", _between(known.first_day, known.last_day)),
            ("without a date", f"{known.undated:,}"),
            ("not read", f"{known.not_read:,} (kept; no pack reads their language)"),
            ("skipped", f"{len(known.skipped):,}"),
            ("claims", claims),
            ("together", f"{together}, {known.series:,} series"),
            ("from", f"{many(known.origins, 'origin')}, {many(known.stories, 'story', 'stories')}"),
            ("recorded", _recorded(known.first_recorded, known.last_recorded)),
            ("resolved", _resolved(known)),
            *_older(known, record),
        ],
    )


def _resolved(known: Info) -> str:
    if not known.resolved:
        return "no: a reading was cut off, or the rules are newer; the next dateline read or judge does it"
    told = f"yes, by {known.resolver}" if known.resolver else "yes"
    if known.resolver_before and known.resolver_since:
        told += (
            f" since {_said(known.resolver_since)}; before by {known.resolver_before}, which may have grouped otherwise"
        )
    return told


def _older(known: Info, record: str) -> list[tuple[str, str]]:
    if not known.old_readers:
        return []
    told = f"{', '.join(known.old_readers)}: {command_for('read FILES', record)} reads them anew, decisions are kept"
    return [("older reader", told)]


def _listed(*counted: tuple[int, str]) -> str:
    return ", ".join(many(count, noun) for count, noun in counted)


def _between(first: str, last: str) -> str:
    if not first or not last:
        return "not known"
    return say_days(date.fromisoformat(first[:10]), date.fromisoformat(last[:10]))


def _recorded(first: datetime | None, last: datetime | None) -> str:
    if first is None or last is None:
        return "nothing so far"
    return f"{_said(first)} to {_said(last)}" if _said(first) != _said(last) else _said(first)
