"""Who acts and suffers, across reports: linked by name, never by guess.

Within a story a surname is linked to the only full name that ends with it, an acronym to the only name with those
initials, spellings of one name to each other, an office ("the president") to the only one who is named with it, and
whatever a report itself uses for somebody ("he", "the mayor") to who that is there. Where two fit, neither is taken.
Police, officials and other common words are one actor a country only.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from dateline.model.rows import ActorLink, MentionRow
from dateline.resolve.named import called, country_named, spelled
from dateline.resolve.plain import key_of
from dateline.resolve.words import listed, plain_name

_SMALL = frozenset({"of", "the", "for", "and", "de", "la", "du", "des"})
_ROLES = ("agents", "recipients")


@dataclass(frozen=True, slots=True)
class _Directory:
    """Who is named in a story.

    Attributes:
        full: A short name, or an acronym, to the only full name that it stands for.
        holders: Office and country to the full names of those who are named with it.
        own: Report and the entity there to the full name that the report gives it.
    """

    full: Mapping[str, str]
    holders: Mapping[tuple[str, str], frozenset[str]]
    own: Mapping[tuple[str, str], str]


def find_actors(mentions: Sequence[MentionRow], country_of: dict[str, str]) -> dict[str, dict[str, list[str]]]:
    """Actor keys of each mention by role.

    Args:
        mentions: Event mentions of one story.
        country_of: Report key to the country that it is mostly about, "" if none.
    """
    known = _directory(mentions, country_of)
    links: dict[str, dict[str, list[str]]] = {}
    for row in mentions:
        roles = {role: [_key(ref, row, known, country_of) for ref in getattr(row, role)] for role in _ROLES}
        if any(roles.values()):
            links[row.id] = roles
    return links


def _key(ref: ActorLink, row: MentionRow, known: _Directory, country_of: Mapping[str, str]) -> str:
    words = called(ref.text)
    if _is_thing(ref.text):
        return ""
    if is_name(ref.text) and words.plain and words.plain.split()[-1] not in listed("bodies"):
        code = country_named(plain_name(ref.text)) if not words.office else ""
        return key_of("A", ["country", code] if code else [_full_name(ref, words.name, known)])
    if ref.entity and (meant := known.own.get((row.report_key, ref.entity))):
        return key_of("A", [meant])
    if plain_name(ref.text) in listed("pronouns") or not words.plain:
        # Who "he" is was not found out within the report; across reports it is nobody.
        return ""
    country = words.country or row.place_country or country_of.get(row.report_key, "")
    if words.plain in listed("offices"):
        state = words.country or country_of.get(row.report_key) or row.place_country
        holders = known.holders.get((words.plain, state), frozenset())
        return key_of("A", [*holders] if len(holders) == 1 else [words.plain, state])
    # "A man" of one report is not the man of another.
    return key_of("A", [_noun(words.plain), country, *([row.report_key] if _is_some(ref.text) else [])])


def _directory(mentions: Sequence[MentionRow], country_of: Mapping[str, str]) -> _Directory:
    named = [
        (row, ref)
        for row in mentions
        for role in _ROLES
        for ref in getattr(row, role)
        if is_name(ref.text) and not _is_thing(ref.text)
    ]
    alone = _Directory({}, {}, {})
    names = {_full_name(ref, called(ref.text).name, alone) for _, ref in named} - {""}
    known = _Directory(_full_names(names), {}, {})
    holders: dict[tuple[str, str], set[str]] = defaultdict(set)
    own: dict[tuple[str, str], set[str]] = defaultdict(set)
    for row, ref in named:
        words = called(ref.text)
        if not words.plain or words.plain.split()[-1] in listed("bodies"):
            continue
        full = _full_name(ref, words.name, known)
        if words.office:
            holders[words.office, words.country or country_of.get(row.report_key) or row.place_country].add(full)
        if ref.entity:
            own[row.report_key, ref.entity].add(full)
    return _Directory(
        known.full,
        {office: frozenset(found) for office, found in holders.items()},
        {entity: found.copy().pop() for entity, found in own.items() if len(found) == 1},
    )


def _full_name(ref: ActorLink, name: str, known: _Directory) -> str:
    """The fullest name: the one that the report has for the same entity, or the only one of the story."""
    entity = spelled(" ".join(ref.entity.split("-")).rstrip("0123456789 "))
    if name and entity.endswith(f" {name}"):
        name = entity
    return known.full.get(name, name)


def _is_thing(text: str) -> bool:
    words = plain_name(text).split()
    return bool(words) and words[-1].removesuffix("s") in listed("things")


def _noun(plain: str) -> str:
    last = plain.removesuffix("s")
    return "authorities" if last in listed("authorities") else plain


def best_name(words: Iterable[str]) -> str:
    """The name by which an actor is called, of all words for it: the longest that is a name."""
    return max(words, key=lambda name: (is_name(name), len(name), name))


def _is_some(text: str) -> bool:
    """Whether the words bring in someone new ("a man", "two men", "19 soldiers") and no one known."""
    first = text.casefold().split()[:1] or [""]
    return first[0] in listed("indefinite") or first[0][:1].isdigit()


def is_name(text: str) -> bool:
    """Whether the last word is capitalised: a name, not a common noun that opens a sentence."""
    last = text.replace("’s", "").replace("'s", "").split()[-1:] or [""]
    return last[0][:1].isupper() and (len(text.split()) > 1 or last[0].casefold() not in listed("no_names"))


def _full_names(names: Iterable[str]) -> dict[str, str]:
    """Short name to the one full name that it stands for."""
    names = set(names)
    meant: dict[str, set[str]] = defaultdict(set)
    for name in names:
        parts = name.split()
        if len(parts) > 1:
            meant[parts[-1]].add(name)
            meant["".join(part[0] for part in parts if part not in _SMALL)].add(name)
    return {short: full.copy().pop() for short, full in meant.items() if short in names and len(full) == 1}
