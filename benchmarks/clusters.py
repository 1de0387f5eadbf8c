"""Measures of coreference: MUC, B-cubed and CEAF-e over two groupings of the same mentions, and their mean (CoNLL F1).

MUC counts links, B-cubed mentions, CEAF-e clusters under the best one-to-one alignment (phi 4). Clusters of one
mention count in B-cubed and CEAF-e. After the definitions in Pradhan et al. 2014, "Scoring coreference partitions of
predicted mentions"; tests/test_clusters.py holds an example reckoned by hand.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Hashable, Mapping, Sequence

from benchmarks.score import PRF, Result

Keys = Mapping[str, Hashable]


def conll(result: Result, gold: Keys, system: Keys, name: str = "") -> float:
    """Note MUC, B-cubed, CEAF-e and the mean of their F1; mentions by id, with the key of their cluster."""
    prefix = f"{name}_" if name else ""
    found = {"muc": muc(gold, system), "b_cubed": b_cubed(gold, system), "ceaf_e": ceaf_e(gold, system)}
    for measure, prf in found.items():
        result.add(f"{prefix}{measure}", prf)
    mean = sum(prf.f1 for prf in found.values()) / len(found)
    result.figures[f"{prefix}conll_f1"] = mean
    result.lines.append(f"{prefix + 'conll_f1':24s} {mean:.3f}")
    return mean


def muc(gold: Keys, system: Keys) -> PRF:
    """Links kept: of each cluster its size less the pieces into which the other grouping cuts it."""
    kept, of = _links(gold, system)
    kept_back, of_back = _links(system, gold)
    return PRF(hit=kept_back, system=of_back, gold=of, hit_gold=kept)


def _links(keys: Keys, other: Keys) -> tuple[int, int]:
    clusters = _clusters(keys)
    kept = sum(len(members) - len({other[member] for member in members}) for members in clusters)
    return kept, sum(len(members) - 1 for members in clusters)


def b_cubed(gold: Keys, system: Keys) -> PRF:
    """Each mention's share of its own cluster that is in both, averaged."""
    return PRF(hit=_shares(system, gold), system=len(system), gold=len(gold), hit_gold=_shares(gold, system))


def _shares(keys: Keys, other: Keys) -> float:
    shares = 0.0
    for members in _clusters(keys):
        counts = Counter(other[member] for member in members)
        shares += sum(count * count for count in counts.values()) / len(members)
    return shares


def ceaf_e(gold: Keys, system: Keys) -> PRF:
    """Overlap of clusters under the best one-to-one alignment."""
    size, system_size = Counter(gold.values()), Counter(system.values())
    both = Counter((gold[mention], system[mention]) for mention in gold)
    likeness: dict[Hashable, dict[Hashable, float]] = defaultdict(dict)
    for (a, b), count in both.items():
        likeness[a][b] = 2 * count / (size[a] + system_size[b])
    return PRF(hit=_best_alignment(likeness), system=len(system_size), gold=len(size))


def _best_alignment(likeness: Mapping[Hashable, Mapping[Hashable, float]]) -> float:
    """The largest sum of likeness of an alignment; clusters with no chain of mentions between them stand apart."""
    holders: dict[Hashable, list[Hashable]] = defaultdict(list)
    for a, row in likeness.items():
        for b in row:
            holders[b].append(a)
    seen: set[Hashable] = set()
    total = 0.0
    for first in likeness:
        if first in seen:
            continue
        seen.add(first)
        rows, columns = [first], dict[Hashable, None]()
        for a in rows:
            for b in likeness[a]:
                if b not in columns:
                    columns[b] = None
                    rows += [c for c in holders[b] if c not in seen]
                    seen.update(holders[b])
        total += assignment([[likeness[a].get(b, 0.0) for b in columns] for a in rows])
    return total


def assignment(weights: Sequence[Sequence[float]]) -> float:
    """The largest sum of one weight a row and column (Kuhn's method with potentials, by augmenting paths)."""
    if len(weights) > len(weights[0]):
        weights = [list(row) for row in zip(*weights, strict=True)]
    rows, columns = len(weights), len(weights[0])
    row_price, price = [0.0] * (rows + 1), [0.0] * (columns + 1)
    taken = [0] * (columns + 1)
    for row in range(1, rows + 1):
        taken[0], at = row, 0
        least, way, used = [float("inf")] * (columns + 1), [0] * (columns + 1), [False] * (columns + 1)
        while taken[at]:
            used[at] = True
            here, step, to = taken[at], float("inf"), 0
            for column in range(1, columns + 1):
                if not used[column]:
                    cost = -weights[here - 1][column - 1] - row_price[here] - price[column]
                    if cost < least[column]:
                        least[column], way[column] = cost, at
                    if least[column] < step:
                        step, to = least[column], column
            for column in range(columns + 1):
                if used[column]:
                    row_price[taken[column]] += step
                    price[column] -= step
                else:
                    least[column] -= step
            at = to
        while at:
            taken[at] = taken[way[at]]
            at = way[at]
    return sum(weights[taken[column] - 1][column - 1] for column in range(1, columns + 1) if taken[column])


def _clusters(keys: Keys) -> list[list[str]]:
    found: dict[Hashable, list[str]] = defaultdict(list)
    for mention, key in keys.items():
        found[key].append(mention)
    return list(found.values())
