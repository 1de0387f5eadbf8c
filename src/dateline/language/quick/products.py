"""Products of matrices, by numpy's library where it is steady, else by the one that spaCy brings along.

spaCy's (BLIS) has code of its own for few processors and is two to three times slower on others. Both reckon in single
precision and differ in the last bits, as each does from one kind of processor to the next.
"""

from __future__ import annotations

import functools
from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import Any

import numpy as np

FEWEST = 128
"""Rows that a product has at least: for fewer numpy's library reckons in another order."""

Product = Callable[[Any, Any], Any]


def product(ops: Any) -> Product:
    """Rows times the rows of weights; of at least ``FEWEST`` rows."""
    return _numpys if _steady() else functools.partial(ops.gemm, trans2=True)


def one_core() -> AbstractContextManager[Any]:
    """A context in which numpy's library uses one core, as the rest does: several wait for each other here."""
    return _controller().limit(limits=1, user_api="blas")  # type: ignore[no-any-return]


def _numpys(rows: Any, weights: Any) -> Any:
    return rows @ weights.T


@functools.cache
def _controller() -> Any:
    from threadpoolctl import ThreadpoolController

    return ThreadpoolController()


@functools.cache
def _steady() -> bool:
    """Whether a row comes out the same to the last bit whatever other rows are beside it."""
    random = np.random.default_rng(1)
    rows = random.standard_normal((1700, 288), dtype="float32")
    weights = random.standard_normal((288, 288), dtype="float32")
    with one_core():
        whole = _numpys(rows, weights)
        return all(
            bool((_numpys(rows[first : first + count], weights) == whole[first : first + count]).all())
            for count in (128, 129, 131, 200, 257, 1000, 1499)
            for first in (0, 1, 37, 201)
        )
