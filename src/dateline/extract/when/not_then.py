"""Whether what a word tells cannot have been on the day of a clause beside it: it lies ahead, goes on, had been before,
or is what somebody is tried or blamed for.

Needs: blocks, times.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from dateline.extract.clauses import clause_of
from dateline.extract.mentions import TimeMention
from dateline.extract.times.told import TimeWords
from dateline.extract.when.tenses import Tense, foretold, tense_of

if TYPE_CHECKING:
    from spacy.tokens import Token

_GOING_ON = {"is", "are", "'s", "'re", "’s", "’re"}
_MEANWHILE = ("in", "during")
_CHARGES = ("for", "of", "with", "over")


def not_then(token: Token, head: Token, mention: TimeMention, day: date | None, words: TimeWords) -> bool:
    """Whether a word cannot be of the day of a time in its sentence.

    Args:
        token: The word that carries a claim.
        head: The token of the time that hangs outside it.
        mention: The time.
        day: The report's day.
        words: The table of words.
    """
    gone = day is not None and mention.interval.end is not None and mention.interval.end < day
    if gone and (foretold(token, words) or _goes_on(token, head)):
        return True
    return had_been(token, head, words)


def had_been(token: Token, head: Token, words: TimeWords) -> bool:
    """Whether what a word tells had been before the clause of a time: somebody is tried for it, or it only says who
    takes part in that clause.
    """
    return _tried_for(token, head, words) or _who_had_been(token, head, words)


def _goes_on(token: Token, head: Token) -> bool:
    """Whether a clause tells what goes on as the report is written, and a time gone by is that of something else in
    it: "is sending tents to help after last week's quake"; not so of "Friday's attack", whose time is its own.
    """
    verb = clause_of(token)
    helping = {t.lower_ for t in verb.children if t.dep_ in ("aux", "auxpass")}
    if verb.tag_ != "VBG" or not helping & _GOING_ON:
        return False
    if head.dep_ != "poss" and clause_of(head).i == verb.i:
        return False
    return token.i == verb.i or not token.is_ancestor(head)


def _tried_for(token: Token, head: Token, words: TimeWords) -> bool:
    """Whether a word tells what somebody is tried or blamed for, and a time is that of the trial or the blame: "was
    jailed on Friday for killing nine", "went on trial on Friday accused of killing nine".
    """
    below = token
    for above in token.ancestors:
        if above.lemma_ in words.judging and below.i != token.i:
            charge = below.dep_ == "prep" and below.lower_ in _CHARGES
            return charge and not below.is_ancestor(head)
        below = above
    return False


def _who_had_been(token: Token, head: Token, words: TimeWords) -> bool:
    """Whether a word only says which people or things a clause tells of: "parents of nine killed in Elm marched on
    Friday", "was held on Friday over the mill that was burnt"; not so of a happening, nor of those who did it then.
    """
    verb, below = clause_of(token), clause_of(token)
    while verb.dep_ == "conj" and verb.head.pos_ in ("VERB", "AUX"):
        verb = verb.head
    noun, main = verb.head, clause_of(head)
    if verb.dep_ not in ("acl", "relcl") or verb.i == head.i or verb.is_ancestor(head) or noun.i == head.i:
        return False
    if not main.is_ancestor(noun) or main.lemma_ in words.finding or noun.lemma_.lower() in _dated(words):
        return False
    if noun.dep_ == "pobj" and noun.head.lower_ == "of" and noun.head.head.lower_ == "one":
        return False  # "one of five who were pulled out"
    if any(t.lower_ == "which" and t.head.lower_ in _MEANWHILE for t in verb.subtree) and noun.lemma_ in words.spells:
        return False  # "after a night of gunfire in which nine were killed": nobody, but when
    if noun.dep_ == "conj" and noun.head.pos_ == "VERB":
        return False  # "shops were robbed on Monday and 12 rifles stolen": the helping verb is said once
    if verb.dep_ == "acl":
        does = any(t.dep_ == "agent" and (t.i == token.head.i or t.is_ancestor(token)) for t in verb.children)
        return verb.tag_ == "VBN" and not does and verb.nbor(-1).text != ","
    suffers = any(t.dep_ == "auxpass" for t in below.children) or main.lemma_ in words.judging
    return suffers and tense_of(verb, words) is Tense.PAST and not any(t.lower_ == "when" for t in verb.children)


def _dated(words: TimeWords) -> frozenset[str]:
    return words.happening | words.stretch | words.disaster | words.spreading | words.occasions
