"""What a number counts: the word that governs it, through the parse.

The order matters: what is counted ("40 deaths"), a toll ("the toll rose to 85"), the clause that the number stands in,
what modifies its noun ("people killed"), the words right beside it (the parser fails on headlines and captions), and
last what its noun alone suggests ("thousands of protesters").
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dateline.extract.figures.counted import is_person
from dateline.extract.figures.words import FigureWords
from dateline.model.vocabulary import Measure, Status

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_NP_LINKS = {"nummod", "quantmod", "amod", "compound", "nmod", "npadvmod", "predet", "punct", "advmod"}
_COMPLEMENTS = {"oprd", "acomp", "xcomp", "attr", "ccomp"}
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
}
_PEOPLE_MEASURES = set(Measure) - {
    Measure.DESTROYED,
    Measure.INCIDENTS,
    Measure.AID,
    Measure.FORCES,
    Measure.AFFECTED,
    Measure.OTHER,
}


@dataclass(frozen=True, slots=True)
class Governed:
    """A measure, and the token that tells it.

    ``part``: the figure is a part of the one before it. ``default``: only its noun suggests it. ``status`` is set where
    the governing word itself decides it ("feared dead", "pledged"), None where the credit does.
    """

    measure: Measure | None
    anchor: int
    part: bool = False
    default: bool = False
    toll: bool = False
    money: bool = False
    status: Status | None = None


@dataclass(frozen=True)
class Numeral:
    """A number phrase in its parse: tokens [first, last), the noun counted, and the head of the noun phrase."""

    doc: Doc
    first: int
    last: int
    noun: Token | None
    head: Token


def numeral(doc: Doc, first: int, last: int, noun: int | None) -> Numeral:
    """The number phrase with the head of its noun phrase."""
    token = doc[last - 1]
    for candidate in doc[first:last]:
        if not first <= candidate.head.i < last:
            token = candidate
            if candidate.like_num or candidate.tag_ in ("CD", "NNS"):
                break
    head = token
    for _ in range(5):
        if head.dep_ not in _NP_LINKS or head.head.i <= head.i or head.head.tag_[:1] == "V":
            break
        if noun is not None and head.i >= noun:
            break
        head = head.head
    return Numeral(doc, first, last, doc[noun] if noun is not None else None, head)


def measure_of(number: Numeral, words: FigureWords) -> Governed | None:
    """The measure of a number; None if nothing says that it counts what a record keeps."""
    noun = number.noun
    if noun is not None and noun.lemma_.lower() == "victim":
        beside = {t.lower_ for t in number.doc[number.last : noun.i]} & words.hurting
        if beside:
            return _relation(number, number.head, words) or Governed(Measure.INJURED, noun.i)
    if noun is not None and noun.lemma_.lower() in words.counted:
        counted = words.counted[noun.lemma_.lower()]
        if (
            counted in (Measure.KILLED, Measure.DETAINED, Measure.INFECTED, Measure.INJURED)
            or counted is Measure.AFFECTED
        ):
            moved = _relation(number, number.head, words) if counted is Measure.INJURED else None
            return moved or Governed(counted, noun.i)
    found = _toll(number, words)
    if found is None:
        found = _relation(number, number.head, words)
    if found is not None and found.measure is Measure.RELEASED:
        return _freed(number, found, words)
    if found is None or found.measure is None:
        inner = _modified(number, number.head, words) or _beside(number, words)
        if inner is not None:
            return Governed(inner.measure, inner.anchor, part=found is not None and found.part)
    if found is not None:
        return found
    return _by_noun(number, words)


def _freed(number: Numeral, found: Governed, words: FigureWords) -> Governed:
    """Who is freed from where they are trapped is rescued; still trapped where it is only tried."""
    held = _modified(number, number.head, words)
    if held is None or held.measure is not Measure.AFFECTED:
        return found
    verb = number.doc[found.anchor]
    tried = any(t.dep_ == "aux" and t.lower_ == "to" for t in verb.children)
    return Governed(Measure.AFFECTED if tried else Measure.RESCUED, found.anchor)


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
    return Governed(measure, number.noun.i, default=True) if measure else None


def _toll(number: Numeral, words: FigureWords) -> Governed | None:
    """ "the death toll rose to 85", "a toll of 12", "put the number of wounded at 40"."""
    head = number.head
    verb: Token | None = None
    noun: Token | None = None
    if head.dep_ == "pobj" and head.head.lower_ in words.toll_preps:
        above = head.head.head
        if above.lemma_.lower() in words.toll_nouns and above.tag_[:1] == "N":
            noun = above
        else:
            verb = above
    elif head.dep_ in ("dobj", "attr", "npadvmod", "oprd", "appos"):
        verb = head.head
        if verb.lemma_.lower() in words.toll_nouns:
            noun = verb
    if noun is None and verb is not None:
        if verb.lemma_.lower() not in words.toll_verbs and verb.dep_ not in ("xcomp", "pcomp"):
            return None
        for near in (verb, verb.head):
            for child in near.children:
                if child.dep_ in ("nsubj", "nsubjpass", "dobj") and child.lemma_.lower() in words.toll_nouns:
                    noun = child
    if noun is None or number.first <= noun.i < number.last:
        return None
    measure = _toll_measure(noun, words)
    may = verb is not None and any(t.lower_ in ("could", "may", "might") for t in verb.children)
    return Governed(measure, noun.i, toll=True, status=Status.UNCONFIRMED if may else None) if measure else None


def _toll_measure(noun: Token, words: FigureWords) -> Measure | None:
    for token in noun.subtree:
        lemma = token.lemma_.lower()
        if token.i != noun.i and (token.lower_ in words.state or lemma in words.counted):
            return words.state.get(token.lower_) or words.counted[lemma]
        if token.i != noun.i and lemma in words.default and token.i > noun.i:
            return words.default[lemma]
    return Measure.KILLED if noun.lemma_.lower() == "toll" else None


def _relation(number: Numeral, head: Token, words: FigureWords, depth: int = 0) -> Governed | None:
    """What the clause around a noun phrase says of it."""
    above, dep = head.head, head.dep_
    noun = number.noun
    if depth > 4 or above.i == head.i:
        return None
    if dep in ("nsubj", "nsubjpass") and above.dep_ in ("aux", "auxpass") and above.head.tag_[:1] == "V":
        # The parser at times hangs the subject on the auxiliary: "860 people remained displaced".
        return _verb(above.head, "patient" if above.dep_ == "auxpass" else "subject", noun, words)
    if dep == "nsubjpass":
        return _verb(above, "patient", noun, words)
    if dep == "nsubj":
        return _subject(above, noun, words)
    if dep == "dobj" and above.lemma_ in words.drawing:
        drawn = next((t for t in above.children if t.dep_ == "nsubj"), None)
        if drawn is not None and words.of.get(drawn.lemma_.lower()) is Measure.PARTICIPANTS:
            return Governed(Measure.PARTICIPANTS, above.i)
    if dep in ("dobj", "dative"):
        both = _killed_and_injured(above, words)
        return both or _verb(above, "patient", noun, words)
    if dep in ("pobj", "pcomp"):
        return _object_of_preposition(number, head, words, depth)
    if dep == "attr" and above.lemma_ == "be":
        return _equated(above, head, words) or _verb(above, "subject", noun, words)
    if dep in ("conj", "appos"):
        own = _modified(number, head, words) or _beside(number, words)
        if own is not None:
            return own
        if above.tag_[:1] == "V":
            return None
        if dep == "conj" and above.like_num is False and above.tag_[:1] == "J":
            return None
        return _relation(number, above, words, depth + 1) or _np_of(above, words)
    return None


def _np_of(noun: Token, words: FigureWords) -> Governed | None:
    """What modifies a first conjunct holds for the second ("18 officers killed and two soldiers")."""
    for child in noun.children:
        if child.dep_ in ("acl", "amod") and child.lower_ in words.state:
            return Governed(words.state[child.lower_], child.i)
    return None


def _subject(verb: Token, noun: Token | None, words: FigureWords) -> Governed | None:
    found = _verb(verb, "subject", noun, words)
    if found is not None or verb.tag_ not in ("VBN", "VBD"):
        return found
    # Headlines and captions leave out the auxiliary: "2 teens shot in park", "30 others injured".
    if any(child.dep_ in ("dobj", "aux", "ccomp") for child in verb.children):
        return None
    return _verb(verb, "patient", noun, words)


def _object_of_preposition(number: Numeral, head: Token, words: FigureWords, depth: int) -> Governed | None:
    prep = head.head
    above, word = prep.head, prep.lower_
    if word in words.including and word not in ("among", "amongst"):
        return Governed(None, prep.i, part=True)
    if word in ("among", "amongst"):
        return None
    lemma = above.lemma_.lower()
    if word == "of" and above.tag_[:1] == "N":
        if lemma in ("total", "number") and above.dep_ in ("nsubj", "nsubjpass", "dobj"):
            return _relation(number, above, words, depth + 1)
        if lemma == "life" and above.head.lemma_ in ("claim", "take", "cost", "lose", "end", "cut"):
            return Governed(Measure.KILLED, above.head.i)
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
    if word == "of" and above.tag_[:1] == "V" and lemma in words.patient and above.tag_ == "VBG":
        return Governed(words.patient[lemma], above.i)
    if word == "in" and above.tag_[:1] == "V" and lemma in ("result", "end", "culminate"):
        return None
    return None


def _equated(verb: Token, head: Token, words: FigureWords) -> Governed | None:
    """ "the dead were three children and a nurse"."""
    for child in verb.children:
        if child.dep_ == "nsubj" and child.i != head.i:
            word = child.lower_
            if word in words.state:
                return Governed(words.state[word], child.i)
    return None


def _killed_and_injured(verb: Token, words: FigureWords) -> Governed | None:
    """ "killed and wounded dozens": both together are neither."""
    if verb.dep_ != "conj" or verb.head.tag_[:1] != "V":
        return None
    first, second = words.patient.get(verb.head.lemma_), words.patient.get(verb.lemma_)
    bare = not any(child.dep_ == "dobj" for child in verb.head.children)
    if {first, second} == {Measure.KILLED, Measure.INJURED} and bare and verb.head.lemma_ not in words.weak:
        return Governed(Measure.AFFECTED, verb.i)
    return None


def _verb(verb: Token, role: str, noun: Token | None, words: FigureWords, depth: int = 0) -> Governed | None:
    """What a verb says of its patient or subject; None where it is negated or says nothing that is counted."""
    if depth > 3 or any(child.dep_ == "neg" for child in verb.children):
        return None
    if verb.tag_[:1] != "V" and verb.pos_ != "AUX":
        measure = words.state.get(verb.lower_)
        return Governed(measure, verb.i) if measure else None
    found = _phrase(verb, role, noun, words) or _complement(verb, role, noun, words, depth)
    if found is not None:
        return found
    lemma = verb.lemma_.lower()
    measure = (words.patient if role == "patient" else words.subject).get(lemma)
    if measure is not None and not _fits(measure, lemma, noun, words):
        measure = None
    if measure in (None, Measure.INJURED, Measure.KILLED) or lemma in words.weak:
        shared = _shared(verb, role, noun, words, depth)
        if shared is not None:
            if {shared.measure, measure} == {Measure.KILLED, Measure.INJURED} and lemma not in words.weak:
                return Governed(Measure.AFFECTED, verb.i)
            if measure is None or (lemma in words.weak and shared.measure is Measure.KILLED):
                return shared
    return Governed(measure, verb.i) if measure else None


def _fits(measure: Measure, lemma: str, noun: Token | None, words: FigureWords) -> bool:
    """Whether what is counted can be counted so: "fired two rockets" dismisses nobody."""
    person = is_person(noun, words)
    if measure in (Measure.DESTROYED, Measure.OTHER):
        return person is not True and noun is not None
    if measure is Measure.AID:
        return noun is not None and (
            noun.lemma_.lower() in words.help_things or noun.lemma_.lower() in words.help_people
        )
    if measure is Measure.FORCES:
        return noun is None or noun.lemma_.lower() in words.default or noun.lemma_.lower() in words.groups
    if noun is not None and lemma in words.strict_people:
        return person is True
    return not (measure in _PEOPLE_MEASURES and person is False)


def _phrase(verb: Token, role: str, noun: Token | None, words: FigureWords) -> Governed | None:
    """A verb with a telling word in its clause: "taken to hospital", "lost their lives"."""
    phrases = words.phrases.get(verb.lemma_.lower())
    if not phrases:
        return None
    clause: set[str] = set()
    _clause_words(verb, clause, 0)
    for phrase in phrases:
        if phrase.role == role and clause & phrase.words and _fits(phrase.measure, "", noun, words):
            doubt = Status.UNCONFIRMED if verb.lemma_ in words.doubting else None
            return Governed(phrase.measure, verb.i, status=doubt)
    return None


def _clause_words(token: Token, into: set[str], depth: int) -> None:
    for child in token.children:
        if (child.i < token.i and depth == 0) or child.dep_ not in _CLAUSE_LINKS:
            continue
        if child.dep_ == "conj" and child.tag_[:1] == "V":
            continue
        into.add(child.lower_)
        if depth < 3:
            _clause_words(child, into, depth + 1)


def _complement(verb: Token, role: str, noun: Token | None, words: FigureWords, depth: int) -> Governed | None:
    """ "are believed to have been injured", "were dead", "remain missing", "were among the dead"."""
    for child in verb.children:
        if child.i < verb.i:
            continue
        if child.dep_ in ("oprd", "acomp", "attr", "amod") and child.lower_ in words.state:
            doubt = Status.UNCONFIRMED if verb.lemma_ in words.doubting else None
            return Governed(words.state[child.lower_], child.i, status=doubt)
        thought = child.dep_ == "ccomp" and role == "patient" and verb.lemma_ in words.thinking
        if child.dep_ in ("xcomp", "oprd") or thought:
            passive = any(t.dep_ == "auxpass" for t in child.children) or (
                child.tag_ == "VBN" and not any(t.dep_ == "aux" for t in child.children)
            )
            inner = _verb(child, "patient" if passive else "subject", noun, words, depth + 1)
            if inner is not None:
                return inner
        if child.dep_ == "prep" and child.lower_ in ("among", "amongst"):
            for target in child.children:
                if target.dep_ == "pobj":
                    if target.lower_ in words.state:
                        return Governed(words.state[target.lower_], target.i)
                    if target.lemma_.lower() in words.counted:
                        return Governed(words.counted[target.lemma_.lower()], target.i)
                    modified = _np_of(target, words)
                    if modified is not None:
                        return modified
    return None


def _shared(verb: Token, role: str, noun: Token | None, words: FigureWords, depth: int) -> Governed | None:
    """A coordinated verb with the same subject or patient: "was shot and killed", "stormed in and were arrested"."""
    for child in verb.children:
        if child.dep_ != "conj" or child.tag_[:1] != "V":
            continue
        own = [t for t in child.children if t.dep_ in ("nsubj", "nsubjpass", "dobj", "expl")]
        if own:
            continue
        passive = any(t.dep_ == "auxpass" for t in child.children)
        same = "patient" if passive or (role == "patient" and child.tag_ in ("VBN", "VBD")) else "subject"
        return _verb(child, same, noun, words, depth + 1)
    return None


def _modified(number: Numeral, head: Token, words: FigureWords) -> Governed | None:
    """What modifies the noun phrase: "people killed", "an injured woman", "soldiers who deserted"."""
    tokens = [head] if number.noun is None or number.noun.i == head.i else [head, number.noun]
    for token in tokens:
        if token.lower_ in words.state and token.i >= number.last - 1:
            return Governed(words.state[token.lower_], token.i)
        for child in token.children:
            if child.i < number.last and child.dep_ != "amod":
                continue
            if child.dep_ == "amod" and child.lower_ in words.state:
                return Governed(words.state[child.lower_], child.i)
            if child.dep_ == "prep" and child.i > token.i:
                held = _prepositional(child, words)
                if held is not None:
                    return held
            found = _clause_modifier(child, number.noun, words)
            if found is not None:
                return found
    return None


def _prepositional(prep: Token, words: FigureWords) -> Governed | None:
    """ "six others with gunshot wounds", "four men in custody", "thousands without power"."""
    for target in prep.children:
        measure = words.with_.get(f"{prep.lower_} {target.lower_}")
        if measure is not None and target.dep_ == "pobj":
            return Governed(measure, prep.i)
    return None


def _clause_modifier(child: Token, noun: Token | None, words: FigureWords) -> Governed | None:
    if child.dep_ == "acl":
        if child.tag_ in ("VBN", "VBD"):
            return _verb(child, "patient", noun, words)
        return _verb(child, "subject", noun, words)
    if child.dep_ == "relcl":
        for word in child.children:
            if word.dep_ == "nsubjpass":
                return _verb(child, "patient", noun, words)
            if word.dep_ == "nsubj":
                relative = word.lower_ in ("who", "that", "which") or word.tag_ == "CD"
                return _verb(child, "subject", noun, words) if relative else _verb(child, "patient", noun, words)
    return None


def _beside(number: Numeral, words: FigureWords) -> Governed | None:
    """The words right after the noun phrase, or right before the number, whatever the parser made of them."""
    doc = number.doc
    at = max(number.last, number.noun.i + 1 if number.noun is not None else 0)
    manner = at
    if manner < len(doc) and doc[manner].lower_ == "of" and number.noun is None:
        manner += 2
    if manner < len(doc) and doc[manner].lower_ in words.manner and not _before_participle(doc, manner, words):
        return Governed(words.manner[doc[manner].lower_], manner)
    for token in doc[at : at + 5]:
        if token.lower_ in ("not", "n't"):
            return None
        if token.lower_ in words.state and token.dep_ != "amod":
            told = words.state[token.lower_]
            fatal = told is Measure.INJURED and _turns_fatal(token, words)
            return Governed(Measure.KILLED if fatal else told, token.i)
        if token.lower_ not in words.light and token.tag_ != "RB":
            break
    at = number.first - 1
    while at >= 0 and doc[at].lower_ in ("another", "a", "an", "further", "the", "all", "some", "other", "an"):
        at -= 1
    if at >= 0 and doc[at].lower_ in words.headline and number.first - at == 1:
        return Governed(words.headline[doc[at].lower_], at)
    if at >= 0 and doc[at].tag_ in ("VBG", "VBD", "VBN", "VBZ", "VBP", "VB"):
        lemma = doc[at].lemma_.lower()
        measure = words.patient.get(lemma)
        if measure is not None and _fits(measure, lemma, number.noun, words):
            return Governed(measure, at)
    return None


def _turns_fatal(token: Token, words: FigureWords) -> bool:
    """ "shot dead", "shot and killed", "fatally shot"."""
    doc = token.doc
    near = doc[max(0, token.i - 1) : token.i + 3]
    return any(t.lower_ in words.fatal for t in near)


def _before_participle(doc: Doc, at: int, words: FigureWords) -> bool:
    return at + 1 < len(doc) and doc[at + 1].lower_ in words.state
