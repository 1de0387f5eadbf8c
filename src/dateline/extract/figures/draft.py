"""A number and what governs it, to a figure before its source, place and days are asked for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dateline.extract.figures.close import main_of, more_than_all, of_a_crowd, out_of_all_size, told_close
from dateline.extract.figures.counted import (
    all_of_them,
    group_of,
    made_of,
    numbered,
    part_group,
    part_people,
    people_tokens,
    whose,
)
from dateline.extract.figures.gather import Found
from dateline.extract.figures.grouping import refined
from dateline.extract.figures.joined import lemma_of
from dateline.extract.figures.lone import no_harm
from dateline.extract.figures.numeral import Governed
from dateline.extract.figures.sum_words import whose_sum
from dateline.extract.figures.words import FigureWords
from dateline.extract.reading import Block
from dateline.extract.where.count import OUTCOMES
from dateline.model.quantity import Quantity
from dateline.model.vocabulary import Group, Measure

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_ABOUT = {"sit", "stand", "walk", "return", "stay"}
"""What people do in the streets who do not protest."""
_WITH_OTHERS = {"join", "celebrate", "cheer", "shout", "sing", "dance"}
_JOINED = {"stoppage", "boycott", "strike", "strikes", "walkout", "street", "streets", "hunger"}
_CROWD = 20
"""What people do who protest, where the report is of a protest and they are many."""
_BURIAL = {"funeral", "burial", "bury", "mourner", "cemetery", "morgue", "mortuary", "coffin", "wake"}
_BEFALLS = {Measure.KILLED, Measure.INJURED, Measure.ABDUCTED, Measure.HOSPITALISED}
"""What victims may be told of by the figure before them."""


@dataclass(frozen=True)
class Draft:
    """A figure before its source, place and days are asked for."""

    block: Block
    first: int
    last: int
    quantity: Quantity
    governed: Governed
    measure: Measure
    people: tuple[int, int] | None
    group: Group
    part_of: int | None
    """Index of the draft that this one is a part of."""


def draft(
    block: Block,
    found: Found,
    before: list[Draft],
    words: FigureWords,
    *,
    latest: Draft | None,
    told: list[tuple[Measure, Quantity]],
    protest: bool,
) -> Draft | None:
    """The draft of a number that counts something; None where nothing tells what.

    Args:
        block: The block that the number stands in.
        found: The number with what governs it.
        before: The drafts of the block so far.
        words: The word lists of figures.
        latest: The last draft before the block, where it stands close.
        told: What the report has told so far, in text order.
        protest: Whether the report is of a protest.
    """
    doc, first, last, quantity = block.doc, found.first, found.last, found.quantity
    governed, number = found.governed, found.number
    sentence = doc[first].sent
    earlier = [(i, d) for i, d in enumerate(before) if sentence.start <= d.first]
    part_of: int | None = None
    measure = governed.measure
    if governed.alone:
        measure = told_close(found, before, latest, words, protest=protest)
        if measure is None:
            return None
    if governed.part and earlier and not governed.whole:
        whole = next((item for item in reversed(earlier) if item[1].part_of is None), earlier[-1])
        part_of = whole[0]
        measure = measure or whole[1].measure
        if whole[1].measure is Measure.KILLED and measure is Measure.INJURED and not _survived(governed, doc, words):
            # "among the dead a girl who was shot".
            measure = Measure.KILLED
    elif governed.whole and earlier and earlier[-1][1].measure is measure:
        part_of = earlier[-1][0]
    elif measure is None and governed.kin:
        near = main_of(before, found) if before else latest
        measure = near.measure if near is not None and not more_than_all(found, near, before) else None
        apart = near is None or near.block.doc[near.first].sent != sentence
        if apart and (near is None or out_of_all_size(quantity, near.quantity)):
            free = not governed.part and not governed.toll
            measure = of_a_crowd(found, words, protest=protest) if free else None
    if measure is not None and governed.kin and doc[governed.anchor].lemma_ in ("make", "give"):
        measure = _of_all(quantity, before, measure)
    if governed.again:
        measure = next((m for m, count in reversed(told) if count == quantity), None)
    if governed.kin and measure is Measure.AFFECTED:
        measure = _befell(quantity, governed, told) or (Measure.KILLED if _mourned(doc[first]) else measure)
        if measure is Measure.AFFECTED and doc[first].lower_ == "both":
            # "Both were victims of the crisis": two who were named, of whom nothing is counted.
            return None
    if measure is Measure.PARTICIPANTS and not protest and doc[governed.anchor].lemma_ in _ABOUT:
        # "hundreds of families sitting on the pavements", after an earthquake.
        return None
    if measure is Measure.PARTICIPANTS and doc[governed.anchor].lemma_ in _WITH_OTHERS:
        most = quantity.high if quantity.high is not None else quantity.low
        joined = any(words.of.get(t.lemma_.lower()) is Measure.PARTICIPANTS or t.lower_ in _JOINED for t in sentence)
        if not joined and (not protest or (most or 0) < _CROWD):
            return None
    if measure is Measure.DESTROYED and _of_disease(doc[governed.anchor], words):
        measure = Measure.AFFECTED
    if measure is None:
        return None
    people = people_tokens(doc, last, number.noun.i if number.noun is not None else None, words)
    by_verb = number.noun is not None and number.noun.i == governed.anchor and measure is not Measure.INCIDENTS
    if by_verb and number.noun is not None and number.noun.lemma_.lower() in words.subject:
        # "12 die in crash", where the parser takes the verb for a noun.
        people = None
    if number.noun is not None and number.noun.lower_ in words.state and people == (number.noun.i, number.noun.i + 1):
        people = None
    sum_noun = governed.toll and number.noun is not None and number.noun.i == governed.anchor
    if no_harm(number) is not None or sum_noun:
        people = None
    if measure is Measure.KILLED and number.noun is not None and lemma_of(number.noun) in words.coffins | words.graves:
        # "Five coffins were carried": who lies in them is not told.
        people = None
    if governed.kin and number.noun is not None and number.noun.lemma_ in ("name", "total", "number"):
        # "The list has 134 names", "eight of the total".
        people = None
    if people is not None and doc[people[1] - 1].ent_type_ == "PERSON" and doc[people[1] - 1].tag_ == "NNP":
        # A name that ran into the sentence.
        people = None
    if people is not None and quantity.high == 1 and number.noun is not None and people[1] > number.noun.i + 1:
        joined = any(t.dep_ == "conj" for t in doc[number.noun.i + 1 : people[1]])
        # "a woman and child": one is counted.
        people = (people[0], number.noun.i + 1) if joined else people
    if people is None and governed.toll:
        people = numbered(doc, governed.anchor, words)
    near = _whole(earlier, part=governed.part)
    if people is None and near is not None and measure in OUTCOMES and _same_people(near, governed, measure):
        # Ellipsis: "nine marchers had been shot and forty hurt".
        people, group = near.people, near.group
        things = governed.part or measure in (Measure.DESTROYED, near.measure)
        group = group if group is not Group.THINGS or things else Group.PEOPLE
    elif people is None:
        group = Group.DEMONSTRATORS if measure is Measure.PARTICIPANTS else Group.PEOPLE
        group = Group.THINGS if measure in (Measure.INCIDENTS, Measure.DESTROYED, Measure.AID) else group
    else:
        group = group_of(doc, *people, measure, words)
    again = before[-1] if before else latest
    bare = governed.kin and not governed.part and governed.measure is None and number.noun is None
    if bare and again is not None and group is Group.PEOPLE and measure is again.measure:
        # "The army's dead have reached 27. A doctor put it at 61."
        group = again.group
    if people is None and governed.toll and group is Group.PEOPLE:
        group = whose_sum(doc[governed.anchor], words) or group
    if governed.part:
        own = part_group(doc, last, words)
        people = part_people(doc, last, words) or people
        of_army = own is Group.POLICE and bool(earlier) and earlier[-1][1].group is Group.MILITARY
        group = Group.MILITARY if of_army else own or group
    some = made_of(doc, last, words) if measure in OUTCOMES and group is Group.PEOPLE else None
    if some is not None:
        people, group = some
    if governed.money:
        group = Group.THINGS
    else:
        group = refined(group, measure, people=people, doc=doc, last=last, protest=protest, words=words)
    if measure is Measure.DISMISSED and group is Group.THINGS:
        # "200 events were suspended".
        measure = Measure.AFFECTED
    if group is Group.PEOPLE and number.noun is not None and lemma_of(number.noun) in words.counted:
        group = whose(number.noun, words) or group
    if group is Group.PEOPLE and quantity.high != 1:
        group = all_of_them(doc, last, words) or group
    following = doc[last : min(sentence.end, last + 7)].text.lower()
    if quantity.low is not None and ("if not more" in following or "minimum" in following):
        quantity = Quantity(quantity.low, None, quantity.approx)
    return Draft(block, first, last, quantity, governed, measure, people, group, part_of)


def _whole(earlier: list[tuple[int, Draft]], *, part: bool) -> Draft | None:
    """The count before it in its sentence, past its parts: "12 killed, two girls among them, and 40 hurt" of people."""
    told = [one for _, one in earlier]
    return next((one for one in reversed(told) if part or one.part_of is None), told[-1] if told else None)


def _of_all(quantity: Quantity, before: list[Draft], measure: Measure) -> Measure:
    """ "40 saved and 12 dead: that makes 52": those whom different things befell were all in it."""
    told = [one for one in before[-2:] if one.quantity.low]
    fates = {one.measure for one in told}
    summed = sum(one.quantity.low or 0 for one in told) == quantity.low
    return Measure.AFFECTED if len(told) > 1 and len(fates) > 1 and summed else measure


def _of_disease(verb: Token, words: FigureWords) -> bool:
    """ "Five schools hit by the virus": none of them fell."""
    by = [t for part in verb.children if part.dep_ == "agent" for t in part.children]
    return any(t.lower_ in words.disease for t in (*by, *(t for t in verb.children if t.dep_ == "nsubj")))


def _befell(quantity: Quantity, governed: Governed, told: list[tuple[Measure, Quantity]]) -> Measure | None:
    """What befell the victims: what befell as many before, else the dead where there are any, else the last told of."""
    known = [(measure, count) for measure, count in told if measure in _BEFALLS]
    if not governed.whole:
        return next((measure for measure, count in reversed(known) if count == quantity), None)
    measures = [measure for measure, _ in known]
    return Measure.KILLED if Measure.KILLED in measures else (measures[-1] if measures else None)


def _mourned(number: Token) -> bool:
    """Whether the sentence tells of a burial: "a funeral for four of the victims"."""
    return any(t.lemma_.lower() in _BURIAL for t in number.sent)


def _same_people(last: Draft, governed: Governed, measure: Measure) -> bool:
    """Whether a count without words for people may count those whom the one before it in the sentence does.

    Not a toll after one death ("a man died, bringing the toll to three"), nor after a word that tells itself what
    befell them ("18 survivors and three dead").
    """
    if last.measure not in OUTCOMES or (governed.toll and last.quantity.high == 1):
        return False
    return last.people is None or last.measure is measure or last.governed.anchor != last.people[1] - 1


def _survived(governed: Governed, doc: Doc, words: FigureWords) -> bool:
    """Whether the word that hurts tells of the living: "injured", not "shot"."""
    return doc[governed.anchor].lemma_.lower() not in words.weak and not governed.whole
