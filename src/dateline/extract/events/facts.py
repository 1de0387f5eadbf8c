"""Whether the text says that an event took place: denied, conditional, or no event at all."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING

from dateline.extract.events.frames import Frame, Lexicon
from dateline.extract.events.subjects import passive
from dateline.model.vocabulary import EventType

if TYPE_CHECKING:
    from spacy.tokens import Token


class Fact(Enum):
    """What the grammar around a trigger says of the event."""

    ACTUAL = "actual"
    CONDITIONAL = "conditional"
    DENIED = "denied"
    NONE = "none"


_SPOKEN = {
    EventType.ACCUSE, EventType.REQUEST, EventType.REJECT, EventType.SUPPORT, EventType.AGREE, EventType.THREATEN,
}  # fmt: skip
# In the present these tell what somebody holds, and no event: "Lima objects to the dam".
_STANDS = {"object", "oppose", "support", "back", "favor", "favour", "advocate", "stand", "advise"}
# These, too, but in a headline they are news: "Lima rejects the offer".
_HELD = {"reject", "refuse", "defend", "recognize", "recognise", "endorse"}
_SILENT = {
    "move", "leave", "comment", "say", "give", "elaborate", "identify", "discuss", "answer", "name", "speak",
    "disclose", "be", "confirm", "address", "specify", "speculate", "predict", "describe",
}  # fmt: skip
_WORDS = {
    "comment", "statement", "remark", "question", "query", "detail", "details", "confidence", "interview", "name",
    "identity",
}  # fmt: skip
_DEEDS = {EventType.ASSAULT, EventType.COERCE, EventType.PROTEST, EventType.DISASTER}
_WEEKDAYS = {"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"}
_IF = {"if", "unless", "whether", "until", "till", "lest"}
_BLAME = {
    "accuse", "blame", "criticise", "criticize", "condemn", "denounce", "excoriate", "lambast", "lambaste", "castigate",
    "berate", "rebuke", "fault", "chide", "slam", "attack", "deride", "mock",
}  # fmt: skip
_DENY = {"deny", "dispute", "refute", "disprove"}
_DOUBT = {
    "fear", "doubt", "hope", "expect", "demand", "urge", "warn", "predict", "suspect", "worry", "propose", "suggest",
}  # fmt: skip
_DOUBT |= {"recommend", "want", "wish", "insist", "ask", "threaten", "speculate", "imagine"}
# Who guesses tells nothing of what was or will be.
_GUESS = {"fear", "doubt", "hope", "suspect", "worry", "suggest", "speculate", "imagine", "wish", "predict", "assume"}
_TIMELY = {"after", "before", "by", "since", "while", "for", "in", "when", "following", "with", "without", "from"}


def fact_of_verb(verb: Token, frame: Frame, lexicon: Lexicon, headline: bool, depth: int = 0) -> Fact:
    """What is said of a verb's event."""
    if verb.dep_ in ("amod", "compound", "nmod", "csubj", "csubjpass"):
        return Fact.NONE  # "him handing over power is no answer"
    if verb.dep_ == "acl" and verb.tag_ == "VBG" and frame.type is not EventType.PROTEST and _idle(verb.head):
        return Fact.NONE
    if (
        verb.dep_ == "pcomp"
        and verb.head.head.lemma_ in _BLAME
        and verb.head.lower_ in ("for", "of")
        and not frame.harm
    ):
        return Fact.NONE  # "flyers that denounced them for welcoming the rebels"
    if verb.tag_ == "VBG" and any(t.lower_ == "opposed" for t in (verb.head, verb.head.head)):
        return Fact.NONE  # "as opposed to backing the rebels"
    if any(t.lower_ in ("how", "whether") for t in verb.subtree if t.i < verb.i):
        return Fact.NONE
    if any(child.dep_ == "mark" and child.lower_ in _IF for child in verb.children):
        return Fact.NONE
    if _habitual(verb, lexicon) or _asked(verb):
        return Fact.NONE
    if any(child.dep_ == "aux" and child.lower_ in ("can", "ca") for child in verb.children):
        return Fact.NONE  # an ability
    words = {child.lower_ for child in verb.children if child.dep_ == "aux"}
    if frame.type in _DEEDS and passive(verb) and words & {"would", "could", "might", "may"}:
        return Fact.NONE  # "they would be beaten"
    if verb.dep_ == "advcl" and verb.tag_ == "VBG" and not headline and _idles(verb.head, frame, lexicon):
        return Fact.NONE  # "go round the world signing deals"
    if _negated(verb):
        if (verb.tag_ == "VBG" and verb.dep_ in ("pcomp", "xcomp")) or (verb.tag_ == "VB" and "to" in words):
            return Fact.NONE  # "criticised for not holding them", "urged it not to ban the march"
        if any(c.lower_ in ("simply", "just", "only", "merely", "necessarily") for c in verb.children):
            return Fact.NONE  # "did not simply invade"
        # "would never hurt him" denies no deed; "will not send aid" refuses.
        open_ = words & lexicon.lists["hedges.modals"] or "to" in words  # "the right not to be beaten"
        return Fact.NONE if frame.type in _DEEDS and open_ else Fact.DENIED
    if verb.lemma_ == "agree" and not passive(verb) and not _agreed(verb):
        return Fact.NONE  # to be of one opinion
    if verb.tag_ == "VB" and "to" in words and verb.dep_ in ("acl", "relcl", "advcl"):
        return Fact.NONE  # a purpose, a plan
    if verb.lemma_ in ("decline", "refuse") and any(
        c.lemma_ in _SILENT or any(o.lemma_ in _WORDS for p in (c, *c.children) for o in p.children)
        for c in verb.children
        if c.dep_ == "xcomp"
    ):
        return Fact.NONE  # "declined to comment"
    if verb.lemma_ == "fight" and any(c.dep_ in ("xcomp", "advcl") and c.tag_ == "VB" for c in verb.children):
        return Fact.NONE
    if words & {"should", "must", "ought"}:
        return Fact.NONE  # advice, a demand
    if any(
        c.dep_ == "advmod" and c.lower_ in ("as", "so", "too", "more", "most") and c.i < verb.i for c in verb.children
    ):
        return Fact.NONE  # "as damaged as": a quality
    if words & lexicon.lists["hedges.modals"]:
        if frame.type is EventType.THREATEN and not words & {"will", "would"}:
            return Fact.NONE  # "it may threaten their sovereignty"
        if verb.dep_ == "ccomp" and verb.head.lemma_ in _GUESS:
            return Fact.NONE  # "assumes that they will meet"
        # "would have attacked": it did not.
        return Fact.NONE if "have" in words and "will" not in words else Fact.CONDITIONAL
    infinitive = verb.tag_ in ("VB", "VBN") and "to" in words and "have" not in words
    if infinitive and verb.tag_ == "VBN":
        # "the hostages to be freed", "due to be sent": not yet.
        return Fact.CONDITIONAL if verb.dep_ in ("xcomp", "acl", "relcl") else Fact.NONE
    if verb.tag_ == "VB" and not words and verb.dep_ == "conj" and verb.head.lemma_ in lexicon.lists["hedges.verbal"]:
        return Fact.NONE  # "is calling on it to talk with rebels, lift the curfew"
    if infinitive or verb.dep_ in ("xcomp", "pcomp") or (verb.dep_ == "conj" and not _finite(verb)):
        return _embedded(verb, frame, lexicon, headline, depth)
    if verb.tag_ == "VB" and not words:
        if verb.dep_ == "ccomp" and verb.head.lemma_ in _PERCEIVE and depth < 5:
            return _inherit(verb.head, frame, lexicon, headline, depth)  # "saw the police arrest him"
        return Fact.NONE if not headline else Fact.ACTUAL
    spoken = frame.type in _SPOKEN and verb.lemma_ not in _STANDS | _HELD
    told = headline and verb.lemma_ not in _STANDS
    if verb.tag_ in ("VBZ", "VBP") and not (words or told or spoken or _dated(verb)):
        return Fact.NONE
    if _present_passive(verb) and not headline:
        return Fact.NONE
    return _above(verb, lexicon, depth)


