"""A bare number that a word for those counted stands at, comes to, is put at or given as: "the dead now stand at 18".

"its dead came to 26"; "those uprooted now number 126,000"; "gave the dead as 21"; "taking their losses to five";
"bringing to 21 those held"; "the killings in the town, now put at 12"; "for the loss of nine soldiers".
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from dateline.extract.figures.counted import AT_WAR, is_person
from dateline.extract.figures.joined import lemma_of
from dateline.extract.figures.numeral import Governed, Numeral
from dateline.extract.figures.rates import is_rate
from dateline.extract.figures.sum_words import sum_word
from dateline.extract.figures.words import FigureWords
from dateline.model.vocabulary import Measure, Status

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_LINKS = {"to", "at", "as", "past", "above", "beyond", "over"}
_MAYBE = {"could", "may", "might", "likely", "feared", "expected", "would", "will"}
_NOT = {"not", "n't", "never", "if", "unless", "whether"}
_BREAKS = {",", ";", ":", "(", ")", "--", "–", "—", "-"}
_UNDER = {"of", "for", "with", "by", "in", "from", "to", "on", "at", "treating", "without"}
_ASIDE = {"down", "up", "now", "already", "only", "just", "about", "around", "some", "nearly", "almost", "officially"}
_PERIODS = {"DATE", "TIME", "GPE", "LOC"}
_FINITE = {"VBD", "VBZ", "VBP", "MD"}
_FAR = 26
"""Words from the word for those counted to its number."""
_NEAR = 7
"""Words from the verb to its number."""


def standing(number: Numeral, words: FigureWords, *, fled: bool) -> Governed | None:
    """What a bare number counts by the word for those counted that its verb binds it to; None where none does."""
    doc, last = number.doc, number.last
    if is_rate(number, words) or (last < len(doc) and doc[last].lower_ in words.state):
        # "Casualties: 515 dead".
        return None
    lost = _loss_of(number, words)
    if lost is not None:
        return lost
    before = _put_before(number, words, fled=fled)
    if before is not None:
        return before
    noun = number.noun
    if noun is None or noun.i < number.first or _beyond(number):
        return _headed(number, words, fled=fled) or _bound(number, words, fled)
    if is_person(noun, words) is not True:
        return None
    # "the number still in their hands has come down to 18 children".
    told = _bound(number, words, fled)
    return told if told is not None and number.doc[told.anchor].lemma_ in ("number", "total") else None


def _bound(number: Numeral, words: FigureWords, fled: bool) -> Governed | None:
    """What the verb to the left of a number binds it to."""
    doc, first = number.doc, number.first
    start = max(doc[first].sent.start, first - _FAR)
    at = first - 1
    if doc[number.last : number.last + 1].text.lower() == "mark" and doc[at].lower_ == "the":
        # "arrests have passed the 100 mark".
        at -= 1
    linked = at >= start and doc[at].lower_ in _LINKS
    at -= linked
    again = _again(doc, first - 1, start, words, fled) if linked else None
    if again is not None:
        return again
    verb = _verb(doc, at, start, words, linked=linked)
    while verb is not None:
        active = linked and verb.lemma_.lower() in words.sums["giving"] and not _passive(verb)
        told = sum_word(doc, verb.i + 1, first - 1, words, fled=fled) if active else None
        told = told or (_whoever(doc, verb, verb.i + 1, words) if active else None)
        told = told or (None if active else _subject(number, verb, start, words, fled=fled))
        if told is not None or not active:
            return told
        # "gave the number of those taken as 41": the verb stands further left.
        verb = _verb(doc, verb.i - 1, start, words, linked=True)
    return None


def _again(doc: Doc, link: int, start: int, words: FigureWords, fled: bool) -> Governed | None:
    """ "The dead stood at 40 and the missing at 12": the verb is said once."""
    opened = next((t.i for t in reversed(doc[start:link]) if t.tag_ == "CC" or t.text == ","), None)
    if opened is None or not any(t.like_num and t.nbor(-1).lower_ == doc[link].lower_ for t in doc[start + 1 : opened]):
        return None
    return sum_word(doc, opened + 1, link, words, fled=fled)


def _headed(number: Numeral, words: FigureWords, *, fled: bool) -> Governed | None:
    """ "Homes lost: 140", "Fatal victims: 22": a heading of a bulletin."""
    doc, first = number.doc, number.first
    if first < 2 or doc[first - 1].text != ":":
        return None
    start = doc[first - 2].sent.start
    opened = next((t.i + 1 for t in reversed(doc[start : first - 1]) if t.text in (".", ";", "•", "*", "|")), start)
    return sum_word(doc, opened, first - 1, words, fled=fled) if first - 1 - opened < _NEAR else None


def _beyond(number: Numeral) -> bool:
    """Whether the noun that the number was hung on stands after a comma or a verb, and is not counted by it."""
    noun = number.noun
    between = number.doc[number.last : noun.i] if noun is not None else ()
    return any(t.is_punct or t.pos_ in ("VERB", "AUX") or t.tag_ == "IN" for t in between)


def _passive(verb: Token) -> bool:
    """ "the wounded were put at 40", "the killings, now put at 12"."""
    doc = verb.doc
    at = verb.i - 1
    while at > verb.sent.start and (doc[at].tag_ == "RB" or doc[at].lower_ in ("since", "later", "first")):
        at -= 1
    return doc[at].lemma_ == "be" or (verb.tag_ == "VBN" and (doc[at].text == "," or doc[at].lower_ == "been"))


def _verb(doc: Doc, at: int, start: int, words: FigureWords, *, linked: bool) -> Token | None:
    """The verb that binds the number: the nearest to its left, past days, places and adverbs only."""
    sums = words.sums
    far = at - (_FAR if linked else _NEAR)
    for i in range(at, max(start, far), -1):
        token = doc[i]
        lemma = token.lemma_.lower()
        if token.lower_ in sums["numbering"] and not linked and i == at and doc[i - 1].lower_ not in ("the", "a", "of"):
            return token
        if token.tag_[:1] == "V" or token.pos_ == "AUX":
            if not linked and lemma in sums["reaching"] and i >= at - 1:
                return token
            if not linked and lemma == "be" and i >= at - 1:
                return token
            if linked and i > at - _NEAR and lemma in sums["moving"] and _only_aside(doc, i + 1, at + 1):
                return token
            if linked and lemma in sums["giving"]:
                return token
            if linked and lemma in sums["moving"]:
                return None
        elif linked and i == at and token.lower_ in ("stand", "stands"):
            return token
        elif token.text in (";", ":", "(", ")") or (token.text == "," and i != at):
            return None
    return None


def _only_aside(doc: Doc, first: int, end: int) -> bool:
    for token in doc[first:end]:
        aside = (
            token.ent_type_ in _PERIODS or token.like_num or token.tag_ in ("RB", "RP", "RBR") or token.lower_ in _ASIDE
        )
        if not aside and token.lower_ not in ("in", "on", "by", "from", "the", ",", "since"):
            return False
    return True


def _subject(number: Numeral, verb: Token, start: int, words: FigureWords, *, fled: bool) -> Governed | None:
    """What the subject of a verb of standing says is counted."""
    doc = number.doc
    sums = words.sums
    be = verb.lemma_ == "be" and verb.tag_[:1] == "V"
    if be and not _closes(number):
        return None
    if any(t.lower_ in sums["by_the_day"] for t in doc[start : number.first]):
        # "weekly deaths went above 400": a rate.
        return None
    end = verb.i
    maybe = denied = False
    while end > start:
        token = doc[end - 1]
        group = (
            token.pos_ in ("AUX", "PART")
            or token.lower_ == "since"
            or token.tag_ in ("RB", "TO", "MD")
            or token.lower_ in sums["thought"]
        )
        if not group or token.text in _BREAKS or (token.lower_ in words.state and token.tag_[:1] != "V"):
            break
        maybe = maybe or token.lower_ in _MAYBE
        denied = denied or token.lower_ in _NOT
        end -= 1
    if doc[end - 1].lower_ in ("who", "which") and end - start > 2 and doc[end - 2].text == ",":
        # "the wounded, who now number 40".
        end -= 1
    if (verb.tag_ in ("VBN", "VBG") or doc[end].lower_ in ("who", "which")) and doc[end - 1].text == ",":
        # "the killings in the town, now put at 12".
        end -= 1
    if denied or end <= start:
        return None
    bound = _clause(doc, start, end)
    for first in range(bound, end):
        token = doc[first]
        if first > start and doc[first - 1].lower_ in _UNDER and first > bound:
            continue
        opens = token.tag_ in ("DT", "PRP$") and doc[first - 1].lower_ not in ("all", "both", "half")
        if first > bound and not opens and doc[first - 1].tag_ in ("DT", "PRP$", "JJ", "NN", "NNP", "POS", "CD", "VBN"):
            continue
        if first > bound and doc[first - 1].tag_ == "CC" and not any(t.tag_ in _FINITE for t in doc[bound:first]):
            # "(the number of) officers and soldiers killed": one phrase.
            continue
        if token.tag_ not in ("DT", "PRP$", "JJ", "NN", "NNS", "NNP", "NNPS", "VBN", "VBG"):
            continue
        told = sum_word(doc, first, end, words, fled=fled)
        if told is not None:
            if be and (told.measure is Measure.PARTICIPANTS or not _agrees(verb, doc[told.anchor], words)):
                return None
            return Governed(
                told.measure,
                verb.i if end < verb.i and doc[end].text == "," else told.anchor,
                toll=True,
                kin=told.kin,
                whole=told.whole,
                status=Status.UNCONFIRMED if maybe else None,
            )
    return None


def _agrees(verb: Token, head: Token, words: FigureWords) -> bool:
    """ "the dead were 17" and "the number of dead was 17", but no "the arrested man is 17"."""
    one = verb.lower_ in ("is", "was", "'s", "’s")
    return one == (head.lemma_.lower() in words.toll_nouns or head.lower_ == "loss")


def _clause(doc: Doc, start: int, end: int) -> int:
    """Where the clause begins that ends before ``end``: after the last comma, "as", "that" or "said" that opens one."""
    for i in range(end - 1, start - 1, -1):
        token = doc[i]
        if token.text in _BREAKS or token.is_quote:
            return i + 1
    return start


def _closes(number: Numeral) -> bool:
    """Whether "were 19" ends there: "the dead were 17 and 19 years old" does not."""
    doc, last = number.doc, number.last
    if doc[last : last + 1].text == "," and any(t.like_num or t.lower_ == "and" for t in doc[last + 1 : last + 2]):
        return False
    return last >= len(doc) or doc[last].text in (".", ",", ";") or doc[last].is_quote


def _put_before(number: Numeral, words: FigureWords, *, fled: bool) -> Governed | None:
    """ "brings to 4,250 the number who have departed", "bringing to 21 those held over the plot"."""
    doc, first, last = number.doc, number.first, number.last
    if first < 2 or doc[first - 1].lower_ != "to" or doc[first - 2].lemma_.lower() not in words.sums["giving"]:
        return None
    if last >= len(doc) or doc[last].lower_ not in ("the", "its", "their", "those", "all"):
        return None
    sentence = doc[first].sent
    end = last + 1
    while end < sentence.end and not (doc[end].is_punct or doc[end].like_num or doc[end].lower_ in ("over", "after")):
        end += 1
    for stop in range(end, last + 1, -1):
        told = sum_word(doc, last, stop, words, fled=fled)
        if told is not None:
            return told
    return _whoever(doc, doc[first - 2], last, words)


def _whoever(doc: Doc, verb: Token, at: int, words: FigureWords) -> Governed | None:
    """ "This brings to 4,250 the number who have departed": more of those who were told of last."""
    noun = doc[at + 1 : at + 2].text.lower()
    who = doc[at + 2 : at + 3].text.lower() in ("who", "that")
    summing = verb.lemma_.lower() in words.sums["summing"] and doc[at : at + 1].text.lower() == "the"
    return Governed(None, at + 1, kin=True, toll=True) if who and summing and noun in ("number", "total") else None


def _loss_of(number: Numeral, words: FigureWords) -> Governed | None:
    """ "admitted the loss of 11", "for the loss of nine soldiers", "mourned the loss of six children"."""
    doc, first = number.doc, number.first
    if first < 3 or doc[first - 1].lower_ != "of" or doc[first - 2].lower_ != "loss":
        return None
    lead = doc[max(doc[first].sent.start, first - 6) : first - 2]
    owning = any(t.lemma_.lower() in words.sums["owning"] for t in lead) or doc[first - 4].lower_ in ("for", "with")
    noun = number.noun
    armed = any(words.groups.get(lemma_of(t)) in AT_WAR for t in doc[first].sent if t.tag_[:1] == "N")
    if noun is None:
        closes = number.last >= len(doc) or doc[number.last].is_punct
        told = owning and (armed or any(t.lemma_.lower() in words.sums["fighting"] for t in doc)) and closes
        return Governed(Measure.KILLED, first - 2) if told else None
    who = words.groups.get(lemma_of(noun)) in AT_WAR
    kin = lemma_of(noun) in words.sums["family"]
    lives = noun.lower_ in ("lives", "people", "crew")
    if is_person(noun, words) is True and (who or kin or lives):
        return Governed(Measure.KILLED, first - 2)
    return None
