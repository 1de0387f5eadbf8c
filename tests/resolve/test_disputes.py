"""A later number is mostly a newer one; who holds another and says so contradicts."""

from __future__ import annotations

from datetime import date

from dateline.resolve import PlainReport, resolve
from handmade import figure

BODY = "Reds and Greens met near Astrel town hall while Mayor Ottokar of Astrel spoke. "
R2 = {"report": "r2"}
LATER = {**R2, "published": date(2022, 1, 7)}


def one(number, *, report="r1", published=date(2022, 1, 6), day=date(2022, 1, 5), source="police", **values):
    own = {"cumulative": False, "time_start": day, "time_end": day, "time_precision": "day", "time_basis": "stated"}
    own |= {"report": report, "report_key": report, "published": published, "source": source, "outlet": report}
    own |= {"id": f"F{report}{number}", "low": number, "high": number, "text": str(number), "story": None}
    return figure(**(own | {"origin": None} | values))


def compare(a, b):
    return together(a, b)[a.id, b.id]


def relation(a, b):
    return compare(a, b).relation


def together(*rows):
    keys = sorted({row.report_key for row in rows})
    days = {row.report_key: row.published for row in rows}
    reports = [PlainReport(key=key, name=key, published=days[key], body=BODY + key) for key in keys]
    return {(row.a, row.b): row for row in resolve(reports, rows).relations}


def said(row, words):
    return {"sentence_text": words, "sentence": (0, len(words)), "start": words.index(row), "end": words.index(row) + 2}


def test_a_report_that_gives_both_numbers_by_two_holders_contradicts_the_first():
    first = one(19)
    theirs, own = one(19, **LATER), one(35, source="the UN mission", **LATER)
    assert together(first, theirs, own)[first.id, own.id].relation == "contradicted"


def test_a_later_number_alone_is_a_newer_one():
    first, own = one(19), one(35, source="the UN mission", **LATER)
    assert together(first, own)[first.id, own.id].relation == "revised"


def test_a_number_given_as_the_earlier_one_is_revised():
    first = one(19)
    words = "Police had put it at 19; now 35 were counted."
    theirs = one(19, **LATER, **said("19", words))
    own = one(35, source="the UN mission", **LATER, **said("35", words))
    assert together(first, theirs, own)[first.id, own.id].relation == "revised"


def test_a_report_that_calls_the_number_too_low_somewhere_contradicts_it():
    first, own = one(19), one(35, source="the miners' union", source_kind="other", **LATER)
    doubt = one(4, measure="missing", source="the miners' union", sentence_text="Their number is far too low.", **LATER)
    assert together(first, own, doubt)[first.id, own.id].relation == "contradicted"


def test_an_outlet_that_counted_for_itself_is_a_holder():
    words = "By our count 61 people were killed."
    own = (
        one(61, **R2, **said("61", words), source_kind="outlet")
        if False
        else one(61, **(R2 | {"source": ""} | said("61", words)))
    )
    assert relation(one(34), own) == "contradicted"
    assert relation(one(34), one(61, **(R2 | {"source": ""}))) == "revised"


def test_nobody_corrects_what_others_hold():
    words = "Fifteen died and not 18, the service said in a correction."
    mended = one(15, source="the prison service", sentence_text=words)
    assert relation(mended, one(27, source="Ada Bell", **R2)) == "contradicted"
    assert relation(mended, one(18, source="the prison service", **R2)) == "revised"


def test_a_corrected_report_mends_its_outlet_whatever_place_it_names():
    country = {"place": "Kazakhstan", "place_id": 2, "place_name": "Kazakhstan", "place_precision": "country"}
    first = one(5, **country, outlet="Wire")
    assert compare(first, one(4, **R2 | {"outlet": "Wire"})).scope == ("place",)
    assert relation(first, one(4, **R2 | {"outlet": "Wire", "headline": "Four dead in crash (CORRECTED)"})) == "revised"


def test_who_attacked_is_among_the_dead_of_one_report_only():
    words = "Six people, including the gunman, were killed."
    assert compare(one(6, sentence_text=words), one(5, **R2)).scope == ("group",)


