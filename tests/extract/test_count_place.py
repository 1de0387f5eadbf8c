"""Where a count was so."""

from __future__ import annotations

from datetime import date

import pytest

from dateline.extract.read import read
from dateline.ingest import make_report
from dateline.language import Pack


def places(text: str, pack: Pack) -> list[str]:
    figures = read(make_report(text, published=date(2021, 5, 7)), pack).figures
    return [figure.place.text if figure.place is not None else "" for figure in figures]


def test_each_number_has_the_place_right_after_it(pack: Pack) -> None:
    text = "The flu has killed 27 people, 26 in Mexico and one in Texas, doctors said."
    assert places(text, pack) == ["", "Mexico", "Texas"]


def test_a_part_found_in_a_town_does_not_place_the_whole(pack: Pack) -> None:
    text = (
        "Haiti was struck by an earthquake on Tuesday.\n\n"
        "Some 90 villagers have been pulled from the rubble, with one boy found alive in Jacmel."
    )
    assert places(text, pack)[0] == "Haiti"


def test_a_town_that_the_ill_only_came_from_is_not_where_they_are(pack: Pack) -> None:
    text = (
        "Norway recorded its second case on Friday.\n\n"
        "Two students fell ill in Bergen after they had travelled to Madrid."
    )
    assert places(text, pack)[-1] == "Bergen"


def test_a_hospital_that_speaks_is_where_its_patients_are(pack: Pack) -> None:
    text = (
        "Police fired on a march in Conakry on Thursday.\n\n"
        "A nurse at Saint Luke Hospital said 38 people had been admitted with wounds."
    )
    assert places(text, pack) == ["Saint Luke Hospital"]


def test_who_speaks_for_the_people_of_a_town_places_what_they_count(pack: Pack) -> None:
    text = (
        "Protests went on across Peru on Friday.\n\n"
        "An organiser of a march in Arequipa said hundreds of demonstrators were held."
    )
    assert places(text, pack) == ["Arequipa"]


def test_the_toll_of_a_quake_in_a_country_is_the_country_s(pack: Pack) -> None:
    text = (
        "Rescue teams were on their way to Haiti after the Haiti earthquake on Tuesday.\n\n"
        "The quake cut the roads near Port-au-Prince. Shops were shut in Port-au-Prince.\n\n"
        "Thousands are feared dead."
    )
    assert places(text, pack) == ["Haiti"]


def test_an_office_of_the_country_counts_beyond_the_town_told_of_before(pack: Pack) -> None:
    text = (
        "The war in Ukraine went on, and there were protests against the war.\n\n"
        "A school burnt down in Toretsk.\n\n"
        "Ukraine's general staff said its troops had killed 150 soldiers."
    )
    assert places(text, pack) == ["Ukraine"]


@pytest.mark.parametrize(
    "said",
    [
        "The flu strain has killed 95 people.",
        "The new virus is spreading in a country with two hospitals and has killed 95 people worldwide.",
    ],
)
def test_what_a_disease_has_done_is_no_one_country_s(said: str, pack: Pack) -> None:
    text = f"A new flu strain has reached Japan and Canada.\n\nJapan closed schools for fear of the flu.\n\n{said}"
    assert places(text, pack)[-1] == ""


def test_long_ago_is_where_its_own_sentence_names(pack: Pack) -> None:
    text = (
        "A bomb went off at a market in Mosul on Thursday, killing nine people.\n\n"
        "In September 2016, a Basra clinic was hit by a rocket that killed four."
    )
    assert places(text, pack) == ["Mosul", "Basra"]


def test_a_part_of_a_country_is_the_town_in_it_that_the_report_is_about(pack: Pack) -> None:
    text = (
        "Gangs fought in a prison in central Ecuador on Thursday, leaving 23 inmates dead.\n\n"
        "The fight in Latacunga began at noon. Guards fled the prison in Latacunga."
    )
    assert places(text, pack) == ["Latacunga"]


def test_the_village_is_the_one_told_of_before(pack: Pack) -> None:
    text = (
        "A landslide hit the town of Cali on Thursday, killing two people.\n\n"
        "It went on to the village of Silvia.\n\n"
        "Roads were cut. Nine people were killed in the village."
    )
    assert places(text, pack) == ["Cali", "Silvia"]


