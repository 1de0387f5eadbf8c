"""Where a page's headline, caption or link has run into a sentence: "... to relinquish power At a glance That leader".

Needs: a stretch of text. Gives: where something new begins without a mark before it. A parse across such a seam ties
words together that never stood in one sentence.
"""

from __future__ import annotations

import re
from typing import cast

from dateline.language import Pack

_OPENER = re.compile(r"(?<=[^\W_]) ([A-Z][a-z]+)(?= ([\w]))")
# A name under "The" and its verb: "... rice and oil The FAO has asked". A paper's name is no beginning.
_NAMED = re.compile(
    r"(?<=[a-z]) (The (?:[A-Z][\w.-]*(?: [’']s)? ){1,5})(?=(?:(?:\(|-LRB- )[A-Z]{2,6}(?:\)| -RRB-) )?"
    r"(?:has|have|had|is|are|was|were|will|would|says?|said)\b)"
)
# The same with a plain noun: "... from the wards The Ruritanian health ministry", "... by nightfall The UN must".
_NATION = r"(?:[A-Z][a-z]+(?:ian|ean|can|ish|ese|man|aqi|ani|eli|emi|ali)|French|Dutch|Greek|Swiss|Czech|Cuban)"
_OF_NATION = re.compile(rf"(?<=[a-z]) (?=The (?:(?!Guardian|Australian|Scotsman){_NATION}|[A-Z]{{2,6}}|G\d+) [a-z])")
# "A" and a word in small letters or a nation behind anything but what is told apart by letters: "flu A virus".
_ARTICLE = re.compile(rf"(?<=[A-Za-z0-9]) (?=A (?:[a-z]|\d+-|(?:{_NATION}|UN|US|UK)[ -][a-z]))")
# What goes on behind a quotation that no mark ends: "... called it “a disgrace” The minister".
_BEHIND = re.compile(r"(?:(?<=[a-z0-9][”])|(?<= [A-Z]\.[”])) ([A-Z][a-z]+)(?= [a-z])")
# The same with a count, also behind a date: "... said it was “a warning” At least 40 boats".
_COUNTING = re.compile(
    r"(?:(?<=[a-z0-9][”])|(?<= [A-Z]\.[”])|(?<=\d) (?:January|February|March|April|May|June|July|August|September"
    r"|October|November|December)(?: \d{4})?) (?=(?:Up to|At least|(?:More|Fewer|Less) than|As many as|Nearly|Almost"
    r"|About|Around|Over) \d)"
)
# A group that speaks or acts, in a capital that nothing explains: "... too far Doctors treating".
_PEOPLE = re.compile(r"(?<=[a-z]) ([A-Z][a-z]+(?: [a-z]+s)?)(?= [a-z])")
_PAPER = re.compile(r"(?:Times|Post|Guardian|Sun|Star|Mail|Telegraph|Independent|Observer|Hague|Journal|News|Herald) $")
# Where a telephone number or a photographer's agency ends: "call 0555 60 60 900 Ann Lee said", "Lee/Getty Ann Hill".
_NUMBER = re.compile(r"(?:(?<!\S)0|\+)\d[\d ()-]{6,}\d (?=[A-Z])")
_CREDIT = re.compile(
    r"(?:Photograph|Photo|Picture|Image)s? ?: [^:/\\.!?]{3,40}(?: ?\\?/ ?(?:AP|AFP|EPA|PA|Getty(?! Images)|"
    r"Getty Images|Reuters|Corbis|Rex(?: Features)?|Alamy|Shutterstock|Xinhua|Anadolu(?: Agency)?))+ (?=[A-Z“\"])"
)
# A name beside a picture's agency, without a word for the picture: "Ann Lee/Getty Images for Elm TV Rescuers dig".
_AGENCY = re.compile(
    r"[A-Z][\w.-]+ ?/ ?(?:AP|AFP|EPA|PA|Getty Images|Reuters|Corbis|Alamy|Xinhua)(?: for (?:[A-Z]{2,}|[A-Z]\w+ TV))? "
    r"(?=[A-Z“\"])"
)
# A page's line with who wrote it: "By Ann Lee, Special to CNN Farmers met", "By the Elm Staff Farmers met".
_BYLINE = re.compile(
    r"(?:^|\| )(?:By|From) (?:(?:[A-Z][\w.’'-]*(?: and)? ){0,6}?[A-Z][\w.’'-]*,?(?:(?<=,)| [Ff]or| [Ss]pecial to) )?"
    r"(?:the )?(?P<outlet>[A-Z]\w+)(?: News| Money| Arabic| Sport| Online)?(?P<staff> Wire Staff| Staff| staff)? "
    r"(?=[A-Z“\"])"
)
# When a page was put up: "Tuesday 3 May 2016 14.05 BST Farmers met", "5 May 2016 at 09:10 GMT".
_STAMP = re.compile(
    r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,? )?\b\d{1,2} (?:January|February|March|April|May|June|July|August"
    r"|September|October|November|December),? \d{4},?(?: at)? \d{1,2}[.:]\d\d (?:GMT|BST|UTC|CET|ET|EST|EDT|PT)\b"
)
# Who says the next line of a list of points: "... to resign Lee: Farmers met", "..., he says Lee: Farmers met".
_POINT = re.compile(r"(?<=[a-z]) (?=(?:[A-Z][\w’'.-]+ ){0,2}[A-Z][\w’'.-]+ ?: [A-Z])")
_CLOSED = re.compile(r", (?:he|she|they|[A-Z][\w’'-]+) (?:says|writes|say|write)$")
# Words over such a line and over a note on who wrote: "... of the river NEW: Farmers met Editor's note: Ann Lee is".
_LABEL = re.compile(r"(?<=[^.!?:;,“\"(\s]) (?=(?:NEW|Editor[’'] ?s [Nn]ote) ?: )")
_NEW = re.compile(r"\bNEW ?: (?=[A-Z“\"])")
# Where a letter of such a row ends a sentence: "... of influenza type A. Farmers met".
_LETTER = re.compile(r"\b([a-z]+) [A-E]\. (?=[A-Z])")
_ONE_OF = re.compile(r"(?<=[a-z]) (?=One of (?:the|those|these|its|his|her|their|them) )")
# Quoted words with a speaker of their own behind them, after words that no mark ends: "... a long line “Wait,” said".
_QUOTED = re.compile(
    r"(?<=[a-z]) (?=[“\"][A-Z][^“”\"]{24,400}[,?!][”\"],? (?:[\w.’'-]+ ){0,5}"
    r"(?:said|says|told|tells|added|adds|explained|explains|insisted)\b)"
)
_BEFORE = re.compile(r"[^\s\W_][\w’'.-]*$")
# The next speaker of a transcript: "... to leave. ANN LEE, MAYOR: We", also who breaks in: "I mean -- BELL: So".
_TURN = re.compile(
    r"(?<=[.?!…”\"–—-]) (?=[A-Z][A-Z'’-]{2,}(?: [A-Z][A-Z'’.-]+){0,3}(?:, [^:.?!()]{2,60})?(?: \([^()]{2,30}\))? ?: )"
)
_CONTRASTS = frozenset({"But", "After", "While", "When", "Although", "Meanwhile", "However"})
_OPEN = re.compile("[“„«]")
_CLOSE = re.compile("[”»]")

