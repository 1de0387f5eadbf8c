"""Words that tie a place to somebody or something without anything being so there.

Needs: blocks.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING

from dateline.extract.clauses import clause_of

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_TIED = {"based", "born", "bound", "led", "backed", "educated", "trained", "style", "registered"}
_LINKED = {"link", "tie", "relate", "connect", "compare", "loyal", "similar", "close", "opposed", "liken", "ally"}
_SCHOOLS = {"university", "college", "school", "institute", "academy"}
_SCHOLARS = {"professor", "lecturer", "student", "scholar", "expert", "fellow", "researcher", "graduate", "specialist"}
HOUSES = {
    "hospital",
    "prison",
    "jail",
    "city",
    "town",
    "village",
    "school",
    "street",
    "market",
    "airport",
    "port",
    "shop",
    "church",
    "mosque",
    "factory",
}
MEETINGS = {"talk", "meeting", "summit", "conference", "interview", "briefing", "session"}
SPEECHES = MEETINGS | {
    "speech",
    "event",
    "ceremony",
    "statement",
    "address",
    "visit",
    "tour",
    "trip",
    "mission",
    "reception",
}
"""Where words are said."""
_LANDS = {"country", "nation", "state", "city", "town"}
_RANKS = {"first", "second", "third", "fourth", "fifth", "sixth", "last"}
_AHEAD = 6
"""Words after "in" within which "to" and its verb still tell of the first."""
_AGAINST = {"while", "whereas", "although", "though"}
_THEREAFTER = {"after", "following", "since", "before", "over", "about", "despite", "amid"}
"""Prepositions before what was not where it was said: "will lift the curfew after protests in Springfield"."""
_AUDIENCES = MEETINGS | {"audience", "rally", "congress", "parliament", "gathering", "crowd"}


def whose(doc: Doc, last: int) -> bool:
    """Whether the word after a place makes it whose or whither: "a Rome based paper", "Zagreb-bound".

    Args:
        doc: The block.
        last: Where the place's words end.
    """
    if last >= len(doc):
        return False
    if doc[last].text == "-" and not doc[last - 1].whitespace_:
        return True
    if doc[last].lower_ == "based" and last + 1 < len(doc):
        return doc[last + 1].pos_ in ("NOUN", "PROPN", "ADJ")
    return doc[last].lower_ in _TIED and doc[last].head.i > last


def belongs(head: Token) -> bool:
    """Whether a place is part of the name of a school that somebody is of: "Dr Hall of the Oslo Business School"."""
    noun = head.head
    if head.dep_ != "compound" or noun.lemma_.lower() not in _SCHOOLS or noun.dep_ != "pobj":
        return False
    of = noun.head
    if of.lower_ not in ("of", "from", "at"):
        return False
    person = of.head.pos_ == "PROPN" and of.head.ent_type_ == "PERSON"
    return person or (of.lower_ == "of" and of.head.pos_ == "ADV") or of.head.lemma_.lower() in _SCHOLARS


def held_against(head: Token) -> bool:
    """Whether a place is what something is held against, or tied to: "more than in Springfield", "linked to Israel"."""
    while head.dep_ == "conj":
        head = head.head
    if head.dep_ != "pobj":
        return False
    if any(t.lower_ == "than" and t.dep_ == "mark" for verb in head.ancestors for t in verb.children):
        # "over a wider area than was struck in Springfield".
        return True
    prep = head.head
    if prep.lower_ == "of" and prep.head.lower_ == "size":
        # "a town the size of Springfield".
        return True
    if _first_of_all(prep):
        return True
    if prep.i and (prep.lower_ == "than" or prep.nbor(-1).lower_ == "than"):
        return True
    return prep.lower_ in ("to", "with") and prep.head.lemma_.lower() in _LINKED


def _first_of_all(prep: Token) -> bool:
    """Whether "in" and its place only say of how many somebody is the first or the most: "the first country in Africa",
    "the most in the region", "the fifth in Peru"; not "the first in Peru to fall ill".
    """
    noun = prep.head
    if prep.lower_ not in ("in", "of"):
        return False
    if noun.lemma_.lower() in _LANDS:
        return any(t.tag_ in ("JJS", "RBS") or t.lower_ in _RANKS for t in noun.children)
    after = prep.doc[prep.i + 1 : min(prep.i + _AHEAD, prep.sent.end)]
    to_do = any(t.lower_ == "to" and t.i + 1 < prep.sent.end and t.nbor().tag_ == "VB" for t in after)
    bare = noun.lower_ in _RANKS and not to_do and not any(t.pos_ in ("VERB", "AUX") for t in noun.children)
    return bare or noun.tag_ in ("JJS", "RBS")


def clocked(doc: Doc, first: int) -> bool:
    """Whether a place only says by whose clock an hour is told: "9 p.m. Cairo", "at 9 p.m. in Cairo"."""
    at = first - 2 if first > 1 and doc[first - 1].lower_ == "in" else first - 1
    return at >= 0 and doc[at].lower_.replace(".", "") in ("am", "pm", "gmt")


def told_against(place: Token, token: Token, named: Collection[int]) -> bool:
    """Whether a place stands in a later clause with a subject of its own that is held against that of a word, which
    names another place: "two children in Peru fell ill, but the first cases were in Chile".

    Args:
        place: The word of the place.
        token: The word that carries the claim.
        named: Tokens of the sentence's other places.
    """
    verb = clause_of(place)
    for _ in range(6):
        above = verb.head
        if above.i == verb.i or verb.i == token.i or verb.is_ancestor(token):
            return False
        if above.i == token.i or above.is_ancestor(token):
            break
        verb = clause_of(above) if verb.dep_ not in ("conj", "advcl") else above
    if verb.i < token.i or not any(t.dep_ in ("nsubj", "nsubjpass", "expl") for t in verb.children):
        return False
    against = verb.dep_ == "advcl" and any(t.lower_ in _AGAINST and t.dep_ in ("mark", "advmod") for t in verb.children)
    against = against or (
        verb.dep_ == "conj" and any(t.lower_ in ("but", "while", "yet") and t.dep_ == "cc" for t in verb.head.children)
    )
    inside = {t.i for t in verb.subtree}
    return against and any(i not in inside for i in named)


def named_after(place: Token, happening: frozenset[str]) -> bool:
    """Whether a place is in the name of something that happened: "the Lockerbie bombing"."""
    return place.dep_ == "compound" and place.head.lemma_.lower() in happening


def beside(place: Token, token: Token) -> bool:
    """Whether a word stands in what is told of a place beside it: "In Peru, the worst hit country with 176 dead"."""
    return place.dep_ == "pobj" and any(
        t.dep_ == "appos" and (t.i == token.i or t.is_ancestor(token)) for t in place.children
    )


def right_there(place: Token, token: Token, undergoing: Collection[str]) -> bool:
    """Whether a word is told of the place itself: "Peru, where nine died, has closed its schools", "Peru, which has
    reported nine deaths"; not "France, which has nine ships there".
    """
    for verb in (token, *token.ancestors):
        if verb.dep_ == "relcl":
            where = any(t.lower_ == "where" for t in verb.children)
            which = any(t.lower_ == "which" and t.dep_ == "nsubj" for t in verb.children)
            return verb.head.i == place.i and (where or (which and verb.lemma_ in undergoing and verb.lemma_ != "have"))
    return False


def houses(head: Token, locative: frozenset[str]) -> bool:
    """Whether the country of a people's name is where it was: "in British hospitals", "on Egyptian streets"."""
    noun = head.head
    several = head.dep_ == "amod" and noun.tag_ == "NNS" and noun.lemma_.lower() in HOUSES
    return several and noun.dep_ == "pobj" and noun.head.lower_ in locative


