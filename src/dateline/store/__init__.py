"""The record on disk: append-only, one SQLite file. The only room that writes it."""
