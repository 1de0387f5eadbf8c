"""Pieces of a report as HTML whose text is the report's, character for character.

Built here and not in a template: a long report has tens of thousands of pieces.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from markupsafe import Markup, escape

from dateline.page.reading import Piece, Stretch

CLAIM = "CLAIM"
"""Stands in an address for the id of a claim; no id has letters like these."""

_CANNOT_STAND = re.compile("[\x00\ud800-\udfff]")


def exactly(text: str) -> Markup:
    """Text as HTML whose text node holds the same characters, one for one.

    A parser of HTML makes a line feed of every carriage return that is not written as a number. What it cannot hold at
    all (NUL, half of a surrogate pair) has a stand-in of the same length, so that no place in the text moves.
    """
    stands = _CANNOT_STAND.sub(lambda found: "\u2400" if found[0] == "\x00" else "\ufffd", text)
    return Markup(str(escape(stands)).replace("\r", "&#13;"))


def typeset(stretches: Iterable[Stretch], *, href: str, chosen: str = "") -> Markup:
    """A text for reading: each piece that a claim rests on is a link to it.

    Args:
        stretches: The text.
        href: Address of a claim, with ``CLAIM`` where its id belongs.
        chosen: Id of the claim whose words stand out, "" for none.
    """
    return Markup("".join(_words(stretches, str(escape(href)), chosen)))


def _words(stretches: Iterable[Stretch], href: str, chosen: str) -> Iterator[str]:
    for stretch in stretches:
        label = f' data-zone="{stretch.label}"' if stretch.label else ""
        yield f'<span class="zone z-{stretch.zone or "none"}"{label}>'
        for piece in stretch.pieces:
            yield from _piece(piece, href, chosen)
        yield "</span>"


def _piece(piece: Piece, href: str, chosen: str) -> Iterator[str]:
    for id in piece.begins:
        yield f'<span class="begins" id="{id}"></span>'
    text = exactly(piece.text)
    if not piece.claims:
        yield text
        return
    layers = " ".join(f"w-{layer}" for layer in piece.layers)
    here = " here" if chosen in piece.claims else ""
    claims = " ".join(piece.claims)
    if not piece.text.strip():
        # Nobody can click on a space between two values, or have it read out.
        yield f'<span class="w {layers}{here}" data-claims="{claims}">{text}</span>'
        return
    address = href.replace(CLAIM, piece.claims[0])
    yield f'<a class="w {layers}{here}" href="{address}" data-claims="{claims}">{text}</a>'
