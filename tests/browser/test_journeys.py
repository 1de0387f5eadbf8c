"""What people come for, from the start page to the words."""

from __future__ import annotations

import re

import pytest

import dateline
from dateline.page.site import write_site

HOSTILE = "\n\n".join(
    [
        "<script>document.title = 'taken'; window.taken = 1</script> & <img src=x onerror=\"window.taken = 1\">",
        "Police in Almaty said 31 people were killed on 6 January 2022. </main><h1>Not ours</h1>",
        "A family of 👨‍👩‍👧‍👦 four fled; 12 people were injured in Almaty 🚑, medics said.",
        "قال شهود إن الشرطة أطلقت النار. \u202eWitnesses said 7 people were detained in Almaty.",
        "javascript:alert(1) http://evil.example/?q=%3Cscript%3E {{ 7 * 7 }} {% raw %}",
    ]
)


def test_from_the_start_page_to_the_words_in_two_clicks(served, page):
    page.goto(served.address)
    number = page.locator("main a.number").first
    told = number.inner_text()
    number.click()
    page.wait_for_url(re.compile("/report/"))
    claim = re.search(r"claim=(\w+)", page.url)
    assert claim
    with dateline.open(served.path) as record:
        words = record.claim(claim[1]).text
    chosen = page.locator(f".w-figure[data-claims*='{claim[1]}']").first
    assert chosen.is_visible()
    box = chosen.bounding_box()
    assert box and 0 <= box["y"] <= 900, "the words stand in the window"
    assert words in page.locator("#text").inner_text()
    assert told


def test_an_address_that_lost_its_end_still_leads_to_the_words(served, page):
    with dateline.open(served.path) as record:
        figure = max(record.figures(), key=lambda row: row.start)
    page.set_viewport_size({"width": 1280, "height": 400})
    page.goto(f"{served.address}/report/{figure.report_key}?claim={figure.id}")
    chosen = page.locator(f".w-figure[data-claims*='{figure.id}']").first
    page.wait_for_function("scrollY > 0")
    box = chosen.bounding_box()
    assert box and 0 <= box["y"] <= 400, "the words stand in the window"


def test_on_a_narrow_screen_the_claim_folds_and_stays_folded(served, opened):
    with dateline.open(served.path) as record:
        figure = record.figures()[0]
    page = opened(width=360)
    page.goto(f"{served.address}/report/{figure.report_key}?claim={figure.id}")
    margin = page.locator("#margin")
    open_height = margin.bounding_box()["height"]
    page.locator("#margin .fold").click()
    assert margin.bounding_box()["height"] < open_height / 2
    assert page.locator("#margin .fold").get_attribute("aria-expanded") == "false"
    other = page.locator("#text a.w-figure:not(.here)").first
    other.click()
    page.locator("#text .here").first.wait_for()
    assert page.locator("#margin .fold").inner_text() == "More"
    assert margin.bounding_box()["height"] < open_height / 2


def test_who_says_so_and_since_when_stands_beside_the_number(served, page):
    page.goto(served.address)
    first = page.locator("main li, main article, main section", has=page.locator("a.number")).first.inner_text()
    assert re.search(r"\d{1,2} \w+ \d{4}", first), first


def test_a_correction_survives_another_reading(served, page, tmp_path):
    text = "Police in Almaty said 31 people were killed on 6 January 2022."
    folder = tmp_path / "more"
    folder.mkdir()
    (folder / "late.txt").write_text(text)
    with dateline.open(served.path) as record:
        record.read(folder, published="2022-01-08", outlet="Late Edition")
        figure = next(row for row in record.figures(report="late.txt") if row.low == 31)
    page.goto(f"{served.address}/review?claim={figure.id}")
    page.locator("#decide").wait_for()
    token = page.locator("#decide input[name=csrf]").get_attribute("value")
    answer = page.request.post(
        f"{served.address}/api/v1/judgements",
        data={"id": figure.id, "verdict": "correct", "values": {"low": 33, "high": 33}, "who": "marta"},
        headers={"x-csrf-token": token, "origin": served.address},
    )
    assert answer.status == 201
    page.goto(f"{served.address}/report/{figure.report_key}?claim={figure.id}")
    assert "33" in page.locator("#margin").inner_text()
    (folder / "late.txt").write_text(text + " Shops stayed shut.")
    with dateline.open(served.path) as record:
        record.read(folder, published="2022-01-08", outlet="Late Edition")
        again = next(row for row in record.figures(report="late.txt") if row.text == "31")
    assert (again.low, again.judged_by or again.corrections[0].who) == (33, "marta")
    page.goto(f"{served.address}/report/{again.report_key}?claim={again.id}")
    assert "33" in page.locator("#margin").inner_text()


