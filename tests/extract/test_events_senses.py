"""Which sense a word of conflict has, by what stands beside it, and who is meant by what follows it."""

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


def sides(text: str, kind: EventType, pack: Pack) -> tuple[list[str], list[str]]:
    event = next(e for e in events(text, pack) if e.type is kind)
    return [a.text for a in event.agents], [r.text for r in event.recipients]


@pytest.mark.parametrize(
    "text",
    [
        "A flood of letters reached the mayor. A storm of protest followed.",
        "Shares of the mine have shot up since Monday.",
        "The minister said the delay had damaged investor confidence.",
        "Two men were treated and released on Monday.",
        "A clerk returned the document to the ministry on Monday.",
        "A three-year-old boy accidentally shot his sister on Monday.",
        "The ministry is investigating how to raise its stock of masks.",
        "Police had a report of a shooting.",
        "The farm workers settled in the north, and many resettled in Gondar.",
        "They felt persecuted.",
    ],
)
def test_other_senses_are_no_events(text: str, pack: Pack) -> None:
    assert events(text, pack) == ()


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("The opposition leader attacked the tone of the budget speech on Monday.", EventType.ACCUSE),
        ("The senator launched a scathing attack on the government on Monday.", EventType.ACCUSE),
        ("Rebels attacked the governor's building over a dispute about land on Monday.", EventType.ASSAULT),
        ("Kenya said it was mobilising relief supplies for Gondar.", EventType.AID),
        ("The president vowed to support the farmers of Lima on Monday.", EventType.AGREE),
        ("The general vowed to crush the rebels on Monday.", EventType.THREATEN),
        ("The president fired his ministers on Monday.", EventType.DISMISS),
        ("France will not lift the ban on Peru.", EventType.REJECT),
        ("The Peruvian unions called off the strike on Monday.", EventType.CONCEDE),
    ],
)
def test_what_stands_beside_a_word_gives_its_type(text: str, kind: EventType, pack: Pack) -> None:
    assert [event.type for event in events(text, pack)] == [kind]


def test_a_refusal_is_no_denial(pack: Pack) -> None:
    (event,) = events("France will not lift the ban on Peru.", pack)
    assert event.status is Status.STATED


def test_both_who_sign_act(pack: Pack) -> None:
    agents, _ = sides("Peru and Kenya signed a treaty on Monday.", EventType.SUPPORT, pack)
    assert agents == ["Peru", "Kenya"]


def test_us_in_capitals_acts(pack: Pack) -> None:
    agents, _ = sides("US suspended food aid to Somalia on Monday.", EventType.SANCTION, pack)
    assert agents == ["US"]


def test_a_day_is_nobody_s_sanction(pack: Pack) -> None:
    _, against = sides("Japan lifted sanctions on Monday on Iran.", EventType.RETREAT, pack)
    assert against == ["Iran"]


def test_who_is_thanked_for_a_deed_did_it(pack: Pack) -> None:
    text = "The president thanked the general for having released four farmers."
    released = next(e for e in events(text, pack) if e.text == "released")
    assert [a.text for a in released.agents] == ["the general"]


@pytest.mark.parametrize(
    ("text", "kind", "against"),
    [
        ("Kenya offered on Monday to send troops to Uganda.", EventType.AGREE, ["Uganda"]),
        ("Kenya has urged the world to cancel the debts of Uganda.", EventType.REQUEST, ["the world"]),
        ("Ministers agreed on Monday to hold a conference at a hall in Nairobi.", EventType.AGREE, []),
        ("Ecuador has granted political asylum to Ana Vega.", EventType.AID, ["Ana Vega"]),
    ],
)
def test_whom_a_complement_is_about(text: str, kind: EventType, against: list[str], pack: Pack) -> None:
    assert sides(text, kind, pack)[1] == against


def test_what_a_court_found_took_place(pack: Pack) -> None:
    found = events("A court in Lima jailed two officers on Monday for the murder of four students.", pack)
    assert {e.type for e in found} == {EventType.COERCE, EventType.ASSAULT} or {e.type for e in found} == {
        EventType.SANCTION,
        EventType.ASSAULT,
    }


def test_what_follows_a_year_gone_by_is_history(pack: Pack) -> None:
    text = "In 1987 the army ruled the valley. Soldiers killed forty farmers. The rest fled."
    assert events(text, pack) == ()


def test_a_caption_gives_the_next_sentence_no_subject(pack: Pack) -> None:
    text = "Ana Vega describes the situation at the port Aid workers have also criticised the government of Peru."
    agents, _ = sides(text, EventType.ACCUSE, pack)
    assert agents and "Ana Vega" not in agents


def test_an_auxiliary_of_another_number_has_another_subject(pack: Pack) -> None:
    text = "Ministers are to meet on Monday over the virus, which doctors suspect has killed about 150 people in Lima."
    assert not any(e.agents for e in events(text, pack) if e.type is EventType.ASSAULT)
