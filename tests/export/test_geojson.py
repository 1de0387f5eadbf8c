"""Claims and events for a map: where a point stands for the place, and where none does."""

from __future__ import annotations

import json

import pytest

from dateline.cli.app import main
from dateline.export import geojson_lines

TOWN = {"id": "F1", "place_lat": -1.5, "place_lon": 102.25, "place_precision": "city", "low": 20, "high": None}


def features(*rows):
    made = json.loads("".join(geojson_lines(rows)))
    assert made["type"] == "FeatureCollection"
    return made["features"]


def test_longitude_stands_before_latitude():
    (made,) = features(TOWN)
    assert made["geometry"] == {"type": "Point", "coordinates": [102.25, -1.5]}
    assert made["id"] == "F1" and made["properties"]["drawn"] is True
    assert (made["properties"]["low"], made["properties"]["high"]) == (20, None)


@pytest.mark.parametrize("precision", ["province", "country", "region", "unknown"])
def test_no_point_stands_in_the_middle_of_what_is_wide(precision):
    (made,) = features(TOWN | {"place_precision": precision})
    assert made["geometry"] is None
    assert made["properties"]["drawn"] is False and made["properties"]["place_precision"] == precision


def test_without_rows_it_is_a_collection_all_the_same():
    assert features() == []


@pytest.mark.parametrize("what", ["claims", "events"])
def test_a_record_for_a_map(sample_record_path, tmp_path, capsys, what):
    file = tmp_path / "map.geojson"
    args = ["export", "--format", "geojson", "--what", what, "--record", str(sample_record_path)]
    assert main([*args, "-o", str(file)]) == 0
    made = json.loads(file.read_text("utf-8"))["features"]
    assert any(one["geometry"] for one in made) and any(one["geometry"] is None for one in made)
    assert all(one["properties"]["sentence_text"] and one["id"] for one in made)
    assert all(one["properties"].get("kind") != "statement" for one in made)
    assert main(args) == 0
    assert json.loads(capsys.readouterr().out)["features"] == made


def test_what_has_no_places_is_refused(sample_record_path, capsys):
    args = ["export", "--format", "geojson", "--what", "reports", "--record", str(sample_record_path)]
    assert main(args) == 2
    assert "only these have places" in " ".join(capsys.readouterr().err.split()).replace("│ ", "")
