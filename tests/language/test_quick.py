"""The quickened pipeline gives to the last bit what the pipeline itself gives, and batches change no claim."""

from __future__ import annotations

import numpy as np
import pytest
from spacy.tokens import Doc

from dateline.extract import read_claims, read_many
from dateline.ingest import make_report
from dateline.language import PACKS, load_pack, pipeline_of
from dateline.language.pack import load_nlp
from dateline.language.quick import quicken

TEXTS = [
    "Police said on Thursday that at least 12 people were killed in Almaty, and that the mayor's office was got back.",
    "There's no money, but it gets worse; he had been told that I didn't do it. WHAT NOW?",
    "THE ARMY FIRED ON THE CROWD IN LIMA ON JAN. 5, KILLING TWO OF THEM.",
    "Shr 34 cts vs 1.19 dlrs; net 807,000 vs 2,858,000; revs 510.2 mln vs 479.7 mln.",
    "  Double  blanks\tand\nlines, as wires have them.  ",
    "“We will not leave,” Ms. Sánchez told the paper. “Not now – not ever.”",
    "x",
    "",
]


@pytest.fixture(scope="module")
def plain():
    return load_nlp(PACKS["en"])


@pytest.fixture(scope="module")
def quick():
    nlp = load_nlp(PACKS["en"])
    quicken(nlp)
    return nlp


def everything(doc: Doc):
    tokens = [(t.text, t.tag_, t.pos_, str(t.morph), t.lemma_, t.dep_, t.head.i, t.ent_iob_, t.ent_type_) for t in doc]
    return tokens, [sent.start for sent in doc.sents] if len(doc) else [], np.asarray(doc.tensor).tobytes()


def test_every_token_is_as_it_was_to_the_last_bit(plain, quick):
    for size in (1, 3, 64):
        assert [*map(everything, quick.pipe(TEXTS * 2, batch_size=size))] == [
            *map(everything, plain.pipe(TEXTS * 2, batch_size=64))
        ]


def test_what_was_seen_is_looked_up_and_not_worked_out_again(quick):
    rules = quick.get_pipe("attribute_ruler").match.__self__
    list(quick.pipe(TEXTS))
    known = len(rules._kept)
    assert known
    list(quick.pipe(TEXTS))
    assert len(rules._kept) == known


def test_memory_for_what_was_seen_is_bounded(plain, monkeypatch):
    from dateline.language import quick as module

    monkeypatch.setattr(module, "_MOST", 8)
    nlp = load_nlp(PACKS["en"])
    quicken(nlp)
    assert [*map(everything, nlp.pipe(TEXTS))] == [*map(everything, plain.pipe(TEXTS))]


def test_a_rule_of_an_unknown_kind_leaves_the_ruler_alone(plain):
    nlp = load_nlp(PACKS["en"])
    nlp.get_pipe("attribute_ruler").add([[{"LENGTH": {">=": 9}}]], {"POS": "X"})
    quicken(nlp)
    assert "match" not in vars(nlp.get_pipe("attribute_ruler"))


def test_claims_are_the_same_together_and_apart_and_with_the_plain_pipeline(pack, plain):
    from dataclasses import replace

    stock = replace(pack, parse=lambda texts: plain.pipe(texts, batch_size=64), together=False)
    reports = [
        make_report("\n\n".join([text, *TEXTS[:2]]), name=f"r{n}", language="en") for n, text in enumerate(TEXTS)
    ]
    together = read_many(reports, pack)
    assert any(together)
    assert together == [read_claims(report, pack) for report in reports]
    assert together == [read_claims(report, stock) for report in reports]


def test_the_name_of_the_pipeline_is_told_without_loading_it():
    assert pipeline_of("en") == load_pack("en").pipeline
