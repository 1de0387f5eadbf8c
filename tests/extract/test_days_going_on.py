"""What goes with a dated deed has its day: done in doing it, or told in the next sentence of the same ones."""

from __future__ import annotations

from datetime import date

import pytest

from dateline.extract import read_claims
from dateline.ingest import make_report
from dateline.language import Pack

_PUBLISHED = date(2019, 5, 12)  # a Sunday
_FRIDAY = date(2019, 5, 10)


def _start(pack: Pack, text: str, words: str) -> date | None:
    report = make_report(text, published=_PUBLISHED, name="report")
    found = [c for c in read_claims(report, pack) if c.text == words and c.kind != "statement"]
    assert found, words
    return found[0].time.start


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Rebels attacked the town of Tarn on Friday, killing nine people.", "nine"),
        ("Rebels attacked the town of Tarn on Friday. They also kidnapped four nurses.", "kidnapped"),
        ("Police on Friday confirmed a first case in Peru, prompting officials to seal off a hotel.", "seal"),
        ("The minister on Friday criticised China for its ban. She also urged Brazil to lift its own.", "urged"),
    ],
)
def test_goes_with_the_dated_deed(pack: Pack, text: str, words: str) -> None:
    assert _start(pack, text, words) == _FRIDAY


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Police said on Friday that the storm had passed. They also arrested nine men.", "arrested"),
        ("Rebels shelled the port on Friday. Troops had also arrested nine men.", "arrested"),
    ],
)
def test_is_no_day_of_others(pack: Pack, text: str, words: str) -> None:
    assert _start(pack, text, words) != _FRIDAY


def test_this_year_is_the_reports_in_a_story_long_gone(pack: Pack) -> None:
    story = "In 1916 the mill was built. In 1917 it burned. In 1918 it was built anew. In March 1919 it was sold. "
    text = story + "Nine men were killed in the mill on February 22 this year."
    assert _start(pack, text, "Nine") == date(2019, 2, 22)
