"""Which reports are about one crisis."""

from __future__ import annotations

from datetime import date

from dateline.resolve import resolve
from resolve.test_origins import OTHER, WIRE, report
from resolve.test_resolve import row


def stories(*reports, claims=()):
    found = resolve(reports, list(claims)).story
    return [found[one.key] for one in reports]


def test_reports_that_share_names_are_one_story_and_others_are_not():
    more = "In Astrel bread was cheaper on Friday, and trains to Borvia ran. Nobody in Astrel was on the square."
    first, second, third = stories(report("a", WIRE), report("b", more), report("c", OTHER))
    assert first == second != third


def test_months_apart_is_another_story():
    first, second = stories(report("a", WIRE), report("b", WIRE.replace("shots", "rain"), published=date(2022, 6, 1)))
    assert first == second, "copies are of one story whenever they were printed"
    far = "In Astrel trains to Borvia ran again, and in Astrel bread was cheap, and nobody in Borvia spoke of Astrel."
    first, second = stories(report("a", WIRE), report("b", far, published=date(2022, 6, 1)))
    assert first != second or not second


def test_a_report_alone_that_tells_of_nothing_is_of_no_story():
    assert stories(report("a", OTHER)) == [""]


def test_shootings_in_one_city_do_not_chain():
    shot = "On Sunday in Astrel {} was shot on {}, near the {}, and {} asked for help. The {} stayed shut."
    cases = [
        ("Ivo Marn", "Mill Lane", "Tarn Bridge", "Lena Marn", "Tarn Bridge"),
        ("Ada Quill", "Ferry Steps", "Opal House", "Otto Quill", "Opal House"),
    ]
    others = [f"The fair of Town{at}a was opened by Noel{at}b Vane{at}c, who praised Hall{at}d." for at in range(80)]
    reports = [report(f"s{at}", shot.format(*case)) for at, case in enumerate(cases)]
    reports += [report("s2", "A man held over the death of Ivo Marn on Mill Lane, near Tarn Bridge, went free.")]
    reports += [report(f"x{at}", body) for at, body in enumerate(others)]
    # Only what counts something makes a story in a large record.
    days = {"time_start": None, "time_end": None, "time_precision": "unknown", "place": "", "place_id": None}
    counts = [row(f"F{one.key}", one.key, **days) for one in reports]
    found = resolve(reports, counts).story
    assert found["s0"] == found["s2"]
    assert found["s0"] != found["s1"]


def test_in_a_large_record_what_counts_nothing_goes_with_what_it_is_most_like():
    wire = "At Tarn Bridge {} met the Opal Guards and Lena Marn of the Ferry League, and told them of the winter."
    bodies = {"a": wire.format("Ivo Quill"), "b": wire.format("Otto Vane"), "c": wire.format("Ada Holm")}
    bodies |= {"d": "The chess of Borvia was won by Noel Hatch.", "e": "In Borvia Noel Hatch won at chess once more."}
    bodies |= {f"x{at}": f"The fair of Town{at}a was opened by Noel{at}b Vane{at}c." for at in range(70)}
    reports = [report(name, body) for name, body in bodies.items()]
    found = resolve(reports, [row("F1", "a"), row("F2", "b")]).story
    assert found["a"] == found["b"] == found["c"] != ""
    assert found["d"] == found["e"] == ""
