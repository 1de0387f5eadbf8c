"""Places told in a row, none of which alone is where it was so: "in Lima and Cusco", "in Kisumu and other towns".

Needs: blocks, places.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from dateline.extract.clauses import head_of
from dateline.extract.mentions import PlaceMention
from dateline.extract.where.nearness import holds
from dateline.extract.where.place_roles import narrowness
from dateline.model.place import PlaceRef

if TYPE_CHECKING:
    from spacy.tokens import Token

    from dateline.extract.where.whereabouts import Whereabouts

_MORE = frozenset({"other", "several", "many", "various", "numerous"})
"""What says that towns are meant which the row does not name."""
_ELSEWHERE = ["and", "elsewhere"]


class Rows:
    """The rows of places in one report."""

    def __init__(self, where: Whereabouts) -> None:
        self.where = where
        self.reading = where.reading
        self.words, self.places_in = where.words, where.places_in

    def said(self, ref: PlaceRef, block: int, token: int) -> PlaceRef | None:
        """What a place that a sentence says stands for: where it is one of a row, the whole of it.

        None where each has a number of its own: "in Peru (20) and Chile (5)".
        """
        sentence = self.reading.blocks[block].doc[token].sent
        for mention in self.places_in.get(block, ()):
            if mention.span == ref.span and sentence.start <= mention.first < sentence.end:
                return self._over(mention, ref)
        return ref

    def carried(self, mention: PlaceMention) -> PlaceRef:
        """What a place stands for in the sentences after it: the whole of a row only where the report names that."""
        ref = self.where.ref(mention)
        over = self._over(mention, ref) if ref.span == mention.span else ref
        return over if over is not None and over.place is not None else ref

    def _over(self, mention: PlaceMention, ref: PlaceRef) -> PlaceRef | None:
        """The narrowest place of the report that holds the row; where it names none, the words of the row, with no
        entry; the place itself where it stands in none.
        """
        beside, more = self._beside(mention), self._more(mention)
        if not beside and more is None:
            return ref
        row = [mention, *beside]
        wide = [m for m in self.reading.places if not m.embedded and all(holds(m.place, b.place) for b in row)]
        wide.sort(key=lambda m: (narrowness(m), m.demonym, m.span.start))
        if wide:
            return self.where.ref(wide[0])
        block = self.reading.blocks[mention.block]
        first, last = min(m.first for m in row), max(m.last for m in row)
        last = max(last, more.i + 1) if more is not None else last
        if any(t.like_num for t in block.doc[first:last]):
            return None
        span = block.span(first, last)
        return PlaceRef(self.reading.words(span), span, None)

    def of_main(self, ref: PlaceRef | None) -> PlaceRef | None:
        """The place that a report is mostly of; a town which it never names but in a row is none."""
        told = [m for m in self.reading.places if ref is not None and ref.place is not None and m.place == ref.place]
        if ref is None or not told or not all(self._beside(m) or self._more(m) for m in told):
            return ref
        return self.carried(told[0])

    def _beside(self, mention: PlaceMention) -> list[PlaceMention]:
        """The places that "and" joins a place to, neither of which holds the other."""
        head = head_of(self.reading.blocks[mention.block].doc, mention)
        row = {t.i for t in self._row(mention)}
        return [
            m
            for m in self.places_in.get(mention.block, ())
            if m.span != mention.span
            and (other := head_of(head.doc, m).i) in row
            and other != head.i
            and m.place is not None
            and mention.place is not None
            and not holds(m.place, mention.place)
            and not holds(mention.place, m.place)
        ]

    def _more(self, mention: PlaceMention) -> Token | None:
        """The word for those that the row does not name: "other towns", "elsewhere"."""
        for token in self._row(mention):
            kind = token.tag_ == "NNS" and token.lemma_.lower() in self.words.kinds
            if kind and any(c.lower_ in _MORE for c in token.children):
                return token
        doc = self.reading.blocks[mention.block].doc
        after = doc[mention.last : mention.last + 2]
        return after[1] if [t.lower_ for t in after] == _ELSEWHERE else None

    def _row(self, mention: PlaceMention) -> tuple[Token, ...]:
        """The words that "and" joins to a place which is told as one."""
        head = head_of(self.reading.blocks[mention.block].doc, mention)
        root = head
        while root.dep_ == "conj":
            root = root.head
        if not self._told(root):
            return ()
        row = (root, *root.conjuncts)
        return row if any(t.lower_ == "and" and t.dep_ == "cc" for r in row for t in r.children) else ()

    def _told(self, root: Token) -> bool:
        """ "in Lima", "the heart of Lima", "shook Lima", "Lima was flooded"."""
        if root.dep_ != "pobj":
            return root.dep_ in ("dobj", "nsubjpass")
        above = root.head
        return above.lower_ in self.words.locative or (above.lower_ == "of" and above.head.lower_ in self.words.heads)
