"""Triggers to events: which count, which are one, and whose cause is a disaster."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from dateline.extract.events.act import Act
from dateline.extract.events.arguments import Actors, of_noun, of_verb, resigning
from dateline.extract.events.around import Around, around
from dateline.extract.events.clear_acts import by_nobody_in_office, clear_act, named_only
from dateline.extract.events.complements import DEATHS
from dateline.extract.events.crowds import gathered_there
from dateline.extract.events.demands import blamed, demanded
from dateline.extract.events.disasters import dated, struck
from dateline.extract.events.facts import Fact, fact_of_noun, fact_of_verb, found_by_court
from dateline.extract.events.fitting import (
    acts,
    announced,
    charged,
    fitting,
    of_a_thing,
    public,
    saved,
    several,
)
from dateline.extract.events.frames import Frame, Lexicon
from dateline.extract.events.happening import happened, unwilled, violent, went_off
from dateline.extract.events.helpers import bearers, brought, landed
from dateline.extract.events.meant import doers, shared, undergoers
from dateline.extract.events.merging import Found, merged
from dateline.extract.events.reach import reached, several_people, traded
from dateline.extract.events.senses import sense
from dateline.extract.events.sides import counted, craft, known_side, membership, people, stood_on, town, trimmed
from dateline.extract.events.standing import asserted, counted_out, known_before, recent, referred
from dateline.extract.events.subjects import conjuncts, passive, prepositional, speaker, subjects
from dateline.extract.events.sums import summed
from dateline.extract.events.triggers import Trigger, closing, find_triggers
from dateline.extract.events.turns import turn
from dateline.extract.events.unreal import unreal
from dateline.extract.reading import Block, Reading
from dateline.model.vocabulary import EventType, Status

if TYPE_CHECKING:
    from spacy.tokens import Token

_COOPERATIVE = {
    EventType.AID, EventType.SUPPORT, EventType.RETREAT, EventType.CONCEDE, EventType.CONSULT, EventType.COOPERATE,
}  # fmt: skip


_PLURAL = {"flood", "landslide", "mudslide", "wildfire", "bushfire", "aftershock", "tremor"}
"""Disasters that come in the plural."""


def gather(reading: Reading, lexicon: Lexicon, actors: Actors) -> list[Found]:
    """All events of a report."""
    events: list[Found] = []
    for block, own in zip(reading.blocks, around(reading, lexicon), strict=True):
        if own is None:
            continue
        found = [
            event
            for trigger in find_triggers(block, lexicon, actors)
            if (event := _event(trigger, block, lexicon, actors, own)) is not None
        ]
        shared(found)
        events += [e for e in merged(found, lexicon) if not _bare(e)]
    return events


def _bare(event: Found) -> bool:
    """Whether violence that nobody does and nobody suffers is only named."""
    sided = event.agents or event.recipients or not event.noun
    return event.type is EventType.ASSAULT and not sided and named_only(event.token)


def _event(
    trigger: Trigger,
    block: Block,
    lexicon: Lexicon,
    actors: Actors,
    around: Around,
) -> Found | None:
    token, frame = trigger.token, trigger.frame
    clause = struck(token, lexicon.lists) if trigger.noun and frame.things else None
    told = clause is not None or (trigger.noun and frame.things and dated(token, lexicon.lists))
    agents: list[Token] = []
    recipients: list[Token] = []
    if told:
        fact = Fact.ACTUAL if clause is None else fact_of_verb(clause, frame, lexicon, around.headline)
    elif trigger.noun:
        agents, recipients = of_noun(token, frame, lexicon.lists, actors, block.index)
        fact = fact_of_noun(token, frame, lexicon, around.headline)
    else:
        agents, recipients = of_verb(token, frame, trigger.slot)
        if frame.mode == "restrict" and (shut := closing(token)):
            agents, recipients = [], [t for who in shut for t in conjuncts(who)]  # "three schools have closed"
        if frame.mode == "resign" and (leaving := resigning(trigger.slot)):
            agents = leaving
        fact = fact_of_verb(token, frame, lexicon, around.headline)
        if frame in (lexicon.demand, lexicon.blame):
            who = demanded(token, block.index, actors, lexicon.lists) or blamed(
                token, block.index, actors, lexicon.lists
            )
            recipients = conjuncts(who) if who is not None else recipients
        if frame.type not in _OF_OTHERS:
            agents = [who for t in agents for who in speaker(t, token)]
    if fact is Fact.NONE:
        return None
    if fact is Fact.DENIED and (token.dep_ == "relcl" or (frame.type not in _DEEDS and not _refusal(token, frame))):
        return None
    if token.dep_ == "acl" and token.tag_ == "VBG" and frame.type is EventType.COERCE:
        agents = [t for t in agents if acts(t, block.index, actors)]
        if not agents:
            return None  # "guidelines prohibiting treatment"
    deed = frame.type in _DEEDS and fact is not Fact.DENIED
    numbered = frame.type in _DEEDS and (any(map(counted, recipients)) or _told_deaths(token))
    numbered |= frame.type is EventType.PROTEST and gathered_there(token)
    if not told and not asserted(token, numbered=numbered):
        return None
    does = [*agents, *recipients] if frame.both else agents
    if any(c.dep_ == "det" and c.lower_ == "any" for t in does for c in t.children):
        return None  # "signing deals with any country they can find"
    if unreal(token, recipients, lexicon.lists, noun=trigger.noun, numbered=numbered, deed=deed):
        return None
    if frame.things and token.tag_ == "NNS" and token.lemma_.lower() not in _PLURAL and not recent(token.head):
        return None  # "other pandemics have started", "storms in 2008"
    found = trigger.noun and found_by_court(token)
    passing = trigger.noun and not found and not told and referred(token, numbered=numbered, things=frame.things)
    anew = frame.type is EventType.ASSAULT and counted_out(token, recipients)
    # "hundreds took part in the march", "marchers tore up a portrait during a march"
    crowd = frame.type is EventType.PROTEST and token.dep_ == "pobj" and any(map(counted, agents))
    during = frame.type is EventType.PROTEST and bool(agents) and token.head.lower_ == "during"
    passing = passing and not (anew or (crowd and token.head.lower_ == "in") or during)
    if fact is Fact.CONDITIONAL and trigger.noun and known_before(token):
        return None
    if fact is Fact.CONDITIONAL and (frame.things or not announced(agents, block.index, actors)):
        return None
    if not trigger.noun and of_a_thing(token, frame, agents, block.index, lexicon, actors):
        return None
    if token.dep_ == "acl" and token.tag_ == "VBG" and frame.type is EventType.ASSAULT:
        agents = [who for t in agents if (who := stood_on(t, lexicon.lists["solid.words"])) is not None]
    able = [t for t in agents if acts(t, block.index, actors) or several_people(t, frame, lexicon)]
    able = [t for t in agents if t in able or (able and t.tag_ == "NNP" and not t.ent_type_ and t.dep_ != "poss")]
    able = [t for t in agents if t in able or _others_beside(t, able)]
    if frame.type is EventType.ASSAULT:
        able += [t for t in agents if t not in able and craft(t)]
    agents = trimmed(doers([t for t in able if not town(t)], token), token, frame, agents=True)
    if frame.type is EventType.MOBILIZE and not agents and not trigger.noun:
        agents = [t for t in subjects(token) if acts(t, block.index, actors)]
    meant = reached(trigger, agents, recipients, block.index, lexicon, actors)
    if meant is None:
        return None
    recipients = meant
    agents = [who for t in agents for who in _such_as(t)]
    if _figurative(token, agents):
        return None
    if frame.things:
        agents = []
    known = [t for t in recipients if acts(t, block.index, actors) or membership(t, block.index, actors)]
    if not trigger.noun and frame.harm and frame.mode == "" and recipients:
        recipients = [t for t in recipients if people(t, block.index, actors, lexicon.humans)]
        if not recipients:
            return None  # "killed the deal", "hurt the economy", "kills 4 % of animals"
    agents = [
        t
        for t in agents
        if t.lower_ != "it" or (frame.type is not EventType.ASSAULT and known_side(t, block.index, actors))
    ]
    recipients = [t for t in recipients if t.lower_ != "it" or known_side(t, block.index, actors)]
    if (agents or recipients) and not any(known_side(t, block.index, actors) for t in (*agents, *recipients)):
        return None
    come = brought(token, frame, lexicon.lists)
    if token.tag_ == "VB" and not agents and not trigger.noun and not passive(token) and not come:
        return None  # "used to disperse crowds"
    if (
        (frame.harm or frame.type is EventType.RETREAT)
        and recipients
        and all(t.lower_.endswith(("self", "selves")) for t in recipients)
    ):
        return None  # "freed itself"
    if frame.mode == "investigate" and not recipients and trigger.slot is None and not _looked_into(token):
        return None
    if trigger.noun and token.lemma_.lower() in ("explosion", "blast") and not around.violent and not agents:
        return None  # gas and fires explode too
    sure = not trigger.noun or found or told or anew
    if not sure and not happened(token, frame, lexicon, bool(agents or known)):
        return None
    if frame.person and recipients and not known:
        return None
    if frame.anyone and recipients and not known and recipients[0].lemma_.lower() in lexicon.lists["impersonal.words"]:
        return None
    turned = turn(trigger, agents, recipients, lexicon, block.index, actors)
    if turned is None:
        return None
    trigger = replace(trigger, frame=turned)
    if frame.mode == "accident" and token.lemma_ == "collapse" and around.shaken:
        return None  # what an earthquake brought down
    felt = sense(trigger, agents, recipients, lexicon, block.index, actors, stirred=around.stirred)
    if felt is None:
        return None
    if felt.type is EventType.AID and frame.mode == "visit":
        trigger = replace(trigger, frame=felt)
    frame = felt
    if come and trigger.frame.type is EventType.AID:
        agents, recipients = bearers(token, lexicon.lists), landed(token, recipients)
    if frame.mode == "restrict" and traded(trigger):
        frame = replace(frame, type=EventType.SANCTION, mode="discontinue")
    if _of_topic(trigger):
        recipients = [t for t in recipients if acts(t, block.index, actors)]
        if not recipients and not public(agents, block.index, actors, one=True):
            return None  # "marchers voiced their anger over prices"
    if frame.type is EventType.AGREE:
        recipients = [t for t in recipients if acts(t, block.index, actors)]
    if frame.type is EventType.ASSAULT and (around.careless or unwilled(token)):
        return None
    if frame.type is EventType.ASSAULT and not trigger.noun and summed(token, agents, recipients, lexicon.lists):
        return None
    if not trigger.noun and not fitting(trigger, agents, recipients, lexicon, block.index, actors):
        return None
    group = len(agents) > 1 or (token.lemma_ == "meet" and public(agents, block.index, actors))
    group |= trigger.noun and any(t.tag_ in ("NNS", "NNPS") and t.head.lower_ in ("between", "among") for t in agents)
    if frame.officials and not (agents and (known or trigger.slot is not None or group)):
        return None
    if frame.harm and not trigger.noun and not violent(token, bool(agents), lexicon, around.violent, around.near):
        return None
    held = (
        frame.type is EventType.PROTEST and token.lemma_ in ("hold", "stage") and passive(token)
    )  # "rallies were held"
    blast = frame.mode in ("explosives", "suicide-attack") and went_off(token, lexicon.lists)
    if not trigger.noun and not frame.things and not agents and not recipients and not (come or held or blast):
        return None
    freed = saved(token, frame, recipients, block.index, lexicon, actors)
    if not trigger.noun and not agents and frame.type in _NEED_AGENT and not (charged(token, frame) or freed or come):
        return None
    act = Act(trigger, agents, recipients, lexicon.lists, block.index, actors)
    if not told and not clear_act(act, frame, fact):
        return None
    if frame.mode == "arrest" and by_nobody_in_office(act):
        frame = replace(frame, type=EventType.ASSAULT, mode="abduct")
    if frame.mode == "resign":
        recipients = []  # "announced the minister's resignation and the formation of a council"
    recipients = undergoers(trigger, frame, recipients, lexicon, block.index, actors)
    formal = token.lemma_.lower() in lexicon.lists["meant.passed"]
    if token.lemma_ in ("recognise", "recognize") and not any(
        t.head.i == token.i or t.head.lemma_ in ("independence", "sovereignty", "statehood", "legitimacy")
        for t in recipients
    ):
        return None  # "recognised the country's record"
    if frame.type is EventType.MOBILIZE and trigger.slot is not None:
        recipients = [t for t in recipients if t.i != trigger.slot.i]  # "called in the army"
    if frame.type is EventType.SUPPORT and not (frame.both or recipients or formal):
        return None  # "hailed the work": nobody's side is taken
    both = frame.both and (known or len(agents) > 1)
    if frame.partner and len(agents) + len(known) < 2:
        return None  # "battling the flu"
    alone = frame.both and not both and not trigger.noun
    if alone and (frame.partner or not several(agents, block.index, actors)):
        return None
    if both:
        agents, recipients = agents + known, []
    kind, status = _typed(frame.type, fact, token, bool(agents), lexicon)
    if status is Status.CONDITIONAL and kind in _NO_PLANS:
        return None  # "will continue to support the island"
    if kind is EventType.THREATEN and frame.type is not kind:
        recipients = [t for t in recipients if acts(t, block.index, actors)]  # "would ban travel" threatens no travel
    return Found(
        block.index,
        token,
        frame,
        kind,
        status,
        [t.i for t in agents],
        [t.i for t in recipients],
        trigger.noun,
        passing,
        [token],
    )


def _others_beside(token: Token, able: list[Token]) -> bool:
    """Whether it is more of those who act: "the envoy and other party figures"."""
    more = token.tag_ in ("NNS", "NNPS") and any(c.lower_ in ("other", "several", "many") for c in token.lefts)
    return more and token.dep_ == "conj" and token.head in able


def _such_as(token: Token) -> list[Token]:
    """Those named of a kind: "countries like India and Peru"."""
    kind = token.lemma_ in ("country", "nation", "state", "government") and token.tag_ == "NNS"
    return (prepositional(token, ("like",)) if kind else []) or [token]


_CAMERAS = {
    "tv",
    "camera",
    "crew",
    "cameraman",
    "television",
    "video",
    "film",
    "photographer",
    "footage",
    "lens",
    "satellite",
}


def _figurative(verb: Token, agents: list[Token]) -> bool:
    """Whether a verb has its other sense: "captured by TV crews", "asked him about the song"."""
    if verb.lemma_ in ("capture", "shoot"):
        return any(word.lemma_.lower() in _CAMERAS for agent in agents for word in (agent, *agent.children))
    return verb.lemma_ == "ask" and any(c.dep_ == "prep" and c.lower_ == "about" for c in verb.children)


def _of_topic(trigger: Trigger) -> bool:
    """Whether what follows is what somebody worries about, not whom one blames: "voiced concern about the raid"."""
    return trigger.token.lemma_ in ("express", "voice") and trigger.frame.type is EventType.ACCUSE


def _looked_into(verb: Token) -> bool:
    """Whether what befell somebody is looked into: "are investigating the man's death"."""
    return any(c.dep_ == "dobj" and c.lemma_ in DEATHS for c in verb.children)


def _refusal(verb: Token, frame: Frame) -> bool:
    """Whether somebody says that it will not do a kindness: "will not lift the ban"."""
    kind = frame.type in _COOPERATIVE and frame.type is not EventType.SUPPORT
    return kind and any(c.dep_ == "aux" and c.lower_ in ("will", "wo") for c in verb.children)


# What can be denied, and what passing words may tell where they count people.
_DEEDS = {EventType.ASSAULT, EventType.COERCE, EventType.PROTEST, EventType.DISASTER, EventType.DISMISS}


def _told_deaths(token: Token) -> bool:
    """Whether the clause of an event counts people: "an explosion that killed 12"."""
    numbers = (t for t in token.subtree if t.pos_ == "NUM" and t.ent_type_ in ("CARDINAL", ""))
    return any(t.dep_ in ("nummod", "dobj", "nsubjpass") for t in numbers)


# Those who tell of these are as often those who saw them: "residents said they fired".
_OF_OTHERS = {EventType.ASSAULT, EventType.COERCE, EventType.DISASTER, EventType.PROTEST}


_NEED_AGENT = {
    EventType.SUPPORT, EventType.ACCUSE, EventType.REQUEST, EventType.REJECT, EventType.AGREE, EventType.THREATEN,
    EventType.CONSULT, EventType.COOPERATE, EventType.CONCEDE, EventType.AID,
}  # fmt: skip


def _typed(kind: EventType, fact: Fact, token: Token, agents: bool, lexicon: Lexicon) -> tuple[EventType, Status]:
    """An announced kindness is a promise, a refused one a refusal, an announced blow a threat (PLOVER)."""
    status = {Fact.CONDITIONAL: Status.CONDITIONAL, Fact.DENIED: Status.DENIED}.get(fact, Status.STATED)
    words = {c.lower_ for c in token.children if c.dep_ == "aux"}
    announced = bool(words & {"will", "would", "wo"}) and "have" not in words
    announced |= token.dep_ == "xcomp" and token.head.lemma_ in lexicon.lists["willing.words"]
    if not (agents and announced):
        return kind, status
    if kind in _COOPERATIVE:
        return (EventType.AGREE, status) if fact is Fact.CONDITIONAL else (EventType.REJECT, Status.STATED)
    own = any(c.dep_ == "nsubj" and c.pos_ == "PRON" for c in token.children) or token.dep_ == "xcomp"
    if kind in _BLOWS and own and fact is Fact.CONDITIONAL:
        return EventType.THREATEN, status
    return kind, status


# Nobody announces that he will take a stand, or blame.
_NO_PLANS = {EventType.SUPPORT, EventType.COOPERATE, EventType.ACCUSE}
_BLOWS = {EventType.SANCTION, EventType.COERCE, EventType.PROTEST, EventType.ASSAULT}
