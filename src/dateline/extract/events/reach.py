"""Whom an event reaches: of the words that its trigger leads to, those that can be meant for its type."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dateline.extract.events.arguments import Actors
from dateline.extract.events.complements import TELL, complement
from dateline.extract.events.fitting import acts, holders, suffers
from dateline.extract.events.frames import Frame, Lexicon
from dateline.extract.events.sides import amount, gift, people, trimmed
from dateline.extract.events.subjects import conjuncts, infinitive, passive, prepositional
from dateline.extract.events.triggers import Trigger
from dateline.model.vocabulary import EventType

if TYPE_CHECKING:
    from spacy.tokens import Token

_MATERIAL = {EventType.ASSAULT, EventType.COERCE, EventType.DISMISS, EventType.RETREAT, EventType.DISASTER}
_OF_THINGS = {EventType.ACCUSE, EventType.REJECT, EventType.SUPPORT, EventType.THREATEN, EventType.SANCTION}
_OF_COMPLEMENT = {EventType.AGREE, EventType.REJECT, EventType.REQUEST, EventType.THREATEN, EventType.ACCUSE}


def reached(
    trigger: Trigger, agents: list[Token], recipients: list[Token], block: int, lexicon: Lexicon, actors: Actors
) -> list[Token] | None:
    """Recipients as the type of the event has them; None where the words show that there is no event.

    Args:
        trigger: The trigger and its frame.
        agents: Who does it, as they stand on their side.
        recipients: The words that the trigger leads to.
        block: Index of the block.
        lexicon: The look-ups of the pack.
        actors: The actor mentions by block and head.
    """
    token, frame, slot = trigger.token, trigger.frame, trigger.slot
    found = trimmed([t for t in recipients if suffers(t, block, actors)], token, frame, agents=False)
    found = [t for t in found if not (t.i > token.i and _starts_clause(t))]
    if frame.mode == "restrict" and traded(trigger):
        origin = (o for p in token.subtree if p.lower_ == "from" and p.dep_ == "prep" for o in p.children)
        listed = (t for o in origin for h in (o, *(c for c in o.children if c.dep_ == "appos")) for t in conjuncts(h))
        return [t for t in listed if any(w.ent_type_ in ("GPE", "NORP") for w in (t, *t.lefts))]
    if frame.type is EventType.ASSAULT:
        unhit = lexicon.lists["weapons.words"] | lexicon.lists["reach.unhit"]
        found = [t for t in found if t.lemma_.lower() not in unhit]
    if frame.type is EventType.AID:
        found = [t for t in found if not gift(t, token)] or _given_to(token)
    bodies = [t for t in found if frame.type is EventType.AID and t.text[0].isupper() and t.dep_ == "pobj"]
    if frame.officials:
        found = [t for t in found if acts(t, block, actors)]
    elif frame.type is EventType.AID and not trigger.noun and token.lemma_.lower() in lexicon.lists["saving.verbs"]:
        found = [t for t in found if people(t, block, actors, lexicon.humans) and not _ruined(t, slot)]
        if not found and any(c.dep_ in ("dobj", "nsubjpass") for c in token.children):
            return None  # "rescued the bank"
    elif frame.type not in _MATERIAL:
        addressed = [t for t in found if frame.type is EventType.REQUEST and _addressed(t, frame, lexicon)]
        found = holders(found, block, actors, _of_things(trigger)) or addressed or bodies
        found = _one_kind(found, block, actors)
        if frame.type is EventType.REQUEST and not trigger.noun and not found:
            found = _bidden(token)
    asked = frame.mode == "assist" and slot is not None and any(c.dep_ == "poss" for c in slot.children)
    if not found and not trigger.noun and not asked and frame.type in _OF_COMPLEMENT:
        taken = {t.i for t in agents}
        found = [t for t in complement(token, frame.type, actors, block) if t.i not in taken and not _yet_to_be(t)]
    if frame.type is EventType.AGREE and not found:
        found = [c for c in token.children if c.dep_ == "dative" and c.pos_ == "NOUN"]
    if frame.type is EventType.AGREE:
        found = [t for t in found if not (t.dep_ == "dobj" and t.head.lemma_ in _GIVEN and not acts(t, block, actors))]
    found = [t for t in found if not (_own_source(t) or (t.dep_ == "poss" and t.pos_ == "PRON"))]
    if frame.type is EventType.REQUEST:
        found = [t for t in found if not any(c.dep_ == "det" and c.lower_ == "any" for c in t.children)]
        if any(c.dep_ == "prep" and c.lower_ == "against" for c in token.children):
            found = [
                t for t in found if not (t.dep_ == "pobj" and t.head.lower_ in ("to", "in"))
            ]  # "against visits to"
    if token.lemma_ == "cancel":
        found = [t for t in found if t.head.lower_ != "in"]  # where, not whose
    if frame.mode in ("restrict", "censor") and slot is not None:
        # "closed schools and universities": what is joined to what is closed is closed, too.
        found = [t for t in found if not (t.dep_ == "conj" and slot.is_ancestor(t))]
    if not found and slot is not None and _shut(trigger, lexicon):
        words = lexicon.lists["shut.words"]
        found = [t for t in conjuncts(slot) if t.i == slot.i or t.lemma_.lower() in words]
    return found


def _ruined(token: Token, slot: Token | None) -> bool:
    """Whether it is what lies in ruins: "have been digging into the remains of a school"."""
    return slot is not None and token.dep_ == "pobj" and token.head.lower_ == "of" and token.head.head.i == slot.i


def traded(trigger: Trigger) -> bool:
    """Whether what is banned is trade: "imposed import bans on pork from Peru", "banned grain from Peru"."""
    barred = [trigger.slot] if trigger.slot is not None else [c for c in trigger.token.children if c.dep_ == "dobj"]
    words = {t.lemma_.lower() for b in barred for t in (b, *b.children)}
    goods = {b.lemma_.lower() for b in barred} & _GOODS
    return bool(words & {"import", "export"}) or (trigger.token.lemma_ == "ban" and bool(goods))


_GOODS = {
    "meat", "pork", "beef", "poultry", "chicken", "pig", "livestock", "cattle", "swine", "product", "good", "grain",
    "wheat", "rice", "oil", "timber", "coal", "seafood", "fish", "fruit", "vegetable", "milk", "food", "goods",
}  # fmt: skip


_GIVEN = {"offer", "donate", "pledge", "promise", "provide", "send"}


def _yet_to_be(token: Token) -> bool:
    """Whether somebody is only wished for: "called for a more representative government"."""
    article = any(c.lower_ in ("a", "an") for c in token.lefts)
    wished = any(c.dep_ == "amod" and c.lower_ in _WISHED for c in token.lefts)
    return article and wished and token.pos_ == "NOUN"


_WISHED = {
    "new",
    "representative",
    "independent",
    "interim",
    "transitional",
    "united",
    "democratic",
    "civilian",
    "fair",
}


def several_people(token: Token, frame: Frame, lexicon: Lexicon) -> bool:
    """Whether those who did a deed are told by what they are: "three interrogators beat him".

    Whoever gives money can act: "the organisers pledged $100,000".
    """
    deed = frame.type in (EventType.ASSAULT, EventType.COERCE, EventType.PROTEST, EventType.REQUEST)
    if token.dep_ == "nsubj" and token.head.lemma_ in ("donate", "pledge") and any(map(amount, token.head.children)):
        return True
    return deed and token.tag_ == "NNS" and token.lemma_.lower() in lexicon.humans


def _bidden(verb: Token) -> list[Token]:
    """Whom one tells to do something, whatever the word: "urged the public to stay", "urged the WHO to wait"."""
    if verb.lemma_ not in TELL or passive(verb):
        return []
    whom = next((c for c in verb.children if c.dep_ == "dobj" and c.i > verb.i and _can_be_told(c)), None)
    if whom is None or not any(c.dep_ == "xcomp" and infinitive(c) and c.i > whom.i for c in verb.children):
        return []
    return conjuncts(whom)


def _can_be_told(token: Token) -> bool:
    if token.tag_ == "WP":
        return token.text.isupper()  # "the WHO", which the tagger takes for a pronoun
    return token.pos_ in ("NOUN", "PROPN") or (token.lower_ == "public" and token.pos_ == "ADJ")


def _of_things(trigger: Trigger) -> bool:
    """Whether what is praised, blamed or refused may be a thing; a charge is laid against somebody."""
    kind = trigger.frame.type in _OF_THINGS
    return kind and (trigger.frame.mode != "allege" or trigger.token.lemma_ == "accuse")


def _addressed(token: Token, frame: Frame, lexicon: Lexicon) -> bool:
    """Whether one asked is told by what he is, or is the world at large: "urged the international community"."""
    return several_people(token, frame, lexicon) or token.lemma_.lower() in lexicon.lists["reach.audience"]


def _one_kind(tokens: list[Token], block: int, actors: Actors) -> list[Token]:
    """Those who can hear it, where a thing stands beside them: Peru in "apologised to Peru for remarks"."""
    able = [t for t in tokens if acts(t, block, actors)]
    beside = {o.i for t in able for o in conjuncts(_first(t))}
    return [t for t in tokens if t.i in beside or _first(t).dep_ in ("dobj", "nsubjpass")] if able else tokens


def _first(token: Token) -> Token:
    while token.dep_ == "conj":
        token = token.head
    return token


def _given_to(verb: Token) -> list[Token]:
    """Who is given an amount that the parser ties the giving to: "donated a sum to the fund"."""
    if verb.lemma_ != "donate":
        return []
    given = [t for c in (verb, *verb.children) if c.dep_ == "dobj" or c.i == verb.i for t in prepositional(c, ("to",))]
    return [t for t in given if not _starts_clause(t)]


def _starts_clause(token: Token) -> bool:
    """Whether one joined to others is the subject of what follows: "to the fund and the prince gave another"."""
    if token.dep_ != "conj":
        return False
    after = token.right_edge.i + 1
    if after < len(token.doc) and token.doc[after].text == ",":
        after += 1
    inner = any(c.tag_ in ("VBD", "VBZ") and c.dep_ not in ("relcl", "ccomp") for c in token.children)
    return inner or (after < len(token.doc) and token.doc[after].tag_ in ("VBD", "VBZ", "VBP"))


def _own_source(token: Token) -> bool:
    """Whether it is one's own that something is taken from: "pledged a million from its reserve fund"."""
    own = any(c.dep_ == "poss" and c.lower_ in ("its", "their", "his", "her") for c in token.children)
    return own and token.dep_ == "pobj" and token.head.lower_ == "from"


def _shut(trigger: Trigger, lexicon: Lexicon) -> bool:
    """Whether places where people meet are closed, by whomever: "all schools were closed"."""
    slot = trigger.slot
    held = slot is not None and slot.dep_ in ("dobj", "nsubjpass", "nsubj") and slot.head.i == trigger.token.i
    closed = trigger.frame.mode == "restrict" and (passive(trigger.token) or held)
    return closed and slot is not None and slot.lemma_.lower() in lexicon.lists["shut.words"]
