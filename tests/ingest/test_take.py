"""Files of every kind to reports; what cannot be read is skipped with its reason, and counts add up."""

from __future__ import annotations

import hashlib
import io
import json
import os
import zipfile
from datetime import date
from pathlib import Path

import pytest

from dateline.errors import IngestError, UsageError
from dateline.ingest import item as limits
from dateline.ingest import read_dates, take
from dateline.model.report import Report, Skipped
from dateline.model.vocabulary import PublishedBasis, ZoneKind

PROSE = "Police in the northern port fired tear gas at a crowd of several hundred dock workers on Tuesday night."
MORE = "The crowd left before midnight, two residents said, and the gates of the harbour were closed until morning."


def one(path: Path, **options: object) -> Report:
    (report,) = take(path, **options)  # type: ignore[arg-type]
    assert isinstance(report, Report), report
    return report


def skipped(path: Path) -> str:
    (found,) = take(path)
    assert isinstance(found, Skipped), found
    assert "\n" not in found.reason
    return found.reason


def write(path: Path, data: bytes | str) -> Path:
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    return path


def test_a_text_file_is_kept_to_the_byte(tmp_path: Path) -> None:
    data = f"{PROSE}\r\n\r\n{MORE}\r".encode()
    report = one(write(tmp_path / "a.txt", data))
    assert report.text.encode() == data
    assert report.name == "a.txt"
    assert report.encoding == "utf-8"
    assert report.bytes_sha256 == hashlib.sha256(data).hexdigest()
    assert report.published.basis is PublishedBasis.UNKNOWN


def test_a_byte_order_mark_stays_so_that_offsets_are_those_of_utf_8(tmp_path: Path) -> None:
    report = one(write(tmp_path / "a.txt", b"\xef\xbb\xbf" + PROSE.encode()))
    assert report.text == "\ufeff" + PROSE
    assert report.zones[0].span.start == 1


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        ("Le préfet a été tué".encode("utf-16"), "utf-16"),
        (b"The mayor \x96 who denies it \x96 said \x93no\x94. " + PROSE.encode(), "cp1252"),
    ],
)
def test_encodings(tmp_path: Path, data: bytes, encoding: str) -> None:
    report = one(write(tmp_path / "a.txt", data))
    assert report.encoding == encoding
    assert report.text == data.decode(encoding)


def test_old_russian_text_is_read(tmp_path: Path) -> None:
    text = (
        "Полиция применила слезоточивый газ против толпы рабочих порта во вторник ночью, сообщили жители города. " * 3
    )
    report = one(write(tmp_path / "a.txt", text.encode("cp1251")))
    assert (report.text, report.language) == (text, "ru")


@pytest.mark.parametrize(
    ("name", "data", "why"),
    [
        ("a.txt", b"", "empty"),
        ("a.txt", b" \r\n\t", "empty"),
        ("a.txt", b"%PDF-1.7 ...", "binary"),
        ("a.txt", b"abc\0def", "binary"),
        ("a.txt", "préfet à Évry, hôpital fermé".encode() + b"\xff" + PROSE.encode(), "broken UTF-8 at byte 33"),
        ("a.docx", b"PK\x03\x04", "unknown type (.docx)"),
        ("README", b"words", "unknown type (a name without an ending)"),
        ("a.json", b"{broken", "broken JSON"),
        ("a.json", b"[]", "no reports"),
        ("a.json", b'{"title": "x"}', "no text"),
        ("a.html", b"<html><script>1</script></html>", "shows no text"),
        ("a.csv", b"name,size\nx,1\n", "no column with text among name, size"),
        ("a.csv", b"file,date\nx,2022-01-01\n", "a table of dates"),
        ("a.zip", b"no zip", "broken archive"),
        ("b.meta.json", b"{}", "metadata without its report"),
    ],
)
def test_what_cannot_be_read_is_skipped_with_its_reason(tmp_path: Path, name: str, data: bytes, why: str) -> None:
    assert why in skipped(write(tmp_path / name, data))


