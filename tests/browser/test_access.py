"""Every page for everybody: axe finds nothing serious in light and dark, and nothing runs out of a narrow screen."""

from __future__ import annotations

import itertools
from pathlib import Path

import pytest

from dateline.page import PAGES, Snapshot
from dateline.page.site import write_site

AXE = Path(__file__).parents[2] / "web" / "node_modules" / "axe-core" / "axe.min.js"
RULES = {
    "light": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]},
    # The same page in other colours: nothing else can differ.
    "dark": {"type": "rule", "values": ["color-contrast", "link-in-text-block"]},
}


@pytest.fixture
def addresses(sample_snapshot: Snapshot) -> list[str]:
    """Each kind of page; those with a key for one that has much to show."""
    most = {
        "story": next(key for key in sample_snapshot.stories if key),
        "series": next(iter(sample_snapshot.series)),
        "event": max(sample_snapshot.events.values(), key=lambda row: len(row.mentions)).key,
        "actor": next(iter(sample_snapshot.actors)),
        "origin": next(iter(sample_snapshot.origins)),
        "report": max(sample_snapshot.claims_of, key=lambda key: len(sample_snapshot.claims_of[key])),
        "note": next(iter(sample_snapshot.figures)),
    }
    found = []
    for page in PAGES.values():
        if page.keys is None:
            found.append("/" if page.name == "overview" else f"/{page.name}")
        elif page.name != "note":
            found.append(f"/{page.name}/{most[page.name]}")
    figure = next(iter(sample_snapshot.figures.values()))
    return [*found, f"/report/{figure.report_key}?claim={figure.id}", "/search?q=Almaty", "/figures?measure=nothing"]


def serious(page, only) -> list[str]:
    """What axe finds that keeps someone out, with where. From disk it cannot ask for style sheets, and need not."""
    page.evaluate(AXE.read_text("utf-8"))
    found = page.evaluate(
        "(only) => axe.run(document, { runOnly: only, preload: false, resultTypes: ['violations'] })", only
    )
    return [
        f"{one['id']}: {one['help']}: {one['nodes'][0]['html'][:120]} ({len(one['nodes'])})"
        for one in found["violations"]
        if one["impact"] in ("serious", "critical")
    ]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_serious(served, opened, addresses, scheme):
    assert AXE.is_file(), "web/node_modules has no axe-core: npm --prefix web ci"
    page = opened(color_scheme=scheme)
    page.on("console", lambda said: None)
    found = {}
    for address in addresses:
        page.goto(served.address + address)
        page.wait_for_timeout(100)
        wrong = serious(page, RULES[scheme])
        if wrong:
            found[address] = wrong
    assert not found, "\n".join(f"{address}: {line}" for address, lines in found.items() for line in lines)


@pytest.mark.parametrize("texts", [True, False], ids=["with texts", "without texts"])
def test_axe_finds_nothing_serious_in_a_frozen_site(sample_snapshot, opened, tmp_path, texts):
    folder = tmp_path / "case"
    write_site(sample_snapshot.view, folder, texts=texts)
    page = opened()
    page.on("console", lambda said: None)
    report = max(sample_snapshot.claims_of, key=lambda key: len(sample_snapshot.claims_of[key]))
    series = max(sample_snapshot.series.values(), key=lambda row: len(row.figures)).key
    names = ["index", "statements", "figures", "events", "search", "about", f"report/{report}", f"series/{series}"]
    found = {}
    for name in names:
        page.goto((folder / f"{name}.html").as_uri())
        page.wait_for_timeout(100)
        wrong = serious(page, RULES["light"])
        if wrong:
            found[name] = wrong
    assert not found, "\n".join(f"{name}: {line}" for name, lines in found.items() for line in lines)


def test_nothing_runs_out_of_a_narrow_screen(served, opened, addresses):
    page = opened(width=360)
    wide = {}
    for address in addresses:
        page.goto(served.address + address)
        page.wait_for_timeout(100)
        width = page.evaluate("document.documentElement.scrollWidth")
        if width > 360:
            wide[address] = width
    assert not wide


def test_headings_follow_one_another(served, page, addresses):
    for address in addresses:
        page.goto(served.address + address)
        levels = page.evaluate("[...document.querySelectorAll('h1,h2,h3,h4,h5,h6')].map((one) => +one.localName[1])")
        assert levels.count(1) == 1, address
        assert all(after - before <= 1 for before, after in itertools.pairwise(levels)), (address, levels)


def test_pages_are_read_without_scripts(served, opened, addresses):
    page = opened(java_script_enabled=False)
    for address in addresses:
        page.goto(served.address + address)
        assert len(page.locator("main").inner_text()) > 20, address


def test_the_viewer_of_the_interface_opens(served, page):
    page.goto(f"{served.address}/api/docs")
    page.get_by_text("Counts that reports give").wait_for()
