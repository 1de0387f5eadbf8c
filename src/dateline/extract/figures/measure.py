"""What a number counts: the word that governs it, through the parse.

The order matters: what is counted ("40 deaths"), a toll ("the toll rose to 85"), the clause that the number stands in,
what modifies its noun ("people killed"), the words right beside it (the parser fails on headlines and captions), and
last what its noun alone suggests ("thousands of protesters").
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from dateline.extract.figures.counted import is_person
from dateline.extract.figures.frames import carried, found_arms, framed
from dateline.extract.figures.lone import no_harm
from dateline.extract.figures.numeral import Governed, Numeral
from dateline.extract.figures.phrases import beside, modified, resumed
from dateline.extract.figures.rates import is_rate, is_whole, wished
from dateline.extract.figures.tolls import toll_of
from dateline.extract.figures.verbs import told_by_modifier, told_by_verb
from dateline.extract.figures.words import FigureWords
from dateline.model.vocabulary import Measure

if TYPE_CHECKING:
    from spacy.tokens import Token

_FINDING = {"confirm", "detect", "diagnose", "identify", "find", "see", "report"}
_TREATING = {"take", "admit", "receive", "treat", "get"}
_TAKING = {"claim", "take", "cost", "lose", "end"}
_OPENING_QUOTES = {'"', "“", "`", "``", "'", "‘"}


def measure_of(number: Numeral, words: FigureWords) -> Governed | None:
    """The measure of a number; None if nothing says that it counts what a record keeps."""
    if is_rate(number, words) or wished(number):
        return None
    spared = no_harm(number)
    if spared is not None and number.noun is not None:
        return Governed(spared, number.noun.i)
    bare = _bare_state(number, words)
    if bare is not None:
        return bare
    if number.noun is not None:
        told = _counted(number, number.noun, words)
        if told is not None:
            return told
    if is_whole(number):
        return modified(number, number.head, words)
    found = toll_of(number, words)
    if found is None:
        found = _relation(number, number.head, words)
    if found is not None and found.measure is Measure.RELEASED:
        return _freed(number, found, words)
    if found is not None and found.measure is Measure.PARTICIPANTS and not found.toll:
        found = _taking_part(number, found, words)
    if found is None or found.measure is None:
        inner = modified(number, number.head, words) or beside(number, words)
        if inner is not None:
            return Governed(inner.measure, inner.anchor, part=found is not None and found.part)
    return found or resumed(number, words) or _by_noun(number, words)


def _counted(number: Numeral, noun: Token, words: FigureWords) -> Governed | None:
    """What is counted tells the measure: "40 deaths", "gunshot victims", "confirmed cases" of a disease."""
    lemma = noun.lemma_.lower()
    beside_it = {t.lower_ for t in number.doc[number.last : noun.i]}
    if lemma == "victim" and beside_it & words.hurting:
        return _relation(number, number.head, words) or Governed(Measure.INJURED, noun.i)
    if lemma == "case" and (beside_it | {t.lower_ for t in noun.sent}) & words.disease:
        return Governed(Measure.INFECTED, noun.i)
    counted = words.counted.get(lemma) or words.counted.get(noun.lower_.removesuffix("s"))
    if lemma == "victim":
        # Whatever befell those told of before.
        told = _relation(number, number.head, words)
        return told if told is not None and told.measure else Governed(Measure.AFFECTED, noun.i, kin=True)
    if counted is Measure.INJURED:
        return _relation(number, number.head, words) or Governed(counted, noun.i)
    if counted in (Measure.KILLED, Measure.DETAINED, Measure.INFECTED, Measure.AFFECTED):
        return Governed(counted, noun.i)
    return None


def _bare_state(number: Numeral, words: FigureWords) -> Governed | None:
    """Headlines and lists: "Two dead, three wounded", where the parser ties the words together anyhow."""
    doc, last = number.doc, number.last
    if (number.noun is not None and number.noun.i != last) or last >= len(doc) or doc[last].lower_ not in words.state:
        return None
    after = doc[last + 1] if last + 1 < len(doc) else None
    dead = words.state[doc[last].lower_] is Measure.KILLED and after is not None and after.pos_ == "AUX"
    if after is not None and not (after.is_punct or dead or after.lower_ in words.follows):
        return None
    if after is not None and (after.text in ("-", "–") or words.state[doc[last].lower_] is Measure.PARTICIPANTS):
        return None
    return Governed(words.state[doc[last].lower_], last)


def _freed(number: Numeral, found: Governed, words: FigureWords) -> Governed:
    """Who is freed from where they are trapped is rescued; still trapped where it is only tried."""
    held = modified(number, number.head, words)
    if held is None or held.measure is not Measure.AFFECTED:
        return found
    verb = number.doc[found.anchor]
    tried = any(t.dep_ == "aux" and t.lower_ == "to" for t in verb.children)
    return Governed(Measure.AFFECTED if tried else Measure.RESCUED, found.anchor)


def _taking_part(number: Numeral, found: Governed, words: FigureWords) -> Governed:
    """Gunmen who take part in a siege are attackers, firefighters who do so are help."""
    if number.noun is None:
        return found
    lemma = number.noun.lemma_.lower()
    if words.default.get(lemma) is Measure.ATTACKERS:
        return Governed(Measure.ATTACKERS, found.anchor)
    if words.default.get(lemma) is Measure.FORCES and number.doc[found.anchor].lemma_ in words.attacking:
        return Governed(Measure.FORCES, found.anchor)
    if words.default.get(lemma) is Measure.FORCES and number.doc[found.anchor].dep_ == "prep":
        # "Six hundred police were on the streets".
        return Governed(Measure.FORCES, found.anchor)
    verb = number.doc[found.anchor]
    joining = verb.lemma_ in ("take", "join", "participate")
    return Governed(Measure.AID, found.anchor) if joining and lemma in words.helpful else found


def _by_noun(number: Numeral, words: FigureWords) -> Governed | None:
    """What the noun alone suggests."""
    if number.noun is None:
        return None
    lemma = number.noun.lemma_.lower()
    measure = (
        words.counted.get(lemma) or words.default.get(lemma) or words.default.get(number.noun.lower_.removesuffix("s"))
    )
    if measure is None:
        phrase = {t.lower_ for t in number.doc[number.last : number.noun.i]}
        if lemma in ("officer", "force", "personnel") and phrase & {
            "police",
            "security",
            "military",
            "army",
            "peacekeeping",
        }:
            measure = Measure.FORCES
    if measure is Measure.FORCES and _on_trial(number, words):
        return None
    return Governed(measure, number.noun.i, default=True) if measure else None


def _on_trial(number: Numeral, words: FigureWords) -> bool:
    """Soldiers who are charged or honoured are not forces sent or present."""
    told = (number.head.head, *number.head.children)
    return any(t.lemma_.lower() in words.no_deployment for t in told)


def _relation(number: Numeral, head: Token, words: FigureWords, depth: int = 0) -> Governed | None:
    """What the clause around a noun phrase says of it."""
    above, dep = head.head, head.dep_
    noun = number.noun
    if depth > 4 or above.i == head.i:
        return None
    if dep == "prep" and number.first <= head.i < number.last:
        dep = "dobj"
    if dep == "pobj" and depth == 0 and (told := resumed(number, words)) is not None:
        return told
    if dep in ("nsubj", "nsubjpass") and above.dep_ in ("aux", "auxpass") and above.head.tag_[:1] == "V":
        # The parser at times hangs the subject on the auxiliary: "860 people remained displaced".
        return told_by_verb(above.head, "patient" if above.dep_ == "auxpass" else "subject", noun, words)
    if dep == "nsubjpass":
        return told_by_verb(above, "patient", noun, words)
    if dep == "nsubj" and above.lemma_ == "go" and above.dep_ == "ccomp" and above.head.lemma_ == "let":
        return Governed(Measure.RELEASED, above.head.i)
    if dep == "nsubj":
        return _subject(above, noun, words)
    if dep == "dobj" and above.lemma_ in words.drawing:
        drawn = next((t for t in above.children if t.dep_ == "nsubj"), None)
        if drawn is not None and words.of.get(drawn.lemma_.lower()) is Measure.PARTICIPANTS:
            return Governed(Measure.PARTICIPANTS, above.i)
    if dep == "dobj" and above.lemma_ == "include":
        equated = _equated(above, head, words)
        return Governed(equated.measure, equated.anchor) if equated is not None else _of_victims(above)
    if dep in ("dobj", "dative"):
        if noun is not None and noun.lemma_.lower() == "life" and above.lemma_.lower() in _TAKING:
            return Governed(Measure.KILLED, above.i)
        if above.lemma_ == "hold" and _holds(above, words):
            return None
        if above.lemma_ == "admit" and not _taken_in(above, words) and any(t.dep_ == "nsubj" for t in above.children):
            # "The army admits nine": it takes nobody in.
            return None
        if _captors(above, words) and is_person(noun, words) is not False:
            return Governed(Measure.ABDUCTED, above.i)
        held = carried(above, noun, words) or found_arms(above, noun, words)
        if held is not None:
            return held
        if _taken_in(above, words) and is_person(noun, words) is not False:
            return Governed(Measure.HOSPITALISED, above.i)
        both = _killed_and_injured(above, words) or told_by_verb(above, "patient", noun, words)
        if both is None and above.dep_ == "conj" and above.head.tag_[:1] == "V":
            # "rushed to release or transfer 13 detainees": the first verb has the same object.
            alone = not any(t.dep_ in ("dobj", "nsubjpass", "prep") for t in above.head.children)
            both = told_by_verb(above.head, "patient", noun, words) if alone else None
        return both
    if dep in ("pobj", "pcomp"):
        return _object_of_preposition(number, head, words, depth)
    if dep in ("attr", "acomp", "npadvmod", "dobj") and above.lemma_ in ("be", "number", "total"):
        sized = _sized(above, words)
        if sized is not None:
            return sized
    if dep == "attr" and above.lemma_ == "be":
        return _equated(above, head, words) or _were_victims(above) or told_by_verb(above, "subject", noun, words)
    if dep == "conj" and above.tag_[:1] == "V" and noun is not None and not _has_verb(head):
        # "set fire to the residence and two vehicles": the parser joined the object to the verb.
        own = modified(number, head, words) or beside(number, words)
        active = not any(t.dep_ == "nsubjpass" for t in above.children)
        patient = active and any(t.dep_ in ("dobj", "prep") and t.i < head.i for t in above.children)
        return own or resumed(number, words) or (told_by_verb(above, "patient", noun, words) if patient else None)
    if dep in ("conj", "appos"):
        own = modified(number, head, words) or beside(number, words)
        shared = noun is None and own is not None and own.measure is Measure.HOSPITALISED and dep == "conj"
        if shared and (told := _relation(number, above, words, depth + 1)) is not None:
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
        return _relation(number, above, words, depth + 1) or told_by_modifier(above, words)
    return None


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
    if verb.lemma_ == "fire" and noun is not None and noun.lemma_.lower() in words.default:
        # "two gunmen fired from a car".
        return None
    return told_by_verb(verb, "patient", noun, words)


def _object_of_preposition(number: Numeral, head: Token, words: FigureWords, depth: int) -> Governed | None:
    prep = head.head
    above, word = prep.head, prep.lower_
    lemma = "corpse" if above.lower_ == "corpses" else above.lemma_.lower()
    told = framed(number, prep, words)
    if told is not None:
        return told
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
    if word == "of" and above.tag_[:1] == "N":
        if lemma in ("total", "number") and above.dep_ in ("nsubj", "nsubjpass", "dobj"):
            return _relation(number, above, words, depth + 1)
        if lemma == "life" and above.head.lemma_ in ("claim", "take", "cost", "lose", "end", "cut"):
            return Governed(Measure.KILLED, above.head.i)
        if lemma in words.made_of:
            made = _relation(number, above, words, depth + 1)
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
    if word == "against" and _charged(above):
        return Governed(Measure.OTHER, above.i)
    if word == "in" and above.tag_[:1] == "V" and lemma in ("result", "end", "culminate"):
        return None
    return None


def _taken_in(verb: Token, words: FigureWords) -> bool:
    """ "the hospital took in 31"."""
    taking = verb.lemma_.lower() in _TREATING
    for child in verb.children:
        if child.dep_ == "nsubj" and taking:
            meant = child.lower_ in ("it", "we", "they") and any(t.lemma_.lower() in words.wards for t in verb.sent)
            return meant or child.lemma_.lower() in words.wards
    return False


def _captors(verb: Token, words: FigureWords) -> bool:
    """ "The kidnappers are holding nine workers"."""
    who = next((t for t in verb.children if t.dep_ == "nsubj"), None)
    return who is not None and verb.lemma_ == "hold" and who.lemma_.lower() in words.captors


def _holds(verb: Token, words: FigureWords) -> bool:
    """ "canoes that hold nine", "the jail holds 4,900": for how many there is room."""
    if verb.tag_ not in ("VBZ", "VBP") or any(t.dep_ == "dobj" and t.lower_ in words.state for t in verb.subtree):
        return False
    who = next((t for t in verb.children if t.dep_ == "nsubj"), None)
    if who is not None and who.lower_ in ("that", "which"):
        who = verb.head
    thing = who is not None and (who.lemma_.lower() in words.vessels or who.lemma_.lower() in words.things)
    return thing or (who is None and verb.dep_ == "conj")


def _sized(verb: Token, words: FigureWords) -> Governed | None:
    """ "the force is about 3,000 strong", "the mutineers number no more than 300"."""
    for child in verb.children:
        if child.dep_ == "nsubj" and child.i < verb.i:
            lemma = child.lemma_.lower()
            if verb.lemma_ == "number" and (child.lower_ in words.state or lemma in words.counted):
                return Governed(words.state.get(child.lower_) or words.counted[lemma], verb.i, toll=True)
            if lemma in words.strong:
                return Governed(Measure.FORCES, verb.i)
            told = words.default.get(lemma)
            if verb.lemma_ == "number" and told in (Measure.FORCES, Measure.PARTICIPANTS, Measure.ATTACKERS):
                return Governed(told, verb.i)
            if words.of.get(lemma) is Measure.PARTICIPANTS:
                return Governed(Measure.PARTICIPANTS, verb.i)
    return None


def _charged(verb: Token) -> bool:
    """ "charges have been laid against 31", "brought charges against 12"."""
    around = (verb, *verb.children)
    return any(t.lemma_.lower() in ("charge", "indictment", "proceeding") for t in around)


def _equated(verb: Token, head: Token, words: FigureWords) -> Governed | None:
    """ "the dead were three children and a nurse", "the dead include two nurses"."""
    for child in verb.children:
        if child.dep_ == "nsubj" and child.i != head.i:
            word = child.lower_
            if word in words.state:
                return Governed(words.state[word], child.i)
            told = next((t for t in child.children if t.dep_ == "acl" and t.lower_ in words.state), None)
            if told is not None and word in ("those", "people"):
                # "those killed on Tuesday were about 30".
                return Governed(words.state[told.lower_], child.i)
    return None


def _of_victims(verb: Token) -> Governed | None:
    """ "the victims include two tourists": whatever befell those told of before."""
    if any(t.dep_ == "nsubj" and t.lower_ in ("they", "these", "those") for t in verb.children):
        return Governed(None, verb.i, kin=True)
    victims = any(t.dep_ == "nsubj" and t.lemma_.lower() in ("victim", "fatality") for t in verb.children)
    return Governed(Measure.AFFECTED, verb.i, kin=True, whole=True) if victims else None


def _were_victims(verb: Token) -> Governed | None:
    """ "The victims were four women": whatever befell those told of before."""
    victims = any(t.dep_ == "nsubj" and t.lemma_.lower() == "victim" and t.tag_ == "NNS" for t in verb.children)
    return Governed(Measure.AFFECTED, verb.i, kin=True, whole=True) if victims else None


def _killed_and_injured(verb: Token, words: FigureWords) -> Governed | None:
    """ "killed and wounded dozens": both together are neither."""
    if verb.dep_ != "conj" or verb.head.tag_[:1] != "V":
        return None
    first, second = words.patient.get(verb.head.lemma_), words.patient.get(verb.lemma_)
    bare = not any(child.dep_ == "dobj" for child in verb.head.children)
    if {first, second} == {Measure.KILLED, Measure.INJURED} and bare and verb.head.lemma_ not in words.weak:
        return Governed(Measure.AFFECTED, verb.i)
    return None
