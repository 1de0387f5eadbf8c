"""Attributions that a verb reports: "said that ...", "..., police said, ...", "is believed to have ...".

Needs: a block's parse and the lexicon. Gives: drafts with cue, source and content within the sentence.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from dateline.extract.attributions.content import NUMBERS, content_of, resumed
from dateline.extract.attributions.cue import cue_of
from dateline.extract.attributions.draft import Draft
from dateline.extract.attributions.lexicon import Frame, Lexicon
from dateline.extract.attributions.lost import before_it, behind, found_again, inverted, misread
from dateline.extract.attributions.next_cue import speaker_before
from dateline.extract.attributions.onward import onward
from dateline.extract.attributions.outer import behind_mark, goes_on, joined_noun, rest_of, says_too
from dateline.extract.attributions.syntax import (
    beside,
    child,
    leading_subject,
    noun_phrase,
    own_deeds,
    passive,
    subject,
    tail,
)
from dateline.extract.reading import Block

if TYPE_CHECKING:
    from spacy.tokens import Token

_SEEN = Frame(True, frozenset({"c", "o"}), frozenset(), frozenset({"c", "o"}))
_QUOTING = frozenset("\"“”«»„‘'") | {"``", "''"}

_OCCASION = frozenset({"after", "before", "during", "following", "at", "in"})
_WARDS = {"hospital", "clinic", "ward", "infirmary"}
_TAKEN = {"life", "victim"}
_TESTED = {"confirmed", "verified", "proven"}
"""After a noun for who tested they make an adjective of it."""


def verb_drafts(block: Block, tokens: Sequence[Token], words: Lexicon) -> Iterator[Draft]:
    """One draft for each verb of the block that reports something, in text order."""
    for token in tokens:
        if token.pos_ not in {"VERB", "AUX"}:
            continue
        frame = _frame(token, words)
        if frame is not None:
            draft = _draft(block, token, frame, words)
            if draft is not None:
                yield draft


def _frame(verb: Token, words: Lexicon) -> Frame | None:
    """What the verb may report: that of the table, or seeing and counting, of one who reports what he sees."""
    lemma = verb.lemma_.lower()
    if lemma in words.perceiving:
        who = subject(verb)
        if who is not None and who.lemma_.lower() in words.reporters:
            return _SEEN
    if lemma in words.counting and _number(child(verb, "dobj")):
        return _SEEN
    if lemma in words.recording and _number(child(verb, "dobj")) and _keeps(subject(verb), words):
        return _SEEN
    if lemma in words.revising and _renumbered(verb) and (_keeps(subject(verb), words) or _its_own(verb)):
        return _SEEN
    if lemma == "admit" and (who := subject(verb)) is not None and who.lemma_.lower() in _WARDS:
        # "The hospital admitted 30 wounded."
        return None
    if lemma == "claim" and (taken := child(verb, "dobj")) is not None and taken.lemma_.lower() in _TAKEN:
        # "The fever has claimed 40 lives."
        return None
    if lemma in words.denying and (kept := child(verb, "dobj")) is not None and kept.lemma_.lower() in words.withheld:
        return None
    if lemma == "go" and any(c.lower_ == "on" and c.i == verb.i + 1 for c in verb.children) and _beside_quote(verb):
        # '"...," the mayor went on'
        return words.verbs.get("continue")
    frame = words.verbs.get(lemma)
    if frame is not None and "u" in frame.takes and lemma in words.revising and _happens(subject(verb), words):
        return None
    return frame


def _beside_quote(verb: Token) -> bool:
    """Whether the speaker of a closing verb stands right behind quoted words."""
    who = child(verb, "nsubj")
    return who is not None and who.left_edge.i > 0 and verb.doc[who.left_edge.i - 1].text in _QUOTING


def _number(thing: Token | None) -> bool:
    return thing is not None and (thing.pos_ == "NUM" or any(c.dep_ == "nummod" for c in thing.children))


def _keeps(who: Token | None, words: Lexicon) -> bool:
    """Whether somebody keeps count: a body or an officer, no region and no storm."""
    return who is not None and (who.text == "WHO" or who.ent_type_ == "ORG" or who.lemma_.lower() in words.keepers)


def _its_own(verb: Token) -> bool:
    """Whether a country gives its own count another value: "Ruritania has scaled back its toll from 90 to 40"."""
    who, thing = subject(verb), child(verb, "dobj")
    mine = child(thing, "poss") if thing is not None else None
    return who is not None and who.ent_type_ == "GPE" and mine is not None and mine.lower_ == "its"


def _happens(who: Token | None, words: Lexicon) -> bool:
    """Whether a thing and nobody did it: "the attack raised the toll to 40"."""
    return who is not None and who.pos_ == "NOUN" and not _keeps(who, words) and who.lemma_.lower() not in words.people


def _renumbered(verb: Token) -> bool:
    """Whether a finite verb gives a number another value: "increased the number of cases to 310"."""
    thing = child(verb, "dobj")
    if thing is None or thing.lemma_.lower() not in NUMBERS or verb.tag_ not in {"VBD", "VBZ", "VBP", "VBN"}:
        return False
    here = {*thing.subtree, *(t for c in verb.children if c.dep_ in {"prep", "dative"} for t in c.subtree)}
    # "from 8 to 12" is one number phrase to the parser, with "to" below the number.
    return any(t.lower_ in {"to", "at"} and any(n.like_num for n in (*t.subtree, t.head)) for t in here)


def _draft(block: Block, verb: Token, frame: Frame, words: Lexicon) -> Draft | None:
    content, link = content_of(verb, frame)
    leading = leading_subject(verb) if frame.speech and "c" in frame.takes else None
    who = leading or speaker_before(verb, words) or subject(verb)
    if who is not None and _counts_cases(verb, who):
        return None
    run: tuple[int, int] | None = None
    if frame.speech and "c" in frame.takes and (nearer := _behind_comma(verb, words) or _after_and(verb)) is not None:
        who, run = nearer
        content -= set(range(*run))
    elif frame.speech and who is not None and (found := behind_mark(verb, who, words)) is not None:
        content = {i for i in content if i < verb.i} or set(range(verb.sent.start, verb.i))
        who, run = found
    elif frame.speech and who is not None and (outer := goes_on(verb, who, words)) is not None:
        who = outer
    elif frame.speech and who is None:
        who = says_too(verb, words)
    if who is None and frame.speech and "c" in frame.takes and not passive(verb) and verb.tag_ not in {"VBG", "VBN"}:
        after = {i for i in content if i > verb.i}
        closing = tail(verb) if content and not after and verb.i - 1 in content else None
        if closing is not None:
            who, run = closing
            content -= set(range(*run))
        elif after or not content:
            found = beside(verb) or _swallowed(verb, content)
            found = found or behind(verb) or before_it(verb) or joined_noun(verb, words)
            if found is not None:
                who, run = found
                content = content - set(range(*run)) if run[0] == verb.i + 1 else after
        elif (found := inverted(verb, words)) is not None:
            who, run = found
            content -= set(range(*run))
    if frame.speech:
        lost = found_again(verb, words) if not content else misread(verb, who, content, words)
        if lost is not None:
            who, run, content = lost
        elif not content:
            content = rest_of(verb, who, words)
    if not content and (who is None or not frame.speech or not {"c", "q"} & frame.takes):
        return None
    if not content and who is not None and "c" not in frame.takes and not _quoted(verb, who):
        return None
    raised: Token | None = None
    if passive(verb):
        raised = child(verb, "nsubjpass")
        # "was told that": the subject is the hearer; "was announced", "is believed to": it belongs to what is said.
        if raised is not None and _quoted_as(verb):
            who = raised
            content = _told_before(verb, raised) or content
        elif content and raised is not None and "r" not in frame.takes and raised.lower_ != "it":
            content |= {t.i for t in raised.subtree}
    if who is not None and who.i in content:
        who = None
    if who is not None and who.i < verb.i:
        content = _own_part(verb, run or noun_phrase(who), content)
    if content and frame.speech:
        content |= resumed(verb, words.resuming)
        content |= onward(verb, content, words)
    if (who is not None and _is_day(who, words)) or _marches(verb, content):
        return None
    content -= own_deeds(verb, content)
    cue = cue_of(verb, link, words)
    artifact = _artifact(verb, words)
    if artifact is not None:
        who, cue = subject(artifact), (_first(artifact), cue[1])
    draft = Draft(block=block.index, head=verb.i, cue=cue, content=content, speech=_spoken(verb, frame, content, link))
    if who is not None:
        run = _past_occasion(verb, run or _with_office(who), words)
        draft.source, draft.source_head = _past_hyphen(verb, run), who.i
    lemma = verb.lemma_.lower()
    draft.denies = lemma in words.denying
    draft.doubts = _doubts(verb, lemma, words)
    return draft


def _quoted_as(verb: Token) -> bool:
    """Whether somebody's words are passed on: '"It sank," Ms Lee was quoted as saying by the agency'."""
    link = next((c for c in verb.children if c.dep_ == "prep" and c.lower_ == "as" and c.i > verb.i), None)
    said = child(link, "pcomp") if link is not None else None
    return verb.lemma_ in {"quote", "cite"} and said is not None and said.lemma_ in {"say", "tell"}


