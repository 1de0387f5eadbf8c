"""Words as plain objects are what spaCy's tokens are, in everything that rules ask for."""

from __future__ import annotations

import pytest
from spacy.language import Language

from dateline.language import PACKS
from dateline.language.pack import load_nlp
from dateline.language.plain import words_of

TEXTS = [
    "Police said on Thursday that at least 12 people, among them Ann Lee and John Poe, were killed in New York. Why?",
    "  Double  blanks\tand\nlines, as wires have them. “We won't leave,” she said; they didn't. (AP) 1-2 x",
    "MR. SMITH of the U.N. told Reuters he'd been there since Jan. 5, with boys, girls, women and their dogs.",
    "The men, who were hurt, and the women the police held ran, fell and rose, and ran again to the river bank.",
    "x",
    "",
]
ASKED = [
    "i", "idx", "text", "lower_", "lemma_", "pos_", "tag_", "dep_", "ent_type_", "ent_iob_", "whitespace_",
    "text_with_ws", "is_sent_start", "is_space", "is_punct", "is_alpha", "is_digit", "is_upper", "is_lower", "is_title",
    "is_quote", "like_num", "n_lefts", "n_rights",
]  # fmt: skip
LISTS = ["lefts", "rights", "children", "subtree", "ancestors", "conjuncts"]


@pytest.fixture(scope="module")
def nlp():
    return load_nlp(PACKS["en"])


def each(token):
    told = {name: getattr(token, name) for name in ASKED}
    told |= {name: [other.i for other in getattr(token, name)] for name in LISTS}
    told |= {"head": token.head.i, "edges": (token.left_edge.i, token.right_edge.i), "length": len(token)}
    return told | {"sent": run(token.sent), "shown": str(token)}


def run(span):
    return span.start, span.end, span.label_, span.text, len(span), [token.i for token in span]


@pytest.mark.parametrize("text", TEXTS)
def test_words_tell_what_tokens_tell(nlp, text):
    parsed = nlp(text)
    doc = words_of(parsed)
    assert (doc.text, len(doc), [*map(each, doc)]) == (parsed.text, len(parsed), [*map(each, parsed)])
    assert [*map(run, doc.ents)] == [*map(run, parsed.ents)]
    assert [*map(run, doc.sents)] == [*map(run, parsed.sents)]


@pytest.mark.parametrize("text", TEXTS)
def test_stretches_are_the_same(nlp, text):
    parsed = nlp(text)
    doc = words_of(parsed)
    ends = [None, *range(-3, len(parsed) + 3, 2)]
    for first in ends:
        for last in ends:
            one, two = doc[first:last], parsed[first:last]
            assert run(one) == run(two)
            if len(two):
                assert (one.root.i, run(one.sent), one[-1].i) == (two.root.i, run(two.sent), two[-1].i)
                assert run(one[1:-1]) == run(two[1:-1])
                assert [t.i for t in reversed(one)] == [t.i for t in reversed(list(two))]


@pytest.mark.parametrize("text", TEXTS[:4])
def test_words_know_who_stands_above_and_beside_them(nlp, text):
    parsed = nlp(text)
    doc = words_of(parsed)
    for one in range(len(doc)):
        for two in range(len(doc)):
            assert doc[one].is_ancestor(doc[two]) == parsed[one].is_ancestor(parsed[two])
    assert doc[1].nbor(-1) is doc[0] and doc[0].nbor() is doc[1]
    with pytest.raises(IndexError):
        doc[0].nbor(-1)
    with pytest.raises(IndexError):
        doc[len(doc)]


def test_two_words_are_one_only_where_they_are_the_same_and_stretches_where_they_hold_the_same(nlp):
    doc, other = words_of(nlp(TEXTS[0])), words_of(nlp(TEXTS[0]))
    assert doc[3] == doc[3] != doc[4] and doc[3] != other[3]
    assert doc[3].sent == doc[4].sent and doc[1:3] == doc[1:3] != doc[1:4] and doc[1:3] != other[1:3]
    assert len({doc[1:3], doc[1:3]}) == 1
    assert sorted([doc[4], doc[2]]) == [doc[2], doc[4]] and doc[4] > doc[2]


@pytest.mark.parametrize(
    ("text", "lemma"), [("They staged a play.", "stage"), ("The men were fined.", "fine"), ("He rapped.", "rap")]
)
def test_forms_that_the_lemmatizer_mistakes_are_mended(text: str, lemma: str, nlp: Language) -> None:
    assert lemma in [token.lemma_ for token in words_of(nlp(text))]
