"""Where exports are written: whole files, what links lead to, and what is no file."""

from __future__ import annotations

import os
import stat
import threading
from pathlib import Path

from dateline.export.write import write_whole


def test_a_pipe_takes_the_lines_and_stays_a_pipe(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    got: list[str] = []
    reader = threading.Thread(target=lambda: got.append(pipe.read_text(encoding="utf-8")), daemon=True)
    reader.start()
    assert write_whole(["a\n", "b\n"], pipe) == 2
    reader.join(timeout=10)
    assert got == ["a\nb\n"]
    assert stat.S_ISFIFO(pipe.stat().st_mode)


def test_a_link_stays_a_link_and_its_file_is_written(tmp_path: Path) -> None:
    (tmp_path / "real.csv").write_text("old", encoding="utf-8")
    link = tmp_path / "link.csv"
    link.symlink_to("real.csv")
    write_whole(["new\n"], link)
    assert link.is_symlink()
    assert (tmp_path / "real.csv").read_text(encoding="utf-8") == "new\n"
