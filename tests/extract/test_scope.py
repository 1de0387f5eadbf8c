"""Where and when a claim was so."""

from __future__ import annotations

from datetime import date

from dateline.extract.read import read
from dateline.ingest import make_report
from dateline.language import Pack
from dateline.model.claim import Figure

FRIDAY = date(2021, 5, 7)


def figures(text: str, pack: Pack, published: date | None = FRIDAY) -> tuple[Figure, ...]:
    return read(make_report(text, published=published), pack).figures


def test_the_day_of_the_clause(pack: Pack) -> None:
    (figure,) = figures("Twelve people were killed on Wednesday.", pack)
    assert (figure.time.start, figure.time.end) == (date(2021, 5, 5), date(2021, 5, 5))
    assert figure.time.basis.value == "stated"


def test_each_clause_has_its_own_day(pack: Pack) -> None:
    first, second = figures("Twelve people were killed on Tuesday and nine were injured on Wednesday.", pack)
    assert first.time.start == date(2021, 5, 4)
    assert second.time.start == date(2021, 5, 5)


def test_no_day_said_is_the_day_of_the_report(pack: Pack) -> None:
    (figure,) = figures("Police arrested 40 people.", pack)
    assert figure.time.start == figure.time.end == FRIDAY
    assert figure.time.basis.value == "published"


def test_no_day_without_a_day_of_the_report(pack: Pack) -> None:
    (figure,) = figures("Police arrested 40 people.", pack, published=None)
    assert (figure.time.start, figure.time.end) == (None, None)


def test_a_weekday_of_an_undated_report_stays_unresolved(pack: Pack) -> None:
    (figure,) = figures("Police arrested 40 people on Thursday.", pack, published=None)
    assert (figure.time.start, figure.time.text) == (None, "Thursday")


def test_the_toll_of_an_event_has_its_day_even_where_it_rose_later(pack: Pack) -> None:
    text = "An explosion in Lyon killed many on Tuesday.\n\nBy Thursday the death toll rose to 85."
    *_, toll = figures(text, pack)
    assert toll.time.start == toll.time.end == date(2021, 5, 4)


def test_the_day_of_saying_is_not_the_day_of_the_event(pack: Pack) -> None:
    text = "An explosion in Lyon on Tuesday shook the town.\n\nTwelve people were killed, police said on Thursday."
    *_, figure = figures(text, pack)
    assert figure.time.start == date(2021, 5, 4)


def test_the_place_of_the_clause(pack: Pack) -> None:
    first, second = figures("Twelve people were killed in Lyon and nine were injured in Paris.", pack)
    assert first.place is not None and first.place.text == "Lyon"
    assert second.place is not None and second.place.text == "Paris"


def test_a_place_not_said_is_that_of_the_report(pack: Pack) -> None:
    text = "An explosion in Lyon shook the town on Tuesday.\n\nTwelve people were killed."
    *_, figure = figures(text, pack)
    assert figure.place is not None and figure.place.text == "Lyon"


def test_where_somebody_comes_from_is_no_place_of_the_event(pack: Pack) -> None:
    text = "An explosion in Lyon shook the town on Tuesday.\n\nTwo children from Algeria were killed."
    *_, figure = figures(text, pack)
    assert figure.place is not None and figure.place.text == "Lyon"


def test_since_runs_up_to_the_day_of_the_report(pack: Pack) -> None:
    (figure,) = figures("Some 130 people have been rescued since the quake struck on Tuesday.", pack)
    assert (figure.time.start, figure.time.end) == (date(2021, 5, 4), FRIDAY)


def test_the_day_after_the_event_is_not_its_day(pack: Pack) -> None:
    text = "A quake struck on Wednesday.\n\nCrews dug on Thursday after the quake tore down a wall, killing 40 people."
    (figure,) = figures(text, pack)
    assert figure.time.start == date(2021, 5, 5)


def test_a_day_ahead_is_no_day_of_what_was(pack: Pack) -> None:
    (figure,) = figures("Gunmen killed 22 people at a camp to which troops will move on Sunday.", pack)
    assert figure.time.start is not None and figure.time.start <= FRIDAY


def test_a_time_of_day_alone_dates_nothing(pack: Pack) -> None:
    text = "A quake struck on Wednesday.\n\nBy midday 40 people had been killed."
    (figure,) = figures(text, pack)
    assert figure.time.start == date(2021, 5, 5)


def test_what_goes_on_is_counted_from_when_it_began(pack: Pack) -> None:
    text = "Protests began on May 1.\n\nIn all 60 people have been killed in the unrest."
    (figure,) = figures(text, pack)
    assert (figure.time.start, figure.time.end) == (date(2021, 5, 1), FRIDAY)
    assert figure.cumulative


def test_a_night_is_no_running_total(pack: Pack) -> None:
    (figure,) = figures("Eleven people were killed in Lyon overnight.", pack)
    assert not figure.cumulative


def test_across_the_country_is_the_country(pack: Pack) -> None:
    text = "An explosion in Lyon shook France.\n\nMore than 300 people were arrested across the country."
    *_, figure = figures(text, pack)
    assert figure.place is not None and figure.place.text == "France"


def test_a_street_is_no_report_s_place(pack: Pack) -> None:
    (figure,) = figures("Toledo police said three people were shot.\n\nPolice closed Dorr Street.", pack)
    assert figure.place is not None and figure.place.text == "Toledo"


def test_a_place_where_something_always_is_places_nothing_in_the_next_paragraph(pack: Pack) -> None:
    text = (
        "Fighting went on in Almaty on Friday.\n\nKazakhstan hosts a rocket launch site at Baikonur.\n\n"
        "The president ordered soldiers to fire without warning."
    )
    reading = read(make_report(text, published=date(2022, 1, 8)), pack)
    assert "Baikonur" not in {event.place.text for event in reading.events if event.place}


def test_what_only_came_before_another_thing_has_no_day_of_its_own(pack: Pack) -> None:
    text = "After protesters stormed the town hall, the president invited in a force last week."
    reading = read(make_report(text, published=date(2022, 1, 10)), pack)
    days = {event.text: event.time.start for event in reading.events}
    assert days["stormed"] is None


def test_a_place_that_is_only_gone_to_is_no_report_s_place(pack: Pack) -> None:
    text = (
        "LIMA, Jan 7 (AP) - Two Chilean citizens were killed in the last few hours, union leaders said.\n\n"
        "Their bodies will be flown to Canada on Monday."
    )
    figure = next(f for f in figures(text, pack) if f.measure == "killed")
    assert figure.place is not None and figure.place.text == "LIMA"
