"""What a reader should know of the versions that read a record and brought its claims together."""

from __future__ import annotations

import shlex
from dataclasses import dataclass
from datetime import datetime, timedelta

from dateline.page.words import say_moment
from dateline.record import Info


@dataclass(frozen=True, slots=True)
class Notice:
    """A sentence, the command that mends it ("" for none), and the moment before which it was otherwise."""

    text: str
    command: str = ""
    before: datetime | None = None


def notices(info: Info) -> list[Notice]:
    """What older versions left in a record: claims that they read, groups that newer rules may arrange otherwise."""
    record = f" --record {shlex.quote(info.path)}"
    found = []
    if info.old_readers:
        versions = " and ".join(sorted({name.partition("/")[0].rpartition("-")[2] for name in info.old_readers}))
        found.append(
            Notice(
                f"Some reports were read by an older version of dateline (reader {versions}). What it read stays until "
                "they are read again from their files; decisions are kept.",
                f"dateline read FILES{record}",
            )
        )
    moved = info.resolver_since if info.resolver_before else None
    if not info.resolved and info.reports:
        found.append(
            Notice(
                "Not all claims were brought together by the rules of this version. The next reading or decision does "
                "it, and may then arrange series, events and stories anew; do it before you decide.",
                f"dateline info{record}",
            )
        )
    elif moved and info.last_recorded and moved > info.last_recorded:
        found.append(
            Notice(
                f"Newer rules brought the claims together anew on {say_moment(moved)}, and nothing was read since: "
                "series, events and stories may be arranged otherwise than before. Decisions were kept.",
                before=moved - timedelta(microseconds=1),
            )
        )
    return found
