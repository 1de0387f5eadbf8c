"""Speakers' turns: transcripts ("WALT: We hear ..."), names before a quotation ('Trump: "..."'), and those with a
word for a message, which head an entry of a live report ('AnnaInElm tweets: "..."').

Needs: blocks. Gives: drafts whose cue is the colon.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING

from dateline.extract.attributions.draft import Draft
from dateline.extract.attributions.quotes import find_quotes
from dateline.extract.reading import Block

if TYPE_CHECKING:
    from spacy.tokens import Doc

_HOSTS = frozenset({"host", "anchor", "presenter", "newsreader", "newscaster", "moderator"})
_QUOTES = frozenset("\"“‘'")
_LONGEST = 7
# Names in capitals may have an office and a note with them: "ANN LEE, MAYOR OF ELM (voice-over):".
_SPEAKER = re.compile(
    r"(?:\([^()]{2,30}\) ?)?[A-Z][A-Z'’.-]+(?: [A-Z][A-Z'’.-]*){0,4}(?:, [^:()]{2,80})?(?: ?\([^()]{2,30}\))? ?:"
)
_SENT = frozenset({"tweets", "emails", "mails", "blogs", "texts", "tweeted", "emailed", "mailed", "blogged", "texted"})
_FINITE = frozenset({"VBZ", "VBD", "VBP", "MD"})
_HEAD = 24
"""Words that a writer's name, office and whereabouts may have before the word for the message."""
_NOTE = 7
_TURNS = 3
"""So many turns, of two who each speak again, make a transcript ("UPDATE:" and "READ:" do not); in one, a paragraph
without a name goes on with the speaker before."""


def turn_drafts(blocks: Sequence[Block]) -> list[Draft]:
    """A draft for each turn of a transcript, and for each name that a colon parts from a quotation."""
    capitals = {b.index: end for b in blocks if (end := _colon(b.doc)) is not None and _upper(b.doc, end)}
    names = Counter(_last_name(blocks[index].doc, end) for index, end in capitals.items())
    transcript = len(capitals) >= _TURNS and len([n for n, turns in names.items() if turns > 1]) > 1
    drafts: list[Draft] = []
    speaking: Draft | None = None
    hosts: set[str] = set()
    for block in blocks:
        end = _colon(block.doc)
        if transcript and block.index in capitals and end is not None:
            if _host(block.doc, end) or _last_name(block.doc, end) in hosts:
                hosts |= {t.lower_ for t in block.doc[:end] if t.is_alpha}
                speaking = None
                continue
            speaking = _turn(block, end)
            drafts.append(speaking)
        elif transcript and speaking is not None:
            speaking.more.append((block.index, _past_note(block.doc, 0), len(block.doc)))
        elif end is not None and end + 1 < len(block.doc) and _speaks(block.doc, end):
            drafts.append(_turn(block, end))
    return [d for d in drafts if d.content or d.more]


def _host(doc: Doc, end: int) -> bool:
    """Whether a turn is the outlet's own: "ADAM BELL, HOST:"."""
    return any(t.lower_ in _HOSTS for t in doc[:end])


def _colon(doc: Doc) -> int | None:
    named = _SPEAKER.match(doc.text)
    if named is not None:
        # The tokenizer takes a bracket and a colon for a face.
        return next((t.i for t in doc if t.idx <= named.end() - 1 < t.idx + len(t.text)), None)
    return next((t.i for t in doc[:_LONGEST] if t.text == ":" and t.i > 0), _sent(doc))


def _sent(doc: Doc) -> int | None:
    """The colon behind the word for a message and before a quotation: 'Ann Lee, a nurse in Elm, e-mails: "..."'."""
    end = next((t.i for t in doc[: _HEAD + 1] if t.text == ":"), None)
    if end is None or end < 2 or end + 1 >= len(doc) or doc[end - 1].lower_ not in _SENT:
        return None
    if any(t.tag_ in _FINITE for t in doc[: end - 2]) or any(c.dep_ in {"poss", "amod"} for c in doc[end - 1].children):
        return None  # "It is calm, Ann Lee tweets:", "a few of its tweets:"
    return end if doc[end + 1].text in _QUOTES | {"``", "`"} else None


def _named(doc: Doc, end: int) -> int:
    """Where the name before a colon ends: before the word for the message."""
    if _sent(doc) != end:
        return end
    last = end - 1
    while last > 1 and (doc[last - 1].text in {"-", ","} or (doc[last].text == "-" and doc[last - 1].lower_ == "e")):
        last -= 1
    return last


def _upper(doc: Doc, end: int) -> bool:
    letters = [t.text for t in doc[:end] if t.is_alpha]
    return bool(letters) and letters[0].isupper() and len(letters[0]) > 1


def _speaks(doc: Doc, end: int) -> bool:
    """Whether a name stands before the colon, and a quotation, or a line without a full stop (a headline), after it."""
    if _sent(doc) == end:
        return not any(t.pos_ == "PRON" or t.text in {".", ";", *_QUOTES} for t in doc[:end])
    if any(t.pos_ in {"VERB", "AUX"} or t.is_punct for t in doc[:end]):
        return False
    if _upper(doc, end):
        return False
    if doc[end + 1].text in _QUOTES:
        return doc[end - 1].pos_ in {"PROPN", "NOUN"}
    named = any(e.start == 0 and e.end == end and e.label_ in {"PERSON", "ORG"} for e in doc.ents)
    return named and doc[-1].text not in {".", "!", "?"}


def _turn(block: Block, end: int) -> Draft:
    named = _named(block.doc, end)
    comma = next((t.i for t in block.doc[1 : _comma(block.doc, named)] if t.text == "("), _comma(block.doc, named))
    return Draft(
        block=block.index,
        head=end,
        cue=(named if named < end and block.doc[named].text != "," else end, end + 1),
        content=set(range(_past_note(block.doc, end + 1), _closes(block, end + 1))),
        source=(0, comma),
        source_head=comma - 1,
        direct=True,
        turn=True,
    )


def _closes(block: Block, start: int) -> int:
    """Where the words end: at the mark that closes them, where another line ran in behind it."""
    doc = block.doc
    whole = next((q for q in find_quotes(block) if q.first == start and q.closed), None)
    ran_in = whole is not None and whole.last < len(doc) and doc[whole.last].is_title and doc[-1].text not in {".", "!"}
    return whole.last if whole is not None and ran_in else len(doc)


def _past_note(doc: Doc, start: int) -> int:
    """Where the words begin after a note in brackets: "(on camera)"."""
    if start < len(doc) and doc[start].text == "(":
        return next((t.i + 1 for t in doc[start : start + _NOTE] if t.text == ")"), start)
    return start


def _comma(doc: Doc, end: int) -> int:
    return next((t.i for t in doc[:end] if t.text == "," and t.i), end)


def _last_name(doc: Doc, end: int) -> str:
    """The last word of the name, without a note in brackets: "COOPER (voice over)"."""
    end = _comma(doc, end)
    note = next((t.i for t in doc[1:end] if t.text in {"(", "-LRB-", "-"}), end)
    return str(doc[note - 1].lower_)
