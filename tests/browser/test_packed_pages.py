"""A packed site as people open it: from disk, with and without scripts."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import unquote

import pytest

from dateline.page import frozen
from dateline.page.site import write_site

from .test_access import RULES, serious


@pytest.fixture(scope="module", params=[True, False], ids=["with texts", "without texts"])
def folder(request, sample_snapshot, tmp_path_factory) -> Path:
    made = tmp_path_factory.mktemp("packed") / "case"
    with pytest.MonkeyPatch.context() as patch:
        patch.setitem(frozen._SHEETS_PACKED, "statements", 20)
        assert write_site(sample_snapshot.view, made, texts=request.param, most=0).packed
    return made


def at(folder: Path, name: str) -> str:
    page, _, rest = name.partition("#")
    return (folder / f"{page}.html").as_uri() + (f"#{rest}" if rest else "")


def large(snapshot) -> str:
    return max(snapshot.series.values(), key=lambda row: len(row.figures)).key


def test_a_packed_page_opens_by_its_address_and_leads_to_the_words(folder, sample_snapshot, page):
    series = sample_snapshot.series[large(sample_snapshot)]
    page.goto(at(folder, f"page#series/{series.key}"))
    page.locator("svg.picture .item").first.wait_for(state="attached")
    assert re.search(r"\d", page.locator("h1").inner_text())
    assert page.title().startswith(page.locator("h1").inner_text()[:10])
    assert page.locator("h1").count() == 1
    page.locator(".copy summary").first.click()
    page.get_by_role("button", name=re.compile("^Copy as")).first.wait_for()
    link = page.locator("main table a.number").first
    claim = unquote((link.get_attribute("href") or "").replace(":", "#").rsplit("#", 1)[1])
    link.click()
    page.wait_for_url(re.compile("report/"))
    words = page.locator(f"[id='{claim}']").first
    words.wait_for(state="attached")
    assert -5 <= words.evaluate("(one) => one.getBoundingClientRect().top") <= 900, "the words stand in the window"
    page.go_back()
    page.locator("h1", has_text=re.compile(r"\d")).first.wait_for()
    assert f"series/{series.key}" in page.url


def test_from_the_overview_two_clicks_lead_to_the_words(folder, page):
    page.goto(at(folder, "index"))
    page.locator("main .tallies .what a").first.click()
    page.wait_for_url(re.compile(r"page\.html#series/|report/"))
    page.locator("main a.number, main mark").first.wait_for()


def test_from_page_to_page_the_place_is_kept(folder, sample_snapshot, page):
    event = max(sample_snapshot.events.values(), key=lambda row: len(row.mentions))
    page.goto(at(folder, f"page#event/{event.key}:{event.mentions[-1]}"))
    place = page.locator(f"#{event.mentions[-1]}")
    place.wait_for()
    assert "target" in (place.get_attribute("class") or "")
    assert place.evaluate("(one) => one.getBoundingClientRect().top") < 900
    page.locator("dd a[href*='story/']").first.click()
    page.locator("h2", has_text="What happened lately").wait_for()
    assert page.evaluate("document.activeElement.id") == "main", "who reads with a keyboard begins at the new page"
    page.go_back()
    place.wait_for()
    page.locator("a.skip").focus()
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"
    assert f"event/{event.key}" in page.url, "the address still names the page"


def test_what_is_not_there_is_said(folder, page):
    for name in ("page", "page#series/Nnothing", "page#~search"):
        page.goto(at(folder, name))
        page.goto(at(folder, "index"))
        page.goto(at(folder, name))
        page.locator(".empty").first.wait_for()
        assert page.get_by_role("link", name="To the overview").count() == 1


def test_a_packed_site_is_searched(folder, page):
    page.goto(at(folder, "search"))
    page.locator("#words").fill("almaty MINISTRY")
    page.locator("#found mark").first.wait_for()
    page.locator("#found section", has_text="In the words of reports").locator("li a").first.click()
    page.wait_for_url(re.compile("report/.*[#:]"))
    page.locator("h1").first.wait_for()


def test_lists_and_differences_lead_on(folder, page):
    page.goto(at(folder, "statements"))
    page.get_by_role("link", name="Next").click()
    page.get_by_role("link", name="Before").wait_for()
    page.get_by_role("link", name="Before").click()
    page.wait_for_url(re.compile(r"statements\.html"))
    page.goto(at(folder, "index"))
    page.locator(".doubts .more a").click()
    page.locator("h2#unconfirmed").wait_for()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_serious_in_it(folder, sample_snapshot, opened, scheme):
    page = opened(color_scheme=scheme)
    event = max(sample_snapshot.events.values(), key=lambda row: len(row.mentions)).key
    found = {}
    for name in ("index", "about", "timeline", f"page#series/{large(sample_snapshot)}", f"page#event/{event}"):
        page.goto(at(folder, "glossary"))
        page.goto(at(folder, name))
        page.locator("h1").first.wait_for()
        page.wait_for_timeout(300)
        wrong = serious(page, RULES[scheme])
        if wrong:
            found[name] = wrong
    assert not found


def test_nothing_runs_out_of_a_narrow_screen(folder, sample_snapshot, opened):
    page = opened(width=360)
    for name in ("about", f"page#series/{large(sample_snapshot)}"):
        page.goto(at(folder, name))
        page.wait_for_timeout(300)
        assert page.evaluate("document.documentElement.scrollWidth") <= 360, name


def test_without_scripts_a_packed_page_says_what_to_read_instead(folder, sample_snapshot, opened):
    page = opened(java_script_enabled=False)
    page.goto(at(folder, f"page#series/{large(sample_snapshot)}"))
    assert "packed file" in page.locator("main").inner_text()
    for name in ("index", "timeline", "figures", "events", "differences", "reports"):
        page.goto(at(folder, name))
        assert len(page.locator("main").inner_text()) > 200, name