def test_a_count_over_many_countries_has_no_place(pack: Pack) -> None:
    text = "Across China, hospitals looked out for the flu, which has made 910 farmers ill in 14 countries."
    assert places(text, pack) == [""]


def test_the_toll_of_a_quake_abroad_is_not_the_home_town_s(pack: Pack) -> None:
    text = (
        "A fire crew from Leeds came home on Friday after the earthquake in Haiti.\n\n"
        "They work in Leeds. A crowd met them in Leeds.\n\n"
        "The quake killed up to 140,000 villagers."
    )
    assert places(text, pack) == ["Haiti"]


def test_where_it_was_not_is_no_place(pack: Pack) -> None:
    text = (
        "Iraqi prisoners say that they were beaten.\n\n"
        "The soldiers face a court in this country instead of standing trial in The Hague.\n\n"
        "Seven prisoners were injured."
    )
    assert places(text, pack) != ["The Hague"]


def test_a_disease_of_long_ago_has_no_place(pack: Pack) -> None:
    text = (
        "Britain closed two schools because of the flu on Thursday.\n\nDuring the 2003 SARS outbreak 774 people died."
    )
    assert places(text, pack)[-1] == ""


def test_in_a_town_where_so_many_died_is_that_town_whoever_speaks_there(pack: Pack) -> None:
    text = (
        "PRAGUE, Czechia - A relief fleet bound for Peru could grow, its office said on Friday.\n\n"
        "Parliament in Prague was not asked.\n\n"
        "In Arequipa, where at least 12 miners and dozens of guards died this week, the army said that it would "
        "open the roads by Sunday."
    )
    assert places(text, pack)[-2:] == ["Arequipa", "Arequipa"]


def test_most_of_them_in_a_town_leaves_the_whole_with_the_country(pack: Pack) -> None:
    text = (
        "Fighting went on in Arequipa on Thursday.\n\n"
        "Peru's interior ministry said that 18 guards had been killed in three days of clashes, most of them in "
        "Arequipa, the second city."
    )
    assert places(text, pack) == ["Peru"]


def test_a_number_of_them_in_a_town_is_there(pack: Pack) -> None:
    text = "Cholera spread in Zambia on Friday.\n\nDoctors treated 900 people, 780 of them in Kitwe."
    assert places(text, pack)[-1] == "Kitwe"


def test_across_the_country_is_no_town_even_where_the_country_is_not_named(pack: Pack) -> None:
    text = (
        "The clashes in Arequipa have not stopped, residents said on Friday.\n\n"
        "The interior ministry speaks of more than 3,000 people detained across the country."
    )
    figures = read(make_report(text, published=date(2021, 5, 7)), pack).figures
    place = figures[-1].place
    assert place is not None
    assert place.text == place.span.of(text) == "the country"
    assert place.place is not None
    assert place.place.name == "Peru"


def test_a_place_abroad_named_once_in_passing_does_not_carry_over(pack: Pack) -> None:
    text = (
        "A crowd burned the city hall of Arequipa on Wednesday. Shots were heard in Arequipa all night.\n\n"
        "Brazilian television showed soldiers boarding planes outside Manaus.\n\n"
        "A nurse reached by telephone said that her ward had taken in at least 40 people since Tuesday."
    )
    assert places(text, pack)[-1] == "Arequipa"


def test_a_ministry_s_count_as_of_a_day_of_unrest_is_the_country_s(pack: Pack) -> None:
    text = (
        "Peru's health ministry took back a toll of the unrest on Friday.\n\n"
        "It had told of 103 deaths in Arequipa alone. Police fired on protesters in Arequipa for days of unrest.\n\n"
        "The number of arrests went on rising. As of Friday, 7,900 people were being held, the interior ministry said."
    )
    assert places(text, pack)[-1] == "Peru"


def test_who_is_dismissed_in_a_country_s_unrest_is_of_the_country(pack: Pack) -> None:
    text = (
        "Peru's army moved into Arequipa after a week of unrest, and protests went on in Arequipa on Thursday.\n\n"
        "Soldiers guarded the streets of Arequipa.\n\n"
        "The president dismissed two deputy ministers on Thursday."
    )
    assert places(text, pack)[-1] == "Peru"


