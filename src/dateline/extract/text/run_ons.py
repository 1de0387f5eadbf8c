"""Where a headline or caption has run into a sentence, seen in the parse: "... looting in some areas Secretary Lee".

Needs: a parsed block. Gives: the offset at which a second text begins. :mod:`~dateline.extract.text.seams` finds
what words alone tell before the parse.

A place may be a seam where a capital follows a word that can end a text, with a whole clause before it. It is one where
each side, parsed by itself, is a sentence: a finite verb with its subject, the second opening with that subject.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, cast

from dateline.language import Pack

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_VERBS = frozenset({"VERB", "AUX"})
_HELPERS = frozenset({"aux", "auxpass"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass", "expl", "csubj"})
_CLAUSES = frozenset({"ccomp", "xcomp", "parataxis"})
_LEADS = frozenset({"prep", "mark", "advmod", "npadvmod", "cc", "det", "predet"})
_THINGS = frozenset({"dobj", "attr", "acomp", "ccomp", "xcomp", "oprd"})
_SAID = _THINGS | {"prep", "agent", "npadvmod", "advmod", "dative"}
_STOPS = frozenset({".", "!", "?"})
_BREAKS = frozenset({",", ":", ";", "-", "--", "–", "—", "(", "but", "while"})
_POINTING = frozenset({"it", "this", "that", "he", "she", "they"})
_ASKING = frozenset({"what", "which", "whose"})
_ENDING = frozenset({"NOUN", "ADV"})
_LETTERED = frozenset(
    {"influenza", "flu", "virus", "hepatitis", "type", "vitamin", "group", "plan", "grade", "class", "level"}
)
_ARTICLES = frozenset({"A", "An", "The"})
_MISTERS = frozenset({"Mr", "Mrs", "Ms"})
_FIRST, _SECOND = 4, 7
"""Words that each side has at least."""
_LONG = 12
"""Words past which a clause is none that describes the noun before it."""

_Words = tuple[frozenset[str], frozenset[str], frozenset[str], frozenset[str], frozenset[str]]


def run_on(doc: Doc, pack: Pack) -> int | None:
    """The offset at which the first text begins that ran on from another without a mark; None where none does."""
    words = cast(_Words, pack.once("run_ons.words", lambda: _build(pack)))
    if doc.text.isupper():
        return None
    for start, at, end in _places(doc, words):
        cut, stop = doc[at].idx, doc[end - 1].idx + len(doc[end - 1].text)
        one, two = pack.parse([doc.text[doc[start].idx : cut - 1], doc.text[cut:stop]])
        over = _begins(two) and (_ends(one, words) or _headline(one, two))
        if over and (not _name(two) or _stands_alone(doc, start, at, end)):
            return int(cut)
    return None


def _places(doc: Doc, words: _Words) -> Iterator[tuple[int, int, int]]:
    """Where a seam may be: the line's first token, the token at which a text may begin, the line's end."""
    for start, end in _lines(doc):
        quoted = False
        for at in range(start, end):
            token = doc[at]
            quoted = token.text in {"“", '"'} or (quoted and token.text != "”")
            if quoted or at < start + _FIRST or at > end - _SECOND or not _may_open(token, words):
                continue
            before = doc[start:at]
            if any(_clause(verb, start) for verb in before) or not any(t.tag_ in _FINITE for t in before):
                yield start, at, end


def _lines(doc: Doc) -> Iterator[tuple[int, int]]:
    """Stretches that no full stop breaks; the parser's own sentences may end at a seam."""
    start = 0
    for token in doc:
        if token.text in _STOPS or token.i == len(doc) - 1:
            yield start, token.i + 1
            start = token.i + 1


def _may_open(token: Token, words: _Words) -> bool:
    """Whether a word in a capital follows one that ends a clause and that no name goes on from."""
    days, introducing, claims = words[:3]
    before = token.nbor(-1)
    if not token.text[:1].isupper() or not token.text.replace("-", "").isalpha() or not before.whitespace_:
        return False
    if before.lower_ == "then":
        return False  # "the then President Lee"
    if before.lower_ in days:
        return before.nbor(-1).lower_ not in {"the", "a"} if before.i else False
    article = token.text in _ARTICLES and token.nbor(1).is_alpha
    if before.pos_ == "PROPN" and before.is_title and before.is_alpha:
        if article or token.text in _MISTERS:
            return before.i > 0
        apart = token.ent_iob_ != "I" and before.ent_type_ not in {"", token.ent_type_}
        return len(token.text) > 1 and apart and token.head.i != before.i
    if not before.is_lower or not before.is_alpha:
        return False
    if before.pos_ not in _ENDING and not (before.pos_ == "VERB" and any(c.dep_ == "auxpass" for c in before.children)):
        return article and before.pos_ == "ADJ"
    counted = any(c.dep_ == "nummod" for c in before.children)  # "in 48 hours"
    if (before.lemma_ in claims and not counted) or (
        len(token.text) < 2 and (not article or before.lower_ in _LETTERED)
    ):
        return False
    # A name told before is not introduced once more: "Ann Lee was taken to a doctor | Lee said".
    told = token.text in _MISTERS or any(t.text == token.text for t in token.doc[: token.i])
    return told or before.lower_ not in introducing


