"""Every page of the sample record, as HTML."""

from __future__ import annotations

import pytest

from dateline.errors import NotFound
from dateline.page import PAGES, Asked, ServedLinks, SiteLinks, Snapshot, render
from dateline.page.picking import figures_that_matter


@pytest.mark.parametrize("links", [ServedLinks(), SiteLinks()], ids=["served", "site"])
def test_every_page_renders(sample_snapshot: Snapshot, links):
    for page in PAGES.values():
        keys = list(page.keys(sample_snapshot))[:3] if page.keys else [""]
        for key in keys:
            assert "<h1" in render(sample_snapshot, Asked(page.name, key), links)


def test_a_page_that_is_not_there_is_said(sample_snapshot: Snapshot):
    with pytest.raises(NotFound):
        render(sample_snapshot, Asked("nothing"), ServedLinks())


def test_a_series_or_event_shown_by_its_key_is_that_of_the_lists(sample_snapshot: Snapshot):
    view = sample_snapshot.view
    relations = view.relations(include_rejected=True)
    for row in view.series(include_rejected=True):
        shown = view.show(row.key)
        ids = {claim.id for claim in shown.claims}
        assert shown.row == row
        assert list(shown.relations) == [one for one in relations if {one.a, one.b} <= ids]
    for event in view.events(include_rejected=True):
        assert view.show(event.key).row == event


def test_a_number_that_was_taken_back_is_said_so_at_the_first_look(sample_snapshot: Snapshot):
    (first, *_) = figures_that_matter(sample_snapshot)
    assert (first.latest.low, first.series.place_name) == (44, "Kazakhstan")
    assert first.withdrawn is not None and first.withdrawn.low == 164
    assert "taken back" in render(sample_snapshot, Asked("overview"), ServedLinks())
