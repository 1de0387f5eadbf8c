"""Reading reports into a record, one transaction a report."""

from __future__ import annotations

import hashlib
import os.path
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace

from dateline.errors import IngestError, PackError, RecordError
from dateline.model.claim import Claim
from dateline.model.report import Report, Skipped
from dateline.model.vocabulary import PublishedBasis
from dateline.record.results import Progress, ReadSummary
from dateline.store import Store, read
from dateline.store.write import digest_of, write_report, write_skipped

_STRENGTH = [
    PublishedBasis.UNKNOWN,
    PublishedBasis.INFERRED,
    PublishedBasis.FILE,
    PublishedBasis.TEXT,
    PublishedBasis.METADATA,
    PublishedBasis.TABLE,
    PublishedBasis.GIVEN,
]
"""What a day of publication rests on, weakest first."""


@dataclass
class _Tally:
    given: int = 0
    read: int = 0
    unchanged: int = 0
    new_versions: int = 0
    reread: int = 0
    skipped: list[Skipped] = field(default_factory=list)
    not_read: list[Skipped] = field(default_factory=list)
    undated: list[str] = field(default_factory=list)
    kinds: dict[str, int] = field(default_factory=lambda: {"figure": 0, "event": 0, "statement": 0})

    def summary(self) -> ReadSummary:
        return ReadSummary(
            given=self.given,
            read=self.read,
            unchanged=self.unchanged,
            new_versions=self.new_versions,
            reread=self.reread,
            skipped=tuple(self.skipped),
            not_read=tuple(self.not_read),
            undated=tuple(self.undated),
            figures=self.kinds["figure"],
            events=self.kinds["event"],
            statements=self.kinds["statement"],
        )


def take_in(
    store: Store, items: Iterable[Report | Skipped], *, strict: bool, progress: Callable[[Progress], None] | None
) -> ReadSummary:
    """Read each report and write it at once; what cannot be read is noted, and the rest goes on."""
    tally = _Tally()
    for item in items:
        tally.given += 1
        outcome = _skip(store, item, tally) if isinstance(item, Skipped) else _read_one(store, item, tally)
        if strict and outcome == "skipped":
            skipped = tally.skipped[-1]
            raise IngestError(f"{skipped.name}: {skipped.reason}")
        if progress is not None:
            progress(Progress(tally.given, None, item.name, outcome))
    return tally.summary()


def _skip(store: Store, item: Skipped, tally: _Tally) -> str:
    tally.skipped.append(item)
    with store.writing() as connection:
        write_skipped(connection, [item])
    return "skipped"


def _read_one(store: Store, report: Report, tally: _Tally) -> str:
    address = address_key(report)
    with store.reading() as connection:
        held = read.held(connection, report, address)
    if held.report is not None:
        report = with_what_was_known(report, held.report)
    if report.anchor is None:
        tally.undated.append(report.name)
    readable = _is_readable(report.language)
    reader = _reader(report.language) if readable else ""
    if held.digest == digest_of(report, reader) and held.shown:
        return _note(tally, report, readable, "unchanged")
    claims: tuple[Claim, ...] = ()
    if readable and held.digest != digest_of(report, reader):
        try:
            claims = _claims(report)
        except (PackError, RecordError, MemoryError):
            raise
        except Exception as error:
            # One report that the reader trips over must never cost the others; it is named, and the fault with it.
            return _skip(store, Skipped(report.name, f"{type(error).__name__}: {error}; please report this"), tally)
    with store.writing() as connection:
        write_report(connection, report, claims, reader=reader, address_key=address)
    tally.new_versions += held.superseded
    tally.reread += held.report is not None and not held.superseded
    for claim in claims:
        tally.kinds[claim.kind] += 1
    return _note(tally, report, readable, "new version" if held.superseded else "read")


def _note(tally: _Tally, report: Report, readable: bool, outcome: str) -> str:
    if not readable:
        language = f"language {report.language!r} has no pack" if report.language else "its language was not recognised"
        tally.not_read.append(Skipped(report.name, f"kept, not read: {language}"))
        return "not read"
    if outcome == "unchanged":
        tally.unchanged += 1
    else:
        tally.read += 1
    return outcome


def _is_readable(language: str) -> bool:
    from dateline.language import PACKS

    return language in PACKS


def _reader(language: str) -> str:
    from dateline.extract import reader_name
    from dateline.language import load_pack

    return reader_name(load_pack(language))


def _claims(report: Report) -> tuple[Claim, ...]:
    from dateline.extract import read_claims
    from dateline.language import load_pack

    return read_claims(report, load_pack(report.language))


def with_what_was_known(report: Report, before: Report) -> Report:
    """The report with a day, outlet or headline that the record knew and this reading does not say.

    A folder is read again without ``--published`` because forty files were added, not to take the days away.
    """
    keep = {name: getattr(before, name) for name in ("outlet", "headline") if not getattr(report, name)}
    if _STRENGTH.index(report.published.basis) < _STRENGTH.index(before.published.basis):
        keep["published"] = before.published
    return replace(report, **keep)


def address_key(report: Report) -> str:
    """Under what a changed text is a new version: the address, made absolute and hashed.

    Hashed, because a record is handed on and need not tell the folders of whoever made it. What has no address of its
    own (text given by hand, standard input) has no versions.
    """
    address = report.address
    if not address or address.split("#")[0].split("/")[0] in ("stdin", "text"):
        return report.key
    if "://" not in address:
        address = os.path.abspath(address)  # noqa: PTH100 - an address may hold more than a path ("a.zip/b.txt#3")
    return hashlib.sha256(address.encode("utf-8", "surrogatepass")).hexdigest()
