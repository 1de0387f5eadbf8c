"""A number alone that somebody gives for those told of: "The army claims 61.", "amended its list to three".

Nothing in the clause says what is counted; who states the number, or how, tells that it is a count. It counts what was
counted last, where that stands close (``close.py``).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from dateline.extract.figures.numeral import Governed, Numeral
from dateline.extract.figures.who_they_were import alone, where_they_are, who_were
from dateline.extract.figures.words import FigureWords
from dateline.model.vocabulary import Measure

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_ENDS = (".", ",", ";", ")", "!", "?", ":", "--", "—", "–")
_ON = {
    "in",
    "at",
    "on",
    "for",
    "by",
    "as",
    "since",
    "so",
    "there",
    "here",
    "over",
    "before",
    "but",
    "and",
    "while",
    "to",
}
_ON |= {"after", "when", "because", "though", "although", "until", "overall", "now"}
"""What may follow a count that is complete: "had confirmed 31 in the town", "registered 1,850 by Sunday"."""
_JOINS = {",", "and", "or", "but", ";", "while", "against", "to", "--", "—", "–"}
_MEANWHILE = {"only", "just", "since", "now", "already", "initially", "later", "first", "still", "so", "far", "some"}
_THAN = {"fewer", "more", "less", "higher", "lower", "larger", "smaller", "greater", "bigger"}
_BE = {"is", "was", "'s", "are", "were"}
_SUMS = {"claim", "figure", "tally", "count", "total", "number", "estimate", "reckoning"}
_LATEST = {
    "own",
    "latest",
    "last",
    "current",
    "official",
    "final",
    "first",
    "initial",
    "new",
    "provisional",
    "previous",
}
_ALONE = {"alone", "itself"}
_SPANS = {"year", "month", "week", "day", "region", "province", "country", "district", "time", "period", "season"}
_CALENDAR = {"DATE", "TIME"}
_AS_NOUN = ("pobj", "dobj", "nsubj", "nsubjpass", "attr")
_DISTRICTS = {"district", "province", "region", "area", "place", "town", "village", "county", "state", "department"}
_FEWEST = 3
_LONG = 12
"""Words of the longest lead of "it was six"."""


def stated(number: Numeral, before: int | None, words: FigureWords) -> Governed | None:
    """What counts those told of, by who gives it. ``before``: where a figure before it in the sentence ends."""
    if number.noun is not None or number.first < 1 or (number.value or 0) < 2 or _is_time(number):
        return _part_of_all(number, words)
    joined = number.head.dep_ == "conj" and number.doc[number.last : number.last + 1].text in ("were", "are")
    if joined or number.head.dep_ in ("nsubj", "nsubjpass"):
        told = (
            who_were(number, words)
            or where_they_are(number, words)
            or _by_source(number, before)
            or _denied(number, before)
        )
    else:
        told = (
            _given(number, words)
            or _accounts(number)
            or _amended(number, words)
            or _kept(number)
            or _is_figure(number, words)
            or _compared(number, before, words)
            or _by_source(number, before)
            or _share(number, words)
            or _rest_of_row(number)
            or _there(number, words)
            or _named_so_far(number)
        )
    return told


def _is_time(number: Numeral) -> bool:
    """ "in 2004", "at ten", "half past three", "a boy of nine"."""
    doc, first, last = number.doc, number.first, number.last
    if doc[first].ent_type_ in ("MONEY", "PERCENT", "ORDINAL"):
        return True
    counted = doc[first - 1].lemma_ == "be" or doc[first - 1].pos_ == "VERB"
    if (
        doc[first].ent_type_ in _CALENDAR
        and not counted
        and _CALENDAR & {t.ent_type_ for t in (doc[first - 1], *doc[last : last + 1])}
    ):
        return True
    year = 1900 <= (number.value or 0) < 2100 and doc[first].text.isdigit()
    return year or doc[first - 1].lower_ in ("past", "age", "aged", "until") or doc[last : last + 1].text in ("-", "%")


def _closes(number: Numeral, *, wide: bool = True) -> bool:
    doc, last = number.doc, number.last
    if last >= len(doc) or doc[last].text in _ENDS or doc[last].is_quote:
        return True
    after = doc[last + 1 : last + 2].text.lower()
    if doc[last].lower_ in ("in", "by", "to", "on", "at") and after[:1].isdigit() and doc[last].lower_ != "in":
        return False
    return wide and doc[last].lower_ in _ON


def _given(number: Numeral, words: FigureWords) -> Governed | None:
    """ "The rebels claim 61.", "had confirmed 31 in the town", "the authority has 79", "gave 29 for the district"."""
    doc = number.doc
    at = number.first - 1
    while at > 0 and (doc[at].is_quote or doc[at].lower_ in _MEANWHILE):
        at -= 1
    if doc[at].lower_ == "in" and doc[at - 1].lemma_ == "take":
        # "Garu has taken in 6,900".
        at -= 1
    verb = doc[at]
    if verb.pos_ not in ("VERB", "AUX"):
        return None
    above = verb.head if verb.dep_ == "conj" and verb.head.pos_ == "VERB" else verb
    who = next((t for t in (*verb.children, *above.children) if t.dep_ == "nsubj" and t.i < verb.i), None)
    if who is None or who.lower_ in ("i", "he", "she", "you", "they", "who"):
        return None
    if verb.lemma_ in words.recorded:
        return alone(number) if _closes(number) else None
    if who.lemma_.lower() in words.morgues and (
        verb.lemma_ in words.taking or verb.lemma_ in ("have", "hold", "count")
    ):
        return Governed(Measure.KILLED, verb.i)
    if verb.lemma_ == "have" and doc[number.last : number.last + 1].text == "more":
        # "The clinic has 11 more."
        closes = doc[number.last + 1 : number.last + 2].text.lower() in (".", ",", ";", "and")
        return alone(number) if closes and who.lemma_.lower() in words.wards | words.counters else None
    if verb.lemma_ == "have":
        goes_on = doc[number.last : number.last + 1].text == "and" and doc[number.last + 1].pos_ in ("VERB", "AUX")
        if who.lower_ == "which":
            who = who.head.head
        itself = any(t.lower_ in _ALONE for t in doc[who.i : verb.i])
        named = who.ent_type_ in ("GPE", "LOC", "ORG") or who.lemma_.lower() in words.counters
        named = named or (itself and who.pos_ == "PROPN")
        enough = (number.value or 0) >= _FEWEST
        return alone(number, part=itself) if named and enough and (goes_on or _closes(number, wide=False)) else None
    if (
        verb.lemma_ in words.taking
        and who.pos_ == "PROPN"
        and who.ent_type_ != "PERSON"
        and _closes(number, wide=False)
    ):
        # "Garu has taken 6,900.", of those who fled.
        return Governed(None, verb.i, kin=True, alone=True)
    return None


def _accounts(number: Numeral) -> Governed | None:
    """ "Sindh accounts for 81 and Balochistan for 37", "make up 24,300 of the total", "Sindh, with 84, lost most"."""
    doc, first, last = number.doc, number.first, number.last
    start = doc[first].sent.start
    lead = doc[start:first]
    total = doc[last : last + 3].text.lower() in ("of the total", "of that total", "of this number")
    if doc[first - 1].lower_ == "for" and first - 2 > start and (_closes(number) or total):
        if doc[first - 2].lemma_ == "account":
            return alone(number, part=True)
        if doc[first - 2].pos_ in ("PROPN", "NOUN") and any(t.lemma_ == "account" for t in lead):
            return alone(number, part=True)
    if total and doc[first - 1].lemma_ in ("make", "up", "form", "be", "constitute", "represent", "contribute"):
        return alone(number, part=True)
    aside = doc[first - 1].lower_ == "with" and doc[first - 2].text == "," and doc[last : last + 1].text == ","
    most = any(t.lower_ in ("most", "worst", "hardest") for t in doc[last : doc[first].sent.end])
    return alone(number, part=True) if aside and most else None


def _amended(number: Numeral, words: FigureWords) -> Governed | None:
    """ "amended its list to three", "cut its estimate from 40 to 31"."""
    doc, first = number.doc, number.first
    if doc[first - 1].lower_ not in ("to", "from") or not _closes(number):
        return None
    for token in reversed(doc[max(doc[first].sent.start, first - 6) : first - 1]):
        if token.lemma_ in words.claims and token.dep_ in ("dobj", "nsubjpass"):
            whose = [t for t in token.children if t.dep_ in ("poss", "det")]
            told = any(t.dep_ in ("prep", "compound", "acl", "relcl") and t.i < first - 1 for t in token.children)
            return alone(number) if whose and not told and token.head.lemma_ in words.amended else None
        if token.is_punct or (token.pos_ == "NOUN" and token.lemma_ not in words.claims):
            return None
    return None


def _kept(number: Numeral) -> Governed | None:
    """ "The city police stands by 85,000.", "working from pictures, arrived at 112,000", "sticks to its 61"."""
    doc, first = number.doc, number.first
    at = first - 1
    if doc[at].tag_ in ("PRP$", "POS") or doc[at].lower_ == "the":
        at -= 1
    pair = (doc[at - 1].lemma_, doc[at].lower_) if at > 0 else ("", "")
    fixed = pair in {("stand", "by"), ("stick", "to"), ("stick", "with"), ("settle", "on"), ("arrive", "at")}
    fixed = fixed or pair in {("insist", "on"), ("hold", "to"), ("keep", "to"), ("stick", "by")}
    return alone(number) if fixed and doc[at - 1].pos_ == "VERB" and _closes(number) else None


def _is_figure(number: Numeral, words: FigureWords) -> Governed | None:
    """ "whose own tally for that day was 19", "The network's figure for the whole country is 257,000", "in the whole of
    last year it was six".
    """
    doc, first = number.doc, number.first
    at = first - 1
    while at > 0 and (doc[at].is_quote or doc[at].lower_ in ("now", "then", "only", "nearer", "closer", "to")):
        at -= 1
    verb = doc[at]
    if verb.lower_ not in _BE or not _closes(number):
        return None
    who = next((t for t in verb.children if t.dep_ == "nsubj" and t.i < verb.i), None)
    if who is None:
        return None
    if who.lower_ == "it":
        return alone(number) if _span_only(doc, who) else None
    if who.lemma_.lower() not in _SUMS or any(_narrows(t) for t in who.children):
        return None
    return alone(number) if all(_tells_where(t, words) for t in who.children if t.dep_ == "prep") else None


def _narrows(word: Token) -> bool:
    """ "the casualty figure": a word that tells what is counted; not "its own figure", "the latest count"."""
    return word.dep_ in ("compound", "acl") or (word.dep_ == "amod" and word.lower_ not in _LATEST)


def _span_only(doc: Doc, who: Token) -> bool:
    """Whether nothing but a stretch of time or a place stands before "it was"."""
    start = next((t.i + 1 for t in reversed(doc[who.sent.start : who.i]) if t.text in (";", ":")), who.sent.start)
    lead = doc[start : who.i]
    named = any(t.lemma_.lower() in _SPANS or t.ent_type_ in ("DATE", "GPE", "LOC") for t in lead)
    return named and len(lead) <= _LONG and lead[0].dep_ in ("prep", "npadvmod") and not _has_verb(lead)


def _has_verb(lead: object) -> bool:
    return any(t.pos_ in ("VERB", "AUX") for t in lead)  # type: ignore[attr-defined]


def _tells_where(prep: Token, words: FigureWords) -> bool:
    """ "for the whole country", "for all routes", "in Sindh", "for that day": no matter of its own."""
    obj = next((t for t in prep.children if t.dep_ == "pobj"), None)
    if obj is None:
        return False
    lemma = obj.lemma_.lower()
    where = lemma in words.peopled or lemma in _SPANS or lemma in ("route", "area", "camp", "whole", "north", "south")
    return prep.lower_ != "of" and (where or obj.ent_type_ in ("GPE", "LOC", "DATE"))


def _compared(number: Numeral, before: int | None, words: FigureWords) -> Governed | None:
    """ "half of Wednesday's 25,000", "fewer than the 63,000 given by ...", "bodies, not 32 as a general had said"."""
    doc, first, last = number.doc, number.first, number.last
    if before is None:
        return None
    start = doc[first].sent.start
    if _denied(number, before) is not None:
        return alone(number)
    at = first - 1
    while at > start and (doc[at].tag_ in ("DT", "PRP$", "POS") or doc[at].ent_type_ == "DATE") and first - at < 5:
        at -= 1
    if at == first - 1:
        return None
    lead = doc[start : at + 1].text.lower()
    after = doc[last : last + 1]
    free = _closes(number) or (len(after) and after[0].tag_ in ("VBN", "VBD"))
    halved = doc[at].lower_ == "of" and doc[at - 1].lower_ in ("half", "third", "quarter", "fraction")
    cue = any(lead.endswith(word) for word in words.compared) or halved
    cue = cue or (doc[at].lower_ == "than" and doc[at - 1].lower_ in _THAN) or doc[at].lower_ in ("half", "double")
    return alone(number) if cue and free else None


def _denied(number: Numeral, before: int | None) -> Governed | None:
    """ "21 bodies were found, not 32 as a general had announced"."""
    doc, first, last = number.doc, number.first, number.last
    told = doc[first - 1].lower_ == "not" and doc[last : last + 1].text.lower() == "as"
    return alone(number) if before is not None and told else None


def _by_source(number: Numeral, before: int | None) -> Governed | None:
    """ "18,000 according to the prefecture, 45,000 according to the organisers"."""
    doc, first, last = number.doc, number.first, number.last
    told = doc[last : last + 2].text.lower() in ("according to", "by the") and doc[last].lower_ == "according"
    return alone(number) if before is not None and told and doc[first - 1].lower_ in _JOINS else None


def _rest_of_row(number: Numeral) -> Governed | None:
    """ "Badin 31, Mirpur 19, other districts 35": what a row of places ends with."""
    doc, first = number.doc, number.first
    at = first - 1 - (doc[first - 1].lemma_.lower() in _DISTRICTS and doc[first - 2].lower_ == "other")
    rest = at < first - 1 or doc[at].lower_ in ("others", "elsewhere")
    row = at > 1 and doc[at - 1].text in (",", ";") and doc[at - 2].like_num
    return alone(number) if rest and row and _closes(number, wide=False) else None


def _share(number: Numeral, words: FigureWords) -> Governed | None:
    """ "More than half, 66, were children": how many that is."""
    doc, first, last = number.doc, number.first, number.last
    if doc[first - 1].text not in (",", "(", "–", "—") or doc[last : last + 1].text not in (",", ")", "–", "—"):
        return None
    noun = doc[first - 2]
    bare = noun.lower_ in words.shares and doc[last + 1 : last + 2].text.lower() in ("were", "are", "of")
    return alone(number, part=True) if first > 1 and bare else None


def _there(number: Numeral, words: FigureWords) -> Governed | None:
    """ "There were 53 a week ago. There are 61 now", "the names of his dead. There are 61 now"."""
    doc, first, last = number.doc, number.first, number.last
    if first < 2 or doc[first - 1].lower_ not in ("were", "are") or doc[first - 2].lower_ != "there":
        return None
    opens = doc[first - 2].is_sent_start and (number.value or 0) >= _FEWEST
    after = doc[last : last + 3].text.lower()
    now = after.startswith(
        ("now", "a week ago", "yesterday", "on monday", "then", "by then", "last week", "a day earlier")
    )
    day = doc[last : last + 1].text in ("on", "by") and doc[last + 1].ent_type_ == "DATE"
    if not opens or not (now or day):
        return None
    before = doc[doc[first - 2].i - 1].sent if first > 2 else doc[:0]
    told = next((t for t in reversed(before) if t.lower_ in words.state and t.dep_ in _AS_NOUN), None)
    return Governed(words.state[told.lower_], told.i) if told is not None else alone(number)


def _named_so_far(number: Numeral) -> Governed | None:
    """ "Doctors had put names to 16": of the dead."""
    doc, first = number.doc, number.first
    told = first > 2 and doc[first - 1].lower_ == "to" and doc[first - 2].lower_ in ("name", "names")
    putting = told and doc[first - 3].lemma_ in ("put", "give", "attach")
    return Governed(None, first - 2, kin=True, part=True, alone=True) if putting and _closes(number) else None


def _part_of_all(number: Numeral, words: FigureWords) -> Governed | None:
    """ "Children account for eight of the total", where the total is taken for what is counted."""
    noun = number.noun
    if noun is None or noun.lower_ not in ("total", "number", "figure") or number.first < 2:
        return None
    return _accounts(number)