def _idles(above: Token, frame: Frame, lexicon: Lexicon) -> bool:
    """Whether the clause that a participle hangs on tells a habit."""
    if _habitual(above, lexicon):
        return True
    simple = above.tag_ in ("VBZ", "VBP") and not any(c.dep_ in ("aux", "auxpass") for c in above.children)
    return simple and frame.type not in _SPOKEN and frame.type is not EventType.PROTEST and not _dated(above)


def found_by_court(token: Token) -> bool:
    """Whether a deed is what somebody was convicted of or jailed for."""
    prep = token.head
    if prep.pos_ not in ("ADP", "SCONJ") or prep.lower_ not in ("of", "for"):
        return False
    above = prep.head
    if above.dep_ in ("dobj", "pobj", "npadvmod") or above.lemma_.lower() in ("year", "life"):
        above = above.head if above.head.pos_ != "ADP" else above.head.head
    return above.lemma_.lower() in ("convict", "guilty", "sentence", "jail", "imprison")


_PERCEIVE = {"see", "watch", "witness"}
_TRIED = {"try", "attempt", "struggle", "fight", "seek"}


def _idle(noun: Token) -> bool:
    """Whether a noun stands where nothing happened: "taught to shoot men attacking", "is one of those banning"."""
    while noun.dep_ in ("pobj", "prep", "conj", "appos", "attr"):
        if noun.dep_ == "attr":
            return not any(c.dep_ == "expl" for c in noun.head.children)
        noun = noun.head
    verb = noun.head
    if noun.dep_ not in ("dobj", "nsubj") or verb.pos_ not in ("VERB", "AUX"):
        return False
    return verb.tag_ == "VB"


