"""What the text does with a claim: fact, plan, doubt or denial, from the words around it.

Needs: blocks; for ``doubted`` attributions. Gives: the Status that the words alone make; who holds the claim is not
asked here.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from dateline.extract.reading import Reading
from dateline.language import Pack
from dateline.model.vocabulary import Status

if TYPE_CHECKING:
    from spacy.tokens import Token

_CLAUSE = frozenset({"VERB", "AUX"})
_COUNTED = frozenset({"NOUN", "PROPN", "NUM", "ADJ"})
_ASIDE = frozenset({"relcl", "parataxis", "appos"})
_APPEALS = frozenset({"appeal", "call", "plea", "demand", "ask", "push", "plead", "press", "warrant"})
_BEHIND = frozenset(
    {"after", "since", "following", "before", "despite", "due", "because", "owing", "amid", "during", "thanks"}
)
"""What stands after these has happened, whatever its clause makes of the rest."""
_PLURAL = {"police", "staff", "people", "i", "you", "majority", "number", "lot"}
"""Singular in form, though a plural verb may follow."""
_NAMING = {"identify", "recognise", "recognize"}
_OWN_TOPIC = re.compile(r"^(?:\S+ ){0,2}?\S+s? (?:of|that|about) (?!these|those|them|this)")
"""How a doubt begins that says itself what it is about: "reports of a second blast"."""
_APART = {"wanted", "wishing", "known", "happening"}
"""Lists of the governors' table that name no status."""
_EXPECTING = {"expect", "predict", "likely"}
_LEAD = 2
"""So many first sentences of a body sum up the whole report: a doubt told later holds for them."""


@dataclass(frozen=True, slots=True)
class _Words:
    doubtful: frozenset[str]
    helpers: frozenset[str]
    soft: frozenset[str]
    governors: dict[str, Status]
    beside: dict[str, Status]
    marks: frozenset[str]
    without: frozenset[str]
    telling: frozenset[str]
    tolls: frozenset[str]
    topics: dict[str, frozenset[str]]
    open: re.Pattern[str]
    rising: re.Pattern[str]
    general: frozenset[str]
    claims: frozenset[str]
    wanted: frozenset[str]
    wishing: frozenset[str]
    known: frozenset[str]
    happening: frozenset[str]


def modality(reading: Reading, block: int, token: int) -> Status:
    """What the clause around a token makes of it: CONDITIONAL, DENIED, UNCONFIRMED, else STATED.

    Climbs from the word to its clause and on to the words that govern the clause ("plans to", "if"), and stops where
    somebody's speech begins: whether a minister may speak says nothing about what he says.

    Args:
        reading: With blocks.
        block: Index of the block.
        token: The word that carries the claim.
    """
    words = _words(reading.pack)
    here = reading.blocks[block].doc[token]
    below: Token | None = None
    while True:
        found = _own(here, below, words)
        if found is not Status.STATED:
            return found
        above = here.head
        if above == here or here.dep_ in _ASIDE:
            return Status.STATED
        found = _governed(here, above, words)
        if found is not Status.STATED:
            return found
        if not _goes_on(here, above, words):
            return Status.STATED
        here, below = above, here


def doubted(reading: Reading, block: int, token: int) -> bool:
    """Whether the report doubts, elsewhere, what this word tells.

    "The reports of deaths could not be confirmed" holds for every death of the report, a doubt without a topic ("The
    claim could not be verified") for the sentence before it; "the toll may rise" for the headline and the lead; "a very
    preliminary assessment" for the sentence before it.
    """
    words = _words(reading.pack)
    topics = _topics(reading.blocks[block].doc[token], words)
    span = reading.blocks[block].span(token, token + 1)
    lead = "death" in topics and _lead(reading, block, token)
    for each in reading.attributions:
        if not each.doubts and not lead:
            continue
        said = " ".join(reading.words(c) for c in each.contents).lower()
        if each.doubts:
            spoken = set(re.findall(r"[a-z]+", said))
            about = {name for name, lemmas in words.topics.items() if lemmas & spoken}
            # "Her injuries could not be confirmed" doubts no count: what is doubted must be a report or a number.
            if about & topics and spoken & words.claims:
                return True
            near = 0 <= each.span.start - span.end <= _after(reading, block, token)[1]
            if not about and near and set(said.split()[:3]) & words.general and not _OWN_TOPIC.search(said):
                return True
        elif words.rising.search(said):
            return True
    return bool(topics & {"death", "injury"}) and words.open.search(_after(reading, block, token)[0]) is not None


