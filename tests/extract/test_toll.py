"""Killed and injured of a report's main incident."""

from __future__ import annotations

from datetime import date

from dateline.extract.read import read
from dateline.extract.toll import Toll, toll
from dateline.ingest import make_report
from dateline.language import Pack


def told(text: str, pack: Pack) -> Toll:
    return toll(read(make_report(text, published=date(2021, 5, 7)), pack))


def test_numbers_of_the_headline(pack: Pack) -> None:
    text = "Two killed, three wounded in park\n\nTwo people were killed and three others were wounded in a park."
    assert told(text, pack) == Toll(2, 3)


def test_a_lone_victim_told_twice_is_one(pack: Pack) -> None:
    text = "Park shooting\n\nA 19-year-old man was shot dead in a park.\n\nThe 19-year-old man was killed at noon."
    assert told(text, pack) == Toll(1, 0)


def test_who_died_is_not_injured_as_well(pack: Pack) -> None:
    text = "Shooting in the park\n\nPeter Kowalski, 42, was shot in the park.\n\nKowalski died on Friday."
    assert told(text, pack) == Toll(1, 0)


def test_a_number_shot_holds_the_dead(pack: Pack) -> None:
    text = "Police report\n\nFour people were shot in the park.\n\nOne man was killed."
    assert told(text, pack) == Toll(1, 3)


def test_nobody_hurt(pack: Pack) -> None:
    assert told("Council meets\n\nThe council met on Friday.", pack) == Toll(0, 0)


def test_numbers_joined_by_and_make_one(pack: Pack) -> None:
    text = "Shooting in the park\n\nTwo women and a baby are dead after a shooting in the park."
    assert told(text, pack).killed == 3


def test_the_killer_who_turns_the_gun_on_himself_is_one_more(pack: Pack) -> None:
    text = "Shooting in a house\n\nA man fatally shot three relatives before turning the gun on himself, police said."
    assert told(text, pack).killed == 4


def test_a_third_victim_who_dies_makes_three(pack: Pack) -> None:
    text = "Third victim dies after park shooting\n\nA third person has died after a shooting in the park."
    assert told(text, pack).killed == 3


def test_who_is_charged_did_not_die_of_it(pack: Pack) -> None:
    text = (
        "Arrest in shooting\n\nPeter Kowalski, 42, was killed in the park.\n\nAdam Nowak, 20, was charged with murder "
        "in the killing.\n\nNowak, 20, shot dead in the park the man, police said."
    )
    assert told(text, pack).killed == 1


def test_one_wounded_who_died_is_not_hurt_as_well(pack: Pack) -> None:
    text = (
        "Boy dies\n\nA boy of 16 was badly wounded in a shooting on Friday.\n\n"
        "The boy, who was critically wounded on Friday, died on Saturday, officials said."
    )
    assert told(text, pack) == Toll(1, 0)


def test_a_second_victim_is_one_more(pack: Pack) -> None:
    text = "Shooting after a party\n\nPeter Kowalski was shot dead.\n\nA second man was shot in the hand."
    assert told(text, pack) == Toll(1, 1)


def test_a_shooting_of_last_year_counts(pack: Pack) -> None:
    text = "Second arrest\n\nA second man was arrested in a shooting last year that left four people wounded."
    assert told(text, pack) == Toll(0, 4)


def test_ages_are_no_counts(pack: Pack) -> None:
    text = "Shooting in a house\n\nAnna Reed, 66, and Paul Reed, 64 were found dead inside a home."
    assert told(text, pack).killed < 3


def test_all_four_victims_hold_the_one_who_died(pack: Pack) -> None:
    text = (
        "Shooting near a bar\n\nA shooting left one person dead and three others injured.\n\nFour men were shot."
        "\n\nThe four victims were hospitalized, where one of them died."
    )
    assert told(text, pack) == Toll(1, 3)


def test_another_shooting_does_not_count(pack: Pack) -> None:
    text = (
        "Man wounded\n\nA man was wounded on Friday in the park.\n\n"
        "Another shooting last month left two people dead and four wounded."
    )
    assert told(text, pack) == Toll(0, 1)


def test_ages_between_are_no_counts(pack: Pack) -> None:
    text = "Children shot\n\nShe was one of five children of 11 to 15 years hospitalized in the shooting."
    assert told(text, pack).injured < 6


def test_a_headline_may_end_in_a_gerund(pack: Pack) -> None:
    text = "Suspect charged after shooting\n\nA man was wounded in the park."
    assert told(text, pack) == Toll(0, 1)


def test_the_fourth_man_who_died_is_one(pack: Pack) -> None:
    text = "Four shot at a fair\n\nThree of the men are in hospital. The fourth man died of his wounds."
    assert told(text, pack) == Toll(1, 3)


def test_a_place_in_a_headline_is_nobody(pack: Pack) -> None:
    assert told("Four people shot outside dance hall\n\nThe search goes on.", pack) == Toll(0, 4)


def test_a_killing_that_was_none(pack: Pack) -> None:
    text = "Toddler wounded by gun\n\nHer grandmother is charged. It is luck that a brother was not killed."
    assert told(text, pack) == Toll(0, 1)


