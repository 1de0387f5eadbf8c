"""The guide to the page names every page and every filter."""

from __future__ import annotations

from pathlib import Path

import pytest

from dateline.page import PAGES
from dateline.page.filtering import NAMES

GUIDE = (Path(__file__).parents[2] / "docs" / "guides" / "page.md").read_text("utf-8")


@pytest.mark.parametrize("name", [name for name in PAGES if name != "overview"])
def test_every_page_stands_in_the_guide(name):
    assert f"`/{name}" in GUIDE


@pytest.mark.parametrize("name", [*NAMES, "as_of", "reported_by", "order", "page", "only", "speaker"])
def test_every_filter_stands_in_the_guide(name):
    assert f"`{name}`" in GUIDE
