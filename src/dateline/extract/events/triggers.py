"""Words that tell of an event, each with the frame that it opens."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dateline.extract.actors.phrases import of_object
from dateline.extract.events.arguments import Actors
from dateline.extract.events.demands import blamed, demanded
from dateline.extract.events.frames import Frame, Lexicon
from dateline.extract.events.helpers import relief
from dateline.extract.events.subjects import for_another, infinitive, passive, subjects
from dateline.extract.reading import Block
from dateline.model.vocabulary import EventType

if TYPE_CHECKING:
    from spacy.tokens import Token


@dataclass(frozen=True, slots=True)
class Trigger:
    """A word that opens a frame; ``slot`` the word beside it that the pattern asked for."""

    token: Token
    frame: Frame
    slot: Token | None = None
    noun: bool = False


def find_triggers(block: Block, lexicon: Lexicon, actors: Actors) -> Iterator[Trigger]:
    """All triggers of a block, in text order; a noun that is a part of a verb's pattern opens no frame of its own."""
    used: set[int] = set()
    for token in block.doc:
        # A participle taken for a noun still has a subject ("the airport was overrun by a mob").
        verb = token.pos_ in ("VERB", "AUX") or any(child.dep_ == "nsubjpass" for child in token.lefts)
        # "Police fire tear gas": so in headlines.
        verb = verb or (token.dep_ == "ROOT" and {"nsubj", "dobj"} <= {child.dep_ for child in token.children})
        # "gunmen shot dead a man": the adjective is taken for the verb.
        verb = verb or (token.lower_ == "dead" and token.i > 0 and block.doc[token.i - 1].lower_ == "shot")
        if verb and _ahead(token):
            continue
        if verb and _gerund(token, lexicon):
            yield from (t for t in (_noun(token, lexicon),) if t is not None)
            continue
        if verb and not _soars(token) and (trigger := _verb(token, block.index, lexicon, actors)):
            used.add(token.i)
            if trigger.slot is not None:
                used.add(trigger.slot.i)
            yield trigger
        elif verb and demanded(token, block.index, actors, lexicon.lists) is not None:
            yield Trigger(token, lexicon.demand)
        elif verb and blamed(token, block.index, actors, lexicon.lists) is not None:
            yield Trigger(token, lexicon.blame)
    for token in block.doc:
        if token.pos_ in ("NOUN", "PROPN") and token.i not in used and (trigger := _noun(token, lexicon)):
            yield trigger


def _ahead(token: Token) -> bool:
    """Whether a participle stands before its noun, whatever the parser makes of it: "outside burned stations"."""
    before = token.nbor(-1) if token.i > token.sent.start else None
    if (
        before is None
        or before.tag_ not in ("IN", "RB")
        or before.lower_ not in _LEADING
        or token.tag_ not in ("VBD", "VBN")
    ):
        return False
    own = any(c.dep_ in ("nsubj", "nsubjpass", "aux", "auxpass") and c.i < token.i for c in token.children)
    return not own and any(c.dep_ in ("dobj", "nsubj", "ccomp") and c.i > token.i for c in token.children)


_LEADING = {"outside", "inside", "near", "behind", "beside", "into", "from", "of", "at", "around", "through", "in"}


def _soars(verb: Token) -> bool:
    """ "shares have shot up"."""
    return verb.lemma_ == "shoot" and any(c.dep_ in ("prt", "advmod") and c.lower_ == "up" for c in verb.children)


def _gerund(token: Token, lexicon: Lexicon) -> bool:
    """Whether a form in "-ing" is the event noun all the same: "killed in a Monday night shooting"."""
    if token.tag_ != "VBG" or token.lower_ not in lexicon.nouns or token.dep_ not in ("pobj", "pcomp"):
        return False
    if token.head.lower_ not in ("in", "during", "after", "following", "of", "at"):
        return False
    bare = token.head.i == token.i - 1 and token.head.lower_ in ("in", "during", "after") and token.dep_ == "pcomp"
    after = token.doc[token.i + 1].lower_ if token.i + 1 < len(token.doc) else "."
    bare = bare and after in ("at", "in", "on", "near", "outside", "during", ".", ",")
    return (bare or token.head.i < token.i - 1) and not any(c.dep_ in ("aux", "neg", "dobj") for c in token.children)


