"""Places that words point to without naming them: "in the capital", a label before the text, a hospital that speaks.

Needs: blocks, places, attributions.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from dateline.extract.clauses import clause_of
from dateline.extract.mentions import PlaceMention
from dateline.model.span import Span
from dateline.model.vocabulary import PlacePrecision
from dateline.world import gazetteer

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_TREATING = {"treat", "receive", "admit", "take"}
_LABELS = {":", "–", "—"}


_HEAD = 3
"""Tokens within which the first sentence of an item starts, after its number."""


def is_entry(doc: Doc, token: int, places: Sequence[PlaceMention], block: int) -> bool:
    """Whether a word stands in one entry of a list, which tells of no other: under "Kano:", in "2. Damage"."""
    if label(doc, [m for m in places if m.block == block], len(doc)) is not None:
        return True
    timed = ":" in doc[0].text or "." in doc[0].text[:-1] or "h" in doc[0].text
    return is_item(doc) and not timed and doc[token].sent.start > _HEAD


_STRIKING = {"shake", "rock", "hit", "strike", "devastate", "flatten", "paralyse", "paralyze", "shell", "bomb"}
"""What is done to a town happens there: "explosions shook the capital"."""
_OF_ANY = {"capital", "its", "sprawling", "battered", "devastated", "ruined", "stricken", "shattered", "crowded"}
"""Words that do not tell which capital."""


def _clauses(token: Token) -> tuple[int, ...]:
    """The verb of a word's clause; where that only tells what came of another, the other's, too."""
    verb = clause_of(token)
    return (verb.i, verb.head.i) if verb.dep_ == "advcl" and verb.tag_ == "VBG" else (verb.i,)


def capital(token: Token, places: Sequence[PlaceMention], country: str) -> PlaceMention | None:
    """What "in the capital" means; None where it is not said, or the report does not name it."""
    said = any(
        (t.lower_ == "capital" or (t.lower_ == "city" and t.i > 0 and t.doc[t.i - 1].lower_ == "capital"))
        and (
            (t.dep_ == "pobj" and t.head.lower_ in ("in", "of", "across", "around", "through"))
            or (t.dep_ == "dobj" and t.head.lemma_ in _STRIKING and t.head.i in _clauses(token))
            or (t.dep_ == "poss" and t.head.dep_ == "pobj" and t.head.head.lower_ in _WITHIN | {"of"})
        )
        # "the capital of the province", "the state capital" are others.
        and not any(
            c.dep_ in ("prep", "amod", "compound", "poss", "appos") and c.lower_ not in _OF_ANY for c in t.children
        )
        for t in token.sent
    )
    return capital_of(country, places) if said else None


def capital_of(country: str, places: Sequence[PlaceMention]) -> PlaceMention | None:
    """The first mention of a country's capital; None where the report does not name it."""
    for mention in places:
        place = mention.place
        if place is None or place.country != country or place.precision is not PlacePrecision.CITY:
            continue
        if any(c.capital and c.place.id == place.id for c in gazetteer().candidates(mention.text)):
            return mention
    return None


_LARGEST = {"largest", "biggest", "populous"}
_LARGE = 300_000
"""So many live at the least in a town that the word can mean."""


def largest_of(land: PlaceMention, head: Token, places: Sequence[PlaceMention]) -> PlaceMention | None:
    """The town that "Peru's largest city" or "Peru's second-largest city" means, by how many live there; None where
    the report does not name it, or not the capital: of a few lesser towns the largest is not the land's.
    """
    noun, state = head.head, land.place
    if state is None or state.precision is not PlacePrecision.COUNTRY or head.dep_ != "poss" or noun.lower_ != "city":
        return None
    told = set(noun.doc[noun.left_edge.i : noun.i].text.lower().replace("-", " ").split())
    if "third" in told or not told & (_LARGEST | {"second"}) or capital_of(state.country, places) is None:
        return None
    towns: dict[int | None, PlaceMention] = {}
    for mention in places:
        place = mention.place
        if place is not None and place.country == state.country and place.precision is PlacePrecision.CITY:
            towns.setdefault(place.id, mention)
    rank = 1 if "second" in told else 0
    ranked = sorted(towns.values(), key=_living, reverse=True)
    return ranked[rank] if len(ranked) > rank and _living(ranked[rank]) >= _LARGE else None


def _living(mention: PlaceMention) -> int:
    return mention.place.population if mention.place is not None else 0


_CROSSING = {"cross", "pour", "stream", "spill"}


def crossed_from(place: Token) -> bool:
    """Whether a place is only where those came from who are told to be where they went: "from Sudan into Chad"."""
    if place.dep_ != "pobj" or place.head.lower_ != "from" or clause_of(place).lemma_ not in _CROSSING:
        return False
    return any(t.lower_ in ("into", "to") and t.i > place.i for t in clause_of(place).subtree)


_TOWNS = {"city", "town", "village"}


def in_town(token: Token) -> bool:
    """Whether the clause says "in the city", with nothing that tells which."""
    verb = clause_of(token)
    return any(
        t.lower_ in _TOWNS
        and t.dep_ == "pobj"
        and t.head.lower_ in ("in", "across", "around", "through")
        and clause_of(t).i == verb.i
        and all(c.lower_ in ("the", "this") for c in t.children)
        for t in token.sent
    )


