"""Who is counted: groups and nations as two figures are compared by them."""

from __future__ import annotations

import functools
import re
from dataclasses import replace
from itertools import pairwise

from dateline.model.rows import FigureRow
from dateline.model.vocabulary import PlacePrecision
from dateline.resolve.counts.values import held_by
from dateline.resolve.counts.wording import is_all, is_toll
from dateline.resolve.words import head_noun, in_own_voice, listed, plain_name, table, words_of
from dateline.world import gazetteer

# Reports use these for one another where nobody else is meant: "300 demonstrators", "317 people detained".
_ANYONE = frozenset({"people", "civilians", "demonstrators", "passengers"})
# Of a riot in a jail, the dead.
_HELD = frozenset({"prisoners"})
# Where these are counted too, civilians and demonstrators are some of the dead and not all.
ARMED = frozenset({"police", "military", "security_forces", "militants"})
HARMED = frozenset({"killed", "injured", "hospitalised", "missing"})
# Groups and measures too wide to compare by: ministers are not senators, fire engines not tents.
_NOUN_TELLS = frozenset({"officials", "incidents", "aid", "other"})
_OWN_AFTER = re.compile(r"\s*(?:(?:more|other|others)\s+)?of\s+(?:its|their|our)\s", re.IGNORECASE)
_OWN_BEFORE = re.compile(r"\b(?:its|their|our)\s+(?:own\s+)?$", re.IGNORECASE)
_OWN_TOLL = re.compile(
    r"\b(?:toll|number|count|deaths|losses|dead)\s+(?:of|among)\s+(?:its|their|our)\s", re.IGNORECASE
)
# Those who send people of their own; a ministry or a city counts all who live there.
_SENDERS = frozenset({"un", "ngo", "media", "company"})
_LEADS_TO_A_PLACE = frozenset({"in", "on", "at", "of", "from", "near", "to", "by", "with", "against", "across", "for"})
# A count of these and of others together is of neither.
_MIXED = frozenset({"children", "foreigners", "officials", "media", "medics"})


def regrouped(row: FigureRow) -> FigureRow:
    """The row with the group that its words tell: "child deaths" are children, "residents and tourists" are people."""
    group = _group_told(row)
    return row if group == row.group else replace(row, group=group)


def _group_told(row: FigureRow) -> str:
    words = [word.removesuffix("s") for word in words_of(row.people)]
    if row.measure in HARMED:
        if row.group == "things" and words and words[-1] in listed("numbers"):
            # "Raising to 12 the number of people who drowned".
            return "people"
        if len(words) > 1 and row.group == "people" and head_noun(row.people) in listed("dead"):
            groups: dict[str, str] = table()["dead_of"]
            return next((groups[word] for word in words[:-1] if word in groups), row.group)
    if row.group in _MIXED and {"and", "or"} & set(words) and "women" not in words:
        return "people"
    if row.group == "foreigners" and not _is_called_foreign(row):
        # "Employees of a French company" may be of any country.
        return "people"
    return row.group


def _is_called_foreign(row: FigureRow) -> bool:
    """Whether the counted themselves are called foreign, and not only what they belong to."""
    if " of " not in row.people:
        return True
    return head_noun(row.people) in listed("nationals") or bool(lands_of(row.people.split(" of ")[0]))


def is_anyone(row: FigureRow) -> bool:
    """Whether its group is a word for all who were counted."""
    if row.measure == "participants":
        # A march is of those who march, whatever they are called.
        return row.group not in ARMED
    all_told = is_all(row) or (is_toll(row) and row.group not in ARMED)
    return row.group in _ANYONE or (row.measure in HARMED and (row.group in _HELD or all_told))


def group_beside_armed(row: FigureRow) -> str:
    """The group of a figure whose story counts dead policemen or soldiers, too."""
    return "anyone" if row.group in ("people", "passengers") or is_all(row) or is_toll(row) else row.group


def noun_of(row: FigureRow) -> str:
    """What is counted, where the group does not say it: "house", "tent"; "" for people."""
    if row.measure == "aid":
        # Dollars are not euros, and neither are tents.
        money = "".join(sign for sign in "$€£¥" if sign in row.text)
        return money or head_noun(row.people) or (words_of(row.text)[-1:] or [""])[0]
    if row.group == "things" or row.group in _NOUN_TELLS or row.measure in _NOUN_TELLS:
        noun = head_noun(row.people)
        return "house" if noun in listed("dwellings") else noun
    if row.group == "foreigners":
        nations = nations_of(row)
        return " ".join(sorted(name for name in nations if name.isupper()) or sorted(nations)) or head_noun(row.people)
    return ""


