"""What a record shows to people: its rows as pages of HTML. Knows nothing of HTTP."""

from dateline.page.asked import Asked
from dateline.page.fault import render_api, render_error
from dateline.page.links import Links, ServedLinks, SiteLinks
from dateline.page.render import PAGES, Page, render
from dateline.page.snapshot import Snapshot

__all__ = [
    "PAGES",
    "Asked",
    "Links",
    "Page",
    "ServedLinks",
    "SiteLinks",
    "Snapshot",
    "render",
    "render_api",
    "render_error",
]
