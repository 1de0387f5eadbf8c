"""Numbers that count nobody: rates, ratios, wholes and wishes."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from dateline.extract.clauses import clause_distance, clause_of
from dateline.extract.figures.numeral import Numeral
from dateline.extract.figures.words import FigureWords

if TYPE_CHECKING:
    from spacy.tokens import Span as Tokens
    from spacy.tokens import Token

_AFTER = re.compile(r" ((ago|of|after|before|earlier|later|and a half)\b|['’]s )| ?- ?(long|old)")
"""What makes a length or a day of "a week"."""
_OF_MANY = {"two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "10", "20", "100", "hundred"}
_SMALL = {"two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10}
_HUNDRED = 100
_OF_THOUSANDS = {"1,000", "1000", "10,000", "100,000", "thousand"}
"""After "out of": a rate of so many, too."""
_WITH_SHOTS = {"fire", "hear", "take", "squeeze", "of", "strike", "hit", "ring", "graze", "enter", "miss"}
"""With "one shot", these count what was fired."""
_EVERY_YEAR = (
    ("every", "year"),
    ("each", "year"),
    ("every", "day"),
    ("every", "month"),
    ("on", "average"),
    ("an", "average"),
    ("every", "week"),
    ("each", "day"),
    ("each", "week"),
    ("each", "month"),
    ("every", "winter"),
    ("each", "winter"),
    ("every", "summer"),
    ("each", "summer"),
    ("every", "season"),
    ("each", "season"),
)
_GOING_ON = {"these", "this", "they", "it", "those"}
_BARRING = {"ban", "prohibit", "restrict", "restriction", "forbid", "outlaw", "prohibition", "limit", "bar"}
_BENCHES = {"jury", "panel", "committee", "bench", "quorum"}
_HOLDING = {"shelter", "house", "accommodate", "seat", "hold", "sleep"}
_ROOMS = {"equipment", "space", "room", "capacity"}
_LEVELS = {"population", "level", "price", "sale", "rate", "output", "index", "share", "profit", "revenue", "herd"}
_QUAKES = {"earthquake", "quake", "tremor", "temblor", "aftershock"}
_IN_USUAL = re.compile(
    r"\bin an? (?:normal|typical|average|ordinary|usual|bad|mild) (?:[a-z]+ ){0,2}"
    r"(?:year|season|winter|summer|day|week|month)\b"
)
_EVERY_SO_MANY = re.compile(
    r"\b(?:every|each) (?:few|[0-9]+|two|three|four|five|six|seven|ten)(?: ?(?:-|–|to|or) ?[0-9]+)? "
    r"(?:seconds|minutes|hours|days|weeks|months|years|decades)\b"
)
_DECIMAL = re.compile(r"\d\.\d")
_TIMES = re.compile(r"(?:(?:or|to) (?:even )?\w+ )?times\b")
"""After "two": a factor, as in "two to three times higher"."""
_EACH = {"every", "each"}
_USUALLY = {"normally", "usually", "typically", "ordinarily", "traditionally"}
_SHARES = {"percent", "%", "cent", "half", "third", "thirds", "quarter", "quarters", "fifth", "most"}
"""Before "of 200 people": what is told befell a share of them alone."""
_PARENTS = {"mother", "father", "parent", "mum", "dad", "grandmother", "grandfather", "mom"}


def is_rate(number: Numeral, words: FigureWords) -> bool:
    """ "kills 500,000 people a year" counts no event."""
    doc = number.doc
    end = number.noun.i + 1 if number.noun is not None else number.last
    stop = max(end, doc[end - 1].sent.end)
    stop = _clause_end(number, end, stop, words)
    near, further = doc[end : min(stop, end + 7)].text.lower(), doc[end : min(stop, end + 10)].text.lower()
    if _is_ratio(number) or _of_a_parent(number):
        return True
    if doc[number.first].lower_ == "both" and number.head.dep_ == "appos" and number.head.head.tag_ in ("NNP", "NNPS"):
        # "Osipov and Ergozhin, both deputies": who they are.
        return True
    if number.noun is not None and number.noun.lower_ == "shot" and number.noun.head.lemma_ in _WITH_SHOTS:
        return True
    if doc[max(0, number.first - 2) : number.first].text.lower() == "all but":
        # "All but 20 were released": the others.
        return True
    if (
        _with_rate(number, words)
        or _strength(number)
        or _yearly(number)
        or _barred(number, words)
        or _usual(number)
        or _corrected(number)
    ):
        return True
    for rate in words.rates:
        lead, found, after = f" {further} ".partition(f" {rate}")
        if lead.endswith((" in", " within", " over", " than", " for", " after")):
            # "12 attacks in a week" happened in one.
            continue
        # "a week ago" is a day, "more than a week of unrest" a length.
        whole = not after[:1].isalpha()
        # "through a nightclub" tells no rate a night.
        if found and whole and f" {rate}" in f" {near}" and _AFTER.match(after) is None:
            return True
    return False


def _clause_end(number: Numeral, end: int, stop: int, words: FigureWords) -> int:
    """Where what a rate may be said of ends: "300 guards were posted, daily passing the shrine" tells no rate."""
    doc = number.doc
    comma = next((t.i for t in doc[end : stop - 1] if t.text in (",", ";")), None)
    if comma is None or any(t.text in (",", ";") for t in doc[comma + 1 : comma + 8]):
        # None, or an aside: "500,000, most of them children, die every year".
        return stop
    after = doc[comma + 1 : stop].text.lower()
    return (
        stop if any(after.startswith(rate) and after[len(rate) :][:1] in ("", ".") for rate in words.rates) else comma
    )


def _with_rate(number: Numeral, words: FigureWords) -> bool:
    """ "in 36,000 deaths a year here and 400,000 deaths worldwide": joined to a rate, and one itself."""
    joined, other = number.head, number.head.head
    if joined.dep_ != "conj" or other.pos_ != "NOUN" or other.i > number.first:
        return False
    after = f" {number.doc[other.i + 1 : number.first].text.lower()} "
    return any(after.startswith(f" {rate} ") for rate in words.rates)


def _yearly(number: Numeral) -> bool:
    """Whether the clause, or one that it stands under, tells of every year; "These result in 9" after one that does."""
    sentence = number.head.sent
    said = _of_all_years(sentence)
    if any(clause_distance(token, number.head) < 2 or clause_of(token).is_ancestor(number.head) for token in said):
        return True
    opening = sentence[0]
    going_on = opening.lower_ in _GOING_ON and opening.dep_ == "nsubj" and clause_of(number.head).tag_ in ("VBP", "VBZ")
    return going_on and sentence.start > 0 and bool(_of_all_years(number.doc[sentence.start - 1].sent))


def _strength(number: Numeral) -> bool:
    """ "a 7.0 earthquake": how strong it was."""
    digits = number.doc[number.first : number.last].text
    return number.noun is not None and number.noun.lemma_.lower() in _QUAKES and _DECIMAL.fullmatch(digits) is not None


def _usual(number: Numeral) -> bool:
    """ "Normally thousands would gather here": what is usual is no event."""
    clause = clause_of(number.head)
    if any(t.lower_ in _USUALLY for t in clause.children):
        return True
    return _IN_USUAL.search(number.head.sent.text.lower()) is not None


def _corrected(number: Numeral) -> bool:
    """ "Not 12 but nine people died": only the second number counts anybody."""
    doc, first, last = number.doc, number.first, number.last
    return first > 0 and doc[first - 1].lower_ == "not" and any(t.lower_ == "but" for t in doc[last : last + 4])


def _of_all_years(sentence: Tokens) -> list[Token]:
    """The first words of what tells of every year in a sentence."""
    words = [token.lower_ for token in sentence]
    yearly = [
        sentence[at] for at in range(len(words)) for rate in _EVERY_YEAR if tuple(words[at : at + len(rate)]) == rate
    ]
    each = [
        t for t in sentence if t.lower_ in _EACH and _EVERY_SO_MANY.match(sentence.doc[t.i : sentence.end].text.lower())
    ]
    return yearly + each


def _barred(number: Numeral, words: FigureWords) -> bool:
    """ "may ban gatherings of more than 10,000", "a jury of ten", "equipment to shelter ten": a size that is allowed,
    needed or given, not a count.
    """
    of = number.head.head
    noun, verb = of.head, number.head.head
    if _enough_for(number):
        return True
    if number.head.dep_ == "pobj" and of.lower_ == "of" and noun.tag_[:1] == "N":
        if noun.lemma_.lower() in _BENCHES:
            return True
        above = noun.head.head if noun.dep_ == "pobj" else noun.head
        return above.lemma_.lower() in _BARRING
    if number.head.dep_ == "dobj" and number.noun is None and verb.lemma_ == "hit":
        # "the population had hit ten million".
        return any(t.dep_ == "nsubj" and t.lemma_.lower() in _LEVELS for t in verb.children)
    if number.head.dep_ != "dobj" or verb.lemma_ not in _HOLDING:
        return False
    rooms = {verb.head.lemma_.lower()}
    rooms |= {t.lemma_.lower() for t in verb.head.children if t.dep_ == "dobj" and t.i < verb.i}
    roomy = any(r in words.help_things or r in words.things or r in _ROOMS for r in rooms)
    return roomy and any(t.dep_ == "aux" and t.lower_ == "to" for t in verb.children)


def _enough_for(number: Numeral) -> bool:
    """ "has enough vaccine to treat 300,000 patients": what a stock would do for as many."""
    verb = number.head.head
    if number.head.dep_ != "dobj" or not any(t.dep_ == "aux" and t.tag_ == "TO" for t in verb.children):
        return False
    stock = (verb.head, *verb.head.children)
    before = {t.lower_ for t in number.doc[verb.sent.start : verb.i]}
    short = before & {"not", "n't", "no", "hardly", "barely"}
    return not short and any(t.lower_ in ("enough", "sufficient") for t in stock if t.i < verb.i)


def is_whole(number: Numeral) -> bool:
    """The whole that a number is a part of ("36,000 of the town's 50,000 homes") shares nothing of what befell it."""
    prep = number.head.head
    share = prep.head.like_num or prep.head.lower_ in _SHARES
    return number.head.dep_ == "pobj" and prep.lower_ == "of" and share and prep.head.i < number.first


def wished(number: Numeral) -> bool:
    """ "Nobody should die": a wish counts no one."""
    verb = number.head.head
    return number.value == 0 and any(t.tag_ == "MD" for t in verb.children)


def is_case(number: Numeral, words: FigureWords) -> bool:
    """Whether it counts cases, or those of them that are confirmed, where the report is about a disease."""
    doc = number.doc
    sentence = doc[number.first].sent
    if any(t.lower_ in words.courts or t.lemma_.lower() in words.courts for t in sentence) or is_rate(number, words):
        return False
    noun = number.noun
    return noun is not None and noun.lemma_.lower() == "case" and noun.i - number.last < 5


def _of_a_parent(number: Numeral) -> bool:
    """ "a mother of six"."""
    doc, first = number.doc, number.first
    if number.noun is not None and any(t.dep_ in ("acl", "relcl") for t in number.noun.children):
        # "Parents of 17 soldiers killed in the war".
        return False
    return first > 1 and doc[first - 1].lower_ == "of" and doc[first - 2].lemma_.lower() in _PARENTS


def _fits_into(number: Numeral, other: Token) -> bool:
    """Whether a number is no more than the other: "30 in three days" is no ratio."""
    whole = int(other.text) if other.text.isdecimal() else _SMALL.get(other.lower_, _HUNDRED)
    return number.value is None or number.value <= whole


def _is_ratio(number: Numeral) -> bool:
    """ "nine in ten of them", "one out of five": neither number counts anybody."""
    doc, first, last = number.doc, number.first, number.last
    if last + 1 < len(doc) and doc[last].lower_ in ("in", "out"):
        every = doc[last + 1].lower_ in _EACH
        other = doc[last + 1] if doc[last].lower_ == "in" and not every else doc[min(last + 2, len(doc) - 1)]
        thousands = doc[last].lower_ == "out" and other.lower_ in _OF_THOUSANDS
        if other.like_num and (every or thousands or (other.lower_ in _OF_MANY and _fits_into(number, other))):
            return True
    if first > 2 and doc[first - 1].lower_ in _EACH and doc[first - 2].lower_ in ("in", "for", "of", "per"):
        # "four in every 1,000", "one out of every ten".
        return True
    if first > 2 and doc[first - 2 : first].text.lower() == "out of" and doc[first - 3].like_num:
        # "nine out of ten go unseen"; "311 out of 512 patients" were so many.
        return doc[first].lower_ in _OF_THOUSANDS | _OF_MANY
    if _TIMES.match(doc[last : last + 5].text.lower()):
        return True
    return first > 1 and doc[first].lower_ in _OF_MANY and doc[first - 1].lower_ == "in" and doc[first - 2].like_num
