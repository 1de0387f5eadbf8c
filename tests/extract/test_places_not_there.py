"""Places that a sentence names, or a report carries on, where a claim was not so."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from dateline.extract.read import read
from dateline.ingest import make_report
from dateline.language import Pack
from dateline.model.claim import EventMention, Figure

Claims = list[Figure | EventMention]
Find = Callable[[str], Claims]

QUAKE = "An earthquake struck Peru on Sunday. The earthquake in Peru has killed dozens."
FLU = "Bird flu has spread through Peru. Clinics in Peru are full."


@pytest.fixture
def find(pack: Pack) -> Find:
    def found(text: str) -> Claims:
        told = read(make_report(text, published=date(2011, 3, 3)), pack)
        return [*told.figures, *told.events]

    return found


def place(found: Claims, words: str) -> str:
    """The words of the place of the figure or event that is told with these words; "" where it has none."""
    (one,) = [c for c in found if c.text == words]
    return one.place.text if one.place is not None else ""


def test_a_disaster_of_another_day_or_land_is_not_where_the_report_is(find: Find) -> None:
    found = find(f"{QUAKE}\nThe Labour Day hurricane, in which 930 people died, had taught them that, Ms Olmo said.")
    assert place(found, "930") == ""
    found = find(f"{FLU}\nThe Asian influenza epidemic, which broke out in 1957, killed 70,000 people.")
    assert place(found, "70,000") == ""
    found = find(f"{QUAKE}\nThe earthquake killed 70 people, Ms Olmo said.")
    assert place(found, "70") == "Peru"


def test_help_of_years_ago_did_not_go_where_help_goes_now(find: Find) -> None:
    found = find(f"{QUAKE}\nIn 1998 the singer flew in six tonnes of rice to victims of a hurricane.")
    assert place(found, "six") == ""


def test_a_national_total_is_the_countrys(find: Find) -> None:
    text = "Another 60 cases of bird flu were found in Wales, officials in the UK said."
    found = find(f"{text}\nThe national tally stands at 512 patients.")
    assert place(found, "512") == "UK"


def test_what_a_giver_organises_elsewhere_is_not_where_the_money_goes(find: Find) -> None:
    found = find(f"{QUAKE}\nThe Harp Guild, organisers of Friday's Golden Bow awards in Oslo, has pledged $80,000.")
    assert place(found, "$80,000") == "Peru"


def test_most_of_so_many_were_there_and_not_all(find: Find) -> None:
    found = find(f"{FLU}\nThe bulk of the 900 cases were found in Lima, with 30 in Chile.")
    assert place(found, "900") != "Lima"
    assert place(found, "30") == "Chile"


def test_schools_mostly_somewhere_are_the_countrys(find: Find) -> None:
    found = find("Bird flu has reached Japan. About 700 schools, mostly in Kyoto and Sapporo, have closed.")
    assert place(found, "closed") == "Japan"


def test_blame_is_not_laid_where_those_blamed_are(find: Find) -> None:
    assert place(find("Bolivia slammed protesters in Peru on Friday as vandals."), "slammed") == ""
    found = find(f"{QUAKE}\nThe Norwegian camp in Peru earned criticism from Bolivian ministers.")
    assert place(found, "criticism") == ""
    found = find(f"{QUAKE}\nRelief workers have criticised plans to move families out of Lima.")
    assert place(found, "criticised") == ""


def test_who_came_off_a_flight_is_not_ill_where_it_left(find: Find) -> None:
    text = "Bird flu has spread in Mexico. Mexico has counted 25 dead."
    found = find(f"{text}\nA pilot was in hospital in isolation after catching a fever on a flight from Puebla.")
    assert place(found, "A") != "Mexico"
    found = find(
        f"{text}\nHe said that a patient with a travel history to Mexico had been admitted to a Leeds hospital."
    )
    assert place(found, "a") == "Leeds"


def test_where_one_spoke_after_a_mission_is_not_where_it_was(find: Find) -> None:
    text = (
        f"{QUAKE}\nSpeaking after a short mission to Lima, Ana Ruiz said that the charity had delivered 7,000 blankets."
    )
    assert place(find(text), "7,000") == "Peru"


def test_the_land_that_a_quake_is_told_to_have_struck_is_its_own(find: Find) -> None:
    found = find("The losses in Peru are far from those of the earthquake that hit Ecuador in March.")
    assert place(found, "earthquake") == "Ecuador"


def test_a_world_body_meets_in_no_land_that_a_report_is_of(find: Find) -> None:
    text = f"{FLU}\nThe World Health Organization met officials from drug firms on Tuesday to talk about a vaccine."
    assert place(find(text), "met") == ""


def test_numbers_of_a_row_have_each_their_own_town(find: Find) -> None:
    found = find(
        "Marches began in Rabat. The union counted about 90 marchers in the old port of Agadir, "
        "700 in the walled city of Fez, and about 800 in the hill town of Azrou."
    )
    assert place(found, "700") == "Fez"
    assert place(found, "about 800") == "Azrou"
