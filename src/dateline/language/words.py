"""A parsed text as plain objects, with the part of spaCy's own interface that rules ask for.

spaCy makes a token anew each time it is looked at, and its words out of numbers each time they are asked for; rules
look at each some fifty times. Here each is made once. Names, order and meaning are spaCy's.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice, pairwise
from typing import TYPE_CHECKING, Any, overload

if TYPE_CHECKING:
    from spacy.lexeme import Lexeme


class Form:
    """What does not hang on where a word stands."""

    __slots__ = (
        "is_alpha", "is_digit", "is_lower", "is_punct", "is_quote", "is_space", "is_title", "is_upper", "like_num",
        "lower_", "text",
    )  # fmt: skip

    def __init__(self, lexeme: Lexeme) -> None:
        self.text: str = lexeme.text
        self.lower_: str = lexeme.lower_
        self.is_space: bool = lexeme.is_space
        self.is_punct: bool = lexeme.is_punct
        self.is_alpha: bool = lexeme.is_alpha
        self.is_digit: bool = lexeme.is_digit
        self.is_upper: bool = lexeme.is_upper
        self.is_lower: bool = lexeme.is_lower
        self.is_title: bool = lexeme.is_title
        self.is_quote: bool = lexeme.is_quote
        self.like_num: bool = lexeme.like_num


class Token:
    """A word of a parsed text."""

    __slots__ = (
        "_before", "_children", "_edges", "_form", "dep_", "doc", "ent_iob_", "ent_type_", "head", "i", "idx",
        "is_punct", "is_sent_start", "is_space", "lemma_", "lower_", "pos_", "tag_", "text", "whitespace_",
    )  # fmt: skip

    head: Token

    def __init__(
        self,
        doc: Doc,
        i: int,
        idx: int,
        form: Form,
        words: tuple[str, str, str, str, str],
        iob: str,
        blank: str,
        starts: bool | None,
    ) -> None:
        self.doc = doc
        self.i = i
        self.idx = idx
        self._form = form
        self.text = form.text
        self.lower_ = form.lower_
        self.is_space = form.is_space
        self.is_punct = form.is_punct
        self.lemma_, self.pos_, self.tag_, self.dep_, self.ent_type_ = words
        self.ent_iob_ = iob
        self.whitespace_ = blank
        self.is_sent_start = starts
        self._children: Sequence[Token] = ()
        self._before = 0
        self._edges: tuple[Token, Token] | None = None

    def __repr__(self) -> str:
        return self.text

    def __len__(self) -> int:
        return len(self.text)

    def __lt__(self, other: Token) -> bool:
        return self.i < other.i

    def __gt__(self, other: Token) -> bool:
        return self.i > other.i

    @property
    def is_alpha(self) -> bool:
        """Whether it is of letters only."""
        return self._form.is_alpha

    @property
    def is_digit(self) -> bool:
        """Whether it is of digits only."""
        return self._form.is_digit

    @property
    def is_upper(self) -> bool:
        """Whether its letters are capitals."""
        return self._form.is_upper

    @property
    def is_lower(self) -> bool:
        """Whether its letters are small ones."""
        return self._form.is_lower

    @property
    def is_title(self) -> bool:
        """Whether a capital opens it and small letters follow."""
        return self._form.is_title

    @property
    def is_quote(self) -> bool:
        """Whether it is a quotation mark."""
        return self._form.is_quote

    @property
    def like_num(self) -> bool:
        """Whether it looks like a number: digits, or a word for one."""
        return self._form.like_num

    @property
    def text_with_ws(self) -> str:
        """The word and the blank after it."""
        return self.text + self.whitespace_

    @property
    def lefts(self) -> Iterator[Token]:
        """Words before this one that hang on it, in order."""
        return islice(self._children, self._before)

    @property
    def rights(self) -> Iterator[Token]:
        """Words after this one that hang on it, in order."""
        return islice(self._children, self._before, None)

    @property
    def children(self) -> Iterator[Token]:
        """Words that hang on this one, in order."""
        return iter(self._children)

    @property
    def n_lefts(self) -> int:
        """How many words before this one hang on it."""
        return self._before

    @property
    def n_rights(self) -> int:
        """How many words after this one hang on it."""
        return len(self._children) - self._before

    @property
    def subtree(self) -> Iterator[Token]:
        """This word and all below it, in order."""
        found: list[Token] = []
        _under(self, found)
        return iter(found)

    @property
    def ancestors(self) -> Iterator[Token]:
        """Words that this one hangs on, the nearest first."""
        token = self
        while token.head is not token:
            token = token.head
            yield token

    def is_ancestor(self, descendant: Token) -> bool:
        """Whether another word hangs on this one."""
        return any(token is self for token in descendant.ancestors)

    @property
    def left_edge(self) -> Token:
        """The first word of the subtree."""
        return (self._edges or _edges(self))[0]

    @property
    def right_edge(self) -> Token:
        """The last word of the subtree."""
        return (self._edges or _edges(self))[1]

    @property
    def conjuncts(self) -> tuple[Token, ...]:
        """Words that stand beside this one in a list ("A, B and C"), this one left out."""
        first = self
        while first.head is not first and first.dep_ == "conj":
            first = first.head
        found = [first]
        for word in found:
            found += [child for child in word.rights if child.dep_ == "conj"]
        return tuple(word for word in found if word is not self)

    @property
    def sent(self) -> Span:
        """The sentence around this word."""
        return self.doc._sentence(self.i)

    def nbor(self, i: int = 1) -> Token:
        """The word so many further on."""
        if not 0 <= self.i + i < len(self.doc):
            raise IndexError(f"no word {i} words from {self.i} among {len(self.doc)}")
        return self.doc[self.i + i]


def _under(token: Token, found: list[Token]) -> None:
    for n, child in enumerate(token._children):
        if n == token._before:
            found.append(token)
        if child._children:
            _under(child, found)
        else:
            found.append(child)
    if token._before == len(token._children):
        found.append(token)


def _edges(token: Token) -> tuple[Token, Token]:
    places = [other.i for other in token.subtree]
    token._edges = edges = token.doc[min(places)], token.doc[max(places)]
    return edges


class Span:
    """Words that follow each other."""

    __slots__ = ("doc", "end", "label_", "start")

    def __init__(self, doc: Doc, start: int, end: int, label: str = "") -> None:
        self.doc, self.start, self.end, self.label_ = doc, start, end, label

    def __repr__(self) -> str:
        return self.text

    def __len__(self) -> int:
        return self.end - self.start

    def __iter__(self) -> Iterator[Token]:
        return islice(self.doc._tokens, self.start, self.end)

    @overload
    def __getitem__(self, key: int) -> Token: ...
    @overload
    def __getitem__(self, key: slice) -> Span: ...
    def __getitem__(self, key: int | slice) -> Token | Span:
        if isinstance(key, slice):
            first, last, _ = key.indices(len(self))
            return Span(self.doc, self.start + first, self.start + max(first, last))
        place = key + (self.end if key < 0 else self.start)
        if not self.start <= place < self.end:
            raise IndexError(f"no word {key} among {len(self)}")
        return self.doc._tokens[place]

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Span) and self._key() == other._key()

    def __hash__(self) -> int:
        return hash(self._key())

    def _key(self) -> tuple[int, int, int, str]:
        return id(self.doc), self.start, self.end, self.label_

    @property
    def text(self) -> str:
        """The words as they stand, without the blank after the last."""
        if self.end <= self.start:
            return ""
        first, last = self.doc._tokens[self.start], self.doc._tokens[self.end - 1]
        return self.doc.text[first.idx : last.idx + len(last.text)]

    @property
    def sent(self) -> Span:
        """The sentence around the first word."""
        return self.doc._sentence(self.start)

    @property
    def root(self) -> Token:
        """The word that the others hang on; of several the one nearest to the top, of equals the first."""
        best: Token | None = None
        nearest = len(self.doc)
        for token in self:
            if token.head is token:
                return token
        for token in self:
            if self.start <= token.head.i < self.end:
                continue
            bare = (token.is_space or token.is_punct) and not token._children
            away = len(self.doc) - 1 if bare else sum(1 for _ in token.ancestors)
            if away < nearest:
                best, nearest = token, away
        return best if best is not None else self.doc._tokens[self.start]


class Doc:
    """A parsed text: its words in order.

    Attributes:
        text: The text that was parsed.
        ents: Names and the like, in order, each with its ``label_``.
        user_data: What readers of the parse want to keep with it.
    """

    __slots__ = ("_sentences", "_starts", "_tokens", "ents", "text", "user_data")

    def __init__(self, text: str) -> None:
        self.text = text
        self.user_data: dict[str, Any] = {}
        self.ents: tuple[Span, ...] = ()
        self._tokens: list[Token] = []
        self._sentences: list[Span] | None = None
        self._starts: list[int] = []

    def __len__(self) -> int:
        return len(self._tokens)

    def __iter__(self) -> Iterator[Token]:
        return iter(self._tokens)

    @overload
    def __getitem__(self, key: int) -> Token: ...
    @overload
    def __getitem__(self, key: slice) -> Span: ...
    def __getitem__(self, key: int | slice) -> Token | Span:
        if key.__class__ is int:
            return self._tokens[key]
        if isinstance(key, slice):
            first, last, _ = key.indices(len(self._tokens))
            return Span(self, first, max(first, last))
        return self._tokens[key]

    @property
    def sents(self) -> Iterator[Span]:
        """Sentences, in order."""
        return iter(self._cut())

    def _sentence(self, at: int) -> Span:
        sentences = self._cut()
        return sentences[self._starts[at]]

    def _cut(self) -> list[Span]:
        if self._sentences is None:
            count = len(self._tokens)
            starts = [token.i for token in self._tokens if token.i == 0 or token.is_sent_start]
            self._sentences = [Span(self, *ends) for ends in pairwise([*starts, count])]
            self._starts = [n for n, sentence in enumerate(self._sentences) for _ in range(len(sentence))]
        return self._sentences
