"""What the clause around a counted noun phrase says of it: verb, preposition, copula, or what it is joined to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dateline.extract.figures.assailants import struck, struck_by
from dateline.extract.figures.came import came_through, got_away
from dateline.extract.figures.counted import is_person
from dateline.extract.figures.frames import carried, found_arms, framed, likewise, on_the_way, torn
from dateline.extract.figures.joined import lemma_of
from dateline.extract.figures.numeral import Governed, Numeral
from dateline.extract.figures.phrases import beside, modified, resumed
from dateline.extract.figures.sides import (
    captors,
    charged,
    equated,
    holds,
    killed_and_injured,
    of_victims,
    sized,
    taken_in,
    were_victims,
)
from dateline.extract.figures.telling import done_by
from dateline.extract.figures.verbs import told_by_modifier, told_by_verb, where
from dateline.extract.figures.words import FigureWords
from dateline.model.vocabulary import Measure

if TYPE_CHECKING:
    from spacy.tokens import Token

_FINDING = {"confirm", "detect", "diagnose", "identify", "find", "see", "report"}
_TAKING = {"claim", "take", "cost", "lose", "end"}
_EATING = {"take", "claim", "swallow", "devour"}
_FLAMES = {"fire", "blaze", "flame", "flames", "wildfire", "river", "sea", "water", "lava", "mud", "landslide", "wave"}
_BUNCHES = {"group", "convoy", "column"}
_LEAD = 60
"""Words before a sentence in which a disease may be named."""
_OPENING_QUOTES = {'"', "“", "`", "``", "'", "‘"}


def relation(number: Numeral, head: Token, words: FigureWords, depth: int = 0) -> Governed | None:
    """What the clause around a noun phrase says of it."""
    above, dep = head.head, head.dep_
    noun = number.noun
    if depth > 4 or above.i == head.i:
        return None
    if dep == "prep" and number.first <= head.i < number.last:
        dep = "dobj"
    if dep == "nsubj" and above.dep_ == "amod" and above.i == head.i + 1 and above.tag_[:1] == "V":
        # "Seventeen escaped inmates were recaptured": the parser makes a clause of a participle.
        return relation(number, above.head, words, depth + 1)
    if dep == "pobj" and depth == 0 and (told := resumed(number, words)) is not None:
        return told
    if dep in ("dobj", "nsubj", "nsubjpass") and (said := likewise(above, head, noun, words)) is not None:
        return said
    if dep in ("nsubj", "nsubjpass") and above.dep_ in ("aux", "auxpass") and above.head.tag_[:1] == "V":
        # The parser at times hangs the subject on the auxiliary: "860 people remained displaced".
        return told_by_verb(above.head, "patient" if above.dep_ == "auxpass" else "subject", noun, words)
    if dep == "nsubjpass" and captors(above, words) and is_person(noun, words) is not False:
        return Governed(Measure.ABDUCTED, above.i)
    if dep == "nsubjpass":
        return told_by_verb(above, "patient", noun, words)
    if dep == "nsubj" and above.lemma_ == "go" and above.dep_ == "ccomp" and above.head.lemma_ == "let":
        return Governed(Measure.RELEASED, above.head.i)
    if dep == "nsubj":
        return (
            struck(number, above, words)
            or _subject(above, noun, words)
            or got_away(number, above, words)
            or came_through(number, above, words)
        )
    if dep == "npadvmod" and depth == 0 and _unsubjected(number, head):
        return _subject(above, noun, words)
    if dep == "dobj" and above.lemma_ in words.drawing:
        drawn = next((t for t in above.children if t.dep_ == "nsubj"), None)
        if drawn is not None and drawn.lower_ == "it":
            # "Students who called the march said it drew 25,000."
            drawn = next((t for t in above.sent if t.i < drawn.i and _crowd(t, words)), drawn)
        if drawn is not None and drawn.lower_ in ("that", "which") and above.dep_ == "relcl":
            drawn = above.head
        if drawn is not None and words.of.get(drawn.lemma_.lower()) is Measure.PARTICIPANTS:
            return Governed(Measure.PARTICIPANTS, above.i)
    if dep == "dobj" and above.lemma_ in ("number", "total") and (size := sized(above, words)) is not None:
        return size
    if dep == "dobj" and above.lemma_ == "include":
        if any(t.dep_ == "nsubj" and _of_kind(t, words, told=True) is Measure.INFECTED for t in above.children):
            # "The new cases include 13 children".
            return Governed(Measure.INFECTED, above.i)
        same = equated(above, head, words)
        return Governed(same.measure, same.anchor) if same is not None else of_victims(above)
    if dep in ("dobj", "dative"):
        done = done_by(above, noun, words)
        if done is not None:
            return done
        if noun is not None and noun.lemma_.lower() == "life" and above.lemma_.lower() in _TAKING:
            return Governed(Measure.KILLED, above.i)
        if above.lemma_.lower() in _EATING and _eaten(above, noun, words):
            return Governed(Measure.DESTROYED, above.i)
        if above.lemma_.lower() in _EATING and is_person(noun, words) is True and _drowned(above):
            return Governed(Measure.KILLED, above.i)
        if above.lemma_ == "hold" and holds(above, words):
            return None
        if above.lemma_ == "admit" and not taken_in(above, words) and any(t.dep_ == "nsubj" for t in above.children):
            # "The army admits nine": it takes nobody in.
            return None
        alone = above.lemma_ == "have" and is_person(noun, words) and not any(t.dep_ == "conj" for t in head.children)
        if alone and (kept := where(above, words)) is not None:
            # "We have 3,000 people still in tents"; not "420 pupils and 60 in the infant unit".
            return kept
        if captors(above, words) and is_person(noun, words) is not False:
            return Governed(Measure.ABDUCTED, above.i)
        held = carried(above, noun, words) or found_arms(above, noun, words)
        if held is not None:
            return held
        if taken_in(above, words) and is_person(noun, words) is not False:
            return Governed(Measure.HOSPITALISED, above.i)
        # "Left two dead and nine more hurt": each has its own word.
        own = modified(number, head, words) if above.lemma_ == "leave" else None
        both = own or killed_and_injured(above, words) or told_by_verb(above, "patient", noun, words)
        if both is None and above.lemma_ == "leave" and is_person(noun, words) is not False:
            # "left 1.8 million in need".
            both = modified(number, head, words) or where(above, words) or _left_so(head, above, words)
        if both is None and above.dep_ == "conj" and above.head.tag_[:1] == "V":
            # "rushed to release or transfer 13 detainees": the first verb has the same object.
            alone = not any(t.dep_ in ("dobj", "nsubjpass", "prep") for t in above.head.children)
            both = told_by_verb(above.head, "patient", noun, words) if alone else None
        return both
    if dep in ("pobj", "pcomp"):
        return _object_of_preposition(number, head, words, depth)
    if dep in ("attr", "acomp", "npadvmod", "dobj") and above.lemma_ in ("be", "number", "total"):
        size = sized(above, words)
        if size is not None:
            return size
    if dep == "attr" and above.lemma_ == "be":
        return equated(above, head, words) or were_victims(above) or told_by_verb(above, "subject", noun, words)
    if dep == "conj" and above.tag_[:1] == "V" and noun is not None and not _has_verb(head):
        # "set fire to the residence and two vehicles": the parser joined the object to the verb.
        own = modified(number, head, words) or beside(number, words)
        active = not any(t.dep_ == "nsubjpass" for t in above.children)
        patient = active and any(t.dep_ in ("dobj", "prep") and t.i < head.i for t in above.children)
        told = own or resumed(number, words) or (told_by_verb(above, "patient", noun, words) if patient else None)
        return told or _left_over(number, head, words)
    if dep == "appos" and number.doc[number.last - 1].lower_ == "strong":
        # "The garrison, 900 strong, has not moved".
        if words.of.get(above.lemma_.lower()) is Measure.PARTICIPANTS:
            return Governed(Measure.PARTICIPANTS, above.i)
        return Governed(Measure.FORCES, above.i) if above.lemma_.lower() in words.strong - _BUNCHES else None
    if dep in ("conj", "appos"):
        own = modified(number, head, words) or beside(number, words)
        shared = noun is None and own is not None and own.measure is Measure.HOSPITALISED and dep == "conj"
        if shared and (told := relation(number, above, words, depth + 1)) is not None:
            # "Three died at the scene and one in hospital."
            own = told if told.measure is Measure.KILLED else own
        if own is not None:
            return own
        if dep == "appos" and above.lemma_.lower() in words.labels and is_person(noun, words):
            # "released their names: a grandmother and her grandson".
            return None
        if above.tag_[:1] == "V":
            return None
        if dep == "conj" and above.like_num is False and above.tag_[:1] == "J":
            return None
        return relation(number, above, words, depth + 1) or told_by_modifier(above, words)
    return None


def _crowd(token: Token, words: FigureWords) -> bool:
    return token.tag_[:1] == "N" and words.of.get(token.lemma_.lower()) is Measure.PARTICIPANTS


def _taken_in_by(number: Numeral, verb: Token, words: FigureWords) -> Governed | None:
    """Who is taken in by whom: a camp, a morgue, a hospital."""
    done = done_by(verb, number.noun, words)
    ward = taken_in(verb, words) and is_person(number.noun, words) is not False
    return done or (Governed(Measure.HOSPITALISED, verb.i) if ward else None)


def _eaten(verb: Token, noun: Token | None, words: FigureWords) -> bool:
    """ "The fire took 63 houses": what flames and waters take is lost."""
    who = next((t.lemma_.lower() for t in verb.children if t.dep_ == "nsubj"), "")
    return noun is not None and noun.lemma_.lower() in words.things and who in words.disasters | _FLAMES


def _drowned(verb: Token) -> bool:
    """ "The wave took nine fishermen": whom waters and flames take is dead."""
    who = next((t.lemma_.lower() for t in verb.children if t.dep_ == "nsubj"), "")
    return who in _FLAMES and not any(t.dep_ in ("prep", "prt", "aux", "xcomp") and t.i > verb.i for t in verb.children)


def _of_kind(noun: Token, words: FigureWords, *, told: bool = False) -> Measure | None:
    """What an uncounted plural tells of those it includes: "has reported cases, including eight students".

    ``told``: they were told of before ("the new cases").
    """
    if noun.tag_ != "NNS" or any(
        (t.dep_ == "det" and not told) or t.dep_ == "nummod" or t.like_num for t in noun.lefts
    ):
        return None
    near = noun.doc[max(0, noun.sent.start - _LEAD) : noun.sent.end]
    sick = noun.lemma_.lower() == "case" and any(t.lower_ in words.disease or t.lower_ == "infection" for t in near)
    kind = Measure.INFECTED if sick else words.counted.get(noun.lemma_.lower())
    return kind if kind in (Measure.INFECTED, Measure.KILLED, Measure.DETAINED) else None


def _left_over(number: Numeral, head: Token, words: FigureWords) -> Governed | None:
    """ "40 protesters have died in the unrest, and nine policemen": a second subject after the verb."""
    verb, doc = head.head, number.doc
    end = number.noun.i + 1 if number.noun is not None else number.last
    who = next((t for t in verb.children if t.dep_ in ("nsubj", "nsubjpass") and t.i < verb.i), None)
    closes = end >= len(doc) or doc[end].text in (".", ";", ",")
    joined = number.first > 0 and doc[number.first - 1].lower_ == "and"
    counted = who is not None and any(t.like_num for t in who.children)
    if who is None or not (closes and joined and counted) or is_person(number.noun, words) is not True:
        return None
    return told_by_verb(verb, "patient" if who.dep_ == "nsubjpass" else "subject", number.noun, words)


def _left_so(head: Token, verb: Token, words: FigureWords) -> Governed | None:
    """ "left four men and a woman wounded": the parser gives the state to the last of them."""
    for token in head.doc[head.i + 1 : min(verb.sent.end, head.i + 8)]:
        if token.is_punct:
            return None
        if token.lower_ in words.state and token.tag_ in ("VBN", "VBD", "JJ"):
            joined = any(t.lower_ == "and" for t in head.doc[head.i + 1 : token.i])
            return Governed(words.state[token.lower_], token.i) if joined else None
    return None


def _unsubjected(number: Numeral, head: Token) -> bool:
    """ "Some 400 youths hurled stones": the parser takes the subject for an adverbial."""
    verb = head.head
    opens = number.first - head.sent.start < 2
    if verb.tag_ not in ("VBD", "VBP", "VBZ") or head.i > verb.i or (number.noun is None and not opens):
        return False
    between = head.doc[head.i + 1 : verb.i]
    return not any(t.dep_ in ("nsubj", "nsubjpass", "expl") for t in verb.children) and not any(
        t.text in (",", ":") for t in between
    )


def _has_verb(head: Token) -> bool:
    return any(t.dep_ in ("relcl", "acl") for t in head.children)


def _subject(verb: Token, noun: Token | None, words: FigureWords) -> Governed | None:
    found = told_by_verb(verb, "subject", noun, words)
    if found is not None or verb.tag_ not in ("VBN", "VBD"):
        return found
    # Headlines and captions leave out the auxiliary: "2 teens shot in park", "30 others injured".
    joined = [t for t in verb.children if t.dep_ == "conj" and t.tag_ == "VBD"]
    if any(t.dep_ == "dobj" and t.i > two.i for two in joined for t in two.children):
        # "A boy shot and injured his brother": he did it.
        return None
    if verb.lemma_ in ("admit", "get") or any(child.dep_ in ("dobj", "aux", "ccomp") for child in verb.children):
        return None
    if verb.lemma_ == "fire" and noun is not None:
        at = any(t.dep_ == "prep" and t.lower_ in ("at", "on", "into", "upon") for t in verb.children)
        if noun.lemma_.lower() in words.default:
            # "two gunmen fired from a car".
            return None
        if at:
            # "four masked men fired at the bus".
            shooting = is_person(noun, words) is True and lemma_of(noun) not in words.groups
            return Governed(Measure.ATTACKERS, verb.i) if shooting else None
    if verb.lemma_ == "strike" and noun is not None and words.default.get(noun.lemma_.lower()) is Measure.ATTACKERS:
        return Governed(Measure.ATTACKERS, verb.i)
    return told_by_verb(verb, "patient", noun, words)


def _object_of_preposition(number: Numeral, head: Token, words: FigureWords, depth: int) -> Governed | None:
    prep = head.head
    above, word = prep.head, prep.lower_
    lemma = "corpse" if above.lower_ == "corpses" else above.lemma_.lower()
    told = framed(number, prep, words) or torn(number, prep, words) or on_the_way(number, prep, words)
    if told is not None:
        return told
    if word == "in" and lemma == "take" and not any(t.dep_ == "dobj" for t in above.children):
        # "had taken in 18": the parser takes the particle for a preposition.
        return _taken_in_by(number, above, words)
    if word in words.including and above.i < number.first and _of_kind(above, words) is not None:
        return Governed(_of_kind(above, words), above.i)
    if word in words.including and word not in ("among", "amongst"):
        return Governed(None, prep.i, part=True)
    if word in ("among", "amongst"):
        return None
    sought = word == "for" and words.of.get(lemma) is Measure.MISSING
    if sought and above.tag_[:1] == "N" and is_person(number.noun, words) is True:
        return Governed(Measure.MISSING, above.i)
    if word in ("of", "to") and (lemma in words.peopled or above.lower_ == "home") and number.noun is not None:
        # How many live there: "a nation of 8 million people", "home to 9,000".
        return None
    if word == "of" and lemma == "loss" and number.noun is not None and number.noun.lemma_.lower() == "life":
        return Governed(Measure.KILLED, above.i)
    if word == "of" and above.tag_[:1] == "N":
        if lemma in ("total", "number") and above.dep_ in ("nsubj", "nsubjpass", "dobj"):
            return relation(number, above, words, depth + 1)
        if lemma == "life" and above.head.lemma_ in ("claim", "take", "cost", "lose", "end", "cut"):
            return Governed(Measure.KILLED, above.head.i)
        if lemma == "life" and above.head.lemma_ in ("save", "rescue") and above.dep_ == "dobj":
            return Governed(Measure.RESCUED, above.head.i)
        if lemma in words.made_of:
            made = relation(number, above, words, depth + 1)
            if made is not None:
                return made
        if above.i and above.nbor(-1).text in _OPENING_QUOTES:
            # A name in quotation marks: the "march of millions".
            return None
        if lemma in words.of:
            person = is_person(number.noun, words)
            measure = words.of[lemma]
            if measure is Measure.INJURED and any(t.lower_ in words.fatal for t in above.children):
                measure = Measure.KILLED
            thing = measure is Measure.DESTROYED
            if person is None or person is not thing:
                return Governed(measure, above.i)
        if lemma in words.counted:
            return Governed(words.counted[lemma], above.i)
    if word == "by" and prep.dep_ == "agent" and lemma in words.assaulting and is_person(number.noun, words) is True:
        sent = number.noun is not None and words.default.get(number.noun.lemma_.lower()) is Measure.FORCES
        return Governed(Measure.FORCES if sent else Measure.ATTACKERS, above.i)
    if word == "by" and prep.dep_ == "agent" and (did := struck_by(number, above, words)) is not None:
        return did
    if word == "by" and prep.dep_ == "agent" and lemma == "attend" and is_person(number.noun, words) is not False:
        return Governed(Measure.PARTICIPANTS, above.i)
    acted = words.of.get(lemma) is Measure.PARTICIPANTS or lemma in ("strike", "walkout", "sit-in", "blockade")
    if word == "by" and above.tag_[:1] == "N" and acted and is_person(number.noun, words) is True:
        return Governed(Measure.PARTICIPANTS, above.i)
    if word == "of" and above.tag_[:1] == "V" and lemma in words.patient and above.tag_ == "VBG":
        return Governed(words.patient[lemma], above.i)
    if word == "in" and above.tag_[:1] == "V" and lemma in _FINDING:
        lead = number.doc[above.sent.start : head.i]
        sick = any(t.lower_ in words.disease or t.lemma_.lower() in ("case", "infection") for t in lead)
        person = is_person(number.noun, words) is True
        return Governed(Measure.INFECTED, above.i) if sick and person else None
    if word == "against" and charged(above):
        return Governed(Measure.OTHER, above.i)
    if word == "in" and above.tag_[:1] == "V" and lemma in ("result", "end", "culminate"):
        return None
    return None
