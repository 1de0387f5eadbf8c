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


def typeset(stretches: Iterable[Stretch], *, href: str, chosen: str = "", brief: bool = False) -> Markup:
    """A text for reading: each piece that a claim rests on is a link to it.

    Args:
        stretches: The text.
        href: Address of a claim, with ``CLAIM`` where its id belongs.
        chosen: Id of the claim whose words stand out, "" for none.
        brief: Leave out what the address of a piece tells as well: whole sites of such pages add up.
    """
    return Markup("".join(_words(stretches, str(escape(href)), chosen, brief)))


def _words(stretches: Iterable[Stretch], href: str, chosen: str, brief: bool) -> Iterator[str]:
    for stretch in stretches:
        if brief and not stretch.zone and not any(piece.claims or piece.begins for piece in stretch.pieces):
            # Between zones nothing is marked, and the text around is set as it is.
            yield from (exactly(piece.text) for piece in stretch.pieces)
            continue
        label = f' data-zone="{stretch.label}"' if stretch.label else ""
        kind = "zone" if brief and stretch.zone == "body" else f"zone z-{stretch.zone or 'none'}"
        yield f'<span class="{kind}"{label}>'
        for piece in stretch.pieces:
            yield from _piece(piece, href, chosen, brief)
        yield "</span>"


def _piece(piece: Piece, href: str, chosen: str, brief: bool) -> Iterator[str]:
    linked = brief and bool(piece.claims) and bool(piece.text.strip())
    for id in piece.begins[:-1] if linked else piece.begins:
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
    own = f' id="{piece.begins[-1]}"' if linked and piece.begins else ""
    of = "" if brief and len(piece.claims) == 1 else f' data-claims="{claims}"'
    yield f'<a{own} class="w {layers}{here}" href="{address}"{of}>{text}</a>'
