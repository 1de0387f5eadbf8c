"""Counts of one and of none: who is a lone victim, and what says that nobody was harmed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dateline.extract.figures.counted import is_person
from dateline.extract.figures.numeral import Governed, Numeral
from dateline.extract.figures.words import FigureWords
from dateline.model.vocabulary import Measure

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token


_HARM = {"death": Measure.KILLED, "fatality": Measure.KILLED, "injury": Measure.INJURED}
_HEARD = {"report", "record", "confirm", "announce", "register", "hear"}
"""Of deaths that nobody told of nothing is known."""
_OF_ALL = {"single", "confirmed", "reported", "human", "civilian", "known"}
"""With "no deaths", these leave nobody out."""


def one_person(noun: Token, words: FigureWords) -> bool:
    """Whether it is a word for one person, "19-year-old" among them."""
    if noun.lower_ == "old":
        return noun.i > 1 and noun.nbor(-1).text == "-"
    if noun.tag_ != "NN":
        return False
    if _aged(noun) and noun.lemma_.lower() not in words.things | words.animals and is_person(noun, words) is not False:
        return True
    if noun.lower_.endswith(("man", "woman")) and len(noun) > 6:
        return noun.lower_ not in ("ottoman", "talisman")
    return noun.lemma_.lower() in words.person


def _aged(noun: Token) -> bool:
    """Whether it is told how many years old it is, as of persons: "a 44-year-old locksmith"; houses are older."""
    for old in noun.children:
        if old.lower_ == "old" and old.dep_ == "amod" and old.i > 3:
            years = old.doc[old.i - 4]
            return old.doc[old.i - 2].lower_ in ("year", "month") and not (
                years.text.isdecimal() and int(years.text) > 105
            )
    return False


def ordinal(doc: Doc, at: int) -> bool:
    """ "a fourth man" is no count of one."""
    return at < len(doc) and (
        doc[at].ent_type_ == "ORDINAL" or doc[at].lower_ in ("second", "third", "fourth", "fifth")
    )


def counts_one(number: Numeral, governed: Governed, words: FigureWords) -> bool:
    """Whether a lone one is a victim: not "one of the pilots", not "one protester said"."""
    doc, last = number.doc, number.last
    if last < len(doc) and doc[last].lower_ in ("of", "for") and not (governed.part or governed.whole):
        of_them = doc[last].lower_ == "of" and doc[last + 1 : last + 2].text.lower() in words.wholes
        of_them = of_them and last + 2 < len(doc) and doc[last + 2].pos_ in ("VERB", "AUX", "ADV")
        harmed = not governed.default and governed.measure in (Measure.KILLED, Measure.INJURED)
        return of_them and harmed
    stated = bool(number.first) and doc[number.first - 1].lower_ == "that" and doc[number.first - 1].dep_ == "mark"
    # "said that a boy had died" tells of one, "that one boy" of the one meant.
    if (
        number.first
        and not stated
        and doc[number.first - 1].lower_
        in (
            "loved",
            "no",
            "any",
            "each",
            "every",
            "this",
            "that",
            "which",
        )
    ):
        return False
    if governed.default or governed.measure not in words.single_measures:
        elsewhere = last < len(doc) and doc[last].lower_ in ("in", "at", "near") and number.noun is None
        return governed.part or (governed.kin and (governed.whole or elsewhere))
    counted = number.noun is not None and governed.anchor == number.noun.i
    counted = counted or (number.noun is not None and number.noun.lemma_.lower() == "case")
    return number.noun is None or counted or is_person(number.noun, words) is not False


def no_harm(number: Numeral) -> Measure | None:
    """What nobody suffered: "no deaths were reported", "without loss of life"; None where the number is none such."""
    noun = number.noun
    if number.value != 0 or noun is None or noun.head.lemma_ in _HEARD:
        return None
    if noun.lemma_.lower() == "loss":
        return Measure.KILLED if noun.doc[noun.i + 1 : noun.i + 3].text.lower() == "of life" else None
    of_all = all(t.lower_ in _OF_ALL for t in noun.children if t.dep_ in ("amod", "compound", "nmod"))
    return _HARM.get(noun.lemma_.lower()) if of_all else None


def only_some(number: Numeral, governed: Governed, words: FigureWords) -> bool:
    """ "No one else was hurt", "none suffered life-threatening injuries": no count of none harmed at all."""
    doc, last = number.doc, number.last
    after = doc[last].lower_ if last < len(doc) else ""
    verb = doc[governed.anchor]
    qualified = {t.lower_ for t in verb.subtree} & (words.manner.keys() | {"life", "threatening", "serious"})
    return after in ("else", "other", "others") or bool(qualified)


def named(noun: Token) -> bool:
    """Whether the lone person is named ("a nurse, Ann Lee, was killed"; "Ann Lee, a nurse, was killed")."""
    if any(t.dep_ == "appos" and t.ent_type_ == "PERSON" for t in noun.children):
        return True
    if any(t.dep_ == "acl" and t.lower_ in ("named", "called") and t.i == noun.i + 1 for t in noun.children):
        return True
    if noun.dep_ == "pobj" and noun.head.lower_ == "after" and noun.head.head.lemma_ == "name":
        # "a square named after a nurse who died".
        return True
    whose = noun.head
    if noun.dep_ == "appos" and whose.pos_ == "PROPN" and any(t.dep_ == "appos" and t.like_num for t in whose.children):
        # "Roe, 41, a reporter for the daily, was hit".
        return True
    return noun.dep_ == "appos" and whose.i < noun.i and (whose.ent_type_ == "PERSON" or _two_names(whose))


def _two_names(token: Token) -> bool:
    """Whether two or more names in a row, no place, are a person: no body is one man or woman."""
    before = token.nbor(-1) if token.i else None
    row = before is not None and before.pos_ == "PROPN" and before.dep_ == "compound"
    return token.pos_ == "PROPN" and row and token.ent_type_ not in ("GPE", "LOC", "FAC", "NORP")
