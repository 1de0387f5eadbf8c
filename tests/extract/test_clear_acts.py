"""Words of conflict that tell no clear act."""

from __future__ import annotations

from datetime import date

import pytest

from dateline.extract.read import read
from dateline.ingest.make import make_report
from dateline.language import Pack
from dateline.model.claim import EventMention
from dateline.model.vocabulary import EventType

DAY = date(2021, 3, 10)


def events(text: str, pack: Pack) -> tuple[EventMention, ...]:
    return read(make_report(text, published=DAY), pack).events


@pytest.mark.parametrize(
    "text",
    [
        "The two candidates clashed in a lively debate on Monday.",
        "The crews were forced to stop work at dusk.",
        "The novel prompted a walkout at the reading.",
        "The dispute is threatening to derail the summit.",
        "The minister defended his decision on Monday.",
        "He was concerned about soldiers killing villagers.",
        "The agency said it would launch a pilot survey.",
    ],
)
def test_no_clear_act(text: str, pack: Pack) -> None:
    assert events(text, pack) == ()


def test_a_ban_on_goods_is_a_sanction(pack: Pack) -> None:
    (event,) = events("Peru has banned pork from Chile and Brazil.", pack)
    assert event.type is EventType.SANCTION
    assert [r.text for r in event.recipients] == ["Chile", "Brazil"]


def test_units_of_help_are_aid(pack: Pack) -> None:
    kinds = {e.type for e in events("Peru has sent mobile water purification units to Chile.", pack)}
    assert EventType.MOBILIZE not in kinds
