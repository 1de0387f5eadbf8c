"""Whose count a number is said to be: "the army's count is 21", "police gave the number as 200".

Needs: blocks, and the table of sources. Gives: the Source that a number's own words name, None where they name none.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from dateline.extract.attributions.kinds import kind_of
from dateline.extract.attributions.lexicon import lexicon
from dateline.extract.attributions.syntax import noun_phrase, subject
from dateline.extract.clauses import clause_of
from dateline.extract.reading import Reading
from dateline.model.claim import Source
from dateline.model.vocabulary import SourceKind

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_COUNTS = frozenset({"count", "figure", "tally", "estimate", "toll"})
_NUMBERS = _COUNTS | {"number", "total"}
_KEEPING = frozenset({"stand", "stick", "insist", "keep", "hold", "repeat", "maintain", "defend"})
_COMING_TO = frozenset({"arrive", "settle"})
_SETTING = {"put", "place", "set"}
_GIVING = frozenset({"give"})
_RECORDING = frozenset({"confirm", "record", "register", "document", "verify", "count", "list", "claim", "tally"})
_HARMED = frozenset({"dead", "injured", "wounded", "missing", "death", "casualty", "fatality", "victim", "arrest"})
_ROLLS = frozenset({"register", "list", "record", "log", "roll", "tally"})
_ISSUED = _NUMBERS | frozenset({"data", "statistic", "bulletin", "report", "survey", "study", "record"})
_SHOWING = frozenset({"show", "have", "list", "hold"})
_ACCOUNTS = _ROLLS | {"account", "communique", "communiqué", "statement", "version", "reckoning", "telling"}
_STATING = frozenset({"be", "stand", "remain", "stay"})
_OFFICES = frozenset({"government", "ministry", "state"})
_TELLING_NUMBERS = frozenset(
    {"count", "speak", "talk", "report", "put", "give", "claim", "say", "estimate", "cite", "name"}
)
_LINKING = frozenset({"of", "at"})
_PARTING = frozenset({",", ";", "and", "but", "while"})
_OF_A_NAME = frozenset({"det", "compound", "amod", "nmod"})
_BEHIND = 5
"""Words from a number to the phrase that names who gives it, at most."""
_OWN_DEAD = frozenset({SourceKind.MILITARY, SourceKind.MILITANTS, SourceKind.POLICE, SourceKind.OPPOSITION})
"""Whose toll may be that of their own dead: "the army's toll rose to 21"."""


def counter(reading: Reading, block: int, first: int, last: int) -> Source | None:
    """Who is said to have counted what the tokens [first, last) of block ``block`` give."""
    doc = reading.blocks[block].doc
    number = doc[last - 1]
    beside = _named_after(doc, last) or _who_put_it(number)
    source = _source(reading, block, beside) if beside is not None else _named_before(reading, block, first)
    if source is not None:
        return source
    noun = _count_of(number) or _roll_of(number) or _account_of(number) or _official_toll(number)
    who = _owner(noun) if noun is not None else None
    told = _source(reading, block, who) if who is not None else None
    if noun is not None and told is not None:
        return None if _is_of_their_own(noun, told) else told
    issued = _issuer(number)
    told = _source(reading, block, issued) if issued is not None else None
    if told is not None:
        return told
    verb = _keeper(noun) if noun is not None else _giver(number)
    who = subject(verb) if verb is not None else None
    return _source(reading, block, who) if who is not None and not first <= who.i < last else None


def stater(reading: Reading, block: int, first: int, last: int) -> Source | None:
    """Who states a number that stands alone: "Police stand by 85,000", "the authority has 79".

    "The ministry, whose own tally was 19" names the ministry.
    """
    doc = reading.blocks[block].doc
    number, after = doc[last - 1], doc[last : last + 2].text.lower()
    if after == "according to":
        who = next((t for t in doc[last + 1].children if t.dep_ == "pobj"), None)
        return _source(reading, block, who) if who is not None else None
    head = number.head
    if number.dep_ == "pobj" and head.dep_ == "prep" and head.i < number.i:
        head = head.head
        verb = head if head.pos_ == "VERB" else None
        who = subject(verb) if verb is not None and verb.lemma_ in _KEEPING | _COMING_TO else None
    elif number.dep_ == "dobj":
        who = subject(head) if head.lemma_ == "have" or head.lemma_ in _GIVING | _RECORDING else None
    else:
        noun = _count_of(number)
        own = next((t for t in noun.children if t.lower_ == "whose"), None) if noun is not None else None
        clause = noun.head if noun is not None and own is not None else None
        who = clause.head if clause is not None and clause.dep_ == "relcl" else None
    return _source(reading, block, who) if who is not None and not first <= who.i < last else None


def _named_after(doc: Doc, last: int) -> Token | None:
    """Who is named right behind a number: "20,000 according to the unions, and 9,000 according to police"."""
    for t in doc[last : min(last + _BEHIND, len(doc) - 1)]:
        if t.lower_ == "according" and doc[t.i + 1].lower_ == "to":
            return next((c for c in doc[t.i + 1].children if c.dep_ == "pobj"), None)
        if t.is_punct or t.like_num or t.pos_ in ("VERB", "AUX", "CCONJ", "SCONJ"):
            return None
    return None


def _who_put_it(number: Token) -> Token | None:
    """ "Nine are missing, as the mayor put it", "the fifty or so missing, as the commissioner had it"."""
    for t in number.sent:
        if t.lower_ != "it" or t.dep_ != "dobj" or t.head.lemma_ not in ("put", "have") or t.i != t.head.i + 1:
            continue
        verb = t.head
        mark = any(c.lower_ == "as" and c.i < verb.i for c in verb.children)
        if mark and verb.i > number.i and clause_of(verb.head).i in {clause_of(number).i, verb.head.i}:
            return subject(verb)
    return None


def _named_before(reading: Reading, block: int, first: int) -> Source | None:
    """Who gives a number where the verb is left out: "Police counted 8,000, the unions 50,000", "police of 8,000"."""
    doc, at = reading.blocks[block].doc, first
    at -= at > 0 and doc[at - 1].lower_ in _LINKING
    if at < 1 or doc[at - 1].pos_ not in ("NOUN", "PROPN"):
        return None
    who = doc[at - 1]
    opens = min([t.i for t in who.subtree if t.i < who.i and t.dep_ in _OF_A_NAME], default=who.i)
    opens = next((c.left_edge.i for c in who.children if c.dep_ == "poss" and c.i < who.i), opens)
    sentence = who.sent
    if opens - 1 <= sentence.start or doc[opens - 1].text not in _PARTING:
        return None
    verb = next((t for t in reversed(doc[sentence.start : opens]) if t.pos_ == "VERB"), None)
    giver = subject(verb) if verb is not None and verb.lemma_ in _TELLING_NUMBERS else None
    numbers = verb is not None and any(t.like_num for t in doc[verb.i : opens])
    if giver is None or not numbers or _source(reading, block, giver) is None:
        return None
    return _source(reading, block, who, (opens, who.i + 1))


def _is_of_their_own(noun: Token, told: Source) -> bool:
    """ "The army's toll rose to 21" counts its dead; "the police toll is 21" is what police count."""
    theirs = any(t.dep_ == "poss" or t.lower_ == "death" for t in noun.children)
    return noun.lemma_.lower() == "toll" and told.kind in _OWN_DEAD and theirs


def _source(reading: Reading, block: int, who: Token, words: tuple[int, int] | None = None) -> Source | None:
    """The source that a noun names; None where it is no one who counts: a day, a land, a quake.

    ``words``: where its name begins and ends, if not as its phrase does.
    """
    if who.pos_ == "PRON" or who.like_num:
        return None
    start, end = words or noun_phrase(who)
    end -= reading.blocks[block].doc[end - 1].tag_ == "POS"
    span = reading.blocks[block].span(start, end)
    name = span.of(reading.report.text)
    kind = kind_of(name, reading.pack)
    keeper = kind is SourceKind.OTHER and who.lemma_.lower() in lexicon(reading.pack).keepers
    if kind is SourceKind.UNNAMED or (kind is SourceKind.OTHER and not keeper):
        return None
    if who.ent_type_ in ("GPE", "LOC", "DATE"):
        return None
    return Source(name, kind, "", span, None)


def _count_of(number: Token) -> Token | None:
    """The word for the count whose number it is: "its count of 11", "the army's figure was 21", "by its count 21"."""
    head = number.head
    while head.dep_ in ("quantmod", "nummod", "advmod") and head.head != head and head.pos_ in ("NUM", "ADV", "ADJ"):
        head = head.head
    if number.dep_ == "pobj" and head.lower_ in ("of", "at") and head.i < number.i:
        noun = head.head
        if noun.lemma_.lower() in _COUNTS and head.lower_ == "of":
            return noun
        number, head = head, noun
    if head.lemma_ in _STATING and number.i > head.i:
        what = subject(head)
        return what if what is not None and what.lemma_.lower() in _COUNTS else None
    return None


def _official_toll(number: Token) -> Token | None:
    """A toll that is called a government's: "the official government toll rose to 900"."""
    verb = number.head.head
    what = subject(verb) if number.dep_ == "pobj" and number.head.lower_ in ("to", "at") else None
    if what is None or what.lemma_.lower() not in _COUNTS:
        return None
    return what if any(t.dep_ == "compound" and t.lower_ in _OFFICES for t in what.children) else None


