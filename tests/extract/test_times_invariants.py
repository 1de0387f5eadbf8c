"""What holds for every text: words stand at their spans, days are in order, nothing depends on a second reading."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

import spacy
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.extract.reading import Reading
from dateline.extract.text.blocks import find_blocks
from dateline.extract.times import find_times
from dateline.language import Pack, load_pack
from dateline.model.report import Published, Report, Zone
from dateline.model.span import Span
from dateline.model.vocabulary import PublishedBasis, ZoneKind

_NLP = spacy.blank("en")
_NLP.add_pipe("sentencizer")

WORDS = re.findall(
    r"\S+",
    """
    the last next this past that same early late mid - mid-March in on since from to between and until of a an
    two  12 31 99 0 1989 2022 9999 1000 '89 1990s 480 BC century first third 3rd quarter day days week weeks
    month months year  years decade hours ago earlier later before after Monday Thursdays March May Jan.
    December summer winter fall  yesterday today tomorrow tonight overnight night morning 9 a.m. noon 10:30
    Christmas Easter Thanksgiving now  recently daily every hundred thousand several few half weekend end
    beginning , . ( ) 5/13/89 2022-01-06 TUESDAY  police said killed will nineteen ninety seven o'clock GMT
    fiscal
    """,
)


def blank_pack() -> Pack:
    """The English tables over a tokeniser alone: the rules must bear a text without a parse."""
    pack = load_pack("en")
    return replace(pack, parse=lambda texts: _NLP.pipe(texts))


texts = st.lists(st.sampled_from(WORDS), min_size=1, max_size=30).map(" ".join)
days = st.none() | st.dates(date(1, 1, 1), date(9999, 12, 31))


def reading(text: str, published: date | None) -> Reading:
    report = Report(
        name="t",
        text=text,
        zones=(Zone(ZoneKind.BODY, Span(0, len(text))),),
        published=Published(published, PublishedBasis.GIVEN) if published else Published(),
    )
    pack = blank_pack()
    return replace(Reading(report, pack), blocks=find_blocks(report, pack))


@settings(max_examples=300, deadline=None)
@given(texts | st.text(min_size=1, max_size=60), days)
def test_words_stand_at_their_spans_and_days_are_in_order(text: str, published: date | None):
    if not text.strip():
        return
    given_ = reading(text, published)
    found = find_times(given_)
    assert found == find_times(given_)
    last = 0
    for mention in found:
        assert mention.span.of(text) == mention.text
        assert mention.span.start >= last
        last = mention.span.end
        assert mention.first < mention.last
        interval = mention.interval
        assert interval.span is not None
        assert interval.span.of(text) == interval.text
        assert interval.span.overlaps(mention.span)
        if interval.start and interval.end:
            assert interval.start <= interval.end


@settings(max_examples=200, deadline=None)
@given(texts.filter(lambda text: not re.search(r"\d|nine|BC|century", text)))
def test_without_an_anchor_words_without_a_year_have_no_days(text: str):
    for mention in find_times(reading(text, None)):
        assert not mention.interval.known, mention
