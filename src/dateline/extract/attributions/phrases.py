"""Attributions without a reporting verb: "according to", "reportedly", 'Name: "..."'.

Needs: a block's parse and the lexicon. Gives: drafts.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from dateline.extract.attributions.draft import Draft
from dateline.extract.attributions.lexicon import Lexicon
from dateline.extract.attributions.syntax import child, noun_phrase
from dateline.extract.reading import Block

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token


_CALLING = frozenset({"call", "tell", "urge", "demand", "accuse", "meet", "join", "attend", "want"})
"""What people do, and no counts."""


def phrase_drafts(block: Block, tokens: Sequence[Token], words: Lexicon) -> Iterator[Draft]:
    """Drafts of fixed phrases and adverbs, in text order."""
    doc = block.doc
    for token in tokens:
        if token.lower_ in words.adverbs and token.pos_ == "ADV":
            yield Draft(block=block.index, head=token.i, cue=(token.i, token.i + 1), content=_clause(token))
            continue
        if token.pos_ == "NOUN":
            count = _count(block, token, words) or _account(block, token, words)
            if count is not None:
                yield count
        for phrase in words.phrases:
            if token.lower_ == phrase[0] and tuple(t.lower_ for t in doc[token.i : token.i + len(phrase)]) == phrase:
                draft = _phrase(block, token, len(phrase))
                if draft is not None:
                    yield draft
                break


def _count(block: Block, noun: Token, words: Lexicon) -> Draft | None:
    """Whose count it is by the noun before it: "the official government toll", "UN figures put it at"."""
    if noun.dep_ not in {"nsubj", "nsubjpass"}:
        return None
    official = any(c.dep_ == "amod" and c.lower_ == "official" for c in noun.children)
    if noun.lower_ not in words.counts and not (official and noun.lemma_.lower() == "toll"):
        return None
    owner = next((c for c in noun.children if c.dep_ == "compound" and c.lower_ in words.counters), None)
    if owner is None or any(c.dep_ == "nummod" for c in noun.children) or noun.head.lemma_ in _CALLING:
        # "Two opposition figures called for calm": people
        return None
    content = _clause(noun) - {owner.i}
    run = (owner.i, owner.i + 1)
    return Draft(
        block=block.index, head=noun.i, cue=(noun.i, noun.i + 1), content=content, source=run, source_head=owner.i
    )


def _account(block: Block, noun: Token, words: Lexicon) -> Draft | None:
    """By whose account: "by the account of the police", "by the ministry's count"."""
    by = noun.head
    if noun.lemma_.lower() not in words.accounts or noun.dep_ != "pobj" or by.lower_ != "by":
        return None
    holder = child(noun, "poss")
    if holder is None:
        of = next((c for c in noun.children if c.dep_ == "prep" and c.lower_ in {"of", "from"}), None)
        holder = child(of, "pobj") if of is not None else None
    if holder is None and any(c.dep_ == "amod" and c.lower_ == "official" for c in noun.children):
        holder = noun
    if holder is None:
        return None
    mine = {t.i for t in by.subtree}
    return Draft(
        block=block.index,
        head=noun.i,
        cue=(by.i, noun.i + 1) if holder.i > noun.i else (by.i, by.i + 1) if holder == noun else (noun.i, noun.i + 1),
        content=_clause(by) - mine,
        source=noun_phrase(holder),
        source_head=holder.i,
    )


def _phrase(block: Block, token: Token, size: int) -> Draft | None:
    """ "According to X": X is the source, the rest of the clause the content."""
    doc = block.doc
    end = token.i + size
    if end >= len(doc):
        return None
    inside = {t.i for t in doc[token.i : end]}
    noun = next((t for t in doc[end : token.sent.end] if t.head.i in inside and t.dep_ in {"pobj", "dobj"}), None)
    if noun is None:
        return None
    first, last = noun_phrase(noun)
    if first < end:
        first = end
    named = _before_subject(token, noun, last)
    told = set(range(named, last))
    last = _with_origin(doc, noun, named)
    mine = {t.i for t in token.subtree if t.i < named or not told} | inside | set(range(first, last))
    content = (_closed_before(token, last) or _clause_before(token, last) or _clause(token)) - mine
    after = [t for t in doc[last : token.sent.end] if not t.is_punct and t.i not in mine]
    if not content or (not after and doc[token.i - 1].text == ","):
        # A closing ", according to police." closes the whole sentence, as ", police said." does.
        content = {t.i for t in token.sent} - mine
    return Draft(
        block=block.index,
        head=token.i,
        cue=(token.i - 1 if doc[token.i - 1].lemma_ == "be" and token.i else token.i, end),
        content=content,
        source=(first, last),
        source_head=noun.i,
    )


def _before_subject(token: Token, noun: Token, last: int) -> int:
    """Where the name ends, if the parser took the sentence's subject for its apposition: "According to X, tests"."""
    root = token.sent.root
    beside = child(noun, "appos")
    if beside is None or root.i < last or root.head != root or child(root, "nsubj", "nsubjpass", "expl", "csubj"):
        return last
    opens = beside.left_edge.i - 1
    named = noun.pos_ == "PROPN" and beside.pos_ == "NOUN" and token.i <= token.sent.start + 1
    return opens if named and token.doc[opens].text == "," and noun.i < opens < last else last


