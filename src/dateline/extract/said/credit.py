"""Who holds what is said at a word, and how firmly: the one place that decides source and status of a claim.

Needs: blocks, actors, attributions. Gives: a Credit for any token that carries a claim.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dateline.extract.attributions.lexicon import lexicon
from dateline.extract.attributions.quotes import find_quotes
from dateline.extract.mentions import Attribution
from dateline.extract.reading import Block, Reading
from dateline.extract.said.checks import changing, told_later
from dateline.extract.said.spoken import nobody
from dateline.extract.said.status import doubted, modality
from dateline.model.claim import OUTLET, Source
from dateline.model.span import Span

if TYPE_CHECKING:
    from spacy.tokens import Span as Sentence
    from spacy.tokens import Token
from dateline.model.vocabulary import SourceKind, Status, ZoneKind

_NOT = frozenset({"not", "cannot", "never"})
_FINDINGS = frozenset({"test", "tests", "results", "samples", "examinations", "autopsies", "analysis"})
_NUMBERS = frozenset({"figures", "data", "statistics", "estimates", "records"})
_PLACES_OF_TESTS = frozenset({"laboratory", "laboratories", "lab", "labs"})
_QUESTIONS = frozenset({"whether", "if", "how", "what", "who", "where", "when", "why", "which"})


@dataclass(frozen=True, slots=True)
class Credit:
    """Source and status of a claim."""

    source: Source = OUTLET
    status: Status = Status.STATED


def credit(reading: Reading, block: int, token: int) -> Credit:
    """Source and status of what token ``token`` of block ``block`` says.

    The innermost attribution that covers the token names the source; one that names nobody ("are believed to") yields
    to the one around it. The status is what the words make of it ("would", "not", "feared"), else attributed where
    somebody holds it, else stated.

    Args:
        reading: With attributions.
        block: Index of the block.
        token: The word that carries the claim: an event's trigger, the verb that a figure hangs on, or its number.
    """
    held = _holding(reading, reading.blocks[block].span(token, token + 1))
    held = [a for a in held if not _aside(reading, a, block, token) and not _asks(a, reading)]
    held = held or _cued(reading, block, token)
    held = [a for a in held if not nobody(reading, a)]
    if not held:
        held = _carried(reading, block, token)
    if not held and aloud(reading, block, token):
        # Somebody's words, though the text does not say whose.
        status = modality(reading, block, token)
        whose = _last_speaker(reading, block, token)
        return Credit(whose, Status.ATTRIBUTED if status is Status.STATED else status)
    named = [a for a in held if a.name]
    # Under "the agency said tests showed" the agency holds it.
    holder = next((a for a in named if not _of_speaker(a.name)), next(iter(named), None))
    source = OUTLET
    if holder is not None:
        source = _passed_on(holder, held)
    elif held:
        source = _nameless(reading, held[0])
    status = modality(reading, block, token)
    if status is Status.STATED:
        status = _by_holder(held, source, _told_with(reading, held, block, token))
        if status is not Status.DENIED:
            later = told_later(reading, block, token, held=source is not OUTLET)
            status = later or (Status.UNCONFIRMED if doubted(reading, block, token) else status)
    return Credit(source, status)


def aloud(reading: Reading, block: int, token: int) -> bool:
    """Whether a word stands in a clause between quotation marks; a name or a phrase between them is the outlet's."""
    here = reading.blocks[block].doc
    around = next((q for q in find_quotes(reading.blocks[block]) if q.first < token < q.last), None)
    if around is None or not (around.closed or around.first == 0):
        return False
    verb = here[token]
    while verb.head != verb and not (verb.pos_ in _VERBS and verb.dep_ not in _INNER):
        verb = verb.head
    finite = {verb, *(c for c in verb.children if c.dep_ in {"aux", "auxpass"})}
    own = any(c.dep_ in {"nsubj", "nsubjpass", "expl"} and around.first < c.i < around.last for c in verb.children)
    return own and any(t.tag_ in _FINITE and around.first < t.i < around.last for t in finite)


_BACK = 1000
"""Letters of a report within which a quotation that opens a sentence goes on with whoever spoke last."""


def _last_speaker(reading: Reading, block: int, token: int) -> Source:
    """Who is named last to have spoken before a quotation that opens its sentence; nobody for one within it."""
    doc = reading.blocks[block].doc
    around = next((q for q in find_quotes(reading.blocks[block]) if q.first < token < q.last), None)
    if around is None or around.first != doc[around.first].sent.start:
        return Source("", SourceKind.UNNAMED)
    at = reading.blocks[block].span(around.first, around.first + 1).start
    spoken = [a for a in reading.attributions if a.speech and a.name and at - _BACK < a.span.start < at]
    last = max(spoken, key=lambda a: a.span.start, default=None)
    if last is None:
        return Source("", SourceKind.UNNAMED)
    return Source(last.name, last.kind, last.via, last.name_span, last.via_span)


