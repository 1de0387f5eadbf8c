"""Numbers of something else than those whom an event befell: a school year, a war, an age, a stock, a plot."""

from __future__ import annotations

import re

from dateline.extract.figures.draft import Draft
from dateline.extract.figures.joined import lemma_of
from dateline.extract.figures.numeral import Numeral
from dateline.extract.figures.words import FigureWords
from dateline.model.vocabulary import Group, Measure

_PRICE = re.compile(
    r"(?:^|[\s(])(?:[£$€#]\s?\d[\d,]{0,5}|\d[\d,]{0,5}\s(?:pounds?|dollars?|euros?))\s(?!million|m\b|bn|billion)"
    r"(?:[a-z]+\s){0,3}?(?:(?:will|would|can|could)\s(?:also\s)?)?"
    r"(?:buys?|funds?|feeds?|pays?|provides?|covers?|shelters?|suppl(?:y|ies)|helps?|keeps?|gives?|is enough)\b[^.;]*$"
)
"""What a gift of so much money does, told to the end of the words before a number."""
_UNITS = {
    "battalion", "battlegroup", "brigade", "company", "contingent", "division", "garrison", "platoon", "regiment",
    "squad", "squadron", "unit",
}  # fmt: skip
_NATION = 100_000
_HARM = (Measure.KILLED, Measure.INJURED, Measure.MISSING, Measure.DETAINED, Measure.INFECTED)


def of_something_else(one: Draft, number: Numeral, words: FigureWords) -> bool:
    """Whether a number belongs to something that its measure is not told of."""
    if _year_of_school(number) or _named_war(number) or _how_old(number) or _the_one(number):
        return True
    if not one.governed.money and _priced(number):
        return True
    if one.measure is Measure.AID:
        return _bought(one, number)
    if one.measure in _HARM and _size_of_a_unit(number):
        return True
    if one.measure is Measure.PARTICIPANTS:
        return _travels(one)
    if one.measure is Measure.SENTENCED:
        return _pleads_innocence(one)
    if one.measure is Measure.AFFECTED:
        return _no_harm_to(number) or _lands_in_need(one, number, words) or _all_who_live_there(one, number)
    return one.measure in (Measure.KILLED, Measure.INJURED) and _lifeless(one, number, words)


def _year_of_school(number: Numeral) -> bool:
    """ "five year seven pupils": the class that they are in."""
    doc, first = number.doc, number.first
    taught = number.noun is not None and lemma_of(number.noun) in ("pupil", "student", "child", "boy", "girl", "class")
    told = first > 1 and doc[first - 1].lower_ in ("year", "grade", "form", "class")
    return taught and told and (doc[first - 2].like_num or doc[first - 2].lower_ in ("a", "the", "of", "and", "among"))


def _named_war(number: Numeral) -> bool:
    """ "during world war two Danish ships": which war."""
    return number.first > 1 and number.doc[number.first - 2 : number.first].text.lower() == "world war"


def _how_old(number: Numeral) -> bool:
    """ "She was 18 and died when her convoy was hit"."""
    old = number.noun is None and number.head.dep_ in ("attr", "acomp") and number.head.head.lemma_ == "be"
    return old and any(t.dep_ == "nsubj" and t.lower_ in ("he", "she", "i") for t in number.head.head.children)


def _the_one(number: Numeral) -> bool:
    """ "the bombing, the one in Spain": a word that points, and counts nobody."""
    doc, first = number.doc, number.first
    return number.noun is None and first > 0 and doc[first].lower_ == "one" and doc[first - 1].lower_ == "the"


def _priced(number: Numeral) -> bool:
    """ "$80 buys blankets for two families": what a gift can do, not what was done."""
    doc = number.doc
    return _PRICE.search(doc[doc[number.first].sent.start : number.first].text) is not None


def _size_of_a_unit(number: Numeral) -> bool:
    """ "lost two men from his battalion of about 900": how many serve in it."""
    of = number.head.head if number.head.dep_ == "nummod" else number.head
    of = of if of.dep_ == "prep" else number.doc[number.last - 1].head
    unit = of.head
    return of.lower_ == "of" and unit.lemma_.lower() in _UNITS and unit.dep_ == "pobj" and unit.i < number.first


def _travels(one: Draft) -> bool:
    """ "Eight million are expected to take to the roads": holiday traffic, and no march."""
    verb = one.block.doc[one.governed.anchor]
    whither = [t for to in verb.children if to.dep_ == "prep" and to.lower_ == "to" for t in to.children]
    return verb.lemma_ == "take" and any(t.lower_ in ("roads", "skies", "air", "motorways", "slopes") for t in whither)


def _all_who_live_there(one: Draft, number: Numeral) -> bool:
    """ "three of Chile's 19 million people need help": the second number is the people of the land."""
    doc, first, noun = number.doc, number.first, number.noun
    among = first > 1 and doc[first - 1].lower_ == "the" and doc[first - 2].lower_ == "of"
    if not among or noun is None or (one.quantity.low or 0) < _NATION:
        return False
    own = any(t.dep_ in ("relcl", "acl", "amod") for t in noun.children)
    return not own and not first <= one.governed.anchor <= noun.i


def _bought(one: Draft, number: Numeral) -> bool:
    """ "millions of barrels of oil", "to raise $3m to buy a hoard of gold": trade or room, and no help."""
    doc, last = one.block.doc, one.last
    if number.noun is not None and number.noun.lemma_.lower() == "barrel":
        return True
    if number.head.dep_ == "pobj" and number.head.head.head.lemma_ in ("room", "space", "capacity"):
        # "has standing room for 18 aircraft".
        return True
    return one.governed.money and doc[last : last + 2].text.lower() in ("to buy", "to acquire", "to purchase")


def _pleads_innocence(one: Draft) -> bool:
    """ "All five have pleaded not guilty"."""
    verb = one.block.doc[one.governed.anchor]
    return verb.lemma_ == "plead" and any(t.lower_ in ("not", "innocent") for t in verb.subtree if t.i > verb.i)


def _no_harm_to(number: Numeral) -> bool:
    """ "disrupted 10 plots", "77 cases were closed"."""
    return number.noun is not None and lemma_of(number.noun) in ("plot", "case", "brand", "attack", "allegation")


def _lands_in_need(one: Draft, number: Numeral, words: FigureWords) -> bool:
    """ "sent tents to 31 countries most in need"."""
    needing = any(t.lemma_ == "need" for t in number.doc[one.last : number.doc[one.first].sent.end])
    return number.noun is not None and lemma_of(number.noun) in words.peopled and needing


def _lifeless(one: Draft, number: Numeral, words: FigureWords) -> bool:
    """ "the attack on three hotels that left 57 dead": who died was in them."""
    noun = number.noun
    if one.group is not Group.THINGS or noun is None or lemma_of(noun) in words.animals:
        return False
    if one.governed.anchor == noun.i and lemma_of(noun) in words.coffins | words.graves:
        return False
    return lemma_of(noun) in words.things