def _told_before(verb: Token, who: Token) -> set[int]:
    """The clause before ", Ms Lee was quoted as saying", where the parser joins the two."""
    at = who.left_edge.i - 1
    start = verb.sent.start
    if (
        verb.dep_ != "conj"
        or at <= start
        or verb.doc[at].text != ","
        or any(c.dep_ == "cc" for c in verb.head.children)
    ):
        return set()
    return set(range(start, at)) if verb.head.i < at else set()


def _behind_comma(verb: Token, words: Lexicon) -> tuple[Token, tuple[int, int]] | None:
    """The person right behind a closing verb, where the parser takes a noun before it: "a gap, said Ann Lee"."""
    doc = verb.doc
    own = [c for c in verb.children if c.dep_ == "nsubj" and c.i < verb.i]
    if not own or verb.lemma_.lower() not in words.plain or verb.i + 2 >= len(doc) or doc[verb.i - 1].text != ",":
        return None
    name = doc[verb.i + 1]
    while name.i + 1 < len(doc) and doc[name.i + 1].ent_iob_ == "I":
        name = doc[name.i + 1]
    if doc[verb.i + 1].ent_type_ != "PERSON" or doc[verb.i + 1].ent_iob_ != "B":
        return None
    ended = name.i + 1 >= len(doc) or doc[name.i + 1].text in {",", "."}
    return (name, noun_phrase(name)) if ended and name.head in (verb, name) else None


