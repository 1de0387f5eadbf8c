"""The sense of a trigger, told by what stands beside it: who or what acts, is meant, is given, fought over.

A word of conflict is often said of talk ("attacked the plan"), of things ("a flood of images") or of oneself.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from dateline.extract.actors.phrases import of_object
from dateline.extract.events.act import Act
from dateline.extract.events.arguments import Actors
from dateline.extract.events.crowds import rising
from dateline.extract.events.frames import Frame, Lexicon
from dateline.extract.events.helpers import TRAVEL, come_to_help, of_illness, rules
from dateline.extract.events.subjects import passive
from dateline.extract.events.triggers import Trigger
from dateline.extract.events.verbal import verbal
from dateline.extract.mentions import ActorMention
from dateline.model.vocabulary import EventType

if TYPE_CHECKING:
    from spacy.tokens import Token

_ARMED = {"MIL", "COP", "REB", "UAF", "CRM", "SPY"}
_PUBLIC = {"GOV", "LEG", "IGO", "PRM"} | _ARMED
_INQUIRING = {"GOV", "LEG", "JUD", "IGO", "NGO", "OPP", "PTY"} | _ARMED
CROWD = {"protester", "protestor", "demonstrator", "supporter", "youth", "crowd", "rioter", "mob", "fan", "striker"}
_PLACES = {"GPE", "LOC", "FAC"}


def sense(
    trigger: Trigger,
    agents: list[Token],
    recipients: list[Token],
    lexicon: Lexicon,
    block: int,
    actors: Actors,
    *,
    stirred: bool = False,
) -> Frame | None:
    """The frame that the trigger opens here; None where the word is no event.

    ``stirred`` says that protest is told of nearby.
    """
    token, frame, lists = trigger.token, trigger.frame, lexicon.lists
    sides = [a for t in (*agents, *recipients) if (a := actors.get((block, t.i))) is not None]
    if trigger.noun and frame.things:
        return None if _of_something(token, lists) or _set_off(token, lists) else frame
    if frame.type is EventType.ASSAULT and verbal(Act(trigger, agents, recipients, lists, block, actors), token):
        return replace(frame, type=EventType.ACCUSE, mode="disapprove")
    if (
        frame.mode in _BODILY
        and recipients
        and not trigger.noun
        and all(_country(t, block, actors) for t in recipients)
    ):
        return None  # "the country had been decapitated"
    if recipients and all(t.lower_.endswith(("self", "selves")) for t in recipients) and frame.type in _DONE_TO_ONE:
        return None  # "shot himself"
    lemma = token.lemma_.lower()
    if frame.mode == "crowd-control" and lemma in ("disperse", "charge") and not recipients:
        return None  # "the crowd dispersed"
    if frame.mode == "crowd-control" and any(t.lemma_.lower() in CROWD for t in agents):
        frame = replace(frame, mode="")  # a crowd that charges another controls none
    if lemma in ("clash", "skirmish") and not any(a.sector in _ARMED for a in sides):
        crowd = any(t.lemma_.lower() in CROWD for t in (*agents, *recipients))
        if trigger.noun and token.dep_ == "nsubj" and token.head.lemma_ in _BREAK_OUT:
            return frame  # "clashes erupted in the city"
        if not crowd and not {t.lemma_.lower() for t in token.sent} & lists["causes.blows"] - {"clash"}:
            return None  # "the parties clashed over the budget"
    slot = trigger.slot.lemma_.lower() if trigger.slot is not None else ""
    if frame.mode == "demo" and lemma == "protest" and _objects(token) and _single(agents, block, actors):
        return replace(frame, type=EventType.ACCUSE, mode="disapprove")  # "the industry protested use of the term"
    if frame.mode == "demo" and not rising(token, agents, slot, lists, stirred=stirred):
        return None  # "shoppers filled the streets"
    shut = frame.mode == "restrict" and slot in lists["shut.words"]
    if shut and agents and not any(rules(t, _PUBLIC, block, actors) for t in agents):
        return None  # "the company closed its campus"
    if frame.type is EventType.DISMISS and lemma == "bring" and not passive(token):
        return None  # "people brought down governments before"
    if frame.mode == "arrest" and lemma in _DRAG:
        forced = any((a := actors.get((block, t.i))) is not None and a.sector in _ARMED for t in agents)
        if not (forced or (lemma != "bundle" and passive(token) and not agents)) or not any(
            _one(t, block, actors) for t in recipients
        ):
            return None  # "workers hauled away the rubble"
    if frame.mode == "arrest" and lemma == "seize" and agents and not _of_state(agents, block, actors):
        return None  # "the gang seized a teacher"
    if "rampage" in (lemma, slot) and not any(t.tag_ in ("NNS", "NNPS") for t in agents):
        return None
    if frame.type is EventType.DISMISS and not trigger.noun and _discharged(token, lists):
        return None
    armed = any((a := actors.get((block, t.i))) is not None and a.sector in _ARMED for t in agents)
    if frame.mode == "withdraw" and lemma == "leave" and not armed:
        return None  # "the marchers left the square"
    if frame.mode == "discontinue" and armed and lemma == "cut" and slot in _NEEDS:
        return replace(frame, type=EventType.COERCE, mode="withhold")  # a siege is no sanction
    if lemma == "cancel" and frame.mode == "restrict" and not any(a.sector in _PUBLIC for a in sides):
        return None  # "the band cancelled its event"
    if frame.mode == "discontinue" and not any(a.sector not in ("", "BUS", "CVL", "EDU") for a in sides):
        return None  # "the company suspended its programme"
    if frame.type is EventType.ASSAULT and any(_infant(t) for t in agents):
        return None
    single = lemma == "arrive" and all(t.tag_ in ("NN", "NNP") for t in agents)
    if frame.type is EventType.MOBILIZE and single and not any(t.ent_type_ in _PLACES for t in recipients):
        return None  # "until a coastguard helicopter arrived at the scene"
    if frame.type is EventType.MOBILIZE:
        return _moved(trigger, agents, lexicon, block, actors)
    if frame.mode == "investigate" and not any(
        (a := actors.get((block, t.i))) is not None and a.sector in _INQUIRING for t in agents
    ):
        return None
    if frame.mode == "release" and any(t.lemma_.lower() in _REMAINS for t in recipients):
        return None  # the dead are handed over
    if frame.mode == "release" and not trigger.noun and _from_care(token):
        return None
    if lemma == "return" and _objects(token) & lists["impersonal.words"]:
        return None
    if lemma in ("vow", "swear") and trigger.slot is None and not _hostile(token):
        return None if _denies(token) else replace(frame, type=EventType.AGREE)
    if lemma == "warning" or (lemma == "issue" and trigger.slot is not None and trigger.slot.lemma_ == "warning"):
        held = trigger.slot if trigger.slot is not None else token
        public = any(
            ((a := actors.get((block, t.i))) is not None and a.sector in _PUBLIC) or t.ent_type_ == "GPE"
            for t in recipients
        )
        if any(c.lower_ == "travel" for c in held.lefts) or not public:
            return None
    if frame.mode == "investigate" and of_illness(token, trigger.slot, lists):
        return None
    if lemma in ("investigate", "probe") and any(c.dep_ in ("ccomp", "xcomp") for c in token.children):
        return None  # "is investigating how to raise its stock"
    helped = lemma == "take" and {t.lemma_.lower() for t in token.subtree} & _HELP
    ruling = bool(helped and agents) and all(
        (a := actors.get((block, t.i))) is not None and a.sector == "GOV" for t in agents
    )
    if (
        frame.type is EventType.ASSAULT
        and slot == "control"
        and ruling
        and not {t.lemma_.lower() for t in token.sent} & lists["causes.blows"]
    ):
        return None  # "the authorities have taken control of the airport to speed relief"
    if frame.mode == "martial-law" and slot and slot not in lists["senses.rule"]:
        return None  # "announced emergency measures"
    if frame.mode == "restrict" and {lemma, slot} & {"barricade", "roadblock"}:
        ruled = armed or any((a := actors.get((block, t.i))) is not None and a.sector in _PUBLIC for t in agents)
        if agents and not ruled:
            return replace(frame, type=EventType.PROTEST, mode="obstruct")  # "residents set up roadblocks"
    if frame.mode == "martial-law" and any(a.sector == "IGO" for a in sides):
        return None  # a body of health warns, and rules nobody
    if frame.mode == "demo" and trigger.noun and any(a.sector == "GOV" for a in _senders(token, block, actors)):
        return replace(frame, type=EventType.ACCUSE, mode="disapprove")
    met = frame.type is EventType.CONSULT and not frame.mode and lemma in ("meet", "talk", "speak", "consult")
    if met and sides and all(a.sector in ("", "CVL", "EDU", "UNK") and not a.country for a in sides):
        return None  # "the two met after hearing each other talk"
    if frame.mode == "visit" and lemma in TRAVEL and come_to_help(agents, lists):
        return replace(frame, type=EventType.AID, mode="")
    if frame.mode == "visit" and not any(a.sector in ("GOV", "LEG", "PTY", "OPP", "REL", "IGO", "JUD") for a in sides):
        return None
    if lemma == "use" and (trigger.slot is None or trigger.slot.dep_ not in ("dobj", "nsubjpass", "conj")):
        return None  # "using it for weapons training"
    whole = (
        frame.type is not EventType.AID
        or trigger.noun
        or lemma in lists["helpers.arriving"]
        or trigger.slot is not None
        or passive(token)
    )
    if not (whole or any(c.dep_ in ("dobj", "dative") for c in token.children)):
        return None  # "many resettled in the north"
    worried = lemma in ("express", "voice") and trigger.slot is not None and trigger.slot.lemma_ in ("concern", "alarm")
    if worried and not recipients:
        return None  # "expressed concern about who falls ill"
    if lemma == "express" and trigger.slot is not None and not any(c.dep_ == "prep" for c in trigger.slot.children):
        return None if any(c.dep_ in ("acl", "ccomp", "relcl") for c in trigger.slot.children) else frame
    if lemma == "appeal" and trigger.noun and (_for_means(token) or _launched(token)):
        return replace(frame, mode="assist")
    return frame


def _senders(noun: Token, block: int, actors: Actors) -> list[ActorMention]:
    """Who sends what a noun names: "a protest from the ambassador"."""
    words = [o for p in noun.children if p.dep_ == "prep" and p.lower_ in ("from", "by") for o in p.children]
    return [a for t in words if (a := actors.get((block, t.i))) is not None]


def _of_state(agents: list[Token], block: int, actors: Actors) -> bool:
    """Whether a state's own forces act."""
    return any((a := actors.get((block, t.i))) is not None and a.sector in ("COP", "MIL", "SPY", "GOV") for t in agents)


