"""The command `dateline`: which commands there are, and what becomes of an error.

Nothing heavy is imported before a command runs: `dateline --help` answers at once.
"""

from __future__ import annotations

import contextlib
import io
import sys
from collections.abc import Callable
from typing import Annotated

import typer

from dateline import __version__
from dateline.cli import (
    asking,
    changes,
    citing,
    clusters,
    counting,
    days,
    exporting,
    judging,
    reading,
    scoring,
    serving,
    showing,
    upkeep,
    watching,
)
from dateline.cli.helping import make_ready
from dateline.cli.terminal import clean, stop_writing
from dateline.errors import DatelineError

app = typer.Typer(
    name="dateline",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode="rich",
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog="Exit codes: 0 done, 1 error, 2 wrong use, 3 read --strict left something out, "
    "130 read was ended with Ctrl-C. "
    "First steps: dateline demo, then dateline read FOLDER, then dateline brief.",
)


def _print_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"dateline {__version__}")
        raise typer.Exit


@app.callback()
def dateline(
    version: Annotated[
        bool,
        typer.Option(
            "--version", metavar="", is_eager=True, callback=_print_version, help="Print the version and stop."
        ),
    ] = False,
    debug: Annotated[
        bool, typer.Option("--debug", metavar="", help="Show where an error arose; may stand anywhere.")
    ] = False,
) -> None:
    """Reads news reports of a crisis and keeps one sourced record: what happened, where, when, to how many, and who
    says so. Every value is tied to the exact words it was read from.
    """


def _examples(*lines: str) -> str:
    return "Examples:\n" + "\n".join(f"  {line}" for line in lines)


def _help(function: Callable[..., None]) -> str:
    # The help shows every line end of a docstring; only those between paragraphs are meant.
    return "\n\n".join(" ".join(part.split()) for part in (function.__doc__ or "").split("\n\n"))


_PLAN = (
    (
        "read",
        reading.read,
        _examples(
            "dateline read reports/ --record kaz.dateline --dates dates.csv",
            "dateline read page.html --published 2022-01-10 --outlet 'Sample Courier'",
            "dateline read crawl/ --engine ray --out claims/",
        ),
    ),
    ("import", clusters.import_output, _examples("dateline import claims/ --record kaz.dateline")),
    ("demo", reading.demo, _examples("dateline demo")),
    (
        "watch",
        watching.watch,
        _examples(
            "dateline watch feeds.toml --record almaty.dateline --open", "dateline watch feeds.toml --once --json"
        ),
    ),
    ("serve", serving.serve, _examples("dateline serve --record kaz.dateline --open")),
    (
        "brief",
        showing.brief,
        _examples("dateline brief --record kaz.dateline", "dateline brief --reported-by 2022-01-07"),
    ),
    ("timeline", days.timeline, _examples("dateline timeline --since 2022-01-05 --until 2022-01-07 --place Almaty")),
    ("events", asking.events, _examples("dateline events --type PROTEST,ASSAULT --place KZ")),
    (
        "figures",
        asking.figures,
        _examples(
            "dateline figures --measure killed,injured --place Almaty",
            "dateline figures --status unconfirmed,denied --json",
            "dateline figures --by admin1 --measure displaced,injured,killed",
        ),
    ),
    ("series", asking.series, _examples("dateline series --measure killed")),
    ("statements", asking.statements, _examples("dateline statements --speaker Tokayev")),
    ("proposals", asking.proposals, _examples("dateline proposals --kind actor,event")),
    ("reports", asking.reports, _examples("dateline reports --undated")),
    ("show", showing.show, _examples("dateline show F0123456789", "dateline show R01234 --json")),
    ("cite", citing.cite, _examples("dateline cite F0123456789", "dateline cite N0abc V0def --as wikitext")),
    ("search", asking.search, _examples("dateline search Almaty airport", "dateline search 'oil workers'")),
    (
        "diff",
        changes.diff,
        _examples("dateline diff --since 2022-01-10", "dateline diff --since 2022-01-06 --until 2022-01-07 --reported"),
    ),
    (
        "judge",
        judging.judge,
        _examples(
            "dateline judge F0123456789 reject --why 'a figure of last year'",
            "dateline judge F0123456789 correct low=18 high=20 group=police",
            "dateline judge V0abc same V1def --who marta",
            "dateline judge F0123456789 undo",
        ),
    ),
    (
        "judgements",
        judging.judgements,
        _examples("dateline judgements --state lost", "dateline judgements --about N0abc"),
    ),
    (
        "export",
        exporting.export,
        _examples(
            "dateline export --format csv --output claims.csv",
            "dateline export --format site --output case/",
            "dateline export --what relations > relations.jsonl",
        ),
    ),
    (
        "tally",
        counting.tally,
        _examples("dateline tally --by country,week --measure killed", "dateline tally --by place,month --json"),
    ),
    ("score", scoring.score, _examples("dateline score gold.jsonl --misses 10", "dateline score gold.jsonl --json")),
    ("mirror", counting.mirror, _examples("dateline mirror --record kaz.dateline")),
    ("info", showing.info, _examples("dateline info --record kaz.dateline", "dateline info --method > method.json")),
    ("check", upkeep.check, _examples("dateline check --record kaz.dateline")),
    ("compact", upkeep.compact, _examples("dateline compact --record kaz.dateline")),
    ("backup", upkeep.backup, _examples("dateline backup kaz-monday.dateline --record kaz.dateline")),
    ("merge", upkeep.merge, _examples("dateline merge marta.dateline juan.dateline --into both.dateline")),
)  # fmt: skip

for _name, _function, _epilog in _PLAN:
    app.command(_name, help=_help(_function), epilog=_epilog)(_function)


def _ready_streams() -> None:
    for stream in (sys.stdout, sys.stderr):
        if not isinstance(stream, io.TextIOWrapper):
            continue
        # Reports hold any character; a terminal of another encoding gets codes instead of a crash.
        stream.reconfigure(errors="backslashreplace")
        if not stream.isatty():
            # What is piped or written to a file is the same on every machine.
            stream.reconfigure(encoding="utf-8", newline="\n")


def _run(args: list[str]) -> object:
    """Exit code of a command; a pipe that was closed early is no error."""
    try:
        try:
            return app(args, standalone_mode=True)
        finally:
            sys.stdout.flush()
    except BrokenPipeError:
        with contextlib.suppress(SystemExit):
            stop_writing()
        return 0
    except SystemExit as exit:
        return exit.code


def main(argv: list[str] | None = None) -> int:
    """Run the command line and give its exit code; errors become one line on stderr, never a traceback."""
    args = list(sys.argv[1:] if argv is None else argv)
    ours = args[: args.index("--")] if "--" in args else args
    debug = "--debug" in ours
    args = [arg for place, arg in enumerate(args) if not (arg == "--debug" and place < len(ours))]
    _ready_streams()
    if not args or {"-h", "--help"} & set(args):
        make_ready()
    try:
        code = _run(args)
    except (DatelineError, OSError) as error:
        if debug:
            raise
        print(f"dateline: {clean(error)}", file=sys.stderr)
        return 1
    except Exception as error:
        if debug:
            raise
        what = f"{type(error).__name__}: {error}"
        print(f"dateline: a fault of dateline, not of yours: {clean(what)}; --debug shows where", file=sys.stderr)
        return 1
    return code if isinstance(code, int) else 0


if __name__ == "__main__":
    sys.exit(main())
