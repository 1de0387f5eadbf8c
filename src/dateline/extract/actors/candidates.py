"""Which noun phrases of a block can act or speak, and what they are."""

from __future__ import annotations

import functools
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dateline.extract.actors.lexicon import BODY, PERSON, Lexicon, Role, gender_of
from dateline.extract.actors.phrases import extent, of_object, plural, qualifiers, singular, subject
from dateline.extract.reading import Block
from dateline.model.vocabulary import Group, PlacePrecision, SourceKind
from dateline.world import gazetteer

if TYPE_CHECKING:
    from spacy.tokens import Span as Tokens
    from spacy.tokens import Token

_COUNTRY = Role("country", "GOV", Group.OFFICIALS, SourceKind.GOVERNMENT, body=True)
_PEOPLES = Role("people", "CVL", Group.PEOPLE, SourceKind.WITNESS)
# Inside other phrases a noun qualifies, it does not act.
_INNER = {"compound", "amod", "nmod", "quantmod", "npadvmod", "advmod", "nummod", "det", "punct", "prep", "ROOT-verb"}
_WHERE = {"in", "at", "near", "around", "outside", "inside", "across", "throughout", "within", "into", "onto", "along"}
_WHERE |= {"through", "toward", "towards", "via", "off", "beyond", "from", "to", "above", "over", "beside", "under"}
# Bodies that are as often the building or the land as those who run it.
_PLACELIKE = {"country", "nation", "state", "republic", "kingdom", "capital", "office", "hospital", "school", "church"}
_PLACELIKE |= {
    "university",
    "factory",
    "embassy",
    "consulate",
    "palace",
    "court",
    "bank",
    "clinic",
    "morgue",
    "website",
}
_PLACELIKE |= {
    "parliament",
    "ministry",
    "department",
    "community",
    "population",
    "bureau",
    "network",
    "channel",
    "chamber",
}
_PLACELIKE |= {
    "club",
    "radio",
    "television",
    "tv",
    "vatican",
    "house",
    "institute",
    "council",
    "municipality",
    "congregation",
}
_ACTING = {"nsubj", "nsubjpass", "pobj", "conj", "dobj", "poss", "dative"}
_SUBJECTS = {
    "nsubj",
    "nsubjpass",
    "agent",
    "dobj",
    "iobj",
    "dative",
    "poss",
    "appos",
    "pobj",
    "conj",
    "attr",
    "ROOT",
    "oprd",
}


@dataclass(slots=True)
class Draft:
    """An actor mention before coreference. ``words`` are the name's own words, "" for a common noun."""

    block: int
    head: Token
    first: int
    last: int
    role: Role
    words: str = ""
    person: bool = False
    plural: bool = False
    gender: str = ""
    pronoun: str = ""
    definite: bool = False
    country: str = ""
    sentence: int = 0


def find_drafts(block: Block, lexicon: Lexicon) -> Iterator[Draft]:
    """All phrases of a block that can act or speak, in text order of their heads."""
    names = {entity.root.i: entity for entity in block.doc.ents}
    for token in block.doc:
        if token.pos_ == "PRON" or token.lower_ in lexicon.pronouns:
            if kind := lexicon.pronouns.get(token.lower_):
                yield _pronoun(block, token, kind, lexicon)
            continue
        if token.dep_ in _INNER or token.pos_ not in ("NOUN", "PROPN", "NUM", "ADJ", "DET"):
            continue
        entity = names.get(token.i)
        draft = _named(block, token, entity, lexicon) if entity is not None or token.pos_ == "PROPN" else None
        if draft is None:
            draft = _common(block, token, lexicon)
        if draft is not None:
            yield draft


def _pronoun(block: Block, token: Token, kind: str, lexicon: Lexicon) -> Draft:
    gender = {"he": "m", "him": "m", "his": "m", "himself": "m"}.get(token.lower_, "f" if kind == "person" else "")
    return Draft(
        block.index, token, token.i, token.i + 1, PERSON if kind != "thing" else BODY,
        person=kind == "person", plural=kind == "plural", gender=gender, pronoun=kind,
    )  # fmt: skip


def _placed(token: Token) -> bool:
    """Whether a phrase says where rather than who."""
    while token.dep_ in ("conj", "appos"):
        token = token.head
    return token.dep_ == "pobj" and token.head.lower_ in _WHERE


def _named(block: Block, token: Token, entity: Tokens | None, lexicon: Lexicon) -> Draft | None:
    tokens = block.doc
    first, last = extent(token)
    start, end = (entity.start, entity.end) if entity is not None else (first, token.i + 1)
    while start < end - 1 and (tokens[start].pos_ in ("DET", "PUNCT") or tokens[start].lower_ in lexicon.titles):
        start += 1
    while end > start + 1 and tokens[end - 1].lower_ in ("'s", "’s", "’", "'"):
        end -= 1
    name: Tokens = tokens[start:end]
    label = entity.label_ if entity is not None else ""
    known = lexicon.bodies.get(name.text)
    if known is not None and not (known[0].kind is SourceKind.MEDIA and _placed(token)):
        return Draft(block.index, token, first, max(last, end), known[0], words=known[1], definite=True)
    if not (token.pos_ == "PROPN" and token.text[:1].isupper()):
        return _people(block, token, first, last, lexicon) if label == "NORP" and token.text[:1].isupper() else None
    first, last = min(first, start), max(last, end)
    role: Role | None
    if (title := _person_title(token, label, tokens[first:start], name, lexicon)) is not None:
        role, gender = title
        return Draft(block.index, token, first, last, role, words=name.text, person=True, gender=gender, definite=True)
    if label in ("ORG", "PRODUCT", "") and len(name) == 1 and token.dep_ in _ACTING and _is_country(name.text):
        label = "GPE"  # a lone name of a state is one, whatever the parser takes it for
    if label == "ORG":
        role = next((r for t in reversed(list(name)) if (r := lexicon.name_words.get(t.lower_))), None)
        if role is None and (len(name) > 1 or name.text.isupper()) and not _placed(token):
            # A lone capitalised word taken for an organisation is as often a place or a people.
            role = BODY
        return None if role is None else Draft(block.index, token, first, last, role, words=name.text, definite=True)
    if label == "GPE" and token.dep_ in _ACTING and not _placed(token):
        return Draft(block.index, token, first, last, _COUNTRY, words=name.text, definite=True)
    return _people(block, token, first, last, lexicon) if label == "NORP" else None


