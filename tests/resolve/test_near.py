"""Likeness of many at once, and groups that grow by it."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dateline.resolve.reports.cells import Cells
from dateline.resolve.reports.copies import worth_a_look
from dateline.resolve.reports.near import Near, share_text
from dateline.resolve.reports.parts import ALIKE, alike
from dateline.resolve.reports.traits import Trait

WORDS = [f"quell{at}" for at in range(8)]


@st.composite
def traits(draw):
    made = []
    for at in range(draw(st.integers(1, 8))):
        marks = draw(st.dictionaries(st.sampled_from(WORDS), st.integers(1, 900), max_size=4))
        day = draw(st.none() | st.integers(0, 90))
        sample = draw(st.frozensets(st.integers(1, 6), max_size=4))
        made.append(
            Trait(
                key=f"R{at}",
                name=f"r{at}",
                headline="",
                published=None if day is None else date(2022, 1, 1) + timedelta(days=day),
                marks=marks,
                telling=True,
                words="",
                shingles=len(sample),
                sample=sample,
                far=frozenset(sorted(sample)[:3]),
                credit="",
            )
        )
    return made


@settings(deadline=None, suppress_health_check=list(HealthCheck))
@given(traits())
def test_many_at_once_are_as_alike_as_two_by_two(some):
    near = Near(some)
    for one in some:
        places, values = near.alike(one)
        found = {near.traits[at].key: value for at, value in zip(places.tolist(), values.tolist(), strict=True)}
        assert found == {other.key: value for other in some if (value := alike(one, other))}


@settings(deadline=None, suppress_health_check=list(HealthCheck))
@given(traits())
def test_every_pair_that_may_share_much_is_told_once(some):
    told = []
    share_text(some, lambda one, other: told.append(frozenset((one.key, other.key))))
    wanted = {frozenset((a.key, b.key)) for at, a in enumerate(some) for b in some[at + 1 :] if worth_a_look(a, b)}
    assert len(told) == len(set(told))
    assert set(told) == wanted


@settings(deadline=None, suppress_health_check=list(HealthCheck))
@given(traits(), st.integers(0, 7))
def test_a_cell_grows_the_same_without_what_is_like_none_of_it(some, at):
    whole = Cells(Near(some), {}, ALIKE).groups
    cell = next(group for group in whole if some[at % len(some)].key in group)
    by_key = {trait.key: trait for trait in some}
    around = {other.key for key in cell for other in some if alike(by_key[key], other) >= ALIKE * 2**20}
    inside = [key for group in whole if around & set(group) for key in group]
    assert cell in Cells(Near(by_key[key] for key in {*cell, *inside}), {}, ALIKE).groups
