"""Quotation marks written as two apostrophes are marks, and evidence stays the report's own."""

from __future__ import annotations

from array import array

import pytest

from dateline.extract.read import read
from dateline.extract.text.twin_marks import with_marks
from dateline.ingest import make_report
from dateline.language import Pack


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("''The weir broke,'' she said. ''We ran.''", "“The weir broke,” she said. “We ran.”"),
        ("She heard (''twice,'' she said) a 'crack.'", "(“twice,” she said) a 'crack.'"),
        ("''He shouted 'Run.'''", "“He shouted 'Run.'”"),
        ("The mast is 12'' wide and the boat 40'' long.", "The mast is 12'' wide and the boat 40'' long."),
        ("The crew's boat, the others' mules.", "The crew's boat, the others' mules."),
    ],
)
def test_pairs_of_apostrophes_are_marks(text: str, whole: str) -> None:
    read_as, offsets = with_marks(text, array("l", range(len(text) + 1)))
    assert read_as.endswith(whole)
    assert len(offsets) == len(read_as) + 1
    assert [text[at] for at in offsets[:-1]] == [{"“": "'", "”": "'"}.get(c, c) for c in read_as]


def test_what_stands_between_them_is_said(pack: Pack) -> None:
    text = "''The weir is gone,'' said Ines Marlo, a miller. ''It took the mill along, and the 'ford' too.''"
    found = read(make_report(text), pack).statements
    assert [s.text for s in found] == [
        "''The weir is gone,''",
        "''It took the mill along, and the 'ford' too.''",
    ]
    assert {s.source.text for s in found} == {"Ines Marlo, a miller"}
    assert all(s.direct and text[s.span.start : s.span.end] == s.text for s in found)
