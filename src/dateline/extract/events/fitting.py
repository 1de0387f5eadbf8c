"""Whether the two sides of an event are such as it has: who acts, who weighs, what suffers."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from dateline.extract.actors.phrases import of_object
from dateline.extract.events.arguments import Actors
from dateline.extract.events.frames import Frame, Lexicon
from dateline.extract.events.helpers import brought
from dateline.extract.events.sides import amount, counted, people
from dateline.extract.events.standing import recent
from dateline.extract.events.subjects import dateline, passive, subjects
from dateline.extract.events.triggers import Trigger
from dateline.model.vocabulary import EventType

if TYPE_CHECKING:
    from spacy.tokens import Token


def of_a_thing(verb: Token, frame: Frame, agents: list[Token], block: int, lexicon: Lexicon, actors: Actors) -> bool:
    """Whether a thing does the harm that is no weapon: "it's hurting our families", "the news killed the deal"."""
    if (verb.lemma_ not in _HARMFUL and frame.type is not EventType.ASSAULT) or passive(verb):
        return False
    named = [c for c in verb.children if c.dep_ == "nsubj" and c.lower_ not in ("who", "which", "that")]
    if not named or any(acts(t, block, actors) for t in agents) or any(c.pos_ == "NUM" for c in named):
        return False
    if any(c.tag_ == "NNS" and c.lemma_.lower() in lexicon.humans for c in named):
        return False  # "three interrogators beat him"
    if not any(c.dep_ == "dobj" for c in verb.children):
        return False
    lists = lexicon.lists
    known = lists["weapons.words"] | lists["causes.violence"] | lists["causes.disaster"] | lists["causes.blows"]
    return not {w.lemma_.lower() for c in named for w in c.subtree} & known


_HARMFUL = {"kill", "wound", "injure", "hurt", "maim", "destroy", "damage", "burn", "wreck", "attack", "claim", "hit"}


def announced(agents: list[Token], block: int, actors: Actors) -> bool:
    """Whether there is somebody who may yet do it, more than a pronoun."""
    return any(
        t.pos_ != "PRON" or ((a := actors.get((block, t.i))) and a.sector not in (*_PRIVATE, "")) for t in agents
    )


def fitting(
    trigger: Trigger, agents: list[Token], recipients: list[Token], lexicon: Lexicon, block: int, actors: Actors
) -> bool:
    """Whether the two sides are such as the verb's event has: no figure of speech, no private matter."""
    verb, frame = trigger.token, trigger.frame
    own = subjects(verb) if not passive(verb) else []
    if brought(verb, frame, lexicon.lists):
        return True
    named = [c for c in verb.children if c.dep_ == "nsubj" and c.lower_ not in ("who", "which", "that")]
    ours = frame.type is EventType.COERCE and all(c.lower_ == "we" for c in named)  # "we have arrested 50 people"
    if (
        named
        and not (passive(verb) or ours or set(named) & set(recipients))
        and not agents
        and frame.type not in (EventType.ASSAULT, EventType.DISASTER, EventType.PRICE)
    ):
        return False
    if frame.person and not recipients:
        return False
    if verb.tag_ == "VBG" and verb.i == verb.sent.start and not recipients:
        return False  # "Sentencing in the case"
    if frame.mode == "resign" and not any(_weighty(t, block, actors) or t.lemma_.lower() in _OFFICES for t in agents):
        return False  # "the employee quit"
    if frame.type is EventType.DISMISS and any(c.dep_ == "prep" and c.lower_ == "as" for c in verb.children):
        return False  # "dismissed its critics as dreamers"
    of_what = verb.lemma_ == "accuse" and any(c.dep_ == "prep" and c.lower_ == "of" for c in verb.children)
    if (
        verb.lemma_ in ("blame", "accuse")
        and recipients
        and not (of_what or any(acts(t, block, actors) for t in recipients))
    ):
        return False  # "blame it on the pollution"
    if verb.lemma_ == "blame" and not (
        recent(verb)
        or any(_weighty(t, block, actors) or t.tag_ == "NNPS" for t in agents)
        or any(t.lemma_.lower() in lexicon.lists["voices.words"] for t in agents)
    ):
        return False  # "the widow blamed the minister": what one thinks
    if frame.mode == "phone" and not recipients and len(agents) < 2:
        return False  # "donate by telephoning"
    visitors = agents or recipients
    if verb.lemma_ in ("arrive", "fly"):
        visitors = [t for t in agents if t.ent_type_ == "PERSON" or t.lemma_.lower() in _TRAVELLERS]
    if frame.mode == "visit" and agents and all((a := actors.get((block, t.i))) and a.sector == "OPP" for t in agents):
        return False  # "the campaigner visited families"
    if frame.mode == "visit" and not any((a := actors.get((block, t.i))) and a.sector in _VISITORS for t in visitors):
        return False  # "a rescue team arrived in the capital"
    if verb.lemma_ == "decline" and not any(c.dep_ in ("dobj", "xcomp") for c in verb.children):
        return False  # "prices declined"
    if verb.lemma_ == "treat" and not any(t.lemma_.lower() in lexicon.lists["helpers.healers"] for t in agents):
        return False  # "treated the town as a barracks", "treated its rivals badly"
    if verb.lemma_ == "offer" and trigger.slot is None and not any(c.dep_ == "xcomp" for c in verb.children):
        return False
    if verb.lemma_ == "return" and not (any(c.dep_ == "dobj" for c in verb.children) and recipients):
        return False
    if frame.type is EventType.ASSAULT and {t.lemma_.lower() for t in own} & lexicon.lists["causes.disaster"]:
        return False  # "the earthquake that struck the island"
    if (
        frame.type is EventType.REJECT
        and {t.lemma_.lower() for t in recipients} & lexicon.lists["not_events.governors"]
    ):
        return False  # "ruled out any risk"
    if (only := lexicon.lists.get(f"subjects.{verb.lemma_}")) is not None:
        meant = recipients or [*subjects(verb), *(c for c in verb.children if c.dep_ in ("dobj", "nsubjpass"))]
        if verb.lemma_ == "explode":
            meant += [o for t in meant if (o := of_object(t)) is not None]  # "a series of bombs"
        return any(t.lemma_.lower() in only for t in meant)
    if verb.lemma_ == "set" and frame.mode == "explosives":
        laid = {c.lemma_.lower() for c in verb.children if c.dep_ in ("dobj", "nsubjpass")}
        return not laid or bool(laid & lexicon.lists["subjects.explode"])
    if verb.lemma_ == "seek" and agents and all(t.lemma_.lower() in ("people", "person", "other") for t in agents):
        return False  # "a thousand people sought help at the clinic"
    if verb.lemma_ == "go" and frame.mode == "explosives":
        return any(t.lemma_.lower() in lexicon.lists["subjects.explode"] for t in own)
    if frame.mode == "destroy" and frame.harm and not any(_solid(t, block, lexicon, actors) for t in recipients[:1]):
        return False  # "damaged investor sentiment"
    if frame.mode == "destroy" and any(t.lemma_.lower() in lexicon.lists["abstract.words"] for t in recipients):
        return False
    if (
        frame.type is EventType.PROTEST
        and frame.mode != "hunger"
        and agents
        and all(_alone(t, block, actors) for t in agents)
    ):
        return False
    if not agents and charged(verb, frame):
        return any(acts(t, block, actors) for t in recipients)
    if saved(verb, frame, recipients, block, lexicon, actors, by=agents):
        return True
    if (
        verb.lemma_ in ("donate", "pledge")
        and verb.tag_ in ("VBD", "VBN")
        and any(map(amount, verb.children))
        and agents
    ):
        return True  # "Italians have donated 12 million euros"
    if frame.type not in _VOICED and frame.type not in _PUBLIC and frame.mode != "assist":
        return True
    sides = [*recipients, *agents] if frame.both else [*recipients, *_owners(recipients)]
    if frame.type is EventType.SUPPORT and not any(_weighty(t, block, actors) for t in sides):
        # "Defended the policy", "is backing research": no more than an opinion.
        hailed = verb.lemma_ in lexicon.lists["approving.verbs"] and any(c.pos_ == "NOUN" for c in recipients)
        return hailed and any(_public(t, block, actors) for t in agents)
    if any(_weighty(t, block, actors) or (frame.type is EventType.AID and _charity(t)) for t in agents):
        return True
    if frame.type in _VOICED and any(counted(t) or t.lemma_.lower() in lexicon.lists["voices.words"] for t in agents):
        return True
    if frame.type is EventType.REQUEST and any(t.ent_type_ == "NORP" and t.tag_ == "NNPS" for t in agents):
        return True  # "Palestinians are demanding an end to the siege"
    if frame.type in _VOICED and any(t.lemma_.startswith("spokes") and _for_body(t) for t in agents):
        return True  # "the spokesman for the ministry"
    if frame.mode == "phone" and len(agents) > 1 and any(_weighty(t, block, actors) for t in agents):
        return True
    slot = trigger.slot.lemma_.lower() if trigger.slot is not None else ""
    if slot in _SUITS and any((a := actors.get((block, t.i))) is not None and a.named for t in agents):
        return True  # whoever has a name can go to court
    # One whose office is not told speaks in public where a state or a body is spoken to.
    known = (actors.get((block, t.i)) for t in agents)
    told = any(a is not None and (a.named or (a.pronoun and a.name != a.text)) for a in known)
    told |= any(t.ent_type_ == "NORP" and t.tag_ == "NNPS" for t in agents)
    past = verb.tag_ == "VBD" or (verb.tag_ == "VBN" and any(c.lower_ in ("has", "have") for c in verb.children))
    if verb.lemma_ in lexicon.lists["charging.verbs"] and past and recipients and any(map(_by_name, agents)):
        return True
    if told and frame.type is EventType.REQUEST and verb.lemma_ in _CALLS:
        return True
    return told and any(_weighty(t, block, actors) for t in (*recipients, *_owners(recipients)))


