"""What stands at the head of a report: a dateline, a byline, a printed date."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from dateline.ingest.dates import FULL, ISO, SHORT, TIME, parse_day
from dateline.ingest.rules import is_masthead, words
from dateline.model.span import Span

_NAME = r"[^\W\d_][\w’'.\-]*"
_PLACE = rf"(?P<place>{_NAME}(?:(?:[ \t\xa0]*[,/][ \t\xa0]*|[ \t\xa0]+){_NAME}){{0,6}}?)"
_DAY = rf"(?:\s*,?\s*(?P<day>{FULL}|{SHORT}(?:,?\s+\d\d\b)?|(?:mon|tues|wednes|thurs|fri|satur|sun)day|no date))?"
_LAND = r"(?:[ \t]*\((?P<land>[^\W\d_][^()\n]{2,30})\)(?=\s*,))?"
_AGENCY = r"(?:\s*,?\s*(?P<agency>\([^()\n]{2,40}\)))?"
_TAGS = r"(?:\s*\[[A-Z ,.\n\r]{3,90}\])*"
_DATELINE = re.compile(
    _PLACE + _LAND + _DAY + _AGENCY + r"\s*(?P<dash>--+|[—–―]|-(?=\s|$))" + _TAGS + r"\s*", re.IGNORECASE
)
# Agencies that print no dash: "(CNN)Police said", "LONDON (Reuters) Police said".
_DASHLESS = re.compile(
    rf"(?:{_PLACE}{_DAY}\s*)?\((?P<agency>[A-Za-z/ -]{{2,20}})\)\s*(?P<dash>--+|[—–―-])?\s*", re.IGNORECASE
)
_PLACE_AND_DAY = re.compile(
    rf"(?P<place>{_NAME}(?:(?:\s*,\s*|\s+){_NAME}){{0,4}}?)\s*,\s*(?P<day>{FULL})\.?", re.IGNORECASE
)
_HOURS = r"(?:[ECMP]?[SD]T|ET|GMT|UTC|BST|IST|CEST|CET|AEST|JST|HKT|SGT)"
_CAPITALS = rf"(?!{_HOURS}\b)[A-Z][A-Z’'.\-]+(?: [A-Z][A-Z’'.\-]+){{0,3}}(?:\s*[,/]\s*[A-Z][\w’'.\-]+){{0,2}}"
_TITLED = r"[A-Z][\w’'.\-]+\s*,\s*[A-Z][\w’'.\-]+"
_INNER = re.compile(
    r"(?:(?:(?<=[.!?\"”]\s)(?P<place>[A-Z][\w’'.\- ]{2,30}(?:, [A-Z][\w’'.\- ]{2,30})?)|"
    rf"(?<!\S)(?P<city>{_CAPITALS}|{_TITLED}))(?:\s*,?\s*(?P<day>(?i:{SHORT}|{FULL})))?\s*)?"
    r"\(\s*(?P<agency>[A-Z][A-Za-z/]{1,12})\s*\)\s*(?:--+|[—–―]|-(?=\s))\s*"
)
# Where and when a wire's page was made, before its dateline: "LIMA | Mon May 3, 2010 6:15 pm EST".
_CLOCK = rf"\s\d?\d:\d\d\s?[ap]m(?:\s{_HOURS})?"
_WIRED = rf"(?!{_HOURS}\b)[A-Z][A-Z’'.\-]*(?:\s?[ /][A-Z][A-Z’'.\-]*){{0,3}}(?:\s*,\s*[A-Z]\w+)?"
_BARRED = re.compile(
    rf"(?<!\S)(?:{_WIRED}(?:\s*,?\s*(?i:{SHORT}))?\s*\|\s*(?P<day>(?i:{FULL}))(?:{_CLOCK})?"
    rf"|(?P<alone>(?i:{FULL})){_CLOCK})\s*$"
)
_LONGEST = 200
# Points and bylines may run on before the dateline of a page's text.
_TEASER = 1500

_LABEL = (
    r"(?P<label>(?:first |last |originally )?(?:published|updated|posted|modified|created|issued|released|date|dated)"
    r"(?:\s+on|\s+at)?\s*:?\s*)"
)
_BEFORE = r"(?:\d{1,2}[:.]?\d\d(?:\s*[ap]\.?m\.?)?\s*(?:[A-Z]{2,4})?(?:\s*\(\d{4} [A-Z]{3,4}\))?\s*,?\s*(?:on\s+)?)?"
_AFTER = rf"(?:[\s,|·–-]*{TIME})?"
_LABELLED = re.compile(rf"{_LABEL}{_BEFORE}(?P<day>{FULL}){_AFTER}", re.IGNORECASE)
_STAMP = re.compile(rf"(?P<day>{FULL}){_AFTER}", re.IGNORECASE)
_OUTLET_AND_DAY = re.compile(
    rf"(?P<outlet>(?-i:[A-Z])[\w&.’']*(?: (?-i:[A-Z])[\w&.’']*){{0,4}}) ?(?:(?P<bar>[|·•])|,) ?(?P<day>{FULL}){_AFTER}",
    re.IGNORECASE,
)
_ISO_STAMP = re.compile(rf"(?P<day>{ISO}){_AFTER}", re.IGNORECASE)
# As some papers print it between headline and text: "Monday 3 May 2010 11.40 BST".
_CLOCKED = re.compile(
    rf"(?:mon|tues|wednes|thurs|fri|satur|sun)day,?\s(?P<day>{FULL})\s*,?\s[0-2]?\d[.:][0-5]\d\s(?-i:{_HOURS})(?=\s|$)",
    re.IGNORECASE,
)
# A police form: its "Date:" is that of the deed.
_FORM = re.compile(
    r".{0,60}\s(?:time|location|place|offen[cs]e|case|incident|venue|where|address)\b[^:\n]{0,20}:", re.I | re.S
)
_SHORT = re.compile(SHORT, re.IGNORECASE)
_BETWEEN = " \t\xa0|·•–—-:,;()[]"


@dataclass(frozen=True, slots=True)
class Dateline:
    """A dateline: the stretch up to and with its dash, the place's words, and the words of its day."""

    span: Span
    place: str
    day: str = ""
    day_span: Span | None = None


