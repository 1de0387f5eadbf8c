"""Events: type, mode, sides and status; and what is no event."""

from __future__ import annotations

import pytest

from dateline.extract.read import read
from dateline.ingest.make import make_report
from dateline.language import Pack
from dateline.model.claim import EventMention
from dateline.model.vocabulary import EventType, Status


def events(text: str, pack: Pack) -> tuple[EventMention, ...]:
    return read(make_report(text), pack).events


def sides(event: EventMention) -> tuple[list[str], list[str]]:
    return [a.text for a in event.agents], [r.text for r in event.recipients]


@pytest.mark.parametrize(
    ("text", "kind", "mode", "agents", "recipients"),
    [
        ("Police opened fire on the marchers.", "ASSAULT", "firearms", ["Police"], ["the marchers"]),
        ("Five men were arrested by soldiers.", "COERCE", "arrest", ["soldiers"], ["Five men"]),
        ("The mayor's office was set ablaze on Monday.", "ASSAULT", "destroy", [], ["The mayor's office"]),
        ("The minister stepped down on Friday.", "RETREAT", "resign", ["The minister"], []),
        ("The president sacked two ministers.", "DISMISS", "", ["The president"], ["two ministers"]),
        ("Rebels shelled the town on Tuesday.", "ASSAULT", "heavy-weapons", ["Rebels"], ["the town"]),
        ("The government imposed a curfew on Sunday.", "COERCE", "curfew", ["The government"], []),
    ],
)
def test_a_verb_tells_type_mode_and_sides(
    text: str, kind: str, mode: str, agents: list[str], recipients: list[str], pack: Pack
) -> None:
    (event,) = events(text, pack)
    assert (event.type, event.mode) == (EventType(kind), mode)
    assert sides(event) == (agents, recipients)


def test_a_noun_tells_of_an_event(pack: Pack) -> None:
    (event,) = events("The arrest of three reporters by soldiers caused anger.", pack)
    assert event.type is EventType.COERCE
    assert sides(event) == (["soldiers"], ["three reporters"])


def test_both_sides_of_a_clash_are_agents(pack: Pack) -> None:
    (event,) = events("Clashes erupted between protesters and police.", pack)
    assert event.type is EventType.ASSAULT
    assert sides(event) == (["protesters", "police"], [])


def test_who_reports_is_no_agent(pack: Pack) -> None:
    for event in events("Authorities reported that ten people had been injured in the attack.", pack):
        assert not event.agents


@pytest.mark.parametrize(
    "text",
    [
        "The province hosts a large naval base and is a hub for trade.",
        "The party was founded in 1991.",
        "The army has 40,000 soldiers.",
        "Tourists visit the old harbour every summer.",
    ],
)
def test_background_is_no_event(text: str, pack: Pack) -> None:
    assert events(text, pack) == ()


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("The general said soldiers did not fire on the crowd.", Status.DENIED),
        ("The army denied that soldiers had attacked the village.", Status.DENIED),
    ],
)
def test_what_is_not_said_to_be_so_is_not_stated(text: str, status: Status, pack: Pack) -> None:
    assert [e.status for e in events(text, pack) if e.type is EventType.ASSAULT] == [status]


def test_an_order_is_a_fact_and_the_act_ordered_is_not(pack: Pack) -> None:
    found = {e.type: e for e in events("The general ordered soldiers to fire at the crowd.", pack)}
    assert found[EventType.REQUEST].status is Status.STATED
    assert found[EventType.ASSAULT].status is Status.CONDITIONAL


def test_killed_by_an_earthquake_is_no_assault(pack: Pack) -> None:
    found = events("A strong earthquake hit the valley on Monday. At least 40 people were killed.", pack)
    assert {e.type for e in found} == {EventType.DISASTER}


def test_killed_in_a_bombing_is_one_event(pack: Pack) -> None:
    (event,) = events("Twelve soldiers were killed in a car bombing on Monday.", pack)
    assert (event.type, event.mode) == (EventType.ASSAULT, "explosives")


def test_every_event_slices_back_and_reads_the_same_twice(pack: Pack) -> None:
    text = "Police  fired tear gas\nat students. The students threw stones."
    found = events(text, pack)
    assert found == events(text, pack)
    for event in found:
        assert event.span.of(text) == event.text
        for actor in (*event.agents, *event.recipients):
            assert actor.span.of(text) == actor.text


