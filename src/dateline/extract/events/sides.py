"""Who can stand on a side of an event, and who cannot: clocks, bare numbers, another verb's number, things."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from dateline.extract.actors.phrases import of_object
from dateline.extract.events.arguments import Actors
from dateline.extract.events.frames import Frame
from dateline.model.vocabulary import EventType

if TYPE_CHECKING:
    from spacy.tokens import Token

_COUNTS = {"dozen", "hundred", "thousand", "score", "ten", "million", "number", "handful", "couple", "majority"}
_PERSONAL = {"people", "person", "man", "woman", "child", "boy", "girl", "baby", "other", "teenager", "passenger"}
_PERSONAL |= {"victim", "suspect", "juvenile", "teen", "freshman", "toddler", "driver", "pedestrian", "bystander"}
_PERSONAL |= {"brother", "sister", "son", "daughter", "father", "mother", "husband", "wife", "parent", "dozens"}
_PERSONAL |= {"guard", "rider", "crew", "colleague", "member", "friend", "relative", "villager", "resident", "prisoner"}
_VEHICLES = {"helicopter", "plane", "truck", "car", "bus", "boat", "ship", "train", "van", "ambulance", "lorry"}
_CLOCK = re.compile(r"\d[.:]\d\d|\b(?:GMT|BST|EST|EDT|UTC)\b|^[\d\\/]+$")
_ALONE = {"he", "she", "they", "him", "her", "them", "who", "it", "we", "us", "i", "me", "you", "his", "their", "its"}


def trimmed(tokens: list[Token], trigger: Token, frame: Frame, *, agents: bool) -> list[Token]:
    """The tokens that may stand on a side of the event."""
    found = []
    for token in tokens:
        if not any(char.isalnum() for char in token.text) or (
            token.i + 1 < len(token.doc) and token.nbor().text == "-" and not token.whitespace_
        ):
            continue  # "Anti" of "Anti-government"
        if (_CLOCK.search(token.text) and of_object(token) is None) or (token.lower_ in _HERE and not _initials(token)):
            continue
        if token.lower_ in ("death", "deaths", "look") or (token.dep_ == "poss" and token.pos_ == "PRON"):
            continue
        if token.lemma_.lower() in _SUMMED:
            continue  # "charged the crowd, the first sign of trouble"
        if agents and (token.lemma_.lower() in _ONLOOKERS or _of_blast(token)):
            continue
        if agents and token.lemma_.lower() in _VEHICLES and not (frame.type is EventType.ASSAULT and craft(token)):
            continue  # "airlifted by helicopter"
        if (token.dep_ == "conj" and _has_own(token, trigger)) or _left_out(token):
            continue
        if token.ent_type_ in ("NORP", "LANGUAGE") and _tongue(token):
            continue
        if _bare(token) and (_others(token, trigger) or (agents and frame.type is not EventType.PROTEST)):
            continue
        found.append(token)
    return found


_ONLOOKERS = {"witness", "eyewitness", "onlooker", "bystander", "passer"}


def _of_blast(token: Token) -> bool:
    """Whether a force is that of a blow: "the smoke and force of the blast"."""
    after = token.doc[token.i + 1 : token.i + 5]
    return token.lower_ == "force" and after[:1].text == "of" and any(t.lemma_.lower() in _BLOWS for t in after)


_BLOWS = {"blast", "explosion", "impact", "blow", "collision", "shock", "wave", "wind"}


def _left_out(token: Token) -> bool:
    """Whether it is whom something does not reach: "all but nurses and drivers were sent home"."""
    before = " ".join(t.lower_ for t in token.doc[max(token.sent.start, token.left_edge.i - 2) : token.i])
    if any(f" {words} " in f" {before} " for words in _EXCEPT):
        return True
    return token.dep_ == "conj" and _left_out(token.head)


_EXCEPT = ("all but", "everyone but", "everyone except", "all except", "anyone but", "anyone except")


def _tongue(token: Token) -> bool:
    """Whether a people's name without an article is its tongue's: "shouted in Arabic, French and English"."""
    if token.tag_ not in ("NNP", "NN", "JJ") or any(c.dep_ in ("det", "amod", "poss") for c in token.lefts):
        return False
    while token.dep_ == "conj":
        token = token.head
    return token.ent_type_ == "LANGUAGE" or (token.dep_ == "pobj" and token.head.lower_ in ("in", "from", "into"))


_SUMMED = {"sign", "instance", "example", "occasion"}


def craft(token: Token) -> bool:
    """Whether it is an army's or a state's machine of war that acts: "army helicopters", "Chilean warplanes"."""
    if token.lemma_.lower() not in _CRAFT:
        return False
    whose = [c for c in token.lefts if c.dep_ in ("compound", "amod", "nmod", "poss")]
    torn = any(g.dep_ == "nsubj" for c in token.lefts for g in c.lefts)
    return not torn and any(c.ent_type_ in ("GPE", "NORP") or c.lower_ in _FORCES for c in whose)


_CRAFT = {"helicopter", "warplane", "jet", "gunship", "plane", "aircraft", "warship", "tank", "bomber", "fighter"}
_FORCES = {"army", "military", "government", "rebel", "police", "navy", "coalition", "enemy", "nato"}


def stood_on(token: Token, things: frozenset[str]) -> Token | None:
    """Who acts, where a participle hangs on a place: the gunmen in "gunmen on top of the school shooting at cars"."""
    if token.lemma_.lower() not in things or token.dep_ != "pobj" or token.ent_type_:
        return token
    above = token.head.head
    while above.dep_ == "pobj" and above.lemma_ in _PARTS:
        above = above.head.head
    return above if above.tag_ in ("NNS", "NNPS") else None


_PARTS = {"top", "roof", "side", "edge", "front", "back", "corner", "middle", "centre", "center", "upper", "floor"}


_HERE = {"i", "we", "you", "me", "us", "this", "that"}


def _initials(token: Token) -> bool:
    """Whether a word like a pronoun is a name: "US"."""
    return len(token.text) > 1 and token.text.isupper() and token.pos_ == "PROPN"


def _bare(token: Token) -> bool:
    """Whether a word is a number without the people: "353", "dozens"."""
    if not (token.pos_ == "NUM" or token.lemma_.lower() in _COUNTS):
        return False
    return of_object(token) is None


def _has_own(token: Token, trigger: Token) -> bool:
    """Whether people joined to others have a participle of their own: "26 killed and 3,000 people detained"."""
    after = token.i + 1
    while after < len(token.doc) and token.doc[after].pos_ == "ADV":
        after += 1
    if after >= len(token.doc) or after == trigger.i:
        return False
    verb = token.doc[after]
    return (
        verb.tag_ in ("VBN", "VBD") and verb.dep_ in ("acl", "conj", "relcl", "ccomp") and verb.lemma_ != trigger.lemma_
    )


def _others(token: Token, trigger: Token) -> bool:
    """Whether the number is that of a verb of its own: "12 officers had been killed and 353 wounded"."""
    after = token.i + 1
    if after >= len(token.doc) or (token.i < trigger.i and after == trigger.i):
        return False
    return token.dep_ == "conj" and token.doc[after].tag_ in ("VBN", "VBD", "JJ") and after != trigger.i


def gift(token: Token, trigger: Token) -> bool:
    """Whether a word is what is given, not who is given it: "donates medicine"."""
    given = any(c.dep_ == "prep" and c.lower_ == "with" for c in trigger.children)
    if trigger.lemma_ in ("provide", "supply") and given:
        return False  # "is providing Peru with loans"
    return token.dep_ == "dobj" and token.head.i == trigger.i and trigger.lemma_ in _GIVES


_GIVES = {"donate", "deliver", "distribute", "provide", "supply", "send"}


def town(token: Token) -> bool:
    """Whether a name is said to be a town's, which does nothing itself: "in the capital Juba"."""
    named = [*token.lefts, *([token.head] if token.dep_ == "appos" else [])]
    return token.ent_type_ in ("GPE", "LOC") and any(c.lemma_.lower() in _TOWNS for c in named)


