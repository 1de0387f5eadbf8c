"""The gazetteer, demonyms and dated names; knows nothing of reports."""

from dateline.world.gazetteer import Candidate, DatedName, Gazetteer, distance, distance_km, gazetteer

__all__ = ["Candidate", "DatedName", "Gazetteer", "distance", "distance_km", "gazetteer"]
