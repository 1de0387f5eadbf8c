"""What the words around a number tell of the count, beyond what was read into its fields."""

from __future__ import annotations

import re
from collections.abc import Iterable

from dateline.model.rows import ClaimRow, FigureRow
from dateline.resolve.words import head_noun, listed, says, table, words_and_spans, words_of

_TOLL = 6
"""Words before a number among which "toll" says that all are counted."""
_BEFORE = 14
"""Words before a number among which its count is named: "the number of people killed by the storm has climbed to"."""
_NEAR = 6
"""Words between one who rejects and the number that is rejected."""
_BECAME = 5
"""How many times a count may become more within one report."""
_CUT = re.compile(r"[,;](?=\s)")
_SLOT = 4
"""Words on either side by which a bulletin's sentence is known in its next issue."""
_SAME_SLOT = 0.7
_SHORT = 6
"""Words of an opening that goes with what follows: "In the last 24 hours, ..."."""
_SEVERAL_PLACES = re.compile(
    r"\b(?:in|across|over|throughout)\s+(?:all\s+)?(?:the\s+|both\s+)?(?:two|three|four|five|six|several|both|all)?\s*"
    r"(?:countries|states|provinces|districts|regions|nations)\b",
    re.IGNORECASE,
)
_WHOLE_PLACE = re.compile(
    r"\b(?:in|across|over|throughout)\s+(?:the\s+(?:whole|entire)\b|the\s+whole\s+of\b|all\s+of\s+[A-Z]|the\s+[A-Z]?\w*\s+as\s+a\s+whole)"
)
_SAID_FIRST = re.compile(
    r"\b(?:initially|originally|at first)\s+(?:had\s+)?(?:said|reported|told|thought|believed|announced|stated)\b"
    r"[^.;,]{0,30}$",
    re.IGNORECASE,
)
_COUNTRIES = re.compile(r"\b(?:in|across|among)\s+(?:\w+\s+){1,3}(?:countries|nations)\b", re.IGNORECASE)
_IN_A_PLACE = re.compile(
    r"\s*(?:\w+\s+)?(?:of (?:them|these|those|whom|the \w+)\s+)?(?:(?:are|were|is|was|have been)\s+)?(?:\w+\s+)?"
    r"(?:(?:have|had|has)\s+)?(?:in|at|from|around|near|reached|entered|(?:fled|crossed|gone)\s+(?:in)?to|arrived\s+(?:in|at))\s+"
    r"(?:the\s+)?(?:\w+\s+of\s+)?[A-Z]"
)
_AMONG_THEM = re.compile(r"\bnumber of (?:\w+ ){1,3}among them\b", re.IGNORECASE)
_STORY, _MOSTLY = 10, 0.6
"""Reports of a story, and the share of them that tell of one disaster, from which the story is of that."""
_HALF = 0.5
"""The same share of a small story, so that its other reports are of that disaster, too."""
_CLOCK = re.compile(r"^\W{0,3}(\d{1,2})\s?[.:h]\s?(\d{2})\b")


def is_tally(row: FigureRow) -> bool:
    """Whether it is said as the state of a count: "the number of dead rose to 12", "the toll stands at 12".

    The days beside it are then those of counting, and of no other event.
    """
    return says(row.sentence_text, "running") or is_count_itself(row)


def is_count_itself(row: FigureRow) -> bool:
    """Whether it is the number that a count is at: "taking the number of dead to 12"."""
    before = words_of(row.sentence_text[: max(0, row.start - row.sentence[0])])[-_BEFORE:]
    leads = bool(before) and before[-1] in listed("tally_leads")
    return leads and not listed("counts").isdisjoint(before)


def is_toll(row: FigureRow) -> bool:
    """Whether it is said to be the toll, which counts all: "two boys were found, bringing the death toll to ten"."""
    before = words_of(row.sentence_text[: max(0, row.start - row.sentence[0])])[-_TOLL:]
    return "toll" in before and before[-1] in listed("tally_leads")


