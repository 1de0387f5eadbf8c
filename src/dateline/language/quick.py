"""The same parse, sooner: what spaCy works out again for every token, kept by kind of token.

Two steps of a pipeline depend on nothing but the token itself: the embedding of its shape and letters, and the rules
that set part of speech and morphology by tag, word and dependency. Both are looked up here where they were seen before.
The result is the same to the last bit; a pipeline that is built otherwise is left as it is.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

_MOST = 200_000
"""Kinds of tokens kept, some 80 MB; past that all are worked out anew, so that memory stays steady."""


def quicken(nlp: Language) -> None:
    """Make a loaded pipeline look up what it would work out again. Nothing changes in what it gives."""
    for name in nlp.pipe_names:
        pipe: Any = nlp.get_pipe(name)
        if name == "attribute_ruler" and (rules := _Rules.of(pipe)) is not None:
            pipe.match = rules.match
        model = getattr(pipe, "model", None)
        if model is not None:
            for node in list(model.walk()):
                if node.name.startswith("extract_features"):
                    _keep_embedding(model, node)


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


def _keep_embedding(model: Any, extract: Any) -> None:
    """Put a store of rows around the layers from the extraction of features to the embedding of each token."""
    for chain in model.walk():
        layers = chain.layers
        if not layers or layers[0] is not extract or [layer.name for layer in layers[1:2]] != ["list2ragged"]:
            continue
        if layers[-1].name != "ragged2list":
            continue
        rest = layers[1:]
        kept: dict[bytes, Any] = {}

        def forward(_: Any, docs: Any, is_train: bool, rest: Any = rest, kept: Any = kept) -> Any:
            features = extract.predict(docs)
            return [_rows(one, rest, kept) for one in features], _no_training

        chain._func = forward
        return


def _no_training(_: Any) -> Any:
    raise NotImplementedError("a quickened pipeline cannot be trained")


def _rows(features: Any, layers: Any, kept: dict[bytes, Any]) -> Any:
    keys = [row.tobytes() for row in features]
    fresh = {key: at for at, key in enumerate(keys) if key not in kept}
    if fresh:
        known = [features[at : at + 1] for at in fresh.values()]
        for layer in layers:
            known = layer.predict(known)
        if len(kept) + len(fresh) > _MOST:
            kept.clear()
            return _rows_of(features, layers)
        for key, row in zip(fresh, known, strict=True):
            kept[key] = row[0]
    return np.stack([kept[key] for key in keys]) if keys else _rows_of(features, layers)


def _rows_of(features: Any, layers: Any) -> Any:
    found = [features]
    for layer in layers:
        found = layer.predict(found)
    return found[0]


Spec = tuple[Callable[[int], bool], Callable[[int], bool], Callable[[int], bool], Callable[[int], bool]]


class _Rules:
    """The rules of an attribute ruler by kind of token: word, tag, dependency, and whether it is white space."""

    _COLUMNS = ("LOWER", "TAG", "DEP", "IS_SPACE")

    def __init__(self, ruler: Any, rules: list[tuple[int, int, list[Spec]]]) -> None:
        self._ruler = ruler
        self._rules = rules
        self._kept: dict[tuple[int, ...], list[tuple[int, int, list[Spec]]]] = {}
        self._names = [ruler.vocab.strings.as_int(str(number)) for number in range(len(ruler.attrs))]

    @classmethod
    def of(cls, ruler: Any) -> _Rules | None:
        """Those of a ruler, None if it has a rule of a kind that is not known here."""
        rules = []
        for number, entry in enumerate(ruler.patterns):
            for pattern in entry["patterns"]:
                specs = [_spec(token, ruler.vocab.strings) for token in pattern]
                if any(spec is None for spec in specs):
                    return None
                rules.append((number, entry["index"], specs))
        return cls(ruler, rules)

    def match(self, doc: Doc) -> list[tuple[int, int, int, int]]:
        """What ``AttributeRuler.match`` gives: number of the rule, its name, first and last token, in order."""
        tokens: list[tuple[int, ...]] = [tuple(row) for row in doc.to_array(list(self._COLUMNS)).tolist()]
        found = []
        for at, token in enumerate(tokens):
            rules = self._kept.get(token)
            if rules is None:
                rules = self._kept[token] = [rule for rule in self._rules if _fits(rule[2][0], token)]
                if len(self._kept) > _MOST:
                    self._kept.clear()
            for number, _, specs in rules:
                end = at + len(specs)
                if len(specs) == 1 or (
                    end <= len(tokens) and all(_fits(spec, tokens[at + n]) for n, spec in enumerate(specs[1:], 1))
                ):
                    found.append((number, self._names[number], at, end))
        found.sort()
        return found


def _fits(spec: Any, token: tuple[int, ...]) -> bool:
    return all(test is None or test(value) for test, value in zip(spec, token, strict=True))


def _spec(pattern: dict[str, Any], strings: Any) -> Any:
    if not set(pattern) <= set(_Rules._COLUMNS):
        return None
    tests: list[Callable[[int], bool] | None] = []
    for name in _Rules._COLUMNS:
        if name not in pattern:
            tests.append(None)
            continue
        wanted = pattern[name]
        if isinstance(wanted, bool | str):
            tests.append(frozenset([_number(wanted, strings)]).__contains__)
        elif isinstance(wanted, dict) and set(wanted) == {"IN"}:
            tests.append(frozenset(_number(one, strings) for one in wanted["IN"]).__contains__)
        elif isinstance(wanted, dict) and set(wanted) == {"NOT_IN"}:
            tests.append(_none_of(frozenset(_number(one, strings) for one in wanted["NOT_IN"])))
        elif isinstance(wanted, dict) and set(wanted) == {"REGEX"} and name == "LOWER":
            tests.append(_search(re.compile(wanted["REGEX"]), strings))
        else:
            return None
    return tuple(tests)


def _search(pattern: re.Pattern[str], strings: Any) -> Callable[[int], bool]:
    return lambda value: pattern.search(strings[value]) is not None


def _none_of(values: frozenset[int]) -> Callable[[int], bool]:
    return lambda value: value not in values


def _number(value: Any, strings: Any) -> int:
    return int(value) if isinstance(value, bool) else int(strings.add(value)) if value else 0
