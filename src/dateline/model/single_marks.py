"""Speech between single marks that a tokenizer has set apart: "` It is over . \\n We go home , ' she said".

The same mark opens ("said : ' I was there"), closes, and stands for an apostrophe; what stands beside it tells which.
"""

from __future__ import annotations

import re

_MARK = re.compile(r"(?<!\S)[`'](?!\S)")
_BREAK = re.compile(r"(?:^|\n)\s*$")
# A plain mark opens at the head of a line, behind a colon, and, fallen to the line before, behind a full stop.
_LED = re.compile(r"(?:^|\n|: )$")
_HEAD = re.compile(r"(?:^|\n|[:,] )$")
_FALLEN = re.compile(r"[.?!] ' *\n\s*(?=[A-Z])")
_ENDED = frozenset(",.?!")
_LEAST = 12
_TITLE = 40
"""Characters of a few words that a mark behind a plural's "s" closes, inside a sentence: "` core scripts '"."""
_MOST = 2000
"""Characters that words in one pair of marks have."""
_NEAR = 500
"""Characters that words have whose mark fell to the line before."""


def plain_single(text: str) -> str:
    """The text with double marks for the single ones of speech; double marks are “ and ” by now. The same length.

    Marks around a word or a title of which no sentence is made ("` core scripts ' of ministers") stay; so does what
    stands inside double marks. A mark at the head of a line goes on with words that none has closed.
    """
    marks = [m.start() for m in _MARK.finditer(text)]
    new = list(text)
    at = 0
    while at < len(marks):
        closing = _closing(text, marks, at) if _opens(text, marks[at]) else None
        if closing is None:
            at += 1
            continue
        for mark in marks[at:closing]:
            if mark == marks[at] or _again(text, mark):
                new[mark] = "“"
        new[marks[closing]] = "”"
        at = closing + 1
    return "".join(new)


def _opens(text: str, mark: int) -> bool:
    if text.rfind("“", 0, mark) > text.rfind("”", 0, mark):
        return False
    if text[mark] == "`":
        return True
    led = _LED.search(text, max(0, mark - 3), mark) is not None and text[mark + 2 : mark + 3].isupper()
    return led or _FALLEN.match(text, max(0, mark - 2)) is not None


def _again(text: str, mark: int) -> bool:
    return text[mark] == "`" and _BREAK.search(text, max(0, mark - 4), mark) is not None


def _closing(text: str, marks: list[int], at: int) -> int | None:
    """The mark that closes what ``marks[at]`` opens; None where it opens no speech."""
    start, inner = marks[at], False
    headed = text[start] == "'" or _HEAD.search(text, max(0, start - 4), start) is not None
    fallen = text[start] == "'" and not text[start + 2 : start + 3].strip()
    for index in range(at + 1, len(marks)):
        mark = marks[index]
        if mark - start > (_NEAR if fallen else _MOST) or "“" in text[start:mark] or "”" in text[start:mark]:
            return None
        if not headed and "\n" in text[start:mark]:
            return None
        if text[mark] == "`":
            if fallen:
                return None
            inner = inner or not _again(text, mark)
        elif text[:mark].rstrip(" ")[-1:] in _ENDED:
            return index if mark - start > _LEAST else None
        elif inner:
            inner = False
        elif text[mark - 2] != "s" or (mark - start < _TITLE and not headed):
            return None
    return None
