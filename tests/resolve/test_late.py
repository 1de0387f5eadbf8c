"""A late report is placed without the rest being done again, and the record is the same as if all had come at once."""

from __future__ import annotations

import json

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import dateline
from dateline.record import brought, settling
from dateline.resolve.reports import parts

pytestmark = pytest.mark.usefixtures("toy")

BREAD = (
    "Bread riots went on in the harbour quarter of Astrel, where Ottokar Vell of the Millers Guild spoke to a crowd at "
    "Tarn Bridge. Some 18 killed in Astrel on 2022-01-05, the Guild said, after the Greyhelm Guard had closed the "
    "roads to Tarn Bridge and to the mills behind it. Reds stormed Astrel on 2022-01-05. "
)
FERRY = (
    "The ferry Blue Heron sank off the pier of Borvia with pupils of the Larkin School, the harbour master Ida Quennel "
    "told the Borvia Courier. It was 7 killed in Borvia on 2022-01-06, Quennel said, and the lighthouse of Borvia had "
    "been dark since the storm. Divers of the Larkin Company went down three times before the night. "
)
QUAKE = (
    "Houses fell in the old town of Cindel when the earth shook at noon, said the geologist Basil Thorne of the Cindel "
    "Observatory. There were 31 injured in Cindel on 2022-01-07, Thorne said, most of them at the Weavers Market. "
)
OWN = (
    "Nobody in Borvia can say how the winter boats are paid for. The council put the money for new lamps aside "
    "in spring, as its books show, and bought a clock instead; two captains wrote letters about it that were "
    "never answered. Since then crews have crossed by the moon and by a fire which a farmer lights on the cliff "
    "for a small fee each evening. Parents began to walk their children around the bay, three hours on a road of "
    "stones, because they trusted neither the clock nor the lamps. A teacher at the Larkin School, who would not "
    "give her name, keeps a list of all crossings in fog, with remarks. It fills four books by this week, and "
    "the last page was written on the eve of the sinking. "
)
# Name: day, text. "b1" and "b2" come from one address, one after the other.
POOL = {
    "a1": ("2022-01-06", BREAD),
    "a2": ("2022-01-06", BREAD + "Shops stayed shut."),
    "a3": (
        "2022-01-08",
        "Ottokar Vell left Tarn Bridge. By then 20 killed in Astrel on 2022-01-05. Greyhelm Guard stayed.",
    ),
    "a4": (None, "At Tarn Bridge the Greyhelm Guard let Ottokar Vell pass. It was 18 killed in Astrel on 2022-01-05."),
    "b1": ("2022-01-07", FERRY),
    "b2": ("2022-01-07", FERRY.replace("It was 7", "It was 9").replace("Ida Quennel", "Ida Quennel of the Navy")),
    "b3": ("2022-01-08", OWN + FERRY),
    "c1": ("2022-01-08", QUAKE),
    "c2": ("2022-01-09", QUAKE.replace("31 injured", "13 injured") + "Reds stormed Cindel on 2022-01-07."),
    "d1": (
        "2022-05-09",
        "Rain fell on a fair, and 4 injured in Astrel on 2022-05-08 had eaten of a pie by Noel Hatch.",
    ),
    "e1": ("2022-01-07", "Sport: Marta Oake won at chess against Piet Lorn."),
}
ORDER = [name for name in POOL if name != "b1"]
LATER = ["b1", *ORDER]


def take(record, folder, names):
    folder.mkdir(exist_ok=True)
    for name in names:
        day, text = POOL[name]
        path = folder / f"{'b' if name in ('b1', 'b2') else name}.json"
        path.write_text(json.dumps({"text": text, "published": day, "title": ""}), "utf-8")
        record.read(path)


def claim(record, report, start, name=None):
    return next((row.id for row in record.figures(report=report) if row.text.startswith(start)), None)


JUDGED = (
    lambda record: (claim(record, "a3.json", "20"), "different", claim(record, "a1.json", "18")),
    lambda record: (claim(record, "a1.json", "18"), "same", claim(record, "c1.json", "31")),
    lambda record: (report(record, "c1.json"), "different", report(record, "c2.json")),
    lambda record: (report(record, "d1.json"), "same", report(record, "e1.json")),
    lambda record: (claim(record, "d1.json", "4"), "correct", {"place": "Borvia"}),
)


