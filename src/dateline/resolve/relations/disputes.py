"""Who holds another number, and says that it is the other's that is wrong.

A later number is mostly a newer one. It is another opinion where its sentence or its report says that the other is
wrong, or gives both numbers as those of two holders.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from dateline.model.rows import ClaimRow, FigureRow
from dateline.resolve.counts.counted import Counted
from dateline.resolve.counts.shares import points_back
from dateline.resolve.counts.sides import OFFICIAL, are_both_held
from dateline.resolve.counts.values import alike, held_by, meet, point, same_source
from dateline.resolve.counts.wording import gives_instead, is_called_wrong, rejects_a_count
from dateline.resolve.words import listed, says, words_of

_FIRST = frozenset({"witness", "medical", "ngo", "un", "expert"})
"""Who is no side of a quarrel."""

_OF_STATE = frozenset({"government", "rescue"})
"""Kinds of holders that are mostly of one side; police and army have counts of their own."""

_ANSWERED = 4
"""Days within which who disputes a number answers the one who gave it."""

_SAME = 1.3
"""How many times the number that is called wrong another may be as the same, told since."""

_WISHED = 5
"""Words from a wish to the "nobody" that is wished."""

_LEADING = 5
"""Words from "from" to the number: "from as many as 130"."""

Given = Mapping[str, Sequence[FigureRow]]
"""The figures of each report, by its key."""


def given_by(figures: Iterable[Counted]) -> Given:
    """The figures of each report."""
    given: dict[str, list[FigureRow]] = defaultdict(list)
    for figure in figures:
        given[figure.row.report_key].append(figure.row)
    return given


def disputing(claims: Iterable[ClaimRow]) -> dict[str, frozenset[int]]:
    """Reports that say somewhere that a number given by others is wrong, with those that they name: none for all."""
    claims = list(claims)
    found: dict[str, frozenset[int]] = {
        claim.report_key: frozenset() for claim in claims if disputes_a_count(claim.sentence_text)
    }
    for row in claims:
        if isinstance(row, FigureRow) and row.report_key in found and is_called_wrong(row):
            found[row.report_key] |= {point(row) or 0}
    return found


def _speaks_of(one: Counted, other: Counted) -> bool:
    """Whether the one's report says that the other's number is wrong: that one, where it names one, or any."""
    named = one.disputed
    near = any(number <= _SAME * (point(other.row) or 0) <= _SAME * _SAME * number for number in named)
    return one.disputes and (not named or near)


def disputes_a_count(text: str) -> bool:
    """Whether a sentence says that a number is wrong: what else is called a lie, or disputed, gainsays no count."""
    if rejects_a_count(text):
        return True
    wrong = says(text, "disputes") or says(text, "disputed_counts")
    found = words_of(text)
    named = not (listed("counts") | listed("counted_words")).isdisjoint(found)
    return wrong and (named or any(word[:1].isdigit() for word in found))


def is_disputed(one: Counted, other: Counted, given: Given) -> bool:
    """Whether two holders differ, days apart at most, and one of them or their report says that the other is wrong."""
    a, b = one.row, other.row
    if same_source(a, b) or meet(a, b) or (a.report_key == b.report_key and not are_both_held(a, b)):
        return False
    if one.as_of and other.as_of and abs((one.as_of - other.as_of).days) > _ANSWERED:
        return False
    if _gives_both(a, b, given) or _gives_both(b, a, given):
        return True
    if are_both_held(a, b) and (_rejects(a, b) or _rejects(b, a)):
        return True
    if not are_both_held(a, b):
        return _is_answered(one, other) or _is_answered(other, one)
    if any(says(row.sentence_text, "disputes") or _beside_the_official(row) for row in (a, b)):
        return True
    corrected = says(a.sentence_text, "corrections") or says(b.sentence_text, "corrections")
    # Where a report has somebody doubt the state's number, a newer one of the state beside it gainsays nothing.
    doubting = disputes_a_count(a.sentence_text) or disputes_a_count(b.sentence_text)
    of_state = {a.source_kind, b.source_kind} <= OFFICIAL and not doubting
    spoken = _speaks_of(one, other) or _speaks_of(other, one)
    return spoken and not (corrected or of_state) and a.report_key != b.report_key


def _is_answered(one: Counted, other: Counted) -> bool:
    """Whether the one's report, which says that others are wrong, gives another number of the same day."""
    a, b = one.row, other.row
    apart = a.report_key != b.report_key and one.as_of is not None and one.as_of == other.as_of
    corrected = says(a.sentence_text, "corrections") or says(b.sentence_text, "corrections")
    return (
        _speaks_of(one, other) and apart and not other.disputes and not corrected and bool(held_by(a) or not held_by(b))
    )


