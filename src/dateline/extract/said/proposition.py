"""Whether the content of an attribution says something, or only names it.

Needs: blocks, figures, events. Gives: yes or no for one attribution. "The minister said that the bridge fell" says
something; "claimed victims", "called it a mistake" and "Cases were confirmed" have only a thing beside a verb of
speech, and would fill the record's statements with scraps.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from dateline.extract.attributions.lexicon import lexicon
from dateline.extract.mentions import Attribution
from dateline.extract.reading import Reading
from dateline.model.span import Span

if TYPE_CHECKING:
    from spacy.tokens import Token

_SUBJECTS = {"nsubj", "nsubjpass", "csubj", "csubjpass", "expl"}
# Quoted words shorter than this are somebody's choice of word ("eliminated"), not what they said.
_QUOTED = 6
# With "according to" so many words are a sentence, whatever the parser makes of its verb.
_WHOLE = 8


def says_something(reading: Reading, attribution: Attribution, content: Span) -> bool:
    """Whether ``content`` holds a clause, words quoted at length, or what was read as a figure or an event."""
    tokens = _tokens(reading, content)
    words = [t for t in tokens if not (t.is_punct or t.is_space)]
    if not words or (not attribution.quoted and words[0].tag_ in ("VBZ", "VBP", "VBD", "MD") and words[0].i > 0):
        return False  # "cases of a fever it said has spread": what is told lacks what it is of
    if attribution.text == ":" and len(words) < _WHOLE and not any(t.pos_ in ("VERB", "AUX") for t in words):
        return False
    if _about_thing(reading, attribution, words):
        return False
    if any(_is_clause(t, tokens) for t in words) and not _only_thing(reading, attribution, tokens):
        return True
    if not (attribution.name or attribution.source):
        return False
    if attribution.direct and len(words) >= _QUOTED:
        return True
    if _is_phrase(reading, attribution) and len(words) >= _WHOLE:
        return True
    cue = reading.blocks[attribution.block].doc[attribution.first : attribution.last].root
    if _calls(cue, attribution, tokens) or _charges(cue, tokens):
        return True
    if cue.pos_ == "VERB" and cue.lemma_.lower() not in _telling(reading):
        return False  # "pledged $100,000", "condemned the attack": a deed of words, no account
    return any(content.contains(claim.span) for claim in (*reading.figures, *reading.events))


def _is_phrase(reading: Reading, attribution: Attribution) -> bool:
    return reading.blocks[attribution.block].doc[attribution.first : attribution.last].root.lemma_ == "accord"


def _only_thing(reading: Reading, attribution: Attribution, tokens: list[Token]) -> bool:
    """Whether the verb takes a thing, of which a clause tells more: "observed a silence since the war began"."""
    cue = reading.blocks[attribution.block].doc[attribution.first : attribution.last].root
    if cue.pos_ != "VERB" or attribution.quoted or cue.lemma_.lower() in _telling(reading):
        return False
    inside = {t.i for t in tokens if t.doc is cue.doc}
    thing = next((c for c in cue.children if c.dep_ == "dobj" and c.i in inside), None)
    if thing is None or thing.pos_ != "NOUN" or cue.lemma_.lower() in _plain(reading):
        return False
    if any(c.i in inside and c.dep_ in ("ccomp", "xcomp", "parataxis", "conj") for c in cue.children):
        return False
    # "the claim that it sank" tells a clause; a bare one behind a noun may be what the parser misread.
    describing = [c for c in thing.children if c.dep_ in ("acl", "relcl", "ccomp") and c.tag_ != "VBN"]
    return all(c.left_edge.lower_ in ("who", "which", "whom", "whose") for c in describing)


def _about_thing(reading: Reading, attribution: Attribution, words: list[Token]) -> bool:
    """Whether it is told only what was spoken of: "told police about an affair that he knew of"."""
    if attribution.quoted or words[0].i == 0:
        return False
    link = words[0].doc[words[0].i - 1]
    cue = reading.blocks[attribution.block].doc[attribution.first : attribution.last].root
    on = link.lower_ == "on" and cue.lemma_ == "agree"  # "agreed on a fund to help the farmers"
    if not (on or link.lower_ == "about") or link.head.i > words[0].i or cue.pos_ != "VERB":
        return False
    return any(c.dep_ == "pobj" and c.pos_ in ("NOUN", "PROPN") for c in link.children)


def _calls(cue: Token, attribution: Attribution, tokens: list[Token]) -> bool:
    """Whether a thing is called something in the speaker's own words: 'described the camp as "a giant prison"'."""
    if cue.lemma_.lower() not in _CALLING or cue.pos_ != "VERB" or not attribution.quoted:
        return False
    marks = [t.i for t in tokens if t.text in _QUOTES]
    if len(marks) < 2 or tokens[-1].i - marks[-1] > 1 or any(c.lower_ == "for" for c in cue.children):
        return False
    named = [t for t in tokens if t.i < marks[0] and not t.is_punct and t.dep_ != "det"]
    return bool(named) and cue.i < named[0].i and (cue.lemma_ != "describe" or named[-1].lower_ == "as")


