"""Sums over a war or a year are no happening; a high count of one battle is. Verdicts, members, those who act."""

from __future__ import annotations

import pytest

from dateline.extract.read import read
from dateline.ingest.make import make_report
from dateline.language import Pack
from extract.events_told import DAY, told


@pytest.mark.parametrize(
    "text",
    [
        "Since January, more than 3,000 villagers have been killed by bandits around Gondar.",
        "The war in which thousands have been killed is in its third year.",
        "At least nine reporters have been killed in the valley over the past two years, the union said.",
        "The institute estimated that 1.2 million farmers had died as a result of the war.",
        "Gangs have kidnapped dozens of drivers in Gondar this year.",
    ],
)
def test_sum_over_a_war_is_no_happening(text: str, pack: Pack) -> None:
    assert [e for e in told(text, pack) if e[0].startswith("ASSAULT")] == []


@pytest.mark.parametrize(
    ("text", "victims"),
    [
        ("On Monday more than 1,200 villagers were killed by rebels in Gondar.", "more than 1,200 villagers"),
        ("The army said its troops killed over 2,000 guards near the lake.", "over 2,000 guards"),
        ("Bandits killed three farmers near Gondar this week.", "three farmers"),
    ],
)
def test_high_count_of_a_day_or_battle_is_one(text: str, victims: str, pack: Pack) -> None:
    assert victims in [r for kind, _, rs in told(text, pack) if kind.startswith("ASSAULT") for r in rs]


@pytest.mark.parametrize(
    "text",
    [
        "A jury in Gondar found the farmer not guilty of killing his neighbour on Monday.",
        "The deputy was expelled from the Green party on Monday.",
        "Two monks set themselves on fire in Gondar on Monday.",
    ],
)
def test_acquittal_lost_membership_and_fire_set_to_oneself_are_no_blow(text: str, pack: Pack) -> None:
    assert [e for e in told(text, pack) if e[0].split("/")[0] in ("SANCTION", "COERCE", "ASSAULT")] == []


@pytest.mark.parametrize(
    ("text", "event"),
    [
        (
            "The union said that 138 of its members were arrested at the march in Gondar.",
            ("COERCE/arrest", [], ["138 of its members"]),
        ),
        ("The mayor of Gondar said: “We have arrested about 60 people.”", ("COERCE/arrest", [], ["about 60 people"])),
        (
            "A Gondar man found guilty of spying for a neighbour has dropped his appeal.",
            ("SANCTION/convict", [], ["A Gondar man"]),
        ),
        (
            "Marco Ruiz , 21 - rescued after ten days Ana Lopez , 69 - rescued after seven days",
            ("AID/", [], ["Ana Lopez"]),
        ),
        (
            "A rescue team landed in Gondar on Monday to help after the earthquake in the valley.",
            ("AID/", ["A rescue team"], []),
        ),
        (
            "The ministry closed all bars in the capital and three restaurants in Gondar on Monday.",
            ("COERCE/restrict", ["The ministry"], ["all bars", "three restaurants"]),
        ),
    ],
)
def test_whom_a_list_or_a_verdict_means(text: str, event: tuple[str, list[str], list[str]], pack: Pack) -> None:
    assert event in told(text, pack)


@pytest.mark.parametrize(
    ("text", "agents"),
    [
        ("On Monday the police turned into monsters attacking marchers in Gondar.", ["the police"]),
        ("The smoke and force of the blast in Gondar passed over him, wounding the gunner on Monday.", []),
        ("Soldiers stood by as that police had clashed with rebels in Gondar on Monday.", ["police", "rebels"]),
    ],
)
def test_who_can_act(text: str, agents: list[str], pack: Pack) -> None:
    assert agents in [doers for kind, doers, _ in told(text, pack) if kind.startswith("ASSAULT")]


@pytest.mark.parametrize(
    ("text", "event"),
    [
        (
            "A quake struck Gondar. Neighbours dug for days. On Monday they rescued a girl from her collapsed school.",
            ("AID/", ["Neighbours"], ["a girl"]),
        ),
        (
            "An earthquake struck Gondar on Monday. Charity Lantern was sending a medical team.",
            ("AID/", ["Charity Lantern"], []),
        ),
        (
            "Marchers filled the square of Gondar on Friday. Demonstrations were also held in Lalibela on Friday.",
            ("PROTEST/demo", [], []),
        ),
    ],
)
def test_rescues_by_anybody_and_rallies_of_nobody_in_particular(
    text: str, event: tuple[str, list[str], list[str]], pack: Pack
) -> None:
    assert event in told(text, pack)


def test_it_stands_for_no_guards(pack: Pack) -> None:
    text = "A roadside bomb killed three guards near Gondar on Monday when it was detonated."
    assert all(r != ["three guards"] for kind, _, r in told(text, pack) if kind == "ASSAULT/explosives")


def test_what_witnesses_saw_is_theirs(pack: Pack) -> None:
    text = "Witnesses saw soldiers beating students in Gondar on Friday."
    (beating,) = read(make_report(text, published=DAY), pack).events
    assert (beating.status.value, beating.source.text) == ("attributed", "Witnesses")


@pytest.mark.parametrize(
    "text",
    [
        "The worst blow of its kind was the tsunami that struck the coast of Kenya in 2004.",
        "King Ptolemy conquered the town of Gondar in the third century BC.",
        "If the protests grow, the king of Norvia may leave. You see no flags at the protests in Norvia.",
    ],
)
def test_other_years_and_what_is_supposed_are_no_news(text: str, pack: Pack) -> None:
    assert told(text, pack) == []
