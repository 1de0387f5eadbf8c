"""What happened, by day."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from dateline.brief.common import DOUBTFUL, FIRM, Claims, disputed
from dateline.brief.page import Line, Section
from dateline.model.coming import is_ahead
from dateline.model.rows import EventRow
from dateline.phrases import NOT_KNOWN, many, say_claim, say_days, say_event, sentence_case, spokesman

# What people do to each other and what befalls them comes before what they say of it, where not all fits on a page.
_WEIGHTY = ("ASSAULT", "DISASTER", "PROTEST", "COERCE", "MOBILIZE", "RETREAT", "DISMISS", "PRICE", "SANCTION", "AID")

# A day that no words tell is not told: the heading cannot say so, since it stands for lines of both kinds.
_RESTS = {"inferred": "; day inferred", "published": "; day of the report"}


def happened(events: Sequence[EventRow], claims: Claims, lines: int) -> Section:
    """Events that someone states and nobody denies, by day; those on unknown days only if there are no others.

    What is said of days after its reports has not happened, and is counted only.
    """
    stated = [event for event in events if event.status in FIRM and not disputed(event)]
    firm = [event for event in stated if not is_ahead(event, claims)]
    dated = [event for event in firm if event.time_start or event.time_end]
    told = dated or firm
    kept = {event.key for event in sorted(told, key=weight)[:lines]}
    by_day = sorted(told, key=lambda event: [_order(event.time_start), _order(event.time_end)])
    out = tuple(_line(event, claims) for event in by_day if event.key in kept)
    left, undated = len(told) - len(kept), len(firm) - len(told)
    more = [f"{many(left, 'more event')}: dateline events"] if left else []
    more += [f"{many(undated, 'event')} on days that are not known: dateline timeline"] if undated else []
    coming = len(stated) - len(firm)
    more += [f"{many(coming, 'event')} said of days after their reports: dateline events"] if coming else []
    return Section("What happened, by day", out, "; ".join(more))


def _order(day: object) -> str:
    return str(day) if day else "9999"


def weight(event: EventRow) -> tuple[int, int, int, bool, bool, str]:
    """Order in which events are kept where not all fit: most origins, what is done before what is said of it."""
    heavy = (event.type in _WEIGHTY) + bool(event.figures)
    nobody = not event.agents and not event.recipients
    return (-event.origins, -heavy, -len(event.mentions), nobody, not event.place, event.key)


def _line(event: EventRow, claims: Claims) -> Line:
    days = say_days(event.time_start, event.time_end, event.time_precision)
    day = "Day not known" if days == NOT_KNOWN else days
    mention = spokesman(event, claims)
    if mention is None:
        return Line(f"{sentence_case(say_event(event))}.", event.mentions, day)
    # The day stands above, so it is not said again.
    text = sentence_case(say_claim(replace(mention, time_basis="none")))
    others = [id for id in event.mentions if id != mention.id]
    if others:
        support = f", {many(event.origins, 'origin')} in all" if event.origins > 1 else ""
        text += f"; {many(len(others), 'more mention')}{support}"
    text += _RESTS.get(mention.time_basis, "")
    doubts = [word for word in event.statuses if word in DOUBTFUL]
    if doubts:
        text += f"; elsewhere {' and '.join(doubts)}"
    return Line(f"{text}.", (mention.id, *others), day)
