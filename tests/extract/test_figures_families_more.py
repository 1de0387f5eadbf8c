"""Families of clauses that tell a measure: who does it, what the sentence is about, who is buried, who is not found."""

from __future__ import annotations

from datetime import date

import pytest

from dateline.extract.read import read
from dateline.ingest import make_report
from dateline.language import Pack

OPENING = "LIMA, 12 March 2020 - A storm struck the town of Arica on Tuesday, police said.\n\n"


def counts(text: str, pack: Pack) -> list[tuple[str, int | None]]:
    found = read(make_report(OPENING + text, published=date(2020, 3, 12)), pack).figures
    return [(figure.measure.value, figure.quantity.high) for figure in found]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        # buried and mourned
        ("The villagers had buried 29 of their neighbours by dusk on Wednesday.", [("killed", 29)]),
        ("Six labourers from the brick kiln were buried on Wednesday evening.", [("killed", 6)]),
        ("The Kuna have buried 17, their chief said.", [("killed", 17)]),
        ("The community now mourns 41 people.", [("killed", 41)]),
        ("Four coffins were carried through the town on Wednesday.", [("killed", 4)]),
        ("There were 26 fresh graves behind the church.", [("killed", 26)]),
        ("The morgue had taken in 18.", [("killed", 18)]),
        ("The army admitted the loss of eight.", [("killed", 8)]),
        ("The battalion suffered the loss of nine soldiers.", [("killed", 9)]),
        ("Four nurses are among those who perished.", [("killed", 4)]),
        ("Not one of our men fell, said the colonel.", [("killed", 0)]),
        ("The storm claimed 14.", [("killed", 14)]),
        ("Two hundred people were buried when the hill came down.", []),
        ("They found three mass graves.", []),
        # not found
        ("Forty-one villagers could not be accounted for.", [("missing", 41)]),
        ("Twenty-two fishermen had not come home by Wednesday.", [("missing", 22)]),
        ("A further 33 people are being sought.", [("missing", 33)]),
        ("Police said nine men are being sought over the raid.", []),
        ("Another 33 were still to be found.", [("missing", 33)]),
        ("There was no trace of nine others.", [("missing", 9)]),
        ("Relatives are still waiting for news of 19 miners.", [("missing", 19)]),
        ("The waters carried off 14 people.", [("missing", 14)]),
        ("Nobody has heard from 19 climbers since Tuesday.", [("missing", 19)]),
        ("Nineteen sailors have been given up for lost.", [("missing", 19)]),
        ("The flood swept 14 people to their deaths.", [("killed", 14)]),
        ("The village held funerals for nine of its sons.", [("killed", 9)]),
        ("She went to a funeral for a friend.", []),
        # held and let go
        ("Security forces seized 44 people in dawn raids.", [("detained", 44)]),
        ("Forty-four students spent the night in cells.", [("detained", 44)]),
        ("Bandits rode off with 12 women.", [("abducted", 12)]),
        ("The police paraded nine youths before the press on Wednesday.", [("detained", 9)]),
        ("Prisoners escaped from the jail; 31 had been caught by Friday.", [("detained", 31)]),
        ("Gunmen took away 35 pupils.", [("abducted", 35)]),
        ("Fourteen hostages regained their freedom.", [("released", 14)]),
        ("Fourteen of those arrested have gone home.", [("released", 14)]),
        ("The gunmen gave up 14 hostages.", [("released", 14)]),
        ("Of 3,100 people arrested, 340 have gone home.", [("detained", 3100), ("released", 340)]),
        ("Seventeen escaped inmates were recaptured on Wednesday.", [("detained", 17)]),
        ("The police have taken 62 of the fugitives.", [("detained", 62)]),
        # driven out
        ("Shelling has driven 9,000 villagers from the valley.", [("displaced", 9000)]),
        ("The attack sent 9,000 people down the road to the border.", [("displaced", 9000)]),
        ("Relief camps took in 33,000 people.", [("displaced", 33000)]),
        ("Some 2,700 people are sleeping under plastic sheeting.", [("displaced", 2700)]),
        ("Some 12,000 have sought safety in Chile.", [("displaced", 12000)]),
        ("A camp can house 33,000 people.", []),
        # saved
        ("Forty scrambled to safety on their own.", [("rescued", 40)]),
        ("We have 19 alive so far.", [("rescued", 19)]),
        ("The coast guard had picked up 40 people.", [("rescued", 40)]),
        ("A tanker landed 14 men at the port.", [("rescued", 14)]),
        ("Firemen carried 23 people down ladders.", [("rescued", 23)]),
        ("Twenty-three managed to get out.", [("rescued", 23)]),
        # taking part
        ("Some 6,000 people paid their last respects.", [("participants", 6000)]),
        ("Some 6,000 students boycotted classes.", [("participants", 6000)]),
        ("Some 8,000 people walked behind the coffin on Wednesday.", [("participants", 8000)]),
        ("Some 8,000 workers heeded the call.", [("participants", 8000)]),
        ("The singer's 8,000 followers answered his call.", []),
        ("The union mobilised 8,000 people.", [("participants", 8000)]),
        ("The funeral was attended by some 8,000 people.", [("participants", 8000)]),
        ("Students who called the march said it drew 8,000.", [("participants", 8000)]),
        ("Some 1,200 people have been given the vaccine.", [("other", 1200)]),
        # struck, lost, dismissed, in a ward, brought away
        ("The manifest listed 118 passengers.", [("affected", 118)]),
        ("Some 150,000 workers were idle as a result.", [("affected", 150000)]),
        ("Forty-one houses went under.", [("destroyed", 41)]),
        ("The town hall counts 90 flats lost.", [("destroyed", 90)]),
        ("Protesters listed several demands after two killings.", [("killed", 2)]),
        ("The blast left 16 men still trapped a day and a half after the explosion.", [("affected", 16)]),
        ("The plane had taken off with 62 passengers.", [("affected", 62)]),
        ("A bus with 38 passengers was swept off a bridge.", [("affected", 38)]),
        ("Fifty-one people lived.", [("affected", 51)]),
        ("Engineers have written off 90 flats.", [("destroyed", 90)]),
        ("Engineers marked 90 houses as destroyed.", [("destroyed", 90)]),
        ("Ninety homes are uninhabitable.", [("destroyed", 90)]),
        ("Seventy houses have been swallowed by the mud.", [("destroyed", 70)]),
        ("Three hundred miners have been given notice.", [("dismissed", 300)]),
        ("The plant laid off 1,100 people.", [("dismissed", 1100)]),
        ("Some 1,100 workers were made redundant.", [("dismissed", 1100)]),
        ("Seven remain in the burns unit.", [("hospitalised", 7)]),
        ("Some 204 were still in hospital beds.", [("hospitalised", 204)]),
        ("Doctors had 31 under treatment.", [("hospitalised", 31)]),
        ("The UN said it had withdrawn 52 staff from the town.", [("evacuated", 52)]),
        ("The office had moved 410 people from the village.", [("evacuated", 410)]),
    ],
)
def test_families_of_clauses(text: str, told: list[tuple[str, int | None]], pack: Pack) -> None:
    assert counts(text, pack) == told


