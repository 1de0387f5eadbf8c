"""Words that point to a spot named elsewhere."""

from __future__ import annotations

from datetime import date

from dateline.extract.read import read
from dateline.ingest import make_report
from dateline.language import Pack


def places(text: str, pack: Pack) -> list[str]:
    figures = read(make_report(text, published=date(2016, 5, 4)), pack).figures
    return [figure.place.text if figure.place is not None else "" for figure in figures]


def test_the_square_is_the_one_that_was_named(pack: Pack) -> None:
    text = (
        "Marches went on in Tunis and Sfax on Friday. A stage was put up in Almond Square.\n\n"
        "Ministers met in Tunis.\n\n"
        "By morning about 2,000 people were still in the square.\n\n"
        "Nine of them were hurt."
    )
    assert places(text, pack)[0] == "Almond Square"


def test_a_school_is_named_after_it_is_pointed_to(pack: Pack) -> None:
    text = (
        "Lab tests confirmed 30 infections at the school on Monday.\n\n"
        "Parents were told to stay away from Marlow primary school."
    )
    assert places(text, pack) == ["Marlow primary school"]


def test_a_word_that_tells_which_one_points_to_no_other(pack: Pack) -> None:
    text = (
        "Shots were fired in Almond Square in Tunis on Friday.\n\n"
        "In Sfax, four people were hurt in the square beside the station."
    )
    assert places(text, pack) == ["Sfax"]
