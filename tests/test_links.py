"""Links between the project's pages lead somewhere."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md"), *(ROOT / "benchmarks").rglob("*.md")])
_LINK = re.compile(r"\]\(([^)#:\s]+)(?:#[^)]*)?\)")


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_each_link_of_a_page_leads_to_a_file(page: Path) -> None:
    missing = [to for to in _LINK.findall(page.read_text("utf-8")) if not (page.parent / to).exists()]
    assert missing == []


def test_every_page_of_the_docs_is_reached_from_the_readme() -> None:
    seen: set[Path] = set()
    todo = [ROOT / "README.md"]
    while todo:
        page = todo.pop().resolve()
        if page in seen or page.suffix != ".md" or not page.exists():
            continue
        seen.add(page)
        todo += [page.parent / to for to in _LINK.findall(page.read_text("utf-8"))]
    unreached = [
        page.relative_to(ROOT).as_posix() for page in (ROOT / "docs").rglob("*.md") if page.resolve() not in seen
    ]
    assert unreached == []
