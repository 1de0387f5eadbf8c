"""The reference says what the program does: every command, option, field and word is described."""

from __future__ import annotations

import dataclasses
import inspect
import re
from enum import StrEnum
from pathlib import Path

import pytest
import typer

from dateline import record
from dateline.cli.app import app
from dateline.cluster import ClusterSummary
from dateline.export import RELATION_COLUMNS
from dateline.model import answers, rows, vocabulary
from dateline.model.exchange import to_row
from dateline.model.judgement import JudgementRow
from dateline.model.vocabulary import MODES, EventType, Group, Measure, SourceKind, Status
from dateline.phrases import wording
from handmade import one_of_each

DOCS = Path(__file__).parents[2] / "docs"
CLI = (DOCS / "reference" / "cli.md").read_text("utf-8")
CLAIMS = (DOCS / "reference" / "claims.md").read_text("utf-8")
ROWS = (DOCS / "reference" / "rows.md").read_text("utf-8")
GLOSSARY = (DOCS / "glossary.md").read_text("utf-8")
COMMANDS = typer.main.get_command(app).commands  # type: ignore[attr-defined]
ENUMS = [
    kind
    for _, kind in inspect.getmembers(vocabulary, inspect.isclass)
    if issubclass(kind, StrEnum) and kind is not StrEnum
]


def section(command: str) -> str:
    found = re.search(rf"^## `dateline {command}`\n(.*?)(?=^## |\Z)", CLI, re.MULTILINE | re.DOTALL)
    assert found, f"docs/reference/cli.md has no section on {command}"
    return found.group(1)


@pytest.mark.parametrize("command", sorted(COMMANDS))
def test_every_option_is_described(command):
    rows = {flag for line in section(command).splitlines() if line.startswith("| `-")
            for flag in re.findall(r"`(--?[a-z][a-z-]*)", line.split("|")[1])}  # fmt: skip
    flags = {flag for parameter in COMMANDS[command].params for flag in parameter.opts if flag.startswith("-")}
    assert flags - {"--help", "-h"} == rows


def test_no_command_is_described_that_is_not_there():
    assert set(re.findall(r"^## `dateline (\w+)`", CLI, re.MULTILINE)) == set(COMMANDS)


@pytest.mark.parametrize("command", sorted(COMMANDS))
def test_every_command_has_help_and_an_example(command):
    assert COMMANDS[command].help
    assert f"dateline {command}" in COMMANDS[command].epilog
    assert all(p.help for p in COMMANDS[command].params if p.param_type_name == "option")


def test_options_that_stand_in_examples_exist():
    pages = [CLI, *(path.read_text("utf-8") for path in (DOCS / "start.md", DOCS / "guides" / "asking.md"))]
    texts = [block for page in pages for block in re.findall(r"^```\n(.*?)^```", page, re.MULTILINE | re.DOTALL)]
    epilogs = [command.epilog for command in COMMANDS.values()]
    for command, rest in re.findall(r"^\s*dateline ([a-z]+)(.*)$", "\n".join([*texts, *epilogs]), re.MULTILINE):
        assert command in COMMANDS
        flags = {flag for parameter in COMMANDS[command].params for flag in parameter.opts}
        assert set(re.findall(r"(?<=\s)--?[a-z][a-z-]*", rest)) <= flags | {"--help"}


def test_every_field_of_the_exchange_form_is_described():
    fields = {name for claim in one_of_each() for name in to_row(claim, report_name="a.txt", reader="test")}
    described = set(re.findall(r"`([a-z_0-9]+)`", CLAIMS))
    assert fields <= described
    assert set(RELATION_COLUMNS) <= described


@pytest.mark.parametrize(
    ("heading", "kinds"),
    [
        ("Reports", [rows.ReportRow]),
        ("Events", [rows.EventRow]),
        ("Series", [rows.SeriesRow]),
        ("Timeline", [answers.TimelineRow]),
        ("Tally", [answers.TallyRow]),
        ("Latest figures", [answers.LatestRow]),
        ("Score", [answers.Score, answers.LevelRow, answers.FieldRow, answers.MissRow]),
        ("Search", [answers.Hit]),
        ("Judgements", [JudgementRow]),
        ("Changes", [record.ChangeRow]),
        ("Stories", [rows.StoryRow]),
        ("Origins, actors, relations", [rows.OriginRow, rows.ActorRow, rows.RelationRow]),
        ("`read --json`", [record.ReadSummary]),
        ("`read --engine ray --json`", [ClusterSummary]),
        ("`info --json`", [record.Info]),
        ("`check --json`", [record.CheckSummary, record.Fault]),
        ("`merge --json`", [record.MergeSummary]),
        ("`show --json`", [record.Shown, answers.Mark]),
    ],
)
def test_every_field_of_a_list_is_described(heading, kinds):
    found = re.search(rf"^## {re.escape(heading)}\n(.*?)(?=^## |\Z)", ROWS, re.MULTILINE | re.DOTALL)
    fields = {field.name for kind in kinds for field in dataclasses.fields(kind)}
    assert found
    lines = [line.split("|")[1:3] for line in found.group(1).splitlines() if line.startswith("| `")]
    described = {name for cells in lines for cell in cells for name in re.findall(r"`([a-z_0-9]+)`", cell)}
    named = {name for cells in lines for name in re.findall(r"`([a-z_0-9]+)`", cells[0])}
    assert fields <= described
    assert named <= fields | {"dateline"}


@pytest.mark.parametrize("kind", [Status, Measure, Group, SourceKind, EventType])
def test_every_value_of_the_exchange_form_is_described(kind):
    assert {f"`{value}`" for value in kind} - set(re.findall(r"`[^`]+`", CLAIMS)) == set()


def test_modes_are_described_with_their_type():
    for type, modes in MODES.items():
        (line,) = [line for line in CLAIMS.splitlines() if line.startswith("|") and f"`{type}`" in line.split("|")[1]]
        assert set(re.findall(r"`([a-z-]+)`", line)) == set(modes)


@pytest.mark.parametrize("kind", ENUMS)
def test_every_word_of_a_closed_list_is_in_the_glossary(kind):
    assert {f"`{value}`" for value in kind} - set(re.findall(r"`[^`]+`", GLOSSARY)) == set()


def test_every_relation_is_in_the_glossary():
    assert {f"`{word}`" for word in wording()["relation"]} - set(re.findall(r"`[^`]+`", GLOSSARY)) == set()


def test_the_python_lines_of_start_use_what_there_is():
    import dateline

    names = set(re.findall(r"dateline\.(\w+)\(", (DOCS / "start.md").read_text("utf-8")))
    assert names == {"open", "read_report"}
    assert names <= set(dateline.__all__)