@dataclass(frozen=True, slots=True)
class Stamp:
    """A printed day of publication: ``span`` with label, time and outlet, ``day_span`` the day's words alone."""

    span: Span
    day: date
    day_span: Span
    updated: bool = False
    outlet: str = ""


def find_dateline(text: str, para: Span) -> Dateline | None:
    """The dateline with which a paragraph begins; None if it has none.

    A place in capitals before a dash is one ("MOSCOW — "); other writing needs an agency or a day beside it ("Cairo,
    Egypt (CNN) -- "), since a dash after capitalised words is common in prose.
    """
    stop = min(para.end, para.start + _LONGEST)
    found = _DATELINE.match(text, para.start, stop)
    if found and _is_dateline(text, para, found):
        return _dateline(found)
    found = _DASHLESS.match(text, para.start, stop)
    if (
        found
        and _folded(found["agency"]) in words("dateline", "agencies")
        and _begins_sentence(text, para, found.end())
    ):
        place = found["place"] or ""
        if not place or _is_place(place):
            return _dateline(found)
    return None


def find_inner_dateline(text: str, para: Span) -> Dateline | None:
    """An agency's mark and dash inside a first paragraph, after a teaser without a full stop: "... says (CNN) -- "."""
    for found in _INNER.finditer(text, para.start, min(para.end, para.start + _TEASER)):
        if found["agency"].casefold() in words("dateline", "agencies") and _begins_sentence(text, para, found.end()):
            day = Span(*found.span("day")) if found["day"] else None
            return Dateline(Span(*found.span()), found["place"] or found["city"] or "", found["day"] or "", day)
    return None


def find_barred_stamp(text: str, part: Span) -> Stamp | None:
    """The place and time at the end of what stands before a dateline: "... LIMA | Mon May 3, 2010 6:15 pm"."""
    found = _BARRED.search(text, part.start, part.end)
    if found is None:
        return None
    name = "day" if found["day"] else "alone"
    day = parse_day(found[name])
    return Stamp(Span(*found.span()), day, Span(*found.span(name))) if day else None


