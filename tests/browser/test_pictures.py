"""Timeline, map and chart: reached by keyboard, zoomed, saved; the same rows without scripts."""

from __future__ import annotations

import csv
import io
import re
import xml.etree.ElementTree as ET

import pytest
from playwright.sync_api import Page, Route

from dateline.page import Snapshot

PAGES = {"timeline": "/timeline", "map": "/map"}


@pytest.fixture
def addresses(sample_snapshot: Snapshot) -> dict[str, str]:
    """Pages with a picture; the series is the one of most figures."""
    return {**PAGES, "series": f"/series/{next(iter(sample_snapshot.series))}"}


def renewed(page: Page, name: str) -> None:
    """As after a live update that brought other rows."""
    page.evaluate(
        """(name) => document.dispatchEvent(
            new CustomEvent("dateline:arrived", { detail: { changed: [], data: [name] } }))""",
        name,
    )


@pytest.mark.parametrize("name", ["timeline", "map", "series"])
@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_each_picture_is_drawn_and_fits(served, opened, addresses, name, width, scheme):
    page = opened(width=width, color_scheme=scheme)
    page.goto(served.address + addresses[name])
    page.locator("svg.picture .item").first.wait_for(state="attached")
    assert page.locator("svg.picture .item").count() > 5
    assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("name", ["timeline", "map", "series"])
def test_keys_reach_every_mark_and_tell_its_evidence(served, page, addresses, name):
    page.goto(served.address + addresses[name])
    page.locator("svg.picture .item").first.wait_for(state="attached")
    assert page.locator("svg.picture .item[tabindex='0']").count() == 1, "one stop in the order of tabs"
    count = page.locator("svg.picture .item").count()
    page.locator("svg.picture .item[tabindex='0']").focus()
    # A walk over all marks by arrows alone: from each that was reached, in all four directions.
    reached = page.evaluate(
        """() => {
            const items = [...document.querySelectorAll("svg.picture .item")];
            const seen = new Set([document.activeElement]);
            const todo = [document.activeElement];
            while (todo.length) {
                const from = todo.pop();
                for (const key of ["ArrowRight", "ArrowLeft", "ArrowUp", "ArrowDown"]) {
                    from.focus();
                    from.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true }));
                    const now = document.activeElement;
                    if (!seen.has(now)) { seen.add(now); todo.push(now); }
                }
            }
            return items.filter((item) => seen.has(item)).length;
        }"""
    )
    assert reached == count
    assert page.locator(".told a").count() >= 1
    assert page.locator("svg.picture .item:not([aria-label])").count() == 0


def test_tab_goes_to_the_first_mark_and_right_goes_through_all_by_day(served, page, addresses):
    page.goto(served.address + addresses["series"])
    page.locator("svg.picture .item").first.wait_for(state="attached")
    page.get_by_role("button", name="Save as CSV").focus()
    page.keyboard.press("Tab")
    mark = "document.activeElement.classList.contains('item') && document.activeElement.getAttribute('aria-label')"
    count = page.locator("svg.picture .item").count()
    told, days = [], []
    for at in range(count):
        label = page.evaluate(mark)
        assert label and label.startswith(f"{at + 1} of {count}: "), label
        told.append(page.locator(".told").inner_text())
        days.append(
            page.evaluate(
                "+document.activeElement.querySelector('.mark').getAttribute('transform').match(/[\\d.]+/)[0]"
            )
        )
        quoted = page.locator(".told q").first.inner_text()
        assert quoted.strip('“”"')[:30] in label, "the evidence is said, too"
        page.keyboard.press("ArrowRight")
    assert len(set(told)) == count
    assert days == sorted(days)
    page.keyboard.press("ArrowRight")
    assert page.evaluate(mark).startswith(f"{count} of {count}"), "at the end it stays"
    page.keyboard.press("Home")
    assert page.evaluate(mark).startswith("1 of ")


def test_a_mark_of_the_chart_leads_to_its_words(served, page, addresses):
    page.goto(served.address + addresses["series"])
    page.locator("svg.picture .item[tabindex='0']").focus()
    href = page.locator("svg.picture .item[tabindex='0']").get_attribute("href")
    page.keyboard.press("Enter")
    page.wait_for_url("**/report/**")
    assert href.startswith("/report/")
    assert page.locator(f"[id='{href.split('#')[1]}']").count() == 1


