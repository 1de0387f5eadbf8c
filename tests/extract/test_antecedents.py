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
    text = "The refinery manager said that accidents were rare.\n“For us the plant is part of our lives,” he said."
    assert holders(text, pack) == ["The refinery manager", "The refinery manager"]


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
