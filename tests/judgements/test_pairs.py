"""Same joins, different parts; keys of what no decision touches stay."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

import dateline
import toy
from dateline.resolve.judged import Decision, consistent, constrain


def figure(record, low):
    (row,) = [row for row in record.figures() if row.low == low]
    return row


def test_different_parts_what_the_machine_joined(record):
    a, b = figure(record, 18), figure(record, 20)
    others = {row.key for row in record.series()} - {a.series}
    assert a.series == b.series
    record.judge(a.id, "different", b.id, who="marta", why="two towns of one name")
    assert figure(record, 18).series == a.series != figure(record, 20).series
    assert others < {row.key for row in record.series()}
    (row,) = [row for row in record.relations(claim=a.id) if b.id in (row.a, row.b)]
    assert (row.relation, row.scope) == ("different_scope", ("event",))
    assert "marta: two towns of one name" in row.reason


def test_same_joins_what_the_machine_parted(record):
    a, b = figure(record, 18), figure(record, 9)
    assert a.series != b.series
    record.judge(b.series, "same", a.series)
    assert figure(record, 9).series == figure(record, 18).series == a.series
    assert {row.low for row in record.figures(series=a.series)} == {9, 18, 20}


def test_undone_the_series_are_as_they_were(record):
    before = record.series(), record.relations()
    made = [record.judge(figure(record, 18).id, "different", figure(record, 20).id),
            record.judge(figure(record, 18).id, "same", figure(record, 9).id)]  # fmt: skip
    assert (record.series(), record.relations()) != before
    for one in made:
        record.judge(one.key, "undo")
    assert (record.series(), record.relations()) == before


def test_events_are_joined_and_parted(record):
    one, other = (row.key for row in record.events())
    record.judge(one, "same", other)
    (event,) = record.events()
    assert len(event.mentions) == 2
    record.judge(event.mentions[0], "different", event.mentions[1])
    assert {row.key for row in record.events()} == {one, other}
    states = [row.state for row in record.judgements()]
    assert states == ["overruled", "stands"]


def test_two_reports_are_one_text_because_a_person_says_so(record):
    a, b, c = record.origins()
    record.judge(a.key, "same", b.reports[0], who="marta", why="both from the wire")
    one, alone = record.origins()
    assert set(one.reports) == {*a.reports, *b.reports}
    assert (one.kind, one.evidence) == ("judged", "judged to be one text by marta: both from the wire")
    assert alone.reports == c.reports


def test_copies_are_two_texts_because_a_person_says_so(path, tmp_path):
    text = "There were 5 killed in Astrel on 2022-01-05. " + " ".join(f"word{n}" for n in range(40))
    folder = toy.write(tmp_path / "copies", a=text, b=text)
    with dateline.open(path) as record:
        record.read(folder)
        (origin,) = record.origins()
        record.judge(origin.reports[0], "different", origin.reports[1])
        one, other = record.origins()
        assert {one.kind, other.kind} == {"alone"}
        assert record.figures()[0].origin != record.figures()[1].origin


def test_actors_are_joined(record):
    reds, blues = (row for row in record.actors() if row.name in ("Reds", "Blues"))
    record.judge(reds.key, "same", blues.key)
    (actor,) = [row for row in record.actors() if "Reds" in row.names]
    assert set(actor.names) == {"Reds", "Blues"}
    record.judge(actor.key, "different", "Blues")
    assert {("Reds",), ("Blues",)} <= {row.names for row in record.actors()}


def test_places_are_joined(record):
    record.judge("place:Cindel", "same", "P11", why="its old name")
    assert figure(record, 9).series == figure(record, 18).series
    made = record.judgements()[0]
    assert (made.kind, made.target, made.other) == ("place", "place:Cindel", "P11")
    record.judge(made.key, "undo")
    assert figure(record, 9).series != figure(record, 18).series


def test_the_later_of_two_that_contradict_holds_and_it_is_said(record):
    a, b = figure(record, 18).id, figure(record, 20).id
    first = record.judge(a, "different", b)
    second = record.judge(a, "same", b)
    assert figure(record, 18).series == figure(record, 20).series
    (over,) = record.judgements(state="overruled")
    assert over.key == first.key
    assert second.key in over.note


def test_a_late_report_joins_the_joined(record, tmp_path):
    a = figure(record, 18)
    record.judge(figure(record, 9).id, "same", a.id)
    record.read(
        toy.write(tmp_path / "late", z="Late on it was 21 killed in Astrel on 2022-01-05."), published="2022-01-07"
    )
    assert {row.low for row in record.figures(series=a.series)} == {9, 18, 20, 21}


def test_the_order_of_reading_and_judging_does_not_matter(tmp_path, folder):
    made = []
    for at, names in enumerate((("a", "b", "c"), ("c", "b", "a"))):
        with dateline.open(tmp_path / f"o{at}.dateline") as record:
            for name in names[:2]:
                record.read(folder / f"{name}.txt", published="2022-01-06")
            (of_b,) = [row for row in record.figures() if row.low == 20]
            record.judge(of_b.id, "correct", values={"number": 21}, who="x", when="2022-02-01")
            record.read(folder / f"{names[2]}.txt", published="2022-01-06")
            low = {row.low: row for row in record.figures()}
            record.judge(low[18].id, "different", low[21].id, who="x", when="2022-02-02")
            made.append([record.figures().to_dicts(), record.series(), record.relations()])
            for row in made[-1][0]:
                del row["recorded_at"]
                for one in row["corrections"]:
                    assert one["who"] == "x"
    assert made[0] == made[1]


ITEMS = [f"F{n}" for n in range(8)]
GROUPS = st.dictionaries(st.sampled_from(ITEMS), st.sampled_from(["N1", "N2", "N3"]), min_size=2)
SIDES = st.lists(st.sampled_from(ITEMS), min_size=1, max_size=3, unique=True).map(tuple)
DECISIONS = st.lists(
    st.builds(lambda same, one, other: ("series", same, one, other), st.booleans(), SIDES, SIDES), max_size=6
).map(lambda made: [Decision(f"J{n}", *one) for n, one in enumerate(made)])


@given(GROUPS, DECISIONS)
def test_what_holds_is_obeyed_and_nothing_is_lost(groups, decisions):
    known = [
        Decision(one.key, one.kind, one.same, tuple(i for i in one.one if i in groups),
                 tuple(i for i in one.other if i in groups and i not in one.one))
        for one in decisions
    ]  # fmt: skip
    kept, overruled = consistent(known)
    found = constrain(groups, decisions, "N")
    assert found.keys() == groups.keys()
    for one in kept:
        if one.same:
            assert found[one.one[0]] == found[one.other[0]]
        else:
            assert all(found[a] != found[b] for a in one.one for b in one.other)
    assert not {one.key for one in kept} & overruled.keys()
    touched = {groups[i] for one in kept for i in (*one.one, *one.other)}
    assert all(found[i] == key for i, key in groups.items() if key not in touched)


@given(GROUPS, DECISIONS)
def test_the_same_in_whatever_order_items_come(groups, decisions):
    turned = dict(reversed(groups.items()))
    assert constrain(groups, decisions, "N") == constrain(turned, decisions, "N")


def test_without_decisions_nothing_moves():
    assert constrain({"F1": "N1", "F2": "N1"}, [], "N") == {"F1": "N1", "F2": "N1"}


def test_a_thing_is_not_the_same_as_itself(record):
    id = figure(record, 18).id
    with pytest.raises(dateline.UsageError, match="twice"):
        record.judge(id, "same", id)
