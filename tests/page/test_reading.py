"""A text cut into pieces: nothing lost, every value where it stands."""

from __future__ import annotations

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import dateline
from dateline.model.report import Zone
from dateline.model.span import Span
from dateline.model.vocabulary import ZoneKind
from dateline.page.reading import lay_out, values_of
from dateline.page.typeset import exactly

TEXT = "Police said 12 people were killed in Astrel on Monday."


def joined(stretches):
    return "".join(piece.text for stretch in stretches for piece in stretch.pieces)


def test_pieces_of_a_read_report_are_its_text_and_begin_where_claims_do():
    rows = dateline.read_report(TEXT, "2022-01-06")
    pieces = [piece for stretch in lay_out(TEXT, (), rows) for piece in stretch.pieces]
    assert "".join(piece.text for piece in pieces) == TEXT
    assert sorted(id for piece in pieces for id in piece.begins) == sorted(row.id for row in rows)
    for row in rows:
        assert "".join(piece.text for piece in pieces if row.id in piece.claims and row.kind in piece.layers)


def test_a_number_inside_a_quotation_is_what_a_click_on_it_means():
    rows = dateline.read_report(TEXT, "2022-01-06")
    (figure,) = [row for row in rows if row.kind == "figure"]
    (piece,) = [p for s in lay_out(TEXT, (), rows) for p in s.pieces if figure.id in p.begins]
    assert piece.claims[0] == figure.id
    assert len(piece.claims) > 1


def test_a_zone_is_named_where_a_new_kind_begins():
    zones = (Zone(ZoneKind.HEADLINE, Span(0, 4)), Zone(ZoneKind.BODY, Span(6, 9)), Zone(ZoneKind.BODY, Span(11, 14)))
    stretches = lay_out("Head\n\nOne\n\nTwo\n", zones, ())
    assert [(one.zone, one.label) for one in stretches if one.zone] == [
        ("headline", "headline"),
        ("body", "body"),
        ("body", ""),
    ]


def test_every_sign_of_markup_and_every_carriage_return_is_kept():
    assert exactly("a<b>&\r\n\"c'") == "a&lt;b&gt;&amp;&#13;\n&#34;c&#39;"


def test_what_no_page_can_hold_has_a_sign_of_the_same_length():
    assert exactly("a\x00b\ud800c😀") == "a␀b\ufffdc😀"


class Row:
    """Only the spans of a claim."""

    kind = "figure"

    def __init__(self, id, start, end, source):
        self.id, self.start, self.end = id, start, end
        self.source_start, self.source_end = source
        self.via_start = self.via_end = self.place_start = self.place_end = None
        self.time_text_start = self.time_text_end = None


spans = st.tuples(st.integers(0, 30), st.integers(0, 30)).map(lambda pair: (min(pair), max(pair)))


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.text(max_size=30), st.lists(st.tuples(spans, spans), max_size=8), st.lists(spans, max_size=5))
def test_nothing_is_lost_whatever_overlaps(text, claims, zones):
    rows = [Row(f"F{n}", *own, source) for n, (own, source) in enumerate(claims)]
    marks = [Zone(ZoneKind.BODY, Span(*one)) for one in sorted(zones) if one[0] < one[1]]
    stretches = lay_out(text, marks, rows)
    assert joined(stretches) == text
    pieces = [piece for stretch in stretches for piece in stretch.pieces]
    for row in rows:
        for value in values_of(row):
            if value.end <= len(text):
                where = "".join(piece.text for piece in pieces if row.id in piece.claims)
                assert text[value.start : value.end] in where or value.layer == "source"