def _roll_of(number: Token) -> Token | None:
    """What is written down, and shows a number: "the clinic's register shows eight dead"."""
    counted = number.head if number.dep_ == "nummod" else number
    verb = counted.head
    what = subject(verb) if counted.dep_ == "dobj" and verb.lemma_ in _SHOWING else None
    return what if what is not None and what.lemma_.lower() in _ROLLS else None


def _issuer(number: Token) -> Token | None:
    """Who issued the numbers that give one: "figures issued by the ministry gave the dead as nine"."""
    verb = clause_of(number)
    what = subject(verb) if verb.lemma_ in _GIVING | _SETTING | _SHOWING else None
    if what is None or what.lemma_.lower() not in _ISSUED or what.i > number.i:
        return None
    if verb.lemma_ in _SHOWING - {"show"} and what.lemma_.lower() not in _ROLLS:
        return None
    by = (t for part in what.children if part.dep_ == "acl" for t in part.children if t.dep_ == "agent")
    of = (t for t in what.children if t.dep_ == "prep" and t.lower_ in ("from", "by"))
    return next((t for link in (*by, *of) for t in link.children if t.dep_ == "pobj"), None)


def _account_of(number: Token) -> Token | None:
    """By whose word a clause counts: "Nobody died, by the army's communique"."""
    verb = clause_of(number)
    said = (t for by in verb.children if by.lower_ == "by" and by.dep_ == "prep" for t in by.children)
    return next((t for t in said if t.dep_ == "pobj" and t.lemma_.lower() in _ACCOUNTS), None)


