"""Where what was said begins and ends, against a parse that takes in what stands beside it.

Needs: a block, a draft with its content, the quoted stretches and the lexicon. Gives: the content without what the
outlet or somebody else tells in the same sentence.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from dateline.extract.attributions.draft import Draft
from dateline.extract.attributions.glue import glued
from dateline.extract.attributions.lexicon import Lexicon
from dateline.extract.attributions.next_cue import CONTRASTS, another_speaks
from dateline.extract.attributions.quotes import Quote
from dateline.extract.attributions.syntax import SUBJECTS, child
from dateline.extract.reading import Block

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_VERBS = frozenset({"VERB", "AUX"})
_ENDING = frozenset({"NOUN", "PROPN", "NUM", "ADJ", "VERB"})
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_WHEN = frozenset({"earlier", "later", "late", "early"})
_SPELLS = frozenset({"week", "month", "year", "night"})
_WORRIES = frozenset({"fear", "concern", "worry", "doubt"})


def trim(block: Block, draft: Draft, quotes: Sequence[Quote], words: Lexicon) -> None:
    """Take from a draft's content what is not of it, in the sentence of its cue; quoted words stay as they are."""
    doc = block.doc
    if not draft.speech or not draft.content or draft.turn:
        return
    quoted = {i for q in quotes for i in range(q.first, q.last)}
    if draft.head in quoted:
        return
    if doc[draft.cue[1] - 1].text == ":" and doc[draft.head].pos_ == "VERB" and max(draft.content) < draft.cue[0]:
        # "Asked whether it was worth it, the minister said: 'Yes.'"
        draft.content &= quoted
        return
    _day_of_saying(doc, draft, words)
    sentence = doc[draft.head].sent
    here = sorted(i for i in draft.content if sentence.start <= i < sentence.end)
    before = [i for i in here if i < draft.cue[0]]
    after = [i for i in here if i >= draft.cue[1]]
    dropped = _caption(doc, draft, before, quotes)
    if before and not quoted & set(before):
        if draft.source is not None and before[-1] == draft.source[0] - 1 and doc[draft.head].lemma_ not in words.plain:
            dropped |= set(before)  # "is pure hypocrisy Mr Lee responded with a post"
        elif after and _leads(doc, draft, after):
            whole = any(_clause(t, before) for t in doc[before[0] : before[-1] + 1])
            dropped |= set(after if whole and doc[after[0]].text[:1].isupper() else before)
        else:
            start = glued(doc, before[0], before[-1] + 1, words.plain)
            dropped |= {i for i in before if i < start[-1]} if start else set()
    if before and after and not quoted & set(after) and _goes_on(doc, draft, before, after):
        dropped |= set(after)
    elif before and after and doc[draft.head].lower_ == "according" and _closing(doc, draft.cue[0]):
        # "The mill is shut, according to Acme, as are two others": the phrase closes what stands before it.
        whole = any(_clause(t, before) for t in doc[before[0] : before[-1] + 1])
        dropped |= set(after) if whole and any(doc[i].pos_ in _VERBS for i in after) else set()
    end = _end(doc, draft, after, quoted, words)
    dropped |= {i for i in after if end is not None and i >= end}
    if dropped and dropped != set(here):
        draft.content -= dropped


def _day_of_saying(doc: Doc, draft: Draft, words: Lexicon) -> None:
    """Give the cue its day where a clause without "that" follows: "said on Friday | the dam", "last week | it"."""
    at = draft.cue[1]
    start = at + (at + 1 < len(doc) and doc[at].lower_ in _WHEN)
    if start + 3 >= len(doc):
        return
    on = doc[start].lower_ == "on" and doc[start + 1].lower_ in words.days
    end = start + 1 + (on or (doc[start].lower_ in {"this", "last"} and doc[start + 1].lower_ in _SPELLS))
    told = on or end == start + 2 or doc[start].lower_ in words.days
    opens = doc[end].pos_ == "PRON" or (on and doc[end].pos_ in {"DET", "NOUN", "PROPN", "NUM"})
    if told and opens and doc[end].lower_ not in {"that", "who", "which"} and set(range(at, end + 1)) <= draft.content:
        draft.content -= set(range(at, end))
        draft.cue = draft.cue[0], end


