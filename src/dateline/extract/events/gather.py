"""Triggers to events: which count, which are one, and whose cause is a disaster."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from dateline.extract.events.arguments import Actors, complement, dateline, of_noun, of_verb, passive, subjects
from dateline.extract.events.facts import Fact, fact_of_noun, fact_of_verb
from dateline.extract.events.frames import Frame, Lexicon
from dateline.extract.events.sides import counted, known_side, people, trimmed
from dateline.extract.events.standing import asserted, recent, referred
from dateline.extract.events.triggers import Trigger, find_triggers
from dateline.extract.reading import Block, Reading
from dateline.model.vocabulary import EventType, Status, ZoneKind

if TYPE_CHECKING:
    from spacy.tokens import Token

_COOPERATIVE = {
    EventType.AID, EventType.SUPPORT, EventType.RETREAT, EventType.CONCEDE, EventType.CONSULT, EventType.COOPERATE,
}  # fmt: skip


@dataclass(slots=True)
class Found:
    """An event before it is a claim; ``tokens`` are all the words that told of it, ``token`` the one kept."""

    block: int
    token: Token
    frame: Frame
    type: EventType
    status: Status
    agents: list[int]
    recipients: list[int]
    noun: bool = False
    passing: bool = False
    tokens: list[Token] = field(default_factory=list)


_PLURAL = {"flood", "landslide", "mudslide", "wildfire", "bushfire", "aftershock", "tremor"}
"""Disasters that come in the plural."""

_HEADLINE = 30
"""Tokens that a headline without a mark of its own may have."""


def gather(reading: Reading, lexicon: Lexicon, actors: Actors) -> Iterator[Found]:
    """All events of a report."""
    tell = _tells_of_violence(reading, lexicon)
    blows = [any(t.lemma_.lower() in lexicon.lists["causes.blows"] for t in block.doc) for block in reading.blocks]
    for block in reading.blocks:
        near = any(blows[max(0, block.index - 1) : block.index + 1])
        short = len(block.doc) < _HEADLINE and not block.doc.text.rstrip().endswith(".")
        headline = block.zone is ZoneKind.HEADLINE or (block.index == 0 and short)
        found = [
            event
            for trigger in find_triggers(block, lexicon, actors)
            if (event := _event(trigger, block, lexicon, actors, headline, tell, near)) is not None
        ]
        yield from _merged(found, lexicon)


def _tells_of_violence(reading: Reading, lexicon: Lexicon) -> bool:
    """Whether the report as a whole is of violence and not of a disaster: decides for "four people were killed"."""
    violent = disaster = 0
    for block in reading.blocks:
        for token in block.doc:
            if token.pos_ in ("NOUN", "VERB", "PROPN"):
                violent += token.lemma_.lower() in lexicon.lists["causes.violence"]
                disaster += token.lemma_.lower() in lexicon.lists["causes.disaster"]
    return violent > 2 * disaster


def _event(
    trigger: Trigger, block: Block, lexicon: Lexicon, actors: Actors, headline: bool, violent: bool, near: bool
) -> Found | None:
    token, frame = trigger.token, trigger.frame
    if trigger.noun:
        agents, recipients = of_noun(token, frame, lexicon.lists["support.light"], actors, block.index)
        fact = fact_of_noun(token, frame, lexicon, headline)
    else:
        agents, recipients = of_verb(token, frame, trigger.slot)
        fact = fact_of_verb(token, frame, lexicon, headline)
    if fact is Fact.NONE:
        return None
    if fact is Fact.DENIED and frame.type not in _DEEDS:
        return None
    numbered = frame.type in _DEEDS and (any(map(counted, recipients)) or _told_deaths(token))
    if not asserted(token, numbered=numbered):
        return None
    if frame.things and token.tag_ == "NNS" and token.lemma_.lower() not in _PLURAL and not recent(token.head):
        return None  # "other pandemics have started", "storms in 2008"
    passing = trigger.noun and referred(token, lexicon, numbered=numbered)
    if fact is Fact.CONDITIONAL and (frame.things or not _announced(agents, block.index, actors)):
        return None
    if not trigger.noun and _of_a_thing(token, frame, agents, block.index, lexicon, actors):
        return None
    agents = trimmed([t for t in agents if _acts(t, block.index, actors)], token, frame, agents=True)
    recipients = trimmed([t for t in recipients if _suffers(t, block.index, actors)], token, frame, agents=False)
    if frame.type is EventType.ASSAULT:
        recipients = [t for t in recipients if t.lemma_.lower() not in lexicon.lists["weapons.words"]]
    if frame.officials:
        recipients = [t for t in recipients if _acts(t, block.index, actors)]
    elif frame.type not in _MATERIAL:
        recipients = _holders(recipients, block.index, actors, frame.type in _OF_THINGS)
    if frame.type is EventType.MOBILIZE and not agents and not trigger.noun:
        agents = [t for t in subjects(token) if _acts(t, block.index, actors)]
    if not recipients and not trigger.noun and frame.type in _OF_COMPLEMENT:
        taken = {t.i for t in agents}
        recipients = [t for t in complement(token, actors, block.index) if t.i not in taken]
    if frame.things:
        agents = []
    known = [t for t in recipients if _acts(t, block.index, actors)]
    if not trigger.noun and frame.harm and frame.mode == "" and recipients:
        recipients = [t for t in recipients if people(t, block.index, actors)]
        if not recipients:
            return None  # "killed the deal", "hurt the economy", "kills 4 % of animals"
    agents = [t for t in agents if t.lower_ != "it" or known_side(t, block.index, actors)]
    recipients = [t for t in recipients if t.lower_ != "it" or known_side(t, block.index, actors)]
    if (agents or recipients) and not any(known_side(t, block.index, actors) for t in (*agents, *recipients)):
        return None
    if frame.mode == "investigate" and not recipients:
        return None
    if trigger.noun and token.lemma_.lower() in ("explosion", "blast") and not violent and not agents:
        return None  # gas and fires explode too
    if trigger.noun and not _happened(token, frame, lexicon, bool(agents or known)):
        return None
    if frame.person and recipients and not known:
        return None
    if frame.anyone and recipients and not known and recipients[0].lemma_.lower() in lexicon.lists["impersonal.words"]:
        return None
    if not trigger.noun and not _fitting(trigger, agents, recipients, lexicon, block.index, actors):
        return None
    if frame.officials and not (agents and (known or trigger.slot is not None or len(agents) > 1)):
        return None
    if frame.harm and not trigger.noun and not _violent(token, bool(agents), lexicon, violent, near):
        return None
    if not trigger.noun and not frame.things and not agents and not recipients:
        return None
    if not trigger.noun and not agents and frame.type in _NEED_AGENT:
        return None
    both = frame.both and (known or len(agents) > 1)
    alone = frame.both and not both and not trigger.noun
    if alone and (frame.partner or not _several(agents, block.index, actors)):
        return None
    if both:
        agents, recipients = agents + known, []
    kind, status = _typed(frame.type, fact, token, bool(agents), lexicon)
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


# What can be denied, and what passing words may tell where they count people.
_DEEDS = {EventType.ASSAULT, EventType.COERCE, EventType.PROTEST, EventType.DISASTER, EventType.DISMISS}


def _of_a_thing(verb: Token, frame: Frame, agents: list[Token], block: int, lexicon: Lexicon, actors: Actors) -> bool:
    """Whether a thing does the harm that is no weapon: "it's hurting our families", "the news killed the deal"."""
    if (verb.lemma_ not in _HARMFUL and frame.type is not EventType.ASSAULT) or passive(verb):
        return False
    named = [c for c in verb.children if c.dep_ == "nsubj" and c.lower_ not in ("who", "which", "that")]
    if not named or any(_acts(t, block, actors) for t in agents) or any(c.pos_ == "NUM" for c in named):
        return False
    if not any(c.dep_ == "dobj" for c in verb.children):
        return False
    lists = lexicon.lists
    known = lists["weapons.words"] | lists["causes.violence"] | lists["causes.disaster"] | lists["causes.blows"]
    return not {w.lemma_.lower() for c in named for w in c.subtree} & known


_HARMFUL = {"kill", "wound", "injure", "hurt", "maim", "destroy", "damage", "burn", "wreck", "attack", "claim", "hit"}


def _announced(agents: list[Token], block: int, actors: Actors) -> bool:
    """Whether there is somebody who may yet do it, more than a pronoun."""
    return any(
        t.pos_ != "PRON" or ((a := actors.get((block, t.i))) and a.sector not in (*_PRIVATE, "")) for t in agents
    )


def _told_deaths(token: Token) -> bool:
    """Whether the clause of an event counts people: "an explosion that killed 12"."""
    numbers = (t for t in token.subtree if t.pos_ == "NUM" and t.ent_type_ in ("CARDINAL", ""))
    return any(t.dep_ in ("nummod", "dobj", "nsubjpass") for t in numbers)


_NEED_AGENT = {
    EventType.SUPPORT, EventType.ACCUSE, EventType.REQUEST, EventType.REJECT, EventType.AGREE, EventType.THREATEN,
    EventType.CONSULT, EventType.COOPERATE, EventType.CONCEDE, EventType.AID,
}  # fmt: skip


def _fitting(
    trigger: Trigger, agents: list[Token], recipients: list[Token], lexicon: Lexicon, block: int, actors: Actors
) -> bool:
    """Whether the two sides are such as the verb's event has: no figure of speech, no private matter."""
    verb, frame = trigger.token, trigger.frame
    own = subjects(verb) if not passive(verb) else []
    named = [c for c in verb.children if c.dep_ == "nsubj" and c.lower_ not in ("who", "which", "that")]
    if named and not agents and frame.type not in (EventType.ASSAULT, EventType.DISASTER, EventType.PRICE):
        return False
    if frame.person and not recipients:
        return False
    if frame.mode == "resign" and not any(_weighty(t, block, actors) or t.lemma_.lower() in _OFFICES for t in agents):
        return False  # "the employee quit"
    if frame.mode == "visit" and not any((a := actors.get((block, t.i))) and a.sector in _VISITORS for t in agents):
        return False
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
        acted = any(c.dep_ == "dobj" for c in verb.children)
        return acted or any(t.lemma_.lower() in only for t in subjects(verb))
    if frame.mode == "destroy" and any(t.lemma_.lower() in lexicon.lists["abstract.words"] for t in recipients):
        return False
    if frame.type is EventType.PROTEST and agents and all(_alone(t, block, actors) for t in agents):
        return False
    if frame.type not in _VOICED and frame.type not in _PUBLIC and frame.mode != "assist":
        return True
    if frame.type is EventType.SUPPORT and not any(_weighty(t, block, actors) for t in recipients):
        return False  # "defended the policy", "is backing research"
    if any(_weighty(t, block, actors) for t in agents):
        return True
    if frame.type in _VOICED and any(counted(t) or t.lemma_.lower() in lexicon.lists["voices.words"] for t in agents):
        return True
    # One whose office is not told speaks in public where a state or a body is spoken to.
    known = (actors.get((block, t.i)) for t in agents)
    told = any(a is not None and (a.named or (a.pronoun and a.name != a.text)) for a in known)
    return told and any(_weighty(t, block, actors) for t in recipients)


