"""Text of reports is written by strangers; a terminal must not obey it."""

from __future__ import annotations

import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.cli.app import main
from dateline.cli.terminal import clean, marked
from handmade import SENTENCE, HandRecord, figure, full_record, put, report

HOSTILE = "\x1b]0;owned\x07\x1b[2J[red]people[/red]\u202e\x9b31m\x00"


@given(st.text())
def test_nothing_that_drives_a_terminal_is_left(words):
    assert not [c for c in clean(words) if ord(c) < 32 or 127 <= ord(c) < 160 or c in "\u202e\u2066\u200f"]


def test_letters_of_all_scripts_and_emoji_stay():
    assert clean("Қазақстан العربية 😀 👩‍🚒") == "Қазақстан العربية 😀 👩‍🚒"


@pytest.mark.parametrize("command", ["figures", "reports", "brief", "show"])
def test_hostile_text_is_shown_and_not_obeyed(monkeypatch, tmp_path, capsys, command):
    row = figure(people=HOSTILE, source=HOSTILE, outlet=HOSTILE, headline=HOSTILE, sentence_text=SENTENCE + HOSTILE)
    record = HandRecord(reports=[report(headline=HOSTILE)], figures=[row], series=full_record().rows["series"])
    path = put(monkeypatch, record, tmp_path)
    monkeypatch.setenv("COLUMNS", "900")
    assert main([command, *(["F1"] if command == "show" else []), "--record", path]) == 0
    out = capsys.readouterr().out
    assert "\x1b" not in out
    assert "\x9b" not in out
    assert "\u202e" not in out
    if command != "reports":
        assert "[red]people[/red]" in "".join(out.split())


def test_the_evidence_is_marked_without_colour_too():
    assert marked("a [b] c", 2, 5).plain == "a >>[b]<< c"


def on_a_terminal(code: str, **more: str) -> str:
    """What a program prints when its stdout is a terminal."""
    ours, theirs = pty.openpty()
    env = {name: value for name, value in os.environ.items() if name not in ("NO_COLOR", "FORCE_COLOR", "COLUMNS")}
    env |= {"TERM": "xterm-256color", **more}
    done = subprocess.run([sys.executable, "-c", code], stdout=theirs, stderr=subprocess.PIPE, env=env, check=False)
    os.close(theirs)
    out = b""
    try:
        while chunk := os.read(ours, 4096):
            out += chunk
    except OSError:
        pass
    os.close(ours)
    assert done.returncode == 0, done.stderr
    return out.decode()


PRINT_A_STATUS = "from dateline.cli.terminal import screen, status_text; screen().print(status_text('denied'))"


def test_colour_on_a_terminal_unless_no_color():
    assert "\x1b[" in on_a_terminal(PRINT_A_STATUS)
    assert "\x1b[3" not in on_a_terminal(PRINT_A_STATUS, NO_COLOR="1")


def test_a_table_of_hostile_text_is_shown_safely_on_a_terminal_and_exactly_in_a_pipe(tmp_path):
    (tmp_path / "x.dateline").write_bytes(b"")
    code = f"""
import sys
sys.path.insert(0, {str(Path(__file__).parents[1])!r})
import dateline.record, handmade
record = handmade.HandRecord()
record.export_rows = lambda what, **_: iter([{{"text": "a\\x1b[2Jb"}}])
dateline.record.open = lambda *args, **kwargs: record
from dateline.cli.app import main
sys.exit(main(["export", "--format", "csv", "--record", {str(tmp_path / "x.dateline")!r}]))
"""
    assert "a<U+001B>[2Jb" in on_a_terminal(code)
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert "a\x1b[2Jb" in done.stdout


def test_help_is_quick_to_load():
    heavy = "{'spacy', 'pandas', 'sqlalchemy', 'trafilatura'}"
    code = (
        "import sys\nfrom dateline.cli.app import main\n"
        f"main(['--help'])\nprint(sorted({heavy} & set(sys.modules)), file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stderr.strip() == "[]"
    assert "brief" in done.stdout


@pytest.mark.parametrize("args", [["figures"], ["figures", "--json"], ["export"], ["export", "--format", "csv"]])
def test_a_closed_pipe_is_no_error(tmp_path, args):
    (tmp_path / "x.dateline").write_bytes(b"")
    program = tmp_path / "program.py"
    program.write_text(f"""
import sys
sys.path.insert(0, {str(Path(__file__).parents[1])!r})
import dateline.record, handmade
record = handmade.HandRecord(figures=[handmade.figure(id=f"F{{n}}") for n in range(3000)])
record.export_rows = lambda what, **_: ({{"id": n, "text": "x" * 100}} for n in range(20000))
dateline.record.open = lambda *args, **kwargs: record
from dateline.cli.app import main
sys.exit(main({args!r} + ["--record", {str(tmp_path / "x.dateline")!r}]))
""")
    done = subprocess.run(
        f"{sys.executable} {program} | head -1; exit ${{PIPESTATUS[0]}}",
        shell=True, executable="/bin/bash", capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout
