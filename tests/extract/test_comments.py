"""Readers' comments below a report are no part of it."""

from __future__ import annotations

from datetime import date

import pytest

from dateline.extract.read import read
from dateline.extract.text.comments import comments_from
from dateline.ingest.make import make_report
from dateline.language import Pack

NEWS = "Soldiers arrested nine students in Lusanga on Monday, the mayor said.\n"
FIRST = "Guards killed forty weavers and nobody writes of it."
SECOND = "Police arrested my brother in Lusanga, the radio said."

PAGES = [
    f"{NEWS}At 1:17 pm on 11 Mar 2021, tinker_7 wrote:\n{FIRST}\nAt 08:02 am on 12 Mar 2021, oldmill wrote:\n{SECOND}",
    f"{NEWS}March 11, 2021 at 1:17 pm | Reply\n{FIRST}\nMarch 12, 2021 at 8:02 am | Reply\n{SECOND}",
    f"{NEWS}March 11, 2021 01:17 pm at 1:17 pm |\n{FIRST}\nMarch 12, 2021 08:02 am at 8:02 am |\n{SECOND}",
    f"{NEWS}Posted by tinker_7 on 11 March 2021, 13:17\n{FIRST}\nPosted by oldmill on 12 March 2021, 08:02\n{SECOND}",
    f"{NEWS}tinker_7 says: March 11, 2021 at 1:17 pm\n{FIRST}\noldmill says: March 12, 2021 at 8:02 am\n{SECOND}",
]


@pytest.mark.parametrize("page", PAGES)
def test_what_readers_write_makes_no_claim(page: str, pack: Pack) -> None:
    whole = read(make_report(page, published=date(2021, 3, 10)), pack)
    alone = read(make_report(NEWS, published=date(2021, 3, 10)), pack)
    assert comments_from(page) is not None
    for kind in ("figures", "events", "statements"):
        assert [c.span for c in getattr(whole, kind)] == [c.span for c in getattr(alone, kind)]
    assert alone.figures and alone.events


def test_one_letter_is_no_row_of_comments() -> None:
    assert comments_from(f"{NEWS}On 11 March 2021, 13:17, the captain wrote: the bridge is gone.") is None


def test_the_hours_of_a_live_page_head_its_own_entries(pack: Pack) -> None:
    page = "1:17 p.m. Soldiers arrested nine students in Lusanga.\n2:20 p.m. Police arrested two bakers in Lusanga."
    assert comments_from(page) is None
    assert len(read(make_report(page, published=date(2021, 3, 10)), pack).figures) == 2
