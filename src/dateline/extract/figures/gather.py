"""The number phrases and lone victims of one block with what governs them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from dateline.extract.figures.came import arrived
from dateline.extract.figures.counted import is_person
from dateline.extract.figures.enumerated import Told, enumerated
from dateline.extract.figures.help import asked_for, help_sent, money, same_amount
from dateline.extract.figures.in_a_row import in_a_row
from dateline.extract.figures.joined import lemma_of
from dateline.extract.figures.kin import beside_figure, listed, meant, whole_of
from dateline.extract.figures.labels import cases_below, catalogued
from dateline.extract.figures.lone import counts_one, named, no_harm, one_person, only_some, ordinal
from dateline.extract.figures.measure import measure_of
from dateline.extract.figures.numeral import Governed, Numeral, numeral
from dateline.extract.figures.rates import is_case, is_rate
from dateline.extract.figures.standing import standing
from dateline.extract.figures.stated import stated
from dateline.extract.figures.totals import anew, certain, of_cases, of_those_deaths, summed
from dateline.extract.figures.words import FigureWords
from dateline.extract.mentions import QuantityMention
from dateline.extract.reading import Block
from dateline.model.quantity import Quantity
from dateline.model.vocabulary import Measure, Status

if TYPE_CHECKING:
    from spacy.tokens import Token

_ONE, _TWO = Quantity(1, 1), Quantity(2, 2)
_PAIRS = {"couple", "pair"}
"""Two who are called by one word: "a Scottish couple"."""
_REMAINS = {"body", "corpse", "remains"}
_DYING = {"die", "succumb"}
_STRETCHES = {"minute", "hour", "day", "night", "week", "month", "year", "decade"}
_SUSPECTED = {"suspected", "possible", "unconfirmed", "suspect", "probable", "likely"}
_CARING = {"treat", "isolate", "test", "quarantine"}
_NEAR = 8
"""Words from suspected cases to what became of them."""
_OF_PEOPLE = {
    Measure.KILLED,
    Measure.INJURED,
    Measure.INFECTED,
    Measure.HOSPITALISED,
    Measure.MISSING,
    Measure.DETAINED,
    Measure.PARTICIPANTS,
}
"""What befalls no town or country."""


@dataclass(frozen=True, slots=True)
class Found:
    """A number phrase, tokens [first, last), with what governs it."""

    first: int
    last: int
    quantity: Quantity
    governed: Governed
    number: Numeral


def gather(
    block: Block, mentions: list[QuantityMention], words: FigureWords, *, ill: bool, fled: bool = False
) -> list[Found]:
    """Number phrases and lone victims with what governs them, in text order.

    Args:
        block: The block they stand in.
        mentions: Its number phrases.
        words: The word lists of figures.
        ill: The report is of a disease.
        fled: The report is of people who fled.
    """
    found: list[Found] = []
    told: list[Told] = []
    for mention in mentions:
        value = mention.quantity.low if mention.quantity.low is not None else mention.quantity.high
        number = numeral(block.doc, mention.first, mention.last, mention.noun, value)
        governed = _amount(number, mention, found, words) if mention.money else None
        if not mention.money and not mention.percent and not mention.ordinal:
            governed = _counting(number, mention, found, words, ill=ill, fled=fled)
            open_ = governed is None or governed.measure is None or _on_foot(governed, number)
            if fled and open_ and not (mention.unit or is_rate(number, words)):
                governed = arrived(number, words) or governed
        if governed is not None:
            found.append(Found(mention.first, mention.last, mention.quantity, governed, number))
        if not (mention.money or mention.percent or mention.ordinal or mention.unit):
            told.append(Told(mention.first, mention.last, mention.quantity, governed, number))
    taken = {i for mention in mentions for i in range(mention.first, mention.last)}
    for token in block.doc:
        one = _lone(token, found, words) if token.i not in taken else None
        if one is not None:
            found.append(one)
            told.append(Told(one.first, one.last, one.quantity, one.governed, one.number))
    told.sort(key=lambda item: item.first)
    parts = {**in_a_row(told, words), **enumerated(told, words)}
    found = [item for item in found if item.first not in parts]
    found += [Found(t.first, t.last, t.quantity, parts[t.first], t.number) for t in told if t.first in parts]
    return sorted(found, key=lambda item: item.first)


def _on_foot(governed: Governed, number: Numeral) -> bool:
    """ "2,100 people walked over the bridge at the border": no march, in a report of people who fled."""
    walked = number.doc[governed.anchor].lemma_ in ("walk", "stream", "pour", "flood", "pass")
    return governed.measure is Measure.PARTICIPANTS and walked


def _amount(number: Numeral, mention: QuantityMention, found: list[Found], words: FigureWords) -> Governed | None:
    """What governs an amount of money; the same amount in another currency is governed alike."""
    if found and found[-1].governed.money and same_amount(number.doc, found[-1].last, mention):
        return found[-1].governed
    governed = money(number, mention, words)
    before = found[-1] if found and found[-1].first >= number.doc[mention.first].sent.start else None
    helped = before is not None and before.governed.money and before.governed.measure is Measure.AID
    if governed is None and before is not None and helped and asked_for(number.doc, before.last, mention):
        return replace(before.governed, anchor=mention.last - 1, status=Status.CONDITIONAL)
    return governed


def _counting(
    number: Numeral, mention: QuantityMention, found: list[Found], words: FigureWords, *, ill: bool, fled: bool
) -> Governed | None:
    """What governs a number that is no money, share or ordinal."""
    if mention.quantity.high == 0 and mention.last < len(number.doc) and number.doc[mention.last].lower_ == "but":
        # "not one but three".
        return None
    if _more_time(number):
        return None
    governed = help_sent(number, mention, words) or standing(number, words, fled=fled) or measure_of(number, words)
    governed = of_those_deaths(number) or governed
    if governed is None or governed.measure is None or governed.default:
        governed = _told_beside(number, mention, found, words) or governed
    if governed is None or governed.measure is None:
        governed = of_cases(number, words, ill=ill) or (cases_below(number, words) if ill else None) or governed
    if (governed is None or governed.measure is Measure.OTHER) and ill and is_case(number, words):
        governed = Governed(Measure.INFECTED, mention.last - 1)
    if governed is None and ill and any(one.governed.measure in (Measure.INFECTED, Measure.KILLED) for one in found):
        governed = certain(number)
    if governed is None or not _counts(number, mention, governed, words):
        return None
    governed = _died_of_wounds(governed, number.noun)
    if governed.measure is Measure.INFECTED and governed.status is None and _only_suspected(number):
        governed = replace(governed, status=Status.UNCONFIRMED)
    anchor = number.doc[governed.anchor]
    kind = governed.default or governed.kin
    if ill and kind and governed.measure is Measure.AFFECTED and lemma_of(anchor) == "victim":
        # "All four new victims have mild symptoms".
        return replace(governed, measure=Measure.INFECTED)
    if ill and governed.default and governed.measure is Measure.HOSPITALISED and lemma_of(anchor) == "patient":
        # Of a disease, "three patients" are three who have it, unless a hospital is told of.
        inside = any(t.lemma_.lower() in words.wards or t.lemma_.lower() == "admit" for t in anchor.sent)
        return governed if inside else replace(governed, measure=Measure.INFECTED)
    as_cases = any(t.dep_ == "prep" and t.lower_ == "as" for t in anchor.children) and anchor.lemma_ == "treat"
    cases = number.noun is not None and lemma_of(number.noun) == "case"
    if ill and (as_cases or (cases and governed.measure is Measure.HOSPITALISED)):
        # "are treated as likely cases", "26 cases under observation".
        return replace(governed, measure=Measure.INFECTED)
    treated = anchor.lemma_ == "treat" or any(t.lower_ == "treatment" and t.dep_ == "dobj" for t in anchor.children)
    if ill and governed.measure is Measure.INJURED and treated:
        return replace(governed, measure=Measure.HOSPITALISED)
    return governed


def _only_suspected(number: Numeral) -> bool:
    """ "16 other possible cases", "17 suspected cases": of whom it is not known whether they are.

    Not "9 of the suspected cases were confirmed", and not "treated 17 suspected cases", which tells what was done.
    """
    end = number.noun.i if number.noun is not None else number.last + 1
    between = number.doc[number.last : end]
    above = number.head.head
    known = between[:1].text.lower() == "of" and any(t.lemma_ == "confirm" for t in number.doc[end : end + _NEAR])
    known = known or any(t.lower_ == "confirmed" for t in between)
    done = above.lemma_ in _CARING and number.head.dep_ in {"dobj", "nsubjpass"}
    return any(t.lower_ in _SUSPECTED for t in between) and not known and not done


def _more_time(number: Numeral) -> bool:
    """ "It took a week to reach the town; another two to hold it": a number alone tells of time."""
    doc, first = number.doc, number.first
    if number.noun is not None or not first or "another" not in (doc[first].lower_, doc[first - 1].lower_):
        return False
    before = doc[doc[first].sent.start : first]
    return any(
        t.lemma_.lower() in _STRETCHES and t.dep_ in ("dobj", "npadvmod", "attr", "pobj") for t in before
    ) and any(t.lemma_ in ("take", "last", "spend", "wait") for t in before)


def _counts(number: Numeral, mention: QuantityMention, governed: Governed, words: FigureWords) -> bool:
    """Whether a number with a measure counts somebody or something at all."""
    if mention.quantity == _ONE and not counts_one(number, governed, words):
        return False
    if mention.quantity.high == 0:
        # "No miners were missing" counts them; "no soldiers were seen" counts nothing.
        spared = no_harm(number) is not None
        harmed = governed.measure in words.single_measures and not governed.default
        if mention.noun is not None and not (harmed and (is_person(number.noun, words) or spared)):
            return False
        if not spared and only_some(number, governed, words):
            return False
    counted = lemma_of(number.noun) if number.noun is not None else ""
    if governed.measure is Measure.DESTROYED and counted in ("people", "person", "man", "woman", "child"):
        # "pulled five people from a collapsed shop, just five people".
        return False
    if governed.measure in _OF_PEOPLE and counted in (*words.peopled, "government"):
        # "2,150 farmers in 11 countries have caught it".
        return False
    return not mention.unit or governed.measure is Measure.AID


def _lone(token: Token, found: list[Found], words: FigureWords) -> Found | None:
    """A lone person with "a" whom something befell."""
    if token.lower_ == "another" and token.dep_ in ("nsubj", "nsubjpass", "dobj"):
        return _another(token, found, words)
    if token.lower_ not in ("a", "an", "another") or token.dep_ != "det":
        return None
    doc, noun = token.doc, token.head
    if noun.i <= token.i or not one_person(noun, words) or ordinal(doc, token.i + 1):
        return None
    if noun.dep_ == "appos" and any(item.number.noun == noun.head for item in found):
        # "two people, a mother and her son": who they are, not how many more.
        return None
    if doc[noun.i - 1 : noun.i + 2].text.lower() in words.sayings or _so_many(noun):
        return None
    number = numeral(doc, token.i, token.i + 1, noun.i)
    governed = measure_of(Numeral(doc, token.i, token.i + 1, noun, noun, 1), words)
    if noun.dep_ == "poss" and noun.head.lemma_ in _REMAINS:
        # "A woman's body has been found".
        governed = Governed(Measure.KILLED, noun.head.i)
    before = [item for item in found if token.sent.start <= item.first < token.i]
    if before and token.i > 1 and doc[token.i - 2 : token.i].text.lower() in ("among them", "among whom"):
        governed = Governed(governed.measure if governed is not None else None, token.i, part=True)
    if governed is None or not counts_one(number, governed, words) or named(noun):
        return None
    governed = _died_of_wounds(governed, noun)
    return Found(token.i, token.i + 1, _TWO if noun.lemma_.lower() in _PAIRS else _ONE, governed, number)


def _died_of_wounds(governed: Governed, noun: Token | None) -> Governed:
    """ "A baker shot a week ago died on Monday": what is told in passing of those who died is not what is counted."""
    if governed.measure is not Measure.INJURED or noun is None:
        return governed
    beside = noun.doc[governed.anchor]
    if beside.i == noun.i + 1 and beside.tag_ in ("VBN", "VBD") and (died := _died_after(beside)) is not None:
        return replace(governed, measure=Measure.KILLED, anchor=died.i)
    if beside.head != noun or beside.dep_ not in ("acl", "amod", "relcl"):
        return governed
    # The parser at times hangs the verb of the sentence on the noun as well.
    after = [t for t in noun.children if t.dep_ in ("acl", "relcl") and t.tag_ == "VBD"]
    verbs = [noun.head] if noun.dep_ == "nsubj" else []
    died = next((t for t in (*verbs, *after) if t.lemma_ in _DYING and t.i > beside.i), None)
    return replace(governed, measure=Measure.KILLED, anchor=died.i) if died is not None else governed


def _died_after(participle: Token) -> Token | None:
    """ "shot a week ago while filming a march died on Friday": the sentence's verb, wherever it hangs."""
    for token in participle.subtree:
        if token.i > participle.i and token.lemma_ in _DYING and token.tag_ == "VBD" and token.dep_ != "relcl":
            own = any(t.dep_ in ("nsubj", "nsubjpass", "mark", "advmod") and t.i < token.i for t in token.children)
            return None if own else token
    return None


