"""What may be one is proposed, shown with its reasons, and proposed no more once a person decided."""

from __future__ import annotations

import random
from datetime import date

import pytest

import dateline
from dateline.cli.app import main
from dateline.errors import UsageError
from dateline.page import Asked, ServedLinks, Snapshot, render

TEXTS = {
    "a": "Police arrested Emil Castor in Almaty on 5 January 2022. Soldiers killed 12 people in Almaty on Wednesday.",
    "b": "Police arrested E. Castor in Almaty on Wednesday. Soldiers killed 12 people in Almaty on 5 January 2022.",
    "c": "Police detained Mr Emil Castor in Almaty on 5 January 2022. Soldiers killed people in Almaty on Wednesday.",
}


def made(folder, names, one_by_one=False):
    paths = []
    for name in names:
        path = folder / f"{name}.txt"
        path.write_text(TEXTS[name])
        paths.append(path)
    record = dateline.open(folder / f"{''.join(names)}{one_by_one}.dateline")
    for some in [[path] for path in paths] if one_by_one else [paths]:
        record.read(some, published=date(2022, 1, 6))
    return record


@pytest.fixture
def record(tmp_path):
    with made(tmp_path, "abc") as found:
        yield found


def test_names_that_differ_in_an_initial_are_proposed(record):
    rows = record.proposals(kind="actor")
    assert any("initial" in row.reason for row in rows)
    known = {row.key for row in record.actors()}
    claims = {row.id for row in record.mentions()}
    for row in rows:
        assert {row.a, row.b} <= known
        assert set(row.evidence) <= claims
        assert 0 < row.likelihood <= 1


@pytest.mark.parametrize("verdict", ["same", "different"])
def test_a_judged_pair_is_proposed_no_more_and_again_when_undone(record, verdict):
    row = record.proposals(kind="actor")[0]
    said = record.judge(row.a, verdict, row.b, who="marta")
    assert (row.a, row.b) not in {(one.a, one.b) for one in record.proposals()}
    record.judge(said.key, "undo", who="marta")
    assert (row.a, row.b) in {(one.a, one.b) for one in record.proposals()}


def test_what_is_kept_is_the_same_in_any_order(tmp_path, record):
    names = random.Random(7).sample(list(TEXTS), len(TEXTS))
    with made(tmp_path, names, one_by_one=True) as other:
        assert list(other.proposals()) == list(record.proposals())
        assert list(other.links()) == list(record.links())


def test_an_earlier_day_has_its_own(record):
    assert list(record.as_reported_by("2022-01-06").proposals()) == list(record.proposals())
    assert not record.as_reported_by("2022-01-01").proposals()


def test_an_actor_is_shown_with_the_reasons(record, capsys):
    actor = next(row for row in record.actors() if "Emil Castor" in " ".join(row.names))
    links = record.show(actor.key).links
    assert {link.words for link in links} == set(actor.names)
    assert main(["show", actor.key, "--record", str(record.path)]) == 0
    assert links[0].why[:20] in " ".join(capsys.readouterr().out.split())


def test_the_command_lists_them(record, capsys):
    assert main(["proposals", "--kind", "actor", "--record", str(record.path), "--json"]) == 0
    assert len(capsys.readouterr().out.splitlines()) == len(record.proposals(kind="actor"))
    with pytest.raises(UsageError):
        record.proposals(kind="origin")


def test_the_page_asks_and_shows_the_words(record):
    snapshot = Snapshot(record)
    html = render(snapshot, Asked("review", "", {}), ServedLinks(), csrf="x", stamp="1", named=True, last_visit=None)
    row = record.proposals()[0]
    assert "Same or different?" in html
    assert f'name="other" value="{row.b}"' in html
    html = render(snapshot, Asked("actor", record.links()[0].actor, {}), ServedLinks(), csrf="", stamp="1")
    assert "Why these words are for it" in html
