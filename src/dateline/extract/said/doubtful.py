"""What has the form of reported speech and cannot be taken for it: told inside others' words, bylines, run-ons.

Needs: blocks, one attribution of speech and a stretch of its content. Gives: yes or no. Of such ones hardly half
are what somebody said, from its beginning to its end; the record leaves them out.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from dateline.extract.attributions.lexicon import humans
from dateline.extract.attributions.quotes import find_quotes
from dateline.extract.mentions import Attribution
from dateline.extract.reading import Block, Reading
from dateline.model.span import Span
from dateline.model.vocabulary import SourceKind

if TYPE_CHECKING:
    from spacy.tokens import Token


def is_doubtful(reading: Reading, attribution: Attribution, content: Span) -> bool:
    """Whether hardly half of the attributions made so are right."""
    if attribution.direct:
        return False
    block = reading.blocks[attribution.block]
    cue = block.doc[attribution.first : attribution.last].root
    covered = block.covered(attribution.source) if attribution.source is not None else None
    who = block.doc[covered[0] : covered[1]].root if covered else None
    return (
        _found_within(reading, attribution.block, cue, who)
        or (
            attribution.kind in _ANY_PEOPLE
            and _among_quoted(block, cue, who, first=attribution.span.end <= content.start)
        )
        or _is_byline(reading, attribution, cue, content)
        or _runs_on(block, attribution, content)
    )


def _found_within(reading: Reading, index: int, cue: Token, who: Token | None) -> bool:
    """Whether somebody tells of his own or a thing's finding or question: "said its laboratories had confirmed 40".

    It is his account, not a second one's; what another body or man found ("said that the police had confirmed") is.
    """
    if cue.dep_ != "ccomp" or cue.pos_ != "VERB" or who is None:
        return False
    if cue.lemma_.lower() not in _within(reading):
        return False
    own = who.pos_ == "PRON" or any(c.dep_ == "poss" and c.lower_ in _OWN for c in who.children)
    return own or cue.lemma_ == "refer" or not _is_somebody(reading, index, who)


def _is_somebody(reading: Reading, index: int, who: Token) -> bool:
    if who.pos_ == "PROPN" or who.ent_type_ in _NAMED or who.lemma_.lower() in humans(reading.pack) | _PAPERS:
        return True
    return any(m.block == index and m.head == who.i for m in reading.actors)


def _within(reading: Reading) -> frozenset[str]:
    table = reading.pack.table("attributions")["statements"]
    return cast(
        "frozenset[str]",
        reading.pack.once("doubtful.within", lambda: frozenset(f"{table['findings']} {table['within']}".split())),
    )


def _among_quoted(block: Block, cue: Token, who: Token | None, *, first: bool) -> bool:
    """Whether a speaker tells, in his own quoted words, what people whom he does not name say: "reality says".

    A mark that nothing closes tells less: what stands before its cue may not be quoted at all.
    """
    if who is None or who.pos_ == "PROPN" or who.ent_type_ in _NAMED:
        return False
    return any(
        q.first < cue.i < q.last and q.first <= who.i < q.last and (q.closed or first) for q in find_quotes(block)
    )


_ANY_PEOPLE = frozenset({SourceKind.OTHER, SourceKind.UNNAMED, SourceKind.WITNESS})
_PAPERS = frozenset({"report", "memo", "letter", "document", "study", "poll", "survey", "paper", "statement"})
_OWN = frozenset({"its", "their", "his", "her"})
_NAMED = frozenset({"PERSON", "ORG", "GPE", "NORP"})


def _is_byline(reading: Reading, attribution: Attribution, cue: Token, content: Span) -> bool:
    """Whether the words name who wrote the report: "... is at an end, writes Ann Lee", of whom nothing else is told."""
    source = attribution.source
    if (
        source is None
        or attribution.quoted
        or cue.tag_ not in ("VBZ", "VBP")
        or attribution.kind is not SourceKind.OTHER
    ):
        return False
    if attribution.span.start < content.end or cue.lemma_ not in _WRITING or attribution.name_span != source:
        return False
    block = reading.blocks[attribution.block]
    covered = block.covered(source)
    if covered is None:
        return False
    words = block.doc[covered[0] : covered[1]]
    if len(words) < 2 or any(t.ent_type_ not in ("PERSON", "") or not t.text[:1].isupper() for t in words):
        return False
    return not any(
        t.text == words[-1].text and (other.index, t.i) != (block.index, words[-1].i)
        for other in reading.blocks
        for t in other.doc
    )


_WRITING = frozenset({"write", "report", "ask", "say"})


def _runs_on(block: Block, attribution: Attribution, content: Span) -> bool:
    """Whether a report opens with a headline, a caption and its first sentence in one, all taken for what is said."""
    covered = block.covered(content)
    if covered is None or content.start > _TOP or covered[1] - covered[0] < _LONG:
        return False
    said = block.doc[covered[0] : covered[1]]
    return any(_opens_anew(said[i - 1], said[i]) for i in range(_LEAST, len(said)))


def _opens_anew(last: Token, first: Token) -> bool:
    """Whether a capital opens a clause of its own behind a word that leads to none."""
    if not first.text[:1].isupper() or first.text.isupper() or not first.is_alpha:
        return False
    if last.text in _CLOSING and last.tag_ != "POS":
        return first.pos_ != "VERB"
    if not last.is_alpha or last.pos_ not in _ENDING or last.lower_ in _LEADING or last.text[:1].isupper():
        return False
    name = first
    while name.head.i > name.i and name.dep_ in _OF_NAMES:
        name = name.head
    verb = name.head
    if name.dep_ not in ("nsubj", "nsubjpass") or verb.i < name.i or name.left_edge.i < first.i:
        return False
    return verb.dep_ not in ("relcl", "acl") and verb.head.i != last.i and last.dep_ != "npadvmod"


_OF_NAMES = frozenset({"compound", "det", "poss", "amod", "nummod", "case", "advmod", "quantmod"})
_TOP = 150
_LONG = 14
_LEAST = 4
_CLOSING = frozenset({"”", "''", "’"})
_ENDING = frozenset({"NOUN", "ADJ", "ADV", "VERB", "NUM"})
_LEADING = frozenset({"that", "when", "where", "while", "how", "why", "as", "so", "then", "now"})
