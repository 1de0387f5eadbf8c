"""Actor nouns and names as the code asks for them, built once a pack from the table ``actors``."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from dateline.language import Pack
from dateline.model.vocabulary import Group, SourceKind


@dataclass(frozen=True, slots=True)
class Role:
    """What a noun says of its bearer. ``body`` is true for organisations, ``force`` for those that count as people."""

    name: str
    sector: str = ""
    group: Group = Group.PEOPLE
    kind: SourceKind = SourceKind.OTHER
    body: bool = False
    force: bool = False


PERSON = Role("person")
BODY = Role("body", body=True)


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Look-ups: all keys are lower case, nouns in the singular.

    ``bodies`` maps a known body's name to its role and the name to keep; ``gender`` a title or noun to "m" or "f",
    ``given`` a first name.
    """

    nouns: dict[str, Role]
    pairs: dict[tuple[str, str], Role]
    generic: frozenset[str]
    plain: dict[str, Role]
    quantifiers: frozenset[str]
    bodies: dict[str, tuple[Role, str]]
    name_words: dict[str, Role]
    gender: dict[str, str]
    given: dict[str, str]
    titles: frozenset[str]
    pronouns: dict[str, str]


def lexicon(pack: Pack) -> Lexicon:
    """The pack's actor look-ups."""
    made: Lexicon = pack.once("actors.lexicon", lambda: _build(pack))
    return made


def _build(pack: Pack) -> Lexicon:
    table = pack.table("actors")
    roles = {name: _role(name, entry) for name, entry in table["class"].items()}
    nouns: dict[str, Role] = {}
    pairs: dict[tuple[str, str], Role] = {}
    for name, entry in table["class"].items():
        for words in entry["words"]:
            parts = words.split()
            role = replace(roles[name], body=True) if words in entry.get("bodies", ()) else roles[name]
            if len(parts) == 1:
                nouns.setdefault(words, role)
            else:
                pairs.setdefault((parts[-2], parts[-1]), role)
    generic = table["generic"]
    plain = dict.fromkeys(generic["plain"]["body"], BODY) | dict.fromkeys(generic["plain"]["person"], PERSON)
    bodies: dict[str, tuple[Role, str]] = {}
    for entry in table["body"]:
        role = Role(
            "body", entry["sector"], _GROUPS.get(entry["sector"], Group.PEOPLE), SourceKind(entry["kind"]), True
        )
        for name in entry["names"]:
            bodies[name] = (role, name if entry.get("alone") else entry["names"][0])
    titles = table["titles"]
    given = pack.table("given_names")
    pronouns = table["pronouns"]
    return Lexicon(
        nouns=nouns,
        pairs=pairs,
        generic=frozenset(generic["words"]),
        plain=plain,
        quantifiers=frozenset(table["quantifiers"]["words"]),
        bodies=bodies,
        name_words={word: roles[name] for name, words in table["name_words"].items() for word in words},
        gender=dict.fromkeys(titles["male"], "m") | dict.fromkeys(titles["female"], "f"),
        given=dict.fromkeys(given["male"].split(), "m") | dict.fromkeys(given["female"].split(), "f"),
        titles=frozenset(titles["male"] + titles["female"] + titles["plain"]),
        pronouns=dict.fromkeys(pronouns["person"], "person")
        | dict.fromkeys(pronouns["plural"], "plural")
        | dict.fromkeys(pronouns["thing"], "thing"),
    )


def gender_of(words: Sequence[str], lexicon: Lexicon) -> str:
    """ "m" or "f" where a title, a noun or the first name in somebody's words tells it, else "".

    A first name is one where another name follows it, and none but a title stands before it: "Ann Lee", not "Mary Ann".
    """
    for n, word in enumerate(words):
        low = word.lower().rstrip(".")
        if low in lexicon.gender:
            return lexicon.gender[low]
        if word[:1].isupper() and low in lexicon.given and n + 1 < len(words) and words[n + 1][:1].isupper():
            before = words[n - 1].lower() if n else ""
            if not n or words[n - 1].islower() or before in lexicon.titles or before in lexicon.nouns:
                return lexicon.given[low]
    return ""


_GROUPS = {
    "REB": Group.MILITANTS,
    "MIL": Group.MILITARY,
    "COP": Group.POLICE,
    "GOV": Group.OFFICIALS,
    "JRN": Group.MEDIA,
}


def _role(name: str, entry: dict[str, Any]) -> Role:
    return Role(
        name,
        entry["sector"],
        Group(entry["group"]),
        SourceKind(entry["kind"]),
        body=entry["is"] in ("body", "force"),
        force=entry["is"] == "force",
    )