def _rejects(a: FigureRow, b: FigureRow) -> bool:
    """Whether it is given in the place of a number that others claim: "nineteen, not 14 as the company claims"."""
    return gives_instead(a, b) and says(a.sentence_text, "claimed")


def _beside_the_official(row: FigureRow) -> bool:
    """Whether somebody who is not of the state speaks of its number and gives another."""
    return row.source_kind not in OFFICIAL and says(row.sentence_text, "official_counts")


def is_doubted(row: FigureRow) -> bool:
    """Whether others doubt it, and its holder has not taken it back: "the police figure of 16 does not match"."""
    return says(row.sentence_text, "disputed_counts") and not says(row.sentence_text, "withdrawals")


def _gives_both(a: FigureRow, b: FigureRow, given: Given) -> bool:
    """Whether the report of the second gives the first number as well, as that of its holder."""
    if not are_both_held(a, b) or a.report_key == b.report_key:
        return False
    return any(
        row.measure == a.measure == b.measure
        and row.id != b.id
        and not row.part_of
        and alike(row, a)
        and not meet(row, b)
        and (row.status == "denied" or same_source(row, a) or row.source_kind == a.source_kind == "government")
        and not same_source(row, b)
        and not (says(row.sentence_text, "corrections") or says(b.sentence_text, "corrections"))
        for row in given.get(b.report_key, ())
    )


def is_first_word(before: FigureRow, after: FigureRow) -> bool:
    """Whether a witness, a doctor or a helper told a number first, and the state gives more later: the toll rose."""
    more = (point(after) or 0) > (point(before) or 0)
    return before.source_kind in _FIRST and after.source_kind in OFFICIAL and more


def _names_another(after: FigureRow, before: FigureRow) -> bool:
    """Whether the sentence of the one names a number that it mends: parts of what it gives are no such number."""
    new, lower = point(after) or 0, (point(after) or 0) < (point(before) or 0)
    others = [word.replace(",", "") for word in words_of(after.sentence_text) if word not in words_of(after.text)]
    return any((int(word) > new) == lower for word in others if word.isdecimal())


def corrects(after: FigureRow, before: FigureRow) -> bool:
    """Whether a sentence that tells of a correction corrects the other number: nobody corrects what others hold."""
    theirs = are_both_held(after, before) and not same_source(after, before)
    number, sentence = " ".join(words_of(before.text)), f" {' '.join(words_of(after.sentence_text))} "
    if theirs and {after.source_kind, before.source_kind} <= _OF_STATE:
        # The bodies of one state mend each other's numbers, but no other one than they name.
        theirs = _names_another(after, before)
    named = f" {number} " in sentence
    if gives_instead(after, before):
        return not (theirs and says(after.sentence_text, "claimed"))
    if not theirs and _comes_from(after, before):
        return True
    told = says(after.sentence_text, "corrections") or (
        after.outlet == before.outlet and says(after.headline, "corrections")
    )
    return told and (named or not theirs)


def _comes_from(after: FigureRow, before: FigureRow) -> bool:
    """Whether its sentence says from which number it came: "cut its toll to 84 from as many as 130"."""
    words = [word.replace(",", "") for word in words_of(after.sentence_text)]
    number = str(point(before))
    return any(word == "from" and number in words[at + 1 : at + 1 + _LEADING] for at, word in enumerate(words))


def is_idle(row: FigureRow) -> bool:
    """Whether it gainsays no count.

    What nobody denies ("four not of his"), or only wishes ("see nobody shot"), or of some told before ("none of them").
    """
    before = words_of(row.sentence_text[: max(0, row.start - row.sentence[0])])
    if row.high == 0 and points_back(row):
        return True
    if row.status == "denied" and not held_by(row):
        return row.high == 0 or listed("rejecting").isdisjoint(before)
    return row.high == 0 and not listed("wished").isdisjoint(before[-_WISHED:])


def is_one_gift(a: FigureRow, b: FigureRow) -> bool:
    """Whether two sums of help are told of one giver, or one of them answers the other."""
    one_giver = bool(held_by(a)) and same_source(a, b)
    # A singer who "has raised a million" mends nobody's sum.
    told = bool(held_by(a) and held_by(b)) and (corrects(a, b) or corrects(b, a))
    return one_giver or "denied" in (a.status, b.status) or told
