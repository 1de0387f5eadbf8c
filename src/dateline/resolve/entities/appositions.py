"""What sentences themselves say of somebody who is named: initials in brackets, and a description beside the name.

"The Collective Security Treaty Organization (CSTO), a Russia-led military alliance, sent troops" tells what CSTO stands
for, and what else it is called.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from dateline.resolve.entities.named import country_named, spelled
from dateline.resolve.words import listed, plain_name

_NAME = r"(?P<name>[A-Z][\w'’-]*(?: (?:(?:of|for|and|the|de|la|du) ){0,2}[A-Z][\w'’-]*)*)"
_SHORT = r"(?: \((?P<short>[A-Z][A-Z.&-]{1,9})\))?"
_END = r"(?=[,.;:)!?]| (?:which|that|who|whose|called|known)\b|$)"
_BESIDE = re.compile(rf"\b{_NAME}{_SHORT}(?:,| [–—-]) (?P<words>(?:an?|the) [^,.;:()“”\"–—]{{3,70}}?){_END}")
_BEFORE = re.compile(
    rf"\b(?P<words>(?:[Aa]n?|[Tt]he) [^,.;:()“”\"–—]{{3,70}}?),? (?:called|known as|named) (?:the )?{_NAME}{_SHORT}"
)
_INITIALS = re.compile(rf"\b{_NAME} \((?P<short>[A-Z][A-Z.&-]{{1,9}})\)")
_SIGNS = (", a", ", the ", " – ", " — ", " - ", " called ", " known as ", " named ")
_MOST = 8
"""Words of a description; what is longer tells a story."""


@dataclass(frozen=True, slots=True)
class Apposed:
    """What sentences say.

    Attributes:
        initials: An acronym, as it is compared, to names and the first claim that gives each.
        called: A description to the names that it stands beside, and the first claim of each.
    """

    initials: dict[str, dict[str, str]] = field(default_factory=lambda: defaultdict(dict))
    called: dict[str, dict[str, str]] = field(default_factory=lambda: defaultdict(dict))


def apposed(sentences: Iterable[tuple[str, str]]) -> Apposed:
    """What sentences say of those who are named in them.

    Args:
        sentences: Id of a claim, and its sentence.
    """
    found = Apposed()
    seen: set[str] = set()
    for id, sentence in sorted(sentences):
        if sentence in seen:
            continue
        seen.add(sentence)
        if "(" in sentence:
            for match in _INITIALS.finditer(sentence):
                name, short = _spelled_out(match["name"], match["short"])
                if short:
                    found.initials[short].setdefault(name, id)
        for pattern in (_BESIDE, _BEFORE) if any(sign in sentence for sign in _SIGNS) else ():
            for match in pattern.finditer(sentence):
                name = spelled(plain_name(match["name"]))
                if name and match["name"].casefold() not in listed("no_names"):
                    for words in forms(match["words"]):
                        found.called[words].setdefault(name, id)
    return found


def forms(text: str) -> list[str]:
    """A description as it is compared, and the same without what follows "of"; none where it says too little."""
    if text.split()[-1][:1].isupper() and " of " not in text:
        # "Kazakhstan, the United States": a list of names.
        return []
    found = []
    for words in dict.fromkeys((text, text.split(" of ")[0])):
        plain = plain_name(words)
        if 2 <= len(plain.split()) <= _MOST and not words.split()[-1][:1].isupper():
            found.append(plain)
    return found


def is_body(text: str) -> bool:
    """Whether a description is of a body, and tells which by a name in it: "a Russia-led military alliance"."""
    words = text.split(" of ")[0].split()
    if not words or words[-1].casefold() not in listed("described_bodies"):
        return False
    return any(word[:1].isupper() for word in words[1:])


def _spelled_out(name: str, short: str) -> tuple[str, str]:
    """A name and its initials as they are compared; "" where the brackets hold something else."""
    plain = plain_name(name)
    letters = [letter for letter in short.casefold() if letter.isalpha()]
    starts = [word[0] for word in plain.split()]
    if len(starts) < 2 or len(letters) < 2 or country_named(plain_name(short)):
        return "", ""
    rest = iter(starts)
    # Each letter begins a word, in their order; little words may have none.
    fits = all(any(letter == start for start in rest) for letter in letters)
    return (spelled(plain), spelled(plain_name(short))) if fits else ("", "")
