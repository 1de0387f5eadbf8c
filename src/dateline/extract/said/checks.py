"""What a report says afterwards of something it told: that it could not be checked, that somebody denies it.

Needs: blocks. Gives: a Status for a word, from the rest of its sentence and the sentences after it in its paragraph.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from dateline.extract.reading import Reading
from dateline.language import Pack
from dateline.model.vocabulary import Status

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span

_BUT = re.compile(r"[,;] (?:but|although|though|while|which)\b")
_MANY = re.compile(r"\b(?:these|those|them|none|neither|either|any|all|both)\b")


@dataclass(frozen=True, slots=True)
class _Patterns:
    any: re.Pattern[str]
    unchecked: tuple[re.Pattern[str], ...]
    denied: tuple[re.Pattern[str], ...]
    aside: re.Pattern[str]
    aside_denied: re.Pattern[str]
    aside_open: re.Pattern[str]
    numbers: frozenset[str]


def told_later(reading: Reading, block: int, token: int, *, held: bool) -> Status | None:
    """DENIED or UNCONFIRMED where the report says so of this word afterwards; None where it says nothing of it.

    One claim ("The claim could not be checked") is that of the sentence before; several ("None of these numbers could
    be confirmed") are all of the paragraph, or of the paragraph before where the sentence opens one. A doubt about
    numbers leaves alone what has none, a doubt about a claim what nobody claims.

    Args:
        reading: With blocks.
        block: Index of the block.
        token: The word that carries the claim.
        held: Whether somebody other than the outlet holds the claim.
    """
    patterns = _patterns(reading.pack)
    doc = reading.blocks[block].doc
    here = doc[token].sent
    if patterns.any.search(doc.text):
        found = _aside(doc[token : here.end], patterns)
        if found is not None:
            return found
        for offset, sentence in enumerate(_from(doc, here.end)):
            found = _said(sentence.text.lower(), patterns, many=offset > 0, held=held, counted=_counted(doc, token))
            if found is not None:
                return found
    if block + 1 < len(reading.blocks) and len(reading.blocks[block + 1].doc):
        following = reading.blocks[block + 1].doc
        opening = following[0].sent.text.lower()
        if patterns.any.search(opening):
            last = here.end >= len(doc)
            return _said(opening, patterns, many=not last, held=held, counted=_counted(doc, token))
    return None


def changing(pack: Pack) -> frozenset[str]:
    """Verbs by which a number becomes another: "The toll rose to 40" is news and goes on with nothing."""
    return cast(
        frozenset[str],
        pack.once("checks.changing", lambda: frozenset(pack.table("status")["later"]["changing"].split())),
    )


def _from(doc: Doc, start: int) -> list[Span]:
    return [s for s in doc.sents if s.start >= start]


def _counted(doc: Doc, token: int) -> bool:
    """Whether a number stands in the clause of the word."""
    here = doc[token]
    while here.dep_ in {"xcomp", "oprd", "acomp"}:
        # "Hundreds are reported injured": the number hangs on the verb above.
        here = here.head
    return any(t.like_num or t.pos_ == "NUM" or t.lower_ in _VAGUE for t in here.subtree) or here.head.like_num


_VAGUE = frozenset({"dozens", "hundreds", "thousands", "scores", "tens", "several"})


def _said(sentence: str, patterns: _Patterns, *, many: bool, held: bool, counted: bool) -> Status | None:
    """What a later sentence makes of the word; ``many``: there are others in between, so that it must mean several."""
    for status, found in ((Status.UNCONFIRMED, patterns.unchecked), (Status.DENIED, patterns.denied)):
        for pattern in found:
            match = pattern.search(sentence)
            if match is None:
                continue
            noun = match.group("noun")
            if _BUT.search(sentence[: match.start()]):
                # What is denied after "but" was told before it, in the sentence itself.
                continue
            if not (counted if noun in patterns.numbers else held):
                continue
            if not many or (noun.endswith("s") and noun != "this") or _MANY.search(match.group()):
                return status
    return None


def _aside(rest: Span, patterns: _Patterns) -> Status | None:
    """What the end of the sentence adds: "..., a number for which no evidence was given"."""
    text = rest.text.lower()
    match = patterns.aside.search(text)
    if match is None:
        turned = _BUT.search(text)
        later = text[turned.end() :] if turned else ""
        for status, found in ((Status.UNCONFIRMED, patterns.unchecked), (Status.DENIED, patterns.denied)):
            if later and any(p.search(later) for p in found):
                return status
        return None
    tail = match.group("tail")
    if patterns.aside_open.search(tail):
        return Status.UNCONFIRMED
    return Status.DENIED if patterns.aside_denied.search(tail) else None


def _patterns(pack: Pack) -> _Patterns:
    return cast(_Patterns, pack.once("checks.patterns", lambda: _build(pack)))


def _build(pack: Pack) -> _Patterns:
    words = {name: "|".join(found.split()) for name, found in pack.table("status")["later"].items()}
    nouns = f"(?P<noun>{words['claims']}|{words['numbers']}|it|them|this)"
    # "Reports of deaths could not be confirmed" says itself what it is about.
    bare = rf"\b{nouns}\b(?! (?:of|that|about|from|by)\b)"
    which = r"(?:(?:the|these|those|this|that|his|her|its|their|either|any|such|both|all)\s+)"
    not_ = r"(?:not|n.t|cannot|unable|nobody|impossible|no way|no one|never)"
    unchecked = (
        rf"\b(?:none of|neither of|no)\b[^.;:]{{0,25}}?{bare}[^.;:]{{0,40}}?\b(?:{words['checked']})\b",
        rf"{bare}[^.;:,]{{0,30}}?\b{not_}\b[^.;:]{{0,30}}?\b(?:{words['checked']})\b",
        rf"\b{not_}\b[^.;:]{{0,60}}?\b(?:{words['check']})\s+(?:(?:any|either|all|both|most) of\s+)?"
        rf"{which}?(?:[\w-]+\s+)?{bare}",
        rf"\bno\b(?:\s+[\w-]+){{0,3}}?\s+(?:{words['proofs']})\s+(?:of|for)\s+{which}?(?:[\w-]+\s+)?{bare}",
        rf"\bno\b(?:\s+[\w-]+){{0,2}}?\s+(?:{words['proofs']})\b[^.;:]{{0,30}}?\bfor\s+{which}?{bare}",
    )
    denied = (
        rf"\b(?:{words['denied']})\s+{which}(?:[\w-]+\s+)?{bare}",
        rf"\b(?:{words['denied']})\s+(?P<noun>it|this|them|that(?=\s+when|\s*[,.;]|\s*$))(?=\W|$)",
    )
    return _Patterns(
        any=re.compile(
            rf"(?i)\b(?:{words['check']}|{words['checked']}|{words['proofs']}|{words['denied']}|{words['doubtful']})\b"
        ),
        unchecked=tuple(re.compile(p) for p in unchecked),
        denied=tuple(re.compile(p) for p in denied),
        aside=re.compile(
            rf"(?:,|-|–|—)\s*(?:(?:(?:a|an|the)\s+)?(?:{words['claims']}|{words['numbers']})|which)\b(?P<tail>[^.;]*)"
        ),
        # "..., which began with a dispute": what two had is no denial of what is told.
        aside_denied=re.compile(rf"\b(?!dispute\b)(?:{words['denied']})\b|\b(?:\w+s|they|we|you|who|to|not) dispute\b"),
        aside_open=re.compile(
            rf"\bno (?:\w+ )?(?:{words['proofs']})\b|\b{not_}\b[^,]*\b(?:{words['checked']}|{words['check']})\b"
            rf"|\b(?:{words['doubtful']})\b"
        ),
        numbers=frozenset(words["numbers"].split("|")),
    )
