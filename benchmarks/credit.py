"""Source, kind, relay and status that ``credit`` gives for hand-marked figures, whether or not the figure is found.

Data: the folder of the figures gold (``dev.jsonl`` beside ``dev/*.txt``), as for ``figures``. For each gold figure
``credit`` is asked at the number's token; where it gives no plan, denial or doubt, the verb that governs the number is
asked for one as well, as the reading of figures does. A source is right if its words and the gold's, articles left out,
hold one another; kind and status must be equal. No published figure is known for this use.
"""

from __future__ import annotations

import json
import re
from datetime import date
from pathlib import Path
from typing import Any

from benchmarks.parses import cached_pack
from benchmarks.score import Result
from dateline.extract.read import read
from dateline.extract.reading import Reading
from dateline.extract.said.credit import Credit, credit
from dateline.ingest.make import make_report
from dateline.model.span import Span
from dateline.model.vocabulary import Status

_ARTICLES = {"the", "a", "an", "its", "their", "his", "her"}
_FIELDS = ("source", "kind", "via", "status")
_VERBS = {"VERB", "AUX"}


def run(data: Path, *, misses: int = 0, limit: int | None = None, check: bool = False) -> Result:
    """Score the credit of each gold figure."""
    gold = data / "dev.jsonl" if data.is_dir() else data
    pack = cached_pack()
    result = Result()
    right = dict.fromkeys(_FIELDS, 0)
    count = 0
    for line in gold.read_text("utf-8").splitlines()[:limit]:
        entry = json.loads(line)
        folder = gold.with_suffix("")
        text = (folder / f"{entry['doc']}.txt").read_bytes().decode("utf-8")
        meta = json.loads((folder / f"{entry['doc']}.meta.json").read_text("utf-8"))
        day = date.fromisoformat(meta["published"]) if meta.get("published") else None
        reading = read(make_report(text, name=entry["doc"], published=day, outlet=meta.get("outlet") or ""), pack)
        for figure in entry["figures"]:
            found = _gold(figure) if check else _credit(reading, Span(*figure["span"]))
            verdict = _compare(_gold(figure), found)
            count += 1
            for name in _FIELDS:
                right[name] += verdict[name]
                if not verdict[name]:
                    result.miss(name, f"{entry['doc']} {figure['quote']!r}: gold {_gold(figure)} system {found}")
    for name in _FIELDS:
        result.share(name, right[name], count)
    return result


def _gold(figure: dict[str, Any]) -> dict[str, str]:
    return {"source": figure["source"], "kind": figure["source_kind"], "via": figure["via"], "status": figure["status"]}


def _credit(reading: Reading, span: Span) -> dict[str, str]:
    """What is credited at the number, and the status at the number or its verb; nothing where no block holds it."""
    for block in reading.blocks:
        covered = block.covered(span)
        if covered is None:
            continue
        tokens = block.doc[covered[0] : covered[1]]
        number = next((t for t in tokens if t.pos_ == "NUM" or t.like_num), tokens[-1])
        verb = number
        while verb.pos_ not in _VERBS and verb.head != verb and verb.dep_ != "relcl":
            verb = verb.head
        given = credit(reading, block.index, number.i)
        if given.status in {Status.STATED, Status.ATTRIBUTED} and verb.pos_ in _VERBS:
            above = credit(reading, block.index, verb.i)
            if above.status not in {Status.STATED, Status.ATTRIBUTED}:
                given = Credit(given.source, above.status)
        source = given.source
        return {
            "source": source.text,
            "kind": source.kind.value,
            "via": source.via,
            "status": given.status.value,
        }
    return dict.fromkeys(_FIELDS, "")


def _compare(gold: dict[str, str], found: dict[str, str]) -> dict[str, bool]:
    same = {name: gold[name] == found[name] for name in ("kind", "status")}
    return same | {name: _same_words(gold[name], found[name]) for name in ("source", "via")}


def _same_words(one: str, two: str) -> bool:
    first, second = ({w for w in re.findall(r"[\w'’-]+", text.lower()) if w not in _ARTICLES} for text in (one, two))
    return (not first and not second) or (bool(first and second) and (first <= second or second <= first))
