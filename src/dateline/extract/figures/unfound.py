"""Who is not found: "63 residents could not be accounted for", "eight still to be found", "no word from 19 men"."""

from __future__ import annotations

import re

from dateline.extract.figures.counted import is_person
from dateline.extract.figures.joined import lemma_of
from dateline.extract.figures.numeral import Governed, Numeral
from dateline.extract.figures.words import FigureWords
from dateline.model.vocabulary import Measure

_NOT_FOUND = re.compile(
    r"(?:could|can|ca|have|had|has|were|was|are|is)\s?(?:not|n't|never) (?:yet |so far |still )?(?:been |be )?(?:yet )?"
    r"(?:accounted for|located|traced|tracked down|reached by|contacted|found|heard from|heard of|seen since)\b"
)
_TO_FIND = re.compile(r"(?:yet|still|remain|remains|remained) to be (?:found|located|traced|recovered|accounted for)\b")
_SOUGHT = re.compile(r"(?:still |being |yet )+(?:sought|looked for|searched for)\b")
_UNFOUND = re.compile(r"(?:still |remain |remained )(?:unfound|untraced|unlocated|lost|unaccounted)\b")
_NOT_HOME = re.compile(
    r"(?:have|had|has|did) ?(?:not|n't|never|yet to) (?:yet )?"
    r"(?:come home|come back|return|returned|reported back|reached home|reached port|come ashore|resurfaced|surfaced)\b"
)
_FEW = 500
"""How many fail to come home from sea or work; more than that are refugees."""
_REACH = 12


def unfound(number: Numeral, words: FigureWords) -> Governed | None:
    """Who is missing, by what is said after them; not who is hunted by the police, nor who is found guilty."""
    noun = number.noun
    if is_person(noun, words) is False or (noun is not None and lemma_of(noun) in words.sought):
        return None
    if noun is not None and is_person(noun, words) is None and lemma_of(noun) not in words.people:
        return None
    if noun is not None and words.counted.get(lemma_of(noun)) is Measure.KILLED:
        # "Four bodies have not been found": they are known to be dead.
        return None
    signless = _without_sign(number, words)
    if signless is not None:
        return signless
    start = max(number.last, noun.i + 1 if noun is not None else 0)
    verb = number.head.head if number.head.dep_ in ("nsubj", "nsubjpass") else None
    if verb is not None and verb.i > start:
        start = min([t.i for t in verb.children if t.dep_ in ("aux", "auxpass", "neg") and t.i >= start] + [verb.i])
    after = number.doc[start : min(number.doc[number.first].sent.end, start + _REACH)]
    text = after.text.lower().lstrip("( ,")
    text = text.removeprefix("others ").removeprefix("more ").removeprefix("who ").replace("can not", "cannot")
    text = text.replace("cannot", "can not")
    told = _TO_FIND.match(text.removeprefix("have ").removeprefix("has ").removeprefix("were ").removeprefix("are "))
    told = told or _NOT_FOUND.match(text) or _UNFOUND.match(text.removeprefix("are ").removeprefix("were "))
    if told is None and (wanted := _SOUGHT.match(re.sub(r"^(?:are|were|is|was) ", "", text))) is not None:
        near = number.doc[max(0, number.doc[number.first].sent.start - _REACH) : number.doc[number.first].sent.end]
        told = wanted if not any(t.lemma_.lower() in words.unfound["hunted"] for t in near) else None
    if told is None and (away := _NOT_HOME.match(text)) is not None and (number.value or 0) <= _FEW:
        further = {t.lower_ for t in after if t.i > start + 3}
        told = away if away.group().endswith("home") or not further & words.unfound["homes"] else None
    if told is None or any(t.lower_ in words.unfound["guilt"] for t in after):
        return None
    return Governed(Measure.MISSING, noun.i if noun is not None else number.last - 1)


def _without_sign(number: Numeral, words: FigureWords) -> Governed | None:
    """ "There was no trace of nine others", "awaiting news of 19 miners"."""
    prep = number.head.head
    if number.head.dep_ != "pobj" or prep.lower_ not in ("of", "from", "with") or (number.value or 0) < 1:
        return None
    sign, signs = prep.head, words.unfound["signs"]
    if sign.lemma_ == "hear" and prep.lower_ == "from" and is_person(number.noun, words) is not False:
        # "Nobody has heard from 19 climbers".
        none = any(t.dep_ == "neg" or t.lower_ in ("nobody", "none", "nothing") for t in sign.children)
        none = none or sign.doc[sign.sent.start : sign.i].text.lower().startswith(("no one", "no-one", "no "))
        return Governed(Measure.MISSING, sign.i) if none else None
    if sign.lemma_.lower() not in signs:
        sign = next((t for t in (sign, *sign.children) if t.lemma_.lower() in signs and t.i < prep.i), sign)
    if sign.lemma_.lower() not in signs:
        return None
    no = any(t.lower_ in ("no", "little", "any", "without") for t in (*sign.lefts, sign.nbor(-1) if sign.i else sign))
    lead = sign.doc[sign.sent.start : sign.i]
    awaited = any(t.lemma_.lower() in words.unfound["awaiting"] for t in lead) or any(
        t.lower_ in ("n't", "not") for t in lead
    )
    person = is_person(number.noun, words) is True or number.noun is None
    return Governed(Measure.MISSING, sign.i) if (no or awaited) and person else None
