"""The noun that a number counts, by the parse and by the words after it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dateline.extract.numbers.numerals import Number

if TYPE_CHECKING:
    from spacy.tokens import Doc

_NP_TAGS = {"JJ", "JJR", "JJS", "NN", "NNS", "NNP", "NNPS", "VBN", "VBG", "HYPH", "CC", "RB"}
_PERIODS = {"day", "night", "week", "month", "year", "weekend"}
_NOUN_TAGS = {"NN", "NNS", "NNP", "NNPS"}
_DASHES = {"-", "–", "—"}
_THOUGHT = {"thought", "believed", "feared", "said", "known", "reported", "estimated", "understood", "presumed"}
"""Before "to" they are no nouns: "some 900 thought to be without a roof"."""
_JOINED = {"confirmed", "tested", "verified", "proven", "related", "linked", "acquired", "borne"}
"""After a singular noun they make an adjective of it: "12 laboratory confirmed cases"."""
_ELSE = {"since", "in", "on", "at", "during", "after", "before", "from", "by", "as", "near", "within", "between"}
"""What stands after them is not counted by the number before them."""
_EARLIER = {"before", "earlier", "ago", "previously"}
_WHEN = {"today", "yesterday", "tonight", "tomorrow"}
"""Nouns that end a noun phrase: "73 injured today"."""


def noun_of(doc: Doc, number: Number) -> int | None:
    """What is counted: the noun the number modifies or the one after "of"; None where the number stands alone."""
    last = number.last
    if last + 1 < len(doc) and doc[last].lower_ in ("last", "this", "next") and doc[last + 1].lemma_ in _PERIODS:
        # "up from 33 last week".
        return None
    if last + 2 < len(doc) and doc[last].lower_ in ("the", "a", "an") and doc[last + 2].lower_ in _EARLIER:
        # "against 720 the week before".
        return None
    span = last + 1 < len(doc) and doc[last].tag_ == "CD" and doc[last + 1].lemma_ in _PERIODS
    if span or (last < len(doc) and doc[last].lower_ in _ELSE):
        # "wounded 614 since 4 April", "against 66,000 seven days earlier".
        return None
    if (last < len(doc) and doc[last].lower_ == "of") or doc[last - 1].lower_ == "of":
        start = last if doc[last - 1].lower_ == "of" else last + 1
        return _head_of_phrase(doc, start)
    token = doc[last - 1]
    for _ in range(4):
        if token.dep_ not in ("nummod", "amod", "quantmod", "compound", "nmod", "npadvmod", "det", "predet", "punct"):
            break
        head = token.head
        if head.i <= token.i or head.i - last > 8:
            break
        token = head
        if token.lower_ in _THOUGHT and token.i + 1 < len(doc) and doc[token.i + 1].lower_ == "to":
            return None
        if token.tag_ in _NOUN_TAGS and token.i >= last:
            close = ("related", "linked") if token.tag_ == "NNS" else _JOINED
            joined = token.tag_ in ("NN", "NNS") and token.i + 1 < len(doc) and doc[token.i + 1].lower_ in close
            further = _head_of_phrase(doc, token.i + 2) if joined else None
            return further if further is not None and doc[further].tag_ == "NNS" else int(token.i)
    return _head_of_phrase(doc, last)


def _head_of_phrase(doc: Doc, start: int) -> int | None:
    """The last noun of the run of noun-phrase words that starts here; the parser's own choice may be astray."""
    at, best = start, None
    while at < len(doc) and at - start < 9:
        token = doc[at]
        if token.tag_ in ("DT", "PRP$", "CD", "PDT") and best is None:
            at += 1
            continue
        if token.tag_ == "POS":
            # "three of the school's guards": what is owned is counted, not its owner.
            at, best = at + 1, None
            continue
        if token.text in _DASHES and at and doc[at - 1].whitespace_:
            # "kills 14 - officials"
            break
        hyphened = at + 1 < len(doc) and "-" in (doc[at + 1].text, doc[at - 1].text) and token.text.isalpha()
        if hyphened and token.tag_ in ("TO", "VB", "IN"):
            # "ready-to-eat meals"
            at += 1
            continue
        thought = token.lower_ in _THOUGHT and at + 1 < len(doc) and doc[at + 1].lower_ == "to"
        if (
            thought
            or token.lower_ in _WHEN
            or token.tag_ not in _NP_TAGS
            or token.lower_ in ("and", "or", "but")
            or (token.is_sent_start and at > start)
        ):
            break
        if token.tag_ in ("VBN", "VBG", "RB") and best is not None:
            break
        if token.tag_ in _NOUN_TAGS:
            best = int(token.i)
        at += 1
    return best