def told_to(noun: Token) -> bool:
    """Whether a word is that of a meeting that somebody told something: "told a meeting of nurses in Springfield"."""
    heard = noun.head.head if noun.dep_ == "pobj" and noun.head.lower_ == "of" else noun
    return heard.lemma_.lower() in _AUDIENCES and heard.dep_ == "dobj" and heard.head.lemma_ in ("tell", "address")


def of_subject(place: Token, verb: Token) -> bool:
    """Whether "in" and its place hang on the one who says it."""
    on = place.head.head
    inside = place.dep_ == "pobj" and place.head.lower_ in ("in", "at")
    return inside and on.dep_ == "nsubj" and on.head.i == verb.i


def only_wanted(place: Token, demanding: Collection[str]) -> bool:
    """Whether a place stands in what somebody demands or is against: "marched to demand that troops leave Peru", "a
    rally against the war in Peru"; not "demanded in Lima that troops leave".
    """
    direct = place.head.head if place.dep_ == "pobj" else None
    for above in place.ancestors:
        if above.pos_ == "VERB" and above.lemma_ in demanding:
            return direct is None or direct.i != above.i
        if above.lower_ == "against" and above.i != place.head.i:
            return True
    return False


def counted_noun(number: Token) -> Token:
    """What a number counts, by the parse: "contingent" of "a 320-strong contingent"."""
    noun = number
    while noun.dep_ in ("nummod", "quantmod", "det", "amod", "npadvmod", "compound", "advmod") and noun.head.i > noun.i:
        noun = noun.head
    return noun


def hangs_on(place: Token, noun: Token, sending: Collection[str]) -> bool:
    """Whether "in" and its place hang on what is counted ("a student in Lima"), or on where it was sent: "500 soldiers
    sent to Peru".
    """
    if place.dep_ != "pobj" or noun.pos_ not in ("NOUN", "PROPN"):
        return False
    on = place.head.head
    if place.head.lower_ == "in" and on.i == noun.i:
        return True
    return on.dep_ == "acl" and on.head.i == noun.i and on.lemma_ in sending and place.head.lower_ == "to"


def held_with(place: Token, verb: Token) -> bool:
    """Whether "in" and its place hang on a verb, or on a noun that itself hangs on it by a preposition."""
    on = place.head.head
    held = on.pos_ == "NOUN" and on.dep_ == "pobj" and on.head.lower_ not in _THEREAFTER
    return on.i == verb.i or (held and on.head.head.i == verb.i)