def _by_name(token: Token) -> bool:
    """Whether one speaks under his own name: "Okoro", not "he"."""
    return token.pos_ == "PROPN" and token.ent_type_ == "PERSON"


def _charity(token: Token) -> bool:
    """Whether a name is said to be a charity's: "the charity Lantern"."""
    return token.pos_ == "PROPN" and any(c.lemma_.lower() == "charity" for c in token.children)


_CALLS = {"call", "urge", "demand", "appeal"}


def _for_body(token: Token) -> bool:
    return any(o.pos_ == "PROPN" for p in token.children if p.lower_ in ("for", "of") for o in p.children)


def charged(verb: Token, frame: Frame) -> bool:
    """Whether somebody was charged, whoever brought it: "two men were charged with murder"."""
    return frame.mode == "allege" and verb.lemma_ in ("charge", "indict") and passive(verb)


def saved(
    verb: Token,
    frame: Frame,
    recipients: list[Token],
    block: int,
    lexicon: Lexicon,
    actors: Actors,
    *,
    by: Sequence[Token] = (),
) -> bool:
    """Whether people were brought out of danger: "a girl was pulled from the rubble", "they rescued a man"."""
    if frame.type is not EventType.AID or verb.lemma_.lower() not in lexicon.lists["saving.verbs"]:
        return False
    if not (passive(verb) or by):
        return False
    return any(
        t.ent_type_ not in ("ORG", "GPE", "LOC", "FAC") and _one_of_us(t, block, lexicon, actors) for t in recipients
    )