def _topics(here: Token, words: _Words) -> set[str]:
    """What the clause around a word is about."""
    around = [here]
    while here.head != here and here.dep_ not in {"relcl", "ccomp", "advcl", "conj", "ROOT"}:
        here = here.head
        around.append(here)
    if here.dep_ == "conj" and here.pos_ not in _CLAUSE:
        around.append(here.head)
    lemmas = {t.lemma_.lower() for t in around}
    lemmas |= {
        c.lemma_.lower() for t in around for c in t.children if c.dep_ in {"acomp", "oprd", "amod", "compound", "acl"}
    }
    return {name for name, known in words.topics.items() if lemmas & known}


def _after(reading: Reading, block: int, token: int) -> tuple[str, int]:
    """The sentence after a word's own, in lower case, and how far from the word it ends."""
    doc = reading.blocks[block].doc
    end = doc[token].sent.end
    follower: Token | None = None
    if end < len(doc):
        follower, at = doc[end], block
    elif block + 1 < len(reading.blocks) and len(reading.blocks[block + 1].doc):
        follower, at = reading.blocks[block + 1].doc[0], block + 1
    if follower is None:
        return "", 0
    last = reading.blocks[at].span(follower.sent.end - 1, follower.sent.end).end
    return follower.sent.text.lower(), last - reading.blocks[block].span(token, token + 1).end


def _lead(reading: Reading, block: int, token: int) -> bool:
    if block == 0:
        return True
    sentences = 0
    for each in reading.blocks[1 : block + 1]:
        for sentence in each.doc.sents:
            if each.index == block and sentence.start <= token < sentence.end:
                return sentences < _LEAD
            sentences += 1
    return False


def _own(here: Token, below: Token | None, words: _Words) -> Status:
    """What hangs on the word itself: helpers, "not", "if", adverbs."""
    lemma = here.lemma_.lower()
    apart = below is not None and _finite(below, here)
    helpers = {c.lower_ for c in here.children if c.dep_ in {"aux", "auxpass"} and not apart}
    for each in here.children:
        low = each.lower_
        if each.dep_ == "neg" and not apart and here.pos_ in _CLAUSE and low != "no" and not _died(here):
            return Status.STATED if _withheld(here, below, words) else Status.DENIED
        if each.dep_ == "acl" and each.tag_ == "VBN" and each.lemma_.lower() in words.wanted and each.i > here.i:
            return Status.CONDITIONAL
        if each.dep_ == "mark" and low in words.marks:
            return Status.CONDITIONAL
        if each.dep_ in {"advmod", "amod"} and low in words.beside and abs(each.i - here.i) <= 4:
            return words.beside[low]
    if lemma in _NAMING and any(c.dep_ == "neg" for c in here.children) and _died(here):
        return Status.STATED
    if here.pos_ in _CLAUSE and helpers & words.helpers and lemma not in words.soft:
        still = lemma == "be" or any(c.lower_ == "still" for c in here.children)
        if helpers & words.doubtful and ("have" in helpers or still or _toll(here, words)):
            return Status.UNCONFIRMED
        # "There would have been six" is a guess at the past, no condition.
        return Status.STATED if "have" in helpers and not helpers & words.doubtful else Status.CONDITIONAL
    if below is not None and here.pos_ in _CLAUSE and _provisional(here, words):
        return Status.UNCONFIRMED
    if below is not None and below.dep_ in {"nsubj", "nsubjpass"}:
        return _subject_of(here, words)
    return Status.STATED


def _withheld(verb: Token, below: Token | None, words: _Words) -> bool:
    """Whether only something about those counted is not so: "The names of the five were not released", "Five soldiers
    did not answer the roll call". What did not happen ("The three deaths did not occur") was not.
    """
    if below is None or below.dep_ not in {"nsubj", "nsubjpass"} or verb.lemma_.lower() in words.happening:
        return False
    return below.pos_ in _COUNTED and below.lemma_.lower() not in words.tolls | words.claims


