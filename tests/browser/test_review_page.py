"""Deciding in a browser: by keys alone, by dragging over words, and without any script."""

from __future__ import annotations

import re
from collections import Counter

import dateline


def judged(served):
    with dateline.open(served.path) as record:
        return list(record.judgements())


def claim_on(page):
    return page.locator("#decide input[name=id]").get_attribute("value")


def press(page, key):
    """A key that loads another claim."""
    with page.expect_navigation():
        page.keyboard.press(key)


def test_a_queue_is_worked_through_by_keyboard_alone(served, page):
    page.goto(f"{served.address}/review?kind=figure")
    first = claim_on(page)
    page.keyboard.press("w")
    page.keyboard.type("as read")
    page.keyboard.press("Escape")
    press(page, "a")
    second = claim_on(page)
    press(page, "r")
    third = claim_on(page)
    press(page, "n")
    press(page, "u")
    said = {row.target: (row.verdict, row.why) for row in judged(served)}
    assert said[first] == ("accepted", "as read")
    assert said[second] == ("rejected", "")
    assert third not in said
    assert len({first, second, third}) == 3
    press(page, "z")
    assert [row.state for row in judged(served) if row.verdict == "unsure"] == ["undone"]


def test_keys_are_listed_and_typing_is_no_command(served, page):
    page.goto(f"{served.address}/review")
    assert not page.locator("#keys table").is_visible()
    page.keyboard.press("?")
    assert page.locator("#keys table").is_visible()
    page.locator("#why").fill("")
    page.locator("#why").press_sequentially("a rude sand")
    assert page.locator("#why").input_value() == "a rude sand"
    assert not judged(served)


def test_what_can_be_decided_is_in_sight_on_a_telephone(served, opened):
    page = opened(width=360)
    page.set_viewport_size({"width": 360, "height": 640})
    page.goto(f"{served.address}/review")
    for name in ("Accept", "Reject", "Unsure", "Skip"):
        box = page.locator("#decide .buttons > *", has_text=name).bounding_box()
        assert box["y"] >= 0 and box["y"] + box["height"] <= 640, name
        assert box["x"] >= 0 and box["x"] + box["width"] <= 360, name
        assert min(box["width"], box["height"]) >= 24, name
    id = claim_on(page)
    page.locator("#decide .buttons > *", has_text="Accept").click()
    assert [(row.target, row.verdict) for row in judged(served)] == [(id, "accepted")]


def test_a_number_key_chooses_what_different_is_about(served, page):
    with dateline.open(served.path) as record:
        among_others = next(row for row in record.series() if len(row.figures) > 2).figures[0]
    page.goto(f"{served.address}/review?claim={among_others}")
    radios = page.locator(".rivals input")
    assert radios.count() > 1
    page.keyboard.press("2")
    assert radios.nth(1).is_checked()


def test_a_value_is_edited_by_keyboard(served, page):
    page.goto(f"{served.address}/review?kind=figure")
    id = claim_on(page)
    page.keyboard.press("e")
    page.locator("#v-low").fill("7")
    page.locator("#v-high").fill("9")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    with dateline.open(served.path) as record:
        row = record.claim(id)
    assert (row.low, row.high) == (7, 9)


def test_words_dragged_over_are_the_source_and_stand_where_they_were(served, page):
    page.goto(f"{served.address}/review?kind=figure&measure=killed")
    id = claim_on(page)
    page.keyboard.press("e")
    page.locator("#v-source").click()
    page.locator("#passage").scroll_into_view_if_needed()
    box = page.locator("#passage .w-figure").first.bounding_box()
    page.mouse.move(box["x"] + 1, box["y"] + box["height"] / 2)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] - 1, box["y"] + box["height"] / 2, steps=5)
    page.mouse.up()
    words = page.locator("#v-source").input_value()
    assert words
    span = page.locator("#v-source_span").input_value()
    with page.expect_navigation():
        page.get_by_role("button", name="Write the correction").click()
    with dateline.open(served.path) as record:
        row = record.claim(id)
        text = record.text(row.report_key)
    assert f"{row.source_start}-{row.source_end}" == span
    assert text[row.source_start : row.source_end] == row.source == words


