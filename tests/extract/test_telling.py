"""Reports that talk or look back, and those that report."""

from __future__ import annotations

from datetime import date

import pytest

from dateline.extract.read import read
from dateline.extract.reading import Reading
from dateline.extract.text.blocks import find_blocks
from dateline.extract.text.telling import Telling, telling
from dateline.ingest.make import make_report
from dateline.language import Pack

FILLER = "The river rose past the old mill and the boats lay idle along the quay while the rain went on. "
NEWS = "Soldiers arrested nine students in Lusanga on Monday. " + FILLER * 12
COLUMN = "I remember how the mayor jailed my friends. I wept. " + FILLER * 8 + "I fear that we forget. My town burns."
SHOW = (
    "ANNA VOSS, HOST: The army shelled the port. "
    + FILLER * 4
    + "PETER LUNG: It did. "
    + FILLER * 4
    + "VOSS: Rebels took the bridge. LUNG: They did. VOSS: Good night."
)
PAST = "".join(f"In {year} the army bombed the port again. " for year in range(1990, 1999)) + FILLER * 8


def marked(text: str, pack: Pack) -> Telling:
    report = make_report(text, published=date(2021, 3, 10))
    return telling(Reading(report, pack, blocks=find_blocks(report, pack)))


@pytest.mark.parametrize(
    ("text", "mark"),
    [(NEWS, Telling.NEWS), (COLUMN, Telling.OPINION), (SHOW, Telling.TRANSCRIPT), (PAST, Telling.LOOK_BACK)],
)
def test_marks(text: str, mark: Telling, pack: Pack) -> None:
    assert marked(text, pack) is mark


def test_what_a_quoted_speaker_says_makes_no_column(pack: Pack) -> None:
    assert marked(NEWS + '"I fled and we lost my house and our boats. I saw my street burn," she said.', pack) is (
        Telling.NEWS
    )


FEATURE = "The lamp makers of the valley work by night. " + FILLER * 40
HOME = "They told us of the night when guards killed eleven weavers. " + FEATURE


def test_a_long_report_that_names_hardly_any_speaker_is_a_feature(pack: Pack) -> None:
    assert marked(FEATURE, pack) is Telling.FEATURE
    assert marked(FEATURE[: len(FEATURE) // 2], pack) is Telling.NEWS


def test_a_feature_that_cites_is_news(pack: Pack) -> None:
    cited = FEATURE + "The mayor, Ida Brandt, said the quay was dry. " * 14
    report = make_report(cited, published=date(2021, 3, 10))
    assert telling(read(report, pack)) is Telling.NEWS


def test_a_feature_has_only_counts_with_their_day_or_place(pack: Pack) -> None:
    published = date(2021, 3, 10)
    assert read(make_report(HOME, published=published), pack).figures == ()
    dated = HOME.replace("of the night when", "how on Monday")
    (figure,) = read(make_report(dated, published=published), pack).figures
    assert figure.text == "eleven"
    (news,) = read(make_report(HOME[:400], published=published), pack).figures
    assert news.text == "eleven"


def test_a_column_has_only_deeds_with_their_day(pack: Pack) -> None:
    assert read(make_report(COLUMN, published=date(2021, 3, 10)), pack).events == ()
    dated = COLUMN + " On Monday soldiers arrested nine students in Lusanga."
    (event,) = read(make_report(dated, published=date(2021, 3, 10)), pack).events
    assert event.text == "arrested"
