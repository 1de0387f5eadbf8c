"""Trigger words and what each says of who did what to whom, built once a pack from the table ``events``."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from dateline.language import Pack
from dateline.model.vocabulary import EventType


@dataclass(frozen=True, slots=True)
class Frame:
    """Type and mode of an event, and how its trigger names the two sides.

    ``to`` are prepositions that lead to the recipient; ``object`` whether the object of the verb is one; ``both`` that
    subject and partner do it to each other; ``strict`` that a noun needs an actor beside it; ``harm`` that it is
    violence only where something says so; ``person`` that the recipient can act; ``anyone`` that
    it may be a word not known as such; ``things`` that nobody acts; ``told`` that the noun
    alone is too vague: a verb must say that it took place; ``partner`` that
    both sides must be named;
    ``officials`` that both sides must be able to act.
    """

    type: EventType
    mode: str = ""
    to: frozenset[str] = frozenset()
    object: bool = True
    both: bool = False
    strict: bool = False
    harm: bool = False
    person: bool = False
    anyone: bool = False
    partner: bool = False
    told: bool = False
    things: bool = False
    officials: bool = False


Lists = dict[str, frozenset[str]]
"""Word lists by "section.name"."""


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Look-ups by lemma. A pattern is a frame and the words one of which must hang on the verb (None: none needed).

    ``demand`` and ``blame`` are the frames of a verb of speech before what another must do, or has done.
    """

    verbs: dict[str, tuple[tuple[frozenset[str] | None, Frame], ...]]
    nouns: dict[str, tuple[tuple[str, Frame], ...]]
    things: frozenset[str]
    lists: Lists
    humans: frozenset[str]
    demand: Frame
    blame: Frame


def lexicon(pack: Pack) -> Lexicon:
    """The pack's event look-ups."""
    made: Lexicon = pack.once(
        "events.lexicon",
        lambda: _build(pack.table("events"), pack.table("event_words"), pack.table("nouns")),
    )
    return made


def _build(table: dict[str, Any], beside: dict[str, Any], wordnet: dict[str, str]) -> Lexicon:
    verbs: dict[str, list[tuple[frozenset[str] | None, Frame]]] = {}
    nouns: dict[str, list[tuple[str, Frame]]] = {}
    for entry in table["frame"]:
        frame = Frame(
            EventType(entry["type"]),
            entry.get("mode", ""),
            frozenset(entry.get("to", ())),
            **{key: entry[key] for key in _FLAGS if key in entry},
        )
        for pattern in entry.get("verbs", ()):
            lemma, _, words = pattern.partition(" ")
            slot = frozenset(word for part in words.split() for word in part.split("|")) if words else None
            verbs.setdefault(lemma, []).append((slot, frame))
        for pattern in entry.get("nouns", ()):
            *before, lemma = pattern.split()
            nouns.setdefault(lemma, []).append((before[-1] if before else "", frame))
    lists = {
        f"{section}.{name}": frozenset(words)
        for section, lists in (*table.items(), *beside.items())
        if section != "frame"
        for name, words in lists.items()
    }
    return Lexicon(
        # The pattern that asks for a word beside the verb tells more than the verb alone; so for nouns.
        {lemma: tuple(sorted(found, key=lambda p: _order(p[0]))) for lemma, found in verbs.items()},
        {lemma: tuple(sorted(found, key=lambda p: p[0] == "")) for lemma, found in nouns.items()},
        frozenset(table["things"]["words"]),
        lists,
        frozenset(wordnet["people"].split()) - frozenset(table["impersonal"]["words"]),
        Frame(EventType.REQUEST, "change"),
        Frame(EventType.ACCUSE, "allege"),
    )


def _order(slot: frozenset[str] | None) -> int:
    """Words told one by one before classes of words, then particles ("fire *people" before "fire on"), then none."""
    if slot is None:
        return 3
    if slot <= _PARTICLES:
        return 2
    return 1 if any(word.startswith("*") for word in slot) else 0


_PARTICLES = {"on", "at", "into", "upon", "in", "for", "with", "from", "to", "of", "up", "out", "off", "down", "over"}


_FLAGS = ("object", "both", "strict", "harm", "person", "anyone", "partner", "told", "things", "officials")
