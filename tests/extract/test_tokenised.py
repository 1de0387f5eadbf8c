"""Text with its words taken apart is read as if it were whole, and evidence stays the report's own."""

from __future__ import annotations

from array import array

from dateline.extract.read import read
from dateline.extract.text.blocks import pieces_of
from dateline.ingest import make_report
from dateline.language import Pack
from dateline.model.tokenised import is_tokenised, joined, plain_marks

APART = "He said , `` It 's over -LRB- for now -RRB- , and they do n't care . '' \nIt rained , and it blew . \n"


def test_commas_apart_from_their_words_tell_a_tokenizer():
    assert is_tokenised(APART)
    assert not is_tokenised("He said, “It's over (for now), and they don't care.” It rained, and it blew.")


def test_marks_keep_the_length_of_the_text():
    assert len(plain_marks(APART)) == len(APART)


def test_the_parser_sees_whole_text(pack: Pack):
    (first, second) = pieces_of(make_report(APART), pack)
    assert first.text == "He said, “It's over (for now), and they don't care.”"
    assert second.text == "It rained, and it blew."


def test_offsets_lead_back():
    text = "over , he said"
    whole, offsets = joined(text, array("l", range(len(text) + 1)))
    assert whole == "over, he said"
    assert [text[at] for at in offsets[:-1]] == list(whole)


def test_a_number_taken_apart_is_whole_again(pack: Pack):
    text = "Floods drove out 60-70 ,000 farmers , and 8-9 ,000 sheep drowned . \n" + 2 * "It rained , and it blew . \n"
    first = pieces_of(make_report(text), pack)[0]
    assert first.text == "Floods drove out 60-70,000 farmers, and 8-9,000 sheep drowned."


def test_evidence_is_the_reports_own_words(pack: Pack):
    text = "The port is shut , the mayor said . \n" + 3 * "It rained , and it blew . \n"
    found = [s.text for s in read(make_report(text), pack).statements]
    assert found[0] == "The port is shut"


def test_speech_between_single_marks_is_quoted_and_marked_words_are_not() -> None:
    text = (
        "He saw the ` broken ' mast . \n` The widows ' pensions are late , we know that , ' she said . \nIt was dark ."
    )
    plain = plain_marks(text)
    assert len(plain) == len(text)
    assert "“ The widows ' pensions are late , we know that , ” she said" in plain
    assert "` broken '" in plain
