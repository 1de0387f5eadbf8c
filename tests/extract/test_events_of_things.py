"""Things taken are no side, "who" is a person by its number, and crowds that come to a street or square."""

from __future__ import annotations

import pytest

from dateline.language import Pack
from extract.events_told import told


@pytest.mark.parametrize(
    ("text", "event"),
    [
        (
            "The state had begun confiscating goats from farmers in Norvia, officials said.",
            ("COERCE/seize", ["The state"], ["farmers"]),
        ),
        ("Police impounded the newspaper's lorries in Gondar.", ("COERCE/seize", ["Police"], ["the newspaper"])),
        ("Police confiscated two cameras in Gondar on Monday.", ("COERCE/seize", ["Police"], [])),
        (
            "Customs men impounded 40 lorries in Gondar on Tuesday, and police confiscated passports from 12 drivers.",
            ("COERCE/seize", ["police"], ["12 drivers"]),
        ),
        (
            "A hearing awaits Tomas Reyk, a suspect in two Gondar raids, who was arrested on Monday.",
            ("COERCE/arrest", [], ["Tomas Reyk"]),
        ),
        (
            "Thousands of marchers hit the streets of Gondar on Friday.",
            ("PROTEST/demo", ["Thousands of marchers"], []),
        ),
        (
            "Tanks ringed Gondar park, where hundreds of marchers gathered on Saturday.",
            ("PROTEST/demo", ["hundreds of marchers"], []),
        ),
        ("Lima has shut 60 percent of its bars.", ("COERCE/restrict", ["Lima"], [])),
    ],
)
def test_who_loses_who_is_held_and_who_comes(text: str, event: tuple[str, list[str], list[str]], pack: Pack) -> None:
    assert event in told(text, pack)


@pytest.mark.parametrize(
    "text",
    [
        "The governor declared a health emergency on Tuesday as 20 people in Norvia fell ill.",
        "The minister declared an economic emergency in Norvia on Monday.",
    ],
)
def test_an_emergency_of_health_is_no_rule_by_the_army(text: str, pack: Pack) -> None:
    assert not [kind for kind, _, _ in told(text, pack) if kind == "COERCE/martial-law"]


def test_who_hits_no_street(pack: Pack) -> None:
    text = "A storm hit the streets of Gondar on Friday. He spoke of the park where pensioners gather to play chess."
    assert not [kind for kind, _, _ in told(text, pack) if kind.startswith("PROTEST")]
