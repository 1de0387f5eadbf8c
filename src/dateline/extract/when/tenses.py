"""What a clause says of when it was so: now, since, in the past, before that, or open.

Needs: blocks.
"""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING

from dateline.extract.clauses import clause_of

if TYPE_CHECKING:
    from spacy.tokens import Token

    from dateline.extract.times.told import TimeWords

_MODAL = "MD"
_UP = 6


class Tense(Enum):
    """What the verb of a clause says of when it was so."""

    NOW = "now"
    SINCE = "since"
    PAST = "past"
    BEFORE = "before"
    OPEN = "open"


def tense_of(token: Token, words: TimeWords) -> Tense:
    """The tense of the clause of a word; a participle has that of the clause it hangs on."""
    verb = clause_of(token)
    for _ in range(_UP):
        helpers = [t for one in (verb, *_shared(verb)) for t in one.children if t.dep_ in ("aux", "auxpass")]
        helping = {t.lower_ for t in helpers}
        if "have" in helping and "to" in helping:
            return Tense.SINCE  # "are believed to have died"
        if "to" in helping and _of_head(verb, helping, words):
            verb = verb.head
            continue
        if "have" in helping and helping & words.perhaps:
            return Tense.SINCE
        if helping & words.perhaps and verb.lemma_ == "be" and _answers_for(verb, words):
            return Tense.NOW
        if any(t.tag_ == _MODAL for t in helpers) or "to" in helping:
            return Tense.OPEN
        if helping & {"has", "have", "'ve", "’ve"}:
            return Tense.SINCE
        if helping & {"had"} and _found_so(verb, words):
            verb = clause_of(verb.head)
            continue
        if helping & {"had"}:
            # "said that it had arrested" is told in the perfect of the day of saying.
            return Tense.SINCE if verb.dep_ == "ccomp" and verb.head.tag_ == "VBD" else Tense.BEFORE
        if any(t.lower_ in words.at_present for t in verb.children):
            return Tense.NOW
        if _is_set_to(verb, helping, words):
            return Tense.OPEN
        if helping & {"is", "are", "am", "'s", "'re"} or helping >= {"were", "being"} or helping >= {"was", "being"}:
            return Tense.NOW
        if verb.tag_ in ("VBP", "VBZ"):
            return Tense.NOW
        if verb.tag_ == "VBD" or helping & {"was", "were", "got", "did"}:
            return Tense.PAST
        if verb.head.i == verb.i or verb.pos_ not in ("VERB", "AUX"):
            return Tense.NOW  # a headline or a list
        verb = clause_of(verb.head)
    return Tense.OPEN


def _found_so(verb: Token, words: TimeWords) -> bool:
    """Whether a clause in the past perfect tells in what state somebody was found, as one step of what happened: "found
    a boy who had been shot".
    """
    above = clause_of(verb.head)
    whom = verb.dep_ == "relcl" and verb.head.dep_ == "dobj" and verb.head.head.i == above.i
    return whom and above.tag_ == "VBD" and above.lemma_ in words.finding


def foretold(token: Token, words: TimeWords) -> bool:
    """Whether a clause tells of what is to come: "will die this winter"."""
    return any(t.dep_ == "aux" and t.lower_ in words.will for t in clause_of(token).children)


def _is_set_to(verb: Token, helping: set[str], words: TimeWords) -> bool:
    """Whether a clause in the present tells what is still to come: "90 nurses are due to fly in", "are set to join"."""
    if verb.tag_ not in ("VBP", "VBZ") and not helping & {"is", "are", "'re", "’re"}:
        return False
    ways = [verb, *(t for t in verb.children if t.dep_ in ("acomp", "advmod", "prep"))]
    return any(
        way.lower_ in words.destined
        and any(t.dep_ in ("xcomp", "pcomp") and any(c.lower_ == "to" for c in t.children) for t in way.children)
        for way in ways
    )


def brings(token: Token, words: TimeWords) -> bool:
    """Whether a clause brings a total to where it is: "bringing the number of cases to 28"."""
    verb = clause_of(token)
    to = any(t.dep_ == "prep" and t.lower_ == "to" for t in verb.children)
    return to and verb.dep_ == "advcl" and verb.lemma_ in words.raising


def was_going_on(token: Token) -> bool:
    """Whether a clause tells of what went on then: "were being dragged away"."""
    helping = {t.lower_ for t in clause_of(token).children if t.dep_ in ("aux", "auxpass")}
    return "being" in helping and bool(helping & {"was", "were"})


def _of_head(verb: Token, helping: set[str], words: TimeWords) -> bool:
    """Whether an infinitive has the tense of what it hangs on: "are thought to be infected", "worked to free five"."""
    head = verb.head
    if head.lemma_ in words.held and (
        "be" in {verb.lemma_, *helping} or any(t.dep_ == "auxpass" for t in head.children)
    ):
        return True
    return verb.dep_ in ("xcomp", "advcl") and head.tag_ == "VBD" and head.lemma_ not in words.plans


def _answers_for(verb: Token, words: TimeWords) -> bool:
    """Whether a clause only supposes what has caused harm that is known: "may be responsible for 40 more deaths"."""
    below = [t for one in verb.children for t in (one, *one.children)]
    return any(t.lemma_.lower() in words.causing and t.i > verb.i for t in below)


def _shared(verb: Token) -> tuple[Token, ...]:
    """The verb whose helping words a participle shares: "have been killed and wounded", "have been killed, 90 hurt"."""
    helped = any(t.dep_ in ("aux", "auxpass") for t in verb.children)
    own = helped or any(t.dep_ in ("nsubj", "nsubjpass") for t in verb.children)
    if verb.dep_ != "conj" or helped:
        return ()
    if own:
        passive = any(t.dep_ == "auxpass" for t in verb.head.children)
        return (verb.head,) if passive and verb.tag_ == "VBN" else ()
    # Where both forms are one word, "have blocked sites and detained several" is of one tense, whatever the tag.
    one = verb.tag_ == "VBD" and verb.lower_.endswith("ed") and verb.head.tag_ == "VBN"
    return (verb.head,) if verb.tag_ == "VBN" or one else ()


def before_then(token: Token, head: Token, words: TimeWords) -> bool:
    """Whether a word stands in a clause that tells of what had been before the day of the clause above: "stood on
    Friday on the ruins where nine had been killed".
    """
    verb, main = clause_of(token), clause_of(head)
    return (
        verb.dep_ == "relcl"
        and main.i != verb.i
        and main.is_ancestor(verb)
        and tense_of(token, words) is Tense.BEFORE
        and tense_of(head, words) is Tense.PAST
    )


def supposes(head: Token, token: Token) -> bool:
    """Whether a time is only supposed: "if it struck today, millions could die"."""
    verb = clause_of(head)
    supposed = verb.dep_ == "advcl" and any(t.dep_ == "mark" and t.lower_ == "if" for t in verb.children)
    return supposed and not (token.i == verb.i or verb.is_ancestor(token))


def in_simple_past(verb: Token) -> bool:
    """Whether a clause tells what was done: "shot", "were shot"; not what had been, was somewhere, or would be."""
    auxiliaries = {t.lower_ for t in verb.children if t.dep_ in ("aux", "auxpass")}
    if auxiliaries & {"have", "has", "had"} or any(t.tag_ == "MD" for t in verb.children):
        return False
    return (verb.tag_ == "VBD" and verb.lemma_ != "be") or (verb.tag_ == "VBN" and bool(auxiliaries & {"was", "were"}))
