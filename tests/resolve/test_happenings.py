"""Pairs of mentions of one story: which are of one happening, and which must stay two."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.model.rows import ActorLink
from dateline.resolve.entities.actors import find_actors
from dateline.resolve.entities.places import find_places
from dateline.resolve.events import find_events
from handmade import mention

PLACES = {"Astrel": (1, 10.0, 10.0), "Borvia": (2, 12.0, 10.0), "Cindel": (3, 10.0, 14.0)}
FIFTH, SIXTH = date(2022, 1, 5), date(2022, 1, 6)


def told(id, sentence, text, type="", mode="", *, report, day=None, basis="stated", town="", agents=(), recipients=()):
    """A mention; what is not given is not known."""
    number, lat, lon = PLACES.get(town, (None, None, None))
    at = sentence.find(town) if town else -1
    return mention(
        id=id,
        report=report,
        report_key=report,
        text=text,
        type=type,
        mode=mode,
        sentence=(0, len(sentence)),
        sentence_text=sentence,
        place=town,
        place_name=town,
        place_id=number,
        place_lat=lat,
        place_lon=lon,
        place_start=at if at >= 0 else None,
        place_precision="city" if town else "unknown",
        time_start=day,
        time_end=day,
        time_precision="day" if day else "unknown",
        time_basis=basis if day else "none",
        agents=tuple(ActorLink(name, 0, 1) for name in agents),
        recipients=tuple(ActorLink(name, 0, 1) for name in recipients),
        story="C1",
        event=None,
    )


def events(*rows):
    found = find_events(rows, find_places(rows), find_actors(rows, {}))
    return [found[row.id] for row in rows]


def pair(one, other, *, reports="ab"):
    first = told("E1", *one[0], report=reports[0], **one[1])
    second = told("E2", *other[0], report=reports[1], **other[1])
    return events(first, second)


def said(*what, **values):
    return (what, values)


BARE = [
    (
        "A quake shook the hills above Borvia at dawn",
        "quake",
        "The Borvia earthquake was felt in the hills",
        "earthquake",
    ),
    (
        "Ottokar Brandt resigned as mayor of Astrel",
        "resigned",
        "the resignation of mayor Ottokar Brandt",
        "resignation",
    ),
    ("Gunmen killed the editor of the Astrel Mail", "killed", "the killing of the Astrel Mail's editor", "killing"),
    ("Rescuers found the lost climbers below Mount Ilm", "found", "climbers found alive below Mount Ilm", "found"),
    ("Six inmates escaped from Cindel jail", "escaped", "the escape of six inmates from Cindel jail", "escape"),
    ("Thieves robbed the Ilm savings bank", "robbed", "the robbery of the Ilm savings bank", "robbery"),
    ("A shell exploded in the Cindel fish market", "exploded", "the Cindel fish market explosion", "explosion"),
    ("The court convicted banker Ada Lund of fraud", "convicted", "Ada Lund's conviction for fraud", "conviction"),
    ("Ilm Rail acquired the Borvia line", "acquired", "the acquisition of the Borvia line by Ilm Rail", "acquisition"),
    ("The ferry Halden collided with a tanker", "collided", "the collision of the ferry Halden", "collision"),
]


@pytest.mark.parametrize(("one", "word", "other", "again"), BARE, ids=[f"{case[1]}-{case[3]}" for case in BARE])
def test_other_words_of_one_story_for_one_deed(one, word, other, again):
    first, second = pair(said(one, word), said(other, again))
    assert first == second


TYPED = {
    "headline and text": (
        said("Tram derails", "derails", "DISASTER", "accident"),
        said("A tram derailed near the park", "derailed", "DISASTER", "accident"),
    ),
    "a quake without a day": (
        said("The quake hit Borvia", "quake", "DISASTER", "earthquake", town="Borvia", day=FIFTH),
        said("the earthquake, which cut the road", "earthquake", "DISASTER", "earthquake"),
    ),
    "one who is named": (
        said("Police arrested Ada Lund", "arrested", "COERCE", "arrest", day=FIFTH, recipients=("Ada Lund",)),
        said("the arrest of Ada Lund", "arrest", "COERCE", "arrest", recipients=("Ada Lund",)),
    ),
    "a surname for the full name": (
        said("Gunmen shot Emil Castor", "shot", "ASSAULT", "firearms", town="Astrel", recipients=("Emil Castor",)),
        said("Castor was shot", "shot", "ASSAULT", "firearms", recipients=("Castor",)),
    ),
    "a title before the name": (
        said("Judge Vera Moll was killed", "killed", "ASSAULT", recipients=("Judge Vera Moll",)),
        said("the killing of Vera Moll", "killing", "ASSAULT", recipients=("Vera Moll",)),
    ),
    "one odd number": (
        said("the blast killed 47 people", "killed", "ASSAULT", recipients=("47 people",)),
        said("47 civilians were killed", "killed", "ASSAULT", recipients=("47 civilians",)),
    ),
    "day, town and mode over differing words": (
        said("Soldiers shot two men in Astrel", "shot", "ASSAULT", "firearms", town="Astrel", day=FIFTH),
        said("Troops opened fire in Astrel", "opened fire", "ASSAULT", "firearms", town="Astrel", day=FIFTH),
    ),
    "one man, by age and by trade": (
        said(
            "A 42-year-old man was arrested",
            "arrested",
            "COERCE",
            "arrest",
            day=FIFTH,
            recipients=("A 42-year-old man",),
        ),
        said("the driver was arrested", "arrested", "COERCE", "arrest", day=FIFTH, recipients=("the driver",)),
    ),
    "a day of the report and a day that is said": (
        said("A tram derailed", "derailed", "DISASTER", "accident", day=SIXTH, basis="published"),
        said("the tram derailed on Wednesday", "derailed", "DISASTER", "accident", day=FIFTH),
    ),
    "one name that was linked to two places": (
        said("the flood in Borvia Springs", "flood", "DISASTER", "flood", town="Borvia"),
        said("Borvia was flooded", "flooded", "DISASTER", "flood", town="Borvia"),
    ),
}


@pytest.mark.parametrize("case", TYPED.values(), ids=TYPED)
def test_one_happening(case):
    first, second = pair(*case)
    assert first == second


KILLED = ("Two people were killed", "killed", "ASSAULT")
TWO = {
    "clashes with no day": (
        said("Clashes broke out in Astrel", "Clashes", "ASSAULT", town="Astrel"),
        said("There were clashes in Astrel", "clashes", "ASSAULT", town="Astrel"),
    ),
    "clashes of one day, other people": (
        said(
            "Soldiers clashed with miners in Astrel",
            "clashed",
            "ASSAULT",
            town="Astrel",
            day=FIFTH,
            agents=("Soldiers", "miners"),
        ),
        said(
            "Police clashed with students in Astrel",
            "clashed",
            "ASSAULT",
            town="Astrel",
            day=FIFTH,
            agents=("Police", "students"),
        ),
    ),
    "protests of two days": (
        said("They marched in Astrel", "marched", "PROTEST", "demo", town="Astrel", day=FIFTH),
        said("They marched in Astrel", "marched", "PROTEST", "demo", town="Astrel", day=SIXTH),
    ),
    "protests in two towns": (
        said("They marched in Astrel", "marched", "PROTEST", "demo", town="Astrel", day=FIFTH),
        said("They marched in Borvia", "marched", "PROTEST", "demo", town="Borvia", day=FIFTH),
    ),
    "a protest whose day is not known": (
        said("They marched in Astrel", "marched", "PROTEST", "demo", town="Astrel", day=FIFTH),
        said("They marched in Astrel", "marched", "PROTEST", "demo", town="Astrel"),
    ),
    "a day taken from the report": (
        said("Police arrested ten in Astrel", "arrested", "COERCE", "arrest", town="Astrel", day=FIFTH),
        said(
            "Police arrested some in Astrel",
            "arrested",
            "COERCE",
            "arrest",
            town="Astrel",
            day=FIFTH,
            basis="published",
        ),
    ),
    "two who are named": (
        said("Police arrested Ada Lund", "arrested", "COERCE", "arrest", day=FIFTH, recipients=("Ada Lund",)),
        said("Police arrested Emil Castor", "arrested", "COERCE", "arrest", day=FIFTH, recipients=("Emil Castor",)),
    ),
    "one man and many": (
        said(
            "Police shot the driver in Astrel",
            "shot",
            "ASSAULT",
            "firearms",
            town="Astrel",
            day=FIFTH,
            recipients=("the driver",),
        ),
        said(
            "80 people were shot in Astrel",
            "shot",
            "ASSAULT",
            "firearms",
            town="Astrel",
            day=FIFTH,
            recipients=("80 people",),
        ),
    ),
    "killed police and killed protesters": (
        said(
            "Officers were killed in Astrel", "killed", "ASSAULT", town="Astrel", day=FIFTH, recipients=("18 officers",)
        ),
        said(
            "Protesters were killed in Astrel",
            "killed",
            "ASSAULT",
            town="Astrel",
            day=FIFTH,
            recipients=("dozens of protesters",),
        ),
    ),
    "a round number": (
        said("100 people were held", "held", "COERCE", "arrest", recipients=("100 people",)),
        said("police held 100 people", "held", "COERCE", "arrest", recipients=("100 people",)),
    ),
    "two kinds under one word": (
        said("They set the hall ablaze", "set", "ASSAULT", "destroy", town="Astrel", day=FIFTH),
        said("They set up checkpoints", "set", "COERCE", "restrict", town="Astrel", day=FIFTH),
    ),
    "two modes": (
        said("A bomb wounded Castor", "wounded", "ASSAULT", "explosives", recipients=("Castor",)),
        said("A gunman wounded Castor", "wounded", "ASSAULT", "firearms", recipients=("Castor",)),
    ),
    "the attack and attacks": (
        said("the attack in Astrel", "attack", "ASSAULT", town="Astrel", day=FIFTH, agents=("rebels",)),
        said("attacks by rebels", "attacks", "ASSAULT", agents=("rebels",)),
    ),
    "quakes of two years": (
        said("The quake of 2022 hit Borvia", "quake", "DISASTER", "earthquake", town="Borvia", day=FIFTH),
        said("Borvia had a quake in 1986", "quake", "DISASTER", "earthquake", town="Borvia", day=date(1986, 5, 2)),
    ),
    "a quake and a flood": (
        said("The quake hit Borvia", "quake", "DISASTER", "earthquake", town="Borvia"),
        said("The flood hit Borvia", "flood", "DISASTER", "flood", town="Borvia"),
    ),
    "floods in two towns": (
        said("the flood in Astrel", "flood", "DISASTER", "flood", town="Astrel"),
        said("the flood in Borvia", "flood", "DISASTER", "flood", town="Borvia"),
    ),
    "what one said and another said": (
        said("Mayor Brandt said the town was calm", "said"),
        said("Officer Castor said the town was burning", "said"),
    ),
    "words that are not akin": (
        said("They stormed the city hall", "stormed"),
        said("They left the city hall", "left"),
    ),
    "a blow and its answer": (
        said(
            "Reds fired rockets at Borvia",
            "fired",
            "ASSAULT",
            "heavy-weapons",
            agents=("Reds",),
            recipients=("Borvia",),
        ),
        said(
            "Blues fired rockets at Cindel",
            "fired",
            "ASSAULT",
            "heavy-weapons",
            agents=("Blues",),
            recipients=("Cindel",),
        ),
    ),
    "a meeting and another": (
        said("Brandt met the union", "met", "CONSULT", agents=("Brandt",), recipients=("the union",)),
        said("Brandt met the bank", "met", "CONSULT", agents=("Brandt",), recipients=("the bank",)),
    ),
    "two who die": (
        said(*KILLED, recipients=("a boy",), town="Astrel"),
        said(*KILLED, recipients=("three soldiers",), town="Astrel"),
    ),
    "carriages of two trains": (
        said("A tram derailed in Astrel", "derailed", "DISASTER", "accident", town="Astrel", day=FIFTH),
        said("A goods train derailed in Cindel", "derailed", "DISASTER", "accident", town="Cindel", day=SIXTH),
    ),
}


@pytest.mark.parametrize("case", TWO.values(), ids=TWO)
def test_two_happenings(case):
    first, second = pair(*case)
    assert first != second


def test_a_mention_that_fits_two_happenings_is_left_alone():
    kind = ("DISASTER", "flood")
    first = told("E1", "the flood in Astrel", "flood", *kind, report="a", town="Astrel", day=FIFTH)
    second = told("E2", "the flood in Borvia", "flood", *kind, report="b", town="Borvia", day=SIXTH)
    vague = told("E3", "the flood took the bridge", "flood", *kind, report="c")
    assert len(set(events(first, second, vague))) == 3


def test_in_a_story_of_one_incident_the_shooting_needs_no_day():
    kind = ("ASSAULT", "firearms")
    dated = [
        told(f"E{at}", "Shots in Astrel", "shooting", *kind, report=report, town="Astrel", day=FIFTH)
        for at, report in enumerate("abc")
    ]
    vague = told("E9", "the shooting shocked all", "shooting", *kind, report="d")
    *_, third, ninth = events(*dated, vague)
    assert third == ninth


@settings(deadline=None)  # the first mention loads the tables
@given(st.permutations(range(len(TWO))))
def test_the_order_of_mentions_does_not_matter(order):
    cases = [case[at] for at, case in enumerate([*TWO.values()]) for at in (0, 1)]
    rows = [told(f"E{at}", *what, report=f"r{at % 7}", **values) for at, (what, values) in enumerate(cases)]
    found = find_events(rows, find_places(rows), find_actors(rows, {}))
    mixed = [rows[at] for at in order] + rows[len(order) :]
    assert find_events(mixed, find_places(mixed), find_actors(mixed, {})) == found


def test_one_sentence_of_a_copied_text_is_one_event():
    """Two papers print one text that names nobody: what it tells is told once."""
    sentence = "12 officers were killed near Astrel"
    rows = [
        told(id, sentence, "killed", "ASSAULT", report=report, day=FIFTH, town="Astrel", recipients=["12 officers"])
        for id, report in (("E1", "a"), ("E2", "b"))
    ]
    one, other = events(*(replace(row, origin="O1") for row in rows))
    assert one == other


def test_a_sentence_that_a_series_of_bulletins_repeats_is_of_two_days():
    sentence = "12 officers were killed yesterday near Astrel"
    rows = [
        told(id, sentence, "killed", "ASSAULT", report=id, day=day, town="Astrel", recipients=["12 officers"])
        for id, day in (("E1", FIFTH), ("E2", SIXTH))
    ]
    one, other = events(*(replace(row, origin="O1") for row in rows))
    assert one != other


def test_reports_with_nothing_around_their_mentions_are_not_alike():
    from types import SimpleNamespace

    from dateline.resolve.events.alike import likeness_of_reports

    bare, other = (
        SimpleNamespace(around=words, row=SimpleNamespace(report_key=key))
        for key, words in (("a", {}), ("b", {"x": 1.0}))
    )
    assert likeness_of_reports([bare, other])(bare, other) == 0
