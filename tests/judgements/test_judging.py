"""A decision is applied over what the machine says, told beside it, and taken back by another."""

from __future__ import annotations

import pytest

import dateline
from dateline.errors import NotFound, UsageError


def one(record, **filters):
    (row,) = record.figures(**filters)
    return row


def views(record):
    return {
        "figures": record.figures(),
        "events": record.events(),
        "series": record.series(),
        "statements": record.statements(),
        "timeline": record.timeline(),
        "relations": record.relations(),
        "origins": record.origins(),
        "actors": record.actors(),
        "claims": list(record.export_rows()),
    }


def test_a_rejected_claim_is_left_out_and_can_be_asked_for(record):
    nine = one(record, place="Cindel")
    made = record.judge(nine.id, "reject", who="marta", why="misread")
    assert (made.verdict, made.state, made.who, made.why, made.now) == (
        "rejected", "stands", "marta", "misread", (nine.id,)
    )  # fmt: skip
    assert not record.figures(place="Cindel")
    assert one(record, place="Cindel", include_rejected=True).judged == "rejected"
    assert nine.series not in {row.key for row in record.series()}
    assert nine.id not in {row["id"] for row in record.export_rows()}
    assert nine.id in {row["id"] for row in record.export_rows(include_rejected=True)}
    assert record.show(nine.id).row.judged_by == "marta"


def test_a_corrected_value_shows_everywhere_and_the_machine_s_stays_beside_it(record):
    seven = one(record, measure="injured")
    record.judge(seven.id, "correct", values={"measure": "killed", "number": "70"}, who="marta")
    assert not record.figures(measure="injured")
    row = next(row for row in record.figures(measure="killed") if row.id == seven.id)
    assert (row.low, row.high) == (70, 70)
    assert {(c.field, c.read, c.value, c.who) for c in row.corrections} == {
        ("measure", "injured", "killed", "marta"), ("low", 7, 70, "marta"), ("high", 7, 70, "marta")
    }  # fmt: skip
    assert next(series for series in record.series() if seven.id in series.figures).measure == "killed"


def test_a_corrected_place_is_asked_for_by_its_new_name(record):
    nine = one(record, place="Cindel")
    record.judge(nine.id, "correct", values={"place": "Almaty, KZ"})
    row = one(record, place="KZ")
    assert (row.id, row.place_name, row.place_id, row.place_precision) == (nine.id, "Almaty", 1526384, "city")
    assert (row.place_start, row.place_end) == (None, None)
    assert not record.figures(place="Cindel")


@pytest.mark.parametrize(
    ("values", "told"),
    [
        ({"measure": "slain"}, "measure 'slain': there is killed"),
        ({"status": "sure"}, "stated, attributed"),
        ({"low": "many"}, "whole number"),
        ({"low": 30}, r"low \(30\) is larger than high"),
        ({"low": None, "high": None}, "reject it"),
        ({"type": "ASSAULT"}, "cannot be corrected in a figure"),
        ({"day": "Thursday"}, "2022-01-06"),
        ({"time_start": "2022-02-01"}, "comes after"),
        ({"place_id": "1"}, "no place of that GeoNames id"),
        ({}, "correct what"),
    ],
)
def test_a_value_that_cannot_be_is_refused(record, values, told):
    with pytest.raises(UsageError, match=told):
        record.judge(record.figures(place="Astrel")[0].id, "correct", values=values)
    assert not record.judgements()


def test_a_mode_must_be_one_of_its_type(record):
    mention = record.mentions()[0]
    with pytest.raises(UsageError, match="ASSAULT has abduct"):
        record.judge(mention.id, "correct", values={"mode": "demo"})
    record.judge(mention.id, "correct", values={"type": "PROTEST", "mode": "demo"})
    assert [row.id for row in record.mentions(type="PROTEST", mode="demo")] == [mention.id]


def test_agents_must_be_words_of_the_report(record):
    mention = record.mentions()[0]
    with pytest.raises(UsageError, match="nothing without evidence"):
        record.judge(mention.id, "correct", values={"agents": "Greens"})
    record.judge(mention.id, "correct", values={"agents": "Marta"})
    (agent,) = record.claim(mention.id).agents
    assert record.text(mention.report_key)[agent.start : agent.end] == "Marta" == agent.text
    assert agent.actor


def test_an_actor_wrongly_read_is_taken_away(record):
    mention = record.mentions()[0]
    record.judge(mention.id, "correct", values={"agents": ""})
    assert record.claim(mention.id).agents == ()
    assert mention.agents[0].actor not in {row.key for row in record.actors()}


@pytest.mark.parametrize("verdict", ["accept", "reject", "unsure"])
def test_undone_all_is_as_it_was(record, verdict):
    before = views(record)
    id = record.figures()[0].id
    record.judge(id, verdict)
    assert views(record) != before
    record.judge(id, "undo")
    assert views(record) == before


def test_a_correction_undone_all_is_as_it_was(record):
    before = views(record)
    for row in (*record.figures(), *record.mentions()):
        record.judge(row.id, "correct", values={"place": "Astrel", "status": "denied", "source": "a clerk"})
    assert views(record) != before
    for made in record.judgements():
        record.judge(made.key, "undo")
    assert views(record) == before