def find_place_and_day(text: str, para: Span) -> Dateline | None:
    """A line that is only a place and a full date."""
    found = _PLACE_AND_DAY.fullmatch(text, para.start, para.end) if para.end - para.start < _LONGEST else None
    if found and is_masthead(found["place"]):
        return None  # "Example Wire, 5 January 2022" says who published, not where
    if found and _is_place(found["place"]) and not _weekday_or_month(found["place"]) and parse_day(found["day"]):
        return Dateline(Span(*found.span()), found["place"], found["day"], Span(*found.span("day")))
    return None


def find_stamp(text: str, para: Span, *, first: bool) -> Stamp | None:
    """A printed day of publication in a paragraph of the head.

    It is the whole paragraph; or it has a label and stands at the paragraph's start or has a colon; or, glued before
    the ``first`` sentence, it is written year first. A date inside prose is never one.
    """
    stop = min(para.end, para.start + 300)
    for pattern in (_STAMP, _OUTLET_AND_DAY):
        whole = pattern.match(text, para.start, stop)
        if whole is None or text[whole.end() : para.end].strip(_BETWEEN):
            continue
        outlet = whole.groupdict().get("outlet") or ""
        if not outlet or whole["bar"] or is_masthead(outlet):
            return _stamp(text, whole, updated=False, outlet=outlet)
    for found in _LABELLED.finditer(text, para.start, stop):
        before, after = text[para.start : found.start()].strip(_BETWEEN), text[found.end() : para.end].strip(_BETWEEN)
        # Commas and lower case go on with a sentence: "Published on 5 January 2022, the report says".
        comma = text[found.end() : found.end() + 1] == "," and not re.match(r",\s+by\s", text[found.end() : stop], re.I)
        goes_on = comma or (after and not _sentence_start(after) and not after.startswith("by "))
        # Inside a line a label needs its colon, or a capital after a byline's end ("By Ann Lee. CREATED Jan 5, 2022").
        marked = ":" in found["label"] or (
            found["label"][0].isupper() and text[: found.start()].rstrip()[-1:] in ".|-–"
        )
        if goes_on or (before and not marked) or _FORM.match(text, found.end()):
            continue
        return _stamp(text, found, updated=_is_update(found["label"]))
    clocked = _CLOCKED.search(text, para.start, min(para.end, para.start + _TEASER))
    if clocked and _sentence_start(text[clocked.end() : para.end].strip(_BETWEEN) or "A"):
        return _stamp(text, clocked, updated=False)
    glued = _ISO_STAMP.match(text, para.start, stop) if first else None
    if glued and _sentence_start(text[glued.end() : para.end].strip(_BETWEEN)):
        return _stamp(text, glued, updated=False)
    return None


def find_byline_stamp(text: str, para: Span) -> Stamp | None:
    """The day printed in a byline ("By Ann Lee, Jan. 5, 2022")."""
    found = re.compile(FULL, re.IGNORECASE).search(text, para.start, min(para.end, para.start + 300))
    day = parse_day(found[0]) if found else None
    if found is None or day is None:
        return None
    span = Span(*found.span())
    return Stamp(span, day, span, updated=bool(re.search(r"updated|modified", para.of(text), re.IGNORECASE)))


