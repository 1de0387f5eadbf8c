"""A parse of spaCy's as plain objects."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from dateline.language.words import Doc, Form, Span, Token

if TYPE_CHECKING:
    from spacy.tokens import Doc as Parsed
    from spacy.vocab import Vocab

_MOST = 30_000
"""Word forms and strings kept; past that they are made anew."""

_IOB = ("", "I", "O", "B")

# Forms of verbs that the lemmatizer takes for those of another ("staged" for one of "stag"): its tables know both,
# and it tries the shorter first. "hated", "scared" and the like, which no rule asks for, are left.
MISTAKEN = {
    "cordone": "cordon", "fin": "fine", "gutte": "gut", "hop": "hope", "lambast": "lambaste", "rag": "rage",
    "rap": "rape", "stag": "stage", "wag": "wage",
}  # fmt: skip
"""Such dictionary forms, each with the right one."""

_OUT_OR_IN = {"outside", "inside"}
_SUFFERED = {
    "shot", "stabbed", "killed", "wounded", "injured", "hurt", "attacked", "beaten", "slain", "robbed", "arrested",
}  # fmt: skip
"""Verbs of headlines that nobody does to an "outside cafe"."""

_DOUBLED = ("pped", "pping", "gged", "gging", "nned", "nning")
"""What the shorter verb makes of its last letter: "rapped", "wagged"."""


def mended(lemma: str, form: str, pos: str) -> str:
    """The right dictionary form in place of one of ``MISTAKEN``, unless the word is truly one of that."""
    if pos != "VERB" or form == lemma or form.endswith(_DOUBLED):
        return lemma
    return MISTAKEN[lemma]


def _mend_places(tokens: list[Token], heads: list[int]) -> None:
    """ "Four people shot outside cafe": a place, where the parser reads an adjective of what was shot."""
    for at, token in enumerate(tokens):
        if token.lower_ not in _OUT_OR_IN or token.dep_ != "amod":
            continue
        noun = heads[at]
        verb = heads[noun]
        beside = verb == at - 1 and noun > at and tokens[noun].dep_ == "dobj"
        if beside and tokens[verb].lower_ in _SUFFERED:
            token.pos_, token.tag_, token.dep_ = "ADP", "IN", "prep"
            tokens[noun].dep_ = "pobj"
            heads[at], heads[noun] = verb, at


def _names(doc: Doc) -> Iterator[Span]:
    start = -1
    for token in doc._tokens:
        inside = token.ent_iob_ == "I"
        if start >= 0 and not inside:
            yield Span(doc, start, token.i, doc._tokens[start].ent_type_)
            start = -1
        if token.ent_iob_ == "B" and token.ent_type_:
            start = token.i
    if start >= 0:
        yield Span(doc, start, len(doc), doc._tokens[start].ent_type_)


class _Strings(dict[int, str]):
    """Strings of a vocabulary by number."""

    def __init__(self, vocab: Vocab) -> None:
        self._vocab = vocab

    def __missing__(self, key: int) -> str:
        if len(self) >= _MOST:
            self.clear()
        self[key] = found = str(self._vocab.strings[key])
        return found


class _Forms(dict[int, Form]):
    """Word forms of a vocabulary by number."""

    def __init__(self, vocab: Vocab) -> None:
        self._vocab = vocab

    def __missing__(self, key: int) -> Form:
        if len(self) >= _MOST:
            self.clear()
        self[key] = found = Form(self._vocab[key])
        return found


_kept: dict[int, tuple[_Strings, _Forms]] = {}


def words_of(parsed: Parsed) -> Doc:
    """A parse of spaCy's as plain objects."""
    vocab = parsed.vocab
    if id(vocab) not in _kept:
        # Each holds its vocabulary, so that the number stays that of this one.
        _kept[id(vocab)] = _Strings(vocab), _Forms(vocab)
    strings, forms = _kept[id(vocab)]
    doc = Doc(parsed.text)
    tokens = doc._tokens
    words = parsed.to_array(["ORTH", "LEMMA", "POS", "TAG", "DEP", "ENT_TYPE"])
    marks = parsed.to_array(["HEAD", "ENT_IOB", "SPACY", "SENT_START"]).astype("int64")
    heads = []
    idx = 0
    for row, (head, iob, blank, starts) in zip(words.tolist(), marks.tolist(), strict=True):
        orth, lemma, pos, tag, dep, kind = row
        form = forms[orth]
        kept = strings[lemma]
        if kept in MISTAKEN:
            kept = mended(kept, form.lower_, strings[pos])
        named = kept, strings[pos], strings[tag], strings[dep], strings[kind]
        i = len(tokens)
        tokens.append(Token(doc, i, idx, form, named, _IOB[iob], " " if blank else "", starts > 0 if starts else None))
        idx += len(form.text) + blank
        heads.append(i + head)
    _mend_places(tokens, heads)
    children: dict[int, list[Token]] = {}
    for token, at in zip(tokens, heads, strict=True):
        token.head = head_token = tokens[at]
        if at != token.i:
            children.setdefault(at, []).append(token)
            head_token._before += token.i < at
    for at, found in children.items():
        tokens[at]._children = found
    doc.ents = tuple(_names(doc))
    return doc
