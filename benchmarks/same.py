"""Whether what makes reading quick changes any claim: the plain pipeline and spaCy's own tokens, report by report,
against batches, quickened, with words as plain objects.

Dictionary forms that dateline mends on purpose are mended in both. ``--data`` is the archive of Reuters-21578, or a
folder of ``*-reports.csv.gz`` (columns date, text). The figure is the share of reports with exactly the same claims; it
must be 1.
"""

from __future__ import annotations

import csv
import gzip
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING
from unittest import mock

from benchmarks.newswire import read_items
from benchmarks.score import Result
from dateline.extract import read_claims, read_many
from dateline.ingest import make_report
from dateline.language import PACKS, load_pack
from dateline.language.pack import load_nlp
from dateline.language.plain import MISTAKEN, mended
from dateline.model.report import Report

if TYPE_CHECKING:
    from spacy.tokens import Doc

_BATCH = 24


def reports_of(data: Path) -> Iterator[Report]:
    """Reports of the newswire, or of tables."""
    if data.is_file():
        yield from (item.report() for item in read_items(data))
        return
    csv.field_size_limit(10**9)
    for path in sorted(data.glob("*-reports.csv.gz")):
        with gzip.open(path, "rt", encoding="utf-8", newline="") as file:
            for number, row in enumerate(csv.DictReader(file)):
                day = date.fromisoformat(row["date"][:10]) if row.get("date") else None
                yield make_report(row["text"], name=f"{path.name}#{number}", published=day)


def _stock(parsed: Doc) -> Doc:
    """spaCy's own tokens."""
    for token in parsed:
        if token.lemma_ in MISTAKEN:
            token.lemma_ = mended(token.lemma_, token.lower_, token.pos_)
    return parsed


def run(data: Path, *, misses: int, limit: int | None, check: bool) -> Result:
    """Compare report by report."""
    result = Result()
    pack = load_pack("en")
    plain = load_nlp(PACKS["en"])
    stock = replace(pack, parse=lambda texts: plain.pipe(texts, batch_size=64), together=False)
    same = count = claims = 0
    batch: list[Report] = []

    def compare() -> None:
        nonlocal same, count, claims
        for report, found in zip(batch, read_many(batch, pack), strict=True):
            with mock.patch("dateline.extract.text.blocks.words_of", _stock):
                wanted = read_claims(report, stock)
            count += 1
            claims += len(wanted)
            same += wanted == found
            if wanted != found:
                result.miss("other claims", f"{report.name}: {set(wanted) ^ set(found)}"[:600])
        batch.clear()

    for number, report in enumerate(reports_of(data)):
        if limit is not None and number >= limit:
            break
        batch.append(report)
        if len(batch) == _BATCH:
            compare()
    compare()
    result.share("same_claims", same, count)
    result.lines.append(f"claims compared          {claims}")
    return result