def clause_of(row: FigureRow) -> str:
    """The words around a number between two commas or semicolons, with a short opening of the sentence."""
    text = row.sentence_text
    start, end = row.start - row.sentence[0], row.end - row.sentence[0]
    cuts = [0, *(match.end() for match in _CUT.finditer(text)), len(text)]
    first = max(cut for cut in cuts if cut <= max(start, 0))
    last = min(cut for cut in cuts if cut >= min(end, len(text)))
    opening = text[: cuts[1]] if first == cuts[1] and len(words_of(text[: cuts[1]])) <= _SHORT else ""
    return f"{opening} {text[first:last]}"


def is_all(row: FigureRow) -> bool:
    """Whether its sentence says that there were no others: "17 fighters and no one else"."""
    return says(row.sentence_text, "no_others")


def is_dealt_with(row: FigureRow) -> bool:
    """Whether it counts the bodies that were buried or identified so far: others lie elsewhere."""
    clause = clause_of(row)
    return row.measure == "killed" and says(clause, "dealt_with") and not says(clause, "buried_alive")


def what_became(row: FigureRow) -> str:
    """What has become of those whom it counts, who are only some of all: "still held"; "" where nothing is told."""
    return _told_in_clause(row, table()["becomes"].get(row.measure, {}))


def verdict(row: FigureRow) -> str:
    """The verdict on those sentenced; "" where none is told, or several."""
    return _told_in_clause(row, table()["verdicts"])


def _told_in_clause(row: FigureRow, told_by: dict[str, list[str]]) -> str:
    found = [told for told, phrases in told_by.items() if says(clause_of(row), phrases)]
    return found[0] if len(found) == 1 else ""


def is_uninvolved(row: FigureRow) -> bool:
    """Whether its clause says that they were no side of it: "nine residents with no part in the protests"."""
    return says(clause_of(row), "uninvolved")


def is_earlier_state(row: FigureRow) -> bool:
    """Whether it is the count as it stood on an earlier day, which is said: "compared with 212 on Monday"."""
    before = " ".join(words_of(row.sentence_text[: max(0, row.start - row.sentence[0])])[-2:])
    led = any(f" {before}".endswith(f" {phrase}") for phrase in listed("earlier_state"))
    return led and row.time_basis == "stated" and row.time_precision == "day"


def is_what_it_was(row: FigureRow) -> bool:
    """Whether its sentence says that the count has become another number since: "up from more than 5,000"."""
    before = words_of(row.sentence_text[: max(0, row.start - row.sentence[0])])
    if _SAID_FIRST.search(row.sentence_text[: max(0, row.start - row.sentence[0])]):
        return True
    while before and before[-1] in listed("rose_from_about"):
        before.pop()
    if before[-1:] == ["from"] and _became_another(row, before[:-1]):
        return True
    return any(" ".join(before[-3:]).endswith(phrase) for phrase in listed("rose_from"))


def _became_another(row: FigureRow, before: list[str]) -> bool:
    """Whether a count is said to have moved from it: "cut its toll to 84 from 130", "raised the toll from 12 to 15"."""
    if not (says(row.sentence_text, "rises") or says(row.sentence_text, "cuts")):
        return False
    after = words_of(row.sentence_text[row.end - row.sentence[0] :])[:_NEAR]
    stretches = (before[-_NEAR:], after)
    numbers = listed("number_words")
    return any(
        "to" in words and any(word[:1].isdigit() or word in numbers for word in words[words.index("to") :])
        for words in stretches
    )


def is_told_again(row: FigureRow) -> bool:
    """Whether its words mean those who were told of before, and give no count: "in the two cases"."""
    before = words_of(row.sentence_text[: max(0, row.start - row.sentence[0])])[-1:]
    return not listed("again").isdisjoint(before)


def is_what_became_less(row: FigureRow) -> bool:
    """Whether it is what was left of a crowd in the end: "12,000 at noon, falling to 4,000"."""
    before = " ".join(words_of(row.sentence_text[: max(0, row.start - row.sentence[0])])[-4:])
    return says(before, "fell_to")


def is_as_of(row: FigureRow) -> bool:
    """Whether the day beside it is the one up to which was counted: "as of Monday our crews have pulled out 112"."""
    if row.time_basis == "published" or row.time_precision != "day" or row.cumulative or not row.time_text:
        return False
    before, found, after = clause_of(row).partition(row.time_text)
    led = " " + " ".join(words_of(before)[-2:])
    return bool(found) and not is_possessive(after) and any(led.endswith(f" {lead}") for lead in listed("as_of"))