def test_without_scripts_the_buttons_do_the_same(served, opened):
    page = opened(java_script_enabled=False)
    page.goto(f"{served.address}/review")
    id = claim_on(page)
    page.get_by_role("button", name="Reject").click()
    assert [(row.target, row.verdict) for row in judged(served)] == [(id, "rejected")]
    page.get_by_role("button", name="Undo").click()
    assert next(row.state for row in judged(served)) == "undone"
    assert claim_on(page) == id


def test_places_in_text_are_counted_in_code_points(serve, page, tmp_path):
    (tmp_path / "a.txt").write_bytes("😀😀 دنیا.\r\nThe mayor said 12 people were killed in Almaty.".encode())
    path = tmp_path / "a.dateline"
    with dateline.open(path) as record:
        record.read(tmp_path / "a.txt", published="2022-01-11")
        text = record.text(record.reports()[0].key)
    served = serve(path)
    page.goto(f"{served.address}/review?kind=figure")
    span = page.evaluate(
        """() => {
            const passage = document.getElementById("passage");
            const walker = document.createTreeWalker(passage, NodeFilter.SHOW_TEXT);
            for (let node = walker.nextNode(); node; node = walker.nextNode()) {
                const at = node.data.indexOf("mayor");
                if (at >= 0) getSelection().setBaseAndExtent(node, at, node, at + 5);
            }
            document.getElementById("edit").open = true;
            document.querySelector("button.take[data-for=source]").click();
            return document.getElementById("v-source_span").value;
        }"""
    )
    start, end = map(int, span.split("-"))
    assert text[start:end] == "mayor"


def test_the_reader_shows_the_chosen_claim_without_loading_the_page_anew(served, page):
    with dateline.open(served.path) as record:
        figure = record.figures(measure="killed")[0]
    page.goto(f"{served.address}/report/{figure.report_key}")
    page.evaluate("window.kept = true")
    page.locator(f'#text a[data-claims^="{figure.id}"]').first.click()
    page.locator("#margin .says").wait_for()
    assert figure.text in page.locator("#margin").inner_text()
    assert page.evaluate("window.kept")
    assert f"claim={figure.id}" in page.url
    assert page.locator("#text .here").count() > 0


def test_a_claim_s_address_leads_to_its_words(served, page):
    with dateline.open(served.path) as record:
        figure = record.figures()[-1]
    page.goto(f"{served.address}/claim/{figure.id}")
    assert page.url.endswith(f"/report/{figure.report_key}?claim={figure.id}#{figure.id}")
    words = page.locator("#text .here.w-figure").first
    box = words.bounding_box()
    assert 0 <= box["y"] <= 900


def test_text_on_the_page_is_the_text_that_was_stored(serve, page, tmp_path):
    (tmp_path / "a.txt").write_bytes("<b>One</b>\r\n\r\n😀 &amp; دنیا 12 people were killed.\n\n".encode())
    path = tmp_path / "a.dateline"
    with dateline.open(path) as record:
        record.read(tmp_path / "a.txt", published="2022-01-11")
        (report,) = record.reports()
        text = record.text(report.key)
    page.goto(f"{serve(path).address}/report/{report.key}")
    assert page.evaluate("document.getElementById('text').textContent") == text


def test_typed_words_are_found_in_the_report_without_a_mouse(served, page):
    page.goto(f"{served.address}/review?kind=figure&measure=killed")
    id = claim_on(page)
    with dateline.open(served.path) as record:
        row = record.claim(id)
        text = record.text(row.report_key)
    shown = page.locator("#passage").inner_text()
    counts = Counter(re.findall(r"\w+", shown))
    words = next(word for word in re.findall(r"\w+", row.sentence_text) if counts[word] == 1)
    page.keyboard.press("e")
    page.locator("#v-source").focus()
    page.keyboard.press("Control+a")
    page.keyboard.type(words)
    start, end = map(int, page.locator("#v-source_span").input_value().split("-"))
    assert text[start:end] == words
    page.keyboard.type("zz")
    assert page.locator("#v-source_span").input_value() == ""


