"""One key for one place: squares go to their town, names without a link to the town that the report is about."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from math import asin, cos, radians, sin, sqrt

from dateline.model.rows import ClaimRow
from dateline.resolve.words import listed, plain_name, says, words_of

_NEAR_KM = 25
_TOWNS = frozenset({"city", "district"})


@dataclass(frozen=True, slots=True)
class Where:
    """A place as it is compared.

    Attributes:
        key: GeoNames id or plain name; "" if the claim has no place.
        level: "" (no place), "town", "province", "country" or "region" (wider, or a name that was not linked).
        country: ISO code, "" if not known.
        admin1: First-order division, "" if not known or if the place is none of its parts.
        name: Its words in the report, plain.
    """

    key: str = ""
    level: str = ""
    country: str = ""
    admin1: str = ""
    name: str = ""

    def is_site_of(self, other: Where) -> bool:
        """Whether it is named after the other, with what stands there: "Tocuyo prison" after "Tocuyo"."""
        return bool(other.name) and self.name.startswith(f"{other.name} ")

    def holds(self, other: Where) -> bool:
        """Whether the other place lies within this one, or either is not known."""
        if not self.key or not other.key or self.key == other.key:
            return True
        if self.level == "country":
            # A town that no gazetteer knows lies in the country that its story names.
            return other.level != "country" and self.country == (other.country or self.country)
        if other.is_site_of(self):
            return True
        if self.level == "province":
            return self.country == other.country and other.level == "town" and self.admin1 == other.admin1
        return False


def find_places(claims: Iterable[ClaimRow]) -> dict[str, Where]:
    """The place of each claim, by id."""
    claims = list(claims)
    towns: dict[str, Counter[str]] = defaultdict(Counter)
    known: dict[str, ClaimRow] = {}
    for claim in claims:
        if claim.place_precision in _TOWNS and claim.place:
            key = _key(claim)
            towns[claim.report_key][key] += 1
            if key not in known or claim.id < known[key].id:
                known[key] = claim
    countries: dict[str, str] = {}
    for claim in claims:
        if claim.place_precision == "country" and claim.place_country:
            countries[claim.place_country] = min(_key(claim), countries.get(claim.place_country, _key(claim)))
    main = main_countries(claims)
    common = Counter(claim.place_country for claim in claims if claim.place_country)
    theirs = min(common, key=lambda code: (-common[code], code)) if common else ""
    divisions = _divisions(claims)
    found = {}
    for claim in claims:
        where = _where(claim, towns[claim.report_key], known)
        said = claim.place_start is not None and claim.sentence[0] <= claim.place_start < claim.sentence[1]
        if where.level != "country" and not said and says(claim.sentence_text, "countrywide"):
            # The sentence counts all over the country and names no place: its place was carried over.
            code = where.country or main.get(claim.report_key, "") or theirs
            where = Where(countries.get(code, f"country {code.casefold()}"), "country", code)
        elif where.level == "town" and where.admin1 and not said and says(claim.sentence_text, "statewide"):
            division = (where.country, where.admin1)
            key = divisions.get(division, f"division {' '.join(division).casefold()}")
            where = Where(key, "province", where.country, where.admin1, where.admin1)
        found[claim.id] = where
    return _bare_names(_one_of_a_name(_in_one_country(_towns_of_a_name(claims, found))))


def _divisions(claims: Iterable[ClaimRow]) -> dict[tuple[str, str], str]:
    """Keys of the divisions that claims name, by country and name."""
    found: dict[tuple[str, str], str] = {}
    for claim in claims:
        if claim.place_precision == "province" and claim.place_country:
            division = (claim.place_country, plain_name(claim.place_admin1 or claim.place_name))
            found[division] = min(_key(claim), found.get(division, _key(claim)))
    return found


def _in_one_country(found: Mapping[str, Where]) -> dict[str, Where]:
    """A town's name that was linked to two countries in one story is the town that more claims have."""
    towns: dict[str, Counter[Where]] = defaultdict(Counter)
    for where in found.values():
        if where.level == "town" and where.country and where.name:
            towns[where.name][where] += 1
    best = {
        name: min(counts, key=lambda where: (-counts[where], where.key))
        for name, counts in towns.items()
        if len({where.country for where in counts}) > 1
    }
    return {
        id: best[where.name]
        if where.level == "town" and where.name in best and where.country not in ("", best[where.name].country)
        else where
        for id, where in found.items()
    }


def _towns_of_a_name(claims: Iterable[ClaimRow], found: Mapping[str, Where]) -> dict[str, Where]:
    """A bare name that was taken for the province is its capital's where other claims have that: "a blast in Hama"."""
    towns = {
        (where.name, where.country, where.admin1): where
        for _, where in sorted(found.items(), key=lambda item: (item[1].key, item[0]), reverse=True)
        if where.level == "town" and where.country and where.key.isdigit()
    }
    told = dict(found)
    for claim in claims:
        where = found[claim.id]
        town = towns.get((where.name, where.country, where.admin1)) if where.level == "province" else None
        if town is not None and not _is_called_a_division(claim):
            told[claim.id] = town
    return told