def is_possessive(after: str) -> bool:
    """Whether what stands right after a name makes it whose: "Tuesday's", or set apart, "Tuesday 's"."""
    return after.lstrip()[:2] in ("'s", "’s")


def is_aftermath(row: FigureRow) -> bool:
    """Whether its sentence tells of what came after: "the search ended on Tuesday with 45 dead"."""
    return says(row.sentence_text, "aftermath") and not says(row.sentence_text, "at_one_spot")


def is_called_wrong(row: FigureRow) -> bool:
    """Whether it is another's number, which its sentence calls wrong: "called the figure of 29,000 inflated"."""
    before = words_of(row.sentence_text[: max(0, row.start - row.sentence[0])])[-_NEAR:]
    named = before[-1:] == ["of"] and not (listed("counts") | listed("told_by")).isdisjoint(before[-3:])
    after = row.sentence_text[row.end - row.sentence[0] :]
    wrong = says(after, "disputes") or says(after, "disputed_counts")
    return named and (wrong or not listed("rejecting").isdisjoint(before))


def is_miscounted(row: FigureRow) -> bool:
    """Whether its clause says that it was too many: "the figure of 81 had counted some of them twice"."""
    before = words_of(row.sentence_text[: max(0, row.start - row.sentence[0])])[-_NEAR:]
    return not listed("counts").isdisjoint(before) and says(clause_of(row), "counted_wrong")


def is_counted_anew(a: FigureRow, b: FigureRow) -> bool:
    """Whether a report says of one of its two numbers that it was too many: the other is what is left of it."""
    return a.report_key == b.report_key and is_miscounted(a) != is_miscounted(b)


def is_in_a_place(row: FigureRow) -> bool:
    """Whether a place stands right after it, that tells which of all are meant: "6,870 of them in Lahore"."""
    return bool(_IN_A_PLACE.match(row.sentence_text[row.end - row.sentence[0] :]))


def spans_places(row: FigureRow) -> bool:
    """Whether its sentence counts over several countries or divisions: "across the three countries"."""
    text = row.sentence_text
    return bool(_SEVERAL_PLACES.search(text) or _WHOLE_PLACE.search(f"{text[:1].lower()}{text[1:]}"))


def names_several(row: FigureRow) -> bool:
    """Whether its sentence names another place beside its own: "in Arle and Voss"."""
    if row.place_start is None or not row.sentence[0] <= row.place_start < row.sentence[1]:
        return False
    after = row.sentence_text[row.place_start - row.sentence[0] + len(row.place) :]
    return after.startswith(" and ") and after.removeprefix(" and ")[:1].isupper()


def counts_countries(row: FigureRow) -> bool:
    """Whether its sentence counts over a number of countries: "in some 30 countries"."""
    return bool(_COUNTRIES.search(row.sentence_text))


def is_taken_back(row: FigureRow) -> bool:
    """Whether the words before it say that it was taken back: "took back its figure of ten dead"."""
    before = words_of(row.sentence_text[: max(0, row.start - row.sentence[0])])[-_NEAR:]
    return says(" ".join(before), "withdrawals")


def is_next_state(later: FigureRow, earlier: FigureRow) -> bool:
    """Whether a report tells further down that the count which it gave became more: "firefighters now speak of 35"."""
    return (
        later.report_key == earlier.report_key
        and later.measure == earlier.measure
        and later.sentence[0] >= earlier.sentence[1]
        and (earlier.low or 0) < (later.low or 0) <= _BECAME * max(earlier.low or 0, 1)
        and says(later.sentence_text, "next_state")
    )


def is_among_them(row: FigureRow) -> bool:
    """Whether it counts some of those told of before: "The number of injured among them was put at 75"."""
    return bool(_AMONG_THEM.search(row.sentence_text[: max(0, row.start - row.sentence[0])]))