_LEAD = 4
"""Words before a quotation that may be a caption."""

_Words = tuple[frozenset[str], ...]


def seams(text: str, pack: Pack) -> list[int]:
    """Offsets at which something new begins unmarked, in order; outside quotations, which tell of titles."""
    always, after_small, joiners, naming, speaking, trades, lettered, outlets = cast(
        _Words, pack.once("seams.words", lambda: _build(pack))
    )
    found = [] if text.isupper() else [turn.end() for turn in _TURN.finditer(text)]
    found += [ended.end() for pattern in (_NUMBER, _CREDIT, _AGENCY) for ended in pattern.finditer(text)]
    found += [] if text.isupper() else _labels(text, joiners | naming, outlets)
    for opener in _OPENER.finditer(text):
        word = opener.group(1)
        if word not in always and word not in after_small:
            continue
        if opener.group(2).isupper() and (word not in _CONTRASTS or text.isupper()):
            continue
        before = _BEFORE.search(text, max(0, opener.start() - 40), opener.start())
        if before is None or before.start() == 0 or before.group() in joiners or before.group().endswith("."):
            continue
        if word not in always and not (before.group().islower() or before.group().isdigit()):
            continue
        if len(_OPEN.findall(text, 0, opener.start())) <= len(_CLOSE.findall(text, 0, opener.start())):
            found.append(opener.start() + 1)
    for group in () if text.isupper() else _PEOPLE.finditer(text):
        before = _BEFORE.search(text, 0, group.start())
        first, _, second = group.group(1).lower().partition(" ")
        speaks = first in speaking or (first in trades and second in speaking)
        small = before is not None and before.start() > 0 and before.group().islower()
        if speaks and before and small and before.group() not in joiners | naming:
            found.append(group.start() + 1)
    for name in () if text.isupper() else _NAMED.finditer(text):
        before = _BEFORE.search(text, 0, name.start())
        if before and before.start() and before.group() not in joiners | naming and not _PAPER.search(name.group(1)):
            found.append(name.start() + 1)
    for pattern, words in () if text.isupper() else ((_OF_NATION, naming), (_ARTICLE, lettered)):
        for start in pattern.finditer(text):
            before = _BEFORE.search(text, max(0, start.start() - 40), start.start())
            if before and before.start() and before.group() not in joiners and before.group().lower() not in words:
                found.append(start.start() + 1)
    found += [behind.start(1) for behind in _BEHIND.finditer(text) if behind.group(1) in always]
    found += [counting.end() for counting in _COUNTING.finditer(text)]
    found += [letter.end() for letter in _LETTER.finditer(text) if letter.group(1) in lettered]
    quoted = _QUOTED.search(text)
    if quoted is not None and not _OPEN.search(text, 0, quoted.start()) and '"' not in text[: quoted.start()]:
        before = _BEFORE.search(text, 0, quoted.start())
        lead = text[: quoted.start()].split()
        if before and len(lead) >= _LEAD and before.group() not in joiners | naming and not naming & set(lead):
            found.append(quoted.start() + 1)
    return sorted(set(found))