def _verb(verb: Token, block: int, lexicon: Lexicon, actors: Actors) -> Trigger | None:
    """The frame whose word beside the verb tells most: a noun before a particle, a particle before none."""
    bare: Trigger | None = None
    beside: Trigger | None = None
    lemma = verb.lemma_.lower()
    parted = next((f"{lemma}-{c.lower_}" for c in verb.children if c.dep_ == "prt"), "")
    for slot, frame in (*lexicon.verbs.get(parted, ()), *lexicon.verbs.get(lemma, ())):
        if slot == _FOR and any(for_another(c) for c in verb.children):
            bare = bare or Trigger(verb, frame)
            continue
        if slot is None:
            return bare or beside or Trigger(verb, frame)
        classed = any(word.startswith("*") for word in slot)
        if classed:
            found = _classed(verb, block, slot, lexicon, actors)
        else:
            found = next((t for t in _hung(verb) if t.lower_ in slot or t.lemma_.lower() in slot), None)
            if found is not None and found.dep_ == "pobj" and found.head.lower_ == "with":
                beside = beside or Trigger(verb, frame, found)
                continue  # "declared an emergency, with a curfew": the verb's own object tells first
        if found is None or (found.pos_ == "ADP" and not _particle(verb, found)):
            continue
        if found.dep_ == "compound":
            found = found.head
        numbers = frame.type is EventType.AID and found.pos_ == "NUM"
        if classed or not (found.pos_ in ("NOUN", "PROPN") or numbers):
            bare = bare or Trigger(verb, frame)
            continue
        # An actor in the slot ("warned residents") is one of the two sides all the same.
        side = (block, found.i) in actors and frame.type is not EventType.AID
        return Trigger(verb, frame, None if side else found)
    given = beside is not None and lemma in ("provide", "supply")  # "provided Peru with loans"
    return bare or (beside if given else None)


_FOR = frozenset(("for",))


def _particle(verb: Token, found: Token) -> bool:
    """Whether a particle is the verb's own: not "called it tense on the ground", "charged in an ambush at a party"."""
    if found.head.i != verb.i:
        return False
    if verb.lemma_ == "walk" and found.i != verb.i + 1:
        return False  # "walked about with their arms out"
    if verb.lemma_ != "call" or found.dep_ == "prt":
        return True
    return not any(c.dep_ in ("dobj", "oprd", "ccomp") for c in verb.children if c.i < found.i)


# "was held during the protests": what stands after these is no part of the verb's expression.
_WHEN = {"during", "after", "before", "since", "amid", "despite", "following", "until", "because", "throughout"}
_MEASURES = {
    "ton", "tonne", "kg", "kilo", "day", "series", "number", "dozen", "hundred", "thousand", "million", "piece",
}  # fmt: skip
_MEASURES |= {"all", "most", "part", "half", "some", "many", "much", "line"}
_MEASURES |= {
    "state", "cessation", "shipment", "pound", "week", "round", "couple", "lot", "amount", "wave", "box", "truckload",
    "planeload", "percent", "%", "majority",
}  # fmt: skip


_WHOLE = {"all", "most", "part", "half", "some", "many", "much"}


def _hung(verb: Token) -> Iterator[Token]:
    """Words that hang on a verb closely enough to make one expression with it."""
    for child in verb.children:
        if child.dep_ in ("prep", "prt") and child.i < verb.i:
            continue
        if child.dep_ in (
            "dobj",
            "nsubjpass",
            "prt",
            "advmod",
            "acomp",
            "oprd",
            "attr",
            "prep",
            "dative",
            "ccomp",
            "xcomp",
        ):
            yield child
            measured = child.dep_ in ("dobj", "nsubjpass") and child.lemma_ in _MEASURES
            if measured and (inner := of_object(child)) is not None:
                yield inner  # "provide 300 tons of food"
                # "shut down all of the internet connections"
                yield from (t for t in inner.lefts if t.dep_ == "compound" and child.lemma_ in _WHOLE)
            yield from (
                t
                for t in child.children
                if t.dep_ == "conj"
                or (t.dep_ == "pobj" and child.lower_ not in _WHEN)
                or (t.dep_ == "compound" and child.dep_ == "dobj")
            )
            if child.dep_ == "prep" and child.lower_ not in _WHEN:
                yield from (t for p in child.children if p.dep_ == "prep" for t in p.children if t.dep_ == "pobj")
    yield from closing(verb)
    # "spoke by phone" is taken for a passive.
    yield from (t for c in verb.children if c.dep_ == "agent" and not passive(verb) for t in c.children)
    if verb.tag_ == "VBN" and (verb.dep_ == "acl" or (verb.dep_ == "relcl" and passive(verb))):
        yield verb.head


