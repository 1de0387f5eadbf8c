"""What a brief is made of, and how it reads as plain text."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Line:
    """One sentence and the ids of the claims that it rests on; ``day`` is said before it, "" for none."""

    text: str
    evidence: tuple[str, ...] = ()
    day: str = ""


@dataclass(frozen=True, slots=True)
class Section:
    """Lines under one heading; ``more`` says what was left out and how to see it, "" if nothing was."""

    title: str
    lines: tuple[Line, ...]
    more: str = ""


@dataclass(frozen=True, slots=True)
class Brief:
    """A heading, a sentence on what was read, and sections; sections without a line are left out."""

    title: str
    about: str
    sections: tuple[Section, ...]


def as_text(brief: Brief) -> str:
    """A brief as plain text, one line a sentence, evidence in brackets at its end."""
    out = [brief.title, brief.about]
    for section in brief.sections:
        out += ["", section.title]
        day = ""
        for line in section.lines:
            if line.day and line.day != day:
                out.append(f"  {line.day}")
                day = line.day
            out.append(f"  - {line.text} [{', '.join(line.evidence)}]")
        if section.more:
            out.append(f"  ({section.more})")
    return "\n".join(out) + "\n"
