"""Whether somebody really said what an attribution holds.

Needs: blocks, actors and one attribution of speech. Gives: yes or no. The words that report speech also tell of finding
("found themselves stranded"), of aims ("anxious to show that") and of what anyone might say; sources of figures bear
these, a record of who said what does not.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from dateline.extract.attributions.lexicon import humans, lexicon
from dateline.extract.attributions.quotes import find_quotes
from dateline.extract.mentions import Attribution
from dateline.extract.reading import Block, Reading
from dateline.extract.said.statement_words import StatementWords, statement_words
from dateline.extract.text.telling import Telling
from dateline.model.span import Span
from dateline.model.vocabulary import SourceKind

if TYPE_CHECKING:
    from spacy.tokens import Token


def is_said(reading: Reading, attribution: Attribution) -> bool:
    """Whether a named holder said the content, as the report tells it."""
    if attribution.source is None and not attribution.name:
        return False
    words = statement_words(reading)
    block = reading.blocks[attribution.block]
    cue = block.doc[attribution.first : attribution.last].root
    if cue.pos_ in ("VERB", "AUX") and not _told(cue, attribution, words):
        return False
    if (
        not _finds(cue, words)
        or _asks_what(cue, attribution)
        or _answers_to(cue, attribution)
        or _in_question(reading, attribution, cue, words)
        or _left_open(cue, attribution, words)
    ):
        return False
    head = _holder(block, attribution)
    if head is None:
        return True
    if head.pos_ == "ADJ" and not any(c.dep_ in ("det", "poss", "nummod") for c in head.children):
        return False  # "Aware of the damage, the minister, Ann Lee, promised", where the parser mistakes who does it
    if attribution.name.lower() in words.pronouns and attribution.name != "WHO":
        return False
    if head.lemma_.lower() in words.results and not _owned(block, attribution):
        return False  # "tests showed", "analysis suggests": nobody who can be asked
    if cue.lemma_.lower() in words.outcomes and not attribution.quoted and not _somebody(reading, attribution, head):
        return False  # "a first that promises to", "the outcome will show whether"
    if _within_quote(reading, attribution, cue, head) or _has_them(cue, head, words):
        return False
    if head.lower_ == "what" or (attribution.source is not None and reading.words(attribution.source).isdigit()):
        return False  # "Elmland: 4 confirmed, 12 probable", "what promises to be"
    named = _named(reading, attribution) if head.pos_ == "PRON" else None
    if named is not None and head.tag_ in ("WDT", "WP"):
        head = named
    elif named is not None and _is_thing(reading, attribution, named, words):
        # "They chanted" of no banners
        return False
    if not attribution.name and head.lower_ in words.pronouns:
        return False
    if attribution.source is not None and reading.words(attribution.source).split()[0].lower() in words.own:
        return False
    # "One of the gravediggers" is somebody.
    if head.lower_ in words.anyone and not any(child.lower_ == "of" for child in head.children):
        return False
    lemma = cue.lemma_.lower()
    if lemma in words.showing and head.lemma_.lower() not in words.finders:
        return attribution.kind is SourceKind.EXPERT and not attribution.direct
    if lemma == "quote" and not any(c.lower_ == "as" for c in cue.children):
        return False  # what another said: "he quotes with approval Ann Lee"
    if lemma in words.findings and head.lemma_.lower() not in words.finders and not attribution.direct:
        return attribution.kind in _FINDERS or (
            lemma in words.inferring and _finite(cue) and _is_person(block, attribution)
        )
    if lemma in words.manner and not attribution.quoted and not any(c.dep_ == "prt" for c in cue.children):
        return False
    if lemma in words.things and not attribution.quoted:
        return False
    if lemma in words.human and _finite(cue) and not reading.words(attribution.contents[0]).startswith("to "):
        return True
    return attribution.direct or not _is_thing(reading, attribution, head, words)


def nobody(reading: Reading, attribution: Attribution) -> bool:
    """Whether what stands as the holder can hold nothing: "the virus", "no one", "any bullets".

    Counts are told by papers, estimates and pronouns, too, of which no statement is made.
    """
    words = statement_words(reading)
    head = _holder(reading.blocks[attribution.block], attribution)
    if head is None or attribution.quoted:
        return False
    if head.lower_ in words.anyone and not any(child.lower_ == "of" for child in head.children):
        return True
    block = reading.blocks[attribution.block]
    cue = block.doc[attribution.first : attribution.last].root
    if cue.pos_ != "VERB" or not _finite(cue) or cue.lemma_.lower() in lexicon(reading.pack).plain | words.human:
        # "according to an e-mail", "the trust said": what only people and papers do.
        return False
    if head.lemma_.lower() in lexicon(reading.pack).keepers:
        return False
    return head.lemma_.lower() not in words.results and _is_thing(reading, attribution, head, words)


def stands(reading: Reading, attribution: Attribution, content: Span, manner: Telling) -> bool:
    """Whether a report that tells so can be taken at its word for who said it.

    Talk leaves open whom "he" stands for, and its own reporters are no sources; of what one writer or readers put in
    others' mouths, only quoted words and the words of those in office or of bodies are a record.
    """
    if manner is Telling.OPINION:
        return attribution.quoted or attribution.kind not in (SourceKind.OTHER, SourceKind.UNNAMED)
    if manner is not Telling.TRANSCRIPT:
        return True
    if not attribution.text.endswith(":"):
        return attribution.name_span == attribution.source
    own = attribution.kind in (SourceKind.OUTLET, SourceKind.MEDIA)
    return not own and attribution.name_span != attribution.source and _is_answer(reading, attribution, content)


def _is_answer(reading: Reading, attribution: Attribution, content: Span) -> bool:
    words = reading.words(content)
    whole = len(words.split()) >= _WORDS and not words.rstrip().endswith(("?", "..."))
    return whole and not attribution.name.isupper()


_WORDS = 8
"""Words of a turn below which it is a nod."""


_FINDERS = {SourceKind.EXPERT, SourceKind.NGO, SourceKind.UN, SourceKind.GOVERNMENT, SourceKind.POLICE}


def _told(cue: Token, attribution: Attribution, words: StatementWords) -> bool:
    """Whether the verb tells of speech that took place, or is still to come: no aim, no might, no "did not say"."""
    auxiliaries = {c.lower_ for c in cue.children if c.dep_ in ("aux", "auxpass")}
    first = cue
    while not auxiliaries and cue.tag_ == "VB" and first.dep_ == "conj" and first.head.tag_ == "VB":
        # "calls for the mayor to resign or announce", "this would close the schools and perhaps tell"
        first = first.head
        auxiliaries = {c.lower_ for c in first.children if c.dep_ in ("aux", "auxpass")}
    if "to" in auxiliaries and cue.tag_ == "VB":
        onward = {c.lower_ for c in first.head.children if c.dep_ == "aux"}
        if first.head.lemma_.lower() not in words.onward or onward & (words.modals | {"will", "'ll"}):
            return False  # "is meant to say", "will come to conclude"
    if cue.tag_ == "VBG" and cue.lemma_ in ("ask", "advise") and cue.dep_ == "acl" and not attribution.direct:
        return False  # "polls asking whether", "guidance advising them": a thing's
    if cue.tag_ == "VBN" and cue.dep_ in ("acl", "advcl", "amod", "ROOT") and cue.lemma_ == "determine":
        return False  # "medics, determined to stay"
    if asked_of(cue):
        return False
    if _supposed(cue, words):
        return False
    if attribution.doubts or (attribution.denies and not auxiliaries & words.modals):
        return True
    foreseen = cue.dep_ == "advcl" and any(c.lower_ in words.modals for c in cue.head.children if c.dep_ == "aux")
    if foreseen and any(c.lower_ in ("when", "if", "whenever", "unless") for c in cue.children):
        return False  # "must be asked why they claim that"
    if auxiliaries & words.modals and not (attribution.direct and auxiliaries == {"would"}):
        return False  # but in somebody's own words: '"Why am I here?" he would ask'
    return not any(c.dep_ == "neg" for c in cue.children)


def asked_of(verb: Token) -> bool:
    """Whether a sentence opens with what its subject was asked: "Asked if it would rain, he said"."""
    return (
        verb.lemma_ == "ask"
        and verb.i == verb.sent.start
        and verb.tag_ in ("VBN", "VBD")
        and not any(c.dep_ == "nsubj" and c.i < verb.i for c in verb.children)
    )


def _supposed(cue: Token, words: StatementWords) -> bool:
    """Whether it is told of any time or of what may come: "when officials claim", "every time he says", "by saying"."""
    opens = {c.lower_ for c in cue.children if c.dep_ in ("mark", "advmod") and c.i < cue.i}
    present = cue.tag_ in ("VBZ", "VBP") and not any(c.dep_ in ("aux", "auxpass") for c in cue.children)
    if cue.dep_ == "advcl" and opens & words.supposing and (present or opens & {"if", "unless"}):
        return True
    if cue.dep_ in ("relcl", "acl", "advcl") and present and cue.head.lemma_ == "time":
        return any(c.lower_ in ("every", "each", "any") for c in cue.head.children)
    by = cue.head
    if cue.tag_ == "VBG" and cue.dep_ == "pcomp" and by.lower_ in ("to", "without", "from", "against"):
        return True  # "moved closer to declaring", "without saying"
    if cue.tag_ == "VBG" and cue.dep_ == "pcomp" and by.lower_ == "by" and by.head.tag_ == "VB":
        # "to respond by saying": any one might
        return any(c.dep_ == "aux" for c in by.head.children)
    will = any(c.lower_ in ("will", "'ll") for c in cue.children if c.dep_ == "aux")
    return will and cue.dep_ == "ccomp" and cue.head.pos_ == "ADJ"


def _in_question(reading: Reading, attribution: Attribution, cue: Token, words: StatementWords) -> bool:
    """Whether the outlet asks: "Were they unarmed, as their neighbours report?"."""
    if attribution.quoted or (
        cue.lemma_.lower() in words.asking and attribution.contents[-1].end <= attribution.span.start
    ):
        return False
    return reading.blocks[attribution.block].doc[cue.sent.start : cue.sent.end].text.rstrip().endswith("?")


def _has_them(cue: Token, head: Token, words: StatementWords) -> bool:
    """Whether a country only has what it reports: "Ruritania has reported 40 cases", "confirmed its first case"."""
    if cue.lemma_ not in ("report", "confirm") or (head.ent_type_ != "GPE" and head.lemma_.lower() not in _LANDS):
        return False
    thing = next((c for c in cue.children if c.dep_ == "dobj"), None)
    counted = thing is not None and any(c.dep_ == "nummod" for c in thing.children)
    ailing = thing is not None and thing.lemma_.lower() in words.ailing
    return (counted or ailing) and not any(c.dep_ == "ccomp" for c in cue.children)


def _left_open(cue: Token, attribution: Attribution, words: StatementWords) -> bool:
    """Whether nothing is asserted: "refused to say where", "the public wonders why", "found tents to sleep in"."""
    lemma = cue.lemma_.lower()
    clauses = [c for c in cue.children if c.dep_ in ("ccomp", "xcomp", "advcl")]
    if lemma in words.unsaid and any(c.dep_ == "xcomp" for c in clauses):
        return True
    if attribution.quoted:
        return False
    if lemma == "find":
        return not any(c.dep_ == "ccomp" and not _bare(c) for c in clauses)
    asked = lemma == "ask" and (cue.tag_ == "VBG" or cue.dep_ == "xcomp")
    unsure = {"whether", "if", "why", "how", "what", "who", "where", "when"}
    return lemma == "wonder" or (asked and any(c.left_edge.lower_ in unsure for c in clauses))


def _bare(clause: Token) -> bool:
    """Whether a clause has a participle alone: "find more goats taken from their owners", "found itself cut off"."""
    return clause.tag_ in ("VBN", "VBG") and not any(c.dep_ in ("aux", "auxpass", "mark") for c in clause.children)


_LANDS = frozenset({"country", "nation", "state", "province"})


def _owned(block: Block, attribution: Attribution) -> bool:
    """Whether words for a result name whose it is: "the ministry's tests", "data from Acme"."""
    if attribution.kind not in (SourceKind.OTHER, SourceKind.UNNAMED, SourceKind.EXPERT):
        return True
    covered = block.covered(attribution.source) if attribution.source is not None else None
    words = block.doc[covered[0] : covered[1]] if covered else ()
    return any(t.ent_type_ in ("PERSON", "ORG", "GPE", "NORP") for t in words)


def _somebody(reading: Reading, attribution: Attribution, head: Token) -> bool:
    """Whether the head of the source's words is a person or a body, or a text that one wrote."""
    if head.pos_ in ("PROPN", "PRON") or head.ent_type_ in ("PERSON", "ORG", "GPE", "NORP"):
        return True
    words = statement_words(reading)
    lemma = head.lemma_.lower()
    if lemma in humans(reading.pack) or lemma in words.finders or lemma in lexicon(reading.pack).keepers:
        return True
    index = attribution.block
    return head.pos_ != "ADJ" and any(m.block == index and m.head == head.i for m in reading.actors)


