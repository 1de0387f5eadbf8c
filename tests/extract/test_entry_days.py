"""The days that entries of a list are headed with, and what else a clause says of its own time."""

from __future__ import annotations

from datetime import date

from dateline.extract.read import read
from dateline.ingest import make_report
from dateline.language import Pack


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _days(text: str, pack: Pack) -> dict[str, tuple[str | None, str | None]]:
    reading = read(make_report(text, published=date(2021, 5, 7)), pack)
    return {f.text: (_iso(f.time.start), _iso(f.time.end)) for f in reading.figures}


LIST = (
    "Tavora remembers its quakes.\n\n4 March 1946: Elm valley. A quake kills 1,600 farmers.\n\n"
    "1972: Quakes near Garu kill 540 miners.\n\nWhole streets fall and 230 nuns die.\n\n"
    "1988: The mill burns and 70 weavers are killed."
)


def test_an_entry_has_the_day_of_its_head(pack: Pack) -> None:
    told = _days(LIST, pack)
    assert told["1,600"] == ("1946-03-04", "1946-03-04")
    assert told["540"] == ("1972-01-01", "1972-12-31")
    assert told["70"] == ("1988-01-01", "1988-12-31")


def test_an_entry_goes_on_up_to_the_next_head(pack: Pack) -> None:
    assert _days(LIST, pack)["230"] == ("1972-01-01", "1972-12-31")


def test_one_year_before_a_colon_heads_no_list(pack: Pack) -> None:
    text = "Gunmen shot 12 drivers on Monday, the worst since 1988: nine died in Garu then."
    assert _days(text, pack)["12"] == ("2021-05-03", "2021-05-03")


def test_what_is_still_so_is_so_as_the_report_is_written(pack: Pack) -> None:
    text = (
        "The quake struck Tavora on 2 May. Tavora mourns after the quake.\n\n"
        "Some 4,000 weavers are still without water, priests say."
    )
    assert _days(text, pack)["Some 4,000"] == ("2021-05-07", "2021-05-07")


def test_who_was_left_homeless_was_so_in_the_disaster_whatever_is_asked_for(pack: Pack) -> None:
    text = (
        "The quake struck Tavora on 2 May. Tavora mourns after the quake.\n\n"
        "Monks made an appeal for sheds to house some 4,000 people whom the storm left homeless."
    )
    assert _days(text, pack)["some 4,000"] == ("2021-05-02", "2021-05-02")


def test_days_counted_from_a_disaster_take_nothing_from_its_toll(pack: Pack) -> None:
    text = (
        "The quake struck Tavora on 2 May. Tavora mourns after the quake.\n\n"
        "The find comes five days after the tremor, in which as many as 310 weavers died."
    )
    assert _days(text, pack)["as many as 310"] == ("2021-05-02", "2021-05-02")


def test_a_total_told_at_a_time_ends_with_it(pack: Pack) -> None:
    text = "In March the general claimed that his troops had killed 250 smugglers. Shops in Tavora stay shut."
    assert _days(text, pack)["250"] == (None, "2021-03-31")
    text = "The union said on Monday that thieves had killed 250 of its drivers. Shops in Tavora stay shut."
    assert _days(text, pack)["250"] == (None, "2021-05-03")


def test_a_rescue_was_on_some_day_since_the_disaster(pack: Pack) -> None:
    text = (
        "The quake struck Tavora on 2 May. Tavora mourns after the quake.\n\n"
        "Miners from Garu fly home. One of them told how he saved a baker from the ruined mill."
    )
    assert _days(text, pack)["a"] == ("2021-05-02", "2021-05-07")


def test_a_quotation_that_goes_on_stays_on_its_day(pack: Pack) -> None:
    text = (
        "Monks in Tavora wrote a report.\n\n“Guards broke up a march on 28 April,” they said. "
        "“The guards arrested nine weavers.”"
    )
    assert _days(text, pack)["nine"] == ("2021-04-28", "2021-04-28")


def test_one_deed_far_down_gives_no_day_to_the_news(pack: Pack) -> None:
    crafts = ("bakers", "weavers", "millers", "potters", "tanners", "smiths", "coopers", "dyers", "fishers", "masons")
    calm = "\n\n".join(
        f"The {who} of Tavora say that they want better roads, and their guild agrees." for who in crafts
    )
    text = (
        f"A mine at the gate of Tavora killed three guards and a mortar shell killed 11 millers.\n\n{calm}\n\n"
        "Gunmen killed two clerks on Wednesday night near the dam.\n\nThe council today thanked the crews."
        f"\n\n{calm}"
    )
    told = _days(text, pack)
    assert told["11"] == ("2021-05-07", "2021-05-07")
    assert told["two"] == ("2021-05-05", "2021-05-05")


def test_after_which_is_of_the_time_that_it_explains(pack: Pack) -> None:
    text = "He spoke of a rising in 1974, after which nine monks were hanged. Gunmen killed a clerk on Wednesday."
    assert _days(text, pack)["nine"] == ("1974-01-01", "1974-12-31")


def test_a_trial_to_come_dates_no_charge(pack: Pack) -> None:
    text = "Guards hold seven weavers accused of killing a clerk; the court will hear them in September."
    assert all(days != ("2021-09-01", "2021-09-30") for days in _days(text, pack).values())
