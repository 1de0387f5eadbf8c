"""Whether the text asserts an event as news of its own: no history, no supposition, no mere reference to it.

A wrong event in the record costs more than a missed one: where the grammar leaves it open, there is none.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Token

_CLAUSES = ("VERB", "AUX")
_UNSURE = {"would", "could", "might", "may", "should", "must", "can", "ca", "'d", "ought"}
# What opens a clause that only supposes or looks back.
_SUPPOSE = {
    "if", "unless", "whether", "lest", "until", "till", "though", "whenever", "wherever", "since", "than", "why",
}  # fmt: skip
_OPENINGS = {("in", "case"), ("as", "if"), ("as", "though"), ("even", "if"), ("what", "if"), ("ever", "since")}
_ALMOST = {"nearly", "almost", "barely", "hardly", "about", "supposedly", "hypothetically"}
# The ones a general sentence is about.
_ANYONE = {"you", "one", "anyone", "everyone", "everybody", "anybody", "someone", "somebody"}


def asserted(token: Token, *, numbered: bool) -> bool:
    """Whether the words above an event's trigger say that it took place.

    Args:
        token: The trigger.
        numbered: Whether the event has people counted, as news has them.
    """
    if _rumour(token) or _once(token):
        return False
    below = token
    for verb in _verbs(token):
        if verb.dep_ in ("pcomp", "ccomp", "csubj") and verb.i != token.i and _indirect(verb):
            return False  # "nobody knows what led to the stabbing"
        if _supposed(verb) or _almost(verb) or _general(verb) or _goes_on(verb, below):
            return False
        beneath = below.dep_ in ("ccomp", "relcl", "acl") and below.i != verb.i and below.pos_ in _CLAUSES
        words = {c.lower_ for c in verb.children if c.dep_ == "aux"}
        # "It may slow relief, but the office is sending teams": each clause has its own mood.
        joined = below.i != verb.i and below.dep_ == "conj" and _own(below)
        if words & _UNSURE and not beneath and not joined and verb.i != token.i:
            return False
        if beneath and below.dep_ == "ccomp" and any(c.dep_ == "neg" for c in verb.children) and _speaks(verb):
            return False  # "never meant to imply that", "has not said how many"
        passing = verb.dep_ == "relcl" or (verb.dep_ == "acl" and verb.tag_ == "VBN")
        if passing and (_stopped(verb.head) or not (numbered or recent(verb) or (token.i == verb.i and _lately(verb)))):
            return False  # "Ms Short, who resigned", "medicines approved by": told in passing
        below = verb
    return True


def told_as_news(token: Token, *, noun: bool) -> bool:
    """Whether a clause without a day of its own tells what the report's day brought.

    "After the quake", "the town which rebels had held" and "when police fired" look back on something: their day is
    open.
    """
    if noun and (token.dep_ in ("pobj", "pcomp", "poss") or any(c.lower_ in _KNOWN for c in token.lefts)):
        return False
    for verb in _verbs(token):
        if any(c.dep_ == "aux" and c.lower_ in ("had", "'d") for c in verb.children):
            return False
        if verb.dep_ in ("relcl", "acl"):
            return False
        marks = {c.lower_ for c in verb.children if c.dep_ in ("mark", "advmod") and c.i < verb.i}
        if verb.dep_ == "advcl" and marks & _BACK:
            return False
        if verb.dep_ == "pcomp" and verb.head.lower_ in _BACK:
            return False
        if verb.dep_ == "ccomp":
            break  # what somebody said of it is no clue to its day
    return True


def just_now(token: Token) -> bool:
    """Whether the tense of an event's clause ties it to the report's own time: "has arrested", "are marching"."""
    verb = next(_verbs(token), None)
    if verb is None:
        return True  # a headline
    words = {c.lower_ for c in verb.children if c.dep_ in ("aux", "auxpass")}
    return bool(words & _PRESENT) or verb.tag_ in ("VBZ", "VBP")


def going_on(verb: Token) -> bool:
    """Whether a verb's own auxiliaries put it into the present: "has fired his cabinet", "are mobilising teams"."""
    words = {c.lower_ for c in verb.children if c.dep_ in ("aux", "auxpass")}
    long = verb.tag_ == "VBG" and "been" in words
    return bool(words & _PRESENT) and not long and not any(t.lower_ in ("years", "decades") for t in verb.sent)


_PRESENT = {"has", "have", "is", "are", "'s", "'ve", "’s", "’ve", "will", "'ll", "’ll", "wo"}


