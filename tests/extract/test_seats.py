"""Where what spreads began, or is worst."""

from __future__ import annotations

from datetime import date

import pytest

from dateline.extract.read import read
from dateline.ingest import make_report
from dateline.language import Pack


def place(text: str, word: str, pack: Pack) -> list[str]:
    found = read(make_report(text, published=date(2021, 5, 7)), pack)
    claims = (*found.events, *found.figures)
    return [claim.place.text if claim.place else "" for claim in claims if claim.text == word]


@pytest.mark.parametrize(
    ("sentence", "where"),
    [
        ("The farmer fell ill in Peru, the centre of the flu outbreak that began in March.", "Peru"),
        ("Peru, where the flu outbreak began, has asked Chile and Bolivia for beds.", "Peru"),
        ("The latest flu outbreak seems to have started in Lima.", "Lima"),
        ("It is the first death outside Peru, the country worst hit by this flu outbreak.", "Peru"),
        ("Chile stopped flights to Peru - the main focus of the outbreak - on Thursday.", "Peru"),
    ],
)
def test_an_outbreak_is_where_it_began_or_is_worst(sentence: str, where: str, pack: Pack) -> None:
    text = f"Flu worries the continent.\n\n{sentence}\n\nThe flu outbreak worries doctors everywhere."
    assert place(text, "outbreak", pack) == [where]


def test_what_is_told_of_a_country_that_acts_is_so_there(pack: Pack) -> None:
    assert place("Peru, where nine people died of cholera, has asked Chile for beds.", "nine", pack) == ["Peru"]


def test_a_group_with_members_all_over_the_world_counts_here(pack: Pack) -> None:
    text = (
        "Crowds marched through Lima on Thursday, and police in Peru beat reporters.\n\n"
        "The Press Guild, a charity with branches worldwide, said it knew of 30 attacks on reporters."
    )
    assert place(text, "30", pack) != [""]
