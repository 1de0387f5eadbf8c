"""A pack whose parses are kept on disk between runs, so that trying a rule does not cost a parse.

Kept in .cache/parses.sqlite by pipeline and text; delete the file at will. Speed is never measured with it.
"""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from spacy.tokens import Doc
from spacy.vocab import Vocab

from dateline.language import Pack, load_pack

_CACHE = Path(__file__).parent.parent / ".cache" / "parses.sqlite"


def cached_pack(language: str = "en") -> Pack:
    """The language's pack, reading parses from the cache where it has them."""
    pack = load_pack(language)
    _CACHE.parent.mkdir(exist_ok=True)
    base = sqlite3.connect(_CACHE, timeout=120)
    base.execute("pragma journal_mode=wal")
    base.execute("create table if not exists parse (key text primary key, doc blob)")
    probe = next(pack.parse(["A probe."]))
    vocab: Vocab = probe.vocab

    def parse(texts: Iterable[str]) -> Iterator[Doc]:
        texts = list(texts)
        keys = [
            hashlib.sha256(f"{pack.pipeline}\0{text}".encode("utf-8", "surrogatepass")).hexdigest() for text in texts
        ]
        blobs = [base.execute("select doc from parse where key = ?", (key,)).fetchone() for key in keys]
        wanted = iter(list(pack.parse([t for t, b in zip(texts, blobs, strict=True) if b is None])))
        new = []
        for key, blob in zip(keys, blobs, strict=True):
            if blob is None:
                doc = next(wanted)
                new.append((key, doc.to_bytes(exclude=["tensor"])))
            else:
                doc = Doc(vocab).from_bytes(blob[0])
            yield doc
        if new:
            with base:
                base.executemany("insert or ignore into parse values (?, ?)", new)

    return replace(pack, parse=parse)
