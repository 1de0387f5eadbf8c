"""Counts that a clause takes for granted: what it denies or wishes is something else.

"He is not responsible for the 50 dead" denies no death; "Nine may be charged over the death of a clerk" leaves none
open.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_CARRIED = {"dobj", "attr", "nsubj", "nsubjpass", "nummod", "ccomp", "xcomp", "conj", "oprd", "acomp", "appos", "amod"}
"""By these links what is said of a verb is said of a count, too."""
_ANSWERING = {
    "accuse", "action", "answer", "apologise", "apologize", "apology", "arrest", "avenge", "blame", "castigate",
    "censure", "charge", "condemn", "convict", "court-martial", "criticise", "criticize", "denounce", "guilty",
    "indict", "inquiry", "investigate", "investigation", "mourn", "prosecute", "prosecution", "punish", "react",
    "reaction", "rebuke", "reprimand", "respond", "response", "responsible", "revenge", "sentence", "sue",
    "thank", "trial", "try",
}  # fmt: skip
"""Who does these, or to whom they are done, does so for what has happened."""
_KEEPING = {
    "prevent", "stop", "keep", "deter", "avert", "forget", "ignore", "mind", "regret", "mourn", "lament", "condemn",
    "mention",
}  # fmt: skip
_JOINING = {"join", "bolster", "reinforce", "relieve", "assist", "support", "supplement", "augment", "back"}
_LOOMING = {"threatened", "planned", "proposed", "looming", "impending", "intended"}
_THREATS = {"threat", "prospect", "possibility", "risk", "danger", "chance", "likelihood", "probability"}
_TRYING = {"try", "struggle", "strive", "endeavour", "endeavor", "race"}
_ORDERING = {"order", "approve", "authorise", "authorize", "urge", "propose", "plan"}
_AVERTING = {"prevent", "avoid", "avert"}
_RESOLVES = {"decision", "resolve", "move", "order"}
_HELP = {"accommodate", "aid", "assist", "feed", "help", "house", "reach", "shelter", "support"}
_TO_BE_DONE = {"arrest", "detention", "capture", "release", "extradition", "evacuation", "execution"}
_WANTS = {"warrant", "request", "demand", "bid", "order", "petition"}
_STATES = {"trap", "bury", "infect", "strand", "hold", "miss", "contaminate", "carry"}
"""What somebody is, rather than what is done to him some day."""
_FOR = {"for", "to", "of", "with", "about"}
_OVER = {"over"}


def direct(token: Token) -> bool:
    """Whether the word that tells of a count is what a "not" denies: its verb, or what that verb does or is."""
    while True:
        if token.lemma_ in _KEEPING and any(t.dep_ == "neg" for t in token.children):
            # "did not prevent the fever from killing millions".
            return False
        if any(t.dep_ == "neg" for t in token.children):
            return True
        if token.dep_ not in _CARRIED and token.dep_ not in ("pcomp", "prep", "pobj"):
            return False
        if token.dep_ == "prep" and token.lower_ not in ("of", "from"):
            return False
        if token.dep_ in ("nsubj", "nsubjpass") and token.pos_ == "VERB":
            return False
        token = token.head


def answered_for(token: Token) -> bool:
    """Whether the word that tells of a count stands under what somebody is to answer for, or stirs an answer."""
    if token.pos_ in ("VERB", "AUX") and token.dep_ != "pcomp":
        return False
    for _ in range(6):
        above = token.head
        if above == token or (above.pos_ in ("VERB", "AUX") and token.dep_ in ("dobj", "nsubj", "nsubjpass")):
            return False
        if above.pos_ == "ADP" and above.lower_ in _OVER:
            return True
        if above.pos_ == "ADP" and above.lower_ in _FOR:
            return _answers(above)
        token = above
    return False


def _answers(prep: Token) -> bool:
    if prep.head.lower_ == "connection":
        return True
    around = (prep.head, *(t for t in prep.head.children if t.dep_ == "dobj"))
    return any(t.lemma_.lower() in _ANSWERING for t in around)


def wanted(token: Token) -> bool:
    """ "issued warrants for the arrest of two clerks", "a bid for the release of nine": not done yet."""
    verb = token.head.head
    if token.dep_ != "pobj" or token.head.lower_ != "for" or token.lemma_.lower() not in _TO_BE_DONE:
        return False
    return any(t.lemma_.lower() in _WANTS for t in (verb, *(c for c in verb.children if c.dep_ == "dobj")))


def planned(token: Token) -> bool:
    """Whether the word that tells of a count stands in what a plan is to do: "a barn is readied to take in 70"."""
    while token.pos_ not in ("VERB", "AUX"):
        if token.head == token or token.dep_ in ("relcl", "appos"):
            return False
        token = token.head
    infinitive = any(t.dep_ == "aux" and t.tag_ == "TO" for t in token.children)
    if not infinitive or token.dep_ not in ("xcomp", "advcl", "acl", "ccomp"):
        return False
    plan = [t for t in token.head.children if t.dep_ in ("nsubj", "nsubjpass")]
    return any(t.lemma_.lower() in ("plan", "proposal", "scheme", "idea") for t in plan)


def on_the_way(token: Token) -> bool:
    """ "Ships will sail on Friday to deliver 300 tents": what something that is yet to be done is done for."""
    while token.pos_ not in ("VERB", "AUX") or token.dep_ in ("aux", "auxpass", "amod"):
        if token.head == token or token.dep_ in ("relcl", "acl", "appos"):
            return False
        token = token.head
    purpose = token.dep_ == "advcl" and any(t.dep_ == "aux" and t.tag_ == "TO" for t in token.children)
    return purpose and any(t.dep_ == "aux" and t.lower_ in ("will", "'ll", "shall") for t in token.head.children)


def tried(token: Token) -> bool:
    """ "is working on supplying 90 tents", "tried to save a man", "ordered the slaughter of 90 pigs": not yet done."""
    if token.tag_[:1] == "N":
        verb = token.head
        if token.dep_ != "dobj" or any(t.dep_ == "neg" for t in verb.children):
            return False
        meant = (verb.lemma_ in _AVERTING and _infinitive(verb)) or (verb.lemma_ in _ORDERING and _of(token))
        return meant or _attempted(verb)
    return _attempted(token)


def _attempted(token: Token) -> bool:
    """Whether a verb tells what somebody tries, works on, has decided or may do."""
    if token.dep_ == "xcomp" and _infinitive(token):
        return token.head.lemma_ in _TRYING
    if token.dep_ == "acl" and _infinitive(token):
        return token.head.lemma_.lower() in _RESOLVES
    above = token.head
    if token.dep_ != "pcomp":
        return False
    return (above.lower_ == "on" and above.head.lemma_ == "work") or (
        above.lower_ == "of" and above.head.lemma_.lower() in _THREATS
    )


def given(token: Token) -> bool:
    """ "With 664 ill, will the schools close?": what is told ahead of a clause is so, whatever comes of it."""
    while token.dep_ in ("nummod", "quantmod", "compound", "conj", "amod", "dobj", "nsubj"):
        if token.head.pos_ in ("VERB", "AUX"):
            return False
        token = token.head
    ahead = token.dep_ == "pobj" and token.head.lower_ == "with"
    return ahead and any(t.dep_ in ("nsubj", "nsubjpass", "aux") and t.i > token.i for t in token.head.head.children)


def may_be(token: Token) -> bool:
    """ "40 could be trapped", "900 may have the fever": a doubt about now, and no plan."""
    while token.pos_ not in ("VERB", "AUX") or token.dep_ in ("aux", "auxpass", "amod"):
        if token.head == token or token.dep_ in ("relcl", "acl"):
            return False
        token = token.head
    helpers = {t.lower_ for t in token.children if t.dep_ in ("aux", "auxpass")}
    if not helpers & {"may", "might", "could"} or any(t.dep_ in ("advcl", "npadvmod") for t in token.children):
        return False
    return token.lemma_ == "have" or (token.lemma_ in _STATES and "be" in helpers)


def _infinitive(verb: Token) -> bool:
    return any(t.dep_ == "aux" and t.tag_ in ("TO", "MD") for t in verb.children)


def _of(noun: Token) -> bool:
    return any(t.dep_ == "prep" and t.lower_ == "of" for t in noun.children)


def awaited(token: Token) -> bool:
    """ "Thousands are expected today": those who are yet to come."""
    while token.dep_ in ("nummod", "quantmod", "compound"):
        token = token.head
    verb = token.head
    return token.dep_ == "nsubjpass" and verb.lemma_ in ("expect", "await", "anticipate")


def joined(noun: Token) -> bool:
    """ "are set to join 400 soldiers on the ground": those whom somebody is yet to join are there."""
    while noun.dep_ in ("nummod", "conj", "appos") or (noun.dep_ == "pobj" and noun.head.lower_ == "of"):
        noun = noun.head.head if noun.dep_ == "pobj" else noun.head
    return noun.dep_ == "dobj" and noun.head.lemma_ in _JOINING


def goes_on(token: Token) -> bool:
    """ "decided to remain on strike": what somebody means to go on with is so already."""
    while token.dep_ in ("pobj", "prep", "dobj", "advmod"):
        token = token.head
    return token.lemma_ in ("remain", "stay", "continue") and token.dep_ == "xcomp"


def helping(verb: Token) -> bool:
    """ "will house the 900 refugees", "to help the nine hurt": who is to be helped is there, whatever comes of it."""
    return verb.lemma_ in _HELP and verb.pos_ == "VERB"


def threatened(noun: Token) -> bool:
    """ "the danger of a strike by 900 dockers", "a planned march of 4,000": what may yet be."""
    for _ in range(4):
        if noun.tag_[:1] == "N" and any(t.dep_ == "amod" and t.lower_ in _LOOMING for t in noun.children):
            return True
        if noun.dep_ == "pobj" and noun.head.lower_ == "of" and noun.head.head.lemma_.lower() in _THREATS:
            return True
        if noun.dep_ not in ("pobj", "prep", "nummod", "compound"):
            return False
        noun = noun.head
    return False


def will(doc: Doc, at: int) -> bool:
    """Whether what is counted is yet to be so, whatever the parser hung it on: "10,000 troops will be there"."""
    modal = at + 1 < len(doc) and doc[at].lower_ in ("will", "shall", "'ll")
    return modal and doc[at + 1].tag_ == "VB" and doc[at + 1].lemma_ != "have"