def report(record, name):
    return next((row.key for row in record.reports() if row.name == name), None)


def judge(record, wanted):
    """Make those judgements whose targets are there; those that are left."""
    left = []
    for at in wanted:
        one, verdict, other = JUDGED[at](record)
        if one is None or other is None:
            left.append(at)
            continue
        given = {"values": other} if isinstance(other, dict) else {"other": other}
        record.judge(one, verdict, who="ida", when=f"2026-01-01T10:{at:02}", **given)
    return left


def dump(record):
    told = {
        what: list(record.export_rows(what=what)) for what in ("claims", "relations", "events", "series", "origins")
    }
    for row in told["claims"]:
        row.pop("recorded_at", None)
    told["reports"] = [(row.key, row.origin, row.story, row.possible_days) for row in record.reports()]
    told["actors"] = list(record.actors())
    return told


@st.composite
def courses(draw):
    order = draw(st.permutations(LATER))
    # A text is followed by its newer version, whatever else comes between.
    if order.index("b1") > order.index("b2"):
        at, to = order.index("b1"), order.index("b2")
        order[at], order[to] = "b2", "b1"
    cuts = sorted(draw(st.sets(st.integers(1, len(order) - 1), max_size=6)))
    batches = [order[a:b] for a, b in zip([0, *cuts], [*cuts, len(order)], strict=True)]
    judged = draw(st.permutations(draw(st.sets(st.sampled_from(range(len(JUDGED)))).map(sorted))))
    when = draw(st.integers(0, len(batches)))
    return batches, judged, when


@pytest.mark.parametrize("small", [3, 62])
@settings(max_examples=6, deadline=None, suppress_health_check=list(HealthCheck))
@given(course=courses())
def test_whatever_the_order_the_record_is_the_same(small, course, tmp_path_factory):
    batches, judged, when = course
    folder = tmp_path_factory.mktemp("order")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(parts, "SMALL", small)
        patch.setattr(settling, "_MUCH", 0)
        with dateline.open(folder / "bit.dateline") as record:
            left = judged
            for at, names in enumerate(batches):
                take(record, folder / "bit", names)
                left = judge(record, left) if at >= when else left
            judge(record, left)
            bit = dump(record)
        with dateline.open(folder / "all.dateline") as record:
            take(record, folder / "all", ["b1", "b2"])
            take(record, folder / "all", [name for name in LATER if name[0] != "b" or name == "b3"])
            judge(record, sorted(judged))
            whole = dump(record)
    for what in whole:
        assert bit[what] == whole[what], what


def test_only_the_story_of_a_late_report_is_told_again(tmp_path, monkeypatch):
    monkeypatch.setattr(parts, "SMALL", 2)
    monkeypatch.setattr(settling, "_MUCH", 0)
    told = []
    tell = brought.tell
    monkeypatch.setattr(brought, "tell", lambda stories, *rest: told.extend(stories) or tell(stories, *rest))
    with dateline.open(tmp_path / "r.dateline") as record:
        take(record, tmp_path / "in", ["a1", "a3", "b1", "c1", "c2", "d1"])
        told.clear()
        take(record, tmp_path / "in", ["b3"])
        stories = {row.name: row.story for row in record.reports()}
        assert stories["b3.json"] in told
        assert not {stories["a1.json"], stories["c1.json"], stories["d1.json"]} & set(told)


def test_what_stands_in_a_copied_passage_has_the_origin_of_where_it_stood_first(tmp_path):
    with dateline.open(tmp_path / "r.dateline") as record:
        take(record, tmp_path / "in", ["b3"])
        (copied,) = record.figures(report="b3.json")
        own = report_of(record, "b3.json").origin
        assert copied.origin == own
        take(record, tmp_path / "in", ["b1"])
        first = report_of(record, "b.json").origin
        (copied,) = record.figures(report="b3.json")
        assert copied.origin == first != report_of(record, "b3.json").origin
        (series,) = record.series()
        assert (series.reports, series.origins) == (2, 1)


def report_of(record, name):
    return next(row for row in record.reports() if row.name == name)
