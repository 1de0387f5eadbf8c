"""Actors and places across reports."""