def _finite(verb: Token, first: Token) -> bool:
    """Whether a verb joined to another has a tense of its own: "was too little and called on them to march"."""
    alone = verb.dep_ == "conj" and verb.tag_ in {"VBD", "VBZ"} and verb.pos_ in _CLAUSE
    return alone and verb.head == first and not any(c.dep_ == "auxpass" for c in first.children)


def _died(verb: Token) -> bool:
    """ "Three did not survive", "two did not make it", "nine have not been found": a loss told, not denied.

    Whoever cannot be identified is there, too.
    """
    if verb.lemma_ in _NAMING:
        return any(t.dep_ == "nsubjpass" for t in verb.children)
    if verb.lemma_ in ("find", "locate", "trace"):
        below = {t.dep_ for t in verb.children}
        return {"nsubjpass", "aux"} <= below and not below & {"oprd", "acomp", "xcomp", "ccomp", "attr"}
    made_it = verb.lemma_ == "make" and any(c.dep_ == "dobj" and c.lower_ == "it" for c in verb.children)
    return made_it or verb.lemma_ == "survive"


def _provisional(verb: Token, words: _Words) -> bool:
    """Whether a verb is about a toll that is itself given as open: "The provisional toll is nine dead"."""
    return any(
        c.dep_ == "nsubj"
        and c.lemma_.lower() in words.tolls
        and any(a.dep_ == "amod" and words.beside.get(a.lower_) is Status.UNCONFIRMED for a in c.children)
        for c in verb.children
    )


def _toll(verb: Token, words: _Words) -> bool:
    """Whether a verb, or the one it is joined to, is about a toll: "is unknown but could run into thousands"."""
    while verb.dep_ == "conj" and not any(c.dep_ == "nsubj" for c in verb.children):
        verb = verb.head
    return any(c.dep_ == "nsubj" and c.lemma_.lower() in words.tolls for c in verb.children)


def _subject_of(verb: Token, words: _Words) -> Status:
    """Of the subject of "are set to join", "are due to be sent", "were feared dead"."""
    for word in (verb, *(c for c in verb.children if c.dep_ in {"acomp", "oprd"})):
        status = words.governors.get(word.lemma_.lower()) or words.governors.get(word.lower_)
        if status is None or (word == verb and not any(c.dep_ == "auxpass" for c in verb.children)):
            continue
        leads = any(c.dep_ in {"xcomp", "oprd", "acomp", "ccomp"} for c in word.children)
        if leads or status is Status.UNCONFIRMED:
            return status
    return Status.STATED


def _governed(here: Token, above: Token, words: _Words) -> Status:
    """What the word above does to this one: "threatened to", "a plan to", "an appeal for", "without"."""
    low = above.lower_
    if here.dep_ == "pcomp" and low in words.without:
        return Status.DENIED
    if here.dep_ == "pobj" and low == "for" and above.head.lemma_.lower() in _APPEALS:
        return Status.CONDITIONAL
    if here.dep_ == "xcomp" and above.lemma_ == "be" and any(c.tag_ == "TO" for c in here.children):
        # "Parliament is to vote"; "the aim is to vote" has its own word for it.
        return Status.CONDITIONAL
    if here.dep_ == "xcomp" and low == "going" and any(c.tag_ == "TO" for c in here.children):
        # "They were going to march".
        return Status.CONDITIONAL
    if low == "about" and here.dep_ == "pcomp" and here.tag_ != "VB":
        # "theories about why it has killed so many"; not "about to march".
        return Status.STATED
    if here.dep_ == "ccomp" and _not_known(above, words):
        # "was not certain that 12 had died"; "not clear why 12 had died" takes it as known that they had.
        asked = any(c.tag_ in {"WRB", "WP"} and c.lower_ != "whether" for c in here.children)
        return Status.STATED if asked else Status.UNCONFIRMED
    status = words.governors.get(above.lemma_.lower()) or words.governors.get(low)
    if status is None:
        return Status.STATED
    if status is Status.CONDITIONAL and here.dep_ == "ccomp" and _mandative(here):
        return status
    if status is Status.UNCONFIRMED and here.dep_ in {"oprd", "acomp"}:
        return status
    infinitive = any(c.tag_ == "TO" for c in here.children)
    if infinitive and above.lemma_ in _EXPECTING and any(c.lower_ == "have" and c.dep_ == "aux" for c in here.children):
        # "Dozens are expected to have died": a guess at what has happened.
        return Status.UNCONFIRMED
    if here.dep_ in {"xcomp", "acl", "ccomp", "advcl"} and infinitive:
        return status
    if here.dep_ in {"xcomp", "pcomp"} or (here.dep_ == "ccomp" and status is not Status.CONDITIONAL):
        return status
    if here.dep_ in {"nsubjpass", "dobj"} and above.lemma_.lower() in words.wishing:
        return status
    return Status.STATED


