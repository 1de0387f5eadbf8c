"""One decision on many claims: first all of them are shown."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from dateline.errors import UsageError
from dateline.page.asked import Asked
from dateline.page.filtering import choices
from dateline.page.queue import KINDS, item_of, narrowed
from dateline.page.snapshot import Snapshot
from dateline.page.views.review import kept

MOST = 300
"""Claims that one decision may be about: as many as a person can look through."""

WORDS = {"reject": "Reject", "accept": "Accept", "unsure": "Mark as unsure"}


def make(snapshot: Snapshot, asked: Asked) -> dict[str, Any]:
    """The claims that the filters of the address name, by worth; nothing is written.

    Raises:
        UsageError: a filter makes no sense, or the verdict cannot be given to many.
    """
    verdict = asked.get("verdict") or "reject"
    if verdict not in WORDS:
        raise UsageError(f"verdict {verdict!r}: many claims at once can be given {', '.join(WORDS)}")
    # Without a filter it would be about the whole record: that is nobody's wish.
    named = kept(asked)
    rows = narrowed(snapshot, asked, snapshot.claims.values()) if named else []
    items = sorted((item_of(snapshot, row) for row in rows), key=lambda item: -item.worth)
    return {
        "title": f"{WORDS[verdict]} many at once",
        "verdict": verdict,
        "words": WORDS,
        "kinds": KINDS,
        "items": items[:MOST],
        "total": len(items),
        "most": MOST,
        "kept": named,
        "kept_query": urlencode(named),
        "choices": choices(snapshot),
        "who": asked.who,
    }
