"""Zones mark text: what kind, where, and never a character lost."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.ingest import make_report
from dateline.model.report import Report
from dateline.model.vocabulary import PublishedBasis, ZoneKind

PROSE = "Police in the northern port fired tear gas at a crowd of several hundred dock workers on Tuesday night."
MORE = "The crowd left before midnight, two residents said, and the gates of the harbour were closed until morning."


def zones(report: Report, kind: ZoneKind) -> list[str]:
    return [zone.span.of(report.text) for zone in report.zones if zone.kind is kind]


def holds(report: Report) -> bool:
    at = 0
    for zone in report.zones:
        if zone.span.start < at or not blank(report.text[at : zone.span.start]):
            return False
        at = zone.span.end
    return blank(report.text[at:])


def blank(text: str) -> bool:
    return all(char.isspace() or char == "\ufeff" for char in text)


@given(st.text(max_size=400))
def test_every_character_lies_in_one_zone_whatever_the_text(text: str) -> None:
    report = make_report(text, language="en")
    assert report.text == text
    assert holds(report)


WORDS = [
    "By Ann Lee",
    "PORT ELM",
    "(AP)",
    "--",
    " - ",
    "Jan. 5",
    "2022-01-10",
    "Updated:",
    "Share",
    "said",
    "\n",
    "\n\n",
]
WORDS += [
    "Copyright ©",
    "?? X ??",
    "Police fired.",
    "\r\n",
    "\u2028",
    "🚑",
    "é",
    "שלום",
    "\t",
    "\ufeff",
    "Home",
    "Photo:",
]


@given(st.lists(st.sampled_from(WORDS), max_size=30).map(" ".join), st.sampled_from(["", "Police fired", "Home"]))
def test_every_character_lies_in_one_zone_in_what_looks_like_news(text: str, headline: str) -> None:
    assert holds(make_report(text, headline=headline, outlet="Home", language="en"))


def test_head_of_a_newspaper_page():
    head = "Elmport Chronicle\n\nPort city counts its wounded\n\n- By Ann B. Lee, Jo Roe and Li Wu"
    report = make_report(f"{head}\n\nPORT ELM — {PROSE}\n\n{MORE}")
    assert (report.outlet, report.headline) == ("Elmport Chronicle", "Port city counts its wounded")
    assert report.bylines == ("Ann B. Lee", "Jo Roe", "Li Wu")
    assert report.dateline_place == "PORT ELM"
    assert zones(report, ZoneKind.DATELINE) == ["PORT ELM —"]
    assert zones(report, ZoneKind.BODY) == [PROSE, MORE]
    assert zones(report, ZoneKind.FURNITURE) == ["Elmport Chronicle"]


@pytest.mark.parametrize(
    ("start", "place"),
    [
        ("CAIRO (Reuters) - ", "CAIRO"),
        ("Cairo, Egypt (CNN) -- ", "Cairo, Egypt"),
        ("BUKAVU, DR Congo, Jan. 28 (AP) - ", "BUKAVU, DR Congo"),
        ("PORT-AU-PRINCE—", "PORT-AU-PRINCE"),
        ("MOSCOW/ALMATY, Jan 6 (Example Wire) - ", "MOSCOW/ALMATY"),
        ("SAN SALVADOR, 15 JAN 90 (EFE) -- [TEXT] ", "SAN SALVADOR"),
        ("(CNN)", ""),
        ("ROME (ITALY), 11 JAN 90 (ANSA) -- [TEXT] ", "ROME (ITALY)"),
        ("CLANDESTINE, NO DATE (RADIO X) -- ", ""),
        ("GENEVA (AFP) ", "GENEVA"),
    ],
)
def test_dateline(start: str, place: str) -> None:
    report = make_report(start + PROSE)
    assert report.dateline_place == place
    assert zones(report, ZoneKind.DATELINE) == [start.strip()]
    assert zones(report, ZoneKind.BODY) == [PROSE]


@pytest.mark.parametrize(
    "start",
    [
        "NATO — the alliance of thirty states — said on Friday that it saw no reason to send any troops at all.",
        "Unrest — The worst in a decade by any account — went on in the port on Tuesday, according to residents.",
        "UPDATE — Police in the port fired tear gas at a crowd of several hundred dock workers on Tuesday night.",
        "The army - which denies it - fired at a crowd of several hundred dock workers on Tuesday, residents said.",
    ],
)
def test_a_dash_in_prose_makes_no_dateline(start: str) -> None:
    report = make_report(f"{start}\n{MORE}")
    assert report.dateline_place == ""
    assert zones(report, ZoneKind.BODY) == [start, MORE]


def test_agency_mark_inside_the_first_paragraph_parts_teaser_and_text():
    report = make_report(f"Dockers vow to go on striking (CNN) -- {PROSE}\n{MORE}")
    assert zones(report, ZoneKind.BODY) == [PROSE, MORE]
    assert zones(report, ZoneKind.HEADLINE) == ["Dockers vow to go on striking"]


def test_a_wire_page_opens_with_headline_place_and_time_and_dateline():
    report = make_report(
        f"Dockers walk out PORT ELM | Mon May 3, 2010 6:15 pm EST PORT ELM (Reuters) - {PROSE}\n{MORE}"
    )
    assert zones(report, ZoneKind.HEADLINE) == ["Dockers walk out"]
    assert zones(report, ZoneKind.FURNITURE) == ["PORT ELM | Mon May 3, 2010 6:15 pm EST"]
    assert report.dateline_place == "PORT ELM"
    assert zones(report, ZoneKind.BODY) == [PROSE, MORE]


@pytest.mark.parametrize(
    "entry", ["(Update 7:20 p.m. Port Elm, 12:20 p.m. ET)", "10.45am GMT:", "1430:", "[9:05 a.m.]"]
)
def test_the_hour_of_an_entry_is_furniture(entry: str) -> None:
    report = make_report(f"{PROSE}\n{entry} {MORE}")
    assert zones(report, ZoneKind.FURNITURE) == [entry]
    assert zones(report, ZoneKind.BODY) == [PROSE, MORE]


def test_a_year_that_heads_a_paragraph_is_no_hour() -> None:
    report = make_report(f"{PROSE}\n\n1918: The docks stood still.\n\n1957 - Nobody came.")
    assert zones(report, ZoneKind.FURNITURE) == []


def test_an_hour_that_looks_like_a_year_is_one_beside_other_hours() -> None:
    report = make_report(f"{PROSE}\n\n1745: The docks stand still.\n\n1918: {MORE}")
    assert zones(report, ZoneKind.FURNITURE) == ["1745:", "1918:"]


@pytest.mark.parametrize("prose", ["1430 dockers walked out.", "10.45am was the hour when it began.", "7 p.m. it was."])
def test_an_hour_in_prose_is_none_of_an_entry(prose: str) -> None:
    assert zones(make_report(f"{PROSE}\n{prose}"), ZoneKind.BODY) == [PROSE, prose]


def test_what_readers_wrote_under_a_report_is_furniture():
    report = make_report(f"{PROSE}\nMay 9, 2011 at 3:05 pm | Report abuse | I was there.\nSo was I.")
    assert zones(report, ZoneKind.BODY) == [PROSE]


def test_lines_of_taken_apart_text_that_one_quotation_holds_are_one_paragraph():
    text = "The port is shut . \n`` We walked out , '' he said . \n`` It is over . \nWe go home , '' she said . \n"
    body = zones(make_report(text + "It rained , he said , and it blew . \n"), ZoneKind.BODY)
    assert body[2] == "`` It is over . \nWe go home , '' she said ."


def test_lines_before_a_mark_that_opens_again_are_one_paragraph_of_the_quotation():
    text = (
        "The miller said : `` The weir broke first . \nThen the lane went . \n`` We had no lamp , and no boat . '' \n"
        "`` The ferry is late , it seems . \nsaid Ann Lee . \n`` It was late , and cold . '' \n"
    )
    body = zones(make_report(text), ZoneKind.BODY)
    assert body == [
        "The miller said : `` The weir broke first . \nThen the lane went .",
        "`` We had no lamp , and no boat . ''",
        "`` The ferry is late , it seems .",
        "said Ann Lee .",
        "`` It was late , and cold . ''",
    ]


def test_dateline_day_takes_the_year_of_publication():
    report = make_report(f"PORT ELM, Dec. 30 (AP) - {PROSE}", published=date(2022, 1, 2))
    assert report.dateline_day == date(2021, 12, 30)
    assert report.anchor == date(2021, 12, 30)


def test_dateline_day_without_a_year_stays_unknown_in_an_undated_report():
    report = make_report(f"PORT ELM, Dec. 30 (AP) - {PROSE}")
    assert report.dateline_day is None
    assert report.published.basis is PublishedBasis.UNKNOWN


def test_caption_printed_twice_once_with_its_credit():
    caption = "Dock workers face a line of riot police near the gates of the harbour of Port Elm on Tuesday night."
    report = make_report(f"{PROSE}\n\n{MORE}\n\n ?? Example Wire ?? {caption}\nExample Wire {caption}")
    assert zones(report, ZoneKind.CAPTION) == [f"?? Example Wire ?? {caption}", f"Example Wire {caption}"]


@pytest.mark.parametrize(
    "words",
    [
        "Rescue workers carry a man from the rubble on Monday. (AP Photo/Ann Lee)",
        "A house burns near the harbour of Port Elm on Tuesday night. (Photo: Example Wire)",
        "Image caption A house burns near the harbour",
        "FILE - The harbour in 2019.",
        "The harbour burns, seen from the hill on Tuesday ©Ann Lee (AFP)",
    ],
)
def test_captions(words: str) -> None:
    report = make_report(f"{PROSE}\n{words}\n{MORE}")
    assert zones(report, ZoneKind.CAPTION) == [words]


@pytest.mark.parametrize(
    "words",
    [
        "Newspapers from United States",
        "Newspapers in English",
        "Sign up for our newsletter",
        "Sign up to our daily briefing and never miss a story",
        "Copyright © 2022 Example Wire. All rights reserved.",
        "Read more: Port city counts its wounded",
        "Share on Facebook Share on Twitter Email",
        "Home | World | Business | Sport | Weather",
        "We use cookies to improve your visit. Accept all cookies to go on.",
        "Advertisement",
        "12 comments",
        "Follow us on Twitter",
        "REUTER",
    ],
)
def test_furniture(words: str) -> None:
    report = make_report(f"{PROSE}\n{words}\n{MORE}")
    assert zones(report, ZoneKind.FURNITURE) == [words]


@pytest.mark.parametrize(
    "words",
    [
        "Share prices fell by a tenth after the gates were closed.",
        "Home guards shot two people near the bridge.",
        "More than 40 people were hurt.",
        "Read more newspapers, the minister told dock workers.",
        "Copyright lawyers were among those held.",
        "Follow the money, the union said on Twitter.",
        "ARI LANE, HOST:",
        "Newspapers from the capital reported nine deaths.",
        "Police clicked on Facebook and Twitter to find the dock workers.",
    ],
)
def test_news_is_never_furniture(words: str) -> None:
    report = make_report(f"{PROSE}\n{words}\n{MORE}")
    assert zones(report, ZoneKind.BODY) == [PROSE, words, MORE]


def test_what_somebody_says_twice_is_no_caption():
    words = "The gates stay shut until every one of the dock workers is back, the mayor said."
    report = make_report(f"{PROSE}\n{words}\n{MORE}\n{words}")
    assert zones(report, ZoneKind.CAPTION) == []


@pytest.mark.parametrize(
    "words", ["By Thursday night the gates were shut.", "By Contrast", "By then, Ann Lee had left."]
)
def test_by_in_prose_is_no_byline(words: str) -> None:
    assert make_report(f"{PROSE}\n{words}\n{MORE}").bylines == ()


def test_hard_wrapped_lines_make_one_zone_a_paragraph():
    text = (
        "    Police in the northern port fired tear gas at a crowd of\n"
        "several hundred dock workers on Tuesday night, two\nresidents said.\n"
        "    The crowd left before midnight, and the gates of the\n"
        "harbour were closed until the morning of\nWednesday.\n"
    )
    assert len(make_report(text).zones) == 2


def test_hard_wrapped_capitals_make_one_zone_a_paragraph():
    lines = [
        "   POLICE IN THE NORTHERN PORT FIRED TEAR GAS AT A CROWD OF SEVERAL",
        "HUNDRED DOCK WORKERS ON TUESDAY NIGHT, TWO RESIDENTS OF THE QUARTER",
        "SAID BY TELEPHONE.",
        "",
        "   THE CROWD LEFT BEFORE MIDNIGHT, AND THE GATES OF THE HARBOUR WERE",
        "CLOSED UNTIL THE MORNING OF WEDNESDAY, WHEN THE FIRST SHIPS CAME IN.",
    ]
    assert len(make_report("\n".join(lines)).zones) == 2


def test_one_paragraph_a_line_makes_one_zone_a_line():
    assert len(make_report(f"{PROSE}\n{MORE}\n{PROSE} Again.\n{MORE} Again.").zones) == 4


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r", "\u2028", "\f\n", "\n \n"])
def test_newlines_of_every_kind_part_paragraphs_and_stay(newline: str) -> None:
    text = f"{PROSE}{newline}{MORE}"
    report = make_report(text)
    assert report.text == text
    assert zones(report, ZoneKind.BODY) == [PROSE, MORE]


def test_a_text_of_one_line_is_body():
    report = make_report("Twelve people were killed in Port Elm on Tuesday")
    assert [zone.kind for zone in report.zones] == [ZoneKind.BODY]
    assert report.headline == ""


def test_a_very_long_text_works():
    report = make_report(" ".join([PROSE] * 6000))
    assert len(report.zones) == 1


def test_a_headline_from_metadata_is_found_at_the_start_of_the_first_paragraph():
    report = make_report(f"Port city counts its wounded {PROSE}\n{MORE}", headline="Port city counts its wounded")
    assert zones(report, ZoneKind.HEADLINE) == ["Port city counts its wounded"]
    assert zones(report, ZoneKind.BODY) == [PROSE, MORE]


def test_a_headline_that_the_text_lacks_is_kept_beside_it():
    report = make_report(f"{PROSE}\n{MORE}", headline="Port city counts its wounded")
    assert report.headline == "Port city counts its wounded"
    assert zones(report, ZoneKind.HEADLINE) == []


def test_a_day_with_its_clock_parts_a_headline_from_the_text_glued_to_it():
    report = make_report(f"Dockers walk out in Elm Monday 3 May 2010 11.40 BST {PROSE}\n{MORE}")
    assert zones(report, ZoneKind.HEADLINE) == ["Dockers walk out in Elm"]
    assert zones(report, ZoneKind.BODY) == [PROSE, MORE]
    assert report.published is not None
    assert report.published.day == date(2010, 5, 3)


@pytest.mark.parametrize(
    "line",
    [
        "The Elm Herald may edit your comments before they are shown.",
        "Have you or your family been affected by the floods?",
        "Tell us your experiences by filling in the form below.",
        "You can also send your pictures to the desk.",
        "Sorry, this media is not available in your territory.",
    ],
)
def test_what_a_site_asks_of_its_readers_is_furniture(line: str) -> None:
    assert zones(make_report(f"{PROSE}\n\n{MORE}\n\n{line}"), ZoneKind.FURNITURE) == [line]


def test_under_a_form_for_comments_all_is_furniture() -> None:
    form, comment = (
        "Comments are not pre-screened before they post.",
        "My uncle said that 40 ships went down that night.",
    )
    report = make_report(f"{PROSE}\n\n{MORE}\n\n{PROSE}\n\n{form}\n\n{comment}")
    assert zones(report, ZoneKind.FURNITURE) == [form, comment]


def test_a_site_that_asks_for_comments_over_its_text_is_read() -> None:
    report = make_report(f"Dock workers stay out\n\nLeave a comment\n\n{PROSE}\n\n{MORE}")
    assert zones(report, ZoneKind.BODY) == [PROSE, MORE]


def test_highlights_run_together_before_a_dateline_are_furniture() -> None:
    points = (
        "Dock workers stay out for a ninth day Harbour board says no ship has been unloaded "
        "Ferries to the islands are cut to one a day Union to vote again"
    )
    report = make_report(f"{points} HULL, England (AP) -- {PROSE}\n\n{MORE}")
    assert zones(report, ZoneKind.FURNITURE) == [points]