def _owner(noun: Token) -> Token | None:
    """Who made a count: "the army's count", "the police count"."""
    own = next((t for t in noun.children if t.dep_ == "poss" and t.i < noun.i), None)
    if own is not None:
        return own if own.pos_ in ("NOUN", "PROPN") else None
    given = (t for verb in noun.children if verb.dep_ == "acl" for t in verb.children if t.dep_ == "agent")
    maker = next((t for by in given for t in by.children if t.dep_ == "pobj"), None)
    if maker is not None:
        # "the toll given by police", "a list drawn up by nurses".
        return maker
    return next((t for t in noun.children if t.dep_ == "compound" and t.i < noun.i and t.pos_ != "NUM"), None)


def _keeper(noun: Token) -> Token | None:
    """The verb by which somebody keeps to a count of their own: "stood by its count of 11"."""
    own = any(t.dep_ == "poss" and t.lower_ in ("its", "their", "his", "her") for t in noun.children)
    verb = noun.head.head if noun.dep_ == "pobj" and noun.head.lower_ in ("by", "to", "on") else noun.head
    return verb if own and verb.pos_ == "VERB" and verb.lemma_ in _KEEPING else None


def _giver(number: Token) -> Token | None:
    """The verb by which somebody gives a number: "police gave the number as 200", "the ministry gives 136 deaths"."""
    head = number.head
    if head.pos_ in ("NOUN", "ADJ") and number.dep_ == "nummod":
        number, head = head, head.head
    if number.dep_ == "pobj" and head.lower_ == "as" and head.i < number.i:
        verb = head.head
        while verb.lemma_ not in _GIVING and verb.dep_ in ("acl", "pobj", "pcomp", "prep", "dobj"):
            verb = verb.head  # "gave the number of those taken as 41"
        told = any(t.dep_ == "dobj" and t.lemma_.lower() in _NUMBERS | _HARMED for t in verb.children)
        return verb if told and verb.lemma_ in _GIVING else None
    if number.dep_ == "pobj" and head.lower_ == "at" and head.i < number.i:
        # "the coroner has it at twelve dead".
        it = any(t.dep_ == "dobj" and t.lower_ == "it" for t in head.head.children)
        if it and head.head.lemma_ in ("have", "put"):
            return head.head
    if number.dep_ == "pobj" and head.lower_ in ("at", "up") and head.head.lemma_ in _SETTING and head.i < number.i:
        # "organisers put the number at anything up to 5,000".
        told = any(t.dep_ == "dobj" and t.lemma_.lower() in _NUMBERS for t in head.head.children)
        return head.head if told else None
    return head if number.dep_ == "dobj" and head.lemma_ in _GIVING else None