_NEEDS = {"supply", "electricity", "gas"}
_BREAK_OUT = {"erupt", "break", "rage", "flare", "spread", "intensify", "escalate"}
_DRAG = {"drag", "haul", "bundle"}


def _one(token: Token, block: int, actors: Actors) -> bool:
    return (block, token.i) in actors or token.ent_type_ == "PERSON" or token.pos_ == "PRON"


_FOES = {
    "fight", "retaliate", "avenge", "attack", "strike", "punish", "crush", "destroy", "kill", "expel", "resist",
    "block", "boycott", "respond", "hunt", "pursue", "topple", "oust", "overthrow", "defy", "impose", "bomb", "march",
    "protest",
    "revenge", "retaliation", "vengeance", "war", "eliminate", "eradicate", "defeat", "continue", "hit", "shoot",
    "target", "invade", "storm", "execute", "arrest", "stop", "prevent", "quit", "leave", "disrupt", "shut", "sue",
    "struggle", "resistance", "battle", "jihad", "hold", "remain", "stay", "rid", "drive", "veto", "oppose", "reject",
}  # fmt: skip


def _hostile(verb: Token) -> bool:
    """Whether what somebody vows is a blow."""
    words = {t.lemma_.lower() for c in verb.children if c.dep_ in ("xcomp", "ccomp", "dobj") for t in (c, *c.children)}
    return bool(words & _FOES) and not _denies(verb)