def _finds(cue: Token, words: StatementWords) -> bool:
    """False for a judgement in the form of a finding: "found it hard to recover"."""
    if cue.lemma_.lower() not in words.findings or cue.pos_ != "VERB":
        return True
    clause = next((c for c in cue.children if c.dep_ == "ccomp" and c.i > cue.i), None)
    if clause is None or clause.pos_ not in ("ADJ", "NOUN"):
        return True
    own = next((c for c in clause.children if c.dep_ == "nsubj"), None)
    return own is None or own.pos_ != "PRON"


def _answers_to(cue: Token, attribution: Attribution) -> bool:
    """Whether somebody answers to another or to a deed, and says nothing: "they answer to a far-off king"."""
    if cue.lemma_ in _ANSWERING and not attribution.quoted and attribution.contents[-1].end <= attribution.span.start:
        return True  # "They knocked on the wall and, when least hoped for, he responded"
    beside = next((c for c in cue.children if c.i == cue.i + 1), None)
    return cue.lemma_ in ("answer", "reply") and not attribution.quoted and beside is not None and beside.lower_ == "to"


_ANSWERING = frozenset({"respond", "reply", "answer", "react"})


def _asks_what(cue: Token, attribution: Attribution) -> bool:
    """Whether the content lacks what it is about: "whatever the envoy asked us to do", "what he said we had lost"."""
    first = cue.left_edge
    lacking = first.tag_ == "WP" and first.lower_ in ("what", "whatever") and first.dep_ == "dobj" and first.i < cue.i
    return lacking and not attribution.quoted and first.head != cue and cue in first.head.ancestors


