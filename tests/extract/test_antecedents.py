"""Whom "he", "she" and "they" stand for where they speak."""

from __future__ import annotations

from dateline.extract.read import read
from dateline.ingest import make_report
from dateline.language import Pack


def holders(text: str, pack: Pack) -> list[str]:
    return [s.source.text for s in read(make_report(text), pack).statements]


def test_a_speaker_is_remembered_over_sentences_of_their_own_lines(pack: Pack):
    text = "Ann Lee, the mayor, said the port was shut.\nThe sea was high.\nShips lay.\nShe added that it would open."
    assert holders(text, pack) == ["Ann Lee, the mayor", "Ann Lee, the mayor"]


def test_a_woman_is_not_the_man_who_spoke_last(pack: Pack):
    text = "Ms Ann Lee said the port was shut. Mr John Roe said it was open. She added that ships waited."
    assert holders(text, pack)[-1] == "Ms Ann Lee"


def test_they_are_those_who_spoke_not_people_on_the_way(pack: Pack):
    text = (
        "Health researchers said the disease spreads. Their study supports a theory that people over 60 are immune. "
        "They say the young fall ill."
    )
    assert holders(text, pack)[-1] == "Health researchers"


def test_the_one_person_of_whom_a_report_tells_speaks(pack: Pack):
    text = "John Roe left the army in May. The army was glad. “I knew that it would end like this,” he says."
    assert holders(text, pack) == ["John Roe"]


def test_nobody_is_credited_where_nobody_was_named(pack: Pack):
    assert holders("The port is shut. “I knew that it would end like this,” he says.", pack) == []


def test_whoever_is_named_inside_a_quotation_does_not_speak_next(pack: Pack):
    text = (
        "Ann Lee told the council that the port was shut.\n“We asked John Roe to be brought to justice,” she said.\n"
        "She said that the sea was high."
    )
    assert set(holders(text, pack)) == {"Ann Lee"}


def test_a_noun_for_somebody_can_be_he(pack: Pack):
    text = "The foreman of the mill said that fires were rare.\n“For us the plant is part of our lives,” he said."
    assert holders(text, pack) == ["The foreman of the mill", "The foreman of the mill"]


def test_a_government_with_a_name_is_not_he(pack: Pack):
    text = "Harris repeated the Lee government's opposition to any violence. He added that the army should stay away."
    assert holders(text, pack)[-1] == "Harris"


def test_it_is_the_body_of_which_the_sentence_before_tells(pack: Pack):
    text = "The port is shut, the mayor's office said. Acme Ltd runs the mine. It said that two shafts were shut."
    assert holders(text, pack)[-1] == "Acme Ltd"


def test_who_was_met_last_and_speaks(pack: Pack):
    text = (
        "Ms Duarte said the wards were full.\nThe road is cut.\nNothing moves.\n"
        "We found Clara Ott in the yard.\n“We started the work at once,” she said."
    )
    assert holders(text, pack)[-1] == "Clara Ott"


def test_a_first_name_tells_who_is_he(pack: Pack):
    text = (
        "John Roe, the mayor, said the port was shut. Mary Smith, his deputy, said it was open. He said ships waited."
    )
    assert holders(text, pack)[-1] == "John Roe, the mayor"


def test_whose_something_is_does_not_speak(pack: Pack):
    text = "Ms Ann Lee said Mary Smith's ships were late. “They will be here by night,” she said."
    assert holders(text, pack)[-1] == "Ms Ann Lee"


def test_whom_nothing_can_be_done_by_does_not_speak(pack: Pack):
    text = (
        "The lamp will be built into the mast, John Roe said. But it is not something that a rower can mend. "
        "“You need a smith to do it,” he said."
    )
    assert set(holders(text, pack)) == {"John Roe"}


