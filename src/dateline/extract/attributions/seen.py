"""Who has spoken so far, and what tells whether two mentions or names are of one.

Needs: blocks. Gives: what :mod:`~dateline.extract.attributions.antecedents` remembers and asks of names.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dateline.extract.mentions import ActorMention
from dateline.extract.reading import Reading
from dateline.model.span import Span
from dateline.model.vocabulary import SourceKind

if TYPE_CHECKING:
    from spacy.tokens import Token


@dataclass(frozen=True, slots=True)
class Holder:
    """The words to credit, where they stand, and their kind."""

    name: str
    span: Span | None
    kind: SourceKind


NOBODY = Holder("", None, SourceKind.UNNAMED)


@dataclass(slots=True)
class Seen:
    """One who has spoken."""

    holder: Holder
    block: int
    token: Token
    plural: bool
    person: bool
    inner: bool = False
    """Whether what this one said is itself a part of what somebody else said."""
    until: int = 0
    """The last block in which this one's words stand."""
    aside: bool = False
    """Whether this one speaks only in a clause on a noun or owns words: "a guard who told her", "Lee's claim"."""
    wrote: bool = False
    """Whether this one put it down: "the team wrote", "researchers found"."""


def named_with_the(words: Iterable[Token]) -> bool:
    """Whether a phrase is an article and a name, and no more: "the Guardian"."""
    run = list(words)
    return len(run) > 1 and run[0].lower_ == "the" and all(t.pos_ == "PROPN" for t in run[1:])


def inside(cue: Token) -> bool:
    """Whether a word stands in a clause that another verb reports or that only describes a noun."""
    token = cue
    while token.head.i != token.i:
        if token.dep_ in {"ccomp", "relcl", "acl"} and token.head.i < cue.i:
            return True
        token = token.head
    return False


def lines_of(reading: Reading, quoted: dict[int, set[int]]) -> dict[tuple[int, int], int]:
    """The number of each sentence by block and first token; those of a quotation alone count as one with that before.

    Whose words fill paragraphs is not forgotten over them.
    """
    lines: dict[tuple[int, int], int] = {}
    line = 0
    for block in reading.blocks:
        inside = quoted[block.index]
        for sent in block.doc.sents:
            lines[block.index, sent.start] = line
            line += not all(t.i in inside or t.is_punct or t.is_space for t in sent)
    return lines


def shares(one: str, other: str) -> bool:
    """Whether two names have their last word in common, or one's stands in the other."""
    return bool(one) and (last_word(one) in other.lower().split() or last_word(other) in one.lower().split())


def last_word(name: str) -> str:
    """The word by which a name is known again: the last before a comma or a preposition."""
    words = name.split(",")[0].lower().split()
    return words[-1] if words else ""


def is_in(mention: ActorMention, spoke: Seen) -> bool:
    """Whether a mention is the speaker, or a name in the speaker's words: "the headman, Ann Lee"."""
    if mention.first <= spoke.token.i < mention.last:
        return True
    named = mention.named and not mention.pronoun and spoke.person
    return named and spoke.holder.span is not None and spoke.holder.span.contains(mention.span)


_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
CLAUSES = frozenset({"ROOT", "conj", "parataxis"})
"""Labels of a main clause's verb."""
_STOPS = frozenset({".", "!", "?", "”", '"', "''"})


def has_clause(words: Iterable[Token]) -> bool:
    """Whether a finite verb of a main clause stands among words."""
    return any(
        t.tag_ in _FINITE and (t.dep_ in CLAUSES or (t.dep_ in {"aux", "auxpass"} and t.head.dep_ in CLAUSES))
        for t in words
    )


def captioned(token: Token) -> bool:
    """Whether a word stands in a line without a clause and without a full stop."""
    line = token.sent
    return line[-1].text not in _STOPS and not has_clause(line)


def one_body(name: Token) -> bool:
    """Whether a name of a plural form is one body's: "the Centers for Disease Control"."""
    return name.tag_ == "NNPS" and not any(c.dep_ == "conj" for c in name.children)


def many_of(near: Iterable[Seen], cue: Token, block: int, people: frozenset[str]) -> list[Seen]:
    """Those whom "they" may stand for: groups that spoke, or, where none did, the person of the paragraph before.

    News writes "they" for a spokesperson, too. Who "wrote" is one of those who are known to have put something down.
    """
    found = [s for s in near if (s.plural and _able(s, people)) or s.token.lemma_.lower() in TEAMS]
    if cue.lemma_ == "write":
        found = [s for s in found if s.wrote or s.token.lemma_.lower() in TEAMS | _AUTHORS] or found
    return found or [s for s in near if s.person and block - s.block <= 1]


def _able(seen: Seen, people: frozenset[str]) -> bool:
    """Whether a speaker is no crowd of things: "12 requests to the ministry"."""
    token = seen.token
    return token.pos_ != "NOUN" or bool(token.ent_type_) or token.lemma_.lower() in people | _PAPERS


TEAMS = frozenset({"team", "family", "couple", "group", "crew", "panel", "pair", "staff", "commission", "committee"})
"""Several, in a word for one."""
ANYONE = frozenset({"everyone", "everybody", "someone", "somebody", "anyone", "anybody", "one", "nothing", "something"})
"""Pronouns that name no body: "it" is none of them."""
WRITING = frozenset({"write", "report", "find", "conclude", "publish"})
_AUTHORS = frozenset({"author", "colleague"})
_PAPERS = frozenset({"report", "paper", "newspaper", "study", "authority", "medium", "agency", "expert", "company"})


def put_in(who: Token) -> bool:
    """Whether a speaker stands between commas with the cue alone: "The rally was, the unions say, a triumph"."""
    doc, first, cue = who.doc, who.left_edge.i, who.head.i
    return 0 < first <= who.i < cue < len(doc) - 1 and doc[first - 1].text == "," == doc[cue + 1].text
