"""Source, cue and content of attributions, on PolNeAR (BRAT standoff, ``data/<part>/{text,attributions}``).

Data: a folder with such a ``data`` folder, or the tar.gz of one; ``dev`` is scored where it is there, else ``test``,
else ``train``. Where several people marked an article, the first file by name is the gold.

How it is counted, per attribution. System and gold attributions of an article are paired one to one: by the share of
characters that their cues have in common, and, where no cue meets, by contents that share at least half of theirs. Of
a pair a role is right *exactly* if both mark the same characters (stretches parted by white space alone are one), and
right *by overlap* if they share at least one character. Precision is over all of the system's roles, recall over all of
the gold's; an attribution without a partner has all its roles wrong. PolNeAR marks the outermost attribution only, so
those of the system whose cue lies inside the content of another are left out before pairing. ``spans_*`` counts exact
spans of a role without any pairing.

Published, exact F1 of source / cue / content on the set's test part: rules .107/.228/.056, CRF .506/.534/.286,
BiLSTM .712/.670/.622, fine-tuned BERT .832/.753/.729.
"""

from __future__ import annotations

import re
import tarfile
import tempfile
from dataclasses import dataclass, replace
from pathlib import Path

from benchmarks.parses import cached_pack
from benchmarks.score import PRF, Result
from dateline.extract.attributions import find_attributions
from dateline.extract.reading import Reading
from dateline.extract.text.blocks import find_blocks
from dateline.ingest.make import make_report
from dateline.language import Pack

Spans = tuple[tuple[int, int], ...]
ROLES = ("source", "cue", "content")
_PARTS = ("dev", "test", "train")


@dataclass(frozen=True)
class Marked:
    """One attribution as its roles' characters; () for a role that it has not."""

    source: Spans
    cue: Spans
    content: Spans


def run(data: Path, *, misses: int = 0, limit: int | None = None, check: bool = False, part: str = "") -> Result:
    """Score the reading of one part of the set."""
    if data.is_dir():
        return _run(data, part, misses, limit, check)
    with tempfile.TemporaryDirectory() as folder:
        with tarfile.open(data) as tar:
            # Python before 3.11.4 knows no filters: Debian 12 has such a one.
            tar.extractall(folder, **({"filter": "data"} if hasattr(tarfile, "data_filter") else {}))
        return _run(Path(folder), part, misses, limit, check)


def _run(folder: Path, part: str, misses: int, limit: int | None, check: bool) -> Result:
    root = next(p for p in (folder / "data" / name for name in ([part] if part else _PARTS)) if p.is_dir())
    golds = _golds(root)
    pack = cached_pack()
    result = Result(notes={"part": root.name, "articles": len(golds)})
    counts = {kind: {role: [0, 0, 0] for role in ROLES} for kind in ("exact", "overlap", "spans")}
    for name, gold in list(golds.items())[:limit]:
        text = (root / "text" / f"{name}.txt").read_bytes().decode("utf-8")
        system = gold if check else _read(text, name, pack)
        _count(counts, gold, system)
        if misses:
            _tell(result, name, text, gold, system)
    for kind, roles in counts.items():
        for role, (hit, n_system, n_gold) in roles.items():
            result.add(f"{kind}_{role}", PRF(hit, n_system, n_gold))
    return result


def _golds(root: Path) -> dict[str, list[Marked]]:
    """Article to its gold, by the first file that marks it."""
    golds: dict[str, list[Marked]] = {}
    for path in sorted((root / "attributions").glob("*.ann")):
        name = re.sub(r"_[0-9a-f]{4}$", "", path.stem)
        if name not in golds and (root / "text" / f"{name}.txt").exists():
            text = (root / "text" / f"{name}.txt").read_bytes().decode("utf-8")
            golds[name] = _marked(path.read_text("utf-8"), text)
    return golds


def _marked(annotations: str, text: str) -> list[Marked]:
    spans: dict[str, Spans] = {}
    events: list[dict[str, list[str]]] = []
    # Not splitlines(): the words of a span may hold other line ends.
    for line in annotations.split("\n"):
        key, _, rest = line.partition("\t")
        if re.fullmatch(r"T\d+", key) and rest.count("\t"):
            place = rest.split("\t")[0].partition(" ")[2]
            spans[key] = tuple((int(a), int(b)) for a, b in (part.split() for part in place.split(";")))
        elif re.fullmatch(r"E\d+", key):
            roles: dict[str, list[str]] = {}
            for role, _, target in (item.partition(":") for item in rest.split()):
                roles.setdefault(role.rstrip("0123456789"), []).append(target)
            events.append(roles)
    found = []
    for roles in events:
        own = {
            role: _merged([s for t in roles.get(role.capitalize(), []) for s in spans.get(t, ())], text)
            for role in ROLES
        }
        if own["cue"] and own["content"]:
            found.append(Marked(**own))
    return found