def test_a_key_leads_straight_to_a_value_and_takes_the_selected_words(served, opened):
    page = opened()
    page.goto(f"{served.address}/review?kind=figure")
    page.keyboard.press("p")
    assert page.evaluate("document.activeElement.id") == "v-place"
    page.keyboard.press("Escape")
    page.evaluate(
        """() => {
            const passage = document.getElementById("passage");
            const words = document.createTreeWalker(passage, NodeFilter.SHOW_TEXT).nextNode();
            getSelection().setBaseAndExtent(words, 0, words, 8);
        }"""
    )
    taken = page.evaluate("String(getSelection())").strip()
    page.keyboard.press("p")
    assert page.locator("#v-place").input_value() == taken
    assert page.locator("#v-place_span").input_value()


def test_a_day_that_is_typed_stands_beside_in_words(served, opened):
    page = opened()
    page.goto(f"{served.address}/figures?since=2022-01-05")
    field, words = page.locator("#f-since"), page.locator("#f-since-words")
    assert field.get_attribute("type") is None
    assert words.inner_text() == "Wednesday, 5 January 2022"
    field.fill("6 Jan 2022")
    assert words.inner_text() == "Thursday, 6 January 2022"
    field.fill("06/01/2022")
    assert words.inner_text() == "no day so far"
    assert field.get_attribute("aria-invalid") == "true"
    field.fill("6 January 2022")
    field.press("Enter")
    assert "from 6 January 2022" in page.locator("details.filters summary").inner_text()


def test_single_keys_can_be_switched_off(served, opened):
    page = opened()
    page.goto(f"{served.address}/review")
    before = page.url
    page.keyboard.press("?")
    page.get_by_label("Use these keys in this browser").uncheck()
    page.keyboard.press("r")
    page.reload()
    page.keyboard.press("r")
    page.wait_for_timeout(300)
    assert page.url == before
    with dateline.open(served.path) as record:
        assert not record.judgements()


def test_words_are_chosen_again_by_keyboard_alone(served, page):
    page.goto(f"{served.address}/review?kind=figure&measure=killed")
    id = claim_on(page)
    page.keyboard.press("v")
    assert page.evaluate("document.activeElement.id") == "passage"
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Shift+ArrowRight")
    chosen = page.evaluate("String(getSelection())")
    assert len(chosen.split()) == 2
    assert " ".join(chosen.split()) in page.locator("#chosen").inner_text()
    page.keyboard.press("x")
    span = page.locator("#v-evidence").input_value()
    with page.expect_navigation():
        page.keyboard.press("Enter")
    with dateline.open(served.path) as record:
        row = record.claim(id)
        text = record.text(row.report_key)
    assert f"{row.start}-{row.end}" == span
    assert text[row.start : row.end] == row.text == chosen


def test_every_value_of_the_form_has_a_key(served, page):
    for kind, keys in (("figure", "mcoptkyx"), ("event", "mbhoptyx"), ("statement", "optyx")):
        page.goto(f"{served.address}/review?kind={kind}")
        for key in keys:
            page.keyboard.press(key)
            assert page.evaluate("document.activeElement.closest('#edit') !== null"), (kind, key)
            page.keyboard.press("Escape")


def test_the_list_of_keys_comes_into_sight_and_takes_the_focus(served, page):
    page.goto(f"{served.address}/review")
    page.keyboard.press("?")
    box = page.locator("#keys table").bounding_box()
    assert 0 <= box["y"] < 900
    assert page.evaluate("document.activeElement.closest('#keys') !== null")


def test_a_decision_is_followed_by_what_it_changed(served, page):
    with dateline.open(served.path) as record:
        series = next(row for row in record.series() if len(row.figures) == 3)
    page.goto(f"{served.address}/review?claim={series.figures[0]}")
    press(page, "r")
    told = page.locator(".done").inner_text()
    assert "3 figures → 2 figures" in told
    press(page, "z")
    assert "2 figures → 3 figures" in page.locator(".done").inner_text()


def test_one_box_that_crosses_the_other_is_told_in_words_of_the_page(served, page):
    page.goto(f"{served.address}/review?kind=figure&measure=killed")
    page.keyboard.press("m")
    page.keyboard.type("987654")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    told = page.get_by_role("alert").inner_text()
    assert "“At least” (987654) is larger than “At most”" in told
    assert "number=" not in told
