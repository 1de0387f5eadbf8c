"""The country that the text has come to."""

from __future__ import annotations

from datetime import date

from dateline.extract.read import read
from dateline.ingest import make_report
from dateline.language import Pack


def places(text: str, pack: Pack) -> list[str]:
    found = read(make_report(text, published=date(2021, 5, 7)), pack).figures
    return [figure.place.text if figure.place else "" for figure in found]


START = "Three people were killed in protests in Lima on Thursday.\n\n"


def test_a_country_described_stays_in_force(pack: Pack) -> None:
    text = (
        START + "Bolivia, a landlocked country of 11 million, was calm for years.\n\n"
        "The president of Bolivia had ruled for 14 years.\n\nIn weeks of protests, 36 people were killed."
    )
    assert places(text, pack)[-1] == "Bolivia"


def test_meanwhile_leads_back(pack: Pack) -> None:
    text = (
        START + "Bolivia, a landlocked country of 11 million, was calm for years.\n\n"
        "The president of Bolivia had ruled for 14 years.\n\nMeanwhile, 36 people were killed in the protests."
    )
    assert places(text, pack)[-1] == "Lima"


def test_a_country_that_acts_is_not_where(pack: Pack) -> None:
    text = START + "Chile sent help to Peru. Chile is a neighbour.\n\nChile pledged help.\n\nFour people were killed."
    assert places(text, pack)[-1] != "Chile"


def test_the_first_death_outside_a_country_is_not_in_it(pack: Pack) -> None:
    text = "Cases rise in Texas.\n\nA woman died in Texas on Thursday, the second death outside of Mexico."
    assert "Mexico" not in places(text, pack)


def test_officials_count_the_ill_of_their_own_country(pack: Pack) -> None:
    text = "Four people were infected with flu in Lima on Thursday.\n\nChilean officials have reported 29 cases of flu."
    assert places(text, pack)[-1] == "Chilean"


def test_those_who_lived_elsewhere_were_not_there(pack: Pack) -> None:
    text = "The attacks in Lima were carried out by four bombers, three of whom lived in Arequipa."
    assert "Arequipa" not in places(text, pack)


def test_where_follows_the_place_that_it_means(pack: Pack) -> None:
    text = "Masks sell well in Lima. They are worn in the western parts of Cusco, where 172 people have been infected."
    assert places(text, pack)[-1] == "Cusco"