_VISITORS = {"GOV", "LEG", "PTY", "OPP", "REL", "IGO", "JUD", "REB"}
_OFFICES = {
    "executive",
    "chief",
    "director",
    "chairman",
    "head",
    "cabinet",
    "minister",
    "governor",
    "president",
    "he",
    "she",
}
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
    return token.ent_type_ in ("GPE", "NORP") or (actor.named and bool(actor.country))


_MATERIAL = {EventType.ASSAULT, EventType.COERCE, EventType.DISMISS, EventType.RETREAT, EventType.DISASTER}


_OF_THINGS = {EventType.ACCUSE, EventType.REJECT, EventType.SUPPORT, EventType.THREATEN, EventType.SANCTION}
_OF_COMPLEMENT = {EventType.AGREE, EventType.REJECT, EventType.REQUEST, EventType.THREATEN, EventType.ACCUSE}


def _holders(tokens: list[Token], block: int, actors: Actors, things: bool) -> list[Token]:
    """Recipients of words are those who can hear them: "Haiti's efforts", "the policies of the government".

    What is praised, blamed or refused may be a thing ("the verdict"): it is kept as a phrase.
    """
    if things:
        return tokens
    found = []
    for token in tokens:
        if _acts(token, block, actors):
            found.append(token)
            continue
        owners = [c for c in token.children if c.dep_ in ("poss", "compound", "amod", "nmod")]
        owners += [t for p in token.children if p.dep_ == "prep" and p.lower_ in ("of", "by") for t in p.children]
        # "the Russia-led force" is not Russia's.
        found += [t for t in owners if _acts(t, block, actors) and t.nbor().text != "-"][:1]
    return found