def _denies(verb: Token) -> bool:
    return any(n.dep_ == "neg" for c in verb.children if c.dep_ == "ccomp" for n in c.children)


def _discharged(verb: Token, lists: dict[str, frozenset[str]]) -> bool:
    """Whether what falls or is fired is no office-holder: "toppling buildings", "the flares were fired at night"."""
    if any(t.lemma_.lower() in lists["weapons.words"] | lists["solid.words"] - {"one", "two"} for t in verb.children):
        return True
    return any(c.dep_ == "prep" and c.lower_ in ("at", "into", "toward", "towards") for c in verb.children) or any(
        c.dep_ in ("xcomp", "advcl") and c.tag_ == "VB" for c in verb.children
    )


def _infant(token: Token) -> bool:
    """Whether a child too small to mean it did it."""
    words = [w.lower_ for w in token.subtree]
    return "toddler" in words or any(
        w.isdecimal() and int(w) < _SMALL and words[i + 1 : i + 3] == ["-", "year"] for i, w in enumerate(words)
    )


_SMALL = 8
_BODILY = {"targeted", "beat", "torture", "sexual", "abduct"}
_DONE_TO_ONE = {EventType.ASSAULT, EventType.COERCE, EventType.DISMISS, EventType.RETREAT}
_SICK = {"outbreak", "epidemic", "pandemic"}


