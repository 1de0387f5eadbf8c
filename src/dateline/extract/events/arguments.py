"""Who did it and to whom: the arguments of a trigger, read from its dependencies."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dateline.extract.events.frames import Frame, Lists
from dateline.extract.events.subjects import conjuncts, for_another, infinitive, passive, prepositional, subjects
from dateline.extract.mentions import ActorMention
from dateline.model.vocabulary import EventType

if TYPE_CHECKING:
    from spacy.tokens import Token

Actors = dict[tuple[int, int], ActorMention]
"""Actor mentions by block and head token."""

# The subject of these suffers.
_DIE = {"die", "perish"}
# Without an object, what these are said of suffers: "the city burns".
_UNACCUSATIVE = {"burn", "explode", "collapse", "sink", "crash", "capsize", "overturn", "derail", "detonate"}
# A participle of harm after its noun, whatever the parser makes of it: "a woman shot in the back".
_HARM = {"shoot", "gun", "wound", "injure", "kill", "stab", "hurt", "arrest", "detain", "behead", "abduct", "kidnap"}


def of_verb(verb: Token, frame: Frame, slot: Token | None) -> tuple[list[Token], list[Token]]:
    """Agents and recipients of a verb."""
    used = {slot.i} if slot is not None else set()
    lost = verb.lemma_ == "lose" and slot is not None and slot.lemma_ == "life"
    if verb.lemma_ in _DIE or lost or _befalls(verb):
        return prepositional(verb, ("by",)), subjects(verb)
    if frame.mode == "convict" and verb.lemma_ == "find" and _convicted(verb):
        return prepositional(verb, ("by",)), subjects(verb)
    if verb.lemma_ == "come" and slot is not None and slot.head.lower_ == "under":
        return prepositional(verb, ("from", "by")) or prepositional(slot, ("from", "by")), subjects(verb)
    if passive(verb):
        agents = prepositional(verb, ("by",))
        theirs = [t for t in subjects(verb) if t.i not in used]
        if slot is not None and slot.i in {t.i for t in subjects(verb)}:
            theirs = []
        recipients = theirs if frame.object else []
        if frame.object and not recipients:
            recipients = [t for c in verb.children if c.dep_ == "dobj" for t in conjuncts(c) if t.i not in used]
    else:
        agents = subjects(verb)
        recipients = []
        asked = frame.type is EventType.REQUEST
        # "provided aid": what is given is no recipient; in "pulled a man from the rubble" the slot is where he was.
        given = frame.type is EventType.AID and slot is not None and slot.dep_ != "pobj"
        if frame.object:
            recipients = [
                t
                for c in verb.children
                if c.dep_ in ("dobj", "dative") and c.pos_ != "ADP" and not (asked and _after_deed(c, verb))
                for t in conjuncts(c)
                if t.i not in used and not (given and c.dep_ == "dobj")
            ]
            if not recipients:
                # "kidnapped up to 16 men": the parser ties "up" to the verb.
                upto = (p for c in verb.children if c.lower_ == "up" for p in c.children if p.lower_ == "to")
                recipients = [t for p in upto for o in p.children if o.dep_ == "pobj" for t in conjuncts(o)]
            if not recipients:
                told = (
                    c
                    for c in verb.children
                    if (c.dep_ == "ccomp" and infinitive(c)) or (for_another(c) and not passive(c))
                )
                recipients = [t for c in told for s in c.lefts if s.dep_ == "nsubj" for t in conjuncts(s)]
    if not recipients and frame.mode == "assist" and verb.lemma_ == "ask":
        # "asked Peru to help": whom one asks is no help itself.
        recipients = [t for c in verb.children if c.dep_ == "dobj" for t in conjuncts(c) if t.i not in used]
    if verb.lemma_ == "blame" and (blamed := prepositional(verb, ("on",))):
        recipients = blamed
    if not recipients:
        recipients = [t for t in prepositional(verb, frame.to) if t.i not in used and t.i > verb.i]
    if not recipients and slot is not None and slot.dep_ == "pobj" and slot.head.head.dep_ == "dobj":
        recipients = prepositional(slot.head.head, frame.to)  # "declared a curfew in the port"
    if not recipients and slot is not None:
        # "marched to the gates of the mill": where, not whom.
        led = frame.to if frame.type.value in ("PROTEST", "MOBILIZE", "AID") else frame.to | {"of"}
        recipients = [t for part in conjuncts(slot) for t in prepositional(part, led)]
        recipients += [t for c in slot.children if c.dep_ == "poss" and not agents for t in conjuncts(c)]
    if (frame.mode == "withhold" or verb.lemma_ == "cut") and slot is not None and not recipients:
        # "cut off the town's water, power and food".
        cut = [t for c in verb.children if c.dep_ in ("dobj", "nsubjpass") for t in c.subtree]
        recipients = [o for t in cut if t.dep_ == "poss" and t.pos_ != "PRON" for o in conjuncts(t)]
    if not recipients and frame.mode == "convict" and verb.lemma_ == "find":
        # "found him guilty": the parser makes a clause of it.
        verdict = (c for c in verb.children if c.lower_ == "guilty")
        recipients = [t for c in verdict for s in c.lefts if s.dep_ == "nsubj" for t in conjuncts(s)]
    taken = {t.i for t in agents}
    if slot is not None:
        # "declared a state of emergency": the measure is a part of the expression.
        taken |= {t.i for t in recipients if t.is_ancestor(slot) and t.i != slot.i and slot.dep_ == "pobj"}
    return agents, [t for t in recipients if t.i not in taken]


def _after_deed(token: Token, verb: Token) -> bool:
    """Whether a word stands after what is to be done: "ordered all schools to close, the minister said"."""
    return any(c.dep_ in ("xcomp", "ccomp") and infinitive(c) and verb.i < c.i < token.i for c in verb.children)


def _convicted(verb: Token) -> bool:
    """Whether the auxiliary is left out: "a man found guilty of theft has appealed"."""
    bare = not any(c.dep_ in ("dobj", "aux") for c in verb.children)
    return bare and any(c.lower_ == "guilty" and c.dep_ in ("oprd", "acomp") for c in verb.children)


def resigning(slot: Token | None) -> list[Token]:
    """Whose resignation another makes known: "announced the president's resignation"."""
    if slot is None or slot.lemma_ not in ("resignation", "departure"):
        return []
    owners = [c for c in slot.children if c.dep_ == "poss" and c.pos_ != "PRON"]
    return [t for o in owners for t in conjuncts(o)] or prepositional(slot, ("of",))


def _befalls(verb: Token) -> bool:
    """Whether an active form says what befell its subject."""
    if any(c.dep_ in ("dobj", "ccomp", "auxpass", "nsubjpass") for c in verb.children):
        return False
    if verb.lemma_ in _UNACCUSATIVE:
        return True
    if verb.lemma_ not in _HARM or verb.tag_ not in ("VBN", "VBD", "JJ") or verb.dep_ == "relcl":
        return False
    if any(c.dep_ in ("aux", "mark") for c in verb.children):
        return False
    if verb.lemma_ == "shoot" and any(o.lemma_.lower() in _BODY for c in verb.children for o in c.children):
        return True  # "a man shot in the leg was in hospital"
    if verb.head.lemma_ in _SAYING:
        return False
    if any(c.dep_ == "conj" and any(o.dep_ == "dobj" for o in c.children) for c in verb.children):
        return False  # "arrested and beat the men"
    if verb.lemma_ != "shoot":
        return any(c.dep_ == "nsubj" and c.lower_ not in ("who", "that", "which") for c in verb.children)
    aimed = any(c.dep_ in ("prep", "prt", "advmod") and c.lower_ in _AIM for c in verb.children)
    own = any(c.dep_ == "nsubj" for c in verb.children)
    return not aimed and (verb.dep_ in ("acl", "ccomp", "dep", "amod", "oprd", "xcomp") or own)


_BODY = {
    "back", "head", "arm", "leg", "chest", "foot", "hand", "face", "neck", "stomach", "abdomen", "shoulder", "torso",
}  # fmt: skip
_AIM = {"at", "on", "into", "back", "up", "from", "through", "toward", "towards", "out", "across", "past"}
_SAYING = {"say", "tell", "report", "claim", "add", "believe", "think"}
_MEANS = {"support", "backing", "help", "cover", "weapon", "weaponry", "gun", "rifle", "artillery", "tank", "aircraft"}
_MEANS |= {"stone", "fist", "knife", "machete", "casualty", "loss", "intensity"}
"""Fighting with these has no other side."""


def of_noun(noun: Token, frame: Frame, lists: Lists, actors: Actors, block: int) -> tuple[list[Token], list[Token]]:
    """Agents and recipients of an event noun: "the arrest of five men by police", "the rebels' attack on the town"."""
    spoken = frame.type in _SPOKEN
    agents = prepositional(noun, ("by", "from") if spoken else ("by",)) or _further(noun, lists)
    owners = [t for c in noun.children if c.dep_ == "poss" and c.pos_ != "PRON" for t in conjuncts(c)]
    if frame.type is EventType.PROTEST:
        owners = [t for t in owners if t.ent_type_ not in ("GPE", "LOC")]  # "Egypt's protests": where
    pairs = prepositional(noun, ("between", "among"))
    verb = noun.head if noun.dep_ in ("nsubj", "dobj") and noun.head.pos_ == "VERB" else None
    if verb is not None and not pairs:
        # "Clashes erupted between the two": the phrase hangs on the verb.
        pairs = prepositional(verb, ("between",)) or [
            t for p in verb.children if p.dep_ == "prep" for o in p.children for t in prepositional(o, ("between",))
        ]
    if pairs:
        return (pairs, []) if frame.both else (agents, pairs)
    recipients = prepositional(noun, frame.to - _GIVERS if spoken else frame.to)
    if spoken and (facing := _facing(noun, lists)) is not None:
        # "The plan drew criticism from the union": whom it comes from, and whom it reaches.
        agents = agents or prepositional(facing, ("from", "by"))
        recipients = subjects(facing) or recipients
    if not recipients and noun.dep_ == "dobj" and verb is not None:
        recipients = prepositional(verb, frame.to & {"on", "against", "with"})
    if frame.both and (with_ := [t for t in prepositional(noun, ("with",)) if t.lemma_.lower() not in _MEANS]):
        recipients = with_
    elif frame.both:
        recipients = [t for t in recipients if t.lemma_.lower() not in _MEANS or t.head.lower_ != "with"]
    mine = [t for t in noun.children if t.dep_ in ("compound", "amod", "nmod") and _country_or_actor(t, actors, block)]
    if frame.mode == "resign":
        return owners or recipients, []
    if recipients or frame.type.value in ("PROTEST", "REJECT", "REQUEST", "CONSULT", "THREATEN", "ACCUSE"):
        agents = agents or owners or mine
    elif owners:
        # "his arrest", "the rebels' attack": what is done to one for nouns that take persons, by one for others.
        if frame.person:
            recipients = owners
        else:
            agents = agents or owners
    else:
        agents = agents or mine
    told = (
        noun.head.lemma_ in ("announce", "declare", "report")
        and frame.type.value in ("COERCE", "ASSAULT")
        and frame.person
    )
    forces = [t for t in subjects(noun.head) if (a := actors.get((block, t.i))) and a.sector in _ARRESTS]
    told |= noun.head.lemma_ in ("announce", "declare", "report") and frame.mode == "arrest"  # who announces an arrest
    told = told and not forces
    light_verb = noun.head.lemma_ in lists["support.light"] or (frame.type in _GIVEN and noun.head.lemma_ in _GIVING)
    if not agents and not told and noun.dep_ == "dobj" and light_verb and not passive(noun.head):
        agents = subjects(noun.head)
    if not agents and noun.dep_ == "nsubjpass" and noun.head.lemma_ in lists["support.light"]:
        agents = prepositional(noun.head, ("by",))  # "the attacks were carried out by rebels"
    if not agents and frame.type is EventType.PROTEST:
        agents = _taking_part(noun, lists)
    return agents, recipients


_SPOKEN = {EventType.ACCUSE, EventType.SUPPORT, EventType.THREATEN, EventType.REJECT, EventType.REQUEST}
_GIVERS = {"from", "by"}


def _further(noun: Token, lists: Lists) -> list[Token]:
    """Those after a "by" further on: "a spate of attacks on the camp by rebels"."""
    near = [c for p in noun.children if p.dep_ == "prep" for c in p.children if c.dep_ == "pobj"]
    if noun.dep_ == "pobj" and noun.head.lower_ == "of" and noun.head.head.lemma_ in lists["arguments.spate"]:
        near.append(noun.head.head)
    return [t for word in near for t in prepositional(word, ("by",))]


def _facing(noun: Token, lists: Lists) -> Token | None:
    """The verb whose subject is told what a noun of speech names: "faces criticism", "ran into criticism"."""
    if noun.dep_ == "dobj" and noun.head.lemma_ in lists["arguments.facing"] and not passive(noun.head):
        return noun.head
    prep = noun.head
    into = noun.dep_ == "pobj" and prep.lower_ in ("into", "under", "in", "with")
    return prep.head if into and prep.head.lemma_ in lists["arguments.running"] else None


def _taking_part(noun: Token, lists: Lists) -> list[Token]:
    """Those who join what a noun names: "thousands took part in the march", "attended a rally"."""
    if noun.dep_ == "dobj" and noun.head.lemma_ in lists["arguments.attending"] and not passive(noun.head):
        return subjects(noun.head)
    if noun.dep_ == "pobj" and noun.head.lower_ == "during" and noun.head.head.pos_ == "VERB":
        crowd = lists["crowds.protesters"]  # "protesters tore up a portrait during a march"
        return [t for t in subjects(noun.head.head) if t.lemma_.lower() in crowd]
    if noun.dep_ != "pobj" or noun.head.lower_ != "in":
        return []
    above = noun.head.head
    if above.lower_ == "part" and above.dep_ == "dobj":
        above = above.head
    if above.lemma_ == "take" and any(c.dep_ == "dobj" and c.lower_ == "part" for c in above.children):
        return subjects(above)
    return subjects(above) if above.lemma_ in lists["arguments.joining"] and above.pos_ == "VERB" else []


_GIVEN = {EventType.COOPERATE, EventType.AID, EventType.SUPPORT}
_GIVING = {"provide", "give", "offer", "extend", "lend", "supply", "send", "deliver"}
_ARRESTS = {"COP", "MIL", "SPY"}


def _country_or_actor(token: Token, actors: Actors, block: int) -> bool:
    if token.ent_type_ in ("GPE", "LOC", "FAC"):
        return token.lower_ in STATES  # "the London bombings": London is where
    if token.ent_type_ == "NORP" or token.lower_ in _ACTOR_ADJECTIVES:
        return True
    actor = actors.get((block, token.i))
    # A bare name may be a place that nobody knows: only one known as a body or a force acts.
    return actor is not None and (token.pos_ != "PROPN" or actor.sector != "")


STATES = {"us", "u.s.", "uk", "u.k.", "eu", "nato", "un", "u.n."}
_ACTOR_ADJECTIVES = {
    "rebel", "police", "army", "government", "military", "militant", "insurgent", "guerrilla", "opposition",
}  # fmt: skip