def denies_nothing(row: FigureRow) -> bool:
    """Whether its own sentence has no word that denies: a later one says that somebody else does."""
    text = row.sentence_text
    found = words_of(text)
    denied = any(word in listed("rejecting") or word in listed("negations") for word in found)
    return not (denied or says(text, "disputes") or says(text, "disputed_counts") or says(text, "withdrawals"))


def rejects_a_count(text: str) -> bool:
    """Whether a sentence rejects a number: "the party rejects the ministry's count"."""
    found = words_of(text)
    return any(
        word in listed("rejecting") and not listed("counts").isdisjoint(found[at + 1 : at + 1 + _NEAR])
        for at, word in enumerate(found)
    )


def gives_instead(row: FigureRow, other: FigureRow) -> bool:
    """Whether its sentence gives it in the place of the other number: "eleven died and not 14"."""
    numbers = {" ".join(words_of(other.text)), str(other.low)} - {" ".join(words_of(row.text)), str(row.low)}
    return says(row.sentence_text, [f"not {number}" for number in sorted(numbers)])


def of_one_spot(claims: Iterable[ClaimRow]) -> frozenset[str]:
    """Keys of the reports that tell of what happens at one spot, a crash or a blast, and of nothing that spreads.

    Whatever place such a report names, it says where that was: "in southern Bangladesh", "near Barisal".
    """
    spots, wide = set(), set()
    for claim in claims:
        if says(claim.sentence_text, "at_one_spot"):
            spots.add(claim.report_key)
        if says(claim.sentence_text, "widespread"):
            wide.add(claim.report_key)
    return frozenset(spots - wide)


def of_one_stroke(claims: Iterable[ClaimRow]) -> frozenset[str]:
    """Keys of the reports that tell of one disaster, a quake or a blast, and of nothing that goes on here and there.

    In a story that is of one disaster a report of it may speak of violence as well.
    """
    claims = list(claims)
    once = {claim.report_key for claim in claims if says(claim.sentence_text, "one_stroke")}
    long = {claim.report_key for claim in claims if says(claim.sentence_text, "goes_on")}
    many = len({claim.report_key for claim in claims})
    alone = once - long
    if many >= _STORY:
        return frozenset(once if len(alone) >= _MOSTLY * many else alone) | of_one_spot(claims)
    told = alone | of_one_spot(claims)
    several = {claim.report_key for claim in claims if says(claim.sentence_text, "several_strokes")}
    # "The bodies of six more were found": a report that goes on from the others' disaster need not name it again.
    following = {claim.report_key for claim in claims} - long - several if len(told) >= _HALF * many else set()
    return frozenset(told | following)


def clock_of(row: FigureRow) -> tuple[int, int] | None:
    """The time of day with which an entry of a live page opens: "14.10 h:"."""
    found = _CLOCK.match(row.sentence_text)
    hour, minute = (int(part) for part in found.groups()) if found else (99, 99)
    return (hour, minute) if hour < 24 and minute < 60 else None


def is_site(name: str) -> bool:
    """Whether a name is of a house, a works or a road, which stands in a town: "Apex factory"."""
    return head_noun(name) in listed("sites")


def same_slot(one: FigureRow, other: FigureRow) -> bool:
    """Whether the two stand at the same spot of one sentence: bulletins of one desk repeat theirs with new numbers."""
    if not one.outlet or one.outlet != other.outlet or one.measure != other.measure:
        return False
    a, b = _slot(one), _slot(other)
    if min(len(a), len(b)) < _SLOT:
        return False
    return len(a & b) >= _SAME_SLOT * max(len(a), len(b))


def _slot(row: FigureRow) -> frozenset[tuple[int, str]]:
    """The words around a number with the side on which they stand; numbers left out."""
    start, end = row.start - row.sentence[0], row.end - row.sentence[0]
    before = [word for word, _, stop in words_and_spans(row.sentence_text) if stop <= start and not _is_number(word)]
    after = [word for word, begin, _ in words_and_spans(row.sentence_text) if begin >= end and not _is_number(word)]
    return frozenset({(-1, word) for word in before[-_SLOT:]} | {(1, word) for word in after[:_SLOT]})


def _is_number(word: str) -> bool:
    return any(sign.isdigit() for sign in word)
