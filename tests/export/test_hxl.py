"""Latest figures with the hashtags of the Humanitarian Exchange Language."""

from __future__ import annotations

import csv
import re
from datetime import date

from dateline.export import hxl_columns, hxl_lines
from dateline.model.answers import LatestRow
from dateline.model.vocabulary import Measure

AT_LEAST = LatestRow(
    country="KZ",
    place="Astrel Province",
    place_kind="admin1",
    measure="killed",
    series="N1",
    figure="F1",
    low=20,
    high=None,
    as_of=date(2022, 1, 7),
    sentence="At least 20\nwere killed.",
    others=("N2", "N3"),
)
GAP = LatestRow(country="KZ", place="Astrel Province", place_kind="admin1", measure="displaced")


def table(*rows):
    told = {"words": "at least 20", "counts": "people", "source": "the mayor"}
    names, tags, *lines = csv.reader("".join(hxl_lines(rows, lambda row: told)).splitlines())
    return dict(zip(names, tags, strict=True)), [dict(zip(names, line, strict=True)) for line in lines]


def test_at_least_twenty_is_no_number_of_killed():
    tags, (line,) = table(AT_LEAST)
    assert tags["killed"] == "#affected+killed" and line["killed"] == ""
    assert (line["killed_low"], line["killed_high"], line["killed_words"]) == ("20", "", "at least 20")


def test_a_line_leads_to_the_claim_and_its_words():
    tags, (line,) = table(AT_LEAST)
    assert (line["killed_claim"], line["killed_sentence"]) == ("F1", "At least 20 were killed.")
    assert (line["killed_as_of"], line["killed_others"]) == ("2022-01-07", "N2 N3")
    assert (tags["country"], tags["admin1"], line["country"]) == ("#country+name", "#adm1+name", "Kazakhstan")


def test_a_gap_is_empty_and_never_nought():
    _, (line,) = table(AT_LEAST, GAP)
    assert {value for name, value in line.items() if name.startswith("displaced")} == {""}


def test_a_number_that_is_one_stands_under_the_tag_of_its_measure():
    _, (line,) = table(
        LatestRow(country="", place="", place_kind="unknown", measure="killed", figure="F1", low=0, high=0)
    )
    assert line["killed"] == "0" and line["country"] == ""


def test_every_tag_is_well_formed_and_stands_once():
    columns = hxl_columns([measure.value for measure in Measure])
    assert all(re.fullmatch(r"#[a-z][a-z0-9_]*(\+[a-z][a-z0-9_]*)*", tag) for tag in columns.values())
    assert len({frozenset(tag.split("+")) for tag in columns.values()}) == len(columns)
    # A pattern of a tag finds whatever has more attributes: people affected in one way must be found once.
    for measure in ("killed", "injured", "displaced"):
        wanted = {"#affected", measure}
        assert sum(wanted <= set(tag.split("+")) for tag in columns.values()) == 1


def test_a_place_of_which_nothing_is_told_has_no_line():
    other = LatestRow(country="KZ", place="Borrel Province", place_kind="admin1", measure="killed")
    assert [line["admin1"] for line in table(AT_LEAST, other)[1]] == ["Astrel Province"]
