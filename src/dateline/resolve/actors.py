"""Who acts and suffers, across reports: linked by name, never by guess.

A person's surname is linked to the one full name in the story that ends with it; an acronym to the one name with those
initials. Where two fit, neither is taken. Police, protesters and other common words are one actor a country only.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from dateline.model.rows import MentionRow
from dateline.resolve.plain import key_of
from dateline.resolve.words import listed, plain_name

_SMALL = frozenset({"of", "the", "for", "and", "de", "la", "du", "des"})


def find_actors(mentions: Sequence[MentionRow], country_of: dict[str, str]) -> dict[str, dict[str, list[str]]]:
    """Actor keys of each mention by role.

    Args:
        mentions: Event mentions of one story.
        country_of: Report key to the country that it is mostly about, "" if none.
    """
    full = _full_names(ref.text for row in mentions for ref in (*row.agents, *row.recipients))
    links: dict[str, dict[str, list[str]]] = {}
    for row in mentions:
        country = row.place_country or country_of.get(row.report_key, "")
        roles: dict[str, list[str]] = {}
        for role in ("agents", "recipients"):
            keys = []
            for ref in getattr(row, role):
                name = _name(ref.text)
                key = ""
                if name and is_name(ref.text):
                    key = key_of("A", [full.get(name, name)])
                elif name:
                    # "A man" of one report is not the man of another.
                    key = key_of("A", [name, country, *([row.report_key] if _is_some(ref.text) else [])])
                keys.append(key)
            roles[role] = keys
        if any(roles.values()):
            links[row.id] = roles
    return links


def best_name(words: Iterable[str]) -> str:
    """The name by which an actor is called, of all words for it: the longest that is a name."""
    return max(words, key=lambda name: (is_name(name), len(name), name))


def _name(text: str) -> str:
    words = plain_name(text).split()
    if " ".join(words) in listed("pronouns"):
        # Who "he" is was not found out within the report; across reports it is nobody.
        return ""
    if words and words[-1].removesuffix("s") in listed("things"):
        return ""
    titles = listed("titles")
    while len(words) > 1 and words[0] in titles:
        words.pop(0)
    return " ".join(words)


def _is_some(text: str) -> bool:
    """Whether the words bring in someone new ("a man", "two men", "19 soldiers") and no one known."""
    first = text.casefold().split()[:1] or [""]
    return first[0] in listed("indefinite") or first[0][:1].isdigit()


def is_name(text: str) -> bool:
    """Whether the last word is capitalised: a name, not a common noun that opens a sentence."""
    last = text.replace("’s", "").replace("'s", "").split()[-1:] or [""]
    return last[0][:1].isupper() and (len(text.split()) > 1 or last[0].casefold() not in listed("no_names"))


def _full_names(texts: Iterable[str]) -> dict[str, str]:
    """Short name to the one full name that it stands for."""
    names = {_name(text) for text in texts if is_name(text)} - {""}
    meant: dict[str, set[str]] = defaultdict(set)
    for name in names:
        parts = name.split()
        if len(parts) > 1:
            meant[parts[-1]].add(name)
            meant["".join(part[0] for part in parts if part not in _SMALL)].add(name)
    return {short: full.copy().pop() for short, full in meant.items() if short in names and len(full) == 1}
