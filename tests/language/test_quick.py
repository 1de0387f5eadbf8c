"""The quickened pipeline gives what the pipeline itself gives, to the last bit the same in any batch."""

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
    return quicken(load_nlp(PACKS["en"]))


def told(doc: Doc):
    return everything(doc)[:2]


def everything(doc: Doc):
    tokens = [(t.text, t.tag_, t.pos_, str(t.morph), t.lemma_, t.dep_, t.head.i, t.ent_iob_, t.ent_type_) for t in doc]
    return tokens, [sent.start for sent in doc.sents] if len(doc) else [], np.asarray(doc.tensor).tobytes()


NAMES = [
    "Mr. Karl-Heinz Obermann of the Bank for International Settlements in Basle met U.S. Treasury Secretary Ann Lee.",
    "On Monday, January 5, 1987, the European Commission. The Hague. New York",
    "The United Nations High Commissioner for Refugees said 2.5 mln people, a third, left Sierra Leone on Feb. 3.",
    "SAO PAULO, Oct 3 - Banco do Brasil SA <BBAS.SA> cut its rate to 12-1/2 pct, said Jo\u00e3o.  Rio de Janeiro",
]


def test_every_token_is_as_it_was(plain, quick):
    for texts in (TEXTS, TEXTS[:1], TEXTS * 40, NAMES, [" ".join(NAMES * n) for n in range(9)] + TEXTS):
        docs, wanted = [*quick(texts)], [*plain.pipe(texts, batch_size=64)]
        assert [*map(told, docs)] == [*map(told, wanted)]
        for one, two in zip(docs, wanted, strict=True):
            np.testing.assert_allclose(one.tensor, two.tensor, rtol=0, atol=1e-4)


@pytest.mark.parametrize("steady", [True, False])
def test_with_either_library_for_products(plain, monkeypatch, steady):
    from dateline.language.quick import products

    monkeypatch.setattr(products, "_steady", lambda: steady)
    parse = quicken(load_nlp(PACKS["en"]))
    same = everything if not steady else told
    assert [*map(same, parse(TEXTS + NAMES))] == [*map(same, plain.pipe(TEXTS + NAMES))]


def test_batches_of_any_size_give_the_same_to_the_last_bit(quick, monkeypatch):
    from dateline.language.quick import layers

    wanted = [*map(everything, quick(TEXTS + NAMES))]
    for rows in (1, 30, 10_000):
        monkeypatch.setattr(layers, "_ROWS", rows)
        assert [*map(everything, quick(TEXTS + NAMES))] == wanted
    assert [everything(doc) for text in TEXTS + NAMES for doc in quick([text])] == wanted


def test_what_was_seen_is_looked_up_and_not_worked_out_again():
    nlp = load_nlp(PACKS["en"])
    parse = quicken(nlp)
    rules = nlp.get_pipe("attribute_ruler").match.__self__
    list(parse(TEXTS))
    known = len(rules._kept)
    assert known
    list(parse(TEXTS))
    assert len(rules._kept) == known


def test_memory_for_what_was_seen_is_bounded(plain, monkeypatch):
    from dateline.language.quick import layers, rules

    for most in (8, 40):
        for module in (layers, rules):
            monkeypatch.setattr(module, "MOST", most)
        parse = quicken(load_nlp(PACKS["en"]))
        for texts in (TEXTS, NAMES, TEXTS[:2], TEXTS[2:4]):
            assert [*map(told, parse(texts))] == [*map(told, plain.pipe(texts))]


def test_words_that_somebody_marked_before_are_left_to_the_pipeline(plain):
    nlp = load_nlp(PACKS["en"])
    nlp.add_pipe("entity_ruler", before="ner").add_patterns([{"label": "ORG", "pattern": "the crowd"}])
    marked = [[(ent.text, ent.label_) for ent in doc.ents] for doc in nlp.pipe(TEXTS)]
    assert [[(ent.text, ent.label_) for ent in doc.ents] for doc in quicken(nlp)(TEXTS)] == marked


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
