"""A text's zones: headline, byline, dateline, body, caption, furniture. Text is marked, never cut.

What is in doubt is body: a zone called furniture is not read.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from dateline.ingest.heads import (
    Dateline,
    Stamp,
    find_barred_stamp,
    find_byline_stamp,
    find_dateline,
    find_inner_dateline,
    find_place_and_day,
    find_stamp,
    read_byline,
)
from dateline.ingest.paragraphs import find_paragraphs, trim
from dateline.ingest.rules import is_caption, is_credit, is_furniture, is_masthead, is_tail
from dateline.model.report import Zone
from dateline.model.span import Span
from dateline.model.tokenised import is_tokenised, plain_layout
from dateline.model.vocabulary import ZoneKind

# The head ends at the latest here: no headline or printed date stands further down.
_HEAD = 12
_FIRST_BODIES = 6
_FEW_BODIES = 2  # a page may ask for comments over its text, too
_LISTING = re.compile(
    r"newspapers (?:in|from) (?:the )?[A-Z]\w+(?: (?:and|of|the|[A-Z]\w+))*?\s*(?=date\b|(?:19|20)\d\d-)", re.IGNORECASE
)
_TOLD = re.compile(r"\b(?:said|says|told|according|added|reported)\b")
# The hour with which a live page opens an entry: "(Update 6:15 p.m. Port Elm, 11:15 a.m. ET)", "10.45am GMT:", "1430:".
_HOUR = r"[0-2]?\d(?:[.:][0-5]\d)?\s*[ap]\.?m\b\.?"
_ZONE = r"(?:GMT|UTC|BST|CET|EE?S?T|[ECMP][SD]?T|local(?: time)?)\b"
_LABEL = r"(?:(?:last |posted |first )?(?:updated?|posted)\b:?\s*(?:at )?)?"
_ENTRY = re.compile(
    rf"(?:[(\[]\s*{_LABEL}(?:{_HOUR}|[0-2]?\d[.:][0-5]\d)[^()\[\]]{{0,60}}[)\]]"
    rf"|(?:updated? )?(?:{_HOUR}|[0-2]\d[.:]?[0-5]\d)(?:\s*(?:[–-]\s*)?\(?{_ZONE}\)?)?\s*(?::|[–—-]+(?=\s)))\s*",
    re.IGNORECASE,
)
# "1918:" is a year, unless other entries of the page have an hour that no year has.
_YEARLIKE = re.compile(r"(?:19|20)[0-5]\d\s*[:–—-]")
# Under a page's text: what readers wrote, not the outlet.
_COMMENTS = re.compile(r"(?:\||\b[ap]m)\s*report abuse\s*(?:\||$)", re.IGNORECASE)
_STOP = re.compile(r"[a-z\d)][\"'”’)]* ?[.!?](?:\s|$)")
_SENTENCE_END = re.compile(r"[.!?…:;。！？؟۔][\"'”’»)\]]*$")


@dataclass
class Marks:
    """What was marked in one text."""

    zones: list[Zone] = field(default_factory=list)
    headline: str = ""
    bylines: list[str] = field(default_factory=list)
    dateline: Dateline | None = None
    stamps: list[Stamp] = field(default_factory=list)
    masthead: str = ""


def mark(
    text: str,
    *,
    headline: str = "",
    outlet: str = "",
    paragraphs: Sequence[Span] | None = None,
    hints: Mapping[int, ZoneKind] | None = None,
) -> Marks:
    """Mark the zones of a text.

    Args:
        text: The report's text; every character that is no white space comes to lie in exactly one zone.
        headline, outlet: As metadata gives them, "" if it does not; they help to find the same words in the text.
        paragraphs: Where paragraphs stand, if the format says so; else they are found.
        hints: Kinds that the format itself gives (a page's menu or caption), by a paragraph's start.
    """
    paragraphs = paragraphs or find_paragraphs(text)
    if is_tokenised(text):
        text = plain_layout(text)  # of the same length
    return _Marker(text, headline, outlet, paragraphs, hints or {}).run()


class _Marker:
    def __init__(
        self, text: str, headline: str, outlet: str, paragraphs: Sequence[Span], hints: Mapping[int, ZoneKind]
    ) -> None:
        self.text, self.outlet = text, outlet
        self.wanted = _fold(headline)
        self.paragraphs = paragraphs
        self.hints = hints
        self.repeats = _repeats(text, paragraphs)
        starts = (para.start for para in paragraphs if _ENTRY.match(text, para.start, para.end))
        self.clocked = any(not _YEARLIKE.match(text, start) for start in starts)
        self.captions: list[str] = []
        self.marks = Marks()
        self.bodies = 0
        self.comments = False  # whether readers' comments have come
        self.prose = False  # whether the body's first sentence has come: there the head ends

    def run(self) -> Marks:
        for index, para in enumerate(self.paragraphs):
            self._paragraph(index, para)
        return self.marks

    def _paragraph(self, index: int, para: Span) -> None:
        words = para.of(self.text)
        hint = self.hints.get(para.start)
        self.comments = self.comments or bool(_COMMENTS.search(words)) or (self.bodies > _FEW_BODIES and is_tail(words))
        if self.comments:
            self._add(ZoneKind.FURNITURE, para)
        elif hint is ZoneKind.BYLINE:
            self._byline(para, words)
        elif hint is not None:
            self._hinted(para, words, hint)
        elif index < _HEAD and not self.prose and self._head(index, para, words):
            return
        elif is_caption(words) or self._repeats_caption(words):
            self.captions.append(_bare(words))
            self._add(ZoneKind.CAPTION, para)
        elif is_furniture(words):
            self._add(ZoneKind.FURNITURE, para)
        elif is_credit(words):
            self._add(ZoneKind.BYLINE, para)
        elif self.bodies and (names := read_byline(words)) is not None and index < _HEAD:
            self.marks.bylines += [name for name in names if name not in self.marks.bylines]
            self._add(ZoneKind.BYLINE, para)
        else:
            self._body(index, para, words)

    def _hinted(self, para: Span, words: str, hint: ZoneKind) -> None:
        if hint is ZoneKind.HEADLINE and not self.marks.headline:
            self.marks.headline = " ".join(words.lstrip("#").split())
        if hint is ZoneKind.BODY:
            self._body(len(self.paragraphs), para, words)
        else:
            self._add(hint, para)

    def _head(self, index: int, para: Span, words: str) -> bool:
        """Deal with a paragraph before the first of the body; False if it looks like none of the head's."""
        if self.wanted and len(self.paragraphs) > 1 and _fold(words) == self.wanted:
            self._headline(para)
        elif listing := _LISTING.match(self.text, para.start, para.end):
            self._split(ZoneKind.FURNITURE, para, listing.end())
        elif stamp := find_stamp(self.text, para, first=not self.marks.zones or self._only_furniture()):
            self._stamped(index, para, stamp)
        elif (names := read_byline(words)) is not None:
            self._byline(para, words, names)
        elif line := find_place_and_day(self.text, para):
            self._dateline(line)
        elif index + 1 < len(self.paragraphs) and is_masthead(words, self.outlet):
            self.marks.masthead = self.marks.masthead or words
            self._add(ZoneKind.FURNITURE, para)
        elif self._is_headline(index, para, words):
            self._headline(para)
        else:
            return False
        return True

    def _only_furniture(self) -> bool:
        return all(zone.kind is ZoneKind.FURNITURE for zone in self.marks.zones)

    def _is_headline(self, index: int, para: Span, words: str) -> bool:
        """A short first line without a full stop, with prose after it."""
        if self.bodies or self.marks.headline or self.wanted or is_furniture(words) or is_caption(words):
            return False
        if not 12 <= len(words) <= 200 or not 3 <= len(words.split()) <= 32 or len(words.splitlines()) > 3:
            return False
        # A full stop ends a sentence, but in capitals it may be an abbreviation's ("BUYS VAN DUSEN L.P.").
        stopped = _SENTENCE_END.search(words) and not words.rstrip("\"'”’»").endswith("?")
        if stopped and not (words.isupper() and re.search(r"\.\w+\.$", words)):
            return False
        if find_dateline(self.text, para) or find_inner_dateline(self.text, para):
            return False
        after = self.paragraphs[index + 1 : index + 8]
        if words.isupper() and after and not after[0].of(self.text).isupper():
            return True
        return any(
            (p.end - p.start > 60 and _SENTENCE_END.search(p.of(self.text))) or find_dateline(self.text, p)
            for p in after
        )

    def _headline(self, para: Span) -> None:
        self.marks.headline = self.marks.headline or " ".join(para.of(self.text).split())
        self._add(ZoneKind.HEADLINE, para)

    def _byline(self, para: Span, words: str, names: Sequence[str] | None = None) -> None:
        if names is None:
            names = read_byline(words) or read_byline(f"By {words}") or ()
        self.marks.bylines += [name for name in names if name not in self.marks.bylines]
        if stamp := find_byline_stamp(self.text, para):
            self.marks.stamps.append(stamp)
        self._add(ZoneKind.BYLINE, para)

    def _stamped(self, index: int, para: Span, stamp: Stamp) -> None:
        """The stamp is furniture; before it stands mostly the headline, after it the first words."""
        self.marks.stamps.append(stamp)
        self.marks.masthead = self.marks.masthead or stamp.outlet
        before = trim(self.text, para.start, stamp.span.start)
        after = trim(self.text, stamp.span.end, para.end)
        if before:
            head = (
                not self.marks.headline
                and len(before.of(self.text)) < 200
                and not _SENTENCE_END.search(before.of(self.text))
            )
            if head:
                self._headline(before)
            else:
                self._add(ZoneKind.BODY, before)
        self._add(ZoneKind.FURNITURE, stamp.span)
        if after and after.of(self.text).strip(" |·•–—-:,;()[]"):
            self._paragraph(index, after)
        elif after:
            self._add(ZoneKind.FURNITURE, after)

    def _split(self, kind: ZoneKind, para: Span, at: int) -> None:
        self._add(kind, Span(para.start, at))
        if rest := trim(self.text, at, para.end):
            self._paragraph(0, rest)

    def _body(self, index: int, para: Span, words: str) -> None:
        self.bodies += 1
        self.prose = self.prose or len(words) > 120 or bool(_SENTENCE_END.search(words))
        start = para.start
        if self.wanted and self.bodies == 1 and not self.marks.headline:
            start = self._glued_headline(para)
        entry = _ENTRY.match(self.text, start, para.end)
        if entry and (self.clocked or not _YEARLIKE.match(self.text, start)):
            self._add(ZoneKind.FURNITURE, Span(start, entry.end()))
            start = entry.end()
        rest = trim(self.text, start, para.end)
        if rest is None:
            return
        line = None
        if self.marks.dateline is None and self.bodies <= _FIRST_BODIES:
            line = find_dateline(self.text, rest)
            if line is None and self.bodies <= 2:
                line = find_inner_dateline(self.text, rest)
        if line is None:
            self._add(ZoneKind.BODY, rest)
            return
        if before := trim(self.text, rest.start, line.span.start):
            self._teaser(before)
        self._dateline(line)
        if after := trim(self.text, line.span.end, rest.end):
            self._add(ZoneKind.BODY, after)

    def _teaser(self, part: Span) -> None:
        """What stands before a dateline in its own paragraph: headline, byline, points, place and time of a page."""
        if stamp := find_barred_stamp(self.text, part):
            self.marks.stamps.append(stamp)
            head = trim(self.text, part.start, stamp.span.start)
            self._add(ZoneKind.FURNITURE, Span(stamp.span.start, part.end))
            if head is None:
                return
            part = head
        words = part.of(self.text)
        if (names := read_byline(words)) is not None:
            self._byline(part, words, names)
        elif not self.marks.headline and len(words.split()) < 20 and not _SENTENCE_END.search(words):
            self._headline(part)
        elif not words.isupper() and not _STOP.search(words):
            # A page's highlights, run together without a full stop: the text says all of it again, in sentences.
            self._add(ZoneKind.FURNITURE, part)
        else:
            self._add(ZoneKind.BODY, part)

    def _glued_headline(self, para: Span) -> int:
        """Where the body begins in a first paragraph that may begin with the known headline."""
        length = _prefix(para.of(self.text), self.wanted)
        if not length or not trim(self.text, para.start + length, para.end):
            return para.start
        self._headline(Span(para.start, para.start + length))
        return para.start + length

    def _dateline(self, line: Dateline) -> None:
        self.marks.dateline = self.marks.dateline or line
        self._add(ZoneKind.DATELINE, line.span)

    def _repeats_caption(self, words: str) -> bool:
        if len(words) > 400:
            return False
        if self.bodies > 1 and _fold(words) in self.repeats:
            return True
        # Printed twice, once with the photographer's name in front.
        bare = _bare(words) if self.captions else ""
        return len(bare) > 30 and any(known.endswith(bare) or bare.endswith(known) for known in self.captions)

    def _add(self, kind: ZoneKind, span: Span) -> None:
        if trimmed := trim(self.text, span.start, span.end):
            self.marks.zones.append(Zone(kind, trimmed))


def _fold(words: str) -> str:
    return " ".join(words.split()).casefold().strip(" .?\"'“”‘’")


def _bare(words: str) -> str:
    return "".join(char for char in words.casefold() if char.isalnum())


def _prefix(words: str, wanted: str) -> int:
    """How many characters of ``words`` the folded headline takes up; 0 if they do not begin with it."""
    if len(wanted) < 12:
        return 0
    pattern = r"\s+".join(re.escape(part) for part in wanted.split())
    found = re.match(rf"(?i:[\"'“‘]?{pattern})[\"'”’.?!]*(?=\s+[\"“(]?[A-Z0-9])", words)
    return found.end() if found else 0


def _repeats(text: str, paragraphs: Sequence[Span]) -> frozenset[str]:
    """Sentences printed twice close by, as a gallery prints a caption.

    Not a pull quote, nor what somebody said, nor a passage of several sentences that is printed twice by mistake.
    """
    folded = [_fold(words) if _may_be_caption(words := p.of(text)) else "" for p in paragraphs]
    folded[:4] = [""] * len(folded[:4])  # a teaser above the text repeats its first sentence
    close = {one for step in (1, 2) for one, other in zip(folded, folded[step:], strict=False) if one == other and one}
    runs = Counter(pairwise(folded))
    passages = {one for pair, times in runs.items() if times > 1 and pair[0] and pair[1] != pair[0] for one in pair}
    return frozenset(close - passages)


def _may_be_caption(words: str) -> bool:
    return (
        30 <= len(words) <= 400
        and words[0].isalpha()
        and bool(_SENTENCE_END.search(words))
        and len(words.split()) >= 6
        and not _TOLD.search(words)
        and not set(words) & set('"“”«»')
    )
