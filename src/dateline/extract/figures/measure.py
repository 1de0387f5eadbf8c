"""What a number counts: the word that governs it, through the parse.

The order matters: what is counted ("40 deaths"), a toll ("the toll rose to 85"), the clause that the number stands in,
what modifies its noun ("people killed"), the words right beside it (the parser fails on headlines and captions), and
last what its noun alone suggests ("thousands of protesters").
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from dateline.extract.figures.buried import laid_to_rest
from dateline.extract.figures.came import present, registered
from dateline.extract.figures.clause import relation
from dateline.extract.figures.counted import is_person
from dateline.extract.figures.helped import helped, helped_already
from dateline.extract.figures.joined import lemma_of
from dateline.extract.figures.lone import no_harm
from dateline.extract.figures.mended import mended
from dateline.extract.figures.numeral import Governed, Numeral
from dateline.extract.figures.phrases import beside, modified, on_board, resumed, to_death
from dateline.extract.figures.rates import is_rate, is_whole, wished
from dateline.extract.figures.tolls import toll_of
from dateline.extract.figures.unfound import unfound
from dateline.extract.figures.words import FigureWords
from dateline.model.vocabulary import Group, Measure

if TYPE_CHECKING:
    from spacy.tokens import Token


_BRACKETS = {("-", "-"), ("--", "--"), ("–", "–"), ("—", "—")}
_AFTER_DASH = {(dash, end) for dash in ("-", "--", "–", "—") for end in (",", ".", ";")}
_SURROUNDING = {"ring", "surround", "encircle", "besiege", "storm", "enter", "seize", "force", "break", "climb", "line"}
_FEW = 3
_ARMED = (Group.POLICE, Group.MILITARY, Group.SECURITY_FORCES)
_TENS = {"dozen", "dozens", "scores", "hundreds", "thousands"}
_UNITS = {"battalions", "brigades", "platoons", "regiments"}
_FIELDING = {"have", "put", "send", "deploy", "post", "keep"}
_TURNED_UP = {"find", "return", "turn", "reappear", "surface", "resurface", "locate", "trace", "emerge"}


def measure_of(number: Numeral, words: FigureWords) -> Governed | None:
    """The measure of a number; None if nothing says that it counts what a record keeps."""
    if is_rate(number, words) or wished(number):
        return None
    spared = no_harm(number)
    if spared is not None and number.noun is not None:
        return Governed(spared, number.noun.i)
    bare = _bare_state(number, words) or _of_so_many(number, words)
    if bare is not None:
        return bare
    if number.noun is not None:
        told = _counted(number, number.noun, words)
        if told is not None:
            return told
    if is_whole(number):
        at = number.noun.i + 1 if number.noun is not None else number.last
        aboard = Governed(Measure.AFFECTED, at) if on_board(number, at, words) else None
        return modified(number, number.head, words) or aboard
    found = toll_of(number, words) or laid_to_rest(number, words) or unfound(number, words)
    if found is None:
        found = relation(number, number.head, words) or mended(number, words)
    if found is not None and (_told_of_them(number, found, words) or _disagrees(number)):
        found = modified(number, number.head, words) or found
    if found is not None and found.measure is Measure.MISSING:
        # "Dozens of wounded were carried away": they are not missing.
        near = number.doc[number.last : number.last + 2]
        harm = next((words.state[t.lower_] for t in near if t.lower_ in words.state), Measure.MISSING)
        found = replace(found, measure=harm) if harm in (Measure.INJURED, Measure.KILLED) else found
    if found is not None and found.measure is Measure.INJURED and _death_of(number):
        found = Governed(Measure.KILLED, number.first - 2)
    if number.noun is not None and _of_the_strong(number, found, words):
        return Governed(Measure.FORCES, number.noun.i, default=True)
    if found is not None and found.measure is Measure.DISPLACED and _gets_away(number, words):
        return Governed(Measure.ATTACKERS, found.anchor)
    if found is not None and found.measure is Measure.DETAINED and _taken_aboard(number, found, words):
        found = replace(found, measure=Measure.EVACUATED)
    if found is not None and found.measure is Measure.RELEASED:
        return _freed(number, found, words)
    if found is not None and found.measure is Measure.PARTICIPANTS and not found.toll:
        found = _taking_part(number, found, words)
        found = _fielded(number, found, words)
    if found is None or found.measure is None:
        inner = modified(number, number.head, words) or beside(number, words)
        if inner is not None and _found_since(number, inner):
            return None
        if inner is not None:
            told = Governed(inner.measure, inner.anchor, part=found is not None and found.part)
            told = _fielded(number, told, words)
            return _taking_part(number, told, words) if told.measure is Measure.PARTICIPANTS else told
    told = (helped_already(found, number) if found else None) or resumed(number, words) or helped(number, words)
    told = told or present(number, words) or registered(number, words)
    return told or _by_noun(number, words) or _bracketed(number, words)


def _fielded(number: Numeral, found: Governed, words: FigureWords) -> Governed:
    """ "The army has 10,500 on the streets": whom an army or the police put there are its own."""
    verb = number.head.head
    if found.measure is not Measure.PARTICIPANTS or number.head.dep_ != "dobj" or verb.lemma_ not in _FIELDING:
        return found
    who = next((t for t in verb.children if t.dep_ == "nsubj"), None)
    armed = who is not None and words.groups.get(lemma_of(who)) in _ARMED
    return Governed(Measure.FORCES, found.anchor) if armed else found


def _gets_away(number: Numeral, words: FigureWords) -> bool:
    """ "Two suspects fled the taxi": who attacked, and left no home."""
    return number.noun is not None and words.default.get(lemma_of(number.noun)) is Measure.ATTACKERS


def _disagrees(number: Numeral) -> bool:
    """ "A man held for a raid that left one dead and nine others hurt was jailed": the verb is of one, not of nine."""
    noun = number.noun
    if noun is None or noun.tag_ != "NNS" or noun.dep_ not in ("nsubj", "nsubjpass"):
        return False
    return any(t.lower_ in ("was", "is", "has") and t.i > noun.i for t in noun.head.children if t.dep_[:3] == "aux")


def _told_of_them(number: Numeral, found: Governed, words: FigureWords) -> bool:
    """ "listed 16 soldiers who are known to have died", "to pick up 200 tourists stranded there"."""
    picked = found.measure is Measure.DETAINED and number.doc[found.anchor].lemma_ == "pick"
    listed = found.measure is Measure.FORCES and found.toll
    inner = modified(number, number.head, words) if picked or listed else None
    return inner is not None and inner.measure is (Measure.AFFECTED if picked else Measure.KILLED)


def _of_the_strong(number: Numeral, found: Governed | None, words: FigureWords) -> bool:
    """ "12 from its 900-strong mission are missing", "pulls out its 500-strong contingent": how many serve."""
    noun = number.noun
    if noun is None or not number.doc[number.last - 1].lower_.endswith("strong"):
        return False
    serving = noun.lemma_.lower() in words.strong and noun.lemma_.lower() not in words.made_of
    part = noun.dep_ == "pobj" and noun.head.lower_ in ("from", "of", "in") and noun.head.head.tag_[:1] in ("N", "C")
    return serving and (part or (found is not None and found.measure in (Measure.RESCUED, Measure.EVACUATED)))


def _death_of(number: Numeral) -> bool:
    """ "the Sunday shooting death of a child", where the parser takes "shooting" for the verb."""
    before = number.doc[max(0, number.first - 2) : number.first].text.lower()
    return before in ("death of", "deaths of")


def _taken_aboard(number: Numeral, found: Governed, words: FigureWords) -> bool:
    """ "sent two planes to pick up 140 of its citizens": they are brought away, not held."""
    picked = number.doc[found.anchor]
    return picked.lemma_ == "pick" and any(t.lemma_.lower() in words.vessels for t in picked.sent if t.i < number.first)


def _bracketed(number: Numeral, words: FigureWords) -> Governed | None:
    """ "They led the clerks - some 15 - to a barn": a number between dashes counts the plural before it."""
    doc, first, last = number.doc, number.first, number.last
    if number.noun is not None or first < 2 or last >= len(doc) or (number.value or 0) < _FEW:
        return None
    if doc[first - 2].tag_ != "NNS" or (doc[first - 1].text, doc[last].text) not in _BRACKETS | _AFTER_DASH:
        return None
    noun = doc[first - 2]
    counted = words.counted.get(noun.lemma_.lower())
    if counted in (Measure.KILLED, Measure.DETAINED) and not any(t.like_num for t in noun.lefts):
        # "had reported the only deaths -- 159, by its tests".
        return Governed(counted, noun.i)
    if (
        (doc[first - 1].text, doc[last].text) not in _BRACKETS
        or is_person(noun, words) is not True
        or any(t.like_num for t in noun.lefts)
    ):
        return None
    measure = words.default.get(noun.lemma_.lower())
    return Governed(measure, noun.i, default=True) if measure else None


def _found_since(number: Numeral, inner: Governed) -> bool:
    """ "Two men who had been missing were found": they no longer are."""
    missing, verb = number.doc[inner.anchor], number.head.head
    if inner.measure is not Measure.MISSING or verb.lemma_ not in _TURNED_UP:
        return False
    return any(t.lower_ == "had" for t in (*missing.children, *missing.head.children))


def _counted(number: Numeral, noun: Token, words: FigureWords) -> Governed | None:
    """What is counted tells the measure: "40 deaths", "gunshot victims", "confirmed cases" of a disease."""
    lemma = noun.lemma_.lower()
    beside_it = {t.lower_ for t in number.doc[number.last : noun.i]}
    if lemma == "victim" and beside_it & words.hurting:
        return relation(number, number.head, words) or Governed(Measure.INJURED, noun.i)
    if lemma == "case" and (beside_it | {t.lower_ for t in noun.sent}) & words.disease:
        return Governed(Measure.INFECTED, noun.i)
    counted = words.counted.get(lemma) or words.counted.get(noun.lower_.removesuffix("s"))
    if lemma == "victim":
        # What is told of them here, else whatever befell those told of before.
        told = relation(number, number.head, words)
        if told is None or told.measure is None:
            told = modified(number, number.head, words)
        return told if told is not None and told.measure else Governed(Measure.AFFECTED, noun.i, kin=True)
    if counted is Measure.INJURED:
        return relation(number, number.head, words) or Governed(counted, noun.i)
    stays = counted is Measure.HOSPITALISED and lemma != "admission"
    if stays or counted in (Measure.KILLED, Measure.DETAINED, Measure.INFECTED, Measure.AFFECTED):
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
    told = words.state[doc[last].lower_]
    return Governed(Measure.KILLED if told is Measure.INJURED and to_death(doc[last]) else told, last)


def _of_so_many(number: Numeral, words: FigureWords) -> Governed | None:
    """ "Of 3,162 people arrested, 341 have gone home": what befell the whole."""
    doc, noun, start = number.doc, number.noun, number.doc[number.first].sent.start
    if noun is None or doc[start].lower_ != "of" or number.first - start > 2 or noun.i + 2 >= len(doc):
        return None
    state = words.state.get(doc[noun.i + 1].lower_)
    return Governed(state, noun.i + 1) if state is not None and doc[noun.i + 2].text == "," else None


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
    ringing = verb.lemma_ in _SURROUNDING and words.groups.get(lemma) in _ARMED
    if ringing and not any(t.lower_ in ("protest", "strike") or t.lemma_ == "demand" for t in verb.subtree):
        # "Three hundred riot police ringed the compound".
        return Governed(Measure.FORCES, found.anchor)
    joining = verb.lemma_ in ("take", "join", "participate")
    sent = words.default.get(lemma) is Measure.FORCES or words.groups.get(lemma) in _ARMED
    if joining and sent and not any(t.lemma_.lower() in words.protest for t in verb.sent):
        # "The raid, in which 110 officers took part".
        return Governed(Measure.FORCES, found.anchor)
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
            *("us", "u.s.", "un", "u.n.", "nato", "american", "coalition", "uniformed", "naval", "navy", "defence"),
        }:
            measure = Measure.FORCES
    if measure is None and number.doc[number.last - 1].lower_.endswith("strong") and lemma in words.strong:
        # "from its 3,000-strong border guard".
        measure = None if lemma in words.made_of else Measure.FORCES
    if measure is None and number.doc[number.last - 1].lower_.endswith("strong"):
        # "the 9,000-strong crowd".
        measure = Measure.PARTICIPANTS if words.of.get(lemma) is Measure.PARTICIPANTS else None
    if measure is None and _armed(number, words):
        measure = Measure.FORCES
    if measure is Measure.FORCES and _on_trial(number, words):
        return None
    return Governed(measure, number.noun.i, default=True) if measure else None


def _armed(number: Numeral, words: FigureWords) -> bool:
    """ "20 armoured carriers", "three infantry battalions", "two aircraft carriers": what forces come with."""
    noun = number.noun
    if noun is not None and noun.lower_ in _UNITS:
        return True
    if noun is None or noun.lemma_.lower() not in words.war_gear or noun.tag_ not in ("NNS", "NN"):
        return False
    if not any(t.like_num or t.lower_ in _TENS for t in number.doc[number.first : number.last]):
        # "several armoured vehicles": nobody counted them.
        return False
    beside = number.doc[max(number.last, noun.i - 2) : noun.i]
    return any(t.lower_ in words.of_war for t in beside)


def _on_trial(number: Numeral, words: FigureWords) -> bool:
    """Soldiers who are charged or honoured are not forces sent or present."""
    told = (number.head.head, *number.head.children)
    return any(t.lemma_.lower() in words.no_deployment for t in told)