def closing(verb: Token) -> list[Token]:
    """The schools that close of themselves: "three schools have closed"; none that close for the holidays."""
    if verb.lemma_ not in ("close", "shut") or passive(verb) or any(c.dep_ == "dobj" for c in verb.children):
        return []
    if {t.lemma_.lower() for t in verb.subtree} & _FREE:
        return []
    return [c for c in verb.children if c.dep_ == "nsubj" and c.lemma_.lower() in _TAUGHT]


_FREE = {"holiday", "holidays", "term", "half", "summer", "weekend"}
_TAUGHT = {"school", "nursery", "university", "college", "kindergarten", "campus"}


def _classed(verb: Token, block: int, slot: frozenset[str], lexicon: Lexicon, actors: Actors) -> Token | None:
    """The object that is a thing of conflict ("*"), or the actor of the kind asked for ("*people", "*forces")."""
    objects = [c for c in verb.children if c.dep_ in ("dobj", "nsubjpass")]
    # "ordered soldiers to fire": the parser takes the soldiers for the subject of the firing.
    objects += [s for c in verb.children if c.dep_ == "ccomp" and infinitive(c) for s in c.lefts if s.dep_ == "nsubj"]
    if verb.dep_ == "relcl" and passive(verb) and any(t.lower_ == "who" for t in objects):
        objects.append(verb.head)  # "the aide who was seized by police"
    for word in slot:
        if word == "*":
            found = next(
                (t for t in objects if t.lemma_.lower() in lexicon.things or t.ent_type_ in ("GPE", "LOC", "FAC")), None
            )
        elif word == "*people":
            found = next((t for t in objects if _person(t, block, lexicon, actors)), None)
        elif word == "*relief":
            found = relief(verb, lexicon.lists)
        elif word == "*money":
            found = next((t for t in objects if t.ent_type_ == "MONEY" or any(c.text in "$£€#" for c in t.lefts)), None)
        elif not word.startswith("*"):
            found = next((t for t in objects if word in (t.lower_, t.lemma_.lower())), None)
        else:
            sectors = _SECTORS[word]
            either = objects or subjects(verb)
            if word == "*leaders" and any(c.dep_ in ("oprd", "ccomp", "xcomp", "acomp", "attr") for c in verb.children):
                continue  # "called it stable"
            found = next((t for t in either if (a := actors.get((block, t.i))) and a.sector in sectors), None)
        if found is not None:
            return found
    return None


def _person(token: Token, block: int, lexicon: Lexicon, actors: Actors) -> bool:
    actor = actors.get((block, token.i))
    if actor is not None:
        return actor.sector not in ("IGO", "BUS", "NGO")
    return token.ent_type_ == "PERSON" or (token.pos_ == "NOUN" and token.lemma_.lower() in lexicon.humans)


_SECTORS = {
    "*officials": frozenset(("GOV", "LEG", "IGO", "MIL", "SPY", "JUD")),
    "*forces": frozenset(("MIL", "COP", "REB", "UAF")),
    "*troops": frozenset(("MIL", "REB")),
    "*fighters": frozenset(("MIL", "COP", "REB", "UAF", "CRM")),
    "*leaders": frozenset(("GOV", "LEG", "IGO")),
}


def _noun(noun: Token, lexicon: Lexicon) -> Trigger | None:
    if noun.dep_ in ("compound", "nmod", "amod") or noun.ent_type_ in (
        "ORG",
        "PERSON",
        "WORK_OF_ART",
        "PRODUCT",
        "FAC",
    ):
        return None
    lemma = noun.lemma_.lower() if noun.pos_ == "NOUN" else noun.lower_  # of a name or a gerund, the word itself
    for before, frame in lexicon.nouns.get(lemma, ()):
        if not before or any(
            t.lower_ == before or t.lemma_.lower() == before
            for c in noun.lefts
            if c.dep_ in ("compound", "amod", "nmod", "poss")
            for t in (c, *c.lefts)
        ):
            return Trigger(noun, frame, noun=True)
    return None