def _with_origin(doc: Doc, noun: Token, last: int) -> int:
    """The name with the body that a phrase between commas tells of: "according to Ann Lee, of the port authority,"."""
    if noun.pos_ != "PROPN" or last + 1 >= len(doc) or doc[last].text != "," or doc[last + 1].lower_ not in _ORIGINS:
        return last
    close = next((t.i for t in doc[last + 1 : last + _ORIGIN] if t.text == ","), None)
    run = doc[last + 1 : close] if close is not None else None
    if run is None or any(t.pos_ in {"VERB", "AUX"} for t in run):
        return last
    return run.end


_ORIGINS = frozenset({"of", "from"})
_ORIGIN = 14
"""Words that tell of a speaker's body at most."""


def _clause_before(token: Token, last: int) -> set[int]:
    """The subordinate clause that a phrase between commas closes: "After riots in which 10 died, according to X"."""
    doc, sentence = token.doc, token.sent
    closed = doc[token.i - 1].text == "," and last < sentence.end and doc[last].text == ","
    root = sentence.root
    own = child(root, "nsubj", "nsubjpass")
    if not closed or root.i < last or own is None or own.left_edge.i < last:
        return set()
    verb = next(
        (t for t in reversed(doc[sentence.start : token.i]) if t.tag_ in _FINITE and t.dep_ in _SUBORDINATE), None
    )
    return {t.i for t in verb.subtree if t.i < token.i - 1} if verb is not None else set()


def _closed_before(token: Token, last: int) -> set[int]:
    """What stands before a phrase that a semicolon closes: "Nine died, according to X; a day later nobody was left"."""
    doc = token.doc
    if last >= len(doc) or doc[last].text != ";" or token.i == token.sent.start:
        return set()
    opens = next((t.i + 1 for t in reversed(doc[token.sent.start : token.i]) if t.text == ";"), token.sent.start)
    return set(range(opens, token.i)) if any(t.tag_ in _FINITE for t in doc[opens : token.i]) else set()


_FINITE = frozenset({"VBD", "VBZ", "VBP"})
_SUBORDINATE = frozenset({"relcl", "advcl", "ccomp"})


def _clause(token: Token) -> set[int]:
    """The clause around a word: everything under the nearest verb above it."""
    above = token.head
    while above.pos_ not in {"VERB", "AUX"} and above.head != above:
        above = above.head
    return {t.i for t in above.subtree} - {token.i}
