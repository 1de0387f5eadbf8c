"""RSS and Atom as they are written, broken ones included."""

from __future__ import annotations

from datetime import date

import pytest

from dateline.errors import IngestError
from dateline.ingest.feeds import read_feed

RSS = b"""<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>Sample Wire</title>
<item><title>Police &amp; dead</title><link>https://wire.example/1</link><guid isPermaLink="false">one</guid>
<pubDate>Thu, 06 Jan 2022 02:00:00 +0600</pubDate><description>Short.</description>
<content:encoded><![CDATA[<p>First&nbsp;line.</p><p>Second <b>line</b>.</p><script>track()</script>]]></content:encoded>
</item>
<item><title>No text</title><guid>https://wire.example/2</guid></item><item></item></channel></rss>"""

ATOM = b"""<feed xmlns="http://www.w3.org/2005/Atom"><title>Other</title><entry><id>tag:x,1</id><title>Toll</title>
<link rel="self" href="/self"/><link href="/2"/><updated>2022-01-07T09:00:00Z</updated>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>One.</p><p>Two.</p></div></content></entry></feed>"""


def test_rss_gives_its_fullest_text_without_markup():
    title, (one, two) = read_feed(RSS)
    assert (title, one.title, one.address, one.id) == ("Sample Wire", "Police & dead", "https://wire.example/1", "one")
    assert one.text == "First line.\n\nSecond line."
    # The day that the feed writes, and not that of another zone.
    assert one.published == date(2022, 1, 6)
    assert (two.title, two.text, two.address, two.published) == ("No text", "", "https://wire.example/2", None)


def test_atom_links_are_counted_from_the_feed():
    _, (one,) = read_feed(ATOM, "https://other.example/feed")
    assert (one.address, one.text, one.published) == ("https://other.example/2", "One.\n\nTwo.", date(2022, 1, 7))


def test_a_broken_feed_is_read_as_far_as_it_goes():
    _, entries = read_feed(b"<rss><channel><item><title>A &eacute; & b</title></item><item><title>C</ti")
    assert entries[0].title.startswith("A \xe9")


def test_rdf_is_a_feed_and_a_page_is_none():
    rdf = b"""<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
    xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>Old</title></channel>
    <item><title>T</title><link>https://old.example/1</link><dc:date>2022-01-05</dc:date></item></rdf:RDF>"""
    title, (one,) = read_feed(rdf)
    assert (title, one.title, one.published) == ("Old", "T", date(2022, 1, 5))
    for data in (b"<html><body>page</body></html>", b"", b"nothing"):
        with pytest.raises(IngestError, match="is no feed"):
            read_feed(data, "https://x.example/")


def test_entities_name_no_files_and_do_not_grow(tmp_path):
    (tmp_path / "secret").write_text("the secret")
    bomb = f"""<!DOCTYPE rss [<!ENTITY x SYSTEM "file://{tmp_path}/secret"><!ENTITY a "aaaaaaaaaa">
    <!ENTITY b "&a;&a;&a;">]>
    <rss><channel><item><title>T &x; &b;</title></item></channel></rss>"""
    _, entries = read_feed(bomb.encode())
    assert all("secret" not in one.title and len(one.title) < 20 for one in entries)
