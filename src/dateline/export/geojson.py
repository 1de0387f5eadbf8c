"""Claims and events as GeoJSON (RFC 7946): a point only where one stands for the place."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from dateline.export.jsonl import to_json

_POINTS = frozenset({"site", "city", "district"})
"""Precisions of places that a point can stand for. In the middle of a country or province nothing has happened."""

_GEOMETRY = ("place_lat", "place_lon")


def geojson_lines(rows: Iterable[Mapping[str, Any]]) -> Iterator[str]:
    """Rows of the exchange form as lines of one FeatureCollection, a feature a line, in the order given.

    Args:
        rows: Claims or events: dicts with an ``id`` or ``key``, and the fields of a place.
    """
    yield '{"type": "FeatureCollection", "features": [\n'
    ahead = ""
    for row in rows:
        yield ahead + to_json(feature(row))
        ahead = ",\n"
    yield "\n]}\n"


def feature(row: Mapping[str, Any]) -> dict[str, Any]:
    """One row as a Feature; ``drawn`` says whether it has a point, ``place_precision`` how fine that is."""
    point = _point(row)
    return {
        "type": "Feature",
        "id": row.get("id") or row.get("key"),
        "geometry": point,
        "properties": {"drawn": point is not None, **{k: v for k, v in row.items() if k not in _GEOMETRY}},
    }


def _point(row: Mapping[str, Any]) -> dict[str, Any] | None:
    lat, lon = row.get("place_lat"), row.get("place_lon")
    if lat is None or lon is None or row.get("place_precision") not in _POINTS:
        return None
    return {"type": "Point", "coordinates": [lon, lat]}