def _embedded(verb: Token, frame: Frame, lexicon: Lexicon, headline: bool, depth: int) -> Fact:
    """A verb without tense of its own: its governor says whether it was so."""
    head = verb.head
    if verb.dep_ == "pcomp":
        if found_by_court(verb):
            return Fact.ACTUAL  # "was convicted of killing two men": a court says so
        if head.lower_ == "to" and head.head.lemma_ == "resort":
            return _inherit(head.head, frame, lexicon, headline, depth)
        if head.lower_ not in _TIMELY or head.lower_ == "without":
            return Fact.NONE
        if head.lower_ in ("after", "since", "following"):
            return Fact.ACTUAL  # what came before is so, whatever came of it
        verb, head = head, head.head
        mood = {head.lemma_, *(o.lemma_ for p in head.children if p.lower_ == "of" for o in p.children)}
        if verb.lower_ in ("for", "in", "with") and mood & _MOODS:
            return Fact.NONE  # "its enthusiasm for driving them out"
        if head.lemma_ in lexicon.lists["hedges.verbal"]:
            return Fact.NONE
        return _inherit(head, frame, lexicon, headline, depth)
    if verb.dep_ == "conj":
        return (
            fact_of_verb(head, frame, lexicon, headline, depth + 1)
            if head.pos_ in ("VERB", "AUX") and depth < 5
            else Fact.NONE
        )
    if verb.dep_ in ("xcomp", "ccomp", "advcl") and head.pos_ in ("VERB", "AUX", "ADJ"):
        lemma = head.lemma_
        if lemma == "feel":
            return Fact.NONE
        if lemma in lexicon.lists["hedges.verbal"]:
            return Fact.NONE
        if lemma in lexicon.lists["willing.words"]:
            return Fact.CONDITIONAL
        if lemma in _CAUSE and verb.dep_ != "advcl":
            return _inherit(head, frame, lexicon, headline, depth)  # "prompting the government to send troops"
        if lemma in lexicon.lists["hedges.conditional"] or (lemma == "be" and verb.lemma_ != "blame"):
            return Fact.CONDITIONAL if lemma in _PLANNED else Fact.NONE
        if lemma in _TRIED and frame.type not in _DEEDS:
            return Fact.NONE  # "is trying to broker a deal"
        if lemma in lexicon.lists["hedges.actual"] and verb.dep_ != "advcl":
            return _inherit(head, frame, lexicon, headline, depth)
        if verb.tag_ == "VBG":
            return _inherit(head, frame, lexicon, headline, depth)
    return Fact.ACTUAL if verb.tag_ == "VBG" and verb.dep_ in ("xcomp", "ROOT") else Fact.NONE


