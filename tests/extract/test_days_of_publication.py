"""The day of publication, and what the report does not tell to be of it."""

from __future__ import annotations

from datetime import date

from dateline.extract.read import read
from dateline.ingest import make_report
from dateline.language import Pack
from dateline.model.time import Interval
from dateline.model.vocabulary import Measure, Status

MONDAY = date(2021, 6, 14)


def _days(text: str, number: str, pack: Pack) -> Interval:
    figures = read(make_report(text, published=MONDAY), pack).figures
    return next(figure.time for figure in figures if figure.text == number)


def test_a_disaster_told_as_news_struck_on_that_day_or_in_the_night_before(pack: Pack) -> None:
    days = _days("A strong earthquake has struck the island of Luzon. Dozens are feared dead.", "Dozens", pack)
    assert (days.start, days.end) == (date(2021, 6, 13), MONDAY)


def test_since_then_counts_from_the_day_told_before(pack: Pack) -> None:
    text = "A cook fell ill on Saturday in Karu. Since then more than 700 kitchens have been closed."
    days = _days(text, "more than 700", pack)
    assert (days.start, days.end) == (date(2021, 6, 12), MONDAY)


def test_who_died_of_wounds_is_killed(pack: Pack) -> None:
    (figure,) = read(
        make_report("Three bargemen stabbed at the lock died on Saturday.", published=MONDAY), pack
    ).figures
    assert (figure.measure, figure.time.start) == (Measure.KILLED, date(2021, 6, 12))


def test_what_an_illness_is_suspected_of_is_open(pack: Pack) -> None:
    text = "The fever, which is suspected of 70 deaths among goatherds in Karu, may spread, the clinic said."
    (figure,) = read(make_report(text, published=MONDAY), pack).figures
    assert figure.status is Status.UNCONFIRMED


def test_whom_a_warrant_is_for_is_not_held(pack: Pack) -> None:
    text = "Warrants for the arrest of four bargemen were drawn up."
    (figure,) = read(make_report(text, published=MONDAY), pack).figures
    assert figure.status is Status.CONDITIONAL


def test_what_is_thought_of_a_cause_tells_nothing_of_a_toll(pack: Pack) -> None:
    text = "Some 340 were drowned - it is thought the ferry was overloaded."
    (figure,) = read(make_report(text, published=MONDAY), pack).figures
    assert (figure.source.text, figure.status) == ("", Status.STATED)
