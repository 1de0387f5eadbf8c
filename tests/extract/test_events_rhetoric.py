"""What a speaker tells between quotation marks is an event where he knows of a deed, not where he speaks of things."""

from __future__ import annotations

import pytest

from dateline.language import Pack
from extract.events_told import told


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