def _several(agents: list[Token], block: int, actors: Actors) -> bool:
    """Whether agents are more than one person, as those who fight each other are."""
    return any(t.tag_ in ("NNS", "NNPS") or ((a := actors.get((block, t.i))) and a.sector in _FORCES) for t in agents)


_FORCES = {"MIL", "COP", "REB", "UAF"}


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


_BLOWS = {EventType.SANCTION, EventType.COERCE, EventType.PROTEST, EventType.ASSAULT}


def _acts(token: Token, block: int, actors: Actors) -> bool:
    """Whether a word stands for one who can act."""
    if dateline(token):
        return False
    if (block, token.i) in actors or token.lower_ in ("he", "she", "they", "him", "her", "them"):
        return True
    return token.ent_type_ in ("PERSON", "ORG", "GPE", "NORP") and token.pos_ in ("PROPN", "NOUN", "ADJ")


def _suffers(token: Token, block: int, actors: Actors) -> bool:
    """Whether a word stands for somebody or something that an event can happen to."""
    if _acts(token, block, actors):
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


def _happened(noun: Token, frame: Frame, lexicon: Lexicon, actors: bool) -> bool:
    """Whether the words around an event noun say that it took place."""
    lists = lexicon.lists
    if frame.told:
        return _supported(noun, lists)
    if frame.strict and not frame.things:
        return actors and _anchored(noun, lists)
    return (actors and _anchored(noun, lists)) or _supported(noun, lists)


