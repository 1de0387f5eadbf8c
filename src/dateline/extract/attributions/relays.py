"""Through whom a source's word reached the outlet: "told Reuters", "in a statement carried by state television".

Needs: a draft and its block. Gives: tokens of the relay.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from dateline.extract.attributions.draft import Draft
from dateline.extract.attributions.kinds import kind_of
from dateline.extract.attributions.syntax import child, noun_phrase
from dateline.extract.reading import Block
from dateline.language import Pack
from dateline.model.vocabulary import SourceKind

if TYPE_CHECKING:
    from spacy.tokens import Token

_REACH = 6
_LINKS = frozenset({"in", "on", "to", "by", "with", "via", "through", "at", "from"})


def relay(block: Block, draft: Draft, pack: Pack) -> tuple[int, int] | None:
    """The media outlet that passed the words on, as [first, last); None if the text names none beside the cue."""
    found = _relay(block, draft, pack)
    if found is None or (draft.source and found[0] < draft.source[1] and draft.source[0] < found[1]):
        # "according to a table on its website": what holds the words does not pass them on as well.
        return None
    return found


def _relay(block: Block, draft: Draft, pack: Pack) -> tuple[int, int] | None:
    head = block.doc[draft.head]
    if head.pos_ not in {"VERB", "AUX"}:
        return None
    for each in head.children:
        if each.i < head.i or (each.i in draft.content and each.dep_ != "prep"):
            continue
        if each.dep_ in {"dobj", "dative", "nmod"} and each.pos_ in {"PROPN", "NOUN"}:
            if _medium(each, pack):
                return noun_phrase(each)
        elif each.dep_ in {"prep", "agent", "dative", "advcl"} and each.i not in draft.content:
            # "was quoted as saying by the agency"
            said = child(each, "pcomp") if head.lemma_ in {"quote", "cite"} else None
            passed = child(said, "prep", "agent") if said is not None else each
            if passed is None or (said is not None and passed.lower_ != "by"):
                continue
            found = _within(passed, pack, 0)
            if found is not None:
                return noun_phrase(found)
    return None


def _within(link: Token, pack: Pack, depth: int) -> Token | None:
    """A medium along a chain of prepositions and participles: "in a letter read out on the radio"."""
    if depth > _REACH:
        return None
    noun = child(link, "pobj") if link.dep_ in {"prep", "agent", "dative"} else link
    if noun is None:
        return None
    if noun.pos_ in {"PROPN", "NOUN"} and _medium(noun, pack):
        return noun
    for each in noun.children:
        if (
            each.i > noun.i
            and each.dep_ in {"prep", "agent", "acl", "relcl"}
            and (each.dep_ in {"acl", "relcl"} or each.lower_ in _LINKS)
        ):
            found = _within(each, pack, depth + 1)
            if found is not None:
                return found
    return None


def _medium(noun: Token, pack: Pack) -> bool:
    first, last = noun_phrase(noun)
    words = noun.doc[first:last].text
    return noun.lower_ not in {"reporters", "journalists", "media"} and kind_of(words, pack) is SourceKind.MEDIA