def follows(token: Token) -> bool:
    """Whether the clause only says what something else came after: "struck days after the quake ruined the port"."""
    for verb in _verbs(token):
        marked = verb.dep_ == "advcl" and any(c.dep_ == "mark" and c.lower_ in _BACK for c in verb.children)
        if marked or (verb.dep_ == "pcomp" and verb.head.lower_ in _BACK):
            return True
    return False


def _own(verb: Token) -> bool:
    """Whether a clause joined to another has its own subject and tense."""
    kinds = {c.dep_ for c in verb.children}
    return bool(kinds & {"nsubj", "nsubjpass"}) and ("aux" in kinds or verb.tag_ in ("VBD", "VBZ", "VBP"))


def _stopped(noun: Token) -> bool:
    """Whether what a noun names was kept from happening: "prevented the march called by students for 15 October"."""
    return noun.dep_ == "dobj" and noun.head.lemma_ in ("prevent", "stop", "ban", "foil", "thwart", "avert", "forbid")


_KNOWN = {"the", "this", "that", "these", "those", "its", "their", "his", "her"}
_BACK = {"after", "since", "when", "before", "following", "once", "until", "where"}


_RUMOURS = {
    "rumor", "rumour", "myth", "fear", "theory", "scenario", "possibility", "risk", "danger", "fantasy", "fiction",
    "chance", "likelihood", "prospect", "probability", "speculation", "notion", "suggestion", "impression",
    "suspicion", "belief", "dream",
}  # fmt: skip


def _rumour(token: Token) -> bool:
    return any(t.lemma_.lower() in _RUMOURS and t.pos_ in ("NOUN", "PROPN") for t in token.ancestors)


def _once(token: Token) -> bool:
    """Whether the sentence is of times gone: "had bad rulers in the past", not "in the past two days"."""
    words = [t.lower_ for t in token.sent]
    for i in range(len(words) - 2):
        if words[i : i + 3] == ["in", "the", "past"]:
            after = token.sent[i + 3] if i + 3 < len(words) else None
            return after is None or not (after.pos_ == "NUM" or after.lower_ in _COUNTED)
    return False


_COUNTED = {"few", "several", "couple", "day", "week", "month", "year", "hour", "24", "48", "hours", "days", "weeks"}


def _indirect(verb: Token) -> bool:
    return any(c.lower_ in ("what", "who", "why", "how", "where") and c.i < verb.i for c in verb.children)


def _speaks(verb: Token) -> bool:
    return any(c.dep_ == "ccomp" for c in verb.children)


def _verbs(token: Token) -> Iterator[Token]:
    """The verb itself and those above it, the nearest first."""
    while True:
        if token.pos_ in _CLAUSES:
            yield token
        if token.head.i == token.i:
            return
        token = token.head


def recent(verb: Token) -> bool:
    """Whether a clause gives a day or hour of its own: "who was shot on Monday night"."""
    return any(t.lower_ in _DAYS for t in verb.subtree)


def _lately(verb: Token) -> bool:
    """Whether a date of its own puts a verb into these weeks: "who was seized on May 8"."""
    near = [*verb.children, *(o for c in verb.children if c.dep_ == "prep" for o in c.children)]
    return any(_of_late(t) for c in near if c.ent_type_ == "DATE" for t in (c, *c.children))


def _of_late(token: Token) -> bool:
    """Whether a date is one of these weeks: "last week", "January 28"."""
    beside = [token.nbor(-1)] if token.i > token.sent.start else []
    beside += [token.nbor()] if token.i + 1 < token.sent.end else []
    if token.lower_ in ("week", "month"):
        return any(t.lower_ in ("last", "this") for t in beside[:1])
    month = token.ent_type_ == "DATE" and token.pos_ == "PROPN" and token.text[0].isupper()
    return month and any(t.text.isdigit() and len(t.text) <= _DAY for t in beside)


_DAY = 2