def _supported(noun: Token, lists: dict[str, frozenset[str]]) -> bool:
    token = noun
    while token.dep_ == "conj":
        token = token.head
    head = token.head
    if token.dep_ in ("nsubj", "nsubjpass"):
        return head.lemma_ in lists["support.subject"] or head.lemma_ in lists["support.object"]
    if token.dep_ == "dobj":
        return head.lemma_ in lists["support.object"]
    if token.dep_ == "attr":
        return head.lemma_ == "be" and any(c.dep_ == "expl" for c in head.children)
    if token.dep_ == "pobj":
        if head.lower_ == "by":
            return head.head.lemma_ in lists["support.subject"]
        if head.lower_ == "of" and head.head.lemma_ in (
            "report",
            "day",
            "series",
            "wave",
            "spate",
            "week",
            "night",
            "string",
            "hour",
        ):
            return True
        return (
            head.lower_ in lists["support.prepositions"]
            and head.head.pos_ in ("VERB", "AUX")
            and head.head.tag_ in ("VBD", "VBN", "VBG")
        )
    return False


def _anchored(noun: Token, lists: dict[str, frozenset[str]]) -> bool:
    """An event noun with its actors is an event unless it is only talked about."""
    token = noun
    while token.dep_ == "conj":
        token = token.head
    if token.dep_ == "pobj" and token.head.lower_ in ("against", "for", "about", "on", "of"):
        return _supported(noun, lists)
    return True


