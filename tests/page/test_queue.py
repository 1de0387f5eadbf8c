"""The queue: least certain and most consequential first."""

from __future__ import annotations

import pytest

import dateline
from dateline.errors import UsageError
from dateline.page import Asked, Snapshot
from dateline.page.queue import queue, weight_of

TEXTS = {
    "a": "Police said 120 people were killed in Almaty on 5 January 2022.",
    "b": "The mayor said 12 people were killed in Almaty on 5 January 2022.",
    "c": "Some 3 shops were destroyed in Aktau on 4 January 2022.",
}


@pytest.fixture
def record(tmp_path):
    for name, text in TEXTS.items():
        (tmp_path / f"{name}.txt").write_text(text)
    with dateline.open(tmp_path / "r.dateline") as made:
        made.read([tmp_path / f"{name}.txt" for name in TEXTS], published="2022-01-06")
        yield made


def offered(record, who="marta", **values):
    return queue(Snapshot(record), Asked("review", "", values), who)


def test_the_order_is_doubt_times_weight(record):
    items = offered(record)
    assert [item.worth for item in items] == sorted((item.worth for item in items), reverse=True)
    first = items[0]
    assert first.row.measure == "killed"
    assert first.row.low == 120
    assert first.worth > next(item.worth for item in items if getattr(item.row, "measure", "") == "destroyed")
    assert len(first.reasons) == len(first.doubts) > 0


def test_deaths_and_large_counts_weigh_more(record):
    weights = {(row.measure, row.low): weight_of(row) for row in record.figures()}
    assert weights["killed", 120] == weights["killed", 12] + 1 > weights["destroyed", 3]


def test_what_was_judged_leaves_the_queue_and_waits_for_a_second_reader(record):
    first = offered(record)[0].row.id
    record.judge(first, "accept", who="marta")
    assert first not in [item.row.id for item in offered(record)]
    assert [item.row.id for item in offered(record, who="jo", queue="second")] == [first]
    assert not offered(record, who="marta", queue="second")


def test_what_someone_was_unsure_of_is_a_queue_of_its_own(record):
    first = offered(record)[0].row.id
    record.judge(first, "unsure", who="marta")
    assert [item.row.id for item in offered(record, queue="unsure")] == [first]


def test_what_was_rejected_is_offered_to_a_second_reader_only(record):
    first = offered(record)[0].row.id
    record.judge(first, "reject", who="marta")
    assert first not in [item.row.id for item in offered(record, queue="all")]
    assert [item.row.id for item in offered(record, who="jo", queue="second")] == [first]


def test_filters_narrow_it(record):
    assert {item.row.report for item in offered(record, report="c.txt")} == {"c.txt"}
    assert {item.row.kind for item in offered(record, kind="figure")} == {"figure"}
    assert not offered(record, outlet="nobody")
    with pytest.raises(UsageError, match="there is figure"):
        offered(record, kind="count")


def test_what_the_overview_leads_with_says_so(record):
    first = offered(record)[0]
    assert "the overview leads with it" in first.reasons


def test_what_a_copy_prints_again_is_asked_last(tmp_path):
    text = "Police said 120 people were killed in Almaty on 5 January 2022.\n\nShops near the old market stayed shut.\n"
    for name in ("first", "copy"):
        (tmp_path / f"{name}.txt").write_text(text)
    (tmp_path / "other.txt").write_text(TEXTS["c"])
    with dateline.open(tmp_path / "r.dateline") as made:
        made.read([tmp_path / f"{name}.txt" for name in ("first", "copy", "other")], published="2022-01-06")
        items = offered(made)
        words = [(item.row.kind, item.row.sentence_text) for item in items]
    once = list(dict.fromkeys(words))
    assert set(words[: len(once)]) == set(once)
