"""Times of the clock that head the entries of a live report are no years, no counts and no part of a name."""

from __future__ import annotations

from datetime import date

import pytest

from dateline.extract import read_claims
from dateline.extract.text.blocks import pieces_of
from dateline.extract.text.clock_heads import clock_heads
from dateline.ingest import make_report
from dateline.language import Pack
from dateline.model.claim import Figure

LIVE = """2210 Harbour master Ann Lee says the quay is dry again.
2150 GMT At least 14 dockers have been killed in Elm Cove.
1532 Lund's mayor tells our reporter that nine boats have sunk.
0915 “We heard a bang,” says Jo Ray."""


def test_heads_are_no_part_of_what_is_parsed(pack: Pack) -> None:
    pieces = pieces_of(make_report(LIVE), pack)
    assert [piece.text[:7] for piece in pieces] == ["Harbour", "At leas", "Lund's ", "“We hea"]
    assert all(LIVE[piece.offsets[0] :].startswith(piece.text[:7]) for piece in pieces)


def test_no_claim_is_of_a_year_or_by_a_source_that_a_head_gave(pack: Pack) -> None:
    claims = read_claims(make_report(LIVE, published=date(2015, 3, 4)), pack)
    assert {c.time.start.year for c in claims if c.time.start} <= {2015}
    assert not any(c.source.text[:1].isdigit() for c in claims if c.source.text)
    killed = [c for c in claims if isinstance(c, Figure) and c.measure == "killed"]
    assert [(f.quantity.low, f.quantity.high) for f in killed] == [(14, None)]


def test_a_head_behind_a_caption_is_found_by_the_hours_around_it(pack: Pack) -> None:
    text = LIVE.replace("sunk.\n", "sunk. Pictures of the old quay 1120 Mayor Hill walks to the mill in 1004 Boats.\n")
    assert [head.of(text) for head in clock_heads(text, pack)] == ["2210", "2150 GMT", "1532", "1120", "0915"]


@pytest.mark.parametrize(
    "text",
    [
        "1804 The island is free.\n1915 Marines land.\n1934 They leave.\n2010 A quake strikes.",
        "0915 The gate opens.\n1985 Boats were counted.\n2210 The gate shuts.",
        "1230 Boats came in.\nIt rained.\n2040 Boats went out.",
        "0940 Crates came.\n2200 Sacks were lost.\n0310 Carts stood idle.\n1710 Mules were sold.\n0830 Rain fell.",
    ],
)
def test_years_and_counts_are_no_heads(text: str, pack: Pack) -> None:
    assert clock_heads(text, pack) == ()