# What somebody plans or is bidden to do, and what is on the calendar: "is due to meet", "are to meet on Friday".
_PLANNED = {
    "order", "command", "instruct", "plan", "intend", "prepare", "due", "schedule", "scheduled", "set", "slate", "be",
}  # fmt: skip
_CAUSE = {"prompt", "cause", "lead", "compel", "force"}
_MOODS = {"enthusiasm", "support", "reason", "case", "plan", "penchant", "preference", "interest", "hope", "method"}
_MOODS |= {"excuse", "justification", "argument", "strategy", "tactic", "aim", "goal", "belief", "experience", "skill"}


def _inherit(head: Token, frame: Frame, lexicon: Lexicon, headline: bool, depth: int) -> Fact:
    if depth > 5 or head.pos_ not in ("VERB", "AUX"):
        return Fact.ACTUAL
    return fact_of_verb(head, frame, lexicon, headline, depth + 1)


def _above(verb: Token, lexicon: Lexicon, depth: int) -> Fact:
    """What governs a clause with a tense of its own."""
    token = _outer(verb)
    while token.dep_ in ("ccomp", "conj", "advcl") and token.head.i != token.i and depth < 6:
        head = token.head
        if token.dep_ == "ccomp":
            if head.lemma_ in _DENY:
                return Fact.DENIED
            if head.lemma_ in _DOUBT:
                return Fact.NONE if head.lemma_ in _GUESS else Fact.CONDITIONAL
        token, depth = head, depth + 1
    return Fact.ACTUAL


def _outer(verb: Token) -> Token:
    """The clause that a joined perfect goes on with: "has warned that it may spread and has urged all to help"."""
    told = verb.head
    if verb.dep_ != "conj" or told.dep_ != "ccomp" or _perfect(told) or not _perfect(verb):
        return verb
    own = any(c.dep_ in ("nsubj", "nsubjpass") for c in verb.children)
    return told.head if _perfect(told.head) and not own else verb


def _perfect(verb: Token) -> bool:
    return verb.tag_ == "VBN" and any(c.dep_ == "aux" and c.lower_ in ("has", "have") for c in verb.children)


def fact_of_noun(noun: Token, frame: Frame, lexicon: Lexicon, headline: bool) -> Fact:
    """What is said of a noun's event."""
    lists = lexicon.lists
    if _asked(noun):
        return Fact.NONE
    if any(child.dep_ in ("acl", "relcl") and child.tag_ == "VB" for child in noun.children):
        return Fact.NONE  # "the battle to win votes"
    for child in noun.children:
        if child.lower_ in ("no", "any", "without"):
            return Fact.NONE
        if child.dep_ in ("amod", "compound", "nmod") and child.lower_ in lists["not_events.modifiers"]:
            return Fact.NONE
        if child.ent_type_ == "DATE" and child.text.isdigit():
            return Fact.NONE  # "the 2003 invasion": history
    head = noun.head
    while noun.dep_ == "conj" and (head.pos_ in ("NOUN", "PROPN") or head.dep_ in ("dobj", "pobj")):
        noun, head = head, head.head
    if head.pos_ == "ADP":
        if found_by_court(noun):
            return Fact.ACTUAL
        if head.lower_ in ("against", "without", "for", "like", "about", "on") and frame.type is not EventType.PROTEST:
            return Fact.NONE
        head = head.head
    if head.pos_ in ("NOUN", "PROPN") and head.i != noun.i:
        if head.lemma_.lower() in lists["not_events.governors"]:
            return Fact.NONE
        return (
            fact_of_noun(head, frame, lexicon, headline)
            if head.dep_ not in ("ROOT",) and head.head.i != noun.i
            else Fact.ACTUAL
        )
    if head.pos_ in ("VERB", "AUX"):
        # "A meeting sought to calm them", "the attacks threatened to": what the subject names is in no doubt.
        doing = noun.dep_ == "nsubj" and head.tag_ == "VBD"
        if (
            head.lemma_ in lists["hedges.verbal"]
            and not doing
            and head.lemma_
            not in (
                "condemn",
                "criticize",
                "criticise",
                "end",
                "halt",
                "protest",
                "face",
                "fight",
            )
        ):
            return Fact.NONE
        if head.lemma_ in ("organize", "organise", "plan", "prepare") and head.tag_ == "VBG":
            return Fact.CONDITIONAL
        ordered = head.lemma_ == "order" and (frame.mode in ("release", "arrest") or frame.type is EventType.SANCTION)
        doubted = head.lemma_ in lists["hedges.conditional"] or head.lemma_ in ("plan", "fear", "threaten", "prevent")
        if doubted and not ordered and not doing:
            return Fact.NONE
        simple = head.tag_ in ("VBZ", "VBP") and not any(c.dep_ in ("aux", "auxpass") for c in head.children)
        if simple and not headline and head.lemma_ not in ("continue", "remain") and not _dated(head):
            there = any(c.dep_ == "expl" for c in head.children) and not frame.told
            return Fact.ACTUAL if there else Fact.NONE
        if (_present_passive(head) and not headline) or _habitual(head, lexicon):
            return Fact.NONE
        fact = fact_of_verb(head, frame, lexicon, True)
        return Fact.ACTUAL if fact is Fact.NONE and head.tag_ in ("VBD", "VBN") else fact
    return Fact.ACTUAL


