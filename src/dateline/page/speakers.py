"""Who says things, by the words that reports have for them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property, lru_cache

from dateline.model.rows import ClaimRow
from dateline.page.snapshot import Snapshot
from dateline.phrases import inside, wording

UNNAMED = "sources that are not named"
_ARTICLES = ("the ", "a ", "an ")
_QUOTES = str.maketrans("’‘‛ʼ`´“”„‟", "''''''\"\"\"\"")


@dataclass
class Speaker:
    """One speaker, by words: "the ministry" of two reports may be two ministries.

    Attributes:
        key: The words without case and article: what an address has.
        name: The words as the first report has them.
        kind: Kind of source in words.
        claims: What it says, in the order of the record.
    """

    key: str
    name: str
    kind: str
    claims: list[ClaimRow] = field(default_factory=list)

    def count(self, kind: str) -> int:
        """How many claims of a kind it holds."""
        return self._kinds[kind]

    @cached_property
    def _kinds(self) -> Counter[str]:
        return Counter(row.kind for row in self.claims)

    @cached_property
    def reports(self) -> int:
        """How many reports have it say something."""
        return len({row.report_key for row in self.claims})

    @cached_property
    def origins(self) -> int:
        """How many origins these come from."""
        return len({row.origin or row.report_key for row in self.claims})

    @cached_property
    def relays(self) -> list[str]:
        """Through whom it spoke, each once."""
        return list(dict.fromkeys(inside(row.via) for row in self.claims if row.via and row.via != row.source))


def speaker_key(row: ClaimRow) -> str:
    """Who says a claim, as one word for all spellings of it: no case, no article, no curled quotes."""
    return key_of(_words(row))


@lru_cache(maxsize=4096)
def key_of(words: str) -> str:
    """The key of a speaker, of any words for it."""
    key = " ".join(words.casefold().translate(_QUOTES).split())
    for article in _ARTICLES:
        key = key.removeprefix(article)
    return key


def speakers(rows: Iterable[ClaimRow]) -> list[Speaker]:
    """Those who say these claims: most claims first, then by name; those who are not named last."""
    found: dict[str, Speaker] = {}
    for row in rows:
        key = speaker_key(row)
        if key not in found:
            kind = "" if key == UNNAMED else wording()["kind"].get(row.source_kind, row.source_kind)
            found[key] = Speaker(key, inside(" ".join(_words(row).split())), kind)
        found[key].claims.append(row)
    return sorted(found.values(), key=lambda one: (one.name == UNNAMED, -len(one.claims), one.key))


def all_speakers(snapshot: Snapshot) -> list[Speaker]:
    """Those who say something in the record."""
    return snapshot.once("speakers.all", lambda: speakers(snapshot.claims.values()))


def _words(row: ClaimRow) -> str:
    """The words for who says it. A pronoun that stands for nobody known names no one."""
    if row.source:
        return UNNAMED if key_of(row.source) in wording()["inside"]["pronouns"] else row.source
    return (row.outlet or row.report) if row.source_kind == "outlet" else UNNAMED
