"""The group of those who are counted, where their own words leave it open: what the sentence and the report tell."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dateline.extract.figures.counted import is_person
from dateline.extract.figures.joined import lemma_of
from dateline.extract.figures.words import FigureWords
from dateline.extract.reading import Reading
from dateline.extract.times.told import OPENING
from dateline.model.vocabulary import Group, Measure

if TYPE_CHECKING:
    from spacy.tokens import Doc
    from spacy.tokens import Span as Tokens


def of_protest(reading: Reading, words: FigureWords) -> bool:
    """Whether the report is about a protest, so that who gathers took part in it: told twice, or in the opening."""
    told = [block.index for block in reading.blocks for token in block.doc if token.lemma_.lower() in words.protest]
    return len(told) > 1 or bool(told and told[0] < OPENING)


def refined(
    group: Group,
    measure: Measure,
    *,
    people: tuple[int, int] | None,
    doc: Doc,
    last: int,
    protest: bool,
    words: FigureWords,
) -> Group:
    """The group by what is counted and who is told of around it; the same where these tell nothing more.

    Args:
        group: The group by the words for those who are counted.
        measure: What was counted.
        people: The tokens of these words, as [first, end); None if unsaid.
        doc: The parsed block.
        last: Index after the number.
        protest: Whether the report is about a protest.
        words: The word lists of figures.
    """
    sentence = doc[last - 1].sent
    if measure is Measure.PARTICIPANTS and group in (Group.PEOPLE, Group.DEMONSTRATORS):
        return _gathered(group, people, doc, protest=protest, words=words)
    if group is Group.DEMONSTRATORS and not protest and people is not None and lemma_of(doc[people[1] - 1]) == "looter":
        return Group.PEOPLE
    if group is not Group.PEOPLE:
        return group
    aboard = {t.lower_ for t in doc[last : min(last + 4, sentence.end)]}
    if measure is Measure.AFFECTED and aboard & {"aboard", "board"}:
        return Group.PASSENGERS
    if measure is Measure.ATTACKERS:
        return Group.MILITANTS
    if measure is Measure.FORCES and people is not None and lemma_of(doc[people[1] - 1]) in words.strong:
        # "a 500-strong contingent".
        return Group.MILITARY
    if measure is Measure.FORCES and (people is None or lemma_of(doc[people[1] - 1]) == "personnel"):
        return _armed(doc, sentence.start, last, words) if people is None else Group.MILITARY
    if people is not None and any(t.lower_ == "rights" for t in doc[slice(*people)]):
        # "three rights activists": who watches a protest is not in it.
        return group
    if measure is Measure.DETAINED and (_at_protest(sentence, words) or (people is None and _before(sentence, words))):
        return Group.DEMONSTRATORS
    return group


def _armed(doc: Doc, start: int, last: int, words: FigureWords) -> Group:
    """Which force a number without a noun is of: the last told of ("raise troop numbers by 900, police by 300")."""
    told = (words.groups.get(lemma_of(t)) for t in reversed(doc[start:last]))
    return next((group for group in told if group in _FORCES), Group.MILITARY)


_FORCES = (Group.MILITARY, Group.POLICE, Group.SECURITY_FORCES)


def _gathered(group: Group, people: tuple[int, int] | None, doc: Doc, *, protest: bool, words: FigureWords) -> Group:
    """Who gathers protests where the report is about a protest, unless they come to mourn, pray or look on."""
    noun = doc[people[1] - 1] if people is not None else None
    if noun is None:
        return Group.DEMONSTRATORS if protest else group
    lemma = lemma_of(noun)
    if lemma in words.groups or lemma in words.onlookers:
        return group
    if not protest and lemma != "supporter":
        return Group.PEOPLE
    return Group.DEMONSTRATORS if is_person(noun, words) else group


def _at_protest(sentence: Tokens, words: FigureWords) -> bool:
    """Whether a sentence tells of a protest: who is held there took part in it."""
    return any(t.lemma_.lower() in words.protest for t in sentence)


def _before(sentence: Tokens, words: FigureWords) -> bool:
    """Whether the sentence before tells of a protest."""
    return sentence.start > 0 and _at_protest(sentence.doc[sentence.start - 1].sent, words)
