"""Many pages in few files that a page from disk can open: what pages repeat of each other is kept once.

A packed file is a script, since from disk a page can fetch nothing. It puts a text into ``window.datelinePacked`` under
its number: LZMA, as ``xz --format=lzma`` writes it, fifteen bits a sign, which in UTF-16 is a fifth less than base64.
Unpacked it is JSON: by path ("series/N12ab") what stands there. ``web/packed.js`` shows it; ``unpack`` does the same
without a browser.
"""

from __future__ import annotations

import json
import lzma
import re
from collections.abc import Iterable, Iterator
from typing import Any

from dateline.page.slim import slim

VOLUME = 12_000_000
"""Characters of JSON in one file: a browser unpacks it whole to show one page, in about half a second."""

_FILTER = {
    "id": lzma.FILTER_LZMA1, "preset": 6, "dict_size": 1 << 24, "lc": 3, "lp": 0, "pb": 0, "nice_len": 273,
}  # fmt: skip
_TITLE = re.compile(r"<title>(.*?)</title>", re.DOTALL)
_MAIN = re.compile(r'<main id="main" tabindex="-1">\n?(.*)</main>', re.DOTALL)
DATA = re.compile(r'<script type="application/json" id="data-([a-z]+)">(.*?)</script>', re.DOTALL)
"""Data of a picture in a page: its name and its text."""


_FIRST = 0x3000
"""The sign that stands for fifteen bits of nought: from here on 32,768 follow that no script reads as anything else."""


def pack(json_text: str) -> str:
    """A text packed: LZMA, its bits by fifteen as one sign each from U+3000 on, the last filled up with noughts."""
    made = lzma.compress(json_text.encode("utf-8", "replace"), format=lzma.FORMAT_ALONE, filters=[_FILTER])
    signs = []
    held = count = 0
    for byte in made:
        held, count = held << 8 | byte, count + 8
        if count >= 15:
            count -= 15
            signs.append(chr(_FIRST + (held >> count)))
            held &= (1 << count) - 1
    return "".join(signs) + (chr(_FIRST + (held << (15 - count))) if count else "")


def unpack(signs: str) -> str:
    """The text that was packed."""
    bits = "".join(f"{ord(sign) - _FIRST:015b}" for sign in signs)
    packed = bytes(int(bits[at : at + 8], 2) for at in range(0, len(bits) - 7, 8))
    return lzma.LZMADecompressor(lzma.FORMAT_ALONE).decompress(packed).decode("utf-8")


def as_script(text: str) -> bytes:
    """A script as a file whose first bytes say that it is UTF-16: browsers need no other word."""
    return f"\ufeff{text}".encode("utf-16-le")


def told(value: Any) -> str:
    """A value as JSON, without blanks."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def page_parts(html: str, name: str) -> list[str]:
    """What a packed page keeps of its HTML: which kind of page, title, main part, then name and text of its data.

    Titles stay escaped; the script that shows them reads them as HTML, as a browser does.
    """
    title, main, data = _TITLE.search(html), _MAIN.search(html), DATA.search(html)
    if not (title and main):
        raise ValueError("a page without a title or a main part")
    return [name, title[1], slim(main[1]), *(data.groups() if data else ())]


def volumes(entries: Iterable[tuple[str, Any]], most: int = VOLUME) -> Iterator[tuple[str, str]]:
    """Files out of what stands at paths: the first path of each, and its script.

    Args:
        entries: Path and value, in order of path: a reader finds the file of a path by the first ones.
        most: Characters of one file before it is packed; a larger value stands alone.
    """
    held: list[str] = []
    first, size, number = "", 0, 1
    for path, value in entries:
        line = f"{told(path)}:{told(value)}"
        if held and size + len(line) > most:
            yield first, _script(number, held)
            held, size, number = [], 0, number + 1
        first = first if held else path
        held.append(line)
        size += len(line)
    if held:
        yield first, _script(number, held)


def file_of(number: int) -> str:
    """Name of a packed file, counted from 1."""
    return f"packed-{number}.js"


def _script(number: int, lines: Iterable[str]) -> str:
    packed = pack("{" + ",".join(lines) + "}")
    return f'(window.datelinePacked=window.datelinePacked||{{}})["{number}"]="{packed}";\n'
