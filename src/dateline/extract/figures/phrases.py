"""What modifies a noun phrase, and what stands right beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dateline.extract.figures.counted import is_person
from dateline.extract.figures.numeral import Governed, Numeral
from dateline.extract.figures.telling import fits
from dateline.extract.figures.verbs import dead_told, of_patient, prepositional, told_by_verb
from dateline.extract.figures.words import FigureWords
from dateline.model.vocabulary import Measure, Status

_ASIDE = 24
"""Tokens of the longest aside that a clause may go on after."""
_THOUGHT = {"thought", "believed", "feared", "known", "reported", "presumed"}
_HALTED = {"not functioning", "not functional", "not operational", "no longer functioning"}
_FELLED = {"down", "alight", "ablaze", "hit", "gone", "lost"}
"""What may stand right after burnt and fallen things."""
_OPENS = {",", "--", "-", "—", "–", "(", "-LRB-"}
_CLOSES = {",", "--", "-", "—", "–", ")", "-RRB-"}
_OF_HEADLINES = (Measure.KILLED, Measure.DISPLACED, Measure.MISSING, Measure.PARTICIPANTS)
_AFTER_VERBS = frozenset(
    {
        "as",
        "in",
        "after",
        "when",
        "from",
        "at",
        "near",
        "amid",
        "against",
        "over",
        "outside",
        "through",
        "for",
        "across",
    }
)

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token


def modified(number: Numeral, head: Token, words: FigureWords) -> Governed | None:
    """What modifies the noun phrase: "people killed", "an injured woman", "soldiers who deserted"."""
    tokens = [head] if number.noun is None or number.noun.i == head.i else [head, number.noun]
    for token in tokens:
        if token.lower_ in words.state and token.i >= number.last - 1:
            told = words.state[token.lower_]
            fatal = told is Measure.INJURED and to_death(token)
            return Governed(Measure.KILLED if fatal else told, token.i)
        for child in token.children:
            if child.i < number.last and child.dep_ != "amod":
                continue
            if child.dep_ == "amod" and child.lower_ in words.state:
                return Governed(words.state[child.lower_], child.i)
            if child.dep_ == "prep" and child.i > token.i:
                held = prepositional(child, words)
                things = held is not None and child.lower_ == "on" and is_person(number.noun, words) is False
                if held is not None and not things:
                    return held
            found = _clause_modifier(child, number.noun, words)
            if found is not None:
                return found
    return None


def _clause_modifier(child: Token, noun: Token | None, words: FigureWords) -> Governed | None:
    if child.dep_ == "acl":
        if child.tag_ == "VBD" and any(t.dep_ == "dobj" and _number_in(t) for t in child.children):
            # "a vaccine given to 40 million people killed 25": it has an object of its own, counted.
            return None
        if child.tag_ in ("VBN", "VBD"):
            return told_by_verb(child, "patient", noun, words)
        return told_by_verb(child, "subject", noun, words)
    if child.dep_ == "relcl":
        if _lost_sight(child):
            return Governed(Measure.MISSING, child.i)
        for word in child.children:
            part = word.dep_ in ("nsubj", "nsubjpass") and word.tag_ == "CD"
            if part and any(t.lower_ in ("whom", "which") for t in child.subtree if t.i < child.i):
                # "415, of whom 264 have been discharged": that befell the part alone.
                return None
            if word.dep_ == "nsubjpass" and word.lower_ not in ("who", "that", "which", "whom") and word.tag_ != "CD":
                # "8 million people, where voting is held".
                return None
            if word.dep_ == "nsubjpass":
                return told_by_verb(child, "patient", noun, words)
            if word.dep_ == "nsubj":
                relative = word.lower_ in ("who", "that", "which") or word.tag_ == "CD"
                return (
                    told_by_verb(child, "subject", noun, words)
                    if relative
                    else told_by_verb(child, "patient", noun, words)
                )
    return None


def _number_in(token: Token) -> bool:
    return token.like_num or any(t.dep_ == "nummod" for t in token.children)


def _lost_sight(verb: Token) -> bool:
    """ "soldiers whose whereabouts are unknown"."""
    whose = any(t.dep_ == "nsubj" and t.lower_ in ("whereabouts", "fate", "fates") for t in verb.children)
    return whose and any(t.lower_ in ("unknown", "unclear", "uncertain", "known") for t in verb.children)


def beside(number: Numeral, words: FigureWords) -> Governed | None:
    """The words right after the noun phrase, or right before the number, whatever the parser made of them."""
    doc = number.doc
    at = max(number.last, number.noun.i + 1 if number.noun is not None else 0)
    inside = at
    if inside + 1 < len(doc) and doc[inside].lower_ == "and" and doc[inside + 1].tag_ in ("NN", "NNS"):
        # "15 guests and staff inside".
        inside += 2
    if inside < len(doc) and doc[inside].lower_ in ("aboard", "inside") and _closes(doc, inside + 1):
        return Governed(Measure.AFFECTED, inside)
    if on_board(number, at, words):
        return Governed(Measure.AFFECTED, at)
    if _halted(number, at, words):
        return Governed(Measure.AFFECTED, at)
    if _gone(number, at, words):
        return Governed(Measure.DESTROYED, at)
    manner = at
    if manner < len(doc) and doc[manner].lower_ == "of" and number.noun is None:
        manner += 2
    if manner < len(doc) and doc[manner].lower_ in words.manner and not _before_participle(doc, manner, words):
        return Governed(words.manner[doc[manner].lower_], manner)
    if _headline_verb(number, doc, number.last, words):
        return Governed(words.subject[doc[number.last].lower_], number.last)
    if at < len(doc) and doc[at].lower_ == "with":
        held = prepositional(doc[at], words)
        if held is not None:
            return held
    lost = _lost_subject(number, at, words)
    if lost is not None:
        return lost
    for token in doc[at : at + 5]:
        if token.lower_ in ("not", "n't"):
            return None
        if token.lower_ == "held" and doc[token.i + 1 : token.i + 2].text.lower() in ("back", "up", "off"):
            # "two companies had been held back": nobody is in custody.
            return None
        verbs = (token, *(t for t in token.children if t.dep_ == "conj" and t.tag_ == "VBD"))
        told_of = [t for verb in verbs for t in verb.children if t.dep_ in ("dobj", "nsubj") and t.i > verb.i]
        if token.lower_ in words.state and told_of:
            # "a boy shot his brother": it has an object, so it tells of another.
            return None
        before_noun = token.dep_ == "amod" and 0 < token.head.i - token.i < 2
        if token.lower_ in words.state and not before_noun:
            told = words.state[token.lower_]
            if told is Measure.DESTROYED and is_person(number.noun, words) is True:
                # "a mother and her two daughters burned to death".
                break
            fatal = told is Measure.INJURED and _turns_fatal(token, words)
            doubt = any(t.lower_ in ("feared", "presumed") for t in doc[at : token.i])
            return Governed(Measure.KILLED if fatal else told, token.i, status=Status.UNCONFIRMED if doubt else None)
        thought = token.lower_ == "thought" or (token.lower_ == "to" and doc[token.i - 1].lower_ in _THOUGHT)
        if token.lower_ not in words.light and token.tag_ != "RB" and not thought:
            break
    at = number.first - 1
    while at >= 0 and doc[at].lower_ in ("another", "a", "an", "further", "the", "all", "some", "other", "an"):
        at -= 1
    whom = is_person(number.noun, words) is not False
    if at >= 0 and doc[at].lower_ in words.headline and number.first - at == 1 and whom:
        return Governed(words.headline[doc[at].lower_], at)
    room = at >= 0 and doc[at].lemma_ in ("hold", "admit") and doc[at].tag_ in ("VBZ", "VBP")
    if at >= 0 and not room and doc[at].tag_ in ("VBG", "VBD", "VBN", "VBZ", "VBP", "VB"):
        lemma = doc[at].lemma_.lower()
        measure = of_patient(lemma, number.noun, words)
        alive = lemma == "bury" and measure is Measure.KILLED and not dead_told(doc[at], number.noun)
        if measure is not None and not alive and fits(measure, lemma, number.noun, words):
            return Governed(measure, at)
    return None


def _halted(number: Numeral, at: int, words: FigureWords) -> bool:
    """ "Two health posts not functioning", "Nine schools out of service"."""
    doc, noun = number.doc, number.noun
    if noun is None or not (noun.lemma_.lower() in words.things or noun.lemma_.lower() in ("post", "centre", "center")):
        return False
    if at < len(doc) and doc[at].lower_ in ("is", "are", "were"):
        at += 1
    return doc[at : at + 2].text.lower() in _HALTED or doc[at : at + 3].text.lower() == "out of service"


def _gone(number: Numeral, at: int, words: FigureWords) -> bool:
    """ "3,471 buildings down.", "Eight houses alight", "77 stations hit", "Nine bridges are down"."""
    doc, noun = number.doc, number.noun
    if noun is None or noun.lemma_.lower() not in words.things:
        return False
    if at < len(doc) and doc[at].lower_ in ("is", "are", "were"):
        at += 1
    return at < len(doc) and doc[at].lower_ in _FELLED and (_closes(doc, at + 1) or doc[at + 1].lower_ in ("and", "in"))


def on_board(number: Numeral, at: int, words: FigureWords) -> bool:
    """ "There were 60 people on the ferry"."""
    doc, verb = number.doc, number.head.head
    known = number.first > 0 and doc[number.first - 1].lower_ in ("the", "all", "those")
    if known and at < len(doc) and doc[at].lower_ in ("on", "aboard") and is_person(number.noun, words) is not False:
        # "none of the 475 on the ferry".
        return any(t.lemma_.lower() in words.vessels for t in doc[at + 1 : at + 4])
    if at >= len(doc) or doc[at].lower_ != "on" or verb.lemma_ != "be" or is_person(number.noun, words) is not True:
        return False
    told = any(t.dep_ == "expl" for t in verb.children)
    return told and any(t.lemma_.lower() in words.vessels for t in doc[at + 1 : at + 4])


def _lost_subject(number: Numeral, at: int, words: FigureWords) -> Governed | None:
    """ "By our count 120,000 teachers joined": a verb without a subject right after what the parser hung elsewhere."""
    doc, head = number.doc, number.head
    if at >= len(doc) or doc[at].tag_ not in ("VBD", "VBP", "VBZ") or head.head.i > number.first:
        return None
    verb = doc[at].head if doc[at].dep_ in ("aux", "auxpass") else doc[at]
    opening = head.dep_ == "pobj" and head.head.i <= doc[number.first].sent.start + 2
    joined = head.dep_ == "conj" and (doc[at].dep_ in ("aux", "auxpass") or doc[at].lemma_ == "be")
    if not (opening or joined):
        return None
    if any(t.dep_ in ("nsubj", "nsubjpass") for t in verb.children):
        return None
    passive = any(t.dep_ == "auxpass" for t in verb.children)
    return told_by_verb(verb, "patient" if passive else "subject", number.noun, words)


def resumed(number: Numeral, words: FigureWords) -> Governed | None:
    """ "two people, a woman and a man, were pulled alive": the clause goes on after what stands between commas."""
    doc = number.doc
    at = max(number.last, number.noun.i + 1 if number.noun is not None else 0)
    end = min(doc[number.first].sent.end, at + _ASIDE)
    if at < end and doc[at].lower_ in ("of", "from") and number.noun is not None:
        # "500 supporters of the president, many in new shirts, held a march".
        stop = next((t.i for t in doc[at : at + 6] if t.text == "," or t.tag_[:1] == "V"), at)
        at = stop if doc[stop].text == "," else at
    if at >= end or doc[at].text not in _OPENS:
        return None
    for token in doc[at + 1 : end]:
        if token.text not in _CLOSES or token.i + 1 >= end:
            continue
        verb = doc[token.i + 1]
        while verb.i + 1 < end and (verb.tag_ == "RB" or (verb.pos_ == "AUX" and doc[verb.i + 1].tag_[:1] in "VR")):
            verb = doc[verb.i + 1]
        if verb.tag_ not in ("VBD", "VBN", "VBP", "VBZ", "VBG") or verb.lemma_ in words.giving:
            continue
        alone = not any(t.dep_ == "dobj" for t in verb.children)
        if verb.i == token.i + 1 and verb.lower_ in words.state and alone:
            return Governed(words.state[verb.lower_], verb.i)
        between = {t.lemma_.lower() for t in doc[token.i + 1 : verb.i]}
        passive = bool(between & {"be", "get"}) and verb.tag_ in ("VBN", "VBD")
        return told_by_verb(verb, "patient" if passive else "subject", number.noun, words)
    return None


def _closes(doc: Doc, at: int) -> bool:
    return at >= len(doc) or doc[at].is_punct or doc[at].lower_ in ("when", "as")


def _headline_verb(number: Numeral, doc: Doc, at: int, words: FigureWords) -> bool:
    """ "Twenty drown as boat capsizes", "Thousands flee": verbs that the parser takes for nouns in a headline."""
    measure = words.subject.get(doc[at].lower_) if at < len(doc) else None
    opens = number.first < 3 or doc[number.first - 1].text in (":", "-", "--", "–", "—", "|")
    if measure not in _OF_HEADLINES or not opens:
        return False
    fleeing = measure is Measure.DISPLACED and doc[at].lower_ == "flee"
    return fleeing or at + 1 >= len(doc) or doc[at + 1].lower_ in _AFTER_VERBS


def _turns_fatal(token: Token, words: FigureWords) -> bool:
    """ "shot dead", "shot and killed", "fatally shot"."""
    doc = token.doc
    near = doc[max(0, token.i - 1) : token.i + 3]
    return any(t.lower_ in words.fatal for t in near) or to_death(token)


def to_death(token: Token) -> bool:
    """ "4 Shot to Death", where capitals make a noun of the verb."""
    return token.doc[token.i + 1 : token.i + 3].text.lower() in ("to death", "dead")


def _before_participle(doc: Doc, at: int, words: FigureWords) -> bool:
    if at + 1 >= len(doc):
        return False
    # "two places completely controlled by the army" are not destroyed.
    return doc[at + 1].lower_ in words.state or doc[at + 1].tag_ in ("VBN", "VBD", "VBG")
