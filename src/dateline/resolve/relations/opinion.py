"""A second opinion on pairs of figures: what marked pairs teach, weighed against what the rules say.

The rules know what a word means and not how often it is so. Boosted trees over what a pair shows (``features``), the
verdict of the rules among it, learned from pairs that were marked in reports of our own, know that
(scripts/train_relations.py; how much it gains: docs/method/comparisons.md).
"""

from __future__ import annotations

import functools
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from importlib import resources
from typing import Any

import numpy as np
import numpy.typing as npt

from dateline.resolve.counts.counted import Counted
from dateline.resolve.counts.values import alike, meet, same_source
from dateline.resolve.relations.disputes import is_one_gift
from dateline.resolve.relations.features import features

_SCOPES = ("place", "group", "time", "measure", "event")
_MARGIN = 0.3
"""How much more likely another relation must be than the one that the rules tell."""
_SURE = 0.6
"""Share of the opinion from which a scope is told beside the one that the rules tell."""
_DIGITS = 6
"""Digits to which an opinion is rounded, so that it is the same on all machines."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """How two figures stand to each other, and in what they differ.

    Attributes:
        relation: "same", "revised", "contradicted", "suspicious" or "different_scope".
        scope: In what they differ, for different_scope.
        certain: The words or the copies say so, and nothing is to be weighed.
    """

    relation: str
    scope: tuple[str, ...] = ()
    certain: bool = False


def weigh(pairs: Sequence[tuple[Counted, Counted]], verdicts: Sequence[Verdict]) -> list[Verdict]:
    """The verdicts, those changed that marked pairs speak against."""
    weighed = list(verdicts)
    open_ = [at for at, verdict in enumerate(verdicts) if not verdict.certain and not _is_plain(*pairs[at], verdict)]
    if not open_:
        return weighed
    shown = [features(*pairs[at], verdicts[at].relation, verdicts[at].scope) for at in open_]
    relations, scopes = _model("relations"), _model("scopes")
    differing: list[tuple[int, dict[str, float]]] = []
    for at, seen, row in zip(open_, shown, relations.shares(shown), strict=True):
        told = _likeliest(dict(zip(relations.classes, row.tolist(), strict=True)), *pairs[at], verdicts[at].relation)
        weighed[at] = Verdict(told)
        if told == "different_scope":
            differing.append((at, seen))
    for (at, _), row in zip(differing, scopes.shares([seen for _, seen in differing]), strict=True):
        found = dict(zip(scopes.classes, row.tolist(), strict=True))
        weighed[at] = Verdict("different_scope", _in_what(found, *pairs[at], verdicts[at].scope))
    return weighed


def _is_plain(one: Counted, other: Counted, verdict: Verdict) -> bool:
    """Whether one of them is denied, or counts nobody, or a holder's own total fell: what that means is no matter of
    likelihood.
    """
    a, b = one.row, other.row
    if any(row.status == "denied" or row.high == 0 for row in (a, b)):
        return True
    return verdict.relation == "suspicious" and one.total and other.total and same_source(a, b)


def _likeliest(shares: Mapping[str, float], one: Counted, other: Counted, told: str) -> str:
    """The relation with the largest share that the numbers allow."""
    a, b = one.row, other.row
    allowed = set(shares)
    if not meet(a, b):
        allowed -= {"same"}
    if alike(a, b):
        allowed -= {"revised", "contradicted"}
    # That a count fell and nobody says why, or that two digits changed places, is seen by the rules.
    allowed -= {"suspicious"}
    if a.measure == "aid" and not is_one_gift(a, b):
        # Sums of two givers are two, however equal.
        allowed &= {"different_scope"}
    likeliest = max(sorted(allowed | {told}), key=lambda name: round(shares.get(name, 0.0), _DIGITS))
    return likeliest if shares.get(likeliest, 0.0) - shares.get(told, 0.0) >= _MARGIN else told


def _in_what(shares: Mapping[str, float], one: Counted, other: Counted, told: tuple[str, ...]) -> tuple[str, ...]:
    """What the rules tell, and what is likely beside it; where they tell nothing, what is likeliest.

    Only what can be told to differ is likely at all.
    """
    differ = {
        "place": one.where.key != other.where.key or one.alone != other.alone,
        "group": (one.group, one.noun, one.row.people) != (other.group, other.noun, other.row.people)
        or one.part != other.part,
        "time": one.hint != other.hint or one.total != other.total or one.window != other.window,
        "measure": (one.row.measure, one.kind) != (other.row.measure, other.kind),
        "event": True,
    }
    able = [name for name in _SCOPES if differ[name]]
    if not told:
        return (max(able, key=lambda name: round(shares[name], _DIGITS)),)
    return tuple(name for name in _SCOPES if name in told or (name in able and shares[name] > _SURE))


class _Trees:
    """Boosted trees of one depth, laid out level by level: a pair goes right where a number is over the threshold."""

    def __init__(self, table: Mapping[str, Any]) -> None:
        self.classes: list[str] = table["classes"]
        self.names: dict[str, int] = {name: at for at, name in enumerate(table["features"])}
        self.softmax: bool = table["softmax"]
        self.start = np.array(table["start"], dtype=np.float64)
        self.feature = np.array(table["feature"], dtype=np.int64)
        self.threshold = np.array([[_number(n) for n in row] for row in table["threshold"]], dtype=np.float64)
        self.leaf = np.array(table["leaf"], dtype=np.float64)

    def shares(self, shown: Sequence[Mapping[str, float]]) -> npt.NDArray[np.float64]:
        """One row a pair, one column a class; of relations they add up to 1."""
        table = np.zeros((len(shown), len(self.names)), dtype=np.float32)
        for at, row in enumerate(shown):
            for name, value in row.items():
                column = self.names.get(name)
                if column is not None:
                    table[at, column] = value
        trees = np.arange(len(self.feature))
        node = np.zeros((len(shown), len(trees)), dtype=np.int64)
        pairs = np.arange(len(shown))[:, None]
        inner = self.feature.shape[1]
        while node.size and node[0, 0] < inner:
            right = table[pairs, self.feature[trees, node]] > self.threshold[trees, node]
            node = 2 * node + 1 + right
        leaves = self.leaf[trees, node - inner]
        raw = self.start + leaves.reshape(len(shown), len(trees) // len(self.classes), len(self.classes)).sum(axis=1)
        if not self.softmax:
            return np.asarray(1 / (1 + np.exp(-raw)))
        grown = np.exp(raw - raw.max(axis=1, keepdims=True))
        return np.asarray(grown / grown.sum(axis=1, keepdims=True))


def _number(told: float | None) -> float:
    return np.inf if told is None else told


@functools.cache
def _model(name: str) -> _Trees:
    source = resources.files("dateline.resolve.relations") / "opinion.json"
    return _Trees(json.loads(source.read_text("utf-8"))[name])