def _so_many(noun: Token) -> bool:
    """ "a couple of months ago", "a couple days later": two of what follows, and no two people."""
    after = noun.doc[noun.i + 1 : noun.i + 2]
    measured = any(t.lower_ == "of" or t.lemma_.lower() in _STRETCHES for t in after)
    return noun.lemma_.lower() in _PAIRS and measured


def _another(token: Token, found: list[Found], words: FigureWords) -> Found | None:
    """ "One man was shot dead and another was wounded": one more of those told of in the clause before."""
    number = Numeral(token.doc, token.i, token.i + 1, None, token, 1)
    governed = measure_of(number, words)
    before = [item for item in found if token.sent.start <= item.first < token.i]
    told = bool(before) and not before[-1].governed.money and is_person(before[-1].number.noun, words) is not False
    harmed = governed is not None and governed.measure in words.single_measures and not governed.default
    if governed is None or not told or not harmed:
        return None
    return Found(token.i, token.i + 1, _ONE, governed, number)


def _told_beside(number: Numeral, mention: QuantityMention, found: list[Found], words: FigureWords) -> Governed | None:
    """What the words for a whole, a figure beside it or a label tell of a number."""
    if mention.money or mention.percent or mention.unit or is_rate(number, words):
        return None
    start = number.doc[mention.first].sent.start
    before = next((item for item in reversed(found) if start <= item.first < mention.first), None)
    end = before.last if before is not None else None
    value = (before.quantity.low or before.quantity.high) if before is not None else None
    told = whole_of(number, words)
    if told is not None and told.measure is None and before is None:
        told = meant(number, words) or told
    told = told or summed(number) or beside_figure(number, end, value, words) or listed(number, words)
    return told or stated(number, end, words) or anew(number) or catalogued(number, words)
