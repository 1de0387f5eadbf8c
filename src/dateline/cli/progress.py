"""How far reading has come, on standard error: a bar on a terminal, a line now and then elsewhere."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from typing import TYPE_CHECKING

from dateline.cli.terminal import clean, note, screen

if TYPE_CHECKING:
    from rich.console import Console

    from dateline.record import Progress as Step

_EVERY = 30.0
"""Seconds between two lines where there is no terminal."""


@contextmanager
def progress() -> Iterator[Callable[[Step], None]]:
    """What to call after each report."""
    console = screen(stderr=True)
    if console.is_terminal:
        with _bar(console) as step:
            yield step
    else:
        yield _lines()


@contextmanager
def _bar(console: Console) -> Iterator[Callable[[Step], None]]:
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (
        TextColumn("{task.description}", markup=False),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("{task.fields[rate]}", markup=False),
        TimeRemainingColumn(),
    )
    begun = time.monotonic()
    with Progress(*columns, console=console, transient=True) as bar:
        task = bar.add_task("loading the reader", total=None, rate="")

        def step(now: Step) -> None:
            told = f"{now.outcome}: {clean(now.name)[-40:]}"
            bar.update(task, completed=now.done, total=now.total, description=told, rate=_rate(now, begun))

        yield step


def _lines() -> Callable[[Step], None]:
    begun = last = time.monotonic()

    def step(now: Step) -> None:
        nonlocal last
        moment = time.monotonic()
        if moment - last < _EVERY:
            return
        last = moment
        of = f" of {now.total:,}" if now.total else ""
        left = ""
        if now.total and now.done:
            left = f", {timedelta(seconds=round((moment - begun) / now.done * (now.total - now.done)))} left"
        word = "report" if now.done == 1 and not of else "reports"
        note(f"{now.done:,}{of} {word}, {_rate(now, begun)}{left}")

    return step


def _rate(now: Step, begun: float) -> str:
    return f"{now.done / max(0.001, time.monotonic() - begun):,.1f} a second"
