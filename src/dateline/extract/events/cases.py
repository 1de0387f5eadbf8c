"""An epidemic told by those who caught it: "41 cases of the flu were confirmed in Peru", "he died of the flu"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dateline.extract.events.facts import Fact, fact_of_verb
from dateline.extract.events.frames import Frame, Lexicon, Lists
from dateline.extract.events.standing import asserted

if TYPE_CHECKING:
    from spacy.tokens import Token

_BESIDE = ("compound", "nmod", "amod")
_FULL = ("nsubj", "nsubjpass", "dobj", "attr")


def caught(noun: Token, frame: Frame, lexicon: Lexicon, *, headline: bool) -> bool:
    """Whether a clause of its own tells that people caught the illness a noun names.

    Args:
        noun: The word for the illness.
        frame: The frame of an outbreak.
        lexicon: The look-ups of the pack.
        headline: Whether it stands in a headline, which drops its auxiliaries.
    """
    lists = lexicon.lists
    if any(t.lower_ in lists["about.common"] for t in noun.doc[noun.left_edge.i : noun.i]):
        return False
    verb = _by_case(_case(noun, lists), lists) or _by_verb(noun, lists)
    if verb is None or not _past(verb, headline=headline) or any(c.dep_ == "xcomp" for c in verb.children):
        return False
    if any(t.lower_ in lists["about.over"] for t in noun.sent):
        return False  # "12 cases in the past two years"
    if any(t.lemma_ in lists["about.thought"] for t in noun.ancestors):
        return False
    return fact_of_verb(verb, frame, lexicon, headline) is Fact.ACTUAL and asserted(noun, numbered=True)


def _case(noun: Token, lists: Lists) -> Token:
    """The word for those who have it: the cases in "cases of the flu", "flu cases"; else the illness itself."""
    if noun.dep_ in _BESIDE and noun.head.lemma_.lower() in lists["about.cases"]:
        return noun.head
    prep = noun.head
    led = noun.dep_ == "pobj" and prep.lower_ in ("of", "from", "with")
    return prep.head if led and prep.head.lemma_.lower() in lists["about.cases"] else noun


def _by_case(case: Token, lists: Lists) -> Token | None:
    """The verb that tells of cases: "were confirmed", "there are 40 cases"."""
    if any(c.lower_ in lists["about.unsure"] for c in case.lefts):
        return None
    while case.dep_ == "pobj" and case.head.lower_ == "of" and case.head.head.lemma_.lower() in lists["about.tally"]:
        case = case.head.head  # "the number of cases"
    verb = case.head
    if case.dep_ not in _FULL or verb.pos_ not in ("VERB", "AUX"):
        return None
    there = any(c.dep_ == "expl" for c in verb.children) and any(c.dep_ == "nummod" for c in case.children)
    return verb if there or verb.lemma_ in lists["about.found"] else None


def _by_verb(noun: Token, lists: Lists) -> Token | None:
    """The verb of those who caught it: "died of the flu", "was infected with the virus", "caught the flu"."""
    if noun.dep_ == "dobj":
        mine = any(c.lower_ in ("i", "you", "we") for c in noun.head.children)
        return noun.head if noun.head.lemma_ in ("contract", "catch") and not mine else None
    if noun.dep_ != "pobj" or noun.head.lower_ not in ("of", "from", "with", "by", "for"):
        return None
    verb = noun.head.head
    if verb.dep_ == "acomp" and verb.lower_ in ("positive", "ill", "sick"):
        verb = verb.head
        return verb if verb.lemma_ in ("test", "fall", "become") else None
    return verb if verb.pos_ == "VERB" and verb.lemma_ in lists["about.ill"] else None


def _past(verb: Token, *, headline: bool) -> bool:
    """Whether a verb tells what was or has been, or what there is."""
    words = {c.lower_ for c in verb.children if c.dep_ in ("aux", "auxpass")}
    if verb.dep_ in ("relcl", "acl"):
        return False
    if verb.lemma_ == "be" or verb.tag_ == "VBD":
        return not words
    perfect = bool(words & {"has", "have", "had", "was", "were"})
    return (perfect or headline) and verb.tag_ == "VBN"