def test_a_state_that_takes_back_its_toll_in_a_headline_is_where_it_was(pack: Pack) -> None:
    text = "Peru revises death toll to 63\n\nThe ministry said it was wrong. Chile's contingent arrived in Cusco."
    assert places(text, pack)[0] == "Peru"


def test_the_country_that_sent_a_contingent_is_not_where_it_is(pack: Pack) -> None:
    text = "Troops were sent to Peru on Monday.\n\nChile's contingent numbers 150 soldiers."
    assert places(text, pack)[-1] == "Peru"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "The flu spread on. Nine cases were confirmed, five in Peru, two in Chile, two in Brazil and one in Cuba.",
            "Chile",
        ),
        ("The flu spread on. Hit hardest are Peru with 1,310 cases, among them 41 deaths, and Chile.", "Peru"),
        (
            "The flu spread on. In Peru, the worst hit country with 176 deaths, President Rojas told shops to close.",
            "Peru",
        ),
        ("The flu virus spread on. Officials in Peru confirmed that 20 people had died of the flu virus.", "Peru"),
        (
            "The flu virus spread on in Peru. Officials said at least 298 Chilean schools closed because of the flu.",
            "Chilean",
        ),
    ],
)
def test_a_number_s_own_place(text: str, told: str, pack: Pack) -> None:
    assert told in places(text, pack)


def test_a_part_with_a_place_of_its_own_is_not_where_the_whole_is(pack: Pack) -> None:
    text = "The flu spread. Doctors found 640 infections in 12 countries, with 310 people infected in Peru."
    assert places(text, pack) == ["", "Peru"]


def test_a_count_over_the_world_has_no_country_of_the_sentence(pack: Pack) -> None:
    text = "The flu spread. The total of cases in Peru rose to 27, with some 700 infected worldwide."
    assert places(text, pack)[-1] == ""


def test_where_most_were_is_not_where_all_were(pack: Pack) -> None:
    text = "The flu spread. Sixty deaths have been confirmed, most in Mexico, the doctors said."
    assert places(text, pack) == [""]


def test_a_clause_held_against_another_does_not_place_it(pack: Pack) -> None:
    text = (
        "The flu virus reached Texas in April. Schools in Texas were shut. Doctors in Texas were on guard.\n\n"
        "The first flu cases were found in two Texas children, but tests showed the virus began in Mexico."
    )
    assert "Mexico" not in places(text, pack)


def test_a_chronicle_s_dated_entry_heads_what_follows(pack: Pack) -> None:
    text = (
        "Quakes of the region.\n\n11 Oct, 1918: Northern Mona Passage, Puerto Rico.\n\n"
        "Quake killed 116 people and left many homeless."
    )
    assert places(text, pack)[0] == "Northern Mona Passage"


def test_money_for_a_country_struck_is_not_its_capital_s(pack: Pack) -> None:
    text = (
        "Haiti was hit by a quake on Tuesday. The Haiti quake cut roads near Port-au-Prince.\n\n"
        "Rescuers work in Port-au-Prince. Houses fell in Port-au-Prince.\n\nThe charity has given $50,000 in aid."
    )
    assert places(text, pack)[-1] == "Haiti"


def test_thousands_killed_so_far_are_no_one_town_s(pack: Pack) -> None:
    text = (
        "Bombs killed 33 people in Mosul on Sunday. The blasts in Mosul were the worst this month in Iraq.\n\n"
        "The minister said troops would end attacks that have killed thousands of civilians."
    )
    assert places(text, pack)[-1] == "Iraq"


def test_the_first_country_of_a_part_of_the_world_is_told_of_itself(pack: Pack) -> None:
    text = "The flu virus spread. Spain on Monday was the first land in Europe to confirm a case of flu."
    assert "Europe" not in places(text, pack)


def test_a_total_of_a_country_is_the_country_s(pack: Pack) -> None:
    text = "The flu virus spread. The total UK figure rose to 870 cases today, with 41 cases more in England."
    assert places(text, pack)[0] == "UK"


def test_where_helpers_come_from_is_not_where_they_are(pack: Pack) -> None:
    text = "Haiti was hit by the Haiti quake on Tuesday.\n\nA team of 61 firemen from across Wales will help in Haiti."
    assert "Wales" not in places(text, pack)