_DAYS = {"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "yesterday", "today", "tonight"}
_DAYS |= {"overnight", "morning", "afternoon", "evening", "night"}


def _supposed(verb: Token) -> bool:
    for child in verb.children:
        if child.dep_ == "mark" and child.lower_ in _SUPPOSE and child.lower_ != "though":
            return True
        if child.dep_ == "advmod" and child.lower_ in ("whenever", "wherever", "why") and child.i < verb.i:
            return True
    edge = verb.left_edge.i
    before = tuple(t.lower_ for t in verb.doc[max(0, edge - 2) : edge])
    opening = tuple(t.lower_ for t in verb.doc[edge : edge + 2])
    if edge and (verb.doc[edge - 1].lower_, verb.doc[edge].lower_) in _OPENINGS:
        return True  # "in case" torn apart by the parser
    single = before[-1:] if before else ()
    own = verb.dep_ in ("advcl", "acl", "ccomp", "pcomp", "relcl", "dep")
    return own and (before in _OPENINGS or opening in _OPENINGS or single in (("suppose",), ("imagine",), ("since",)))


def _goes_on(verb: Token, below: Token) -> bool:
    """Whether a stance is told as going on: "the regime continues to demand"; a deed that goes on is news."""
    simple = verb.tag_ == "VBZ" and not any(c.dep_ == "aux" for c in verb.children)
    return simple and verb.lemma_ == "continue" and below.dep_ == "xcomp" and below.lemma_ in _STANCES


_STANCES = {"demand", "support", "oppose", "reject", "back", "refuse", "accuse", "criticise", "criticize", "blame"}


def _almost(verb: Token) -> bool:
    return any(c.dep_ == "advmod" and c.lower_ in _ALMOST and c.i == verb.i - 1 for c in verb.children)


def _general(verb: Token) -> bool:
    """ "you kill", "people die every year": said of anyone, in the present."""
    if any(c.dep_ == "nsubj" and c.lower_ in _ANYONE for c in verb.children):
        return True
    if verb.tag_ in ("VBZ", "VBP") and any(c.dep_ == "advmod" and c.lower_ == "when" for c in verb.children):
        return not any(c.dep_ in ("aux", "auxpass") for c in verb.children)
    return any(
        t.lower_ in ("every", "each") and t.head.lower_ in _SPANS for c in verb.children for t in (c, *c.children)
    ) or any(c.lower_ in ("every", "each") and c.nbor().lower_ in _SPANS for c in verb.subtree if c.i + 1 < len(c.doc))


_SPANS = {"year", "day", "month", "week", "time", "summer", "winter", "night"}


def referred(noun: Token, *, numbered: bool, things: bool) -> bool:
    """Whether an event noun only names an event known before: "since the invasion", "rift caused by the war"."""
    token = noun
    while token.dep_ == "conj" and token.head.pos_ in ("NOUN", "PROPN"):
        token = token.head
    if _met_with(token):
        return False
    if any(t.lower_ in _DAYS for t in noun.subtree):
        return False  # "after Thursday's attack"
    head = token.head
    if _pointed(noun, things=things) and not numbered and not _told_anew(noun):
        return True
    if token.dep_ == "dobj" and head.lemma_ in _JUDGED and _pointed(noun, things=True) and not numbered:
        return True  # "condemned the attacks"
    if token.dep_ == "dobj" and head.lemma_ in _MET and any(c.dep_ == "poss" for c in token.lefts) and not numbered:
        return True  # "ignored the minister's threats"
    if token.dep_ in ("nsubj", "nsubjpass", "dobj", "attr", "ROOT", "appos"):
        # What is done to it in a clause that itself is told in passing is a reference too.
        clause = next((v for v in _verbs(token) if v.i != token.i), None)
        passing = clause is not None and clause.dep_ in ("relcl", "acl", "amod") and not numbered
        if passing or (clause is not None and clause.i != head.i):
            return True
        if not things and not numbered and _definite(noun) and _unsaid(token):
            return True
        if token.dep_ != "nsubj" or peaceful(token):
            return False
        return head.lemma_ in _SAY or (head.lemma_ == "be" and not numbered)
    if token.dep_ in ("pobj", "pcomp"):
        above = head.head
        if above.dep_ in ("npadvmod", "pobj", "nsubj", "dobj") and above.lemma_ in _SPATE and _after(above):
            return True  # "came after two days of violence"
        if head.lower_ in ("of", "with", "to", "about", "on", "against", "for", "like", "as", "than", "between"):
            if above.lower_ == "report":
                return True  # "a report of a shooting"
            return above.pos_ not in ("NOUN",) or above.lemma_ not in _SPATE
        if head.lower_ == "by":
            return above.dep_ in ("acl", "amod", "relcl") or (above.lemma_ not in _NEWS and _definite(noun))
        return not (above.pos_ in _CLAUSES and above.tag_ in ("VBD", "VBN") and numbered)
    return token.dep_ in ("poss", "compound", "nmod", "npadvmod")


def _met_with(noun: Token) -> bool:
    """Whether somebody runs into what a noun names: "the plan came under criticism from the union"."""
    prep = noun.head
    into = noun.dep_ == "pobj" and prep.lower_ in ("into", "under") and not _definite(noun)
    return into and prep.head.lemma_ in ("run", "come") and prep.head.tag_ in ("VBD", "VBN")


def counted_out(noun: Token, victims: list[Token]) -> bool:
    """Whether the victims of what a noun names are counted out, as news does: "the killing of ten pilgrims"."""
    return any(
        c.dep_ == "nummod" and c.pos_ == "NUM" and t.head.lower_ == "of" and t.head.head.i == noun.i
        for t in victims
        for c in t.children
    )


def _after(token: Token) -> bool:
    """Whether days are those that something only came after."""
    return token.dep_ == "pobj" and token.head.lower_ in _BACK and token.head.head.lemma_ in ("come", "follow")


def _pointed(noun: Token, *, things: bool) -> bool:
    """Whether a noun points back: "those attacks", and of disasters "the earthquake"."""
    return any(c.lower_ in (_KNOWN if things else _THOSE) for c in noun.lefts if c.dep_ in ("det", "poss"))


def _definite(noun: Token) -> bool:
    return any(c.lower_ in _KNOWN for c in noun.lefts if c.dep_ in ("det", "poss"))


def _unsaid(noun: Token) -> bool:
    """Whether no verb says that what a definite noun names took place: "the policy - the invasion of the south"."""
    verb = noun.head
    if noun.dep_ == "appos" or (noun.dep_ == "attr" and verb.lemma_ == "be"):
        return True
    if noun.dep_ in ("nsubj", "nsubjpass"):
        return verb.pos_ in _CLAUSES and not _newsy(noun, verb)
    return noun.dep_ == "dobj" and verb.lemma_ not in _DOING


_DOING = {
    "launch", "stage", "carry", "mount", "conduct", "make", "commit", "hold", "begin", "start", "continue", "resume",
    "announce", "order", "impose", "end", "lift", "suffer", "see", "report", "face", "open", "lead", "join", "step",
    "intensify", "escalate", "undertake", "complete", "confirm", "declare", "repel", "spark", "trigger", "cause",
    "survive", "unleash", "witness", "perpetrate", "organise", "organize", "disperse", "call", "issue", "break",
}  # fmt: skip


_JUDGED = {"condemn", "denounce", "criticise", "criticize", "deplore", "decry", "discuss", "mention", "recall"}


_MET = {
    "ignore", "dismiss", "reject", "repeat", "defy", "welcome", "deny", "echo", "heed", "rebut", "criticise",
    "criticize", "cite", "quote", "resist", "doubt", "mock", "recall", "face", "answer", "break", "keep", "carry",
}  # fmt: skip


_THOSE = {"this", "that", "these", "those"}


def _told_anew(noun: Token) -> bool:
    """Whether what is said of an event known before is news of it: "the clashes spread", "the quake killed 12"."""
    verb = noun.head
    if noun.dep_ not in ("nsubj", "nsubjpass", "ROOT") or noun.dep_ == "ROOT":
        return noun.dep_ == "ROOT"
    return _newsy(noun, verb) or any(c.dep_ in ("relcl", "acl", "prep") and c.i > noun.i for c in noun.children)


def _newsy(noun: Token, verb: Token) -> bool:
    """Whether a verb tells of its subject that it came about; "the march was taken over" does not."""
    return verb.lemma_ in _NEWS and not (verb.lemma_ == "take" and noun.dep_ == "nsubjpass")


def peaceful(noun: Token) -> bool:
    """Whether it is told how what a noun names went: "the rallies were peaceful"."""
    verb = noun.head
    went = verb.lemma_ in ("be", "remain", "stay", "turn") and verb.tag_ == "VBD"
    return went and noun.dep_ == "nsubj" and any(c.dep_ == "acomp" and c.lower_ in _MANNER for c in verb.children)


def known_before(noun: Token) -> bool:
    """Whether what will or may be said of a noun leaves it as it is: "the withdrawal will be cheered"."""
    verb = noun.head
    return noun.dep_ in ("nsubj", "nsubjpass") and verb.pos_ in _CLAUSES and not _newsy(noun, verb)


_MANNER = {"peaceful", "violent", "calm", "bloody", "orderly"}


_NEWS = {
    "erupt", "break", "occur", "take", "begin", "start", "strike", "hit", "kill", "injure", "wound", "destroy",
    "spread", "leave", "happen", "continue", "resume", "rage", "flare", "hold", "stage", "launch",
    "target",
}  # fmt: skip


_SAY = {"say", "state", "show", "add", "read", "tell", "note", "mean", "make", "seem", "appear", "remain", "become"}
_SPATE = {"day", "series", "wave", "spate", "week", "night", "string", "hour", "report"}
