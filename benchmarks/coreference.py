"""The same event across reports: ECB+ with gold mentions, joined by ``resolve`` as a record would join them.

DATA is the folder with ecbplus-*.tar.gz and ECBplus_coreference_sentences.csv. Convention: all topics at once, no
topic given; event mentions of the validated sentences; clusters of one mention count; CoNLL F1. Published, on topics
36-45: same lemma .619, same lemma in alike documents .744, Barhom et al. 2019 .792.

``conll_f1`` gives the rules what the gold gives, words and sentence. ``read_conll_f1`` adds what our reader says of
those mentions that it found too: kind, day, place, who. ``lemma`` lines say what it would give if all words of one
family were one event, over all topics and within our stories. Every third topic is also scored alone (``held``).
"""

from __future__ import annotations

import csv
import io
import tarfile
import xml.etree.ElementTree as ET
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from benchmarks.clusters import conll
from benchmarks.parses import cached_pack
from benchmarks.score import Result
from dateline.extract.read import read_claims
from dateline.ingest import make_report
from dateline.model.report import Report
from dateline.model.rows import ClaimRow, MentionRow
from dateline.record.alone import claim_rows
from dateline.resolve import resolve
from dateline.resolve.events.deeds import deed
from dateline.resolve.plain import plain_of
from dateline.resolve.reports.traits import trait_of

_CLOSING = {".", ",", ";", ":", "?", "!", ")", "]", "%", "'s", "’s", "n't", "n’t", "''", "”", "’"}
_OPENING = {"(", "[", "$", "``", "“", "‘", "£", "€"}
_FOLD = 3


@dataclass(frozen=True)
class Gold:
    """A gold mention: its span in the report's text, its sentence's, and the key of its event."""

    id: str
    report: str
    start: int
    end: int
    text: str
    sentence: tuple[int, int]
    event: str

    @property
    def held(self) -> bool:
        """Whether it is of every third topic, scored alone."""
        return int(self.report.split("_")[0]) % _FOLD == 0


def run(data: Path, *, misses: int, limit: int | None, check: bool) -> Result:
    """Score the events of all reports, read together."""
    result = Result()
    reports, gold = _load(data, limit)
    truth = {one.id: one.event for one in gold}
    held = {one.id for one in gold if one.held}
    if check:
        conll(result, truth, truth)
        return result
    pack = cached_pack()
    claims = {
        report.name: claim_rows(report, read_claims(report, pack), reader="benchmark") for report in reports.values()
    }
    # A report of which the gold gives an event tells of one, whether our reader found it or not.
    telling = {one.report for one in gold}
    traits = {
        report.key: replace(trait, telling=trait.telling or report.name in telling)
        for report in reports.values()
        for trait in (trait_of(plain_of(report), claims[report.name]),)
    }
    bare = [_row(one, reports[one.report]) for one in gold]
    read = [_with_reading(row, claims[row.report]) for row in bare]
    plains = [plain_of(report) for report in reports.values()]
    found = resolve(plains, bare, traits=traits)
    events = dict(found.event)
    conll(result, truth, events)
    for name, some in (("held", held), ("seen", truth.keys() - held)):
        if some:
            conll(result, {id: truth[id] for id in some}, {id: events[id] for id in some}, name)
    conll(result, truth, dict(resolve(plains, read, traits=traits).event), "read")
    families = {row.id: deed(row.text).family for row in bare}
    conll(result, truth, families, "lemma")
    conll(result, truth, {row.id: (found.story[row.report_key], families[row.id]) for row in bare}, "lemma_in_story")
    _note_misses(result, gold, truth, events)
    return result


def _note_misses(result: Result, gold: list[Gold], truth: dict[str, str], events: dict[str, str]) -> None:
    words = {one.id: f"{one.report}:{one.text}" for one in gold}
    for kind, keys, other in (("split", truth, events), ("mixed", events, truth)):
        groups: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
        for id, key in keys.items():
            groups[key][other[id]].append(words[id])
        for parts in sorted(groups.values(), key=lambda parts: (-len(parts), sorted(parts))):
            if len(parts) > 1:
                result.miss(kind, " | ".join(", ".join(sorted(part)[:4]) for part in parts.values()))


def _load(data: Path, limit: int | None) -> tuple[dict[str, Report], list[Gold]]:
    with (data / "ECBplus_coreference_sentences.csv").open(encoding="utf-8", newline="") as file:
        valid = {(f"{row['Topic']}_{row['File']}", int(row["Sentence Number"])) for row in csv.DictReader(file)}
    reports: dict[str, Report] = {}
    gold: list[Gold] = []
    for archive in sorted(data.glob("ecbplus-*.tar.gz")):
        with tarfile.open(archive) as tar:
            files = sorted((one for one in tar if one.name.endswith(".xml")), key=lambda one: one.name)
            for member in files[:limit]:
                content = tar.extractfile(member)
                assert content is not None
                name = Path(member.name).stem
                report, mentions = _document(name, content, valid)
                reports[name] = report
                gold += mentions
    return reports, gold