def _one_of_us(token: Token, block: int, lexicon: Lexicon, actors: Actors) -> bool:
    actor = actors.get((block, token.i))
    if actor is not None and token.lemma_.lower() not in lexicon.humans:
        return actor.sector not in ("IGO", "BUS", "GOV", "NGO", "MED")
    return actor is not None or people(token, block, actors, lexicon.humans)


def _public(token: Token, block: int, actors: Actors) -> bool:
    """Whether one who praises speaks for a state or a body: no pronoun, no bystander."""
    actor = actors.get((block, token.i))
    return actor is not None and not actor.pronoun and _weighty(token, block, actors)


def _owners(tokens: list[Token]) -> list[Token]:
    """Whose it is: China in "China's expansion of reefs", the state in "the decision of the state"."""
    found = [c for t in tokens for c in t.children if c.dep_ == "poss"]
    return found + [o for t in tokens if (o := of_object(t)) is not None]


def _solid(token: Token, block: int, lexicon: Lexicon, actors: Actors) -> bool:
    """Whether a thing can be burnt, broken or laid waste."""
    if token.ent_type_ in ("GPE", "LOC", "FAC") or (block, token.i) in actors:
        return True
    if token.pos_ in ("NUM", "PRON") or token.lemma_.lower() in lexicon.lists["solid.words"]:
        return True
    inner = of_object(token)
    return inner is not None and _solid(inner, block, lexicon, actors)


_VISITORS = {"GOV", "LEG", "PTY", "OPP", "REL", "IGO", "JUD", "REB"}


_TRAVELLERS = {"president", "minister", "delegation", "envoy", "secretary", "ambassador", "pope", "king", "leader"}


_SUITS = {"lawsuit", "suit", "complaint"}
_OFFICES = {
    "executive", "chief", "director", "chairman", "head", "cabinet", "minister", "governor", "president", "he", "she",
}  # fmt: skip


_VOICED = {EventType.REQUEST, EventType.ACCUSE, EventType.THREATEN}


_PUBLIC = {
    EventType.SUPPORT, EventType.AGREE, EventType.CONCEDE, EventType.COOPERATE, EventType.CONSULT, EventType.REJECT,
    EventType.AID,
}  # fmt: skip


