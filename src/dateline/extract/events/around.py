"""What stands around a trigger in its report: headlines, violence, accidents, protest."""

from __future__ import annotations

from dataclasses import dataclass

from dateline.extract.events.entries import entry
from dateline.extract.events.frames import Lexicon
from dateline.extract.events.happening import accident
from dateline.extract.reading import Block, Reading
from dateline.model.vocabulary import ZoneKind

_HEADLINE = 30
"""Tokens that a headline without a mark of its own may have."""


@dataclass(frozen=True, slots=True)
class Around:
    """What stands around a trigger: whether it is a headline's or an entry's, whether the report as a whole is of
    violence, whether blows are told nearby, whether the report is of an accident, whether people protest nearby,
    whether an earthquake or storm is told of anywhere."""

    headline: bool
    violent: bool
    near: bool
    careless: bool
    stirred: bool
    shaken: bool = False


def around(reading: Reading, lexicon: Lexicon) -> list[Around | None]:
    """What stands around each block; None for one whose words no clause ties together."""
    tell = _tells_of_violence(reading, lexicon)
    blows, dissent = lexicon.lists["causes.blows"], lexicon.lists["crowds.dissent"]
    near = [any(t.lemma_.lower() in blows for t in block.doc) for block in reading.blocks]
    stirs = [any(t.lemma_.lower() in dissent for t in block.doc) for block in reading.blocks]
    careless = accident(_opening(reading))
    quakes = lexicon.lists["turns.quakes"]
    shaken = any(t.pos_ == "NOUN" and t.lemma_.lower() in quakes for block in reading.blocks for t in block.doc)
    found: list[Around | None] = []
    for block in reading.blocks:
        i = block.index
        short = len(block.doc) < _HEADLINE and not block.doc.text.rstrip().endswith(".")
        headline = block.zone is ZoneKind.HEADLINE or (i == 0 and (short or _alone(reading))) or entry(reading, block)
        blow, stirred = any(near[max(0, i - 1) : i + 1]), any(stirs[max(0, i - 2) : i + 2])
        own = Around(headline, tell, blow, careless, stirred, shaken)
        found.append(None if _runs_on(block) else own)
    return found


def _opening(reading: Reading) -> list[str]:
    """The first sentences of a report, in lower case."""
    sentences = [sent.text.lower() for block in reading.blocks[:_FEW] for sent in block.doc.sents]
    return sentences[:_FEW]


_FEW = 3


def _alone(reading: Reading) -> bool:
    """Whether a report is one sentence: it tells its news as a headline does."""
    return len(reading.blocks) == 1 and sum(1 for _ in reading.blocks[0].doc.sents) == 1


def _runs_on(block: Block) -> bool:
    """Whether a page's first lines run on without a mark: points and captions, whose words no clause ties together."""
    if block.index > _FIRST or len(block.doc) <= _HEADLINE or block.zone is ZoneKind.HEADLINE:
        return False
    return block.doc[-1].text[-1].isalnum() and not any(t.text in ".!?" for t in block.doc[1:-1])


_FIRST = 2


def _tells_of_violence(reading: Reading, lexicon: Lexicon) -> bool:
    """Whether the report as a whole is of violence and not of a disaster: decides for "four people were killed"."""
    violent = disaster = 0
    for block in reading.blocks:
        for token in block.doc:
            if token.pos_ in ("NOUN", "VERB", "PROPN"):
                violent += token.lemma_.lower() in lexicon.lists["causes.violence"]
                disaster += token.lemma_.lower() in lexicon.lists["causes.disaster"]
    return violent > 2 * disaster