def _violent(verb: Token, agents: bool, lexicon: Lexicon, report: bool, near: bool) -> bool:
    """Whether harm done is violence: by who did it, by the cause named beside it, else by what the report is of."""
    lists = lexicon.lists
    if verb.lemma_ in ("die", "perish", "lose"):
        words = {t.lemma_.lower() for t in verb.sent}
        if words & lists["causes.disaster"] - {"fire", "crush", "collapse"}:
            return False
        numbered = any(counted(s) for s in subjects(verb))
        return bool(words & lists["causes.blows"]) or (report and (numbered or near))
    clause = {t.lemma_.lower() for t in verb.subtree} | {t.lemma_.lower() for t in verb.ancestors}
    subject = {c.lemma_.lower() for c in verb.children if c.dep_ in ("nsubj", "agent")}
    if subject & lists["causes.disaster"]:
        return False
    if clause & lists["causes.disaster"] and not agents:
        return bool(clause & lists["causes.violence"] - lists["causes.disaster"]) and report
    done = agents and verb.lemma_ not in ("die", "perish", "lose")
    return done or report or bool(clause & lists["causes.violence"])


def _merged(found: list[Found], lexicon: Lexicon) -> list[Found]:
    """Several words of one event are one event: "killed in a bombing", "opened fire, wounding two"."""
    kept: list[Found] = []
    for event in sorted(found, key=lambda e: (e.frame.harm, e.noun, e.token.i)):
        into = next((k for k in kept if _same(k, event)), None)
        if into is None:
            kept.append(event)
            continue
        into.tokens.append(event.token)
        into.passing = into.passing and event.passing
        event.recipients = [i for i in event.recipients if not _inside(i, into.recipients, event.token)]
        if not event.noun or not into.recipients:
            into.recipients += [i for i in event.recipients if i not in into.recipients and i not in into.agents]
        if not into.agents:
            into.agents += [i for i in event.agents if i not in into.recipients]
        if not into.frame.mode and event.frame.mode and event.frame.type is into.frame.type:
            into.frame = event.frame
    # A noun that only names an event known before adds to the verb that it hangs on, and is nothing without it.
    return sorted((e for e in kept if not e.passing), key=lambda e: e.token.i)


def _inside(token: int, others: list[int], near: Token) -> bool:
    """Whether a word stands inside the phrase of another: "two of the guards", "the guards"."""
    doc = near.doc
    return any(doc[o].is_ancestor(doc[token]) for o in others)


def _same(kept: Found, event: Found) -> bool:
    if kept.type is not event.type or kept.status is not event.status:
        return False
    if kept.token.sent.start != event.token.sent.start:
        return False
    one, other = kept.token, event.token
    again = bool(event.agents) and kept.agents == event.agents and kept.frame.mode == event.frame.mode
    if kept.frame.harm and event.frame.harm and not kept.noun and kept.recipients and event.recipients:
        return False  # "12 were killed and hundreds injured": each its own
    if not (event.frame.harm or event.noun or (again and not event.recipients)):
        return False
    return _near(one, other) or _near(other, one)


def _near(one: Token, other: Token) -> bool:
    """Whether ``other`` hangs on ``one`` with no clause of its own subject between them."""
    token = other
    while token.head.i != token.i:
        token = token.head
        if token.i == one.i:
            return True
        if token.dep_ in ("ccomp", "relcl", "ROOT") and token.i != one.i:
            return False
    return False
