"""Who is who across the reports of a story."""

from __future__ import annotations

import pytest

from dateline.model.rows import ActorLink
from dateline.resolve.entities.actors import find_actors
from dateline.resolve.entities.named import called, spelled
from handmade import mention


def keys(*names, country="KZ"):
    """Keys of names, each of a report of its own; a pair is the words and the report's own name for the entity."""
    rows = []
    for at, name in enumerate(names):
        words, entity = name if isinstance(name, tuple) else (name, "")
        agents = (ActorLink(words, 0, 1, "", entity),)
        rows.append(mention(id=f"E{at}", report_key=f"r{at}", place_country=country, agents=agents, recipients=()))
    links = find_actors(rows, {})
    return [links[row.id]["agents"][0] if row.id in links else "" for row in rows]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Nursultan Nazarbayev", "Nursultan Nazarbaev"),
        ("Nursultan Nazarbayev", "Mr Nazarbayev"),
        ("President Emil Castor", "Castor"),
        ("President Emil Castor", "the president"),
        ("Kazakh President Emil Castor", "Kazakhstan's president"),
        ("Kazakh officials", "officials"),
        ("Kazakh authorities", "the authorities"),
        ("the CSTO", "the Collective Security Treaty Organisation"),
        ("the United States", "US"),
        ("police", "the police"),
        (("Castor", "emil-castor"), "Emil Castor"),
    ],
)
def test_one_actor(one, other):
    first, second = keys(one, other)
    assert first == second
    assert first


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Emil Castor", "Ada Castor"),
        ("US officials", "Kazakh officials"),
        ("former President Emil Castor", "the president"),
        ("Georgia", "Jordan"),
        ("police", "soldiers"),
        ("a man", "a man"),
        ("Karim Aziz", "Karim Azim"),
        ("the interior minister", "the president"),
    ],
)
def test_two_actors(one, other):
    first, second = keys(one, other)
    assert first != second


def test_an_office_that_two_are_named_with_is_nobodys():
    first, second, office = keys("President Emil Castor", "President Ada Lund", "the president")
    assert office not in (first, second)


def test_a_surname_of_two_is_nobodys():
    first, second, short = keys("Emil Castor", "Ada Castor", "Castor")
    assert short not in (first, second)


def test_a_pronoun_is_whom_its_report_means():
    rows = [
        mention(id="E1", agents=(ActorLink("Emil Castor", 0, 1, "", "emil-castor"),), recipients=()),
        mention(id="E2", agents=(ActorLink("he", 0, 1, "", "emil-castor"),), recipients=()),
        mention(id="E3", agents=(ActorLink("he", 0, 1, "", "he"),), recipients=()),
    ]
    links = find_actors(rows, {})
    assert links["E1"] == links["E2"]
    assert links["E3"]["agents"] == [""]


def test_words_are_taken_apart():
    found = called("Kazakh Interior Minister Emil Castor")
    assert (found.country, found.office, found.plain) == ("KZ", "interior minister", "emil castor")
    assert called("German Castor").country == ""


@pytest.mark.parametrize(
    ("one", "other"),
    [("Nazarbayev", "Nazarbaev"), ("Tokayev", "Tokaev"), ("Zhanaozen", "Janaozen"), ("Gaddafi", "Gadafi")],
)
def test_spellings_of_one_name(one, other):
    assert spelled(one) == spelled(other)
