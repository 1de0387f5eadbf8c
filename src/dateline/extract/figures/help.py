"""Money, and what is sent as help."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dateline.extract.figures.measure import measure_of
from dateline.extract.figures.numeral import Governed, Numeral
from dateline.extract.figures.rates import is_rate
from dateline.extract.figures.words import FigureWords
from dateline.extract.mentions import QuantityMention
from dateline.model.vocabulary import Measure, Status

if TYPE_CHECKING:
    from spacy.tokens import Doc

_OF_HELP = {"medical", "rescue", "relief", "aid", "humanitarian", "mobile", "health", "search", "sniffer", "field"}
"""Before what is there to help: "140 medical teams", "two rescue helicopters"."""


_MEASURED = {"below", "short", "than", "of", "against", "above"}
_ASKED = {"asked", "sought", "requested", "needed", "appealed", "required", "target", "goal"}


def money(number: Numeral, mention: QuantityMention, words: FigureWords) -> Governed | None:
    """Money given as help, or lost; all other money is no figure."""
    doc = number.doc
    sentence = doc[mention.first].sent
    near = {t.lower_ for t in doc[max(sentence.start, mention.first - 12) : min(sentence.end, mention.last + 12)]}
    if (
        is_rate(number, words)
        or near & words.money_never
        or (mention.quantity.low is not None and mention.quantity.low < 1000)
    ):
        return None
    if near & words.money_loss:
        return Governed(Measure.OTHER, mention.last - 1, money=True)
    promised = Status.CONDITIONAL if near & words.money_promised and not _given(number) else None
    return Governed(Measure.AID, mention.last - 1, money=True, status=promised) if near & words.money_aid else None


def asked_for(doc: Doc, start: int, mention: QuantityMention) -> bool:
    """ "promised $78 million, well below the $120 million that the president had asked for": what help is measured by.

    ``start``: where the amount before it in the sentence ends.
    """
    between = {t.lower_ for t in doc[start : mention.first]}
    after = {t.lower_ for t in doc[mention.last : mention.last + 9]}
    return bool(between & _MEASURED) and bool(after & _ASKED)


def _given(number: Numeral) -> bool:
    """ "have donated 12 million to an appeal", "raised 3 million": it is given, though an appeal is told of."""
    verb = number.head
    while verb.pos_ != "VERB" and verb.head != verb and verb.dep_ not in ("appos", "conj", "relcl", "acl"):
        verb = verb.head
    if verb.lemma_ not in ("donate", "give", "raise", "send", "collect", "contribute") or verb.i > number.first:
        return False
    helped = [t.lower_ for t in verb.children if t.dep_ in ("aux", "neg")]
    return verb.tag_ in ("VBD", "VBN") and all(t in ("has", "have", "had", "'ve") for t in helped)


def help_sent(number: Numeral, mention: QuantityMention, words: FigureWords) -> Governed | None:
    """What is sent as help: a thing or crew of help, under a verb of giving or beside a word for help."""
    if number.noun is None or number.noun.dep_ == "compound":
        return None
    doc, lemma = number.doc, number.noun.lemma_.lower()
    relief = lemma in words.relief
    if lemma not in words.help_things and lemma not in words.help_people and mention.unit != "mass" and not relief:
        return None
    if _on_board(number, words):
        return None
    if any(t.lower_ in ("can", "could", "capacity") for t in number.head.head.children) and not relief:
        return None
    sentence = doc[mention.first].sent
    clause = [t for t in sentence if abs(t.i - mention.first) < 15]
    cues = {t.lower_ for t in clause} | {t.lemma_.lower() for t in clause}
    came = _came(number, words)
    if came is not None:
        return came
    given = bool(cues & words.help_verbs) or (relief and "way" in cues)
    if not given or not (relief or cues & words.help_cues):
        return None
    governed = measure_of(number, words)
    if governed is not None and not governed.default and governed.measure not in (Measure.FORCES, Measure.AID):
        return governed
    return Governed(Measure.AID, number.noun.i)


def _on_board(number: Numeral, words: FigureWords) -> bool:
    """ "a ship with 30 crew": who sails or flies it comes to nobody's help."""
    prep = number.head.head
    return number.head.dep_ == "pobj" and prep.lower_ in ("with", "of") and prep.head.lemma_.lower() in words.vessels


def _came(number: Numeral, words: FigureWords) -> Governed | None:
    """ "sent eight doctors", "40 firefighters fought the blaze": who comes to help, by what they do or by who sends."""
    noun = number.noun
    if noun is None:
        return None
    if any(t.lower_ in _OF_HELP for t in number.doc[number.last : noun.i]):
        told = measure_of(number, words)
        busy = noun.head.pos_ in ("VERB", "AUX") and noun.dep_ in ("nsubj", "nsubjpass", "dobj")
        return Governed(Measure.AID, noun.i) if busy and (told is None or told.default) else told
    if noun.lemma_.lower() not in words.helpful:
        return None
    verb = noun.head if number.head.dep_ == "nummod" else number.head.head
    sent = noun.dep_ == "dobj" and verb.lemma_ in ("send", "dispatch", "fly", "deploy", "mobilise", "mobilize", "rush")
    work = noun.dep_ in ("nsubj", "nsubjpass") and verb.lemma_ in ("work", "battle", "fight", "tackle", "respond")
    return Governed(Measure.AID, verb.i) if sent or work else None


def same_amount(doc: Doc, end: int, mention: QuantityMention) -> bool:
    """ "1.9 billion yuan (about 293 million dollars)": an amount told again in another currency."""
    between = doc[end : mention.first].text.strip()
    return between in ("(", "or", "-LRB-", "/", ", or")
