"""What places, words around a number, and bodies that publish tell of two figures."""

from __future__ import annotations

from datetime import date

import pytest

from dateline.resolve import PlainReport, resolve
from handmade import figure

BODY = "Reds and Greens met near Astrel town hall while Mayor Ottokar of Astrel spoke. "
R2 = {"report": "r2"}
LAND = {"place": "Malvia", "place_id": 2, "place_name": "Malvia", "place_precision": "country"}


def one(number, *, report="r1", published=date(2022, 1, 6), day=date(2022, 1, 5), source="police", **values):
    own = {"cumulative": False, "time_start": day, "time_end": day, "time_precision": "day", "time_basis": "stated"}
    own |= {"report": report, "report_key": report, "published": published, "source": source, "outlet": report}
    own |= {"id": f"F{report}{number}", "low": number, "high": number, "text": str(number), "story": None}
    return figure(**(own | {"origin": None} | values))


def compare(a, b):
    keys = sorted({row.report_key for row in (a, b)})
    days = {row.report_key: row.published for row in (a, b)}
    reports = [PlainReport(key=key, name=key, published=days[key], body=BODY + key) for key in keys]
    return {(row.a, row.b): row for row in resolve(reports, [a, b]).relations}[a.id, b.id]


def told(number, words, **values):
    at = words.index(number)
    place = values.get("place", "")
    where = {"place_start": words.index(place)} if place and place in words else {}
    return {
        "sentence_text": words,
        "sentence": (0, len(words)),
        "start": at,
        "end": at + len(number),
        **values,
        **where,
    }


@pytest.mark.parametrize(("what", "expected"), [("ferry accident", "revised"), ("earthquake", "different_scope")])
def test_a_crash_is_at_one_spot_and_a_quake_in_many(what, expected):
    town = one(22, **told("22", f"At least 22 died in the {what} near Almaty.", place="Almaty"))
    land = one(58, **(R2 | told("58", f"The {what} in Kazakhstan killed 58.", **(LAND | {"place": "Kazakhstan"}))))
    assert compare(town, land).relation == expected


def test_a_quake_is_nearly_all_where_a_report_puts_it():
    town = one(22, **told("22", "At least 22 died in the quake in Almaty.", place="Almaty"))
    land = one(25, **(R2 | told("25", "The quake in Kazakhstan killed 25.", **(LAND | {"place": "Kazakhstan"}))))
    assert compare(town, land).relation == "revised"


def test_a_factory_stands_in_the_town_that_the_other_names():
    site = {"place": "Apex Sole factory", "place_id": None, "place_name": "", "place_precision": "unknown"}
    named = one(31, **(R2 | told("31", "31 people died at the Apex Sole factory.", **site)))
    assert compare(one(22), named).scope == ()


def test_two_holders_of_whom_one_knows_of_no_others_contradict_each_other():
    words = "The raid killed 12 fighters and no one else."
    raid = one(12, source="the army", group="militants", people="fighters", **told("12", words))
    assert (
        compare(raid, one(131, source="residents", group="civilians", people="civilians", **R2)).relation
        == "contradicted"
    )


def test_a_body_that_publishes_holds_its_numbers_and_a_paper_does_not():
    own = one(31, source="", **(R2 | {"outlet": "Miners' Union of Astrel"}))
    paper = one(31, source="", **(R2 | {"outlet": "Astrel Union Times"}))
    assert compare(one(22), own).relation == "contradicted"
    assert compare(one(22), paper).relation == "revised"


def test_two_digits_that_one_holder_swaps_are_a_slip():
    assert compare(one(47), one(74, **R2)).relation == "suspicious"
    assert compare(one(47), one(74, source="doctors", **R2)).relation == "contradicted"


def test_two_entries_of_a_live_page_are_two_times():
    early = told("19", "11.00 h: The service has 19 dead.", source="")
    late = told("27", "14.10 h: The service has 27 dead.", source="")
    assert compare(one(19, **early), one(27, **late)).relation == "revised"


def test_a_part_of_one_bulletin_is_the_same_part_in_the_next():
    words = "In all {} were moved, and {} have fled to neighbouring lands."
    later = {"published": date(2022, 1, 13), "report": "r2"}
    rows = [
        one(number, **(own | {"measure": "displaced", "outlet": "Relief Desk", "source": ""} | told(str(number), text)))
        for own, text, numbers in (
            ({}, words.format(900, 391), (900, 391)),
            (later, words.format(1100, 447), (1100, 447)),
        )
        for number in numbers
    ]
    reports = [
        PlainReport(key=key, name=key, published=date(2022, 1, day), body=BODY + key)
        for key, day in (("r1", 6), ("r2", 13))
    ]
    found = {(row.a, row.b): row for row in resolve(reports, rows).relations}
    assert found[rows[1].id, rows[3].id].relation == "revised"


def test_the_dead_of_all_countries_are_no_newer_state_of_those_of_one():
    so_far = {"cumulative": True, "time_start": None, "measure": "infected", "source": ""}
    land = one(159, **so_far, **told("159", "159 people have fallen ill in Kazakhstan so far.", **LAND))
    world = "The fever has now made 740 people ill in 11 countries."
    nowhere = {"place": "", "place_id": None, "place_name": "", "place_country": "", "place_precision": "unknown"}
    later = {**R2, "published": date(2022, 1, 9)}
    assert compare(land, one(740, **so_far, **later, **told("740", world, **nowhere))).scope == ("place",)
    unknown = "The fever has now made 740 people ill."
    assert compare(land, one(740, **so_far, **later, **told("740", unknown, **nowhere))).relation == "revised"


def test_a_count_for_the_province_is_not_that_of_its_town():
    town = one(21, **told("21", "In Almaty 21 people have died of the fever.", place="Almaty"))
    words = "By Monday 47 deaths had been reported in the province."
    elsewhere = {"place_start": 900}
    wide = one(47, source="the ministry", **(R2 | told("47", words) | elsewhere))
    assert compare(town, wide).scope == ("place",)
    named = "In the province of Almaty 47 people have died of the fever."
    assert compare(town, one(47, source="the ministry", **(R2 | told("47", named)))).relation == "contradicted"
