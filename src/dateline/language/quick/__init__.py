"""The same parse, sooner: what spaCy works out again is kept, what it does token by token is done at once.

Five steps of a pipeline are done otherwise here: the embedding of a token's shape and letters (``layers``), the layers
that look at its neighbours (``layers``), the rules that set part of speech and morphology (``rules``), the search for
names (``names``), and the search of a lemmatizer's lists. What comes out is the same, and to the last bit
the same in any batch; a pipeline that is built otherwise is left as it is.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from typing import TYPE_CHECKING, Any

import numpy as np

from dateline.language.quick.layers import keep_embedding, read_windows
from dateline.language.quick.names import Names
from dateline.language.quick.rules import Rules

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

__all__ = ["quicken", "rows_stand_alone"]


_MOST = 20_000
"""What a step of the pipeline (the lemmatizer) may keep of words that it has seen."""

_BATCH = 256
"""Texts (paragraphs) that are parsed at once: some thirty reports."""


def quicken(nlp: Language) -> Callable[[Iterable[str]], Iterator[Doc]]:
    """A function from texts to what the pipeline makes of them, in order. The pipeline is changed: it reads only."""
    steps = []
    caches = []
    for name, pipe in nlp.pipeline:
        _quicken(name, pipe)
        if isinstance(kept := getattr(pipe, "cache", None), dict):
            caches.append(kept)
        finder = Names.of(pipe)
        steps.append(pipe if finder is None else finder)

    def parse(texts: Iterable[str]) -> Iterator[Doc]:
        rest = iter(texts)
        while batch := list(islice(rest, _BATCH)):
            docs = [nlp.make_doc(text) for text in batch]
            for step in steps:
                docs = (
                    list(step.pipe(docs, batch_size=_BATCH)) if hasattr(step, "pipe") else [step(doc) for doc in docs]
                )
            for kept in caches:
                if len(kept) > _MOST:
                    kept.clear()
            yield from docs

    return parse


def _quicken(name: str, pipe: Any) -> None:
    if name == "attribute_ruler" and (rules := Rules.of(pipe)) is not None:
        pipe.match = rules.match
    lookups = getattr(pipe, "lookups", None) if name == "lemmatizer" else None
    if lookups is not None and lookups.has_table("lemma_index"):
        # Lists of some ten thousand words, which are only asked whether they hold one.
        index = lookups.get_table("lemma_index")
        for key in list(index):
            index[key] = frozenset(index[key])
    model = getattr(pipe, "model", None)
    for node in list(model.walk()) if model is not None else ():
        if node.name.startswith("extract_features"):
            keep_embedding(model, node)
        elif node.name.startswith("with_array(residual(expand_window"):
            read_windows(node)


def rows_stand_alone() -> bool:
    """Whether a matrix product gives a row the same bits whatever other rows are beside it.

    It does with the library that spaCy brings along. Where it does not, texts parsed together might differ in the last
    bit from texts parsed apart, and reports are parsed one by one.
    """
    from thinc.api import get_current_ops

    ops: Any = get_current_ops()
    random = np.random.default_rng(1)
    x = random.standard_normal((211, 384), dtype="float32")
    for width in (74, 96, 288):
        y = random.standard_normal((width, 384), dtype="float32")
        whole = ops.gemm(x, y, trans2=True)
        for first, last in ((0, 1), (3, 5), (64, 73), (100, 211)):
            if not (ops.gemm(x[first:last], y, trans2=True) == whole[first:last]).all():
                return False
    return True
