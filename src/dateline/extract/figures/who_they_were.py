"""A number alone with who they were, or where they still are: "but 32 were women", "30 were in the hills"."""

from __future__ import annotations

from dateline.extract.figures.counted import is_person
from dateline.extract.figures.numeral import Governed, Numeral
from dateline.extract.figures.words import FigureWords

_SAYS = {"said", "says", "that", "but", "and", ",", "only", "some", "about", "another", "added"}
_LISTED = {"on the list", "on this list", "on that list", "on its list", "on their list", "on our list"}


def alone(number: Numeral, *, part: bool = False) -> Governed:
    """What counts those told of just before; ``part``: some of them."""
    return Governed(None, number.last - 1, kin=True, part=part, alone=True)


def who_were(number: Numeral, words: FigureWords) -> Governed | None:
    """ "but 32 were women", "The officials said four were Uzbeks", "Only 41 have been identified"."""
    doc, first = number.doc, number.first
    verb = number.head.head if number.head.dep_ != "conj" else doc[number.last]
    if doc[number.last : number.last + 3].text.lower() in _LISTED:
        return alone(number, part=True)
    lead = doc[first - 1]
    opens = (
        lead.lower_ in ("but", "and", "said", "says", "that", ",", ";", "only", "while", "least")
        or number.first == lead.sent.end
    )
    if number.head.dep_ == "nsubjpass":
        named = verb.lemma_ in words.identified and not any(t.dep_ in ("oprd", "prep", "agent") for t in verb.children)
        negated = any(t.dep_ == "neg" for t in verb.children)
        return Governed(None, verb.i, kin=True, part=True, alone=True) if named and not negated and opens else None
    if not opens or verb.lower_ not in ("were", "are"):
        return None
    for token in verb.children:
        if token.i > verb.i and token.dep_ == "attr" and (token.tag_ == "NNPS" or token.text.istitle()):
            return alone(number, part=True) if token.text.endswith(("s", "ese", "i")) else None
        if token.i > verb.i and token.dep_ == "attr" and token.tag_ == "NNS":
            return alone(number, part=True) if is_person(token, words) is True else None
    return None


def where_they_are(number: Numeral, words: FigureWords) -> Governed | None:
    """ "The governor said 30 were still in the hills", "Another 5,600 are in Togo", "12,000 had reached the bridge"."""
    doc, first = number.doc, number.first
    verb = number.head.head
    if verb.lemma_ in words.moving and doc[first - 1].lower_ in _SAYS:
        return Governed(None, verb.i, kin=True, alone=True)
    if verb.lemma_ not in ("be", "remain", "stay", "sleep", "live"):
        return None
    more = bool({doc[first].lower_, doc[first - 1].lower_} & words.more)
    still = any(t.lower_ in ("still", "now") for t in doc[number.last : number.last + 4])
    for prep in verb.children:
        obj = next((t for t in prep.children if t.dep_ == "pobj"), None)
        if (
            prep.dep_ != "prep"
            or prep.i < verb.i
            or obj is None
            or prep.lower_ not in ("in", "at", "on", "under", "near")
        ):
            continue
        if more and obj.pos_ == "PROPN":
            return alone(number)
        if still and doc[first - 1].lower_ in _SAYS and obj.lemma_.lower() in words.refuges:
            return Governed(None, verb.i, kin=True, part=True, alone=True)
    return None
