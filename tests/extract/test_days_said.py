"""When a figure was so: the day of the event, of the report's head, of a stretch, of a list."""

from __future__ import annotations

from datetime import date

from dateline.extract.read import read
from dateline.ingest import make_report
from dateline.language import Pack

Days = tuple[str | None, str | None]


def days(text: str, pack: Pack) -> list[Days]:
    found = read(make_report(text, published=date(2021, 5, 7)), pack).figures
    return [
        (f.time.start.isoformat() if f.time.start else None, f.time.end.isoformat() if f.time.end else None)
        for f in found
    ]


def test_bodies_found_later_died_in_the_event(pack: Pack) -> None:
    text = "Divers pulled nine more bodies from the lake on Friday, two days after Wednesday's sinking of a ferry."
    assert days(text, pack) == [("2021-05-05", "2021-05-05")]


def test_a_head_says_up_to_which_day_a_report_counts(pack: Pack) -> None:
    text = (
        "Situation Report No. 6 | As of 5 May 2021\n\nHighlights\n\n312 patients are currently hospitalised in Zinder."
    )
    assert days(text, pack) == [("2021-05-05", "2021-05-05")]


def test_a_day_right_after_said_is_that_of_saying(pack: Pack) -> None:
    text = "The office said on Monday it had recorded 4,432 civilian deaths in Ukraine since the war began on April 2."
    assert days(text, pack)[0][0] == "2021-04-02"


def test_since_at_the_head_of_a_sentence_counts_up_to_the_report(pack: Pack) -> None:
    text = "Since the protests began on 27 April, 778 people have been arrested across Tunisia, the ministry said."
    assert days(text, pack) == [("2021-04-27", "2021-05-07")]


def test_an_aside_in_the_sentence_before_is_no_background(pack: Pack) -> None:
    text = (
        "A train crashed outside Radom on Thursday. The train, built in 1978, was travelling slowly.\n\n"
        "A witness said he had seen five bodies beside the track."
    )
    assert days(text, pack) == [("2021-05-06", "2021-05-06")]


def test_a_day_of_one_entry_is_not_that_of_the_others(pack: Pack) -> None:
    text = (
        "What happened where, 7 May\n\nMopti: Gunmen shot dead three people on Sunday.\n\n"
        "Lagos: Two party agents were beaten."
    )
    assert days(text, pack)[-1] == ("2021-05-07", "2021-05-07")


def test_a_day_that_a_plan_is_for(pack: Pack) -> None:
    text = 'The unions have promised "100,000 people in the streets" for this Saturday.'
    assert days(text, pack) == [("2021-05-08", "2021-05-08")]


def test_what_may_come_has_no_day(pack: Pack) -> None:
    text = "Fighting began on 15 April. Up to 860,000 people could flee if it does not stop."
    assert days(text, pack) == [(None, None)]


def test_the_figure_of_a_week_ago_is_another(pack: Pack) -> None:
    text = "Some 700,000 people have fled, double the figure of a week ago, the agency said."
    assert days(text, pack)[0] != ("2021-04-30", "2021-04-30")


def test_a_disease_has_no_one_day_but_counts_since_it_began(pack: Pack) -> None:
    text = (
        "On Tuesday ten people died of cholera in Lusaka. The number of cases since 1 March is not known.\n\n"
        "Cholera has infected 17,304 people."
    )
    assert days(text, pack)[-1] == ("2021-03-01", "2021-05-07")


def test_a_summary_day_by_day_gives_no_day_of_its_own(pack: Pack) -> None:
    text = "A day-by-day summary of the protests.\n\nPolice arrest 90 people in Cairo."
    assert days(text, pack) == [(None, None)]


def test_the_day_on_which_unrest_began_is_only_the_first_of_its_toll(pack: Pack) -> None:
    text = "Officials said on Thursday that 31 people had been killed in the unrest that began on May 1."
    assert days(text, pack) == [("2021-05-01", "2021-05-06")]


def test_a_day_of_its_own_goes_before_that_of_the_beginning(pack: Pack) -> None:
    text = "Three people were killed on Tuesday in the protests that erupted on May 1."
    assert days(text, pack) == [("2021-05-04", "2021-05-04")]


def test_an_anniversary_told_first_takes_the_report_back(pack: Pack) -> None:
    text = "Two years ago today, a bomb killed 40 people in Zinder."
    assert days(text, pack) == [("2019-05-07", "2019-05-07")]


