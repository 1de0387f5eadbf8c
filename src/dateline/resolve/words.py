"""Words and names as they are compared."""

from __future__ import annotations

import functools
import re
import tomllib
from collections.abc import Iterable
from importlib import resources
from typing import Any

_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+|\.(?:\d|[^\W\d_](?![^\W\d_]))[^\W_]*)*")
"""A full stop is of a word before a figure or a letter alone ("3.5", "p.m"): "said.Police" are two."""

_OWN_VOICE = re.compile(r"\b(?:[Ww]e|[Oo]ur|us|[Oo]urselves|WE|OUR)\b")

_ARTICLES = frozenset({"the", "a", "an", "its", "their", "his", "her", "some", "these", "those"})


@functools.cache
def table() -> dict[str, Any]:
    """The table of this room."""
    return tomllib.loads((resources.files("dateline.resolve") / "words.toml").read_text("utf-8"))


@functools.cache
def listed(name: str) -> frozenset[str]:
    """One list of the table, for look-up."""
    return frozenset(table()[name])


def words_of(text: str) -> list[str]:
    """Words of a text in lower case, punctuation left out, in order."""
    return [match[0] for match in _WORD.finditer(_plain(text.casefold()))]


def plain_words(text: str) -> list[str]:
    """Words of a text in lower case, as ``words_and_spans`` has them."""
    return [_plain(word.casefold()) for word in _WORD.findall(text)]


def words_and_spans(text: str) -> list[tuple[str, int, int]]:
    """Words of a text in lower case with where they stand in it."""
    return [(_plain(match[0].casefold()), match.start(), match.end()) for match in _WORD.finditer(text)]


def _plain(text: str) -> str:
    """With one sign for the apostrophe, whatever key a desk has."""
    return text.replace("’", "'")


@functools.lru_cache(maxsize=4096)
def plain_name(text: str) -> str:
    """A name as it is compared: lower case, without articles and a possessive's end."""
    words = [word.removesuffix("'s").removesuffix("’s") for word in words_of(text)]
    return " ".join(word for word in words if word not in _ARTICLES)


def head_noun(text: str) -> str:
    """Last word of a noun phrase, without a plural's end: enough to tell houses from schools."""
    words = plain_name(text.split(" of ")[0].split(" and ")[0]).split()
    return words[-1].removesuffix("s") if words else ""


def says(sentence: str, phrases: str | Iterable[str]) -> bool:
    """Whether a sentence holds any of some phrases, or of a list of the table, as whole words."""
    return _says_listed(sentence, phrases) if isinstance(phrases, str) else _says(sentence, phrases)


@functools.lru_cache(maxsize=65_536)
def in_own_voice(text: str) -> bool:
    """Whether somebody speaks of himself: "we counted", "told us"; the US is no one's own voice."""
    return bool(_OWN_VOICE.search(text))


@functools.lru_cache(maxsize=65_536)
def _says_listed(sentence: str, name: str) -> bool:
    # Each figure of a story is laid beside all others, so a sentence is asked for the same list again and again.
    return _says(sentence, listed(name))


def _says(sentence: str, phrases: Iterable[str]) -> bool:
    found = _folded(sentence)
    return any(f" {phrase} " in found for phrase in phrases)


@functools.lru_cache(maxsize=4096)
def _folded(sentence: str) -> str:
    return " " + " ".join(words_of(sentence)) + " "