def test_a_large_file_is_not_read_into_memory(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    with path.open("wb") as stream:
        stream.truncate(limits.LIMIT + 1)  # sparse: no byte is on disk
    assert "over 100 MB" in skipped(path)


def test_missing_file_and_pattern() -> None:
    found = list(take(["no-such-file.txt", "no-such-*.txt"]))
    assert [type(entry) for entry in found] == [Skipped, Skipped]


@pytest.mark.skipif(os.getuid() == 0, reason="root may read everything")
def test_no_permission(tmp_path: Path) -> None:
    path = write(tmp_path / "a.txt", PROSE)
    path.chmod(0)
    assert "cannot be read" in skipped(path)


def test_a_folder_is_read_in_order_without_hidden_files(tmp_path: Path) -> None:
    (tmp_path / "b" / ".git").mkdir(parents=True)
    for name in ("b/2.txt", "b/1.txt", "a.txt", ".hidden.txt", "b/.git/x.txt"):
        write(tmp_path / name, PROSE)
    write(tmp_path / "b/3.pdf", b"%PDF")
    assert [entry.name for entry in take(tmp_path)] == ["a.txt", "b/1.txt", "b/2.txt", "b/3.pdf"]


def test_an_empty_folder_is_said_to_be_one(tmp_path: Path) -> None:
    assert "nothing in this folder" in skipped(tmp_path)


def test_a_loop_of_links_ends(tmp_path: Path) -> None:
    write(tmp_path / "a.txt", PROSE)
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub" / "loop").symlink_to(tmp_path, target_is_directory=True)
    (tmp_path / "dead.txt").symlink_to(tmp_path / "nowhere")
    found = {entry.name: type(entry) for entry in take(tmp_path)}
    assert found == {"a.txt": Report, "dead.txt": Skipped, "sub/loop": Skipped}


def test_a_glob(tmp_path: Path) -> None:
    (tmp_path / "sub").mkdir()
    for name in ("b.txt", "a.txt", "c.md", "sub/d.txt"):
        write(tmp_path / name, PROSE)
    assert [entry.name for entry in take(f"{tmp_path}/*.txt")] == ["a.txt", "b.txt"]
    assert [entry.name for entry in take(f"{tmp_path}/**/*.txt")] == ["a.txt", "b.txt", "d.txt"]


def test_standard_input() -> None:
    (report,) = take("-", stdin=io.BytesIO(PROSE.encode()))
    assert isinstance(report, Report)
    assert (report.name, report.text) == ("stdin", PROSE)
    with pytest.raises(UsageError):
        take("-")


def test_json_lines_go_on_after_a_broken_line(tmp_path: Path) -> None:
    lines = [
        json.dumps({"id": "x1", "text": PROSE, "title": "Port burns", "date": "2022-01-05", "source": "Example Wire"})
    ]
    lines += ["{broken", json.dumps({"body": MORE, "url": "https://example.org/2", "author": "Ann Lee and Jo Roe"}), ""]
    first, second, third = take(write(tmp_path / "a.jsonl", "\n".join(lines)))
    assert isinstance(first, Report)
    assert (first.name, first.outlet, first.headline) == ("x1", "Example Wire", "Port burns")
    assert (first.published.day, first.published.basis) == (date(2022, 1, 5), PublishedBasis.METADATA)
    assert first.text == PROSE
    assert isinstance(second, Skipped)
    assert second.name == "a.jsonl:2"
    assert isinstance(third, Report)
    assert (third.name, third.address, third.bylines) == (
        "https://example.org/2",
        "https://example.org/2",
        ("Ann Lee", "Jo Roe"),
    )


def test_a_title_beside_the_text_never_moves_an_offset(tmp_path: Path) -> None:
    report = one(write(tmp_path / "a.json", json.dumps({"text": f" {PROSE}\n", "title": "Port burns"})))
    assert (report.text, report.headline) == (f" {PROSE}\n", "Port burns")


def test_half_a_surrogate_pair_is_broken_text(tmp_path: Path) -> None:
    assert "broken text" in skipped(write(tmp_path / "a.json", '{"text": "An \\ud83d ambulance came to the port."}'))
    assert "\U0001f691" in one(write(tmp_path / "b.json", '{"text": "An \\ud83d\\ude91 came to the port."}')).text


def test_a_list_in_json(tmp_path: Path) -> None:
    data = {"articles": [{"content": PROSE}, {"content": MORE, "source": {"name": "Example Wire"}}, 7]}
    first, second, third = take(write(tmp_path / "a.json", json.dumps(data)))
    assert (first.name, second.name, third.name) == ("a.json#1", "a.json#2", "a.json#3")
    assert isinstance(second, Report)
    assert second.outlet == "Example Wire"
    assert isinstance(third, Skipped)


def test_a_table_of_reports(tmp_path: Path) -> None:
    rows = f'id,date,text\nx,2022-01-05,"{PROSE}\n\n{MORE}"\ny,,\nz,2022-01-06,"{MORE}"\n'
    first, second, third = take(write(tmp_path / "a.csv", rows))
    assert isinstance(first, Report)
    assert (first.name, first.text, first.published.day) == ("x", f"{PROSE}\n\n{MORE}", date(2022, 1, 5))
    assert isinstance(second, Skipped)
    assert second.name == "a.csv:5"
    assert third.name == "z"


def test_a_sidecar_describes_its_report(tmp_path: Path) -> None:
    path = write(tmp_path / "a.txt", PROSE)
    write(
        tmp_path / "a.meta.json",
        json.dumps({"published": "2022-01-05", "outlet": "Example Wire", "title": "Port burns"}),
    )
    (report,) = take(tmp_path)
    assert isinstance(report, Report)
    assert (report.outlet, report.headline, report.text) == ("Example Wire", "Port burns", PROSE)
    assert report.published.day == date(2022, 1, 5)
    assert report.address == path.as_posix()


def test_front_matter_of_markdown_is_metadata(tmp_path: Path) -> None:
    text = f"---\ntitle: Port burns\ndate: 2022-01-05\n---\n\n# Port burns\n\n{PROSE}\n"
    report = one(write(tmp_path / "a.md", text))
    assert (report.text, report.headline, report.published.day) == (text, "Port burns", date(2022, 1, 5))
    assert [z.span.of(text) for z in report.zones if z.kind is ZoneKind.HEADLINE] == ["# Port burns"]
    assert [z.span.of(text) for z in report.zones if z.kind is ZoneKind.BODY] == [PROSE]


def test_order_of_dates(tmp_path: Path) -> None:
    path = write(tmp_path / "a.txt", f"Published: 4 January 2022\n{PROSE}")
    table = write(tmp_path / "dates.csv", "file,date\na.txt,2022-01-02\n")
    side = write(tmp_path / "a.meta.json", '{"published": "2022-01-03"}')
    os.utime(path, (0, 0))

    def found(**options: object) -> tuple[date | None, PublishedBasis]:
        published = one(path, **options).published
        return published.day, published.basis

    assert found(dates=table, published=date(2022, 1, 1)) == (date(2022, 1, 1), PublishedBasis.GIVEN)
    assert found(dates=table) == (date(2022, 1, 2), PublishedBasis.TABLE)
    assert found() == (date(2022, 1, 3), PublishedBasis.METADATA)
    side.unlink()
    assert found(trust_file_dates=True) == (date(2022, 1, 4), PublishedBasis.TEXT)
    write(path, PROSE)
    os.utime(path, (0, 0))
    assert found(trust_file_dates=True) == (date(1970, 1, 1), PublishedBasis.FILE)
    assert found() == (None, PublishedBasis.UNKNOWN)


def test_the_table_of_dates_is_no_report_of_its_folder(tmp_path: Path) -> None:
    write(tmp_path / "a.txt", PROSE)
    table = write(tmp_path / "dates.csv", "file,date\na.txt,2022-01-02\n")
    assert [entry.name for entry in take(tmp_path, dates=table)] == ["a.txt"]


def test_a_date_that_cannot_be_read_names_its_line(tmp_path: Path) -> None:
    table = write(tmp_path / "dates.csv", "file,date\na.txt,\nb.txt,2022-01-02\nc.txt,03/04/2022\n")
    with pytest.raises(IngestError, match=r"dates.csv:4: '03/04/2022'"):
        read_dates(table)
    with pytest.raises(IngestError, match="needs a column"):
        take([], dates=write(tmp_path / "x.csv", "a,b\n1,2\n"))


def archive(path: Path, **members: bytes | str) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, data in members.items():
            packed.writestr(name, data)
    return path


def test_an_archive(tmp_path: Path) -> None:
    members: dict[str, bytes | str] = {
        "r/b.txt": PROSE,
        "r/b.meta.json": '{"published": "2022-01-05"}',
        "r/a.txt": MORE,
        "r/.x.txt": PROSE,
        "r/c.exe": b"MZ",
        "r/d.zip": b"PK",
        "../e.txt": PROSE,
        "/f.txt": PROSE,
    }
    found = {entry.name: entry for entry in take(archive(tmp_path / "a.zip", **members))}
    kinds = {name: type(entry) for name, entry in found.items()}
    assert kinds == {
        "a.zip/r/a.txt": Report,
        "a.zip/r/b.txt": Report,
        "a.zip/r/c.exe": Skipped,
        "a.zip/r/d.zip": Skipped,
        "a.zip/../e.txt": Skipped,
        "a.zip//f.txt": Skipped,
    }
    report = found["a.zip/r/b.txt"]
    assert isinstance(report, Report)
    assert report.published.day == date(2022, 1, 5)


def test_a_bomb_is_not_unpacked(tmp_path: Path) -> None:
    path = archive(tmp_path / "a.zip", **{"a.txt": b"a" * 20_000_000, "b.txt": PROSE})
    first, second = take(path)
    assert isinstance(first, Skipped)
    assert "unpacks to far more" in first.reason
    assert isinstance(second, Report)


def test_the_outlet_given_is_for_reports_that_name_none(tmp_path: Path) -> None:
    assert one(write(tmp_path / "a.txt", PROSE), outlet="Example Wire").outlet == "Example Wire"
    write(tmp_path / "a.meta.json", '{"outlet": "Sample Gazette"}')
    assert one(tmp_path / "a.txt", outlet="Example Wire").outlet == "Sample Gazette"


def test_a_record_among_the_reports_is_passed_over(tmp_path: Path) -> None:
    write(tmp_path / "a.txt", PROSE)
    write(tmp_path / "kaz.dateline", b"SQLite format 3\x00")
    write(tmp_path / "kaz.dateline-wal", b"x")
    assert [item.name for item in take(tmp_path)] == ["a.txt"]
