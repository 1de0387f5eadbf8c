"""A saved page to its visible text: nothing cut out, menus and captions told apart."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from dateline.ingest import take
from dateline.model.report import Report, Skipped
from dateline.model.vocabulary import PublishedBasis, ZoneKind

PROSE = "Police in the northern port fired tear gas at a crowd of several hundred dock workers on Tuesday night."
MORE = "The crowd left before midnight, two residents said, and the gates of the harbour were closed until morning."


def read(folder: Path, markup: str | bytes) -> Report:
    path = folder / "page.html"
    path.write_bytes(markup.encode() if isinstance(markup, str) else markup)
    (report,) = take(path)
    assert not isinstance(report, Skipped), report
    return report


def zones(report: Report, kind: ZoneKind) -> list[str]:
    return [zone.span.of(report.text) for zone in report.zones if zone.kind is kind]


def test_a_page(tmp_path: Path) -> None:
    report = read(
        tmp_path,
        f"""<!doctype html><html lang="en"><head><title>Port burns - Example Wire</title>
        <meta property="og:site_name" content="Example Wire"><meta name="author" content="Ann Lee">
        <meta property="article:published_time" content="2022-01-05T10:00:00Z"><style>p {{}}</style></head>
        <body class="has-sidebar"><nav><a href="/">Home</a> <a href="/w">World</a></nav>
        <article><h1>Port burns</h1><p class="byline">By Ann Lee</p>
        <figure><img src="x"><figcaption>The port at dawn.</figcaption></figure>
        <p>{PROSE}</p><p>{MORE}<script>var x = "hidden";</script></p><p style="display:none">secret</p>
        <div class="share-tools"><a href="#">Share on Facebook</a></div></article>
        <aside class="related"><a href="/2">Another story altogether</a></aside>
        <footer>Copyright Example Wire</footer></body></html>""",
    )
    assert report.text.split("\n\n") == [
        "Home World",
        "Port burns",
        "By Ann Lee",
        "The port at dawn.",
        PROSE,
        MORE,
        "Share on Facebook",
        "Another story altogether",
        "Copyright Example Wire",
    ]
    assert (report.outlet, report.headline, report.bylines) == ("Example Wire", "Port burns", ("Ann Lee",))
    assert (report.published.day, report.published.basis) == (date(2022, 1, 5), PublishedBasis.METADATA)
    assert zones(report, ZoneKind.BODY) == [PROSE, MORE]
    assert zones(report, ZoneKind.CAPTION) == ["The port at dawn."]
    assert zones(report, ZoneKind.HEADLINE) == ["Port burns"]
    assert len(zones(report, ZoneKind.FURNITURE)) == 4


def test_breaks_entities_and_right_to_left(tmp_path: Path) -> None:
    report = read(
        tmp_path, "<p>The <b>port</b>&nbsp;&amp; the&#8217;s<br>town</p><p>One.<br><br>Two.</p><div>שלום</div>"
    )
    assert report.text == "The port & the’s\ntown\n\nOne.\n\nTwo.\n\nשלום"


def test_declared_charset(tmp_path: Path) -> None:
    markup = f'<meta charset="windows-1251"><p>Полиция применила газ.</p><p>{PROSE}</p>'
    report = read(tmp_path, markup.encode("cp1251"))
    assert report.encoding == "cp1251"
    assert report.text.startswith("Полиция применила газ.")


def test_linked_data_dates_a_page(tmp_path: Path) -> None:
    data = (
        '{"@graph": [{"@type": "NewsArticle", "datePublished": "2022-01-05", "publisher": {"name": "Example Wire"}}]}'
    )
    report = read(tmp_path, f'<script type="application/ld+json">{data}</script><p>{PROSE}</p>')
    assert (report.published.day, report.outlet) == (date(2022, 1, 5), "Example Wire")


def test_a_page_without_a_date_has_none(tmp_path: Path) -> None:
    report = read(
        tmp_path,
        f"<p>{PROSE}</p><p>{MORE}</p><footer>© 2022</footer>"
        '<time datetime="2020-01-01"></time><time datetime="2021-01-01"></time>',
    )
    assert report.published.day is None


def test_news_in_a_box_with_a_menus_name_is_body(tmp_path: Path) -> None:
    report = read(tmp_path, f'<div class="comments-open share"><article><p>{PROSE}</p><p>{MORE}</p></article></div>')
    assert zones(report, ZoneKind.BODY) == [PROSE, MORE]


def test_deep_nesting_is_no_trouble(tmp_path: Path) -> None:
    report = read(tmp_path, "<div>" * 1500 + f"<p>{PROSE}</p>")
    assert PROSE in report.text


def test_broken_markup_is_read(tmp_path: Path) -> None:
    assert PROSE in read(tmp_path, f"<p>{PROSE}<p><b>{MORE}</i></table").text


def test_the_day_in_a_sites_header_is_not_that_of_the_report(tmp_path: Path) -> None:
    report = read(
        tmp_path,
        f"<header><div>Friday, January 7, 2022</div></header><main><h1>Port burns</h1><h2>Nine dead in one night</h2>"
        f"<div>By <a href='/a'>Ann Lee</a></div><div>Jan. 5, 2022, 10:15 a.m. ET</div><p>{PROSE}</p><p>{MORE}</p>"
        "</main>"
        f"<section><h2>More in World</h2><a href='/b'><h3>Twelve hurt in another town</h3></a></section>",
    )
    assert (report.published.day, report.published.basis) == (date(2022, 1, 5), PublishedBasis.TEXT)
    assert report.bylines == ("Ann Lee",)
    assert zones(report, ZoneKind.BODY) == ["Nine dead in one night", PROSE, MORE]
    assert zones(report, ZoneKind.FURNITURE)[-2:] == ["More in World", "Twelve hurt in another town"]


def test_an_old_page_of_line_breaks(tmp_path: Path) -> None:
    report = read(
        tmp_path,
        "<table><tr><td><a href='/'>Home</a><br><a href='/n'>News</a></td>"
        "<td><b>Port city burns</b><br>By Ann Lee<br><br>"
        f"PORT ELM, Jan. 5 (Example Wire) - {PROSE}<br><br>{MORE}</td></tr></table>",
    )
    assert report.headline == "Port city burns"
    assert report.bylines == ("Ann Lee",)
    assert report.dateline_place == "PORT ELM"
    assert zones(report, ZoneKind.BODY) == [PROSE, MORE]
    assert zones(report, ZoneKind.FURNITURE) == ["Home", "News"]