def _after_and(verb: Token) -> tuple[Token, tuple[int, int]] | None:
    """The name between "and" and the verb, which the parser joins to what stands before: "... and Ruritania said"."""
    doc = verb.doc
    name = doc[verb.i - 1] if verb.i > 1 else verb
    if name.pos_ != "PROPN" or name.head.i >= name.i or child(verb, "nsubj", "nsubjpass") is not None:
        return None
    first = name.i
    while first - 1 > verb.sent.start and doc[first - 1].pos_ in {"PROPN", "DET"} and doc[first - 1].head.i == name.i:
        first -= 1
    joined = doc[first - 1].lower_ in {"and", "but", "while"} and verb.tag_ in {"VBD", "VBZ", "VBP"}
    return (name, (first, name.i + 1)) if joined else None


def _is_day(who: Token, words: Lexicon) -> bool:
    """Whether a time was taken for a speaker: "the previous November, stated"; a name that looks like one may speak."""
    if who.ent_type_ not in {"DATE", "TIME"} or child(who, "poss") is not None:
        return False
    return who.pos_ != "PROPN" or who.lower_ in words.days | words.months


def _counts_cases(verb: Token, who: Token) -> bool:
    """ "2,254 laboratory confirmed cases", which the parser takes for a clause: nobody speaks."""
    counted = any(c.dep_ == "nummod" for c in who.children)
    return counted and who.tag_ == "NN" and who.i + 1 == verb.i and verb.lower_ in _TESTED


def _marches(verb: Token, content: set[int]) -> bool:
    """Whether "demonstrate" tells no clause: "were going to demonstrate", "demonstrated their reach"."""
    clause = any(c.dep_ == "ccomp" and c.i in content for c in verb.children)
    return verb.lemma_ == "demonstrate" and not clause


def _past_occasion(verb: Token, run: tuple[int, int], words: Lexicon) -> tuple[int, int]:
    """A speaker without the occasion that the parser took for his title: "After the sermon Sheikh Ali said"."""
    doc, (first, last) = verb.doc, run
    if first == 0 or last > verb.i or doc[first - 1].lower_ not in _OCCASION or doc[first].dep_ != "det":
        return run
    for i in range(first + 2, last):
        if doc[i].pos_ == "PROPN" and doc[i - 1].pos_ == "NOUN" and doc[i - 1].lemma_.lower() not in words.people:
            return i, last
    return run