def _is_called_a_division(claim: ClaimRow) -> bool:
    """Whether the words beside the name say that the division is meant: "in the northern province of Saada"."""
    if claim.place_start is None or not claim.sentence[0] <= claim.place_start < claim.sentence[1]:
        return True
    at = claim.place_start - claim.sentence[0]
    before = words_of(claim.sentence_text[:at])[-3:]
    after = (
        words_of(claim.sentence_text[at : at + len(claim.place)])[1:]
        + words_of(claim.sentence_text[at + len(claim.place) :])[:1]
    )
    return not listed("divisions").isdisjoint([*before, *after])


def _one_of_a_name(found: Mapping[str, Where]) -> dict[str, Where]:
    """A town and the district around it that bears its name are one place, under the key that more claims have."""
    keys: dict[tuple[str, str, str], Counter[str]] = defaultdict(Counter)
    for where in found.values():
        if where.level == "town" and where.country:
            keys[where.name, where.country, where.admin1][where.key] += 1
    first = {name: min(counts, key=lambda key: (-counts[key], key)) for name, counts in keys.items()}
    return {
        id: replace(where, key=first.get((where.name, where.country, where.admin1), where.key))
        if where.level == "town"
        else where
        for id, where in found.items()
    }


def _bare_names(found: Mapping[str, Where]) -> dict[str, Where]:
    """One key for what no gazetteer knows by two names that differ in what stands there: "Sarn camp", "Sarn town"."""
    keys: dict[str, set[str]] = defaultdict(set)
    for where in found.values():
        if where.key and where.level in ("town", "region") and not where.key.isdigit():
            keys[_bare(where.name)].add(where.key)
    return {
        id: replace(where, key=min(keys[_bare(where.name)]), level="town")
        if where.level in ("town", "region")
        and where.key in keys.get(_bare(where.name), ())
        and len(keys[_bare(where.name)]) > 1
        else where
        for id, where in found.items()
    }


def _bare(name: str) -> str:
    """A name without the words at its end that only tell what is there; the name itself if nothing else is left."""
    words = name.split()
    while words and words[-1].removesuffix("s") in (listed("sites") | listed("settlements")):
        words.pop()
    return " ".join(words) or name


def _key(claim: ClaimRow) -> str:
    return str(claim.place_id) if claim.place_id is not None else plain_name(claim.place_name or claim.place)


def _where(claim: ClaimRow, towns: Counter[str], known: Mapping[str, ClaimRow]) -> Where:
    if not claim.place:
        return Where()
    if (claim.place_precision in ("site", "unknown") and claim.place_id is None) or claim.place_precision == "site":
        town = _town_of(claim, towns, known)
        if town is not None:
            return _where(town, towns, known)
        return Where(_key(claim), "town", claim.place_country, plain_name(claim.place_admin1), plain_name(claim.place))
    level = "town" if claim.place_precision in _TOWNS else claim.place_precision
    level = "region" if level == "unknown" else level
    admin1 = plain_name(claim.place_admin1 or (claim.place_name if level == "province" else ""))
    return Where(_key(claim), level, claim.place_country, admin1, plain_name(claim.place))


def _town_of(claim: ClaimRow, towns: Counter[str], known: Mapping[str, ClaimRow]) -> ClaimRow | None:
    """The town of a square or an unlinked name: the nearest in the report, or the one that it is mostly about."""
    if not towns:
        return None
    if claim.place_lat is not None:
        near = [(km, key) for key in towns if (km := kilometres(claim, known[key])) is not None and km <= _NEAR_KM]
        return known[min(near)[1]] if near else None
    (first, count), *rest = sorted(towns.items(), key=lambda item: (-item[1], item[0]))
    # Two towns named as often: the report does not say which of them it is.
    return None if rest and rest[0][1] == count else known[first]


def kilometres(one: ClaimRow, other: ClaimRow) -> float | None:
    """Distance between the points of two claims, None if one has none."""
    if one.place_lat is None or one.place_lon is None or other.place_lat is None or other.place_lon is None:
        return None
    a, b = radians(one.place_lat), radians(other.place_lat)
    half = sin((b - a) / 2) ** 2 + cos(a) * cos(b) * sin(radians(other.place_lon - one.place_lon) / 2) ** 2
    return 12_742 * asin(min(1.0, sqrt(half)))


def main_countries(claims: Iterable[ClaimRow]) -> dict[str, str]:
    """The country that most claims of a report are about, by report key; "" on a tie."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for claim in claims:
        if claim.place_country:
            counts[claim.report_key][claim.place_country] += 1
    found = {}
    for key, countries in counts.items():
        ordered = sorted(countries.items(), key=lambda item: (-item[1], item[0]))
        found[key] = "" if len(ordered) > 1 and ordered[0][1] == ordered[1][1] else ordered[0][0]
    return found
