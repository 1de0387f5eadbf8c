"""The words of those who act and suffer: pronouns give way to the names they stand for."""

from __future__ import annotations

from datetime import date

from dateline.extract.read import read
from dateline.ingest.make import make_report
from dateline.language import Pack
from dateline.model.claim import EventMention
from dateline.model.vocabulary import EventType

DAY = date(2021, 3, 10)


def events(text: str, pack: Pack) -> tuple[EventMention, ...]:
    return read(make_report(text, published=DAY), pack).events


def test_a_pronoun_gives_way_to_the_name_it_stands_for(pack: Pack) -> None:
    text = "President Ana Vega met the union on Monday. She urged farmers to end their strike."
    report = make_report(text, published=DAY)
    urged = next(e for e in read(report, pack).events if e.type is EventType.REQUEST)
    (agent,) = urged.agents
    assert agent.text == "President Ana Vega"
    assert report.text[agent.span.start : agent.span.end] == agent.text


def test_no_speaker_tells_a_plot_of_himself(pack: Pack) -> None:
    text = "Police in Lima arrested nine rebels on Monday and said they had bombed a train."
    assert all("Police" not in [a.text for a in e.agents] for e in events(text, pack) if e.type is EventType.ASSAULT)


def test_whom_a_speaker_means_is_not_sure(pack: Pack) -> None:
    text = 'Colonel Luis Roca spoke on Monday. "He was killed by a mine," he said of a private.'
    assert all("Roca" not in r.text for e in events(text, pack) for r in e.recipients)
