"""What crawls come as: web archives, Parquet, packed lines, addresses. Damage is named and costs nothing else."""

from __future__ import annotations

import gzip
import hashlib
import json
import sys
from base64 import b32encode
from datetime import date
from pathlib import Path

import pytest

from dateline.ingest import take
from dateline.model.report import Report, Skipped
from dateline.model.vocabulary import PublishedBasis

PROSE = "Police in the northern port fired tear gas at a crowd of several hundred dock workers on Tuesday night."
MORE = "The crowd left before midnight, two residents said, and the gates of the harbour were closed until morning."


def page(number: int) -> bytes:
    return f"<html><body><p>{PROSE}</p><p>{MORE} Page {number}.</p></body></html>".encode()


def record(
    number: int,
    body: bytes | None = None,
    *,
    kind: str = "response",
    status: str = "200 OK",
    media: str = "text/html; charset=utf-8",
    head: str = "",
    digest: str = "",
) -> bytes:
    body = page(number) if body is None else body
    if kind == "response":
        body = f"HTTP/1.1 {status}\r\nContent-Type: {media}\r\n\r\n".encode() + body
        media = "application/http; msgtype=response"
    if digest:
        made = b32encode(hashlib.sha1(digest.encode() if digest != "right" else body).digest()).decode()
        head += f"WARC-Block-Digest: sha1:{made}\r\n"
    lines = (
        f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: https://port.example/{number}\r\n"
        f"WARC-Date: 2022-01-06T10:00:00Z\r\nWARC-Record-ID: <urn:uuid:{number}>\r\nContent-Type: {media}\r\n"
        f"{head}Content-Length: {len(body)}\r\n\r\n"
    )
    return lines.encode() + body + b"\r\n\r\n"


def warc(folder: Path, *records: bytes, packed: bool = False, cut: int = 0) -> Path:
    path = folder / ("crawl.warc.gz" if packed else "crawl.warc")
    data = b"".join(gzip.compress(one) if packed else one for one in records)
    path.write_bytes(data[: len(data) - cut])
    return path


def split(path: Path | str, **how: object) -> tuple[list[Report], list[Skipped]]:
    met = list(take(path, **how))  # type: ignore[arg-type]
    return [one for one in met if isinstance(one, Report)], [one for one in met if isinstance(one, Skipped)]


@pytest.fixture
def fastwarc() -> None:
    pytest.importorskip("fastwarc", reason="reading WARC needs FastWARC: pip install 'dateline[crawl]'")


