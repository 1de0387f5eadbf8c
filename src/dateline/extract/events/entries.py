"""Entries of a chronicle: "Jan. 28: The army enters the city", "10:42 Police fire at the crowd"."""

from __future__ import annotations

import re

from dateline.extract.reading import Block, Reading

_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)(?:[a-z]{1,7})?\.?"
_WEEKDAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
_DAY = rf"(?:{_MONTH}\s+\d{{1,2}}|\d{{1,2}}(?:st|nd|rd|th)?\s+{_MONTH})(?:,?\s+\d{{4}})?"
_CLOCK = r"\d{1,2}\s?[:.]?\s?\d\d(?:\s?(?:[ap]\.?m\.?|GMT|BST|CET|E[SD]T|UTC|local time))*"
_OPENING = re.compile(
    rf"\s*[\[(•*-]*\s*(?:(?:{_WEEKDAY},?\s+)?{_DAY}(?:,?\s+{_CLOCK})?\s*(?::|–|—|--?)"
    rf"|{_WEEKDAY}\s*(?::|–|—|--)"
    rf"|{_CLOCK}\s*(?::|–|—|--?|\]|\))?)\s*(?=[\"'“‘`]*[A-Z])"
)


_MARK = re.compile(rf"\s*[\[(•*-]*\s*(?:(?:{_WEEKDAY},?\s+)?{_DAY}(?:,?\s+{_CLOCK})?|{_CLOCK})\s*[:\])–—-]*\s*")


def entry(reading: Reading, block: Block) -> bool:
    """Whether a passage opens with its day or hour, or stands under one, as entries of a chronicle or a live page do.

    They tell what happened in the present: "Jan. 28: The president sacks his cabinet".
    """
    if _OPENING.match(block.doc.text) is not None:
        return True
    before = reading.blocks[block.index - 1].doc.text if block.index else ""
    return _MARK.fullmatch(before) is not None
