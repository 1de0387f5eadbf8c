"""Through a report in text order: from hits to mentions with days."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from functools import partial

from dateline.extract.mentions import TimeMention
from dateline.extract.reading import Reading
from dateline.extract.times import when as w
from dateline.extract.times.find import HANDLERS, Find
from dateline.extract.times.frame import Frame
from dateline.extract.times.grammar import Grammar, Hit
from dateline.extract.times.join import anniversary, join, pairs, ranges, share_year, since
from dateline.extract.times.texts import Found, Text
from dateline.model.report import Report
from dateline.model.span import Span
from dateline.model.time import Interval
from dateline.model.vocabulary import Precision, TimeBasis, ZoneKind


def walk(reading: Reading, grammar: Grammar) -> tuple[TimeMention, ...]:
    """All mentions of a report."""
    texts = _texts(reading, grammar)
    anchor = reading.report.anchor
    bc = sum(hit.do in ("bc", "bcpart") for text in texts for hit in text.hits) >= _BC
    if bc:
        texts = _texts(reading, grammar, ancient=True)
    frame = Frame(anchor, narrative=bc or _is_narrative(texts, anchor), bc=bc)
    frame.today_named = anchor is not None and _names_day(texts, grammar, anchor)
    mentions: list[TimeMention] = []
    for text in texts:
        found = _resolve(text, frame, grammar)
        found = join(text, found, grammar.gaps)
        since(text, found, frame)
        ranges(text, found, grammar.gaps)
        pairs(text, found)
        mentions.extend(_mention(text, one, reading.report) for one in found)
    return tuple(mentions)


def _texts(reading: Reading, grammar: Grammar, *, ancient: bool = False) -> list[Text]:
    """The blocks that have hits."""
    texts = []
    for block in reading.blocks:
        lexemes, codes, hits = grammar.find(block.doc.text, ancient=ancient)
        if hits:
            texts.append(Text(block, lexemes, codes, hits, [token.idx for token in block.doc]))
    return texts


_HEAD = 8
_BC = 3
_FEW, _MANY, _MONTHS = 4, 10, 3
_YEARS = ("day", "days", "month", "year", "years")
_NEAR = ("deictic", "weekday")
# With a capital, these are part of a name: "Today", "This Week", "High Noon".
_NAMED = frozenset({"deictic", "unit", "part", "ref", "clock"})


def _is_narrative(texts: Sequence[Text], anchor: date | None) -> bool:
    """Whether the report tells of a past that it dates itself.

    What counts is dates with a year two or more before the anchor's (with no anchor, of any age) against days that only
    a report of the day has ("yesterday", "Thursday"). With none of these four dates are enough, with a "today" only if
    three have a month; else they must be ten and outnumber those days four times: a report may look back at length.
    """
    far = near = full = todays = 0
    for text in texts:
        for hit in text.hits:
            if hit.do in _NEAR:
                # A history has its "today" too.
                today = text.lexemes[hit.first].word == "today"
                todays += today
                near += not today
            elif hit.do in _YEARS and "y" in hit.parts:
                digits = "".join(c for c in text.lexemes[hit.parts["y"][1] - 1].word if c.isdigit())
                if len(digits) == 4 and (anchor is None or int(digits) < anchor.year - 1):
                    far += 1
                    full += hit.do in ("day", "days", "month")
    if not near:
        return far >= (_FEW if not todays or full >= _MONTHS else _MANY)
    return far >= _MANY and full >= _MONTHS and far > 4 * near


def _names_day(texts: Sequence[Text], grammar: Grammar, day: date) -> bool:
    """Whether a report names the weekday of a day, with no "last" or "next" before it."""
    return any(
        hit.do == "weekday"
        and not {"mod", "s"} & set(hit.parts)
        and grammar.lexer.weekday[text.lexemes[hit.parts["w"][0]].word] == day.isoweekday()
        for text in texts
        for hit in text.hits
    )


def _resolve(text: Text, frame: Frame, grammar: Grammar) -> list[Found]:
    out: list[Found] = []
    doc = text.block.doc
    told = text.block.zone not in (ZoneKind.CAPTION, ZoneKind.HEADLINE)
    floor = 0
    for hit in text.hits:
        first, last = text.tokens(hit.first, hit.last)
        before = text.lexemes[hit.first - 1].word if hit.first else ""
        after = text.lexemes[hit.last].word if hit.last < len(text.lexemes) else ""
        find = Find(
            hit,
            text.lexemes,
            grammar.lexer,
            partial(grammar.tenses.tense, doc, first, last, told=told),
            before,
            after,
            partial(_noun_after, text),
            partial(_names_after, text, hit.last),
            partial(_pos, text),
        )
        if hit.do in _NAMED and text.block.zone is not ZoneKind.HEADLINE and find.titled():
            continue
        try:
            result = HANDLERS[hit.do](find, frame)
        except (OverflowError, ValueError):
            continue  # the calendar ends at the years 1 and 9999
        if result is None:
            continue
        if isinstance(result, list):
            cut = hit.parts["by"][0] if "by" in hit.parts else None
            if cut is None:
                cut = hit.parts["z"][0] - 1
            out.append(Found(hit.first, cut, result[0], do=hit.do))
            out.append(Found(cut + 1, hit.last, result[1], do=hit.do))
            for when in result:
                frame.note(when, leads=_leads(text, hit))
            floor = hit.last
            continue
        start, mod = grammar.prefix(text.codes, hit.first, floor)
        if mod == "PART" and result.unit == "D" and result.type == "DATE":
            part = next(
                (lx.word for lx in text.lexemes[start : hit.first] if lx.word in grammar.table["parts"]), "night"
            )
            result = replace(result, type="TIME", value=f"{result.value}T{grammar.table['parts'][part]}")
        cut_when = w.cut(result, mod, frame.anchor if not frame.narrative else None)
        out.append(Found(start, hit.last, cut_when, mod=mod, do=hit.do))
        if not (frame.narrative and _loose(hit)):
            frame.note(result, leads=_leads(text, hit), closed="ended" in find.following(2))
        anniversary(text, out, frame)
        floor = hit.last
    return share_year(text, out, grammar.gaps)


def _loose(hit: Hit) -> bool:
    """Whether a hit says nothing of the time that a story has come to: "now", a season of no year."""
    return hit.do in ("deictic", "ref", "refis") or (hit.do == "season" and not {"y", "r"} & set(hit.parts))


def _leads(text: Text, hit: Hit) -> bool:
    """Whether a hit stands at the head of its sentence."""
    token = text.token(text.lexemes[hit.first].start)
    return token - text.block.sentence_tokens(token)[0] < _HEAD


def _noun_after(text: Text, last: int) -> bool:
    """Whether a plural noun that a number may count comes right after lexeme ``last`` (exclusive)."""
    if last < 0 or last >= len(text.lexemes):
        return False
    token = text.block.doc[text.token(text.lexemes[last].start)]
    return token.tag_ in ("NNS", "NNPS") or (
        token.tag_ == "JJ" and token.i + 1 < len(token.doc) and token.nbor().tag_ == "NNS"
    )


def _pos(text: Text, at: int) -> str:
    """Part of speech of a lexeme."""
    return str(text.block.doc[text.token(text.lexemes[at].start)].pos_)


def _names_after(text: Text, last: int) -> bool:
    """Whether a noun or adjective comes after lexeme ``last`` (exclusive): "the 5th Army"."""
    if last >= len(text.lexemes):
        return False
    return text.block.doc[text.token(text.lexemes[last].start)].pos_ in ("NOUN", "PROPN", "ADJ", "NUM")


def _mention(text: Text, found: Found, report: Report) -> TimeMention:
    block = text.block
    span = _span(text, found.first, found.last)
    wide = _span(text, found.first if found.days_first is None else found.days_first, found.days_last or found.last)
    when = found.when
    start, end = when.days or (None, None)
    first, last = text.tokens(found.first, found.last)
    return TimeMention(
        block=block.index,
        first=first,
        last=last,
        span=span,
        text=span.of(report.text),
        type=when.type,
        value=when.value,
        interval=Interval(
            start=start,
            end=end,
            precision=when.precision if start else Precision.UNKNOWN,
            # With no anchor, a year that the words leave out was taken from the dates around them.
            basis=TimeBasis.INFERRED if start and when.relative and report.anchor is None else TimeBasis.STATED,
            text=wide.of(report.text),
            span=wide,
        ),
        relative=when.relative,
    )


def _span(text: Text, first: int, last: int) -> Span:
    offsets = text.block.offsets
    return Span(offsets[text.lexemes[first].start], offsets[text.lexemes[last - 1].end - 1] + 1)
