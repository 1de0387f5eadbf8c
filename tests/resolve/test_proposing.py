"""Who is who by what reports say of the named, why, and what is left for a person to decide."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest

from dateline.model.rows import ActorLink, RelationRow
from dateline.resolve.entities.actors import directory, find_actors
from dateline.resolve.entities.appositions import apposed
from dateline.resolve.entities.evidence import evidence_of
from dateline.resolve.events.happenings import Doubts
from dateline.resolve.proposing import MOST, Proposed, actor_pairs, body_of, event_pairs, place_pairs, series_pairs
from handmade import figure, mention

PACT = "The Northern Mutual Aid Pact (NMAP), a Norland-led military alliance, sent troops."


def story(*names, sentence=""):
    rows = []
    for at, name in enumerate(names):
        agents = (ActorLink(name, 0, 1, "", ""),)
        rows.append(
            mention(id=f"E{at}", report_key=f"r{at}", place_country="KZ", agents=agents, recipients=(),
                    sentence_text=sentence)
        )  # fmt: skip
    return rows


def told(rows, *sentences):
    said = [(f"S{at}", sentence) for at, sentence in enumerate(sentences)]
    links = find_actors(rows, {}, said)
    return links, directory(rows, {}, said)


def keys(rows, *sentences):
    links, _ = told(rows, *sentences)
    return [links[row.id]["agents"][0] if row.id in links else "" for row in rows]


def lines(rows, *sentences):
    links, known = told(rows, *sentences)
    return {one["words"]: one for some in evidence_of(rows, links, known, {}).values() for one in some}


def pairs(rows, *sentences):
    links, known = told(rows, *sentences)
    return body_of(actor_pairs(rows, links, known, {}))


def test_a_description_is_of_the_body_that_a_report_calls_so():
    first, second, third = keys(story("NMAP", "a Norland-led military alliance", "the Norland-led alliance"), PACT)
    assert first == second
    assert third not in ("", first)


def test_a_description_of_two_is_nobodys_and_is_proposed():
    other = "The Southern Shield, a Norland-led military alliance, stayed out."
    rows = story("NMAP", "the Southern Shield", "a Norland-led military alliance")
    first, second, both = keys(rows, PACT, other)
    assert both not in (first, second)
    assert {tuple(sorted((both, first))), tuple(sorted((both, second)))} == {
        (one["a"], one["b"]) for one in pairs(rows, PACT, other)
    }


def test_a_person_who_is_described_is_proposed_and_not_linked():
    rows = story("Omar Bek", "a retired mining engineer")
    sentence = "Omar Bek, a retired mining engineer, joined the march."
    one, other = keys(rows, sentence)
    assert one != other
    (found,) = pairs(rows, sentence)
    assert {found["a"], found["b"]} == {one, other}
    assert "S0" in found["evidence"]


@pytest.mark.parametrize(
    ("sentence", "short"),
    [
        ("The Northern Mutual Aid Pact (NMAP) sent troops.", {"nmap"}),
        ("Emil Castor (AFP) was there.", set()),
        ("The United Kingdom (UK) was there.", set()),
        ("They came from Kazakhstan, the United States and Norway.", set()),
    ],
)
def test_initials_are_those_that_a_sentence_spells_out(sentence, short):
    said = apposed([("S0", sentence)])
    assert set(said.initials) == short
    assert not said.called


@pytest.mark.parametrize(
    ("names", "words", "how"),
    [
        (("Emil Castor", "Mr Castor"), "Mr Castor", "surname"),
        (("Emil Castor", "President Emil Castor"), "President Emil Castor", "title"),
        (("Emil Castor", "Emil Castor"), None, None),
        (("President Emil Castor", "the president"), "the president", "office"),
        (("Nursultan Nazarbayev", "Nursultan Nazarbaev"), "Nursultan Nazarbaev", "spelling"),
        (("the Northern Mutual Aid Pact", "NMAP"), "NMAP", "acronym"),
        (("the United States", "US"), "US", "country"),
        (("Kazakh officials", "the authorities"), "the authorities", "noun"),
    ],
)
def test_each_way_to_be_called_has_its_reason(names, words, how):
    found = lines(story(*names))
    if words is None:
        assert not found
    else:
        assert found[words]["how"] == how
        assert found[words]["why"].endswith(".")
        assert set(found[words]["claims"]) <= {"E0", "E1"}


def test_what_a_report_spells_out_is_the_evidence():
    found = lines(story("NMAP", "the Northern Mutual Aid Pact"), PACT)["NMAP"]
    assert found["how"] == "acronym"
    assert found["claims"][0] == "S0"


def test_what_a_person_judged_is_said_to_be_so():
    rows = story("Emil Castor", "Ada Lund")
    links, known = told(rows)
    key = links["E0"]["agents"][0]
    links["E1"]["agents"] = [key]
    (some,) = evidence_of(rows, links, known, {}).values()
    assert {one["words"]: one["how"] for one in some}["Ada Lund"] == "judged"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Emil Castor", "E. Castor"),
        ("Emil Castor", "Emil J Castor"),
        ("Emil Castorov", "Emil Castorow"),
        ("the Norland Security Board", "the Security Board of Norland"),
    ],
)
def test_names_that_differ_in_little_are_proposed(one, other):
    rows = story(one, other)
    a, b = keys(rows)
    if a != b:
        (found,) = pairs(rows)
        assert (found["a"], found["b"]) == tuple(sorted((a, b)))


@pytest.mark.parametrize(("one", "other"), [("Emil Castor", "Ada Castor"), ("Karim Aziz", "Omar Azim")])
def test_other_names_are_not(one, other):
    assert not pairs(story(one, other))


def test_an_office_that_two_hold_is_proposed_for_both():
    rows = story("President Emil Castor", "President Ada Lund", "the president")
    first, second, office = keys(rows)
    assert {frozenset((one["a"], one["b"])) for one in pairs(rows)} == {
        frozenset((office, first)), frozenset((office, second))
    }  # fmt: skip


def test_the_order_of_mentions_changes_nothing():
    rows = story("NMAP", "a Norland-led military alliance", "Emil Castor", "E. Castor", "Castor", "Ada Castor")
    before = pairs(rows, PACT), lines(rows, PACT)
    for seed in range(5):
        mixed = random.Random(seed).sample(rows, len(rows))
        assert (pairs(mixed, PACT), lines(mixed, PACT)) == before


def test_events_that_were_left_two_are_proposed_by_their_keys():
    rows = {"E1": mention(id="E1", report_key="r1"), "E2": mention(id="E2", report_key="r2")}
    (found,) = event_pairs(Doubts(either=[("E1", "E2", 0.5)]), {"E1": "V2", "E2": "V1"}, rows)
    assert (found.a, found.b, found.evidence) == ("V1", "V2", ("E1", "E2"))


@pytest.mark.parametrize(("scope", "count"), [(("place",), 1), (("place", "group"), 0), (("measure",), 0)])
def test_one_odd_number_in_two_series_is_proposed(scope, count):
    one = figure(id="F1", report_key="r1", low=164, high=164)
    rows = {"F1": one, "F2": replace(one, id="F2", report_key="r2")}
    relation = RelationRow(a="F1", b="F2", relation="different_scope", scope=scope, same_origin=False, reason="")
    assert len(list(series_pairs(rows, {"F1": "N1", "F2": "N2"}, [relation]))) == count


def test_a_name_that_was_linked_once_and_once_not_is_proposed():
    one = mention(id="E1", place="Astrel", place_id=7, place_precision="city")
    other = replace(one, id="E2", place_id=None, place_precision="unknown")
    (found,) = place_pairs([one, other])
    assert (found.a, found.b) == ("P7", "place:Astrel")


def test_few_of_a_kind_are_kept_and_each_pair_once():
    found = [Proposed("event", "V1", f"V{at + 2:03}", at / 100, "so", ("E1",)) for at in range(MOST + 9)]
    kept = body_of([*found, *found])
    assert len(kept) == MOST
    assert kept[0]["likelihood"] == max(one.likelihood for one in found)
