"""What arrives shows without a reload."""

from __future__ import annotations

import dateline


def write(served, folder, name: str, text: str) -> None:
    """As ``dateline read`` in another process does."""
    folder.mkdir(exist_ok=True)
    (folder / name).write_text(text)
    with dateline.open(served.path) as record:
        record.read(folder / name, published="2022-01-08", outlet="Late Edition")


def test_a_report_that_is_read_shows_by_itself(served, page, tmp_path):
    page.goto(f"{served.address}/reports")
    page.evaluate("window.stays = 1")
    assert not page.get_by_text("Late Edition").count()
    write(served, tmp_path / "more", "late.txt", "Police in Almaty said 31 people were killed on 6 January 2022.")
    # What is new is marked for a while only: a busy machine must not come too late to see it.
    page.locator("main .arrived", has_text="Late Edition").first.wait_for(state="attached", timeout=60_000)
    assert page.evaluate("window.stays") == 1
    assert "1 new report" in page.locator("aside.live p").inner_text()


def test_what_arrives_while_the_page_is_asked_for_again_shows_too(served, page, tmp_path):
    page.goto(f"{served.address}/reports")
    held = []

    def hold(route):
        if held:
            route.continue_()
        else:
            held.append((route, route.fetch()))

    page.route("**/reports", hold)
    write(served, tmp_path / "more", "late.txt", "Police in Almaty said 31 people were killed on 6 January 2022.")
    for _ in range(600):
        if held:
            break
        page.wait_for_timeout(100)
    write(served, tmp_path / "more", "later.txt", "Police in Taraz said 32 people were detained on 7 January 2022.")
    # The second arrival is told while the answer about the first is still on its way.
    page.locator("aside.live p", has_text="2 new reports").wait_for(state="attached", timeout=60_000)
    page.wait_for_timeout(1000)
    route, answer = held[0]
    route.fulfill(response=answer)
    page.locator("main", has_text="Police in Taraz").first.wait_for(state="attached", timeout=60_000)


def test_place_focus_and_what_is_open_stay(served, page, tmp_path):
    page.goto(f"{served.address}/statements")
    # A link that the new report does not change: to the words of a claim.
    page.locator("main a[href*='claim=']").nth(40).focus()
    page.evaluate("window.getSelection().selectAllChildren(document.querySelectorAll('main p')[5])")
    place = "document.activeElement.getBoundingClientRect().top"
    page.evaluate("document.activeElement.scrollIntoView({block: 'center'})")
    state = f"[{place}, document.activeElement.href, String(window.getSelection())]"
    before = page.evaluate(state)
    assert before[2]
    write(served, tmp_path / "more", "late.txt", 'The mayor of Almaty said: "The city is calm and the roads are open."')
    page.locator("aside.live").wait_for(timeout=60_000)
    page.wait_for_function("document.querySelector('.arrived') || document.body.dataset.stamp", timeout=60_000)
    page.wait_for_timeout(1500)
    after = page.evaluate(state)
    assert after[1:] == before[1:]
    assert abs(after[0] - before[0]) < 3


def test_what_someone_types_is_not_taken_away(served, page, tmp_path):
    page.goto(f"{served.address}/events")
    page.evaluate("document.querySelector('main').insertAdjacentHTML('afterbegin', '<textarea>half a</textarea>')")
    page.locator("main textarea").fill("half a sentence")
    write(served, tmp_path / "more", "late.txt", "Soldiers stormed the airport in Almaty on 6 January 2022.")
    page.get_by_role("button", name="Show now").wait_for(timeout=60_000)
    assert page.locator("main textarea").input_value() == "half a sentence"


TOWNS = ("Almaty", "Taraz", "Astana", "Aktau", "Aktobe", "Atyrau", "Kostanay", "Pavlodar", "Semey", "Oral", "Kyzylorda")


def test_only_what_is_new_is_marked_and_what_has_the_focus_keeps_it(served, page, tmp_path):
    # So many that what is new at the top pushes rows off the page at its end.
    told = " ".join(
        f"On {day} January 2022 police detained {10 + 11 * day + at} protesters in {town}."
        for day in range(1, 8)
        for at, town in enumerate(TOWNS)
    )
    page.goto(f"{served.address}/events")
    write(served, tmp_path / "many", "many.txt", told)
    page.get_by_text("Late Edition").first.wait_for(timeout=60_000)
    page.goto(f"{served.address}/events")
    rows = "[...document.querySelectorAll('main tbody tr')]"
    before = set(page.evaluate(f"{rows}.map((row) => row.textContent)"))
    page.locator("main tbody a[href*='/event/']").nth(10).focus()
    focused = page.evaluate("document.activeElement.textContent")
    text = "Soldiers stormed the airport in Almaty on Saturday. Police detained 40 protesters in Taraz on Saturday."
    write(served, tmp_path / "more", "late.txt", text)
    page.locator("main tbody .arrived, main tbody tr.arrived").first.wait_for(state="attached", timeout=60_000)
    holds = "row.matches('.arrived') || row.querySelector('.arrived')"
    marked = page.evaluate(f"{rows}.filter((row) => {holds}).map((row) => row.textContent)")
    assert 0 < len(marked) < 10
    assert not before & set(marked)
    assert page.evaluate("document.activeElement.textContent") == focused
