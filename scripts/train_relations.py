"""Learn the second opinion on pairs of figures: python scripts/train_relations.py [--folds 5]

Writes ``src/dateline/resolve/relations/opinion.json`` from the pairs of our own sets in ``benchmarks/own``: those that
their authors marked, and those of ``relations-more.jsonl``, pairs that the sets leave unmarked, labelled afterwards by
readers of the whole set (a record holds all pairs, and most count two things). The kept sets are never used. Needs
scikit-learn (the extra "train"); dateline itself reads the trees with numpy.

On ``SEEN`` sets the rules were tuned, so what they say of them is better than it is of any other report: there the
trees do not see it. ``--folds`` only scores: pairs of the other sets, those of each fifth of the stories by what the
rest teaches.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
from sklearn.ensemble import GradientBoostingClassifier

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

import dateline.resolve.relations as relations  # noqa: E402
from benchmarks.parses import cached_pack  # noqa: E402
from benchmarks.relations import ids_at, report_of, rows_of  # noqa: E402
from dateline.model.rows import FigureRow  # noqa: E402
from dateline.resolve import resolve  # noqa: E402
from dateline.resolve.counts.counted import Counted  # noqa: E402
from dateline.resolve.plain import plain_of  # noqa: E402
from dateline.resolve.relations.features import features  # noqa: E402
from dateline.resolve.relations.opinion import Verdict  # noqa: E402

OWN = ROOT / "benchmarks" / "own"
SEEN = ("relations", *(f"relations-open{n}" for n in range(2, 17)))
FRESH = tuple(f"relations-open{n}" for n in range(17, 23))
SCOPES = ("place", "group", "time", "measure", "event")
DEPTH = 3
MORE = 0.7
"""Weight of a pair that its author did not mark."""

Row = dict[str, Any]


def examples() -> list[Row]:
    """All labelled pairs that dateline reads: features, relation, scope, story, and whether its author marked it."""
    pack = cached_pack()
    more: dict[tuple[str, str], list[Row]] = {}
    for line in (OWN / "relations-more.jsonl").read_text("utf-8").splitlines():
        one = json.loads(line)
        more[one["set"], one["id"]] = one["pairs"]
    found: list[Row] = []
    seen: dict[frozenset[str], tuple[Counted, Counted, Verdict]] = {}

    def note(pairs: Sequence[tuple[Counted, Counted]], verdicts: Sequence[Verdict]) -> list[Verdict]:
        for (one, other), verdict in zip(pairs, verdicts, strict=True):
            seen[frozenset((one.row.id, other.row.id))] = (one, other, verdict)
        return list(verdicts)

    relations.weigh = note  # type: ignore[attr-defined]
    for name in (*SEEN, *FRESH):
        for line in (OWN / f"{name}.jsonl").read_text("utf-8").splitlines():
            one = json.loads(line)
            reports = [report_of(entry) for entry in one["reports"]]
            rows = rows_of(reports, pack)
            figures = [row for row in rows if isinstance(row, FigureRow)]
            texts = {entry["name"]: entry["text"] for entry in one["reports"]}
            seen.clear()
            resolve([plain_of(report) for report in reports], rows)
            for pair, marked in [(p, True) for p in one["pairs"]] + [
                (p, False) for p in more.get((name, one["id"]), [])
            ]:
                ends = [
                    ids_at(figures, pair[end], texts)
                    if marked
                    else [f.id for f in figures if f.report == pair[end][0] and f.start == pair[end][2]]
                    for end in "ab"
                ]
                key = next((k for a in ends[0] for b in ends[1] if (k := frozenset((a, b))) in seen), None)
                if key is None or seen[key][2].certain:
                    continue
                first, second, verdict = seen[key]
                shown = features(first, second, verdict.relation, verdict.scope)
                if name in SEEN:
                    shown = {k: v for k, v in shown.items() if not k.startswith("rules=")}
                found.append(
                    {
                        "shown": shown,
                        "relation": pair["relation"],
                        "scope": pair.get("scope") or [],
                        "story": f"{name} {one['id']}",
                        "fresh": name in FRESH,
                        "marked": marked,
                        "rules": verdict.relation,
                    }
                )
    return found


def learn(rows: Sequence[Row], names: Sequence[str], labels: Sequence[str]) -> GradientBoostingClassifier:
    """Boosted trees of the pairs for some labels."""
    model = GradientBoostingClassifier(
        n_estimators=200, max_depth=DEPTH, learning_rate=0.06, subsample=0.7, max_features=0.2, random_state=1
    )
    weights = [1.0 if row["marked"] else MORE for row in rows]
    return model.fit(table(rows, names), list(labels), sample_weight=weights)


def table(rows: Sequence[Row], names: Sequence[str]) -> np.ndarray:
    """One row a pair, one column a feature; 0 where a pair does not show it."""
    at = {name: i for i, name in enumerate(names)}
    found = np.zeros((len(rows), len(names)), dtype=np.float32)
    for i, row in enumerate(rows):
        for name, value in row["shown"].items():
            if name in at:
                found[i, at[name]] = value
    return found


def names_of(rows: Sequence[Row]) -> list[str]:
    """Features that more than two pairs show, in order."""
    often = Counter(name for row in rows for name, value in row["shown"].items() if value)
    return sorted(name for name, count in often.items() if count > 2)


def trees(models: Sequence[GradientBoostingClassifier], classes: Sequence[str], names: Sequence[str]) -> Row:
    """The trees of one or more models as full trees of one depth, round by round, one a class."""
    softmax = len(models) == 1
    made: dict[str, list[Any]] = {"feature": [], "threshold": [], "leaf": []}
    rounds = models[0].n_estimators_
    for at in range(rounds):
        for model in models:
            for tree in model.estimators_[at]:
                parts = _full(tree.tree_, model.learning_rate)
                for key, values in zip(made, parts, strict=True):
                    made[key].append(values)
    if softmax:
        prior = np.log(np.clip(models[0].init_.class_prior_, 1e-9, None))
        start = [round(float(value), 6) for value in prior]
    else:
        shares = [float(model.init_.class_prior_[1]) for model in models]
        start = [round(float(np.log(share / (1 - share))), 6) for share in shares]
    return {"classes": list(classes), "softmax": softmax, "start": start, "features": list(names), **made}


def _full(tree: Any, rate: float) -> tuple[list[int], list[float | None], list[float]]:
    inner, leaves = 2**DEPTH - 1, 2**DEPTH
    feature, threshold, leaf = [0] * inner, [None] * inner, [0.0] * leaves

    def fill(node: int, place: int) -> None:
        if place >= inner:
            leaf[place - inner] = round(float(tree.value[node][0][0]) * rate, 5)
        elif tree.children_left[node] < 0:
            # A leaf above the last level: all go left, to the same value.
            fill(node, 2 * place + 1)
        else:
            feature[place] = int(tree.feature[node])
            threshold[place] = round(float(tree.threshold[node]), 6)
            fill(tree.children_left[node], 2 * place + 1)
            fill(tree.children_right[node], 2 * place + 2)

    fill(0, 0)
    return feature, threshold, leaf


def fold(rows: Sequence[Row], count: int) -> None:
    """Print how many fresh pairs the rules and the trees have right, by fifths of the stories."""
    stories = sorted({row["story"] for row in rows if row["fresh"]})
    right: Counter[tuple[str, bool]] = Counter()
    for k in range(count):
        held = set(stories[k::count])
        train, test = [r for r in rows if r["story"] not in held], [r for r in rows if r["story"] in held]
        names = names_of(train)
        told = learn(train, names, [r["relation"] for r in train]).predict(table(test, names))
        for row, said in zip(test, told, strict=True):
            right["trees", row["marked"]] += said == row["relation"]
            right["rules", row["marked"]] += row["rules"] == row["relation"]
            right["all", row["marked"]] += 1
    for marked in (True, False):
        print("marked" if marked else "more", {who: right[who, marked] for who in ("all", "rules", "trees")})


def main() -> None:
    """Score by folds, or learn from all pairs and write the file."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--folds", type=int, default=0)
    asked = parser.parse_args()
    rows = examples()
    print(len(rows), "pairs", Counter((row["marked"], row["relation"]) for row in rows))
    if asked.folds:
        fold(rows, asked.folds)
        return
    names = names_of(rows)
    model = learn(rows, names, [row["relation"] for row in rows])
    differing = [row for row in rows if row["relation"] == "different_scope" and row["scope"]]
    scopes = [learn(differing, names, [str(name in row["scope"]) for row in differing]) for name in SCOPES]
    made = {
        "relations": trees([model], [str(name) for name in model.classes_], names),
        "scopes": trees(scopes, SCOPES, names),
    }
    path = ROOT / "src" / "dateline" / "resolve" / "relations" / "opinion.json"
    path.write_text(json.dumps(made, separators=(",", ":")) + "\n", "utf-8")
    print(path.stat().st_size, "bytes")


if __name__ == "__main__":
    main()
