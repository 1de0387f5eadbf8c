"""The second opinion on pairs: what it may change, what it must leave, and that it is the same everywhere."""

from __future__ import annotations

import json
from datetime import date
from importlib import resources
from itertools import combinations

import numpy as np
import pytest

from dateline.extract import read_claims, reader_name
from dateline.ingest import make_report
from dateline.model.rows import FigureRow
from dateline.record.alone import claim_rows
from dateline.resolve import relations, resolve
from dateline.resolve.plain import plain_of
from dateline.resolve.relations import opinion
from dateline.resolve.relations.opinion import Verdict, _Trees, weigh

pytestmark = pytest.mark.opinion

RELATIONS = {"same", "revised", "contradicted", "suspicious", "different_scope"}
STORY = (
    (
        "2023-03-04",
        "OSLAVA - A coal barge went under in Lake Tirna on Saturday morning with most of its crew. Harbour police said "
        "eight men had been found dead and 13 were missing.",
    ),
    (
        "2023-03-05",
        "OSLAVA - Divers reached the barge in Lake Tirna on Sunday. The harbour police gave the number of dead as 15. "
        "Six of the dead were from one village. The union of boatmen said 19 men had died.",
    ),
)


def seen(pack, monkeypatch):
    """Pairs of the story with what the rules say, as ``weigh`` is asked."""
    asked: list[tuple[list, list]] = []

    def note(pairs, verdicts):
        asked.append((list(pairs), list(verdicts)))
        return list(verdicts)

    monkeypatch.setattr(relations, "weigh", note)
    reports = [make_report(text, name=day, published=date.fromisoformat(day)) for day, text in STORY]
    rows = [
        row
        for report in reports
        for row in claim_rows(report, read_claims(report, pack), reader=reader_name(pack))
        if isinstance(row, FigureRow)
    ]
    resolve([plain_of(report) for report in reports], rows)
    return max(asked, key=lambda one: len(one[0]))


def test_the_opinion_is_of_five_relations_and_names_in_what_two_differ(pack, monkeypatch):
    pairs, verdicts = seen(pack, monkeypatch)
    told = weigh(pairs, verdicts)
    assert len(told) == len(pairs) > 5
    assert {verdict.relation for verdict in told} <= RELATIONS
    assert all(bool(verdict.scope) == (verdict.relation == "different_scope") for verdict in told)


def test_one_pair_alone_is_judged_as_among_others(pack, monkeypatch):
    pairs, verdicts = seen(pack, monkeypatch)
    together = weigh(pairs, verdicts)
    assert [weigh([pair], [verdict])[0] for pair, verdict in zip(pairs, verdicts, strict=True)] == together


def test_what_the_words_say_is_left_as_it_is(pack, monkeypatch):
    pairs, _ = seen(pack, monkeypatch)
    certain = [Verdict("contradicted", certain=True)] * len(pairs)
    assert weigh(pairs, certain) == certain


def test_no_number_is_another_that_it_cannot_be(pack, monkeypatch):
    pairs, verdicts = seen(pack, monkeypatch)
    for share in np.eye(5):
        monkeypatch.setattr(_Trees, "shares", lambda self, shown, share=share: np.tile(share, (len(shown), 1)))
        told = weigh(pairs, verdicts)
        for (one, other), verdict, before in zip(pairs, told, verdicts, strict=True):
            a, b = one.row, other.row
            exact = None not in (a.low, b.low) and (a.low, b.low) == (a.high, b.high)
            if exact and not (a.approx or b.approx) and verdict.relation != before.relation:
                assert (verdict.relation == "same") <= (abs(a.low - b.low) <= 1)
                assert (verdict.relation in ("revised", "contradicted")) <= (a.low != b.low)


def test_who_rules_a_close_call_is_the_rules(pack, monkeypatch):
    pairs, verdicts = seen(pack, monkeypatch)
    even = lambda self, shown: np.full((len(shown), len(self.classes)), 0.2)  # noqa: E731
    monkeypatch.setattr(_Trees, "shares", even)
    assert [verdict.relation for verdict in weigh(pairs, verdicts)] == [verdict.relation for verdict in verdicts]


def test_the_file_holds_full_trees_of_features_that_pairs_show(pack, monkeypatch):
    source = resources.files("dateline.resolve.relations") / "opinion.json"
    for table in json.loads(source.read_text("utf-8")).values():
        feature, threshold, leaf = (np.array(table[name], dtype=float) for name in ("feature", "threshold", "leaf"))
        assert feature.shape == threshold.shape and leaf.shape == (len(feature), feature.shape[1] + 1)
        assert len(feature) % len(table["classes"]) == 0 == len(table["classes"]) - len(table["start"])
        assert feature.max() < len(table["features"])
    pairs, verdicts = seen(pack, monkeypatch)
    known = set(table["features"])
    shown = {
        name
        for pair, verdict in zip(pairs, verdicts, strict=True)
        for name in opinion.features(*pair, verdict.relation, verdict.scope)
    }
    plain = {name for name in known if "=" not in name}
    assert plain <= shown


def test_trees_are_walked_to_the_leaf_of_each_pair():
    table = {
        "classes": ["x", "y"],
        "softmax": True,
        "start": [0.0, 0.0],
        "features": ["p", "q"],
        "feature": [[0, 1, 1], [0, 0, 0]],
        "threshold": [[0.5, 0.5, 2.5], [None, None, None]],
        "leaf": [[1.0, 2.0, 3.0, 4.0], [0.0, 9.0, 9.0, 9.0]],
    }
    shown = [{}, {"q": 1.0}, {"p": 1.0}, {"p": 1.0, "q": 3.0}]
    odds = [float(np.log(row[0] / row[1])) for row in _Trees(table).shares(shown)]
    assert odds == pytest.approx([1.0, 2.0, 3.0, 4.0])


def test_the_later_toll_of_a_holder_is_a_newer_state_and_part_of_it_is_none(pack, monkeypatch):
    pairs, verdicts = seen(pack, monkeypatch)
    told = {
        frozenset((one.row.text, other.row.text)): verdict.relation
        for (one, other), verdict in zip(pairs, weigh(pairs, verdicts), strict=True)
    }
    assert told[frozenset(("eight", "15"))] == "revised"
    assert all(told[frozenset(two)] == "different_scope" for two in combinations(("13", "15"), 2))
