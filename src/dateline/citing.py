"""A claim with its attribution, ready to be pasted: plain text, Markdown, wikitext with a citation."""

from __future__ import annotations

import functools
import re
import tomllib
from dataclasses import dataclass, replace
from importlib import resources

from dateline.model.rows import ClaimRow, FigureRow, ReportRow, StatementRow
from dateline.phrases import (
    NOT_KNOWN,
    cite,
    say_bounds,
    say_claim,
    say_day,
    say_days,
    say_measure,
    say_people,
    say_place,
    say_source,
    sentence_case,
)

_WEB = re.compile(r"https?://[^\s<>\"'|{}\[\]]+", re.IGNORECASE)
_MARKDOWN = re.compile(r"([\\`*_\[\]<>#|~])")
# A number or a dash that begins a line begins a list; only the first of a text can.
_LISTED = re.compile(r"^(\d+)([.)])|^([+-])(?=\s)")
_WIKI = str.maketrans(
    {
        "&": "&amp;",
        "<": "&lt;",
        ">": "&gt;",
        "[": "&#91;",
        "]": "&#93;",
        "{": "&#123;",
        "}": "&#125;",
        "|": "&#124;",
        "~": "&#126;",
        "'": "&#39;",
    }
)
_FIRM = ("stated", "attributed")


@dataclass(frozen=True, slots=True)
class Citation:
    """One claim in three ways of writing. Nothing in a report can become markup in any of them."""

    text: str
    markdown: str
    wikitext: str


def citation(row: ClaimRow, report: ReportRow | None = None, *, called: str = "") -> Citation:
    """A claim as a sentence that says who says so, with the report it is from.

    Args:
        row: The claim.
        report: Its report; its address is cited if it is one of the web, and never a path on this machine.
        called: What the report is called, where it has neither outlet nor headline of its own.
    """
    told = sentence(row)
    link = report.address if report and _WEB.fullmatch(report.address) else ""
    where = cite(row if row.outlet or not called else replace(row, outlet=f"“{called}”"))
    text = f"{told} ({where}{f', {link}' if link else ''})."
    named = f"[{_markdown(where)}]({link.replace('(', '%28').replace(')', '%29')})" if link else _markdown(where)
    return Citation(
        text, f"{_first(_markdown(told))} ({named}).", f"{_wiki(told)}.<ref>{_news(row, link, called)}</ref>"
    )


def sentence(row: ClaimRow) -> str:
    """A claim as a sentence without its full stop: "164 people have been killed in Kazakhstan, according to ...".

    What is not firm says so first: "Unconfirmed: ...". A number in vague words keeps them beside its bounds.
    """
    if not isinstance(row, FigureRow) or row.status not in _FIRM or row.measure not in _verbs():
        return sentence_case(say_claim(row, cited=False))
    number = say_bounds(row.low, row.high, row.approx, row.text)
    people = say_people(row)
    vague = row.low != row.high and row.low is not None and row.high is not None
    # "103 deaths": the people's words say the measure, and no verb is wanted.
    if vague or row.low == row.high == 0 or say_measure(row.measure, "1", people) == f"1 {people}":
        return sentence_case(say_claim(row, cited=False))
    told = f"{number} {people} {'has' if row.low == row.high == 1 else 'have'} {_verbs()[row.measure]}"
    if say_place(row) != NOT_KNOWN:
        told += f" in {say_place(row)}"
    return sentence_case(told + _days(row) + _holder(row))


def _days(row: FigureRow) -> str:
    if row.time_basis not in ("stated", "inferred") or not (row.time_start or row.time_end):
        return ""
    if row.cumulative and row.time_end:
        return f" as of {say_day(row.time_end)}"
    days = say_days(row.time_start, row.time_end, row.time_precision)
    if row.time_start == row.time_end:
        return f" on {days}"
    if row.time_start is None or row.time_end is None:
        return f", {days}"
    return f" from {days}" if " to " in days else f" in {days}"


def _holder(row: FigureRow) -> str:
    if row.source:
        return f", according to {say_source(row)}"
    # The outlet's own voice is cited behind the sentence.
    return "" if row.source_kind == "outlet" else ", reportedly (no source is named)"


def _news(row: ClaimRow, link: str, called: str) -> str:
    """The citation template of encyclopedias, with the words that the sentence rests on."""
    fields = [
        ("title", row.headline or called or row.report),
        ("newspaper", row.outlet),
        ("date", say_day(row.published) if row.published else "n.d."),
        ("url", link),
        ("quote", _quoted(row)),
    ]
    # An address must stay as it is; it holds nothing that a template would read (_WEB).
    told = "".join(f" |{name}={value if name == 'url' else _wiki(value)}" for name, value in fields if value)
    return "{{cite news" + told + "}}"


def _quoted(row: ClaimRow) -> str:
    words = row.text if isinstance(row, StatementRow) and len(row.text) > len(row.sentence_text) else row.sentence_text
    return " ".join((words or row.text).split())


def _wiki(words: str) -> str:
    return " ".join(words.split()).translate(_WIKI)


def _markdown(words: str) -> str:
    return _MARKDOWN.sub(r"\\\1", " ".join(words.split()))


def _first(words: str) -> str:
    return _LISTED.sub(lambda found: found[0][:-1] + "\\" + found[0][-1], words)


@functools.cache
def _verbs() -> dict[str, str]:
    return tomllib.loads((resources.files("dateline") / "citing.toml").read_text("utf-8"))