def _document(name: str, file: io.BufferedIOBase, valid: set[tuple[str, int]]) -> tuple[Report, list[Gold]]:
    root = ET.parse(file).getroot()
    tokens = [(one.get("t_id", ""), int(one.get("sentence", 0)), one.text or "") for one in root.iter("token")]
    # In half of the files the address of the page is the first sentence: no part of the report.
    skipped = 0 if tokens and tokens[0][2].casefold() in ("http", "https", "www") else -1
    text, at = _text([one for one in tokens if one[1] != skipped])
    report = make_report(text, name=name)
    spans: dict[int, tuple[int, int]] = {}
    of = {id: sentence for id, sentence, _ in tokens}
    for id, sentence, _ in tokens:
        if id in at:
            start, end = spans.get(sentence, at[id])
            spans[sentence] = (min(start, at[id][0]), max(end, at[id][1]))
    mentions = []
    for id, anchors, event in _events(root, name):
        if anchors[0] in at and (name, of[anchors[0]]) in valid:
            words = " ".join(report.text[slice(*at[one])] for one in anchors)
            span = (min(at[one][0] for one in anchors), max(at[one][1] for one in anchors))
            mentions.append(Gold(f"{name}:{id}", name, *span, words, spans[of[anchors[0]]], event))
    return report, mentions


def _text(tokens: list[tuple[str, int, str]]) -> tuple[str, dict[str, tuple[int, int]]]:
    """Running text of tokens, a sentence a line, and where each token stands."""
    text, at, before, line = "", dict[str, tuple[int, int]](), "", -1
    for id, sentence, word in tokens:
        if line not in (-1, sentence):
            text += "\n"
        elif before and word not in _CLOSING and before not in _OPENING:
            text += " "
        at[id] = (len(text), len(text) + len(word))
        text, before, line = text + word, word, sentence
    return text, at


def _events(root: ET.Element, name: str) -> Iterator[tuple[str, list[str], str]]:
    """Id, tokens and event of each event mention."""
    marked: dict[str, list[str]] = {}
    instances: dict[str, str] = {}
    for mark in root.find("Markables") or ():
        anchors = [one.get("t_id", "") for one in mark.findall("token_anchor")]
        if not anchors:
            instances[mark.get("m_id", "")] = mark.get("instance_id") or ""
        elif mark.tag.startswith(("ACTION", "NEG_ACTION")):
            marked[mark.get("m_id", "")] = anchors
    event = {id: f"{name}:{id}" for id in marked}
    for relation in root.find("Relations") or ():
        target = relation.find("target")
        to = target.get("m_id", "") if target is not None else ""
        across = relation.tag == "CROSS_DOC_COREF"
        key = (instances.get(to) or relation.get("note") or to) if across else f"{name}:{relation.get('r_id')}"
        event |= {id: key for one in relation.findall("source") if (id := one.get("m_id", "")) in marked}
    for id, anchors in marked.items():
        yield id, anchors, event[id]


def _row(gold: Gold, report: Report) -> MentionRow:
    unknown = dict.fromkeys(
        ("place_start", "place_end", "place_id", "place_lat", "place_lon", "time_start", "time_end")
    )
    unknown |= dict.fromkeys(("time_text_start", "time_text_end", "source_start", "source_end", "via_start", "via_end"))
    empty = dict.fromkeys(("place", "place_name", "place_country", "place_admin1", "time_text", "source"), "")
    empty |= dict.fromkeys(("source_kind", "via", "type", "mode", "reader", "outlet", "headline"), "")
    values = {"report": gold.report, "report_key": report.key, "published": report.published.day, "zone": "body"}
    values |= {"place_precision": "unknown", "time_precision": "unknown", "time_basis": "none", "status": "stated"}
    values |= {"agents": (), "recipients": (), "figures": (), "event": None, "origin": None, "story": None}
    values |= {"id": gold.id, "start": gold.start, "end": gold.end, "text": gold.text, "recorded_at": None}
    values |= {"sentence": gold.sentence, "sentence_text": report.text[slice(*gold.sentence)]}
    return MentionRow(**(unknown | empty | values))


def _with_reading(row: MentionRow, claims: list[ClaimRow]) -> MentionRow:
    """The row with what our reader says of a mention on the same words, if it found one."""
    for own in claims:
        if isinstance(own, MentionRow) and own.start < row.end and row.start < own.end:
            given = {name: getattr(row, name) for name in ("id", "start", "end", "text", "sentence", "sentence_text")}
            return replace(own, status="stated", **given)
    return row