def pointed(token: Token, kinds: frozenset[str]) -> Token | None:
    """The word of some kinds of place that the clause says without telling which: "in the village", "the country
    reported three deaths".
    """
    verb = clause_of(token)
    for found in token.sent:
        if (
            found.lower_ not in kinds
            or found.dep_ not in ("pobj", "nsubj", "nsubjpass", "poss")
            or clause_of(found).i != verb.i
        ):
            continue
        if found.dep_ == "pobj" and found.head.lower_ not in _WITHIN and not _part_of(found):
            continue
        if found.dep_ == "poss" and found.lower_ not in _TOWNS:
            # "the country's army" may be anywhere.
            continue
        told = [c.lower_ for c in found.children]
        if told and all(c in ("the", "this", "'s", "’s") for c in told):
            return found
    return None


def _part_of(town: Token) -> bool:
    """ "in one third of the city"."""
    part = town.head.head
    inside = town.head.lower_ == "of" and part.dep_ == "pobj" and part.head.lower_ in _WITHIN
    return inside and town.lower_ in _TOWNS and part.lemma_.lower() in _SHARES


def _heads_count(doc: Doc, mention: PlaceMention) -> bool:
    """Whether a name stands before a colon and a number: "Peru: one death"."""
    if mention.demonym or mention.last + 1 >= len(doc) or doc[mention.last].text != ":":
        return False
    return any(t.like_num for t in doc[mention.last + 1 : mention.last + 4])


def listed(doc: Doc, mentions: Sequence[PlaceMention], number: int) -> PlaceMention | None:
    """The place that an entry of a list within a paragraph begins with: "Peru: one death, 3 cases. Chile: 5 cases"."""
    heads = [m for m in mentions if _heads_count(doc, m)]
    found = None
    for mention in mentions:
        if mention.last < number and mention in heads:
            # One name before a text is a label, no list.
            found = mention if mention.first or len(heads) > 1 else None
        elif mention.first < number and found is not None and mention.first > found.last + 1:
            # "Peru: 12 cases (Peru puts deaths at 3)".
            found = found if mention.place == found.place else None
    if found is None or any(t.text == ":" for t in doc[found.last + 1 : number]):
        return None
    return found if number - found.last < _ENTRY else None


_SHARES = {
    "third",
    "half",
    "part",
    "quarter",
    "most",
    "much",
    "rest",
    "centre",
    "center",
    "outskirt",
    "street",
    "heart",
}
_WITHIN = {"in", "at", "inside", "across", "around", "near", "outside", "within", "through"}
_ENTRY = 16
"""Tokens that an entry of a list may have before a number."""


_PARTS = {"central", "north", "south", "east", "west", "northwest", "northeast", "southwest", "southeast"}


def toward(doc: Doc, mention: PlaceMention) -> bool:
    """Whether only a part of a place is told: "in central Ecuador", "in north-west Syria"."""
    return is_side(doc[mention.first - 1].lower_) if mention.first else False


def is_side(word: str) -> bool:
    """Whether a word tells a side or a middle: "south", "north-western", "central"."""
    return word.replace("-", "").removesuffix("ern") in _PARTS


def ward(token: Token, wards: frozenset[str]) -> tuple[int, int] | None:
    """The words for the hospital that says whom it treats: "St Ann's Hospital said it was treating 20 people"."""
    verb = clause_of(token)
    if verb.lemma_ not in _TREATING or not any(t.dep_ == "nsubj" and t.lower_ in ("it", "they") for t in verb.children):
        return None
    for said in verb.ancestors:
        for subject in said.children:
            if subject.dep_ == "nsubj" and subject.lower_ in wards and subject.tag_ == "NNP":
                first = subject.left_edge.i
                while token.doc[first].tag_ not in ("NNP", "NNPS"):
                    first += 1
                return first, subject.i + 1
    return None


def label(doc: Doc, mentions: Sequence[PlaceMention], before: int) -> PlaceMention | None:
    """The place that a paragraph is headed with: "Kano: Three people were killed"."""
    for mention in mentions:
        headed = mention.first == 0 and mention.last < min(before, len(doc)) and doc[mention.last].text in _LABELS
        if headed and not mention.demonym and mention.place is not None:
            return mention
    return None


_BULLETS = {"*", "•", "·", "-", "–"}
_NUMBERED = re.compile(r"\d{1,2}([.:h]\d\d)?[.)]?")


def is_item(doc: Doc) -> bool:
    """Whether a paragraph is an item of a list or of a live page: "3. Damage.", "09.12 Our reporter", "• 14 deaths"."""
    if len(doc) < 3:
        return False
    first = doc[0].text
    if first in _BULLETS:
        return True
    timed = "." in first or ":" in first or "h" in first
    return _NUMBERED.fullmatch(first) is not None and (timed or doc[1].text in (".", ")")) and not doc[1].is_lower


def apart(doc: Doc, one: int, two: int) -> bool:
    """Whether a semicolon parts two tokens: each side tells of its own place and days."""
    low, high = sorted((one, two))
    return any(t.text == ";" for t in doc[low:high])


def quarter(
    places_in: Mapping[int, Sequence[PlaceMention]], opening: int, docs: Sequence[Doc], heads: frozenset[str]
) -> PlaceMention | None:
    """The one district or village without an entry of its own that the opening puts something in."""
    found: dict[str, PlaceMention] = {}
    for block in range(min(opening, len(docs))):
        for mention in places_in.get(block, ()):
            if mention.place is None and docs[block][mention.last - 1].lower_ in heads:
                found.setdefault(mention.text, mention)
    return next(iter(found.values())) if len(found) == 1 else None


def name_of(text: str, span: Span, *, kind: str) -> Span:
    """The span of a name without the word for its kind: "Milldale" of "Milldale district"."""
    end = span.end - len(kind)
    while end > span.start and text[end - 1].isspace():
        end -= 1
    return Span(span.start, end)
