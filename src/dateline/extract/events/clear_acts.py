"""Whether the words of an event tell a clear act: no dread of one, no figure of speech, no bare mention.

Looked at last, when type, sides and status of an event are known.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from dateline.extract.actors.phrases import of_object
from dateline.extract.events.act import Act
from dateline.extract.events.facts import Fact, found_by_court
from dateline.extract.events.frames import Frame, Lists
from dateline.extract.events.subjects import passive
from dateline.extract.events.triggers import Trigger
from dateline.model.vocabulary import EventType

if TYPE_CHECKING:
    from spacy.tokens import Token

_ARMED = {"MIL", "COP", "REB", "UAF", "CRM", "SPY"}
_DEEDS = {EventType.ASSAULT, EventType.COERCE, EventType.PROTEST, EventType.MOBILIZE}
_OWN_WORK = {EventType.AID, EventType.COOPERATE}
_STANCES = {EventType.SUPPORT, EventType.REJECT}
_VOICES = {*_STANCES, EventType.ACCUSE, EventType.REQUEST}


def clear_act(act: Act, frame: Frame, fact: Fact) -> bool:
    """Whether an event is told as an act that took place, or that a named body will do."""
    trigger, agents, recipients, lists = act.trigger, act.agents, act.recipients, act.lists
    token = trigger.token
    if _dreaded(token, lists) or any(t.lower_ == "supposed" for t in token.ancestors):
        return False
    open_ = {c.lower_ for c in token.children if c.dep_ == "aux"} & {"could", "might", "may"}
    if fact is Fact.CONDITIONAL and open_ and frame.type not in _DEEDS:
        return False  # "the state could pay them": nobody has said that it will
    sided = bool(agents or recipients)
    if trigger.noun and (_only_reported(token, lists, sided=sided) or (frame.mode == "arrest" and _faced(token))):
        return False
    if frame.type in _VOICES and not trigger.noun and agents:
        stand = frame.type in _STANCES
        heard = not stand and any(map(act.listed, recipients))
        if not heard and all(_anybody(t, lists, stand=stand) for t in agents):
            return False
    if frame.type in _STANCES and _no_stand(trigger, frame, agents, recipients, lists):
        return False
    if frame.type in _OWN_WORK and fact is Fact.CONDITIONAL and not recipients and _announced(token):
        return False
    if frame.type is EventType.ASSAULT:
        return not _of_words(token, recipients, lists)
    if frame.type is EventType.REQUEST:
        return not any(c.dep_ in ("dobj", "dative") and c.lower_.endswith(("self", "selves")) for c in token.children)
    if frame.type is EventType.THREATEN:
        return not _looming(token, lists)
    if frame.mode == "strike":
        return _of_labour(token, lists)
    if frame.mode == "withdraw" and passive(token):
        return any(_moved(t, act) for t in _objects(token))
    return True


def by_nobody_in_office(act: Act) -> bool:
    """Whether people without an office hold somebody: "a group of men detained the reporter"."""
    return bool(act.agents) and all(_private(t, act) for t in act.agents)


def _private(token: Token, act: Act) -> bool:
    inner = of_object(token) if token.lemma_ in ("group", "crowd", "gang", "dozen", "number") else None
    meant = inner if inner is not None else token
    actor = act.actor(meant) or act.actor(token)
    if actor is not None and actor.sector in ("GOV", "COP", "MIL", "SPY", "JUD"):
        return False
    return meant.lemma_.lower() in act.lists["clear_acts.private"]


def _announced(verb: Token) -> bool:
    """Whether a body only says what it will do, to nobody's good: "said it would launch a survey"."""
    given = [p for c in (verb, *verb.children) if c.i == verb.i or c.dep_ == "dobj" for p in c.children]
    if any(p.dep_ in ("prep", "dative") and p.lower_ in ("to", "for") for p in given):
        return False
    return any(c.dep_ == "aux" and c.lower_ in ("will", "would") for c in verb.children)


