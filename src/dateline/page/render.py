"""Pages by name, and how one becomes HTML."""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

import jinja2

from dateline import phrases
from dateline.citing import citation
from dateline.errors import NotFound
from dateline.page.about import about
from dateline.page.agreeing import counting
from dateline.page.asked import Asked
from dateline.page.days import read_day
from dateline.page.deciding import told_corrections
from dateline.page.folding import by_report, folded
from dateline.page.links import Links, ServedLinks
from dateline.page.naming import record_name, series_aside, series_name, story_name
from dateline.page.picking import happened
from dateline.page.snapshot import Snapshot
from dateline.page.titles import called, in_short, report_title
from dateline.page.versions import notices
from dateline.page.views import (
    actor,
    bulk,
    changes,
    differences,
    event,
    events,
    figures,
    glossary,
    judgements,
    note,
    origin,
    overview,
    report,
    reports,
    review,
    search,
    series,
    sources,
    statements,
    stories,
    story,
    timeline,
)
from dateline.page.views import map as world_map
from dateline.page.whence import whence
from dateline.page.words import around, glimpse, marked, opening, pieces, say_moment, say_number, say_range, say_since

Made = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Page:
    """One kind of page.

    Attributes:
        name: As in its address and in the name of its template.
        make: Rows and question to what the template shows. Raises NotFound for a key that nothing has.
        keys: Keys that the page exists for; None: it takes no key.
        bar: Words in the bar of the page, "" for a page that is not in it.
        live: Whether it makes sense only where a server answers: it asks or writes, and a frozen site leaves it out.
    """

    name: str
    make: Callable[[Snapshot, Asked], Made]
    keys: Callable[[Snapshot], Iterable[str]] | None = None
    bar: str = ""
    live: bool = False


PAGES: dict[str, Page] = {
    page.name: page
    for page in (
        # The order of the bar.
        Page("overview", overview.make, bar="Overview"),
        Page("timeline", timeline.make, bar="Timeline"),
        Page("map", world_map.make, bar="Map"),
        Page("figures", figures.make, bar="Figures"),
        Page("events", events.make, bar="Events"),
        Page("statements", statements.make, bar="Statements"),
        Page("differences", differences.make, bar="Differences"),
        Page("sources", sources.make, bar="Sources"),
        Page("reports", reports.make, bar="Reports"),
        Page("changes", changes.make, bar="Changes", live=True),
        Page("review", review.make, bar="Review", live=True),
        Page("bulk", bulk.make, live=True),
        Page("judgements", judgements.make),
        Page("search", search.make, live=True),
        Page("glossary", glossary.make),
        Page("stories", stories.make),
        Page("story", story.make, story.keys),
        Page("series", series.make, series.keys),
        Page("event", event.make, event.keys),
        Page("actor", actor.make, actor.keys),
        Page("origin", origin.make, origin.keys),
        Page("report", report.make, report.keys),
        Page("note", note.make, note.keys),
    )
}


def render(snapshot: Snapshot, asked: Asked, links: Links, *, page: Page | None = None, **more: Any) -> str:
    """A page as HTML.

    Args:
        snapshot: The rows.
        asked: Which page, of what, with which filters.
        links: How it names other pages.
        page: Another page in place of the one of that name.
        more: What else templates may use: ``csrf`` (a token; forms are left out without one), ``stamp``.

    Raises:
        NotFound: there is no such page, or nothing has its key.
        UsageError: a value in the question makes no sense.
    """
    if page is None:
        page = PAGES.get(asked.page)
        if page is None or (page.keys is None) != (asked.key == ""):
            raise NotFound(f"there is no page {asked.page!r}" + (f" of {asked.key!r}" if asked.key else ""))
    made = page.make(snapshot, asked)
    kept = tuple((name, told) for name in ("as_of", "reported_by") if (told := asked.get(name)))
    if kept and isinstance(links, ServedLinks):
        links = replace(links, kept=kept)
    template = environment().get_template(f"{page.name}.html")
    bar = [one for one in PAGES.values() if one.bar]
    return template.render({"csrf": "", "stamp": "", **more, **made}, asked=asked, links=links, bar=bar, snap=snapshot)


@functools.cache
def environment() -> jinja2.Environment:
    """Templates with everything escaped; a name that is not there is an error and never an empty space."""
    made = jinja2.Environment(
        loader=jinja2.PackageLoader("dateline.page", "templates"),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.policies["json.dumps_kwargs"] = {"sort_keys": True, "separators": (",", ":")}
    says = (name for name in dir(phrases) if name.startswith(("say_", "event_noun", "many", "cite", "sentence_case")))
    made.filters.update(
        {name: getattr(phrases, name) for name in says},
        around=around,
        glimpse=glimpse,
        marked=marked,
        opening=opening,
        pieces=pieces,
    )
    made.filters.update(read_day=read_day, say_moment=say_moment, say_since=say_since, say_number=say_number)
    # A number has two bounds: it is said by a call and not by a filter.
    made.globals.update(say_bounds=phrases.say_bounds, say_range=say_range, say_number=say_number)
    made.globals.update(story_name=story_name, record_name=record_name, citation=citation, happened=happened)
    made.globals.update(
        read_since=changes.read_since,
        whence=whence,
        folded=folded,
        by_report=by_report,
        notices=notices,
        counting=counting,
        thing_of=about,
        told_corrections=told_corrections,
        gloss=glossary.glosses(),
    )
    made.globals.update(
        series_name=series_name, series_aside=series_aside, report_title=report_title, in_short=in_short, called=called
    )
    return made