def test_dates_after_an_anniversary_are_of_its_year(pack: Pack) -> None:
    text = "One year ago this week, rebels attacked Zinder. On May 3 some 4,000 soldiers stormed the town."
    assert days(text, pack) == [("2020-05-03", "2020-05-03")]


def test_what_was_so_on_two_days_was_so_on_both(pack: Pack) -> None:
    assert days("Police killed 12 people in Zinder on 4 and 5 May.", pack) == [("2021-05-04", "2021-05-05")]


def test_the_most_of_a_stretch_is_not_spread_over_it(pack: Pack) -> None:
    text = "The 1918 flu was the worst in living memory, killing 25 million people."
    assert days(text, pack) == [("1918-01-01", "1918-12-31")]


def test_what_a_stretch_brought_is_not_of_the_day_that_ended_it(pack: Pack) -> None:
    text = "After weeks of protests in which some 70 marchers died, the president left the country on May 4."
    assert days(text, pack) == [(None, None)]


def test_last_before_a_day_of_this_week_is_that_of_the_week_before(pack: Pack) -> None:
    assert days("A fire killed 12 people in Lima last Wednesday.", pack) == [("2021-04-28", "2021-04-28")]
    assert days("A fire killed 12 people in Lima on Wednesday.", pack) == [("2021-05-05", "2021-05-05")]
    assert days("A fire killed 12 people in Lima last Saturday.", pack) == [("2021-05-01", "2021-05-01")]


def test_a_page_still_written_in_the_night_tells_of_the_next_day(pack: Pack) -> None:
    text = "Soldiers killed nine people in Lima early on Saturday, doctors said. Troops had moved in on Friday."
    assert days(text, pack) == [("2021-05-08", "2021-05-08")]
    assert days("A fire killed nine people in Lima early on Saturday.", pack) == [("2021-05-01", "2021-05-01")]


def test_how_it_was_on_board_is_of_the_day_of_the_harm(pack: Pack) -> None:
    text = (
        "Rescuers found two more bodies on Thursday, after Wednesday's sinking of a ferry killed 12 people.\n\n"
        "The boat had about 90 people on board when it sank off the island, police said."
    )
    assert days(text, pack)[-1] == ("2021-05-05", "2021-05-05")


def test_last_tuesday_of_a_friday_is_that_of_the_week_before(pack: Pack) -> None:
    text = "Ten people died in last Tuesday's earthquake."
    assert days(text, pack) == [("2021-04-27", "2021-04-27")]


def test_a_boat_that_turned_over_is_what_the_report_is_about(pack: Pack) -> None:
    text = (
        "Divers were searching on Friday for a wooden boat that turned over on Wednesday.\n\n"
        "It left the port on 28 April, the owners said. Twelve bodies were brought ashore."
    )
    assert days(text, pack)[-1] == ("2021-05-05", "2021-05-05")


def test_a_count_of_nothing_begins_none(pack: Pack) -> None:
    text = (
        "Cholera has reached Lusaka. There have been no confirmed cases of cholera since 1 May in Ndola.\n\n"
        "Cholera has infected 17,304 people."
    )
    assert days(text, pack)[-1][0] != "2021-05-01"


def test_who_is_admitted_to_hospital_pleads_nothing(pack: Pack) -> None:
    text = "By Thursday, 21 people had been admitted to hospital, with four in intensive care."
    assert days(text, pack)[1] == ("2021-05-06", "2021-05-06")


def test_a_month_that_hangs_on_a_happening_is_its_own(pack: Pack) -> None:
    text = (
        "The flu is a worry to the World Bank. The flu closed schools.\n\n"
        "The outbreak in April of a pig disease is expected to cost Mexico millions."
    )
    found = read(make_report(text, published=date(2021, 5, 7)), pack).events
    told = [(e.time.start, e.time.end) for e in found if e.text == "outbreak"]
    assert told == [(date(2021, 4, 1), date(2021, 4, 30))]


def test_a_quake_taken_as_known_is_of_the_day_that_the_report_tells(pack: Pack) -> None:
    text = (
        "Peru asked for more tents for survivors of the earthquake.\n\nMore than 60 doctors have been sent to treat the"
        " victims of the devastating earthquake on 12 April, it said. The earthquake survivors need water."
    )
    found = read(make_report(text, published=date(2021, 5, 7)), pack).events
    assert {e.time.start for e in found if e.type.value == "DISASTER"} == {date(2021, 4, 12)}
