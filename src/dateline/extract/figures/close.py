"""What a number alone counts: those counted last, where they stand close enough and nothing else was told since."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dateline.extract.figures.counted import is_person
from dateline.extract.figures.words import FigureWords
from dateline.model.quantity import Quantity
from dateline.model.vocabulary import Measure

if TYPE_CHECKING:
    from spacy.tokens import Token

    from dateline.extract.figures.draft import Draft
    from dateline.extract.figures.gather import Found

_AWAY = {Measure.DISPLACED, Measure.EVACUATED}
_HELD = {Measure.ABDUCTED, Measure.MISSING, Measure.DETAINED}
_CROWD = {Measure.PARTICIPANTS}
_COUNTED = _AWAY | _HELD | _CROWD
_COUNTED |= {Measure.KILLED, Measure.INJURED, Measure.INFECTED, Measure.RELEASED, Measure.RESCUED}
_COUNTED |= {Measure.HOSPITALISED, Measure.DESTROYED}
"""What is counted again by a number alone."""
_NO_EVENT = {
    "be",
    "account",
    "make",
    "form",
    "constitute",
    "dismiss",
    "dispute",
    "reject",
    "deny",
    "say",
    "tell",
    "have",
}
"""What people do of whom no other matter is told."""
_SPANS = {"day", "week", "month", "year", "hour", "night", "decade", "time", "point", "camp", "list", "name"}
_GATHERED = {"crowd", "turnout", "attendance", "rally", "march", "demonstration", "protest"}
_SIGNS = ("%", "$", "€", "£", "¥")
_SENTENCES = 3
"""Sentences that may begin between the two."""
_MANY = 1000
_LEAD = 8
"""Words before a number that may name the count."""
_TOO_MANY = 500
"""So many times what was counted last are not those."""


def told_close(
    found: Found, before: list[Draft], latest: Draft | None, words: FigureWords, *, protest: bool
) -> Measure | None:
    """The measure of a number alone; None where nothing tells which count it goes on with.

    Args:
        found: The number.
        before: The counts of its block before it.
        latest: The last count before the block, where it stands close.
        words: The word lists of figures.
        protest: Whether the report is of a protest.
    """
    near = before[-1] if before else latest
    crowd = of_a_crowd(found, words, protest=protest) if not found.governed.part else None
    if near is None:
        return crowd
    if crowd is not None and near.measure not in _AWAY and out_of_all_size(found.quantity, near.quantity):
        return crowd
    if (
        out_of_all_size(found.quantity, near.quantity)
        or _mixed(found, before)
        or more_than_all(found, near, before)
        or not _fits(found, near.measure, words)
    ):
        return None
    return near.measure if _stands_close(found, near, words) else None


def of_a_crowd(found: Found, words: FigureWords, *, protest: bool) -> Measure | None:
    """ "The union now says 350,000" in a report of a protest, "Crowd size: organisers say 20,000" in any: the crowd."""
    number = found.number
    told = [t.lemma_.lower() for t in number.doc[found.first].sent]
    here = any(words.of.get(lemma) is Measure.PARTICIPANTS or lemma in _GATHERED for lemma in told)
    other = any(lemma in words.other_matter or lemma in _SIGNS for lemma in told)
    many = number.noun is None and (number.value or 0) >= _MANY
    return Measure.PARTICIPANTS if many and (protest or here) and not other else None


def out_of_all_size(number: Quantity, near: Quantity) -> bool:
    """ "two were killed ... down from 41,000": so many are not those counted last."""
    low = number.low or number.high or 0
    return low >= _MANY and low > (near.high or near.low or 0) * _TOO_MANY


def _mixed(found: Found, before: list[Draft]) -> bool:
    """Whether the sentence before told of several fates: "12 were killed and 40 hurt. The army claims 61."."""
    doc = found.number.doc
    last = before[-1] if before else None
    if last is None or doc[last.first].sent == doc[found.first].sent:
        return False
    return len({one.measure for one in before if doc[one.first].sent == doc[last.first].sent}) > 1


def main_of(before: list[Draft], found: Found) -> Draft:
    """The count that "the figure" is: "486 were held and 310 freed. A lawyer disputed the figure and gave 600."."""
    # "asked donors for 350 million dollars. In Sindh the agency counts 97": no money.
    before = [one for one in before if not one.governed.money] or before
    doc, last = found.number.doc, before[-1]
    lead = doc[max(doc[found.first].sent.start, found.first - _LEAD) : found.first]
    named = any(t.lower_ in ("figure", "number", "toll", "tally", "count") for t in lead)
    beside = [one for one in before if doc[one.first].sent == doc[last.first].sent]
    return beside[0] if named and doc[last.first].sent != doc[found.first].sent else last


def more_than_all(found: Found, near: Draft, before: list[Draft]) -> bool:
    """Whether a part would be larger than its whole: "400,000 of them", after 12 dead, are not of the dead.

    Of several counts of one sentence ("26 were killed, among them a girl") the largest may be the whole.
    """
    if not found.governed.part:
        return False
    here = near.block.doc
    told = [near, *(one for one in before if one.block is near.block and one.measure is near.measure)]
    beside = [one for one in told if here[one.first].sent == here[near.first].sent]
    if any(one.quantity.high is None for one in beside):
        return False
    return (found.quantity.low or 0) > max(one.quantity.high or 0 for one in beside)


def _fits(found: Found, measure: Measure, words: FigureWords) -> bool:
    """Whoever is identified is dead, a town takes in those who fled, and the captured are still in the hills."""
    lemma = found.number.doc[found.governed.anchor].lemma_.lower()
    if lemma in words.identified:
        return measure is Measure.KILLED
    if lemma in words.taking:
        return measure in _AWAY
    if lemma in words.moving:
        return measure in _AWAY | _CROWD
    if lemma in ("be", "remain", "stay", "sleep", "live"):
        return measure in _AWAY | _HELD
    return measure in _COUNTED


def _stands_close(found: Found, near: Draft, words: FigureWords) -> bool:
    """Whether nothing between a count and a number alone opens another matter."""
    doc, number, first = near.block.doc, found.number.doc, found.first
    if near.measure not in _COUNTED:
        return False
    last = max(near.last, near.people[1]) if near.people is not None else near.last
    between = list(doc[last:first]) if doc is number else [*doc[last:], *number[:first]]
    there = first > 1 and number[first - 2].lower_ == "there"
    if sum(1 for t in between if t.is_sent_start) > (1 if there else _SENTENCES):
        return False
    around = [*between, *number[first : number[first].sent.end]]
    if any(t.lemma_.lower() in words.other_matter or t.text in _SIGNS for t in around):
        return False
    if doc is number and doc[near.first].sent == number[first].sent and found.governed.part:
        return True
    return not any(_counts_other(t, words) or _others(t, words) for t in between)


def _counts_other(token: Token, words: FigureWords) -> bool:
    """ "9,700 hectares", "four boats": another number of the text between, that is of no days and no towns."""
    named = token.i > 0 and token.nbor(-1).tag_ in ("NNP", "NNPS")
    if not token.like_num or named or token.ent_type_ in ("DATE", "TIME", "ORDINAL"):
        # "Badin 31" is of a row of places.
        return False
    after = token.doc[token.i + 1 : token.i + 3]
    spans = any(t.tag_ == "NNS" and (t.lemma_.lower() in words.peopled or t.lemma_.lower() in _SPANS) for t in after)
    return token.lower_ not in ("one", "first", "second") and not spans


def _others(token: Token, words: FigureWords) -> bool:
    """ "More families arrived": people of whom something else is told."""
    if token.lemma_.lower() in words.speaking:
        return False
    if token.dep_ not in ("nsubj", "nsubjpass") or token.tag_ != "NNS" or is_person(token, words) is not True:
        return False
    verb = token.head
    speaks = verb.lemma_ in words.giving or verb.lemma_ in words.recorded or verb.lemma_ in words.thinking
    return not speaks and verb.lemma_ not in _NO_EVENT