def _dreaded(token: Token, lists: Lists) -> bool:
    """Whether somebody only dreads it: "was concerned about soldiers killing villagers"."""
    return any(
        t.lower_ == "about" and t.dep_ == "prep" and t.head.lower_ in lists["clear_acts.dread"] for t in token.ancestors
    )


def _only_reported(noun: Token, lists: Lists, *, sided: bool) -> bool:
    """Whether there is word of something that nobody is said to have done: "a few reports of looting"."""
    if sided or noun.lemma_.lower() not in lists["clear_acts.at_large"]:
        return False
    if any(c.dep_ == "nummod" or c.lower_ in ("the", "by") for c in noun.children):
        return False
    while noun.dep_ == "conj":
        noun = noun.head
    said = noun.dep_ == "pobj" and noun.head.head.lemma_ == "report"
    there = noun.dep_ == "attr" or noun.head.lemma_ in ("occur", "continue", "report", "see")
    return said or there


def _faced(noun: Token) -> bool:
    """Whether somebody only stands to suffer it: "face imprisonment if they refuse"."""
    return noun.dep_ == "dobj" and noun.head.lemma_ in ("face", "risk", "escape", "avoid")


def _no_stand(trigger: Trigger, frame: Frame, agents: list[Token], recipients: list[Token], lists: Lists) -> bool:
    """Whether nobody in particular stands for or against another: "defended his decision", "many refuse"."""
    token = trigger.token
    if trigger.noun:
        return False
    if frame.type is EventType.REJECT and _mere_view(trigger, recipients, lists):
        return True
    if frame.type is EventType.SUPPORT and recipients and all(_ones_own(t) for t in recipients):
        return True  # "praised his crew"
    held = token.tag_ in ("VBZ", "VBP") and frame.type is EventType.REJECT
    return held and any(c.dep_ == "advmod" and c.lower_ in lists["clear_acts.ever"] for c in token.children)


def _ones_own(token: Token) -> bool:
    return any(c.dep_ == "poss" and c.lower_ in ("his", "her", "its", "their", "my", "our") for c in token.children)


def _mere_view(trigger: Trigger, recipients: list[Token], lists: Lists) -> bool:
    """Whether one only holds a view, uses no word or keeps no date: "opposed killing", "rejects the term"."""
    token, lemma = trigger.token, trigger.token.lemma_
    what = {c.lemma_.lower() for c in token.children if c.dep_ in ("dobj", "nsubjpass")}
    what |= {o.lemma_.lower() for c in token.children if c.lower_ == "to" for o in c.children if o.dep_ == "pobj"}
    if lemma in ("oppose", "object", "disagree"):
        stays = any(c.dep_ == "auxpass" and c.lower_ in ("is", "are") for c in token.children)
        return stays or not (what & lists["clear_acts.tabled"])
    if lemma == "fail" and (seen := next((c for c in token.children if c.lemma_ == "meet"), None)) is not None:
        return not any(c.dep_ == "dobj" for c in seen.children)  # "failed to meet with an envoy"
    return bool(what & lists["clear_acts.views"])


def _anybody(token: Token, lists: Lists, *, stand: bool) -> bool:
    """Whether an agent is a kind of people or bodies: "governments", "many of their governments".

    Some who take a stand are nobody in particular; some who ask something ask it.
    """
    if token.tag_ != "NNS" or token.ent_type_:
        return False
    before = {c.lower_ for c in token.lefts}
    above = token.head if token.dep_ == "pobj" else token
    if above.lower_ == "of" and above.head.lower_ in lists["clear_acts.vague"]:
        return True
    bare = not before and not any(c.dep_ in ("prep", "relcl", "acl") for c in token.children)
    return (stand and bool(before & lists["clear_acts.vague"])) or (
        bare and token.lemma_.lower() in lists["clear_acts.kinds"]
    )


