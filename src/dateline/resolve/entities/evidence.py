"""Why words of several reports are for one actor: one line a way in which it is called, with what it rests on."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from dateline.model.rows import ActorLink, MentionRow
from dateline.resolve.entities.actors import Directory, Meant, best_name, meant, refs_of, state_of
from dateline.resolve.entities.named import called
from dateline.resolve.words import plain_name

_MOST = 3
"""Claims that a line rests on; more say the same."""
Links = Mapping[str, Mapping[str, Sequence[str]]]


def evidence_of(
    mentions: Sequence[MentionRow], links: Links, known: Directory, country_of: Mapping[str, str]
) -> dict[str, list[dict[str, Any]]]:
    """Actor to the ways in which it is called in one story, each with how it is known, why, and ids of claims.

    Args:
        mentions: Event mentions of the story.
        links: Actor keys by mention and role, as people decided.
        known: Who is named in the story.
        country_of: Report key to the country that it is mostly about.
    """
    found: dict[str, dict[str, list[tuple[MentionRow, ActorLink, Meant]]]] = defaultdict(lambda: defaultdict(list))
    shown: dict[str, set[str]] = defaultdict(set)
    for row, role, at, ref in refs_of(sorted(mentions, key=lambda row: row.id)):
        keys = links.get(row.id, {}).get(role, ())
        if at < len(keys) and keys[at]:
            found[keys[at]][plain_name(ref.text)].append((row, ref, meant(ref, row, known, country_of)))
    for ways in found.values():
        for uses in ways.values():
            for _, ref, one in uses:
                if one.name and one.how == "name":
                    shown[one.name].add(_as_written(ref.text))
    names = {name: best_name(words) for name, words in shown.items() if words}
    made = {}
    for key, ways in found.items():
        if len(ways) > 1:
            main = best_name(sorted({ref.text for uses in ways.values() for _, ref, _ in uses}))
            rows = [_line(key, plain, uses, main, known, country_of, names) for plain, uses in sorted(ways.items())]
            made[key] = rows
    return made


def _line(
    key: str,
    plain: str,
    uses: list[tuple[MentionRow, ActorLink, Meant]],
    main: str,
    known: Directory,
    country_of: Mapping[str, str],
    names: Mapping[str, str],
) -> dict[str, Any]:
    row, ref, one = min(uses, key=lambda use: (use[2].key != key, use[0].id))
    how, why, rests = _why(row, ref, one, main, known, country_of, names)
    if all(use[2].key != key for use in uses):
        how, why, rests = "judged", "A person judged these words to be for this actor.", []
    ids = sorted({use[0].id for use in uses})
    claims = list(dict.fromkeys([*rests, *ids]))[: _MOST + len(rests)]
    return {"words": ref.text, "how": how, "why": why, "claims": claims}


def _why(
    row: MentionRow,
    ref: ActorLink,
    one: Meant,
    main: str,
    known: Directory,
    country_of: Mapping[str, str],
    names: Mapping[str, str],
) -> tuple[str, str, list[str]]:
    """How it is known who is meant, why in a sentence, and the claims beside its own that say so."""
    name = names.get(one.name, main)
    rests = [known.names[one.name]] if one.name in known.names else []
    if one.how == "surname":
        return "surname", f"“{name}” is the only full name of the story that ends so.", rests
    if one.how == "acronym":
        words = called(ref.text)
        told = known.said.initials.get(words.name, {}).get(one.name)
        if told:
            return "acronym", f"A report spells it out: {name}.", [told]
        return "acronym", f"The first letters of “{name}”, and of no other name of the story.", rests
    if one.how == "country":
        same = plain_name(ref.text) == plain_name(main)
        return ("name", "The name itself.", []) if same else ("country", f"A name of the country {one.name}.", [])
    if one.how == "report":
        return "report", f"Its own report uses these words for {name}.", rests
    if one.how == "described":
        told = known.described(ref.text).get(one.name) or min(known.described(ref.text).values(), default="")
        return "described", f"A report of the story calls {name} so, and nobody else.", [told] if told else rests
    if one.how == "office":
        words = called(ref.text)
        holder = known.holders.get((words.plain, state_of(words, row, country_of)), {}).get(one.name)
        return (
            "office",
            f"{name} is the only one of the story who is named with this office.",
            [holder] if holder else [],
        )
    if one.how == "noun":
        return "noun", "Common words for one body or group of the country that the reports are about.", []
    return _by_name(ref, name)


def _as_written(text: str) -> str:
    """A name without the titles and countries before it, in the report's own letters."""
    words = text.removesuffix("'s").removesuffix("’s").split()
    return " ".join(words[-max(1, len(called(text).plain.split())) :])


def _by_name(ref: ActorLink, name: str) -> tuple[str, str, list[str]]:
    words = called(ref.text)
    if words.plain == plain_name(name) or words.plain == called(name).plain:
        if plain_name(ref.text) != words.plain:
            return "title", f"The name “{name}” with a title or a country before it.", []
        return "name", "The name itself.", []
    return "spelling", f"Another spelling of “{name}”.", []


def rows_of(
    bodies: Mapping[str, Mapping[str, Any]], homes: Iterable[str], actor: str
) -> list[tuple[str, dict[str, Any]]]:
    """Lines of one actor with the story each is of. ``homes``: the stories that there are."""
    return [(home, line) for home in sorted(homes) for line in bodies.get(home, {}).get(actor, ())]
