"""`dateline judge` and `dateline judgements`: what people decide, and what has become of it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.text import Text

from dateline.cli import options
from dateline.cli.looking import command_for, look, print_json
from dateline.cli.terminal import bullet, heading, marked, note, screen, tag, text
from dateline.errors import UsageError
from dateline.model.judgement import Correction, JudgementRow
from dateline.model.rows import ClaimRow, EventRow, SeriesRow
from dateline.phrases import many, say_day


def judge(
    words: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="ID WORD [...]",
            help="What is judged, then accept, reject, unsure, correct FIELD=VALUE ..., same OTHER, different OTHER "
            "or undo.",
        ),
    ] = None,
    record: options.RecordFile = options.DEFAULT_RECORD,
    who: Annotated[
        str,
        typer.Option("--who", metavar="NAME", envvar="DATELINE_USER", help="Who decides; else the user of the system."),
    ] = "",
    why: Annotated[str, typer.Option("--why", metavar="TEXT", help="The reason, in your own words.")] = "",
    when: Annotated[
        str | None,
        typer.Option("--when", metavar="TIME", callback=options.moment, help="When it was decided; else now."),
    ] = None,
    source: Annotated[
        Path | None,
        typer.Option("--from", metavar="FILE", help="Take in judgements exported from another record; - for a pipe."),
    ] = None,
    as_json: options.Json = False,
) -> None:
    """Write down what you decide on a claim, series, event, origin, actor or place.

    Nothing that was read is changed: a decision is applied over it, is kept when reports are read again, and is taken
    back with undo.
    """
    with look(record) as view:
        from dateline.record import Record

        assert isinstance(view, Record)
        if source is not None:
            if words:
                raise typer.BadParameter("give --from FILE, or what you decide, not both")
            summary = view.judge_from(source)
            if as_json:
                print_json([summary])
                return
            told = f"{many(summary.given, 'judgement')}: {summary.taken:,} taken in, {summary.known:,} known already"
            note(f"{told}, {len(summary.lost):,} of them fit nothing in this record (kept)")
            return
        ids, verdict, other, values = _parsed(words or [])
        if verdict not in ("same", "different") and len(ids) > 1:
            made = [view.judge(id, verdict, values=values, who=who, why=why, when=when) for id in ids]
        else:
            made = [view.judge(ids[0], verdict, other, values=values, who=who, why=why, when=when)]
        over = [row for row in view.judgements(state="overruled") if any(one.key in row.note for one in made)]
    if as_json:
        print_json(made)
        return
    for row in made:
        _print(row, screen())
    for row in over:
        note(f"this overrules {row.key}: {say_judgement(row)}, by {row.who}")


def _parsed(words: Sequence[str]) -> tuple[list[str], str, str, dict[str, str] | None]:
    """Ids, verdict, the other id and corrected values of a line such as "F12 correct low=20"."""
    from dateline.record import VERDICTS

    usage = "write: dateline judge ID accept|reject|unsure|correct FIELD=VALUE|same OTHER|different OTHER|undo"
    at = next((place for place, word in enumerate(words) if word.casefold() in VERDICTS and place), None)
    if at is None:
        raise typer.BadParameter(usage)
    ids, verdict, rest = list(words[:at]), words[at].casefold(), list(words[at + 1 :])
    if verdict == "correct":
        bare = [word for word in rest if "=" not in word]
        if bare or not rest:
            raise typer.BadParameter(f"{bare[0] if bare else 'correct'}: name a field and its value, as low=20")
        return ids, verdict, "", {name.strip(): value for name, _, value in (word.partition("=") for word in rest)}
    if verdict in ("same", "different"):
        if len(ids) != 1 or len(rest) != 1:
            raise typer.BadParameter(f"two ids: dateline judge ID {verdict} OTHER")
        return ids, verdict, rest[0], None
    if rest:
        raise typer.BadParameter(f"{' '.join(rest)}: too much after {verdict}; {usage}")
    return ids, verdict, "", None


def judgements(
    record: options.RecordFile = options.DEFAULT_RECORD,
    about: Annotated[
        str | None, typer.Option("--about", metavar="ID", help="Only on this claim, series, event ..., or in it.")
    ] = None,
    verdict: Annotated[
        str | None,
        typer.Option(
            "--verdict", metavar="WORD", help="Only accepted, rejected, unsure, corrected, same, different or undone."
        ),
    ] = None,
    state: Annotated[
        str | None,
        typer.Option("--state", metavar="WORD", help="Only stands, moved, changed, overruled, undone or lost."),
    ] = None,
    who: Annotated[str | None, typer.Option("--who", metavar="NAME", help="Only by this person.")] = None,
    as_of: options.AsOf = None,
    as_json: options.Json = False,
) -> None:
    """List what people decided, oldest first, and what has become of it; those that fit nothing any more, too."""
    try:
        with look(record, as_of=as_of) as view:
            rows = view.judgements(about=about, verdict=verdict, state=state, who=who)
    except UsageError as error:
        raise typer.BadParameter(str(error)) from None
    if as_json:
        print_json(rows)
        return
    if not rows:
        note("no judgements")
        return
    console = screen()
    for row in rows:
        _print(row, console)
    lost = [row for row in rows if row.state == "lost"]
    if lost and state is None:
        shown = command_for("judgements --state lost", record)
        note(f"{many(len(lost), 'judgement')} fit nothing any more (see {shown})")


def _when(row: JudgementRow) -> str:
    return f"{say_day(row.decided_at.date())} {row.decided_at:%H:%M}"


def _print(row: JudgementRow, console: Console, *, indent: int = 0) -> None:
    words = f"{say_judgement(row)}, by {row.who}, {_when(row)}"
    if row.why:
        words += f": {row.why}"
    if row.state != "stands":
        words += f" ({row.state}: {row.note})"
    bullet(console, text(words).append(tag(row.key)), indent=indent)
    evidence = _evidence(row)
    if evidence is not None:
        bullet(console, evidence, indent=indent + 2)


_PAIRS = {
    "series": ("count the same", "do not count the same"),
    "event": ("are one event", "are two events"),
    "origin": ("are one text", "are two texts"),
    "actor": ("are one actor", "are two actors"),
    "place": ("are one place", "are two places"),
}


def say_judgement(row: JudgementRow) -> str:
    """What was decided, in a few words."""
    if row.verdict == "undone":
        return f"{row.undoes} taken back"
    if row.verdict in ("same", "different"):
        return f"{row.target} and {row.other} {_PAIRS[row.kind][row.verdict == 'different']}"
    if row.verdict == "corrected":
        return f"{row.target} corrected: {_corrected(row)}"
    return f"{row.target} {row.verdict}"


def _corrected(row: JudgementRow) -> str:
    """Corrected values as a person gave them: what follows from them is left out."""
    values = {one.field: one.value for one in row.values}
    if values.get("low") is not None and values.get("low") == values.get("high"):
        values = {"number": values["low"]} | {k: v for k, v in values.items() if k not in ("low", "high", "approx")}
    if values.get("time_start", 0) == values.get("time_end", 1):
        values = {"day": values["time_start"]} | {k: v for k, v in values.items() if not k.startswith("time_")}
    if "place" in values:
        where = ", ".join(filter(None, (values.get("place_name"), values.get("place_country"))))
        told = f"{values['place']} ({where})" if where else values["place"]
        values = {k: v for k, v in values.items() if not k.startswith("place")} | {"place": told}
    hidden = {"time_precision", "time_basis"} | ({"mode"} if not values.get("mode") and "type" in values else set())
    return ", ".join(f"{name} {_value(value)}" for name, value in values.items() if name not in hidden)


def say_judged(row: ClaimRow | EventRow | SeriesRow) -> str:
    """What was decided on a row, to be put after its status; "" if nothing was."""
    words = [f"{row.judged} judged" if row.judged == "partly" else row.judged] if row.judged else []
    if isinstance(row, ClaimRow) and row.corrections:
        words.append("corrected")
    return "; " + ", ".join(words) if words else ""


def say_correction(one: Correction) -> str:
    """A corrected field: the right value, what the machine read, and who says so."""
    return (
        f"{one.field}: {_value(one.value)}; the reader had {_value(one.read, 'nothing')} ({one.who}, {one.judgement})"
    )


def print_judgements(console: Console, rows: Sequence[JudgementRow]) -> None:
    """Judgements on one thing, under a heading; nothing where there are none."""
    if rows:
        heading(console, f"Judgements ({len(rows):,})")
    for row in rows:
        _print(row, console, indent=2)


def _value(value: object, nothing: str = "not known") -> str:
    if value is None or value == "":
        return nothing
    if isinstance(value, list):
        return "; ".join(one["text"] for one in value) or "nobody"
    if isinstance(value, bool):
        return "yes" if value else "no"
    return str(value)


def _evidence(row: JudgementRow, around: int = 50) -> Text | None:
    """The words that it rests on, marked, with some of their sentence, and the report."""
    if not row.evidence or row.verdict == "undone":
        return None
    first = row.evidence[0]
    more = f" and {len(row.evidence) - 1} more" if len(row.evidence) > 1 else ""
    if not first.text:
        return text(f"{first.name or first.report}{more}")
    at = first.start - first.sentence[0]
    before, after = first.sentence_text[:at], first.sentence_text[at + len(first.text) :]
    ahead = ("…" if len(before) > around else "") + before[-around:]
    behind = after[:around] + ("…" if len(after) > around else "")
    return marked(ahead + first.text + behind, len(ahead), len(ahead) + len(first.text)).append(
        f" ({first.report}){more}"
    )
