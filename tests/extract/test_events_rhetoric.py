"""What a speaker tells between quotation marks is an event where he knows of a deed, not where he speaks of things."""

from __future__ import annotations

import pytest

from dateline.extract.read import read
from dateline.ingest.make import make_report
from dateline.language import Pack
from dateline.model.vocabulary import EventType, Status
from extract.events_told import DAY, told


@pytest.mark.parametrize(
    "text",
    [
        "“They are shelling our villages for nothing,” said Ana Reyes, a farmer in Gondar.",
        "“Soldiers are killing herders,” said Ana Reyes, a farmer in Gondar.",
        "“Our daughters are being raped,” said Ana Reyes, a farmer in Gondar.",
        "“Ordinary farmers have been killed as they sow,” the abbot said.",
        "“I thought the police arrested Omar,” said Ana Reyes, a farmer in Gondar.",
        "“The Danes have sided with the rebels,” an envoy said.",
        "“Ana is ready to meet the governor on Monday,” her aide said.",
    ],
)
def test_how_one_speaks_of_things_is_no_event(text: str, pack: Pack) -> None:
    assert told(text, pack) == []


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("“The police beat Omar in the market,” said Ana Reyes, a farmer in Gondar.", "ASSAULT/beat"),
        ("“We have arrested 40 people,” the governor said.", "COERCE/arrest"),
        ("“Many students were beaten,” said Ana Reyes, a lawyer in Gondar.", "ASSAULT/beat"),
        ("“The council condemns the raid on the mosque,” the mayor said on Monday.", "ACCUSE/disapprove"),
        ("“There were soldiers on the roof shooting at the crowd,” said Ana Reyes, a nurse.", "ASSAULT/firearms"),
        ("“They are pulling neighbours out of ruins,” said Ana Reyes, a nurse.", "AID/"),
    ],
)
def test_deed_that_a_witness_tells_is_one(text: str, kind: str, pack: Pack) -> None:
    assert kind in [k for k, _, _ in told(text, pack)]


@pytest.mark.parametrize(
    "text",
    [
        "They are hunting down reporters, a lawyer said.",
        "The army could attack the town.",
        "The minister warned that rebels might storm the port.",
        "The general planned to bomb the port, the paper reported.",
        "Troops fired warning shots as hundreds gathered in Gondar.",
        "Guards shot into the air near the mill.",
        "The union counted 40 miners who have been killed since the uprising began.",
        "The sniper has killed from half a mile away.",
        "Two prisoners died in army custody, the bishop said.",
        "Rebels hold the road. Before the siege began, the mayor wrote to the king.",
        "Chiefs in Gondar speak of a new wave of attacks.",
    ],
)
def test_blow_that_is_feared_summed_up_or_only_named_is_none(text: str, pack: Pack) -> None:
    assert [kind for kind, _, _ in told(text, pack) if kind.startswith("ASSAULT")] == []


@pytest.mark.parametrize(
    "text",
    [
        "Soldiers killed and wounded herders near Gondar.",
        "Shooting broke out in the market.",
        "Six people were killed in a car bombing near the mill, police said.",
        "Three miners have been killed in clashes with police in Gondar.",
        "The general ordered soldiers to fire at the crowd.",
        "At noon guards shot into the air and dispersed the crowd.",
        "Danish troops are shelling villages, the bishop said.",
        "Two marchers died in Gondar and a guard was killed in Lima, the ministry said.",
    ],
)
def test_blow_that_is_told_is_one(text: str, pack: Pack) -> None:
    assert [kind for kind, _, _ in told(text, pack) if kind.startswith("ASSAULT")]


def test_power_handed_over_is_conceded(pack: Pack) -> None:
    found = told("President Ana Reyes handed over power to the army on Friday.", pack)
    assert [kind for kind, _, _ in found] == ["CONCEDE/"]


def test_outbreak_that_somebody_judges_is_no_word_of_his(pack: Pack) -> None:
    text = "Health minister Ana Reyes said the flu outbreak in Peru was less grave than she had thought."
    found = [e for e in read(make_report(text, published=DAY), pack).events if e.type is EventType.DISASTER]
    assert all(e.status is Status.STATED and not e.source.text for e in found)


def test_outbreak_that_is_only_feared_is_none(pack: Pack) -> None:
    text = "Fears that an outbreak would empty shops ran through Peru. Traders feared that the outbreak would last."
    assert told(text, pack) == []
