from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from dateline.errors import PackError
from dateline.model.vocabulary import PlacePrecision
from dateline.world import Gazetteer, distance, gazetteer
from dateline.world.fold import fold
from dateline.world.store import MAGIC, Table, read, write


@dataclass
class Row:
    id: int
    name: str
    kind: str
    country: str
    lat: float
    lon: float
    population: int
    fame: int = 0
    admin1: str = ""
    parent: int = 0
    names: set[str] = field(default_factory=set)
    own: set[str] = field(default_factory=set)


@pytest.fixture(scope="module")
def world() -> Gazetteer:
    return gazetteer()


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("Kazakhstan", "KZ"), ("U.S.", "US"), ("UK", "GB"), ("DR Congo", "CD"), ("Burma", "MM"), ("Ivory Coast", "CI"),
        ("Turkey", "TR"), ("Kosovo", "XK"),
    ],
)  # fmt: skip
def test_countries_go_by_all_their_names(world: Gazetteer, name: str, code: str) -> None:
    first = world.find(name)[0]
    assert (first.country, first.precision) == (code, PlacePrecision.COUNTRY)


def test_names_are_found_however_they_are_spelt(world: Gazetteer) -> None:
    assert fold("Sana‘a") == fold("Sanaa")
    assert world.find("Saint Louis") == world.find("St. Louis") != ()
    assert any(place.country == "YE" for place in world.find("Sana'a"))


def test_namesakes_come_best_known_first(world: Gazetteer) -> None:
    paris = [place for place in world.find("Paris") if place.precision is PlacePrecision.CITY]
    assert paris[0].country == "FR"
    assert any(place.admin1 == "Texas" for place in paris)


def test_what_is_no_place_is_not_found(world: Gazetteer) -> None:
    assert world.find("Xyzzyville") == ()


@pytest.mark.parametrize(("word", "code"), [("Kazakh", "KZ"), ("Kazakhs", "KZ"), ("French", "FR"), ("Iraqis", "IQ")])
def test_demonyms_name_countries(world: Gazetteer, word: str, code: str) -> None:
    place = world.demonym(word)
    assert place is not None and place.country == code


def test_a_country_is_no_demonym(world: Gazetteer) -> None:
    assert world.demonym("France") is None


def test_dated_names_lead_to_the_living_place(world: Gazetteer) -> None:
    dated = world.dated("Nur-Sultan")
    assert dated is not None and dated.place.country == "KZ" and dated.since is not None
    assert world.find("Bombay")[0] == world.find("Mumbai")[0] or world.find("Bombay")[0].country == "IN"


def test_states_are_known_by_their_abbreviations(world: Gazetteer) -> None:
    short, postal = world.abbreviation("Calif."), world.abbreviation("CA", postal=True)
    assert short is not None and short.name == "California" and postal == short
    assert world.abbreviation("CA") is None


def test_containment_follows_divisions(world: Gazetteer) -> None:
    texas = world.admin1("Texas", country="US")
    assert texas is not None
    dallas = next(place for place in world.find("Dallas") if place.admin1 == "Texas")
    france, paris = world.find("France")[0], world.find("Paris")[0]
    assert world.contains(texas, dallas) and not world.contains(texas, paris) and world.contains(france, paris)
    assert not world.contains(texas, texas)


def test_a_region_holds_the_towns_of_its_countries(world: Gazetteer) -> None:
    region = world.find("Central Asia")[0]
    assert region.id is None and "KZ" in world.members(region)
    assert world.contains(region, world.find("Bishkek")[0])


def test_distance_is_in_kilometres(world: Gazetteer) -> None:
    london, paris = world.find("London")[0], world.find("Paris")[0]
    apart = distance(london, paris)
    assert apart is not None and 330 < apart < 350


@given(st.text(max_size=40))
@example("\N{MATHEMATICAL BOLD CAPITAL ALPHA}")
def test_folding_twice_is_folding_once(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(st.text(max_size=40))
def test_any_text_may_be_looked_up(text: str) -> None:
    assert isinstance(gazetteer().find(text), tuple)


def test_a_broken_file_is_an_error_with_a_remedy(tmp_path: Path) -> None:
    path = tmp_path / "gazetteer.bin"
    path.write_bytes(MAGIC + b"cut short")
    with pytest.raises(PackError, match="install dateline anew"):
        read(path)


def test_what_is_written_is_read(tmp_path: Path) -> None:
    row = Row(7, "Überdorf", "city", "DE", 50.25, -8.5, 1200, admin1="Hessen", parent=3, names={"Overville"})
    write(tmp_path / "small.bin", Table.of([row]))
    table = read(tmp_path / "small.bin")
    assert (table.rows("uberdorf"), table.rows("overville")) == ([(0, False)], [(0, True)])
    assert (table.lat[0], table.lon[0], table.names, table.divisions) == (502500, -85000, ["Überdorf"], ["Hessen"])
