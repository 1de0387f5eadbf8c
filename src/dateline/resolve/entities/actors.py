"""Who acts and suffers, across reports: linked by name, never by guess.

Within a story a surname is linked to the only full name that ends with it, an acronym to the only name with those
initials, spellings of one name to each other, an office ("the president") to the only one who is named with it, a
description ("a Russia-led military alliance") to the only one beside whom it stands, and whatever a report itself uses
for somebody ("he", "the mayor") to who that is there. Where two fit, neither is taken. Police, officials and other
common words are one actor a country only.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from dateline.model.rows import ActorLink, MentionRow
from dateline.resolve.entities.appositions import Apposed, apposed, forms, is_body
from dateline.resolve.entities.named import Called, called, country_named, spelled
from dateline.resolve.plain import key_of
from dateline.resolve.words import listed, plain_name

SMALL = frozenset({"of", "the", "for", "and", "de", "la", "du", "des"})
ROLES = ("agents", "recipients")


@dataclass(frozen=True, slots=True)
class Meant:
    """Who words are for, and by what that is known.

    Attributes:
        key: Of the actor, "" for nobody.
        how: "name", "surname", "acronym", "country", "report" (the report itself uses the words so), "described",
            "office" or "noun".
        name: The name that the words stand for, as it is compared; a country's code; "" if it is no name.
    """

    key: str = ""
    how: str = ""
    name: str = ""


@dataclass(frozen=True, slots=True)
class Directory:
    """Who is named in a story.

    Attributes:
        several: A short name, or an acronym, to all full names that it may stand for.
        holders: Office and country to the full names of those who are named with it, and the first mention of each.
        own: Report and the entity there to the only full name that the report gives it.
        said: What sentences say of those who are named.
        names: Full names to their first mention.
    """

    several: Mapping[str, frozenset[str]] = field(default_factory=dict)
    holders: Mapping[tuple[str, str], Mapping[str, str]] = field(default_factory=dict)
    own: Mapping[tuple[str, str], str] = field(default_factory=dict)
    said: Apposed = field(default_factory=Apposed)
    names: Mapping[str, str] = field(default_factory=dict)

    def full(self, name: str) -> str:
        """The only name that a short one stands for, or the name itself."""
        found = self.several.get(name, frozenset())
        return next(iter(found)) if len(found) == 1 else name

    def described(self, text: str) -> dict[str, str]:
        """Who is called so beside the name, and the claim that does it."""
        found: dict[str, str] = {}
        for form in forms(text):
            for name, id in self.said.called.get(form, {}).items():
                full = self.full(name)
                if full in self.names or country_named(name):
                    found[full] = min(id, found.get(full, id))
        return found


def find_actors(
    mentions: Sequence[MentionRow], country_of: Mapping[str, str], sentences: Iterable[tuple[str, str]] = ()
) -> dict[str, dict[str, list[str]]]:
    """Actor keys of each mention by role.

    Args:
        mentions: Event mentions of one story.
        country_of: Report key to the country that it is mostly about, "" if none.
        sentences: Id and sentence of each claim of the story.
    """
    known = directory(mentions, country_of, sentences)
    links: dict[str, dict[str, list[str]]] = {}
    for row in mentions:
        roles = {role: [meant(ref, row, known, country_of).key for ref in getattr(row, role)] for role in ROLES}
        if any(roles.values()):
            links[row.id] = roles
    return links


def meant(ref: ActorLink, row: MentionRow, known: Directory, country_of: Mapping[str, str]) -> Meant:
    """Who words are for, and by what that is known."""
    words = called(ref.text)
    if _is_thing(ref.text):
        return Meant()
    if _is_named(ref.text, words):
        return _by_name(ref, words, known)
    if ref.entity and (name := known.own.get((row.report_key, ref.entity))):
        return Meant(key_of("A", [name]), "report", name)
    if plain_name(ref.text) in listed("pronouns") or not words.plain:
        # Who "he" is was not found out within the report; across reports it is nobody.
        return Meant()
    described = known.described(ref.text)
    if len(described) == 1 and is_body(ref.text):
        return replace(_of_name(next(iter(described))), how="described")
    country = words.country or row.place_country or country_of.get(row.report_key, "")
    if words.plain in listed("offices"):
        state = state_of(words, row, country_of)
        holders = known.holders.get((words.plain, state), {})
        if len(holders) == 1:
            return Meant(key_of("A", [*holders]), "office", *holders)
        return Meant(key_of("A", [words.plain, state]), "noun")
    # "A man" of one report is not the man of another.
    own = [row.report_key] if _is_some(ref.text) else []
    return Meant(key_of("A", [_noun(words.plain), country, *own]), "noun")


def state_of(words: Called, row: MentionRow, country_of: Mapping[str, str]) -> str:
    """The country whose office somebody is said to hold."""
    return words.country or country_of.get(row.report_key) or row.place_country


def directory(
    mentions: Iterable[MentionRow], country_of: Mapping[str, str], sentences: Iterable[tuple[str, str]] = ()
) -> Directory:
    """Who is named in a story."""
    named = [
        (row, ref)
        for row in sorted(mentions, key=lambda row: row.id)
        for role in ROLES
        for ref in getattr(row, role)
        if is_name(ref.text) and not _is_thing(ref.text)
    ]
    alone, said = Directory(), apposed(sentences)
    names = {_full_name(ref, called(ref.text).name, alone)[0] for _, ref in named} - {""}
    known = Directory(_full_names(names, said))
    holders: dict[tuple[str, str], dict[str, str]] = defaultdict(dict)
    own: dict[tuple[str, str], set[str]] = defaultdict(set)
    first: dict[str, str] = {}
    for row, ref in named:
        words = called(ref.text)
        if not _is_named(ref.text, words):
            continue
        full, _ = _full_name(ref, words.name, known)
        first.setdefault(full, row.id)
        if words.office:
            holders[words.office, state_of(words, row, country_of)].setdefault(full, row.id)
        if ref.entity:
            own[row.report_key, ref.entity].add(full)
    alone_there = {entity: next(iter(found)) for entity, found in own.items() if len(found) == 1}
    return Directory(known.several, holders, alone_there, said, first)


def refs_of(mentions: Iterable[MentionRow]) -> Iterator[tuple[MentionRow, str, int, ActorLink]]:
    """Everyone in mentions: mention, role, place in the role, words."""
    for row in mentions:
        for role in ROLES:
            for at, ref in enumerate(getattr(row, role)):
                yield row, role, at, ref


def _is_named(text: str, words: Called) -> bool:
    return is_name(text) and bool(words.plain) and words.plain.split()[-1] not in listed("bodies")


def _by_name(ref: ActorLink, words: Called, known: Directory) -> Meant:
    code = country_named(plain_name(ref.text)) if not words.office else ""
    if code:
        return Meant(key_of("A", ["country", code]), "country", code)
    name, how = _full_name(ref, words.name, known)
    return Meant(key_of("A", [name]), how, name)


def _of_name(name: str) -> Meant:
    code = country_named(name)
    return Meant(key_of("A", ["country", code] if code else [name]), "name", code or name)


def _full_name(ref: ActorLink, name: str, known: Directory) -> tuple[str, str]:
    """The fullest name, and how: the one that the report has for the same entity, or the only one of the story."""
    entity = spelled(" ".join(ref.entity.split("-")).rstrip("0123456789 "))
    how = "name"
    if name and entity.endswith(f" {name}"):
        name, how = entity, "report"
    full = known.full(name)
    if full == name:
        return name, how
    return full, "surname" if full.endswith(f" {name}") else "acronym"


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


def _full_names(names: set[str], said: Apposed) -> dict[str, frozenset[str]]:
    """Short name to the full names that it may stand for."""
    several: dict[str, set[str]] = defaultdict(set)
    for name in names:
        parts = name.split()
        if len(parts) > 1:
            several[parts[-1]].add(name)
            several["".join(part[0] for part in parts if part not in SMALL)].add(name)
    found = {short: frozenset(full) for short, full in several.items() if short in names}
    for short, spelled_out in said.initials.items():
        full = frozenset(name for name in spelled_out if name != short)
        # What a report spells out says more than initials that happen to fit.
        if short in names and full:
            found[short] = full
    return found