def _of_words(token: Token, recipients: list[Token], lists: Lists) -> bool:
    """Whether a clash is one of words, or no one strikes: "clashed in a debate", "it struck the capital"."""
    lemma = token.lemma_.lower()
    if _to_warn(token):
        return True
    if lemma in ("kill", "wound", "injure") and token.tag_ in ("VBD", "VBN") and _at_nobody(token, recipients):
        return True
    if lemma in ("clash", "skirmish", "battle", "fight"):
        return any(
            o.lemma_.lower() in lists["clear_acts.talk"]
            for p in token.children
            if p.dep_ == "prep" and p.lower_ in ("in", "at", "during", "over", "on")
            for o in p.children
        )
    if lemma in ("strike", "hit"):
        return any(c.dep_ == "nsubj" and c.lower_ in ("it", "that", "this") for c in token.children)
    return False


def named_only(noun: Token) -> bool:
    """Whether violence that nobody does and nobody suffers is only named: "a new wave of attacks", "once the siege
    began", "a week after the Monday attacks"; not "shooting broke out", "there were clashes at noon".
    """
    verb, prep = noun.head, noun.head
    if found_by_court(noun):
        return False
    if noun.dep_ == "pobj" and prep.lower_ in ("after", "before", "from", "since"):
        before = noun.doc[max(noun.sent.start, prep.i - 2) : prep.i]
        if any(t.ent_type_ in ("DATE", "TIME") for t in before):
            return True
    if any(t.ent_type_ in ("DATE", "TIME") for t in noun.sent) or verb.lemma_ == "hear":
        return False
    main = verb.tag_ in ("VBD", "VBN") and verb.dep_ not in ("advcl", "relcl", "acl", "amod")
    return not (main and noun.dep_ in ("nsubj", "nsubjpass", "attr"))


def _to_warn(verb: Token) -> bool:
    """Whether shots hit nobody and were not to: "fired warning shots", "shot into the air"."""
    if any(t.lemma_ == "disperse" for t in verb.subtree):
        return False
    for child in verb.children:
        if child.dep_ in ("dobj", "nsubjpass") and any(c.lower_ == "warning" for c in child.lefts):
            return True
        up = child.dep_ == "prep" and child.lower_ in ("in", "into") and verb.lemma_ in ("fire", "shoot")
        if up and any(o.dep_ == "pobj" and o.lower_ == "air" for o in child.children):
            return True
    return False


def _at_nobody(verb: Token, victims: list[Token]) -> bool:
    """Whether somebody kills and nobody is said to be killed: "he has killed from afar"."""
    own = {c.dep_ for c in verb.children}
    alone = "nsubj" in own and not own & {"dobj", "nsubjpass", "auxpass", "conj"} and verb.dep_ != "conj"
    return alone and all(t.dep_ == "nsubj" for t in victims)


def _looming(verb: Token, lists: Lists) -> bool:
    """Whether a threat is a figure of speech for what may come about: "are threatening to disrupt the plans"."""
    if verb.lemma_ != "threaten" or verb.tag_ in ("VBD", "VBN"):
        return False
    return any(c.dep_ == "xcomp" and c.lemma_ in lists["clear_acts.looming"] for c in verb.children)


def _of_labour(token: Token, lists: Lists) -> bool:
    """Whether those who stop work or walk out do it as workers do: no crew that rests, no audience."""
    if token.lemma_.lower() not in ("stop", "walk", "walkout"):
        return True
    if token.dep_ == "xcomp" and token.head.lemma_ in ("force", "have", "tell", "order"):
        return False
    return any(t.lemma_.lower() in lists["clear_acts.labour"] for t in token.sent)


def _objects(verb: Token) -> Iterator[Token]:
    for child in verb.children:
        if child.dep_ in ("nsubjpass", "dobj"):
            yield child
            if (inner := of_object(child)) is not None:
                yield inner


def _moved(token: Token, act: Act) -> bool:
    """Whether it is fighters who are withdrawn."""
    actor = act.actor(token)
    return (actor is not None and actor.sector in (*_ARMED, "GOV")) or token.lemma_.lower() in _TROOPS


_TROOPS = {"troop", "force", "soldier", "army", "unit", "tank", "ship", "marine", "peacekeeper", "brigade", "battalion"}
