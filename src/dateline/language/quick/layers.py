"""The layers under a tagger, a parser and a finder of names, for reading only.

The embedding of a token depends on nothing but its shape and letters and is looked up where such a token was seen. The
layers above it look at the neighbours; they are worked out for a stretch of rows that fits the processor's own memory.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np
from numpy.lib.stride_tricks import as_strided

from dateline.language.quick.products import FEWEST, Product, one_core, product

MOST = 30_000
"""Kinds of tokens kept, some 20 MB; past that they are gathered anew, so that memory stays steady."""

_ROWS = 1500
"""Rows worked out at once."""


def keep_embedding(model: Any, extract: Any) -> None:
    """Put a store of rows around the layers from the extraction of features to the embedding of each token."""
    for chain in model.walk():
        layers = chain.layers
        if not layers or layers[0] is not extract or [layer.name for layer in layers[1:2]] != ["list2ragged"]:
            continue
        if layers[-1].name != "ragged2list":
            continue
        store = _Store(layers[1:])

        def forward(_: Any, docs: Any, is_train: bool, store: _Store = store) -> Any:
            return store.rows_of(extract.predict(docs)), _no_training

        chain._func = forward
        return


def _no_training(_: Any) -> Any:
    raise NotImplementedError("a quickened pipeline cannot be trained")


class _Store:
    """The row of each kind of token that was seen."""

    def __init__(self, layers: Any) -> None:
        self._layers = layers
        self._places: dict[bytes, int] = {}
        self._rows: Any = np.empty((0, 0), dtype="float32")

    def rows_of(self, features: list[Any]) -> list[Any]:
        """The rows of some documents, given the features of their tokens."""
        together = np.concatenate(features)
        size = together.shape[1] * together.itemsize
        data = together.tobytes()
        keys = [data[at : at + size] for at in range(0, len(data), size)]
        fresh = {key: at for at, key in enumerate(keys) if key not in self._places}
        if len(self._places) + len(fresh) > MOST:
            self._places.clear()
            fresh = {key: at for at, key in enumerate(keys)}
        if len(fresh) > MOST:
            rows = self._work_out(together)
        else:
            if fresh:
                self._add(fresh, self._work_out(together[list(fresh.values())]))
            places = self._places
            rows = self._rows[[places[key] for key in keys]]
        return np.split(rows, np.cumsum([len(one) for one in features])[:-1])

    def _work_out(self, features: Any) -> Any:
        found: Any = [features]
        for layer in self._layers:
            found = layer.predict(found)
        return found[0]

    def _add(self, fresh: dict[bytes, int], rows: Any) -> None:
        known = len(self._places)
        if known + len(rows) > len(self._rows):
            grown = np.empty((min(MOST, 2 * (known + len(rows))), rows.shape[1]), dtype=rows.dtype)
            grown[:known] = self._rows[:known] if known else 0
            self._rows = grown
        self._rows[known : known + len(rows)] = rows
        self._places.update(zip(fresh, range(known, known + len(rows)), strict=True))


def read_windows(node: Any) -> None:
    """Work out layers of windows, each with what was there before added, a stretch of rows at a time."""
    pad = node.attrs["pad"]
    chain = node.layers[0]
    levels = [_level(residual) for residual in (chain.layers if chain.name.count("residual(") > 1 else [chain])]
    if pad < len(levels) or None in levels:
        return
    times = product(node.ops)

    def forward(_: Any, arrays: Any, is_train: bool) -> Any:
        found: list[Any] = []
        with one_core():
            for some in _stretches(arrays, pad):
                found += _through(some, pad, levels, times)
        return found, _no_training

    node._func = forward


def _level(residual: Any) -> Any:
    """What one layer multiplies by, adds, and scales with; None if it is built otherwise."""
    layers = {layer.name: layer for layer in residual.walk() if not layer.layers}
    if set(layers) != {"expand_window", "maxout", "layernorm", "dropout"}:
        return None
    if not residual.name.startswith("residual(") or layers["expand_window"].attrs["window_size"] != 1:
        return None
    maxout, norm = layers["maxout"], layers["layernorm"]
    weights, bias = maxout.get_param("W"), maxout.get_param("b")
    width, pieces, entering = weights.shape
    if entering != 3 * width:
        return None
    # Piece by piece, so that the greatest of the pieces is told by whole stretches.
    weights = np.ascontiguousarray(weights.transpose(1, 0, 2).reshape(pieces * width, entering))
    bias = np.ascontiguousarray(bias.T.reshape(pieces * width))
    return weights, bias, norm.get_param("G"), norm.get_param("b")


def _stretches(arrays: list[Any], pad: int) -> Iterator[list[Any]]:
    some: list[Any] = []
    rows = 0
    for array in arrays:
        if some and rows + len(array) > _ROWS:
            yield some
            some, rows = [], 0
        some.append(array)
        rows += len(array) + pad
    if some:
        yield some


def _through(arrays: list[Any], pad: int, levels: list[Any], times: Product) -> list[Any]:
    width = arrays[0].shape[1]
    starts = []
    count = pad
    for array in arrays:
        starts.append(count)
        count += len(array) + pad
    count = max(count, FEWEST)
    # One more row of nothing before the first and after the last, for their windows.
    x = np.zeros((count + 2, width), dtype="float32")
    for start, array in zip(starts, arrays, strict=True):
        x[start + 1 : start + 1 + len(array)] = array
    step, item = x.strides
    windows = as_strided(x, (count, 3 * width), (step, item), writeable=False)
    for weights, bias, scale, shift in levels:
        pieces = times(np.ascontiguousarray(windows), weights)
        pieces += bias
        best = np.maximum(pieces[:, :width], pieces[:, width : 2 * width])
        for piece in range(2, pieces.shape[1] // width):
            np.maximum(best, pieces[:, piece * width : (piece + 1) * width], out=best)
        best -= best.mean(axis=1, keepdims=True)
        spread = (best * best).mean(axis=1, keepdims=True)
        spread += 1e-08
        best *= spread ** (-1.0 / 2.0)
        best *= scale
        best += shift
        x[1:-1] += best
    return [x[start + 1 : start + 1 + len(array)] for start, array in zip(starts, arrays, strict=True)]