def _read(text: str, name: str, pack: Pack) -> list[Marked]:
    report = make_report(text, name=name)
    reading = Reading(report, pack, blocks=find_blocks(report, pack))
    reading = replace(reading, attributions=find_attributions(reading))
    found = [
        Marked(
            source=_merged([(a.source.start, a.source.end)] if a.source else [], text),
            cue=((a.span.start, a.span.end),),
            content=_merged([(c.start, c.end) for c in a.contents], text),
        )
        for a in reading.attributions
    ]
    return [m for m in found if not any(o is not m and _inside(m.cue, o.content) for o in found)]


def _merged(spans: list[tuple[int, int]], text: str) -> Spans:
    """In text order, white space at the ends left out, stretches parted by white space alone joined."""
    merged: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        while start < end and text[start].isspace():
            start += 1
        while end > start and text[end - 1].isspace():
            end -= 1
        if start == end:
            continue
        if merged and not text[merged[-1][1] : start].strip():
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return tuple(merged)


def _inside(inner: Spans, outer: Spans) -> bool:
    return any(a <= inner[0][0] and inner[-1][1] <= b for a, b in outer)


def _characters(spans: Spans) -> set[int]:
    return {i for start, end in spans for i in range(start, end)}


def _share(one: Spans, two: Spans) -> float:
    a, b = _characters(one), _characters(two)
    return len(a & b) / len(a | b) if a and b else 0.0


def _pairs(gold: list[Marked], system: list[Marked]) -> list[tuple[Marked, Marked]]:
    options = []
    for i, g in enumerate(gold):
        for j, s in enumerate(system):
            cue, content = _share(g.cue, s.cue), 0.0
            if cue or (s.content[0][0] < g.content[-1][1] and g.content[0][0] < s.content[-1][1]):
                content = _share(g.content, s.content)
            if cue or content >= 0.5:
                options.append((cue, content, -i, -j))
    used_g: set[int] = set()
    used_s: set[int] = set()
    pairs = []
    for _, _, i, j in sorted(options, reverse=True):
        if i not in used_g and j not in used_s:
            used_g.add(i)
            used_s.add(j)
            pairs.append((gold[-i], system[-j]))
    return pairs


def _count(counts: dict[str, dict[str, list[int]]], gold: list[Marked], system: list[Marked]) -> None:
    pairs = _pairs(gold, system)
    for role in ROLES:
        golds = [getattr(g, role) for g in gold if getattr(g, role)]
        systems = [getattr(s, role) for s in system if getattr(s, role)]
        both = [(getattr(g, role), getattr(s, role)) for g, s in pairs if getattr(g, role) and getattr(s, role)]
        hits = {
            "exact": sum(a == b for a, b in both),
            "overlap": sum(_share(a, b) > 0 for a, b in both),
        }
        for kind, hit in hits.items():
            _add(counts[kind][role], hit, len(systems), len(golds))
        _add(counts["spans"][role], len(set(golds) & set(systems)), len(set(systems)), len(set(golds)))


def _add(row: list[int], hit: int, n_system: int, n_gold: int) -> None:
    row[0] += hit
    row[1] += n_system
    row[2] += n_gold


def _tell(result: Result, name: str, text: str, gold: list[Marked], system: list[Marked]) -> None:
    pairs = _pairs(gold, system)

    def words(spans: Spans) -> str:
        return " [...] ".join(" ".join(text[a:b].split()) for a, b in spans)

    def line(marked: Marked) -> str:
        return f"{name[:24]}: {words(marked.source)!r} {words(marked.cue)!r} {words(marked.content)[:160]!r}"

    for g in gold:
        if not any(g is one for one, _ in pairs):
            result.miss("missed", line(g))
    for s in system:
        if not any(s is two for _, two in pairs):
            result.miss("extra", line(s))
    for g, s in pairs:
        for role in ROLES:
            if getattr(g, role) != getattr(s, role):
                result.miss(
                    f"wrong {role}",
                    f"{name[:24]}: gold {words(getattr(g, role))!r} system {words(getattr(s, role))!r} "
                    f"(cue {words(g.cue)!r})",
                )