def _mandative(verb: Token) -> bool:
    """ "recommended that the council send 300 more": a bare verb with a subject is what somebody wants done."""
    subjects = [c for c in verb.children if c.dep_ in {"nsubj", "nsubjpass"}]
    one = verb.tag_ == "VBP" and any(c.tag_ in {"NN", "NNP"} and c.lower_ not in _PLURAL for c in subjects)
    bare = (verb.tag_ == "VB" and bool(subjects)) or (
        one and not any(c.dep_ == "conj" for s in subjects for c in s.children)
    )
    return bare and not any(c.dep_ == "aux" for c in verb.children)


def _not_known(above: Token, words: _Words) -> bool:
    """Whether a word over a clause leaves it open: "certain" in "was not certain", or the "is" before it."""
    told = [above, *(c for c in above.children if c.dep_ == "acomp")]
    return any(
        word.lower_ in words.known and any(c.dep_ == "neg" for c in (*word.children, *word.head.children))
        for word in told
    )


def _goes_on(here: Token, above: Token, words: _Words) -> bool:
    """Whether what holds for the word above holds for this one as well."""
    if here.dep_ == "acl":
        return any(c.tag_ == "TO" for c in here.children)
    if here.dep_ == "ccomp":
        return above.lemma_.lower() not in words.telling and above.pos_ not in _CLAUSE
    if here.dep_ == "conj" and here.pos_ in _CLAUSE:
        # "will not run again but vowed to stay": what "but" brings in is said on its own.
        turned = any(c.dep_ == "cc" and c.lower_ == "but" and c.i < here.i for c in above.children)
        return not turned and not any(
            c.dep_ in {"nsubj", "nsubjpass", "aux"} and c.lower_ != "have" for c in here.children
        )
    if here.dep_ == "advcl":
        # ", killing 12" shares the fate of its clause; "after killing 12" and "as 12 died" stand on their own.
        return here.tag_ == "VBG" and not any(c.dep_ in {"mark", "nsubj"} for c in here.children)
    # "would visit the city where 12 died", "may hold talks after the attack on 12": a place or time is no condition.
    return not (here.dep_ == "prep" and here.lower_ in _BEHIND)


def _words(pack: Pack) -> _Words:
    return cast(_Words, pack.once("status.words", lambda: _build(pack)))


def _build(pack: Pack) -> _Words:
    table = pack.table("status")

    def split(words: str) -> frozenset[str]:
        return frozenset(words.split())

    def by_status(part: dict[str, str]) -> dict[str, Status]:
        return {word: Status(name) for name, words in part.items() for word in words.split()}

    rising = table["rising"]
    subjects, verbs = ("|".join(rising[key].split()) for key in ("subjects", "verbs"))
    return _Words(
        doubtful=split(table["helpers"]["doubtful"]),
        helpers=split(table["helpers"]["conditional"]),
        soft=split(table["helpers"]["soft"]),
        governors=by_status({k: v for k, v in table["governors"].items() if k not in _APART}),
        beside=by_status(table["beside"]),
        marks=split(table["marks"]["conditional"]),
        without=split(table["marks"]["without"]),
        telling=split(table["marks"]["telling"]),
        tolls=split(rising["subjects"]),
        topics={name: split(words) for name, words in table["topics"].items()},
        open=re.compile("|".join(table["checking"]["open"])),
        rising=re.compile(rf"\b(?:{subjects})\b.*\b(?:{'|'.join(rising['helpers'])})\b.*\b(?:{verbs})\b"),
        general=split(table["checking"]["general"]),
        claims=split(table["checking"]["claims"]),
        wanted=split(table["governors"]["wanted"]),
        wishing=split(table["governors"]["wishing"]),
        known=split(table["governors"]["known"]),
        happening=split(table["governors"]["happening"]),
    )