def test_a_coffin_is_no_word_for_people(pack: Pack) -> None:
    found = read(make_report(OPENING + "Four coffins were carried out.", published=date(2020, 3, 12)), pack).figures
    assert [(figure.people, figure.group.value) for figure in found] == [("", "people")]


@pytest.mark.parametrize(
    ("text", "high"),
    [
        ("On Monday alone 2,100 people walked over the bridge at Elegu.", 2100),
        ("A soldier said 10,000 had come through since the war resumed.", 10000),
        ("At the transit centre there were 4,650 people on Tuesday morning.", 4650),
        ("Sunday brought 1,310 more.", 1310),
        ("On Monday 2,300 people were registered at Kulungugu.", 2300),
        ("A local reporter estimated that 7,000 had left.", 7000),
        ("About 8,000 had stopped for the night at a school.", 8000),
    ],
)
def test_who_comes_in_a_report_of_flight(text: str, high: int, pack: Pack) -> None:
    opening = (
        "GULU, 12 March 2020 - Refugees fled over the border on Tuesday, officials said. More people flee each day.\n\n"
    )
    found = read(make_report(opening + text, published=date(2020, 3, 12)), pack).figures
    assert [(figure.measure.value, figure.quantity.high) for figure in found] == [("displaced", high)]


def test_who_cannot_be_found_is_not_denied(pack: Pack) -> None:
    text = OPENING + "Forty-one villagers could not be accounted for."
    found = read(make_report(text, published=date(2020, 3, 12)), pack).figures
    assert [figure.status.value for figure in found] == ["stated"]


@pytest.mark.parametrize(
    ("text", "measures"),
    [
        ("Gunmen took 41 pupils from a school on Friday.", ["abducted"]),
        ("The rebels dragged 30 villagers out of their huts.", ["abducted"]),
        ("Coaches took 300 people from the camp to the stadium.", []),
        ("One relief worker was pulled alive from the rubble.", ["rescued"]),
        ("The charity pulled 12 of its workers out of the country.", ["evacuated"]),
        ("The academy has 420 pupils and 60 in its infant unit.", []),
        ("We have 3,000 people still in tents.", ["displaced"]),
        ("Police, who arrested the caller, said an 18-year-old cook was in the home.", []),
    ],
)
def test_who_takes_whom_from_where(text: str, measures: list[str], pack: Pack) -> None:
    found = read(make_report(OPENING + text, published=date(2020, 3, 12)), pack).figures
    assert [figure.measure.value for figure in found] == measures
