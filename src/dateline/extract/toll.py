"""The killed and injured of a report's main incident, where no number tells them: "a 19-year-old was shot dead".

The rule, in order:

1. A person is a victim where a verb or adjective of the tables says so (the same rules as for figures), whether named
   ("John Smith was killed"), described ("a 19-year-old") or a pronoun linked to one of these.
2. Mentions that actors link are one victim; so are two with the same surname, and two with the same age. Two that
   differ in surname, or in age, are two. A victim with neither ("a man", "the victim") adds to the count only where it
   is the only one.
3. Numbers of two and more beat persons: the headline's, else the largest of the opening, else the first of the rest; of
   numbers that are exact, no part of another, no running total of a longer stretch, neither denied nor planned. A
   number of people shot holds the dead too.
4. Who was killed is not injured as well.
5. Where nobody is found, the opening's own words for it count as one: "a homicide", "the fatal shooting"; "gunshot
   wounds". "A double homicide" is two killed, "a triple shooting" three shot. Where the headline tells a death and the
   rest only that one was shot, that one died.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from dateline.extract.figures.measure import measure_of
from dateline.extract.figures.numeral import Numeral
from dateline.extract.figures.words import FigureWords, figure_words
from dateline.extract.mentions import ActorMention
from dateline.extract.reading import Reading
from dateline.model.claim import Figure
from dateline.model.vocabulary import Measure, Status, ZoneKind

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_AGE = re.compile(r"\b(\d{1,3})(?:-| )(?:year|month|week|day)s?(?:-| )old|, (\d{1,2})(?=,|\.|$| of)|\((\d{1,2})\)")
_SHOT = re.compile(r"\b(shot|struck|hit)\b")
_HURT = re.compile(r"\b(wounded|injur\w+|hurt|wounding)\b")
_KILLING = re.compile(
    r"\b(homicides?|(?<!attempted )murder(ed)?|slaying|slain|fatal(ly)?|deadly|died|dies|dead|kill(s|ed|ing)?"
    r"|shot to death|shooting death)\b"
)
_WOUND = re.compile(r"\b(gunshot wounds?|shot|wounded|injured|injuries|shooting victim|grazed)\b")
_MULTIPLE = re.compile(r"\b(double|triple|quadruple)[ -]+(homicide|murder|killing|slaying|fatal|shooting)")
_TIMES = {"double": 2, "triple": 3, "quadruple": 4}
_OPENING = 8
"""Blocks that count as the opening."""
_SUFFIXES = {"jr.", "jr", "sr.", "sr", "iii", "the", "mr.", "ms.", "mrs."}
_SUSPECTS = {"suspect", "gunman", "shooter", "attacker", "intruder", "robber", "burglar", "assailant"}
_HARM = (Measure.KILLED, Measure.INJURED, Measure.HOSPITALISED)


@dataclass(frozen=True, slots=True)
class Toll:
    """Killed and injured in the main incident of a report."""

    killed: int
    injured: int


@dataclass
class _Victim:
    entity: str
    names: set[str] = field(default_factory=set)
    ages: set[str] = field(default_factory=set)
    killed: bool = False
    weight: int = 0
    first: int = 0


def toll(reading: Reading) -> Toll:
    """Killed and injured of the report's main incident, by the rule above. Needs a reading with figures."""
    words = figure_words(reading.pack)
    victims = _merged(_victims(reading, words))
    killed_people = sum(victim.killed for victim in victims)
    hurt_people = len(victims) - killed_people
    killed, hurt, shot = _numbers(reading)
    opening = " ".join(block.doc.text.lower() for block in reading.blocks[:_OPENING])
    headline = reading.blocks[0].doc.text.lower() if reading.blocks else ""
    by_word, shot_by_word = _by_words(opening)
    dead = max(killed, killed_people, by_word) if killed < 2 else killed
    shot = shot or shot_by_word
    if hurt > 1:
        # "One was hurt badly, the other three are stable" tells of a part of the four who were shot.
        injured = max(hurt, shot - dead)
    elif shot > 1:
        injured = max(shot - dead, 0)
    else:
        injured = max(hurt_people, hurt if killed else 0)
    if not dead and _KILLING.search(opening if not injured else headline):
        # The one who was shot is the one who died, unless more were hurt.
        return Toll(1, max(injured - 1, 0) if hurt < 2 and shot < 2 else injured)
    if not dead and not injured and _WOUND.search(opening):
        injured = 1
    return Toll(dead, injured)


def _by_words(opening: str) -> tuple[int, int]:
    """Killed and shot that a word for the whole tells: "a double homicide", "a triple shooting"."""
    killed = 2 if "murder-suicide" in opening or "murder - suicide" in opening else 0
    shot = 0
    for match in _MULTIPLE.finditer(opening):
        if match[2].startswith("shooting"):
            shot = max(shot, _TIMES[match[1]])
        else:
            killed = max(killed, _TIMES[match[1]])
    return killed, shot


