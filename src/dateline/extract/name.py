"""What a claim says of what read it. Told without loading a pipeline."""

from __future__ import annotations

from dateline.language import Pack, pipeline_of

READER_VERSION = "16"
"""Raised by one with every release that reads differently; part of each claim's ``reader``."""


def reader_name(pack: Pack) -> str:
    """Name and version of what reads with this pack, as it stands in the exchange form."""
    return f"dateline-{READER_VERSION}/{pack.pipeline}"


def reader_of(language: str) -> str:
    """The same of the pack of a language, nothing loaded.

    Raises:
        PackError: no pack for the language, or its pipeline is not installed.
    """
    return f"dateline-{READER_VERSION}/{pipeline_of(language)}"


def is_older(reader: str) -> bool:
    """Whether claims of that reader were read by an earlier version of these rules."""
    name, _, version = reader.partition("/")[0].rpartition("-")
    return name == "dateline" and version.isdigit() and int(version) < int(READER_VERSION)
