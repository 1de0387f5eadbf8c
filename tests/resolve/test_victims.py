"""All who were struck and those who live; who died since; a paper's own "nobody", and words for a few."""

from __future__ import annotations

from resolve.test_disputes import LATER, R2, compare, one, relation, together
from resolve.test_relations_shares import said

HURT = {"measure": "injured", "source": ""}


def test_all_who_were_shot_are_not_the_wounded_alone():
    words = "Gunmen shot six guests at the Astrel ball; two died and four were wounded."
    shot, dead, hurt = (
        one(6, **HURT, **LATER, **said("six", words)),
        one(2, source="", **LATER, **said("two", words)),
        one(4, **HURT, **LATER, **said("four", words)),
    )
    first = one(3, **HURT, **said("Three", "Three were wounded."))
    found = together(first, shot, dead, hurt)
    assert found[first.id, shot.id].scope == ("group",)


def test_the_wounded_are_fewer_when_one_of_them_dies():
    old = one(2, source="police"), one(5, measure="injured", source="police")
    new = one(3, source="police", **LATER), one(4, measure="injured", source="police", **LATER)
    assert together(*old, *new)[old[1].id, new[1].id].relation == "revised"
    assert relation(one(25, measure="injured"), one(14, measure="injured", **LATER)) != "revised"


def test_nobody_in_a_papers_own_words_denies_no_others_count():
    words = "Shots had rung out that week, but nobody had been hit."
    nobody = one(0, **HURT, **R2, status="stated", **said("nobody", words))
    assert relation(one(4, **HURT), nobody) != "contradicted"
    held = one(0, measure="injured", source="the duke", status="attributed", **R2, **said("nobody", "Hurt: nobody."))
    assert relation(one(4, measure="injured"), held) == "contradicted"


def test_none_of_them_is_said_of_some():
    none = one(0, measure="injured", source="the duke", **R2, text="None", **said("None", "None of them was hurt."))
    assert not together(one(4, measure="injured"), none)


def test_several_are_five():
    several = one(3, high=9, text="several", measure="injured", source="")
    assert relation(several, one(5, measure="injured", source="", **LATER)) == "same"
    assert relation(several, one(15, measure="injured", source="", **LATER)) != "same"


def test_what_was_said_at_first_is_no_rival():
    first = one(6, measure="injured", source="officials", **said("six", "Officials initially said six were hurt."))
    assert relation(first, one(7, measure="injured", source="the duke")) == "revised"


def test_the_surviving_are_the_rest():
    rest = one(3, measure="injured", **R2, **said("three", "The three surviving hikers were hurt."))
    assert compare(one(4, measure="injured", source="the duke"), rest).relation == "different_scope"


def test_a_few_arrests_here_are_no_many_there():
    assert relation(one(2, measure="detained"), one(15, measure="detained", source="the duke", **LATER)) != "revised"
    assert relation(one(12, measure="detained"), one(15, measure="detained", source="", **LATER)) == "revised"


def test_who_survived_was_saved():
    lived = one(34, measure="affected", source="", **LATER, **said("34", "Police said 34 people survived."))
    assert relation(one(28, measure="rescued"), lived) == "revised"


def test_ages_in_words_and_in_months():
    first = one(1, text="a", people="two-year-old boy", measure="injured")
    for age in ("12-year-old boy", "2-month-old boy"):
        words = {"text": "a", "people": age, "measure": "injured", "sentence_text": f"Doctors treat a {age}."}
        assert compare(first, one(1, **words, **R2)).scope == ("group",)
    words = {"people": "2-year-old boy", "sentence_text": "Doctors treat a 2-year-old boy."}
    assert relation(first, one(1, text="a", measure="injured", **words, **R2)) == "same"
