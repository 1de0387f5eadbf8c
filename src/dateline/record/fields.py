"""What a corrected field may hold: words that a person wrote, checked and brought into the form of the record."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from dateline.errors import UsageError
from dateline.model.rows import ActorLink, ClaimRow, FigureRow, MentionRow
from dateline.model.vocabulary import MODES, EventType, Group, Measure, Precision, SourceKind, Status, TimeBasis
from dateline.record import spans

_SHARED = ("status", "source", "source_kind", "via", "place", "place_id", "day", "time_start", "time_end")
_CHOSEN = ("source_span", "via_span", "place_span", "time_span", "evidence")
FIELDS: dict[str, tuple[str, ...]] = {
    "figure": (
        "number",
        "low",
        "high",
        "approx",
        "measure",
        "people",
        "group",
        "cumulative",
        *_SHARED,
        "people_span",
        *_CHOSEN,
    ),
    "event": ("type", "mode", "agents", "recipients", *_SHARED, "agents_span", "recipients_span", *_CHOSEN),
    "statement": (*_SHARED, *_CHOSEN),
}
"""What can be corrected, by kind of claim. ``number`` sets both bounds, ``day`` both days; a span chooses words."""

PLACE = ("place_id", "place_name", "place_lat", "place_lon", "place_country", "place_admin1", "place_precision")
_CLEARLY = 5
"""How many times as large as the next of its name a place must be to be meant by the name alone."""
_SAID_IN_WORDS = ("source", "via", "place", "people", "time_text")
_UNKNOWN = frozenset({"", "none", "null", "unknown", "not known"})
_NUMBER = re.compile(r"(\d[\d,]*)(?:\s*(?:-|–|to)\s*(\d[\d,]*))?")


def corrected(row: ClaimRow, given: Mapping[str, Any], text: Callable[[], str]) -> dict[str, Any]:
    """Fields of a claim and their new values, as JSON has them.

    Args:
        row: The claim as it stands.
        given: Field to what a person wrote; "" or "none" for not known.
        text: Gives the text of the report: agents and chosen words must stand in it.

    Raises:
        UsageError: a field that this kind of claim has not, a value that is none of its closed list, bounds that cross,
            words that do not stand in the report.
    """
    allowed = FIELDS[row.kind]
    strange = sorted(set(given) - set(allowed))
    if strange:
        raise UsageError(f"{strange[0]!r} cannot be corrected in a {row.kind}; there are: {', '.join(allowed)}")
    if not given:
        raise UsageError(f"correct what? Name a field and its value, as low=20; there are: {', '.join(allowed)}")
    words = spans.chosen(row, given, text()) if not spans.NAMES.isdisjoint(given) else {}
    made: dict[str, Any] = {}
    if "place" in words and "place_id" not in given:
        # What was typed beside the words says which place they mean: "the capital" is Astana.
        made |= _place("place", given.get("place") or words["place"])
    # In the order of the list: a type takes the old mode away, a mode then sets its own.
    for name in [name for name in allowed if name in given and name not in spans.NAMES and name not in words]:
        value = given[name]
        made |= _CHECKS[name](name, value) if name in _CHECKS else _actors(name, value, row, text)
    made |= words
    if "day" in given or "time_start" in made or "time_end" in made:
        made |= _days(row, made)
    if "time_text" in made and made.get("time_start", row.time_start):
        # The report says so: in these words.
        made["time_basis"] = TimeBasis.STATED.value
    _agree(row, made)
    return made


def plain(row: ClaimRow, name: str) -> Any:
    """The value of a field of a claim as JSON has it."""
    value = getattr(row, name)
    if isinstance(value, date):
        return value.isoformat()
    if name in ("agents", "recipients"):
        return [{"text": ref.text, "start": ref.start, "end": ref.end} for ref in value]
    return value


def put(row: ClaimRow, values: Mapping[str, Any]) -> ClaimRow:
    """The claim with corrected values. Spans that the old value was read from go with it, unless new ones are given."""
    fields: dict[str, Any] = {}
    places = {name: value for name, value in values.items() if spans.base_of(name)}
    for name, value in values.items():
        if not hasattr(row, name) or name in places:
            continue
        if name in ("time_start", "time_end") and value is not None:
            fields[name] = date.fromisoformat(value)
        elif name in ("agents", "recipients"):
            fields[name] = tuple(ActorLink(one["text"], one["start"], one["end"]) for one in value)
        else:
            fields[name] = value
        if name in _SAID_IN_WORDS and value != getattr(row, name):
            start = row.sentence_text.find(value) if value else -1
            at = None if start < 0 else row.sentence[0] + start
            fields[f"{name}_start"] = at
            fields[f"{name}_end"] = None if at is None else at + len(value)
    made: ClaimRow = replace(row, **{**fields, **places})
    return made


def _one_of(kind: Any) -> Callable[[str, Any], dict[str, Any]]:
    def check(name: str, value: Any) -> dict[str, Any]:
        found = {str(one).casefold(): str(one) for one in kind}
        word = str(value).strip().casefold()
        if word not in found:
            raise UsageError(f"{name} {value!r}: there is {', '.join(found.values())}")
        return {name: found[word]}

    return check


def _bound(name: str, value: Any) -> dict[str, Any]:
    if value is None or str(value).strip().casefold() in _UNKNOWN:
        return {name: None}
    digits = str(value).strip().replace(",", "")
    if isinstance(value, bool) or not re.fullmatch(r"\d+", digits) or int(digits) >= 2**63:
        raise UsageError(f"{name} {value!r}: give a whole number, or none for no bound")
    return {name: int(digits)}


def _number(name: str, value: Any) -> dict[str, Any]:
    found = _NUMBER.fullmatch(str(value).strip())
    if not found:
        raise UsageError(f"{name} {value!r}: write it as 20 or 18-20; for one bound alone use low= or high=")
    low = int(found[1].replace(",", ""))
    return {"low": low, "high": int(found[2].replace(",", "")) if found[2] else low, "approx": False}


def _truth(name: str, value: Any) -> dict[str, Any]:
    known = {"yes": True, "true": True, "1": True, "no": False, "false": False, "0": False}
    if str(value).strip().casefold() not in known:
        raise UsageError(f"{name} {value!r}: say yes or no")
    return {name: known[str(value).strip().casefold()]}


def _words(name: str, value: Any) -> dict[str, Any]:
    return {name: "" if value is None else " ".join(str(value).split())}


def _source(name: str, value: Any) -> dict[str, Any]:
    made = _words(name, value)
    return made | {"source_kind": "outlet"} if not made["source"] else made


def _day(name: str, value: Any) -> dict[str, Any]:
    if value is None or (not isinstance(value, date) and str(value).strip().casefold() in _UNKNOWN):
        found = None
    else:
        try:
            found = (value if isinstance(value, date) else date.fromisoformat(str(value).strip())).isoformat()
        except ValueError:
            raise UsageError(f"{name} {value!r}: no day; write it as 2022-01-06, or none for not known") from None
    return {"time_start": found, "time_end": found} if name == "day" else {name: found}


def _days(row: ClaimRow, made: Mapping[str, Any]) -> dict[str, Any]:
    first, last = (made.get(name, plain(row, name)) for name in ("time_start", "time_end"))
    if first and last and first > last:
        raise UsageError(f"the first day ({first}) comes after the last ({last})")
    if not first and not last:
        return {"time_precision": Precision.UNKNOWN.value, "time_basis": TimeBasis.NONE.value}
    precision = Precision.DAY if first == last else Precision.RANGE
    # The report does not say so, or it would have been read; a person reasoned it out.
    return {"time_precision": precision.value, "time_basis": TimeBasis.INFERRED.value}


def _place(name: str, value: Any) -> dict[str, Any]:
    """A place by GeoNames id, or by a name that only one known place has; "Name, CC" says in which country."""
    text = "" if value is None else " ".join(str(value).split())
    empty = dict.fromkeys(PLACE[:4]) | {"place_name": "", "place_country": "", "place_admin1": ""}
    if text.casefold() in _UNKNOWN:
        return {"place": ""} | empty | {"place_precision": "unknown"}
    from dateline.world import gazetteer

    found = None
    bare, _, code = text.partition(",")
    if text.isdigit():
        found = gazetteer().by_id(int(text))
        if found is None:
            raise UsageError(f"{name} {text}: the gazetteer has no place of that GeoNames id")
    else:
        known = [one for one in gazetteer().find(bare) if code.strip().upper() in ("", one.country)]
        found = _clearest(name, text, known)
    made = {"place": bare if found is None or not text.isdigit() else found.name}
    if found is None:
        return made | empty | {"place_precision": "unknown"}
    return made | {
        "place_id": found.id,
        "place_name": found.name,
        "place_lat": found.lat,
        "place_lon": found.lon,
        "place_country": found.country,
        "place_admin1": found.admin1,
        "place_precision": found.precision.value,
    }


def _clearest(name: str, text: str, known: list[Any]) -> Any:
    cities = {(one.country, one.admin1) for one in known if one.precision.value == "city"}
    # A town and the division that bears its name are one place to whoever writes it: the town.
    known = [one for one in known if one.precision.value == "city" or (one.country, one.admin1) not in cities]
    if not known or known[0].population > _CLEARLY * max((one.population for one in known[1:]), default=0):
        return known[0] if known else None
    listed = "; ".join(f"{one.name}, {one.admin1 or one.country} {one.country} = {one.id}" for one in known[:5])
    raise UsageError(f"{name} {text!r} may be several places; give the id of one ({listed}) or its country: {text}, XX")


def _actors(name: str, value: Any, row: ClaimRow, report: Callable[[], str]) -> dict[str, Any]:
    texts = [" ".join(one.split()) for one in str(value or "").split(";")]
    made = []
    for text in [one for one in texts if one.casefold() not in _UNKNOWN]:
        at = row.sentence_text.find(text)
        start = row.sentence[0] + at if at >= 0 else report().find(text)
        if start < 0:
            raise UsageError(f"{name} {text!r}: these words do not stand in the report; nothing without evidence")
        made.append({"text": text, "start": start, "end": start + len(text)})
    return {name: made}


def _agree(row: ClaimRow, made: Mapping[str, Any]) -> None:
    if isinstance(row, FigureRow):
        low, high = made.get("low", row.low), made.get("high", row.high)
        if low is not None and high is not None and low > high:
            raise UsageError(f"low ({low}) is larger than high ({high}); correct both, or number=")
        if low is None and high is None and {"low", "high"} & made.keys():
            raise UsageError("a figure needs at least one bound; if it is no figure, reject it")
    if isinstance(row, MentionRow) and {"type", "mode"} & made.keys():
        type, mode = made.get("type", row.type), made.get("mode", row.mode if "type" not in made else "")
        allowed = MODES.get(EventType(type), ())
        if mode and mode not in allowed:
            raise UsageError(f"mode {mode!r}: {type} has {', '.join(allowed) or 'no modes'}")


def _mode(name: str, value: Any) -> dict[str, Any]:
    word = "" if value is None or str(value).strip().casefold() in _UNKNOWN else str(value).strip().casefold()
    return {name: word}


def _type(name: str, value: Any) -> dict[str, Any]:
    # A mode is one of its type; another type without a word on the mode has none.
    return {"mode": ""} | _one_of(EventType)(name, value)


_CHECKS: dict[str, Callable[[str, Any], dict[str, Any]]] = {
    "status": _one_of(Status),
    "source": _source,
    "source_kind": _one_of(SourceKind),
    "via": _words,
    "place": _place,
    "place_id": _place,
    "day": _day,
    "time_start": _day,
    "time_end": _day,
    "number": _number,
    "low": _bound,
    "high": _bound,
    "approx": _truth,
    "measure": _one_of(Measure),
    "people": _words,
    "group": _one_of(Group),
    "cumulative": _truth,
    "type": _type,
    "mode": _mode,
}