def test_an_undoing_can_be_undone(record):
    id = record.figures()[0].id
    record.judge(id, "reject")
    undoing = record.judge(id, "undo")
    assert record.claim(id).judged == ""
    record.judge(undoing.key, "undo")
    assert record.claim(id).judged == "rejected"
    assert [row.state for row in record.judgements()] == ["stands", "undone", "stands"]


def test_the_latest_of_two_wins_and_it_is_said(record):
    id = record.figures()[0].id
    first = record.judge(id, "accept", who="one")
    second = record.judge(id, "reject", who="two")
    told = {row.key: row for row in record.judgements()}
    assert told[first.key].state == "overruled"
    assert second.key in told[first.key].note
    assert record.claim(id).judged_by == "two"


def test_a_judgement_of_an_earlier_day_does_not_beat_a_later_one(record):
    id = record.figures()[0].id
    record.judge(id, "accept", when="2022-02-02")
    record.judge(id, "reject", when="2022-02-01")
    assert record.claim(id).judged == "accepted"


def test_as_of_knows_only_what_was_decided_by_then(record):
    id = record.figures()[0].id
    first = record.judge(id, "correct", values={"number": 99})
    record.judge(id, "reject", when="2001-01-01")
    then = record.as_of(first.recorded_at)
    assert then.claim(id).low == 99
    assert len(then.judgements()) == 1
    assert not record.as_of("2022-01-01").judgements()


def test_what_was_reported_by_a_day_is_seen_as_decided_since(record):
    id = record.figures()[0].id
    record.judge(id, "correct", values={"number": 99})
    assert record.as_reported_by("2022-01-06").claim(id).low == 99


def test_a_judgement_on_an_event_is_one_on_its_mentions(record):
    event = record.events(place="Astrel")[0]
    record.judge(event.key, "accept")
    assert record.events(place="Astrel")[0].judged == "accepted"
    record.judge(event.mentions[0], "reject")
    assert not record.events(place="Astrel")
    assert record.show(event.key).row.judged == "rejected"


def test_a_rejected_figure_is_in_no_comparison(record):
    a, b = record.figures(place="Astrel")
    assert record.relations(claim=a.id)
    record.judge(b.id, "reject")
    assert not any(b.id in (row.a, row.b) for row in record.relations())
    assert any(b.id in (row.a, row.b) for row in record.relations(include_rejected=True))


def test_who_is_the_variable_else_the_user(record, monkeypatch):
    id = record.figures()[0].id
    monkeypatch.setenv("DATELINE_USER", "desk two")
    assert record.judge(id, "unsure").who == "desk two"
    monkeypatch.delenv("DATELINE_USER")
    monkeypatch.setattr("getpass.getuser", lambda: "clerk")
    assert record.judge(id, "unsure").who == "clerk"


def test_what_does_not_fit_together_is_refused(record):
    figure, statement, event = record.figures()[0], record.statements()[0], record.mentions()[0]
    with pytest.raises(UsageError, match="verdict 'yes'"):
        record.judge(figure.id, "yes")
    with pytest.raises(UsageError, match="needs two ids"):
        record.judge(figure.id, "same")
    with pytest.raises(UsageError, match="cannot be the same"):
        record.judge(figure.id, "same", event.id)
    with pytest.raises(UsageError, match="cannot be the same"):
        record.judge(statement.id, "same", statement.id)
    with pytest.raises(UsageError, match="one too many"):
        record.judge(figure.id, "accept", event.id)
    with pytest.raises(UsageError, match="can only be said"):
        record.judge(record.origins()[0].key, "reject")
    with pytest.raises(NotFound, match="none to undo"):
        record.judge(figure.id, "undo")
    with pytest.raises(NotFound):
        record.judge("F000000", "accept")


def test_nothing_of_what_was_read_is_changed(record, path):
    record.judge(record.figures()[0].id, "correct", values={"number": 1})
    with record._store.reading() as connection:
        assert connection.exec_driver_sql("select min(low) from claim").scalar() == 7
        with pytest.raises(Exception, match="append-only"):
            connection.exec_driver_sql("delete from judgement")


def test_an_older_record_gets_the_table(tmp_path, folder):
    from dateline.store import Store, schema

    # A file: there were no records on servers before.
    path = tmp_path / "older.dateline"
    store = Store(path)
    with store.writing() as connection:
        connection.exec_driver_sql("DROP TABLE judgement")
        connection.exec_driver_sql("CREATE TABLE judgement (id INTEGER PRIMARY KEY, target VARCHAR)")
        connection.exec_driver_sql("ALTER TABLE resolution DROP COLUMN upto_judgement")
        connection.exec_driver_sql("DROP INDEX ix_report_link_part")
        connection.exec_driver_sql("DROP INDEX reading_open")
        for name in ("resolution.reports", "claim_link.origin", "report_link.part"):
            connection.exec_driver_sql("ALTER TABLE {} DROP COLUMN {}".format(*name.split(".")))
        for name in ("trait", "hint", "overlap"):
            connection.exec_driver_sql(f"DROP TABLE {name}")
        connection.exec_driver_sql("DROP TRIGGER dateline_schema_no_update")
        connection.exec_driver_sql("UPDATE dateline_schema SET version = 1")
    store.close()
    with dateline.open(path) as record:
        record.read(folder)
        record.judge(record.figures()[0].id, "reject")
        assert len(record.judgements()) == 1
    assert schema.SCHEMA == 4
