"""Days that stand beside a claim, and whose they are."""

from __future__ import annotations

from datetime import date

import pytest

from dateline.extract.read import read
from dateline.ingest import make_report
from dateline.language import Pack
from dateline.model.time import Interval

FRIDAY = date(2020, 5, 1)


def _days(text: str, number: str, pack: Pack) -> Interval:
    figures = read(make_report(text, published=FRIDAY), pack).figures
    return next(figure.time for figure in figures if figure.text == number)


def _event(text: str, word: str, pack: Pack) -> Interval:
    events = read(make_report(text, published=FRIDAY), pack).events
    return next(event.time for event in events if event.text == word)


def test_what_is_asked_for_is_of_the_day_of_asking(pack: Pack) -> None:
    text = "The president on Tuesday called for an airdrop of 900 tents before the rains begin."
    assert _days(text, "900", pack).start == date(2020, 4, 28)


def test_money_promised_is_of_the_day_on_which_that_is_said(pack: Pack) -> None:
    text = "The agency said on 22 April it was giving $40 million in aid to help the victims of the flood."
    assert _days(text, "$40 million", pack).start == date(2020, 4, 22)


def test_who_is_remembered_did_not_die_on_the_day_of_the_service(pack: Pack) -> None:
    text = (
        "The earthquake struck Lima on 12 April. On Thursday, the agency held a service in the town to remember "
        "dozens of its staff who were killed."
    )
    assert _days(text, "dozens", pack).start == date(2020, 4, 12)


def test_an_older_number_keeps_its_own_day(pack: Pack) -> None:
    text = (
        "The flu has spread. The ministry said the country has 1,626 confirmed cases of the flu, up from 1,364 on "
        "Tuesday. The flu is mild."
    )
    assert _days(text, "1,626", pack).end == FRIDAY


def test_a_time_that_explains_another_dates_nothing(pack: Pack) -> None:
    text = "In 2017, the latest year for which numbers are known, the illness killed 2,100 people."
    assert _days(text, "2,100", pack).start == date(2017, 1, 1)


def test_a_part_of_the_day_alone_says_no_day(pack: Pack) -> None:
    text = "They slept outside all night. Then 14 men were herded in the morning on to a truck and arrested for theft."
    assert _days(text, "14", pack).text != "the morning"


def test_what_was_brought_to_a_total_counts_up_to_then(pack: Pack) -> None:
    text = (
        "The flu has spread. A man was found to have the flu today, bringing the number of confirmed cases in the "
        "country to 28. The flu is mild."
    )
    days = _days(text, "28", pack)
    assert (days.start, days.end) == (None, FRIDAY)


def test_since_then_goes_up_to_the_report(pack: Pack) -> None:
    text = "The flu emerged in Peru in March and since then thousands of cases of flu have been confirmed."
    days = _days(text, "thousands", pack)
    assert (days.start, days.end) == (date(2020, 3, 1), FRIDAY)


def test_a_toll_since_a_named_day_starts_there(pack: Pack) -> None:
    text = "The group puts the death toll at more than 80 since the April 25 rally that began it all."
    days = _days(text, "more than 80", pack)
    assert (days.start, days.end) == (date(2020, 4, 25), FRIDAY)


def test_following_a_weekday_is_after_it(pack: Pack) -> None:
    text = "Help was sent following Tuesday's earthquake. Up to 900 people have been killed in the earthquake."
    assert _days(text, "Up to 900", pack).start == date(2020, 4, 28)


def test_a_disaster_has_no_day_of_what_is_done_about_it(pack: Pack) -> None:
    text = (
        "The earthquake left 1,500 people homeless. On Thursday a bank was opened in a tent for survivors of the "
        "earthquake. Some 200 people were killed by the earthquake."
    )
    assert _days(text, "1,500", pack).start is None


def test_a_disaster_is_counted_back_from_what_comes_so_many_days_after_it(pack: Pack) -> None:
    text = "The earthquake killed 900 people. Six days after the powerful earthquake, food is reaching the towns."
    assert _days(text, "900", pack).start == date(2020, 4, 25)


def test_an_attack_told_in_the_past_goes_with_the_one_harmful_day(pack: Pack) -> None:
    text = (
        "Last Saturday's bombing of a hotel in Lima left 57 dead. The police showed a woman on television. She "
        "spoke calmly. She had come from abroad. Her husband detonated his bomb in the hall."
    )
    assert _event(text, "detonated", pack).start == date(2020, 4, 25)


def test_a_time_explained_by_when_is_that_of_its_clause(pack: Pack) -> None:
    text = "The rebels celebrate an ambush last June when 14 soldiers were killed near the river."
    assert _days(text, "14", pack).start == date(2019, 6, 1)


@pytest.mark.parametrize("told", ["Thousands of workers went on strike on Thursday.", "A school opened on Thursday."])
def test_a_strike_of_workers_harms_nobody(told: str, pack: Pack) -> None:
    text = f"{told} The union wants more pay. Its leader spoke. Police have killed two men, a group said."
    assert _days(text, "two", pack).start != date(2020, 4, 30)


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("Three months passed. He stabbed three women before he was caught on Tuesday in a train.", "three"),
        ("Spain confirmed a case when a man who came home from Peru last week was found to have the virus.", "a"),
    ],
)
def test_a_time_of_what_came_besides_is_not_that_of_the_claim(text: str, number: str, pack: Pack) -> None:
    figures = read(make_report(text, published=FRIDAY), pack).figures
    assert all(f.time.text not in ("Tuesday", "last week") or not f.time.known for f in figures if f.text == number)


def test_what_a_place_has_recorded_goes_past_the_day_it_began(pack: Pack) -> None:
    text = "The flu has spread. The flu emerged in March in Peru, which has recorded 113 deaths. The flu is mild."
    assert _days(text, "113", pack).end == FRIDAY


def test_what_was_changed_to_another_number_has_no_day(pack: Pack) -> None:
    text = "The flu has spread. Peru has scaled back its toll from 131 to 48. The flu is mild."
    assert not _days(text, "131", pack).known


def test_a_meeting_that_is_being_hosted_lies_ahead(pack: Pack) -> None:
    text = "The ministers are hosting a summit in Lima next month."
    assert _event(text, "hosting", pack).start == date(2020, 6, 1)


def test_that_before_a_weekday_may_join_clauses(pack: Pack) -> None:
    text = "It was clear that Tuesday's earthquake in Peru was the worst in years."
    assert _event(text, "earthquake", pack).start == date(2020, 4, 28)


def test_the_day_on_which_a_toll_was_taken_back_is_no_day_of_harm(pack: Pack) -> None:
    text = (
        "The province on Tuesday took back its announcement that 90 people had died in the unrest.\n\n"
        "The interior ministry has so far confirmed the deaths of 12 officers."
    )
    assert (_days(text, "12", pack).start, _days(text, "12", pack).end) == (None, FRIDAY)
