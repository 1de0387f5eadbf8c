"""The table of zone rules, read once: what furniture, captions and credits look like."""

from __future__ import annotations

import functools
import re
import tomllib
from importlib import resources
from typing import Any

# Furniture and captions are short; a longer paragraph is news whatever it begins with.
_LONGEST = 400
_LONGEST_LEGAL = 900
_LEGAL = re.compile(
    r"\s*(copyright|©|\(c\)|we use|this (website|site)|.{0,40}transcripts? (are|is) created)", re.IGNORECASE
)


@functools.cache
def table() -> dict[str, Any]:
    """The table ``zones.toml``."""
    return tomllib.loads((resources.files("dateline.ingest") / "zones.toml").read_text("utf-8"))


@functools.cache
def words(part: str, key: str) -> frozenset[str]:
    """A list of words of the table."""
    return frozenset(table()[part][key])


@functools.cache
def _pattern(part: str, key: str) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{rule})" for rule in table()[part][key]), re.IGNORECASE)


@functools.cache
def _ending() -> re.Pattern[str]:
    return re.compile(r"(?:" + "|".join(table()["caption"]["end"]) + r")[\s.]*$", re.IGNORECASE)


def is_furniture(words: str) -> bool:
    """Whether a whole paragraph is furniture. In doubt it is not."""
    if len(words) > _LONGEST:
        return len(words) <= _LONGEST_LEGAL and bool(
            _LEGAL.match(words) and _pattern("furniture", "start").match(words)
        )
    return bool(_pattern("furniture", "whole").fullmatch(words) or _pattern("furniture", "start").match(words))


def is_tail(words: str) -> bool:
    """Whether a paragraph opens what stands under a page's text: comments, forms, other stories."""
    return len(words) <= _LONGEST and bool(_pattern("furniture", "tail").match(words))


def is_caption(words: str) -> bool:
    """Whether a paragraph is the caption of a picture, by how it begins or by the credit at its end."""
    if len(words) > _LONGEST:
        return False
    return bool(_pattern("caption", "start").match(words) or _ending().search(words))


def is_credit(words: str) -> bool:
    """Whether a paragraph names who reported, wrote or edited, as at an article's foot."""
    return len(words) <= _LONGEST and bool(_pattern("byline", "whole").fullmatch(words))


def is_masthead(words: str, outlet: str = "") -> bool:
    """Whether a line is the name of a newspaper: the outlet's own, or up to four capitalised words ending in one."""
    if outlet and words.casefold() == outlet.casefold():
        return True
    parts = words.split()
    if not 2 <= len(parts) <= 4 or not all(part[0].isupper() or part in {"of", "the", "and", "&"} for part in parts):
        return False
    return parts[-1].casefold() in _mast_words()


@functools.cache
def _mast_words() -> frozenset[str]:
    return words("masthead", "words")
