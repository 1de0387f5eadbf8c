"""The search for names, for a whole batch at once.

spaCy's finder of names goes from word to word, and for each asks the scores of all actions. Outside of a name these
hang on the word alone, so that they are worked out here for all words together; within a name only two actions are
left, to go on or to end it, and the scores of all open names are worked out together, one word further each time.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from spacy.tokens import Doc

_NEVER = np.float32("-inf")


class Names:
    """What ``EntityRecognizer.pipe`` does with words that nobody has marked yet."""

    def __init__(self, finder: Any, actions: list[str]) -> None:
        self._finder = finder
        self._stock = finder.pipe
        self._actions = actions
        self._labels = [action[2:] for action in actions]
        self._begins = np.array([action.startswith("B-") for action in actions])
        units = np.array([action.startswith("U-") and action != "U-" for action in actions])
        self._never = np.array([action != "O" for action in actions]) & ~self._begins & ~units
        self._out = actions.index("O")
        self._units = units
        place = {action: at for at, action in enumerate(actions)}
        self._within = np.array([place.get(f"I-{label}", -1) for label in self._labels])
        self._last = np.array([place.get(f"L-{label}", -1) for label in self._labels])

    @classmethod
    def of(cls, finder: Any) -> Names | None:
        """That of a pipe, None if it is no finder of names or of a kind that is not known here."""
        from spacy.pipeline import EntityRecognizer

        if type(finder) is not EntityRecognizer or finder.cfg.get("beam_width", 1) != 1 or finder.postprocesses:
            return None
        model = finder.model
        if model.name != "parser_model" or not model.attrs["has_upper"] or model.attrs["unseen_classes"]:
            return None
        lower, upper = model.get_ref("lower"), model.get_ref("upper")
        if lower.get_dim("nF") != 3 or lower.get_dim("nP") < 2 or upper.name != "linear":
            return None
        moves = finder.moves
        actions = [moves.get_class_name(number) for number in range(moves.n_moves)]
        known = {action for action in actions if action[:2] in ("B-", "I-", "L-", "U-")}
        labels = {action[2:] for action in known} - {""}
        complete = all(f"{kind}-{label}" in known for kind in "BILU" for label in labels)
        return cls(finder, actions) if complete and set(actions) - known == {"O"} else None

    def pipe(self, docs: Iterable[Doc], *, batch_size: int) -> Iterable[Doc]:
        """Find the names of documents, all at once."""
        together = list(docs)
        if any(doc.has_annotation("ENT_IOB") for doc in together):
            return list(self._stock(together, batch_size=batch_size))
        self._mark([doc for doc in together if len(doc)])
        return together

    def _mark(self, docs: list[Doc]) -> None:
        from spacy.tokens import Span

        if not docs:
            return
        begins, ends, labels = self._find(docs)
        at, start = 0, 0
        for doc in docs:
            spans = []
            reached = start
            stop = start + len(doc)
            while at < len(begins) and begins[at] < stop:
                if begins[at] >= reached:
                    reached = ends[at]
                    spans.append(Span(doc, begins[at] - start, reached - start, label=labels[at]))
                at += 1
            doc.set_ents(spans)
            start = stop

    def _find(self, docs: list[Doc]) -> tuple[list[int], list[int], list[str]]:
        """Where names may begin, where each that does ends, and its label; words are counted through all documents."""
        marks = np.concatenate([doc.to_array(["IS_SPACE", "SENT_START"]) for doc in docs])
        space = marks[:, 0] != 0
        # A name ends with its document and with its sentence.
        ending = np.append(marks[1:, 1] == 1, True)
        ending[np.cumsum([len(doc) for doc in docs]) - 1] = True

        model = self._finder.model
        lower, upper = model.get_ref("lower"), model.get_ref("upper")
        features = lower.predict(model.get_ref("tok2vec").predict(docs))
        nothing, features = features[0], features[1:]
        bias = lower.get_param("b")

        scores = self._scores(features[:, 0] + nothing[1] + nothing[2] + bias, upper)
        scores[:, self._never] = _NEVER
        scores[np.ix_(space, self._units | self._begins)] = _NEVER
        scores[np.ix_(ending, self._begins)] = _NEVER
        best = scores.argmax(axis=1)

        begins = np.flatnonzero(best != self._out)
        actions = best[begins]
        ends = begins + 1
        open_ = np.flatnonzero(self._begins[actions])
        while len(open_):
            here = ends[open_]
            label = actions[open_]
            vectors = features[here, 0] + features[begins[open_], 1] + features[here - 1, 2] + bias
            told = self._scores(vectors, upper)
            rows = np.arange(len(open_))
            on, last = self._within[label], self._last[label]
            going = told[rows, on], told[rows, last]
            # Of two equal scores the action that stands first is taken.
            further = np.where(on < last, going[0] >= going[1], going[0] > going[1]) & ~ending[here]
            ends[open_] += 1
            open_ = open_[further]
        return begins.tolist(), ends.tolist(), [self._labels[action] for action in actions]

    @staticmethod
    def _scores(vectors: Any, upper: Any) -> Any:
        return upper.predict(np.ascontiguousarray(vectors.max(axis=2)))