def _stands_alone(doc: Doc, start: int, at: int, end: int) -> bool:
    """Whether the whole parse ties the clause that opens here to nothing before it as a clause of its own."""
    before = doc[at - 1]
    verb = next((t for t in doc[at:end] if _clause(t, at)), None)
    if verb is None or verb.dep_ in {"relcl", "acl"} or verb.head.i == before.i:
        return False
    told = verb.dep_ in {"ccomp", "xcomp"} and verb.head.i < at
    if told and not any(c.dep_ in _CLAUSES and c.i < at for c in verb.head.children):
        return False
    if before.dep_ == "attr" and any(c.dep_ in _SUBJECTS and c.lower_ in _POINTING for c in before.head.children):
        return False  # "It was an argument the minister took up"
    return not any(c.dep_ in _LEADS and start <= c.i < at <= c.right_edge.i + 1 for c in verb.children)


def _ends(doc: Doc, words: _Words) -> bool:
    """Whether the first text is one sentence that is over: nothing hangs at its end."""
    root = _root(doc)
    if root is None or not _clause(root, 0) or sum(t.dep_ == "ROOT" for t in doc) != 1 or not _balanced(doc):
        return False
    if any(c.dep_ == "mark" for c in root.children):
        return False
    tail = next((t.i + 1 for t in reversed(doc) if t.lower_ in _BREAKS), 0)
    if not any(t.pos_ in _VERBS for t in doc[tail:]) or any(t.lower_ in _ASKING for t in doc[tail:]):
        return False
    governor = next((t for t in doc[-1].ancestors if t.pos_ in _VERBS), root)
    # "told reporters | President Lee would", "said on Monday | President Lee would": the clause is what was told.
    told = {c.dep_ for c in governor.children}
    whole = told & _CLAUSES or (governor.lemma_ not in words[4] and "dobj" in told)
    return governor.lemma_ not in words[3] | words[4] or bool(whole)


def _headline(one: Doc, two: Doc) -> bool:
    """Whether words without a clause stand before a sentence that no name opens: "Mood in Elm | Ministers met"."""
    root = _root(one)
    lead = one[0].pos_ not in {"ADP", "SCONJ", "ADV", "PRON", "VERB", "CCONJ", "NUM"} and one[0].tag_ != "VBG"
    plain = root is not None and root.pos_ in {"NOUN", "PROPN"} and one[-1].pos_ == "NOUN" and len(one) > _FIRST
    return lead and plain and not any(t.tag_ in _FINITE or t.text in _BREAKS for t in one) and not _name(two)


def _begins(doc: Doc) -> bool:
    """Whether the second text is a sentence that opens with its subject and lacks nothing."""
    root = _root(doc)
    if root is None or not _clause(root, 0) or not _balanced(doc):
        return False
    # "Thirty boats are held back, a spokesman said": what was said comes first.
    root = next((c for c in root.children if c.dep_ == "ccomp" and c.i < root.i and _clause(c, 0)), root)
    if root.is_title:
        return False
    who = next(c for c in root.children if c.dep_ in _SUBJECTS and c.i < root.i)
    led = doc[0].pos_ in {"ADP", "SCONJ", "ADV"} and any(t.text == "," for t in doc[: who.left_edge.i])
    if (who.left_edge.i and not led) or any(
        c.lower_ in {"but", "and"} and c.i < who.i + 3 for c in who.children if c.i > who.i
    ):
        return False
    passive = any(c.dep_ == "auxpass" for c in root.children)
    said = {c.dep_ for c in root.children if c.i > root.i}
    # "the yards | Elmland soldiers had left on Sunday night": the yards are what was left.
    if not passive and not said & (_SAID if len(doc) > _LONG else _THINGS):
        return False
    # A preposition with nothing after it is the gap of a relative clause: "the towns Lee came through".
    return not any(t.dep_ == "prep" and not list(t.children) and _over(t) for t in doc)


def _over(token: Token) -> bool:
    """Whether a phrase is over behind a word: a mark or a verb follows."""
    after = token.nbor(1) if token.i + 1 < len(token.doc) else None
    return after is None or after.is_punct or after.pos_ in _VERBS


def _name(doc: Doc) -> bool:
    """Whether a name alone opens a text: what stands before it may introduce it, or be described by its clause."""
    who = doc[0]
    while who.dep_ == "compound" and who.head.i > who.i:
        who = who.head
    return all(t.pos_ == "PROPN" for t in doc[: who.i + 1])


def _root(doc: Doc) -> Token | None:
    return next((t for t in doc if t.dep_ == "ROOT"), None)


def _clause(verb: Token, first: int) -> bool:
    """Whether a finite verb has its subject before it, not before ``first``."""
    if verb.pos_ not in _VERBS or verb.dep_ in _HELPERS:
        return False
    finite = verb.tag_ in _FINITE or any(c.tag_ in _FINITE for c in verb.children if c.dep_ in _HELPERS)
    return finite and any(c.dep_ in _SUBJECTS and first <= c.i < verb.i for c in verb.children)


def _balanced(doc: Doc) -> bool:
    text = doc.text
    return text.count("(") == text.count(")") and text.count("“") == text.count("”")


def _build(pack: Pack) -> _Words:
    table = pack.table("seams")["run_ons"]
    return (
        frozenset(table["days"].split()),
        frozenset(table["introducing"].split()),
        frozenset(table["claims"].split()),
        frozenset(table["telling"].split()),
        frozenset(table["telling_whom"].split()),
    )