def nations_of(row: FigureRow) -> frozenset[str]:
    """Names among the words for them, and the codes of the countries that these stand for: "tunisian", "TN"."""
    # A headline may write every word with a capital; elsewhere the number stands before, so no sentence opens here.
    words = [] if row.zone == "headline" else [w for w in row.people.split() if w[0].isupper() and _may_name(w)]
    names = frozenset(plain_name(word).removesuffix("s") for word in words) - {""}
    lands = lands_of(row.people)
    if not lands and not names and row.group == "foreigners" and head_noun(row.people) in listed("nationals"):
        # "Iran said that 131 of its nationals were among the dead."
        lands = lands_of(row.source, named=True)
    return own_lands(row) or names | lands


def counts_its_own(row: FigureRow) -> bool:
    """Whether its holder counts people of its own: "three of its soldiers", "two of our staff"."""
    text, start, end = row.sentence_text, row.start - row.sentence[0], row.end - row.sentence[0]
    before = text[: max(start, 0)]
    return bool(_OWN_AFTER.match(text[max(end, 0) :]) or _OWN_BEFORE.search(before) or _OWN_TOLL.search(before))


def own_lands(row: FigureRow) -> frozenset[str]:
    """The country whose own people are counted: "Brazil said four of its soldiers had died"."""
    if not row.source or lands_of(row.people) or not counts_its_own(row):
        return frozenset()
    lands = lands_of(row.source, named=True)
    if not lands:
        # "China has told state media that eight of its soldiers are dead": the country that the sentence opens with.
        opening = row.sentence_text[: row.start - row.sentence[0]]
        named = frozenset(_subjects(opening))
        return named if len(named) == 1 else frozenset()
    source_end, start = row.source_end or row.start, row.start
    between = row.sentence_text[source_end - row.sentence[0] : start - row.sentence[0]] if source_end <= start else ""
    return lands if not _subjects(between) else frozenset()


def own_body(row: FigureRow) -> str:
    """Who, being no country, counts the people it sent: "the charity said five of its staff"; "" if nobody does."""
    if row.group in ARMED:
        return ""
    staff = head_noun(row.people) in listed("staff")
    body = row.people.split()[0] if staff and row.people.split()[0].isupper() else ""
    if body and row.zone != "headline":
        # "Dozens of UN employees", whoever says so.
        return body
    if not row.source and head_noun(row.people) == "colleague" and in_own_voice(row.sentence_text):
        # "We lost 47 colleagues."
        return held_by(row)
    if row.source_kind not in _SENDERS and not (counts_its_own(row) and head_noun(row.people) in listed("followers")):
        return ""
    # "The UN says 16 personnel are dead."
    if not counts_its_own(row) and not staff:
        return ""
    return held_by(row) if not lands_of(row.source, named=True) else ""


def _subjects(words: str) -> list[str]:
    """Countries that are named and no place of what is told: of "the UN said Jordan lost three of its men" Jordan."""
    found = words.split()
    return [
        land
        for at, word in enumerate(found)
        if at == 0 or found[at - 1].casefold() not in _LEADS_TO_A_PLACE
        for land in lands_of(word, named=True)
    ]


@functools.lru_cache(maxsize=4096)
def lands_of(text: str, *, named: bool = False) -> frozenset[str]:
    """Codes of the countries whose people words stand for: "South Korean tourists". ``named``: or that are named."""
    words = [word.strip(".,;:'’\"()").removesuffix("'s").removesuffix("’s") for word in text.split()]
    pairs = [*(f"{one} {other}" for one, other in pairwise(words)), *words]
    return frozenset(land for name in pairs if name[:1].isupper() and (land := _land(name, named)))


def _land(name: str, named: bool) -> str:
    known = gazetteer()
    # "Germans" are no plural that the table forms by itself.
    land = known.demonym(name) or known.demonym(name.removesuffix("s"))
    if land is None and named:
        land = next((place for place in known.find(name) if place.precision is PlacePrecision.COUNTRY), None)
    return land.country if land is not None else ""


def _may_name(word: str) -> bool:
    """Whether a capitalised word may name whose people they are: "US" and "Tunisian" may, "VILLAGERS" shouts."""
    return not word.isupper() or len(word.replace(".", "")) <= 3