def test_zoom_stands_in_the_address(served, page):
    page.goto(served.address + "/timeline")
    page.locator("svg.picture").wait_for()
    before = page.locator("p.range").inner_text()
    page.get_by_role("button", name="Zoom in").click()
    zoomed = page.locator("p.range").inner_text()
    assert zoomed != before
    assert "#from=2022-01-" in page.url
    page.reload()
    page.locator("svg.picture").wait_for()
    assert page.locator("p.range").inner_text() == zoomed
    page.get_by_role("button", name="All days").click()
    assert "earlier" not in page.locator("p.range").inner_text()


def test_lanes_hold_the_same_marks_however_they_are_grouped(served, page):
    page.goto(served.address + "/timeline?kind=event")
    page.locator("svg.picture").wait_for()
    counts = set()
    for group in ("type", "place", "actor", "status"):
        page.get_by_label("Lanes by").select_option(group)
        words = page.locator("svg.picture .lane .count").all_inner_texts()
        counts.add(sum(int(one) for one in page.locator("svg.picture .lane .count").all_text_contents()))
        assert words
    assert len(counts) == 1


def test_weeks_are_bands_and_status_has_a_shape(served, page):
    page.goto(served.address + "/timeline")
    page.locator("svg.picture").wait_for()
    assert page.locator("svg.picture .item .band").count() > 2
    shapes = page.evaluate(
        """() => Object.fromEntries([...document.querySelectorAll(".legend .mark")].map(
            (mark) => [mark.getAttribute("class"), mark.innerHTML.replace(/<circle class="under"[^>]*>/, "")]))"""
    )
    assert len(shapes) == 5 == len(set(shapes.values()))


def test_a_country_is_shaded_and_is_no_dot(served, page):
    page.goto(served.address + "/map")
    page.locator("svg.picture .item").first.wait_for(state="attached")
    country = page.locator("svg.picture .item[aria-label^='Kazakhstan, somewhere in the country']")
    assert country.count() == 1
    assert country.get_attribute("fill") == "url(#hatch)"
    assert country.bounding_box()["width"] > 300
    town = page.locator("svg.picture .item[aria-label^='Almaty, a town']")
    assert town.bounding_box()["width"] < 30


@pytest.mark.parametrize("name", ["timeline", "map", "series"])
def test_pictures_are_saved_as_svg_and_csv(served, page, addresses, name):
    page.goto(served.address + addresses[name])
    page.locator("svg.picture .item").first.wait_for(state="attached")
    with page.expect_download() as got:
        page.get_by_role("button", name="Save as SVG").click()
    text = got.value.path().read_text("utf-8-sig")
    assert got.value.suggested_filename.endswith(".svg")
    drawn = ET.fromstring(text)
    assert drawn.tag == "{http://www.w3.org/2000/svg}svg"
    # It stands by itself: no class waits for a style sheet, no colour for a property of one.
    assert "class=" not in text and "var(" not in text and "<script" not in text
    assert "127.0.0.1" not in text and "href=" not in text, "where it was made is no one's business"
    assert page.title() in text
    with page.expect_download() as got:
        page.get_by_role("button", name="Save as CSV").click()
    rows = list(csv.DictReader(io.StringIO(got.value.path().read_text("utf-8-sig"))))
    assert rows
    assert {"timeline": "time_start", "map": "precision", "series": "as_of"}[name] in rows[0]


def test_cells_that_a_spreadsheet_would_run_are_guarded(served, page):
    page.goto(served.address + "/timeline")
    page.locator("svg.picture").wait_for()
    page.evaluate(
        """() => {
            const holder = document.getElementById("data-timeline");
            const given = JSON.parse(holder.textContent);
            given.rows[0].text = '=HYPERLINK("http://example.com")';
            given.rows[0].source = "-1, ＝x";
            holder.textContent = JSON.stringify(given);
        }"""
    )
    renewed(page, "data-timeline")
    with page.expect_download() as got:
        page.get_by_role("button", name="Save as CSV").click()
    row = next(csv.DictReader(io.StringIO(got.value.path().read_text("utf-8-sig"))))
    assert row["text"] == '\'=HYPERLINK("http://example.com")'
    assert row["source"] == "'-1, ＝x"