def _of_something(noun: Token, lists: dict[str, frozenset[str]]) -> bool:
    """Whether a disaster's word is a measure: "a flood of images", "a storm of protest", "an outbreak of fighting"."""
    if noun.dep_ == "pobj" and noun.head.lower_ == "by" and not any(c.dep_ in ("det", "amod") for c in noun.lefts):
        return True  # "took the country by storm"
    for prep in noun.children:
        if prep.dep_ != "prep" or prep.lower_ != "of":
            continue
        for inner in prep.children:
            word = inner.lemma_.lower()
            if inner.ent_type_ in ("DATE", "TIME", "CARDINAL", *_PLACES) or word in lists["causes.disaster"]:
                continue
            if noun.lemma_.lower() in _SICK:
                return word in lists["causes.violence"] or word in lists["causes.blows"]
            return inner.pos_ == "NOUN" and inner.dep_ == "pobj" and word not in ("magnitude", "century", "year")
    return False


def _set_off(noun: Token, lists: dict[str, frozenset[str]]) -> bool:
    """Whether no force of nature brought it on: "the uprisings have triggered aftershocks around the region"."""
    if noun.dep_ != "dobj" or noun.head.lemma_ not in (
        "trigger",
        "send",
        "unleash",
        "create",
        "provoke",
        "spark",
        "prompt",
    ):
        return False
    return not any(t.lemma_.lower() in lists["causes.disaster"] for s in noun.head.lefts for t in s.subtree)


def _single(agents: list[Token], block: int, actors: Actors) -> bool:
    """Whether one body does it, no crowd."""
    return bool(agents) and all(
        t.tag_ == "NN" and not t.ent_type_ and (a := actors.get((block, t.i))) is not None and not a.pronoun
        for t in agents
    )


def _country(token: Token, block: int, actors: Actors) -> bool:
    actor = actors.get((block, token.i))
    known = token.ent_type_ in _PLACES and actor is not None and bool(actor.country)
    return known or token.lemma_.lower() in ("country", "nation", "state", "economy", "city")


def _objects(verb: Token) -> set[str]:
    return {c.lemma_.lower() for c in verb.children if c.dep_ in ("dobj", "nsubjpass")}