def _labels(text: str, leading: frozenset[str], outlets: frozenset[str]) -> list[int]:
    """Where lines of a page begin by their labels: behind bylines and times of the clock, at notes and points."""
    found = [label.end() for label in _LABEL.finditer(text)]
    found += [new.end() for new in _NEW.finditer(text)]
    found += [one.end() for one in _ONE_OF.finditer(text)]
    for byline in _BYLINE.finditer(text):
        if byline["outlet"] in outlets or byline["staff"]:
            found.append(byline.end())
    for stamp in _STAMP.finditer(text):
        found += [at for at in (stamp.start(), stamp.end() + 1) if 0 < at < len(text) and text[at - 1] == " "]
    for point in _POINT.finditer(text):
        before = _BEFORE.search(text, 0, point.start())
        whole = before is not None and before.start() > 0 and before.group().islower()
        if whole and before and (before.group() not in leading or _CLOSED.search(text, 0, point.start())):
            found.append(point.end())
    return found


def _build(pack: Pack) -> _Words:
    table = pack.table("seams")
    openers = table["openers"]
    return (
        frozenset(openers["always"].split()),
        frozenset(openers["after_small"].split()),
        frozenset(table["joiners"]["words"].split()),
        frozenset(table["naming"]["words"].split()),
        frozenset(table["openers"]["speaking"].split()),
        frozenset(table["openers"]["trades"].split()),
        frozenset(table["naming"]["lettered"].split()),
        frozenset(table["bylines"]["outlets"].split()),
    )
