"""Find statements: reported speech as claims.

Needs: blocks, attributions, figures, events. Gives: ``Reading.statements``, in text order.
"""

from __future__ import annotations

from dateline.extract.attributions.lexicon import lexicon
from dateline.extract.attributions.quotes import find_quotes
from dateline.extract.mentions import Attribution
from dateline.extract.reading import Reading
from dateline.extract.said.doubtful import is_doubtful
from dateline.extract.said.proposition import says_something
from dateline.extract.said.spoken import is_said, stands
from dateline.extract.said.topics import is_topic
from dateline.extract.scope import place_of, time_of
from dateline.extract.text.telling import telling
from dateline.model.claim import Source, Statement, claim_id
from dateline.model.span import Span
from dateline.model.vocabulary import SourceKind, Status


def find_statements(reading: Reading) -> tuple[Statement, ...]:
    """Statements of each attribution of what somebody said that says something, in text order; empty if none.

    A claim has one span, so a quotation broken over sentences makes a statement for each stretch; of stretches of one
    sentence, on both sides of the cue, both with the cue are the evidence, unless the second says something of its own.
    """
    manner = telling(reading)
    made = [
        (_statement(reading, a, span, whole), reading.blocks[a.block].doc[a.first : a.last].root.pos_ == "NOUN")
        for a in reading.attributions
        if a.speech and is_said(reading, a)
        for whole in _stretches(reading, a)
        for span in (_past_lead(reading, a, whole),)
        if says_something(reading, a, span) and stands(reading, a, span, manner)
        if not is_topic(reading, a, span) and not is_doubtful(reading, a, span) and not _ours(a)
    ]
    told = [s for s, _ in made]
    once = [s for s, noun in made if not _told_twice(s, told, noun=noun)]
    return tuple(sorted(once, key=lambda s: (s.span, s.id)))


def _ours(attribution: Attribution) -> bool:
    """Whether the outlet's own correspondent speaks in a turn of a transcript: he tells the report itself."""
    return attribution.kind is SourceKind.OUTLET and attribution.text == ":"


def _told_twice(one: Statement, told: list[Statement], *, noun: bool) -> bool:
    """Whether the same one says it under the verb of which a noun is the object, or in the midst of quoted words.

    "Denied allegations that B"; '"We hold him to it," she said, "and call on the mill to pay"'.
    """
    return any(
        s.span != one.span
        and s.span.contains(one.span)
        and s.source.text == one.source.text
        and (noun or (one.cue is not None and s.cue is not None and (s.cue.overlaps(one.cue) or _among(s, one.cue))))
        for s in told
    )


def _among(quoted: Statement, cue: Span) -> bool:
    """Whether a cue stands among the quoted words of another statement."""
    return quoted.direct and quoted.span.contains(cue)


def _stretches(reading: Reading, attribution: Attribution) -> list[Span]:
    """The longest stretch, and those of other sentences, the longest first.

    Where a cue parts a sentence ("The dam, he said, is dry"), both with the cue.
    """
    found: list[tuple[Span, Span]] = []
    for span in sorted(attribution.contents, key=lambda c: (c.start - c.end, c.start)):
        sentence = _sentence(reading, span)
        if any(sentence.overlaps(other) for _, other in found) and not _goes_on(reading, attribution, span, found):
            continue
        beside = [c for c in attribution.contents if sentence.contains(c)]
        if _parted(reading, attribution, beside) or _broken(reading, attribution, beside):
            span = Span(beside[0].start, beside[1].end)
        found.append((span, sentence))
    return [span for span, _ in found]


def _past_lead(reading: Reading, attribution: Attribution, span: Span) -> Span:
    """The quoted words alone where the outlet leads to them with a colon: 'All agreed: "We go," said Ann Lee'."""
    block = reading.blocks[attribution.block]
    covered = block.covered(span)
    if covered is None or not attribution.quoted or attribution.span.start < span.end:
        return span
    first, last = covered
    led = (q for q in find_quotes(block) if first + 1 < q.first < last <= q.last + 1 and q.closed)
    quote = next((q for q in led if block.doc[q.first - 1].text == ":"), None)
    if quote is None or any(t.text in _MARKS for t in block.doc[first : quote.first]):
        return span
    return Span(block.span(quote.first, last).start, span.end)


def _broken(reading: Reading, attribution: Attribution, beside: list[Span]) -> bool:
    """Whether a speaker between commas breaks one quoted sentence: '"If it rains," she said, "we go home."'.

    The cue has nothing beside it but its speaker and hearer; a clause of its own behind "and" is said anew.
    """
    source = attribution.source
    if len(beside) != 2 or source is None or not attribution.quoted:
        return False
    first, last = min(source.start, attribution.span.start), max(source.end, attribution.span.end)
    if not beside[0].end <= first <= last <= beside[1].start <= last + _HEARER:
        return False
    lead, between, rest = (
        reading.words(s) for s in (beside[0], Span(last, beside[1].start), Span(beside[1].start, beside[1].end))
    )
    if rest.lstrip(_OPENS + " ").startswith(_JOINTS) and _goes_on(reading, attribution, beside[1], []):
        return False
    closed = lead[-1:] in _CLOSES and lead.rstrip(_CLOSES + " ").endswith(",")
    comma = between.rstrip().endswith(",") and not any(mark in between for mark in ".;:")
    return closed and comma and rest[:1] in _OPENS and first - beside[0].end <= _NEAR