def _charges(cue: Token, tokens: list[Token]) -> bool:
    """Whether somebody is said to do something: "accused the army of firing on the crowd"."""
    if cue.lemma_.lower() != "accuse" or cue.pos_ != "VERB":
        return False
    whom = next((c for c in cue.children if c.dep_ == "dobj"), None)
    charged = any(t.dep_ == "pcomp" and t.tag_ == "VBG" and t.head.lower_ == "of" for t in tokens)
    return charged and whom is not None and whom.lower_ != "you"


_CALLING = {"describe", "call", "dub", "label", "brand"}
_QUOTES = frozenset('"“”«»') | {"``", "''"}


def _plain(reading: Reading) -> frozenset[str]:
    return lexicon(reading.pack).plain


def _telling(reading: Reading) -> frozenset[str]:
    return cast(
        "frozenset[str]",
        reading.pack.once(
            "proposition.telling",
            lambda: frozenset(reading.pack.table("attributions")["statements"]["telling"].split()),
        ),
    )


def _tokens(reading: Reading, content: Span) -> list[Token]:
    found: list[Token] = []
    for block in reading.blocks:
        if len(block.doc) and block.span(0, len(block.doc)).overlaps(content):
            touched = block.covered(content)
            if touched:
                found += block.doc[touched[0] : touched[1]]
    return found


def _is_clause(word: Token, tokens: list[Token]) -> bool:
    """A verb with a subject of its own inside the content, or the infinitive of a promise, order or demand."""
    if word.pos_ not in ("VERB", "AUX"):
        return False
    inside = {(t.doc, t.i) for t in tokens}
    own = [child for child in word.children if (child.doc, child.i) in inside]
    # "what", "which" and "who" alone stand for a clause elsewhere: "what the government calls ..." says nothing here.
    if any(child.dep_ in _SUBJECTS and (child.tag_ not in ("WDT", "WP") or child.text == "WHO") for child in own):
        # A clause under a noun of the content ("an order that he gave") only describes the noun; "hope that" holds one.
        told = word.dep_ == "acl" and word.head.dep_ == "dobj" and any(c.dep_ == "mark" for c in own)
        return told or word.dep_ not in ("relcl", "acl")
    if word.dep_ == "ccomp" and any(t.tag_ in ("VBD", "VBZ", "VBP", "MD") for t in (word, *own)):
        # "said 80 of the houses have burned", where the parser gives the subject to "said"
        things = (child for child in word.head.children if child.dep_ == "dobj" and child.i < word.i)
        between = any(c.dep_ == "prep" and c.lower_ == "between" and (c.doc, c.i) in inside for c in word.head.children)
        return between or any((child.doc, child.i) in inside for child in things)
    if (word.head.doc, word.head.i) in inside and word.head.pos_ in ("VERB", "AUX"):
        return False  # "by beating one who happens to be there"
    return word.tag_ == "VB" and word.dep_ in ("xcomp", "ccomp") and any(child.tag_ == "TO" for child in own)
