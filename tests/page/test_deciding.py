"""Who decided what, and how far two people agree."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from dateline.model.judgement import Corrected, JudgementRow
from dateline.page.deciding import _decisions, agreement, pairs, people


def said(who, claim, verdict, *, state="stands", values=()):
    return JudgementRow(
        key=f"J{who}{claim}{verdict}",
        kind="claim",
        target=claim,
        verdict=verdict,
        who=who,
        decided_at=datetime(2022, 1, 10, tzinfo=UTC),
        values=tuple(Corrected(*value) for value in values),
        state=state,
        now=(claim,),
    )


def test_agreement_in_per_cent_and_kappa():
    # Cohen's kappa by hand: 3 of 4 alike; chance (2*1 + 2*3) / 16 = 1/2; (3/4 - 1/2) / (1/2) = 1/2.
    rows = [said("a", f"F{n}", verdict) for n, verdict in enumerate(["accepted", "accepted", "rejected", "rejected"])]
    rows += [said("b", f"F{n}", verdict) for n, verdict in enumerate(["accepted", "rejected", "rejected", "rejected"])]
    found = agreement(_decisions(rows), "a", "b")
    assert (len(found.both), found.agreed, found.percent) == (4, 3, 75)
    assert found.kappa == pytest.approx(0.5)


def test_kappa_is_not_defined_where_both_always_say_the_same():
    rows = [said(who, claim, "accepted") for who in "ab" for claim in ("F1", "F2")]
    found = agreement(_decisions(rows), "a", "b")
    assert (found.percent, found.kappa) == (100, None)
    assert agreement(_decisions(rows), "a", "c").percent is None


def test_corrections_agree_if_they_put_the_same_values():
    one = said("a", "F1", "corrected", values=[("low", 3), ("people_start", 5)])
    same = said("b", "F1", "corrected", values=[("low", 3), ("people_start", 9)])
    other = said("c", "F1", "corrected", values=[("low", 4)])
    decided = _decisions([one, same, other])
    assert agreement(decided, "a", "b").agreed == 1
    assert agreement(decided, "a", "c").agreed == 0


def test_the_last_word_of_each_counts_even_if_another_overruled_it():
    rows = [said("a", "F1", "accepted", state="overruled"), said("b", "F1", "rejected"), said("b", "F2", "unsure")]
    rows.append(said("b", "F2", "accepted"))
    rows.append(said("c", "F1", "accepted", state="undone"))
    decided = _decisions(rows)
    assert {who: row.verdict for who, row in decided["F1"].items()} == {"a": "accepted", "b": "rejected"}
    assert decided["F2"]["b"].verdict == "accepted"
    assert people(decided) == ["b", "a"]
    assert [(pair.one, pair.other) for pair in pairs(decided)] == [("b", "a")]
