"""What the text does with a claim: fact, plan, doubt or denial, from the words around it.

Needs: blocks. Gives: the Status that the words alone make; who holds the claim is not asked here.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from dateline.extract.reading import Reading
from dateline.language import Pack
from dateline.model.vocabulary import Status

if TYPE_CHECKING:
    from spacy.tokens import Token

_CLAUSE = frozenset({"VERB", "AUX"})
_ASIDE = frozenset({"relcl", "acl", "parataxis", "appos"})


@dataclass(frozen=True, slots=True)
class _Words:
    doubtful: frozenset[str]
    helpers: frozenset[str]
    governors: dict[str, Status]
    beside: dict[str, Status]
    marks: frozenset[str]
    without: frozenset[str]
    telling: frozenset[str]


def modality(reading: Reading, block: int, token: int) -> Status:
    """What the clause around a token makes of it: CONDITIONAL, DENIED, UNCONFIRMED, else STATED.

    Climbs from the word to its clause and on to the words that govern the clause ("plans to", "if"), and stops where
    somebody's speech begins: whether a minister may speak says nothing about what he says.

    Args:
        reading: With blocks.
        block: Index of the block.
        token: The word that carries the claim.
    """
    words = cast(_Words, reading.pack.once("status.words", lambda: _build(reading.pack)))
    here = reading.blocks[block].doc[token]
    while True:
        found = _own(here, words)
        if found is not Status.STATED:
            return found
        above = here.head
        if above == here or here.dep_ in _ASIDE:
            return Status.STATED
        found = _governed(here, above, words)
        if found is not Status.STATED:
            return found
        if not _goes_on(here, above, words):
            return Status.STATED
        here = above


def _own(here: Token, words: _Words) -> Status:
    """What hangs on the word itself: helpers, "not", "if", adverbs."""
    helpers = {c.lower_ for c in here.children if c.dep_ in {"aux", "auxpass"}}
    for each in here.children:
        low = each.lower_
        if each.dep_ == "neg" and here.pos_ in _CLAUSE and low != "no":
            # "could not be confirmed" is no denial of what it is about, but "was not killed" is.
            return Status.DENIED
        if each.dep_ == "mark" and low in words.marks:
            return Status.CONDITIONAL
        if each.dep_ in {"advmod", "amod"} and low in words.beside and _near(each, here):
            return words.beside[low]
    if helpers & words.doubtful and "have" in helpers:
        return Status.UNCONFIRMED
    if helpers & words.helpers:
        return Status.CONDITIONAL
    return Status.STATED


def _near(modifier: Token, here: Token) -> bool:
    return abs(modifier.i - here.i) <= 4


def _governed(here: Token, above: Token, words: _Words) -> Status:
    """What the word above does to this one: "threatened to", "a plan to", "without"."""
    low = above.lower_
    if here.dep_ == "pcomp" and low in words.without:
        return Status.DENIED
    status = words.governors.get(above.lemma_.lower()) or words.governors.get(low)
    if status is None:
        return Status.STATED
    if here.dep_ in {"xcomp", "acl"} and any(c.tag_ == "TO" for c in here.children):
        return status
    if here.dep_ in {"xcomp", "ccomp", "pcomp"} and (status is not Status.CONDITIONAL or here.dep_ != "ccomp"):
        return status
    return Status.STATED


def _goes_on(here: Token, above: Token, words: _Words) -> bool:
    """Whether what holds for the word above holds for this one as well."""
    if here.dep_ == "ccomp":
        return above.lemma_.lower() not in words.telling and above.pos_ not in _CLAUSE
    if here.dep_ == "conj" and here.pos_ in _CLAUSE:
        own = any(c.dep_ in {"nsubj", "nsubjpass", "aux"} and c.lower_ != "have" for c in here.children)
        return not own
    if here.dep_ == "advcl":
        # ", killing 12" shares the fate of its clause; "after killing 12" and "as 12 died" stand on their own.
        return here.tag_ == "VBG" and not any(c.dep_ in {"mark", "nsubj"} for c in here.children)
    return True


def _build(pack: Pack) -> _Words:
    table = pack.table("status")

    def split(words: str) -> frozenset[str]:
        return frozenset(words.split())

    def by_status(part: dict[str, str]) -> dict[str, Status]:
        return {word: Status(name) for name, words in part.items() for word in words.split()}

    return _Words(
        doubtful=split(table["helpers"]["doubtful"]),
        helpers=split(table["helpers"]["conditional"]),
        governors=by_status(table["governors"]),
        beside=by_status(table["beside"]),
        marks=split(table["marks"]["conditional"]),
        without=split(table["marks"]["without"]),
        telling=frozenset({"say", "tell", "report", "add", "confirm", "claim", "announce", "state"}),
    )