def test_the_one_person_before_may_be_he_in_a_clause_of_its_own(pack: Pack):
    text = (
        "Ann Lee, the mayor, said the wells were dry. The pumps were old. Signs of it showed in May when a young "
        "officer was let into the mill. He reported: “The axle is bent and the wheel will not turn again.”"
    )
    assert holders(text, pack)[-1] == "a young officer"


def test_a_time_before_a_speaker_is_no_part_of_the_name(pack: Pack):
    assert holders("Earlier the harbour master, Ann Lee, had said that the quay was safe.", pack) == [
        "the harbour master, Ann Lee"
    ]


def test_a_body_is_no_he_by_what_it_says_of_its_own(pack: Pack):
    text = (
        "Plover confirmed on Monday that its servers were down. A clerk in Tarn told us of it. "
        "“The lines have been dead since the morning,” he said."
    )
    assert "Plover" not in holders(text, pack)[1:]


def test_who_bears_the_surname_of_a_full_name_is_told_of_as_a_person(pack: Pack):
    text = (
        "Amy Jordan runs the mill at Tarn. The head of the guild, Ida Moss, said the mill was sound. "
        "Jordan has asked the council for money. In May she said that the roof was bad."
    )
    assert holders(text, pack)[-1] != "The head of the guild, Ida Moss"


def test_those_told_of_by_name_in_what_they_said_did_not_say_it(pack: Pack):
    text = "At first, weavers said, the guards were calm. But later, they said, guards beat two men at the gate."
    assert holders(text, pack) == ["weavers", "weavers"]


def test_a_speaker_may_name_the_body_that_speaks(pack: Pack):
    text = "The Tarn Guild says the mill is sound. The Guild will pay for the roof, it said."
    assert len(holders(text, pack)) == 2


def test_what_a_fact_suggests_nobody_says(pack: Pack):
    text = (
        "The Tarn Guild said the mill was sound. The looms have all been sold. No weaver was seen there in May. "
        "It suggests that the mill is to close."
    )
    assert holders(text, pack) == ["The Tarn Guild"]


def test_they_are_not_those_of_a_clause_on_the_way_far_back(pack: Pack):
    text = (
        "The roof was mended by masons, who said it was safe. The mill lay idle. Rain fell. The river rose. "
        "Looms rusted. Now they say the mill will never open."
    )
    assert "masons" not in holders(text, pack)[1:]


def test_who_is_named_in_full_since_the_speaker_leaves_he_open(pack: Pack):
    text = (
        "The head of the guild, Jon Birk, called the talk of a strike wild. The mill lay idle. "
        "It brings to mind a remark by the weaver Olaf Hansen about the great strike. "
        "“I hate how they write about us,” he said."
    )
    assert holders(text, pack)[1:] == [] or "Birk" not in holders(text, pack)[-1]


def test_a_person_is_no_other_name_of_the_body_before(pack: Pack):
    text = (
        "The paper went round the cabinet. The cabinet, Lord Moss, the head of the court, wrote, was wrong. "
        "In his answer he said it was sound."
    )
    assert "the cabinet" not in [name.lower() for name in holders(text, pack)]


def test_who_did_something_to_her_is_not_she(pack: Pack):
    text = (
        "Ida Moss was stopped at the mill. Another weaver stepped in and led her out. She said the gate had been shut."
    )
    assert holders(text, pack) == ["Ida Moss"]


def test_whom_a_sentence_tells_of_first_is_he_in_it(pack: Pack):
    text = (
        "Olaf Berg was freed on Monday. Lars Holm, a member of the guild, was made its head. "
        "Later Berg gave a talk, in which he said that the mill was lost."
    )
    assert holders(text, pack)[-1] in {"Berg", "Olaf Berg"}


def test_it_is_the_body_that_told_of_another(pack: Pack):
    text = (
        "According to the weavers' union, the problem for the mills is that the country has lost its wool. "
        "It says nine have shut."
    )
    assert holders(text, pack) == ["the weavers' union"] * 2
