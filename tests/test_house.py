"""Rooms: what docs/method/house.md says each may reach, held against what the code imports."""

from __future__ import annotations

import ast
import re
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
SOURCE = ROOT / "src" / "dateline"
HOUSE = (ROOT / "docs" / "method" / "house.md").read_text("utf-8")


def rooms():
    """Room to the rooms it may reach, out of the table, top down: "all of the above" is what stands above."""
    allowed = {}
    for name, reach in re.findall(r"^\| `([\w/]+?)(?:\.py|/)` \|[^|]*\| ([^|]+) \|$", HOUSE, re.MULTILINE):
        allowed[name] = set(allowed) if "all of the above" in reach else set(re.findall(r"\w+", reach)) - {"nothing"}
    return allowed


ROOMS = rooms()


def room_of(path):
    """The room a file is in; "" for the package's own door, which opens the facade to whoever imports dateline."""
    return "" if path == SOURCE / "__init__.py" else path.relative_to(SOURCE).parts[0].removesuffix(".py")


def imports_of(path):
    """Rooms of dateline that a file imports, with lines."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}:{node.lineno}: imports are absolute"
            names = [node.module or ""]
            if node.module == "dateline":
                names = [f"dateline.{alias.name}" for alias in node.names]
        elif isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        else:
            continue
        for name in names:
            if name.split(".")[0] == "dateline" and name.count("."):
                yield name.split(".")[1], node.lineno


FILES = sorted(path for path in SOURCE.rglob("*.py") if path != SOURCE / "__init__.py")


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(SOURCE)))
def test_a_room_reaches_only_where_it_may(path):
    room = room_of(path)
    assert room in ROOMS, f"docs/method/house.md has no line for {room}"
    for reached, line in imports_of(path):
        # The version is said in the package's door.
        if reached not in (room, "__version__"):
            assert reached in ROOMS[room], f"{path}:{line}: {room} must not reach {reached}"


def sub_of(path):
    """The sub-room that a file is in, as the table names it; "" for what stands in no sub-room that has a line."""
    name = "/".join(path.relative_to(SOURCE).parts[:2])
    return name if name in ROOMS else ""


@pytest.mark.parametrize("path", [p for p in FILES if sub_of(p)], ids=lambda path: str(path.relative_to(SOURCE)))
def test_a_sub_room_asks_only_those_it_may(path):
    room, sub = sub_of(path).split("/")
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith(f"dateline.{room}."):
            asked = (node.module or "").split(".")[2]
            if asked != sub and f"{room}/{asked}" in ROOMS:
                assert asked in ROOMS[f"{room}/{sub}"], f"{path}:{node.lineno}: {room}/{sub} must not ask {asked}"


def test_every_folder_of_a_divided_room_has_a_line():
    for room in {name.split("/")[0] for name in ROOMS if "/" in name}:
        folders = {folder.parent.name for folder in (SOURCE / room).glob("*/__init__.py")}
        assert {f"{room}/{folder}" for folder in folders} <= set(ROOMS)


def test_every_room_of_the_table_is_there():
    assert {room_of(path) for path in FILES} <= set(ROOMS)
    assert not {room for room in ROOMS if not (SOURCE / room).exists() and not (SOURCE / f"{room}.py").exists()}


def test_the_table_is_read_and_a_breach_is_seen(tmp_path):
    assert ROOMS["model"] == {"errors"}
    assert "cli" not in ROOMS["record"]
    breach = tmp_path / "x.py"
    breach.write_text("def f():\n    from dateline.store import Store\n    import dateline.cli.app\n")
    assert list(imports_of(breach)) == [("store", 2), ("cli", 3)]


@pytest.mark.parametrize("path", sorted((SOURCE / "model").glob("*.py")), ids=lambda path: path.name)
def test_the_model_is_standard_library_only(path):
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import | ast.ImportFrom):
            names = [node.module or ""] if isinstance(node, ast.ImportFrom) else [alias.name for alias in node.names]
            for name in names:
                assert name.split(".")[0] in {*sys.stdlib_module_names, "dateline"}, f"{path}:{node.lineno}: {name}"


def test_only_the_store_writes_the_record():
    for path in FILES:
        if room_of(path) == "store":
            continue
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Import):
                assert "sqlite3" not in [alias.name for alias in node.names], path
            if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("sqlalchemy"):
                assert not {alias.name for alias in node.names} & {"insert", "update", "delete", "text"}, path
