"""Days of what says none: the day that the text has come to, the report's own, or open."""

from __future__ import annotations

from datetime import date

from dateline.extract.read import read
from dateline.ingest import make_report
from dateline.language import Pack
from dateline.model.claim import EventMention, Figure

FRIDAY = date(2021, 5, 7)
Days = tuple[str | None, str | None]


def _days(claim: Figure | EventMention) -> Days:
    start, end = claim.time.start, claim.time.end
    return (start.isoformat() if start else None, end.isoformat() if end else None)


def figures(text: str, pack: Pack) -> list[Days]:
    return [_days(f) for f in read(make_report(text, published=FRIDAY), pack).figures]


def events(text: str, pack: Pack) -> dict[str, Days]:
    return {e.text: _days(e) for e in read(make_report(text, published=FRIDAY), pack).events}


_TALK = (
    "The mayor spoke to residents of the old quarter at length. Her office is near the river. "
    "The council sits there on most weeks. Its rooms are small and old. The market is close by.\n\n"
)


def test_a_past_far_down_the_report_is_not_of_its_day(pack: Pack) -> None:
    assert figures(_TALK + "Aircraft dropped 14,000 meals near the town.", pack) == [(None, None)]


def test_what_is_so_while_it_is_written_is_of_its_day(pack: Pack) -> None:
    assert figures(_TALK + "There are 300 aid workers in the town.", pack) == [("2021-05-07", "2021-05-07")]


def test_a_report_of_the_same_day_tells_of_its_day(pack: Pack) -> None:
    text = "A wall fell on a shop in Lyon this morning.\n\n" + _TALK + "Police arrested 14 men in the street."
    assert figures(text, pack)[-1] == ("2021-05-07", "2021-05-07")


def test_a_disaster_spoken_of_as_known_leaves_its_toll_without_a_day(pack: Pack) -> None:
    text = "Survivors of the earthquake are living in tents. The quake killed 20,000 people."
    assert figures(text, pack) == [(None, None)]


def test_so_far_is_up_to_the_report(pack: Pack) -> None:
    text = _TALK + "Some 90 people have so far been rescued."
    assert figures(text, pack) == [(None, "2021-05-07")]


def test_a_day_in_a_relative_clause_of_others_is_not_the_report_s(pack: Pack) -> None:
    text = (
        "ORAN (AP) -- Thousands of people marched through Oran on Thursday.\n\nThree people died in clashes with "
        "police.\n\nThe crowd looked to porters in Tunis, who 10 days ago brought down a government."
    )
    assert figures(text, pack)[1] == ("2021-05-06", "2021-05-06")


def test_a_deed_goes_with_the_day_of_the_sentence_before(pack: Pack) -> None:
    text = "Thousands of people marched through Oran on Thursday. Protesters threw stones at police."
    assert events(text, pack)["threw"] == ("2021-05-06", "2021-05-06")


def test_a_deed_of_direct_speech_does_not(pack: Pack) -> None:
    text = 'Thousands of people marched through Oran on Thursday. "Soldiers attacked my house," a woman said.'
    assert events(text, pack).get("attacked", (None, None)) == (None, None)


def test_what_goes_on_since_a_day_that_it_began_on(pack: Pack) -> None:
    text = "In an operation that began Monday, more than 1,900 citizens have been evacuated from Tunis."
    assert figures(text, pack) == [("2021-05-03", "2021-05-07")]


def test_the_stamp_before_the_first_words_dates_nothing(pack: Pack) -> None:
    text = "Friday 7 May Up to 10,000 troops will be on the ground by Monday, officials say."
    assert figures(text, pack) == [("2021-05-10", "2021-05-10")]


def test_cases_made_known_on_a_day(pack: Pack) -> None:
    text = "Cholera has returned to Beira. On Thursday the health ministry said 20 people had died of cholera."
    assert figures(text, pack) == [(None, "2021-05-06")]


def test_the_day_of_an_aftershock_is_not_that_of_the_toll(pack: Pack) -> None:
    text = (
        "A quake destroyed Jacmel on 12 April. It was hit by Wednesday's severe aftershock.\n\n"
        "Officials say 2,000 people have been killed in the quake."
    )
    assert figures(text, pack)[-1] == ("2021-04-12", "2021-04-12")


def test_a_quake_since_which_is_counted_is_of_one_day(pack: Pack) -> None:
    text = "Some 300 people have been flown out since the 12 April quake that killed 2,000 people."
    assert figures(text, pack) == [("2021-04-12", "2021-05-07"), ("2021-04-12", "2021-04-12")]


def test_what_had_been_before_the_day_of_the_main_clause(pack: Pack) -> None:
    text = _TALK + "On Wednesday reporters stood on the ruins of the senate, where nine guards had been killed."
    assert figures(text, pack) == [(None, None)]


def test_a_day_of_saying_ends_what_is_so(pack: Pack) -> None:
    assert figures("Officials said on Wednesday there are 200 soldiers in the town.", pack) == [
        ("2021-05-05", "2021-05-05")
    ]


def test_a_deed_over_a_stretch_is_not_of_the_report_s_day(pack: Pack) -> None:
    text = "For more than a week, opponents of the president had the upper hand, protesting without fear."
    assert all(day == (None, None) for day in events(text, pack).values())


def test_what_is_only_supposed_of_a_day(pack: Pack) -> None:
    text = _TALK + "If such a storm struck today, 900 people could die."
    assert figures(text, pack) == [(None, None)]