def _is_phrase(reading: Reading, attribution: Attribution) -> bool:
    return reading.blocks[attribution.block].doc[attribution.first : attribution.last].root.lemma_ == "accord"


def _goes_on(reading: Reading, attribution: Attribution, span: Span, found: list[tuple[Span, Span]]) -> bool:
    """Whether quoted words on the other side of the cue say something of their own: '"It sank," she said. "We ran"'.

    They do where a main clause of theirs has its subject among them, or a quoted whole stands there; a clause that
    only goes on with that before ("because it was late") belongs to it.
    """
    block = reading.blocks[attribution.block]
    covered = block.covered(span)
    if covered is None or any(span.overlaps(other) for other, _ in found) or not attribution.quoted:
        return False
    if not reading.words(span).startswith(_OPENING) or not block.span(*covered).overlaps(span):
        return False
    said = block.doc[covered[0] : covered[1]]
    outside = [t for t in said if t.head.i not in range(said.start, said.end) or t.head.i == t.i]
    root = next((t for t in outside if t.pos_ in ("VERB", "AUX")), said.root)
    own = any(c.dep_ in ("nsubj", "nsubjpass", "expl") and said.start <= c.i < said.end for c in root.children)
    free = root.dep_ in ("ROOT", "conj", "ccomp", "parataxis") and not any(c.dep_ == "mark" for c in root.children)
    return own and free and len([t for t in said if t.is_alpha]) >= _OWN


_OWN = 5
"""Words of a second stretch below which it is the tail of the first."""


def _parted(reading: Reading, attribution: Attribution, beside: list[Span]) -> bool:
    """Whether a speaker between commas parts one sentence: "The dam, he said, is dry".

    Behind a quotation only more quoted words go on with it, and not where they say something of their own; what has no
    verb ("In the clashes, he said, ...") needs what follows it.
    """
    block, source = reading.blocks[attribution.block], attribution.source
    before, after = map(block.covered, beside) if len(beside) == 2 else (None, None)
    if before is None or after is None or source is None:
        return False
    first, last = min(source.start, attribution.span.start), max(source.end, attribution.span.end)
    verbless = not any(t.tag_ in _FINITE for t in block.doc[slice(*before)])
    # Who the speaker is may stand behind the name: "The boat, says Ann Lee, a nurse in Elm, never came".
    near = last + (_ASIDE if verbless else _NEAR)
    if not beside[0].end <= first <= last <= beside[1].start <= near:
        return False
    cue = block.doc[attribution.first : attribution.last].root
    lead, rest = reading.words(beside[0]), reading.words(beside[1])
    commas = "," in lead[-_NEAR:] + reading.words(Span(beside[0].end, first)) and "," in reading.words(
        Span(last - 1, beside[1].start)
    )
    if not commas or not (cue.pos_ == "VERB" or _is_phrase(reading, attribution)):
        return False
    opens = rest.startswith((*_OPENING, "that ")) or (verbless and block.doc[after[0]].tag_ in _FINITE)
    manner = lexicon(reading.pack).manner
    if verbless and rest.startswith(_OPENING) and any(t.lemma_.lower() in manner for t in block.doc[slice(*before)]):
        return False  # "In a second letter, she added, “we will not go.”"
    whole = opens or not lead.endswith(_MARKS) or _is_phrase(reading, attribution)
    return whole and (verbless or not _goes_on(reading, attribution, beside[1], []))


_FINITE = ("VBD", "VBZ", "VBP", "MD")
_MARKS = ('"', "”", "''", "»")
_OPENING = ('"', "“", "``", "''", "«")
_OPENS, _CLOSES = "\"“`'‘«", "\"”'’»"
_JOINTS = ("and ", "but ", "so ")
_HEARER = 30
"""Characters between a speaker and the words that go on: ", '' he told the council , ``"."""
_NEAR = 6
"""Characters that a comma and an opening mark may take."""
_ASIDE = 90
"""Characters that tell who a speaker is."""


def _sentence(reading: Reading, span: Span) -> Span:
    """From the beginning of the content's first sentence to the end of its last."""
    held = [
        block.sentence(token)
        for block in reading.blocks
        if len(block.doc) and block.span(0, len(block.doc)).overlaps(span) and (touched := block.covered(span))
        for token in (touched[0], touched[1] - 1)
    ]
    return Span(held[0].start, held[-1].end)


def _statement(reading: Reading, attribution: Attribution, span: Span, whole: Span) -> Statement:
    report = reading.report
    block = reading.blocks[attribution.block]
    token = attribution.first
    return Statement(
        id=claim_id(report.key, "statement", span, f"{attribution.span.start}"),
        report=report.key,
        span=span,
        text=reading.words(span),
        sentence=_sentence(reading, span),
        zone=block.zone.value,
        source=_source(attribution, reading),
        status=_status(attribution),
        time=time_of(reading, attribution.block, token, carried=False),
        place=place_of(reading, attribution.block, token),
        cue=attribution.span,
        cue_text=attribution.text,
        direct=attribution.direct or span != whole,
    )


def _source(attribution: Attribution, reading: Reading) -> Source:
    text, span = attribution.name, attribution.name_span
    if not text and attribution.source is not None:
        text, span = reading.words(attribution.source), attribution.source
    return Source(text, attribution.kind, attribution.via, span, attribution.via_span)


def _status(attribution: Attribution) -> Status:
    if attribution.denies:
        return Status.DENIED
    if attribution.doubts:
        return Status.UNCONFIRMED
    return Status.ATTRIBUTED
