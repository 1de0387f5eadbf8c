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


def test_single_marks_hold_speech_over_lines(pack: Pack) -> None:
    text = (
        "The skipper said : ' The fog came down at noon . \nThe pilots ' boat turned back , and we followed . ' \n"
        "It was ` no joke ' , and the ` lost boats ' were late . \n"
        "Nobody slept in the village . \n"
        "` The lamp went out . \nWe rowed all night , ' he said . \n"
    )
    blocks = [piece.text for piece in pieces_of(make_report(text), pack)]
    assert blocks == [
        "The skipper said: “The fog came down at noon. The pilots' boat turned back, and we followed.”",
        "It was ` no joke', and the ` lost boats' were late.",
        "Nobody slept in the village.",
        "“The lamp went out. We rowed all night,” he said.",
    ]
    said = {s.text: s.source.text for s in read(make_report(text), pack).statements}
    assert [who for words, who in said.items() if "lamp" in words and "rowed" in words] == ["The skipper"]
    assert [who for words, who in said.items() if "fog" in words and "followed" in words] == ["The skipper"]


def test_a_mark_that_fell_to_the_line_before_opens_the_next(pack: Pack) -> None:
    text = (
        "The harbor mistress said the season would be felt , and felt for long . ' \n"
        "I have not seen a worse one , ' she said . \nIt rained , and it blew . \n"
    )
    said = [s.text for s in read(make_report(text), pack).statements]
    assert "I have not seen a worse one , '" in said[-1]
