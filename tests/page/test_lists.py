"""Lists in pages, kept answers, addresses that stay in the past."""

from __future__ import annotations

import pytest

from dateline.errors import UsageError
from dateline.page import Asked, ServedLinks, Snapshot
from dateline.page.paging import paged
from handmade import HandRecord


def test_a_page_holds_a_hundred_rows_and_says_which():
    shown = paged(list(range(250)), Asked("events", "", {"page": "3"}))
    assert (list(shown.rows), shown.page, shown.pages, shown.first, shown.last, shown.total) == (
        list(range(200, 250)),
        3,
        3,
        201,
        250,
        250,
    )


def test_a_page_beyond_the_last_is_the_last():
    assert paged([1, 2], Asked("events", "", {"page": "9"})).page == 1


def test_an_empty_list_has_one_page_without_rows():
    shown = paged([], Asked("events"))
    assert (shown.pages, shown.first, shown.last) == (1, 0, 0)


def test_a_page_that_stands_for_itself_holds_all_rows():
    assert len(paged(list(range(250)), Asked("events", whole=True)).rows) == 250


def test_a_page_that_is_no_number_is_an_error():
    with pytest.raises(UsageError, match="page"):
        paged([1], Asked("events", "", {"page": "two"}))


def test_what_is_made_once_is_kept_and_only_the_newest_answers_are():
    snap = Snapshot(HandRecord())  # type: ignore[arg-type]
    made: list[str] = []

    def make(key: str):
        return lambda: made.append(key) or key

    assert [snap.recent("x", key, make(key), most=2) for key in ("a", "b", "a", "c", "b", "a")] == list("abacba")
    assert made == ["a", "b", "c", "a"]
    assert snap.once("y", make("d")) == snap.once("y", make("e")) == "d"


def test_the_page_of_a_list_is_no_part_of_its_question():
    one = Asked("events", "", {"place": "X", "page": "2"})
    assert one.filters == Asked("events", "", {"page": "1", "place": "X", "type": ""}).filters
    assert one.filters != Asked("events", "", {"place": "Y"}).filters


def test_addresses_stay_at_an_earlier_state_until_told_otherwise():
    links = ServedLinks(kept=(("as_of", "2022-01-10"),))
    assert links.page("series", "N1") == "/series/N1?as_of=2022-01-10"
    assert links.page("series", "N1", as_of=None) == "/series/N1"