def test_each_has_a_word_of_its_own(pack: Pack) -> None:
    text = "Dice game ends in gunfire\n\nThe shots left one dead and five more injured on Sunday evening."
    assert told(text, pack) == Toll(1, 5)


def test_a_place_that_they_were_at_is_not_shot_at(pack: Pack) -> None:
    assert told("5 people shot at harvest fair\n\nThe search goes on.", pack) == Toll(0, 5)


def test_the_four_year_old_is_one(pack: Pack) -> None:
    text = "Child in hospital\n\nA 4-year-old boy was wounded by a gun. Later the 4 year old was flown to Orlin."
    assert told(text, pack) == Toll(0, 1)


def test_gunshot_victims_hold_the_dead(pack: Pack) -> None:
    text = "Night at the mill\n\nMedics found five gunshot victims. One of them was killed."
    assert told(text, pack) == Toll(1, 4)


def test_six_others_do_not_hold_the_dead(pack: Pack) -> None:
    text = "Trial begins\n\nA baker was killed at the fair. Six other bakers were also shot.\n\nThe trial opened."
    assert told(text, pack) == Toll(1, 6)


def test_one_hurt_beside_all_who_were_shot(pack: Pack) -> None:
    text = "Four millers shot dead\n\nFour millers were shot dead and a boy was wounded.\n\nAll four were shot twice."
    assert told(text, pack) == Toll(4, 1)


def test_kinds_in_a_headline_make_one_number(pack: Pack) -> None:
    assert told("3 bakers, 1 nurse wounded at fair\n\nThe search goes on.", pack) == Toll(0, 4)
    assert told("Shots at a fair\n\nThree bakers, one critically, were wounded.", pack) == Toll(0, 3)


def test_whom_one_sentence_tells_are_several(pack: Pack) -> None:
    text = "Shots at a mill\n\nA baker was killed and his cousin and a neighbour were wounded at the mill."
    assert told(text, pack) == Toll(1, 2)
    text = "Shots at a mill\n\nHe killed his wife and wounded their son before turning the rifle on himself."
    assert told(text, pack) == Toll(2, 1)


def test_a_kinsman_told_again_is_the_same(pack: Pack) -> None:
    text = "Shots at a mill\n\nA boy is in hospital after his father fired a rifle, hitting his son in the knee."
    assert told(text, pack) == Toll(0, 1)


def test_the_sum_of_several_shootings_is_not_that_of_one(pack: Pack) -> None:
    text = "Violent night\n\nFive separate shootings hurt nine millers.\n\nAt the fair three millers were wounded."
    assert told(text, pack) == Toll(0, 3)


def test_an_officer_is_not_the_suspect(pack: Pack) -> None:
    text = "Standoff ends\n\nThe deputy was hit in the knee by a bullet.\n\nThe suspect, 44, was killed at noon."
    assert told(text, pack) == Toll(1, 1)


def test_who_was_harmed_on_an_earlier_day_is_of_another_incident(pack: Pack) -> None:
    text = "Three hurt in bakery\n\nThree millers were wounded there on Tuesday.\n\nIn 2008 a guard was killed there."
    assert told(text, pack) == Toll(0, 3)
    text = "Shots at a mill\n\nPeter Kowalski, 42, was killed on Monday.\n\nAdam Nowak, 20, was shot there in March."
    assert told(text, pack) == Toll(1, 0)
    text = "Shots at a mill\n\nA cook, Anna Reed, was shot on Sunday.\n\nPaul Moss was shot, too, and died on Tuesday."
    assert told(text, pack) == Toll(1, 1)


def test_who_died_later_was_harmed_on_that_day(pack: Pack) -> None:
    text = "Baker dies\n\nA baker died on Tuesday.\n\nTwo bakers were shot at the fair on Sunday."
    assert told(text, pack) == Toll(1, 1)


def test_words_for_a_killing_that_was_none(pack: Pack) -> None:
    text = "Suspect in mill shooting held\n\nA miller was shot.\n\nAttempted aggravated murder, says the court."
    assert told(text, pack) == Toll(0, 1)
    text = "Shots at a mill\n\nA cook shot and wounded her cousin before she killed herself."
    assert told(text, pack).killed == 1
    text = "Miller shot\n\nA miller was killed on Monday. It brings the town's sum of homicides to 31 for the year."
    assert told(text, pack) == Toll(1, 0)


def test_who_harms_another_is_not_harmed(pack: Pack) -> None:
    text = "Shots at a barn\n\nThe 9-year-old fired through a door, hitting a 13-year-old guest."
    assert told(text, pack) == Toll(0, 1)
    text = "Miller wanted\n\nAdam Nowak shot and killed Peter Kowalski, a baker, at noon."
    assert told(text, pack) == Toll(1, 0)


def test_a_name_is_one_person_beside_another(pack: Pack) -> None:
    text = "Shots at a fair\n\nPeter Kowalski was killed and a neighbour was wounded at the fair."
    assert told(text, pack) == Toll(1, 1)
    text = "Shots at a fair\n\nAnna Reed was wounded and a baker was killed at the fair."
    assert told(text, pack) == Toll(1, 1)