def test_two_places_of_one_number_are_neither_of_them_alone(pack: Pack) -> None:
    assert places("Nine people in Chile and Peru were killed by the storm on Friday.", pack) == ["Chile and Peru"]
    text = "A storm struck Peru on Thursday.\n\nNine people in Lima and Cusco were killed by the storm on Friday."
    assert places(text, pack) == ["Peru"]


def test_the_first_in_a_country_to_fall_ill_is_there(pack: Pack) -> None:
    text = (
        "A storm killed three people in Peru.\n\n"
        "Two men from Oslo have become the first in Norway to test positive for the virus."
    )
    assert places(text, pack) == ["Peru", "Norway"]


def test_over_the_states_of_a_country_is_in_it(pack: Pack) -> None:
    text = "Mexico City was calm, officials in Mexico said. The flu has reached 17 U.S. states and infected 240."
    assert places(text, pack)[-1] == "U.S."


def test_more_of_the_cases_of_a_country_is_in_it(pack: Pack) -> None:
    text = "It reported 3,110 confirmed Peruvian cases of the flu with 95 people in hospital, up from 2,870 cases."
    assert set(places(text, pack)) == {"Peruvian"}


def test_where_tells_of_the_place_right_before_it(pack: Pack) -> None:
    text = "The flu has killed 58 people in Mexico and then spread to Peru, where there has been one death."
    assert places(text, pack) == ["Mexico", "Peru"]


@pytest.mark.parametrize(
    "opening",
    [
        "A huge quake has devastated the Andean country of Peru, with thousands of people feared dead.",
        "A quake that struck south of Lima is feared to have killed thousands of people across the Andean country.",
    ],
)
def test_thousands_that_a_quake_killed_are_the_countrys(pack: Pack, opening: str) -> None:
    text = opening + "\n\nPeru has asked for help. Houses collapsed in Lima, and bodies lay in Lima's streets."
    assert places(text, pack)[0] in ("Peru", "the Andean country")


def test_a_quake_that_struck_a_country_left_its_homeless_there(pack: Pack) -> None:
    text = (
        "Singers will record a song in London.\n\n“The earthquake that has struck Peru is hell,” one said.\n\n"
        "An estimated 150,000 people were left homeless by the quake."
    )
    assert places(text, pack)[-1] == "Peru"


def test_near_a_larger_town_is_the_town_of_the_dateline(pack: Pack) -> None:
    text = (
        "19 die in Bangladesh factory fire\n\nGAZIPUR, Bangladesh, May 6 (Wire) - At least 19 people were killed"
        " on Thursday when a fire tore through a factory near the Bangladeshi capital Dhaka, officials said.\n\n"
        "Bangladesh has many such factories."
    )
    assert places(text, pack)[0] == "GAZIPUR"


def test_a_part_of_a_name_is_no_reports_place(pack: Pack) -> None:
    text = (
        "Water keeps rescuers from 14 trapped miners\n\nBy Ana Quispe in Arequipa\n\nHope was fading for 14 miners who"
        " have been trapped since Monday.\n\nOne body was found.\n\nA blast at Villa Diana killed 73 in 1977."
    )
    assert set(places(text, pack)[:3]) == {"Arequipa"}


def test_cases_of_a_country_are_not_those_of_the_town_that_is_written_from(pack: Pack) -> None:
    text = (
        "LIMA - Doctors in Lima are short of masks as the flu spreads.\n\n"
        "The number of flu cases in Peru has climbed to 330.\n\n"
        "The health agency recorded 60 new infections on Thursday."
    )
    assert places(text, pack)[-1] == "Peru"


def test_tens_of_thousands_were_not_killed_in_the_town_that_is_told_of(pack: Pack) -> None:
    text = (
        "The hotel stands in the middle of Lima, and its owner waits for guests.\n\nLima has few of them.\n\n"
        "He fought in Peru's long war, in which 70,000 people were killed."
    )
    assert places(text, pack)[-1] == "Peru"


@pytest.mark.parametrize(
    "sentence",
    [
        "People in Spain have given $3m to the appeal.",
        "A concert in Madrid raised more than $2m for the survivors.",
        "In Brussels, ministers pledged $40m of aid.",
    ],
)
def test_money_is_given_to_where_the_quake_struck(sentence: str, pack: Pack) -> None:
    text = "Thousands of people are homeless after the earthquake in Peru.\n\nThe earthquake flattened towns.\n\n"
    assert places(text + sentence, pack)[-1] == "Peru"