def _caption(doc: Doc, draft: Draft, before: Sequence[int], quotes: Sequence[Quote]) -> set[int]:
    """What ran into a quotation that a cue closes: 'Boats bring flour to the port "We sell it here," the baker says'.

    The quotation is a sentence of its own, and what stands before its mark ends in a thing and leads to no quotation.
    """
    start = min(draft.cue[0], draft.source[0] if draft.source is not None else draft.cue[0])
    quote = next((q for q in quotes if q.closed and start - 1 <= q.last <= start), None)
    if quote is None or not before or not before[0] < quote.first <= before[-1]:
        return set()
    inside = range(quote.first, quote.last)
    opening = next((t for t in doc[quote.first : quote.last] if not t.is_punct), None)
    last = doc[quote.first - 1]
    if opening is None or not opening.text[:1].isupper() or opening.pos_ == "PROPN" or last.pos_ not in _ENDING:
        return set()
    return (
        {i for i in before if i < quote.first}
        if any(_clause(t, inside) for t in doc[inside[0] : inside[-1]])
        else set()
    )


def close(block: Block, drafts: Sequence[Draft]) -> None:
    """Give whoever closes a sentence all of it: "Doctors said 12 had died, the agency reports"."""
    doc = block.doc
    for inner in drafts:
        for outer in drafts:
            if inner is outer or outer.source is None or outer.head not in inner.content or not outer.content:
                continue
            start = min(outer.source[0], outer.cue[0])
            end = max(outer.source[1], outer.cue[1])
            tail = all(t.is_punct or t.is_space for t in doc[end : doc[outer.head].sent.end])
            if not tail or doc[start - 1].text != "," or not inner.cue[1] <= min(outer.content) < start:
                continue
            if doc[inner.head].sent.start != doc[outer.head].sent.start or inner.head > start:
                continue
            inner.content -= set(range(start - 1, end))
            outer.content |= inner.content | set(range(*inner.cue)) | set(range(*(inner.source or inner.cue)))


def _leads(doc: Doc, draft: Draft, after: Sequence[int]) -> bool:
    """Whether what stands before the speaker only leads to him: "Although it is shut, the mayor said it was safe"."""
    if draft.source is None or draft.source[0] > draft.cue[0] or doc[draft.head].pos_ not in _VERBS:
        return False
    colon = doc[draft.cue[1] - 1].text == ":"
    return colon or (after[0] == draft.cue[1] and not doc[draft.cue[1]].is_punct)


def _goes_on(doc: Doc, draft: Draft, before: Sequence[int], after: Sequence[int]) -> bool:
    """Whether the outlet goes on by itself: "The port is shut, experts say, and the city, which ...".

    So where the words before are a clause of their own and the others open with "and", "but" or "so".
    """
    start = max(draft.cue[1], draft.source[1] if draft.source else 0)
    opens = next((t for t in doc[start : after[-1] + 1] if not t.is_punct), None)
    own = next((t for t in doc[after[0] : after[-1] + 1] if t.dep_ == "conj" and t.head.i == draft.head), None)
    if opens is not None and opens.dep_ == "cc" and own is not None and child(own, "nsubj") is None:
        return True  # "he said, and laughed about it"
    if opens is None or not (opens.dep_ == "cc" or opens.lower_ in {"so", *CONTRASTS}):
        return False
    return any(_clause(t, before) for t in doc[before[0] : before[-1] + 1])


def _clause(verb: Token, inside: Sequence[int]) -> bool:
    """Whether a finite verb has its subject within these words."""
    if verb.pos_ not in _VERBS or verb.dep_ in {"relcl", "acl", "advcl"} or verb.i not in inside:
        return False
    helpers = [c for c in verb.children if c.dep_ in {"aux", "auxpass"}]
    finite = verb.tag_ in _FINITE or any(c.tag_ in _FINITE for c in helpers)
    # "The crowd numbered thousands", taken for a participle
    finite = finite or (verb.tag_ == "VBN" and verb.dep_ == "ROOT" and not helpers)
    return finite and any(c.dep_ in SUBJECTS or c.dep_ == "expl" for c in verb.children if c.i in inside)


def _opens(verb: Token, first: int, last: int) -> bool:
    """Whether a verb's main clause opens right at ``first``."""
    near = [c.left_edge.i for c in verb.children if c.dep_ in SUBJECTS or c.dep_ == "expl"]
    return _clause(verb, range(first, last + 1)) and bool(near) and min(near) - first <= 1


