"""Questions about a parse that finding sources and contents comes down to."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj"})
_EMPTY = frozenset({"it", "there"})
_CLOSERS = frozenset({",", ";", ":", "-", "–", "—", "--", ".", "(", ")"})
_LONGEST = 12
_DASHES = frozenset({"—", "–", "--"})
_NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM", "DET", "ADJ"})
_CALLS = frozenset(
    {"urge", "call", "appeal", "praise", "thank", "condemn", "accuse", "blame", "warn", "pledge", "promise", "vow"}
)
"""What one does by speaking, as an act of its own beside what is so."""
_TURNS = frozenset({"stress", "insist", "add", "note", "warn", "caution", "urge", "acknowledge", "admit", "concede"})
"""With what a speaker goes on behind "but"."""
_DETAILS = frozenset(
    {"give", "provide", "offer", "say", "elaborate", "specify", "identify", "name", "refuse", "decline"}
)
"""What a speaker leaves out: "but gave no details", "but did not elaborate"."""


_QUOTING = frozenset({"quote", "cite"})


def is_whole(clause: Token) -> bool:
    """Whether a clause behind a noun tells what was said and describes no thing: "that" stands for nothing in it."""
    opens = clause.left_edge
    own = child(clause, "nsubj", "nsubjpass", "expl")
    if opens.lower_ != "that" or own is None or own == opens:
        return False
    # What is done to somebody leaves no place for an object: "claims that thirty were killed".
    return opens.tag_ == "IN" or own.dep_ == "nsubjpass"


def child(token: Token, *labels: str) -> Token | None:
    """The first child under one of the labels."""
    for each in token.children:
        if each.dep_ in labels:
            return each
    return None


def passive(verb: Token) -> bool:
    """Whether a verb stands in the passive."""
    return any(c.dep_ in {"auxpass", "nsubjpass"} for c in verb.children)


def agent(verb: Token) -> Token | None:
    """Who does a passive verb: the noun after "by"."""
    for each in verb.children:
        if each.dep_ == "agent" or (each.dep_ == "prep" and each.lower_ == "by" and verb.tag_ == "VBN"):
            return child(each, "pobj")
    return None


def subject(verb: Token, depth: int = 0) -> Token | None:
    """Who does a verb, through coordination, participles and infinitives; None if the text does not say.

    The subject of a shared verb phrase is that of the first ("Police opened fire but also accused ..."); of a
    participle or an infinitive that of the verb it hangs on, or the noun it describes ("a statement saying ...").
    """
    own = child(verb, "nsubj", "nsubjpass", "csubj")
    if own is not None and own.i < verb.i:
        # Of two, which the parser gives a cue that closes a long sentence, the nearer one speaks.
        own = [c for c in verb.children if c.dep_ == own.dep_ and c.i < verb.i][-1]
    if own is not None and own.i > verb.i + 1 and own.lower_ in {"who", "what"} and own.text != "WHO":
        own = None
    if passive(verb) or (verb.tag_ == "VBN" and any(c.dep_ == "agent" for c in verb.children)):
        # "a plan, backed by the army"
        return agent(verb)
    if own is not None:
        return None if own.lower_ in _EMPTY and own.dep_ == "expl" else own
    if depth > 6 or verb.head == verb:
        return None
    above = verb.head
    if verb.dep_ in {"xcomp", "ccomp"} and above.pos_ == "ADJ" and above.dep_ == "acomp":
        return subject(above.head, depth + 1)
    if verb.dep_ == "xcomp":
        control = child(above, "dobj", "dative")
        if control is not None and not passive(above) and verb.tag_ != "VBG":
            return control
        return _above(above, depth)
    if (outer := joins(verb)) is not None:
        return subject(outer, depth + 1)
    if verb.dep_ == "conj" and (above.pos_ in {"VERB", "AUX"} or above.dep_ == "advcl"):
        if above.dep_ == "advcl" and above.tag_ in {"VBN", "VBG", "JJ"} and verb.tag_ not in {"VBG", "VB"}:
            # "Guards shot at the marchers, a few of them drunk, but also blamed ...": a finite verb joins its like.
            return subject(above.head, depth + 1)
        if passive(above):
            return child(above, "nsubjpass") or subject(above, depth + 1)
        return subject(above, depth + 1)
    if (
        verb.dep_ in {"advcl", "parataxis", "dep"}
        and above.pos_ in {"VERB", "AUX"}
        and verb.tag_ in {"VBG", "VBN", "VB"}
    ):
        whom = [c for c in above.children if c.dep_ == "dobj" and c.i < verb.i] if above.lemma_ in _QUOTING else []
        if whom and verb.tag_ == "VBG" and not passive(above) and verb.doc[verb.i - 1].text != ",":
            return whom[-1]  # "The agency quoted a doctor saying"
        return _above(above, depth)
    if verb.dep_ == "acl" and above.pos_ in _NOMINAL:
        # "people believed to be trapped": they believe nothing
        return agent(verb) if verb.tag_ == "VBN" else above
    if verb.dep_ == "pcomp" and above.dep_ == "prep" and above.head.pos_ in {"VERB", "AUX"}:
        if above.lower_ == "as" and above.head.lemma_.lower() in {"quote", "cite"} and not passive(above.head):
            # "The agency quoted a doctor as saying"
            return child(above.head, "dobj")
        return _above(above.head, depth)
    return None


def own_deeds(verb: Token, content: set[int]) -> set[int]:
    """What a speaker did besides, taken by the parser into what was said: "has said it is over and lifted the ban"."""
    found: set[int] = set()
    for each in (t for c in verb.children if c.dep_ == "ccomp" for t in c.children):
        if each.i in content and joins(each) == verb:
            found |= set(range(each.i, each.right_edge.i + 1)) | {each.i - 1}
            found |= {t.i for t in each.subtree}
    return found


def joins(verb: Token) -> Token | None:
    """The reporting verb that a joined verb goes on with, against the parse, by its tense.

    "The mayor said it is over and lifted the ban": what is said stands in the present, what was done in the past.
    """
    told = verb.head
    outer = told.head
    if verb.dep_ == "conj" and told.dep_ == "ccomp" and outer.i < told.i and _turns(verb, told):
        return outer
    if verb.dep_ != "conj" or verb.tag_ != "VBD" or told.dep_ != "ccomp" or outer.i > told.i:
        return None
    if verb.lemma_ == "be" or any(c.dep_ in SUBJECTS or c.dep_ in {"aux", "auxpass"} for c in verb.children):
        return None  # "said it was hiring and was ready to help"
    if verb.lemma_ == outer.lemma_ == "say" and outer.tag_ == "VBD":
        return outer  # "said more cases were likely but said the fever was mild"
    finite = next((c for c in told.children if c.dep_ in {"aux", "auxpass"}), told)
    past = outer.tag_ == "VBD" or any(c.lower_ in {"has", "have", "had"} for c in outer.children if c.dep_ == "aux")
    # "said hospitals were seeing fewer cases and cut the toll": what goes on, and what was done
    goes_on = told.tag_ == "VBG" and finite.lower_ in {"was", "were"} and outer.tag_ == "VBD"
    # "said the storm was a disaster and urged drivers to stay away": what was so, and what the speaker did
    calls = verb.lemma_ in _CALLS and (finite.tag_ == "MD" or (told.lemma_ == "be" and finite.tag_ == "VBD"))
    return outer if past and (goes_on or calls or finite.tag_ in {"VBZ", "VBP"}) else None


def _turns(verb: Token, told: Token) -> bool:
    """Whether a speaker turns to another thing behind "but", or tells no more: "but stressed that", "but gave no name".

    A named person of whom is told may do so, too: "said Ann Lee had fled but insisted that she was innocent".
    """
    if not any(c.dep_ == "cc" and c.lower_ == "but" and c.i < verb.i for c in told.children):
        return False
    own = child(told, *SUBJECTS)
    if any(c.dep_ in SUBJECTS for c in verb.children) or own is None or own.ent_type_ == "PERSON":
        return False
    if any(c.dep_ == "neg" for c in verb.children):
        return verb.lemma_ in _DETAILS and any(c.lower_ in {"did", "would", "could"} for c in verb.children)
    if verb.tag_ != "VBD":
        return False
    thing, clause = child(verb, "dobj"), child(verb, "xcomp", "ccomp")
    if verb.lemma_ in {"refuse", "decline"}:
        return clause is not None and clause.lemma_ in _DETAILS | {"comment", "go"}
    nothing = thing is not None and any(c.lower_ == "no" for c in thing.children)
    return (verb.lemma_ in _DETAILS and nothing) or (verb.lemma_ in _TURNS and clause is not None)


def leading_subject(verb: Token) -> Token | None:
    """Who speaks in a participle that a comma parts from the clause: "Ann Lee said police had left, adding that ...".

    It is the subject of the clause that reports, whatever clause inside that the parser hangs the participle on.
    """
    doc = verb.doc
    before = verb.i - 1
    while before > verb.sent.start and (doc[before].pos_ == "ADV" or doc[before].text in _ENDS):
        before -= 1
    if verb.tag_ != "VBG" or doc[before].text not in {",", "—", "–", "--"} or verb.dep_ not in _LOOSE:
        return None
    above = verb.head
    while above.dep_ in _INNER and above.head.i != above.i and above.dep_ != "relcl":
        above = above.head
    if above.pos_ not in {"VERB", "AUX"} or above.i > verb.i or above.i == verb.head.i or passive(above):
        return None
    own = child(above, "nsubj")
    return own if own is not None and own.lower_ not in _EMPTY else None


_ENDS = frozenset({"”", "»", '"', "''"})
_LOOSE = frozenset({"advcl", "acl", "conj", "dep", "ccomp"})
_INNER = frozenset({"ccomp", "acl", "advcl", "pcomp", "prep", "pobj", "dobj", "xcomp", "attr"})


def _above(verb: Token, depth: int) -> Token | None:
    if passive(verb):
        return child(verb, "nsubjpass") or subject(verb, depth + 1)
    return subject(verb, depth + 1)


def _spaced(words: Span) -> bool:
    """Whether white space stands behind one of some words."""
    return any(t.whitespace_ for t in words)


def noun_phrase(head: Token) -> tuple[int, int]:
    """Tokens of a noun phrase around its head, [first, last): determiners, titles, appositions, coordination and
    prepositions, less relative clauses and the commas that close it.
    """
    if head.pos_ == "PRON" and head.dep_ != "poss" and not any(c.dep_ in {"prep", "amod"} for c in head.children):
        return head.i, head.i + 1
    kept = {t.i for t in head.subtree}
    for each in head.children:
        if each.dep_ in {"relcl", "acl", "parataxis", "ccomp", "advcl"} or (
            each.dep_ == "conj" and each.pos_ in {"VERB", "AUX"}
        ):
            kept -= {t.i for t in each.subtree}
    for each in head.subtree:
        if each.dep_ == "relcl":
            kept -= {t.i for t in each.subtree}
    first = last = head.i
    while first - 1 in kept:
        first -= 1
    while last + 1 in kept:
        last += 1
    doc = head.doc
    while last + 1 < len(doc) and doc[last + 1].ent_iob_ == "I" and doc[last].ent_type_ in {"ORG", "PERSON"}:
        last += 1
    while last + 2 < len(doc) and doc[last + 1].text == "-" and not _spaced(doc[last : last + 2]):
        last += 2  # "an e-mail", of which the parser may make three words
    while last > head.i and (doc[last].text in _CLOSERS or doc[last].dep_ == "cc"):
        if doc[last].text == ")" and any(t.text == "(" for t in doc[first:last]):
            break
        last -= 1
    closes = last + 1 < len(doc) and doc[last + 1].text == ")"
    if closes and any(t.text == "(" for t in doc[first : last + 1]):
        last += 1
    # "RENO, Nev. (AP) — Officials": the parser takes a dateline into the noun phrase.
    dash = next((i for i in range(head.i - 1, first - 1, -1) if doc[i].text in _DASHES), None)
    aside = next((i for i in range(head.i + 1, last + 1) if doc[i].text in _DASHES), None)
    if aside is not None and doc[min(aside + 1, last)].is_lower:
        # "Several outlets - including two agencies - said"
        last = aside - 1
    if dash is not None and doc[head.i].sent.start >= first:
        first = dash + 1
    while first < head.i and doc[first].text in _CLOSERS:
        first += 1
    return first, last + 1


def beside(verb: Token) -> tuple[Token, tuple[int, int]] | None:
    """The noun, and its phrase, right before a verb which the parser left without a subject."""
    doc = verb.doc
    start = verb.sent.start
    at = verb.i - 1
    while at > start and (
        doc[at].dep_ in {"aux", "auxpass", "neg", "advmod"} or (doc[at].text == "," and at == verb.i - 1)
    ):
        at -= 1
    if doc[at].pos_ not in {"NOUN", "PROPN", "PRON"} or at <= start:
        return None
    noun = doc[at]
    while noun.dep_ in {"pobj", "prep", "compound", "nmod", "poss", "amod"} and noun.head.i < noun.i:
        noun = noun.head
    if noun.pos_ not in {"NOUN", "PROPN", "PRON"}:
        return None
    if noun.dep_ == "appos":
        # "After a visit to the port, the director, Ann Lee, said": both hang on "port".
        beside_it = [c for c in noun.head.children if c.dep_ == "appos" and c.i <= noun.i]
        return noun, (min(c.left_edge.i for c in beside_it), at + 1)
    return (noun, noun_phrase(noun)) if noun.dep_ in {"conj", "dep", "dobj", "ROOT"} else None


def tail(verb: Token) -> tuple[Token, tuple[int, int]] | None:
    """The noun phrase between the last comma and a closing verb: "..., witnesses and officials said."

    For where the parser took it into the clause before, as the last item of a list.
    """
    doc = verb.doc
    if any(not t.is_punct for t in doc[verb.right_edge.i + 1 : verb.sent.end]):
        return None
    comma = next(
        (i for i in range(verb.i - 1, max(verb.sent.start, verb.i - _LONGEST) - 1, -1) if doc[i].text == ","), None
    )
    if comma is None or comma + 1 >= verb.i:
        return None
    run = doc[comma + 1 : verb.i]
    if any(t.pos_ in {"VERB", "AUX", "SCONJ"} or t.is_punct for t in run) or run[0].dep_ == "cc":
        return None
    head = next((t for t in run if t.pos_ in {"NOUN", "PROPN"} and not run.start <= t.head.i < run.end), None)
    return (head, (run.start, run.end)) if head is not None else None
