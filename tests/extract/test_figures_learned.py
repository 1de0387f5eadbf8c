"""Numbers that no rule reads, told by what was learned."""

from __future__ import annotations

import pytest

from dateline.extract.figures import find
from dateline.extract.figures.learned import stretches
from dateline.extract.read import read
from dateline.extract.reading import Reading
from dateline.extract.text.blocks import find_blocks
from dateline.ingest import make_report
from dateline.language import Pack
from dateline.language.encoder import Pieces

pytestmark = pytest.mark.learned


def counts(text: str, pack: Pack) -> list[tuple[str, str]]:
    return [(figure.text, figure.measure.value) for figure in read(make_report(text), pack).figures]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("The storm killed 12 people. The sea gave back 31 more by Friday.", ("31", "killed")),
        ("The ferry sank with 12 dead. The lake has kept nine.", ("nine", "killed")),
        ("The flood killed 12. Divers brought up the mortal remains of nine fishermen.", ("nine", "killed")),
    ],
)
def test_an_unheard_wording_is_told_as_learned(text: str, count: tuple[str, str], pack: Pack, monkeypatch) -> None:
    assert count in counts(text, pack)
    monkeypatch.setattr(find, "learned", lambda reading, ruled, words: {})
    assert count not in counts(text, pack)


@pytest.mark.parametrize(
    "text",
    [
        "The storm killed 12 people. The council has 31 members, and its meeting lasted four hours.",
        "Police arrested 40 marchers. The bus line has 17 stops and a ticket costs 3 crowns.",
        "Two miners were killed. The pit, 300 metres deep, was opened in 1951 and has nine galleries.",
        "The quake killed 60 people. A loaf costs 40 rupees; the baker, 52, has three ovens.",
    ],
)
def test_numbers_beside_the_matter_are_no_counts(text: str, pack: Pack) -> None:
    assert len(counts(text, pack)) == 1


def test_a_report_without_a_count_is_not_asked_about(pack: Pack, monkeypatch) -> None:
    monkeypatch.setattr(Pack, "encoder", lambda self, name: pytest.fail("asked"))
    assert counts("The company sold 31 ships. Eleven are in the harbour.", pack) == []


def test_stretches_hold_each_number_once_where_it_stands(pack: Pack) -> None:
    sea = "The sea rose and rose and the boats stayed at the quay that day. "
    text = "The storm killed 12 people. " + sea * 12 + "It has 31 graves."
    reading = Reading(make_report(text), pack, blocks=find_blocks(make_report(text), pack))
    numbers = read(make_report(text), pack).quantities
    cut = Pieces(["[UNK]", "[CLS]", "[SEP]", "12", "31"])
    found = list(stretches(reading, numbers, cut))
    assert [one.rows[first] for one in found for first, _ in one.marked] == [cut.rows["12"], cut.rows["31"]]
    assert all(first == last for one in found for first, last in one.marked)