def _within_quote(reading: Reading, attribution: Attribution, cue: Token, head: Token) -> bool:
    """Whether it is told inside a quotation, of one whom only the speaker knows, by the way, or in words that end it.

    "He said it would rain" in somebody's own words leaves "he" open; "either denying it or" asserts nothing; a
    headline read out ("City warned: it is here," cries a paper) is not the city's.
    """
    around = next(
        (q for q in find_quotes(reading.blocks[attribution.block]) if q.first <= cue.i < q.last and q.first <= head.i),
        None,
    )
    if around is None or head.i >= around.last:
        return False
    end = reading.blocks[attribution.block].span(around.first, around.last).end
    if head.pos_ == "PRON" or (cue.tag_ == "VBG" and not any(c.dep_ == "aux" for c in cue.children)):
        return True
    return any(content.start < end < content.end for content in attribution.contents)


def _named(reading: Reading, attribution: Attribution) -> Token | None:
    """The head of the words by which the holder is named, elsewhere than beside the cue."""
    if attribution.name_span is None:
        return None
    for block in reading.blocks:
        covered = block.covered(attribution.name_span)
        if covered and block.span(*covered).overlaps(attribution.name_span):
            return block.doc[covered[0] : covered[1]].root
    return None


def _holder(block: Block, attribution: Attribution) -> Token | None:
    """The head of the source's words beside the cue."""
    covered = block.covered(attribution.source) if attribution.source is not None else None
    return block.doc[covered[0] : covered[1]].root if covered else None


def _finite(cue: Token) -> bool:
    return cue.tag_ in ("VBD", "VBZ", "VBP") and not any(c.dep_ == "auxpass" for c in cue.children)


def _is_person(block: Block, attribution: Attribution) -> bool:
    """Whether the words of the source hold a person's name, or the credit is one's."""
    covered = block.covered(attribution.source) if attribution.source is not None else None
    words = block.doc[covered[0] : covered[1]] if covered else ()
    return any(t.ent_type_ == "PERSON" for t in words) or any(t.lower_ in ("he", "she") for t in words)


def _is_thing(reading: Reading, attribution: Attribution, head: Token, words: StatementWords) -> bool:
    """Whether the holder is neither somebody nor a paper that can say something: "experience", "the vehicles"."""
    if attribution.kind not in (SourceKind.OTHER, SourceKind.UNNAMED) or head.pos_ != "NOUN":
        return False
    if head.lemma_.lower() in words.finders or head.ent_type_ in ("PERSON", "ORG", "NORP", "GPE"):
        return False
    if head.lemma_.lower() in humans(reading.pack):
        return False
    return not any(reading.blocks[m.block].doc is head.doc and m.first <= head.i < m.last for m in reading.actors)