def _past_hyphen(verb: Token, run: tuple[int, int]) -> tuple[int, int]:
    """The whole of a speaker that the parser broke at a hyphen: "said the club's co-founder Ann Lee"."""
    doc = verb.doc
    first, last = run
    while verb.i < last < len(doc) - 1 and doc[last].text == "-" and not doc[last].whitespace_:
        last += 2
        while last < len(doc) and doc[last].ent_type_ == "PERSON":
            last += 1
    return first, last


def _with_office(who: Token) -> tuple[int, int]:
    """The speaker's noun phrase, with a noun right before it that the parser made a subject too: "the agency AFAD"."""
    first, last = noun_phrase(who)
    for each in who.head.children:
        # Right before it, with no clause of its own between: "in Bern, where some gathered, rights groups said".
        if each.dep_ == "nsubj" and each.i < who.i and noun_phrase(each)[1] == first:
            return noun_phrase(each)[0], last
    return first, last


def _quoted(verb: Token, who: Token) -> bool:
    """Whether quotation marks stand beside a verb and its subject: "..., she smiled"."""
    doc = verb.doc
    first, last = min(who.left_edge.i, verb.i), max(who.right_edge.i, verb.i) + 1
    return any(doc[i].text in _QUOTING for i in (first - 1, first - 2, last, last + 1) if 0 <= i < len(doc))


def _own_part(verb: Token, run: tuple[int, int], content: set[int]) -> set[int]:
    """What is said after the cue alone, where a semicolon parts the speaker from the clause before."""
    before = verb.doc[run[0] - 1].text if run[0] else ""
    after = {i for i in content if i > verb.i}
    return after if after and before in {";", ":"} else content


def _spoken(verb: Token, frame: Frame, content: set[int], link: Token | None) -> bool:
    """Whether the verb reports speech with what it has here: it may take a clause as speech and a thing as none."""
    if not frame.speech or not content or link is not None or not {"o", "t", "u"} & frame.takes:
        return frame.speech
    thing = child(verb, "dobj")
    clause = any(c.dep_ in {"ccomp", "xcomp", "advcl", "parataxis"} and c.i in content for c in verb.children)
    if thing is None or thing.i not in content or clause or thing.pos_ == "NUM":
        return True
    return bool({"o", "t", "u"} & frame.spoken)


def _swallowed(verb: Token, content: set[int]) -> tuple[Token, tuple[int, int]] | None:
    """The subject that the parser gave to a clause before the cue: "John Lee, who was hurt, said he ran"."""
    clause = next((c for c in verb.children if c.dep_ == "ccomp" and c.i < verb.i), None)
    who = child(clause, "nsubj") if clause is not None else None
    if who is None or not any(c.dep_ == "relcl" for c in who.children) or not any(i > verb.i for i in content):
        return None
    return who, noun_phrase(who)


def _doubts(verb: Token, lemma: str, words: Lexicon) -> bool:
    """Whether a cue leaves its content open: "could not be confirmed", "was unable to verify"."""
    if lemma not in words.checking:
        return lemma == "doubt"
    above = verb.head
    return any(c.dep_ == "neg" for c in verb.children) or (
        verb.dep_ == "xcomp" and above.lower_ in {"unable", "impossible", "difficult", "hard", "yet"}
    )


def _artifact(verb: Token, words: Lexicon) -> Token | None:
    """The verb of "issued a statement saying ...": who issues speaks, and the statement is part of the cue."""
    noun = verb.head
    if verb.dep_ not in {"acl", "relcl"} or noun.lemma_.lower() not in words.manner or noun.dep_ != "dobj":
        return None
    if verb.dep_ == "relcl" and child(verb, "nsubj") is not None and child(verb, "nsubj").tag_ != "WDT":  # type: ignore[union-attr]
        return None
    if noun.head.lemma_.lower() not in words.issuing or verb.i - noun.head.i > 12:
        return None
    return noun.head


def _first(verb: Token) -> int:
    mine = {c.i for c in verb.children if c.dep_ in {"aux", "auxpass", "neg", "advmod"}}
    first = verb.i
    while first - 1 in mine:
        first -= 1
    return first