_VERBS = frozenset({"VERB", "AUX"})
_INNER = frozenset({"relcl", "acl", "advcl", "xcomp", "pcomp", "conj", "aux", "auxpass", "amod", "compound"})
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})


def _of_speaker(name: str) -> bool:
    """What somebody else's words bring in, and no holder beside them: tests, "its laboratories", "15 countries"."""
    words = name.lower().split()
    if words[-1] == "countries" or (len(words) < 3 and words[-1] in _NUMBERS):
        return True
    return words[-1] in _FINDINGS or (words[0] in {"its", "their"} and words[-1] in _PLACES_OF_TESTS)


def _passed_on(holder: Attribution, held: list[Attribution]) -> Source:
    """The holder's source, with the relay that its cue names, or the medium whose report its words stand in."""
    if not holder.via:
        outer = held[held.index(holder) + 1 :]
        medium = next((a for a in outer if a.kind is SourceKind.MEDIA and a.name and a.name != holder.name), None)
        if medium is not None:
            return Source(holder.name, holder.kind, medium.name, holder.name_span, medium.name_span)
    return Source(holder.name, holder.kind, holder.via, holder.name_span, holder.via_span)


def _holding(reading: Reading, span: Span) -> list[Attribution]:
    """Attributions whose content covers the span, the innermost first."""
    found = [
        a
        for a in reading.attributions
        if any(c.contains(span) for c in a.contents)
        and (a.speech or _opinion(a) or _recounted(reading, a))
        and not _stands_before(reading, a, span)
    ]
    return sorted(found, key=lambda a: sum(c.end - c.start for c in a.contents))


def _stands_before(reading: Reading, attribution: Attribution, span: Span) -> bool:
    """Whether a word stands in a clause of its own before an impersonal cue that brings in another: "Nine were killed -
    it is thought the ferry was overloaded" leaves nine to the outlet.
    """
    if attribution.source is not None or attribution.quoted or span.start >= attribution.span.start:
        return False
    verb = reading.blocks[attribution.block].doc[attribution.first : attribution.last].root
    return any(t.dep_ == "ccomp" and t.i > verb.i for t in verb.children)


def _aside(reading: Reading, attribution: Attribution, block: int, token: int) -> bool:
    """Whether the word stands in a relative clause of a thing spoken of: "mentioned the attack which killed 52".

    What is told of a thing in passing is the outlet's; in a clause that is itself reported, it is the speaker's.
    """
    if attribution.block != block or _recounted(reading, attribution):
        return False
    if attribution.quoted and any(q.first < token < q.last for q in find_quotes(reading.blocks[block])):
        return False
    here = reading.blocks[block].doc[token]
    inside = range(attribution.first, attribution.last)
    relative = False
    while here.i not in inside and here.head != here:
        if attribution.source is None and _at_a_time(here):
            return True
        relative = relative or here.dep_ == "relcl"
        last, here = here.dep_, here.head
        if attribution.source and attribution.source.contains(reading.blocks[block].span(here.i, here.i + 1)):
            return False
        if here.i in inside:
            return relative and last in {"dobj", "prep", "pobj", "nsubjpass"}
    return False


def _at_a_time(verb: Token) -> bool:
    """ "It is alleged to have happened when the nine were held": they were, whatever is alleged."""
    when = any(t.dep_ == "advmod" and t.lower_ in {"when", "where"} and t.i < verb.i for t in verb.children)
    return when and verb.dep_ == "advcl" and any(t.dep_ in {"nsubj", "nsubjpass"} for t in verb.children)


def _cued(reading: Reading, block: int, token: int) -> list[Attribution]:
    """The attribution whose cue the word itself is, where to report is to tell: "a reporter counted 14 blasts"."""
    words = lexicon(reading.pack)
    lemma = reading.blocks[block].doc[token].lemma_.lower()
    return [
        a
        for a in reading.attributions
        if a.block == block
        and a.first <= token < a.last
        and a.speech
        and (lemma in words.perceiving or lemma in words.counting or (a.source is None and lemma in words.raising))
    ]


def _asks(attribution: Attribution, reading: Reading) -> bool:
    """Whether a cue says that nothing was said: "cannot say whether", "did not say how many"."""
    cue = attribution.text.lower().split()
    if not any(w in _NOT or w.endswith("n't") for w in cue) or attribution.denies or attribution.doubts:
        return False
    opening = reading.words(attribution.contents[0]).lower().split()[:1]
    return bool(opening) and opening[0] in _QUESTIONS


def _opinion(attribution: Attribution) -> bool:
    return attribution.text.split()[-1].lower().startswith(("believ", "think", "thought", "fear", "estimat", "suspect"))