@functools.cache
def _is_country(name: str) -> bool:
    """Whether a name is that of a state."""
    return any(place.precision is PlacePrecision.COUNTRY and place.name == name for place in gazetteer().find(name))


def _people(block: Block, token: Token, first: int, last: int, lexicon: Lexicon) -> Draft | None:
    """Russians, Shiites."""
    if token.pos_ not in ("PROPN", "NOUN") or token.dep_ not in _SUBJECTS:
        return None
    role = lexicon.nouns.get(singular(token), _PEOPLES)
    return Draft(block.index, token, first, last, role, plural=plural(token) or token.lower_.endswith("s"))


def _person_title(token: Token, label: str, before: Tokens, name: Tokens, lexicon: Lexicon) -> tuple[Role, str] | None:
    """Role and gender of a named person; None where the name is no person's."""
    if token.lower_ in lexicon.nouns or singular(token) in lexicon.generic:
        return None
    words = list(before)
    titled = [n for n, t in enumerate(words) if t.lower_ in lexicon.titles or _personal(t, lexicon)]
    apposed = token.dep_ == "appos" and _personal(token.head, lexicon)
    if label != "PERSON" and (label in ("GPE", "LOC", "NORP", "FAC", "DATE") or not (titled or apposed)):
        return None
    gender = gender_of([t.text for t in words], lexicon) or gender_of([t.text for t in name], lexicon)
    for n in reversed(titled):
        word = singular(words[n])
        pair = lexicon.pairs.get((singular(words[n - 1]), word)) if n else None
        mods = [lexicon.nouns.get(singular(t)) for t in reversed(words[:n])] if word in lexicon.generic else []
        role = pair or next((r for r in mods if r is not None), None) or lexicon.nouns.get(word)
        if role is not None:
            return role, gender
    return PERSON, gender


def _personal(token: Token, lexicon: Lexicon) -> bool:
    word = singular(token)
    role = lexicon.nouns.get(word) or lexicon.plain.get(word)
    return role is not None and (
        not role.body or word in ("general", "colonel", "soldier", "policeman", "deputy", "judge")
    )


def _common(block: Block, token: Token, lexicon: Lexicon) -> Draft | None:
    role = role_of(token, lexicon)
    if role is None or token.dep_ not in _SUBJECTS:
        return None
    word = singular(token)
    if word in _PLACELIKE and (
        _placed(token) or (not subject(token) and token.dep_ not in ("pobj", "poss", "conj", "appos"))
    ):
        return None
    first, last = extent(token)
    tokens = block.doc
    counts = any(c.dep_ == "nummod" and c.lower_ not in ("one", "1") for c in token.lefts)
    several = plural(token) or counts or token.pos_ in ("NUM", "DET", "ADJ")
    opener = tokens[first].lower_
    return Draft(
        block.index, token, first, last, role,
        person=not role.body and not several, plural=several or role.force,
        gender=lexicon.gender.get(word, "") if not several else "",
        definite=opener in ("the", "this", "that", "these", "those", "his", "her", "their", "its"),
    )  # fmt: skip


def role_of(token: Token, lexicon: Lexicon) -> Role | None:
    """What a common noun says of its bearer; None if it names nobody who can act."""
    word = singular(token)
    mods = qualifiers(token)
    for mod in mods:
        if pair := lexicon.pairs.get((singular(mod), word)) or lexicon.pairs.get((mod.lower_, token.lower_)):
            return pair
    own = lexicon.nouns.get(word) or lexicon.nouns.get(token.lower_)
    if own is not None and token.pos_ == "ADJ" and token.dep_ in ("nsubj", "nsubjpass") and token.n_lefts:
        return own  # "the general" taken for an adjective
    if word in lexicon.generic or word in lexicon.quantifiers or token.pos_ in ("NUM", "DET", "ADJ"):
        for mod in mods:
            if role := lexicon.nouns.get(singular(mod)) or _entity_role(mod, lexicon):
                return role
        inner = of_object(token)
        if inner is not None and (role := role_of(inner, lexicon) or _entity_role(inner, lexicon)):
            return role
        if inner is not None and inner.ent_type_ == "NORP" and inner.text[:1].isupper():
            return _PEOPLES  # "thousands of Egyptians"
        if word in lexicon.quantifiers or token.pos_ in ("NUM", "DET", "ADJ"):
            counted = word in ("dozen", "score", "hundred", "thousand", "million", "ten") or token.pos_ == "NUM"
            bare = inner is None and subject(token) and token.ent_type_ not in ("DATE", "TIME", "MONEY", "PERCENT")
            return _PEOPLES if counted and bare and token.head.pos_ in ("VERB", "AUX") else None
        return own or lexicon.plain.get(word)
    return own if token.pos_ in ("NOUN", "PROPN") else None


def _entity_role(token: Token, lexicon: Lexicon) -> Role | None:
    known = lexicon.bodies.get(token.text)
    if known is not None:
        return known[0]
    return lexicon.name_words.get(token.lower_) if token.pos_ == "PROPN" else None