def test_a_hostile_report_is_only_text(served, page, tmp_path):
    (tmp_path / "hostile.txt").write_text(HOSTILE, encoding="utf-8")
    with dateline.open(served.path) as record:
        record.read(tmp_path / "hostile.txt", published="2022-01-08", outlet="<b>Outlet</b>")
        report = next(row for row in record.reports() if row.name.endswith("hostile.txt"))
        text = record.text(report.key)
    for address in (f"/report/{report.key}", "/", "/figures", "/reports", "/search?q=family", "/timeline", "/map"):
        page.goto(served.address + address)
        assert page.evaluate("window.taken") is None
        assert page.title() != "taken"
        assert not page.locator("main b", has_text="Outlet").count()
        assert page.locator("h1", has_text="Not ours").count() == 0
    page.goto(f"{served.address}/report/{report.key}")
    shown = page.evaluate("document.getElementById('text').textContent")
    assert text in shown.replace("\r\n", "\n")
    assert "👨‍👩‍👧‍👦" in shown


def test_a_report_of_a_hundred_thousand_words(served, page, tmp_path, toy):
    claims = "31 killed in Astrel on 2022-01-06. Police stormed Borvia. "
    filler = "The crowd moved on along the river road while the shops stayed shut all day. "
    (tmp_path / "long.txt").write_text("\n\n".join([claims + filler * 4] * 200 + [filler * 60] * 110))
    with dateline.open(served.path) as record:
        record.read(tmp_path / "long.txt", published="2022-01-08")
        report = next(row for row in record.reports() if row.name.endswith("long.txt"))
    assert report.words > 100_000
    assert report.figures > 100
    page.goto(f"{served.address}/report/{report.key}", timeout=60_000)
    assert page.evaluate("document.getElementById('text').textContent").count("river road") > 6_000


@pytest.mark.parametrize("texts", [True, False], ids=["with texts", "without texts"])
def test_the_frozen_site_opens_from_disk(sample_snapshot, opened, tmp_path, texts):
    write_site(sample_snapshot.view, tmp_path / "case", texts=texts)
    page = opened()
    page.goto((tmp_path / "case" / "index.html").as_uri())
    page.locator("main a.number").first.click()
    page.wait_for_url(re.compile("/report/"))
    id = re.search(r"#(?:note-)?(\w+)", page.url)
    assert id
    place = page.locator(f"[id='{id[1]}']").first.evaluate("(one) => one.getBoundingClientRect().top")
    assert -5 <= place <= 900, "the words stand in the window"
    for name in (
        "timeline",
        "map",
        "figures",
        "events",
        "statements",
        "sources",
        "reports",
        "differences",
        "search",
        "glossary",
        "about",
    ):
        page.goto((tmp_path / "case" / f"{name}.html").as_uri())
        assert page.locator("h1").count() == 1
    page.goto((tmp_path / "case" / "timeline.html").as_uri())
    page.locator("svg.picture .item").first.wait_for(state="attached")


@pytest.mark.parametrize("texts", [True, False], ids=["with texts", "without texts"])
def test_the_frozen_site_is_searched_from_disk(sample_snapshot, opened, tmp_path, texts):
    write_site(sample_snapshot.view, tmp_path / "case", texts=texts)
    page = opened()
    page.goto((tmp_path / "case" / "index.html").as_uri())
    page.get_by_role("link", name="Search", exact=True).click()
    page.locator("#words").fill("almaty MINISTRY")
    assert "found" in page.locator("#found-count").inner_text()
    words = page.locator("#found section", has_text="In the words of reports")
    assert words.locator("mark").count()
    line = words.locator("li").first
    sentence = line.locator("blockquote").inner_text()
    page.locator("#words").press("Enter")
    assert page.url.endswith("?q=almaty+MINISTRY")
    page.reload()
    page.locator("#found section", has_text="In the words of reports").locator("li a").first.click()
    page.wait_for_url(re.compile("/report/.*#"))
    shown = " ".join((page.locator("main").text_content() or "").split())
    assert sentence[:60] in shown
    page.go_back()
    page.locator("#words").fill("7939")
    assert "7,939" in page.locator("#found mark").all_inner_texts()
    page.locator("#words").fill("no such words anywhere")
    assert "Nothing" in page.locator("#found-count").inner_text()


def test_the_frozen_site_is_read_without_scripts(sample_snapshot, opened, tmp_path):
    write_site(sample_snapshot.view, tmp_path / "case")
    page = opened(java_script_enabled=False)
    page.goto((tmp_path / "case" / "index.html").as_uri())
    page.locator("main a.number").first.click()
    page.wait_for_url(re.compile("/report/"))
    assert len(page.locator("main").inner_text()) > 200


def test_a_colleague_without_the_token_sees_nothing(serve, opened):
    served = serve(token="open-sesame")
    page = opened()
    answer = page.goto(served.address)
    assert answer and answer.status == 401
    assert "closed" in page.locator("h1").inner_text()
    page.goto(f"{served.address}/figures?token=open-sesame")
    assert "token" not in page.url
    assert page.locator("a.number").count()


def test_a_decision_on_an_event_is_listed_in_words_and_undone(served, page):
    with dateline.open(served.path) as record:
        event = record.events()[0]
        record.judge(event.key, "unsure", who="ann")
    page.goto(f"{served.address}/judgements")
    row = page.locator("tbody tr").first
    assert event.key not in row.inner_text()
    row.locator("a").first.click()
    page.wait_for_url(re.compile(f"/event/{event.key}"))
    page.go_back()
    page.get_by_role("button", name="Undo").first.click()
    page.wait_for_load_state()
    assert "undone" in page.locator("tbody").inner_text()