def _numbers(reading: Reading) -> tuple[int, int, int]:
    """Exact counts of killed, of injured, and of people shot (the dead among them); 0 where there is none."""
    found: dict[str, list[tuple[int, int]]] = {"killed": [], "hurt": [], "shot": []}
    opening = reading.blocks[min(_OPENING, len(reading.blocks)) - 1].offsets[-1] if reading.blocks else 0
    for figure in reading.figures:
        exact = figure.quantity.low is not None and figure.quantity.low == figure.quantity.high
        if not exact or figure.part_of or figure.status in (Status.DENIED, Status.CONDITIONAL):
            continue
        count = figure.quantity.low or 0
        if count > 100 or _long_ago(reading, figure):
            continue
        rank = 0 if figure.zone == "headline" or figure.span.end <= reading.blocks[0].offsets[-1] else 1
        rank += figure.span.start > opening
        if figure.measure is Measure.KILLED:
            found["killed"].append((rank, count))
        elif figure.measure in (Measure.INJURED, Measure.HOSPITALISED):
            sentence = figure.sentence.of(reading.report.text).lower()
            of_all = _SHOT.search(sentence) and not _HURT.search(sentence)
            found["shot" if of_all else "hurt"].append((rank, count))
    return _best(found["killed"]), _best(found["hurt"]), _best(found["shot"])


def _best(counts: list[tuple[int, int]]) -> int:
    if not counts:
        return 0
    rank = min(rank for rank, _ in counts)
    near = [count for r, count in counts if r == rank]
    return near[0] if rank > 1 else max(near)


def _long_ago(reading: Reading, figure: Figure) -> bool:
    sentence = figure.sentence.of(reading.report.text).lower()
    return bool(re.search(r"\b(this year|last year|so far|since|each year|annually|in 20\d\d|statistics)\b", sentence))


def _victims(reading: Reading, words: FigureWords) -> list[_Victim]:
    """Persons that a verb or adjective harms, by actor."""
    found: dict[str, _Victim] = {}
    by_entity: dict[str, list[ActorMention]] = {}
    for mention in reading.actors:
        by_entity.setdefault(mention.entity, []).append(mention)
    for mention in reading.actors:
        block = reading.blocks[mention.block]
        head = block.doc[mention.head]
        if (
            block.zone in (ZoneKind.FURNITURE, ZoneKind.HEADLINE)
            or mention.block == 0
            or head.tag_ not in ("NN", "NNP", "PRP")
        ):
            continue
        if head.tag_ == "PRP" and head.lower_ not in ("he", "she", "him", "her"):
            continue
        if head.tag_ == "NNP" and not _is_person(head):
            continue
        if head.tag_ == "NN" and head.lemma_.lower() not in words.person:
            continue
        measure = _harm(block.doc, head, words)
        if measure is None:
            continue
        victim = found.setdefault(mention.entity, _Victim(mention.entity, first=len(found)))
        victim.killed = victim.killed or measure is Measure.KILLED
        victim.weight += 1
        if head.lemma_.lower() in _SUSPECTS:
            victim.names.add("suspect")
        for other in by_entity[mention.entity]:
            _describe(victim, other, reading.blocks[other.block].doc)
    speaking = _speaking(reading)
    # Who is quoted is not the one who died, and seldom the one hurt: the parser took the speaker for the subject.
    told = [v for v in found.values() if not (v.entity in speaking and (v.killed or v.weight < 2))]
    return [*told, *_aged(reading, words)]


def _speaking(reading: Reading) -> set[str]:
    """Actors that something is credited to."""
    spans = [a.source for a in reading.attributions if a.source is not None and a.speech]
    return {m.entity for m in reading.actors if any(span.overlaps(m.span) for span in spans)}


def _aged(reading: Reading, words: FigureWords) -> list[_Victim]:
    """ "A 19-year-old was shot": told by the age alone."""
    found = []
    for block in reading.blocks[1:]:
        for token in block.doc:
            if token.lower_ == "old" and token.i > 3 and token.dep_ in ("nsubj", "nsubjpass", "dobj", "conj", "pobj"):
                measure = _harm(block.doc, token, words)
                if measure is not None:
                    age = block.doc[token.i - 4].text
                    found.append(_Victim(f"{block.index}:{token.i}", ages={age}, killed=measure is Measure.KILLED))
    return found


def _is_person(head: Token) -> bool:
    return head.ent_type_ == "PERSON"


def _harm(doc: Doc, head: Token, words: FigureWords) -> Measure | None:
    number = Numeral(doc, head.i, head.i + 1, head if head.tag_ == "NN" else None, head)
    governed = measure_of(number, words)
    if governed is None or governed.default or governed.measure not in _HARM:
        return None
    verb = doc[governed.anchor]
    for token in (verb, *verb.children):
        if token.lower_ in ("fatally", "dead", "killed", "died", "death"):
            return Measure.KILLED
    return governed.measure


def _describe(victim: _Victim, mention: ActorMention, doc: Doc) -> None:
    if mention.named:
        words = mention.name.replace("’", "'").removesuffix("'s").lower().split()
        victim.names.update(word.strip(".,'\"") for word in words if len(word) > 2 and word not in _SUFFIXES)
    around = doc[mention.first : min(len(doc), mention.last + 3)].text
    for match in _AGE.finditer(around):
        victim.ages.add(next(group for group in match.groups() if group))


def _merged(victims: Iterable[_Victim]) -> list[_Victim]:
    """Victims that may be told apart."""
    kept: list[_Victim] = []
    vague: list[_Victim] = []
    for victim in victims:
        if not victim.names and not victim.ages:
            vague.append(victim)
            continue
        same = next((k for k in kept if _same(k, victim)), None)
        if same is None:
            kept.append(victim)
        else:
            same.names |= victim.names
            same.ages |= victim.ages
            same.killed = same.killed or victim.killed
    if not kept and vague:
        kept.append(vague[0])
    if vague and any(victim.killed for victim in vague) and len(kept) == 1:
        kept[0].killed = True
    return kept


def _same(one: _Victim, two: _Victim) -> bool:
    if one.names & two.names:
        return True
    if one.ages and two.ages:
        return bool(one.ages & two.ages)
    return not (one.names and two.names)