@pytest.mark.usefixtures("fastwarc")
class TestArchives:
    @pytest.mark.parametrize("packed", [False, True])
    def test_each_page_is_a_report_under_its_address(self, tmp_path: Path, packed: bool) -> None:
        path = warc(tmp_path, *(record(n) for n in range(3)), packed=packed)
        reports, skipped = split(path)
        assert [one.name for one in reports] == [f"https://port.example/{n}" for n in range(3)]
        assert [one.address for one in reports] == [one.name for one in reports]
        assert "Page 2." in reports[2].text
        assert not skipped

    def test_the_day_of_the_crawl_is_no_day_of_publication_unless_it_is_trusted(self, tmp_path: Path) -> None:
        path = warc(tmp_path, record(1))
        assert split(path)[0][0].published.day is None
        (report,) = split(path, trust_file_dates=True)[0]
        assert (report.published.day, report.published.basis) == (date(2022, 1, 6), PublishedBasis.FILE)

    def test_plain_text_that_was_converted_is_a_report(self, tmp_path: Path) -> None:
        path = warc(tmp_path, record(1, PROSE.encode(), kind="conversion", media="text/plain"))
        assert [one.text for one in split(path)[0]] == [PROSE]

    def test_the_charset_that_the_server_told_is_taken(self, tmp_path: Path) -> None:
        body = f"<html><body><p>{PROSE} Rotkäppchen said so.</p></body></html>".encode("latin-1")
        (report,) = split(warc(tmp_path, record(1, body, media="text/html; charset=iso-8859-1")))[0]
        assert "Rotkäppchen" in report.text

    def test_what_is_no_page_is_counted_by_its_reason(self, tmp_path: Path) -> None:
        pictures = [record(n, b"\x89PNG", media="image/png") for n in range(3)]
        gone = record(7, b"gone", status="404 Not Found")
        asked = record(8, b"GET /", kind="request", media="application/http")
        reports, skipped = split(warc(tmp_path, asked, *pictures, gone, record(9)))
        assert [one.name for one in reports] == ["https://port.example/9"]
        assert [one.reason for one in skipped] == [
            "1 x answered with status 404; nothing to do",
            "3 x no text but image/png; nothing to do",
        ]

    @pytest.mark.parametrize(("packed", "cut"), [(False, 60), (True, 60)])
    def test_a_file_that_was_cut_off_names_its_last_record(self, tmp_path: Path, packed: bool, cut: int) -> None:
        reports, skipped = split(warc(tmp_path, *(record(n) for n in range(3)), packed=packed, cut=cut))
        assert [one.name for one in reports] == ["https://port.example/0", "https://port.example/1"]
        (only,) = skipped
        assert only.reason.startswith("truncated record")

    def test_a_file_cut_off_within_a_head_names_the_place(self, tmp_path: Path) -> None:
        first, second = record(0), record(1)
        _, skipped = split(warc(tmp_path, first, second, cut=len(second) - 60))
        assert [one.name for one in skipped] == [f"crawl.warc@{len(first)}"]
        assert skipped[0].reason.startswith("truncated record")

    def test_damaged_bytes_cost_their_own_record_only(self, tmp_path: Path) -> None:
        packed = [gzip.compress(record(n)) for n in range(4)]
        packed[1] = packed[1][:-60] + b"\0" * 40 + packed[1][-20:]
        path = tmp_path / "crawl.warc.gz"
        path.write_bytes(b"".join(packed))
        reports, skipped = split(path)
        assert [one.name[-1] for one in reports] == ["0", "2", "3"]
        assert [one.name for one in skipped] == [f"crawl.warc.gz@{len(packed[0])}"]
        assert skipped[0].reason.startswith("broken record")

    def test_a_record_of_which_nothing_is_left_is_told_by_the_one_before(self, tmp_path: Path) -> None:
        packed = [gzip.compress(record(n)) for n in range(4)]
        packed[2] = b"\0" * len(packed[2])
        path = tmp_path / "crawl.warc.gz"
        path.write_bytes(b"".join(packed))
        reports, skipped = split(path)
        assert [one.name[-1] for one in reports] == ["0", "1", "3"]
        assert [one.name for one in skipped] == [f"crawl.warc.gz@{len(packed[0])}"]

    def test_what_stands_between_two_records_costs_neither(self, tmp_path: Path) -> None:
        reports, skipped = split(warc(tmp_path, record(0), b"not a record at all\r\n\r\n", record(1), record(2)))
        assert [one.name[-1] for one in reports] == ["0", "1", "2"]
        assert [one.reason.partition(":")[0] for one in skipped] == ["broken record"]

    def test_a_length_that_is_too_long_swallows_no_other_record(self, tmp_path: Path) -> None:
        lying = record(0).replace(b"Content-Length: ", b"Content-Length: 9", 1)
        reports, skipped = split(warc(tmp_path, lying, record(1), record(2)))
        assert [one.name[-1] for one in reports] == ["1", "2"]
        assert [one.name for one in skipped] == ["https://port.example/0"]

    def test_a_record_whose_digest_does_not_fit_is_not_read(self, tmp_path: Path) -> None:
        path = warc(tmp_path, record(0, digest="right"), record(1, digest="another text"))
        reports, skipped = split(path)
        assert [one.name[-1] for one in reports] == ["0"]
        assert "digest" in skipped[0].reason

    def test_a_page_that_the_crawler_cut_is_named(self, tmp_path: Path) -> None:
        _, (skipped,) = split(warc(tmp_path, record(0, head="WARC-Truncated: length\r\n")))
        assert skipped.reason.startswith("truncated record")

    def test_what_is_no_archive_says_so(self, tmp_path: Path) -> None:
        path = tmp_path / "x.warc"
        path.write_bytes(b"only words, " * 100)
        assert "no WARC record" in split(path)[1][0].reason


