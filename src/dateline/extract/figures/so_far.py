"""What the words around a count say of its days: a total so far, a toll that only rose later."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dateline.extract.clauses import clause_of
from dateline.extract.when.by_now import buried_by_now
from dateline.model.quantity import Quantity
from dateline.model.vocabulary import Measure

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

AT_ONCE = {Measure.KILLED, Measure.INJURED, Measure.MISSING, Measure.DESTROYED}
"""What an event does when it happens, however late it is told."""
LATER = {Measure.EVACUATED, Measure.DISPLACED, Measure.DISMISSED, Measure.SENTENCED, Measure.RELEASED}
"""What, where it is only a plan or a fear, may be on any day."""
_RUNNING = {Measure.RESCUED, Measure.EVACUATED, Measure.DETAINED, Measure.RELEASED, Measure.INFECTED, Measure.DISMISSED}
"""What goes on after the event and is told as a total so far."""
_SO_FAR = {"since", "far", "toll", "total", "tally", "cumulative", "overall", "already", "altogether"}
_PERFECT = {"have", "has", "had", "'ve"}
_PRESENT = _PERFECT - {"had"}
_OF_DISEASE = {Measure.INFECTED, Measure.KILLED, Measure.RELEASED}
_CASES = {"case", "death", "infection", "fatality"}
_NEW = {"new", "more", "another", "additional", "further", "other", "fresh"}
_BODIES = {"body", "corpse", "remains"}
_WOUNDS = {"wounds", "injuries", "burns"}


@dataclass(frozen=True)
class SoFar:
    """What a count adds up.

    Attributes:
        total: It counts what has been done so far: "have been rescued", "had been pulled out".
        adds_up: Its words make a count over several days a running total: "so far", "since", "toll", a perfect.
        late: It tells later of who died in the event: bodies found, people who died of their wounds.
        tally: Of a disease, it may count all so far: not one patient, not "new" ones; one in a list ("Brel: 1 case").
        open: Of a disease, it counts all so far though no start is said: "has killed 54 people", "has 12 cases".
    """

    total: bool
    adds_up: bool
    late: bool
    tally: bool
    open: bool


def so_far(
    doc: Doc,
    first: int,
    last: int,
    anchor: int,
    measure: Measure,
    quantity: Quantity,
    people: tuple[int, int] | None,
) -> SoFar:
    """What the words around a count say of its days.

    Args:
        doc: The parsed block.
        first: Index of the first token of the number phrase.
        last: Index after its last token.
        anchor: Index of the word that carries the claim.
        measure: What was counted.
        quantity: How many: one alone is no total.
        people: The tokens of who was counted, as [first, last).
    """
    sentence = doc[first].sent
    said = "so far" in sentence.text.lower()
    if not said and _one_day(doc[anchor]):
        return SoFar(total=False, adds_up=False, late=False, tally=False, open=False)
    running = measure in _RUNNING and quantity.high != 1 and bool(_perfect(doc[anchor]))
    buried = buried_by_now(doc[anchor])
    summed = measure is Measure.RESCUED and quantity.high != 1 and _summed(doc, first)
    total = said or running or buried or summed
    adds_up = total or any(t.lower_ in _SO_FAR for t in sentence)
    adds_up = adds_up or _perfect(doc[anchor]) or _perfect(clause_of(doc[anchor]))
    who = doc[people[0] : people[1]] if people is not None else doc[last : last + 2]
    bodies = any(t.lemma_.lower() in _BODIES for t in who)
    of_wounds = doc[anchor].lemma_.lower() == "die" and any(t.lower_ in _WOUNDS for t in doc[anchor].subtree)
    up_to_now = _perfect(doc[anchor], _PRESENT) or _perfect(clause_of(doc[anchor]), _PRESENT)
    late = measure is Measure.KILLED and (bodies or of_wounds) and not (up_to_now or buried)
    beside = (*doc[max(0, first - 1) : first], *doc[last : last + 2])
    new = any(t.lower_ in _NEW for t in beside)
    listed = first > sentence.start and doc[first - 1].text == ":" and any(t.lemma_.lower() in _CASES for t in who)
    tally = measure in _OF_DISEASE and (quantity.high != 1 or listed) and not new
    cases = any(t.lemma_.lower() in _CASES for t in who) and not _simple_past(clause_of(doc[anchor]))
    return SoFar(total, adds_up, late, tally, tally and (cases or up_to_now))


def _summed(doc: Doc, first: int) -> bool:
    """Whether a number is told as a sum: "a total of 132 were pulled out", "132 in all"."""
    before = [t.lower_ for t in doc[max(doc[first].sent.start, first - 2) : first]]
    return before == ["total", "of"] or " in all " in f" {doc[first].sent.text.lower()} "


def _one_day(anchor: Token) -> bool:
    """Whether a deed is one of a single day up to now: "in the past day", "over the last 24 hours"."""
    for token in anchor.subtree:
        if token.lower_ not in _LAST or token.i + 1 >= len(token.doc):
            continue
        after = [t.lower_ for t in token.doc[token.i + 1 : token.i + 4]]
        if after[0] == "day" or (after[0] == "24" and any(word in ("hour", "hours") for word in after)):
            return True
    return False


_LAST = {"past", "last", "previous", "preceding"}


def _simple_past(verb: Token) -> bool:
    """ "Japan reported 12 cases", where nothing says that they are all so far."""
    return verb.tag_ == "VBD" and verb.lemma_ not in ("be", "have", "stand", "rise", "reach", "climb")


def _perfect(token: Token, words: set[str] = _PERFECT) -> bool:
    own = [t for t in token.children if t.dep_ in ("aux", "auxpass", "nsubj", "nsubjpass")]
    if not own and token.dep_ == "conj" and token.tag_ in ("VBN", "VBD"):
        # "has killed 79 and infected 10,000".
        return _perfect(token.head, words)
    return any(t.dep_ in ("aux", "auxpass") and t.lower_ in words for t in own)
