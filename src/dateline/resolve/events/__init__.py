"""Which mentions are of one happening.

First by what they say: mentions are joined where type, mode, place and day are all known and equal, and nobody who is
named in the one is missing from the other without a shared actor. Two clashes on one day in one city stay two if
different people fought them. Then, within one story, over differing words and what one leaves open and the other tells
(``happenings``). Joining wrongly costs a reader more than a double line, so what is vague stays alone.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from itertools import combinations
from typing import Any

from dateline.model.rows import MentionRow
from dateline.resolve.entities.actors import is_name
from dateline.resolve.entities.places import Where
from dateline.resolve.events.alike import Told, around
from dateline.resolve.events.happenings import Doubts, bring_together
from dateline.resolve.plain import key_of
from dateline.resolve.words import plain_name

_FACTS = frozenset({"stated", "attributed", "unconfirmed", "denied"})
_DEFINED = 4
"""Parts of a block that a day and a place define."""
Actors = Mapping[str, Mapping[str, list[str]]]


def find_events(
    mentions: Iterable[MentionRow], where: Mapping[str, Where], actors: Actors, doubts: Doubts | None = None
) -> dict[str, str]:
    """The event of each mention, by id.

    Args:
        mentions: All of one story.
        where: Their places, by id.
        actors: Keys of those who act and suffer, by id and role.
        doubts: Where those pairs are put that may be one and were left two.
    """
    rows = {row.id: row for row in sorted(mentions, key=lambda row: row.id)}
    blocks: dict[tuple[Any, ...], list[MentionRow]] = defaultdict(list)
    for row in rows.values():
        blocks[_block(row, where[row.id])].append(row)
    settled: list[list[str]] = []
    rivals: list[tuple[str, str]] = []
    for members in blocks.values():
        named, rest = _groups(members, actors)
        rivals += combinations((group[0] for group in named), 2)
        settled += [*named, *rest]
    settled, rivals = _with_copies(settled, rivals, rows)
    told = {id: _told(row, where[id], actors) for id, row in rows.items() if row.status in _FACTS}
    groups = bring_together([group for group in settled if group[0] in told], told, rivals, doubts)
    groups += [group for group in settled if group[0] not in told]
    return _keys(groups, rows, where)


def _told(row: MentionRow, where: Where, actors: Actors) -> Told:
    links = actors.get(row.id, {})
    named = {
        role: frozenset(
            word for ref in getattr(row, role) if is_name(ref.text) for word in plain_name(ref.text).split()
        )
        for role in ("agents", "recipients")
    }
    return Told(row=row, where=where, links=links, named=named, around=around(row))


def _keys(groups: list[list[str]], rows: Mapping[str, MentionRow], where: Mapping[str, Where]) -> dict[str, str]:
    """Keys of groups: of what their mentions say, where no other group says the same; else of the first mention too."""
    blocks = {}
    for group in groups:
        counts = Counter(_block(rows[id], where[id]) for id in group)
        # A block of day and place outlives the report that first told of it.
        blocks[group[0]] = min(counts, key=lambda block: (len(block) != _DEFINED, -counts[block], str(block)))
    taken = Counter(blocks.values())
    found: dict[str, str] = {}
    for group in groups:
        block = blocks[group[0]]
        found |= dict.fromkeys(group, key_of("V", block if taken[block] == 1 else [*block, group[0]]))
    return found


def _groups(members: list[MentionRow], actors: Actors) -> tuple[list[list[str]], list[list[str]]]:
    """Ids of the mentions of one block, by event: first those that name somebody, then the rest.

    A mention joins a group if it contradicts none of it and shares something with one of it; of two such groups,
    neither. Chains are no reason: that A may be B, and B may be C, does not make A into C.
    """
    links = {row.id: actors.get(row.id, {}) for row in members}
    named = [row for row in members if any(any(keys) for keys in links[row.id].values())]
    groups: list[list[MentionRow]] = []
    for row in sorted(named, key=lambda row: (-_named(links[row.id]), row.id)):
        fitting = [
            group
            for group in groups
            if all(_agree(links[row.id], links[one.id]) for one in group)
            and any(_linked(row, one, links[row.id], links[one.id]) for one in group)
        ]
        if len(fitting) == 1:
            fitting[0].append(row)
        else:
            groups.append([row])
    only = groups[0] if len(groups) == 1 else None
    rest: dict[str, list[MentionRow]] = defaultdict(list)
    for row in (row for row in members if row not in named):
        # A mention that names nobody may be of either of two clashes, and must not make one of them.
        if only is not None and all(_says_alike(row, one) for one in only):
            only.append(row)
        else:
            rest["" if row.mode else row.text.casefold()].append(row)
    ids = [[sorted(row.id for row in group) for group in found] for found in (groups, rest.values())]
    return ids[0], ids[1]


def _with_copies(
    groups: list[list[str]], rivals: list[tuple[str, str]], rows: Mapping[str, MentionRow]
) -> tuple[list[list[str]], list[tuple[str, str]]]:
    """Groups joined where reports of one origin tell them in the very same sentence, and rivals among what is left.

    What a sentence leaves open, its copy leaves open too: that they share no actor speaks for nothing.
    """
    of = {id: at for at, group in enumerate(groups) for id in group}
    joined = {at: at for at in range(len(groups))}

    def root(at: int) -> int:
        while joined[at] != at:
            at = joined[at]
        return at

    printed: dict[tuple[Any, ...], dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for row in rows.values():
        if row.origin:
            whom = tuple(ref.text for role in ("agents", "recipients") for ref in getattr(row, role))
            words = (row.start - row.sentence[0], " ".join(row.sentence_text.split()), whom)
            # Two bulletins of a series may say "killed yesterday" of two days.
            day = (row.time_start, row.time_end)
            printed[row.origin, row.type, row.mode, row.status, words, day][row.report_key].append(row.id)
    for reports in printed.values():
        if len(reports) > 1:
            first, *others = sorted({root(of[id]) for ids in reports.values() for id in ids})
            joined |= dict.fromkeys(others, first)
    made: dict[int, list[str]] = defaultdict(list)
    for at, group in enumerate(groups):
        made[root(at)] += group
    apart = [(a, b) for a, b in rivals if root(of[a]) != root(of[b])]
    return [sorted(group) for group in made.values()], apart


def _named(roles: Mapping[str, list[str]]) -> int:
    return sum(any(keys) for keys in roles.values())


def _linked(one: MentionRow, other: MentionRow, a: Mapping[str, list[str]], b: Mapping[str, list[str]]) -> bool:
    """Whether something speaks for one event: someone in the same role, or a mode that says what was done."""
    shared = any((set(a.get(role, ())) & set(b.get(role, ()))) - {""} for role in ("agents", "recipients"))
    return shared or (bool(one.mode) and _says_alike(one, other))


def _says_alike(one: MentionRow, other: MentionRow) -> bool:
    """Whether a mention tells by its words alone what another tells: a mode, or the same word for it."""
    return bool(one.mode) or one.text.casefold() == other.text.casefold()


def _block(row: MentionRow, where: Where) -> tuple[Any, ...]:
    """Mentions of different blocks are never joined."""
    known = row.time_precision == "day" and row.time_start == row.time_end and row.time_basis != "published"
    day = row.time_start if known else None
    placed = where.key and where.level in ("town", "province")
    if row.status in _FACTS and day is not None and placed:
        return (row.type, row.mode, where.key, day)
    if row.status in _FACTS and row.zone in ("headline", "body"):
        # Within one report the same word for the same thing, in headline and text, is one event.
        return (row.type, row.mode, row.report_key, row.text.casefold(), where.key, str(day))
    return (row.id,)


def _agree(one: Mapping[str, list[str]], other: Mapping[str, list[str]]) -> bool:
    """Whether nobody contradicts: in each role the actors overlap, or one side names none."""
    for role in ("agents", "recipients"):
        a, b = set(one.get(role, ())) - {""}, set(other.get(role, ())) - {""}
        if a and b and not a & b:
            return False
    return True
