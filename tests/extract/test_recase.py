"""Upper case text gets its case back; other text is left alone."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.extract.text.recase import recase, surnames
from dateline.language import Pack, load_pack


def test_capitals_become_a_sentence_with_its_names(pack: Pack) -> None:
    text = "POLICE IN LIMA SAID ON MONDAY THAT COLONEL TEOFILO ZARATE WAS KILLED BY GUERRILLAS."
    assert recase(text, pack) == "Police in Lima said on Monday that Colonel Teofilo Zarate was killed by guerrillas."


def test_an_acronym_in_brackets_keeps_its_capitals(pack: Pack) -> None:
    text = "THE WORKERS FRONT (WQF) SAID THAT THE WQF WOULD GO ON STRIKE TODAY."
    assert recase(text, pack).count("WQF") == 2


def test_a_word_that_a_title_tells_for_a_name(pack: Pack) -> None:
    first = "THE CHIEF OF STAFF, COLONEL RENE EMILIO PONCE, DENIED THE REPORT."
    second = (
        "THE GENERAL STAFF SAID NOTHING AT PRESIDENT CRISTIANI'S MANSION, AND THE PRESIDENT ALSO SAID LITTLE, "
        "BUT MAJOR CITIES, SAID PONCE, WERE CALM."
    )
    names = surnames([first, second], pack)
    assert names == {"ponce"}
    assert "Colonel Rene Emilio Ponce," in recase(first, pack, names)
    assert "said Ponce, were calm" in recase(second, pack, names)


def test_a_word_that_a_large_place_bears_stays_a_word(pack: Pack) -> None:
    text = "A CAR BLEW UP OFF THE EASTERN COAST OF PERU IN MAY, AND THE REST OF THEM MAY MARCH ON LIMA NEXT."
    told = "A car blew up off the eastern coast of Peru in May, and the rest of them may march on Lima next."
    assert recase(text, pack) == told


def test_a_street_has_its_capital_and_a_towns_airport_has_none(pack: Pack) -> None:
    text = "TWO MEN WERE SEEN ON ANCASH STREET AND ONE AT THE LIMA AIRPORT, POLICE SAID."
    assert recase(text, pack) == "Two men were seen on Ancash Street and one at the Lima airport, police said."


def test_text_in_mixed_case_is_left_alone(pack: Pack) -> None:
    text = "Police in LIMA said that NATO troops were on their way to the border."
    assert recase(text, pack) == text


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=80))
def test_the_length_never_changes(text: str) -> None:
    assert len(recase(text.upper(), load_pack("en"))) == len(text.upper())
