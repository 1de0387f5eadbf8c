"""Days that nobody told, and days that the words before point to."""

from __future__ import annotations

from datetime import date

from dateline.extract.read import read
from dateline.ingest.make import make_report
from dateline.language import Pack
from dateline.model.claim import Figure
from dateline.model.time import Interval

DAY = date(2020, 4, 30)


def _figure(text: str, words: str, pack: Pack) -> Figure:
    reading = read(make_report(text, name="x", published=DAY, language="en"), pack)
    return next(f for f in reading.figures if f.text.lower() == words)


def _days(time: Interval) -> tuple[date | None, date | None]:
    return time.start, time.end


def test_a_day_that_is_its_own_subject_is_no_day_of_saying(pack: Pack) -> None:
    text = "Tuesday saw clashes across the province, in which 14 people were killed."
    assert _days(_figure(text, "14", pack).time) == (date(2020, 4, 28), date(2020, 4, 28))


def test_a_season_dates_a_count_where_its_year_is_told(pack: Pack) -> None:
    told = _figure("In the summer of 2003, soldiers killed 70 prisoners.", "70", pack)
    assert _days(told.time) == (date(2003, 6, 1), date(2003, 8, 31))


def test_the_same_period_is_the_one_told_before(pack: Pack) -> None:
    text = (
        "Gunmen have attacked nine mosques in the past month. "
        "Seven clerics have also been killed during the same period."
    )
    assert _days(_figure(text, "seven", pack).time) == (date(2020, 3, 30), DAY)


def test_on_that_occasion_is_the_time_told_before(pack: Pack) -> None:
    text = "The last such fire was in 1959. On that occasion two women died in the station."
    assert _days(_figure(text, "two", pack).time) == (date(1959, 1, 1), date(1959, 12, 31))


def test_a_plan_has_no_day_of_its_being_made_known(pack: Pack) -> None:
    text = (
        "Anna Lee told of the plan, which should help some 900 families, at a charity concert for the town on Tuesday."
    )
    assert all(
        figure.time.start is None
        for figure in read(make_report(text, name="x", published=DAY, language="en"), pack).figures
    )


def test_left_homeless_is_told_in_the_tense_of_left(pack: Pack) -> None:
    text = (
        "Some 90 people died in the earthquake that struck Springfield on 12 April. "
        "Up to 4,000 people have been left homeless and aid groups fear for their safety."
    )
    assert _figure(text, "up to 4,000", pack).time.start == date(2020, 4, 12)


def test_a_case_of_a_disease_is_known_by_the_day_of_the_report(pack: Pack) -> None:
    text = (
        "The cholera epidemic has spread to the coast, officials said on Thursday. "
        "Cholera was found in nine towns. The virus is carried by water. "
        "One death has been recorded outside the country."
    )
    assert _days(_figure(text, "one", pack).time) == (None, DAY)


def test_harm_of_another_time_has_no_day_of_a_hearing(pack: Pack) -> None:
    text = (
        "The member of parliament confronted senators in the capital on Wednesday.\n\n"
        "He sat at a long table.\n\nThe room was full.\n\nStudents stood at the back.\n\n"
        "He said that 100,000 people had died for nothing in the war."
    )
    assert _figure(text, "100,000", pack).time.start != date(2020, 4, 29)


def test_a_clause_that_shares_its_helping_verb_shares_its_day(pack: Pack) -> None:
    text = "Nine gun shops were robbed on Monday night and 1,200 rifles stolen."
    assert _days(_figure(text, "1,200", pack).time) == (date(2020, 4, 27), date(2020, 4, 27))