def _agreed(verb: Token) -> bool:
    """Whether something to be done is agreed: "agreed to a truce"; not "agreed that it was late"."""
    if any(
        c.dep_ == "ccomp" and not any(g.dep_ == "aux" and g.lower_ in _YET for g in c.children) for c in verb.children
    ):
        return False
    return any(c.dep_ in ("xcomp", "ccomp", "dobj") or (c.dep_ == "prep" and c.lower_ in _UPON) for c in verb.children)


_UPON = {"on", "to", "upon"}
_YET = {"to", "will", "would", "should", "must"}


def _dated(verb: Token) -> bool:
    """Whether the sentence names its day, as captions do: "Soldiers board a plane Thursday", "March 3, 2017"."""
    days = (t for t in verb.sent if t.ent_type_ == "DATE")
    return any(t.lower_ in _WEEKDAYS or (len(t) == 4 and t.text.isdigit()) for t in days)


def _asked(token: Token) -> bool:
    """Whether the sentence is a question."""
    last = token.sent[-3:].text
    return "?" in last


def _habitual(verb: Token, lexicon: Lexicon) -> bool:
    """ "has always attacked", "for decades supported"."""
    for child in verb.children:
        if child.dep_ == "advmod" and child.lower_ in lexicon.lists["habit.adverbs"]:
            return True
        over = child.dep_ == "prep" and child.lower_ in ("for", "over", "through", "throughout", "during")
        if not over or (verb.lemma_ in lexicon.lists["habit.terms"] and _term(child)):
            continue
        if any(t.dep_ == "pobj" and t.lower_ in lexicon.lists["habit.spans"] for t in child.children):
            return True
    return False


def _term(prep: Token) -> bool:
    """Whether a span is what somebody was given: "jailed for seven years"."""
    return prep.lower_ == "for" and any(c.dep_ == "nummod" for t in prep.children for c in t.children)


def _negated(verb: Token) -> bool:
    for child in verb.children:
        if child.dep_ == "neg" or child.lower_ in ("never", "nor"):
            return True
        if child.dep_ in ("nsubj", "nsubjpass", "dobj"):
            if child.lower_ in ("none", "nobody", "nothing", "neither", "no"):
                return True
            if any(c.dep_ == "det" and c.lower_ in ("no", "neither") for c in child.children):
                return True
    return False


def _finite(verb: Token) -> bool:
    return verb.tag_ in ("VBD", "VBZ", "VBP") or any(
        c.dep_ in ("aux", "auxpass", "nsubj", "nsubjpass") for c in verb.children
    )


def _present_passive(verb: Token) -> bool:
    """ "are killed every year"; "are being held" and "have been held" are no habit."""
    auxiliaries = [c for c in verb.children if c.dep_ in ("aux", "auxpass")]
    return (
        bool(auxiliaries) and verb.tag_ == "VBN" and all(c.lower_ in ("is", "are", "get", "gets") for c in auxiliaries)
    )