def _recounted(reading: Reading, attribution: Attribution) -> bool:
    """ "Mr Moss described seeing a lane where houses had fallen": what one saw is told by one's own words."""
    doc = reading.blocks[attribution.block].doc
    return any(
        t.dep_ == "xcomp" and t.tag_ == "VBG" and t.head.lemma_ in {"describe", "recall", "remember", "recount"}
        for t in doc[attribution.first : attribution.last]
    )


_ESTABLISHED = frozenset({"confirmed", "suspected", "found", "known", "revealed", "admitted", "pledged"})
"""What is so told of without anybody who does it is a fact, and no word of somebody; nobody speaks who is admitted."""


def _nameless(reading: Reading, attribution: Attribution) -> Source:
    if attribution.source is None and _ESTABLISHED & set(attribution.text.lower().split()):
        # "27 deaths have been confirmed", "a man was found to be ill": by nobody told, so it is the outlet's word.
        return OUTLET
    if attribution.source is None and _infinitive(reading, attribution):
        # "The school is the latest to announce that": what is told around it is the outlet's.
        return OUTLET
    if attribution.source is None:
        # "It is feared that" leaves the number open and credits nobody.
        return OUTLET if "fear" in attribution.text.lower() else Source("", SourceKind.UNNAMED)
    words = reading.words(attribution.source)
    if words.lower() in {"i", "we", "you", "my", "our"}:
        return OUTLET
    return Source(words, attribution.kind, attribution.via, attribution.source, attribution.via_span)


def _infinitive(reading: Reading, attribution: Attribution) -> bool:
    cue = reading.blocks[attribution.block].doc[attribution.first : attribution.last]
    return any(t.tag_ == "TO" for t in cue) and not any(t.tag_ == "VBN" for t in cue)


def _carried(reading: Reading, block: int, token: int) -> list[Attribution]:
    """What the sentence before was held by, where this one plainly goes on with it ("Another 10,000 ...")."""
    here = reading.blocks[block]
    first, last = here.sentence_tokens(token)
    ahead = _ahead(here, first, last)
    if ahead is not None:
        return [a for a in _holding(reading, here.span(ahead, ahead + 1)) if a.first >= last]
    if not _continues(here.doc[first:last], reading):
        return []
    if first == 0:
        if block < 1 or reading.blocks[block - 1].zone is not ZoneKind.BODY or not len(reading.blocks[block - 1].doc):
            return []
        here, first = reading.blocks[block - 1], len(reading.blocks[block - 1].doc)
    before = next((t for t in reversed(here.doc[:first]) if not t.is_punct and not t.is_space), None)
    if before is None:
        return []
    held = _holding(reading, here.span(before.i, before.i + 1))
    return held or _holding(reading, here.span(before.sent.root.i, before.sent.root.i + 1))


def _continues(sentence: Sentence, reading: Reading) -> bool:
    """Whether a sentence goes on with what the one before said, without a speaker of its own.

    "Another 10,000 ...", "Two of them were children", "The figure includes 12 soldiers"; not "The toll rose to 40".
    """
    opening = [t.lower_ for t in sentence[:6]]
    if opening[0] in {"another", "others"} or opening[:2] == ["a", "further"]:
        return True
    if "of" in opening[:5]:
        at = opening.index("of")
        part = opening[at + 1 : at + 2]
        counted = at == 0 or any(t.tag_ == "CD" or t.pos_ == "NUM" for t in sentence[:at])
        if counted and part and part[0] in {"them", "these", "those", "the"}:
            return True
    named = opening[0] == "the" and opening[1:2] and opening[1] in {"number", "figure", "count", "toll", "total"}
    if not named or opening[2:3] == ["of"]:
        return False
    return sentence.root.lemma_.lower() not in changing(reading.pack)


def _ahead(here: Block, first: int, last: int) -> int | None:
    """A word of the next sentence where that goes on in the same words: "The number killed was 18. The number hurt"."""
    doc = here.doc
    if last + 3 >= len(doc) or [t.lower_ for t in doc[first : first + 3]] != [t.lower_ for t in doc[last : last + 3]]:
        return None
    return last + 1 if doc[first].lower_ == "the" else None


def _told_with(reading: Reading, held: list[Attribution], block: int, token: int) -> list[Attribution]:
    """Those whose cue stands in the sentence of the word: what is quoted after a denial is not what is denied."""
    first, last = reading.blocks[block].sentence_tokens(token)
    return [a for a in held if a.block == block and first <= a.first < last]


def _by_holder(held: list[Attribution], source: Source, near: list[Attribution]) -> Status:
    if held and source is OUTLET and held[0].source is None and held[0].text.lower().endswith("suspected"):
        return Status.UNCONFIRMED
    if any(a.denies for a in near):
        return Status.DENIED
    if any(a.doubts for a in near) or source.text.lower().startswith(("unconfirmed", "unverified")):
        return Status.UNCONFIRMED
    if held and source is not OUTLET:
        return Status.ATTRIBUTED
    return Status.STATED
