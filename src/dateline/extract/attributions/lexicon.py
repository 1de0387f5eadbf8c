"""The table of words that report, as look-ups.

Frames are explained at the head of attributions.toml.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import cast

from dateline.language import Pack


@dataclass(frozen=True, slots=True)
class Frame:
    """What a cue word may take: ``takes`` are the codes of the table, ``preps`` prepositions that lead to it.

    ``speech`` tells whether it may report speech at all, ``spoken`` with which of its codes it does: a threat to leave
    is said, a thing that threatens another says nothing.
    """

    speech: bool
    takes: frozenset[str]
    preps: frozenset[str]
    spoken: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Lexicon:
    """All that attributions.toml says, in the shape the rules ask for."""

    verbs: dict[str, Frame]
    nouns: dict[str, Frame]
    adjectives: dict[str, Frame]
    adverbs: frozenset[str]
    phrases: tuple[tuple[str, ...], ...]
    denying: frozenset[str]
    withheld: frozenset[str]
    manner: frozenset[str]
    raising: frozenset[str]
    days: frozenset[str]
    months: frozenset[str]
    people: frozenset[str]
    folk: frozenset[str]
    humans: frozenset[str]
    """Every noun for somebody: those of the table and of WordNet."""
    groups: frozenset[str]
    leading: frozenset[str]
    issuing: frozenset[str]
    checking: frozenset[str]
    giving: frozenset[str]
    counts: frozenset[str]
    counters: frozenset[str]
    perceiving: frozenset[str]
    reporters: frozenset[str]
    rejecting: frozenset[str]
    accounts: frozenset[str]
    channels: frozenset[str]
    resuming: frozenset[str]
    false: frozenset[str]
    pictures: frozenset[str]
    counting: frozenset[str]
    recording: frozenset[str]
    revising: frozenset[str]
    keepers: frozenset[str]
    speakers: frozenset[str]
    plain: frozenset[str]
    saying: frozenset[str]
    voicing: frozenset[str]
    citing: frozenset[str]
    stirring: frozenset[str]
    showing: frozenset[str]


_CODES = frozenset("ciogrwjpstqu")


def lexicon(pack: Pack) -> Lexicon:
    """The look-ups of a pack, built once."""
    return cast(Lexicon, pack.once("attributions.lexicon", lambda: _build(pack)))


def _build(pack: Pack) -> Lexicon:
    table = pack.table("attributions")
    words = table["words"]
    return Lexicon(
        verbs=_frames(table["verbs"]),
        nouns=_frames(table["nouns"]),
        adjectives=_frames(table["adjectives"]),
        adverbs=_set(words["adverbs"]),
        phrases=tuple(sorted((tuple(p.split()) for p in words["phrases"]), key=len, reverse=True)),
        denying=_set(words["denying"]),
        withheld=_set(words["withheld"]),
        manner=_set(words["manner"]),
        raising=_set(words["raising"]),
        days=_set(words["days"]),
        months=_set(words["months"]),
        people=_set(words["people"]),
        folk=_set(words["folk"]),
        humans=_set(words["people"]) | _set(words["folk"]) | _set(pack.table("nouns")["people"]),
        groups=frozenset(w for kind in pack.table("actors")["class"].values() for w in kind["words"]),
        leading=_set(words["leading"]),
        issuing=_set(words["issuing"]),
        checking=_set(words["checking"]),
        giving=_set(words["giving"]),
        counts=_set(words["counts"]),
        counters=_set(words["counters"]),
        perceiving=_set(words["perceiving"]),
        reporters=_set(words["reporters"]),
        rejecting=_set(words["rejecting"]),
        accounts=_set(words["accounts"]),
        channels=_set(words["channels"]),
        resuming=_set(words["resuming"]),
        false=_set(words["false"]),
        pictures=_set(words["pictures"]),
        counting=_set(words["counting"]),
        recording=_set(words["recording"]),
        revising=_set(words["revising"]),
        keepers=_set(words["keepers"]),
        speakers=_set(words["speakers"]),
        plain=_set(words["plain"]),
        saying=_set(words["saying"]),
        voicing=_set(words["voicing"]),
        citing=_set(words["citing"]),
        stirring=_set(words["stirring"]),
        showing=_set(words["showing"]),
    )


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


def _frames(kinds: dict[str, dict[str, str]]) -> dict[str, Frame]:
    """Lemma to frame; a lemma that stands under several codes takes them all, and is speech if one of them is."""
    found: dict[str, Frame] = {}
    for kind, lists in kinds.items():
        for codes, lemmas in lists.items():
            split = codes.split()
            takes = frozenset(c for c in split if c in _CODES)
            speech = kind == "speech"
            frame = Frame(speech, takes, frozenset(split) - takes, takes if speech else frozenset())
            for lemma in lemmas.split():
                found[lemma] = _join(found.get(lemma), frame)
    return found


def _join(one: Frame | None, two: Frame) -> Frame:
    if one is None:
        return two
    return Frame(one.speech or two.speech, one.takes | two.takes, one.preps | two.preps, one.spoken | two.spoken)


def humans(pack: Pack) -> frozenset[str]:
    """Every noun for somebody: those of the table and of WordNet."""
    return lexicon(pack).humans
