"""What a verb says of its patient or its subject: by itself, with words of its clause, or through its complement."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dateline.extract.figures.counted import is_person
from dateline.extract.figures.numeral import Governed
from dateline.extract.figures.sides import case_of
from dateline.extract.figures.telling import fits, phrase_of
from dateline.extract.figures.words import FigureWords
from dateline.model.vocabulary import Group, Measure, Status

if TYPE_CHECKING:
    from spacy.tokens import Token

_GETTING_OUT = {("get", "away"), ("break", "out"), ("break", "free")}
_OF_BOMBS = {"explode", "detonate", "kill", "injure", "wound", "land", "fall", "hit", "strike", "slam", "rain", "crash"}
_LAUNCHING = {"drop", "detonate"}
_SUFFERED = {Measure.KILLED, Measure.INJURED, Measure.DETAINED, Measure.ABDUCTED}
_STRIKING = {"hit", "strike", "affect", "threaten", "attack", "reach"}
_NOT_HELD = {"back", "up", "off", "out", "together"}
_SEEKING = {"find", "locate", "trace"}


def _for_fault(verb: Token) -> bool:
    """ "have not been found guilty", "found to have": of what is found out, not of who is sought."""
    return any(t.dep_ in ("oprd", "acomp", "xcomp", "dobj", "ccomp", "attr") for t in verb.children)


def told_by_verb(verb: Token, role: str, noun: Token | None, words: FigureWords, depth: int = 0) -> Governed | None:
    """What a verb says of its patient or subject; None where it is negated or says nothing that is counted."""
    if depth > 3 or any(child.dep_ == "neg" for child in verb.children):
        made_it = verb.lemma_ == "make" and any(t.dep_ == "dobj" and t.lower_ == "it" for t in verb.children)
        if role == "patient" and verb.lemma_ in _SEEKING and is_person(noun, words) is not False and depth == 0:
            # "Twenty people have not been found".
            perfect = any(t.dep_ == "aux" and t.lemma_ == "have" for t in verb.children)
            return Governed(Measure.MISSING, verb.i) if perfect and not _for_fault(verb) else None
        if verb.lemma_ == "hear" and role == "patient" and is_person(noun, words) is True:
            # "Three men have not been heard from since Monday".
            of = any(t.dep_ in ("prep", "prt") and t.lower_ in ("from", "of") for t in verb.children)
            return Governed(Measure.MISSING, verb.i) if of else None
        lived = role == "subject" and (verb.lemma_ == "survive" or made_it) and is_person(noun, words) is not False
        return Governed(Measure.KILLED, verb.i) if lived and depth <= 3 else None
    if verb.tag_[:1] != "V" and verb.pos_ != "AUX":
        measure = words.state.get(verb.lower_)
        return Governed(measure, verb.i) if measure else None
    if role == "subject" and verb.lemma_ in ("have", "lack"):
        bare = next((t for t in verb.children if t.dep_ == "dobj" and t.lemma_.lower() in words.bare_of), None)
        if bare is not None and (verb.lemma_ == "lack" or any(t.lower_ in ("no", "little") for t in bare.children)):
            return Governed(Measure.AFFECTED, verb.i)
    gone = verb.lower_ == "missing" and role == "subject" and is_person(noun, words) is not False
    if gone and not any(t.dep_ == "dobj" for t in verb.children):
        # "People are still missing", where the parser takes it for "to miss".
        return Governed(Measure.MISSING, verb.i)
    if verb.lemma_ == "hold" and any(t.lower_ in _NOT_HELD for t in verb.children):
        return None
    found = phrase_of(verb, role, noun, words) or _complement(verb, role, noun, words, depth)
    if found is None and role == "subject" and verb.lemma_ in words.remaining:
        found = where(verb, words)
    lemma = verb.lemma_.lower()
    measure = of_patient(lemma, noun, words) if role == "patient" else words.subject.get(lemma)
    if role == "patient" and noun is not None and depth == 0:
        measure = _stricken(verb, noun, words) or measure
    if found is not None and not (measure in _SUFFERED and found.measure is Measure.ATTACKERS):
        # "Twelve were killed trying to attack a station" counts the killed.
        return found
    objects = [t for t in verb.children if t.dep_ == "dobj"] if measure is Measure.EVACUATED else []
    if role == "subject" and any(
        is_person(t, words) is not False and t.lemma_ not in ("home", "house") for t in objects
    ):
        # "Two countries have evacuated 300 people".
        return None
    if measure is None and role == "subject" and noun is not None:
        away = any((lemma, t.lower_) in _GETTING_OUT for t in verb.children)
        measure = _gone("escape" if away else lemma, noun, words)
    elif measure is not None and not fits(measure, lemma, noun, words):
        measure = None
    if measure in (None, Measure.INJURED, Measure.KILLED) or lemma in words.weak:
        shared = _shared(verb, role, noun, words, depth)
        if shared is not None:
            if {shared.measure, measure} == {Measure.KILLED, Measure.INJURED} and lemma not in words.weak:
                return Governed(Measure.AFFECTED, verb.i)
            if measure is None or (lemma in words.weak and shared.measure is Measure.KILLED):
                return shared
    if measure is Measure.INJURED and lemma == "treat":
        measure = _treated(verb, words)
    if lemma == "bury" and measure is Measure.KILLED and not dead_told(verb, noun):
        # Who lies under rubble is trapped; of other burials nobody says who it was.
        measure = Measure.AFFECTED if any(t.lower_ in _FALLEN for t in verb.sent) else None
    if measure is Measure.INJURED and (role == "patient" and depth == 0) and _died_of_it(verb):
        measure = Measure.KILLED
    if measure is Measure.INJURED and any(t.lower_ in ("fatally", "mortally") for t in verb.children):
        measure = Measure.KILLED
    return Governed(measure, verb.i) if measure else None


def _stricken(verb: Token, noun: Token, words: FigureWords) -> Measure | None:
    """What a disease or a disaster does to those it strikes: "the virus has struck 3,000", "floods hit two million"."""
    if verb.lemma_ in _LAUNCHING:
        fired = noun.lemma_.lower() in words.bombs and noun.lemma_ != "charge"
        return Measure.INCIDENTS if fired and verb.tag_ in ("VBD", "VBN", "VBP", "VBZ") else None
    if verb.lemma_ not in _STRIKING or is_person(noun, words) is not True:
        return None
    who = next((t for t in verb.children if t.dep_ == "nsubj"), None)
    by = next((t for t in verb.children if t.dep_ == "agent"), None)
    if by is not None:
        who = next((t for t in by.children if t.dep_ == "pobj"), None)
    if who is None:
        return None
    if who.lower_ in words.disease and verb.lemma_ != "threaten":
        return Measure.INFECTED
    return Measure.AFFECTED if who.lemma_.lower() in words.disasters else None


_DEAD = {"dead", "body", "corpse", "remains", "victim", "grave", "cemetery", "funeral", "deceased", "casualty"}


def dead_told(verb: Token, noun: Token | None) -> bool:
    """Whether the sentence says that who is buried is dead; "75,000 buried" may be alive under rubble."""
    if any(t.lower_ in _UNDER for t in verb.subtree):
        return noun is not None and noun.lemma_.lower() in _DEAD
    return any(t.lemma_.lower() in _DEAD or t.lower_ in ("killed", "died") for t in verb.sent) or (
        noun is not None and noun.lemma_.lower() in _DEAD
    )


_UNDER = {"under", "underneath", "beneath", "alive", "rubble", "debris"}
_FALLEN = {"rubble", "debris", "wreckage", "landslide", "landslides", "mudslide", "avalanche", "mud", "snow", "ruins"}


def _died_of_it(verb: Token) -> bool:
    """Whether one who was hurt died, too: "was injured and died in hospital"; not some of many who were hurt."""
    subject = next((t for t in verb.children if t.dep_ == "nsubjpass"), None)
    if subject is None or subject.tag_ not in ("NN", "NNP"):
        return False
    return any(
        c.dep_ == "conj"
        and (c.lemma_ in ("die", "succumb") or c.lower_ == "killed")
        and not any(o.dep_ in ("nsubj", "nsubjpass", "dobj", "neg", "aux") for o in c.children)
        for c in verb.children
    )


def _treated(verb: Token, words: FigureWords) -> Measure:
    """Whom one treats is hurt; ill, where the sentence is about a disease; only to be helped where "kits to treat
    20,000 people" are sent.
    """
    if verb.tag_ == "VB" and any(t.dep_ == "aux" and t.lower_ == "to" for t in verb.children):
        near = {t.lemma_.lower() for t in verb.doc[max(verb.sent.start, verb.i - 4) : verb.i]}
        if near & (words.help_things | {"enough", "medicine", "drug"}):
            return Measure.AFFECTED
    if any(t.dep_ == "nsubj" and t.lemma_.lower() in words.help_things for t in verb.children):
        return Measure.AFFECTED
    sick = any(t.lower_ in words.disease for t in verb.sent)
    who = [t.lower_ for v in (verb, verb.head) for t in v.children if t.dep_ == "nsubj" and t.i < verb.i]
    sick = sick or any(t.removesuffix("s") in words.wards for t in who) or "msf" in who
    return Measure.HOSPITALISED if sick else Measure.INJURED


def of_patient(lemma: str, noun: Token | None, words: FigureWords) -> Measure | None:
    """What a verb does to its patient: some do one thing to people, another to things ("burned 60 houses")."""
    person = is_person(noun, words) if noun is not None else None
    if person and lemma in words.person_patient:
        return words.person_patient[lemma]
    if person is False and lemma in words.thing_patient and noun is not None:
        measure = words.thing_patient[lemma]
        if measure is not Measure.DESTROYED or noun.lemma_.lower() in words.things:
            return measure
    return words.patient.get(lemma)


def _gone(lemma: str, noun: Token, words: FigureWords) -> Measure | None:
    """ "sixteen prisoners escaped", "two bombs exploded"."""
    if lemma in words.escaping and words.groups.get(noun.lemma_.lower()) is Group.PRISONERS:
        return Measure.OTHER
    return Measure.INCIDENTS if lemma in _OF_BOMBS and noun.lemma_.lower() in words.bombs else None


def _complement(verb: Token, role: str, noun: Token | None, words: FigureWords, depth: int) -> Governed | None:
    """ "are believed to have been injured", "were dead", "remain missing", "were among the dead"."""
    for child in verb.children:
        if child.i < verb.i and not (child.dep_ == "prep" and child.lower_ in ("among", "amongst")):
            continue
        if child.dep_ in ("oprd", "acomp", "attr", "amod") and child.lower_ in words.state:
            doubt = Status.UNCONFIRMED if verb.lemma_ in words.doubting else None
            return Governed(words.state[child.lower_], child.i, status=doubt)
        thought = child.dep_ == "ccomp" and role == "patient" and verb.lemma_ in words.thinking
        case = case_of(child, words)
        if case is not None:
            return Governed(Measure.INFECTED, case.i)
        if child.dep_ in ("xcomp", "oprd") or thought:
            passive = any(t.dep_ == "auxpass" for t in child.children) or (
                child.tag_ == "VBN" and not any(t.dep_ == "aux" for t in child.children)
            )
            inner = told_by_verb(child, "patient" if passive else "subject", noun, words, depth + 1)
            if inner is not None:
                return inner
        if child.dep_ == "prep" and child.lower_ in ("among", "amongst"):
            for target in child.children:
                if target.dep_ == "pobj" and any(t.dep_ == "nummod" for t in target.children) and child.i < verb.i:
                    # "Among 100,000 dead, the 50 survivors are a sign of hope".
                    continue
                if target.dep_ == "pobj":
                    if target.lower_ in words.state:
                        return Governed(words.state[target.lower_], target.i)
                    if target.lemma_.lower() in words.counted:
                        return Governed(words.counted[target.lemma_.lower()], target.i)
                    modified = told_by_modifier(target, words) or _told_of_those(target, words, depth)
                    if modified is not None:
                        return modified
    return None


def _told_of_those(target: Token, words: FigureWords, depth: int) -> Governed | None:
    """ "Nine children are among those who perished"."""
    for clause in (t for t in target.children if t.dep_ == "relcl"):
        who = next((t for t in clause.children if t.dep_ in ("nsubj", "nsubjpass")), None)
        if who is not None and who.lower_ in ("who", "that"):
            return told_by_verb(clause, "patient" if who.dep_ == "nsubjpass" else "subject", None, words, depth + 1)
    return None


def where(verb: Token, words: FigureWords) -> Governed | None:
    """ "five were on life support", "nine remain in custody": a preposition and its object tell."""
    for child in verb.children:
        if child.dep_ == "prep" and child.i > verb.i:
            held = prepositional(child, words)
            if held is not None:
                return held
    return None


def prepositional(prep: Token, words: FigureWords) -> Governed | None:
    """ "six others with gunshot wounds", "four men in custody", "thousands without power"."""
    for target in prep.children:
        whole = " ".join(t.lower_ for t in target.lefts if t.dep_ in ("amod", "compound"))
        other = prep.lower_ == "without" and any(t.dep_ == "compound" for t in target.lefts)
        measure = words.with_.get(f"{prep.lower_} {target.lower_}") if not other else None
        measure = measure or words.with_.get(f"{prep.lower_} {whole} {target.lower_}")
        if measure is not None and target.dep_ == "pobj":
            return Governed(measure, prep.i)
    return None


def _shared(verb: Token, role: str, noun: Token | None, words: FigureWords, depth: int) -> Governed | None:
    """A coordinated verb with the same subject or patient: "was shot and killed", "stormed in and were arrested"."""
    for child in verb.children:
        if child.dep_ != "conj" or child.tag_[:1] != "V":
            continue
        own = [t for t in child.children if t.dep_ in ("nsubj", "nsubjpass", "dobj", "expl")]
        if role == "subject" and own and not any(t.dep_ != "dobj" for t in own):
            # "youths broke away and threw stones": what the second verb says together with its object.
            told = phrase_of(child, role, noun, words)
            if told is not None:
                return told
        own += [t for t in child.children if t.tag_ == "CD" and t not in own]
        if own or _counts_its_own(child):
            continue
        passive = any(t.dep_ == "auxpass" for t in child.children)
        same = "patient" if passive or (role == "patient" and child.tag_ in ("VBN", "VBD")) else "subject"
        return told_by_verb(child, same, noun, words, depth + 1)
    return None


def _counts_its_own(verb: Token) -> bool:
    """ "killed 20 people and injured between 30 and 40", where the parser finds no object of the second verb."""
    start = verb.i + (3 if verb.doc[verb.i + 1 : verb.i + 3].text.lower() in ("at least", "at most") else 1)
    for token in verb.doc[start : min(verb.sent.end, start + 4)]:
        if token.is_punct or token.pos_ in ("VERB", "AUX") or token.lower_ in ("in", "on", "at", "after", "and"):
            return False
        if token.like_num:
            return True
    return False


def told_by_modifier(noun: Token, words: FigureWords) -> Governed | None:
    """What modifies a first conjunct holds for the second ("18 officers killed and two soldiers")."""
    for child in noun.children:
        if child.dep_ in ("acl", "amod") and child.lower_ in words.state:
            return Governed(words.state[child.lower_], child.i)
        if child.dep_ == "acl" and child.lemma_.lower() in words.thinking:
            # "among those confirmed to have died".
            return told_by_verb(child, "patient", noun, words)
    return None
