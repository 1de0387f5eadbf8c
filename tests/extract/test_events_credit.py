"""What speakers say and what they only name; several words of one happening; whose deed a joined verb tells."""

from __future__ import annotations

from datetime import date

import pytest

from dateline.extract.read import read
from dateline.ingest.make import make_report
from dateline.language import Pack
from dateline.model.claim import EventMention
from dateline.model.vocabulary import EventType, Status

DAY = date(2021, 3, 10)


def events(text: str, pack: Pack) -> tuple[EventMention, ...]:
    return read(make_report(text, published=DAY), pack).events


def test_a_disaster_that_a_speaker_only_names_is_no_claim_of_his(pack: Pack) -> None:
    (quake,) = events("Experts say that bad walls added to the harm in Kenya following Tuesday's earthquake.", pack)
    assert (quake.status, quake.source.text) == (Status.STATED, "")


def test_a_disaster_that_a_speaker_tells_is_his(pack: Pack) -> None:
    (quake,) = events("The police said an earthquake struck the town of Gondar on Monday.", pack)
    assert (quake.status, quake.source.text) == (Status.ATTRIBUTED, "The police")


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("The tremor hit Gondar at noon on Monday, the survey office said.", "the survey office"),
        (
            "Shops are shut by the flu outbreak. The health ministry said the flu outbreak had hit Gondar on Monday.",
            "The health ministry",
        ),
    ],
)
def test_what_is_said_of_a_disaster_is_the_speakers(text: str, source: str, pack: Pack) -> None:
    (told,) = (e for e in events(text, pack) if e.type is EventType.DISASTER)
    assert (told.status, told.source.text) == (Status.ATTRIBUTED, source)


def test_what_fell_in_a_quake_told_elsewhere_is_no_accident(pack: Pack) -> None:
    text = "An earthquake struck the town of Gondar on Monday.\n\nMany shops simply collapsed or were damaged."
    assert [e.type for e in events(text, pack)] == [EventType.DISASTER]


def test_what_came_of_attacks_is_part_of_them(pack: Pack) -> None:
    text = "On Monday there were four bomb attacks across Iraq, killing 38 porters and injuring scores of clerks."
    (attacks,) = events(text, pack)
    assert [r.text for r in attacks.recipients] == ["38 porters", "scores of clerks"]


def test_what_somebody_is_blamed_for_is_no_event(pack: Pack) -> None:
    assert events("Flyers were handed out that denounced the clerics for cooperating with the rebels.", pack) == ()


def test_a_deed_joined_to_words_is_of_whoever_said_them(pack: Pack) -> None:
    text = "The government has said the flood is past and eased restrictions on shops in the capital."
    assert [a.text for e in events(text, pack) for a in e.agents] == ["The government"]


@pytest.mark.parametrize(
    "text",
    [
        "“Gunmen attacked the mill and took the flour. It was over in a minute.”",
        "“Soldiers came at night. They arrested my uncle and two of his sons.”",
    ],
)
def test_words_between_quotation_marks_are_somebodys(text: str, pack: Pack) -> None:
    found = events(text, pack)
    assert found and {(e.source.text, e.status) for e in found} == {("", Status.ATTRIBUTED)}


def test_a_phrase_between_quotation_marks_is_told_by_the_outlet(pack: Pack) -> None:
    (shot,) = events("The “killing of 12 herders” in Gondar on Monday shocked the valley.", pack)
    assert shot.status is Status.STATED


def test_a_disaster_in_somebodys_own_words_is_his(pack: Pack) -> None:
    text = "“We must do more for those who lost homes in Tuesday's earthquake in Gondar,” said President Ann Lee."
    quake = next(e for e in events(text, pack) if e.type is EventType.DISASTER)
    assert (quake.status, quake.source.text) == (Status.ATTRIBUTED, "President Ann Lee")


def test_what_people_report_having_suffered_is_their_word(pack: Pack) -> None:
    (beaten,) = events("Twelve dock workers reported being beaten by guards at the gate.", pack)
    assert (beaten.status, beaten.source.text) == (Status.ATTRIBUTED, "Twelve dock workers")