_PRIVATE = {"CVL", "EDU", "REF", "AGR", "UNK"}


def _alone(token: Token, block: int, actors: Actors) -> bool:
    return token.lower_ in ("he", "she", "him", "her") or token.ent_type_ == "PERSON"


def _weighty(token: Token, block: int, actors: Actors) -> bool:
    """Whether one acts in public: a state, a body, an official or a named person, not "a volunteer"."""
    actor = actors.get((block, token.i))
    if actor is None:
        return token.ent_type_ in ("GPE", "NORP")
    if actor.pronoun:
        return actor.sector not in (*_PRIVATE, "")
    if actor.sector:
        return actor.sector not in _PRIVATE
    # A name that the report gives no office: a state or people, or a body that is no thing ("The Kindle").
    if token.ent_type_ in ("GPE", "NORP") or (actor.named and bool(actor.country)):
        return True
    return actor.named and token.ent_type_ == "ORG" and len(actor.name.split()) > 2


def holders(tokens: list[Token], block: int, actors: Actors, things: bool) -> list[Token]:
    """Recipients of words are those who can hear them: "Haiti's efforts", "the policies of the government".

    What is praised, blamed or refused may be a thing ("the verdict"): it is kept as a phrase.
    """
    if things:
        return tokens
    found = []
    for token in tokens:
        if acts(token, block, actors):
            found.append(token)
            continue
        owners = [c for c in token.children if c.dep_ in ("poss", "compound", "amod", "nmod")]
        owners += [t for p in token.children if p.dep_ == "prep" and p.lower_ in ("of", "by") for t in p.children]
        # "the Russia-led force" is not Russia's.
        found += [t for t in owners if acts(t, block, actors) and not _is_prefix(t)][:1]
    return found


def _is_prefix(token: Token) -> bool:
    return token.i + 1 < len(token.doc) and token.nbor().text == "-"


def public(agents: list[Token], block: int, actors: Actors, *, one: bool = False) -> bool:
    """Whether several of those who visit and meet in public are told in one word: "the foreign ministers".

    With ``one`` a single one is enough.
    """
    return any(
        (one or t.tag_ in ("NNS", "NNPS")) and (a := actors.get((block, t.i))) is not None and a.sector in _VISITORS
        for t in agents
    )


def several(agents: list[Token], block: int, actors: Actors) -> bool:
    """Whether agents are more than one person, as those who fight each other are."""
    return any(t.tag_ in ("NNS", "NNPS") or ((a := actors.get((block, t.i))) and a.sector in _FORCES) for t in agents)


_FORCES = {"MIL", "COP", "REB", "UAF"}


def acts(token: Token, block: int, actors: Actors) -> bool:
    """Whether a word stands for one who can act."""
    if dateline(token) or _might(token) or _condition(token):
        return False
    if (block, token.i) in actors or token.lower_ in ("he", "she", "they", "him", "her", "them"):
        return True
    if token.tag_ == "NNS" and token.lemma_ in ("country", "nation"):
        return token.dep_ != "pobj" or token.head.lower_ in (
            "by",
            "on",
            "upon",
            "to",
            "with",
            "from",
            "between",
            "among",
        )
    return token.ent_type_ in ("PERSON", "ORG", "GPE", "NORP") and token.pos_ in ("PROPN", "NOUN", "ADJ")


def _might(token: Token) -> bool:
    """Whether "force" is no body of men: "take it by force", "the force of the blast"."""
    if token.lower_ != "force":
        return False
    used = token.dep_ == "pobj" and token.head.lower_ in ("by", "with", "of") and not any(True for _ in token.lefts)
    return used or any(c.dep_ == "prep" and c.lower_ == "of" for c in token.children)


def _condition(token: Token) -> bool:
    """Whether a "state" is no country: "a state of emergency"."""
    return (
        token.lower_ == "state"
        and any(c.dep_ == "prep" and c.lower_ == "of" for c in token.children)
        and not any(o.pos_ == "PROPN" for c in token.children if c.lower_ == "of" for o in c.children)
    )


def suffers(token: Token, block: int, actors: Actors) -> bool:
    """Whether a word stands for somebody or something that an event can happen to."""
    if acts(token, block, actors):
        return True
    return (
        token.pos_ in ("NOUN", "PROPN", "NUM")
        and token.text[0].isalnum()
        and token.ent_type_
        not in (
            "DATE",
            "TIME",
            "MONEY",
            "PERCENT",
            "ORDINAL",
        )
    )
