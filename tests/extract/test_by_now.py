"""What is so by the report's day, where no day is told: totals that stand beside, known harm, money promised."""

from __future__ import annotations

from datetime import date

from dateline.extract.read import read
from dateline.ingest.make import make_report
from dateline.language import Pack
from dateline.model.claim import Figure

DAY = date(2020, 4, 30)
_QUAKE = "Helpers reached the quake zone. The quake has cut all roads. People fear another quake. "
_FLU = (
    "The flu reached a third country. Doctors fear the flu. Schools are shut for the flu. "
    "Ministers meet about the flu. A shop owner sells masks for the flu. "
)


def _figure(text: str, words: str, pack: Pack) -> Figure:
    reading = read(make_report(text, name="x", published=DAY, language="en"), pack)
    return next(f for f in reading.figures if f.text.lower() == words)


def test_harm_after_a_known_disaster_is_known_by_the_day_of_the_report(pack: Pack) -> None:
    dead = _figure(_QUAKE + "The Red Crescent estimates that 4,100 people are dead.", "4,100", pack)
    assert (dead.time.start, dead.time.end) == (None, DAY)
    feared = _figure(_QUAKE + "Some 900 villagers are feared to have died.", "some 900", pack)
    assert (feared.time.start, feared.time.end) == (None, DAY)


def test_what_a_disaster_did_once_stays_open(pack: Pack) -> None:
    told = _figure(_QUAKE + "The quake killed 640 people.", "640", pack)
    assert (told.time.start, told.time.end) == (None, None)


def test_who_is_missing_is_missing_as_it_is_written(pack: Pack) -> None:
    missing = _figure(_QUAKE + "Up to 70 miners are unaccounted for.", "up to 70", pack)
    assert (missing.time.start, missing.time.end) == (DAY, DAY)


def test_a_total_that_stands_beside_its_sentence_is_of_the_report(pack: Pack) -> None:
    text = _FLU + "Farmers grew anxious across the north, with more than 300 people infected and at least 40 dead."
    for words in ("more than 300", "at least 40"):
        told = _figure(text, words, pack)
        assert (told.time.start, told.time.end) == (None, DAY)


def test_what_is_supposed_to_have_killed_has_killed_by_now(pack: Pack) -> None:
    told = _figure(_FLU + "The flu may also be responsible for 35 other deaths.", "35", pack)
    assert told.time.end == DAY


def test_a_second_passive_shares_the_perfect_of_the_first(pack: Pack) -> None:
    text = _QUAKE + "Officials say 800 people have been killed, 2,500 injured."
    told = _figure(text, "2,500", pack)
    assert (told.time.start, told.time.end) == (None, DAY)


def test_money_promised_now_is_promised_on_the_day_of_the_report(pack: Pack) -> None:
    for text, words in (
        ("Norway is providing $40 million in emergency aid.", "$40 million"),
        ("The ministry said it would send $90,000 in aid to the port.", "$90,000"),
        ("Denmark will provide an additional 7 million euros in aid.", "7 million euros"),
    ):
        told = _figure(text, words, pack)
        assert (told.time.start, told.time.end) == (DAY, DAY), text


def test_money_given_at_some_time_has_no_day(pack: Pack) -> None:
    told = _figure("Norway has donated $40 million in aid.", "$40 million", pack)
    assert told.time.start is None


def test_money_gathered_is_counted_up_to_the_report(pack: Pack) -> None:
    told = _figure("People in the town have already donated more than £16m to the fund.", "more than £16m", pack)
    assert (told.time.start, told.time.end) == (None, DAY)