def _end(doc: Doc, draft: Draft, after: Sequence[int], quoted: set[int], words: Lexicon) -> int | None:
    """Where, behind the cue, the words of the outlet or of another begin; None where they do not."""
    cue = doc[draft.head]
    found = glued(doc, after[0], after[-1] + 1, words.plain) if after else []
    first = next((i for i in found if i not in quoted), None)
    last = after[-1] if after else 0
    frame = words.verbs.get(cue.lemma_.lower())
    things = frame is not None and "o" in frame.takes and cue.lemma_.lower() not in words.perceiving
    for i in after[1:]:
        if first is not None and i >= first:
            break
        token = doc[i]
        if i in quoted:
            continue
        if token.text == ";" and any(_opens(t, i + 1, last) for t in doc[i : last + 1]):
            return i
        if doc[i - 1].text == "," and token.lower_ in {"but", *CONTRASTS} and _feared(doc, i + 1):
            return i - 1
        if _outer_goes_on(cue, token, words):
            return i - 1
        if (token.dep_ == "cc" or token.lower_ in CONTRASTS) and another_speaks(cue, token, last, words):
            return i
        if token.dep_ == "cc" and things and _of_thing(cue, i, after) and any(_joined(t, i, last) for t in doc[i:last]):
            return i
        if token.lower_ == "adding" and cue.lemma_ in words.saying and cue.i < i and _closing(doc, i):
            return i - 1
        if token.dep_ == "advcl" and _aside(token, last, words):
            return token.left_edge.i
        if token.lower_ == "according" and _closing(doc, i) and token.i > after[0] + 1:
            return i - 1
    return first


def _outer_goes_on(cue: Token, joint: Token, words: Lexicon) -> bool:
    """Whether ", and that" goes on with what whoever tells of the cue says: "said nurses told her A, and that B"."""
    doc = joint.doc
    again = joint.dep_ == "cc" and doc[joint.i - 1].text == "," and doc[joint.i + 1].lower_ == "that"
    return again and cue.dep_ == "ccomp" and cue.head.i < cue.i and cue.head.lemma_.lower() in words.saying


def _closing(doc: Doc, i: int) -> bool:
    """Whether a phrase stands behind a comma that closes a clause, and behind no "and"."""
    i -= doc[i - 1].text in {"”", '"', "''"}
    return i > 1 and doc[i - 1].text == "," and doc[i - 2].dep_ != "cc"


def _feared(doc: Doc, i: int) -> bool:
    """Whether the outlet tells of worries that it names nobody for: "although there are fears that more may die"."""
    return doc[i].lower_ == "there" and any(t.lemma_ in _WORRIES for t in doc[i + 2 : i + 5])


def _of_thing(cue: Token, joint: int, after: Sequence[int]) -> bool:
    """Whether a thing alone was told before the joint: "has confirmed cases of the fever and 13 people have died"."""
    things = [c for c in cue.children if c.dep_ == "dobj" and after[0] <= c.i < joint]
    return bool(things) and not any(
        c.dep_ in {"ccomp", "xcomp"} and c.left_edge.i < joint for c in cue.children if c.i > cue.i
    )


def _joined(verb: Token, joint: int, last: int) -> bool:
    """Whether a verb's own clause follows the joint with its subject."""
    return verb.dep_ in {"conj", "ccomp", "ROOT"} and verb.head.i < joint and _clause(verb, range(joint + 1, last + 1))


def _aside(clause: Token, last: int, words: Lexicon) -> bool:
    """Whether a closing clause tells how, or after whom, it was said: "as he opened the port", ", citing reports"."""
    if clause.right_edge.i < last:
        return False
    doc, first = clause.doc, clause.left_edge.i
    if clause.tag_ == "VBG" and clause.i == first and doc[first - 1].text == ",":
        return clause.lemma_.lower() in words.citing | words.stirring
    who = child(clause, "nsubj")
    mark = child(clause, "mark")
    if who is None or mark is None or mark.lower_ != "as" or mark.i != first or doc[first - 1].pos_ == "ADV":
        return False
    if who.lower_ not in {"he", "she"} or clause.tag_ != "VBD" or any(c.dep_ == "aux" for c in clause.children):
        return False
    # "said the man was shot as he ran": "he" is the man
    told = child(clause.head, "nsubj", "nsubjpass")
    return told is not None and told.pos_ == "NOUN" and told.lemma_ not in words.people and told.ent_type_ != "PERSON"
