"""Lines to a file, whole or not at all."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterable
from pathlib import Path

from dateline.errors import UsageError


def write_whole(lines: Iterable[str], target: Path) -> int:
    """Write lines to a file that appears only when it is complete, and say how many there were.

    A reader of ``target`` sees the old file or the new one, never half of one; an error midway leaves the old one. A
    link leads to the file that is written. What is no file (a device, a pipe) takes the lines as they come.

    Raises:
        UsageError: the folder does not exist or cannot be written.
    """
    target = target.resolve()
    if target.exists() and not target.is_file() and not target.is_dir():
        # A new file in its place would take the device away from everybody: /dev/null became one.
        return _write_into(lines, target)
    try:
        handle, name = tempfile.mkstemp(prefix=f".{target.name}.", suffix=".part", dir=target.parent)
    except OSError as error:
        raise UsageError(f"{target}: cannot be written ({error.strerror}); name a folder that you may write") from error
    part = Path(name)
    count = 0
    try:
        with os.fdopen(handle, "w", encoding="utf-8", errors="backslashreplace", newline="") as out:
            for line in lines:
                out.write(line)
                count += 1
            out.flush()
            os.fsync(out.fileno())
        # mkstemp makes files that only their owner may read; an export is a file like any other.
        part.chmod(0o666 & ~_umask())
        part.replace(target)
    except OSError as error:
        raise UsageError(f"{target}: cannot be written ({error.strerror}); is there room on the disk?") from error
    finally:
        part.unlink(missing_ok=True)
    return count


def _write_into(lines: Iterable[str], device: Path) -> int:
    count = 0
    try:
        with device.open("w", encoding="utf-8", errors="backslashreplace", newline="") as out:
            for line in lines:
                out.write(line)
                count += 1
    except OSError as error:
        raise UsageError(f"{device}: cannot be written ({error.strerror}); name a file") from error
    return count


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
