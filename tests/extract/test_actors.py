"""Actors: who is found, what they are, and which mentions are of one."""

from __future__ import annotations

import pytest

from dateline.extract.actors import find_actors
from dateline.extract.mentions import ActorMention
from dateline.extract.reading import Reading
from dateline.extract.text.blocks import find_blocks
from dateline.ingest.make import make_report
from dateline.language import Pack
from dateline.model.vocabulary import Group, SourceKind


def actors(text: str, pack: Pack) -> tuple[ActorMention, ...]:
    report = make_report(text)
    return find_actors(Reading(report, pack, blocks=find_blocks(report, pack)))


def one(text: str, words: str, pack: Pack) -> ActorMention:
    (found,) = [a for a in actors(text, pack) if a.text == words]
    return found


@pytest.mark.parametrize(
    ("text", "words", "sector", "group", "kind"),
    [
        ("Police fired tear gas at the crowd.", "Police", "COP", Group.POLICE, SourceKind.POLICE),
        ("The rebels fled.", "The rebels", "REB", Group.MILITANTS, SourceKind.MILITANTS),
        ("The interior ministry said so.", "The interior ministry", "GOV", Group.OFFICIALS, SourceKind.GOVERNMENT),
        ("A police spokeswoman said so.", "A police spokeswoman", "COP", Group.POLICE, SourceKind.POLICE),
        ("A rights group said so.", "A rights group", "NGO", Group.PEOPLE, SourceKind.NGO),
        ("Dozens of marchers died.", "Dozens of marchers", "SOC", Group.DEMONSTRATORS, SourceKind.OPPOSITION),
    ],
)
def test_what_a_noun_says_of_its_bearer(
    text: str, words: str, sector: str, group: Group, kind: SourceKind, pack: Pack
) -> None:
    actor = one(text, words, pack)
    assert (actor.sector, actor.group, actor.kind) == (sector, group, kind)


def test_a_surname_is_the_same_person(pack: Pack) -> None:
    found = actors("President Maria Lopez visited the town. Lopez promised help.", pack)
    assert len({a.entity for a in found if "Lopez" in a.text}) == 1
    assert {a.name for a in found if "Lopez" in a.text} == {"Maria Lopez"}


def test_two_people_of_one_surname_stay_apart(pack: Pack) -> None:
    text = "John Carter met Anna Carter in London. Mr. Carter left early."
    found = [a for a in actors(text, pack) if "Carter" in a.text]
    assert len({a.entity for a in found}) == 3 or found[0].entity != found[1].entity


def test_a_pronoun_is_the_subject_of_the_sentence_before(pack: Pack) -> None:
    found = actors("Mr. Smith met the minister on Monday. He said the talks went well.", pack)
    (he,) = [a for a in found if a.pronoun]
    assert he.name.endswith("Smith")


def test_a_ministry_is_it(pack: Pack) -> None:
    found = actors("The defence ministry said it had sent more troops.", pack)
    (it,) = [a for a in found if a.pronoun]
    assert it.name == "The defence ministry"


def test_an_object_is_not_the_subject_of_its_own_verb(pack: Pack) -> None:
    found = actors("Police chased the rioters. Soldiers later shot them.", pack)
    soldiers = next(a for a in found if a.text == "Soldiers")
    assert all(a.entity != soldiers.entity for a in found if a.pronoun)


def test_a_town_named_as_the_scene_does_not_act(pack: Pack) -> None:
    assert all(a.text != "Paris" for a in actors("Two gunmen were arrested in Paris.", pack))


def test_every_mention_slices_back(pack: Pack) -> None:
    text = "Kazakh  officials\nsaid the army’s chief, Gen. Omar Bek, had resigned."
    for actor in actors(text, pack):
        assert actor.span.of(text) == actor.text


def test_a_first_name_parts_two_of_one_surname(pack: Pack) -> None:
    found = actors("Ana Vega met the doctors. Mrs Vega left. Luis Vega stayed.", pack)
    names = {m.text: m.entity for m in found if "Vega" in m.text}
    assert names["Ana Vega"] == names["Mrs Vega"] != names["Luis Vega"]


def test_a_short_form_far_off_is_the_body_named(pack: Pack) -> None:
    text = "The Interior Ministry closed the road. Rain fell. It snowed. Wind rose. Mist came. The ministry opened it."
    found = [m for m in actors(text, pack) if "inistry" in m.text]
    assert len({m.entity for m in found}) == 1
