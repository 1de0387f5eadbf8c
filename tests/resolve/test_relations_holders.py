"""Who differs from whom, on what day and about which place."""

from __future__ import annotations

from datetime import date

from dateline.resolve import PlainReport, resolve
from handmade import figure

BODY = "Reds and Greens met near Astrel town hall while Mayor Ottokar of Astrel spoke. "
MONDAY, TUESDAY, THURSDAY = date(2022, 1, 3), date(2022, 1, 4), date(2022, 1, 6)


def one(number, *, report="r1", published=TUESDAY, day=MONDAY, source="police", said="killed", **values):
    own = {"cumulative": False, "time_start": day, "time_end": day, "time_precision": "day", "time_basis": "stated"}
    own |= {"report": report, "report_key": report, "published": published, "source": source, "outlet": report}
    own |= {"id": f"F{report}{number}", "low": number, "high": number, "text": str(number), "story": None}
    own |= {"origin": None, "sentence_text": f"{number} people were {said} in Astrel.", "sentence": (0, 90)}
    return figure(**(own | values))


def told(a, b):
    reports = [PlainReport(key=r.report_key, name=r.report_key, published=r.published, body=BODY) for r in (a, b)]
    (row,) = resolve(reports, [a, b]).relations
    return row.relation, row.scope


def test_who_rejects_a_number_the_day_after_contradicts_it():
    later = {"report": "r2", "published": date(2022, 1, 5), "source": "the union of nurses", "source_kind": "other"}
    assert told(one(15), one(17, **later))[0] == "revised"
    assert told(one(15), one(17, said="killed, the union said, rejecting the count,", **later))[0] == "contradicted"


def test_what_a_report_says_of_the_number_of_dead_is_no_other_event():
    later = {"report": "r2", "published": THURSDAY, "day": THURSDAY}
    assert told(one(19), one(31, **later)) == ("different_scope", ("event",))
    grown = "On Thursday police put the number of dead at 31."
    assert told(one(19), one(31, sentence_text=grown, **later))[0] == "revised"


def test_a_number_that_is_corrected_is_of_the_event_before():
    later = {"report": "r2", "published": THURSDAY, "day": THURSDAY}
    lowered = "On Thursday police lowered the number of dead to 44."
    assert told(one(49), one(44, sentence_text=lowered, **later))[0] == "revised"


def test_a_doctor_who_counts_on_gives_no_part():
    doctor = {"source": "Dr Orla Venn", "source_kind": "medical"}
    assert told(one(7, **doctor), one(11, report="r2", **doctor))[0] == "revised"


def test_a_prison_named_after_its_town_is_no_other_place():
    site = {"place": "Astrel prison", "place_id": None, "place_precision": "unknown", "place_country": ""}
    town = {"place": "Astrel", "place_id": None, "place_precision": "unknown", "place_country": "", "report": "r2"}
    both = {"place_start": 3, "group": "prisoners"}
    assert told(one(24, **site, **both), one(24, **town, **both)) == ("same", ())


def test_a_number_across_the_country_is_not_that_of_a_place_that_is_not_known():
    whole = {"place": "Norvia", "place_id": 77, "place_precision": "country", "place_country": "NV", "place_start": 3}
    some = {"place": "", "place_id": None, "place_precision": "unknown", "place_country": "", "place_start": None}
    across = one(410, report="r2", sentence_text="410 people were killed across Norvia.", **whole)
    assert told(one(35, **some), across) == ("different_scope", ("place",))
