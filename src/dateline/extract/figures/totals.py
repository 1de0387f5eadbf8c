"""Totals of what has just been told, and counts of cases, where the word for the number says little by itself.

"reported 25 new deaths, bringing the total to 365"; "three new cases, making eight in all"; "the number of confirmed
cases rose to 109"; "79 cases (75 confirmed)".
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from dateline.extract.figures.numeral import Governed, Numeral
from dateline.extract.figures.risen import risen
from dateline.extract.figures.words import FigureWords
from dateline.model.vocabulary import Measure

if TYPE_CHECKING:
    from spacy.tokens import Token

_SUMS = frozenset({"total", "overall", "tally", "count", "figure", "number", "toll"})
_PUT = frozenset({"bring", "take", "push", "raise", "lift", "send"})
_MAKE = frozenset({"make", "give"})
_GIVE = frozenset({"give", "put", "set", "place", "estimate", "raise", "revise", "lower", "cut", "update", "correct"})
_COUNTS = _SUMS | {"loss", "losses"}
_OUT = frozenset({"publish", "release", "issue", "give", "announce", "provide", "report", "compile"})
"""What is done with a figure that is told of in full before."""
_ALL = frozenset({"total", "all"})
_CERTAIN = frozenset({"confirmed", "suspected", "probable", "unconfirmed", "possible", "laboratory"})
_DETECTED = {"detect", "confirm", "diagnose", "report", "record"}
_STANDS = {"be", "stand", "rise", "climb", "grow", "go", "come", "reach", "increase", "fall", "drop", "jump", "run"}
_MANY = 3
_AS_A_WHOLE = ("nsubj", "nsubjpass", "dobj", "pobj")
_NEAR = 8
"""Words between a verb that sums up and its number."""


def summed(number: Numeral) -> Governed | None:
    """ "bringing the total to 365", "which takes their number to 12", "making eight in all": what was told before."""
    doc, first, last = number.doc, number.first, number.last
    if number.noun is not None and doc[last - 1].lower_ != "of" and number.noun.i >= last:
        return None
    start = doc[first].sent.start
    if first > start + 1 and doc[first - 1].lower_ == "to":
        lead = doc[max(start, first - _NEAR) : first - 1]
        verb = next((t for t in lead if t.lemma_.lower() in _PUT and t.tag_[:1] == "V"), None)
        if verb is not None and len(lead) and lead[-1].lemma_.lower() in _SUMS and not _says_what(lead[-1]):
            return Governed(None, verb.i, kin=True, toll=True)
    if _given_as(number):
        return Governed(None, first - 1, kin=True, toll=True)
    if _is_the_figure(number):
        return Governed(None, first - 1, kin=True, toll=True)
    making = doc[first - 1].tag_ == "VBG" or (first - 2 >= start and doc[first - 2].lower_ in ("that", "this", "it"))
    verb_before = first > start and doc[first - 1].lemma_.lower() in _MAKE and making
    if verb_before and doc[last : last + 1].text == "in" and doc[last + 1 : last + 2].text.lower() in _ALL:
        return Governed(None, first - 1, kin=True, toll=True)
    return None


def _given_as(number: Numeral) -> bool:
    """ "gives the total as 769", "put the army's losses at 20", "raised its count to 47": a count of those told of."""
    doc, first = number.doc, number.first
    start = doc[first].sent.start
    if number.noun is not None or first < start + 3 or doc[first - 1].lower_ not in ("as", "at", "to"):
        return False
    noun = doc[first - 2]
    if noun.lemma_.lower() not in _COUNTS or _says_what(noun) or noun.i - start < 1:
        return False
    for token in reversed(doc[max(start, first - _NEAR) : first - 2]):
        if token.pos_ == "VERB":
            return token.lemma_.lower() in _GIVE
        if token.tag_ not in ("DT", "PRP$", "POS", "NN", "NNS", "NNP", "NNPS", "JJ"):
            return False
    return False


def _is_the_figure(number: Numeral) -> bool:
    """ "The figure is nine", "the number has risen to 14", "the figure is over 100"."""
    head = number.head
    verb = head.head.head if head.dep_ == "pobj" and head.head.lower_ in ("to", "at") else head.head
    bound = head.dep_ in ("prep", "advmod") and number.first <= head.i < number.last
    if not (bound or head.dep_ in ("pobj", "attr")) or verb.lemma_ not in _STANDS:
        return False
    for child in verb.children:
        if child.dep_ in ("nsubj", "nsubjpass") and child.lemma_.lower() in _SUMS - {"toll", "tally"}:
            return not _says_what(child) and child.i < number.first
    return False


def _says_what(noun: Token) -> bool:
    """ "the death toll", "the total of injured": it names itself what it counts."""
    of_place = [t for t in noun.children if t.dep_ == "compound" and t.ent_type_ in ("GPE", "LOC")]
    told = [t for t in noun.children if t not in of_place and not (t.dep_ == "acl" and t.lemma_ in _OUT)]
    return any(t.dep_ in ("compound", "prep", "acl", "relcl") for t in told)


def of_cases(number: Numeral, words: FigureWords, *, ill: bool) -> Governed | None:
    """ "The number of cases rose to 109", "deaths rose by six to 50": what a count has come to."""
    return _cases(number, words, ill=ill) or risen(number, words, ill=ill)


def _cases(number: Numeral, words: FigureWords, *, ill: bool) -> Governed | None:
    """ "the number of cases rose to 109": cases, where the report or the sentence is about a disease."""
    doc, first = number.doc, number.first
    if number.noun is not None and number.noun.i >= number.last:
        return None
    sentence = doc[first].sent
    if not ill and not any(t.lower_ in words.disease for t in sentence):
        return None
    if any(t.lower_ in words.courts for t in sentence):
        return None
    if not _reached(number, words):
        return None
    for token in reversed(doc[sentence.start : first]):
        lemma = token.lemma_.lower()
        if token.text in (";", ":") or lemma in words.counted or token.like_num:
            return None
        if lemma == "case" and token.tag_ == "NNS":
            of = token.head
            counted = of.lower_ == "of" and of.head.lemma_.lower() in words.toll_nouns
            bare = token.dep_ == "nsubj" and token.head.lemma_.lower() in words.toll_verbs
            return Governed(Measure.INFECTED, token.i, toll=True) if counted or bare else None
    return None


def _reached(number: Numeral, words: FigureWords) -> bool:
    """Whether the number is what a count rises to, stands at or is: "rose to 109", "stood at 40", "was 17"."""
    doc, first = number.doc, number.first
    at = first - 1
    if at >= 0 and doc[at].lower_ in words.toll_preps:
        at -= 1
    return (
        at >= 0
        and (doc[at].pos_ in ("VERB", "AUX", "ADV", "ADP", "NOUN") or doc[at].lower_.endswith("fold"))
        and any(
            t.lemma_.lower() in words.toll_verbs and t.tag_[:1] == "V"
            for t in doc[max(doc[first].sent.start, at - 4) : at + 1]
        )
    )


def certain(number: Numeral) -> Governed | None:
    """ "79 cases (75 confirmed and four probable)": parts of the cases told before, by how sure they are."""
    doc, last = number.doc, number.last
    found = number.head.head
    if (
        number.noun is None
        and number.head.dep_ == "nsubjpass"
        and found.lemma_ in _DETECTED
        and (number.value or 0) > 1
    ):
        # "There are 61 cases, and five were found over the river".
        return None if any(t.dep_ == "neg" for t in found.children) else Governed(Measure.INFECTED, found.i)
    if last >= len(doc) or doc[last].lower_ not in _CERTAIN:
        return None
    after = doc[last + 1] if last + 1 < len(doc) else None
    if after is not None and not (after.is_punct or after.lower_ in ("and", "or", "as", "by", "in")):
        return None
    before = number.first - 1
    part = before >= 0 and doc[before].lower_ in ("(", "-lrb-", "and", ",", "including", "with")
    return Governed(None if part else Measure.INFECTED, last, part=part)


def of_those_deaths(number: Numeral) -> Governed | None:
    """ "Of the 61 deaths in Peru, only 12 are confirmed to be of the fever": deaths as well."""
    doc, start = number.doc, number.doc[number.first].sent.start
    if number.noun is not None or doc[start].lower_ != "of" or doc[start + 1 : start + 2].text.lower() != "the":
        return None
    whole = next((t for t in doc[start].children if t.dep_ == "pobj"), None)
    if whole is None or whole.lemma_.lower() not in ("death", "fatality") or not whole.i < number.first:
        return None
    ahead = doc[whole.i + 1 : number.first]
    comma = any(t.text == "," for t in ahead) and not any(t.like_num for t in ahead)
    told = number.head.dep_ in ("nsubj", "nsubjpass")
    return Governed(Measure.KILLED, whole.i) if comma and told else None


def anew(number: Numeral) -> Governed | None:
    """ "The eight have to stay at home": as many as were counted before, whatever the clause says of them."""
    doc, first, last = number.doc, number.first, number.last
    if number.noun is not None or first == 0 or doc[first - 1].lower_ != "the" or (number.value or 0) < _MANY:
        return None
    closes = last >= len(doc) or doc[last].pos_ in ("VERB", "AUX", "PUNCT", "ADV") or doc[last].lower_ == "who"
    return Governed(None, last - 1, again=True) if closes and number.head.dep_ in _AS_A_WHOLE else None
