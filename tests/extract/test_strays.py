"""Sentences of other news on a report's page."""

from __future__ import annotations

from dateline.extract import read_claims
from dateline.ingest import make_report
from dateline.language import Pack
from dateline.model.claim import Figure

_BODY = (
    "The river rose again on Monday in Tavia. Officials said that nine people were killed when the dam broke. "
    "Farmers carried their animals to the hills, and the minister promised help for the valley. "
    "Schools stay shut until the water falls, and the roads to the coast are closed. "
    "Doctors came by boat from the capital with medicine for the villages along the river."
)


def figures(text: str, pack: Pack) -> list[tuple[str, int | None]]:
    claims = read_claims(make_report(text, name="r"), pack)
    return [(str(f.measure), f.quantity.low) for f in claims if isinstance(f, Figure)]


def test_a_link_to_other_news_above_the_report_is_left_out(pack: Pack) -> None:
    assert figures(f"Bus hits tram near Brussels, kills two.\n{_BODY}", pack) == [("killed", 9)]


def test_words_that_come_again_apart_make_no_headline_of_the_report(pack: Pack) -> None:
    line = "2 drivers charged in death of Ghent singer who opened winter fair."
    rest = "Two drivers brought bread. The winter was hard. A death was told to the minister. The fair stays shut."
    assert figures(f"{line}\n{_BODY} {rest}", pack) == [("killed", 9)]


def test_a_headline_of_the_report_itself_is_read(pack: Pack) -> None:
    assert ("killed", 9) in figures(f"Nine people killed when the dam breaks in Tavia.\n{_BODY}", pack)[:1]


def test_a_tweet_beside_the_report_is_left_out(pack: Pack) -> None:
    assert figures(f"{_BODY} Lee: @paper says there might be 40 hostages in the south #news today", pack) == [
        ("killed", 9)
    ]


def test_a_lead_that_shares_no_word_with_the_rest_is_read(pack: Pack) -> None:
    lead = "Police in Ghent arrested 40 students on Friday after a fight over rents, the union said."
    claims = read_claims(make_report(f"{lead}\n{_BODY}", name="r"), pack)
    assert {claim.kind for claim in claims if claim.span.start < len(lead)} == {"figure", "event", "statement"}


def test_what_other_news_tell_is_no_event_and_no_statement(pack: Pack) -> None:
    line = "Brussels police arrest two drivers, union says."
    told = {claim.kind for claim in read_claims(make_report(line, name="r"), pack)}
    assert {"event", "statement"} <= told
    claims = read_claims(make_report(f"{line}\n{_BODY}", name="r"), pack)
    assert {claim.kind for claim in claims} == {"figure", "event", "statement"}
    assert all(claim.span.start > len(line) for claim in claims)
