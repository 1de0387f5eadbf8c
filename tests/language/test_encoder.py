"""The small encoder: how a text is cut into pieces, and that it tells shares."""

from __future__ import annotations

import io
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.errors import PackError
from dateline.language import Pack
from dateline.language.encoder import Encoder, Pieces

VOCABULARY = ["[UNK]", "[CLS]", "[SEP]", "the", "quay", "##side", "##s", "cafe", ",", "12", "-", "strong", "’"]


def made(*, layers: int = 1, wide: int = 24, seed: int = 7) -> Encoder:
    """An encoder of weights drawn by chance, as its file holds them."""
    dice = np.random.default_rng(seed)
    table: dict[str, object] = {"classes": "none killed injured", "vocabulary": "\n".join(VOCABULARY)}
    table |= {"layers": layers, "heads": 12, "places": dice.normal(size=(32, wide)).astype(np.float16)}

    def whole(name: str, out: int, into: int) -> None:
        table[name] = dice.integers(-127, 128, size=(out, into), dtype=np.int8)
        table[f"{name}.scale"] = np.full(out, 0.01, dtype=np.float32)
        table[f"{name}.bias"] = dice.normal(size=out).astype(np.float32)

    def norm(name: str) -> None:
        table[f"{name}.weight"], table[f"{name}.bias"] = np.ones(wide, np.float32), np.zeros(wide, np.float32)

    whole("words", len(VOCABULARY), wide)
    norm("norm")
    for at in range(layers):
        for part, out, into in (("asked", 3, 1), ("out", 1, 1), ("up", 4, 1), ("down", 1, 4)):
            whole(f"layer{at}.{part}", out * wide, into * wide)
        norm(f"layer{at}.norm1")
        norm(f"layer{at}.norm2")
    whole("head", 3, 2 * wide)
    file = io.BytesIO()
    np.savez(file, **table)
    file.seek(0)
    return Encoder(file)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The quaysides, the Café", ["the", "quay", "##side", "##s", ",", "the", "cafe"]),
        ("12-strong", ["12", "-", "strong"]),
        ("quays’  QUAY", ["quay", "##s", "’", "quay"]),
        ("harbour quay", ["[UNK]", "quay"]),
        (" \n ", []),
    ],
)
def test_a_text_is_cut_into_the_longest_pieces(text: str, words: list[str]) -> None:
    assert [VOCABULARY[piece.row] for piece in Pieces(VOCABULARY)(text)] == words


@given(st.text(max_size=60))
def test_pieces_stand_in_order_inside_the_text(text: str) -> None:
    pieces = Pieces(VOCABULARY)(text)
    assert all(0 <= piece.start < piece.end <= len(text) for piece in pieces)
    assert all(a.start <= b.start for a, b in pairwise(pieces))


def test_each_stretch_has_its_row_of_shares() -> None:
    encoder = made(layers=2)
    rows = [piece.row for piece in encoder.pieces("The cafe, 12-strong, the quayside")]
    shares = encoder.shares(rows, [(3, 3), (1, 2)])
    assert shares.shape == (2, 3)
    assert np.allclose(shares.sum(axis=1), 1)
    assert np.allclose(shares[:1], encoder.shares(rows, [(3, 3)]), atol=1e-6)


def test_what_stands_around_a_piece_changes_its_shares() -> None:
    encoder = made()
    alone, after = (encoder.pieces(text) for text in ("12 strong", "12 quays"))
    assert not np.allclose(
        encoder.shares([p.row for p in alone], [(0, 0)]), encoder.shares([p.row for p in after], [(0, 0)])
    )


def test_a_file_that_is_not_there_is_told_with_its_remedy(pack: Pack) -> None:
    with pytest.raises(PackError, match=r"nothing\.npz cannot be read; install dateline anew"):
        pack.encoder("nothing")


def test_the_encoder_of_numbers_tells_of_the_measures(pack: Pack) -> None:
    encoder = pack.encoder("numbers")
    assert {"none", "killed", "detained"} <= set(encoder.classes)
    rows = [piece.row for piece in encoder.pieces("The flood killed 12 people.")]
    (row,) = encoder.shares(rows, [(3, 3)])
    assert encoder.classes[int(row.argmax())] == "killed"