@pytest.mark.parametrize("name", ["timeline", "map", "series"])
def test_a_picture_that_is_renewed_stands_once(served, page, addresses, name):
    page.goto(served.address + addresses[name])
    page.locator("svg.picture .item").first.wait_for(state="attached")
    count = page.locator("svg.picture .item").count()
    told = {"timeline": "data-timeline", "map": "data-map", "series": "data-chart"}[name]
    renewed(page, told)
    page.locator("svg.picture .item").first.wait_for(state="attached")
    assert page.locator("svg.picture").count() == 1
    assert page.locator("svg.picture .item").count() == count


@pytest.mark.parametrize("name", ["timeline", "map", "series"])
def test_without_scripts_the_table_has_all(served, opened, addresses, name):
    page = opened(java_script_enabled=False)
    page.goto(served.address + addresses[name])
    assert page.locator("main table tbody tr").count() > 5
    assert page.get_by_text("the table below has all of its rows").is_visible()


def test_the_frame_of_the_timeline_begins_where_a_column_does(served, page):
    page.goto(served.address + "/timeline#from=2022-01-05&to=2022-01-07")
    page.locator("svg.picture").wait_for()
    start = float(page.locator(".strip-days .window").get_attribute("x"))
    columns = page.locator(".strip-days .all").get_attribute("d")
    assert min(abs(float(one) - start) for one in re.findall(r"M([\d.]+)", columns)) < 0.5


@pytest.mark.parametrize("width", [1280, 390])
def test_what_is_told_of_a_place_is_in_sight_of_the_map(served, opened, width):
    page = opened(width)
    page.goto(served.address + "/map")
    page.locator("svg.picture .item").first.wait_for(state="attached")
    map_box, told = page.locator(".stage.map").bounding_box(), page.locator(".told").bounding_box()
    if width == 1280:
        assert told["x"] >= map_box["x"] + map_box["width"]
        assert abs(told["y"] - map_box["y"]) < 2
    else:
        assert told["y"] + told["height"] <= map_box["y"] + 1


def test_the_map_opens_on_the_main_story_and_shows_all_places_when_asked(served, page):
    page.goto(f"{served.address}/map")
    page.locator("svg.picture .item").first.wait_for(state="attached")
    places = page.evaluate("JSON.parse(document.querySelector('#data-map').textContent).places")
    far = next(one["name"] for one in places if one["country"] == "RU" and one["precision"] == "city")
    inside = f"""() => {{
        const frame = document.querySelector(".stage.map").getBoundingClientRect();
        const mark = document.querySelector("svg.picture .item[aria-label^='{far},']");
        const box = mark.getBoundingClientRect();
        return box.left >= frame.left && box.right <= frame.right && box.top >= frame.top && box.bottom <= frame.bottom;
    }}"""
    assert not page.evaluate(inside)
    page.get_by_role("button", name="All places").click()
    page.wait_for_function(inside)
    page.get_by_role("button", name="Main places").click()
    assert not page.evaluate(inside)


def test_numbers_of_one_day_stand_on_the_days_of_their_reports(served, page, addresses):
    def of_one_day(route: Route) -> None:
        answer = route.fetch()
        told = re.sub(r'"day":"[0-9-]+"', '"day":"2022-01-05"', answer.text())
        told = re.sub(r'("number":.*?"told":)(?:null|"[0-9-]+")', r'\1"2022-01-0@"', told)
        for day in range(told.count("@")):
            told = told.replace("@", str(day % 9 + 1), 1)
        route.fulfill(response=answer, body=told)

    page.route("**/series/*", of_one_day)
    page.goto(served.address + addresses["series"])
    page.locator("svg.picture .item").first.wait_for(state="attached")
    assert "as of 5 Jan 2022" in page.locator("figure .note").first.inner_text()
    places = page.locator("svg.picture .item").evaluate_all(
        "(all) => all.map((one) => Math.round(one.getBoundingClientRect().left / 40))"
    )
    assert len(set(places)) > 2
