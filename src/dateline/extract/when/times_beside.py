"""Whether a time in a sentence is that of another word: rules for the days that stand beside a claim.

Needs: blocks, times.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise
from typing import TYPE_CHECKING

from dateline.extract.clauses import clause_distance, clause_of
from dateline.extract.mentions import TimeMention
from dateline.extract.times.told import TimeWords
from dateline.extract.when.tenses import Tense, tense_of
from dateline.model.time import Interval
from dateline.model.vocabulary import Precision

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_MOST = 12
_UP = 4
_NIGHT = 3
_PARTIES = {"victim", "survivor", "family", "relative", "suspect", "perpetrator", "organiser", "organizer"}
_FIRST_HOURS = {"early", "dawn", "predawn", "daybreak", "morning"}


def is_to_come(token: Token, head: Token) -> bool:
    """Whether a word stands in a relative clause of what is to come, and the time outside it: "announced on Monday the
    plan, which should help 2,000".
    """
    verb = clause_of(token)
    modal = any(t.tag_ == "MD" for t in verb.children)
    return modal and clause_of(head).i != verb.i and not verb.is_ancestor(head)


def into_night(doc: Doc, mention: TimeMention, day: date) -> bool:
    """Whether a time is of the first hours of the day after a report's, which it may still tell of: "before dawn
    Thursday" on a Wednesday.
    """
    near = doc[max(doc[mention.first].sent.start, mention.first - _NIGHT) : mention.last]
    return mention.interval.start == day + timedelta(days=1) and any(t.lower_ in _FIRST_HOURS for t in near)


def broad(mention: TimeMention) -> bool:
    """Whether a time covers so much that what it came after lies in it, too: "in 2008, after storms struck"."""
    start, end = mention.interval.start, mention.interval.end
    return start is not None and end is not None and end - start > timedelta(days=27)


_AT = ("in", "during", "at", "on", "after", "following", "since", "from", "for", "over", "by")
_BREAKS = {",", "-", "–", "—", "--"}
_OF_NOUN = ("poss", "compound", "nmod", "amod", "nummod")


def of_another(head: Token, token: Token, happenings: frozenset[str]) -> bool:
    """Whether a time belongs to a noun that tells nothing of when the word's clause was so: "welcomed last night's
    results", "held them to stop Thursday's march", "lifted the curbs imposed last month".
    """
    noun = head.head
    adverb = head.i and head.nbor(-1).lower_ == "on"  # "On Monday fans fought", where the parser ties it to the fans
    if head.dep_ in _OF_NOUN and not adverb and noun.pos_ in ("NOUN", "PROPN") and noun.i != token.i:
        own, other = clause_of(token), clause_of(noun)
        if own.i != other.i and own.is_ancestor(other):
            return other.dep_ not in ("conj", "ccomp") or noun.lemma_.lower() not in happenings
        when = noun.dep_ == "pobj" and noun.head.lower_ in _AT
        if not when and noun.lemma_.lower() not in happenings and not noun.is_ancestor(token):
            return noun.dep_ in ("dobj", "pobj")
    return _in_a_description(head, token, happenings)


def _in_a_description(head: Token, token: Token, happenings: frozenset[str]) -> bool:
    """Whether a time stands in a clause that describes a noun, and the word outside it; a happening that takes part in
    the word's own clause lends its time: "the attack that began on Monday killed 12".
    """
    verb = clause_of(head)
    for _ in range(_MOST):
        if verb.i == token.i or verb.is_ancestor(token):
            return False
        if verb.dep_ in ("relcl", "acl"):
            noun = verb.head
            lends = noun.i == token.i or noun.is_ancestor(token)
            lends = lends or (noun.lemma_.lower() in happenings and clause_of(noun).i == clause_of(token).i)
            # "Two boys herding goats on Friday were killed": they did so when it struck.
            lends = lends or (verb.tag_ == "VBG" and verb.dep_ == "acl" and noun.head.i == token.i)
            ends = any(t.text in _BREAKS for t in verb.doc[verb.i + 1 : head.i]) if verb.dep_ == "acl" else False
            return not (lends or ends)
        if verb.head.i == verb.i:
            return False
        verb = clause_of(verb.head)
    return False


def of_that(head: Token, token: Token) -> bool:
    """Whether a time hangs right on the noun of a happening: "the outbreak in April is expected to cost millions"."""
    above = head.head
    return token.pos_ == "NOUN" and head.dep_ == "pobj" and above.lower_ in ("in", "on") and above.head.i == token.i


def of_report(head: Token, token: Token, words: TimeWords) -> bool:
    """Whether a time is that of a clause that only makes known what the word tells: "has fled, it was reported on
    Friday".
    """
    verb, main = clause_of(token), clause_of(head)
    while verb.dep_ == "conj" and verb.head.i != main.i:
        verb = verb.head
    return verb.dep_ == "ccomp" and verb.head.i == main.i and main.lemma_ in (words.telling | words.held)


def in_relative(head: Token, token: Token) -> bool:
    """Whether a time stands in a relative clause of a place or a thing that the word is outside: "Mexico, where it
    emerged in April".
    """
    verb = clause_of(head)
    if verb.dep_ != "relcl" or verb.i == token.i or verb.is_ancestor(token):
        return False
    return any(t.lower_ == "where" for t in verb.children)


def of_most(doc: Doc, mention: TimeMention, token: int) -> bool:
    """Whether a time only says among which others something is the most: "the worst of the century"."""
    before = doc[max(doc[mention.first].sent.start, mention.first - _MOST) : mention.first]
    link = next((t for t in reversed(before) if t.lower_ in ("of", "in", "since", "for", "over")), None)
    if link is None or any(t.i > link.i and t.pos_ == "VERB" and t.i == token for t in before):
        return False
    noun = link.head.head if link.dep_ == "mark" else link.head
    most = noun.tag_ in ("JJS", "RBS") or any(t.tag_ in ("JJS", "RBS") for t in noun.lefts)
    return most and not (noun.i == token or noun.is_ancestor(doc[token]))


def of_one_phrase(token: Token, head: Token) -> bool:
    """Whether a time hangs on the noun that carries a claim: "jailed on Friday for a murder last year"."""
    verb = clause_of(token)
    noun = token
    while noun.i != verb.i and noun.head.i != noun.i:
        if noun.pos_ == "NOUN" and noun.is_ancestor(head):
            return True
        noun = noun.head
    return False


def since_when(doc: Doc, mention: TimeMention) -> int | None:
    """Where "since" stands not far before a time in its sentence; None where it does not."""
    start = doc[mention.first].sent.start
    return next((t.i for t in doc[max(start, mention.first - 9) : mention.first] if t.lower_ == "since"), None)


def compared(doc: Doc, token: int, day: int, words: TimeWords) -> bool:
    """Whether a day belongs to an older number that this one is held against: "compared with 2,298 on Thursday"."""
    between = [t.lower_ for t in doc[token + 1 : day]]
    if "compared" in between or "versus" in between:
        return True
    if between[-1:] in (["of"], ["than"]) and words.counts & set(between):
        # "700,000 people, double the figure of a week ago".
        return True
    if any(pair in (("up", "from"), ("down", "from")) for pair in pairwise(between)):
        return True
    # "to 610 from 480 given on Monday".
    return any(t.lower_ == "from" and doc[t.i + 1].like_num for t in doc[token + 1 : day - 1])


def alone(interval: Interval, value: str) -> Interval:
    """The interval without what "since" adds to it: the period of its value alone."""
    start = interval.start
    if start is None:
        return interval
    if len(value) == 4:
        return replace(interval, end=date(start.year, 12, 31), precision=Precision.YEAR)
    if len(value) == 7:
        following = date(start.year + start.month // 12, start.month % 12 + 1, 1)
        return replace(interval, end=following - timedelta(days=1), precision=Precision.MONTH)
    return replace(interval, end=start, precision=Precision.DAY)


def recalled(head: Token, token: Token, words: TimeWords) -> bool:
    """Whether a word is what is remembered on the day of a clause: "a service on Friday to mourn the dead"."""
    day = clause_of(head)
    for verb in token.ancestors:
        if verb.lemma_ in words.remembering:
            return not verb.is_ancestor(head) or verb.i == day.i
        if verb.i == day.i:
            return False
    return False


def when_told(doc: Doc, mention: TimeMention, token: Token) -> bool:
    """Whether a word stands in the clause that a time is explained by: "a raid last May when a crew was lost",
    "the rising in 1974, after which nine were hanged".
    """
    at = mention.last + (mention.last < len(doc) and doc[mention.last].text == ",")
    if at + 1 < len(doc) and doc[at].lower_ in _WHICH and doc[at + 1].lower_ == "which":
        below = clause_of(doc[at])
    elif mention.last < len(doc) and doc[mention.last].lower_ == "when":
        below = doc[mention.last].head
    else:
        return False
    verb = clause_of(token)
    return below.i == verb.i or below.is_ancestor(verb)


_OUTSIDE = 2


def outside(token: Token, head: Token) -> bool:
    """Whether a time stands in another clause of the sentence: "charged seven; their trial is set for June"."""
    return any(t.text == ";" for t in token.doc[token.i : head.i]) or clause_distance(token, head) > _OUTSIDE


_WHICH = ("after", "during", "in", "on")


def before_that(head: Token, token: Token) -> bool:
    """Whether a time only says what came later: "stabbed three people before he was held on Friday"."""
    verb = clause_of(head)
    if verb.i == token.i or verb.is_ancestor(token):
        return False
    marked = verb.dep_ == "advcl" and any(t.lower_ == "before" and t.dep_ == "mark" for t in verb.children)
    return marked or (verb.dep_ == "pcomp" and verb.head.lower_ == "before")


def told_apart(head: Token, token: Token, words: TimeWords) -> bool:
    """Whether a time is that of a clause in the simple past, and the word's own counts up to the report: "emerged in
    May in Peru, which has recorded 90 deaths"; "has killed 149, and the agency met on Monday".
    """
    own, other = clause_of(token), clause_of(head)
    if own.i == other.i or tense_of(head, words) is not Tense.PAST:
        return False
    if not any(t.lower_ in ("has", "have", "had") and t.dep_ == "aux" for t in own.children):
        return False
    if own.dep_ == "relcl" or any(t.lower_ == "which" and t.dep_ == "nsubj" for t in own.children):
        return other.is_ancestor(own)
    subject = any(t.dep_ in ("nsubj", "nsubjpass") for t in other.children)
    beside = other.dep_ == "conj" or (other.dep_ == "ccomp" and own.lemma_ not in words.telling | words.held)
    return beside and other.head.i == own.i and subject


def beside_perfect(head: Token, token: Token, words: TimeWords) -> bool:
    """Whether a word's clause is in the present perfect, and a time is that of another one beside it: "landed on Friday
    and has treated 90"; "have been held, but are not linked to Tuesday's attack"; "200 have been freed, with one found
    on Friday"; "although it has offered talks, it faces a march on Friday".
    """
    own, other = _finite(clause_of(token)), clause_of(head)
    helping = {t.lower_ for t in own.children if t.dep_ == "aux"}
    if own.i == other.i or not helping & _HAVE or "to" in helping or _from_then_on(own):
        return False
    with_ = any(t.dep_ == "mark" and t.lower_ == "with" for t in other.children)
    if tense_of(head, words) is Tense.SINCE and other.dep_ not in ("acl", "pcomp") and not with_:
        return False
    if not (own.is_ancestor(other) or other.is_ancestor(own)):
        # Not so "fading for men who have been held since the roof fell in on Monday".
        return other.dep_ != "advcl" and own.dep_ != "relcl"
    if other.is_ancestor(own):
        against = any(t.dep_ == "mark" and t.lower_ in _AGAINST for t in own.children)
        return (own.dep_ == "conj" and own.head.i == other.i) or (own.dep_ == "advcl" and against)
    if with_ and other.head.i == own.i:
        return True
    for above in head.ancestors:
        if above.i == own.i:
            return False
        if above.lower_ == "with" and above.head.i == own.i:
            return not above.is_ancestor(token)
    return False


def _finite(verb: Token) -> Token:
    """The clause that a participle goes with: "has spread" of "has spread to nine towns, killing 30"."""
    for _ in range(_UP):
        own = any(t.dep_ in ("nsubj", "nsubjpass", "mark", "aux", "auxpass") for t in verb.children)
        if own or verb.tag_ != "VBG" or verb.dep_ not in ("advcl", "conj"):
            return verb
        verb = clause_of(verb.head)
    return verb


def _from_then_on(verb: Token) -> bool:
    """Whether a clause counts from what was told just before: "emerged in May and since then has reached 30 towns"."""
    return any(t.lower_ == "then" and t.i and t.nbor(-1).lower_ == "since" for t in verb.subtree)


_HAVE = {"has", "have", "'ve", "’ve"}
_AGAINST = ("although", "though", "while", "whereas")


def asked_for(head: Token, token: Token, words: TimeWords) -> bool:
    """Whether a time is that of what is asked for, not of the asking: "called for marches after Friday prayers";
    nor of what is done for or to those whom "Tuesday's quake" left.
    """
    noun = head.head
    owned = head.dep_ == "poss" and noun.dep_ == "pobj" and noun.head.head.i != token.i
    if owned and noun.head.head.lemma_.lower() in _PARTIES and token.is_ancestor(noun.head.head):
        return True  # "held suspects in Tuesday's attack", "sent aid for victims of Tuesday's quake"
    if token.lemma_ not in words.bidding and token.lemma_ not in words.urging:
        return False
    if owned and token.is_ancestor(noun):
        return True
    later = next((t for t in head.ancestors if t.dep_ == "prep"), None)
    if later is not None and later.lower_ in ("after", "before") and later.head.i != token.i:
        return token.is_ancestor(later)
    for above in (head, *head.ancestors):
        if above.head.i == token.i:
            return above.dep_ in ("xcomp", "ccomp") and any(t.lower_ == "to" for t in above.children)
    return False


def older(doc: Doc, first: int, last: int) -> bool:
    """Whether a number has been changed to another: "down from 176", "from 159 to 56", "to 280, from 242"."""
    if first < 2 or doc[first - 1].lower_ != "from":
        return False
    if doc[first - 2].lower_ in ("up", "down"):
        return True
    if last + 1 < len(doc) and doc[last].lower_ == "to" and doc[last + 1].like_num:
        return True
    before = doc[max(0, first - 4) : first - 1]
    return any(t.lower_ == "to" and t.nbor().like_num for t in before)
