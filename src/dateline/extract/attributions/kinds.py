"""What kind of source some words are.

Needs: the table of sources. Gives: a SourceKind.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import cast

from dateline.language import Pack
from dateline.model.vocabulary import SourceKind

_WORD = re.compile(r"[^\W_]+(?:[-.][^\W_]+)*\.?")
_PARTS = re.compile(r",|\(|\)|;|\b(?:of|for|in|at|from|with|on|to|and|but|near|by)\b")
_TOLD = re.compile(r"[,\s]+(?:who|which|that|whose)\b.*?(?:,|$)")
_LETTERS = re.compile(r"\b[A-Z]{3,5}\b")
_OFFICERS = frozenset({"officer", "officers"})
_RANKS = frozenset({"general", "deputy", "first", "executive", "honorary"})
_GROUPS = frozenset({"group", "groups"})
_OFFICE = re.compile(r"\b(?:who|which) (?:heads|leads|runs|commands|directs|chairs|represents|speaks for) (?P<what>.+)")


_PRESIDES = re.compile(r"\b(?P<office>[\w-]+) (?:of|at) (?:the |a |an )?(?P<what>[^,;()]+)")
_SCHOLAR = re.compile(r"\b(?:reader in|fellow (?:in|at|of)|an? authority on)\b")
_LETTERED = re.compile(r"\b(?:of|at) (?:the )?[A-Z]{2,}\b")
_REPORTER = re.compile(r"\b(?:correspondent|reporter|journalist|photographer)s?\b")
_KNOWN = 20_000
"""So many answers are kept at most; a record of a crisis names the same few hundred sources again and again."""


@dataclass(frozen=True, slots=True)
class _Table:
    heads: dict[str, SourceKind]
    phrases: tuple[tuple[re.Pattern[str], SourceKind], ...]
    bodies: frozenset[str]
    outlets: frozenset[str]
    weak: frozenset[str]
    offices: frozenset[str]
    acronyms: dict[str, SourceKind]
    generals: tuple[frozenset[str], frozenset[str]]
    surname: re.Pattern[str]
    title: re.Pattern[str]
    clergy: re.Pattern[str]
    before: frozenset[str]
    any_phrase: re.Pattern[str]
    presiding: frozenset[str]
    learned: frozenset[str]
    alone: dict[str, SourceKind]
    papers: re.Pattern[str]


def kind_of(words: str, pack: Pack) -> SourceKind:
    """The kind of source that the words name; OTHER where they do not tell."""
    known = cast(dict[str, SourceKind], pack.once("attributions.kinds.known", dict))
    if words not in known:
        if len(known) > _KNOWN:
            known.clear()
        table = _table(pack)
        kind = _kind(words, table)
        if kind is SourceKind.OTHER:
            kind = next((table.acronyms[w] for w in _LETTERS.findall(words) if w in table.acronyms), kind)
        known[words] = kind
    return known[words]


def _kind(words: str, table: _Table) -> SourceKind:
    low = _offices_alone(words, table).lower().replace("’s", "").replace("'s", "").replace("’", "").replace("'", "")
    if not low.strip():
        return SourceKind.UNNAMED
    phrases = table.phrases if table.any_phrase.search(low) else ()
    bare = low.removeprefix("the ").removeprefix("a ")
    if _SCHOLAR.search(low):
        return SourceKind.EXPERT
    if low in table.alone:
        return table.alone[low]
    if table.papers.search(words):
        return SourceKind.MEDIA
    for pattern, kind in phrases:
        if pattern.match(bare) and not _privately(words, low, table):
            return kind
    if (private := _privately(words, low, table)) is not None:
        return private
    # English puts the head last: "army doctors" are medical. What follows a comma or a preposition describes it.
    # What a clause tells of them ("a group that counts victims") does not make them what it names.
    office = _OFFICE.search(low)
    low = _TOLD.sub(",", low)
    grouped = False
    parts = _PARTS.split(low)
    for index, part in enumerate(parts):
        for pattern, kind in phrases:
            if pattern.search(part):
                return kind
        single = _words(part)
        grouped = grouped or bool(single and single[-1] in _GROUPS)
        for at in range(len(single) - 1, -1, -1):
            head = table.heads.get(single[at])
            whose_office = single[at - 2] if at > 1 and single[at - 1] in _RANKS else single[at - 1] if at else ""
            if head is SourceKind.GOVERNMENT and whose_office in table.bodies:
                continue  # "the league's general secretary"
            if single[at] in _OFFICERS and at and single[at - 1] in table.offices:
                continue
            if single[at] == "general" and _no_soldier(single, at, table):
                continue
            if head is SourceKind.WITNESS and any(w in table.bodies for w in single[at + 1 :]):
                continue  # "the student union"
            if head is not None and single[at] in table.weak and any(w in table.bodies for w in single[:at]):
                continue  # "the museum's department of maps"
            if head is not None and single[at] in table.weak:
                # "the UN refugee agency", "the army's press office": the word before says whose.
                whose = next((table.heads[w] for w in reversed(single[:at]) if w in table.heads), None)
                return whose or (_of(parts[index + 1 : index + 2], table) if at == len(single) - 1 else None) or head
            if head is not None:
                return head
    for pattern, kind in phrases:
        if pattern.search(low):
            return kind
    if office is not None:
        return _kind(office.group("what"), table)
    if any(w in table.learned for w in _words(low)):
        return SourceKind.EXPERT
    # "A local group that collects names": nobody armed, nobody in office.
    return SourceKind.NGO if grouped else SourceKind.OTHER


def _privately(words: str, low: str, table: _Table) -> SourceKind | None:
    """The kind of who presides over a body that is no state: "president of the student union", "Acme's president"."""
    for found in _PRESIDES.finditer(low):
        if found["office"] not in table.presiding:
            continue
        inner = _words(_PARTS.split(found["what"])[0])
        bodies = [w for w in inner if w in table.bodies]
        kind = _of([" ".join(inner)], table)
        if kind is not None and kind is not SourceKind.GOVERNMENT:
            return kind
        if bodies or (kind is None and _LETTERED.search(words)):
            return SourceKind.EXPERT if any(w in table.learned for w in inner) else SourceKind.OTHER
    single = _words(_PARTS.split(low)[0])
    at = next((i for i, w in enumerate(single) if w in table.presiding), 0)
    owners = [table.heads[w] for w in single[:at] if w in table.heads and w not in table.offices]
    outside = (SourceKind.MEDIA, SourceKind.COMPANY, SourceKind.NGO, SourceKind.UN)
    return next((kind for kind in owners if kind in outside), None)


def _of(parts: list[str], table: _Table) -> SourceKind | None:
    """The kind that the last words of a part tell, of whose officials or head the words speak."""
    for part in parts:
        for pattern, kind in table.phrases:
            if pattern.search(part):
                return kind
        single = _words(part)
        for word in reversed(single[-2:]):
            if word in table.heads and table.heads[word] not in (SourceKind.WITNESS, SourceKind.UNNAMED):
                return table.heads[word]
    return None


def _no_soldier(words: list[str], at: int, table: _Table) -> bool:
    """Whether "general" is part of an office or a thing: "the director general", "the general assembly"."""
    before, after = table.generals
    return bool(at and words[at - 1] in before) or (words[at + 1 : at + 2] != [] and words[at + 1] in after)


def _offices_alone(words: str, table: _Table) -> str:
    """The words without titles that are none here: the surname in "Martin Luther King", "the talk-radio king"."""
    if words[:4].lower() != "the ":
        words = table.surname.sub("name", words)
    words = table.clergy.sub("", words)
    return table.title.sub(lambda m: m[0] if m["before"] in table.before else m["before"], words)


def bodies_of(pack: Pack) -> frozenset[str]:
    """Words for bodies that a report names once and shortens after: league, union, committee."""
    return _table(pack).bodies


def own_voice(words: str, outlet: str, pack: Pack, agencies: Iterable[str] = ()) -> bool:
    """Whether words name the outlet's own reporter: "our correspondent", "BBC correspondents", "CNN's Nic Robertson".

    House style writes an outlet's possessive before a reporter's name only for its own people; where the report's
    outlet is known and is another one, the words name another medium. ``agencies`` are those that the report's dateline
    credits: what "an Example Wire correspondent" saw is a report's own, in each paper that prints it.
    """
    low = words.lower().replace("’", "'")
    if low.startswith("our "):
        return any(word in low for word in ("correspondent", "reporter", "editor", "desk", "team"))
    bare = low.removeprefix("the ").removeprefix("a ").removeprefix("an ")
    if _REPORTER.search(bare) and any(name and bare.startswith(name.lower()) for name in (outlet, *agencies)):
        return True
    table = _table(pack)
    match = re.match(r"(?:the )?([\w.-]+)(?:'s)? ", low)
    if match is None or match.group(1) not in table.outlets:
        return False
    rest = words[match.end() :].split()
    named = low[: match.end()].endswith("'s ") and bool(rest) and all(w[:1].isupper() for w in rest)
    if not named and not any(w.startswith(("correspondent", "reporter")) for w in low.split()):
        return False
    letters = re.sub(r"[^a-z]", "", outlet.lower())
    return not letters or match.group(1).replace(".", "") in letters


def _table(pack: Pack) -> _Table:
    return cast(_Table, pack.once("attributions.kinds", lambda: _build(pack)))


def _words(text: str) -> list[str]:
    return [w.rstrip(".") for w in _WORD.findall(text)]


def _build(pack: Pack) -> _Table:
    table = pack.table("sources")
    heads = {word: SourceKind(kind) for kind, words in table["heads"].items() for word in words.split()}
    phrases = [(phrase, SourceKind(kind)) for kind, found in table["phrases"].items() for phrase in found]
    phrases.sort(key=lambda pair: -len(pair[0]))
    patterns = tuple((re.compile(rf"(?<!\w){re.escape(phrase)}(?!\w)"), kind) for phrase, kind in phrases)
    titles, generals = table["titles"], table["generals"]
    return _Table(
        heads,
        patterns,
        bodies=frozenset(table["bodies"]["words"].split()),
        outlets=frozenset(table["outlets"]["names"].split()),
        weak=frozenset(table["weak"]["words"].split()),
        offices=frozenset(table["offices"]["words"].split()),
        acronyms={w: SourceKind(kind) for kind, words in table["acronyms"].items() for w in words.split()},
        generals=(frozenset(generals["before"].split()), frozenset(generals["after"].split())),
        surname=_last_names(table["surnames"]),
        title=re.compile(rf"(?P<before>\b[a-z][\w-]*) (?:{'|'.join(titles['words'].split())})\b"),
        clergy=re.compile(rf"^(?:{'|'.join(w.capitalize() for w in titles['clergy'].split())}) (?=[A-Z])"),
        before=frozenset(titles["before"].split()),
        presiding=frozenset(table["presiding"]["words"].split()),
        learned=frozenset(table["learned"]["words"].split()),
        alone={w: SourceKind(kind) for kind, words in table["alone"].items() for w in words},
        papers=re.compile(
            rf"^(?:(?:[Tt]he )?(?:[A-Z][\w'-]+ ){{0,3}}(?:{'|'.join(table['papers']['last'].split())})"
            rf"|[Tt]he (?:{'|'.join(table['papers']['articled'].split())}))(?: newspaper| magazine)?$"
        ),
        any_phrase=re.compile("|".join(re.escape(phrase) for phrase, _ in phrases)),
    )


def _last_names(table: dict[str, str]) -> re.Pattern[str]:
    """Titles in the place of a surname: behind a name or "Mr", or alone."""
    offices = "|".join(w.capitalize() for w in table["offices"].split())
    words, alone = ("|".join(w.capitalize() for w in table[key].split()) for key in ("words", "alone"))
    return re.compile(rf"(?:\b(?!(?:{offices})\b)[A-Z][\w.]+ (?:{words})|^(?:{alone}))(?=\s*(?:,|$))")