def test_a_figure_belongs_to_the_event_of_its_own_verb(pack: Pack) -> None:
    text = "Police fired on the marchers and accused them of killing 18 officers. Soldiers killed 12 rebels."
    reading = read(make_report(text), pack)
    (twelve,) = [f.id for f in reading.figures if f.text == "12"]
    fired = next(e for e in reading.events if e.text == "fired")
    killed = next(e for e in reading.events if e.text == "killed")
    assert fired.figures == ()
    assert killed.figures == (twelve,)


def test_promise_and_refusal_are_their_own_types(pack: Pack) -> None:
    kinds = [[e.type for e in events(text, pack)] for text in _PROMISES]
    assert kinds == [[EventType.AGREE], [EventType.REJECT], [EventType.THREATEN]]


_PROMISES = (
    "The ministry said it would send food to the villages.",
    "The government refused to release the men.",
    "The union said it would boycott the talks.",
)


def test_a_question_tells_no_event(pack: Pack) -> None:
    assert events("Did soldiers attack the village?", pack) == ()


@pytest.mark.parametrize(
    "text",
    [
        "The crowd wept as if soldiers had shot the boy.",
        "They kept the doors shut in case rebels attacked the house.",
        "Prices rose after the rift caused by the invasion of the north.",
        "The former minister, who resigned after a quarrel, wrote a book.",
        "Soldiers would have attacked the town without the rain.",
        "The cameras captured a large crowd outside.",
        "The scandal is hurting our families.",
        "Rumours that soldiers had shot the mayor spread quickly.",
        "The ministry put the number of arrests at 1,999.",
        "The injured were taken to a hospital in the next town.",
        "A spokeswoman declined to comment.",
        "The talks should end and the minister should resign.",
    ],
)
def test_what_is_supposed_or_told_in_passing_is_no_event(text: str, pack: Pack) -> None:
    assert events(text, pack) == ()


def test_a_city_before_the_noun_is_where_and_no_agent(pack: Pack) -> None:
    for event in events("The Ashford bombings killed nine people on Monday.", pack):
        assert not event.agents


def test_each_harm_has_its_own_people(pack: Pack) -> None:
    killed = next(e for e in events("Rebels said 12 officers had been killed and 353 wounded.", pack))
    assert sides(killed) == ([], ["12 officers"])


def test_the_army_accuses_not_its_soldiers(pack: Pack) -> None:
    text = "The army said the soldiers had fired at demonstrators, accusing rebels of killing ten people."
    accused = next(e for e in events(text, pack) if e.type is EventType.ACCUSE)
    assert sides(accused) == (["The army"], ["rebels"])


def test_hostages_to_be_freed_are_not_free(pack: Pack) -> None:
    assert all(e.status is not Status.STATED for e in events("The hostages to be freed on Friday are nurses.", pack))


def test_stun_grenades_are_crowd_control(pack: Pack) -> None:
    (event,) = events("Police fired stun grenades at the marchers.", pack)
    assert event.mode == "crowd-control"


def test_an_emergency_with_a_curfew_is_an_emergency(pack: Pack) -> None:
    (event,) = events("The president declared a state of emergency in the north, with a curfew from dusk.", pack)
    assert event.mode == "martial-law"
    assert sides(event) == (["The president"], [])


def test_a_text_may_end_with_the_actor(pack: Pack) -> None:
    # No full stop: a headline.
    events("Ministers agree full takeover of Germany", pack)


@pytest.mark.parametrize(
    ("text", "type"),
    [
        ("The government of Norland dismissed its critics as dreamers on Monday.", EventType.DISMISS),
        ("The ministry found two more on Monday, bringing the number of cases to 28.", EventType.ACCUSE),
    ],
)
def test_a_verb_in_another_sense_is_no_event(text: str, type: EventType, pack: Pack) -> None:
    assert type not in {event.type for event in events(text, pack)}


def test_officials_that_are_dismissed_are_an_event(pack: Pack) -> None:
    told = events("The president of Norland dismissed the interior minister on Monday.", pack)
    assert EventType.DISMISS in {event.type for event in told}
