"""Who was no side of it, counts as they stood before, sums, and the state that takes back its own."""

from __future__ import annotations

from datetime import date

from dateline.resolve import PlainReport, resolve
from handmade import figure

BODY = "Reds and Greens met near Astrel town hall while Mayor Ottokar of Astrel spoke. "
R2 = {"report": "r2"}


def one(number, *, report="r1", published=date(2022, 1, 6), day=date(2022, 1, 5), source="police", **values):
    own = {"cumulative": False, "time_start": day, "time_end": day, "time_precision": "day", "time_basis": "stated"}
    own |= {"report": report, "report_key": report, "published": published, "source": source, "outlet": report}
    own |= {"id": f"F{report}{number}", "low": number, "high": number, "text": str(number), "story": None}
    return figure(**(own | {"origin": None} | values))


def told(number, words):
    at = words.index(number)
    return {"sentence_text": words, "sentence": (0, len(words)), "start": at, "end": at + len(number)}


def resolved(*rows):
    days = {row.report_key: row.published for row in rows}
    reports = [PlainReport(key=key, name=key, published=days[key], body=BODY + key) for key in sorted(days)]
    return resolve(reports, list(rows))


def compare(a, b):
    return {(row.a, row.b): row for row in resolved(a, b).relations}[a.id, b.id]


def test_those_with_no_part_in_it_are_not_the_fighters():
    raid = one(31, source="the governor", **told("31", "The governor said that 31 people were shot."))
    words = "A church list names 12 villagers who took no part in the rising."
    found = compare(raid, one(12, source="a church", source_kind="ngo", **(R2 | told("12", words))))
    assert (found.relation, found.scope) == ("different_scope", ("group",))


def test_one_number_stays_one_whoever_they_were():
    raid = one(31, source="the governor", **told("31", "The governor said that 31 people were shot."))
    words = "A church list names 31 bystanders."
    assert compare(raid, one(31, source="a church", **(R2 | told("31", words)))).relation == "same"


def test_a_count_compared_with_is_that_of_its_own_day():
    monday, tuesday = date(2022, 1, 3), date(2022, 1, 4)
    words = "The total stood at 640, compared with 412 on Monday."
    before = one(
        412, measure="detained", published=tuesday, day=monday, source="a list of the court", **told("412", words)
    )
    after = one(605, measure="detained", published=tuesday, day=tuesday, source="the prison service", **R2)
    assert compare(before, after).relation == "revised"


def test_a_count_without_a_day_of_its_own_is_of_the_report():
    tuesday = date(2022, 1, 4)
    words = "The total stood at 640, compared with 412 held by the rebels."
    before = one(
        412, measure="detained", published=tuesday, day=tuesday, source="a list of the court", **told("412", words)
    )
    after = one(605, measure="detained", published=tuesday, day=tuesday, source="the prison service", **R2)
    assert compare(before, after).relation == "contradicted"


def test_the_state_takes_back_what_its_officials_gave():
    gave = one(88, source="officials in Astrel", source_kind="government")
    back = {"source": "Malvia", "source_kind": "government", "status": "denied", "published": date(2022, 1, 8)}
    withdrawn = one(88, **(R2 | back | told("88", "Malvia withdrew its toll of 88.")))
    assert compare(gave, withdrawn).relation == "revised"


def test_others_deny_and_take_nothing_back():
    gave = one(88, source="officials in Astrel", source_kind="government")
    denies = {"source": "the party", "source_kind": "opposition", "status": "denied", "published": date(2022, 1, 8)}
    denied = one(88, **(R2 | denies | told("88", "The party said that 88 had been given in error.")))
    assert compare(gave, denied).relation == "contradicted"


def test_numbers_that_their_sentence_adds_up_stand_apart_from_their_sum():
    words = "The office has confirmed the deaths of 14 farmers and of 23 people from the town, or 37 in all."
    rows = [one(number, source="the office", **told(str(number), words)) for number in (14, 23, 37)]
    series = resolved(*rows, one(37, source="a paper", **R2)).series
    assert series["Fr137"] == series["Fr237"]
    assert series["Fr137"] not in (series["Fr114"], series["Fr123"])


def test_the_injured_among_them_are_some():
    all_hurt = one(900, measure="injured", source="the ministry")
    words = "The number of injured among them was put at 310, the ministry said."
    some = one(310, measure="injured", source="the ministry", published=date(2022, 1, 7), **(R2 | told("310", words)))
    found = compare(all_hurt, some)
    assert (found.relation, found.scope) == ("different_scope", ("group",))


def test_a_doctor_sees_some_of_those_whom_others_count_the_day_after():
    seen = one(2, source="a doctor at a clinic", source_kind="medical", published=date(2022, 1, 5))
    counted = one(29, **R2)
    at_least = one(3, high=None, report="r3")
    series = resolved(seen, counted, at_least).series
    assert series[seen.id] != series[counted.id]
