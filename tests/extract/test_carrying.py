"""Quotations over paragraphs, and paragraphs that are nothing but a quotation."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dateline.extract.actors import find_actors
from dateline.extract.attributions import find_attributions
from dateline.extract.reading import Reading
from dateline.extract.said.statements import find_statements
from dateline.extract.text.blocks import find_blocks
from dateline.ingest.make import make_report
from dateline.language import Pack


def said(text: str, pack: Pack) -> list[tuple[str, str]]:
    """Speaker and first words of each statement."""
    report = make_report(text)
    reading = Reading(report, pack, blocks=find_blocks(report, pack))
    reading = replace(reading, actors=find_actors(reading))
    reading = replace(reading, attributions=find_attributions(reading))
    return [(s.source.text, " ".join(s.text.split()[:3])) for s in find_statements(reading)]


def test_a_quotation_after_what_one_person_said(pack: Pack) -> None:
    text = (
        "Ines Duarte, who runs the clinic, said the wards were full.\n\n"
        '"We are laying the wounded on the floor of the chapel."\n\nThe road to the port was cut.'
    )
    assert ("Ines Duarte", '"We are laying') in [(who.split(",")[0], words) for who, words in said(text, pack)]


def test_a_quotation_after_what_many_said_is_nobodys(pack: Pack) -> None:
    text = (
        "Residents said the wards were full.\n\n"
        '"We are laying the wounded on the floor of the chapel."\n\nThe road to the port was cut.'
    )
    assert [words for _, words in said(text, pack)] == ["the wards were"]


def test_whom_the_next_paragraph_names(pack: Pack) -> None:
    text = (
        "The wards were full on Monday.\n\n"
        '"We are laying the wounded on the floor of the chapel now."\n\nSo said Ines Duarte, who runs the clinic.'
    )
    assert [words for who, words in said(text, pack) if who.startswith("Ines Duarte")] == ['"We are laying']


def test_quotation_after_quotation_is_of_one_speaker(pack: Pack) -> None:
    text = (
        "Ines Duarte, who runs the clinic, said the wards were full.\n\n"
        '"We are laying the wounded on the floor of the chapel."\n\n'
        '"We have had no light and no water since Sunday night."\n\nThe road to the port was cut.'
    )
    assert ("Ines Duarte", '"We have had') in [(who.split(",")[0], words) for who, words in said(text, pack)]


def test_a_name_below_a_quotation_ends_the_speech_before(pack: Pack) -> None:
    text = (
        "Ines Duarte, who runs the clinic, said the wards were full.\n\n"
        '"We are laying the wounded on the floor of the chapel."\n\nPavel Orsk, governor\n\n'
        '"They took my brother away in a lorry on Sunday night."\n\nThe road to the port was cut.'
    )
    assert not [words for _, words in said(text, pack) if words.startswith('"They took')]


def test_he_who_goes_on_said_the_quotation_before(pack: Pack) -> None:
    text = (
        "John Roe left the army in May.\n\n"
        "“It will not bear another night of this rain.”\n\n“We have no boats for the other bank,” he said."
    )
    assert [words for _, words in said(text, pack)] == ["“It will not", "“We have no"]


def test_a_paragraph_that_opens_anew_keeps_what_stands_between(pack: Pack) -> None:
    text = (
        "Ines Duarte said: “We are laying the wounded on the floor of the chapel.\n\n"
        "Nobody has brought us any medicine since Sunday.\n\n“We need light and we need water.”"
    )
    assert [words for _, words in said(text, pack)] == ["“We are laying", "Nobody has brought", "“We need light"]


def test_a_colon_leads_to_words_of_the_speaker_before(pack: Pack) -> None:
    text = (
        "Ines Duarte, who runs the clinic, said the wards were full.\n\n"
        "The work would go on slowly: “We still need time and hands to run them in a proper way.”"
    )
    assert ("Ines Duarte", "“We still need") in [(who.split(",")[0], words) for who, words in said(text, pack)]


def test_words_announced_with_their_owner(pack: Pack) -> None:
    text = "Here are the remarks of Governor Pavel Orsk: “It will not bear another night of this rain.”"
    assert said(text, pack) == [("Governor Pavel Orsk", "“It will not")]


def test_what_a_paragraph_leaves_open_closes_in_the_next(pack: Pack) -> None:
    text = (
        "Ines Duarte said: “We are laying the wounded on the floor of the chapel.\n\n"
        "Nobody has brought us any medicine since Sunday.”\n\nThe road to the port was cut."
    )
    assert [words for _, words in said(text, pack)] == ["“We are laying", "Nobody has brought"]


def test_he_is_who_spoke_by_surname(pack: Pack) -> None:
    text = (
        "Governor Pavel Orsk ordered the bridge shut.\n\n"
        '"It will not bear another night of this rain," Orsk said.\n\n"We have no boats," he said of the other bank.'
    )
    assert {who for who, _ in said(text, pack)} == {"Orsk"}


@pytest.mark.parametrize(
    ("end", "speakers"),
    [("has mended boats in the bay", ["Pavel Orsk"]), ("was in the bay when he was shot dead", [])],
)
def test_whose_death_is_told_says_nothing_after_it(end: str, speakers: list[str], pack: Pack) -> None:
    text = (
        f"The village lies on the bay.\n\nPavel Orsk {end}.\n\n"
        "“I will never go back to the water in this life, I tell you.”\n\nThe road to the port was cut."
    )
    assert [who for who, _ in said(text, pack)] == speakers
