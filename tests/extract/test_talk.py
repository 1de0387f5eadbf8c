"""What a transcript and a writer's column say of who said what."""

from __future__ import annotations

from dateline.extract.read import read
from dateline.extract.text.blocks import pieces_of
from dateline.ingest import make_report
from dateline.language import Pack

SHOW = (
    "ANNA VOSS, HOST: The army shelled the port of Elm on Monday. With us is Mayor John Field.\n"
    "FIELD: Some forty boats have sunk since Monday, and nobody has helped the crews. VOSS: How many were aboard?\n"
    "FIELD (on phone): I have asked the army to let the divers go down to the boats. VOSS: What did it say?\n"
    "FIELD: Nothing.\nVOSS (voice-over): The divers are still waiting on the pier, as they have since Monday.\n"
    + "VOSS: We will have more on the boats and the divers after this break.\n"
    * 12
)


def test_the_next_speaker_begins_a_piece_of_its_own(pack: Pack):
    pieces = [p.text for p in pieces_of(make_report(SHOW), pack)]
    assert "VOSS: How many were aboard?" in pieces


def test_answers_of_named_guests_are_statements_in_their_full_names(pack: Pack):
    found = read(make_report(SHOW), pack).statements
    assert {s.source.text for s in found} == {"John Field"}
    assert [s.text.split()[0] for s in found] == ["Some", "I"]


def test_who_breaks_in_ends_the_turn_before(pack: Pack):
    show = SHOW.replace("nobody has helped the crews. VOSS: How", "nobody has -- VOSS: How")
    show = show.replace(
        "FIELD: Nothing.\n", "FIELD: Nothing that helps the men here. I mean -- LEE: We all went home.\n"
    )
    show += "LEE: We have gone back to our boats since then, all of us.\n"
    found = {(s.source.text.split()[-1], s.text) for s in read(make_report(show), pack).statements}
    assert ("Field", "Some forty boats have sunk since Monday, and nobody has") in found
    assert not any("VOSS" in text or "LEE" in text for _, text in found)


def test_the_word_for_a_message_ends_the_name_before_it(pack: Pack):
    entries = (
        "1210 AnnaInElm tweets: “The quay is full of people. Nobody sleeps.”\n"
        "1212 BenOfElm tweets: “I can hear planes over the bay tonight.”\n"
        "1215 Carla Moor, a nurse in Ashford, e-mails: “We have no water at the clinic. The roads are cut.”\n"
        "1220 Dora Hill in Elm emails: “My brother is safe, and his house stands.”\n"
    )
    found = [s.source.text for s in read(make_report(entries), pack).statements]
    assert found == ["AnnaInElm", "BenOfElm", "Carla Moor", "Dora Hill in Elm"]


def test_the_outlets_correspondent_answers_for_the_numbers_of_a_turn_and_makes_no_statement(pack: Pack):
    show = SHOW.replace("FIELD (on phone)", "NORA LIND, CORRESPONDENT: There are 31 wounded in the clinic.\nFIELD")
    show += "LIND: They say that 12 boats came back. But it is calm here on the pier now.\n"
    found = read(make_report(show), pack)
    (wounded,) = [f for f in found.figures if f.quantity.low == 31]
    assert (wounded.source.kind, wounded.status) == ("outlet", "attributed")
    assert not any("LIND" in s.source.text for s in found.statements)