def test_the_dead_of_a_riot_in_a_jail_are_its_prisoners():
    assert relation(one(15, group="prisoners", people="inmates"), one(27, source="Ada Bell", **R2)) == "contradicted"


def test_comrades_are_soldiers_where_soldiers_speak():
    mates = {"measure": "detained", "people": "comrades", "source": "the officers"}
    soldiers = {"measure": "detained", "group": "military", "people": "soldiers"}
    assert relation(one(15, **soldiers), one(30, **mates, **R2)) == "contradicted"
    guests = mates | {"people": "visitors"}
    assert compare(one(15, **soldiers), one(30, **guests, **R2)).scope == ("group",)


def test_one_number_is_one_count_under_two_words():
    assert relation(one(1979, measure="evacuated"), one(2000, approx=True, measure="displaced", **R2)) == "same"
    assert compare(one(1979, measure="evacuated"), one(3100, measure="displaced", **R2)).scope == ("measure",)


def test_victims_are_the_dead_where_the_number_says_so():
    victims = {"measure": "affected", "people": "victims", **R2}
    assert relation(one(14), one(14, **victims)) == "same"
    assert compare(one(14), one(40, **victims)).relation == "different_scope"


def test_those_who_fled_are_counted_on_from_day_to_day():
    fled = {"measure": "displaced"}
    later = one(7200, **fled, **R2 | {"published": date(2022, 1, 12)}, day=date(2022, 1, 11))
    assert relation(one(4896, **fled), later) == "revised"


def test_all_since_one_day_do_not_fall():
    since = {"measure": "displaced", "cumulative": True, "time_start": date(2021, 12, 1)}
    later = one(237800, **since, **R2 | {"published": date(2022, 1, 12)}, time_end=date(2022, 1, 12))
    assert relation(one(273400, **since), later) == "suspicious"


def test_the_worst_night_since_is_one_night():
    words = "Police held 94 people in the worst night since the protests began."
    night = one(94, measure="detained", **said("94", words))
    held = {"measure": "detained", "source": "the observers", "source_kind": "ngo"}
    assert relation(night, one(163, **held, **LATER)) == "contradicted"


def test_a_number_that_others_doubt_is_not_taken_back_by_its_holder():
    words = "The police figure of 16 fatalities does not match what families tell."
    assert relation(one(16), one(16, status="denied", sentence_text=words, **LATER)) == "same"
    words = "Police withdrew the figure of 16 as a technical error."
    assert relation(one(16), one(16, status="denied", sentence_text=words, **LATER)) == "revised"


def test_alone_singles_out_a_place_or_a_stretch():
    port, day = "In the port of Jerrem alone 41 people were killed.", "On Monday alone 41 people were killed."
    assert compare(one(312), one(41, sentence_text=port, **R2)).scope == ("place",)
    assert compare(one(312), one(41, sentence_text=day, **R2)).scope == ("time",)


def test_members_of_a_body_are_no_part_of_the_count():
    words = "The union said 19 of its members had died."
    assert relation(one(34), one(19, source="the union", **(R2 | said("19", words)))) == "contradicted"


def test_who_was_harmed_abroad_is_a_part_of_all():
    assert compare(one(31), one(5, people="Germans", source="the consul", **R2)).scope == ("group",)
    assert relation(one(31), one(41, people="Kazakhs", source="the consul", **R2)) == "contradicted"


def test_what_came_on_top_is_no_later_total():
    words = "The ministry reported 25 new deaths."
    assert compare(one(340), one(25, **(LATER | said("25", words)))).scope == ("time",)


def test_not_14_corrects_14_whoever_is_named():
    words = "Eleven died and not 14, the mayor said."
    assert relation(one(14), one(11, source="the mayor", **(LATER | said("Eleven", words)))) == "revised"


def test_a_district_that_bears_its_towns_name_is_the_town():
    district = {"place_id": 7, "place_precision": "district"}
    assert compare(one(34), one(36, source="the collector", **R2, **district)).scope == ()
