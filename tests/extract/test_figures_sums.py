"""Bare numbers bound to a word for those counted: "the dead now stand at 18"."""

from __future__ import annotations

from datetime import date

import pytest

from dateline.extract.read import read
from dateline.ingest import make_report
from dateline.language import Pack

HEAD = "Storm in Peru\n\nLIMA, 12 March 2020 - A storm struck the town of Arica on Tuesday.\n\n"
FLED = "Refugees in Chad\n\nADRE, 12 March 2020 - Thousands of refugees fled to Chad. The refugees are tired.\n\n"


def counts(text: str, pack: Pack, head: str = HEAD) -> list[tuple[str, int | None]]:
    told = read(make_report(head + text, published=date(2020, 3, 12)), pack).figures
    return [(f.measure.value, f.quantity.high) for f in told if f.span.start >= len(head)]


@pytest.mark.parametrize(
    ("text", "measure", "count"),
    [
        ("The slain now stand at 37.", "killed", 37),
        ("Its dead now came to 37, the army said.", "killed", 37),
        ("The hospital gave the dead as 37.", "killed", 37),
        ("The mayor put the lives lost at 37.", "killed", 37),
        ("The mayor put the barns lost at 37.", "destroyed", 37),
        ("The general put rebel losses in the siege at 37.", "killed", 37),
        ("The soldiers found more bodies, taking their losses to 37.", "killed", 37),
        ("The army conceded the loss of 37.", "killed", 37),
        ("The navy took the port for the loss of 37 sailors.", "killed", 37),
        ("The captain said its losses in the battle for the ridge were 37.", "killed", 37),
        ("The killings in the valley, since put at 37, will be looked into.", "killed", 37),
        ("The number of men who died when the roof fell has gone up to 37.", "killed", 37),
        ("The wounded reached 37 by noon.", "injured", 37),
        ("Injuries to police have climbed past 37.", "injured", 37),
        ("The missing are down to 37.", "missing", 37),
        ("Arrests there came to 37, a court said.", "detained", 37),
        ("The number held in the port went up to 37, lawyers said.", "detained", 37),
        ("Police made more raids, bringing to 37 those held over the plot.", "detained", 37),
        ("Officials gave the number of those taken as 37.", "abducted", 37),
        ("Captives still in rebel hands are thought to number 37.", "abducted", 37),
        ("Those uprooted in a month now number 3,700, a charity said.", "displaced", 3700),
        ("Families displaced by the storm now number more than 3,700, a charity said.", "displaced", None),
        (
            "The number of men who have sought refuge in Chile since the storm has risen to 3,700.",
            "displaced",
            3700,
        ),
        ("The homeless were estimated to number 3,700.", "displaced", 3700),
        ("The evacuated came to 3,700.", "evacuated", 3700),
        ("The rescued now number 37.", "rescued", 37),
        ("The prisoners freed came to 37.", "released", 37),
        ("The fugitives had numbered 37.", "other", 37),
        ("The survivors number 37.", "affected", 37),
        ("Barns lost: 37.", "destroyed", 37),
        ("Fatal victims: 37.", "killed", 37),
        ("The number of barns burnt down rose to 37.", "destroyed", 37),
        ("The number of marchers shot dead has risen to 37.", "killed", 37),
        ("The number of refugees who drowned rose to 37.", "killed", 37),
        ("The ministry has the dead at 37.", "killed", 37),
        ("The wounded, who now number 37, were flown out.", "injured", 37),
        ("The missing, numbering 37, are mostly miners.", "missing", 37),
        ("Hostages still held were put at 37.", "abducted", 37),
        ("The dead have passed the 100 mark.", "killed", 100),
        ("The dead had gone from 18 to 37.", "killed", 37),
        ("Those in hospital fell to 37.", "hospitalised", 37),
        ("The number still in the hands of the raiders has come down to 37 pupils.", "abducted", 37),
        ("The strikers were put at 3,700 by police.", "participants", 3700),
    ],
)
def test_a_word_for_those_counted_tells_what_its_number_counts(
    text: str, measure: str, count: int | None, pack: Pack
) -> None:
    assert counts(text, pack) == [(measure, count)]


@pytest.mark.parametrize(
    "text",
    [
        "The wounded soldier's temperature rose to 40.",
        "The arrested man is 17.",
        "Hospitals for the wounded number 40.",
        "Doctors treating the wounded number 40.",
        "The company put its losses at 11.",
        "The team faces more games, taking its losses to five.",
        "The bus was number 14.",
        "If the dead reach 100, the mayor will resign.",
        "The dead did not reach 100.",
        "Five workers and the dead and missing now number 50.",
        "The number not hurt rose to 14.",
        "The dead, who were 17 and 19, were brothers.",
        "The loss of 40 jobs was announced.",
    ],
)
def test_what_is_bound_to_no_such_word_counts_nobody(text: str, pack: Pack) -> None:
    assert not [one for one in counts(text, pack) if one[1] != 5]


def test_it_is_of_those_who_bore_it(pack: Pack) -> None:
    def groups(text: str) -> list[str]:
        told = read(make_report(HEAD + text, published=date(2020, 3, 12)), pack).figures
        return [f.group.value for f in told if f.span.start >= len(HEAD)]

    assert groups("The rebel dead now stand at 37.") == ["militants"]
    assert groups("The army said its wounded came to 37.") == ["military"]
    assert groups("The mayor put army losses in the siege at 37.") == ["military"]
    assert groups("The dead now stand at 37.") == ["people"]


def test_a_verb_said_once_binds_both_numbers(pack: Pack) -> None:
    told = "The dead stood at 37 and the missing at 12."
    assert counts(told, pack) == [("killed", 37), ("missing", 12)]
    assert counts("The dead rose to 37 and the price of bread to 12.", pack) == [("killed", 37)]


def test_a_number_given_for_those_told_of_is_of_their_group(pack: Pack) -> None:
    told = read(
        make_report(HEAD + "The army's dead have reached 37. A doctor put it at 61.", published=date(2020, 3, 12)), pack
    )
    assert [f.group.value for f in told.figures if f.text in ("37", "61")] == ["military", "military"]


def test_what_brings_up_a_number_of_whom_is_of_those_told_before(pack: Pack) -> None:
    told = "The army evacuated 200 people. This brings to 3,700 the number who have departed."
    assert counts(told, pack) == [("evacuated", 200), ("evacuated", 3700)]


def test_arrivals_are_people_who_fled_where_the_report_is_of_them(pack: Pack) -> None:
    told = "Arrivals from Sudan since April passed 3,700."
    assert counts(told, pack, FLED) == [("displaced", 3700)]
    assert counts(told, pack) == []
