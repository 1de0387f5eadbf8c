"""One event asked by its key is the one of the list, with the larger event that it is part of."""

from __future__ import annotations

from datetime import date

import dateline
from dateline.model.report import Published, Report, Zone
from dateline.model.span import Span
from dateline.model.vocabulary import PublishedBasis, ZoneKind
from dateline.record.settling import settle
from dateline.store import Store
from dateline.store.write import write_report

TEXT = "There was unrest in Kenya all week. Soldiers attacked Nakuru on Tuesday. Some wept in Nakuru."


def mention(id, word, type, place, precision, days):
    start, at = TEXT.index(word), TEXT.index(place)
    first = TEXT.rfind(". ", 0, start) + 2 if ". " in TEXT[:start] else 0
    return {
        "id": id, "kind": "event", "start": start, "end": start + len(word), "text": word, "zone": "body",
        "sentence": [first, TEXT.index(".", start) + 1], "place": place, "place_start": at,
        "place_end": at + len(place), "place_id": len(place), "place_name": place, "place_lat": 0.0, "place_lon": 36.0,
        "place_country": "KE", "place_admin1": "", "place_precision": precision, "time_start": days[0],
        "time_end": days[1], "time_text": "", "time_text_start": None, "time_text_end": None, "time_precision": "range",
        "time_basis": "stated", "source": "", "source_kind": "", "via": "", "source_start": None, "source_end": None,
        "via_start": None, "via_end": None, "status": "stated", "type": type, "mode": "", "agents": [],
        "recipients": [], "figures": [],
    }  # fmt: skip


def test_an_event_asked_alone_is_the_one_of_the_list(tmp_path):
    path = tmp_path / "r.dateline"
    store = Store(path)
    zones = (Zone(ZoneKind.BODY, Span(0, len(TEXT))),)
    report = Report(
        name="a", text=TEXT, zones=zones, published=Published(date(2022, 3, 12), PublishedBasis.GIVEN), language="en"
    )
    claims = [
        mention("E0000000001", "unrest", "PROTEST", "Kenya", "country", ("2022-03-07", "2022-03-12")),
        mention("E0000000002", "attacked", "ASSAULT", "Nakuru", "city", ("2022-03-08", "2022-03-08")),
        mention("E0000000003", "wept", "MOBILIZE", "Nakuru", "city", ("2022-03-08", "2022-03-08")),
    ]
    with store.writing() as connection:
        write_report(connection, report, claims, reader="toy-1", address_key=report.key)
    settle(store)
    store.close()
    with dateline.open(path) as record:
        events = {row.text: row for row in record.events()}
        assert events["attacked"].part_of == events["unrest"].key
        assert events["wept"].part_of == ""
        assert [record.show(row.key).row for row in events.values()] == list(events.values())
