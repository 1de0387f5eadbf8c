"""A verb with a telling word in its clause: "taken to hospital", "lost their lives"; and what can be counted so."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dateline.extract.figures.counted import is_person
from dateline.extract.figures.joined import lemma_of
from dateline.extract.figures.numeral import Governed
from dateline.extract.figures.words import FigureWords, Phrase
from dateline.model.vocabulary import Measure, Status

if TYPE_CHECKING:
    from spacy.tokens import Token

_CLAUSE_LINKS = {
    "prep",
    "pobj",
    "oprd",
    "acomp",
    "xcomp",
    "dobj",
    "advmod",
    "prt",
    "attr",
    "pcomp",
    "conj",
    "amod",
    "agent",
    "dative",
}
_PEOPLE_MEASURES = set(Measure) - {
    Measure.DESTROYED,
    Measure.INCIDENTS,
    Measure.AID,
    Measure.FORCES,
    Measure.AFFECTED,
    Measure.OTHER,
}
_AT_SEA = {"yacht", "ship", "boat", "vessel", "trawler", "ferry", "freighter", "tanker", "sea", "coastguard"}
_LEAD = 40
"""Words before a sentence in which may stand what it is about."""
_INSIDE = {"inside", "aboard", "board"}


def fits(measure: Measure, lemma: str, noun: Token | None, words: FigureWords) -> bool:
    """Whether what is counted can be counted so: "fired two rockets" dismisses nobody."""
    person = is_person(noun, words)
    if measure is Measure.ATTACKERS and noun is not None and noun.lemma_.lower() in words.default:
        return False  # Soldiers or protesters who attack are counted as such.
    if measure is Measure.OTHER and not lemma:
        return noun is not None  # A verb with its words: "face charges", "placed under guard".
    if measure is Measure.OTHER and lemma in words.strict_people:
        return noun is None or person is True
    if measure is Measure.INCIDENTS:
        return noun is not None and noun.lemma_.lower() in words.bombs
    if measure is Measure.PARTICIPANTS and lemma == "join" and noun is not None:
        # "2,000 marines are set to join the relief work".
        return person is True and words.default.get(lemma_of(noun)) is not Measure.FORCES
    if measure is Measure.RESCUED and noun is not None and words.default.get(noun.lemma_.lower()) is Measure.FORCES:
        return False
    if measure is Measure.DESTROYED and noun is not None and noun.lemma_.lower() in words.default:
        # "four hurricanes struck".
        return words.default[noun.lemma_.lower()] is not Measure.INCIDENTS
    if measure is Measure.DESTROYED and noun is not None and noun.lemma_.lower() in words.vessels:
        return True  # "Seventeen coaches derailed": the word is one for a person, too
    if measure in (Measure.DESTROYED, Measure.OTHER):
        return person is not True and noun is not None
    if measure is Measure.AID:
        return noun is not None and (
            noun.lemma_.lower() in words.help_things or noun.lemma_.lower() in words.help_people
        )
    if measure is Measure.FORCES:
        return (
            noun is None
            or noun.lower_ == "men"
            or noun.lemma_.lower() in words.default
            or noun.lemma_.lower() in words.groups
        )
    if noun is not None and lemma in words.strict_people:
        return person is True
    people = measure in _PEOPLE_MEASURES and not (measure is Measure.EVACUATED and lemma == "vacate")
    return not (people and person is False)


def phrase_of(verb: Token, role: str, noun: Token | None, words: FigureWords) -> Governed | None:
    """A verb with a telling word in its clause: "taken to hospital", "lost their lives"."""
    phrases = words.phrases.get(verb.lemma_.lower())
    if not phrases:
        return None
    clause: set[str] = set()
    _clause_words(verb, clause, 0)
    who = doers(verb)
    for phrase in phrases:
        if verb.lemma_ == "be" and phrase.measure is Measure.DISPLACED and _equals_thing(verb, phrase.words, words):
            continue
        itself = noun is not None and clause & phrase.words == {noun.lower_} and noun.lower_ not in words.state
        if itself and (verb.lemma_ == "be" or (noun is not None and noun.lower_ == "graves")):
            # "There are three detention centres": the word is what is counted.
            continue
        stored = phrase.measure is Measure.AFFECTED and noun is not None and noun.lemma_.lower() in words.arms
        if stored and clause & _INSIDE:
            # "There are 300 rifles inside the camp."
            continue
        soldiers = noun is not None and noun.lemma_.lower() in words.default
        if phrase.measure is Measure.KILLED and clause & {"risk", "danger", "threat"}:
            # "put many in danger of death".
            continue
        if phrase.measure is Measure.DISPLACED and soldiers and verb.lemma_ == "cross":
            continue
        picked = phrase.measure is Measure.DETAINED and verb.lemma_ == "pick"
        if picked and ((noun is not None and noun.lemma_ == "survivor") or clause & _AT_SEA):
            return Governed(Measure.RESCUED, verb.i)
        bound = clause & phrase.words if phrase.words else (phrase.by or phrase.cues) and _suffers(verb)
        if not bound or not _told_so(phrase, verb, noun, who, words):
            continue
        if phrase.role == role and fits(phrase.measure, "", noun, words):
            doubt = Status.UNCONFIRMED if verb.lemma_ in words.doubting else None
            anchor = verb.i
            if verb.lemma_ in words.thinking:
                # Of "are believed to have died", what is believed.
                anchor = next((t.i for t in verb.subtree if t.i > verb.i and t.lower_ in phrase.words), verb.i)
            return Governed(phrase.measure, anchor, status=doubt)
    return None


def _equals_thing(verb: Token, told: frozenset[str], words: FigureWords) -> bool:
    """ "They are tents": of the telling words only a thing stands there, and it is what they are."""
    return any(t.dep_ == "attr" and t.lower_ in told and t.lemma_.lower() in words.things for t in verb.children)


def _clause_words(token: Token, into: set[str], depth: int) -> None:
    for child in token.children:
        marked = child.tag_ == "VBN" and any(t.dep_ == "mark" and t.lower_ == "as" for t in child.children)
        state = child.dep_ == "advcl" and (child.tag_ == "JJ" or marked)
        if (child.i < token.i and depth == 0) or not (state or child.dep_ in _CLAUSE_LINKS):
            continue
        if child.dep_ == "conj" and (child.tag_[:1] in ("V", "C") or any(t.dep_ == "nummod" for t in child.children)):
            continue  # "Nine were dead and 12 more missing": those are others
        into.add(child.lower_)
        if child.lower_ == "in" and child.i > 1 and child.nbor(-1).text == "-":
            # "staged a sit-in".
            into.add(f"{child.nbor(-2).lower_}-in")
        if depth < 3:
            _clause_words(child, into, depth + 1)


def _told_so(phrase: Phrase, verb: Token, noun: Token | None, who: set[str], words: FigureWords) -> bool:
    """Whether the doer, the sentence and what is counted are those of the phrase."""
    able = any(t.lower_ in ("can", "could") for t in verb.children)  # "can take up to 55"
    if phrase.by and (able or not phrase.by & who):
        return False
    if (
        phrase.measure is Measure.RESCUED
        and phrase.by | phrase.cues
        and any(t.lemma_ in ("body", "corpse") for t in verb.sent)
    ):
        # "picked up 11 bodies, nine women and two children".
        return False
    near = verb.doc[max(0, verb.sent.start - _LEAD) : verb.sent.end]
    if phrase.cues and not any(t.lemma_.lower() in phrase.cues for t in near):
        return False
    if phrase.kind == "folk!":
        return noun is not None and lemma_of(noun) in words.folk
    if phrase.kind == "folk":
        return noun is None or lemma_of(noun) in words.folk or noun.ent_type_ == "NORP"
    if phrase.kind == "staff":
        return noun is not None and lemma_of(noun) in words.staff
    return not phrase.kind or noun is None or is_person(noun, words) is (phrase.kind == "people")


def _suffers(verb: Token) -> bool:
    """Whether a verb has somebody to whom it is done; "two vessels collected" has not."""
    into = verb.lemma_ == "take" and any(t.lower_ == "in" for t in verb.children)  # "had taken in 18"
    whom = any(t.dep_ in ("dobj", "dative", "auxpass", "agent") for t in verb.children)
    return whom or into or verb.dep_ == "acl"


def done_by(verb: Token, noun: Token | None, words: FigureWords) -> Governed | None:
    """ "The camps had taken in 33,000 people", "The shelling drove 900 families out": the doer tells what is done."""
    phrases = words.phrases.get(verb.lemma_.lower(), ())
    negated = any(t.dep_ == "neg" for t in verb.children)
    if negated or not any(phrase.by & doers(verb) for phrase in phrases):
        return None
    found = phrase_of(verb, "patient", noun, words)
    return found if found is not None and any(p.by and p.measure is found.measure for p in phrases) else None


def doers(verb: Token) -> set[str]:
    """Lemmas of those who do what a verb tells, with those of the verb that it is joined to or hangs on."""
    found = {t.lemma_.lower() for t in verb.children if t.dep_ == "nsubj"}
    for by in (t for t in verb.children if t.dep_ == "agent"):
        found |= {t.lemma_.lower() for t in by.children if t.dep_ == "pobj"}
    if found & {"that", "which", "who"} and verb.dep_ == "relcl":
        return {verb.head.lemma_.lower()}
    if found or any(t.dep_ == "nsubjpass" for t in verb.children):
        for who in [t for t in verb.children if t.dep_ == "nsubj"]:
            found |= {t.lemma_.lower() for t in who.children if t.dep_ == "conj"}
        return found
    if verb.dep_ == "acl" and verb.tag_ == "VBG":
        return {verb.head.lemma_.lower()}
    above = verb.head
    bound = verb.dep_ in ("conj", "advcl", "xcomp") and above.i != verb.i and above.tag_[:1] == "V"
    return doers(above) if bound and not any(t.dep_ == "auxpass" for t in above.children) else set()
