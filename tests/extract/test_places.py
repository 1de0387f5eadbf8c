from __future__ import annotations

from dataclasses import replace

from dateline.extract.mentions import PlaceMention
from dateline.extract.places import find_places
from dateline.extract.read import read
from dateline.extract.reading import Reading
from dateline.extract.text.blocks import find_blocks
from dateline.ingest.make import make_report
from dateline.language import Pack
from dateline.model.vocabulary import PlacePrecision


def places(text: str, pack: Pack) -> tuple[PlaceMention, ...]:
    report = make_report(text)
    reading = Reading(report, pack)
    found = find_places(replace(reading, blocks=find_blocks(report, pack)))
    assert all(text[m.span.start : m.span.end] == m.text for m in found)
    return found


def named(text: str, pack: Pack) -> list[str]:
    return [m.text for m in places(text, pack)]


def test_a_city_and_its_country(pack: Pack) -> None:
    almaty, kazakhstan = places("Protests broke out in Almaty, the largest city of Kazakhstan.", pack)
    assert almaty.place is not None and almaty.place.country == "KZ"
    assert kazakhstan.place is not None and kazakhstan.place.name == "Kazakhstan"


def test_a_demonym_is_marked(pack: Pack) -> None:
    (mention,) = places("Kazakh officials said that the roads were closed.", pack)
    assert mention.demonym and mention.place is not None and mention.place.country == "KZ"


def test_possessive_and_article_are_left_out(pack: Pack) -> None:
    assert named("The Philippines' coast guard and Kenya's navy met.", pack)[1] == "Kenya"


def test_a_container_decides_between_namesakes(pack: Pack) -> None:
    text = "A tornado hit Paris, Texas, on Monday. Shops in Paris stayed shut."
    first, _, again = places(text, pack)
    assert first.place is not None and first.place.admin1 == "Texas"
    assert again.place == first.place


def test_a_town_alone_in_a_dateline_is_the_one_all_know(pack: Pack) -> None:
    text = "GENEVA - The United States lacks beds. Washington asked Canada and Mexico, and flew some to Texas."
    assert [m.place.country for m in places(text, pack)[:1] if m.place is not None] == ["CH"]


def test_other_places_decide_between_namesakes(pack: Pack) -> None:
    text = "Fighting spread from Beirut to Tripoli, Lebanese soldiers said. Shops in Sidon were shut."
    tripoli = next(m for m in places(text, pack) if m.text == "Tripoli")
    assert tripoli.place is not None and tripoli.place.country == "LB"


def test_a_person_is_no_place(pack: Pack) -> None:
    assert "Paris" not in named("Paris Hilton was seen at the party.", pack)


def test_common_words_are_no_places(pack: Pack) -> None:
    assert named("Police said the toll rose. Reading the list took an hour. Of them, two died.", pack) == []


def test_reading_is_the_same_twice(pack: Pack) -> None:
    text = "Clashes near Aleppo killed 12, Syrian state media said."
    assert places(text, pack) == places(text, pack)


def test_a_name_of_other_days_gives_way_to_living_ones(pack: Pack) -> None:
    salisbury, _ = places("Two people fell ill in Salisbury, British police said.", pack)
    assert salisbury.place is not None and salisbury.place.country == "GB"


def test_a_dated_name_is_followed(pack: Pack) -> None:
    (capital,) = places("Crowds gathered in Nur-Sultan.", pack)
    assert capital.place is not None and capital.place.country == "KZ"


def test_upper_case_text_is_read(pack: Pack) -> None:
    found = places("GUERRILLAS ATTACKED A POLICE STATION IN SAN SALVADOR, THE CAPITAL OF EL SALVADOR.", pack)
    assert [m.text for m in found] == ["SAN SALVADOR", "EL SALVADOR"]
    assert {m.place.country for m in found if m.place} == {"SV"}


def test_a_kind_word_chooses_the_division(pack: Pack) -> None:
    (mention,) = places("Roads in the Aleppo province were cut.", pack)
    assert mention.place is not None and mention.place.precision is PlacePrecision.PROVINCE


def test_a_square_is_in_the_town_at_hand(pack: Pack) -> None:
    text = "Police cleared Republic Square in Almaty on Friday."
    square = next(m for m in places(text, pack) if m.text == "Republic Square")
    assert square.place is not None and square.place.country == "KZ"


def test_a_name_inside_an_organisation_is_embedded(pack: Pack) -> None:
    found = places("Students of Cairo University marched to the centre of Cairo.", pack)
    assert [(m.text, m.embedded) for m in found] == [("Cairo", True), ("Cairo", False)]


def test_namesakes_of_one_size_are_left_open(pack: Pack) -> None:
    (mention,) = places("A man was shot in Springfield.", pack)
    assert mention.place is None


def test_a_text_without_places_has_none(pack: Pack) -> None:
    assert places("Nothing more was known on Thursday.", pack) == ()


def test_a_country_is_not_a_town_of_its_name(pack: Pack) -> None:
    text = "Cases in Missouri and Texas were traced to a trip to Mexico. Houston and St. Louis schools were shut."
    mexico = next(m for m in places(text, pack) if m.text == "Mexico")
    assert mexico.place is not None and mexico.place.precision is PlacePrecision.COUNTRY


def test_a_row_of_countries_holds_no_container(pack: Pack) -> None:
    mexico, *_ = places("Most deaths were in Mexico, USA and Canada.", pack)
    assert mexico.place is not None and mexico.place.country == "MX"


def test_a_town_named_like_a_country_needs_its_state(pack: Pack) -> None:
    lebanon, *_ = places("A barn burned down near Lebanon, Ind., on Friday.", pack)
    assert lebanon.place is not None and lebanon.place.admin1 == "Indiana"


def test_a_small_namesake_overseas_before_a_large_town_is_a_part_of_it(pack: Pack) -> None:
    text = "Pupils at a school in Handsworth, Birmingham, fell ill. The United Kingdom has 200 cases."
    report = make_report(text)
    found = {p.text: p.place for p in read(report, pack).places}
    assert found["Handsworth"] is not None and found["Handsworth"].country == "GB"