def read_byline(words_: str) -> tuple[str, ...] | None:
    """Who a byline names, () for "By agencies"; None if the words are no byline."""
    found = re.fullmatch(r"[-–—•\s]*(?:by|words by|story by)[:\s]+(.{2,180})", words_, re.IGNORECASE | re.DOTALL)
    if not found or re.search(r"[.!?]\s+\S+\s+\S+\s+\S+.*[.!?]$", found[1]):
        return None
    rest = re.sub(rf"[\s,|·–-]*(?:{_LABEL})?{FULL}{_AFTER}.*$", "", found[1], flags=re.IGNORECASE | re.DOTALL)
    rest = rest.strip(_BETWEEN + "\n\r")
    nobody = words("byline", "nobody")
    first = re.split(r"[(,|]", rest)[0].strip()
    if first.casefold() in nobody or (len(first) < 40 and first.istitle() and _is_desk(first)):
        return ()
    names: list[str] = []
    parts = re.split(r"\s*(?:,|;|\||·|•|\b(?:and|AND)\b|&|\(|\)|\bin\b|\bfor\b|\bof\b|\s[-–—]\s)\s*", rest)
    for part in parts:
        if not _is_person(part):
            break
        names.append(part)
    if not names or (len(names) < len(parts) and len(rest) > 120):
        return None
    leftover = [part for part in parts[len(names) :] if part and part.casefold() not in nobody]
    # What follows the names is a paper or a place ("Reuters in Almaty"), never a sentence.
    if any(not piece[:1].isupper() for part in leftover for piece in part.split()[:1]) or rest.endswith("."):
        return None
    return tuple(names)


def _is_person(part: str) -> bool:
    pieces = part.split()
    if (
        not 2 <= len(pieces) <= 5
        or is_masthead(part)
        or any(piece.casefold().strip(".") in words("names", "never") for piece in pieces)
    ):
        return False
    return (
        all(piece[0].isupper() or piece.casefold() in words("names", "particles") for piece in pieces)
        and pieces[0][0].isupper()
    )


def _is_desk(part: str) -> bool:
    return any(piece.casefold().strip(".") in words("names", "desks") for piece in part.split())


def _is_dateline(text: str, para: Span, found: re.Match[str]) -> bool:
    place, dash = found["place"], found["dash"]
    if not _is_place(place) or (dash == "-" and text[found.start("dash") - 1] not in " )\t\n\r"):
        return False
    if found.end() >= para.end:  # the text goes on in the next line
        return bool(found["day"]) or (
            place.split(",")[0].isupper() and len(place.split()) <= 3 and para.end < len(text)
        )
    # A day after the dash is a table's heading ("RICE PRICES - April 7").
    if not _begins_sentence(text, para, found.end()) or _SHORT.match(text, found.end()):
        return False
    if found["agency"] or found["day"]:
        return True
    capitals = place.split(",")[0].split("/")[0]
    # In a text all in capitals a dash alone says nothing.
    return (
        not any(char.isdigit() for char in capitals)
        and capitals.isupper()
        and len(capitals) >= 3
        and len(capitals.split()) <= 3
        and not text[found.end() : para.end].isupper()
    )


def _is_place(place: str) -> bool:
    first = place.split(",")[0].split("/")[0].strip()
    if _folded(first) in words("dateline", "not_places"):
        return False
    return all(
        piece[0].isupper() or piece in {"de", "du", "la", "le", "of", "and", "al", "el", "sur"}
        for piece in re.split(r"[\s,/]+", place)
        if piece
    )


def _weekday_or_month(place: str) -> bool:
    return _folded(place) in words("names", "never")


def _folded(words_: str) -> str:
    return words_.casefold().strip(" .:'’")


def _begins_sentence(text: str, para: Span, at: int) -> bool:
    return at < para.end and _sentence_start(text[at : at + 8])


def _sentence_start(rest: str) -> bool:
    rest = rest.lstrip(" \"“”‘’'«(<[—-\t")
    return bool(rest) and not rest[0].islower() and rest[0] not in ",;:."


def _dateline(found: re.Match[str]) -> Dateline:
    place, day = found["place"] or "", found["day"] or ""
    if found.groupdict().get("land"):  # "ROME (ITALY), 11 JAN 90 (ANSA) -- "
        place = found.string[found.start("place") : found.end("land") + 1]
    if _folded(place.split("(")[0]) in words("dateline", "nowhere"):
        place = ""
    return Dateline(Span(*found.span()), place, day, Span(*found.span("day")) if day else None)


def _stamp(text: str, found: re.Match[str], *, updated: bool, outlet: str = "") -> Stamp | None:
    day = parse_day(found["day"])
    return Stamp(Span(*found.span()), day, Span(*found.span("day")), updated, outlet) if day else None


def _is_update(label: str) -> bool:
    return bool(re.search(r"updated|modified", label, re.IGNORECASE))
