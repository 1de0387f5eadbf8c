"""Help is printed without what no help needs."""

from __future__ import annotations

import subprocess
import sys

CODE = """
import sys
from dateline.cli.app import main
code = main(sys.argv[1:])
late = [name for name in ("pygments", "markdown_it", "spacy", "pandas", "sqlalchemy") if name in sys.modules]
from rich.markdown import Markdown
assert Markdown.__module__ == "rich.markdown"
print(code, late, file=sys.stderr)
"""


def test_help_brings_nothing_heavy_and_leaves_the_rest_of_rich_as_it_was():
    for words in (["--help"], ["read", "--help"]):
        done = subprocess.run([sys.executable, "-c", CODE, *words], capture_output=True, text=True, check=True)
        assert "Usage:" in done.stdout
        assert done.stderr.strip() == "0 []"


def test_the_module_is_the_command_line_with_its_exit_codes():
    done = subprocess.run([sys.executable, "-m", "dateline", "--version"], capture_output=True, text=True, check=True)
    assert done.stdout.startswith("dateline ")
    failed = subprocess.run([sys.executable, "-m", "dateline", "nothing"], capture_output=True, check=False)
    assert failed.returncode == 2