def test_rows_of_parquet_are_reports_as_rows_of_a_table_are(tmp_path: Path) -> None:
    pa = pytest.importorskip("pyarrow", reason="reading Parquet needs PyArrow: pip install 'dateline[crawl]'")
    from pyarrow import parquet

    rows = [{"id": "a", "Text": PROSE, "date": date(2022, 1, 6), "vector": [1.0]}, {"id": "b", "Text": None}]
    parquet.write_table(pa.Table.from_pylist(rows), tmp_path / "x.parquet")
    reports, skipped = split(tmp_path / "x.parquet")
    assert [(one.name, one.text, one.published.day) for one in reports] == [("a", PROSE, date(2022, 1, 6))]
    assert [one.name for one in skipped] == ["x.parquet#2"]


def test_a_parquet_file_that_is_broken_or_has_no_text_says_so(tmp_path: Path) -> None:
    pa = pytest.importorskip("pyarrow")
    from pyarrow import parquet

    (tmp_path / "a.parquet").write_bytes(b"PAR1 and nothing")
    parquet.write_table(pa.table({"x": [1]}), tmp_path / "b.parquet")
    _, (broken, other) = split(tmp_path)
    assert "broken" in broken.reason
    assert "no column with text" in other.reason


def test_packed_lines_are_read_up_to_where_they_were_cut(tmp_path: Path) -> None:
    odd = [hashlib.sha256(b"%d" % n).hexdigest() for n in range(60)]
    lines = "".join(json.dumps({"id": str(n), "text": f"{PROSE} {words}"}) + "\n" for n, words in enumerate(odd))
    data = gzip.compress(lines.encode())
    (tmp_path / "whole.jsonl.gz").write_bytes(data)
    (tmp_path / "cut.jsonl.gz").write_bytes(data[: len(data) // 2])
    assert len(split(tmp_path / "whole.jsonl.gz")[0]) == 60
    reports, (skipped,) = split(tmp_path / "cut.jsonl.gz")
    assert 0 < len(reports) < 60
    assert skipped.name == f"cut.jsonl.gz:{len(reports) + 1}"
    assert "truncated" in skipped.reason


def test_a_broken_line_costs_itself_only(tmp_path: Path) -> None:
    good = json.dumps({"text": PROSE}).encode()
    (tmp_path / "x.jsonl.gz").write_bytes(gzip.compress(good + b"\n{broken\n\xff\xfe\n" + good))
    reports, skipped = split(tmp_path / "x.jsonl.gz")
    assert len(reports) == 2
    assert [one.name for one in skipped] == ["x.jsonl.gz:2", "x.jsonl.gz:3"]


def test_lines_too_large_to_be_held_are_read_as_small_ones_are(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "x.jsonl"
    path.write_text("".join(json.dumps({"id": str(n), "text": f"{PROSE} {n}"}) + "\n" for n in range(9)))
    held = [(one.name, one.key, one.text, one.address) for one in split(path)[0]]
    monkeypatch.setattr(sys.modules[take.__module__], "LIMIT", 100)
    assert [(one.name, one.key, one.text, one.address) for one in split(path)[0]] == held


def test_addresses_are_opened_through_fsspec() -> None:
    fsspec = pytest.importorskip("fsspec", reason="addresses need fsspec: pip install 'dateline[crawl]'")
    base = fsspec.filesystem("memory")
    base.pipe_file("/store/a/x.jsonl", json.dumps({"id": "one", "text": PROSE}).encode())
    base.pipe_file("/store/a/y.txt", MORE.encode())
    assert sorted(one.name for one in split("memory://store/a")[0]) == ["one", "y.txt"]
    assert [one.address for one in split("memory://store/a/*.txt")[0]] == ["memory:///store/a/y.txt"]
    assert "nothing there" in split("memory://store/b.jsonl")[1][0].reason


def test_an_address_that_nothing_can_open_is_named() -> None:
    pytest.importorskip("fsspec")
    _, (skipped,) = split("nosuch://place/x.jsonl")
    assert skipped.name == "nosuch://place/x.jsonl"
