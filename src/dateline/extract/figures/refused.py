"""Counts that are told of no event: people in general, ages, polls, parties to a scene, choices between numbers.

Each rule refuses a family of number phrases whose words say a measure and whose sentence tells of nothing that happened
to so many. What is refused is left out; nothing else is read in its place.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from dateline.extract.figures.counted import is_person
from dateline.extract.figures.draft import Draft
from dateline.extract.figures.joined import lemma_of
from dateline.extract.figures.numeral import Numeral
from dateline.extract.figures.something_else import of_something_else
from dateline.extract.figures.supposed import supposed
from dateline.extract.figures.words import FigureWords
from dateline.model.vocabulary import Group, Measure

if TYPE_CHECKING:
    from spacy.tokens import Token

_ANYONE = {"person", "individual", "human", "patient", "someone", "somebody", "man", "child", "pupil", "worker"}
"""Words for one person who may be anyone."""
_NOBODY_KNOWN = {"person", "individual", "human", "someone", "somebody"}
_ARTICLES = {"a", "an", "another"}
_WHENEVER = {"if", "when", "whenever", "unless", "once", "whether"}
_QUOTES = {"``", "“", '"'}
_FORMER = {"former", "ex", "ex-", "retired", "onetime", "one-time"}
_OVER = {"over", "under", "above", "below", "aged", "older", "younger"}
_ADULTS = {"those", "people", "adults", "children", "anyone", "everyone", "men", "women", "persons", "patients", "and"}
_OLDEST = 100
_TENTHS = re.compile(r"\d+\.\d{1,2}")
_POLLS = {"poll", "survey", "study", "questionnaire", "research", "census", "referendum", "election", "vote", "ballot"}
_POLLS |= {"trial", "contest", "competition", "game", "auction", "meeting"}
_FEW = 20
_MONEY = 100_000_000
_CROWD = 1000
_SCENES = {"involve", "concern", "implicate", "name", "identify", "include"}
"""What a case or a story does with those who act in it."""
_TANKS = {"water", "fuel", "gas", "oil", "septic", "fish", "storage", "oxygen", "petrol"}
_EXAMINED = {"test", "examine", "monitor", "screen", "check", "assess"}
_UNHARMED = {"alive", "unhurt", "unharmed", "uninjured", "unscathed", "safe"}
_ROLES = {Measure.ATTACKERS, Measure.FORCES, Measure.PARTICIPANTS}
_OF_LIVES = {Measure.KILLED, Measure.INJURED, Measure.INFECTED, Measure.HOSPITALISED, Measure.MISSING}
_SHOWN = {"support", "opposition", "solidarity", "anger"}
"""What a crowd demonstrates; all else is shown by someone who does not march."""


def refused(one: Draft, number: Numeral, words: FigureWords) -> bool:
    """Whether a number with a measure counts nobody whom an event befell or brought."""
    if _measured(one, number) or _age(number) or _alternative(one) or _gone_by(one, number):
        return True
    if one.quantity.high == 1 and (_maxim(one) or _anyone(one, number) or _of_animal(one, number, words)):
        return True
    if one.measure is Measure.PARTICIPANTS and (_polled(one) or _shows(one) or _kin(one, number, words)):
        return True
    if one.measure is Measure.PARTICIPANTS and (one.quantity.high == 2 or (one.quantity.low or 0) >= _MONEY):
        # "both makers rallied", "hundreds of millions are pouring in".
        return True
    if one.measure is Measure.DETAINED and one.group is Group.THINGS:
        # "nine charges", "three passports".
        return True
    if one.measure is Measure.FORCES and (_scene(one, number, words) or _no_force(one, number, words)):
        return True
    if one.measure in _OF_LIVES and (_examined(one, number) or _vessel(one, number, words) or _nobody(number, words)):
        return True
    if one.measure is Measure.AFFECTED and _lands(one, words):
        return True
    if one.measure is Measure.RESCUED and number.noun is not None and lemma_of(number.noun) == "rescuer":
        # "a total of 130 rescuers".
        return True
    if one.measure is Measure.OTHER and (
        one.quantity.high == 0 or _asked(one) or (one.governed.part and one.quantity.high == 1)
    ):
        return True
    if one.governed.default and _studied(number):
        return True
    if one.measure is Measure.INFECTED and _negative(one):
        return True
    if one.measure is Measure.MISSING and one.quantity.high == 1 and _sought(one, number, words):
        return True
    if one.measure is Measure.AID and any(
        t.lower_ in ("can", "could") for t in one.block.doc[one.governed.anchor].children
    ):
        # "his can can provide 15,000 litres".
        return True
    if one.measure is Measure.INJURED and _won(one.block.doc[one.governed.anchor]):
        return True
    if one.measure in _ROLES and one.quantity.low == 1 and (one.governed.part or one.governed.whole):
        # "The war was one of them", after four attackers.
        return True
    if one.measure is Measure.KILLED and _living(one, number):
        return True
    if one.quantity.high == 0 and _is_something(number, words):
        return True
    if _ranked(number) or _in_teams(number) or of_something_else(one, number, words):
        return True
    return _general(one) or supposed(one, number)


def _living(one: Draft, number: Numeral) -> bool:
    """ "30 bodies and 12 people still alive", "30 dead and nine survivors": the second number is not of the dead."""
    doc, noun = number.doc, number.noun
    at = number.last if noun is None else noun.i + 1
    while at < len(doc) and (doc[at].tag_ == "RB" or doc[at].lemma_ == "be") and doc[at].lower_ != "not":
        at += 1
    if at < len(doc) and doc[at].lower_ in _UNHARMED:
        return True
    taken_over = one.governed.measure is None or doc[one.governed.anchor].tag_[:1] in ("N", "J")
    return taken_over and number.head.dep_ == "conj" and noun is not None and noun.lemma_.lower() == "survivor"


def _is_something(number: Numeral, words: FigureWords) -> bool:
    """ "None of them (the clinics) are open", after a count of patients: what it says of nobody is no harm."""
    told = [t for t in number.head.head.children if t.dep_ == "acomp"]
    return number.head.dep_ == "nsubj" and any(t.tag_ == "JJ" and t.lower_ not in words.state for t in told)


def _ranked(number: Numeral) -> bool:
    """ "the two largest": a rank, and no count."""
    doc, first, last = number.doc, number.first, number.last
    ranks = last < len(doc) and doc[last].tag_ in ("JJS", "RBS") and first > 0 and doc[first - 1].lower_ == "the"
    aside = number.noun is not None and number.noun.dep_ == "appos"
    return ranks and (number.noun is None or number.noun.i <= last or aside)


def _in_teams(number: Numeral) -> bool:
    """ "They will work in two teams": how they are split."""
    prep = number.head.head
    team = number.noun is not None and number.noun.lemma_ in ("team", "group", "shift", "crew")
    return team and number.head.dep_ == "pobj" and prep.lower_ in ("in", "into") and prep.head.pos_ == "VERB"


def _measured(one: Draft, number: Numeral) -> bool:
    """ "hit 7.0 on the scale": nobody counts people by tenths, but by tenths of a thousand or a million."""
    tokens = number.doc[number.first : number.last]
    return (
        one.measure is not Measure.AID
        and any(_TENTHS.fullmatch(t.text) for t in tokens)
        and (number.value or 0) < _CROWD
    )


def _age(number: Numeral) -> bool:
    """ "those over 65", "people aged 80": how old they are."""
    doc, first = number.doc, number.first
    if number.noun is not None and number.noun.i == number.last:
        return False
    start = first if doc[first].lower_ in _OVER else first - 1
    if start < 1 or doc[start].lower_ not in _OVER or (number.value or _OLDEST + 1) > _OLDEST:
        return False
    before = doc[start - 1]
    aged = before.lower_ in ("aged", "ages") or doc[start].lower_ == "aged"
    few = before.dep_ == "nsubj" or before.head.lemma_ == "be"
    were = before.lemma_ == "be" and any(t.lower_ in ("few", "most", "many", "all") for t in before.children)
    return aged or were or (before.lower_ in _ADULTS and not few) or before.lower_ == "those"


def _alternative(one: Draft) -> bool:
    """ "killed 50 or 70 or 100 fighters": the last of several numbers, by its noun alone."""
    doc, first = one.block.doc, one.first
    return one.governed.default and first > 1 and doc[first - 1].lower_ == "or" and doc[first - 2].like_num


def _gone_by(one: Draft, number: Numeral) -> bool:
    """ "two former prisoners": what they no longer are, where only the noun tells."""
    if not one.governed.default or number.noun is None:
        return False
    return any(t.lower_ in _FORMER for t in number.doc[number.last : number.noun.i])


def _anyone(one: Draft, number: Numeral) -> bool:
    """ "when a person is infected", "an infected person": anybody to whom it may happen.

    A lone person whom another's words stand between ("A nurse: “Up to 40 patients die here”") suffered nothing
    either.
    """
    doc, first, anchor = one.block.doc, one.first, one.governed.anchor
    if doc[first].lower_ not in _ARTICLES:
        return False
    if any(t.text in _QUOTES for t in doc[first:anchor]):
        return True
    noun = number.noun if number.noun is not None else number.head
    if lemma_of(noun) not in _ANYONE:
        return False
    if doc[anchor].dep_ == "amod" and doc[anchor].head == noun and lemma_of(noun) in _NOBODY_KNOWN:
        return True
    verb = _clause(doc[anchor])
    if verb is None or not _timeless(verb):
        return False
    bound = any(t.lower_ in _WHENEVER and t.dep_ in ("mark", "advmod") for t in verb.children)
    bound = bound or doc[max(0, first - 2) : first].text.lower().endswith("soon as")
    return bound or lemma_of(noun) in _NOBODY_KNOWN


def _clause(token: Token) -> Token | None:
    while token.pos_ not in ("VERB", "AUX") or token.dep_ in ("amod", "aux", "auxpass"):
        if token.head == token:
            return None
        token = token.head
    return token


def _timeless(verb: Token) -> bool:
    """Whether a clause is in the simple present: of no one time."""
    helpers = [t for t in verb.children if t.dep_ in ("aux", "auxpass")]
    finite = helpers[0] if helpers else verb
    return finite.tag_ in ("VBZ", "VBP", "MD") and not any(t.lemma_ == "have" for t in helpers)


def _maxim(one: Draft) -> bool:
    """ "Killing an innocent man is wrong", "it is wrong for one innocent man to be killed": what is right or wrong."""
    verb = one.block.doc[one.governed.anchor]
    above = verb.head
    if above.lemma_ != "be" or above.tag_ not in ("VBZ", "VBP", "MD"):
        return False
    judged = any(t.dep_ == "acomp" for t in above.children)
    named = verb.tag_ == "VBG" and verb.dep_ in ("csubj", "nsubj")
    return judged and (named or any(t.dep_ == "mark" and t.lower_ == "for" for t in verb.children))


def _of_animal(one: Draft, number: Numeral, words: FigureWords) -> bool:
    """ "a reward for a rat's tail, after they killed one"."""
    doc = one.block.doc
    if number.noun is not None or doc[one.first].lower_ != "one":
        return False
    before = doc[doc[one.first].sent.start : one.first]
    told = [t for t in before if t.pos_ == "NOUN" and (is_person(t, words) or lemma_of(t) in words.animals)]
    return bool(told) and lemma_of(told[-1]) in words.animals


def _polled(one: Draft) -> bool:
    """ "the 3,100 who answered the poll"."""
    verb = one.block.doc[one.governed.anchor]
    near = [t for part in verb.children for t in (part, *part.children) if part.dep_ in ("dobj", "prep")]
    if any(t.dep_ in ("xcomp", "advcl") and t.lemma_ == "vote" for t in verb.children):
        return True
    into = [t for prep in near if prep.dep_ == "prep" and prep.lower_ in ("in", "at") for t in prep.children]
    return any(t.lemma_.lower() in _POLLS for t in into)


def _shows(one: Draft) -> bool:
    """ "both have demonstrated good sense"."""
    verb = one.block.doc[one.governed.anchor]
    shown = [t for t in verb.children if t.dep_ == "dobj"]
    return verb.lemma_ == "demonstrate" and any(t.lemma_ not in _SHOWN for t in shown)


def _kin(one: Draft, number: Numeral, words: FigureWords) -> bool:
    """ "his two sons gathered there": a family, no crowd."""
    few = one.quantity.high is not None and one.quantity.high <= _FEW
    return few and number.noun is not None and lemma_of(number.noun) in words.kinsfolk


def _scene(one: Draft, number: Numeral, words: FigureWords) -> bool:
    """ "four policemen pulled him by the hair", "a case that involves seven soldiers": a few who do something to
    somebody, no force that was sent.
    """
    noun = number.noun
    if not one.governed.default or noun is None or one.quantity.high is None or one.quantity.high > _FEW:
        return False
    if any(t.lower_ in words.courts for t in noun.sent) or any(t.lemma_ == "allege" for t in noun.sent):
        return True
    verb = number.head.head
    if number.head.dep_ == "pobj":
        if verb.lower_ == "up" and verb.head.pos_ == "VERB":
            # "has shot as many as nine guards".
            return True
        return verb.dep_ == "agent" or (verb.lower_ == "of" and verb.head.dep_ in ("pobj", "dobj"))
    if number.head.dep_ == "dobj":
        return verb.lemma_ in _SCENES
    if number.head.dep_ != "nsubj":
        return False
    return any(t.dep_ == "dobj" and (t.pos_ == "PRON" or is_person(t, words) is True) for t in verb.children)


def _no_force(one: Draft, number: Numeral, words: FigureWords) -> bool:
    """ "488 civilian staff", "four water tanks", "thousands of rockets", "in the presence of 40 neighbours"."""
    if one.group is Group.CIVILIANS or (number.noun is not None and lemma_of(number.noun) in words.arms):
        return True
    if one.block.doc[one.governed.anchor].lemma_ == "presence" and one.group in (Group.PEOPLE, Group.FOREIGNERS):
        return True
    beside = {t.lower_ for t in number.noun.lefts} if number.noun is not None else set()
    return number.noun is not None and number.noun.lemma_ == "tank" and bool(beside & _TANKS)


def _examined(one: Draft, number: Numeral) -> bool:
    """ "and 1,300 more are being tested": nothing is known of them."""
    verb = number.head.head
    return number.head.dep_ == "nsubjpass" and verb.lemma_ in _EXAMINED and one.governed.anchor != verb.i


def _vessel(one: Draft, number: Numeral, words: FigureWords) -> bool:
    """ "took a taxi to a hospital"."""
    return number.noun is not None and lemma_of(number.noun) in words.vessels and one.group is not Group.THINGS


def _nobody(number: Numeral, words: FigureWords) -> bool:
    """ "two genes of a virus", "several trips to hospital"."""
    noun = number.noun
    return noun is not None and noun.tag_ == "NNS" and lemma_of(noun) in words.never_people


def _lands(one: Draft, words: FigureWords) -> bool:
    """ "the number of affected countries rose to nine"."""
    verb = one.block.doc[one.governed.anchor]
    counted = [t for t in verb.children if t.dep_ == "prep" and t.lower_ == "of"]
    lands = (verb.head, *(t for of in counted for t in of.children))
    return one.governed.toll and any(t.lemma_.lower() in words.peopled for t in lands)


def _asked(one: Draft) -> bool:
    """ "91,000 people questioned for the poll": whom a study asked."""
    verb = one.block.doc[one.governed.anchor]
    asking = verb.lemma_ in ("question", "interview", "survey", "poll")
    many = (one.quantity.low or one.quantity.high or 0) >= _CROWD
    return asking and (many or any(t.lemma_.lower() in _POLLS for t in verb.sent))


def _studied(number: Numeral) -> bool:
    """ "They interviewed 99 patients"."""
    return number.head.dep_ == "dobj" and number.head.head.lemma_ in ("interview", "survey", "study", "poll", "follow")


def _won(verb: Token) -> bool:
    """ "He beat out two candidates"."""
    return verb.lemma_ == "beat" and any(t.dep_ == "prt" and t.lower_ in ("out", "off") for t in verb.children)


def _negative(one: Draft) -> bool:
    """ "Tests on two cases proved negative"."""
    doc, last = one.block.doc, one.last
    after = doc[last : min(doc[last - 1].sent.end, last + 12)]
    verbs = [t for t in after if t.lemma_ in ("prove", "test", "come", "be", "turn", "return")]
    return any(c.lower_ == "negative" for verb in verbs for c in verb.children)


def _sought(one: Draft, number: Numeral, words: FigureWords) -> bool:
    """ "It has begun to look for a partner": nobody who is gone."""
    looking = one.block.doc[one.governed.anchor].lemma_ in ("look", "search", "hunt")
    noun = number.noun if number.noun is not None else number.head
    return looking and lemma_of(noun) not in words.groups and lemma_of(noun) not in _ANYONE | {"woman", "boy", "girl"}


def _general(one: Draft) -> bool:
    """ "You can get hundreds of ill people": what may happen to anyone."""
    verb = _clause(one.block.doc[one.first])
    if verb is None or not _timeless(verb):
        return False
    you = any(t.lower_ == "you" and t.dep_ == "nsubj" for t in verb.children)
    return you and verb.lemma_ != "have" and one.measure in _OF_LIVES