_TOWNS = {"capital", "city", "town", "village", "suburb", "district", "port", "resort"}


def amount(token: Token) -> bool:
    """Whether a verb's object is so much of something."""
    return token.dep_ == "dobj" and any(
        t.pos_ == "NUM" or t.text[0].isdigit() or t.text in "$£€m" or t.ent_type_ == "MONEY" or t.lemma_ == "sum"
        for t in token.subtree
    )


def counted(token: Token) -> bool:
    """Whether a side is told in numbers: "nine people", "dozens of demonstrators"."""
    if token.pos_ == "NUM" or token.lemma_.lower() in _COUNTS:
        return True
    return any(c.dep_ == "nummod" for c in token.children)


def membership(token: Token, block: int, actors: Actors) -> bool:
    """Whether so many of a body's people are meant: "138 of its members", "dozens of his supporters"."""
    inner = of_object(token) if token.pos_ == "NUM" or token.lemma_.lower() in _COUNTS else None
    return inner is not None and inner.tag_ == "NNS" and people(inner, block, actors)


def people(token: Token, block: int, actors: Actors, humans: frozenset[str] = frozenset()) -> bool:
    """Whether one can be killed or hurt."""
    if token.lower_ == "one" and of_object(token) is None:
        return False
    if token.lemma_.lower() in _COUNTS or token.lower_ in ("some", "many", "most", "several", "all"):
        inner = of_object(token)
        return inner is None or people(inner, block, actors, humans)
    if (block, token.i) in actors or token.ent_type_ in ("PERSON", "NORP"):
        return True
    if token.pos_ in ("NUM", "PRON"):
        return True
    return token.lemma_.lower() in _PERSONAL or token.lemma_.lower() in humans or token.pos_ == "PROPN"


def known_side(token: Token, block: int, actors: Actors) -> bool:
    """Whether a side is more than a pronoun that stands for nobody the report has named."""
    if token.lower_ not in _ALONE or _initials(token):
        return True
    actor = actors.get((block, token.i))
    return actor is not None and actor.name.lower() not in _ALONE
