"""Measures of coreference, against an example reckoned by hand."""

from __future__ import annotations

import sys
from itertools import permutations
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

sys.path.insert(0, str(Path(__file__).parents[1]))

from benchmarks.clusters import assignment, b_cubed, ceaf_e, conll, muc
from benchmarks.score import Result

GOLD = dict(zip("abcdefg", [1, 1, 1, 2, 2, 2, 2], strict=True))
FOUND = dict(zip("abcdefg", "xxyyzzz", strict=True))


def test_muc_counts_links():
    prf = muc(GOLD, FOUND)
    assert (prf.recall, prf.precision) == (3 / 5, 3 / 4)


def test_b_cubed_counts_mentions():
    prf = b_cubed(GOLD, FOUND)
    assert prf.recall == pytest.approx((5 / 3 + 10 / 4) / 7)
    assert prf.precision == pytest.approx((2 + 1 + 3) / 7)


def test_ceaf_e_counts_clusters_under_the_best_alignment():
    prf = ceaf_e(GOLD, FOUND)
    assert prf.recall == pytest.approx((4 / 5 + 6 / 7) / 2)
    assert prf.precision == pytest.approx((4 / 5 + 6 / 7) / 3)


@given(st.dictionaries(st.text(min_size=1), st.integers(0, 4), min_size=2))
def test_gold_against_itself_is_perfect(keys):
    result = Result()
    several = len(set(keys.values())) < len(keys)
    found = conll(result, keys, keys)
    assert found == pytest.approx(1.0 if several else 2 / 3), "with no link at all MUC is nought"


@given(st.lists(st.lists(st.integers(0, 9), min_size=3, max_size=3), min_size=1, max_size=5))
def test_the_alignment_is_the_best_of_all(rows):
    weights = [[float(value) for value in row] for row in rows]
    tall = weights if len(weights) >= 3 else [list(row) for row in zip(*weights, strict=True)]
    best = max(
        sum(tall[at][to] for to, at in enumerate(order)) for order in permutations(range(len(tall)), len(tall[0]))
    )
    assert assignment(weights) == pytest.approx(best)