_HELP = {
    "help", "aid", "response", "relief", "stock", "supply", "resource", "effort", "support", "fund", "money",
    "donation", "assistance", "medicine", "food", "doctor", "medic", "rescuer", "ambulance", "equipment",
    "victim", "survivor", "homeless",
}  # fmt: skip
_REMEDIES = {"stockpile", "drug", "vaccine", "dose", "hose", "camera", "tool", "satellite", "observer"}
_MOVERS = {"deploy", "mobilize", "mobilise", "train"}


def _moved(trigger: Trigger, agents: list[Token], lexicon: Lexicon, block: int, actors: Actors) -> Frame | None:
    """Troops, by those who have them; help that is sent is aid, and what a company moves is neither."""
    token, frame = trigger.token, trigger.frame
    sent = [w for c in token.children if c.dep_ in ("dobj", "nsubjpass") for t in c.lefts for w in t.subtree]
    if not trigger.noun and {w.lemma_.lower() for w in sent} & lexicon.lists["senses.relief"]:
        return replace(frame, type=EventType.AID, mode="")  # "have sent water purification units"
    if trigger.noun or token.lemma_.lower() not in _MOVERS:
        return frame
    moved = [t for c in token.children if c.dep_ in ("dobj", "nsubjpass") for t in (c, of_object(c)) if t is not None]
    if token.lemma_.lower() == "deploy" and {w.lemma_.lower() for t in moved for w in t.subtree} & _BURNING:
        return replace(frame, type=EventType.ASSAULT, mode="unconventional")  # such are thrown, not shown
    if {t.lemma_.lower() for t in moved} & _REMEDIES:
        return None  # "mobilised a part of its stockpile of drugs"
    who = [a for t in agents if (a := actors.get((block, t.i))) is not None]
    civil = bool(who) and all(a.sector in ("NGO", "IGO", "MED") for a in who)
    if {t.lemma_.lower() for t in moved} & (_HELP | lexicon.lists["helpers.teams"] if civil else _HELP):
        return replace(frame, type=EventType.AID, mode="")
    forces = any((a := actors.get((block, t.i))) is not None and a.sector in _ARMED for t in moved)
    if forces or {w.lemma_.lower() for t in moved for w in t.subtree} & _MATERIEL:
        return frame
    return frame if any(a.sector in _PUBLIC for a in who) else None


_BURNING = {"incendiary", "phosphorus", "phosphorous", "napalm", "sarin", "chlorine"}
_MATERIEL = {
    "troop", "force", "tank", "ship", "warship", "jet", "plane", "aircraft", "helicopter", "missile", "carrier",
    "vessel", "battery", "brigade", "battalion", "reserve", "reservist", "system", "weapon", "fleet", "drone",
    "artillery", "unit", "armour", "armor", "vehicle", "peacekeeper", "man",
}  # fmt: skip
_REMAINS = {"body", "remains", "coffin", "corpse"}
_CARE = {"hospital", "clinic", "care", "ward", "treatment", "infirmary", "quarantine"}


def _from_care(verb: Token) -> bool:
    """Whether somebody leaves a hospital, no cell: "was treated and released"."""
    if verb.dep_ == "conj" and verb.head.lemma_ in ("treat", "examine", "hospitalise", "hospitalize"):
        return True
    return any(
        t.lemma_.lower() in _CARE
        for prep in verb.children
        if prep.dep_ == "prep" and prep.lower_ in ("from", "at", "after")
        for t in prep.subtree
    )


def _launched(noun: Token) -> bool:
    """Whether an appeal is one that charities launch."""
    against = any(c.dep_ == "prep" and c.lower_ == "against" for c in noun.children)
    return noun.dep_ == "dobj" and noun.head.lemma_ in ("launch", "begin", "start") and not against


def _for_means(noun: Token) -> bool:
    """Whether an appeal is one for money or help."""
    words = [t for p in noun.children if p.dep_ == "prep" and p.lower_ == "for" for t in p.subtree]
    return any(t.ent_type_ == "MONEY" or t.text in "$£€#" or t.lemma_.lower() in _HELP for t in words) or any(
        c.lower_ in ("emergency", "flash", "aid", "fundraising", "humanitarian") or c.ent_type_ == "MONEY"
        for c in noun.lefts
    )
